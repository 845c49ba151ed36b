//! What the calls do: `do_x` after the origin is checked, `ensure_x` without a change.

use crate::{
	ledger::Terms, Config, Error, Event, Holding, HoldingInfo, Holdings, LastSettlements, NextSettlementId,
	Pallet, PaymentReferences, Payout, Permitted, Settlement, SettlementId, Settlements, ShareTokens,
	Subscription, Subscriptions, Totals, Transfers,
};
use allmende_primitives::{
	traits::{Calendar, Register},
	Cents, CoopId, Date,
};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

// Subscription and pay-in.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_subscribe(
		coop: CoopId,
		who: T::AccountId,
		shares: u32,
		statute_hash: H256,
	) -> DispatchResult {
		let terms = Self::terms(coop)?;
		ensure!(T::Register::is_member(coop, &who), Error::<T>::NotMember);
		let held = Holdings::<T>::get(coop, &who).ok_or(Error::<T>::NotHolder)?;
		ensure!(shares > 0, Error::<T>::ZeroShares);
		ensure!(statute_hash == terms.statute.text_hash, Error::<T>::StatuteMismatch);
		ensure!(!Subscriptions::<T>::contains_key(coop, &who), Error::<T>::AlreadySubscribed);
		Self::ensure_within_maximum(&terms, &[held.shares, shares])?;

		let requested_on = T::Calendar::today();
		let subscription = Subscription { shares, requested_on, statute_hash, admitted: false };
		Subscriptions::<T>::insert(coop, &who, subscription);
		Self::deposit_event(Event::SharesSubscribed { coop, who, shares, statute_hash });
		Ok(())
	}

	pub(crate) fn do_withdraw_subscription(coop: CoopId, who: T::AccountId) -> DispatchResult {
		let subscription = Subscriptions::<T>::take(coop, &who).ok_or(Error::<T>::NotSubscribed)?;
		Self::deposit_event(Event::SubscriptionWithdrawn { coop, who, shares: subscription.shares });
		Ok(())
	}

	pub(crate) fn do_admit_subscription(coop: CoopId, who: T::AccountId, shares: u32) -> DispatchResult {
		let mut subscription = Subscriptions::<T>::get(coop, &who).ok_or(Error::<T>::NotSubscribed)?;
		ensure!(!subscription.admitted, Error::<T>::AlreadyAdmitted);
		ensure!(subscription.shares == shares, Error::<T>::TermsMismatch);
		let terms = Self::terms(coop)?;
		ensure!(T::Register::is_member(coop, &who), Error::<T>::NotMember);
		let held = Holdings::<T>::get(coop, &who).ok_or(Error::<T>::NotHolder)?;
		ensure!(subscription.statute_hash == terms.statute.text_hash, Error::<T>::StatuteChanged);
		Self::ensure_within_maximum(&terms, &[held.shares, shares])?;

		subscription.admitted = true;
		Subscriptions::<T>::insert(coop, &who, subscription);
		Self::deposit_event(Event::SubscriptionAdmitted { coop, who: who.clone(), shares });
		Self::take_up(coop, &who, &terms)
	}

	pub(crate) fn do_reject_subscription(coop: CoopId, who: T::AccountId, reason: H256) -> DispatchResult {
		let subscription = Subscriptions::<T>::get(coop, &who).ok_or(Error::<T>::NotSubscribed)?;
		ensure!(!subscription.admitted, Error::<T>::AlreadyAdmitted);

		Subscriptions::<T>::remove(coop, &who);
		let shares = subscription.shares;
		Self::deposit_event(Event::SubscriptionRejected { coop, who, shares, reason });
		Ok(())
	}

	pub(crate) fn do_confirm_payment(
		coop: CoopId,
		who: T::AccountId,
		amount: Cents,
		reference: H256,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let terms = Self::terms(coop)?;
		let held = Holdings::<T>::get(coop, &who).ok_or(Error::<T>::NotHolder)?;
		// Who is no longer a member takes no further shares.
		let is_member = T::Register::is_member(coop, &who);
		let admitted = Subscriptions::<T>::get(coop, &who)
			.filter(|pending| pending.admitted && is_member)
			.map_or(0, |pending| pending.shares);
		// A statute changed since may have lowered the maximum: then no more than that can be taken up.
		let shares = held.shares.max(held.shares.saturating_add(admitted).min(terms.shares.maximum));
		let lacking = terms.value(shares)?.saturating_sub(held.credit);
		ensure!(amount <= lacking, Error::<T>::MoreThanSubscribed);
		Self::use_reference(coop, reference)?;

		let (old, new) = Self::pay_in(coop, &who, amount)?;
		Self::deposit_event(Event::PaymentConfirmed { coop, who: who.clone(), amount, reference, old, new });
		if is_member {
			Self::take_up(coop, &who, &terms)?;
		}
		Ok(())
	}

	/// Checks that what remains after a payment does not undercut the minimum capital (GenG 8a(2)). Until it is paid, a
	/// settlement still counts, as the credit balance that it was.
	fn ensure_above_minimum_capital(coop: CoopId, amount: Cents) -> DispatchResult {
		let minimum = Self::terms(coop)?.shares.minimum_capital.unwrap_or_default();
		let total = Totals::<T>::get(coop);
		let remains = total
			.credit
			.checked_add(total.settlements_due)
			.and_then(|all| all.checked_sub(amount.into()))
			.ok_or(ArithmeticError::Underflow)?;
		ensure!(remains >= minimum.into(), Error::<T>::BelowMinimumCapital);
		Ok(())
	}

	/// Marks a payment's record as used.
	fn use_reference(coop: CoopId, reference: H256) -> DispatchResult {
		ensure!(!PaymentReferences::<T>::contains_key(coop, reference), Error::<T>::ReferenceUsed);
		PaymentReferences::<T>::insert(coop, reference, ());
		Ok(())
	}

	/// Checks that these shares together stay within the statute's maximum.
	pub(crate) fn ensure_within_maximum(terms: &Terms, shares: &[u32]) -> DispatchResult {
		let all = shares.iter().try_fold(0u32, |all, more| all.checked_add(*more));
		ensure!(all.is_some_and(|all| all <= terms.shares.maximum), Error::<T>::AboveMaximum);
		Ok(())
	}
}

