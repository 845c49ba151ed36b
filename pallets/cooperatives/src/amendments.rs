//! Amendments of a statute: adopted by the assembly, without effect until registered, in force from a day (GenG 16).
//!
//! Which version is in force is read by the day and not switched by anybody: a cooperative keeps one amendment at most
//! beside the version that its record names, so that a look at both is enough. The record is brought up to date when the
//! next amendment is adopted.
//!
//! Who decides it is not asked here. The assembly holds an amendment as a motion, counts the votes, and comes through the
//! trait [`Amendments`] with what is decided, registered or annulled.

use crate::{
	Amendment, Config, Cooperative, CooperativeOf, Cooperatives, Error, Event, ModelRef, Pallet,
	PendingAmendment, Progress, Statute, Statutes,
};
use allmende_primitives::{
	assembly::{self, Amendments, Body, Electorate},
	traits::Cooperatives as _,
	CoopId, Date, DocumentRef, Fraction, StatuteParameters, StatuteVersion,
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};

impl<BlockNumber> Cooperative<BlockNumber> {
	/// Takes an amendment whose day has come into the record.
	pub(crate) fn settle(mut self, today: impl FnOnce() -> Date) -> Self {
		if let Some(Amendment { version, progress: Progress::Confirmed { in_force_from } }) = self.amendment {
			if in_force_from <= today() {
				self.statute_version = version;
				self.amendment = None;
			}
		}
		self
	}
}

/// An amendment that can be adopted.
struct Adoptable {
	/// The hash of the text in force.
	old_hash: H256,
	parameters: StatuteParameters,
	text: DocumentRef,
	model: Option<ModelRef>,
	/// The part of the votes cast that it takes.
	least: Fraction,
}

impl<T: Config> Amendments for Pallet<T> {
	fn required(coop: CoopId, amendment: &assembly::Amendment) -> Result<Fraction, DispatchError> {
		let cooperative = Self::ensure_active(coop)?;
		Self::ensure_adoptable(coop, &cooperative, amendment).map(|adoptable| adoptable.least)
	}

	/// Of no cooperative nothing is in force at once.
	fn needs_registration(coop: CoopId) -> bool {
		Self::form(coop).is_none_or(|form| form.registers_amendments())
	}

	fn adopt(coop: CoopId, amendment: assembly::Amendment) -> Result<StatuteVersion, DispatchError> {
		let mut cooperative = Self::ensure_active(coop)?;
		ensure!(cooperative.amendment.is_none(), Error::<T>::AmendmentPending);
		let Adoptable { old_hash, parameters, text, model, least } =
			Self::ensure_adoptable(coop, &cooperative, &amendment)?;
		let assembly::Amendment { amended, subject, from, .. } = amendment;
		let version = cooperative.newest_version.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let new_hash = text.hash;
		let adopted_on = Self::day();
		let statute =
			Statute { parameters, text, model, adopted_on, in_force_from: None, registration: None };
		Statutes::<T>::insert(coop, version, statute);
		cooperative.newest_version = version;
		cooperative.amendment = Some(Amendment { version, progress: Progress::Adopted { from } });
		Self::deposit_event(Event::AmendmentAdopted {
			coop,
			old: amended,
			new: version,
			old_hash,
			new_hash,
			subject,
			least,
			from,
		});
		if cooperative.form.registers_amendments() {
			Cooperatives::<T>::insert(coop, cooperative);
		} else {
			Self::confirm(coop, cooperative, version, from, None)?;
		}
		Ok(version)
	}

	/// The floors are not checked again: what the register has entered is the statute.
	fn confirm_registration(coop: CoopId, version: StatuteVersion, document: H256) -> DispatchResult {
		let cooperative = Self::ensure_active(coop)?;
		match cooperative.amendment {
			Some(Amendment { version: pending, progress: Progress::Adopted { from } })
				if pending == version =>
			{
				Self::confirm(coop, cooperative, version, from, Some(document))
			},
			_ => Err(Error::<T>::AmendmentNotFound.into()),
		}
	}

