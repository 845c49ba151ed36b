//! The assembly has adopted another version of the statute.

use super::*;
use crate::{Amendment as Adopted, Event, ModelRef, Progress, Statutes};
use allmende_primitives::{models, traits::Cooperatives as _, Fraction, Organ, Subject};
use frame_support::{assert_noop, assert_ok};

#[test]
fn an_adopted_amendment_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let before = statute(coop);
		pass_days(30);
		let source = amended(coop, "second", |p| p.shares.as_mut().unwrap().compulsory = 3);
		assert_ok!(adopt(coop, source.clone()), 2);

		// Nothing has changed for anybody.
		assert_eq!((version(coop), statute(coop)), (1, before.clone()));
		let pending = Cooperatives::pending_amendment(coop).unwrap();
		assert_eq!((pending.version, pending.progress), (2, Progress::Adopted { from: None }));
		let StatuteSource::Own { parameters, text } = source else { unreachable!() };
		assert_eq!((pending.statute.parameters, &pending.statute.text), (parameters, &text));
		assert_eq!(pending.statute.adopted_on, start_day().plus_days(30));
		assert_eq!((pending.statute.in_force_from, pending.statute.registration), (None, None));
		assert_last(Event::AmendmentAdopted {
			coop,
			old: 1,
			new: 2,
			old_hash: before.text.hash,
			new_hash: text.hash,
			subject: Subject::Other,
			least: Fraction::THREE_QUARTERS,
			from: None,
		});
		// However long it waits.
		pass_days(1_000);
		assert_eq!(version(coop), 1);
	});
}

#[test]
fn a_model_is_adopted() {
	let model = crate::GenesisModel {
		name: "another".into(),
		form: LegalForm::RegisteredCooperative,
		parameters: StatuteParameters { notice_months: 12, ..models::citizens_cooperative() },
		text: document("another model"),
	};
	ExtBuilder::default().model(model).build_and_execute(|| {
		let coop = Request::model().activate();
		let source = StatuteSource::Model { id: 1, version: 1, text: None };
		assert_ok!(adopt(coop, source));
		assert_ok!(confirm(coop, 2));
		assert_eq!(statute(coop).model, Some(ModelRef { id: 1, version: 1 }));
		assert_eq!(statute(coop).parameters.notice_months, 12);
		let missing = StatuteSource::Model { id: 1, version: 2, text: None };
		assert_refused(coop, motion(2, missing), Error::ModelNotFound);
		let association = without_shares(LegalForm::Association);
		assert_refused(association, motion(1, model_source()), Error::FormMismatch);
	});
}

#[test]
fn floors_hold() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let below = |change: fn(&mut StatuteParameters), error| {
			assert_refused(coop, motion(1, amended(coop, "second", change)), error);
		};
		below(|p| p.notice_months = 2, Error::NoticePeriodOutOfRange);
		below(|p| p.settlement_months = 7, Error::SettlementTooLate);
		below(|p| p.shares = None, Error::SharesRequired);
		below(|p| p.assembly.petition = Fraction::new(1, 5), Error::PetitionTooHigh);
		below(|p| p.assembly.amendment = Fraction::new(1, 2), Error::AmendmentMajorityTooLow);
		below(|p| p.assembly.amendment = Fraction::new(3, 2), Error::AmendmentMajorityTooHigh);
	});
}

/// GenG 9(1): what twenty can do without, twenty-one cannot.
#[test]
fn floors_hold_for_the_members_that_there_are() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		(4..=20).for_each(|who| admit(coop, who));
		let second = motion(1, amended(coop, "second", longer_notice));
		assert_ok!(Cooperatives::adopt(coop, second.clone()));
		assert_ok!(Cooperatives::discard(coop, 2));
		// Investing members are members, too.
		admit_investing(coop, 21);
		assert_refused(coop, second, Error::SupervisoryRequired);
	});
}

