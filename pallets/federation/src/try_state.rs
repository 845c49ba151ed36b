//! The invariants of the federation.
//!
//! * I1: the numbers run from 1 to the one before the next, without a gap.
//! * I2: a member votes under the latest number that its cooperative was given.
//! * I3: the count is that of the members.
//! * I4: every member is a cooperative that has been founded.
//! * I5: members were admitted in the order of their numbers, and none is admitted from a day to come.
//! * I6: a federation that has had a member has one.
//! * I7: only members have nominated validators, each account once, and each member keeps those that are its own, not an
//!   empty list.
//! * I8: the admitted validators are those that have a day of admission, each once, in the order of their accounts, and all of
//!   them have session keys.
//! * I9: no validator was nominated on a day to come, nor admitted before its nomination or on a day to come.

use crate::{
	Admitted, Config, FirstNumber, MemberCount, Members, NextNumber, Nominations, Numbers, Pallet, Sessions,
	Validators,
};
use allmende_primitives::{
	assembly::VoterNumber,
	traits::{Calendar, Cooperatives},
	CoopId, Date,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, traits::Get};
use sp_runtime::{SaturatedConversion, TryRuntimeError};

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant and answers the first that does not hold.
	pub(crate) fn do_try_state() -> Checked {
		Self::check_numbers()?;
		Self::check_members()?;
		Self::check_count()?;
		Self::check_founded()?;
		Self::check_days()?;
		Self::check_presence()?;
		Self::check_nominations()?;
		Self::check_set()?;
		Self::check_validators_days()
	}

	fn check_numbers() -> Checked {
		let (first, next) = (FirstNumber::get(), NextNumber::<T>::get());
		ensure!(next >= first, "I1: the numbers begin before the first");
		let mut given: u32 = 0;
		for number in Numbers::<T>::iter_keys() {
			ensure!((first..next).contains(&number), "I1: a number was entered that was not given");
			given = given.saturating_add(1);
		}
		ensure!(next.saturating_sub(first) == given, "I1: a number was given and not entered");
		Ok(())
	}

	fn check_members() -> Checked {
		let mut latest = BTreeMap::<CoopId, VoterNumber>::new();
		for (number, coop) in Numbers::<T>::iter() {
			let newest = latest.entry(coop).or_default();
			*newest = number.max(*newest);
		}
		for (coop, member) in Members::<T>::iter() {
			let own = latest.get(&coop) == Some(&member.number);
			ensure!(own, "I2: a member votes under another number than its latest");
		}
		Ok(())
	}

	fn check_count() -> Checked {
		let members = Members::<T>::iter_keys().fold(0u32, |count, _| count.saturating_add(1));
		ensure!(MemberCount::<T>::get() == members, "I3: the count is not that of the members");
		Ok(())
	}

	fn check_founded() -> Checked {
		let founded = Members::<T>::iter_keys().all(T::Cooperatives::is_active);
		ensure!(founded, "I4: a member has not been founded");
		Ok(())
	}

	fn check_days() -> Checked {
		let today = T::Calendar::today();
		let by_number: BTreeMap<VoterNumber, Date> =
			Members::<T>::iter_values().map(|member| (member.number, member.since)).collect();
		let mut latest = Date::default();
		for since in by_number.into_values() {
			ensure!(since >= latest, "I5: a member was admitted before one with a lower number");
			latest = since;
		}
		ensure!(latest <= today, "I5: a member was admitted on a day to come");
		Ok(())
	}

	fn check_presence() -> Checked {
		let lost = NextNumber::<T>::get() > FirstNumber::get() && Members::<T>::iter_keys().next().is_none();
		ensure!(!lost, "I6: the federation has lost its last member");
		Ok(())
	}

	fn check_nominations() -> Checked {
		let mut kept: u32 = 0;
		for (coop, nominations) in Nominations::<T>::iter() {
			ensure!(Members::<T>::contains_key(coop), "I7: a cooperative has nominated that is not a member");
			ensure!(!nominations.is_empty(), "I7: an empty list of nominations is kept");
			let own = |who| Validators::<T>::get(who).is_some_and(|validator| validator.coop == coop);
			ensure!(nominations.iter().all(own), "I7: a nomination is another's or nobody's");
			kept = kept.saturating_add(nominations.len().saturated_into());
		}
		let validators = Validators::<T>::iter_keys().fold(0u32, |count, _| count.saturating_add(1));
		// Every entry has one place, so that as many are not in two.
		let listed = Validators::<T>::iter()
			.all(|(who, validator)| Nominations::<T>::get(validator.coop).contains(&who));
		ensure!(listed && kept == validators, "I7: a nomination is not kept, or twice");
		Ok(())
	}

	fn check_set() -> Checked {
		let admitted = Admitted::<T>::get();
		let ordered = admitted.iter().zip(admitted.iter().skip(1)).all(|(one, next)| one < next);
		ensure!(ordered, "I8: the set is not in order, or has somebody twice");
		let mut dated: Vec<_> = Validators::<T>::iter()
			.filter(|(_, validator)| validator.admitted_on.is_some())
			.map(|(who, _)| who)
			.collect();
		dated.sort();
		ensure!(admitted.into_inner() == dated, "I8: the set is not that of those who were admitted");
		ensure!(dated.iter().all(T::Sessions::has_keys), "I8: a validator in the set has no keys");
		Ok(())
	}

	fn check_validators_days() -> Checked {
		let today = T::Calendar::today();
		for validator in Validators::<T>::iter_values() {
			let latest = validator.admitted_on.unwrap_or(validator.nominated_on);
			ensure!(latest >= validator.nominated_on, "I9: a validator was admitted before its nomination");
			ensure!(latest <= today, "I9: a validator was nominated or admitted on a day to come");
		}
		Ok(())
	}
}
