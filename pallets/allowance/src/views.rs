//! What wallets read.

use crate::{
	Accounts, AllowanceDetails, AllowanceSource, BalanceOf, CarrierDetails, CarrierOf, Carriers, Config,
	HandedOut, Pallet,
};
use allmende_primitives::{CoopId, MAX_PAGE};
use alloc::vec::Vec;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Zero, SaturatedConversion};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_allowance(
		who: T::AccountId,
	) -> Option<AllowanceDetails<BalanceOf<T>, BlockNumberFor<T>>> {
		let account = Accounts::<T>::get(&who);
		let (allowance, source) = Self::allowance_of(&who, &account);
		let (home, percent, now) = (account.home, account.percent, Self::now());
		if !allowance.capacity.is_zero() {
			return Some(AllowanceDetails {
				source,
				home,
				capacity: allowance.capacity,
				left: account.meter.left(now, &allowance),
				full_at: account.meter.full_at(now, &allowance),
				percent,
			});
		}
		(!account.credit.is_zero()).then_some(AllowanceDetails {
			source: AllowanceSource::Invited,
			home,
			capacity: account.credit,
			left: account.credit,
			full_at: now,
			percent,
		})
	}

	pub(crate) fn carrier_details(coop: CoopId, carrier: CarrierOf<T>) -> CarrierDetails<BalanceOf<T>> {
		CarrierDetails {
			sponsor: carrier.sponsor,
			quota: Self::quota(&carrier),
			handed_out: HandedOut::<T>::get(coop),
			left: carrier.meter.left(Self::now(), &Self::allowance_of_cooperative()),
		}
	}

	pub(crate) fn carriers_page(
		after: Option<CoopId>,
		limit: u32,
	) -> Vec<(CoopId, CarrierDetails<BalanceOf<T>>)> {
		let carriers = match after {
			Some(coop) => Carriers::<T>::iter_from(Carriers::<T>::hashed_key_for(coop)),
			None => Carriers::<T>::iter(),
		};
		carriers
			.take(limit.min(MAX_PAGE).saturated_into())
			.map(|(coop, carrier)| (coop, Self::carrier_details(coop, carrier)))
			.collect()
	}
}
