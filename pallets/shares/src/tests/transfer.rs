//! `transfer`.

use crate::{mock::*, Error, Event, Transfer, Transfers};
use allmende_primitives::TransferRule;
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_runtime::DispatchError;

fn offer(shares: u32) -> DispatchResult {
	Shares::transfer(signed(ALICE), COOP, BOB, shares)
}

/// Alice holds three shares, two of them paid; Bob holds one.
fn members() {
	join(COOP, ALICE, 3);
	pay(ALICE, 2 * NOMINAL);
	join(COOP, BOB, 1);
	assert_eq!(held(ALICE), (3, 2 * NOMINAL));
	events();
}

#[test]
fn a_member_offers_paid_shares() {
	build_and_execute(|| {
		members();
		assert_ok!(offer(2));
		assert_eq!(
			events(),
			vec![Event::TransferAgreed { coop: COOP, from: ALICE, to: BOB, shares: 2, credit: 2 * NOMINAL }]
		);
		assert_eq!(
			Transfers::<Test>::get(COOP, ALICE),
			Some(Transfer {
				to: BOB,
				number: 2,
				shares: 2,
				credit: 2 * NOMINAL,
				agreed_on: date(2027, 3, 1),
				accepted: false
			})
		);
		// Nothing moves before the buyer accepts.
		assert_eq!((held(ALICE), tokens(ALICE)), ((3, 2 * NOMINAL), 3));
		assert_eq!((held(BOB), tokens(BOB)), ((1, 0), 1));
	});
}

#[test]
fn the_whole_holding_goes_with_what_is_paid_in() {
	build_and_execute(|| {
		members();
		assert_ok!(offer(3));
		assert_eq!(Transfers::<Test>::get(COOP, ALICE).unwrap().credit, 2 * NOMINAL);
	});
}

#[test]
fn it_refuses_what_cannot_go() {
	build_and_execute(|| {
		members();
		assert_noop!(offer(0), Error::<Test>::ZeroShares);
		assert_noop!(offer(4), Error::<Test>::MoreThanHeld);
		assert_noop!(offer(u32::MAX), Error::<Test>::MoreThanHeld);
		set_terms(|terms| terms.compulsory = 2);
		assert_noop!(offer(2), Error::<Test>::BelowCompulsory);
		assert_ok!(offer(1));
		set_terms(|terms| terms.compulsory = 1);
	});
}

#[test]
fn a_part_must_be_fully_paid() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		join(COOP, BOB, 1);
		pay(ALICE, NOMINAL - 1);
		assert_noop!(offer(1), Error::<Test>::NotFullyPaid);
		pay(ALICE, 1);
		assert_ok!(offer(1));
	});
}

#[test]
fn without_a_credit_balance_there_is_nothing_to_transfer() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		join(COOP, BOB, 1);
		assert_noop!(offer(1), Error::<Test>::NothingPaidIn);
		pay(ALICE, 1);
		assert_ok!(offer(1));
	});
}

#[test]
fn both_must_be_members() {
	build_and_execute(|| {
		members();
		assert_noop!(Shares::transfer(signed(ALICE), COOP, EVE, 1), Error::<Test>::NotMember);
		assert_noop!(Shares::transfer(signed(EVE), COOP, ALICE, 1), Error::<Test>::NotMember);
		join(OTHER, CHARLIE, 1);
		assert_noop!(Shares::transfer(signed(ALICE), COOP, CHARLIE, 1), Error::<Test>::NotMember);
		// An exit that is not completed yet ends it too.
		end_membership(COOP, ALICE);
		assert_noop!(offer(1), Error::<Test>::NotMember);
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		members();
		let to_bob = |coop| Shares::transfer(signed(ALICE), coop, BOB, 1);
		assert_noop!(to_bob(NOWHERE), Error::<Test>::NotFound);
		assert_noop!(to_bob(CLUB), Error::<Test>::SharesNotAllowed);
		assert_noop!(Shares::transfer(signed(ALICE), COOP, ALICE, 1), Error::<Test>::TransferToSelf);
		enter(COOP, CHARLIE);
		assert_noop!(Shares::transfer(signed(CHARLIE), COOP, BOB, 1), Error::<Test>::NotHolder);
		set_rule(TransferRule::Barred);
		assert_noop!(offer(1), Error::<Test>::TransferBarred);
		set_rule(TransferRule::WithConsent);
		assert_ok!(offer(1));
		assert_noop!(offer(1), Error::<Test>::AlreadyOffered);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)] {
			assert_noop!(Shares::transfer(origin, COOP, BOB, 1), DispatchError::BadOrigin);
		}
	});
}
