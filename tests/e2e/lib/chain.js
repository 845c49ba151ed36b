// The client: connects, sends, and calls every refusal by its name.

import assert from 'node:assert/strict';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { listening } from './listen.js';
import { within } from './wait.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} Tx */

const INCLUSION = 60_000;

/** What the chain refused, with the error's name as the metadata has it: `shares.NotMember`. */
export class Refusal extends Error {
	/**
	 * @param {string} reason
	 * @param {string} [docs]
	 */
	constructor(reason, docs = '') {
		super(docs ? `${reason}: ${docs}` : reason);
		this.reason = reason;
		this.docs = docs;
	}

	/** Of the transaction that failed in its block. @type {Receipt | undefined} */
	receipt;
}

/**
 * @param {string} url
 * @param {{ timeout?: number, remarks?: boolean }} [options] `remarks`: whether the library says what it lacks
 */
export async function connect(url, { timeout = 30_000, remarks = false } = {}) {
	const provider = new WsProvider(url);
	try {
		return await within(
			`connection to ${url}`,
			ApiPromise.create({ provider, noInitWarn: !remarks, throwOnConnect: true }),
			timeout,
		);
	} catch (error) {
		await provider.disconnect().catch(() => {});
		throw error;
	}
}

/**
 * A dispatch error in words: `section.Name`, `Token.Frozen`, `BadOrigin`.
 *
 * @param {any} registry
 * @param {any} error
 */
export function refusalOf(registry, error) {
	if (error.isModule) {
		const { section, name, docs } = registry.findMetaError(error.asModule);
		return new Refusal(`${section}.${name}`, docs.join(' ').trim());
	}
	if (error.isToken) return new Refusal(`Token.${error.asToken.type}`);
	if (error.isArithmetic) return new Refusal(`Arithmetic.${error.asArithmetic.type}`);
	if (error.isBadOrigin) return new Refusal('BadOrigin', 'The call is not one that this caller can make.');
	return new Refusal(error.type);
}

/** A transaction that is in a block. */
export class Receipt {
	/**
	 * @param {string} blockHash
	 * @param {any[]} events
	 */
	constructor(blockHash, events) {
		this.blockHash = blockHash;
		this.events = events;
	}

	/**
	 * The data of the event `section.Name`, or nothing.
	 *
	 * @param {string} name
	 * @returns {any}
	 */
	find(name) {
		return this.events.find(({ section, method }) => `${section}.${method}` === name)?.data;
	}

	/**
	 * The data of the event `section.Name`, which must be there.
	 *
	 * @param {string} name
	 * @returns {any}
	 */
	event(name) {
		const data = this.find(name);
		assert.ok(
			data,
			`no event ${name} among ${this.events.map((e) => `${e.section}.${e.method}`).join(', ')}`,
		);
		return data;
	}
}

/**
 * Signs, sends, and waits until the transaction is in a block. Throws a [`Refusal`] when the call failed there.
 *
 * @param {Tx} tx
 * @param {Person | string} signer
 * @param {Partial<import('@polkadot/api/types').SignerOptions>} [options]
 * @returns {Promise<Receipt>}
 */
export const send = (tx, signer, options = {}) =>
	included(tx, (watch) => tx.signAndSend(signer, { nonce: -1, ...options }, watch));

/**
 * As [`send`], for a transaction that is signed already.
 *
 * @param {Tx} tx
 */
export const sendSigned = (tx) => included(tx, (watch) => tx.send(watch));

/**
 * @param {Tx} tx
 * @param {(watch: (result: any) => void) => Promise<() => void>} submit
 * @returns {Promise<Receipt>}
 */
