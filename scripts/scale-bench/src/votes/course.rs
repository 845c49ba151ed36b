//! One size: a cooperative with so many members votes on a motion and elects two for its board.
//!
//! From the motion to the closing everything is done by transactions, at the times that law and statute ask for.

use super::ballots;
use crate::{
	assembly::{self, BODY},
	chain::{Chain, Cost, Executor},
	members::{Admission, Members},
	rounds::{self, Filled},
};
use allmende_primitives::{assembly::VoterNumber, Organ};
use allmende_runtime::{constants::calendar::DEMO_FOUNDED, Runtime};
use pallet_assembly::{
	Ballot, Call, Choice, Content, Method, MotionId, MotionViewFunction, Named, Poll, Status,
	TalliesViewFunction, FIRST_ROUND,
};
use sp_core::Pair;
use std::{
	path::Path,
	thread,
	time::{Duration, Instant},
};

/// Ids are given in sequence.
const MOTION_ID: MotionId = 0;
const ELECTION_ID: MotionId = 1;

/// Candidates of the election, of whom two are elected.
const CANDIDATES: usize = 4;
const SEATS: u8 = 2;

/// A poll, and how many candidates it has.
pub type Polled = (Poll, usize);
/// The ballot on the motion.
pub const MOTION: Polled = ((BODY, MOTION_ID, FIRST_ROUND), 0);
/// The election.
pub const ELECTION: Polled = ((BODY, ELECTION_ID, FIRST_ROUND), CANDIDATES);

const DAY: u64 = 86_400;
/// The first block, in seconds since 1970: a month after the cooperative was founded.
const BEGINNING: u64 = DEMO_FOUNDED + 30 * DAY;
/// Before each vote: the database writes the block before it in the background, which on a chain is over by then.
const PAUSE: Duration = Duration::from_millis(20);

/// A cooperative that votes.
pub struct Course {
	chain: Chain,
	members: Members,
	/// How many of them vote until it is closed.
	voters: u64,
	filled: Filled,
}

impl rounds::Course for Course {
	fn filled(&self) -> Filled {
		self.filled
	}

	fn chain(&mut self) -> &mut Chain {
		&mut self.chain
	}
}

impl Course {
	/// Fills a cooperative and opens the voting, in a new folder. So many of the members act.
	pub fn prepare(
		directory: &Path,
		executor: &Executor,
		admission: &Admission,
		count: u32,
		actors: u32,
	) -> Result<Self, String> {
		let members = Members::new(count, actors, admission)?;
		let mut chain = Chain::begin(directory, executor.clone(), admission.genesis(), BEGINNING)?;
		// The first block notes the hash of the one before it, which every signature names.
		chain.pass()?;
		let begun = Instant::now();
		admission.fill(&mut chain, &members)?;
		let voters = (early(&members).count() + members.actors().count()) as u64;
		let mut course = Self { chain, members, voters, filled: Filled::default() };
		course.convene()?;
		course.fill()?;
		let took = begun.elapsed();
		course.chain = course.chain.reopen()?;
		course.filled = Filled { members: count, took, size: course.chain.size()? };
		Ok(course)
	}

	/// The board puts a motion and an election on the agenda of an assembly; when its time has come the voting is opened.
	fn convene(&mut self) -> Result<(), String> {
		assembly::submit(&mut self.chain, Content::Text)?;
		let election = Content::Election { organ: Organ::Board, seats: SEATS, method: Method::Approval };
		assembly::submit(&mut self.chain, election)?;
		for (_, key) in self.members.actors().take(CANDIDATES) {
			let nomination =
				Call::<Runtime>::nominate { body: BODY, motion: ELECTION_ID, who: key.public().into() };
			self.chain.send(key, nomination)?;
			self.chain.send(key, Call::<Runtime>::accept_nomination { body: BODY, motion: ELECTION_ID })?;
		}
		assembly::convene(&mut self.chain, vec![MOTION_ID, ELECTION_ID])
	}

	/// Every second of those who do not act has voted before the measuring begins.
	fn fill(&mut self) -> Result<(), String> {
		let choice = |number| Ballot::Motion(if number % 5 < 3 { Choice::Yes } else { Choice::No });
		ballots::fill(&mut self.chain, MOTION, early(&self.members), choice)?;
		ballots::fill(&mut self.chain, ELECTION, early(&self.members), naming)
	}

	/// The one at this place of those who act votes, in a block of his own. The first vote that is cast is compared with
	/// those that were written.
	pub fn vote(
		&mut self,
		place: usize,
		(poll, candidates): Polled,
		ballot: impl Fn(VoterNumber) -> Ballot,
		first: bool,
	) -> Result<Cost, String> {
		thread::sleep(PAUSE);
		self.chain.rehearse()?;
		let (body, motion, _) = poll;
		let (number, key) = self.members.actor(place)?;
		let ballot = ballot(number);
		let before = (first && place == 0).then(|| ballots::counts(&self.chain, poll)).transpose()?;
		let sent = self.chain.send(key, Call::<Runtime>::vote { body, motion, ballot: ballot.clone() })?;
		if let Some(before) = before {
			ballots::check(&sent, (poll, candidates), number, &ballot, before)?;
		}
		Ok(sent.cost)
	}

	/// Lets the time for voting pass, and the blocks for which it lasts at least.
	pub fn pass_voting(&mut self) -> Result<(), String> {
		assembly::pass_voting(&mut self.chain)
	}

	/// The one at this place of those who act closes a ballot, in a block that is dropped.
	pub fn attempt_close(&self, place: usize, (poll, _): Polled) -> Result<Cost, String> {
		let (body, motion, _) = poll;
		self.chain.rehearse()?;
		self.chain.attempt(self.members.actor(place)?.1, Call::<Runtime>::close { body, motion })
	}

	/// Closes a ballot.
	pub fn close(&mut self, ((_, motion, _), _): Polled) -> Result<(), String> {
		assembly::close(&mut self.chain, motion)
	}

	/// Reads a tally. An error if it does not count everybody who has voted.
	pub fn read_tally(&self, (poll, _): Polled) -> Result<Cost, String> {
		let (body, motion, _) = poll;
		let (tallies, cost) = self.chain.view(TalliesViewFunction::<Runtime>::new(body, motion))?;
		let turnout = tallies.first().map(|tally| tally.turnout.total());
		match turnout == Some(self.voters) {
			true => Ok(cost),
			false => {
				Err(format!("{} have voted on motion {motion}, and {turnout:?} are counted", self.voters))
			},
		}
	}

	/// Reads the motion. An error if it was not adopted.
	pub fn read_motion(&self) -> Result<Cost, String> {
		let (motion, cost) = self.chain.view(MotionViewFunction::<Runtime>::new(BODY, MOTION_ID))?;
		match motion.is_some_and(|motion| matches!(motion.status, Status::Adopted { .. })) {
			true => Ok(cost),
			false => Err("the motion was not adopted".into()),
		}
	}
}

/// Those who have voted before the measuring begins.
fn early(members: &Members) -> impl Iterator<Item = VoterNumber> + '_ {
	members.others().step_by(2)
}

/// Three of four name the two who will be elected, one names the others.
pub fn naming(number: VoterNumber) -> Ballot {
	let named: &[u8] = if number.is_multiple_of(4) { &[2, 3] } else { &[0, 1] };
	Ballot::Election(Named::truncate_from(named.to_vec()))
}
