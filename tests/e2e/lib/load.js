// Load: transactions signed beforehand and sent as fast as the node answers, by one connection, within bounds.

import { WsProvider } from '@polkadot/api';
import { within } from './wait.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * A signed transaction on the wire.
 *
 * @typedef {{ hex: string, hash: string, who: Person }} Signed
 */

/** Most transactions that one burst may send. */
const MOST = 20_000;
const ANSWER = 60_000;

/**
 * Signs without asking the node. Immortal, so that it can be signed long before it is sent.
 *
 * @param {any} api
 * @param {any} tx
 * @param {Person} who
 * @param {number} nonce
 * @returns {Signed}
 */
export function sign(api, tx, who, nonce) {
	const signed = tx.sign(who, {
		nonce,
		era: 0,
		genesisHash: api.genesisHash,
		blockHash: api.genesisHash,
		runtimeVersion: api.runtimeVersion,
	});
	return { hex: signed.toHex(), hash: signed.hash.toHex(), who };
}

/**
 * The answers to a burst.
 *
 * @typedef {object} Answers
 * @property {number} sent
 * @property {Signed[]} accepted
 * @property {{ signed: Signed, code: number, reason: string }[]} refused
 */

/** A plain connection to a node. */
export class Wire {
	#provider;

	/** @param {string} url */
	constructor(url) {
		this.#provider = new WsProvider(url, 1_000, {}, ANSWER);
	}

	/** @param {string} url */
	static async connect(url) {
		const wire = new Wire(url);
		await within(`connection to ${url}`, wire.#provider.isReady, 30_000);
		return wire;
	}

	/**
	 * @param {string} method
	 * @param {unknown[]} [params]
	 * @returns {Promise<any>}
	 */
	ask(method, params = []) {
		return this.#provider.send(method, params);
	}

	/**
	 * Sends all, in the order given, a few at a time.
	 *
	 * @param {Signed[]} transactions
	 * @param {{ inFlight?: number }} [options]
	 * @returns {Promise<Answers>}
	 */
	async submit(transactions, { inFlight = 32 } = {}) {
		if (transactions.length > MOST) throw new Error(`${transactions.length} transactions are too many`);
		/** @type {Answers} */
		const answers = { sent: transactions.length, accepted: [], refused: [] };
		const queue = transactions.values();
		const work = async () => {
			for (const signed of queue) {
				try {
					await this.ask('author_submitExtrinsic', [signed.hex]);
					answers.accepted.push(signed);
				} catch (/** @type {any} */ error) {
					if (typeof error.code !== 'number') throw error;
					const reason = typeof error.data === 'string' ? error.data : error.message;
					answers.refused.push({ signed, code: error.code, reason });
				}
			}
		};
		await Promise.all(Array.from({ length: inFlight }, work));
		return answers;
	}

	/**
	 * Sends what accounts have signed, each its own in order and again what was refused, block after block, until nothing is
	 * taken any more.
	 *
	 * @param {Signed[][]} chains of one account each
	 * @param {{ log: import('./blocks.js').BlockLog, blocks: number, idle?: number }} options `blocks`: the most that it
	 *   goes on for; `idle`: the blocks in a row in which nothing is taken
	 * @returns {Promise<Answers>} each transaction once, with its last answer
	 */
	async persist(chains, { log, blocks, idle = 2 }) {
		/** @type {Answers} */
		const answers = { sent: 0, accepted: [], refused: [] };
		const until = log.head + blocks;
		const waiting = chains.map((chain) => ({ chain, next: 0 }));
		for (let quiet = 0; quiet < idle && log.head < until; ) {
			const before = answers.accepted.length;
			answers.refused = [];
			const queue = waiting.values();
			const work = async () => {
				for (const one of queue) {
					while (one.next < one.chain.length) {
						const answer = await this.submit([one.chain[one.next]], { inFlight: 1 });
						answers.accepted.push(...answer.accepted);
						answers.refused.push(...answer.refused);
						if (answer.refused.length > 0) break;
						one.next += 1;
					}
				}
			};
			await Promise.all(Array.from({ length: 32 }, work));
			quiet = answers.accepted.length > before ? 0 : quiet + 1;
			await log.pass(1);
		}
		answers.sent = answers.accepted.length + answers.refused.length;
		return answers;
	}

	/**
	 * Sends one and is told what becomes of it.
	 *
	 * @param {Signed} signed
	 * @param {(status: any) => void} told `'ready'`, `'dropped'`, `{ inBlock }`, and so on
	 */
	watch(signed, told) {
		return this.#provider.subscribe(
			'author_extrinsicUpdate',
			'author_submitAndWatchExtrinsic',
			[signed.hex],
			(error, status) => told(error ?? status),
		);
	}

	close() {
		return this.#provider.disconnect();
	}
}

/**
 * Refusals by code and reason, for messages and figures.
 *
 * @param {Answers} answers
 */
export function reasons({ refused }) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const { code, reason } of refused) {
		const key = `${code} ${reason}`;
		counts[key] = (counts[key] ?? 0) + 1;
	}
	return counts;
}
