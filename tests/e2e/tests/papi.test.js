// The other client library, polkadot-api: it learns the chain from its metadata and speaks the new RPC, `chainHead_v1`
// and `transaction_v1`, where `@polkadot/api` speaks the old one.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Binary, createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { wellKnown } from '../lib/keys.js';
import { NodeProcess } from '../lib/node.js';
import { within } from '../lib/wait.js';

const TIMEOUT = 30_000;
/** A member from the chain's first block on, who owns nothing. */
const alice = wellKnown('Alice');

describe('polkadot-api', () => {
	/** @type {NodeProcess} */
	let node;
	/** @type {import('polkadot-api').PolkadotClient} */
	let client;
	before(
		async () => {
			await cryptoWaitReady();
			node = await NodeProcess.start('dev', ['--dev', '--sealing', 'instant']);
			// Node.js has a WebSocket of its own from version 22 on.
			const websocketClass = /** @type {any} */ (WebSocket);
			client = createClient(getWsProvider(node.url, { websocketClass }));
		},
		{ timeout: 120_000 },
	);
	after(async () => {
		client?.destroy();
		await node?.stop();
	});

	test('reads the properties, the metadata and the state', async () => {
		const { properties } = await within('chain specification', client.getChainSpecData(), TIMEOUT);
		assert.equal(properties.ss58Format, 42);
		const api = /** @type {any} */ (client.getUnsafeApi());
		const { spec_name } = await within('constant', api.constants.System.Version(), TIMEOUT);
		assert.equal(spec_name, await node.rpc('state_getRuntimeVersion').then((version) => version.specName));
		const account = await within('account', api.query.System.Account.getValue(alice.address), TIMEOUT);
		assert.equal(account.nonce, 0);
	});

	test('signs a transaction, and sees it in a block and final', async () => {
		const signer = getPolkadotSigner(alice.publicKey, 'Sr25519', (message) => alice.sign(message));
		const remark = Binary.fromText('from another client');
		const tx = client.getUnsafeApi().tx.System.remark_with_event({ remark });

		const result = await within('block with the remark', tx.signAndSubmit(signer), TIMEOUT);
		assert.equal(result.ok, true);
		const names = result.events.map(({ type, value }) => `${type}.${value.type}`);
		for (const name of ['System.Remarked', 'Allowance.Charged']) {
			assert.ok(names.includes(name), names.join(', '));
		}
		assert.ok(!names.includes('TransactionPayment.TransactionFeePaid'), names.join(', '));
		const { number } = await node.rpc('chain_getHeader', [result.block.hash]);
		assert.equal(Number(number), result.block.number);
	});
});
