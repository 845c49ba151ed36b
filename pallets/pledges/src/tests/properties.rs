//! Sequences of everything that members, strangers, mediators and assemblies can do. Commands may fail; what must be true
//! may not.

use crate::{mock::*, Choice, ClaimOf, Counts, PledgeOf, Relief, Stage, Status, Tally};
use allmende_primitives::{
	assembly::VoterClass,
	currency::{Currencies, Source, Units},
	Fraction,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, RngAlgorithm, TestRng, TestRunner},
};
use sp_runtime::{DispatchError, DispatchResult};
use std::{cell::RefCell, collections::BTreeMap};

/// Members 1 to 9, one who joins later, and somebody who never does.
const PEOPLE: [AccountId; 7] = [ANNA, BEN, CARLA, DORA, EMIL, 10, STRANGER];

#[derive(Clone, Debug)]
enum Command {
	Pledge {
		who: AccountId,
		value: Units,
		quantity: u32,
		days: u32,
	},
	Witness {
		who: AccountId,
		at: usize,
	},
	Approve {
		who: AccountId,
		at: usize,
	},
	Object {
		who: AccountId,
		at: usize,
	},
	/// As many as it takes.
	Carry {
		at: usize,
	},
	Withdraw {
		who: Option<AccountId>,
		at: usize,
	},
	Finalise {
		at: usize,
	},
	Claim {
		who: AccountId,
		at: usize,
		units: u32,
	},
	Deliver {
		who: Option<AccountId>,
		at: usize,
	},
	Confirm {
		who: Option<AccountId>,
		at: usize,
	},
	Reclaim {
		at: usize,
	},
	SettleClaim {
		at: usize,
	},
	Dispute {
		who: Option<AccountId>,
		at: usize,
	},
	Resolve {
		at: usize,
		part: u32,
		federation: bool,
	},
	BuyBack {
		who: Option<AccountId>,
		at: usize,
		part: u32,
	},
	Guarantee {
		who: AccountId,
		at: usize,
		amount: Units,
	},
	CallGuarantor {
		who: AccountId,
		at: usize,
		part: u32,
	},
	ReleaseGuarantee {
		who: AccountId,
		at: usize,
	},
	Collect {
		at: usize,
	},
	DeclareDefault {
		at: usize,
	},
	Cover {
		at: usize,
		part: u32,
	},
	WriteOff {
		at: usize,
	},
	MakeGood {
		who: AccountId,
		at: usize,
		part: u32,
	},
	/// A payment from wallet to wallet.
	Pay {
		from: AccountId,
		to: AccountId,
		part: u32,
	},
	/// The pot pays somebody.
	Spend {
		to: AccountId,
		part: u32,
	},
	Join {
		who: AccountId,
	},
	Leave {
		who: AccountId,
	},
	Pause {
		paused: bool,
	},
	Seat {
		who: Option<AccountId>,
	},
	Days {
		days: u32,
	},
	Blocks {
		blocks: u64,
	},
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let who = || prop::sample::select(&PEOPLE[..]);
	let maybe = || prop::option::weighted(0.1, prop::sample::select(&PEOPLE[..]));
	let at = || 0usize..64;
	let part = || 1u32..=100;
	prop_oneof![
		6 => (who(), 1u128..600, 1u32..12, 14u32..90)
			.prop_map(|(who, value, quantity, days)| Pledge { who, value, quantity, days }),
		3 => (who(), at()).prop_map(|(who, at)| Witness { who, at }),
		4 => (who(), at()).prop_map(|(who, at)| Approve { who, at }),
		1 => (who(), at()).prop_map(|(who, at)| Object { who, at }),
		8 => at().prop_map(|at| Carry { at }),
		1 => (maybe(), at()).prop_map(|(who, at)| Withdraw { who, at }),
		8 => at().prop_map(|at| Finalise { at }),
		10 => (who(), at(), 1u32..12).prop_map(|(who, at, units)| Claim { who, at, units }),
		6 => (maybe(), at()).prop_map(|(who, at)| Deliver { who, at }),
		3 => (maybe(), at()).prop_map(|(who, at)| Confirm { who, at }),
		3 => at().prop_map(|at| Reclaim { at }),
		3 => at().prop_map(|at| SettleClaim { at }),
		4 => (maybe(), at()).prop_map(|(who, at)| Dispute { who, at }),
		4 => (at(), 0u32..=100, prop::bool::weighted(0.3))
			.prop_map(|(at, part, federation)| Resolve { at, part, federation }),
		3 => (maybe(), at(), part()).prop_map(|(who, at, part)| BuyBack { who, at, part }),
		4 => (who(), at(), 0u128..300).prop_map(|(who, at, amount)| Guarantee { who, at, amount }),
		6 => (who(), at(), part()).prop_map(|(who, at, part)| CallGuarantor { who, at, part }),
		3 => (who(), at()).prop_map(|(who, at)| ReleaseGuarantee { who, at }),
		3 => at().prop_map(|at| Collect { at }),
		2 => at().prop_map(|at| DeclareDefault { at }),
		3 => (at(), part()).prop_map(|(at, part)| Cover { at, part }),
		1 => at().prop_map(|at| WriteOff { at }),
		3 => (who(), at(), part()).prop_map(|(who, at, part)| MakeGood { who, at, part }),
		4 => (who(), who(), part()).prop_map(|(from, to, part)| Pay { from, to, part }),
		2 => (who(), part()).prop_map(|(to, part)| Spend { to, part }),
		3 => who().prop_map(|who| Join { who }),
		1 => who().prop_map(|who| Leave { who }),
		1 => prop::bool::weighted(0.2).prop_map(|paused| Pause { paused }),
		1 => maybe().prop_map(|who| Seat { who }),
		9 => (1u32..24).prop_map(|days| Days { days }),
		3 => (1u64..12).prop_map(|blocks| Blocks { blocks }),
	]
}

