//! Sequences of everything that members, organs and wallets can do. Commands may fail; what must be true may not.

use crate::mock::*;
use allmende_primitives::currency::{Currencies, Units};
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer};
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, RngAlgorithm, TestRng, TestRunner},
};
use std::{cell::RefCell, collections::BTreeMap};

#[derive(Clone, Debug)]
enum Command {
	Propose {
		lead: AccountId,
		amounts: Vec<Units>,
		least: u8,
		pay_to: u8,
	},
	Amend {
		pick: u32,
		amounts: Vec<Units>,
	},
	Withdraw {
		pick: u32,
	},
	Approve {
		amount: Units,
	},
	OpenRound {
		by_board: bool,
		budget: Units,
	},
	Allot {
		who: AccountId,
		given: Vec<u32>,
	},
	CloseRound {
		limit: u32,
	},
	Report {
		pick: u32,
		milestone: u32,
	},
	Vote {
		pick: u32,
		milestone: u32,
		who: AccountId,
		accept: bool,
	},
	Accept {
		pick: u32,
		milestone: u32,
		by_board: bool,
	},
	CloseMilestone {
		pick: u32,
		milestone: u32,
	},
	Lapse {
		pick: u32,
		milestone: u32,
	},
	CloseProject {
		pick: u32,
	},
	Cancel {
		pick: u32,
		by_lead: bool,
	},
	Contribute {
		pick: u32,
		who: AccountId,
		amount: Units,
	},
	Confirm {
		pick: u32,
		id: u32,
		by: Option<AccountId>,
	},
	Reject {
		pick: u32,
		id: u32,
	},
	WithdrawContribution {
		pick: u32,
		id: u32,
	},
	Transfer {
		pick: u32,
		from: AccountId,
		to: AccountId,
		amount: Units,
	},
	Distribute {
		pick: u32,
		who: AccountId,
		amount: Units,
	},
	Claim {
		pick: u32,
		who: AccountId,
	},
	ApproveVolunteers {
		amount: Units,
		days: u32,
		most: Units,
	},
	PayVolunteer {
		who: AccountId,
		amount: Units,
	},
	CloseVolunteers {
		by_assembly: bool,
	},
	Appoint {
		pick: u32,
		who: AccountId,
		by_board: bool,
	},
	AcceptLead {
		pick: u32,
	},
	Leave {
		who: AccountId,
	},
	Enter {
		who: AccountId,
	},
	Pass {
		days: u32,
	},
	Pause {
		paused: bool,
	},
	/// Something else spends from the pot, or pays into it.
	SpendPot {
		amount: Units,
	},
	Wallet {
		by: AccountId,
		to: AccountId,
		amount: Units,
	},
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let who = || prop_oneof![9 => 1u64..10, 1 => Just(STRANGER)];
	let pick = || 0u32..6;
	let milestone = || 0u32..3;
	let amounts = || proptest::collection::vec(1u128..500, 1..4);
	let amount = || prop_oneof![8 => 1u128..300, 1 => Just(0), 1 => any::<u128>()];
	let id = || 0u32..8;
	prop_oneof![
		8 => (who(), amounts(), any::<u8>(), 0u8..6)
			.prop_map(|(lead, amounts, least, pay_to)| Propose { lead, amounts, least, pay_to }),
		1 => (pick(), amounts()).prop_map(|(pick, amounts)| Amend { pick, amounts }),
		1 => pick().prop_map(|pick| Withdraw { pick }),
		1 => amount().prop_map(|amount| Approve { amount }),
		8 => (any::<bool>(), 100u128..3_000).prop_map(|(by_board, budget)| OpenRound { by_board, budget }),
		16 => (who(), proptest::collection::vec(0u32..40, 0..4)).prop_map(|(who, given)| Allot { who, given }),
		14 => (0u32..4).prop_map(|limit| CloseRound { limit }),
		12 => (pick(), milestone()).prop_map(|(pick, milestone)| Report { pick, milestone }),
		24 => (pick(), milestone(), who(), any::<bool>())
			.prop_map(|(pick, milestone, who, accept)| Vote { pick, milestone, who, accept }),
		10 => (pick(), milestone(), any::<bool>())
			.prop_map(|(pick, milestone, by_board)| Accept { pick, milestone, by_board }),
		12 => (pick(), milestone()).prop_map(|(pick, milestone)| CloseMilestone { pick, milestone }),
		4 => (pick(), milestone()).prop_map(|(pick, milestone)| Lapse { pick, milestone }),
		2 => pick().prop_map(|pick| CloseProject { pick }),
		1 => (pick(), any::<bool>()).prop_map(|(pick, by_lead)| Cancel { pick, by_lead }),
		16 => (pick(), who(), amount()).prop_map(|(pick, who, amount)| Contribute { pick, who, amount }),
		20 => (pick(), id(), proptest::option::of(who())).prop_map(|(pick, id, by)| Confirm { pick, id, by }),
		1 => (pick(), id()).prop_map(|(pick, id)| Reject { pick, id }),
		1 => (pick(), id()).prop_map(|(pick, id)| WithdrawContribution { pick, id }),
		10 => (pick(), who(), who(), amount())
			.prop_map(|(pick, from, to, amount)| Transfer { pick, from, to, amount }),
		10 => (pick(), who(), amount()).prop_map(|(pick, who, amount)| Distribute { pick, who, amount }),
		12 => (pick(), who()).prop_map(|(pick, who)| Claim { pick, who }),
		2 => (amount(), 0u32..60, 1u128..300)
			.prop_map(|(amount, days, most)| ApproveVolunteers { amount, days, most }),
		4 => (who(), amount()).prop_map(|(who, amount)| PayVolunteer { who, amount }),
		1 => any::<bool>().prop_map(|by_assembly| CloseVolunteers { by_assembly }),
		8 => (pick(), who(), any::<bool>())
			.prop_map(|(pick, who, by_board)| Appoint { pick, who, by_board }),
		6 => pick().prop_map(|pick| AcceptLead { pick }),
		1 => who().prop_map(|who| Leave { who }),
		3 => who().prop_map(|who| Enter { who }),
		12 => prop_oneof![4 => Just(16u32), 2 => 0u32..10, 1 => Just(80)].prop_map(|days| Pass { days }),
		1 => (0u8..4).prop_map(|one| Pause { paused: one == 0 }),
		2 => any::<u128>().prop_map(|amount| SpendPot { amount }),
		4 => (who(), who(), amount()).prop_map(|(by, to, amount)| Wallet { by, to, amount }),
	]
}