// Joining, leaving and settlement.
impl<T: Config> Pallet<T> {
	/// Checks that a member can join with so many shares. A form without shares takes none.
	pub(crate) fn ensure_joinable_terms(coop: CoopId, shares: u32) -> Result<Option<Terms>, DispatchError> {
		let terms = Self::maybe_terms(coop)?;
		match &terms {
			Some(terms) => {
				ensure!(shares >= terms.shares.compulsory, Error::<T>::BelowCompulsory);
				ensure!(shares <= terms.shares.maximum, Error::<T>::AboveMaximum);
			},
			None => ensure!(shares == 0, Error::<T>::SharesNotAllowed),
		}
		Ok(terms)
	}

	/// Gives a new member the shares that are lawful while nothing is paid in; the rest waits.
	pub(crate) fn do_join(coop: CoopId, who: &T::AccountId, shares: u32) -> DispatchResult {
		let Some(terms) = Self::ensure_joinable_terms(coop, shares)? else {
			return Ok(());
		};
		ensure!(!Holdings::<T>::contains_key(coop, who), Error::<T>::AlreadyHolder);

		let taken = shares.min(terms.shares.permitted(0));
		let rest = shares.saturating_sub(taken);
		Self::raise(coop, who, Holding { shares: taken, credit: 0 })?;
		Self::deposit_event(Event::SharesTaken { coop, who: who.clone(), old: 0, new: taken });
		if rest > 0 {
			let subscription = Subscription {
				shares: rest,
				requested_on: T::Calendar::today(),
				statute_hash: terms.statute.text_hash,
				admitted: true,
			};
			Subscriptions::<T>::insert(coop, who, subscription);
			Self::deposit_event(Event::SubscriptionAdmitted { coop, who: who.clone(), shares: rest });
		}
		Ok(())
	}

