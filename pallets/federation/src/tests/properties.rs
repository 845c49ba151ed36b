//! Any sequence of calls does what a model of the federation says, call by call, and leaves the invariants.

use crate::{mock::*, FederationMember, Numbers, VotingOrgan};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, VoterClass, VoterNumber},
	Authority, CoopId, Majority,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::{
	prelude::*,
	test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use std::{cell::RefCell, collections::BTreeMap};

const COOPS: [CoopId; 5] = [NORTH, EAST, SOUTH, WEST, BEING_FOUNDED];

#[derive(Clone, Copy, Debug)]
enum Command {
	Admit { coop: CoopId, majority: Majority },
	Leave { coop: CoopId, majority: Majority },
	Exclude { coop: CoopId, majority: Majority },
	SetVoting { coop: CoopId, organ: VotingOrgan, majority: Majority },
	Pass { days: u64 },
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let coop = || prop::sample::select(&COOPS[..]);
	let majority = || prop::sample::select(&MAJORITIES[..]);
	let organ = prop_oneof![Just(VotingOrgan::Board), Just(VotingOrgan::Assembly)];
	prop_oneof![
		4 => (coop(), majority()).prop_map(|(coop, majority)| Admit { coop, majority }),
		2 => (coop(), majority()).prop_map(|(coop, majority)| Leave { coop, majority }),
		2 => (coop(), majority()).prop_map(|(coop, majority)| Exclude { coop, majority }),
		3 => (coop(), organ, majority())
			.prop_map(|(coop, organ, majority)| SetVoting { coop, organ, majority }),
		1 => (1..40u64).prop_map(|days| Pass { days }),
	]
}

fn act(command: Command) -> DispatchResult {
	with_storage_layer(|| match command {
		Command::Admit { coop, majority } => Federation::admit(federation(majority), coop),
		Command::Leave { coop, majority } => Federation::leave(assembly_of(coop, majority)),
		Command::Exclude { coop, majority } => {
			Federation::exclude(federation(majority), coop, H256::repeat_byte(1))
		},
		Command::SetVoting { coop, organ, majority } => {
			Federation::set_voting(assembly_of(coop, majority), organ)
		},
		Command::Pass { days } => {
			pass(days * DAY);
			Ok(())
		},
	})
}

/// The federation as it has to be.
struct Model {
	members: BTreeMap<CoopId, FederationMember>,
	/// Who was given which number, from 1.
	given: Vec<CoopId>,
}

impl Model {
	fn new() -> Self {
		let mut model = Self { members: BTreeMap::new(), given: Vec::new() };
		model.enter(NORTH);
		model.enter(EAST);
		model
	}

	fn enter(&mut self, coop: CoopId) {
		self.given.push(coop);
		self.members.insert(coop, fresh(self.given.len() as u32));
	}

	/// What a command does, or why it is refused.
	fn act(&mut self, command: Command) -> Result<(), Error> {
		let enough = |majority| match majority {
			Majority::Simple => Err(Error::MajorityTooLow),
			_ => Ok(()),
		};
		match command {
			Command::Admit { coop: BEING_FOUNDED, .. } => Err(Error::NotActive),
			Command::Admit { coop, .. } if self.members.contains_key(&coop) => Err(Error::AlreadyMember),
			Command::Admit { coop, .. } => {
				self.enter(coop);
				Ok(())
			},
			Command::Leave { coop, majority } | Command::Exclude { coop, majority } => {
				enough(majority)?;
				if !self.members.contains_key(&coop) {
					return Err(Error::NotMember);
				}
				if self.members.len() == 1 {
					return Err(Error::LastMember);
				}
				self.members.remove(&coop);
				Ok(())
			},
			Command::SetVoting { coop, organ, majority } => {
				enough(majority)?;
				self.members.get_mut(&coop).ok_or(Error::NotMember)?.voting = organ;
				Ok(())
			},
			Command::Pass { .. } => Ok(()),
		}
	}

	/// Under which number an authority votes.
	fn represented(&self, authority: Authority) -> Option<VoterNumber> {
		let member = self.members.get(&authority.coop()?)?;
		let votes = match authority {
			Authority::Board { .. } => member.voting == VotingOrgan::Board,
			Authority::Assembly { .. } => member.voting == VotingOrgan::Assembly,
			_ => false,
		};
		votes.then_some(member.number)
	}

	/// The chain says the same.
	fn check(&self) {
		assert_ok!(Federation::do_try_state());
		let (next, count) = (self.given.len() as u32 + 1, self.members.len() as u32);
		assert_eq!(Federation::roll(Body::Federation), Roll { next, ordinary: count, investing: 0 });
		assert_eq!((Federation::count(), Federation::terms(Body::Federation).is_some()), (count, true));

		let mut numbers: Vec<_> = Numbers::<Test>::iter().collect();
		numbers.sort();
		assert_eq!(numbers, (1..).zip(self.given.iter().copied()).collect::<Vec<_>>());
		let votes = |number| self.members.values().any(|member| member.number == number);
		for number in 0..=next {
			let class = votes(number).then_some(VoterClass::Ordinary);
			assert_eq!(Federation::class(Body::Federation, number), class);
		}
		for coop in COOPS {
			assert_eq!(Federation::member(coop), self.members.get(&coop).copied());
			let by = [
				Authority::Board { coop },
				Authority::Supervisory { coop },
				Authority::Mediators { coop },
				Authority::Assembly { coop, majority: Majority::Simple },
				Authority::Assembly { coop, majority: Majority::NineTenths },
			];
			for authority in by {
				let voter = Federation::represented(Body::Federation, &authority);
				assert_eq!(voter.map(|voter| voter.number), self.represented(authority), "{authority:?}");
			}
		}
	}
}

fn run(check: impl Fn(&[Command])) {
	let config = Config { cases: 128, failure_persistence: None, ..Config::default() };
	let commands = prop::collection::vec(command(), 1..64);
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	TestRunner::new_with_rng(config, rng)
		.run(&commands, |commands| {
			check(&commands);
			Ok(())
		})
		.unwrap();
}

#[test]
fn the_federation_is_what_the_model_says() {
	run(|commands| {
		build_and_execute(|| {
			let mut model = Model::new();
			model.check();
			for command in commands {
				let expected = model.act(*command).map_err(DispatchError::from);
				assert_eq!(act(*command), expected, "{command:?}");
				model.check();
			}
		});
	});
}

/// The sequences above do what they are meant to: every kind of command succeeds at times, and is refused for every reason.
#[test]
fn the_sequences_reach_everything() {
	let reached = RefCell::new(BTreeMap::<String, u32>::new());
	run(|commands| {
		build_and_execute(|| {
			let mut model = Model::new();
			for command in commands {
				let name = format!("{command:?}").split(' ').next().unwrap_or_default().to_owned();
				let outcome = match model.act(*command) {
					Ok(()) => name,
					Err(error) => format!("{name} {error:?}"),
				};
				*reached.borrow_mut().entry(outcome).or_default() += 1;
				let _ = act(*command);
			}
		});
	});
	let reached = reached.into_inner();
	let expected = [
		"Admit",
		"Admit AlreadyMember",
		"Admit NotActive",
		"Exclude",
		"Exclude LastMember",
		"Exclude MajorityTooLow",
		"Exclude NotMember",
		"Leave",
		"Leave LastMember",
		"Leave MajorityTooLow",
		"Leave NotMember",
		"Pass",
		"SetVoting",
		"SetVoting MajorityTooLow",
		"SetVoting NotMember",
	];
	assert_eq!(reached.keys().map(String::as_str).collect::<Vec<_>>(), expected);
	assert!(reached.values().all(|count| *count > 0), "{reached:?}");
}
