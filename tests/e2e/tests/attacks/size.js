// The heaviest and the longest: one transaction is never larger than the allowance of whoever sends it, and many of the
// largest leave room for others.

import assert from 'node:assert/strict';
import { sign } from '../../lib/load.js';
import { validity } from '../../lib/wallet.js';
import { assertBounded, assertHonest, CANNOT_PAY } from './bounds.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../lib/arena.js').Arena} Arena */

const PICOSECONDS_IN_A_MILLISECOND = 1_000_000_000n;
const HASH = `0x${'00'.repeat(32)}`;
/** Members and officers of whom each sends the largest that he can. */
const MEMBERS = 12;
const OFFICERS = 4;

/** Fails at once, since there is no such action; what it declares is charged. */
const heavy = (/** @type {any} */ api, /** @type {number} */ micros) => {
	const refTime = (BigInt(micros) * PICOSECONDS_IN_A_MILLISECOND) / 1_000n;
	return api.tx.cooperatives.approveAction(0, 999_999, HASH, { refTime, proofSize: 0 });
};
const long = (/** @type {any} */ api, /** @type {number} */ bytes) =>
	api.tx.system.remark(`0x${'00'.repeat(bytes)}`);

/**
 * The largest number for which the node would take the call from this account.
 *
 * @param {Arena} arena
 * @param {Person} who
 * @param {(size: number) => any} call
 * @param {number} beyond one that it does not take
 * @param {number} precision
 */
async function largest(arena, who, call, beyond, precision) {
	let [least, most] = [0, beyond];
	while (most - least > precision) {
		const middle = Math.floor((least + most) / 2);
		const { hex } = sign(arena.api, call(middle), who, 0);
		const answer = await validity(arena.api, arena.api.tx(hex));
		if (answer.isOk) least = middle;
		else most = middle;
	}
	return least;
}

/** @param {Arena} arena */
export async function size(arena) {
	const { api, log, wire, figures } = arena;
	const members = arena.take(2 * MEMBERS);
	const officers = arena.take(2 * OFFICERS, 'officers');
	const sizes = {
		member: {
			micros: await largest(arena, members[0], (n) => heavy(api, n), 1_000_000, 100),
			bytes: await largest(arena, members[0], (n) => long(api, n), 1_000_000, 100),
		},
		officer: {
			micros: await largest(arena, officers[0], (n) => heavy(api, n), 1_000_000, 100),
			bytes: await largest(arena, officers[0], (n) => long(api, n), 1_000_000, 100),
		},
	};
	const { member, officer } = sizes;
	figures.note(
		`largest of a member: ${member.micros / 1000} ms or ${member.bytes} bytes; ` +
			`of an officer: ${officer.micros / 1000} ms or ${officer.bytes} bytes`,
	);
	// By the price of a millisecond and of a byte: an allowance of 1 is 100 ms or 100 kB.
	assert.ok(member.micros < 100_000 && member.bytes < 100_000);
	assert.ok(officer.micros < 500_000 && officer.bytes < 500_000);

	/** @param {string} kind @param {'micros' | 'bytes'} unit @param {(n: number) => any} call @param {Person[]} some @param {Person[]} seated */
	const attack = async (kind, unit, call, some, seated) => {
		const attackers = [...some, ...seated];
		const largestOf = (/** @type {Person} */ who) => (some.includes(who) ? member : officer)[unit];
		const transactions = attackers.map((who) => sign(api, call(largestOf(who)), who, 0));
		const more = attackers.map((who) => sign(api, call(Math.round(largestOf(who) * 1.02)), who, 0));
		const result = await arena.under(kind, attackers, async () => {
			const beyond = await wire.submit(more, { inFlight: 4 });
			for (const { code, reason } of beyond.refused) assert.match(`${code} ${reason}`, CANNOT_PAY);
			assert.equal(beyond.accepted.length, 0, 'what is larger than the allowance is refused');
			const { sent, accepted } = await wire.submit(transactions, { inFlight: 4 });
			while (transactions.some(({ hash }) => log.blockOf(hash) === undefined)) await log.pass(1);
			return { sent: beyond.sent + sent, accepted: accepted.length };
		});
		assert.equal(result.charges, attackers.length);
		assertBounded(result);
		assertHonest(result);
	};
	const halves = [members.slice(0, MEMBERS), officers.slice(0, OFFICERS)];
	await attack('the heaviest', 'micros', (n) => heavy(api, n), halves[0], halves[1]);
	await attack('the longest', 'bytes', (n) => long(api, n), members.slice(MEMBERS), officers.slice(OFFICERS));
}
