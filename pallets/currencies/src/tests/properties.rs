//! Sequences of everything that communities, banks, members, wallets and the other pallets can do, with time passing and
//! policies changing. Commands may fail; what must be true may not. Demurrage is compared with exact fractions, that of units
//! in escrow, too, as whoever has put them there sees it: each with its own point.

use crate::{mock::*, DemurrageIndex, Event, Holding, NextRedemptionId, Redemptions, WHOLE_YEAR};
use allmende_primitives::{
	currency::{Currencies as _, DemurragePoint, Holders, Source, Units},
	Fraction,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use num_bigint::BigInt;
use num_rational::BigRational;
use pallet_assets::Call;
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, RngAlgorithm, TestRng, TestRunner},
};
use sp_runtime::{DispatchError, Permill};
use std::{cell::RefCell, collections::BTreeMap};

const PEOPLE: [AccountId; 5] = [ALICE, BOB, CHARLIE, DAVE, EVE];
/// The one currency of the sequences.
const ID: u32 = FIRST_TOKEN;

/// `Release` gives back of one of the escrows of an account, chosen by a number, and at most the whole. `RetireAll` asks for all
/// that is available, or for one unit more.
#[derive(Clone, Debug)]
enum Command {
	Issue { who: AccountId, value: Units },
	Retire { who: AccountId, escrow: bool, amount: Units },
	RetireAll { who: AccountId, one_more: bool },
	WriteOff { amount: Units },
	Recover { who: AccountId, escrow: bool, amount: Units },
	Pay { who: AccountId, escrow: bool, to: AccountId, amount: Units },
	FromPot { to: AccountId, amount: Units },
	Escrow { who: AccountId, amount: Units },
	Release { who: AccountId, which: usize, amount: Units },
	Transfer { from: AccountId, to: AccountId, amount: Units },
	Send { from: AccountId, to: AccountId, amount: Units },
	KeepAlive { from: AccountId, to: AccountId, amount: Units },
	SendAll { from: AccountId, to: AccountId, keep_alive: bool },
	Approve { from: AccountId, to: AccountId, amount: Units },
	SendApproved { by: AccountId, from: AccountId, to: AccountId, amount: Units },
	Touch { who: AccountId },
	Refund { who: AccountId, allow_burn: bool },
	Settle { who: AccountId },
	SetRate { rate: Option<u32> },
	SetLimit { limit: Option<Units> },
	SetHolders { holders: u8 },
	SetAdvance { part: u32 },
	Pause,
	Resume,
	SetGateway { most: Units },
	CloseGateway,
	Attest { to: AccountId, amount: Units, record: u64 },
	Request { who: AccountId, amount: Units },
	Cancel { id: u32 },
	Confirm { id: u32, record: u64 },
	Reject { id: u32 },
	Join { who: AccountId },
	Leave { who: AccountId },
	EndBlock,
	Pass { seconds: u64 },
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let who = || prop::sample::select(&PEOPLE[..]);
	let amount = || prop_oneof![6 => 1u128..400, 2 => 1u128..4, 1 => 1u128..5_000];
	let record = || 0u64..200;
	let id = || 0u32..12;
	let rate = prop_oneof![
		1 => Just(None),
		4 => (1u32..300_000).prop_map(Some),
		1 => Just(Some(1_000_000)),
	];
	let limit = prop_oneof![3 => Just(None), 2 => (1u128..500).prop_map(Some)];
	let seconds = prop_oneof![4 => 1u64..DAY, 4 => DAY..20 * DAY, 2 => 20 * DAY..YEAR, 1 => YEAR..3 * YEAR];
	let first = prop_oneof![
		8 => (who(), amount()).prop_map(|(who, value)| Issue { who, value }),
		4 => (who(), any::<bool>(), amount())
			.prop_map(|(who, escrow, amount)| Retire { who, escrow, amount }),
		2 => (who(), any::<bool>()).prop_map(|(who, one_more)| RetireAll { who, one_more }),
		2 => amount().prop_map(|amount| WriteOff { amount }),
		2 => (who(), any::<bool>(), amount())
			.prop_map(|(who, escrow, amount)| Recover { who, escrow, amount }),
		4 => (who(), any::<bool>(), who(), amount())
			.prop_map(|(who, escrow, to, amount)| Pay { who, escrow, to, amount }),
		2 => (who(), amount()).prop_map(|(to, amount)| FromPot { to, amount }),
		5 => (who(), amount()).prop_map(|(who, amount)| Escrow { who, amount }),
		4 => (who(), 0usize..8, amount())
			.prop_map(|(who, which, amount)| Release { who, which, amount }),
		4 => (who(), who(), amount()).prop_map(|(from, to, amount)| Transfer { from, to, amount }),
		8 => (who(), who(), amount()).prop_map(|(from, to, amount)| Send { from, to, amount }),
		3 => (who(), who(), amount()).prop_map(|(from, to, amount)| KeepAlive { from, to, amount }),
		4 => (who(), who(), any::<bool>())
			.prop_map(|(from, to, keep_alive)| SendAll { from, to, keep_alive }),
		2 => (who(), who(), amount()).prop_map(|(from, to, amount)| Approve { from, to, amount }),
		3 => (who(), who(), who(), amount())
			.prop_map(|(by, from, to, amount)| SendApproved { by, from, to, amount }),
		1 => who().prop_map(|who| Touch { who }),
		3 => (who(), any::<bool>()).prop_map(|(who, allow_burn)| Refund { who, allow_burn }),
	];
	let second = prop_oneof![
		4 => who().prop_map(|who| Settle { who }),
		2 => rate.prop_map(|rate| SetRate { rate }),
		2 => limit.prop_map(|limit| SetLimit { limit }),
		1 => (0u8..3).prop_map(|holders| SetHolders { holders }),
		1 => (0u32..=10).prop_map(|part| SetAdvance { part }),
		1 => Just(Pause),
		3 => Just(Resume),
		1 => (0u128..5_000).prop_map(|most| SetGateway { most }),
		1 => Just(CloseGateway),
		5 => (who(), amount(), record()).prop_map(|(to, amount, record)| Attest { to, amount, record }),
		4 => (who(), amount()).prop_map(|(who, amount)| Request { who, amount }),
		2 => id().prop_map(|id| Cancel { id }),
		2 => (id(), record()).prop_map(|(id, record)| Confirm { id, record }),
		1 => id().prop_map(|id| Reject { id }),
		1 => who().prop_map(|who| Join { who }),
		1 => who().prop_map(|who| Leave { who }),
		6 => Just(EndBlock),
		10 => seconds.prop_map(|seconds| Pass { seconds }),
	];
	prop_oneof![56 => first, 48 => second]
}

