//! Carrying out what was adopted, once, in a layer of storage of its own.
//!
//! Anybody has it carried out, by a call that pays for its weight. A queue in idle time would have to hold back a part of
//! every block for calls of any weight, and one of them could stand in the way of the others.

use crate::{
	Actor, Adoptions, Config, Content, Counts, Error, Event, MotionId, MotionOf, Motions, NotSeated,
	Outcomes, Pallet, Status, Tallies, WeightInfo, FIRST_ROUND,
};
use allmende_primitives::{
	assembly::{Amendment, Amendments, Body, Installation, Offices},
	Authority, CoopId, Majority, Organ, StatuteVersion, UnixSeconds,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo, WithPostDispatchInfo},
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::{Contains, QueryPreimage},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, SaturatedConversion};

/// Days from the decision within which the seats of an election have to become free.
const SEATS_WITHIN: u32 = 31;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_enact(body: Body, id: MotionId, max_weight: Weight) -> DispatchResultWithPostInfo {
		let (mut motion, majority) = Self::enactable(body, id)
			// Looked at and left: no more than the least that carries something out.
			.map_err(|error| error.with_weight(T::WeightInfo::enact_recall()))?;
		let (at, content) = (Self::now(), motion.content.clone());
		// Written before it runs, so that nothing that runs meets its own motion undone.
		motion.status = Status::Enacted { at };
		Motions::<T>::insert(body, id, &motion);

		let (result, weight) = match &content {
			Content::Text => (Ok(()), Weight::zero()),
			Content::Call(bounded) => {
				let (call, _) = T::Preimages::peek(bounded)?;
				let declared = call.get_dispatch_info().call_weight;
				let length = bounded.len().unwrap_or_default();
				if !declared.all_lte(max_weight) {
					return Err(Error::<T>::MaxWeightTooLow.with_weight(T::WeightInfo::enact_call(length)));
				}
				let mut used = declared;
				let result = Self::in_layer(|| {
					// Asked again: the runtime may have been upgraded since it was submitted.
					ensure!(T::CallFilter::contains(&call), Error::<T>::CallNotAllowed);
					let ran = call.dispatch(Self::authority(body, majority).into());
					let post = match &ran {
						Ok(post) => post,
						Err(failed) => &failed.post_info,
					};
					used = post.actual_weight.unwrap_or(declared);
					ran.map(|_| ()).map_err(|failed| failed.error)
				})?;
				T::Preimages::drop(bounded);
				(result, T::WeightInfo::enact_call(length).saturating_add(used))
			},
			Content::Election { organ, .. } => {
				let coop = body.coop().ok_or(DispatchError::Corruption)?;
				let elected = Outcomes::<T>::get(body, id).elected.into_inner();
				let seated = elected.len().saturated_into();
				let weight = match organ {
					Organ::Delegates => T::WeightInfo::enact_delegates(seated),
					_ => T::WeightInfo::enact_election(seated),
				};
				let waited = Self::has_waited(&motion);
				let result =
					Self::in_layer(|| Self::install(body, id, coop, *organ, elected.clone(), waited))?;
				// Seats that are taken now can be free tomorrow, by a recall in the same assembly for one. Whoever carries
				// out the election first would undo it.
				if let Err(error) = result {
					let fit =
						elected.iter().any(|who| T::Offices::ensure_eligible(coop, *organ, who).is_ok());
					ensure!(!fit || waited, error);
				}
				(result, weight)
			},
			Content::Recall { organ, who } => {
				let coop = body.coop().ok_or(DispatchError::Corruption)?;
				let result = Self::in_layer(|| {
					ensure!(majority >= Self::recall_majority(*organ), Error::<T>::MajorityTooLow);
					Self::unseat(coop, *organ, who)
				})?;
				(result, T::WeightInfo::enact_recall())
			},
			Content::Amendment(amendment) => {
				let result = Self::in_layer(|| Self::amend(body, id, amendment.clone()))?;
				(result, T::WeightInfo::enact_amendment())
			},
		};
		Self::record(body, id, at, result)?;
		Ok(Some(weight).into())
	}

	/// A motion that can be carried out now, and the majority that has adopted it.
	fn enactable(body: Body, id: MotionId) -> Result<(MotionOf<T>, Majority), Error<T>> {
		let motion = Self::motion_of(body, id)?;
		let Status::Adopted { majority, enact_from } = motion.status else {
			return Err(Error::<T>::WrongStatus);
		};
		ensure!(Self::now() >= enact_from, Error::<T>::NotInForceYet);
		ensure!(motion.content != Content::Text, Error::<T>::NothingToEnact);
		Ok((motion, majority))
	}

	/// Stores what became of a motion that was carried out.
	fn record(body: Body, id: MotionId, at: UnixSeconds, result: DispatchResult) -> DispatchResult {
		match result {
			// What waits for its registration has its status already.
			Ok(()) if Self::is_registering(body, id) => {},
			Ok(()) => Self::deposit_event(Event::Enacted { body, motion: id }),
			Err(error) => {
				Self::set_status(body, id, Status::Failed { at, error })?;
				Self::deposit_event(Event::EnactmentFailed { body, motion: id, error });
			},
		}
		Ok(())
	}

	fn is_registering(body: Body, id: MotionId) -> bool {
		Motions::<T>::get(body, id)
			.is_some_and(|motion| matches!(motion.status, Status::PendingRegistration { .. }))
	}

	fn set_status(body: Body, id: MotionId, status: Status<BlockNumberFor<T>>) -> DispatchResult {
		Motions::<T>::try_mutate(body, id, |motion| {
			motion.as_mut().ok_or(Error::<T>::MotionNotFound)?.status = status;
			Ok(())
		})
	}

	/// Adopts a change of the statute, if as many voted for it as what changes takes. It is reckoned from the tally, so that a
	/// statute can ask for any part. Where the legal form has a register, it then waits for that.
	fn amend(body: Body, id: MotionId, amendment: Amendment) -> DispatchResult {
		let coop = body.coop().ok_or(Error::<T>::NoStatute)?;
		let Counts { yes, no, .. } = Tallies::<T>::get((body, id, FIRST_ROUND)).ordinary;
		let cast = u64::from(yes).saturating_add(no.into());
		let required = T::Amendments::required(coop, &amendment)?;
		ensure!(required.reached_by(yes.into(), cast), Error::<T>::MajorityTooLow);
		let version = T::Amendments::adopt(coop, amendment)?;
		Adoptions::<T>::insert(body, version, id);
		if T::Amendments::needs_registration(coop) {
			Self::set_status(body, id, Status::PendingRegistration { version })?;
			Self::deposit_event(Event::RegistrationPending { body, motion: id, version });
		}
		Ok(())
	}

	pub(crate) fn do_confirm_registration(
		body: Body,
		id: MotionId,
		by: Actor,
		document: H256,
	) -> DispatchResult {
		ensure!(by == Actor::Board, Error::<T>::NotAuthorised);
		let motion = Self::motion_of(body, id)?;
		let Status::PendingRegistration { version } = motion.status else {
			return Err(Error::<T>::WrongStatus.into());
		};
		let coop = body.coop().ok_or(Error::<T>::NoStatute)?;
		T::Amendments::confirm_registration(coop, version, document)?;
		Self::set_status(body, id, Status::Enacted { at: Self::now() })?;
		Self::deposit_event(Event::RegistrationConfirmed { body, motion: id, version, document });
		Self::deposit_event(Event::Enacted { body, motion: id });
		Ok(())
	}

	/// Gives up a change of the statute that is neither registered nor in force.
	pub(crate) fn do_revoke_amendment(body: Body, version: StatuteVersion, by: Actor) -> DispatchResult {
		ensure!(by == Actor::Assembly, Error::<T>::NotAuthorised);
		let coop = body.coop().ok_or(Error::<T>::NoStatute)?;
		let id = Adoptions::<T>::get(body, version).ok_or(Error::<T>::AmendmentNotFound)?;
		T::Amendments::discard(coop, version)?;
		Self::set_status(body, id, Status::Revoked { at: Self::now() })?;
		Self::deposit_event(Event::AmendmentRevoked { body, motion: id, version });
		Ok(())
	}

	/// The authority of a decision of this body. The body comes from the motion, which was decided there.
	fn authority(body: Body, majority: Majority) -> Authority {
		match body {
			Body::Members(coop) => Authority::Assembly { coop, majority },
			Body::Federation => Authority::Federation { majority },
		}
	}

	/// Seats the elected. Who cannot take the seat any more is left out, so that one person cannot undo the election of
	/// the others by leaving or by taking another office; it fails if nobody is left. Unless they have waited for it, it
	/// fails, too, as long as there is no free seat for one of them.
	fn install(
		body: Body,
		id: MotionId,
		coop: CoopId,
		organ: Organ,
		elected: Vec<T::AccountId>,
		waited: bool,
	) -> DispatchResult {
		let Installation { replaced, left_out, waiting } = T::Offices::install(coop, organ, elected)?;
		if let Some(error) = waiting {
			ensure!(waited, error);
		}
		replaced.iter().for_each(|who| Self::note_leaving(coop, organ, who));
		for (who, reason) in left_out {
			Outcomes::<T>::try_mutate(body, id, |outcome| {
				let entry = NotSeated { who: who.clone(), reason };
				outcome.not_seated.try_push(entry).map_err(|_| DispatchError::Corruption)
			})?;
			Self::deposit_event(Event::LeftOut { body, motion: id, who, error: reason });
		}
		Ok(())
	}

	/// Whether the elected have waited for their seats as long as they do.
	fn has_waited(motion: &MotionOf<T>) -> bool {
		let since = motion.decided_at.unwrap_or_default();
		Self::now() > since.saturating_add(Self::days(SEATS_WITHIN))
	}

	/// What the law asks for to recall somebody: three quarters for the supervisory board (GenG 36(3)), nothing beyond a
	/// simple majority for others.
	pub(crate) const fn recall_majority(organ: Organ) -> Majority {
		match organ {
			Organ::Supervisory => Majority::ThreeQuarters,
			Organ::Board | Organ::Mediators | Organ::ReturningOfficers | Organ::Delegates => Majority::Simple,
		}
	}

	/// Runs something all or nothing and answers its own result.
	///
	/// The outer error is that of the layers: whoever nests this call in so many others that no layer is left for what the
	/// body has decided must not have it recorded as failed.
	fn in_layer(run: impl FnOnce() -> DispatchResult) -> Result<DispatchResult, DispatchError> {
		let result = with_transaction(|| match run() {
			Ok(()) => TransactionOutcome::Commit(Ok::<_, DispatchError>(Ok(()))),
			Err(error) => TransactionOutcome::Rollback(Ok(Err(error))),
		})?;
		match result {
			Err(error @ DispatchError::Transactional(_)) => Err(error),
			other => Ok(other),
		}
	}
}
