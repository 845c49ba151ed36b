//! What accrues, when it is frozen and when it is collected. That it is exact for any sequence is in `properties.rs`.

use crate::{mock::*, Event, Holding, WHOLE_YEAR};
use allmende_primitives::currency::{Currencies as _, Source};
use frame_support::{assert_noop, assert_ok};
use pallet_assets::{Call, FrozenBalance};
use sp_runtime::{Permill, TokenError};

fn frozen(id: u32, who: AccountId) -> Option<u128> {
	<Currencies as FrozenBalance<u32, AccountId, u128>>::frozen_balance(id, &who)
}

#[test]
fn a_year_takes_the_rate() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		assert_eq!((accrued(id, ALICE), frozen(id, ALICE)), (0, None));
		for (part, owed) in [(10, 1_00), (2, 5_00), (1, 10_00)] {
			let year = new_after(id, YEAR / part);
			assert_eq!(year, owed);
		}
		// Nothing is charged before a whole unit is owed: 100_00 owe one in 8 hours and three quarters.
		assert_eq!(new_after(id, YEAR / 1_000 - 1), 0);
		assert_eq!(new_after(id, YEAR / 1_000), 1);
	});

	/// What Alice owes when so much time has passed, and back again.
	fn new_after(id: u32, seconds: u64) -> u128 {
		let now = book::Now::<Test>::get();
		pass(seconds);
		let owed = accrued(id, ALICE);
		book::Now::<Test>::put(now);
		owed
	}
}

/// Wallets are told the truth: what has accrued cannot be sent, and what is left can.
#[test]
fn accrued_units_are_frozen_until_they_are_collected() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		assert_eq!(
			(balance(id, ALICE), spendable(id, ALICE), frozen(id, ALICE)),
			(100_00, 90_00, Some(10_00))
		);
		assert_noop!(send(id, ALICE, BOB, 90_01), pallet_assets::Error::<Test>::BalanceLow);
		events();
		assert_ok!(send(id, ALICE, BOB, 40_00));
		assert_eq!((balance(id, ALICE), spendable(id, ALICE)), (60_00, 50_00));
		end_block();
		assert_eq!(events(), [Event::DemurrageCollected { currency: id, who: ALICE, amount: 10_00 }]);
		assert_eq!((balance(id, ALICE), balance(id, BOB), in_pot(id)), (50_00, 40_00, 10_00));
		assert_eq!((spendable(id, ALICE), frozen(id, ALICE)), (50_00, None));
		assert_eq!(backing(id).0, 100_00);
	});
}

#[test]
fn receiving_is_a_use_too() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		fund(id, BOB, 50_00);
		end_block();
		assert_ok!(send(id, BOB, ALICE, 50_00));
		end_block();
		// On what she had, not on what came in.
		assert_eq!((balance(id, ALICE), in_pot(id)), (140_00, 10_00));
		pass(YEAR);
		assert_eq!(accrued(id, ALICE), 14_00);
	});
}

/// Within a block time stands still: what comes and goes in it neither owes nor saves anything.
#[test]
fn what_passes_through_in_a_block_owes_nothing() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		fund(id, ALICE, 100_00);
		pass(YEAR / 100);
		assert_ok!(send(id, ALICE, BOB, 50_00));
		assert_ok!(send(id, BOB, CHARLIE, 50_00));
		assert_ok!(send(id, CHARLIE, ALICE, 50_00));
		end_block();
		assert_eq!((balance(id, ALICE), balance(id, BOB), balance(id, CHARLIE)), (99_00, 0, 0));
		assert_eq!((record(id, BOB), record(id, CHARLIE)), (None, None));
	});
}

/// The rest below a unit is carried on, so that nobody gets rid of demurrage by being settled often.
#[test]
fn settling_often_evades_nothing() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 10_00);
		fund(id, BOB, 10_00);
		let (mut owed, mut collected, mut left) = (0u128, 0u128, 10_00u128);
		// Every hour a cent comes and a cent goes: one is owed in 87 hours and a half.
		for hour in 0..24 * 100u128 {
			pass(HOUR);
			owed += left * 100_000 * u128::from(HOUR);
			let (from, to) = if hour % 2 == 0 { (BOB, ALICE) } else { (ALICE, BOB) };
			assert_ok!(send(id, from, to, 1));
			let more = owed / WHOLE_YEAR - collected;
			collected += more;
			left -= more;
			if to == ALICE {
				left += 1;
			} else {
				left -= 1;
			}
		}
		end_block();
		assert!(collected > 20, "{collected}");
		assert_eq!(balance(id, ALICE), left);
		assert_eq!(balance(id, ALICE), 10_00 - collected);
	});
}

