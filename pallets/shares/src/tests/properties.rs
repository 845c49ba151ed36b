//! Sequences of everything that members, boards and wallets can do. Commands may fail; what must be true may not.

use crate::{mock::*, *};
use allmende_primitives::{
	traits::{Calendar, Cooperatives, Register, Shareholding},
	Cents, CoopId, TransferRule,
};
use frame_support::{dispatch::DispatchResult, storage::with_storage_layer};
use pallet_assets::Account;
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, RngAlgorithm, TestRng, TestRunner},
};
use std::{cell::RefCell, collections::BTreeMap};

/// So many people take part. All but the last two are members from the start.
const PEOPLE: u64 = 6;
/// So many records of payments there are, few enough to be used twice.
const RECORDS: u64 = 80;

#[derive(Clone, Debug)]
enum Command {
	Join {
		who: AccountId,
		shares: u32,
	},
	Subscribe {
		who: AccountId,
		shares: u32,
	},
	Withdraw {
		who: AccountId,
	},
	/// Admits what the subscription says, or something else.
	Admit {
		who: AccountId,
		other: Option<u32>,
	},
	Reject {
		who: AccountId,
	},
	/// Confirms so much, or all that is lacking on the shares held and asked for.
	Pay {
		who: AccountId,
		amount: Option<Cents>,
		record: u64,
	},
	Transfer {
		from: AccountId,
		to: AccountId,
		shares: u32,
	},
	/// Offers the whole holding.
	TransferAll {
		from: AccountId,
		to: AccountId,
	},
	/// By the buyer on the terms of the offer, or by somebody else on others.
	Accept {
		from: AccountId,
		other: Option<(AccountId, u32, Cents)>,
	},
	Consent {
		from: AccountId,
		other: Option<AccountId>,
	},
	Cancel {
		from: AccountId,
		by: AccountId,
	},
	/// The membership ends by itself, the exit is not completed.
	EndMembership {
		who: AccountId,
	},
	/// Completes the exit of whose membership has ended.
	Leave {
		who: AccountId,
	},
	Settle {
		id: u32,
		record: u64,
	},
	SetRule {
		rule: TransferRule,
	},
	Days {
		days: u32,
	},
	Wallet {
		by: AccountId,
		call: WalletCall,
	},
}

#[derive(Clone, Debug)]
enum WalletCall {
	Transfer { to: AccountId, amount: u128 },
	KeepAlive { to: AccountId, amount: u128 },
	All { to: AccountId, keep_alive: bool },
	Approve { to: AccountId, amount: u128 },
	TransferApproved { from: AccountId, to: AccountId, amount: u128 },
	Burn { who: AccountId, amount: u128 },
	Mint { to: AccountId, amount: u128 },
	ForceTransfer { from: AccountId, to: AccountId, amount: u128 },
	Touch,
	TouchOther { who: AccountId },
	Refund { allow_burn: bool },
	RefundOther { who: AccountId },
	StartDestroy,
}