/// Carries a command out as a transaction of its own, and answers the point that it was given for what it has put aside.
fn run(command: &Command, parked: &Parkings) -> Result<Option<DemurragePoint>, DispatchError> {
	use Command::*;
	fn source(who: &AccountId, escrow: bool) -> Source<'_, AccountId> {
		if escrow {
			Source::Escrow(who)
		} else {
			Source::Free(who)
		}
	}
	if let Escrow { who, amount } = command {
		return Currencies::escrow(ID, who, *amount).map(Some);
	}
	let (town, bank) = (assembly(TOWN), board(BANK));
	let done = with_storage_layer(|| match command.clone() {
		Issue { who, value } => Currencies::issue(ID, &who, value).map(|_| ()),
		Retire { who, escrow, amount } => Currencies::retire(ID, source(&who, escrow), amount),
		RetireAll { who, one_more } => {
			let amount = Currencies::available(ID, &who) + Units::from(one_more);
			Currencies::retire(ID, Source::Free(&who), amount)
		},
		WriteOff { amount } => Currencies::write_off(ID, amount),
		Recover { who, escrow, amount } => Currencies::recover(ID, source(&who, escrow), amount),
		Pay { who, escrow, to, amount } => Currencies::pay(ID, source(&who, escrow), &to, amount),
		FromPot { to, amount } => Currencies::pay(ID, Source::Free(&pot(ID)), &to, amount),
		Release { who, which, amount } => {
			// Who has nothing there is refused, whatever he shows.
			let (amount, since) = match parked.chosen(who, which) {
				Some(one) => (amount.min(one.amount), one.since),
				None => (amount, BEGINNING),
			};
			Currencies::release(ID, &who, amount, since)
		},
		Transfer { from, to, amount } => {
			Currencies::transfer(signed(from), ID, to, amount, Default::default())
		},
		Send { from, to, amount } => send(ID, from, to, amount),
		KeepAlive { from, to, amount } => {
			wallet(from, Call::transfer_keep_alive { id: ID, target: to, amount })
		},
		SendAll { from, to, keep_alive } => wallet(from, Call::transfer_all { id: ID, dest: to, keep_alive }),
		Approve { from, to, amount } => wallet(from, Call::approve_transfer { id: ID, delegate: to, amount }),
		SendApproved { by, from, to, amount } => {
			wallet(by, Call::transfer_approved { id: ID, owner: from, destination: to, amount })
		},
		Touch { who } => wallet(who, Call::touch { id: ID }),
		Refund { who, allow_burn } => wallet(who, Call::refund { id: ID, allow_burn }),
		Settle { who } => Currencies::settle(signed(EVE), ID, who),
		SetRate { rate } => change_policy(ID, |policy| policy.demurrage = rate.map(Permill::from_parts)),
		SetLimit { limit } => change_policy(ID, |policy| policy.daily_limit = limit),
		SetHolders { holders } => change_policy(ID, |policy| {
			policy.holders = match holders {
				0 => Holders::Members,
				1 => Holders::Listed(vec![VALLEY].try_into().unwrap()),
				_ => Holders::Anybody,
			}
		}),
		SetAdvance { part } => change_policy(ID, |policy| policy.advance = Fraction::new(part, 10)),
		Pause => Currencies::pause(town, ID),
		Resume => Currencies::resume(town, ID),
		SetGateway { most } => Currencies::set_gateway(town, ID, BANK, most),
		CloseGateway => Currencies::close_gateway(town, ID),
		Attest { to, amount, record } => Currencies::attest_deposit(bank, ID, to, amount, reference(record)),
		Request { who, amount } => Currencies::request_redemption(signed(who), ID, amount, reference(0)),
		Cancel { id } => {
			let id = one_of(id);
			let who = Currencies::redemption(ID, id).map_or(ALICE, |redemption| redemption.who);
			Currencies::cancel_redemption(signed(who), ID, id)
		},
		Confirm { id, record } => Currencies::confirm_redemption(bank, ID, one_of(id), reference(record)),
		Reject { id } => Currencies::reject_redemption(bank, ID, one_of(id), reference(0)),
		Join { who } => {
			enter(TOWN, who);
			Ok(())
		},
		Leave { who } => {
			leave(TOWN, who);
			Ok(())
		},
		Escrow { .. } | EndBlock | Pass { .. } => Ok(()),
	});
	done.map(|()| None)
}

