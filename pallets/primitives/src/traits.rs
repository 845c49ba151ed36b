//! The narrow traits by which the pallets meet. Each has a `()` stub that knows nothing and refuses to act.

use crate::{
	statute::{LegalForm, StatuteParameters},
	CoopId, Date, MemberNumber, Name, Organ, StatuteVersion, Symbol, UnixSeconds,
};
use alloc::vec::Vec;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The chain's calendar. Everything that the law or a statute states in days or dates goes through it.
pub trait Calendar {
	/// Now, in seconds of the calendar.
	fn now() -> UnixSeconds;

	/// The day of [`Self::now`], UTC.
	fn today() -> Date {
		Date::from_unix(Self::now())
	}
}

impl Calendar for () {
	fn now() -> UnixSeconds {
		0
	}
}

/// A statute in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatuteInForce {
	pub version: StatuteVersion,
	/// The hash of the statute's text, which a declaration refers to.
	pub text_hash: H256,
	pub parameters: StatuteParameters,
}

/// Reads the registry of cooperatives.
pub trait Cooperatives {
	/// Whether it has been founded. A cooperative whose founders have not all ratified is not.
	fn is_active(coop: CoopId) -> bool;
	fn form(coop: CoopId) -> Option<LegalForm>;
	fn name(coop: CoopId) -> Option<Name>;
	/// The symbol that its share token carries.
	fn symbol(coop: CoopId) -> Option<Symbol>;
	/// The statute in force, of an active cooperative or of one being founded.
	fn statute(coop: CoopId) -> Option<StatuteInForce>;
}

impl Cooperatives for () {
	fn is_active(_: CoopId) -> bool {
		false
	}
	fn form(_: CoopId) -> Option<LegalForm> {
		None
	}
	fn name(_: CoopId) -> Option<Name> {
		None
	}
	fn symbol(_: CoopId) -> Option<Symbol> {
		None
	}
	fn statute(_: CoopId) -> Option<StatuteInForce> {
		None
	}
}

/// The seats of a cooperative's organs.
pub trait Organs<AccountId> {
	/// Whether the account holds a seat and is a member still: only members hold office (GenG 9(2)).
	fn is_seated(coop: CoopId, organ: Organ, who: &AccountId) -> bool;
	/// Takes every seat from someone whose membership has ended.
	fn vacate(coop: CoopId, who: &AccountId);
}

impl<AccountId> Organs<AccountId> for () {
	fn is_seated(_: CoopId, _: Organ, _: &AccountId) -> bool {
		false
	}
	fn vacate(_: CoopId, _: &AccountId) {}
}

/// A founder's declaration, given when he ratified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Founder<AccountId> {
	pub account: AccountId,
	/// Shares that he takes. 0 where the form has none.
	pub shares: u32,
	/// Salted hash of his personal data.
	pub data_hash: H256,
}

/// What happens when the last founder has ratified: the founders become members. All or nothing.
pub trait OnFounded<AccountId> {
	/// Whether a founder could be entered with so many shares, asked before he ratifies.
	fn ensure_enterable(coop: CoopId, shares: u32) -> DispatchResult;
	/// Enters the founders, whose number the caller bounds, into the register.
	fn founded(coop: CoopId, founders: Vec<Founder<AccountId>>) -> DispatchResult;
}

impl<AccountId> OnFounded<AccountId> for () {
	fn ensure_enterable(_: CoopId, _: u32) -> DispatchResult {
		Ok(())
	}
	fn founded(_: CoopId, _: Vec<Founder<AccountId>>) -> DispatchResult {
		Ok(())
	}
}

/// The register of members (*Mitgliederliste*, GenG 30).
pub trait Register<AccountId> {
	/// Whether the account is a member today. A membership ends by itself with the day it was given notice to.
	fn is_member(coop: CoopId, who: &AccountId) -> bool;
	/// The number of someone who is a member today.
	fn number(coop: CoopId, who: &AccountId) -> Option<MemberNumber>;
	/// Ends a membership today because the whole credit balance went to another member (GenG 76(1)). The shares are
	/// gone already; nothing is settled.
	fn end_by_transfer(coop: CoopId, who: &AccountId) -> DispatchResult;
}

