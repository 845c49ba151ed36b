//! Notice, and the way out of the register.

use crate::{
	Config, Counts, Entries, Entry, Error, Event, Exit, ExitDay, ExitQueue, MemberKind, MemberNumbers,
	Memberships, Pallet, StalledExits, WeightInfo,
};
use allmende_primitives::{
	traits::{Calendar, Cooperatives, Organs, Shareholding, Standing},
	CoopId, Date, MemberNumber,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use sp_runtime::{ArithmeticError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_give_notice(coop: CoopId, who: T::AccountId) -> DispatchResult {
		let (number, mut entry) = Self::current(coop, &who).ok_or(Error::<T>::NotMember)?;
		ensure!(entry.leaves_on.is_none(), Error::<T>::AlreadyLeaving);
		let leaves_on = Self::close_after_notice(coop)?;

		entry.leaves_on = Some(leaves_on);
		Entries::<T>::insert(coop, number, entry);
		ExitQueue::<T>::insert((ExitDay::from(leaves_on), coop, number), ());
		Self::deposit_event(Event::NoticeGiven { coop, who, number, leaves_on });
		Ok(())
	}

	/// The close of the fiscal year to which notice can be given today (GenG 65(2)).
	pub(crate) fn close_after_notice(coop: CoopId) -> Result<Date, Error<T>> {
		let statute = Self::statute(coop)?.parameters;
		T::Calendar::today()
			.fiscal_close_after_notice(statute.fiscal_year_end, statute.notice_months)
			.ok_or(Error::<T>::DateOutOfRange)
	}

	/// Completes the exit of a present entry whose last day has passed.
	pub(crate) fn do_complete_exit(coop: CoopId, number: MemberNumber) -> DispatchResult {
		let entry = Entries::<T>::get(coop, number).ok_or(Error::<T>::NotMember)?;
		ensure!(entry.left_on.is_none(), Error::<T>::NotMember);
		let leaves_on = entry.leaves_on.ok_or(Error::<T>::NotLeaving)?;
		ensure!(leaves_on < T::Calendar::today(), Error::<T>::ExitNotDue);

		let (who, kind) = (entry.account.clone(), entry.kind);
		Self::end_entry(coop, number, entry, leaves_on, Exit::Notice)?;
		T::Shares::leave(coop, &who, leaves_on)?;
		Self::deposit_event(Event::MemberLeft { coop, who, number, left_on: leaves_on, by: Exit::Notice });
		Self::tell_of_too_few(coop, kind);
		Ok(())
	}

	/// Ends a membership today whose shares are gone already.
	pub(crate) fn do_end_by_transfer(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		let (number, entry) = Self::current(coop, who).ok_or(Error::<T>::NotMember)?;
		let (left_on, kind) = (T::Calendar::today(), entry.kind);

		Self::end_entry(coop, number, entry, left_on, Exit::Transfer)?;
		Self::deposit_event(Event::MemberLeft {
			coop,
			who: who.clone(),
			number,
			left_on,
			by: Exit::Transfer,
		});
		Self::tell_of_too_few(coop, kind);
		Ok(())
	}

	/// Tells when a member of this kind has left and fewer ordinary members remain than the form must have (GenG 4, 80).
	///
	/// Nobody is kept from leaving, and what follows is for board and court, so it is no more than told.
	fn tell_of_too_few(coop: CoopId, kind: MemberKind) {
		// Who does not count does not lessen the count either.
		if kind != MemberKind::Ordinary || !T::Cooperatives::is_active(coop) {
			return;
		}
		let Some(least) = T::Cooperatives::form(coop).map(|form| form.least_founders()) else { return };
		let members = Counts::<T>::get(coop).ordinary;
		if members < least {
			Self::deposit_event(Event::FellBelowLeastMembers { coop, members, least });
		}
	}

	/// Enters the end of a membership and takes the member out of everything that holds present members.
	fn end_entry(
		coop: CoopId,
		number: MemberNumber,
		mut entry: Entry<T::AccountId>,
		left_on: Date,
		by: Exit,
	) -> DispatchResult {
		if let Some(leaves_on) = entry.leaves_on {
			ExitQueue::<T>::remove((ExitDay::from(leaves_on), coop, number));
			StalledExits::<T>::remove(coop, number);
		}
		MemberNumbers::<T>::remove(coop, &entry.account);
		Memberships::<T>::remove(&entry.account, coop);
		Counts::<T>::try_mutate(coop, |counts| -> DispatchResult {
			let count = counts.of(entry.kind);
			*count = count.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
			Ok(())
		})?;
		T::Organs::vacate(coop, &entry.account);
		let other = Memberships::<T>::iter_key_prefix(&entry.account).next();
		T::Standing::left(coop, &entry.account, other);
		entry.left_on = Some(left_on);
		entry.left_by = Some(by);
		Entries::<T>::insert(coop, number, entry);
		Ok(())
	}

	/// Completes exits whose day has passed, earliest first, as far as the weight goes. What is left is done in the next
	/// block with time to spare.
	///
	/// Each exit is all or nothing. One that fails must not hold up the others behind it, so it leaves the queue.
	pub(crate) fn complete_due_exits(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
			return meter.consumed();
		}
		let today = T::Calendar::today();
		// An exit that fails writes down why, which one that succeeds does not.
		let exit = T::WeightInfo::on_idle_exit().saturating_add(T::DbWeight::get().writes(1));
		let mut queue = ExitQueue::<T>::iter_keys();
		while meter.can_consume(exit) {
			let Some((day, coop, number)) = queue.next() else { break };
			if day.date() >= today {
				break;
			}
			meter.consume(exit);
			if let Err(error) = with_storage_layer(|| Self::do_complete_exit(coop, number)) {
				ExitQueue::<T>::remove((day, coop, number));
				StalledExits::<T>::insert(coop, number, error);
				Self::deposit_event(Event::ExitFailed { coop, number, error });
			}
		}
		meter.consumed()
	}
}
