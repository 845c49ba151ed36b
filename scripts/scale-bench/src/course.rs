//! One size: a cooperative with so many members votes on a motion and elects two for its board.
//!
//! From the motion to the closing everything is done by transactions, at the times that law and statute ask for.

use crate::{
	ballots,
	chain::{Chain, Cost, Executor},
	members::{Admission, Members, COOP},
	report::{Figures, Row},
	text,
};
use allmende_primitives::{
	assembly::{Body, VoterNumber},
	Address, DocumentRef, Organ,
};
use allmende_runtime::{constants::calendar::DEMO_FOUNDED, Runtime, RuntimeCall};
use codec::DecodeAll;
use frame_support::{dispatch::GetDispatchInfo, BoundedVec};
use pallet_assembly::{
	AssemblyId, AssemblyViewFunction, Ballot, Call, Choice, Content, Form, Method, MotionId,
	MotionViewFunction, Named, Plan, Poll, Stage, Status, TalliesViewFunction, FIRST_ROUND,
};
use pallet_cooperatives::ActionId;
use sp_core::{Pair, H256};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::{
	path::Path,
	thread,
	time::{Duration, Instant},
};

const BODY: Body = Body::Members(COOP);
/// Ids are given in sequence.
const MOTION: MotionId = 0;
const ELECTION: MotionId = 1;
const ASSEMBLY: AssemblyId = 0;

/// Candidates of the election, of whom two are elected.
const CANDIDATES: usize = 4;
const SEATS: u8 = 2;
/// The polls, with how many candidates they have.
const POLLS: [(Poll, usize); 2] =
	[((BODY, MOTION, FIRST_ROUND), 0), ((BODY, ELECTION, FIRST_ROUND), CANDIDATES)];

const DAY: u64 = 86_400;
/// The first block, in seconds since 1970: a month after the cooperative was founded.
const BEGINNING: u64 = DEMO_FOUNDED + 30 * DAY;
/// From convening to the assembly: more than the notice of two weeks in its strictest reading.
const NOTICE: u64 = 16 * DAY;
/// For which votes can be cast.
const VOTING: u64 = DAY;

/// After each block that is added: the database writes in the background, which between two blocks of a chain is over.
const PAUSE: Duration = Duration::from_millis(20);
/// Calls of each kind that come first and are not counted.
const WARM_UP: u32 = 20;

/// A cooperative that votes, and what was measured of it.
struct Course {
	chain: Chain,
	members: Members,
	rows: Vec<Row>,
}

/// Measures one size, with so many calls of each kind, in a new folder.
pub fn run(
	directory: &Path,
	executor: &Executor,
	admission: &Admission,
	count: u32,
	samples: u32,
) -> Result<Figures, String> {
	let members = Members::new(count, samples + WARM_UP, admission)?;
	let begun = Instant::now();
	let mut chain = Chain::begin(directory, executor.clone(), admission.genesis(), BEGINNING)?;
	// The first block notes the hash of the one before it, which every signature names.
	chain.pass()?;
	admission.fill(&mut chain, &members)?;
	let mut course = Course { chain, members, rows: Vec::new() };
	course.convene()?;
	course.fill()?;
	let filling = begun.elapsed();
	course.chain = course.chain.reopen()?;
	let size = course.chain.size()?;
	eprintln!(" measuring");

	let [motion, election] = POLLS;
	course.vote("a vote", motion, |_| Ballot::Motion(Choice::No), true)?;
	course.vote("a vote changed", motion, |_| Ballot::Motion(Choice::Yes), false)?;
	course.vote("a ballot of an election", election, naming, true)?;

	course.pass_voting()?;
	course.close("closing the motion", MOTION)?;
	course.close("closing the election", ELECTION)?;
	course.read()?;
	Ok(Figures { members: count, filling, size, rows: course.rows })
}

impl Course {
	/// The board puts a motion and an election on the agenda of an assembly; when its time has come the voting is opened.
	fn convene(&mut self) -> Result<(), String> {
		let election = Content::Election { organ: Organ::Board, seats: SEATS, method: Method::Approval };
		for content in [Content::Text, election] {
			self.decide(Call::submit {
				body: BODY,
				text: document(),
				content: Box::new(content),
				concerned: Default::default(),
				effective_from: None,
			})?;
		}
		for (_, key) in self.members.actors().take(CANDIDATES) {
			let nomination =
				Call::<Runtime>::nominate { body: BODY, motion: ELECTION, who: key.public().into() };
			self.chain.send(key, nomination)?;
			self.chain.send(key, Call::<Runtime>::accept_nomination { body: BODY, motion: ELECTION })?;
		}
		let starts_at = self.chain.now() + NOTICE;
		let plan = Plan {
			form: Form::Virtual,
			invitation: document(),
			chair: Alice.to_account_id(),
			starts_at,
			voting_from: starts_at,
			voting_until: starts_at + VOTING,
			entries_until: starts_at + VOTING,
		};
		let motions = BoundedVec::truncate_from(vec![MOTION, ELECTION]);
		self.decide(Call::convene { body: BODY, plan: Box::new(plan), motions })?;
		self.chain.wait_until(starts_at);
		self.chain.send(&Alice.pair(), Call::<Runtime>::open_voting { body: BODY, assembly: ASSEMBLY })?;
		Ok(())
	}

