//! Votes cast in the hall or on paper.

use crate::{
	mock::{Event, *},
	Bloc, BlocOf, Call, Choice, Content, Counts, Entries, Entry, Form, Manner, Participations, Plan,
	ProposedEntries, Status, Tally, Turnout, Turnouts,
};
use allmende_primitives::{traits::Organs, Organ};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchResult,
};

fn bloc(voters: &[u32], ordinary: Counts) -> BlocOf<Test> {
	let counts = Tally { ordinary, ..Default::default() };
	Bloc { voters: voters.to_vec().try_into().unwrap(), counts, record: H256::repeat_byte(1) }
}

fn propose(by: AccountId, motion: u32, bloc: BlocOf<Test>) -> DispatchResult {
	dispatch(Call::propose_entry { body: BODY, motion, bloc: Box::new(bloc) }, signed(by))
}

fn approve(by: AccountId, motion: u32, proposer: AccountId, bloc: &BlocOf<Test>) -> DispatchResult {
	let bloc_hash = BlakeTwo256::hash_of(bloc);
	dispatch(Call::approve_entry { body: BODY, motion, proposer, bloc_hash }, signed(by))
}

/// A motion that is voted on at one place.
fn in_the_hall() -> (u32, u32) {
	let id = submit(Content::Text);
	let assembly = convene_with(Plan { form: Form::Physical, ..plan() }, &[id]);
	open(assembly);
	events();
	(id, assembly)
}

#[test]
fn two_of_three_officers_enter_a_bloc() {
	build_and_execute(|| {
		let (id, assembly) = in_the_hall();
		let bloc = bloc(&[1, 2, 3, 4, 5], counts(3, 1, 1));
		assert_ok!(propose(6, id, bloc.clone()));
		assert_eq!(tally(id), Tally::default());
		assert_noop!(approve(6, id, 6, &bloc), Error::AlreadyApproved);
		assert_ok!(approve(7, id, 6, &bloc));
		let poll = (BODY, id, 1);
		assert_eq!(tally(id).ordinary, counts(3, 1, 1));
		assert_eq!(Turnouts::<Test>::get(poll), Turnout { ordinary: 5, investing: 0 });
		assert_eq!(Participations::<Test>::get(poll, 4).unwrap().manner, Manner::Entered(0));
		let record = H256::repeat_byte(1);
		assert_eq!(Entries::<Test>::get(poll, 0), Some(Entry { counts: tally(id), record }));
		assert!(!ProposedEntries::<Test>::contains_key((BODY, id), 6));
		let bloc_hash = BlakeTwo256::hash_of(&bloc);
		assert_eq!(
			events(),
			[
				Event::EntryProposed { body: BODY, motion: id, by: 6, bloc_hash, record, votes: 5 },
				Event::EntryApproved { body: BODY, motion: id, by: 7, bloc_hash, approvals: 2 },
				Event::VotesEntered { body: BODY, motion: id, round: 1, entry: 0, votes: 5, record },
			]
		);
		assert_noop!(approve(8, id, 6, &bloc), Error::EntryNotFound);
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::Adopted { .. }));
	});
}

#[test]
fn more_than_half_of_the_officers_sign_and_two_at_least() {
	build_and_execute(|| {
		let (id, _) = in_the_hall();
		let bloc = bloc(&[1], counts(1, 0, 0));
		Seats::insert(COOP, Organ::ReturningOfficers, vec![6, 7, 8, 9]);
		assert_ok!(propose(6, id, bloc.clone()));
		assert_ok!(approve(7, id, 6, &bloc));
		assert_eq!(tally(id), Tally::default(), "two are not more than half of four");
		// Who has lost the seat does not count.
		MockOrgans::vacate(COOP, &7);
		assert_ok!(approve(8, id, 6, &bloc));
		assert_eq!(tally(id).ordinary, counts(1, 0, 0));
		// Nobody alone.
		Seats::insert(COOP, Organ::ReturningOfficers, vec![6]);
		let alone = super::officers::bloc(&[2], counts(1, 0, 0));
		assert_ok!(propose(6, id, alone.clone()));
		assert_noop!(approve(6, id, 6, &alone), Error::AlreadyApproved);
	});
}

