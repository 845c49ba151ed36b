// The members of a cooperative in assembly: motions, notice, votes, and what comes of them.

import { decide, weightOf } from './board.js';
import { refusalOf, send, sendAll } from './chain.js';
import { callOf } from './motions.js';
import { documentOf } from './statutes.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('./chain.js').Receipt} Receipt */

/** A motion that holds a call. @typedef {{ motion: number, call: any }} Decision */

/** Who acts: somebody for himself, or so many of the board together. @typedef {Person | Person[]} Actor */

/**
 * @typedef {object} Wishes what an assembly has otherwise than most
 * @property {string} [form]
 * @property {Person} [chair] otherwise who convenes
 * @property {number} [ahead] days until it begins
 * @property {number} [voting] days for voting
 * @property {number} [counting] days for entering what was cast in the hall or on paper
 */

const DAY = 86_400;
/** Two weeks' notice are 15 days and an hour. A board convenes in two blocks of the fast calendar, 5 days. */
const AHEAD = 25;
/** Days. On the fast calendar the least number of blocks lasts longer. */
const VOTING = 7;

const NOBODY = { organ: null, voters: [] };

/** The members of a cooperative, who decide together. */
export class Body {
	/**
	 * @param {any} api
	 * @param {number} coop
	 * @param {import('./calendar.js').Clock} clock
	 */
	constructor(api, coop, clock) {
		this.api = api;
		this.coop = coop;
		this.clock = clock;
	}

	/** As calls and views name it. @returns {any} */
	get id() {
		return { Members: this.coop };
	}

	/**
	 * A call of the pallet, for this body.
	 *
	 * @param {string} name
	 * @param {...unknown} args
	 */
	call(name, ...args) {
		return this.api.tx.assembly[name](this.id, ...args);
	}

	/**
	 * What a view function of the pallet says of this body.
	 *
	 * @param {string} name
	 * @param {...unknown} args
	 */
	read(name, ...args) {
		return view(this.api, 'Assembly', name, this.id, ...args);
	}

	/**
	 * @param {Actor} by
	 * @param {any} call
	 * @returns {Promise<Receipt>}
	 */
	act(by, call) {
		return Array.isArray(by) ? decide(this.api, this.coop, by, call) : send(call, by);
	}

	/**
	 * The call that submits a motion.
	 *
	 * @param {any} [content]
	 * @param {{ text?: string, concerned?: any, mode?: 'Open' | 'Paper', from?: number | null }} [options] `mode`: how the
	 *   ballots are cast; `from`: the day from which it is to be carried out
	 */
	submission(content = 'Text', options = {}) {
		const { text = 'a motion and its reasons', concerned = NOBODY, mode = 'Open', from = null } = options;
		return this.call('submit', documentOf(text), content, concerned, mode, from);
	}

	/**
	 * Submits a motion. With at most ten members a member's own signature is a tenth, enough to bring it on an agenda.
	 *
	 * @param {Actor} by
	 * @param {any} [content]
	 * @param {Parameters<Body['submission']>[1]} [options]
	 * @returns {Promise<number>} its id
	 */
	async submit(by, content, options) {
		const receipt = await this.act(by, this.submission(content, options));
		return receipt.event('assembly.MotionSubmitted').motion.toNumber();
	}

	/**
	 * @param {Actor} by
	 * @param {number[]} motions
	 * @param {Wishes} [wishes]
	 * @returns {Promise<number>} the assembly's id
	 */
	async convene(by, motions, { form = 'Virtual', chair, ahead = AHEAD, voting = VOTING, counting = 0 } = {}) {
		const now = (await view(this.api, 'Cooperatives', 'now')).toNumber();
		const startsAt = now + ahead * DAY;
		const votingUntil = startsAt + voting * DAY;
		const plan = {
			form,
			invitation: documentOf('invitation'),
			chair: (chair ?? [by].flat()[0]).address,
			startsAt,
			votingFrom: startsAt,
			votingUntil,
			entriesUntil: votingUntil + counting * DAY,
		};
		const receipt = await this.act(by, this.call('convene', plan, motions));
		return receipt.event('assembly.AssemblyConvened').assembly.toNumber();
	}

