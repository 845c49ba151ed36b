//! Community currencies as the pallets see them that issue and spend them.

use crate::{CoopId, Fraction};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult, Permill};

/// A currency: the id of its token in `pallet-assets`.
pub type CurrencyId = u32;

/// An amount of a currency, in its smallest unit.
pub type Units = u128;

/// Most communities whose members can hold the currency of another one. Each payment looks at each of them.
pub const MAX_LISTED: u32 = 16;

/// Most values that are read to say whether an account is a member of one of the communities listed: of each the membership, and
/// the day on which it ends.
pub const LISTED_READS: u64 = 2 * MAX_LISTED as u64;

/// Most currencies of one community. A reading call answers them all.
pub const MAX_CURRENCIES: u32 = 16;

/// Most days for which a pledge can be open to approval: a year. What nobody remembers should not be minted for.
pub const LONGEST_WINDOW_DAYS: u16 = 366;

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
	/// The part of a balance that a year of 365 days takes to the pot (*Umlaufsicherung*). In millionths, so that what has
	/// accrued under one rate after another is a whole number. `None`: nothing.
	pub demurrage: Option<Permill>,
	/// The most that one account can send in a day by plain transfers. `None`: no limit.
	pub daily_limit: Option<Units>,
}

impl CurrencyPolicy {
	/// Checks what needs no look at anything else.
	pub fn check(&self) -> Result<(), PolicyFault> {
		let (consensus, credit) = (&self.consensus, &self.credit);
		check(consensus.turnout.is_proper(), PolicyFault::TurnoutOutOfRange)?;
		let half = u64::from(consensus.approval.numerator).saturating_mul(2);
		let more_than_half = half > consensus.approval.denominator.into();
		check(consensus.approval.is_proper() && more_than_half, PolicyFault::ApprovalOutOfRange)?;
		let window = 1..=LONGEST_WINDOW_DAYS;
		check(window.contains(&consensus.window_days), PolicyFault::WindowOutOfRange)?;
		check(is_part(self.advance), PolicyFault::AdvanceOutOfRange)?;
		let credit_rule = credit.first <= credit.most
			&& is_part(credit.raise)
			&& is_part(credit.keep)
			&& credit.period_days > 0;
		check(credit_rule, PolicyFault::CreditOutOfRange)?;
		if let Holders::Listed(communities) = &self.holders {
			let once = communities
				.iter()
				.zip(1..)
				.all(|(coop, next)| communities.get(next..).is_some_and(|others| !others.contains(coop)));
			check(once, PolicyFault::ListedTwice)?;
		}
		check(self.demurrage != Some(Permill::zero()), PolicyFault::DemurrageOutOfRange)?;
		check(self.daily_limit != Some(0), PolicyFault::DailyLimitOutOfRange)
	}
}

/// Nothing, the whole, or something between.
const fn is_part(fraction: Fraction) -> bool {
	fraction.denominator > 0 && fraction.numerator <= fraction.denominator
}

fn check(sound: bool, fault: PolicyFault) -> Result<(), PolicyFault> {
	if sound {
		Ok(())
	} else {
		Err(fault)
	}
}

/// Why a policy cannot be one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PolicyFault {
	/// The turnout is nothing, or more than the whole.
	TurnoutOutOfRange,
	/// The approval is no more than half, or more than the whole: half is not a majority.
	ApprovalOutOfRange,
	/// The window is no day, or longer than [`LONGEST_WINDOW_DAYS`].
	WindowOutOfRange,
	/// The advance is more than the whole.
	AdvanceOutOfRange,
	/// The first limit is above the highest, a part of it is more than the whole, or the period is no day.
	CreditOutOfRange,
	/// A community is listed twice.
	ListedTwice,
	/// A demurrage of nothing. None at all is `None`.
	DemurrageOutOfRange,
	/// A daily limit of nothing. To stop payments, a currency is paused.
	DailyLimitOutOfRange,
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

/// How far the demurrage of a currency had come when units went into escrow. Whoever has put them there keeps it, and shows it
/// when they come out.
#[derive(
	Clone,
	Copy,
	Default,
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
pub struct DemurragePoint(pub u128);

