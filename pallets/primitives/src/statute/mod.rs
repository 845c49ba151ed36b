//! The statute (*Satzung*) as parameters, and the floors that a legal form sets to them.

mod amendment;
mod floors;
mod source;

pub use amendment::{ParameterChange, Subject};
pub use floors::{StatuteFault, MOST_DELEGATES};
pub use source::{ModelId, ModelRef, ModelVersion, StatuteSource};

use crate::{Cents, Fraction, Month};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What kind of organisation it is. The form decides which floors hold and whether there are shares.
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
pub enum LegalForm {
	/// Registered cooperative (*eingetragene Genossenschaft*), under the GenG. It must have shares.
	RegisteredCooperative,
	/// Association (*Verein*), under BGB 21 to 79. It has no shares.
	Association,
	/// A community without a legal form of its own. It has no shares.
	Initiative,
}

impl LegalForm {
	/// Fewest founders: three (GenG 4). The other forms follow it here, so that every vote can have a majority;
	/// that an association registers with seven (BGB 56) is checked by the register of associations.
	pub const fn least_founders(self) -> u32 {
		3
	}
}

/// Which organ admits members.
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
pub enum AdmissionBody {
	Board,
	Supervisory,
	Assembly,
}

/// Whether the credit balance can go to another member (GenG 76).
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
pub enum TransferRule {
	/// The members' agreement is enough: the statute itself admits the shares that move.
	Free,
	/// The board has to consent to each transfer.
	WithConsent,
	/// The statute bars it (GenG 76(2)).
	Barred,
}

/// What is to be paid in on a share, and until when (GenG 7 no. 1). Amounts in cents of euro, for each share.
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
pub struct PayInTerms {
	/// The part whose amount and date the statute fixes: at least a tenth of the share.
	pub first: Cents,
	/// Days from taking the share until the first part is due.
	pub first_within_days: u16,
	/// Months from taking the share until all of it is due. `None`: when the assembly calls it in.
	pub rest_within_months: Option<u16>,
}

/// The statutory reserve (GenG 7 no. 2).
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
pub struct ReserveTerms {
	/// The part of each year's surplus that goes to the reserve.
	pub yearly: Fraction,
	/// The amount up to which it must be filled.
	pub least: Cents,
}

/// Shares (*Geschaeftsanteile*, GenG 7, 7a, 8a, 76).
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
pub struct ShareTerms {
	/// The nominal value of one share.
	pub nominal: Cents,
	/// How many shares every member has to take (*Pflichtbeteiligung*).
	pub compulsory: u32,
	/// How many shares a member can take at most.
	pub maximum: u32,
	pub pay_in: PayInTerms,
	pub transfer: TransferRule,
	pub reserve: ReserveTerms,
	/// The minimum capital (*Mindestkapital*, GenG 8a), which no settlement may undercut.
	pub minimum_capital: Option<Cents>,
}

/// How an organ is made up and how it acts.
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
pub struct OrganTerms {
	/// Fewest seats.
	pub least: u8,
	/// Most seats.
	pub most: u8,
	/// How many of its members must agree for the organ to act (*Gesamtvertretung*, GenG 25).
	pub signatories: u8,
	/// Term of office.
	pub term_months: u16,
}

/// The delegates whom the members elect (*Vertreter*, GenG 43a).
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
pub struct DelegateTerms {
	/// Fewest seats.
	pub least: u8,
	/// Most seats.
	pub most: u8,
	/// Term of office.
	pub term_months: u16,
}

/// How the assembly is called and decides.
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
pub struct AssemblyTerms {
	/// The part of the members that must take part for a decision, if the statute asks for one.
	pub quorum: Option<Fraction>,
	/// The part of the members that can force an assembly or an item (GenG 45).
	pub petition: Fraction,
	/// Days between notice and assembly (GenG 46(1)).
	pub notice_days: u16,
	/// Days between notice of an added item and the assembly (GenG 46(2)).
	pub added_item_days: u16,
	/// The part of the votes cast that changes the statute (GenG 16(2), (4)), reckoned exactly.
	pub amendment: Fraction,
	/// Whether elections can be decided by most votes, the run-off too (GenG 43(2) sentence 2). Otherwise whoever is elected
	/// has more than half of the votes cast.
	pub most_votes: bool,
	/// Whether single motions can be voted on in writing outside an assembly. Not in a registered cooperative.
	pub written_votes: bool,
	/// Whether the tally can be read while a vote is running.
	pub running_tally_published: bool,
}

/// A statute's parameters. They stand for the statute's text, whose hash is kept beside them.
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
pub struct StatuteParameters {
	/// The month at whose end the fiscal year closes.
	pub fiscal_year_end: Month,
	/// Which organ admits members (GenG 15).
	pub admission: AdmissionBody,
	/// Notice to the close of the fiscal year, in months (GenG 65(2)).
	pub notice_months: u8,
	/// Months from leaving until the settlement is due (GenG 73(2)).
	pub settlement_months: u8,
	/// Whether investing members are admitted (GenG 8(2)).
	pub investing_members: bool,
	/// Shares: a registered cooperative has them, other forms do not.
	pub shares: Option<ShareTerms>,
	pub board: OrganTerms,
	/// The supervisory board. `None`: the organisation never has one.
	pub supervisory: Option<OrganTerms>,
	/// Whether its seats can stay empty while there are at most twenty members (GenG 9(1)). The members in assembly
	/// then do its work.
	pub supervisory_waived_while_small: bool,
	/// The delegates. `None`: there are none. A registered cooperative elects them once it has more than 1,500 members.
	pub delegates: Option<DelegateTerms>,
	pub assembly: AssemblyTerms,
}
