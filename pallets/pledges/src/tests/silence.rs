//! What is decided when one side stays silent.

use crate::{mock::*, Outcome, Stage, Status};
use allmende_primitives::currency::{Currencies, DemurragePoint};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn reclaim(id: u32, claim: u32) -> DispatchResult {
	Pledges::reclaim(signed(STRANGER), CUR, id, claim)
}

fn settle(id: u32, claim: u32) -> DispatchResult {
	Pledges::settle_claim(signed(STRANGER), CUR, id, claim)
}

#[test]
fn a_silent_pledger_loses_the_claim() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 4);
		pass_days(11);
		pass_blocks(LEAST_WINDOW);
		assert_noop!(reclaim(id, claim), Error::DeadlineNotPassed);
		pass_blocks(1);
		assert_noop!(settle(id, claim), Error::WrongStage);
		events();
		assert_ok!(reclaim(id, claim));
		assert_eq!((purse(BEN), escrow(BEN), backing().outstanding), (41, 0, 100));
		assert_eq!((info(id).books.left, info(id).books.left_units, info(id).late), (100, 10, true));
		assert_eq!(claim_info(id, claim).stage, Stage::Settled { on: today(), retired: 0 });
		let (released, disputed, outstanding) = (40, false, 100);
		let told = Event::Reclaimed { currency: CUR, pledge: id, claim, released, disputed, outstanding };
		assert_eq!(events(), [told]);
		assert_noop!(reclaim(id, claim), Error::WrongStage);
		// It can be claimed again, and counts as late in the end.
		assert_ok!(try_claim(BEN, id, 4));
		confirm(id, 1);
		deposit(ANNA, 60);
		assert_ok!(Pledges::buy_back(signed(ANNA), CUR, id, 60));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Late });
	});
}

/// Each claim shows since when its own units are in escrow, whichever ends first.
#[test]
fn each_claim_has_its_own_time_in_escrow() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let first = claim(BEN, id, 2);
		pass_days(3);
		let (second, third) = (claim(BEN, id, 4), claim(CARLA, id, 3));
		let since = |claim| claim_info(id, claim).since;
		assert_eq!([since(first), since(second), since(third)], [1, 2, 3].map(DemurragePoint));
		let release = |who, amount, claim| Ledger::release(CUR, &who, amount, since(claim));
		assert_noop!(release(BEN, 40, first), Ledger::OTHER_POINT);
		assert_noop!(release(BEN, 30, third), Ledger::OTHER_POINT);
		pass(10);
		assert_ok!(reclaim(id, second));
		assert_ok!(reclaim(id, third));
		assert_ok!(reclaim(id, first));
		assert_eq!((escrow(BEN), escrow(CARLA)), (0, 0));
		assert_eq!(Points::iter_values().sum::<u128>(), 0);
	});
}

#[test]
fn a_silent_claimant_has_confirmed() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 10);
		deliver(id, claim);
		pass_days(CONFIRMATION);
		pass_blocks(LEAST_WINDOW + 1);
		assert_noop!(settle(id, claim), Error::DeadlineNotPassed);
		pass_days(1);
		assert_noop!(reclaim(id, claim), Error::WrongStage);
		events();
		assert_ok!(settle(id, claim));
		assert_eq!((purse(BEN), escrow(BEN), backing().outstanding), (1, 0, 0));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Kept });
		let told = Event::Confirmed {
			currency: CUR,
			pledge: id,
			claim,
			retired: 100,
			by_silence: true,
			outstanding: 0,
		};
		assert_eq!(events().first(), Some(&told));
		// As if he had confirmed.
		assert_eq!(limit(ANNA), 1_025);
		assert_noop!(settle(id, claim), Error::WrongStage);
	});
}

#[test]
fn silent_mediators_give_it_back() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 10);
		deliver(id, claim);
		assert_ok!(Pledges::dispute(signed(BEN), CUR, id, claim, hash(1)));
		// Neither side's silence counts any more.
		pass_days(MEDIATION);
		pass_blocks(LEAST_WINDOW + 1);
		assert_noop!(reclaim(id, claim), Error::DeadlineNotPassed);
		assert_noop!(settle(id, claim), Error::WrongStage);
		pass_days(1);
		assert_ok!(reclaim(id, claim));
		assert_eq!((purse(BEN), info(id).books.left), (101, 100));
		// Whose fault it was nobody has found.
		assert!(!info(id).late);
		assert!(matches!(events().last(), Some(Event::Reclaimed { disputed: true, .. })));
	});
}

/// Whatever the pledger does, the claimant has his units back, or the decision of the mediators.
#[test]
fn a_dispute_by_the_pledger_does_not_block() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 10);
		assert_ok!(Pledges::dispute(signed(ANNA), CUR, id, claim, hash(1)));
		pass(MEDIATION);
		assert_ok!(reclaim(id, claim));
		assert_eq!(purse(BEN), 101);
	});
}

#[test]
fn only_signed_calls() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 10);
		only_signed(|origin| Pledges::reclaim(origin, CUR, id, claim));
		only_signed(|origin| Pledges::settle_claim(origin, CUR, id, claim));
		assert_noop!(reclaim(id, 9), Error::ClaimNotFound);
		assert_noop!(settle(id, 9), Error::ClaimNotFound);
		assert_noop!(reclaim(9, 0), Error::PledgeNotFound);
		assert_noop!(settle(9, 0), Error::PledgeNotFound);
	});
}
