//! From the claim to the delivery, with a rule for whoever stays silent.
//!
//! What a claim asks for is in escrow from its first to its last moment, and leaves it in one of two ways: retired, because
//! it was delivered, or released to the claimant. Nothing of this asks whether the pledger is a member still, or whether
//! the currency is paused.

use crate::{
	books::share, functions::sound, Claim, ClaimId, ClaimOf, Claimants, Claims, Config, Error, Event, Pallet,
	PledgeId, PledgeOf, Pledges, Stage,
};
use allmende_primitives::{
	assembly::Offices,
	currency::{Currencies, CurrencyId, Source, Units},
	traits::{Organs, Register},
	CoopId, Fraction, Organ,
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, Rounding};

/// A claim that a call is about.
pub(crate) type ClaimKey = (CurrencyId, PledgeId, ClaimId);

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(
		currency: CurrencyId,
		id: PledgeId,
		claimant: T::AccountId,
		units: u32,
		most: Units,
		request: H256,
	) -> DispatchResult {
		let mut pledge = Self::accepted(currency, id)?;
		let due = sound(pledge.due)?;
		ensure!(!Self::has_passed(&due), Error::<T>::ClaimingOver);
		ensure!(claimant != pledge.pledger, Error::<T>::OwnPledge);
		Self::ensure_addressed(currency, &pledge, &claimant)?;
		ensure!(units > 0, Error::<T>::ZeroUnits);
		ensure!(units <= pledge.books.left_units, Error::<T>::MoreThanLeft);
		let value = sound(pledge.books.value_of(units))?;
		ensure!(value <= most, Error::<T>::ValueTooHigh);
		let since = T::Currencies::escrow(currency, &claimant, value)?;

		let claim = pledge.next_claim;
		pledge.next_claim = claim.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		pledge.books = sound(pledge.books.claim(units, value))?;
		let until = Self::days_from_now(pledge.terms.deliver_within_days.into());
		Self::deposit_event(Event::Claimed {
			currency,
			pledge: id,
			claim,
			claimant: claimant.clone(),
			units,
			value,
			request,
			until,
		});
		let claimed_on = Self::today();
		let stage = Stage::Claimed { until };
		let entry = Claim { claimant, units, value, since, request, claimed_on, stage };
		Claims::<T>::insert((currency, id), claim, entry);
		Pledges::<T>::insert(currency, id, pledge);
		Ok(())
	}

	/// Ensures that the service is pledged to an account.
	fn ensure_addressed(currency: CurrencyId, pledge: &PledgeOf<T>, who: &T::AccountId) -> DispatchResult {
		let addressed = match &pledge.terms.claimants {
			Claimants::Members => T::Register::is_member(Self::community(currency)?, who),
			Claimants::Account(account) => account == who,
			Claimants::Holders => T::Currencies::may_hold(currency, who),
		};
		ensure!(addressed, Error::<T>::NotAddressed);
		Ok(())
	}

	pub(crate) fn do_deliver(key: ClaimKey, who: &T::AccountId, proof: H256) -> DispatchResult {
		let (currency, id, claim_id) = key;
		let (pledge, claim) = Self::claim_of(currency, id, claim_id)?;
		ensure!(*who == pledge.pledger, Error::<T>::NotPledger);
		let Stage::Claimed { until } = claim.stage else { return Err(Error::<T>::WrongStage.into()) };
		ensure!(!Self::has_passed(&until), Error::<T>::DeadlinePassed);
		let until = Self::days_from_now(T::ConfirmationDays::get());
		Self::move_claim(currency, id, claim_id, claim, Stage::Delivered { proof, until });
		Self::deposit_event(Event::Delivered { currency, pledge: id, claim: claim_id, proof, until });
		Ok(())
	}

	pub(crate) fn do_confirm(key: ClaimKey, who: &T::AccountId) -> DispatchResult {
		let (mut pledge, claim) = Self::claim_of(key.0, key.1, key.2)?;
		ensure!(*who == claim.claimant, Error::<T>::NotClaimant);
		match claim.stage {
			Stage::Claimed { until } => pledge.late |= Self::has_passed(&until),
			Stage::Delivered { .. } | Stage::Disputed { .. } => {},
			Stage::Settled { .. } => return Err(Error::<T>::WrongStage.into()),
		}
		Self::confirmed(key, pledge, claim, false)
	}

	pub(crate) fn do_settle_claim(key: ClaimKey) -> DispatchResult {
		let (pledge, claim) = Self::claim_of(key.0, key.1, key.2)?;
		let Stage::Delivered { until, .. } = claim.stage else {
			return Err(Error::<T>::WrongStage.into());
		};
		ensure!(Self::has_passed(&until), Error::<T>::DeadlineNotPassed);
		Self::confirmed(key, pledge, claim, true)
	}

	/// A claim was delivered, all of it.
	fn confirmed(key: ClaimKey, pledge: PledgeOf<T>, claim: ClaimOf<T>, by_silence: bool) -> DispatchResult {
		let (currency, id, claim_id) = key;
		let value = claim.value;
		let event = |outstanding| Event::Confirmed {
			currency,
			pledge: id,
			claim: claim_id,
			retired: value,
			by_silence,
			outstanding,
		};
		Self::settle(key, pledge, claim, value, event)
	}

	pub(crate) fn do_reclaim(key: ClaimKey) -> DispatchResult {
		let (currency, id, claim_id) = key;
		let (mut pledge, claim) = Self::claim_of(currency, id, claim_id)?;
		let (until, disputed) = match claim.stage {
			Stage::Claimed { until } => (until, false),
			Stage::Disputed { until, .. } => (until, true),
			_ => return Err(Error::<T>::WrongStage.into()),
		};
		ensure!(Self::has_passed(&until), Error::<T>::DeadlineNotPassed);
		// Of a dispute that nobody has decided nobody knows whose fault it was.
		pledge.late |= !disputed;
		let released = claim.value;
		Self::settle(key, pledge, claim, 0, |outstanding| Event::Reclaimed {
			currency,
			pledge: id,
			claim: claim_id,
			released,
			disputed,
			outstanding,
		})
	}

	pub(crate) fn do_dispute(key: ClaimKey, by: T::AccountId, reason: H256) -> DispatchResult {
		let (currency, id, claim_id) = key;
		let (pledge, claim) = Self::claim_of(currency, id, claim_id)?;
		let by_pledger = by == pledge.pledger;
		ensure!(by_pledger || by == claim.claimant, Error::<T>::NotParty);
		let (Stage::Claimed { until } | Stage::Delivered { until, .. }) = claim.stage else {
			return Err(Error::<T>::WrongStage.into());
		};
		ensure!(!Self::has_passed(&until), Error::<T>::DeadlinePassed);
		let delivered = matches!(claim.stage, Stage::Delivered { .. });
		let until = Self::days_from_now(T::MediationDays::get());
		let stage = Stage::Disputed { by_pledger, delivered, reason, until };
		Self::move_claim(currency, id, claim_id, claim, stage);
		Self::deposit_event(Event::Disputed { currency, pledge: id, claim: claim_id, by, reason, until });
		Ok(())
	}

	pub(crate) fn do_resolve(
		by: Option<CoopId>,
		key: ClaimKey,
		part: Fraction,
		reason: H256,
	) -> DispatchResult {
		let (currency, id, claim_id) = key;
		let (mut pledge, claim) = Self::claim_of(currency, id, claim_id)?;
		Self::ensure_mediators(by, currency, &pledge, &claim)?;
		let Stage::Disputed { by_pledger, delivered, until, .. } = claim.stage else {
			return Err(Error::<T>::WrongStage.into());
		};
		ensure!(!Self::has_passed(&until), Error::<T>::DeadlinePassed);
		let whole = part.numerator == part.denominator;
		ensure!(part.denominator > 0 && part.numerator <= part.denominator, Error::<T>::InvalidPart);
		// In favour of the claimant, who can claim again; never a unit more than was decided.
		let (numerator, denominator) = (part.numerator.into(), part.denominator.into());
		let retired = sound(share(claim.value, numerator, denominator, Rounding::Down))?;
		let released = sound(claim.value.checked_sub(retired))?;
		// A claimant who calls the mediators before anything is delivered takes the rest of the time for it from the pledger.
		let cut_short = !by_pledger && !delivered;
		pledge.late |= !whole && !cut_short;
		Self::settle(key, pledge, claim, retired, |outstanding| Event::Resolved {
			currency,
			pledge: id,
			claim: claim_id,
			by,
			part,
			reason,
			retired,
			released,
			outstanding,
		})
	}

	/// Ensures that this is who decides a dispute: the community's mediators; the federation where none of them can act, and
	/// where one of them is a party.
	fn ensure_mediators(
		by: Option<CoopId>,
		currency: CurrencyId,
		pledge: &PledgeOf<T>,
		claim: &ClaimOf<T>,
	) -> DispatchResult {
		let coop = Self::community(currency)?;
		let parties = [&pledge.pledger, &claim.claimant];
		let own = parties.into_iter().any(|who| T::Organs::is_seated(coop, Organ::Mediators, who));
		match by {
			Some(by) => {
				ensure!(by == coop, Error::<T>::NotAuthorised);
				ensure!(!own, Error::<T>::OwnCause);
			},
			None => {
				let none = || !T::Offices::can_act(coop, Organ::Mediators);
				ensure!(own || none(), Error::<T>::NotAuthorised);
			},
		}
		Ok(())
	}

	/// Ends a claim: so much of it was delivered and is retired, the rest is released and left again. `event` tells it with
	/// what is outstanding then.
	fn settle(
		key: ClaimKey,
		mut pledge: PledgeOf<T>,
		claim: ClaimOf<T>,
		retired: Units,
		event: impl FnOnce(Units) -> Event<T>,
	) -> DispatchResult {
		let (currency, id, claim_id) = key;
		let who = claim.claimant.clone();
		let released = claim.value.checked_sub(retired).ok_or(DispatchError::Corruption)?;
		let overdue = Self::is_overdue(&pledge);
		pledge.books = sound(pledge.books.settle(claim.units, claim.value, retired))?;
		if retired > 0 {
			T::Currencies::retire(currency, Source::Escrow(&who), retired)?;
		}
		if released > 0 {
			// As long as it was claimed it could not be bought back. No claim is made after the date, so this ends. Where
			// the rest is overdue already a default is as well, and nothing that is decided about it is voided.
			let in_grace = pledge.defaulted_on.is_none() && !overdue;
			if in_grace && pledge.due.is_some_and(|due| Self::has_passed(&due)) {
				pledge.returned = Some(Self::days_from_now(T::GraceDays::get()));
			}
			T::Currencies::release(currency, &who, released, claim.since)?;
		}
		let settled = Stage::Settled { on: Self::today(), retired };
		Self::move_claim(currency, id, claim_id, claim, settled);
		Self::deposit_event(event(sound(pledge.books.outstanding())?));
		// What is delivered when the promise was broken already is owed, and earns nothing.
		if released == 0 && pledge.defaulted_on.is_none() {
			Self::reward(currency, &pledge, &who, retired)?;
		}
		Self::keep(currency, id, pledge, retired)
	}
}
