//! `frame-system` and `pallet-timestamp`: what a block is.

use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU32, ConstU64},
	weights::constants::ParityDbWeight,
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::traits::AccountIdLookup;
use sp_version::RuntimeVersion;

use crate::{
	constants::{block, properties, time},
	AccountId, Aura, Balance, Block, Cooperatives, Hash, MultiBlockMigrations, Nonce, PalletInfo, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask,
};

use super::{call_filter::CallFilter, currencies::SettleTouched};

parameter_types! {
	pub const Version: RuntimeVersion = crate::VERSION;
	pub const SS58Prefix: u16 = properties::SS58_PREFIX;
	pub RuntimeBlockWeights: BlockWeights =
		BlockWeights::with_sensible_defaults(block::MAX_WEIGHT, block::NORMAL_RATIO);
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(block::MAX_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = block::NORMAL_RATIO * *max)
		.build();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = CallFilter;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type Block = Block;
	type Nonce = Nonce;
	type Hash = Hash;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type BlockHashCount = ConstU32<{ time::BLOCK_HASH_COUNT }>;
	/// ParityDB is the only database that the node is built with.
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SS58Prefix = SS58Prefix;
	type MultiBlockMigrator = MultiBlockMigrations;
	type SingleBlockMigrations = crate::migrations::SingleBlock;
	type PostTransactions = SettleTouched;
}

impl pallet_timestamp::Config for Runtime {
	/// Milliseconds since 1970.
	type Moment = u64;
	/// Aura checks the slot; the calendar is anchored at the first one.
	type OnTimestampSet = (Aura, Cooperatives);
	/// Half a slot: two blocks in a row cannot be closer, and an author whose clock runs a little behind is not
	/// refused.
	type MinimumPeriod = ConstU64<{ time::SLOT_DURATION / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