impl<AccountId> Register<AccountId> for () {
	fn is_member(_: CoopId, _: &AccountId) -> bool {
		false
	}
	fn number(_: CoopId, _: &AccountId) -> Option<MemberNumber> {
		None
	}
	fn end_by_transfer(_: CoopId, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

/// The shares of members. A form without shares answers 0 and does nothing.
pub trait Shareholding<AccountId> {
	/// Makes the share token of a cooperative that has just been founded, if its form has shares.
	fn open(coop: CoopId) -> DispatchResult;
	/// Whether a member may join with so many shares under the statute in force.
	fn ensure_joinable(coop: CoopId, shares: u32) -> DispatchResult;
	/// A new member joins with so many shares.
	fn join(coop: CoopId, who: &AccountId, shares: u32) -> DispatchResult;
	/// A member leaves: the shares end, the credit balance becomes a settlement, due as the statute says.
	fn leave(coop: CoopId, who: &AccountId, left_on: Date) -> DispatchResult;
	/// Shares held.
	fn shares(coop: CoopId, who: &AccountId) -> u32;
}

impl<AccountId> Shareholding<AccountId> for () {
	fn open(_: CoopId) -> DispatchResult {
		Ok(())
	}
	fn ensure_joinable(_: CoopId, _: u32) -> DispatchResult {
		Ok(())
	}
	fn join(_: CoopId, _: &AccountId, _: u32) -> DispatchResult {
		Ok(())
	}
	fn leave(_: CoopId, _: &AccountId, _: Date) -> DispatchResult {
		Ok(())
	}
	fn shares(_: CoopId, _: &AccountId) -> u32 {
		0
	}
}

/// What an account may send without paying for it, as far as that follows from what becomes of the account in a
/// cooperative. The pallets that know tell; who meters it listens.
///
/// Each of these costs the same however many memberships the account has.
pub trait Standing<AccountId> {
	/// A member invites somebody: what an application costs goes from the one's allowance to the other.
	fn invited(inviter: &AccountId, who: &AccountId) -> DispatchResult;
	/// A cooperative's board asks somebody to found another one: what that costs goes from the cooperative's own
	/// allowance to the founder.
	fn sponsored(coop: CoopId, who: &AccountId) -> DispatchResult;
	/// All founders have ratified. Told before the first of them joins, in whose number the caller is bounded.
	fn founded(coop: CoopId, founders: &[AccountId]);
	/// The account was entered in a cooperative's register.
	fn joined(coop: CoopId, who: &AccountId);
	/// The end of the account's membership was entered. `other` is a cooperative in whose register it still stands.
	fn left(coop: CoopId, who: &AccountId, other: Option<CoopId>);
	/// The account took a seat in an organ.
	fn seated(coop: CoopId, organ: Organ, who: &AccountId);
	/// The account gave up a seat, or lost it.
	fn unseated(coop: CoopId, organ: Organ, who: &AccountId);
}

impl<AccountId> Standing<AccountId> for () {
	fn invited(_: &AccountId, _: &AccountId) -> DispatchResult {
		Ok(())
	}
	fn sponsored(_: CoopId, _: &AccountId) -> DispatchResult {
		Ok(())
	}
	fn founded(_: CoopId, _: &[AccountId]) {}
	fn joined(_: CoopId, _: &AccountId) {}
	fn left(_: CoopId, _: &AccountId, _: Option<CoopId>) {}
	fn seated(_: CoopId, _: Organ, _: &AccountId) {}
	fn unseated(_: CoopId, _: Organ, _: &AccountId) {}
}

/// What a benchmark needs from the pallets around its own.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkSetUp<AccountId> {
	/// An active registered cooperative on the model statute, with these founders as members and the first two as its
	/// board. Each founder holds the compulsory shares.
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId;
	/// A further member with the compulsory shares.
	fn admit(coop: CoopId, who: &AccountId);
	/// Pays the compulsory shares of a member in, so that leaving opens a settlement.
	fn pay_in(coop: CoopId, who: &AccountId);
	/// Moves the calendar to the first second of the day.
	fn set_today(today: Date);
}
