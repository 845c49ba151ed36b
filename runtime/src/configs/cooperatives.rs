//! The cooperatives' own pallets: registry, membership, shares.

use allmende_primitives::{EnsureAssembly, EnsureBoard, EnsureFederation, EnsureOrgan};
use frame_support::{parameter_types, traits::ConstU32, PalletId};
use pallet_assets::AutoIncAssetId;

use crate::{
	constants::{bounds, organisation, time},
	weights, Allowance, Assets, Cooperatives, Membership, Runtime, RuntimeCall, RuntimeOrigin, Shares,
	Timestamp,
};

parameter_types! {
	/// Whence the account without a key comes that owns the share tokens.
	pub const SharesPalletId: PalletId = PalletId(*b"alm/shrs");
}

impl pallet_cooperatives::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type Time = Timestamp;
	type OnFounded = Membership;
	type Register = Membership;
	type Electorate = Membership;
	type Standing = Allowance;
	type ActionFilter = super::call_filter::ActionFilter;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type FederationOrigin = EnsureFederation<RuntimeOrigin>;
	type MaxFounders = ConstU32<{ organisation::MAX_FOUNDERS }>;
	type MaxCallSize = ConstU32<{ organisation::MAX_ACTION_CALL }>;
	type MaxOpenActions = ConstU32<{ organisation::MAX_OPEN_ACTIONS }>;
	type ActionLifetime = ConstU32<{ organisation::ACTION_LIFETIME }>;
	type FoundingPeriod = ConstU32<{ organisation::FOUNDING_PERIOD }>;
	type MaxModels = ConstU32<{ organisation::MAX_MODELS }>;
	type MaxAmendmentLead = ConstU32<{ organisation::MAX_AMENDMENT_LEAD }>;
	type LeastWindow = ConstU32<{ time::LEAST_WINDOW }>;
	type WeightInfo = weights::pallet_cooperatives::WeightInfo<Runtime>;
}

impl pallet_membership::Config for Runtime {
	type Cooperatives = Cooperatives;
	type Calendar = Cooperatives;
	type Organs = Cooperatives;
	type Shares = Shares;
	type Standing = Allowance;
	type AdmissionOrigin = EnsureOrgan<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type MaxFounders = ConstU32<{ organisation::MAX_FOUNDERS }>;
	type MaxInvitations = ConstU32<{ organisation::MAX_INVITATIONS }>;
	type InvitationPeriod = ConstU32<{ organisation::INVITATION_PERIOD }>;
	type WeightInfo = weights::pallet_membership::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}

impl pallet_shares::Config for Runtime {
	type Assets = Assets;
	type TokenIds = AutoIncAssetId<Runtime>;
	type Cooperatives = Cooperatives;
	type Calendar = Cooperatives;
	type Register = Membership;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type PalletId = SharesPalletId;
	type TokenNameLimit = ConstU32<{ bounds::ASSET_STRING_LIMIT }>;
	type WeightInfo = weights::pallet_shares::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}
