//! Who acts, when, and the money that is in escrow of the pot. What each call does is in the file of its concern.

use crate::{
	pallet::{ContributionOf, ProjectOf},
	Config, ContributionId, Contributions, Error, Judge, Page, Pallet, Participation, ProjectId, Projects,
	Reserved, Window,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Voter, VoterClass, VoterNumber},
	currency::{Currencies, CurrencyId, Source, Units},
	traits::{Calendar, Organs},
	CoopId, Date, DocumentRef, Organ, MAX_PAGE,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get},
};
use frame_system::pallet_prelude::{BlockNumberFor, OriginFor};
use sp_runtime::{traits::Saturating, ArithmeticError, DispatchError, DispatchResult};

/// Somebody who calls: an organ of a cooperative, or whoever signs.
pub(crate) enum Caller<AccountId> {
	Organ(CoopId, Judge),
	Signed(AccountId),
}

// Time.
impl<T: Config> Pallet<T> {
	pub(crate) fn today() -> Date {
		T::Calendar::today()
	}

	/// A window that ends with a day, and not before the least number of blocks has passed.
	pub(crate) fn window(until: Date) -> Window<BlockNumberFor<T>> {
		let block = frame_system::Pallet::<T>::block_number();
		Window { until, open_until_block: block.saturating_add(T::LeastWindow::get()) }
	}

	/// Whether both the day and the block have passed.
	pub(crate) fn is_over(window: &Window<BlockNumberFor<T>>) -> bool {
		Self::today() > window.until && frame_system::Pallet::<T>::block_number() > window.open_until_block
	}
}

// Who acts.
impl<T: Config> Pallet<T> {
	/// The board, the assembly, or whoever signs.
	pub(crate) fn caller(origin: OriginFor<T>) -> Result<Caller<T::AccountId>, DispatchError> {
		let origin = match T::BoardOrigin::try_origin(origin) {
			Ok(coop) => return Ok(Caller::Organ(coop, Judge::Board)),
			Err(origin) => origin,
		};
		let origin = match T::AssemblyOrigin::try_origin(origin) {
			Ok((coop, _)) => return Ok(Caller::Organ(coop, Judge::Assembly)),
			Err(origin) => origin,
		};
		Ok(Caller::Signed(frame_system::ensure_signed(origin)?))
	}

	/// The board or the assembly.
	pub(crate) fn ensure_organ(origin: OriginFor<T>) -> Result<(CoopId, Judge), DispatchError> {
		match Self::caller(origin)? {
			Caller::Organ(coop, judge) => Ok((coop, judge)),
			Caller::Signed(_) => Err(DispatchError::BadOrigin),
		}
	}

	/// The community of a currency.
	pub(crate) fn community(currency: CurrencyId) -> Result<CoopId, DispatchError> {
		T::Currencies::community(currency).ok_or_else(|| Error::<T>::CurrencyNotFound.into())
	}

	/// Checks that a cooperative's organ decides about its own currency.
	pub(crate) fn ensure_own(currency: CurrencyId, coop: CoopId) -> DispatchResult {
		ensure!(Self::community(currency)? == coop, Error::<T>::NotAuthorised);
		Ok(())
	}

