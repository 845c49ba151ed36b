//! Benchmarks. Each sets up the worst case: an account that is known, with points to give back, used meters, and every
//! question of who it is asked to the end.

use super::*;
use allmende_primitives::{traits::BenchmarkSetUp, Authority, CoopId};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::{EnsureOrigin, Get},
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, CheckNonce, RawOrigin};
use sp_runtime::{
	traits::{AsTransactionAuthorizedOrigin, DispatchTransaction, One, TransactionExtension, Zero},
	SaturatedConversion,
};

/// A cooperative of which nothing is known but that it is carried.
const ELSEWHERE: CoopId = CoopId::MAX;
/// A transaction's length.
const LEN: usize = 200;
/// So much that it suffices for any transaction.
const PLENTY: u64 = u64::MAX / 4;

fn founder<T: Config>(index: u32) -> T::AccountId {
	account("founder", index, 0)
}

/// Sizes that suffice.
fn sizes<T: Config>() -> SizesOf<T> {
	let plenty: BalanceOf<T> = PLENTY.saturated_into();
	AllowanceSizes {
		invited: plenty,
		founder: plenty,
		member: plenty,
		office: plenty,
		cooperative: plenty,
		refill: 43_200u32.into(),
		quota: u32::MAX,
	}
}

/// A cooperative that has been founded by three, with sizes set, some blocks after genesis.
fn cooperative<T: Config>() -> CoopId {
	frame_system::Pallet::<T>::set_block_number(100u32.into());
	Sizes::<T>::put(sizes::<T>());
	T::BenchmarkHelper::active_cooperative(vec![founder::<T>(0), founder::<T>(1), founder::<T>(2)])
}

/// Has a cooperative carried which has used some of its allowance.
fn make_carried<T: Config>(coop: CoopId) {
	let meter = used::<T>();
	Carriers::<T>::insert(coop, Carrier { sponsor: Some(ELSEWHERE), quota: Some(u32::MAX), meter });
}

/// A meter of which something is used since a while.
fn used<T: Config>() -> Meter<BalanceOf<T>, BlockNumberFor<T>> {
	Meter { used: 1_000u32.into(), at: One::one() }
}

/// Gives an account a home that has handed out points to it.
fn make_home<T: Config>(who: &T::AccountId, coop: CoopId) {
	let account = Account { home: Some(coop), percent: 200, meter: used::<T>(), ..Default::default() };
	HandedOut::<T>::insert(coop, account.points());
	Accounts::<T>::insert(who, account);
}

/// A call with what it weighs, and what it is said to have weighed.
fn weighed<T: Config>(
	call: <T as frame_system::Config>::RuntimeCall,
	extension_weight: Weight,
) -> (<T as frame_system::Config>::RuntimeCall, DispatchInfo, PostDispatchInfo) {
	let info =
		DispatchInfo { call_weight: Weight::from_parts(1_000, 0), extension_weight, ..Default::default() };
	let post_info =
		PostDispatchInfo { actual_weight: Some(Weight::from_parts(10, 0)), pays_fee: Default::default() };
	(call, info, post_info)
}

