//! What a member with a currency leaves in the state: he has promised a service, the next one has vouched for it and approved,
//! its value was minted, and the next one has claimed a part of it.
//!
//! As with the members themselves, nothing of this is assumed. Three who are admitted to the chain's first state do all of it by
//! the calls; what the first of them leaves is the pattern, and the entries of all three that are written after it must be
//! the state that the calls have left, key for key.

use super::terms::{document, founded, pledge, ONE, TALER};
use crate::{
	chain::{Chain, Entry},
	members::{admit, stranger, Admission, Members, Person, COOP},
	observed::compare,
	text,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll},
	currency::{Currencies as _, Units},
	Date,
};
use allmende_runtime::{
	configs::federation::Electorates, constants::time::HOURS, AccountId, BlockNumber, Currencies, Pledges,
	Runtime, RuntimeOrigin, System,
};
use codec::Encode;
use frame_support::{storage::storage_prefix, Blake2_128Concat, StorageHasher};
use pallet_pledges::{PledgeId, PledgeOf};
use sp_core::{storage::Storage, H256};
use sp_runtime::DispatchError;
use sp_state_machine::BasicExternalities;

/// What a member's first pledge is worth.
const VALUE: Units = 200 * ONE;
/// The days on which it was made and accepted, in days of the calendar.
const PLEDGED: u32 = 5;
const ACCEPTED: u32 = 20;
/// The day until which it lasts: longer than anything is measured.
const UNTIL: u32 = 3 * 365;
/// Who does it by the calls.
const OBSERVED: u32 = 3;

/// A place of the state where every member has an entry: his own, or one that he and the next one have made. The electorate is
/// that of the whole cooperative.
type Place = Box<dyn Fn(&Person, &Person, Roll) -> Entry>;

/// What members with a currency leave in the state.
pub struct Life {
	genesis: Storage,
	places: Vec<Place>,
	/// The electorate of those who were there at the beginning.
	roll: Roll,
	/// What the pot gets of each pledge.
	pot: Units,
}

impl Life {
	/// Sees what three members leave.
	pub fn observe(genesis: Storage, admission: &Admission) -> Result<Self, String> {
		let person = |place| Person { number: admission.first + place, account: stranger(place) };
		let ring = (0..OBSERVED).map(|place| (person(place), person((place + 1) % OBSERVED)));
		let ring: Vec<_> = ring.collect();
		let roll = || Electorates::roll(Body::Members(COOP));
		let mut state = genesis.clone();
		let founders = BasicExternalities::execute_with_storage(&mut state, roll);
		let admitted = BasicExternalities::execute_with_storage(&mut state, || {
			ring.iter().try_for_each(|(who, _)| admit(&who.account)).map(|()| roll())
		})?;

		let mut called = state.clone();
		let (places, pot) = BasicExternalities::execute_with_storage(&mut called, || {
			let before = pot();
			live(&ring).map_err(|error| format!("nobody can live by a currency: {error:?}"))?;
			let (who, next) = &ring[0];
			let places = pattern(who, next).ok_or("a member with a currency leaves less than expected")?;
			Ok::<_, String>((places, (pot() - before) / Units::from(OBSERVED)))
		})?;
		let observed = Self { genesis, places, roll: founders, pot };
		let mut written = state.clone();
		for place in &observed.places {
			written.top.extend(ring.iter().map(|(who, next)| place(who, next, admitted)));
		}
		written.top.extend(observed.counters(&state, OBSERVED)?);
		compare(&lasting(called), &lasting(written)).map_err(|error| format!("pledges: {error}"))?;
		Ok(observed)
	}

	/// Fills a chain whose members are there.
	pub fn fill(&self, chain: &mut Chain, members: &Members) -> Result<(), String> {
		let filled: u32 = members.numbers().count().try_into().map_err(text)?;
		let Roll { next, ordinary, investing } = self.roll;
		let roll = Roll { next: next + filled, ordinary: ordinary + filled, investing };
		for place in &self.places {
			chain.fill(members.ring().map(|(who, next)| place(&who, &next, roll)).collect())?;
			eprint!(".");
		}
		chain.write(&self.counters(&self.genesis, filled)?)
	}