	/**
	 * Comes to the day and opens the voting.
	 *
	 * @param {number} assembly
	 * @param {Person} by anybody
	 * @returns {Promise<any>} the event, which tells electorate and window
	 */
	async open(assembly, by) {
		const { plan } = (await this.read('assembly', assembly)).unwrap();
		await this.clock.reach(Math.ceil(plan.votingFrom.toNumber() / DAY));
		return (await send(this.call('openVoting', assembly), by)).event('assembly.VotingOpened');
	}

	/**
	 * The call by which somebody votes.
	 *
	 * @param {number} motion
	 * @param {'Yes' | 'No' | 'Abstain' | number[]} choice in an election the places of those who are named
	 */
	ballot(motion, choice) {
		return this.call('vote', motion, Array.isArray(choice) ? { Election: choice } : { Motion: choice });
	}

	/**
	 * @param {Person} who
	 * @param {number} motion
	 * @param {'Yes' | 'No' | 'Abstain' | number[]} choice
	 */
	vote(who, motion, choice) {
		return send(this.ballot(motion, choice), who);
	}

	/**
	 * Everybody says the same.
	 *
	 * @param {Person[]} voters
	 * @param {number} motion
	 * @param {'Yes' | 'No' | 'Abstain' | number[]} choice
	 */
	voteAll(voters, motion, choice) {
		return sendAll(
			this.api,
			voters.map((who) => [this.ballot(motion, choice), who]),
		);
	}

	/**
	 * Lets the window end, in which votes are cast and entered.
	 *
	 * @param {any} opened the event of the opening
	 */
	over({ entriesUntil, openUntilBlock }) {
		return this.clock.pass({ until: Math.floor(entriesUntil.toNumber() / DAY), openUntilBlock });
	}

	/**
	 * Anybody closes the vote on an item.
	 *
	 * @param {number} motion
	 * @param {Person} by
	 */
	close(motion, by) {
		return send(this.call('close', motion), by);
	}

	/**
	 * Anybody has a decision carried out.
	 *
	 * @param {number} motion
	 * @param {Person} by
	 * @param {any} [call] what the motion decides, if it is a call
	 */
	async enact(motion, by, call) {
		const most = call ? await weightOf(this.api, call, by) : { refTime: 0, proofSize: 0 };
		return send(this.call('enact', motion, most), by);
	}

	/**
	 * Closes the vote on an item that must be adopted, and has it carried out.
	 *
	 * @param {number} motion
	 * @param {Person} by
	 * @param {any} [call]
	 */
	async adopt(motion, by, call) {
		(await this.close(motion, by)).event('assembly.Adopted');
		return this.enact(motion, by, call);
	}

	/**
	 * An assembly from its convening to the end of the voting.
	 *
	 * @param {Actor} by
	 * @param {number[]} motions
	 * @param {() => Promise<unknown>} vote
	 * @param {Wishes} [wishes]
	 * @returns {Promise<number>} its id
	 */
	async hold(by, motions, vote, wishes) {
		const assembly = await this.convene(by, motions, wishes);
		const opened = await this.open(assembly, [by].flat()[0]);
		await vote();
		await this.over(opened);
		return assembly;
	}

	/**
	 * An assembly of at most ten members in which everybody is for these calls. The vote on each is closed, and it is carried
	 * out, when somebody asks for it.
	 *
	 * @template {string} N
	 * @param {Person[]} voters the first one submits and convenes
	 * @param {Record<N, any>} calls by any names
	 * @param {[number, 'Yes' | number[]][]} [others] motions that are voted on with them, and what everybody says
	 * @returns {Promise<Record<N, Decision>>}
	 */
	async agree(voters, calls, others = []) {
		const [first] = voters;
		/** @type {[string, Decision][]} */
		const decisions = [];
		for (const [name, call] of Object.entries(calls)) {
			decisions.push([name, { motion: await this.submit(first, callOf(call)), call }]);
		}
		/** @type {[number, 'Yes' | number[]][]} */
		const items = [
			...decisions.map(([, { motion }]) => /** @type {[number, 'Yes']} */ ([motion, 'Yes'])),
			...others,
		];
		const motions = items.map(([motion]) => motion);
		const ballots = this.api.tx.utility.batchAll(
			items.map(([motion, choice]) => this.ballot(motion, choice)),
		);
		await this.hold(first, motions, () =>
			sendAll(
				this.api,
				voters.map((who) => [ballots, who]),
			),
		);
		return /** @type {any} */ (Object.fromEntries(decisions));
	}

