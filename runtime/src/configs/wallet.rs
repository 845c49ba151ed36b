//! `pallet-utility`, `pallet-multisig`, `pallet-proxy`: conveniences that wallets know by these names.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

use crate::{
	constants::{bounds, currency},
	Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, System,
};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

// Each of these deposits pays for an entry that anybody can have written, without a cooperative behind it: free of
// charge they would be the cheapest way to fill every node's disk. They are small, and they come back. A board does
// not need a multisig, since joint representation is part of the cooperative.
parameter_types! {
	/// A multisig call that waits: the entry with call hash, depositor and time.
	pub const MultisigDepositBase: Balance = currency::deposit(1, 88);
	/// Each further approval in it.
	pub const MultisigDepositFactor: Balance = currency::deposit(0, 32);
	/// An account's list of proxies.
	pub const ProxyDepositBase: Balance = currency::deposit(1, 8);
	/// Each proxy in it.
	pub const ProxyDepositFactor: Balance = currency::deposit(0, 38);
	/// A proxy's list of announcements.
	pub const AnnouncementDepositBase: Balance = currency::deposit(1, 8);
	/// Each announcement in it.
	pub const AnnouncementDepositFactor: Balance = currency::deposit(0, 68);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<{ bounds::MAX_SIGNATORIES }>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do for the account that named it.
///
/// This is the wallet's technical proxy (a second key of one's own). The law's proxy, who votes for another member,
/// belongs to the assembly.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Nothing that moves value. A list of what is allowed, so that a pallet which comes later is not open by
	/// oversight.
	#[codec(index = 1)]
	NonTransfer,
	/// To reject what another proxy has announced.
	#[codec(index = 2)]
	CancelProxy,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			ProxyType::NonTransfer => matches!(
				call,
				RuntimeCall::System(..)
					| RuntimeCall::Session(..)
					| RuntimeCall::Utility(..)
					| RuntimeCall::Multisig(..)
					| RuntimeCall::Proxy(..)
			),
			ProxyType::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(ProxyType::Any, _) => true,
			(_, ProxyType::Any) => false,
			(ProxyType::NonTransfer, _) => true,
			(ProxyType::CancelProxy, other) => other == &ProxyType::CancelProxy,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<{ bounds::MAX_PROXIES }>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<{ bounds::MAX_PROXIES }>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}
