use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_federation_stops_it() {
	build_and_execute(|| {
		assert_ok!(Allowance::carry(board(COOP), UNCARRIED));
		events();
		assert_ok!(Allowance::stop_carrying(federation(), COOP));
		assert_ok!(Allowance::stop_carrying(federation(), UNCARRIED));
		let stopped = |coop, sponsor| Event::CarryingStopped { coop, sponsor };
		assert_eq!(events(), [stopped(COOP, None), stopped(UNCARRIED, Some(COOP))]);
		assert_eq!(Allowance::carrier(COOP), None);
		assert_eq!(Allowance::capacity(&ANNA), 0);
		assert_eq!(Allowance::capacity(&OLGA), SIZES.member);
	});
}

#[test]
fn nobody_else_can() {
	build_and_execute(|| {
		for origin in origins_without_a_say().into_iter().chain([board(COOP)]) {
			assert_noop!(Allowance::stop_carrying(origin, COOP), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn it_has_to_be_carried() {
	build_and_execute(|| {
		assert_noop!(Allowance::stop_carrying(federation(), UNCARRIED), Error::NotCarried);
	});
}

/// The points are remembered, the former meter and quota are not.
#[test]
fn it_can_be_carried_again() {
	build_and_execute(|| {
		assert_ok!(Allowance::set_quota(federation(), COOP, Some(900)));
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 250));
		assert_ok!(Allowance::stop_carrying(federation(), COOP));
		assert_noop!(Allowance::adjust(board(COOP), ANNA, 100), Error::NotCarried);
		assert_ok!(Allowance::do_try_state());

		assert_ok!(Allowance::carry(federation(), COOP));
		assert_eq!(Allowance::capacity(&ANNA), 25_000);
		assert_eq!((carrier(COOP).quota, carrier(COOP).handed_out), (SIZES.quota, 150));
		assert_noop!(Allowance::adjust(board(COOP), BEN, 251), Error::QuotaExceeded);
		assert_ok!(Allowance::adjust(board(COOP), BEN, 250));
	});
}

/// It gives nobody a fresh allowance.
#[test]
fn what_members_have_used_stays_used() {
	build_and_execute(|| {
		spend(ANNA, 9_000);
		assert_ok!(Allowance::stop_carrying(federation(), COOP));
		assert_ok!(Allowance::carry(federation(), COOP));
		assert_eq!(left(ANNA), 1_000);
	});
}
