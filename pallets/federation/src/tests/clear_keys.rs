use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const NODE: AccountId = 77;
const ANYBODY: AccountId = 1;

#[test]
fn anybody_clears_them_when_their_time_is_over() {
	build_and_execute(|| {
		nominate(EAST, NODE);
		assert_ok!(Federation::withdraw_validator(board(EAST), NODE));
		events();
		assert_ok!(Federation::clear_keys(signed(ANYBODY), NODE));
		assert_eq!(events(), [Event::KeysCleared { who: NODE }]);
		assert!(!Keys::contains_key(NODE));
		assert_noop!(Federation::clear_keys(signed(ANYBODY), NODE), Error::NoSessionKeys);
	});
}

#[test]
fn a_validator_keeps_them() {
	build_and_execute(|| {
		nominate(EAST, NODE);
		validate(NORTH, 5);
		for who in [NODE, 5] {
			assert_noop!(Federation::clear_keys(signed(who), who), Error::StillNominated);
		}
	});
}

#[test]
fn so_does_who_is_at_work() {
	build_and_execute(|| {
		validate(EAST, NODE);
		validate(NORTH, 5);
		AtWork::insert(NODE, ());
		assert_ok!(Federation::withdraw_validator(board(EAST), NODE));
		assert_noop!(Federation::clear_keys(signed(ANYBODY), NODE), Error::StillActive);
		AtWork::remove(NODE);
		assert_ok!(Federation::clear_keys(signed(ANYBODY), NODE));
	});
}

#[test]
fn somebody_has_to_sign() {
	build_and_execute(|| {
		Keys::insert(NODE, ());
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(NORTH)] {
			assert_noop!(Federation::clear_keys(origin, NODE), DispatchError::BadOrigin);
		}
		assert_ok!(Federation::clear_keys(signed(ANYBODY), NODE));
	});
}
