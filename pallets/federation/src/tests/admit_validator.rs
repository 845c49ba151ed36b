use crate::{mock::*, Validator};
use allmende_primitives::Majority;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const NODE: AccountId = 77;

#[test]
fn three_quarters_admit_a_nominated_one() {
	for majority in [Majority::ThreeQuarters, Majority::NineTenths] {
		build_and_execute(|| {
			let nominated_on = today();
			nominate(EAST, NODE);
			pass(DAY);
			events();
			assert_ok!(Federation::admit_validator(federation(majority), NODE));
			assert_eq!(
				events(),
				[Event::ValidatorAdmitted { coop: EAST, who: NODE, validators: 1, majority }]
			);
			let admitted = Validator { coop: EAST, nominated_on, admitted_on: Some(today()) };
			assert_eq!(crate::Validators::<Test>::get(NODE), Some(admitted));
			assert_eq!(Federation::set_for_next_session(), Some(vec![NODE]));
			assert!(Federation::is_admitted(&NODE));
		});
	}
}

#[test]
fn the_set_is_in_the_order_of_the_accounts() {
	build_and_execute(|| {
		validate(EAST, 5);
		validate(NORTH, 9);
		validate(EAST, 1);
		assert_eq!(Federation::admitted_validators(), [1, 5, 9]);
		assert_eq!(Federation::set_for_next_session(), Some(vec![1, 5, 9]));
		assert_eq!(Federation::validators_of(EAST), [5, 1]);
	});
}

/// A runtime that changes the kind of keys can take them from a validator. The others go on, and if there is none left, those
/// who are at work do.
#[test]
fn whoever_has_lost_his_keys_is_left_out() {
	new_test_ext().execute_with(|| {
		validate(EAST, 1);
		validate(NORTH, 2);
		Keys::remove(1);
		assert_eq!(Federation::set_for_next_session(), Some(vec![2]));
		Keys::remove(2);
		assert_eq!(Federation::set_for_next_session(), None);
	});
}

#[test]
fn a_simple_majority_is_not_enough() {
	build_and_execute(|| {
		nominate(EAST, NODE);
		let simple = federation(Majority::Simple);
		assert_noop!(Federation::admit_validator(simple, NODE), Error::MajorityTooLow);
	});
}

#[test]
fn nobody_but_the_federation_admits() {
	build_and_execute(|| {
		nominate(NORTH, NODE);
		let assembly = assembly_of(NORTH, Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([assembly]) {
			assert_noop!(Federation::admit_validator(origin, NODE), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn it_has_to_be_nominated_with_keys_and_not_yet_admitted() {
	build_and_execute(|| {
		let admit = |who| Federation::admit_validator(federation(Majority::NineTenths), who);
		assert_noop!(admit(NODE), Error::NotNominated);
		assert_ok!(Federation::nominate_validator(board(EAST), NODE));
		assert_noop!(admit(NODE), Error::NoSessionKeys);
		Keys::insert(NODE, ());
		assert_ok!(admit(NODE));
		assert_noop!(admit(NODE), Error::AlreadyAdmitted);
	});
}

#[test]
fn so_many_validate() {
	build_and_execute(|| {
		let set: Vec<_> = (1..=u64::from(MAX_VALIDATORS)).collect();
		for who in &set {
			validate(if *who < 3 { EAST } else { NORTH }, *who);
		}
		nominate(EAST, NODE);
		let all = || federation(Majority::NineTenths);
		assert_noop!(Federation::admit_validator(all(), NODE), Error::TooManyValidators);
		assert_eq!(Federation::admitted_validators(), set);
		assert_ok!(Federation::withdraw_validator(board(EAST), 1));
		assert_ok!(Federation::admit_validator(all(), NODE));
	});
}
