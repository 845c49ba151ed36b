//! Plain types of the pallet.

use allmende_primitives::{
	assembly::{Roll, VoterNumber},
	currency::{CurrencyId, Units},
	CoopId, Date, DocumentRef,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{H256, U256};

/// A project. Given in sequence over all currencies, never reused.
pub type ProjectId = u32;
/// A budget round. Given in sequence over all currencies, never reused.
pub type RoundId = u32;
/// A budget for volunteers. Given in sequence over all currencies, never reused.
pub type BudgetId = u32;
/// A milestone of one project, from 0, in the order of the proposal.
pub type MilestoneNumber = u32;
/// A contribution to one project. Given in sequence, never reused.
pub type ContributionId = u32;
/// The id of a participation token in the assets pallet.
pub type TokenId = u32;

/// Most projects of one round. A member's allotment names each of them at most, and the record of it is bounded so.
pub const MAX_ROUND_PROJECTS: u32 = 32;
/// Most milestones of one project. What is granted to one is reckoned from those before it.
pub const MAX_MILESTONES: u32 = 16;
/// Most funders whose word stands for the lead's on his own work. Each of them is recorded with the contribution.
pub const MAX_CONFIRMERS: u32 = 8;

/// A part of a project that is reported, accepted and paid by itself.
#[derive(
	Clone,
	Copy,
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
pub struct Milestone {
	/// BLAKE2b-256 of the text that says what will have been done.
	pub text_hash: H256,
	/// The part of the budget that it releases. Never 0.
	pub amount: Units,
	/// The day by which it is to be reported.
	pub due: Date,
}

/// The milestones of a project, in the order of their days.
pub type Milestones = BoundedVec<Milestone, ConstU32<MAX_MILESTONES>>;

/// The projects of a round.
pub type RoundProjects = BoundedVec<ProjectId, ConstU32<MAX_ROUND_PROJECTS>>;

/// The points of one member, by project, in ascending order of the projects.
pub type Allotment = BoundedVec<(ProjectId, u32), ConstU32<MAX_ROUND_PROJECTS>>;

/// To whom an accepted milestone goes.
#[derive(
	Clone,
	Copy,
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
pub enum PayTo {
	/// To the lead, at once.
	#[codec(index = 0)]
	Lead,
	/// To the project's pool, from which contributions are paid when others have confirmed them.
	#[codec(index = 1)]
	Contributors {
		/// Whether who is paid gets as many participation tokens as units.
		participation: bool,
	},
}

impl PayTo {
	/// Whether participation tokens are issued.
	pub const fn participation(&self) -> bool {
		matches!(self, Self::Contributors { participation: true })
	}
}

/// What a lead proposes.
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
pub struct Plan {
	/// What the project is.
	pub text: DocumentRef,
	/// What it takes: the sum of the milestones.
	pub budget: Units,
	/// The least with which it can be begun. A round that allots less pays nothing.
	pub least: Units,
	pub milestones: Milestones,
	pub pay_to: PayTo,
}

/// A project that is proposed when the chain begins.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisProject<AccountId> {
	/// The currency of its budget.
	pub currency: CurrencyId,
	pub lead: AccountId,
	pub plan: Plan,
}

/// Where a project stands.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum ProjectStatus {
	/// In discussion, and free for a round.
	#[codec(index = 0)]
	Proposed,
	/// Members allot points in this round, or it is being closed.
	#[codec(index = 1)]
	InRound(RoundId),
	/// Funded by this round. Milestones are open.
	#[codec(index = 2)]
	Running(RoundId),
	/// Funded by this round. Nothing is to be done any more.
	#[codec(index = 3)]
	Closed(RoundId),
	/// Funded by this round, and given up.
	#[codec(index = 4)]
	Cancelled(RoundId),
	/// Taken back by the lead.
	#[codec(index = 5)]
	Withdrawn,
}

impl ProjectStatus {
	/// The round that has funded it.
	pub const fn funded_by(&self) -> Option<RoundId> {
		match self {
			Self::Running(round) | Self::Closed(round) | Self::Cancelled(round) => Some(*round),
			_ => None,
		}
	}

	/// Whether nothing is to be done for it any more, and nobody leads it.
	pub const fn is_over(&self) -> bool {
		matches!(self, Self::Withdrawn | Self::Closed(_) | Self::Cancelled(_))
	}
}

/// Who is appointed to lead a project, and has not accepted it.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Nominee<AccountId, BlockNumber> {
	pub who: AccountId,
	/// His number in the register when he was appointed. Who leaves and comes back is somebody else.
	pub number: VoterNumber,
	/// The board or the assembly.
	pub by: Judge,
	/// For how long he can accept.
	pub window: Window<BlockNumber>,
}

