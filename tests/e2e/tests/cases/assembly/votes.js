// An assembly from the notice to the minutes: who votes, how often, for whom, and when it is over.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { CANNOT_PAY, refused, send, turnedAway } from '../../../lib/chain.js';
import { establish } from '../../../lib/founding.js';
import { join } from '../../../lib/members.js';
import { sharedChain } from '../../../lib/session.js';
import { documentOf, ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const FOUNDERS = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
const OTHERS = /** @type {const} */ (['Gustav', 'Hanna']);
/** Their numbers in the register, by which a proxy names whom he votes for. */
const [DORA, EMIL, FRITZ, GUSTAV] = [4, 5, 6, 7];
const NOWHERE = 999_999;

const chain = sharedChain();

describe('an assembly', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof FOUNDERS)[number] | (typeof OTHERS)[number], Person>} */
	let who;
	/** @type {Person[]} */
	let board;
	/** @type {Body} */
	let body;
	let assembly = -1;
	/** A resolution, and the discharge of the board. */
	let resolution = -1;
	let discharge = -1;
	/** @type {any} */
	let opened;

	before(
		async () => {
			api = chain.api;
			who = await people(api, [...FOUNDERS, ...OTHERS]);
			const founders = FOUNDERS.map((name) => who[name]);
			board = founders.slice(0, 2);
			const statute = ownStatute(parameters());
			const coop = await establish(
				api,
				{ statute, name: 'Versammelt eG', symbol: 'VERS', founders, board },
				2,
			);
			body = new Body(api, coop, chain.session);
			resolution = await body.submit(board);
			const concerned = { organ: 'Board', voters: [] };
			discharge = await body.submit(who.Fritz, 'Text', { text: 'discharge', concerned });
		},
		{ timeout: 90_000 },
	);

	const proxy = (/** @type {Person} */ from, /** @type {number} */ to, only = null) =>
		send(body.call('giveProxy', assembly, to, only), from);
	/** @param {Person} holder @param {number} principal @param {string} choice */
	const voteFor = (holder, principal, choice) =>
		send(body.call('voteAsProxy', resolution, principal, { Motion: choice }), holder);

	test('is convened with more than two weeks of notice', async () => {
		const { Cora, Fritz } = who;
		const items = [resolution, discharge];
		await refused('assembly.NoticeTooShort', body.convene(board, items, { ahead: 14 }));
		// In the next block, 2.4 days from now, these are 14 and a half: no two weeks of whole days.
		await refused('assembly.NoticeTooShort', body.convene(Fritz, [discharge], { ahead: 17 }));
		await refused('assembly.TimesOutOfRange', body.convene(board, items, { voting: 0 }));
		await refused('assembly.TimesOutOfRange', body.convene(board, items, { ahead: 400 }));
		await refused('assembly.MotionNotFound', body.convene(board, [NOWHERE]));
		// Six members: one is more than a tenth and convenes, but not for what another has moved.
		await refused('assembly.NotAuthorised', body.convene(Cora, [discharge]));
		assembly = await body.convene(board, items, { ahead: 40 });
		assert.deepEqual((await body.read('agenda', assembly)).toJSON(), items);
		assert.ok((await body.status(discharge)).isOnAgenda);
		const { items: page } = await body.read('assemblies', 0, 10);
		assert.ok(page.at(-1)[1].stage.isConvened);
		const open = (await body.read('motions', 0, 10, true)).items;
		assert.deepEqual(
			open.map((/** @type {any} */ [id]) => id.toNumber()),
			items,
		);
	});

	test('a proxy stands for two members and not for three, and passes nothing on', async () => {
		const { Anna, Cora, Dora, Emil, Fritz } = who;
		const cora = await body.number(Cora);
		await refused('assembly.OwnProxy', proxy(Cora, cora));
		await refused('assembly.NotEntitled', proxy(Dora, GUSTAV));
		await proxy(Dora, cora);
		await proxy(Emil, cora);
		await refused('assembly.TooManyPrincipals', proxy(Fritz, cora));
		await refused('assembly.ProxyAlreadyGiven', proxy(Dora, FRITZ));
		await refused('assembly.NoProxyChains', proxy(Fritz, DORA));
		await refused('assembly.NoProxyChains', proxy(Cora, await body.number(Anna)));
		const held = (await body.read('proxies', assembly, Cora.address)).unwrap().held;
		assert.deepEqual(held.toJSON(), [DORA, EMIL]);
		const given = (await body.read('proxies', assembly, Dora.address)).unwrap().given.unwrap();
		assert.equal(given.holder.toNumber(), cora);
		assert.ok(given.used.isFalse);
	});

	test('is opened when its time has come, and nobody votes before', async () => {
		const { Anna, Emil } = who;
		await refused('assembly.TooEarly', send(body.call('openVoting', assembly), Anna));
		assert.equal(await body.obstacle(resolution, Anna), 'NotOpened');
		await refused('assembly.NotOpened', body.vote(Anna, resolution, 'Yes'));
		opened = await body.open(assembly, Emil);
		assert.equal(opened.roll.ordinary.toNumber(), FOUNDERS.length);
		assert.equal(await body.obstacle(resolution, Anna), undefined);
		await refused('assembly.AssemblyFixed', send(body.call('openVoting', assembly), Emil));
	});

	test('who joins after the opening has no vote, nor has anybody who votes for him', async () => {
		const { Anna, Gustav } = who;
		await join(api, body.coop, board, Gustav, 2);
		assert.equal(await body.number(Gustav), GUSTAV);
		assert.equal(await body.obstacle(resolution, Gustav), 'JoinedAfterOpening');
		await refused('assembly.JoinedAfterOpening', body.vote(Gustav, resolution, 'Yes'));
		await proxy(Gustav, await body.number(Anna));
		await refused('assembly.JoinedAfterOpening', voteFor(Anna, GUSTAV, 'Yes'));
	});

	test('who is no member has no vote', async () => {
		assert.equal(await body.obstacle(resolution, who.Hanna), 'NotEntitled');
		await turnedAway(CANNOT_PAY, () => body.vote(who.Hanna, resolution, 'Yes'));
	});

	test('a vote can be changed, and is shown when it is over', async () => {
		const { Anna, Bert } = who;
		await refused('assembly.InvalidBallot', body.vote(Anna, resolution, [0]));
		await body.vote(Anna, resolution, 'No');
		await body.vote(Anna, resolution, 'Yes');
		await body.vote(Bert, resolution, 'Abstain');
		// This statute does not publish the tally while people vote.
		assert.deepEqual(await body.tally(resolution), { turnout: 2, electorate: 6, votes: undefined });
	});

	test("the holder votes for those two, and a principal's own vote wins", async () => {
		const { Cora, Dora, Emil } = who;
		await voteFor(Cora, DORA, 'Yes');
		await voteFor(Cora, EMIL, 'Yes');
		await refused('assembly.ProxyNotFound', voteFor(Cora, FRITZ, 'Yes'));
		await refused('assembly.ProxyUsed', send(body.call('revokeProxy', assembly), Dora));
		await body.vote(Emil, resolution, 'No');
		await refused('assembly.PrincipalHasVoted', voteFor(Cora, EMIL, 'Yes'));
		assert.equal((await body.tally(resolution)).turnout, 4);
	});

	test('nobody votes on his own discharge', async () => {
		const { Anna, Cora } = who;
		assert.equal(await body.obstacle(discharge, Anna), 'Concerned');
		await refused('assembly.Concerned', body.vote(Anna, discharge, 'Yes'));
		await body.vote(Cora, discharge, 'Yes');
	});

	test('is decided by its counters when the voting is over, whoever closes it', async () => {
		const { Anna, Gustav } = who;
		await refused('assembly.VotingNotOver', body.close(resolution, Gustav));
		await body.over(opened);
		await refused('assembly.VotingOver', body.vote(Anna, resolution, 'No'));
		assert.equal(await body.obstacle(resolution, Anna), 'VotingOver');
		await refused('assembly.VotingOver', voteFor(who.Cora, DORA, 'No'));
		const adopted = (await body.close(resolution, Gustav)).event('assembly.Adopted');
		assert.ok(adopted.majority.isSimple);
		// Anna and Dora, Emil, Bert.
		assert.deepEqual(await body.tally(resolution), { turnout: 4, electorate: 6, votes: [2, 1, 1] });
		await refused('assembly.NotVoting', body.close(resolution, Gustav));
		await refused('assembly.NothingToEnact', body.enact(resolution, Gustav));
	});

	test('has minutes when all is decided, signed by the chair and one of the board', async () => {
		const { Anna, Bert, Cora } = who;
		const minutes = documentOf('minutes');
		const record = (/** @type {Person} */ by) => send(body.call('recordMinutes', assembly, minutes), by);
		const countersign = (/** @type {Person} */ by, hash = minutes.hash) =>
			send(body.call('countersignMinutes', assembly, hash), by);
		await refused('assembly.UndecidedItems', record(Anna));
		await body.close(discharge, Cora);
		await refused('assembly.NotAuthorised', record(Bert));
		await record(Anna);
		await refused('assembly.SecondSignature', countersign(Anna));
		await refused('assembly.NotAuthorised', countersign(Cora));
		await refused('assembly.MinutesNotFound', countersign(Bert, saltedHash('other minutes')));
		await countersign(Bert);
		await refused('assembly.MinutesFixed', record(Anna));

		const all = (await body.read('minutes', assembly)).unwrap();
		assert.deepEqual(
			all.items.map((/** @type {any} */ { motion, content }) => [motion.toNumber(), content.status.type]),
			[
				[resolution, 'Adopted'],
				[discharge, 'Adopted'],
			],
		);
		const [{ tallies }] = all.items;
		assert.equal(tallies[0].tally.unwrap().ordinary.yes.toNumber(), 2);
		const signed = all.minutes.unwrap();
		assert.equal(signed.document.toJSON().hash, minutes.hash);
		assert.equal(signed.chair.toString(), Anna.address);
		assert.equal(signed.countersigned.unwrap()[0].toString(), Bert.address);
	});
});
