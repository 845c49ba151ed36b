//! Contributions: recorded by who has done the work, confirmed by others, paid from the pool.

use crate::{
	functions::{decrement, increment, minus, plus, Caller},
	pallet::{ContributionOf, ProjectOf},
	Config, Contribution, ContributionId, ContributionStatus, Contributions, Error, Event, Judge,
	NextContributionId, OpenContributions, Pallet, PayTo, ProjectId, ProjectStatus, Projects, Work,
};
use allmende_primitives::currency::Units;
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{BoundedVec, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_contribute(
		who: T::AccountId,
		id: ProjectId,
		work: Work,
		amount: Units,
		evidence: H256,
	) -> Result<ContributionId, DispatchError> {
		let mut project = Self::project_of(id)?;
		let number = Self::ensure_member(project.coop, &who)?.number;
		ensure!(matches!(project.status, ProjectStatus::Running(_)), Error::<T>::NotRunning);
		ensure!(matches!(project.pay_to, PayTo::Contributors { .. }), Error::<T>::NoContributors);
		ensure!(amount > 0 && work != Work::Minutes(0), Error::<T>::ZeroAmount);
		// Nobody asks for so much that the sum has no room for what others ask for.
		let most = plus(project.funds.locked, project.funds.pool)?;
		ensure!(amount <= most, Error::<T>::MoreThanFunded);
		OpenContributions::<T>::try_mutate(id, &who, |open| {
			ensure!(*open < T::MaxOpenContributions::get(), Error::<T>::TooManyOpenContributions);
			*open = increment(*open)?;
			Ok::<_, DispatchError>(())
		})?;

		project.asked = plus(project.asked, amount)?;
		Projects::<T>::insert(id, project);
		let contribution = NextContributionId::<T>::get(id);
		NextContributionId::<T>::insert(id, increment(contribution)?);
		let record = Contribution {
			contributor: who.clone(),
			number,
			work,
			amount,
			evidence,
			recorded_on: Self::today(),
			confirmers: BoundedVec::new(),
			status: ContributionStatus::Open,
		};
		Contributions::<T>::insert(id, contribution, record);
		Self::deposit_event(Event::ContributionRecorded {
			project: id,
			contribution,
			who,
			work,
			amount,
			evidence,
		});
		Ok(contribution)
	}

	/// Confirms and pays what somebody else has contributed. For the lead's own work, where no organ speaks, it takes some
	/// funders.
	pub(crate) fn do_confirm_contribution(
		caller: Caller<T::AccountId>,
		id: ProjectId,
		number: ContributionId,
		amount: Units,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		let mut contribution = Self::ensure_undecided(id, number)?;
		ensure!(contribution.amount == amount, Error::<T>::TermsMismatch);
		let who = match caller {
			Caller::Organ(coop, judge) => {
				Self::ensure_judge(&project, coop, judge, &contribution.contributor)?;
				return Self::pay_contribution(id, project, number, contribution, judge);
			},
			Caller::Signed(who) => who,
		};
		ensure!(who != contribution.contributor, Error::<T>::OwnCause);
		if Self::is_lead(&project, &who) {
			return Self::pay_contribution(id, project, number, contribution, Judge::Lead);
		}
		ensure!(contribution.contributor == project.lead, Error::<T>::NotAuthorised);
		let voter = Self::ensure_funder(&project, id, &who)?;
		ensure!(!contribution.confirmers.contains(&voter), Error::<T>::AlreadyConfirmed);
		contribution.confirmers.try_push(voter).map_err(|_| Error::<T>::AlreadyDecided)?;
		let confirmed = u32::try_from(contribution.confirmers.len()).unwrap_or(u32::MAX);
		let missing = T::Confirmers::get().saturating_sub(confirmed);
		if missing == 0 {
			return Self::pay_contribution(id, project, number, contribution, Judge::Funders);
		}
		Contributions::<T>::insert(id, number, contribution);
		Self::deposit_event(Event::ContributionSupported {
			project: id,
			contribution: number,
			voter,
			missing,
		});
		Ok(())
	}

	pub(crate) fn do_reject_contribution(
		caller: Caller<T::AccountId>,
		id: ProjectId,
		number: ContributionId,
		reason: H256,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		let contribution = Self::ensure_undecided(id, number)?;
		let by = match caller {
			Caller::Organ(coop, judge) => {
				ensure!(project.coop == coop, Error::<T>::NotAuthorised);
				judge
			},
			Caller::Signed(who) => {
				Self::ensure_lead(&project, &who)?;
				Judge::Lead
			},
		};

		let who = contribution.contributor.clone();
		let project = Self::settle_contribution(
			id,
			project,
			number,
			contribution,
			ContributionStatus::Rejected { by },
		)?;
		Self::deposit_event(Event::ContributionRejected {
			project: id,
			contribution: number,
			who,
			by,
			reason,
		});
		Self::finish(id, project)
	}

	pub(crate) fn do_withdraw_contribution(
		who: T::AccountId,
		id: ProjectId,
		number: ContributionId,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		let contribution = Self::ensure_undecided(id, number)?;
		ensure!(contribution.contributor == who, Error::<T>::NotAuthorised);

		let project =
			Self::settle_contribution(id, project, number, contribution, ContributionStatus::Withdrawn)?;
		Self::deposit_event(Event::ContributionWithdrawn { project: id, contribution: number, who });
		Self::finish(id, project)
	}

	fn ensure_undecided(id: ProjectId, number: ContributionId) -> Result<ContributionOf<T>, DispatchError> {
		let contribution = Self::contribution_of(id, number)?;
		ensure!(contribution.status == ContributionStatus::Open, Error::<T>::AlreadyDecided);
		Ok(contribution)
	}

	fn pay_contribution(
		id: ProjectId,
		mut project: ProjectOf<T>,
		number: ContributionId,
		contribution: ContributionOf<T>,
		by: Judge,
	) -> DispatchResult {
		let (who, amount) = (contribution.contributor.clone(), contribution.amount);
		project.funds.pool = project.funds.pool.checked_sub(amount).ok_or(Error::<T>::PoolTooSmall)?;
		project.funds.paid = plus(project.funds.paid, amount)?;
		Self::pay_reserved(project.currency, &who, amount)?;
		let tokens = match project.token {
			Some(token) => {
				Self::mint(id, token, &who, amount)?;
				amount
			},
			None => 0,
		};
		let project = Self::settle_contribution(
			id,
			project,
			number,
			contribution,
			ContributionStatus::Confirmed { by },
		)?;
		Self::deposit_event(Event::ContributionConfirmed {
			project: id,
			contribution: number,
			who,
			by,
			amount,
			tokens,
		});
		Self::finish(id, project)
	}

	/// Decides a contribution. What it asks for is not asked for any more.
	fn settle_contribution(
		id: ProjectId,
		mut project: ProjectOf<T>,
		number: ContributionId,
		mut contribution: ContributionOf<T>,
		status: ContributionStatus,
	) -> Result<ProjectOf<T>, DispatchError> {
		project.asked = minus(project.asked, contribution.amount)?;
		OpenContributions::<T>::try_mutate_exists(id, &contribution.contributor, |open| {
			let left = decrement(open.unwrap_or_default())?;
			*open = (left > 0).then_some(left);
			Ok::<_, DispatchError>(())
		})?;
		contribution.status = status;
		Contributions::<T>::insert(id, number, contribution);
		Ok(project)
	}
}