/// The money of a project. `funding` is the sum of the others, always.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Funds {
	/// What the round has given.
	pub funding: Units,
	/// For milestones that are open. In escrow of the pot.
	pub locked: Units,
	/// Accepted, and not yet paid to contributors. In escrow of the pot.
	pub pool: Units,
	/// Paid to the lead or to contributors.
	pub paid: Units,
	/// Given back to the pot.
	pub returned: Units,
}

/// A project.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Project<AccountId, BlockNumber> {
	pub currency: CurrencyId,
	/// The community whose currency it is.
	pub coop: CoopId,
	pub lead: AccountId,
	/// The lead's number in the register. Who leaves and comes back is somebody else.
	pub lead_number: VoterNumber,
	/// Who is appointed to be the next lead, or was and has not accepted in time. None in a project that is over.
	pub nominee: Option<Nominee<AccountId, BlockNumber>>,
	/// The last day of the assembly's latest appointment of another lead: on which he can accept, or on which it ended. A lead
	/// whom milestones pay reports none until then, and the grace of what was due before counts from then.
	pub nominated_until: Option<Date>,
	pub text: DocumentRef,
	pub budget: Units,
	pub least: Units,
	pub pay_to: PayTo,
	pub proposed_on: Date,
	/// How often the proposal was changed. An allotment is to the wording that its round was opened with.
	pub revision: u32,
	pub status: ProjectStatus,
	pub funds: Funds,
	/// How many have allotted points to it, of the round that has funded it. The lead, and who has left since, are among
	/// them.
	pub funders: u32,
	/// Milestones that are funded and not decided yet.
	pub open_milestones: u32,
	/// What contributors have asked for and nobody has decided yet.
	pub asked: Units,
	/// The participation token, if it issues one and has been funded.
	pub token: Option<TokenId>,
}

/// Leave that the assembly gives the board to open rounds.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Envelope {
	/// What the budgets of further rounds can come to.
	pub left: Units,
	/// The last day on which the board can open one.
	pub until: Date,
}

/// When a window closes: when both have passed.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Window<BlockNumber> {
	/// The last day.
	pub until: Date,
	/// The last block of those that it lasts for at least.
	pub open_until_block: BlockNumber,
}

/// A budget round.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Round<BlockNumber> {
	pub currency: CurrencyId,
	pub coop: CoopId,
	pub budget: Units,
	/// The electorate when it was opened.
	pub electorate: Roll,
	pub window: Window<BlockNumber>,
	pub projects: RoundProjects,
	/// How many members have allotted points.
	pub voters: u32,
	/// All points allotted.
	pub points: u64,
	/// How many projects have been told what they get.
	pub settled: u32,
	/// What the projects got.
	pub granted: Units,
	/// What it still has in escrow of the pot. 0 when it is closed.
	pub left: Units,
}

impl<BlockNumber> Round<BlockNumber> {
	/// Whether every project knows what it gets, and the rest has gone back to the pot.
	pub fn is_closed(&self) -> bool {
		usize::try_from(self.settled).is_ok_and(|settled| settled >= self.projects.len())
	}
}

/// The points of one project in a round.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Tally {
	pub points: u64,
	/// How many members have allotted some.
	pub funders: u32,
}

/// A milestone that waits for the funders' word.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Report<BlockNumber> {
	/// BLAKE2b-256 of what shows that it was reached.
	pub evidence: H256,
	/// The number in the register of the lead who has reported it. He has no vote on it, whoever leads the project since.
	pub reporter: VoterNumber,
	pub window: Window<BlockNumber>,
	/// Which report of this milestone it is, from 1. Earlier ones met with silence.
	pub attempt: u32,
	/// Funders for and against.
	pub yes: u32,
	pub no: u32,
}

/// What has become of a milestone.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum MilestoneState<BlockNumber> {
	/// To be reported; so many reports met with silence, the last one of the member with this number.
	#[codec(index = 0)]
	Open { attempts: u32, reporter: Option<VoterNumber> },
	#[codec(index = 1)]
	Reported(Report<BlockNumber>),
	/// Accepted by the funders, or by an organ.
	#[codec(index = 2)]
	Accepted { by: Judge },
	/// Refused by the funders. What it was to release went back to the pot.
	#[codec(index = 3)]
	Refused,
	/// Not reported in time. Likewise.
	#[codec(index = 4)]
	Lapsed,
}

