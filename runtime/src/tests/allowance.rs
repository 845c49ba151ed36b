//! Members, guests and founders who own nothing, from the first transaction to the last.

use allmende_primitives::{Authority, CoopId, LegalForm, Majority, Name, Organ, Symbol};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{fungible::Mutate, tokens::Preservation, Contains, Hooks},
	weights::Weight,
};
use pallet_cooperatives::StatuteSource;
use pallet_membership::MemberKind;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, One, Two};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

use super::{
	journey::{date, id, set_day, sound, statute_hash},
	new_test_ext,
	payment::{apply, charged, remark, send, transaction, transaction_with, validate, CANNOT_PAY},
};
use crate::{
	configs::allowance::GuestCalls,
	constants::{
		allowance::{self, INVITED, MAX_AHEAD, MEMBER, OFFICE, REFILL},
		currency::UNIT,
		organisation,
	},
	genesis_presets::DEV,
	AccountId, Allowance, Balances, Membership, Runtime, RuntimeCall, RuntimeOrigin, System,
	TransactionPayment,
};

const MUSTER: CoopId = 0;
const DATA: H256 = H256::repeat_byte(7);

fn join(coop: CoopId) -> RuntimeCall {
	pallet_membership::Call::apply {
		coop,
		statute_hash: statute_hash(coop),
		shares: 1,
		data_hash: DATA,
		kind: MemberKind::Ordinary,
	}
	.into()
}

/// Two members of a board decide, by transactions of their own.
fn decide(coop: CoopId, by: [Sr25519Keyring; 2], call: impl Into<RuntimeCall>) -> sp_runtime::DispatchResult {
	let call = call.into();
	let action = pallet_cooperatives::NextActionId::<Runtime>::get(coop);
	let call_hash = BlakeTwo256::hash(&call.encode());
	let max_weight = call.get_dispatch_info().call_weight;
	assert_ok!(send(
		by[0],
		pallet_cooperatives::Call::propose_action { coop, organ: Organ::Board, call: Box::new(call) }
	));
	send(by[1], pallet_cooperatives::Call::approve_action { coop, id: action, call_hash, max_weight })
}

fn invite(by: Sr25519Keyring, coop: CoopId, who: Sr25519Keyring) -> sp_runtime::DispatchResult {
	send(by, pallet_membership::Call::invite { coop, who: id(who) })
}

fn owns_nothing(who: Sr25519Keyring) {
	let account = System::account(id(who));
	assert_eq!(account.data.free + account.data.reserved, 0);
}

#[test]
fn a_key_never_endowed_joins_acts_and_leaves() {
	new_test_ext(DEV).execute_with(|| {
		set_day(date(2027, 2, 1));
		assert_eq!(validate(&transaction(One, join(MUSTER))), Err(CANNOT_PAY));
		assert_ok!(invite(Dave, MUSTER, One));
		let applied = transaction(One, join(MUSTER));
		apply(applied.clone()).unwrap().unwrap();
		let (payer, amount) = charged().unwrap();
		assert_eq!(payer, id(One));
		assert_eq!(Allowance::spendable(&id(One)), INVITED - amount);
		assert_ok!(decide(MUSTER, [Alice, Bob], pallet_membership::Call::admit { who: id(One) }));

		// A member now, with a member's allowance.
		assert_eq!(Allowance::capacity(&id(One)), MEMBER);
		assert_eq!(Allowance::spendable(&id(One)), MEMBER);
		let subscribe =
			pallet_shares::Call::subscribe { coop: MUSTER, shares: 1, statute_hash: statute_hash(MUSTER) };
		assert_ok!(send(One, subscribe));
		let (payer, amount) = charged().unwrap();
		assert_eq!((payer, Allowance::spendable(&id(One))), (id(One), MEMBER - amount));
		assert_ok!(send(One, pallet_membership::Call::give_notice { coop: MUSTER }));

		set_day(date(2028, 1, 1));
		Membership::on_idle(System::block_number(), Weight::MAX);
		assert!(Membership::member(MUSTER, id(One)).is_none());
		assert_eq!(Allowance::capacity(&id(One)), 0);
		owns_nothing(One);
		// Nothing is left to send with, and nothing that was sent can be sent again.
		assert_eq!(System::account_nonce(id(One)), 3);
		assert_eq!(validate(&transaction(One, remark(1))), Err(CANNOT_PAY));
		let stale = TransactionValidityError::Invalid(InvalidTransaction::Stale);
		assert_eq!(apply(applied), Err(stale));
		sound();
	});
}