fn wallet_call() -> impl Strategy<Value = WalletCall> {
	use WalletCall::*;
	let who = || 1..=PEOPLE;
	let amount = || 0u128..4;
	prop_oneof![
		2 => (who(), amount()).prop_map(|(to, amount)| Transfer { to, amount }),
		2 => (who(), amount()).prop_map(|(to, amount)| KeepAlive { to, amount }),
		2 => (who(), any::<bool>()).prop_map(|(to, keep_alive)| All { to, keep_alive }),
		2 => (who(), amount()).prop_map(|(to, amount)| Approve { to, amount }),
		2 => (who(), who(), amount()).prop_map(|(from, to, amount)| TransferApproved { from, to, amount }),
		2 => (who(), amount()).prop_map(|(who, amount)| Burn { who, amount }),
		2 => (who(), amount()).prop_map(|(to, amount)| Mint { to, amount }),
		2 => (who(), who(), amount()).prop_map(|(from, to, amount)| ForceTransfer { from, to, amount }),
		4 => Just(Touch),
		3 => who().prop_map(|who| TouchOther { who }),
		5 => any::<bool>().prop_map(|allow_burn| Refund { allow_burn }),
		3 => who().prop_map(|who| RefundOther { who }),
		1 => Just(StartDestroy),
	]
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let who = || 1..=PEOPLE;
	let shares = || prop_oneof![6 => 1u32..5, 1 => 0u32..110];
	// Whole shares, parts of one, and seldom any amount at all.
	let amount = || prop_oneof![6 => (1u64..4).prop_map(|n| n * NOMINAL), 4 => 0..NOMINAL, 1 => any::<u64>()];
	let record = || 0..RECORDS;
	let rule = prop_oneof![
		3 => Just(TransferRule::Free),
		3 => Just(TransferRule::WithConsent),
		1 => Just(TransferRule::Barred)
	];
	// Mostly the terms that were agreed on.
	fn seldom<S: Strategy>(other: S) -> impl Strategy<Value = Option<S::Value>>
	where
		S::Value: Clone + core::fmt::Debug,
	{
		proptest::option::weighted(0.2, other)
	}
	prop_oneof![
		4 => (who(), shares()).prop_map(|(who, shares)| Join { who, shares }),
		6 => (who(), shares()).prop_map(|(who, shares)| Subscribe { who, shares }),
		1 => who().prop_map(|who| Withdraw { who }),
		8 => (who(), seldom(shares())).prop_map(|(who, other)| Admit { who, other }),
		1 => who().prop_map(|who| Reject { who }),
		20 => (who(), proptest::option::weighted(0.6, amount()), record())
			.prop_map(|(who, amount, record)| Pay { who, amount, record }),
		16 => (who(), who(), prop_oneof![9 => 1u32..3, 1 => Just(0)]).prop_map(|(from, to, shares)| Transfer { from, to, shares }),
		4 => (who(), who()).prop_map(|(from, to)| TransferAll { from, to }),
		12 => (who(), seldom((who(), shares(), amount())))
			.prop_map(|(from, other)| Accept { from, other }),
		8 => (who(), seldom(who())).prop_map(|(from, other)| Consent { from, other }),
		3 => (who(), who()).prop_map(|(from, by)| Cancel { from, by }),
		1 => who().prop_map(|who| EndMembership { who }),
		3 => who().prop_map(|who| Leave { who }),
		3 => (0u32..6, record()).prop_map(|(id, record)| Settle { id, record }),
		2 => rule.prop_map(|rule| SetRule { rule }),
		1 => (0u32..200).prop_map(|days| Days { days }),
		14 => (who(), wallet_call()).prop_map(|(by, call)| Wallet { by, call }),
	]
}

fn wallet(by: AccountId, call: WalletCall) -> DispatchResult {
	use WalletCall::*;
	let (id, by) = (token(), signed(by));
	match call {
		Transfer { to, amount } => Assets::transfer(by, id, to, amount),
		KeepAlive { to, amount } => Assets::transfer_keep_alive(by, id, to, amount),
		All { to, keep_alive } => Assets::transfer_all(by, id, to, keep_alive),
		Approve { to, amount } => Assets::approve_transfer(by, id, to, amount),
		TransferApproved { from, to, amount } => Assets::transfer_approved(by, id, from, to, amount),
		Burn { who, amount } => Assets::burn(by, id, who, amount),
		Mint { to, amount } => Assets::mint(by, id, to, amount),
		ForceTransfer { from, to, amount } => Assets::force_transfer(by, id, from, to, amount),
		Touch => Assets::touch(by, id),
		TouchOther { who } => Assets::touch_other(by, id, who),
		Refund { allow_burn } => Assets::refund(by, id, allow_burn),
		RefundOther { who } => Assets::refund_other(by, id, who),
		StartDestroy => Assets::start_destroy(by, id),
	}
}

/// One of the accounts that have an entry, chosen by a number, or the account of that number if there is none.
fn one_of<V>(number: u64, entries: impl Iterator<Item = (AccountId, V)>) -> AccountId {
	let found: Vec<_> = entries.map(|(who, _)| who).collect();
	found.get(number as usize % found.len().max(1)).copied().unwrap_or(number)
}

/// What is lacking on the shares that someone holds and has asked for.
fn lacking(who: AccountId) -> Cents {
	let (shares, credit) = held(who);
	u64::from(shares + pending(who)) * NOMINAL - credit
}

/// A settlement that there is, chosen by a number, or the one of that number if there is none.
fn settlement(number: u32) -> SettlementId {
	number.checked_rem(NextSettlementId::<Test>::get(COOP)).unwrap_or(number)
}

