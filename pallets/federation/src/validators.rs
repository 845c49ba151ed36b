//! Who validates: nominated by a member cooperative, admitted by the federation.
//!
//! The members' boards put validators forward and can take back their own; only the federation puts one into the set. The set
//! is read at the end of each session, and takes effect one session later.

use crate::{
	Admitted, Config, Error, Event, Nominations, Pallet, Sessions, Validator, ValidatorDetails, Validators,
};
use allmende_primitives::{traits::Calendar, CoopId, MAX_PAGE};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// A member nominates an account, which can register its keys from now on.
	pub(crate) fn do_nominate_validator(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		Self::ensure_member(coop)?;
		ensure!(!Validators::<T>::contains_key(who), Error::<T>::AlreadyNominated);
		let mut nominations = Nominations::<T>::get(coop);
		nominations.try_push(who.clone()).map_err(|_| Error::<T>::TooManyNominations)?;

		Nominations::<T>::insert(coop, nominations);
		let validator = Validator { coop, nominated_on: T::Calendar::today(), admitted_on: None };
		Validators::<T>::insert(who, validator);
		Ok(())
	}

	/// A member takes a validator of its own back, admitted or not. Answers whether it was admitted.
	pub(crate) fn do_withdraw_validator(coop: CoopId, who: &T::AccountId) -> Result<bool, DispatchError> {
		let validator = Self::ensure_nominated(who)?;
		ensure!(validator.coop == coop, Error::<T>::NotNominated);
		if validator.admitted_on.is_some() {
			Self::take_from_set(core::slice::from_ref(who))?;
		}
		Self::end_nomination(coop, who);
		Ok(validator.admitted_on.is_some())
	}

	/// The federation puts a nominated validator into the set. Answers whose it is, and how many there are.
	pub(crate) fn do_admit_validator(who: &T::AccountId) -> Result<(CoopId, u32), DispatchError> {
		let mut validator = Self::ensure_nominated(who)?;
		ensure!(validator.admitted_on.is_none(), Error::<T>::AlreadyAdmitted);
		ensure!(T::Sessions::has_keys(who), Error::<T>::NoSessionKeys);
		let mut admitted = Admitted::<T>::get();
		// In the order of their accounts, as at genesis.
		let place = admitted.binary_search(who).err().ok_or(DispatchError::Corruption)?;
		admitted.try_insert(place, who.clone()).map_err(|_| Error::<T>::TooManyValidators)?;

		let count = admitted.len().saturated_into();
		Admitted::<T>::put(admitted);
		validator.admitted_on = Some(T::Calendar::today());
		let coop = validator.coop;
		Validators::<T>::insert(who, validator);
		Ok((coop, count))
	}

	/// The federation takes a validator out of the set, and its nomination with it. Answers whose it was, and how many are
	/// left.
	pub(crate) fn do_remove_validator(who: &T::AccountId) -> Result<(CoopId, u32), DispatchError> {
		let Validator { coop, admitted_on, .. } = Self::ensure_nominated(who)?;
		ensure!(admitted_on.is_some(), Error::<T>::NotAdmitted);
		let left = Self::take_from_set(core::slice::from_ref(who))?;
		Self::end_nomination(coop, who);
		Ok((coop, left))
	}

	/// Ends what a cooperative has nominated, together with its membership.
	pub(crate) fn end_nominations(coop: CoopId) -> DispatchResult {
		let nominations = Nominations::<T>::get(coop);
		Self::take_from_set(&nominations)?;
		Nominations::<T>::remove(coop);
		for who in nominations {
			let admitted =
				Validators::<T>::take(&who).is_some_and(|validator| validator.admitted_on.is_some());
			Self::deposit_event(Event::ValidatorWithdrawn { coop, who, admitted });
		}
		Ok(())
	}

	/// Removes the session keys of an account that is no validator any more, nor in a set that is still at work.
	pub(crate) fn do_clear_keys(who: &T::AccountId) -> DispatchResult {
		ensure!(!Validators::<T>::contains_key(who), Error::<T>::StillNominated);
		ensure!(!T::Sessions::is_active(who), Error::<T>::StillActive);
		ensure!(T::Sessions::has_keys(who), Error::<T>::NoSessionKeys);
		T::Sessions::clear_keys(who)
	}

	/// A validator of the genesis: nominated and admitted on its day.
	pub(crate) fn enter_genesis_validator(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		Self::do_nominate_validator(coop, who)?;
		Self::do_admit_validator(who)?;
		// The genesis of sessions gives an account that does not exist a reference, and takes none for the keys as `set_keys`
		// does. `clear_keys` gives that one back.
		frame_system::Pallet::<T>::inc_consumers_without_limit(who)
	}

	/// Whether the federation has admitted the account.
	pub fn is_admitted(who: &T::AccountId) -> bool {
		Validators::<T>::get(who).is_some_and(|validator| validator.admitted_on.is_some())
	}

	/// Whether a member has nominated the account, admitted or not.
	pub fn is_nominated(who: &T::AccountId) -> bool {
		Validators::<T>::contains_key(who)
	}

	/// Who is to validate from the next session on that is not made up yet, in the order of their accounts: those who were
	/// admitted. Whoever has lost his keys is left out. `None`: nobody is left, so that the present ones go on.
	pub fn set_for_next_session() -> Option<Vec<T::AccountId>> {
		let set: Vec<_> = Admitted::<T>::get().into_iter().filter(T::Sessions::has_keys).collect();
		(!set.is_empty()).then_some(set)
	}

	pub(crate) fn view_validator(who: &T::AccountId) -> Option<ValidatorDetails> {
		Validators::<T>::get(who).map(|validator| Self::details(who, validator))
	}

	pub(crate) fn view_validators(
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<(T::AccountId, ValidatorDetails)> {
		let validators = match after {
			Some(who) => Validators::<T>::iter_from(Validators::<T>::hashed_key_for(who)),
			None => Validators::<T>::iter(),
		};
		let page = validators.take(limit.min(MAX_PAGE).saturated_into());
		page.map(|(who, validator)| {
			let details = Self::details(&who, validator);
			(who, details)
		})
		.collect()
	}

	fn details(who: &T::AccountId, validator: Validator) -> ValidatorDetails {
		let Validator { coop, nominated_on, admitted_on } = validator;
		let (has_keys, active) = (T::Sessions::has_keys(who), T::Sessions::is_active(who));
		ValidatorDetails { coop, nominated_on, admitted_on, has_keys, active }
	}

	fn ensure_nominated(who: &T::AccountId) -> Result<Validator, Error<T>> {
		Validators::<T>::get(who).ok_or(Error::<T>::NotNominated)
	}

	/// Takes those of the accounts out of the set who are in it. Somebody is left, unless nobody was in it. Answers how many.
	fn take_from_set(accounts: &[T::AccountId]) -> Result<u32, Error<T>> {
		let mut admitted = Admitted::<T>::get();
		let before = admitted.len();
		admitted.retain(|who| !accounts.contains(who));
		let left = admitted.len();
		if left < before {
			ensure!(left > 0, Error::<T>::LastValidator);
			Admitted::<T>::put(admitted);
		}
		Ok(left.saturated_into())
	}

	/// Forgets a nomination. A cooperative that has none is not kept.
	fn end_nomination(coop: CoopId, who: &T::AccountId) {
		Validators::<T>::remove(who);
		Nominations::<T>::mutate_exists(coop, |entry| {
			let Some(mut nominations) = entry.take() else { return };
			nominations.retain(|nominated| nominated != who);
			*entry = (!nominations.is_empty()).then_some(nominations);
		});
	}
}
