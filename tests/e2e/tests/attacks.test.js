// Attacks on the members' allowance, against a real node that makes blocks every two seconds. Each ends with the
// attackers' allowance, and meanwhile an honest member's transactions get into the next blocks. The figures are printed at
// the end.
//
// Bounded in count and time, and on the loopback.

import { after, before, test } from 'node:test';
import { Arena } from '../lib/arena.js';
import { bytes } from './attacks/bytes.js';
import { coalition } from './attacks/coalition.js';
import { empty } from './attacks/empty.js';
import { failing } from './attacks/failing.js';
import { flood } from './attacks/flood.js';
import { gaps } from './attacks/gaps.js';
import { guests } from './attacks/guests.js';
import { refunds } from './attacks/refunds.js';
import { replacing } from './attacks/replacing.js';
import { size } from './attacks/size.js';

const MINUTE = 60_000;
/** Of fifty accounts each, enough for all that follows. */
const COOPERATIVES = 5;
/** One for each row of the table. */
const HONEST = 14;

/** @type {Arena} */
let arena;

before(
	async () => {
		arena = await Arena.open(COOPERATIVES);
		await arena.admit(HONEST);
	},
	{ timeout: 2 * MINUTE },
);
after(async () => {
	if (!arena) return;
	console.log(`\n${arena.figures}\n`);
	await arena.close();
});

/** @param {string} name @param {() => Promise<void>} body */
const attack = (name, body) => test(name, { timeout: 4 * MINUTE }, body);

attack('a member who floods', () => flood(arena, 'ordinary', 250, 0));
attack('an officer who floods', () => flood(arena, 'officers', 400, 1_000));
attack('calls that always fail', () => failing(arena));
attack('the heaviest and the longest call', () => size(arena));
attack('calls that declare much and use little', () => refunds(arena));
attack('a pool full of transactions of empty accounts', () => empty(arena));
attack('one nonce, again and again', () => replacing(arena));
attack('a thousand invited accounts', () => guests(arena));
attack('a hundred members together', () => coalition(arena));
attack('a pool full of bytes', () => bytes(arena));
// Last, since what waits in the pool stays there.
attack('nonce gaps', () => gaps(arena));
