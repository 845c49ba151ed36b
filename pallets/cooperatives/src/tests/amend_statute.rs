//! The assembly adopts another version of the statute.

use crate::{mock::*, Amendment, Event, ModelRef, Progress, StatuteSource, Statutes};
use allmende_primitives::{
	models, traits::Cooperatives as _, Fraction, LegalForm, Majority, StatuteParameters, Subject,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult};

type Error = crate::Error<Test>;

/// Amends version 1 by three quarters, with nothing that only the text says.
fn amend(coop: u32, source: StatuteSource) -> DispatchResult {
	amend_by(coop, Majority::ThreeQuarters, source, Subject::Other)
}

fn amend_by(coop: u32, majority: Majority, source: StatuteSource, subject: Subject) -> DispatchResult {
	let origin = assembly_origin(coop, majority);
	Cooperatives::amend_statute(origin, 1, Box::new(source), subject, None)
}

fn longer_notice(parameters: &mut StatuteParameters) {
	parameters.notice_months = 6;
}

/// Three founders without a legal form, who have no register to ask.
fn initiative() -> u32 {
	let parameters = StatuteParameters { shares: None, ..lean(3, 2) };
	Request::lean(2)
		.with(|r| {
			r.form = LegalForm::Initiative;
			r.source = StatuteSource::Own { parameters, text: document("initiative") };
		})
		.activate()
}

#[test]
fn an_adopted_amendment_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let before = statute(coop);
		pass_days(30);
		let source = amended(coop, "second", |p| p.shares.as_mut().unwrap().compulsory = 3);
		assert_ok!(amend(coop, source.clone()));

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
fn a_later_version_of_a_model_is_adopted() {
	let model = crate::GenesisModel {
		name: "another".into(),
		form: LegalForm::RegisteredCooperative,
		parameters: StatuteParameters { notice_months: 12, ..models::citizens_cooperative() },
		text: document("another model"),
	};
	ExtBuilder::default().model(model).build_and_execute(|| {
		let coop = Request::model().activate();
		let source = StatuteSource::Model { id: 1, version: 1, text: None };
		assert_ok!(amend(coop, source));
		assert_ok!(Cooperatives::confirm_registration(board_origin(coop), 2, hash("excerpt")));
		assert_eq!(statute(coop).model, Some(ModelRef { id: 1, version: 1 }));
		assert_eq!(statute(coop).parameters.notice_months, 12);
		let source = StatuteSource::Model { id: 1, version: 2, text: None };
		let origin = assembly_origin(coop, Majority::ThreeQuarters);
		assert_noop!(
			Cooperatives::amend_statute(origin, 2, Box::new(source), Subject::Other, None),
			Error::ModelNotFound
		);
	});
}

/// GenG 16(2) to (4): what falls short fails, what is reached does.
#[test]
fn the_majority_is_that_of_what_changes() {
	use Majority::*;
	for (majority, subject, enough) in [
		(Simple, Subject::Other, false),
		(ThreeQuarters, Subject::Other, true),
		(ThreeQuarters, Subject::Object, true),
		(ThreeQuarters, Subject::Named, true),
		(ThreeQuarters, Subject::RunningFees, true),
		(ThreeQuarters, Subject::DutyToUse, false),
		(NineTenths, Subject::DutyToUse, true),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let coop = Request::lean(2).activate();
			let source = amended(coop, "second", longer_notice);
			if enough {
				assert_ok!(amend_by(coop, majority, source, subject));
			} else {
				assert_noop!(amend_by(coop, majority, source, subject), Error::MajorityTooLow);
			}
		});
	}
}

/// The statute's own fraction binds its change, and also the change of the fraction.
#[test]
fn a_stricter_statute_asks_for_more() {
	ExtBuilder::default().build_and_execute(|| {
		let mut strict = lean(3, 2);
		strict.assembly.amendment = Fraction::new(4, 5);
		let coop = Request::lean(2).with(|r| r.source = own(strict)).activate();
		let source = amended(coop, "second", |p| p.assembly.amendment = Fraction::THREE_QUARTERS);
		assert_noop!(amend(coop, source.clone()), Error::MajorityTooLow);
		assert_ok!(amend_by(coop, Majority::NineTenths, source, Subject::Other));
		// More than a vote can prove would lock the statute for good.
		let mut locked = lean(3, 2);
		locked.assembly.amendment = Fraction::new(19, 20);
		let request = Request::lean(2).with(|r| r.source = own(locked));
		assert_noop!(request.submit(), Error::AmendmentMajorityTooHigh);
	});
}

