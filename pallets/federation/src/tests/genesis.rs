use crate::{mock::*, Validator};
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

#[test]
fn validators_are_nominated_and_admitted() {
	without_members().execute_with(|| {
		// As the genesis of sessions leaves them.
		for who in [3, 4, 9] {
			System::inc_providers(&who);
		}
		build_genesis_with(&[(NORTH, 9), (EAST, 3), (EAST, 4)]);
		assert_eq!(Federation::set_for_next_session(), Some(vec![3, 4, 9]));
		assert_eq!(Federation::validators_of(EAST), [3, 4]);
		let since = today();
		let entered = Validator { coop: NORTH, nominated_on: since, admitted_on: Some(since) };
		assert_eq!(crate::Validators::<Test>::get(9), Some(entered));
		assert_eq!(System::consumers(&9), 1);
		assert_eq!(events(), []);
		assert_ok!(Federation::do_try_state());
	});
}

#[test]
#[should_panic = "genesis validator 9 of the federation"]
fn a_validator_is_a_members() {
	without_members().execute_with(|| build_genesis_with(&[(SOUTH, 9)]));
}

#[test]
#[should_panic = "genesis validator 9 of the federation"]
fn a_validator_has_keys() {
	without_members().execute_with(|| {
		let config = crate::GenesisConfig::<Test> {
			members: vec![NORTH],
			validators: vec![(NORTH, 9)],
			..Default::default()
		};
		frame_support::traits::BuildGenesisConfig::build(&config);
	});
}
