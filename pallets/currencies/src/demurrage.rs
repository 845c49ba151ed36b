//! Demurrage and the daily limit: the records of accounts.

use crate::{
	Accrued, Config, Currencies, Currency, Error, Event, Holding, Holdings, Lifted, Pallet, Standing,
};
use allmende_primitives::{
	currency::{CurrencyId, DemurragePoint, Units},
	traits::Calendar,
};
use alloc::{vec, vec::Vec};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungibles::{hold::Inspect as _, Inspect, Mutate},
		tokens::Preservation,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

/// The accounts whose balances an event of the assets pallet tells to have changed, with the asset.
///
/// The runtime asks this of every event of a block and calls [`Pallet::settle_touched`] for each answer, once.
pub fn touched<T, I>(event: &pallet_assets::Event<T, I>) -> Vec<(T::AssetId, T::AccountId)>
where
	T: pallet_assets::Config<I>,
	I: 'static,
{
	use pallet_assets::Event::*;
	match event {
		Issued { asset_id, owner, .. } | Burned { asset_id, owner, .. } => {
			vec![(asset_id.clone(), owner.clone())]
		},
		Deposited { asset_id, who, .. } | Withdrawn { asset_id, who, .. } => {
			vec![(asset_id.clone(), who.clone())]
		},
		Transferred { asset_id, from, to, .. } => {
			vec![(asset_id.clone(), from.clone()), (asset_id.clone(), to.clone())]
		},
		_ => vec![],
	}
}

impl<T: Config> Pallet<T> {
	/// Brings the record of an account up to date at the end of a block in which its balance has changed: counts what it
	/// has sent, and takes what has accrued to the pot. Does nothing for an asset that is no currency, and for a pot.
	///
	/// It costs the same however many accounts there are, see
	/// [`WeightInfo::settle_touched`](crate::WeightInfo::settle_touched), and nothing is lost when it is called twice.
	pub fn settle_touched(asset: CurrencyId, who: &T::AccountId) {
		let Some(details) = Currencies::<T>::get(asset) else {
			return;
		};
		if let Err(error) = with_storage_layer(|| Self::settle_account(asset, &details, who)) {
			Self::deposit_event(Event::SettlementFailed { currency: asset, who: who.clone(), error });
		}
	}

	/// Settles an account at anybody's request, and forgives an account that was emptied on an earlier day what it owes
	/// below a unit: its record ends.
	pub(crate) fn do_settle(currency: CurrencyId, who: &T::AccountId) -> DispatchResult {
		let (details, today) = (Self::details(currency)?, T::Calendar::today());
		let emptied =
			Holdings::<T>::get(currency, who).is_some_and(|held| held.balance == 0 && held.on < today);
		let collected = Self::settle_account(currency, &details, who)?;
		// What was received since then is in the record by now. One that owes nothing has ended by the settling alone.
		let over = emptied && Holdings::<T>::get(currency, who).is_none_or(|held| held.balance == 0);
		if over {
			Holdings::<T>::remove(currency, who);
		}
		ensure!(collected > 0 || over, Error::<T>::NothingAccrued);
		Ok(())
	}

	/// Takes what an account owes to the pot and brings its record up to date. Answers what was taken.
	pub(crate) fn settle_account(
		currency: CurrencyId,
		details: &Currency,
		who: &T::AccountId,
	) -> Result<Units, DispatchError> {
		let pot = Self::pot_account(currency);
		if *who == pot {
			return Ok(0);
		}
		let (index, today) = (details.demurrage.at(T::Calendar::now()), T::Calendar::today());
		let old = Holdings::<T>::get(currency, who).unwrap_or_default();
		let balance = T::Assets::balance(currency, who);
		// The freeze kept it.
		let (collected, rest) = old.accrued(index).collect(balance, Self::least(currency, who));
		let new = Holding {
			balance: balance.saturating_sub(collected),
			index,
			rest,
			on: if collected == 0 && balance == old.balance { old.on } else { today },
			sent: old.sent_on(today).saturating_add(old.balance.saturating_sub(balance)),
		};
		// The record first, with which the freeze falls.
		Self::write_holding(currency, who, new);
		Self::collect(currency, who, &pot, collected)?;
		Ok(collected)
	}

