// One member sends as much as he can: as fast as the node answers, until nothing is taken.

import assert from 'node:assert/strict';
import { assertBounded, assertCharged, assertHonest, assertSpent } from './bounds.js';

/** @typedef {import('../../lib/arena.js').Arena} Arena */

/**
 * @param {Arena} arena
 * @param {'ordinary' | 'officers'} kind
 * @param {number} count more than he can pay for
 * @param {number} bytes of each
 */
export async function flood(arena, kind, count, bytes) {
	const [who] = arena.take(1, kind);
	const remark = () => arena.api.tx.system.remark(`0x${'00'.repeat(bytes)}`);
	const chain = arena.series(who, count, remark);
	const name = kind === 'ordinary' ? 'flood of a member' : 'flood of an officer';
	/** @type {any} */
	let answers;
	const result = await arena.under(name, [who], async () => {
		answers = await arena.wire.persist([chain], { log: arena.log, blocks: 30 });
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assert.ok(answers.accepted.length < count, 'he had signed more than he could pay for');
	assertBounded(result);
	assertCharged(arena, result, answers);
	await assertSpent(arena, who, result.charges, remark());
	assertHonest(result);
}
