//! What becomes of what was not claimed or not delivered: bought back, guaranteed, covered, written off.

use crate::{
	functions::sound, Config, Credits, Error, Event, Guarantees, Pallet, PledgeId, PledgeOf, Pledges, Relief,
	Status,
};
use allmende_primitives::{
	assembly::{Body, Electorate},
	currency::{Currencies, CurrencyId, Source, Units},
	CoopId, Majority,
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchResult;

/// What an assembly has decided of a pledge.
pub(crate) struct Decision {
	pub coop: CoopId,
	pub majority: Majority,
	pub reason: H256,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_buy_back(
		currency: CurrencyId,
		id: PledgeId,
		who: T::AccountId,
		amount: Units,
	) -> DispatchResult {
		let mut pledge = Self::pledge_of(currency, id)?;
		ensure!(who == pledge.pledger, Error::<T>::NotPledger);
		ensure!(pledge.status == Status::Accepted, Error::<T>::WrongStatus);
		Self::ensure_left(&pledge, amount)?;
		T::Currencies::retire(currency, Source::Free(&who), amount)?;
		pledge.late |= pledge.due.is_some_and(|due| Self::has_passed(&due));
		Self::relieve(currency, id, pledge, Relief::BoughtBack, Some(who), amount)
	}

	pub(crate) fn do_guarantee(
		currency: CurrencyId,
		id: PledgeId,
		who: T::AccountId,
		amount: Units,
	) -> DispatchResult {
		let pledge = Self::pledge_of(currency, id)?;
		let body = Body::Members(Self::community(currency)?);
		let voter = T::Electorate::voter(body, &who).ok_or(Error::<T>::NotEntitled)?;
		let own = who == pledge.pledger || voter.number == pledge.number;
		ensure!(!own, Error::<T>::OwnPledge);
		ensure!(pledge.defaulted_on.is_none(), Error::<T>::InDefault);
		let old = Guarantees::<T>::get((currency, id), &who).unwrap_or_default();
		let most = match pledge.status {
			Status::Open => pledge.terms.value,
			Status::Accepted => {
				// The others have relied on it.
				ensure!(amount >= old, Error::<T>::GuaranteeStands);
				sound(pledge.books.outstanding())?
			},
			_ => return Err(Error::<T>::WrongStatus.into()),
		};
		ensure!(amount > 0 || old > 0, Error::<T>::ZeroAmount);
		ensure!(amount <= most, Error::<T>::MoreThanLeft);
		if let Some(more) = amount.checked_sub(old).filter(|more| *more > 0) {
			let rule = Self::policy(currency)?.credit;
			Self::ensure_room(&Credits::<T>::get(currency, &who), &rule, more)?;
		}
		Self::set_guarantee(currency, id, &who, old, amount)?;
		Self::deposit_event(Event::Guaranteed { currency, pledge: id, guarantor: who, old, amount });
		Ok(())
	}

	/// Changes a guarantee, and what it takes of the guarantor's limit.
	fn set_guarantee(
		currency: CurrencyId,
		id: PledgeId,
		who: &T::AccountId,
		old: Units,
		amount: Units,
	) -> DispatchResult {
		Self::change_credit(currency, who, |credit| {
			credit.guaranteed = credit.guaranteed.checked_sub(old)?.checked_add(amount)?;
			Some(())
		})?;
		match amount {
			0 => Guarantees::<T>::remove((currency, id), who),
			_ => Guarantees::<T>::insert((currency, id), who, amount),
		}
		Ok(())
	}

	pub(crate) fn do_call_guarantor(
		currency: CurrencyId,
		id: PledgeId,
		who: T::AccountId,
		amount: Units,
	) -> DispatchResult {
		let mut pledge = Self::ensure_overdue(currency, id)?;
		let old = Guarantees::<T>::get((currency, id), &who).ok_or(Error::<T>::GuaranteeNotFound)?;
		Self::ensure_left(&pledge, amount)?;
		let rest = old.checked_sub(amount).ok_or(Error::<T>::MoreThanGuaranteed)?;
		Self::put_in_default(currency, id, &mut pledge)?;
		T::Currencies::retire(currency, Source::Free(&who), amount)?;
		Self::set_guarantee(currency, id, &who, old, rest)?;
		Self::relieve(currency, id, pledge, Relief::StoodIn, Some(who), amount)
	}

	pub(crate) fn do_release_guarantee(
		currency: CurrencyId,
		id: PledgeId,
		who: T::AccountId,
	) -> DispatchResult {
		let pledge = Self::pledge_of(currency, id)?;
		ensure!(!pledge.status.is_running(), Error::<T>::WrongStatus);
		let amount = Guarantees::<T>::get((currency, id), &who).ok_or(Error::<T>::GuaranteeNotFound)?;
		Self::set_guarantee(currency, id, &who, amount, 0)?;
		Self::deposit_event(Event::GuaranteeReleased { currency, pledge: id, guarantor: who, amount });
		Ok(())
	}

	pub(crate) fn do_declare_default(currency: CurrencyId, id: PledgeId) -> DispatchResult {
		let mut pledge = Self::ensure_overdue(currency, id)?;
		ensure!(pledge.defaulted_on.is_none(), Error::<T>::AlreadyInDefault);
		Self::put_in_default(currency, id, &mut pledge)?;
		Self::keep(currency, id, pledge, 0)
	}

	pub(crate) fn do_cover(
		decision: Decision,
		currency: CurrencyId,
		id: PledgeId,
		amount: Units,
	) -> DispatchResult {
		let mut pledge = Self::ensure_decided(&decision, currency, id)?;
		Self::ensure_left(&pledge, amount)?;
		Self::put_in_default(currency, id, &mut pledge)?;
		let pot = T::Currencies::pot(currency);
		T::Currencies::retire(currency, Source::Free(&pot), amount)?;
		Self::tell_decided(decision, currency, id, Relief::Covered);
		Self::relieve(currency, id, pledge, Relief::Covered, None, amount)
	}

	pub(crate) fn do_write_off(decision: Decision, currency: CurrencyId, id: PledgeId) -> DispatchResult {
		let mut pledge = Self::ensure_decided(&decision, currency, id)?;
		Self::put_in_default(currency, id, &mut pledge)?;
		let amount = pledge.books.left;
		T::Currencies::write_off(currency, amount)?;
		Self::tell_decided(decision, currency, id, Relief::WrittenOff);
		Self::relieve(currency, id, pledge, Relief::WrittenOff, None, amount)
	}

	pub(crate) fn do_make_good(
		currency: CurrencyId,
		id: PledgeId,
		who: T::AccountId,
		amount: Units,
	) -> DispatchResult {
		let mut pledge = Self::pledge_of(currency, id)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		pledge.books = pledge.books.recover(amount).ok_or(Error::<T>::MoreThanWrittenOff)?;
		T::Currencies::recover(currency, Source::Free(&who), amount)?;
		let written_off = pledge.books.written_off;
		Pledges::<T>::insert(currency, id, pledge);
		Self::deposit_event(Event::MadeGood { currency, pledge: id, by: who, amount, written_off });
		Ok(())
	}

	fn tell_decided(decision: Decision, currency: CurrencyId, id: PledgeId, how: Relief) {
		let Decision { coop, majority, reason } = decision;
		Self::deposit_event(Event::Decided { currency, pledge: id, coop, majority, how, reason });
	}

	/// An overdue pledge on which the community's own assembly has decided.
	fn ensure_decided(
		decision: &Decision,
		currency: CurrencyId,
		id: PledgeId,
	) -> Result<PledgeOf<T>, Error<T>> {
		ensure!(Self::community(currency)? == decision.coop, Error::<T>::NotAuthorised);
		Self::ensure_overdue(currency, id)
	}

	/// An overdue pledge, whether or not anybody has put it into default.
	fn ensure_overdue(currency: CurrencyId, id: PledgeId) -> Result<PledgeOf<T>, Error<T>> {
		let pledge = Self::accepted(currency, id)?;
		ensure!(Self::is_overdue(&pledge), Error::<T>::NotOverdue);
		Ok(pledge)
	}

	fn ensure_left(pledge: &PledgeOf<T>, amount: Units) -> Result<(), Error<T>> {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(amount <= pledge.books.left, Error::<T>::MoreThanLeft);
		Ok(())
	}

	/// Enters that so much less is left of a pledge, after the currency knows it.
	fn relieve(
		currency: CurrencyId,
		id: PledgeId,
		mut pledge: PledgeOf<T>,
		how: Relief,
		by: Option<T::AccountId>,
		amount: Units,
	) -> DispatchResult {
		pledge.books = sound(pledge.books.relieve(amount, how))?;
		let outstanding = sound(pledge.books.outstanding())?;
		Self::deposit_event(Event::Relieved { currency, pledge: id, how, by, amount, outstanding });
		Self::keep(currency, id, pledge, amount)
	}
}
