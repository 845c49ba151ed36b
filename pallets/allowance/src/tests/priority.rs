//! Who comes first.

use crate::{mock::*, PRIORITY_BASE};
use allmende_primitives::traits::Standing;
use frame_support::{assert_ok, traits::fungible::Mutate};

/// Sizes by which a transaction counts in the priority's unit.
const LARGE: Sizes = Sizes {
	invited: 1_000_000_000,
	founder: 1_000_000_000,
	member: 5_000_000_000,
	office: 50_000_000_000,
	cooperative: 50_000_000_000,
	..SIZES
};

fn priority(who: AccountId, call: RuntimeCall, tip: Balance) -> u64 {
	validate(who, &call, tip).unwrap().priority
}

#[test]
fn who_has_more_left_comes_first() {
	build_and_execute(|| {
		assert_ok!(Allowance::set_sizes(federation(), LARGE));
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		spend(ANNA, 2_000_000_000);
		// The fee itself is left out of it, and takes the last million down by one.
		assert_eq!(priority(ANNA, work(), 0), PRIORITY_BASE + 2_999);
		assert_eq!(priority(BEN, work(), 0), PRIORITY_BASE + 3_999);
		assert_eq!(priority(OLGA, work(), 0), PRIORITY_BASE + 4_999);
		assert_eq!(priority(GUEST, joining(COOP), 0), PRIORITY_BASE + 999);
		assert_eq!(priority(VALIDATOR, work(), 0), PRIORITY_BASE + 49_999);
	});
}

#[test]
fn the_last_of_an_allowance_is_the_least() {
	build_and_execute(|| {
		spend(ANNA, left(ANNA) - fee_of(&work()));
		assert_eq!(priority(ANNA, work(), 0), PRIORITY_BASE);
	});
}

#[test]
fn it_has_an_end() {
	build_and_execute(|| {
		let endless = Sizes { member: u64::MAX, office: u64::MAX, ..SIZES };
		assert_ok!(Allowance::set_sizes(federation(), endless));
		let millions = (u64::MAX - fee_of(&work())) / 1_000_000;
		assert_eq!(priority(ANNA, work(), 0), PRIORITY_BASE + millions);
	});
}

#[test]
fn nobody_buys_precedence_over_members() {
	build_and_execute(|| {
		assert_ok!(Balances::mint_into(&PAYER, u64::MAX / 2));
		assert_eq!(priority(PAYER, work(), u64::MAX / 4), PRIORITY_BASE - 1);
		assert_eq!(priority(ANNA, work(), 1_000), priority(PAYER, work(), 1_000));
		// Below, money decides as always.
		assert!(priority(PAYER, work(), 1) < priority(PAYER, work(), 2));
		assert!(priority(PAYER, work(), 0) < PRIORITY_BASE - 1);
	});
}

/// The federation must be able to repair the chain.
#[test]
fn what_is_operational_is_not_held_back() {
	build_and_execute(|| {
		assert_ok!(Balances::mint_into(&PAYER, u64::MAX / 2));
		let urgent = RuntimeCall::from(acts::Call::urgent {});
		assert_eq!(priority(PAYER, urgent, u64::MAX / 4), u64::MAX);
	});
}
