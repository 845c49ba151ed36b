//! What the assembly decides about a currency, its pledges and the projects of its pot, and what follows from it.
//!
//! All of it is put to one assembly, after everything else. One vote adopts each motion, since the electorate of a motion is a
//! number. Carrying one out is measured in blocks that are dropped; then it is done, so that what follows can be.

use super::{
	course::Course,
	projects::LIBRARY,
	terms::{ONE, TALER},
};
use crate::{
	assembly::{self, BODY},
	chain::Cost,
	members::COOP,
};
use allmende_primitives::{currency::Units, Date, Fraction, Name, Organ, Symbol};
use allmende_runtime::{AccountId, Runtime, RuntimeCall};
use frame_support::weights::Weight;
use pallet_assembly::{
	Ballot, Call as AssemblyCall, Choice, Content, Method, MotionId, MotionViewFunction, Named, Status,
};
use pallet_cooperatives::Call as RegistryCall;
use pallet_currencies::{Call as Currencies, CurrencyViewFunction};
use pallet_pledges::{Call as Pledges, PledgeId, PledgeOf};
use pallet_projects::Call as Projects;
use sp_core::{sr25519, Pair, H256};

/// What is put to the assembly, in the order in which it is carried out. A motion's id is its place.
pub const DECISIONS: [&str; 11] = [
	"currencies.set_gateway, by the assembly",
	"currencies.close_gateway, by the assembly",
	"currencies.create, by the assembly",
	"pledges.cover, by the assembly",
	"pledges.write_off, by the assembly",
	"projects.approve_budget, by the assembly",
	"projects.approve_volunteer_budget, likewise",
	"projects.appoint_lead, by the assembly",
	"currencies.set_policy, by the assembly",
	"currencies.pause, by the assembly",
	"currencies.resume, by the assembly",
];

/// The election of a mediator comes last.
const ELECTION: MotionId = DECISIONS.len() as MotionId;
/// More than any of these calls weighs.
const MOST: Weight = Weight::from_parts(10_000_000_000, 0);
/// Whose pledges are covered and written off, who is to lead the library, who is to be a mediator, and who claims a loaf of
/// bread from Bob and disputes about it. By their places among those who act.
const COVERED: usize = 0;
const WRITTEN_OFF: usize = 1;
const LEAD: usize = 2;
const MEDIATOR: usize = 3;
const CLAIMANT: usize = 4;
/// Bob's pledge of the preset. It lasts longer than anything is measured.
const BREAD: PledgeId = 1;
/// For the budgets.
const DAYS: u32 = 60;
const AMOUNT: Units = 100 * ONE;

impl Course {
	/// The assembly adopts all of it, and elects a mediator.
	pub fn decide_in_assembly(&mut self) -> Result<(), String> {
		for call in self.decisions()? {
			assembly::submit(&mut self.chain, Content::Call(Box::new(call)))?;
		}
		let election = Content::Election { organ: Organ::Mediators, seats: 1, method: Method::Approval };
		assembly::submit(&mut self.chain, election)?;
		let mediator = self.key(MEDIATOR)?;
		let who = mediator.public().into();
		let nomination = AssemblyCall::<Runtime>::nominate { body: BODY, motion: ELECTION, who };
		self.chain.send(&mediator, nomination)?;
		let acceptance = AssemblyCall::<Runtime>::accept_nomination { body: BODY, motion: ELECTION };
		self.chain.send(&mediator, acceptance)?;

		assembly::convene(&mut self.chain, (0..=ELECTION).collect())?;
		for motion in 0..=ELECTION {
			let ballot = match motion {
				ELECTION => Ballot::Election(Named::truncate_from(vec![0])),
				_ => Ballot::Motion(Choice::Yes),
			};
			self.chain.send(&mediator, AssemblyCall::<Runtime>::vote { body: BODY, motion, ballot })?;
		}
		assembly::pass_voting(&mut self.chain)?;
		(0..=ELECTION).try_for_each(|motion| assembly::close(&mut self.chain, motion))
	}

