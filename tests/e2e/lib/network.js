// Four validators of four cooperatives on the loopback, each told of all others.

import { join } from 'node:path';
import { freePort, NodeProcess, runTool, temporaryFolder } from './node.js';
import { waitFor } from './wait.js';

export const NAMES = /** @type {const} */ (['alice', 'bob', 'charlie', 'dave']);

/** @typedef {{ number: number, hash: string }} Head */

/** One of the network's nodes. */
export class Validator extends NodeProcess {
	/** @returns {Promise<number>} */
	async peers() {
		return (await this.rpc('system_health')).peers;
	}

	/** @returns {Promise<number>} */
	async best() {
		return Number((await this.rpc('chain_getHeader')).number);
	}

	/** @returns {Promise<Head>} */
	async finalised() {
		const hash = await this.rpc('chain_getFinalizedHead');
		return { hash, number: Number((await this.rpc('chain_getHeader', [hash])).number) };
	}

	/**
	 * @param {number} number
	 * @returns {Promise<string>}
	 */
	hashAt(number) {
		return this.rpc('chain_getBlockHash', [number]);
	}
}

/**
 * Generates keys and starts all four.
 *
 * @param {string} spec the chain's file
 */
export async function startNetwork(spec) {
	const plans = [];
	for (const name of NAMES) {
		const folder = temporaryFolder();
		const keyFile = join(folder, 'node-key');
		const { code, stderr } = await runTool(['key', 'generate-node-key', '--file', keyFile]);
		if (code !== 0) throw new Error(`no key for ${name}:\n${stderr}`);
		const peerId = stderr.trim().split('\n').at(-1);
		plans.push({ name, folder, keyFile, address: `/ip4/127.0.0.1/tcp/${await freePort()}`, peerId });
	}
	const validators = plans.map((plan) => {
		const others = plans.filter((other) => other !== plan);
		const bootnodes = others.map(({ address, peerId }) => `${address}/p2p/${peerId}`);
		const args = ['--chain', spec, `--${plan.name}`, '--node-key-file', plan.keyFile];
		args.push('--listen-addr', plan.address, '--allow-private-ip', '--bootnodes', ...bootnodes);
		return new Validator(plan.name, args, { folder: plan.folder });
	});
	await Promise.all(validators.map((validator) => validator.start()));
	return validators;
}

/**
 * Who wrote the blocks from one number to another: the slot in each header's first digest, over the list of authors.
 *
 * @param {any} api
 * @param {number} from
 * @param {number} to
 * @returns {Promise<number[]>} indices into the list of authors
 */
export async function authors(api, from, to) {
	const authorities = await api.call.auraApi.authorities();
	const result = [];
	for (let number = from; number <= to; number++) {
		const header = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(number));
		const aura = header.digest.logs.find((/** @type {any} */ log) => log.isPreRuntime);
		const slot = api.registry.createType('u64', aura.asPreRuntime[1].toU8a(true));
		result.push(Number(slot.toBigInt() % BigInt(authorities.length)));
	}
	return result;
}

/**
 * Waits until these nodes have all finalised a block, and agree on it.
 *
 * @param {Validator[]} validators
 * @param {number} number
 * @param {number} timeout
 * @returns {Promise<string>} the block's hash
 */
export async function finaliseTogether(validators, number, timeout) {
	const names = validators.map(({ name }) => name).join(', ');
	await waitFor(
		`${names} to finalise block ${number}`,
		async () => {
			const heads = await Promise.all(validators.map((validator) => validator.finalised()));
			return heads.every((head) => head.number >= number);
		},
		{ timeout, every: 500, explain: () => explain(validators) },
	);
	const hashes = await Promise.all(validators.map((validator) => validator.hashAt(number)));
	if (new Set(hashes).size !== 1) throw new Error(`${names} differ on block ${number}: ${hashes.join(' ')}`);
	return hashes[0];
}

/**
 * The state of each node and the end of its log.
 *
 * @param {Validator[]} validators
 */
export async function explain(validators) {
	const states = await Promise.all(
		validators.map(async (validator) => {
			const { name } = validator;
			if (!validator.alive) return `${name}: down`;
			try {
				const [best, final, peers] = await Promise.all([
					validator.best(),
					validator.finalised(),
					validator.peers(),
				]);
				return `${name}: best ${best}, finalised ${final.number}, peers ${peers}`;
			} catch (error) {
				return `${name}: does not answer (${error instanceof Error ? error.message : error})`;
			}
		}),
	);
	return [...states, ...validators.map((validator) => validator.tail())].join('\n');
}
