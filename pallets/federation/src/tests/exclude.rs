use crate::mock::*;
use allmende_primitives::Majority;
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError;

const REASON: H256 = H256::repeat_byte(7);

#[test]
fn three_quarters_exclude() {
	for majority in [Majority::ThreeQuarters, Majority::NineTenths] {
		build_and_execute(|| {
			assert_ok!(Federation::exclude(federation(majority), EAST, REASON));
			let excluded = Event::CooperativeExcluded { coop: EAST, number: 2, reason: REASON, majority };
			assert_eq!(events(), [excluded]);
			assert_eq!(Federation::member(EAST), None);
			assert_eq!(Federation::count(), 1);
			assert_eq!(member(NORTH), fresh(1));
			assert_eq!(Federation::cooperative(2), Some(EAST));
		});
	}
}

#[test]
fn a_simple_majority_is_not_enough() {
	build_and_execute(|| {
		let simple = federation(Majority::Simple);
		assert_noop!(Federation::exclude(simple, EAST, REASON), Error::MajorityTooLow);
	});
}

#[test]
fn nobody_but_the_federation_excludes() {
	build_and_execute(|| {
		// Not even the cooperative's own assembly, which leaves.
		let own = assembly_of(EAST, Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([own]) {
			assert_noop!(Federation::exclude(origin, EAST, REASON), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_a_member_is_excluded() {
	build_and_execute(|| {
		for coop in [SOUTH, BEING_FOUNDED, 99] {
			let origin = federation(Majority::NineTenths);
			assert_noop!(Federation::exclude(origin, coop, REASON), Error::NotMember);
		}
	});
}

#[test]
fn the_last_one_stays() {
	build_and_execute(|| {
		let all = || federation(Majority::NineTenths);
		assert_ok!(Federation::exclude(all(), NORTH, REASON));
		assert_noop!(Federation::exclude(all(), EAST, REASON), Error::LastMember);
		assert_eq!(Federation::count(), 1);
	});
}

#[test]
fn it_can_be_admitted_again() {
	build_and_execute(|| {
		assert_ok!(Federation::exclude(federation(Majority::ThreeQuarters), EAST, REASON));
		assert_ok!(Federation::admit(federation(Majority::Simple), EAST));
		assert_eq!(member(EAST).number, 3);
	});
}
