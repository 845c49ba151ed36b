//! Reading calls, each bounded.

use crate::{
	ClaimId, ClaimOf, Claims, Config, CreditView, Credits, Descriptions, NextPledgeId, Page, Pallet,
	PledgeId, PledgeOf, PledgeView, Pledges, PledgesOf, Tallies,
};
use allmende_primitives::{currency::CurrencyId, MAX_PAGE};

impl<T: Config> Pallet<T> {
	/// What exists of `limit` ids from `from` on, where `end` is the first id not given yet.
	fn page<Item>(from: u32, limit: u32, end: u32, get: impl Fn(u32) -> Option<Item>) -> Page<Item> {
		let stop = from.saturating_add(limit.min(MAX_PAGE)).min(end);
		let items = (from..stop).filter_map(|id| get(id).map(|item| (id, item))).collect();
		Page { items, next: (stop < end).then_some(stop) }
	}

	pub(crate) fn view_pledge(currency: CurrencyId, id: PledgeId) -> Option<PledgeView<PledgeOf<T>>> {
		let pledge = Pledges::<T>::get(currency, id)?;
		let description = Descriptions::<T>::get(currency, id)?;
		let (tally, overdue) = (Tallies::<T>::get(currency, id), Self::is_overdue(&pledge));
		Some(PledgeView { pledge, description, tally, overdue })
	}

	pub(crate) fn view_pledges(
		currency: CurrencyId,
		from: PledgeId,
		limit: u32,
		running: bool,
	) -> Page<PledgeView<PledgeOf<T>>> {
		Self::page(from, limit, NextPledgeId::<T>::get(currency), |id| {
			Self::view_pledge(currency, id).filter(|view| !running || view.pledge.status.is_running())
		})
	}

	pub(crate) fn view_pledges_of(
		currency: CurrencyId,
		who: &T::AccountId,
		from: u32,
		limit: u32,
	) -> Page<PledgeId> {
		let end = Credits::<T>::get(currency, who).pledges;
		let key = (currency, who.clone());
		Self::page(from, limit, end, |place| PledgesOf::<T>::get(&key, place))
	}

	pub(crate) fn view_claims(
		currency: CurrencyId,
		id: PledgeId,
		from: ClaimId,
		limit: u32,
	) -> Page<ClaimOf<T>> {
		let end = Pledges::<T>::get(currency, id).map_or(0, |pledge| pledge.next_claim);
		Self::page(from, limit, end, |claim| Claims::<T>::get((currency, id), claim))
	}

	pub(crate) fn view_credit(currency: CurrencyId, who: &T::AccountId) -> Option<CreditView> {
		let rule = Self::policy(currency).ok()?.credit;
		let credit = Credits::<T>::get(currency, who);
		Some(CreditView { limit: Self::limit(&credit, &rule), credit })
	}
}
