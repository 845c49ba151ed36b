// The life of a cooperative, from its founding to a member's exit, on a chain that makes its blocks as a real one does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people } from '../lib/accounts.js';
import { purseOf } from '../lib/allowance.js';
import { approve, decide, propose } from '../lib/board.js';
import { dayOf, today } from '../lib/calendar.js';
import {
	CANNOT_PAY,
	OUTDATED,
	refused,
	send,
	sendAll,
	sendSigned,
	sendTogether,
	turnedAway,
} from '../lib/chain.js';
import { found, ratifyCall, statuteHash } from '../lib/founding.js';
import { person } from '../lib/keys.js';
import { applyCall, balanceInWallet, holdingOf, payIn, registerOf, shareToken } from '../lib/members.js';
import { Session } from '../lib/session.js';
import { MONTHS, modelStatute, ownStatute, parameters, saltedHash } from '../lib/statutes.js';
import { steps } from '../lib/steps.js';
import { view } from '../lib/views.js';
import { waitFor } from '../lib/wait.js';
import { validity } from '../lib/wallet.js';

/** A year in two and a half minutes: a block is five days, so that a board's decision does not lapse meanwhile. */
const TIME_RATIO = 210_240;
/** Months from the founding to the close of the fiscal year: the time until notice is given, three months, and some. */
const MONTHS_TO_CLOSE = 9;
const FOUNDERS = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
const NOMINAL = 50_00;

/**
 * The most that an account ever owns of the native token, from now on.
 *
 * @param {any} api
 * @param {{ address: string }} who
 */
async function richest(api, { address }) {
	const seen = { most: 0n };
	await api.query.system.account(address, (/** @type {any} */ { data }) => {
		const owned = data.free.toBigInt() + data.reserved.toBigInt();
		if (owned > seen.most) seen.most = owned;
	});
	return seen;
}

/** @type {Session} */
let session;
before(async () => (session = await Session.authoring(TIME_RATIO)), { timeout: 120_000 });
after(() => session?.close());

