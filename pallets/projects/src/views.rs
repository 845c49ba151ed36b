//! Reading calls, each bounded.

use crate::{
	granted,
	pallet::{ContributionOf, ProjectOf, RoundOf},
	participation::whole_units,
	share, BudgetId, Config, ContributionId, Contributions, Incomes, MilestoneNumber, MilestonePlans,
	MilestoneState, MilestoneStates, MilestoneView, MilestoneVotes, NextContributionId, Page, Pallet,
	ParticipationView, Participations, ProjectCounts, ProjectId, Projects, ProjectsOf, RoundId, RoundView,
	Rounds, Tallies, VolunteerBudget, VolunteerBudgetCounts, VolunteerBudgets, VolunteerBudgetsOf,
};
use allmende_primitives::{
	assembly::VoterNumber,
	currency::{CurrencyId, Units},
};
use alloc::vec::Vec;
use frame_system::pallet_prelude::BlockNumberFor;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_projects(
		currency: CurrencyId,
		from: u32,
		limit: u32,
	) -> Page<(ProjectId, ProjectOf<T>)> {
		Self::page(from, limit, ProjectCounts::<T>::get(currency), |index| {
			let id = ProjectsOf::<T>::get(currency, index)?;
			Some((id, Projects::<T>::get(id)?))
		})
	}

	pub(crate) fn view_milestones(id: ProjectId) -> Vec<MilestoneView<BlockNumberFor<T>>> {
		let Some(project) = Projects::<T>::get(id) else { return Vec::new() };
		let plans = MilestonePlans::<T>::get(id);
		(0u32..)
			.zip(plans.iter().zip(granted(&plans, project.funds.funding)))
			.map(|(number, (plan, granted))| MilestoneView {
				plan: *plan,
				granted,
				state: MilestoneStates::<T>::get(id, number),
			})
			.collect()
	}

	pub(crate) fn view_milestone_vote(
		id: ProjectId,
		number: MilestoneNumber,
		voter: VoterNumber,
	) -> Option<bool> {
		match MilestoneStates::<T>::get(id, number) {
			MilestoneState::Reported(report) => MilestoneVotes::<T>::get((id, number, report.attempt), voter),
			_ => None,
		}
	}

	pub(crate) fn view_milestone_electorate(id: ProjectId, number: MilestoneNumber) -> Option<u32> {
		let project = Projects::<T>::get(id)?;
		let reporter = match MilestoneStates::<T>::get(id, number) {
			MilestoneState::Reported(report) => report.reporter,
			_ => project.lead_number,
		};
		(number < Self::planned_milestones(id)).then(|| Self::milestone_electorate(&project, id, reporter))
	}

	pub(crate) fn view_round(id: RoundId) -> Option<RoundView<BlockNumberFor<T>>> {
		let round = Rounds::<T>::get(id)?;
		let tallies = round
			.projects
			.iter()
			.zip(0u32..)
			.map(|(project, index)| {
				let tally = Tallies::<T>::get(id, project);
				let amount = if index < round.settled {
					Self::funded_by(id, *project)
				} else {
					Self::prospect(&round, *project, tally.points)
				};
				(*project, tally, amount)
			})
			.collect();
		let open = !round.is_closed() && !Self::is_over(&round.window);
		Some(RoundView { round, tallies, open })
	}

	/// What a project has got from a round that has told it.
	fn funded_by(round: RoundId, id: ProjectId) -> Units {
		let project = Projects::<T>::get(id).filter(|project| project.status.funded_by() == Some(round));
		project.map_or(0, |project| project.funds.funding)
	}

	/// What a project would get from a round today, with so many points.
	fn prospect(round: &RoundOf<T>, id: ProjectId, points: u64) -> Units {
		let Some(project) = Projects::<T>::get(id) else { return 0 };
		let share = share(round.budget, points, round.points).unwrap_or_default().min(project.budget);
		if share < project.least || !Self::is_lead(&project, &project.lead) {
			0
		} else {
			share
		}
	}

	pub(crate) fn view_contributions(
		id: ProjectId,
		from: ContributionId,
		limit: u32,
	) -> Page<ContributionOf<T>> {
		Self::page(from, limit, NextContributionId::<T>::get(id), |contribution| {
			Contributions::<T>::get(id, contribution)
		})
	}

	pub(crate) fn view_participation(id: ProjectId, who: &T::AccountId) -> Option<ParticipationView> {
		let token = Projects::<T>::get(id)?.token?;
		Participations::<T>::contains_key(id, who).then_some(())?;
		let income = Incomes::<T>::get(id);
		let held = Self::settled(id, who, &income).ok()?;
		let (claimable, _) = whole_units(held.accrued)?;
		Some(ParticipationView { token, tokens: held.tokens, of: income.tokens, claimable })
	}

	pub(crate) fn view_volunteer_budgets(
		currency: CurrencyId,
		from: u32,
		limit: u32,
	) -> Page<(BudgetId, VolunteerBudget)> {
		Self::page(from, limit, VolunteerBudgetCounts::<T>::get(currency), |index| {
			let id = VolunteerBudgetsOf::<T>::get(currency, index)?;
			Some((id, VolunteerBudgets::<T>::get(id)?))
		})
	}
}
