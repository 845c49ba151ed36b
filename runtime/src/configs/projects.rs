//! `pallet-projects`.

use allmende_primitives::{EnsureAssembly, EnsureBoard, Fraction};
use frame_support::{parameter_types, traits::ConstU32, PalletId};
use pallet_assets::AutoIncAssetId;

use super::{assembly::LeastVotingWindow, federation::Electorates};
use crate::{constants::projects, weights, Assets, Cooperatives, Currencies, Runtime, RuntimeOrigin};

parameter_types! {
	pub const ProjectsPalletId: PalletId = projects::PALLET_ID;
	pub const LeastTurnout: Fraction = projects::LEAST_TURNOUT;
}

impl pallet_projects::Config for Runtime {
	type Currencies = Currencies;
	type Electorate = Electorates;
	type Organs = Cooperatives;
	type Calendar = Cooperatives;
	type Assets = Assets;
	type TokenIds = AutoIncAssetId<Runtime>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type PalletId = ProjectsPalletId;
	type Points = ConstU32<{ projects::POINTS }>;
	type MaxOpenProposals = ConstU32<{ projects::MAX_OPEN_PROPOSALS }>;
	type MaxOpenContributions = ConstU32<{ projects::MAX_OPEN_CONTRIBUTIONS }>;
	type Confirmers = ConstU32<{ projects::CONFIRMERS }>;
	type ShortestRound = ConstU32<{ projects::SHORTEST_ROUND }>;
	type LongestRound = ConstU32<{ projects::LONGEST_ROUND }>;
	type AcceptanceDays = ConstU32<{ projects::ACCEPTANCE_DAYS }>;
	type LeastTurnout = LeastTurnout;
	type MilestoneGrace = ConstU32<{ projects::MILESTONE_GRACE }>;
	type LeastWindow = LeastVotingWindow;
	type WeightInfo = weights::pallet_projects::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}
