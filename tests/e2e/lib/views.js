// The pallets' view functions, by name, with arguments and answers typed by the metadata.

import { compactToU8a, hexToU8a, u8aConcat } from '@polkadot/util';

const CALL = 'RuntimeViewFunction_execute_view_function';

/**
 * The view functions of a pallet, as the metadata lists them.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {string} pallet
 * @returns {any[]}
 */
export function viewFunctions(api, pallet) {
	const found = api.runtimeMetadata.asLatest.pallets.find(({ name }) => name.toString() === pallet);
	if (!found) throw new Error(`there is no pallet ${pallet}`);
	return [.../** @type {any} */ (found).viewFunctions];
}

/**
 * Asks a view function.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {string} pallet
 * @param {string} name as in the runtime, `statute_in_force`
 * @param {...unknown} args
 * @returns {Promise<any>}
 */
export async function view(api, pallet, name, ...args) {
	const all = viewFunctions(api, pallet);
	const wanted = all.find((candidate) => candidate.name.toString() === name);
	if (!wanted) {
		const names = all.map((candidate) => candidate.name.toString()).join(', ');
		throw new Error(`${pallet} has no view function ${name}; it has: ${names}`);
	}
	const { registry } = api;
	const inputs = [...wanted.inputs];
	if (inputs.length !== args.length) {
		throw new Error(`${pallet}.${name} takes ${inputs.map((input) => input.name).join(', ') || 'nothing'}`);
	}
	const input = u8aConcat(
		...inputs.map(({ type }, i) =>
			registry.createType(/** @type {any} */ (registry.createLookupType(type)), args[i]).toU8a(),
		),
	);
	const answer = await api.rpc.state.call(
		CALL,
		`0x${Buffer.from(u8aConcat(wanted.id.toU8a(), compactToU8a(input.length), input)).toString('hex')}`,
	);
	const [failed, ...bytes] = hexToU8a(answer.toHex());
	if (failed) throw new Error(`${pallet}.${name} could not be asked: error ${bytes[0]}`);
	const output = registry.createType('Bytes', Uint8Array.from(bytes)).toU8a(true);
	return registry.createType(/** @type {any} */ (registry.createLookupType(wanted.output)), output);
}
