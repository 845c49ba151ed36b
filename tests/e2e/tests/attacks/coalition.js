// A hundred members who have agreed on it send all that they can, all at once.

import assert from 'node:assert/strict';
import { assertBounded, assertHonest } from './bounds.js';

const MEMBERS = 100;
/** The pool takes so many of each at once; the rest follows as they come into blocks. */
const EACH = 90;

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
	// Accounts take turns, so that a hundred of them with ninety each are a hundred before him and not nine thousand.
	assertHonest(result);
}
