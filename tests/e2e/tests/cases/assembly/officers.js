// Those whom an assembly elects besides its organs: returning officers, who enter what was cast in the hall or on paper,
// and mediators, who find on what is contested.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { approve, decide, propose } from '../../../lib/board.js';
import { today } from '../../../lib/calendar.js';
import { refused, send } from '../../../lib/chain.js';
import { blocOf, counts, enter, sign } from '../../../lib/entries.js';
import { establish } from '../../../lib/founding.js';
import { electionOf, recallOf } from '../../../lib/motions.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
/** Their numbers in the register. */
const [ANNA, CORA, DORA, EMIL, FRITZ] = [1, 3, 4, 5, 6];

const chain = sharedChain();

describe('officers of an assembly', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Body} */
	let body;
	/** @type {Person[]} */
	let board;
	/** Voted on in the hall. */
	let text = -1;
	/** Bert's recall, voted on in writing. */
	let recall = -1;
	/** @type {any} */
	let opened;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const { Anna, Bert, Cora, Dora, Emil, Fritz } = who;
			const founders = Object.values(who);
			board = [Anna, Bert];
			// An association: the members of a registered cooperative do not vote in writing.
			const statute = ownStatute(
				parameters((p) => {
					p.shares = null;
					p.assembly.writtenVotes = true;
				}),
			);
			const plan = { statute, form: 'Association', name: 'Amt e. V.', symbol: 'AMT', founders, board };
			body = new Body(api, await establish(api, plan, 0), chain.session);

			const officers = await body.submit(Fritz, electionOf('ReturningOfficers', 2));
			const mediators = await body.submit(Fritz, electionOf('Mediators', 3));
			await body.stand(officers, [Cora, Dora], Fritz);
			await body.stand(mediators, [Anna, Emil, Fritz], Fritz);
			await body.hold(board, [officers, mediators], async () => {
				await body.vote(Fritz, officers, [0, 1]);
				await body.vote(Fritz, mediators, [0, 1, 2]);
			});
			await body.adopt(officers, Anna);
			await body.adopt(mediators, Anna);

			text = await body.submit(board);
			recall = await body.submit(Fritz, recallOf('Board', Bert));
			const hall = await body.convene(board, [text], { form: 'Physical', counting: 7 });
			const written = await body.convene(board, [recall], { form: 'Written', counting: 7 });
			await body.open(hall, Anna);
			opened = await body.open(written, Anna);
		},
		{ timeout: 120_000 },
	);

	describe('returning officers', () => {
		test('are the only ones who bring in votes from a hall', async () => {
			const { Anna, Fritz, Cora } = who;
			assert.equal(await body.obstacle(text, Fritz), 'HallOnly');
			await refused('assembly.HallOnly', body.vote(Fritz, text, 'Yes'));
			await refused('assembly.NotAuthorised', enter(body, Anna, text, blocOf([ANNA], counts(1))));
			await refused('assembly.CountsMismatch', enter(body, Cora, text, blocOf([ANNA, CORA], counts(3))));
			await refused('assembly.DuplicateVoter', enter(body, Cora, text, blocOf([ANNA, ANNA], counts(2))));
		});

		test('enter nothing alone, and together what both have signed', async () => {
			const { Cora, Dora } = who;
			const bloc = blocOf([ANNA, CORA, DORA, EMIL], counts(2, 1, 1));
			await enter(body, Cora, text, bloc);
			await refused('assembly.AlreadyApproved', sign(body, Cora, text, Cora, bloc));
			assert.equal((await body.tally(text)).turnout, 0);
			const other = blocOf([ANNA, CORA, DORA, EMIL], counts(4));
			await refused('assembly.EntryNotFound', sign(body, Dora, text, Cora, other));
			const entered = (await sign(body, Dora, text, Cora, bloc)).event('assembly.VotesEntered');
			assert.equal(entered.votes.toNumber(), 4);
			assert.equal(entered.record.toHex(), bloc.record);
			assert.equal((await body.tally(text)).turnout, 4);
		});

		test('enter letters beside what was cast by wallet, and nobody votes both ways', async () => {
			const { Anna, Bert, Cora, Dora, Emil } = who;
			await body.vote(Anna, recall, 'Yes');
			await body.vote(Bert, recall, 'No');
			const twice = blocOf([ANNA, EMIL], counts(2));
			await enter(body, Cora, recall, twice);
			await refused('assembly.AlreadyVoted', sign(body, Dora, recall, Cora, twice));
			const letters = blocOf([EMIL, FRITZ], counts(2));
			await enter(body, Cora, recall, letters);
			await sign(body, Dora, recall, Cora, letters);
			assert.equal(await body.obstacle(recall, Emil), 'AlreadyEntered');
			await refused('assembly.AlreadyEntered', body.vote(Emil, recall, 'No'));
		});

		test('have their votes counted with the others', async () => {
			const { Cora, Emil } = who;
			await body.over(opened);
			await refused('assembly.VotingOver', enter(body, Cora, recall, blocOf([DORA], counts(1))));
			(await body.close(text, Emil)).event('assembly.Adopted');
			(await body.close(recall, Emil)).event('assembly.Adopted');
			assert.deepEqual((await body.tally(text)).votes, [2, 1, 1]);
			assert.deepEqual((await body.tally(recall)).votes, [3, 1, 0]);
		});
	});

	describe('mediators', () => {
		const finding = saltedHash('finding');
		const annul = (motion = recall) => body.call('annul', motion, finding);

		test('find on what a member contests within a month', async () => {
			const { Bert } = who;
			const statement = saltedHash('statement');
			const contest = body.call('contest', recall, statement);
			const contested = (await send(contest, Bert)).event('assembly.Contested');
			assert.equal(contested.statement.toHex(), statement);
			await refused('assembly.AlreadyContested', send(contest, Bert));
		});

		test('decide together, more than half of them, and nobody decides for them', async () => {
			const { Anna, Emil } = who;
			await refused('BadOrigin', send(annul(), Anna));
			await refused('BadOrigin', decide(api, body.coop, board, annul()));
			const action = await propose(api, body.coop, Anna, annul(), 'Mediators');
			assert.ok((await body.status(recall)).isAdopted);
			const annulled = (await approve(api, body.coop, Emil, action)).event('assembly.Annulled');
			assert.ok(annulled.hadBeenEnacted.isFalse);
			assert.equal((await body.status(recall)).asAnnulled.finding.toHex(), finding);
		});

		test('end what was not carried out', async () => {
			const { Bert, Fritz } = who;
			await refused('assembly.WrongStatus', body.enact(recall, Fritz));
			assert.ok((await body.seated('Board')).includes(Bert.address));
		});

		test('find on nothing that nobody has contested in time', async () => {
			const { Bert, Emil, Fritz } = who;
			// No month has more days.
			await chain.session.reach((await today(api)).date + 32);
			await refused('assembly.ContestOver', send(body.call('contest', text, finding), Bert));
			await refused('assembly.ContestOver', decide(api, body.coop, [Emil, Fritz], annul(text), 'Mediators'));
		});
	});
});