function included(tx, submit) {
	const { method, section } = tx.method;
	/** @type {Promise<() => void> | undefined} */
	let subscription;
	const inBlock = new Promise((resolve, reject) => {
		const watch = (/** @type {any} */ { status, events, dispatchError }) => {
			// On a chain that is final at once, the library may hear of nothing before.
			if (status.isInBlock || status.isFinalized) {
				const records = events.map((/** @type {any} */ record) => record.event);
				const block = status.isInBlock ? status.asInBlock : status.asFinalized;
				const receipt = new Receipt(block.toHex(), records);
				if (!dispatchError) return resolve(receipt);
				reject(Object.assign(refusalOf(tx.registry, dispatchError), { receipt }));
			} else if (status.isInvalid || status.isDropped || status.isUsurped || status.isFinalityTimeout) {
				reject(new Error(`${section}.${method} was not included: ${status.type}`));
			}
		};
		subscription = submit(watch);
		subscription.catch(reject);
	});
	return within(`block with ${section}.${method}`, inBlock, INCLUSION).finally(() => {
		subscription?.then(
			(stop) => stop(),
			() => {},
		);
	});
}

/**
 * Several transactions at once, so that they can share a block; those of one signer in the order given. Each
 * result is a receipt or the refusal.
 *
 * @param {any} api
 * @param {[Tx, Person][]} transactions
 * @returns {Promise<(Receipt | Error)[]>}
 */
export async function sendTogether(api, transactions) {
	/** @type {Map<string, number>} */
	const nonces = new Map();
	/** @type {Promise<Receipt | Error>[]} */
	const sent = [];
	for (const [tx, signer] of transactions) {
		const nonce =
			nonces.get(signer.address) ?? (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
		nonces.set(signer.address, nonce + 1);
		sent.push(send(tx, signer, { nonce }).catch((error) => error));
	}
	return Promise.all(sent);
}

/**
 * As [`sendTogether`], where all must succeed.
 *
 * @param {any} api
 * @param {[Tx, Person][]} transactions
 */
export async function sendAll(api, transactions) {
	const results = await sendTogether(api, transactions);
	const failed = results.find((result) => result instanceof Error);
	if (failed) throw failed;
	return /** @type {Receipt[]} */ (results);
}

/**
 * What is done must be refused, with exactly this error.
 *
 * @param {string} reason `section.Name`
 * @param {Promise<unknown>} attempt
 * @returns {Promise<Refusal>}
 */
export async function refused(reason, attempt) {
	try {
		await attempt;
	} catch (error) {
		if (error instanceof Refusal) {
			assert.equal(error.reason, reason);
			return error;
		}
		throw error;
	}
	throw new assert.AssertionError({ message: `expected to be refused with ${reason}, and it went through` });
}

/**
 * Each of these calls must be refused, with exactly this error. One transaction holds them, in which each stands for itself.
 *
 * @param {string} reason `section.Name`
 * @param {any} api
 * @param {any[]} calls
 * @param {Person} signer
 */
export async function allRefused(reason, api, calls, signer) {
	const { events } = await send(api.tx.utility.forceBatch(calls), signer);
	const answers = events
		.filter(({ section, method }) => section === 'utility' && /^Item(Failed|Completed)$/.test(method))
		.map(({ method, data }) =>
			method === 'ItemFailed' ? refusalOf(api.registry, data.error).reason : 'it went through',
		);
	const names = calls.map((call) => `${call.method.section}.${call.method.method}`);
	assert.deepEqual(
		answers.map((answer, i) => `${names[i]}: ${answer}`),
		names.map((name) => `${name}: ${reason}`),
	);
}

/** What somebody is told who has neither an allowance for what he sends nor native units to pay for it. */
export const CANNOT_PAY = '1010: Invalid Transaction: Inability to pay some fees';
/** What somebody is told who sends what he has sent before. */
export const OUTDATED = '1010: Invalid Transaction: Transaction is outdated';

/**
 * What is done must be turned away by the node itself, so that it comes into no block.
 *
 * @param {string} reason the beginning of the node's answer
 * @param {() => Promise<unknown>} attempt
 */
export async function turnedAway(reason, attempt) {
	// The library prints such an answer before it passes it on.
	const { result: answer } = await listening(() =>
		attempt().then(
			() => 'it was taken',
			(error) => (error instanceof Refusal ? `it was refused in a block: ${error.message}` : error.message),
		),
	);
	assert.ok(answer.startsWith(reason), `expected "${reason}", but: ${answer}`);
}
