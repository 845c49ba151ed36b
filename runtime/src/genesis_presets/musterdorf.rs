//! The money of the demo cooperative: a currency with a gateway, pledges that back it, projects that wait for a round.

use alloc::{format, string::ToString, vec, vec::Vec};

use allmende_primitives::{
	currency::{ConsensusRule, CreditRule, CurrencyId, CurrencyPolicy, Holders, Units},
	Address, CoopId, Date, DocumentRef, Fraction,
};
use pallet_currencies::{GenesisCurrency, GenesisGateway};
use pallet_pledges::{Claimants, GenesisPledge, Terms};
use pallet_projects::{GenesisProject, Milestone, Milestones, PayTo, Plan};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Permill,
};

use crate::{
	constants::{calendar, pledges, FIRST_ASSET_ID},
	AccountId,
};

/// Currencies that a chain begins with, and what was promised and proposed in them.
#[derive(Default)]
pub struct Money {
	pub currencies: Vec<GenesisCurrency>,
	pub pledges: Vec<GenesisPledge<AccountId>>,
	pub projects: Vec<GenesisProject<AccountId>>,
}

/// The first cooperative of the preset.
const COOP: CoopId = 0;
/// Its currency: the first asset is its share token.
const TALER: CurrencyId = FIRST_ASSET_ID + 1;
/// The smallest units of a taler, which has two decimals.
const ONE: Units = 100;
/// Days of four and of five years: until then the milestones are to be reported. Longer than the pledges last.
const MILESTONES_DUE: [u32; 2] = [4 * 365, 5 * 365];

/// The "Mustertaler" of the demo cooperative.
pub fn money() -> Money {
	Money { currencies: vec![currency()], pledges: promised(), projects: proposed() }
}

fn currency() -> GenesisCurrency {
	GenesisCurrency {
		community: COOP,
		name: "Mustertaler".to_string(),
		symbol: "TALER".to_string(),
		decimals: 2,
		policy: CurrencyPolicy {
			// Of the five who vote on the pledge of a sixth, two take part, and one vouches.
			consensus: ConsensusRule {
				turnout: Fraction::new(1, 3),
				approval: Fraction::new(2, 3),
				most_objections: 1,
				witnesses: 1,
				window_days: 14,
			},
			advance: Fraction::new(1, 2),
			credit: CreditRule {
				first: 1_000 * ONE,
				most: 10_000 * ONE,
				raise: Fraction::new(1, 2),
				keep: Fraction::new(1, 2),
				period_days: 90,
			},
			// So that it can be sent to any wallet that somebody tries it with.
			holders: Holders::Anybody,
			demurrage: Some(Permill::from_percent(5)),
			daily_limit: None,
		},
		// The cooperative takes deposits itself. None is attested: no bank has written a record yet.
		gateway: Some(GenesisGateway { issuer: COOP, most_reserve: 50_000 * ONE }),
	}
}

/// Three members have promised services, as far ahead as can be.
fn promised() -> Vec<GenesisPledge<AccountId>> {
	let until = founded().plus_days(pledges::LONGEST_PLEDGE);
	let pledge =
		|who: Sr25519Keyring, service: &str, claiming: &str, quantity: u32, each: Units, claimants| {
			GenesisPledge {
				currency: TALER,
				pledger: who.to_account_id(),
				service: document(service),
				claiming: document(claiming),
				terms: Terms {
					value: each.saturating_mul(Units::from(quantity)).saturating_mul(ONE),
					quantity,
					until,
					deliver_within_days: 30,
					claimants,
				},
			}
		};
	vec![
		pledge(
			Alice,
			"Bicycle repair, by the hour. Parts are paid apart.",
			"In the workshop behind the station, on Saturday mornings.",
			20,
			20,
			Claimants::Members,
		),
		pledge(
			Bob,
			"Sourdough bread, a loaf of two pounds.",
			"Order two days ahead, at the village shop.",
			90,
			5,
			Claimants::Holders,
		),
		pledge(
			Dave,
			"Help with computers, by the hour.",
			"By telephone in the evening. At your house or in the library.",
			30,
			20,
			Claimants::Members,
		),
	]
}

/// Two members have proposed projects. The board or the assembly opens the first round.
fn proposed() -> Vec<GenesisProject<AccountId>> {
	let project = |lead: Sr25519Keyring, text, least: Units, parts: [(&str, Units); 2], pay_to| {
		let milestones = parts.into_iter().zip(MILESTONES_DUE).map(|((text, amount), due)| Milestone {
			text_hash: BlakeTwo256::hash(text.as_bytes()),
			amount: amount.saturating_mul(ONE),
			due: founded().plus_days(due),
		});
		let milestones = Milestones::truncate_from(milestones.collect());
		let budget = milestones.iter().fold(0, |sum: Units, milestone| sum.saturating_add(milestone.amount));
		let plan =
			Plan { text: document(text), budget, least: least.saturating_mul(ONE), milestones, pay_to };
		GenesisProject { currency: TALER, lead: lead.to_account_id(), plan }
	};
	vec![
		project(
			Charlie,
			"A library of tools, open to everybody, in the old dairy.",
			120,
			[("The room is ready.", 120), ("A hundred tools are on the shelves.", 180)],
			PayTo::Lead,
		),
		project(
			Eve,
			"A garden for the village. Whoever digs is paid, and takes part in what is sold.",
			200,
			[("The beds are dug.", 200), ("The first harvest is sold.", 300)],
			PayTo::Contributors { participation: true },
		),
	]
}

/// The first day of the demo chain's calendar.
fn founded() -> Date {
	Date::from_unix(calendar::DEMO_FOUNDED)
}

/// A document of one sentence, which lies in its own address.
fn document(text: &str) -> DocumentRef {
	DocumentRef {
		hash: BlakeTwo256::hash(text.as_bytes()),
		address: Address::truncate_from(format!("data:,{}", text.replace(' ', "%20")).into_bytes()),
	}
}
