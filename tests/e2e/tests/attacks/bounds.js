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
 * The honest member's transactions were all taken, and each was in a block in time.
 *
 * @param {any} result
 */
export function assertHonest({ honest }) {
	assert.ok(honest.sent >= LEAST, `the honest member sent only ${honest.sent} transactions`);
	assert.equal(honest.refused, 0, 'the pool refused an honest transaction');
	assert.equal(honest.missing, 0, `an honest transaction was not in a block after ${PATIENCE}`);
	assert.ok(honest.worst <= PATIENCE, `an honest transaction waited ${honest.worst} blocks`);
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
 * Nothing to speak of is left, and what the account sends next is refused before anything is done.
 *
 * @param {any} arena
 * @param {Person} who
 * @param {number} nonce
 */
export async function assertSpent(arena, who, nonce) {
	const next = sign(arena.api, arena.api.tx.system.remark('0x01'), who, nonce);
	const { refused } = await arena.wire.submit([next]);
	assert.equal(refused.length, 1, 'who has nothing left is refused');
	assert.match(`${refused[0].code} ${refused[0].reason}`, CANNOT_PAY);
}
