// Service pledges: what is promised, what the others say to it, and what comes of it.

import { send, sendAll } from './chain.js';
import { documentOf, saltedHash } from './statutes.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('./chain.js').Receipt} Receipt */

/** Days and, on the fast calendar, blocks in which a pledger can still buy back what he has not delivered. */
const GRACE_DAYS = 30;
const GRACE_BLOCKS = 30;
/** More than anything here is worth. */
const MOST = 1_000_000_00;

/**
 * What the others say to a pledge.
 *
 * @typedef {object} Votes
 * @property {Person[]} [witnesses]
 * @property {Person[]} [approve]
 * @property {Person[]} [object]
 */

/**
 * How a pledge was relieved, and of how much, in the order of the events.
 *
 * @param {Receipt} receipt
 * @returns {[string, number][]}
 */
export const reliefs = ({ events }) =>
	events
		.filter(({ section, method }) => section === 'pledges' && method === 'Relieved')
		.map(({ data }) => [data.how.type, data.amount.toNumber()]);

/** The pledges of a currency. */
export class Pledges {
	/**
	 * @param {import('./currencies.js').Currency} currency
	 * @param {import('./calendar.js').Clock} clock
	 */
	constructor(currency, clock) {
		this.api = currency.api;
		this.currency = currency;
		this.clock = clock;
	}

	/**
	 * A call of the pallet about this currency.
	 *
	 * @param {string} name
	 * @param {...unknown} args
	 */
	call(name, ...args) {
		return this.api.tx.pledges[name](this.currency.id, ...args);
	}

	/**
	 * Somebody does something with a pledge.
	 *
	 * @param {Person} who
	 * @param {string} name
	 * @param {...unknown} args
	 * @returns {Promise<Receipt>}
	 */
	act(who, name, ...args) {
		return send(this.call(name, ...args), who);
	}

	/**
	 * What a view function of the pallet says.
	 *
	 * @param {string} name
	 * @param {...unknown} args
	 */
	read(name, ...args) {
		return view(this.api, 'Pledges', name, this.currency.id, ...args);
	}

	/**
	 * The call that pledges.
	 *
	 * @param {{ value: number, quantity?: number, until: number, deliverWithinDays?: number, claimants?: any }} terms
	 * @param {string} [service]
	 */
	pledgeCall(
		{ value, quantity = 10, until, deliverWithinDays = 7, claimants = 'Members' },
		service = 'hours in the garden',
	) {
		const terms = { value, quantity, until, deliverWithinDays, claimants };
		return this.call('pledge', documentOf(service), documentOf('ring the bell'), terms);
	}

	/**
	 * Somebody pledges.
	 *
	 * @param {Person} who
	 * @param {Parameters<Pledges['pledgeCall']>[0]} terms
	 * @param {string} [service]
	 * @returns {Promise<{ id: number, window: any, voters: number }>}
	 */
	async pledge(who, terms, service) {
		const { pledge, window, voters } = (await send(this.pledgeCall(terms, service), who)).event(
			'pledges.Pledged',
		);
		return { id: pledge.toNumber(), window, voters: voters.toNumber() };
	}

	/**
	 * The others say what they think of it.
	 *
	 * @param {number} pledge
	 * @param {Votes} votes
	 */
	vote(pledge, { witnesses = [], approve = [], object = [] }) {
		return sendAll(this.api, [
			...witnesses.map((who) => /** @type {[any, Person]} */ ([this.call('witness', pledge), who])),
			...approve.map((who) => /** @type {[any, Person]} */ ([this.call('approve', pledge), who])),
			...object.map(
				(who) => /** @type {[any, Person]} */ ([this.call('object', pledge, saltedHash('reasons')), who]),
			),
		]);
	}

	/**
	 * Somebody claims service units, at whatever they are worth.
	 *
	 * @param {Person} who
	 * @param {number} pledge
	 * @param {number} units
	 * @returns {Promise<{ id: number, value: number, until: any }>}
	 */
	async claim(who, pledge, units) {
		const receipt = await this.act(who, 'claim', pledge, units, MOST, saltedHash('on Monday'));
		const { claim, value, until } = receipt.event('pledges.Claimed');
		return { id: claim.toNumber(), value: value.toNumber(), until };
	}

	/**
	 * The stage of a claim.
	 *
	 * @param {number} pledge
	 * @param {number} claim
	 * @returns {Promise<any>}
	 */
	async stage(pledge, claim) {
		const [[, found]] = (await this.read('claims', pledge, claim, 1)).items;
		return found.stage;
	}

	/**
	 * Lets a period end.
	 *
	 * @param {any} deadline as events and answers have it
	 */
	over({ day, block }) {
		return this.clock.pass({ until: day, openUntilBlock: block });
	}

	/**
	 * Lets the time for claiming a pledge pass, and the grace after it.
	 *
	 * @param {number} pledge
	 */
	async overdue(pledge) {
		const { due, returned } = await this.standing(pledge);
		// One more block, so that views say so too.
		const block = due.block.toNumber() + GRACE_BLOCKS + 1;
		await this.over({ day: due.day.toNumber() + GRACE_DAYS, block });
		// What has come back from a claim has a grace of its own.
		if (returned) await this.over({ day: returned.day.toNumber(), block: returned.block.toNumber() + 1 });
	}

	/**
	 * A pledge as it stands.
	 *
	 * @param {number} pledge
	 */
	async standing(pledge) {
		const { pledge: found, overdue } = (await this.read('pledge_info', pledge)).unwrap();
		const { status, books, late, due, returned } = found;
		return {
			status,
			late: late.isTrue,
			overdue: overdue.isTrue,
			due: due.unwrapOr(undefined),
			returned: returned.unwrapOr(undefined),
			left: books.left.toNumber(),
			claimed: books.claimed.toNumber(),
			delivered: books.delivered.toNumber(),
			writtenOff: books.writtenOff.toNumber(),
		};
	}

	/**
	 * What an account has promised, and how it has kept it.
	 *
	 * @param {Person} who
	 */
	async credit(who) {
		const { limit, credit } = (await this.read('credit', who.address)).unwrap();
		const numbers = [credit.open, credit.outstanding, credit.kept, credit.late, credit.broken];
		const [open, outstanding, kept, late, broken] = numbers.map((number) => number.toNumber());
		return { limit: limit.toNumber(), open, outstanding, kept, late, broken };
	}

	/**
	 * What an account guarantees of a pledge still, and of all pledges together.
	 *
	 * @param {number} pledge
	 * @param {Person} who
	 */
	async guaranteed(pledge, who) {
		const { credit } = (await this.read('credit', who.address)).unwrap();
		const found = await this.read('guarantee_of', pledge, who.address);
		return { here: found.isSome ? found.unwrap().toNumber() : 0, together: credit.guaranteed.toNumber() };
	}
}
