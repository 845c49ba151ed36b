// The polkadot{.js} extension without a browser: a page hands it a payload, it signs with nothing but what a page can
// give it. The steps are those of the extension's `Extension.ts` (`signingApprovePassword`), `RequestExtrinsicSign.ts`
// and `metadataExpand`.

import { Metadata, TypeRegistry } from '@polkadot/types';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { base64Decode, base64Encode, signatureVerify } from '@polkadot/util-crypto';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('@polkadot/types/types').SignerPayloadJSON} Payload */

/**
 * What a page passes to the extension when the member agrees to "update metadata".
 *
 * @param {any} api
 */
export const injectedMetadata = (api) => ({
	genesisHash: api.genesisHash.toHex(),
	metaCalls: base64Encode(api.runtimeMetadata.asCallsOnly.toU8a()),
	ss58Format: api.registry.chainSS58,
	tokenDecimals: api.registry.chainDecimals[0],
	tokenSymbol: api.registry.chainTokens[0],
	types: {},
	userExtensions: {},
});

/**
 * @param {ReturnType<typeof injectedMetadata>} [known] metadata that the member has accepted; without it, the extension
 *   knows only the payload
 */
function registryFor(known) {
	const registry = new TypeRegistry();
	if (!known) return registry;
	registry.register(known.types);
	registry.setChainProperties(
		/** @type {any} */ (
			registry.createType('ChainProperties', {
				ss58Format: known.ss58Format,
				tokenDecimals: known.tokenDecimals,
				tokenSymbol: known.tokenSymbol,
			})
		),
	);
	const metadata = new Metadata(registry, base64Decode(known.metaCalls));
	registry.setMetadata(metadata, undefined, known.userExtensions);
	return registry;
}

/**
 * The extension as `@polkadot/api` sees it, for an account that it keeps.
 *
 * @param {Person} pair
 * @param {ReturnType<typeof injectedMetadata>} [known]
 */
export function extension(pair, known) {
	let id = 0;
	const registry = registryFor(known);
	return {
		/** What it has shown to the member, last. @type {any} */
		shown: undefined,
		/** What it was asked to sign, last. @type {Payload | undefined} */
		payload: undefined,
		/** @param {Payload} payload */
		async signPayload(payload) {
			if (payload.address !== pair.address) throw new Error(`no account ${payload.address} in this wallet`);
			this.payload = payload;
			registry.setSignedExtensions(payload.signedExtensions, known?.userExtensions);
			// The member reads the call before he agrees.
			if (known) this.shown = registry.createType('Call', payload.method).toHuman();
			return {
				id: ++id,
				...registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(pair),
			};
		},
	};
}

/**
 * Whether the signature in a transaction is the account's, over what the chain expects to have been signed.
 *
 * @param {any} api
 * @param {any} tx signed
 * @param {Payload} payload what the wallet was asked to sign
 */
export function isSigned(api, tx, payload) {
	const signed = api.registry
		.createType('ExtrinsicPayload', payload, { version: payload.version })
		.toU8a({ method: true });
	// The other form in which a page can ask for a signature, as plain bytes.
	const { runtimeVersion } = api;
	const raw = api.registry
		.createType('SignerPayload', { ...payload, method: tx.method, runtimeVersion })
		.toRaw();
	if (raw.data !== u8aToHex(signed)) return false;
	// What is longer is hashed first.
	const message = signed.length > 256 ? api.registry.hash(signed) : signed;
	return signatureVerify(message, tx.signature.toU8a(), payload.address).isValid;
}

/**
 * What the node's own validation says of a signed transaction. It checks the signature as a block would, and does not
 * run the call.
 *
 * @param {any} api
 * @param {any} tx
 */
export async function validity(api, tx) {
	const external = Uint8Array.of(2);
	const at = await api.rpc.chain.getBlockHash();
	const input = u8aToHex(u8aConcat(external, tx.toU8a(), at.toU8a()));
	const answer = await api.rpc.state.call('TaggedTransactionQueue_validate_transaction', input);
	return api.registry.createType('TransactionValidity', answer.toU8a(true));
}
