//! Milestones, from the report to the money, and the end of projects.

use crate::{
	functions::{decrement, increment, minus, plus, Caller},
	granted,
	pallet::ProjectOf,
	Allotments, Config, Error, Event, Judge, Milestone, MilestoneNumber, MilestonePlans, MilestoneState,
	MilestoneStates, MilestoneVotes, Pallet, PayTo, ProjectId, ProjectStatus, Projects, Report, RoundId,
};
use allmende_primitives::{
	assembly::{Body, Electorate, VoterNumber},
	currency::Units,
	CoopId,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

type ReportOf<T> = Report<BlockNumberFor<T>>;

// Milestones.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_milestone(
		who: T::AccountId,
		id: ProjectId,
		number: MilestoneNumber,
		evidence: H256,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		Self::ensure_lead(&project, &who)?;
		Self::ensure_running(&project)?;
		ensure!(!Self::is_changing(&project), Error::<T>::LeadChanging);
		let (plan, granted) = Self::milestone_of(id, &project, number)?;
		ensure!(granted > 0, Error::<T>::NotGranted);
		let attempts = Self::ensure_open(id, number)?;
		ensure!(!Self::is_overdue(&project, &plan), Error::<T>::MilestoneOverdue);

		let attempt = increment(attempts)?;
		let window = Self::window(Self::today().plus_days(T::AcceptanceDays::get()));
		let report = Report { evidence, reporter: project.lead_number, window, attempt, yes: 0, no: 0 };
		MilestoneStates::<T>::insert(id, number, MilestoneState::Reported(report));
		Self::deposit_event(Event::MilestoneReported {
			project: id,
			milestone: number,
			attempt,
			evidence,
			until: window.until,
			open_until_block: window.open_until_block,
		});
		Ok(())
	}

	pub(crate) fn do_vote_on_milestone(
		who: T::AccountId,
		id: ProjectId,
		number: MilestoneNumber,
		accept: bool,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		Self::ensure_running(&project)?;
		Self::milestone_of(id, &project, number)?;
		let mut report = Self::ensure_reported(id, number)?;
		ensure!(!Self::is_over(&report.window), Error::<T>::VotingOver);
		let voter = Self::ensure_funder(&project, id, &who)?;
		ensure!(voter != project.lead_number && voter != report.reporter, Error::<T>::OwnCause);

		let poll = (id, number, report.attempt);
		let old = MilestoneVotes::<T>::get(poll, voter);
		match old {
			Some(true) => report.yes = decrement(report.yes)?,
			Some(false) => report.no = decrement(report.no)?,
			None => (),
		}
		if accept {
			report.yes = increment(report.yes)?;
		} else {
			report.no = increment(report.no)?;
		}
		MilestoneVotes::<T>::insert(poll, voter, accept);
		MilestoneStates::<T>::insert(id, number, MilestoneState::Reported(report));
		Self::deposit_event(Event::MilestoneVoted { project: id, milestone: number, voter, old, accept });
		Ok(())
	}

	/// The board accepts in the funders' place, unless more of them are against than for it. The assembly always can, when
	/// they have kept silent, too.
	pub(crate) fn do_accept_milestone(
		(coop, judge): (CoopId, Judge),
		id: ProjectId,
		number: MilestoneNumber,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		Self::ensure_judge(&project, coop, judge, &project.lead)?;
		Self::ensure_running(&project)?;
		Self::milestone_of(id, &project, number)?;
		let (yes, no) = match MilestoneStates::<T>::get(id, number) {
			MilestoneState::Reported(report) => {
				if let Some(reporter) = T::Electorate::account(Body::Members(coop), report.reporter) {
					Self::ensure_judge(&project, coop, judge, &reporter)?;
				}
				ensure!(judge == Judge::Assembly || report.yes >= report.no, Error::<T>::FundersAgainst);
				(report.yes, report.no)
			},
			// Whoever counts the votes does not void what the assembly is deciding meanwhile.
			MilestoneState::Open { reporter: Some(reporter), .. }
				if judge == Judge::Assembly && reporter == project.lead_number =>
			{
				(0, 0)
			},
			_ => return Err(Error::<T>::NotReported.into()),
		};
		Self::accept(id, project, number, (yes, no), judge)
	}

	/// Counts the funders' votes when their window is over.
	pub(crate) fn do_close_milestone(id: ProjectId, number: MilestoneNumber) -> DispatchResult {
		let project = Self::project_of(id)?;
		Self::ensure_running(&project)?;
		Self::milestone_of(id, &project, number)?;
		let report = Self::ensure_reported(id, number)?;
		ensure!(Self::is_over(&report.window), Error::<T>::VotingNotOver);

		let (yes, no) = (report.yes, report.no);
		let voted = u64::from(yes).saturating_add(no.into());
		// Where nobody can vote nothing is reached, whatever the least turnout is.
		let electorate = Self::milestone_electorate(&project, id, report.reporter);
		if !T::LeastTurnout::get().reached_by(voted, electorate.into()) {
			let (attempts, reporter) = (report.attempt, Some(report.reporter));
			MilestoneStates::<T>::insert(id, number, MilestoneState::Open { attempts, reporter });
			Self::deposit_event(Event::MilestoneUndecided { project: id, milestone: number, yes, no });
			return Ok(());
		}
		if yes > no {
			return Self::accept(id, project, number, (yes, no), Judge::Funders);
		}
		let (project, returned) = Self::forgo(id, project, number, MilestoneState::Refused)?;
		Self::deposit_event(Event::MilestoneRefused { project: id, milestone: number, returned, yes, no });
		Self::finish(id, project)
	}

	/// Gives up a milestone that was not reported in time.
	pub(crate) fn do_lapse_milestone(id: ProjectId, number: MilestoneNumber) -> DispatchResult {
		let project = Self::project_of(id)?;
		Self::ensure_running(&project)?;
		let (plan, granted) = Self::milestone_of(id, &project, number)?;
		ensure!(granted > 0, Error::<T>::NotGranted);
		Self::ensure_open(id, number)?;
		ensure!(Self::is_overdue(&project, &plan), Error::<T>::MilestoneNotOverdue);

		let (project, returned) = Self::forgo(id, project, number, MilestoneState::Lapsed)?;
		Self::deposit_event(Event::MilestoneLapsed { project: id, milestone: number, returned });
		Self::finish(id, project)
	}

	/// A member today who has allotted points to the project in the round that has funded it.
	pub(crate) fn ensure_funder(
		project: &ProjectOf<T>,
		id: ProjectId,
		who: &T::AccountId,
	) -> Result<VoterNumber, DispatchError> {
		let voter = Self::ensure_ordinary(project.coop, who)?;
		let round = project.status.funded_by().ok_or(Error::<T>::NotRunning)?;
		ensure!(Self::is_funder(round, id, voter), Error::<T>::NotFunder);
		Ok(voter)
	}

	/// Whether the member with this number has allotted points to a project in a round.
	pub(crate) fn is_funder(round: RoundId, id: ProjectId, number: VoterNumber) -> bool {
		Allotments::<T>::get(round, number).iter().any(|(funded, _)| *funded == id)
	}

	/// Of how many the least turnout is a part: the funders but for the lead and who has reported, who have no vote. Those who
	/// have left since count, as in any vote.
	pub(crate) fn milestone_electorate(project: &ProjectOf<T>, id: ProjectId, reporter: VoterNumber) -> u32 {
		let lead = project.lead_number;
		let funds =
			|number| project.status.funded_by().is_some_and(|round| Self::is_funder(round, id, number));
		let without_lead = project.funders.saturating_sub(funds(lead).into());
		without_lead.saturating_sub((reporter != lead && funds(reporter)).into())
	}

	/// A milestone of a project with the part of it that is funded.
	fn milestone_of(
		id: ProjectId,
		project: &ProjectOf<T>,
		number: MilestoneNumber,
	) -> Result<(Milestone, Units), DispatchError> {
		let index = usize::try_from(number).map_err(|_| Error::<T>::MilestoneNotFound)?;
		let plan = MilestonePlans::<T>::get(id);
		let granted = granted(&plan, project.funds.funding).nth(index).unwrap_or_default();
		let milestone = plan.get(index).copied().ok_or(Error::<T>::MilestoneNotFound)?;
		Ok((milestone, granted))
	}

	/// Whether the grace is over. It counts from the day on which the milestone is due, or from when it could be reported again.
	fn is_overdue(project: &ProjectOf<T>, milestone: &Milestone) -> bool {
		let barred_until = project.nominated_until.filter(|_| project.pay_to == PayTo::Lead);
		let from = barred_until.map_or(milestone.due, |until| until.max(milestone.due));
		Self::today() > from.plus_days(T::MilestoneGrace::get())
	}

	fn ensure_running(project: &ProjectOf<T>) -> DispatchResult {
		ensure!(matches!(project.status, ProjectStatus::Running(_)), Error::<T>::NotRunning);
		Ok(())
	}

	/// Checks that a milestone waits to be reported, and answers how many reports met with silence.
	fn ensure_open(id: ProjectId, number: MilestoneNumber) -> Result<u32, DispatchError> {
		match MilestoneStates::<T>::get(id, number) {
			MilestoneState::Open { attempts, .. } => Ok(attempts),
			_ => Err(Error::<T>::NotOpen.into()),
		}
	}

	fn ensure_reported(id: ProjectId, number: MilestoneNumber) -> Result<ReportOf<T>, DispatchError> {
		match MilestoneStates::<T>::get(id, number) {
			MilestoneState::Reported(report) => Ok(report),
			_ => Err(Error::<T>::NotReported.into()),
		}
	}

	/// Pays what a milestone releases, to the lead or into the pool.
	fn accept(
		id: ProjectId,
		mut project: ProjectOf<T>,
		number: MilestoneNumber,
		(yes, no): (u32, u32),
		by: Judge,
	) -> DispatchResult {
		let amount = Self::decide(id, &mut project, number, MilestoneState::Accepted { by })?;
		match project.pay_to {
			PayTo::Lead => {
				Self::pay_reserved(project.currency, &project.lead, amount)?;
				project.funds.paid = plus(project.funds.paid, amount)?;
			},
			PayTo::Contributors { .. } => project.funds.pool = plus(project.funds.pool, amount)?,
		}
		Self::deposit_event(Event::MilestoneAccepted { project: id, milestone: number, by, amount, yes, no });
		Self::finish(id, project)
	}

	/// Gives what a milestone would have released back to the pot.
	fn forgo(
		id: ProjectId,
		mut project: ProjectOf<T>,
		number: MilestoneNumber,
		state: MilestoneState<BlockNumberFor<T>>,
	) -> Result<(ProjectOf<T>, Units), DispatchError> {
		let amount = Self::decide(id, &mut project, number, state)?;
		Self::give_back(project.currency, amount)?;
		project.funds.returned = plus(project.funds.returned, amount)?;
		Ok((project, amount))
	}

	/// Decides a milestone. Answers what is not locked for it any more.
	fn decide(
		id: ProjectId,
		project: &mut ProjectOf<T>,
		number: MilestoneNumber,
		state: MilestoneState<BlockNumberFor<T>>,
	) -> Result<Units, DispatchError> {
		let (_, amount) = Self::milestone_of(id, project, number)?;
		MilestoneStates::<T>::insert(id, number, state);
		project.open_milestones = decrement(project.open_milestones)?;
		project.funds.locked = minus(project.funds.locked, amount)?;
		Ok(amount)
	}
}

