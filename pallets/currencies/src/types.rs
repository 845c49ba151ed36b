//! Plain types of the pallet.

use allmende_primitives::{
	currency::{Backing, CurrencyPolicy, DemurragePoint, Units},
	CoopId, Date, UnixSeconds,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{H256, U256};
use sp_runtime::Permill;

/// The version of a currency's policy, from 1.
pub type PolicyVersion = u32;

/// A request to redeem units of one currency. Given in sequence from 0, never reused.
pub type RedemptionId = u32;

/// Longest memo of a payment, in bytes: a line, or two hashes.
pub const MAX_MEMO: u32 = 64;

/// What the payer of a payment says about it.
pub type Memo = BoundedVec<u8, ConstU32<MAX_MEMO>>;

/// Most decimals of a currency. Wallets show twelve, and its units are counted in 128 bits.
pub const MAX_DECIMALS: u8 = 12;

/// Seconds of a year of demurrage: 365 days, leap years too.
pub const SECONDS_PER_YEAR: UnixSeconds = 31_536_000;

/// A rate of the whole for a year adds as much to the index. What one unit owes is its part of it.
pub const WHOLE_YEAR: u128 = 1_000_000 * 31_536_000;

/// What one unit has owed under all the rates of a currency, in parts of [`WHOLE_YEAR`]. It only grows.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct DemurrageIndex {
	/// The rate since then, in a year.
	pub rate: Permill,
	/// The index by then.
	pub index: u128,
	/// When the rate began.
	pub since: UnixSeconds,
}

impl DemurrageIndex {
	/// The index at a time.
	pub fn at(&self, now: UnixSeconds) -> u128 {
		let seconds = u128::from(now.saturating_sub(self.since));
		self.index.saturating_add(u128::from(self.rate.deconstruct()).saturating_mul(seconds))
	}

	/// The same index, growing at another rate from now on.
	pub fn at_rate(&self, rate: Permill, now: UnixSeconds) -> Self {
		Self { rate, index: self.at(now), since: now }
	}
}

/// A currency of a community.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Currency {
	pub community: CoopId,
	/// The policy in force.
	pub policy: CurrencyPolicy,
	/// Its version.
	pub version: PolicyVersion,
	/// Whether the assembly has stopped payments. No demurrage accrues meanwhile: it is a price of not spending.
	pub paused: bool,
	pub demurrage: DemurrageIndex,
}

impl Currency {
	/// The rate at which demurrage accrues.
	pub(crate) fn rate(&self) -> Permill {
		self.policy.demurrage.filter(|_| !self.paused).unwrap_or_default()
	}
}

/// The record of an account in one currency.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Holding {
	/// What the account had outside the escrow at the end of the last block in which it changed.
	pub balance: Units,
	/// The index until which demurrage was reckoned.
	pub index: u128,
	/// What was owed by then and not collected, in parts of [`WHOLE_YEAR`]: less than a unit, and beside an escrow the
	/// account's last unit on top.
	pub rest: u128,
	/// The day of the last change.
	pub on: Date,
	/// What was sent on that day by plain transfers.
	pub sent: Units,
}

/// Demurrage that has accrued and was not collected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accrued {
	/// Whole units.
	pub units: Units,
	/// The rest, in parts of [`WHOLE_YEAR`].
	pub rest: u128,
}

impl Accrued {
	/// What has accrued on units that come back out of an escrow, while the index went from one value to the other, on top of
	/// the account's own rest. Nobody owes more for them than them: more than `units` is only ever what the rest adds.
	pub(crate) fn in_escrow(units: Units, from: u128, to: u128, rest: u128) -> Self {
		let grown = U256::from(to.saturating_sub(from).min(WHOLE_YEAR));
		Self::of(owed(units, grown, rest))
	}

	fn of(owed: U256) -> Self {
		let whole = U256::from(WHOLE_YEAR);
		match owed.checked_div(whole).unwrap_or_default().try_into() {
			Ok(units) => Self { units, rest: owed.checked_rem(whole).unwrap_or_default().low_u128() },
			// More than anybody can have.
			Err(_) => Self { units: Units::MAX, rest: 0 },
		}
	}

	/// What of it can be collected from a balance of which `least` stays, and the rest that is owed on. More than what stays
	/// is not owed on.
	pub(crate) fn collect(&self, balance: Units, least: Units) -> (Units, u128) {
		let collected = self.units.min(balance.saturating_sub(least));
		let uncollected = self.units.saturating_sub(collected).min(least);
		(collected, uncollected.saturating_mul(WHOLE_YEAR).saturating_add(self.rest))
	}
}

/// What units owe, in parts of [`WHOLE_YEAR`], with a rest.
fn owed(units: Units, grown: U256, rest: u128) -> U256 {
	// Two factors of 128 bits: no product overflows 256.
	U256::from(units).checked_mul(grown).and_then(|owed| owed.checked_add(rest.into())).unwrap_or(U256::MAX)
}

