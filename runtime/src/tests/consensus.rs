//! Sessions, keys, and the record of double votes.

use allmende_primitives::Authority;
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::Hooks};
use sp_core::Pair;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use super::new_test_ext;
use crate::{
	constants::time::{REPORT_SESSIONS, SESSION_LENGTH},
	genesis_presets::LOCAL,
	Federation, Grandpa, Historical, Runtime, RuntimeOrigin, Session, SessionKeys, System,
};

/// Runs the session's clock to `block`.
pub fn sessions_until(block: u32) {
	for number in System::block_number() + 1..=block {
		System::set_block_number(number);
		Session::on_initialize(number);
	}
}

#[test]
fn sessions_go_by_with_the_same_validators() {
	new_test_ext(LOCAL).execute_with(|| {
		let validators = Session::validators();
		sessions_until(3 * SESSION_LENGTH);
		assert_eq!(Session::current_index(), 3);
		assert_eq!(Session::validators(), validators);
		// Nothing changed, so GRANDPA's set is the first one still.
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 0);
		for session in 0..=4 {
			assert!(Historical::historical_root(session).is_some(), "session {session}");
		}
	});
}

#[test]
fn roots_are_kept_as_long_as_reports_are_taken() {
	new_test_ext(LOCAL).execute_with(|| {
		for session in 0..REPORT_SESSIONS + 3 {
			System::set_block_number((session + 1) * SESSION_LENGTH);
			Session::rotate_session();
		}
		let oldest = Session::current_index() - 1 - REPORT_SESSIONS;
		assert!(Historical::historical_root(oldest).is_some());
		assert!(Historical::historical_root(oldest - 1).is_none());
	});
}

/// A key counts only with the proof that its holder is the account that registers it.
#[test]
fn keys_need_a_proof_of_their_owner() {
	new_test_ext(LOCAL).execute_with(|| {
		let eve = Sr25519Keyring::Eve.to_account_id();
		let keys = SessionKeys {
			aura: Sr25519Keyring::Eve.public().into(),
			grandpa: Ed25519Keyring::Eve.public().into(),
		};
		let origin = RuntimeOrigin::signed(eve.clone());
		assert_noop!(
			Session::set_keys(origin.clone(), keys.clone(), vec![]),
			pallet_session::Error::<Runtime>::InvalidProof
		);

		let statement = statement_of(&eve.encode());
		let proof =
			(Sr25519Keyring::Eve.pair().sign(&statement), Ed25519Keyring::Eve.pair().sign(&statement));
		// Who nobody has nominated has no use for keys, and leaves none.
		assert_noop!(
			Session::set_keys(origin.clone(), keys.clone(), proof.encode()),
			pallet_session::Error::<Runtime>::NoAssociatedValidatorId
		);
		assert_ok!(Federation::nominate_validator(Authority::Board { coop: 0 }.into(), eve));
		assert_ok!(Session::set_keys(origin, keys, proof.encode()));
	});
}

/// Each session after a change has a root of its own, so that double votes in it can be proven.
#[test]
fn proofs_follow_a_change_of_keys() {
	use frame_support::traits::KeyOwnerProofSystem;

	new_test_ext(LOCAL).execute_with(|| {
		let bob = Sr25519Keyring::Bob.to_account_id();
		let keys = SessionKeys {
			aura: Sr25519Keyring::Ferdie.public().into(),
			grandpa: Ed25519Keyring::Ferdie.public().into(),
		};
		let statement = statement_of(&bob.encode());
		let proof =
			(Sr25519Keyring::Ferdie.pair().sign(&statement), Ed25519Keyring::Ferdie.pair().sign(&statement));
		let validators = Session::validators();
		assert_ok!(Session::set_keys(RuntimeOrigin::signed(bob.clone()), keys, proof.encode()));
		sessions_until(4 * SESSION_LENGTH);
		assert_eq!(Session::validators(), validators);

		let key = |key: Ed25519Keyring| {
			(sp_consensus_grandpa::KEY_TYPE, sp_consensus_grandpa::AuthorityId::from(key.public()))
		};
		for (grandpa, owner) in
			[(Ed25519Keyring::Ferdie, bob), (Ed25519Keyring::Alice, Sr25519Keyring::Alice.to_account_id())]
		{
			let proof = Historical::prove(key(grandpa)).unwrap();
			// One session on: the proof is now looked up in the roots that were kept.
			sessions_until(System::block_number() + SESSION_LENGTH);
			assert_eq!(Historical::check_proof(key(grandpa), proof), Some((owner, ())));
		}
		// One change of keys, one change of GRANDPA's set.
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 1);
	});
}

/// What a session key signs to prove its owner: a fixed prefix and the owner.
pub fn statement_of(owner: &[u8]) -> Vec<u8> {
	[b"POP_", owner].concat()
}

#[test]
fn double_vote_is_recorded_and_punishes_nobody() {
	use finality_grandpa::{Equivocation, Prevote};
	use frame_support::traits::KeyOwnerProofSystem;
	use sp_consensus_grandpa::{
		AuthorityId, AuthoritySignature, Equivocation as GrandpaEquivocation, EquivocationProof,
	};

	new_test_ext(LOCAL).execute_with(|| {
		let key = AuthorityId::from(Ed25519Keyring::Bob.public());
		let vote = |hash: u8| {
			let prevote = Prevote { target_hash: sp_core::H256::repeat_byte(hash), target_number: 1 };
			let payload = sp_consensus_grandpa::localized_payload(
				1,
				0,
				&finality_grandpa::Message::Prevote(prevote.clone()),
			);
			(prevote, AuthoritySignature::from(Ed25519Keyring::Bob.pair().sign(&payload)))
		};
		let proof = EquivocationProof::new(
			0,
			GrandpaEquivocation::Prevote(Equivocation {
				round_number: 1,
				identity: key.clone(),
				first: vote(1),
				second: vote(2),
			}),
		);
		let owner = Historical::prove((sp_consensus_grandpa::KEY_TYPE, key)).unwrap();
		assert_ok!(Grandpa::report_equivocation_unsigned(RuntimeOrigin::none(), Box::new(proof), owner));
		assert_eq!(pallet_offences::Reports::<Runtime>::iter().count(), 1);
		assert!(Session::disabled_validators().is_empty());
	});
}