/// The nonce of somebody who was emptied by hand, too.
#[test]
fn native_units_that_come_and_go_do_not_begin_the_nonce_anew() {
	new_test_ext(DEV).execute_with(|| {
		Balances::mint_into(&id(One), UNIT).unwrap();
		let applied = transaction(One, join(MUSTER));
		apply(applied.clone()).unwrap().unwrap();
		assert_ok!(send(One, pallet_membership::Call::withdraw { coop: MUSTER }));
		// Not by a transaction, whose own fee would come back in part.
		let rest = Balances::free_balance(id(One));
		assert_ok!(<Balances as Mutate<_>>::transfer(&id(One), &id(Two), rest, Preservation::Expendable));
		owns_nothing(One);
		assert_eq!(System::account_nonce(id(One)), 2);
		// Somebody sends him some: the old application is as dead as before.
		Balances::mint_into(&id(One), UNIT).unwrap();
		assert_eq!(apply(applied), Err(TransactionValidityError::Invalid(InvalidTransaction::Stale)));
	});
}

#[test]
fn founders_who_own_nothing_found_with_a_sponsor() {
	new_test_ext(DEV).execute_with(|| {
		set_day(date(2027, 2, 1));
		let founders = [One, Two, Sr25519Keyring::AliceStash];
		let accounts: Vec<AccountId> = founders.iter().map(|key| id(*key)).collect();
		let invitation =
			pallet_membership::Call::invite_founders { founders: accounts.clone().try_into().unwrap() };
		assert_ok!(decide(MUSTER, [Alice, Charlie], invitation));
		let coop = pallet_cooperatives::NextCoopId::<Runtime>::get();
		let found = pallet_cooperatives::Call::found {
			source: Box::new(StatuteSource::Model { id: 0, version: 1, text: None }),
			form: LegalForm::RegisteredCooperative,
			name: Name::truncate_from(b"Neu eG".to_vec()),
			symbol: Symbol::truncate_from(b"NEU".to_vec()),
			founders: accounts.clone().try_into().unwrap(),
			board: accounts.try_into().unwrap(),
			supervisory: Default::default(),
		};
		assert_ok!(send(One, found));
		for founder in founders {
			let ratify = pallet_cooperatives::Call::ratify {
				coop,
				statute_hash: statute_hash(coop),
				shares: 1,
				data_hash: DATA,
			};
			assert_ok!(send(founder, ratify));
		}
		// It is carried on the word of the sponsor, and its board has what a board needs.
		assert_eq!(Allowance::carrier(coop).unwrap().sponsor, Some(MUSTER));
		assert_eq!(Allowance::capacity(&id(One)), OFFICE);
		assert_ok!(invite(One, coop, Sr25519Keyring::BobStash));
		founders.into_iter().for_each(owns_nothing);
		sound();
	});
}

/// Whoever buys native units can found, but creates no allowances by it.
#[test]
fn sock_puppets_have_no_allowance() {
	new_test_ext(DEV).execute_with(|| {
		let puppets = [One, Two, Sr25519Keyring::AliceStash];
		for puppet in puppets {
			Balances::mint_into(&id(puppet), UNIT).unwrap();
		}
		let accounts: Vec<AccountId> = puppets.iter().map(|key| id(*key)).collect();
		let coop = pallet_cooperatives::NextCoopId::<Runtime>::get();
		let found = pallet_cooperatives::Call::found {
			source: Box::new(StatuteSource::Model { id: 0, version: 1, text: None }),
			form: LegalForm::RegisteredCooperative,
			name: Name::truncate_from(b"Puppen eG".to_vec()),
			symbol: Symbol::truncate_from(b"PUP".to_vec()),
			founders: accounts.clone().try_into().unwrap(),
			board: accounts.try_into().unwrap(),
			supervisory: Default::default(),
		};
		assert_ok!(send(One, found));
		for puppet in puppets {
			let (statute_hash, data_hash) = (statute_hash(coop), DATA);
			let ratify = pallet_cooperatives::Call::ratify { coop, statute_hash, shares: 1, data_hash };
			assert_ok!(send(puppet, ratify));
		}
		assert!(Membership::member(coop, id(One)).is_some());
		assert!(Allowance::carrier(coop).is_none());
		assert_eq!(Allowance::capacity(&id(One)), 0);
		// Nor can they pass on what they have not.
		assert_ok!(invite(One, coop, Sr25519Keyring::BobStash));
		assert_eq!(Allowance::spendable(&id(Sr25519Keyring::BobStash)), 0);
		// Until a cooperative that is carried answers for them.
		assert_ok!(decide(MUSTER, [Alice, Bob], pallet_allowance::Call::carry { coop }));
		assert_eq!(Allowance::capacity(&id(One)), OFFICE);
		sound();
	});
}