/// Carries a command out as a transaction of its own.
fn run(coop: CoopId, command: Command) -> DispatchResult {
	use Command::*;
	with_storage_layer(|| match command {
		Join { who, shares } => {
			frame_support::ensure!(!Book::is_member(coop, &who), "a member already");
			enter(coop, who);
			Shares::join(coop, &who, shares)
		},
		Subscribe { who, shares } => Shares::subscribe(signed(who), coop, shares, statute_hash()),
		Withdraw { who } => Shares::withdraw_subscription(signed(who), coop),
		Admit { who, other } => {
			let asked = Subscriptions::<Test>::iter_prefix(coop).filter(|(_, pending)| !pending.admitted);
			let who = one_of(who, asked);
			Shares::admit_subscription(board(coop), who, other.unwrap_or(pending(who)))
		},
		Reject { who } => Shares::reject_subscription(board(coop), who, reference(0)),
		Pay { who, amount, record } => {
			let amount = amount.unwrap_or(lacking(who));
			Shares::confirm_payment(board(coop), who, amount, reference(record))
		},
		Transfer { from, to, shares } => Shares::transfer(signed(from), coop, to, shares),
		TransferAll { from, to } => Shares::transfer(signed(from), coop, to, held(from).0),
		Accept { from, other } => {
			let from = one_of(from, Transfers::<Test>::iter_prefix(coop));
			let agreed =
				Transfers::<Test>::get(coop, from).map(|offer| (offer.to, offer.shares, offer.credit));
			let (by, shares, credit) = other.or(agreed).unwrap_or((from, 0, 0));
			Shares::accept_transfer(signed(by), coop, from, shares, credit)
		},
		Consent { from, other } => {
			let from = one_of(from, Transfers::<Test>::iter_prefix(coop).filter(|(_, offer)| offer.accepted));
			let agreed = Transfers::<Test>::get(coop, from);
			let to = other.or(agreed.map(|offer| offer.to)).unwrap_or(from);
			let shares = agreed.map_or(0, |offer| offer.shares);
			Shares::consent_transfer(board(coop), from, to, shares)
		},
		Cancel { from, by } => Shares::cancel_transfer(signed(by), coop, from),
		EndMembership { who } => {
			end_membership(coop, who);
			Ok(())
		},
		Leave { who } => {
			let ended = Holdings::<Test>::iter_prefix(coop).filter(|(who, _)| !Book::is_member(coop, who));
			let who = one_of(who, ended);
			// As the register does it, which knows that there is something to leave.
			frame_support::ensure!(Shares::shares(coop, &who) > 0, "nothing to leave");
			end_membership(coop, who);
			Shares::leave(coop, &who, Book::today())
		},
		Settle { id, record } => Shares::pay_settlement(board(coop), settlement(id), reference(record)),
		SetRule { rule } => {
			set_rule(rule);
			Ok(())
		},
		Days { days } => {
			book::Today::<Test>::mutate(|today| *today += days);
			Ok(())
		},
		Wallet { by, call } => wallet(by, call),
	})
}

fn balances() -> BTreeMap<AccountId, u128> {
	Account::<Test>::iter_prefix(token())
		.map(|(who, entry)| (who, entry.balance))
		.filter(|(_, balance)| *balance > 0)
		.collect()
}

/// What the test itself has seen go in and out.
#[derive(Default)]
struct Seen {
	paid_in: u128,
	paid_out: u128,
}

/// Checks what must be true, by another way than `try_state` where there is one.
fn check(seen: &Seen) {
	check_state();
	let statute = Book::statute(COOP).unwrap().parameters.shares.unwrap();
	let register: BTreeMap<_, _> =
		Holdings::<Test>::iter_prefix(COOP).map(|(who, held)| (who, u128::from(held.shares))).collect();
	assert_eq!(balances(), register, "tokens are not the register");
	assert_eq!(Assets::total_supply(token()), register.values().sum::<u128>());

	let mut credit = 0u128;
	for (who, held) in Holdings::<Test>::iter_prefix(COOP) {
		credit += u128::from(held.credit);
		assert!(held.credit <= u64::from(held.shares) * NOMINAL);
		assert!((statute.compulsory..=statute.maximum).contains(&held.shares));
		// GenG 15b(2): all but the newest two are fully paid, the compulsory ones aside.
		if held.shares > statute.compulsory.max(2) {
			assert!(u64::from(held.shares - 2) * NOMINAL <= held.credit, "{who} holds too many: {held:?}");
		}
	}
	let due: u128 = Settlements::<Test>::iter_prefix_values(COOP)
		.filter(|settlement| settlement.paid.is_none())
		.map(|settlement| u128::from(settlement.amount))
		.sum();
	assert_eq!(seen.paid_in, credit + due + seen.paid_out, "money is lost or made");
	let total = Totals::<Test>::get(COOP);
	assert_eq!((total.paid_in, total.paid_out), (seen.paid_in, seen.paid_out));
	// The cooperative next to it is untouched.
	assert_eq!(Totals::<Test>::get(OTHER), Total { shares: 2, holders: 1, ..Default::default() });
}

