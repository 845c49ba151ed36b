//! The assembly withdraws an amendment before it is registered.

use crate::{mock::*, Event, StatuteSource, Statutes};
use allmende_primitives::{Date, LegalForm, Majority, StatuteParameters, Subject};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult};

type Error = crate::Error<Test>;

fn amend(coop: u32, text: &str, from: Option<Date>) -> DispatchResult {
	let source = Box::new(amended(coop, text, |p| p.notice_months = 6));
	let origin = assembly_origin(coop, Majority::ThreeQuarters);
	Cooperatives::amend_statute(origin, version(coop), source, Subject::Other, from)
}

fn withdraw(coop: u32, version: u32) -> DispatchResult {
	Cooperatives::withdraw_amendment(assembly_origin(coop, Majority::Simple), version)
}

#[test]
fn the_statute_stays_as_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let before = statute(coop);
		assert_ok!(amend(coop, "second", None));
		assert_ok!(withdraw(coop, 2));
		assert_last(Event::AmendmentWithdrawn { coop, version: 2, hash: hash("second") });
		assert_eq!((version(coop), statute(coop)), (1, before));
		assert_eq!(Cooperatives::pending_amendment(coop), None);
		assert!(!Statutes::<Test>::contains_key(coop, 2));
		assert_noop!(withdraw(coop, 2), Error::AmendmentNotFound);
		assert_noop!(
			Cooperatives::confirm_registration(board_origin(coop), 2, hash("excerpt")),
			Error::AmendmentNotFound
		);
		// The next one has a number of its own, so that nobody confirms it for the other.
		assert_ok!(amend(coop, "third", None));
		assert_eq!(Cooperatives::pending_amendment(coop).unwrap().version, 3);
		assert_noop!(withdraw(coop, 2), Error::AmendmentNotFound);
		assert_ok!(Cooperatives::confirm_registration(board_origin(coop), 3, hash("excerpt")));
		let page = Cooperatives::statutes(coop, 0, 10);
		assert_eq!(page.items.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 3]);
	});
}

#[test]
fn what_is_registered_is_not_withdrawn() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_ok!(amend(coop, "second", Some(start_day().plus_days(9))));
		assert_ok!(Cooperatives::confirm_registration(board_origin(coop), 2, hash("excerpt")));
		assert_noop!(withdraw(coop, 2), Error::AmendmentRegistered);
		pass_days(9);
		assert_noop!(withdraw(coop, 2), Error::AmendmentNotFound);
		assert_eq!(version(coop), 2);
	});
}

#[test]
fn without_a_register_until_its_day() {
	ExtBuilder::default().build_and_execute(|| {
		let parameters = StatuteParameters { shares: None, ..lean(3, 2) };
		let source = StatuteSource::Own { parameters, text: document("initiative") };
		let coop = Request::lean(2)
			.with(|r| {
				r.form = LegalForm::Initiative;
				r.source = source;
			})
			.activate();
		assert_ok!(amend(coop, "second", Some(start_day().plus_days(9))));
		assert_ok!(withdraw(coop, 2));
		pass_days(20);
		assert_eq!(version(coop), 1);
		assert_ok!(amend(coop, "third", None));
		assert_noop!(withdraw(coop, 3), Error::AmendmentNotFound);
	});
}

#[test]
fn only_the_assembly() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_ok!(amend(coop, "second", None));
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(1),
			board_origin(coop),
			supervisory_origin(coop),
		] {
			assert_noop!(Cooperatives::withdraw_amendment(origin, 2), DispatchError::BadOrigin);
		}
		// The assembly of another cooperative withdraws its own.
		let other = Request::lean(2).activate();
		assert_noop!(withdraw(other, 2), Error::AmendmentNotFound);
		let founding = Request::lean(2).found();
		assert_noop!(withdraw(founding, 1), Error::NotActive);
		assert_noop!(withdraw(99, 1), Error::NotFound);
	});
}
