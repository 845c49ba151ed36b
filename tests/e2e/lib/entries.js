// Votes cast in the hall or on paper, as the returning officers enter them.

import { blake2AsHex } from '@polkadot/util-crypto';
import { send } from './chain.js';
import { saltedHash } from './statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('./assembly.js').Body} Body */
/** @typedef {ReturnType<typeof blocOf>} Bloc */

/** @param {number} yes @param {number} [no] @param {number} [abstain] */
export const counts = (yes, no = 0, abstain = 0) => ({ yes, no, abstain });

/**
 * Votes as the officers have counted them.
 *
 * @param {number[]} voters
 * @param {ReturnType<typeof counts>} ordinary
 * @param {number[]} [candidates] in an election, how many have named each of them
 */
export const blocOf = (voters, ordinary, candidates = []) => ({
	voters,
	counts: {
		ordinary,
		investing: counts(0),
		candidates: candidates.map((votes) => ({ ordinary: votes, investing: 0 })),
	},
	record: saltedHash('record'),
});

/**
 * An officer proposes a bloc.
 *
 * @param {Body} body
 * @param {Person} by
 * @param {number} motion
 * @param {Bloc} bloc
 */
export const enter = (body, by, motion, bloc) => send(body.call('proposeEntry', motion, bloc), by);

/**
 * Another one signs it.
 *
 * @param {Body} body
 * @param {Person} by
 * @param {number} motion
 * @param {Person} proposer
 * @param {Bloc} bloc
 */
export function sign(body, by, motion, proposer, bloc) {
	// As the chain hashes it: the bloc is the last argument of the call that proposes it.
	const encoded = body.call('proposeEntry', motion, bloc).method.args[2].toU8a();
	return send(body.call('approveEntry', motion, proposer.address, blake2AsHex(encoded, 256)), by);
}
