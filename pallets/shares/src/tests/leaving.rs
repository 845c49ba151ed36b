//! Leaving: the shares end and become a settlement.

use crate::{mock::*, Error, Event, Holdings, Settlement, Settlements, Subscriptions, Totals, Transfers};
use allmende_primitives::{traits::Shareholding, Date};
use frame_support::{assert_noop, assert_ok};

fn leave(who: AccountId, left_on: Date) {
	end_membership(COOP, who);
	assert_ok!(Shares::leave(COOP, &who, left_on));
}

#[test]
fn the_credit_balance_becomes_a_settlement_and_the_tokens_end() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		join(COOP, BOB, 1);
		pay(ALICE, 150_00);
		events();
		leave(ALICE, date(2027, 12, 31));
		assert_eq!(
			events(),
			vec![
				Event::SharesEnded { coop: COOP, who: ALICE, shares: 2, credit: 150_00 },
				Event::SettlementOpened {
					coop: COOP,
					id: 0,
					who: ALICE,
					amount: 150_00,
					left_on: date(2027, 12, 31),
					due_on: date(2028, 6, 30),
				},
			]
		);
		assert_eq!((Holdings::<Test>::get(COOP, ALICE), tokens(ALICE)), (None, 0));
		assert_eq!(System::sufficients(&ALICE), 0);
		assert_eq!(
			Settlements::<Test>::get(COOP, 0),
			Some(Settlement {
				account: ALICE,
				amount: 150_00,
				left_on: date(2027, 12, 31),
				due_on: date(2028, 6, 30),
				paid: None,
				previous: None
			})
		);
		let total = Totals::<Test>::get(COOP);
		assert_eq!((total.shares, total.holders, total.credit), (1, 1, 0));
		assert_eq!((total.settlements_open, total.settlements_due), (1, 150_00));
		assert_eq!((total.paid_in, total.paid_out), (150_00, 0));
	});
}

#[test]
fn who_has_paid_nothing_gets_nothing() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		events();
		leave(ALICE, date(2027, 12, 31));
		assert_eq!(events(), vec![Event::SharesEnded { coop: COOP, who: ALICE, shares: 2, credit: 0 }]);
		assert_eq!(Settlements::<Test>::iter().count(), 0);
		assert_eq!(Totals::<Test>::get(COOP), Default::default());
	});
}

#[test]
fn what_was_open_is_dropped() {
	build_and_execute(|| {
		join(COOP, ALICE, 5);
		pay(ALICE, NOMINAL);
		join(COOP, BOB, 1);
		assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, 1));
		leave(ALICE, date(2027, 12, 31));
		assert_eq!(Subscriptions::<Test>::get(COOP, ALICE), None);
		assert_eq!(Transfers::<Test>::get(COOP, ALICE), None);
	});
}

#[test]
fn the_due_date_follows_the_calendar() {
	for (left_on, months, due_on) in [
		// From the end of a month to the end of a month.
		((2027, 12, 31), 6, (2028, 6, 30)),
		((2027, 8, 31), 6, (2028, 2, 29)),
		((2028, 2, 29), 6, (2028, 8, 31)),
		((2027, 2, 28), 1, (2027, 3, 31)),
		((2027, 12, 31), 0, (2027, 12, 31)),
		// From a day within a month to the same day.
		((2028, 2, 28), 6, (2028, 8, 28)),
		((2027, 12, 15), 6, (2028, 6, 15)),
		((2027, 8, 30), 6, (2028, 2, 29)),
	] {
		build_and_execute(|| {
			book::Statutes::<Test>::mutate(COOP, |statute| {
				statute.as_mut().unwrap().2.settlement_months = months;
			});
			join(COOP, ALICE, 1);
			pay(ALICE, 1);
			let (year, month, day) = left_on;
			leave(ALICE, date(year, month, day));
			let (year, month, day) = due_on;
			assert_eq!(Settlements::<Test>::get(COOP, 0).unwrap().due_on, date(year, month, day));
		});
	}
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		assert_noop!(Shares::leave(NOWHERE, &ALICE, date(2027, 12, 31)), Error::<Test>::NotFound);
		assert_noop!(Shares::leave(COOP, &ALICE, date(2027, 12, 31)), Error::<Test>::NotHolder);
		join(COOP, ALICE, 1);
		pay(ALICE, 1);
		assert_noop!(
			frame_support::storage::with_storage_layer(|| Shares::leave(COOP, &ALICE, Date(u32::MAX))),
			Error::<Test>::DateOutOfRange
		);
	});
}

#[test]
fn who_joins_and_leaves_again_gets_settlements_that_hang_together() {
	build_and_execute(|| {
		for (id, previous) in [(0, None), (1, Some(0)), (2, Some(1))] {
			join(COOP, ALICE, 1);
			pay(ALICE, 10_00);
			leave(ALICE, date(2027, 12, 31));
			assert_eq!(Settlements::<Test>::get(COOP, id).unwrap().previous, previous);
		}
		assert_eq!(Totals::<Test>::get(COOP).settlements_due, 30_00);
	});
}
