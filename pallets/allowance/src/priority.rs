//! Who comes first in the pool, and who is put out of it when it is full.
//!
//! A transaction's priority is the sum of what its payment and its nonce give it. The nonce counts for more: of each account the
//! next transaction comes first, so that accounts take turns however many transactions each has waiting. Among equals who
//! has more of the allowance left comes first, as a share of it: an office that has sent much stands behind a member who
//! has sent little, though more is left to it. What money pays for comes after all of that, whatever the tip.
//!
//! A share has few steps, and is reckoned before the transaction itself is paid for. So a transaction cannot be replaced by
//! another one of the same nonce that is a byte shorter, again and again for the price of one.

use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, traits::AtLeast32BitUnsigned,
	transaction_validity::TransactionPriority, Rounding, SaturatedConversion,
};

/// What a member's transaction has at least.
pub const OF_MEMBERS: TransactionPriority = 1 << 62;
/// What a guest's transaction has at least. A guest's nonce and share do not lift it to [`OF_MEMBERS`].
pub const OF_GUESTS: TransactionPriority = 1 << 61;
/// The most that money buys for a transaction of the class `Normal`. The nonce does not lift it to [`OF_GUESTS`].
pub const MOST_FOR_MONEY: TransactionPriority = (1 << 60) - 1;
/// The most that [`Config::MaxAhead`](crate::Config::MaxAhead) can be: above, the nonce would count for more than who pays.
pub const MOST_AHEAD: u32 = 63;

/// What each transaction that an account has before this one takes away.
const AHEAD_STEP: TransactionPriority = 1 << 54;
/// Steps of the share that is left.
const LEVELS: u32 = 1_024;
/// What each of them gives.
const LEVEL_STEP: TransactionPriority = 1 << 40;

/// For the nonce: a transaction that is `ahead` of the account's own, of at most `most`.
pub(crate) fn of_nonce(ahead: u32, most: u32) -> TransactionPriority {
	TransactionPriority::from(most.saturating_sub(ahead)).saturating_mul(AHEAD_STEP)
}

/// For the share of `whole` that is left, on top of `base`.
pub(crate) fn of_share<Balance: AtLeast32BitUnsigned + Copy>(
	base: TransactionPriority,
	left: Balance,
	whole: Balance,
) -> TransactionPriority {
	if whole.is_zero() {
		return base;
	}
	let left: u128 = left.min(whole).saturated_into();
	let whole: u128 = whole.saturated_into();
	// Never `None`: `whole` is not 0, and the quotient not above `LEVELS`.
	let level = multiply_by_rational_with_rounding(left, LEVELS.into(), whole, Rounding::Down);
	let level: TransactionPriority = level.unwrap_or_default().saturated_into();
	base.saturating_add(level.saturating_mul(LEVEL_STEP))
}

// The three bands do not touch.
const _: () = {
	let nonce = MOST_AHEAD as TransactionPriority * AHEAD_STEP;
	let share = LEVELS as TransactionPriority * LEVEL_STEP;
	assert!(share < AHEAD_STEP);
	assert!(MOST_FOR_MONEY + nonce < OF_GUESTS);
	assert!(OF_GUESTS + nonce + share < OF_MEMBERS);
};
