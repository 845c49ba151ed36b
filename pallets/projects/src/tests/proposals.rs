//! Proposing, amending, withdrawing and discussing.

use crate::mock::*;
use allmende_primitives::{currency::Units, Date};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

/// A plan with another first milestone.
fn with_first(change: impl FnOnce(&mut Milestone)) -> Plan {
	let mut plan = plan(&[600, 400], PayTo::Lead);
	change(&mut plan.milestones[0]);
	plan
}

/// Everything that is wrong with a plan, and the error that says so.
fn faults() -> Vec<(Plan, DispatchError)> {
	let sound = || plan(&[600, 400], PayTo::Lead);
	let mut blank = sound();
	blank.text.address = b"  ".to_vec().try_into().unwrap();
	let mut binary = sound();
	binary.text.address = vec![0xff].try_into().unwrap();
	let mut empty = sound();
	empty.milestones = Milestones::default();
	let mut least = sound();
	least.least = 0;
	let mut more = sound();
	more.least = 1_001;
	let mut budget = sound();
	budget.budget = 999;
	let faults = vec![
		(blank, Error::InvalidAddress),
		(binary, Error::InvalidAddress),
		(empty, Error::NoMilestones),
		(with_first(|first| first.due = Projects::today()), Error::MilestoneDue),
		(with_first(|first| first.amount = 0), Error::ZeroAmount),
		(with_first(|first| first.due = Date(30_000)), Error::MilestonesNotSorted),
		(budget, Error::BudgetMismatch),
		(least, Error::LeastOutOfRange),
		(more, Error::LeastOutOfRange),
	];
	faults.into_iter().map(|(plan, error)| (plan, error.into())).collect()
}

#[test]
fn members_propose() {
	build_and_execute(|| {
		let mut plan = plan(&[600, 400], SHARED);
		plan.least = 1_000;
		// Investing members, too.
		for (id, lead) in [(0, ANNA), (1, INVESTOR)] {
			assert_ok!(Projects::propose(signed(lead), MINUTE, Box::new(plan.clone())));
			assert_eq!(
				events(),
				[Event::ProjectProposed {
					project: id,
					currency: MINUTE,
					lead,
					text_hash: some_hash(1),
					budget: 1_000,
					least: 1_000,
					pay_to: SHARED,
				}]
			);
		}
		let kept = project(0);
		assert_eq!((kept.coop, kept.lead_number, kept.proposed_on), (COOP, 3, START));
		assert_eq!((kept.status, kept.funds), (ProjectStatus::Proposed, Funds::default()));
		assert_eq!(MilestonePlans::<Test>::get(0), plan.milestones);
	});
}

#[test]
fn milestones_can_be_due_on_the_same_day() {
	build_and_execute(|| {
		let mut plan = with_first(|first| first.due = START.plus_days(1));
		plan.milestones[1].due = START.plus_days(1);
		propose(ANNA, plan);
	});
}

#[test]
fn a_plan_must_add_up() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[5], PayTo::Lead));
		for (plan, error) in faults() {
			let plan = Box::new(plan);
			assert_noop!(Projects::propose(signed(ANNA), MINUTE, plan.clone()), error);
			assert_noop!(Projects::amend_proposal(signed(ANNA), project, plan), error);
		}
		let mut huge = plan(&[1, 1], PayTo::Lead);
		huge.milestones[0].amount = Units::MAX;
		assert_noop!(
			Projects::propose(signed(ANNA), MINUTE, Box::new(huge)),
			sp_runtime::ArithmeticError::Overflow
		);
	});
}

#[test]
fn others_do_not_propose() {
	build_and_execute(|| {
		let plan = Box::new(plan(&[5], PayTo::Lead));
		assert_noop!(Projects::propose(signed(ANNA), 99, plan.clone()), Error::CurrencyNotFound);
		assert_noop!(Projects::propose(signed(STRANGER), MINUTE, plan.clone()), Error::NotMember);
		assert_noop!(Projects::propose(signed(ANNA), TALER, plan), Error::NotMember);
	});
}

