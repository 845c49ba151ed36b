//! Proposals, and a budget round: of the two projects of the preset and some that members propose.

use super::{
	allotments,
	course::Course,
	garden::{self, GARDEN},
	terms::{document, ONE, TALER},
};
use crate::chain::Cost;
use allmende_primitives::{assembly::VoterNumber, currency::Units, Date};
use allmende_runtime::Runtime;
use pallet_projects::{Allotment, Call, NextRoundId, PayTo, Plan, ProjectId, RoundProjects};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Eve;

type Projects = Call<Runtime>;

/// The other project of the preset. Ids are given in sequence.
pub const LIBRARY: ProjectId = 0;
/// How many of the members' proposals are in the round.
const PROPOSALS: u32 = 6;
const PROJECTS: u32 = 2 + PROPOSALS;
/// Days for which the round is open.
const WINDOW: u32 = 14;
/// Days after which milestones are due, and after which, with the days of grace, they can be lapsed.
const DUE: u32 = 300;
pub const LAPSED: u32 = 331;
/// The round's budget for each member, in the smallest unit, so that it means the same at each size.
const BUDGET: Units = 400;

impl Course {
	/// Proposes a project.
	pub fn propose(&mut self, place: usize) -> Result<Cost, String> {
		let plan = Box::new(plan(&[50 * ONE], PayTo::Lead, self.today()));
		self.send(place, Projects::propose { currency: TALER, plan })
	}

	/// Gives it another plan, in a block that is dropped.
	pub fn attempt_amend(&mut self, place: usize) -> Result<Cost, String> {
		let plan = Box::new(plan(&[40 * ONE], PayTo::Lead, self.today()));
		let key = self.key(place)?;
		self.attempt(&key, Projects::amend_proposal { project: proposal(place), plan })
	}

	/// Takes it back, likewise.
	pub fn attempt_withdraw_proposal(&mut self, place: usize) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, Projects::withdraw_proposal { project: proposal(place) })
	}

	/// Says something about it.
	pub fn discuss(&mut self, place: usize) -> Result<Cost, String> {
		let call = Projects::discuss { project: proposal(place), text_hash: H256::repeat_byte(13) };
		self.send(place, call)
	}

	/// Eve makes the garden as large as the cooperative.
	pub fn enlarge_garden(&mut self) -> Result<(), String> {
		let plan = Box::new(garden::plan(self));
		self.chain.send(&Eve.pair(), Projects::amend_proposal { project: GARDEN, plan }).map(|_| ())
	}

	/// The approval with which the board opens a round, in a block that is dropped.
	pub fn attempt_open_round(&mut self, place: usize) -> Result<Cost, String> {
		let opening = Projects::open_round {
			currency: TALER,
			budget: self.for_all(BUDGET),
			until: self.today().plus_days(WINDOW),
			projects: RoundProjects::truncate_from((0..PROJECTS).collect()),
		};
		self.attempt_decision(place, opening)
	}

	/// The board opens it, and half of the members allot.
	pub fn open_round(&mut self) -> Result<(), String> {
		self.round = self.chain.get(&NextRoundId::<Runtime>::hashed_key())?;
		self.carry_out()?;
		let early = self.early();
		allotments::fill(&mut self.chain, self.round, &early, |number| allotment(number, 0))
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
		garden::check_funded(self)
	}

	fn closing(&self) -> Projects {
		Projects::close_round { round: self.round, limit: PROJECTS }
	}
}

/// The project that the one at this place has proposed.
fn proposal(place: usize) -> ProjectId {
	LIBRARY + 2 + place as ProjectId
}

/// A plan with these milestones.
pub fn plan(amounts: &[Units], pay_to: PayTo, today: Date) -> Plan {
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
