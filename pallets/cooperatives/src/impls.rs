//! The shared traits: the calendar and the registry, as other pallets see them. The organs are in
//! `offices.rs`, the amendments in `amendments.rs`.

use crate::{Anchor, Config, Cooperatives, Epoch, Pallet, Status, Statutes, TimeRatio};
use allmende_primitives::{
	traits::{Calendar, Cooperatives as CooperativesTrait, StatuteInForce},
	CoopId, LegalForm, Name, Symbol, UnixSeconds,
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
		let version = Self::settled(coop)?.statute_version;
		let statute = Statutes::<T>::get(coop, version)?;
		Some(StatuteInForce { version, text_hash: statute.text.hash, parameters: statute.parameters })
	}
}
