// Shares: subscription, pay-in, transfer between members, settlement, and what is refused, by name.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../lib/accounts.js';
import { decide } from '../../lib/board.js';
import { dayOf } from '../../lib/calendar.js';
import { CANNOT_PAY, refused, send, turnedAway } from '../../lib/chain.js';
import { establish, statuteHash } from '../../lib/founding.js';
import { balanceInWallet, holdingOf, join, payIn, shareToken } from '../../lib/members.js';
import { outsider } from '../../lib/outsiders.js';
import { sharedChain } from '../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../lib/statutes.js';
import { view } from '../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const FOUNDERS = /** @type {const} */ (['Anna', 'Bert', 'Cora']);
const OTHERS = /** @type {const} */ (['Dora', 'Emil']);
const NOMINAL = 50_00;
const NOWHERE = 999_999;

const chain = sharedChain();

describe('shares', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof FOUNDERS)[number] | (typeof OTHERS)[number] | 'Outsider', Person>} */
	let who;
	/** @type {Person[]} */
	let board;
	/** Transfers are free in the first, need consent in the second, are barred in the third; the last has no shares. */
	let coop = -1;
	let consenting = -1;
	let barring = -1;
	let association = -1;
	/** Its minimum capital is a cent more than one share. */
	let reserved = -1;

	before(
		async () => {
			api = chain.api;
			// The outsider is told each refusal by the chain, since he pays.
			const Outsider = await outsider(api, 'Outsider');
			who = { ...(await people(api, [...FOUNDERS, ...OTHERS])), Outsider };
			const founders = FOUNDERS.map((name) => who[name]);
			board = founders.slice(0, 2);
			const establishWith = (/** @type {string} */ symbol, /** @type {(p: any) => void} */ change) =>
				establish(
					api,
					{ statute: ownStatute(parameters(change)), name: `${symbol} eG`, symbol, founders, board },
					2,
				);
			coop = await establishWith('FREI', () => {});
			consenting = await establishWith('ZUSTIMMUNG', (p) => {
				Object.assign(p.shares, { transfer: 'WithConsent', compulsory: 1, maximum: 4 });
			});
			barring = await establishWith('GESPERRT', (p) => (p.shares.transfer = 'Barred'));
			reserved = await establishWith('MINDEST', (p) => (p.shares.minimumCapital = NOMINAL + 1));
			const statute = ownStatute(parameters((p) => (p.shares = null)));
			const plan = { statute, form: 'Association', name: 'Verein', symbol: 'VEREIN', founders, board };
			association = await establish(api, plan, 0);
			await join(api, coop, board, who.Dora, 2);
			await join(api, coop, board, who.Emil, 2);
		},
		{ timeout: 120_000 },
	);

	describe('further shares', () => {
		/** @param {Person} by @param {number} shares @param {number} [of] */
		const subscribe = async (by, shares, of = coop) =>
			send(api.tx.shares.subscribe(of, shares, await statuteHash(api, coop)), by);
		const admission = (/** @type {number} */ shares) =>
			api.tx.shares.admitSubscription(who.Dora.address, shares);

		test('are asked for by members, by the statute in force, within the maximum', async () => {
			await refused('shares.NotFound', subscribe(who.Dora, 1, NOWHERE));
			await refused('shares.SharesNotAllowed', subscribe(who.Anna, 1, association));
			await refused('shares.NotMember', subscribe(who.Outsider, 1));
			await refused('shares.ZeroShares', subscribe(who.Dora, 0));
			const otherText = api.tx.shares.subscribe(coop, 1, saltedHash('another text'));
			await refused('shares.StatuteMismatch', send(otherText, who.Dora));
			await refused('shares.AboveMaximum', subscribe(who.Dora, 19));
		});

		test('come one subscription at a time, which can be withdrawn or rejected', async () => {
			const withdraw = api.tx.shares.withdrawSubscription(coop);
			await refused('shares.NotSubscribed', send(withdraw, who.Dora));
			await refused('shares.NotSubscribed', decide(api, coop, board, admission(1)));
			await subscribe(who.Dora, 2);
			await refused('shares.AlreadySubscribed', subscribe(who.Dora, 1));
			await refused('shares.TermsMismatch', decide(api, coop, board, admission(1)));
			await send(withdraw, who.Dora);
			await subscribe(who.Dora, 2);
			const rejection = api.tx.shares.rejectSubscription(who.Dora.address, saltedHash('letter'));
			await refused('BadOrigin', send(rejection, who.Anna));
			await decide(api, coop, board, rejection);
			assert.equal((await view(api, 'Shares', 'subscriptions', coop, null, 10)).length, 0);
		});

		test('are taken up as the earlier ones are paid', async () => {
			await subscribe(who.Dora, 2);
			await decide(api, coop, board, admission(2));
			await refused('shares.AlreadyAdmitted', decide(api, coop, board, admission(2)));
			assert.deepEqual(await holdingOf(api, coop, who.Dora), { shares: 2, credit: 0 });
			await payIn(api, coop, board, who.Dora, NOMINAL);
			assert.deepEqual(await holdingOf(api, coop, who.Dora), { shares: 3, credit: NOMINAL });
			await payIn(api, coop, board, who.Dora, NOMINAL);
			assert.deepEqual(await holdingOf(api, coop, who.Dora), { shares: 4, credit: 2 * NOMINAL });
			assert.equal(await balanceInWallet(api, await shareToken(api, coop), who.Dora), 4);
		});
	});

	test('a payment is confirmed once, for a member, up to what the shares come to', async () => {
		const reference = saltedHash('payment');
		await refused('shares.ZeroAmount', payIn(api, coop, board, who.Emil, 0));
		await refused('shares.NotHolder', payIn(api, coop, board, who.Outsider, NOMINAL));
		await refused('shares.MoreThanSubscribed', payIn(api, coop, board, who.Emil, 2 * NOMINAL + 1));
		await payIn(api, coop, board, who.Emil, 10_00, reference);
		await refused('shares.ReferenceUsed', payIn(api, coop, board, who.Emil, 10_00, reference));
		const confirmation = api.tx.shares.confirmPayment(who.Emil.address, 10_00, saltedHash('own'));
		await refused('BadOrigin', send(confirmation, who.Emil));
		const holding = (await view(api, 'Shares', 'holding', coop, who.Emil.address)).unwrap();
		assert.equal(holding.credit.toNumber(), 10_00);
		assert.equal(holding.unpaid.toNumber(), 2 * NOMINAL - 10_00);
	});

	describe('a transfer', () => {
		/** @param {Person} from @param {Person} to @param {number} shares @param {number} [of] */
		const offer = (from, to, shares, of = coop) => send(api.tx.shares.transfer(of, to.address, shares), from);
		/** @param {Person} by @param {Person} from @param {number} shares @param {number} credit @param {number} [of] */
		const accept = (by, from, shares, credit, of = coop) =>
			send(api.tx.shares.acceptTransfer(of, from.address, shares, credit), by);

		test('goes from member to member, with shares that can go', async () => {
			const { Anna, Dora, Emil, Outsider } = who;
			await refused('shares.NotFound', offer(Dora, Emil, 1, NOWHERE));
			await refused('shares.SharesNotAllowed', offer(Anna, who.Bert, 1, association));
			await refused('shares.TransferBarred', offer(Anna, who.Bert, 1, barring));
			await refused('shares.NotMember', offer(Dora, Outsider, 1));
			await refused('shares.NotMember', offer(Outsider, Dora, 1));
			await refused('shares.TransferToSelf', offer(Dora, Dora, 1));
			await refused('shares.ZeroShares', offer(Dora, Emil, 0));
			await refused('shares.MoreThanHeld', offer(Dora, Emil, 5));
			await refused('shares.BelowCompulsory', offer(Dora, Emil, 3));
			await refused('shares.NothingPaidIn', offer(Anna, Emil, 2));
		});

		test('is agreed by both, on the same terms, and can be called off', async () => {
			const { Anna, Dora, Emil } = who;
			const cancel = api.tx.shares.cancelTransfer(coop, Dora.address);
			await refused('shares.NotOffered', accept(Emil, Dora, 1, NOMINAL));
			await refused('shares.NotOffered', send(cancel, Dora));
			await offer(Dora, Emil, 1);
			await refused('shares.AlreadyOffered', offer(Dora, Anna, 1));
			await refused('shares.NotAuthorised', accept(Anna, Dora, 1, NOMINAL));
			await refused('shares.NotAuthorised', send(cancel, Anna));
			await refused('shares.TermsMismatch', accept(Emil, Dora, 2, NOMINAL));
			await send(cancel, Emil);
			await refused('shares.NotOffered', accept(Emil, Dora, 1, NOMINAL));
		});

		test('moves shares with what is paid in on them', async () => {
			const { Dora, Emil } = who;
			const token = await shareToken(api, coop);
			await offer(Dora, Emil, 2);
			// Two more would leave him with an unpaid share behind an unpaid share (GenG 15b).
			await payIn(api, coop, board, Emil, 2 * NOMINAL - 10_00);
			await accept(Emil, Dora, 2, 2 * NOMINAL);
			assert.deepEqual(await holdingOf(api, coop, Dora), { shares: 2, credit: 0 });
			assert.deepEqual(await holdingOf(api, coop, Emil), { shares: 4, credit: 4 * NOMINAL });
			assert.equal(await balanceInWallet(api, token, Dora), 2);
			assert.equal(await balanceInWallet(api, token, Emil), 4);
		});

		test('of part of the shares needs them fully paid, and leaves the compulsory ones', async () => {
			const { Anna, Bert, Cora } = who;
			await payIn(api, consenting, board, Bert, NOMINAL - 1);
			await refused('shares.NotFullyPaid', offer(Bert, Cora, 1, consenting));
			const further = api.tx.shares.subscribe(coop, 1, await statuteHash(api, coop));
			await send(further, Anna);
			await decide(api, coop, board, api.tx.shares.admitSubscription(Anna.address, 1));
			await payIn(api, coop, board, Anna, NOMINAL);
			assert.deepEqual(await holdingOf(api, coop, Anna), { shares: 3, credit: NOMINAL });
			await offer(Anna, Cora, 1);
			// A third share while two are unpaid: the credit that comes with it pays the first one.
			await accept(Cora, Anna, 1, NOMINAL);
			assert.deepEqual(await holdingOf(api, coop, Cora), { shares: 3, credit: NOMINAL });
			await offer(Cora, Anna, 1);
			await accept(Anna, Cora, 1, NOMINAL);
			await refused('shares.BelowCompulsory', offer(Cora, Anna, 1));
		});

		test('waits for the board where the statute asks for its consent', async () => {
			const { Anna, Bert, Cora } = who;
			await payIn(api, consenting, board, Cora, NOMINAL);
			const consent = (shares = 2) => api.tx.shares.consentTransfer(Cora.address, Anna.address, shares);
			await refused('shares.NotOffered', decide(api, consenting, board, consent()));
			await offer(Cora, Anna, 2, consenting);
			await refused('shares.NotAccepted', decide(api, consenting, board, consent()));
			// With 50 euro paid in she can hold three shares, and would hold four.
			await refused('shares.EarlierSharesNotPaid', accept(Anna, Cora, 2, NOMINAL, consenting));
			await payIn(api, consenting, board, Anna, NOMINAL);
			await accept(Anna, Cora, 2, NOMINAL, consenting);
			await refused('shares.AlreadyAccepted', accept(Anna, Cora, 2, NOMINAL, consenting));
			await refused('shares.TermsMismatch', decide(api, consenting, board, consent(1)));
			assert.deepEqual(await holdingOf(api, consenting, Cora), { shares: 2, credit: NOMINAL });
			// The whole holding: she leaves with it, without a settlement (GenG 76).
			const receipt = await decide(api, consenting, [Anna, Bert], consent());
			assert.ok(receipt.event('membership.MemberLeft').by.isTransfer);
			assert.deepEqual(await holdingOf(api, consenting, Anna), { shares: 4, credit: 2 * NOMINAL });
			assert.ok((await view(api, 'Membership', 'member', consenting, Cora.address)).isNone);
			assert.equal((await view(api, 'Shares', 'settlements', consenting, 0, 10)).length, 0);
			// Four is the most that one member can hold there.
			await payIn(api, consenting, board, Bert, 1);
			await offer(Bert, Anna, 1, consenting);
			await refused('shares.AboveMaximum', accept(Anna, Bert, 1, NOMINAL, consenting));
		});

		test('holds only while the holding is what was agreed on', async () => {
			const { Bert, Dora } = who;
			await payIn(api, coop, board, Dora, NOMINAL);
			await offer(Dora, Bert, 2);
			await payIn(api, coop, board, Dora, NOMINAL);
			await refused('shares.TermsChanged', accept(Bert, Dora, 2, NOMINAL));
			await send(api.tx.shares.cancelTransfer(coop, Dora.address), Dora);
		});
	});

	test('what was paid in becomes a settlement, which is paid once', async () => {
		const { Dora, Emil } = who;
		const receipt = await send(api.tx.membership.giveNotice(coop), Emil);
		const leavesOn = receipt.event('membership.NoticeGiven').leavesOn.toNumber();
		await chain.session.reach(leavesOn + 1);
		// Who is no member any more has nothing to send with.
		await turnedAway(CANNOT_PAY, () => send(api.tx.shares.transfer(coop, Dora.address, 4), Emil));
		const [[id, settlement]] = await view(api, 'Shares', 'settlements_of', coop, Emil.address, null, 10);
		assert.equal(settlement.amount.toNumber(), 4 * NOMINAL);
		const left = dayOf(leavesOn);
		const due = dayOf(settlement.dueOn);
		assert.equal((due.year - left.year) * 12 + due.month - left.month, 6);
		const reference = saltedHash('settlement');
		const pay = (/** @type {any} */ which, of = reference) =>
			decide(api, coop, board, api.tx.shares.paySettlement(which, of));
		await refused('BadOrigin', send(api.tx.shares.paySettlement(id, reference), Dora));
		await refused('shares.NotFound', pay(NOWHERE));
		const used = saltedHash('used');
		await payIn(api, coop, board, who.Bert, 1_00, used);
		await refused('shares.ReferenceUsed', pay(id, used));
		await pay(id);
		await refused('shares.AlreadyPaid', pay(id, saltedHash('again')));
		const totals = (await view(api, 'Shares', 'totals', coop)).unwrap();
		assert.equal(totals.settlementsOpen.toNumber(), 0);
		assert.equal(totals.paidOut.toNumber(), 4 * NOMINAL);
	});

	test('a settlement waits while it would undercut the minimum capital', async () => {
		const { Anna, Cora } = who;
		for (const member of [Anna, Cora]) await payIn(api, reserved, board, member, NOMINAL);
		const receipt = await send(api.tx.membership.giveNotice(reserved), Cora);
		await chain.session.reach(receipt.event('membership.NoticeGiven').leavesOn.toNumber() + 1);
		const payment = () =>
			decide(api, reserved, board, api.tx.shares.paySettlement(0, saltedHash('settlement')));
		await refused('shares.BelowMinimumCapital', payment());
		await payIn(api, reserved, board, Anna, 1);
		await payment();
	});
});
