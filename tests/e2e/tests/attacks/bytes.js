// A few officers would fill the pool's bytes with transactions of which each can pay for one or two.

import assert from 'node:assert/strict';
import { assertBounded, assertHonest } from './bounds.js';

const OFFICERS = 3;
const EACH = 40;
const BYTES = 200_000;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function bytes(arena) {
	const { api, log, wire } = arena;
	const officers = arena.take(OFFICERS, 'officers');
	const text = `0x${'00'.repeat(BYTES)}`;
	const chains = officers.map((who) => arena.series(who, EACH, () => api.tx.system.remark(text)));
	let accepted = 0;
	const result = await arena.under('the pool full of bytes', officers, async () => {
		await log.pass(1);
		const answers = await wire.submit(chains.flat(), { inFlight: 8 });
		await log.pass(3);
		({ length: accepted } = answers.accepted);
		return { sent: answers.sent, accepted };
	});
	assertBounded(result);
	// The pool takes of each what he can pay for: two, of 2 units of 5.
	assert.ok(accepted <= 2 * OFFICERS, `the pool took ${accepted}`);
	assertHonest(result);
}
