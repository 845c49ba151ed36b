//! Seats filled and taken away as an assembly decides.

use crate::{mock::*, Event, Seat, Seats, MAX_SEATS};
use allmende_primitives::{
	assembly::{Installation, Offices},
	traits::Organs,
	Date, Organ,
};
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

type Answer = Result<Installation<AccountId>, sp_runtime::DispatchError>;

fn install(coop: u32, organ: Organ, elected: &[AccountId]) -> Answer {
	Cooperatives::install(coop, organ, elected.to_vec())
}

/// Nobody of the elected is left out, and these lose their seats to them.
fn replacing(replaced: &[AccountId]) -> Answer {
	Ok(Installation { replaced: replaced.to_vec(), ..Default::default() })
}

/// These are left out for good, and these lose their seats.
fn without(left_out: impl IntoIterator<Item = (AccountId, Error)>, replaced: &[AccountId]) -> Answer {
	let left_out = left_out.into_iter().map(|(who, error)| (who, error.into())).collect();
	Ok(Installation { replaced: replaced.to_vec(), left_out, waiting: None })
}

/// These find no free seat.
fn crowding(left_out: &[AccountId]) -> Answer {
	let full = sp_runtime::DispatchError::from(Error::SeatsOutOfRange);
	let left_out = left_out.iter().map(|who| (*who, full)).collect();
	Ok(Installation { replaced: Vec::new(), left_out, waiting: Some(full) })
}

/// The last day of all terms that began with the cooperative.
fn on_the_last_day() {
	pass_days(term().0 - start_day().0);
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
		assert_eq!(install(coop, Organ::Board, &[6, 2]), replacing(&[1]));
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

/// Those with fewest votes wait for a seat, and the others have theirs.
#[test]
fn not_more_than_the_statute_has() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		assert_eq!(install(coop, Organ::Board, &[9, 6, 8, 7]), crowding(&[7]));
		assert_eq!(board(coop), [1, 2, 9, 6, 8]);
		assert_eq!(install(coop, Organ::Supervisory, &[10, 11, 12, 13, 14, 15, 7]), crowding(&[7]));
		assert_eq!(Cooperatives::seated(coop, Organ::Supervisory), 9);
		assert_noop!(install(coop, Organ::Supervisory, &[7]), Error::SeatsOutOfRange);
		// Who is elected again takes no further seat.
		assert_eq!(install(coop, Organ::Supervisory, &[7, 3, 10]), crowding(&[7]));
	});
}

/// Where too few are elected, those whose terms have ended last stay until there is a successor.
#[test]
fn an_organ_that_could_act_goes_on() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		pass_days(10);
		assert_ok!(install(coop, Organ::Supervisory, &[6]));
		pass_days(term().0 - start_day().0);
		// All four terms are over, one of them later than the others.
		assert_eq!(install(coop, Organ::Supervisory, &[3]), replacing(&[5]));
		assert_eq!(seated(coop, Organ::Supervisory), [3, 4, 6]);
		let until: Vec<_> = Seats::<Test>::get(coop, Organ::Supervisory).iter().map(|s| s.until).collect();
		assert!(until[0] == term() && until[1] < until[2] && until[2] < term());
		// Two successors are enough for both.
		System::reset_events();
		assert_eq!(install(coop, Organ::Supervisory, &[7, 8]), replacing(&[4, 6]));
		assert_eq!(seated(coop, Organ::Supervisory), [3, 7, 8]);
		let organ = Organ::Supervisory;
		let taken = |who| Event::SeatTaken { coop, organ, who, until: term() };
		let left = |who, left| Event::SeatVacated { coop, organ, who, left };
		assert_eq!(events(), [left(4, 2), left(6, 1), taken(7), taken(8)]);
	});
}

/// Whom nobody succeeds, because one of the elected cannot, stays too; whoever is no member does not.
#[test]
fn for_each_who_is_left_out_a_predecessor_stays() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		assert_ok!(install(coop, Organ::Board, &[6, 7]));
		on_the_last_day();
		// [1, 2, 6, 7] of equal terms; 3 is on the supervisory board and 99 is nobody.
		end_membership(coop, 1);
		let unfit = [(3, Error::IncompatibleOffices), (99, Error::NotMember)];
		assert_eq!(install(coop, Organ::Board, &[3, 8, 99]), without(unfit, &[1, 7]));
		assert_eq!(board(coop), [2, 6, 8]);
		// An election in which all can sit ends the terms that are over.
		assert_eq!(install(coop, Organ::Board, &[9]), replacing(&[2, 6]));
		assert_eq!(board(coop), [8, 9]);
	});
}

