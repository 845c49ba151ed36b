//! Motions before they are voted on.

use crate::{
	mock::{Event, *},
	Actor, Call, Concerned, Content, Method, OpenMotions, Status,
};
use allmende_primitives::{assembly::Body, Authority, Date, DocumentRef, Majority, Organ};
use frame_support::{assert_noop, assert_ok, traits::QueryPreimage};
use sp_runtime::{traits::BadOrigin, DispatchError};

fn submit_raw(origin: RuntimeOrigin, content: crate::ProposalOf<Test>) -> sp_runtime::DispatchResult {
	let mode = BallotMode::Open;
	Assembly::submit(origin, BODY, text("motion"), Box::new(content), Concerned::default(), mode, None)
}

fn amend(origin: RuntimeOrigin, id: u32, content: crate::ProposalOf<Test>) -> sp_runtime::DispatchResult {
	let call = Call::amend_motion {
		body: BODY,
		motion: id,
		text: text("amended"),
		content: Box::new(content),
		concerned: Concerned::default(),
		mode: BallotMode::Open,
		effective_from: None,
	};
	dispatch(call, origin)
}

#[test]
fn a_members_motion_waits_with_its_authors_signature() {
	build_and_execute(|| {
		let id = submit_as(signed(9), Content::Text);
		let until = Date::from_unix(START).plus_days(90);
		assert_eq!(status(id), Status::Submitted { until, open_until_block: 1 + LEAST_WINDOW });
		assert_eq!(motion(id).author, voter(9));
		assert_eq!(motion(id).signatures, 1);
		assert_eq!(OpenMotions::<Test>::get(BODY, voter(9)), 1);
		assert_eq!(
			events(),
			[
				Event::MotionSubmitted {
					body: BODY,
					motion: 0,
					author: voter(9),
					text_hash: text("motion").hash,
					call_hash: None,
					concerned: Concerned::default(),
					mode: BallotMode::Open,
				},
				Event::MotionSigned { body: BODY, motion: 0, by: 9, signatures: 1 },
			]
		);
	});
}

#[test]
fn an_organs_motion_is_seconded() {
	build_and_execute(|| {
		for (origin, author) in [
			(board(COOP), Actor::Board),
			(supervisory(COOP), Actor::Supervisory),
			(assembly_of(COOP), Actor::Assembly),
		] {
			let id = submit_as(origin, Content::Text);
			assert!(matches!(status(id), Status::Seconded { .. }));
			assert_eq!(motion(id).author, author);
			assert_eq!(motion(id).signatures, 0);
		}
	});
}

#[test]
fn nobody_submits_for_another_cooperative() {
	build_and_execute(|| {
		for origin in foreign_origins() {
			assert!(submit_raw(origin, Content::Text).is_err());
		}
		assert_noop!(submit_raw(board(OTHER), Content::Text), Error::NotAuthorised);
		assert_noop!(submit_raw(signed(STRANGER), Content::Text), Error::NotEntitled);
		assert_noop!(submit_raw(RuntimeOrigin::none(), Content::Text), BadOrigin);
		leave(9);
		assert_noop!(submit_raw(signed(9), Content::Text), Error::NotEntitled);
		let nowhere = Body::Members(55);
		let submit = Assembly::submit(
			Authority::Board { coop: 55 }.into(),
			nowhere,
			text("x"),
			Box::new(Content::Text),
			Concerned::default(),
			BallotMode::Open,
			None,
		);
		assert_noop!(submit, Error::NotFound);
	});
}

#[test]
fn the_content_must_be_sound() {
	build_and_execute(|| {
		let of = |content| {
			dispatch(
				Call::submit {
					body: BODY,
					text: text("x"),
					content: Box::new(content),
					concerned: Concerned::default(),
					mode: BallotMode::Open,
					effective_from: None,
				},
				board(COOP),
			)
		};
		let batch = RuntimeCall::Utility(pallet_utility::Call::batch { calls: vec![] });
		assert_noop!(of(calls(batch)), Error::CallNotAllowed);
		assert_noop!(of(calls(heavy(1_024))), Error::CallTooLarge);
		let election = |seats| Content::Election { organ: Organ::Board, seats, method: Method::Approval };
		assert_noop!(of(election(0)), Error::SeatsOutOfRange);
		assert_noop!(of(election(33)), Error::SeatsOutOfRange);
		assert_noop!(of(Content::Recall { organ: Organ::Board, who: 3 }), Error::NotSeated);
		let open = BallotMode::Open;
		let blank = DocumentRef { hash: Default::default(), address: b"  ".to_vec().try_into().unwrap() };
		let submit = Assembly::submit(
			board(COOP),
			BODY,
			blank,
			Box::new(Content::Text),
			Concerned::default(),
			open,
			None,
		);
		assert_noop!(submit, Error::InvalidAddress);
		let concerned = Concerned { organ: Some(Organ::Board), ..Default::default() };
		let submit =
			Assembly::submit(board(COOP), BODY, text("x"), Box::new(election(1)), concerned, open, None);
		assert_noop!(submit, Error::ConcernedNotAllowed);
		assert_ok!(of(election(32)));
		assert_ok!(of(calls(heavy(1_000))));
	});
}

