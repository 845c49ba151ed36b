//! Model statutes: the built-in one, those of the genesis, and those that a cooperative or the federation offers for others
//! to copy.
//!
//! Every version stays as it was offered, and a text that a model has is that model's: whoever founds on it, or amends a
//! statute to it, gets what was read. A further version says something else and changes nothing for those who have an
//! earlier one; they adopt it themselves, as an amendment, or leave it.
//!
//! The federation can withdraw a model, whoever offers it: nobody begins anything with it any more, and who has it keeps it.

use crate::{
	Config, Error, Event, Model, ModelId, ModelRef, ModelStatutes, ModelTexts, ModelVersion, Models,
	NextModelId, Pallet, Sponsor, SponsoredModels, WithdrawnModels,
};
use allmende_primitives::{DocumentRef, LegalForm, Majority, Name, StatuteParameters};
use frame_support::{ensure, traits::EnsureOrigin};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, ArithmeticError, DispatchError, DispatchResult};

/// The version that a model begins with.
const FIRST_VERSION: ModelVersion = 1;

impl Model {
	/// Whether its text stands for these.
	fn says(&self, form: LegalForm, parameters: &StatuteParameters) -> bool {
		self.form == form && &self.parameters == parameters
	}
}

impl<T: Config> Pallet<T> {
	/// Whose assembly has decided to offer something.
	pub(crate) fn ensure_offering(origin: T::RuntimeOrigin) -> Result<Sponsor, BadOrigin> {
		T::AssemblyOrigin::try_origin(origin)
			.map(|(coop, _)| Sponsor::Cooperative(coop))
			.or_else(|origin| T::FederationOrigin::ensure_origin(origin).map(|_| Sponsor::Federation))
	}

	/// A cooperative or the federation offers a model of its own.
	pub(crate) fn do_offer_model(
		sponsor: Sponsor,
		form: LegalForm,
		name: Name,
		parameters: StatuteParameters,
		text: DocumentRef,
	) -> DispatchResult {
		Self::ensure_sponsor(sponsor)?;
		let model = Model { name, form, sponsor: Some(sponsor), parameters, text };
		Self::ensure_model(&model)?;
		Self::ensure_text_free(&model)?;
		let mut models = SponsoredModels::<T>::get(sponsor);
		models.try_push(NextModelId::<T>::get()).map_err(|_| Error::<T>::TooManyModels)?;
		Self::enter_first(model)?;
		SponsoredModels::<T>::insert(sponsor, models);
		Ok(())
	}

	/// The sponsor of a model offers a further version of it, under the same name and for the same form.
	pub(crate) fn do_offer_model_version(
		sponsor: Sponsor,
		id: ModelId,
		parameters: StatuteParameters,
		text: DocumentRef,
	) -> DispatchResult {
		Self::ensure_sponsor(sponsor)?;
		let newest = Models::<T>::get(id).ok_or(Error::<T>::ModelNotFound)?;
		let old = ModelStatutes::<T>::get(id, newest).ok_or(DispatchError::Corruption)?;
		ensure!(old.sponsor == Some(sponsor), Error::<T>::NotSponsor);
		Self::ensure_offered(id)?;
		let model = Model { parameters, text, ..old };
		Self::ensure_model(&model)?;
		Self::ensure_text_free(&model)?;
		let version = newest.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::enter_model(ModelRef { id, version }, model);
		Ok(())
	}

	/// The federation closes a model. Its sponsor's place for it is free again; what it says stays readable, and its texts
	/// stay its own.
	pub(crate) fn do_withdraw_model(
		id: ModelId,
		majority: Majority,
	) -> Result<Option<Sponsor>, DispatchError> {
		ensure!(majority >= Majority::ThreeQuarters, Error::<T>::MajorityTooLow);
		let newest = Models::<T>::get(id).ok_or(Error::<T>::ModelNotFound)?;
		let model = ModelStatutes::<T>::get(id, newest).ok_or(DispatchError::Corruption)?;
		Self::ensure_offered(id)?;

		WithdrawnModels::<T>::insert(id, Self::day());
		if let Some(sponsor) = model.sponsor {
			SponsoredModels::<T>::mutate_exists(sponsor, |entry| {
				let Some(mut models) = entry.take() else { return };
				models.retain(|offered| *offered != id);
				*entry = (!models.is_empty()).then_some(models);
			});
		}
		Ok(model.sponsor)
	}

