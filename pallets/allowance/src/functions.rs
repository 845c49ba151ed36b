//! What an account has, what it takes to change that, and who pays for a transaction.

use crate::{
	types::points, Account, AccountOf, Accounts, Allowance, AllowanceOf, AllowanceSource, BalanceOf, Carrier,
	CarrierOf, Carriers, Config, Error, Event, HandedOut, Offices, Pallet, Sizes, FULL_PERCENT,
};
use allmende_primitives::{traits::Register, CoopId};
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding,
	traits::{Saturating, Zero},
	DispatchError, DispatchResult, Rounding, SaturatedConversion,
};

/// Who pays for a transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Payer<Balance> {
	/// The signer's allowance, of which so much is left, enough or not.
	Allowance { left: Balance, whole: Balance },
	/// The guest's credit, which suffices. The whole is an invited person's: a founder has more.
	Credit { left: Balance, whole: Balance },
	/// Whoever pays the ordinary fee.
	Ordinary,
}

/// Reading.
impl<T: Config> Pallet<T> {
	/// Whether the network carries the members of a cooperative.
	pub fn is_carried(coop: CoopId) -> bool {
		Carriers::<T>::contains_key(coop)
	}

	/// What an account can send without paying when nothing of it is used, in the unit of the ordinary fee. 0 if it has
	/// no allowance.
	pub fn capacity(who: &T::AccountId) -> BalanceOf<T> {
		Self::allowance_of(who, &Accounts::<T>::get(who)).0.capacity
	}

	/// What an account can send now without paying, in the unit of the ordinary fee: what is left of the allowance, or of
	/// a guest's credit.
	pub fn spendable(who: &T::AccountId) -> BalanceOf<T> {
		let account = Accounts::<T>::get(who);
		let (allowance, _) = Self::allowance_of(who, &account);
		if allowance.capacity.is_zero() {
			return account.credit;
		}
		account.meter.left(Self::now(), &allowance)
	}

	/// What the signer of a call will really pay in native units, the tip aside, where the ordinary fee is `fee`: 0 if
	/// the allowance or the credit pays, the fee otherwise. A tip says that the signer prefers to pay.
	///
	/// Who has an allowance of which too little is left is told the fee, though the transaction is refused without a
	/// tip: it is what sending it now would cost.
	pub fn charge_of(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
		fee: BalanceOf<T>,
		tip: BalanceOf<T>,
	) -> BalanceOf<T> {
		match Self::payer(who, call, fee, tip) {
			Payer::Allowance { left, .. } | Payer::Credit { left, .. } if left >= fee => Zero::zero(),
			_ => fee,
		}
	}

	/// Who pays for a transaction. Looks at nothing where there is nothing to pay, or a tip.
	pub(crate) fn payer(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
		fee: BalanceOf<T>,
		tip: BalanceOf<T>,
	) -> Payer<BalanceOf<T>> {
		if !tip.is_zero() || fee.is_zero() {
			return Payer::Ordinary;
		}
		let account = Accounts::<T>::get(who);
		let (allowance, _) = Self::allowance_of(who, &account);
		if !allowance.capacity.is_zero() {
			let left = account.meter.left(Self::now(), &allowance);
			return Payer::Allowance { left, whole: allowance.capacity };
		}
		if account.credit >= fee && T::GuestCalls::contains(call) {
			let whole = Sizes::<T>::get().map(|sizes| sizes.invited).unwrap_or_default();
			return Payer::Credit { left: account.credit, whole };
		}
		Payer::Ordinary
	}

	/// The allowance of an account, and why it has one. A capacity of 0 is none.
	pub(crate) fn allowance_of(
		who: &T::AccountId,
		account: &AccountOf<T>,
	) -> (AllowanceOf<T>, AllowanceSource) {
		let Some(sizes) = Sizes::<T>::get() else {
			return (Allowance { capacity: Zero::zero(), refill: Zero::zero() }, AllowanceSource::Member);
		};
		let home = account.home.filter(|home| Self::is_carried(*home));
		let member = home.map(|_| Self::share(sizes.member, account.percent)).unwrap_or_default();
		let in_office = home.is_some_and(|home| Offices::<T>::contains_key(who, home));
		if in_office || T::Validators::contains(who) {
			let capacity = member.max(sizes.office);
			return (Allowance { capacity, refill: sizes.refill }, AllowanceSource::Office);
		}
		(Allowance { capacity: member, refill: sizes.refill }, AllowanceSource::Member)
	}

