//! Benchmarks. Each sets up the worst case: a cooperative that is known, in a federation of which something is left.

use super::*;
use crate::Pallet as Federation;
use allmende_primitives::{traits::BenchmarkSetUp, Authority, CoopId, Majority};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use sp_core::H256;
use sp_runtime::traits::Hash;

const MOST: Majority = Majority::NineTenths;
const FOUNDERS: u32 = 3;

/// A cooperative that has been founded.
fn cooperative<T: Config>() -> CoopId {
	let founders = (0..FOUNDERS).map(|index| account("founder", index, 0)).collect::<Vec<_>>();
	T::BenchmarkHelper::active_cooperative(founders)
}

/// A member, beside another one that has not been founded, which nothing here asks for.
fn member<T: Config>() -> Result<CoopId, BenchmarkError> {
	let coop = cooperative::<T>();
	Federation::<T>::do_admit(coop)?;
	let elsewhere = FederationMember { number: NextNumber::<T>::get(), ..known::<T>(coop)? };
	Members::<T>::insert(CoopId::MAX, elsewhere);
	Numbers::<T>::insert(elsewhere.number, CoopId::MAX);
	NextNumber::<T>::put(elsewhere.number.saturating_add(1));
	MemberCount::<T>::mutate(|count| *count = count.saturating_add(1));
	Ok(coop)
}

fn known<T: Config>(coop: CoopId) -> Result<FederationMember, BenchmarkError> {
	Ok(Members::<T>::get(coop).ok_or("the cooperative is a member")?)
}

fn federation<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	Ok(T::FederationOrigin::try_successful_origin().map_err(|_| "the federation decides")?)
}

fn assert_told<T: Config>(event: Event<T>) {
	let event: <T as frame_system::Config>::RuntimeEvent = event.into();
	frame_system::Pallet::<T>::assert_last_event(event);
}

#[benchmarks(where T::RuntimeOrigin: From<Authority>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let number = NextNumber::<T>::get();
		let origin = federation::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop);

		assert_eq!(known::<T>(coop)?.number, number);
		assert_told::<T>(Event::CooperativeAdmitted { coop, number, majority: MOST });
		Ok(())
	}

	#[benchmark]
	fn leave() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let number = known::<T>(coop)?.number;

		#[extrinsic_call]
		_(Authority::Assembly { coop, majority: MOST });

		assert!(!Members::<T>::contains_key(coop));
		assert_told::<T>(Event::CooperativeLeft { coop, number, majority: MOST });
		Ok(())
	}

	#[benchmark]
	fn exclude() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let (number, reason) = (known::<T>(coop)?.number, H256::repeat_byte(1));
		let origin = federation::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, coop, reason);

		assert!(!Members::<T>::contains_key(coop));
		assert_told::<T>(Event::CooperativeExcluded { coop, number, reason, majority: MOST });
		Ok(())
	}

	#[benchmark]
	fn set_voting() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;

		#[extrinsic_call]
		_(Authority::Assembly { coop, majority: MOST }, VotingOrgan::Assembly);

		assert_eq!(known::<T>(coop)?.voting, VotingOrgan::Assembly);
		Ok(())
	}

	#[benchmark]
	fn authorize_upgrade() -> Result<(), BenchmarkError> {
		let origin = federation::<T>()?;
		// Takes the place of another one.
		let earlier = T::Hashing::hash(b"earlier");
		frame_system::Pallet::<T>::do_authorize_upgrade(earlier, true);
		let code_hash = T::Hashing::hash(b"code");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, code_hash);

		let authorised = frame_system::Pallet::<T>::authorized_upgrade().ok_or("authorised")?;
		assert_eq!(authorised.code_hash(), &code_hash);
		Ok(())
	}

	impl_benchmark_test_suite!(Federation, crate::mock::new_test_ext(), crate::mock::Test);
}
