//! Buying back, default, cover, write-off.

use crate::{mock::*, Outcome, Relief, Status};
use allmende_primitives::{
	currency::{Backing, Currencies, Source},
	Majority,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult};

fn buy_back(who: AccountId, id: u32, amount: u128) -> DispatchResult {
	Pledges::buy_back(signed(who), CUR, id, amount)
}

fn declare(id: u32) -> DispatchResult {
	Pledges::declare_default(signed(STRANGER), CUR, id)
}

fn cover(id: u32, amount: u128) -> DispatchResult {
	Pledges::cover(assembly_of(COOP), CUR, id, amount, hash(8))
}

fn write_off(id: u32) -> DispatchResult {
	Pledges::write_off(assembly_of(COOP), CUR, id, hash(8))
}

#[test]
fn a_pledger_buys_back() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		events();
		// Out of his advance.
		assert_ok!(buy_back(ANNA, id, 25));
		let books = info(id).books;
		assert_eq!((books.left, books.left_units, books.bought_back), (75, 8, 25));
		assert_eq!((purse(ANNA), backing().outstanding, credit(ANNA).outstanding), (25, 75, 75));
		let (how, by, amount, outstanding) = (Relief::BoughtBack, Some(ANNA), 25, 75);
		assert_eq!(events(), [Event::Relieved { currency: CUR, pledge: id, how, by, amount, outstanding }]);
		deposit(ANNA, 50);
		assert_ok!(buy_back(ANNA, id, 75));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Kept });
		assert_eq!((credit(ANNA).kept, limit(ANNA)), (1, FIRST));
	});
}

#[test]
fn after_its_date_it_is_late() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		deposit(ANNA, 100);
		pass(100);
		assert_ok!(buy_back(ANNA, id, 100));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Late });
		assert_eq!((credit(ANNA).late, credit(ANNA).broken, limit(ANNA)), (1, 0, FIRST));
	});
}

#[test]
fn who_buys_back_what() {
	build_and_execute(|| {
		let open = pledge(ANNA, 10);
		assert_noop!(buy_back(ANNA, open, 1), Error::WrongStatus);
		let id = accepted(ANNA, 100);
		only_signed(|origin| Pledges::buy_back(origin, CUR, id, 1));
		assert_noop!(buy_back(BEN, id, 1), Error::NotPledger);
		assert_noop!(buy_back(ANNA, 9, 1), Error::PledgeNotFound);
		assert_noop!(buy_back(ANNA, id, 0), Error::ZeroAmount);
		assert_noop!(buy_back(ANNA, id, 101), Error::MoreThanLeft);
		assert_noop!(buy_back(ANNA, id, 51), Ledger::POOR);
		// What is claimed is delivered, not bought back.
		claim(BEN, id, 8);
		assert_noop!(buy_back(ANNA, id, 21), Error::MoreThanLeft);
		leave(ANNA);
		assert_ok!(buy_back(ANNA, id, 20));
	});
}

#[test]
fn a_default_lowers_the_limit_once() {
	build_and_execute(|| {
		let id = overdue(100);
		events();
		assert_ok!(declare(id));
		assert_eq!(limit(ANNA), FIRST / 2);
		assert_eq!(info(id).defaulted_on, Some(today()));
		let credit = credit(ANNA);
		assert_eq!((credit.broken, credit.in_default, credit.running), (1, 1, 1));
		assert_eq!(
			events(),
			[
				Event::Defaulted { currency: CUR, pledge: id, pledger: ANNA, left: 100 },
				Event::LimitChanged { currency: CUR, who: ANNA, old: FIRST, limit: FIRST / 2 },
			]
		);
		assert_noop!(declare(id), Error::AlreadyInDefault);
		// Nor does what comes of it lower it again.
		assert_ok!(cover(id, 10));
		assert_ok!(write_off(id));
		assert_eq!((limit(ANNA), self::credit(ANNA).broken), (FIRST / 2, 1));
	});
}

