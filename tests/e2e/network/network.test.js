// The chain `local` as a real network: four processes that find each other, write blocks in turn, agree, and survive
// the loss of one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '../lib/chain.js';
import { authors, explain, finaliseTogether, NAMES, startNetwork } from '../lib/network.js';
import { specFile } from '../lib/spec.js';
import { steps } from '../lib/steps.js';
import { waitFor } from '../lib/wait.js';

const MINUTE = 60_000;
const MOST_BLOCKS_BEHIND = 4;

/** @type {Awaited<ReturnType<typeof startNetwork>>} */
let network;
/** @type {Awaited<ReturnType<typeof connect>>} */
let api;

before(
	async () => {
		network = await startNetwork(await specFile('local', { raw: true }));
	},
	{ timeout: 2 * MINUTE },
);
after(async () => {
	await api?.disconnect();
	await Promise.all((network ?? []).map((validator) => validator.stop()));
});

test('a network of four cooperatives', { timeout: 6 * MINUTE }, async (t) => {
	const step = steps(t);
	const waitForAll = (/** @type {string} */ what, /** @type {(v: any) => Promise<boolean>} */ ask) =>
		waitFor(what, async () => (await Promise.all(network.map(ask))).every(Boolean), {
			timeout: MINUTE,
			explain: () => explain(network),
		});

	await step('the nodes find each other', async () => {
		await waitForAll('three peers at each node', async (validator) => (await validator.peers()) === 3);
	});

	await step('they write blocks in turn', async () => {
		// Two rounds of slots, of which a slow machine may miss some.
		const blocks = 2 * NAMES.length;
		await waitForAll(`${blocks} blocks`, async (validator) => (await validator.best()) >= blocks);
		api = await connect(network[0].url);
		await waitFor(
			'a block of each author',
			async () => {
				const best = await network[0].best();
				const seen = new Set(await authors(api, 1, best));
				return seen.size === NAMES.length;
			},
			{ timeout: MINUTE, every: 1000, explain: () => explain(network) },
		);
	});

	await step('they finalise the same blocks, close behind the head', async () => {
		const target = (await network[0].best()) + 2;
		await finaliseTogether(network, target, MINUTE);
		for (const validator of network) {
			const [best, final] = await Promise.all([validator.best(), validator.finalised()]);
			const lag = best - final.number;
			assert.ok(lag <= MOST_BLOCKS_BEHIND, `${validator.name}: finality is ${lag} blocks behind`);
		}
	});

	const lost = () => network[3];
	const rest = () => network.slice(0, 3);

	await step('one is lost, the others go on finalising', async () => {
		const { number } = await lost().finalised();
		await lost().kill();
		assert.equal(lost().alive, false);
		await finaliseTogether(rest(), number + 8, 2 * MINUTE);
	});

	await step('it comes back and catches up', async () => {
		const { number } = await rest()[0].finalised();
		await lost().start();
		await finaliseTogether(network, number, MINUTE);
		// And takes part again.
		await finaliseTogether(network, number + 6, MINUTE);
		const back = await lost().best();
		await waitFor(
			`a block of ${lost().name} again`,
			async () => (await authors(api, back, await network[0].best())).includes(3),
			{ timeout: MINUTE, every: 1000, explain: () => explain(network) },
		);
	});
});