/// One of the projects that the filter lets through, or one that there is not.
fn find(pick: u32, filter: impl Fn(&ProjectOf<Test>) -> bool) -> ProjectId {
	let mut found: Vec<_> =
		ProjectRecords::<Test>::iter().filter(|(_, project)| filter(project)).map(|(id, _)| id).collect();
	found.sort_unstable();
	found.get(pick as usize % found.len().max(1)).copied().unwrap_or(999)
}

fn running(pick: u32) -> ProjectId {
	find(pick, |project| matches!(project.status, ProjectStatus::Running(_)))
}

fn proposed(pick: u32) -> ProjectId {
	find(pick, |project| project.status == ProjectStatus::Proposed)
}

fn asked(pick: u32) -> ProjectId {
	find(pick, |project| project.asked > 0)
}

fn with_token(pick: u32) -> ProjectId {
	find(pick, |project| project.token.is_some())
}

fn lead(id: ProjectId) -> AccountId {
	ProjectRecords::<Test>::get(id).map_or(STRANGER, |project| project.lead)
}

/// An open contribution, chosen by a number, with its terms.
fn contribution(project: ProjectId, number: u32) -> (ContributionId, Units, AccountId) {
	let mut open: Vec<_> = Contributions::<Test>::iter_prefix(project)
		.filter(|(_, contribution)| contribution.status == ContributionStatus::Open)
		.collect();
	open.sort_unstable_by_key(|(id, _)| *id);
	let one = open.get(number as usize % open.len().max(1));
	one.map_or((999, 1, STRANGER), |(id, contribution)| (*id, contribution.amount, contribution.contributor))
}