#[test]
fn not_before_the_days_of_grace_are_over() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		pass_days(100 - WINDOW - 1 + GRACE);
		assert_noop!(declare(id), Error::NotOverdue);
		pass_days(1);
		pass_blocks(2 * LEAST_WINDOW);
		assert_noop!(declare(id), Error::NotOverdue);
		assert_noop!(cover(id, 1), Error::NotOverdue);
		assert_noop!(write_off(id), Error::NotOverdue);
		pass_blocks(1);
		assert_ok!(declare(id));
	});
}

/// The chain stands still from the acceptance until long after the days of grace. There are blocks in which to claim, and as
/// many afterwards in which to buy back.
#[test]
fn a_standstill_takes_no_grace_from_anybody() {
	build_and_execute(|| {
		let (id, other) = (accepted(ANNA, 100), accepted(BEN, 100));
		pass_days(1_000);
		deposit(CARLA, 30);
		pass_blocks(LEAST_WINDOW);
		assert_ok!(try_claim(CARLA, other, 1));
		pass_blocks(1);
		assert_noop!(try_claim(CARLA, other, 1), Error::ClaimingOver);
		pass_blocks(LEAST_WINDOW - 1);
		assert!(!Pledges::pledge_info(CUR, other).unwrap().overdue);
		assert_noop!(declare(other), Error::NotOverdue);
		assert_ok!(buy_back(BEN, other, 50));
		// Accepted before, in the blocks of the vote on the other one.
		assert_ok!(declare(id));
		pass_blocks(1);
		assert_ok!(declare(other));
	});
}

/// The pledger has the time for delivering, also when the date passes in it.
#[test]
fn what_is_claimed_is_not_overdue() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		pass_days(80);
		let claim = claim(BEN, id, 10);
		deliver(id, claim);
		pass(20);
		pass(GRACE);
		assert_noop!(declare(id), Error::NotOverdue);
		confirm(id, claim);
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Kept });
	});
}

#[test]
fn the_pot_covers_by_decision() {
	build_and_execute(|| {
		let id = overdue(100);
		events();
		assert_ok!(cover(id, 30));
		assert_eq!((purse(pot()), info(id).books.covered, backing().outstanding), (20, 30, 70));
		let told = events();
		let decided = Event::Decided {
			currency: CUR,
			pledge: id,
			coop: COOP,
			majority: Majority::Simple,
			how: Relief::Covered,
			reason: hash(8),
		};
		let (how, by, amount, outstanding) = (Relief::Covered, None, 30, 70);
		let relieved = Event::Relieved { currency: CUR, pledge: id, how, by, amount, outstanding };
		assert!(matches!(told[0], Event::Defaulted { .. }));
		assert_eq!(told[2..], [decided, relieved]);
		assert_noop!(cover(id, 21), Ledger::POOR);
		assert_noop!(cover(id, 0), Error::ZeroAmount);
		// The pledger still owes what the pot has not covered, and it stays broken.
		deposit(ANNA, 70);
		assert_ok!(buy_back(ANNA, id, 70));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Broken });
		let credit = credit(ANNA);
		assert_eq!((credit.broken, credit.late, credit.in_default), (1, 0, 0));
	});
}

#[test]
fn what_nobody_covers_is_written_off() {
	build_and_execute(|| {
		let id = overdue(100);
		events();
		assert_ok!(write_off(id));
		assert_eq!(backing(), Backing { supply: 100, outstanding: 0, reserve: 0, written_off: 100 });
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Broken });
		assert_eq!((limit(ANNA), credit(ANNA).outstanding, credit(ANNA).in_default), (500, 0, 0));
		let told = events();
		assert!(matches!(told[2], Event::Decided { how: Relief::WrittenOff, .. }));
		assert!(matches!(told[3], Event::Relieved { amount: 100, by: None, .. }));
		assert!(matches!(told[4], Event::PledgeClosed { outcome: Outcome::Broken, .. }));
		assert_noop!(write_off(id), Error::WrongStatus);
		assert_noop!(buy_back(ANNA, id, 1), Error::WrongStatus);
	});
}

