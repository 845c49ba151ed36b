//! Each invariant finds the corruption that it is there for. The state is rolled back by leaving the test.

use crate::{
	mock::*, Cover, Covers, CurrenciesOf, Currency, Gateways, Holding, Holdings, Lifted, NextRedemptionId,
	OpenRedemptions, PastPolicies, Redemption, RedemptionOf, Redemptions, WHOLE_YEAR,
};
use allmende_primitives::currency::Currencies as _;
use frame_support::{assert_ok, traits::fungibles::Mutate, BoundedVec};
use sp_runtime::{Permill, TryRuntimeError};

/// Something of everything: Alice and Bob hold units of two kinds, something has accrued, Alice has asked for her money,
/// and the policy has changed once.
fn sound() -> u32 {
	let id = create_melting(100_000);
	assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 1_000_00));
	assert_ok!(change_policy(id, |policy| policy.daily_limit = Some(50_00)));
	fund(id, ALICE, 100_00);
	fund(id, BOB, 100_00);
	assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 80_00, reference(1)));
	assert_ok!(Currencies::write_off(id, 10_00));
	assert_ok!(Currencies::request_redemption(signed(ALICE), id, 30_00, reference(2)));
	pass(YEAR);
	assert_ok!(send(id, ALICE, BOB, 10_00));
	pass(HOUR);
	id
}

/// Corrupts a sound state and checks which invariant tells.
fn finds(error: &'static str, corrupt: impl FnOnce(u32)) {
	new_test_ext().execute_with(|| {
		let id = sound();
		assert_ok!(Currencies::do_try_state());
		corrupt(id);
		assert_eq!(Currencies::do_try_state(), Err(TryRuntimeError::Other(error)));
	});
}

fn cover(id: u32, change: impl FnOnce(&mut Cover)) {
	Covers::<Test>::mutate(id, change);
}

fn details(id: u32, change: impl FnOnce(&mut Currency)) {
	crate::Currencies::<Test>::mutate(id, |details| change(details.as_mut().unwrap()));
}

fn held(id: u32, who: AccountId, change: impl FnOnce(&mut Holding)) {
	Holdings::<Test>::mutate(id, who, |held| change(held.as_mut().unwrap()));
}

fn redemption(id: u32, change: impl FnOnce(&mut RedemptionOf<Test>)) {
	Redemptions::<Test>::mutate(id, 0, |redemption| change(redemption.as_mut().unwrap()));
}

#[test]
fn i1_the_supply_is_what_stands_behind_it() {
	let message = "I1: the supply is not what stands behind it";
	finds(message, |id| cover(id, |cover| cover.outstanding += 1));
	finds(message, |id| cover(id, |cover| cover.reserve += 1));
	finds(message, |id| cover(id, |cover| cover.written_off -= 1));
	finds(message, |id| cover(id, |cover| cover.reserve = u128::MAX));
	finds(message, |id| {
		Assets::mint_into(id, &BOB, 1).unwrap();
	});
}

#[test]
fn i2_currencies_and_communities_belong_to_each_other() {
	let all = |coop, ids: Vec<u32>| CurrenciesOf::<Test>::insert(coop, BoundedVec::try_from(ids).unwrap());
	finds("I2: a community has a currency twice", |id| all(TOWN, vec![id, id]));
	finds("I2: a community has no such currency", |id| all(TOWN, vec![id, id + 1]));
	finds("I2: the currency is another community's", |id| all(VALLEY, vec![id]));
	finds("I2: a currency is no community's", |_| CurrenciesOf::<Test>::remove(TOWN));
	finds("I2: a currency has no token", |id| {
		let copy = crate::Currencies::<Test>::get(id).unwrap();
		crate::Currencies::<Test>::insert(999, copy);
		all(TOWN, vec![id, 999]);
	});
	let stray = "I2: something is kept of a currency that there is not";
	finds(stray, |_| Covers::<Test>::insert(999, Cover::default()));
	finds(stray, |_| Holdings::<Test>::insert(999, ALICE, Holding::default()));
	finds(stray, |_| NextRedemptionId::<Test>::insert(999, 1));
	finds(stray, |id| Gateways::<Test>::insert(999, Gateways::<Test>::get(id).unwrap()));
	finds(stray, |_| PastPolicies::<Test>::insert(999, 1, policy()));
}

