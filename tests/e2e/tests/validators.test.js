// A validator from its nomination to its removal, by an operator who owns nothing. Sessions last ten minutes, so that this
// runs on a chain whose blocks are made on demand; there the sets of Aura and GRANDPA change as they do everywhere, and blocks
// are final without votes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { decide } from '../lib/board.js';
import { CANNOT_PAY, refused, send, turnedAway } from '../lib/chain.js';
import { demoMember, Federation } from '../lib/federation.js';
import { person, wellKnown } from '../lib/keys.js';
import { authors } from '../lib/network.js';
import { Session } from '../lib/session.js';
import { saltedHash } from '../lib/statutes.js';
import { steps } from '../lib/steps.js';
import { view } from '../lib/views.js';

/** Blocks of a session. */
const SESSION = 300;
/** Sessions from a decision to the set that follows from it: the one that ends, and the one that was made up before. */
const UNTIL_AT_WORK = 2;

/** @type {Session} */
let session;
before(async () => (session = await Session.sealing()), { timeout: 120_000 });
after(() => session?.close());

test('a validator from its nomination to its removal', { timeout: 420_000 }, async (t) => {
	const { api, node } = session;
	const step = steps(t, () => node.tail());
	const federation = new Federation(api, session);
	const { coop, board } = demoMember();
	const alice = wellKnown('Alice');
	/** An account for the node alone. */
	const operator = person('Olaf');
	const height = async () => Number((await node.rpc('chain_getHeader')).number);

	/** Lets so many sessions end, and a block of the next one be. @param {number} count */
	async function endSessions(count) {
		const now = await height();
		const target = (Math.floor(now / SESSION) + count) * SESSION + 1;
		for (let block = now; block < target; block++) {
			await node.rpc('engine_createBlock', [true, true, null]);
		}
	}

	/** Who validates, and with how many keys blocks are written and finalised. */
	async function set() {
		const validators = (await api.query.session.validators()).map(String).sort();
		const aura = (await api.call.auraApi.authorities()).length;
		const grandpa = (await api.call.grandpaApi.grandpaAuthorities()).length;
		return { validators, aura, grandpa };
	}
	/** @param {{ address: string }[]} of */
	const setOf = (...of) => ({
		validators: of.map(({ address }) => address).sort(),
		aura: of.length,
		grandpa: of.length,
	});

	// As an operator has his node make them, for the account.
	const { keys, proof } = await node.rpc('author_rotateKeysWithOwner', [u8aToHex(operator.publicKey)]);
	const setKeys = () => api.tx.session.setKeys(keys, proof);
	const admission = api.tx.federation.admitValidator(operator.address);

	await step('the preset has one, of the demo cooperative', async () => {
		assert.deepEqual(await set(), setOf(alice));
		const own = await view(api, 'Federation', 'validators_of', coop);
		assert.deepEqual(own.map(String), [alice.address]);
	});

	await step("its cooperative's board nominates it, and it registers its keys without owning anything", async () => {
		await turnedAway(CANNOT_PAY, () => send(setKeys(), operator));
		// It needs to be a guest, and no more.
		await send(api.tx.membership.invite(coop, operator.address), alice);
		await refused('session.NoAssociatedValidatorId', send(setKeys(), operator));
		await decide(api, coop, board, api.tx.federation.nominateValidator(operator.address));
		await send(setKeys(), operator);
		const { data } = /** @type {any} */ (await api.query.system.account(operator.address));
		assert.deepEqual([data.free.toBigInt(), data.reserved.toBigInt()], [0n, 0n]);
		const details = (await view(api, 'Federation', 'validator', operator.address)).unwrap();
		assert.deepEqual([details.hasKeys.isTrue, details.admittedOn.isNone], [true, true]);
	});

	await step('the federation admits it, and no board does', async () => {
		await refused('BadOrigin', decide(api, coop, board, admission));
		const [admitted] = await federation.resolve([demoMember()], [admission]);
		assert.equal(admitted.event('federation.ValidatorAdmitted').validators.toNumber(), 2);
		assert.deepEqual(await set(), setOf(alice));
	});

	await step('when the sessions have changed, it is one of those who write blocks', async () => {
		await endSessions(UNTIL_AT_WORK);
		assert.deepEqual(await set(), setOf(alice, operator));
		const setId = /** @type {any} */ (await api.query.grandpa.currentSetId());
		assert.equal(setId.toNumber(), 1);
		for (let block = 0; block < 8; block++) await node.rpc('engine_createBlock', [true, true, null]);
		const best = await height();
		assert.equal(new Set(await authors(api, best - 5, best)).size, 2);
	});

	await step('the federation removes it, and its keys stay until it is not at work any more', async () => {
		const removal = api.tx.federation.removeValidator(operator.address, saltedHash('reasons'));
		const [removed] = await federation.resolve([demoMember()], [removal]);
		assert.equal(removed.event('federation.ValidatorRemoved').validators.toNumber(), 1);
		const clearing = api.tx.federation.clearKeys(operator.address);
		await refused('federation.StillActive', send(clearing, alice));
		await endSessions(UNTIL_AT_WORK);
		assert.deepEqual(await set(), setOf(alice));
		(await send(clearing, alice)).event('federation.KeysCleared');
		assert.ok(/** @type {any} */ (await api.query.session.nextKeys(operator.address)).isNone);
	});

	await step('the last one stays', async () => {
		const withdrawal = api.tx.federation.withdrawValidator(alice.address);
		await refused('federation.LastValidator', decide(api, coop, board, withdrawal));
	});
});
