//! Cooperatives put validators forward, the federation admits them, and sessions have them work.

use allmende_primitives::{Authority, CoopId, Majority};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Inspect, Hooks, KeyOwnerProofSystem},
};
use sp_core::{Pair, H256};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, FerdieStash, One},
};

use super::{
	consensus::{sessions_until, statement_of},
	federation::{board, decide},
	journey::{date, id, set_day, signed, sound},
	new_test_ext,
	payment::{charged, send, transaction, validate, CANNOT_PAY},
};
use crate::{
	constants::{allowance, time::SESSION_LENGTH},
	genesis_presets::{DEV, LOCAL},
	AccountId, Allowance, Balances, Federation, Grandpa, Historical, Runtime, RuntimeOrigin, Session,
	SessionKeys, System,
};

type Error = pallet_federation::Error<Runtime>;
type FederationCall = pallet_federation::Call<Runtime>;
type SessionCall = pallet_session::Call<Runtime>;

const REASON: H256 = H256::repeat_byte(7);

fn federation() -> RuntimeOrigin {
	Authority::Federation { majority: Majority::ThreeQuarters }.into()
}

fn board_of(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

/// The call by which somebody registers the keys of a well-known name as his own.
fn set_keys(who: Sr25519Keyring, aura: Sr25519Keyring, grandpa: Ed25519Keyring) -> SessionCall {
	let statement = statement_of(&id(who).encode());
	let proof = (aura.pair().sign(&statement), grandpa.pair().sign(&statement)).encode();
	let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
	SessionCall::set_keys { keys, proof }
}

/// Lets so many sessions end.
fn sessions(count: u32) {
	let into = System::block_number() % SESSION_LENGTH;
	sessions_until(System::block_number() + count * SESSION_LENGTH - into);
}

fn accounts(keys: &[Sr25519Keyring]) -> Vec<AccountId> {
	let mut accounts: Vec<_> = keys.iter().map(|key| id(*key)).collect();
	accounts.sort();
	accounts
}

/// Who validates, and with whose keys blocks are written and finalised.
fn assert_set(keys: &[Sr25519Keyring]) {
	assert_eq!(Session::validators(), accounts(keys));
	assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), keys.len());
	// GRANDPA's change is announced by the block that ends the session, and made at its end.
	Grandpa::on_finalize(System::block_number());
	assert_eq!(Grandpa::grandpa_authorities().len(), keys.len());
}

/// From the nomination by a board to the first session, with an account that owns nothing and is no member's.
#[test]
fn a_validator_is_nominated_admitted_and_at_work() {
	new_test_ext(LOCAL).execute_with(|| {
		set_day(date(2027, 1, 1));
		let operator = FerdieStash;
		let keys = set_keys(operator, One, Ed25519Keyring::One);
		board(1, FederationCall::nominate_validator { who: id(operator) });
		// Nobody gets an allowance by a nomination. As a guest he has enough for this.
		assert_eq!(validate(&transaction(operator, keys.clone())), Err(CANNOT_PAY));
		assert_ok!(send(Bob, pallet_membership::Call::invite { coop: 1, who: id(operator) }));
		let admit = || Federation::admit_validator(federation(), id(operator));
		assert_noop!(admit(), Error::NoSessionKeys);
		assert_ok!(send(operator, keys));
		// Out of his credit, without a deposit.
		assert!(charged().is_some_and(|(who, amount)| who == id(operator) && amount < allowance::INVITED));
		assert_eq!(Balances::total_balance(&id(operator)), 0);

		decide(FederationCall::admit_validator { who: id(operator) });
		let capacity = Allowance::allowance(id(operator)).map(|allowance| allowance.capacity);
		assert_eq!(capacity, Some(allowance::OFFICE));
		assert_eq!(Federation::validators_of(1), [id(Bob), id(operator)]);
		assert_set(&[Alice, Bob, Charlie, Dave]);
		// The set is made up at the end of this session, and at work a session later.
		sessions(1);
		assert_set(&[Alice, Bob, Charlie, Dave]);
		assert!(Federation::validator(id(operator)).unwrap().active);
		sessions(1);
		assert_set(&[Alice, Bob, Charlie, Dave, operator]);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 1);
		// And that was the only change.
		sessions(3);
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 1);
		sound();
	});
}

