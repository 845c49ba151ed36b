// Invitation, application, admission, notice: what a member-to-be and a member do, and what is refused, by name.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../lib/accounts.js';
import { decide } from '../../lib/board.js';
import { dayOf, today } from '../../lib/calendar.js';
import { refused, send } from '../../lib/chain.js';
import { establish, statuteHash } from '../../lib/founding.js';
import { person } from '../../lib/keys.js';
import { applyCall, balanceInWallet, join, registerOf, shareToken } from '../../lib/members.js';
import { sharedChain } from '../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../lib/statutes.js';
import { view } from '../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const FOUNDERS = /** @type {const} */ (['Anna', 'Bert', 'Cora']);
const OTHERS = /** @type {const} */ (['Dora', 'Emil', 'Fritz', 'Gisela']);
const MOST_INVITATIONS = 16;

const chain = sharedChain();

describe('membership', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof FOUNDERS)[number] | (typeof OTHERS)[number], Person>} */
	let who;
	/** @type {Person[]} */
	let board;
	let coop = -1;
	/** Its supervisory board admits. */
	let supervised = -1;

	before(
		async () => {
			api = chain.api;
			who = await people(api, [...FOUNDERS, ...OTHERS]);
			const founders = FOUNDERS.map((name) => who[name]);
			board = founders.slice(0, 2);
			const statute = ownStatute(parameters((p) => (p.fiscalYearEnd = 'February')));
			coop = await establish(
				api,
				{ statute, name: 'Gemeinsam eG', symbol: 'GEM', founders, board: founders },
				2,
			);
			const admitting = ownStatute(
				parameters((p) => {
					p.admission = 'Supervisory';
					p.investingMembers = true;
					p.supervisory = { least: 3, most: 3, signatories: 2, termMonths: 36 };
				}),
			);
			supervised = await establish(
				api,
				{
					statute: admitting,
					name: 'Beaufsichtigt eG',
					symbol: 'AUFSICHT',
					founders: [...founders, who.Dora, who.Emil],
					board,
					supervisory: [who.Cora, who.Dora, who.Emil],
				},
				2,
			);
		},
		{ timeout: 90_000 },
	);

	/** @param {Person} by @param {Person} guest */
	const invite = (by, guest) => send(api.tx.membership.invite(coop, guest.address), by);
	/** @param {Person} by @param {Person} guest */
	const revoke = (by, guest) => send(api.tx.membership.revokeInvitation(coop, guest.address), by);

	test('a member invites, and the invited account exists without owning anything', async () => {
		const guest = person('guest');
		await invite(who.Anna, guest);
		const { providers, data } = await api.query.system.account(guest.address);
		assert.equal(providers.toNumber(), 1);
		assert.equal(data.free.toNumber(), 0);
		const { inviter } = (await view(api, 'Membership', 'invitation', coop, guest.address)).unwrap();
		assert.equal(inviter.toString(), who.Anna.address);
		await refused('membership.AlreadyInvited', invite(who.Bert, guest));
		await refused('membership.NotAuthorised', revoke(who.Bert, guest));
		await revoke(who.Anna, guest);
		await refused('membership.InvitationNotFound', revoke(who.Anna, guest));
		assert.equal((await api.query.system.account(guest.address)).providers.toNumber(), 1);
	});

	test("another cooperative's member does not invite, and no member is invited", async () => {
		await refused('membership.NotMember', invite(who.Emil, person('guest')));
		await refused('membership.AlreadyMember', invite(who.Anna, who.Bert));
	});

	test('a member gives so many invitations and no more, until they lapse', async () => {
		const guests = Array.from({ length: MOST_INVITATIONS }, (_, i) => person(`guest ${i}`));
		for (const guest of guests) await invite(who.Cora, guest);
		await refused('membership.TooManyInvitations', invite(who.Cora, person('guest')));
		const { until } = (await view(api, 'Membership', 'invitation', coop, guests[15].address)).unwrap();
		await chain.session.reach(until.toNumber() + 1);
		assert.ok((await view(api, 'Membership', 'invitation', coop, guests[0].address)).isNone);
		// Anybody can clear what has lapsed, and the member can invite again.
		await revoke(who.Emil, guests[0]);
		await invite(who.Cora, guests[0]);
	});

	test('an application names the statute in force, a lawful number of shares and a kind that there is', async () => {
		const hash = await statuteHash(api, coop);
		const data = saltedHash('data');
		const apply = (/** @type {any[]} */ ...args) => send(api.tx.membership.apply(...args), who.Dora);
		await refused('membership.NotFound', apply(999_999, hash, 2, data, 'Ordinary'));
		await refused('membership.StatuteMismatch', apply(coop, saltedHash('another'), 2, data, 'Ordinary'));
		await refused('shares.BelowCompulsory', apply(coop, hash, 1, data, 'Ordinary'));
		await refused('shares.AboveMaximum', apply(coop, hash, 21, data, 'Ordinary'));
		await refused('membership.InvestingNotAllowed', apply(coop, hash, 2, data, 'Investing'));
		await apply(coop, hash, 2, data, 'Ordinary');
		await refused('membership.AlreadyApplied', apply(coop, hash, 2, data, 'Ordinary'));
		await send(api.tx.membership.withdraw(coop), who.Dora);
		await refused('membership.ApplicationNotFound', send(api.tx.membership.withdraw(coop), who.Dora));
		await refused('membership.AlreadyMember', send(await applyCall(api, coop, who.Anna, 2), who.Anna));
	});

	test('only the organ that the statute names admits', async () => {
		const admission = api.tx.membership.admit(who.Fritz.address);
		await refused('BadOrigin', send(admission, who.Anna));
		await refused('membership.ApplicationNotFound', decide(api, coop, board, admission));
		await send(await applyCall(api, supervised, who.Fritz, 2), who.Fritz);
		await refused('membership.NotAuthorised', decide(api, supervised, board, admission));
		// The board of one cooperative admits nobody to another.
		await refused('membership.ApplicationNotFound', decide(api, coop, board, admission));
		await decide(api, supervised, [who.Cora, who.Emil], admission, 'Supervisory');
		const member = (await view(api, 'Membership', 'member', supervised, who.Fritz.address)).unwrap();
		assert.equal(member.number.toNumber(), 6);
		assert.equal(member.shares.toNumber(), 2);
		const memberships = await view(api, 'Membership', 'memberships', who.Fritz.address, null, 10);
		assert.deepEqual(memberships.toJSON(), [[supervised, 6]]);
	});

	test('who only invests is never admitted by the board alone', async () => {
		const { Gisela, Cora, Emil } = who;
		await send(await applyCall(api, supervised, Gisela, 2, 'Investing'), Gisela);
		const admission = api.tx.membership.admit(Gisela.address);
		await refused('membership.NotAuthorised', decide(api, supervised, board, admission));
		await decide(api, supervised, [Cora, Emil], admission, 'Supervisory');
		const counts = await view(api, 'Membership', 'counts', supervised);
		assert.equal(counts.investing.toNumber(), 1);
	});

	test('a rejected applicant can apply again', async () => {
		const application = await applyCall(api, coop, who.Dora, 2);
		await send(application, who.Dora);
		await decide(api, coop, board, api.tx.membership.reject(who.Dora.address, saltedHash('letter')));
		assert.equal((await view(api, 'Membership', 'applications', coop, null, 10)).length, 0);
		await send(application, who.Dora);
		assert.equal((await view(api, 'Membership', 'applications', coop, null, 10)).length, 1);
	});

	test('notice ends a membership and its offices with the fiscal year, leap years included', async () => {
		await join(api, coop, board, who.Gisela, 2);
		await refused('membership.NotMember', send(api.tx.membership.giveNotice(coop), who.Emil));
		const complete = api.tx.membership.completeExit(coop, who.Cora.address);
		await refused('membership.NotLeaving', send(complete, who.Emil));
		const receipt = await send(api.tx.membership.giveNotice(coop), who.Cora);
		const leavesOn = receipt.event('membership.NoticeGiven').leavesOn.toNumber();
		// Notice until November reaches the next February; its last day by the library of this language.
		const { year, month } = await today(api);
		const close = Date.UTC(month <= 11 ? year + 1 : year + 2, 2, 0) / 86_400_000;
		assert.equal(leavesOn, close);
		assert.equal(dayOf(leavesOn + 1).day, 1);
		await refused('membership.AlreadyLeaving', send(api.tx.membership.giveNotice(coop), who.Cora));
		await refused('membership.ExitNotDue', send(complete, who.Emil));

		// On the last day she is still a member, on the next one no longer.
		const token = await shareToken(api, coop);
		assert.equal(await balanceInWallet(api, token, who.Cora), 2);
		await chain.session.reach(leavesOn + 1);
		await invite(who.Anna, person('guest'));
		assert.equal(await balanceInWallet(api, token, who.Cora), 0);
		await refused('membership.NotMember', invite(who.Cora, person('guest')));
		await refused('membership.NotMember', send(complete, who.Emil));
		await refused(
			'cooperatives.NotSeated',
			decide(api, coop, [who.Cora, who.Bert], api.tx.system.remark('0x')),
		);
		const seats = await view(api, 'Cooperatives', 'seats', coop, 'Board');
		assert.deepEqual(
			seats.map((/** @type {any} */ seat) => seat.account.toString()),
			board.map(({ address }) => address),
		);
	});

	test('who comes back gets a new number', async () => {
		await join(api, coop, board, who.Cora, 2);
		const hers = (await registerOf(api, coop)).filter(({ account }) => account === who.Cora.address);
		assert.deepEqual(
			hers.map(({ number, shares }) => [number, shares]),
			[
				[3, 0],
				[5, 2],
			],
		);
		assert.ok(hers[0].leftOn.isSome && hers[1].leftOn.isNone);
	});
});