impl<BlockNumber> Default for MilestoneState<BlockNumber> {
	fn default() -> Self {
		Self::Open { attempts: 0, reporter: None }
	}
}

/// Who has accepted or confirmed something.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Judge {
	#[codec(index = 0)]
	Lead,
	#[codec(index = 1)]
	Funders,
	#[codec(index = 2)]
	Board,
	#[codec(index = 3)]
	Assembly,
}

/// What was contributed.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Work {
	/// Time, in minutes.
	#[codec(index = 0)]
	Minutes(u32),
	/// Something made or delivered.
	#[codec(index = 1)]
	Deliverable,
}

/// What has become of a contribution.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum ContributionStatus {
	#[codec(index = 0)]
	Open,
	/// Confirmed and paid.
	#[codec(index = 1)]
	Confirmed { by: Judge },
	#[codec(index = 2)]
	Rejected { by: Judge },
	#[codec(index = 3)]
	Withdrawn,
}

/// What a member has done for a project.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Contribution<AccountId> {
	pub contributor: AccountId,
	/// His number in the register when he recorded it.
	pub number: VoterNumber,
	pub work: Work,
	/// What he asks for it.
	pub amount: Units,
	/// BLAKE2b-256 of what shows it.
	pub evidence: H256,
	pub recorded_on: Date,
	/// Funders who have confirmed the lead's own contribution, until they are enough.
	pub confirmers: BoundedVec<VoterNumber, ConstU32<MAX_CONFIRMERS>>,
	pub status: ContributionStatus,
}

/// The participation tokens of one account in one project.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Participation {
	/// As many as the account has tokens.
	pub tokens: Units,
	/// The index of [`Income`] up to which its income is in `accrued`.
	pub index: U256,
	/// Income that is not claimed yet, in units times [`SCALE`].
	pub accrued: U256,
}

/// The parts that the index divides a unit into.
pub const SCALE: u128 = 1_000_000_000_000_000_000;

/// The income of a project.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Income {
	/// What one token has earned since the first one, in units times [`SCALE`].
	pub index: U256,
	/// What could not be divided by the tokens there were, in units times [`SCALE`]. Goes into the next distribution.
	pub carried: U256,
	/// All income, in units.
	pub distributed: Units,
	/// All income that was claimed, in units. The rest is in escrow of the pot.
	pub claimed: Units,
	/// The tokens that there are.
	pub tokens: Units,
}

/// A budget from which volunteers are paid.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct VolunteerBudget {
	pub currency: CurrencyId,
	pub coop: CoopId,
	pub amount: Units,
	/// The last day.
	pub until: Date,
	/// The most that one person gets from it.
	pub most_per_person: Units,
	/// What is still in escrow of the pot. 0 when it is closed.
	pub left: Units,
	pub closed: bool,
}

/// A milestone as it is read.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct MilestoneView<BlockNumber> {
	pub plan: Milestone,
	/// The part of it that is funded. 0 before the project is.
	pub granted: Units,
	pub state: MilestoneState<BlockNumber>,
}

/// A round as it is read.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct RoundView<BlockNumber> {
	pub round: Round<BlockNumber>,
	/// The tally of each of its projects, in their order, with what it has got; or gets, if nobody allots any more.
	pub tallies: Vec<(ProjectId, Tally, Units)>,
	/// Whether members can still allot.
	pub open: bool,
}

/// What somebody participates in a project with, as it is read.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct ParticipationView {
	pub token: TokenId,
	pub tokens: Units,
	/// All tokens that there are.
	pub of: Units,
	/// Whole units that can be claimed.
	pub claimable: Units,
}

/// A page of a reading call over ids given in sequence.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Page<Item> {
	/// What exists of the ids looked at, with its id.
	pub items: Vec<(u32, Item)>,
	/// Where the next page begins. `None`: this was the last.
	pub next: Option<u32>,
}

/// The part of a budget that so many of all points come to, rounded down. Nothing allotted is nothing.
pub fn share(budget: Units, points: u64, all: u64) -> Option<Units> {
	let product = U256::from(budget).checked_mul(points.into())?;
	match product.checked_div(all.into()) {
		Some(share) => Units::try_from(share).ok(),
		None => Some(0),
	}
}

/// What each milestone is granted when the funding reaches less than all of them: in order, as far as it goes.
pub fn granted(milestones: &[Milestone], funding: Units) -> impl Iterator<Item = Units> + '_ {
	milestones.iter().scan(funding, |left, milestone| {
		let granted = milestone.amount.min(*left);
		*left = left.saturating_sub(granted);
		Some(granted)
	})
}
