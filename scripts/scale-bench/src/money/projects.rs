//! A budget round from the proposals to the income of a project. The projects of the round are the two of the preset and some that
//! members propose; what is measured is the garden of the preset, which Eve leads.

use super::{
	allotments,
	course::Course,
	milestones::{self, Milestone},
	participations::Gifts,
	terms::{document, ONE, TALER},
};
use crate::{board, chain::Cost, members::Person};
use allmende_primitives::{assembly::VoterNumber, currency::Units, Date};
use allmende_runtime::Runtime;
use pallet_projects::{
	Allotment, Call, ContributionId, NextContributionId, NextRoundId, PayTo, Plan, ProjectId, ProjectOf,
	RoundProjects, Work,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Dave, Eve};
use std::collections::BTreeSet;

type Projects = Call<Runtime>;

/// Those of the preset. Ids are given in sequence.
const LIBRARY: ProjectId = 0;
pub const GARDEN: ProjectId = 1;
/// The milestone of it that is voted on.
const BEDS: Milestone = (GARDEN, 0);
/// How many of the members' proposals are in the round.
const PROPOSALS: u32 = 6;
const PROJECTS: u32 = 2 + PROPOSALS;
/// Days for which the round is open.
const WINDOW: u32 = 14;
/// Days after which milestones are due.
const DUE: u32 = 300;

/// For each member, in the smallest unit: the budget of the round, the milestones of the garden, what Dave asks for his work there,
/// and what of it he hands out as income. So that whatever they come to for one holder is the same at each size.
const BUDGET: Units = 400;
const MILESTONES: [Units; 2] = [60, 40];
const WORK: Units = 50;
const INCOME: Units = 25;
/// What others ask for theirs, and how many tokens Dave gives to each of half of the members.
const HOUR: Units = 10;
const GIFT: Units = 10;

impl Course {
	/// Proposes a project.
	pub fn propose(&mut self, place: usize) -> Result<Cost, String> {
		let plan = Box::new(plan(&[50 * ONE], PayTo::Lead, self.today()));
		self.send(place, Projects::propose { currency: TALER, plan })
	}

	/// Eve makes the garden as large as the cooperative, the board opens a round, and half of the members allot.
	pub fn open_round(&mut self) -> Result<(), String> {
		let pay_to = PayTo::Contributors { participation: true };
		let plan = Box::new(plan(&MILESTONES.map(|part| self.for_all(part)), pay_to, self.today()));
		self.chain.send(&Eve.pair(), Projects::amend_proposal { project: GARDEN, plan })?;
		self.round = self.chain.get(&NextRoundId::<Runtime>::hashed_key())?;
		let opening = Projects::open_round {
			currency: TALER,
			budget: self.for_all(BUDGET),
			until: self.today().plus_days(WINDOW),
			projects: RoundProjects::truncate_from((0..PROJECTS).collect()),
		};
		board::decide(&mut self.chain, opening)?;
		let early = self.early();
		allotments::fill(&mut self.chain, self.round, &early, |number| allotment(number, 0))?;
		self.chain.pass()
	}

	/// So much for each member.
	fn for_all(&self, each: Units) -> Units {
		Units::from(self.members.count) * each
	}

	/// Allots points. The first one's are compared with those that were written.
	pub fn allot(&mut self, place: usize) -> Result<Cost, String> {
		let (number, key) = self.members.actor(place).map(|(number, key)| (number, key.clone()))?;
		let (round, points) = (self.round, allotment(number, 0));
		let counted = (place == 0).then(|| allotments::Counted::read(&self.chain, round)).transpose()?;
		let sent = self.send_by(&key, Projects::allot { round, points: points.clone() })?;
		counted.map_or(Ok(()), |counted| counted.check(&sent, number, &points))?;
		Ok(sent.cost)
	}

	/// Allots them otherwise.
	pub fn allot_anew(&mut self, place: usize) -> Result<Cost, String> {
		let points = allotment(self.members.actor(place)?.0, 1);
		self.send(place, Projects::allot { round: self.round, points })
	}

	/// Gives all projects of the round what was allotted to them, in a block that is dropped.
	pub fn attempt_close_round(&mut self, place: usize) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, self.closing())
	}

	pub fn close_round(&mut self) -> Result<(), String> {
		let closing = self.closing();
		self.chain.send(&Eve.pair(), closing)?;
		match self.garden()?.funds.funding == self.for_all(MILESTONES.iter().sum()) {
			true => Ok(()),
			false => Err("the garden was not funded".into()),
		}
	}

	fn closing(&self) -> Projects {
		Projects::close_round { round: self.round, limit: PROJECTS }
	}

	fn garden(&self) -> Result<ProjectOf<Runtime>, String> {
		self.chain.there(&pallet_projects::Projects::<Runtime>::hashed_key_for(GARDEN))
	}

	/// Eve reports a milestone, in a block that is dropped.
	pub fn attempt_report(&mut self, _: usize) -> Result<Cost, String> {
		self.attempt(&Eve.pair(), reporting())
	}

	/// Eve reports it, and half of the members vote.
	pub fn report(&mut self) -> Result<(), String> {
		self.chain.send(&Eve.pair(), reporting())?;
		let early = self.early();
		milestones::fill(&mut self.chain, BEDS, &early)?;
		self.chain.pass()
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

		let token = self.garden()?.token.ok_or("the garden has no token")?;
		let gifts = Gifts { project: GARDEN, token, from: Dave.to_account_id(), amount: GIFT };
		let (first, second, others) = self.holders()?;
		let given = self.chain.send(&Dave.pair(), gift(&first))?;
		let expected = gifts.expected(&self.chain, (&first, &given), &second)?;
		self.chain.send(&Dave.pair(), gift(&second))?.expect(expected)?;
		gifts.fill(&mut self.chain, (&first, &given), &others)?;
		self.chain.pass()
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

	/// Eve confirms it: it is paid, and tokens are made.
	pub fn confirm_contribution(&mut self, place: usize) -> Result<Cost, String> {
		let id = place as ContributionId + 1;
		self.send_by(&Eve.pair(), confirmation(id, HOUR)).map(|sent| sent.cost)
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
}

/// A plan with these milestones.
fn plan(amounts: &[Units], pay_to: PayTo, today: Date) -> Plan {
	use pallet_projects::{Milestone, Milestones};
	let (text_hash, due) = (H256::repeat_byte(10), today.plus_days(DUE));
	let milestones = amounts.iter().map(|amount| Milestone { text_hash, amount: *amount, due });
	let milestones = Milestones::truncate_from(milestones.collect());
	let budget = amounts.iter().sum();
	Plan { text: document(), budget, least: budget, milestones, pay_to }
}

/// Half of the points are the garden's, three in ten the library's, the others one of the proposals'; another one's on a second
/// thought.
fn allotment(number: VoterNumber, thought: u32) -> Allotment {
	let proposal = LIBRARY + 2 + (number + thought) % PROPOSALS;
	Allotment::truncate_from(vec![(LIBRARY, 30), (GARDEN, 50), (proposal, 20)])
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
