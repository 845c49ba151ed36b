// Node processes of our own: started on free ports of the loopback with a data folder of their own, ended by their
// process id, and never left behind.

import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from './wait.js';

const TAIL = 40;

/** The node to test: `ALLMENDE_NODE`, or what cargo has built. */
export function binary() {
	const root = new URL('../../../', import.meta.url).pathname;
	const places = [
		process.env.ALLMENDE_NODE,
		process.env.CARGO_TARGET_DIR && join(process.env.CARGO_TARGET_DIR, 'release/allmende-node'),
		join(root, 'target/release/allmende-node'),
		join(homedir(), '.cache/allmende-target/release/allmende-node'),
	];
	const found = places.find((place) => place && existsSync(place));
	if (!found) throw new Error('there is no node to test: build it, or name it in ALLMENDE_NODE');
	return found;
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {Set<string>} */
const folders = new Set();

// The runner ends a test file that takes too long by a signal, a person by Ctrl-C: in either case the nodes go with it.
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.once(signal, () => process.exit(1));
}

/** A folder for one test's files. It goes with this process. */
export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'allmende-e2e-'));
	folders.add(folder);
	return folder;
}

/**
 * A port of the loopback that nobody has taken, below the range from which the system takes ports itself.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
	for (let attempt = 0; attempt < 50; attempt++) {
		const port = 20_000 + Math.floor(Math.random() * 10_000);
		const free = await new Promise((resolve) => {
			const server = createServer();
			server.once('error', () => resolve(false));
			server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
		});
		if (free) return port;
	}
	throw new Error('no free port found on the loopback');
}

/**
 * Runs the node's binary as a tool, to its end.
 *
 * @param {string[]} args
 * @param {{ timeout?: number }} [options]
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
 */
export function runTool(args, { timeout = 60_000 } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(binary(), args, { stdio: ['ignore', 'pipe', 'pipe'] });
		running.add(child);
		let stdout = '';
		let stderr = '';
		const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
		child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
		child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
		child.once('error', reject);
		child.once('close', (code, signal) => {
			clearTimeout(timer);
			running.delete(child);
			if (signal) {
				reject(new Error(`"${args.join(' ')}" did not end within ${timeout / 1000} s\n${stderr}`));
			} else {
				resolve({ code, stdout, stderr });
			}
		});
	});
}

/** A running node. */
export class NodeProcess {
	/** @type {import('node:child_process').ChildProcess | undefined} */
	#child;
	/** @type {string[]} */
	#lines = [];
	/** @type {number | undefined} */
	#rpcPort;

	/**
	 * @param {string} name for messages
	 * @param {string[]} args all but ports and data folder
	 * @param {{ folder?: string }} [options] a data folder that outlives this process
	 */
	constructor(name, args, { folder = temporaryFolder() } = {}) {
		this.name = name;
		this.args = args;
		this.folder = folder;
	}

	/**
	 * Starts a node and waits until it answers.
	 *
	 * @param {string} name
	 * @param {string[]} args
	 * @param {{ folder?: string, timeout?: number }} [options]
	 */
	static async start(name, args, options = {}) {
		const node = new NodeProcess(name, args, options);
		await node.start(options);
		return node;
	}

	/** @param {{ timeout?: number }} [options] */
	async start({ timeout = 120_000 } = {}) {
		if (this.alive) throw new Error(`${this.name} runs already`);
		this.#lines = [];
		this.#rpcPort = undefined;
		const own = ['--base-path', join(this.folder, 'data'), '--no-mdns'];
		// Port 0: the system chooses, and the log tells. Two tests can never fall over each other.
		if (!this.args.includes('--rpc-port')) own.push('--rpc-port', '0');
		if (!this.args.includes('--port') && !this.args.includes('--listen-addr')) {
			own.push('--listen-addr', '/ip4/127.0.0.1/tcp/0');
		}
		if (!this.args.includes('--prometheus-port')) own.push('--no-prometheus');
		const child = spawn(binary(), [...this.args, ...own], { stdio: ['ignore', 'pipe', 'pipe'] });
		this.#child = child;
		running.add(child);
		const log = createWriteStream(join(this.folder, 'log'), { flags: 'a' });
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (text) => {
				log.write(text);
				this.#remember(text);
			});
		}
		this.ended = new Promise((resolve) => {
			child.once('close', (code, signal) => {
				running.delete(child);
				log.end();
				resolve(signal ?? code);
			});
			child.once('error', resolve);
		});
		const port = /JSON-RPC server: addr=(?:127\.0\.0\.1|0\.0\.0\.0):(\d+)/;
		await waitFor(
			`the RPC of ${this.name}`,
			() => {
				if (!this.alive) return true;
				this.#rpcPort ??= Number(this.#lines.map((line) => port.exec(line)?.[1]).find(Boolean)) || undefined;
				return this.#rpcPort && this.rpc('system_health');
			},
			{ timeout, every: 100, explain: () => this.tail() },
		);
		if (!this.alive) throw new Error(`${this.name} ended (${await this.ended})\n${this.tail()}`);
	}

	/** @param {string} text */
	#remember(text) {
		this.#lines.push(...text.split('\n').filter(Boolean));
		// The first lines name the port.
		if (this.#lines.length > 400) this.#lines.splice(200, this.#lines.length - 400 + 100);
	}

	get alive() {
		return this.#child?.exitCode === null && this.#child?.signalCode === null;
	}

	get url() {
		return `ws://127.0.0.1:${this.#rpcPort}`;
	}

	/** The end of the log, for messages. */
	tail() {
		const lines = this.#lines.slice(-TAIL).map((line) => `    | ${line}`);
		return [`the end of the log of ${this.name}:`, ...lines].join('\n');
	}

	/**
	 * A plain JSON-RPC call, without any client library.
	 *
	 * @param {string} method
	 * @param {unknown[]} [params]
	 * @returns {Promise<any>}
	 */
	async rpc(method, params = []) {
		const response = await fetch(`http://127.0.0.1:${this.#rpcPort}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
			signal: AbortSignal.timeout(10_000),
		});
		const { result, error } = await response.json();
		if (error) throw Object.assign(new Error(`${method}: ${error.message}`), { code: error.code });
		return result;
	}

	/** Ends the node as an operator would; hard when that takes too long. */
	async stop() {
		if (!this.alive) return;
		this.#child?.kill('SIGTERM');
		const timer = setTimeout(() => this.#child?.kill('SIGKILL'), 10_000);
		await this.ended;
		clearTimeout(timer);
	}

	/** Ends the node like a power cut. */
	async kill() {
		this.#child?.kill('SIGKILL');
		await this.ended;
	}
}