#[test]
fn floors_hold() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let below = |change: fn(&mut StatuteParameters)| amend(coop, amended(coop, "second", change));
		assert_noop!(below(|p| p.notice_months = 2), Error::NoticePeriodOutOfRange);
		assert_noop!(below(|p| p.settlement_months = 7), Error::SettlementTooLate);
		assert_noop!(below(|p| p.shares = None), Error::SharesRequired);
		assert_noop!(below(|p| p.assembly.petition = Fraction::new(1, 5)), Error::PetitionTooHigh);
		assert_noop!(below(|p| p.assembly.amendment = Fraction::new(1, 2)), Error::AmendmentMajorityTooLow);
	});
}

/// GenG 9(1): what twenty can do without, twenty-one cannot.
#[test]
fn floors_hold_for_the_members_that_there_are() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		(4..=20).for_each(|who| admit(coop, who));
		assert_ok!(amend(coop, amended(coop, "second", longer_notice)));
		assert_ok!(Cooperatives::withdraw_amendment(assembly_origin(coop, Majority::Simple), 2));
		// Investing members are members, too.
		admit_investing(coop, 21);
		let source = amended(coop, "second", longer_notice);
		assert_noop!(amend(coop, source), Error::SupervisoryRequired);
	});
}

/// The members voted on a change of what was in force then.
#[test]
fn what_has_changed_since_is_not_undone_unread() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let other = amended(coop, "other", |p| p.settlement_months = 3);
		assert_ok!(amend(coop, amended(coop, "second", longer_notice)));
		assert_noop!(amend(coop, other.clone()), Error::AmendmentPending);
		assert_ok!(Cooperatives::confirm_registration(board_origin(coop), 2, hash("excerpt")));
		assert_noop!(amend(coop, other), Error::StatuteChanged);
	});
}

#[test]
fn one_amendment_at_a_time() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let from = start_day().plus_days(60);
		let origin = || assembly_origin(coop, Majority::ThreeQuarters);
		let source = amended(coop, "second", longer_notice);
		assert_ok!(Cooperatives::amend_statute(origin(), 1, Box::new(source), Subject::Other, Some(from)));
		assert_ok!(Cooperatives::confirm_registration(board_origin(coop), 2, hash("excerpt")));
		// Registered, and its day has not come.
		let third = amended(coop, "third", |p| p.settlement_months = 3);
		for amended in [1, 2] {
			let call =
				Cooperatives::amend_statute(origin(), amended, Box::new(third.clone()), Subject::Other, None);
			assert_noop!(call, Error::AmendmentPending);
		}
		pass_days(60);
		assert_eq!(version(coop), 2);
		assert_ok!(Cooperatives::amend_statute(origin(), 2, Box::new(third), Subject::Other, None));
		let cooperative = Cooperatives::cooperative(coop).unwrap();
		assert_eq!((cooperative.statute_version, cooperative.newest_version), (2, 3));
		// Another cooperative is free.
		let other = Request::lean(2).activate();
		assert_ok!(amend(other, amended(other, "second", longer_notice)));
	});
}

#[test]
fn the_text_is_the_amendments_own() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_noop!(amend(coop, amended(coop, "statute", longer_notice)), Error::StatuteUnchanged);
		// A model's text says what the model says.
		let StatuteSource::Own { parameters, .. } = amended(coop, "second", longer_notice) else {
			unreachable!()
		};
		let text = Cooperatives::model(0, 1).unwrap().text;
		assert_noop!(amend(coop, StatuteSource::Own { parameters, text }), Error::TextOfModel);
		let mut text = document("second");
		text.address = Default::default();
		assert_noop!(amend(coop, StatuteSource::Own { parameters, text }), Error::InvalidAddress);
		// A change of the text alone is one.
		assert_ok!(amend(coop, amended(coop, "second", |_| ())));
	});
}

