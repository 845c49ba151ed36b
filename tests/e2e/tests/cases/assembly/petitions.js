// A tenth of the members brings before an assembly what the board leaves lying (GenG 45).

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { refused, send } from '../../../lib/chain.js';
import { establish } from '../../../lib/founding.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** One of eleven is less than a tenth, two are more. */
const MEMBERS = 11;

const chain = sharedChain();

describe('a petition', () => {
	/** @type {Body} */
	let body;
	/** @type {Person[]} */
	let board;
	/** @type {Person[]} */
	let others;
	let motion = -1;
	/** The board's own, with a motion of the board. */
	let assembly = -1;
	let boards = -1;

	before(
		async () => {
			const { api } = chain;
			const names = Array.from({ length: MEMBERS }, (_, i) => `member ${i + 1}`);
			const founders = Object.values(await people(api, names));
			[board, others] = [founders.slice(0, 2), founders.slice(2)];
			const plan = { statute: ownStatute(parameters()), name: 'Elf eG', symbol: 'ELF', founders, board };
			body = new Body(api, await establish(api, plan, 2), chain.session);
		},
		{ timeout: 90_000 },
	);

	/** @param {Person} by @param {number} [which] */
	const sign = (by, which = motion) => send(body.call('sign', which), by);
	const add = (/** @type {Person} */ by) => send(body.call('addItem', assembly, motion), by);

	test('of less than a tenth puts nothing on an agenda', async () => {
		const [author] = others;
		motion = await body.submit(author);
		assert.ok((await body.status(motion)).isSubmitted);
		await refused('assembly.NotAuthorised', body.convene(author, [motion]));
		boards = await body.submit(board);
		assembly = await body.convene(board, [boards], { ahead: 40 });
		await refused('assembly.NotAuthorised', add(author));
		assert.deepEqual((await body.read('agenda', assembly)).toJSON(), [boards]);
	});

	test("of a tenth puts its author's motion on the board's agenda, whatever the board does", async () => {
		const [author, signer, third] = others;
		await refused('assembly.AlreadySigned', sign(author));
		const petitioned = (await sign(signer)).event('assembly.MotionPetitioned');
		assert.deepEqual([petitioned.signatures.toNumber(), petitioned.voters.toNumber()], [2, MEMBERS]);
		await refused('assembly.Petitioned', sign(third));
		// It is no longer the author's alone to take back, and nobody's but the author's to bring.
		await refused('assembly.Petitioned', send(body.call('withdrawMotion', motion), author));
		await refused('assembly.NotAuthorised', add(signer));
		await add(author);
		assert.deepEqual((await body.read('agenda', assembly)).toJSON(), [boards, motion]);
	});

	test('is decided there like everything else', async () => {
		const [author, signer, third] = others;
		const opened = await body.open(assembly, author);
		await body.voteAll(board, motion, 'No');
		await body.voteAll([author, signer, third], motion, 'Yes');
		await body.over(opened);
		(await body.close(motion, author)).event('assembly.Adopted');
		assert.deepEqual((await body.tally(motion)).votes, [3, 2, 0]);
		// Nobody has voted on the board's.
		const rejected = (await body.close(boards, author)).event('assembly.Rejected');
		assert.ok(rejected.reason.isNoMajority);
	});

	test('convenes an assembly of its own, where the board convenes none', async () => {
		const [, , author, signer] = others;
		const forced = await body.submit(author);
		await sign(signer, forced);
		const own = await body.convene(author, [forced]);
		const { convenedBy } = (await body.read('assembly', own)).unwrap();
		assert.equal(convenedBy.asVoter.toNumber(), await body.number(author));
		const cancel = body.call('cancelAssembly', own);
		await refused('assembly.NotAuthorised', body.act(board, cancel));
		await refused('assembly.NotAuthorised', send(cancel, signer));
		assert.deepEqual((await body.read('agenda', own)).toJSON(), [forced]);
	});
});
