//! Any sequence of transactions, of what becomes of accounts, and of time passing leaves the invariants, and nobody gets
//! more than there is.

use crate::{mock::*, Accounts, Carriers};
use allmende_primitives::{
	traits::{Cooperatives, Standing},
	CoopId, Organ,
};
use frame_support::{assert_ok, dispatch::Pays, storage::with_storage_layer};
use proptest::{
	prelude::*,
	test_runner::{Config, TestRunner},
};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

const PEOPLE: [AccountId; 7] = [ANNA, BEN, OLGA, UWE, GUEST, STRANGER, VALIDATOR];
const MOST_PERCENT: u64 = 1_000;

#[derive(Clone, Debug)]
enum Command {
	Work {
		who: AccountId,
		actual: Option<u64>,
		pays: bool,
		fails: bool,
		tip: bool,
	},
	SendInvite {
		who: AccountId,
		guest: AccountId,
	},
	SendJoin {
		who: AccountId,
		coop: CoopId,
	},
	SendLeave {
		who: AccountId,
		coop: CoopId,
		other: Option<CoopId>,
	},
	Invite {
		who: AccountId,
		guest: AccountId,
	},
	Sponsor {
		coop: CoopId,
		guest: AccountId,
	},
	Found {
		coop: CoopId,
		founders: Vec<AccountId>,
	},
	Join {
		who: AccountId,
		coop: CoopId,
	},
	Leave {
		who: AccountId,
		coop: CoopId,
		other: Option<CoopId>,
	},
	MoveHome {
		by: AccountId,
		who: AccountId,
		coop: CoopId,
	},
	/// One of those who are members of a cooperative that is not their home moves there.
	MoveFitting {
		pick: usize,
	},
	Carry {
		by: Option<CoopId>,
		coop: CoopId,
	},
	Stop {
		coop: CoopId,
	},
	Pass {
		blocks: u64,
	},
	// What makes one more than a member.
	Adjust {
		coop: CoopId,
		who: AccountId,
		percent: u16,
	},
	Quota {
		coop: CoopId,
		quota: Option<u32>,
	},
	Seat {
		who: AccountId,
		coop: CoopId,
		organ: usize,
		on: bool,
	},
	Author {
		who: AccountId,
		on: bool,
	},
	Resize {
		member: u64,
		refill: u64,
	},
}

fn person() -> impl Strategy<Value = AccountId> {
	prop::sample::select(&PEOPLE[..])
}

fn coop() -> impl Strategy<Value = CoopId> {
	prop_oneof![3 => Just(COOP), 2 => Just(OTHER), 2 => Just(UNCARRIED), 1 => Just(BEING_FOUNDED)]
}

/// What an account and time can do, while everybody has what a member has or nothing.
fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let other = || prop::option::of(coop());
	let actual = prop::option::of(0..=CALL);
	let work = (person(), actual, prop::bool::weighted(0.9), any::<bool>(), prop::bool::weighted(0.1));
	let work = work.prop_map(|(who, actual, pays, fails, tip)| Work { who, actual, pays, fails, tip });
	let blocks = prop_oneof![4 => 1..20u64, 2 => 20..400u64, 1 => 400..1_500u64];
	let founders = (coop(), prop::collection::vec(person(), 0..4));
	prop_oneof![
		16 => work,
		2 => (person(), person()).prop_map(|(who, guest)| SendInvite { who, guest }),
		3 => (person(), coop()).prop_map(|(who, coop)| SendJoin { who, coop }),
		2 => (person(), coop(), other()).prop_map(|(who, coop, other)| SendLeave { who, coop, other }),
		2 => (person(), person()).prop_map(|(who, guest)| Invite { who, guest }),
		2 => (coop(), person()).prop_map(|(coop, guest)| Sponsor { coop, guest }),
		1 => founders.prop_map(|(coop, founders)| Found { coop, founders }),
		8 => (person(), coop()).prop_map(|(who, coop)| Join { who, coop }),
		2 => (person(), coop(), other()).prop_map(|(who, coop, other)| Leave { who, coop, other }),
		3 => (person(), person(), coop()).prop_map(|(by, who, coop)| MoveHome { by, who, coop }),
		6 => (0..40usize).prop_map(|pick| MoveFitting { pick }),
		6 => (other(), coop()).prop_map(|(by, coop)| Carry { by, coop }),
		2 => coop().prop_map(|coop| Stop { coop }),
		8 => blocks.prop_map(|blocks| Pass { blocks }),
	]
}