	/// A member today, of either class.
	pub(crate) fn ensure_member(coop: CoopId, who: &T::AccountId) -> Result<Voter, DispatchError> {
		T::Electorate::voter(Body::Members(coop), who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// An ordinary member today. Investing members do not decide, as in the assembly.
	pub(crate) fn ensure_ordinary(coop: CoopId, who: &T::AccountId) -> Result<VoterNumber, DispatchError> {
		let voter = Self::ensure_member(coop, who)?;
		ensure!(voter.class == VoterClass::Ordinary, Error::<T>::InvestingMember);
		Ok(voter.number)
	}

	/// Whether the account still is the member who had this number.
	pub(crate) fn is_member(coop: CoopId, who: &T::AccountId, number: VoterNumber) -> bool {
		T::Electorate::voter(Body::Members(coop), who).is_some_and(|voter| voter.number == number)
	}

	/// Whether the account leads the project, and is the member that it was when it began to.
	pub(crate) fn is_lead(project: &ProjectOf<T>, who: &T::AccountId) -> bool {
		project.lead == *who && Self::is_member(project.coop, who, project.lead_number)
	}

	pub(crate) fn ensure_lead(project: &ProjectOf<T>, who: &T::AccountId) -> DispatchResult {
		ensure!(Self::is_lead(project, who), Error::<T>::NotLead);
		Ok(())
	}

	/// Checks that an organ can decide about somebody: its own cooperative's project, and a board nobody who sits on it.
	pub(crate) fn ensure_judge(
		project: &ProjectOf<T>,
		coop: CoopId,
		judge: Judge,
		about: &T::AccountId,
	) -> DispatchResult {
		ensure!(project.coop == coop, Error::<T>::NotAuthorised);
		ensure!(
			judge != Judge::Board || !T::Organs::is_seated(coop, Organ::Board, about),
			Error::<T>::OwnCause
		);
		Ok(())
	}
}

// What there is.
impl<T: Config> Pallet<T> {
	pub(crate) fn project_of(id: ProjectId) -> Result<ProjectOf<T>, DispatchError> {
		Projects::<T>::get(id).ok_or_else(|| Error::<T>::ProjectNotFound.into())
	}

	pub(crate) fn contribution_of(
		project: ProjectId,
		id: ContributionId,
	) -> Result<ContributionOf<T>, DispatchError> {
		Contributions::<T>::get(project, id).ok_or_else(|| Error::<T>::ContributionNotFound.into())
	}

	pub(crate) fn ensure_address(reference: &DocumentRef) -> DispatchResult {
		let text = core::str::from_utf8(&reference.address).map_err(|_| Error::<T>::InvalidAddress)?;
		ensure!(!text.trim().is_empty(), Error::<T>::InvalidAddress);
		Ok(())
	}

	/// What exists of `limit` ids from `from` on, where `end` is the first id not given yet.
	pub(crate) fn page<Item>(
		from: u32,
		limit: u32,
		end: u32,
		get: impl Fn(u32) -> Option<Item>,
	) -> Page<Item> {
		let stop = from.saturating_add(limit.min(MAX_PAGE)).min(end);
		let items = (from..stop).filter_map(|id| get(id).map(|item| (id, item))).collect();
		Page { items, next: (stop < end).then_some(stop) }
	}
}

// Money.
impl<T: Config> Pallet<T> {
	/// Puts units of the pot into escrow for this pallet.
	pub(crate) fn reserve(currency: CurrencyId, amount: Units) -> DispatchResult {
		let pot = T::Currencies::pot(currency);
		T::Currencies::escrow(currency, &pot, amount)?;
		Reserved::<T>::try_mutate(currency, |reserved| {
			*reserved = plus(*reserved, amount)?;
			Ok(())
		})
	}

	/// Puts units of the pot into escrow that it has today. One has to stay outside of every escrow; where there is one already,
	/// it is not among what is available.
	pub(crate) fn reserve_available(currency: CurrencyId, amount: Units) -> DispatchResult {
		let pot = T::Currencies::pot(currency);
		let is_first = T::Currencies::escrowed(currency, &pot) == 0;
		let room = T::Currencies::available(currency, &pot).saturating_sub(is_first.into());
		ensure!(amount <= room, Error::<T>::PotTooSmall);
		Self::reserve(currency, amount)
	}

	/// Gives units back to the pot.
	pub(crate) fn give_back(currency: CurrencyId, amount: Units) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		Self::lower_reserved(currency, amount)?;
		// The pot owes no demurrage, since whenever it is.
		T::Currencies::release(currency, &T::Currencies::pot(currency), amount, Default::default())
	}

	/// Pays somebody from what is in escrow.
	pub(crate) fn pay_reserved(currency: CurrencyId, to: &T::AccountId, amount: Units) -> DispatchResult {
		Self::lower_reserved(currency, amount)?;
		let pot = T::Currencies::pot(currency);
		T::Currencies::pay(currency, Source::Escrow(&pot), to, amount)
	}

	fn lower_reserved(currency: CurrencyId, amount: Units) -> DispatchResult {
		Reserved::<T>::try_mutate(currency, |reserved| {
			*reserved = minus(*reserved, amount)?;
			Ok(())
		})
	}
}

/// Nobody keeps a record with nothing in it.
pub(crate) fn is_empty(participation: &Participation) -> bool {
	participation.tokens == 0 && participation.accrued.is_zero()
}

/// A sum, or an error.
pub(crate) fn plus(left: Units, right: Units) -> Result<Units, DispatchError> {
	left.checked_add(right).ok_or_else(|| ArithmeticError::Overflow.into())
}

/// A difference, or an error: the books would be wrong.
pub(crate) fn minus(left: Units, right: Units) -> Result<Units, DispatchError> {
	left.checked_sub(right).ok_or_else(|| ArithmeticError::Underflow.into())
}

/// One more, or an error.
pub(crate) fn increment(count: u32) -> Result<u32, DispatchError> {
	count.checked_add(1).ok_or_else(|| ArithmeticError::Overflow.into())
}

/// One less, or an error.
pub(crate) fn decrement(count: u32) -> Result<u32, DispatchError> {
	count.checked_sub(1).ok_or_else(|| ArithmeticError::Underflow.into())
}
