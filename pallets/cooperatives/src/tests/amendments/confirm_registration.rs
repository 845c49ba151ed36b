//! An amendment is registered.

use super::*;
use crate::{Event, Progress};
use allmende_primitives::{assembly::Offices, Date, Organ};
use frame_support::{assert_noop, assert_ok};

/// A cooperative on the model statute with an amendment to six months' notice.
fn adopted(from: Option<Date>) -> u32 {
	let coop = Request::model().activate();
	let source = amended(coop, "second", longer_notice);
	assert_ok!(Cooperatives::adopt(coop, Amendment { from, ..motion(1, source) }), 2);
	coop
}

/// GenG 16(6): no effect before the registration, and none before today.
#[test]
fn with_the_registration_it_is_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = adopted(None);
		pass_days(20);
		assert_eq!(statute(coop).parameters.notice_months, 3);
		assert_ok!(confirm(coop, 2));
		let in_force_from = start_day().plus_days(20);
		assert_last(Event::AmendmentConfirmed {
			coop,
			old: 1,
			new: 2,
			in_force_from,
			registration: Some(hash("excerpt")),
		});
		let amended = statute(coop);
		assert_eq!((version(coop), amended.parameters.notice_months), (2, 6));
		assert_eq!((amended.adopted_on, amended.in_force_from), (start_day(), Some(in_force_from)));
		assert_eq!(amended.registration, Some(hash("excerpt")));
		assert_eq!(Cooperatives::pending_amendment(coop), None);
		// The record itself says so.
		let record = crate::Cooperatives::<Test>::get(coop).unwrap();
		assert_eq!((record.statute_version, record.amendment), (2, None));
		// The old version stays as it was.
		let old = crate::Pallet::<Test>::statute(coop, 1).unwrap();
		assert_eq!((old.parameters.notice_months, old.in_force_from), (3, Some(start_day())));
	});
}

#[test]
fn a_later_day_is_waited_for() {
	ExtBuilder::default().build_and_execute(|| {
		let from = start_day().plus_days(41);
		let coop = adopted(Some(from));
		assert_ok!(confirm(coop, 2));
		let pending = Cooperatives::pending_amendment(coop).unwrap();
		assert_eq!(pending.progress, Progress::Confirmed { in_force_from: from });
		assert_eq!(pending.statute.registration, Some(hash("excerpt")));
		assert_noop!(confirm(coop, 2), Error::AmendmentNotFound);
		pass_days_without_blocks(40);
		assert_eq!(version(coop), 1);
		assert!(Cooperatives::pending_amendment(coop).is_some());
		pass_days_without_blocks(1);
		assert_eq!(version(coop), 2);
		assert_eq!(Cooperatives::pending_amendment(coop), None);
		assert_noop!(confirm(coop, 2), Error::AmendmentNotFound);
	});
}

/// The day that was decided has passed: it is in force with the registration, not before.
#[test]
fn never_before_the_registration() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = adopted(Some(start_day().plus_days(10)));
		pass_days(30);
		assert_eq!(version(coop), 1);
		assert_ok!(confirm(coop, 2));
		assert_eq!(statute(coop).in_force_from, Some(start_day().plus_days(30)));
	});
}

/// What is confirmed is what was named.
#[test]
fn only_the_amendment_that_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = adopted(None);
		for version in [0, 1, 3] {
			assert_noop!(confirm(coop, version), Error::AmendmentNotFound);
		}
		let other = Request::lean(2).activate();
		assert_noop!(confirm(other, 2), Error::AmendmentNotFound);
		let founding = Request::lean(2).found();
		assert_noop!(confirm(founding, 2), Error::NotActive);
		assert_noop!(confirm(99, 2), Error::NotFound);
	});
}

/// What the register has entered is the statute, however many members there are by then.
#[test]
fn floors_are_those_of_the_adoption() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_ok!(adopt(coop, amended(coop, "second", longer_notice)));
		(4..=21).for_each(|who| admit(coop, who));
		assert_ok!(confirm(coop, 2));
		assert_eq!(version(coop), 2);
	});
}

/// An amendment takes nobody's seat: a smaller organ is what the next elections make of it.
#[test]
fn seats_outlast_an_amendment() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		(6..=12).for_each(|who| admit(coop, who));
		assert_ok!(Cooperatives::install(coop, Organ::Supervisory, vec![6, 7]));
		assert_ok!(adopt(coop, amended(coop, "second", |p| p.supervisory.as_mut().unwrap().most = 3)));
		// Until it is in force, the old number holds.
		assert_ok!(Cooperatives::install(coop, Organ::Supervisory, vec![8]));
		assert_ok!(confirm(coop, 2));
		assert_eq!(Cooperatives::seated(coop, Organ::Supervisory), 6);
		assert_noop!(Cooperatives::install(coop, Organ::Supervisory, vec![9]), Error::SeatsOutOfRange);
		pass_days(3 * 366);
		assert_ok!(Cooperatives::install(coop, Organ::Supervisory, vec![6, 8, 9]));
		assert_eq!(Cooperatives::seated(coop, Organ::Supervisory), 3);
	});
}
