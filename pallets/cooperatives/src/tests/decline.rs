use crate::{mock::*, Error, Event, Founders, Foundings, Statutes};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn nothing_left(coop: u32) {
	assert_eq!(Cooperatives::cooperative(coop), None);
	assert_eq!(Statutes::<Test>::iter_prefix(coop).count(), 0);
	assert_eq!(Founders::<Test>::iter_prefix(coop).count(), 0);
	assert!(!Foundings::<Test>::contains_key(coop));
}

#[test]
fn any_founder_ends_the_founding() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		let other = Request::lean(2).found();
		assert_ok!(ratify(coop, 1));
		assert_ok!(Cooperatives::decline(signed(5), coop));
		assert_last(Event::FoundingDeclined { coop, by: 5 });
		nothing_left(coop);
		// The other founding is as it was.
		assert_eq!(Cooperatives::founding(other).unwrap().founders.len(), 3);
	});
}

#[test]
fn a_founder_who_has_ratified_can_still_decline() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		assert_ok!(ratify(coop, 1));
		assert_ok!(Cooperatives::decline(signed(1), coop));
		nothing_left(coop);
	});
}

#[test]
fn a_lapsed_founding_can_be_declined() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		pass_days(FOUNDING_PERIOD + 1);
		assert_ok!(Cooperatives::decline(signed(1), coop));
		nothing_left(coop);
	});
}

#[test]
fn who_cannot_decline() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Cooperatives::decline(signed(1), 0), Error::<Test>::NotFound);
		let coop = Request::lean(2).found();
		assert_noop!(Cooperatives::decline(signed(4), coop), Error::<Test>::NotAFounder);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(Cooperatives::decline(origin, coop), DispatchError::BadOrigin);
		}
		for founder in 1..=3 {
			assert_ok!(ratify(coop, founder));
		}
		assert_noop!(Cooperatives::decline(signed(1), coop), Error::<Test>::NotFounding);
	});
}