/// A milestone of a project in the state that is asked for, chosen by a number, or the one of that number.
fn milestone_in(id: ProjectId, number: u32, filter: impl Fn(&MilestoneStateOf<Test>) -> bool) -> u32 {
	let views = Projects::milestones(id);
	let found: Vec<_> = (0u32..)
		.zip(views)
		.filter(|(_, view)| view.granted > 0 && filter(&view.state))
		.map(|(number, _)| number)
		.collect();
	found.get(number as usize % found.len().max(1)).copied().unwrap_or(number)
}

fn open_milestone(id: ProjectId, number: u32) -> u32 {
	milestone_in(id, number, |state| matches!(state, MilestoneState::Open { .. }))
}

fn reported_milestone(id: ProjectId, number: u32) -> u32 {
	milestone_in(id, number, |state| matches!(state, MilestoneState::Reported(_)))
}

/// A project with a milestone that is reported, or one that runs.
fn with_report(pick: u32) -> ProjectId {
	let reported: Vec<_> = MilestoneStates::<Test>::iter()
		.filter(|(_, _, state)| matches!(state, MilestoneState::Reported(_)))
		.map(|(id, _, _)| id)
		.collect();
	let id = find(pick, |project| {
		matches!(project.status, ProjectStatus::Running(_))
			&& reported.iter().any(|id| ProjectRecords::<Test>::get(id).as_ref() == Some(project))
	});
	if id == 999 {
		running(pick)
	} else {
		id
	}
}

/// A plan whose milestones are due some time from today.
fn plan_today(amounts: &[Units], pay_to: u8) -> Plan {
	let pay_to = match pay_to {
		0 => PayTo::Lead,
		1 => PayTo::Contributors { participation: false },
		_ => SHARED,
	};
	let mut plan = plan(amounts, pay_to);
	let today = Projects::today();
	for (number, milestone) in (1u32..).zip(plan.milestones.iter_mut()) {
		milestone.due = today.plus_days(number * 70);
	}
	plan
}

