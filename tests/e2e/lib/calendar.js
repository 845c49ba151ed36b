// The chain's calendar, which runs faster than the clock on a development chain.

import { view } from './views.js';
import { waitFor } from './wait.js';

const DAY = 86_400;

/**
 * @typedef {object} Day
 * @property {number} date days since 1970-01-01
 * @property {number} year
 * @property {number} month from 1
 * @property {number} day
 */

/**
 * The end of a period: its last day and the last block in which it lasts in any case.
 *
 * @typedef {object} Limit
 * @property {any} until
 * @property {any} openUntilBlock
 */

/**
 * How somebody comes to a day of the chain's calendar: by waiting, or by making blocks.
 *
 * @typedef {object} Clock
 * @property {(date: number) => Promise<unknown>} reach comes to a day
 * @property {(limit: Limit) => Promise<unknown>} pass lets a period end
 */

/**
 * A date of the chain as people write it.
 *
 * @param {number | { toNumber(): number }} date days since 1970-01-01
 * @returns {Day}
 */
export function dayOf(date) {
	const days = typeof date === 'number' ? date : date.toNumber();
	const utc = new Date(days * DAY * 1000);
	return { date: days, year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() };
}

/** @param {number | { toNumber(): number }} date */
export function inWords(date) {
	const { date: days } = dayOf(date);
	return new Date(days * DAY * 1000).toLocaleDateString('en-GB', {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
}

/**
 * Today on the chain, at its best block.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @returns {Promise<Day>}
 */
export async function today(api) {
	const now = await view(api, 'Cooperatives', 'now');
	return dayOf(Math.floor(now.toNumber() / DAY));
}

/**
 * Waits until the chain has come to the day.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {number} date
 * @param {{ timeout?: number, advance?: () => Promise<unknown> }} [options] `advance` makes a block, where none
 *   comes by itself
 */
export async function reach(api, date, { timeout = 120_000, advance } = {}) {
	return waitFor(
		`${inWords(date)} on the chain's calendar`,
		async () => {
			const now = await today(api);
			if (now.date >= date) return now;
			await advance?.();
			return undefined;
		},
		{ timeout, every: advance ? 0 : 500, explain: async () => `it is ${inWords((await today(api)).date)}` },
	);
}

/**
 * Waits until a period has ended: its last day and its last block have passed.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {Limit} limit
 * @param {{ timeout?: number, advance?: () => Promise<unknown>, explain?: () => string }} [options] as for [`reach`]
 */
export async function pass(api, { until, openUntilBlock }, { timeout = 120_000, advance, explain } = {}) {
	await reach(api, Number(until) + 1, { timeout, advance });
	const block = Number(openUntilBlock);
	await waitFor(
		`block ${block} to pass`,
		async () => {
			// A call that comes next is in the block after.
			if ((await api.rpc.chain.getHeader()).number.toNumber() >= block) return true;
			await advance?.();
			return false;
		},
		{ timeout, every: advance ? 0 : 500, explain },
	);
}
