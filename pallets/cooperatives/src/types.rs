//! The plain types of the registry.

pub use allmende_primitives::statute::{ModelId, ModelRef, ModelVersion, StatuteSource};

use allmende_primitives::{
	Authority, CoopId, Date, DocumentRef, LegalForm, Name, Organ, StatuteParameters, StatuteVersion, Symbol,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// A joint decision of one cooperative. Given in sequence, never reused.
pub type ActionId = u32;

/// Most seats of an organ that acts, as the legal floors have it: a joint decision looks at each of them.
pub const MAX_SEATS: u32 = 32;

/// Most delegates, as the legal floors have it. No organ has more seats.
pub const MAX_DELEGATES: u32 = 128;

/// The accounts that take the seats of an organ, other than the delegates, or that sign for it.
pub type SeatAccounts<AccountId> = BoundedVec<AccountId, ConstU32<MAX_SEATS>>;

/// Who offers a model statute.
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
)]
pub enum Sponsor {
	/// A cooperative, by its assembly.
	#[codec(index = 0)]
	Cooperative(CoopId),
	/// The federation, for everybody.
	#[codec(index = 1)]
	Federation,
}

impl Sponsor {
	/// The cooperative that offers. The federation is none.
	pub const fn coop(&self) -> Option<CoopId> {
		match self {
			Self::Cooperative(coop) => Some(*coop),
			Self::Federation => None,
		}
	}
}

/// A model statute, from which a cooperative can be founded.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Model {
	pub name: Name,
	/// The legal form that the model is written for.
	pub form: LegalForm,
	/// Who offers it. `None`: it is built in, or there since genesis.
	pub sponsor: Option<Sponsor>,
	pub parameters: StatuteParameters,
	pub text: DocumentRef,
}

/// How far a cooperative has come.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Status<BlockNumber> {
	/// Not all founders have ratified. They can up to and including the day `until`, and as long as the block
	/// `open_until_block` has not passed.
	#[codec(index = 0)]
	Founding { until: Date, open_until_block: BlockNumber },
	/// Founded: it has members and acts through its organs.
	#[codec(index = 1)]
	Active,
}

/// A cooperative.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Cooperative<BlockNumber> {
	pub form: LegalForm,
	/// The name that it does business under (*Firma*).
	pub name: Name,
	/// The symbol of its share token.
	pub symbol: Symbol,
	pub status: Status<BlockNumber>,
	/// The day on which the last founder ratified.
	pub founded_on: Option<Date>,
	/// The version of the statute that is in force, or that the founders are asked to ratify; once the day of `amendment`
	/// has come, that version is in force in its place.
	pub statute_version: StatuteVersion,
	/// The newest version that was given. The numbers of amendments that were withdrawn are not given again.
	pub newest_version: StatuteVersion,
	/// The amendment that was adopted last, until it is in force and another one is adopted. One at a time.
	pub amendment: Option<Amendment>,
}

/// An amendment of the statute that the assembly has adopted.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Amendment {
	/// The version of the statute that it makes.
	pub version: StatuteVersion,
	pub progress: Progress,
}

/// How far an amendment has come.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Progress {
	/// It has no effect before its registration is confirmed (GenG 16(6)). It is then in force, or from the day `from` on
	/// if that is later.
	#[codec(index = 0)]
	Adopted { from: Option<Date> },
	/// It is in force from this day on.
	#[codec(index = 1)]
	Confirmed { in_force_from: Date },
}

/// An amendment that is not in force yet, for reading.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct PendingAmendment {
	pub version: StatuteVersion,
	pub progress: Progress,
	pub statute: Statute,
}

/// A version of a cooperative's statute.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Statute {
	pub parameters: StatuteParameters,
	pub text: DocumentRef,
	/// The model that it was taken from.
	pub model: Option<ModelRef>,
	/// The day it was adopted: ratified by the last founder, or decided by the assembly and carried out here. Of a statute
	/// still being ratified: the day it was put to the founders.
	pub adopted_on: Date,
	/// The day from which it is in force, or was. `None` while that is not known: until the last founder has ratified it, or
	/// until its registration is confirmed (GenG 16(6)).
	pub in_force_from: Option<Date>,
	/// The hash of the document that shows the registration of the amendment. `None` for a first statute, and where the
	/// form has no register.
	pub registration: Option<H256>,
}

/// A seat in an organ.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Seat<AccountId> {
	pub account: AccountId,
	pub since: Date,
	/// The last day of the term. The holder stays in office until a successor takes the seat, so that a cooperative
	/// is never without anybody who can act for it.
	pub until: Date,
}

/// The seats of an organ that are taken. Only the delegates have more than [`MAX_SEATS`].
pub type Seating<AccountId> = BoundedVec<Seat<AccountId>, ConstU32<MAX_DELEGATES>>;