/// The same, with what boards, assemblies and the federation can do.
fn any_command() -> impl Strategy<Value = Command> {
	use Command::*;
	let percent = prop_oneof![4 => 25..400u16, 1 => 0..1_200u16];
	let quota = prop::option::of(0..2_000u32);
	let seat = (person(), coop(), 0..4usize, any::<bool>());
	prop_oneof![
		16 => command(),
		2 => (coop(), person(), percent)
			.prop_map(|(coop, who, percent)| Adjust { coop, who, percent }),
		1 => (coop(), quota).prop_map(|(coop, quota)| Quota { coop, quota }),
		2 => seat.prop_map(|(who, coop, organ, on)| Seat { who, coop, organ, on }),
		1 => (person(), any::<bool>()).prop_map(|(who, on)| Author { who, on }),
		1 => (1_000..20_000u64, 1..2_000u64).prop_map(|(member, refill)| Resize { member, refill }),
	]
}

/// What was taken from somebody's allowance, by block.
type Ledger = BTreeMap<AccountId, Vec<(u64, Balance)>>;

/// A transaction without money changes the signer's meter by what its event says.
fn transact(who: AccountId, call: RuntimeCall, tip: Balance) -> Result<(), DispatchError> {
	events();
	let by_allowance = Allowance::capacity(&who) > 0;
	let (before, fee) = (left(who), fee_of(&call));
	let sent = send_with_tip(who, call.clone(), tip);
	let told: Vec<_> = events()
		.into_iter()
		.filter_map(|event| match event {
			Event::Charged { who: payer, amount } => Some((payer, amount)),
			_ => None,
		})
		.collect();
	match sent {
		// Nothing happens, and nothing is told.
		Err(_) => {
			assert_eq!((left(who), told), (before, vec![]));
			assert!(!by_allowance || tip > 0 || before < fee, "an allowance that suffices was refused");
			Err(DispatchError::Exhausted)
		},
		Ok(_) if tip > 0 => {
			assert_eq!(told, []);
			Ok(())
		},
		Ok(_) => {
			// The only money is Anna's, which nobody takes while she has an allowance.
			assert!(by_allowance <= (before >= fee), "an allowance paid more than it has");
			assert!(!by_allowance || told.len() == 1, "an allowance has paid and tells it");
			assert!(told.iter().all(|(payer, amount)| *payer == who && *amount <= fee));
			Ok(())
		},
	}
}

/// Does a command and notes what it took from whose allowance.
fn step(command: &Command, ledger: &mut Ledger) -> Result<(), DispatchError> {
	use Command::*;
	// All of it happens in one block, in which nothing comes back.
	let before: Vec<_> = PEOPLE.iter().map(|who| used_now(*who)).collect();
	let done = act(command);
	if !matches!(command, Pass { .. }) {
		for (who, before) in PEOPLE.into_iter().zip(before) {
			let taken = used_now(who).saturating_sub(before);
			ledger.entry(who).or_default().push((System::block_number(), taken));
		}
	}
	done
}

/// What is used of an account's allowance now.
fn used_now(who: AccountId) -> Balance {
	let account = account(who);
	account.meter.used_at(System::block_number(), &Allowance::allowance_of(&who, &account).0)
}