test('a cooperative from its founding to an exit', { timeout: 420_000 }, async (t) => {
	const { api, node } = session;
	const step = steps(t, () => node.tail());
	const { Anna, Bert, Cora, Dora, Emil, Fritz } = await people(api, FOUNDERS);
	// The chain knows nothing of these two until somebody invites them.
	const [Gisela, Hugo] = ['Gisela', 'Hugo'].map(person);
	const purse = await richest(api, Gisela);
	const fromModel = { founders: [Anna, Bert, Cora], coop: -1 };
	const ofTheirOwn = { founders: [Dora, Emil, Fritz], coop: -1 };
	const board = [Dora, Emil];
	let token = -1;
	let fiscalYearEnd = '';

	await step('three people found from the model, three others with parameters of their own', async () => {
		const { month } = await today(api);
		fiscalYearEnd = MONTHS[(month - 1 + MONTHS_TO_CLOSE) % 12];
		const own = ownStatute(parameters((p) => (p.fiscalYearEnd = fiscalYearEnd)));
		[fromModel.coop, ofTheirOwn.coop] = await Promise.all([
			found(api, {
				statute: modelStatute(),
				name: 'Buergergenossenschaft Musterdorf eG',
				symbol: 'MUSTER',
				founders: fromModel.founders,
				board: fromModel.founders,
			}),
			found(api, {
				statute: own,
				name: 'Werkstatt Suedstadt eG',
				symbol: 'WERK',
				founders: ofTheirOwn.founders,
				board: ofTheirOwn.founders,
			}),
		]);
		for (const { coop } of [fromModel, ofTheirOwn]) {
			const cooperative = (await view(api, 'Cooperatives', 'cooperative', coop)).unwrap();
			assert.ok(cooperative.status.isFounding);
		}
	});

	await step('each founder ratifies, the last one makes it active', async () => {
		const declarations = async (
			/** @type {typeof fromModel} */ { founders, coop },
			/** @type {number} */ shares,
		) => {
			const hash = await statuteHash(api, coop);
			return founders.map(
				(founder) => /** @type {[any, any]} */ ([ratifyCall(api, coop, founder, hash, shares), founder]),
			);
		};
		const [first, second] = await Promise.all([declarations(fromModel, 1), declarations(ofTheirOwn, 2)]);
		await sendAll(api, [...first.slice(1), ...second.slice(1)]);
		for (const { coop } of [fromModel, ofTheirOwn]) {
			assert.ok((await view(api, 'Cooperatives', 'cooperative', coop)).unwrap().status.isFounding);
		}
		await sendAll(api, [first[0], second[0]]);
		for (const { coop, founders } of [fromModel, ofTheirOwn]) {
			const cooperative = (await view(api, 'Cooperatives', 'cooperative', coop)).unwrap();
			assert.ok(cooperative.status.isActive);
			const members = (await registerOf(api, coop)).map(({ account }) => account);
			assert.deepEqual(
				members,
				founders.map(({ address }) => address),
			);
		}
		token = await shareToken(api, ofTheirOwn.coop);
	});

	const { coop } = ofTheirOwn;

	/** Signed by Gisela for her first transaction, without a last block, and never sent. @type {any} */
	let forgotten;
	/** What she did send as her first. @type {any} */
	let application;
	/** So many of hers are in blocks. */
	let sent = 0;
	const hers = (/** @type {any} */ tx) => {
		sent += 1;
		return send(tx, Gisela);
	};

	await step('a member invites two people who own nothing, and they apply', async () => {
		const guests = [Gisela, Hugo];
		for (const { address } of guests) {
			assert.equal((await api.query.system.account(address)).providers.toNumber(), 0);
		}
		await sendAll(
			api,
			guests.map(({ address }) => [api.tx.membership.invite(coop, address), Dora]),
		);
		const immortal = { era: 0, nonce: 0 };
		forgotten = await (await applyCall(api, coop, Gisela, 2)).signAsync(Gisela, immortal);
		application = await (await applyCall(api, coop, Gisela, 3)).signAsync(Gisela, immortal);
		const another = await applyCall(api, coop, Hugo, 2);
		await Promise.all([sendSigned(application), send(another, Hugo)]);
		sent += 1;
	});

	await step('two of three board members admit', async () => {
		const admission = await propose(api, coop, Dora, api.tx.membership.admit(Gisela.address));
		assert.ok((await view(api, 'Membership', 'member', coop, Gisela.address)).isNone);
		const receipt = await approve(api, coop, Emil, admission);
		const entered = receipt.event('membership.MemberEntered');
		assert.equal(entered.number.toNumber(), 4);
		assert.equal(entered.who.toString(), Gisela.address);
		await decide(api, coop, [Emil, Fritz], api.tx.membership.admit(Hugo.address));
		const counts = await view(api, 'Membership', 'counts', coop);
		assert.equal(counts.ordinary.toNumber(), 5);
	});

	await step('the board confirms what was paid in, and the third share is taken up with it', async () => {
		assert.deepEqual(await holdingOf(api, coop, Gisela), { shares: 2, credit: 0 });
		await payIn(api, coop, board, Gisela, 3 * NOMINAL);
		assert.deepEqual(await holdingOf(api, coop, Gisela), { shares: 3, credit: 3 * NOMINAL });
	});

	await step('she subscribes another share, the board admits it, and she pays it', async () => {
		await hers(api.tx.shares.subscribe(coop, 1, await statuteHash(api, coop)));
		await decide(api, coop, board, api.tx.shares.admitSubscription(Gisela.address, 1));
		await payIn(api, coop, board, Gisela, NOMINAL);
		assert.deepEqual(await holdingOf(api, coop, Gisela), { shares: 4, credit: 4 * NOMINAL });
	});

	await step("any wallet's own view shows the share tokens", async () => {
		assert.equal(await balanceInWallet(api, token, Gisela), 4);
		assert.equal(await balanceInWallet(api, token, Dora), 2);
		const metadata = await api.query.assets.metadata(token);
		assert.equal(metadata.symbol.toUtf8(), 'WERK');
		assert.equal(metadata.decimals.toNumber(), 0);
		assert.match(metadata.name.toUtf8(), /Werkstatt Suedstadt eG/);
		const asset = (await api.query.assets.asset(token)).unwrap();
		assert.equal(asset.supply.toNumber(), 4 + 2 + 3 * 2);
	});

	await step('a wallet cannot send them', async () => {
		const outside = [
			api.tx.assets.transfer(token, Dora.address, 1),
			api.tx.assets.transferKeepAlive(token, Dora.address, 1),
			api.tx.utility.batchAll([api.tx.assets.transfer(token, Anna.address, 1)]),
		];
		const results = await sendTogether(
			api,
			outside.map((tx) => [tx, Gisela]),
		);
		sent += outside.length;
		for (const result of results) {
			assert.equal(result instanceof Error && /** @type {any} */ (result).reason, 'assets.BalanceLow');
		}
		assert.equal(await balanceInWallet(api, token, Gisela), 4);
	});

	await step('a member agrees with another one to transfer a share, who accepts', async () => {
		await refused('shares.NotMember', hers(api.tx.shares.transfer(coop, Anna.address, 1)));
		const offer = await hers(api.tx.shares.transfer(coop, Dora.address, 1));
		const { shares, credit } = offer.event('shares.TransferAgreed');
		assert.equal(await balanceInWallet(api, token, Dora), 2);
		await send(api.tx.shares.acceptTransfer(coop, Gisela.address, shares, credit), Dora);
		assert.deepEqual(await holdingOf(api, coop, Gisela), { shares: 3, credit: 3 * NOMINAL });
		assert.deepEqual(await holdingOf(api, coop, Dora), { shares: 3, credit: NOMINAL });
		assert.equal(await balanceInWallet(api, token, Gisela), 3);
		assert.equal(await balanceInWallet(api, token, Dora), 3);
	});

	let leavesOn = -1;
	await step("a member gives notice to the fiscal year's end", async () => {
		const receipt = await hers(api.tx.membership.giveNotice(coop));
		leavesOn = receipt.event('membership.NoticeGiven').leavesOn.toNumber();
		const last = dayOf(leavesOn);
		assert.equal(MONTHS[last.month - 1], fiscalYearEnd);
		assert.equal(dayOf(leavesOn + 1).day, 1);
		const { entry } = (await view(api, 'Membership', 'member', coop, Gisela.address)).unwrap();
		assert.equal(entry.leavesOn.unwrap().toNumber(), leavesOn);
		await refused('membership.AlreadyLeaving', hers(api.tx.membership.giveNotice(coop)));
		await refused('membership.ExitNotDue', send(api.tx.membership.completeExit(coop, Gisela.address), Hugo));
	});

	await step(
		"with the year's end the exit is completed by itself",
		async (step) => {
			step.diagnostic(`waiting for day ${leavesOn}`);
			await session.reach(leavesOn + 1);
			await waitFor(
				'the exit to be entered',
				async () => {
					const [{ leftOn }] = await registerOf(api, coop, 4, 1);
					return leftOn.isSome && leftOn.unwrap().toNumber() === leavesOn;
				},
				{ timeout: 20_000, explain: () => node.tail() },
			);
			assert.ok((await view(api, 'Membership', 'member', coop, Gisela.address)).isNone);
			assert.equal(await balanceInWallet(api, token, Gisela), 0);
			assert.deepEqual(await holdingOf(api, coop, Gisela), { shares: 0, credit: 0 });
		},
		300_000,
	);

	await step(
		'the credit balance became a settlement, due in half a year, and the board pays it',
		async () => {
			const open = await view(api, 'Shares', 'settlements', coop, 0, 100);
			assert.equal(open.length, 1);
			const [id, settlement] = open[0];
			assert.equal(settlement.account.toString(), Gisela.address);
			assert.equal(settlement.amount.toNumber(), 3 * NOMINAL);
			const left = dayOf(leavesOn);
			const due = dayOf(settlement.dueOn);
			assert.equal((due.year - left.year) * 12 + due.month - left.month, 6);
			assert.equal(dayOf(due.date + 1).day, 1);
			const payment = api.tx.shares.paySettlement(id, saltedHash('settlement'));
			const receipt = await decide(api, coop, board, payment);
			assert.equal(receipt.event('shares.SettlementPaid').amount.toNumber(), 3 * NOMINAL);
			const [[, paid]] = await view(api, 'Shares', 'settlements', coop, 0, 100);
			assert.ok(paid.paid.isSome);
			await refused('shares.AlreadyPaid', decide(api, coop, board, payment));
		},
	);

	await step('who has left keeps the account and its nonce, and nothing old is taken again', async () => {
		const { nonce, providers } = await api.query.system.account(Gisela.address);
		assert.equal(nonce.toNumber(), sent);
		assert.ok(providers.toNumber() > 0);
		await turnedAway(OUTDATED, () => api.rpc.author.submitExtrinsic(forgotten));
		const again = await validity(api, application);
		assert.ok(again.isErr && again.asErr.asInvalid.isStale, `the node takes it again: ${again}`);
		await turnedAway(CANNOT_PAY, () => send(api.tx.membership.giveNotice(coop), Gisela));
	});

	await step('in all that time she never owned a native unit, nor did anybody else', async () => {
		assert.equal(await purseOf(api, Gisela), 0n);
		assert.equal(purse.most, 0n);
		assert.ok((await api.query.balances.totalIssuance()).isZero());
	});

	await step('the tokens are as many as the register has shares, and all of it is final', async () => {
		const asset = (await api.query.assets.asset(token)).unwrap();
		const totals = (await view(api, 'Shares', 'totals', coop)).unwrap();
		assert.equal(asset.supply.toString(), totals.shares.toString());
		let sum = 0;
		for (const { account, shares } of await registerOf(api, coop)) {
			assert.equal(await balanceInWallet(api, token, account), shares);
			sum += shares;
		}
		assert.equal(sum, totals.shares.toNumber());
		const best = (await api.rpc.chain.getHeader()).number.toNumber();
		await waitFor('finality', async () => {
			const hash = await api.rpc.chain.getFinalizedHead();
			return (await api.rpc.chain.getHeader(hash)).number.toNumber() >= best;
		});
	});
});
