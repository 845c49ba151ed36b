// Many people at once: fresh keys, and cooperatives of them that a chain begins with.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { randomAsU8a } from '@polkadot/util-crypto';
import { temporaryFolder } from './node.js';
import { exportSpec } from './spec.js';
import { saltedHash } from './statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** Founders at most; the model statute wants a supervisory board of a cooperative of that size. */
export const FOUNDERS = 50;
const SEATS = 3;

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/**
 * So many fresh accounts. No phrase, which would take longer than all that is done with them.
 *
 * @param {number} count
 * @param {string} name
 * @returns {Person[]}
 */
export const crowd = (count, name) =>
	Array.from({ length: count }, (_, i) => keyring.addFromSeed(randomAsU8a(32), { name: `${name} ${i}` }));

/**
 * @typedef {object} Cooperative
 * @property {string} symbol
 * @property {Person[]} members all of them
 * @property {Person[]} officers those with a seat
 * @property {Person[]} ordinary those without
 */

/**
 * A cooperative of fifty fresh accounts.
 *
 * @param {string} symbol
 * @returns {Cooperative}
 */
export function crowdedCooperative(symbol) {
	const members = crowd(FOUNDERS, symbol);
	return { symbol, members, officers: members.slice(0, 2 * SEATS), ordinary: members.slice(2 * SEATS) };
}

/**
 * A file with the specification of `dev`, where these cooperatives follow the ones that are there, carried like them.
 * The demo cooperative's currency is left out. Nothing else is changed.
 *
 * @param {Cooperative[]} cooperatives
 */
export async function crowdedSpec(cooperatives) {
	const text = await exportSpec('dev');
	if (/[[:,]\s*\d{16,}/.test(text)) throw new Error('a number in the spec is larger than JSON readers keep');
	const spec = JSON.parse(text);
	const { patch } = spec.genesis.runtimeGenesis;
	for (const { symbol, members, officers } of cooperatives) {
		const addresses = officers.map(({ address }) => address);
		const coop = patch.cooperatives.cooperatives.push({
			name: `${symbol} eG`,
			symbol,
			form: 'RegisteredCooperative',
			statute: { Model: { id: 0, version: 1, text: null } },
			founders: members.map(({ address }) => [address, 1, saltedHash(address)]),
			board: addresses.slice(0, SEATS),
			supervisory: addresses.slice(SEATS),
		});
		patch.allowance.carried.push(coop - 1);
	}
	// The demo chain's currency goes by the number of its token, which comes after those of all shares.
	for (const pallet of ['currencies', 'pledges', 'projects']) delete patch[pallet];
	const file = join(temporaryFolder(), 'crowded.json');
	writeFileSync(file, JSON.stringify(spec));
	return file;
}
