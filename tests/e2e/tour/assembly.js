// An assembly, held while the year goes on: the members change their statute, and make a currency.

import { Body } from '../lib/assembly.js';
import { decide } from '../lib/board.js';
import { inWords, today } from '../lib/calendar.js';
import { send, sendAll } from '../lib/chain.js';
import { applyCall } from '../lib/members.js';
import { amendmentOf, callOf } from '../lib/motions.js';
import { documentOf, ownStatute, saltedHash } from '../lib/statutes.js';
import { view } from '../lib/views.js';
import { currencyCall } from './currencies.js';
import { mustFail, shares } from './telling.js';

const DAY = 86_400;
/** Compulsory shares from now on. */
const TWO = 2;

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */

/** A time of the calendar in words. @param {{ toNumber(): number }} seconds */
const onDay = (seconds) => inWords(Math.floor(seconds.toNumber() / DAY));

/**
 * Plays the chapter. Anna, Bert and Cora are the board, Dora is a member, Emil would like to be one.
 *
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 * @param {number} coop
 * @param {Record<'Anna' | 'Bert' | 'Cora' | 'Dora' | 'Emil', Person>} people
 * @returns {Promise<number>} the currency
 */
export async function holdAssembly(api, teller, coop, { Anna, Bert, Cora, Dora, Emil }) {
	const { say, answer } = teller;
	const body = new Body(api, coop, teller);

	// The motion and the notice.
	const [version, statute] = (await view(api, 'Cooperatives', 'statute_in_force', coop)).unwrap();
	const parameters = statute.parameters.toJSON();
	await say(
		`Bert wants the cooperative to stand on more than one share for each member. He moves to change the statute: everybody takes ${shares(TWO)}.`,
	);
	parameters.shares.compulsory = TWO;
	const motion = await body.submit(
		Bert,
		amendmentOf(ownStatute(parameters), { amended: version.toNumber() }),
	);
	answer(
		`Motion ${motion}, with one signature of four members. A tenth is enough to bring it before an assembly, whatever the board thinks (GenG 45).`,
	);
	await say(
		'He moves a second thing: that they make a currency of their own, the Gartentaler, and let the board open rounds with what is in its pot.',
	);
	const making = await currencyCall(api);
	const second = await body.submit(Bert, callOf(making));
	answer(`Motion ${second} is a call. If it is adopted, the chain itself carries it out.`);
	const agenda = [motion, second];
	await say('He convenes the assembly for a day in two weeks.');
	await mustFail(body.convene(Bert, agenda, { ahead: 14 }), teller);
	await say('Two weeks have to lie between. So he takes a later day, and Anna for the chair.');
	const assembly = await body.convene(Bert, agenda, { chair: Anna });
	const { plan } = (await body.read('assembly', assembly)).unwrap();
	answer(
		`Assembly ${assembly} begins on ${onDay(plan.startsAt)}. The invitation is on the chain as a hash, with two items on its agenda.`,
	);
	await say('Cora will be away and gives Anna her proxy.');
	await send(body.call('giveProxy', assembly, await body.number(Anna), null), Cora);
	const { held } = (await body.read('proxies', assembly, Anna.address)).unwrap();
	answer(`Anna stands for member number ${held[0]}. She could for one more, and not for three (GenG 43(5)).`);

	// The voting.
	await say(`On the chain it is ${inWords((await today(api)).date)}. They wait for the day.`);
	const opened = await body.open(assembly, Dora);
	answer(
		`It is ${inWords((await today(api)).date)}. Dora has opened the voting, which anybody can: ${opened.roll.ordinary} members vote, and nobody who joins from now on.`,
	);
	await say('Anna and Bert vote yes on both, and Anna once more for Cora.');
	await sendAll(
		api,
		agenda.flatMap((item) => [
			[body.ballot(item, 'Yes'), Anna],
			[body.ballot(item, 'Yes'), Bert],
			[body.call('voteAsProxy', item, held[0], { Motion: 'Yes' }), Anna],
		]),
	);
	const { turnout, electorate } = await body.tally(motion);
	answer(
		`${turnout} of ${electorate} have voted. What they have voted this statute keeps to itself until the end.`,
	);
	await say('Dora votes yes on the statute, sleeps on it, and votes no.');
	await body.vote(Dora, motion, 'Yes');
	await body.vote(Dora, motion, 'No');
	answer('A vote can be changed as long as the voting lasts. The last one counts.');
	await say('Bert has counted on his fingers and would like to close.');
	await mustFail(body.close(motion, Bert), teller);
	await say(
		`Nobody is in a hurry. The voting lasts until ${onDay(opened.until)}, and a minute in any case, since days are short on this chain.`,
	);
	await body.over(opened);

	// What was decided.
	await say('Now Bert closes the vote on the statute.');
	const { ordinary } = (await body.close(motion, Bert)).event('assembly.Adopted');
	answer(
		`Adopted by ${ordinary.yes} votes to ${ordinary.no}: three quarters, as much as a change of the statute takes (GenG 16).`,
	);
	await say('He has it carried out, which anybody could.');
	const pending = (await body.enact(motion, Bert)).event('assembly.RegistrationPending');
	answer(
		`Version ${pending.version} of the statute waits. It has no effect before it is registered; version ${version} is in force.`,
	);
	await say(
		"The register has entered it. Anna and Cora, of the board, confirm that with the hash of the register's letter.",
	);
	const confirmation = body.call('confirmRegistration', motion, saltedHash("the register's letter"));
	await decide(api, coop, [Anna, Cora], confirmation);
	const [current, { inForceFrom }] = (await view(api, 'Cooperatives', 'statute_in_force', coop)).unwrap();
	const { owed } = (await view(api, 'Shares', 'holding', coop, Bert.address)).unwrap();
	answer(
		`Version ${current} is in force since ${inWords(inForceFrom.unwrap())}; version ${version} can be read for ever. Bert, for one, owes ${shares(owed.toNumber())}.`,
	);
	await say('Anna closes the vote on the currency, too, and has that carried out.');
	const made = (await body.adopt(second, Anna, making)).event('currencies.CurrencyCreated');
	const currency = made.currency.toNumber();
	answer(
		`"${made.name.toUtf8()}" is token ${currency} in every wallet. There is none of it yet. By its policy half of what is minted for a pledge goes to the pot, and members alone can hold it.`,
	);
	await say('Anna, who took the chair, signs the minutes, and Bert of the board signs after her.');
	const minutes = documentOf('minutes of the assembly');
	await send(body.call('recordMinutes', assembly, minutes), Anna);
	await send(body.call('countersignMinutes', assembly, minutes.hash), Bert);
	answer('They are complete. For a month members can contest what was decided (GenG 51).');

	// Who comes now.
	await say('Anna invites Emil, who would like to join with one share, as the founders did.');
	await send(api.tx.membership.invite(coop, Emil.address), Anna);
	await mustFail(send(await applyCall(api, coop, Emil, 1), Emil), teller);
	await say(`He applies with ${shares(TWO)}, and Bert and Cora admit him.`);
	await send(await applyCall(api, coop, Emil, TWO), Emil);
	const admission = await decide(api, coop, [Bert, Cora], api.tx.membership.admit(Emil.address));
	const entered = admission.event('membership.MemberEntered');
	answer(`Emil is member number ${entered.number} since ${inWords(entered.since)}.`);
	return currency;
}
