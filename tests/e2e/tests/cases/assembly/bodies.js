// No cooperative acts for another: whatever ids somebody passes, who he is follows from the origin.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { allRefused, refused, send, sendAll } from '../../../lib/chain.js';
import { establish } from '../../../lib/founding.js';
import { amendmentOf, callOf, electionOf } from '../../../lib/motions.js';
import { sharedChain } from '../../../lib/session.js';
import { documentOf, ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
/** A board of one, who decides at once. */
const ALONE = { least: 1, most: 3, signatories: 1, termMonths: 36 };
/** Dora's number in her cooperative, and Anna's in hers. */
const FIRST = 1;

const chain = sharedChain();

describe('two cooperatives', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** Anna's, Bert's and Cora's. @type {Body} */
	let ours;
	/** Dora's, Emil's and Fritz's. @type {Body} */
	let theirs;
	/** What they vote on, and have adopted. */
	let election = -1;
	let motion = -1;
	let amendment = -1;
	let assembly = -1;
	/** An assembly of theirs that is yet to come. */
	let next = -1;

	/** @param {string} symbol @param {Person[]} founders */
	async function found(symbol, founders) {
		const statute = ownStatute(parameters((p) => (p.board = ALONE)));
		const plan = { statute, name: `${symbol} eG`, symbol, founders, board: [founders[0]] };
		return new Body(api, await establish(api, plan, 2), chain.session);
	}

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const { Anna, Bert, Cora, Dora, Emil, Fritz } = who;
			ours = await found('UNSER', [Anna, Bert, Cora]);
			theirs = await found('IHR', [Dora, Emil, Fritz]);
			amendment = await theirs.submit([Dora], amendmentOf(ownStatute(parameters(), 'their new statute')));
			await theirs.hold([Dora], [amendment], () => theirs.voteAll([Dora, Emil], amendment, 'Yes'));
			await theirs.adopt(amendment, Emil);

			election = await theirs.submit([Dora], electionOf('Board'));
			motion = await theirs.submit(Emil);
			next = await theirs.convene([Dora], [election], { ahead: 300 });
			assembly = await theirs.convene([Dora], [motion]);
			await theirs.open(assembly, Anna);
		},
		{ timeout: 120_000 },
	);

	/** What a voter of theirs can send. */
	const votersCalls = () => [
		theirs.ballot(motion, 'Yes'),
		theirs.call('voteAsProxy', motion, FIRST, { Motion: 'Yes' }),
		theirs.call('sign', motion),
		theirs.call('giveProxy', assembly, FIRST, null),
		theirs.call('revokeProxy', assembly),
		theirs.call('contest', amendment, saltedHash('statement')),
	];
	/** What an organ of theirs can decide, and for the most part a voter can send. */
	const organsCalls = () => [
		theirs.submission(),
		theirs.call('withdrawMotion', motion),
		theirs.call('addItem', next, motion),
		theirs.call('cancelAssembly', next),
		theirs.call('nominate', election, who.Anna.address),
	];
	/** What only an organ of theirs can decide. */
	const reserved = () => [
		theirs.call('second', motion),
		theirs.call('nameChair', next, who.Anna.address),
		theirs.call('confirmRegistration', amendment, saltedHash('extract')),
	];

	test("no member has a say in the other's", async () => {
		const { Anna } = who;
		assert.equal(await theirs.obstacle(motion, Anna), 'NotEntitled');
		const minutes = documentOf('minutes');
		const signatures = [
			theirs.call('recordMinutes', assembly, minutes),
			theirs.call('countersignMinutes', assembly, minutes.hash),
		];
		await allRefused('assembly.NotEntitled', api, [...votersCalls(), ...organsCalls()], Anna);
		await refused('assembly.NotEntitled', theirs.convene(Anna, [motion]));
		await allRefused('BadOrigin', api, reserved(), Anna);
		await allRefused('assembly.NotAuthorised', api, signatures, Anna);
	});

	test("no board acts in the other's", async () => {
		const { Anna } = who;
		const { plan } = (await theirs.read('assembly', next)).unwrap();
		const convening = theirs.call('convene', plan.toJSON(), [motion]);
		const calls = [...votersCalls(), ...organsCalls(), ...reserved(), convening];
		// One signs for this board, so that the call runs at once.
		const decisions = calls.map((call) => api.tx.cooperatives.proposeAction(ours.coop, 'Board', call));
		await allRefused('assembly.NotAuthorised', api, decisions, Anna);
	});

	test("no mediators and no decision of an assembly reach the other's", async () => {
		const { Anna, Bert, Cora } = who;
		const mediator = await ours.submit([Anna], electionOf('Mediators'));
		await ours.stand(mediator, [Cora], Bert);
		const revocation = theirs.call('revokeAmendment', 2);
		const calls = [...organsCalls(), ...reserved(), revocation];
		const motions = [];
		for (const call of calls) motions.push(await ours.submit(Anna, callOf(call)));
		await ours.hold([Anna], [mediator, ...motions], async () => {
			await ours.vote(Anna, mediator, [0]);
			const ballots = () => api.tx.utility.batchAll(motions.map((motion) => ours.ballot(motion, 'Yes')));
			await sendAll(
				api,
				[Anna, Bert, Cora].map((voter) => [ballots(), voter]),
			);
		});
		for (const [i, motion] of motions.entries()) {
			const receipt = await ours.adopt(motion, Anna, calls[i]);
			assert.equal(await ours.failure(motion, receipt), 'assembly.NotAuthorised');
		}
		await ours.adopt(mediator, Anna);
		const annulment = theirs.call('annul', amendment, saltedHash('finding'));
		await refused('assembly.NotAuthorised', decide(api, ours.coop, [Cora], annulment, 'Mediators'));
		assert.ok((await theirs.status(amendment)).isPendingRegistration);
		const pending = (await view(api, 'Cooperatives', 'pending_amendment', theirs.coop)).unwrap();
		assert.equal(pending.version.toNumber(), 2);
	});

	test('nobody votes alone in the federation, nor a board whose cooperative is no member', async () => {
		const { Anna } = who;
		const call = api.tx.assembly.submit(
			'Federation',
			documentOf('motion'),
			'Text',
			{ organ: null, voters: [] },
			'Open',
			null,
		);
		await refused('assembly.NotEntitled', send(call, Anna));
		await refused('assembly.NotAuthorised', ours.act([Anna], call));
	});
});
