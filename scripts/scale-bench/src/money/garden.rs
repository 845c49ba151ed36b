//! The garden of the preset, which Eve leads: from the report of a milestone to the income that its holders share.

use super::{
	course::Course,
	milestones::{self, Milestone},
	participations::Gifts,
	projects,
	terms::ONE,
};
use crate::{chain::Cost, members::Person};
use allmende_primitives::currency::Units;
use allmende_runtime::Runtime;
use pallet_projects::{Call, ContributionId, NextContributionId, PayTo, Plan, ProjectId, ProjectOf, Work};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Dave, Eve};
use std::collections::BTreeSet;

type Projects = Call<Runtime>;

/// Its id. They are given in sequence.
pub const GARDEN: ProjectId = 1;
/// The milestone of it that is voted on, and the one that is not reported in time.
const BEDS: Milestone = (GARDEN, 0);
const HARVEST: Milestone = (GARDEN, 1);

/// For each member, in the smallest unit: the milestones, what Dave asks for his work, and what of it he hands out as income. So that
/// what they come to for one holder is the same at each size.
const MILESTONES: [Units; 2] = [60, 40];
const WORK: Units = 50;
const INCOME: Units = 25;
/// What others ask for theirs, and how many tokens Dave gives to each of half of the members.
const HOUR: Units = 10;
const GIFT: Units = 10;

impl Course {
	/// Eve reports a milestone, in a block that is dropped.
	pub fn attempt_report(&mut self, _: usize) -> Result<Cost, String> {
		self.attempt(&Eve.pair(), reporting())
	}

	/// Eve reports it, and half of the members vote.
	pub fn report(&mut self) -> Result<(), String> {
		self.chain.send(&Eve.pair(), reporting())?;
		let early = self.early();
		milestones::fill(&mut self.chain, BEDS, &early)
	}

	/// Votes against the milestone. The first one's vote is compared with those that were written.
	pub fn vote_on_milestone(&mut self, place: usize) -> Result<Cost, String> {
		let (number, key) = self.members.actor(place).map(|(number, key)| (number, key.clone()))?;
		let before = milestones::state(&self.chain, BEDS)?;
		let sent = self.send_by(&key, voting(false))?;
		if place == 0 {
			milestones::check(&sent, BEDS, (number, false), before)?;
		}
		Ok(sent.cost)
	}

	/// Votes for it after all.
	pub fn vote_otherwise(&mut self, place: usize) -> Result<Cost, String> {
		self.send(place, voting(true))
	}

	/// The approval with which the board accepts it in the funders' place, in a block that is dropped.
	pub fn attempt_accept(&mut self, place: usize) -> Result<Cost, String> {
		let (project, milestone) = BEDS;
		self.attempt_decision(place, Projects::accept_milestone { project, milestone })
	}

