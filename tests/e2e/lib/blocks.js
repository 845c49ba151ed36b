// What gets into the blocks, recorded as they come.

import { hexToU8a } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { waitFor } from './wait.js';

/** @typedef {{ number: number, hash: string, transactions: number, bytes: number }} Entry */

/** Follows a chain's best blocks. */
export class BlockLog {
	/** @type {Entry[]} */
	entries = [];
	/** Where each transaction was included, by its hash. @type {Map<string, number>} */
	#where = new Map();
	#api;
	#wire;
	/** @type {(() => void) | undefined} */
	#stop;
	/** @type {Promise<void>} */
	#work = Promise.resolve();
	/** @type {unknown} */
	#failure;

	/**
	 * @param {any} api
	 * @param {import('./load.js').Wire} wire
	 */
	constructor(api, wire) {
		this.#api = api;
		this.#wire = wire;
	}

	/**
	 * @param {any} api
	 * @param {import('./load.js').Wire} wire
	 */
	static async follow(api, wire) {
		const log = new BlockLog(api, wire);
		log.#stop = await api.rpc.chain.subscribeNewHeads((/** @type {any} */ header) => {
			const number = header.number.toNumber();
			log.head = Math.max(log.head, number);
			log.#work = log.#work
				.then(() => log.#record(number, header.hash.toHex()))
				.catch((error) => void (log.#failure ??= error));
		});
		await waitFor('the first block', () => log.recorded > 0);
		return log;
	}

	/** The best block's number. */
	head = 0;

	/** The last block of which it is known what is in it. */
	get recorded() {
		if (this.#failure) throw this.#failure;
		return this.entries.at(-1)?.number ?? 0;
	}

	/**
	 * @param {number} number
	 * @param {string} hash
	 */
	async #record(number, hash) {
		if (this.entries.at(-1)?.number === number) return;
		const { block } = await this.#wire.ask('chain_getBlock', [hash]);
		const extrinsics = block.extrinsics.map((/** @type {string} */ hex) => hexToU8a(hex));
		for (const bytes of extrinsics) this.#where.set(blake2AsHex(bytes, 256), number);
		this.entries.push({
			number,
			hash,
			// All but the time.
			transactions: extrinsics.length - 1,
			bytes: extrinsics.reduce((/** @type {number} */ sum, /** @type {Uint8Array} */ b) => sum + b.length, 0),
		});
	}

	/**
	 * The number of the block with the transaction, if there is one.
	 *
	 * @param {string} hash
	 */
	blockOf(hash) {
		return this.#where.get(hash);
	}

	/**
	 * Waits until so many more blocks are there.
	 *
	 * @param {number} count
	 */
	pass(count) {
		const until = this.head + count;
		return waitFor(`block ${until}`, () => this.recorded >= until, {
			timeout: 20_000 + count * 6_000,
			every: 50,
		});
	}

	/**
	 * What happened to some signers in the blocks after `from`, up to the last recorded one.
	 *
	 * @param {number} from
	 * @param {Iterable<string>} addresses
	 */
	async outcome(from, addresses) {
		const signers = new Set(addresses);
		const sum = {
			charged: 0n,
			charges: 0,
			failed: 0,
			fullest: { transactions: 0, bytes: 0, millis: 0 },
			last: from,
		};
		for (const entry of this.entries.filter(({ number }) => number > from)) {
			const at = await this.#api.at(entry.hash);
			const [events, weight] = await Promise.all([at.query.system.events(), at.query.system.blockWeight()]);
			const ours = new Set();
			for (const { event, phase } of events) {
				const { section, method, data } = event;
				if (section !== 'allowance' || method !== 'Charged' || !signers.has(data.who.toString())) continue;
				sum.charged += data.amount.toBigInt();
				sum.charges += 1;
				sum.last = entry.number;
				ours.add(phase.asApplyExtrinsic.toNumber());
			}
			for (const { event, phase } of events) {
				const failed = event.section === 'system' && event.method === 'ExtrinsicFailed';
				if (failed && ours.has(phase.asApplyExtrinsic.toNumber())) sum.failed += 1;
			}
			const { fullest } = sum;
			fullest.transactions = Math.max(fullest.transactions, entry.transactions);
			fullest.bytes = Math.max(fullest.bytes, entry.bytes);
			fullest.millis = Math.max(fullest.millis, Number(weight.normal.refTime.toBigInt() / 10n ** 9n));
		}
		return sum;
	}

	stop() {
		this.#stop?.();
		return this.#work;
	}
}
