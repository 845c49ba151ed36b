use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_federation_sets_a_quota() {
	build_and_execute(|| {
		assert_eq!(carrier(COOP).quota, SIZES.quota);
		assert_ok!(Allowance::set_quota(federation(), COOP, Some(900)));
		assert_ok!(Allowance::set_quota(federation(), COOP, Some(0)));
		assert_eq!(carrier(COOP).quota, 0);
		assert_ok!(Allowance::set_quota(federation(), COOP, None));
		assert_eq!(carrier(COOP).quota, SIZES.quota);
		let set = |old, new| Event::QuotaSet { coop: COOP, old, new };
		assert_eq!(events(), [set(None, Some(900)), set(Some(900), Some(0)), set(Some(0), None)]);
		assert_eq!(carrier(OTHER).quota, SIZES.quota);
	});
}

#[test]
fn nobody_else_sets_it() {
	build_and_execute(|| {
		for origin in origins_without_a_say().into_iter().chain([board(COOP)]) {
			assert_noop!(Allowance::set_quota(origin, COOP, None), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_who_is_carried_has_one() {
	build_and_execute(|| {
		assert_noop!(Allowance::set_quota(federation(), UNCARRIED, Some(1)), Error::NotCarried);
	});
}

/// What is handed out stays, and nothing more is handed out.
#[test]
fn a_quota_can_fall_below_what_is_handed_out() {
	build_and_execute(|| {
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 300));
		assert_ok!(Allowance::set_quota(federation(), COOP, Some(150)));
		assert_eq!(handed_out(COOP), 200);
		assert_eq!(Allowance::capacity(&ANNA), 3 * SIZES.member);
		assert_noop!(Allowance::adjust(board(COOP), ANNA, 301), Error::QuotaExceeded);
		assert_noop!(Allowance::adjust(board(COOP), BEN, 101), Error::QuotaExceeded);
		// Lowering is possible even where it does not suffice.
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 260));
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 249));
		assert_ok!(Allowance::adjust(board(COOP), BEN, 101));
	});
}
