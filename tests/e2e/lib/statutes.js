// Statutes as calls take them.

import { blake2AsHex } from '@polkadot/util-crypto';

export const MONTHS = /** @type {const} */ ([
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
]);

/**
 * A document outside the chain, by its text.
 *
 * @param {string} text
 * @param {string} [address]
 */
export const documentOf = (text, address = 'https://example.org/document') => ({
	hash: blake2AsHex(text, 256),
	address,
});

/** A hash that says nothing about what it was made of: of personal data, of a transfer's bank reference. */
export const saltedHash = (/** @type {string} */ text) => blake2AsHex(`${text} ${Math.random()}`, 256);

/** Parameters of a statute for a small registered cooperative: 50 euro a share, a board of three of whom two sign. */
const OWN = {
	fiscalYearEnd: 'December',
	admission: 'Board',
	noticeMonths: 3,
	settlementMonths: 6,
	investingMembers: false,
	shares: {
		nominal: 50_00,
		compulsory: 2,
		maximum: 20,
		payIn: { first: 5_00, firstWithinDays: 30, restWithinMonths: 12 },
		transfer: 'Free',
		reserve: { yearly: { numerator: 1, denominator: 10 }, least: 1_000_00 },
		minimumCapital: null,
	},
	board: { least: 2, most: 5, signatories: 2, termMonths: 36 },
	supervisory: null,
	supervisoryWaivedWhileSmall: true,
	delegates: null,
	assembly: {
		quorum: null,
		petition: { numerator: 1, denominator: 10 },
		noticeDays: 14,
		addedItemDays: 7,
		amendment: { numerator: 3, denominator: 4 },
		mostVotes: true,
		writtenVotes: false,
		runningTallyPublished: false,
	},
};

/** @typedef {typeof OWN} Parameters */

/**
 * Own parameters, changed where a test wants them otherwise.
 *
 * @param {(parameters: any) => void} [change]
 * @returns {any}
 */
export function parameters(change = () => {}) {
	const copy = structuredClone(OWN);
	change(copy);
	return copy;
}

/**
 * @param {any} own
 * @param {string} [text]
 */
export const ownStatute = (own, text = `statute of ${JSON.stringify(own)}`) => ({
	Own: { parameters: own, text: documentOf(text, 'https://example.org/statute') },
});

/** The built-in model, as it is. */
export const modelStatute = (id = 0, version = 1) => ({ Model: { id, version, text: null } });

/**
 * The month at whose end a fiscal year closes when a member gives three months' notice on the day given, so that the
 * wait for the year's end is as short as the law allows.
 *
 * @param {number} month from 1
 */
export const earliestClose = (month) => MONTHS[(month - 1 + 3) % 12];
