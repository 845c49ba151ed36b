// Founding a cooperative: one founder proposes, all ratify.

import { send } from './chain.js';
import { saltedHash } from './statutes.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * @typedef {object} Plan
 * @property {any} statute source, see `statutes.js`
 * @property {string} [form]
 * @property {string} name
 * @property {string} symbol
 * @property {Person[]} founders
 * @property {Person[]} board
 * @property {Person[]} [supervisory]
 */

const addresses = (/** @type {Person[]} */ list) => list.map(({ address }) => address);

/**
 * The call that founds.
 *
 * @param {any} api
 * @param {Plan} plan
 */
export const foundCall = (api, plan) =>
	api.tx.cooperatives.found(
		plan.statute,
		plan.form ?? 'RegisteredCooperative',
		plan.name,
		plan.symbol,
		addresses(plan.founders),
		addresses(plan.board),
		addresses(plan.supervisory ?? []),
	);

/**
 * The first founder founds; nobody has ratified yet.
 *
 * @param {any} api
 * @param {Plan} plan
 * @returns {Promise<number>} the cooperative's id
 */
export async function found(api, plan) {
	const receipt = await send(foundCall(api, plan), plan.founders[0]);
	return receipt.event('cooperatives.FoundingStarted').coop.toNumber();
}

/**
 * The hash of the statute's text, which every declaration of a founder or an applicant names.
 *
 * @param {any} api
 * @param {number} coop
 * @returns {Promise<string>}
 */
export async function statuteHash(api, coop) {
	const [, statute] = (await view(api, 'Cooperatives', 'statute_in_force', coop)).unwrap();
	// As JSON: on the library's objects, `hash` is the hash of the object itself.
	return statute.text.toJSON().hash;
}

/**
 * The call by which a founder agrees to the statute and takes shares.
 *
 * @param {any} api
 * @param {number} coop
 * @param {Person} founder
 * @param {string} hash
 * @param {number} shares
 */
export const ratifyCall = (api, coop, founder, hash, shares) =>
	api.tx.cooperatives.ratify(coop, hash, shares, saltedHash(founder.address));

/**
 * Found and ratified by everybody.
 *
 * @param {any} api
 * @param {Plan} plan
 * @param {number} [shares] that each founder takes
 * @returns {Promise<number>}
 */
export async function establish(api, plan, shares = 1) {
	const coop = await found(api, plan);
	const hash = await statuteHash(api, coop);
	for (const founder of plan.founders) await send(ratifyCall(api, coop, founder, hash, shares), founder);
	return coop;
}
