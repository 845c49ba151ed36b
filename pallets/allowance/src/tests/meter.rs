//! The arithmetic of what comes back.

use crate::{mock::SIZES, Allowance, Meter};
use proptest::prelude::*;

type TestMeter = Meter<u64, u64>;

const ALLOWANCE: Allowance<u64, u64> = Allowance { capacity: SIZES.member, refill: SIZES.refill };

fn empty() -> TestMeter {
	Meter { used: ALLOWANCE.capacity, at: 50 }
}

#[test]
fn it_comes_back_with_the_blocks() {
	for (blocks, left) in [(0, 0), (1, 10), (2, 20), (500, 5_000), (999, 9_990), (1_000, 10_000)] {
		assert_eq!(empty().left(50 + blocks, &ALLOWANCE), left);
	}
	assert_eq!(empty().left(u64::MAX, &ALLOWANCE), 10_000);
}

#[test]
fn it_is_full_after_exactly_the_refill() {
	let uneven: Allowance<u64, u64> = Allowance { capacity: 9_999, refill: 1_000 };
	let meter = Meter { used: 9_999, at: 0 };
	assert_eq!(meter.left(999, &uneven), 9_990);
	assert_eq!(meter.left(1_000, &uneven), 9_999);
	assert_eq!(meter.full_at(0, &uneven), 1_000);
}

/// In the holder's favour.
#[test]
fn what_comes_back_is_rounded_up() {
	let small: Allowance<u64, u64> = Allowance { capacity: 10, refill: 1_000 };
	let meter = Meter { used: 10, at: 0 };
	assert_eq!(meter.left(1, &small), 1);
	assert_eq!(meter.left(100, &small), 1);
	assert_eq!(meter.left(101, &small), 2);
}

#[test]
fn as_much_as_there_is_can_be_taken() {
	let mut meter = TestMeter::default();
	assert!(meter.take(10_001, 7, &ALLOWANCE).is_err());
	assert_eq!(meter, TestMeter::default());
	assert!(meter.take(10_000, 7, &ALLOWANCE).is_ok());
	assert_eq!(meter, Meter { used: 10_000, at: 7 });
	assert!(meter.take(1, 7, &ALLOWANCE).is_err());
	assert!(meter.take(10, 8, &ALLOWANCE).is_ok());
	assert_eq!(meter, Meter { used: 10_000, at: 8 });
}

#[test]
fn more_than_was_used_cannot_be_given_back() {
	let mut meter = TestMeter { used: 5, at: 0 };
	meter.give_back(3);
	assert_eq!(meter.used, 2);
	meter.give_back(3);
	assert_eq!(meter.used, 0);
}

/// A capacity that was lowered below what is used: it takes no longer than from empty, and is never faster.
#[test]
fn an_excess_comes_back_in_the_same_time() {
	let meter = Meter { used: 50_000, at: 0 };
	assert_eq!(meter.left(800, &ALLOWANCE), 0);
	assert_eq!(meter.left(801, &ALLOWANCE), 50);
	assert_eq!(meter.left(999, &ALLOWANCE), 9_950);
	assert_eq!(meter.left(1_000, &ALLOWANCE), 10_000);
	assert_eq!(meter.full_at(0, &ALLOWANCE), 1_000);
}

/// Without a capacity too, so that who comes back after a while is not told of what was.
#[test]
fn it_comes_back_without_a_capacity() {
	let none = Allowance { capacity: 0, refill: 1_000 };
	assert_eq!(empty().used_at(550, &none), 5_000);
	assert_eq!(empty().used_at(1_050, &none), 0);
	assert_eq!(empty().left(1_050, &none), 0);
}

#[test]
fn the_largest_amounts_do_not_overflow() {
	let huge = Allowance { capacity: u128::MAX, refill: u32::MAX };
	let mut meter = Meter { used: 0u128, at: 0u32 };
	assert!(meter.take(u128::MAX, 0, &huge).is_ok());
	assert!(meter.left(u32::MAX - 1, &huge) < u128::MAX);
	assert_eq!(meter.left(u32::MAX, &huge), u128::MAX);
	assert_eq!(meter.full_at(0, &huge), u32::MAX);
}

proptest! {
	/// The block that is named is the first in which nothing is used.
	#[test]
	fn full_at_is_exact(
		used in 0..20_000u64,
		at in 0..100u64,
		passed in 0..3_000u64,
		capacity in 0..20_000u64,
		refill in 1..2_000u64,
	) {
		let (meter, allowance, now) = (Meter { used, at }, Allowance { capacity, refill }, at + passed);
		let full_at = meter.full_at(now, &allowance);
		prop_assert!(full_at >= now);
		prop_assert_eq!(meter.used_at(full_at, &allowance), 0);
		prop_assert!(full_at == now || meter.used_at(full_at - 1, &allowance) > 0);
		prop_assert!(full_at <= now.max(at + refill));
	}

	/// Reckoning in between gives at most a unit each time, and takes nothing away, as long as the capacity holds what
	/// is used.
	#[test]
	fn reckoning_in_between_changes_little(
		used in 0..=10_000u64,
		steps in prop::collection::vec(1..200u64, 1..10),
	) {
		let (mut often, once) = (Meter { used, at: 0 }, Meter { used, at: 0 });
		let mut now = 0;
		for step in &steps {
			now += step;
			often.settle(now, &ALLOWANCE);
		}
		let (often, once) = (often.left(now, &ALLOWANCE), once.left(now, &ALLOWANCE));
		prop_assert!(often >= once);
		prop_assert!(often - once <= steps.len() as u64);
	}

	/// An excess that a lowered capacity leaves is never an advantage over an empty allowance.
	#[test]
	fn an_excess_is_no_advantage(excess in 0..100_000u64, blocks in 0..1_100u64) {
		let more = Meter { used: ALLOWANCE.capacity + excess, at: 50 };
		prop_assert!(more.left(50 + blocks, &ALLOWANCE) <= empty().left(50 + blocks, &ALLOWANCE));
	}
}
