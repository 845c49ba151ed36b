//! Filling the seats of organs, as an assembly decides, and taking them away.
//!
//! * A term runs from the day of the installation for the months that the statute says. The mediators and the returning
//!   officers have no terms in the statute: they sit for as long as the board does, and there can be as many of them as an
//!   organ can have seats.
//! * On the last day of a term a successor can take the seat. Until one does, its holder stays in office.
//! * An election ends the terms that are over, all of them: whoever is meant to stay is elected again. It leaves no organ
//!   with fewer members than the statute asks for, unless there were no more before.

use crate::{Config, Error, Event, Pallet, Seat, Seating, Seats, MAX_SEATS};
use allmende_primitives::{
	assembly::{Body, Electorate, Offices, VoterClass},
	traits::{Organs, Register, Standing},
	CoopId, Organ, StatuteParameters,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};

/// Of so many members of the supervisory board one can be an investing member (GenG 8(2) sentence 4).
const SUPERVISORY_TO_INVESTING: u32 = 4;

/// How many seats an organ has, and for how long.
pub(crate) struct Tenure {
	pub(crate) least: u32,
	pub(crate) most: u32,
	months: u32,
}

/// What a statute says about the seats of an organ. `None`: it knows no such organ.
pub(crate) fn tenure(statute: &StatuteParameters, organ: Organ) -> Option<Tenure> {
	let terms = match organ {
		Organ::Board => statute.board,
		Organ::Supervisory => statute.supervisory?,
		Organ::Mediators | Organ::ReturningOfficers => {
			let months = statute.board.term_months.into();
			return Some(Tenure { least: 0, most: MAX_SEATS, months });
		},
	};
	Some(Tenure { least: terms.least.into(), most: terms.most.into(), months: terms.term_months.into() })
}

/// The organ whose members cannot sit in this one (GenG 37(1)).
const fn excluded_by(organ: Organ) -> Option<Organ> {
	match organ {
		Organ::Board => Some(Organ::Supervisory),
		Organ::Supervisory => Some(Organ::Board),
		Organ::Mediators | Organ::ReturningOfficers => None,
	}
}

impl<T: Config> Organs<T::AccountId> for Pallet<T> {
	/// Whether the account can act in the organ. The seat of somebody who is no member any more gives no say (GenG 9(2)).
	fn is_seated(coop: CoopId, organ: Organ, who: &T::AccountId) -> bool {
		Self::holds_seat(coop, organ, who)
	}

	fn vacate(coop: CoopId, who: &T::AccountId) {
		for organ in Organ::ALL {
			Self::free_seat(coop, organ, who);
		}
	}
}

impl<T: Config> Offices<T::AccountId> for Pallet<T> {
	fn seated(coop: CoopId, organ: Organ) -> u32 {
		Seats::<T>::decode_len(coop, organ).unwrap_or_default().saturated_into()
	}

	/// A seat in the excluded organ counts as long as it is taken, whether its term is over or not: who wants to change
	/// from one to the other resigns first. That a former board member has been discharged (GenG 37(2)) is no more than a text
	/// on this ledger, and for the assembly to see to.
	fn ensure_eligible(coop: CoopId, organ: Organ, who: &T::AccountId) -> DispatchResult {
		Self::ensure_tenure(coop, organ)?;
		ensure!(T::Register::is_member(coop, who), Error::<T>::NotMember);
		if let Some(excluded) = excluded_by(organ) {
			let seats = Seats::<T>::get(coop, excluded);
			ensure!(!seats.iter().any(|seat| &seat.account == who), Error::<T>::IncompatibleOffices);
		}
		Ok(())
	}

