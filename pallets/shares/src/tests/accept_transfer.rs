//! `accept_transfer`.

use crate::{mock::*, Error, Event, Holdings, Subscriptions, Totals, Transfers};
use allmende_primitives::{traits::Shareholding, Cents, TransferRule};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_runtime::DispatchError;

/// Alice holds four paid shares, Bob one paid share.
fn members() {
	join(COOP, ALICE, 4);
	pay(ALICE, 4 * NOMINAL);
	join(COOP, BOB, 1);
	pay(BOB, NOMINAL);
	events();
}

fn offer(shares: u32) {
	assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, shares));
	events();
}

fn accept(shares: u32, credit: Cents) -> DispatchResult {
	Shares::accept_transfer(signed(BOB), COOP, ALICE, shares, credit)
}

#[test]
fn a_part_goes_with_its_credit() {
	build_and_execute(|| {
		members();
		offer(2);
		assert_ok!(accept(2, 2 * NOMINAL));
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
		assert_eq!((held(ALICE), tokens(ALICE)), ((2, 2 * NOMINAL), 2));
		assert_eq!((held(BOB), tokens(BOB)), ((3, 3 * NOMINAL), 3));
		assert_eq!(Transfers::<Test>::get(COOP, ALICE), None);
		let total = Totals::<Test>::get(COOP);
		assert_eq!((total.shares, total.holders, total.credit), (5, 2, 5 * u128::from(NOMINAL)));
		assert!(book::Members::<Test>::contains_key(COOP, ALICE));
	});
}

#[test]
fn the_whole_ends_the_membership_without_settlement() {
	build_and_execute(|| {
		members();
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 1, statute_hash()));
		offer(4);
		assert_ok!(accept(4, 4 * NOMINAL));
		assert_eq!((held(ALICE), tokens(ALICE)), ((0, 0), 0));
		assert_eq!(Holdings::<Test>::get(COOP, ALICE), None);
		assert_eq!((held(BOB), tokens(BOB)), ((5, 5 * NOMINAL), 5));
		assert!(!book::Members::<Test>::contains_key(COOP, ALICE));
		assert_eq!(Subscriptions::<Test>::get(COOP, ALICE), None);
		let total = Totals::<Test>::get(COOP);
		assert_eq!((total.shares, total.holders), (5, 1));
		assert_eq!((total.settlements_open, total.paid_out), (0, 0));
	});
}

#[test]
fn the_whole_can_be_less_than_fully_paid() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		pay(ALICE, 40_00);
		join(COOP, BOB, 1);
		pay(BOB, NOMINAL);
		offer(1);
		assert_ok!(accept(1, 40_00));
		assert_eq!(held(BOB), (2, NOMINAL + 40_00));
		// What was not paid in on it is now Bob's to pay.
		pay(BOB, 60_00);
		assert_eq!(held(BOB), (2, 2 * NOMINAL));
	});
}

#[test]
fn it_waits_for_consent_where_the_statute_demands_it() {
	build_and_execute(|| {
		members();
		set_rule(TransferRule::WithConsent);
		offer(2);
		assert_ok!(accept(2, 2 * NOMINAL));
		assert_eq!(
			events(),
			vec![Event::TransferAccepted {
				coop: COOP,
				from: ALICE,
				to: BOB,
				shares: 2,
				credit: 2 * NOMINAL
			}]
		);
		assert_eq!((held(ALICE), held(BOB)), ((4, 4 * NOMINAL), (1, NOMINAL)));
		assert!(Transfers::<Test>::get(COOP, ALICE).unwrap().accepted);
		assert_noop!(accept(2, 2 * NOMINAL), Error::<Test>::AlreadyAccepted);
		// When a new statute leaves transfers free, accepting carries it out.
		amend(|terms| terms.transfer = TransferRule::Free);
		assert_ok!(accept(2, 2 * NOMINAL));
		assert_eq!(held(BOB), (3, 3 * NOMINAL));
	});
}

#[test]
fn the_buyer_gets_what_he_accepted_or_nothing() {
	build_and_execute(|| {
		members();
		offer(2);
		assert_noop!(accept(1, 2 * NOMINAL), Error::<Test>::TermsMismatch);
		assert_noop!(accept(2, NOMINAL), Error::<Test>::TermsMismatch);
		// Alice replaces the offer while Bob's answer is on its way.
		assert_ok!(Shares::cancel_transfer(signed(ALICE), COOP, ALICE));
		offer(3);
		assert_noop!(accept(2, 2 * NOMINAL), Error::<Test>::TermsMismatch);
		assert_ok!(accept(3, 3 * NOMINAL));
	});
}

