// Joint decisions of an organ: n of m members approve the same call.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../lib/accounts.js';
import { approve, decide, propose, weightOf } from '../../lib/board.js';
import { refused, send } from '../../lib/chain.js';
import { establish } from '../../lib/founding.js';
import { sharedChain } from '../../lib/session.js';
import { documentOf, modelStatute, ownStatute, parameters, saltedHash } from '../../lib/statutes.js';
import { view } from '../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const chain = sharedChain();

/** Of one proposer in one cooperative. */
const MOST_OPEN_ACTIONS = 16;

describe('joint decisions', () => {
	/** @type {any} */
	let api;
	/** @type {Record<'Anna' | 'Bert' | 'Cora' | 'Dora', Person>} */
	let who;
	let coop = -1;
	/** Dora's, whose board is she alone. */
	let other = -1;

	before(
		async () => {
			api = chain.api;
			who = await people(api, /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora']));
			const founders = [who.Anna, who.Bert, who.Cora];
			const name = 'Buergergenossenschaft Musterdorf eG';
			coop = await establish(api, {
				statute: modelStatute(),
				name,
				symbol: 'MUSTER',
				founders,
				board: founders,
			});
			const own = ownStatute(
				parameters((p) => (p.board = { least: 1, most: 3, signatories: 1, termMonths: 12 })),
			);
			other = await establish(
				api,
				{
					statute: own,
					name: 'Andere eG',
					symbol: 'ANDERE',
					founders: [who.Dora, who.Bert, who.Cora],
					board: [who.Dora],
				},
				2,
			);
		},
		{ timeout: 90_000 },
	);

	const publishing = (/** @type {string} */ text) =>
		api.tx.cooperatives.publishDocument('Imprint', documentOf(text));

	test('two of three publish a document', async () => {
		const receipt = await decide(api, coop, [who.Anna, who.Cora], publishing('first imprint'));
		assert.equal(receipt.event('cooperatives.DocumentPublished').version.toNumber(), 1);
		assert.ok(receipt.find('cooperatives.ActionExecuted'));
		const { reference } = (await view(api, 'Cooperatives', 'document', coop, 'Imprint')).unwrap().toJSON();
		assert.equal(reference.hash, documentOf('first imprint').hash);
	});

	test('one alone decides nothing, and nobody without a seat', async () => {
		const { Anna, Bert, Dora } = who;
		const call = publishing('second imprint');
		await refused('BadOrigin', send(call, Anna));
		await refused('cooperatives.NotSeated', propose(api, coop, Dora, call));
		await refused('cooperatives.NotSeated', propose(api, coop, Anna, call, 'Supervisory'));
		await refused('cooperatives.NotSeated', propose(api, coop, Anna, call, 'Mediators'));
		await refused('cooperatives.NoAuthority', propose(api, coop, Anna, call, 'ReturningOfficers'));
		await refused('cooperatives.NotFound', propose(api, 999_999, Anna, call));
		const action = await propose(api, coop, Anna, call);
		await refused('cooperatives.AlreadyApproved', approve(api, coop, Anna, action));
		await refused('cooperatives.NotSeated', approve(api, coop, Dora, action));
		await refused(
			'cooperatives.CallMismatch',
			approve(api, coop, Bert, { ...action, hash: saltedHash('other') }),
		);
		await refused('cooperatives.ActionNotFound', approve(api, coop, Bert, { ...action, id: 999_999 }));
		const cheap = api.tx.cooperatives.approveAction(coop, action.id, action.hash, {
			refTime: 1,
			proofSize: 0,
		});
		await refused('cooperatives.MaxWeightTooLow', send(cheap, Bert));
		await approve(api, coop, Bert, action);
		const document = (await view(api, 'Cooperatives', 'document', coop, 'Imprint')).unwrap();
		assert.equal(document.version.toNumber(), 2);
	});

	test("a call that fails fails the approval with the call's own error, and the action stays", async () => {
		const { Anna, Bert, Dora } = who;
		const action = await propose(api, coop, Anna, api.tx.membership.admit(Dora.address));
		await refused('membership.ApplicationNotFound', approve(api, coop, Bert, action));
		const { items } = await view(api, 'Cooperatives', 'actions', coop, action.id, 1);
		assert.equal(items.length, 1);
		assert.equal(items[0][1].approvals.length, 1);
	});

	test('an approval can be taken back, with the last one the action is gone', async () => {
		const { Anna, Bert } = who;
		const action = await propose(api, coop, Anna, publishing('third imprint'));
		const withdraw = api.tx.cooperatives.withdrawApproval(coop, action.id);
		await refused('cooperatives.NotApproved', send(withdraw, Bert));
		await send(withdraw, Anna);
		await refused('cooperatives.ActionNotFound', approve(api, coop, Bert, action));
	});

	test('what is not approved in time lapses, and anybody can clear it', async () => {
		const { Anna, Bert, Dora } = who;
		const action = await propose(api, coop, Anna, publishing('fourth imprint'));
		const clear = api.tx.cooperatives.clearAction(coop, action.id);
		await refused('cooperatives.NotLapsed', send(clear, Dora));
		await chain.session.pass(action.receipt.event('cooperatives.ActionProposed'));
		await refused('cooperatives.ActionLapsed', approve(api, coop, Bert, action));
		await send(clear, Dora);
		await refused('cooperatives.ActionNotFound', approve(api, coop, Bert, action));
	});

	test('one member of an organ proposes so many actions and no more', async () => {
		const { Bert, Cora } = who;
		for (let i = 0; i < MOST_OPEN_ACTIONS; i++) await propose(api, coop, Cora, publishing(`draft ${i}`));
		await refused('cooperatives.TooManyOpenActions', propose(api, coop, Cora, publishing('one more')));
		// The others are not kept from it.
		await propose(api, coop, Bert, publishing('of another member'));
	});

	test('a batch that could half fail is no decision', async () => {
		const { Anna, Bert } = who;
		const part = publishing('imprint of a batch');
		for (const batch of ['batch', 'forceBatch']) {
			const call = api.tx.utility[batch]([part]);
			await refused('cooperatives.CallNotAllowed', propose(api, coop, Anna, call));
		}
		const receipt = await decide(api, coop, [Anna, Bert], api.tx.utility.batchAll([part]));
		assert.ok(receipt.find('cooperatives.DocumentPublished'));
	});

	test('a call that is too long is refused', async () => {
		await refused(
			'cooperatives.CallTooLarge',
			propose(api, coop, who.Anna, api.tx.system.remark(`0x${'00'.repeat(5_000)}`)),
		);
	});

	test("no organ reaches another cooperative's books", async () => {
		const { Anna, Dora } = who;
		// With one signatory the call runs at once.
		const payment = api.tx.shares.confirmPayment(Anna.address, 1_00, saltedHash('payment'));
		await refused('shares.NotHolder', propose(api, other, Dora, payment));
		assert.ok(await weightOf(api, payment, Dora));
		const receipt = await send(
			api.tx.cooperatives.proposeAction(other, 'Board', publishing('of the other')),
			Dora,
		);
		assert.equal(receipt.event('cooperatives.DocumentPublished').coop.toNumber(), other);
		assert.ok(receipt.event('cooperatives.ActionExecuted').id.isNone);
	});
});
