//! The traits by which other pallets know the register.

use crate::{Config, MemberKind, Pallet};
use allmende_primitives::{
	traits::{Founder, OnFounded, Register, Shareholding, Standing},
	CoopId, MemberNumber,
};
use alloc::vec::Vec;
use frame_support::storage::with_storage_layer;
use sp_runtime::DispatchResult;

impl<T: Config> Register<T::AccountId> for Pallet<T> {
	fn is_member(coop: CoopId, who: &T::AccountId) -> bool {
		Self::current(coop, who).is_some()
	}

	fn number(coop: CoopId, who: &T::AccountId) -> Option<MemberNumber> {
		Self::current(coop, who).map(|(number, _)| number)
	}

	fn end_by_transfer(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		Self::do_end_by_transfer(coop, who)
	}
}

impl<T: Config> OnFounded<T::AccountId> for Pallet<T> {
	fn ensure_enterable(coop: CoopId, shares: u32) -> DispatchResult {
		T::Shares::ensure_joinable(coop, shares)
	}

	fn founded(coop: CoopId, founders: Vec<Founder<T::AccountId>>) -> DispatchResult {
		// Genesis has no layer of its own around it.
		with_storage_layer(|| {
			T::Shares::open(coop)?;
			let accounts: Vec<_> = founders.iter().map(|founder| founder.account.clone()).collect();
			T::Standing::founded(coop, &accounts);
			for Founder { account, shares, data_hash } in founders {
				Self::enter(coop, account, MemberKind::Ordinary, shares, data_hash)?;
			}
			Ok(())
		})
	}
}
