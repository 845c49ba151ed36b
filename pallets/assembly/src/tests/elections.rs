//! Elections: candidates, who is elected, run-offs, lots, resignation.

use crate::{
	mock::{Event, *},
	Bloc, Call, CandidateLists, Concerned, Content, Method, Outcomes, ProposalOf, Rejection, Status, Support,
	Tally, Window, RUN_OFF,
};
use allmende_primitives::{Majority, Organ};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{
	traits::{BadOrigin, BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

fn election(organ: Organ, seats: u8, method: Method) -> ProposalOf<Test> {
	Content::Election { organ, seats, method }
}

fn stand(id: u32, who: impl IntoIterator<Item = AccountId>) {
	for who in who {
		assert_ok!(Assembly::nominate(signed(12), BODY, id, who));
		assert_ok!(Assembly::accept_nomination(signed(who), BODY, id));
	}
}

fn name(who: AccountId, id: u32, places: &[u8]) -> DispatchResult {
	dispatch(Call::vote { body: BODY, motion: id, ballot: names(places) }, signed(who))
}

/// An election of the board in which these stand, open for votes.
fn electing(seats: u8, method: Method, candidates: &[AccountId]) -> (u32, u32) {
	let id = submit(election(Organ::Board, seats, method));
	stand(id, candidates.iter().copied());
	(id, voting(&[id]))
}

/// Casts these ballots, one for each member from the first on.
fn cast(id: u32, ballots: &[&[u8]]) {
	for (who, places) in (1..).zip(ballots) {
		assert_ok!(name(who, id, places));
	}
}

fn elected(id: u32) -> Vec<AccountId> {
	Outcomes::<Test>::get(BODY, id).elected.into_inner()
}

fn left_out(id: u32) -> Vec<AccountId> {
	Outcomes::<Test>::get(BODY, id).not_seated.into_iter().map(|entry| entry.who).collect()
}

#[test]
fn candidates_are_nominated_and_accept() {
	build_and_execute(|| {
		let id = submit(election(Organ::Board, 2, Method::Approval));
		events();
		for origin in foreign_origins() {
			assert!(Assembly::nominate(origin, BODY, id, 9).is_err());
		}
		assert_ok!(Assembly::nominate(signed(12), BODY, id, 9));
		assert_ok!(Assembly::nominate(board(COOP), BODY, id, 10));
		assert_noop!(Assembly::nominate(signed(11), BODY, id, 9), Error::AlreadyNominated);
		assert_noop!(Assembly::nominate(signed(11), BODY, id, STRANGER), DispatchError::Other("no member"));
		// The supervisory board excludes the board (GenG 37(1)).
		let excluded = DispatchError::Other("incompatible offices");
		assert_noop!(Assembly::nominate(signed(11), BODY, id, 3), excluded);
		assert_noop!(Assembly::accept_nomination(signed(11), BODY, id), Error::NotNominated);
		assert_ok!(Assembly::accept_nomination(signed(10), BODY, id));
		assert_noop!(Assembly::accept_nomination(signed(10), BODY, id), Error::AlreadyNominated);
		assert_eq!(Assembly::candidates(BODY, id, 1).into_inner(), [10]);
		assert_eq!(
			events(),
			[
				Event::Nominated { body: BODY, motion: id, who: 9, by: voter(12) },
				Event::Nominated { body: BODY, motion: id, who: 10, by: crate::Actor::Board },
				Event::NominationAccepted { body: BODY, motion: id, who: 10, place: 0 },
			]
		);
		// Until the voting is opened.
		voting(&[id]);
		assert_noop!(Assembly::accept_nomination(signed(9), BODY, id), Error::WrongStatus);
		assert_noop!(Assembly::nominate(signed(12), BODY, id, 11), Error::WrongStatus);
		let resolution = submit(Content::Text);
		assert_noop!(Assembly::nominate(signed(12), BODY, resolution, 11), Error::WrongStatus);
	});
}

#[test]
fn more_than_half_of_the_valid_ballots_elect() {
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::Approval, &[9, 10, 11]);
		// Five valid ballots and two abstentions: three are enough.
		cast(id, &[&[0, 1], &[0, 1], &[0], &[1], &[0, 2], &[], &[]]);
		let expected = [(4, 0), (3, 0), (1, 0)].map(|(ordinary, investing)| Support { ordinary, investing });
		assert_eq!(tally(id).ordinary, counts(5, 0, 2));
		assert_eq!(tally(id).candidates.into_inner(), expected);
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9, 10]);
		assert!(matches!(status(id), Status::Adopted { majority: Majority::Simple, .. }));
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Board), [9, 10]);
		assert_eq!(status(id), Status::Enacted { at: now() });
	});
}

