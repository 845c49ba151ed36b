//! Units that come back out of an escrow owe what lying still costs. Those that were used there owe nothing.

use crate::{mock::*, Event};
use allmende_primitives::currency::{Currencies as _, Source};
use frame_support::assert_ok;
use sp_runtime::Permill;

/// Amounts of which nothing is whole after some hours.
const ODD: u128 = 99_37;

fn collected(currency: u32, amount: u128) -> Event<Test> {
	Event::DemurrageCollected { currency, who: ALICE, amount }
}

/// What an account has and owes, settled: to the last part of a unit.
fn left(id: u32, who: AccountId) -> (u128, u128) {
	Currencies::settle_touched(id, &who);
	let held = record(id, who).unwrap();
	assert_eq!(held.balance, balance(id, who));
	(held.balance, held.rest)
}

/// Alice parks a part, Bob does not. Meanwhile the rate changes, and nothing accrues in a pause.
#[test]
fn parking_costs_what_lying_still_costs() {
	for (parked, hours) in [(1, 1), (40_11, 50), (99_00, 777), (99_00, 24 * 365), (17, 3 * 24 * 365)] {
		build_and_execute(|| {
			let id = create_melting(81_234);
			fund(id, ALICE, ODD);
			fund(id, BOB, ODD);
			// Both were settled when she parks.
			pass(100 * HOUR + 7);
			let since = Currencies::escrow(id, &ALICE, parked).unwrap();
			Currencies::settle_touched(id, &BOB);
			pass(hours * HOUR);
			assert_ok!(change_policy(id, |policy| policy.demurrage = Some(Permill::from_parts(123_457))));
			pass(hours * HOUR + 11);
			assert_ok!(Currencies::pause(assembly(TOWN), id));
			pass(YEAR);
			assert_ok!(Currencies::resume(assembly(TOWN), id));
			pass(13);
			assert_ok!(Currencies::release(id, &ALICE, parked, since));
			assert_eq!(left(id, ALICE), left(id, BOB), "{parked} for {hours} hours");
			assert_eq!(in_pot(id) % 2, 0);
			// From now on they owe alike again.
			pass(YEAR);
			assert_eq!(left(id, ALICE), left(id, BOB));
		});
	}
}

/// Back in parts, at different times: each owes for its own time, and nothing is lost between them.
#[test]
fn a_part_owes_for_the_part() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 1_000_01);
		let since = Currencies::escrow(id, &ALICE, 1_000_00).unwrap();
		pass(YEAR / 2);
		assert_ok!(Currencies::release(id, &ALICE, 400_00, since));
		assert_eq!((balance(id, ALICE), in_pot(id)), (380_01, 20_00));
		pass(YEAR / 2);
		events();
		assert_ok!(Currencies::release(id, &ALICE, 600_00, since));
		assert_eq!(events(), [collected(id, 19_00), collected(id, 60_00)]);
		assert_eq!((balance(id, ALICE), in_pot(id)), (901_01, 99_00));
	});
}

#[test]
fn several_escrows_owe_each_for_its_time() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 1_000_00);
		let first = Currencies::escrow(id, &ALICE, 100_00).unwrap();
		pass(YEAR / 2);
		let second = Currencies::escrow(id, &ALICE, 200_00).unwrap();
		assert!(first < second);
		assert_eq!((balance(id, ALICE), in_pot(id)), (655_00, 45_00));
		pass(YEAR / 2);
		events();
		// The later one first.
		assert_ok!(Currencies::release(id, &ALICE, 200_00, second));
		assert_ok!(Currencies::release(id, &ALICE, 100_00, first));
		assert_eq!(events(), [collected(id, 32_75), collected(id, 10_00), collected(id, 10_00)]);
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), in_pot(id)), (902_25, 0, 97_75));
	});
}