	/// What is counted over all of them, once so many more are there than in this state.
	fn counters(&self, state: &Storage, more: u32) -> Result<Vec<Entry>, String> {
		use pallet_assets::{Account, Asset};
		use pallet_currencies::Covers;
		use pallet_pledges::NextPledgeId;

		let mut state = state.clone();
		let minted = Units::from(more) * VALUE;
		let keys = BasicExternalities::execute_with_storage(&mut state, || {
			let pot = Currencies::pot(TALER);
			NextPledgeId::<Runtime>::mutate(TALER, |next| *next += more);
			Covers::<Runtime>::mutate(TALER, |cover| cover.outstanding += minted);
			Asset::<Runtime>::mutate(TALER, |asset| {
				if let Some(asset) = asset {
					asset.supply += minted;
					asset.accounts += more;
					asset.sufficients += more;
				}
			});
			Account::<Runtime>::mutate(TALER, &pot, |account| {
				if let Some(account) = account {
					account.balance += Units::from(more) * self.pot;
				}
			});
			[
				NextPledgeId::<Runtime>::hashed_key_for(TALER),
				Covers::<Runtime>::hashed_key_for(TALER),
				Asset::<Runtime>::hashed_key_for(TALER),
				Account::<Runtime>::hashed_key_for(TALER, pot),
			]
		});
		let entry = |key: Vec<u8>| state.top.remove(&key).map(|value| (key, value));
		keys.into_iter().map(entry).collect::<Option<_>>().ok_or_else(|| "nothing is counted there".into())
	}
}

/// Everybody promises something to the next one, who claims a part of it.
fn live(ring: &[(Person, Person)]) -> Result<(), DispatchError> {
	let by = |who: &Person| RuntimeOrigin::signed(who.account.clone());
	let first = pallet_pledges::NextPledgeId::<Runtime>::get(TALER);
	at(founded().plus_days(PLEDGED), 1);
	for (who, _) in ring {
		let terms = pledge(VALUE, founded().plus_days(UNTIL));
		Pledges::pledge(by(who), TALER, document(), document(), terms)?;
	}
	for ((_, next), id) in ring.iter().zip(first..) {
		Pledges::witness(by(next), TALER, id)?;
		Pledges::approve(by(next), TALER, id)?;
	}
	at(founded().plus_days(ACCEPTED), 2 + HOURS);
	for ((who, _), id) in ring.iter().zip(first..) {
		Pledges::finalise(by(who), TALER, id)?;
	}
	for ((_, next), id) in ring.iter().zip(first..) {
		Pledges::claim(by(next), TALER, id, 1, VALUE, H256::repeat_byte(4))?;
	}
	Ok(())
}

/// Sets the clock to the first second of a day, and the height.
fn at(day: Date, block: BlockNumber) {
	pallet_cooperatives::Anchor::<Runtime>::put(0);
	pallet_timestamp::Now::<Runtime>::put(day.starts_at() * 1_000);
	System::set_block_number(block);
}

