//! Seats filled and taken away as an assembly decides.

use crate::{mock::*, Event, Seat, Seats, MAX_SEATS};
use allmende_primitives::{assembly::Offices, traits::Organs, Date, Organ};
use frame_support::{assert_noop, assert_ok};

type Error = crate::Error<Test>;

/// Five founders, 1 and 2 on the board of two to five, 3 to 5 on the supervisory board of three to nine; and further members.
fn cooperative() -> u32 {
	let coop = Request::model().activate();
	(6..=20).for_each(|who| admit(coop, who));
	System::reset_events();
	SeatsTold::take();
	coop
}

fn install(coop: u32, organ: Organ, elected: &[AccountId]) -> sp_runtime::DispatchResult {
	Cooperatives::install(coop, organ, elected.to_vec())
}

fn board(coop: u32) -> Vec<AccountId> {
	seated(coop, Organ::Board)
}

fn seated(coop: u32, organ: Organ) -> Vec<AccountId> {
	Seats::<Test>::get(coop, organ).into_iter().map(|seat| seat.account).collect()
}

/// The last day of a term of three years that begins today.
fn term() -> Date {
	Cooperatives::day().plus_months(36).unwrap()
}

#[test]
fn whoever_is_elected_takes_a_seat_for_the_statutes_term() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		pass_days(10);
		assert_ok!(install(coop, Organ::Board, &[6, 7]));
		// Nobody's term was over.
		assert_eq!(board(coop), [1, 2, 6, 7]);
		assert_eq!(Cooperatives::seated(coop, Organ::Board), 4);
		let seat = Seat { account: 6, since: start_day().plus_days(10), until: term() };
		assert_eq!(Seats::<Test>::get(coop, Organ::Board)[2], seat);
		let taken = |who| Event::SeatTaken { coop, organ: Organ::Board, who, until: term() };
		assert_eq!(events(), [taken(6), taken(7)]);
		assert_eq!(SeatsTold::take(), [(coop, Organ::Board, 6, true), (coop, Organ::Board, 7, true)]);
		assert!(Cooperatives::is_seated(coop, Organ::Board, &7));
	});
}

#[test]
fn terms_that_are_over_end_and_who_is_elected_again_stays() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		let first = Seats::<Test>::get(coop, Organ::Board)[0].clone();
		pass_days(first.until.0 - start_day().0);
		assert_eq!(Cooperatives::day(), first.until, "the last day of the term");
		assert_ok!(install(coop, Organ::Board, &[6, 2]));
		assert_eq!(board(coop), [2, 6]);
		let organ = Organ::Board;
		assert_eq!(
			events(),
			[
				Event::SeatVacated { coop, organ, who: 1, left: 1 },
				Event::SeatTaken { coop, organ, who: 6, until: term() },
				Event::TermRenewed { coop, organ, who: 2, old_until: first.until, until: term() },
			]
		);
		assert_eq!(SeatsTold::take(), [(coop, organ, 1, false), (coop, organ, 6, true)]);
		// He has held it all the time.
		assert_eq!(Seats::<Test>::get(coop, organ)[0], Seat { account: 2, until: term(), ..first });
	});
}

/// Elected again before the term is over, he gets a new one, and nobody else's seat is touched.
#[test]
fn a_term_is_renewed_early() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		let old_until = term();
		pass_days(400);
		assert_ok!(install(coop, Organ::Board, &[1]));
		assert_eq!(board(coop), [1, 2]);
		let organ = Organ::Board;
		assert_eq!(events(), [Event::TermRenewed { coop, organ, who: 1, old_until, until: term() }]);
		assert_eq!(SeatsTold::take(), []);
	});
}

#[test]
fn a_day_before_its_end_a_term_is_not_over() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		let until = Seats::<Test>::get(coop, Organ::Board)[0].until;
		pass_days(until.0 - start_day().0 - 1);
		assert_ok!(install(coop, Organ::Board, &[6, 7, 8]));
		assert_eq!(board(coop), [1, 2, 6, 7, 8]);
		assert_noop!(install(coop, Organ::Board, &[9]), Error::SeatsOutOfRange);
		pass_days(1);
		assert_ok!(install(coop, Organ::Board, &[9]));
		assert_eq!(board(coop), [6, 7, 8, 9]);
	});
}

