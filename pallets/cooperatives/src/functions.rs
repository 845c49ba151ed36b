//! Pure checks, and the publishing of documents.

use crate::{
	Config, CooperativeOf, Cooperatives, Document, DocumentKind, Documents, Error, Event, ModelRef,
	ModelStatutes, Pallet, Status, StatuteSource,
};
use allmende_primitives::{
	traits::Calendar, CoopId, Date, DocumentRef, LegalForm, Name, StatuteFault, StatuteParameters, Symbol,
};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Saturating, ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The calendar's day.
	pub(crate) fn day() -> Date {
		<Self as Calendar>::today()
	}

	/// The last day, so many days from today, and the block that has to pass, too, before it is over.
	pub(crate) fn deadline(days: u32) -> (Date, BlockNumberFor<T>) {
		let block = frame_system::Pallet::<T>::block_number().saturating_add(T::LeastWindow::get());
		(Self::day().plus_days(days), block)
	}

	/// Whether both the day and the block have passed.
	pub(crate) fn lapsed(until: Date, open_until_block: BlockNumberFor<T>) -> bool {
		Self::day() > until && frame_system::Pallet::<T>::block_number() > open_until_block
	}

	/// The cooperative with the statute in force, if it is founded.
	pub(crate) fn ensure_active(coop: CoopId) -> Result<CooperativeOf<T>, Error<T>> {
		let cooperative = Self::settled(coop).ok_or(Error::<T>::NotFound)?;
		ensure!(cooperative.status == Status::Active, Error::<T>::NotActive);
		Ok(cooperative)
	}

	/// The cooperative, and the last day and the block up to which it is open to ratify, if it is being founded.
	pub(crate) fn ensure_founding(
		coop: CoopId,
	) -> Result<(CooperativeOf<T>, Date, BlockNumberFor<T>), Error<T>> {
		let cooperative = Cooperatives::<T>::get(coop).ok_or(Error::<T>::NotFound)?;
		match cooperative.status {
			Status::Founding { until, open_until_block } => Ok((cooperative, until, open_until_block)),
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

	/// The parameters and the text of a statute, and the model they come from.
	pub(crate) fn resolve_statute(
		source: StatuteSource,
		form: LegalForm,
	) -> Result<(StatuteParameters, DocumentRef, Option<ModelRef>), Error<T>> {
		let (parameters, text, model) = match source {
			StatuteSource::Model { id, version, text } => {
				let model = ModelStatutes::<T>::get(id, version).ok_or(Error::<T>::ModelNotFound)?;
				ensure!(model.form == form, Error::<T>::FormMismatch);
				Self::ensure_offered(id)?;
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
		let (old, version) = Documents::<T>::get(coop, kind)
			.map_or((None, 0), |document| (Some(document.reference), document.version));
		let version = version.checked_add(1).ok_or(DispatchError::Arithmetic(ArithmeticError::Overflow))?;
		let (old_hash, old_address) = old.map(|old| (old.hash, old.address)).unzip();
		let DocumentRef { hash, address } = reference.clone();
		Documents::<T>::insert(coop, kind, Document { reference, version, published_on: Self::day() });
		Self::deposit_event(Event::DocumentPublished {
			coop,
			kind,
			version,
			old_hash,
			old_address,
			hash,
			address,
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
			StatuteFault::DelegatesOutOfRange => Self::DelegatesOutOfRange,
			StatuteFault::DelegateTermOutOfRange => Self::DelegateTermOutOfRange,
			StatuteFault::AdmissionBodyMissing => Self::AdmissionBodyMissing,
			StatuteFault::AssemblyNoticeTooShort => Self::AssemblyNoticeTooShort,
			StatuteFault::AddedItemNoticeOutOfRange => Self::AddedItemNoticeOutOfRange,
			StatuteFault::PetitionTooHigh => Self::PetitionTooHigh,
			StatuteFault::AmendmentMajorityTooLow => Self::AmendmentMajorityTooLow,
			StatuteFault::AmendmentMajorityTooHigh => Self::AmendmentMajorityTooHigh,
			StatuteFault::QuorumOutOfRange => Self::QuorumOutOfRange,
			StatuteFault::WrittenVotesNotAllowed => Self::WrittenVotesNotAllowed,
		}
	}
}
