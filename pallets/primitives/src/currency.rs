//! Community currencies as the pallets see them that issue and spend them.

use crate::{CoopId, Fraction};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult};

/// A currency: the id of its token in `pallet-assets`.
pub type CurrencyId = u32;

/// An amount of a currency, in its smallest unit.
pub type Units = u128;

/// Most communities whose members can hold the currency of another one. Each payment looks at each of them.
pub const MAX_LISTED: u32 = 16;

/// How members agree to a pledge. The electorate is that of the community's assembly.
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
pub struct ConsensusRule {
	/// The part of the electorate that has to take part: who approves, and who objects.
	pub turnout: Fraction,
	/// The part of those taking part that has to approve.
	pub approval: Fraction,
	/// More objections than this refuse a pledge, however many approve.
	pub most_objections: u32,
	/// How many members have to vouch for the pledge, not counting the pledger.
	pub witnesses: u32,
	/// Days for which a pledge is open to approval and objection.
	pub window_days: u16,
}

/// How much one member can have promised and not yet kept.
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
pub struct CreditRule {
	/// The limit of somebody who has neither kept nor broken a promise.
	pub first: Units,
	/// The highest limit there is.
	pub most: Units,
	/// The part of what was delivered by which the limit rises. Each counterparty counts once in a period.
	pub raise: Fraction,
	/// The part of the limit that is left after a broken promise.
	pub keep: Fraction,
	/// Days in which one counterparty counts once.
	pub period_days: u16,
}

/// Who can receive a currency. Whoever holds some can spend it, whatever he is by then.
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
pub enum Holders {
	/// The members of the community.
	#[codec(index = 0)]
	Members,
	/// Its members, and those of these communities.
	#[codec(index = 1)]
	Listed(BoundedVec<CoopId, ConstU32<MAX_LISTED>>),
	/// Every account.
	#[codec(index = 2)]
	Anybody,
}

/// The rules of a currency, which only its community's assembly changes.
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
pub struct CurrencyPolicy {
	pub consensus: ConsensusRule,
	/// The part of what is minted for a pledge that its pledger gets in advance, rounded down. The rest is the pot's.
	pub advance: Fraction,
	pub credit: CreditRule,
	pub holders: Holders,
	/// The part of a balance that a year takes to the pot (*Umlaufsicherung*). `None`: nothing.
	pub demurrage: Option<Fraction>,
	/// The most that one account can send in a day by plain transfers. `None`: no limit.
	pub daily_limit: Option<Units>,
}

/// What stands behind the units of a currency. `supply` is the sum of the others, always.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Backing {
	/// Units that exist.
	pub supply: Units,
	/// Promised and not yet delivered.
	pub outstanding: Units,
	/// Deposits that the issuers of the gateways have attested.
	pub reserve: Units,
	/// Promised, never delivered, and given up by the assembly.
	pub written_off: Units,
}

/// How the units of a mint were split.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Split {
	pub advance: Units,
	pub pot: Units,
}

/// Where units come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source<'a, AccountId> {
	/// What the account can spend: neither accrued demurrage nor escrow.
	Free(&'a AccountId),
	/// What is held in escrow of the account.
	Escrow(&'a AccountId),
}

/// The currencies, towards the pallets that issue and spend them. Each act settles the demurrage of the accounts that it
/// touches first, and is all or nothing.
pub trait Currencies<AccountId> {
	/// The community whose currency it is.
	fn community(currency: CurrencyId) -> Option<CoopId>;
	/// The policy in force.
	fn policy(currency: CurrencyId) -> Option<CurrencyPolicy>;
	/// Whether the assembly has paused it. Nothing is issued then and nobody sends; what was promised is still delivered,
	/// and what is in escrow is released or retired.
	fn is_paused(currency: CurrencyId) -> bool;
	/// The account of the community pot. It has no key.
	fn pot(currency: CurrencyId) -> AccountId;
	/// What an account can spend today.
	fn spendable(currency: CurrencyId, who: &AccountId) -> Units;
	/// Whether an account can receive the currency today.
	fn may_hold(currency: CurrencyId, who: &AccountId) -> bool;
	/// What stands behind the currency.
	fn backing(currency: CurrencyId) -> Backing;

	/// Mints the value of an accepted pledge, and splits it between the pledger and the pot. `outstanding` rises.
	fn issue(currency: CurrencyId, pledger: &AccountId, value: Units) -> Result<Split, DispatchError>;
	/// Burns units because so much of a pledge was delivered, bought back or covered. `outstanding` falls.
	fn retire(currency: CurrencyId, from: Source<AccountId>, amount: Units) -> DispatchResult;
	/// Gives up so much of a pledge. No unit is burned: `outstanding` falls and `written_off` rises.
	fn write_off(currency: CurrencyId, amount: Units) -> DispatchResult;

	/// Pays somebody. Refuses who cannot hold the currency, except the pot.
	fn pay(currency: CurrencyId, from: Source<AccountId>, to: &AccountId, amount: Units) -> DispatchResult;
	/// Puts units into escrow, where they are their owner's and cannot be spent.
	fn escrow(currency: CurrencyId, who: &AccountId, amount: Units) -> DispatchResult;
	/// Gives units in escrow back to their owner.
	fn release(currency: CurrencyId, who: &AccountId, amount: Units) -> DispatchResult;
}

impl<AccountId: Default> Currencies<AccountId> for () {
	fn community(_: CurrencyId) -> Option<CoopId> {
		None
	}
	fn policy(_: CurrencyId) -> Option<CurrencyPolicy> {
		None
	}
	fn is_paused(_: CurrencyId) -> bool {
		false
	}
	fn pot(_: CurrencyId) -> AccountId {
		AccountId::default()
	}
	fn spendable(_: CurrencyId, _: &AccountId) -> Units {
		0
	}
	fn may_hold(_: CurrencyId, _: &AccountId) -> bool {
		false
	}
	fn backing(_: CurrencyId) -> Backing {
		Backing::default()
	}
	fn issue(_: CurrencyId, _: &AccountId, _: Units) -> Result<Split, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn retire(_: CurrencyId, _: Source<AccountId>, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn write_off(_: CurrencyId, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn pay(_: CurrencyId, _: Source<AccountId>, _: &AccountId, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn escrow(_: CurrencyId, _: &AccountId, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn release(_: CurrencyId, _: &AccountId, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

/// What the benchmarks of pledges and projects need beside [`BenchmarkSetUp`](crate::traits::BenchmarkSetUp).
#[cfg(feature = "runtime-benchmarks")]
pub trait CurrencySetUp<AccountId>: crate::traits::BenchmarkSetUp<AccountId> {
	/// A currency of the community with demurrage, a daily limit and the longest list of holders, whose consensus rule one
	/// approval meets.
	fn currency(coop: CoopId) -> CurrencyId;
	/// Issues units for a pledge of `who`, all of them in advance, so that he has `amount` to spend.
	fn fund(currency: CurrencyId, who: &AccountId, amount: Units);
	/// Issues units for a pledge of `by`, all of them to the pot.
	fn fund_pot(currency: CurrencyId, by: &AccountId, amount: Units);
}
