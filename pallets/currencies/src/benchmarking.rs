//! Benchmarks of every call, each in its most expensive case: demurrage to collect, on what was in escrow too, a daily limit,
//! the longest list of holders. Who is asked about is found in the community itself; asking about the others is added to what is
//! measured, see `Currencies::listed`.

use super::*;
use crate::Pallet as CurrenciesPallet;
use allmende_primitives::{
	currency::{
		ConsensusRule, CreditRule, Currencies as _, CurrencyId, CurrencyPolicy, Holders, Units,
		MAX_CURRENCIES, MAX_LISTED,
	},
	traits::{BenchmarkSetUp, Calendar},
	Authority, CoopId, Fraction, Majority, Name, Symbol,
};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{traits::fungibles::Inspect, traits::Get, BoundedVec};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::Permill;

const AMOUNT: Units = 1_000_000;
/// Days after which something has accrued.
const LATER: u32 = 400;

/// Who takes part.
struct Scene<AccountId> {
	coop: CoopId,
	currency: CurrencyId,
	/// Holds units, with demurrage accrued on them.
	payer: AccountId,
	/// Likewise.
	payee: AccountId,
}

fn accounts<T: Config>() -> (CoopId, T::AccountId, T::AccountId) {
	let payer: T::AccountId = account("founder", 0, 0);
	let payee: T::AccountId = account("founder", 1, 0);
	let founders = vec![payer.clone(), payee.clone(), account("founder", 2, 0)];
	(T::BenchmarkHelper::active_cooperative(founders), payer, payee)
}

/// A policy with all that costs something. Its list names the same community again and again, which no call lets through
/// and which costs as much as sixteen others.
fn policy(listed: Vec<CoopId>) -> CurrencyPolicy {
	CurrencyPolicy {
		consensus: ConsensusRule {
			turnout: Fraction::ONE_TENTH,
			approval: Fraction::THREE_QUARTERS,
			most_objections: 1,
			witnesses: 1,
			window_days: 14,
		},
		advance: Fraction::new(1, 1),
		credit: CreditRule {
			first: AMOUNT,
			most: AMOUNT,
			raise: Fraction::ONE_TENTH,
			keep: Fraction::ONE_TENTH,
			period_days: 90,
		},
		holders: Holders::Listed(BoundedVec::truncate_from(listed)),
		demurrage: Some(Permill::from_percent(10)),
		daily_limit: Some(AMOUNT),
	}
}

fn name() -> Name {
	Name::truncate_from(vec![b'n'; 32])
}

fn symbol() -> Symbol {
	Symbol::truncate_from(vec![b'S'; 12])
}

fn created<T: Config>(coop: CoopId) -> Result<CurrencyId, BenchmarkError> {
	Ok(CurrenciesPallet::<T>::do_create(coop, name(), symbol(), 2, policy(vec![coop]))?)
}

/// A currency whose payer and payee both owe demurrage, and of which the pot, too, has something.
fn scene<T: Config>() -> Result<Scene<T::AccountId>, BenchmarkError> {
	let (coop, payer, payee) = accounts::<T>();
	let currency = created::<T>(coop)?;
	for who in [&payer, &payee] {
		CurrenciesPallet::<T>::issue(currency, who, AMOUNT)?;
		CurrenciesPallet::<T>::settle_touched(currency, who);
	}
	let today = T::Calendar::today();
	T::BenchmarkHelper::set_today(today.plus_days(LATER));
	CurrenciesPallet::<T>::do_settle(currency, &payee)?;
	T::BenchmarkHelper::set_today(today.plus_days(LATER.saturating_mul(2)));
	// As long as a list can be.
	Currencies::<T>::mutate(currency, |details| {
		if let Some(details) = details {
			let elsewhere = CoopId::MAX;
			let mut listed = vec![elsewhere; (MAX_LISTED as usize).saturating_sub(1)];
			listed.push(coop);
			details.policy = policy(listed);
		}
	});
	Ok(Scene { coop, currency, payer, payee })
}

fn in_pot<T: Config>(currency: CurrencyId) -> Units {
	T::Assets::balance(currency, &CurrenciesPallet::<T>::pot_account(currency))
}

fn accrued<T: Config>(currency: CurrencyId, who: &T::AccountId) -> Units {
	CurrenciesPallet::<T>::view_holding(currency, who).map_or(0, |held| held.accrued)
}

/// A scene whose community is the issuer of a gateway, with a reserve.
fn gateway<T: Config>() -> Result<Scene<T::AccountId>, BenchmarkError> {
	let scene = scene::<T>()?;
	let Scene { coop, currency, ref payee, .. } = scene;
	CurrenciesPallet::<T>::do_set_gateway(coop, currency, coop, Units::MAX)?;
	let reference = H256::repeat_byte(9);
	CurrenciesPallet::<T>::do_attest_deposit(coop, currency, payee.clone(), AMOUNT, reference)?;
	Ok(scene)
}

/// A scene with a redemption of the payer. Since then demurrage has accrued on it, and on what the payer has beside it.
fn redemption<T: Config>() -> Result<(Scene<T::AccountId>, RedemptionId), BenchmarkError> {
	let scene = gateway::<T>()?;
	let Scene { currency, ref payer, .. } = scene;
	let id = NextRedemptionId::<T>::get(currency);
	let hash = H256::repeat_byte(8);
	CurrenciesPallet::<T>::do_request_redemption(currency, payer.clone(), AMOUNT / 2, hash)?;
	let later = T::Calendar::today().plus_days(T::AnswerDays::get().saturating_add(LATER));
	T::BenchmarkHelper::set_today(later);
	let block = frame_system::Pallet::<T>::block_number();
	frame_system::Pallet::<T>::set_block_number(block + T::LeastWindow::get() + 1u32.into());
	assert!(accrued::<T>(currency, payer) > 0);
	Ok((scene, id))
}

