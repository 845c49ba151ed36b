// Values of any type that the metadata describes, as bytes: made from the types alone, so that a call which is added
// tomorrow is tested tomorrow, with arguments of every shape.

import { bnToU8a, compactToU8a, stringToU8a, u8aConcat } from '@polkadot/util';

/** Deepest nesting of calls in calls, and of variants that carry data. */
const DEPTH = 12;

/**
 * A small generator of numbers that are the same in every run.
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function numbers(seed) {
	let state = seed >>> 0 || 1;
	return (below) => {
		// xorshift32
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state % below;
	};
}

const WIDTHS = /** @type {Record<string, number>} */ ({
	U8: 1,
	U16: 2,
	U32: 4,
	U64: 8,
	U128: 16,
	U256: 32,
	I8: 1,
	I16: 2,
	I32: 4,
	I64: 8,
	I128: 16,
	I256: 32,
});

/**
 * The bytes of some value of a type.
 *
 * @param {any} registry
 * @param {any} typeId
 * @param {(below: number) => number} random
 * @param {number} [depth]
 * @returns {Uint8Array}
 */
export function someValue(registry, typeId, random, depth = 0) {
	const type = registry.lookup.getSiType(typeId);
	const { def } = type;
	const path = type.path.map((part) => part.toString());
	const inner = (/** @type {any} */ id) => someValue(registry, id, random, depth + 1);
	const several = (/** @type {any} */ id, /** @type {number} */ count) =>
		u8aConcat(...Array.from({ length: count }, () => inner(id)));

	if (path.at(-1) === 'RuntimeCall') return remark(registry);
	if (def.isComposite) return u8aConcat(...def.asComposite.fields.map((field) => inner(field.type)));
	if (def.isTuple) return u8aConcat(...def.asTuple.map(inner));
	if (def.isArray) return several(def.asArray.type, def.asArray.len.toNumber());
	if (def.isSequence) {
		const count = depth > DEPTH ? 0 : random(4);
		return u8aConcat(compactToU8a(count), several(def.asSequence.type, count));
	}
	if (def.isVariant) {
		const { variants } = def.asVariant;
		// Deep inside, the variant that carries least.
		const shallow = [...variants].sort((a, b) => a.fields.length - b.fields.length)[0];
		// An address is an account's; the other ways to name one are not used here.
		const account = path.at(-1) === 'MultiAddress' && variants.find((one) => one.name.toString() === 'Id');
		const chosen = account || (depth > DEPTH ? shallow : variants[random(variants.length)]);
		return u8aConcat(
			Uint8Array.of(chosen.index.toNumber()),
			...chosen.fields.map((field) => inner(field.type)),
		);
	}
	// Below a thousand: a weight beyond a block's is refused whatever the signature.
	if (def.isCompact) return compactToU8a(random(1000));
	if (def.isPrimitive) {
		const name = def.asPrimitive.type;
		if (name === 'Bool') return Uint8Array.of(random(2));
		if (name === 'Str') return u8aConcat(compactToU8a(5), stringToU8a('value'));
		if (WIDTHS[name] === 1) return Uint8Array.of(random(128));
		if (WIDTHS[name]) return bnToU8a(random(1000), { bitLength: WIDTHS[name] * 8, isLe: true });
	}
	throw new Error(`no values are made of the type ${path.join('::') || def.type}`);
}

/**
 * A call in a call: the remark "ok".
 *
 * @param {any} registry
 */
function remark(registry) {
	const system = registry.metadata.pallets.find((/** @type {any} */ one) => one.name.toString() === 'System');
	const { variants } = registry.lookup.getSiType(system.calls.unwrap().type).def.asVariant;
	const call = variants.find((/** @type {any} */ one) => one.name.toString() === 'remark');
	return u8aConcat(
		Uint8Array.of(system.index.toNumber(), call.index.toNumber()),
		compactToU8a(2),
		stringToU8a('ok'),
	);
}

/**
 * Every call of a pallet as the wallet builds it, with arguments of some value.
 *
 * @param {any} api
 * @param {string} pallet
 * @param {number} [seed]
 * @returns {{ name: string, bytes: Uint8Array, call: any }[]}
 */
export function everyCall(api, pallet, seed = 7) {
	const random = numbers(seed);
	const { registry } = api;
	const found = registry.metadata.pallets.find((/** @type {any} */ p) => p.name.toString() === pallet);
	if (!found) throw new Error(`there is no pallet ${pallet}`);
	const { variants } = registry.lookup.getSiType(found.calls.unwrap().type).def.asVariant;
	return [...variants].map((variant) => {
		const bytes = u8aConcat(
			Uint8Array.of(found.index.toNumber(), variant.index.toNumber()),
			...variant.fields.map((/** @type {any} */ field) => someValue(registry, field.type, random)),
		);
		return { name: `${pallet}.${variant.name}`, bytes, call: api.tx(registry.createType('Call', bytes)) };
	});
}
