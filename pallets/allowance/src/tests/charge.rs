//! Who pays for a transaction, how much, and when it is refused.

use crate::mock::*;
use allmende_primitives::traits::Standing;
use frame_support::{
	assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
	traits::fungible::Mutate,
};
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	DispatchError,
};

const EXHAUSTED: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::Payment);

/// What is charged in the end for a call of [`CALL`] when an allowance pays, and when a credit does.
const BY_ALLOWANCE: Balance = BASE + LEN as u64 + CALL + OWN_WEIGHT;
const BY_CREDIT: Balance = BASE + LEN as u64 + CALL + CREDIT_WEIGHT;
/// What is charged to whom the extension has looked at in vain, and to whom it has not.
const BY_MONEY: Balance = BASE + LEN as u64 + CALL + INNER_WEIGHT + ORDINARY_WEIGHT;
const BY_TIP: Balance = BASE + LEN as u64 + CALL + INNER_WEIGHT;

fn money(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

fn charged(who: AccountId, amount: Balance) -> Vec<Event> {
	vec![Event::Charged { who, amount }]
}

fn weight(result: DispatchResultWithPostInfo) -> u64 {
	result.unwrap_or_else(|failure| failure.post_info).actual_weight.unwrap().ref_time()
}

#[test]
fn a_member_pays_from_the_allowance() {
	build_and_execute(|| {
		assert_ok!(validate(ANNA, &work(), 0));
		let result = send(ANNA, work()).unwrap();
		// Without the payment inside, which did nothing.
		assert_eq!(weight(result), CALL + OWN_WEIGHT);
		assert_eq!(events(), charged(ANNA, BY_ALLOWANCE));
		assert_eq!(left(ANNA), SIZES.member - BY_ALLOWANCE);
		assert_eq!(money(ANNA), MONEY);
	});
}

#[test]
fn looking_changes_nothing() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		events();
		frame_support::assert_storage_noop!({
			assert_ok!(validate(ANNA, &work(), 0));
			assert_ok!(validate(GUEST, &joining(COOP), 0));
			assert_ok!(validate(PAYER, &work(), 0));
		});
	});
}

/// The whole fee is taken first, so that a call cannot use what it still has to be paid with.
#[test]
fn the_fee_is_taken_before_the_dispatch() {
	build_and_execute(|| {
		let call = light(0);
		let info = info_of(&call);
		let before = left(ANNA);
		let result = extension(0).test_run(signed(ANNA), &call, &info, LEN as usize, 0, |_| {
			assert_eq!(left(ANNA), before - fee_of(&call));
			Ok(PostDispatchInfo { actual_weight: Some(0.into()), pays_fee: Pays::Yes })
		});
		assert_ok!(result.unwrap());
		assert_eq!(left(ANNA), before - charge(0, OWN_WEIGHT));
	});
}

#[test]
fn a_failing_call_is_charged() {
	build_and_execute(|| {
		let failed = send(ANNA, failure()).unwrap();
		assert_eq!(failed.unwrap_err().error, DispatchError::Other("it fails"));
		assert_eq!(events(), charged(ANNA, BY_ALLOWANCE));
		assert_eq!(left(ANNA), SIZES.member - BY_ALLOWANCE);
	});
}

#[test]
fn what_the_call_did_not_weigh_comes_back() {
	build_and_execute(|| {
		let result = send(ANNA, light(120)).unwrap();
		assert_eq!(weight(result), 120 + OWN_WEIGHT);
		assert_eq!(events(), charged(ANNA, charge(120, OWN_WEIGHT)));
		assert_eq!(left(ANNA), SIZES.member - charge(120, OWN_WEIGHT));
	});
}

#[test]
fn a_call_can_be_free_in_the_end() {
	build_and_execute(|| {
		let call = crate::mock::acts::Call::work { actual: None, pays: Pays::No, fails: false };
		assert_ok!(send(ANNA, call.into()).unwrap());
		assert_eq!(events(), charged(ANNA, 0));
		assert_eq!(left(ANNA), SIZES.member);
	});
}

#[test]
fn a_call_can_be_free_from_the_beginning() {
	build_and_execute(|| {
		let free = RuntimeCall::from(acts::Call::free {});
		for who in [ANNA, STRANGER] {
			assert_ok!(validate(who, &free, 0));
			let result = send(who, free.clone()).unwrap();
			// Nothing of ours was done.
			assert_eq!(weight(result), CALL + INNER_WEIGHT);
		}
		assert_eq!(events(), []);
		assert_eq!(left(ANNA), SIZES.member);
	});
}

