//! What the pallets around this one ask of it.

use crate::{Config, Holdings, Pallet, TokenCooperatives, TokenId};
use allmende_primitives::{traits::Shareholding, CoopId, Date};
use pallet_assets::FrozenBalance;
use sp_runtime::DispatchResult;

impl<T: Config> Shareholding<T::AccountId> for Pallet<T> {
	fn open(coop: CoopId) -> DispatchResult {
		match Self::maybe_terms(coop)? {
			Some(_) => Self::open_token(coop),
			None => Ok(()),
		}
	}

	fn ensure_joinable(coop: CoopId, shares: u32) -> DispatchResult {
		Self::ensure_joinable_terms(coop, shares).map(|_| ())
	}

	fn join(coop: CoopId, who: &T::AccountId, shares: u32) -> DispatchResult {
		Self::do_join(coop, who, shares)
	}

	fn leave(coop: CoopId, who: &T::AccountId, left_on: Date) -> DispatchResult {
		Self::do_leave(coop, who, left_on)
	}

	fn shares(coop: CoopId, who: &T::AccountId) -> u32 {
		Holdings::<T>::get(coop, who).map_or(0, |held| held.shares)
	}
}

/// Every registered share is frozen. `None` at zero: `Some(0)` would keep the token's minimum balance back from the
/// burning of the last share.
impl<T: Config> FrozenBalance<TokenId, T::AccountId, u128> for Pallet<T> {
	fn frozen_balance(token: TokenId, who: &T::AccountId) -> Option<u128> {
		let coop = TokenCooperatives::<T>::get(token)?;
		Holdings::<T>::get(coop, who).map(|held| held.shares.into()).filter(|shares| *shares > 0)
	}

	/// Nothing to do: the book is lowered before the tokens are burned.
	fn died(_: TokenId, _: &T::AccountId) {}

	/// A share token counts as frozen even while nobody holds it, so that it can never be destroyed.
	fn contains_freezes(token: TokenId) -> bool {
		TokenCooperatives::<T>::contains_key(token)
	}
}
