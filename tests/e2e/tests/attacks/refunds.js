// Calls that declare much and use little: the block gets back what was not used, like the signer.

import assert from 'node:assert/strict';
import { sendAll } from '../../lib/chain.js';
import { sign } from '../../lib/load.js';
import { assertBounded, assertHonest } from './bounds.js';

/** The pool takes one at a time: for two in a row the allowance does not suffice, though little of it is used. */
const ACTIONS = 8;
/** Eighty percent of an office's allowance, more than half a block. */
const DECLARED = { refTime: 400_000_000_000n, proofSize: 0 };

/** @param {import('../../lib/arena.js').Arena} arena */
export async function refunds(arena) {
	const { api, log, wire } = arena;
	const { coop, board } = arena.seats();
	const [first, second] = board;
	const calls = Array.from({ length: ACTIONS }, (_, i) => api.tx.system.remark(`0x${(i + 16).toString(16)}`));
	const proposed = await sendAll(
		api,
		calls.map((call) => [api.tx.cooperatives.proposeAction(coop, 'Board', call), first]),
	);
	const transactions = calls.map((call, i) => {
		const { id } = proposed[i].event('cooperatives.ActionProposed');
		const hash = call.method.hash.toHex();
		return sign(api, api.tx.cooperatives.approveAction(coop, id, hash, DECLARED), second, i);
	});
	const result = await arena.under('declares 400 ms, uses little', [second], async () => {
		const { sent, accepted } = await wire.persist([transactions], { log, blocks: 40 });
		return { sent, accepted: accepted.length };
	});
	assert.equal(result.charges, ACTIONS);
	assert.equal(result.failed, 0);
	assertBounded(result);
	assertHonest(result);
}