/// The members voted on a change of what was in force then.
#[test]
fn what_has_changed_since_is_not_undone_unread() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let other = amended(coop, "other", |p| p.settlement_months = 3);
		assert_ok!(adopt(coop, amended(coop, "second", longer_notice)));
		assert_noop!(adopt(coop, other.clone()), Error::AmendmentPending);
		assert_ok!(confirm(coop, 2));
		for stale in [0, 1, 3] {
			assert_refused(coop, motion(stale, other.clone()), Error::StatuteChanged);
		}
	});
}

#[test]
fn one_amendment_at_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let from = start_day().plus_days(60);
		let source = amended(coop, "second", longer_notice);
		assert_ok!(Cooperatives::adopt(coop, Amendment { from: Some(from), ..motion(1, source) }));
		assert_ok!(confirm(coop, 2));
		// Registered, and its day has not come.
		let third = amended(coop, "third", |p| p.settlement_months = 3);
		for amended in [1, 2] {
			assert_noop!(Cooperatives::adopt(coop, motion(amended, third.clone())), Error::AmendmentPending);
		}
		pass_days(60);
		assert_eq!(version(coop), 2);
		assert_ok!(Cooperatives::adopt(coop, motion(2, third)), 3);
		let cooperative = Cooperatives::cooperative(coop).unwrap();
		assert_eq!((cooperative.statute_version, cooperative.newest_version), (2, 3));
		// Another cooperative is free.
		let other = Request::lean(2).activate();
		assert_ok!(adopt(other, amended(other, "second", longer_notice)));
	});
}

#[test]
fn the_text_is_the_amendments_own() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let refused = |source, error| assert_refused(coop, motion(1, source), error);
		refused(amended(coop, "statute", longer_notice), Error::StatuteUnchanged);
		// A model's text says what the model says.
		let StatuteSource::Own { parameters, .. } = amended(coop, "second", longer_notice) else {
			unreachable!()
		};
		let text = Cooperatives::model(0, 1).unwrap().text;
		refused(StatuteSource::Own { parameters, text }, Error::TextOfModel);
		let mut text = document("second");
		text.address = Default::default();
		refused(StatuteSource::Own { parameters, text }, Error::InvalidAddress);
		// A change of the text alone is one.
		assert_ok!(adopt(coop, amended(coop, "second", |_| ())));
	});
}

/// GenG 22: not on this way.
#[test]
fn the_share_does_not_become_smaller() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let to = |nominal: u64| amended(coop, "second", |p| p.shares.as_mut().unwrap().nominal = nominal);
		let declared = Amendment { subject: Subject::Named, ..motion(1, to(9_999)) };
		assert_refused(coop, declared, Error::NominalLowered);
		// The first instalment stays a tenth of the share at least.
		assert_refused(coop, motion(1, to(10_001)), Error::PayInOutOfRange);
		assert_ok!(adopt(coop, to(10_000)));
	});
}

#[test]
fn no_day_is_set_beyond_the_lead() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let source = || amended(coop, "second", longer_notice);
		let on = |from| Amendment { from: Some(from), ..motion(1, source()) };
		let latest = start_day().plus_days(MAX_AMENDMENT_LEAD);
		assert_refused(coop, on(latest.plus_days(1)), Error::DateOutOfRange);
		assert_ok!(Cooperatives::adopt(coop, on(latest)));
	});
}

/// Without a register it is in force at once, or on its day.
#[test]
fn without_a_register_nothing_is_confirmed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = initiative();
		assert_ok!(adopt(coop, amended(coop, "second", longer_notice)));
		assert_eq!(version(coop), 2);
		assert_eq!(Cooperatives::pending_amendment(coop), None);
		let today = start_day();
		assert_last(Event::AmendmentConfirmed {
			coop,
			old: 1,
			new: 2,
			in_force_from: today,
			registration: None,
		});
		let source = amended(coop, "third", |p| p.notice_months = 1);
		let from = Some(today.plus_days(10));
		assert_ok!(Cooperatives::adopt(coop, Amendment { from, ..motion(2, source) }), 3);
		let progress = Progress::Confirmed { in_force_from: today.plus_days(10) };
		assert_eq!(
			Cooperatives::cooperative(coop).unwrap().amendment,
			Some(Adopted { version: 3, progress })
		);
		assert_noop!(confirm(coop, 3), Error::AmendmentNotFound);
		pass_days(9);
		assert_eq!(version(coop), 2);
		pass_days(1);
		assert_eq!(version(coop), 3);
		// Nobody did anything: the record is as it was written, and reads as it is.
		assert_eq!(crate::Cooperatives::<Test>::get(coop).unwrap().statute_version, 2);
		assert_eq!(Cooperatives::cooperative(coop).unwrap().statute_version, 3);
	});
}

