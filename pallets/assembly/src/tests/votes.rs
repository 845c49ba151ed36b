//! Votes by wallet, and what closing makes of them.

use crate::{
	mock::{Event, *},
	Ballot, Call, Choice, Concerned, Content, Form, Manner, OpenBallots, Participation, Participations, Plan,
	Rejection, Status, Turnout, Turnouts,
};
use allmende_primitives::{
	assembly::{Body, VoterClass},
	Fraction, Majority, Organ,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::traits::BadOrigin;

fn raw(origin: RuntimeOrigin, id: u32, ballot: Ballot) -> sp_runtime::DispatchResult {
	dispatch(Call::vote { body: BODY, motion: id, ballot }, origin)
}

#[test]
fn a_vote_is_recorded_apart_from_its_ballot() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		voting(&[id]);
		events();
		assert_ok!(vote(9, id, Choice::Yes));
		let poll = (BODY, id, 1);
		let participation = Participation { class: VoterClass::Ordinary, manner: Manner::Personally };
		assert_eq!(Participations::<Test>::get(poll, 9), Some(participation));
		assert_eq!(OpenBallots::<Test>::get(poll, 9), Some(Ballot::Motion(Choice::Yes)));
		assert_eq!(Turnouts::<Test>::get(poll), Turnout { ordinary: 1, investing: 0 });
		assert_eq!(tally(id).ordinary, counts(1, 0, 0));
		let manner = Manner::Personally;
		assert_eq!(events(), [Event::Voted { body: BODY, motion: id, round: 1, voter: 9, manner }]);
	});
}

#[test]
fn a_vote_can_be_changed_until_the_close() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = voting(&[id]);
		for choice in [Choice::Yes, Choice::No, Choice::No, Choice::Abstain, Choice::No] {
			assert_ok!(vote(9, id, choice));
		}
		assert_eq!(tally(id).ordinary, counts(0, 1, 0));
		assert_eq!(Turnouts::<Test>::get((BODY, id, 1)).ordinary, 1);
		let until = crate::mock::assembly(assembly).plan.voting_until;
		set_now(until);
		pass_blocks(LEAST_WINDOW);
		// The time is over, but not the least number of blocks.
		assert_ok!(vote(9, id, Choice::Yes));
		pass_blocks(1);
		assert_noop!(vote(9, id, Choice::No), Error::VotingOver);
		assert_noop!(vote(10, id, Choice::No), Error::VotingOver);
		close(id);
		assert_noop!(vote(9, id, Choice::No), Error::NotVoting);
	});
}

#[test]
fn who_may_vote() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let ballot = || Ballot::Motion(Choice::Yes);
		assert_noop!(vote(9, id, Choice::Yes), Error::NotVoting);
		let assembly = convene(&[id]);
		assert_noop!(vote(9, id, Choice::Yes), Error::NotOpened);
		open(assembly);
		for origin in foreign_origins().into_iter().chain([board(COOP), assembly_of(COOP)]) {
			assert!(raw(origin, id, ballot()).is_err());
		}
		assert_noop!(raw(RuntimeOrigin::none(), id, ballot()), BadOrigin);
		assert_noop!(vote(STRANGER, id, Choice::Yes), Error::NotEntitled);
		assert_noop!(vote(9, 77, Choice::Yes), Error::MotionNotFound);
		// Who joins after the opening does not.
		join(30);
		assert_noop!(vote(30, id, Choice::Yes), Error::JoinedAfterOpening);
		// Who has left does not, but what he has voted stands.
		yes([9], id);
		leave(9);
		leave(10);
		assert_noop!(vote(9, id, Choice::No), Error::NotEntitled);
		assert_noop!(vote(10, id, Choice::No), Error::NotEntitled);
		assert_eq!(tally(id).ordinary, counts(1, 0, 0));
		// Nor does he when he comes back.
		join(9);
		assert_noop!(vote(9, id, Choice::No), Error::JoinedAfterOpening);
		assert_noop!(raw(signed(1), id, names(&[0])), Error::InvalidBallot);
	});
}

#[test]
fn a_vote_is_one_whatever_the_voter_is_elsewhere() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		voting(&[id]);
		// The account 3 is number 1 in the other cooperative and number 3 here.
		assert_ok!(vote(3, id, Choice::Yes));
		assert!(Participations::<Test>::contains_key((BODY, id, 1), 3));
		assert!(!Participations::<Test>::contains_key((BODY, id, 1), 1));
		let other = Assembly::vote(signed(3), Body::Members(OTHER), id, Ballot::Motion(Choice::Yes));
		assert_noop!(other, Error::MotionNotFound);
	});
}

#[test]
fn at_one_place_votes_are_cast_in_the_hall() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene_with(Plan { form: Form::Physical, ..plan() }, &[id]);
		open(assembly);
		assert_noop!(vote(9, id, Choice::Yes), Error::HallOnly);
		assert_eq!(Assembly::may_vote(BODY, id, 9), Err(crate::Obstacle::HallOnly));
	});
}

