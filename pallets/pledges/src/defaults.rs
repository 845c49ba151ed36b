//! What becomes of what was not claimed or not delivered: bought back, guaranteed, covered, written off.
//!
//! The debtor first: whoever else is to pay for a default, or to bear it, does so for what the pledger's own units do not
//! cover. That is the defence of a guarantor (*Einrede der Vorausklage*, BGB 771), and holds for the pot and for all who
//! hold the currency, too. Among the guarantors there is no order: each owes the whole of what he has guaranteed, and the
//! creditor chooses (BGB 769). What he has paid beyond his part is between them.

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
use sp_runtime::{DispatchError, DispatchResult};

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
		Self::relieve(currency, id, &mut pledge, Relief::BoughtBack, Some(who), amount)?;
		Self::keep(currency, id, pledge, amount)
	}

	pub(crate) fn do_collect(currency: CurrencyId, id: PledgeId) -> DispatchResult {
		let mut pledge = Self::ensure_overdue(currency, id)?;
		Self::put_in_default(currency, id, &mut pledge)?;
		let left = pledge.books.left;
		let amount = Self::take_own(currency, id, &mut pledge, left)?;
		ensure!(amount > 0, Error::<T>::NothingToCollect);
		Self::keep(currency, id, pledge, amount)
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
			Status::Accepted => sound(pledge.books.outstanding())?,
			_ => return Err(Error::<T>::WrongStatus.into()),
		};
		// When nobody can change his vote any more the others have relied on it.
		let stands = pledge.status == Status::Accepted || Self::has_passed(&pledge.poll.window);
		ensure!(amount >= old || !stands, Error::<T>::GuaranteeStands);
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
		ensure!(amount <= old, Error::<T>::MoreThanGuaranteed);
		Self::put_in_default(currency, id, &mut pledge)?;
		let own = Self::take_own(currency, id, &mut pledge, amount)?;
		let rest = sound(amount.checked_sub(own))?;
		if rest > 0 {
			T::Currencies::retire(currency, Source::Free(&who), rest)?;
			Self::set_guarantee(currency, id, &who, old, sound(old.checked_sub(rest))?)?;
			Self::relieve(currency, id, &mut pledge, Relief::StoodIn, Some(who), rest)?;
		}
		Self::keep(currency, id, pledge, amount)
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
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		// What has become less since the assembly was convened makes no decision void.
		let amount = amount.min(pledge.books.left);
		Self::put_in_default(currency, id, &mut pledge)?;
		Self::tell_decided(decision, currency, id, Relief::Covered);
		let own = Self::take_own(currency, id, &mut pledge, amount)?;
		let rest = sound(amount.checked_sub(own))?;
		if rest > 0 {
			let pot = T::Currencies::pot(currency);
			T::Currencies::retire(currency, Source::Free(&pot), rest)?;
			Self::relieve(currency, id, &mut pledge, Relief::Covered, None, rest)?;
		}
		Self::keep(currency, id, pledge, amount)
	}

	pub(crate) fn do_write_off(decision: Decision, currency: CurrencyId, id: PledgeId) -> DispatchResult {
		let mut pledge = Self::ensure_decided(&decision, currency, id)?;
		Self::put_in_default(currency, id, &mut pledge)?;
		Self::tell_decided(decision, currency, id, Relief::WrittenOff);
		let left = pledge.books.left;
		Self::take_own(currency, id, &mut pledge, left)?;
		let rest = pledge.books.left;
		if rest > 0 {
			T::Currencies::write_off(currency, rest)?;
			Self::relieve(currency, id, &mut pledge, Relief::WrittenOff, None, rest)?;
		}
		Self::keep(currency, id, pledge, left)
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

	/// Takes what the pledger of an overdue pledge has himself, of so much at most: a late buy-back, whoever asks for it.
	/// Answers how much it was. Takes nothing of a pledge of which nothing is left.
	fn take_own(
		currency: CurrencyId,
		id: PledgeId,
		pledge: &mut PledgeOf<T>,
		most: Units,
	) -> Result<Units, DispatchError> {
		let pledger = pledge.pledger.clone();
		let amount = T::Currencies::available(currency, &pledger).min(pledge.books.left).min(most);
		if amount > 0 {
			T::Currencies::retire(currency, Source::Free(&pledger), amount)?;
			pledge.late = true;
			Self::relieve(currency, id, pledge, Relief::BoughtBack, Some(pledger), amount)?;
		}
		Ok(amount)
	}

	/// Enters into the books that so much less is left of a pledge, after the currency knows it. Whoever calls this keeps
	/// the pledge afterwards, once, with all that it has fallen by.
	fn relieve(
		currency: CurrencyId,
		id: PledgeId,
		pledge: &mut PledgeOf<T>,
		how: Relief,
		by: Option<T::AccountId>,
		amount: Units,
	) -> DispatchResult {
		pledge.books = sound(pledge.books.relieve(amount, how))?;
		let outstanding = sound(pledge.books.outstanding())?;
		Self::deposit_event(Event::Relieved { currency, pledge: id, how, by, amount, outstanding });
		Ok(())
	}
}
