//! The invariants of the register.
//!
//! * I1: the numbers of a cooperative's entries are 1, 2, 3, ... up to the next number, without a gap.
//! * I2: the counts are those of the entries whose end has not been entered, by kind.
//! * I3: the present members' numbers and the entries point at each other.
//! * I4: the index by account says what the members' numbers say.
//! * I5: an entry's days are in order: joined, then left; left by notice on the day of the notice, by transfer not later.
//! * I6: everybody who was ever entered, is invited or has applied has a reference, and the account of each reference exists by it.
//! * I7: what an inviter has given lately is counted: from one to as many as one can give, and not fewer than are stored
//!   from that time. So is what a board has given to founders.
//! * I8: every exit to come is in the queue on its day or among the stalled ones, never in both, and nothing else is.
//! * I9: a present member neither has an application nor an invitation.

use crate::{
	Applications, Config, Counts, Entries, Exit, ExitDay, ExitQueue, FoundersInvited, Invitation,
	InvitationWindow, Invitations, Issued, MemberCounts, MemberNumbers, Memberships, NextNumber, Pallet,
	References, StalledExits,
};
use allmende_primitives::CoopId;
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant and answers the first that does not hold.
	pub(crate) fn do_try_state() -> Checked {
		Self::check_numbers()?;
		Self::check_counts()?;
		Self::check_member_numbers()?;
		Self::check_memberships()?;
		Self::check_days()?;
		Self::check_references()?;
		Self::check_invitations()?;
		Self::check_exits()?;
		Self::check_openness()
	}

	fn check_numbers() -> Checked {
		let mut entries = BTreeMap::<CoopId, u32>::new();
		for (coop, number) in Entries::<T>::iter_keys() {
			let within = number >= 1 && number < NextNumber::<T>::get(coop);
			ensure!(within, "I1: an entry's number was never given");
			let count = entries.entry(coop).or_default();
			*count = count.saturating_add(1);
		}
		for (coop, next) in NextNumber::<T>::iter() {
			let count = entries.get(&coop).copied().unwrap_or_default();
			ensure!(next.checked_sub(1) == Some(count), "I1: a number that was given has no entry");
		}
		Ok(())
	}

	fn check_counts() -> Checked {
		let mut counted = BTreeMap::<CoopId, MemberCounts>::new();
		for (coop, _, entry) in Entries::<T>::iter() {
			if entry.left_on.is_none() {
				let count = counted.entry(coop).or_default().of(entry.kind);
				*count = count.saturating_add(1);
			}
		}
		for (coop, counts) in Counts::<T>::iter() {
			let expected = counted.remove(&coop).unwrap_or_default();
			ensure!(counts == expected, "I2: the counts are not those of the entries");
		}
		ensure!(counted.is_empty(), "I2: a cooperative with members has no counts");
		Ok(())
	}

	fn check_member_numbers() -> Checked {
		for (coop, number, entry) in Entries::<T>::iter() {
			let known = MemberNumbers::<T>::get(coop, &entry.account) == Some(number);
			ensure!(known || entry.left_on.is_some(), "I3: a present member's number is not known");
		}
		for (coop, who, number) in MemberNumbers::<T>::iter() {
			let held = Entries::<T>::get(coop, number)
				.is_some_and(|entry| entry.account == who && entry.left_on.is_none());
			ensure!(held, "I3: a member's number has no present entry of that member");
		}
		Ok(())
	}

	fn check_memberships() -> Checked {
		for (coop, who, number) in MemberNumbers::<T>::iter() {
			let indexed = Memberships::<T>::get(&who, coop) == Some(number);
			ensure!(indexed, "I4: a membership is missing in the index by account");
		}
		for (who, coop, number) in Memberships::<T>::iter() {
			let held = MemberNumbers::<T>::get(coop, &who) == Some(number);
			ensure!(held, "I4: the index by account has a membership that is none");
		}
		Ok(())
	}

	fn check_days() -> Checked {
		for (_, _, entry) in Entries::<T>::iter() {
			let noticed = entry.leaves_on.is_none_or(|leaves_on| entry.since <= leaves_on);
			ensure!(noticed, "I5: a member leaves before having joined");
			let in_order = match (entry.left_on, entry.left_by) {
				(None, None) => true,
				(Some(left_on), Some(Exit::Notice)) => entry.leaves_on == Some(left_on),
				(Some(left_on), Some(Exit::Transfer)) => {
					entry.since <= left_on && entry.leaves_on.is_none_or(|leaves_on| left_on <= leaves_on)
				},
				_ => false,
			};
			ensure!(in_order, "I5: the end of a membership does not fit its entry");
		}
		Ok(())
	}

	fn check_references() -> Checked {
		for (_, _, entry) in Entries::<T>::iter() {
			ensure!(References::<T>::contains_key(&entry.account), "I6: a member has no reference");
		}
		for (_, who) in Invitations::<T>::iter_keys() {
			ensure!(References::<T>::contains_key(&who), "I6: an invited account has no reference");
		}
		for (_, who) in Applications::<T>::iter_keys() {
			ensure!(References::<T>::contains_key(&who), "I6: an applicant has no reference");
		}
		for who in References::<T>::iter_keys() {
			let exists = frame_system::Pallet::<T>::providers(&who) >= 1;
			ensure!(exists, "I6: an account with a reference does not exist");
		}
		Ok(())
	}

	fn check_invitations() -> Checked {
		let mut stored = BTreeMap::new();
		for (coop, _, Invitation { inviter, until }) in Invitations::<T>::iter() {
			let window =
				Issued::<T>::get(coop, &inviter).ok_or("I7: an inviter's invitations are not counted")?;
			if until >= Self::invitation_end(window.since) {
				let count: &mut u32 = stored.entry((coop, inviter)).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (coop, inviter, InvitationWindow { count, .. }) in Issued::<T>::iter() {
			let possible = count >= 1 && count <= T::MaxInvitations::get();
			ensure!(possible, "I7: an inviter has given none, or more than one can give");
			let least = stored.get(&(coop, inviter)).copied().unwrap_or_default();
			ensure!(count >= least, "I7: more invitations are stored than were given");
		}
		for (_, InvitationWindow { count, .. }) in FoundersInvited::<T>::iter() {
			let possible = count >= 1 && count <= T::MaxFounders::get();
			ensure!(possible, "I7: a board has invited no founders, or more than it can");
		}
		Ok(())
	}

	fn check_exits() -> Checked {
		let mut leaving = 0u32;
		for (coop, number, entry) in Entries::<T>::iter() {
			let (Some(leaves_on), None) = (entry.leaves_on, entry.left_on) else { continue };
			let queued = ExitQueue::<T>::contains_key((ExitDay::from(leaves_on), coop, number));
			let stalled = StalledExits::<T>::contains_key(coop, number);
			ensure!(queued || stalled, "I8: an exit to come is neither queued nor stalled");
			ensure!(!(queued && stalled), "I8: an exit is both queued and stalled");
			leaving = leaving.saturating_add(1);
		}
		// Each exit to come accounts for exactly one key, so a surplus belongs to none.
		let keys = ExitQueue::<T>::iter_keys().count().saturating_add(StalledExits::<T>::iter_keys().count());
		ensure!(u32::try_from(keys) == Ok(leaving), "I8: an exit is queued or stalled that is not to come");
		Ok(())
	}

	fn check_openness() -> Checked {
		for (coop, who) in MemberNumbers::<T>::iter_keys() {
			ensure!(!Applications::<T>::contains_key(coop, &who), "I9: a member has an application");
			ensure!(!Invitations::<T>::contains_key(coop, &who), "I9: a member has an invitation");
		}
		Ok(())
	}
}
