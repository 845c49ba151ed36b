//! The shared traits: the calendar, the registry and the organs, as other pallets see them.

use crate::{Anchor, Config, Cooperatives, Epoch, Event, Pallet, Seats, Status, Statutes, TimeRatio};
use allmende_primitives::{
	traits::{Calendar, Cooperatives as CooperativesTrait, Organs, Standing, StatuteInForce},
	CoopId, LegalForm, Name, Organ, Symbol, UnixSeconds,
};
use frame_support::traits::{OnTimestampSet, Time};
use sp_runtime::SaturatedConversion;

/// Milliseconds of a second.
const MILLIS: u64 = 1_000;

impl<T: Config> Calendar for Pallet<T> {
	/// `anchor + (real time - anchor) x ratio`, reckoned in milliseconds. Never before the epoch, and never running
	/// backwards as long as the timestamps do not.
	fn now() -> UnixSeconds {
		let epoch = Epoch::<T>::get();
		let Some(anchor) = Anchor::<T>::get() else { return epoch };
		let start = u128::from(anchor).saturating_mul(MILLIS.into());
		let elapsed =
			u128::from(T::Time::now()).saturating_sub(start).saturating_mul(TimeRatio::<T>::get().into());
		let now = start.saturating_add(elapsed) / u128::from(MILLIS);
		now.saturated_into::<UnixSeconds>().max(epoch)
	}
}

impl<T: Config> OnTimestampSet<u64> for Pallet<T> {
	/// Anchors the calendar at the first timestamp of the chain.
	fn on_timestamp_set(moment: u64) {
		if !Anchor::<T>::exists() {
			Anchor::<T>::put(moment / MILLIS);
		}
	}
}

impl<T: Config> CooperativesTrait for Pallet<T> {
	fn is_active(coop: CoopId) -> bool {
		Cooperatives::<T>::get(coop).is_some_and(|cooperative| cooperative.status == Status::Active)
	}

	fn form(coop: CoopId) -> Option<LegalForm> {
		Cooperatives::<T>::get(coop).map(|cooperative| cooperative.form)
	}

	fn name(coop: CoopId) -> Option<Name> {
		Cooperatives::<T>::get(coop).map(|cooperative| cooperative.name)
	}

	fn symbol(coop: CoopId) -> Option<Symbol> {
		Cooperatives::<T>::get(coop).map(|cooperative| cooperative.symbol)
	}

	fn statute(coop: CoopId) -> Option<StatuteInForce> {
		let version = Cooperatives::<T>::get(coop)?.statute_version;
		let statute = Statutes::<T>::get(coop, version)?;
		Some(StatuteInForce { version, text_hash: statute.text.hash, parameters: statute.parameters })
	}
}

impl<T: Config> Organs<T::AccountId> for Pallet<T> {
	/// Whether the account can act in the organ. The seat of somebody who is no member any more gives no say (GenG 9(2)).
	fn is_seated(coop: CoopId, organ: Organ, who: &T::AccountId) -> bool {
		Self::holds_seat(coop, organ, who)
	}

	fn vacate(coop: CoopId, who: &T::AccountId) {
		for organ in Organ::ALL {
			let mut seats = Seats::<T>::get(coop, organ);
			let before = seats.len();
			seats.retain(|seat| &seat.account != who);
			if seats.len() == before {
				continue;
			}
			let left = seats.len().saturated_into();
			if seats.is_empty() {
				Seats::<T>::remove(coop, organ);
			} else {
				Seats::<T>::insert(coop, organ, seats);
			}
			T::Standing::unseated(coop, organ, who);
			Self::deposit_event(Event::SeatVacated { coop, organ, who: who.clone(), left });
		}
	}
}