#[test]
fn ballots_name_each_candidate_once_and_not_too_many() {
	build_and_execute(|| {
		let (id, _) = electing(2, Method::MostVotes, &[9, 10, 11]);
		for places in [&[0, 0][..], &[3], &[0, 1, 2]] {
			assert_noop!(name(1, id, places), Error::InvalidBallot);
		}
		assert_noop!(vote(1, id, crate::Choice::Yes), Error::InvalidBallot);
		assert_ok!(name(1, id, &[0, 1]));
		// And can be changed.
		assert_ok!(name(1, id, &[2]));
		assert_ok!(name(1, id, &[]));
		assert_eq!(tally(id).ordinary, counts(0, 0, 1));
		assert_eq!(tally(id).candidates.into_inner(), [Support::default(); 3]);
	});
	build_and_execute(|| {
		let (id, _) = electing(2, Method::Approval, &[9, 10, 11]);
		assert_ok!(name(1, id, &[0, 1, 2]));
	});
}

#[test]
fn most_votes_elect_where_the_election_says_so() {
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::MostVotes, &[8, 9, 10, 11]);
		cast(id, &[&[3, 0], &[3], &[0], &[3], &[1]]);
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [11, 8]);
	});
	// Who has no vote is not elected, and a seat stays empty.
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::MostVotes, &[8, 9]);
		cast(id, &[&[1]]);
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9]);
	});
}

/// GenG 43(2) sentence 2: that most votes elect is for the statute to say.
#[test]
fn most_votes_elect_only_where_the_statute_says_so() {
	let forbid = || set_terms(|terms| terms.most_votes = false);
	let submit_new = |method| {
		let content = Box::new(election(Organ::Board, 1, method));
		let concerned = Concerned::default();
		let call = Call::submit {
			body: BODY,
			text: text("x"),
			content,
			concerned,
			mode: BallotMode::Open,
			effective_from: None,
		};
		dispatch(call, board(COOP))
	};
	build_and_execute(|| {
		let early = submit(election(Organ::Board, 1, Method::MostVotes));
		let other = submit(Content::Text);
		forbid();
		assert_noop!(submit_new(Method::MostVotes), Error::MostVotesNotAllowed);
		assert_ok!(submit_new(Method::Approval));
		// Nor does an old motion come on an agenda any more.
		let call = Call::convene { body: BODY, plan: Box::new(plan()), motions: items(&[other, early]) };
		assert_noop!(dispatch(call, board(COOP)), Error::MostVotesNotAllowed);
		let assembly = convene(&[other]);
		let add = Call::add_item { body: BODY, assembly, motion: early };
		assert_noop!(dispatch(add, board(COOP)), Error::MostVotesNotAllowed);
	});
	// If the statute changes once it was announced, it takes more than half, and a ballot can reject.
	build_and_execute(|| {
		let id = submit(election(Organ::Board, 2, Method::MostVotes));
		stand(id, [9, 10, 11]);
		let assembly = convene(&[id]);
		forbid();
		open(assembly);
		cast(id, &[&[0], &[0, 1], &[0, 1]]);
		assert_ok!(vote(4, id, crate::Choice::No));
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9]);
		assert!(matches!(status(id), Status::RunOff { .. }));
	});
	// What the statute says after the opening changes nothing.
	build_and_execute(|| {
		let (id, assembly) = electing(1, Method::MostVotes, &[9, 10, 11]);
		forbid();
		cast(id, &[&[0], &[0], &[1], &[2]]);
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9]);
	});
}

