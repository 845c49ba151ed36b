//! Disputes, and who decides them.

use crate::{mock::*, Deadline, Outcome, Stage, Status};
use allmende_primitives::Fraction;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult};

const HALF: Fraction = Fraction::new(1, 2);
const WHOLE: Fraction = Fraction::new(1, 1);
const NOTHING: Fraction = Fraction::new(0, 1);

fn dispute(who: AccountId, id: u32, claim: u32) -> DispatchResult {
	Pledges::dispute(signed(who), CUR, id, claim, hash(3))
}

fn resolve(origin: RuntimeOrigin, id: u32, part: Fraction) -> DispatchResult {
	let done = Pledges::resolve(origin, CUR, id, 0, part, hash(4));
	done.map(|_| ()).map_err(|refused| refused.error)
}

/// A claim of Ben's on ten units of Anna's, worth so much, in dispute.
fn disputed(value: u128) -> u32 {
	let id = accepted(ANNA, value);
	let claim = claim(BEN, id, 10);
	deliver(id, claim);
	assert_ok!(dispute(BEN, id, claim));
	Mediators::insert(COOP, vec![EMIL, FRIDA]);
	id
}

#[test]
fn either_side_disputes_while_its_time_runs() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		for (who, delivered) in [(ANNA, false), (BEN, false), (ANNA, true), (BEN, true)] {
			let claim = claim(BEN, id, 1);
			if delivered {
				deliver(id, claim);
			}
			events();
			assert_ok!(dispute(who, id, claim));
			let block = System::block_number() + LEAST_WINDOW;
			let until = Deadline { day: today().plus_days(MEDIATION), block };
			let (reason, by_pledger) = (hash(3), who == ANNA);
			assert_eq!(claim_info(id, claim).stage, Stage::Disputed { by_pledger, delivered, reason, until });
			let told = Event::Disputed { currency: CUR, pledge: id, claim, by: who, reason, until };
			assert_eq!(events(), [told]);
			assert_noop!(dispute(who, id, claim), Error::WrongStage);
		}
		assert_eq!(escrow(BEN), 40);
	});
}

#[test]
fn nobody_else_disputes() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let (first, second) = (claim(BEN, id, 1), claim(BEN, id, 1));
		only_signed(|origin| Pledges::dispute(origin, CUR, id, first, hash(3)));
		assert_noop!(dispute(CARLA, id, first), Error::NotParty);
		assert_noop!(dispute(BEN, id, 9), Error::ClaimNotFound);
		assert_noop!(dispute(BEN, 9, first), Error::PledgeNotFound);
		deliver(id, first);
		pass(10);
		// The time for delivering is over, that for confirming is not.
		assert_noop!(dispute(BEN, id, second), Error::DeadlinePassed);
		assert_ok!(dispute(BEN, id, first));
		let third = claim(BEN, id, 1);
		deliver(id, third);
		pass(CONFIRMATION);
		assert_noop!(dispute(BEN, id, third), Error::DeadlinePassed);
		confirm(id, third);
		assert_noop!(dispute(BEN, id, third), Error::WrongStage);
	});
}

#[test]
fn the_mediators_split() {
	build_and_execute(|| {
		let id = disputed(101);
		events();
		assert_ok!(resolve(mediators_of(COOP), id, HALF));
		// Rounded down: what is retired is never more than was decided.
		assert_eq!((purse(BEN), escrow(BEN)), (52, 0));
		let books = info(id).books;
		assert_eq!((books.delivered, books.left, books.left_units), (50, 51, 6));
		assert_eq!((backing().outstanding, credit(ANNA).outstanding), (51, 51));
		assert_eq!(claim_info(id, 0).stage, Stage::Settled { on: today(), retired: 50 });
		let told = Event::Resolved {
			currency: CUR,
			pledge: id,
			claim: 0,
			by: Some(COOP),
			part: HALF,
			reason: hash(4),
			retired: 50,
			released: 51,
			outstanding: 51,
		};
		assert_eq!(events(), [told]);
		// What was not delivered is owed, can be claimed, and is late. It raises no limit.
		assert_eq!((info(id).late, limit(ANNA)), (true, FIRST));
		assert_ok!(try_claim(BEN, id, 6));
		assert_noop!(resolve(mediators_of(COOP), id, HALF), Error::WrongStage);
	});
}