#[test]
fn only_officers_enter() {
	build_and_execute(|| {
		let (id, assembly) = in_the_hall();
		let of = || bloc(&[1], counts(1, 0, 0));
		assert_noop!(propose(1, id, of()), Error::NotAuthorised);
		assert_ok!(propose(6, id, of()));
		assert_noop!(approve(1, id, 6, &of()), Error::NotAuthorised);
		assert_noop!(approve(7, id, 8, &of()), Error::EntryNotFound);
		// Not what the proposer has put in its place since.
		assert_ok!(propose(6, id, bloc(&[1], counts(0, 1, 0))));
		assert_noop!(approve(7, id, 6, &of()), Error::EntryNotFound);
		let_pass(assembly);
		assert_noop!(propose(6, id, of()), Error::VotingOver);
		close(id);
		assert_noop!(propose(6, id, of()), Error::NotVoting);
	});
}

#[test]
fn a_bloc_has_a_vote_for_each_voter() {
	build_and_execute(|| {
		let (id, _) = in_the_hall();
		join_investing(21);
		assert_noop!(propose(6, id, bloc(&[1, 2], counts(3, 0, 0))), Error::CountsMismatch);
		assert_noop!(propose(6, id, bloc(&[1, 2], counts(1, 0, 0))), Error::CountsMismatch);
		assert_noop!(propose(6, id, bloc(&[], counts(0, 0, 0))), Error::CountsMismatch);
		assert_noop!(propose(6, id, bloc(&[1, 1], counts(2, 0, 0))), Error::DuplicateVoter);
		let mut candidates = bloc(&[1], counts(1, 0, 0));
		candidates.counts.candidates = vec![Default::default()].try_into().unwrap();
		assert_noop!(propose(6, id, candidates), Error::CountsMismatch);
	});
}

#[test]
fn the_classes_of_a_bloc_are_those_of_its_voters() {
	build_and_execute(|| {
		join_investing(21);
		let (id, _) = in_the_hall();
		let wrong = bloc(&[1, 13], counts(2, 0, 0));
		assert_ok!(propose(6, id, wrong.clone()));
		assert_noop!(approve(7, id, 6, &wrong), Error::CountsMismatch);
		let mut right = bloc(&[1, 13], counts(1, 0, 0));
		right.counts.investing = counts(0, 1, 0);
		assert_ok!(propose(6, id, right.clone()));
		assert_ok!(approve(7, id, 6, &right));
		assert_eq!(tally(id).investing, counts(0, 1, 0));
		assert_eq!(Turnouts::<Test>::get((BODY, id, 1)), Turnout { ordinary: 1, investing: 1 });
	});
}

#[test]
fn nobody_counts_twice() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene_with(Plan { form: Form::Hybrid, ..plan() }, &[id]);
		assert_ok!(Assembly::give_proxy(signed(10), BODY, assembly, 9, None));
		open(assembly);
		yes([1], id);
		let twice = bloc(&[1, 2], counts(2, 0, 0));
		assert_ok!(propose(6, id, twice.clone()));
		assert_noop!(approve(7, id, 6, &twice), Error::AlreadyVoted);
		let once = bloc(&[2, 10], counts(2, 0, 0));
		assert_ok!(propose(6, id, once.clone()));
		assert_ok!(approve(7, id, 6, &once));
		assert_noop!(vote(2, id, Choice::No), Error::AlreadyEntered);
		let ballot = crate::Ballot::Motion(Choice::No);
		assert_noop!(Assembly::vote_as_proxy(signed(9), BODY, id, 10, ballot), Error::AlreadyEntered);
		assert_eq!(Assembly::may_vote(BODY, id, 2), Err(crate::Obstacle::AlreadyEntered));
		assert_ok!(propose(6, id, bloc(&[2], counts(1, 0, 0))));
		assert_noop!(approve(7, id, 6, &bloc(&[2], counts(1, 0, 0))), Error::AlreadyVoted);
		assert_eq!(tally(id).ordinary, counts(3, 0, 0));
	});
}

#[test]
fn only_those_are_entered_who_may_vote() {
	build_and_execute(|| {
		let concerned = crate::Concerned { organ: Some(Organ::Board), ..Default::default() };
		let id = submit_to(BODY, supervisory(COOP), Content::Text, concerned);
		let assembly = convene_with(Plan { form: Form::Physical, ..plan() }, &[id]);
		open(assembly);
		join(30);
		leave(12);
		for (voter, error) in [
			(13, Error::JoinedAfterOpening),
			(12, Error::NotEntitled),
			(1, Error::Concerned),
			(0, Error::NotEntitled),
		] {
			let bloc = bloc(&[voter], counts(1, 0, 0));
			assert_ok!(propose(6, id, bloc.clone()));
			assert_noop!(approve(7, id, 6, &bloc), error);
		}
	});
}
