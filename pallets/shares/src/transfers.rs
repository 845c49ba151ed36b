//! Transfers of credit balances between members (GenG 76).

use crate::{
	ledger::Terms, Config, Error, Event, Holding, Holdings, Pallet, Permitted, Subscriptions, Transfer,
	Transfers,
};
use allmende_primitives::{
	traits::{Calendar, Register},
	Cents, CoopId, TransferRule,
};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

type Offer<T> = Transfer<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_transfer(
		coop: CoopId,
		from: T::AccountId,
		to: T::AccountId,
		shares: u32,
	) -> DispatchResult {
		let terms = Self::terms(coop)?;
		Self::ensure_not_barred(&terms)?;
		ensure!(from != to, Error::<T>::TransferToSelf);
		ensure!(shares > 0, Error::<T>::ZeroShares);
		ensure!(T::Register::is_member(coop, &from), Error::<T>::NotMember);
		let number = T::Register::number(coop, &to).ok_or(Error::<T>::NotMember)?;
		ensure!(!Transfers::<T>::contains_key(coop, &from), Error::<T>::AlreadyOffered);
		let credit = Self::ensure_transferable(coop, &from, shares, &terms)?.credit;

		let agreed_on = T::Calendar::today();
		let offer = Transfer { to: to.clone(), number, shares, credit, agreed_on, accepted: false };
		Transfers::<T>::insert(coop, &from, offer);
		Self::deposit_event(Event::TransferAgreed { coop, from, to, shares, credit });
		Ok(())
	}

	pub(crate) fn do_accept_transfer(
		coop: CoopId,
		from: T::AccountId,
		to: T::AccountId,
		shares: u32,
		credit: Cents,
	) -> DispatchResult {
		let mut offer = Transfers::<T>::get(coop, &from).ok_or(Error::<T>::NotOffered)?;
		ensure!(offer.to == to, Error::<T>::NotAuthorised);
		ensure!(offer.shares == shares && offer.credit == credit, Error::<T>::TermsMismatch);
		let terms = Self::terms(coop)?;
		if terms.shares.transfer == TransferRule::WithConsent {
			ensure!(!offer.accepted, Error::<T>::AlreadyAccepted);
			Self::ensure_executable(coop, &from, &offer, &terms)?;
			offer.accepted = true;
			Transfers::<T>::insert(coop, &from, offer);
			Self::deposit_event(Event::TransferAccepted { coop, from, to, shares, credit });
			return Ok(());
		}
		Self::execute_transfer(coop, from, offer, &terms)
	}

	pub(crate) fn do_consent_transfer(
		coop: CoopId,
		from: T::AccountId,
		to: T::AccountId,
		shares: u32,
	) -> DispatchResult {
		let offer = Transfers::<T>::get(coop, &from).ok_or(Error::<T>::NotOffered)?;
		ensure!(offer.to == to && offer.shares == shares, Error::<T>::TermsMismatch);
		ensure!(offer.accepted, Error::<T>::NotAccepted);
		let terms = Self::terms(coop)?;
		Self::execute_transfer(coop, from, offer, &terms)
	}

	pub(crate) fn do_cancel_transfer(coop: CoopId, from: T::AccountId, by: T::AccountId) -> DispatchResult {
		let offer = Transfers::<T>::get(coop, &from).ok_or(Error::<T>::NotOffered)?;
		ensure!(by == from || by == offer.to, Error::<T>::NotAuthorised);

		Transfers::<T>::remove(coop, &from);
		Self::deposit_event(Event::TransferCancelled { coop, from, to: offer.to, by });
		Ok(())
	}

	/// Carries a transfer out. The whole holding ends the membership, after the shares have gone.
	fn execute_transfer(coop: CoopId, from: T::AccountId, offer: Offer<T>, terms: &Terms) -> DispatchResult {
		let moved = Self::ensure_executable(coop, &from, &offer, terms)?;
		Transfers::<T>::remove(coop, &from);
		Self::lower(coop, &from, moved)?;
		Self::raise(coop, &offer.to, moved)?;
		Self::deposit_event(Event::SharesTransferred {
			coop,
			from: from.clone(),
			to: offer.to.clone(),
			shares: moved.shares,
			credit: moved.credit,
		});
		// What was paid in on the shares can make an admitted one lawful if the statute has changed in between.
		Self::take_up(coop, &offer.to, terms)?;
		if !Holdings::<T>::contains_key(coop, &from) {
			Subscriptions::<T>::remove(coop, &from);
			T::Register::end_by_transfer(coop, &from)?;
		}
		Ok(())
	}

	fn ensure_not_barred(terms: &Terms) -> DispatchResult {
		ensure!(terms.shares.transfer != TransferRule::Barred, Error::<T>::TransferBarred);
		Ok(())
	}

	/// Checks that so many shares can leave a holding, and answers them with the credit that goes with them.
	fn ensure_transferable(
		coop: CoopId,
		from: &T::AccountId,
		shares: u32,
		terms: &Terms,
	) -> Result<Holding, DispatchError> {
		let held = Holdings::<T>::get(coop, from).ok_or(Error::<T>::NotHolder)?;
		let rest = held.shares.checked_sub(shares).ok_or(Error::<T>::MoreThanHeld)?;
		if rest == 0 {
			ensure!(held.credit > 0, Error::<T>::NothingPaidIn);
			return Ok(held);
		}
		ensure!(rest >= terms.shares.compulsory, Error::<T>::BelowCompulsory);
		let credit = terms.value(shares)?;
		ensure!(credit <= held.credit, Error::<T>::NotFullyPaid);
		Ok(Holding { shares, credit })
	}

	/// Checks everything that must hold when a transfer is carried out, and answers what moves.
	fn ensure_executable(
		coop: CoopId,
		from: &T::AccountId,
		offer: &Offer<T>,
		terms: &Terms,
	) -> Result<Holding, DispatchError> {
		Self::ensure_not_barred(terms)?;
		ensure!(T::Register::is_member(coop, from), Error::<T>::NotMember);
		let number = T::Register::number(coop, &offer.to).ok_or(Error::<T>::NotMember)?;
		ensure!(number == offer.number, Error::<T>::TermsChanged);
		let moved = Self::ensure_transferable(coop, from, offer.shares, terms)?;
		ensure!(moved.credit == offer.credit, Error::<T>::TermsChanged);

		let held = Holdings::<T>::get(coop, &offer.to).ok_or(Error::<T>::NotHolder)?;
		let pending = Subscriptions::<T>::get(coop, &offer.to).map_or(0, |pending| pending.shares);
		Self::ensure_within_maximum(terms, &[held.shares, pending, moved.shares])?;
		let credit = held.credit.checked_add(moved.credit).ok_or(ArithmeticError::Overflow)?;
		let shares = held.shares.checked_add(moved.shares).ok_or(ArithmeticError::Overflow)?;
		ensure!(shares <= terms.shares.permitted(credit), Error::<T>::EarlierSharesNotPaid);
		Ok(moved)
	}
}
