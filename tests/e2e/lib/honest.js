// A member who goes about his business while others attack.

import { sign } from './load.js';
import { pause } from './wait.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {{ hash: string, sentAt: number, refused?: string }} Attempt */

/** Subscribes to a share, withdraws that, and so on: one transaction with each block. */
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
		const { api, wire, log, statute } = this.arena;
		let next = 0;
		while (this.#going) {
			if (log.head < next) {
				await pause(50);
				continue;
			}
			const even = this.attempts.length % 2 === 0;
			const call = even ? api.tx.shares.subscribe(0, 1, statute) : api.tx.shares.withdrawSubscription(0);
			const signed = sign(api, call, this.who, this.#nonce);
			const sentAt = log.head;
			next = sentAt + 1;
			const { refused } = await wire.submit([signed]);
			/** @type {Attempt} */
			const attempt = { hash: signed.hash, sentAt };
			if (refused.length > 0) attempt.refused = `${refused[0].code} ${refused[0].reason}`;
			else this.#nonce += 1;
			this.attempts.push(attempt);
		}
	}

	/** Sends no more. */
	stop() {
		this.#going = false;
		return this.#walk;
	}

	/**
	 * Sends no more, waits at most so many blocks for what was sent, and answers what became of it.
	 *
	 * @param {number} patience
	 */
	async end(patience) {
		await this.stop();
		const { log } = this.arena;
		const last = log.head + patience;
		const waits = () => this.attempts.some(({ hash, refused }) => !refused && !log.blockOf(hash));
		while (waits() && log.recorded < last) await log.pass(1);
		const delays = [];
		let refused = 0;
		let missing = 0;
		for (const attempt of this.attempts) {
			const block = log.blockOf(attempt.hash);
			if (attempt.refused) refused += 1;
			else if (block === undefined) missing += 1;
			else delays.push(block - attempt.sentAt);
		}
		return { sent: this.attempts.length, refused, missing, delays, worst: Math.max(0, ...delays) };
	}
}