	/// Two of the board decide.
	fn decide(&mut self, decision: Call<Runtime>) -> Result<(), String> {
		use pallet_cooperatives::{Call as Registry, NextActionId};
		let next = self.chain.value(&NextActionId::<Runtime>::hashed_key_for(COOP))?;
		let next = next.map(|id| ActionId::decode_all(&mut &id[..])).transpose().map_err(text)?;
		let decision = RuntimeCall::from(decision);
		let call_hash = BlakeTwo256::hash_of(&decision);
		let max_weight = decision.get_dispatch_info().call_weight;
		let (coop, organ, call) = (COOP, Organ::Board, Box::new(decision));
		self.chain.send(&Alice.pair(), Registry::<Runtime>::propose_action { coop, organ, call })?;
		let id = next.unwrap_or_default();
		let approval = Registry::<Runtime>::approve_action { coop, id, call_hash, max_weight };
		self.chain.send(&Bob.pair(), approval).map(|_| ())
	}

	/// Every second of those who do not act has voted before the measuring begins.
	fn fill(&mut self) -> Result<(), String> {
		let [motion, election] = POLLS;
		let choice = |number| Ballot::Motion(if number % 5 < 3 { Choice::Yes } else { Choice::No });
		ballots::fill(&mut self.chain, motion, early(&self.members), choice)?;
		ballots::fill(&mut self.chain, election, early(&self.members), naming)
	}

	/// Everybody who acts votes, each in a block of his own. `first`: and has not voted before.
	fn vote(
		&mut self,
		name: &'static str,
		(poll, candidates): (Poll, usize),
		ballot: impl Fn(VoterNumber) -> Ballot,
		mut first: bool,
	) -> Result<(), String> {
		let mut costs = Vec::new();
		let (body, motion, _) = poll;
		for (number, key) in self.members.actors() {
			let ballot = ballot(number);
			let before = first.then(|| ballots::counts(&self.chain, poll)).transpose()?;
			let sent =
				self.chain.send(key, Call::<Runtime>::vote { body, motion, ballot: ballot.clone() })?;
			if let Some(before) = before {
				ballots::check(&sent, (poll, candidates), number, &ballot, before)?;
			}
			first = false;
			costs.push(sent.cost);
			thread::sleep(PAUSE);
		}
		self.note(name, costs, true);
		Ok(())
	}

	/// Lets the time for voting pass, and the blocks for which it lasts at least.
	fn pass_voting(&mut self) -> Result<(), String> {
		let (assembly, _) = self.chain.view(AssemblyViewFunction::<Runtime>::new(BODY, ASSEMBLY))?;
		let Some(Stage::Opened(opening)) = assembly.map(|assembly| assembly.stage) else {
			return Err("the voting was not opened".into());
		};
		self.chain.wait_until(opening.window.entries_until);
		while self.chain.number() < opening.window.open_until_block {
			self.chain.pass()?;
		}
		Ok(())
	}

	/// Everybody who acts closes the ballot, in a block that is dropped; then it is closed.
	fn close(&mut self, name: &'static str, motion: MotionId) -> Result<(), String> {
		self.chain.pass_session_end()?;
		let close = || Call::<Runtime>::close { body: BODY, motion };
		let attempt = |(_, key)| self.chain.attempt(key, close());
		let costs = self.members.actors().map(attempt).collect::<Result<_, _>>()?;
		self.chain.send(&Alice.pair(), close())?;
		self.note(name, costs, true);
		Ok(())
	}

	/// What was decided is read.
	fn read(&mut self) -> Result<(), String> {
		let voters = early(&self.members).count() + self.members.actors().count();
		let reading = ["reading the motion's tally", "reading the election's tally"];
		for (name, ((body, motion, _), _)) in reading.into_iter().zip(POLLS) {
			let mut costs = Vec::new();
			for _ in self.members.actors() {
				let (tallies, cost) = self.chain.view(TalliesViewFunction::<Runtime>::new(body, motion))?;
				let turnout = tallies.first().map(|tally| tally.turnout.total());
				if turnout != Some(voters as u64) {
					return Err(format!(
						"{voters} have voted on motion {motion}, and {turnout:?} are counted"
					));
				}
				costs.push(cost);
			}
			self.note(name, costs, false);
		}
		let mut costs = Vec::new();
		for _ in self.members.actors() {
			let (motion, cost) = self.chain.view(MotionViewFunction::<Runtime>::new(BODY, MOTION))?;
			if !motion.is_some_and(|motion| matches!(motion.status, Status::Adopted { .. })) {
				return Err("the motion was not adopted".into());
			}
			costs.push(cost);
		}
		self.note("reading the motion", costs, false);
		Ok(())
	}

	fn note(&mut self, name: &'static str, costs: Vec<Cost>, in_block: bool) {
		self.rows.push(Row::of(name, costs.get(WARM_UP as usize..).unwrap_or_default(), in_block));
	}
}

/// Those who have voted before the measuring begins.
fn early(members: &Members) -> impl Iterator<Item = VoterNumber> + '_ {
	members.others().step_by(2)
}

/// Three of four name the two who will be elected, one names the others.
fn naming(number: VoterNumber) -> Ballot {
	let named: &[u8] = if number.is_multiple_of(4) { &[2, 3] } else { &[0, 1] };
	Ballot::Election(Named::truncate_from(named.to_vec()))
}

fn document() -> DocumentRef {
	DocumentRef {
		hash: H256::repeat_byte(3),
		address: Address::truncate_from(b"https://example.org/motion".to_vec()),
	}
}
