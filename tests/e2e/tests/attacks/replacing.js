// One nonce, many transactions: each is smaller than the one before, and would so take its place and be paid for by nobody.
// It does not: the pool keeps the first.

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
	let took = 0;
	const result = await arena.under('one nonce, again and again', [who], async () => {
		// One after the other, so that each meets the one before; as many as fit between two blocks.
		await log.pass(1);
		const { sent, accepted } = await wire.submit(transactions, { inFlight: 1 });
		took = accepted.length;
		return { sent, accepted: took };
	});
	assert.equal(took, 1, 'the pool keeps the first');
	assert.equal(result.charges, 1, 'one nonce, one transaction in a block');
	assertBounded(result);
	assertHonest(result);
}