	/// The calls, in the order of their names.
	fn decisions(&self) -> Result<[RuntimeCall; DECISIONS.len()], String> {
		let (info, _) = self.chain.view(CurrencyViewFunction::<Runtime>::new(TALER))?;
		let policy = info.ok_or("there is no currency")?.policy;
		let mut changed = policy.clone();
		changed.advance = Fraction::new(1, 3);
		let (currency, reason, until) = (TALER, H256::repeat_byte(16), self.until());
		let name = Name::truncate_from(b"Hours".to_vec());
		let symbol = Symbol::truncate_from(b"HRS".to_vec());
		let lead = self.account(LEAD)?;
		Ok([
			Currencies::<Runtime>::set_gateway { currency, issuer: COOP, most_reserve: AMOUNT }.into(),
			Currencies::<Runtime>::close_gateway { currency }.into(),
			Currencies::<Runtime>::create { name, symbol, decimals: 2, policy: Box::new(policy) }.into(),
			Pledges::<Runtime>::cover { currency, pledge: self.pledge_of(COVERED), amount: AMOUNT, reason }
				.into(),
			Pledges::<Runtime>::write_off { currency, pledge: self.pledge_of(WRITTEN_OFF), reason }.into(),
			Projects::<Runtime>::approve_budget { currency, amount: AMOUNT, until }.into(),
			Projects::<Runtime>::approve_volunteer_budget {
				currency,
				amount: AMOUNT,
				until,
				most_per_person: ONE,
			}
			.into(),
			Projects::<Runtime>::appoint_lead { project: LIBRARY, lead }.into(),
			Currencies::<Runtime>::set_policy { currency, policy: Box::new(changed) }.into(),
			Currencies::<Runtime>::pause { currency }.into(),
			Currencies::<Runtime>::resume { currency }.into(),
		])
	}

	fn until(&self) -> Date {
		self.today().plus_days(DAYS)
	}

	fn account(&self, place: usize) -> Result<AccountId, String> {
		Ok(self.key(place)?.public().into())
	}

	/// Has what the assembly has adopted carried out, in a block that is dropped.
	pub fn attempt_to_enact(&mut self, place: usize, motion: MotionId) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, enactment(motion))
	}

	/// Has it carried out, and sees that it was.
	pub fn enact(&mut self, motion: MotionId) -> Result<(), String> {
		let key = self.key(MEDIATOR)?;
		self.chain.send(&key, enactment(motion))?;
		let (details, _) = self.chain.view(MotionViewFunction::<Runtime>::new(BODY, motion))?;
		match details.map(|details| details.status) {
			Some(Status::Enacted { .. }) => Ok(()),
			status => Err(format!("motion {motion} was not carried out: {status:?}")),
		}
	}

	/// Makes good a part of what was written off, in a block that is dropped. Those whose pledges were covered and written off
	/// have nothing left for it.
	pub fn attempt_make_good(&mut self, _: usize) -> Result<Cost, String> {
		let (key, pledge) = (self.key(CLAIMANT)?, self.pledge_of(WRITTEN_OFF));
		self.attempt(&key, Pledges::<Runtime>::make_good { currency: TALER, pledge, amount: 1 })
	}

	/// Releases the guarantee for the pledge that was written off, likewise.
	pub fn attempt_release_guarantee(&mut self, place: usize) -> Result<Cost, String> {
		let (key, pledge) = (self.key(place)?, self.pledge_of(WRITTEN_OFF));
		let guarantor = self.account(self.next(WRITTEN_OFF))?;
		self.attempt(&key, Pledges::<Runtime>::release_guarantee { currency: TALER, pledge, guarantor })
	}

	/// The next lead accepts, likewise.
	pub fn attempt_accept_lead(&mut self, _: usize) -> Result<Cost, String> {
		let key = self.key(LEAD)?;
		self.attempt(&key, Projects::<Runtime>::accept_lead { project: LIBRARY })
	}

	/// The mediator takes the seat, and somebody disputes what he has claimed.
	pub fn quarrel(&mut self) -> Result<(), String> {
		self.enact(ELECTION)?;
		let key = self.key(CLAIMANT)?;
		let claim = self.bread()?.next_claim;
		let (currency, pledge, request) = (TALER, BREAD, H256::repeat_byte(17));
		self.chain
			.send(&key, Pledges::<Runtime>::claim { currency, pledge, units: 1, most: AMOUNT, request })?;
		let reason = H256::repeat_byte(18);
		self.chain.send(&key, Pledges::<Runtime>::dispute { currency, pledge, claim, reason })?;
		self.pass_days(1)
	}

	/// The mediator gives half to each side, likewise: he is the only one, so that what he proposes is carried out.
	pub fn attempt_resolve(&mut self, _: usize) -> Result<Cost, String> {
		let claim = self.bread()?.next_claim - 1;
		let resolution = Pledges::<Runtime>::resolve {
			currency: TALER,
			pledge: BREAD,
			claim,
			part: Fraction::new(1, 2),
			reason: H256::repeat_byte(19),
		};
		let (coop, organ, call) = (COOP, Organ::Mediators, Box::new(resolution.into()));
		let key: sr25519::Pair = self.key(MEDIATOR)?;
		self.attempt(&key, RegistryCall::<Runtime>::propose_action { coop, organ, call })
	}

	fn bread(&self) -> Result<PledgeOf<Runtime>, String> {
		self.chain.there(&pallet_pledges::Pledges::<Runtime>::hashed_key_for(TALER, BREAD))
	}
}

fn enactment(motion: MotionId) -> AssemblyCall<Runtime> {
	AssemblyCall::enact { body: BODY, motion, max_weight: MOST }
}
