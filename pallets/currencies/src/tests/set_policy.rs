use crate::{mock::*, Error, Event, PastPolicies};
use allmende_primitives::{
	currency::{Currencies as _, CurrencyPolicy, Holders},
	Fraction,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{ArithmeticError, DispatchError, Permill};

#[test]
fn the_assembly_changes_it_and_the_old_one_stays_readable() {
	build_and_execute(|| {
		let id = create();
		events();
		let changed = CurrencyPolicy { holders: Holders::Anybody, daily_limit: Some(5), ..policy() };
		assert_ok!(Currencies::set_policy(assembly(TOWN), id, Box::new(changed.clone())));
		assert_eq!(
			events(),
			[Event::PolicySet {
				currency: id,
				version: 2,
				old: Box::new(policy()),
				policy: Box::new(changed.clone()),
			}]
		);
		assert_eq!(Currencies::policy(id), Some(changed.clone()));
		assert_eq!(Currencies::policy_at(id, 1), Some(policy()));
		assert_eq!(Currencies::policy_at(id, 2), Some(changed));
		assert_eq!(Currencies::policy_at(id, 3), None);
		assert_eq!(Currencies::policy_at(id + 1, 1), None);
		assert_eq!(PastPolicies::<Test>::iter().count(), 1);
	});
}

#[test]
fn only_its_own_assembly() {
	build_and_execute(|| {
		let id = create();
		let changed = || Box::new(CurrencyPolicy { daily_limit: Some(5), ..policy() });
		for origin in not_an_assembly() {
			assert_noop!(Currencies::set_policy(origin, id, changed()), DispatchError::BadOrigin);
		}
		let other = assembly(VALLEY);
		assert_noop!(Currencies::set_policy(other, id, changed()), Error::<Test>::NotAuthorised);
		assert_noop!(Currencies::set_policy(assembly(TOWN), id + 1, changed()), Error::<Test>::NotFound);
	});
}

#[test]
fn it_has_to_be_another_sound_one() {
	build_and_execute(|| {
		let id = create();
		assert_noop!(change_policy(id, |_| ()), Error::<Test>::PolicyUnchanged);
		let faulty = |policy: &mut CurrencyPolicy| policy.consensus.approval = Fraction::new(1, 2);
		assert_noop!(change_policy(id, faulty), Error::<Test>::ApprovalOutOfRange);
		let nowhere = |policy: &mut CurrencyPolicy| {
			policy.holders = Holders::Listed(vec![NOWHERE].try_into().unwrap());
		};
		assert_noop!(change_policy(id, nowhere), Error::<Test>::NotActive);
	});
}

#[test]
fn versions_end_somewhere() {
	new_test_ext().execute_with(|| {
		let id = create();
		crate::Currencies::<Test>::mutate(id, |details| details.as_mut().unwrap().version = u32::MAX);
		assert_noop!(change_policy(id, |policy| policy.daily_limit = Some(1)), ArithmeticError::Overflow);
	});
}

/// What has accrued at the old rate stays owed at it, whether or not the account was settled in between.
#[test]
fn a_new_rate_is_for_the_time_to_come() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		fund(id, BOB, 100_00);
		pass(YEAR / 2);
		assert_ok!(change_policy(id, |policy| policy.demurrage = Some(Permill::from_percent(20))));
		let accrued = |who| Currencies::holding(id, who).unwrap().accrued;
		assert_eq!(accrued(ALICE), 5_00);
		assert_ok!(Currencies::settle(signed(EVE), id, BOB));
		pass(YEAR / 2);
		// Simple interest between settlements: 5 and 10 of a hundred; Bob's second half is of what was left to him.
		assert_eq!((accrued(ALICE), accrued(BOB)), (15_00, 9_50));
		assert_ok!(change_policy(id, |policy| policy.demurrage = None));
		pass(YEAR);
		assert_eq!((accrued(ALICE), accrued(BOB)), (15_00, 9_50));
	});
}
