//! The plain types of the federation.

use allmende_primitives::{assembly::VoterNumber, CoopId, Date};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The organ that casts a member cooperative's vote.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum VotingOrgan {
	/// The board (*Vorstand*), which represents the cooperative unless its statute says otherwise.
	#[default]
	#[codec(index = 0)]
	Board,
	/// The assembly of its own members (*Generalversammlung*), by a decision on each vote.
	#[codec(index = 1)]
	Assembly,
}

/// A member cooperative of the federation.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct FederationMember {
	/// The number under which it votes, from its latest admission.
	pub number: VoterNumber,
	/// The day of that admission.
	pub since: Date,
	/// Who casts its vote.
	pub voting: VotingOrgan,
}

/// A validator that a member cooperative has put forward.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Validator {
	/// The cooperative that has nominated it and answers for it.
	pub coop: CoopId,
	/// The day of the nomination.
	pub nominated_on: Date,
	/// The day on which the federation has admitted it. `None`: it has not.
	pub admitted_on: Option<Date>,
}

/// A validator, for reading.
#[derive(Clone, Copy, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct ValidatorDetails {
	/// The cooperative that has nominated it.
	pub coop: CoopId,
	/// The day of the nomination.
	pub nominated_on: Date,
	/// The day of the admission by the federation. `None`: it is only nominated.
	pub admitted_on: Option<Date>,
	/// Whether its session keys are registered.
	pub has_keys: bool,
	/// Whether it validates in this session or in the next one.
	pub active: bool,
}

/// A page of a reading call over numbers given in sequence.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Page<Item> {
	/// What exists of the numbers looked at, with its number.
	pub items: Vec<(VoterNumber, Item)>,
	/// Where the next page begins. `None`: this was the last.
	pub next: Option<VoterNumber>,
}