/// Without the clause a run-off takes more than half of the valid ballots as well, and a seat can stay vacant.
#[test]
fn a_run_off_can_take_more_than_half() {
	for (ballots, against, expected) in [
		(&[&[0][..], &[0], &[0], &[1]][..], 1, Some(9)),
		(&[&[0], &[0], &[1]], 1, None),
		(&[&[0], &[0], &[1], &[]], 0, Some(9)),
		(&[&[0], &[1]], 0, None),
		(&[], 2, None),
	] {
		build_and_execute(|| {
			set_terms(|terms| terms.most_votes = false);
			let (id, assembly) = electing(1, Method::Approval, &[9, 10, 11]);
			cast(id, &[&[0], &[0], &[1], &[1], &[2]]);
			let_pass(assembly);
			close(id);
			assert!(matches!(status(id), Status::RunOff { .. }));
			cast(id, ballots);
			no(11..11 + against, id);
			set_now(now() + DAY);
			pass_blocks(LEAST_WINDOW + 1);
			close(id);
			assert_eq!(elected(id).first().copied(), expected, "{ballots:?} {against}");
			let rejected = Status::Rejected { reason: Rejection::NoMajority };
			assert_eq!(status(id) == rejected, expected.is_none());
		});
	}
	// Whom the first ballot has elected keeps the seat.
	build_and_execute(|| {
		set_terms(|terms| terms.most_votes = false);
		let (id, assembly) = electing(2, Method::Approval, &[9, 10, 11]);
		cast(id, &[&[0, 1], &[0], &[0, 2]]);
		let_pass(assembly);
		close(id);
		cast(id, &[&[0], &[1]]);
		set_now(now() + DAY);
		pass_blocks(LEAST_WINDOW + 1);
		close(id);
		assert_eq!(elected(id), [9]);
		assert!(matches!(status(id), Status::Adopted { .. }));
	});
}

#[test]
fn nobody_elected_is_a_rejection() {
	for method in [Method::Approval, Method::MostVotes] {
		build_and_execute(|| {
			let (id, assembly) = electing(2, method, &[9]);
			cast(id, &[&[], &[]]);
			let_pass(assembly);
			close(id);
			assert_eq!(status(id), Status::Rejected { reason: Rejection::NoMajority });
		});
		build_and_execute(|| {
			let (id, assembly) = electing(2, method, &[]);
			let_pass(assembly);
			close(id);
			assert_eq!(status(id), Status::Rejected { reason: Rejection::NoMajority });
		});
	}
	// One candidate whom fewer than half approve is not elected by a run-off against nobody.
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::Approval, &[9, 10]);
		cast(id, &[&[0], &[0], &[0], &[1]]);
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9]);
		assert!(matches!(status(id), Status::Adopted { .. }));
	});
}

#[test]
fn everybody_can_be_rejected() {
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::Approval, &[9, 10]);
		let reject = |who| vote(who, id, crate::Choice::No);
		// The first has three of five, the second two.
		cast(id, &[&[0, 1], &[0, 1], &[0]]);
		for choice in [crate::Choice::Yes, crate::Choice::Abstain] {
			assert_noop!(vote(4, id, choice), Error::InvalidBallot);
		}
		assert_ok!(reject(4));
		// And can be changed, both ways.
		assert_ok!(name(4, id, &[1]));
		assert_ok!(reject(4));
		assert_ok!(reject(5));
		assert_eq!(tally(id).ordinary, counts(3, 2, 0));
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9]);
	});
	// Not in a run-off, and not where most votes elect.
	build_and_execute(|| {
		let (id, assembly) = electing(1, Method::Approval, &[9, 10]);
		cast(id, &[&[0], &[1]]);
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::RunOff { .. }));
		assert_noop!(vote(1, id, crate::Choice::No), Error::InvalidBallot);
		let (id, _) = electing(1, Method::MostVotes, &[9, 10]);
		assert_noop!(vote(1, id, crate::Choice::No), Error::InvalidBallot);
	});
}