	/// What was registered is the statute, be its day yet to come; the way back is another amendment.
	fn discard(coop: CoopId, version: StatuteVersion) -> DispatchResult {
		let mut cooperative = Self::ensure_active(coop)?;
		let amendment = cooperative.amendment.filter(|amendment| amendment.version == version);
		let amendment = amendment.ok_or(Error::<T>::AmendmentNotFound)?;
		let registered = matches!(amendment.progress, Progress::Confirmed { .. })
			&& cooperative.form.registers_amendments();
		ensure!(!registered, Error::<T>::AmendmentRegistered);

		let statute = Statutes::<T>::take(coop, version).ok_or(DispatchError::Corruption)?;
		cooperative.amendment = None;
		Cooperatives::<T>::insert(coop, cooperative);
		let hash = statute.text.hash;
		Self::deposit_event(Event::AmendmentWithdrawn { coop, version, hash });
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// A cooperative, with the version of the statute that is in force today. The calendar is asked only where an amendment
	/// waits for its day.
	pub(crate) fn settled(coop: CoopId) -> Option<CooperativeOf<T>> {
		Cooperatives::<T>::get(coop).map(|cooperative| cooperative.settle(Self::day))
	}

	/// Everything that an amendment is checked for, but whether another one is pending: that can change before it is
	/// carried out.
	fn ensure_adoptable(
		coop: CoopId,
		cooperative: &CooperativeOf<T>,
		amendment: &assembly::Amendment,
	) -> Result<Adoptable, DispatchError> {
		let assembly::Amendment { amended, source, subject, from } = amendment;
		// Somebody else's amendment since would be undone unread.
		ensure!(cooperative.statute_version == *amended, Error::<T>::StatuteChanged);
		let old = Statutes::<T>::get(coop, amended).ok_or(DispatchError::Corruption)?;
		let form = cooperative.form;
		let (parameters, text, model) = Self::resolve_statute(source.clone(), form)?;
		let members = T::Electorate::roll(Body::Members(coop)).total();
		parameters.check(form, members.saturated_into()).map_err(Error::<T>::from)?;
		Self::ensure_text_of_amendment(form, &parameters, text.hash)?;
		// An application names the statute by the hash of its text.
		ensure!(text.hash != old.text.hash, Error::<T>::StatuteUnchanged);
		ensure!(!old.parameters.lowers_nominal(&parameters), Error::<T>::NominalLowered);
		let latest = Self::day().plus_days(T::MaxAmendmentLead::get());
		ensure!(from.is_none_or(|from| from <= latest), Error::<T>::DateOutOfRange);
		let least = old.parameters.amendment_majority(form, &parameters, *subject);
		Ok(Adoptable { old_hash: old.text.hash, parameters, text, model, least })
	}

	/// Gives an amendment the day from which it is in force: today, or the later one that was decided.
	fn confirm(
		coop: CoopId,
		mut cooperative: CooperativeOf<T>,
		version: StatuteVersion,
		from: Option<Date>,
		registration: Option<H256>,
	) -> DispatchResult {
		let today = Self::day();
		let in_force_from = from.unwrap_or(today).max(today);
		Statutes::<T>::try_mutate(coop, version, |statute| -> DispatchResult {
			let statute = statute.as_mut().ok_or(DispatchError::Corruption)?;
			statute.in_force_from = Some(in_force_from);
			statute.registration = registration;
			Ok(())
		})?;
		let old = cooperative.statute_version;
		cooperative.amendment = Some(Amendment { version, progress: Progress::Confirmed { in_force_from } });
		Cooperatives::<T>::insert(coop, cooperative.settle(|| today));
		Self::deposit_event(Event::AmendmentConfirmed {
			coop,
			old,
			new: version,
			in_force_from,
			registration,
		});
		Ok(())
	}

	pub(crate) fn view_pending_amendment(coop: CoopId) -> Option<PendingAmendment> {
		let Amendment { version, progress } = Self::settled(coop)?.amendment?;
		let statute = Statutes::<T>::get(coop, version)?;
		Some(PendingAmendment { version, progress, statute })
	}
}
