//! `pallet-assets`: every token of the cooperatives, shares and currencies alike, in one instance that wallets know.

use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32},
};
use frame_system::{EnsureNever, EnsureRoot};
use pallet_assets::AutoIncAssetId;

use crate::{
	constants::{bounds, currency},
	AccountId, AssetId, AssetsHolder, Balance, Balances, Runtime, RuntimeEvent,
};

use super::currencies::{AssetsWeights, Freezers};

parameter_types! {
	/// An entry that a wallet opens for itself, and an approval that it gives.
	pub const EntryDeposit: Balance = currency::deposit(1, 64);
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<{ bounds::ASSET_REMOVE_ITEMS }>;
	type AssetId = AssetId;
	/// Plain, not compact: wallets and indexers read the id of a call as they read it in storage.
	type AssetIdParameter = AssetId;
	/// Reserves on other chains are not tracked.
	type ReserveData = ();
	type Currency = Balances;
	/// Nobody: our pallets create assets by the trait, where a cooperative and its rules stand behind them.
	type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	/// Free of charge, since only our own pallets can ask for them.
	type AssetDeposit = ConstU128<0>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	/// Wallets can ask for these without any cooperative's consent, so they cost a deposit. A member without native
	/// tokens needs neither: receiving opens the entry, and shares and currencies have calls of their own.
	type AssetAccountDeposit = EntryDeposit;
	type ApprovalDeposit = EntryDeposit;
	type StringLimit = ConstU32<{ bounds::ASSET_STRING_LIMIT }>;
	/// Shares follow their register, and participation tokens their project: no call of a wallet moves or burns one. Of a currency what has accrued as demurrage is
	/// frozen, and what is beyond the day's limit.
	type Freezer = Freezers;
	/// Units in escrow.
	type Holder = AssetsHolder;
	type Extra = ();
	type CallbackHandle = ();
	/// Ids are given out in sequence. Active from genesis, where `next_asset_id` is set.
	type AssetIdAllocator = AutoIncAssetId<Runtime>;
	type WeightInfo = AssetsWeights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