	/// Counts the votes, in a block that is dropped.
	pub fn attempt_close_milestone(&mut self, place: usize) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, counting())
	}

	/// Counts the votes. Dave is paid for his work, and gives tokens to half of the members.
	pub fn work(&mut self) -> Result<(), String> {
		self.chain.send(&Eve.pair(), counting())?;
		let amount = self.for_all(WORK);
		self.chain.send(&Dave.pair(), contribution(amount))?;
		self.chain.send(&Eve.pair(), confirmation(0, amount))?;

		let token = garden(self)?.token.ok_or("the garden has no token")?;
		let gifts = Gifts { project: GARDEN, token, from: Dave.to_account_id(), amount: GIFT };
		let (first, second, others) = self.holders()?;
		let given = self.chain.send(&Dave.pair(), gift(&first))?;
		let expected = gifts.expected(&self.chain, (&first, &given), &second)?;
		self.chain.send(&Dave.pair(), gift(&second))?.expect(expected)?;
		gifts.fill(&mut self.chain, (&first, &given), &others)
	}

	/// To whom Dave gives: not to the neighbours of those who act, who will get some from them.
	fn holders(&self) -> Result<(Person, Person, Vec<Person>), String> {
		let neighbours = (0..self.actors()).map(|place| self.members.neighbour(place).map(|who| who.number));
		let neighbours = neighbours.collect::<Result<BTreeSet<_>, _>>()?;
		let early = self.early().into_iter().filter(|number| !neighbours.contains(number));
		let mut early = early.map(|number| self.members.person(number));
		let (first, second) = early.next().zip(early.next()).ok_or("there are too few members")?;
		Ok((first, second, early.collect()))
	}

	/// Records work. Everybody who acts does so in turn, after Dave, so that the ids follow.
	pub fn contribute(&mut self, place: usize) -> Result<Cost, String> {
		self.send(place, contribution(HOUR))
	}

	/// Takes it back, in a block that is dropped.
	pub fn attempt_withdraw_contribution(&mut self, place: usize) -> Result<Cost, String> {
		let (key, contribution) = (self.key(place)?, recorded(place));
		self.attempt(&key, Projects::withdraw_contribution { project: GARDEN, contribution })
	}

	/// Eve rejects it, likewise.
	pub fn attempt_reject_contribution(&mut self, place: usize) -> Result<Cost, String> {
		let (contribution, reason) = (recorded(place), H256::repeat_byte(14));
		let call = Projects::reject_contribution { project: GARDEN, contribution, reason };
		self.attempt(&Eve.pair(), call)
	}

	/// Eve confirms it: it is paid, and tokens are made.
	pub fn confirm_contribution(&mut self, place: usize) -> Result<Cost, String> {
		self.send_by(&Eve.pair(), confirmation(recorded(place), HOUR)).map(|sent| sent.cost)
	}

	/// Dave pays income of the garden.
	pub fn earn(&mut self) -> Result<(), String> {
		let recorded: ContributionId =
			self.chain.get(&NextContributionId::<Runtime>::hashed_key_for(GARDEN))?;
		if recorded as usize != self.actors() + 1 {
			return Err(format!("{recorded} contributions are recorded"));
		}
		let amount = self.for_all(INCOME);
		self.chain.send(&Dave.pair(), Projects::distribute_income { project: GARDEN, amount }).map(|_| ())
	}

	/// Pays income of the garden.
	pub fn distribute(&mut self, place: usize) -> Result<Cost, String> {
		self.send(place, Projects::distribute_income { project: GARDEN, amount: ONE })
	}

	/// Claims one's part of it.
	pub fn claim_income(&mut self, place: usize) -> Result<Cost, String> {
		self.send(place, Projects::claim_income { project: GARDEN })
	}

	/// Gives some tokens to somebody who has none.
	pub fn transfer_participation(&mut self, place: usize) -> Result<Cost, String> {
		let to = self.members.neighbour(place)?.account;
		let call = Projects::transfer_participation { project: GARDEN, to, amount: HOUR / 2 };
		self.send(place, call)
	}

	/// Gives up the milestone that was not reported, in a block that is dropped.
	pub fn attempt_lapse(&mut self, place: usize) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, lapsing())
	}

	/// Gives it up.
	pub fn lapse(&mut self) -> Result<(), String> {
		self.chain.send(&Eve.pair(), lapsing()).map(|_| ())
	}

	/// Eve closes the garden, in a block that is dropped.
	pub fn attempt_close_project(&mut self, _: usize) -> Result<Cost, String> {
		self.attempt(&Eve.pair(), Projects::close_project { project: GARDEN })
	}

	/// Eve gives the garden up, in a block that is dropped.
	pub fn attempt_cancel_project(&mut self, _: usize) -> Result<Cost, String> {
		self.attempt(&Eve.pair(), Projects::cancel_project { project: GARDEN })
	}
}

/// A plan as large as the cooperative.
pub fn plan(course: &Course) -> Plan {
	let amounts = MILESTONES.map(|part| course.for_all(part));
	projects::plan(&amounts, PayTo::Contributors { participation: true }, course.today())
}

/// Sees that the round has funded all of it.
pub fn check_funded(course: &Course) -> Result<(), String> {
	match garden(course)?.funds.funding == course.for_all(MILESTONES.iter().sum()) {
		true => Ok(()),
		false => Err("the garden was not funded".into()),
	}
}

fn garden(course: &Course) -> Result<ProjectOf<Runtime>, String> {
	course.chain.there(&pallet_projects::Projects::<Runtime>::hashed_key_for(GARDEN))
}

/// What the one at this place has recorded: Dave came first.
fn recorded(place: usize) -> ContributionId {
	place as ContributionId + 1
}

fn reporting() -> Projects {
	let (project, milestone) = BEDS;
	Projects::report_milestone { project, milestone, evidence: H256::repeat_byte(11) }
}

fn voting(accept: bool) -> Projects {
	let (project, milestone) = BEDS;
	Projects::vote_on_milestone { project, milestone, accept }
}

fn counting() -> Projects {
	let (project, milestone) = BEDS;
	Projects::close_milestone { project, milestone }
}

fn contribution(amount: Units) -> Projects {
	let (work, evidence) = (Work::Minutes(60), H256::repeat_byte(12));
	Projects::contribute { project: GARDEN, work, amount, evidence }
}

fn confirmation(contribution: ContributionId, amount: Units) -> Projects {
	Projects::confirm_contribution { project: GARDEN, contribution, amount }
}

fn gift(to: &Person) -> Projects {
	Projects::transfer_participation { project: GARDEN, to: to.account.clone(), amount: GIFT }
}

fn lapsing() -> Projects {
	let (project, milestone) = HARVEST;
	Projects::lapse_milestone { project, milestone }
}