/// A redemption that waits, chosen by a number, or the one of that number if there is none.
fn one_of(number: u32) -> u32 {
	let mut all: Vec<_> = Redemptions::<Test>::iter_key_prefix(ID).collect();
	all.sort();
	all.get(number as usize % all.len().max(1)).copied().unwrap_or(number)
}

fn whole(units: Units) -> BigRational {
	BigRational::from_integer(BigInt::from(units))
}

/// Units in escrow.
#[derive(Clone)]
struct Parked {
	amount: Units,
	/// What the chain has answered.
	since: DemurragePoint,
	/// What one unit had owed by then.
	grown: BigRational,
}

impl Parked {
	/// What so many of them owe if they come back: never more than themselves.
	fn owes(&self, amount: Units, grown: &BigRational) -> BigRational {
		whole(amount) * (grown - self.grown.clone()).min(whole(1))
	}
}

/// What is in escrow: as other pallets keep it with their claims, and the redemptions.
struct Parkings {
	/// What one unit has owed since the currency began.
	grown: BigRational,
	claims: BTreeMap<AccountId, Vec<Parked>>,
	redemptions: BTreeMap<u32, Parked>,
}

impl Parkings {
	fn chosen(&self, who: AccountId, which: usize) -> Option<&Parked> {
		let all = self.claims.get(&who)?;
		all.get(which.checked_rem(all.len())?)
	}

	/// Follows a command that was carried out, and answers who has got something back and what he owes for it.
	fn follow(
		&mut self,
		command: &Command,
		point: Option<DemurragePoint>,
		waiting: &BTreeMap<u32, AccountId>,
	) -> Option<(AccountId, BigRational)> {
		use Command::*;
		match *command {
			Escrow { who, amount } => {
				let parked = self.parked(amount, point.unwrap());
				self.claims.entry(who).or_default().push(parked);
				None
			},
			Release { who, which, amount } => {
				let all = self.claims.get_mut(&who).unwrap();
				let at = which % all.len();
				let amount = amount.min(all[at].amount);
				let owes = all[at].owes(amount, &self.grown);
				all[at].amount -= amount;
				all.retain(|parked| parked.amount > 0);
				Some((who, owes))
			},
			Retire { who, escrow: true, amount }
			| Recover { who, escrow: true, amount }
			| Pay { who, escrow: true, amount, .. } => {
				self.used(who, amount);
				None
			},
			Request { amount, .. } => {
				let id = NextRedemptionId::<Test>::get(ID) - 1;
				let parked = self.parked(amount, Currencies::redemption(ID, id).unwrap().since);
				self.redemptions.insert(id, parked);
				None
			},
			Cancel { .. } | Confirm { .. } | Reject { .. } => {
				let (&id, &who) =
					waiting.iter().find(|(id, _)| !Redemptions::<Test>::contains_key(ID, id)).unwrap();
				let parked = self.redemptions.remove(&id).unwrap();
				let paid = matches!(command, Confirm { .. });
				(!paid).then(|| (who, parked.owes(parked.amount, &self.grown)))
			},
			_ => None,
		}
	}