#[test]
fn open_proposals_are_bounded() {
	build_and_execute(|| {
		for _ in 0..40 {
			propose(ANNA, plan(&[5], PayTo::Lead));
		}
		let one = Box::new(plan(&[5], PayTo::Lead));
		assert_noop!(Projects::propose(signed(ANNA), MINUTE, one.clone()), Error::TooManyOpenProposals);
		assert_ok!(Projects::propose(signed(BEN), MINUTE, one.clone()));
		assert_ok!(Projects::withdraw_proposal(signed(ANNA), 7));
		assert_ok!(Projects::propose(signed(ANNA), MINUTE, one.clone()));
		assert_noop!(Projects::propose(signed(ANNA), MINUTE, one), Error::TooManyOpenProposals);
		// One that is funded is not open any more.
		let round = open(5, &[0]);
		allot(BEN, round, &[(0, 1)]);
		close(round);
		propose(ANNA, plan(&[5], PayTo::Lead));
	});
}

#[test]
fn the_lead_amends() {
	build_and_execute(|| {
		let id = propose(ANNA, plan(&[600, 400], PayTo::Lead));
		events();
		let mut other = plan(&[700], SHARED);
		other.text = text(2);
		other.least = 500;
		assert_ok!(Projects::amend_proposal(signed(ANNA), id, Box::new(other.clone())));
		assert_eq!(
			events(),
			[Event::ProposalAmended {
				project: id,
				revision: 1,
				old_text_hash: some_hash(1),
				text_hash: some_hash(2),
				old_budget: 1_000,
				budget: 700,
				least: 500,
				pay_to: SHARED,
			}]
		);
		let kept = project(id);
		assert_eq!((kept.text, kept.budget, kept.least), (text(2), 700, 500));
		assert_eq!((kept.pay_to, kept.revision), (SHARED, 1));
		assert_eq!(MilestonePlans::<Test>::get(id), other.milestones);
	});
}

#[test]
fn the_lead_withdraws() {
	build_and_execute(|| {
		let id = propose(ANNA, plan(&[5], PayTo::Lead));
		events();
		assert_ok!(Projects::withdraw_proposal(signed(ANNA), id));
		assert_eq!(events(), [Event::ProposalWithdrawn { project: id }]);
		assert_eq!(project(id).status, ProjectStatus::Withdrawn);
		assert_noop!(Projects::withdraw_proposal(signed(ANNA), id), Error::NotProposed);
	});
}

#[test]
fn proposals_are_the_leads_until_a_round_takes_them() {
	build_and_execute(|| {
		let other = Box::new(plan(&[7], PayTo::Lead));
		assert_noop!(Projects::amend_proposal(signed(ANNA), 0, other.clone()), Error::ProjectNotFound);
		assert_noop!(Projects::withdraw_proposal(signed(ANNA), 0), Error::ProjectNotFound);
		let id = propose(ANNA, plan(&[5], PayTo::Lead));
		assert_noop!(Projects::amend_proposal(signed(BEN), id, other.clone()), Error::NotLead);
		assert_noop!(Projects::withdraw_proposal(signed(BEN), id), Error::NotLead);

		let round = open(5, &[id]);
		assert_noop!(Projects::amend_proposal(signed(ANNA), id, other.clone()), Error::NotProposed);
		assert_noop!(Projects::withdraw_proposal(signed(ANNA), id), Error::NotProposed);
		// Nobody allots anything, and it is a proposal again.
		close(round);
		assert_ok!(Projects::amend_proposal(signed(ANNA), id, other));
		assert_ok!(Projects::withdraw_proposal(signed(ANNA), id));
	});
}

#[test]
fn who_comes_back_is_somebody_else() {
	build_and_execute(|| {
		let id = propose(ANNA, plan(&[5], PayTo::Lead));
		leave(COOP, ANNA);
		assert_noop!(Projects::withdraw_proposal(signed(ANNA), id), Error::NotLead);
		enter(COOP, ANNA);
		assert_noop!(Projects::withdraw_proposal(signed(ANNA), id), Error::NotLead);
	});
}

#[test]
fn members_discuss() {
	build_and_execute(|| {
		let id = propose(ANNA, plan(&[5], PayTo::Lead));
		events();
		assert_ok!(Projects::discuss(signed(INVESTOR), id, some_hash(8)));
		assert_eq!(
			events(),
			[Event::ProjectDiscussed { project: id, who: INVESTOR, text_hash: some_hash(8) }]
		);
		assert_noop!(Projects::discuss(signed(STRANGER), id, some_hash(8)), Error::NotMember);
		assert_noop!(Projects::discuss(signed(ANNA), id + 1, some_hash(8)), Error::ProjectNotFound);
	});
}
