use crate::mock::*;
use allmende_primitives::Majority;
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
	traits::Get,
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	CheckWeight,
};
use sp_core::{storage::well_known_keys, H256};
use sp_runtime::{
	generic::{CheckedExtrinsic, ExtrinsicFormat},
	traits::{Applyable, BlakeTwo256, Hash},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	DispatchError,
};

/// A transaction with the check of what fits into a block.
type Transaction = CheckedExtrinsic<AccountId, RuntimeCall, CheckWeight<Test>>;

/// A code of a megabyte.
fn code() -> Vec<u8> {
	vec![7; 1 << 20]
}

fn hash_of(code: &[u8]) -> H256 {
	BlakeTwo256::hash(code)
}

/// The unsigned transaction that brings a code.
fn bringing(code: Vec<u8>) -> Transaction {
	let function = frame_system::Call::apply_authorized_upgrade { code }.into();
	CheckedExtrinsic { format: ExtrinsicFormat::Bare, function }
}

/// Whether the pool takes it.
fn is_valid(transaction: &Transaction) -> bool {
	let (info, len) = (transaction.function.get_dispatch_info(), transaction.function.encoded_size());
	transaction.validate::<Test>(TransactionSource::External, &info, len).is_ok()
}

fn authorised() -> Option<H256> {
	System::authorized_upgrade().map(|authorised| *authorised.code_hash())
}

#[test]
fn three_quarters_authorise_a_code() {
	for majority in [Majority::ThreeQuarters, Majority::NineTenths] {
		build_and_execute(|| {
			let code_hash = hash_of(&code());
			assert_ok!(Federation::authorize_upgrade(federation(majority), code_hash));
			assert_eq!(authorised(), Some(code_hash));
			// Name and version are checked when the code comes.
			let told = frame_system::Event::<Test>::UpgradeAuthorized { code_hash, check_version: true };
			System::assert_has_event(told.into());
			assert_eq!(events(), [Event::UpgradeAuthorized { code_hash, majority }]);
		});
	}
}

#[test]
fn a_simple_majority_is_not_enough() {
	build_and_execute(|| {
		let simple = federation(Majority::Simple);
		assert_noop!(Federation::authorize_upgrade(simple, H256::zero()), Error::MajorityTooLow);
	});
}

#[test]
fn nobody_but_the_federation_authorises() {
	build_and_execute(|| {
		let assembly = assembly_of(NORTH, Majority::NineTenths);
		for origin in origins_without_a_say().into_iter().chain([assembly]) {
			assert_noop!(Federation::authorize_upgrade(origin, H256::zero()), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn another_one_takes_its_place() {
	build_and_execute(|| {
		let authorise = |hash| Federation::authorize_upgrade(federation(Majority::NineTenths), hash);
		assert_ok!(authorise(hash_of(&code())));
		assert_ok!(authorise(H256::repeat_byte(1)));
		assert_eq!(authorised(), Some(H256::repeat_byte(1)));
		assert!(!is_valid(&bringing(code())));
	});
}

/// Unsigned, by whoever has the code, for nothing; and in a block that is full of ordinary transactions.
#[test]
fn anybody_brings_the_code() {
	build_and_execute(|| {
		assert!(!is_valid(&bringing(code())));
		let code_hash = hash_of(&code());
		assert_ok!(Federation::authorize_upgrade(federation(Majority::ThreeQuarters), code_hash));
		assert!(is_valid(&bringing(code())));
		assert!(!is_valid(&bringing(vec![8; 1 << 20])));

		let most = <<Test as frame_system::Config>::BlockWeights as Get<BlockWeights>>::get();
		let most = most.get(DispatchClass::Normal).max_total.unwrap();
		let longest = <<Test as frame_system::Config>::BlockLength as Get<BlockLength>>::get();
		let longest = *longest.max.get(DispatchClass::Normal);
		System::set_block_consumed_resources(most, longest as usize);
		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let signed = ExtrinsicFormat::Signed(1, CheckWeight::new());
		let (info, len) = (remark.get_dispatch_info(), remark.encoded_size());
		let refused = Transaction { format: signed, function: remark }.apply::<Test>(&info, len);
		assert_eq!(
			refused.unwrap_err(),
			TransactionValidityError::from(InvalidTransaction::ExhaustsResources)
		);

		let transaction = bringing(code());
		let (info, len) = (transaction.function.get_dispatch_info(), transaction.function.encoded_size());
		assert_eq!(info.class, DispatchClass::Operational);
		let applied = transaction.apply::<Test>(&info, len).unwrap().unwrap();
		assert_eq!(applied.pays_fee, Pays::No);
		assert_eq!(sp_io::storage::get(well_known_keys::CODE).unwrap().to_vec(), code());
		// Once.
		assert_eq!(authorised(), None);
		assert!(!is_valid(&bringing(code())));
	});
}
