//! Each invariant notices its corruption.

use crate::{
	mock::*, Admitted, MemberCount, Members, NextNumber, Nominations, Numbers, Validator, Validators,
};
use allmende_primitives::{CoopId, Majority};
use frame_support::{assert_ok, BoundedVec};

/// A federation of three, admitted on different days, that one has left and come back to; EAST has nominated two validators,
/// 1 and 2, and NORTH one, 3; the latter two are admitted. Then the state is corrupted, and
/// the invariant must say how.
fn corrupted(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		pass(DAY);
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		pass(DAY);
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)));
		assert_ok!(Federation::admit(federation(Majority::Simple), NORTH));
		nominate(EAST, 1);
		validate(EAST, 2);
		validate(NORTH, 3);
		assert_eq!([EAST, SOUTH, NORTH].map(|coop| member(coop).number), [2, 3, 4]);
		assert_ok!(Federation::do_try_state());

		corrupt();
		assert_eq!(Federation::do_try_state(), Err(expected.into()));
	});
}

fn change(coop: CoopId, change: impl FnOnce(&mut crate::FederationMember)) {
	Members::<Test>::mutate(coop, |member| change(member.as_mut().unwrap()));
}

#[test]
fn i1_numbers() {
	corrupted(|| NextNumber::<Test>::put(0), "I1: the numbers begin before the first");
	let not_given = "I1: a number was entered that was not given";
	corrupted(|| Numbers::<Test>::insert(0, WEST), not_given);
	corrupted(|| Numbers::<Test>::insert(5, WEST), not_given);
	corrupted(|| NextNumber::<Test>::put(4), not_given);
	let not_entered = "I1: a number was given and not entered";
	corrupted(|| Numbers::<Test>::remove(1), not_entered);
	corrupted(|| NextNumber::<Test>::put(6), not_entered);
}

#[test]
fn i2_members() {
	let another = "I2: a member votes under another number than its latest";
	corrupted(|| change(NORTH, |member| member.number = 1), another);
	corrupted(|| change(EAST, |member| member.number = 3), another);
	corrupted(|| Members::<Test>::insert(WEST, member(NORTH)), another);
	corrupted(|| Numbers::<Test>::insert(3, EAST), another);
}

#[test]
fn i3_count() {
	let not_those = "I3: the count is not that of the members";
	corrupted(|| MemberCount::<Test>::put(2), not_those);
	corrupted(|| MemberCount::<Test>::put(4), not_those);
	corrupted(|| Members::<Test>::remove(EAST), not_those);
}

#[test]
fn i4_founded() {
	corrupted(|| Active::remove(EAST), "I4: a member has not been founded");
}

#[test]
fn i5_days() {
	let before = "I5: a member was admitted before one with a lower number";
	corrupted(|| change(EAST, |member| member.since = today()), before);
	corrupted(|| change(NORTH, |member| member.since.0 -= 2), before);
	corrupted(
		|| change(NORTH, |member| member.since = member.since.plus_days(1)),
		"I5: a member was admitted on a day to come",
	);
}

#[test]
fn i6_presence() {
	corrupted(
		|| {
			[NORTH, EAST, SOUTH].into_iter().for_each(Members::<Test>::remove);
			MemberCount::<Test>::put(0);
		},
		"I6: the federation has lost its last member",
	);
}

fn change_validator(who: AccountId, change: impl FnOnce(&mut Validator)) {
	Validators::<Test>::mutate(who, |validator| change(validator.as_mut().unwrap()));
}

fn list(coop: CoopId, accounts: &[AccountId]) {
	Nominations::<Test>::insert(coop, BoundedVec::truncate_from(accounts.to_vec()));
}

#[test]
fn i7_nominations() {
	corrupted(|| list(WEST, &[1]), "I7: a cooperative has nominated that is not a member");
	corrupted(|| list(SOUTH, &[]), "I7: an empty list of nominations is kept");
	let another = "I7: a nomination is another's or nobody's";
	corrupted(|| list(SOUTH, &[1]), another);
	corrupted(|| list(SOUTH, &[9]), another);
	corrupted(|| change_validator(1, |validator| validator.coop = NORTH), another);
	let not_kept = "I7: a nomination is not kept, or twice";
	corrupted(|| list(EAST, &[2]), not_kept);
	corrupted(|| list(EAST, &[1, 2, 2]), not_kept);
	corrupted(|| list(EAST, &[2, 2]), not_kept);
}

#[test]
fn i8_set() {
	let set = |accounts: &[AccountId]| Admitted::<Test>::put(BoundedVec::truncate_from(accounts.to_vec()));
	let not_in_order = "I8: the set is not in order, or has somebody twice";
	corrupted(|| set(&[3, 2]), not_in_order);
	corrupted(|| set(&[2, 2, 3]), not_in_order);
	let not_those = "I8: the set is not that of those who were admitted";
	corrupted(|| set(&[2]), not_those);
	corrupted(|| set(&[1, 2, 3]), not_those);
	corrupted(|| set(&[]), not_those);
	corrupted(|| change_validator(1, |validator| validator.admitted_on = Some(today())), not_those);
	corrupted(|| change_validator(2, |validator| validator.admitted_on = None), not_those);
	corrupted(|| Keys::remove(2), "I8: a validator in the set has no keys");
}

#[test]
fn i9_days() {
	corrupted(
		|| change_validator(2, |validator| validator.admitted_on = Some(allmende_primitives::Date(1))),
		"I9: a validator was admitted before its nomination",
	);
	let to_come = "I9: a validator was nominated or admitted on a day to come";
	corrupted(|| change_validator(1, |validator| validator.nominated_on = today().plus_days(1)), to_come);
	corrupted(
		|| change_validator(2, |validator| validator.admitted_on = Some(today().plus_days(1))),
		to_come,
	);
}
