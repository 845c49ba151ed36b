//! Signed transactions, as a wallet makes them, through the runtime's own door.

use codec::Encode;
use frame_support::{
	storage::with_transaction,
	traits::fungible::Mutate,
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use frame_system::{
	CheckEra, CheckGenesis, CheckNonZeroSender, CheckNonce, CheckSpecVersion, CheckTxVersion, CheckWeight,
	WeightReclaim,
};
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_core::Pair;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::Era,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
	},
	ApplyExtrinsicResult, DispatchError, DispatchResult, TransactionOutcome,
};

use crate::{
	constants::{allowance, currency::UNIT},
	payment::{query_fee_details, query_info},
	AccountId, Allowance, Balance, Balances, Executive, Nonce, Runtime, RuntimeCall, RuntimeEvent,
	SignedPayload, System, TransactionPayment, TxExtension, UncheckedExtrinsic,
};

/// What an account gets that cannot pay.
pub const CANNOT_PAY: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);

/// A transaction signed by somebody.
pub fn transaction_with(
	key: Sr25519Keyring,
	nonce: Nonce,
	tip: Balance,
	call: impl Into<RuntimeCall>,
) -> UncheckedExtrinsic {
	let call = call.into();
	let extension: TxExtension = (
		CheckNonZeroSender::new(),
		CheckSpecVersion::new(),
		CheckTxVersion::new(),
		CheckGenesis::new(),
		CheckEra::from(Era::Immortal),
		CheckNonce::from(nonce).into(),
		CheckWeight::new(),
		ChargeTransactionPayment::from(tip).into(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.clone(), extension.clone()).expect("the extensions know the chain");
	let signature = payload.using_encoded(|bytes| key.pair().sign(bytes));
	UncheckedExtrinsic::new_signed(call, key.to_account_id().into(), signature.into(), extension)
}

/// The next transaction of somebody, without a tip.
pub fn transaction(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	transaction_with(key, System::account_nonce(key.to_account_id()), 0, call)
}

/// What the pool says to it. It asks in the state of the next block, of which nothing stays.
pub fn validate(extrinsic: &UncheckedExtrinsic) -> TransactionValidity {
	let (source, parent) = (TransactionSource::External, System::block_hash(0));
	with_transaction(|| {
		let validity = Executive::validate_transaction(source, extrinsic.clone(), parent);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(validity))
	})
	.expect("layers enough")
}

/// Puts it into the block.
pub fn apply(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	// As if each were the first of its block, so that none is kept out by the weight of those before.
	System::set_block_consumed_resources(Weight::zero(), 0);
	Executive::apply_extrinsic(extrinsic)
}

/// Sends it: into the pool, then into the block. The answer is the call's.
pub fn send(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	let extrinsic = transaction(key, call);
	validate(&extrinsic).expect("the pool takes it");
	apply(extrinsic).expect("the block takes it")
}

/// What the last transaction took from an allowance.
pub fn charged() -> Option<(AccountId, Balance)> {
	System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Allowance(pallet_allowance::Event::Charged { who, amount }) => Some((who, amount)),
		_ => None,
	})
}

pub fn remark(bytes: usize) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![0; bytes] }.into()
}

fn ordinary_fee(extrinsic: &UncheckedExtrinsic) -> Balance {
	use frame_support::dispatch::GetDispatchInfo;
	TransactionPayment::compute_fee(extrinsic.encoded_size() as u32, &extrinsic.get_dispatch_info(), 0)
}

use super::new_test_ext;
use crate::genesis_presets::DEV;
use Sr25519Keyring::{Alice, Dave, One};

#[test]
fn a_wallet_shows_what_the_signer_will_really_pay() {
	new_test_ext(DEV).execute_with(|| {
		let of_member = transaction(Alice, remark(10));
		let len = of_member.encoded_size() as u32;
		let info = query_info(of_member.clone(), len);
		assert_eq!(info.partial_fee, 0);
		assert!(info.weight.ref_time() > 0);
		assert!(query_fee_details(of_member.clone(), len).inclusion_fee.is_none());

		// An outsider pays, a member who gives a tip pays, and so does a call that is larger than the allowance.
		let heavy = remark(1_000_000);
		for paid in [
			transaction(One, remark(10)),
			transaction_with(Alice, 0, 1, remark(10)),
			transaction(Alice, heavy),
		] {
			let (len, fee) = (paid.encoded_size() as u32, ordinary_fee(&paid));
			assert!(fee > 0);
			assert_eq!(query_info(paid.clone(), len).partial_fee, fee);
			assert_eq!(query_fee_details(paid, len).final_fee(), fee);
		}
	});
}

