//! `pay_settlement`.

use crate::{mock::*, Error, Event, Payout, Settlements, Totals};
use allmende_primitives::traits::Shareholding;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

/// Alice has left with 150 euro to get; the record 1 is used.
fn left() {
	join(COOP, ALICE, 2);
	assert_ok!(Shares::confirm_payment(board(COOP), ALICE, 150_00, reference(1)));
	end_membership(COOP, ALICE);
	assert_ok!(Shares::leave(COOP, &ALICE, date(2027, 12, 31)));
	events();
}

#[test]
fn the_board_pays_the_whole_amount() {
	build_and_execute(|| {
		left();
		book::Today::<Test>::put(date(2028, 6, 30).0);
		assert_ok!(Shares::pay_settlement(board(COOP), 0, reference(2)));
		assert_eq!(
			events(),
			vec![Event::SettlementPaid {
				coop: COOP,
				id: 0,
				who: ALICE,
				amount: 150_00,
				reference: reference(2)
			}]
		);
		let settlement = Settlements::<Test>::get(COOP, 0).unwrap();
		assert_eq!(settlement.paid, Some(Payout { on: date(2028, 6, 30), reference: reference(2) }));
		assert_eq!(settlement.amount, 150_00);
		let total = Totals::<Test>::get(COOP);
		assert_eq!((total.settlements_open, total.settlements_due), (0, 0));
		assert_eq!((total.paid_in, total.paid_out), (150_00, 150_00));
	});
}

#[test]
fn once() {
	build_and_execute(|| {
		left();
		assert_ok!(Shares::pay_settlement(board(COOP), 0, reference(2)));
		assert_noop!(Shares::pay_settlement(board(COOP), 0, reference(3)), Error::<Test>::AlreadyPaid);
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		left();
		assert_noop!(Shares::pay_settlement(board(COOP), 1, reference(2)), Error::<Test>::NotFound);
		assert_noop!(Shares::pay_settlement(board(OTHER), 0, reference(2)), Error::<Test>::NotFound);
		// A record of a pay-in is not the record of a payout.
		assert_noop!(Shares::pay_settlement(board(COOP), 0, reference(1)), Error::<Test>::ReferenceUsed);
		for origin in not_a_board() {
			assert_noop!(Shares::pay_settlement(origin, 0, reference(2)), DispatchError::BadOrigin);
		}
		assert_ok!(Shares::pay_settlement(board(COOP), 0, reference(2)));
		join(COOP, BOB, 1);
		assert_noop!(
			Shares::confirm_payment(board(COOP), BOB, 1, reference(2)),
			Error::<Test>::ReferenceUsed
		);
	});
}

/// The credit balances of the members and of those who wait for theirs are 200 euro: 50 may be left, and no cent less.
#[test]
fn the_minimum_capital_stays() {
	build_and_execute(|| {
		join(COOP, BOB, 1);
		assert_ok!(Shares::confirm_payment(board(COOP), BOB, 50_00, reference(9)));
		left();
		set_terms(|terms| terms.minimum_capital = Some(50_01));
		assert_noop!(
			Shares::pay_settlement(board(COOP), 0, reference(2)),
			Error::<Test>::BelowMinimumCapital
		);
		assert_ok!(Shares::confirm_payment(board(COOP), BOB, 1, reference(10)));
		assert_ok!(Shares::pay_settlement(board(COOP), 0, reference(2)));
	});
}
