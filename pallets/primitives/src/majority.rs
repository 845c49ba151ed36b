//! Fractions and majorities, compared by cross-multiplication and never by a rounded percentage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An exact fraction, such as a tenth of the members or three quarters of the votes cast.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub struct Fraction {
	pub numerator: u32,
	pub denominator: u32,
}

impl Fraction {
	pub const ONE_TENTH: Self = Self::new(1, 10);
	pub const THREE_QUARTERS: Self = Self::new(3, 4);
	pub const NINE_TENTHS: Self = Self::new(9, 10);

	pub const fn new(numerator: u32, denominator: u32) -> Self {
		Self { numerator, denominator }
	}

	/// Greater than nothing and at most the whole.
	pub const fn is_proper(&self) -> bool {
		self.numerator > 0 && self.numerator <= self.denominator
	}

	/// Whether this is at least `other`. Both are taken as proper.
	pub fn at_least(&self, other: Self) -> bool {
		u64::from(self.numerator).saturating_mul(other.denominator.into())
			>= u64::from(other.numerator).saturating_mul(self.denominator.into())
	}

	/// Whether `part` of `whole` reaches this fraction. Nothing of nothing reaches none.
	pub fn reached_by(&self, part: u64, whole: u64) -> bool {
		whole > 0
			&& u128::from(part).saturating_mul(self.denominator.into())
				>= u128::from(whole).saturating_mul(self.numerator.into())
	}
}

/// The majority that a decision of an assembly reached, weakest first. A call asks for at least one of them.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Majority {
	/// More yes than no (GenG 43(2)).
	Simple,
	/// Three quarters of the votes cast (GenG 16(2)).
	ThreeQuarters,
	/// Nine tenths of the votes cast (GenG 16(3)).
	NineTenths,
}

impl Majority {
	/// Whether `yes` against `no` reaches it. Abstentions are not votes cast; nothing cast passes nothing.
	pub fn reached_by(&self, yes: u64, no: u64) -> bool {
		match self {
			Self::Simple => yes > no,
			Self::ThreeQuarters => Fraction::THREE_QUARTERS.reached_by(yes, yes.saturating_add(no)),
			Self::NineTenths => Fraction::NINE_TENTHS.reached_by(yes, yes.saturating_add(no)),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn majorities_are_exact() {
		assert!(Majority::Simple.reached_by(2, 1));
		assert!(!Majority::Simple.reached_by(1, 1));
		assert!(Majority::ThreeQuarters.reached_by(75, 25));
		assert!(!Majority::ThreeQuarters.reached_by(74, 26));
		assert!(Majority::NineTenths.reached_by(9, 1));
		assert!(!Majority::NineTenths.reached_by(89, 11));
	}

	#[test]
	fn nothing_cast_passes_nothing() {
		for majority in [Majority::Simple, Majority::ThreeQuarters, Majority::NineTenths] {
			assert!(!majority.reached_by(0, 0));
		}
	}

	#[test]
	fn no_tally_overflows() {
		assert!(Majority::NineTenths.reached_by(u64::MAX, 0));
		assert!(!Majority::Simple.reached_by(0, u64::MAX));
	}

	#[test]
	fn fractions_compare_without_rounding() {
		assert!(Fraction::new(1, 3).at_least(Fraction::new(333_333, 1_000_000)));
		assert!(!Fraction::new(333_333, 1_000_000).at_least(Fraction::new(1, 3)));
		assert!(!Fraction::new(0, 10).is_proper());
		assert!(!Fraction::new(11, 10).is_proper());
		assert!(!Fraction::new(1, 0).is_proper());
	}
}
