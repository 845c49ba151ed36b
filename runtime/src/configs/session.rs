//! Sessions: who validates, with which keys, from when.

use alloc::vec::Vec;

use frame_support::{parameter_types, traits::ConstU32};
use pallet_session::{historical, PeriodicSessions};
use sp_runtime::traits::{Convert, ConvertInto, OpaqueKeys};
use sp_staking::SessionIndex;

use crate::{
	constants::{currency, time},
	AccountId, Balance, Balances, Historical, Runtime, RuntimeEvent, SessionKeys,
};

parameter_types! {
	/// For the entry with the keys and the entry for the owner of each. Anybody may register keys, not only who was
	/// admitted as a validator, so the entries cost a deposit.
	pub const KeyDeposit: Balance = currency::deposit(3, 192);
}

/// Sessions end by the clock of blocks.
pub type Periods = PeriodicSessions<ConstU32<{ time::SESSION_LENGTH }>, ConstU32<0>>;

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	/// A validator is known by the account that its cooperative nominated.
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Periods;
	type NextSessionRotation = Periods;
	type SessionManager = historical::NoteHistoricalRoot<Runtime, GenesisValidators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	/// No validator is silenced by machine: the federation decides about what was recorded.
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	/// Nothing is bonded, so the account says it all.
	type FullIdentification = ();
	type FullIdentificationOf = NothingMore;
}

/// The identification of a validator beyond his account: nothing.
pub struct NothingMore;

impl Convert<AccountId, Option<()>> for NothingMore {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

/// Keeps the validators of the genesis block, until the federation's own pallet takes over. Their keys can still
/// change.
pub struct GenesisValidators;

impl pallet_session::SessionManager<AccountId> for GenesisValidators {
	/// The same validators. `None` while nobody has changed his keys: the set named again would count as a new one and
	/// have GRANDPA change its authorities at the end of each session. Named again when somebody has, since the root
	/// of the session is then another one, and without it no double vote in it could be proven.
	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		let queued = pallet_session::QueuedKeys::<Runtime>::get();
		let changed = queued.iter().any(|(validator, keys)| {
			pallet_session::NextKeys::<Runtime>::get(validator).as_ref() != Some(keys)
		});
		changed.then(|| queued.into_iter().map(|(validator, _)| validator).collect())
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		let mut validators: Vec<_> = pallet_session::NextKeys::<Runtime>::iter_keys().collect();
		validators.sort();
		Some(validators)
	}

	fn start_session(_: SessionIndex) {}

	/// Membership proofs outlive their use by nothing: the oldest session is dropped as a new one ends.
	fn end_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(time::REPORT_SESSIONS));
	}
}

/// Names the set at genesis, where every holder of keys is a validator (`nonAuthorityKeys` is not for this chain), so
/// that the roots of the first sessions are noted and double votes in them can be proven. From then on the roots are
/// carried forward until somebody changes his keys.
impl historical::SessionManager<AccountId, ()> for GenesisValidators {
	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		identified(<Self as pallet_session::SessionManager<_>>::new_session(index))
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		identified(<Self as pallet_session::SessionManager<_>>::new_session_genesis(index))
	}

	fn start_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(index)
	}

	fn end_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(index)
	}
}

fn identified(validators: Option<Vec<AccountId>>) -> Option<Vec<(AccountId, ())>> {
	validators.map(|list| list.into_iter().map(|validator| (validator, ())).collect())
}
