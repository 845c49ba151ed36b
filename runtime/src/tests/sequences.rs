//! Any sequence of calls, of wallets and of boards: no share reaches somebody who is no member, and the tokens stay
//! the register's.

use allmende_primitives::{traits::Organs, CoopId, Date, Organ};
use frame_support::{traits::Hooks, weights::Weight};
use pallet_membership::MemberKind;
use proptest::prelude::*;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::traits::Dispatchable;

use super::{
	journey::{admit, board, date, found, id, set_day, signed, sound, statute_hash},
	new_test_ext,
};
use crate::{
	constants::organisation::MAX_OPEN_ACTIONS, genesis_presets::DEV, AssetId, Assets, Cooperatives,
	Membership, Runtime, RuntimeCall, Shares,
};

/// Alice, Bob and Charlie are the board, Dave a member from the start, Eve and Ferdie come and go.
const PEOPLE: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

/// A call, with the people and the amounts that it is about.
#[derive(Clone, Debug)]
struct Step {
	kind: u8,
	one: usize,
	other: usize,
	amount: u32,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = (0u8..22, 0usize..PEOPLE.len(), 0usize..PEOPLE.len(), 0u32..6);
	prop::collection::vec(
		step.prop_map(|(kind, one, other, amount)| Step { kind, one, other, amount }),
		1..40,
	)
}

/// What happens in a step. Whether it succeeds does not matter here.
fn play(coop: CoopId, token: AssetId, number: usize, step: &Step, today: &mut Date) {
	let (one, other) = (PEOPLE[step.one], PEOPLE[step.other]);
	let shares = step.amount;
	let reference = H256::from_low_u64_be(number as u64);
	let target = id(other).into();
	let amount = u128::from(shares);
	let call: RuntimeCall = match step.kind {
		0 => pallet_assets::Call::transfer { id: token, target, amount }.into(),
		1 => pallet_assets::Call::transfer_keep_alive { id: token, target, amount }.into(),
		2 => pallet_assets::Call::transfer_all { id: token, dest: target, keep_alive: false }.into(),
		3 => pallet_assets::Call::approve_transfer { id: token, delegate: target, amount }.into(),
		4 => pallet_assets::Call::transfer_approved {
			id: token,
			owner: id(one).into(),
			destination: target,
			amount,
		}
		.into(),
		5 => pallet_assets::Call::refund { id: token, allow_burn: shares > 2 }.into(),
		6 => pallet_assets::Call::burn { id: token, who: target, amount }.into(),
		7 => pallet_assets::Call::mint { id: token, beneficiary: target, amount }.into(),
		8 => pallet_assets::Call::touch { id: token }.into(),
		9 => pallet_utility::Call::batch {
			calls: vec![
				pallet_assets::Call::transfer { id: token, target, amount }.into(),
				pallet_shares::Call::transfer { coop, to: id(other), shares }.into(),
			],
		}
		.into(),
		10 => pallet_shares::Call::subscribe { coop, shares, statute_hash: statute_hash(coop) }.into(),
		11 => pallet_shares::Call::transfer { coop, to: id(other), shares }.into(),
		// As agreed, whatever that is; a stranger's guess now and then.
		12 | 13 => {
			let (shares, credit) = pallet_shares::Transfers::<Runtime>::get(coop, id(other))
				.map_or((shares, 0), |agreed| (agreed.shares, agreed.credit));
			pallet_shares::Call::accept_transfer { coop, from: id(other), shares, credit }.into()
		},
		14 => pallet_membership::Call::give_notice { coop }.into(),
		15 => pallet_membership::Call::apply {
			coop,
			statute_hash: statute_hash(coop),
			shares,
			data_hash: reference,
			kind: MemberKind::Ordinary,
		}
		.into(),
		16 => pallet_membership::Call::complete_exit { coop, who: id(other) }.into(),
		17 => return decided(coop, pallet_membership::Call::admit { who: id(one) }.into()),
		18 => return decided(coop, pallet_shares::Call::admit_subscription { who: id(one), shares }.into()),
		19 => {
			let amount = u64::from(shares) * 5_000;
			let pay = pallet_shares::Call::confirm_payment { who: id(one), amount, reference };
			return decided(coop, pay.into());
		},
		20 => return decided(coop, pallet_shares::Call::pay_settlement { id: shares, reference }.into()),
		_ => {
			*today = today.plus_days(60 * (shares + 1));
			set_day(*today);
			Membership::on_idle(1, Weight::MAX);
			return;
		},
	};
	let _ = frame_support::storage::with_storage_layer(|| call.dispatch(signed(one)).map_err(|e| e.error));
}

/// The board decides, as long as the two who sign for it are members and seated, and Alice may propose.
fn decided(coop: CoopId, call: RuntimeCall) {
	let open = pallet_cooperatives::OpenActions::<Runtime>::get(coop, id(Alice));
	let acting = |key: Sr25519Keyring| Cooperatives::is_seated(coop, Organ::Board, &id(key));
	if acting(Alice) && acting(Bob) && open < MAX_OPEN_ACTIONS {
		let _ = board(coop, call);
	}
}

fn check(coop: CoopId, token: AssetId, before: &[(Sr25519Keyring, u128)]) {
	let supply = Shares::totals(coop).unwrap().shares;
	assert_eq!(Assets::total_supply(token), u128::from(supply));
	for (key, held) in before {
		let now = Assets::balance(token, id(*key));
		let registered = Shares::holding(coop, id(*key)).map_or(0, |holding| holding.shares);
		assert_eq!(now, u128::from(registered), "tokens are the register's");
		assert!(now <= *held || Membership::member(coop, id(*key)).is_some(), "a share reached a non-member");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn no_share_reaches_a_non_member(steps in steps()) {
		new_test_ext(DEV).execute_with(|| {
			let mut today = date(2027, 2, 1);
			set_day(today);
			let coop = found();
			admit(coop, Dave);
			let token = Shares::share_token(coop).unwrap();
			for (number, step) in steps.iter().enumerate() {
				let held: Vec<_> =
					PEOPLE.iter().map(|key| (*key, Assets::balance(token, id(*key)))).collect();
				play(coop, token, number, step, &mut today);
				check(coop, token, &held);
			}
			sound();
		});
	}
}
