//! Sessions: who validates, with which keys, from when.

use alloc::vec::Vec;

use frame_support::traits::{ConstU128, ConstU32};
use frame_system::RawOrigin;
use pallet_federation::Sessions;
use pallet_session::{historical, NextKeys, PeriodicSessions, QueuedKeys};
use sp_runtime::{
	traits::{Convert, OpaqueKeys},
	DispatchResult,
};
use sp_staking::SessionIndex;

use crate::{
	constants::time, AccountId, Balances, Federation, Historical, Runtime, RuntimeEvent, Session, SessionKeys,
};

/// Sessions end by the clock of blocks.
pub type Periods = PeriodicSessions<ConstU32<{ time::SESSION_LENGTH }>, ConstU32<0>>;

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	/// A validator is known by the account that its cooperative has nominated, and nobody else registers keys.
	type ValidatorIdOf = NominatedValidator;
	type ShouldEndSession = Periods;
	type NextSessionRotation = Periods;
	type SessionManager = historical::NoteHistoricalRoot<Runtime, FederationValidators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	/// No validator is silenced by machine: the federation decides about what was recorded.
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	/// None: members have nominated whoever registers keys, and each has so many places.
	type KeyDeposit = ConstU128<0>;
}

/// The account itself, if a member of the federation has nominated it. Its keys can change as long as that lasts.
pub struct NominatedValidator;

impl Convert<AccountId, Option<AccountId>> for NominatedValidator {
	fn convert(who: AccountId) -> Option<AccountId> {
		Federation::is_nominated(&who).then_some(who)
	}
}

/// What the federation asks of sessions.
pub struct SessionsOfRuntime;

impl Sessions<AccountId> for SessionsOfRuntime {
	fn has_keys(who: &AccountId) -> bool {
		NextKeys::<Runtime>::contains_key(who)
	}

	fn is_active(who: &AccountId) -> bool {
		Session::validators().contains(who)
			|| QueuedKeys::<Runtime>::get().iter().any(|(validator, _)| validator == who)
	}

	/// With the call that transactions cannot carry.
	fn clear_keys(who: &AccountId) -> DispatchResult {
		Session::purge_keys(RawOrigin::Signed(who.clone()).into())
	}

	/// As `set_keys` would, without the proof: keys that are the account's bytes.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(who: &AccountId) {
		use pallet_session::SessionInterface;
		let bytes: [u8; 32] = who.clone().into();
		let keys = SessionKeys {
			aura: sp_core::sr25519::Public::from(bytes).into(),
			grandpa: sp_core::ed25519::Public::from(bytes).into(),
		};
		<Session as SessionInterface>::set_keys(who, keys)
			.expect("an account of its own has keys of its own");
	}
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

/// The set is the federation's.
pub struct FederationValidators;

impl pallet_session::SessionManager<AccountId> for FederationValidators {
	/// The validators whom the federation has admitted. `None` when these are at work already, with the same keys: a set that
	/// is named again counts as a new one, and GRANDPA would change its authorities at the end of each session. Named again
	/// when somebody has other keys, since the root of the session is then another one, and without it no double vote in it
	/// could be proven.
	///
	/// Whoever has no keys would be passed over by the session's pallet, so that its set could come out empty. The federation
	/// leaves him out, and when nobody is left, those who are at work stay.
	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		let queued = QueuedKeys::<Runtime>::get();
		let set = Federation::set_for_next_session()
			.unwrap_or_else(|| queued.iter().map(|(validator, _)| validator.clone()).collect());
		let same = set.len() == queued.len()
			&& set.iter().zip(&queued).all(|(who, (validator, keys))| {
				who == validator && NextKeys::<Runtime>::get(who).as_ref() == Some(keys)
			});
		(!same).then_some(set)
	}

	/// At genesis every holder of keys is a validator (`nonAuthorityKeys` is not for this chain). The federation, which is
	/// built later, has the same.
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
		let mut validators: Vec<_> = NextKeys::<Runtime>::iter_keys().collect();
		validators.sort();
		Some(validators)
	}

	fn start_session(_: SessionIndex) {}

	/// Membership proofs outlive their use by nothing: the oldest session is dropped as a new one ends.
	fn end_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(time::REPORT_SESSIONS));
	}
}

/// Names the set at genesis too, so that the roots of the first sessions are noted and double votes in them can be proven.
/// From then on the roots are carried forward until the set or somebody's keys change.
impl historical::SessionManager<AccountId, ()> for FederationValidators {
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
