// A member who goes about his business while others attack.

import { sign } from './load.js';
import { pause } from './wait.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {{ hash: string, sentAt: number, again: number, last: string }} Attempt */

/**
 * Subscribes to a share, withdraws that, and so on: the next transaction when the one before is in a block, as somebody
 * does who waits for his wallet. What the pool refuses or drops he sends again with the next block.
 */
export class Honest {
	/** @type {Attempt[]} */
	attempts = [];
	#going = false;
	#nonce = -1;
	/** @type {Promise<void>} */
	#walk = Promise.resolve();

	/**
	 * @param {{ api: any, wire: import('./load.js').Wire, log: import('./blocks.js').BlockLog, statute: string }} arena
	 * @param {Person} who a member of cooperative 0
	 */
	constructor(arena, who) {
		this.arena = arena;
		this.who = who;
	}

	async begin() {
		this.#nonce = (await this.arena.api.rpc.system.accountNextIndex(this.who.address)).toNumber();
		this.#going = true;
		this.#walk = this.#act();
		// A rejection is for whoever ends it.
		this.#walk.catch(() => {});
	}

	async #act() {
		const { api, log, statute } = this.arena;
		while (this.#going) {
			const even = this.attempts.length % 2 === 0;
			const call = even ? api.tx.shares.subscribe(0, 1, statute) : api.tx.shares.withdrawSubscription(0);
			const signed = sign(api, call, this.who, this.#nonce++);
			const attempt = { hash: signed.hash, sentAt: log.head, again: 0, last: '' };
			this.attempts.push(attempt);
			let lost = await this.#submit(signed, attempt);
			for (let sentAt = log.head; this.#going && !log.blockOf(signed.hash); await pause(50)) {
				if (!lost.now || log.head === sentAt) continue;
				attempt.again += 1;
				sentAt = log.head;
				lost = await this.#submit(signed, attempt);
			}
		}
	}

	/**
	 * @param {import('./load.js').Signed} signed
	 * @param {Attempt} attempt
	 */
	async #submit(signed, attempt) {
		const lost = { now: false };
		try {
			await this.arena.wire.watch(signed, (status) => {
				if (!['dropped', 'invalid', 'usurped'].some((end) => status === end || status?.[end])) return;
				attempt.last = JSON.stringify(status);
				lost.now = true;
			});
		} catch (/** @type {any} */ error) {
			if (typeof error.code !== 'number') throw error;
			attempt.last = `${error.code} ${error.data ?? error.message}`;
			lost.now = true;
		}
		return lost;
	}

	/** Sends no more. */
	stop() {
		this.#going = false;
		return this.#walk;
	}

	/**
	 * Sends no more once the last transaction is in a block, for which it waits at most so many blocks, and answers what
	 * became of all.
	 *
	 * @param {number} patience
	 */
	async end(patience) {
		const { log } = this.arena;
		const latest = this.attempts.at(-1);
		const until = log.head + patience;
		while (latest && !log.blockOf(latest.hash) && log.recorded < until) await log.pass(1);
		await this.stop();
		// Something newer may have been begun; only what had its time counts.
		const judged = this.attempts.slice(0, latest ? this.attempts.indexOf(latest) + 1 : 0);
		const waits = judged.map(({ hash, sentAt }) => (log.blockOf(hash) ?? Infinity) - sentAt);
		const again = judged.reduce((sum, attempt) => sum + attempt.again, 0);
		const why = judged.map(({ last }) => last).find(Boolean) ?? '';
		return { sent: judged.length, again, why, worst: Math.max(0, ...waits) };
	}
}