#[test]
fn paper_ballots_reject_too() {
	build_and_execute(|| {
		let (id, assembly) = electing(1, Method::Approval, &[9]);
		let bloc = Bloc {
			voters: vec![1, 2, 3].try_into().unwrap(),
			counts: Tally {
				ordinary: counts(1, 2, 0),
				candidates: vec![Support { ordinary: 1, investing: 0 }].try_into().unwrap(),
				..Default::default()
			},
			record: H256::zero(),
		};
		assert_ok!(Assembly::propose_entry(signed(6), BODY, id, Box::new(bloc.clone())));
		assert_ok!(Assembly::approve_entry(signed(7), BODY, id, 6, BlakeTwo256::hash_of(&bloc)));
		let_pass(assembly);
		close(id);
		assert_eq!(status(id), Status::Rejected { reason: Rejection::NoMajority });
	});
}

#[test]
fn a_run_off_fills_the_rest() {
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::Approval, &[8, 9, 10, 11]);
		// Eight ballots: only the first has five or more.
		cast(id, &[&[0, 1], &[0, 1], &[0, 2], &[0, 2], &[0, 2], &[1], &[3], &[1]]);
		let_pass(assembly);
		events();
		close(id);
		let until = now() + DAY;
		let open_until_block = System::block_number() + LEAST_WINDOW;
		assert_eq!(elected(id), [8]);
		// Twice as many as there are seats left: the second and the third.
		assert_eq!(Assembly::candidates(BODY, id, RUN_OFF).into_inner(), [9, 10]);
		let window = Window { until, entries_until: until, open_until_block };
		assert_eq!(status(id), Status::RunOff { window });
		let begun =
			Event::RunOffBegun { body: BODY, motion: id, elected: 1, candidates: 2, until, open_until_block };
		assert_eq!(events(), [begun]);

		// Everybody votes anew, by places of the new list, one name for one seat.
		assert_noop!(name(1, id, &[0, 1]), Error::InvalidBallot);
		assert_noop!(name(1, id, &[2]), Error::InvalidBallot);
		for (who, place) in [(1, 1), (2, 1), (3, 0), (12, 1)] {
			assert_ok!(name(who, id, &[place]));
		}
		// The electorate is that of the opening.
		join(30);
		assert_noop!(name(30, id, &[0]), Error::JoinedAfterOpening);
		assert_noop!(dispatch(Call::close { body: BODY, motion: id }, signed(1)), Error::VotingNotOver);
		set_now(until);
		pass_blocks(LEAST_WINDOW + 1);
		assert_noop!(name(1, id, &[0]), Error::VotingOver);
		close(id);
		assert_eq!(elected(id), [8, 10]);
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Board), [8, 10]);
		assert_eq!(Assembly::tallies(BODY, id).len(), 2);
	});
}

#[test]
fn a_run_off_without_a_quorum_unseats_nobody() {
	build_and_execute(|| {
		set_terms(|terms| terms.quorum = Some(allmende_primitives::Fraction::new(1, 2)));
		let (id, assembly) = electing(2, Method::Approval, &[8, 9, 10, 11]);
		cast(id, &[&[0, 1], &[0, 1], &[0, 2], &[0, 2], &[0, 2], &[1], &[3], &[1]]);
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::RunOff { .. }));
		assert_ok!(name(1, id, &[0]));
		set_now(now() + DAY);
		pass_blocks(LEAST_WINDOW + 1);
		close(id);
		assert_eq!(elected(id), [8]);
		assert!(matches!(status(id), Status::Adopted { .. }));
	});
}

#[test]
fn who_is_level_with_the_last_comes_into_the_run_off() {
	build_and_execute(|| {
		let (id, assembly) = electing(1, Method::Approval, &[8, 9, 10, 11]);
		cast(id, &[&[0], &[0], &[1], &[2]]);
		let_pass(assembly);
		close(id);
		assert_eq!(Assembly::candidates(BODY, id, RUN_OFF).into_inner(), [8, 9, 10]);
	});
}

/// Three candidates for two seats, the second and the third level.
fn tied() -> u32 {
	let (id, assembly) = electing(2, Method::MostVotes, &[9, 10, 11]);
	cast(id, &[&[0, 1], &[0, 2], &[0]]);
	let_pass(assembly);
	events();
	close(id);
	id
}