const NOTHING_THERE: DispatchError = DispatchError::Other("nothing there");

/// One of the pledges that fit, or any, so that refusals are met too.
fn pledge_at(at: usize, fits: impl Fn(u32, &PledgeOf<Test>) -> bool) -> Result<u32, DispatchError> {
	let all: BTreeMap<u32, _> = crate::Pledges::<Test>::iter_prefix(CUR).collect();
	let fitting: Vec<u32> = all.iter().filter(|(id, pledge)| fits(**id, pledge)).map(|(id, _)| *id).collect();
	let any: Vec<u32> = all.keys().copied().collect();
	let from = if fitting.is_empty() || at.is_multiple_of(16) { any } else { fitting };
	if from.is_empty() {
		Err(NOTHING_THERE)
	} else {
		Ok(from[at % from.len()])
	}
}

/// One of the claims that fit, or any.
fn claim_at(at: usize, fits: impl Fn(&ClaimOf<Test>) -> bool) -> Result<(u32, u32), DispatchError> {
	let all: BTreeMap<_, _> =
		crate::Claims::<Test>::iter().map(|((_, id), claim, entry)| ((id, claim), entry)).collect();
	let fitting: Vec<_> = all.iter().filter(|(_, claim)| fits(claim)).map(|(key, _)| *key).collect();
	let any: Vec<_> = all.keys().copied().collect();
	let from = if fitting.is_empty() || at.is_multiple_of(16) { any } else { fitting };
	if from.is_empty() {
		Err(NOTHING_THERE)
	} else {
		Ok(from[at % from.len()])
	}
}

fn is_open(_: u32, pledge: &PledgeOf<Test>) -> bool {
	pledge.status == Status::Open
}

fn is_accepted(_: u32, pledge: &PledgeOf<Test>) -> bool {
	pledge.status == Status::Accepted
}

fn is_overdue(_: u32, pledge: &PledgeOf<Test>) -> bool {
	Pledges::is_overdue(pledge)
}

fn part_of(whole: Units, part: u32) -> Units {
	(whole * Units::from(part)).div_ceil(100)
}