#[test]
fn not_more_than_the_statute_has() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		assert_noop!(install(coop, Organ::Board, &[6, 7, 8, 9]), Error::SeatsOutOfRange);
		assert_ok!(install(coop, Organ::Board, &[6, 7, 8]));
		assert_noop!(install(coop, Organ::Supervisory, &[9, 10, 11, 12, 13, 14, 15]), Error::SeatsOutOfRange);
		assert_ok!(install(coop, Organ::Supervisory, &[9, 10, 11, 12, 13, 14]));
		assert_eq!(Cooperatives::seated(coop, Organ::Supervisory), 9);
		assert_noop!(install(coop, Organ::Supervisory, &[15]), Error::SeatsOutOfRange);
		// Who is elected again takes no further seat.
		assert_ok!(install(coop, Organ::Supervisory, &[3, 9]));
	});
}

/// An election that leaves an organ incomplete is refused, unless it was no better before.
#[test]
fn not_fewer_than_the_statute_asks_for() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		pass_days(term().0 - start_day().0);
		// All three terms are over.
		assert_noop!(install(coop, Organ::Supervisory, &[3, 4]), Error::SeatsOutOfRange);
		assert_noop!(install(coop, Organ::Supervisory, &[]), Error::SeatsOutOfRange);
		assert_eq!(seated(coop, Organ::Supervisory), [3, 4, 5]);
		assert_ok!(install(coop, Organ::Supervisory, &[3, 4, 6]));
		// Two leave; one is found to follow them.
		assert_ok!(Cooperatives::unseat(coop, Organ::Supervisory, &3));
		assert_ok!(Cooperatives::unseat(coop, Organ::Supervisory, &4));
		assert_ok!(install(coop, Organ::Supervisory, &[7]));
		assert_eq!(seated(coop, Organ::Supervisory), [6, 7]);
		// Of nobody comes nobody.
		let other = Request::lean(2).activate();
		assert_ok!(Cooperatives::unseat(other, Organ::Board, &1));
		assert_noop!(install(other, Organ::Mediators, &[]), Error::SeatsOutOfRange);
	});
}

#[test]
fn board_and_supervisory_board_exclude_each_other() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		for (organ, who) in [(Organ::Board, 3), (Organ::Supervisory, 1)] {
			assert_noop!(Cooperatives::ensure_eligible(coop, organ, &who), Error::IncompatibleOffices);
			assert_noop!(install(coop, organ, &[6, who]), Error::IncompatibleOffices);
		}
		// A term that is over does not make room: he is still in office.
		pass_days(term().0 - start_day().0 + 1);
		assert_noop!(install(coop, Organ::Board, &[3, 6]), Error::IncompatibleOffices);
		assert_ok!(Cooperatives::unseat(coop, Organ::Supervisory, &3));
		assert_ok!(Cooperatives::ensure_eligible(coop, Organ::Board, &3));
		assert_ok!(install(coop, Organ::Board, &[3, 6]));
		assert_eq!(board(coop), [3, 6]);
		// In another cooperative he may sit where he likes.
		let other = Request::model().activate();
		admit(other, 3);
		assert_ok!(Cooperatives::ensure_eligible(other, Organ::Supervisory, &3));
	});
}

#[test]
fn only_members_hold_an_office() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		for organ in Organ::ALL {
			assert_noop!(Cooperatives::ensure_eligible(coop, organ, &99), Error::NotMember);
			assert_noop!(install(coop, organ, &[6, 99]), Error::NotMember);
			assert_ok!(Cooperatives::ensure_eligible(coop, organ, &6));
		}
		// Not even who holds it.
		end_membership(coop, 1);
		assert_noop!(install(coop, Organ::Board, &[1]), Error::NotMember);
		assert_noop!(install(coop, Organ::Board, &[6, 6]), Error::DuplicateSeat);
	});
}