#[test]
fn lots_decide_a_tie() {
	build_and_execute(|| {
		let id = tied();
		let block = System::block_number() + LOT_DELAY;
		assert_eq!(status(id), Status::DrawingLots { block });
		assert_eq!(elected(id), [9]);
		assert_eq!(events(), [Event::Tied { body: BODY, motion: id, tied: 2, seats: 1, block }]);
		assert_noop!(name(1, id, &[0]), Error::NotVoting);
		assert_noop!(try_enact(id), Error::WrongStatus);
		pass_blocks(LOT_DELAY);
		assert_noop!(Assembly::draw_lots(signed(STRANGER), BODY, id), Error::LotsNotReady);
		pass_blocks(1);
		for origin in unsigned_origins() {
			assert_noop!(Assembly::draw_lots(origin, BODY, id), BadOrigin);
		}
		assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));

		// Everybody can reckon it afterwards.
		let seed = BlakeTwo256::hash_of(&(System::block_hash(block), BODY, id));
		let lot = |place: u32| BlakeTwo256::hash_of(&(seed, place));
		let second = if lot(0) < lot(1) { 10 } else { 11 };
		assert_eq!(elected(id), [9, second]);
		assert_eq!(Outcomes::<Test>::get(BODY, id).seed, Some(seed));
		assert_eq!(events()[0], Event::LotsDrawn { body: BODY, motion: id, seed, elected: vec![9, second] });
		assert_noop!(Assembly::draw_lots(signed(STRANGER), BODY, id), Error::WrongStatus);
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Board), [9, second]);
	});
}

#[test]
fn both_can_win() {
	let winners: std::collections::BTreeSet<AccountId> = (0..20)
		.map(|shift| {
			let mut winner = 0;
			build_and_execute(|| {
				pass_blocks(shift);
				let id = tied();
				pass_blocks(LOT_DELAY + 1);
				assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
				winner = elected(id)[1];
			});
			winner
		})
		.collect();
	assert_eq!(winners.len(), 2);
}

#[test]
fn a_hash_that_the_chain_has_forgotten_is_replaced() {
	build_and_execute(|| {
		let id = tied();
		let Status::DrawingLots { block } = status(id) else { panic!() };
		pass_blocks(100);
		frame_system::BlockHash::<Test>::remove(block);
		events();
		assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
		let block = System::block_number() + LOT_DELAY;
		assert_eq!(status(id), Status::DrawingLots { block });
		assert_eq!(events(), [Event::LotsPostponed { body: BODY, motion: id, block }]);
		pass_blocks(LOT_DELAY + 1);
		assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
		assert_eq!(elected(id).len(), 2);
	});
}

#[test]
fn a_tie_in_a_run_off_goes_to_lots_too() {
	build_and_execute(|| {
		let (id, assembly) = electing(1, Method::Approval, &[9, 10, 11]);
		cast(id, &[&[0], &[1], &[2]]);
		let_pass(assembly);
		close(id);
		cast(id, &[&[0], &[1]]);
		set_now(now() + DAY);
		pass_blocks(LEAST_WINDOW + 1);
		close(id);
		assert!(matches!(status(id), Status::DrawingLots { .. }));
		pass_blocks(LOT_DELAY + 1);
		assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
		let winner = elected(id);
		assert!(winner == [9] || winner == [10]);
	});
}

#[test]
fn investing_members_elect_nobody() {
	build_and_execute(|| {
		(21..=30).for_each(|who| {
			join_investing(who);
		});
		let (id, assembly) = electing(1, Method::MostVotes, &[9, 10]);
		cast(id, &[&[0]]);
		for who in 21..=30 {
			assert_ok!(name(who, id, &[1]));
		}
		assert_eq!(tally(id).candidates[1], Support { ordinary: 0, investing: 10 });
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9]);
	});
}

