//! How much a member can promise: what counts against the limit, what raises it, what lowers it.

use crate::{
	books::share, functions::sound, Config, Counterparties, Credit, Credits, Error, Event, Pallet, PledgeId,
	PledgeOf,
};
use allmende_primitives::{
	currency::{CreditRule, CurrencyId, Units},
	traits::Register,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, Rounding};

impl<T: Config> Pallet<T> {
	/// The limit today. What was earned stays when the policy changes, but for its highest limit.
	pub(crate) fn limit(credit: &Credit, rule: &CreditRule) -> Units {
		credit.limit.unwrap_or(rule.first).min(rule.most)
	}

	/// Whether somebody can promise so much more: within his limit, and not while a pledge of his is in default.
	pub(crate) fn ensure_room(credit: &Credit, rule: &CreditRule, more: Units) -> Result<(), Error<T>> {
		ensure!(credit.in_default == 0, Error::<T>::InDefault);
		let committed = credit.committed().and_then(|committed| committed.checked_add(more));
		let fits = committed.is_some_and(|committed| committed <= Self::limit(credit, rule));
		ensure!(fits, Error::<T>::CreditExceeded);
		Ok(())
	}

	/// Changes somebody's credit, all or nothing.
	pub(crate) fn change_credit(
		currency: CurrencyId,
		who: &T::AccountId,
		change: impl FnOnce(&mut Credit) -> Option<()>,
	) -> DispatchResult {
		Credits::<T>::try_mutate(currency, who, |credit| sound(change(credit)))
	}

	/// A whole claim was delivered to somebody, of a pledge that is not in default: the pledger's limit rises, if that is a member who has not raised it within
	/// the period. Only members are known to be different people; accounts are not.
	pub(crate) fn reward(
		currency: CurrencyId,
		pledge: &PledgeOf<T>,
		claimant: &T::AccountId,
		value: Units,
	) -> DispatchResult {
		if !T::Register::is_member(Self::community(currency)?, claimant) {
			return Ok(());
		}
		let rule = Self::policy(currency)?.credit;
		let (key, today) = ((currency, pledge.pledger.clone()), Self::today());
		let counted = Counterparties::<T>::get(&key, claimant);
		if counted.is_some_and(|last| today < last.plus_days(rule.period_days.into())) {
			return Ok(());
		}
		// What cannot be reckoned raises nothing: a delivery never fails for it.
		let raise = share(value, rule.raise.numerator.into(), rule.raise.denominator.into(), Rounding::Down)
			.unwrap_or_default();
		let mut credit = Credits::<T>::get(currency, &pledge.pledger);
		let old = Self::limit(&credit, &rule);
		let limit = old.saturating_add(raise).min(rule.most);
		if limit > old {
			credit.limit = Some(limit);
			Credits::<T>::insert(currency, &pledge.pledger, credit);
			Counterparties::<T>::insert(key, claimant, today);
			let who = pledge.pledger.clone();
			Self::deposit_event(Event::LimitChanged { currency, who, old, limit });
		}
		Ok(())
	}

	/// Puts a pledge into default, once: it counts as broken, and the limit falls.
	pub(crate) fn put_in_default(
		currency: CurrencyId,
		id: PledgeId,
		pledge: &mut PledgeOf<T>,
	) -> DispatchResult {
		if pledge.defaulted_on.is_some() {
			return Ok(());
		}
		let rule = Self::policy(currency)?.credit;
		let mut credit = Credits::<T>::get(currency, &pledge.pledger);
		let old = Self::limit(&credit, &rule);
		let kept = share(old, rule.keep.numerator.into(), rule.keep.denominator.into(), Rounding::Down);
		// A part of it is never more than the whole.
		let limit = kept.ok_or(ArithmeticError::DivisionByZero)?.min(old);
		credit.limit = Some(limit);
		credit.broken = credit.broken.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		credit.in_default = credit.in_default.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Credits::<T>::insert(currency, &pledge.pledger, credit);
		pledge.defaulted_on = Some(Self::today());
		let (pledger, left) = (pledge.pledger.clone(), pledge.books.left);
		Self::deposit_event(Event::Defaulted { currency, pledge: id, pledger: pledger.clone(), left });
		Self::deposit_event(Event::LimitChanged { currency, who: pledger, old, limit });
		Ok(())
	}

	/// Takes one of the places that a member has for running pledges, if his limit has room. Answers the place of the pledge
	/// among all that he has made.
	pub(crate) fn take_place(
		currency: CurrencyId,
		who: &T::AccountId,
		rule: &CreditRule,
		value: Units,
	) -> Result<u32, DispatchError> {
		Credits::<T>::try_mutate(currency, who, |credit| {
			ensure!(credit.running < T::MaxRunning::get(), Error::<T>::TooManyRunning);
			Self::ensure_room(credit, rule, value)?;
			let place = credit.pledges;
			credit.open = credit.open.checked_add(value).ok_or(ArithmeticError::Overflow)?;
			credit.running = credit.running.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			credit.pledges = place.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(place)
		})
	}
}
