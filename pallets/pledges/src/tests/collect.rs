//! The debtor first: what the pledger has is taken before anybody else pays for a default, or bears it.

use crate::{mock::*, Outcome, Relief, Status};
use allmende_primitives::{
	currency::{Currencies, Source},
	Majority,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn collect(id: u32) -> DispatchResult {
	Pledges::collect(signed(STRANGER), CUR, id)
}

fn call(who: AccountId, id: u32, amount: u128) -> DispatchResult {
	Pledges::call_guarantor(signed(STRANGER), CUR, id, who, amount)
}

fn cover(id: u32, amount: u128) -> DispatchResult {
	Pledges::cover(assembly_of(COOP), CUR, id, amount, hash(8))
}

fn write_off(id: u32) -> DispatchResult {
	Pledges::write_off(assembly_of(COOP), CUR, id, hash(8))
}

/// A pledge of Anna's that is overdue, worth 100, of which Ben guarantees so much. She has the 50 that she got for it.
fn owed(guaranteed: u128) -> u32 {
	let id = accepted(ANNA, 100);
	if guaranteed > 0 {
		assert_ok!(Pledges::guarantee(signed(BEN), CUR, id, guaranteed));
	}
	pass_grace();
	events();
	id
}

fn guaranteed(id: u32) -> (Option<u128>, u128) {
	(Pledges::guarantee_of(CUR, id, BEN), credit(BEN).guaranteed)
}

fn relieved(id: u32, how: Relief, by: Option<AccountId>, amount: u128, outstanding: u128) -> Event {
	Event::Relieved { currency: CUR, pledge: id, how, by, amount, outstanding }
}

fn decided(id: u32, how: Relief) -> Event {
	let majority = Majority::Simple;
	Event::Decided { currency: CUR, pledge: id, coop: COOP, majority, how, reason: hash(8) }
}

fn closed(id: u32) -> Event {
	Event::PledgeClosed { currency: CUR, pledge: id, pledger: ANNA, outcome: Outcome::Broken }
}

/// What is told after the default itself.
fn after_default() -> Vec<Event> {
	let told = events();
	assert!(matches!(told[0], Event::Defaulted { pledger: ANNA, .. }));
	assert!(matches!(told[1], Event::LimitChanged { who: ANNA, .. }));
	told[2..].to_vec()
}

#[test]
fn anybody_collects_what_the_pledger_has() {
	build_and_execute(|| {
		let id = owed(0);
		assert_ok!(collect(id));
		assert_eq!(after_default(), [relieved(id, Relief::BoughtBack, Some(ANNA), 50, 50)]);
		assert_eq!((purse(ANNA), backing().outstanding, credit(ANNA).outstanding), (0, 50, 50));
		let pledge = info(id);
		assert_eq!((pledge.books.bought_back, pledge.books.left, pledge.books.left_units), (50, 50, 5));
		assert_eq!((pledge.late, pledge.defaulted_on, limit(ANNA)), (true, Some(today()), FIRST / 2));
		assert_noop!(collect(id), Error::NothingToCollect);
		// What she has later, and no more than she owes. It is in default since, and only once.
		deposit(ANNA, 80);
		assert_ok!(collect(id));
		assert_eq!(events(), [relieved(id, Relief::BoughtBack, Some(ANNA), 50, 0), closed(id)]);
		assert_eq!((purse(ANNA), limit(ANNA)), (30, FIRST / 2));
		let credit = credit(ANNA);
		assert_eq!((credit.outstanding, credit.running, credit.in_default, credit.broken), (0, 0, 0, 1));
		assert_noop!(collect(id), Error::WrongStatus);
	});
}

#[test]
fn only_of_what_is_overdue() {
	build_and_execute(|| {
		only_signed(|origin| Pledges::collect(origin, CUR, 0));
		assert_noop!(collect(9), Error::PledgeNotFound);
		let open = pledge(ANNA, 10);
		assert_noop!(collect(open), Error::WrongStatus);
		let id = accepted(ANNA, 100);
		assert_noop!(collect(id), Error::NotOverdue);
		// Its date has passed, and the days of grace have not.
		pass(100 - WINDOW - 1);
		assert_noop!(collect(id), Error::NotOverdue);
		spend(ANNA);
		pass(GRACE);
		assert_noop!(collect(id), Error::NothingToCollect);
		deposit(ANNA, 1);
		leave(ANNA);
		assert_ok!(collect(id));
	});
}

/// What is claimed is delivered or comes back. Only then is it collected.
#[test]
fn what_is_claimed_is_not_collected() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		pass_days(80);
		let claim = claim(BEN, id, 8);
		deposit(ANNA, 50);
		pass(5);
		pass(GRACE);
		assert_ok!(collect(id));
		assert_eq!((purse(ANNA), info(id).status), (80, Status::Accepted));
		assert_noop!(collect(id), Error::NotOverdue);
		assert_ok!(Pledges::reclaim(signed(STRANGER), CUR, id, claim));
		assert_ok!(collect(id));
		assert_eq!((purse(ANNA), info(id).status), (0, Status::Closed { outcome: Outcome::Broken }));
	});
}