/// The places in which a member has entries. Each entry is that of this member, with the account and the number of another, and the
/// ids that follow from them.
fn pattern(who: &Person, next: &Person) -> Option<Vec<Place>> {
	use frame_system::Account;
	use pallet_currencies::Holdings;
	use pallet_pledges::{
		Claim, Claims, Credits, Descriptions, Pledge, Pledges, PledgesOf, Tallies, Votes, Witnesses,
	};
	const FIRST_CLAIM: u32 = 0;
	const FIRST_PLACE: u32 = 0;

	let id: PledgeId = PledgesOf::<Runtime>::get((TALER, who.account.clone()), FIRST_PLACE)?;
	let before = who.number - id;
	let id_of = move |who: &Person| who.number - before;
	let account = Account::<Runtime>::get(&who.account);
	let balance = pallet_assets::Account::<Runtime>::get(TALER, &who.account)?;
	let holding = Holdings::<Runtime>::get(TALER, &who.account)?;
	let (holds, on_hold) = (held(b"Holds", &who.account), held(b"BalancesOnHold", &who.account));
	let (holds, on_hold) = (sp_io::storage::get(&holds)?, sp_io::storage::get(&on_hold)?);
	let pledge: PledgeOf<Runtime> = Pledges::<Runtime>::get(TALER, id)?;
	let description = Descriptions::<Runtime>::get(TALER, id)?;
	let tally = Tallies::<Runtime>::get(TALER, id);
	let vote = Votes::<Runtime>::get((TALER, id), next.number)?;
	let class = Witnesses::<Runtime>::get((TALER, id), next.number)?;
	let claim = Claims::<Runtime>::get((TALER, id), FIRST_CLAIM)?;
	let credit = Credits::<Runtime>::get(TALER, &who.account);
	Some(vec![
		place(move |who, _, _| (Account::<Runtime>::hashed_key_for(&who.account), account.encode())),
		place(move |who, _, _| {
			let key = pallet_assets::Account::<Runtime>::hashed_key_for(TALER, &who.account);
			(key, balance.encode())
		}),
		place(move |who, _, _| (Holdings::<Runtime>::hashed_key_for(TALER, &who.account), holding.encode())),
		place(move |who, _, _| (held(b"Holds", &who.account), holds.to_vec())),
		place(move |who, _, _| (held(b"BalancesOnHold", &who.account), on_hold.to_vec())),
		place(move |who, _, roll| {
			let mut pledge = Pledge { pledger: who.account.clone(), number: who.number, ..pledge.clone() };
			pledge.poll.roll = roll;
			pledge.poll.voters = roll.ordinary - 1;
			(Pledges::<Runtime>::hashed_key_for(TALER, id_of(who)), pledge.encode())
		}),
		place(move |who, _, _| {
			(Descriptions::<Runtime>::hashed_key_for(TALER, id_of(who)), description.encode())
		}),
		place(move |who, _, _| {
			let key = PledgesOf::<Runtime>::hashed_key_for((TALER, who.account.clone()), FIRST_PLACE);
			(key, id_of(who).encode())
		}),
		place(move |who, _, _| (Tallies::<Runtime>::hashed_key_for(TALER, id_of(who)), tally.encode())),
		place(move |who, next, _| {
			(Votes::<Runtime>::hashed_key_for((TALER, id_of(who)), next.number), vote.encode())
		}),
		place(move |who, next, _| {
			(Witnesses::<Runtime>::hashed_key_for((TALER, id_of(who)), next.number), class.encode())
		}),
		place(move |who, next, _| {
			let claim = Claim { claimant: next.account.clone(), ..claim.clone() };
			(Claims::<Runtime>::hashed_key_for((TALER, id_of(who)), FIRST_CLAIM), claim.encode())
		}),
		place(move |who, _, _| (Credits::<Runtime>::hashed_key_for(TALER, &who.account), credit.encode())),
	])
}

fn place(entry: impl Fn(&Person, &Person, Roll) -> Entry + 'static) -> Place {
	Box::new(entry)
}

/// The key of what an account has in escrow. The holder's storage has no type that others could name.
fn held(item: &[u8], who: &AccountId) -> Vec<u8> {
	let keys = [Blake2_128Concat::hash(&TALER.encode()), Blake2_128Concat::hash(&who.encode())];
	[&storage_prefix(b"AssetsHolder", item)[..], &keys.concat()].concat()
}

/// What is in the pot.
fn pot() -> Units {
	pallet_assets::Account::<Runtime>::get(TALER, Currencies::pot(TALER)).map_or(0, |account| account.balance)
}

/// Leaves out of a state what passes with each block: the time, the height, the events.
fn lasting(mut state: Storage) -> Storage {
	let passing = [
		storage_prefix(b"Cooperatives", b"Anchor"),
		storage_prefix(b"Timestamp", b"Now"),
		storage_prefix(b"System", b"Number"),
		storage_prefix(b"System", b"Events"),
		storage_prefix(b"System", b"EventCount"),
	];
	state.top.retain(|key, _| !passing.iter().any(|passing| key == passing));
	state
}
