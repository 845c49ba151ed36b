//! One size: a community with so many holders and pledges. What is measured of it is in the file of its concern.

use super::{
	life::Life,
	terms::{founded, TALER},
};
use crate::{
	board,
	chain::{Chain, Cost, Executor, Sent},
	members::{Admission, Members},
	rounds::{self, Filled},
	text,
};
use allmende_primitives::{currency::Units, Date, MemberNumber};
use allmende_runtime::{constants::time::HOURS, Runtime, RuntimeCall};
use pallet_cooperatives::Call;
use pallet_currencies::CurrencyViewFunction;
use pallet_pledges::PledgeId;
use pallet_projects::RoundId;
use sp_core::sr25519;
use std::{
	path::Path,
	thread,
	time::{Duration, Instant},
};

type RegistryCall = Call<Runtime>;

/// The first block comes so many days after the cooperative was founded, and after the pledges of its members were accepted.
const BEGINNING: u32 = 30;
/// Before each call: the database writes the block before it in the background, which on a chain is over by then.
const PAUSE: Duration = Duration::from_millis(20);

/// A community with a currency.
pub struct Course {
	pub chain: Chain,
	pub members: Members,
	filled: Filled,
	/// How many vote on the pledge and allot in the round.
	pub voters: u32,
	/// The pledge on which half of the members vote.
	pub poll: PledgeId,
	/// The pledge of the first one who acts. Those of the others follow.
	pub first_pledge: PledgeId,
	/// The round in which half of the members allot.
	pub round: RoundId,
	/// What the board has proposed last and not decided.
	pending: Option<RegistryCall>,
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
	/// Fills a community, in a new folder. So many of the members act.
	pub fn prepare(
		directory: &Path,
		executor: &Executor,
		(admission, life): (&Admission, &Life),
		count: u32,
		actors: u32,
	) -> Result<Self, String> {
		let members = Members::new(count, actors, admission)?;
		let beginning = founded().plus_days(BEGINNING).starts_at();
		let mut chain = Chain::begin(directory, executor.clone(), admission.genesis(), beginning)?;
		// The first block notes the hash of the one before it, which every signature names.
		chain.pass()?;
		let begun = Instant::now();
		admission.fill(&mut chain, &members)?;
		life.fill(&mut chain, &members)?;
		let took = begun.elapsed();
		let chain = chain.reopen()?;
		let filled = Filled { members: count, took, size: chain.size()? };
		let voters = (early(&members).count() + members.actors().count()).try_into().map_err(text)?;
		let (poll, first_pledge, round, pending) = (0, 0, 0, None);
		let course = Self { chain, members, filled, voters, poll, first_pledge, round, pending };
		course.check_backing()?;
		Ok(course)
	}

	/// Sees that the supply is what stands behind it.
	pub fn check_backing(&self) -> Result<(), String> {
		let (info, _) = self.chain.view(CurrencyViewFunction::<Runtime>::new(TALER))?;
		let backing = info.ok_or("there is no currency")?.backing;
		let sum = backing.outstanding + backing.reserve + backing.written_off;
		match backing.supply == sum && backing.outstanding > 0 {
			true => Ok(()),
			false => Err(format!("the supply is not what stands behind it: {backing:?}")),
		}
	}

	pub fn today(&self) -> Date {
		Date::from_unix(self.chain.now())
	}

	/// Lets so many days pass, without blocks.
	pub fn pass_days(&mut self, days: u32) -> Result<(), String> {
		self.chain.wait_until(self.today().plus_days(days).starts_at());
		Ok(())
	}

	/// Lets so many days pass, and the blocks for which so many periods in a row last at least.
	pub fn pass_periods(&mut self, days: u32, periods: u32) -> Result<(), String> {
		self.pass_days(days)?;
		(0..=periods * HOURS).try_for_each(|_| self.chain.pass())
	}

	/// So much for each member.
	pub fn for_all(&self, each: Units) -> Units {
		Units::from(self.members.count) * each
	}

	/// The key of the one at this place of those who act.
	pub fn key(&self, place: usize) -> Result<sr25519::Pair, String> {
		self.members.actor(place).map(|(_, key)| key.clone())
	}

	/// How many act.
	pub fn actors(&self) -> usize {
		self.members.actors().count()
	}

	/// The place after another one of those who act; the first one after the last one.
	pub fn next(&self, place: usize) -> usize {
		(place + 1) % self.actors()
	}

	/// Those who have voted, allotted and so on before the measuring begins: every second one of those who do not act.
	pub fn early(&self) -> Vec<MemberNumber> {
		early(&self.members).collect()
	}

	/// A call of the one at this place, measured in a block of its own.
	pub fn send(&mut self, place: usize, call: impl Into<RuntimeCall>) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.send_by(&key, call).map(|sent| sent.cost)
	}

	/// A call of somebody, likewise.
	pub fn send_by(&mut self, key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> Result<Sent, String> {
		thread::sleep(PAUSE);
		self.chain.rehearse()?;
		self.chain.send(key, call)
	}

	/// A call of somebody that is measured in a block that is dropped.
	pub fn attempt(&mut self, key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> Result<Cost, String> {
		self.chain.pass_session_end()?;
		self.chain.rehearse()?;
		self.chain.attempt(key, call)
	}

	/// A decision of the board. Measured is the second approval, which carries it out.
	pub fn decide(&mut self, decision: impl Into<RuntimeCall>) -> Result<Cost, String> {
		let approval = board::propose(&mut self.chain, decision)?;
		self.send_by(&board::approver(), approval).map(|sent| sent.cost)
	}

	/// A decision of the board, likewise, in a block that is dropped. It is proposed at the first place.
	pub fn attempt_decision(
		&mut self,
		place: usize,
		decision: impl Into<RuntimeCall>,
	) -> Result<Cost, String> {
		if place == 0 {
			self.pending = Some(board::propose(&mut self.chain, decision)?);
		}
		let approval = self.pending.clone().ok_or("the board has proposed nothing")?;
		self.attempt(&board::approver(), approval)
	}

	/// Carries out what the board has proposed.
	pub fn carry_out(&mut self) -> Result<(), String> {
		let approval = self.pending.take().ok_or("the board has proposed nothing")?;
		self.chain.send(&board::approver(), approval).map(|_| ())
	}
}

/// Those who have voted before the measuring begins.
fn early(members: &Members) -> impl Iterator<Item = MemberNumber> + '_ {
	members.others().step_by(2)
}