/// What a founder declared when ratifying (GenG 15a, 15b).
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Declaration {
	/// Shares that the founder takes. 0 where the form has none.
	pub shares: u32,
	/// Salted hash of the founder's personal data.
	pub data_hash: H256,
	/// The day of the declaration.
	pub ratified_on: Date,
}

/// A founder of a cooperative that is being founded.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct NamedFounder {
	/// The place in the list of founders, from 0. The register numbers them in this order.
	pub position: u32,
	/// `None` until the founder ratifies.
	pub declaration: Option<Declaration>,
}

/// A founding under way.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Founding<AccountId> {
	/// How many founders there are.
	pub founders: u32,
	/// How many of them have ratified.
	pub ratified: u32,
	/// Who is to form the board.
	pub board: SeatAccounts<AccountId>,
	/// Who is to form the supervisory board.
	pub supervisory: SeatAccounts<AccountId>,
}

/// A joint decision that still lacks signatories. `Bytes` holds the encoded call.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Action<AccountId, Bytes, BlockNumber> {
	/// The organ that decides: the board, the supervisory board or the mediators.
	pub organ: Organ,
	/// The call that runs when enough members of the organ have approved it, encoded.
	pub call: Bytes,
	/// BLAKE2b-256 of `call`, which every approval names.
	pub call_hash: H256,
	/// Whose place it takes among those that one seat holder can have open.
	pub proposer: AccountId,
	/// Who has approved, in order. Only those count who are still seated, and members.
	pub approvals: SeatAccounts<AccountId>,
	/// The last day on which it can be approved.
	pub until: Date,
	/// It does not lapse before this block has passed, whatever the day.
	pub open_until_block: BlockNumber,
}

/// The kinds of documents that a cooperative publishes. Of each kind the newest one counts.
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
pub enum DocumentKind {
	/// The imprint (*Impressum*).
	Imprint,
	/// The terms of business.
	Terms,
	/// The privacy notice.
	Privacy,
	/// The annual statement of a fiscal year (*Jahresabschluss*), by the year in which it began.
	AnnualStatement { year: u16 },
	/// The auditor's report on a fiscal year (*Pruefungsbericht*), likewise.
	AuditReport { year: u16 },
	/// The extract from the register of cooperatives or of associations.
	RegisterExcerpt,
	/// Anything else, by a number that the cooperative gives it.
	Other(u8),
}

/// A published document.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Document {
	pub reference: DocumentRef,
	/// From 1, counted for each kind.
	pub version: u32,
	pub published_on: Date,
}

/// A page of a reading call over ids given in sequence.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Page<Item> {
	/// What exists of the ids looked at, with its id.
	pub items: Vec<(u32, Item)>,
	/// Where the next page begins. `None`: this was the last.
	pub next: Option<u32>,
}

/// A day of the calendar, for reading.
#[derive(Clone, Copy, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct CalendarDay {
	/// Days since 1970-01-01.
	pub date: Date,
	pub year: i32,
	/// From 1.
	pub month: u32,
	/// Day of the month, from 1.
	pub day: u32,
}

/// A founding under way, for reading.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct FoundingProgress<AccountId, BlockNumber> {
	/// The last day on which founders can ratify.
	pub until: Date,
	/// It does not lapse before this block has passed, whatever the day.
	pub open_until_block: BlockNumber,
	/// The founders in their order, each with the declaration if it was given.
	pub founders: Vec<(AccountId, Option<Declaration>)>,
	pub board: Vec<AccountId>,
	pub supervisory: Vec<AccountId>,
}

/// A model statute at genesis, besides the built-in one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisModel {
	pub name: String,
	pub form: LegalForm,
	pub parameters: StatuteParameters,
	pub text: DocumentRef,
}

/// A cooperative that is active from genesis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisCooperative<AccountId> {
	pub name: String,
	pub symbol: String,
	pub form: LegalForm,
	pub statute: StatuteSource,
	/// Each founder with the shares taken and the salted hash of the personal data.
	pub founders: Vec<(AccountId, u32, H256)>,
	pub board: Vec<AccountId>,
	pub supervisory: Vec<AccountId>,
}

/// The authority by which an organ acts. `None`: it decides nothing by joint approval.
pub const fn authority_of(coop: CoopId, organ: Organ) -> Option<Authority> {
	match organ {
		Organ::Board => Some(Authority::Board { coop }),
		Organ::Supervisory => Some(Authority::Supervisory { coop }),
		Organ::Mediators => Some(Authority::Mediators { coop }),
		Organ::ReturningOfficers | Organ::Delegates => None,
	}
}
