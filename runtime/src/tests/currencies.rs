//! Currencies in the runtime as it is put together: plain transfers of wallets, the end of a block, the freezes of all tokens.

use allmende_primitives::{
	currency::{ConsensusRule, CreditRule, CurrencyId, CurrencyPolicy, Holders, Units},
	Authority, Fraction, Majority, Name, Symbol,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{fungible::Mutate, PostTransactions},
};
use pallet_assets::WeightInfo as _;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, One};
use sp_runtime::{traits::Dispatchable, DispatchError, Permill};

use super::{
	journey::{admit, board, date, found, id, set_day, signed, sound},
	new_test_ext,
};
use crate::{
	configs::currencies::{AssetsWeights, SettleTouched},
	constants::currency::UNIT,
	genesis_presets::DEV,
	Assets, Balances, Currencies, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Shares, System,
};

/// What each of the first members has, in hundredths.
const DEPOSIT: Units = 1_000_00;

/// Rules of a currency, with 6 % of demurrage a year.
pub fn policy(holders: Holders) -> CurrencyPolicy {
	CurrencyPolicy {
		consensus: ConsensusRule {
			turnout: Fraction::ONE_TENTH,
			approval: Fraction::THREE_QUARTERS,
			most_objections: 0,
			witnesses: 1,
			window_days: 14,
		},
		advance: Fraction::new(3, 5),
		credit: CreditRule {
			first: 500_00,
			most: 5_000_00,
			raise: Fraction::ONE_TENTH,
			keep: Fraction::new(1, 2),
			period_days: 30,
		},
		holders,
		demurrage: Some(Permill::from_percent(6)),
		daily_limit: None,
	}
}

/// A cooperative of four with a currency, of which Alice, Bob and Charlie have deposited some.
fn currency(holders: Holders) -> CurrencyId {
	set_day(date(2027, 1, 1));
	let coop = found();
	admit(coop, Dave);
	let assembly = || RuntimeOrigin::from(Authority::Assembly { coop, majority: Majority::Simple });
	let (name, symbol) = (Name::truncate_from(b"Taler".to_vec()), Symbol::truncate_from(b"TAL".to_vec()));
	assert_ok!(Currencies::create(assembly(), name, symbol, 2, Box::new(policy(holders))));
	let currency = *Currencies::currencies_of(coop).last().unwrap();
	assert_ok!(Currencies::set_gateway(assembly(), currency, coop, 10 * DEPOSIT));
	for (who, reference) in [Alice, Bob, Charlie].into_iter().zip(1..) {
		let reference = H256::repeat_byte(reference);
		let attest =
			pallet_currencies::Call::attest_deposit { currency, to: id(who), amount: DEPOSIT, reference };
		assert_ok!(board(coop, attest.into()));
	}
	end_block();
	currency
}

/// What comes after the last transaction of a block.
fn end_block() {
	SettleTouched::post_transactions();
	sound();
	System::reset_events();
}

fn transfer(id: CurrencyId, to: Sr25519Keyring, amount: Units) -> RuntimeCall {
	pallet_assets::Call::transfer { id, target: to.to_account_id().into(), amount }.into()
}

fn balance(currency: CurrencyId, who: Sr25519Keyring) -> Units {
	Assets::balance(currency, id(who))
}

fn in_pot(currency: CurrencyId) -> Units {
	Assets::balance(currency, Currencies::currency(currency).unwrap().pot)
}

#[test]
fn a_plain_transfer_pays_what_has_accrued_at_the_end_of_its_block() {
	new_test_ext(DEV).execute_with(|| {
		let taler = currency(Holders::Members);
		// 73 days are a fifth of a year: 6 % of 1,000 a year come to 12.
		set_day(date(2027, 3, 15));
		let view = Currencies::holding(taler, id(Alice)).unwrap();
		assert_eq!((view.balance, view.accrued, view.spendable), (DEPOSIT, 12_00, DEPOSIT - 12_00));
		assert_noop!(
			transfer(taler, Dave, DEPOSIT - 12_00 + 1).dispatch(signed(Alice)).map_err(|e| e.error),
			pallet_assets::Error::<Runtime>::BalanceLow
		);
		assert_ok!(transfer(taler, Dave, 500_00).dispatch(signed(Alice)));
		assert_eq!((balance(taler, Alice), balance(taler, Dave)), (500_00, 500_00));
		end_block();
		assert_eq!((balance(taler, Alice), balance(taler, Dave)), (488_00, 500_00));
		assert_eq!(in_pot(taler), 12_00);
		// Dave owes from that day on, on what he got; Bob has done nothing and owes from the beginning.
		set_day(date(2027, 5, 27));
		let accrued = |who| Currencies::holding(taler, id(who)).unwrap().accrued;
		assert_eq!((accrued(Alice), accrued(Dave), accrued(Bob)), (5_85, 6_00, 24_00));
		assert_ok!(Currencies::settle(signed(Dave), taler, id(Bob)));
		assert_eq!((balance(taler, Bob), in_pot(taler)), (DEPOSIT - 24_00, 36_00));
		end_block();
	});
}

