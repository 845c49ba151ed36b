// A gateway: units for deposits that an issuer attests, and money for units.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { refused, send } from '../../../lib/chain.js';
import { Currency, FROZEN, nextToken, policy } from '../../../lib/currencies.js';
import { establish } from '../../../lib/founding.js';
import { person } from '../../../lib/keys.js';
import { sharedChain } from '../../../lib/session.js';
import { modelStatute, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../../lib/assembly.js').Decision} Decision */

const MEMBERS = /** @type {const} */ (['Anna', 'Bert', 'Cora']);
const BANKERS = /** @type {const} */ (['Bea', 'Ben', 'Bo']);
const MOST = 1_000_00;

const chain = sharedChain();

describe('a gateway', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof MEMBERS)[number] | (typeof BANKERS)[number], Person>} */
	let who;
	/** The community. @type {Body} */
	let body;
	/** A cooperative bank. */
	let bank = -1;
	/** @type {Currency} */
	let currency;
	/** @type {Record<'open' | 'other' | 'close' | 'closed', Decision>} */
	let decisions;
	/** Of the first deposit, in the bank's statement. */
	const record = saltedHash('a deposit');

	before(
		async () => {
			api = chain.api;
			who = await people(api, [...MEMBERS, ...BANKERS]);
			const [members, bankers] = [MEMBERS, BANKERS].map((names) => names.map((name) => who[name]));
			const establishBy = (/** @type {Person[]} */ founders, /** @type {string} */ symbol) =>
				establish(api, {
					statute: modelStatute(),
					name: `${symbol} eG`,
					symbol,
					founders,
					board: founders.slice(0, 2),
				});
			bank = await establishBy(bankers, 'BANK');
			body = new Body(api, await establishBy(members, 'REGIO'), chain.session);
			currency = new Currency(api, await nextToken(api));
			const { create, ...others } = await body.agree(members, {
				create: api.tx.currencies.create('Regio', 'REG', 2, policy()),
				open: currency.call('setGateway', bank, MOST),
				other: currency.call('setGateway', body.coop, MOST),
				close: currency.call('closeGateway'),
				closed: currency.call('closeGateway'),
			});
			decisions = others;
			await body.carryOut(create, who.Cora);
		},
		{ timeout: 90_000 },
	);

	afterEach(() => currency.ensureSound());

	/** The bank's board, two together. */
	const issue = (/** @type {string} */ name, /** @type {unknown[]} */ ...args) =>
		decide(api, bank, [who.Bea, who.Ben], currency.call(name, ...args));
	const attest = (
		/** @type {Person} */ to,
		/** @type {number} */ amount,
		reference = saltedHash('deposit'),
	) => issue('attestDeposit', to.address, amount, reference);
	const ask = async (/** @type {Person} */ by, /** @type {number} */ amount) => {
		const call = currency.call('requestRedemption', amount, saltedHash('a bank account'));
		const asked = (await send(call, by)).event('currencies.RedemptionRequested');
		const limit = { until: asked.answerUntil.toNumber(), openUntilBlock: asked.answerUntilBlock.toNumber() };
		return { id: asked.id.toNumber(), limit };
	};
	const cancel = (/** @type {Person} */ by, /** @type {number} */ id) =>
		send(currency.call('cancelRedemption', id), by);
	const gateway = async () => {
		const found = (await view(api, 'Currencies', 'gateway', currency.id)).unwrap();
		return {
			issuer: found.issuer.toNumber(),
			open: found.open.isTrue,
			reserve: found.reserve.toNumber(),
			pending: found.pending.toNumber(),
		};
	};

	test('is opened by a vote, and there is none before', async () => {
		await refused('currencies.NoGateway', attest(who.Anna, 1));
		const opening = currency.call('setGateway', bank, MOST);
		await refused('BadOrigin', decide(api, body.coop, [who.Anna, who.Bert], opening));
		const set = (await body.carryOut(decisions.open, who.Cora)).event('currencies.GatewaySet');
		assert.deepEqual([set.issuer.toNumber(), set.mostReserve.toNumber()], [bank, MOST]);
		assert.deepEqual(await gateway(), { issuer: bank, open: true, reserve: 0, pending: 0 });
	});

	test("makes units for a deposit, by the issuer's board together and by nobody else", async () => {
		const call = currency.call('attestDeposit', who.Anna.address, 600_00, record);
		await refused('BadOrigin', send(call, who.Bea));
		await refused('currencies.NotIssuer', decide(api, body.coop, [who.Anna, who.Bert], call));
		await refused('currencies.ZeroAmount', attest(who.Anna, 0));
		await refused('currencies.ReserveLimitExceeded', attest(who.Anna, MOST + 1));
		await refused('currencies.NotAllowedToHold', attest(person('Stranger'), 1_00));
		assert.equal((await currency.backing()).supply, 0);
		const receipt = await decide(api, bank, [who.Bea, who.Ben], call);
		assert.equal(receipt.event('currencies.DepositAttested').reserve.toNumber(), 600_00);
		assert.equal(await currency.inWallet(who.Anna), 600_00);
		const backing = { supply: 600_00, outstanding: 0, reserve: 600_00, writtenOff: 0 };
		assert.deepEqual(await currency.backing(), backing);
	});

	test('takes each bank record once', async () => {
		assert.ok((await view(api, 'Currencies', 'is_reference_used', bank, record)).isTrue);
		await refused('currencies.ReferenceUsed', attest(who.Bert, 100_00, record));
		assert.equal((await gateway()).reserve, 600_00);
	});

	test('pays out what is asked for: it waits in escrow and is burned when the bank has paid', async () => {
		const { Anna, Bert } = who;
		await currency.pay(Anna, Bert, 200_00);
		await refused('currencies.ZeroAmount', ask(Bert, 0));
		await refused('currencies.InsufficientBalance', ask(Bert, 200_01));
		// The account lives by what is outside the escrow.
		await refused('currencies.LastUnit', ask(Bert, 200_00));
		await refused('currencies.ExceedsReserve', ask(Anna, 600_01));
		const { id } = await ask(Bert, 150_00);
		assert.equal(await currency.inWallet(Bert), 50_00);
		assert.equal(await currency.inEscrow(Bert, 'Redemption'), 150_00);
		await refused(FROZEN, currency.pay(Bert, Anna, 50_01));
		assert.equal((await gateway()).pending, 150_00);

		await refused('currencies.NotRedeemer', cancel(Anna, id));
		await refused('currencies.AnswerPending', cancel(Bert, id));
		await refused('BadOrigin', send(currency.call('confirmRedemption', id, saltedHash('x')), Bert));
		await refused('currencies.ReferenceUsed', issue('confirmRedemption', id, record));
		const payout = saltedHash('a payout');
		const receipt = await issue('confirmRedemption', id, payout);
		assert.equal(receipt.event('currencies.RedemptionConfirmed').reserve.toNumber(), 450_00);
		assert.equal(await currency.inEscrow(Bert), 0);
		const backing = { supply: 450_00, outstanding: 0, reserve: 450_00, writtenOff: 0 };
		assert.deepEqual(await currency.backing(), backing);
		await refused('currencies.RedemptionNotFound', issue('confirmRedemption', id, saltedHash('again')));
		// What was paid with cannot be paid in.
		await refused('currencies.ReferenceUsed', attest(Anna, 150_00, payout));
	});

	test('gives the units back when the bank does not pay', async () => {
		const { Bert } = who;
		const { id } = await ask(Bert, 20_00);
		const receipt = await issue('rejectRedemption', id, saltedHash('letter'));
		assert.equal(receipt.event('currencies.RedemptionRejected').amount.toNumber(), 20_00);
		assert.equal(await currency.inWallet(Bert), 50_00);
		assert.equal(await currency.inEscrow(Bert), 0);
		assert.deepEqual(await gateway(), { issuer: bank, open: true, reserve: 450_00, pending: 0 });
		await refused('currencies.RedemptionNotFound', issue('rejectRedemption', id, saltedHash('again')));
	});

	test('lets the holder take back what the bank has not answered', async () => {
		const { Bert } = who;
		const { id, limit } = await ask(Bert, 20_00);
		await chain.session.pass(limit);
		const receipt = await cancel(Bert, id);
		assert.equal(receipt.event('currencies.RedemptionCancelled').amount.toNumber(), 20_00);
		assert.equal(await currency.inWallet(Bert), 50_00);
		await refused('currencies.RedemptionNotFound', issue('confirmRedemption', id, saltedHash('late')));
	});

	test('has another issuer only when the reserve is empty, and is closed by a vote', async () => {
		const { Anna, Cora } = who;
		assert.equal(await body.carryOutInVain(decisions.other, Cora), 'currencies.ReserveNotEmpty');
		await body.carryOut(decisions.close, Cora);
		assert.equal(await body.carryOutInVain(decisions.closed, Cora), 'currencies.GatewayClosed');
		await refused('currencies.GatewayClosed', attest(Anna, 1_00));
		// What was promised is paid.
		const { id } = await ask(Anna, 100_00);
		await issue('confirmRedemption', id, saltedHash('a late payout'));
		assert.deepEqual(await gateway(), { issuer: bank, open: false, reserve: 350_00, pending: 0 });
	});
});
