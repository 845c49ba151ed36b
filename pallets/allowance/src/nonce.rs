//! The nonce: an account can have waiting what it can pay for, and not much more.

use crate::{extension, BalanceOf, Config, Pallet, WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo, Pays},
	pallet_prelude::TransactionSource,
	traits::Get,
	weights::Weight,
};
use frame_system::CheckNonce;
use pallet_transaction_payment::OnChargeTransaction;
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{
		AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication, One, PostDispatchInfoOf,
		Saturating, TransactionExtension, TransactionExtensionMetadata, ValidateResult, Zero,
	},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchResult, SaturatedConversion,
};

/// The length of the shortest transaction that somebody could sign, in bytes: about a signature and an address.
const LEAST_LENGTH: usize = 100;

/// Checks the nonce as [`CheckNonce`] does, and refuses what is too far ahead of the account's own.
///
/// The pool checks every transaction by itself against the same state. An account that can pay for two could have it keep
/// thousands with successive nonces, and push out those of others. So a transaction that is `n` ahead is refused
///
/// - as `Future` if `n` is more than [`Config::MaxAhead`],
/// - as `Payment` unless the account could pay the least conceivable fee `n + 1` times: from the allowance, from a guest's
///   credit, or with money. Which of them will pay is not known here, so that one of them is enough.
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
	/// Refuses a nonce that is further ahead than the account can pay for.
	fn ensure_affordable(
		&self,
		who: &T::AccountId,
		call: &T::RuntimeCall,
		info: &DispatchInfo,
	) -> Result<(), TransactionValidityError> {
		let ahead = self.0 .0.saturating_sub(frame_system::Account::<T>::get(who).nonce);
		if ahead.is_zero() {
			return Ok(());
		}
		if ahead > T::MaxAhead::get().into() {
			return Err(InvalidTransaction::Future.into());
		}
		let count: BalanceOf<T> = ahead.saturating_add(One::one()).saturated_into::<u128>().saturated_into();
		let needed = Self::least_fee(info.extension_weight).saturating_mul(count);
		if Pallet::<T>::spendable(who) >= needed {
			return Ok(());
		}
		<T as pallet_transaction_payment::Config>::OnChargeTransaction::can_withdraw_fee(
			who,
			call,
			info,
			needed,
			Zero::zero(),
		)
	}

	/// The ordinary fee of the cheapest transaction that there could be: the shortest, doing nothing. What the extensions
	/// weigh, each transaction of the chain weighs.
	pub(crate) fn least_fee(extension_weight: Weight) -> BalanceOf<T> {
		let info = DispatchInfo {
			class: DispatchClass::Normal,
			pays_fee: Pays::Yes,
			extension_weight,
			..Default::default()
		};
		extension::fee::<T>(&info, LEAST_LENGTH)
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
		let (validity, val, origin) =
			self.0.validate(origin, call, info, len, self_implicit, inherited_implication, source)?;
		if let Some(who) = origin.as_system_origin_signer() {
			self.ensure_affordable(who, call, info)?;
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
