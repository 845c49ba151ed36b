//! The projects that a chain begins with.

use crate::{mock::*, GenesisConfig};
use allmende_primitives::currency::CurrencyId;
use frame_support::{assert_ok, traits::BuildGenesisConfig};

fn by(lead: AccountId) -> GenesisProject<AccountId> {
	GenesisProject { currency: MINUTE, lead, plan: plan(&[600, 400], SHARED) }
}

fn build(projects: Vec<GenesisProject<AccountId>>) {
	GenesisConfig::<Test> { projects }.build();
}

/// Builds it as the second one and expects it to fail.
fn fails(project: GenesisProject<AccountId>) {
	new_test_ext().execute_with(|| build(vec![by(BEN), project]));
}

#[test]
fn a_chain_begins_with_proposals() {
	build_and_execute(|| {
		System::set_block_number(0);
		build(vec![by(ANNA), GenesisProject { currency: TALER, ..by(8) }, by(BEN)]);
		// No event is kept of the genesis.
		System::set_block_number(1);
		assert_eq!(events(), []);

		for (id, lead, currency) in [(0, ANNA, MINUTE), (1, 8, TALER), (2, BEN, MINUTE)] {
			let project = project(id);
			assert_eq!((project.lead, project.currency, project.budget), (lead, currency, 1_000));
			assert_eq!((project.status, project.proposed_on), (ProjectStatus::Proposed, START));
			assert_eq!(Projects::milestones(id).len(), 2);
		}
		let ids = |currency: CurrencyId| {
			let items = Projects::projects(currency, 0, 10).items;
			items.into_iter().map(|(_, (id, _))| id).collect::<Vec<_>>()
		};
		assert_eq!((ids(MINUTE), ids(TALER)), (vec![0, 2], vec![1]));
	});
}

#[test]
fn they_are_free_for_a_round() {
	build_and_execute(|| {
		build(vec![by(ANNA), by(BEN)]);
		let round = open(1_000, &[0, 1]);
		allot(CLARA, round, &[(0, 100)]);
		close(round);
		assert_eq!(project(0).status, ProjectStatus::Running(round));
		// The other one is proposed still, and its lead can take it back.
		assert_ok!(Projects::withdraw_proposal(signed(BEN), 1));
	});
}

#[test]
#[should_panic(expected = "genesis project 1, of 99: Module")]
fn leads_have_to_be_members() {
	fails(by(STRANGER));
}

#[test]
#[should_panic(expected = "NotMember")]
fn leads_have_to_be_members_of_the_currencys_community() {
	fails(GenesisProject { currency: TALER, ..by(ANNA) });
}

#[test]
#[should_panic(expected = "CurrencyNotFound")]
fn the_currency_has_to_be_there() {
	fails(GenesisProject { currency: FIRST_TOKEN, ..by(ANNA) });
}

#[test]
#[should_panic(expected = "BudgetMismatch")]
fn the_plan_has_to_be_sound() {
	let mut project = by(ANNA);
	project.plan.budget += 1;
	fails(project);
}

#[test]
#[should_panic(expected = "TooManyOpenProposals")]
fn nobody_has_more_places_than_others() {
	new_test_ext().execute_with(|| build(vec![by(ANNA); 100]));
}
