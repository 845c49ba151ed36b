// Blocks on demand are for tests and demonstrations on a development chain, and nowhere else. Instant sealing is in
// `cases/sealing.js`.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { NodeProcess, runTool, temporaryFolder } from '../lib/node.js';
import { pause } from '../lib/wait.js';

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
