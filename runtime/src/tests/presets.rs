//! The states that networks begin with.

use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::{BlakeTwo256, Hash};

use allmende_primitives::{
	currency::{Backing, Currencies as _},
	traits::{Calendar, Register},
	Date, DocumentRef, Organ,
};
use pallet_pledges::Status;
use pallet_projects::ProjectStatus;

use super::new_test_ext;
use crate::{
	constants::{calendar, pledges, FIRST_ASSET_ID},
	genesis_presets::{get_preset, preset_names, DEV, LOCAL},
	Assets, Cooperatives, Currencies, Federation, Grandpa, Historical, Membership, Pledges, Projects,
	Runtime, RuntimeOrigin, Session,
};

/// The currency of the demo cooperative, whose share token is the first asset.
const TALER: u32 = FIRST_ASSET_ID + 1;
/// The smallest units of a taler.
const ONE: u128 = 100;

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
	for (id, cooperatives, currencies) in [(DEV, 1, 1), (LOCAL, 4, 0)] {
		new_test_ext(id).execute_with(|| {
			assert_eq!(pallet_cooperatives::NextCoopId::<Runtime>::get(), cooperatives);
			let next = FIRST_ASSET_ID + cooperatives + currencies;
			assert_eq!(pallet_assets::NextAssetId::<Runtime>::get(), Some(next));
			assert_eq!(pallet_currencies::Currencies::<Runtime>::iter().count() as u32, currencies);
			let owner = Sr25519Keyring::Alice.to_account_id();
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

#[test]
fn demo_cooperative_has_a_currency_with_a_gateway() {
	new_test_ext(DEV).execute_with(|| {
		assert_eq!(Currencies::currencies_of(0), [TALER]);
		let info = Currencies::currency(TALER).unwrap();
		assert_eq!((info.community, info.name.as_slice()), (0, b"Mustertaler".as_slice()));
		assert_eq!((info.symbol.as_slice(), info.decimals), (b"TALER".as_slice(), 2));
		// The cooperative itself takes deposits. Nothing is attested, so nothing is minted for it.
		let gateway = Currencies::gateway(TALER).unwrap();
		assert_eq!((gateway.issuer, gateway.open, gateway.reserve), (0, true, 0));
		assert!(gateway.most_reserve > 0);
	});
}

#[test]
fn demo_currency_is_backed_by_pledges() {
	use Sr25519Keyring::{Alice, Bob, Dave};

	new_test_ext(DEV).execute_with(|| {
		let pledges = Pledges::pledges(TALER, 0, 10, true).items;
		let pledgers = pledges.iter().map(|(_, view)| view.pledge.pledger.clone()).collect::<Vec<_>>();
		assert_eq!(pledgers, [Alice, Bob, Dave].map(|key| key.to_account_id()));
		// As far ahead as anybody can promise: three years after the founding.
		let until = Date::from_unix(calendar::DEMO_FOUNDED).plus_days(pledges::LONGEST_PLEDGE);
		assert_eq!(until.ymd(), Some((2028, 12, 31)));
		let mut promised = 0;
		for (_, view) in pledges {
			let (pledge, description) = (view.pledge, view.description);
			assert_eq!((pledge.status, pledge.terms.until), (Status::Accepted, until));
			assert_eq!((pledge.books.left, view.overdue), (pledge.terms.value, false));
			promised += pledge.terms.value;
			is_readable(&description.service);
			is_readable(&description.claiming);
		}
		assert_eq!(promised, 1_450 * ONE);
		let backing = Backing { supply: promised, outstanding: promised, reserve: 0, written_off: 0 };
		assert_eq!(Currencies::backing(TALER), backing);
		// Half of it is in the pledgers' wallets, the rest in the pot.
		for (key, advance) in [(Alice, 200), (Bob, 225), (Dave, 300)] {
			assert_eq!(Assets::balance(TALER, key.to_account_id()), advance * ONE);
		}
		assert_eq!(Assets::balance(TALER, Currencies::pot(TALER)), 725 * ONE);
	});
}

#[test]
fn demo_cooperative_has_projects_that_a_round_can_take() {
	use Sr25519Keyring::{Charlie, Eve};

	new_test_ext(DEV).execute_with(|| {
		let projects = Projects::projects(TALER, 0, 10).items;
		let leads = projects.iter().map(|(_, (_, project))| project.lead.clone()).collect::<Vec<_>>();
		assert_eq!(leads, [Charlie, Eve].map(|key| key.to_account_id()));
		let pot = Assets::balance(TALER, Currencies::pot(TALER));
		for (_, (id, project)) in projects {
			assert_eq!(project.status, ProjectStatus::Proposed);
			assert!(project.budget <= pot, "the pot could not pay it");
			is_readable(&project.text);
			// Later than the pledges: who looks at the chain for longer than they last can still open a round.
			let first = Projects::milestones(id).first().map(|milestone| milestone.plan.due).unwrap();
			assert!(first > <Cooperatives as Calendar>::today().plus_days(pledges::LONGEST_PLEDGE));
		}
	});
}

/// The document lies in its address: a browser shows it, and its hash is that of the text.
fn is_readable(document: &DocumentRef) {
	let address = core::str::from_utf8(&document.address).unwrap();
	let text = address.strip_prefix("data:,").unwrap().replace("%20", " ");
	assert_eq!(BlakeTwo256::hash(text.as_bytes()), document.hash, "{text}");
	let plain = |letter: char| letter.is_ascii_alphanumeric() || ",.%:".contains(letter);
	assert!(address.chars().all(plain), "{address}: to be escaped otherwise");
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