/// To the unit, and at validation already.
#[test]
fn too_little_left_is_refused() {
	build_and_execute(|| {
		let fee = fee_of(&work());
		spend(ANNA, SIZES.member - fee);
		assert_ok!(validate(ANNA, &work(), 0));
		spend(ANNA, 1);
		assert_eq!(validate(ANNA, &work(), 0), Err(EXHAUSTED));
		assert_eq!(send(ANNA, work()).unwrap_err(), EXHAUSTED);
		assert_eq!((left(ANNA), money(ANNA)), (fee - 1, MONEY));
		assert_eq!(events(), []);
		// It comes back.
		pass(1);
		assert_ok!(send(ANNA, work()).unwrap());
	});
}

/// Between validation and inclusion something else was sent.
#[test]
fn what_was_there_at_validation_need_not_be_there() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		let prepare = |who, call: &RuntimeCall, change: &dyn Fn()| {
			let info = info_of(call);
			let source = TransactionSource::InBlock;
			let (_, val, origin) =
				extension(0).validate_only(signed(who), call, &info, LEN as usize, source, 0).unwrap();
			change();
			extension(0).prepare(val, &origin, call, &info, LEN as usize).map(|_| ())
		};
		assert_eq!(prepare(ANNA, &work(), &|| spend(ANNA, left(ANNA))), Err(EXHAUSTED));
		assert_eq!(prepare(BEN, &work(), &|| leave(COOP, BEN, None)), Err(EXHAUSTED));
		let spend_credit = || Allowance::take_credit(&GUEST, 300).unwrap();
		assert_eq!(prepare(GUEST, &joining(COOP), &spend_credit), Err(EXHAUSTED));
		assert_eq!(left(GUEST), SIZES.invited - 300);
	});
}

#[test]
fn who_offers_a_tip_pays_with_money() {
	build_and_execute(|| {
		spend(ANNA, left(ANNA));
		assert_ok!(validate(ANNA, &work(), 1));
		let result = send_with_tip(ANNA, work(), 9).unwrap();
		assert_eq!(weight(result), CALL + INNER_WEIGHT);
		assert_eq!(money(ANNA), MONEY - BY_TIP - 9);
		assert_eq!(left(ANNA), 0);
		assert_eq!(events(), []);
		// Without money it is no help.
		spend(BEN, left(BEN));
		assert_eq!(validate(BEN, &work(), 1), Err(EXHAUSTED));
	});
}

#[test]
fn everybody_else_pays_with_money() {
	build_and_execute(|| {
		let result = send(PAYER, work()).unwrap();
		assert_eq!(weight(result), CALL + INNER_WEIGHT + ORDINARY_WEIGHT);
		assert_eq!(money(PAYER), MONEY - BY_MONEY);
		let paid = pallet_transaction_payment::Event::TransactionFeePaid {
			who: PAYER,
			actual_fee: BY_MONEY,
			tip: 0,
		};
		System::assert_has_event(paid.into());
		assert_eq!(events(), []);
		for who in [STRANGER, UWE] {
			assert_eq!(validate(who, &work(), 0), Err(EXHAUSTED));
		}
	});
}

#[test]
fn others_than_accounts_are_left_to_the_payment_inside() {
	build_and_execute(|| {
		let call = work();
		for origin in [RuntimeOrigin::root(), board(COOP)] {
			let info = info_of(&call);
			let result =
				extension(0).dispatch_transaction(origin, call.clone(), &info, LEN as usize, 0).unwrap();
			// Neither of them did anything.
			assert_eq!(weight(result), CALL);
		}
		assert_eq!(events(), []);
	});
}

#[test]
fn a_guest_applies_on_credit() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		events();
		// One that does not make the guest a member.
		let call = joining(UNCARRIED);
		assert_ok!(validate(GUEST, &call, 0));
		let result = send(GUEST, call).unwrap();
		assert_eq!(weight(result), CALL + CREDIT_WEIGHT);
		assert_eq!(left(GUEST), SIZES.invited - BY_CREDIT);
		assert_eq!(events().pop(), charged(GUEST, BY_CREDIT).pop());
	});
}

#[test]
fn a_guest_does_nothing_else_on_credit() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		let batch = pallet_utility::Call::batch { calls: vec![joining(COOP)] };
		for call in [work(), batch.into()] {
			assert_eq!(validate(GUEST, &call, 0), Err(EXHAUSTED));
		}
		// But with money.
		assert_ok!(Balances::mint_into(&GUEST, MONEY));
		assert_ok!(send(GUEST, work()).unwrap());
		assert_eq!((left(GUEST), money(GUEST)), (SIZES.invited, MONEY - BY_MONEY));
	});
}

