//! Who comes first.

use crate::{mock::*, priority::*};
use allmende_primitives::traits::Standing;
use frame_support::{assert_ok, traits::fungible::Mutate};

fn priority(who: AccountId, call: RuntimeCall, tip: Balance) -> u64 {
	validate(who, &call, tip).unwrap().priority
}

/// By the share, not by the amount: an office that has sent half of its allowance stands behind.
#[test]
fn who_has_sent_less_comes_first() {
	build_and_execute(|| {
		assert_eq!(priority(ANNA, work(), 0), of_share(OF_MEMBERS, 1u64, 1));
		assert_eq!(priority(ANNA, work(), 0), priority(VALIDATOR, work(), 0));
		spend(ANNA, left(ANNA) / 4);
		spend(VALIDATOR, left(VALIDATOR) / 2);
		assert!(left(VALIDATOR) > left(ANNA));
		assert!(priority(ANNA, work(), 0) > priority(VALIDATOR, work(), 0));
		assert_eq!(priority(ANNA, work(), 0), of_share(OF_MEMBERS, 3u64, 4));
		assert_eq!(priority(VALIDATOR, work(), 0), of_share(OF_MEMBERS, 1u64, 2));
	});
}

/// Somebody new has a whole credit, and yet no precedence over members.
#[test]
fn members_come_before_guests() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		assert_eq!(priority(GUEST, joining(COOP), 0), of_share(OF_GUESTS, 1u64, 1));
		spend(ANNA, left(ANNA) - fee_of(&work()));
		assert!(priority(ANNA, work(), 0) > priority(GUEST, joining(COOP), 0));
		assert!(priority(ANNA, work(), 0) < of_share(OF_MEMBERS, 1u64, 4));
		// A founder's credit is larger, and counts as whole.
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_eq!(priority(GUEST, joining(COOP), 0), of_share(OF_GUESTS, 1u64, 1));
	});
}

/// The pool replaces a transaction by another one of the same nonce if its priority is higher, and the one that is replaced
/// is paid for by nobody.
#[test]
fn nothing_is_gained_by_making_a_transaction_smaller() {
	build_and_execute(|| {
		let smaller = acts::Call::work { actual: None, pays: Default::default(), fails: true };
		assert_eq!(priority(ANNA, work(), 0), priority(ANNA, smaller.into(), 0));
		// Nor by waiting for a block or two.
		spend(ANNA, left(ANNA) / 2);
		let before = priority(ANNA, work(), 0);
		System::set_block_number(System::block_number() + 1);
		assert_eq!(priority(ANNA, work(), 0), before + ((1 << 40) * (1_024 / SIZES.refill)));
	});
}

#[test]
fn a_share_of_nothing_is_nothing() {
	assert_eq!(of_share(OF_MEMBERS, 5u64, 0), OF_MEMBERS);
	assert_eq!(of_share(OF_MEMBERS, 9u64, 5), of_share(OF_MEMBERS, 5u64, 5));
	assert_eq!(of_share(OF_MEMBERS, 0u64, u64::MAX), OF_MEMBERS);
}

#[test]
fn nobody_buys_precedence_over_members() {
	build_and_execute(|| {
		assert_ok!(Balances::mint_into(&PAYER, u64::MAX / 2));
		assert_eq!(priority(PAYER, work(), u64::MAX / 4), MOST_FOR_MONEY);
		assert_eq!(priority(ANNA, work(), 1_000), priority(PAYER, work(), 1_000));
		// Below, money decides as always.
		assert!(priority(PAYER, work(), 1) < priority(PAYER, work(), 2));
		assert!(priority(PAYER, work(), 0) < MOST_FOR_MONEY);
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
