//! The adoption of an amendment was annulled, or taken back, before it was registered.

use super::*;
use crate::{Event, Statutes};
use allmende_primitives::Date;
use frame_support::{assert_noop, assert_ok};

fn adopt_from(coop: u32, text: &str, from: Option<Date>) -> Result<StatuteVersion, DispatchError> {
	let source = amended(coop, text, longer_notice);
	Cooperatives::adopt(coop, Amendment { from, ..motion(version(coop), source) })
}

#[test]
fn the_statute_stays_as_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let before = statute(coop);
		assert_ok!(adopt_from(coop, "second", None));
		assert_ok!(Cooperatives::discard(coop, 2));
		assert_last(Event::AmendmentWithdrawn { coop, version: 2, hash: hash("second") });
		assert_eq!((version(coop), statute(coop)), (1, before));
		assert_eq!(Cooperatives::pending_amendment(coop), None);
		assert!(!Statutes::<Test>::contains_key(coop, 2));
		assert_noop!(Cooperatives::discard(coop, 2), Error::AmendmentNotFound);
		assert_noop!(confirm(coop, 2), Error::AmendmentNotFound);
		// The next one has a number of its own, so that nobody confirms it for the other.
		assert_ok!(adopt_from(coop, "third", None));
		assert_eq!(Cooperatives::pending_amendment(coop).unwrap().version, 3);
		assert_noop!(Cooperatives::discard(coop, 2), Error::AmendmentNotFound);
		assert_ok!(confirm(coop, 3));
		let page = Cooperatives::statutes(coop, 0, 10);
		assert_eq!(page.items.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 3]);
	});
}

#[test]
fn what_is_registered_is_not_discarded() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_ok!(adopt_from(coop, "second", Some(start_day().plus_days(9))));
		assert_ok!(confirm(coop, 2));
		assert_noop!(Cooperatives::discard(coop, 2), Error::AmendmentRegistered);
		pass_days(9);
		assert_noop!(Cooperatives::discard(coop, 2), Error::AmendmentNotFound);
		assert_eq!(version(coop), 2);
	});
}

#[test]
fn without_a_register_until_its_day() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = initiative();
		assert_ok!(adopt_from(coop, "second", Some(start_day().plus_days(9))));
		assert_ok!(Cooperatives::discard(coop, 2));
		pass_days(20);
		assert_eq!(version(coop), 1);
		assert_ok!(adopt_from(coop, "third", None));
		assert_noop!(Cooperatives::discard(coop, 3), Error::AmendmentNotFound);
	});
}

#[test]
fn only_the_cooperatives_own() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_ok!(adopt_from(coop, "second", None));
		let other = Request::lean(2).activate();
		assert_noop!(Cooperatives::discard(other, 2), Error::AmendmentNotFound);
		let founding = Request::lean(2).found();
		assert_noop!(Cooperatives::discard(founding, 1), Error::NotActive);
		assert_noop!(Cooperatives::discard(99, 1), Error::NotFound);
	});
}