/// A service that was delivered, a payment, what was made good: the units were on their way.
#[test]
fn what_is_used_owes_nothing() {
	let retire = |id| Currencies::retire(id, Source::Escrow(&ALICE), 40_00);
	let recover = |id| {
		Currencies::write_off(id, 40_00)?;
		Currencies::recover(id, Source::Escrow(&ALICE), 40_00)
	};
	let pay = |id| Currencies::pay(id, Source::Escrow(&ALICE), &BOB, 40_00);
	let give = |id| Currencies::pay(id, Source::Escrow(&ALICE), &pot(id), 40_00);
	let uses: [(&dyn Fn(u32) -> frame_support::dispatch::DispatchResult, u128); 4] =
		[(&retire, 0), (&recover, 0), (&pay, 0), (&give, 40_00)];
	for (used, given) in uses {
		build_and_execute(|| {
			let id = create_melting(100_000);
			fund(id, ALICE, 100_00);
			assert_ok!(Currencies::escrow(id, &ALICE, 40_00));
			pass(YEAR);
			assert_ok!(used(id));
			check_state();
			Currencies::settle_touched(id, &ALICE);
			// A tenth of what stayed outside.
			assert_eq!((balance(id, ALICE), escrowed(id, ALICE)), (54_00, 0));
			assert_eq!(in_pot(id), 6_00 + given);
			assert_eq!(record(id, ALICE).unwrap().rest, 0);
		});
	}
}

#[test]
fn a_part_that_is_used_owes_nothing_and_the_rest_does() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		let since = Currencies::escrow(id, &ALICE, 40_00).unwrap();
		pass(YEAR);
		assert_ok!(Currencies::retire(id, Source::Escrow(&ALICE), 30_00));
		assert_ok!(Currencies::release(id, &ALICE, 10_00, since));
		assert_eq!((balance(id, ALICE), in_pot(id)), (63_00, 7_00));
	});
}

#[test]
fn nobody_owes_more_for_what_he_parked_than_it() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		fund(id, ALICE, 10);
		let since = Currencies::escrow(id, &ALICE, 7).unwrap();
		pass(3 * YEAR);
		assert_ok!(Currencies::release(id, &ALICE, 7, since));
		assert_eq!((balance(id, ALICE), in_pot(id)), (0, 10));
		assert_eq!(record(id, ALICE), None);
	});
}

/// It is no payment of hers: neither in the block nor after it.
#[test]
fn it_counts_towards_no_limit() {
	build_and_execute(|| {
		let id = create_limited(50);
		assert_ok!(change_policy(id, |policy| policy.demurrage = Some(Permill::from_percent(10))));
		fund(id, ALICE, 1_000);
		let since = Currencies::escrow(id, &ALICE, 500).unwrap();
		pass(YEAR);
		assert_ok!(send(id, ALICE, BOB, 20));
		assert_ok!(Currencies::release(id, &ALICE, 500, since));
		assert_ok!(send(id, ALICE, BOB, 5));
		for _ in 0..2 {
			assert_eq!(Currencies::holding(id, ALICE).unwrap().sent_today, 25);
			assert_eq!((spendable(id, ALICE), in_pot(id)), (25, 100));
			check_state();
		}
		assert_eq!(balance(id, ALICE), 875);
	});
}

/// What was promised to projects was never anybody's.
#[test]
fn the_pot_owes_nothing_for_it() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		assert_ok!(Currencies::issue(id, &ALICE, 100));
		let since = Currencies::escrow(id, &pot(id), 30).unwrap();
		pass(YEAR);
		events();
		assert_ok!(Currencies::release(id, &pot(id), 30, since));
		assert_eq!((in_pot(id), events().len()), (40, 0));
		assert_eq!(record(id, pot(id)), None);
	});
}

/// In a pause nothing accrues, and what has accrued before is collected.
#[test]
fn a_pause_lets_it_back() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		let since = Currencies::escrow(id, &ALICE, 40_00).unwrap();
		pass(YEAR);
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		pass(YEAR);
		assert_ok!(Currencies::release(id, &ALICE, 40_00, since));
		assert_eq!((balance(id, ALICE), in_pot(id)), (90_00, 10_00));
		assert_eq!(spendable(id, ALICE), 0);
	});
}

/// Within a block time stands still.
#[test]
fn there_and_back_at_once_owes_nothing() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		fund(id, ALICE, 100);
		pass(YEAR / 1_000);
		let before = record(id, ALICE).unwrap().rest;
		let since = Currencies::escrow(id, &ALICE, 60).unwrap();
		assert_ok!(Currencies::release(id, &ALICE, 60, since));
		assert_eq!((balance(id, ALICE), in_pot(id), before), (100, 0, 0));
		assert_eq!(record(id, ALICE).unwrap().rest, crate::WHOLE_YEAR / 10);
	});
}
