// What a motion would have the assembly decide, as calls take it. A mere text is 'Text'.

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** @param {any} call */
export const callOf = (call) => ({ Call: call.method });

/** @param {string} organ @param {number} [seats] @param {string} [method] */
export const electionOf = (organ, seats = 1, method = 'MostVotes') => ({
	Election: { organ, seats, method },
});

/** @param {string} organ @param {Person} who */
export const recallOf = (organ, who) => ({ Recall: { organ, who: who.address } });

/**
 * @param {any} source see `statutes.js`
 * @param {{ amended?: number, subject?: string, from?: number | null }} [options]
 */
export const amendmentOf = (source, { amended = 1, subject = 'Other', from = null } = {}) => ({
	Amendment: { amended, source, subject, from },
});
