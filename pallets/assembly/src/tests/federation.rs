//! The federation: one cooperative, one vote, by the same rules.

use crate::{
	mock::{probe, *},
	Ballot, Call, Choice, Concerned, Content, Method, Participations, Status,
};
use allmende_primitives::{Authority, Majority, Organ};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn cast(origin: RuntimeOrigin, id: u32, choice: Choice) -> DispatchResult {
	dispatch(Call::vote { body: FEDERATION, motion: id, ballot: Ballot::Motion(choice) }, origin)
}

#[test]
fn cooperatives_vote_by_the_organ_that_their_statute_names() {
	build_and_execute(|| {
		// One of two is more than a tenth: the motion of a cooperative can come on an agenda at once.
		let content = calls(note(5, Majority::NineTenths));
		let id = submit_to(FEDERATION, board(COOP), content, Concerned::default());
		let convene = |origin| {
			dispatch(
				Call::convene { body: FEDERATION, plan: Box::new(plan()), motions: items(&[id]) },
				origin,
			)
		};
		assert_noop!(convene(board(OTHER)), Error::NotAuthorised);
		assert_noop!(convene(assembly_of(OTHER)), Error::NotAuthorised);
		assert_ok!(convene(board(COOP)));
		set_now(now() + TWO_WEEKS);
		assert_ok!(Assembly::open_voting(signed(STRANGER), FEDERATION, 0));

		for origin in [board(OTHER), supervisory(COOP), assembly_of(COOP), board(55)] {
			assert_noop!(cast(origin, id, Choice::Yes), Error::NotAuthorised);
		}
		// Nobody votes for a cooperative alone, whatever he is there.
		assert_noop!(cast(signed(1), id, Choice::Yes), Error::NotEntitled);
		assert_ok!(cast(board(COOP), id, Choice::Yes));
		assert_ok!(cast(board(COOP), id, Choice::Yes));
		assert_ok!(cast(assembly_of(OTHER), id, Choice::Yes));
		assert!(Participations::<Test>::contains_key((FEDERATION, id, 1), 2));

		set_now(now() + DAY);
		pass_blocks(LEAST_WINDOW + 1);
		assert_ok!(Assembly::close(signed(STRANGER), FEDERATION, id));
		assert_ok!(Assembly::enact(signed(STRANGER), FEDERATION, id, MOST));
		let authority = Authority::Federation { majority: Majority::NineTenths };
		assert_eq!(probe::Ran::<Test>::get(), [(5, authority)]);
		// The members' motions of the same number are others.
		assert!(crate::Motions::<Test>::get(BODY, id).is_none());
	});
}

#[test]
fn a_cooperative_admitted_after_the_opening_does_not_vote() {
	build_and_execute(|| {
		let id = submit_to(FEDERATION, board(COOP), Content::Text, Concerned::default());
		let call = Call::convene { body: FEDERATION, plan: Box::new(plan()), motions: items(&[id]) };
		assert_ok!(dispatch(call, board(COOP)));
		set_now(now() + TWO_WEEKS);
		assert_ok!(Assembly::open_voting(signed(STRANGER), FEDERATION, 0));
		Federated::insert(9, (3, false));
		assert_noop!(cast(board(9), id, Choice::Yes), Error::JoinedAfterOpening);
		Federated::remove(OTHER);
		assert_noop!(cast(assembly_of(OTHER), id, Choice::Yes), Error::NotAuthorised);
		assert!(matches!(
			crate::Motions::<Test>::get(FEDERATION, id).unwrap().status,
			Status::OnAgenda { .. }
		));
	});
}

#[test]
fn the_federation_elects_no_organs() {
	build_and_execute(|| {
		let submit = |content| {
			dispatch(
				Call::submit {
					body: FEDERATION,
					text: text("x"),
					content: Box::new(content),
					concerned: Concerned::default(),
					mode: BallotMode::Open,
					effective_from: None,
				},
				board(COOP),
			)
		};
		let election = Content::Election { organ: Organ::Board, seats: 1, method: Method::Approval };
		assert_noop!(submit(election), Error::NoOrgans);
		assert_noop!(submit(Content::Recall { organ: Organ::Board, who: 1 }), Error::NoOrgans);
	});
}
