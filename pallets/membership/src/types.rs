//! What the register and the ways into it and out of it are made of.

use allmende_primitives::{Date, MemberNumber, StatuteVersion};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// What kind of member someone is.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum MemberKind {
	/// A member who uses what the cooperative does.
	Ordinary,
	/// A member who only invests (*investierendes Mitglied*, GenG 8(2)).
	Investing,
}

/// How a membership ended. Further ways (exclusion, death, a right of special notice) are appended.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Exit {
	/// By the member's notice (*Kuendigung*, GenG 65).
	Notice,
	/// Because the whole credit balance went to another member (GenG 76).
	Transfer,
}

/// A member asked somebody in.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Invitation<AccountId> {
	/// The member who invites.
	pub inviter: AccountId,
	/// The last day on which it stands.
	pub until: Date,
}

/// The invitations that a member has given in one cooperative lately. A window begins with its first invitation and lasts
/// as long as that one can stand.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct InvitationWindow {
	/// The day of the first invitation.
	pub since: Date,
	/// How many were given since, whatever became of them.
	pub count: u32,
}

/// A declaration of joining (*Beitrittserklaerung*, GenG 15, 15a).
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Application {
	/// The statute that was in force when it was declared.
	pub statute_version: StatuteVersion,
	/// The hash of that statute's text, as the applicant gave it.
	pub statute_hash: H256,
	/// Shares that the applicant takes. 0 where the form has none.
	pub shares: u32,
	/// Salted hash of the applicant's personal data.
	pub data_hash: H256,
	pub kind: MemberKind,
	pub applied_on: Date,
}

/// One line of the register (*Mitgliederliste*, GenG 30). It stays when the membership has ended.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Entry<AccountId> {
	pub account: AccountId,
	pub kind: MemberKind,
	/// Salted hash of the member's personal data, which the cooperative keeps.
	pub data_hash: H256,
	/// The first day of the membership.
	pub since: Date,
	/// The last day of the membership, once notice was given.
	pub leaves_on: Option<Date>,
	/// The last day of a membership whose end has been entered.
	pub left_on: Option<Date>,
	/// How it ended. There if and only if `left_on` is.
	pub left_by: Option<Exit>,
}

impl<AccountId> Entry<AccountId> {
	/// Whether the membership still lasts on `day`, which is today or later.
	pub fn lasts_on(&self, day: Date) -> bool {
		self.left_on.is_none() && self.leaves_on.is_none_or(|last| day <= last)
	}
}

/// How many members a cooperative has: those whose end has not been entered.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct MemberCounts {
	pub ordinary: u32,
	pub investing: u32,
}

impl MemberCounts {
	/// The count of one kind.
	pub(crate) fn of(&mut self, kind: MemberKind) -> &mut u32 {
		match kind {
			MemberKind::Ordinary => &mut self.ordinary,
			MemberKind::Investing => &mut self.investing,
		}
	}
}

/// One line of the register as it is read: with the shares (GenG 30(2)), which are kept elsewhere.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct MemberDetails<AccountId> {
	pub number: MemberNumber,
	pub entry: Entry<AccountId>,
	/// Shares held. 0 where the form has none, and once the end of the membership has been entered.
	pub shares: u32,
}

/// The last day of a membership as a key that sorts by date: its big-endian bytes.
///
/// Storage lies in the order of its keys, so the first key of the queue is the earliest exit.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct ExitDay([u8; 4]);

impl ExitDay {
	/// The day.
	pub const fn date(self) -> Date {
		Date(u32::from_be_bytes(self.0))
	}
}

impl From<Date> for ExitDay {
	fn from(day: Date) -> Self {
		Self(day.0.to_be_bytes())
	}
}
