//! Proposals, until a round takes them.

use crate::{
	functions::{decrement, increment, plus},
	granted,
	pallet::ProjectOf,
	Config, Error, Event, Funds, MilestonePlans, NextProjectId, OpenProposals, Pallet, Plan, Project,
	ProjectCounts, ProjectId, ProjectStatus, Projects, ProjectsOf,
};
use allmende_primitives::{
	assembly::VoterNumber,
	currency::{CurrencyId, Units},
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_propose(
		lead: T::AccountId,
		currency: CurrencyId,
		plan: Plan,
	) -> Result<ProjectId, DispatchError> {
		let coop = Self::community(currency)?;
		let lead_number = Self::ensure_member(coop, &lead)?.number;
		Self::ensure_plan(&plan)?;
		Self::take_place(currency, lead_number)?;

		let project = NextProjectId::<T>::get();
		NextProjectId::<T>::put(increment(project)?);
		let count = ProjectCounts::<T>::get(currency);
		ProjectCounts::<T>::insert(currency, increment(count)?);
		ProjectsOf::<T>::insert(currency, count, project);
		MilestonePlans::<T>::insert(project, plan.milestones);
		let (text_hash, budget, least, pay_to) = (plan.text.hash, plan.budget, plan.least, plan.pay_to);
		let record = Project {
			currency,
			coop,
			lead: lead.clone(),
			lead_number,
			nominee: None,
			nominated_until: None,
			text: plan.text,
			budget,
			least,
			pay_to,
			proposed_on: Self::today(),
			revision: 0,
			status: ProjectStatus::Proposed,
			funds: Funds::default(),
			funders: 0,
			open_milestones: 0,
			asked: 0,
			token: None,
		};
		Projects::<T>::insert(project, record);
		Self::deposit_event(Event::ProjectProposed {
			project,
			currency,
			lead,
			text_hash,
			budget,
			least,
			pay_to,
		});
		Ok(project)
	}

	pub(crate) fn do_amend_proposal(who: T::AccountId, id: ProjectId, plan: Plan) -> DispatchResult {
		let mut project = Self::ensure_proposed(&who, id)?;
		Self::ensure_plan(&plan)?;

		let (old_text_hash, old_budget) = (project.text.hash, project.budget);
		let (text_hash, budget, least, pay_to) = (plan.text.hash, plan.budget, plan.least, plan.pay_to);
		project.text = plan.text;
		project.budget = budget;
		project.least = least;
		project.pay_to = pay_to;
		project.revision = increment(project.revision)?;
		let revision = project.revision;
		Projects::<T>::insert(id, project);
		MilestonePlans::<T>::insert(id, plan.milestones);
		Self::deposit_event(Event::ProposalAmended {
			project: id,
			revision,
			old_text_hash,
			text_hash,
			old_budget,
			budget,
			least,
			pay_to,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_proposal(who: T::AccountId, id: ProjectId) -> DispatchResult {
		let mut project = Self::ensure_proposed(&who, id)?;

		Self::free_place(&project)?;
		project.status = ProjectStatus::Withdrawn;
		project.nominee = None;
		Projects::<T>::insert(id, project);
		Self::deposit_event(Event::ProposalWithdrawn { project: id });
		Ok(())
	}

	pub(crate) fn do_discuss(who: T::AccountId, id: ProjectId, text_hash: H256) -> DispatchResult {
		let project = Self::project_of(id)?;
		Self::ensure_member(project.coop, &who)?;
		Self::deposit_event(Event::ProjectDiscussed { project: id, who, text_hash });
		Ok(())
	}

	/// Takes one of a member's places for proposals.
	pub(crate) fn take_place(currency: CurrencyId, number: VoterNumber) -> DispatchResult {
		OpenProposals::<T>::try_mutate(currency, number, |open| {
			ensure!(*open < T::MaxOpenProposals::get(), Error::<T>::TooManyOpenProposals);
			*open = increment(*open)?;
			Ok(())
		})
	}

	/// Gives the lead's place for a proposal back.
	pub(crate) fn free_place(project: &ProjectOf<T>) -> DispatchResult {
		OpenProposals::<T>::try_mutate_exists(project.currency, project.lead_number, |open| {
			let left = decrement(open.unwrap_or_default())?;
			*open = (left > 0).then_some(left);
			Ok(())
		})
	}

	/// How many of a project's milestones so much money reaches.
	pub(crate) fn reached_milestones(id: ProjectId, funding: Units) -> Result<u32, DispatchError> {
		let plan = MilestonePlans::<T>::get(id);
		let mut reached = granted(&plan, funding).filter(|granted| *granted > 0);
		reached.try_fold(0, |count, _| increment(count))
	}

	fn ensure_proposed(who: &T::AccountId, id: ProjectId) -> Result<ProjectOf<T>, DispatchError> {
		let project = Self::project_of(id)?;
		Self::ensure_lead(&project, who)?;
		ensure!(project.status == ProjectStatus::Proposed, Error::<T>::NotProposed);
		Ok(project)
	}

	fn ensure_plan(plan: &Plan) -> DispatchResult {
		Self::ensure_address(&plan.text)?;
		let first = plan.milestones.first().ok_or(Error::<T>::NoMilestones)?;
		ensure!(first.due > Self::today(), Error::<T>::MilestoneDue);
		let mut sum: Units = 0;
		let mut last = first.due;
		for milestone in &plan.milestones {
			ensure!(milestone.amount > 0, Error::<T>::ZeroAmount);
			ensure!(milestone.due >= last, Error::<T>::MilestonesNotSorted);
			last = milestone.due;
			sum = plus(sum, milestone.amount)?;
		}
		ensure!(sum == plan.budget, Error::<T>::BudgetMismatch);
		ensure!((1..=sum).contains(&plan.least), Error::<T>::LeastOutOfRange);
		Ok(())
	}
}
