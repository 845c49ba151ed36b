// The tour, on a chain that does not keep anybody waiting.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedChain } from '../../lib/session.js';
import { tell } from '../../tour/story.js';

const chain = sharedChain();

test('the tour tells its story to the end', { timeout: 120_000 }, async () => {
	/** @type {string[]} */
	const told = [];
	const ending = await tell(chain.api, {
		say: (sentence) => void told.push(sentence),
		answer: (sentence) => void told.push(sentence),
		reach: (date) => chain.session.reach(date),
		pass: (limit) => chain.session.pass(limit),
	});
	assert.ok(told.length > 120);
	for (const sentence of told) assert.doesNotMatch(sentence, /undefined|NaN|\[object|Invalid/);
	const errors = [
		'cooperatives.NoticePeriodOutOfRange',
		'assets.BalanceLow',
		'shares.NotMember',
		'assembly.NoticeTooShort',
		'assembly.VotingNotOver',
		'shares.BelowCompulsory',
		'pledges.CreditExceeded',
		'pledges.OwnPledge',
		'currencies.NotAllowedToHold',
		'Inability to pay some fees',
	];
	for (const error of errors) {
		assert.ok(
			told.some((sentence) => sentence.includes(error)),
			`nobody was told of ${error}`,
		);
	}
	assert.equal(ending.shares, ending.supply);
});
