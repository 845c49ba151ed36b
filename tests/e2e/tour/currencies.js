// A currency of the members' own: decided by them, minted for what they promise, paid, claimed, and put into a project.

import { decide } from '../lib/board.js';
import { inWords, today } from '../lib/calendar.js';
import { send, sendAll } from '../lib/chain.js';
import { person } from '../lib/keys.js';
import { balanceInWallet } from '../lib/members.js';
import { documentOf, saltedHash } from '../lib/statutes.js';
import { view } from '../lib/views.js';
import { mustFail } from './telling.js';

const NAME = 'Gartentaler';
/** Decimals of the currency: amounts below are in hundredths. */
const DECIMALS = 2;
/** What a member can promise at first. */
const FIRST_LIMIT = 250_00;
/** What the board may let the members distribute. */
const ENVELOPE = 500_00;
const YEAR = 365;
/** Days that a pledge is voted on. */
const WINDOW = 14;
/** Days of the round. It is open for fourteen at least, and until the second of the board has signed some have passed. */
const ROUND = 28;
/** Points of each member in a round. */
const POINTS = 100;

const part = (/** @type {number} */ numerator, /** @type {number} */ denominator) => ({
	numerator,
	denominator,
});

/** What the members want of their currency. */
const POLICY = {
	consensus: {
		turnout: part(1, 2),
		approval: part(2, 3),
		mostObjections: 1,
		witnesses: 1,
		windowDays: WINDOW,
	},
	advance: part(1, 2),
	credit: { first: FIRST_LIMIT, most: 1_000_00, raise: part(1, 2), keep: part(1, 2), periodDays: 90 },
	holders: 'Members',
	// Five percent in a year, in millionths.
	demurrage: 50_000,
	dailyLimit: null,
};

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {Record<'Anna' | 'Bert' | 'Cora' | 'Dora' | 'Emil', Person>} People */

/** An amount as people write it. @param {{ toBigInt(): bigint } | number} amount */
const units = (amount) =>
	`${(Number(typeof amount === 'number' ? amount : amount.toBigInt()) / 10 ** DECIMALS).toFixed(DECIMALS)} taler`;

/**
 * What the assembly is to decide, in one: the currency, and how much of its pot the board may open rounds with. The second
 * names the id that the first will get, the next of all tokens. If it were another one's by then, both would fail.
 *
 * @param {any} api
 */
export async function currencyCall(api) {
	const next = (await api.query.assets.nextAssetId()).unwrap().toNumber();
	const until = (await today(api)).date + YEAR;
	return api.tx.utility.batchAll([
		api.tx.currencies.create(NAME, 'GTALER', DECIMALS, POLICY),
		api.tx.projects.approveBudget(next, ENVELOPE, until),
	]);
}

/**
 * Plays the chapter. Anna, Bert and Cora are the board, Dora has given notice, Emil has just come.
 *
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 * @param {number} coop
 * @param {number} currency
 * @param {People} people
 */
export async function useCurrency(api, teller, coop, currency, people) {
	const { say, answer } = teller;
	const { Anna, Cora, Emil } = people;
	const wallet = (/** @type {Person} */ who) => balanceInWallet(api, currency, who);

	const { project, bicycles } = await pledgeServices(api, teller, currency, people);
	const { backing, inPot } = await read(api, currency);
	answer(
		`In circulation are ${units(backing.supply)}: in Anna's wallet ${units(await wallet(Anna))}, in the community's pot ${units(inPot)}. Promised and not yet delivered are ${units(backing.outstanding)}, as much.`,
	);

	// The round is open while the members pay each other.
	const round = await openRound(api, teller, coop, currency, project, people);
	await payAndClaim(api, teller, currency, bicycles, people);
	const funded = await closeRound(api, teller, round, people);
	answer(
		`All points went to the one project: it gets ${units(funded.amount)}, as much as it asks for, which lie in escrow until something is done. The rest is the pot's again.`,
	);

	await say('The wood is there and paid for. Emil, who leads the project, reports the first milestone.');
	await send(api.tx.projects.reportMilestone(project, 0, saltedHash('receipts and a photograph')), Emil);
	answer('Those who gave their points to it can vote on that. Or the board accepts it in their place.');
	await say('Anna and Cora go and look, and accept it for the board.');
	const acceptance = api.tx.projects.acceptMilestone(project, 0);
	const { amount } = (await decide(api, coop, [Anna, Cora], acceptance)).event('projects.MilestoneAccepted');
	const { funds } = (await view(api, 'Projects', 'project', project)).unwrap();
	answer(
		`Emil is paid ${units(amount)}; his wallet says ${units(await wallet(Emil))}. ${units(funds.locked)} wait for the second milestone.`,
	);

	// What lies idle.
	await say(
		'Cora reads that a twentieth of what lies idle for a year goes to the pot. She has it reckoned for Anna.',
	);
	const settled = await send(api.tx.currencies.settle(currency, Anna.address), Cora);
	const collected = settled.event('currencies.DemurrageCollected');
	answer(
		`${units(collected.amount)} of Anna's have gone to the pot. Her wallet would not have let her spend them anyway.`,
	);
}

