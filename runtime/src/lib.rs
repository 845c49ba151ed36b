//! # The Allmende runtime
//!
//! What every node agrees on: the cooperatives' pallets, and the ready-made ones that carry them. This file is the
//! table of contents: the types, the pallets with their indices, the form of a transaction. How a pallet is set up
//! stands in [`configs`], what the node may ask in [`apis`], the numbers in [`constants`], and the state that a
//! network begins with in [`genesis_presets`].

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]

#[cfg(feature = "build-wasm")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
pub mod configs;
pub mod constants;
pub mod genesis_presets;
pub mod migrations;
pub mod payment;
pub mod weights;

#[cfg(test)]
mod tests;

use alloc::{borrow::Cow, vec::Vec};

use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

/// A number of blocks since genesis. At two seconds each, 32 bits last for 272 years.
pub type BlockNumber = u32;
/// A signature of a transaction: sr25519, ed25519 or ECDSA.
pub type Signature = MultiSignature;
/// An account: the public key of whoever signs for it, or a hash where nobody does.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An account as a transaction names it.
pub type Address = MultiAddress<AccountId, ()>;
/// An amount of the native token or of an asset, in its smallest unit.
pub type Balance = u128;
/// A count of transactions of an account.
pub type Nonce = u32;
/// A hash of blocks, states and calls.
pub type Hash = sp_core::H256;
/// An asset's number, given out in sequence.
pub type AssetId = u32;

/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its number or hash.
pub type BlockId = generic::BlockId<Block>;
/// A transaction as it travels.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// What is checked, paid and signed with each transaction.
///
/// These, in this order, are what wallets and client libraries know without being taught: our two bear the names and the
/// bytes of those that they wrap, `CheckNonce` and `ChargeTransactionPayment`. `AuthorizeCall`, which the
/// SDK's own runtimes put first, is left out: polkadot-js does not know it, and no call here is authorised that way.
/// See `docs/decisions/0004-transaction-extensions.md`.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	pallet_allowance::CheckNonceAhead<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_allowance::ChargeAllowance<Runtime, pallet_transaction_payment::ChargeTransactionPayment<Runtime>>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	// Last, so that it sees the weight that all others have given back.
	frame_system::WeightReclaim<Runtime>,
);

/// Executes blocks: hands each call to its pallet and runs the hooks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// The types of the chain as far as the node has to know them: a block whose transactions are bytes, so that a node
/// can carry the blocks of a runtime newer than itself.
pub mod opaque {
	use super::*;

	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block with opaque transactions.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// A block with its number or hash.
	pub type BlockId = generic::BlockId<Block>;
	/// A hash.
	pub type Hash = super::Hash;
}

impl_opaque_keys! {
	/// The keys with which a validator works: one to write blocks, one to finalise them.
	pub struct SessionKeys {
		/// Signs blocks.
		pub aura: Aura,
		/// Signs votes on finality.
		pub grandpa: Grandpa,
	}
}

/// Who this runtime is.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("allmende"),
	impl_name: Cow::Borrowed("allmende-node"),
	authoring_version: 1,
	// Rises with each change of what the runtime does.
	spec_version: 1,
	// Rises with a change that has the same results.
	impl_version: 0,
	apis: apis::RUNTIME_API_VERSIONS,
	// Rises when the encoding of a call or of the extensions changes: what was signed offline is void then.
	transaction_version: 1,
	// State version 1: long values are stored once and hashed, which keeps proofs short.
	system_version: 1,
};

// Indices are part of every encoded call, event and error. They are written out, never move, and leave room in each
// family for what belongs to it.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// The chain itself.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type MultiBlockMigrations = pallet_migrations;

	// Value. The names are those under which wallets look for them.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type AssetsHolder = pallet_assets_holder;

	// Consensus.
	#[runtime::pallet_index(20)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(21)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(22)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(23)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(24)]
	pub type Grandpa = pallet_grandpa;
	// Reports of double votes name the author of the block that carries them.
	#[runtime::pallet_index(25)]
	pub type Authorship = pallet_authorship;

	// Conveniences of wallets.
	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(32)]
	pub type Proxy = pallet_proxy;
	// Where the calls of motions are kept.
	#[runtime::pallet_index(33)]
	pub type Preimage = pallet_preimage;

	// The cooperatives' own.
	#[runtime::pallet_index(40)]
	pub type Cooperatives = pallet_cooperatives;
	#[runtime::pallet_index(41)]
	pub type Membership = pallet_membership;
	#[runtime::pallet_index(42)]
	pub type Shares = pallet_shares;
	#[runtime::pallet_index(43)]
	pub type Allowance = pallet_allowance;
	#[runtime::pallet_index(44)]
	pub type Assembly = pallet_assembly;
	#[runtime::pallet_index(45)]
	pub type Federation = pallet_federation;
	#[runtime::pallet_index(46)]
	pub type Currencies = pallet_currencies;
	#[runtime::pallet_index(47)]
	pub type Pledges = pallet_pledges;
	#[runtime::pallet_index(48)]
	pub type Projects = pallet_projects;
}

#[cfg(feature = "runtime-benchmarks")]
mod benches {
	frame_benchmarking::define_benchmarks!(
		[frame_system, SystemBench::<Runtime>]
		[frame_system_extensions, SystemExtensionsBench::<Runtime>]
		[pallet_allowance, Allowance]
		[pallet_assembly, Assembly]
		[pallet_assets, Assets]
		[pallet_balances, Balances]
		[pallet_cooperatives, Cooperatives]
		[pallet_currencies, Currencies]
		[pallet_federation, Federation]
		[pallet_membership, Membership]
		[pallet_migrations, MultiBlockMigrations]
		[pallet_multisig, Multisig]
		[pallet_pledges, Pledges]
		[pallet_projects, Projects]
		[pallet_proxy, Proxy]
		[pallet_shares, Shares]
		[pallet_timestamp, Timestamp]
		[pallet_utility, Utility]
	);
}