	fn parked(&self, amount: Units, since: DemurragePoint) -> Parked {
		assert_eq!(BigRational::new(BigInt::from(since.0), BigInt::from(WHOLE_YEAR)), self.grown);
		Parked { amount, since, grown: self.grown.clone() }
	}

	/// So much was used, the oldest first.
	fn used(&mut self, who: AccountId, mut amount: Units) {
		let all = self.claims.get_mut(&who).unwrap();
		for parked in all.iter_mut() {
			let part = amount.min(parked.amount);
			parked.amount -= part;
			amount -= part;
		}
		assert_eq!(amount, 0);
		all.retain(|parked| parked.amount > 0);
	}
}

/// What each account owes, in exact fractions, and what the chain said of it last.
struct Reference {
	owed: BTreeMap<AccountId, BigRational>,
	records: BTreeMap<AccountId, Holding>,
	parked: Parkings,
}

impl Reference {
	fn new() -> Self {
		Self {
			owed: PEOPLE.map(|who| (who, whole(0))).into_iter().collect(),
			records: BTreeMap::new(),
			parked: Parkings { grown: whole(0), claims: BTreeMap::new(), redemptions: BTreeMap::new() },
		}
	}

	/// So many seconds pass on what everybody has outside the escrow, at the rate of the policy.
	fn pass(&mut self, seconds: u64) {
		let rate = match Currencies::is_paused(ID) {
			true => Permill::zero(),
			false => Currencies::policy(ID).unwrap().demurrage.unwrap_or_default(),
		};
		let part = BigRational::new(
			BigInt::from(rate.deconstruct()) * BigInt::from(seconds),
			BigInt::from(1_000_000) * BigInt::from(YEAR),
		);
		for who in PEOPLE {
			*self.owed.get_mut(&who).unwrap() += whole(balance(ID, who)) * part.clone();
		}
		self.parked.grown += part;
	}

	/// Follows what was collected, and compares what is owed, after somebody has perhaps got something back that owes.
	fn follow(&mut self, back: Option<(AccountId, BigRational)>) {
		let mut collected = BTreeMap::<AccountId, Units>::new();
		for event in events() {
			if let Event::DemurrageCollected { who, amount, .. } = event {
				*collected.entry(who).or_default() += amount;
			}
			assert!(!matches!(event, Event::SettlementFailed { .. }));
		}
		let index = BigInt::from(Currencies::escrow(ID, &ALICE, 0).unwrap().0);
		for who in PEOPLE {
			let escrowed: Units =
				self.parked.claims.get(&who).into_iter().flatten().map(|one| one.amount).sum();
			assert_eq!(Currencies::escrowed(ID, &who), escrowed);
			let before = self.records.get(&who).copied().unwrap_or_default();
			let now = record(ID, who);
			let taken = collected.get(&who).copied().unwrap_or_default();
			let owed = self.owed.get_mut(&who).unwrap();
			let back = back.as_ref().filter(|(whose, _)| *whose == who).map(|(_, owes)| owes.clone());
			let settled = back.is_some() || taken > 0 || now.is_none_or(|now| now.index != before.index);
			if settled {
				// Who owes more than he has owes what he has.
				let most = whole(before.balance);
				if owed.floor() > most {
					*owed = most;
				}
				// What comes back adds what it owes, after the account was settled.
				*owed += back.unwrap_or_else(|| whole(0));
				*owed -= whole(taken);
				assert!(*owed >= whole(0), "{who}: collected more than was owed");
				let least = whole(Units::from(Currencies::holding(ID, who).unwrap().escrowed > 0));
				// An escrow may have ended in the same command that settled.
				assert!(owed.floor() <= least.max(whole(1)), "{who}: not all was collected");
			}
			match now {
				Some(now) => {
					self.records.insert(who, now);
					// To the last part of a unit.
					let since = index.clone() - BigInt::from(now.index);
					let recorded = BigInt::from(now.rest) + BigInt::from(now.balance) * since;
					assert_eq!(BigRational::new(recorded, BigInt::from(WHOLE_YEAR)), *owed, "{who}");
					let expected = owed.floor().min(whole(now.balance));
					let accrued = Currencies::holding(ID, who).unwrap().accrued;
					assert_eq!(whole(accrued), expected, "{who} owes something else: {owed}");
				},
				None => {
					// Less than a unit is forgiven to an account that was emptied.
					assert!(*owed < whole(1), "{who}: a record with {owed} owed is gone");
					*owed = whole(0);
					self.records.remove(&who);
				},
			}
		}
	}
}

