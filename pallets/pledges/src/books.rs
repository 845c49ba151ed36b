//! The books of one pledge: where its value is. No unit is lost to rounding.

use allmende_primitives::currency::Units;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// `whole` times `part / of`, in 256 bits. `None`: `of` is nothing, or it is more than there can be.
pub(crate) fn share(whole: Units, part: u128, of: u128, rounding: Rounding) -> Option<Units> {
	multiply_by_rational_with_rounding(whole, part, of, rounding)
}

/// Where the value of an accepted pledge is. What is left and what is claimed is outstanding; the sum of all of it is the
/// value that was minted. All nought before.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Books {
	/// Service units that nobody has claimed. Nought when nothing is left of the value, and then only.
	pub left_units: u32,
	/// What they are worth.
	pub left: Units,
	/// Service units in claims that are not settled.
	pub claimed_units: u32,
	/// What they are worth, in escrow of the claimants.
	pub claimed: Units,
	/// Retired because it was delivered.
	pub delivered: Units,
	/// Bought back by the pledger, or collected from him.
	pub bought_back: Units,
	/// Paid by guarantors.
	pub stood_in: Units,
	/// Covered from the pot.
	pub covered: Units,
	/// Given up by the assembly, and not made good.
	pub written_off: Units,
	/// Given up by the assembly, and made good afterwards.
	pub recovered: Units,
}

/// A reason for which what is left falls without a claim.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Relief {
	/// The pledger has bought it back, or it was collected from him.
	#[codec(index = 0)]
	BoughtBack,
	/// A guarantor stands in.
	#[codec(index = 1)]
	StoodIn,
	/// The pot covers it.
	#[codec(index = 2)]
	Covered,
	/// The assembly gives it up.
	#[codec(index = 3)]
	WrittenOff,
}

impl Books {
	/// Those of a pledge that was just minted.
	pub(crate) fn opened(value: Units, quantity: u32) -> Self {
		Self { left_units: quantity, left: value, ..Self::default() }
	}

	/// Promised and not yet delivered.
	pub fn outstanding(&self) -> Option<Units> {
		self.left.checked_add(self.claimed)
	}

	/// The whole value, wherever it is.
	pub fn value(&self) -> Option<Units> {
		let paid = [self.delivered, self.bought_back, self.stood_in, self.covered];
		let given_up = [self.written_off, self.recovered];
		paid.iter().chain(&given_up).try_fold(self.outstanding()?, |sum, part| sum.checked_add(*part))
	}

	/// What so many of the service units left are worth: their part, rounded down; the last ones all that is left.
	pub fn value_of(&self, units: u32) -> Option<Units> {
		match units == self.left_units {
			true => Some(self.left),
			false => share(self.left, units.into(), self.left_units.into(), Rounding::Down),
		}
	}

	/// Somebody makes good what was given up.
	pub(crate) fn recover(self, amount: Units) -> Option<Self> {
		let written_off = self.written_off.checked_sub(amount)?;
		Some(Self { written_off, recovered: self.recovered.checked_add(amount)?, ..self })
	}

	/// Somebody claims units that are left.
	pub(crate) fn claim(self, units: u32, value: Units) -> Option<Self> {
		Some(Self {
			left_units: self.left_units.checked_sub(units)?,
			left: self.left.checked_sub(value)?,
			claimed_units: self.claimed_units.checked_add(units)?,
			claimed: self.claimed.checked_add(value)?,
			..self
		})
	}

	/// A claim is settled: so much of it was delivered. The rest is left again, with as many of the claimed units, rounded
	/// up, so that none is worth more than it was.
	pub(crate) fn settle(self, units: u32, value: Units, delivered: Units) -> Option<Self> {
		let rest = value.checked_sub(delivered)?;
		let back = share(units.into(), rest, value, Rounding::Up)?;
		Some(Self {
			left_units: self.left_units.checked_add(u32::try_from(back).ok()?)?,
			left: self.left.checked_add(rest)?,
			claimed_units: self.claimed_units.checked_sub(units)?,
			claimed: self.claimed.checked_sub(value)?,
			delivered: self.delivered.checked_add(delivered)?,
			..self
		})
	}

