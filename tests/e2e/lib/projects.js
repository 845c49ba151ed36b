// Projects, as members propose and fund them.

import { send } from './chain.js';
import { documentOf, saltedHash } from './statutes.js';
import { view } from './views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** Pays who has done the work, and gives him a part in what it brings. */
export const WITH_PARTICIPATION = { Contributors: { participation: true } };

/**
 * What a lead proposes.
 *
 * @param {string} text
 * @param {{ least: number, milestones: { amount: number, due: number }[], payTo?: any, budget?: number }} wishes `budget`:
 *   otherwise the sum of the milestones
 */
export const planOf = (text, { least, milestones, payTo = 'Lead', budget }) => ({
	text: documentOf(text),
	budget: budget ?? milestones.reduce((sum, { amount }) => sum + amount, 0),
	least,
	milestones: milestones.map(({ amount, due }) => ({ textHash: saltedHash(text), amount, due })),
	payTo,
});

/**
 * The id of the project that is proposed next. Motions that are voted on before it is name it by that.
 *
 * @param {any} api
 * @returns {Promise<number>}
 */
export const nextProject = async (api) => (await api.query.projects.nextProjectId()).toNumber();

/**
 * Somebody does something with projects.
 *
 * @param {any} api
 * @param {Person} who
 * @param {string} name of the call
 * @param {...unknown} args
 */
export const act = (api, who, name, ...args) => send(api.tx.projects[name](...args), who);

/**
 * A member proposes a project.
 *
 * @param {any} api
 * @param {number} currency
 * @param {Person} lead
 * @param {ReturnType<typeof planOf>} plan
 * @returns {Promise<number>} its id
 */
export async function propose(api, currency, lead, plan) {
	const receipt = await act(api, lead, 'propose', currency, plan);
	return receipt.event('projects.ProjectProposed').project.toNumber();
}

/**
 * A project as it stands.
 *
 * @param {any} api
 * @param {number} id
 */
export async function projectOf(api, id) {
	const { status, lead, funds, token } = (await view(api, 'Projects', 'project', id)).unwrap();
	return {
		status: status.type,
		lead: lead.toString(),
		funding: funds.funding.toNumber(),
		locked: funds.locked.toNumber(),
		pool: funds.pool.toNumber(),
		paid: funds.paid.toNumber(),
		returned: funds.returned.toNumber(),
		token: token.isSome ? token.unwrap().toNumber() : undefined,
	};
}

/**
 * What somebody participates with, and can claim.
 *
 * @param {any} api
 * @param {number} project
 * @param {Person} who
 */
export async function participationOf(api, project, who) {
	const found = await view(api, 'Projects', 'participation', project, who.address);
	if (found.isNone) return { tokens: 0, claimable: 0 };
	const { tokens, claimable } = found.unwrap();
	return { tokens: tokens.toNumber(), claimable: claimable.toNumber() };
}