	/// A model that was not withdrawn.
	pub(crate) fn ensure_offered(id: ModelId) -> Result<(), Error<T>> {
		ensure!(!WithdrawnModels::<T>::contains_key(id), Error::<T>::ModelWithdrawn);
		Ok(())
	}

	/// A cooperative that offers has been founded. The federation has decided, so that it is there.
	fn ensure_sponsor(sponsor: Sponsor) -> Result<(), Error<T>> {
		sponsor.coop().map_or(Ok(()), |coop| Self::ensure_active(coop).map(drop))
	}

	/// A model from which the smallest group can found that the form allows. What a larger one needs is checked when it
	/// founds.
	pub(crate) fn ensure_model(model: &Model) -> Result<(), Error<T>> {
		Self::ensure_name(&model.name)?;
		Self::ensure_address(&model.text)?;
		model.parameters.check(model.form, model.form.least_founders()).map_err(Error::<T>::from)
	}

	/// A model's text stands for that model's form and parameters and for no others, so that who recognises its hash
	/// knows what to ratify. That of a model which was withdrawn stands for nothing that begins now.
	pub(crate) fn ensure_text_of_founding(
		form: LegalForm,
		parameters: &StatuteParameters,
		text_hash: H256,
	) -> Result<(), Error<T>> {
		if let Some(model) = ModelTexts::<T>::get(text_hash) {
			Self::ensure_offered(model.id)?;
		}
		Self::ensure_text(form, parameters, text_hash)
	}

	/// The same, whether the model was withdrawn or not.
	pub(crate) fn ensure_text(
		form: LegalForm,
		parameters: &StatuteParameters,
		text_hash: H256,
	) -> Result<(), Error<T>> {
		let model = Self::model_by_text(text_hash)?;
		ensure!(model.is_none_or(|model| model.says(form, parameters)), Error::<T>::TextOfModel);
		Ok(())
	}

	/// A text of an amendment, likewise, which everybody can read for weeks before it is carried out. Models with a sponsor do not
	/// bind it: otherwise a cooperative could stop another's amendment by offering its text as a model meanwhile.
	pub(crate) fn ensure_text_of_amendment(
		form: LegalForm,
		parameters: &StatuteParameters,
		text_hash: H256,
	) -> Result<(), Error<T>> {
		let model = Self::model_by_text(text_hash)?.filter(|model| model.sponsor.is_none());
		ensure!(model.is_none_or(|model| model.says(form, parameters)), Error::<T>::TextOfModel);
		Ok(())
	}

	fn model_by_text(text_hash: H256) -> Result<Option<Model>, Error<T>> {
		let Some(ModelRef { id, version }) = ModelTexts::<T>::get(text_hash) else { return Ok(None) };
		ModelStatutes::<T>::get(id, version).map(Some).ok_or(Error::<T>::ModelNotFound)
	}

	/// What is offered says something new, so that a text leads to one version of one model.
	fn ensure_text_free(model: &Model) -> Result<(), Error<T>> {
		ensure!(!ModelTexts::<T>::contains_key(model.text.hash), Error::<T>::TextOfModel);
		Ok(())
	}

	/// Enters the first version of a model, under the next id.
	pub(crate) fn enter_first(model: Model) -> Result<ModelRef, ArithmeticError> {
		let id = NextModelId::<T>::get();
		NextModelId::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let reference = ModelRef { id, version: FIRST_VERSION };
		Self::enter_model(reference, model);
		Ok(reference)
	}

	/// Enters a version of a model. Its text is known by the first that has it.
	fn enter_model(reference: ModelRef, model: Model) {
		let ModelRef { id, version } = reference;
		let (sponsor, name, hash) = (model.sponsor, model.name.clone(), model.text.hash);
		if !ModelTexts::<T>::contains_key(hash) {
			ModelTexts::<T>::insert(hash, reference);
		}
		Models::<T>::insert(id, version);
		ModelStatutes::<T>::insert(id, version, model);
		if let Some(sponsor) = sponsor {
			Self::deposit_event(Event::ModelOffered { sponsor, id, version, name, hash });
		}
	}
}
