//! Making, burning, paying and holding units. Each settles the accounts that it touches first.

use crate::{Config, Cover, Covers, Currency, Error, Event, HoldReason, Memo, Pallet};
use allmende_primitives::{
	currency::{CurrencyId, DemurragePoint, Source, Split, Units},
	traits::Calendar,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::{
			hold::{Inspect as _, Mutate as _},
			Inspect, Mutate,
		},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, ArithmeticError, DispatchError, DispatchResult,
	Rounding,
};

// What the calls and the pallets around this one ask for.
impl<T: Config> Pallet<T> {
	/// A plain transfer that says why it is refused.
	pub(crate) fn do_transfer(
		currency: CurrencyId,
		from: T::AccountId,
		to: T::AccountId,
		amount: Units,
		memo: Memo,
	) -> DispatchResult {
		let details = Self::details(currency)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(from != to, Error::<T>::TransferToSelf);
		ensure!(!details.paused, Error::<T>::Paused);
		Self::ensure_can_hold(currency, &details, &to)?;
		let standing = Self::standing(currency, &details, &from);
		let owned = standing.balance.saturating_sub(standing.accrued);
		ensure!(amount <= owned, Error::<T>::InsufficientBalance);
		let left = standing.balance.saturating_sub(amount);
		ensure!(left >= standing.least(), Error::<T>::LastUnit);
		ensure!(amount <= standing.spendable(), Error::<T>::DailyLimitExceeded);

		// As any wallet's: the freeze says the same.
		T::Assets::transfer(currency, &from, &to, amount, Preservation::Expendable)?;
		Self::deposit_event(Event::Paid { currency, from, to, amount, memo });
		Ok(())
	}

	pub(crate) fn do_issue(
		currency: CurrencyId,
		pledger: &T::AccountId,
		value: Units,
	) -> Result<Split, DispatchError> {
		let details = Self::details(currency)?;
		ensure!(!details.paused, Error::<T>::Paused);
		Self::ensure_can_hold(currency, &details, pledger)?;
		let part = details.policy.advance;
		let advance = multiply_by_rational_with_rounding(
			value,
			part.numerator.into(),
			part.denominator.into(),
			Rounding::Down,
		)
		.ok_or(ArithmeticError::Overflow)?;
		let split = Split { advance, pot: value.checked_sub(advance).ok_or(ArithmeticError::Underflow)? };
		let cover = Self::change_cover(currency, |cover| {
			cover.outstanding = cover.outstanding.checked_add(value)?;
			Some(())
		})?;
		Self::mint(currency, &details, pledger, split.advance)?;
		Self::mint(currency, &details, &Self::pot_account(currency), split.pot)?;
		Self::deposit_event(Event::UnitsIssued {
			currency,
			pledger: pledger.clone(),
			advance: split.advance,
			pot: split.pot,
			outstanding: cover.outstanding,
		});
		Ok(split)
	}

	pub(crate) fn do_retire(
		currency: CurrencyId,
		from: Source<T::AccountId>,
		amount: Units,
	) -> DispatchResult {
		let details = Self::details(currency)?;
		ensure!(amount <= Covers::<T>::get(currency).outstanding, Error::<T>::ExceedsOutstanding);
		let cover = Self::change_cover(currency, |cover| {
			cover.outstanding = cover.outstanding.checked_sub(amount)?;
			Some(())
		})?;
		let who = Self::burn(currency, &details, from, amount)?;
		let outstanding = cover.outstanding;
		Self::deposit_event(Event::UnitsRetired { currency, who, amount, outstanding });
		Ok(())
	}

	pub(crate) fn do_write_off(currency: CurrencyId, amount: Units) -> DispatchResult {
		Self::details(currency)?;
		ensure!(amount <= Covers::<T>::get(currency).outstanding, Error::<T>::ExceedsOutstanding);
		let Cover { outstanding, written_off, .. } = Self::change_cover(currency, |cover| {
			cover.outstanding = cover.outstanding.checked_sub(amount)?;
			cover.written_off = cover.written_off.checked_add(amount)?;
			Some(())
		})?;
		Self::deposit_event(Event::UnitsWrittenOff { currency, amount, outstanding, written_off });
		Ok(())
	}

	pub(crate) fn do_recover(
		currency: CurrencyId,
		from: Source<T::AccountId>,
		amount: Units,
	) -> DispatchResult {
		let details = Self::details(currency)?;
		ensure!(amount <= Covers::<T>::get(currency).written_off, Error::<T>::ExceedsWrittenOff);
		let cover = Self::change_cover(currency, |cover| {
			cover.written_off = cover.written_off.checked_sub(amount)?;
			Some(())
		})?;
		let who = Self::burn(currency, &details, from, amount)?;
		let written_off = cover.written_off;
		Self::deposit_event(Event::UnitsRecovered { currency, who, amount, written_off });
		Ok(())
	}