fn act(command: &Command) -> Result<(), DispatchError> {
	use Command::*;
	match command.clone() {
		Work { who, actual, pays, fails, tip } => {
			let pays = if pays { Pays::Yes } else { Pays::No };
			transact(who, acts::Call::work { actual, pays, fails }.into(), tip.into())
		},
		SendInvite { who, guest } => transact(who, acts::Call::invite { who: guest }.into(), 0),
		SendJoin { who, coop } => {
			transact(who, joining(coop), 0)?;
			Members::insert(coop, who, ());
			Ok(())
		},
		SendLeave { who, coop, other } => {
			transact(who, acts::Call::leave { coop, other }.into(), 0)?;
			Members::remove(coop, who);
			Ok(())
		},
		Invite { who, guest } => with_storage_layer(|| Allowance::invited(&who, &guest)),
		Sponsor { coop, guest } => with_storage_layer(|| Allowance::sponsored(coop, &guest)),
		Found { coop, founders } => {
			Active::insert(coop, ());
			Allowance::founded(coop, &founders);
			Ok(())
		},
		Join { who, coop } => {
			join(coop, who);
			Ok(())
		},
		Leave { who, coop, other } => {
			leave(coop, who, other.filter(|other| *other != coop));
			Ok(())
		},
		MoveHome { by, who, coop } => with_storage_layer(|| Allowance::move_home(signed(by), who, coop)),
		MoveFitting { pick } => {
			let mut fitting: Vec<_> =
				Members::iter_keys().filter(|(coop, who)| home(*who) != Some(*coop)).collect();
			fitting.sort();
			let index = pick.checked_rem(fitting.len()).ok_or(DispatchError::Unavailable)?;
			let (coop, who) = fitting[index];
			with_storage_layer(|| Allowance::move_home(signed(who), who, coop))
		},
		Carry { by, coop } => {
			let by = by.map_or_else(federation, board);
			with_storage_layer(|| Allowance::carry(by, coop))
		},
		Stop { coop } => with_storage_layer(|| Allowance::stop_carrying(federation(), coop)),
		Pass { blocks } => {
			pass(blocks);
			Ok(())
		},
		Adjust { coop, who, percent } => with_storage_layer(|| Allowance::adjust(board(coop), who, percent)),
		Quota { coop, quota } => with_storage_layer(|| Allowance::set_quota(federation(), coop, quota)),
		Seat { who, coop, organ, on } => {
			let organ = Organ::ALL[organ];
			match on {
				true => Allowance::seated(coop, organ, &who),
				false => Allowance::unseated(coop, organ, &who),
			}
			Ok(())
		},
		Author { who, on } => {
			match on {
				true => Authoring::insert(who, ()),
				false => Authoring::remove(who),
			}
			Ok(())
		},
		Resize { member, refill } => {
			let sizes = Sizes { member, refill, ..SIZES };
			with_storage_layer(|| Allowance::set_sizes(federation(), sizes))
		},
	}
}

/// In no window of blocks is more taken than was there, what came back in it, and a unit for each rounding.
fn check_windows(ledger: &Ledger, capacity: impl Fn(AccountId) -> u64, refill: u64) {
	for (who, taken) in ledger {
		let capacity = capacity(*who);
		for (first, (begin, _)) in taken.iter().enumerate() {
			let mut sum = 0;
			for (count, (end, amount)) in (1..).zip(&taken[first..]) {
				sum += amount;
				let back = (capacity * (end - begin)).div_ceil(refill);
				assert!(sum <= capacity + back + count, "{who}: {sum} from block {begin} to {end}");
			}
		}
	}
}

fn run(commands: impl Strategy<Value = Command>, check: impl Fn(&[Command])) {
	let config = Config { cases: 128, failure_persistence: None, ..Config::default() };
	let commands = prop::collection::vec(commands, 1..64);
	let mut runner = TestRunner::new_with_rng(
		config,
		proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
	);
	runner
		.run(&commands, |commands| {
			check(&commands);
			Ok(())
		})
		.unwrap();
}

