use crate::mock::*;
use allmende_primitives::{Authority, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const NODE: AccountId = 77;
const OTHER: AccountId = 78;

#[test]
fn a_nomination_is_taken_back() {
	build_and_execute(|| {
		nominate(EAST, NODE);
		events();
		assert_ok!(Federation::withdraw_validator(board(EAST), NODE));
		assert_eq!(events(), [Event::ValidatorWithdrawn { coop: EAST, who: NODE, admitted: false }]);
		assert!(!Federation::is_nominated(&NODE));
		assert!(Federation::validators_of(EAST).is_empty());
		assert!(!crate::Nominations::<Test>::contains_key(EAST));
		// Its keys stay until somebody clears them.
		assert!(Keys::contains_key(NODE));
	});
}

#[test]
fn an_admitted_one_leaves_the_set() {
	build_and_execute(|| {
		validate(EAST, NODE);
		validate(EAST, OTHER);
		events();
		assert_ok!(Federation::withdraw_validator(board(EAST), NODE));
		assert_eq!(events(), [Event::ValidatorWithdrawn { coop: EAST, who: NODE, admitted: true }]);
		assert_eq!(Federation::admitted_validators(), [OTHER]);
		assert_eq!(Federation::set_for_next_session(), Some(vec![OTHER]));
		assert_eq!(Federation::validators_of(EAST), [OTHER]);
	});
}

#[test]
fn the_last_one_stays() {
	build_and_execute(|| {
		validate(EAST, NODE);
		nominate(EAST, OTHER);
		assert_noop!(Federation::withdraw_validator(board(EAST), NODE), Error::LastValidator);
		// One that is only nominated does not write blocks.
		assert_ok!(Federation::withdraw_validator(board(EAST), OTHER));
		assert_noop!(Federation::withdraw_validator(board(EAST), NODE), Error::LastValidator);
		validate(NORTH, OTHER);
		assert_ok!(Federation::withdraw_validator(board(EAST), NODE));
	});
}

#[test]
fn nobody_takes_back_anothers() {
	build_and_execute(|| {
		validate(EAST, NODE);
		validate(EAST, OTHER);
		for coop in [NORTH, SOUTH, 99] {
			assert_noop!(Federation::withdraw_validator(board(coop), NODE), Error::NotNominated);
		}
		assert_noop!(Federation::withdraw_validator(board(EAST), 1), Error::NotNominated);
	});
}

#[test]
fn no_other_organ_takes_it_back() {
	build_and_execute(|| {
		validate(EAST, NODE);
		validate(EAST, OTHER);
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			// Not even the operator, who can stop his node.
			signed(NODE),
			Authority::Supervisory { coop: EAST }.into(),
			Authority::Mediators { coop: EAST }.into(),
			assembly_of(EAST, Majority::NineTenths),
			federation(Majority::NineTenths),
		] {
			assert_noop!(Federation::withdraw_validator(origin, NODE), DispatchError::BadOrigin);
		}
	});
}
