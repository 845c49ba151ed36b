//! Minutes, contest, annulment.

use crate::{
	mock::{Event, *},
	Call, Concerned, Content, Minutes, MinutesOf, Status,
};
use allmende_primitives::{assembly::Body, Authority, Date, Majority, Organ};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::QueryPreimage};
use sp_core::H256;
use sp_runtime::{
	traits::{BadOrigin, Dispatchable},
	DispatchResult,
};

fn record(who: AccountId, assembly: u32, document: &str) -> DispatchResult {
	dispatch(Call::record_minutes { body: BODY, assembly, document: text(document) }, signed(who))
}

fn countersign(who: AccountId, assembly: u32, document: &str) -> DispatchResult {
	let document = text(document).hash;
	dispatch(Call::countersign_minutes { body: BODY, assembly, document }, signed(who))
}

fn contest(who: AccountId, id: u32) -> DispatchResult {
	dispatch(Call::contest { body: BODY, motion: id, statement: H256::repeat_byte(2) }, signed(who))
}

fn annul(origin: RuntimeOrigin, id: u32) -> DispatchResult {
	dispatch(Call::annul { body: BODY, motion: id, finding: H256::repeat_byte(3) }, origin)
}

#[test]
fn the_chair_and_a_member_of_the_board_sign() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		assert_noop!(record(3, assembly, "minutes"), Error::NotOpened);
		open(assembly);
		yes([1], id);
		let_pass(assembly);
		assert_noop!(record(3, assembly, "minutes"), Error::UndecidedItems);
		close(id);
		assert_noop!(record(1, assembly, "minutes"), Error::NotAuthorised);
		assert_noop!(countersign(1, assembly, "minutes"), Error::MinutesNotFound);
		assert_ok!(record(3, assembly, "draft"));
		assert_ok!(record(3, assembly, "minutes"));
		assert_noop!(Assembly::name_chair(board(COOP), BODY, assembly, 9), Error::MinutesFixed);
		assert_noop!(countersign(1, assembly, "draft"), Error::MinutesNotFound);
		assert_noop!(countersign(3, assembly, "minutes"), Error::NotAuthorised);
		events();
		assert_ok!(countersign(1, assembly, "minutes"));
		assert_eq!(
			MinutesOf::<Test>::get(BODY, assembly),
			Some(Minutes {
				document: text("minutes"),
				chair: 3,
				signed_at: now(),
				countersigned: Some((1, now()))
			})
		);
		let document = text("minutes").hash;
		assert_eq!(events(), [Event::MinutesCountersigned { body: BODY, assembly, document, by: 1 }]);
		assert_noop!(countersign(2, assembly, "minutes"), Error::MinutesFixed);
		assert_noop!(record(3, assembly, "other"), Error::MinutesFixed);
	});
}

#[test]
fn two_people_sign() {
	build_and_execute(|| {
		let assembly = convene(&[]);
		assert_ok!(Assembly::name_chair(board(COOP), BODY, assembly, 1));
		open(assembly);
		assert_ok!(record(1, assembly, "minutes"));
		assert_noop!(countersign(1, assembly, "minutes"), Error::SecondSignature);
		assert_ok!(countersign(2, assembly, "minutes"));
	});
}

#[test]
fn a_decision_is_contested_within_a_month() {
	build_and_execute(|| {
		let id = decided(Content::Text, 3, 1);
		// 18 March and a day's voting: decided on the 17th.
		let decided = Date::from_unix(motion(id).decided_at.unwrap());
		events();
		assert_noop!(contest(STRANGER, id), Error::NotEntitled);
		assert_ok!(contest(4, id));
		assert_eq!(motion(id).contests, 1);
		let statement = H256::repeat_byte(2);
		assert_eq!(events(), [Event::Contested { body: BODY, motion: id, by: voter(4), statement }]);
		assert_noop!(contest(4, id), Error::AlreadyContested);
		let last = decided.plus_months(1).unwrap();
		set_now(last.plus_days(1).starts_at() - 1);
		assert_ok!(contest(5, id));
		set_now(last.plus_days(1).starts_at());
		assert_noop!(contest(6, id), Error::ContestOver);
	});
}

#[test]
fn what_is_not_decided_is_not_contested() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		assert_noop!(contest(4, id), Error::WrongStatus);
		assert_noop!(contest(4, 77), Error::MotionNotFound);
		voting(&[id]);
		assert_noop!(contest(4, id), Error::WrongStatus);
		let rejected = decided(Content::Text, 1, 1);
		assert_ok!(contest(4, rejected));
	});
}

