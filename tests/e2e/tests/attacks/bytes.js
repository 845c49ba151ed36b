// A few officers fill the pool's bytes with transactions of which each can pay for one or two.

import { assertBounded, assertHonest } from './bounds.js';

const OFFICERS = 3;
const EACH = 40;
const BYTES = 200_000;
const PATIENCE_WITH_A_FULL_POOL = 6;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function bytes(arena) {
	const { api, log, wire } = arena;
	const officers = arena.take(OFFICERS, 'officers');
	const text = `0x${'00'.repeat(BYTES)}`;
	const chains = officers.map((who) => arena.series(who, EACH, () => api.tx.system.remark(text)));
	const result = await arena.under('the pool full of bytes', officers, async () => {
		await log.pass(1);
		const { sent, accepted } = await wire.submit(chains.flat(), { inFlight: 8 });
		await log.pass(3);
		return { sent, accepted: accepted.length };
	});
	assertBounded(result);
	// Longer than otherwise: what they have put there comes before a member with less left, who may be dropped and has to
	// send again.
	assertHonest(result, PATIENCE_WITH_A_FULL_POOL);
}