#[test]
fn whatever_carries_a_transfer_its_accounts_are_settled() {
	new_test_ext(DEV).execute_with(|| {
		let taler = currency(Holders::Members);
		set_day(date(2027, 3, 15));
		let batch = pallet_utility::Call::batch_all {
			calls: vec![transfer(taler, Dave, 1_00), transfer(taler, Bob, 1_00)],
		};
		assert_ok!(RuntimeCall::from(batch).dispatch(signed(Alice)));
		// An approval takes a deposit, for which a member needs native units.
		assert_ok!(Balances::mint_into(&id(Charlie), UNIT));
		assert_ok!(Assets::approve_transfer(signed(Charlie), taler, id(Dave).into(), 5_00));
		let drawn = pallet_assets::Call::transfer_approved {
			id: taler,
			owner: id(Charlie).into(),
			destination: id(Dave).into(),
			amount: 5_00,
		};
		assert_ok!(RuntimeCall::from(drawn).dispatch(signed(Dave)));
		end_block();
		assert_eq!(balance(taler, Alice), DEPOSIT - 2_00 - 12_00);
		assert_eq!(balance(taler, Bob), DEPOSIT + 1_00 - 12_00);
		assert_eq!(balance(taler, Charlie), DEPOSIT - 5_00 - 12_00);
		assert_eq!(balance(taler, Dave), 6_00);
		assert_eq!(in_pot(taler), 36_00);
	});
}

#[test]
fn a_wallet_cannot_send_to_who_may_not_hold() {
	new_test_ext(DEV).execute_with(|| {
		let taler = currency(Holders::Members);
		let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
		let to_stranger = transfer(taler, One, 1_00);
		assert_noop!(to_stranger.clone().dispatch(signed(Alice)).map_err(|e| e.error), filtered);
		let batch = pallet_utility::Call::batch_all { calls: vec![to_stranger] };
		assert_noop!(RuntimeCall::from(batch).dispatch(signed(Alice)).map_err(|e| e.error), filtered);
		let memo = Default::default();
		assert_noop!(
			Currencies::transfer(signed(Alice), taler, id(One), 1_00, memo),
			pallet_currencies::Error::<Runtime>::NotAllowedToHold
		);
		assert_ok!(transfer(taler, Dave, 1_00).dispatch(signed(Alice)));
	});
}

#[test]
fn anybody_may_hold_where_the_policy_says_so() {
	new_test_ext(DEV).execute_with(|| {
		let taler = currency(Holders::Anybody);
		assert_ok!(transfer(taler, One, 1_00).dispatch(signed(Alice)));
		end_block();
		assert_eq!(balance(taler, One), 1_00);
	});
}

#[test]
fn shares_stay_frozen_beside_currencies() {
	new_test_ext(DEV).execute_with(|| {
		let taler = currency(Holders::Anybody);
		let coop = Currencies::currency(taler).unwrap().community;
		let shares = Shares::share_token(coop).unwrap();
		assert_noop!(
			transfer(shares, Bob, 1).dispatch(signed(Alice)).map_err(|e| e.error),
			pallet_assets::Error::<Runtime>::BalanceLow
		);
		assert_eq!(Assets::balance(shares, id(Alice)), 1);
	});
}

#[test]
fn a_transfer_weighs_what_the_end_of_the_block_does_for_it() {
	let plain = pallet_assets::weights::SubstrateWeight::<Runtime>::transfer();
	assert!(AssetsWeights::transfer().ref_time() > plain.ref_time());
	let weight = transfer(1, Bob, 1).get_dispatch_info().call_weight;
	assert_eq!(weight, AssetsWeights::transfer());
	// What opens or closes an entry moves nothing.
	assert_eq!(AssetsWeights::touch(), pallet_assets::weights::SubstrateWeight::<Runtime>::touch());
}

#[test]
fn a_block_without_payments_settles_nobody() {
	new_test_ext(DEV).execute_with(|| {
		let taler = currency(Holders::Members);
		set_day(date(2027, 3, 15));
		end_block();
		assert_eq!(in_pot(taler), 0);
		let collected = |record: &frame_system::EventRecord<RuntimeEvent, crate::Hash>| {
			matches!(
				record.event,
				RuntimeEvent::Currencies(pallet_currencies::Event::DemurrageCollected { .. })
			)
		};
		assert!(!System::events().iter().any(collected));
	});
}
