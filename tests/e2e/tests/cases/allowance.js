// What members, guests and outsiders can send, who is charged for it, and what those are told who cannot pay.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { encodeMultiAddress, sortAddresses } from '@polkadot/util-crypto';
import { people } from '../../lib/accounts.js';
import { allowanceOf, chargeOf, feeShown, leftOf, purseOf, sizesOf } from '../../lib/allowance.js';
import { decide } from '../../lib/board.js';
import { today } from '../../lib/calendar.js';
import { CANNOT_PAY, refused, send, turnedAway } from '../../lib/chain.js';
import { establish, found, ratifyCall, statuteHash } from '../../lib/founding.js';
import { person } from '../../lib/keys.js';
import { applyCall, join } from '../../lib/members.js';
import { fund, outsider } from '../../lib/outsiders.js';
import { sharedChain } from '../../lib/session.js';
import { inviteFounders } from '../../lib/sponsors.js';
import { ownStatute, parameters } from '../../lib/statutes.js';
import { view } from '../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const MOST_FOUNDERS = 50;
const WINDOW_DAYS = 90;
/** Percentage points that a board can hand out, and the bounds for one member. */
const QUOTA = 200;
const LEAST_PERCENT = 50;
const MOST_PERCENT = 1_000;
/** Transactions beyond the next one. */
const MOST_AHEAD = 32;
const TOO_FAR_AHEAD = '1010: Invalid Transaction: Transaction will be valid in the future';

const chain = sharedChain();