#[test]
fn a_guest_pays_for_nothing_but_the_way_in() {
	new_test_ext(DEV).execute_with(|| {
		assert_ok!(invite(Dave, MUSTER, One));
		let batch = pallet_utility::Call::batch { calls: vec![join(MUSTER)] };
		let transfer = pallet_balances::Call::transfer_all { dest: id(Two).into(), keep_alive: false };
		for refused in [remark(1), batch.into(), transfer.into()] {
			assert_eq!(validate(&transaction(One, refused)), Err(CANNOT_PAY));
		}
		// To apply and to withdraw, and once more, and then there is nothing left.
		let withdraw = || RuntimeCall::from(pallet_membership::Call::withdraw { coop: MUSTER });
		for _ in 0..2 {
			assert_ok!(send(One, join(MUSTER)));
			assert_ok!(send(One, withdraw()));
		}
		let mut sent = 0;
		while validate(&transaction(One, withdraw())).is_ok() {
			assert!(send(One, withdraw()).is_err());
			sent += 1;
			assert!(sent < 20);
		}
		// Time brings nothing back.
		System::set_block_number(System::block_number() + 10 * REFILL);
		assert_eq!(validate(&transaction(One, withdraw())), Err(CANNOT_PAY));
	});
}

/// What an inviter gives, he has less.
#[test]
fn invitations_come_out_of_the_inviters_allowance() {
	new_test_ext(DEV).execute_with(|| {
		let before = Allowance::spendable(&id(Dave));
		assert_ok!(invite(Dave, MUSTER, One));
		let (_, fee) = charged().unwrap();
		assert_eq!(Allowance::spendable(&id(Dave)), before - fee - INVITED);
		assert_eq!(Allowance::spendable(&id(One)), INVITED);
	});
}

/// Calls that fail are paid for like others, so that failing is no way to send for nothing.
#[test]
fn calls_that_fail_are_charged() {
	new_test_ext(DEV).execute_with(|| {
		let before = Allowance::spendable(&id(Dave));
		let not_member = pallet_membership::Error::<Runtime>::NotMember.into();
		assert_eq!(send(Dave, pallet_membership::Call::give_notice { coop: 99 }), Err(not_member));
		let (who, amount) = charged().unwrap();
		assert_eq!((who, Allowance::spendable(&id(Dave))), (id(Dave), before - amount));
		assert!(amount > 0);
	});
}

/// A flood ends with the allowance, and comes back with the blocks.
#[test]
fn a_flood_ends_with_the_allowance() {
	new_test_ext(DEV).execute_with(|| {
		let mut sent = 0u32;
		while validate(&transaction(Dave, remark(1_000))).is_ok() {
			assert_ok!(send(Dave, remark(1_000)));
			sent += 1;
		}
		let (_, fee) = charged().unwrap();
		assert!(u128::from(sent) * fee <= OFFICE, "{sent} of {fee}");
		assert!(sent > 100);
		// Half a day later about half of it is there.
		System::set_block_number(System::block_number() + REFILL / 2);
		let left = Allowance::spendable(&id(Dave));
		assert!(left > OFFICE / 2 - fee && left <= OFFICE / 2 + fee, "{left}");
		assert_ok!(send(Dave, remark(1_000)));
	});
}

/// Batch, proxy and multisig are charged to whoever signs the transaction.
#[test]
fn what_is_wrapped_is_charged_to_the_signer() {
	new_test_ext(DEV).execute_with(|| {
		Balances::mint_into(&id(One), UNIT).unwrap();
		let proxy = pallet_proxy::Call::add_proxy {
			delegate: id(Dave).into(),
			proxy_type: Default::default(),
			delay: 0,
		};
		assert_ok!(send(One, proxy));
		let balance = Balances::free_balance(id(One));
		let through = pallet_proxy::Call::proxy {
			real: id(One).into(),
			force_proxy_type: None,
			call: Box::new(remark(1)),
		};
		let batch = pallet_utility::Call::batch_all { calls: vec![remark(1), remark(1)] };
		let multisig = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![id(One)],
			call: Box::new(remark(1)),
		};
		for call in [RuntimeCall::from(through), batch.into(), multisig.into()] {
			let before = Allowance::spendable(&id(Dave));
			assert_ok!(send(Dave, call));
			let (who, amount) = charged().unwrap();
			assert_eq!(who, id(Dave));
			assert_eq!(Allowance::spendable(&id(Dave)), before - amount);
		}
		assert_eq!(Balances::free_balance(id(One)), balance);
	});
}

