//! The payment: from the signer's allowance if there is one, by the ordinary fee otherwise.

use crate::{functions::Payer, priority, BalanceOf, Config, Event, Pallet, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::{fmt, marker::PhantomData};
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo, PostDispatchInfo},
	pallet_prelude::TransactionSource,
	weights::Weight,
};
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
		PostDispatchInfoOf, RefundWeight, Saturating, TransactionExtension, TransactionExtensionMetadata,
		ValidateResult, Zero,
	},
	transaction_validity::{
		InvalidTransaction, TransactionValidity, TransactionValidityError, ValidTransaction,
	},
	DispatchResult, SaturatedConversion,
};

/// What a payment extension offers on top of the fee.
pub trait Tip<Balance> {
	/// The tip.
	fn tip(&self) -> Balance;
}

impl<T> Tip<<T::OnChargeTransaction as OnChargeTransaction<T>>::Balance> for ChargeTransactionPayment<T>
where
	T: pallet_transaction_payment::Config,
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
{
	fn tip(&self) -> <T::OnChargeTransaction as OnChargeTransaction<T>>::Balance {
		ChargeTransactionPayment::tip(self)
	}
}

/// No payment at all.
impl<Balance: Zero> Tip<Balance> for () {
	fn tip(&self) -> Balance {
		Zero::zero()
	}
}

/// Charges the signer's allowance, or a guest's credit, instead of the ordinary fee, which `S` takes from everybody else.
///
/// To the outside it is `S`: the same name, the same encoding, the same types, so that wallets need not know it.
///
/// # Who pays
///
/// 1. Who offers a tip, or owes nothing, is left to `S`. A tip is how somebody with an allowance chooses to pay.
/// 2. Who has an allowance pays from it. If too little is left the transaction is invalid (`Payment`); money is not
///    taken instead.
/// 3. A guest's credit pays for a guest's calls, as long as it suffices.
/// 4. Everybody else is left to `S`.
///
/// # Priority
///
/// What an allowance or a credit pays for comes before what is paid for with money, a member's before a guest's, and before
/// others of its kind the larger the share that is left: who has sent little is first. See [`priority`].
///
/// # Refund
///
/// What was taken is corrected after the dispatch to what the weight was in the end, without that of `S`, which did
/// nothing. A call that fails is charged all the same.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct ChargeAllowance<T, S>(pub S, PhantomData<T>);

impl<T, S: StaticTypeInfo> TypeInfo for ChargeAllowance<T, S> {
	type Identity = S;
	fn type_info() -> scale_info::Type {
		S::type_info()
	}
}

impl<T, S: fmt::Debug> fmt::Debug for ChargeAllowance<T, S> {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		formatter.debug_tuple("ChargeAllowance").field(&self.0).finish()
	}
}

impl<T, S> From<S> for ChargeAllowance<T, S> {
	fn from(inner: S) -> Self {
		Self(inner, PhantomData)
	}
}

/// Where a charge was taken from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
	/// An allowance.
	Allowance,
	/// A guest's credit.
	Credit,
}

/// What validation found.
pub enum Val<AccountId, Balance, Inner> {
	/// The signer has a source that covers the fee.
	Charge { who: AccountId, source: Source, fee: Balance },
	/// It is left to the payment extension inside.
	Ordinary {
		/// What that extension found.
		val: Inner,
		/// Weight of ours that was not needed.
		unspent: Weight,
	},
}

/// What was done before the dispatch.
pub enum Pre<AccountId, Balance, Inner> {
	/// The fee was taken.
	Charged {
		who: AccountId,
		source: Source,
		fee: Balance,
		/// Weight, of the extension inside and of ours, that was not needed.
		unspent: Weight,
	},
	/// It was left to the payment extension inside.
	Ordinary {
		/// What that extension did.
		pre: Inner,
		/// Weight of ours that was not needed.
		unspent: Weight,
	},
}

impl<T: Config, S> ChargeAllowance<T, S> {
	/// The weight of the costliest way through this extension itself.
	fn own_weight() -> Weight {
		type Info<T> = <T as Config>::WeightInfo;
		Info::<T>::charge_allowance().max(Info::<T>::charge_credit()).max(Info::<T>::charge_ordinary())
	}
}

