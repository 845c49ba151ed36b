// What the node answers, to whom, and how close finality follows.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { NodeProcess } from '../lib/node.js';
import { pause, waitFor } from '../lib/wait.js';

const GROUPS = [
	'system',
	'chain',
	'state',
	'author',
	'payment',
	'account',
	'grandpa',
	'chainHead_v1',
	'transaction_v1',
	'chainSpec_v1',
];
const ARCHIVE = ['--state-pruning', 'archive', '--blocks-pruning', 'archive'];
/** Methods that change the node or reveal its keys, with arguments that would be accepted. */
const UNSAFE = /** @type {[string, unknown[]][]} */ ([
	['author_rotateKeys', []],
	['author_insertKey', ['aura', '//Eve', '0x00']],
	['author_hasKey', ['0x00', 'aura']],
	['author_removeExtrinsic', [[]]],
	[
		'system_addReservedPeer',
		['/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp'],
	],
	['system_removeReservedPeer', ['12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp']],
	['system_addLogFilter', ['info']],
	['state_getPairs', ['0x00']],
	['offchain_localStorageGet', ['PERSISTENT', '0x00']],
]);
const CALL_IS_UNSAFE = /unsafe to be called externally/;
const MOST_BLOCKS_BEHIND = 3;

/** @param {NodeProcess} node */
const methodsOf = async (node) => /** @type {string[]} */ ((await node.rpc('rpc_methods')).methods);

/** @param {NodeProcess} node */
async function refusesUnsafe(node) {
	for (const [method, params] of UNSAFE) {
		await assert.rejects(node.rpc(method, params), { message: CALL_IS_UNSAFE }, method);
	}
}

/** @param {any} header */
const height = (header) => Number(header.number);

describe('a development node', () => {
	/** @type {NodeProcess} */
	let node;
	before(async () => (node = await NodeProcess.start('dev', ['--dev'])));
	after(() => node?.stop());

	test('answers the usual groups of methods and the new ones', async () => {
		const methods = await methodsOf(node);
		for (const group of GROUPS) {
			assert.ok(
				methods.some((method) => method.startsWith(`${group}_`)),
				`no method ${group}_*`,
			);
		}
		assert.ok(methods.includes('system_accountNextIndex'));
	});

	test('answers archive_v1 only when it is an archive, and keeps unsafe methods closed with --rpc-methods safe', async () => {
		const isArchive = (/** @type {string} */ method) => method.startsWith('archive_v1_');
		assert.deepEqual((await methodsOf(node)).filter(isArchive), []);
		const archive = await NodeProcess.start('archive', ['--dev', '--rpc-methods', 'safe', ...ARCHIVE]);
		try {
			const methods = await methodsOf(archive);
			assert.ok(methods.some(isArchive), 'no method archive_v1_*');
			const genesis = await archive.rpc('archive_v1_genesisHash');
			assert.equal(genesis, await archive.rpc('chain_getBlockHash', [0]));
			await refusesUnsafe(archive);
		} finally {
			await archive.stop();
		}
	});

	test('gives its operator on the same machine the unsafe methods', async () => {
		assert.match(await node.rpc('author_rotateKeys'), /^0x[0-9a-f]+$/);
	});

	test('keeps unsafe methods closed when it listens to the outside', async () => {
		const open = await NodeProcess.start('open', ['--dev', '--unsafe-rpc-external']);
		try {
			await refusesUnsafe(open);
			assert.ok(await open.rpc('system_health'));
		} finally {
			await open.stop();
		}
	});

	test('finalises close behind its head', async () => {
		const state = async () => {
			const best = height(await node.rpc('chain_getHeader'));
			const final = height(await node.rpc('chain_getHeader', [await node.rpc('chain_getFinalizedHead')]));
			return { best, final };
		};
		await waitFor('three finalised blocks', async () => (await state()).final >= 3, {
			explain: () => node.tail(),
		});
		const lags = [];
		for (let i = 0; i < 20; i++) {
			const { best, final } = await state();
			lags.push(best - final);
			await pause(500);
		}
		const worst = Math.max(...lags);
		assert.ok(worst <= MOST_BLOCKS_BEHIND, `finality was ${worst} blocks behind; seen: ${lags.join(' ')}`);
	});

	test('shows a wallet its properties', async () => {
		assert.deepEqual(await node.rpc('system_properties'), {
			ss58Format: 42,
			tokenDecimals: 12,
			tokenSymbol: 'ALM',
		});
	});
});
