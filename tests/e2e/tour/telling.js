// How the story is told.

import { Refusal } from '../lib/chain.js';

/**
 * @typedef {object} Voice
 * @property {(sentence: string) => Promise<void> | void} say what somebody does
 * @property {(sentence: string) => void} answer what the chain answers
 */

/** Somebody who tells it, and waits where it takes time. @typedef {Voice & import('../lib/calendar.js').Clock} Teller */

export const euro = (/** @type {number} */ cents) => `${(cents / 100).toFixed(2)} euro`;
export const shares = (/** @type {number} */ count) => (count === 1 ? 'one share' : `${count} shares`);
/** An amount in the unit of the ordinary fee. */
export const alm = (/** @type {bigint} */ amount) =>
	`${(Number(amount / 10n ** 8n) / 10_000).toFixed(3)} ALM`;

/**
 * The attempt has to fail; the answer is why.
 *
 * @param {Promise<unknown>} attempt
 * @param {Pick<Voice, 'answer'>} voice
 */
export async function mustFail(attempt, { answer }) {
	try {
		await attempt;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return answer(`Refused: ${error.reason}. ${error.docs}`.trim());
	}
	throw new Error('the chain should have refused this');
}