/// What the chain said of an account before a command.
struct Told {
	spendable: Units,
	available: Units,
	balance: Units,
	/// In escrow, for redemptions too.
	escrowed: Units,
}

fn told(who: AccountId) -> Told {
	Told {
		spendable: spendable(ID, who),
		available: Currencies::available(ID, &who),
		balance: balance(ID, who),
		escrowed: Currencies::holding(ID, who).unwrap().escrowed,
	}
}

/// What pallets can take, and what they take: it works when it is no more than is said to be available.
fn check_available(command: &Command, before: &BTreeMap<AccountId, Told>, cover: (Units, Units), done: bool) {
	use Command::*;
	let (outstanding, written_off) = cover;
	let expected = match command {
		Retire { who, escrow: false, amount } => *amount <= before[who].available.min(outstanding),
		RetireAll { who, one_more } => !one_more && before[who].available <= outstanding,
		Recover { who, escrow: false, amount } => *amount <= before[who].available.min(written_off),
		Pay { who, escrow: false, to, amount } => {
			let open = !Currencies::is_paused(ID) && Currencies::may_hold(ID, to);
			open && *amount <= before[who].available.min(before[who].spendable)
		},
		// One stays outside in any case.
		Escrow { who, amount } => {
			let stays = Units::from(before[who].escrowed == 0);
			*amount <= before[who].available.saturating_sub(stays)
		},
		_ => return,
	};
	assert_eq!(done, expected, "{command:?}");
}

/// What wallets can move, and what they move: a plain transfer works when it is no more than is said to be spendable.
fn check_spending(command: &Command, before: &BTreeMap<AccountId, Told>, done: bool) {
	use Command::*;
	let sent = match command {
		Send { from, to, amount } | Transfer { from, to, amount } => Some((*from, *to, *amount)),
		_ => None,
	};
	if let Some((from, to, amount)) = sent {
		let to_self = matches!(command, Transfer { .. }) && from == to;
		let spendable = before[&from].spendable;
		let expected = amount <= spendable && Currencies::may_hold(ID, &to) && !to_self;
		assert_eq!(done, expected, "{command:?}, spendable {spendable}");
	}
	// A wallet takes nothing from anybody who has not approved it, and never more than was spendable.
	if matches!(
		command,
		Send { .. } | Transfer { .. } | KeepAlive { .. } | SendAll { .. } | SendApproved { .. }
	) {
		for who in PEOPLE {
			let lost = before[&who].balance.saturating_sub(balance(ID, who));
			assert!(lost <= before[&who].spendable, "{command:?}");
		}
	}
}

fn check_backing() {
	let (supply, outstanding, reserve, written_off) = backing(ID);
	assert_eq!(supply, outstanding + reserve + written_off, "units without anything behind them");
}

/// The name of a command, to count which ones have ever worked.
fn name_of(command: &Command) -> String {
	format!("{command:?}").split(' ').next().unwrap().to_string()
}