fn assembly(coop: CoopId) -> Authority {
	Authority::Assembly { coop, majority: Majority::NineTenths }
}

#[benchmarks(where T::RuntimeOrigin: From<Authority>)]
mod benchmarks {
	use super::*;

	/// The last one that the community can have.
	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		let (coop, ..) = accounts::<T>();
		for _ in 1..MAX_CURRENCIES {
			created::<T>(coop)?;
		}
		let origin: T::RuntimeOrigin = assembly(coop).into();
		let policy = Box::new(policy(vec![coop]));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, name(), symbol(), 2, policy);

		assert_eq!(CurrenciesOf::<T>::get(coop).len(), MAX_CURRENCIES as usize);
		Ok(())
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, .. } = scene::<T>()?;
		let origin: T::RuntimeOrigin = assembly(coop).into();
		let policy = CurrencyPolicy { demurrage: Some(Permill::one()), ..policy(vec![coop]) };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency, Box::new(policy));

		assert!(PastPolicies::<T>::contains_key(currency, 1));
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, .. } = scene::<T>()?;
		let origin: T::RuntimeOrigin = assembly(coop).into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency);

		assert!(CurrenciesPallet::<T>::is_paused(currency));
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, .. } = scene::<T>()?;
		CurrenciesPallet::<T>::do_pause(coop, currency)?;
		let origin: T::RuntimeOrigin = assembly(coop).into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency);

		assert!(!CurrenciesPallet::<T>::is_paused(currency));
		Ok(())
	}

	/// To a new account.
	#[benchmark]
	fn transfer() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, payer, .. } = scene::<T>()?;
		let to: T::AccountId = account("newcomer", 0, 0);
		T::BenchmarkHelper::admit(coop, &to);
		let memo = Memo::truncate_from(vec![b'm'; MAX_MEMO as usize]);

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), currency, to.clone(), AMOUNT / 2, memo);

		assert_eq!(T::Assets::balance(currency, &to), AMOUNT / 2);
		Ok(())
	}

	#[benchmark]
	fn settle() -> Result<(), BenchmarkError> {
		let Scene { currency, payer, payee, .. } = scene::<T>()?;
		assert!(accrued::<T>(currency, &payer) > 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(payee), currency, payer.clone());

		assert_eq!(accrued::<T>(currency, &payer), 0);
		Ok(())
	}

	#[benchmark]
	fn set_gateway() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, .. } = gateway::<T>()?;
		let origin: T::RuntimeOrigin = assembly(coop).into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency, coop, AMOUNT);

		assert_eq!(Gateways::<T>::get(currency).map(|gateway| gateway.most_reserve), Some(AMOUNT));
		Ok(())
	}

	#[benchmark]
	fn close_gateway() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, .. } = gateway::<T>()?;
		let origin: T::RuntimeOrigin = assembly(coop).into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency);

		assert!(Gateways::<T>::get(currency).is_some_and(|gateway| !gateway.open));
		Ok(())
	}

	#[benchmark]
	fn attest_deposit() -> Result<(), BenchmarkError> {
		let Scene { coop, currency, payer, .. } = gateway::<T>()?;
		assert!(accrued::<T>(currency, &payer) > 0);
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();
		let hash = H256::repeat_byte(1);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency, payer, AMOUNT, hash);

		assert!(References::<T>::contains_key(coop, hash));
		Ok(())
	}

	#[benchmark]
	fn request_redemption() -> Result<(), BenchmarkError> {
		let Scene { currency, payer, .. } = gateway::<T>()?;
		assert!(accrued::<T>(currency, &payer) > 0);
		let id = NextRedemptionId::<T>::get(currency);

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), currency, AMOUNT / 2, H256::repeat_byte(1));

		assert!(Redemptions::<T>::contains_key(currency, id));
		Ok(())
	}

	#[benchmark]
	fn cancel_redemption() -> Result<(), BenchmarkError> {
		let (Scene { currency, payer, .. }, id) = redemption::<T>()?;
		let (owed, before) = (accrued::<T>(currency, &payer), in_pot::<T>(currency));

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), currency, id);

		assert!(!Redemptions::<T>::contains_key(currency, id));
		// Collected twice: beside the escrow, and on what was there.
		assert!(owed > 0 && in_pot::<T>(currency) > before.saturating_add(owed));
		Ok(())
	}

	#[benchmark]
	fn confirm_redemption() -> Result<(), BenchmarkError> {
		let (Scene { coop, currency, .. }, id) = redemption::<T>()?;
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency, id, H256::repeat_byte(1));

		assert!(!Redemptions::<T>::contains_key(currency, id));
		Ok(())
	}

	#[benchmark]
	fn reject_redemption() -> Result<(), BenchmarkError> {
		let (Scene { coop, currency, payer, .. }, id) = redemption::<T>()?;
		let (owed, before) = (accrued::<T>(currency, &payer), in_pot::<T>(currency));
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, currency, id, H256::repeat_byte(1));

		assert!(!Redemptions::<T>::contains_key(currency, id));
		assert!(owed > 0 && in_pot::<T>(currency) > before.saturating_add(owed));
		Ok(())
	}

	/// Demurrage goes to the pot, beside an escrow.
	#[benchmark]
	fn settle_touched() -> Result<(), BenchmarkError> {
		let (Scene { currency, payer, .. }, _) = redemption::<T>()?;

		#[block]
		{
			CurrenciesPallet::<T>::settle_touched(currency, &payer);
		}

		assert_eq!(accrued::<T>(currency, &payer), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(CurrenciesPallet, crate::mock::new_test_ext(), crate::mock::Test);
}