#[test]
fn what_a_validator_does_can_be_proven_after_his_removal() {
	new_test_ext(LOCAL).execute_with(|| {
		let key = (
			sp_consensus_grandpa::KEY_TYPE,
			sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Dave.public()),
		);
		sessions(1);
		assert_ok!(Federation::remove_validator(federation(), id(Dave), REASON));
		let clear = || Federation::clear_keys(signed(Eve), id(Dave));
		assert_noop!(clear(), Error::StillActive);
		sessions(1);
		// The set that was made up before he was removed is at work, with him; his keys cannot change any more.
		assert_set(&[Alice, Bob, Charlie, Dave]);
		assert_noop!(clear(), Error::StillActive);
		let keys = set_keys(Dave, One, Ed25519Keyring::One);
		assert_eq!(send(Dave, keys), Err(pallet_session::Error::<Runtime>::NoAssociatedValidatorId.into()));
		let proof = Historical::prove(key.clone()).unwrap();
		sessions(1);
		assert_set(&[Alice, Bob, Charlie]);
		assert_ok!(clear());
		assert_eq!(Historical::check_proof(key, proof), Some((id(Dave), ())));
		assert!(!pallet_session::NextKeys::<Runtime>::contains_key(id(Dave)));
		assert_noop!(clear(), Error::NoSessionKeys);
		sound();
	});
}

/// What was cleared can be registered by another account.
#[test]
fn keys_are_free_once_they_are_cleared() {
	new_test_ext(LOCAL).execute_with(|| {
		assert_ok!(Federation::withdraw_validator(board_of(3), id(Dave)));
		sessions(2);
		assert_ok!(Federation::nominate_validator(board_of(3), id(One)));
		let keys = || set_keys(One, Dave, Ed25519Keyring::Dave);
		assert_eq!(send(One, keys()), Err(pallet_session::Error::<Runtime>::DuplicatedKey.into()));
		assert_ok!(Federation::clear_keys(signed(Eve), id(Dave)));
		assert_ok!(send(One, keys()));
		assert_ok!(Federation::admit_validator(federation(), id(One)));
		sessions(2);
		assert_set(&[Alice, Bob, Charlie, One]);
		sound();
	});
}

#[test]
fn who_is_excluded_validates_no_more() {
	new_test_ext(LOCAL).execute_with(|| {
		assert_ok!(Federation::exclude(federation(), 2, REASON));
		assert_eq!(Federation::admitted_validators(), accounts(&[Alice, Bob, Dave]));
		sessions(2);
		assert_set(&[Alice, Bob, Dave]);
		sound();
	});
}

/// Whoever asks for it, a board, the federation, or the end of a membership.
#[test]
fn the_last_validator_stays() {
	new_test_ext(LOCAL).execute_with(|| {
		for (coop, who) in [(0, Alice), (1, Bob), (2, Charlie)] {
			assert_ok!(Federation::withdraw_validator(board_of(coop), id(who)));
		}
		assert_noop!(Federation::withdraw_validator(board_of(3), id(Dave)), Error::LastValidator);
		assert_noop!(Federation::remove_validator(federation(), id(Dave), REASON), Error::LastValidator);
		assert_noop!(Federation::exclude(federation(), 3, REASON), Error::LastValidator);
		sessions(2);
		assert_set(&[Dave]);
		sessions(2);
		assert_set(&[Dave]);
		sound();
	});
	new_test_ext(DEV).execute_with(|| {
		assert_noop!(Federation::withdraw_validator(board_of(0), id(Alice)), Error::LastValidator);
	});
}

/// The federation's list and a change of keys meet in one set.
#[test]
fn keys_change_while_the_set_does() {
	new_test_ext(LOCAL).execute_with(|| {
		assert_ok!(send(Bob, set_keys(Bob, One, Ed25519Keyring::One)));
		assert_ok!(Federation::withdraw_validator(board_of(0), id(Alice)));
		sessions(2);
		assert_set(&[Bob, Charlie, Dave]);
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		assert!(authorities.contains(&One.public().into()) && !authorities.contains(&Bob.public().into()));
		assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), 1);
		sound();
	});
}