#[test]
fn nobody_votes_on_his_own_discharge() {
	build_and_execute(|| {
		let concerned = Concerned { organ: Some(Organ::Board), voters: vec![11].try_into().unwrap() };
		let id = submit_to(BODY, supervisory(COOP), Content::Text, concerned);
		let assembly = convene(&[id]);
		// Principals and holders, concerned and not.
		assert_ok!(Assembly::give_proxy(signed(1), BODY, assembly, 9, None));
		assert_ok!(Assembly::give_proxy(signed(10), BODY, assembly, 2, None));
		open(assembly);
		for who in [1, 2, 11] {
			assert_noop!(vote(who, id, Choice::Yes), Error::Concerned);
			assert_eq!(Assembly::may_vote(BODY, id, who), Err(crate::Obstacle::Concerned));
		}
		let yes_for = |principal| Call::vote_as_proxy {
			body: BODY,
			motion: id,
			principal,
			ballot: Ballot::Motion(Choice::Yes),
		};
		assert_noop!(dispatch(yes_for(1), signed(9)), Error::Concerned);
		assert_noop!(dispatch(yes_for(10), signed(2)), Error::Concerned);
		assert_ok!(vote(9, id, Choice::Yes));
		// Whose proxy is excluded votes himself.
		assert_ok!(vote(10, id, Choice::Yes));
		// Excluding people gives no higher majority.
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::Adopted { majority: Majority::Simple, .. }));
	});
}

#[test]
fn nobody_resigns_to_vote_on_his_own_discharge() {
	build_and_execute(|| {
		let discharge = || {
			let concerned = Concerned { organ: Some(Organ::Board), ..Default::default() };
			submit_to(BODY, supervisory(COOP), Content::Text, concerned)
		};
		let id = discharge();
		let recall = decided(Content::Recall { organ: Organ::Board, who: 2 }, 1, 0);
		enact(recall);
		voting(&[id]);
		assert_ok!(Assembly::resign(signed(1), COOP, Organ::Board));
		assert_noop!(vote(1, id, Choice::Yes), Error::Concerned);
		assert_noop!(vote(2, id, Choice::Yes), Error::Concerned);
		assert_eq!(Assembly::may_vote(BODY, id, 1), Err(crate::Obstacle::Concerned));
		// Who has left before a motion is submitted is named by its author.
		set_now(now() + 1);
		let later = discharge();
		voting(&[later]);
		assert_ok!(vote(1, later, Choice::Yes));
	});
}

#[test]
fn a_motion_has_the_highest_majority_that_was_reached() {
	for (in_favour, against, majority) in [
		(2, 1, Some(Majority::Simple)),
		(3, 1, Some(Majority::ThreeQuarters)),
		(9, 1, Some(Majority::NineTenths)),
		(8, 1, Some(Majority::ThreeQuarters)),
		(5, 2, Some(Majority::Simple)),
		(1, 0, Some(Majority::NineTenths)),
		(3, 3, None),
		(0, 1, None),
		(0, 0, None),
	] {
		build_and_execute(|| {
			let id = decided(Content::Text, in_favour, against);
			let enact_from = now();
			let expected = match majority {
				Some(majority) => Status::Adopted { majority, enact_from },
				None => Status::Rejected { reason: Rejection::NoMajority },
			};
			assert_eq!(status(id), expected, "{in_favour} to {against}");
			assert_eq!(motion(id).decided_at, Some(now()));
		});
	}
}

#[test]
fn closing_waits_for_the_window_and_the_counting() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let mut plan = plan();
		plan.entries_until += 3 * DAY;
		let assembly = convene_with(plan.clone(), &[id]);
		open(assembly);
		yes([1], id);
		events();
		let close = || dispatch(Call::close { body: BODY, motion: id }, signed(STRANGER));
		set_now(plan.voting_until);
		pass_blocks(LEAST_WINDOW + 1);
		assert_noop!(vote(2, id, Choice::Yes), Error::VotingOver);
		assert_noop!(close(), Error::VotingNotOver);
		set_now(plan.entries_until);
		for origin in unsigned_origins() {
			assert_noop!(Assembly::close(origin, BODY, id), BadOrigin);
		}
		assert_ok!(close());
		assert_eq!(
			events(),
			[Event::Adopted {
				body: BODY,
				motion: id,
				majority: Majority::NineTenths,
				ordinary: counts(1, 0, 0),
				investing: counts(0, 0, 0),
				enact_from: now(),
			}]
		);
		assert_eq!(crate::mock::assembly(assembly).undecided, 0);
		assert_noop!(close(), Error::NotVoting);
	});
}