#[test]
fn an_author_has_so_many_motions_open() {
	build_and_execute(|| {
		for _ in 0..3 {
			submit_as(signed(9), Content::Text);
		}
		let call = Call::submit {
			body: BODY,
			text: text("x"),
			content: Box::new(Content::Text),
			concerned: Concerned::default(),
			mode: BallotMode::Open,
			effective_from: None,
		};
		assert_noop!(dispatch(call.clone(), signed(9)), Error::TooManyOpenMotions);
		// The others' places are their own, and what is over gives its place back.
		assert_ok!(dispatch(call.clone(), signed(10)));
		assert_ok!(Assembly::withdraw_motion(signed(9), BODY, 0));
		assert_ok!(dispatch(call, signed(9)));
	});
}

#[test]
fn a_tenth_of_the_members_forces_a_motion() {
	build_and_execute(|| {
		let id = submit_as(signed(9), Content::Text);
		events();
		assert_noop!(Assembly::sign(signed(9), BODY, id), Error::AlreadySigned);
		assert_noop!(Assembly::sign(signed(STRANGER), BODY, id), Error::NotEntitled);
		assert_noop!(Assembly::sign(board(COOP), BODY, id), Error::NotAuthorised);
		assert_noop!(Assembly::sign(signed(10), BODY, 5), Error::MotionNotFound);
		// Two of twelve are more than a tenth.
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert!(motion(id).petitioned);
		assert!(matches!(status(id), Status::Seconded { .. }));
		assert_eq!(
			events(),
			[
				Event::MotionSigned { body: BODY, motion: id, by: 10, signatures: 2 },
				Event::MotionPetitioned { body: BODY, motion: id, signatures: 2, voters: 12 },
			]
		);
		assert_noop!(Assembly::sign(signed(11), BODY, id), Error::Petitioned);
		// It is no longer the author's alone.
		assert_noop!(Assembly::withdraw_motion(signed(9), BODY, id), Error::Petitioned);
		assert_noop!(amend(signed(9), id, Content::Text), Error::Petitioned);
	});
}

#[test]
fn exactly_a_tenth_is_enough() {
	build_and_execute(|| {
		(13..=20).for_each(|who| {
			join(who);
		});
		let id = submit_as(signed(9), Content::Text);
		assert!(!motion(id).petitioned, "one of twenty is not a tenth");
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert!(motion(id).petitioned, "two of twenty are");
	});
}

#[test]
fn the_statute_can_ask_for_fewer() {
	build_and_execute(|| {
		set_terms(|terms| terms.petition = allmende_primitives::Fraction::new(1, 12));
		let id = submit_as(signed(9), Content::Text);
		assert!(motion(id).petitioned);
		// What only the author has signed is the author's.
		assert_ok!(amend(signed(9), id, Content::Text));
		assert!(motion(id).petitioned);
		assert_eq!(motion(id).revision, 1);
		assert_ok!(Assembly::withdraw_motion(signed(9), BODY, id));
	});
}

#[test]
fn an_organ_seconds() {
	build_and_execute(|| {
		let id = submit_as(signed(9), Content::Text);
		events();
		for origin in foreign_origins().into_iter().chain([signed(1)]) {
			assert!(Assembly::second(origin, BODY, id).is_err());
		}
		assert_ok!(Assembly::second(supervisory(COOP), BODY, id));
		assert_eq!(motion(id).seconded_by, Some(Actor::Supervisory));
		assert_eq!(events(), [Event::MotionSeconded { body: BODY, motion: id, by: Actor::Supervisory }]);
		assert_noop!(Assembly::second(board(COOP), BODY, id), Error::WrongStatus);
		// What was seconded as it was worded stays so.
		assert_noop!(amend(signed(9), id, Content::Text), Error::WrongStatus);
		// Members can still force what the board leaves lying. The board's own it decides on itself.
		let boards = submit(Content::Text);
		assert_noop!(Assembly::sign(signed(10), BODY, boards), Error::WrongStatus);
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert!(motion(id).petitioned);
	});
}

