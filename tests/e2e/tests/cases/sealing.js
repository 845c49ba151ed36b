// Blocks on demand: a block for each transaction, final at once, and none without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people } from '../../lib/accounts.js';
import { found } from '../../lib/founding.js';
import { sharedChain } from '../../lib/session.js';
import { modelStatute } from '../../lib/statutes.js';
import { pause } from '../../lib/wait.js';

const chain = sharedChain();

test('instant sealing makes a block for each transaction, final at once, and none without', async () => {
	const { api, node } = chain;
	const height = async () => Number((await node.rpc('chain_getHeader')).number);
	const founders = Object.values(await people(api, ['Ada', 'Ben', 'Cleo']));
	const first = await height();
	const plan = { statute: modelStatute(), name: 'Gemeinsam eG', symbol: 'GEM', founders, board: founders };
	await found(api, plan);
	assert.equal(await height(), first + 1);
	await found(api, plan);
	assert.equal(await height(), first + 2);
	const final = await node.rpc('chain_getHeader', [await node.rpc('chain_getFinalizedHead')]);
	assert.equal(Number(final.number), first + 2);
	await pause(2_500);
	assert.equal(await height(), first + 2);
});
