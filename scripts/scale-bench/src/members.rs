//! Fills a cooperative with members.
//!
//! A million admissions, one transaction each, would take hours. So the entries that an admission leaves are written as
//! such, under the keys of the pallets' own storage types. What these entries are is not assumed: somebody is admitted by
//! the calls, what that leaves is the pattern, and two more are admitted to see that the pattern holds for every key of
//! the state.

use crate::{
	chain::{Chain, Entry},
	observed::compare,
	text,
};
use allmende_primitives::{Authority, CoopId, MemberNumber};
use allmende_runtime::{AccountId, Cooperatives, Membership, Runtime, RuntimeOrigin};
use codec::Encode;
use pallet_membership::MemberKind;
use sp_core::{sr25519, storage::Storage, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_state_machine::BasicExternalities;
use std::collections::BTreeMap;

/// The cooperative of the preset.
pub const COOP: CoopId = 0;
/// The hash of somebody's personal data.
const DATA: H256 = H256::repeat_byte(1);

/// A place of the state where every member has an entry.
type Place = Box<dyn Fn(MemberNumber, &AccountId) -> Entry>;

/// One member.
#[derive(Clone)]
pub struct Person {
	pub number: MemberNumber,
	pub account: AccountId,
}

/// Who is in the cooperative.
pub struct Members {
	/// How many, founders included.
	pub count: u32,
	/// The first number that no founder has.
	first: MemberNumber,
	/// Those who act, spread over all numbers.
	actors: BTreeMap<MemberNumber, sr25519::Pair>,
}

impl Members {
	/// So many members, of whom so many act.
	pub fn new(count: u32, actors: u32, admission: &Admission) -> Result<Self, String> {
		let first = admission.first;
		let others = (count + 1).saturating_sub(first);
		if others < 2 * actors {
			return Err(format!("{count} members are too few for {actors} who act and as many who do not"));
		}
		let number = |place: u32| first + (u64::from(others) * u64::from(place) / u64::from(actors)) as u32;
		let key = |number: u32| sr25519::Pair::from_seed(&blake2_256(&("key", number).encode()));
		let actors = (0..actors).map(number).map(|number| (number, key(number))).collect();
		Ok(Self { count, first, actors })
	}

	/// Those who act, with their numbers.
	pub fn actors(&self) -> impl Iterator<Item = (MemberNumber, &sr25519::Pair)> {
		self.actors.iter().map(|(number, key)| (*number, key))
	}

	/// The one at this place of those who act.
	pub fn actor(&self, place: usize) -> Result<(MemberNumber, &sr25519::Pair), String> {
		self.actors().nth(place).ok_or_else(|| format!("only {place} act"))
	}

	/// The one with the number after that of the one at this place of those who act. Does not act.
	pub fn neighbour(&self, place: usize) -> Result<Person, String> {
		self.actor(place).map(|(number, _)| self.person(number + 1))
	}

	/// All but the founders, each with the one after; the last one with the first one.
	pub fn ring(&self) -> impl Iterator<Item = (Person, Person)> + '_ {
		let after = |number| if number == self.count { self.first } else { number + 1 };
		self.numbers().map(move |number| (self.person(number), self.person(after(number))))
	}

	/// The numbers of those who neither act nor have founded.
	pub fn others(&self) -> impl Iterator<Item = MemberNumber> + '_ {
		self.numbers().filter(|number| !self.actors.contains_key(number))
	}

	/// The numbers of all but the founders.
	pub fn numbers(&self) -> impl Iterator<Item = MemberNumber> {
		self.first..=self.count
	}

	/// The member with a number.
	pub fn person(&self, number: MemberNumber) -> Person {
		Person { number, account: self.account(number) }
	}

	/// A member's account. Who never acts needs no key.
	fn account(&self, number: MemberNumber) -> AccountId {
		self.actors.get(&number).map_or_else(|| stranger(number), |key| key.public().into())
	}
}

/// What an admission leaves in the state.
pub struct Admission {
	genesis: Storage,
	places: Vec<Place>,
	/// The number that the first one who is admitted gets.
	pub first: MemberNumber,
}

impl Admission {
	/// Sees what an admission leaves, and that two more leave the like.
	pub fn observe(genesis: Storage) -> Result<Self, String> {
		let mut state = genesis.clone();
		let somebody = stranger(0);
		let (places, first) = BasicExternalities::execute_with_storage(&mut state, || {
			admit(&somebody)?;
			pattern(&somebody).ok_or_else(|| String::from("an admitted member is not in the register"))
		})?;

		let others = [(first + 1, stranger(1)), (first + 2, stranger(2))];
		let mut called = state.clone();
		BasicExternalities::execute_with_storage(&mut called, || {
			others.iter().try_for_each(|(_, who)| admit(who))
		})?;
		let mut written = state.clone();
		let entries = others.iter().flat_map(|(number, who)| places.iter().map(|place| place(*number, who)));
		written.top.extend(entries);
		written.top.extend(counters(&state, 2)?);
		compare(&called, &written).map_err(|error| format!("admissions: {error}"))?;
		Ok(Self { genesis, places, first })
	}

