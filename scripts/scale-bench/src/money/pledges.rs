//! A pledge from the promise to its end, one for each member who acts. The next one of them witnesses it, claims and
//! guarantees.

use super::{
	course::Course,
	polls,
	terms::{document, pledge, ONE, TALER},
};
use crate::chain::Cost;
use allmende_primitives::currency::Units;
use allmende_runtime::Runtime;
use pallet_currencies::HoldingViewFunction;
use pallet_pledges::{Call, Choice, ClaimId, NextPledgeId, PledgeId};
use sp_core::{Pair, H256};
use sp_keyring::Sr25519Keyring::Alice;

type Pledges = Call<Runtime>;

/// What the pledges of those who act are worth.
const VALUE: Units = 100 * ONE;
/// What each of them spends before his pledge is in default: less is left to him than he owes and than is guaranteed.
const SPENT: Units = 70 * ONE;
/// Days for which they can be claimed: some more than the vote on them and the claiming take.
const LASTING: u32 = 45;
/// Until they are overdue, with the days of grace, counted from the end of the vote.
pub const OVERDUE: u32 = 62;

/// The claim that is confirmed, the one that is disputed, the one that is left to silence. Ids are given in sequence.
const CONFIRMED: ClaimId = 0;
const DISPUTED: ClaimId = 1;
const SILENT: ClaimId = 2;

impl Course {
	/// Alice promises something, and half of the members vote on it.
	pub fn open_poll(&mut self) -> Result<(), String> {
		self.poll = self.next_pledge()?;
		let call = self.promise();
		self.chain.send(&Alice.pair(), call)?;
		let early = self.early();
		polls::fill(&mut self.chain, self.poll, &early)
	}

	/// Promises something.
	pub fn pledge(&mut self, place: usize) -> Result<Cost, String> {
		if place == 0 {
			self.first_pledge = self.next_pledge()?;
		}
		let call = self.promise();
		self.send(place, call)
	}

	fn promise(&self) -> Pledges {
		let terms = pledge(VALUE, self.today().plus_days(LASTING));
		Pledges::pledge { currency: TALER, service: document(), claiming: document(), terms }
	}

	fn next_pledge(&self) -> Result<PledgeId, String> {
		self.chain.get(&NextPledgeId::<Runtime>::hashed_key_for(TALER))
	}

	/// The pledge of the one at this place.
	pub fn pledge_of(&self, place: usize) -> PledgeId {
		self.first_pledge + place as PledgeId
	}

	/// Objects, among half of the members. The first one's vote is compared with those that were written.
	pub fn object(&mut self, place: usize) -> Result<Cost, String> {
		let (poll, reasons) = (self.poll, H256::repeat_byte(6));
		let (number, key) = self.members.actor(place).map(|(number, key)| (number, key.clone()))?;
		let tally = polls::counted(&self.chain, poll)?;
		let sent = self.send_by(&key, Pledges::object { currency: TALER, pledge: poll, reasons })?;
		if place == 0 {
			polls::check(&sent, poll, number, Choice::Object { reasons }, tally)?;
		}
		Ok(sent.cost)
	}

	/// Approves after all.
	pub fn approve(&mut self, place: usize) -> Result<Cost, String> {
		self.send(place, Pledges::approve { currency: TALER, pledge: self.poll })
	}

	/// Vouches, too.
	pub fn witness(&mut self, place: usize) -> Result<Cost, String> {
		self.send(place, Pledges::witness { currency: TALER, pledge: self.poll })
	}

	/// The next one vouches for somebody's pledge and approves it.
	pub fn agree(&mut self, place: usize) -> Result<(), String> {
		let (pledge, key) = (self.pledge_of(place), self.key(self.next(place))?);
		self.chain.send(&key, Pledges::witness { currency: TALER, pledge })?;
		self.chain.send(&key, Pledges::approve { currency: TALER, pledge })?;
		Ok(())
	}

	/// Takes one's pledge back before it is decided, in a block that is dropped.
	pub fn attempt_withdraw(&mut self, place: usize) -> Result<Cost, String> {
		let (key, pledge) = (self.key(place)?, self.pledge_of(place));
		self.attempt(&key, Pledges::withdraw { currency: TALER, pledge })
	}