/// The pool keeps no more of an account than it could pay for, nor more than a fixed number.
#[test]
fn the_pool_keeps_few_transactions_of_each_account() {
	new_test_ext(DEV).execute_with(|| {
		let ahead = |key, nonce, call: RuntimeCall| validate(&transaction_with(key, nonce, 0, call));
		assert!(ahead(Dave, MAX_AHEAD, remark(1)).is_ok());
		let too_far = TransactionValidityError::Invalid(InvalidTransaction::Future);
		assert_eq!(ahead(Dave, MAX_AHEAD + 1, remark(1)), Err(too_far));
		assert_eq!(ahead(Dave, u32::MAX, remark(1)), Err(too_far));

		assert_ok!(invite(Dave, MUSTER, One));
		let kept = (0..MAX_AHEAD).take_while(|nonce| ahead(One, *nonce, join(MUSTER)).is_ok()).count();
		assert!((2..=12).contains(&kept), "{kept}");
		// Who holds next to nothing keeps next to nothing there.
		Balances::mint_into(&id(Two), 20 * crate::constants::currency::MILLI).unwrap();
		let kept = (0..MAX_AHEAD).take_while(|nonce| ahead(Two, *nonce, remark(1)).is_ok()).count();
		assert!((1..15).contains(&kept), "{kept}");
	});
}

/// The sizes are large enough for what they are meant for.
#[test]
fn each_call_can_be_paid_by_whom_it_is_for() {
	new_test_ext(DEV).execute_with(|| {
		for call in super::weights::calls(0, id(Alice), id(Bob)) {
			let size = match &call {
				RuntimeCall::Membership(
					pallet_membership::Call::apply { .. } | pallet_membership::Call::withdraw { .. },
				) => INVITED / 2,
				call if GuestCalls::contains(call) => allowance::FOUNDER / 2,
				// The organs', whose members have more.
				RuntimeCall::Membership(pallet_membership::Call::invite_founders { .. }) => OFFICE / 4,
				_ => MEMBER / 4,
			};
			let extrinsic = transaction(Dave, call.clone());
			let length = extrinsic.encoded_size() as u32;
			let fee = TransactionPayment::compute_fee(length, &extrinsic.get_dispatch_info(), 0);
			assert!(fee < size, "{call:?} costs {fee}");
			// No board can take one of them from a member.
			assert!(fee < MEMBER * u128::from(allowance::LEAST_PERCENT) / 100, "{call:?} costs {fee}");
		}
		// As many invitations as one can give in a window, with what they cost to send.
		let invite = transaction(Dave, pallet_membership::Call::invite { coop: 0, who: id(One) });
		let fee = TransactionPayment::compute_fee(250, &invite.get_dispatch_info(), 0);
		assert!(u128::from(organisation::MAX_INVITATIONS) * (fee + INVITED) < MEMBER);
	});
}

#[test]
fn the_federation_sets_the_sizes() {
	new_test_ext(DEV).execute_with(|| {
		let sizes = pallet_allowance::AllowanceSizes { office: 2 * OFFICE, ..allowance::SIZES };
		assert!(Allowance::set_sizes(RuntimeOrigin::signed(id(Alice)), sizes).is_err());
		let federation = Authority::Federation { majority: Majority::Simple };
		assert_ok!(Allowance::set_sizes(federation.into(), sizes));
		assert_eq!(Allowance::capacity(&id(Alice)), 2 * OFFICE);
	});
}

/// A board raises and lowers within its quota, and has to be the home's.
#[test]
fn a_board_adjusts_its_members() {
	new_test_ext(DEV).execute_with(|| {
		assert_ok!(invite(Dave, MUSTER, One));
		assert_ok!(send(One, join(MUSTER)));
		assert_ok!(decide(MUSTER, [Alice, Bob], pallet_membership::Call::admit { who: id(One) }));
		let adjust = |percent| pallet_allowance::Call::adjust { who: id(One), percent };
		assert_ok!(decide(MUSTER, [Alice, Bob], adjust(300)));
		assert_eq!(Allowance::capacity(&id(One)), 3 * MEMBER);
		let exceeded = pallet_allowance::Error::<Runtime>::QuotaExceeded.into();
		assert_eq!(decide(MUSTER, [Alice, Bob], adjust(301)), Err(exceeded));
	});
}
