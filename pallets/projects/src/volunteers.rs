//! Budgets from which the board pays volunteers, as the assembly has approved them.

use crate::{
	functions::{increment, minus, plus, Caller},
	BudgetId, Config, Error, Event, Judge, NextBudgetId, Pallet, VolunteerBudget, VolunteerBudgetCounts,
	VolunteerBudgets, VolunteerBudgetsOf, VolunteerPay,
};
use allmende_primitives::{
	currency::{CurrencyId, Units},
	traits::Organs,
	CoopId, Date, Organ,
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_approve_volunteer_budget(
		coop: CoopId,
		currency: CurrencyId,
		amount: Units,
		until: Date,
		most_per_person: Units,
	) -> Result<BudgetId, DispatchError> {
		Self::ensure_own(currency, coop)?;
		ensure!(amount > 0 && most_per_person > 0, Error::<T>::ZeroAmount);
		ensure!(until >= Self::today(), Error::<T>::WindowOutOfRange);
		Self::reserve_available(currency, amount)?;

		let budget = NextBudgetId::<T>::get();
		NextBudgetId::<T>::put(increment(budget)?);
		let count = VolunteerBudgetCounts::<T>::get(currency);
		VolunteerBudgetCounts::<T>::insert(currency, increment(count)?);
		VolunteerBudgetsOf::<T>::insert(currency, count, budget);
		let record =
			VolunteerBudget { currency, coop, amount, until, most_per_person, left: amount, closed: false };
		VolunteerBudgets::<T>::insert(budget, record);
		Self::deposit_event(Event::VolunteerBudgetApproved {
			budget,
			currency,
			amount,
			until,
			most_per_person,
		});
		Ok(budget)
	}

	pub(crate) fn do_pay_volunteer(
		coop: CoopId,
		id: BudgetId,
		who: T::AccountId,
		amount: Units,
		reason: H256,
	) -> DispatchResult {
		let mut budget = Self::budget_of(id)?;
		ensure!(budget.coop == coop, Error::<T>::NotAuthorised);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(!budget.closed && Self::today() <= budget.until, Error::<T>::BudgetEnded);
		ensure!(!T::Organs::is_seated(coop, Organ::Board, &who), Error::<T>::OwnCause);
		let total = plus(VolunteerPay::<T>::get(id, &who), amount)?;
		ensure!(total <= budget.most_per_person, Error::<T>::AboveMostPerPerson);
		ensure!(amount <= budget.left, Error::<T>::BudgetTooSmall);

		budget.left = minus(budget.left, amount)?;
		Self::pay_reserved(budget.currency, &who, amount)?;
		VolunteerBudgets::<T>::insert(id, budget);
		VolunteerPay::<T>::insert(id, &who, total);
		Self::deposit_event(Event::VolunteerPaid { budget: id, who, amount, total, reason });
		Ok(())
	}

	/// Ends a budget: anybody after its last day, the assembly at any time.
	pub(crate) fn do_close_volunteer_budget(caller: Caller<T::AccountId>, id: BudgetId) -> DispatchResult {
		let mut budget = Self::budget_of(id)?;
		ensure!(!budget.closed, Error::<T>::BudgetEnded);
		let early = match caller {
			Caller::Organ(coop, Judge::Assembly) => coop == budget.coop,
			_ => false,
		};
		ensure!(early || Self::today() > budget.until, Error::<T>::BudgetNotEnded);

		let returned = core::mem::take(&mut budget.left);
		budget.closed = true;
		Self::give_back(budget.currency, returned)?;
		VolunteerBudgets::<T>::insert(id, budget);
		Self::deposit_event(Event::VolunteerBudgetClosed { budget: id, returned });
		Ok(())
	}

	fn budget_of(id: BudgetId) -> Result<VolunteerBudget, DispatchError> {
		VolunteerBudgets::<T>::get(id).ok_or_else(|| Error::<T>::BudgetNotFound.into())
	}
}
