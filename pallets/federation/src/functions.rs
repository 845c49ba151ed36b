//! Who comes in, who goes out.

use crate::{
	Config, Error, FederationMember, MemberCount, Members, NextNumber, Numbers, Pallet, VotingOrgan,
};
use allmende_primitives::{
	assembly::VoterNumber,
	traits::{Calendar, Cooperatives},
	CoopId, Majority,
};
use frame_support::ensure;
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Three quarters at least: the majority for a change of the statute (GenG 16(2)), and what comes near to one.
	pub(crate) fn ensure_three_quarters(majority: Majority) -> DispatchResult {
		ensure!(majority >= Majority::ThreeQuarters, Error::<T>::MajorityTooLow);
		Ok(())
	}

	pub(crate) fn ensure_member(coop: CoopId) -> Result<FederationMember, Error<T>> {
		Members::<T>::get(coop).ok_or(Error::<T>::NotMember)
	}

	/// Enters a cooperative under the next number, from today. Its board votes for it.
	pub(crate) fn do_admit(coop: CoopId) -> Result<VoterNumber, DispatchError> {
		ensure!(T::Cooperatives::is_active(coop), Error::<T>::NotActive);
		ensure!(!Members::<T>::contains_key(coop), Error::<T>::AlreadyMember);
		let number = NextNumber::<T>::get();
		let next = number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let count = MemberCount::<T>::get().checked_add(1).ok_or(ArithmeticError::Overflow)?;

		let member = FederationMember { number, since: T::Calendar::today(), voting: VotingOrgan::default() };
		Members::<T>::insert(coop, member);
		Numbers::<T>::insert(number, coop);
		NextNumber::<T>::put(next);
		MemberCount::<T>::put(count);
		Ok(number)
	}

	/// Ends a membership, by whatever way: every one ends here, and the cooperative's validators with it. The number stays
	/// the cooperative's and is not its vote any more.
	pub(crate) fn do_remove(coop: CoopId) -> Result<VoterNumber, DispatchError> {
		let member = Self::ensure_member(coop)?;
		let left = MemberCount::<T>::get().checked_sub(1).ok_or(DispatchError::Corruption)?;
		ensure!(!left.is_zero(), Error::<T>::LastMember);
		Self::end_nominations(coop)?;

		Members::<T>::remove(coop);
		MemberCount::<T>::put(left);
		Ok(member.number)
	}

	/// Changes who casts a member's vote. Answers its number, and who did before.
	pub(crate) fn do_set_voting(
		coop: CoopId,
		organ: VotingOrgan,
	) -> Result<(VoterNumber, VotingOrgan), DispatchError> {
		let mut member = Self::ensure_member(coop)?;
		let old = core::mem::replace(&mut member.voting, organ);
		Members::<T>::insert(coop, member);
		Ok((member.number, old))
	}
}
