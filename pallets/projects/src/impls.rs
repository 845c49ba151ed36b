//! What the pallets around this one ask of it.

use crate::{Config, Pallet, Participations, TokenId, TokenProjects};
use pallet_assets::FrozenBalance;

/// Every participation token is frozen. `None` for other assets and at zero: `Some(0)` would keep the minimum balance
/// back when the last token goes.
impl<T: Config> FrozenBalance<TokenId, T::AccountId, u128> for Pallet<T> {
	fn frozen_balance(token: TokenId, who: &T::AccountId) -> Option<u128> {
		let project = TokenProjects::<T>::get(token)?;
		Participations::<T>::get(project, who).map(|held| held.tokens).filter(|tokens| *tokens > 0)
	}

	/// Nothing to do: the book is lowered before the tokens are burned.
	fn died(_: TokenId, _: &T::AccountId) {}

	/// A participation token counts as frozen even while nobody holds it, so that it can never be destroyed.
	fn contains_freezes(token: TokenId) -> bool {
		TokenProjects::<T>::contains_key(token)
	}
}
