// What was adopted is carried out once, by anybody, with no more authority than the vote has given; or it is recorded as
// failed, with the reason, and nothing of it is done.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { today } from '../../../lib/calendar.js';
import { refused, send } from '../../../lib/chain.js';
import { establish } from '../../../lib/founding.js';
import { callOf, recallOf } from '../../../lib/motions.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters } from '../../../lib/statutes.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
/** Longest call of a motion, in bytes. */
const LONGEST = 16_384;

const chain = sharedChain();

describe('an adopted motion', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** @type {Body} */
	let body;
	/** Takes three quarters, of a member of the federation. @type {any} */
	let demanding;
	/** Calls: one that the assembly can make, one that it cannot, and both at once. @type {any} */
	let possible;
	/** @type {any} */
	let impossible;
	/** @type {any} */
	let both;
	/** @type {Record<'emil' | 'cora' | 'weak' | 'strong' | 'possible' | 'impossible' | 'both' | 'later' | 'rejected', number>} */
	let motions;
	let laterFrom = -1;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const { Anna, Bert, Cora, Dora, Emil, Fritz } = who;
			const supervisory = [Cora, Dora, Emil];
			const statute = ownStatute(
				parameters((p) => (p.supervisory = { least: 3, most: 3, signatories: 1, termMonths: 36 })),
			);
			const founders = Object.values(who);
			const plan = {
				statute,
				name: 'Vollzug eG',
				symbol: 'VOLLZUG',
				founders,
				board: [Anna, Bert],
				supervisory,
			};
			body = new Body(api, await establish(api, plan, 2), chain.session);

			possible = body.submission('Text', { text: 'a motion of the assembly itself' });
			impossible = api.tx.membership.admit(Fritz.address);
			both = api.tx.utility.batchAll([possible, impossible]);
			demanding = api.tx.federation.setVoting('Assembly');
			// Longer than notice, voting and what follows here take.
			laterFrom = (await today(api)).date + 240;
			motions = {
				emil: await body.submit(Fritz, recallOf('Supervisory', Emil)),
				cora: await body.submit(Fritz, recallOf('Supervisory', Cora)),
				weak: await body.submit(Fritz, callOf(demanding)),
				strong: await body.submit(Fritz, callOf(demanding)),
				possible: await body.submit(Fritz, callOf(possible)),
				impossible: await body.submit(Fritz, callOf(impossible)),
				both: await body.submit(Fritz, callOf(both)),
				later: await body.submit(Fritz, callOf(possible), { from: laterFrom }),
				rejected: await body.submit(Fritz, callOf(possible)),
			};
			const { emil, cora, weak, rejected, ...others } = motions;
			await body.hold([Anna, Bert], Object.values(motions), async () => {
				/** @param {number} motion @param {'Yes' | 'No'} choice */
				const ballot = (motion, choice) => body.ballot(motion, choice);
				for (const voter of founders) {
					// Three of five against Emil, three quarters and more against Cora.
					const ballots = [
						ballot(emil, [Cora, Dora].includes(voter) ? 'No' : 'Yes'),
						ballot(cora, voter === Cora ? 'No' : 'Yes'),
						// Four of six.
						ballot(weak, [Anna, Bert].includes(voter) ? 'No' : 'Yes'),
						ballot(rejected, voter === Fritz ? 'Yes' : 'No'),
						...Object.values(others).map((motion) => ballot(motion, 'Yes')),
					];
					// Emil stays out of his own matter.
					await send(api.tx.utility.batchAll(voter === Emil ? ballots.slice(1) : ballots), voter);
				}
			});
		},
		{ timeout: 120_000 },
	);

	test('with too small a majority for what it does is recorded as failed, and nothing is done', async () => {
		const { Anna, Emil, Fritz } = who;
		const adopted = (await body.close(motions.emil, Fritz)).event('assembly.Adopted');
		assert.ok(adopted.majority.isSimple);
		const receipt = await body.enact(motions.emil, Anna);
		assert.equal(await body.failure(motions.emil, receipt), 'assembly.MajorityTooLow');
		assert.ok((await body.seated('Supervisory')).includes(Emil.address));
		// It is not tried again.
		await refused('assembly.WrongStatus', body.enact(motions.emil, Anna));
	});

	test('with a majority that is large enough is carried out', async () => {
		const { Anna, Cora } = who;
		const adopted = (await body.close(motions.cora, Anna)).event('assembly.Adopted');
		assert.ok(adopted.majority.isThreeQuarters);
		(await body.enact(motions.cora, Anna)).event('assembly.Enacted');
		assert.ok(!(await body.seated('Supervisory')).includes(Cora.address));
		assert.ok((await body.status(motions.cora)).isEnacted);
	});

	test('tells its call the majority that it has reached, and fails where that is too small', async () => {
		const { Anna } = who;
		const adopted = (await body.close(motions.weak, Anna)).event('assembly.Adopted');
		assert.ok(adopted.majority.isSimple);
		const weak = await body.enact(motions.weak, Anna, demanding);
		assert.equal(await body.failure(motions.weak, weak), 'federation.MajorityTooLow');
		// With all votes that is no obstacle. This cooperative is not a member of the federation.
		const strong = await body.adopt(motions.strong, Anna, demanding);
		assert.equal(await body.failure(motions.strong, strong), 'federation.NotMember');
	});

	test('acts with the authority of the assembly, for whoever sends it', async () => {
		const { Fritz } = who;
		await body.close(motions.possible, Fritz);
		const cheap = body.call('enact', motions.possible, { refTime: 1, proofSize: 0 });
		await refused('assembly.MaxWeightTooLow', send(cheap, Fritz));
		const receipt = await body.enact(motions.possible, Fritz, possible);
		assert.ok(receipt.event('assembly.MotionSubmitted').author.isAssembly);
		receipt.event('assembly.Enacted');
		await refused('assembly.WrongStatus', body.enact(motions.possible, Fritz, possible));
	});

	test("whose call fails is recorded with the call's own error", async () => {
		const { Fritz } = who;
		const receipt = await body.adopt(motions.impossible, Fritz, impossible);
		assert.equal(await body.failure(motions.impossible, receipt), 'membership.ApplicationNotFound');
	});

	test('is done as a whole or not at all', async () => {
		const { Fritz } = who;
		const count = async () => (await body.read('motions', 0, 100, false)).items.length;
		const earlier = await count();
		const receipt = await body.adopt(motions.both, Fritz, both);
		assert.equal(await body.failure(motions.both, receipt), 'membership.ApplicationNotFound');
		assert.equal(receipt.find('assembly.MotionSubmitted'), undefined);
		assert.equal(await count(), earlier);
	});

	test('waits for its day', async () => {
		const { Fritz } = who;
		await body.close(motions.later, Fritz);
		await refused('assembly.NotInForceYet', body.enact(motions.later, Fritz, possible));
		await chain.session.reach(laterFrom);
		(await body.enact(motions.later, Fritz, possible)).event('assembly.Enacted');
	});

	test('is none if most were against it', async () => {
		const { Fritz } = who;
		const { reason } = (await body.close(motions.rejected, Fritz)).event('assembly.Rejected');
		assert.ok(reason.isNoMajority);
		await refused('assembly.WrongStatus', body.enact(motions.rejected, Fritz, possible));
	});

	test('holds no call that could half fail, none that is too long, and nobody else keeps calls', async () => {
		// Fritz has used most of his allowance up.
		const { Dora } = who;
		for (const batch of ['batch', 'forceBatch']) {
			const halves = callOf(api.tx.utility[batch]([possible]));
			await refused('assembly.CallNotAllowed', body.submit(Dora, halves));
		}
		const long = api.tx.system.remark(`0x${'00'.repeat(LONGEST)}`);
		await refused('assembly.CallTooLarge', body.submit(Dora, callOf(long)));
		await refused('system.CallFiltered', send(api.tx.preimage.notePreimage('0x00'), Dora));
	});
});
