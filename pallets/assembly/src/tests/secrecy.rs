//! Votes on paper, in secret; and the election of delegates, which has to be so.

use crate::{
	mock::{Event, *},
	Actor, Bloc, BlocOf, Call, Choice, Concerned, Content, Counts, Entries, Form, Manner, Method, Obstacle,
	Outcomes, Participations, Plan, ProposalOf, Rejection, Status, Support, Tally, Turnout, Turnouts,
	RUN_OFF,
};
use allmende_primitives::{assembly::Body, Fraction, Majority, Organ};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};
use std::ops::RangeInclusive;

fn bloc(voters: RangeInclusive<u32>, ordinary: Counts, candidates: &[u32]) -> BlocOf<Test> {
	let candidates: Vec<_> =
		candidates.iter().map(|ordinary| Support { ordinary: *ordinary, investing: 0 }).collect();
	let counts = Tally { ordinary, candidates: candidates.try_into().unwrap(), ..Default::default() };
	Bloc { voters: voters.collect::<Vec<_>>().try_into().unwrap(), counts, record: H256::zero() }
}

fn enter(motion: u32, bloc: BlocOf<Test>) -> DispatchResult {
	let bloc_hash = BlakeTwo256::hash_of(&bloc);
	with_storage_layer(|| {
		dispatch(Call::propose_entry { body: BODY, motion, bloc: Box::new(bloc) }, signed(6))?;
		dispatch(Call::approve_entry { body: BODY, motion, proposer: 6, bloc_hash }, signed(7))
	})
}

fn submit_in(mode: BallotMode, content: ProposalOf<Test>) -> DispatchResult {
	let (content, concerned) = (Box::new(content), Concerned::default());
	let call = Call::submit { body: BODY, text: text("x"), content, concerned, mode, effective_from: None };
	dispatch(call, board(COOP))
}

fn election(organ: Organ, method: Method) -> ProposalOf<Test> {
	Content::Election { organ, seats: 1, method }
}

fn stand(id: u32, who: &[AccountId]) {
	for who in who {
		assert_ok!(Assembly::nominate(signed(12), BODY, id, *who));
		assert_ok!(Assembly::accept_nomination(signed(*who), BODY, id));
	}
}

/// More members than a registered cooperative needs to elect delegates.
fn become_many() {
	(13..=1_501).for_each(|who| {
		join(who);
	});
}

#[test]
fn nothing_is_cast_by_wallet() {
	build_and_execute(|| {
		let id = submit_on_paper(Content::Text);
		let open_one = submit(Content::Text);
		let assembly = convene_with(Plan { form: Form::Hybrid, ..plan() }, &[id, open_one]);
		assert_ok!(Assembly::give_proxy(signed(2), BODY, assembly, 1, None));
		open(assembly);
		assert_noop!(vote(1, id, Choice::Yes), Error::PaperOnly);
		assert_noop!(vote(STRANGER, id, Choice::Yes), Error::NotEntitled);
		let ballot = || crate::Ballot::Motion(Choice::Yes);
		assert_noop!(Assembly::vote_as_proxy(signed(1), BODY, id, 2, ballot()), Error::PaperOnly);
		assert_eq!(Assembly::may_vote(BODY, id, 1), Err(Obstacle::PaperOnly));
		// The mode belongs to the motion, and not to the assembly.
		assert_ok!(vote(1, open_one, Choice::Yes));
		assert_ok!(Assembly::vote_as_proxy(signed(1), BODY, open_one, 2, ballot()));
		assert_eq!(motion(id).mode, BallotMode::Paper);
		let_pass(assembly);
		assert_noop!(vote(1, id, Choice::Yes), Error::VotingOver);
	});
}

#[test]
fn an_entry_tells_who_has_voted_and_not_what() {
	build_and_execute(|| {
		set_terms(|terms| terms.quorum = Some(Fraction::new(1, 2)));
		let id = submit_on_paper(Content::Text);
		let assembly = voting(&[id]);
		assert_ok!(enter(id, bloc(1..=6, counts(4, 1, 1), &[])));
		let participation = Participations::<Test>::get((BODY, id, 1), 3).unwrap();
		assert_eq!(participation.manner, Manner::Entered(0));
		assert_eq!(Assembly::participation(BODY, id, 1, 3), Some((participation, None)));
		assert_eq!(Turnouts::<Test>::get((BODY, id, 1)), Turnout { ordinary: 6, investing: 0 });
		// Nobody twice.
		assert_noop!(enter(id, bloc(6..=10, counts(5, 0, 0), &[])), Error::AlreadyVoted);
		let_pass(assembly);
		close(id);
		// Six of twelve are a quorum of a half, and four to one three quarters.
		let majority = Majority::ThreeQuarters;
		assert_eq!(status(id), Status::Adopted { majority, enact_from: now() });
		let minutes = Assembly::minutes(BODY, assembly).unwrap();
		assert_eq!(minutes.items[0].content.mode, BallotMode::Paper);
		assert_eq!(minutes.items[0].tallies[0].tally.as_ref().unwrap().ordinary, counts(4, 1, 1));
	});
	build_and_execute(|| {
		set_terms(|terms| terms.quorum = Some(Fraction::new(1, 2)));
		let id = submit_on_paper(Content::Text);
		let assembly = voting(&[id]);
		assert_ok!(enter(id, bloc(1..=5, counts(5, 0, 0), &[])));
		let_pass(assembly);
		close(id);
		assert_eq!(status(id), Status::Rejected { reason: Rejection::NoQuorum });
	});
}

