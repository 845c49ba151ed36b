//! Who votes in the federation.

use crate::{mock::*, VotingOrgan};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, Voter, VoterClass},
	AssemblyTerms, Authority, CoopId, Majority,
};
use frame_support::{assert_ok, traits::Hooks};

const FEDERATION: Body = Body::Federation;

fn represented(authority: Authority) -> Option<u32> {
	Federation::represented(FEDERATION, &authority).map(|voter| {
		assert_eq!(voter.class, VoterClass::Ordinary);
		voter.number
	})
}

fn by_board(coop: CoopId) -> Option<u32> {
	represented(Authority::Board { coop })
}

fn by_assembly(coop: CoopId) -> Option<u32> {
	let by = |majority| represented(Authority::Assembly { coop, majority });
	// By whatever majority its members have decided.
	assert!(MAJORITIES.into_iter().all(|majority| by(majority) == by(Majority::Simple)));
	by(Majority::Simple)
}

#[test]
fn a_board_votes_for_its_cooperative() {
	build_and_execute(|| {
		assert_eq!((by_board(NORTH), by_board(EAST)), (Some(1), Some(2)));
		assert_eq!((by_assembly(NORTH), by_assembly(EAST)), (None, None));
	});
}

#[test]
fn or_its_assembly_where_that_has_said_so() {
	build_and_execute(|| {
		let own = assembly_of(EAST, Majority::ThreeQuarters);
		assert_ok!(Federation::set_voting(own, VotingOrgan::Assembly));
		assert_eq!((by_board(EAST), by_assembly(EAST)), (None, Some(2)));
		assert_eq!((by_board(NORTH), by_assembly(NORTH)), (Some(1), None));
	});
}

#[test]
fn no_other_organ_does() {
	build_and_execute(|| {
		assert_eq!(represented(Authority::Supervisory { coop: NORTH }), None);
		assert_eq!(represented(Authority::Mediators { coop: NORTH }), None);
		assert_eq!(represented(Authority::Federation { majority: Majority::NineTenths }), None);
	});
}

#[test]
fn nobody_votes_alone() {
	build_and_execute(|| {
		for who in [0, 1, 2, u64::from(NORTH)] {
			assert_eq!(Federation::voter(FEDERATION, &who), None);
		}
		for number in 0..4 {
			assert_eq!(Federation::account(FEDERATION, number), None);
		}
	});
}

#[test]
fn only_members_vote() {
	build_and_execute(|| {
		for coop in [SOUTH, BEING_FOUNDED, 1, 99] {
			assert_eq!((by_board(coop), by_assembly(coop)), (None, None));
		}
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::ThreeQuarters)));
		assert_eq!((by_board(NORTH), by_assembly(NORTH)), (None, None));
	});
}

#[test]
fn the_roll_is_the_count() {
	build_and_execute(|| {
		assert_eq!(Federation::roll(FEDERATION), Roll { next: 3, ordinary: 2, investing: 0 });
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::ThreeQuarters)));
		assert_eq!(Federation::roll(FEDERATION), Roll { next: 4, ordinary: 2, investing: 0 });
	});
}

/// Who votes has a number below the next, so that an opening tells who was a member then.
#[test]
fn a_newcomer_has_the_next_number() {
	build_and_execute(|| {
		let next = Federation::roll(FEDERATION).next;
		assert_ok!(Federation::admit(federation(Majority::Simple), SOUTH));
		assert_eq!(by_board(SOUTH), Some(next));
	});
}

#[test]
fn a_number_votes_as_long_as_its_cooperative_is_a_member_by_it() {
	build_and_execute(|| {
		let class = |number| Federation::class(FEDERATION, number);
		assert_eq!([0, 1, 2, 3].map(class), [None, Some(VoterClass::Ordinary), class(1), None]);
		assert_ok!(Federation::leave(assembly_of(EAST, Majority::ThreeQuarters)));
		assert_eq!(class(2), None);
		// Not by the former number, once it is back.
		assert_ok!(Federation::admit(federation(Majority::Simple), EAST));
		assert_eq!((class(2), class(3)), (None, Some(VoterClass::Ordinary)));
	});
}

#[test]
fn the_terms_are_the_federations() {
	build_and_execute(|| {
		assert_eq!(Federation::terms(FEDERATION), Some(Terms::get()));
	});
}

#[test]
fn a_federation_without_members_does_not_act() {
	without_members().execute_with(|| {
		assert_eq!(Federation::terms(FEDERATION), None);
		assert_eq!(Federation::roll(FEDERATION), Roll { next: 1, ordinary: 0, investing: 0 });
		assert_ok!(Federation::do_try_state());
	});
}

/// The members of a cooperative are another pallet's.
#[test]
fn it_knows_no_other_body() {
	build_and_execute(|| {
		let body = Body::Members(NORTH);
		assert_eq!(Federation::terms(body), None);
		assert_eq!(Federation::roll(body), Roll::default());
		assert_eq!(Federation::represented(body, &Authority::Board { coop: NORTH }), None::<Voter>);
		assert_eq!(Federation::class(body, 1), None);
		assert_eq!(Federation::voter(body, &1), None);
		assert_eq!(Federation::account(body, 1), None);
	});
}

/// The positive half is the test that comes with every runtime.
#[test]
#[should_panic = "the federation's terms undercut a legal floor"]
fn terms_below_the_law_are_no_configuration() {
	without_members().execute_with(|| {
		Terms::set(&AssemblyTerms { notice_days: 13, ..Terms::get() });
		<Federation as Hooks<u64>>::integrity_test();
	});
}