/** What everybody reads about the currency. @param {any} api @param {number} currency */
const read = async (api, currency) => (await view(api, 'Currencies', 'currency', currency)).unwrap();

/** How somebody stands in it. @param {any} api @param {number} currency @param {Person} who */
const holding = async (api, currency, who) =>
	(await view(api, 'Currencies', 'holding', currency, who.address)).unwrap();

/**
 * Three pledges, of which two are accepted; and a project is proposed meanwhile.
 *
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 * @param {number} currency
 * @param {People} people
 * @returns {Promise<{ project: number, bicycles: number }>} the project, and Anna's pledge
 */
async function pledgeServices(api, { say, answer, pass }, currency, { Anna, Bert, Cora, Dora, Emil }) {
	const until = (await today(api)).date + YEAR;
	const pledge = (/** @type {string} */ service, /** @type {number} */ value, /** @type {number} */ quantity) =>
		api.tx.pledges.pledge(currency, documentOf(service), documentOf('how to claim it'), {
			value,
			quantity,
			until,
			deliverWithinDays: 30,
			claimants: 'Members',
		});
	const { pledges } = api.tx;

	await say(
		`Nobody has a taler yet. They come into being when members promise something, and not otherwise. Anna would promise to repair bicycles for ${units(1_000_00)}.`,
	);
	await mustFail(send(pledge('fifty hours of repairing bicycles', 1_000_00, 50), Anna), { answer });
	await say(
		`So she pledges ten hours for ${units(200_00)}, Bert forty loaves of bread for ${units(100_00)}, and Cora twenty songs, sung on demand, for ${units(200_00)}.`,
	);
	const receipts = await sendAll(api, [
		[pledge('ten hours of repairing bicycles', 200_00, 10), Anna],
		[pledge('forty loaves of bread', 100_00, 40), Bert],
		[pledge('twenty songs', 200_00, 20), Cora],
	]);
	const pledged = receipts.map((receipt) => receipt.event('pledges.Pledged'));
	const [bicycles, bread, songs] = pledged.map((event) => event.pledge.toNumber());
	const { voters } = pledged[0];
	const ids = [bicycles, bread, songs].sort((a, b) => a - b);
	// They can be in different blocks. The last one is over last.
	const { window } = pledged.reduce((last, next) => (next.window.block.gt(last.window.block) ? next : last));
	answer(
		`Pledges ${ids[0]} to ${ids[2]}, to be claimed until ${inWords(until)}. ${voters} members vote on each, all but the one who promises. Nothing is minted.`,
	);
	await say('Anna would gladly approve her own.');
	await mustFail(send(pledges.approve(currency, bicycles), Anna), { answer });
	await say(
		'Dora, whose bicycle Anna has repaired before, vouches for her, and for the bread. She, Cora and Emil approve of both.',
	);
	const approved = [bicycles, bread];
	await sendAll(api, [
		...approved.map((id) => /** @type {[any, Person]} */ ([pledges.witness(currency, id), Dora])),
		...[Cora, Dora, Emil].flatMap((who) =>
			approved.map((id) => /** @type {[any, Person]} */ ([pledges.approve(currency, id), who])),
		),
	]);
	await say('Anna and Bert have heard Cora sing. They object, with their reasons as a hash.');
	const reasons = saltedHash('reasons that stay among friends');
	await sendAll(api, [
		[pledges.object(currency, songs, reasons), Anna],
		[pledges.object(currency, songs, reasons), Bert],
	]);
	const tally = (await view(api, 'Pledges', 'tally', currency, songs)).unwrap().ordinary;
	answer(`${tally.objections} objections, ${tally.approvals} approvals. One objection would have been borne.`);

	const project = await proposeProject(api, { say, answer }, currency, Emil);
	await say(
		`Bert would like to know how it ends. The vote lasts until ${inWords(window.day)}, and a minute in any case.`,
	);
	await pass({ until: window.day, openUntilBlock: window.block });
	await say('Emil has all three decided, which anybody can.');
	const decided = await sendAll(
		api,
		[bicycles, bread, songs].map((id) => [pledges.finalise(currency, id), Emil]),
	);
	const [{ split, value }, { value: loaves }] = decided
		.slice(0, 2)
		.map((receipt) => receipt.event('pledges.PledgeAccepted'));
	const { reason } = decided[2]?.event('pledges.PledgeRefused') ?? {};
	answer(
		`Bicycles and bread are accepted, and ${units(value)} and ${units(loaves)} minted. Of Anna's she has ${units(split.advance)} in advance, and the pot ${units(split.pot)}. The songs are refused, by reason of ${reason.type.toLowerCase()}: nothing was minted for them.`,
	);
	return { project, bicycles };
}

