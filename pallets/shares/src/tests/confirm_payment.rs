//! `confirm_payment`.

use crate::{mock::*, Error, Event, PaymentReferences, Totals};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn confirm(who: AccountId, amount: u64, record: u64) -> frame_support::dispatch::DispatchResult {
	Shares::confirm_payment(board(COOP), who, amount, reference(record))
}

#[test]
fn the_board_confirms_a_payment() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		events();
		assert_ok!(confirm(ALICE, 10_00, 1));
		assert_ok!(confirm(ALICE, 90_00, 2));
		let confirmed = |amount, record, old, new| Event::PaymentConfirmed {
			coop: COOP,
			who: ALICE,
			amount,
			reference: reference(record),
			old,
			new,
		};
		assert_eq!(events(), vec![confirmed(10_00, 1, 0, 10_00), confirmed(90_00, 2, 10_00, 100_00)]);
		assert_eq!(held(ALICE), (1, NOMINAL));
		let total = Totals::<Test>::get(COOP);
		assert_eq!((total.credit, total.paid_in, total.paid_out), (100_00, 100_00, 0));
		assert!(PaymentReferences::<Test>::contains_key(COOP, reference(1)));
	});
}

#[test]
fn payments_take_up_what_becomes_lawful() {
	build_and_execute(|| {
		join(COOP, ALICE, 5);
		events();
		assert_ok!(confirm(ALICE, NOMINAL - 1, 1));
		assert_eq!((held(ALICE), pending(ALICE)), ((2, NOMINAL - 1), 3));
		assert_eq!(events().len(), 1);
		assert_ok!(confirm(ALICE, 1, 2));
		assert_eq!((held(ALICE), tokens(ALICE), pending(ALICE)), ((3, NOMINAL), 3, 2));
		assert_eq!(events()[1], Event::SharesTaken { coop: COOP, who: ALICE, old: 2, new: 3 });
		// Several at once, and not more than was asked for.
		assert_ok!(confirm(ALICE, 4 * NOMINAL, 3));
		assert_eq!((held(ALICE), tokens(ALICE), pending(ALICE)), ((5, 5 * NOMINAL), 5, 0));
		assert_eq!(events()[1], Event::SharesTaken { coop: COOP, who: ALICE, old: 3, new: 5 });
	});
}

#[test]
fn the_maximum_of_shares_paid_at_once() {
	build_and_execute(|| {
		join(COOP, ALICE, 100);
		assert_noop!(confirm(ALICE, 100 * NOMINAL + 1, 1), Error::<Test>::MoreThanSubscribed);
		assert_ok!(confirm(ALICE, 100 * NOMINAL, 1));
		assert_eq!((held(ALICE), tokens(ALICE), pending(ALICE)), ((100, 100 * NOMINAL), 100, 0));
	});
}

#[test]
fn it_refuses_more_than_the_shares_come_to() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		assert_noop!(confirm(ALICE, NOMINAL + 1, 1), Error::<Test>::MoreThanSubscribed);
		assert_noop!(confirm(ALICE, u64::MAX, 1), Error::<Test>::MoreThanSubscribed);
		// What the board has not admitted does not count.
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
		assert_noop!(confirm(ALICE, NOMINAL + 1, 1), Error::<Test>::MoreThanSubscribed);
		assert_ok!(confirm(ALICE, NOMINAL, 1));
		assert_noop!(confirm(ALICE, 1, 2), Error::<Test>::MoreThanSubscribed);
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 4));
		assert_noop!(confirm(ALICE, 4 * NOMINAL + 1, 2), Error::<Test>::MoreThanSubscribed);
		assert_ok!(confirm(ALICE, 4 * NOMINAL, 2));
		assert_eq!(held(ALICE), (5, 5 * NOMINAL));
	});
}

#[test]
fn each_record_is_used_once_in_a_cooperative() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		join(COOP, BOB, 1);
		join(OTHER, ALICE, 1);
		assert_ok!(confirm(ALICE, 10_00, 1));
		assert_noop!(confirm(ALICE, 10_00, 1), Error::<Test>::ReferenceUsed);
		assert_noop!(confirm(BOB, 10_00, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(Shares::confirm_payment(board(OTHER), ALICE, 10_00, reference(1)));
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		assert_noop!(confirm(ALICE, 0, 1), Error::<Test>::ZeroAmount);
		assert_noop!(confirm(EVE, 1, 1), Error::<Test>::NotHolder);
		let by = |origin| Shares::confirm_payment(origin, ALICE, 1, reference(1));
		assert_noop!(by(board(OTHER)), Error::<Test>::NotHolder);
		assert_noop!(by(board(NOWHERE)), Error::<Test>::NotFound);
		assert_noop!(by(board(CLUB)), Error::<Test>::SharesNotAllowed);
		for origin in not_a_board() {
			assert_noop!(by(origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn after_the_end_of_a_membership_only_the_shares_held_can_be_paid() {
	build_and_execute(|| {
		join(COOP, ALICE, 5);
		end_membership(COOP, ALICE);
		events();
		assert_noop!(confirm(ALICE, 2 * NOMINAL + 1, 1), Error::<Test>::MoreThanSubscribed);
		assert_ok!(confirm(ALICE, 2 * NOMINAL, 1));
		// Nothing further is taken up.
		assert_eq!((held(ALICE), tokens(ALICE), pending(ALICE)), ((2, 2 * NOMINAL), 2, 3));
		assert_eq!(events().len(), 1);
	});
}

#[test]
fn a_lowered_maximum_limits_what_can_be_paid_and_taken_up() {
	build_and_execute(|| {
		join(COOP, ALICE, 5);
		amend(|terms| terms.maximum = 3);
		assert_noop!(confirm(ALICE, 3 * NOMINAL + 1, 1), Error::<Test>::MoreThanSubscribed);
		assert_ok!(confirm(ALICE, 3 * NOMINAL, 1));
		assert_eq!((held(ALICE), pending(ALICE)), ((3, 3 * NOMINAL), 2));
		// Below what is held nobody loses a share.
		amend(|terms| terms.maximum = 1);
		assert_noop!(confirm(ALICE, 1, 2), Error::<Test>::MoreThanSubscribed);
		assert_eq!(held(ALICE), (3, 3 * NOMINAL));
	});
}