#[test]
fn i3_records_are_the_balances() {
	finds("I3: a record is not the balance", |id| held(id, BOB, |held| held.balance += 1));
	finds("I3: somebody has no record", |id| Holdings::<Test>::remove(id, BOB));
	finds("I3: the pot has a record", |id| {
		Holdings::<Test>::insert(id, pot(id), Holding { balance: in_pot(id), ..Default::default() });
	});
	// Whoever moves units in a block and is not settled at its end.
	finds("I3: a record is not the balance", |id| {
		send(id, BOB, ALICE, 1).unwrap();
	});
}

#[test]
fn i4_records_are_of_something_and_of_the_past() {
	finds("I4: a record of nothing", |id| Holdings::<Test>::insert(id, EVE, Holding::default()));
	let to_come = "I4: a record of the time to come";
	finds(to_come, |id| held(id, BOB, |held| held.index += 100_000 * u128::from(HOUR) + 1));
	finds(to_come, |id| held(id, BOB, |held| held.on = held.on.plus_days(2)));
	finds("I4: a record carries more than the last unit", |id| {
		held(id, BOB, |held| held.rest = 2 * WHOLE_YEAR)
	});
}

#[test]
fn i5_the_index_grows_at_the_rate() {
	let another = "I5: the index grows at another rate";
	finds(another, |id| details(id, |details| details.demurrage.rate = Permill::one()));
	finds(another, |id| details(id, |details| details.paused = true));
	// An index that begins later has grown less than what was charged by it.
	finds("I4: a record of the time to come", |id| {
		details(id, |details| details.demurrage.since += YEAR + HOUR + 1);
	});
	finds("I5: the rate begins in the time to come", |id| {
		details(id, |details| {
			details.demurrage.index = details.demurrage.at(START + YEAR + HOUR);
			details.demurrage.since = START + YEAR + HOUR + 1;
		});
	});
}

#[test]
fn i6_policies_are_sound_and_kept() {
	finds("I6: a policy is none", |id| {
		details(id, |details| details.policy.daily_limit = Some(0));
	});
	let gap = "I6: the policies are not numbered without a gap";
	finds(gap, |id| PastPolicies::<Test>::remove(id, 1));
	finds(gap, |id| PastPolicies::<Test>::insert(id, 2, policy()));
	finds(gap, |id| details(id, |details| details.version = 4));
}

#[test]
fn i7_redemptions_are_in_escrow_and_covered() {
	finds("I7: a redemption of nothing", |id| redemption(id, |redemption| redemption.amount = 0));
	finds("I7: a redemption of the time to come", |id| {
		redemption(id, |redemption| redemption.since.0 += 100_000 * u128::from(YEAR + HOUR) + 1);
	});
	finds("I7: a redemption is not in escrow", |id| redemption(id, |redemption| redemption.amount += 1));
	finds("I7: the redemptions are not what is pending", |id| {
		Gateways::<Test>::mutate(id, |gateway| gateway.as_mut().unwrap().pending += 1);
	});
	finds("I7: more is pending than in reserve", |id| {
		cover(id, |cover| {
			cover.outstanding += cover.reserve - 1;
			cover.reserve = 1;
		});
	});
}

#[test]
fn i8_redemptions_are_counted() {
	finds("I8: a redemption was not numbered", |id| NextRedemptionId::<Test>::insert(id, 0));
	finds("I8: redemptions are counted wrong", |id| OpenRedemptions::<Test>::insert(id, ALICE, 2));
	finds("I8: redemptions are counted that there are none of", |id| {
		OpenRedemptions::<Test>::insert(id, BOB, 1);
	});
	finds("I8: an account has too many redemptions", |id| {
		let one = Redemption { amount: 1, ..Redemptions::<Test>::get(id, 0).unwrap() };
		for number in 1..=MAX_REDEMPTIONS {
			Redemptions::<Test>::insert(id, number, one);
		}
		NextRedemptionId::<Test>::insert(id, MAX_REDEMPTIONS + 1);
	});
}

#[test]
fn i9_a_reserve_has_a_gateway() {
	finds("I9: a reserve without a gateway", Gateways::<Test>::remove);
}

#[test]
fn i10_nothing_is_lifted() {
	finds("I10: a currency is lifted", Lifted::<Test>::put);
}
