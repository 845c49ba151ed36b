//! What the chain begins with. A fault here is one of the chain's preset, and stops the build of its genesis.

use crate::{
	Config, Epoch, Error, FoundersOf, GenesisConfig, GenesisCooperative, GenesisModel, Model, ModelId,
	Pallet, SeatAccounts, TimeRatio,
};
use allmende_primitives::{models, Address, DocumentRef, LegalForm, Name, Symbol};
use alloc::vec::Vec;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

/// The model statute that is always there.
pub const BUILT_IN_MODEL: ModelId = 0;
/// The name of the built-in model.
const BUILT_IN_NAME: &str = "Muster-Buergergenossenschaft";
/// The text of the built-in model. Its hash is taken from the text itself, so that the two cannot drift apart.
const BUILT_IN_TEXT: &str = include_str!("../../../docs/statutes/citizens-cooperative.md");
/// Where the text of the built-in model lies.
const BUILT_IN_ADDRESS: &str = "docs/statutes/citizens-cooperative.md";

pub(crate) fn build<T: Config>(config: &GenesisConfig<T>) {
	assert!(config.time_ratio > 0, "a calendar must run");
	assert!(
		config.epoch > 0 || config.cooperatives.is_empty(),
		"the founding of a genesis cooperative needs a date: set the epoch"
	);
	TimeRatio::<T>::put(config.time_ratio);
	Epoch::<T>::put(config.epoch);

	let built_in = built_in_model();
	let further = config.models.iter().map(model::<T>);
	for (id, found) in (BUILT_IN_MODEL..).zip(core::iter::once(built_in).chain(further)) {
		if let Err(error) = found.and_then(enter_model::<T>) {
			panic!("genesis model {id}: {error:?}");
		}
	}
	for cooperative in &config.cooperatives {
		if let Err(error) = found::<T>(cooperative) {
			panic!("genesis cooperative {}: {error:?}", cooperative.name);
		}
	}
}

fn built_in_model() -> Result<Model, DispatchError> {
	Ok(Model {
		name: Name::try_from(BUILT_IN_NAME.as_bytes().to_vec()).map_err(|_| DispatchError::Exhausted)?,
		form: LegalForm::RegisteredCooperative,
		sponsor: None,
		parameters: models::citizens_cooperative(),
		text: DocumentRef {
			hash: BlakeTwo256::hash(BUILT_IN_TEXT.as_bytes()),
			address: Address::try_from(BUILT_IN_ADDRESS.as_bytes().to_vec())
				.map_err(|_| DispatchError::Exhausted)?,
		},
	})
}

fn model<T: Config>(config: &GenesisModel) -> Result<Model, DispatchError> {
	let name = Name::try_from(config.name.as_bytes().to_vec()).map_err(|_| Error::<T>::InvalidName)?;
	let GenesisModel { form, parameters, text, .. } = config;
	Ok(Model { name, form: *form, sponsor: None, parameters: *parameters, text: text.clone() })
}

/// Enters a model, whose text says nothing else than before.
fn enter_model<T: Config>(model: Model) -> Result<(), DispatchError> {
	Pallet::<T>::ensure_model(&model)?;
	Pallet::<T>::ensure_text(model.form, &model.parameters, model.text.hash)?;
	Pallet::<T>::enter_first(model)?;
	Ok(())
}

/// Founds and ratifies on the path that everybody takes.
fn found<T: Config>(config: &GenesisCooperative<T::AccountId>) -> Result<(), DispatchError> {
	let name = Name::try_from(config.name.as_bytes().to_vec()).map_err(|_| Error::<T>::InvalidName)?;
	let symbol =
		Symbol::try_from(config.symbol.as_bytes().to_vec()).map_err(|_| Error::<T>::InvalidSymbol)?;
	let accounts: Vec<_> = config.founders.iter().map(|(account, ..)| account.clone()).collect();
	let by = accounts.first().cloned().ok_or(Error::<T>::TooFewFounders)?;
	let accounts = FoundersOf::<T>::try_from(accounts).map_err(|_| DispatchError::Exhausted)?;
	let seats = |accounts: &Vec<T::AccountId>| {
		SeatAccounts::<T::AccountId>::try_from(accounts.clone()).map_err(|_| Error::<T>::SeatsOutOfRange)
	};
	let coop = Pallet::<T>::do_found(
		by,
		config.statute.clone(),
		config.form,
		name,
		symbol,
		&accounts,
		seats(&config.board)?,
		seats(&config.supervisory)?,
	)?;
	let (_, statute) = Pallet::<T>::statute_in_force(coop).ok_or(DispatchError::Corruption)?;
	for (account, shares, data_hash) in &config.founders {
		Pallet::<T>::do_ratify(coop, account.clone(), statute.text.hash, *shares, *data_hash)?;
	}
	Ok(())
}
