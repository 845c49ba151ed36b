// Share tokens in any wallet: seen by all, moved by none. Whatever call is sent, the tokens stay as many as the register
// has shares, and where it has them.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { encodeMultiAddress, sortAddresses } from '@polkadot/util-crypto';
import { people } from '../../lib/accounts.js';
import { decide } from '../../lib/board.js';
import { refusalOf, refused, send } from '../../lib/chain.js';
import { establish, statuteHash } from '../../lib/founding.js';
import { balanceInWallet, holdingOf, join, payIn, shareToken } from '../../lib/members.js';
import { fund, outsider as anOutsider } from '../../lib/outsiders.js';
import { sharedChain } from '../../lib/session.js';
import { ownStatute, parameters } from '../../lib/statutes.js';
import { view } from '../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Delegate']);
const NOMINAL = 50_00;
const FROZEN = 'assets.BalanceLow';

const chain = sharedChain();

describe('share tokens', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	let coop = -1;
	let token = -1;
	/** Holds shares that are fully paid, and native units for the deposits that these wallets' ways take. @type {Person} */
	let member;
	/** @type {Person} */
	let outsider;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const founders = [who.Anna, who.Bert, who.Cora, who.Delegate];
			const board = founders.slice(0, 2);
			const plan = {
				statute: ownStatute(parameters()),
				name: 'Gemeinsam eG',
				symbol: 'GEM',
				founders,
				board,
			};
			coop = await establish(api, plan, 2);
			token = await shareToken(api, coop);
			member = who.Dora;
			outsider = await anOutsider(api, 'Outsider');
			await fund(api, [member, who.Bert]);
			await join(api, coop, board, member, 2);
			await payIn(api, coop, board, member, 2 * NOMINAL);
		},
		{ timeout: 90_000 },
	);

	afterEach(async () => {
		const asset = (await api.query.assets.asset(token)).unwrap();
		const totals = (await view(api, 'Shares', 'totals', coop)).unwrap();
		assert.equal(asset.supply.toString(), totals.shares.toString());
		const owners = await api.query.assets.account.entries(token);
		for (const [key, account] of owners) {
			const owner = key.args[1].toString();
			const { shares } = await holdingOf(api, coop, /** @type {any} */ ({ address: owner }));
			assert.equal(account.unwrap().balance.toNumber(), shares, `tokens of ${owner}`);
		}
		assert.equal(await balanceInWallet(api, token, member), 2);
		assert.equal(await balanceInWallet(api, token, outsider), 0);
	});

	test('are not sent, to nobody', async () => {
		for (const to of [outsider, who.Anna]) {
			for (const amount of [1, 2]) {
				await refused(FROZEN, send(api.tx.assets.transfer(token, to.address, amount), member));
				await refused(FROZEN, send(api.tx.assets.transferKeepAlive(token, to.address, amount), member));
			}
		}
	});

	test('stay when all of them are sent', async () => {
		for (const keepAlive of [true, false]) {
			// All that can be sent is nothing: to a holder that goes through, to somebody else it is too little.
			await send(api.tx.assets.transferAll(token, who.Anna.address, keepAlive), member);
			const all = api.tx.assets.transferAll(token, outsider.address, keepAlive);
			await refused('Token.BelowMinimum', send(all, member));
		}
		assert.equal(await balanceInWallet(api, token, who.Anna), 2);
	});

	test('are not sent by a delegate', async () => {
		await send(api.tx.assets.approveTransfer(token, who.Delegate.address, 2), member);
		const delegated = api.tx.assets.transferApproved(token, member.address, outsider.address, 1);
		await refused(FROZEN, send(delegated, who.Delegate));
		await send(api.tx.assets.cancelApproval(token, who.Delegate.address), member);
		await refused('assets.Unapproved', send(delegated, who.Delegate));
	});

	test('are not sent in a batch', async () => {
		const transfer = api.tx.assets.transfer(token, outsider.address, 1);
		await refused(FROZEN, send(api.tx.utility.batchAll([transfer]), member));
		const stopped = await send(api.tx.utility.batch([transfer]), member);
		assert.equal(refusalOf(api.registry, stopped.event('utility.BatchInterrupted').error).reason, FROZEN);
		const forced = await send(api.tx.utility.forceBatch([transfer]), member);
		assert.equal(refusalOf(api.registry, forced.event('utility.ItemFailed').error).reason, FROZEN);
	});

	test('are not sent by a proxy', async () => {
		await send(api.tx.proxy.addProxy(who.Delegate.address, 'Any', 0), member);
		const transfer = api.tx.assets.transfer(token, outsider.address, 1);
		const receipt = await send(api.tx.proxy.proxy(member.address, null, transfer), who.Delegate);
		const { result } = receipt.event('proxy.ProxyExecuted');
		assert.equal(refusalOf(api.registry, result.asErr).reason, FROZEN);
	});

	test('are not sent by a multisig account that is a member', async () => {
		const signatories = sortAddresses([who.Bert.address, who.Cora.address], 42);
		const address = encodeMultiAddress(signatories, 2, 42);
		/** @param {any} call */
		const together = async (call) => {
			const [first, second] = [who.Bert, who.Cora];
			const weight = { refTime: 10_000_000_000, proofSize: 1_000_000 };
			const others = (/** @type {Person} */ one) => signatories.filter((other) => other !== one.address);
			await send(api.tx.multisig.asMulti(2, others(first), null, call, weight), first);
			const { when } = (await api.query.multisig.multisigs(address, call.method.hash)).unwrap();
			return send(api.tx.multisig.asMulti(2, others(second), when, call, weight), second);
		};
		const hash = await statuteHash(api, coop);
		await together(api.tx.membership.apply(coop, hash, 2, hash, 'Ordinary'));
		await decide(api, coop, [who.Anna, who.Bert], api.tx.membership.admit(address));
		assert.equal(await balanceInWallet(api, token, address), 2);
		const receipt = await together(api.tx.assets.transfer(token, outsider.address, 1));
		const { result } = receipt.event('multisig.MultisigExecuted');
		assert.equal(refusalOf(api.registry, result.asErr).reason, FROZEN);
	});

	test('are made, changed and destroyed by nobody', async () => {
		const { assets } = api.tx;
		const closed = [
			assets.create(77, member.address, 1),
			assets.mint(token, outsider.address, 1),
			assets.burn(token, member.address, 1),
			assets.forceTransfer(token, member.address, outsider.address, 1),
			assets.freeze(token, member.address),
			assets.thaw(token, member.address),
			assets.freezeAsset(token),
			assets.startDestroy(token),
			assets.setTeam(token, member.address, member.address, member.address),
			assets.transferOwnership(token, member.address),
			assets.setMetadata(token, 'other', 'OTHER', 0),
			assets.refund(token, true),
		];
		for (const call of closed) await refused('system.CallFiltered', send(call, member));
	});

	test('cannot be received by somebody who has made room for them', async () => {
		await send(api.tx.assets.touch(token), outsider);
		await refused(FROZEN, send(api.tx.assets.transfer(token, outsider.address, 1), member));
		await send(api.tx.assets.refund(token, false), outsider);
	});
});