fn act(command: Command) -> DispatchResult {
	use Command::*;
	let by = |who: Option<AccountId>, own: AccountId| signed(who.unwrap_or(own));
	let assembly = || assembly_of(COOP);
	with_storage_layer(|| match command {
		Pledge { who, value, quantity, days } => {
			let mut terms = terms(value);
			(terms.quantity, terms.until) = (quantity, today().plus_days(days));
			try_pledge(who, terms)
		},
		Witness { who, at } => Pledges::witness(signed(who), CUR, pledge_at(at, is_open)?),
		Approve { who, at } => Pledges::approve(signed(who), CUR, pledge_at(at, is_open)?),
		Object { who, at } => Pledges::object(signed(who), CUR, pledge_at(at, is_open)?, hash(1)),
		Carry { at } => {
			let id = pledge_at(at, is_open)?;
			let done = (1..=MEMBERS).filter(|who| Pledges::approve(signed(*who), CUR, id).is_ok()).count();
			let vouched = (6..=MEMBERS).any(|who| Pledges::witness(signed(who), CUR, id).is_ok());
			if done > 0 || vouched {
				Ok(())
			} else {
				Err(NOTHING_THERE)
			}
		},
		Withdraw { who, at } => {
			let id = pledge_at(at, is_open)?;
			Pledges::withdraw(by(who, info(id).pledger), CUR, id)
		},
		Finalise { at } => Pledges::finalise(signed(STRANGER), CUR, pledge_at(at, is_open)?),
		Claim { who, at, units } => {
			let id = pledge_at(at, is_accepted)?;
			let units = units.min(info(id).books.left_units.max(1));
			try_claim(who, id, units)
		},
		Deliver { who, at } => {
			let (id, claim) = claim_at(at, |claim| matches!(claim.stage, Stage::Claimed { .. }))?;
			Pledges::deliver(by(who, info(id).pledger), CUR, id, claim, hash(2))
		},
		Confirm { who, at } => {
			let (id, claim) = claim_at(at, |claim| !matches!(claim.stage, Stage::Settled { .. }))?;
			Pledges::confirm(by(who, claim_info(id, claim).claimant), CUR, id, claim)
		},
		Reclaim { at } => {
			let silent =
				|claim: &ClaimOf<Test>| matches!(claim.stage, Stage::Claimed { .. } | Stage::Disputed { .. });
			let (id, claim) = claim_at(at, silent)?;
			Pledges::reclaim(signed(STRANGER), CUR, id, claim)
		},
		SettleClaim { at } => {
			let (id, claim) = claim_at(at, |claim| matches!(claim.stage, Stage::Delivered { .. }))?;
			Pledges::settle_claim(signed(STRANGER), CUR, id, claim)
		},
		Dispute { who, at } => {
			let (id, claim) = claim_at(at, |claim| !matches!(claim.stage, Stage::Settled { .. }))?;
			Pledges::dispute(by(who, claim_info(id, claim).claimant), CUR, id, claim, hash(3))
		},
		Resolve { at, part, federation: by_federation } => {
			let (id, claim) = claim_at(at, |claim| matches!(claim.stage, Stage::Disputed { .. }))?;
			let origin = if by_federation { federation() } else { mediators_of(COOP) };
			let done = Pledges::resolve(origin, CUR, id, claim, Fraction::new(part, 100), hash(4));
			done.map(|_| ()).map_err(|refused| refused.error)
		},
		BuyBack { who, at, part } => {
			let id = pledge_at(at, is_accepted)?;
			let own = info(id).pledger;
			let amount = part_of(info(id).books.left.min(purse(own)), part);
			Pledges::buy_back(by(who, own), CUR, id, amount)
		},
		Guarantee { who, at, amount } => {
			let id = pledge_at(at, |_, pledge| pledge.status.is_running())?;
			Pledges::guarantee(signed(who), CUR, id, amount.min(info(id).terms.value))
		},
		CallGuarantor { who, at, part } => {
			let called = |id, pledge: &PledgeOf<Test>| {
				Pledges::is_overdue(pledge) && Pledges::guarantee_of(CUR, id, who).is_some()
			};
			let id = pledge_at(at, called)?;
			let guaranteed = Pledges::guarantee_of(CUR, id, who).unwrap_or_default();
			let both = purse(who) + Ledger::available(CUR, &info(id).pledger);
			let amount = part_of(guaranteed.min(info(id).books.left).min(both), part);
			Pledges::call_guarantor(signed(STRANGER), CUR, id, who, amount)
		},
		ReleaseGuarantee { who, at } => {
			let ended = |id, pledge: &PledgeOf<Test>| {
				!pledge.status.is_running() && Pledges::guarantee_of(CUR, id, who).is_some()
			};
			Pledges::release_guarantee(signed(STRANGER), CUR, pledge_at(at, ended)?, who)
		},
		Collect { at } => Pledges::collect(signed(STRANGER), CUR, pledge_at(at, is_overdue)?),
		DeclareDefault { at } => Pledges::declare_default(signed(STRANGER), CUR, pledge_at(at, is_overdue)?),
		Cover { at, part } => {
			let id = pledge_at(at, is_overdue)?;
			let both = purse(pot()) + Ledger::available(CUR, &info(id).pledger);
			let amount = part_of(info(id).books.left.min(both), part);
			Pledges::cover(assembly(), CUR, id, amount, hash(5))
		},
		WriteOff { at } => Pledges::write_off(assembly(), CUR, pledge_at(at, is_overdue)?, hash(5)),
		MakeGood { who, at, part } => {
			let id = pledge_at(at, |_, pledge| pledge.books.written_off > 0)?;
			let amount = part_of(info(id).books.written_off.min(purse(who)), part);
			Pledges::make_good(signed(who), CUR, id, amount)
		},
		Pay { from, to, part } => {
			let amount = part_of(purse(from), part);
			Ledger::pay(CUR, Source::Free(&from), &to, amount)
		},
		Spend { to, part } => {
			let amount = part_of(purse(pot()), part);
			Ledger::pay(CUR, Source::Free(&pot()), &to, amount)
		},
		Join { who } => match Numbers::contains_key(COOP, who) || who == STRANGER {
			true => Err(NOTHING_THERE),
			false => {
				let class = if who == 10 { VoterClass::Investing } else { VoterClass::Ordinary };
				join_to(COOP, who, class);
				Ok(())
			},
		},
		Leave { who } => match Numbers::contains_key(COOP, who) {
			true => {
				leave(who);
				Ok(())
			},
			false => Err(NOTHING_THERE),
		},
		Pause { paused } => {
			if paused {
				PausedCurrencies::insert(CUR, ())
			} else {
				PausedCurrencies::remove(CUR)
			}
			Ok(())
		},
		Seat { who } => {
			Mediators::insert(COOP, who.map(|who| vec![who]).unwrap_or_default());
			Ok(())
		},
		Days { days } => {
			pass_days(days);
			pass_blocks(days.into());
			Ok(())
		},
		Blocks { blocks } => {
			pass_blocks(blocks);
			Ok(())
		},
	})
}

