// What accounts can send without paying, in the unit of the ordinary fee.

import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * An account's allowance as the chain's view has it.
 *
 * @typedef {object} Allowance
 * @property {string} source `Member`, `Office` or `Invited`
 * @property {number | undefined} home the cooperative that carries the account
 * @property {bigint} capacity
 * @property {bigint} left
 * @property {number} percent
 */

/**
 * What an account can send without paying; nothing, if it pays for everything.
 *
 * @param {any} api
 * @param {Person} who
 * @returns {Promise<Allowance | undefined>}
 */
export async function allowanceOf(api, who) {
	const answer = await view(api, 'Allowance', 'allowance', who.address);
	if (answer.isNone) return undefined;
	const { source, home, capacity, left, percent } = answer.unwrap();
	return {
		source: source.type,
		home: home.unwrapOr(undefined)?.toNumber(),
		capacity: capacity.toBigInt(),
		left: left.toBigInt(),
		percent: percent.toNumber(),
	};
}

/**
 * What is left of an account's allowance.
 *
 * @param {any} api
 * @param {Person} who
 */
export const leftOf = async (api, who) => (await allowanceOf(api, who))?.left ?? 0n;

/**
 * How large the allowances are.
 *
 * @param {any} api
 * @returns {Promise<Record<'invited' | 'founder' | 'member' | 'office' | 'cooperative' | 'refill', bigint>>}
 */
export async function sizesOf(api) {
	const { invited, founder, member, office, cooperative, refill } = (
		await view(api, 'Allowance', 'sizes')
	).unwrap();
	const sizes = { invited, founder, member, office, cooperative, refill };
	return /** @type {any} */ (
		Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size.toBigInt()]))
	);
}

/**
 * What a transaction would take of its signer's purse, as wallets ask before they show it.
 *
 * @param {any} tx
 * @param {Person} who
 * @param {any} [options]
 * @returns {Promise<bigint>}
 */
export async function feeShown(tx, who, options = {}) {
	const { partialFee } = await tx.paymentInfo(who, options);
	return partialFee.toBigInt();
}

/**
 * What a transaction took of its signer's allowance.
 *
 * @param {import('./chain.js').Receipt} receipt
 * @returns {{ who: string, amount: bigint }}
 */
export function chargeOf(receipt) {
	const { who, amount } = receipt.event('allowance.Charged');
	return { who: who.toString(), amount: amount.toBigInt() };
}

/**
 * All that an account owns of the native token.
 *
 * @param {any} api
 * @param {Person} who
 * @returns {Promise<bigint>}
 */
export async function purseOf(api, who) {
	const { data } = await api.query.system.account(who.address);
	return data.free.toBigInt() + data.reserved.toBigInt();
}
