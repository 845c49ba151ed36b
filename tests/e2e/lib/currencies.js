// The currencies of communities: what a policy is made of, where the units are, and what stands behind them.

import assert from 'node:assert/strict';
import { send } from './chain.js';
import { balanceInWallet } from './members.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** What stands behind a currency. @typedef {{ supply: number, outstanding: number, reserve: number, writtenOff: number }} Backing */

/** What a wallet says to whom it does not let send so much. */
export const FROZEN = 'assets.BalanceLow';

/** Seconds of a year of demurrage, times the parts of its rate. */
const WHOLE_YEAR = 31_536_000n * 1_000_000n;

/**
 * The demurrage that has accrued, exactly: whole units, and the rest that is carried on.
 *
 * @param {number} balance
 * @param {bigint} rate of a year, in millionths
 * @param {bigint} seconds
 * @param {bigint} [rest]
 */
export function owed(balance, rate, seconds, rest = 0n) {
	const all = BigInt(balance) * rate * seconds + rest;
	return { units: Number(all / WHOLE_YEAR), rest: all % WHOLE_YEAR };
}

/**
 * A part of a whole, as calls take it.
 *
 * @param {number} numerator
 * @param {number} denominator
 */
export const part = (numerator, denominator) => ({ numerator, denominator });

/** For a handful of members, in cents: a third in advance, and half of the others have to take part. */
const POLICY = {
	consensus: {
		turnout: part(1, 2),
		approval: part(3, 4),
		mostObjections: 1,
		witnesses: 1,
		windowDays: 7,
	},
	advance: part(1, 3),
	credit: { first: 200_00, most: 1_000_00, raise: part(1, 10), keep: part(1, 2), periodDays: 30 },
	holders: 'Members',
	demurrage: null,
	dailyLimit: null,
};

/**
 * A policy, changed where a test wants it otherwise.
 *
 * @param {(policy: any) => void} [change]
 * @returns {any}
 */
export function policy(change = () => {}) {
	const copy = structuredClone(POLICY);
	change(copy);
	return copy;
}

/**
 * The id of the currency that is created next, unless a token of another kind comes first. Motions that are voted on
 * together with its creation name it by that.
 *
 * @param {any} api
 * @returns {Promise<number>}
 */
export const nextToken = async (api) => (await api.query.assets.nextAssetId()).unwrap().toNumber();

/** A currency that exists, or will. */
export class Currency {
	/**
	 * @param {any} api
	 * @param {number} id
	 */
	constructor(api, id) {
		this.api = api;
		this.id = id;
	}

	/**
	 * A call of the pallet about this currency.
	 *
	 * @param {string} name
	 * @param {...unknown} args
	 */
	call(name, ...args) {
		return this.api.tx.currencies[name](this.id, ...args);
	}

	/** What everybody reads about it. @returns {Promise<any>} */
	async read() {
		return (await view(this.api, 'Currencies', 'currency', this.id)).unwrap();
	}

	/** @returns {Promise<Backing>} */
	async backing() {
		const { supply, outstanding, reserve, writtenOff } = (await this.read()).backing;
		return {
			supply: supply.toNumber(),
			outstanding: outstanding.toNumber(),
			reserve: reserve.toNumber(),
			writtenOff: writtenOff.toNumber(),
		};
	}

	/** What is in the pot, outside the escrow. @returns {Promise<number>} */
	async inPot() {
		return (await this.read()).inPot.toNumber();
	}

	/**
	 * What any wallet shows.
	 *
	 * @param {Person | string} who
	 */
	inWallet(who) {
		return balanceInWallet(this.api, this.id, who);
	}

	/**
	 * What an account has in escrow, as the holder of the assets says, for one reason or for any.
	 *
	 * @param {Person | string} who
	 * @param {'Escrow' | 'Redemption'} [reason]
	 * @returns {Promise<number>}
	 */
	async inEscrow(who, reason) {
		const address = typeof who === 'string' ? who : who.address;
		const holds = [...(await this.api.query.assetsHolder.holds(this.id, address))];
		return holds
			.filter(({ id }) => !reason || (id.isCurrencies && id.asCurrencies.type === reason))
			.reduce((sum, { amount }) => sum + amount.toNumber(), 0);
	}

	/**
	 * How an account stands.
	 *
	 * @param {Person} who
	 */
	async holding(who) {
		const found = (await view(this.api, 'Currencies', 'holding', this.id, who.address)).unwrap();
		return {
			balance: found.balance.toNumber(),
			spendable: found.spendable.toNumber(),
			accrued: found.accrued.toNumber(),
			escrowed: found.escrowed.toNumber(),
			sentToday: found.sentToday.toNumber(),
			mayHold: found.mayHold.isTrue,
		};
	}

	/**
	 * A payment by any wallet.
	 *
	 * @param {Person} from
	 * @param {Person} to
	 * @param {number} amount
	 */
	pay(from, to, amount) {
		return send(this.api.tx.assets.transfer(this.id, to.address, amount), from);
	}

	/**
	 * What must always hold: each unit has something behind it, and is somewhere.
	 *
	 * @returns {Promise<Backing>}
	 */
	async ensureSound() {
		const backing = await this.backing();
		const { supply, outstanding, reserve, writtenOff } = backing;
		assert.equal(supply, outstanding + reserve + writtenOff, `what stands behind ${supply} units`);
		const asset = (await this.api.query.assets.asset(this.id)).unwrap();
		assert.equal(asset.supply.toNumber(), supply);
		const accounts = await this.api.query.assets.account.entries(this.id);
		const held = await this.api.query.assetsHolder.balancesOnHold.entries(this.id);
		const inAccounts = accounts.map(([, account]) => account.unwrap().balance.toNumber());
		const inEscrows = held.map(([, amount]) => amount.unwrap().toNumber());
		const somewhere = [...inAccounts, ...inEscrows].reduce((sum, amount) => sum + amount, 0);
		assert.equal(somewhere, supply, 'units in wallets and in escrow');
		return backing;
	}
}
