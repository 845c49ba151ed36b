use crate::{mock::*, Validator};
use allmende_primitives::{Authority, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const NODE: AccountId = 77;

#[test]
fn a_members_board_puts_an_account_forward() {
	build_and_execute(|| {
		pass(DAY);
		assert_ok!(Federation::nominate_validator(board(EAST), NODE));
		assert_eq!(events(), [Event::ValidatorNominated { coop: EAST, who: NODE }]);
		let nominated = Validator { coop: EAST, nominated_on: today(), admitted_on: None };
		assert_eq!(crate::Validators::<Test>::get(NODE), Some(nominated));
		assert_eq!(Federation::validators_of(EAST), [NODE]);
		assert!(Federation::is_nominated(&NODE));
		// It takes more to validate.
		assert!(Federation::admitted_validators().is_empty());
		assert_eq!(Federation::set_for_next_session(), None);
	});
}

/// A board must not make accounts: it can nominate and withdraw as often as it likes.
#[test]
fn the_account_gets_nothing_by_it() {
	build_and_execute(|| {
		assert_ok!(Federation::nominate_validator(board(EAST), NODE));
		assert!(!frame_system::Account::<Test>::contains_key(NODE));
		assert!(!Federation::is_admitted(&NODE));
	});
}

#[test]
fn no_other_organ_nominates() {
	build_and_execute(|| {
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(NODE),
			Authority::Supervisory { coop: NORTH }.into(),
			Authority::Mediators { coop: NORTH }.into(),
			assembly_of(NORTH, Majority::NineTenths),
			federation(Majority::NineTenths),
		] {
			assert_noop!(Federation::nominate_validator(origin, NODE), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_a_member_nominates() {
	build_and_execute(|| {
		for coop in [SOUTH, BEING_FOUNDED, 99] {
			assert_noop!(Federation::nominate_validator(board(coop), NODE), Error::NotMember);
		}
	});
}

#[test]
fn an_account_is_nominated_once() {
	build_and_execute(|| {
		assert_ok!(Federation::nominate_validator(board(EAST), NODE));
		for coop in [NORTH, EAST] {
			assert_noop!(Federation::nominate_validator(board(coop), NODE), Error::AlreadyNominated);
		}
	});
}

#[test]
fn a_member_nominates_so_many() {
	build_and_execute(|| {
		for who in 1..=u64::from(MAX_NOMINATIONS) {
			assert_ok!(Federation::nominate_validator(board(EAST), who));
		}
		assert_noop!(Federation::nominate_validator(board(EAST), NODE), Error::TooManyNominations);
		// Others have places of their own, and one that is taken back is free.
		assert_ok!(Federation::nominate_validator(board(NORTH), NODE));
		assert_ok!(Federation::withdraw_validator(board(EAST), 2));
		assert_ok!(Federation::nominate_validator(board(EAST), 9));
		assert_eq!(Federation::validators_of(EAST), [1, 3, 9]);
	});
}