/// A day that has passed when the decision is carried out means today, and never a day before.
#[test]
fn nothing_is_in_force_for_days_that_have_passed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = initiative();
		pass_days(5);
		let source = amended(coop, "second", longer_notice);
		let from = Some(start_day());
		assert_ok!(Cooperatives::adopt(coop, Amendment { from, ..motion(1, source) }));
		assert_eq!(statute(coop).in_force_from, Some(start_day().plus_days(5)));
	});
}

#[test]
fn only_an_active_cooperative_changes_its_statute() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let source = amended(coop, "second", longer_notice);
		let founding = Request::lean(2).found();
		assert_refused(founding, motion(1, source.clone()), Error::NotActive);
		assert_refused(99, motion(1, source), Error::NotFound);
	});
}

#[test]
fn the_last_version_is_not_given() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		crate::Cooperatives::<Test>::mutate(coop, |c| c.as_mut().unwrap().newest_version = u32::MAX);
		let second = amended(coop, "second", longer_notice);
		assert_noop!(adopt(coop, second), sp_runtime::ArithmeticError::Overflow);
	});
}

/// Everything by which others read the statute: the old one to the last day, the new one from its day on.
#[test]
fn every_reader_changes_on_the_day() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let from = Some(start_day().plus_days(40));
		// A single signatory is enough by the new statute.
		let source = amended(coop, "second", |p| {
			p.board.signatories = 1;
			p.board.least = 1;
		});
		assert_ok!(Cooperatives::adopt(coop, Amendment { from, ..motion(1, source) }));
		assert_ok!(confirm(coop, 2));
		let runs = || probe::Runs::<Test>::get().len();
		for (days, in_force) in [(0, 1), (39, 1), (1, 2), (100, 2)] {
			pass_days(days);
			let read = <Cooperatives as allmende_primitives::traits::Cooperatives>::statute(coop).unwrap();
			assert_eq!(read.version, in_force);
			assert_eq!(read.text_hash, Statutes::<Test>::get(coop, in_force).unwrap().text.hash);
			assert_eq!(Cooperatives::statute_in_force(coop).unwrap().0, in_force);
			let page = Cooperatives::cooperatives(0, 1);
			assert_eq!(page.items[0].1.statute_version, in_force);
			let before = runs();
			let call = Box::new(probe_call());
			assert_ok!(Cooperatives::propose_action(signed(1), coop, Organ::Board, call));
			assert_eq!(runs() - before, usize::from(in_force == 2));
			assert!(Cooperatives::is_active(coop));
		}
	});
}

/// The versions stay readable, by number and in pages.
#[test]
fn versions_are_read_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = initiative();
		for number in 1..=4u32 {
			let source = amended(coop, &format!("version {number}"), |p| p.notice_months = number as u8);
			assert_ok!(Cooperatives::adopt(coop, motion(number, source)), number + 1);
		}
		let numbers = |from, limit| -> (Vec<u32>, Option<u32>) {
			let page = Cooperatives::statutes(coop, from, limit);
			(page.items.iter().map(|(number, _)| *number).collect(), page.next)
		};
		assert_eq!(numbers(0, 2), (vec![1, 2], Some(3)));
		assert_eq!(numbers(3, 2), (vec![3, 4], Some(5)));
		assert_eq!(numbers(5, 100), (vec![5], None));
		assert_eq!(Cooperatives::statutes(99, 0, 10).items, vec![]);
		assert_eq!(Cooperatives::statutes(coop, 4, 1).items[0].1.parameters.notice_months, 3);
	});
}