#[test]
fn a_finding_annuls() {
	build_and_execute(|| {
		let id = decided(calls(heavy(500)), 3, 1);
		let Content::Call(call) = motion(id).content else { panic!() };
		for origin in [signed(1), supervisory(COOP), assembly_of(COOP), RuntimeOrigin::root()] {
			assert_noop!(annul(origin, id), BadOrigin);
		}
		assert_noop!(annul(board(OTHER), id), Error::NotAuthorised);
		events();
		assert_ok!(annul(board(COOP), id));
		let finding = H256::repeat_byte(3);
		assert_eq!(status(id), Status::Annulled { at: now(), finding });
		let annulled = Event::Annulled { body: BODY, motion: id, finding, had_been_enacted: false };
		assert_eq!(events(), [annulled]);
		// It is never carried out.
		assert!(!Preimage::have(&call));
		assert_noop!(try_enact(id), Error::WrongStatus);
		assert_noop!(annul(board(COOP), id), Error::WrongStatus);
		assert_noop!(contest(4, id), Error::WrongStatus);
	});
}

#[test]
fn what_was_enacted_is_annulled_visibly() {
	build_and_execute(|| {
		let id = decided(calls(note(5, Majority::Simple)), 3, 1);
		enact(id);
		events();
		let federation = Authority::Federation { majority: Majority::Simple };
		assert_ok!(annul(federation.into(), id));
		assert!(matches!(events()[..], [Event::Annulled { had_been_enacted: true, .. }]));
	});
}

#[test]
fn after_the_month_only_what_was_contested_is_annulled() {
	build_and_execute(|| {
		let uncontested = decided(Content::Text, 3, 1);
		let contested = decided(Content::Text, 3, 1);
		assert_ok!(contest(4, contested));
		set_now(now() + 100 * DAY);
		assert_noop!(annul(board(COOP), uncontested), Error::ContestOver);
		assert_ok!(annul(board(COOP), contested));
		let nothing = Call::annul { body: Body::Members(OTHER), motion: 0, finding: H256::zero() };
		assert_noop!(dispatch(nothing, board(OTHER)), Error::MotionNotFound);
	});
}

#[test]
fn mediators_do_not_find_in_their_own_cause() {
	build_and_execute(|| {
		let federation = || Authority::Federation { majority: Majority::Simple }.into();
		// The board stands in for the mediators.
		Seats::insert(COOP, Organ::Mediators, vec![9, 10]);
		let other = decided(Content::Text, 3, 1);
		assert_noop!(annul(federation(), other), Error::NotAuthorised);
		assert_ok!(annul(board(COOP), other));
		let discharge = Concerned { organ: Some(Organ::Mediators), ..Default::default() };
		let discharge = submit_to(BODY, supervisory(COOP), Content::Text, discharge);
		let assembly = voting(&[discharge]);
		yes(1..=3, discharge);
		let_pass(assembly);
		close(discharge);
		let recall = decided(Content::Recall { organ: Organ::Mediators, who: 9 }, 3, 1);
		for own in [discharge, recall] {
			assert_noop!(annul(board(COOP), own), Error::NotAuthorised);
			assert_ok!(annul(federation(), own));
		}
	});
}

/// Seats whose holders have left find nothing.
#[test]
fn the_federation_finds_where_no_mediator_can() {
	build_and_execute(|| {
		let federation = || Authority::Federation { majority: Majority::Simple }.into();
		Seats::insert(COOP, Organ::Mediators, vec![9, 10]);
		let (first, second) = (decided(Content::Text, 3, 1), decided(Content::Text, 3, 1));
		assert_noop!(annul(federation(), first), Error::NotAuthorised);
		leave(9);
		assert_noop!(annul(federation(), first), Error::NotAuthorised);
		leave(10);
		assert_eq!(Seats::get(COOP, Organ::Mediators), [9, 10]);
		assert_ok!(annul(federation(), first));
		assert_ok!(annul(board(COOP), second));
	});
}

/// The federation pays for asking whether the mediators can act, and they do not.
#[test]
fn who_asks_for_the_mediators_pays_for_it() {
	build_and_execute(|| {
		let (first, second) = (decided(Content::Text, 3, 1), decided(Content::Text, 3, 1));
		let call = |motion| Call::<Test>::annul { body: BODY, motion, finding: H256::zero() };
		let declared = call(first).get_dispatch_info().call_weight;
		let used = |motion, origin: RuntimeOrigin| {
			let done = RuntimeCall::Assembly(call(motion)).dispatch(origin).unwrap();
			done.calc_actual_weight(&call(motion).get_dispatch_info())
		};
		let federation = Authority::Federation { majority: Majority::Simple };
		assert_eq!(used(first, federation.into()), declared);
		assert_eq!(used(second, board(COOP)), declared.saturating_sub(CAN_ACT));
	});
}
