// The cooperatives of the network decide together: a model statute for everybody, who belongs to them, and that a model
// is closed.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { decide } from '../../../lib/board.js';
import { refused, send } from '../../../lib/chain.js';
import { demoMember, Federation } from '../../../lib/federation.js';
import { establish, found } from '../../../lib/founding.js';
import { sharedChain } from '../../../lib/session.js';
import { documentOf, modelStatute, ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
const NAME = 'Muster-Dorfladen';
const TEXT = documentOf('a model for everybody');

const chain = sharedChain();

describe('the federation', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Federation} */
	let federation;
	/** Dora's, Emil's and Fritz's. @type {import('../../../lib/federation.js').Member} */
	let newcomer;
	/** The number that the next model gets. */
	let model = -1;
	/** The cooperative that is founded on it. */
	let follower = -1;

	/** A founding by Anna, Bert and Cora on the model. @param {string} symbol */
	const plan = (symbol) => {
		const founders = [who.Anna, who.Bert, who.Cora];
		const board = founders.slice(0, 2);
		return { statute: modelStatute(model), name: `${symbol} eG`, symbol, founders, board };
	};

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			federation = new Federation(api, chain.session);
			const founders = [who.Dora, who.Emil, who.Fritz];
			const board = founders.slice(0, 2);
			const statute = ownStatute(parameters());
			const newcomers = { statute, name: 'Neuzugang eG', symbol: 'NEU', founders, board };
			newcomer = { coop: await establish(api, newcomers, 2), board };
			model = (await view(api, 'Cooperatives', 'models', 0, 100)).items.length;
		},
		{ timeout: 120_000 },
	);

	test('offers a model to everybody and admits a member, and no board does', async () => {
		const offered = parameters((p) => (p.noticeMonths = 5));
		const offer = api.tx.cooperatives.offerModel('RegisteredCooperative', NAME, offered, TEXT);
		const admission = api.tx.federation.admit(newcomer.coop);
		for (const call of [offer, admission]) await refused('BadOrigin', federation.act(demoMember(), call));

		const [offering, admitting] = await federation.resolve([demoMember()], [offer, admission]);
		const { id, sponsor } = offering.event('cooperatives.ModelOffered');
		assert.deepEqual([id.toNumber(), sponsor.isFederation], [model, true]);
		const admitted = admitting.event('federation.CooperativeAdmitted');
		assert.equal(admitted.coop.toNumber(), newcomer.coop);
		assert.ok((await view(api, 'Federation', 'member', newcomer.coop)).isSome);
		const models = await view(api, 'Cooperatives', 'models_of', 'Federation');
		assert.ok(models.toJSON().includes(model));
	});

	test('has its model founded on', async () => {
		follower = await establish(api, plan('LADEN'), 2);
		const [, statute] = (await view(api, 'Cooperatives', 'statute_in_force', follower)).unwrap();
		assert.deepEqual(statute.model.toJSON(), { id: model, version: 1 });
		assert.equal(statute.parameters.noticeMonths.toNumber(), 5);
		assert.equal(statute.text.toJSON().hash, TEXT.hash);
	});

	test('closes the model by both votes, and who has it keeps it', async () => {
		const withdrawal = api.tx.cooperatives.withdrawModel(model, saltedHash('reasons'));
		await refused('BadOrigin', send(withdrawal, who.Anna));
		await refused('BadOrigin', decide(api, newcomer.coop, newcomer.board, withdrawal));

		const [withdrawn] = await federation.resolve([demoMember(), newcomer], [withdrawal]);
		withdrawn.event('cooperatives.ModelWithdrawn');
		await refused('cooperatives.ModelWithdrawn', found(api, plan('NIE')));
		const [[, [, , withdrawnOn]]] = (await view(api, 'Cooperatives', 'models', model, 1)).items;
		assert.ok(withdrawnOn.isSome);
		const [, statute] = (await view(api, 'Cooperatives', 'statute_in_force', follower)).unwrap();
		assert.deepEqual(statute.model.toJSON(), { id: model, version: 1 });
	});
});