	/// A cooperative's own allowance.
	pub(crate) fn allowance_of_cooperative() -> AllowanceOf<T> {
		Sizes::<T>::get().map_or_else(
			|| Allowance { capacity: Zero::zero(), refill: Zero::zero() },
			|sizes| Allowance { capacity: sizes.cooperative, refill: sizes.refill },
		)
	}

	/// So many percent of a size, rounded up, in the member's favour: no part of something is nothing.
	fn share(size: BalanceOf<T>, percent: u16) -> BalanceOf<T> {
		let part = multiply_by_rational_with_rounding(
			size.saturated_into(),
			percent.into(),
			FULL_PERCENT.into(),
			Rounding::Up,
		);
		part.unwrap_or(u128::MAX).saturated_into()
	}

	/// The points that a cooperative can hand out in total.
	pub(crate) fn quota(carrier: &CarrierOf<T>) -> u32 {
		let usual = || Sizes::<T>::get().map_or(0, |sizes| sizes.quota);
		carrier.quota.unwrap_or_else(usual)
	}

	/// The block.
	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}
}

/// Writing.
impl<T: Config> Pallet<T> {
	/// Remembers an account, or forgets it if there is nothing to remember.
	pub(crate) fn put_account(who: &T::AccountId, account: AccountOf<T>) {
		if account.is_empty() {
			Accounts::<T>::remove(who);
		} else {
			Accounts::<T>::insert(who, account);
		}
	}

	/// Reckons what has come back so far, before something changes on which the capacity depends.
	pub(crate) fn settle(who: &T::AccountId, account: &mut AccountOf<T>) {
		let (allowance, _) = Self::allowance_of(who, account);
		account.meter.settle(Self::now(), &allowance);
	}

	/// Takes an amount from an account's allowance.
	///
	/// Errors: [`Error::AllowanceExhausted`] if less is left.
	pub(crate) fn take_allowance(who: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		let mut account = Accounts::<T>::get(who);
		let (allowance, _) = Self::allowance_of(who, &account);
		let taken = account.meter.take(amount, Self::now(), &allowance);
		taken.map_err(|_| Error::<T>::AllowanceExhausted)?;
		Self::put_account(who, account);
		Ok(())
	}

	/// Gives back what was taken from an account's allowance in this block and not needed.
	pub(crate) fn give_back_allowance(who: &T::AccountId, amount: BalanceOf<T>) {
		let mut account = Accounts::<T>::get(who);
		account.meter.give_back(amount);
		Self::put_account(who, account);
	}

	/// Takes an amount from a guest's credit.
	///
	/// Errors: [`Error::AllowanceExhausted`] if less is left.
	pub(crate) fn take_credit(who: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		let mut account = Accounts::<T>::get(who);
		ensure!(account.credit >= amount, Error::<T>::AllowanceExhausted);
		account.credit = account.credit.saturating_sub(amount);
		Self::put_account(who, account);
		Ok(())
	}

	/// Gives back what was taken from a guest's credit and not needed, unless the guest has got an allowance meanwhile,
	/// with which the credit has ended.
	pub(crate) fn give_back_credit(who: &T::AccountId, amount: BalanceOf<T>) {
		let mut account = Accounts::<T>::get(who);
		if Self::allowance_of(who, &account).0.capacity.is_zero() {
			account.credit = account.credit.saturating_add(amount);
			Self::put_account(who, account);
		}
	}

