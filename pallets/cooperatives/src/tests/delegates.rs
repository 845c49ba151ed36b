//! The seats of the delegates (GenG 43a).

use crate::{mock::*, Event, Seat, Seats, MAX_DELEGATES};
use allmende_primitives::{
	assembly::{Installation, Offices},
	statute::MOST_DELEGATES,
	traits::Organs,
	Date, DelegateTerms, LegalForm, Month, Organ,
};
use frame_support::{assert_noop, assert_ok};

type Error = crate::Error<Test>;

const ORGAN: Organ = Organ::Delegates;

/// Five founders of whom 1 and 2 are the board and 3 to 5 the supervisory board, as in the model; 50 to 60 delegates for so many
/// months; and members up to 200.
fn with_delegates(term_months: u16) -> u32 {
	let coop = Request::model()
		.with(|request| {
			let mut parameters = allmende_primitives::models::citizens_cooperative();
			parameters.delegates = Some(DelegateTerms { least: 50, most: 60, term_months });
			request.source = own(parameters);
		})
		.activate();
	(6..=200).for_each(|who| admit(coop, who));
	System::reset_events();
	SeatsTold::take();
	coop
}

fn install(coop: u32, elected: std::ops::Range<AccountId>) -> Installation<AccountId> {
	Cooperatives::install(coop, ORGAN, elected.collect()).unwrap()
}

fn delegates(coop: u32) -> Vec<AccountId> {
	Seats::<Test>::get(coop, ORGAN).into_iter().map(|seat| seat.account).collect()
}

#[test]
fn there_are_as_many_as_the_floors_have() {
	assert_eq!(MAX_DELEGATES, u32::from(MOST_DELEGATES));
}

/// One election fills 32 seats at most; the second part leaves the first as it is.
#[test]
fn fifty_are_elected_in_parts() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_delegates(48);
		let until = start_day().plus_months(48).unwrap();
		assert_eq!(install(coop, 10..42), Installation::default());
		assert_last(Event::OrganIncomplete { coop, organ: ORGAN, taken: 32, least: 50 });
		pass_days(1);
		assert_eq!(install(coop, 42..60), Installation::default());
		assert_eq!(delegates(coop), (10..60).collect::<Vec<_>>());
		let first = Seat { account: 10, since: start_day(), until };
		assert_eq!(Seats::<Test>::get(coop, ORGAN)[0], first);
		// Ten more have a seat, and not eleven.
		let crowded = install(coop, 60..71);
		assert_eq!(crowded.left_out, [(70, Error::SeatsOutOfRange.into())]);
		assert_eq!(Cooperatives::seated(coop, ORGAN), 60);
		assert!(Cooperatives::is_seated(coop, ORGAN, &69));
		// They act for nobody between assemblies: they propose nothing and have no officer's allowance.
		assert_eq!(SeatsTold::take(), []);
		let call = Box::new(probe_call());
		assert_noop!(Cooperatives::propose_action(signed(10), coop, ORGAN, call), Error::NoAuthority);
		Cooperatives::vacate(coop, &10);
		assert!(!Cooperatives::is_seated(coop, ORGAN, &10));
		assert_eq!(SeatsTold::take(), []);
	});
}

/// Whose term is over is one no longer once others are elected, however few they are (43a(4)).
#[test]
fn terms_that_are_over_end() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_delegates(12);
		install(coop, 10..42);
		pass_days(10);
		install(coop, 42..60);
		let over = start_day().plus_months(12).unwrap();
		pass_days(over.0 - Cooperatives::day().0);
		let done = install(coop, 60..62);
		assert_eq!(done.replaced, (10..42).collect::<Vec<_>>());
		assert_eq!(delegates(coop), (42..62).collect::<Vec<_>>());
		assert_eq!(SeatsTold::take(), []);
	});
}