#[test]
fn only_the_buyer_accepts() {
	build_and_execute(|| {
		members();
		assert_noop!(accept(2, 2 * NOMINAL), Error::<Test>::NotOffered);
		offer(2);
		for who in [ALICE, CHARLIE, EVE] {
			assert_noop!(
				Shares::accept_transfer(signed(who), COOP, ALICE, 2, 2 * NOMINAL),
				Error::<Test>::NotAuthorised
			);
		}
		assert_noop!(
			Shares::accept_transfer(signed(BOB), OTHER, ALICE, 2, 2 * NOMINAL),
			Error::<Test>::NotOffered
		);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)] {
			assert_noop!(
				Shares::accept_transfer(origin, COOP, ALICE, 2, 2 * NOMINAL),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_statute_is_asked_again() {
	build_and_execute(|| {
		members();
		offer(3);
		set_terms(|terms| terms.compulsory = 2);
		assert_noop!(accept(3, 3 * NOMINAL), Error::<Test>::BelowCompulsory);
		set_terms(|terms| terms.compulsory = 1);
		set_rule(TransferRule::Barred);
		assert_noop!(accept(3, 3 * NOMINAL), Error::<Test>::TransferBarred);
		set_rule(TransferRule::Free);
		assert_ok!(accept(3, 3 * NOMINAL));
	});
}

#[test]
fn both_memberships_are_asked_again() {
	build_and_execute(|| {
		members();
		offer(2);
		let number = book::Members::<Test>::take(COOP, ALICE).unwrap();
		assert_noop!(accept(2, 2 * NOMINAL), Error::<Test>::NotMember);
		book::Members::<Test>::insert(COOP, ALICE, number);
		end_membership(COOP, BOB);
		assert_noop!(accept(2, 2 * NOMINAL), Error::<Test>::NotMember);
		// Bob leaves and joins again: that is another membership.
		assert_ok!(Shares::leave(COOP, &BOB, date(2027, 12, 31)));
		join(COOP, BOB, 1);
		assert_noop!(accept(2, 2 * NOMINAL), Error::<Test>::TermsChanged);
		// In the register, but without a holding.
		offer_again_to_charlie();
		assert_noop!(
			Shares::accept_transfer(signed(CHARLIE), COOP, ALICE, 2, 2 * NOMINAL),
			Error::<Test>::NotHolder
		);
	});
}

fn offer_again_to_charlie() {
	assert_ok!(Shares::cancel_transfer(signed(ALICE), COOP, ALICE));
	enter(COOP, CHARLIE);
	assert_ok!(Shares::transfer(signed(ALICE), COOP, CHARLIE, 2));
}

#[test]
fn a_holding_that_has_changed_is_agreed_on_anew() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		pay(ALICE, NOMINAL);
		join(COOP, BOB, 1);
		pay(BOB, NOMINAL);
		// The whole holding, half paid.
		offer(2);
		pay(ALICE, 1);
		assert_noop!(accept(2, NOMINAL), Error::<Test>::TermsChanged);
		// Now that Alice holds a third share, two of them are a part and not fully paid.
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 1, statute_hash()));
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 1));
		assert_noop!(accept(2, NOMINAL), Error::<Test>::NotFullyPaid);
		pay(ALICE, NOMINAL - 1);
		assert_noop!(accept(2, NOMINAL), Error::<Test>::TermsChanged);
		// A part stays the same part when more is paid in on the rest.
		assert_ok!(Shares::cancel_transfer(signed(ALICE), COOP, ALICE));
		offer(1);
		pay(ALICE, NOMINAL);
		assert_ok!(accept(1, NOMINAL));
	});
}

#[test]
fn the_buyer_stays_within_the_maximum() {
	build_and_execute(|| {
		members();
		assert_ok!(Shares::subscribe(signed(BOB), COOP, 96, statute_hash()));
		offer(4);
		// 1 held, 96 asked for, 4 more.
		assert_noop!(accept(4, 4 * NOMINAL), Error::<Test>::AboveMaximum);
		assert_ok!(Shares::withdraw_subscription(signed(BOB), COOP));
		assert_ok!(Shares::subscribe(signed(BOB), COOP, 95, statute_hash()));
		assert_ok!(accept(4, 4 * NOMINAL));
		assert_eq!((held(BOB), pending(BOB)), ((5, 5 * NOMINAL), 95));
	});
}

#[test]
fn the_buyers_earlier_shares_must_be_paid() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		pay(ALICE, 1);
		join(COOP, BOB, 2);
		offer(2);
		// Bob would hold four with next to nothing paid in.
		assert_noop!(accept(2, 1), Error::<Test>::EarlierSharesNotPaid);
		pay(BOB, NOMINAL);
		assert_noop!(accept(2, 1), Error::<Test>::EarlierSharesNotPaid);
		pay(BOB, NOMINAL - 1);
		assert_ok!(accept(2, 1));
		assert_eq!(held(BOB), (4, 2 * NOMINAL));
	});
}

#[test]
fn an_admitted_rest_of_the_buyer_is_taken_up_when_the_statute_now_permits_it() {
	build_and_execute(|| {
		members();
		// Bob has asked for four more and taken up two.
		assert_ok!(Shares::subscribe(signed(BOB), COOP, 4, statute_hash()));
		assert_ok!(Shares::admit_subscription(board(COOP), BOB, 4));
		assert_eq!((held(BOB), pending(BOB)), ((3, NOMINAL), 2));
		offer(4);
		amend(|terms| terms.compulsory = 8);
		assert_ok!(accept(4, 4 * NOMINAL));
		assert_eq!(events().last(), Some(&Event::SharesTaken { coop: COOP, who: BOB, old: 7, new: 8 }));
		assert_eq!((held(BOB), pending(BOB)), ((8, 5 * NOMINAL), 1));
	});
}

#[test]
fn when_the_register_refuses_nothing_moves() {
	build_and_execute(|| {
		members();
		offer(4);
		book::Stubborn::<Test>::put(true);
		assert_noop!(
			frame_support::storage::with_storage_layer(|| accept(4, 4 * NOMINAL)),
			DispatchError::Unavailable
		);
		book::Stubborn::<Test>::put(false);
		assert_ok!(accept(4, 4 * NOMINAL));
	});
}
