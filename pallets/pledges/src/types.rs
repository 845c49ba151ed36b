//! The plain types of pledges.

use allmende_primitives::{
	assembly::{Roll, VoterClass, VoterNumber},
	currency::{ConsensusRule, CurrencyId, DemurragePoint, Units},
	Date, DocumentRef,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// A pledge of one currency. Given in sequence from 0, never reused.
pub type PledgeId = u32;

/// A claim on one pledge. Given in sequence from 0, never reused.
pub type ClaimId = u32;

/// Who can claim a service.
#[derive(
	Clone,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Claimants<AccountId> {
	/// The members of the currency's community.
	#[codec(index = 0)]
	Members,
	/// This account alone.
	#[codec(index = 1)]
	Account(AccountId),
	/// Everybody who can hold the currency.
	#[codec(index = 2)]
	Holders,
}

/// What is promised, in numbers.
#[derive(
	Clone,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(deny_unknown_fields)]
pub struct Terms<AccountId> {
	/// What the whole service is worth, in the smallest unit of the currency. One for each service unit at least.
	pub value: Units,
	/// Into how many service units it is divided: hours, loaves, visits. Whole ones are claimed.
	pub quantity: u32,
	/// The last day on which it can be claimed.
	pub until: Date,
	/// Days that the pledger has for delivering what was claimed.
	pub deliver_within_days: u16,
	pub claimants: Claimants<AccountId>,
}

/// The documents of a pledge, which nothing but a reader needs.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Description {
	/// What the service is.
	pub service: DocumentRef,
	/// How it is claimed: whom to ask, where and when.
	pub claiming: DocumentRef,
}

/// When a period is over: both the day and the block have passed. The block is for a chain that stood still, or whose days
/// are short.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Deadline<BlockNumber> {
	/// The last day.
	pub day: Date,
	/// The last block, if it comes later.
	pub block: BlockNumber,
}

/// The vote on a pledge.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Poll<BlockNumber> {
	/// The rule that was in force at the opening. It decides, whatever the policy says by then.
	pub rule: ConsensusRule,
	/// The electorate at the opening.
	pub roll: Roll,
	/// The ordinary voters of it without the pledger, who does not vote.
	pub voters: u32,
	/// Until when it is open.
	pub window: Deadline<BlockNumber>,
}

/// Why a pledge was refused.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Refusal {
	/// The day until which it could have been claimed has passed.
	#[codec(index = 0)]
	Expired,
	/// The pledger is not a member any more.
	#[codec(index = 1)]
	PledgerLeft,
	/// Too few have taken part.
	#[codec(index = 2)]
	Turnout,
	/// Too many have objected.
	#[codec(index = 3)]
	Objections,
	/// Too few of those who have taken part approve.
	#[codec(index = 4)]
	Approval,
	/// Too few vouch for it.
	#[codec(index = 5)]
	Witnesses,
	/// The pledger's limit has fallen below what he has promised, or another pledge of his is in default.
	#[codec(index = 6)]
	Credit,
}

/// How a pledge has ended for which currency was minted.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Outcome {
	/// Delivered or bought back, all of it in time.
	#[codec(index = 0)]
	Kept,
	/// Delivered or bought back, some of it late.
	#[codec(index = 1)]
	Late,
	/// It was in default, whoever made up for it.
	#[codec(index = 2)]
	Broken,
}

/// What has become of a pledge.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Status {
	/// The members vote on it.
	#[codec(index = 0)]
	Open,
	/// Its value is minted, and something of it is outstanding.
	#[codec(index = 1)]
	Accepted,
	/// Nothing was minted.
	#[codec(index = 2)]
	Refused { reason: Refusal },
	/// The pledger has taken it back before it was decided.
	#[codec(index = 3)]
	Withdrawn,
	/// Nothing of it is outstanding any more.
	#[codec(index = 4)]
	Closed { outcome: Outcome },
}

impl Status {
	/// Whether it takes one of the pledger's places.
	pub const fn is_running(&self) -> bool {
		matches!(self, Self::Open | Self::Accepted)
	}
}

/// A pledge.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Pledge<AccountId, BlockNumber> {
	pub pledger: AccountId,
	/// The pledger's number in the electorate.
	pub number: VoterNumber,
	pub terms: Terms<AccountId>,
	pub opened_on: Date,
	pub poll: Poll<BlockNumber>,
	pub status: Status,
	/// Until when it can be claimed. `None`: it was not accepted.
	pub due: Option<Deadline<BlockNumber>>,
	/// Until when what has come back from a claim since then can be bought back before it is overdue. `None`: nothing has.
	pub returned: Option<Deadline<BlockNumber>>,
	pub books: crate::Books,
	/// The id of its next claim.
	pub next_claim: ClaimId,
	/// Whether something of it came late.
	pub late: bool,
	/// Since when it is in default.
	pub defaulted_on: Option<Date>,
}

