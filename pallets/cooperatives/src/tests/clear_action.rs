use crate::{mock::*, Actions, Call, Error, Event, OpenActions, WeightInfo};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use sp_runtime::DispatchError;

#[test]
fn anybody_clears_what_has_lapsed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		pass_days(1);
		let later = propose(coop, 2);
		pass_days(ACTION_LIFETIME - 1);
		assert_noop!(Cooperatives::clear_action(signed(9), coop, id), Error::<Test>::NotLapsed);
		pass_days(1);
		assert_ok!(Cooperatives::clear_action(signed(9), coop, id));
		assert_last(Event::ActionCleared { coop, id });
		assert!(!Actions::<Test>::contains_key(coop, id));
		assert_noop!(Cooperatives::clear_action(signed(1), coop, later), Error::<Test>::NotLapsed);
		assert_eq!(OpenActions::<Test>::iter().collect::<Vec<_>>(), [(coop, 2, 1)]);
	});
}

#[test]
fn the_days_alone_do_not_end_it() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		pass_days_without_blocks(ACTION_LIFETIME + 1);
		pass_blocks(LEAST_WINDOW);
		assert_noop!(Cooperatives::clear_action(signed(9), coop, id), Error::<Test>::NotLapsed);
		pass_blocks(1);
		assert_ok!(Cooperatives::clear_action(signed(9), coop, id));
	});
}

#[test]
fn what_is_not_there_is_not_cleared() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_noop!(Cooperatives::clear_action(signed(1), coop, 0), Error::<Test>::ActionNotFound);
		assert_noop!(Cooperatives::clear_action(signed(1), 9, 0), Error::<Test>::ActionNotFound);
	});
}

#[test]
fn it_must_be_signed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		pass_days(ACTION_LIFETIME + 1);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(Cooperatives::clear_action(origin, coop, id), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_what_it_cost_is_charged() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		pass_days(ACTION_LIFETIME + 1);
		let call = Call::<Test>::clear_action { coop, id };
		assert_eq!(call.get_dispatch_info().call_weight, Weights::clear_action(MAX_CALL_SIZE));
		let info = Cooperatives::clear_action(signed(1), coop, id).unwrap();
		let length = probe_call().encoded_size() as u32;
		assert_eq!(info.actual_weight, Some(Weights::clear_action(length)));
	});
}