	/// The state that the filling begins with.
	pub fn genesis(&self) -> Storage {
		self.genesis.clone()
	}

	/// Fills a chain that has just begun. One place after the other, in the order of the keys, so that each node of the
	/// trie is written once and memory holds the entries of one place.
	pub fn fill(&self, chain: &mut Chain, members: &Members) -> Result<(), String> {
		for place in &self.places {
			let entry = |number| place(number, &members.account(number));
			chain.fill(members.numbers().map(entry).collect())?;
			eprint!(".");
		}
		let filled = members.numbers().count().try_into().map_err(text)?;
		chain.write(&counters(&self.genesis, filled)?)
	}
}

/// Somebody without a key.
pub fn stranger(number: u32) -> AccountId {
	AccountId::new(blake2_256(&("stranger", number).encode()))
}

/// Somebody applies, and the board admits.
pub fn admit(who: &AccountId) -> Result<(), String> {
	let (_, statute) = Cooperatives::statute_in_force(COOP).ok_or("there is no cooperative")?;
	let shares = statute.parameters.shares.map_or(0, |terms| terms.compulsory);
	let applicant = RuntimeOrigin::signed(who.clone());
	Membership::apply(applicant, COOP, statute.text.hash, shares, DATA, MemberKind::Ordinary)
		.map_err(|error| format!("nobody can apply: {error:?}"))?;
	Membership::admit(Authority::Board { coop: COOP }.into(), who.clone())
		.map_err(|error| format!("nobody can be admitted: {error:?}"))
}

/// The places in which a member has entries, and the member's number. Each entry is that of this member, with the account
/// and the number of the other.
fn pattern(who: &AccountId) -> Option<(Vec<Place>, MemberNumber)> {
	use frame_system::Account;
	use pallet_allowance::Accounts;
	use pallet_membership::{Entries, MemberNumbers, Memberships, References};
	use pallet_shares::{Holdings, ShareTokens};

	let number = MemberNumbers::<Runtime>::get(COOP, who)?;
	let entry = Entries::<Runtime>::get(COOP, number)?;
	let account = Account::<Runtime>::get(who);
	let holding = Holdings::<Runtime>::get(COOP, who)?;
	let token = ShareTokens::<Runtime>::get(COOP)?;
	let held = pallet_assets::Account::<Runtime>::get(token, who)?;
	let allowance = Accounts::<Runtime>::get(who);
	let places = vec![
		place(move |_, who| (Account::<Runtime>::hashed_key_for(who), account.encode())),
		place(move |_, who| (pallet_assets::Account::<Runtime>::hashed_key_for(token, who), held.encode())),
		place(|_, who| (References::<Runtime>::hashed_key_for(who), ().encode())),
		place(|number, who| (MemberNumbers::<Runtime>::hashed_key_for(COOP, who), number.encode())),
		place(|number, who| (Memberships::<Runtime>::hashed_key_for(who, COOP), number.encode())),
		place(move |number, who| {
			let entry = pallet_membership::Entry { account: who.clone(), ..entry.clone() };
			(Entries::<Runtime>::hashed_key_for(COOP, number), entry.encode())
		}),
		place(move |_, who| (Holdings::<Runtime>::hashed_key_for(COOP, who), holding.encode())),
		place(move |_, who| (Accounts::<Runtime>::hashed_key_for(who), allowance.encode())),
	];
	Some((places, number))
}

fn place(entry: impl Fn(MemberNumber, &AccountId) -> Entry + 'static) -> Place {
	Box::new(entry)
}

/// What is counted over all members, once so many more have been admitted to this state.
fn counters(state: &Storage, more: u32) -> Result<Vec<Entry>, String> {
	use pallet_assets::Asset;
	use pallet_membership::{Counts, NextNumber};
	use pallet_shares::{ShareTokens, Totals};

	let mut state = state.clone();
	let keys = BasicExternalities::execute_with_storage(&mut state, || {
		let (_, statute) = Cooperatives::statute_in_force(COOP)?;
		let shares = u64::from(more) * u64::from(statute.parameters.shares?.compulsory);
		let token = ShareTokens::<Runtime>::get(COOP)?;
		NextNumber::<Runtime>::mutate(COOP, |next| *next += more);
		Counts::<Runtime>::mutate(COOP, |counts| counts.ordinary += more);
		Totals::<Runtime>::mutate(COOP, |total| {
			total.shares += shares;
			total.holders += more;
		});
		Asset::<Runtime>::mutate(token, |asset| {
			if let Some(asset) = asset {
				asset.supply += u128::from(shares);
				asset.accounts += more;
				asset.sufficients += more;
			}
		});
		Some([
			NextNumber::<Runtime>::hashed_key_for(COOP),
			Counts::<Runtime>::hashed_key_for(COOP),
			Totals::<Runtime>::hashed_key_for(COOP),
			Asset::<Runtime>::hashed_key_for(token),
		])
	});
	let keys = keys.ok_or("the cooperative has no shares")?;
	let entry = |key: Vec<u8>| state.top.remove(&key).map(|value| (key, value));
	keys.into_iter().map(entry).collect::<Option<_>>().ok_or_else(|| "nothing is counted there".into())
}
