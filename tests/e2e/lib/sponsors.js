// Who asks people to found cooperatives, so that fresh accounts can act: the board of the demo cooperative. A
// cooperative can ask so many at once and no more. Before it runs out, it asks three people to found the one that
// goes on after it.

import { sizesOf } from './allowance.js';
import { decide } from './board.js';
import { today } from './calendar.js';
import { establish } from './founding.js';
import { person, wellKnown } from './keys.js';
import { modelStatute } from './statutes.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * @typedef {object} Sponsor
 * @property {number} coop
 * @property {Person[]} board as many as sign together
 */

/** Founders in a window of so many days, by one board. */
const MOST_FOUNDERS = 50;
const WINDOW_DAYS = 90;
/** They found the next sponsor. */
const HEIRS = ['Paula', 'Peter', 'Petra'];

/** The sponsor whose turn it is, on each chain. @type {WeakMap<object, Sponsor>} */
const inTurn = new WeakMap();

/** @returns {Sponsor} */
const demoCooperative = () => ({ coop: 0, board: [wellKnown('Alice'), wellKnown('Bob')] });

/**
 * Asks these people to found a cooperative.
 *
 * @param {any} api
 * @param {Sponsor} by
 * @param {Person[]} founders
 */
export function inviteFounders(api, { coop, board }, founders) {
	const call = api.tx.membership.inviteFounders(founders.map(({ address }) => address));
	return decide(api, coop, board, call);
}

/**
 * How many founders a cooperative can ask today.
 *
 * @param {any} api
 * @param {number} coop
 */
async function placesOf(api, coop) {
	const { left } = (await view(api, 'Allowance', 'carrier', coop)).unwrap();
	const { founder } = await sizesOf(api);
	const window = await api.query.membership.foundersInvited(coop);
	const { date } = await today(api);
	const passed = window.isNone || window.unwrap().since.toNumber() + WINDOW_DAYS < date;
	const given = passed ? 0 : window.unwrap().count.toNumber();
	return Math.min(MOST_FOUNDERS - given, Number(left.toBigInt() / founder));
}

/**
 * The cooperative that sponsors after `before`.
 *
 * @param {any} api
 * @param {Sponsor} before
 * @returns {Promise<Sponsor>}
 */
async function successor(api, before) {
	const founders = HEIRS.map(person);
	await inviteFounders(api, before, founders);
	const coop = await establish(api, {
		statute: modelStatute(),
		name: 'Patengenossenschaft eG',
		symbol: 'PATEN',
		founders,
		board: founders,
	});
	return { coop, board: founders.slice(0, 2) };
}

/**
 * A cooperative that can ask so many people to found another one.
 *
 * @param {any} api
 * @param {number} count
 * @returns {Promise<Sponsor>}
 */
export async function sponsorFor(api, count) {
	let current = inTurn.get(api) ?? demoCooperative();
	if ((await placesOf(api, current.coop)) < count + HEIRS.length) current = await successor(api, current);
	inTurn.set(api, current);
	return current;
}