/// Two pledges that were accepted, whose units have come to everybody.
fn begin() {
	for who in [ANNA, BEN] {
		let mut terms = terms(800);
		(terms.quantity, terms.until) = (60, today().plus_days(70));
		accepted_on(who, terms);
	}
	for who in PEOPLE {
		assert_ok!(Ledger::pay(CUR, Source::Free(&pot()), &who, 100));
	}
}

/// What the test itself has seen: who has voted what, what was minted, and how often which relief has come.
#[derive(Default)]
struct Seen {
	votes: BTreeMap<(u32, AccountId), (Choice, bool)>,
	vouches: BTreeMap<(u32, AccountId), bool>,
	minted: Units,
	reliefs: BTreeMap<String, u32>,
}

impl Seen {
	/// Takes note of what has happened by the events, and recounts.
	fn look(&mut self) {
		let told = events();
		let raised =
			told.iter().any(|event| matches!(event, Event::LimitChanged { old, limit, .. } if limit > old));
		for event in told {
			match event {
				Event::Confirmed { pledge, .. } | Event::Resolved { pledge, .. } => {
					// What was broken already earns nothing.
					assert!(!raised || info(pledge).defaulted_on.is_none());
				},
				Event::Voted { pledge, voter, class, choice, .. } => {
					let ordinary = class == VoterClass::Ordinary;
					self.votes.insert((pledge, voter.into()), (choice, ordinary));
					if matches!(choice, Choice::Object { .. }) {
						self.vouches.remove(&(pledge, voter.into()));
					}
				},
				Event::Witnessed { pledge, voter, class, .. } => {
					self.vouches.insert((pledge, voter.into()), class == VoterClass::Ordinary);
				},
				Event::PledgeAccepted { value, split, tally, pledge, .. } => {
					self.minted += value;
					assert_eq!(split.advance + split.pot, value);
					self.agree(pledge, &tally);
				},
				Event::Relieved { pledge, how, by, .. } => {
					*self.reliefs.entry(format!("{how:?}")).or_default() += 1;
					let pledger = info(pledge).pledger;
					assert_eq!(how == Relief::BoughtBack, by == Some(pledger));
					// Nobody else pays or bears it while the debtor has something.
					assert!(how == Relief::BoughtBack || Ledger::available(CUR, &pledger) == 0);
				},
				_ => {},
			}
		}
	}