impl Holding {
	/// What has accrued on the balance until the index, exactly. Who owes more than he has owes what he has.
	pub fn accrued(&self, index: u128) -> Accrued {
		let grown = U256::from(index.saturating_sub(self.index));
		let accrued = Accrued::of(owed(self.balance, grown, self.rest));
		if accrued.units > self.balance {
			return Accrued { units: self.balance, rest: 0 };
		}
		accrued
	}

	/// What was sent on the day, as far as it is recorded.
	pub fn sent_on(&self, today: Date) -> Units {
		if self.on == today {
			self.sent
		} else {
			0
		}
	}
}

/// How an account stands in a currency at this moment of the block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Standing {
	/// What it has outside the escrow.
	pub(crate) balance: Units,
	/// What it has in escrow.
	pub(crate) escrowed: Units,
	/// Demurrage not collected yet, in whole units.
	pub(crate) accrued: Units,
	/// What it has sent today.
	pub(crate) sent: Units,
	/// What it can still send today. `None`: no limit.
	pub(crate) left: Option<Units>,
	/// Whether payments are stopped.
	pub(crate) paused: bool,
}

impl Standing {
	/// What no wallet can move.
	pub(crate) fn frozen(&self) -> Units {
		if self.paused {
			return self.balance;
		}
		let beyond_limit = self.left.map_or(0, |left| self.balance.saturating_sub(left));
		self.accrued.max(beyond_limit)
	}

	/// What keeps the account alive: an escrow cannot stand without it.
	pub(crate) fn least(&self) -> Units {
		Units::from(self.escrowed > 0)
	}

	/// What other pallets can take. They have what is owed collected first, and what keeps the account alive stays then.
	pub(crate) fn available(&self) -> Units {
		self.balance.saturating_sub(self.accrued).saturating_sub(self.least())
	}

	/// What a wallet can move.
	pub(crate) fn spendable(&self) -> Units {
		self.balance.saturating_sub(self.frozen().max(self.least()))
	}
}

/// What stands behind a currency. Its supply is the sum, and is read where the units are.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Cover {
	/// Promised and not yet delivered.
	pub outstanding: Units,
	/// Deposits that the gateway's issuer has attested and not paid out.
	pub reserve: Units,
	/// Promised, never delivered, and given up by the assembly.
	pub written_off: Units,
}

/// The way between a currency and bank money.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Gateway {
	/// The cooperative whose board attests deposits and pays out.
	pub issuer: CoopId,
	/// Whether it takes deposits. Redemptions go on in any case.
	pub open: bool,
	/// The reserve that no deposit exceeds.
	pub most_reserve: Units,
	/// Units that are in escrow for redemption.
	pub pending: Units,
}

/// A holder's request to have units paid out.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Redemption<AccountId, BlockNumber> {
	pub who: AccountId,
	pub amount: Units,
	/// How far demurrage had come when the units went into escrow.
	pub since: DemurragePoint,
	/// Salted hash of the bank account to which it is to be paid.
	pub account_reference: H256,
	pub requested_on: Date,
	/// Until the end of this day the issuer has time to answer.
	pub answer_until: Date,
	/// And until the end of this block. When both have passed the holder can cancel.
	pub answer_until_block: BlockNumber,
}

/// What everybody reads about a currency.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct CurrencyInfo<AccountId> {
	pub community: CoopId,
	pub name: Vec<u8>,
	pub symbol: Vec<u8>,
	pub decimals: u8,
	pub policy: CurrencyPolicy,
	pub version: PolicyVersion,
	pub paused: bool,
	pub backing: Backing,
	/// The account of the community pot, and what is in it.
	pub pot: AccountId,
	pub in_pot: Units,
}

/// What everybody reads about an account in a currency.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct HoldingInfo {
	/// Units outside the escrow.
	pub balance: Units,
	/// What can be sent now by plain transfers.
	pub spendable: Units,
	/// Demurrage that the next use takes to the pot.
	pub accrued: Units,
	/// Units in escrow. Those that are given back owe for the time that they were there.
	pub escrowed: Units,
	/// What was sent today by plain transfers.
	pub sent_today: Units,
	/// Whether the account can receive units.
	pub may_hold: bool,
}

/// What everybody reads about a gateway.
#[derive(Clone, Copy, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct GatewayInfo {
	pub issuer: CoopId,
	pub open: bool,
	pub most_reserve: Units,
	/// The attested reserve.
	pub reserve: Units,
	/// What of it is asked for.
	pub pending: Units,
}

/// A page of a reading call over ids given in sequence.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Page<Item> {
	/// What exists of the ids looked at, with its id.
	pub items: Vec<(u32, Item)>,
	/// Where the next page begins. `None`: this was the last.
	pub next: Option<u32>,
}

/// A currency that the chain begins with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisCurrency {
	pub community: CoopId,
	pub name: String,
	pub symbol: String,
	pub decimals: u8,
	pub policy: CurrencyPolicy,
	/// Its gateway, if it has one. The reserve is empty: no bank has attested anything before the chain begins.
	#[serde(default)]
	pub gateway: Option<GenesisGateway>,
}

/// The gateway of a currency that the chain begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisGateway {
	/// Whose board attests deposits and pays out.
	pub issuer: CoopId,
	/// What the reserve never exceeds.
	pub most_reserve: Units,
}
