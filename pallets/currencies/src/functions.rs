//! Making a currency, and its policy.

use crate::{
	Config, Cover, Covers, Currencies, CurrenciesOf, Currency, DemurrageIndex, Error, Event, GenesisCurrency,
	Pallet, PastPolicies, MAX_DECIMALS,
};
use allmende_primitives::{
	currency::{CurrencyId, CurrencyPolicy, Holders, PolicyFault, Units},
	traits::{Calendar, Cooperatives, Register},
	CoopId, Name, Symbol,
};
use alloc::boxed::Box;
use frame_support::{
	ensure,
	traits::{
		fungibles::{metadata::Mutate as _, Create},
		Get,
	},
};
use pallet_assets::AssetIdAllocator;
use sp_runtime::{traits::AccountIdConversion, ArithmeticError, DispatchError, DispatchResult};

/// The first version of a policy.
const FIRST_VERSION: u32 = 1;
/// The least that an account can hold: a payment arrives exactly.
const MIN_BALANCE: Units = 1;

// Currencies and their policies.
impl<T: Config> Pallet<T> {
	/// Makes the token of a currency and enters it.
	pub(crate) fn do_create(
		community: CoopId,
		name: Name,
		symbol: Symbol,
		decimals: u8,
		policy: CurrencyPolicy,
	) -> Result<CurrencyId, DispatchError> {
		Self::ensure_names(&name, &symbol, decimals)?;
		Self::ensure_policy(&policy)?;
		let currency = T::TokenIds::next().ok_or(Error::<T>::TokenIdUnavailable)?;
		CurrenciesOf::<T>::try_mutate(community, |all| all.try_push(currency))
			.map_err(|_| Error::<T>::TooManyCurrencies)?;

		let owner = Self::pot_account(currency);
		// Sufficient: members own nothing else that would keep their accounts.
		T::Assets::create(currency, owner.clone(), true, MIN_BALANCE)?;
		T::Assets::set(currency, &owner, name.to_vec(), symbol.to_vec(), decimals)?;
		let mut details = Currency {
			community,
			policy: policy.clone(),
			version: FIRST_VERSION,
			paused: false,
			demurrage: DemurrageIndex::default(),
		};
		details.demurrage = details.demurrage.at_rate(details.rate(), T::Calendar::now());
		Currencies::<T>::insert(currency, details);
		Covers::<T>::insert(currency, Cover::default());
		let policy = Box::new(policy);
		Self::deposit_event(Event::CurrencyCreated { currency, community, name, symbol, decimals, policy });
		Ok(currency)
	}

	/// Makes a currency of the chain's preset, and its gateway, on the path that every assembly takes.
	pub(crate) fn create_at_genesis(config: &GenesisCurrency) -> DispatchResult {
		let GenesisCurrency { community, name, symbol, decimals, policy, gateway } = config;
		ensure!(T::Cooperatives::is_active(*community), Error::<T>::NotActive);
		let name = Name::try_from(name.as_bytes().to_vec()).map_err(|_| Error::<T>::NameTooLong)?;
		let symbol = Symbol::try_from(symbol.as_bytes().to_vec()).map_err(|_| Error::<T>::InvalidSymbol)?;
		let currency = Self::do_create(*community, name, symbol, *decimals, policy.clone())?;
		match gateway {
			Some(gateway) => Self::do_set_gateway(*community, currency, gateway.issuer, gateway.most_reserve),
			None => Ok(()),
		}
	}

	pub(crate) fn do_set_policy(
		community: CoopId,
		currency: CurrencyId,
		policy: CurrencyPolicy,
	) -> DispatchResult {
		let mut details = Self::ensure_own(community, currency)?;
		Self::ensure_policy(&policy)?;
		ensure!(policy != details.policy, Error::<T>::PolicyUnchanged);

		let past = details.version;
		details.version = past.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let old = core::mem::replace(&mut details.policy, policy.clone());
		let version = details.version;
		Self::write_rate(currency, details);
		PastPolicies::<T>::insert(currency, past, &old);
		let (old, policy) = (Box::new(old), Box::new(policy));
		Self::deposit_event(Event::PolicySet { currency, version, old, policy });
		Ok(())
	}

	pub(crate) fn do_pause(community: CoopId, currency: CurrencyId) -> DispatchResult {
		let mut details = Self::ensure_own(community, currency)?;
		ensure!(!details.paused, Error::<T>::Paused);
		details.paused = true;
		Self::write_rate(currency, details);
		Self::deposit_event(Event::CurrencyPaused { currency });
		Ok(())
	}

