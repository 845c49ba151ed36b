//! Benchmarks. Each sets up the worst case: a cooperative that is known, in a federation of which something is left.

use super::*;
use crate::Pallet as Federation;
use allmende_primitives::{traits::BenchmarkSetUp, Authority, CoopId, Majority};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
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

/// A full set: one cooperative has nominated as many as it can, and they are admitted; others have all other places. Answers
/// the former.
fn full_set<T: Config>(coop: CoopId) -> Result<Vec<T::AccountId>, BenchmarkError> {
	let own = (0..T::MaxNominations::get()).map(|index| account("validator", index, 0)).collect::<Vec<_>>();
	for who in &own {
		Federation::<T>::do_nominate_validator(coop, who)?;
		T::Sessions::benchmark_keys(who);
		Federation::<T>::do_admit_validator(who)?;
	}
	let mut set = Admitted::<T>::get().into_inner();
	// The chain has begun with some.
	let room = u32::try_from(set.len()).ok().and_then(|taken| T::MaxValidators::get().checked_sub(taken));
	set.extend((0..room.unwrap_or_default()).map(|index| account::<T::AccountId>("elsewhere", index, 0)));
	set.sort();
	Admitted::<T>::put(BoundedVec::try_from(set).map_err(|_| "there is room for a cooperative's own")?);
	Ok(own)
}

/// The last of a cooperative's nominations, with keys, and not admitted; the set is full but for its place.
fn nominated<T: Config>(coop: CoopId) -> Result<T::AccountId, BenchmarkError> {
	let who = full_set::<T>(coop)?.pop().ok_or("a member can nominate")?;
	Admitted::<T>::mutate(|set| set.retain(|admitted| admitted != &who));
	Validators::<T>::mutate_extant(&who, |validator| validator.admitted_on = None);
	Ok(who)
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
		full_set::<T>(coop)?;
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
		full_set::<T>(coop)?;
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

	#[benchmark]
	fn nominate_validator() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let last = full_set::<T>(coop)?.pop().ok_or("a member can nominate")?;
		Federation::<T>::do_withdraw_validator(coop, &last)?;
		let who: T::AccountId = account("newcomer", 0, 0);

		#[extrinsic_call]
		_(Authority::Board { coop }, who.clone());

		assert!(Federation::<T>::is_nominated(&who));
		assert_told::<T>(Event::ValidatorNominated { coop, who });
		Ok(())
	}

	#[benchmark]
	fn withdraw_validator() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let who = full_set::<T>(coop)?.pop().ok_or("a member can nominate")?;

		#[extrinsic_call]
		_(Authority::Board { coop }, who.clone());

		assert!(!Federation::<T>::is_nominated(&who));
		assert_told::<T>(Event::ValidatorWithdrawn { coop, who, admitted: true });
		Ok(())
	}

	#[benchmark]
	fn admit_validator() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let who = nominated::<T>(coop)?;
		let origin = federation::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Admitted::<T>::get().contains(&who));
		let validators = T::MaxValidators::get();
		assert_told::<T>(Event::ValidatorAdmitted { coop, who, validators, majority: MOST });
		Ok(())
	}

	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let who = full_set::<T>(coop)?.pop().ok_or("a member can nominate")?;
		let (reason, origin) = (H256::repeat_byte(1), federation::<T>()?);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), reason);

		assert!(!Admitted::<T>::get().contains(&who));
		let validators = T::MaxValidators::get().saturating_sub(1);
		assert_told::<T>(Event::ValidatorRemoved { coop, who, validators, reason, majority: MOST });
		Ok(())
	}

	#[benchmark]
	fn clear_keys() -> Result<(), BenchmarkError> {
		let coop = member::<T>()?;
		let who = full_set::<T>(coop)?.pop().ok_or("a member can nominate")?;
		Federation::<T>::do_withdraw_validator(coop, &who)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone());

		assert!(!T::Sessions::has_keys(&who));
		assert_told::<T>(Event::KeysCleared { who });
		Ok(())
	}

	impl_benchmark_test_suite!(Federation, crate::mock::new_test_ext(), crate::mock::Test);
}
