//! What becomes of an account in the cooperatives, and what that means for its allowance.

use crate::{Accounts, Config, Error, Offices, Pallet, Sizes};
use allmende_primitives::{traits::Standing, CoopId, Organ};
use frame_support::ensure;
use sp_runtime::{traits::Zero, DispatchResult};

impl<T: Config> Standing<T::AccountId> for Pallet<T> {
	/// An inviter without an allowance gives nothing, which is no failure.
	///
	/// Errors: [`Error::AllowanceExhausted`] if the inviter has too little left.
	fn invited(inviter: &T::AccountId, who: &T::AccountId) -> DispatchResult {
		let target = Sizes::<T>::get().map(|sizes| sizes.invited).unwrap_or_default();
		if Self::capacity(inviter).is_zero() {
			return Ok(());
		}
		Self::top_up(who, target, |missing| Self::take_allowance(inviter, missing))
	}

	/// Remembered also of somebody who has an allowance, and so gets no credit: the home can be lost before the
	/// founding is complete.
	///
	/// Errors: [`Error::NotCarried`]; [`Error::AllowanceExhausted`] if the cooperative has too little left.
	fn sponsored(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		ensure!(Self::is_carried(coop), Error::<T>::NotCarried);
		let target = Sizes::<T>::get().map(|sizes| sizes.founder).unwrap_or_default();
		Self::top_up(who, target, |missing| Self::take_from_cooperative(coop, missing))?;
		Accounts::<T>::mutate(who, |account| account.sponsor = Some(coop));
		Ok(())
	}

	fn founded(coop: CoopId, founders: &[T::AccountId]) {
		let mut sponsor = None;
		let mut all_stood_for = true;
		for who in founders {
			let mut account = Accounts::<T>::get(who);
			let carried = |coop: &CoopId| Self::is_carried(*coop);
			let by = account.sponsor.filter(carried).or(account.home.filter(carried));
			all_stood_for = all_stood_for && by.is_some();
			sponsor = sponsor.or(by);
			// A sponsor's word is for one founding.
			if account.sponsor.take().is_some() {
				Self::put_account(who, account);
			}
		}
		if all_stood_for && sponsor.is_some() {
			Self::enter_carrier(coop, sponsor);
		}
	}

	/// Of a cooperative that is the account's first, or that is carried while the present home is not, it makes the
	/// home. A guest's credit ends with the allowance that it was the bridge to.
	fn joined(coop: CoopId, who: &T::AccountId) {
		let mut account = Accounts::<T>::get(who);
		let moves = match account.home {
			None => true,
			Some(home) => !Self::is_carried(home) && Self::is_carried(coop),
		};
		if moves {
			Self::set_home(who, &mut account, Some(coop));
		}
		if !Self::allowance_of(who, &account).0.capacity.is_zero() {
			account.credit = Zero::zero();
		}
		Self::put_account(who, account);
	}

	fn left(coop: CoopId, who: &T::AccountId, other: Option<CoopId>) {
		let mut account = Accounts::<T>::get(who);
		if account.home == Some(coop) {
			Self::set_home(who, &mut account, other);
			Self::put_account(who, account);
		}
	}

	/// A set and not a count: being told twice changes nothing.
	fn seated(coop: CoopId, organ: Organ, who: &T::AccountId) {
		Self::change_office(coop, who, |organs| {
			if !organs.contains(&organ) {
				// There is room for every organ.
				let _ = organs.try_push(organ);
			}
		});
	}

	fn unseated(coop: CoopId, organ: Organ, who: &T::AccountId) {
		Self::change_office(coop, who, |organs| organs.retain(|held| *held != organ));
	}
}

impl<T: Config> Pallet<T> {
	fn change_office(coop: CoopId, who: &T::AccountId, change: impl FnOnce(&mut crate::OrgansHeld)) {
		let mut organs = Offices::<T>::get(who, coop);
		let before = organs.is_empty();
		change(&mut organs);
		let mut account = Accounts::<T>::get(who);
		if before != organs.is_empty() && account.home == Some(coop) {
			// The capacity may change.
			Self::settle(who, &mut account);
			Self::put_account(who, account);
		}
		if organs.is_empty() {
			Offices::<T>::remove(who, coop);
		} else {
			Offices::<T>::insert(who, coop, organs);
		}
	}
}