/// How somebody votes on a pledge.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Choice {
	#[codec(index = 0)]
	Approve,
	/// With the hash of the reasons.
	#[codec(index = 1)]
	Object { reasons: H256 },
}

/// A vote on a pledge.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Vote {
	/// Whose counters it went to. It stays there.
	pub class: VoterClass,
	pub choice: Choice,
}

/// Counted votes.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Counts {
	pub approvals: u32,
	pub objections: u32,
	pub witnesses: u32,
}

impl Counts {
	/// The counter that a choice goes to.
	pub(crate) fn of(&mut self, choice: &Choice) -> &mut u32 {
		match choice {
			Choice::Approve => &mut self.approvals,
			Choice::Object { .. } => &mut self.objections,
		}
	}
}

/// The counted votes on a pledge. Those of the ordinary members decide; those of the investing ones stand beside them.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Tally {
	pub ordinary: Counts,
	pub investing: Counts,
}

impl Tally {
	/// The counters of a class.
	pub(crate) fn of(&mut self, class: VoterClass) -> &mut Counts {
		match class {
			VoterClass::Ordinary => &mut self.ordinary,
			VoterClass::Investing => &mut self.investing,
		}
	}
}

/// How far a claim has come.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Stage<BlockNumber> {
	/// The pledger has to deliver. If he is silent, the units go back to the claimant.
	#[codec(index = 0)]
	Claimed { until: Deadline<BlockNumber> },
	/// The claimant has to confirm. If he is silent, it is confirmed.
	#[codec(index = 1)]
	Delivered { proof: H256, until: Deadline<BlockNumber> },
	/// The mediators have to decide. If they are silent, the units go back to the claimant.
	#[codec(index = 2)]
	Disputed {
		by_pledger: bool,
		/// Whether the pledger had said before that it is delivered.
		delivered: bool,
		reason: H256,
		until: Deadline<BlockNumber>,
	},
	/// So much was retired as delivered, and the rest released.
	#[codec(index = 3)]
	Settled { on: Date, retired: Units },
}

/// A claim on a pledge.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Claim<AccountId, BlockNumber> {
	pub claimant: AccountId,
	/// Service units claimed.
	pub units: u32,
	/// What they are worth. It is in escrow until the claim is settled.
	pub value: Units,
	/// How far demurrage had come when it went there: what is given back owes for the time.
	pub since: DemurragePoint,
	/// The hash of what was asked for in particular.
	pub request: H256,
	pub claimed_on: Date,
	pub stage: Stage<BlockNumber>,
}

/// What a member owes in one currency, and what he has made of his promises.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Credit {
	/// The limit, once it has been raised or has fallen. `None`: that of the policy for a beginner.
	pub limit: Option<Units>,
	/// The value of his pledges that are voted on.
	pub open: Units,
	/// What is outstanding of those that were accepted.
	pub outstanding: Units,
	/// What he guarantees for others.
	pub guaranteed: Units,
	/// How many of his pledges are voted on or outstanding.
	pub running: u32,
	/// How many of these are in default.
	pub in_default: u32,
	/// How many pledges he has ever made.
	pub pledges: u32,
	pub kept: u32,
	pub late: u32,
	pub broken: u32,
}

impl Credit {
	/// What counts against the limit. `None`: more than there can be.
	pub fn committed(&self) -> Option<Units> {
		self.open.checked_add(self.outstanding)?.checked_add(self.guaranteed)
	}
}

/// A member's credit as it is read.
#[derive(Clone, Copy, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct CreditView {
	/// The limit today.
	pub limit: Units,
	pub credit: Credit,
}

/// A pledge as it is read.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct PledgeView<Pledge> {
	pub pledge: Pledge,
	pub description: Description,
	pub tally: Tally,
	/// Whether it can be put into default, or is.
	pub overdue: bool,
}

/// Why somebody cannot vote on a pledge.
#[derive(Clone, Copy, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub enum Obstacle {
	/// There is no such pledge.
	PledgeNotFound,
	/// It has been decided or withdrawn.
	WrongStatus,
	/// The window is over.
	VotingOver,
	/// The account is not entitled to vote today.
	NotEntitled,
	/// The voter was entitled after the opening only.
	JoinedAfterOpening,
	/// Nobody decides on his own pledge.
	OwnPledge,
}

/// A page of a reading call over ids given in sequence.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Page<Item> {
	/// What exists of the ids looked at, with its id.
	pub items: Vec<(u32, Item)>,
	/// Where the next page begins. `None`: this was the last.
	pub next: Option<u32>,
}

/// A pledge that the chain begins with, already agreed to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisPledge<AccountId> {
	pub currency: CurrencyId,
	pub pledger: AccountId,
	/// What the service is.
	pub service: DocumentRef,
	/// How it is claimed.
	pub claiming: DocumentRef,
	pub terms: Terms<AccountId>,
}
