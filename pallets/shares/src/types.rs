//! Plain types of the pallet.

use allmende_primitives::{Cents, Date, MemberNumber, ShareTerms};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// The id of a share token in the assets pallet.
pub type TokenId = u32;

/// A settlement of one cooperative. Given in sequence from 0, never reused.
pub type SettlementId = u32;

/// How many of a member's shares need not be fully paid when he takes a further one: the newest that he holds, and
/// the one that he takes (GenG 15b(2)).
const NOT_FULLY_PAID: Cents = 2;

/// What a member holds.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Holding {
	/// Shares (*Geschaeftsanteile*), as many as the member has tokens. Never 0: who holds none has no holding.
	pub shares: u32,
	/// The credit balance (*Geschaeftsguthaben*), at most the nominal value of the shares.
	pub credit: Cents,
}

/// The sums of one cooperative's books.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Total {
	/// Shares of all members.
	pub shares: u64,
	/// Credit balances of all members, in cents.
	pub credit: u128,
	/// Members who hold shares.
	pub holders: u32,
	/// Settlements not yet paid.
	pub settlements_open: u32,
	/// What these come to, in cents.
	pub settlements_due: u128,
	/// All payments ever confirmed, in cents.
	pub paid_in: u128,
	/// All settlements ever paid, in cents. What was paid in is in the credit balances, due, or paid out.
	pub paid_out: u128,
}

/// Further shares that a member has asked for and not yet taken up (GenG 15b(1)).
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Subscription {
	/// Shares still to be taken up. Never 0.
	pub shares: u32,
	pub requested_on: Date,
	/// The hash of the statute's text that the member declared himself by.
	pub statute_hash: H256,
	/// Whether the board has admitted it. Admitted shares are taken up by themselves as soon as the law lets them.
	pub admitted: bool,
}

/// A credit balance on its way to another member (GenG 76), with the shares that it is paid in on.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Transfer<AccountId> {
	pub to: AccountId,
	/// The buyer's number in the register. An agreement ends with the membership that it was made with.
	pub number: MemberNumber,
	pub shares: u32,
	/// The credit balance that goes with the shares.
	pub credit: Cents,
	pub agreed_on: Date,
	/// Whether the buyer has accepted and the board's consent is what is missing.
	pub accepted: bool,
}

/// What a former member has to get (*Auseinandersetzungsguthaben*, GenG 73).
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Settlement<AccountId> {
	pub account: AccountId,
	pub amount: Cents,
	pub left_on: Date,
	pub due_on: Date,
	/// When and how it was paid. `None` while it is open.
	pub paid: Option<Payout>,
	/// The settlement before this one of the same account in the same cooperative, where it left more than once.
	pub previous: Option<SettlementId>,
}

/// The payment of a settlement.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Payout {
	pub on: Date,
	/// The hash of the bank's record of it.
	pub reference: H256,
}

/// What a member reads about his own shares.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct HoldingInfo {
	pub token: TokenId,
	pub shares: u32,
	pub credit: Cents,
	/// The nominal value of one share by the statute in force.
	pub nominal: Cents,
	/// What is still to be paid in until the shares held are full.
	pub unpaid: Cents,
	/// The part of it that the statute fixes by amount and date.
	pub unpaid_first: Cents,
	/// Further shares asked for, and whether they are admitted.
	pub pending: u32,
	pub pending_admitted: bool,
	/// Shares offered to another member, whether or not he has accepted.
	pub offered: u32,
	/// Compulsory shares by the statute in force that the member does not hold yet. He has to ask for them.
	pub owed: u32,
}

/// The law and the statute on how many shares a member can hold.
pub trait Permitted {
	/// How many shares a member with this credit balance can hold (GenG 7a, 15b(2)).
	///
	/// All but the newest must be fully paid before a further one is taken, the compulsory ones aside; so with `f`
	/// shares fully paid it is `f + 2`, but never less than the compulsory ones nor more than the maximum.
	fn permitted(&self, credit: Cents) -> u32;
}

impl Permitted for ShareTerms {
	fn permitted(&self, credit: Cents) -> u32 {
		let fully_paid = credit.checked_div(self.nominal).unwrap_or_default();
		let permitted = fully_paid.saturating_add(NOT_FULLY_PAID);
		u32::try_from(permitted).unwrap_or(u32::MAX).max(self.compulsory).min(self.maximum)
	}
}