#[test]
fn mediators_and_returning_officers_sit_as_long_as_the_board() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		(21..=60).for_each(|who| admit(coop, who));
		for organ in [Organ::Mediators, Organ::ReturningOfficers] {
			// An office of the two keeps nobody from another one.
			assert_ok!(install(coop, organ, &[1, 3]));
			assert_eq!(Seats::<Test>::get(coop, organ)[1].until, term());
			assert!(Cooperatives::is_seated(coop, organ, &3));
			let many: Vec<AccountId> = (21..=60).collect();
			assert_noop!(install(coop, organ, &many), Error::SeatsOutOfRange);
			assert_ok!(install(coop, organ, &many[..30]));
			assert_eq!(Cooperatives::seated(coop, organ), MAX_SEATS);
		}
		// One can be too many in the same organ, and one is enough.
		assert_ok!(Cooperatives::unseat(coop, Organ::Mediators, &1));
		assert_ok!(Cooperatives::ensure_eligible(coop, Organ::Board, &21));
	});
}

#[test]
fn an_organ_that_the_statute_does_not_know_has_no_seats() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_noop!(Cooperatives::ensure_eligible(coop, Organ::Supervisory, &1), Error::NoSuchOrgan);
		assert_noop!(install(coop, Organ::Supervisory, &[1, 2, 3]), Error::NoSuchOrgan);
		let founding = Request::lean(2).found();
		assert_noop!(install(founding, Organ::Board, &[1]), Error::NotActive);
		assert_noop!(install(99, Organ::Board, &[1]), Error::NotFound);
		assert_eq!(Cooperatives::seated(99, Organ::Board), 0);
	});
}

/// GenG 8(2) sentence 4: a quarter of the supervisory board at most.
#[test]
fn investing_members_are_few_on_the_supervisory_board() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		(30..=33).for_each(|who| admit_investing(coop, who));
		// One of four is a quarter, two of seven are more, two of eight are not.
		assert_noop!(install(coop, Organ::Supervisory, &[30, 31]), Error::TooManyInvestingMembers);
		assert_ok!(install(coop, Organ::Supervisory, &[30]));
		assert_noop!(install(coop, Organ::Supervisory, &[31, 6, 7]), Error::TooManyInvestingMembers);
		assert_ok!(install(coop, Organ::Supervisory, &[31, 6, 7, 8]));
		// On the board the law sets no limit.
		assert_ok!(install(coop, Organ::Board, &[32, 33]));
	});
}

#[test]
fn a_seat_is_taken_away() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		assert_ok!(Cooperatives::unseat(coop, Organ::Board, &1));
		assert_eq!(events(), [Event::SeatVacated { coop, organ: Organ::Board, who: 1, left: 1 }]);
		assert_eq!(SeatsTold::take(), [(coop, Organ::Board, 1, false)]);
		assert_noop!(Cooperatives::unseat(coop, Organ::Board, &1), Error::NotSeated);
		assert_noop!(Cooperatives::unseat(coop, Organ::Supervisory, &2), Error::NotSeated);
		// Of somebody who is no member any more, too; and the last one leaves nothing behind.
		end_membership(coop, 2);
		assert_ok!(Cooperatives::unseat(coop, Organ::Board, &2));
		assert!(!Seats::<Test>::contains_key(coop, Organ::Board));
		assert_eq!(Cooperatives::seated(coop, Organ::Board), 0);
		// The board can be filled again from nothing.
		assert_ok!(install(coop, Organ::Board, &[6]));
	});
}

/// Who no longer sits does not act: what he approved before does not count.
#[test]
fn an_election_changes_who_decides() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		let id = propose(coop, 1);
		pass_days(5);
		assert_ok!(Cooperatives::unseat(coop, Organ::Board, &1));
		assert_ok!(install(coop, Organ::Board, &[6, 7]));
		let hash = call_hash(&probe_call());
		let approve = |who| {
			Cooperatives::approve_action(signed(who), coop, id, hash, frame_support::weights::Weight::MAX)
		};
		assert_ok!(approve(6));
		assert_eq!(probe::Runs::<Test>::get(), []);
		assert_ok!(approve(7));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}
