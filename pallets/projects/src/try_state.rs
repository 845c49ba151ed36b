//! What must always be true.
//!
//! - I1: what this pallet has in escrow of a pot is what its open rounds, projects, unclaimed income and volunteers'
//!   budgets have; and no more than the pot has in escrow for everybody.
//! - I2: what a project was given is locked, in its pool, paid or given back; and locked is what its open milestones
//!   are granted.
//! - I3: nobody has allotted more points than everybody has, nor to another round's project, nor without having been a
//!   member at the opening.
//! - I4: the tallies, points and voters of each round are those of the allotments.
//! - I5: the round of a currency that is not closed is known as such; what a round has granted is what its projects were
//!   given, and what it has left is the rest of its budget until it is closed. The projects that it has not settled yet
//!   are in it, and no others.
//! - I6: the votes on a milestone that is reported are those of the funders, but for the lead and who has reported it.
//! - I7: what contributors ask for and how many contributions are open is what the contributions say; what was paid to
//!   contributors is what was confirmed; and a project that is over keeps no more than is asked for.
//! - I8: participation tokens belong to projects one to one; holders, issuance and confirmed contributions are the same
//!   number, and each holder has as many tokens as the book says.
//! - I9: all income was claimed, can be claimed, or is carried; and what is carried could not be divided.
//! - I10: the projects of a currency are listed without a gap, and its members' open proposals are counted.
//! - I11: a plan adds up.
//! - I12: a volunteers' budget is left or paid until it is closed, and nobody got more than one person gets.
//! - I13: who is appointed to lead a project was appointed by an organ, does not lead it yet, and it is not over; and he
//!   can accept no longer than from today on. What the assembly's choice has of it counts for the grace.

