use crate::{mock::*, VotingOrgan};
use allmende_primitives::Majority;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn an_assembly_takes_the_vote_and_gives_it_back() {
	use VotingOrgan::{Assembly, Board};
	build_and_execute(|| {
		let before = member(NORTH);
		let set = |majority, organ| Federation::set_voting(assembly_of(NORTH, majority), organ);
		assert_ok!(set(Majority::ThreeQuarters, Assembly));
		assert_eq!(member(NORTH).voting, Assembly);
		assert_ok!(set(Majority::NineTenths, Assembly));
		assert_ok!(set(Majority::NineTenths, Board));
		// Number and day stay.
		assert_eq!(member(NORTH), before);
		assert_eq!(member(EAST), fresh(2));

		let changed = |old, new, majority| Event::VotingSet { coop: NORTH, number: 1, old, new, majority };
		assert_eq!(
			events(),
			[
				changed(Board, Assembly, Majority::ThreeQuarters),
				changed(Assembly, Assembly, Majority::NineTenths),
				changed(Assembly, Board, Majority::NineTenths),
			]
		);
	});
}

#[test]
fn it_takes_as_much_as_a_change_of_the_statute() {
	build_and_execute(|| {
		for organ in [VotingOrgan::Board, VotingOrgan::Assembly] {
			let simple = assembly_of(NORTH, Majority::Simple);
			assert_noop!(Federation::set_voting(simple, organ), Error::MajorityTooLow);
		}
	});
}

/// The board does not give away what it has, and the federation does not say who speaks for a member.
#[test]
fn no_other_organ_decides_it() {
	build_and_execute(|| {
		let federation = federation(Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([federation]) {
			assert_noop!(Federation::set_voting(origin, VotingOrgan::Assembly), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_a_member_has_a_vote() {
	build_and_execute(|| {
		let origin = assembly_of(SOUTH, Majority::NineTenths);
		assert_noop!(Federation::set_voting(origin, VotingOrgan::Assembly), Error::NotMember);
	});
}
