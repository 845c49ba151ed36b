//! Who votes, what they elect to, and how the assembly meets the pallets around it.

use crate::{
	statute::{StatuteSource, Subject},
	AssemblyTerms, Authority, CoopId, Date, Fraction, Organ, StatuteVersion,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{traits::EnsureOrigin, weights::Weight};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// A body that decides by voting, one voter, one vote.
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
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Body {
	/// The members of a cooperative in assembly (*Generalversammlung*).
	#[codec(index = 0)]
	Members(CoopId),
	/// The member cooperatives of the federation.
	#[codec(index = 1)]
	Federation,
}

impl Body {
	/// The cooperative whose members these are.
	pub const fn coop(&self) -> Option<CoopId> {
		match self {
			Self::Members(coop) => Some(*coop),
			Self::Federation => None,
		}
	}
}

/// A voter of a body: a member by the number in the register, a cooperative by the number of its admission to the
/// federation. Given in sequence, never twice.
pub type VoterNumber = u32;

/// Whose tally a vote goes to.
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
pub enum VoterClass {
	Ordinary,
	/// An investing member (GenG 8(2)), who is counted apart.
	Investing,
}

/// Somebody who is entitled to vote today.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Voter {
	pub number: VoterNumber,
	pub class: VoterClass,
}

/// An electorate at a moment.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Roll {
	/// The number that the next voter gets. Who is entitled later has it or a higher one.
	pub next: VoterNumber,
	/// How many ordinary voters there are.
	pub ordinary: u32,
	/// How many investing members there are.
	pub investing: u32,
}

impl Roll {
	/// How many voters there are.
	pub fn total(&self) -> u64 {
		u64::from(self.ordinary).saturating_add(self.investing.into())
	}
}

/// The electorates: who is entitled to vote, and by which terms they decide. Every answer costs the same however many
/// voters there are.
pub trait Electorate<AccountId> {
	/// How the body is called and decides. `None`: there is no such body, or it does not act yet.
	fn terms(body: Body) -> Option<AssemblyTerms>;
	/// The electorate now.
	fn roll(body: Body) -> Roll;
	/// As whom an account votes for itself today.
	fn voter(body: Body, who: &AccountId) -> Option<Voter>;
	/// As whom an organ votes for its cooperative today: in the federation the board, or the assembly where the
	/// cooperative's statute says so.
	fn represented(body: Body, authority: &Authority) -> Option<Voter>;
	/// The class of a voter who is entitled today.
	fn class(body: Body, number: VoterNumber) -> Option<VoterClass>;
	/// The account of a member who is entitled today. A cooperative has none.
	fn account(body: Body, number: VoterNumber) -> Option<AccountId>;
}

impl<AccountId> Electorate<AccountId> for () {
	fn terms(_: Body) -> Option<AssemblyTerms> {
		None
	}
	fn roll(_: Body) -> Roll {
		Roll::default()
	}
	fn voter(_: Body, _: &AccountId) -> Option<Voter> {
		None
	}
	fn represented(_: Body, _: &Authority) -> Option<Voter> {
		None
	}
	fn class(_: Body, _: VoterNumber) -> Option<VoterClass> {
		None
	}
	fn account(_: Body, _: VoterNumber) -> Option<AccountId> {
		None
	}
}

/// What became of an election when its seats were filled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Installation<AccountId> {
	/// Who has lost the seat: the term was over, and nobody has elected him again.
	pub replaced: Vec<AccountId>,
	/// Who was elected and has no seat, and why.
	pub left_out: Vec<(AccountId, DispatchError)>,
	/// Why some of them have no seat as long as others keep theirs. `None`: no seat that becomes free would help them.
	pub waiting: Option<DispatchError>,
}

impl<AccountId> Default for Installation<AccountId> {
	fn default() -> Self {
		Self { replaced: Vec::new(), left_out: Vec::new(), waiting: None }
	}
}