	/**
	 * Has a decision carried out that must succeed.
	 *
	 * @param {Decision} decision
	 * @param {Person} by
	 */
	async carryOut({ motion, call }, by) {
		const receipt = await this.adopt(motion, by, call);
		receipt.event('assembly.Enacted');
		return receipt;
	}

	/**
	 * Has a decision carried out that must fail. Answers the error's name.
	 *
	 * @param {Decision} decision
	 * @param {Person} by
	 */
	async carryOutInVain({ motion, call }, by) {
		return this.failure(motion, await this.adopt(motion, by, call));
	}

	/**
	 * How far a motion has come.
	 *
	 * @param {number} motion
	 * @returns {Promise<any>}
	 */
	async status(motion) {
		return (await this.read('motion', motion)).unwrap().status;
	}

	/**
	 * Why what was adopted could not be carried out, by the error's name, as the motion and the event have it.
	 *
	 * @param {number} motion
	 * @param {Receipt} receipt of the enactment
	 */
	async failure(motion, receipt) {
		const status = await this.status(motion);
		if (!status.isFailed) throw new Error(`motion ${motion} is not recorded as failed: ${status}`);
		const [recorded, told] = [status.asFailed.error, receipt.event('assembly.EnactmentFailed').error].map(
			(error) => refusalOf(this.api.registry, error).reason,
		);
		if (recorded !== told) throw new Error(`recorded as ${recorded}, told as ${told}`);
		return recorded;
	}

	/**
	 * The ordinary members' votes in the last round; the numbers only when they can be read.
	 *
	 * @param {number} motion
	 */
	async tally(motion) {
		const last = (await this.read('tallies', motion)).at(-1);
		const counts = last?.tally.isSome ? last.tally.unwrap().ordinary : undefined;
		return {
			turnout: last?.turnout.ordinary.toNumber(),
			electorate: last?.roll.ordinary.toNumber(),
			votes: counts && [counts.yes, counts.no, counts.abstain].map((count) => count.toNumber()),
		};
	}

	/**
	 * Why somebody cannot vote on a motion now; nothing, if he can.
	 *
	 * @param {number} motion
	 * @param {Person} who
	 * @returns {Promise<string | undefined>}
	 */
	async obstacle(motion, who) {
		const answer = await this.read('may_vote', motion, who.address);
		return answer.isErr ? answer.asErr.type : undefined;
	}

	/**
	 * A member's number in the register, by which votes are counted.
	 *
	 * @param {Person} who
	 * @returns {Promise<number>}
	 */
	async number(who) {
		return (await view(this.api, 'Membership', 'member', this.coop, who.address)).unwrap().number.toNumber();
	}

	/**
	 * These people stand in an election, in this order. Somebody nominates them all.
	 *
	 * @param {number} motion
	 * @param {Person[]} candidates
	 * @param {Person} by
	 */
	async stand(motion, candidates, by) {
		for (const who of candidates) {
			await send(this.call('nominate', motion, who.address), by);
			await send(this.call('acceptNomination', motion), who);
		}
	}

	/**
	 * Who sits in an organ.
	 *
	 * @param {string} organ
	 * @returns {Promise<string[]>}
	 */
	async seated(organ) {
		const seats = await view(this.api, 'Cooperatives', 'seats', this.coop, organ);
		return seats.map((/** @type {any} */ { account }) => account.toString());
	}
}
