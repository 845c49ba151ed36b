use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn a_member_of_two_moves() {
	build_and_execute(|| {
		join(OTHER, ANNA);
		assert_eq!(home(ANNA), Some(COOP));
		assert_ok!(Allowance::move_home(signed(ANNA), ANNA, OTHER));
		assert_eq!(events(), [Event::HomeMoved { who: ANNA, old: Some(COOP), new: Some(OTHER) }]);
		assert_eq!(home(ANNA), Some(OTHER));
	});
}

#[test]
fn only_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP), federation()] {
			assert_noop!(Allowance::move_home(origin, ANNA, OTHER), DispatchError::BadOrigin);
		}
	});
}

/// Points go back, the percentage is the usual one, and what was used stays used.
#[test]
fn nothing_is_taken_along() {
	build_and_execute(|| {
		join(OTHER, ANNA);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 200));
		spend(ANNA, 7_000);
		assert_ok!(Allowance::move_home(signed(ANNA), ANNA, OTHER));
		assert_eq!((handed_out(COOP), handed_out(OTHER)), (0, 0));
		assert_eq!(account(ANNA).percent, 100);
		assert_eq!(left(ANNA), 3_000);
		assert_ok!(Allowance::move_home(signed(ANNA), ANNA, COOP));
		assert_eq!(left(ANNA), 3_000);
	});
}

#[test]
fn others_help_whom_nobody_carries() {
	build_and_execute(|| {
		join(OTHER, ANNA);
		assert_noop!(Allowance::move_home(signed(BEN), ANNA, OTHER), Error::NotAuthorised);
		assert_ok!(Allowance::stop_carrying(federation(), COOP));
		assert_ok!(Allowance::move_home(signed(PAYER), ANNA, OTHER));
		assert_eq!(home(ANNA), Some(OTHER));
		assert_noop!(Allowance::move_home(signed(PAYER), ANNA, COOP), Error::NotAuthorised);
	});
}

/// A cooperative that was the account's all the time, but not told.
#[test]
fn others_help_who_has_no_home() {
	build_and_execute(|| {
		Members::insert(OTHER, STRANGER, ());
		assert_ok!(Allowance::move_home(signed(BEN), STRANGER, OTHER));
		assert_eq!(home(STRANGER), Some(OTHER));
	});
}

#[test]
fn not_to_where_it_is() {
	build_and_execute(|| {
		assert_noop!(Allowance::move_home(signed(ANNA), ANNA, COOP), Error::AlreadyHome);
	});
}

#[test]
fn not_to_one_that_is_not_carried() {
	build_and_execute(|| {
		join(UNCARRIED, ANNA);
		assert_noop!(Allowance::move_home(signed(ANNA), ANNA, UNCARRIED), Error::NotCarried);
		assert_noop!(Allowance::move_home(signed(UWE), UWE, BEING_FOUNDED), Error::NotCarried);
	});
}

#[test]
fn not_to_one_of_others() {
	build_and_execute(|| {
		assert_noop!(Allowance::move_home(signed(ANNA), ANNA, OTHER), Error::NotMember);
		// Whose membership has ended, entered or not.
		join(OTHER, ANNA);
		Members::remove(OTHER, ANNA);
		assert_noop!(Allowance::move_home(signed(ANNA), ANNA, OTHER), Error::NotMember);
	});
}

/// The past comes back at the rate of the past.
#[test]
fn what_has_come_back_is_reckoned_first() {
	build_and_execute(|| {
		join(OTHER, ANNA);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 25));
		spend(ANNA, 2_500);
		pass(500);
		assert_ok!(Allowance::move_home(signed(ANNA), ANNA, OTHER));
		assert_eq!(left(ANNA), SIZES.member - 1_250);
	});
}