/// Fewer than the statute asks for are seated all the same, which an event tells.
#[test]
fn an_organ_that_lacks_members_is_told_of() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		for who in [3, 4, 5] {
			assert_ok!(Cooperatives::unseat(coop, Organ::Supervisory, &who));
		}
		let organ = Organ::Supervisory;
		System::reset_events();
		assert_eq!(install(coop, organ, &[6, 7]), replacing(&[]));
		assert_last(Event::OrganIncomplete { coop, organ, taken: 2, least: 3 });
		assert_eq!(install(coop, organ, &[8]), replacing(&[]));
		assert_eq!(seated(coop, organ), [6, 7, 8]);
		assert_last(Event::SeatTaken { coop, organ, who: 8, until: term() });
	});
}

/// Of nobody comes nobody, and nothing changes.
#[test]
fn an_election_of_nobody_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		on_the_last_day();
		for organ in [Organ::Board, Organ::Supervisory, Organ::Mediators] {
			assert_noop!(install(coop, organ, &[]), Error::SeatsOutOfRange);
			assert_noop!(install(coop, organ, &[99, 98]), Error::NotMember);
		}
		assert_eq!(board(coop), [1, 2]);
	});
}

#[test]
fn board_and_supervisory_board_exclude_each_other() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		for (organ, who) in [(Organ::Board, 3), (Organ::Supervisory, 1)] {
			assert_noop!(Cooperatives::ensure_eligible(coop, organ, &who), Error::IncompatibleOffices);
			assert_noop!(install(coop, organ, &[who]), Error::IncompatibleOffices);
			let excluded = [(who, Error::IncompatibleOffices)];
			assert_eq!(install(coop, organ, &[6 + who, who]), without(excluded, &[]));
		}
		// A term that is over does not make room: he is still in office.
		on_the_last_day();
		pass_days(1);
		assert_noop!(install(coop, Organ::Board, &[3]), Error::IncompatibleOffices);
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
		for organ in Organ::ALL.into_iter().filter(|organ| *organ != Organ::Delegates) {
			assert_noop!(Cooperatives::ensure_eligible(coop, organ, &99), Error::NotMember);
			assert_noop!(install(coop, organ, &[99]), Error::NotMember);
			assert_ok!(Cooperatives::ensure_eligible(coop, organ, &6));
		}
		// Not even who holds it: he gets no new term, and keeps the seat until his exit is completed.
		let before = Seats::<Test>::get(coop, Organ::Board);
		end_membership(coop, 1);
		assert_noop!(install(coop, Organ::Board, &[1]), Error::NotMember);
		assert_eq!(install(coop, Organ::Board, &[6, 1]), without([(1, Error::NotMember)], &[]));
		assert_eq!(Seats::<Test>::get(coop, Organ::Board)[0], before[0]);
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
			assert_eq!(install(coop, organ, &many), crowding(&many[30..]));
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

/// GenG 8(2) sentence 4: a quarter of the supervisory board at most. Those with fewest votes give way.
#[test]
fn investing_members_are_few_on_the_supervisory_board() {
	let organ = Organ::Supervisory;
	let many = |who: &[AccountId]| without(who.iter().map(|who| (*who, Error::TooManyInvestingMembers)), &[]);
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		(30..=33).for_each(|who| admit_investing(coop, who));
		// One of four is a quarter, two of seven are more, two of eight are not.
		assert_eq!(install(coop, organ, &[30, 31]), many(&[31]));
		assert_noop!(install(coop, organ, &[31]), Error::TooManyInvestingMembers);
		assert_eq!(install(coop, organ, &[31, 6, 32, 7]), many(&[32, 31]));
		assert_eq!(seated(coop, organ), [3, 4, 5, 30, 6, 7]);
		assert_eq!(install(coop, organ, &[32, 31, 8, 9]), many(&[31]));
		assert_eq!(seated(coop, organ), [3, 4, 5, 30, 6, 7, 32, 8, 9]);
		// On the board the law sets no limit.
		assert_ok!(install(coop, Organ::Board, &[32, 33]));
	});
	// Whose term runs has the seat.
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		(30..=33).for_each(|who| admit_investing(coop, who));
		assert_ok!(install(coop, organ, &[30]));
		assert_ok!(Cooperatives::unseat(coop, organ, &3));
		// One of three is too many, but an election does not take away what another has given.
		assert_eq!(install(coop, organ, &[30]), replacing(&[]));
		assert_eq!(install(coop, organ, &[31, 6, 7]), many(&[31]));
		assert_eq!(seated(coop, organ), [4, 5, 30, 6, 7]);
	});
	// Beyond the term no investing member stays.
	ExtBuilder::default().build_and_execute(|| {
		let coop = cooperative();
		admit_investing(coop, 30);
		pass_days(1);
		assert_ok!(install(coop, organ, &[30]));
		pass_days(term().0 - start_day().0);
		assert_eq!(install(coop, organ, &[6]), replacing(&[5, 30]));
		assert_eq!(seated(coop, organ), [3, 4, 6]);
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
