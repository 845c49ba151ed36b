//! The invariants of the allowances.
//!
//! * I1: the sizes, if there are any, are valid.
//! * I2: every percentage is one that a board can set; without a home it is 100.
//! * I3: the points that a cooperative has handed out are those of the accounts whose home it is.
//! * I4: every carrier is a cooperative that has been founded, and none is its own sponsor.
//! * I5: no meter is ahead of the chain.
//! * I6: nothing is stored that says nothing, and no organ twice.

use crate::{Accounts, Carriers, Config, HandedOut, Offices, Pallet, Sizes, FULL_PERCENT};
use allmende_primitives::{traits::Cooperatives, CoopId};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::Get};
use sp_runtime::{traits::Zero, TryRuntimeError};

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant and answers the first that does not hold.
	pub(crate) fn do_try_state() -> Checked {
		Self::check_sizes()?;
		Self::check_percentages()?;
		Self::check_handed_out()?;
		Self::check_carriers()?;
		Self::check_meters()?;
		Self::check_emptiness()
	}

	fn check_sizes() -> Checked {
		let valid = Sizes::<T>::get().is_none_or(|sizes| sizes.is_valid());
		ensure!(valid, "I1: the sizes are invalid");
		Ok(())
	}

	fn check_percentages() -> Checked {
		let possible = T::LeastPercent::get()..=T::MostPercent::get();
		for account in Accounts::<T>::iter_values() {
			ensure!(possible.contains(&account.percent), "I2: a percentage is out of range");
			let usual = account.home.is_some() || account.percent == FULL_PERCENT;
			ensure!(usual, "I2: an account without a home has a percentage");
		}
		Ok(())
	}

	fn check_handed_out() -> Checked {
		let mut points = BTreeMap::<CoopId, u32>::new();
		for account in Accounts::<T>::iter_values() {
			let Some(home) = account.home else { continue };
			let sum = points.entry(home).or_default();
			*sum = sum.saturating_add(account.points());
		}
		for (coop, handed_out) in HandedOut::<T>::iter() {
			let expected = points.remove(&coop).unwrap_or_default();
			ensure!(handed_out == expected, "I3: the points handed out are not those of the accounts");
		}
		ensure!(points.values().all(Zero::is_zero), "I3: points that an account has were not handed out");
		Ok(())
	}

	fn check_carriers() -> Checked {
		for (coop, carrier) in Carriers::<T>::iter() {
			ensure!(T::Cooperatives::is_active(coop), "I4: a carrier has not been founded");
			ensure!(carrier.sponsor != Some(coop), "I4: a carrier is its own sponsor");
		}
		Ok(())
	}

	fn check_meters() -> Checked {
		let now = Self::now();
		let past = Accounts::<T>::iter_values().all(|account| account.meter.at <= now);
		ensure!(past, "I5: an account's meter is ahead of the chain");
		let past = Carriers::<T>::iter_values().all(|carrier| carrier.meter.at <= now);
		ensure!(past, "I5: a carrier's meter is ahead of the chain");
		Ok(())
	}

	fn check_emptiness() -> Checked {
		let told = Accounts::<T>::iter_values().all(|account| !account.is_empty());
		ensure!(told, "I6: an account is stored that says nothing");
		let told = HandedOut::<T>::iter_values().all(|points| !points.is_zero());
		ensure!(told, "I6: points are stored that are none");
		for organs in Offices::<T>::iter_values() {
			ensure!(!organs.is_empty(), "I6: offices are stored that are none");
			let distinct: BTreeSet<_> = organs.iter().collect();
			ensure!(distinct.len() == organs.len(), "I6: an organ is stored twice");
		}
		Ok(())
	}
}
