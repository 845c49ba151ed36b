//! Budgets for volunteers.

use crate::mock::*;
use allmende_primitives::currency::Units;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchResult, TokenError};

/// 500 until ten days after the start, 200 for each.
fn approved() -> BudgetId {
	let id = NextBudgetId::<Test>::get();
	assert_ok!(Projects::approve_volunteer_budget(assembly(), MINUTE, 500, START.plus_days(10), 200));
	id
}

fn pay(budget: BudgetId, who: AccountId, amount: Units) -> DispatchResult {
	Projects::pay_volunteer(board(), budget, who, amount, some_hash(3))
}

#[test]
fn the_assembly_approves() {
	build_and_execute(|| {
		let budget = approved();
		let until = START.plus_days(10);
		assert_eq!(
			events(),
			[Event::VolunteerBudgetApproved {
				budget,
				currency: MINUTE,
				amount: 500,
				until,
				most_per_person: 200
			}]
		);
		assert_eq!((pot(), Projects::reserved(MINUTE)), (POT - 500, 500));
		let approve = |origin, currency, amount, until, most| {
			Projects::approve_volunteer_budget(origin, currency, amount, until, most)
		};
		let [_, other] = others();
		assert_noop!(approve(other, MINUTE, 1, until, 1), Error::NotAuthorised);
		assert_noop!(approve(assembly(), 99, 1, until, 1), Error::CurrencyNotFound);
		assert_noop!(approve(assembly(), MINUTE, 0, until, 1), Error::ZeroAmount);
		assert_noop!(approve(assembly(), MINUTE, 1, until, 0), Error::ZeroAmount);
		assert_noop!(approve(assembly(), MINUTE, POT - 500, until, 1), Error::PotTooSmall);
		assert_ok!(approve(assembly(), MINUTE, POT - 501, until, 1));
		pass(1);
		assert_noop!(approve(assembly(), MINUTE, 1, START, 1), Error::WindowOutOfRange);
	});
}

#[test]
fn the_board_pays_within_the_limits() {
	build_and_execute(|| {
		let budget = approved();
		events();
		assert_ok!(pay(budget, BEN, 150));
		assert_ok!(pay(budget, BEN, 50));
		let paid =
			|amount, total| Event::VolunteerPaid { budget, who: BEN, amount, total, reason: some_hash(3) };
		assert_eq!(events(), [paid(150, 150), paid(50, 200)]);
		assert_noop!(pay(budget, BEN, 1), Error::AboveMostPerPerson);
		assert_ok!(pay(budget, CLARA, 200));
		assert_noop!(pay(budget, DORA, 101), Error::BudgetTooSmall);
		assert_ok!(pay(budget, DORA, 100));
		assert_noop!(pay(budget, DORA, 1), Error::BudgetTooSmall);
		assert_eq!([BEN, CLARA, DORA].map(purse), [PURSE + 200, PURSE + 200, PURSE + 100]);
		assert_eq!(Projects::volunteer_pay(budget, BEN), 200);
	});
}

#[test]
fn it_pays_nobody_else_and_nothing_else() {
	build_and_execute(|| {
		let budget = approved();
		assert_noop!(pay(9, BEN, 1), Error::BudgetNotFound);
		assert_noop!(pay(budget, BEN, 0), Error::ZeroAmount);
		// Itself.
		assert_noop!(pay(budget, FRIDA, 1), Error::OwnCause);
		assert_noop!(pay(budget, STRANGER, 1), TokenError::Blocked);
		let [other, _] = others();
		assert_noop!(Projects::pay_volunteer(other, budget, BEN, 1, some_hash(3)), Error::NotAuthorised);
		pass(10);
		assert_ok!(pay(budget, BEN, 1));
		pass(1);
		assert_noop!(pay(budget, BEN, 1), Error::BudgetEnded);
	});
}

#[test]
fn the_rest_goes_back() {
	build_and_execute(|| {
		let budget = approved();
		assert_ok!(pay(budget, BEN, 150));
		let close = |origin| Projects::close_volunteer_budget(origin, budget);
		assert_noop!(close(signed(ANNA)), Error::BudgetNotEnded);
		assert_noop!(close(board()), Error::BudgetNotEnded);
		let [_, other] = others();
		assert_noop!(close(other), Error::BudgetNotEnded);
		assert_noop!(Projects::close_volunteer_budget(assembly(), 9), Error::BudgetNotFound);
		pass(10);
		assert_noop!(close(signed(ANNA)), Error::BudgetNotEnded);
		pass(1);
		events();
		assert_ok!(close(signed(STRANGER)));
		assert_eq!(events(), [Event::VolunteerBudgetClosed { budget, returned: 350 }]);
		assert_eq!((pot(), Projects::reserved(MINUTE)), (POT - 150, 0));
		assert_noop!(close(assembly()), Error::BudgetEnded);
	});
}

#[test]
fn the_assembly_ends_it_at_any_time() {
	build_and_execute(|| {
		let budget = approved();
		assert_ok!(Projects::close_volunteer_budget(assembly(), budget));
		assert_noop!(pay(budget, BEN, 1), Error::BudgetEnded);
		assert_eq!(pot(), POT);
	});
}
