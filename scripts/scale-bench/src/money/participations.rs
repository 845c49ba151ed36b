//! Participation tokens of those who do not act, written as if one holder had given some to each of them.

use crate::{
	chain::{Chain, Entry, Sent},
	members::Person,
	text,
};
use allmende_primitives::currency::Units;
use allmende_runtime::{AccountId, Runtime};
use codec::Encode;
use frame_system::Account as SystemAccount;
use pallet_assets::{Account, Asset, AssetAccountOf, AssetDetails};
use pallet_projects::{Participation, Participations, ProjectId, TokenId};

/// What somebody gives to each.
pub struct Gifts {
	pub project: ProjectId,
	pub token: TokenId,
	pub from: AccountId,
	pub amount: Units,
}

impl Gifts {
	/// Gives to each of these, who have none yet, as it was given to somebody by a transaction.
	pub fn fill(&self, chain: &mut Chain, given: (&Person, &Sent), holders: &[Person]) -> Result<(), String> {
		let (first, gift) = given;
		let count = u32::try_from(holders.len()).map_err(text)?;
		let counters = self.counters(chain, count)?;
		let keys = |who: &Person| {
			let [book, tokens] = self.held(who);
			[book, tokens, SystemAccount::<Runtime>::hashed_key_for(&who.account)]
		};
		for (place, key) in keys(first).into_iter().enumerate() {
			let value = gift.left_at(&key)?;
			let entry = |who: &Person| {
				let [book, tokens, account] = keys(who);
				([book, tokens, account][place].clone(), value.clone())
			};
			chain.fill(holders.iter().map(entry).collect())?;
		}
		chain.fill(counters)
	}

	/// What a further gift will leave of projects and assets, if it is to somebody who has none either.
	pub fn expected(
		&self,
		chain: &Chain,
		given: (&Person, &Sent),
		who: &Person,
	) -> Result<Vec<Entry>, String> {
		let (first, gift) = given;
		let mut entries = self.counters(chain, 1)?;
		for (like, key) in self.held(first).into_iter().zip(self.held(who)) {
			entries.push((key, gift.left_at(&like)?));
		}
		Ok(entries)
	}

	/// Where it lies what somebody holds: in the project's book, and as tokens.
	fn held(&self, who: &Person) -> [Vec<u8>; 2] {
		[
			Participations::<Runtime>::hashed_key_for(self.project, &who.account),
			Account::<Runtime>::hashed_key_for(self.token, &who.account),
		]
	}

	/// What is counted, and what the giver has left, once so many more have got something.
	fn counters(&self, chain: &Chain, more: u32) -> Result<Vec<Entry>, String> {
		let given = Units::from(more) * self.amount;
		let asset_key = Asset::<Runtime>::hashed_key_for(self.token);
		let mut asset: AssetDetails<Units, AccountId, Units> = chain.there(&asset_key)?;
		asset.accounts += more;
		asset.sufficients += more;
		let [book_key, tokens_key] = self.held(&Person { number: 0, account: self.from.clone() });
		let mut tokens: AssetAccountOf<Runtime, ()> = chain.there(&tokens_key)?;
		tokens.balance -= given;
		let mut book: Participation = chain.there(&book_key)?;
		book.tokens -= given;
		Ok(vec![(asset_key, asset.encode()), (tokens_key, tokens.encode()), (book_key, book.encode())])
	}
}
