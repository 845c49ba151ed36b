//! Changes of the statute (GenG 16).

use crate::{
	mock::{Event, *},
	Call, Concerned, Content, ProposalOf, Status,
};
use allmende_primitives::{
	assembly::Body, models, statute::StatuteSource, Authority, Fraction, Majority, Organ, Subject,
};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, DispatchError, DispatchResult};

fn change(subject: Subject) -> ProposalOf<Test> {
	Content::Amendment(amendment(subject))
}

fn confirm(origin: RuntimeOrigin, id: u32) -> DispatchResult {
	let document = H256::repeat_byte(9);
	dispatch(Call::confirm_registration { body: BODY, motion: id, document }, origin)
}

fn too_low() -> Status<u64> {
	Status::Failed { at: now(), error: Error::MajorityTooLow.into() }
}

/// The status after enactment, of so many to so many among a hundred.
fn enacted(subject: Subject, own: Fraction, in_favour: u64, against: u64) -> bool {
	let mut adopted = false;
	build_and_execute(|| {
		(13..=100).for_each(|who| {
			join(who);
		});
		set_terms(|terms| terms.amendment = own);
		let id = decided(change(subject), in_favour, against);
		enact(id);
		adopted = status(id) == Status::PendingRegistration { version: 1 };
		assert_eq!(adopted, PendingStatute::exists());
		assert!(adopted || status(id) == too_low());
	});
	adopted
}

#[test]
fn the_majority_goes_by_the_subject_and_the_statute() {
	let law = Fraction::THREE_QUARTERS;
	for (subject, own, in_favour, against, adopted) in [
		(Subject::Other, law, 75, 25, true),
		(Subject::Other, law, 74, 26, false),
		(Subject::DutyToUse, law, 90, 10, true),
		(Subject::DutyToUse, law, 89, 11, false),
		// The statute's own, between the law's.
		(Subject::Other, Fraction::new(4, 5), 80, 20, true),
		(Subject::Other, Fraction::new(4, 5), 79, 21, false),
		(Subject::DutyToUse, Fraction::new(19, 20), 94, 6, false),
		(Subject::DutyToUse, Fraction::new(19, 20), 95, 5, true),
	] {
		assert_eq!(enacted(subject, own, in_favour, against), adopted, "{subject:?} {own:?} {in_favour}");
	}
}

#[test]
fn a_change_is_pending_until_its_registration_is_confirmed() {
	build_and_execute(|| {
		let id = decided(change(Subject::Other), 3, 1);
		assert_noop!(confirm(board(COOP), id), Error::WrongStatus);
		events();
		enact(id);
		assert_eq!(InForce::get(), (0, None));
		assert_eq!(events(), [Event::RegistrationPending { body: BODY, motion: id, version: 1 }]);
		assert_noop!(try_enact(id), Error::WrongStatus);
		for origin in [supervisory(COOP), assembly_of(COOP), board(OTHER)] {
			assert_noop!(confirm(origin, id), Error::NotAuthorised);
		}
		assert_noop!(confirm(signed(1), id), BadOrigin);
		assert_ok!(confirm(board(COOP), id));
		let document = H256::repeat_byte(9);
		assert_eq!(InForce::get(), (1, Some(document)));
		assert_eq!(Assembly::adoption(BODY, 1), Some(id));
		assert_eq!(Assembly::adoption(BODY, 0), None);
		assert_eq!(status(id), Status::Enacted { at: now() });
		assert_eq!(
			events(),
			[
				Event::RegistrationConfirmed { body: BODY, motion: id, version: 1, document },
				Event::Enacted { body: BODY, motion: id },
			]
		);
		assert_noop!(confirm(board(COOP), id), Error::WrongStatus);
	});
}

#[test]
fn what_stands_in_no_register_is_in_force_at_once() {
	build_and_execute(|| {
		Unregistered::put(());
		let id = decided(change(Subject::Other), 3, 1);
		enact(id);
		assert_eq!(InForce::get(), (1, None));
		assert_eq!(status(id), Status::Enacted { at: now() });
	});
}

#[test]
fn one_change_is_pending_at_a_time() {
	build_and_execute(|| {
		let [first, second] = [0, 1].map(|_| decided(change(Subject::Other), 3, 1));
		enact(first);
		enact(second);
		assert_eq!(status(second), Status::Failed { at: now(), error: DispatchError::Unavailable });
		assert_ok!(confirm(board(COOP), first));
	});
}

