// Calls that can only fail: they are charged like others, and end with the allowance.

import assert from 'node:assert/strict';
import { assertBounded, assertCharged, assertHonest, assertSpent } from './bounds.js';

const MORE_THAN_HE_CAN_PAY = 300;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function failing(arena) {
	const [who] = arena.take(1);
	// To a cooperative that there is not.
	const giveNotice = () => arena.api.tx.membership.giveNotice(999_999);
	const chain = arena.series(who, MORE_THAN_HE_CAN_PAY, giveNotice);
	/** @type {any} */
	let answers;
	const result = await arena.under('calls that always fail', [who], async () => {
		answers = await arena.wire.persist([chain], { log: arena.log, blocks: 30 });
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assertCharged(arena, result, answers);
	assert.equal(result.failed, result.charges, 'each has failed');
	assertBounded(result);
	await assertSpent(arena, who, result.charges, giveNotice());
	assertHonest(result);
}
