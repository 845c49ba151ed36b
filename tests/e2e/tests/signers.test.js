// The runtime as releases build it, with the digest of its metadata: what an offline signer shows is what the chain runs.
// `scripts/test signers` builds that runtime and runs this.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { u8aToHex } from '@polkadot/util';
import { connect } from '../lib/chain.js';
import { wellKnown } from '../lib/keys.js';
import { NodeProcess, temporaryFolder } from '../lib/node.js';
import { exportSpec } from '../lib/spec.js';

/** `:code`, where the state has the runtime. */
const CODE = '0x3a636f6465';

describe('an offline signer', () => {
	/** @type {NodeProcess} */
	let node;
	/** @type {any} */
	let api;
	/** @type {any} */
	let alice;
	/** @type {string} */
	let digest;
	before(
		async () => {
			const runtime = process.env.ALLMENDE_RUNTIME;
			if (!runtime) throw new Error('ALLMENDE_RUNTIME does not name the runtime, see scripts/test signers');
			const spec = JSON.parse(await exportSpec('dev', ['--raw']));
			spec.genesis.raw.top[CODE] = u8aToHex(readFileSync(runtime));
			const file = join(temporaryFolder(), 'signers.json');
			writeFileSync(file, JSON.stringify(spec));
			node = await NodeProcess.start('dev', ['--dev', '--chain', file, '--sealing', 'instant']);
			api = await connect(node.url);
			alice = wellKnown('Alice');
			const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap().toHex();
			// What a wallet shows: symbol and decimals are part of the digest.
			const [tokenSymbol] = api.registry.chainTokens;
			const [decimals] = api.registry.chainDecimals;
			digest = u8aToHex(merkleizeMetadata(metadata, { tokenSymbol, decimals }).digest());
		},
		{ timeout: 120_000 },
	);
	after(async () => {
		await api?.disconnect();
		await node?.stop();
	});

	/** @param {string} metadataHash */
	const send = (metadataHash) =>
		api.tx.system.remark('0x00').signAndSend(alice, { mode: 1, metadataHash, withSignedTransaction: true });

	test('signs the digest that the runtime has', async () => {
		const { nonce } = await api.query.system.account(alice.address);
		await send(digest);
		const next = (await api.query.system.account(alice.address)).nonce;
		assert.equal(next.toNumber(), nonce.toNumber() + 1);
	});

	test('of another runtime is refused', async () => {
		const other = `${digest.slice(0, -2)}${digest.endsWith('00') ? '01' : '00'}`;
		await assert.rejects(send(other), /1010|bad signature/);
	});
});
