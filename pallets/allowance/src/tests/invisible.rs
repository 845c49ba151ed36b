//! Wallets see the ordinary extensions and nothing else.

use crate::{mock::*, CheckNonceAhead};
use codec::{Decode, Encode};
use frame_system::CheckNonce;
use scale_info::{meta_type, TypeInfo};
use sp_runtime::traits::TransactionExtension;

/// What a wallet knows of an extension: its name, and the types of what is signed.
fn metadata<E: TransactionExtension<RuntimeCall>>(
) -> Vec<(&'static str, scale_info::MetaType, scale_info::MetaType)> {
	E::metadata().into_iter().map(|known| (known.identifier, known.ty, known.implicit)).collect()
}

#[test]
fn the_payment_looks_like_the_one_inside() {
	type Outer = <Extension as TransactionExtension<RuntimeCall>>::Implicit;
	assert_eq!(metadata::<Extension>(), metadata::<Inner>());
	assert_eq!(meta_type::<Extension>(), meta_type::<Inner>());
	assert_eq!(Extension::type_info(), Inner::type_info());
	assert_eq!(<Extension as TransactionExtension<RuntimeCall>>::IDENTIFIER, "ChargeTransactionPayment");
	assert_eq!(meta_type::<Outer>(), meta_type::<()>());
	for tip in [0, 1, 63, 64, 1 << 40] {
		let encoded = Inner::from(tip).encode();
		assert_eq!(extension(tip).encode(), encoded);
		assert_eq!(Extension::decode(&mut &encoded[..]).unwrap(), extension(tip));
	}
	assert_eq!(extension(7).implicit().unwrap(), ());
	assert_eq!(format!("{:?}", extension(7)), "ChargeAllowance(ChargeTransactionPayment<7>)");
}

#[test]
fn the_nonce_looks_like_the_one_inside() {
	type Inside = CheckNonce<Test>;
	type Outside = CheckNonceAhead<Test>;
	assert_eq!(metadata::<Outside>(), metadata::<Inside>());
	assert_eq!(meta_type::<Outside>(), meta_type::<Inside>());
	assert_eq!(Outside::type_info(), Inside::type_info());
	assert_eq!(<Outside as TransactionExtension<RuntimeCall>>::IDENTIFIER, "CheckNonce");
	for nonce in [0, 1, 63, 64, 1 << 30] {
		let encoded = Inside::from(nonce).encode();
		assert_eq!(Outside::from(Inside::from(nonce)).encode(), encoded);
		assert_eq!(Outside::decode(&mut &encoded[..]).unwrap().0, Inside::from(nonce));
	}
	let shown = format!("{:?}", Outside::from(Inside::from(7)));
	assert_eq!(shown, "CheckNonceAhead(CheckNonce(7))");
}
