//! Benchmarks. Each sets up the worst case: references not given yet, invitations that end, a board member with paid-in
//! shares who leaves too few behind.

use super::*;
use crate::Pallet as Membership;
use allmende_primitives::{
	traits::{BenchmarkSetUp, Calendar, Cooperatives, Shareholding},
	Authority, CoopId, Date,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{Get, Hooks},
	weights::Weight,
};
use frame_system::RawOrigin;
use sp_core::H256;

/// The day on which the cooperatives are founded: in 2026.
const FOUNDED_ON: Date = Date(20_600);
const FOUNDERS: u32 = 3;
const DATA_HASH: H256 = H256::repeat_byte(1);
const REASON: H256 = H256::repeat_byte(2);

fn founder<T: Config>(index: u32) -> T::AccountId {
	account("founder", index, 0)
}

fn newcomer<T: Config>() -> T::AccountId {
	account("newcomer", 0, 0)
}

fn other<T: Config>() -> T::AccountId {
	account("other", 0, 0)
}

/// A cooperative whose first two founders are the board.
fn cooperative<T: Config>() -> CoopId {
	T::BenchmarkHelper::set_today(FOUNDED_ON);
	T::BenchmarkHelper::active_cooperative((0..FOUNDERS).map(founder::<T>).collect::<Vec<_>>())
}

fn statute_hash<T: Config>(coop: CoopId) -> Result<H256, BenchmarkError> {
	let statute = T::Cooperatives::statute(coop).ok_or("the cooperative has a statute")?;
	Ok(statute.text_hash)
}

/// A newcomer who was invited and has applied for as many shares as the compulsory ones.
fn applicant<T: Config>(coop: CoopId) -> Result<T::AccountId, BenchmarkError> {
	let who = newcomer::<T>();
	Membership::<T>::invite(RawOrigin::Signed(founder::<T>(0)).into(), coop, who.clone())?;
	let hash = statute_hash::<T>(coop)?;
	let origin = RawOrigin::Signed(who.clone()).into();
	Membership::<T>::apply(origin, coop, hash, compulsory::<T>(coop)?, DATA_HASH, MemberKind::Ordinary)?;
	Ok(who)
}

fn compulsory<T: Config>(coop: CoopId) -> Result<u32, BenchmarkError> {
	let statute = T::Cooperatives::statute(coop).ok_or("the cooperative has a statute")?;
	Ok(statute.parameters.shares.map_or(0, |shares| shares.compulsory))
}

/// A board member whose shares are paid in has given notice; answers who, and the last day.
fn leaving<T: Config>(coop: CoopId) -> Result<(T::AccountId, Date), BenchmarkError> {
	let who = founder::<T>(0);
	T::BenchmarkHelper::pay_in(coop, &who);
	Membership::<T>::give_notice(RawOrigin::Signed(who.clone()).into(), coop)?;
	let number = MemberNumbers::<T>::get(coop, &who).ok_or("the founder is a member")?;
	let entry = Entries::<T>::get(coop, number).ok_or("the founder has an entry")?;
	Ok((who, entry.leaves_on.ok_or("the founder is leaving")?))
}

/// The exit of one of the founders was completed to its end, which is the alarm that they are fewer than the law asks for.
fn assert_left<T: Config>(coop: CoopId, who: &T::AccountId) {
	assert!(!MemberNumbers::<T>::contains_key(coop, who));
	assert_eq!(T::Shares::shares(coop, who), 0);
	let alarm = Event::<T>::FellBelowLeastMembers { coop, members: FOUNDERS - 1, least: FOUNDERS };
	let alarm: <T as frame_system::Config>::RuntimeEvent = alarm.into();
	frame_system::Pallet::<T>::assert_has_event(alarm);
}

