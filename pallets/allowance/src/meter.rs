//! The meter: how much of an allowance is used, and how that comes back with the blocks.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, traits::AtLeast32BitUnsigned, Rounding,
	SaturatedConversion,
};

/// How much can be used at once, and how fast it comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Allowance<Balance, BlockNumber> {
	/// What is there when nothing is used, in the unit of the ordinary fee.
	pub capacity: Balance,
	/// Blocks in which an empty allowance is full again.
	pub refill: BlockNumber,
}

/// What is used of an allowance, as of the block in which that changed last.
///
/// The capacity is not stored: it follows from what the holder is. What is used survives every change of it, so that
/// lowering and raising a capacity gives nobody anything.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Meter<Balance, BlockNumber> {
	/// What was used as of `at`, in the unit of the ordinary fee.
	pub used: Balance,
	/// The block as of which it was reckoned.
	pub at: BlockNumber,
}

impl<Balance, BlockNumber> Meter<Balance, BlockNumber>
where
	Balance: AtLeast32BitUnsigned + Copy,
	BlockNumber: AtLeast32BitUnsigned + Copy,
{
	/// What is still used at `now`.
	///
	/// Comes back in proportion to the blocks that have passed, rounded up, in the holder's favour: what is empty is
	/// full after exactly `refill` blocks. Who has used more than the present capacity, since it was lowered, gets it
	/// back in proportion to that, so that nobody waits longer than `refill` blocks. It is never faster than from an
	/// empty allowance: nothing can be used before the excess has come back.
	pub fn used_at(&self, now: BlockNumber, allowance: &Allowance<Balance, BlockNumber>) -> Balance {
		let elapsed = now.saturating_sub(self.at);
		if elapsed >= allowance.refill {
			return Balance::zero();
		}
		let full: u128 = allowance.capacity.max(self.used).saturated_into();
		// Never `None`: `refill` is above `elapsed`, and so above zero and the quotient below `full`.
		let back = multiply_by_rational_with_rounding(
			full,
			elapsed.saturated_into(),
			allowance.refill.saturated_into(),
			Rounding::Up,
		);
		self.used.saturating_sub(back.unwrap_or_default().saturated_into())
	}

	/// What is left at `now`.
	pub fn left(&self, now: BlockNumber, allowance: &Allowance<Balance, BlockNumber>) -> Balance {
		allowance.capacity.saturating_sub(self.used_at(now, allowance))
	}

	/// Reckons what has come back until `now`. To be done before the capacity changes, so that the past comes back at
	/// the rate of the past.
	pub fn settle(&mut self, now: BlockNumber, allowance: &Allowance<Balance, BlockNumber>) {
		self.used = self.used_at(now, allowance);
		self.at = now;
	}

	/// Uses an amount. Refused, with nothing changed, when less is left.
	pub fn take(
		&mut self,
		amount: Balance,
		now: BlockNumber,
		allowance: &Allowance<Balance, BlockNumber>,
	) -> Result<(), Exhausted> {
		if self.left(now, allowance) < amount {
			return Err(Exhausted);
		}
		self.settle(now, allowance);
		self.used = self.used.saturating_add(amount);
		Ok(())
	}

	/// Gives back what was taken in this very block and not needed.
	pub fn give_back(&mut self, amount: Balance) {
		self.used = self.used.saturating_sub(amount);
	}

	/// The first block in which nothing is used any more, `now` if that is so already.
	pub fn full_at(&self, now: BlockNumber, allowance: &Allowance<Balance, BlockNumber>) -> BlockNumber {
		let full: u128 = allowance.capacity.max(self.used).saturated_into();
		let used: u128 = self.used.saturated_into();
		// The least number of blocks with ceil(full * blocks / refill) >= used.
		let blocks = used.checked_sub(1).and_then(|rest| {
			let refill = allowance.refill.saturated_into();
			multiply_by_rational_with_rounding(rest, refill, full, Rounding::Down)
		});
		let until = blocks.map(|blocks| self.at.saturating_add(blocks.saturating_add(1).saturated_into()));
		until.unwrap_or(now).max(now)
	}
}

/// Less is left than is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exhausted;
