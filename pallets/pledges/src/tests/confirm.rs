use crate::{mock::*, Outcome, Stage, Status};
use allmende_primitives::currency::Backing;
use frame_support::{assert_noop, assert_ok};

#[test]
fn what_was_in_escrow_is_retired() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 4);
		deliver(id, claim);
		events();
		assert_ok!(Pledges::confirm(signed(BEN), CUR, id, claim));
		assert_eq!(claim_info(id, claim).stage, Stage::Settled { on: today(), retired: 40 });
		assert_eq!((purse(BEN), escrow(BEN)), (1, 0));
		assert_eq!(backing(), Backing { supply: 101, outstanding: 60, reserve: 41, written_off: 0 });
		assert_eq!((info(id).books.delivered, credit(ANNA).outstanding), (40, 60));
		let confirmed = Event::Confirmed {
			currency: CUR,
			pledge: id,
			claim,
			retired: 40,
			by_silence: false,
			outstanding: 60,
		};
		let raised = Event::LimitChanged { currency: CUR, who: ANNA, old: 1_000, limit: 1_010 };
		assert_eq!(events(), [confirmed, raised]);
		assert_noop!(Pledges::confirm(signed(BEN), CUR, id, claim), Error::WrongStage);
	});
}

#[test]
fn the_last_part_closes_the_pledge() {
	build_and_execute(|| {
		let id = accepted(ANNA, 101);
		for who in [BEN, CARLA] {
			let claim = claim(who, id, 5);
			deliver(id, claim);
			confirm(id, claim);
		}
		let outcome = Outcome::Kept;
		assert_eq!(info(id).status, Status::Closed { outcome });
		let closed = Event::PledgeClosed { currency: CUR, pledge: id, pledger: ANNA, outcome };
		assert_eq!(events().last(), Some(&closed));
		let credit = credit(ANNA);
		assert_eq!((credit.kept, credit.running, credit.outstanding), (1, 0, 0));
		assert_eq!(backing().outstanding, 0);
		assert_noop!(try_claim(BEN, id, 1), Error::WrongStatus);
	});
}

#[test]
fn a_claimant_confirms_at_any_stage() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		// Before the pledger has said anything,
		let said_nothing = claim(BEN, id, 1);
		confirm(id, said_nothing);
		// in a dispute,
		let disputed = claim(BEN, id, 1);
		assert_ok!(Pledges::dispute(signed(BEN), CUR, id, disputed, hash(1)));
		confirm(id, disputed);
		assert!(!info(id).late);
		// and after the time for delivering, when nobody has reclaimed it. That is late.
		let late = claim(BEN, id, 8);
		pass(10);
		confirm(id, late);
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Late });
		assert_eq!((credit(ANNA).kept, credit(ANNA).late), (0, 1));
	});
}

#[test]
fn nobody_else_and_nothing_else() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 1);
		let by = |origin, id, claim| Pledges::confirm(origin, CUR, id, claim);
		only_signed(|origin| by(origin, id, claim));
		for who in [ANNA, CARLA] {
			assert_noop!(by(signed(who), id, claim), Error::NotClaimant);
		}
		assert_noop!(by(signed(BEN), id, 9), Error::ClaimNotFound);
		assert_noop!(by(signed(BEN), 9, claim), Error::PledgeNotFound);
	});
}

/// What was promised is delivered, whatever becomes of the currency.
#[test]
fn a_pause_does_not_stop_it() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 1);
		PausedCurrencies::insert(CUR, ());
		deliver(id, claim);
		confirm(id, claim);
		assert_eq!(backing().outstanding, 90);
	});
}
