use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_homes_board_raises_and_lowers() {
	build_and_execute(|| {
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 150));
		assert_eq!(Allowance::capacity(&ANNA), 15_000);
		assert_eq!(handed_out(COOP), 50);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 40));
		assert_eq!(Allowance::capacity(&ANNA), 4_000);
		assert_eq!(handed_out(COOP), 0);
		let adjusted = |old, new| Event::AllowanceAdjusted { coop: COOP, who: ANNA, old, new };
		assert_eq!(events(), [adjusted(100, 150), adjusted(150, 40)]);
	});
}

#[test]
fn nobody_else_can() {
	build_and_execute(|| {
		for origin in origins_without_a_say().into_iter().chain([federation()]) {
			assert_noop!(Allowance::adjust(origin, ANNA, 100), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn the_board_of_another_cooperative_cannot() {
	build_and_execute(|| {
		// Even where the account is a member too.
		join(OTHER, ANNA);
		assert_noop!(Allowance::adjust(board(OTHER), ANNA, 100), Error::NotHome);
		assert_noop!(Allowance::adjust(board(COOP), STRANGER, 100), Error::NotHome);
	});
}

#[test]
fn the_cooperative_has_to_be_carried() {
	build_and_execute(|| {
		assert_noop!(Allowance::adjust(board(UNCARRIED), UWE, 100), Error::NotCarried);
	});
}

#[test]
fn the_percentage_has_bounds() {
	build_and_execute(|| {
		assert_ok!(Allowance::set_quota(federation(), COOP, Some(u32::MAX)));
		for percent in [0, 24, 1_001, u16::MAX] {
			assert_noop!(Allowance::adjust(board(COOP), ANNA, percent), Error::PercentOutOfRange);
		}
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 25));
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 1_000));
	});
}

#[test]
fn the_quota_has_an_end() {
	build_and_execute(|| {
		assert_noop!(Allowance::adjust(board(COOP), ANNA, 401), Error::QuotaExceeded);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 400));
		assert_noop!(Allowance::adjust(board(COOP), BEN, 101), Error::QuotaExceeded);
		// Less than usual gives nothing to hand out.
		assert_ok!(Allowance::adjust(board(COOP), BEN, 25));
		assert_noop!(Allowance::adjust(board(COOP), ANNA, 401), Error::QuotaExceeded);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 300));
		assert_noop!(Allowance::adjust(board(COOP), BEN, 201), Error::QuotaExceeded);
		assert_ok!(Allowance::adjust(board(COOP), BEN, 200));
		assert_eq!(handed_out(COOP), 300);
	});
}

/// A part of something is not nothing.
#[test]
fn parts_are_rounded_up() {
	build_and_execute(|| {
		let least = Sizes { invited: 1, member: 1, ..SIZES };
		assert_ok!(Allowance::set_sizes(federation(), least));
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 25));
		assert_eq!(Allowance::capacity(&ANNA), 1);
	});
}

/// Lowering and raising again gives nothing, and nobody waits longer than for a full refill.
#[test]
fn what_is_used_stays_used() {
	build_and_execute(|| {
		spend(ANNA, 10_000);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 25));
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 100));
		assert_eq!(left(ANNA), 0);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 200));
		assert_eq!(left(ANNA), 10_000);

		assert_ok!(Allowance::adjust(board(COOP), ANNA, 25));
		assert_eq!(left(ANNA), 0);
		pass(SIZES.refill - 1);
		assert!(left(ANNA) < 2_500);
		pass(1);
		assert_eq!(left(ANNA), 2_500);
	});
}

/// The past comes back at the rate of the past.
#[test]
fn what_has_come_back_is_reckoned_first() {
	build_and_execute(|| {
		spend(ANNA, 10_000);
		pass(100);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 400));
		assert_eq!(left(ANNA), 30_000 + 1_000);
	});
}
