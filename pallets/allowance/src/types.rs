//! The plain types of the allowances.

use crate::Meter;
use allmende_primitives::{CoopId, Organ};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::Zero;

/// The part of the member's size that an account has to itself as long as no board says otherwise, in percent.
pub const FULL_PERCENT: u16 = 100;

/// The organs in which an account holds a seat, of one cooperative. Each at most once, so that there are never more than
/// there are organs.
pub type OrgansHeld = BoundedVec<Organ, ConstU32<{ Organ::ALL.len() as u32 }>>;

/// How large the allowances are, in the unit of the ordinary fee, and how fast they come back.
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
pub struct AllowanceSizes<Balance, BlockNumber> {
	/// What an invited person can apply with. It does not come back.
	pub invited: Balance,
	/// What somebody can found a cooperative with whom another one sponsors. It does not come back.
	pub founder: Balance,
	/// What a member has.
	pub member: Balance,
	/// What a member has at least who holds an office in the home cooperative, and what a validator has.
	pub office: Balance,
	/// What a cooperative has of its own, to sponsor founders with.
	pub cooperative: Balance,
	/// Blocks in which an empty allowance is full again.
	pub refill: BlockNumber,
	/// Percentage points above 100 that a cooperative can hand out among its members unless the federation has set
	/// something else for it.
	pub quota: u32,
}

impl<Balance: PartialOrd + Zero, BlockNumber: Zero> AllowanceSizes<Balance, BlockNumber> {
	/// Whether they make sense: an allowance that comes back, an applicant who can apply, and nobody who has less than
	/// somebody on the step below.
	pub fn is_valid(&self) -> bool {
		!self.refill.is_zero()
			&& !self.invited.is_zero()
			&& self.member >= self.invited
			&& self.founder >= self.invited
			&& self.office >= self.member
			&& self.cooperative >= self.founder
	}
}

/// What the chain remembers of an account for its allowance.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Account<Balance, BlockNumber> {
	/// The one cooperative that carries the account: of those whose member it is, the one it joined first, unless it
	/// was moved.
	pub home: Option<CoopId>,
	/// The account's part of the member's size, as the home's board has set it.
	pub percent: u16,
	/// What is left of a guest's credit, in the unit of the ordinary fee.
	pub credit: Balance,
	/// The cooperative whose board asked the account to found another one.
	pub sponsor: Option<CoopId>,
	/// What is used of the allowance.
	pub meter: Meter<Balance, BlockNumber>,
}

impl<Balance: Zero, BlockNumber: Zero> Default for Account<Balance, BlockNumber> {
	fn default() -> Self {
		Self {
			home: None,
			percent: FULL_PERCENT,
			credit: Zero::zero(),
			sponsor: None,
			meter: Meter { used: Zero::zero(), at: Zero::zero() },
		}
	}
}

impl<Balance: Zero, BlockNumber> Account<Balance, BlockNumber> {
	/// Whether there is nothing to remember.
	pub fn is_empty(&self) -> bool {
		self.home.is_none()
			&& self.percent == FULL_PERCENT
			&& self.credit.is_zero()
			&& self.sponsor.is_none()
			&& self.meter.used.is_zero()
	}

	/// The percentage points that the home has handed out to the account.
	pub fn points(&self) -> u32 {
		points(self.percent)
	}
}

/// The percentage points that have to be handed out for so many percent. Less than 100 hands out nothing, and does not
/// give anything to hand out to others either.
pub fn points(percent: u16) -> u32 {
	percent.saturating_sub(FULL_PERCENT).into()
}

/// A cooperative whose members' transactions the network carries.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Carrier<Balance, BlockNumber> {
	/// The cooperative on whose word it is carried. None if on the federation's, or from the chain's beginning.
	pub sponsor: Option<CoopId>,
	/// Percentage points that it can hand out, if not as many as the others.
	pub quota: Option<u32>,
	/// What it has used of its own allowance.
	pub meter: Meter<Balance, BlockNumber>,
}

/// Why an account can send without paying.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum AllowanceSource {
	/// It is a member.
	Member,
	/// It is a member with an office in the home cooperative, or a validator.
	Office,
	/// It was invited, or asked to found a cooperative. What it has pays for that and nothing else.
	Invited,
}

/// An account's allowance as it is read. Amounts in the unit of the ordinary fee.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct AllowanceDetails<Balance, BlockNumber> {
	pub source: AllowanceSource,
	/// The cooperative that carries the account. A guest and a validator need none.
	pub home: Option<CoopId>,
	/// What is there when nothing is used. Of a guest, the credit that is left.
	pub capacity: Balance,
	/// What is left now.
	pub left: Balance,
	/// The block in which it is full again, if nothing more is used. Now if it is; a guest's credit stays as it is.
	pub full_at: BlockNumber,
	/// The account's part of the member's size, in percent.
	pub percent: u16,
}

/// A carried cooperative as it is read.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct CarrierDetails<Balance> {
	/// The cooperative on whose word it is carried. None if on the federation's, or from the chain's beginning.
	pub sponsor: Option<CoopId>,
	/// Percentage points that it can hand out in total.
	pub quota: u32,
	/// Percentage points that it has handed out.
	pub handed_out: u32,
	/// What is left of its own allowance, in the unit of the ordinary fee.
	pub left: Balance,
}
