// One nonce, many transactions: each leaves more of the allowance than the one before, and so takes its place. Only the
// last one is charged.

import assert from 'node:assert/strict';
import { sign } from '../../lib/load.js';
import { assertBounded, assertHonest } from './bounds.js';

const TIMES = 400;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function replacing(arena) {
	const { api, log, wire } = arena;
	const [who] = arena.take(1);
	// Each a byte shorter.
	const transactions = Array.from({ length: TIMES }, (_, i) =>
		sign(api, api.tx.system.remark(`0x${'00'.repeat(2 * TIMES - i)}`), who, 0),
	);
	const result = await arena.under('one nonce, again and again', [who], async () => {
		// One after the other, so that each meets the one before; as many as fit between two blocks.
		await log.pass(1);
		const { sent, accepted } = await wire.submit(transactions, { inFlight: 1 });
		return { sent, accepted: accepted.length };
	});
	assert.equal(result.charges, 1, 'one nonce, one transaction in a block');
	assertBounded(result);
	assertHonest(result);
}
