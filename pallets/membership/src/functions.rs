//! Invitations, applications, and the way into the register.

use crate::{
	Application, Applications, Config, Counts, Entries, Entry, Error, Event, Invitation, Invitations,
	MemberKind, MemberNumbers, Memberships, NextNumber, OpenInvitations, Pallet, References,
};
use allmende_primitives::{
	traits::{Calendar, Cooperatives, Shareholding, StatuteInForce},
	AdmissionBody, Authority, CoopId, MemberNumber, MAX_PAGE,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// How many entries a page has.
fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_invite(coop: CoopId, inviter: T::AccountId, who: T::AccountId) -> DispatchResult {
		ensure!(Self::current(coop, &inviter).is_some(), Error::<T>::NotMember);
		Self::ensure_not_entered(coop, &who)?;
		let earlier = Invitations::<T>::get(coop, &who);
		let renewed = earlier.as_ref().is_some_and(|earlier| earlier.inviter == inviter);
		ensure!(earlier.is_none_or(|earlier| Self::has_lapsed(&earlier)), Error::<T>::AlreadyInvited);
		let room = OpenInvitations::<T>::get(coop, &inviter) < T::MaxInvitations::get();
		ensure!(renewed || room, Error::<T>::TooManyInvitations);

		Self::end_invitation(coop, &who)?;
		let until = T::Calendar::today().plus_days(T::InvitationPeriod::get());
		OpenInvitations::<T>::try_mutate(coop, &inviter, |open| -> DispatchResult {
			*open = open.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Invitations::<T>::insert(coop, &who, Invitation { inviter: inviter.clone(), until });
		Self::give_reference(&who);
		Self::deposit_event(Event::Invited { coop, who, inviter, until });
		Ok(())
	}

	pub(crate) fn do_revoke_invitation(
		coop: CoopId,
		caller: T::AccountId,
		who: T::AccountId,
	) -> DispatchResult {
		let invitation = Invitations::<T>::get(coop, &who).ok_or(Error::<T>::InvitationNotFound)?;
		ensure!(invitation.inviter == caller || Self::has_lapsed(&invitation), Error::<T>::NotAuthorised);

		Self::end_invitation(coop, &who)?;
		Self::deposit_event(Event::InvitationRevoked { coop, who, inviter: invitation.inviter });
		Ok(())
	}

	pub(crate) fn do_apply(
		coop: CoopId,
		who: T::AccountId,
		statute_hash: H256,
		shares: u32,
		data_hash: H256,
		kind: MemberKind,
	) -> DispatchResult {
		let statute = Self::statute(coop)?;
		ensure!(T::Cooperatives::is_active(coop), Error::<T>::NotActive);
		ensure!(statute.text_hash == statute_hash, Error::<T>::StatuteMismatch);
		Self::ensure_not_entered(coop, &who)?;
		ensure!(!Applications::<T>::contains_key(coop, &who), Error::<T>::AlreadyApplied);
		ensure!(
			kind == MemberKind::Ordinary || statute.parameters.investing_members,
			Error::<T>::InvestingNotAllowed
		);
		T::Shares::ensure_joinable(coop, shares)?;

		let statute_version = statute.version;
		let applied_on = T::Calendar::today();
		let application = Application { statute_version, statute_hash, shares, data_hash, kind, applied_on };
		Applications::<T>::insert(coop, &who, application);
		Self::deposit_event(Event::Applied {
			coop,
			who,
			statute_version,
			statute_hash,
			shares,
			data_hash,
			kind,
		});
		Ok(())
	}

	pub(crate) fn do_admit(coop: CoopId, authority: Authority, who: T::AccountId) -> DispatchResult {
		let statute = Self::ensure_admits(coop, authority)?;
		let application = Applications::<T>::get(coop, &who).ok_or(Error::<T>::ApplicationNotFound)?;
		ensure!(application.statute_version == statute.version, Error::<T>::StatuteChanged);

		Self::close_application(coop, &who)?;
		Self::enter(coop, who, application.kind, application.shares, application.data_hash)
	}

	/// Enters somebody in the register from today, with a reference and the shares.
	pub(crate) fn enter(
		coop: CoopId,
		who: T::AccountId,
		kind: MemberKind,
		shares: u32,
		data_hash: H256,
	) -> DispatchResult {
		Self::ensure_not_entered(coop, &who)?;
		let number = NextNumber::<T>::get(coop);
		let next = number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let since = T::Calendar::today();

		NextNumber::<T>::insert(coop, next);
		Entries::<T>::insert(
			coop,
			number,
			Entry {
				account: who.clone(),
				kind,
				data_hash,
				since,
				leaves_on: None,
				left_on: None,
				left_by: None,
			},
		);
		MemberNumbers::<T>::insert(coop, &who, number);
		Memberships::<T>::insert(&who, coop, number);
		Counts::<T>::try_mutate(coop, |counts| -> DispatchResult {
			let count = counts.of(kind);
			*count = count.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Self::give_reference(&who);
		T::Shares::join(coop, &who, shares)?;
		Self::deposit_event(Event::MemberEntered { coop, who, number, kind, since, shares });
		Ok(())
	}

	/// Ends an application, and an invitation with it.
	pub(crate) fn close_application(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		ensure!(Applications::<T>::contains_key(coop, who), Error::<T>::ApplicationNotFound);
		Applications::<T>::remove(coop, who);
		Self::end_invitation(coop, who)
	}

	/// Whether the statute lets this organ admit, and the statute.
	pub(crate) fn ensure_admits(coop: CoopId, authority: Authority) -> Result<StatuteInForce, DispatchError> {
		let statute = Self::statute(coop)?;
		let admits = match statute.parameters.admission {
			AdmissionBody::Board => matches!(authority, Authority::Board { .. }),
			AdmissionBody::Supervisory => matches!(authority, Authority::Supervisory { .. }),
			// Admission asks for no majority beyond the simple one, which every decision of an assembly has.
			AdmissionBody::Assembly => matches!(authority, Authority::Assembly { .. }),
		};
		ensure!(admits, Error::<T>::NotAuthorised);
		Ok(statute)
	}

	/// The statute in force.
	pub(crate) fn statute(coop: CoopId) -> Result<StatuteInForce, Error<T>> {
		T::Cooperatives::statute(coop).ok_or(Error::<T>::NotFound)
	}

	/// Number and entry of someone who is a member today.
	pub(crate) fn current(coop: CoopId, who: &T::AccountId) -> Option<(MemberNumber, Entry<T::AccountId>)> {
		let number = MemberNumbers::<T>::get(coop, who)?;
		let entry = Entries::<T>::get(coop, number)?;
		entry.lasts_on(T::Calendar::today()).then_some((number, entry))
	}

	/// Whether the last day of the invitation has passed.
	pub(crate) fn has_lapsed(invitation: &Invitation<T::AccountId>) -> bool {
		invitation.until < T::Calendar::today()
	}

	/// Whether the account has no present entry: neither is it a member, nor does an exit wait to be completed.
	fn ensure_not_entered(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		if MemberNumbers::<T>::contains_key(coop, who) {
			let lasts = Self::current(coop, who).is_some();
			ensure!(!lasts, Error::<T>::AlreadyMember);
			return Err(Error::<T>::ExitNotCompleted.into());
		}
		Ok(())
	}

	/// Removes the invitation of an account, if there is one, from its inviter's open ones.
	fn end_invitation(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		let Some(invitation) = Invitations::<T>::take(coop, who) else { return Ok(()) };
		let open = OpenInvitations::<T>::get(coop, &invitation.inviter);
		match open.checked_sub(1).ok_or(ArithmeticError::Underflow)? {
			0 => OpenInvitations::<T>::remove(coop, &invitation.inviter),
			left => OpenInvitations::<T>::insert(coop, &invitation.inviter, left),
		}
		Ok(())
	}

	/// Lets the account exist without the native token. Once: it is never taken back, or the account's nonce would
	/// begin anew and its transactions could be replayed.
	fn give_reference(who: &T::AccountId) {
		if !References::<T>::contains_key(who) {
			References::<T>::insert(who, ());
			frame_system::Pallet::<T>::inc_providers(who);
		}
	}

	pub(crate) fn register_page(
		coop: CoopId,
		from: MemberNumber,
		limit: u32,
	) -> Vec<(MemberNumber, Entry<T::AccountId>)> {
		(from.max(1)..NextNumber::<T>::get(coop))
			.take(page(limit))
			.filter_map(|number| Some((number, Entries::<T>::get(coop, number)?)))
			.collect()
	}

	pub(crate) fn applications_page(
		coop: CoopId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<(T::AccountId, Application)> {
		let applications = match after {
			Some(account) => {
				let key = Applications::<T>::hashed_key_for(coop, account);
				Applications::<T>::iter_prefix_from(coop, key)
			},
			None => Applications::<T>::iter_prefix(coop),
		};
		applications.take(page(limit)).collect()
	}

	pub(crate) fn memberships_page(
		who: T::AccountId,
		after: Option<CoopId>,
		limit: u32,
	) -> Vec<(CoopId, MemberNumber)> {
		let memberships = match after {
			Some(coop) => {
				let key = Memberships::<T>::hashed_key_for(&who, coop);
				Memberships::<T>::iter_prefix_from(&who, key)
			},
			None => Memberships::<T>::iter_prefix(&who),
		};
		memberships.filter(|(coop, _)| Self::current(*coop, &who).is_some()).take(page(limit)).collect()
	}
}
