// A pool full of transactions of accounts that have nothing: not one gets in.

import assert from 'node:assert/strict';
import { crowd } from '../../lib/crowd.js';
import { assertHonest, CANNOT_PAY } from './bounds.js';

const ACCOUNTS = 500;
const EACH = 4;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function empty(arena) {
	const { api, wire } = arena;
	const nobodies = crowd(ACCOUNTS, 'nobody');
	const calls = [
		api.tx.system.remark('0x'),
		api.tx.membership.apply(0, arena.statute, 1, `0x${'00'.repeat(32)}`, 'Ordinary'),
	];
	// Every nonce from the account's own on: none waits for another one.
	const transactions = nobodies.flatMap((who) =>
		arena.series(who, EACH, (n) => api.tx(calls[n % calls.length])),
	);
	/** @type {any} */
	let answers;
	const result = await arena.under('empty accounts', nobodies, async () => {
		answers = await wire.submit(transactions);
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assert.equal(answers.accepted.length, 0);
	for (const { code, reason } of answers.refused) assert.match(`${code} ${reason}`, CANNOT_PAY);
	assert.equal(result.charges, 0);
	assertHonest(result);
}