	pub(crate) fn do_resume(community: CoopId, currency: CurrencyId) -> DispatchResult {
		let mut details = Self::ensure_own(community, currency)?;
		ensure!(details.paused, Error::<T>::NotPaused);
		details.paused = false;
		Self::write_rate(currency, details);
		Self::deposit_event(Event::CurrencyResumed { currency });
		Ok(())
	}

	/// Writes a currency whose rate may be another from now on.
	fn write_rate(currency: CurrencyId, mut details: Currency) {
		details.demurrage = details.demurrage.at_rate(details.rate(), T::Calendar::now());
		Currencies::<T>::insert(currency, details);
	}
}

// Checks.
impl<T: Config> Pallet<T> {
	pub(crate) fn details(currency: CurrencyId) -> Result<Currency, Error<T>> {
		Currencies::<T>::get(currency).ok_or(Error::<T>::NotFound)
	}

	/// A currency of this community.
	pub(crate) fn ensure_own(community: CoopId, currency: CurrencyId) -> Result<Currency, Error<T>> {
		let details = Self::details(currency)?;
		ensure!(details.community == community, Error::<T>::NotAuthorised);
		Ok(details)
	}

	fn ensure_names(name: &Name, symbol: &Symbol, decimals: u8) -> Result<(), Error<T>> {
		let text = core::str::from_utf8(name).map_err(|_| Error::<T>::InvalidName)?;
		ensure!(!text.trim().is_empty() && !text.chars().any(char::is_control), Error::<T>::InvalidName);
		let fits = u32::try_from(name.len()).is_ok_and(|length| length <= T::TokenNameLimit::get());
		ensure!(fits, Error::<T>::NameTooLong);
		let plain = !symbol.is_empty() && symbol.iter().all(u8::is_ascii_alphanumeric);
		ensure!(plain, Error::<T>::InvalidSymbol);
		ensure!(decimals <= MAX_DECIMALS, Error::<T>::TooManyDecimals);
		Ok(())
	}

	fn ensure_policy(policy: &CurrencyPolicy) -> Result<(), Error<T>> {
		policy.check().map_err(Error::<T>::from)?;
		if let Holders::Listed(communities) = &policy.holders {
			ensure!(communities.iter().all(|coop| T::Cooperatives::is_active(*coop)), Error::<T>::NotActive);
		}
		Ok(())
	}

	/// The account of a currency's pot, which owns its token. Nobody has a key to it.
	pub(crate) fn pot_account(currency: CurrencyId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(currency)
	}

	/// Whether an account can receive a currency.
	pub(crate) fn can_hold(currency: CurrencyId, details: &Currency, who: &T::AccountId) -> bool {
		let is_member = |coop: &CoopId| T::Register::is_member(*coop, who);
		*who == Self::pot_account(currency)
			|| match &details.policy.holders {
				Holders::Members => is_member(&details.community),
				Holders::Listed(communities) => {
					is_member(&details.community) || communities.iter().any(is_member)
				},
				Holders::Anybody => true,
			}
	}

	pub(crate) fn ensure_can_hold(
		currency: CurrencyId,
		details: &Currency,
		who: &T::AccountId,
	) -> Result<(), Error<T>> {
		ensure!(Self::can_hold(currency, details, who), Error::<T>::NotAllowedToHold);
		Ok(())
	}

	/// Whether a wallet may send units of an asset to an account: the runtime's filter asks for every plain transfer.
	/// Whatever is no currency is none of this pallet's business.
	pub fn may_receive(asset: CurrencyId, who: &T::AccountId) -> bool {
		Currencies::<T>::get(asset).is_none_or(|details| Self::can_hold(asset, &details, who))
	}
}

impl<T> From<PolicyFault> for Error<T> {
	fn from(fault: PolicyFault) -> Self {
		match fault {
			PolicyFault::TurnoutOutOfRange => Self::TurnoutOutOfRange,
			PolicyFault::ApprovalOutOfRange => Self::ApprovalOutOfRange,
			PolicyFault::WindowOutOfRange => Self::WindowOutOfRange,
			PolicyFault::AdvanceOutOfRange => Self::AdvanceOutOfRange,
			PolicyFault::CreditOutOfRange => Self::CreditOutOfRange,
			PolicyFault::ListedTwice => Self::ListedTwice,
			PolicyFault::DemurrageOutOfRange => Self::DemurrageOutOfRange,
			PolicyFault::DailyLimitOutOfRange => Self::DailyLimitOutOfRange,
		}
	}
}
