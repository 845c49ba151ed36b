//! Benchmarks of every call, each in its most expensive case.

use super::*;
use allmende_primitives::{
	traits::{BenchmarkSetUp, Calendar, Shareholding},
	Authority, Cents, CoopId, Date,
};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use sp_core::H256;

/// A day on which a fiscal year has closed: 31 December 2030.
const LEFT_ON: Date = Date(22_279);

/// An active cooperative with four members on the compulsory shares. The answer names one of its board, who has a seat
/// to lose with his membership, and one who has just joined.
fn members<T: Config>() -> (CoopId, T::AccountId, T::AccountId) {
	let seller: T::AccountId = account("founder", 0, 0);
	let founders = vec![seller.clone(), account("founder", 1, 0), account("founder", 2, 0)];
	let coop = T::BenchmarkHelper::active_cooperative(founders);
	let buyer: T::AccountId = account("buyer", 0, 0);
	T::BenchmarkHelper::admit(coop, &buyer);
	(coop, seller, buyer)
}

fn terms<T: Config>(coop: CoopId) -> crate::ledger::Terms {
	Pallet::<T>::terms(coop).expect("the model statute has shares")
}

/// Enters a subscription for all that the statute still allows.
fn subscribed<T: Config>(coop: CoopId, who: &T::AccountId, admitted: bool) -> u32 {
	let terms = terms::<T>(coop);
	let shares = terms.shares.maximum.saturating_sub(Pallet::<T>::shares(coop, who));
	let subscription = Subscription {
		shares,
		requested_on: T::Calendar::today(),
		statute_hash: terms.statute.text_hash,
		admitted,
	};
	Subscriptions::<T>::insert(coop, who, subscription);
	shares
}

/// The whole holding of `from`, with a cent paid in, on its way to `to`, who has paid his first share.
fn offered<T: Config>(
	coop: CoopId,
	from: &T::AccountId,
	to: &T::AccountId,
) -> Result<Holding, BenchmarkError> {
	let nominal = terms::<T>(coop).shares.nominal;
	Pallet::<T>::pay_in(coop, from, 1)?;
	Pallet::<T>::pay_in(coop, to, nominal)?;
	let held = Holdings::<T>::get(coop, from).ok_or(BenchmarkError::Stop("holds nothing"))?;
	Pallet::<T>::do_transfer(coop, from.clone(), to.clone(), held.shares)?;
	Ok(held)
}

#[benchmarks(where <T as frame_system::Config>::RuntimeOrigin: From<Authority>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn subscribe() -> Result<(), BenchmarkError> {
		let (coop, who, _) = members::<T>();
		let hash = terms::<T>(coop).statute.text_hash;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), coop, 2, hash);
		assert!(Subscriptions::<T>::contains_key(coop, who));
		Ok(())
	}

	#[benchmark]
	fn withdraw_subscription() -> Result<(), BenchmarkError> {
		let (coop, who, _) = members::<T>();
		subscribed::<T>(coop, &who, true);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), coop);
		assert!(!Subscriptions::<T>::contains_key(coop, who));
		Ok(())
	}

	/// Some is taken up, some waits.
	#[benchmark]
	fn admit_subscription() -> Result<(), BenchmarkError> {
		let (coop, who, _) = members::<T>();
		let shares = subscribed::<T>(coop, &who, false);
		let held = Pallet::<T>::shares(coop, &who);
		let board: T::RuntimeOrigin = Authority::Board { coop }.into();
		#[extrinsic_call]
		_(board as T::RuntimeOrigin, who.clone(), shares);
		assert!(Pallet::<T>::shares(coop, &who) > held);
		assert!(Subscriptions::<T>::contains_key(coop, who));
		Ok(())
	}

	#[benchmark]
	fn reject_subscription() -> Result<(), BenchmarkError> {
		let (coop, who, _) = members::<T>();
		subscribed::<T>(coop, &who, false);
		let board: T::RuntimeOrigin = Authority::Board { coop }.into();
		#[extrinsic_call]
		_(board as T::RuntimeOrigin, who.clone(), H256::repeat_byte(1));
		assert!(!Subscriptions::<T>::contains_key(coop, who));
		Ok(())
	}

	/// Shares are taken up, some wait.
	#[benchmark]
	fn confirm_payment() -> Result<(), BenchmarkError> {
		let (coop, who, _) = members::<T>();
		subscribed::<T>(coop, &who, true);
		let held = Pallet::<T>::shares(coop, &who);
		let amount = terms::<T>(coop).shares.nominal;
		let board: T::RuntimeOrigin = Authority::Board { coop }.into();
		#[extrinsic_call]
		_(board as T::RuntimeOrigin, who.clone(), amount, H256::repeat_byte(1));
		assert!(Pallet::<T>::shares(coop, &who) > held);
		assert!(Subscriptions::<T>::contains_key(coop, who));
		Ok(())
	}

	#[benchmark]
	fn transfer() -> Result<(), BenchmarkError> {
		let (coop, from, to) = members::<T>();
		let nominal: Cents = terms::<T>(coop).shares.nominal;
		Pallet::<T>::pay_in(coop, &from, nominal)?;
		let shares = Pallet::<T>::shares(coop, &from);
		#[extrinsic_call]
		_(RawOrigin::Signed(from.clone()), coop, to, shares);
		assert!(Transfers::<T>::contains_key(coop, from));
		Ok(())
	}

	/// The whole holding: the membership ends with it.
	#[benchmark]
	fn accept_transfer() -> Result<(), BenchmarkError> {
		let (coop, from, to) = members::<T>();
		let moved = offered::<T>(coop, &from, &to)?;
		subscribed::<T>(coop, &from, false);
		#[extrinsic_call]
		_(RawOrigin::Signed(to), coop, from.clone(), moved.shares, moved.credit);
		assert!(!Holdings::<T>::contains_key(coop, from));
		Ok(())
	}

	/// The whole holding: the membership ends with it.
	#[benchmark]
	fn consent_transfer() -> Result<(), BenchmarkError> {
		let (coop, from, to) = members::<T>();
		let moved = offered::<T>(coop, &from, &to)?;
		subscribed::<T>(coop, &from, false);
		// As under a statute that demands consent; the model leaves transfers free.
		Transfers::<T>::mutate(coop, &from, |offer| {
			if let Some(offer) = offer {
				offer.accepted = true;
			}
		});
		let board: T::RuntimeOrigin = Authority::Board { coop }.into();
		#[extrinsic_call]
		_(board as T::RuntimeOrigin, from.clone(), to, moved.shares);
		assert!(!Holdings::<T>::contains_key(coop, from));
		Ok(())
	}

	#[benchmark]
	fn cancel_transfer() -> Result<(), BenchmarkError> {
		let (coop, from, to) = members::<T>();
		offered::<T>(coop, &from, &to)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(to), coop, from.clone());
		assert!(!Transfers::<T>::contains_key(coop, from));
		Ok(())
	}

	#[benchmark]
	fn pay_settlement() -> Result<(), BenchmarkError> {
		let (coop, who, _) = members::<T>();
		Pallet::<T>::pay_in(coop, &who, 1)?;
		Pallet::<T>::do_leave(coop, &who, LEFT_ON)?;
		let id = LastSettlements::<T>::get(coop, &who).ok_or(BenchmarkError::Stop("no settlement"))?;
		let board: T::RuntimeOrigin = Authority::Board { coop }.into();
		#[extrinsic_call]
		_(board as T::RuntimeOrigin, id, H256::repeat_byte(1));
		assert!(Settlements::<T>::get(coop, id).is_some_and(|settlement| settlement.paid.is_some()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