/// Nobody is broken by mediators who stay silent: as long as it was claimed she could not buy it back.
#[test]
fn what_comes_back_after_the_date_has_a_grace_of_its_own() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		pass_days(80);
		let claim = claim(BEN, id, 10);
		pass(4);
		assert_ok!(Pledges::deliver(signed(ANNA), CUR, id, claim, hash(1)));
		assert_ok!(Pledges::dispute(signed(BEN), CUR, id, claim, hash(1)));
		pass(100);
		pass(GRACE);
		assert_ok!(Pledges::reclaim(signed(STRANGER), CUR, id, claim));
		let until = info(id).returned.unwrap();
		assert_eq!(until.day, today().plus_days(GRACE));
		assert_noop!(collect(id), Error::NotOverdue);
		assert_noop!(Pledges::declare_default(signed(STRANGER), CUR, id), Error::NotOverdue);
		assert_ok!(Pledges::buy_back(signed(ANNA), CUR, id, 20));
		pass_days(GRACE);
		assert_noop!(collect(id), Error::NotOverdue);
		pass(1);
		assert_ok!(collect(id));
		assert_eq!((info(id).books.bought_back, credit(ANNA).broken), (50, 1));
	});
}

/// An assembly that has convened about the rest does not decide in vain because somebody claims a single unit back.
#[test]
fn what_comes_back_when_the_rest_is_overdue_is_overdue_too() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		pass_days(80);
		let claim = claim(BEN, id, 1);
		pass(100);
		pass(GRACE);
		// Nobody has declared it.
		assert_eq!(info(id).defaulted_on, None);
		assert_ok!(Pledges::reclaim(signed(STRANGER), CUR, id, claim));
		assert_eq!((info(id).returned, info(id).books.left), (None, 100));
		assert_ok!(Pledges::write_off(assembly_of(COOP), CUR, id, hash(8)));
		assert_eq!(info(id).books.left, 0);
	});
}

/// What comes back before the date is claimable again, and has the grace of everything else.
#[test]
fn what_comes_back_before_the_date_has_no_other_grace() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 10);
		pass(10);
		assert_ok!(Pledges::reclaim(signed(STRANGER), CUR, id, claim));
		assert_eq!(info(id).returned, None);
		pass_grace();
		assert_ok!(collect(id));
	});
}

/// What others pay while the assembly waits for its notice does not void what it decides.
#[test]
fn the_pot_covers_what_is_left_by_then() {
	build_and_execute(|| {
		let id = owed(0);
		assert_ok!(collect(id));
		events();
		assert_ok!(cover(id, 100));
		assert_eq!(
			events(),
			[decided(id, Relief::Covered), relieved(id, Relief::Covered, None, 50, 0), closed(id)]
		);
		assert_eq!(info(id).books.covered, 50);
	});
}

/// Her own claim on somebody's pledge keeps its escrow, and the unit that it lives by.
#[test]
fn an_escrow_keeps_its_last_unit() {
	build_and_execute(|| {
		let other = terms(100);
		let id = accepted(ANNA, 100);
		let late = accepted_on(BEN, other);
		claim(ANNA, late, 10);
		assert_eq!((purse(ANNA), escrow(ANNA)), (50, 100));
		assert_ok!(Pledges::dispute(signed(ANNA), CUR, late, 0, hash(1)));
		pass_grace();
		assert_ok!(collect(id));
		assert_eq!((purse(ANNA), escrow(ANNA), info(id).books.left), (1, 100, 51));
		assert_noop!(collect(id), Error::NothingToCollect);
	});
}

/// What was promised is paid, whoever may not send anything.
#[test]
fn a_pause_protects_no_debtor() {
	build_and_execute(|| {
		let id = owed(60);
		PausedCurrencies::insert(CUR, ());
		assert_ok!(call(BEN, id, 20));
		assert_ok!(cover(id, 20));
		assert_ok!(collect(id));
		assert_eq!((purse(ANNA), info(id).books.bought_back), (0, 50));
	});
}

#[test]
fn a_guarantor_pays_the_rest() {
	build_and_execute(|| {
		let id = owed(60);
		deposit(BEN, 45);
		assert_ok!(call(BEN, id, 60));
		assert_eq!(
			after_default(),
			[
				relieved(id, Relief::BoughtBack, Some(ANNA), 50, 50),
				relieved(id, Relief::StoodIn, Some(BEN), 10, 40),
			]
		);
		assert_eq!((purse(ANNA), purse(BEN), guaranteed(id)), (0, 35, (Some(50), 50)));
		let books = info(id).books;
		assert_eq!((books.bought_back, books.stood_in, books.left), (50, 10, 40));
		assert_eq!((backing().outstanding, credit(ANNA).outstanding, info(id).late), (40, 40, true));
	});
}