	/// Ends the shares of a former member and opens the settlement of what was paid in.
	pub(crate) fn do_leave(coop: CoopId, who: &T::AccountId, left_on: Date) -> DispatchResult {
		let Some(terms) = Self::maybe_terms(coop)? else {
			return Ok(());
		};
		let held = Holdings::<T>::get(coop, who).ok_or(Error::<T>::NotHolder)?;
		Subscriptions::<T>::remove(coop, who);
		Transfers::<T>::remove(coop, who);
		Self::lower(coop, who, held)?;
		let (shares, credit) = (held.shares, held.credit);
		Self::deposit_event(Event::SharesEnded { coop, who: who.clone(), shares, credit });
		if credit == 0 {
			return Ok(());
		}

		let months = terms.statute.parameters.settlement_months.into();
		let due_on = settlement_due(left_on, months).ok_or(Error::<T>::DateOutOfRange)?;
		let id = NextSettlementId::<T>::get(coop);
		NextSettlementId::<T>::insert(coop, id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let previous = LastSettlements::<T>::get(coop, who);
		LastSettlements::<T>::insert(coop, who, id);
		let settlement =
			Settlement { account: who.clone(), amount: credit, left_on, due_on, paid: None, previous };
		Settlements::<T>::insert(coop, id, settlement);
		Self::change_total(coop, |total| {
			total.settlements_open = total.settlements_open.checked_add(1)?;
			total.settlements_due = total.settlements_due.checked_add(credit.into())?;
			Some(())
		})?;
		let who = who.clone();
		Self::deposit_event(Event::SettlementOpened { coop, id, who, amount: credit, left_on, due_on });
		Ok(())
	}

	pub(crate) fn do_pay_settlement(coop: CoopId, id: SettlementId, reference: H256) -> DispatchResult {
		let mut settlement = Settlements::<T>::get(coop, id).ok_or(Error::<T>::NotFound)?;
		ensure!(settlement.paid.is_none(), Error::<T>::AlreadyPaid);
		Self::ensure_above_minimum_capital(coop, settlement.amount)?;
		Self::use_reference(coop, reference)?;

		let (who, amount) = (settlement.account.clone(), settlement.amount);
		settlement.paid = Some(Payout { on: T::Calendar::today(), reference });
		Settlements::<T>::insert(coop, id, settlement);
		Self::change_total(coop, |total| {
			total.settlements_open = total.settlements_open.checked_sub(1)?;
			total.settlements_due = total.settlements_due.checked_sub(amount.into())?;
			total.paid_out = total.paid_out.checked_add(amount.into())?;
			Some(())
		})?;
		Self::deposit_event(Event::SettlementPaid { coop, id, who, amount, reference });
		Ok(())
	}
}

// Reading.
impl<T: Config> Pallet<T> {
	pub(crate) fn holding_info(coop: CoopId, who: &T::AccountId) -> Option<HoldingInfo> {
		let held = Holdings::<T>::get(coop, who)?;
		let token = ShareTokens::<T>::get(coop)?;
		let terms = Self::terms(coop).ok()?;
		let pending = Subscriptions::<T>::get(coop, who);
		let lacking = |each: Cents| Cents::from(held.shares).saturating_mul(each).saturating_sub(held.credit);
		Some(HoldingInfo {
			token,
			shares: held.shares,
			credit: held.credit,
			nominal: terms.shares.nominal,
			unpaid: lacking(terms.shares.nominal),
			unpaid_first: lacking(terms.shares.pay_in.first),
			pending: pending.map_or(0, |pending| pending.shares),
			pending_admitted: pending.is_some_and(|pending| pending.admitted),
			offered: Transfers::<T>::get(coop, who).map_or(0, |offer| offer.shares),
			owed: terms.shares.compulsory.saturating_sub(held.shares),
		})
	}

	/// The settlements of an account from the newest on, or from the one before a given one of his.
	pub(crate) fn settlements_before(
		coop: CoopId,
		who: &T::AccountId,
		before: Option<SettlementId>,
		limit: u32,
	) -> Vec<(SettlementId, Settlement<T::AccountId>)> {
		let read = |id| Settlements::<T>::get(coop, id).filter(|settlement| settlement.account == *who);
		let mut next = match before {
			Some(id) => read(id).and_then(|settlement| settlement.previous),
			None => LastSettlements::<T>::get(coop, who),
		};
		let mut page = Vec::new();
		for _ in 0..limit {
			let Some((id, settlement)) = next.and_then(|id| Some((id, read(id)?))) else {
				break;
			};
			next = settlement.previous;
			page.push((id, settlement));
		}
		page
	}
}

/// When a settlement is due (GenG 73(2)): from the end of a month, as fiscal years close, to the end of another.
fn settlement_due(left_on: Date, months: u32) -> Option<Date> {
	if left_on.end_of_month_after(0)? == left_on {
		left_on.end_of_month_after(months)
	} else {
		left_on.plus_months(months)
	}
}