/// By anybody, with his own units. It mends the currency and not the history.
#[test]
fn what_was_written_off_can_be_made_good() {
	build_and_execute(|| {
		let id = overdue(100);
		let make_good = |who: AccountId, amount| Pledges::make_good(signed(who), CUR, id, amount);
		assert_noop!(make_good(ANNA, 1), Error::MoreThanWrittenOff);
		assert_ok!(write_off(id));
		deposit(BEN, 30);
		assert_ok!(Ledger::pay(CUR, Source::Free(&SHOP), &ANNA, 50));
		events();
		assert_ok!(make_good(ANNA, 50));
		assert_ok!(make_good(BEN, 30));
		let told =
			|by, amount, written_off| Event::MadeGood { currency: CUR, pledge: id, by, amount, written_off };
		assert_eq!(events(), [told(ANNA, 50, 50), told(BEN, 30, 20)]);
		assert_eq!(backing(), Backing { supply: 50, outstanding: 0, reserve: 30, written_off: 20 });
		assert_eq!((info(id).books.written_off, info(id).books.recovered), (20, 80));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Broken });
		assert_noop!(make_good(BEN, 0), Error::ZeroAmount);
		assert_noop!(make_good(BEN, 21), Error::MoreThanWrittenOff);
		assert_noop!(make_good(BEN, 20), Ledger::POOR);
		assert_noop!(Pledges::make_good(signed(BEN), CUR, 9, 1), Error::PledgeNotFound);
		only_signed(|origin| Pledges::make_good(origin, CUR, id, 1));
	});
}

#[test]
fn only_the_unclaimed_rest_is_written_off() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		spend(ANNA);
		pass_days(80);
		let (first, second) = (claim(BEN, id, 3), claim(CARLA, id, 2));
		pass_days(6);
		deliver(id, first);
		pass(GRACE);
		pass_blocks(LEAST_WINDOW);
		assert_ok!(write_off(id));
		assert_eq!((backing().outstanding, backing().written_off), (50, 50));
		assert_eq!(info(id).status, Status::Accepted);
		// What is claimed goes on. What comes back of it is written off in its turn.
		confirm(id, first);
		pass(1);
		assert_ok!(Pledges::reclaim(signed(CARLA), CUR, id, second));
		assert_eq!((purse(CARLA), info(id).books.left), (21, 20));
		assert_ok!(write_off(id));
		assert_eq!((backing().outstanding, backing().written_off), (0, 70));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Broken });
		assert_eq!(credit(ANNA).broken, 1);
	});
}

#[test]
fn only_the_communitys_own_assembly_decides() {
	build_and_execute(|| {
		let id = overdue(100);
		for origin in [signed(BEN), mediators_of(COOP), federation(), RuntimeOrigin::root()] {
			let by = || origin.clone();
			assert_noop!(Pledges::cover(by(), CUR, id, 1, hash(8)), DispatchError::BadOrigin);
			assert_noop!(Pledges::write_off(by(), CUR, id, hash(8)), DispatchError::BadOrigin);
		}
		let other = || assembly_of(OTHER);
		assert_noop!(Pledges::cover(other(), CUR, id, 1, hash(8)), Error::NotAuthorised);
		assert_noop!(Pledges::write_off(other(), CUR, id, hash(8)), Error::NotAuthorised);
		let own = || assembly_of(COOP);
		assert_noop!(Pledges::cover(own(), NONE, id, 1, hash(8)), Error::CurrencyNotFound);
		assert_noop!(Pledges::write_off(own(), NONE, id, hash(8)), Error::CurrencyNotFound);
		assert_noop!(cover(9, 1), Error::PledgeNotFound);
		assert_noop!(write_off(9), Error::PledgeNotFound);
		assert_noop!(declare(9), Error::PledgeNotFound);
		only_signed(|origin| Pledges::declare_default(origin, CUR, id));
		let open = pledge(BEN, 10);
		assert_noop!(cover(open, 1), Error::WrongStatus);
		assert_noop!(write_off(open), Error::WrongStatus);
		assert_noop!(declare(open), Error::WrongStatus);
	});
}

/// An accepted pledge outlives the membership.
#[test]
fn who_leaves_owes_it_still() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		leave(ANNA);
		pass_grace();
		assert_ok!(declare(id));
		assert_eq!((credit(ANNA).broken, limit(ANNA)), (1, 500));
		// Who comes back finds his credit again.
		join(ANNA);
		assert_noop!(try_pledge(ANNA, terms(10)), Error::InDefault);
	});
}
