//! Identifiers and small shared types.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A cooperative. Given in sequence, never reused.
pub type CoopId = u32;

/// A member's number in the register of one cooperative (*Mitgliedsnummer*), from 1, never reused.
pub type MemberNumber = u32;

/// The version of a cooperative's statute, from 1.
pub type StatuteVersion = u32;

/// Money of the books, in euro cents. Shares, credit balances and settlements are counted in it.
pub type Cents = u64;

/// Longest name of a cooperative (*Firma*), in bytes of UTF-8. The commercial registers have none longer.
pub const MAX_NAME: u32 = 128;
/// Longest symbol of a token, in bytes. Wallets cut off what is longer.
pub const MAX_SYMBOL: u32 = 12;
/// Longest address of a document, in bytes: a URL, or a content identifier.
pub const MAX_ADDRESS: u32 = 256;
/// Most entries that one page of a reading call answers.
pub const MAX_PAGE: u32 = 100;

/// The name of a cooperative or of a model, UTF-8.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// The symbol of a token, ASCII.
pub type Symbol = BoundedVec<u8, ConstU32<MAX_SYMBOL>>;
/// Where a document is found.
pub type Address = BoundedVec<u8, ConstU32<MAX_ADDRESS>>;

/// A document outside the chain: what it says is fixed by the hash, where it lies may change.
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
pub struct DocumentRef {
	/// BLAKE2b-256 of the document's bytes.
	pub hash: sp_core::H256,
	/// Where it can be read.
	pub address: Address,
}

/// An organ of a cooperative whose seats are kept on chain.
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
pub enum Organ {
	/// The board (*Vorstand*, GenG 24).
	Board,
	/// The supervisory board (*Aufsichtsrat*, GenG 36).
	Supervisory,
	/// The mediators whom the statute names for disputes.
	Mediators,
	/// The returning officers, who enter votes that were cast in the hall or on paper.
	ReturningOfficers,
	/// The delegates whom the members elect (*Vertreter*, GenG 43a).
	Delegates,
}

impl Organ {
	/// Every organ. The number of organs bounds what leaving a cooperative has to look at.
	pub const ALL: [Organ; 5] =
		[Organ::Board, Organ::Supervisory, Organ::Mediators, Organ::ReturningOfficers, Organ::Delegates];
}
