//! The states that networks begin with.

use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use allmende_primitives::{traits::Register, Organ};

use super::new_test_ext;
use crate::{
	constants::FIRST_ASSET_ID,
	genesis_presets::{get_preset, preset_names, DEV, LOCAL},
	Assets, Cooperatives, Federation, Grandpa, Historical, Membership, Runtime, RuntimeOrigin, Session,
};

#[test]
fn presets_are_named_and_build() {
	assert_eq!(preset_names(), [DEV, LOCAL]);
	for id in preset_names() {
		new_test_ext(&id);
	}
	assert!(get_preset(&"production".into()).is_none());
}

#[test]
fn validators_are_the_ones_of_the_preset() {
	for (id, count) in [(DEV, 1), (LOCAL, 4)] {
		new_test_ext(id).execute_with(|| {
			assert_eq!(Session::validators().len(), count);
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), count);
			assert_eq!(Grandpa::grandpa_authorities().len(), count);
			assert!(Session::validators().contains(&Sr25519Keyring::Alice.to_account_id()));
			// Each belongs to a cooperative, and nothing changes at the end of the first session.
			assert_eq!(Federation::admitted_validators(), Session::validators());
			let (alice, bob) = (Sr25519Keyring::Alice.to_account_id(), Sr25519Keyring::Bob.to_account_id());
			assert_eq!(Federation::validators_of(0), [alice]);
			assert_eq!(Federation::validator(bob).map(|validator| validator.coop), (count > 1).then_some(1));
		});
	}
}

/// Without the roots of the first sessions nobody could prove a double vote in them later.
#[test]
fn first_sessions_can_be_proven() {
	use frame_support::traits::KeyOwnerProofSystem;

	new_test_ext(LOCAL).execute_with(|| {
		for session in [0, 1] {
			assert!(Historical::historical_root(session).is_some());
		}
		let key = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Alice.public());
		let proof = Historical::prove((sp_consensus_grandpa::KEY_TYPE, key.clone())).unwrap();
		assert_eq!(
			Historical::check_proof((sp_consensus_grandpa::KEY_TYPE, key), proof),
			Some((Sr25519Keyring::Alice.to_account_id(), ()))
		);
	});
}

#[test]
fn share_tokens_are_the_first_assets() {
	for (id, cooperatives) in [(DEV, 1), (LOCAL, 4)] {
		new_test_ext(id).execute_with(|| {
			assert_eq!(pallet_cooperatives::NextCoopId::<Runtime>::get(), cooperatives);
			assert_eq!(pallet_assets::NextAssetId::<Runtime>::get(), Some(FIRST_ASSET_ID + cooperatives));
			let owner = Sr25519Keyring::Alice.to_account_id();
			let next = FIRST_ASSET_ID + cooperatives;
			assert!(Assets::create(RuntimeOrigin::signed(owner.clone()), next, owner.into(), 1).is_err());
		});
	}
}

#[test]
fn demo_cooperative_has_members_with_shares_in_their_wallets() {
	new_test_ext(DEV).execute_with(|| {
		for key in [Sr25519Keyring::Alice, Sr25519Keyring::Ferdie] {
			let who = key.to_account_id();
			assert_eq!(Assets::balance(FIRST_ASSET_ID, &who), 1);
			assert!(Membership::is_member(0, &who));
		}
		assert_eq!(Cooperatives::seats(0, Organ::Board).len(), 3);
		assert_eq!(Cooperatives::seats(0, Organ::Supervisory).len(), 3);
	});
}

#[cfg(feature = "try-runtime")]
#[test]
fn state_of_every_preset_is_sound() {
	use frame_support::traits::{TryState, TryStateSelect};

	for id in preset_names() {
		new_test_ext(&id).execute_with(|| {
			crate::AllPalletsWithSystem::try_state(1, TryStateSelect::All).unwrap();
		});
	}
}