#[test]
fn floors_hold_before_anybody_votes() {
	build_and_execute(|| {
		let mut parameters = models::citizens_cooperative();
		parameters.notice_months = 2;
		let mut below = amendment(Subject::Other);
		below.source = StatuteSource::Own { parameters, text: text("below") };
		let mut stale = amendment(Subject::Other);
		stale.amended += 1;
		let submit = |content, concerned| {
			let content = Box::new(content);
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
		let refused = submit(Content::Amendment(below), Concerned::default());
		assert_eq!(refused, Err(DispatchError::CannotLookup));
		let refused = submit(Content::Amendment(stale), Concerned::default());
		assert_eq!(refused, Err(DispatchError::Other("statute changed")));
		let concerned = Concerned { organ: Some(Organ::Board), ..Default::default() };
		assert_noop!(submit(change(Subject::Other), concerned), Error::ConcernedNotAllowed);
		let federation = Call::submit {
			body: FEDERATION,
			text: text("x"),
			content: Box::new(change(Subject::Other)),
			concerned: Concerned::default(),
			mode: BallotMode::Open,
			effective_from: None,
		};
		assert_noop!(dispatch(federation, board(COOP)), Error::NoStatute);
	});
}

#[test]
fn an_annulled_change_never_comes_into_force() {
	build_and_execute(|| {
		let id = decided(change(Subject::Other), 3, 1);
		enact(id);
		assert_ok!(Assembly::annul(board(COOP), BODY, id, H256::zero()));
		assert!(!PendingStatute::exists());
		assert_noop!(confirm(board(COOP), id), Error::WrongStatus);
		assert_eq!(InForce::get(), (0, None));
	});
}

#[test]
fn investing_members_do_not_block_a_change() {
	build_and_execute(|| {
		(21..=60).for_each(|who| {
			join_investing(who);
		});
		let id = submit(change(Subject::Other));
		let assembly = voting(&[id]);
		yes(1..=3, id);
		no([4], id);
		no(21..=60, id);
		let_pass(assembly);
		close(id);
		enact(id);
		assert_eq!(status(id), Status::PendingRegistration { version: 1 });
	});
}

fn revoke(origin: RuntimeOrigin, body: Body, version: u32) -> DispatchResult {
	dispatch(Call::revoke_amendment { body, version }, origin)
}

#[test]
fn the_assembly_revokes_what_is_not_registered() {
	build_and_execute(|| {
		let id = decided(change(Subject::Other), 3, 1);
		enact(id);
		for origin in [supervisory(COOP), board(COOP), assembly_of(OTHER)] {
			assert_noop!(revoke(origin, BODY, 1), Error::NotAuthorised);
		}
		assert_noop!(revoke(signed(1), BODY, 1), BadOrigin);
		assert_noop!(revoke(assembly_of(COOP), BODY, 2), Error::AmendmentNotFound);
		// Another body's assembly finds nothing of this one's under its own.
		assert_noop!(revoke(assembly_of(OTHER), Body::Members(OTHER), 1), Error::AmendmentNotFound);
		events();
		assert_ok!(revoke(assembly_of(COOP), BODY, 1));
		assert_eq!(events(), [Event::AmendmentRevoked { body: BODY, motion: id, version: 1 }]);
		assert_eq!(status(id), Status::Revoked { at: now() });
		assert!(!PendingStatute::exists());
		assert_noop!(confirm(board(COOP), id), Error::WrongStatus);
		// What the register of statutes does not give up is not revoked.
		assert_noop!(revoke(assembly_of(COOP), BODY, 1), DispatchError::CannotLookup);
		let next = decided(change(Subject::Other), 3, 1);
		enact(next);
		assert_eq!(status(next), Status::PendingRegistration { version: 2 });
		assert_ok!(confirm(board(COOP), next));
		assert_noop!(revoke(assembly_of(COOP), BODY, 2), DispatchError::CannotLookup);
		assert_eq!(status(next), Status::Enacted { at: now() });
	});
}

#[test]
fn the_federation_has_no_statute_to_revoke() {
	build_and_execute(|| {
		let federation = RuntimeOrigin::from(Authority::Federation { majority: Majority::NineTenths });
		assert_noop!(revoke(federation, FEDERATION, 1), Error::NoStatute);
	});
}
