//! Invitations, applications, and the way into the register.

use crate::{
	Application, Applications, Config, Counts, Entries, Entry, Error, Event, FoundersInvited, Invitation,
	InvitationWindow, Invitations, Issued, MemberDetails, MemberKind, MemberNumbers, Memberships, NextNumber,
	Pallet, References,
};
use allmende_primitives::{
	traits::{Calendar, Cooperatives, Shareholding, Standing, StatuteInForce},
	AdmissionBody, Authority, CoopId, Date, MemberNumber, MAX_PAGE,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchResult, SaturatedConversion};

/// How many entries a page has.
fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_invite(coop: CoopId, inviter: T::AccountId, who: T::AccountId) -> DispatchResult {
		ensure!(Self::current(coop, &inviter).is_some(), Error::<T>::NotMember);
		Self::ensure_not_entered(coop, &who)?;
		let earlier = Invitations::<T>::get(coop, &who);
		ensure!(earlier.is_none_or(|earlier| Self::has_lapsed(&earlier)), Error::<T>::AlreadyInvited);
		let InvitationWindow { since, count } = Self::window(Issued::<T>::get(coop, &inviter));
		ensure!(count < T::MaxInvitations::get(), Error::<T>::TooManyInvitations);
		let count = count.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		let until = Self::invitation_end(T::Calendar::today());
		Issued::<T>::insert(coop, &inviter, InvitationWindow { since, count });
		Invitations::<T>::insert(coop, &who, Invitation { inviter: inviter.clone(), until });
		Self::give_reference(&who);
		T::Standing::invited(&inviter, &who)?;
		Self::deposit_event(Event::Invited { coop, who, inviter, until });
		Ok(())
	}

	pub(crate) fn do_invite_founders(coop: CoopId, founders: &[T::AccountId]) -> DispatchResult {
		ensure!(!founders.is_empty(), Error::<T>::NobodyInvited);
		let given = founders.len().saturated_into::<u32>();
		let InvitationWindow { since, count } = Self::window(FoundersInvited::<T>::get(coop));
		let count = count.checked_add(given).ok_or(ArithmeticError::Overflow)?;
		ensure!(count <= T::MaxFounders::get(), Error::<T>::TooManyInvitations);

		FoundersInvited::<T>::insert(coop, InvitationWindow { since, count });
		for who in founders {
			Self::give_reference(who);
			T::Standing::sponsored(coop, who)?;
			Self::deposit_event(Event::FounderInvited { coop, who: who.clone() });
		}
		Ok(())
	}

	pub(crate) fn do_revoke_invitation(
		coop: CoopId,
		caller: T::AccountId,
		who: T::AccountId,
	) -> DispatchResult {
		let invitation = Invitations::<T>::get(coop, &who).ok_or(Error::<T>::InvitationNotFound)?;
		ensure!(invitation.inviter == caller || Self::has_lapsed(&invitation), Error::<T>::NotAuthorised);

		Invitations::<T>::remove(coop, &who);
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
		Self::give_reference(&who);
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
		let (statute, application) = Self::undecided(coop, &who)?;
		let admits = match application.kind {
			MemberKind::Ordinary => Self::admits_ordinary(&statute, authority),
			MemberKind::Investing => Self::admits_investing(authority),
		};
		ensure!(admits, Error::<T>::NotAuthorised);
		ensure!(application.statute_version == statute.version, Error::<T>::StatuteChanged);

		Self::close_application(coop, &who)?;
		Self::enter(coop, who, application.kind, application.shares, application.data_hash)
	}

	pub(crate) fn do_reject(
		coop: CoopId,
		authority: Authority,
		who: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		let (statute, application) = Self::undecided(coop, &who)?;
		let investing = application.kind == MemberKind::Investing;
		let rejects =
			Self::admits_ordinary(&statute, authority) || (investing && Self::admits_investing(authority));
		ensure!(rejects, Error::<T>::NotAuthorised);

		Self::close_application(coop, &who)?;
		Self::deposit_event(Event::ApplicationRejected { coop, who, reason });
		Ok(())
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
		T::Standing::joined(coop, &who);
		Self::deposit_event(Event::MemberEntered { coop, who, number, kind, since, shares });
		Ok(())
	}

	/// Ends an application, and an invitation with it.
	pub(crate) fn close_application(coop: CoopId, who: &T::AccountId) -> DispatchResult {
		ensure!(Applications::<T>::contains_key(coop, who), Error::<T>::ApplicationNotFound);
		Applications::<T>::remove(coop, who);
		Invitations::<T>::remove(coop, who);
		Ok(())
	}

	/// The statute in force and an application that waits for its decision.
	fn undecided(coop: CoopId, who: &T::AccountId) -> Result<(StatuteInForce, Application), Error<T>> {
		let statute = Self::statute(coop)?;
		let application = Applications::<T>::get(coop, who).ok_or(Error::<T>::ApplicationNotFound)?;
		Ok((statute, application))
	}

	/// Whether the statute lets this organ admit ordinary members.
	fn admits_ordinary(statute: &StatuteInForce, authority: Authority) -> bool {
		match statute.parameters.admission {
			AdmissionBody::Board => matches!(authority, Authority::Board { .. }),
			AdmissionBody::Supervisory => matches!(authority, Authority::Supervisory { .. }),
			// Admission asks for no majority beyond the simple one, which every decision of an assembly has.
			AdmissionBody::Assembly => matches!(authority, Authority::Assembly { .. }),
		}
	}

	/// Whether this organ can admit investing members: they need the assembly's consent or, where the statute says so,
	/// the supervisory board's (GenG 8(2) sentence 3). The board alone never can.
	fn admits_investing(authority: Authority) -> bool {
		matches!(authority, Authority::Assembly { .. } | Authority::Supervisory { .. })
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

	/// The last day of an invitation given on `day`.
	pub(crate) fn invitation_end(day: Date) -> Date {
		day.plus_days(T::InvitationPeriod::get())
	}

	/// The window that an invitation given today falls into: the last one, if it still runs, or a new one.
	fn window(last: Option<InvitationWindow>) -> InvitationWindow {
		let today = T::Calendar::today();
		last.filter(|window| today <= Self::invitation_end(window.since))
			.unwrap_or(InvitationWindow { since: today, count: 0 })
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
	) -> Vec<MemberDetails<T::AccountId>> {
		(from.max(1)..NextNumber::<T>::get(coop))
			.take(page(limit))
			.filter_map(|number| Some(Self::details(coop, number, Entries::<T>::get(coop, number)?)))
			.collect()
	}

	/// A line of the register with the shares. Those of an account that has joined again belong to its present entry.
	pub(crate) fn details(
		coop: CoopId,
		number: MemberNumber,
		entry: Entry<T::AccountId>,
	) -> MemberDetails<T::AccountId> {
		let shares = match entry.left_on {
			Some(_) => 0,
			None => T::Shares::shares(coop, &entry.account),
		};
		MemberDetails { number, entry, shares }
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