	/// Takes to the pot what has accrued on units while they were in escrow, of an account that was settled and recorded, and
	/// has them back. What is owed below a unit is carried on with the account's own, and neither counts as sent.
	pub(crate) fn charge(
		currency: CurrencyId,
		details: &Currency,
		who: &T::AccountId,
		amount: Units,
		since: DemurragePoint,
	) -> DispatchResult {
		let pot = Self::pot_account(currency);
		if *who == pot {
			return Ok(());
		}
		let held = Holdings::<T>::get(currency, who).unwrap_or_default();
		let index = details.demurrage.at(T::Calendar::now());
		let accrued = Accrued::in_escrow(amount, since.0, index, held.rest);
		let (collected, rest) = accrued.collect(held.balance, Self::least(currency, who));
		let balance = held.balance.saturating_sub(collected);
		Self::write_holding(currency, who, Holding { balance, rest, ..held });
		Self::collect(currency, who, &pot, collected)
	}

	/// The last unit stays where an escrow needs the account, and is owed on.
	fn least(currency: CurrencyId, who: &T::AccountId) -> Units {
		Units::from(T::Holds::total_balance_on_hold(currency, who) > 0)
	}

	/// Moves demurrage to the pot, after the record says so.
	fn collect(
		currency: CurrencyId,
		who: &T::AccountId,
		pot: &T::AccountId,
		amount: Units,
	) -> DispatchResult {
		if amount > 0 {
			Self::lifted(currency, || {
				T::Assets::transfer(currency, who, pot, amount, Preservation::Expendable)
			})?;
			Self::deposit_event(Event::DemurrageCollected { currency, who: who.clone(), amount });
		}
		Ok(())
	}

	/// Records the balance of an account that was settled before this pallet moved its units, so that the movement does not
	/// count as sent.
	pub(crate) fn record_balance(currency: CurrencyId, details: &Currency, who: &T::AccountId) {
		if *who == Self::pot_account(currency) {
			return;
		}
		let today = T::Calendar::today();
		let settled = Holdings::<T>::get(currency, who).unwrap_or_else(|| Holding {
			index: details.demurrage.at(T::Calendar::now()),
			..Default::default()
		});
		let (balance, sent) = (T::Assets::balance(currency, who), settled.sent_on(today));
		Self::write_holding(currency, who, Holding { balance, on: today, sent, ..settled });
	}

	/// Keeps a record as long as it says something. An emptied account keeps what it has sent today, and what it owes below
	/// a unit, so that nobody gets rid of it by sending everything to and fro.
	fn write_holding(currency: CurrencyId, who: &T::AccountId, held: Holding) {
		if held.balance > 0 || held.sent > 0 || held.rest > 0 {
			Holdings::<T>::insert(currency, who, held);
		} else {
			Holdings::<T>::remove(currency, who);
		}
	}

	/// Moves units of a currency for this pallet, for which nothing is frozen.
	pub(crate) fn lifted<R>(
		currency: CurrencyId,
		act: impl FnOnce() -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Lifted::<T>::put(currency);
		let done = act();
		Lifted::<T>::kill();
		done
	}

	/// How an account stands at this moment of the block.
	pub(crate) fn standing(currency: CurrencyId, details: &Currency, who: &T::AccountId) -> Standing {
		let balance = T::Assets::balance(currency, who);
		let escrowed = T::Holds::total_balance_on_hold(currency, who);
		if *who == Self::pot_account(currency) {
			// Nobody has a key to it, it has no limit, and owes itself nothing.
			return Standing { balance, escrowed, accrued: 0, sent: 0, left: None, paused: false };
		}
		let held = Holdings::<T>::get(currency, who).unwrap_or_default();
		let accrued = held.accrued(details.demurrage.at(T::Calendar::now())).units;
		let in_block = held.balance.saturating_sub(balance);
		let sent = held.sent_on(T::Calendar::today()).saturating_add(in_block);
		let left = details.policy.daily_limit.map(|limit| limit.saturating_sub(sent));
		Standing { balance, escrowed, accrued, sent, left, paused: details.paused }
	}
}
