//! What holders do with a currency, and the board of its gateway.

use super::{
	course::Course,
	terms::{ONE, TALER},
};
use crate::chain::Cost;
use allmende_runtime::Runtime;
use pallet_currencies::{Call, Memo, RedemptionId};
use sp_core::{Pair, H256};
use sp_io::hashing::blake2_256;

type Currencies = Call<Runtime>;

impl Course {
	/// A plain transfer, as every wallet sends it, to somebody who has held the currency for long, too.
	pub fn transfer(&mut self, place: usize) -> Result<Cost, String> {
		let target = self.members.neighbour(place)?.account.into();
		self.send(place, pallet_assets::Call::<Runtime>::transfer { id: TALER, target, amount: ONE })
	}

	/// A payment with a memo.
	pub fn pay(&mut self, place: usize) -> Result<Cost, String> {
		let to = self.members.neighbour(place)?.account;
		let memo = Memo::truncate_from(b"Two loaves of bread, thank you".to_vec());
		self.send(place, Currencies::transfer { currency: TALER, to, amount: ONE, memo })
	}

	/// Takes somebody's demurrage to the pot.
	pub fn settle(&mut self, place: usize) -> Result<Cost, String> {
		let who = self.members.neighbour(place)?.account;
		self.send(place, Currencies::settle { currency: TALER, who })
	}

	/// The approval with which the board attests a deposit.
	pub fn attest_deposit(&mut self, place: usize) -> Result<Cost, String> {
		let to = self.key(place)?.public().into();
		let reference = reference("deposit", place);
		let attestation = Currencies::attest_deposit { currency: TALER, to, amount: 5 * ONE, reference };
		self.decide(attestation)
	}

	/// Asks for a payout. Everybody who acts does so in turn, so that the ids follow.
	pub fn request_redemption(&mut self, place: usize) -> Result<Cost, String> {
		let account_reference = reference("account", place);
		self.send(place, Currencies::request_redemption { currency: TALER, amount: ONE, account_reference })
	}

	/// The approval with which the board attests a payout: that of the first request.
	pub fn confirm_redemption(&mut self, place: usize) -> Result<Cost, String> {
		let (id, reference) = (self.request(place, 0), reference("payout", place));
		self.decide(Currencies::confirm_redemption { currency: TALER, id, reference })
	}

	/// The approval with which it refuses another one.
	pub fn reject_redemption(&mut self, place: usize) -> Result<Cost, String> {
		let (id, reason) = (self.request(place, 2), reference("letter", place));
		self.decide(Currencies::reject_redemption { currency: TALER, id, reason })
	}

	/// Takes the second request back, which the board has not answered in time.
	pub fn cancel_redemption(&mut self, place: usize) -> Result<Cost, String> {
		let id = self.request(place, 1);
		self.send(place, Currencies::cancel_redemption { currency: TALER, id })
	}

	/// The id of somebody's request in the first turn, or in a later one.
	fn request(&self, place: usize, turn: usize) -> RedemptionId {
		(turn * self.actors() + place) as RedemptionId
	}
}

/// The hash of a record that nobody else has.
fn reference(what: &str, place: usize) -> H256 {
	H256(blake2_256(format!("{what} {place}").as_bytes()))
}
