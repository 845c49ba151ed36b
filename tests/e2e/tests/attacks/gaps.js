// Nonces that leave a gap: transactions which wait, cost nothing, and never come in a block.

import assert from 'node:assert/strict';
import { sign } from '../../lib/load.js';
import { assertBounded, assertHonest, TOO_FAR } from './bounds.js';

const MEMBERS = 20;
const MOST_AHEAD = 32;
/** Signed beyond that. */
const BEYOND = 6;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function gaps(arena) {
	const { api, log, wire } = arena;
	const members = arena.take(MEMBERS);
	const remark = () => api.tx.system.remark('0x');
	// All but the first.
	const chains = members.map((who) => arena.series(who, MOST_AHEAD + BEYOND, remark, 1));
	/** @type {any} */
	let answers;
	const waiting = await arena.under('nonce gaps', members, async () => {
		answers = await wire.submit(chains.flat());
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assert.ok(answers.accepted.length <= MEMBERS * MOST_AHEAD);
	assert.ok(answers.refused.length >= MEMBERS * BEYOND);
	const far = answers.refused.filter(({ code, reason }) => TOO_FAR.test(`${code} ${reason}`));
	assert.equal(far.length, MEMBERS * BEYOND, 'what is more than 32 ahead is refused');
	assert.equal(waiting.charges, 0, 'what is not in a block costs nothing');
	assertHonest(waiting);

	// The gaps are closed: what is still in the pool comes into blocks, each of it charged.
	const firsts = members.map((who) => sign(api, remark(), who, 0));
	const closed = await arena.under('nonce gaps, closed', members, async () => {
		const { sent, accepted } = await wire.submit(firsts);
		for (let before = -1, now = 0; before !== now; ) {
			await log.pass(2);
			before = now;
			now = [...firsts, ...chains.flat()].filter(({ hash }) => log.blockOf(hash)).length;
		}
		return { sent, accepted: accepted.length };
	});
	assert.ok(closed.charges >= MEMBERS, `${closed.charges} included`);
	assertBounded(closed);
	assertHonest(closed);
}