#[benchmarks(where T::RuntimeOrigin: From<Authority>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn invite() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = newcomer::<T>();
		// The inviter's earlier window has passed.
		Membership::<T>::invite(RawOrigin::Signed(founder::<T>(0)).into(), coop, other::<T>())?;
		// An earlier invitation by somebody else, which has lapsed.
		Membership::<T>::invite(RawOrigin::Signed(founder::<T>(1)).into(), coop, who.clone())?;
		let lapsed = T::Calendar::today().plus_days(T::InvitationPeriod::get()).plus_days(1);
		T::BenchmarkHelper::set_today(lapsed);
		References::<T>::remove(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder::<T>(0)), coop, who.clone());

		let invitation = Invitations::<T>::get(coop, &who).ok_or("invited")?;
		assert_eq!(invitation.inviter, founder::<T>(0));
		let window = Issued::<T>::get(coop, founder::<T>(0)).ok_or("counted")?;
		assert_eq!(window, InvitationWindow { since: lapsed, count: 1 });
		assert!(References::<T>::contains_key(&who));
		Ok(())
	}

	#[benchmark]
	fn invite_founders(n: Linear<1, { T::MaxFounders::get() }>) -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let founders: Vec<T::AccountId> = (0..n).map(|index| account("founder-to-be", index, 0)).collect();
		let list = founders.clone().try_into().map_err(|_| "as many as can be invited")?;

		#[extrinsic_call]
		_(Authority::Board { coop }, list);

		assert!(founders.iter().all(References::<T>::contains_key));
		let window = FoundersInvited::<T>::get(coop).ok_or("counted")?;
		assert_eq!(window.count, n);
		Ok(())
	}

	#[benchmark]
	fn revoke_invitation() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = newcomer::<T>();
		Membership::<T>::invite(RawOrigin::Signed(founder::<T>(0)).into(), coop, who.clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(founder::<T>(0)), coop, who.clone());

		assert!(!Invitations::<T>::contains_key(coop, &who));
		Ok(())
	}

	#[benchmark]
	fn apply() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = newcomer::<T>();
		let hash = statute_hash::<T>(coop)?;
		let shares = compulsory::<T>(coop)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), coop, hash, shares, DATA_HASH, MemberKind::Ordinary);

		assert!(Applications::<T>::contains_key(coop, &who));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = applicant::<T>(coop)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), coop);

		assert!(!Applications::<T>::contains_key(coop, &who));
		Ok(())
	}

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = applicant::<T>(coop)?;
		References::<T>::remove(&who);
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_eq!(MemberNumbers::<T>::get(coop, &who), Some(FOUNDERS + 1));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = applicant::<T>(coop)?;
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), REASON);

		assert!(!Applications::<T>::contains_key(coop, &who));
		Ok(())
	}

	#[benchmark]
	fn give_notice() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let who = newcomer::<T>();
		T::BenchmarkHelper::admit(coop, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop);

		assert_eq!(ExitQueue::<T>::iter_keys().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn complete_exit() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let (who, leaves_on) = leaving::<T>(coop)?;
		T::BenchmarkHelper::set_today(leaves_on.plus_days(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(newcomer::<T>()), coop, who.clone());

		assert_left::<T>(coop, &who);
		Ok(())
	}

	#[benchmark]
	fn on_idle_base() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let (who, leaves_on) = leaving::<T>(coop)?;
		// The last day itself: the queue is read, and nothing is due.
		T::BenchmarkHelper::set_today(leaves_on);

		#[block]
		{
			Membership::<T>::on_idle(0u32.into(), Weight::MAX);
		}

		assert!(MemberNumbers::<T>::contains_key(coop, &who));
		Ok(())
	}

	#[benchmark]
	fn on_idle_exit() -> Result<(), BenchmarkError> {
		let coop = cooperative::<T>();
		let (who, leaves_on) = leaving::<T>(coop)?;
		T::BenchmarkHelper::set_today(leaves_on.plus_days(1));

		#[block]
		{
			Membership::<T>::on_idle(0u32.into(), Weight::MAX);
		}

		assert_left::<T>(coop, &who);
		Ok(())
	}

	impl_benchmark_test_suite!(Membership, crate::mock::new_test_ext(), crate::mock::Test);
}
