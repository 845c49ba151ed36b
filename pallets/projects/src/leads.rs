//! Another lead: an organ appoints somebody, and he accepts.

use crate::{
	functions::{decrement, increment},
	pallet::ProjectOf,
	Config, Error, Event, Judge, MilestoneNumber, MilestonePlans, MilestoneState, MilestoneStates,
	MilestoneVotes, Nominee, Pallet, PayTo, ProjectId, ProjectStatus, Projects,
};
use allmende_primitives::{assembly::VoterNumber, CoopId};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_appoint_lead(
		(coop, by): (CoopId, Judge),
		id: ProjectId,
		who: T::AccountId,
	) -> DispatchResult {
		let mut project = Self::project_of(id)?;
		let number = Self::ensure_nominee(&project, coop, by, &who)?;
		ensure!(!project.status.is_over(), Error::<T>::ProjectOver);
		let old = project.nominee.take();
		if let Some(old) = old.as_ref().filter(|_| by == Judge::Board) {
			ensure!(
				old.by == Judge::Board || !Self::is_member(coop, &old.who, old.number),
				Error::<T>::AppointedByAssembly
			);
		}

		project.nominee = Some(Nominee { who: who.clone(), number, by });
		let lead = project.lead.clone();
		Projects::<T>::insert(id, project);
		Self::deposit_event(Event::LeadAppointed {
			project: id,
			lead,
			old: old.map(|old| old.who),
			nominee: who,
			by,
		});
		Ok(())
	}

	/// Makes the nominee the lead. Answers as how many milestones it weighs.
	pub(crate) fn do_accept_lead(who: T::AccountId, id: ProjectId) -> Result<u32, DispatchError> {
		let mut project = Self::project_of(id)?;
		let nominee = project.nominee.take().filter(|nominee| nominee.who == who);
		let Nominee { number: appointed, by, .. } = nominee.ok_or(Error::<T>::NotNominated)?;
		// What was true at the appointment must be so still.
		let number = Self::ensure_nominee(&project, project.coop, by, &who)?;
		ensure!(number == appointed, Error::<T>::NotNominated);

		let looked_at = match project.status {
			ProjectStatus::Proposed | ProjectStatus::InRound(_) => {
				Self::free_place(&project)?;
				Self::take_place(project.currency, number)?;
				// The two places are as much to read and write as a milestone and a vote.
				1
			},
			_ => Self::hand_over_milestones(id, &project, number)?,
		};
		let old_lead = core::mem::replace(&mut project.lead, who.clone());
		let old_number = core::mem::replace(&mut project.lead_number, number);
		Projects::<T>::insert(id, project);
		Self::deposit_event(Event::LeadChanged { project: id, old_lead, old_number, lead: who, number, by });
		Ok(looked_at)
	}

	/// Checks that an organ can make somebody the lead, and answers his number in the register. The board replaces only a
	/// lead who has left, and by nobody who sits on it.
	fn ensure_nominee(
		project: &ProjectOf<T>,
		coop: CoopId,
		by: Judge,
		who: &T::AccountId,
	) -> Result<VoterNumber, DispatchError> {
		Self::ensure_judge(project, coop, by, who)?;
		let number = Self::ensure_member(project.coop, who)?.number;
		ensure!(!Self::is_lead(project, who), Error::<T>::AlreadyLead);
		ensure!(by == Judge::Assembly || !Self::is_lead(project, &project.lead), Error::<T>::LeadPresent);
		Ok(number)
	}

	/// Takes the next lead's votes out of the reports that wait: they would decide in his own cause now. What the others have
	/// said stays. A report that is to pay a lead who is there is decided first, so that nobody is paid for it in his place.
	fn hand_over_milestones(
		id: ProjectId,
		project: &ProjectOf<T>,
		number: VoterNumber,
	) -> Result<u32, DispatchError> {
		let pays_him = project.pay_to == PayTo::Lead && Self::is_lead(project, &project.lead);
		let mut looked_at = 0;
		for milestone in 0..Self::planned_milestones(id) {
			looked_at = increment(looked_at)?;
			let MilestoneState::Reported(mut report) = MilestoneStates::<T>::get(id, milestone) else {
				continue;
			};
			ensure!(!pays_him, Error::<T>::MilestoneReported);
			let Some(accept) = MilestoneVotes::<T>::take((id, milestone, report.attempt), number) else {
				continue;
			};
			let count = if accept { &mut report.yes } else { &mut report.no };
			*count = decrement(*count)?;
			MilestoneStates::<T>::insert(id, milestone, MilestoneState::Reported(report));
			Self::deposit_event(Event::MilestoneVoteRemoved {
				project: id,
				milestone,
				voter: number,
				accept,
			});
		}
		Ok(looked_at)
	}

	/// How many milestones a project has, at most [`MAX_MILESTONES`](crate::MAX_MILESTONES).
	fn planned_milestones(id: ProjectId) -> MilestoneNumber {
		let planned = MilestonePlans::<T>::decode_len(id).unwrap_or_default();
		u32::try_from(planned).unwrap_or(u32::MAX)
	}
}
