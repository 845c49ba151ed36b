// A currency: made and ruled by a vote, paid with any wallet, to whom the policy says and as much as it lets.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { today } from '../../../lib/calendar.js';
import { allRefused, refused, send } from '../../../lib/chain.js';
import { Currency, FROZEN, nextToken, owed, part, policy } from '../../../lib/currencies.js';
import { establish } from '../../../lib/founding.js';
import { person } from '../../../lib/keys.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../../lib/assembly.js').Decision} Decision */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora']);
const DEPOSIT = 1_000_00;
const LIMIT = 50_00;
/** Demurrage of a year, in millionths. */
const RATE = 120_000n;
const NOWHERE = 999_999;

const chain = sharedChain();

describe('a currency', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Body} */
	let body;
	/** @type {Person[]} */
	let board;
	/** @type {Currency} */
	let currency;
	/** @type {Record<'create' | 'faulty' | 'gateway' | 'demurrage' | 'again' | 'pause' | 'resume' | 'resumed' | 'limit', Decision>} */
	let decisions;
	/** Has an account, and nothing to do with the community. */
	const stranger = person('Stranger');

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const founders = Object.values(who);
			board = founders.slice(0, 2);
			const statute = ownStatute(parameters((p) => (p.shares = null)));
			const plan = { statute, form: 'Association', name: 'Stundenkreis', symbol: 'STUNDEN', founders, board };
			body = new Body(api, await establish(api, plan, 0), chain.session);
			currency = new Currency(api, await nextToken(api));
			const create = (/** @type {any} */ rules) => api.tx.currencies.create('Stunden', 'STD', 2, rules);
			const demurrage = () =>
				currency.call(
					'setPolicy',
					policy((p) => (p.demurrage = RATE)),
				);
			decisions = await body.agree(founders, {
				create: create(policy()),
				faulty: create(policy((p) => (p.consensus.approval = part(1, 2)))),
				gateway: currency.call('setGateway', body.coop, 10 * DEPOSIT),
				demurrage: demurrage(),
				again: demurrage(),
				pause: currency.call('pause'),
				resume: currency.call('resume'),
				resumed: currency.call('resume'),
				limit: currency.call(
					'setPolicy',
					policy((p) => (p.dailyLimit = LIMIT)),
				),
			});
		},
		{ timeout: 90_000 },
	);

	const exists = async () => (await api.query.assets.asset(currency.id)).isSome;

	afterEach(async () => {
		if (await exists()) await currency.ensureSound();
	});

	/** @returns {Promise<bigint>} */
	const now = async () => (await view(api, 'Cooperatives', 'now')).toBigInt();
	const later = async (/** @type {number} */ days) => chain.session.reach((await today(api)).date + days);
	/** A payment by the call that says why it is refused. */
	const paid = (
		/** @type {Person} */ from,
		/** @type {Person} */ to,
		/** @type {number} */ amount,
		memo = '',
		id = currency.id,
	) => send(api.tx.currencies.transfer(id, to.address, amount, memo), from);
	const deposit = (/** @type {Person} */ to, amount = DEPOSIT) =>
		decide(api, body.coop, board, currency.call('attestDeposit', to.address, amount, saltedHash('deposit')));

	test('is made by no member, and not by the board', async () => {
		const calls = ['create', 'gateway', 'demurrage', 'pause'].map((name) => decisions[name].call);
		await allRefused('BadOrigin', api, calls, who.Anna);
		await refused('BadOrigin', decide(api, body.coop, board, decisions.create.call));
		assert.equal(await exists(), false);
	});

	test('is made by a vote of the assembly, with rules that can be', async () => {
		assert.equal(await body.carryOutInVain(decisions.faulty, who.Cora), 'currencies.ApprovalOutOfRange');
		const receipt = await body.carryOut(decisions.create, who.Cora);
		const created = receipt.event('currencies.CurrencyCreated');
		assert.equal(created.currency.toNumber(), currency.id);
		assert.equal(created.community.toNumber(), body.coop);
		const listed = await view(api, 'Currencies', 'currencies_of', body.coop);
		assert.deepEqual(listed.toJSON(), [currency.id]);
	});

	test('shows in any wallet, and belongs to the pot', async () => {
		const asset = (await api.query.assets.asset(currency.id)).unwrap();
		const info = await currency.read();
		assert.ok(asset.isSufficient.isTrue);
		assert.equal(asset.minBalance.toNumber(), 1);
		assert.equal(asset.owner.toString(), info.pot.toString());
		const { name, symbol, decimals } = await api.query.assets.metadata(currency.id);
		assert.deepEqual([name.toUtf8(), symbol.toUtf8(), decimals.toNumber()], ['Stunden', 'STD', 2]);
		assert.deepEqual([info.version.toNumber(), info.paused.isTrue], [1, false]);
		for (const member of Object.values(who)) assert.ok((await currency.holding(member)).mayHold);
		assert.equal((await currency.holding(stranger)).mayHold, false);
	});

	test('is paid by plain transfers between members', async () => {
		await body.carryOut(decisions.gateway, who.Cora);
		await deposit(who.Anna);
		assert.equal(await currency.inWallet(who.Anna), DEPOSIT);
		const receipt = await currency.pay(who.Anna, who.Bert, 200_00);
		assert.equal(receipt.event('assets.Transferred').amount.toNumber(), 200_00);
		assert.equal(await currency.inWallet(who.Anna), DEPOSIT - 200_00);
		assert.equal(await currency.inWallet(who.Bert), 200_00);
	});

	test('reaches nobody who cannot hold it, in no way', async () => {
		const { transfer, transferKeepAlive, transferAll, transferApproved } = api.tx.assets;
		const ways = [
			transfer(currency.id, stranger.address, 1),
			transferKeepAlive(currency.id, stranger.address, 1),
			transferAll(currency.id, stranger.address, false),
			transferApproved(currency.id, who.Anna.address, stranger.address, 1),
		];
		await refused('system.CallFiltered', send(ways[0], who.Anna));
		await allRefused('system.CallFiltered', api, ways, who.Anna);
		// The call that says why.
		await refused('currencies.NotAllowedToHold', paid(who.Anna, stranger, 1));
		await refused('currencies.NotAllowedToHold', deposit(stranger));
		assert.equal(await currency.inWallet(stranger), 0);
	});

	test('is paid with a memo', async () => {
		const { Anna, Bert, Cora } = who;
		await refused('currencies.NotFound', paid(Anna, Bert, 1, '', NOWHERE));
		await refused('currencies.ZeroAmount', paid(Anna, Bert, 0));
		await refused('currencies.TransferToSelf', paid(Anna, Anna, 1));
		await refused('currencies.InsufficientBalance', paid(Cora, Anna, 1));
		const receipt = await paid(Bert, Anna, 12_50, 'bread');
		const { from, to, amount, memo } = receipt.event('currencies.Paid');
		assert.deepEqual([from.toString(), to.toString()], [Bert.address, Anna.address]);
		assert.deepEqual([amount.toNumber(), memo.toUtf8()], [12_50, 'bread']);
		receipt.event('assets.Transferred');
		assert.equal(await currency.inWallet(Bert), 187_50);
	});

	describe('with demurrage', () => {
		/** When the rate began. */
		let since = 0n;
		/** When both were settled, what is left below a unit then. */
		let settled = 0n;
		let restOfHers = 0n;
		let restOfHis = 0n;

		test('has it by a vote, and the old rules stay readable', async () => {
			const receipt = await body.carryOut(decisions.demurrage, who.Cora);
			since = await now();
			assert.equal(receipt.event('currencies.PolicySet').version.toNumber(), 2);
			const rate = async (/** @type {number} */ version) =>
				(await view(api, 'Currencies', 'policy_at', currency.id, version)).unwrap().demurrage;
			assert.ok((await rate(1)).isNone);
			assert.equal((await rate(2)).unwrap().toBigInt(), RATE);
			assert.equal(await body.carryOutInVain(decisions.again, who.Cora), 'currencies.PolicyUnchanged');
		});

		test('shows what has accrued, and lets nobody spend it', async () => {
			const { Anna, Bert } = who;
			await later(90);
			const { balance, accrued, spendable } = await currency.holding(Anna);
			const expected = owed(balance, RATE, (await now()) - since);
			assert.ok(expected.units > 0);
			assert.deepEqual([accrued, spendable], [expected.units, balance - expected.units]);
			assert.equal(await currency.inWallet(Anna), balance);
			await refused(FROZEN, currency.pay(Anna, Bert, spendable + 1));
			await refused('currencies.InsufficientBalance', paid(Anna, Bert, spendable + 1));
			assert.equal(await currency.inPot(), 0);
		});

		test('collects it to the pot with the next transfer, from both sides, to the unit', async () => {
			const { Anna, Bert } = who;
			const [hers, his] = [await currency.inWallet(Anna), await currency.inWallet(Bert)];
			const { blockHash } = await currency.pay(Anna, Bert, 1_00);
			settled = await now();
			const [fromHer, fromHim] = [hers, his].map((balance) => owed(balance, RATE, settled - since));
			[restOfHers, restOfHis] = [fromHer.rest, fromHim.rest];
			assert.equal(await currency.inPot(), fromHer.units + fromHim.units);
			assert.equal(await currency.inWallet(Anna), hers - 1_00 - fromHer.units);
			assert.equal(await currency.inWallet(Bert), his + 1_00 - fromHim.units);
			assert.equal((await currency.holding(Anna)).accrued, 0);
			// At the end of the block, and so among the events of no transaction.
			const events = [...(await (await api.at(blockHash)).query.system.events())];
			const collected = events
				.filter(({ event }) => event.method === 'DemurrageCollected')
				.map(({ event }) => [event.data.who.toString(), event.data.amount.toNumber()]);
			const expected = [
				[Anna.address, fromHer.units],
				[Bert.address, fromHim.units],
			];
			assert.deepEqual(collected.sort(), expected.sort());
		});

		test('is settled by anybody, and nothing is forgotten of what was less than a unit', async () => {
			const { Bert, Cora } = who;
			await refused('currencies.NothingAccrued', send(currency.call('settle', Cora.address), Cora));
			await later(30);
			const [his, pot] = [await currency.inWallet(Bert), await currency.inPot()];
			const receipt = await send(currency.call('settle', Bert.address), Cora);
			const { units } = owed(his, RATE, (await now()) - settled, restOfHis);
			assert.ok(units > 0);
			assert.equal(receipt.event('currencies.DemurrageCollected').amount.toNumber(), units);
			assert.equal(await currency.inWallet(Bert), his - units);
			assert.equal(await currency.inPot(), pot + units);
		});

		test('is owed for what comes back out of an escrow, as if it had lain in the wallet', async () => {
			const { Anna } = who;
			const asked = 100_00;
			const before = await currency.inWallet(Anna);
			const request = currency.call('requestRedemption', asked, saltedHash('a bank account'));
			const { id } = (await send(request, Anna)).event('currencies.RedemptionRequested');
			const then = await now();
			const first = owed(before, RATE, then - settled, restOfHers);
			const free = before - first.units - asked;
			assert.equal(await currency.inWallet(Anna), free);
			await later(30);
			assert.equal(await currency.inEscrow(Anna, 'Redemption'), asked);
			const pot = await currency.inPot();
			await decide(api, body.coop, board, currency.call('rejectRedemption', id, saltedHash('letter')));
			const seconds = (await now()) - then;
			const onFree = owed(free, RATE, seconds, first.rest);
			const onReturned = owed(asked, RATE, seconds, onFree.rest);
			assert.ok(onReturned.units > 0);
			assert.equal(await currency.inWallet(Anna), free - onFree.units + asked - onReturned.units);
			assert.equal(await currency.inPot(), pot + onFree.units + onReturned.units);
		});
	});

	test('is paused by a vote: nobody sends, nothing is made, nothing accrues', async () => {
		const { Anna, Bert } = who;
		(await body.carryOut(decisions.pause, who.Cora)).event('currencies.CurrencyPaused');
		const { balance, accrued, spendable } = await currency.holding(Anna);
		assert.ok(accrued > 0);
		assert.equal(spendable, 0);
		await refused('currencies.Paused', paid(Anna, Bert, 1));
		await refused(FROZEN, currency.pay(Anna, Bert, 1));
		await refused('currencies.Paused', deposit(Anna));
		await later(60);
		assert.deepEqual(await currency.holding(Anna), {
			balance,
			accrued,
			spendable,
			escrowed: 0,
			sentToday: 0,
			mayHold: true,
		});
		(await body.carryOut(decisions.resume, who.Cora)).event('currencies.CurrencyResumed');
		assert.equal(await body.carryOutInVain(decisions.resumed, who.Cora), 'currencies.NotPaused');
		await currency.pay(Anna, Bert, 1);
		assert.equal((await currency.holding(Anna)).accrued, 0);
	});

	test('lets one account send so much in a day and no more', async () => {
		const { Anna, Bert } = who;
		await body.carryOut(decisions.limit, who.Cora);
		await refused('currencies.DailyLimitExceeded', paid(Anna, Bert, LIMIT + 1));
		await refused(FROZEN, currency.pay(Anna, Bert, LIMIT + 1));
		const both = (/** @type {number} */ rest) =>
			send(
				api.tx.utility.batchAll([
					api.tx.assets.transfer(currency.id, Bert.address, 30_00),
					api.tx.currencies.transfer(currency.id, Bert.address, rest, ''),
				]),
				Anna,
			);
		await refused('currencies.DailyLimitExceeded', both(LIMIT - 30_00 + 1));
		assert.equal((await currency.holding(Anna)).sentToday, 0);
		await both(LIMIT - 30_00);
		const { sentToday, spendable } = await currency.holding(Anna);
		assert.deepEqual([sentToday, spendable], [LIMIT, 0]);
		// Tomorrow is another day.
		await later(1);
		assert.equal((await currency.holding(Anna)).spendable, LIMIT);
		await currency.pay(Anna, Bert, LIMIT);
	});
});