/// A fee that is shown is the fee that is taken.
#[test]
fn who_gives_a_tip_pays_in_native_units_and_keeps_the_allowance() {
	new_test_ext(DEV).execute_with(|| {
		Balances::mint_into(&Dave.to_account_id(), UNIT).unwrap();
		let left = Allowance::spendable(&Dave.to_account_id());
		let paid = transaction_with(Dave, 0, 7, remark(10));
		let fee = query_info(paid.clone(), paid.encoded_size() as u32).partial_fee;
		validate(&paid).unwrap();
		apply(paid).unwrap().unwrap();
		let spent = UNIT - Balances::free_balance(Dave.to_account_id());
		assert!(spent > 7 && spent <= fee + 7, "{spent} of {fee}");
		assert_eq!(Allowance::spendable(&Dave.to_account_id()), left);
		assert_eq!(charged(), None);
	});
}

#[test]
fn native_units_of_a_member_are_not_touched() {
	new_test_ext(DEV).execute_with(|| {
		Balances::mint_into(&Dave.to_account_id(), UNIT).unwrap();
		send(Dave, remark(10)).unwrap();
		assert_eq!(Balances::free_balance(Dave.to_account_id()), UNIT);
		// Not even when nothing is left: the transaction is refused instead.
		pallet_allowance::Accounts::<Runtime>::mutate(Dave.to_account_id(), |account| {
			account.meter.used = allowance::OFFICE;
			account.meter.at = System::block_number();
		});
		assert_eq!(validate(&transaction(Dave, remark(10))), Err(CANNOT_PAY));
		assert!(validate(&transaction_with(Dave, 1, 1, remark(10))).is_ok());
	});
}

#[test]
fn who_holds_nothing_and_belongs_nowhere_sends_nothing() {
	new_test_ext(DEV).execute_with(|| {
		let unknown = transaction(One, remark(10));
		assert_eq!(validate(&unknown), Err(CANNOT_PAY));
		assert_eq!(apply(unknown), Err(CANNOT_PAY));
		assert_eq!(System::account_nonce(One.to_account_id()), 0);

		// An outsider who has bought native units pays the ordinary fee.
		Balances::mint_into(&One.to_account_id(), UNIT).unwrap();
		let paid = transaction(One, remark(10));
		let fee = ordinary_fee(&paid);
		apply(paid).unwrap().unwrap();
		let spent = UNIT - Balances::free_balance(One.to_account_id());
		assert!(spent > fee / 2 && spent <= fee, "{spent} of {fee}");
	});
}

/// Nobody buys a place before the members.
#[test]
fn members_come_before_those_who_pay_and_the_idle_before_the_busy() {
	new_test_ext(DEV).execute_with(|| {
		Balances::mint_into(&One.to_account_id(), u128::MAX / 4).unwrap();
		let priority = |extrinsic| validate(&extrinsic).unwrap().priority;
		let bidder = priority(transaction_with(One, 0, u128::MAX / 8, remark(10)));
		let idle = priority(transaction(Dave, remark(10)));
		for _ in 0..20 {
			send(Alice, remark(10)).unwrap();
		}
		let busy = priority(transaction(Alice, remark(10)));
		assert!(bidder < busy && busy < idle, "{bidder} {busy} {idle}");
	});
}

/// The heaviest and the longest that an office can send fit into a block together with others.
#[test]
fn no_transaction_is_larger_than_an_allowance() {
	new_test_ext(DEV).execute_with(|| {
		let heavy = |millis: u64| pallet_utility::Call::with_weight {
			call: Box::new(remark(10)),
			weight: Weight::from_parts(millis * WEIGHT_REF_TIME_PER_MILLIS, 0),
		};
		// with_weight is root's, so that it fails; what it declares is charged for all the same.
		let refused = transaction(Alice, heavy(500));
		assert_eq!(validate(&refused), Err(CANNOT_PAY));
		assert!(validate(&transaction(Alice, heavy(400))).is_ok());
		assert_eq!(validate(&transaction(Alice, remark(600_000))), Err(CANNOT_PAY));
		assert!(validate(&transaction(Alice, remark(400_000))).is_ok());
	});
}
