use crate::{mock::*, NextNumber, VotingOrgan};
use allmende_primitives::{Date, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{ArithmeticError, DispatchError};

#[test]
fn any_majority_is_enough() {
	for majority in MAJORITIES {
		build_and_execute(|| {
			pass(2 * DAY);
			assert_ok!(Federation::admit(federation(majority), SOUTH));
			assert_eq!(events(), [Event::CooperativeAdmitted { coop: SOUTH, number: 3, majority }]);
			assert_eq!(member(SOUTH), fresh(3));
			assert_eq!(member(SOUTH).since, Date::from_ymd(2026, 3, 3).unwrap());
			assert_eq!(Federation::count(), 3);
		});
	}
}

#[test]
fn numbers_go_on() {
	build_and_execute(|| {
		assert_ok!(Federation::admit(federation(Majority::Simple), WEST));
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		assert_eq!((member(WEST).number, member(SOUTH).number), (3, 4));
	});
}

/// So that it does not vote in what was opened before it came back.
#[test]
fn who_comes_back_is_new() {
	build_and_execute(|| {
		assert_ok!(Federation::set_voting(assembly_of(EAST, Majority::NineTenths), VotingOrgan::Assembly));
		assert_ok!(Federation::leave(assembly_of(EAST, Majority::NineTenths)));
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		pass(DAY);
		assert_ok!(Federation::admit(federation(Majority::Simple), EAST));
		assert_eq!(member(EAST), fresh(4));
		// The number that it had is nobody else's.
		assert_eq!((Federation::cooperative(2), Federation::cooperative(4)), (Some(EAST), Some(EAST)));
	});
}

#[test]
fn nobody_but_the_federation_admits() {
	build_and_execute(|| {
		let assembly = assembly_of(SOUTH, Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([assembly]) {
			assert_noop!(Federation::admit(origin, SOUTH), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn it_has_to_be_founded() {
	build_and_execute(|| {
		for coop in [BEING_FOUNDED, 99] {
			assert_noop!(Federation::admit(federation(Majority::NineTenths), coop), Error::NotActive);
		}
	});
}

#[test]
fn once_is_enough() {
	build_and_execute(|| {
		assert_noop!(Federation::admit(federation(Majority::Simple), NORTH), Error::AlreadyMember);
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		assert_noop!(Federation::admit(federation(Majority::Simple), SOUTH), Error::AlreadyMember);
	});
}

/// Rather than give a number twice.
#[test]
fn the_last_number_is_not_given() {
	new_test_ext().execute_with(|| {
		NextNumber::<Test>::put(u32::MAX);
		assert_noop!(Federation::admit(federation(Majority::Simple), SOUTH), ArithmeticError::Overflow);
	});
}