#[test]
fn sending_everything_to_and_fro_evades_nothing() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100);
		// A hundred owe one in 876 hours. Between two accounts that are emptied in turn each owes its half of it.
		let mut at = (ALICE, BOB);
		for _ in 0..2 * 900 {
			pass(HOUR);
			assert_ok!(wallet(at.0, Call::transfer_all { id, dest: at.1, keep_alive: false }));
			at = (at.1, at.0);
		}
		end_block();
		assert_eq!(in_pot(id), 2);
		assert_eq!(balance(id, at.0), 98);
	});
}

#[test]
fn an_account_that_owes_nothing_can_be_emptied() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(HOUR);
		assert_ok!(send(id, ALICE, BOB, 100_00));
		end_block();
		assert_eq!(balance(id, ALICE), 0);
		assert!(!pallet_assets::Account::<Test>::contains_key(id, ALICE));
		// What she owes for the hour is less than a unit, and is owed on.
		let rest = 100_00 * 100_000 * u128::from(HOUR);
		assert_eq!(record(id, ALICE).map(|record| record.rest), Some(rest));
	});
}

#[test]
fn nobody_owes_more_than_he_has() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		fund(id, ALICE, 7);
		pass(3 * YEAR);
		assert_eq!((accrued(id, ALICE), spendable(id, ALICE)), (7, 0));
		assert_ok!(Currencies::settle(signed(BOB), id, ALICE));
		assert_eq!((balance(id, ALICE), in_pot(id)), (0, 7));
		assert_eq!(record(id, ALICE), None);
	});
}

#[test]
fn the_pot_owes_nothing() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		assert_ok!(Currencies::issue(id, &ALICE, 100));
		assert_eq!((balance(id, ALICE), in_pot(id)), (60, 40));
		pass(YEAR);
		assert_eq!((spendable(id, pot(id)), frozen(id, pot(id))), (40, None));
		assert_ok!(Currencies::pay(id, Source::Free(&pot(id)), &BOB, 40));
		assert_eq!((balance(id, BOB), in_pot(id)), (40, 0));
		assert_eq!(record(id, pot(id)), None);
	});
}

/// While it is there nothing is collected from it. That it owes for the time when it comes back is in `parking.rs`.
#[test]
fn nothing_is_taken_from_an_escrow() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		// Settled before, so that the whole has paid for its year.
		let since = Currencies::escrow(id, &ALICE, 40_00).unwrap();
		assert_eq!((balance(id, ALICE), in_pot(id)), (50_00, 10_00));
		pass(YEAR);
		assert_eq!((accrued(id, ALICE), spendable(id, ALICE)), (5_00, 45_00));
		// The assets pallet would take the escrow for a part of what is frozen.
		assert_eq!(frozen(id, ALICE), Some(45_00));
		assert_noop!(send(id, ALICE, BOB, 45_01), pallet_assets::Error::<Test>::BalanceLow);
		assert_ok!(send(id, ALICE, BOB, 45_00 - 1));
		end_block();
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), in_pot(id)), (1, 40_00, 15_00));
		assert_ok!(Currencies::release(id, &ALICE, 40_00, since));
		assert_eq!((balance(id, ALICE), in_pot(id)), (36_01, 19_00));
	});
}

/// An escrow needs the account's last unit. What it owes is owed until there is more.
#[test]
fn the_last_unit_beside_an_escrow_is_owed_on() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		fund(id, ALICE, 10);
		assert_ok!(Currencies::escrow(id, &ALICE, 9));
		pass(YEAR);
		assert_eq!((accrued(id, ALICE), spendable(id, ALICE)), (1, 0));
		end_block();
		Currencies::settle_touched(id, &ALICE);
		assert_eq!((balance(id, ALICE), accrued(id, ALICE)), (1, 1));
		// What comes in pays it.
		assert_ok!(change_policy(id, |policy| policy.demurrage = None));
		fund(id, BOB, 5);
		assert_ok!(send(id, BOB, ALICE, 5));
		check_state();
		assert_eq!((balance(id, ALICE), accrued(id, ALICE), in_pot(id)), (5, 0, 1));
	});
}

