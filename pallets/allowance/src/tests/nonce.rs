//! How far ahead an account can send.

use crate::{mock::*, priority::*, CheckNonceAhead};
use allmende_primitives::traits::Standing;
use frame_support::{assert_ok, dispatch::PostDispatchInfo, weights::Weight};
use frame_system::CheckNonce;
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
};

type Answer = Result<ValidTransaction, TransactionValidityError>;

const TOO_FAR: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::Future);
const TOO_POOR: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::Payment);
const STALE: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::Stale);

/// What has to stay for the account to live.
const EXISTENTIAL_DEPOSIT: Balance = 1;

/// What the checked transaction costs.
fn least() -> Balance {
	fee_of(&work())
}

fn extension(nonce: u32) -> CheckNonceAhead<Test> {
	CheckNonce::from(nonce).into()
}

fn validate_as(origin: RuntimeOrigin, nonce: u32) -> Answer {
	let (call, source) = (work(), TransactionSource::External);
	let validated = extension(nonce).validate_only(origin, &call, &info_of(&call), LEN as usize, source, 0);
	validated.map(|(validity, ..)| validity)
}

fn check(who: AccountId, nonce: u32) -> Answer {
	validate_as(signed(who), nonce)
}

/// An account that exists, with three transactions behind it.
fn exists(who: AccountId) {
	System::inc_providers(&who);
	(0..3).for_each(|_| System::inc_account_nonce(who));
}

fn ready(who: AccountId) {
	exists(who);
	assert_ok!(check(who, 3));
}

#[test]
fn it_orders_as_the_one_inside() {
	build_and_execute(|| {
		exists(ANNA);
		let call = work();
		for nonce in [3, 4, 8] {
			let inside = CheckNonce::<Test>::from(nonce);
			let source = TransactionSource::External;
			let (validity, ..) =
				inside.validate_only(signed(ANNA), &call, &info_of(&call), LEN as usize, source, 0).unwrap();
			let ahead = check(ANNA, nonce).unwrap();
			assert_eq!(ValidTransaction { priority: 0, ..ahead }, validity);
		}
		assert_eq!(check(ANNA, 2), Err(STALE));
		// Who does not exist has no nonce.
		assert_eq!(check(STRANGER, 0), Err(TOO_POOR));
	});
}

#[test]
fn nobody_is_further_ahead_than_the_bound() {
	build_and_execute(|| {
		for who in [ANNA, PAYER] {
			exists(who);
			assert_ok!(check(who, 3 + 5));
			assert_eq!(check(who, 3 + 6), Err(TOO_FAR));
			assert_eq!(check(who, u32::MAX), Err(TOO_FAR));
		}
	});
}

#[test]
fn a_member_is_as_far_ahead_as_the_allowance_goes() {
	build_and_execute(|| {
		ready(BEN);
		spend(BEN, left(BEN) - 3 * least());
		assert_ok!(check(BEN, 3 + 2));
		assert_eq!(check(BEN, 3 + 3), Err(TOO_POOR));
		spend(BEN, 1);
		assert_ok!(check(BEN, 3 + 1));
		assert_eq!(check(BEN, 3 + 2), Err(TOO_POOR));
		// What is not ahead is the payment's to judge.
		spend(BEN, left(BEN));
		assert_ok!(check(BEN, 3));
		assert_eq!(check(BEN, 3 + 1), Err(TOO_POOR));
	});
}

#[test]
fn a_guest_is_as_far_ahead_as_the_credit_goes() {
	build_and_execute(|| {
		ready(GUEST);
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_ok!(Allowance::take_credit(&GUEST, SIZES.founder - 2 * least()));
		assert_ok!(check(GUEST, 3 + 1));
		assert_eq!(check(GUEST, 3 + 2), Err(TOO_POOR));
	});
}

#[test]
fn others_are_as_far_ahead_as_their_money_goes() {
	build_and_execute(|| {
		exists(PAYER);
		assert_ok!(Balances::transfer_allow_death(
			signed(PAYER),
			ANNA,
			MONEY - 3 * least() - EXISTENTIAL_DEPOSIT
		));
		assert_ok!(check(PAYER, 3 + 2));
		assert_eq!(check(PAYER, 3 + 3), Err(TOO_POOR));
	});
}

/// A member can pay with money, by a tip.
#[test]
fn money_suffices_where_the_allowance_does_not() {
	build_and_execute(|| {
		exists(ANNA);
		spend(ANNA, left(ANNA));
		assert_ok!(check(ANNA, 3 + 5));
	});
}

#[test]
fn nothing_ahead_is_ever_executed() {
	build_and_execute(|| {
		exists(ANNA);
		let call = work();
		let dispatch = |nonce| {
			extension(nonce).dispatch_transaction(
				signed(ANNA),
				call.clone(),
				&info_of(&call),
				LEN as usize,
				0,
			)
		};
		assert_eq!(dispatch(4).unwrap_err(), TOO_FAR);
		assert_eq!(System::account_nonce(ANNA), 3);
		assert_ok!(dispatch(3).unwrap());
		assert_eq!(System::account_nonce(ANNA), 4);
		assert_eq!(dispatch(3).unwrap_err(), STALE);
	});
}

#[test]
fn others_than_accounts_have_no_nonce() {
	build_and_execute(|| {
		assert_eq!(validate_as(RuntimeOrigin::root(), 99), Ok(ValidTransaction::default()));
		assert_eq!(validate_as(board(COOP), 99), Ok(ValidTransaction::default()));
	});
}

/// It weighs as much as is measured, and not less than the one inside. Nothing of it comes back.
#[test]
fn it_weighs_what_is_measured() {
	build_and_execute(|| {
		exists(ANNA);
		let call = work();
		let inside = CheckNonce::<Test>::from(3).weight(&call);
		let weight = extension(3).weight(&call);
		assert!(weight.all_gte(inside) && weight.all_gte(Weight::from_parts(10_000, 0)));
		let info = frame_support::dispatch::DispatchInfo { extension_weight: weight, ..info_of(&call) };
		let run = |origin| {
			let post_info = PostDispatchInfo { actual_weight: Some(Weight::zero()), ..Default::default() };
			let run = extension(3).test_run(origin, &call, &info, LEN as usize, 0, |_| Ok(post_info));
			run.unwrap().unwrap().actual_weight.unwrap()
		};
		assert_eq!(run(signed(ANNA)), weight);
		assert_eq!(run(RuntimeOrigin::root()), weight - inside);
	});
}

/// Accounts take turns: the next transaction of each before the second of any.
#[test]
fn what_is_less_ahead_comes_first() {
	build_and_execute(|| {
		exists(ANNA);
		let priorities: Vec<_> = (3..=8).map(|nonce| check(ANNA, nonce).unwrap().priority).collect();
		assert!(priorities.windows(2).all(|pair| pair[0] > pair[1]), "{priorities:?}");
		// Whatever is left to whom.
		let step = priorities[0] - priorities[1];
		let (none, all) = (of_share(OF_MEMBERS, 0u64, 10), of_share(OF_MEMBERS, 10u64, 10));
		assert!(all - none < step);
		// And whoever pays.
		assert!(MOST_FOR_MONEY + of_nonce(0, MOST_AHEAD) < OF_GUESTS);
		assert!(of_share(OF_GUESTS, 10u64, 10) + of_nonce(0, MOST_AHEAD) < OF_MEMBERS);
	});
}
