// Elections: who stands, who is elected, and that it changes who can act.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { numberToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsHex, blake2AsU8a } from '@polkadot/util-crypto';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { refused, send } from '../../../lib/chain.js';
import { establish } from '../../../lib/founding.js';
import { applyCall } from '../../../lib/members.js';
import { electionOf } from '../../../lib/motions.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil']);

const chain = sharedChain();

const word = (/** @type {number} */ value) => numberToU8a(value, 32).reverse();

/**
 * The lots as anybody reckons them: the hash of the seed and the place, the lowest wins. The seed is the hash of the
 * block's hash, the body and the motion.
 *
 * @param {Uint8Array} blockHash
 * @param {number} coop
 * @param {number} motion
 * @param {Person[]} tied
 */
function drawn(blockHash, coop, motion, tied) {
	const members = Uint8Array.of(0);
	const seed = blake2AsU8a(u8aConcat(blockHash, members, word(coop), word(motion)), 256);
	const lots = tied.map((who, place) => ({ who, lot: blake2AsHex(u8aConcat(seed, word(place)), 256) }));
	return lots.sort((a, b) => (a.lot < b.lot ? -1 : 1))[0].who;
}

describe('an election', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Body} */
	let body;
	/** One seat of the board, and one mediator. */
	let board = -1;
	let mediator = -1;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const { Anna, Bert, Cora } = who;
			// Anna is the board, for a month.
			const statute = ownStatute(
				parameters((p) => (p.board = { least: 1, most: 1, signatories: 1, termMonths: 1 })),
			);
			const plan = {
				statute,
				name: 'Gewaehlt eG',
				symbol: 'WAHL',
				founders: [Anna, Bert, Cora],
				board: [Anna],
			};
			body = new Body(api, await establish(api, plan, 2), chain.session);
			board = await body.submit(Cora, electionOf('Board'));
			mediator = await body.submit(Cora, electionOf('Mediators'));
		},
		{ timeout: 90_000 },
	);

	/** @param {Person} by @param {Person} applicant */
	const admit = (by, applicant) => decide(api, body.coop, [by], api.tx.membership.admit(applicant.address));

	test('is between those who were nominated and have accepted', async () => {
		const { Anna, Bert, Cora, Dora } = who;
		const accept = (/** @type {Person} */ by) => send(body.call('acceptNomination', board), by);
		const nominate = (/** @type {Person} */ candidate) =>
			send(body.call('nominate', board, candidate.address), Cora);
		await refused('cooperatives.NotMember', nominate(Dora));
		await refused('assembly.NotNominated', accept(Bert));
		await body.stand(board, [Anna, Bert], Cora);
		await refused('assembly.AlreadyNominated', nominate(Bert));
		await refused('assembly.AlreadyNominated', accept(Bert));
		await body.stand(mediator, [Anna, Cora], Bert);
		const standing = await body.read('candidates', board, 1);
		assert.deepEqual(standing.toJSON(), [Anna.address, Bert.address]);
	});

	test('lets the board in office act until a successor takes the seat', async () => {
		const { Anna, Dora } = who;
		await chain.session.reach(
			(await view(api, 'Cooperatives', 'seats', body.coop, 'Board'))[0].until.toNumber() + 1,
		);
		await send(await applyCall(api, body.coop, Dora, 2), Dora);
		await admit(Anna, Dora);
	});

	test('is by ballots that name as many as there are seats', async () => {
		const { Anna, Bert, Cora, Dora } = who;
		await body.hold([Anna], [board, mediator], async () => {
			await refused('assembly.WrongStatus', send(body.call('nominate', board, Cora.address), Dora));
			await refused('assembly.InvalidBallot', body.vote(Anna, board, [0, 1]));
			await refused('assembly.InvalidBallot', body.vote(Anna, board, [2]));
			await refused('assembly.InvalidBallot', body.vote(Anna, board, 'Yes'));
			await body.vote(Anna, board, [0]);
			await body.voteAll([Bert, Cora], board, [1]);
			// Dora names nobody, which is an abstention.
			await body.voteAll([Bert, Dora], mediator, []);
			await body.vote(Anna, mediator, [0]);
			await body.vote(Cora, mediator, [1]);
		});
	});

	test('changes who can admit: the one who is elected, and not any more the one who was voted out', async () => {
		const { Anna, Bert, Emil } = who;
		await send(await applyCall(api, body.coop, Emil, 2), Emil);
		await refused('cooperatives.NotSeated', admit(Bert, Emil));
		const receipt = await body.adopt(board, Bert);
		assert.equal(receipt.event('cooperatives.SeatVacated').who.toString(), Anna.address);
		assert.equal(receipt.event('cooperatives.SeatTaken').who.toString(), Bert.address);
		assert.deepEqual(await body.seated('Board'), [Bert.address]);
		await refused('cooperatives.NotSeated', admit(Anna, Emil));
		await admit(Bert, Emil);
		assert.equal(await body.number(Emil), 5);
		await refused('assembly.WrongStatus', body.enact(board, Anna));
	});

	test('is decided by lot between those who have as many votes, and everybody can reckon the lots', async () => {
		const { Anna, Bert, Cora } = who;
		const { block } = (await body.close(mediator, Bert)).event('assembly.Tied');
		const draw = body.call('drawLots', mediator);
		await refused('assembly.LotsNotReady', send(draw, Bert));
		await body.clock.pass({ until: 0, openUntilBlock: block });
		const { elected } = (await send(draw, Bert)).event('assembly.LotsDrawn');
		const hash = await api.rpc.chain.getBlockHash(block.toNumber());
		const winner = drawn(hash.toU8a(), body.coop, mediator, [Anna, Cora]);
		assert.deepEqual(elected.toJSON(), [winner.address]);
		await body.enact(mediator, Bert);
		assert.deepEqual(await body.seated('Mediators'), [winner.address]);
	});
});
