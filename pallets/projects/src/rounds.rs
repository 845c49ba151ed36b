//! Budget rounds: what the board may open, how members allot points, and what the projects get.

use crate::{
	functions::{decrement, increment, minus, plus},
	pallet::RoundOf,
	share, Allotment, Allotments, Config, Envelope, Envelopes, Error, Event, Judge, MilestonePlans,
	NextRoundId, OpenRounds, Pallet, ProjectId, ProjectStatus, Projects, Round, RoundId, RoundProjects,
	Rounds, Tallies,
};
use allmende_primitives::{
	assembly::{Body, Electorate},
	currency::{CurrencyId, Units},
	CoopId, Date,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Get};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

// Opening.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_approve_budget(
		coop: CoopId,
		currency: CurrencyId,
		amount: Units,
		until: Date,
	) -> DispatchResult {
		Self::ensure_own(currency, coop)?;
		ensure!(until >= Self::today(), Error::<T>::WindowOutOfRange);

		let old = Self::usable_envelope(currency).map_or(0, |envelope| envelope.left);
		if amount == 0 {
			Envelopes::<T>::remove(currency);
		} else {
			Envelopes::<T>::insert(currency, Envelope { left: amount, until });
		}
		Self::deposit_event(Event::BudgetApproved { currency, old, amount, until });
		Ok(())
	}

	pub(crate) fn do_open_round(
		(coop, by): (CoopId, Judge),
		currency: CurrencyId,
		budget: Units,
		until: Date,
		projects: RoundProjects,
	) -> Result<RoundId, DispatchError> {
		Self::ensure_own(currency, coop)?;
		ensure!(budget > 0, Error::<T>::ZeroAmount);
		ensure!(!projects.is_empty(), Error::<T>::NoProjects);
		let named = projects.iter().collect::<BTreeSet<_>>();
		ensure!(named.len() == projects.len(), Error::<T>::NamedTwice);
		let today = Self::today();
		let days = today.plus_days(T::ShortestRound::get())..=today.plus_days(T::LongestRound::get());
		ensure!(days.contains(&until), Error::<T>::WindowOutOfRange);
		ensure!(!OpenRounds::<T>::contains_key(currency), Error::<T>::RoundOpen);
		if by == Judge::Board {
			let mut envelope = Self::usable_envelope(currency).ok_or(Error::<T>::EnvelopeTooSmall)?;
			envelope.left = envelope.left.checked_sub(budget).ok_or(Error::<T>::EnvelopeTooSmall)?;
			Envelopes::<T>::insert(currency, envelope);
		}

		let id = NextRoundId::<T>::get();
		NextRoundId::<T>::put(increment(id)?);
		let taken = projects
			.into_iter()
			.filter_map(|project| Self::enter_round(currency, project, id, until).transpose())
			.collect::<Result<Vec<_>, _>>()?;
		ensure!(!taken.is_empty(), Error::<T>::NoProjects);
		let projects = RoundProjects::truncate_from(taken);
		Self::reserve_available(currency, budget)?;
		let window = Self::window(until);
		OpenRounds::<T>::insert(currency, id);
		let round = Round {
			currency,
			coop,
			budget,
			electorate: T::Electorate::roll(Body::Members(coop)),
			window,
			projects: projects.clone(),
			voters: 0,
			points: 0,
			settled: 0,
			granted: 0,
			left: budget,
		};
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundOpened {
			round: id,
			currency,
			budget,
			until,
			open_until_block: window.open_until_block,
			projects,
			by,
		});
		Ok(id)
	}

	/// Takes a proposal into a round, and answers it; or leaves it out. No lead can keep the others out by what becomes of his
	/// own proposal between a decision and the round.
	fn enter_round(
		currency: CurrencyId,
		id: ProjectId,
		round: RoundId,
		until: Date,
	) -> Result<Option<ProjectId>, DispatchError> {
		let mut project = Self::project_of(id)?;
		ensure!(project.currency == currency, Error::<T>::ProjectNotFound);
		let plan = MilestonePlans::<T>::get(id);
		let can_enter = project.status == ProjectStatus::Proposed
			&& plan.first().is_some_and(|first| first.due > until)
			&& Self::is_lead(&project, &project.lead);
		if !can_enter {
			Self::deposit_event(Event::ProjectLeftOut { project: id, round });
			return Ok(None);
		}

		project.status = ProjectStatus::InRound(round);
		Projects::<T>::insert(id, project);
		Ok(Some(id))
	}

	/// The envelope, if its last day has not passed.
	fn usable_envelope(currency: CurrencyId) -> Option<Envelope> {
		Envelopes::<T>::get(currency).filter(|envelope| envelope.until >= Self::today())
	}
}

