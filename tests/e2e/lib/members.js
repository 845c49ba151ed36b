// Joining a cooperative and what a member has in it.

import { decide } from './board.js';
import { send } from './chain.js';
import { statuteHash } from './founding.js';
import { saltedHash } from './statutes.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * @param {any} api
 * @param {number} coop
 * @param {Person} who
 * @param {number} [shares]
 * @param {string} [kind]
 */
export async function applyCall(api, coop, who, shares = 1, kind = 'Ordinary') {
	return api.tx.membership.apply(coop, await statuteHash(api, coop), shares, saltedHash(who.address), kind);
}

/**
 * Applies, and is admitted by the board's members named.
 *
 * @param {any} api
 * @param {number} coop
 * @param {Person[]} board
 * @param {Person} who
 * @param {number} [shares]
 */
export async function join(api, coop, board, who, shares = 1) {
	await send(await applyCall(api, coop, who, shares), who);
	return decide(api, coop, board, api.tx.membership.admit(who.address));
}

/**
 * The board has found a payment in the bank's statement and confirms it.
 *
 * @param {any} api
 * @param {number} coop
 * @param {Person[]} board
 * @param {Person} who
 * @param {number} amount in cents
 * @param {string} [reference]
 */
export const payIn = (api, coop, board, who, amount, reference = saltedHash('payment')) =>
	decide(api, coop, board, api.tx.shares.confirmPayment(who.address, amount, reference));

/**
 * What the register of shares says of a member.
 *
 * @param {any} api
 * @param {number} coop
 * @param {Person} who
 */
export async function holdingOf(api, coop, who) {
	const holding = await view(api, 'Shares', 'holding', coop, who.address);
	if (holding.isNone) return { shares: 0, credit: 0 };
	const { shares, credit } = holding.unwrap();
	return { shares: shares.toNumber(), credit: credit.toNumber() };
}

/**
 * A page of the register of members, from a number on.
 *
 * @param {any} api
 * @param {number} coop
 * @param {number} [from]
 * @param {number} [limit]
 * @returns {Promise<{ number: number, account: string, since: any, leftOn: any, shares: number }[]>}
 */
export async function registerOf(api, coop, from = 1, limit = 100) {
	const page = await view(api, 'Membership', 'register', coop, from, limit);
	return page.map((/** @type {any} */ { number, entry, shares }) => ({
		number: number.toNumber(),
		account: entry.account.toString(),
		since: entry.since,
		leftOn: entry.leftOn,
		shares: shares.toNumber(),
	}));
}

/**
 * The asset that stands for a cooperative's shares.
 *
 * @param {any} api
 * @param {number} coop
 * @returns {Promise<number>}
 */
export async function shareToken(api, coop) {
	return (await view(api, 'Shares', 'share_token', coop)).unwrap().toNumber();
}

/**
 * What any wallet shows: the account's balance of the asset.
 *
 * @param {any} api
 * @param {number} token
 * @param {Person | string} who
 * @returns {Promise<number>}
 */
export async function balanceInWallet(api, token, who) {
	const address = typeof who === 'string' ? who : who.address;
	const account = await api.query.assets.account(token, address);
	return account.isNone ? 0 : account.unwrap().balance.toNumber();
}
