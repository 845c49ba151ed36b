//! Each invariant notices its corruption.

use crate::{mock::*, MemberCount, Members, NextNumber, Numbers};
use allmende_primitives::{CoopId, Majority};
use frame_support::assert_ok;

/// A federation of three, admitted on different days, that one has left and come back to. Then the state is corrupted, and
/// the invariant must say how.
fn corrupted(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		pass(DAY);
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		pass(DAY);
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)));
		assert_ok!(Federation::admit(federation(Majority::Simple), NORTH));
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
