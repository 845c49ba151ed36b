//! Participation tokens, and the income that they bear. Nothing else changes the book of holders or the tokens.

use crate::{
	functions::{is_empty, plus},
	Config, Error, Event, Income, Incomes, Pallet, Participation, Participations, ProjectId, TokenId,
	TokenProjects, SCALE,
};
use allmende_primitives::currency::{Currencies, CurrencyId, Source, Units};
use alloc::format;
use frame_support::{
	ensure,
	traits::{
		fungibles::{
			metadata::{Inspect as _, Mutate as _},
			Create, Mutate,
		},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use pallet_assets::AssetIdAllocator;
use sp_core::U256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// The least that there is of a token.
const TOKEN_MIN_BALANCE: u128 = 1;

// Tokens.
impl<T: Config> Pallet<T> {
	/// Makes the participation token of a project, with the decimals of its currency.
	pub(crate) fn open_token(id: ProjectId, currency: CurrencyId) -> Result<TokenId, DispatchError> {
		let token = T::TokenIds::next().ok_or(Error::<T>::TokenIdUnavailable)?;
		let owner = Self::account_id();
		let decimals = T::Assets::decimals(currency);
		// Sufficient: whoever contributes need own nothing else that would keep his account.
		T::Assets::create(token, owner.clone(), true, TOKEN_MIN_BALANCE)?;
		let (name, symbol) = (format!("Participation {id}"), format!("P{id}"));
		T::Assets::set(token, &owner, name.into_bytes(), symbol.into_bytes(), decimals)?;
		TokenProjects::<T>::insert(token, id);
		Incomes::<T>::insert(id, Income::default());
		Self::deposit_event(Event::ParticipationOpened { project: id, token });
		Ok(token)
	}

	/// Gives somebody new tokens: the asset first, then the book. They bear what comes in from now on.
	pub(crate) fn mint(id: ProjectId, token: TokenId, who: &T::AccountId, amount: Units) -> DispatchResult {
		let mut income = Incomes::<T>::get(id);
		T::Assets::mint_into(token, who, amount)?;
		let mut held = Self::settled(id, who, &income)?;
		held.tokens = plus(held.tokens, amount)?;
		income.tokens = plus(income.tokens, amount)?;
		Participations::<T>::insert(id, who, held);
		Incomes::<T>::insert(id, income);
		Ok(())
	}

	pub(crate) fn do_transfer_participation(
		from: T::AccountId,
		id: ProjectId,
		to: T::AccountId,
		amount: Units,
	) -> DispatchResult {
		let project = Self::project_of(id)?;
		let token = project.token.ok_or(Error::<T>::NoParticipation)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(from != to, Error::<T>::TransferToSelf);
		ensure!(Participations::<T>::contains_key(id, &from), Error::<T>::NotParticipant);
		// Nobody has a key to the pot: what its tokens earned would wait for ever.
		ensure!(to != T::Currencies::pot(project.currency), Error::<T>::MayNotHold);
		ensure!(T::Currencies::may_hold(project.currency, &to), Error::<T>::MayNotHold);
		let income = Incomes::<T>::get(id);
		let mut giver = Self::settled(id, &from, &income)?;
		giver.tokens = giver.tokens.checked_sub(amount).ok_or(Error::<T>::MoreThanHeld)?;
		let mut taker = Self::settled(id, &to, &income)?;
		taker.tokens = plus(taker.tokens, amount)?;

		// The book first, with which the freeze falls, then the tokens; on the other side the other way round.
		Self::keep(id, &from, giver);
		T::Assets::burn_from(
			token,
			&from,
			amount,
			Preservation::Expendable,
			Precision::Exact,
			Fortitude::Polite,
		)?;
		T::Assets::mint_into(token, &to, amount)?;
		Self::keep(id, &to, taker);
		Self::deposit_event(Event::ParticipationTransferred { project: id, from, to, amount });
		Ok(())
	}
}

// Income.
impl<T: Config> Pallet<T> {
	/// Takes income from somebody into the pot's escrow, and divides it by the tokens.
	pub(crate) fn do_distribute_income(from: T::AccountId, id: ProjectId, amount: Units) -> DispatchResult {
		let project = Self::project_of(id)?;
		ensure!(project.token.is_some(), Error::<T>::NoParticipation);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let mut income = Incomes::<T>::get(id);
		ensure!(income.tokens > 0, Error::<T>::NoParticipation);

		let pot = T::Currencies::pot(project.currency);
		T::Currencies::pay(project.currency, Source::Free(&from), &pot, amount)?;
		Self::reserve(project.currency, amount)?;
		income.distributed = plus(income.distributed, amount)?;
		divide(&mut income, amount).ok_or(ArithmeticError::Overflow)?;
		let tokens = income.tokens;
		Incomes::<T>::insert(id, income);
		Self::deposit_event(Event::IncomeDistributed { project: id, from, amount, tokens });
		Ok(())
	}

	/// Pays somebody the whole units that his tokens have earned, those that he has given away included.
	pub(crate) fn do_claim_income(who: T::AccountId, id: ProjectId) -> DispatchResult {
		let project = Self::project_of(id)?;
		ensure!(project.token.is_some(), Error::<T>::NoParticipation);
		ensure!(Participations::<T>::contains_key(id, &who), Error::<T>::NotParticipant);
		let mut income = Incomes::<T>::get(id);
		let mut held = Self::settled(id, &who, &income)?;
		let (amount, rest) = whole_units(held.accrued).ok_or(ArithmeticError::Overflow)?;
		ensure!(amount > 0, Error::<T>::NothingToClaim);

		held.accrued = rest;
		income.claimed = plus(income.claimed, amount)?;
		Self::pay_reserved(project.currency, &who, amount)?;
		Self::keep(id, &who, held);
		Incomes::<T>::insert(id, income);
		Self::deposit_event(Event::IncomeClaimed { project: id, who, amount });
		Ok(())
	}

	/// What somebody holds, with all income until now in `accrued`.
	pub(crate) fn settled(
		id: ProjectId,
		who: &T::AccountId,
		income: &Income,
	) -> Result<Participation, DispatchError> {
		let held = Participations::<T>::get(id, who).unwrap_or_default();
		accrue(held, income.index).ok_or_else(|| ArithmeticError::Overflow.into())
	}

	fn keep(id: ProjectId, who: &T::AccountId, held: Participation) {
		if is_empty(&held) {
			Participations::<T>::remove(id, who);
		} else {
			Participations::<T>::insert(id, who, held);
		}
	}
}

/// Divides an amount by the tokens, with what was carried. What they do not divide is carried on.
///
/// No product leaves its type: the amounts of a currency are below 2^128, [`SCALE`] below 2^60, and what the tokens of one
/// account have earned is a part of what was distributed.
pub(crate) fn divide(income: &mut Income, amount: Units) -> Option<()> {
	let tokens = U256::from(income.tokens);
	let all = U256::from(amount).checked_mul(SCALE.into())?.checked_add(income.carried)?;
	income.index = income.index.checked_add(all.checked_div(tokens)?)?;
	income.carried = all.checked_rem(tokens)?;
	Some(())
}

/// Books what tokens have earned since they were settled last.
pub(crate) fn accrue(mut held: Participation, index: U256) -> Option<Participation> {
	let earned = index.checked_sub(held.index)?.checked_mul(held.tokens.into())?;
	held.accrued = held.accrued.checked_add(earned)?;
	held.index = index;
	Some(held)
}

/// The whole units in what has accrued, and the rest.
pub(crate) fn whole_units(accrued: U256) -> Option<(Units, U256)> {
	let scale = U256::from(SCALE);
	Some((Units::try_from(accrued.checked_div(scale)?).ok()?, accrued.checked_rem(scale)?))
}
