// A vote on paper, in secret: nothing is cast by wallet, and what the officers enter tells who has voted and not what.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { refused, send } from '../../../lib/chain.js';
import { blocOf, counts, enter, sign } from '../../../lib/entries.js';
import { establish } from '../../../lib/founding.js';
import { electionOf } from '../../../lib/motions.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** A bloc of secret votes has five voters at least. */
const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
/** Their numbers in the register. */
const [ANNA, BERT, CORA, DORA, EMIL] = [1, 2, 3, 4, 5];

const chain = sharedChain();

describe('a vote on paper', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Body} */
	let body;
	/** @type {Person[]} */
	let board;
	/** Of one member of the board, in secret. */
	let election = -1;
	let assembly = -1;
	/** @type {any} */
	let opened;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const { Anna, Bert } = who;
			board = [Anna, Bert];
			const plan = {
				statute: ownStatute(parameters()),
				name: 'Geheim eG',
				symbol: 'GEHEIM',
				founders: Object.values(who),
				board,
			};
			body = new Body(api, await establish(api, plan, 2), chain.session);
		},
		{ timeout: 120_000 },
	);

	test('takes officers who count it', async () => {
		const { Anna, Cora, Dora, Emil, Fritz } = who;
		const secretly = electionOf('Board', 1, 'Approval');
		await refused('assembly.NoOfficers', body.submit(Fritz, secretly, { mode: 'Paper' }));
		const officers = await body.submit(Fritz, electionOf('ReturningOfficers', 2));
		await body.stand(officers, [Cora, Dora], Fritz);
		await body.hold(board, [officers], () => body.vote(Fritz, officers, [0, 1]));
		await body.adopt(officers, Anna);
		election = await body.submit(Fritz, secretly, { mode: 'Paper' });
		assert.ok((await body.read('motion', election)).unwrap().mode.isPaper);
		await body.stand(election, [Emil, Fritz], Anna);
	});

	test('is not cast by wallet, neither for oneself nor for others', async () => {
		const { Anna, Emil, Fritz } = who;
		assembly = await body.convene(board, [election], { form: 'Hybrid', counting: 7 });
		await send(body.call('giveProxy', assembly, ANNA, null), Emil);
		opened = await body.open(assembly, Anna);
		assert.equal(await body.obstacle(election, Fritz), 'PaperOnly');
		await refused('assembly.PaperOnly', body.vote(Fritz, election, [0]));
		const forEmil = body.call('voteAsProxy', election, EMIL, { Election: [0] });
		await refused('assembly.PaperOnly', send(forEmil, Anna));
	});

	test("is entered in blocs that tell nobody's vote", async () => {
		const { Cora, Dora } = who;
		const few = blocOf([ANNA, BERT, CORA, DORA], counts(4), [3, 1]);
		await refused('assembly.BlocTooSmall', enter(body, Cora, election, few));
		const bloc = blocOf([ANNA, BERT, CORA, DORA, EMIL], counts(4, 1), [3, 1]);
		await enter(body, Cora, election, bloc);
		const entered = (await sign(body, Dora, election, Cora, bloc)).event('assembly.VotesEntered');
		assert.equal(entered.votes.toNumber(), 5);
		const [participation, ballot] = (await body.read('participation', election, 1, ANNA)).unwrap();
		assert.ok(participation.manner.isEntered);
		assert.ok(ballot.isNone);
		assert.equal((await body.tally(election)).turnout, 5);
	});

	test('elects as any other', async () => {
		const { Anna, Bert, Emil } = who;
		await body.over(opened);
		const receipt = await body.adopt(election, Emil);
		assert.equal(receipt.event('cooperatives.SeatTaken').who.toString(), Emil.address);
		assert.deepEqual(await body.seated('Board'), [Anna, Bert, Emil].map(({ address }) => address));
		assert.deepEqual((await body.tally(election)).votes, [4, 1, 0]);
	});

	test('is how delegates are elected, and that only where there are many members', async () => {
		const { Fritz } = who;
		const delegates = electionOf('Delegates', 2);
		await refused('assembly.SecrecyRequired', body.submit(Fritz, delegates));
		await refused('assembly.TooFewMembers', body.submit(Fritz, delegates, { mode: 'Paper' }));
	});
});
