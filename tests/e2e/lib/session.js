// A development chain of a test's own, with a client.

import { after, before } from 'node:test';
import { connect } from './chain.js';
import { pass, reach } from './calendar.js';
import { NodeProcess } from './node.js';
import { endowment } from './outsiders.js';
import { specFile } from './spec.js';

/** A node and a client connected to it. */
export class Session {
	/**
	 * @param {NodeProcess} node
	 * @param {any} api typed by the chain's metadata, which nobody knows before it runs
	 * @param {boolean} sealed
	 */
	constructor(node, api, sealed) {
		this.node = node;
		this.api = api;
		this.sealed = sealed;
	}

	/**
	 * Blocks every two seconds, as on a real chain. The calendar runs `timeRatio` times as fast as the clock. Nobody owns
	 * a native unit.
	 *
	 * @param {number} timeRatio
	 */
	static async authoring(timeRatio) {
		const spec = await specFile('dev', { timeRatio });
		const node = await NodeProcess.start('dev', ['--dev', '--chain', spec]);
		return Session.#with(node, false);
	}

	/**
	 * A block for each transaction, at once, and 2.4 days of the calendar with each block. One account that belongs to
	 * nobody here has native units, see `outsiders.js`.
	 */
	static async sealing() {
		const spec = await specFile('dev', { endowed: endowment() });
		const node = await NodeProcess.start('dev', ['--dev', '--chain', spec, '--sealing', 'instant']);
		return Session.#with(node, true);
	}

	/**
	 * @param {NodeProcess} node
	 * @param {boolean} sealed
	 */
	static async #with(node, sealed) {
		try {
			return new Session(node, await connect(node.url), sealed);
		} catch (error) {
			await node.stop();
			throw error;
		}
	}

	get #advance() {
		return this.sealed ? () => this.node.rpc('engine_createBlock', [true, true, null]) : undefined;
	}

	/**
	 * Comes to a day of the calendar: by waiting, or by making blocks.
	 *
	 * @param {number} date
	 * @param {number} [timeout]
	 */
	reach(date, timeout = 240_000) {
		return reach(this.api, date, { timeout, advance: this.#advance });
	}

	/**
	 * Lets a period end, with its last day and its last block.
	 *
	 * @param {import('./calendar.js').Limit} limit an event or an answer with both
	 */
	pass(limit) {
		return pass(this.api, limit, {
			timeout: 240_000,
			advance: this.#advance,
			explain: () => this.node.tail(),
		});
	}

	async close() {
		await this.api.disconnect();
		await this.node.stop();
	}
}

/**
 * One chain, sealed on demand, for all the cases of a process: a node takes seconds to start. Each case has its own
 * people and cooperatives on it.
 *
 * @returns {{ readonly session: Session, readonly node: NodeProcess, readonly api: any }}
 */
export function sharedChain() {
	if (!shared) {
		shared = {};
		const state = shared;
		before(async () => void (state.session = await Session.sealing()), { timeout: 120_000 });
		after(() => state.session?.close());
	}
	const state = shared;
	const session = () => {
		if (!state.session) throw new Error('the chain is there while tests run, not before');
		return state.session;
	};
	return {
		get session() {
			return session();
		},
		get node() {
			return session().node;
		},
		get api() {
			return session().api;
		},
	};
}

/** @type {{ session?: Session } | undefined} */
let shared;