/// To the unit.
#[test]
fn a_credit_that_does_not_suffice_is_left_alone() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		let call = joining(UNCARRIED);
		let fee = fee_of(&call);
		assert_ok!(Allowance::take_credit(&GUEST, SIZES.invited - fee));
		assert_ok!(validate(GUEST, &call, 0));
		assert_ok!(Allowance::take_credit(&GUEST, 1));
		assert_eq!(validate(GUEST, &call, 0), Err(EXHAUSTED));
		assert_ok!(Balances::mint_into(&GUEST, MONEY));
		assert_ok!(send(GUEST, call).unwrap());
		assert_eq!((left(GUEST), money(GUEST)), (fee - 1, MONEY - BY_MONEY));
	});
}

/// The call that ends the credit gives nothing of it back.
#[test]
fn a_guest_can_be_a_member_in_the_end() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_ok!(send(GUEST, joining(COOP)).unwrap());
		assert_eq!(events().pop(), charged(GUEST, BY_CREDIT).pop());
		assert_eq!(account(GUEST).credit, 0);
		assert_eq!(left(GUEST), SIZES.member);
	});
}

/// A guest's own calls are an ordinary member's too.
#[test]
fn a_member_applies_on_the_allowance() {
	build_and_execute(|| {
		assert_ok!(send(ANNA, joining(OTHER)).unwrap());
		assert_eq!(left(ANNA), SIZES.member - BY_ALLOWANCE);
	});
}

/// The call takes from the meter that it is paid from.
#[test]
fn the_call_may_take_from_the_same_meter() {
	build_and_execute(|| {
		let invite = |who| RuntimeCall::from(acts::Call::invite { who });
		assert_ok!(send(ANNA, invite(GUEST)).unwrap());
		assert_eq!(left(ANNA), SIZES.member - SIZES.invited - BY_ALLOWANCE);
		assert_eq!(left(GUEST), SIZES.invited);

		// What the transaction costs is not there to be given away.
		let fee = fee_of(&invite(STRANGER));
		spend(ANNA, left(ANNA) - fee - SIZES.invited + 1);
		let refused = send(ANNA, invite(STRANGER)).unwrap().unwrap_err();
		assert_eq!(refused.error, Error::AllowanceExhausted.into());
		assert_eq!(left(ANNA), fee + SIZES.invited - 1 - BY_ALLOWANCE);
		assert_eq!(left(STRANGER), 0);
	});
}

#[test]
fn the_call_may_end_the_allowance() {
	build_and_execute(|| {
		let go = RuntimeCall::from(acts::Call::leave { coop: COOP, other: None });
		assert_ok!(send(ANNA, go).unwrap());
		assert_eq!(left(ANNA), 0);
		assert_eq!(account(ANNA).meter, used(BY_ALLOWANCE));
		// Which is remembered.
		join(COOP, ANNA);
		assert_eq!(left(ANNA), SIZES.member - BY_ALLOWANCE);
	});
}

/// Whoever the inner calls are made for.
#[test]
fn the_signer_is_charged() {
	build_and_execute(|| {
		// These pallets bring weights as measured.
		let million = 1_000_000_000_000;
		let sizes = Sizes { member: million, office: million, ..SIZES };
		assert_ok!(Allowance::set_sizes(federation(), sizes));
		assert_ok!(Balances::mint_into(&BEN, MONEY));
		assert_ok!(Proxy::add_proxy(signed(BEN), ANNA, AnyProxy, 0));

		let batch = RuntimeCall::from(pallet_utility::Call::batch { calls: vec![work(), failure()] });
		let proxied = pallet_proxy::Call::proxy { real: BEN, force_proxy_type: None, call: Box::new(work()) };
		for call in [batch, proxied.into()] {
			let before = left(ANNA);
			events();
			assert_ok!(send(ANNA, call).unwrap());
			assert_eq!(events(), charged(ANNA, before - left(ANNA)));
			assert!(left(ANNA) < before);
		}
		assert_eq!(left(BEN), million);
		assert_eq!(money(ANNA), MONEY);
	});
}

/// What the wallet is told before is what happens.
#[test]
fn the_charge_is_told_beforehand() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		let fee = fee_of(&work());
		let told = |who, call: &RuntimeCall, tip| Allowance::charge_of(&who, call, fee, tip);
		assert_eq!(told(ANNA, &work(), 0), 0);
		assert_eq!(told(ANNA, &work(), 1), fee);
		assert_eq!(told(GUEST, &joining(COOP), 0), 0);
		assert_eq!(told(GUEST, &joining(COOP), 1), fee);
		assert_eq!(told(GUEST, &work(), 0), fee);
		assert_eq!(told(PAYER, &work(), 0), fee);
		assert_eq!(Allowance::charge_of(&PAYER, &work(), 0, 0), 0);
		// Of whom nothing is taken without a tip, and with one the fee.
		spend(ANNA, left(ANNA) - fee + 1);
		assert_eq!(told(ANNA, &work(), 0), fee);
	});
}
