//! Each invariant finds the corruption that it is there for. The state is rolled back by leaving the test.

use crate::{mock::*, *};
use allmende_primitives::{traits::Shareholding, Date};
use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_runtime::TryRuntimeError;

/// A sound state with something of everything: Alice has 3 of 5 shares with 100 euro in, of which she offers one to
/// Bob, who holds 1; Charlie has left twice with 10 euro, one of them paid out.
fn sound() {
	join(COOP, ALICE, 5);
	pay(ALICE, NOMINAL);
	join(COOP, BOB, 1);
	for _ in 0..2 {
		join(COOP, CHARLIE, 1);
		pay(CHARLIE, 10_00);
		assert_ok!(Shares::leave(COOP, &CHARLIE, date(2027, 12, 31)));
		end_membership(COOP, CHARLIE);
	}
	assert_ok!(Shares::pay_settlement(board(COOP), 0, reference(1)));
	assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, 1));
}

/// Corrupts a sound state and checks which invariant tells.
fn finds(error: &'static str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		sound();
		check_state();
		corrupt();
		assert_eq!(Shares::do_try_state(), Err(TryRuntimeError::Other(error)));
	});
}

fn holding(who: AccountId, change: impl FnOnce(&mut Holding)) {
	Holdings::<Test>::mutate(COOP, who, |held| change(held.as_mut().unwrap()));
}

fn total(change: impl FnOnce(&mut Total)) {
	Totals::<Test>::mutate(COOP, change);
}

#[test]
fn i1_tokens_and_cooperatives_belong_to_each_other() {
	finds("I1: token without its cooperative", || TokenCooperatives::<Test>::remove(token()));
	finds("I1: token without its cooperative", || TokenCooperatives::<Test>::insert(token(), OTHER));
	finds("I1: cooperative without its token", || TokenCooperatives::<Test>::insert(999, COOP));
	finds("I1: cooperative without its token", || ShareTokens::<Test>::remove(OTHER));
	finds("I1: token does not exist", || {
		ShareTokens::<Test>::insert(OTHER, 999);
		TokenCooperatives::<Test>::remove(FIRST_TOKEN + 1);
		TokenCooperatives::<Test>::insert(999, OTHER);
	});
	finds("I1: holding without a token", || {
		Holdings::<Test>::insert(CLUB, ALICE, Holding { shares: 1, credit: 0 });
	});
	finds("I1: sums without a token", || {
		Totals::<Test>::insert(CLUB, Total::default());
	});
}

#[test]
fn i2_shares_sum_and_issuance_are_the_same() {
	finds("I2: shares differ from their sum", || total(|total| total.shares += 1));
	finds("I2: issuance differs from shares", || {
		Assets::mint_into(token(), &EVE, 1).unwrap();
	});
}

#[test]
fn i3_each_holder_has_as_many_tokens_as_shares() {
	finds("I3: tokens differ from shares", || {
		Assets::mint_into(token(), &ALICE, 1).unwrap();
	});
	finds("I3: tokens differ from shares", || holding(BOB, |held| held.shares = 2));
}

#[test]
fn i4_holdings_are_something_and_credit_is_covered() {
	finds("I4: empty holding", || Holdings::<Test>::insert(COOP, EVE, Holding::default()));
	finds("I4: credit exceeds the shares", || holding(BOB, |held| held.credit = NOMINAL + 1));
}

#[test]
fn i5_holdings_are_within_the_statute() {
	finds("I5: fewer than the compulsory shares", || set_terms(|terms| terms.compulsory = 2));
	finds("I5: more than the maximum of shares", || set_terms(|terms| terms.maximum = 4));
	// Not when another statute came into force: it leaves who holds what as it is.
	new_test_ext().execute_with(|| {
		sound();
		amend(|terms| (terms.compulsory, terms.maximum) = (2, 2));
		check_state();
	});
}

#[test]
fn i6_holders_and_credit_add_up() {
	finds("I6: holders differ from their sum", || total(|total| total.holders += 1));
	finds("I6: credit balances differ from their sum", || total(|total| total.credit += 1));
	finds("I6: credit balances differ from their sum", || holding(BOB, |held| held.credit = 1));
}

#[test]
fn i7_settlements_add_up() {
	finds("I7: settlement beyond the next id", || NextSettlementId::<Test>::insert(COOP, 1));
	finds("I7: gap in the settlements", || NextSettlementId::<Test>::insert(COOP, 3));
	finds("I7: settlement of nothing", || {
		Settlements::<Test>::mutate(COOP, 1, |settlement| settlement.as_mut().unwrap().amount = 0);
	});
	finds("I7: open settlements differ", || total(|total| total.settlements_open += 1));
	finds("I7: settlements due differ from their sum", || total(|total| total.settlements_due += 1));
	finds("I7: settlements paid differ from their sum", || total(|total| total.paid_out += 1));
	finds("I7: open settlements differ", || {
		Settlements::<Test>::mutate(COOP, 0, |settlement| settlement.as_mut().unwrap().paid = None);
	});
}

#[test]
fn i8_money_is_conserved() {
	finds("I8: paid in differs from what is kept, due and paid out", || total(|total| total.paid_in += 1));
}

#[test]
fn i9_subscriptions_are_of_holders_and_none_waits_in_vain() {
	let pending = |shares, admitted| Subscription {
		shares,
		requested_on: Date(0),
		statute_hash: statute_hash(),
		admitted,
	};
	finds("I9: empty subscription", || Subscriptions::<Test>::insert(COOP, BOB, pending(0, false)));
	finds("I9: subscription without a holding", || {
		Subscriptions::<Test>::insert(COOP, EVE, pending(1, false));
	});
	finds("I9: admitted shares wait that the law permits", || {
		Subscriptions::<Test>::insert(COOP, BOB, pending(1, true));
	});
}

#[test]
fn i10_transfers_are_of_what_is_held() {
	fn offer(change: impl FnOnce(&mut Transfer<AccountId>)) {
		Transfers::<Test>::mutate(COOP, ALICE, |offer| change(offer.as_mut().unwrap()));
	}
	finds("I10: transfer of shares not held", || offer(|offer| offer.shares = 0));
	finds("I10: transfer of shares not held", || offer(|offer| offer.shares = 4));
	finds("I10: transfer of credit not there", || offer(|offer| offer.credit = NOMINAL + 1));
	finds("I10: transfer to oneself", || offer(|offer| offer.to = ALICE));
	finds("I10: transfer without a holding", || {
		let offer = Transfers::<Test>::take(COOP, ALICE).unwrap();
		Transfers::<Test>::insert(COOP, EVE, offer);
	});
}

#[test]
fn i11_the_settlements_of_an_account_hang_together() {
	finds("I11: last settlement without one", || LastSettlements::<Test>::insert(COOP, EVE, 0));
	finds("I11: settlements do not hang together", || LastSettlements::<Test>::remove(COOP, CHARLIE));
	finds("I11: settlements do not hang together", || {
		Settlements::<Test>::mutate(COOP, 1, |settlement| settlement.as_mut().unwrap().previous = None);
	});
	finds("I11: settlements do not hang together", || {
		Settlements::<Test>::mutate(COOP, 0, |settlement| settlement.as_mut().unwrap().previous = Some(1));
	});
}

#[test]
fn i12_nobody_holds_more_than_the_law_permits() {
	finds("I12: more shares than the credit balance permits", || {
		holding(ALICE, |held| held.credit = NOMINAL - 1);
	});
}