/// GenG 22: not on this way.
#[test]
fn the_share_does_not_become_smaller() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let to = |nominal: u64| amended(coop, "second", |p| p.shares.as_mut().unwrap().nominal = nominal);
		assert_noop!(amend_by(coop, Majority::NineTenths, to(9_999), Subject::Named), Error::NominalLowered);
		// The first instalment stays a tenth of the share at least.
		assert_noop!(amend(coop, to(10_001)), Error::PayInOutOfRange);
		assert_ok!(amend(coop, to(10_000)));
	});
}

#[test]
fn no_day_is_set_beyond_the_lead() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let amend = |from| {
			let origin = assembly_origin(coop, Majority::ThreeQuarters);
			let source = amended(coop, "second", longer_notice);
			Cooperatives::amend_statute(origin, 1, Box::new(source), Subject::Other, Some(from))
		};
		let latest = start_day().plus_days(MAX_AMENDMENT_LEAD);
		assert_noop!(amend(latest.plus_days(1)), Error::DateOutOfRange);
		assert_ok!(amend(latest));
	});
}

/// Without a register it is in force at once, or on its day.
#[test]
fn without_a_register_nothing_is_confirmed() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = initiative();
		assert_ok!(amend(coop, amended(coop, "second", longer_notice)));
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
		let call = |from| {
			let origin = assembly_origin(coop, Majority::ThreeQuarters);
			let source = amended(coop, "third", |p| p.notice_months = 1);
			Cooperatives::amend_statute(origin, 2, Box::new(source), Subject::Other, Some(from))
		};
		assert_ok!(call(today.plus_days(10)));
		let progress = Progress::Confirmed { in_force_from: today.plus_days(10) };
		assert_eq!(
			Cooperatives::cooperative(coop).unwrap().amendment,
			Some(Amendment { version: 3, progress })
		);
		assert_noop!(
			Cooperatives::confirm_registration(board_origin(coop), 3, hash("excerpt")),
			Error::AmendmentNotFound
		);
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
		let origin = assembly_origin(coop, Majority::ThreeQuarters);
		let source = amended(coop, "second", longer_notice);
		assert_ok!(Cooperatives::amend_statute(
			origin,
			1,
			Box::new(source),
			Subject::Other,
			Some(start_day())
		));
		assert_eq!(statute(coop).in_force_from, Some(start_day().plus_days(5)));
	});
}

#[test]
fn only_the_assembly_of_an_active_cooperative() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let source = || Box::new(amended(coop, "second", longer_notice));
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(1),
			board_origin(coop),
			supervisory_origin(coop),
			allmende_primitives::Authority::Federation { majority: Majority::NineTenths }.into(),
		] {
			assert_noop!(
				Cooperatives::amend_statute(origin, 1, source(), Subject::Other, None),
				DispatchError::BadOrigin
			);
		}
		let founding = Request::lean(2).found();
		for (coop, error) in [(founding, Error::NotActive), (99, Error::NotFound)] {
			let origin = assembly_origin(coop, Majority::NineTenths);
			assert_noop!(Cooperatives::amend_statute(origin, 1, source(), Subject::Other, None), error);
		}
	});
}

/// Everything by which others read the statute: the old one to the last day, the new one from its day on.
#[test]
fn every_reader_changes_on_the_day() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let origin = assembly_origin(coop, Majority::ThreeQuarters);
		let from = start_day().plus_days(40);
		// A single signatory is enough by the new statute.
		let source = amended(coop, "second", |p| {
			p.board.signatories = 1;
			p.board.least = 1;
		});
		assert_ok!(Cooperatives::amend_statute(origin, 1, Box::new(source), Subject::Other, Some(from)));
		assert_ok!(Cooperatives::confirm_registration(board_origin(coop), 2, hash("excerpt")));
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
			let organ = allmende_primitives::Organ::Board;
			assert_ok!(Cooperatives::propose_action(signed(1), coop, organ, call));
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
			let origin = assembly_origin(coop, Majority::ThreeQuarters);
			assert_ok!(Cooperatives::amend_statute(origin, number, Box::new(source), Subject::Other, None));
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
