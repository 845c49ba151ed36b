use crate::{mock::*, Members};
use allmende_primitives::Majority;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn a_cooperative_leaves_by_its_own_assembly() {
	for majority in [Majority::ThreeQuarters, Majority::NineTenths] {
		build_and_execute(|| {
			assert_ok!(Federation::leave(assembly_of(NORTH, majority)));
			assert_eq!(events(), [Event::CooperativeLeft { coop: NORTH, number: 1, majority }]);
			assert_eq!(Federation::member(NORTH), None);
			assert_eq!(Federation::count(), 1);
			// The others stay.
			assert_eq!(member(EAST), fresh(2));
			// Whose number it was is still known.
			assert_eq!(Federation::cooperative(1), Some(NORTH));
		});
	}
}

#[test]
fn a_simple_majority_is_not_enough() {
	build_and_execute(|| {
		assert_noop!(Federation::leave(assembly_of(NORTH, Majority::Simple)), Error::MajorityTooLow);
	});
}

#[test]
fn no_other_organ_decides_it() {
	build_and_execute(|| {
		let federation = federation(Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([federation]) {
			assert_noop!(Federation::leave(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_a_member_leaves() {
	build_and_execute(|| {
		assert_noop!(Federation::leave(assembly_of(SOUTH, Majority::NineTenths)), Error::NotMember);
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)));
		assert_noop!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)), Error::NotMember);
	});
}

#[test]
fn the_last_one_stays() {
	build_and_execute(|| {
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)));
		assert_noop!(Federation::leave(assembly_of(EAST, Majority::NineTenths)), Error::LastMember);
		// Until there is another one.
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		assert_ok!(Federation::leave(assembly_of(EAST, Majority::NineTenths)));
		assert_eq!(member(SOUTH).number, 3);
	});
}

/// A count that has lost a member must not lose the federation as well.
#[test]
fn a_wrong_count_is_told() {
	new_test_ext().execute_with(|| {
		crate::MemberCount::<Test>::kill();
		assert_noop!(Federation::leave(assembly_of(EAST, Majority::NineTenths)), DispatchError::Corruption);
		assert!(Members::<Test>::contains_key(EAST));
	});
}