	/// Counts the votes of half of the members and mints, in a block that is dropped.
	pub fn attempt_poll(&mut self, place: usize) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, Pledges::finalise { currency: TALER, pledge: self.poll })
	}

	/// Has one's pledge accepted, and its value minted.
	pub fn finalise(&mut self, place: usize) -> Result<Cost, String> {
		let pledge = self.pledge_of(place);
		self.send(place, Pledges::finalise { currency: TALER, pledge })
	}

	/// The next one claims a part of somebody's pledge.
	pub fn claim(&mut self, place: usize) -> Result<Cost, String> {
		let (pledge, request) = (self.pledge_of(place), H256::repeat_byte(7));
		let claim = Pledges::claim { currency: TALER, pledge, units: 1, most: VALUE, request };
		self.send(self.next(place), claim)
	}

	/// Delivers what was claimed first.
	pub fn deliver(&mut self, place: usize) -> Result<Cost, String> {
		self.deliver_claim(place, CONFIRMED)
	}

	/// Claimed by the next one, delivered, and not confirmed.
	pub fn leave_to_silence(&mut self, place: usize) -> Result<Cost, String> {
		self.claim(place)?;
		self.deliver_claim(place, SILENT)
	}

	fn deliver_claim(&mut self, place: usize, claim: ClaimId) -> Result<Cost, String> {
		let (pledge, proof) = (self.pledge_of(place), H256::repeat_byte(8));
		self.send(place, Pledges::deliver { currency: TALER, pledge, claim, proof })
	}

	/// The next one confirms the delivery.
	pub fn confirm(&mut self, place: usize) -> Result<Cost, String> {
		let pledge = self.pledge_of(place);
		self.send(self.next(place), Pledges::confirm { currency: TALER, pledge, claim: CONFIRMED })
	}

	/// The next one disputes what was claimed second.
	pub fn dispute(&mut self, place: usize) -> Result<Cost, String> {
		let (pledge, reason) = (self.pledge_of(place), H256::repeat_byte(9));
		self.send(self.next(place), Pledges::dispute { currency: TALER, pledge, claim: DISPUTED, reason })
	}

	/// Gives back what was disputed and nobody has decided.
	pub fn reclaim(&mut self, place: usize) -> Result<Cost, String> {
		let pledge = self.pledge_of(place);
		self.send(self.next(place), Pledges::reclaim { currency: TALER, pledge, claim: DISPUTED })
	}

	/// Confirms by silence.
	pub fn settle_claim(&mut self, place: usize) -> Result<Cost, String> {
		let pledge = self.pledge_of(place);
		self.send(place, Pledges::settle_claim { currency: TALER, pledge, claim: SILENT })
	}

	/// Buys a part of one's pledge back.
	pub fn buy_back(&mut self, place: usize) -> Result<Cost, String> {
		let pledge = self.pledge_of(place);
		self.send(place, Pledges::buy_back { currency: TALER, pledge, amount: 5 * ONE })
	}

	/// The next one guarantees a part of it.
	pub fn guarantee(&mut self, place: usize) -> Result<Cost, String> {
		let pledge = self.pledge_of(place);
		self.send(self.next(place), Pledges::guarantee { currency: TALER, pledge, amount: VALUE / 2 })
	}

	/// Puts an overdue pledge into default, in a block that is dropped.
	pub fn attempt_default(&mut self, place: usize) -> Result<Cost, String> {
		let (key, pledge) = (self.key(place)?, self.pledge_of(place));
		self.attempt(&key, Pledges::declare_default { currency: TALER, pledge })
	}

	/// Pays most of what one has to somebody, so that it does not suffice for one's pledge any more.
	pub fn spend(&mut self, place: usize) -> Result<(), String> {
		let (key, to) = (self.key(place)?, self.members.neighbour(place)?.account);
		let (currency, memo) = (TALER, Default::default());
		let payment = pallet_currencies::Call::<Runtime>::transfer { currency, to, amount: SPENT, memo };
		self.chain.send(&key, payment).map(|_| ())
	}

	/// Has the pledger of an overdue pledge pay all that he has, in a block that is dropped.
	pub fn attempt_collect(&mut self, place: usize) -> Result<Cost, String> {
		let (key, pledge) = (self.key(place)?, self.pledge_of(place));
		self.attempt(&key, Pledges::collect { currency: TALER, pledge })
	}

	/// Has the next one pay, likewise: so much that the pledger pays all that he has, and the guarantor a rest.
	pub fn attempt_call_guarantor(&mut self, place: usize) -> Result<Cost, String> {
		let (key, guarantor) = (self.key(place)?, self.key(self.next(place))?.public().into());
		let who = key.public().into();
		let (holding, _) = self.chain.view(HoldingViewFunction::<Runtime>::new(TALER, who))?;
		let holding = holding.ok_or("there is no currency")?;
		let (pledge, amount) = (self.pledge_of(place), holding.balance - holding.accrued + ONE);
		self.attempt(&key, Pledges::call_guarantor { currency: TALER, pledge, guarantor, amount })
	}
}
