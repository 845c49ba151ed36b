//! The nonce: an account can have waiting what it can pay for, and not much more.

use crate::{extension, priority, Config, Pallet, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use frame_support::{
	dispatch::DispatchInfo, pallet_prelude::TransactionSource, traits::Get, weights::Weight,
};
use frame_system::CheckNonce;
use pallet_transaction_payment::OnChargeTransaction;
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, PostDispatchInfoOf, Saturating,
		TransactionExtension, TransactionExtensionMetadata, ValidateResult, Zero,
	},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchResult, SaturatedConversion,
};

/// Checks the nonce as [`CheckNonce`] does, and refuses what is too far ahead of the account's own.
///
/// The pool checks every transaction by itself against the same state. An account that can pay for two could have it keep
/// thousands with successive nonces, and push out those of others. So a transaction that is `n` ahead is refused
///
/// - as `Future` if `n` is more than [`Config::MaxAhead`],
/// - as `Payment` unless the account could pay for `n + 1` of the same kind: from the allowance, from a guest's credit, or
///   with money. Which of them will pay is not known here, so that one of them is enough.
///
/// What is not refused comes the earlier the less it is ahead, so that accounts take turns: see [`priority`].
///
/// A block only ever contains transactions that are not ahead, so that nothing of this happens in blocks.
///
/// To the outside it is [`CheckNonce`]: the same name, the same encoding, the same types.
#[derive(Encode, Decode, DecodeWithMemTracking, Clone, Eq, PartialEq)]
pub struct CheckNonceAhead<T: Config>(pub CheckNonce<T>);

impl<T: Config> TypeInfo for CheckNonceAhead<T> {
	type Identity = CheckNonce<T>;
	fn type_info() -> scale_info::Type {
		CheckNonce::<T>::type_info()
	}
}

impl<T: Config> fmt::Debug for CheckNonceAhead<T> {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		formatter.debug_tuple("CheckNonceAhead").field(&self.0).finish()
	}
}

impl<T: Config> From<CheckNonce<T>> for CheckNonceAhead<T> {
	fn from(inner: CheckNonce<T>) -> Self {
		Self(inner)
	}
}

impl<T: Config> CheckNonceAhead<T> {
	/// How far the nonce is ahead of the account's own. Refuses one that is further ahead than the account can pay for.
	fn ahead(
		&self,
		who: &T::AccountId,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<u32, TransactionValidityError> {
		let ahead = self.0 .0.saturating_sub(frame_system::Account::<T>::get(who).nonce);
		if ahead > T::MaxAhead::get().into() {
			return Err(InvalidTransaction::Future.into());
		}
		let ahead: u32 = ahead.saturated_into();
		if ahead.is_zero() {
			return Ok(ahead);
		}
		let needed = extension::fee::<T>(info, len).saturating_mul(ahead.saturating_add(1).into());
		if Pallet::<T>::spendable(who) < needed {
			<T as pallet_transaction_payment::Config>::OnChargeTransaction::can_withdraw_fee(
				who,
				call,
				info,
				needed,
				Zero::zero(),
			)?;
		}
		Ok(ahead)
	}
}

impl<T: Config> TransactionExtension<T::RuntimeCall> for CheckNonceAhead<T>
where
	CheckNonce<T>: TransactionExtension<T::RuntimeCall, Implicit = ()>,
{
	const IDENTIFIER: &'static str = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::IDENTIFIER;
	type Implicit = ();
	type Val = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Val;
	type Pre = <CheckNonce<T> as TransactionExtension<T::RuntimeCall>>::Pre;

	fn metadata() -> Vec<TransactionExtensionMetadata> {
		CheckNonce::<T>::metadata()
	}

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		self.0.weight(call).max(<T as Config>::WeightInfo::check_nonce_ahead())
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		self_implicit: (),
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let (mut validity, val, origin) =
			self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)?;
		if let Some(who) = origin.as_system_origin_signer() {
			let ahead = self.ahead(who, call, info, len)?;
			let turn = priority::of_nonce(ahead, T::MaxAhead::get());
			validity.priority = validity.priority.saturating_add(turn);
		}
		Ok((validity, val, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		CheckNonce::<T>::post_dispatch_details(pre, info, post_info, len, result)
	}
}