/// The name of a command, to count which ones have ever worked.
fn name(command: &Command) -> String {
	let text = match command {
		Command::Wallet { call, .. } => format!("{call:?}"),
		_ => format!("{command:?}"),
	};
	text.split(' ').next().unwrap().to_string()
}

/// Runs sequences of commands, checking after each command, and answers how often each kind has worked.
fn run_sequences(mut runner: TestRunner) -> BTreeMap<String, u32> {
	let worked = RefCell::new(BTreeMap::<String, u32>::new());
	runner
		.run(&proptest::collection::vec(command(), 40..160), |commands| {
			new_test_ext().execute_with(|| {
				join(OTHER, ALICE, 2);
				for who in 1..PEOPLE - 1 {
					join(COOP, who, 2);
				}
				let mut seen = Seen::default();
				for command in commands {
					let done = run_checked(command.clone(), &mut seen);
					if done {
						*worked.borrow_mut().entry(name(&command)).or_default() += 1;
					}
				}
			});
			Ok(())
		})
		.unwrap();
	worked.into_inner()
}

/// Carries a command out, checks what it may have changed and what must be true after it, and answers whether it
/// has worked.
fn run_checked(command: Command, seen: &mut Seen) -> bool {
	let before = balances();
	let lacked = match command {
		Command::Pay { who, amount: None, .. } => lacking(who),
		_ => 0,
	};
	let (issuance, credit) = (Assets::total_supply(token()), Totals::<Test>::get(COOP).credit);
	let done = run(COOP, command.clone()).is_ok();
	match command {
		Command::Pay { amount, .. } if done => seen.paid_in += u128::from(amount.unwrap_or(lacked)),
		Command::Settle { id, .. } if done => {
			seen.paid_out += u128::from(Settlements::<Test>::get(COOP, settlement(id)).unwrap().amount);
		},
		Command::Accept { .. } | Command::Consent { .. } => {
			// Shares change hands, none are made and none are lost.
			assert_eq!(Assets::total_supply(token()), issuance);
			assert_eq!(Totals::<Test>::get(COOP).credit, credit);
		},
		Command::Wallet { .. } => assert_eq!(balances(), before, "a wallet moved a share"),
		_ if !done => assert_eq!(balances(), before),
		_ => (),
	}
	check(seen);
	done
}

fn runner_config() -> RunnerConfig {
	RunnerConfig { cases: 32, failure_persistence: None, ..Default::default() }
}

/// Other sequences each time. A failure prints the shortest commands that lead to it.
#[test]
fn tokens_are_the_register_and_money_is_conserved() {
	run_sequences(TestRunner::new(runner_config()));
}

/// The same sequences each time, which reach every kind of command: else the test above would show nothing.
#[test]
fn the_sequences_reach_every_command() {
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let worked = run_sequences(TestRunner::new_with_rng(runner_config(), rng));
	for name in [
		"Join",
		"Subscribe",
		"Withdraw",
		"Admit",
		"Reject",
		"Pay",
		"Transfer",
		"TransferAll",
		"Accept",
		"Consent",
		"Cancel",
		"EndMembership",
		"Leave",
		"Settle",
		"Touch",
		"TouchOther",
		"Approve",
	] {
		assert!(worked.contains_key(name), "{name} never worked: {worked:?}");
	}
}

proptest! {
	/// However the payments are cut, the shares taken up are the same.
	#[test]
	fn taking_up_does_not_depend_on_how_it_is_paid(
		shares in 1u32..=100,
		parts in proptest::collection::vec(1u64..3 * NOMINAL, 1..12),
	) {
		new_test_ext().execute_with(|| {
			join(COOP, ALICE, shares);
			join(COOP, BOB, shares);
			let whole = parts.iter().sum::<u64>().min(u64::from(shares) * NOMINAL);
			let mut rest = whole;
			for part in parts {
				let part = part.min(rest);
				if part > 0 {
					pay(ALICE, part);
					rest -= part;
				}
			}
			pay(BOB, whole);
			prop_assert_eq!(held(ALICE), held(BOB));
			prop_assert_eq!(pending(ALICE), pending(BOB));
			prop_assert_eq!(held(ALICE).0 + pending(ALICE), shares);
			// One share at a time, the law asked for each: the same as the closed formula.
			let mut step = 1u32;
			while step < shares && u64::from(step - 1) * NOMINAL <= whole {
				step += 1;
			}
			prop_assert_eq!(held(ALICE).0, step);
			check_state();
			Ok(())
		})?;
	}
}
