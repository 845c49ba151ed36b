//! Closing a ballot: what it has decided.
//!
//! The ordinary members' tally decides alone. Investing members can neither outvote them nor block what they want
//! (GenG 8(2)), so that their votes are counted and shown beside it.

use crate::{
	ballots::Polling, Config, Content, Error, Event, MotionId, Motions, Outcomes, Pallet, Rejection, Status,
	Tallies, Tally, Turnouts, WeightInfo,
};
use allmende_primitives::{assembly::Body, Majority};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_close(body: Body, id: MotionId) -> DispatchResultWithPostInfo {
		let polling = Self::polling(body, id).map_err(Error::<T>::from)?;
		ensure!(Self::is_counted(&polling.window), Error::<T>::VotingNotOver);
		let tally = Tallies::<T>::get(polling.poll);
		let refused = Self::refusal(&polling);
		if let Content::Election { seats, .. } = polling.motion.content {
			let candidates = match refused {
				// Whom the first ballot has elected a run-off does not unseat.
				Some(_) if !Outcomes::<T>::get(body, id).elected.is_empty() => {
					Self::adopt(polling, &tally, Majority::Simple)?;
					0
				},
				Some(reason) => {
					Self::reject(polling, &tally, reason)?;
					0
				},
				None => Self::close_election(polling, &tally, seats)?,
			};
			return Ok(Some(T::WeightInfo::close_election(candidates)).into());
		}
		match (refused, Self::reached(&polling, &tally)) {
			(Some(reason), _) => Self::reject(polling, &tally, reason)?,
			(None, None) => Self::reject(polling, &tally, Rejection::NoMajority)?,
			(None, Some(majority)) => Self::adopt(polling, &tally, majority)?,
		}
		Ok(Some(T::WeightInfo::close()).into())
	}

	/// Why a ballot decides nothing, whatever was voted.
	fn refusal(polling: &Polling<T>) -> Option<Rejection> {
		let turnout = Turnouts::<T>::get(polling.poll);
		let roll = polling.opening.roll;
		// A quorum that investing members could deny would let them block.
		let quorum = polling
			.opening
			.quorum
			.is_none_or(|quorum| quorum.reached_by(turnout.ordinary.into(), roll.ordinary.into()));
		let late = matches!(polling.motion.status, Status::OnAgenda { late: true });
		match () {
			() if !quorum => Some(Rejection::NoQuorum),
			() if late && turnout.total() < roll.total() => Some(Rejection::NotAnnounced),
			() => None,
		}
	}

	/// The highest majority that was reached.
	fn reached(polling: &Polling<T>, tally: &Tally) -> Option<Majority> {
		let (yes, no) = (tally.ordinary.yes.into(), tally.ordinary.no.into());
		let reached = [Majority::NineTenths, Majority::ThreeQuarters, Majority::Simple]
			.into_iter()
			.find(|majority| majority.reached_by(yes, no))?;
		// Discharge, release and claim are decided by simple majority. A vote from which people were excluded gives no
		// higher one, so that nobody is excluded to get it.
		Some(if polling.motion.concerned.is_nobody() { reached } else { Majority::Simple })
	}

	pub(crate) fn adopt(polling: Polling<T>, tally: &Tally, majority: Majority) -> DispatchResult {
		let (body, id) = (polling.body(), polling.motion_id());
		let now = Self::now();
		let mut enact_from = polling.motion.effective_from.map_or(now, |day| day.starts_at().max(now));
		if !polling.motion.concerned.is_nobody() {
			// Whoever was excluded was so by the author's word. It is carried out when he could have contested that.
			enact_from = enact_from.max(Self::last_to_contest(now)?.plus_days(1).starts_at());
		}
		Self::deposit_event(Event::Adopted {
			body,
			motion: id,
			majority,
			ordinary: tally.ordinary,
			investing: tally.investing,
			enact_from,
		});
		Self::decide(body, id, polling, Status::Adopted { majority, enact_from })
	}

	pub(crate) fn reject(polling: Polling<T>, tally: &Tally, reason: Rejection) -> DispatchResult {
		let (body, id) = (polling.body(), polling.motion_id());
		Self::drop_call(&polling.motion.content);
		Self::deposit_event(Event::Rejected {
			body,
			motion: id,
			reason,
			ordinary: tally.ordinary,
			investing: tally.investing,
		});
		Self::decide(body, id, polling, Status::Rejected { reason })
	}

	fn decide(
		body: Body,
		id: MotionId,
		polling: Polling<T>,
		status: Status<BlockNumberFor<T>>,
	) -> DispatchResult {
		let mut motion = polling.motion;
		let assembly = motion.assembly.ok_or(DispatchError::Corruption)?;
		motion.status = status;
		motion.decided_at = Some(Self::now());
		Self::free_place(body, motion.author)?;
		Self::decide_item(body, assembly)?;
		Motions::<T>::insert(body, id, motion);
		Ok(())
	}
}
