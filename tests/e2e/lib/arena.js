// A chain to attack: blocks every two seconds, cooperatives of fresh accounts, honest members, and everything recorded.

import { BlockLog } from './blocks.js';
import { connect, sendAll } from './chain.js';
import { crowd, crowdedCooperative, crowdedSpec } from './crowd.js';
import { Figures, inMilli } from './figures.js';
import { statuteHash } from './founding.js';
import { Honest } from './honest.js';
import { sign, Wire } from './load.js';
import { wellKnown } from './keys.js';
import { applyCall } from './members.js';
import { freePort, NodeProcess } from './node.js';
import { weightOf } from './board.js';
import { pause } from './wait.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('./load.js').Signed} Signed */

/** The cooperative that the honest members belong to. */
export const MUSTER = 0;

/** Blocks after which an honest transaction has to be in, at most. */
export const PATIENCE = 3;


/** The chain, its people and the records. */
export class Arena {
	/**
	 * @param {any} parts
	 */
	constructor({ node, api, wire, log, cooperatives, statute }) {
		/** @type {NodeProcess} */
		this.node = node;
		/** @type {any} */
		this.api = api;
		/** @type {Wire} */
		this.wire = wire;
		/** @type {BlockLog} */
		this.log = log;
		/** @type {string} */
		this.statute = statute;
		this.figures = new Figures();
		this.board = ['Alice', 'Bob', 'Charlie'].map(wellKnown);
		/** @type {Person[]} */
		this.ordinary = cooperatives.flatMap((/** @type {any} */ one) => one.ordinary);
		// The last one's board is kept together.
		const [last, ...others] = [...cooperatives].reverse();
		/** @type {Person[]} */
		this.officers = others.flatMap((/** @type {any} */ one) => one.officers);
		this.#seated = new Set(
			cooperatives.flatMap((/** @type {any} */ one) => one.officers).map((/** @type {Person} */ { address }) => address),
		);
		this.#seats = { coop: cooperatives.length, board: last.officers.slice(0, 3) };
		/** Which cooperative an account founded. @type {Map<string, number>} */
		this.coopOf = new Map(
			cooperatives.flatMap((/** @type {any} */ one, /** @type {number} */ i) =>
				one.members.map((/** @type {Person} */ { address }) => [address, i + 1]),
			),
		);
		/** @type {Person[]} */
		this.honest = [];
	}

	/**
	 * @param {number} cooperatives of fifty each, beside the one of the preset
	 */
	static async open(cooperatives) {
		const crowds = Array.from({ length: cooperatives }, (_, i) => crowdedCooperative(`SCHAR${i + 1}`));
		const spec = await crowdedSpec(crowds);
		const port = await freePort();
		const args = ['--dev', '--chain', spec, '--prometheus-port', String(port)];
		const node = await NodeProcess.start('attacked', args);
		try {
			const api = await connect(node.url);
			const wire = await Wire.connect(node.url);
			const log = await BlockLog.follow(api, wire);
			const statute = await statuteHash(api, MUSTER);
			const arena = new Arena({ node, api, wire, log, cooperatives: crowds, statute });
			arena.#metrics = `http://127.0.0.1:${port}/metrics`;
			return arena;
		} catch (error) {
			await node.stop();
			throw error;
		}
	}

	#metrics = '';

	/**
	 * Members that no attack has used yet, each with a whole allowance.
	 *
	 * @param {number} count
	 * @param {'ordinary' | 'officers'} [kind]
	 */
	take(count, kind = 'ordinary') {
		const taken = this[kind].splice(0, count);
		if (taken.length < count) throw new Error(`there are only ${taken.length} ${kind} left, not ${count}`);
		return taken;
	}

	/** @type {{ coop: number, board: Person[] }} */
	#seats;
	/** @type {Set<string>} */
	#seated;

	/** A cooperative with its board, of whom two sign together. */
	seats() {
		return this.#seats;
	}

	/**
	 * Invited, applied and admitted, as anybody else: members with an allowance of which they have used next to nothing.
	 *
	 * @param {number} count at most sixteen
	 */
	async admit(count) {
		const { api, board } = this;
		const people = crowd(count, 'honest');
		const [first, second] = board;
		/** @param {(who: Person) => any} call @param {Person} by */
		const each = (call, by) => sendAll(api, people.map((who) => [call(who), by]));
		await each((who) => api.tx.membership.invite(MUSTER, who.address), first);
		const applications = await Promise.all(people.map((who) => applyCall(api, MUSTER, who)));
		await sendAll(api, people.map((who, i) => [applications[i], who]));
		const admissions = people.map((who) => api.tx.membership.admit(who.address));
		const proposed = await sendAll(
			api,
			admissions.map((call) => [api.tx.cooperatives.proposeAction(MUSTER, 'Board', call), first]),
		);
		const weight = await weightOf(api, admissions[0], second);
		await sendAll(
			api,
			admissions.map((call, i) => {
				const { id } = proposed[i].event('cooperatives.ActionProposed');
				return [api.tx.cooperatives.approveAction(MUSTER, id, call.method.hash.toHex(), weight), second];
			}),
		);
		this.honest.push(...people);
	}

	/**
	 * What is left of the allowances and credits of several accounts together, without what comes back by the block: from the
	 * storage, since a thousand questions to the runtime would be an attack of their own.
	 *
	 * @param {Person[]} people
	 */
	async leftOf(people) {
		const { query } = this.api;
		const sizes = (await query.allowance.sizes()).unwrap();
		const accounts = await query.allowance.accounts.multi(people.map(({ address }) => address));
		let sum = 0n;
		for (const [i, { home, credit, meter }] of accounts.entries()) {
			const capacity = this.#seated.has(people[i].address) ? sizes.office : sizes.member;
			sum += home.isNone ? credit.toBigInt() : capacity.toBigInt() - meter.used.toBigInt();
		}
		return sum;
	}

	/**
	 * Transactions of one account with successive nonces.
	 *
	 * @param {Person} who
	 * @param {number} count
	 * @param {(i: number) => any} call
	 * @param {number} [from] the first nonce
	 * @returns {Signed[]}
	 */
	series(who, count, call, from = 0) {
		return Array.from({ length: count }, (_, i) => sign(this.api, call(i), who, from + i));
	}

	/** The transactions that the node keeps: those that could be in the next block, those that wait for others, and those
	 * of blocks that are not final yet. */
	async #kept() {
		const text = await (await fetch(this.#metrics, { signal: AbortSignal.timeout(10_000) })).text();
		return Number(/^substrate_sub_txpool_unwatched_txs\S* (\d+)/m.exec(text)?.[1] ?? 0);
	}

	/**
	 * Runs an attack while an honest member works, and enters the figures. What the attack sends is signed before.
	 *
	 * @param {string} name
	 * @param {Person[]} attackers
	 * @param {() => Promise<{ sent: number, accepted: number }>} attack
	 */
	async under(name, attackers, attack) {
		const { log, figures } = this;
		const who = this.honest.shift();
		if (!who) throw new Error(`no honest member is left for "${name}"`);
		const honest = new Honest(this, who);
		let peak = 0;
		let watching = true;
		const watch = (async () => {
			while (watching) {
				peak = Math.max(peak, await this.#kept());
				await pause(400);
			}
		})();
		watch.catch(() => {});
		const before = await this.leftOf(attackers);
		const from = log.head;
		try {
			await honest.begin();
			const { sent, accepted } = await attack();
			// So that there are some, however short the attack.
			while (honest.attempts.length < 4) await log.pass(1);
			const work = await honest.end(4 * PATIENCE);
			if (work.again > 0) figures.note(`${name}: an honest transaction had to be sent again (${work.why})`);
			const outcome = await log.outcome(from, attackers.map(({ address }) => address));
			const after = await this.leftOf(attackers);
			const { fullest } = outcome;
			figures.add({
				attack: name,
				sent,
				accepted,
				included: outcome.charges,
				failed: outcome.failed,
				blocks: outcome.last - from,
				'charged milli': inMilli(outcome.charged),
				'left milli': inMilli(after),
				'pool kept': peak,
				'tx/block': fullest.transactions,
				'kB/block': Math.round(fullest.bytes / 1000),
				'ms/block': fullest.millis,
				honest: work.sent,
				'sent again': work.again,
				'worst wait': work.worst,
			});
			return { sent, accepted, ...outcome, before, after, blocks: log.head - from, honest: work };
		} finally {
			watching = false;
			await Promise.all([watch, honest.stop()]);
		}
	}

	async close() {
		await this.log.stop();
		await this.wire.close();
		await this.api.disconnect();
		await this.node.stop();
	}
}
