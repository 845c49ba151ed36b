// Blocks on demand are for tests and demonstrations on a development chain, and nowhere else. Instant sealing is in
// `cases/sealing.js`.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { connect, send } from '../lib/chain.js';
import { wellKnown } from '../lib/keys.js';
import { NodeProcess, runTool, temporaryFolder } from '../lib/node.js';
import { pause, within } from '../lib/wait.js';

/** Blocks of a session. The block that ends one has no room for transactions. */
const SESSION = 300;
/** Milliseconds in which a transaction must be in a block where blocks are made at once: many, for slow machines. */
const AT_ONCE = 5_000;
/** How often all members send something at about the same time. */
const ROUNDS = 40;
/** How many transactions somebody sends at once, and how often. */
const [BURST, BURSTS] = [15, 8];
/** The members of the development chain's cooperative, who pay nothing. */
const MEMBERS = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];

test('manual sealing makes a block when it is ordered', { timeout: 90_000 }, async () => {
	const node = await NodeProcess.start('manual', ['--dev', '--sealing', 'manual']);
	try {
		const height = async () => Number((await node.rpc('chain_getHeader')).number);
		await pause(2_500);
		assert.equal(await height(), 0);
		for (let i = 1; i <= 3; i++) {
			await node.rpc('engine_createBlock', [true, true, null]);
			assert.equal(await height(), i);
		}
		const final = await node.rpc('chain_getHeader', [await node.rpc('chain_getFinalizedHead')]);
		assert.equal(Number(final.number), 3);
	} finally {
		await node.stop();
	}
});

for (const sealing of ['instant', 'manual']) {
	test(`${sealing} sealing is refused on a chain that is not for development`, async () => {
		const args = ['--chain', 'local', '--alice', '--sealing', sealing];
		// What a validator needs besides, so that this is the only reason to end.
		args.push('--node-key', randomBytes(32).toString('hex'), '--base-path', temporaryFolder());
		args.push('--listen-addr', '/ip4/127.0.0.1/tcp/0', '--rpc-port', '0', '--no-prometheus', '--no-mdns');
		const { code, stdout, stderr } = await runTool(args, { timeout: 30_000 });
		assert.notEqual(code, 0);
		assert.match(stdout + stderr, /--sealing is for development chains only/);
	});
}

describe('instant sealing keeps no transaction waiting', () => {
	/** @type {NodeProcess} */
	let node;
	/** @type {any} */
	let api;
	/** @type {import('@polkadot/keyring/types').KeyringPair[]} */
	let members;
	before(
		async () => {
			node = await NodeProcess.start('instant', ['--dev', '--sealing', 'instant']);
			api = await connect(node.url);
			members = MEMBERS.map(wellKnown);
		},
		{ timeout: 120_000 },
	);
	after(async () => {
		await api?.disconnect();
		await node?.stop();
	});

	const height = async () => Number((await node.rpc('chain_getHeader')).number);

	/**
	 * Sends what is signed already, so that the moment is chosen and not left to the library.
	 *
	 * @param {string} bytes
	 * @returns {Promise<void>}
	 */
	const included = (bytes) =>
		new Promise((resolve, reject) => {
			const watch = (/** @type {any} */ status) => {
				if (status.isInBlock || status.isFinalized) resolve();
				else if (status.isInvalid || status.isDropped) reject(new Error(`not included: ${status.type}`));
			};
			api.rpc.author.submitAndWatchExtrinsic(bytes, watch).catch(reject);
		});

	test('while the queue is busy with the block before', { timeout: 90_000 }, async () => {
		const remark = api.tx.system.remarkWithEvent('now');
		for (let round = 0; round < ROUNDS; round++) {
			await Promise.all(
				members.map(async (member) => {
					const signed = await remark.signAsync(member, { nonce: round, era: 0 });
					const bytes = signed.toHex();
					await pause(Math.random() * 25);
					await within('block with the remark', included(bytes), AT_ONCE);
				}),
			);
		}
	});

	test('nor loses one of many that somebody sends at once', { timeout: 90_000 }, async () => {
		for (let round = 0; round < BURSTS; round++) {
			const [sender] = members;
			const next = (await api.rpc.system.accountNextIndex(sender.address)).toNumber();
			const burst = await Promise.all(
				Array.from({ length: BURST }, async (_, i) => {
					const remark = api.tx.system.remarkWithEvent('now');
					return (await remark.signAsync(sender, { nonce: next + i, era: 0 })).toHex();
				}),
			);
			await within('blocks with all remarks', Promise.all(burst.map(included)), 4 * AT_ONCE);
		}
	});

	test('at the end of a session', { timeout: 90_000 }, async () => {
		while (((await height()) + 1) % SESSION) await node.rpc('engine_createBlock', [true, true, null]);
		const end = (await height()) + 1;
		const remark = api.tx.system.remarkWithEvent('the next session');
		const { blockHash } = await within('block with the remark', send(remark, members[0]), AT_ONCE);
		const { number } = await node.rpc('chain_getHeader', [blockHash]);
		assert.equal(Number(number), end + 1);
	});
});
