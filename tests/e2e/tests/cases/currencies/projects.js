// What is done with the pot: members fund projects, milestones are paid, who works has a part in what comes of it.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { today } from '../../../lib/calendar.js';
import { refused, send, sendAll } from '../../../lib/chain.js';
import { Currency, FROZEN, nextToken, part, policy } from '../../../lib/currencies.js';
import { establish } from '../../../lib/founding.js';
import { person } from '../../../lib/keys.js';
import { balanceInWallet } from '../../../lib/members.js';
import { Pledges } from '../../../lib/pledges.js';
import {
	act,
	participationOf,
	planOf,
	projectOf,
	propose,
	WITH_PARTICIPATION,
} from '../../../lib/projects.js';
import { sharedChain } from '../../../lib/session.js';
import { ownStatute, parameters, saltedHash } from '../../../lib/statutes.js';
import { view } from '../../../lib/views.js';

/** @typedef {import('@polkadot/keyring/types').KeyringPair} Person */
/** @typedef {import('../../../lib/assembly.js').Decision} Decision */

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil']);
const POT = 400_00;
/** Beyond the pot, so that it shows which of the two bounds. */
const ENVELOPE = 600_00;
const ROUND = 200_00;
const NOWHERE = 999_999;

const chain = sharedChain();

describe('projects', () => {
	/** @type {any} */
	let api;
	/** @type {Record<(typeof NAMES)[number], Person>} */
	let who;
	/** Neither leads a project. @type {Person[]} */
	let board;
	/** @type {Body} */
	let body;
	/** @type {Currency} */
	let currency;
	/** @type {Record<'rounds' | 'volunteers', Decision>} */
	let decisions;
	let pot = '';
	/** Cora's, which pays who works; Dora's, which pays her. */
	let garden = -1;
	let roof = -1;
	let round = -1;
	/** The garden's participation token. */
	let token = -1;
	const stranger = person('Stranger');

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const founders = Object.values(who);
			board = founders.slice(0, 2);
			const statute = ownStatute(parameters((p) => (p.shares = null)));
			const plan = { statute, form: 'Association', name: 'Hofverein', symbol: 'HOF', founders, board };
			body = new Body(api, await establish(api, plan, 0), chain.session);
			currency = new Currency(api, await nextToken(api));
			const { projects, currencies } = api.tx;
			const until = (await today(api)).date + 900;
			const rules = policy((p) => {
				p.advance = part(0, 1);
				p.credit.first = POT;
				p.consensus.witnesses = 0;
			});
			const { create, ...others } = await body.agree(founders, {
				create: currencies.create('Hofmark', 'HOF', 2, rules),
				rounds: projects.approveBudget(currency.id, ENVELOPE, until),
				volunteers: projects.approveVolunteerBudget(currency.id, 30_00, until, 10_00),
			});
			decisions = others;
			await body.carryOut(create, who.Emil);
			pot = (await currency.read()).pot.toString();
		},
		{ timeout: 90_000 },
	);

	afterEach(async () => {
		await currency.ensureSound();
		const reserved = (await view(api, 'Projects', 'reserved', currency.id)).toNumber();
		assert.equal(reserved, await currency.inEscrow(pot, 'Escrow'));
	});

	/** The board, two together. */
	const decided = (/** @type {string} */ name, /** @type {unknown[]} */ ...args) =>
		decide(api, body.coop, board, api.tx.projects[name](...args));

	test('are paid from the pot, which a pledge has filled', async () => {
		const { Anna, Bert, Cora } = who;
		const pledges = new Pledges(currency, chain.session);
		const until = (await today(api)).date + 700;
		const { id, window } = await pledges.pledge(Anna, { value: POT, until });
		await pledges.vote(id, { approve: [Bert, Cora] });
		await pledges.over(window);
		await pledges.act(Bert, 'finalise', id);
		assert.equal(await currency.inWallet(Anna), 0);
		assert.equal(await currency.inPot(), POT);
	});

	test('are proposed by members, with a plan that adds up', async () => {
		const { Cora, Dora } = who;
		const { date } = await today(api);
		const milestone = (/** @type {number} */ amount, days = 400) => ({ amount, due: date + days });
		const attempt = (/** @type {Parameters<typeof planOf>[1]} */ wishes) =>
			propose(api, currency.id, Cora, planOf('a plan', wishes));
		const milestones = [milestone(10_00)];
		await refused('projects.NoMilestones', attempt({ least: 1, milestones: [] }));
		await refused('projects.BudgetMismatch', attempt({ least: 1, milestones, budget: 10_01 }));
		await refused('projects.LeastOutOfRange', attempt({ least: 10_01, milestones }));
		await refused('projects.MilestoneDue', attempt({ least: 1, milestones: [milestone(1, 0)] }));
		const unsorted = [milestone(1), milestone(1, 300)];
		await refused('projects.MilestonesNotSorted', attempt({ least: 1, milestones: unsorted }));
		const nowhere = propose(api, NOWHERE, Cora, planOf('a plan', { least: 1, milestones }));
		await refused('projects.CurrencyNotFound', nowhere);
		garden = await propose(
			api,
			currency.id,
			Cora,
			planOf('a garden', {
				least: 50_00,
				milestones: [milestone(100_00), milestone(50_00, 500)],
				payTo: WITH_PARTICIPATION,
			}),
		);
		roof = await propose(
			api,
			currency.id,
			Dora,
			planOf('a roof', { least: 10_00, milestones: [milestone(80_00)] }),
		);
		await refused('projects.NotLead', act(api, Dora, 'withdrawProposal', garden));
	});

	test('come into a round that the board opens, within what the assembly has approved', async () => {
		const { Anna, Cora } = who;
		const open = async (/** @type {number} */ budget, projects = [garden, roof], days = 40) =>
			decided('openRound', currency.id, budget, (await today(api)).date + days, projects);
		await refused('projects.EnvelopeTooSmall', open(ROUND));
		const approved = (await body.carryOut(decisions.rounds, who.Emil)).event('projects.BudgetApproved');
		assert.equal(approved.amount.toNumber(), ENVELOPE);
		const until = (await today(api)).date + 40;
		const alone = api.tx.projects.openRound(currency.id, ROUND, until, [garden, roof]);
		await refused('BadOrigin', send(alone, Anna));
		await refused('projects.NoProjects', open(ROUND, []));
		await refused('projects.WindowOutOfRange', open(ROUND, [garden], 10));
		await refused('projects.EnvelopeTooSmall', open(ENVELOPE + 1));
		await refused('projects.PotTooSmall', open(POT + 1));
		await refused('projects.NamedTwice', open(ROUND, [garden, garden]));
		const other = planOf('a fence', { least: 1, milestones: [{ amount: 5_00, due: until + 400 }] });
		const fence = await propose(api, currency.id, Cora, other);
		await act(api, Cora, 'withdrawProposal', fence);
		await refused('projects.NoProjects', open(ROUND, [fence]));
		// What was taken back meanwhile keeps the others out of no round.
		const receipt = await open(ROUND, [fence, garden, roof]);
		assert.equal(receipt.event('projects.ProjectLeftOut').project.toNumber(), fence);
		const opened = receipt.event('projects.RoundOpened');
		assert.deepEqual(opened.projects.toJSON(), [garden, roof]);
		round = opened.round.toNumber();
		assert.ok(opened.by.isBoard);
		assert.equal(await currency.inPot(), POT - ROUND);
		assert.equal(await currency.inEscrow(pot, 'Escrow'), ROUND);
		const envelope = (await view(api, 'Projects', 'envelope', currency.id)).unwrap();
		assert.equal(envelope.left.toNumber(), ENVELOPE - ROUND);
		await refused('projects.RoundOpen', open(1_00, [garden]));
	});

	test('get points from each member, the same number for everybody', async () => {
		const { Anna, Bert, Dora, Emil } = who;
		const points = (/** @type {number} */ first, /** @type {number} */ second) =>
			api.tx.projects.allot(round, [
				[garden, first],
				[roof, second],
			]);
		await refused('projects.TooManyPoints', send(points(60, 41), Anna));
		await refused('projects.ZeroPoints', send(points(60, 0), Anna));
		const turned = [
			[roof, 1],
			[garden, 1],
		];
		await refused('projects.AllotmentNotSorted', act(api, Anna, 'allot', round, turned));
		await refused('projects.NotInRound', act(api, Anna, 'allot', round, [[NOWHERE, 1]]));
		await sendAll(api, [
			[points(10, 90), Anna],
			// The last one counts.
			[points(60, 40), Anna],
			[points(80, 20), Bert],
			[points(50, 50), Emil],
			[api.tx.projects.allot(round, [[roof, 100]]), Dora],
		]);
		const { round: found, tallies } = (await view(api, 'Projects', 'round', round)).unwrap();
		assert.deepEqual([found.voters.toNumber(), found.points.toNumber()], [4, 400]);
		const counted = [...tallies].map(([id, tally, amount]) => [
			id.toNumber(),
			tally.points.toNumber(),
			tally.funders.toNumber(),
			amount.toNumber(),
		]);
		assert.deepEqual(counted, [
			[garden, 190, 3, 95_00],
			[roof, 210, 4, 80_00],
		]);
	});

	test('are funded at its close, step by step, and the rest goes back to the pot', async () => {
		const { Emil } = who;
		const close = (/** @type {number} */ limit) => act(api, Emil, 'closeRound', round, limit);
		await refused('projects.RoundNotOver', close(10));
		const { round: found } = (await view(api, 'Projects', 'round', round)).unwrap();
		await chain.session.pass(found.window);
		await refused('projects.RoundOver', act(api, Emil, 'allot', round, []));
		await refused('projects.ZeroLimit', close(0));
		const first = await close(1);
		assert.equal(first.event('projects.ProjectFunded').amount.toNumber(), 95_00);
		token = first.event('projects.ParticipationOpened').token.toNumber();
		assert.equal(first.find('projects.RoundClosed'), undefined);
		const second = await close(10);
		// Its share is more than it has asked for.
		const { share, amount } = second.event('projects.ProjectFunded');
		assert.deepEqual([share.toNumber(), amount.toNumber()], [105_00, 80_00]);
		const closed = second.event('projects.RoundClosed');
		assert.deepEqual([closed.granted.toNumber(), closed.returned.toNumber()], [175_00, 25_00]);
		assert.equal(await currency.inPot(), POT - 175_00);
		await refused('projects.RoundClosed', close(10));
	});

	test('report milestones, which the funders accept: the lead is paid for what he leads', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const report = (/** @type {Person} */ by, /** @type {number} */ project, milestone = 0) =>
			act(api, by, 'reportMilestone', project, milestone, saltedHash('photographs'));
		const vote = (/** @type {Person} */ by, accept = true) =>
			act(api, by, 'voteOnMilestone', roof, 0, accept);
		await refused('projects.NotLead', report(Cora, roof));
		await refused('projects.MilestoneNotFound', report(Dora, roof, 1));
		await refused('projects.NotReported', vote(Anna));
		const reported = (await report(Dora, roof)).event('projects.MilestoneReported');
		await refused('projects.NotOpen', report(Dora, roof));
		await refused('projects.OwnCause', vote(Dora));
		await refused('projects.NotFunder', vote(Cora));
		await vote(Anna);
		await vote(Bert, false);
		await vote(Emil);
		await refused('projects.VotingNotOver', act(api, Cora, 'closeMilestone', roof, 0));
		assert.equal(await currency.inWallet(Dora), 0);
		await chain.session.pass(reported);
		const receipt = await act(api, Cora, 'closeMilestone', roof, 0);
		const { by, amount, yes, no } = receipt.event('projects.MilestoneAccepted');
		assert.ok(by.isFunders);
		assert.deepEqual([amount.toNumber(), yes.toNumber(), no.toNumber()], [80_00, 2, 1]);
		assert.equal(await currency.inWallet(Dora), 80_00);
		receipt.event('projects.ProjectClosed');
		await refused('projects.NotRunning', act(api, Cora, 'closeMilestone', roof, 0));
	});

	test('report milestones, which the board accepts in the place of the funders', async () => {
		const { Anna, Cora } = who;
		const report = (/** @type {number} */ milestone) =>
			act(api, Cora, 'reportMilestone', garden, milestone, saltedHash('photographs'));
		// The round has not reached so far.
		await refused('projects.NotGranted', report(1));
		await report(0);
		await refused('BadOrigin', act(api, Anna, 'acceptMilestone', garden, 0));
		const accepted = (await decided('acceptMilestone', garden, 0)).event('projects.MilestoneAccepted');
		assert.ok(accepted.by.isBoard);
		const { status, locked, pool } = await projectOf(api, garden);
		assert.deepEqual([status, locked, pool], ['Running', 0, 95_00]);
	});

	test('pay who works, when others confirm it, and give him a part in the project', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const contribute = async (
			/** @type {Person} */ by,
			/** @type {any} */ work,
			/** @type {number} */ amount,
			project = garden,
		) => {
			const receipt = await act(api, by, 'contribute', project, work, amount, saltedHash('diary'));
			return receipt.event('projects.ContributionRecorded').contribution.toNumber();
		};
		const confirm = (/** @type {Person} */ by, /** @type {number} */ id, /** @type {number} */ amount) =>
			act(api, by, 'confirmContribution', garden, id, amount);
		await refused('projects.NotRunning', contribute(Emil, 'Deliverable', 1, roof));
		await refused('projects.ZeroAmount', contribute(Emil, { Minutes: 0 }, 1));
		await refused('projects.MoreThanFunded', contribute(Dora, 'Deliverable', 95_01));
		const beyond = await contribute(Dora, 'Deliverable', 95_00);
		const his = await contribute(Emil, { Minutes: 180 }, 30_00);
		await refused('projects.OwnCause', confirm(Emil, his, 30_00));
		await refused('projects.NotAuthorised', confirm(Anna, his, 30_00));
		await refused('projects.TermsMismatch', confirm(Cora, his, 29_99));
		const paid = (await confirm(Cora, his, 30_00)).event('projects.ContributionConfirmed');
		assert.deepEqual([paid.amount.toNumber(), paid.tokens.toNumber()], [30_00, 30_00]);
		await refused('projects.AlreadyDecided', confirm(Cora, his, 30_00));
		await confirm(Cora, await contribute(Bert, 'Deliverable', 20_00), 20_00);

		// The lead's own work takes two who have funded the project.
		const hers = await contribute(Cora, { Minutes: 60 }, 10_00);
		await refused('projects.OwnCause', confirm(Cora, hers, 10_00));
		await refused('projects.NotFunder', confirm(Dora, hers, 10_00));
		(await confirm(Anna, hers, 10_00)).event('projects.ContributionSupported');
		await refused('projects.AlreadyConfirmed', confirm(Anna, hers, 10_00));
		const confirmed = (await confirm(Emil, hers, 10_00)).event('projects.ContributionConfirmed');
		assert.ok(confirmed.by.isFunders);

		// Meanwhile the others have been paid from the same pool.
		await refused('projects.PoolTooSmall', confirm(Cora, beyond, 95_00));
		await act(api, Cora, 'rejectContribution', garden, beyond, saltedHash('letter'));
		for (const [worker, amount] of /** @type {[Person, number][]} */ ([
			[Emil, 30_00],
			[Bert, 20_00],
			[Cora, 10_00],
		])) {
			assert.equal(await currency.inWallet(worker), amount);
			assert.equal(await balanceInWallet(api, token, worker), amount);
		}
		const closed = (await act(api, Cora, 'closeProject', garden)).event('projects.ProjectClosed');
		assert.equal(closed.returned.toNumber(), 35_00);
	});

	test('pay income to who has a part in them, and no wallet moves that part', async () => {
		const { Anna, Bert, Cora, Dora, Emil } = who;
		const give = (/** @type {Person} */ from, /** @type {Person} */ to, /** @type {number} */ amount) =>
			act(api, from, 'transferParticipation', garden, to.address, amount);
		const claim = async (/** @type {Person} */ by) =>
			(await act(api, by, 'claimIncome', garden)).event('projects.IncomeClaimed').amount.toNumber();
		const distribute = (/** @type {Person} */ from, project = garden) =>
			act(api, from, 'distributeIncome', project, 6_00);
		await refused(FROZEN, send(api.tx.assets.transfer(token, Anna.address, 1), Emil));
		await refused('projects.NothingToClaim', claim(Emil));
		await refused('projects.NotParticipant', claim(Dora));
		await refused('projects.NoParticipation', distribute(Dora, roof));
		await refused('currencies.InsufficientBalance', distribute(Anna));
		const distributed = (await distribute(Dora)).event('projects.IncomeDistributed');
		assert.equal(distributed.tokens.toNumber(), 60_00);
		assert.deepEqual(await participationOf(api, garden, Emil), { tokens: 30_00, claimable: 3_00 });

		await refused('projects.MoreThanHeld', give(Emil, Anna, 30_01));
		await refused('projects.MayNotHold', give(Emil, stranger, 1));
		await give(Emil, Anna, 15_00);
		assert.equal(await balanceInWallet(api, token, Anna), 15_00);
		await distribute(Dora);
		// Half of what he had bore him income until he gave it away.
		assert.equal(await claim(Emil), 4_50);
		assert.equal(await claim(Anna), 1_50);
		assert.equal(await claim(Bert), 4_00);
		assert.equal(await claim(Cora), 2_00);
		await refused('projects.NothingToClaim', claim(Anna));
		assert.equal(await currency.inWallet(Anna), 1_50);
		assert.equal(await currency.inWallet(Dora), 68_00);
		assert.equal(await currency.inEscrow(pot), 0);
	});

	test('stand beside volunteers, whom the board pays within its budget', async () => {
		const { Anna, Bert, Emil } = who;
		const receipt = await body.carryOut(decisions.volunteers, Emil);
		const budget = receipt.event('projects.VolunteerBudgetApproved').budget.toNumber();
		assert.equal(await currency.inEscrow(pot), 30_00);
		const reason = saltedHash('a Sunday');
		const payment = (/** @type {Person} */ to, /** @type {number} */ amount) =>
			decided('payVolunteer', budget, to.address, amount, reason);
		const alone = api.tx.projects.payVolunteer(budget, Emil.address, 1, reason);
		await refused('BadOrigin', send(alone, Anna));
		await refused('projects.OwnCause', payment(Bert, 1));
		await refused('projects.AboveMostPerPerson', payment(Emil, 10_01));
		await refused('currencies.NotAllowedToHold', payment(stranger, 1));
		const before = await currency.inWallet(Emil);
		const paid = (await payment(Emil, 10_00)).event('projects.VolunteerPaid');
		assert.equal(paid.total.toNumber(), 10_00);
		assert.equal(await currency.inWallet(Emil), before + 10_00);
		await refused('projects.AboveMostPerPerson', payment(Emil, 1));
		await refused('projects.BudgetNotEnded', act(api, Emil, 'closeVolunteerBudget', budget));
		const { left } = (await view(api, 'Projects', 'volunteer_budget', budget)).unwrap();
		assert.equal(left.toNumber(), 20_00);
	});
});
