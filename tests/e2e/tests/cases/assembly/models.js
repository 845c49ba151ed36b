// Model statutes that an assembly offers to everybody, and a cooperative that follows from one version to the next.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { refused, send } from '../../../lib/chain.js';
import { establish } from '../../../lib/founding.js';
import { amendmentOf, callOf } from '../../../lib/motions.js';
import { sharedChain } from '../../../lib/session.js';
import { documentOf, modelStatute, ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const SPONSORS = /** @type {const} */ (['Anna', 'Bert', 'Cora']);
const OTHERS = /** @type {const} */ (['Dora', 'Emil', 'Fritz']);
const NAME = 'Muster-Wohnungsgenossenschaft';

const chain = sharedChain();

describe('a model statute', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof SPONSORS)[number] | (typeof OTHERS)[number], Person>} */
	let who;
	/** @type {Body} */
	let sponsor;
	/** @type {Body} */
	let follower;
	/** The number that the next model gets. */
	let model = -1;
	/** @type {any} */
	let offer;
	/** @type {any} */
	let newVersion;
	let offering = -1;
	let renewing = -1;
	const first = parameters((p) => (p.noticeMonths = 4));
	const second = parameters((p) => (p.noticeMonths = 6));
	const texts = [documentOf('model, version 1'), documentOf('model, version 2')];

	before(
		async () => {
			api = chain.api;
			who = await people(api, [...SPONSORS, ...OTHERS]);
			const founders = SPONSORS.map((name) => who[name]);
			const board = founders.slice(0, 2);
			const plan = {
				statute: ownStatute(parameters()),
				name: 'Verband eG',
				symbol: 'VERBAND',
				founders,
				board,
			};
			sponsor = new Body(api, await establish(api, plan, 2), chain.session);
			model = (await view(api, 'Cooperatives', 'models', 0, 100)).items.length;
			offer = api.tx.cooperatives.offerModel('RegisteredCooperative', NAME, first, texts[0]);
			newVersion = api.tx.cooperatives.offerModelVersion(model, second, texts[1]);
			offering = await sponsor.submit(who.Anna, callOf(offer));
			renewing = await sponsor.submit(who.Anna, callOf(newVersion));
			await sponsor.hold(who.Anna, [offering, renewing], async () => {
				await sponsor.voteAll(founders, offering, 'Yes');
				await sponsor.voteAll(founders, renewing, 'Yes');
			});
		},
		{ timeout: 120_000 },
	);

	const offered = async () => {
		const { items } = await view(api, 'Cooperatives', 'models', model, 1);
		if (items.length === 0) return undefined;
		const [[, [version, { name, parameters }]]] = items;
		return [version.toNumber(), name.toUtf8(), parameters.noticeMonths.toNumber()];
	};

	test('is offered by an assembly and by nobody else', async () => {
		const { Anna, Bert } = who;
		await refused('BadOrigin', send(offer, Anna));
		await refused('BadOrigin', sponsor.act([Anna, Bert], offer));
		assert.equal(await offered(), undefined);
		await sponsor.adopt(offering, Bert, offer);
		assert.deepEqual(await offered(), [1, NAME, 4]);
	});

	test('is what another cooperative is founded from', async () => {
		const founders = OTHERS.map((name) => who[name]);
		const plan = { name: 'Folge eG', symbol: 'FOLGE', founders, board: founders.slice(0, 2) };
		const coop = await establish(api, { ...plan, statute: modelStatute(model) }, 2);
		follower = new Body(api, coop, chain.session);
		const [, statute] = (await view(api, 'Cooperatives', 'statute_in_force', coop)).unwrap();
		assert.deepEqual(statute.model.toJSON(), { id: model, version: 1 });
		assert.equal(statute.text.toJSON().hash, texts[0].hash);
	});

	test('has a second version, which binds nobody who does not adopt it', async () => {
		await sponsor.adopt(renewing, who.Bert, newVersion);
		assert.deepEqual(await offered(), [2, NAME, 6]);
		const [, statute] = (await view(api, 'Cooperatives', 'statute_in_force', follower.coop)).unwrap();
		assert.equal(statute.parameters.noticeMonths.toNumber(), 4);
	});

	test('is followed by an amendment of its own', async () => {
		const { Dora, Emil } = who;
		const founders = OTHERS.map((name) => who[name]);
		const motion = await follower.submit(Dora, amendmentOf(modelStatute(model, 2)));
		const third = api.tx.cooperatives.offerModelVersion(model, second, documentOf('model, version 3'));
		const seizing = await follower.submit(Dora, callOf(third));
		await follower.hold(Dora, [motion, seizing], async () => {
			await follower.voteAll(founders, motion, 'Yes');
			await follower.voteAll(founders, seizing, 'Yes');
		});
		await follower.adopt(motion, Emil);
		await follower.act([Dora, Emil], follower.call('confirmRegistration', motion, saltedHash('extract')));
		const [version, statute] = (await view(api, 'Cooperatives', 'statute_in_force', follower.coop)).unwrap();
		assert.equal(version.toNumber(), 2);
		assert.deepEqual(statute.model.toJSON(), { id: model, version: 2 });
		assert.equal(statute.parameters.noticeMonths.toNumber(), 6);
		assert.equal(statute.text.toJSON().hash, texts[1].hash);
		// To follow a model is not to own it.
		const failed = await follower.adopt(seizing, Emil, third);
		assert.equal(await follower.failure(seizing, failed), 'cooperatives.NotSponsor');
		assert.deepEqual(await offered(), [2, NAME, 6]);
	});
});
