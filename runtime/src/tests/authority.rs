//! Nobody makes a cooperative act but its own organs, whatever ids he passes.

use std::collections::BTreeMap;

use allmende_primitives::{
	assembly::Body,
	currency::{CurrencyId, Holders},
	Authority, CoopId, DocumentRef, Majority, Name, Symbol,
};
use codec::Encode;
use frame_support::{assert_ok, storage::with_storage_layer, traits::GetCallMetadata};
use pallet_assembly::{BallotMode, Concerned, Content, Form, Plan};
use pallet_membership::MemberKind;
use pallet_projects::{PayTo, ProjectId};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Dave, Eve, Ferdie, One};
use sp_runtime::traits::Dispatchable;

use super::{
	journey::{admit, board, date, found, id, set_day, signed, sound, statute_hash},
	new_test_ext,
	weights::{calls, currency_calls, pledge_calls, project_calls},
};
use crate::{
	genesis_presets::DEV, Assembly, Currencies, Federation, Membership, Projects, RuntimeCall, RuntimeOrigin,
};

/// What stands in the storage under a cooperative's id: every map of our pallets begins with it, or with the body of its
/// members, or with the id of its currency.
fn belongings(coop: CoopId) -> BTreeMap<Vec<u8>, Vec<u8>> {
	let pallets = [
		"Cooperatives",
		"Membership",
		"Shares",
		"Assembly",
		"Allowance",
		"Federation",
		"Currencies",
		"Pledges",
		"Projects",
	];
	let prefixes = pallets.map(|pallet| sp_io::hashing::twox_128(pallet.as_bytes()));
	let mut owners = vec![coop.encode(), Body::Members(coop).encode()];
	for currency in Currencies::currencies_of(coop) {
		owners.push(currency.encode());
		owners.extend(
			Projects::projects(currency, 0, 100).items.iter().map(|(_, (project, _))| project.encode()),
		);
	}
	let mut found = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		key = next;
		// Pallet, map, and the hash of the first part of the key come before that part.
		let (Some(pallet), Some(first)) = (key.get(..16), key.get(40..)) else { continue };
		let ours = prefixes.iter().any(|prefix| prefix == pallet);
		if ours && owners.iter().any(|owner| first.starts_with(owner)) {
			found.insert(key.clone(), sp_io::storage::get(&key).unwrap_or_default().to_vec());
		}
	}
	found
}

/// Two cooperatives with Alice, Bob and Charlie as boards: in one Ferdie is a member, in the other Dave, with an application of
/// Eve in both, a motion on an agenda, and a currency whose gateway is their own. Answers their ids, which no other id equals.
fn two_cooperatives() -> (CoopId, CoopId) {
	set_day(date(2027, 2, 1));
	pallet_cooperatives::NextCoopId::<crate::Runtime>::put(70_000);
	pallet_assets::NextAssetId::<crate::Runtime>::put(80_000);
	pallet_projects::NextProjectId::<crate::Runtime>::put(90_000);
	let (ours, theirs) = (found(), found());
	admit(ours, Ferdie);
	admit(theirs, Dave);
	for coop in [ours, theirs] {
		let (hash, data) = (statute_hash(coop), H256::repeat_byte(3));
		let assembly = || RuntimeOrigin::from(Authority::Assembly { coop, majority: Majority::Simple });
		let (name, symbol) = (Name::truncate_from(b"Taler".to_vec()), Symbol::truncate_from(b"TAL".to_vec()));
		let policy = Box::new(super::currencies::policy(Holders::Members));
		assert_ok!(Currencies::create(assembly(), name, symbol, 2, policy));
		let currency = currency_of(coop);
		assert_ok!(Currencies::set_gateway(assembly(), currency, coop, 1_000));
		let (to, reference) = (id(Alice), H256::repeat_byte(4));
		let attest = pallet_currencies::Call::attest_deposit { currency, to, amount: 500, reference };
		assert_ok!(board(coop, attest.into()));
		assert_ok!(Currencies::request_redemption(signed(Alice), currency, 100, reference));
		for call in pledge_calls(currency, id(Alice)).into_iter().take(1) {
			assert_ok!(call.dispatch(signed(Alice)));
		}
		let plan = super::weights::plan(100, date(2027, 12, 31), PayTo::Lead);
		assert_ok!(Projects::propose(signed(Alice), currency, Box::new(plan)));
		assert_ok!(Membership::apply(signed(Eve), coop, hash, 1, data, MemberKind::Ordinary));
		let (body, text) =
			(Body::Members(coop), DocumentRef { hash, address: b"a".to_vec().try_into().unwrap() });
		let submit = pallet_assembly::Call::submit {
			body,
			text: text.clone(),
			content: Box::new(Content::Text),
			concerned: Concerned::default(),
			mode: BallotMode::Open,
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
	// Both belong to the federation, and each has put a validator forward.
	for (coop, node) in [(ours, One), (theirs, Eve)] {
		let federation = Authority::Federation { majority: Majority::Simple };
		assert_ok!(Federation::admit(federation.into(), coop));
		assert_ok!(Federation::nominate_validator(Authority::Board { coop }.into(), id(node)));
	}
	(ours, theirs)
}

/// Its first project, from which on nothing else has a number.
fn project_of(coop: CoopId) -> ProjectId {
	pallet_projects::ProjectsOf::<crate::Runtime>::get(currency_of(coop), 0).expect("it has a project")
}

fn currency_of(coop: CoopId) -> CurrencyId {
	*Currencies::currencies_of(coop).first().expect("it has a currency")
}

/// One of each call of our pallets, about a cooperative, its currency, and people with whom it has to do.
fn all_calls(coop: CoopId) -> Vec<RuntimeCall> {
	let mut all = calls(coop, id(Eve), id(Dave));
	let currency = currency_of(coop);
	all.extend(currency_calls(currency, coop, id(Alice)));
	all.extend(pledge_calls(currency, id(Alice)));
	all.extend(project_calls(currency, project_of(coop), id(Alice)));
	all
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
			for call in all_calls(theirs) {
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
		for stranger in [Ferdie, One] {
			for call in all_calls(theirs) {
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
