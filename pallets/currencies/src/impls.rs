//! What the pallets around this one ask of it.

use crate::{Config, Covers, Currencies, Currency, HoldReason, Lifted, Pallet, WeightInfo};
use allmende_primitives::{
	currency::{
		Backing, Currencies as CurrenciesTrait, CurrencyId, CurrencyPolicy, DemurragePoint, Source, Split,
		Units, LISTED_READS,
	},
	traits::Calendar,
	CoopId,
};
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungibles::{hold::Inspect as _, Inspect},
		Get,
	},
	weights::Weight,
};
use pallet_assets::FrozenBalance;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> CurrenciesTrait<T::AccountId> for Pallet<T> {
	fn community(currency: CurrencyId) -> Option<CoopId> {
		Currencies::<T>::get(currency).map(|details| details.community)
	}

	fn policy(currency: CurrencyId) -> Option<CurrencyPolicy> {
		Currencies::<T>::get(currency).map(|details| details.policy)
	}

	fn is_paused(currency: CurrencyId) -> bool {
		Currencies::<T>::get(currency).is_some_and(|details| details.paused)
	}

	fn pot(currency: CurrencyId) -> T::AccountId {
		Self::pot_account(currency)
	}

	fn spendable(currency: CurrencyId, who: &T::AccountId) -> Units {
		Currencies::<T>::get(currency)
			.map_or(0, |details| Self::standing(currency, &details, who).spendable())
	}

	fn available(currency: CurrencyId, who: &T::AccountId) -> Units {
		Currencies::<T>::get(currency)
			.map_or(0, |details| Self::standing(currency, &details, who).available())
	}

	fn escrowed(currency: CurrencyId, who: &T::AccountId) -> Units {
		T::Holds::balance_on_hold(currency, &HoldReason::Escrow.into(), who)
	}

	fn may_hold(currency: CurrencyId, who: &T::AccountId) -> bool {
		Currencies::<T>::get(currency).is_some_and(|details| Self::can_hold(currency, &details, who))
	}

	fn backing(currency: CurrencyId) -> Backing {
		if !Currencies::<T>::contains_key(currency) {
			return Backing::default();
		}
		let cover = Covers::<T>::get(currency);
		Backing {
			supply: T::Assets::total_issuance(currency),
			outstanding: cover.outstanding,
			reserve: cover.reserve,
			written_off: cover.written_off,
		}
	}

	fn listed() -> Weight {
		T::DbWeight::get().reads(LISTED_READS)
	}

	fn settlement() -> Weight {
		T::WeightInfo::settle_touched()
	}

	fn issue(currency: CurrencyId, pledger: &T::AccountId, value: Units) -> Result<Split, DispatchError> {
		if value == 0 {
			return Ok(Split::default());
		}
		with_storage_layer(|| Self::do_issue(currency, pledger, value))
	}

	fn retire(currency: CurrencyId, from: Source<T::AccountId>, amount: Units) -> DispatchResult {
		unless_zero(amount, || Self::do_retire(currency, from, amount))
	}

	fn write_off(currency: CurrencyId, amount: Units) -> DispatchResult {
		unless_zero(amount, || Self::do_write_off(currency, amount))
	}

	fn recover(currency: CurrencyId, from: Source<T::AccountId>, amount: Units) -> DispatchResult {
		unless_zero(amount, || Self::do_recover(currency, from, amount))
	}

	fn pay(
		currency: CurrencyId,
		from: Source<T::AccountId>,
		to: &T::AccountId,
		amount: Units,
	) -> DispatchResult {
		unless_zero(amount, || Self::do_pay(currency, from, to, amount))
	}

	fn escrow(
		currency: CurrencyId,
		who: &T::AccountId,
		amount: Units,
	) -> Result<DemurragePoint, DispatchError> {
		if amount == 0 {
			let index = |details: Currency| details.demurrage.at(T::Calendar::now());
			return Ok(DemurragePoint(Currencies::<T>::get(currency).map_or(0, index)));
		}
		with_storage_layer(|| Self::do_hold(currency, HoldReason::Escrow, who, amount))
	}

	fn release(
		currency: CurrencyId,
		who: &T::AccountId,
		amount: Units,
		since: DemurragePoint,
	) -> DispatchResult {
		unless_zero(amount, || Self::do_release(currency, HoldReason::Escrow, who, amount, since))
	}
}

/// Does something wholly or not at all, and nothing for an amount of 0: a part of a percentage can come to that.
fn unless_zero(amount: Units, act: impl FnOnce() -> DispatchResult) -> DispatchResult {
	if amount == 0 {
		return Ok(());
	}
	with_storage_layer(act)
}

/// Frozen is accrued demurrage, what is beyond the daily limit, and everything while the currency is paused.
impl<T: Config> FrozenBalance<CurrencyId, T::AccountId, Units> for Pallet<T> {
	/// `None` where nothing is frozen: `Some(0)` would keep an account from being emptied. The assets pallet takes what is
	/// in escrow for a part of what is frozen, and it is not: so it is added.
	fn frozen_balance(asset: CurrencyId, who: &T::AccountId) -> Option<Units> {
		let details = Currencies::<T>::get(asset)?;
		if Lifted::<T>::get() == Some(asset) {
			return None;
		}
		let standing = Self::standing(asset, &details, who);
		match standing.frozen() {
			0 => None,
			frozen => Some(frozen.saturating_add(standing.escrowed)),
		}
	}

	/// Nothing to do: the record of an emptied account keeps what it has sent today and what it owes below a unit, and the
	/// end of the block brings it up to date.
	fn died(_: CurrencyId, _: &T::AccountId) {}

	/// A currency counts as frozen even while nobody holds it, so that it can never be destroyed.
	fn contains_freezes(asset: CurrencyId) -> bool {
		Currencies::<T>::contains_key(asset)
	}
}