/// The carried unit and a rest make nearly two, and the first units that come back pay both.
#[test]
fn what_comes_back_pays_for_the_last_unit_too() {
	build_and_execute(|| {
		let id = create_melting(1_000_000);
		fund(id, ALICE, 101);
		assert_ok!(Currencies::escrow(id, &ALICE, 40));
		assert_ok!(Currencies::escrow(id, &ALICE, 60));
		// Almost one is owed for the last unit,
		pass(YEAR - 1);
		assert_ok!(change_policy(id, |policy| policy.demurrage = Some(Permill::from_percent(50))));
		pass(1);
		Currencies::settle_touched(id, &ALICE);
		assert_eq!(record(id, ALICE).unwrap().rest, WHOLE_YEAR - 500_000);
		// and almost one more.
		pass(2 * YEAR - 1);
		Currencies::settle_touched(id, &ALICE);
		assert_eq!((balance(id, ALICE), accrued(id, ALICE)), (1, 1));
		assert_eq!(record(id, ALICE).unwrap().rest, 2 * WHOLE_YEAR - 1_000_000);
		// Those that come back with a new point owe nothing themselves.
		let point = Currencies::escrow(id, &ALICE, 0).unwrap();
		assert_ok!(Currencies::release(id, &ALICE, 40, point));
		assert_eq!((balance(id, ALICE), in_pot(id)), (40, 1));
		assert_eq!(record(id, ALICE).unwrap().rest, WHOLE_YEAR - 1_000_000);
		check_state();
		// Those with an old one owe all that they are, and the last unit stays beside the rest.
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 39));
		assert_ok!(Currencies::release(id, &ALICE, 30, BEGINNING));
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), in_pot(id)), (1, 30, 31));
		assert_ok!(Currencies::release(id, &ALICE, 30, BEGINNING));
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), in_pot(id)), (1, 0, 61));
		assert_eq!(record(id, ALICE).unwrap().rest, WHOLE_YEAR - 1_000_000);
	});
}

#[test]
fn the_record_is_the_balance_after_each_block() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		assert_ok!(send(id, ALICE, BOB, 30_00));
		// Behind within the block,
		assert_eq!(record(id, ALICE).map(|record| record.balance), Some(100_00));
		assert_eq!(record(id, BOB), None);
		end_block();
		// and up to date after it.
		let index = 100_000 * u128::from(YEAR);
		let on = allmende_primitives::Date::from_unix(START + YEAR);
		assert_eq!(record(id, ALICE), Some(Holding { balance: 60_00, index, rest: 0, on, sent: 30_00 }));
		assert_eq!(record(id, BOB), Some(Holding { balance: 30_00, index, rest: 0, on, sent: 0 }));
	});
}

#[test]
fn what_is_no_currency_is_left_alone() {
	build_and_execute(|| {
		create_melting(100_000);
		let other = FIRST_TOKEN + 1;
		assert_ok!(Assets::create(signed(ALICE), other, ALICE, 1));
		assert_ok!(Assets::mint(signed(ALICE), other, ALICE, 100));
		pass(YEAR);
		assert_eq!(frozen(other, ALICE), None);
		assert_ok!(send(other, ALICE, EVE, 100));
		end_block();
		assert_eq!((record(other, ALICE), record(other, EVE)), (None, None));
	});
}

/// The end of a block cannot fail. What it could not collect stays owed, and is told.
#[test]
fn what_cannot_be_collected_stays_owed() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		// Nobody can do this in the runtime.
		let owner = pot(id);
		let freeze = |is_frozen| {
			let root = RuntimeOrigin::root();
			Assets::force_asset_status(root, id, owner, owner, owner, owner, 1, true, is_frozen)
		};
		assert_ok!(freeze(true));
		let before = record(id, ALICE);
		events();
		Currencies::settle_touched(id, &ALICE);
		let error = TokenError::Frozen.into();
		assert_eq!(events(), [Event::SettlementFailed { currency: id, who: ALICE, error }]);
		assert_eq!(record(id, ALICE), before);
		assert_ok!(freeze(false));
		Currencies::settle_touched(id, &ALICE);
		assert_eq!((balance(id, ALICE), in_pot(id)), (90_00, 10_00));
		// Called twice, it does nothing.
		Currencies::settle_touched(id, &ALICE);
		assert_eq!((balance(id, ALICE), in_pot(id)), (90_00, 10_00));
	});
}

#[test]
fn no_balance_and_no_time_overflow() {
	let held = Holding { balance: u128::MAX, ..Default::default() };
	let all = held.accrued(u128::MAX);
	assert_eq!((all.units, all.rest), (u128::MAX, 0));
	let index = crate::DemurrageIndex { rate: Permill::one(), index: 0, since: 0 };
	let year = held.accrued(index.at(YEAR));
	assert_eq!((year.units, year.rest), (u128::MAX, 0));
	let half = held.accrued(index.at(YEAR / 2));
	assert_eq!((half.units, half.rest), (u128::MAX / 2, WHOLE_YEAR / 2));
	assert_eq!(index.at(u64::MAX), 1_000_000 * u128::from(u64::MAX));
}
