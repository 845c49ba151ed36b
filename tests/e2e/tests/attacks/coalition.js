// A hundred members who have agreed on it send all that they can, all at once.

import assert from 'node:assert/strict';
import { assertBounded, assertHonest } from './bounds.js';

const MEMBERS = 100;
/** The pool takes so many of each at once; the rest follows as they come into blocks. */
const EACH = 90;
const PATIENCE_WITH_MANY = 8;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function coalition(arena) {
	const { api, log, wire } = arena;
	const members = arena.take(MEMBERS);
	const chains = members.map((who) => arena.series(who, EACH, () => api.tx.system.remark('0x')));
	const result = await arena.under('a hundred members together', members, async () => {
		const answers = await wire.persist(chains, { log, blocks: 30 });
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assertBounded(result);
	assert.ok(result.charges > 0);
	// Longer than otherwise: what each of them has in the pool was valued before the first of it was charged.
	assertHonest(result, PATIENCE_WITH_MANY);
}