/**
 * @param {any} api
 * @param {Pick<import('./telling.js').Teller, 'say' | 'answer'>} teller
 * @param {number} currency
 * @param {Person} lead
 */
async function proposeProject(api, { say, answer }, currency, lead) {
	await say(
		`Meanwhile Emil proposes a project: a shed for tools, in two milestones, for ${units(100_00)} out of the pot.`,
	);
	const { date } = await today(api);
	const milestones = [
		{ textHash: saltedHash('the wood is there'), amount: 60_00, due: date + YEAR },
		{ textHash: saltedHash('the shed stands'), amount: 40_00, due: date + YEAR },
	];
	const plan = { text: documentOf('a shed'), budget: 100_00, least: 60_00, milestones, payTo: 'Lead' };
	const proposed = (await send(api.tx.projects.propose(currency, plan), lead)).event(
		'projects.ProjectProposed',
	);
	answer(`Project ${proposed.project} is proposed. It could be begun with ${units(proposed.least)}.`);
	return proposed.project.toNumber();
}

/**
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 * @param {number} coop
 * @param {number} currency
 * @param {number} project
 * @param {People} people
 * @returns {Promise<any>} the event of its opening
 */
async function openRound(api, { say, answer }, coop, currency, project, { Anna, Bert, Cora }) {
	await say(
		`The pot is there to be invested. Anna and Cora, of the board, open a round with ${units(120_00)} of it, as the assembly has allowed.`,
	);
	const until = (await today(api)).date + ROUND;
	const opening = api.tx.projects.openRound(currency, 120_00, until, [project]);
	const round = (await decide(api, coop, [Anna, Cora], opening)).event('projects.RoundOpened');
	answer(
		`Round ${round.round} is open until ${inWords(round.until)}, and a minute in any case. Each member has ${POINTS} points, whatever he owns.`,
	);
	await say('Bert and Cora give all of theirs to the shed, Anna the half.');
	const allot = (/** @type {number} */ points) => api.tx.projects.allot(round.round, [[project, points]]);
	await sendAll(api, [
		[allot(POINTS), Bert],
		[allot(POINTS), Cora],
		[allot(POINTS / 2), Anna],
	]);
	return round;
}

/**
 * A payment from wallet to wallet, and a claim from its escrow to its end.
 *
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 * @param {number} currency
 * @param {number} pledge Anna's
 * @param {People} people
 */
async function payAndClaim(api, { say, answer }, currency, pledge, { Anna, Cora }) {
	await say(`Anna would like to give her nephew ${units(5_00)}. He has an account, and is no member.`);
	const nephew = person('Nephew');
	await mustFail(send(api.tx.currencies.transfer(currency, nephew.address, 5_00, 'for cakes'), Anna), {
		answer,
	});
	await say(
		`Cora has baked the cakes. Anna pays her ${units(50_00)}, with the button that her wallet has for any token.`,
	);
	await send(api.tx.assets.transfer(currency, Cora.address, 50_00), Anna);
	answer(`Cora has ${units((await holding(api, currency, Cora)).spendable)} to spend.`);
	await say("Her bicycle is broken. She claims two hours of Anna's ten.");
	const claiming = api.tx.pledges.claim(currency, pledge, 2, 40_00, saltedHash('the rear wheel'));
	const { claim, value, until } = (await send(claiming, Cora)).event('pledges.Claimed');
	answer(
		`${units(value)} of hers are in escrow; Anna was not asked, she has promised. She delivers until ${inWords(until.day)}, or Cora has them back.`,
	);
	await say('Anna repairs the wheel and says so.');
	await send(api.tx.pledges.deliver(currency, pledge, claim, saltedHash('a photograph of the wheel')), Anna);
	await say('It runs. Cora confirms.');
	const confirmed = await send(api.tx.pledges.confirm(currency, pledge, claim), Cora);
	const { retired } = confirmed.event('pledges.Confirmed');
	const limit = confirmed.event('pledges.LimitChanged');
	const { backing } = await read(api, currency);
	answer(
		`${units(retired)} are burned. In circulation are ${units(backing.supply)}, and promised and not yet delivered ${units(backing.outstanding)}, still as much. Anna has kept her word: she can promise up to ${units(limit.limit)} instead of ${units(limit.old)}.`,
	);
}

/**
 * Lets the round end and has it closed.
 *
 * @param {any} api
 * @param {import('./telling.js').Teller} teller
 * @param {any} round the event of its opening
 * @param {People} people
 * @returns {Promise<any>} what its project got
 */
async function closeRound(api, { say, pass }, round, { Bert }) {
	await say('They wait for the end of the round. Then Bert closes it, which anybody can.');
	await pass({ until: round.until, openUntilBlock: round.openUntilBlock });
	const closed = await send(api.tx.projects.closeRound(round.round, 1), Bert);
	closed.event('projects.RoundClosed');
	return closed.event('projects.ProjectFunded');
}