#[benchmarks(where
	T::RuntimeOrigin: From<Authority> + AsTransactionAuthorizedOrigin,
)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_sizes() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| "the federation decides")?;
		Sizes::<T>::put(sizes::<T>());
		let new = AllowanceSizes { refill: One::one(), ..sizes::<T>() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Sizes::<T>::get(), Some(new));
		Ok(())
	}

	#[benchmark]
	fn set_quota() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| "the federation decides")?;
		make_carried::<T>(ELSEWHERE);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ELSEWHERE, Some(7));

		assert_eq!(Carriers::<T>::get(ELSEWHERE).and_then(|carrier| carrier.quota), Some(7));
		Ok(())
	}

	#[benchmark]
	fn carry() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		Carriers::<T>::remove(coop);
		make_carried::<T>(ELSEWHERE);
		let origin: T::RuntimeOrigin = Authority::Board { coop: ELSEWHERE }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop);

		assert_eq!(Carriers::<T>::get(coop).and_then(|carrier| carrier.sponsor), Some(ELSEWHERE));
		Ok(())
	}

	#[benchmark]
	fn stop_carrying() -> Result<(), BenchmarkError> {
		let origin = T::FederationOrigin::try_successful_origin().map_err(|_| "the federation decides")?;
		make_carried::<T>(ELSEWHERE);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ELSEWHERE);

		assert!(!Carriers::<T>::contains_key(ELSEWHERE));
		Ok(())
	}

	#[benchmark]
	fn adjust() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		make_carried::<T>(coop);
		make_home::<T>(&founder::<T>(0), coop);
		let most = T::MostPercent::get();
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, founder::<T>(0), most);

		assert_eq!(Accounts::<T>::get(founder::<T>(0)).percent, most);
		Ok(())
	}

	#[benchmark]
	fn move_home() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		make_carried::<T>(coop);
		make_carried::<T>(ELSEWHERE);
		let who = founder::<T>(0);
		make_home::<T>(&who, ELSEWHERE);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), who.clone(), coop);

		assert_eq!(Accounts::<T>::get(&who).home, Some(coop));
		assert!(!HandedOut::<T>::contains_key(ELSEWHERE));
		Ok(())
	}

	/// A member without an office, who is looked up among the validators too.
	#[benchmark]
	fn charge_allowance() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		make_carried::<T>(coop);
		let who = founder::<T>(0);
		Offices::<T>::remove(&who, coop);
		make_home::<T>(&who, coop);
		let before = Accounts::<T>::get(&who).meter;
		let extension = ChargeAllowance::<T, ()>::from(());
		let call = frame_system::Call::<T>::remark { remark: vec![] }.into();
		let weight = extension.weight(&call);
		let (call, info, post_info) = weighed::<T>(call, weight);

		#[block]
		{
			let run = extension
				.test_run(RawOrigin::Signed(who.clone()).into(), &call, &info, LEN, 0, |_| Ok(post_info));
			assert!(matches!(run, Ok(Ok(_))));
		}

		assert_ne!(Accounts::<T>::get(&who).meter, before);
		Ok(())
	}

	/// Somebody whose home is not carried, and who is no validator.
	#[benchmark]
	fn charge_credit() -> Result<(), BenchmarkError> {
		cooperative::<T>();
		let who: T::AccountId = account("guest", 0, 0);
		let plenty: BalanceOf<T> = PLENTY.saturated_into();
		make_home::<T>(&who, ELSEWHERE);
		Accounts::<T>::mutate(&who, |account| account.credit = plenty);
		let extension = ChargeAllowance::<T, ()>::from(());
		let call = T::BenchmarkHelper::guest_call();
		let weight = extension.weight(&call);
		let (call, info, post_info) = weighed::<T>(call, weight);

		#[block]
		{
			let run = extension
				.test_run(RawOrigin::Signed(who.clone()).into(), &call, &info, LEN, 0, |_| Ok(post_info));
			assert!(matches!(run, Ok(Ok(_))));
		}

		assert!(Accounts::<T>::get(&who).credit < plenty);
		Ok(())
	}

	/// Somebody whose home is not carried, who is no validator, and whose call is not a guest's.
	#[benchmark]
	fn charge_ordinary() -> Result<(), BenchmarkError> {
		cooperative::<T>();
		let who: T::AccountId = account("guest", 0, 0);
		let plenty: BalanceOf<T> = PLENTY.saturated_into();
		make_home::<T>(&who, ELSEWHERE);
		Accounts::<T>::mutate(&who, |account| account.credit = plenty);
		let extension = ChargeAllowance::<T, ()>::from(());
		let call = frame_system::Call::<T>::remark { remark: vec![] }.into();
		let weight = extension.weight(&call);
		let (call, info, post_info) = weighed::<T>(call, weight);

		#[block]
		{
			let run = extension
				.test_run(RawOrigin::Signed(who.clone()).into(), &call, &info, LEN, 0, |_| Ok(post_info));
			assert!(matches!(run, Ok(Ok(_))));
		}

		assert_eq!(Accounts::<T>::get(&who).credit, plenty);
		Ok(())
	}

	/// As in a block, where no nonce is ahead.
	#[benchmark]
	fn check_nonce_ahead() -> Result<(), BenchmarkError> {
		let who: T::AccountId = account("sender", 0, 0);
		frame_system::Pallet::<T>::inc_providers(&who);
		let extension = CheckNonceAhead::<T>(CheckNonce::from(Zero::zero()));
		let call = frame_system::Call::<T>::remark { remark: vec![] }.into();
		let weight = extension.weight(&call);
		let (call, info, post_info) = weighed::<T>(call, weight);

		#[block]
		{
			let run = extension
				.test_run(RawOrigin::Signed(who.clone()).into(), &call, &info, LEN, 0, |_| Ok(post_info));
			assert!(matches!(run, Ok(Ok(_))));
		}

		assert_eq!(frame_system::Pallet::<T>::account_nonce(&who), One::one());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