	pub(crate) fn do_pay(
		currency: CurrencyId,
		from: Source<T::AccountId>,
		to: &T::AccountId,
		amount: Units,
	) -> DispatchResult {
		let details = Self::details(currency)?;
		ensure!(!details.paused, Error::<T>::Paused);
		Self::ensure_can_hold(currency, &details, to)?;
		let payer = match from {
			Source::Free(who) => {
				Self::settle_account(currency, &details, who)?;
				who
			},
			// Out of the escrow first, so that wallets see a payment. To its owner it would be a release that owes nothing.
			Source::Escrow(who) => {
				ensure!(who != to, Error::<T>::TransferToSelf);
				Self::take_out(currency, &details, HoldReason::Escrow, who, amount)?;
				who
			},
		};
		Self::ensure_free(currency, payer, amount)?;
		if matches!(from, Source::Free(_)) {
			let left = Self::standing(currency, &details, payer).left;
			ensure!(left.is_none_or(|left| amount <= left), Error::<T>::DailyLimitExceeded);
		}
		Self::settle_account(currency, &details, to)?;
		Self::lifted(currency, || {
			T::Assets::transfer(currency, payer, to, amount, Preservation::Expendable)
		})?;
		match from {
			// It counts as sent, like a plain transfer: else a stolen key could empty the account by it.
			Source::Free(payer) => {
				Self::settle_account(currency, &details, payer)?;
			},
			Source::Escrow(payer) => Self::record_balance(currency, &details, payer),
		}
		Self::record_balance(currency, &details, to);
		Ok(())
	}

	/// Puts units into escrow for a reason, and answers how far demurrage has come.
	pub(crate) fn do_hold(
		currency: CurrencyId,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Units,
	) -> Result<DemurragePoint, DispatchError> {
		let details = Self::details(currency)?;
		Self::settle_account(currency, &details, who)?;
		let balance = T::Assets::balance(currency, who);
		ensure!(amount <= balance, Error::<T>::InsufficientBalance);
		ensure!(amount < balance, Error::<T>::LastUnit);
		Self::lifted(currency, || T::Holds::hold(currency, &reason.into(), who, amount))?;
		Self::record_balance(currency, &details, who);
		Ok(DemurragePoint(details.demurrage.at(T::Calendar::now())))
	}

	/// Gives units out of escrow back to their owner, less what has accrued on them since they went there.
	pub(crate) fn do_release(
		currency: CurrencyId,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Units,
		since: DemurragePoint,
	) -> DispatchResult {
		let details = Self::details(currency)?;
		Self::take_out(currency, &details, reason, who, amount)?;
		Self::charge(currency, &details, who, amount, since)
	}

	/// Moves units out of escrow, and owes nothing for the time that they were there.
	fn take_out(
		currency: CurrencyId,
		details: &Currency,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Units,
	) -> DispatchResult {
		Self::ensure_held(currency, reason, who, amount)?;
		Self::settle_account(currency, details, who)?;
		T::Holds::release(currency, &reason.into(), who, amount, Precision::Exact)?;
		Self::record_balance(currency, details, who);
		Ok(())
	}
}

// Units that come and go.
impl<T: Config> Pallet<T> {
	/// Makes units. Whoever calls this raises the cover by as much.
	pub(crate) fn mint(
		currency: CurrencyId,
		details: &Currency,
		to: &T::AccountId,
		amount: Units,
	) -> DispatchResult {
		Self::settle_account(currency, details, to)?;
		if amount > 0 {
			T::Assets::mint_into(currency, to, amount)?;
			Self::record_balance(currency, details, to);
		}
		Ok(())
	}

	/// Burns units and answers whose they were. Whoever calls this lowers the cover by as much.
	fn burn(
		currency: CurrencyId,
		details: &Currency,
		from: Source<T::AccountId>,
		amount: Units,
	) -> Result<T::AccountId, DispatchError> {
		match from {
			Source::Free(who) => {
				Self::settle_account(currency, details, who)?;
				Self::ensure_free(currency, who, amount)?;
				Self::lifted(currency, || {
					let expendable = Preservation::Expendable;
					T::Assets::burn_from(
						currency,
						who,
						amount,
						expendable,
						Precision::Exact,
						Fortitude::Polite,
					)
				})?;
				Self::record_balance(currency, details, who);
				Ok(who.clone())
			},
			Source::Escrow(who) => {
				Self::burn_held(currency, HoldReason::Escrow, who, amount)?;
				Ok(who.clone())
			},
		}
	}

	/// Burns units in escrow. Whoever calls this lowers the cover by as much.
	pub(crate) fn burn_held(
		currency: CurrencyId,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Units,
	) -> DispatchResult {
		Self::ensure_held(currency, reason, who, amount)?;
		T::Holds::burn_held(currency, &reason.into(), who, amount, Precision::Exact, Fortitude::Force)?;
		Ok(())
	}

	/// Checks that an account that has been settled has so much outside the escrow.
	fn ensure_free(currency: CurrencyId, who: &T::AccountId, amount: Units) -> Result<(), Error<T>> {
		let balance = T::Assets::balance(currency, who);
		ensure!(amount <= balance, Error::<T>::InsufficientBalance);
		let bound = amount == balance && T::Holds::total_balance_on_hold(currency, who) > 0;
		ensure!(!bound, Error::<T>::LastUnit);
		Ok(())
	}

	fn ensure_held(
		currency: CurrencyId,
		reason: HoldReason,
		who: &T::AccountId,
		amount: Units,
	) -> Result<(), Error<T>> {
		let held = T::Holds::balance_on_hold(currency, &reason.into(), who);
		ensure!(amount <= held, Error::<T>::InsufficientEscrow);
		Ok(())
	}

	/// Changes what stands behind a currency, or answers an error if a sum would leave its type.
	pub(crate) fn change_cover(
		currency: CurrencyId,
		change: impl FnOnce(&mut Cover) -> Option<()>,
	) -> Result<Cover, DispatchError> {
		Covers::<T>::try_mutate(currency, |cover| {
			change(cover).ok_or(ArithmeticError::Overflow)?;
			Ok(*cover)
		})
	}
}