// Allotting.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_allot(who: T::AccountId, id: RoundId, points: Allotment) -> DispatchResult {
		let mut round = Self::round_of(id)?;
		ensure!(!round.is_closed() && !Self::is_over(&round.window), Error::<T>::RoundOver);
		let voter = Self::ensure_ordinary(round.coop, &who)?;
		ensure!(voter < round.electorate.next, Error::<T>::JoinedAfterOpening);
		let new = Self::ensure_allotment(&round, &points)?;

		let old = Allotments::<T>::get(id, voter);
		for (project, given) in &old {
			Self::change_tally(id, *project, |tally| {
				tally.points = tally.points.checked_sub((*given).into())?;
				tally.funders = tally.funders.checked_sub(1)?;
				Some(())
			})?;
		}
		for (project, given) in &points {
			Self::change_tally(id, *project, |tally| {
				tally.points = tally.points.checked_add((*given).into())?;
				tally.funders = tally.funders.checked_add(1)?;
				Some(())
			})?;
		}
		let before = sum(&old);
		round.points = round
			.points
			.checked_sub(before)
			.and_then(|rest| rest.checked_add(new))
			.ok_or(ArithmeticError::Overflow)?;
		match (before > 0, new > 0) {
			(false, true) => round.voters = increment(round.voters)?,
			(true, false) => round.voters = decrement(round.voters)?,
			_ => (),
		}
		Rounds::<T>::insert(id, round);
		if points.is_empty() {
			Allotments::<T>::remove(id, voter);
		} else {
			Allotments::<T>::insert(id, voter, &points);
		}
		Self::deposit_event(Event::PointsAllotted { round: id, voter, old, points });
		Ok(())
	}

	/// Checks what a member allots, and answers how many points it is.
	fn ensure_allotment(round: &RoundOf<T>, points: &Allotment) -> Result<u64, DispatchError> {
		let mut last: Option<ProjectId> = None;
		for (project, given) in points {
			ensure!(last.is_none_or(|last| last < *project), Error::<T>::AllotmentNotSorted);
			ensure!(*given > 0, Error::<T>::ZeroPoints);
			ensure!(round.projects.contains(project), Error::<T>::NotInRound);
			last = Some(*project);
		}
		let sum = sum(points);
		ensure!(sum <= T::Points::get().into(), Error::<T>::TooManyPoints);
		Ok(sum)
	}

	fn change_tally(
		round: RoundId,
		project: ProjectId,
		change: impl FnOnce(&mut crate::Tally) -> Option<()>,
	) -> DispatchResult {
		Tallies::<T>::try_mutate(round, project, |tally| {
			change(tally).ok_or_else(|| DispatchError::from(ArithmeticError::Overflow))
		})
	}
}

// Closing.
impl<T: Config> Pallet<T> {
	/// Tells so many more projects what they get, and answers how many it were.
	pub(crate) fn do_close_round(id: RoundId, limit: u32) -> Result<u32, DispatchError> {
		let mut round = Self::round_of(id)?;
		ensure!(limit > 0, Error::<T>::ZeroLimit);
		ensure!(!round.is_closed(), Error::<T>::RoundClosed);
		ensure!(Self::is_over(&round.window), Error::<T>::RoundNotOver);

		let mut done = 0u32;
		while done < limit {
			let next = usize::try_from(round.settled).map_err(|_| ArithmeticError::Overflow)?;
			let Some(project) = round.projects.get(next).copied() else { break };
			Self::settle_project(id, &mut round, project)?;
			round.settled = increment(round.settled)?;
			done = increment(done)?;
		}
		if round.is_closed() {
			let (currency, granted, returned) = (round.currency, round.granted, round.left);
			Self::give_back(currency, returned)?;
			round.left = 0;
			OpenRounds::<T>::remove(currency);
			Self::deposit_event(Event::RoundClosed { round: id, currency, granted, returned });
		}
		Rounds::<T>::insert(id, round);
		Ok(done)
	}

	/// Gives a project its share of the budget: rounded down in favour of the pot, its own budget at most, nothing if it is
	/// less than the project needs or its lead has left.
	fn settle_project(id: RoundId, round: &mut RoundOf<T>, project_id: ProjectId) -> DispatchResult {
		let mut project = Self::project_of(project_id)?;
		let tally = Tallies::<T>::get(id, project_id);
		let share = share(round.budget, tally.points, round.points)
			.ok_or(DispatchError::from(ArithmeticError::Overflow))?;
		let amount = share.min(project.budget);
		if amount < project.least || !Self::is_lead(&project, &project.lead) {
			project.status = ProjectStatus::Proposed;
			Projects::<T>::insert(project_id, project);
			Self::deposit_event(Event::ProjectNotFunded {
				project: project_id,
				round: id,
				points: tally.points,
				share,
			});
			return Ok(());
		}

		Self::free_place(&project)?;
		round.left = minus(round.left, amount)?;
		round.granted = plus(round.granted, amount)?;
		project.status = ProjectStatus::Running(id);
		project.funds.funding = amount;
		project.funds.locked = amount;
		project.funders = tally.funders;
		project.open_milestones = Self::reached_milestones(project_id, amount)?;
		Self::deposit_event(Event::ProjectFunded {
			project: project_id,
			round: id,
			points: tally.points,
			funders: tally.funders,
			share,
			amount,
		});
		if project.pay_to.participation() {
			project.token = Some(Self::open_token(project_id, project.currency)?);
		}
		Projects::<T>::insert(project_id, project);
		Ok(())
	}

	fn round_of(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		Rounds::<T>::get(id).ok_or_else(|| Error::<T>::RoundNotFound.into())
	}
}

/// All points of an allotment. At most [`MAX_ROUND_PROJECTS`](crate::MAX_ROUND_PROJECTS) numbers of 32 bits.
fn sum(points: &Allotment) -> u64 {
	points.iter().fold(0u64, |sum, (_, given)| sum.saturating_add((*given).into()))
}
