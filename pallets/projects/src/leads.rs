//! Another lead: an organ appoints somebody, and he accepts.

use crate::{
	functions::{decrement, increment},
	pallet::ProjectOf,
	Config, Error, Event, Judge, MilestoneNumber, MilestonePlans, MilestoneState, MilestoneStates,
	MilestoneVotes, Nominee, Pallet, PayTo, ProjectId, ProjectStatus, Projects, Window,
};
use allmende_primitives::{
	assembly::{Body, Electorate, VoterNumber},
	currency::Currencies,
	CoopId,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

/// Who is appointed in this runtime.
type NomineeOf<T> = Nominee<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_appoint_lead(
		(coop, by): (CoopId, Judge),
		id: ProjectId,
		who: T::AccountId,
	) -> DispatchResult {
		let mut project = Self::project_of(id)?;
		ensure!(project.coop == coop, Error::<T>::NotAuthorised);
		if let Some(nominee) = Self::taken_back(&project, by, &who) {
			Self::end_nomination(&mut project);
			project.nominee = None;
			Projects::<T>::insert(id, project);
			Self::deposit_event(Event::LeadNominationWithdrawn { project: id, lead: who, nominee, by });
			return Ok(());
		}
		let number = Self::ensure_nominee(&project, coop, by, &who)?;
		ensure!(!project.status.is_over(), Error::<T>::ProjectOver);
		let old = project.nominee.take();
		if let Some(old) = old.as_ref().filter(|_| by == Judge::Board) {
			ensure!(old.by == Judge::Board || !Self::can_accept(coop, old), Error::<T>::AppointedByAssembly);
		}

		let window = Self::nomination_window();
		Self::end_nomination(&mut project);
		if by == Judge::Assembly {
			project.nominated_until = Some(window.until);
		}
		project.nominee = Some(Nominee { who: who.clone(), number, by, window });
		let lead = project.lead.clone();
		Projects::<T>::insert(id, project);
		Self::deposit_event(Event::LeadAppointed {
			project: id,
			lead,
			old: old.map(|old| old.who),
			nominee: who,
			by,
			until: window.until,
			open_until_block: window.open_until_block,
		});
		Ok(())
	}

	/// Whom an organ takes back by naming the present lead: whom it has appointed, and the assembly anybody. Who has led the
	/// project and left is the present lead, too, unless he has come back: then he is somebody else, and can be appointed.
	fn taken_back(project: &ProjectOf<T>, by: Judge, who: &T::AccountId) -> Option<T::AccountId> {
		let nominee = project.nominee.as_ref().filter(|old| by == Judge::Assembly || old.by == by)?;
		let names_lead = project.lead == *who
			&& T::Electorate::voter(Body::Members(project.coop), who)
				.is_none_or(|voter| voter.number == project.lead_number);
		names_lead.then(|| nominee.who.clone())
	}

	/// Twice as long as a report waits: what the old lead has reported before the appointment is decided in the first half.
	fn nomination_window() -> Window<BlockNumberFor<T>> {
		let days = T::AcceptanceDays::get();
		let Window { until, open_until_block } = Self::window(Self::today().plus_days(days));
		Window {
			until: until.plus_days(days),
			open_until_block: open_until_block.saturating_add(T::LeastWindow::get()),
		}
	}

	/// Whether who was appointed has time to accept, and is the member that he was.
	fn can_accept(coop: CoopId, nominee: &NomineeOf<T>) -> bool {
		!Self::is_over(&nominee.window) && Self::is_member(coop, &nominee.who, nominee.number)
	}

	/// Whether somebody whom the assembly has appointed can take over a project that pays its lead. What is reported until
	/// then would keep him out.
	pub(crate) fn is_changing(project: &ProjectOf<T>) -> bool {
		let nominee = project.nominee.as_ref().filter(|nominee| nominee.by == Judge::Assembly);
		project.pay_to == PayTo::Lead
			&& nominee.is_some_and(|nominee| Self::can_accept(project.coop, nominee))
	}

	/// Whom the assembly has appointed has accepted or will not: from today on milestones are reported again.
	fn end_nomination(project: &mut ProjectOf<T>) {
		project.nominated_until = project.nominated_until.map(|until| until.min(Self::today()));
	}

	/// Makes the nominee the lead. Answers as how many milestones it weighs.
	pub(crate) fn do_accept_lead(who: T::AccountId, id: ProjectId) -> Result<u32, DispatchError> {
		let mut project = Self::project_of(id)?;
		let nominee = project.nominee.take().filter(|nominee| nominee.who == who);
		let Nominee { number: appointed, by, window, .. } = nominee.ok_or(Error::<T>::NotNominated)?;
		ensure!(!Self::is_over(&window), Error::<T>::NominationOver);
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
		Self::end_nomination(&mut project);
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
	/// said stays. A report that is to pay a lead who is there is decided first, so that nobody is paid for it in his place. So
	/// is one that the funders have spoken on already, as long as a lead who has left can be paid.
	fn hand_over_milestones(
		id: ProjectId,
		project: &ProjectOf<T>,
		number: VoterNumber,
	) -> Result<u32, DispatchError> {
		let pays_lead = project.pay_to == PayTo::Lead;
		let is_there = pays_lead && Self::is_lead(project, &project.lead);
		let can_be_paid = pays_lead && T::Currencies::may_hold(project.currency, &project.lead);
		let mut looked_at = 0;
		for milestone in 0..Self::planned_milestones(id) {
			looked_at = increment(looked_at)?;
			let MilestoneState::Reported(mut report) = MilestoneStates::<T>::get(id, milestone) else {
				continue;
			};
			let is_his = is_there || (can_be_paid && Self::is_over(&report.window));
			ensure!(!is_his, Error::<T>::MilestoneReported);
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
	pub(crate) fn planned_milestones(id: ProjectId) -> MilestoneNumber {
		let planned = MilestonePlans::<T>::decode_len(id).unwrap_or_default();
		u32::try_from(planned).unwrap_or(u32::MAX)
	}
}
