//! The book of holdings and the tokens that follow it. Nothing else changes either of the two.

use crate::{
	Config, Error, Event, Holding, Holdings, Pallet, Permitted, ShareTokens, TokenId, Total, Totals,
};
use crate::{Subscriptions, TokenCooperatives};
use allmende_primitives::{traits::Cooperatives, traits::StatuteInForce, Cents, CoopId, ShareTerms};
use frame_support::{
	ensure,
	traits::{
		fungibles::{metadata::Mutate as _, Create, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
};
use pallet_assets::AssetIdAllocator;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// Ends the name of every share token, so that wallets show what it is.
const NAME_SUFFIX: &[u8] = b" shares";
/// Its length, for the check of the configuration.
pub(crate) const NAME_SUFFIX_LEN: u32 = 7;
/// Shares are whole.
const TOKEN_DECIMALS: u8 = 0;
/// One share is the least that there is.
const TOKEN_MIN_BALANCE: u128 = 1;

/// The statute in force and what it says about shares.
pub(crate) struct Terms {
	pub(crate) statute: StatuteInForce,
	pub(crate) shares: ShareTerms,
}

impl Terms {
	/// The nominal value of so many shares.
	pub(crate) fn value(&self, shares: u32) -> Result<Cents, DispatchError> {
		Cents::from(shares).checked_mul(self.shares.nominal).ok_or_else(|| ArithmeticError::Overflow.into())
	}
}

impl<T: Config> Pallet<T> {
	/// The terms of a cooperative, `None` if its form has no shares.
	pub(crate) fn maybe_terms(coop: CoopId) -> Result<Option<Terms>, DispatchError> {
		let statute = T::Cooperatives::statute(coop).ok_or(Error::<T>::NotFound)?;
		Ok(statute.parameters.shares.map(|shares| Terms { statute, shares }))
	}

	/// The terms of a cooperative that has shares.
	pub(crate) fn terms(coop: CoopId) -> Result<Terms, DispatchError> {
		Self::maybe_terms(coop)?.ok_or_else(|| Error::<T>::SharesNotAllowed.into())
	}

	/// Makes the share token.
	pub(crate) fn open_token(coop: CoopId) -> DispatchResult {
		ensure!(!ShareTokens::<T>::contains_key(coop), Error::<T>::AlreadyExists);
		let name = T::Cooperatives::name(coop).ok_or(Error::<T>::NotFound)?;
		let symbol = T::Cooperatives::symbol(coop).ok_or(Error::<T>::NotFound)?;
		let token = T::TokenIds::next().ok_or(Error::<T>::TokenIdUnavailable)?;
		let owner = Self::account_id();
		// Sufficient: members own nothing else that would keep their accounts.
		T::Assets::create(token, owner.clone(), true, TOKEN_MIN_BALANCE)?;
		let limit = T::TokenNameLimit::get().saturating_sub(NAME_SUFFIX_LEN);
		let name = [cut(&name, limit), NAME_SUFFIX].concat();
		T::Assets::set(token, &owner, name, symbol.into_inner(), TOKEN_DECIMALS)?;
		ShareTokens::<T>::insert(coop, token);
		TokenCooperatives::<T>::insert(token, coop);
		Self::deposit_event(Event::ShareTokenOpened { coop, token });
		Ok(())
	}

	/// Gives shares and credit to someone: the tokens first, then the book.
	pub(crate) fn raise(coop: CoopId, who: &T::AccountId, by: Holding) -> Result<Holding, DispatchError> {
		T::Assets::mint_into(Self::token(coop)?, who, by.shares.into())?;
		let old = Holdings::<T>::get(coop, who);
		let held = old.unwrap_or_default();
		let new = Holding {
			shares: held.shares.checked_add(by.shares).ok_or(ArithmeticError::Overflow)?,
			credit: held.credit.checked_add(by.credit).ok_or(ArithmeticError::Overflow)?,
		};
		Holdings::<T>::insert(coop, who, new);
		Self::change_total(coop, |total| {
			total.shares = total.shares.checked_add(by.shares.into())?;
			total.credit = total.credit.checked_add(by.credit.into())?;
			if old.is_none() {
				total.holders = total.holders.checked_add(1)?;
			}
			Some(())
		})?;
		Ok(new)
	}

	/// Takes shares and credit from someone: the book first, with which the freeze falls, then the tokens. Without
	/// shares the holding ends, and no credit may remain.
	pub(crate) fn lower(coop: CoopId, who: &T::AccountId, by: Holding) -> DispatchResult {
		let held = Holdings::<T>::get(coop, who).ok_or(Error::<T>::NotHolder)?;
		let shares = held.shares.checked_sub(by.shares).ok_or(Error::<T>::MoreThanHeld)?;
		let credit = held.credit.checked_sub(by.credit).ok_or(Error::<T>::NotFullyPaid)?;
		let ends = shares == 0;
		if ends {
			ensure!(credit == 0, Error::<T>::TermsChanged);
			Holdings::<T>::remove(coop, who);
		} else {
			Holdings::<T>::insert(coop, who, Holding { shares, credit });
		}
		Self::change_total(coop, |total| {
			total.shares = total.shares.checked_sub(by.shares.into())?;
			total.credit = total.credit.checked_sub(by.credit.into())?;
			if ends {
				total.holders = total.holders.checked_sub(1)?;
			}
			Some(())
		})?;
		T::Assets::burn_from(
			Self::token(coop)?,
			who,
			by.shares.into(),
			Preservation::Expendable,
			Precision::Exact,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Books a payment on the shares that someone holds. Answers the credit balance before and after.
	pub(crate) fn pay_in(
		coop: CoopId,
		who: &T::AccountId,
		amount: Cents,
	) -> Result<(Cents, Cents), DispatchError> {
		let mut holding = Holdings::<T>::get(coop, who).ok_or(Error::<T>::NotHolder)?;
		let old = holding.credit;
		holding.credit = old.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		Holdings::<T>::insert(coop, who, holding);
		Self::change_total(coop, |total| {
			total.credit = total.credit.checked_add(amount.into())?;
			total.paid_in = total.paid_in.checked_add(amount.into())?;
			Some(())
		})?;
		Ok((old, holding.credit))
	}

	/// Takes up what the law permits of an admitted subscription. One formula, however many shares it is.
	pub(crate) fn take_up(coop: CoopId, who: &T::AccountId, terms: &Terms) -> DispatchResult {
		let Some(mut pending) = Subscriptions::<T>::get(coop, who).filter(|pending| pending.admitted) else {
			return Ok(());
		};
		let held = Holdings::<T>::get(coop, who).ok_or(Error::<T>::NotHolder)?;
		let permitted = terms.shares.permitted(held.credit).saturating_sub(held.shares);
		let taken = permitted.min(pending.shares);
		if taken == 0 {
			return Ok(());
		}
		pending.shares = pending.shares.saturating_sub(taken);
		if pending.shares == 0 {
			Subscriptions::<T>::remove(coop, who);
		} else {
			Subscriptions::<T>::insert(coop, who, pending);
		}
		let new = Self::raise(coop, who, Holding { shares: taken, credit: 0 })?;
		Self::deposit_event(Event::SharesTaken { coop, who: who.clone(), old: held.shares, new: new.shares });
		Ok(())
	}

	/// Changes a cooperative's sums, or answers an error if one would leave its type.
	pub(crate) fn change_total(
		coop: CoopId,
		change: impl FnOnce(&mut Total) -> Option<()>,
	) -> DispatchResult {
		Totals::<T>::try_mutate(coop, |total| {
			change(total).ok_or_else(|| DispatchError::from(ArithmeticError::Overflow))
		})
	}

	fn token(coop: CoopId) -> Result<TokenId, DispatchError> {
		ShareTokens::<T>::get(coop).ok_or_else(|| Error::<T>::NotFound.into())
	}
}

/// At most so many bytes of a name, without cutting a character in two.
fn cut(name: &[u8], limit: u32) -> &[u8] {
	let mut end = usize::try_from(limit).unwrap_or(usize::MAX).min(name.len());
	// In UTF-8, a byte of the form 10xxxxxx continues the character before it.
	while name.get(end).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) && end > 0 {
		end = end.saturating_sub(1);
	}
	name.get(..end).unwrap_or_default()
}
