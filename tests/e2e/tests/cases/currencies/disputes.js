// Disputes about what was claimed: either side calls the mediators, who divide what is in escrow. Where they are silent or
// would decide in their own cause, a rule or the federation does.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { today } from '../../../lib/calendar.js';
import { refused, send } from '../../../lib/chain.js';
import { Currency, FROZEN, nextToken, owed, part, policy } from '../../../lib/currencies.js';
import { demoMember, Federation } from '../../../lib/federation.js';
import { establish } from '../../../lib/founding.js';
import { electionOf } from '../../../lib/motions.js';
import { Pledges } from '../../../lib/pledges.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../../lib/assembly.js').Decision} Decision */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil']);
/** What somebody can promise who has kept nothing yet. */
const FIRST = 200_00;
/** What Anna and Bert promise, each ten hours, and what they get in advance. */
const VALUE = 100_00;
const ADVANCE = 50_00;
/** Demurrage of a year, in millionths: later, by a vote. */
const RATE = 120_000n;

const chain = sharedChain();

describe('a dispute', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Person[]} */
	let board;
	/** Two of the three. @type {Person[]} */
	let mediators;
	/** @type {Body} */
	let body;
	/** @type {Federation} */
	let federation;
	/** @type {Currency} */
	let currency;
	/** @type {Pledges} */
	let pledges;
	/** Anna's and Bert's. */
	let hers = -1;
	let his = -1;
	/** The first three claims on Anna's: two of Bert's, and one of Emil's, who is a mediator. */
	const [DIVIDED, GRANTED, OWN] = [0, 1, 2];
	/** On Bert's, all of them Anna's: he delivers one, and she calls the mediators on the last one. */
	const [SILENT, DELIVERED, UNDECIDED] = [0, 1, 2];
	/** Of the assembly. @type {Record<'demurrage', Decision>} */
	let decisions;
	/** Of the federation, about Bert's claim and about Emil's. @type {Decision[]} */
	let federal;
	/** Units of the currency, all of them promised and not delivered. */
	let outstanding = 0;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const { Anna, Bert, Cora, Dora, Emil } = who;
			const founders = Object.values(who);
			board = [Anna, Bert];
			mediators = [Cora, Dora];
			const statute = ownStatute(parameters((p) => (p.shares = null)));
			const plan = { statute, form: 'Association', name: 'Tauschring', symbol: 'TAUSCH', founders, board };
			body = new Body(api, await establish(api, plan, 0), chain.session);
			federation = new Federation(api, chain.session);
			currency = new Currency(api, await nextToken(api));
			pledges = new Pledges(currency, chain.session);
			const election = await body.submit(Anna, electionOf('Mediators', 3));
			await body.stand(election, [Cora, Dora, Emil], Anna);
			const rules = (/** @type {bigint | null} */ demurrage) =>
				policy((p) => {
					p.advance = part(1, 2);
					p.consensus.witnesses = 0;
					p.demurrage = demurrage;
				});
			const { create, ...others } = await body.agree(
				founders,
				{
					create: api.tx.currencies.create('Tausch', 'TAU', 2, rules(null)),
					demurrage: currency.call('setPolicy', rules(RATE)),
				},
				[[election, [0, 1, 2]]],
			);
			decisions = others;
			await body.carryOut(create, Cora);
			await body.adopt(election, Cora);
		},
		{ timeout: 120_000 },
	);

	afterEach(async () => {
		const backing = await currency.ensureSound();
		assert.deepEqual(backing, { supply: outstanding, outstanding, reserve: 0, writtenOff: 0 });
	});

	const resolution = (/** @type {number} */ pledge, /** @type {number} */ claim, portion = part(1, 1)) =>
		pledges.call('resolve', pledge, claim, portion, saltedHash('what both have said'));
	/** The mediators, two of three. */
	const resolve = (/** @type {number} */ pledge, /** @type {number} */ claim, portion = part(1, 1)) =>
		decide(api, body.coop, mediators, resolution(pledge, claim, portion), 'Mediators');
	const dispute = (/** @type {Person} */ by, /** @type {number} */ pledge, /** @type {number} */ claim) =>
		pledges.act(by, 'dispute', pledge, claim, saltedHash('what happened'));
	const deliver = (/** @type {Person} */ by, /** @type {number} */ pledge, /** @type {number} */ claim) =>
		pledges.act(by, 'deliver', pledge, claim, saltedHash('a photograph'));
	/** @returns {Promise<bigint>} */
	const now = async () => (await view(api, 'Cooperatives', 'now')).toBigInt();

	test('is for the mediators whom the members have elected', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const seated = [Cora, Dora, Emil].map(({ address }) => address);
		assert.deepEqual((await body.seated('Mediators')).sort(), seated.sort());
		const until = (await today(api)).date + 1000;
		hers = (await pledges.pledge(Anna, { value: VALUE, until })).id;
		const { id, window } = await pledges.pledge(Bert, { value: VALUE, until }, 'loaves of bread');
		his = id;
		for (const pledge of [hers, his]) await pledges.vote(pledge, { approve: [Cora, Dora, Emil] });
		// What the federation decides has to be ready when there is something to decide. An assembly takes longer than
		// mediators have.
		federal = await federation.adoptAll(
			[demoMember()],
			[resolution(hers, DIVIDED), resolution(hers, OWN, part(1, 2))],
		);
		await pledges.over(window);
		for (const pledge of [hers, his]) await pledges.act(Emil, 'finalise', pledge);
		outstanding = 2 * VALUE;
		await currency.pay(Anna, Emil, 15_00);
		for (const [holder, amount] of /** @type {[Person, number][]} */ ([
			[Anna, ADVANCE - 15_00],
			[Bert, ADVANCE],
			[Emil, 15_00],
		])) {
			assert.equal(await currency.inWallet(holder), amount);
		}
	});

	test('is opened by either side, and by nobody else', async () => {
		const { Anna, Bert, Dora, Emil } = who;
		assert.deepEqual(
			[
				await pledges.claim(Bert, hers, 2),
				await pledges.claim(Bert, hers, 1),
				await pledges.claim(Emil, hers, 1),
			].map(({ id, value }) => [id, value]),
			[
				[DIVIDED, 20_00],
				[GRANTED, 10_00],
				[OWN, 10_00],
			],
		);
		await refused('pledges.NotParty', dispute(Dora, hers, DIVIDED));
		await refused('pledges.ClaimNotFound', dispute(Bert, hers, OWN + 1));
		await refused('pledges.WrongStage', resolve(hers, DIVIDED));
		const byClaimant = (await dispute(Bert, hers, DIVIDED)).event('pledges.Disputed');
		assert.equal(byClaimant.by.toString(), Bert.address);
		await dispute(Anna, hers, GRANTED);
		// He says that what she has delivered was not what he has claimed.
		await deliver(Anna, hers, OWN);
		await dispute(Emil, hers, OWN);
		const sides = [DIVIDED, GRANTED, OWN].map(async (claim) => {
			const stage = await pledges.stage(hers, claim);
			return stage.asDisputed.byPledger.isTrue;
		});
		assert.deepEqual(await Promise.all(sides), [false, true, false]);
		await refused('pledges.WrongStage', dispute(Bert, hers, DIVIDED));
		assert.equal(await currency.inEscrow(Bert, 'Escrow'), 30_00);
		await refused(FROZEN, currency.pay(Bert, Anna, ADVANCE - 30_00 + 1));
	});

	test('lets neither side help itself', async () => {
		const { Anna, Bert, Emil } = who;
		await refused('pledges.WrongStage', deliver(Anna, hers, DIVIDED));
		await refused('pledges.WrongStage', pledges.act(Anna, 'settleClaim', hers, OWN));
		await refused('pledges.DeadlineNotPassed', pledges.act(Bert, 'reclaim', hers, DIVIDED));
		await refused('BadOrigin', send(resolution(hers, DIVIDED), mediators[0]));
		await refused('BadOrigin', decide(api, body.coop, board, resolution(hers, DIVIDED)));
		await refused(
			'cooperatives.NotSeated',
			decide(api, body.coop, [Bert, Emil], resolution(hers, DIVIDED), 'Mediators'),
		);
	});

	test('is decided by the mediators together: a part is burned, the rest the claimant has again', async () => {
		const { Anna, Bert } = who;
		await refused('pledges.InvalidPart', resolve(hers, DIVIDED, part(4, 3)));
		await refused('pledges.InvalidPart', resolve(hers, DIVIDED, part(0, 0)));
		const wallet = await currency.inWallet(Bert);
		const resolved = (await resolve(hers, DIVIDED, part(1, 3))).event('pledges.Resolved');
		assert.equal(resolved.by.unwrap().toNumber(), body.coop);
		// In the claimant's favour: a third of 20.00 is not a whole number.
		assert.deepEqual([resolved.retired.toNumber(), resolved.released.toNumber()], [6_66, 13_34]);
		outstanding -= 6_66;
		assert.equal(await currency.inWallet(Bert), wallet + 13_34);
		assert.equal(await currency.inEscrow(Bert), 10_00);
		const { late, left, claimed, delivered } = await pledges.standing(hers);
		// He has not waited for it: that makes nobody late.
		assert.deepEqual([late, left, claimed, delivered], [false, VALUE - 40_00 + 13_34, 20_00, 6_66]);
		assert.equal((await pledges.credit(Anna)).limit, FIRST);
		await refused('pledges.WrongStage', resolve(hers, DIVIDED));
	});

	test('is decided for the pledger: all of it is burned, and she has kept her word', async () => {
		const { Anna, Bert } = who;
		const wallet = await currency.inWallet(Bert);
		const receipt = await resolve(hers, GRANTED);
		const { retired, released } = receipt.event('pledges.Resolved');
		assert.deepEqual([retired.toNumber(), released.toNumber()], [10_00, 0]);
		outstanding -= 10_00;
		assert.equal(await currency.inWallet(Bert), wallet);
		assert.equal(await currency.inEscrow(Bert), 0);
		// A tenth of what was delivered.
		assert.equal(receipt.event('pledges.LimitChanged').limit.toNumber(), FIRST + 1_00);
		assert.equal((await pledges.credit(Anna)).limit, FIRST + 1_00);
	});

	test("is the federation's where a mediator is a party, and nowhere else", async () => {
		const { Anna, Emil } = who;
		const [alice] = demoMember().board;
		await refused('pledges.OwnCause', resolve(hers, OWN));
		assert.equal(await federation.carryOutInVain(federal[0], alice), 'pledges.NotAuthorised');
		const resolved = (await federation.carryOut(federal[1], alice)).event('pledges.Resolved');
		assert.ok(resolved.by.isNone);
		assert.deepEqual([resolved.retired.toNumber(), resolved.released.toNumber()], [5_00, 5_00]);
		outstanding -= 5_00;
		assert.equal(await currency.inWallet(Emil), 10_00);
		assert.equal(await currency.inEscrow(Emil), 0);
		// She had said that it was delivered.
		assert.equal((await pledges.standing(hers)).late, true);
		assert.equal((await pledges.credit(Anna)).limit, FIRST + 1_00);
	});

	test('that the mediators leave undecided gives the units back, and nobody was late', async () => {
		const { Anna, Bert, Dora } = who;
		const wallet = await currency.inWallet(Anna);
		for (const claim of [SILENT, DELIVERED, UNDECIDED]) {
			assert.equal((await pledges.claim(Anna, his, 1)).id, claim);
		}
		await deliver(Bert, his, DELIVERED);
		const { until } = (await dispute(Anna, his, UNDECIDED)).event('pledges.Disputed');
		await pledges.over(until);
		await refused('pledges.DeadlinePassed', resolve(his, UNDECIDED));
		const reclaimed = (await pledges.act(Dora, 'reclaim', his, UNDECIDED)).event('pledges.Reclaimed');
		assert.deepEqual([reclaimed.released.toNumber(), reclaimed.disputed.isTrue], [10_00, true]);
		assert.equal(await currency.inWallet(Anna), wallet - 20_00);
		assert.equal(await currency.inEscrow(Anna), 20_00);
		const { late, left, claimed } = await pledges.standing(his);
		assert.deepEqual([late, left, claimed], [false, VALUE - 20_00, 20_00]);
		assert.ok((await pledges.stage(his, UNDECIDED)).isSettled);
	});

	test('comes too late when a side has been silent for long: then the rule has decided', async () => {
		const { Anna, Bert, Cora } = who;
		const wallet = await currency.inWallet(Anna);
		await refused('pledges.DeadlinePassed', dispute(Anna, his, DELIVERED));
		await refused('pledges.DeadlinePassed', dispute(Bert, his, SILENT));
		const confirmed = (await pledges.act(Cora, 'settleClaim', his, DELIVERED)).event('pledges.Confirmed');
		assert.deepEqual([confirmed.retired.toNumber(), confirmed.bySilence.isTrue], [10_00, true]);
		outstanding -= 10_00;
		assert.equal((await pledges.standing(his)).late, false);
		const reclaimed = (await pledges.act(Cora, 'reclaim', his, SILENT)).event('pledges.Reclaimed');
		assert.deepEqual([reclaimed.released.toNumber(), reclaimed.disputed.isTrue], [10_00, false]);
		assert.equal(await currency.inWallet(Anna), wallet + 10_00);
		assert.equal(await currency.inEscrow(Anna), 0);
		const { late, left, claimed } = await pledges.standing(his);
		assert.deepEqual([late, left, claimed], [true, VALUE - 10_00, 0]);
	});

	test('does not spare the units demurrage: what comes back owes for its time in escrow', async () => {
		const { Bert } = who;
		const before = await currency.inWallet(Bert);
		await body.carryOut(decisions.demurrage, who.Cora);
		const since = await now();
		const { id, value } = await pledges.claim(Bert, hers, 2);
		const claimed = await now();
		const first = owed(before, RATE, claimed - since);
		const free = before - first.units - value;
		assert.equal(await currency.inWallet(Bert), free);
		await dispute(Bert, hers, id);
		await chain.session.reach((await today(api)).date + 20);
		const pot = await currency.inPot();
		const { retired, released } = (await resolve(hers, id, part(1, 2))).event('pledges.Resolved');
		const seconds = (await now()) - claimed;
		outstanding -= retired.toNumber();
		assert.equal(retired.toNumber() + released.toNumber(), value);
		const onFree = owed(free, RATE, seconds, first.rest);
		const onReleased = owed(released.toNumber(), RATE, seconds, onFree.rest);
		assert.ok(onReleased.units > 0);
		assert.equal(await currency.inWallet(Bert), free - onFree.units + released.toNumber() - onReleased.units);
		// What is burned owes nothing.
		assert.equal(await currency.inPot(), pot + onFree.units + onReleased.units);
		assert.equal((await currency.holding(Bert)).accrued, 0);
	});
});
