// Blocks on demand: a block for each transaction, final at once, and none without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people } from '../../lib/accounts.js';
import { send } from '../../lib/chain.js';
import { sharedChain } from '../../lib/session.js';
import { pause } from '../../lib/wait.js';

const chain = sharedChain();

test('instant sealing makes a block for each transaction, final at once, and none without', async () => {
	const { api, node } = chain;
	const height = async () => Number((await node.rpc('chain_getHeader')).number);
	const first = await height();
	const { Ada, Ben } = await people(api, ['Ada', 'Ben']);
	assert.equal(await height(), first + 1);
	await send(api.tx.balances.transferKeepAlive(Ben.address, 1_000_000_000_000n), Ada);
	assert.equal(await height(), first + 2);
	const final = await node.rpc('chain_getHeader', [await node.rpc('chain_getFinalizedHead')]);
	assert.equal(Number(final.number), first + 2);
	await pause(2_500);
	assert.equal(await height(), first + 2);
});