/// 43a(2): neither the board nor the supervisory board, in both directions.
#[test]
fn no_delegate_is_on_a_board() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_delegates(48);
		for who in [1, 3] {
			assert_noop!(Cooperatives::ensure_eligible(coop, ORGAN, &who), Error::IncompatibleOffices);
		}
		assert_noop!(Cooperatives::ensure_eligible(coop, ORGAN, &999), Error::NotMember);
		let done = Cooperatives::install(coop, ORGAN, vec![10, 1, 3, 11]).unwrap();
		let error = sp_runtime::DispatchError::from(Error::IncompatibleOffices);
		assert_eq!(done.left_out, [(1, error), (3, error)]);
		assert_eq!(delegates(coop), [10, 11]);
		for organ in [Organ::Board, Organ::Supervisory] {
			assert_noop!(Cooperatives::ensure_eligible(coop, organ, &10), Error::IncompatibleOffices);
			assert_noop!(Cooperatives::install(coop, organ, vec![10]), Error::IncompatibleOffices);
		}
		// Other offices they can hold.
		for organ in [Organ::Mediators, Organ::ReturningOfficers] {
			assert_ok!(Cooperatives::install(coop, organ, vec![1, 10]));
		}
		assert_ok!(Cooperatives::unseat(coop, ORGAN, &10));
		assert_ok!(Cooperatives::ensure_eligible(coop, Organ::Board, &10));
	});
}

/// 43a(4): to the discharge for the fourth fiscal year after the one in which the term begins, within half a year of its close.
#[test]
fn a_term_ends_with_the_discharge_for_the_fourth_year() {
	for (begins, year_end, months, until) in [
		((2026, 11, 21), Month::December, 60, (2031, 6, 30)),
		((2027, 1, 1), Month::December, 60, (2032, 1, 1)),
		((2027, 1, 1), Month::December, 48, (2031, 1, 1)),
		((2026, 12, 31), Month::December, 54, (2031, 6, 30)),
		((2027, 5, 31), Month::June, 60, (2031, 12, 31)),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let coop = with_delegates(months);
			crate::Statutes::<Test>::mutate(coop, 1, |statute| {
				statute.as_mut().unwrap().parameters.fiscal_year_end = year_end;
			});
			let day = |(year, month, day)| Date::from_ymd(year, month, day).unwrap();
			pass_days(day(begins).0 - start_day().0);
			install(coop, 10..11);
			assert_eq!(Seats::<Test>::get(coop, ORGAN)[0].until, day(until), "{begins:?} {months}");
		});
	}
}

/// An association has delegates, too, and its statute says for how long.
#[test]
fn other_forms_say_themselves() {
	ExtBuilder::default().build_and_execute(|| {
		let of_form = |form| {
			let delegates = Some(DelegateTerms { least: 1, most: 2, term_months: 120 });
			let parameters = allmende_primitives::StatuteParameters { shares: None, delegates, ..lean(3, 2) };
			Request::lean(2).with(|r| (r.form, r.source) = (form, own(parameters))).activate()
		};
		let (club, group) = (of_form(LegalForm::Association), of_form(LegalForm::Initiative));
		let coop = with_delegates(48);
		for (who, coop, needs_many) in [(30, club, false), (31, group, false), (32, coop, true)] {
			admit(coop, who);
			install(coop, who..who + 1);
			for organ in Organ::ALL {
				assert_eq!(Cooperatives::needs_many(coop, organ), needs_many && organ == ORGAN);
			}
		}
		assert_eq!(Seats::<Test>::get(club, ORGAN)[0].until, start_day().plus_months(120).unwrap());
		// Where the statute knows none there are none.
		let other = Request::model().activate();
		assert_noop!(Cooperatives::ensure_eligible(other, ORGAN, &1), Error::NoSuchOrgan);
		assert_noop!(Cooperatives::install(other, ORGAN, vec![1]), Error::NoSuchOrgan);
		assert!(!Cooperatives::needs_many(999, ORGAN));
	});
}
