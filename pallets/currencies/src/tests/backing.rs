//! Issue, retire, write off, recover.

use crate::{mock::*, Error, Event};
use allmende_primitives::{
	currency::{Currencies as _, Source, Split},
	Fraction,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{ArithmeticError, DispatchError};

#[test]
fn a_pledge_is_split() {
	build_and_execute(|| {
		let id = create();
		events();
		assert_eq!(Currencies::issue(id, &ALICE, 101), Ok(Split { advance: 60, pot: 41 }));
		assert_eq!(
			events(),
			[Event::UnitsIssued { currency: id, pledger: ALICE, advance: 60, pot: 41, outstanding: 101 }]
		);
		assert_eq!((balance(id, ALICE), in_pot(id)), (60, 41));
		assert_eq!(backing(id), (101, 101, 0, 0));
		for (advance, split) in [
			(Fraction::new(0, 1), Split { advance: 0, pot: 7 }),
			(Fraction::new(1, 1), Split { advance: 7, pot: 0 }),
			(Fraction::new(1, 2), Split { advance: 3, pot: 4 }),
		] {
			assert_ok!(change_policy(id, |policy| policy.advance = advance));
			assert_eq!(Currencies::issue(id, &BOB, 7), Ok(split));
		}
		assert_eq!(backing(id), (122, 122, 0, 0));
	});
}

#[test]
fn nothing_is_nothing() {
	build_and_execute(|| {
		let id = create();
		events();
		assert_eq!(Currencies::issue(id, &ALICE, 0), Ok(Split::default()));
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 0));
		assert_ok!(Currencies::write_off(id, 0));
		assert_ok!(Currencies::recover(id, Source::Free(&ALICE), 0));
		assert_ok!(Currencies::pay(id, Source::Free(&ALICE), &BOB, 0));
		assert_eq!(Currencies::escrow(id, &ALICE, 0), Ok(BEGINNING));
		assert_ok!(Currencies::release(id, &ALICE, 0, BEGINNING));
		assert_eq!(events(), []);
	});
}

#[test]
fn there_is_no_such_currency() {
	build_and_execute(|| {
		let no = || DispatchError::from(Error::<Test>::NotFound);
		assert_noop!(Currencies::issue(1, &ALICE, 1), no());
		assert_noop!(Currencies::retire(1, Source::Free(&ALICE), 1), no());
		assert_noop!(Currencies::write_off(1, 1), no());
		assert_noop!(Currencies::recover(1, Source::Free(&ALICE), 1), no());
		assert_noop!(Currencies::pay(1, Source::Free(&ALICE), &BOB, 1), no());
		assert_noop!(Currencies::escrow(1, &ALICE, 1), no());
		assert_noop!(Currencies::release(1, &ALICE, 1, BEGINNING), no());
		assert_eq!((Currencies::community(1), Currencies::policy(1)), (None, None));
		assert_eq!((backing(1), spendable(1, ALICE)), ((0, 0, 0, 0), 0));
		assert_eq!((Currencies::available(1, &ALICE), escrowed(1, ALICE)), (0, 0));
		assert!(!Currencies::is_paused(1));
	});
}

#[test]
fn what_is_delivered_is_burned() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		assert_ok!(Currencies::escrow(id, &ALICE, 40));
		events();
		assert_ok!(Currencies::retire(id, Source::Escrow(&ALICE), 30));
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 20));
		let retired =
			|amount, outstanding| Event::UnitsRetired { currency: id, who: ALICE, amount, outstanding };
		assert_eq!(events(), [retired(30, 70), retired(20, 50)]);
		assert_eq!(balance(id, ALICE), 40);
		assert_eq!(backing(id), (50, 50, 0, 0));

		assert_noop!(Currencies::retire(id, Source::Escrow(&ALICE), 11), Error::<Test>::InsufficientEscrow);
		assert_noop!(Currencies::retire(id, Source::Free(&ALICE), 41), Error::<Test>::InsufficientBalance);
		// The escrow needs the last one.
		assert_noop!(Currencies::retire(id, Source::Free(&ALICE), 40), Error::<Test>::LastUnit);
		assert_ok!(Currencies::retire(id, Source::Escrow(&ALICE), 10));
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 40));
		assert_eq!(backing(id), (0, 0, 0, 0));
		assert!(!pallet_assets::Account::<Test>::contains_key(id, ALICE));
	});
}

/// Units of a deposit stand for money, not for a promise.
#[test]
fn no_more_than_is_outstanding() {
	build_and_execute(|| {
		let id = create_gateway();
		fund(id, ALICE, 10);
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 100, reference(1)));
		assert_noop!(Currencies::retire(id, Source::Free(&ALICE), 11), Error::<Test>::ExceedsOutstanding);
		assert_noop!(Currencies::write_off(id, 11), Error::<Test>::ExceedsOutstanding);
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 10));
		assert_eq!(backing(id), (100, 0, 100, 0));
	});
}

#[test]
fn the_pot_covers() {
	build_and_execute(|| {
		let id = create();
		assert_ok!(Currencies::issue(id, &ALICE, 100));
		assert_ok!(Currencies::retire(id, Source::Free(&pot(id)), 40));
		assert_eq!((in_pot(id), backing(id)), (0, (60, 60, 0, 0)));
	});
}

#[test]
fn what_is_written_off_is_seen_and_can_be_made_good() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		events();
		assert_ok!(Currencies::write_off(id, 60));
		assert_eq!(backing(id), (100, 40, 0, 60));
		assert_eq!(balance(id, ALICE), 100);
		assert_ok!(Currencies::recover(id, Source::Free(&ALICE), 25));
		assert_ok!(Currencies::escrow(id, &ALICE, 5));
		assert_ok!(Currencies::recover(id, Source::Escrow(&ALICE), 5));
		assert_eq!(
			events(),
			[
				Event::UnitsWrittenOff { currency: id, amount: 60, outstanding: 40, written_off: 60 },
				Event::UnitsRecovered { currency: id, who: ALICE, amount: 25, written_off: 35 },
				Event::UnitsRecovered { currency: id, who: ALICE, amount: 5, written_off: 30 },
			]
		);
		assert_eq!(backing(id), (70, 40, 0, 30));
		assert_noop!(Currencies::recover(id, Source::Free(&ALICE), 31), Error::<Test>::ExceedsWrittenOff);
		assert_noop!(Currencies::recover(id, Source::Free(&BOB), 1), Error::<Test>::InsufficientBalance);
		assert_noop!(Currencies::write_off(id, 41), Error::<Test>::ExceedsOutstanding);
	});
}

/// Who owes demurrage cannot buy back with what he owes.
#[test]
fn demurrage_is_collected_first() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		assert_noop!(Currencies::retire(id, Source::Free(&ALICE), 90_01), Error::<Test>::InsufficientBalance);
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 90_00));
		assert_eq!((balance(id, ALICE), in_pot(id)), (0, 10_00));
		assert_eq!(backing(id), (10_00, 10_00, 0, 0));
		assert_ok!(Currencies::issue(id, &ALICE, 100_00));
		pass(YEAR);
		assert_ok!(Currencies::issue(id, &ALICE, 100_00));
		assert_eq!(balance(id, ALICE), 60_00 - 6_00 + 60_00);
	});
}

#[test]
fn no_sum_overflows() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, u128::MAX);
		assert_noop!(Currencies::issue(id, &ALICE, 1), ArithmeticError::Overflow);
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), u128::MAX));
	});
}