/// He has guaranteed so much of what she does not pay, so that what she pays does not lower it.
#[test]
fn a_guarantor_pays_nothing_while_the_pledger_has_enough() {
	build_and_execute(|| {
		let id = owed(60);
		// He has not a unit, and needs none.
		assert_ok!(call(BEN, id, 50));
		assert_eq!(after_default(), [relieved(id, Relief::BoughtBack, Some(ANNA), 50, 50)]);
		assert_eq!((purse(ANNA), guaranteed(id)), (0, (Some(60), 60)));
		assert_noop!(call(BEN, id, 1), Ledger::POOR);
		// Nothing is taken of her where he cannot pay the rest.
		deposit(ANNA, 10);
		assert_noop!(call(BEN, id, 11), Ledger::POOR);
		assert_eq!(purse(ANNA), 10);
	});
}

#[test]
fn the_last_payment_closes_it_once() {
	// The pledger's alone, and hers with the guarantor's.
	for (hers, his) in [(100, 0), (50, 50), (0, 100)] {
		build_and_execute(|| {
			let id = owed(100);
			spend(ANNA);
			deposit(ANNA, hers);
			deposit(BEN, 100);
			assert_ok!(call(BEN, id, 100));
			assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Broken });
			let told = after_default();
			assert_eq!(told.iter().filter(|event| **event == closed(id)).count(), 1);
			assert_eq!(told.last(), Some(&closed(id)));
			assert_eq!((info(id).books.bought_back, info(id).books.stood_in), (hers, his));
			assert_eq!((purse(ANNA), purse(BEN)), (0, 100 - his));
			let credit = credit(ANNA);
			assert_eq!((credit.outstanding, credit.running, credit.in_default, credit.broken), (0, 0, 0, 1));
			assert_noop!(call(BEN, id, 1), Error::WrongStatus);
			// What he did not have to pay comes off his limit.
			let rest = 100 - his;
			assert_eq!(guaranteed(id), ((rest > 0).then_some(rest), rest));
		});
	}
}

#[test]
fn the_pot_pays_the_rest() {
	build_and_execute(|| {
		let id = owed(0);
		assert_ok!(cover(id, 60));
		assert_eq!(
			after_default(),
			[
				decided(id, Relief::Covered),
				relieved(id, Relief::BoughtBack, Some(ANNA), 50, 50),
				relieved(id, Relief::Covered, None, 10, 40),
			]
		);
		assert_eq!((purse(ANNA), purse(pot())), (0, 40));
		assert_eq!((backing().outstanding, credit(ANNA).outstanding), (40, 40));
		// More than she has and the pot: neither pays.
		deposit(ANNA, 5);
		assert_ok!(Ledger::pay(CUR, Source::Free(&pot()), &SHOP, 40));
		assert_noop!(cover(id, 6), Ledger::POOR);
		assert_eq!(purse(ANNA), 5);
		assert_ok!(cover(id, 5));
		assert_eq!(
			events(),
			[decided(id, Relief::Covered), relieved(id, Relief::BoughtBack, Some(ANNA), 5, 35)]
		);
	});
}

#[test]
fn only_the_rest_is_written_off() {
	build_and_execute(|| {
		let id = owed(0);
		assert_ok!(write_off(id));
		assert_eq!(
			after_default(),
			[
				decided(id, Relief::WrittenOff),
				relieved(id, Relief::BoughtBack, Some(ANNA), 50, 50),
				relieved(id, Relief::WrittenOff, None, 50, 0),
				closed(id),
			]
		);
		assert_eq!((purse(ANNA), backing().written_off, info(id).books.written_off), (0, 50, 50));
	});
}

#[test]
fn nothing_is_written_off_while_the_pledger_has_enough() {
	build_and_execute(|| {
		let id = owed(0);
		deposit(ANNA, 60);
		assert_ok!(write_off(id));
		assert_eq!(
			after_default(),
			[
				decided(id, Relief::WrittenOff),
				relieved(id, Relief::BoughtBack, Some(ANNA), 100, 0),
				closed(id),
			]
		);
		assert_eq!((purse(ANNA), backing().written_off), (10, 0));
		let credit = credit(ANNA);
		assert_eq!((credit.outstanding, credit.running, credit.in_default, credit.broken), (0, 0, 0, 1));
		assert_noop!(Pledges::make_good(signed(ANNA), CUR, id, 1), Error::MoreThanWrittenOff);
	});
}

/// Each call takes what there is then, of whichever pledge it is about.
#[test]
fn two_pledges_of_one_pledger() {
	build_and_execute(|| {
		let (first, second) = (accepted(ANNA, 100), accepted(ANNA, 40));
		pass_grace();
		assert_eq!(Ledger::available(CUR, &ANNA), 70);
		assert_ok!(collect(second));
		assert_eq!(info(second).status, Status::Closed { outcome: Outcome::Broken });
		assert_ok!(write_off(first));
		let books = info(first).books;
		assert_eq!((books.bought_back, books.written_off, purse(ANNA)), (30, 70, 0));
		assert_eq!((credit(ANNA).broken, credit(ANNA).in_default, limit(ANNA)), (2, 0, FIRST / 4));
	});
}
