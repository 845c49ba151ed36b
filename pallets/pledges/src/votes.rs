//! Votes on a pledge: who may cast one, the record that he has, the counters.
//!
//! Only [`Pallet::do_vote`] and [`Pallet::do_witness`] look at what somebody has voted, to take it out of the count when he
//! votes anew. What decides are the counters.

use crate::{
	Choice, Config, Error, Event, Obstacle, Pallet, PledgeId, PledgeOf, Pledges, Status, Tallies, Vote,
	Votes, Witnesses,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Voter},
	currency::{Currencies, CurrencyId},
};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// As whom an account votes on a pledge now: entitled at the opening and today, and not the pledger.
	pub(crate) fn counted(currency: CurrencyId, id: PledgeId, who: &T::AccountId) -> Result<Voter, Obstacle> {
		let pledge = Pledges::<T>::get(currency, id).ok_or(Obstacle::PledgeNotFound)?;
		Self::ensure_counted(currency, &pledge, who)
	}

	fn ensure_counted(
		currency: CurrencyId,
		pledge: &PledgeOf<T>,
		who: &T::AccountId,
	) -> Result<Voter, Obstacle> {
		if pledge.status != Status::Open {
			return Err(Obstacle::WrongStatus);
		}
		if Self::has_passed(&pledge.poll.window) {
			return Err(Obstacle::VotingOver);
		}
		let coop = T::Currencies::community(currency).ok_or(Obstacle::NotEntitled)?;
		let voter = T::Electorate::voter(Body::Members(coop), who).ok_or(Obstacle::NotEntitled)?;
		if voter.number == pledge.number || *who == pledge.pledger {
			return Err(Obstacle::OwnPledge);
		}
		// Numbers are given in sequence and never twice.
		if voter.number >= pledge.poll.roll.next {
			return Err(Obstacle::JoinedAfterOpening);
		}
		Ok(voter)
	}

	pub(crate) fn do_witness(currency: CurrencyId, id: PledgeId, who: &T::AccountId) -> DispatchResult {
		let voter = Self::counted(currency, id, who).map_err(Error::<T>::from)?;
		let (key, number) = ((currency, id), voter.number);
		ensure!(!Witnesses::<T>::contains_key(key, number), Error::<T>::AlreadyWitnessed);
		let before = Votes::<T>::get(key, number);
		let objects = before.is_some_and(|before| matches!(before.choice, Choice::Object { .. }));
		ensure!(!objects, Error::<T>::HasObjected);
		// Whose counters a voter's say goes to does not change.
		let class = before.map_or(voter.class, |before| before.class);
		Tallies::<T>::try_mutate(currency, id, |tally| -> DispatchResult {
			let witnesses = &mut tally.of(class).witnesses;
			*witnesses = witnesses.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Witnesses::<T>::insert(key, number, class);
		Self::deposit_event(Event::Witnessed { currency, pledge: id, voter: number, class });
		Ok(())
	}

	/// Records a vote in the place of what the voter has voted before. Who objects does not vouch any more.
	pub(crate) fn do_vote(
		currency: CurrencyId,
		id: PledgeId,
		who: &T::AccountId,
		choice: Choice,
	) -> DispatchResult {
		let voter = Self::counted(currency, id, who).map_err(Error::<T>::from)?;
		let (key, number) = ((currency, id), voter.number);
		let before = Votes::<T>::get(key, number);
		let witness = Witnesses::<T>::get(key, number);
		let class = before.map(|before| before.class).or(witness).unwrap_or(voter.class);
		Tallies::<T>::try_mutate(currency, id, |tally| -> DispatchResult {
			let counts = tally.of(class);
			if let Some(before) = before {
				let count = counts.of(&before.choice);
				*count = count.checked_sub(1).ok_or(DispatchError::Corruption)?;
			}
			let count = counts.of(&choice);
			*count = count.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			if witness.is_some() && matches!(choice, Choice::Object { .. }) {
				counts.witnesses = counts.witnesses.checked_sub(1).ok_or(DispatchError::Corruption)?;
				Witnesses::<T>::remove(key, number);
			}
			Ok(())
		})?;
		Votes::<T>::insert(key, number, Vote { class, choice });
		let old = before.map(|before| before.choice);
		Self::deposit_event(Event::Voted { currency, pledge: id, voter: number, class, old, choice });
		Ok(())
	}
}