impl<T, S> TransactionExtension<T::RuntimeCall> for ChargeAllowance<T, S>
where
	T: Config,
	S: TransactionExtension<T::RuntimeCall> + Tip<BalanceOf<T>>,
{
	const IDENTIFIER: &'static str = S::IDENTIFIER;
	type Implicit = S::Implicit;
	type Val = Val<T::AccountId, BalanceOf<T>, S::Val>;
	type Pre = Pre<T::AccountId, BalanceOf<T>, S::Pre>;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		S::metadata()
	}

	fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
		self.0.implicit()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call).saturating_add(Self::own_weight())
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: S::Implicit,
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let mut unspent = Self::own_weight();
		if let Some(who) = origin.as_system_origin_signer() {
			let (fee, tip) = (fee::<T>(info, len), self.0.tip());
			let charge = |source, priority| {
				let validity = ValidTransaction { priority, ..Default::default() };
				Ok((validity, Val::Charge { who: who.clone(), source, fee }, origin.clone()))
			};
			match Pallet::<T>::payer(who, call, fee, tip) {
				Payer::Allowance { left, .. } if left < fee => return Err(InvalidTransaction::Payment.into()),
				Payer::Allowance { left, whole } => {
					return charge(Source::Allowance, priority::of_share(priority::OF_MEMBERS, left, whole))
				},
				Payer::Credit { left, whole } => {
					return charge(Source::Credit, priority::of_share(priority::OF_GUESTS, left, whole))
				},
				Payer::Ordinary if tip.is_zero() && !fee.is_zero() => {
					unspent = unspent.saturating_sub(<T as Config>::WeightInfo::charge_ordinary());
				},
				// Nothing was looked at.
				Payer::Ordinary => {},
			}
		}
		let (mut validity, val, origin) =
			self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)?;
		if info.class == DispatchClass::Normal {
			validity.priority = validity.priority.min(priority::MOST_FOR_MONEY);
		}
		Ok((validity, Val::Ordinary { val, unspent }, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		match val {
			Val::Charge { who, source, fee } => {
				// What was there at validation need not be there any more.
				let (taken, spent) = match source {
					Source::Allowance => (
						Pallet::<T>::take_allowance(&who, fee),
						<T as Config>::WeightInfo::charge_allowance(),
					),
					Source::Credit => {
						(Pallet::<T>::take_credit(&who, fee), <T as Config>::WeightInfo::charge_credit())
					},
				};
				taken.map_err(|_| InvalidTransaction::Payment)?;
				let unspent = self.weight(call).saturating_sub(spent);
				Ok(Pre::Charged { who, source, fee, unspent })
			},
			Val::Ordinary { val, unspent } => {
				let pre = self.0.prepare(val, origin, call, info, len)?;
				Ok(Pre::Ordinary { pre, unspent })
			},
		}
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let mut post_info = *post_info;
		match pre {
			Pre::Charged { who, source, fee, unspent } => {
				post_info.refund(unspent);
				let actual = actual_fee::<T>(info, &post_info, len).min(fee);
				// By the difference: the call itself may have taken from the same meter, or ended the credit.
				let excess = fee.saturating_sub(actual);
				match source {
					Source::Allowance => Pallet::<T>::give_back_allowance(&who, excess),
					Source::Credit => Pallet::<T>::give_back_credit(&who, excess),
				}
				Pallet::<T>::deposit_event(Event::Charged { who, amount: actual });
				Ok(unspent)
			},
			Pre::Ordinary { pre, unspent } => {
				// Nobody pays for what was not done.
				post_info.refund(unspent);
				let inner = S::post_dispatch_details(pre, info, &post_info, len, result)?;
				Ok(inner.saturating_add(unspent))
			},
		}
	}

	fn bare_validate(
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> TransactionValidity {
		S::bare_validate(call, info, len)
	}

	fn bare_validate_and_prepare(
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<(), TransactionValidityError> {
		S::bare_validate_and_prepare(call, info, len)
	}

	fn bare_post_dispatch(
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &mut PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<(), TransactionValidityError> {
		S::bare_post_dispatch(info, post_info, len, result)
	}
}

/// The ordinary fee without a tip.
pub(crate) fn fee<T: Config>(info: &DispatchInfo, len: usize) -> BalanceOf<T> {
	pallet_transaction_payment::Pallet::<T>::compute_fee(len.saturated_into(), info, Zero::zero())
}

/// The ordinary fee without a tip for the weight that was needed in the end.
fn actual_fee<T: Config>(info: &DispatchInfo, post_info: &PostDispatchInfo, len: usize) -> BalanceOf<T> {
	let len = len.saturated_into();
	pallet_transaction_payment::Pallet::<T>::compute_actual_fee(len, info, post_info, Zero::zero())
}