	fn recount(&self, id: u32) -> Tally {
		let mut tally = Tally::default();
		for ((_, _), (choice, ordinary)) in self.votes.iter().filter(|((of, _), _)| *of == id) {
			let counts = if *ordinary { &mut tally.ordinary } else { &mut tally.investing };
			match choice {
				Choice::Approve => counts.approvals += 1,
				Choice::Object { .. } => counts.objections += 1,
			}
		}
		for (_, ordinary) in self.vouches.iter().filter(|((of, _), _)| *of == id) {
			let counts = if *ordinary { &mut tally.ordinary } else { &mut tally.investing };
			counts.witnesses += 1;
		}
		tally
	}

	/// What was accepted has met the rule, reckoned by another way.
	fn agree(&self, id: u32, tally: &Tally) {
		let Counts { approvals, objections, witnesses } = tally.ordinary;
		let voters = info(id).poll.voters;
		assert!(2 * (approvals + objections) >= voters && approvals + objections > 0);
		assert!(3 * approvals >= 2 * (approvals + objections));
		assert!(objections <= 1 && witnesses >= 1);
	}

	fn check(&self) {
		check_state();
		let (mut gone, mut outstanding) = (0, 0);
		for (id, pledge) in crate::Pledges::<Test>::iter_prefix(CUR) {
			assert_eq!(tally(id), self.recount(id));
			let books = pledge.books;
			gone += books.delivered + books.bought_back + books.stood_in + books.covered + books.recovered;
			outstanding += books.left + books.claimed;
		}
		// No unit but by an accepted pledge, and none lost but by delivery or by whoever makes up for it.
		assert_eq!(backing().supply, self.minted - gone);
		assert_eq!(backing().outstanding, outstanding);
		for (_, credit) in crate::Credits::<Test>::iter_prefix(CUR) {
			assert!(credit.running <= MAX_RUNNING);
			assert!(credit.limit.is_none_or(|limit| limit <= MOST));
		}
	}
}

fn name(command: &Command) -> String {
	format!("{command:?}").split(' ').next().unwrap().to_string()
}

/// Runs sequences of commands, checking after each command, and answers how often each kind has worked.
fn run_sequences(mut runner: TestRunner) -> BTreeMap<String, u32> {
	let worked = RefCell::new(BTreeMap::<String, u32>::new());
	runner
		.run(&prop::collection::vec(command(), 60..240), |commands| {
			new_test_ext().execute_with(|| {
				let mut seen = Seen::default();
				begin();
				seen.look();
				seen.check();
				for command in commands {
					let name = name(&command);
					let before = backing();
					let done = act(command).is_ok();
					if done {
						*worked.borrow_mut().entry(name).or_default() += 1;
					} else {
						assert_eq!(backing(), before);
					}
					seen.look();
					seen.check();
				}
				for (how, times) in seen.reliefs {
					*worked.borrow_mut().entry(how).or_default() += times;
				}
			});
			Ok(())
		})
		.unwrap();
	worked.into_inner()
}

fn runner_config() -> RunnerConfig {
	RunnerConfig { cases: 24, failure_persistence: None, ..Default::default() }
}

/// Other sequences each time. A failure prints the shortest commands that lead to it.
#[test]
fn every_unit_is_accounted_for() {
	run_sequences(TestRunner::new(runner_config()));
}

/// The same sequences each time, which reach every kind of command: else the test above would show nothing.
#[test]
fn the_sequences_reach_every_command() {
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let worked = run_sequences(TestRunner::new_with_rng(runner_config(), rng));
	for name in [
		"Pledge",
		"Witness",
		"Approve",
		"Object",
		"Carry",
		"Withdraw",
		"Finalise",
		"Claim",
		"Deliver",
		"Confirm",
		"Reclaim",
		"SettleClaim",
		"Dispute",
		"Resolve",
		"BuyBack",
		"Guarantee",
		"CallGuarantor",
		"ReleaseGuarantee",
		"Collect",
		"DeclareDefault",
		"Cover",
		"WriteOff",
		"MakeGood",
		"BoughtBack",
		"StoodIn",
		"Covered",
		"WrittenOff",
		"Pay",
		"Spend",
		"Join",
		"Leave",
	] {
		assert!(worked.contains_key(name), "{name} never worked: {worked:?}");
	}
}