#[test]
fn abstentions_count_for_the_quorum_only() {
	for (voters, adopted) in [(5, false), (6, true)] {
		build_and_execute(|| {
			set_terms(|terms| terms.quorum = Some(Fraction::new(1, 2)));
			let id = submit(Content::Text);
			let assembly = voting(&[id]);
			// Who changes the statute now does not change this vote.
			set_terms(|terms| terms.quorum = None);
			yes([1], id);
			abstain(2..=voters, id);
			let_pass(assembly);
			close(id);
			let rejected = Status::Rejected { reason: Rejection::NoQuorum };
			assert_eq!(status(id) == rejected, !adopted);
			assert_eq!(matches!(status(id), Status::Adopted { .. }), adopted);
		});
	}
}

#[test]
fn a_represented_member_counts_for_the_quorum() {
	build_and_execute(|| {
		set_terms(|terms| terms.quorum = Some(Fraction::new(1, 4)));
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		assert_ok!(Assembly::give_proxy(signed(10), BODY, assembly, 9, None));
		assert_ok!(Assembly::give_proxy(signed(11), BODY, assembly, 9, None));
		open(assembly);
		assert_ok!(vote(9, id, Choice::Yes));
		for principal in [10, 11] {
			let ballot = Ballot::Motion(Choice::Abstain);
			assert_ok!(Assembly::vote_as_proxy(signed(9), BODY, id, principal, ballot));
		}
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::Adopted { .. }));
	});
}

#[test]
fn the_quorum_is_of_the_electorate_at_the_opening() {
	build_and_execute(|| {
		set_terms(|terms| terms.quorum = Some(Fraction::new(1, 2)));
		let id = submit(Content::Text);
		let assembly = voting(&[id]);
		yes(1..=6, id);
		// Whoever joins later, and whoever has left, changes nothing.
		(30..=40).for_each(|who| {
			join(who);
		});
		(1..=3).for_each(leave);
		let_pass(assembly);
		close(id);
		assert!(matches!(status(id), Status::Adopted { majority: Majority::NineTenths, .. }));
	});
}

#[test]
fn a_late_item_is_decided_only_if_everybody_takes_part() {
	for voters in [11, 12] {
		build_and_execute(|| {
			let assembly = convene(&[]);
			let id = submit(Content::Text);
			set_now(crate::mock::assembly(assembly).plan.starts_at - DAY);
			assert_ok!(Assembly::add_item(board(COOP), BODY, assembly, id));
			open(assembly);
			yes(1..=8, id);
			abstain(9..=voters, id);
			let_pass(assembly);
			close(id);
			match voters {
				12 => assert!(matches!(status(id), Status::Adopted { .. })),
				_ => assert_eq!(status(id), Status::Rejected { reason: Rejection::NotAnnounced }),
			}
		});
	}
}

#[test]
fn investing_members_are_counted_apart_and_decide_nothing() {
	build_and_execute(|| {
		(21..=30).for_each(|who| {
			join_investing(who);
		});
		let [outvoted, blocked] = [submit(Content::Text), submit(Content::Text)];
		let assembly = voting(&[outvoted, blocked]);
		no(1..=2, outvoted);
		yes(21..=30, outvoted);
		yes(1..=3, blocked);
		no([4], blocked);
		no(21..=30, blocked);
		assert_eq!(tally(outvoted).ordinary, counts(0, 2, 0));
		assert_eq!(tally(outvoted).investing, counts(10, 0, 0));
		let_pass(assembly);
		close(outvoted);
		close(blocked);
		assert_eq!(status(outvoted), Status::Rejected { reason: Rejection::NoMajority });
		assert!(matches!(status(blocked), Status::Adopted { majority: Majority::ThreeQuarters, .. }));
	});
}

#[test]
fn investing_members_neither_fill_nor_deny_a_quorum() {
	for (ordinary, adopted) in [(5, false), (6, true)] {
		build_and_execute(|| {
			set_terms(|terms| terms.quorum = Some(Fraction::new(1, 2)));
			(21..=60).for_each(|who| {
				join_investing(who);
			});
			let id = submit(Content::Text);
			let assembly = voting(&[id]);
			yes(1..=ordinary, id);
			if !adopted {
				yes(21..=60, id);
			}
			let_pass(assembly);
			close(id);
			assert_eq!(matches!(status(id), Status::Adopted { .. }), adopted);
		});
	}
}

#[test]
fn items_are_decided_each_by_itself() {
	build_and_execute(|| {
		let motions = [submit(Content::Text), submit(Content::Text)];
		let assembly = voting(&motions);
		yes([1], motions[0]);
		no([1], motions[1]);
		let_pass(assembly);
		close(motions[1]);
		assert_eq!(crate::mock::assembly(assembly).undecided, 1);
		close(motions[0]);
		assert!(matches!(status(motions[0]), Status::Adopted { .. }));
		assert!(matches!(status(motions[1]), Status::Rejected { .. }));
	});
}
