// The cooperatives of the federation, who decide together: one cooperative, one vote, cast by its board.

import { Body } from './assembly.js';
import { decide } from './board.js';
import { wellKnown } from './keys.js';
import { callOf } from './motions.js';

/** @typedef {import('./chain.js').Receipt} Receipt */
/** A cooperative, with as many of its board as sign together. @typedef {import('./sponsors.js').Sponsor} Member */

/** The one member of the development chain's federation. @returns {Member} */
export const demoMember = () => ({ coop: 0, board: [wellKnown('Alice'), wellKnown('Bob')] });

/** The federation, as an assembly decides: but who acts is always the board of a member. */
export class Federation extends Body {
	/**
	 * @param {any} api
	 * @param {import('./calendar.js').Clock} clock
	 */
	constructor(api, clock) {
		// It is no cooperative.
		super(api, -1, clock);
	}

	/** @returns {any} */
	get id() {
		return 'Federation';
	}

	/**
	 * @param {any} member a `Member`
	 * @param {any} call
	 * @returns {Promise<Receipt>}
	 */
	act({ coop, board }, call) {
		return decide(this.api, coop, board, call);
	}

	/**
	 * An assembly that decides that calls are to run, each by a motion of its own. The first member moves and convenes, and all
	 * vote for it. The vote on each is closed, and it is carried out, when somebody asks for it.
	 *
	 * @param {Member[]} members
	 * @param {any[]} calls
	 * @param {import('./assembly.js').Wishes} [wishes]
	 * @returns {Promise<import('./assembly.js').Decision[]>}
	 */
	async adoptAll(members, calls, wishes = {}) {
		const [first] = members;
		const [anybody] = first.board;
		const motions = [];
		for (const call of calls) motions.push(await this.submit(/** @type {any} */ (first), callOf(call)));
		const plan = { chair: anybody, ...wishes };
		const assembly = await this.convene(/** @type {any} */ (first), motions, plan);
		const opened = await this.open(assembly, anybody);
		for (const member of members) {
			for (const motion of motions) await this.act(member, this.ballot(motion, 'Yes'));
		}
		await this.over(opened);
		return motions.map((motion, i) => ({ motion, call: calls[i] }));
	}

	/**
	 * As [`adoptAll`], and has all of them carried out.
	 *
	 * @param {Member[]} members
	 * @param {any[]} calls
	 * @param {import('./assembly.js').Wishes} [wishes]
	 * @returns {Promise<Receipt[]>} of the enactments
	 */
	async resolve(members, calls, wishes) {
		const receipts = [];
		for (const decision of await this.adoptAll(members, calls, wishes)) {
			receipts.push(await this.carryOut(decision, members[0].board[0]));
		}
		return receipts;
	}
}
