// What an ordinary polkadot-js wallet needs of the chain: that it connects without a warning, finds the pages' pallets,
// and can sign every call of ours.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { u8aEq } from '@polkadot/util';
import { people } from '../../lib/accounts.js';
import { connect, refused, send } from '../../lib/chain.js';
import { establish } from '../../lib/founding.js';
import { listening } from '../../lib/listen.js';
import { sharedChain } from '../../lib/session.js';
import { modelStatute, saltedHash } from '../../lib/statutes.js';
import { everyCall } from '../../lib/values.js';
import { extension, injectedMetadata, isSigned, validity } from '../../lib/wallet.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

const OURS = [
	'Cooperatives',
	'Membership',
	'Shares',
	'Assembly',
	'Federation',
	'Currencies',
	'Pledges',
	'Projects',
	'Allowance',
];
/** Calls that the pages of the polkadot-js apps look for before they show themselves. */
const CONVENTIONAL = {
	assets: ['create', 'mint', 'setMetadata', 'setTeam', 'transfer', 'transferKeepAlive', 'approveTransfer'],
	balances: ['transferKeepAlive', 'transferAllowDeath', 'transferAll'],
	multisig: ['asMulti', 'approveAsMulti', 'cancelAsMulti', 'asMultiThreshold1'],
	proxy: ['proxy', 'addProxy', 'removeProxy'],
	utility: ['batch', 'batchAll', 'forceBatch'],
};
/** The library names the methods that it has no wrapper for. They are for other clients, and it needs none of them. */
const FOR_OTHER_CLIENTS =
	/API\/INIT: RPC methods not decorated: ((?:\w+_v1_\w+|author_rotateKeysWithOwner|state_callRecorded)(?:, )?)+$/;

const chain = sharedChain();

describe('a polkadot-js wallet', () => {
	/** @type {any} */
	let api;
	/** @type {{ channel: string, text: string }[]} */
	let printed;
	/** @type {Person} */
	let member;

	before(async () => {
		({ result: api, printed } = await listening(() => connect(chain.node.url, { remarks: true })));
		const { Anna, Bert, Cora } = await people(chain.api, /** @type {const} */ (['Anna', 'Bert', 'Cora']));
		const founders = [Anna, Bert, Cora];
		const plan = { statute: modelStatute(), name: 'Gemeinsam eG', symbol: 'GEM', founders, board: founders };
		await establish(chain.api, plan);
		member = Anna;
	});
	after(() => api?.disconnect());

	describe('connecting', () => {
		test('brings no warning', () => {
			const warnings = printed.filter(({ text }) => !FOR_OTHER_CLIENTS.test(text));
			assert.deepEqual(warnings, []);
		});

		test('reads metadata V16', () => {
			assert.equal(api.runtimeMetadata.version, 16);
		});

		test('finds extensions that it knows, all of them', async () => {
			const { result, printed: said } = await listening(async () => {
				api.registry.setSignedExtensions(api.registry.signedExtensions);
				return api.registry.signedExtensions;
			});
			assert.ok(result.includes('CheckNonce') && result.includes('CheckMetadataHash'), result.join(' '));
			assert.deepEqual(said, []);
		});

		test('finds the chain properties equal to the runtime', async () => {
			const properties = await api.rpc.system.properties();
			assert.equal(properties.ss58Format.unwrap().toNumber(), api.consts.system.ss58Prefix.toNumber());
			assert.equal(api.registry.chainSS58, 42);
			assert.deepEqual(api.registry.chainTokens, ['ALM']);
			assert.deepEqual(api.registry.chainDecimals, [12]);
		});

		test('finds the pallets and calls that the pages of the apps look for', () => {
			for (const [pallet, calls] of Object.entries(CONVENTIONAL)) {
				for (const call of calls) assert.ok(api.tx[pallet]?.[call], `no ${pallet}.${call}`);
			}
			for (const item of ['account', 'asset', 'metadata', 'approvals']) {
				assert.ok(api.query.assets[item], `no storage assets.${item}`);
			}
		});
	});

	for (const pallet of OURS) {
		for (const informed of [false, true]) {
			const how = informed ? 'with the metadata it was given' : 'from the payload alone';
			test(`the extension signs each call of ${pallet} ${how}`, async (t) => {
				const calls = everyCall(api, pallet, informed ? 11 : 7);
				assert.ok(calls.length > 0);
				const nonce = await api.rpc.system.accountNextIndex(member.address);
				const wallet = extension(member, informed ? injectedMetadata(api) : undefined);
				for (const { name, bytes, call } of calls) {
					await t.test(name, async () => {
						assert.ok(
							u8aEq(call.method.toU8a(), bytes),
							'the library encodes it in another way than it reads it',
						);
						const { result: tx, printed: said } = await listening(() =>
							call.signAsync(member.address, { signer: wallet, nonce }),
						);
						assert.deepEqual(said, []);
						if (informed) assert.deepEqual(wallet.shown, call.method.toHuman());
						assert.ok(
							wallet.payload && isSigned(api, tx, wallet.payload),
							'the signature is not over what the chain expects',
						);
						const verdict = await validity(api, tx);
						assert.ok(verdict.isOk, `the node does not take it: ${verdict}`);
					});
				}
			});
		}
	}

	describe('the node takes what the extension has signed', () => {
		test('a call that succeeds', async () => {
			const call = api.tx.system.remarkWithEvent('0x01');
			const receipt = await send(call, member.address, { signer: extension(member) });
			assert.equal(receipt.event('system.Remarked').sender.toString(), member.address);
		});

		test('calls of ours, which it refuses for their own reasons', async () => {
			const nowhere = 999_999;
			const signed = (/** @type {any} */ call) =>
				send(call, member.address, { signer: extension(member, injectedMetadata(api)) });
			const application = api.tx.membership.apply(
				nowhere,
				saltedHash('statute'),
				1,
				saltedHash('data'),
				'Ordinary',
			);
			await refused('membership.NotFound', signed(application));
			await refused('cooperatives.NotFound', signed(api.tx.cooperatives.decline(nowhere)));
			await refused(
				'BadOrigin',
				signed(api.tx.shares.confirmPayment(member.address, 1, saltedHash('payment'))),
			);
		});
	});
});