#[test]
fn everything_and_nothing() {
	build_and_execute(|| {
		let id = disputed(100);
		assert_ok!(resolve(mediators_of(COOP), id, WHOLE));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Kept });
		assert_eq!(limit(ANNA), 1_025);
	});
	build_and_execute(|| {
		let id = disputed(100);
		assert_ok!(resolve(mediators_of(COOP), id, NOTHING));
		assert_eq!((purse(BEN), info(id).books.left_units, info(id).late), (101, 10, true));
	});
}

/// Who has begun to deliver is not late because the claimant did not wait for it.
#[test]
fn nobody_is_made_late_by_an_early_dispute() {
	for (who, delivered, late) in
		[(BEN, false, false), (BEN, true, true), (ANNA, false, true), (ANNA, true, true)]
	{
		build_and_execute(|| {
			let id = accepted(ANNA, 100);
			let claim = claim(BEN, id, 10);
			if delivered {
				deliver(id, claim);
			}
			assert_ok!(dispute(who, id, claim));
			Mediators::insert(COOP, vec![EMIL, FRIDA]);
			assert_ok!(resolve(mediators_of(COOP), id, HALF));
			assert_eq!(info(id).late, late, "{who}, {delivered}");
		});
	}
}

#[test]
fn a_part_is_a_part() {
	build_and_execute(|| {
		let id = disputed(100);
		for part in [Fraction::new(2, 1), Fraction::new(1, 0), Fraction::new(0, 0)] {
			assert_noop!(resolve(mediators_of(COOP), id, part), Error::InvalidPart);
		}
		assert_ok!(resolve(mediators_of(COOP), id, Fraction::new(u32::MAX - 1, u32::MAX)));
		assert_eq!(info(id).books.delivered, 99);
	});
}

#[test]
fn who_decides() {
	build_and_execute(|| {
		let id = disputed(100);
		assert_noop!(resolve(signed(EMIL), id, HALF), DispatchError::BadOrigin);
		assert_noop!(resolve(assembly_of(COOP), id, HALF), DispatchError::BadOrigin);
		assert_noop!(resolve(RuntimeOrigin::root(), id, HALF), DispatchError::BadOrigin);
		// Another community's mediators, and the federation while there are own ones.
		assert_noop!(resolve(mediators_of(OTHER), id, HALF), Error::NotAuthorised);
		assert_noop!(resolve(federation(), id, HALF), Error::NotAuthorised);
		assert_noop!(Pledges::resolve(mediators_of(COOP), CUR, id, 9, HALF, hash(4)), Error::ClaimNotFound);
		assert_noop!(resolve(mediators_of(COOP), 9, HALF), Error::PledgeNotFound);
		assert_ok!(resolve(mediators_of(COOP), id, HALF));
	});
}

#[test]
fn the_federation_decides_where_there_are_none() {
	build_and_execute(|| {
		let id = disputed(100);
		Mediators::remove(COOP);
		assert_ok!(resolve(federation(), id, HALF));
		assert!(matches!(events().last(), Some(Event::Resolved { by: None, .. })));
	});
}

/// A seat decides nothing when its holder has left.
#[test]
fn the_federation_decides_where_no_mediator_can() {
	build_and_execute(|| {
		let id = disputed(100);
		leave(EMIL);
		assert_noop!(resolve(federation(), id, HALF), Error::NotAuthorised);
		leave(FRIDA);
		assert_eq!(Mediators::get(COOP), [EMIL, FRIDA]);
		assert_ok!(resolve(federation(), id, HALF));
	});
}

#[test]
fn nobody_decides_his_own_cause() {
	for party in [ANNA, BEN] {
		build_and_execute(|| {
			let id = disputed(100);
			Mediators::insert(COOP, vec![EMIL, party]);
			assert_noop!(resolve(mediators_of(COOP), id, WHOLE), Error::OwnCause);
			assert_ok!(resolve(federation(), id, HALF));
		});
	}
}

#[test]
fn only_a_dispute_and_in_time() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		claim(BEN, id, 1);
		assert_noop!(resolve(mediators_of(COOP), id, HALF), Error::WrongStage);
		deliver(id, 0);
		assert_noop!(resolve(mediators_of(COOP), id, HALF), Error::WrongStage);
		assert_ok!(dispute(ANNA, id, 0));
		pass(MEDIATION);
		assert_noop!(resolve(mediators_of(COOP), id, HALF), Error::DeadlinePassed);
	});
}
