use crate::mock::*;
use allmende_primitives::{CoopId, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

const NODE: AccountId = 77;
const OTHER: AccountId = 78;
const REASON: H256 = H256::repeat_byte(7);

fn remove(majority: Majority, who: AccountId) -> DispatchResult {
	Federation::remove_validator(federation(majority), who, REASON)
}

fn withdrawn(coop: CoopId, who: AccountId, admitted: bool) -> Event {
	Event::ValidatorWithdrawn { coop, who, admitted }
}

#[test]
fn three_quarters_remove_one() {
	for majority in [Majority::ThreeQuarters, Majority::NineTenths] {
		build_and_execute(|| {
			validate(EAST, NODE);
			validate(NORTH, OTHER);
			events();
			assert_ok!(remove(majority, NODE));
			let removed =
				Event::ValidatorRemoved { coop: EAST, who: NODE, validators: 1, reason: REASON, majority };
			assert_eq!(events(), [removed]);
			assert_eq!(Federation::set_for_next_session(), Some(vec![OTHER]));
			assert_eq!(Federation::validator(NODE), None);
			// The cooperative stays, and can put it forward again.
			assert_eq!(member(EAST), fresh(2));
			validate(EAST, NODE);
		});
	}
}

#[test]
fn a_simple_majority_is_not_enough() {
	build_and_execute(|| {
		validate(EAST, NODE);
		validate(NORTH, OTHER);
		assert_noop!(remove(Majority::Simple, NODE), Error::MajorityTooLow);
	});
}

#[test]
fn nobody_but_the_federation_removes() {
	build_and_execute(|| {
		validate(NORTH, NODE);
		validate(EAST, OTHER);
		let assembly = assembly_of(NORTH, Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([assembly]) {
			assert_noop!(Federation::remove_validator(origin, NODE, REASON), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_an_admitted_one_is_removed() {
	build_and_execute(|| {
		validate(EAST, OTHER);
		assert_noop!(remove(Majority::NineTenths, NODE), Error::NotNominated);
		nominate(EAST, NODE);
		assert_noop!(remove(Majority::NineTenths, NODE), Error::NotAdmitted);
	});
}

#[test]
fn the_last_one_stays() {
	build_and_execute(|| {
		validate(EAST, NODE);
		assert_noop!(remove(Majority::NineTenths, NODE), Error::LastValidator);
		validate(NORTH, OTHER);
		assert_ok!(remove(Majority::NineTenths, NODE));
		assert_noop!(remove(Majority::NineTenths, OTHER), Error::LastValidator);
	});
}

/// In the same act, whichever way its membership ends.
#[test]
fn who_is_no_member_has_no_validators() {
	let exclude = || Federation::exclude(federation(Majority::ThreeQuarters), EAST, REASON);
	let leave = || Federation::leave(assembly_of(EAST, Majority::ThreeQuarters));
	for end in [&exclude as &dyn Fn() -> DispatchResult, &leave] {
		build_and_execute(|| {
			validate(EAST, NODE);
			nominate(EAST, 5);
			validate(EAST, 4);
			validate(NORTH, OTHER);
			events();
			assert_ok!(end());
			let told = events();
			assert_eq!(told.len(), 4);
			let ended = [withdrawn(EAST, NODE, true), withdrawn(EAST, 5, false), withdrawn(EAST, 4, true)];
			assert_eq!(told[..3], ended);
			assert_eq!(Federation::admitted_validators(), [OTHER]);
			assert!(Federation::validators_of(EAST).is_empty());
			assert!([NODE, 5, 4].iter().all(|who| !Federation::is_nominated(who)));
		});
	}
}

/// The chain would have nobody to write blocks.
#[test]
fn who_has_the_last_validators_stays_a_member() {
	build_and_execute(|| {
		validate(EAST, NODE);
		validate(EAST, OTHER);
		nominate(NORTH, 5);
		let exclude = || Federation::exclude(federation(Majority::NineTenths), EAST, REASON);
		let leave = || Federation::leave(assembly_of(EAST, Majority::NineTenths));
		assert_noop!(exclude(), Error::LastValidator);
		assert_noop!(leave(), Error::LastValidator);
		// Who has none, or only nominated some, goes.
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)));
		assert_ok!(Federation::admit(federation(Majority::Simple), NORTH));
		validate(NORTH, 5);
		assert_ok!(exclude());
		assert_eq!(Federation::set_for_next_session(), Some(vec![5]));
	});
}