	/// What is left falls. As many service units stay as are worth the rest, rounded up, so that none is worth more than it
	/// was.
	pub(crate) fn relieve(self, amount: Units, by: Relief) -> Option<Self> {
		let left = self.left.checked_sub(amount)?;
		let left_units = share(self.left_units.into(), left, self.left, Rounding::Up)?;
		let mut books = Self { left, left_units: u32::try_from(left_units).ok()?, ..self };
		let sum = match by {
			Relief::BoughtBack => &mut books.bought_back,
			Relief::StoodIn => &mut books.stood_in,
			Relief::Covered => &mut books.covered,
			Relief::WrittenOff => &mut books.written_off,
		};
		*sum = sum.checked_add(amount)?;
		Some(books)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn the_last_units_take_the_rest() {
		let mut books = Books::opened(100, 3);
		let mut values = Vec::new();
		for _ in 0..3 {
			let value = books.value_of(1).unwrap();
			values.push(value);
			books = books.claim(1, value).unwrap();
		}
		assert_eq!(values, [33, 33, 34]);
		assert_eq!((books.left, books.left_units, books.claimed), (0, 0, 100));
	}

	#[test]
	fn what_was_not_delivered_is_left_again() {
		let claimed = Books::opened(90, 9).claim(3, 30).unwrap();
		let half = claimed.settle(3, 30, 15).unwrap();
		assert_eq!((half.left, half.left_units, half.delivered), (75, 8, 15));
		let nothing = claimed.settle(3, 30, 0).unwrap();
		assert_eq!((nothing.left, nothing.left_units, nothing.delivered), (90, 9, 0));
		let everything = claimed.settle(3, 30, 30).unwrap();
		assert_eq!((everything.left, everything.left_units, everything.delivered), (60, 6, 30));
	}

	#[test]
	fn units_go_with_what_they_are_worth() {
		let books = Books::opened(200, 10).relieve(30, Relief::BoughtBack).unwrap();
		assert_eq!((books.left, books.left_units, books.bought_back), (170, 9, 30));
		let books = books.relieve(170, Relief::WrittenOff).unwrap();
		assert_eq!((books.left, books.left_units, books.written_off), (0, 0, 170));
		let books = books.recover(100).unwrap();
		assert_eq!((books.written_off, books.recovered, books.value()), (70, 100, Some(200)));
		assert_eq!(books.recover(71), None);
	}

	#[test]
	fn more_than_there_is_cannot_go() {
		let books = Books::opened(10, 2);
		assert_eq!(books.claim(3, 10), None);
		assert_eq!(books.claim(1, 11), None);
		assert_eq!(books.relieve(11, Relief::Covered), None);
		assert_eq!(books.settle(1, 5, 0), None);
		assert_eq!(books.claim(1, 5).unwrap().settle(1, 5, 6), None);
	}

	proptest! {
		/// However a pledge is claimed, settled and relieved: the value stays, each unit left is worth something, and nothing
		/// is left over in the end.
		#[test]
		fn no_unit_is_lost(
			quantity in 1u32..=1_000,
			more in 0u128..=u128::from(u64::MAX),
			steps in prop::collection::vec((0u8..4, 1u32..=100, 0u32..=100), 0..40),
		) {
			let value = u128::from(quantity) + more;
			let mut books = Books::opened(value, quantity);
			let mut claims = Vec::new();
			for (kind, size, part) in steps {
				match kind {
					0 if books.left_units > 0 => {
						let units = (books.left_units * size / 100).max(1);
						let worth = books.value_of(units).unwrap();
						prop_assert!(worth >= units.into());
						books = books.claim(units, worth).unwrap();
						claims.push((units, worth));
					},
					1 => if let Some((units, worth)) = claims.pop() {
						books = books.settle(units, worth, worth / 100 * u128::from(part)).unwrap();
					},
					2 if books.left > 0 => {
						let amount = (books.left / 100 * u128::from(size)).max(1);
						let each = books.left / u128::from(books.left_units);
						books = books.relieve(amount, Relief::Covered).unwrap();
						prop_assert!(books.left_units == 0 || books.left / u128::from(books.left_units) <= each);
					},
					_ => {},
				}
				prop_assert_eq!(books.value(), Some(value));
				prop_assert_eq!(books.left == 0, books.left_units == 0);
				prop_assert!(u128::from(books.left_units) <= books.left);
				prop_assert!(books.left_units + books.claimed_units <= quantity);
			}
		}
	}
}
