//! `consent_transfer`.

use crate::{mock::*, Error, Event, Transfers};
use allmende_primitives::TransferRule;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

/// Bob has accepted two of Alice's four paid shares, and the board's consent is missing.
fn accepted() {
	set_rule(TransferRule::WithConsent);
	join(COOP, ALICE, 4);
	pay(ALICE, 4 * NOMINAL);
	join(COOP, BOB, 1);
	pay(BOB, NOMINAL);
	assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, 2));
	assert_ok!(Shares::accept_transfer(signed(BOB), COOP, ALICE, 2, 2 * NOMINAL));
	events();
}

#[test]
fn the_board_consents_and_the_shares_go() {
	build_and_execute(|| {
		accepted();
		assert_ok!(Shares::consent_transfer(board(COOP), ALICE, BOB, 2));
		assert_eq!(
			events(),
			vec![Event::SharesTransferred {
				coop: COOP,
				from: ALICE,
				to: BOB,
				shares: 2,
				credit: 2 * NOMINAL
			}]
		);
		assert_eq!((held(ALICE), held(BOB)), ((2, 2 * NOMINAL), (3, 3 * NOMINAL)));
		assert_eq!((tokens(ALICE), tokens(BOB)), (2, 3));
		assert_eq!(Transfers::<Test>::get(COOP, ALICE), None);
	});
}

#[test]
fn the_buyer_must_have_accepted() {
	build_and_execute(|| {
		accepted();
		assert_ok!(Shares::cancel_transfer(signed(ALICE), COOP, ALICE));
		assert_noop!(Shares::consent_transfer(board(COOP), ALICE, BOB, 2), Error::<Test>::NotOffered);
		assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, 2));
		assert_noop!(Shares::consent_transfer(board(COOP), ALICE, BOB, 2), Error::<Test>::NotAccepted);
		// Not even where the statute leaves transfers free.
		set_rule(TransferRule::Free);
		assert_noop!(Shares::consent_transfer(board(COOP), ALICE, BOB, 2), Error::<Test>::NotAccepted);
	});
}

#[test]
fn the_board_consents_to_what_it_has_read() {
	build_and_execute(|| {
		accepted();
		assert_noop!(Shares::consent_transfer(board(COOP), ALICE, CHARLIE, 2), Error::<Test>::TermsMismatch);
		assert_noop!(Shares::consent_transfer(board(COOP), ALICE, BOB, 3), Error::<Test>::TermsMismatch);
	});
}

#[test]
fn everything_is_checked_again() {
	build_and_execute(|| {
		accepted();
		let consent = || Shares::consent_transfer(board(COOP), ALICE, BOB, 2);
		set_rule(TransferRule::Barred);
		assert_noop!(consent(), Error::<Test>::TransferBarred);
		set_rule(TransferRule::WithConsent);
		set_terms(|terms| terms.maximum = 2);
		assert_noop!(consent(), Error::<Test>::AboveMaximum);
		set_terms(|terms| terms.maximum = 100);
		let number = book::Members::<Test>::take(COOP, BOB).unwrap();
		assert_noop!(consent(), Error::<Test>::NotMember);
		book::Members::<Test>::insert(COOP, BOB, number);
		end_membership(COOP, ALICE);
		assert_noop!(consent(), Error::<Test>::NotMember);
	});
}

#[test]
fn only_the_board_of_the_cooperative() {
	build_and_execute(|| {
		accepted();
		for origin in not_a_board() {
			assert_noop!(Shares::consent_transfer(origin, ALICE, BOB, 2), DispatchError::BadOrigin);
		}
		assert_noop!(Shares::consent_transfer(board(OTHER), ALICE, BOB, 2), Error::<Test>::NotOffered);
	});
}
