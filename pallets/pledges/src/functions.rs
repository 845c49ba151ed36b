//! What is looked up, and how time is reckoned.

use crate::{
	Claim, ClaimId, ClaimOf, Claims, Config, Deadline, DeadlineOf, Error, Event, Obstacle, Outcome, Pallet,
	PledgeId, PledgeOf, Pledges, Stage, Status,
};
use allmende_primitives::{
	currency::{Currencies, CurrencyId, CurrencyPolicy, Units},
	traits::Calendar,
	CoopId, Date, DocumentRef,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn block() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	pub(crate) fn today() -> Date {
		T::Calendar::today()
	}

	/// A period of so many days that begins now.
	pub(crate) fn days_from_now(days: u32) -> DeadlineOf<T> {
		Self::lasting_to(Self::today().plus_days(days))
	}

	/// A period that lasts to a day, and the least number of blocks.
	pub(crate) fn lasting_to(day: Date) -> DeadlineOf<T> {
		Deadline { day, block: Self::block().saturating_add(T::LeastWindow::get()) }
	}

	/// Whether both the day and the block have passed.
	pub(crate) fn has_passed(deadline: &DeadlineOf<T>) -> bool {
		Self::today() > deadline.day && Self::block() > deadline.block
	}

	/// Whether a pledge's date and the days of grace have passed, and something of it is left. The grace has its least number of
	/// blocks after those of the time for claiming. Both are counted from the acceptance, since no call comes when a date
	/// passes: a chain that runs until then and stands still in the days of grace takes them from the pledger. What comes back
	/// from a claim after the date has a grace of its own, counted from then.
	pub(crate) fn is_overdue(pledge: &PledgeOf<T>) -> bool {
		let grace = |due: DeadlineOf<T>| Deadline {
			day: due.day.plus_days(T::GraceDays::get()),
			block: due.block.saturating_add(T::LeastWindow::get()),
		};
		pledge.status == Status::Accepted
			&& pledge.books.left > 0
			&& pledge.due.map(grace).is_some_and(|due| Self::has_passed(&due))
			&& pledge.returned.is_none_or(|until| Self::has_passed(&until))
	}

	pub(crate) fn community(currency: CurrencyId) -> Result<CoopId, Error<T>> {
		T::Currencies::community(currency).ok_or(Error::<T>::CurrencyNotFound)
	}

	pub(crate) fn policy(currency: CurrencyId) -> Result<CurrencyPolicy, Error<T>> {
		T::Currencies::policy(currency).ok_or(Error::<T>::CurrencyNotFound)
	}

	pub(crate) fn pledge_of(currency: CurrencyId, id: PledgeId) -> Result<PledgeOf<T>, Error<T>> {
		Pledges::<T>::get(currency, id).ok_or(Error::<T>::PledgeNotFound)
	}

	/// A pledge whose value was minted, and of which something is outstanding.
	pub(crate) fn accepted(currency: CurrencyId, id: PledgeId) -> Result<PledgeOf<T>, Error<T>> {
		let pledge = Self::pledge_of(currency, id)?;
		ensure!(pledge.status == Status::Accepted, Error::<T>::WrongStatus);
		Ok(pledge)
	}

	/// A claim with its pledge.
	pub(crate) fn claim_of(
		currency: CurrencyId,
		id: PledgeId,
		claim: ClaimId,
	) -> Result<(PledgeOf<T>, ClaimOf<T>), Error<T>> {
		let pledge = Self::pledge_of(currency, id)?;
		let claim = Claims::<T>::get((currency, id), claim).ok_or(Error::<T>::ClaimNotFound)?;
		Ok((pledge, claim))
	}

	/// Moves a claim to another stage.
	pub(crate) fn move_claim(
		currency: CurrencyId,
		id: PledgeId,
		claim_id: ClaimId,
		claim: ClaimOf<T>,
		stage: Stage<BlockNumberFor<T>>,
	) {
		Claims::<T>::insert((currency, id), claim_id, Claim { stage, ..claim });
	}

	/// Keeps an accepted pledge of which so much less is outstanding, and closes it when nothing is.
	pub(crate) fn keep(
		currency: CurrencyId,
		id: PledgeId,
		mut pledge: PledgeOf<T>,
		fell: Units,
	) -> DispatchResult {
		let closed = sound(pledge.books.outstanding())? == 0;
		let outcome = closed.then_some(match pledge {
			PledgeOf::<T> { defaulted_on: Some(_), .. } => Outcome::Broken,
			PledgeOf::<T> { late: true, .. } => Outcome::Late,
			_ => Outcome::Kept,
		});
		if fell > 0 {
			Self::change_credit(currency, &pledge.pledger, |credit| {
				credit.outstanding = credit.outstanding.checked_sub(fell)?;
				let Some(outcome) = outcome else { return Some(()) };
				credit.running = credit.running.checked_sub(1)?;
				match outcome {
					Outcome::Kept => credit.kept = credit.kept.checked_add(1)?,
					Outcome::Late => credit.late = credit.late.checked_add(1)?,
					// It was counted when it was put into default.
					Outcome::Broken => credit.in_default = credit.in_default.checked_sub(1)?,
				}
				Some(())
			})?;
		}
		if let Some(outcome) = outcome {
			pledge.status = Status::Closed { outcome };
			let pledger = pledge.pledger.clone();
			Self::deposit_event(Event::PledgeClosed { currency, pledge: id, pledger, outcome });
		}
		Pledges::<T>::insert(currency, id, pledge);
		Ok(())
	}

	pub(crate) fn ensure_address(reference: &DocumentRef) -> Result<(), Error<T>> {
		let text = core::str::from_utf8(&reference.address).map_err(|_| Error::<T>::InvalidAddress)?;
		ensure!(!text.trim().is_empty(), Error::<T>::InvalidAddress);
		Ok(())
	}
}

/// What must be, because the books say so. An error where they are not what they must be.
pub(crate) fn sound<Value>(value: Option<Value>) -> Result<Value, DispatchError> {
	value.ok_or(DispatchError::Corruption)
}

impl<T> From<Obstacle> for Error<T> {
	fn from(obstacle: Obstacle) -> Self {
		match obstacle {
			Obstacle::PledgeNotFound => Self::PledgeNotFound,
			Obstacle::WrongStatus => Self::WrongStatus,
			Obstacle::VotingOver => Self::VotingOver,
			Obstacle::NotEntitled => Self::NotEntitled,
			Obstacle::JoinedAfterOpening => Self::JoinedAfterOpening,
			Obstacle::OwnPledge => Self::OwnPledge,
		}
	}
}
