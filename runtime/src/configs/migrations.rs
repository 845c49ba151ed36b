//! `pallet-migrations`: changes of the state that take more than one block.

use frame_support::{
	migrations::FreezeChainOnFailedMigration, parameter_types, traits::ConstU32, weights::Weight,
};

use crate::{constants::block, Runtime, RuntimeEvent};

parameter_types! {
	pub MaxServiceWeight: Weight = block::MIGRATION_RATIO * block::MAX_WEIGHT;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = crate::migrations::MultiBlock;
	/// Benchmarks bring migrations of their own.
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	/// A register that is half converted must not be written to. The chain then takes no transactions until the
	/// operators agree on a repaired runtime (`codeSubstitutes` in the chain spec); a standstill can be explained to
	/// an auditor, a wrong register cannot.
	type FailedMigrationHandler = FreezeChainOnFailedMigration;
	type MaxServiceWeight = MaxServiceWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
