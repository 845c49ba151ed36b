//! `pallet-pledges`.

use allmende_primitives::{EnsureAssembly, EnsureMediatorsOrFederation};
use frame_support::traits::{ConstU16, ConstU32};

use super::{assembly::LeastVotingWindow, federation::Electorates};
use crate::{constants::pledges, weights, Cooperatives, Currencies, Membership, Runtime, RuntimeOrigin};

impl pallet_pledges::Config for Runtime {
	type Currencies = Currencies;
	type Electorate = Electorates;
	type Register = Membership;
	type Organs = Cooperatives;
	type Offices = Cooperatives;
	type Calendar = Cooperatives;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type MediatorsOrigin = EnsureMediatorsOrFederation<RuntimeOrigin>;
	type MaxRunning = ConstU32<{ pledges::MAX_RUNNING }>;
	type LongestPledge = ConstU32<{ pledges::LONGEST_PLEDGE }>;
	type LongestDelivery = ConstU16<{ pledges::LONGEST_DELIVERY }>;
	type ConfirmationDays = ConstU32<{ pledges::CONFIRMATION_DAYS }>;
	type MediationDays = ConstU32<{ pledges::MEDIATION_DAYS }>;
	type GraceDays = ConstU32<{ pledges::GRACE_DAYS }>;
	type LeastWindow = LeastVotingWindow;
	type WeightInfo = weights::pallet_pledges::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}
