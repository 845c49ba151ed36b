// Four validators of four cooperatives on the loopback, each told of all others.

import { join } from 'node:path';
import { freePort, NodeProcess, runTool, temporaryFolder } from './node.js';
import { waitFor } from './wait.js';

export const NAMES = /** @type {const} */ (['alice', 'bob', 'charlie', 'dave']);

/** @typedef {{ number: number, hash: string }} Head */

/** Where a node is found. @typedef {{ name: string, folder: string, keyFile: string, address: string, peerId: string }} Place */

/** One of the network's nodes. */
export class Validator extends NodeProcess {
	/**
	 * @param {Place} place
	 * @param {string} spec the chain's file
	 * @param {string[]} role
	 * @param {Place[]} others whom it knows
	 */
	constructor(place, spec, role, others) {
		const bootnodes = others.map(({ address, peerId }) => `${address}/p2p/${peerId}`);
		const args = ['--chain', spec, ...role, '--node-key-file', place.keyFile];
		args.push('--listen-addr', place.address, '--allow-private-ip', '--bootnodes', ...bootnodes);
		super(place.name, args, { folder: place.folder });
		this.place = place;
	}

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
 * A folder, a key and a port for a node.
 *
 * @param {string} name
 * @returns {Promise<Place>}
 */
async function placeFor(name) {
	const folder = temporaryFolder();
	const keyFile = join(folder, 'node-key');
	const { code, stderr } = await runTool(['key', 'generate-node-key', '--file', keyFile]);
	if (code !== 0) throw new Error(`no key for ${name}:\n${stderr}`);
	const peerId = stderr.trim().split('\n').at(-1) ?? '';
	return { name, folder, keyFile, address: `/ip4/127.0.0.1/tcp/${await freePort()}`, peerId };
}

/**
 * Generates keys and starts all four.
 *
 * @param {string} spec the chain's file
 */
export async function startNetwork(spec) {
	/** @type {Place[]} */
	const places = [];
	for (const name of NAMES) places.push(await placeFor(name));
	const validators = places.map((place) => {
		const others = places.filter((other) => other !== place);
		return new Validator(place, spec, [`--${place.name}`], others);
	});
	await Promise.all(validators.map((validator) => validator.start()));
	return validators;
}

/**
 * Starts one more node, with no keys for sessions yet.
 *
 * @param {Validator[]} network
 * @param {string} spec the chain's file
 * @param {string} name
 */
export async function startNewcomer(network, spec, name) {
	const known = network.map(({ place }) => place);
	const newcomer = new Validator(await placeFor(name), spec, ['--validator', '--name', name], known);
	await newcomer.start();
	return newcomer;
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
