// Guarantors: members who sign for what another has promised, and pay with their own units when he does not.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { today } from '../../../lib/calendar.js';
import { refused, send } from '../../../lib/chain.js';
import { Currency, nextToken, part, policy } from '../../../lib/currencies.js';
import { establish } from '../../../lib/founding.js';
import { wellKnown } from '../../../lib/keys.js';
import { Pledges, reliefs } from '../../../lib/pledges.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../../lib/assembly.js').Decision} Decision */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil']);
/** What somebody can promise, guarantees included, who has kept nothing yet. */
const FIRST = 200_00;
const VALUE = 100_00;
const ADVANCE = 50_00;
/** What the pot pays in the end. */
const COVERED = 55_00;

const chain = sharedChain();

describe('a guarantee', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Body} */
	let body;
	/** @type {Currency} */
	let currency;
	/** @type {Pledges} */
	let pledges;
	/** Anna's, who keeps nothing; Bert's, who withdraws it; Dora's, who has units when hers is overdue. */
	let broken = -1;
	let withdrawn = -1;
	let wealthy = -1;
	/** @type {any} */
	let window;
	/** @type {Record<'cover' | 'writeOff', Decision>} */
	let decisions;
	/** Units of the currency that are promised and not delivered, and those given up. */
	let outstanding = 0;
	let writtenOff = 0;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const founders = Object.values(who);
			const board = founders.slice(0, 2);
			const statute = ownStatute(parameters((p) => (p.shares = null)));
			// No legal person has to stand behind a currency.
			const plan = { statute, form: 'Initiative', name: 'Buergen', symbol: 'BUERG', founders, board };
			body = new Body(api, await establish(api, plan, 0), chain.session);
			currency = new Currency(api, await nextToken(api));
			pledges = new Pledges(currency, chain.session);
			const rules = policy((p) => {
				p.advance = part(1, 2);
				p.consensus.witnesses = 0;
			});
			const { create } = await body.agree(founders, {
				create: api.tx.currencies.create('Buerge', 'BRG', 2, rules),
			});
			await body.carryOut(create, who.Cora);
		},
		{ timeout: 90_000 },
	);

	afterEach(async () => {
		const backing = await currency.ensureSound();
		const supply = outstanding + writtenOff;
		assert.deepEqual(backing, { supply, outstanding, reserve: 0, writtenOff });
	});

	const guarantee = async (
		/** @type {Person} */ by,
		/** @type {number} */ pledge,
		/** @type {number} */ amount,
	) => {
		const receipt = await pledges.act(by, 'guarantee', pledge, amount);
		const given = receipt.event('pledges.Guaranteed');
		return [given.old.toNumber(), given.amount.toNumber()];
	};
	/** Anybody has a guarantor pay. */
	const call = (/** @type {Person} */ guarantor, /** @type {number} */ amount, pledge = broken) =>
		pledges.act(who.Emil, 'callGuarantor', pledge, guarantor.address, amount);
	const release = (/** @type {number} */ pledge, /** @type {Person} */ guarantor) =>
		pledges.act(who.Emil, 'releaseGuarantee', pledge, guarantor.address);
	/** Anybody has the pledger pay what he has. */
	const collect = (/** @type {number} */ pledge) => pledges.act(who.Bert, 'collect', pledge);

	test('is given by members for what another promises', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const { date } = await today(api);
		withdrawn = (await pledges.pledge(Bert, { value: 150_00, until: date + 700 })).id;
		broken = (await pledges.pledge(Anna, { value: VALUE, until: date + 200 })).id;
		({ id: wealthy, window } = await pledges.pledge(Dora, { value: 60_00, quantity: 6, until: date + 200 }));
		await pledges.vote(broken, { approve: [Bert, Cora, Dora] });
		await pledges.vote(wealthy, { approve: [Anna, Bert, Cora] });
		await refused('pledges.OwnPledge', guarantee(Anna, broken, 1));
		// A member of another cooperative.
		await refused('pledges.NotEntitled', guarantee(wellKnown('Alice'), broken, 1));
		await refused('pledges.ZeroAmount', guarantee(Bert, broken, 0));
		await refused('pledges.MoreThanLeft', guarantee(Cora, broken, VALUE + 1));
		assert.deepEqual(await guarantee(Cora, broken, 20_00), [0, 20_00]);
		assert.deepEqual(await guarantee(Cora, wealthy, 20_00), [0, 20_00]);
		assert.deepEqual(await pledges.guaranteed(broken, Cora), { here: 20_00, together: 40_00 });
	});

	test('takes of the limit of who gives it', async () => {
		const { Bert, Emil } = who;
		await guarantee(Emil, withdrawn, 20_00);
		await refused('pledges.CreditExceeded', guarantee(Bert, broken, FIRST - 150_00 + 1));
		await guarantee(Bert, broken, FIRST - 150_00);
		const { date } = await today(api);
		const another = pledges.pledgeCall({ value: 10_00, until: date + 700 });
		await refused('pledges.CreditExceeded', send(another, Bert));
	});

	test('can be lowered and taken back while the pledge is voted on', async () => {
		const { Bert, Dora } = who;
		assert.deepEqual(await guarantee(Bert, broken, 40_00), [50_00, 40_00]);
		assert.deepEqual(await guarantee(Dora, broken, 10_00), [0, 10_00]);
		assert.deepEqual(await guarantee(Dora, broken, 0), [10_00, 0]);
		assert.deepEqual(await pledges.guaranteed(broken, Dora), { here: 0, together: 0 });
	});

	test('for a pledge that comes to nothing ends by anybody', async () => {
		const { Bert, Emil } = who;
		await refused('pledges.WrongStatus', release(withdrawn, Emil));
		const { value } = (await pledges.act(Bert, 'withdraw', withdrawn)).event('pledges.PledgeWithdrawn');
		assert.equal(value.toNumber(), 150_00);
		await refused('pledges.WrongStatus', guarantee(Emil, withdrawn, 30_00));
		assert.deepEqual(await pledges.guaranteed(withdrawn, Emil), { here: 20_00, together: 20_00 });
		const released = (await release(withdrawn, Emil)).event('pledges.GuaranteeReleased');
		assert.equal(released.amount.toNumber(), 20_00);
		assert.deepEqual(await pledges.guaranteed(withdrawn, Emil), { here: 0, together: 0 });
		await refused('pledges.GuaranteeNotFound', release(withdrawn, Emil));
	});

	test('stands from the acceptance on: it is raised, and never lowered', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		await pledges.over(window);
		for (const pledge of [broken, wealthy]) {
			(await pledges.act(Emil, 'finalise', pledge)).event('pledges.PledgeAccepted');
		}
		outstanding = VALUE + 60_00;
		await refused('pledges.GuaranteeStands', guarantee(Bert, broken, 39_99));
		await refused('pledges.GuaranteeStands', guarantee(Bert, broken, 0));
		assert.deepEqual(await guarantee(Bert, broken, 50_00), [40_00, 50_00]);
		assert.deepEqual(await guarantee(Emil, broken, 30_00), [0, 30_00]);
		// Anna spends all that she has got for her promise, Dora a part.
		await currency.pay(Anna, Bert, 25_00);
		await currency.pay(Anna, Cora, 25_00);
		await currency.pay(Dora, Emil, 15_00);
		assert.equal(await currency.inWallet(Anna), 0);
	});

	test('is called when the pledge is overdue, and not before', async () => {
		const { Bert, Dora } = who;
		await refused('pledges.NotOverdue', call(Bert, 1));
		await refused('pledges.NotOverdue', collect(wealthy));
		await refused('pledges.WrongStatus', release(broken, Bert));
		// Meanwhile the members vote on what becomes of it.
		const reason = saltedHash('minutes');
		decisions = await body.agree(Object.values(who), {
			cover: pledges.call('cover', broken, COVERED, reason),
			writeOff: pledges.call('writeOff', wealthy, reason),
		});
		for (const pledge of [broken, wealthy]) {
			await pledges.overdue(pledge);
			assert.ok((await pledges.standing(pledge)).overdue);
		}
		// She has spent it.
		await refused('pledges.NothingToCollect', collect(broken));
		await refused('pledges.GuaranteeNotFound', call(Dora, 1));
		await refused('pledges.ZeroAmount', call(Bert, 0));
		await refused('pledges.MoreThanLeft', call(Bert, VALUE + 1));
		await refused('pledges.MoreThanGuaranteed', call(Bert, 50_01));
		await refused('currencies.InsufficientBalance', call(Bert, 25_01));
		assert.deepEqual(await pledges.guaranteed(broken, Bert), { here: 50_00, together: 50_00 });
	});

	test('is paid out of the units of who has given it, and the pledge is in default', async () => {
		const { Anna, Bert, Dora, Emil } = who;
		const receipt = await call(Bert, 25_00);
		assert.equal(receipt.event('pledges.Defaulted').pledger.toString(), Anna.address);
		const { limit } = receipt.event('pledges.LimitChanged');
		assert.equal(limit.toNumber(), FIRST / 2);
		const { how, by, amount } = receipt.event('pledges.Relieved');
		assert.ok(how.isStoodIn);
		assert.deepEqual([by.unwrap().toString(), amount.toNumber()], [Bert.address, 25_00]);
		outstanding -= 25_00;
		assert.equal(await currency.inWallet(Bert), 0);
		assert.deepEqual(await pledges.guaranteed(broken, Bert), { here: 25_00, together: 25_00 });
		assert.equal((await pledges.standing(broken)).left, VALUE - 25_00);
		// Nobody else is liable for more than he has signed for, and nobody signs any more.
		await refused('pledges.MoreThanGuaranteed', call(Bert, 25_01));
		await refused('currencies.InsufficientBalance', call(Bert, 25_00));
		await refused('pledges.InDefault', guarantee(Dora, broken, 1));
		await refused('pledges.InDefault', guarantee(Emil, broken, 40_00));
	});

	test('is one of several, beside the pot, that bring the pledge to its end', async () => {
		const { Anna, Cora, Emil } = who;
		const second = await call(Cora, 15_00);
		// Once is enough.
		assert.equal(second.find('pledges.Defaulted'), undefined);
		outstanding -= 15_00;
		const pot = await currency.inPot();
		const covered = await body.carryOut(decisions.cover, Cora);
		assert.deepEqual(reliefs(covered), [['Covered', COVERED]]);
		outstanding -= COVERED;
		assert.equal(await currency.inPot(), pot - COVERED);
		assert.equal((await pledges.standing(broken)).left, 5_00);
		await refused('pledges.MoreThanLeft', call(Emil, 5_01));
		const last = await call(Emil, 5_00);
		assert.ok(last.event('pledges.PledgeClosed').outcome.isBroken);
		outstanding -= 5_00;
		await refused('pledges.WrongStatus', call(Emil, 1));
		const { open, outstanding: owing, broken: times } = await pledges.credit(Anna);
		assert.deepEqual([open, owing, times], [0, 0, 1]);
	});

	test('ends with the pledge: what was not called is free again', async () => {
		const { Bert, Cora, Dora, Emil } = who;
		for (const [guarantor, rest, together] of /** @type {[Person, number, number][]} */ ([
			[Bert, 25_00, 0],
			[Cora, 5_00, 20_00],
			[Emil, 25_00, 0],
		])) {
			const released = (await release(broken, guarantor)).event('pledges.GuaranteeReleased');
			assert.equal(released.amount.toNumber(), rest);
			assert.deepEqual(await pledges.guaranteed(broken, guarantor), { here: 0, together });
		}
		await refused('pledges.GuaranteeNotFound', release(broken, Bert));
		await refused('pledges.GuaranteeNotFound', release(broken, Dora));
	});

	test('comes after what the pledger has himself', async () => {
		const { Cora, Dora } = who;
		await refused('pledges.MoreThanGuaranteed', call(Cora, 20_01, wealthy));
		assert.deepEqual([await currency.inWallet(Dora), await currency.inWallet(Cora)], [15_00, 10_00]);
		const receipt = await call(Cora, 20_00, wealthy);
		receipt.event('pledges.Defaulted');
		assert.deepEqual(reliefs(receipt), [
			['BoughtBack', 15_00],
			['StoodIn', 5_00],
		]);
		outstanding -= 20_00;
		assert.deepEqual([await currency.inWallet(Dora), await currency.inWallet(Cora)], [0, 5_00]);
		// She is still liable for what she has not paid.
		assert.deepEqual(await pledges.guaranteed(wealthy, Cora), { here: 15_00, together: 15_00 });
	});

	test('is spared what the pledger gets later: anybody collects it', async () => {
		const { Dora, Emil } = who;
		await refused('pledges.NothingToCollect', collect(wealthy));
		await currency.pay(Emil, Dora, 3_00);
		const receipt = await collect(wealthy);
		assert.equal(receipt.find('pledges.Defaulted'), undefined);
		const { how, by, amount } = receipt.event('pledges.Relieved');
		assert.ok(how.isBoughtBack);
		assert.deepEqual([by.unwrap().toString(), amount.toNumber()], [Dora.address, 3_00]);
		outstanding -= 3_00;
		assert.equal(await currency.inWallet(Dora), 0);
		assert.equal((await pledges.standing(wealthy)).left, 37_00);
		await refused('pledges.NothingToCollect', collect(wealthy));
	});

	test('and a write-off come after it as well', async () => {
		const { Cora, Dora, Emil } = who;
		await currency.pay(Emil, Dora, 2_00);
		const receipt = await body.carryOut(decisions.writeOff, Cora);
		assert.deepEqual(reliefs(receipt), [
			['BoughtBack', 2_00],
			['WrittenOff', 35_00],
		]);
		outstanding -= 37_00;
		writtenOff += 35_00;
		assert.equal(await currency.inWallet(Dora), 0);
		assert.ok(receipt.event('pledges.PledgeClosed').outcome.isBroken);
		await refused('pledges.WrongStatus', collect(wealthy));
		assert.equal((await release(wealthy, Cora)).event('pledges.GuaranteeReleased').amount.toNumber(), 15_00);
	});
});
