//! Minutes (GenG 47), contest (GenG 51) and annulment.

use crate::{
	Actor, AssemblyId, Config, Content, Contests, Error, Event, Minutes, MinutesOf, MotionId, MotionOf,
	Motions, Pallet, Stage, Status,
};
use allmende_primitives::{
	assembly::{Amendments, Body, Offices},
	traits::{Calendar, Organs},
	CoopId, Date, DocumentRef, Organ, UnixSeconds,
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// Months in which a decision can be contested (GenG 51(1)).
const CONTEST_MONTHS: u32 = 1;
/// By how much the earliest time zone is ahead, in seconds: 14 hours.
const EASTERNMOST: UnixSeconds = 14 * 3_600;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_record_minutes(
		body: Body,
		id: AssemblyId,
		chair: T::AccountId,
		document: DocumentRef,
	) -> DispatchResult {
		let assembly = Self::assembly_of(body, id)?;
		ensure!(assembly.plan.chair == chair, Error::<T>::NotAuthorised);
		ensure!(matches!(assembly.stage, Stage::Opened(_)), Error::<T>::NotOpened);
		ensure!(assembly.undecided == 0, Error::<T>::UndecidedItems);
		Self::ensure_address(&document)?;
		let fixed = MinutesOf::<T>::get(body, id).is_some_and(|minutes| minutes.countersigned.is_some());
		ensure!(!fixed, Error::<T>::MinutesFixed);
		let hash = document.hash;
		let signed_at = Self::now();
		let minutes = Minutes { document, chair: chair.clone(), signed_at, countersigned: None };
		MinutesOf::<T>::insert(body, id, minutes);
		Self::deposit_event(Event::MinutesRecorded { body, assembly: id, document: hash, chair });
		Ok(())
	}

	pub(crate) fn do_countersign_minutes(
		body: Body,
		id: AssemblyId,
		by: T::AccountId,
		document: H256,
	) -> DispatchResult {
		let coop = body.coop().ok_or(Error::<T>::NoOrgans)?;
		ensure!(T::Organs::is_seated(coop, Organ::Board, &by), Error::<T>::NotAuthorised);
		let mut minutes = MinutesOf::<T>::get(body, id).ok_or(Error::<T>::MinutesNotFound)?;
		ensure!(minutes.document.hash == document, Error::<T>::MinutesNotFound);
		ensure!(minutes.countersigned.is_none(), Error::<T>::MinutesFixed);
		ensure!(minutes.chair != by, Error::<T>::SecondSignature);
		minutes.countersigned = Some((by.clone(), Self::now()));
		MinutesOf::<T>::insert(body, id, minutes);
		Self::deposit_event(Event::MinutesCountersigned { body, assembly: id, document, by });
		Ok(())
	}

	/// Records that somebody contests a decision: who could vote on it, the board, or the supervisory board (GenG 51(2)).
	/// What the law asks of them beyond that, such as an objection in the minutes, is for those who find.
	pub(crate) fn do_contest(body: Body, id: MotionId, by: Actor, statement: H256) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		ensure!(Self::is_contestable(&motion)?, Error::<T>::ContestOver);
		match by {
			Actor::Voter(number) => {
				let assembly = Self::assembly_of(body, motion.assembly.ok_or(DispatchError::Corruption)?)?;
				let Stage::Opened(opening) = assembly.stage else { return Err(DispatchError::Corruption) };
				ensure!(number < opening.roll.next, Error::<T>::JoinedAfterOpening);
			},
			Actor::Board | Actor::Supervisory => {},
			Actor::Assembly => return Err(Error::<T>::NotAuthorised.into()),
		}
		ensure!(!Contests::<T>::contains_key((body, id), by), Error::<T>::AlreadyContested);
		Contests::<T>::insert((body, id), by, statement);
		motion.contests = motion.contests.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Motions::<T>::insert(body, id, motion);
		Self::deposit_event(Event::Contested { body, motion: id, by, statement });
		Ok(())
	}

	/// Annuls a decision, within the month or after it if somebody has contested in time. What was carried out cannot be
	/// undone by itself; what was not never will be, nor what waits for its registration.
	pub(crate) fn do_annul(body: Body, id: MotionId, by: Option<CoopId>, finding: H256) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		ensure!(Self::finds(body, &motion, by), Error::<T>::NotAuthorised);
		let in_time = Self::is_contestable(&motion)?;
		ensure!(in_time || motion.contests > 0, Error::<T>::ContestOver);
		let had_been_enacted = matches!(motion.status, Status::Enacted { .. });
		if motion.status.is_pending() {
			Self::drop_call(&motion.content);
		}
		if let (Status::PendingRegistration { version }, Some(coop)) = (&motion.status, body.coop()) {
			T::Amendments::discard(coop, *version)?;
		}
		motion.status = Status::Annulled { at: Self::now(), finding };
		Motions::<T>::insert(body, id, motion);
		Self::deposit_event(Event::Annulled { body, motion: id, finding, had_been_enacted });
		Ok(())
	}

	/// Whether somebody finds on a decision: the cooperative's own mediators, unless it is about themselves; the federation
	/// in that case, and where none of them can.
	fn finds(body: Body, motion: &MotionOf<T>, by: Option<CoopId>) -> bool {
		use Organ::Mediators;
		let own = match &motion.content {
			Content::Election { organ, .. } | Content::Recall { organ, .. } => *organ == Mediators,
			_ => motion.concerned.organ == Some(Mediators),
		};
		let none = || body.coop().is_none_or(|coop| !T::Offices::can_act(coop, Mediators));
		match by {
			Some(by) => body.coop() == Some(by) && !own,
			None => own || none(),
		}
	}

	/// Whether the month in which a decision can be contested is running.
	fn is_contestable(motion: &MotionOf<T>) -> Result<bool, Error<T>> {
		let decided = motion.decided_at.ok_or(Error::<T>::WrongStatus)?;
		ensure!(!matches!(motion.status, Status::Annulled { .. }), Error::<T>::WrongStatus);
		Ok(T::Calendar::today() <= Self::last_to_contest(decided)?)
	}

	/// The last day on which a decision is contested: the day of the next month that has the number of the day of the
	/// decision (BGB 187(1), 188(2)), in whichever time zone that day came last.
	pub(crate) fn last_to_contest(decided: UnixSeconds) -> Result<Date, Error<T>> {
		let latest = Date::from_unix(decided.saturating_add(EASTERNMOST));
		latest.plus_months(CONTEST_MONTHS).ok_or(Error::<T>::TimesOutOfRange)
	}
}
