use crate::{mock::*, Error, Event, Founders, Foundings, Statutes};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn anybody_clears_what_has_lapsed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		assert_ok!(ratify(coop, 1));
		pass_days(FOUNDING_PERIOD);
		assert_noop!(Cooperatives::clear_lapsed(signed(9), coop), Error::<Test>::NotLapsed);
		pass_days(1);
		assert_ok!(Cooperatives::clear_lapsed(signed(9), coop));
		assert_last(Event::FoundingCleared { coop });
		assert_eq!(Cooperatives::cooperative(coop), None);
		assert_eq!(Statutes::<Test>::iter_prefix(coop).count(), 0);
		assert_eq!(Founders::<Test>::iter_prefix(coop).count(), 0);
		assert!(!Foundings::<Test>::contains_key(coop));
		assert_noop!(Cooperatives::clear_lapsed(signed(9), coop), Error::<Test>::NotFound);
	});
}

#[test]
fn the_days_alone_do_not_end_it() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		pass_days_without_blocks(FOUNDING_PERIOD + 1);
		pass_blocks(LEAST_WINDOW);
		assert_noop!(Cooperatives::clear_lapsed(signed(9), coop), Error::<Test>::NotLapsed);
		pass_blocks(1);
		assert_ok!(Cooperatives::clear_lapsed(signed(9), coop));
	});
}

#[test]
fn an_active_cooperative_never_lapses() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		pass_days(FOUNDING_PERIOD + 1);
		assert_noop!(Cooperatives::clear_lapsed(signed(1), coop), Error::<Test>::NotFounding);
	});
}

#[test]
fn it_must_be_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		pass_days(FOUNDING_PERIOD + 1);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(Cooperatives::clear_lapsed(origin, coop), DispatchError::BadOrigin);
		}
	});
}
