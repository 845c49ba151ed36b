use crate::mock::*;
use frame_support::assert_ok;

#[test]
fn members_are_numbered_in_their_order() {
	without_members().execute_with(|| {
		build_genesis(&[WEST, NORTH, SOUTH]);
		assert_eq!((member(WEST), member(NORTH), member(SOUTH)), (fresh(1), fresh(2), fresh(3)));
		assert_eq!(Federation::count(), 3);
		assert_eq!(events(), []);
		assert_ok!(Federation::do_try_state());
	});
}

#[test]
fn nothing_need_be_said() {
	without_members().execute_with(|| {
		build_genesis(&[]);
		assert_eq!(Federation::count(), 0);
		assert_ok!(Federation::do_try_state());
	});
}

#[test]
#[should_panic = "genesis member 15 of the federation"]
fn a_member_has_to_be_founded() {
	without_members().execute_with(|| build_genesis(&[NORTH, BEING_FOUNDED]));
}

#[test]
#[should_panic = "genesis member 11 of the federation"]
fn nobody_is_a_member_twice() {
	without_members().execute_with(|| build_genesis(&[NORTH, EAST, NORTH]));
}