/// Carries a command out as a transaction of its own.
fn run(command: Command) -> DispatchResult {
	use Command::*;
	let until = |days| Projects::today().plus_days(days);
	let last_round = NextRoundId::<Test>::get().saturating_sub(1);
	let last_budget = NextBudgetId::<Test>::get().saturating_sub(1);
	with_storage_layer(|| match command {
		Propose { lead, amounts, least, pay_to } => {
			let mut plan = plan_today(&amounts, pay_to);
			plan.least = 1 + plan.budget * u128::from(least) / 1_024;
			Projects::propose(signed(lead), MINUTE, Box::new(plan))
		},
		Amend { pick, amounts } => {
			let id = proposed(pick);
			Projects::amend_proposal(signed(lead(id)), id, Box::new(plan_today(&amounts, 2)))
		},
		Withdraw { pick } => {
			let id = proposed(pick);
			Projects::withdraw_proposal(signed(lead(id)), id)
		},
		Approve { amount } => Projects::approve_budget(assembly(), MINUTE, amount, until(30)),
		OpenRound { by_board, budget } => {
			let mut free: Vec<_> = ProjectRecords::<Test>::iter()
				.filter(|(_, project)| {
					project.status == ProjectStatus::Proposed && Projects::is_lead(project, &project.lead)
				})
				.filter(|(id, _)| MilestonePlans::<Test>::get(id)[0].due > until(14))
				.map(|(id, _)| id)
				.collect();
			free.sort_unstable();
			free.truncate(4);
			let origin = if by_board { board() } else { assembly() };
			Projects::open_round(origin, MINUTE, budget, until(14), ids(&free))
		},
		Allot { who, given } => {
			let projects = Rounds::<Test>::get(last_round).map(|round| round.projects).unwrap_or_default();
			let given: Vec<_> = projects.into_iter().zip(given).filter(|(_, given)| *given > 0).collect();
			Projects::allot(signed(who), last_round, points(&given))
		},
		CloseRound { limit } => Projects::do_close_round(last_round, limit).map(|_| ()),
		Report { pick, milestone } => {
			let id = running(pick);
			Projects::report_milestone(signed(lead(id)), id, open_milestone(id, milestone), some_hash(1))
		},
		Vote { pick, milestone, who, accept } => {
			let id = with_report(pick);
			Projects::vote_on_milestone(signed(who), id, reported_milestone(id, milestone), accept)
		},
		Accept { pick, milestone, by_board } => {
			let origin = if by_board { board() } else { assembly() };
			let id = with_report(pick);
			Projects::accept_milestone(origin, id, reported_milestone(id, milestone))
		},
		CloseMilestone { pick, milestone } => {
			let id = with_report(pick);
			Projects::close_milestone(signed(STRANGER), id, reported_milestone(id, milestone))
		},
		Lapse { pick, milestone } => {
			let id = running(pick);
			Projects::lapse_milestone(signed(STRANGER), id, open_milestone(id, milestone))
		},
		CloseProject { pick } => {
			let id = running(pick);
			Projects::close_project(signed(lead(id)), id)
		},
		Cancel { pick, by_lead } => {
			let id = running(pick);
			Projects::cancel_project(if by_lead { signed(lead(id)) } else { assembly() }, id)
		},
		Contribute { pick, who, amount } => {
			Projects::contribute(signed(who), running(pick), Work::Deliverable, amount, some_hash(1))
		},
		Confirm { pick, id, by } => {
			let project = asked(pick);
			let (id, amount, _) = contribution(project, id);
			Projects::confirm_contribution(by.map_or_else(board, signed), project, id, amount)
		},
		Reject { pick, id } => {
			let project = asked(pick);
			Projects::reject_contribution(board(), project, contribution(project, id).0, some_hash(1))
		},
		WithdrawContribution { pick, id } => {
			let project = asked(pick);
			let (id, _, who) = contribution(project, id);
			Projects::withdraw_contribution(signed(who), project, id)
		},
		Transfer { pick, from, to, amount } => {
			Projects::transfer_participation(signed(from), with_token(pick), to, amount)
		},
		Distribute { pick, who, amount } => {
			Projects::distribute_income(signed(who), with_token(pick), amount)
		},
		Claim { pick, who } => Projects::claim_income(signed(who), with_token(pick)),
		ApproveVolunteers { amount, days, most } => {
			Projects::approve_volunteer_budget(assembly(), MINUTE, amount, until(days), most)
		},
		PayVolunteer { who, amount } => {
			Projects::pay_volunteer(board(), last_budget, who, amount, some_hash(1))
		},
		CloseVolunteers { by_assembly } => {
			let origin = if by_assembly { assembly() } else { signed(STRANGER) };
			Projects::close_volunteer_budget(origin, last_budget)
		},
		Appoint { pick, who, by_board } => {
			let id = find(pick, |project| !project.status.is_over());
			Projects::appoint_lead(if by_board { board() } else { assembly() }, id, who)
		},
		AcceptLead { pick } => {
			let id = find(pick, |project| project.nominee.is_some());
			let who = ProjectRecords::<Test>::get(id).and_then(|project| project.nominee);
			let who = who.map_or(STRANGER, |nominee| nominee.who);
			Projects::do_accept_lead(who, id).map(|_| ())
		},
		Leave { who } => {
			leave(COOP, who);
			Ok(())
		},
		Enter { who } => {
			frame_support::ensure!(!ledger::Members::<Test>::contains_key(COOP, who), "a member");
			enter(COOP, who);
			Ok(())
		},
		Pass { days } => {
			pass(days);
			Ok(())
		},
		Pause { paused } => {
			ledger::Paused::<Test>::put(paused);
			Ok(())
		},
		SpendPot { amount } => {
			// Between nothing and all that is free; Dora gets it.
			let amount = amount % (pot() / 16 + 1);
			ledger::Free::<Test>::mutate(MINUTE, Ledger::pot(MINUTE), |free| *free -= amount);
			ledger::Free::<Test>::mutate(MINUTE, DORA, |free| *free += amount);
			Ok(())
		},
		Wallet { by, to, amount } => {
			let token = ProjectRecords::<Test>::get(with_token(0)).and_then(|project| project.token);
			Assets::transfer(signed(by), token.unwrap_or(999), to, amount)
		},
	})
}