use crate::{
	granted, Allotments, Config, ContributionStatus, Contributions, Incomes, Judge, MilestonePlans,
	MilestoneState, MilestoneStates, MilestoneVotes, NextContributionId, NextProjectId, NextRoundId,
	OpenContributions, OpenProposals, OpenRounds, Pallet, Participations, PayTo, ProjectCounts,
	ProjectStatus, Projects, ProjectsOf, Reserved, Rounds, Tallies, Tally, TokenProjects,
	VolunteerBudgetCounts, VolunteerBudgets, VolunteerBudgetsOf, VolunteerPay, SCALE,
};
use allmende_primitives::currency::{Currencies, CurrencyId, Units};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{fungibles::Inspect, Get},
};
use sp_core::U256;
use sp_runtime::{traits::Saturating, TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_plans()?;
		Self::check_nominees()?;
		Self::check_lists()?;
		Self::check_funds()?;
		Self::check_allotments()?;
		Self::check_rounds()?;
		Self::check_votes()?;
		Self::check_contributions()?;
		Self::check_tokens()?;
		Self::check_income()?;
		Self::check_volunteers()?;
		Self::check_reserved()
	}

	fn check_plans() -> Result<(), TryRuntimeError> {
		for (id, project) in Projects::<T>::iter() {
			let plan = MilestonePlans::<T>::get(id);
			ensure!(!plan.is_empty(), "I11: no milestones");
			let sum = plan.iter().try_fold(0, |sum: Units, milestone| sum.checked_add(milestone.amount));
			ensure!(sum == Some(project.budget), "I11: budget differs from the milestones");
			ensure!((1..=project.budget).contains(&project.least), "I11: least out of range");
			ensure!(plan.is_sorted_by_key(|milestone| milestone.due), "I11: milestones not sorted");
		}
		Ok(())
	}

	fn check_nominees() -> Result<(), TryRuntimeError> {
		for project in Projects::<T>::iter_values() {
			let Some(nominee) = &project.nominee else { continue };
			ensure!(!project.status.is_over(), "I13: nominee of a project that is over");
			ensure!(matches!(nominee.by, Judge::Board | Judge::Assembly), "I13: appointed by no organ");
			ensure!(
				(&nominee.who, nominee.number) != (&project.lead, project.lead_number),
				"I13: the nominee leads it"
			);
			let longest = T::AcceptanceDays::get().saturating_mul(2);
			ensure!(nominee.window.until <= Self::today().plus_days(longest), "I13: can accept for too long");
			ensure!(
				nominee.by != Judge::Assembly || project.nominated_until == Some(nominee.window.until),
				"I13: the assembly's choice is not counted for the grace"
			);
		}
		Ok(())
	}

	fn check_lists() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::new();
		let mut of_currency = BTreeMap::<CurrencyId, u32>::new();
		for (id, project) in Projects::<T>::iter() {
			ensure!(id < NextProjectId::<T>::get(), "I10: project beyond the next id");
			of_currency.entry(project.currency).or_default().saturating_inc();
			if matches!(project.status, ProjectStatus::Proposed | ProjectStatus::InRound(_)) {
				open.entry((project.currency, project.lead_number)).or_insert(0u32).saturating_inc();
			}
		}
		for (currency, count) in ProjectCounts::<T>::iter() {
			let listed: BTreeSet<_> =
				(0..count).filter_map(|index| ProjectsOf::<T>::get(currency, index)).collect();
			let own = |id: &u32| Projects::<T>::get(id).is_some_and(|project| project.currency == currency);
			ensure!(listed.iter().all(own), "I10: another currency's project in the list");
			ensure!(u32::try_from(listed.len()) == Ok(count), "I10: gap in the list of projects");
			ensure!(of_currency.remove(&currency) == Some(count), "I10: project not in the list");
		}
		ensure!(of_currency.is_empty(), "I10: project not in the list");
		for (currency, number, count) in OpenProposals::<T>::iter() {
			ensure!(open.remove(&(currency, number)) == Some(count), "I10: open proposals differ");
		}
		ensure!(open.is_empty(), "I10: open proposals differ");
		Ok(())
	}

	fn check_funds() -> Result<(), TryRuntimeError> {
		for (id, project) in Projects::<T>::iter() {
			let funds = project.funds;
			let parts = [funds.locked, funds.pool, funds.paid, funds.returned];
			let sum = parts.iter().try_fold(0, |sum: Units, part| sum.checked_add(*part));
			ensure!(sum == Some(funds.funding), "I2: funding differs from its parts");
			ensure!(
				project.status.funded_by().is_some() == (funds.funding > 0),
				"I2: funded by nothing, or not funded"
			);
			let plan = MilestonePlans::<T>::get(id);
			let (mut locked, mut open) = (0u128, 0u32);
			for (number, granted) in (0u32..).zip(granted(&plan, funds.funding)) {
				let state = MilestoneStates::<T>::get(id, number);
				let undecided = matches!(state, MilestoneState::Open { .. } | MilestoneState::Reported(_));
				if undecided && granted > 0 {
					locked.saturating_accrue(granted);
					open.saturating_inc();
				}
			}
			if !matches!(project.status, ProjectStatus::Running(_)) {
				(locked, open) = (0, 0);
			}
			ensure!(locked == funds.locked, "I2: locked differs from the open milestones");
			ensure!(open == project.open_milestones, "I2: number of open milestones differs");
		}
		Ok(())
	}

	fn check_allotments() -> Result<(), TryRuntimeError> {
		for (id, voter, points) in Allotments::<T>::iter() {
			let round = Rounds::<T>::get(id).ok_or("I3: allotment without a round")?;
			ensure!(voter < round.electorate.next, "I3: not a member at the opening");
			ensure!(!points.is_empty(), "I3: empty allotment");
			ensure!(points.is_sorted_by(|left, right| left.0 < right.0), "I3: a project named twice");
			ensure!(
				points.iter().all(|(project, given)| *given > 0 && round.projects.contains(project)),
				"I3: no points, or another round's project"
			);
			let sum: u64 = points.iter().map(|(_, given)| u64::from(*given)).sum();
			ensure!(sum <= T::Points::get().into(), "I3: too many points");
		}
		Ok(())
	}

	fn check_rounds() -> Result<(), TryRuntimeError> {
		let mut entered = BTreeMap::new();
		for (id, round) in Rounds::<T>::iter() {
			ensure!(id < NextRoundId::<T>::get(), "I5: round beyond the next id");
			let mut tallies = BTreeMap::<u32, Tally>::new();
			let (mut points, mut voters) = (0u64, 0u32);
			for (_, allotment) in Allotments::<T>::iter_prefix(id) {
				voters.saturating_inc();
				for (project, given) in allotment {
					let tally = tallies.entry(project).or_default();
					tally.points.saturating_accrue(given.into());
					tally.funders.saturating_inc();
					points.saturating_accrue(given.into());
				}
			}
			ensure!((points, voters) == (round.points, round.voters), "I4: points or voters differ");
			for project in &round.projects {
				let counted = tallies.remove(project).unwrap_or_default();
				ensure!(Tallies::<T>::get(id, project) == counted, "I4: tally differs");
			}

			let is_open = OpenRounds::<T>::get(round.currency) == Some(id);
			ensure!(is_open != round.is_closed(), "I5: open and closed, or neither");
			let rest = round.budget.checked_sub(round.granted).ok_or("I5: granted more than there is")?;
			ensure!(round.left == if is_open { rest } else { 0 }, "I5: left differs");
			let settled = usize::try_from(round.settled).unwrap_or(usize::MAX);
			for project in round.projects.iter().skip(settled) {
				ensure!(entered.insert(*project, id).is_none(), "I5: project in two rounds");
			}
			let mut given: Units = 0;
			for (project_id, project) in Projects::<T>::iter() {
				if project.status.funded_by() == Some(id) {
					given.saturating_accrue(project.funds.funding);
					let funders = Tallies::<T>::get(id, project_id).funders;
					ensure!(funders == project.funders, "I5: funders differ");
				}
			}
			ensure!(given == round.granted, "I5: granted differs from what projects were given");
		}
		for currency in OpenRounds::<T>::iter_values() {
			ensure!(Rounds::<T>::contains_key(currency), "I5: open round that is none");
		}
		for (id, project) in Projects::<T>::iter() {
			let round = match project.status {
				ProjectStatus::InRound(round) => Some(round),
				_ => None,
			};
			ensure!(entered.remove(&id) == round, "I5: in a round, or not in it");
		}
		Ok(())
	}

	fn check_votes() -> Result<(), TryRuntimeError> {
		for (id, number, state) in MilestoneStates::<T>::iter() {
			let MilestoneState::Reported(report) = state else { continue };
			let project = Projects::<T>::get(id).ok_or("I6: report without a project")?;
			let round = project.status.funded_by().ok_or("I6: report of a project that is not funded")?;
			let (mut yes, mut no) = (0u32, 0u32);
			for (voter, accept) in MilestoneVotes::<T>::iter_prefix((id, number, report.attempt)) {
				ensure!(Self::is_funder(round, id, voter), "I6: vote of somebody who is no funder");
				ensure!(
					voter != project.lead_number && voter != report.reporter,
					"I6: vote in his own cause"
				);
				let count = if accept { &mut yes } else { &mut no };
				count.saturating_inc();
			}
			ensure!((yes, no) == (report.yes, report.no), "I6: votes differ");
		}
		Ok(())
	}

	fn check_contributions() -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::new();
		let (mut asked, mut paid) = (BTreeMap::<u32, Units>::new(), BTreeMap::<u32, Units>::new());
		for (id, number, contribution) in Contributions::<T>::iter() {
			ensure!(number < NextContributionId::<T>::get(id), "I7: contribution beyond the next id");
			match contribution.status {
				ContributionStatus::Open => {
					asked.entry(id).or_default().saturating_accrue(contribution.amount);
					open.entry((id, contribution.contributor)).or_insert(0u32).saturating_inc();
				},
				ContributionStatus::Confirmed { .. } => {
					paid.entry(id).or_default().saturating_accrue(contribution.amount)
				},
				_ => (),
			}
		}
		for (id, who, count) in OpenContributions::<T>::iter() {
			ensure!(open.remove(&(id, who)) == Some(count), "I7: open contributions differ");
		}
		ensure!(open.is_empty(), "I7: open contributions differ");
		for (id, project) in Projects::<T>::iter() {
			let asked = asked.remove(&id).unwrap_or_default();
			let paid = paid.remove(&id).unwrap_or_default();
			ensure!(asked == project.asked, "I7: asked differs");
			match project.pay_to {
				PayTo::Lead => ensure!(paid == 0, "I7: contributions to a project that pays its lead"),
				PayTo::Contributors { .. } => ensure!(paid == project.funds.paid, "I7: paid differs"),
			}
			let over = matches!(project.status, ProjectStatus::Closed(_) | ProjectStatus::Cancelled(_));
			ensure!(!over || project.funds.pool <= asked, "I7: keeps more than is asked for");
		}
		ensure!(asked.is_empty() && paid.is_empty(), "I7: contribution to no project");
		Ok(())
	}

	fn check_tokens() -> Result<(), TryRuntimeError> {
		for (id, project) in Projects::<T>::iter() {
			let funded = project.status.funded_by().is_some();
			ensure!(
				project.token.is_some() == (funded && project.pay_to.participation()),
				"I8: token of the wrong project, or none"
			);
			let Some(token) = project.token else { continue };
			ensure!(TokenProjects::<T>::get(token) == Some(id), "I8: token without its project");
			ensure!(T::Assets::asset_exists(token), "I8: token does not exist");
			let tokens = Incomes::<T>::get(id).tokens;
			ensure!(T::Assets::total_issuance(token) == tokens, "I8: issuance differs");
			ensure!(tokens == project.funds.paid, "I8: tokens differ from the confirmed contributions");
			let mut held: Units = 0;
			for (who, participation) in Participations::<T>::iter_prefix(id) {
				ensure!(T::Assets::balance(token, &who) == participation.tokens, "I8: tokens of a holder");
				held.saturating_accrue(participation.tokens);
			}
			ensure!(held == tokens, "I8: holders differ from the tokens");
		}
		for (token, id) in TokenProjects::<T>::iter() {
			ensure!(
				Projects::<T>::get(id).is_some_and(|project| project.token == Some(token)),
				"I8: project without its token"
			);
		}
		for (id, _, _) in Participations::<T>::iter() {
			ensure!(Incomes::<T>::contains_key(id), "I8: holder of no token");
		}
		Ok(())
	}

	fn check_income() -> Result<(), TryRuntimeError> {
		for (id, income) in Incomes::<T>::iter() {
			let mut sum = income.carried;
			for (who, participation) in Participations::<T>::iter_prefix(id) {
				ensure!(participation.index <= income.index, "I9: index ahead of the income");
				sum = sum.saturating_add(Self::settled(id, &who, &income)?.accrued);
			}
			let scaled = |units: Units| U256::from(units).saturating_mul(SCALE.into());
			sum = sum.saturating_add(scaled(income.claimed));
			ensure!(sum == scaled(income.distributed), "I9: income lost or made");
			ensure!(
				income.carried.is_zero() || income.carried < income.tokens.into(),
				"I9: carried could be divided"
			);
		}
		Ok(())
	}

	fn check_volunteers() -> Result<(), TryRuntimeError> {
		let mut of_currency = BTreeMap::<CurrencyId, u32>::new();
		for (id, budget) in VolunteerBudgets::<T>::iter() {
			of_currency.entry(budget.currency).or_default().saturating_inc();
			let mut paid: Units = 0;
			for (_, pay) in VolunteerPay::<T>::iter_prefix(id) {
				ensure!(pay <= budget.most_per_person, "I12: more than one person gets");
				paid.saturating_accrue(pay);
			}
			let rest = budget.amount.checked_sub(paid).ok_or("I12: paid more than there was")?;
			ensure!(budget.left == if budget.closed { 0 } else { rest }, "I12: left differs");
		}
		for (currency, count) in VolunteerBudgetCounts::<T>::iter() {
			let listed: BTreeSet<_> =
				(0..count).filter_map(|index| VolunteerBudgetsOf::<T>::get(currency, index)).collect();
			ensure!(u32::try_from(listed.len()) == Ok(count), "I12: gap in the list of budgets");
			ensure!(of_currency.remove(&currency) == Some(count), "I12: budget not in the list");
		}
		ensure!(of_currency.is_empty(), "I12: budget not in the list");
		Ok(())
	}

	fn check_reserved() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<CurrencyId, Units>::new();
		for round in Rounds::<T>::iter_values() {
			sums.entry(round.currency).or_default().saturating_accrue(round.left);
		}
		for (id, project) in Projects::<T>::iter() {
			let income = Incomes::<T>::get(id);
			// I9 has shown that no more was claimed.
			let unclaimed = income.distributed.saturating_sub(income.claimed);
			sums.entry(project.currency).or_default().saturating_accrue(
				project.funds.locked.saturating_add(project.funds.pool).saturating_add(unclaimed),
			);
		}
		for budget in VolunteerBudgets::<T>::iter_values() {
			sums.entry(budget.currency).or_default().saturating_accrue(budget.left);
		}
		for currency in Reserved::<T>::iter_keys() {
			sums.entry(currency).or_default();
		}
		for (currency, sum) in sums {
			ensure!(Reserved::<T>::get(currency) == sum, "I1: reserved differs from what it is for");
			let escrowed = T::Currencies::escrowed(currency, &T::Currencies::pot(currency));
			ensure!(sum <= escrowed, "I1: more reserved than the pot has in escrow");
		}
		Ok(())
	}
}
