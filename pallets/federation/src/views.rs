//! Reading calls, each bounded.

use crate::{Config, FederationMember, FirstNumber, Members, NextNumber, Numbers, Page, Pallet};
use allmende_primitives::{assembly::VoterNumber, CoopId, MAX_PAGE};
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// The members of `limit` numbers from `from` on.
	pub(crate) fn view_members(from: VoterNumber, limit: u32) -> Page<(CoopId, FederationMember)> {
		let end = NextNumber::<T>::get();
		let from = from.max(FirstNumber::get());
		let stop = from.saturating_add(limit.min(MAX_PAGE)).min(end);
		let items = (from..stop).filter_map(|number| Some((number, Self::holder(number)?))).collect();
		Page { items, next: (stop < end).then_some(stop) }
	}

	/// The member that votes under a number today.
	fn holder(number: VoterNumber) -> Option<(CoopId, FederationMember)> {
		let coop = Numbers::<T>::get(number)?;
		let member = Members::<T>::get(coop).filter(|member| member.number == number)?;
		Some((coop, member))
	}
}