	fn install(coop: CoopId, organ: Organ, elected: Vec<T::AccountId>) -> DispatchResult {
		let Tenure { least, most, months } = Self::ensure_tenure(coop, organ)?;
		let distinct: BTreeSet<_> = elected.iter().collect();
		ensure!(distinct.len() == elected.len(), Error::<T>::DuplicateSeat);
		elected.iter().try_for_each(|who| Self::ensure_eligible(coop, organ, who))?;
		let today = Self::day();
		let until = today.plus_months(months).ok_or(ArithmeticError::Overflow)?;

		let old = Seats::<T>::get(coop, organ);
		let before: u32 = old.len().saturated_into();
		let (mut seats, over): (Vec<_>, Vec<_>) =
			old.into_iter().partition(|seat| seat.until > today || distinct.contains(&seat.account));
		let mut changes = Vec::new();
		for (who, left) in over.into_iter().map(|seat| seat.account).zip((0..before).rev()) {
			T::Standing::unseated(coop, organ, &who);
			changes.push(Event::SeatVacated { coop, organ, who, left });
		}
		for who in elected {
			if let Some(seat) = seats.iter_mut().find(|seat| seat.account == who) {
				let old_until = core::mem::replace(&mut seat.until, until);
				changes.push(Event::TermRenewed { coop, organ, who, old_until, until });
			} else {
				T::Standing::seated(coop, organ, &who);
				seats.push(Seat { account: who.clone(), since: today, until });
				changes.push(Event::SeatTaken { coop, organ, who, until });
			}
		}
		let after: u32 = seats.len().saturated_into();
		ensure!(after > 0 && after <= most, Error::<T>::SeatsOutOfRange);
		ensure!(after >= least || after >= before, Error::<T>::SeatsOutOfRange);
		let seats = Seating::<T::AccountId>::try_from(seats).map_err(|_| Error::<T>::SeatsOutOfRange)?;
		if organ == Organ::Supervisory {
			Self::ensure_few_investing(coop, &seats)?;
		}
		Seats::<T>::insert(coop, organ, seats);
		changes.into_iter().for_each(Self::deposit_event);
		Ok(())
	}

	fn unseat(coop: CoopId, organ: Organ, who: &T::AccountId) -> DispatchResult {
		ensure!(Self::free_seat(coop, organ, who), DispatchError::from(Error::<T>::NotSeated));
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// What the statute in force of an active cooperative says about the seats of an organ.
	fn ensure_tenure(coop: CoopId, organ: Organ) -> Result<Tenure, Error<T>> {
		Self::ensure_active(coop)?;
		let (_, statute) = Self::statute_in_force(coop).ok_or(Error::<T>::NotFound)?;
		tenure(&statute.parameters, organ).ok_or(Error::<T>::NoSuchOrgan)
	}

	/// Investing members make up a quarter of the supervisory board at most (GenG 8(2) sentence 4).
	fn ensure_few_investing(coop: CoopId, seats: &Seating<T::AccountId>) -> Result<(), Error<T>> {
		let class = |who| T::Electorate::voter(Body::Members(coop), who).map(|voter| voter.class);
		let investing =
			seats.iter().filter(|seat| class(&seat.account) == Some(VoterClass::Investing)).count();
		let all: u32 = seats.len().saturated_into();
		let investing: u32 = investing.saturated_into();
		ensure!(
			investing.saturating_mul(SUPERVISORY_TO_INVESTING) <= all,
			Error::<T>::TooManyInvestingMembers
		);
		Ok(())
	}

	/// Takes a seat away. Answers whether the account had one.
	fn free_seat(coop: CoopId, organ: Organ, who: &T::AccountId) -> bool {
		let mut seats = Seats::<T>::get(coop, organ);
		let before = seats.len();
		seats.retain(|seat| &seat.account != who);
		if seats.len() == before {
			return false;
		}
		let left = seats.len().saturated_into();
		if seats.is_empty() {
			Seats::<T>::remove(coop, organ);
		} else {
			Seats::<T>::insert(coop, organ, seats);
		}
		T::Standing::unseated(coop, organ, who);
		Self::deposit_event(Event::SeatVacated { coop, organ, who: who.clone(), left });
		true
	}
}