#[test]
fn a_new_wording_needs_new_signatures() {
	build_and_execute(|| {
		(13..=40).for_each(|who| {
			join(who);
		});
		let id = submit_as(signed(9), calls(heavy(500)));
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert_eq!(motion(id).signatures, 2);
		let Content::Call(old) = motion(id).content else { panic!() };
		assert!(Preimage::have(&old));
		assert_noop!(amend(signed(10), id, Content::Text), Error::NotAuthorised);
		assert_ok!(amend(signed(9), id, calls(heavy(600))));
		assert!(!Preimage::have(&old));
		assert_eq!(motion(id).signatures, 1);
		assert_eq!(motion(id).text, text("amended"));
		// Who has signed the old wording can sign the new one.
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		let election = Content::Election { organ: Organ::Board, seats: 1, method: Method::Approval };
		assert_noop!(amend(signed(9), id, election), Error::ElectionFixed);
	});
}

#[test]
fn a_motion_that_nobody_takes_up_lapses() {
	build_and_execute(|| {
		let id = submit_as(signed(9), calls(heavy(500)));
		let Content::Call(call) = motion(id).content else { panic!() };
		set_now(START + 91 * DAY - 1);
		pass_blocks(LEAST_WINDOW + 1);
		assert_noop!(Assembly::clear_motion(signed(STRANGER), BODY, id), Error::NotLapsed);
		set_now(START + 91 * DAY);
		assert_noop!(Assembly::second(board(COOP), BODY, id), Error::MotionExpired);
		assert_noop!(Assembly::sign(signed(10), BODY, id), Error::MotionExpired);
		for origin in unsigned_origins() {
			assert_noop!(Assembly::clear_motion(origin, BODY, id), BadOrigin);
		}
		assert_ok!(Assembly::clear_motion(signed(STRANGER), BODY, id));
		assert_eq!(status(id), Status::Lapsed);
		assert!(!Preimage::have(&call));
		assert_eq!(OpenMotions::<Test>::get(BODY, voter(9)), 0);
		assert_noop!(Assembly::clear_motion(signed(STRANGER), BODY, id), Error::WrongStatus);
	});
}

#[test]
fn a_standstill_of_the_chain_lets_nothing_lapse() {
	build_and_execute(|| {
		let id = submit_as(signed(9), Content::Text);
		set_now(START + 400 * DAY);
		pass_blocks(LEAST_WINDOW);
		assert_noop!(Assembly::clear_motion(signed(STRANGER), BODY, id), Error::NotLapsed);
		assert_ok!(Assembly::second(board(COOP), BODY, id));
	});
}

#[test]
fn an_author_withdraws_until_the_agenda_freezes() {
	build_and_execute(|| {
		let [first, second] = [submit(calls(note(1, Majority::Simple))), submit(Content::Text)];
		let id = convene(&[first, second]);
		assert_noop!(Assembly::withdraw_motion(supervisory(COOP), BODY, first), Error::NotAuthorised);
		set_now(assembly(id).plan.starts_at - ONE_WEEK);
		assert_ok!(amend(board(COOP), second, Content::Text));
		assert_ok!(Assembly::withdraw_motion(board(COOP), BODY, first));
		assert_eq!(status(first), Status::Withdrawn);
		assert_eq!(assembly(id).undecided, 1);
		set_now(assembly(id).plan.starts_at - ONE_WEEK + 1);
		assert_noop!(amend(board(COOP), second, Content::Text), Error::AgendaFrozen);
		assert_noop!(Assembly::withdraw_motion(board(COOP), BODY, second), Error::AgendaFrozen);
		assert_noop!(Assembly::withdraw_motion(board(COOP), BODY, first), Error::WrongStatus);
	});
}

#[test]
fn what_a_member_signs_counts_in_one_body_only() {
	build_and_execute(|| {
		let id = submit_as(signed(3), Content::Text);
		// Member 1 of the other cooperative is the account 3.
		assert_noop!(Assembly::sign(signed(3), BODY, id), Error::AlreadySigned);
		assert_noop!(Assembly::sign(signed(3), Body::Members(OTHER), id), Error::MotionNotFound);
		let unknown: DispatchError = Error::MotionNotFound.into();
		assert_eq!(Assembly::withdraw_motion(signed(3), Body::Members(OTHER), id), Err(unknown));
	});
}
