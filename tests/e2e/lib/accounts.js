// People with fresh keys who can act, and own nothing.

import { person } from './keys.js';
import { inviteFounders, sponsorFor } from './sponsors.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * Fresh accounts by name, each asked by a cooperative to found another one: they can found, apply to any cooperative,
 * and take either back. What else they do takes a membership.
 *
 * @template {string} N
 * @param {any} api
 * @param {readonly N[]} names
 * @returns {Promise<Record<N, Person>>}
 */
export async function people(api, names) {
	const all = /** @type {Record<N, Person>} */ (
		Object.fromEntries(names.map((name) => [name, person(name)]))
	);
	await inviteFounders(api, await sponsorFor(api, names.length), Object.values(all));
	return all;
}
