// A fifth validator on the chain `local`: nominated by its cooperative, admitted by the boards of all four, at work, removed
// again. Aura and GRANDPA change hands twice while blocks go on being written and finalised. Sessions last ten minutes, and a
// decision takes up to two of them, so that this takes three quarters of an hour.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { decide } from '../lib/board.js';
import { pass, reach } from '../lib/calendar.js';
import { connect, send } from '../lib/chain.js';
import { Federation } from '../lib/federation.js';
import { wellKnown } from '../lib/keys.js';
import { authors, explain, finaliseTogether, startNetwork, startNewcomer } from '../lib/network.js';
import { specFile } from '../lib/spec.js';
import { saltedHash } from '../lib/statutes.js';
import { steps } from '../lib/steps.js';
import { waitFor } from '../lib/wait.js';

const MINUTE = 60_000;
/** Two sessions, on a machine that misses a slot now and then. */
const TWO_SESSIONS = 30 * MINUTE;
/** How far finality may fall behind on a machine that has five nodes to run. */
const MOST_BLOCKS_BEHIND = 12;
/** Days until the vote begins: on a chain of two seconds a block, two weeks' notice and some blocks to be late. */
const AHEAD = 40;

/** Each cooperative of the preset, with two of its board. */
const MEMBERS = ['Alice', 'Bob', 'Charlie', 'Dave'].map((name, coop) => ({
	coop,
	board: [wellKnown(name), wellKnown(`${name}//stash`)],
}));

/** @type {Awaited<ReturnType<typeof startNetwork>>} */
let network = [];
/** @type {any} */
let api;
/** @type {string} */
let spec;

before(
	async () => {
		spec = await specFile('local', { raw: true });
		network = await startNetwork(spec);
		api = await connect(network[0].url);
	},
	{ timeout: 2 * MINUTE },
);
after(async () => {
	await api?.disconnect();
	await Promise.all(network.map((validator) => validator.stop()));
});

test('a fifth validator', { timeout: 80 * MINUTE }, async (t) => {
	const step = steps(t);
	/** @type {import('../lib/calendar.js').Clock} */
	const clock = {
		reach: (date) => reach(api, date, { timeout: 5 * MINUTE }),
		pass: (limit) => pass(api, limit, { timeout: 5 * MINUTE }),
	};
	const federation = new Federation(api, clock);
	// A member of the first cooperative, who owns nothing.
	const operator = wellKnown('Eve');
	const [{ coop, board }] = MEMBERS;

	const set = async () => /** @type {any} */ (await api.query.session.validators()).map(String);

	/** Waits for the set to have so many validators, while blocks go on being final. @param {number} count */
	async function untilSetOf(count) {
		let worst = 0;
		await waitFor(
			`a set of ${count}`,
			async () => {
				const [best, final] = await Promise.all([network[0].best(), network[0].finalised()]);
				worst = Math.max(worst, best - final.number);
				return (await set()).length === count;
			},
			{ timeout: TWO_SESSIONS, every: 5_000, explain: () => explain(network) },
		);
		assert.ok(worst <= MOST_BLOCKS_BEHIND, `finality was ${worst} blocks behind`);
	}

	await step('a node joins, and its operator registers its keys', async () => {
		const newcomer = await startNewcomer(network, spec, 'eve');
		network.push(newcomer);
		await waitFor('four peers', async () => (await newcomer.peers()) === 4, {
			timeout: MINUTE,
			explain: () => explain(network),
		});
		const { keys, proof } = await newcomer.rpc('author_rotateKeysWithOwner', [u8aToHex(operator.publicKey)]);
		await decide(api, coop, board, api.tx.federation.nominateValidator(operator.address));
		await send(api.tx.session.setKeys(keys, proof), operator);
		const { data } = await api.query.system.account(operator.address);
		assert.deepEqual([data.free.toBigInt(), data.reserved.toBigInt()], [0n, 0n]);
	});

	await step(
		'the four boards admit it',
		async () => {
			const call = api.tx.federation.admitValidator(operator.address);
			const [admitted] = await federation.resolve(MEMBERS, [call], { ahead: AHEAD });
			assert.equal(admitted.event('federation.ValidatorAdmitted').validators.toNumber(), 5);
		},
		8 * MINUTE,
	);

	await step(
		'it writes blocks and takes part in finality when the sessions have changed',
		async () => {
			await untilSetOf(5);
			const place = (await set()).indexOf(operator.address);
			const from = await network[0].best();
			await waitFor(
				'a block of the fifth',
				async () => (await authors(api, from + 1, await network[0].best())).includes(place),
				{ timeout: 2 * MINUTE, every: 1000, explain: () => explain(network) },
			);
			await finaliseTogether(network, (await network[0].best()) + 4, 2 * MINUTE);
			// More than two thirds of five are four: with one of the first away, it takes the fifth.
			const [, , , lost] = network;
			await lost.kill();
			const rest = network.filter((validator) => validator !== lost);
			await finaliseTogether(rest, (await network[0].best()) + 6, 3 * MINUTE);
			await lost.start();
			await finaliseTogether(network, (await network[0].best()) + 2, 3 * MINUTE);
		},
		TWO_SESSIONS + 10 * MINUTE,
	);

	await step(
		'the boards remove it, and the others go on',
		async () => {
			const call = api.tx.federation.removeValidator(operator.address, saltedHash('reasons'));
			const [removed] = await federation.resolve(MEMBERS, [call], { ahead: AHEAD });
			assert.equal(removed.event('federation.ValidatorRemoved').validators.toNumber(), 4);
			await untilSetOf(4);
			assert.ok(!(await set()).includes(operator.address));
			await network[4].stop();
			await finaliseTogether(network.slice(0, 4), (await network[0].best()) + 6, 2 * MINUTE);
		},
		TWO_SESSIONS + 10 * MINUTE,
	);
});
