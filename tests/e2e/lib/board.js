// Joint decisions: one member of an organ proposes a call, others approve the same call, and the last approval that the
// statute asks for runs it.

import { send } from './chain.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/**
 * What a wallet offers for `max_weight`: what the node expects of the call.
 *
 * @param {any} api
 * @param {any} call
 * @param {Person} who
 */
export async function weightOf(api, call, who) {
	const { weight } = await api.tx(call).paymentInfo(who);
	return weight;
}

/**
 * @param {any} api
 * @param {number} coop
 * @param {Person} who
 * @param {any} call
 * @param {string} [organ]
 */
export async function propose(api, coop, who, call, organ = 'Board') {
	const receipt = await send(api.tx.cooperatives.proposeAction(coop, organ, call), who);
	const proposed = receipt.event('cooperatives.ActionProposed');
	return { receipt, id: proposed.id.toNumber(), hash: call.method.hash.toHex(), call };
}

/**
 * @param {any} api
 * @param {number} coop
 * @param {Person} who
 * @param {{ id: number, hash: string, call: any }} action
 */
export async function approve(api, coop, who, { id, hash, call }) {
	const weight = await weightOf(api, call, who);
	return send(api.tx.cooperatives.approveAction(coop, id, hash, weight), who);
}

/**
 * The organ's members named decide together, or one alone where the statute asks for no more; the last one's receipt has
 * the events of the call.
 *
 * @param {any} api
 * @param {number} coop
 * @param {Person[]} members as many as the statute asks for
 * @param {any} call
 * @param {string} [organ]
 */
export async function decide(api, coop, [first, ...others], call, organ = 'Board') {
	if (others.length === 0) return send(api.tx.cooperatives.proposeAction(coop, organ, call), first);
	const action = await propose(api, coop, first, call, organ);
	let { receipt } = action;
	for (const member of others) receipt = await approve(api, coop, member, action);
	return receipt;
}
