//! Nobody makes a cooperative act but its own organs, whatever ids he passes.

use std::collections::BTreeMap;

use allmende_primitives::{assembly::Body, Authority, CoopId, DocumentRef, Majority};
use codec::Encode;
use frame_support::{assert_ok, storage::with_storage_layer, traits::GetCallMetadata};
use pallet_assembly::{Concerned, Content, Form, Plan};
use pallet_membership::MemberKind;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Dave, Eve, Ferdie};
use sp_runtime::traits::Dispatchable;

use super::{
	journey::{admit, board, date, found, id, set_day, signed, sound, statute_hash},
	new_test_ext,
	weights::calls,
};
use crate::{genesis_presets::DEV, Assembly, Membership, RuntimeCall, RuntimeOrigin};

/// What stands in the storage under a cooperative's id: every map of our pallets begins with it, or with the body of its
/// members.
fn belongings(coop: CoopId) -> BTreeMap<Vec<u8>, Vec<u8>> {
	let pallets = ["Cooperatives", "Membership", "Shares", "Assembly", "Allowance", "Federation"];
	let prefixes = pallets.map(|pallet| sp_io::hashing::twox_128(pallet.as_bytes()));
	let (by_id, by_body) = (coop.encode(), Body::Members(coop).encode());
	let mut found = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		key = next;
		// Pallet, map, and the hash of the first part of the key come before that part.
		let (Some(pallet), Some(first)) = (key.get(..16), key.get(40..)) else { continue };
		let ours = prefixes.iter().any(|prefix| prefix == pallet);
		if ours && (first.starts_with(&by_id) || first.starts_with(&by_body)) {
			found.insert(key.clone(), sp_io::storage::get(&key).unwrap_or_default().to_vec());
		}
	}
	found
}

/// Two cooperatives with Alice, Bob and Charlie as boards: in one Ferdie is a member, in the other Dave, with an application of
/// Eve in both, and a motion on an agenda. Answers their ids, which no other id equals.
fn two_cooperatives() -> (CoopId, CoopId) {
	set_day(date(2027, 2, 1));
	pallet_cooperatives::NextCoopId::<crate::Runtime>::put(70_000);
	let (ours, theirs) = (found(), found());
	admit(ours, Ferdie);
	admit(theirs, Dave);
	for coop in [ours, theirs] {
		let (hash, data) = (statute_hash(coop), H256::repeat_byte(3));
		assert_ok!(Membership::apply(signed(Eve), coop, hash, 1, data, MemberKind::Ordinary));
		let (body, text) =
			(Body::Members(coop), DocumentRef { hash, address: b"a".to_vec().try_into().unwrap() });
		let submit = pallet_assembly::Call::submit {
			body,
			text: text.clone(),
			content: Box::new(Content::Text),
			concerned: Concerned::default(),
			effective_from: None,
		};
		assert_ok!(board(coop, submit.into()));
		let starts_at = date(2027, 3, 15).starts_at();
		let plan = Plan {
			form: Form::Virtual,
			invitation: text,
			chair: id(Alice),
			starts_at,
			voting_from: starts_at,
			voting_until: starts_at + 3_600,
			entries_until: starts_at + 3_600,
		};
		let motions = vec![0].try_into().unwrap();
		assert_ok!(board(
			coop,
			pallet_assembly::Call::convene { body, plan: Box::new(plan), motions }.into()
		));
	}
	assert_eq!(Assembly::agenda(Body::Members(theirs), 0), [0]);
	(ours, theirs)
}

/// Sends a call, all or nothing, and answers whether it succeeded.
fn send(call: RuntimeCall, origin: RuntimeOrigin) -> bool {
	with_storage_layer(|| call.dispatch(origin).map_err(|failed| failed.error)).is_ok()
}

#[test]
fn an_organ_acts_for_its_own_cooperative_only() {
	new_test_ext(DEV).execute_with(|| {
		let (coop, theirs) = two_cooperatives();
		let before = belongings(theirs);
		assert!(before.len() > 20, "{} entries", before.len());
		let own_before = belongings(coop);
		let majority = Majority::NineTenths;
		let organs = [
			Authority::Board { coop },
			Authority::Supervisory { coop },
			Authority::Assembly { coop, majority },
			Authority::Mediators { coop },
		];
		let mut succeeded = 0;
		for authority in organs {
			for call in calls(theirs, id(Eve), id(Dave)) {
				let name = call.get_call_metadata();
				succeeded += u32::from(send(call, authority.into()));
				assert!(
					belongings(theirs) == before,
					"{authority:?} has changed another cooperative by {name:?}"
				);
			}
		}
		// They do act, for their own.
		assert!(succeeded > 0 && belongings(coop) != own_before);
		assert!(Membership::member(coop, id(Eve)).is_some() && Membership::member(theirs, id(Eve)).is_none());
		sound();
	});
}

/// Applying is open to everybody, and what everybody may send once its time has come finds that it has not.
#[test]
fn a_stranger_changes_nothing_but_by_applying() {
	new_test_ext(DEV).execute_with(|| {
		let (_, theirs) = two_cooperatives();
		let before = belongings(theirs);
		// A member of another cooperative, and nobody at all.
		for stranger in [Ferdie, Sr25519Keyring::One] {
			for call in calls(theirs, id(Eve), id(Dave)) {
				let name = call.get_call_metadata();
				if name.function_name == "apply" {
					continue;
				}
				send(call, signed(stranger));
				assert!(belongings(theirs) == before, "{stranger:?} has changed a cooperative by {name:?}");
			}
		}
		sound();
	});
}