// The end of projects.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_close_project(caller: Caller<T::AccountId>, id: ProjectId) -> DispatchResult {
		let mut project = Self::project_of(id)?;
		match caller {
			Caller::Organ(coop, _) => ensure!(project.coop == coop, Error::<T>::NotAuthorised),
			Caller::Signed(who) => Self::ensure_lead(&project, &who)?,
		}
		let ProjectStatus::Running(round) = project.status else {
			return Err(Error::<T>::NotRunning.into());
		};
		ensure!(project.open_milestones == 0, Error::<T>::MilestonesOpen);

		project.status = ProjectStatus::Closed(round);
		project.nominee = None;
		let returned = Self::give_back_unasked(&mut project)?;
		Projects::<T>::insert(id, project);
		Self::deposit_event(Event::ProjectClosed { project: id, returned });
		Ok(())
	}

	pub(crate) fn do_cancel_project(caller: Caller<T::AccountId>, id: ProjectId) -> DispatchResult {
		let mut project = Self::project_of(id)?;
		let by = match caller {
			Caller::Organ(coop, Judge::Assembly) => {
				ensure!(project.coop == coop, Error::<T>::NotAuthorised);
				Judge::Assembly
			},
			Caller::Organ(..) => return Err(Error::<T>::NotAuthorised.into()),
			Caller::Signed(who) => {
				Self::ensure_lead(&project, &who)?;
				Judge::Lead
			},
		};
		let ProjectStatus::Running(round) = project.status else {
			return Err(Error::<T>::NotRunning.into());
		};

		project.status = ProjectStatus::Cancelled(round);
		project.nominee = None;
		let locked = core::mem::take(&mut project.funds.locked);
		project.open_milestones = 0;
		Self::give_back(project.currency, locked)?;
		project.funds.returned = plus(project.funds.returned, locked)?;
		let returned = plus(locked, Self::give_back_unasked(&mut project)?)?;
		Projects::<T>::insert(id, project);
		Self::deposit_event(Event::ProjectCancelled { project: id, by, returned });
		Ok(())
	}

	/// Keeps a project, and closes it when nothing is open and nothing is left. In one that is over, what nobody asks for
	/// goes back to the pot.
	pub(crate) fn finish(id: ProjectId, mut project: ProjectOf<T>) -> DispatchResult {
		match project.status {
			ProjectStatus::Running(round) if project.open_milestones == 0 && project.funds.pool == 0 => {
				project.status = ProjectStatus::Closed(round);
				project.nominee = None;
				Self::deposit_event(Event::ProjectClosed { project: id, returned: 0 });
			},
			ProjectStatus::Closed(_) | ProjectStatus::Cancelled(_) => {
				let returned = Self::give_back_unasked(&mut project)?;
				if returned > 0 {
					Self::deposit_event(Event::PoolReturned { project: id, returned });
				}
			},
			_ => (),
		}
		Projects::<T>::insert(id, project);
		Ok(())
	}

	/// Gives back what the pool has beyond what contributors have asked for. Answers how much.
	fn give_back_unasked(project: &mut ProjectOf<T>) -> Result<Units, DispatchError> {
		let returned = project.funds.pool.saturating_sub(project.asked);
		project.funds.pool = minus(project.funds.pool, returned)?;
		project.funds.returned = plus(project.funds.returned, returned)?;
		Self::give_back(project.currency, returned)?;
		Ok(returned)
	}
}
