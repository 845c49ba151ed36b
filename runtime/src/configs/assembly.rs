//! `pallet-assembly`, and `pallet-preimage`, which keeps the calls of its motions.

use allmende_primitives::{assembly::EnsureAuthority, EnsureMediatorsOrFederation};
use frame_support::traits::{ConstU32, Get, InsideBoth};
use frame_system::EnsureNever;

use super::call_filter::{ActionFilter, CallFilter};
use crate::{
	constants::{assembly, time},
	weights, AccountId, Balances, BlockNumber, Cooperatives, Preimage, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin,
};

/// Blocks for which a vote stays open at least, beside its times: an hour of the calendar, and a minute of real time.
///
/// Whoever convenes sets the times; this is for the chain that has stood still over them. On a development chain an hour of the
/// calendar is a thirtieth of a second, and nobody can vote in that.
pub struct LeastVotingWindow;

impl Get<BlockNumber> for LeastVotingWindow {
	fn get() -> BlockNumber {
		let ratio = pallet_cooperatives::TimeRatio::<Runtime>::get();
		time::HOURS.checked_div(ratio).unwrap_or(time::HOURS).max(time::MINUTES)
	}
}

/// Nobody notes or asks for a preimage by a call, see `call_filter`: the assembly keeps those of its motions, which are
/// bounded and go with them. So there is nothing to deposit either.
impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type ManagerOrigin = EnsureNever<AccountId>;
	type Consideration = ();
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
}

impl pallet_assembly::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type Preimages = Preimage;
	type Calendar = Cooperatives;
	type Electorate = super::federation::Electorates;
	type Organs = Cooperatives;
	type Offices = Cooperatives;
	type Amendments = Cooperatives;
	// What no transaction may carry is refused before anybody votes on it, too.
	type CallFilter = InsideBoth<CallFilter, ActionFilter>;
	type AuthorityOrigin = EnsureAuthority<RuntimeOrigin>;
	/// The finding of a court is entered by the mediators as well: never by the organ whose decision is contested, nor by
	/// the board.
	type AnnulOrigin = EnsureMediatorsOrFederation<RuntimeOrigin>;
	type MaxCallSize = ConstU32<{ assembly::MAX_CALL }>;
	type MaxAgenda = ConstU32<{ assembly::MAX_AGENDA }>;
	type MaxBloc = ConstU32<{ assembly::MAX_BLOC }>;
	type MaxOpenMotions = ConstU32<{ assembly::MAX_OPEN_MOTIONS }>;
	type DelegatesAbove = ConstU32<{ assembly::DELEGATES_ABOVE }>;
	type MotionLifetime = ConstU32<{ assembly::MOTION_LIFETIME }>;
	type LongestLead = ConstU32<{ assembly::LONGEST_LEAD }>;
	type LongestVoting = ConstU32<{ assembly::LONGEST_VOTING }>;
	type LongestCounting = ConstU32<{ assembly::LONGEST_COUNTING }>;
	type LeastWindow = LeastVotingWindow;
	type LotDelay = ConstU32<{ assembly::LOT_DELAY }>;
	type WeightInfo = weights::pallet_assembly::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}