/// The currencies, towards the pallets that issue and spend them. Each act settles the demurrage of the accounts that it
/// touches first, is all or nothing, and does nothing for an amount of 0.
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
	/// What an account can send today by plain transfers: no accrued demurrage, nothing beyond the daily limit, nothing while
	/// the currency is paused, and not the last unit while something is in escrow. The limit binds [`Self::pay`] out of what is
	/// free, too, and neither [`Self::escrow`] nor [`Self::retire`].
	fn spendable(currency: CurrencyId, who: &AccountId) -> Units;
	/// What these acts can take of an account: neither accrued demurrage nor escrow, nor the last unit while something is in
	/// escrow. Neither the daily limit nor a pause lowers it. [`Self::escrow`] leaves the last unit in any case.
	fn available(currency: CurrencyId, who: &AccountId) -> Units;
	/// What [`Self::escrow`] has put into escrow of an account, and is there.
	fn escrowed(currency: CurrencyId, who: &AccountId) -> Units;
	/// Whether an account can receive the currency today.
	fn may_hold(currency: CurrencyId, who: &AccountId) -> bool;
	/// What [`Self::may_hold`] weighs beyond asking about the currency's own community: the others that are listed.
	fn listed() -> Weight;
	/// What stands behind the currency.
	fn backing(currency: CurrencyId) -> Backing;
	/// What the end of a block weighs for each account whose balance has changed, the pot aside: it is settled there. Every
	/// call that moves units weighs it in addition to what it does itself.
	fn settlement() -> Weight;
	/// What [`Self::issue`] and [`Self::pay`] to one who is to hold them weigh in addition: he is settled, and whether he may
	/// hold the currency is asked.
	fn receipt() -> Weight {
		Self::settlement().saturating_add(Self::listed())
	}

	/// Mints the value of an accepted pledge, for a pledger who can hold the currency, and splits it between the pledger and the pot. `outstanding` rises.
	fn issue(currency: CurrencyId, pledger: &AccountId, value: Units) -> Result<Split, DispatchError>;
	/// Burns units because so much of a pledge was delivered, bought back or covered. `outstanding` falls.
	fn retire(currency: CurrencyId, from: Source<AccountId>, amount: Units) -> DispatchResult;
	/// Gives up so much of a pledge. No unit is burned: `outstanding` falls and `written_off` rises.
	fn write_off(currency: CurrencyId, amount: Units) -> DispatchResult;
	/// Burns units because somebody makes good what was given up. `written_off` falls.
	fn recover(_currency: CurrencyId, _from: Source<AccountId>, _amount: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	/// Pays somebody. Refuses who cannot hold the currency, except the pot, what is beyond the payer's daily limit unless it is
	/// in escrow, and to pay out of an escrow to its own owner, who gets it back by [`Self::release`] only.
	fn pay(currency: CurrencyId, from: Source<AccountId>, to: &AccountId, amount: Units) -> DispatchResult;
	/// Puts units into escrow, where they are their owner's and cannot be spent. One unit has to stay outside: the account
	/// lives by it as long as there is an escrow. Open while the currency is paused, since what was promised can be claimed.
	///
	/// What is retired or paid out of an escrow owes no demurrage for the time that it was there.
	fn escrow(currency: CurrencyId, who: &AccountId, amount: Units) -> Result<DemurragePoint, DispatchError>;
	/// Gives units in escrow back to their owner, who owes for them what has accrued since they went there: as much as on units
	/// that lie still in an account. It is collected at once, to the whole unit, and counts towards no limit. Nothing for the
	/// pot, which owes no demurrage. `since` is what [`Self::escrow`] has answered for these units.
	fn release(currency: CurrencyId, who: &AccountId, amount: Units, since: DemurragePoint)
		-> DispatchResult;
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
	fn available(_: CurrencyId, _: &AccountId) -> Units {
		0
	}
	fn escrowed(_: CurrencyId, _: &AccountId) -> Units {
		0
	}
	fn may_hold(_: CurrencyId, _: &AccountId) -> bool {
		false
	}
	fn listed() -> Weight {
		Weight::zero()
	}
	fn backing(_: CurrencyId) -> Backing {
		Backing::default()
	}
	fn settlement() -> Weight {
		Weight::zero()
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
	fn escrow(_: CurrencyId, _: &AccountId, _: Units) -> Result<DemurragePoint, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn release(_: CurrencyId, _: &AccountId, _: Units, _: DemurragePoint) -> DispatchResult {
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

#[cfg(test)]
mod tests {
	use super::*;

	fn sound() -> CurrencyPolicy {
		CurrencyPolicy {
			consensus: ConsensusRule {
				turnout: Fraction::ONE_TENTH,
				approval: Fraction::THREE_QUARTERS,
				most_objections: 0,
				witnesses: 1,
				window_days: 14,
			},
			advance: Fraction::new(0, 1),
			credit: CreditRule {
				first: 1,
				most: 1,
				raise: Fraction::new(0, 1),
				keep: Fraction::new(1, 1),
				period_days: 1,
			},
			holders: Holders::Listed(vec![1, 2, 3].try_into().unwrap()),
			demurrage: Some(Permill::one()),
			daily_limit: Some(1),
		}
	}

	fn fault(change: impl FnOnce(&mut CurrencyPolicy)) -> Result<(), PolicyFault> {
		let mut policy = sound();
		change(&mut policy);
		policy.check()
	}

	#[test]
	fn the_bounds_are_inside() {
		assert_eq!(sound().check(), Ok(()));
		let sound = |change: fn(&mut CurrencyPolicy)| assert_eq!(fault(change), Ok(()));
		sound(|policy| policy.consensus.turnout = Fraction::new(1, 1));
		sound(|policy| policy.consensus.approval = Fraction::new(1, 1));
		sound(|policy| policy.consensus.approval = Fraction::new(51, 100));
		sound(|policy| policy.consensus.window_days = 1);
		sound(|policy| policy.consensus.window_days = LONGEST_WINDOW_DAYS);
		sound(|policy| policy.advance = Fraction::new(1, 1));
		sound(|policy| policy.holders = Holders::Anybody);
		sound(|policy| policy.holders = Holders::Listed(Default::default()));
		sound(|policy| (policy.demurrage, policy.daily_limit) = (None, None));
	}

	#[test]
	fn each_fault_has_its_name() {
		use PolicyFault::*;
		let faulty = |expected, change: fn(&mut CurrencyPolicy)| assert_eq!(fault(change), Err(expected));
		faulty(TurnoutOutOfRange, |policy| policy.consensus.turnout = Fraction::new(0, 1));
		faulty(TurnoutOutOfRange, |policy| policy.consensus.turnout = Fraction::new(2, 1));
		faulty(ApprovalOutOfRange, |policy| policy.consensus.approval = Fraction::new(1, 2));
		faulty(ApprovalOutOfRange, |policy| policy.consensus.approval = Fraction::new(3, 2));
		faulty(WindowOutOfRange, |policy| policy.consensus.window_days = 0);
		faulty(WindowOutOfRange, |policy| policy.consensus.window_days = LONGEST_WINDOW_DAYS + 1);
		faulty(AdvanceOutOfRange, |policy| policy.advance = Fraction::new(2, 1));
		faulty(AdvanceOutOfRange, |policy| policy.advance = Fraction::new(0, 0));
		faulty(CreditOutOfRange, |policy| policy.credit.first = 2);
		faulty(CreditOutOfRange, |policy| policy.credit.raise = Fraction::new(2, 1));
		faulty(CreditOutOfRange, |policy| policy.credit.keep = Fraction::new(1, 0));
		faulty(CreditOutOfRange, |policy| policy.credit.period_days = 0);
		faulty(ListedTwice, |policy| policy.holders = Holders::Listed(vec![1, 2, 1].try_into().unwrap()));
		faulty(DemurrageOutOfRange, |policy| policy.demurrage = Some(Permill::zero()));
		faulty(DailyLimitOutOfRange, |policy| policy.daily_limit = Some(0));
	}
}