#[test]
fn a_bloc_is_of_several() {
	build_and_execute(|| {
		(21..=25).for_each(|who| {
			join_investing(who);
		});
		let id = submit_on_paper(Content::Text);
		let assembly = voting(&[id]);
		assert_noop!(enter(id, bloc(1..=1, counts(1, 0, 0), &[])), Error::BlocTooSmall);
		assert_noop!(enter(id, bloc(1..=4, counts(2, 2, 0), &[])), Error::BlocTooSmall);
		// One investing member among them would be counted alone.
		let with_investing = |voters, ordinary, investing| {
			let mut bloc = bloc(voters, ordinary, &[]);
			bloc.counts.investing = investing;
			bloc
		};
		let one = || with_investing(8..=13, counts(5, 0, 0), counts(1, 0, 0));
		assert_noop!(enter(id, one()), Error::BlocTooSmall);
		// Whatever is told of their classes.
		assert_noop!(enter(id, bloc(8..=13, counts(6, 0, 0), &[])), Error::CountsMismatch);
		assert_ok!(enter(id, with_investing(13..=17, counts(0, 0, 0), counts(1, 4, 0))));
		assert_ok!(enter(id, bloc(1..=5, counts(5, 0, 0), &[])));
		assert_eq!(Entries::<Test>::iter_prefix((BODY, id, 1)).count(), 2);
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::Adopted { .. }));
		// Open votes are entered one by one as well.
		let id = submit(Content::Text);
		voting(&[id]);
		assert_ok!(enter(id, bloc(1..=1, counts(1, 0, 0), &[])));
	});
}

#[test]
fn an_election_on_paper_has_its_run_off_and_its_lots() {
	build_and_execute(|| {
		let id = submit_on_paper(election(Organ::Board, Method::Approval));
		stand(id, &[9, 10, 11]);
		let assembly = voting(&[id]);
		assert_noop!(Assembly::vote(signed(1), BODY, id, names(&[0])), Error::PaperOnly);
		// Seven ballots and one that rejects everybody: nobody has more than four.
		assert_ok!(enter(id, bloc(1..=8, counts(7, 1, 0), &[3, 3, 2])));
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::RunOff { .. }));
		assert_eq!(Assembly::candidates(BODY, id, RUN_OFF).into_inner(), [9, 10]);
		assert_noop!(Assembly::vote(signed(1), BODY, id, names(&[0])), Error::PaperOnly);
		assert_noop!(enter(id, bloc(1..=4, counts(4, 0, 0), &[2, 2])), Error::BlocTooSmall);
		assert_ok!(enter(id, bloc(1..=7, counts(6, 0, 1), &[3, 3])));
		set_now(now() + DAY);
		pass_blocks(LEAST_WINDOW + 1);
		close(id);
		assert!(matches!(status(id), Status::DrawingLots { .. }));
		pass_blocks(LOT_DELAY + 1);
		assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
		enact(id);
		let winner = Outcomes::<Test>::get(BODY, id).elected[0];
		assert!(winner == 9 || winner == 10);
		assert_eq!(Seats::get(COOP, Organ::Board), [winner]);
	});
}

#[test]
fn somebody_must_be_there_to_count() {
	build_and_execute(|| {
		let early = submit_on_paper(Content::Text);
		Seats::insert(COOP, Organ::ReturningOfficers, vec![6]);
		assert_noop!(submit_in(BallotMode::Paper, Content::Text), Error::NoOfficers);
		let call = Call::convene { body: BODY, plan: Box::new(plan()), motions: items(&[early]) };
		assert_noop!(dispatch(call, board(COOP)), Error::NoOfficers);
		assert_ok!(submit_in(BallotMode::Open, Content::Text));
		Seats::insert(COOP, Organ::ReturningOfficers, vec![6, 7]);
		assert_ok!(submit_in(BallotMode::Paper, Content::Text));
		convene(&[early]);
		// The federation has nobody.
		let (content, concerned) = (Box::new(Content::Text), Concerned::default());
		let (body, mode) = (Body::Federation, BallotMode::Paper);
		let call = Call::submit { body, text: text("x"), content, concerned, mode, effective_from: None };
		assert_noop!(dispatch(call, board(COOP)), Error::NoOrgans);
	});
}