/// Runs sequences of commands, checking after each, and answers how often each kind has worked, and how much demurrage was
/// collected.
fn run_sequences(mut runner: TestRunner) -> BTreeMap<String, u32> {
	let worked = RefCell::new(BTreeMap::<String, u32>::new());
	runner
		.run(&proptest::collection::vec(command(), 60..180), |commands| {
			new_test_ext().execute_with(|| {
				assert_eq!(create_melting(80_000), ID);
				assert_ok!(Currencies::set_gateway(assembly(TOWN), ID, BANK, 3_000));
				for who in [ALICE, BOB, CHARLIE] {
					fund(ID, who, 3_000);
				}
				assert_ok!(wallet(EVE, Call::touch { id: ID }));
				assert_ok!(wallet(ALICE, Call::approve_transfer { id: ID, delegate: BOB, amount: 10_000 }));
				let mut reference = Reference::new();
				reference.follow(None);
				for command in commands {
					let before = PEOPLE.map(|who| (who, told(who))).into_iter().collect();
					let waiting =
						Redemptions::<Test>::iter_prefix(ID).map(|(id, asked)| (id, asked.who)).collect();
					let (supply, outstanding, _, written_off) = backing(ID);
					let outcome = run(&command, &reference.parked);
					let done = outcome.is_ok();
					let back =
						outcome.ok().and_then(|point| reference.parked.follow(&command, point, &waiting));
					check_spending(&command, &before, done);
					check_available(&command, &before, (outstanding, written_off), done);
					check_backing();
					let makes_or_burns =
						matches!(
							command,
							Command::Issue { .. }
								| Command::Retire { .. } | Command::RetireAll { .. }
								| Command::Recover { .. }
								| Command::Attest { .. } | Command::Confirm { .. }
						);
					assert!(makes_or_burns || backing(ID).0 == supply, "{command:?} changed the supply");
					match command {
						Command::EndBlock => check_state(),
						Command::Pass { seconds } => {
							check_state();
							reference.follow(None);
							reference.pass(seconds);
							pass(seconds);
						},
						_ => (),
					}
					if back.as_ref().is_some_and(|(_, owes)| *owes > whole(0)) {
						let name = format!("{} that owes", name_of(&command));
						*worked.borrow_mut().entry(name).or_default() += 1;
					}
					reference.follow(back);
					if done {
						*worked.borrow_mut().entry(name_of(&command)).or_default() += 1;
					}
				}
				check_state();
				reference.follow(None);
				*worked.borrow_mut().entry("collected".into()).or_default() += in_pot(ID) as u32;
			});
			Ok(())
		})
		.unwrap();
	worked.into_inner()
}

fn runner_config() -> RunnerConfig {
	RunnerConfig { cases: 48, failure_persistence: None, ..Default::default() }
}

/// Other sequences each time. A failure prints the shortest commands that lead to it.
#[test]
fn every_unit_is_backed_and_demurrage_is_exact() {
	run_sequences(TestRunner::new(runner_config()));
}

/// The same sequences each time, which reach every kind of command: else the test above would show nothing.
#[test]
fn the_sequences_reach_every_command() {
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let worked = run_sequences(TestRunner::new_with_rng(runner_config(), rng));
	for name in [
		"Issue",
		"Retire",
		"RetireAll",
		"WriteOff",
		"Recover",
		"Pay",
		"FromPot",
		"Escrow",
		"Release",
		"Release that owes",
		"Transfer",
		"Send",
		"KeepAlive",
		"SendAll",
		"Approve",
		"SendApproved",
		"Touch",
		"Refund",
		"Settle",
		"SetRate",
		"SetLimit",
		"SetHolders",
		"SetAdvance",
		"Pause",
		"Resume",
		"SetGateway",
		"CloseGateway",
		"Attest",
		"Request",
		"Cancel",
		"Cancel that owes",
		"Confirm",
		"Reject",
		"Reject that owes",
		"Pass",
		"collected",
	] {
		assert!(worked.contains_key(name), "{name} never worked: {worked:?}");
	}
}

proptest! {
	/// However a time is cut by settlements of an account that nothing else happens to, no more and no less is taken than
	/// what accrues on what is left.
	#[test]
	fn what_accrues_is_exact(
		start in 1u128..=u128::MAX,
		steps in proptest::collection::vec((0u32..=1_000_000, 0u64..YEAR), 1..20),
	) {
		let mut index = DemurrageIndex::default();
		let mut held = Holding { balance: start, ..Default::default() };
		let mut owed = whole(0);
		for (rate, seconds) in steps {
			index = index.at_rate(Permill::from_parts(rate), index.since);
			owed += whole(held.balance) * BigRational::new(
				BigInt::from(rate) * BigInt::from(seconds),
				BigInt::from(1_000_000) * BigInt::from(YEAR),
			);
			let now = index.since + seconds;
			index = index.at_rate(Permill::zero(), now);
			let accrued = held.accrued(index.at(now));
			prop_assert_eq!(whole(accrued.units), owed.floor());
			owed -= whole(accrued.units);
			prop_assert_eq!(BigRational::new(BigInt::from(accrued.rest), BigInt::from(WHOLE_YEAR)), owed.clone());
			held = Holding {
				balance: held.balance - accrued.units,
				index: index.index,
				rest: accrued.rest,
				..held
			};
		}
	}
}
