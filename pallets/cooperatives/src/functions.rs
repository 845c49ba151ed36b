//! Pure checks, and the publishing of documents.

use crate::{
	Config, Cooperative, Cooperatives, Document, DocumentKind, Documents, Error, Event, ModelRef,
	ModelStatutes, Pallet, Status, StatuteSource,
};
use allmende_primitives::{
	traits::Calendar, CoopId, Date, DocumentRef, LegalForm, Name, StatuteFault, StatuteParameters, Symbol,
};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The calendar's day.
	pub(crate) fn day() -> Date {
		<Self as Calendar>::today()
	}

	/// The cooperative, if it is founded.
	pub(crate) fn ensure_active(coop: CoopId) -> Result<Cooperative, Error<T>> {
		let cooperative = Cooperatives::<T>::get(coop).ok_or(Error::<T>::NotFound)?;
		ensure!(cooperative.status == Status::Active, Error::<T>::NotActive);
		Ok(cooperative)
	}

	/// The cooperative and the last day to ratify, if it is being founded.
	pub(crate) fn ensure_founding(coop: CoopId) -> Result<(Cooperative, Date), Error<T>> {
		let cooperative = Cooperatives::<T>::get(coop).ok_or(Error::<T>::NotFound)?;
		match cooperative.status {
			Status::Founding { until } => Ok((cooperative, until)),
			Status::Active => Err(Error::<T>::NotFounding),
		}
	}

	pub(crate) fn ensure_name(name: &Name) -> Result<(), Error<T>> {
		let text = core::str::from_utf8(name).map_err(|_| Error::<T>::InvalidName)?;
		ensure!(!text.trim().is_empty() && !text.chars().any(char::is_control), Error::<T>::InvalidName);
		Ok(())
	}

	pub(crate) fn ensure_symbol(symbol: &Symbol) -> Result<(), Error<T>> {
		ensure!(
			!symbol.is_empty() && symbol.iter().all(u8::is_ascii_alphanumeric),
			Error::<T>::InvalidSymbol
		);
		Ok(())
	}

	pub(crate) fn ensure_address(reference: &DocumentRef) -> Result<(), Error<T>> {
		let text = core::str::from_utf8(&reference.address).map_err(|_| Error::<T>::InvalidAddress)?;
		ensure!(!text.trim().is_empty(), Error::<T>::InvalidAddress);
		Ok(())
	}

	/// Distinct founders, as many as the form asks for.
	pub(crate) fn ensure_founders(
		form: LegalForm,
		founders: &[T::AccountId],
	) -> Result<BTreeSet<&T::AccountId>, Error<T>> {
		let distinct: BTreeSet<_> = founders.iter().collect();
		ensure!(distinct.len() == founders.len(), Error::<T>::DuplicateFounder);
		ensure!(
			u32::try_from(founders.len()).is_ok_and(|count| count >= form.least_founders()),
			Error::<T>::TooFewFounders
		);
		Ok(distinct)
	}

	/// Distinct people from among `founders`.
	pub(crate) fn ensure_seats<'a>(
		seats: &'a [T::AccountId],
		founders: &BTreeSet<&T::AccountId>,
	) -> Result<BTreeSet<&'a T::AccountId>, Error<T>> {
		let distinct: BTreeSet<_> = seats.iter().collect();
		ensure!(distinct.len() == seats.len(), Error::<T>::DuplicateSeat);
		ensure!(distinct.iter().all(|seat| founders.contains(seat)), Error::<T>::NotAFounder);
		Ok(distinct)
	}

	/// The parameters and the text of a new cooperative's statute, and the model they come from.
	pub(crate) fn resolve_statute(
		source: StatuteSource,
		form: LegalForm,
	) -> Result<(StatuteParameters, DocumentRef, Option<ModelRef>), Error<T>> {
		let (parameters, text, model) = match source {
			StatuteSource::Model { id, version, text } => {
				let model = ModelStatutes::<T>::get(id, version).ok_or(Error::<T>::ModelNotFound)?;
				ensure!(model.form == form, Error::<T>::FormMismatch);
				(model.parameters, text.unwrap_or(model.text), Some(ModelRef { id, version }))
			},
			StatuteSource::Own { parameters, text } => (parameters, text, None),
		};
		Self::ensure_address(&text)?;
		Ok((parameters, text, model))
	}

	pub(crate) fn do_publish_document(
		coop: CoopId,
		kind: DocumentKind,
		reference: DocumentRef,
	) -> DispatchResult {
		Self::ensure_active(coop)?;
		Self::ensure_address(&reference)?;
		let old = Documents::<T>::get(coop, kind);
		let version = old
			.as_ref()
			.map_or(0, |document| document.version)
			.checked_add(1)
			.ok_or(DispatchError::Arithmetic(ArithmeticError::Overflow))?;
		let hash = reference.hash;
		Documents::<T>::insert(coop, kind, Document { reference, version, published_on: Self::day() });
		Self::deposit_event(Event::DocumentPublished {
			coop,
			kind,
			version,
			old_hash: old.map(|document| document.reference.hash),
			hash,
		});
		Ok(())
	}
}

impl<T> From<StatuteFault> for Error<T> {
	fn from(fault: StatuteFault) -> Self {
		match fault {
			StatuteFault::SharesRequired => Self::SharesRequired,
			StatuteFault::SharesNotAllowed => Self::SharesNotAllowed,
			StatuteFault::NominalOutOfRange => Self::NominalOutOfRange,
			StatuteFault::CompulsorySharesTooFew => Self::CompulsorySharesTooFew,
			StatuteFault::MaximumSharesOutOfRange => Self::MaximumSharesOutOfRange,
			StatuteFault::PayInOutOfRange => Self::PayInOutOfRange,
			StatuteFault::ReserveOutOfRange => Self::ReserveOutOfRange,
			StatuteFault::NoticePeriodOutOfRange => Self::NoticePeriodOutOfRange,
			StatuteFault::SettlementTooLate => Self::SettlementTooLate,
			StatuteFault::InvestingMembersNotAllowed => Self::InvestingMembersNotAllowed,
			StatuteFault::BoardSizeOutOfRange => Self::BoardSizeOutOfRange,
			StatuteFault::SupervisorySizeOutOfRange => Self::SupervisorySizeOutOfRange,
			StatuteFault::SupervisoryRequired => Self::SupervisoryRequired,
			StatuteFault::SignatoriesOutOfRange => Self::SignatoriesOutOfRange,
			StatuteFault::TermOfOfficeTooShort => Self::TermOfOfficeTooShort,
			StatuteFault::AdmissionBodyMissing => Self::AdmissionBodyMissing,
			StatuteFault::AssemblyNoticeTooShort => Self::AssemblyNoticeTooShort,
			StatuteFault::AddedItemNoticeOutOfRange => Self::AddedItemNoticeOutOfRange,
			StatuteFault::PetitionTooHigh => Self::PetitionTooHigh,
			StatuteFault::AmendmentMajorityTooLow => Self::AmendmentMajorityTooLow,
			StatuteFault::QuorumOutOfRange => Self::QuorumOutOfRange,
		}
	}
}
