// People who belong to no cooperative and pay for what they send with native units, and those who hold some besides
// their membership, for the deposits of proxies and multisigs. Only tests about them come here: members own nothing.

import { send } from './chain.js';
import { person, wellKnown } from './keys.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** Owns all native units of a test's chain, and does nothing but hand them out. No preset of the runtime has it. */
const service = () => wellKnown('Service');

/** What the specification of such a chain gives it. @type {() => [string, bigint][]} */
export const endowment = () => [[service().address, 10n ** 18n]];

/**
 * Hands out native units.
 *
 * @param {any} api
 * @param {Person[]} accounts
 */
export async function fund(api, accounts) {
	const amount = 100n * 10n ** BigInt(api.registry.chainDecimals[0]);
	const transfers = accounts.map((who) => api.tx.balances.transferKeepAlive(who.address, amount));
	await send(api.tx.utility.batchAll(transfers), service());
}

/**
 * Somebody whom no cooperative has invited, and who has bought native units.
 *
 * @param {any} api
 * @param {string} name
 * @returns {Promise<Person>}
 */
export async function outsider(api, name) {
	const who = person(name);
	await fund(api, [who]);
	return who;
}