describe('the allowance', () => {
	/** @type {any} */
	let api;
	/** @type {Record<'Anna' | 'Bert' | 'Cora' | 'Dora', Person>} */
	let who;
	/** @type {Person[]} */
	let board;
	/** @type {import('../../lib/founding.js').Plan} */
	let plan;
	let coop = -1;
	/** @type {Awaited<ReturnType<typeof sizesOf>>} */
	let sizes;

	before(
		async () => {
			api = chain.api;
			sizes = await sizesOf(api);
			who = await people(api, /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora']));
			const founders = [who.Anna, who.Bert, who.Cora];
			board = founders.slice(0, 2);
			plan = {
				statute: ownStatute(parameters()),
				name: 'Getragen eG',
				symbol: 'TRAG',
				founders,
				board,
			};
			coop = await establish(api, plan, 2);
			await join(api, coop, board, who.Dora, 2);
		},
		{ timeout: 90_000 },
	);

	const remark = (/** @type {string} */ text) => api.tx.system.remarkWithEvent(text);

	/** Comes back of an allowance in the few blocks of a test, at most. */
	const comesBack = (/** @type {bigint} */ capacity) => (capacity * 5n) / sizes.refill + 1n;

	/**
	 * What is left has become less by the charge, and the blocks have brought a little back.
	 *
	 * @param {Person} by
	 * @param {() => Promise<import('../../lib/chain.js').Receipt | undefined>} body sends one transaction
	 */
	async function charged(by, body) {
		const earlier = await allowanceOf(api, by);
		const receipt = await body();
		assert.ok(earlier && receipt);
		const charge = chargeOf(receipt);
		assert.equal(charge.who, by.address);
		assert.ok(charge.amount > 0n);
		const back = (await leftOf(api, by)) - (earlier.left - charge.amount);
		assert.ok(back >= 0n && back <= comesBack(earlier.capacity), `${back} came back`);
		return charge.amount;
	}

	describe('of a guest', () => {
		test('somebody whom nobody has invited can send nothing', async () => {
			const nobody = person('nobody');
			assert.equal(await allowanceOf(api, nobody), undefined);
			const application = await applyCall(api, coop, nobody, 2);
			await turnedAway(CANNOT_PAY, () => send(application, nobody));
			await turnedAway(CANNOT_PAY, () => send(remark('0x01'), nobody));
			assert.equal((await api.query.system.account(nobody.address)).nonce.toNumber(), 0);
		});

		test("is a credit out of the inviter's allowance, and pays for applying and withdrawing", async () => {
			const guest = person('guest');
			const before = await leftOf(api, who.Dora);
			const receipt = await send(api.tx.membership.invite(coop, guest.address), who.Dora);
			const given = receipt.event('allowance.CreditGiven');
			assert.equal(given.who.toString(), guest.address);
			assert.equal(given.amount.toBigInt(), sizes.invited);
			const { amount } = chargeOf(receipt);
			const back = (await leftOf(api, who.Dora)) - (before - amount - sizes.invited);
			assert.ok(back >= 0n && back <= comesBack(sizes.member));

			const { source, home, left } = (await allowanceOf(api, guest)) ?? {};
			assert.deepEqual({ source, home, left }, { source: 'Invited', home: undefined, left: sizes.invited });
			const applied = chargeOf(await send(await applyCall(api, coop, guest, 2), guest));
			assert.equal(applied.who, guest.address);
			assert.equal(await leftOf(api, guest), sizes.invited - applied.amount);
			const withdrawn = chargeOf(await send(api.tx.membership.withdraw(coop), guest));
			// It does not come back, however many blocks pass.
			await chain.session.reach((await today(api)).date + 30);
			assert.equal(await leftOf(api, guest), sizes.invited - applied.amount - withdrawn.amount);
			assert.equal(await purseOf(api, guest), 0n);
		});

		test('pays for nothing else', async () => {
			const guest = person('guest');
			await send(api.tx.membership.invite(coop, guest.address), who.Anna);
			const application = await applyCall(api, coop, guest, 2);
			const others = [
				remark('0x02'),
				api.tx.membership.invite(coop, person('friend').address),
				api.tx.membership.giveNotice(coop),
				api.tx.cooperatives.proposeAction(coop, 'Board', remark('0x02')),
				api.tx.balances.transferKeepAlive(who.Anna.address, 1),
				// Not wrapped either: a wrapping can carry anything beside it.
				api.tx.utility.batchAll([application]),
				api.tx.multisig.asMultiThreshold1([who.Anna.address], application),
			];
			for (const other of others) await turnedAway(CANNOT_PAY, () => send(other, guest));
			assert.equal(await leftOf(api, guest), sizes.invited);
		});

		test('ends, and applying with it', async () => {
			const guest = person('guest');
			await send(api.tx.membership.invite(coop, guest.address), who.Bert);
			const application = await applyCall(api, coop, guest, 2);
			const withdrawal = api.tx.membership.withdraw(coop);
			let times = 0;
			const covered = async (/** @type {any} */ tx) => (await feeShown(tx, guest)) === 0n;
			while ((await covered(application)) && (await covered(withdrawal))) {
				await send(application, guest);
				if (!(await covered(withdrawal))) break;
				await send(withdrawal, guest);
				times += 1;
			}
			assert.ok(times >= 2, `he could apply and withdraw ${times} times`);
			await turnedAway(CANNOT_PAY, () => send(application, guest));
		});
	});

	describe('of a member', () => {
		test('pays for any call, and the wallet shows no fee', async () => {
			const { Anna, Dora } = who;
			assert.deepEqual(
				await Promise.all([Anna, Dora].map((one) => allowanceOf(api, one).then((own) => own?.source))),
				['Office', 'Member'],
			);
			assert.equal((await allowanceOf(api, Anna))?.capacity, sizes.office);
			assert.equal((await allowanceOf(api, Dora))?.capacity, sizes.member);
			assert.equal(await feeShown(remark('0x03'), Dora), 0n);
			const signed = await remark('0x03').signAsync(Dora, { nonce: -1 });
			assert.ok((await api.rpc.payment.queryFeeDetails(signed.toHex())).inclusionFee.isNone);
			await charged(Dora, async () => {
				const receipt = await send(remark('0x03'), Dora);
				assert.equal(receipt.find('transactionPayment.TransactionFeePaid'), undefined);
				return receipt;
			});
			assert.equal(await purseOf(api, Dora), 0n);
		});

		test('is charged for a call that fails', async () => {
			const { Bert } = who;
			await charged(Bert, async () => {
				const { receipt } = await refused(
					'membership.AlreadyMember',
					send(api.tx.membership.invite(coop, who.Anna.address), Bert),
				);
				return receipt;
			});
		});

		test('is charged what was needed, not what was declared', async () => {
			const { Anna, Bert } = who;
			const next = await found(api, { ...plan, name: 'Naechste eG', symbol: 'NEXT' });
			const ratification = ratifyCall(api, next, Anna, await statuteHash(api, next), 2);
			// A tip shows what an outsider would pay.
			const declared = await feeShown(ratification, Anna, { tip: 1 });
			const amount = await charged(Anna, () => send(ratification, Anna));
			assert.ok(amount * 4n < declared, `${amount} of ${declared}`);
			await send(api.tx.cooperatives.decline(next), Bert);
		});

		test('pays for batches, proxies and multisigs that the member signs', async () => {
			const { Anna, Bert, Cora, Dora } = who;
			await charged(Dora, () => send(api.tx.utility.batchAll([remark('0x04'), remark('0x05')]), Dora));

			// The deposit of a proxy is in native units, whose-ever allowance pays the fee.
			await fund(api, [Bert]);
			await charged(Bert, () => send(api.tx.proxy.addProxy(Cora.address, 'Any', 0), Bert));
			const untouched = await leftOf(api, Bert);
			await charged(Cora, () => send(api.tx.proxy.proxy(Bert.address, null, remark('0x06')), Cora));
			assert.ok((await leftOf(api, Bert)) >= untouched);
			await charged(Bert, () => send(api.tx.proxy.removeProxies(), Bert));

			await charged(Anna, async () => {
				const receipt = await send(api.tx.multisig.asMultiThreshold1([Bert.address], remark('0x07')), Anna);
				const joint = encodeMultiAddress(sortAddresses([Anna.address, Bert.address], 42), 1, 42);
				assert.equal(receipt.event('system.Remarked').sender.toString(), joint);
				return receipt;
			});
		});

		test('is left alone by a tip, which says that native units pay', async () => {
			const { Anna, Bert } = who;
			await turnedAway(CANNOT_PAY, () => send(remark('0x08'), Anna, { tip: 1 }));
			const [owned, left] = [await purseOf(api, Bert), await leftOf(api, Bert)];
			// Without a tip, what he owns is not touched.
			await charged(Bert, () => send(remark('0x08'), Bert));
			assert.equal(await purseOf(api, Bert), owned);
			const before = await leftOf(api, Bert);
			assert.ok(before < left);
			const receipt = await send(remark('0x09'), Bert, { tip: 1_000 });
			assert.equal(receipt.find('allowance.Charged'), undefined);
			const { actualFee, tip } = receipt.event('transactionPayment.TransactionFeePaid');
			assert.equal(tip.toNumber(), 1_000);
			assert.equal(await purseOf(api, Bert), owned - actualFee.toBigInt());
			assert.ok((await leftOf(api, Bert)) >= before);
		});
	});

	test('lets nobody have more waiting than could be paid for', async () => {
		const guest = person('guest');
		await send(api.tx.membership.invite(coop, guest.address), who.Anna);
		const application = await applyCall(api, coop, guest, 2);
		await turnedAway(CANNOT_PAY, () => send(application, guest, { nonce: 30 }));
		const { nonce } = await api.query.system.account(who.Anna.address);
		const far = nonce.toNumber() + MOST_AHEAD + 1;
		await turnedAway(TOO_FAR_AHEAD, () => send(remark('0x0c'), who.Anna, { nonce: far }));
	});

	describe('of somebody else', () => {
		test('is nothing: the ordinary fee is shown, and taken', async () => {
			const other = await outsider(api, 'Outsider');
			assert.equal(await allowanceOf(api, other), undefined);
			const shown = await feeShown(remark('0x0a'), other);
			assert.ok(shown > 0n);
			const owned = await purseOf(api, other);
			const receipt = await send(remark('0x0a'), other);
			assert.equal(receipt.find('allowance.Charged'), undefined);
			const paid = receipt.event('transactionPayment.TransactionFeePaid').actualFee.toBigInt();
			assert.ok(paid > 0n && paid <= shown);
			assert.equal(await purseOf(api, other), owned - paid);
			const { Anna } = who;
			await refused('membership.NotMember', send(api.tx.membership.invite(coop, Anna.address), other));
		});

		test('comes with a cooperative that another one stands for', async () => {
			const other = await outsider(api, 'Olga');
			const founders = [other, who.Anna, who.Bert];
			const own = await establish(api, { ...plan, symbol: 'FREI', founders, board: [other, who.Anna] }, 2);
			// One founder came with native units, so nobody stands for all of them.
			assert.ok((await view(api, 'Allowance', 'carrier', own)).isNone);
			assert.equal(await allowanceOf(api, other), undefined);
			assert.notEqual(await feeShown(remark('0x0b'), other), 0n);
			const receipt = await decide(api, coop, board, api.tx.allowance.carry(own));
			const carried = receipt.event('allowance.CooperativeCarried');
			assert.deepEqual([carried.coop.toNumber(), carried.sponsor.unwrap().toNumber()], [own, coop]);
			assert.equal((await allowanceOf(api, other))?.home, own);
			assert.equal(await feeShown(remark('0x0b'), other), 0n);
			await refused('allowance.AlreadyCarried', decide(api, coop, board, api.tx.allowance.carry(own)));
			await refused('BadOrigin', send(api.tx.allowance.stopCarrying(own), who.Anna));
		});
	});

	describe('in the hands of the board', () => {
		const adjust = (/** @type {Person} */ one, /** @type {number} */ percent) =>
			decide(api, coop, board, api.tx.allowance.adjust(one.address, percent));

		test("is raised and lowered, within the cooperative's quota", async () => {
			const { Anna, Cora, Dora } = who;
			const handedOut = async () =>
				(await view(api, 'Allowance', 'carrier', coop)).unwrap().handedOut.toNumber();
			const raised = await adjust(Dora, 250);
			const [of, one, old, now] = raised.event('allowance.AllowanceAdjusted').toJSON();
			assert.deepEqual([of, one, old, now], [coop, Dora.address, 100, 250]);
			assert.equal((await allowanceOf(api, Dora))?.capacity, (sizes.member * 250n) / 100n);
			assert.equal(await handedOut(), 150);
			await refused('allowance.QuotaExceeded', adjust(Cora, 100 + QUOTA - 150 + 1));
			await adjust(Cora, LEAST_PERCENT);
			assert.equal((await allowanceOf(api, Cora))?.capacity, sizes.member / 2n);
			// What is taken from one is not there for another.
			await refused('allowance.QuotaExceeded', adjust(Anna, 100 + QUOTA - 150 + 1));
			// Enough to leave, and to found another one. What takes more is refused, and costs what it would cost anybody.
			const dear = remark(`0x${'00'.repeat(60_000)}`);
			const ratification = ratifyCall(api, coop, Cora, await statuteHash(api, coop), 2);
			for (const own of [api.tx.membership.giveNotice(coop), ratification])
				assert.equal(await feeShown(own, Cora), 0n);
			assert.equal(await feeShown(dear, Cora), await feeShown(dear, Cora, { tip: 1 }));
			await turnedAway(CANNOT_PAY, () => send(dear, Cora));
			for (const one of [Cora, Dora]) await adjust(one, 100);
			assert.equal(await handedOut(), 0);
		});

		test("is not the board's alone to give", async () => {
			const { Anna, Dora } = who;
			await refused('allowance.PercentOutOfRange', adjust(Dora, LEAST_PERCENT - 1));
			await refused('allowance.PercentOutOfRange', adjust(Dora, MOST_PERCENT + 1));
			await refused('allowance.NotHome', adjust(person('nobody'), 100));
			await refused('BadOrigin', send(api.tx.allowance.adjust(Anna.address, 200), Anna));
			await refused('BadOrigin', send(api.tx.allowance.setQuota(coop, 1_000), Anna));
			const { member, ...others } = sizes;
			const more = { ...others, member: member * 2n, quota: QUOTA };
			await refused('BadOrigin', send(api.tx.allowance.setSizes(more), Anna));
		});
	});

	describe('for founders', () => {
		test('comes from the sponsor, for one founding, after which the cooperative is carried', async () => {
			const guests = [person('Fred'), person('Gert'), person('Hans')];
			const receipt = await inviteFounders(api, { coop, board }, guests);
			assert.equal(receipt.event('membership.FounderInvited').coop.toNumber(), coop);
			for (const guest of guests) assert.equal(await leftOf(api, guest), sizes.founder);
			const own = await establish(api, { ...plan, symbol: 'JUNG', founders: guests, board: guests }, 2);
			const { sponsor } = (await view(api, 'Allowance', 'carrier', own)).unwrap();
			assert.equal(sponsor.unwrap().toNumber(), coop);
			for (const guest of guests) {
				const { source, home } = (await allowanceOf(api, guest)) ?? {};
				assert.deepEqual({ source, home }, { source: 'Office', home: own });
				assert.equal(await purseOf(api, guest), 0n);
			}
			await refused('cooperatives.NotSeated', inviteFounders(api, { coop: own, board }, [person('Ina')]));
		});

		test('is given to so many, until their time and the allowance have come back', async () => {
			const founders = [who.Anna, who.Bert, who.Dora];
			const own = await establish(api, { ...plan, symbol: 'VIEL', founders, board: founders.slice(0, 2) }, 2);
			const by = { coop: own, board: founders.slice(0, 2) };
			const many = Array.from({ length: MOST_FOUNDERS }, (_, i) => person(`founder ${i}`));
			await refused('membership.NobodyInvited', inviteFounders(api, by, []));
			await inviteFounders(api, by, many.slice(2));
			const three = [...many.slice(0, 2), person('one')];
			await refused('membership.TooManyInvitations', inviteFounders(api, by, three));
			await inviteFounders(api, by, many.slice(0, 2));
			const { date } = await today(api);
			await refused('membership.TooManyInvitations', inviteFounders(api, by, [person('one')]));
			await chain.session.reach(date + WINDOW_DAYS + 1);
			// On this chain the calendar runs, and the allowance comes back by the block.
			await refused('allowance.AllowanceExhausted', inviteFounders(api, by, [person('one')]));
		});
	});
});