fn name(command: &Command) -> String {
	format!("{command:?}").split(' ').next().unwrap().to_string()
}

/// What was paid in and out, as seen from outside: by what the accounts can spend.
fn check(before: Units, command: &Command, done: bool, purses: &BTreeMap<AccountId, Units>) {
	check_state();
	assert_eq!(units(), before, "units were lost or made");
	let after: BTreeMap<_, _> = ledger::Free::<Test>::iter_prefix(MINUTE).collect();
	for (who, had) in purses {
		let has = after.get(who).copied().unwrap_or_default();
		// Nobody loses anything but by his own payment, and the pot but by what the organs decide.
		let pays = matches!(command, Command::Distribute { who: payer, .. } if payer == who);
		let pot = *who == Ledger::pot(MINUTE);
		assert!(has >= *had || pays || pot, "{who} has lost units by {command:?}");
	}
	if !done {
		assert_eq!(&after, purses, "a refused command changed something");
	}
}

/// Runs sequences of commands, checking after each command, and answers how often each kind has worked.
fn run_sequences(mut runner: TestRunner) -> BTreeMap<String, u32> {
	let worked = RefCell::new(BTreeMap::<String, u32>::new());
	runner
		.run(&proptest::collection::vec(command(), 60..200), |commands| {
			new_test_ext().execute_with(|| {
				let before = units();
				// Something to begin with: all money locked, and some in the pool with tokens issued.
				funded(&[300, 200, 100], PayTo::Lead);
				funded(&[400, 300], SHARED);
				shared();
				for command in commands {
					let purses = ledger::Free::<Test>::iter_prefix(MINUTE).collect();
					let result = run(command.clone());
					check(before, &command, result.is_ok(), &purses);
					if result.is_ok() {
						*worked.borrow_mut().entry(name(&command)).or_default() += 1;
					}
				}
			});
			Ok(())
		})
		.unwrap();
	worked.into_inner()
}

fn runner_config() -> RunnerConfig {
	RunnerConfig { cases: 32, failure_persistence: None, ..Default::default() }
}

/// Other sequences each time. A failure prints the shortest commands that lead to it.
#[test]
fn units_and_tokens_are_conserved() {
	run_sequences(TestRunner::new(runner_config()));
}

/// The same sequences each time, which reach every kind of command: else the test above would show nothing.
#[test]
fn the_sequences_reach_every_command() {
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let worked = run_sequences(TestRunner::new_with_rng(runner_config(), rng));
	for name in [
		"Propose",
		"Amend",
		"Withdraw",
		"Approve",
		"OpenRound",
		"Allot",
		"CloseRound",
		"Report",
		"Vote",
		"Accept",
		"CloseMilestone",
		"Lapse",
		"CloseProject",
		"Cancel",
		"Contribute",
		"Confirm",
		"Reject",
		"WithdrawContribution",
		"Transfer",
		"Distribute",
		"Claim",
		"ApproveVolunteers",
		"PayVolunteer",
		"CloseVolunteers",
		"Appoint",
		"AcceptLead",
	] {
		assert!(worked.contains_key(name), "{name} never worked: {worked:?}");
	}
}
