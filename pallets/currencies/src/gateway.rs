//! Gateways: deposits and redemptions, as their issuers attest them.

use crate::{
	Config, Covers, Error, Event, Gateway, Gateways, HoldReason, NextRedemptionId, OpenRedemptions, Pallet,
	Redemption, RedemptionId, RedemptionOf, Redemptions, References,
};
use allmende_primitives::{
	currency::{CurrencyId, Units},
	traits::{Calendar, Cooperatives},
	CoopId,
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{traits::Saturating, ArithmeticError, DispatchError, DispatchResult};

// By the community's assembly.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_gateway(
		community: CoopId,
		currency: CurrencyId,
		issuer: CoopId,
		most_reserve: Units,
	) -> DispatchResult {
		Self::ensure_own(community, currency)?;
		ensure!(T::Cooperatives::is_active(issuer), Error::<T>::NotActive);
		let old = Gateways::<T>::get(currency);
		if old.is_some_and(|gateway| gateway.issuer != issuer) {
			ensure!(Covers::<T>::get(currency).reserve == 0, Error::<T>::ReserveNotEmpty);
		}
		let pending = old.map_or(0, |gateway| gateway.pending);
		let gateway = Gateway { issuer, open: true, most_reserve, pending };
		ensure!(old != Some(gateway), Error::<T>::GatewayUnchanged);

		Gateways::<T>::insert(currency, gateway);
		Self::deposit_event(Event::GatewaySet {
			currency,
			issuer,
			most_reserve,
			old_issuer: old.map(|gateway| gateway.issuer),
			old_most_reserve: old.map(|gateway| gateway.most_reserve),
		});
		Ok(())
	}

	pub(crate) fn do_close_gateway(community: CoopId, currency: CurrencyId) -> DispatchResult {
		Self::ensure_own(community, currency)?;
		let mut gateway = Gateways::<T>::get(currency).ok_or(Error::<T>::NoGateway)?;
		ensure!(gateway.open, Error::<T>::GatewayClosed);
		gateway.open = false;
		Gateways::<T>::insert(currency, gateway);
		Self::deposit_event(Event::GatewayClosed { currency, issuer: gateway.issuer });
		Ok(())
	}
}

// By the issuer's board.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest_deposit(
		issuer: CoopId,
		currency: CurrencyId,
		to: T::AccountId,
		amount: Units,
		reference: H256,
	) -> DispatchResult {
		let details = Self::details(currency)?;
		let gateway = Self::ensure_issuer(issuer, currency)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(gateway.open, Error::<T>::GatewayClosed);
		ensure!(!details.paused, Error::<T>::Paused);
		let reserve = Covers::<T>::get(currency).reserve.checked_add(amount);
		let within = reserve.is_some_and(|reserve| reserve <= gateway.most_reserve);
		ensure!(within, Error::<T>::ReserveLimitExceeded);
		Self::ensure_can_hold(currency, &details, &to)?;
		Self::use_reference(issuer, reference)?;

		let cover = Self::change_cover(currency, |cover| {
			cover.reserve = cover.reserve.checked_add(amount)?;
			Some(())
		})?;
		Self::mint(currency, &details, &to, amount)?;
		let reserve = cover.reserve;
		Self::deposit_event(Event::DepositAttested { currency, issuer, to, amount, reference, reserve });
		Ok(())
	}

	pub(crate) fn do_confirm_redemption(
		issuer: CoopId,
		currency: CurrencyId,
		id: RedemptionId,
		reference: H256,
	) -> DispatchResult {
		Self::ensure_issuer(issuer, currency)?;
		ensure!(Redemptions::<T>::contains_key(currency, id), Error::<T>::RedemptionNotFound);
		Self::use_reference(issuer, reference)?;
		let Redemption { who, amount, .. } = Self::close_redemption(currency, id)?;
		Self::burn_held(currency, HoldReason::Redemption, &who, amount)?;
		let cover = Self::change_cover(currency, |cover| {
			cover.reserve = cover.reserve.checked_sub(amount)?;
			Some(())
		})?;
		let reserve = cover.reserve;
		Self::deposit_event(Event::RedemptionConfirmed { currency, id, who, amount, reference, reserve });
		Ok(())
	}

	pub(crate) fn do_reject_redemption(
		issuer: CoopId,
		currency: CurrencyId,
		id: RedemptionId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_issuer(issuer, currency)?;
		let Redemption { who, amount, since, .. } = Self::close_redemption(currency, id)?;
		Self::do_release(currency, HoldReason::Redemption, &who, amount, since)?;
		Self::deposit_event(Event::RedemptionRejected { currency, id, who, amount, reason });
		Ok(())
	}

	/// The gateway, if this is its issuer.
	fn ensure_issuer(issuer: CoopId, currency: CurrencyId) -> Result<Gateway, Error<T>> {
		let gateway = Gateways::<T>::get(currency).ok_or(Error::<T>::NoGateway)?;
		ensure!(gateway.issuer == issuer, Error::<T>::NotIssuer);
		Ok(gateway)
	}

	/// Marks a bank record as used.
	fn use_reference(issuer: CoopId, reference: H256) -> Result<(), Error<T>> {
		ensure!(!References::<T>::contains_key(issuer, reference), Error::<T>::ReferenceUsed);
		References::<T>::insert(issuer, reference, ());
		Ok(())
	}
}

