// What every attack is held to.

import assert from 'node:assert/strict';
import { PATIENCE } from '../../lib/arena.js';
import { sign } from '../../lib/load.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** Blocks in which an empty allowance is full again. */
const REFILL = 43_200n;

/** Honest transactions in each attack, at least. */
const LEAST = 4;

/** An account without means. */
export const CANNOT_PAY = /^1010 .*Inability to pay/;
/** A nonce too far ahead. */
export const TOO_FAR = /^1010 .*future/;

/**
 * Each transaction of the honest member was in a block in time.
 *
 * @param {any} result
 * @param {number} [patience] blocks
 */
export function assertHonest({ honest }, patience = PATIENCE) {
	assert.ok(honest.sent >= LEAST, `the honest member sent only ${honest.sent} transactions`);
	assert.ok(honest.worst <= patience, `an honest transaction waited ${honest.worst} blocks`);
}

/**
 * The attackers have used no more than they had, and what came back meanwhile.
 *
 * @param {any} result
 */
export function assertBounded({ charged, before, blocks }) {
	const most = before + (before * BigInt(blocks + 1)) / REFILL + 1n;
	assert.ok(charged <= most, `${charged} was charged of ${most}`);
}

/**
 * Each transaction that is in a block was charged. What the pool took and could not be paid for any more when its turn
 * came is in none.
 *
 * @param {any} arena
 * @param {any} result
 * @param {import('../../lib/load.js').Answers} answers
 */
export function assertCharged({ log }, { charges }, { accepted }) {
	const included = accepted.filter(({ hash }) => log.blockOf(hash) !== undefined).length;
	assert.ok(included > 0);
	assert.equal(charges, included, 'each in a block is charged');
}

/**
 * Too little is left for one more, which is refused before anything is done.
 *
 * @param {any} arena
 * @param {Person} who
 * @param {number} nonce
 * @param {any} call of the kind that was sent
 */
export async function assertSpent(arena, who, nonce, call) {
	const next = sign(arena.api, call, who, nonce);
	const { refused } = await arena.wire.submit([next]);
	assert.equal(refused.length, 1, 'who has nothing left is refused');
	assert.match(`${refused[0].code} ${refused[0].reason}`, CANNOT_PAY);
}
