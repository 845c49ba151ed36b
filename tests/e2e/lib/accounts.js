// People with fresh keys. No test uses an account that another one has used.

import { Keyring } from '@polkadot/keyring';
import { mnemonicGenerate } from '@polkadot/util-crypto';
import { send } from './chain.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/** The development chain's rich account, which pays everybody's fees here and does nothing else. */
export const alice = () => keyring.createFromUri('//Alice', { name: 'Alice' });

/**
 * Somebody who has just made an account in a wallet.
 *
 * @param {string} name
 * @returns {Person}
 */
export const person = (name) => keyring.createFromUri(mnemonicGenerate(), { name });

/** @param {Person} who */
export const nameOf = (who) => String(who.meta.name ?? who.address);

/**
 * Fresh accounts by name, ready to send transactions.
 *
 * @template {string} N
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {readonly N[]} names
 * @returns {Promise<Record<N, Person>>}
 */
export async function people(api, names) {
	const all = /** @type {Record<N, Person>} */ (
		Object.fromEntries(names.map((name) => [name, person(name)]))
	);
	await payFees(api, Object.values(all));
	return all;
}

/**
 * Gives accounts the native token that fees are paid with. The only place that knows about it.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {Person[]} accounts
 */
export async function payFees(api, accounts) {
	const amount = 100n * 10n ** BigInt(api.registry.chainDecimals[0] ?? 12);
	const transfers = accounts.map((who) => api.tx.balances.transferKeepAlive(who.address, amount));
	await send(api.tx.utility.batchAll(transfers), alice());
}