// By the holder.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_redemption(
		currency: CurrencyId,
		who: T::AccountId,
		amount: Units,
		account_reference: H256,
	) -> DispatchResult {
		Self::details(currency)?;
		let mut gateway = Gateways::<T>::get(currency).ok_or(Error::<T>::NoGateway)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let open = OpenRedemptions::<T>::get(currency, &who);
		ensure!(open < T::MaxRedemptions::get(), Error::<T>::TooManyRedemptions);
		let unclaimed = Covers::<T>::get(currency).reserve.saturating_sub(gateway.pending);
		ensure!(amount <= unclaimed, Error::<T>::ExceedsReserve);
		let id = NextRedemptionId::<T>::get(currency);
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;

		let since = Self::do_hold(currency, HoldReason::Redemption, &who, amount)?;
		gateway.pending = gateway.pending.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		Gateways::<T>::insert(currency, gateway);
		NextRedemptionId::<T>::insert(currency, next);
		OpenRedemptions::<T>::insert(currency, &who, open.saturating_add(1));
		let requested_on = T::Calendar::today();
		let answer_until = requested_on.plus_days(T::AnswerDays::get());
		let block = frame_system::Pallet::<T>::block_number();
		let answer_until_block = block.saturating_add(T::LeastWindow::get());
		let redemption = Redemption {
			who: who.clone(),
			amount,
			since,
			account_reference,
			requested_on,
			answer_until,
			answer_until_block,
		};
		Redemptions::<T>::insert(currency, id, redemption);
		Self::deposit_event(Event::RedemptionRequested {
			currency,
			id,
			who,
			amount,
			account_reference,
			answer_until,
			answer_until_block,
		});
		Ok(())
	}

	pub(crate) fn do_cancel_redemption(
		currency: CurrencyId,
		id: RedemptionId,
		who: T::AccountId,
	) -> DispatchResult {
		let redemption = Redemptions::<T>::get(currency, id).ok_or(Error::<T>::RedemptionNotFound)?;
		ensure!(redemption.who == who, Error::<T>::NotRedeemer);
		let over = T::Calendar::today() > redemption.answer_until
			&& frame_system::Pallet::<T>::block_number() > redemption.answer_until_block;
		ensure!(over, Error::<T>::AnswerPending);
		let Redemption { amount, since, .. } = Self::close_redemption(currency, id)?;
		Self::do_release(currency, HoldReason::Redemption, &who, amount, since)?;
		Self::deposit_event(Event::RedemptionCancelled { currency, id, who, amount });
		Ok(())
	}

	/// Takes a redemption from those that wait.
	fn close_redemption(currency: CurrencyId, id: RedemptionId) -> Result<RedemptionOf<T>, DispatchError> {
		let redemption = Redemptions::<T>::take(currency, id).ok_or(Error::<T>::RedemptionNotFound)?;
		OpenRedemptions::<T>::mutate_exists(currency, &redemption.who, |open| {
			*open = open.map(|count| count.saturating_sub(1)).filter(|count| *count > 0);
		});
		Gateways::<T>::try_mutate(currency, |gateway| {
			let gateway = gateway.as_mut().ok_or(Error::<T>::NoGateway)?;
			gateway.pending =
				gateway.pending.checked_sub(redemption.amount).ok_or(DispatchError::Corruption)?;
			Ok::<_, DispatchError>(())
		})?;
		Ok(redemption)
	}
}