/// Whatever they join, leave, found and move to: a member has what a member has, and a validator's is an officer's.
#[test]
fn nobody_sends_more_than_the_size_and_what_comes_back() {
	run(command(), |commands| {
		build_and_execute(|| {
			let mut ledger = Ledger::new();
			for command in commands {
				let _ = step(command, &mut ledger);
				assert_ok!(Allowance::do_try_state());
				for who in PEOPLE.into_iter().filter(|who| *who != VALIDATOR) {
					assert!([0, SIZES.member].contains(&Allowance::capacity(&who)));
				}
			}
			let capacity = |who| if who == VALIDATOR { SIZES.office } else { SIZES.member };
			check_windows(&ledger, capacity, SIZES.refill);
		});
	});
}

/// Whatever boards and the federation decide: the invariants hold, and nobody gets more than the most.
#[test]
fn the_invariants_hold_and_the_most_is_the_most() {
	run(any_command(), |commands| {
		build_and_execute(|| {
			let mut ledger = Ledger::new();
			let (mut member, mut refill) = (SIZES.member, SIZES.refill);
			for command in commands {
				let done = step(command, &mut ledger);
				assert_ok!(Allowance::do_try_state());
				if let (Command::Resize { member: new, refill: faster }, Ok(())) = (command, done) {
					(member, refill) = (member.max(*new), refill.min(*faster));
				}
				for (coop, carrier) in Carriers::<Test>::iter() {
					assert!(MockCooperatives::is_active(coop));
					assert!(Allowance::carrier_details(coop, carrier).left <= SIZES.cooperative);
				}
			}
			let most = (member * MOST_PERCENT / 100).max(SIZES.office);
			check_windows(&ledger, |_| most, refill);
		});
	});
}

/// The credits of all guests.
fn credits() -> Balance {
	Accounts::<Test>::iter_values().map(|account| account.credit).sum()
}

/// What is used of all allowances, those of cooperatives too.
fn used_by_all() -> Balance {
	let (now, own) = (System::block_number(), Allowance::allowance_of_cooperative());
	let carriers = Carriers::<Test>::iter_values().map(|carrier| carrier.meter.used_at(now, &own));
	PEOPLE.into_iter().map(used_now).sum::<Balance>() + carriers.sum::<Balance>()
}

/// Credit comes from somewhere: every unit that a guest is given is taken from an inviter or a cooperative.
#[test]
fn credit_is_taken_from_somebody() {
	let given = std::cell::Cell::new(0);
	run(command(), |commands| {
		build_and_execute(|| {
			for command in commands {
				let before = (credits(), used_by_all());
				let _ = act(command);
				let more = credits().saturating_sub(before.0);
				let taken = used_by_all().saturating_sub(before.1);
				assert!(more <= taken, "{command:?} gave {more} and took {taken}");
				given.set(given.get() + more);
			}
		});
	});
	assert!(given.get() > 100 * SIZES.invited, "the sequences invite");
}

/// The sequences above do what they are meant to: every kind of command succeeds at times, and is refused at times.
#[test]
fn the_sequences_reach_everything() {
	let reached = std::cell::RefCell::new(BTreeMap::<String, (u32, u32)>::new());
	run(any_command(), |commands| {
		build_and_execute(|| {
			for command in commands {
				let name = format!("{command:?}").split(' ').next().unwrap_or_default().to_owned();
				let mut reached = reached.borrow_mut();
				let count = reached.entry(name).or_default();
				match act(command) {
					Ok(()) => count.0 += 1,
					Err(_) => count.1 += 1,
				}
			}
		});
	});
	let reached = reached.into_inner();
	assert_eq!(reached.len(), 19);
	for name in ["Work", "SendInvite", "SendJoin", "Sponsor", "MoveFitting", "Carry", "Stop", "Adjust"] {
		let (done, refused) = reached[name];
		assert!(done > 10 && refused > 10, "{name}: {reached:?}");
	}
}
