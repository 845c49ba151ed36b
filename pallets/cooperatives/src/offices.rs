//! Filling the seats of organs, as an assembly decides, and taking them away.
//!
//! * A term runs from the day of the installation for the months that the statute says. The mediators and the returning
//!   officers have no terms in the statute: they sit for as long as the board does, and there can be as many of them as an
//!   organ can have seats.
//! * On the last day of a term a successor can take the seat. Until one does, its holder stays in office.
//! * An election ends the terms that are over: whoever is meant to stay is elected again. Where too few are seated for that,
//!   because one of the elected cannot take the seat, or because the statute asks for more, those whose terms have ended
//!   last stay until there is a successor. An organ that lacks members all the same is told of in an event.
//! * The delegates (GenG 43a) have the terms that the statute has for them. In a registered cooperative they last no longer
//!   than to the assembly that discharges for the fourth fiscal year after the one in which they began. Nobody of them stays
//!   beyond it once others are elected, and their seats are told to nobody: they act for nobody between assemblies.
//! * Who of the elected cannot sit there is left out, and the others are seated. See `seating.rs`.

use crate::{seating::Filling, Config, Error, Event, Pallet, Seat, Seating, Seats, WeightInfo, MAX_SEATS};
use allmende_primitives::{
	assembly::{Installation, Offices},
	traits::{Cooperatives as _, Organs, Standing},
	CoopId, Date, DelegateTerms, LegalForm, Organ, StatuteParameters,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, weights::Weight};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};

/// Months from the close of the fiscal year in which a delegate's term begins to its latest end: four fiscal years, and
/// half a year to hold the assembly (GenG 43a(4), 48(1)).
const LONGEST_AFTER_CLOSE: u32 = 54;

/// How many seats an organ has, and for how long.
pub(crate) struct Tenure {
	pub(crate) least: u32,
	pub(crate) most: u32,
	pub(crate) months: u32,
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
		Organ::Delegates => {
			let DelegateTerms { least, most, term_months } = statute.delegates?;
			let (least, most, months) = (least.into(), most.into(), term_months.into());
			return Some(Tenure { least, most, months });
		},
	};
	Some(Tenure { least: terms.least.into(), most: terms.most.into(), months: terms.term_months.into() })
}

/// The organs whose members cannot sit in this one (GenG 37(1), 43a(2)).
pub(crate) const fn excluded_by(organ: Organ) -> &'static [Organ] {
	match organ {
		Organ::Board => &[Organ::Supervisory, Organ::Delegates],
		Organ::Supervisory => &[Organ::Board, Organ::Delegates],
		Organ::Delegates => &[Organ::Board, Organ::Supervisory],
		Organ::Mediators | Organ::ReturningOfficers => &[],
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

	fn can_act(coop: CoopId, organ: Organ) -> bool {
		Self::can_decide(coop, organ)
	}

	/// Its members are counted to tell how many have to agree, and to tell how many there are.
	fn can_act_weight() -> Weight {
		T::WeightInfo::count_mediators(MAX_SEATS).saturating_mul(2)
	}

	/// That a former board member has been discharged (GenG 37(2)) is no more than a text on this ledger, and for the
	/// assembly to see to.
	fn ensure_eligible(coop: CoopId, organ: Organ, who: &T::AccountId) -> DispatchResult {
		Self::ensure_tenure(coop, organ)?;
		Self::ensure_fit(coop, &Self::excluding(coop, organ), who)?;
		Ok(())
	}

	fn needs_many(coop: CoopId, organ: Organ) -> bool {
		organ == Organ::Delegates && Self::form(coop) == Some(LegalForm::RegisteredCooperative)
	}

	fn install(
		coop: CoopId,
		organ: Organ,
		elected: Vec<T::AccountId>,
	) -> Result<Installation<T::AccountId>, DispatchError> {
		let tenure = Self::ensure_tenure(coop, organ)?;
		let distinct: BTreeSet<_> = elected.iter().collect();
		ensure!(distinct.len() == elected.len(), Error::<T>::DuplicateSeat);
		let today = Self::day();
		let until = Self::term_end(coop, organ, tenure.months, today)?;
		let old = Seats::<T>::get(coop, organ);
		let Filling { seated, leaving, unfit, crowded } =
			Self::fill(coop, organ, &tenure, &old, elected, today);
		let too_many = DispatchError::from(Error::<T>::SeatsOutOfRange);
		let waiting = (!crowded.is_empty()).then_some(too_many);
		let left_out: Vec<_> = unfit
			.into_iter()
			.map(|(who, error)| (who, error.into()))
			.chain(crowded.into_iter().map(|who| (who, too_many)))
			.collect();
		if seated.is_empty() {
			return Err(left_out.first().map_or(too_many, |(_, error)| *error));
		}

		let before: u32 = old.len().saturated_into();
		for (who, left) in leaving.iter().zip((0..before).rev()) {
			Self::tell_unseated(coop, organ, who);
			Self::deposit_event(Event::SeatVacated { coop, organ, who: who.clone(), left });
		}
		let mut seats: Vec<_> = old.into_iter().filter(|seat| !leaving.contains(&seat.account)).collect();
		for who in seated {
			if let Some(seat) = seats.iter_mut().find(|seat| seat.account == who) {
				let old_until = core::mem::replace(&mut seat.until, until);
				Self::deposit_event(Event::TermRenewed { coop, organ, who, old_until, until });
			} else {
				if organ != Organ::Delegates {
					T::Standing::seated(coop, organ, &who);
				}
				seats.push(Seat { account: who.clone(), since: today, until });
				Self::deposit_event(Event::SeatTaken { coop, organ, who, until });
			}
		}
		let (taken, least) = (seats.len().saturated_into(), tenure.least);
		if taken < least {
			Self::deposit_event(Event::OrganIncomplete { coop, organ, taken, least });
		}
		let seats = Seating::<T::AccountId>::try_from(seats).map_err(|_| Error::<T>::SeatsOutOfRange)?;
		Seats::<T>::insert(coop, organ, seats);
		Ok(Installation { replaced: leaving, left_out, waiting })
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
		Self::tell_unseated(coop, organ, who);
		Self::deposit_event(Event::SeatVacated { coop, organ, who: who.clone(), left });
		true
	}

	/// An officer has a larger allowance than other members. A delegate acts for nobody, and has none.
	fn tell_unseated(coop: CoopId, organ: Organ, who: &T::AccountId) {
		if organ != Organ::Delegates {
			T::Standing::unseated(coop, organ, who);
		}
	}

	/// The last day of a term that begins today.
	///
	/// That of a delegate of a registered cooperative ends with the assembly that decides on the discharge for the fourth
	/// fiscal year after the one in which it begins, at the latest (GenG 43a(4)). That assembly is to be held within six
	/// months of the year's close (48(1)).
	fn term_end(coop: CoopId, organ: Organ, months: u32, today: Date) -> Result<Date, DispatchError> {
		let until = today.plus_months(months).ok_or(ArithmeticError::Overflow)?;
		if !Self::needs_many(coop, organ) {
			return Ok(until);
		}
		let (_, statute) = Self::statute_in_force(coop).ok_or(Error::<T>::NotFound)?;
		let close = today.fiscal_close(statute.parameters.fiscal_year_end);
		let latest = close.and_then(|close| close.end_of_month_after(LONGEST_AFTER_CLOSE));
		Ok(until.min(latest.ok_or(ArithmeticError::Overflow)?))
	}
}
