//! The part of the votes cast that a change takes, and what is refused when its motion is submitted.

use super::*;
use allmende_primitives::{Fraction, Subject};
use frame_support::{assert_ok, assert_storage_noop};

fn required(coop: u32, subject: Subject) -> Fraction {
	let source = amended(coop, "second", longer_notice);
	Cooperatives::required(coop, &Amendment { subject, ..motion(1, source) }).unwrap()
}

/// GenG 16(2) to (4), BGB 33(1).
#[test]
fn the_majority_is_that_of_what_changes() {
	let [three, nine] = [Fraction::THREE_QUARTERS, Fraction::NINE_TENTHS];
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let association = without_shares(LegalForm::Association);
		for (subject, cooperatives, associations) in [
			(Subject::Other, three, three),
			(Subject::Named, three, three),
			(Subject::RunningFees, three, three),
			(Subject::Object, three, nine),
			(Subject::DutyToUse, nine, three),
		] {
			assert_eq!(required(coop, subject), cooperatives, "{subject:?}");
			assert_eq!(required(association, subject), associations, "{subject:?}");
		}
	});
}

/// The statute's own fraction binds its change, and also the change of the fraction. It is taken as it is.
#[test]
fn a_stricter_statute_asks_for_more() {
	ExtBuilder::default().build_and_execute(|| {
		for (own_fraction, by_subject) in [
			(Fraction::new(4, 5), Fraction::NINE_TENTHS),
			(Fraction::new(19, 20), Fraction::new(19, 20)),
			(Fraction::new(1, 1), Fraction::new(1, 1)),
		] {
			let mut strict = lean(3, 2);
			strict.assembly.amendment = own_fraction;
			let coop = Request::lean(2).with(|r| r.source = own(strict)).activate();
			let weaker = amended(coop, "second", |p| p.assembly.amendment = Fraction::THREE_QUARTERS);
			assert_ok!(Cooperatives::required(coop, &motion(1, weaker)), own_fraction);
			assert_eq!(required(coop, Subject::DutyToUse), by_subject);
		}
		// More than all of them would lock the statute for good.
		let mut locked = lean(3, 2);
		locked.assembly.amendment = Fraction::new(20, 19);
		let request = Request::lean(2).with(|r| r.source = own(locked));
		assert_noop!(request.submit(), Error::AmendmentMajorityTooHigh);
	});
}

/// Other motions can be decided before this one, so that what is pending today says nothing.
#[test]
fn a_pending_change_is_no_obstacle_yet() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_ok!(adopt(coop, amended(coop, "second", longer_notice)));
		let other = motion(1, amended(coop, "other", |p| p.settlement_months = 3));
		assert_ok!(Cooperatives::required(coop, &other), Fraction::THREE_QUARTERS);
		assert_noop!(Cooperatives::adopt(coop, other.clone()), Error::AmendmentPending);
		assert_ok!(Cooperatives::discard(coop, 2));
		assert_ok!(Cooperatives::adopt(coop, other), 3);
	});
}

#[test]
fn asking_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let asked = motion(1, amended(coop, "second", longer_notice));
		assert_storage_noop!(Cooperatives::required(coop, &asked).unwrap());
	});
}

#[test]
fn the_form_says_whether_there_is_a_register() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert!(Cooperatives::needs_registration(coop));
		assert!(Cooperatives::needs_registration(without_shares(LegalForm::Association)));
		assert!(!Cooperatives::needs_registration(initiative()));
		assert!(Cooperatives::needs_registration(99));
	});
}
