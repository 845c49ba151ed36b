// How projects end before all is done: a milestone that is late or that its funders refuse, an assembly that gives a project
// up. What was not paid is the pot's again, and who has worked is paid. One whose lead has left goes on with another.

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { people } from '../../../lib/accounts.js';
import { Body } from '../../../lib/assembly.js';
import { decide } from '../../../lib/board.js';
import { today } from '../../../lib/calendar.js';
import { refused, send, sendAll } from '../../../lib/chain.js';
import { Currency, nextToken, part, policy } from '../../../lib/currencies.js';
import { establish } from '../../../lib/founding.js';
import { person } from '../../../lib/keys.js';
import { Pledges } from '../../../lib/pledges.js';
import {
	act,
	nextProject,
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

const NAMES = /** @type {const} */ (['Anna', 'Bert', 'Cora', 'Dora', 'Emil', 'Fritz']);
const POT = 450_00;
/** What the board can open rounds with. */
const ENVELOPE = 410_00;
/** What the round has, of which each of the four projects gets a quarter: all that it asks for. */
const ROUND = 400_00;
const EACH = 100_00;
/** Days from the proposal to the first milestone of the orchard, to its second, and to all others. */
const [EARLY, LATER, LATE] = [170, 240, 1000];
/** Days after which a milestone can be lapsed. */
const GRACE_DAYS = 30;

const chain = sharedChain();

describe('projects that end early', () => {
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
	/** @type {Record<'cancel' | 'appoint' | 'tooLate', Decision>} */
	let decisions;
	let pot = '';
	/** Cora's, Dora's, Emil's, which pays who works, and Fritz's. */
	let orchard = -1;
	let bridge = -1;
	let mill = -1;
	let hall = -1;
	/** A proposal of Fritz's that is in no round. */
	let well = -1;
	/** The day of the proposals. */
	let begin = 0;

	before(
		async () => {
			api = chain.api;
			who = await people(api, NAMES);
			const founders = Object.values(who);
			board = founders.slice(0, 2);
			const statute = ownStatute(parameters((p) => (p.shares = null)));
			const plan = { statute, form: 'Association', name: 'Dorfverein', symbol: 'DORF', founders, board };
			body = new Body(api, await establish(api, plan, 0), chain.session);
			currency = new Currency(api, await nextToken(api));
			const { projects, currencies } = api.tx;
			const first = await nextProject(api);
			[orchard, bridge, mill, hall, well] = [0, 1, 2, 3, 4].map((place) => first + place);
			const { date } = await today(api);
			const rules = policy((p) => {
				p.advance = part(0, 1);
				p.credit.first = POT;
				p.consensus.witnesses = 0;
			});
			const { create, rounds, ...others } = await body.agree(founders, {
				create: currencies.create('Dorfmark', 'DMK', 2, rules),
				rounds: projects.approveBudget(currency.id, ENVELOPE, date + 1500),
				cancel: projects.cancelProject(mill),
				appoint: projects.appointLead(hall, who.Dora.address),
				tooLate: projects.appointLead(orchard, who.Emil.address),
			});
			decisions = others;
			await body.carryOut(create, who.Emil);
			await body.carryOut(rounds, who.Emil);
			pot = (await currency.read()).pot.toString();
			const pledges = new Pledges(currency, chain.session);
			const { id, window } = await pledges.pledge(who.Anna, { value: POT, until: date + 900 });
			await pledges.vote(id, { approve: [who.Bert, who.Cora, who.Dora] });
			await pledges.over(window);
			await pledges.act(who.Bert, 'finalise', id);
		},
		{ timeout: 90_000 },
	);

	afterEach(async () => {
		await currency.ensureSound();
		const reserved = (await view(api, 'Projects', 'reserved', currency.id)).toNumber();
		assert.equal(reserved, await currency.inEscrow(pot, 'Escrow'));
		if ((await nextProject(api)) <= well) return;
		for (const project of [orchard, bridge, mill, hall, well]) {
			const { funding, locked, pool, paid, returned } = await projectOf(api, project);
			assert.equal(funding, locked + pool + paid + returned, `what project ${project} has got`);
		}
	});

	/** The board, two together. */
	const decided = (/** @type {string} */ name, /** @type {unknown[]} */ ...args) =>
		decide(api, body.coop, board, api.tx.projects[name](...args));
	const report = (/** @type {Person} */ by, /** @type {number} */ project, milestone = 0) =>
		act(api, by, 'reportMilestone', project, milestone, saltedHash('photographs'));
	const vote = (/** @type {Person} */ by, /** @type {number} */ project, accept = true) =>
		act(api, by, 'voteOnMilestone', project, 0, accept);
	const closeMilestone = (/** @type {number} */ project) => act(api, who.Cora, 'closeMilestone', project, 0);
	/** What is in the pot, and in its escrow. */
	const money = async () => [await currency.inPot(), await currency.inEscrow(pot, 'Escrow')];

	test('are proposed, and one that its lead has taken back comes into no round', async () => {
		const { Cora, Dora, Emil, Fritz } = who;
		begin = (await today(api)).date;
		const milestone = (/** @type {number} */ amount, days = LATE) => ({ amount, due: begin + days });
		const plans = /** @type {[Person, Parameters<typeof planOf>[1]][]} */ ([
			[Cora, { least: 60_00, milestones: [milestone(60_00, EARLY), milestone(40_00, LATER)] }],
			[Dora, { least: EACH, milestones: [milestone(EACH)] }],
			[Emil, { least: EACH, milestones: [milestone(60_00), milestone(40_00)], payTo: WITH_PARTICIPATION }],
			[Fritz, { least: EACH, milestones: [milestone(30_00), milestone(70_00)] }],
			[Fritz, { least: 1, milestones: [milestone(5_00, 1500)] }],
		]);
		for (const [place, [lead, wishes]] of plans.entries()) {
			assert.equal(await propose(api, currency.id, lead, planOf('a plan', wishes)), orchard + place);
		}

		const idea = planOf('an idea', { least: 1, milestones: [milestone(20_00)] });
		const kiosk = await propose(api, currency.id, Cora, idea);
		const better = planOf('a better idea', { least: 1, milestones: [milestone(30_00)] });
		await refused('projects.NotLead', act(api, Dora, 'amendProposal', kiosk, better));
		const amended = (await act(api, Cora, 'amendProposal', kiosk, better)).event('projects.ProposalAmended');
		assert.deepEqual(
			[amended.revision, amended.oldBudget, amended.budget].map((number) => number.toNumber()),
			[1, 20_00, 30_00],
		);
		(await act(api, Cora, 'withdrawProposal', kiosk)).event('projects.ProposalWithdrawn');
		await refused('projects.NotProposed', act(api, Cora, 'withdrawProposal', kiosk));
		await refused('projects.NotProposed', act(api, Cora, 'amendProposal', kiosk, better));
		const until = (await today(api)).date + 40;
		await refused('projects.NoProjects', decided('openRound', currency.id, ROUND, until, [kiosk]));
	});

	test('are funded, a quarter of the round each', async () => {
		const until = (await today(api)).date + 40;
		const projects = [orchard, bridge, mill, hall];
		const { round } = (await decided('openRound', currency.id, ROUND, until, projects)).event(
			'projects.RoundOpened',
		);
		const points = projects.map((project) => [project, 25]);
		await sendAll(
			api,
			Object.values(who).map((by) => [api.tx.projects.allot(round, points), by]),
		);
		const { round: found } = (await view(api, 'Projects', 'round', round)).unwrap();
		await chain.session.pass(found.window);
		await act(api, who.Emil, 'closeRound', round, 10);
		for (const project of projects) {
			const { status, funding, locked } = await projectOf(api, project);
			assert.deepEqual([status, funding, locked], ['Running', EACH, EACH]);
		}
		assert.deepEqual(await money(), [POT - ROUND, ROUND]);
	});

	test('are paid for what was done in time, and nothing lapses before it is late', async () => {
		const { Cora, Emil } = who;
		await report(Cora, orchard);
		await refused('projects.NotOpen', act(api, Emil, 'lapseMilestone', orchard, 0));
		const accepted = (await decided('acceptMilestone', orchard, 0)).event('projects.MilestoneAccepted');
		assert.equal(accepted.amount.toNumber(), 60_00);
		assert.equal(await currency.inWallet(Cora), 60_00);
		await refused('projects.NotOpen', report(Cora, orchard));
		await refused('projects.MilestoneNotOverdue', act(api, Emil, 'lapseMilestone', orchard, 1));
		await refused('projects.MilestoneNotFound', act(api, Emil, 'lapseMilestone', orchard, 2));
		await refused('projects.MilestonesOpen', act(api, Cora, 'closeProject', orchard));
	});

	test('report again what nobody has voted on', async () => {
		const { Anna, Dora } = who;
		const first = (await report(Dora, bridge)).event('projects.MilestoneReported');
		await chain.session.pass(first);
		await refused('projects.VotingOver', vote(Anna, bridge));
		const undecided = (await closeMilestone(bridge)).event('projects.MilestoneUndecided');
		assert.deepEqual([undecided.yes.toNumber(), undecided.no.toNumber()], [0, 0]);
		await refused('projects.NotReported', closeMilestone(bridge));
		const { locked, returned } = await projectOf(api, bridge);
		assert.deepEqual([locked, returned], [EACH, 0]);
	});

	test('lose what their funders refuse: it is the pot that has it again', async () => {
		const { Anna, Bert, Dora, Emil } = who;
		const second = (await report(Dora, bridge)).event('projects.MilestoneReported');
		assert.equal(second.attempt.toNumber(), 2);
		await vote(Anna, bridge);
		await vote(Bert, bridge, false);
		await vote(Emil, bridge, false);
		await refused('projects.FundersAgainst', decided('acceptMilestone', bridge, 0));
		await refused('projects.VotingNotOver', closeMilestone(bridge));
		await chain.session.pass(second);
		const [inPot, inEscrow] = await money();
		const receipt = await closeMilestone(bridge);
		const { returned, yes, no } = receipt.event('projects.MilestoneRefused');
		assert.deepEqual([returned.toNumber(), yes.toNumber(), no.toNumber()], [EACH, 1, 2]);
		// There was no other one.
		receipt.event('projects.ProjectClosed');
		assert.deepEqual(await money(), [inPot + EACH, inEscrow - EACH]);
		assert.equal((await projectOf(api, bridge)).status, 'Closed');
		assert.equal(await currency.inWallet(Dora), 0);
	});

	test('lose what was not reported in time', async () => {
		const { Cora, Emil } = who;
		await chain.session.reach(begin + LATER + GRACE_DAYS + 1);
		await refused('projects.MilestoneOverdue', report(Cora, orchard, 1));
		const [inPot, inEscrow] = await money();
		const receipt = await act(api, Emil, 'lapseMilestone', orchard, 1);
		assert.equal(receipt.event('projects.MilestoneLapsed').returned.toNumber(), 40_00);
		receipt.event('projects.ProjectClosed');
		assert.deepEqual(await money(), [inPot + 40_00, inEscrow - 40_00]);
		const { status, paid, returned } = await projectOf(api, orchard);
		assert.deepEqual([status, paid, returned], ['Closed', 60_00, 40_00]);
		assert.equal(await currency.inWallet(Cora), 60_00);
	});

	test('are over for good', async () => {
		const { Anna, Cora, Emil } = who;
		await refused('projects.NotRunning', report(Cora, orchard, 1));
		await refused('projects.NotRunning', vote(Anna, orchard));
		await refused('projects.NotRunning', act(api, Emil, 'lapseMilestone', orchard, 1));
		await refused('projects.NotRunning', decided('acceptMilestone', orchard, 1));
		await refused('projects.NotRunning', act(api, Cora, 'closeProject', orchard));
		await refused('projects.NotRunning', act(api, Cora, 'cancelProject', orchard));
		const work = api.tx.projects.contribute(orchard, 'Deliverable', 1, saltedHash('diary'));
		await refused('projects.NotRunning', send(work, Emil));
		await refused('projects.NoParticipation', act(api, Cora, 'distributeIncome', orchard, 1_00));
	});

	describe('and are given up', () => {
		/** Of Cora and of Dora, which nobody has decided by then. */
		let good = -1;
		let bad = -1;

		const contribute = async (/** @type {Person} */ by, /** @type {number} */ amount) => {
			const receipt = await act(api, by, 'contribute', mill, 'Deliverable', amount, saltedHash('diary'));
			return receipt.event('projects.ContributionRecorded').contribution.toNumber();
		};
		const confirm = (/** @type {number} */ contribution, /** @type {number} */ amount) =>
			act(api, who.Emil, 'confirmContribution', mill, contribution, amount);
		const withdraw = (/** @type {Person} */ by, /** @type {number} */ contribution) =>
			act(api, by, 'withdrawContribution', mill, contribution);

		test('while some are paid for their work, and others wait or take it back', async () => {
			const { Anna, Bert, Cora, Dora, Emil } = who;
			await report(Emil, mill);
			await decided('acceptMilestone', mill, 0);
			await confirm(await contribute(Bert, 20_00), 20_00);
			good = await contribute(Cora, 15_00);
			bad = await contribute(Dora, 5_00);
			const mistaken = await contribute(Dora, 8_00);
			await refused('projects.NotAuthorised', withdraw(Cora, mistaken));
			await refused('projects.ContributionNotFound', withdraw(Dora, mistaken + 1));
			(await withdraw(Dora, mistaken)).event('projects.ContributionWithdrawn');
			await refused('projects.AlreadyDecided', withdraw(Dora, mistaken));
			await refused('projects.AlreadyDecided', confirm(mistaken, 8_00));
			const letter = saltedHash('letter');
			await refused('projects.NotLead', act(api, Anna, 'rejectContribution', mill, bad, letter));
			assert.equal(await currency.inWallet(Bert), 20_00);
			const { locked, pool, paid } = await projectOf(api, mill);
			assert.deepEqual([locked, pool, paid], [40_00, 40_00, 20_00]);
		});

		test("by the assembly: what nobody has asked for is the pot's again", async () => {
			const { Anna, Cora } = who;
			await refused('projects.NotLead', act(api, Anna, 'cancelProject', mill));
			await refused('projects.NotAuthorised', decided('cancelProject', mill));
			const [inPot, inEscrow] = await money();
			const cancelled = (await body.carryOut(decisions.cancel, Cora)).event('projects.ProjectCancelled');
			assert.ok(cancelled.by.isAssembly);
			// The second milestone, and of the pool all but what Cora and Dora ask for.
			assert.equal(cancelled.returned.toNumber(), 60_00);
			assert.deepEqual(await money(), [inPot + 60_00, inEscrow - 60_00]);
			const { status, locked, pool, returned } = await projectOf(api, mill);
			assert.deepEqual([status, locked, pool, returned], ['Cancelled', 0, 20_00, 60_00]);
		});

		test('and nothing is begun in them any more', async () => {
			const { Bert, Emil } = who;
			await refused('projects.NotRunning', report(Emil, mill, 1));
			await refused('projects.NotRunning', contribute(Bert, 1));
			await refused('projects.NotRunning', act(api, Emil, 'closeProject', mill));
			await refused('projects.NotRunning', act(api, Emil, 'cancelProject', mill));
		});

		test('but who has worked before is paid, or told that he is not', async () => {
			const { Cora, Dora, Emil } = who;
			const inWallet = await currency.inWallet(Cora);
			const confirmed = (await confirm(good, 15_00)).event('projects.ContributionConfirmed');
			assert.deepEqual([confirmed.amount.toNumber(), confirmed.tokens.toNumber()], [15_00, 15_00]);
			assert.equal(await currency.inWallet(Cora), inWallet + 15_00);
			const [inPot, inEscrow] = await money();
			const receipt = await act(api, Emil, 'rejectContribution', mill, bad, saltedHash('letter'));
			assert.ok(receipt.event('projects.ContributionRejected').by.isLead);
			assert.equal(receipt.event('projects.PoolReturned').returned.toNumber(), 5_00);
			assert.deepEqual(await money(), [inPot + 5_00, inEscrow - 5_00]);
			assert.equal(await currency.inWallet(Dora), 0);
			await refused('projects.AlreadyDecided', confirm(bad, 5_00));
			const { pool, paid, returned } = await projectOf(api, mill);
			assert.deepEqual([pool, paid, returned], [0, 35_00, 65_00]);
		});

		test('and what they bring in later is theirs who have worked', async () => {
			const { Bert, Cora, Dora } = who;
			const distributed = (await act(api, Bert, 'distributeIncome', mill, 7_00)).event(
				'projects.IncomeDistributed',
			);
			assert.equal(distributed.tokens.toNumber(), 35_00);
			assert.deepEqual(await participationOf(api, mill, Bert), { tokens: 20_00, claimable: 4_00 });
			assert.deepEqual(await participationOf(api, mill, Cora), { tokens: 15_00, claimable: 3_00 });
			await refused('projects.NotParticipant', act(api, Dora, 'claimIncome', mill));
			for (const [holder, amount] of /** @type {[Person, number][]} */ ([
				[Bert, 4_00],
				[Cora, 3_00],
			])) {
				const before = await currency.inWallet(holder);
				const claimed = (await act(api, holder, 'claimIncome', mill)).event('projects.IncomeClaimed');
				assert.equal(claimed.amount.toNumber(), amount);
				assert.equal(await currency.inWallet(holder), before + amount);
			}
			// What is in escrow is the hall's.
			assert.equal(await currency.inEscrow(pot, 'Escrow'), EACH);
		});
	});

	describe('but not those whose lead leaves', () => {
		const appoint = (/** @type {number} */ project, /** @type {Person} */ lead) =>
			decided('appointLead', project, lead.address);
		const accept = (/** @type {Person} */ by, /** @type {number} */ project) =>
			act(api, by, 'acceptLead', project);
		/** The last day on which Fritz is a member. */
		let leavesOn = 0;
		/** His report, which is voted on when he leaves. @type {any} */
		let reported;

		test('have him as long as he is a member, whatever the board would like', async () => {
			const { Anna, Cora, Fritz } = who;
			const notice = await send(api.tx.membership.giveNotice(body.coop), Fritz);
			leavesOn = notice.event('membership.NoticeGiven').leavesOn.toNumber();
			await refused('projects.LeadPresent', appoint(hall, Cora));
			await refused('projects.OwnCause', appoint(hall, Anna));
			await refused('projects.NotMember', appoint(hall, person('Stranger')));
			await refused('projects.AlreadyLead', appoint(hall, Fritz));
			await refused('BadOrigin', act(api, Anna, 'appointLead', hall, Cora.address));
			await refused('projects.NotNominated', accept(Cora, hall));
		});

		test('get another one from the assembly at any time, but nobody is paid in his place', async () => {
			const { Anna, Cora, Dora, Fritz } = who;
			// Neither his report nor her appointment is over when he has left.
			await chain.session.reach(leavesOn - 25);
			reported = (await report(Fritz, hall)).event('projects.MilestoneReported');
			await vote(Anna, hall);
			await vote(Dora, hall);
			assert.equal(await body.carryOutInVain(decisions.tooLate, Cora), 'projects.ProjectOver');
			const appointed = (await body.carryOut(decisions.appoint, Cora)).event('projects.LeadAppointed');
			assert.deepEqual(
				[appointed.lead, appointed.nominee].map((account) => account.toString()),
				[Fritz.address, Dora.address],
			);
			assert.ok(appointed.by.isAssembly);
			await refused('projects.MilestoneReported', accept(Dora, hall));
			await refused('projects.NotNominated', accept(Cora, hall));
			assert.equal((await projectOf(api, hall)).lead, Fritz.address);
		});

		test('go on with her when he has left, and her own vote does not count any more', async () => {
			const { Cora, Dora, Fritz } = who;
			await chain.session.reach(leavesOn + 1);
			await refused('projects.AppointedByAssembly', appoint(hall, Cora));
			const receipt = await accept(Dora, hall);
			const { oldLead, lead, by } = receipt.event('projects.LeadChanged');
			assert.deepEqual([oldLead.toString(), lead.toString()], [Fritz.address, Dora.address]);
			assert.ok(by.isAssembly);
			const removed = receipt.event('projects.MilestoneVoteRemoved');
			assert.deepEqual([removed.voter.toNumber(), removed.accept.isTrue], [await body.number(Dora), true]);
			assert.equal((await projectOf(api, hall)).lead, Dora.address);
			await refused('projects.NotNominated', accept(Dora, hall));
			await refused('projects.OwnCause', vote(Dora, hall));
			await refused('projects.LeadPresent', appoint(hall, Cora));
		});

		test('pay who leads them now', async () => {
			const { Anna, Dora, Fritz } = who;
			await chain.session.pass(reported);
			const accepted = (await closeMilestone(hall)).event('projects.MilestoneAccepted');
			// One of four is enough. Dora is not among them any more, nor is Fritz, who has reported it.
			assert.deepEqual([accepted.yes.toNumber(), accepted.no.toNumber()], [1, 0]);
			assert.equal(await currency.inWallet(Dora), 30_00);
			await refused('projects.NotLead', report(Anna, hall, 1));
			await report(Dora, hall, 1);
			(await decided('acceptMilestone', hall, 1)).event('projects.ProjectClosed');
			assert.equal(await currency.inWallet(Dora), EACH);
			assert.equal(await currency.inWallet(Fritz), 0);
			assert.equal(await currency.inEscrow(pot, 'Escrow'), 0);
		});

		test('get another one from the board when he has left, who takes the proposal over', async () => {
			const { Cora, Emil, Fritz } = who;
			const open = async () => decided('openRound', currency.id, 5_00, (await today(api)).date + 40, [well]);
			await refused('projects.NoProjects', open());
			const first = (await appoint(well, Cora)).event('projects.LeadAppointed');
			assert.ok(first.old.isNone && first.by.isBoard);
			const second = (await appoint(well, Emil)).event('projects.LeadAppointed');
			assert.equal(second.old.unwrap().toString(), Cora.address);
			await refused('projects.NotNominated', accept(Cora, well));
			const changed = (await accept(Emil, well)).event('projects.LeadChanged');
			assert.equal(changed.oldLead.toString(), Fritz.address);
			assert.ok(changed.by.isBoard);
			(await open()).event('projects.RoundOpened');
		});
	});
});