#[test]
fn a_motion_changes_its_mode_as_it_changes_its_wording() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		events();
		let amend = |mode| Call::amend_motion {
			body: BODY,
			motion: id,
			text: text("again"),
			content: Box::new(Content::Text),
			concerned: Concerned::default(),
			mode,
			effective_from: None,
		};
		assert_ok!(dispatch(amend(BallotMode::Paper), board(COOP)));
		assert_eq!(motion(id).mode, BallotMode::Paper);
		let amended = Event::MotionAmended {
			body: BODY,
			motion: id,
			revision: 1,
			old_text_hash: text("motion").hash,
			text_hash: text("again").hash,
			call_hash: None,
			concerned: Concerned::default(),
			old_mode: BallotMode::Open,
			mode: BallotMode::Paper,
		};
		assert_eq!(events(), [amended]);
		Seats::insert(COOP, Organ::ReturningOfficers, Vec::<AccountId>::new());
		assert_noop!(dispatch(amend(BallotMode::Paper), board(COOP)), Error::NoOfficers);
		assert_ok!(dispatch(amend(BallotMode::Open), board(COOP)));
		// Not once people may have voted.
		voting(&[id]);
		assert_noop!(dispatch(amend(BallotMode::Open), board(COOP)), Error::AgendaFrozen);
	});
}

#[test]
fn delegates_are_elected_in_secret_where_there_are_many_members() {
	build_and_execute(|| {
		let delegates = || election(Organ::Delegates, Method::MostVotes);
		assert_noop!(submit_in(BallotMode::Open, delegates()), Error::SecrecyRequired);
		assert_noop!(submit_in(BallotMode::Paper, delegates()), Error::TooFewMembers);
		become_many();
		assert_noop!(submit_in(BallotMode::Open, delegates()), Error::SecrecyRequired);
		assert_ok!(submit_in(BallotMode::Paper, delegates()));
		// Fewer again when it comes on an agenda.
		leave(1_501);
		let call = Call::convene { body: BODY, plan: Box::new(plan()), motions: items(&[0]) };
		assert_noop!(dispatch(call, board(COOP)), Error::TooFewMembers);
		join(1_502);
		convene(&[0]);
		assert_noop!(submit_in(BallotMode::Paper, calls(heavy(2_000))), Error::CallTooLarge);
		set_terms(|terms| terms.most_votes = false);
		assert_noop!(submit_in(BallotMode::Paper, delegates()), Error::MostVotesNotAllowed);
	});
	// The law has no such number for other forms.
	build_and_execute(|| {
		Unregistered::put(());
		assert_ok!(submit_in(BallotMode::Paper, election(Organ::Delegates, Method::Approval)));
	});
}

#[test]
fn delegates_take_their_seats() {
	build_and_execute(|| {
		become_many();
		let id = submit_on_paper(Content::Election {
			organ: Organ::Delegates,
			seats: 2,
			method: Method::MostVotes,
		});
		let excluded = DispatchError::Other("incompatible offices");
		assert_noop!(Assembly::nominate(signed(12), BODY, id, 1), excluded);
		stand(id, &[100, 101, 102]);
		let assembly = voting(&[id]);
		assert_ok!(enter(id, bloc(20..=27, counts(8, 0, 0), &[5, 2, 4])));
		assert_ok!(enter(id, bloc(30..=34, counts(4, 0, 1), &[0, 4, 4])));
		let_pass(assembly);
		close(id);
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Delegates), [102, 101]);
		assert_eq!(motion(id).author, Actor::Board);
		// Whoever is a delegate stands for no board.
		let board = submit(election(Organ::Board, Method::Approval));
		assert_noop!(Assembly::nominate(signed(12), BODY, board, 101), excluded);
		assert_ok!(Assembly::resign(signed(101), COOP, Organ::Delegates));
		assert_ok!(Assembly::nominate(signed(12), BODY, board, 101));
		// By simple majority a delegate is recalled.
		let recall = decided(Content::Recall { organ: Organ::Delegates, who: 102 }, 3, 2);
		enact(recall);
		assert_eq!(Seats::get(COOP, Organ::Delegates), Vec::<AccountId>::new());
	});
}