#[test]
fn who_cannot_take_the_seat_any_more_is_not_installed() {
	let elect = |unfit: &[AccountId]| {
		let (id, assembly) = electing(2, Method::MostVotes, &[9, 10]);
		cast(id, &[&[0, 1]]);
		let_pass(assembly);
		close(id);
		// Meanwhile on the supervisory board.
		unfit.iter().for_each(|who| Seats::append(COOP, Organ::Supervisory, who));
		events();
		enact(id);
		id
	};
	build_and_execute(|| {
		let id = elect(&[10]);
		assert_eq!(status(id), Status::Enacted { at: now() });
		// The others are.
		assert_eq!(Seats::get(COOP, Organ::Board), [9]);
		assert!(matches!(events()[..], [Event::LeftOut { who: 10, .. }, Event::Enacted { .. }]));
		// The outcome keeps who was elected, and why not all are seated.
		assert_eq!(elected(id), [9, 10]);
		assert_eq!(left_out(id), [10]);
	});
	build_and_execute(|| {
		let id = elect(&[9, 10]);
		assert!(matches!(status(id), Status::Failed { .. }));
		assert_eq!(Seats::get(COOP, Organ::Board), BOARD);
		assert!(matches!(events()[..], [Event::EnactmentFailed { .. }]));
		assert!(left_out(id).is_empty());
	});
}

#[test]
fn an_election_waits_for_its_seats() {
	let decide = || {
		TermsRun::put(());
		let recall = submit(Content::Recall { organ: Organ::Board, who: 1 });
		let id = submit(election(Organ::Board, 1, Method::MostVotes));
		stand(id, [9]);
		let assembly = voting(&[recall, id]);
		yes([3], recall);
		assert_ok!(name(3, id, &[0]));
		let_pass(assembly);
		close(recall);
		close(id);
		(recall, id)
	};
	let carry_out = |id| dispatch(Call::enact { body: BODY, motion: id, max_weight: MOST }, signed(1));
	let taken = DispatchError::Other("no free seat");
	build_and_execute(|| {
		let (recall, id) = decide();
		// Who is recalled has the election carried out first.
		assert_noop!(carry_out(id), taken);
		assert!(matches!(status(id), Status::Adopted { .. }));
		enact(recall);
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Board), [2, 9]);
		assert_noop!(carry_out(id), Error::WrongStatus);
	});
	build_and_execute(|| {
		let (_, id) = decide();
		// Not for ever.
		set_now(now() + 31 * DAY);
		assert_noop!(carry_out(id), taken);
		set_now(now() + 1);
		enact(id);
		// The text of an error is not stored.
		assert_eq!(status(id), Status::Failed { at: now(), error: DispatchError::Other("") });
	});
}

/// One seat becomes free for two: the first of them has it, but not before the other has waited.
#[test]
fn who_finds_no_seat_in_time_is_left_out() {
	build_and_execute(|| {
		TermsRun::put(());
		let (id, assembly) = electing(2, Method::MostVotes, &[9, 10]);
		cast(id, &[&[0, 1], &[1]]);
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [10, 9]);
		assert_ok!(Assembly::resign(signed(1), COOP, Organ::Board));
		let carry_out = || dispatch(Call::enact { body: BODY, motion: id, max_weight: MOST }, signed(1));
		assert_noop!(carry_out(), DispatchError::Other("no free seat"));
		set_now(now() + 31 * DAY + 1);
		events();
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Board), [2, 10]);
		assert_eq!(status(id), Status::Enacted { at: now() });
		assert_eq!(left_out(id), [9]);
		let error = DispatchError::Other("");
		assert!(matches!(events()[0], Event::LeftOut { who: 9, error: e, .. } if e == error));
		assert_noop!(carry_out(), Error::WrongStatus);
	});
}

/// GenG 43(6): who was replaced does not vote on his own discharge, in an assembly that overlaps.
#[test]
fn who_was_replaced_does_not_discharge_himself() {
	build_and_execute(|| {
		let concerned = Concerned { organ: Some(Organ::Board), ..Default::default() };
		let discharge = submit_to(BODY, supervisory(COOP), Content::Text, concerned.clone());
		let (id, assembly) = electing(1, Method::MostVotes, &[9]);
		cast(id, &[&[0]]);
		let_pass(assembly);
		close(id);
		let overlapping = convene(&[discharge]);
		set_now(crate::mock::assembly(overlapping).plan.voting_from);
		enact(id);
		assert_eq!(Seats::get(COOP, Organ::Board), [9]);
		// What is submitted after they have left names them, or is not about them.
		let later = submit_to(BODY, supervisory(COOP), Content::Text, concerned);
		open(overlapping);
		for who in [1, 2, 9] {
			assert_noop!(vote(who, discharge, crate::Choice::Yes), Error::Concerned);
		}
		assert_ok!(vote(3, discharge, crate::Choice::Yes));
		voting(&[later]);
		assert_noop!(vote(9, later, crate::Choice::Yes), Error::Concerned);
	});
}

