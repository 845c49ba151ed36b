//! Aura, GRANDPA and the author of a block.

use frame_support::traits::{ConstBool, ConstU32, ConstU64, FindAuthor};
use pallet_grandpa::AuthorityId as GrandpaId;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::crypto::KeyTypeId;
use sp_runtime::ConsensusEngineId;
use sp_session::MembershipProof;

use crate::{
	constants::{bounds, time},
	AccountId, Aura, Historical, Offences, Runtime, RuntimeEvent, Session,
};

/// Blocks for which a report of a double vote stays in the queue, and sessions for which its proof is kept.
pub type ReportLongevity = ConstU64<{ time::REPORT_SESSIONS as u64 * time::SESSION_LENGTH as u64 }>;

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<{ bounds::MAX_AUTHORITIES }>;
	type DisabledValidators = Session;
	/// One block for a slot, so that a second one is a fault which can be laid at its author's door.
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<{ time::SLOT_DURATION }>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	/// The pallet keeps its measured weights to itself; these are its own defaults.
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<{ bounds::MAX_AUTHORITIES }>;
	/// Nobody stands behind a validator with money: a member puts it forward, and the federation admits it.
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ time::REPORT_SESSIONS as u64 }>;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = AccountOfAuthor;
	/// Writing blocks earns nothing.
	type EventHandler = ();
}

/// The account behind a block's author: Aura knows a position, the session knows who stands there.
pub struct AccountOfAuthor;

impl FindAuthor<AccountId> for AccountOfAuthor {
	fn find_author<'a, I>(digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let position = usize::try_from(Aura::find_author(digests)?).ok()?;
		Session::validators().get(position).cloned()
	}
}

/// Key types of a validator, in the order of `SessionKeys`.
pub const KEY_TYPES: [KeyTypeId; 2] = [sp_core::crypto::key_types::AURA, sp_core::crypto::key_types::GRANDPA];

/// Identifies a validator's GRANDPA key; named here for the runtime's interface.
pub type GrandpaAuthorityId = GrandpaId;
