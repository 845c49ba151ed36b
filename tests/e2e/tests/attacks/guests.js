// A thousand invited accounts, which all apply and withdraw at once, as often as their credit lets them and more.

import assert from 'node:assert/strict';
import { crowd } from '../../lib/crowd.js';
import { sign } from '../../lib/load.js';
import { saltedHash } from '../../lib/statutes.js';
import { assertBounded, assertHonest, CANNOT_PAY } from './bounds.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const GUESTS = 1_000;
/** In a member's window. */
const INVITATIONS = 16;
/** Transactions that each guest has signed, more than the credit pays for. */
const EACH = 7;

/** @param {import('../../lib/arena.js').Arena} arena */
export async function guests(arena) {
	const { api, log, wire } = arena;
	const inviters = arena.take(Math.ceil(GUESTS / INVITATIONS));
	const invited = crowd(GUESTS, 'guest');
	const invitations = inviters.map((who, i) => {
		const coop = arena.coopOf.get(who.address);
		const own = invited.slice(i * INVITATIONS, (i + 1) * INVITATIONS);
		return arena.series(who, own.length, (n) => api.tx.membership.invite(coop, own[n].address));
	});
	const given = await arena.under('a thousand invitations', inviters, async () => {
		const answers = await wire.persist(invitations, { log, blocks: 20, idle: 1 });
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assert.equal(given.charges, GUESTS, 'each inviter could pay for all of his invitations');
	assertHonest(given);
	// What the guests have is what the inviters have less.
	const credit = await arena.leftOf(invited);
	assert.ok(credit + given.charged + given.after >= given.before, 'nothing has come out of nothing');
	assert.ok(credit + given.charged <= given.before, 'nothing has come out of nothing');

	const data = saltedHash('data');
	const apply = api.tx.membership.apply(0, arena.statute, 1, data, 'Ordinary');
	const withdraw = api.tx.membership.withdraw(0);
	const calls = invited.map((who) => arena.series(who, EACH, (n) => api.tx(n % 2 ? withdraw : apply)));
	// One guest also tries what a guest's credit does not pay for: to invite, and to say something.
	const [one] = invited;
	const others = [api.tx.membership.invite(0, inviters[0].address), api.tx.system.remark('0x')];
	const outside = await wire.submit(others.map((call) => sign(api, call, one, 0)));
	assert.equal(outside.accepted.length, 0);
	for (const { code, reason } of outside.refused) assert.match(`${code} ${reason}`, CANNOT_PAY);

	const result = await arena.under('a thousand guests', invited, async () => {
		const answers = await wire.persist(calls, { log, blocks: 25 });
		return { sent: answers.sent, accepted: answers.accepted.length };
	});
	assertBounded(result);
	assert.ok(result.charged <= credit, `${result.charged} of ${credit}`);
	// To apply and to withdraw, at least; and not once more when nothing is left.
	assert.ok(result.charges >= 2 * GUESTS && result.charges < EACH * GUESTS, `${result.charges} included`);
	assertHonest(result);
}