#[test]
fn paper_ballots_of_an_election_are_entered() {
	build_and_execute(|| {
		let (id, assembly) = electing(2, Method::MostVotes, &[9, 10, 11]);
		let support = |votes: [u32; 3]| votes.map(|ordinary| Support { ordinary, investing: 0 }).to_vec();
		let bloc = |ballots: u32, blank: u32, votes: [u32; 3]| Bloc {
			voters: (1..=ballots + blank).collect::<Vec<_>>().try_into().unwrap(),
			counts: Tally {
				ordinary: counts(ballots, 0, blank),
				candidates: support(votes).try_into().unwrap(),
				..Default::default()
			},
			record: H256::zero(),
		};
		let propose =
			|bloc| dispatch(Call::propose_entry { body: BODY, motion: id, bloc: Box::new(bloc) }, signed(6));
		// More votes than names, more for one than ballots, fewer names than ballots.
		assert_noop!(propose(bloc(2, 0, [2, 2, 1])), Error::CountsMismatch);
		assert_noop!(propose(bloc(2, 0, [3, 0, 0])), Error::CountsMismatch);
		assert_noop!(propose(bloc(2, 1, [1, 0, 0])), Error::CountsMismatch);
		let mut no = bloc(2, 0, [2, 1, 0]);
		no.counts.ordinary = counts(1, 1, 0);
		assert_noop!(propose(no), Error::CountsMismatch);
		let right = bloc(3, 1, [3, 2, 0]);
		assert_ok!(propose(right.clone()));
		assert_ok!(Assembly::approve_entry(signed(7), BODY, id, 6, BlakeTwo256::hash_of(&right)));
		assert_ok!(name(9, id, &[1, 2]));
		assert_eq!(tally(id).candidates.into_inner(), support([3, 3, 1]));
		let_pass(assembly);
		close(id);
		assert_eq!(elected(id), [9, 10]);
	});
}

#[test]
fn whoever_holds_an_office_resigns_from_it() {
	build_and_execute(|| {
		assert_noop!(Assembly::resign(signed(9), COOP, Organ::Board), Error::NotSeated);
		assert_noop!(Assembly::resign(signed(1), COOP, Organ::Supervisory), Error::NotSeated);
		for origin in unsigned_origins() {
			assert_noop!(Assembly::resign(origin, COOP, Organ::Board), BadOrigin);
		}
		assert_ok!(Assembly::resign(signed(1), COOP, Organ::Board));
		assert_eq!(Seats::get(COOP, Organ::Board), [2]);
		assert_eq!(events(), [Event::Resigned { coop: COOP, organ: Organ::Board, who: 1 }]);
	});
}

#[test]
fn the_candidates_are_bounded() {
	build_and_execute(|| {
		let id = submit(election(Organ::Mediators, 1, Method::Approval));
		(100..165).for_each(|who| {
			join(who);
		});
		stand(id, 100..164);
		assert_ok!(Assembly::nominate(signed(12), BODY, id, 164));
		assert_noop!(Assembly::accept_nomination(signed(164), BODY, id), Error::TooManyCandidates);
		assert_eq!(CandidateLists::<Test>::get((BODY, id, 1)).len(), 64);
		let assembly = voting(&[id]);
		let all: Vec<u8> = (0..64).collect();
		cast(id, &[&all]);
		let_pass(assembly);
		close(id);
		// Everybody has one vote of one: all level.
		assert_eq!(Outcomes::<Test>::get(BODY, id).tied.len(), 64);
		pass_blocks(LOT_DELAY + 1);
		assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
		assert_eq!(elected(id).len(), 1);
	});
}
