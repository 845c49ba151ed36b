//! What must always be true.
//!
//! - I1: the supply of each currency is what is outstanding, in reserve and written off.
//! - I2: currencies and communities belong to each other, each token exists, and no community has a currency twice.
//! - I3: after each block, the record of each account says what it has outside the escrow, and all of them with the pot
//!   and the escrows are the supply: nobody is without a record.
//! - I4: no record is of nothing, none is of the time to come, and none carries more than the account's last unit.
//! - I5: the index of each currency grows at the rate of its policy, or stands still while it is paused.
//! - I6: each policy is sound, and all earlier ones are kept, numbered without a gap.
//! - I7: redemptions that wait are in escrow and were put there in the past, add up to what their gateway has pending, and the
//!   reserve covers it.
//! - I8: redemptions are numbered in sequence, and their number is bounded for each account.
//! - I9: where there is a reserve there is a gateway.
//! - I10: outside its own movements nothing is lifted.

use crate::{
	Config, Covers, Currencies, CurrenciesOf, Gateways, HoldReason, Holdings, Lifted, NextRedemptionId,
	OpenRedemptions, Pallet, PastPolicies, Redemptions, WHOLE_YEAR,
};
use allmende_primitives::{
	currency::{Currencies as _, CurrencyId, Units},
	traits::Calendar,
};
use alloc::collections::{BTreeMap, BTreeSet};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{
		fungibles::{hold::Inspect as _, Inspect},
		Get,
	},
};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant and answers the first that does not hold. At the end of a block: within one the records are
	/// behind.
	pub fn do_try_state() -> Checked {
		ensure!(Lifted::<T>::get().is_none(), "I10: a currency is lifted");
		Self::check_communities()?;
		for currency in Currencies::<T>::iter_keys() {
			Self::check_backing(currency)?;
			Self::check_records(currency)?;
			Self::check_policy(currency)?;
			Self::check_redemptions(currency)?;
		}
		Self::check_strays()
	}

	fn check_communities() -> Checked {
		let mut entered = 0u32;
		for (community, all) in CurrenciesOf::<T>::iter() {
			let once: BTreeSet<_> = all.iter().collect();
			ensure!(once.len() == all.len(), "I2: a community has a currency twice");
			for currency in all {
				let details = Currencies::<T>::get(currency).ok_or("I2: a community has no such currency")?;
				ensure!(details.community == community, "I2: the currency is another community's");
				entered = entered.saturating_add(1);
			}
		}
		let mut all = 0u32;
		for currency in Currencies::<T>::iter_keys() {
			ensure!(T::Assets::asset_exists(currency), "I2: a currency has no token");
			all = all.saturating_add(1);
		}
		ensure!(entered == all, "I2: a currency is no community's");
		Ok(())
	}

	fn check_backing(currency: CurrencyId) -> Checked {
		let backing = Self::backing(currency);
		let sum = backing
			.outstanding
			.checked_add(backing.reserve)
			.and_then(|sum| sum.checked_add(backing.written_off));
		ensure!(sum == Some(backing.supply), "I1: the supply is not what stands behind it");
		let gateway = backing.reserve == 0 || Gateways::<T>::contains_key(currency);
		ensure!(gateway, "I9: a reserve without a gateway");
		Ok(())
	}

	fn check_records(currency: CurrencyId) -> Checked {
		let details = Currencies::<T>::get(currency).ok_or("I2: a currency has gone")?;
		let (index, today) = (details.demurrage.at(T::Calendar::now()), T::Calendar::today());
		let pot = Self::pot_account(currency);
		let escrowed = T::Holds::total_balance_on_hold(currency, &pot);
		let mut all = T::Assets::balance(currency, &pot).saturating_add(escrowed);
		for (who, held) in Holdings::<T>::iter_prefix(currency) {
			ensure!(who != pot, "I3: the pot has a record");
			ensure!(held.balance == T::Assets::balance(currency, &who), "I3: a record is not the balance");
			let escrowed = T::Holds::total_balance_on_hold(currency, &who);
			all = all.saturating_add(held.balance).saturating_add(escrowed);
			let empty = held.balance == 0 && held.rest == 0 && held.sent == 0;
			ensure!(!empty, "I4: a record of nothing");
			ensure!(held.on <= today && held.index <= index, "I4: a record of the time to come");
			let carried = held.rest.checked_div(WHOLE_YEAR).unwrap_or_default();
			ensure!(carried <= 1, "I4: a record carries more than the last unit");
		}
		ensure!(all == T::Assets::total_issuance(currency), "I3: somebody has no record");
		Ok(())
	}

	fn check_policy(currency: CurrencyId) -> Checked {
		let details = Currencies::<T>::get(currency).ok_or("I2: a currency has gone")?;
		let (demurrage, now) = (details.demurrage, T::Calendar::now());
		ensure!(demurrage.rate == details.rate(), "I5: the index grows at another rate");
		ensure!(demurrage.since <= now, "I5: the rate begins in the time to come");
		ensure!(details.policy.check().is_ok(), "I6: a policy is none");
		let past: BTreeSet<_> = PastPolicies::<T>::iter_key_prefix(currency).collect();
		let expected: BTreeSet<_> = (1..details.version).collect();
		ensure!(past == expected, "I6: the policies are not numbered without a gap");
		Ok(())
	}

	fn check_redemptions(currency: CurrencyId) -> Checked {
		let details = Currencies::<T>::get(currency).ok_or("I2: a currency has gone")?;
		let index = details.demurrage.at(T::Calendar::now());
		let mut pending: Units = 0;
		let mut by_account = BTreeMap::<_, (T::AccountId, u32, Units)>::new();
		for (id, redemption) in Redemptions::<T>::iter_prefix(currency) {
			ensure!(id < NextRedemptionId::<T>::get(currency), "I8: a redemption was not numbered");
			ensure!(redemption.amount > 0, "I7: a redemption of nothing");
			ensure!(redemption.since.0 <= index, "I7: a redemption of the time to come");
			pending = pending.saturating_add(redemption.amount);
			let (_, count, sum) = by_account.entry(redemption.who.encode()).or_insert((redemption.who, 0, 0));
			*count = count.saturating_add(1);
			*sum = sum.saturating_add(redemption.amount);
		}
		let most = T::MaxRedemptions::get();
		for (who, count, sum) in by_account.values() {
			ensure!(*count <= most, "I8: an account has too many redemptions");
			ensure!(OpenRedemptions::<T>::get(currency, who) == *count, "I8: redemptions are counted wrong");
			let held = T::Holds::balance_on_hold(currency, &HoldReason::Redemption.into(), who);
			ensure!(held == *sum, "I7: a redemption is not in escrow");
		}
		let counted = OpenRedemptions::<T>::iter_key_prefix(currency).count();
		ensure!(counted == by_account.len(), "I8: redemptions are counted that there are none of");
		let gateway = Gateways::<T>::get(currency).map_or(0, |gateway| gateway.pending);
		ensure!(gateway == pending, "I7: the redemptions are not what is pending");
		ensure!(pending <= Covers::<T>::get(currency).reserve, "I7: more is pending than in reserve");
		Ok(())
	}

	/// Nothing is kept of a currency that there is not.
	fn check_strays() -> Checked {
		let strays = Covers::<T>::iter_keys()
			.chain(Gateways::<T>::iter_keys())
			.chain(Holdings::<T>::iter_keys().map(|(currency, _)| currency))
			.chain(PastPolicies::<T>::iter_keys().map(|(currency, _)| currency))
			.chain(Redemptions::<T>::iter_keys().map(|(currency, _)| currency))
			.chain(NextRedemptionId::<T>::iter_keys())
			.any(|currency| !Currencies::<T>::contains_key(currency));
		ensure!(!strays, "I2: something is kept of a currency that there is not");
		Ok(())
	}
}
