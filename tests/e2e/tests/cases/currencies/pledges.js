// Service pledges: currency is minted for what the others believe, and burned when it was done. What was not done is
// nobody's secret.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { today } from '../../../lib/calendar.js';
import { refused, send } from '../../../lib/chain.js';
import { Currency, FROZEN, nextToken, policy } from '../../../lib/currencies.js';
import { establish } from '../../../lib/founding.js';
import { person } from '../../../lib/keys.js';
import { Pledges, reliefs } from '../../../lib/pledges.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../../lib/assembly.js').Decision} Decision */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil']);
/** What somebody can promise who has kept nothing yet. */
const FIRST = 200_00;
const NOWHERE = 999_999;

const chain = sharedChain();

describe('pledges', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Person[]} */
	let board;
	/** @type {Body} */
	let body;
	/** @type {Currency} */
	let currency;
	/** @type {Pledges} */
	let pledges;
	/** Of Anna, accepted; of Bert, whom few care about; of Cora, whom some object to; of Emil, who keeps nothing. */
	let kept = -1;
	let ignored = -1;
	let opposed = -1;
	let broken = -1;
	/** Of Dora on Anna's pledge, who says nothing when it is delivered; of Bert on Emil's, who delivers nothing. */
	let delivered = -1;
	let neglected = -1;
	/** @type {Record<'cover' | 'writeOff' | 'wrong', Decision>} */
	let decisions;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const founders = Object.values(who);
			board = founders.slice(0, 2);
			const plan = { name: 'Zeitbank eG', symbol: 'ZEIT', founders, board };
			const coop = await establish(api, { ...plan, statute: ownStatute(parameters()) }, 2);
			body = new Body(api, coop, chain.session);
			currency = new Currency(api, await nextToken(api));
			pledges = new Pledges(currency, chain.session);
			const call = api.tx.currencies.create('Zeit', 'ZTG', 2, policy());
			const { create } = await body.agree(founders, { create: call });
			await body.carryOut(create, who.Bert);
		},
		{ timeout: 90_000 },
	);

	afterEach(() => currency.ensureSound());

	/** @param {number} outstanding @param {number} [writtenOff] */
	const ensureBacking = async (outstanding, writtenOff = 0) =>
		assert.deepEqual(await currency.backing(), {
			supply: outstanding + writtenOff,
			outstanding,
			reserve: 0,
			writtenOff,
		});

	test('are made by members, on terms that can be kept', async () => {
		const { Anna } = who;
		const { date } = await today(api);
		const terms = { value: 100_00, until: date + 700 };
		const attempt = (/** @type {object} */ change, by = Anna) =>
			send(pledges.pledgeCall({ ...terms, ...change }), by);
		await refused('pledges.ValueOutOfRange', attempt({ value: 9 }));
		await refused('pledges.ValueOutOfRange', attempt({ quantity: 0 }));
		await refused('pledges.UntilOutOfRange', attempt({ until: date + 7 }));
		await refused('pledges.UntilOutOfRange', attempt({ until: date + 3 * 366 + 30 }));
		await refused('pledges.DeliveryOutOfRange', attempt({ deliverWithinDays: 91 }));
		await refused('pledges.OwnPledge', attempt({ claimants: { Account: Anna.address } }));
		await refused('pledges.CreditExceeded', attempt({ value: FIRST + 1 }));
		const elsewhere = new Pledges(new Currency(api, NOWHERE), chain.session);
		await refused('pledges.CurrencyNotFound', send(elsewhere.pledgeCall(terms), Anna));
	});

	test('are voted on by the others', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const { date } = await today(api);
		const long = { until: date + 700 };
		const hers = await pledges.pledge(Anna, { value: 100_00, ...long });
		assert.equal(hers.voters, 4);
		kept = hers.id;
		ignored = (await pledges.pledge(Bert, { value: 50_00, ...long })).id;
		opposed = (await pledges.pledge(Cora, { value: 50_00, ...long })).id;
		// Ends before long: a vote takes so many blocks, which are 73 days.
		const short = { value: 60_00, quantity: 6, until: date + 130 };
		const his = await pledges.pledge(Emil, short, 'a repaired roof');
		broken = his.id;

		await pledges.vote(kept, { witnesses: [Bert], approve: [Bert, Cora, Dora] });
		await pledges.vote(ignored, { witnesses: [Cora], approve: [Cora] });
		await pledges.vote(opposed, { witnesses: [Dora], approve: [Dora, Emil], object: [Anna, Bert] });
		await pledges.vote(broken, { witnesses: [Anna], approve: [Anna, Bert, Cora] });
		await refused('pledges.OwnPledge', pledges.act(Anna, 'approve', kept));
		await refused('pledges.AlreadyWitnessed', pledges.act(Bert, 'witness', kept));
		await refused('pledges.HasObjected', pledges.act(Anna, 'witness', opposed));
		await refused('pledges.PledgeNotFound', pledges.act(Anna, 'approve', NOWHERE));
		await refused('pledges.VotingNotOver', pledges.act(Anna, 'finalise', kept));
		const stranger = await pledges.read('may_vote', kept, person('Stranger').address);
		assert.ok(stranger.asErr.isNotEntitled);
		assert.equal((await pledges.credit(Anna)).open, 100_00);
		await pledges.over(his.window);
		await refused('pledges.VotingOver', pledges.act(Emil, 'approve', kept));
		await ensureBacking(0);
	});

	test('one that is accepted is minted: a part for the pledger, the rest for the pot', async () => {
		const { Anna, Dora, Emil } = who;
		const accepted = (await pledges.act(Dora, 'finalise', kept)).event('pledges.PledgeAccepted');
		const { advance, pot } = accepted.split;
		assert.deepEqual([advance.toNumber(), pot.toNumber()], [33_33, 66_67]);
		assert.equal(accepted.tally.ordinary.approvals.toNumber(), 3);
		assert.equal(await currency.inWallet(Anna), 33_33);
		assert.equal(await currency.inPot(), 66_67);
		await ensureBacking(100_00);
		await refused('pledges.WrongStatus', pledges.act(Dora, 'finalise', kept));
		await pledges.act(Dora, 'finalise', broken);
		assert.equal(await currency.inWallet(Emil), 20_00);
		assert.equal(await currency.inPot(), 106_67);
		await ensureBacking(160_00);
	});

	test('one that few care about is refused, and so is one that is objected to: nothing is minted', async () => {
		const { Bert, Cora, Dora } = who;
		const refusal = async (/** @type {number} */ pledge) =>
			(await pledges.act(Dora, 'finalise', pledge)).event('pledges.PledgeRefused').reason.type;
		assert.equal(await refusal(ignored), 'Turnout');
		assert.equal(await refusal(opposed), 'Objections');
		for (const pledger of [Bert, Cora]) {
			assert.equal(await currency.inWallet(pledger), 0);
			assert.equal((await pledges.credit(pledger)).open, 0);
		}
		await refused('pledges.WrongStatus', pledges.act(Dora, 'claim', opposed, 1, 10_00, saltedHash('x')));
		await ensureBacking(160_00);
	});

	test('what was minted is money, and nothing of it is gone when it is paid', async () => {
		const { Anna, Bert, Dora, Emil } = who;
		await currency.pay(Anna, Bert, 33_00);
		await currency.pay(Emil, Dora, 15_00);
		assert.equal(await currency.inWallet(Anna), 33);
		assert.equal(await currency.inWallet(Bert), 33_00);
		await ensureBacking(160_00);
	});

	test('are claimed with the value in escrow, delivered, confirmed, and burned', async () => {
		const { Anna, Bert, Cora } = who;
		const claim = (/** @type {Person} */ by, /** @type {number} */ units, most = 100_00) =>
			pledges.act(by, 'claim', kept, units, most, saltedHash('on Monday'));
		await refused('pledges.OwnPledge', claim(Anna, 1));
		await refused('pledges.ZeroUnits', claim(Bert, 0));
		await refused('pledges.MoreThanLeft', claim(Bert, 11));
		await refused('pledges.ValueTooHigh', claim(Bert, 2, 19_99));
		await refused('currencies.InsufficientBalance', claim(Cora, 1));
		const claimed = (await claim(Bert, 2, 20_00)).event('pledges.Claimed');
		const id = claimed.claim.toNumber();
		assert.equal(claimed.value.toNumber(), 20_00);
		assert.equal(await currency.inWallet(Bert), 13_00);
		assert.equal(await currency.inEscrow(Bert, 'Escrow'), 20_00);
		await refused(FROZEN, currency.pay(Bert, Cora, 13_01));
		await ensureBacking(160_00);

		await refused('pledges.NotPledger', pledges.act(Bert, 'deliver', kept, id, saltedHash('proof')));
		await pledges.act(Anna, 'deliver', kept, id, saltedHash('proof'));
		await refused('pledges.WrongStage', pledges.act(Anna, 'deliver', kept, id, saltedHash('proof')));
		await refused('pledges.NotClaimant', pledges.act(Anna, 'confirm', kept, id));
		await refused('pledges.ClaimNotFound', pledges.act(Bert, 'confirm', kept, NOWHERE));
		const receipt = await pledges.act(Bert, 'confirm', kept, id);
		const confirmed = receipt.event('pledges.Confirmed');
		assert.deepEqual([confirmed.retired.toNumber(), confirmed.outstanding.toNumber()], [20_00, 80_00]);
		assert.equal(await currency.inEscrow(Bert), 0);
		await ensureBacking(140_00);
		// A tenth of what was delivered.
		assert.equal(receipt.event('pledges.LimitChanged').limit.toNumber(), FIRST + 2_00);
		await refused('pledges.WrongStage', pledges.act(Bert, 'confirm', kept, id));
	});

	test('are bought back by who has made them', async () => {
		const { Anna, Bert } = who;
		await refused('pledges.NotPledger', pledges.act(Bert, 'buyBack', kept, 33));
		await refused('currencies.InsufficientBalance', pledges.act(Anna, 'buyBack', kept, 34));
		const relieved = (await pledges.act(Anna, 'buyBack', kept, 33)).event('pledges.Relieved');
		assert.ok(relieved.how.isBoughtBack);
		assert.equal(await currency.inWallet(Anna), 0);
		await ensureBacking(139_67);
	});

	test('leave time to whoever is to do something next', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const claim = async (/** @type {Person} */ by, /** @type {number} */ pledge) => {
			const receipt = await pledges.act(by, 'claim', pledge, 1, 10_00, saltedHash('soon'));
			return receipt.event('pledges.Claimed').claim.toNumber();
		};
		neglected = await claim(Bert, broken);
		delivered = await claim(Dora, kept);
		await pledges.act(Anna, 'deliver', kept, delivered, saltedHash('proof'));
		await refused('pledges.DeadlineNotPassed', pledges.act(Cora, 'reclaim', broken, neglected));
		await refused('pledges.DeadlineNotPassed', pledges.act(Anna, 'settleClaim', kept, delivered));
		await refused('pledges.WrongStage', pledges.act(Emil, 'settleClaim', broken, neglected));
		await refused('pledges.NotOverdue', pledges.act(Cora, 'declareDefault', broken));
		await refused('pledges.NotOverdue', pledges.act(Cora, 'collect', broken));

		// Meanwhile the members vote on what becomes of it, should he not deliver.
		const reason = saltedHash('minutes');
		decisions = await body.agree(Object.values(who), {
			cover: pledges.call('cover', broken, 10_00, reason),
			writeOff: pledges.call('writeOff', broken, reason),
			wrong: pledges.call('writeOff', kept, reason),
		});
		await ensureBacking(139_67);
	});

	test("a claimant's silence confirms", async () => {
		const { Anna, Cora, Dora } = who;
		const receipt = await pledges.act(Anna, 'settleClaim', kept, delivered);
		const confirmed = receipt.event('pledges.Confirmed');
		assert.ok(confirmed.bySilence.isTrue);
		// One of eight hours that were left, which are worth 79.67 since she has bought some back: rounded down.
		assert.equal(confirmed.retired.toNumber(), 9_95);
		assert.equal(await currency.inWallet(Dora), 5_05);
		assert.equal(await currency.inEscrow(Dora), 0);
		assert.equal((await pledges.standing(kept)).late, false);
		await refused('pledges.WrongStage', pledges.act(Cora, 'settleClaim', kept, delivered));
		await ensureBacking(129_72);
	});

	test("a pledger's silence gives the claimant his units back, and the service stays owed", async () => {
		const { Bert, Cora, Emil } = who;
		const late = pledges.act(Emil, 'deliver', broken, neglected, saltedHash('too late'));
		await refused('pledges.DeadlinePassed', late);
		const receipt = await pledges.act(Cora, 'reclaim', broken, neglected);
		assert.equal(receipt.event('pledges.Reclaimed').released.toNumber(), 10_00);
		assert.equal(await currency.inWallet(Bert), 13_00);
		const { late: isLate, left, claimed } = await pledges.standing(broken);
		assert.deepEqual([isLate, left, claimed], [true, 60_00, 0]);
		await ensureBacking(129_72);
	});

	test('one that is overdue is broken as soon as anybody says so', async () => {
		const { Dora, Emil } = who;
		await pledges.overdue(broken);
		assert.ok((await pledges.standing(broken)).overdue);
		await refused('pledges.ClaimingOver', pledges.act(Dora, 'claim', broken, 1, 10_00, saltedHash('late')));
		const receipt = await pledges.act(Dora, 'declareDefault', broken);
		assert.equal(receipt.event('pledges.Defaulted').left.toNumber(), 60_00);
		assert.equal(receipt.event('pledges.LimitChanged').limit.toNumber(), FIRST / 2);
		await refused('pledges.AlreadyInDefault', pledges.act(Dora, 'declareDefault', broken));
		const another = pledges.pledgeCall({ value: 10_00, until: (await today(api)).date + 700 });
		await refused('pledges.InDefault', send(another, Emil));
		await ensureBacking(129_72);
	});

	test('one that is broken is covered and written off by a vote, in the sight of all', async () => {
		const { Anna, Cora, Emil } = who;
		await refused('BadOrigin', send(decisions.writeOff.call, Anna));
		await refused('BadOrigin', decide(api, body.coop, board, decisions.writeOff.call));
		assert.equal(await body.carryOutInVain(decisions.wrong, Cora), 'pledges.NotOverdue');

		// What he has himself comes first, and the pot pays the rest.
		const covered = await body.carryOut(decisions.cover, Cora);
		assert.deepEqual(reliefs(covered), [
			['BoughtBack', 5_00],
			['Covered', 5_00],
		]);
		assert.equal(await currency.inWallet(Emil), 0);
		assert.equal(await currency.inPot(), 101_67);
		await ensureBacking(119_72);
		await refused('pledges.NothingToCollect', pledges.act(Cora, 'collect', broken));

		const receipt = await body.carryOut(decisions.writeOff, Cora);
		assert.equal(receipt.event('currencies.UnitsWrittenOff').amount.toNumber(), 50_00);
		assert.ok(receipt.event('pledges.PledgeClosed').outcome.isBroken);
		// The units are still there, and everybody sees that nothing is behind them.
		await ensureBacking(69_72, 50_00);
		assert.equal((await pledges.standing(broken)).writtenOff, 50_00);
		assert.deepEqual(await pledges.credit(Emil), {
			limit: FIRST / 2,
			open: 0,
			outstanding: 0,
			kept: 0,
			late: 0,
			broken: 1,
		});
		await refused('pledges.WrongStatus', pledges.act(Emil, 'buyBack', broken, 1));
	});

	test('what was written off is made good by anybody, with his own units', async () => {
		const { Bert, Emil } = who;
		await currency.pay(Bert, Emil, 5_00);
		await refused('pledges.ZeroAmount', pledges.act(Emil, 'makeGood', broken, 0));
		await refused('pledges.MoreThanWrittenOff', pledges.act(Emil, 'makeGood', broken, 50_01));
		await refused('currencies.InsufficientBalance', pledges.act(Emil, 'makeGood', broken, 5_01));
		const made = (await pledges.act(Emil, 'makeGood', broken, 5_00)).event('pledges.MadeGood');
		assert.equal(made.writtenOff.toNumber(), 45_00);
		assert.equal(await currency.inWallet(Emil), 0);
		await ensureBacking(69_72, 45_00);
		assert.equal((await pledges.credit(Emil)).broken, 1);
	});
});
