//! `pallet-currencies` with `pallet-assets-holder`, and how the one instance of `Assets` serves shares and currencies alike:
//! whose freeze holds, what a transfer weighs, and what the end of a block does.

use alloc::collections::BTreeSet;

use allmende_primitives::{EnsureAssembly, EnsureBoard};
use frame_support::{
	parameter_types,
	traits::{ConstU32, PostTransactions},
	weights::Weight,
	PalletId,
};
use pallet_assets::{AutoIncAssetId, FrozenBalance};
use pallet_currencies::WeightInfo as _;

use super::assembly::LeastVotingWindow;
use crate::{
	constants::{bounds, currencies},
	weights, AccountId, AssetId, Assets, AssetsHolder, Balance, Cooperatives, Currencies, Membership,
	Projects, Runtime, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, Shares, System,
};

parameter_types! {
	pub const CurrenciesPalletId: PalletId = currencies::PALLET_ID;
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_currencies::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Assets = Assets;
	type Holds = AssetsHolder;
	type TokenIds = AutoIncAssetId<Runtime>;
	type Cooperatives = Cooperatives;
	type Calendar = Cooperatives;
	type Register = Membership;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type PalletId = CurrenciesPalletId;
	type TokenNameLimit = ConstU32<{ bounds::ASSET_STRING_LIMIT }>;
	type AnswerDays = ConstU32<{ currencies::ANSWER_DAYS }>;
	type LeastWindow = LeastVotingWindow;
	type MaxRedemptions = ConstU32<{ currencies::MAX_REDEMPTIONS }>;
	type WeightInfo = weights::pallet_currencies::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}

/// The freezes of all pallets that have tokens. A token belongs to one of them, and the others know nothing of it.
pub struct Freezers;

impl FrozenBalance<AssetId, AccountId, Balance> for Freezers {
	fn frozen_balance(asset: AssetId, who: &AccountId) -> Option<Balance> {
		Shares::frozen_balance(asset, who)
			.or_else(|| Currencies::frozen_balance(asset, who))
			.or_else(|| Projects::frozen_balance(asset, who))
	}

	fn died(asset: AssetId, who: &AccountId) {
		<Shares as FrozenBalance<_, _, _>>::died(asset, who);
		<Currencies as FrozenBalance<_, _, _>>::died(asset, who);
		<Projects as FrozenBalance<_, _, _>>::died(asset, who);
	}

	fn contains_freezes(asset: AssetId) -> bool {
		Shares::contains_freezes(asset)
			|| Currencies::contains_freezes(asset)
			|| Projects::contains_freezes(asset)
	}
}

/// At the end of a block, settles the demurrage of each account whose balance has changed in it, however it changed.
///
/// `Assets` calls nobody when units move, so this reads the block's events. A transfer weighs what this does with its two
/// accounts, see [`AssetsWeights`]. Nothing else changes balances but our own pallets, which settle for themselves first.
pub struct SettleTouched;

impl PostTransactions for SettleTouched {
	fn post_transactions() {
		let mut touched = BTreeSet::new();
		for record in System::read_events_no_consensus() {
			if let RuntimeEvent::Assets(event) = &record.event {
				touched.extend(pallet_currencies::touched(event));
			}
		}
		for (asset, who) in touched {
			Currencies::settle_touched(asset, &who);
		}
	}
}

/// The SDK's weights, and on top of a transfer what this chain adds to it: the filter that asks whether the receiver may
/// hold the currency, and the settling of both accounts at the end of the block.
pub struct AssetsWeights;

impl AssetsWeights {
	fn moved() -> Weight {
		let settled = <Runtime as pallet_currencies::Config>::WeightInfo::settle_touched();
		let filter = <Runtime as frame_system::Config>::DbWeight::get().reads(currencies::MAY_RECEIVE_READS);
		settled.saturating_mul(2).saturating_add(filter)
	}
}

macro_rules! assets_weights {
	($($(#[$moves:ident])? $name:ident($($argument:ident),*);)*) => {
		impl pallet_assets::WeightInfo for AssetsWeights {
			$(fn $name($($argument: u32),*) -> Weight {
				let weight = pallet_assets::weights::SubstrateWeight::<Runtime>::$name($($argument),*);
				$(let weight = weight.saturating_add(Self::$moves());)?
				weight
			})*
		}
	};
}

assets_weights! {
	create();
	force_create();
	start_destroy();
	destroy_accounts(c);
	destroy_approvals(a);
	finish_destroy();
	mint();
	burn();
	#[moved] transfer();
	#[moved] transfer_keep_alive();
	#[moved] force_transfer();
	freeze();
	thaw();
	freeze_asset();
	thaw_asset();
	transfer_ownership();
	set_team();
	set_reserves(n);
	set_metadata(n, s);
	clear_metadata();
	force_set_metadata(n, s);
	force_clear_metadata();
	force_asset_status();
	approve_transfer();
	#[moved] transfer_approved();
	cancel_approval();
	force_cancel_approval();
	set_min_balance();
	touch();
	touch_other();
	refund();
	refund_other();
	block();
	#[moved] transfer_all();
	total_issuance();
	balance();
	allowance();
	migration_v2_foreign_asset_set_reserve_weight();
	get_metadata();
}