	/// Fills a guest's credit up to `target`, at somebody's expense: `pay` takes what is missing from them. Somebody with
	/// an allowance is no guest and gets nothing.
	pub(crate) fn top_up(
		who: &T::AccountId,
		target: BalanceOf<T>,
		pay: impl FnOnce(BalanceOf<T>) -> DispatchResult,
	) -> DispatchResult {
		let mut account = Accounts::<T>::get(who);
		let missing = target.saturating_sub(account.credit);
		if missing.is_zero() || !Self::allowance_of(who, &account).0.capacity.is_zero() {
			return Ok(());
		}
		pay(missing)?;
		account.credit = target;
		Self::put_account(who, account);
		Self::deposit_event(Event::CreditGiven { who: who.clone(), amount: missing, credit: target });
		Ok(())
	}

	/// Moves an account to another home, or to none. The former home gets its points back.
	pub(crate) fn set_home(who: &T::AccountId, account: &mut AccountOf<T>, new: Option<CoopId>) {
		let old = account.home;
		if old == new {
			return;
		}
		Self::settle(who, account);
		if let Some(old) = old {
			Self::put_handed_out(old, HandedOut::<T>::get(old).saturating_sub(account.points()));
		}
		*account = Account { home: new, percent: FULL_PERCENT, ..*account };
		Self::deposit_event(Event::HomeMoved { who: who.clone(), old, new });
	}

	/// Enters a cooperative as carried, unless it is.
	pub(crate) fn enter_carrier(coop: CoopId, sponsor: Option<CoopId>) {
		if !Self::is_carried(coop) {
			Carriers::<T>::insert(coop, Carrier { sponsor, ..Default::default() });
			Self::deposit_event(Event::CooperativeCarried { coop, sponsor });
		}
	}

	fn put_handed_out(coop: CoopId, handed_out: u32) {
		if handed_out.is_zero() {
			HandedOut::<T>::remove(coop);
		} else {
			HandedOut::<T>::insert(coop, handed_out);
		}
	}

	pub(crate) fn do_adjust(coop: CoopId, who: T::AccountId, percent: u16) -> DispatchResult {
		let carrier = Carriers::<T>::get(coop).ok_or(Error::<T>::NotCarried)?;
		let mut account = Accounts::<T>::get(&who);
		ensure!(account.home == Some(coop), Error::<T>::NotHome);
		let possible = T::LeastPercent::get()..=T::MostPercent::get();
		ensure!(possible.contains(&percent), Error::<T>::PercentOutOfRange);
		let old = account.percent;
		let handed_out =
			HandedOut::<T>::get(coop).saturating_sub(points(old)).saturating_add(points(percent));
		let raises = points(percent) > points(old);
		ensure!(!raises || handed_out <= Self::quota(&carrier), Error::<T>::QuotaExceeded);

		Self::settle(&who, &mut account);
		account.percent = percent;
		Self::put_account(&who, account);
		Self::put_handed_out(coop, handed_out);
		Self::deposit_event(Event::AllowanceAdjusted { coop, who, old, new: percent });
		Ok(())
	}

	pub(crate) fn do_move_home(caller: T::AccountId, who: T::AccountId, coop: CoopId) -> DispatchResult {
		let mut account = Accounts::<T>::get(&who);
		let is_free = account.home.is_none_or(|home| !Self::is_carried(home));
		ensure!(caller == who || is_free, Error::<T>::NotAuthorised);
		ensure!(account.home != Some(coop), Error::<T>::AlreadyHome);
		ensure!(Self::is_carried(coop), Error::<T>::NotCarried);
		ensure!(T::Register::is_member(coop, &who), Error::<T>::NotMember);
		Self::set_home(&who, &mut account, Some(coop));
		Self::put_account(&who, account);
		Ok(())
	}

	/// Takes an amount from the own allowance of a cooperative that is carried.
	///
	/// Errors: [`Error::NotCarried`]; [`Error::AllowanceExhausted`] if less is left.
	pub(crate) fn take_from_cooperative(coop: CoopId, amount: BalanceOf<T>) -> DispatchResult {
		Carriers::<T>::try_mutate(coop, |carrier| {
			let carrier = carrier.as_mut().ok_or(Error::<T>::NotCarried)?;
			let taken = carrier.meter.take(amount, Self::now(), &Self::allowance_of_cooperative());
			taken.map_err(|_| DispatchError::from(Error::<T>::AllowanceExhausted))
		})
	}
}