/// Filling the seats of organs, as the assembly decides. An error leaves everything as it was.
pub trait Offices<AccountId> {
	/// How many seats of the organ are taken, whether or not their holders can act.
	fn seated(coop: CoopId, organ: Organ) -> u32;
	/// Whether the organ can decide today: it decides at all, and enough of its seats are held by members. Who stays in
	/// office when his term is over can act.
	fn can_act(coop: CoopId, organ: Organ) -> bool;
	/// What [`can_act`](Offices::can_act) weighs at most.
	fn can_act_weight() -> Weight;
	/// Whether the account could take a seat today: it is a member, the statute knows the organ, and no office that it
	/// holds excludes this one (GenG 9(2), 37(1), 43a(2)).
	fn ensure_eligible(coop: CoopId, organ: Organ, who: &AccountId) -> DispatchResult;
	/// Whether the organ is elected only where there are many members, as the law has it for the delegates of a registered
	/// cooperative (GenG 43a(1)).
	fn needs_many(coop: CoopId, organ: Organ) -> bool;
	/// Seats the elected, those with most votes first, for the term that the statute says, from today. Seats whose term is
	/// over become free; who is elected again keeps his with a new term. Who cannot take a seat is left out and the others
	/// are seated, never more than the statute has seats. An error if that would be nobody.
	fn install(
		coop: CoopId,
		organ: Organ,
		elected: Vec<AccountId>,
	) -> Result<Installation<AccountId>, DispatchError>;
	/// Takes a seat away. An error if the account holds none.
	fn unseat(coop: CoopId, organ: Organ, who: &AccountId) -> DispatchResult;
}

impl<AccountId> Offices<AccountId> for () {
	fn seated(_: CoopId, _: Organ) -> u32 {
		0
	}
	fn can_act(_: CoopId, _: Organ) -> bool {
		false
	}
	fn can_act_weight() -> Weight {
		Weight::zero()
	}
	fn ensure_eligible(_: CoopId, _: Organ, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn needs_many(_: CoopId, _: Organ) -> bool {
		true
	}
	fn install(_: CoopId, _: Organ, _: Vec<AccountId>) -> Result<Installation<AccountId>, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn unseat(_: CoopId, _: Organ, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

/// A change of the statute (GenG 16), as a motion holds it: what the whole statute would be afterwards.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Amendment {
	/// The version in force that it changes. What another amendment has changed since is not undone unread.
	pub amended: StatuteVersion,
	/// The whole new statute: a model's, or the cooperative's own.
	pub source: StatuteSource,
	/// What the text changes that no parameter shows.
	pub subject: Subject,
	/// A day before which it is not in force. `None`, or a day that has passed: as soon as it can be.
	pub from: Option<Date>,
}

/// Changing a statute, as the assembly decides (GenG 16). Each call is all or nothing.
pub trait Amendments {
	/// The part of the votes cast that the change takes: by what changes, and never less than the statute in force says.
	/// Refuses what [`adopt`](Amendments::adopt) would refuse today, except for another change that is pending.
	fn required(coop: CoopId, amendment: &Amendment) -> Result<Fraction, DispatchError>;
	/// Whether a change has no effect before it is registered, as with the legal forms that stand in a register (GenG
	/// 16(6), BGB 71).
	fn needs_registration(coop: CoopId) -> bool;
	/// Adopts the change as the next version of the statute. It is pending until its registration is confirmed; without a
	/// register it is in force at once, or from its day on. Refuses what undercuts a floor, what is meant for a
	/// statute that is not in force any more, and a second change while another is pending. Looks at no votes.
	fn adopt(coop: CoopId, amendment: Amendment) -> Result<StatuteVersion, DispatchError>;
	/// Confirms the registration of a pending version by the hash of a document. It is in force from today, or from its
	/// day on. An error if that version is not pending.
	fn confirm_registration(coop: CoopId, version: StatuteVersion, document: H256) -> DispatchResult;
	/// Drops a version that is neither registered nor in force. Its number is not given again. An error for any other.
	fn discard(coop: CoopId, version: StatuteVersion) -> DispatchResult;
}

impl Amendments for () {
	fn required(_: CoopId, _: &Amendment) -> Result<Fraction, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn needs_registration(_: CoopId) -> bool {
		true
	}
	fn adopt(_: CoopId, _: Amendment) -> Result<StatuteVersion, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn confirm_registration(_: CoopId, _: StatuteVersion, _: H256) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn discard(_: CoopId, _: StatuteVersion) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

/// Lets every authority through, the federation's too, and answers it.
pub struct EnsureAuthority<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureAuthority<O> {
	type Success = Authority;

	fn try_origin(origin: O) -> Result<Authority, O> {
		origin.into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Board { coop: 0 }.into())
	}
}

/// What the benchmarks of the assembly need beside [`BenchmarkSetUp`](crate::traits::BenchmarkSetUp).
#[cfg(feature = "runtime-benchmarks")]
pub trait AssemblySetUp<AccountId>: crate::traits::BenchmarkSetUp<AccountId> {
	/// Gives somebody a seat, whatever the statute says of their number.
	fn seat(coop: CoopId, organ: Organ, who: &AccountId);
	/// A change of the cooperative's statute that can be adopted, is pending afterwards, and takes longest to check.
	fn amendment(coop: CoopId) -> Amendment;
}
