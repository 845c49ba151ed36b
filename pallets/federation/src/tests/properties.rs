//! Any sequence of calls does what a model of the federation says, call by call, and leaves the invariants.

use crate::{mock::*, FederationMember, Numbers, ValidatorDetails, VotingOrgan};
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
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

const COOPS: [CoopId; 5] = [NORTH, EAST, SOUTH, WEST, BEING_FOUNDED];
/// Operators of nodes, more than can be admitted.
const NODES: [AccountId; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

#[derive(Clone, Copy, Debug)]
enum Command {
	Admit {
		coop: CoopId,
		majority: Majority,
	},
	Leave {
		coop: CoopId,
		majority: Majority,
	},
	Exclude {
		coop: CoopId,
		majority: Majority,
	},
	SetVoting {
		coop: CoopId,
		organ: VotingOrgan,
		majority: Majority,
	},
	Nominate {
		coop: CoopId,
		who: AccountId,
	},
	Withdraw {
		coop: CoopId,
		who: AccountId,
	},
	AdmitValidator {
		who: AccountId,
		majority: Majority,
	},
	RemoveValidator {
		who: AccountId,
		majority: Majority,
	},
	ClearKeys {
		who: AccountId,
	},
	/// By `session.set_keys`, which is open to nominated accounts.
	SetKeys {
		who: AccountId,
	},
	EndSession,
	Pass {
		days: u64,
	},
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let coop = || prop::sample::select(&COOPS[..]);
	let majority = || prop::sample::select(&MAJORITIES[..]);
	let organ = prop_oneof![Just(VotingOrgan::Board), Just(VotingOrgan::Assembly)];
	let who = || prop::sample::select(&NODES[..]);
	// Mostly the two that are members from the beginning, so that somebody nominates too many.
	let nominator = || prop_oneof![3 => Just(NORTH), 2 => Just(EAST), 1 => coop()];
	prop_oneof![
		9 => (nominator(), who()).prop_map(|(coop, who)| Nominate { coop, who }),
		9 => who().prop_map(|who| SetKeys { who }),
		4 => (nominator(), who()).prop_map(|(coop, who)| Withdraw { coop, who }),
		12 => (who(), majority()).prop_map(|(who, majority)| AdmitValidator { who, majority }),
		4 => (who(), majority()).prop_map(|(who, majority)| RemoveValidator { who, majority }),
		6 => who().prop_map(|who| ClearKeys { who }),
		2 => Just(EndSession),
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
		Command::Nominate { coop, who } => Federation::nominate_validator(board(coop), who),
		Command::Withdraw { coop, who } => Federation::withdraw_validator(board(coop), who),
		Command::AdmitValidator { who, majority } => Federation::admit_validator(federation(majority), who),
		Command::RemoveValidator { who, majority } => {
			Federation::remove_validator(federation(majority), who, H256::repeat_byte(1))
		},
		Command::ClearKeys { who } => Federation::clear_keys(signed(9), who),
		Command::SetKeys { who } => {
			if Federation::is_nominated(&who) {
				Keys::insert(who, ());
			}
			Ok(())
		},
		Command::EndSession => {
			if let Some(set) = Federation::set_for_next_session() {
				let _ = AtWork::clear(u32::MAX, None);
				set.into_iter().for_each(|who| AtWork::insert(who, ()));
			}
			Ok(())
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
	/// Whose node it is, and whether it is admitted.
	nodes: BTreeMap<AccountId, (CoopId, bool)>,
	keys: BTreeSet<AccountId>,
	at_work: BTreeSet<AccountId>,
}

impl Model {
	fn new() -> Self {
		let mut model = Self {
			members: BTreeMap::new(),
			given: Vec::new(),
			nodes: BTreeMap::new(),
			keys: BTreeSet::new(),
			at_work: BTreeSet::new(),
		};
		model.enter(NORTH);
		model.enter(EAST);
		model
	}

	fn enter(&mut self, coop: CoopId) {
		self.given.push(coop);
		self.members.insert(coop, fresh(self.given.len() as u32));
	}

	fn admitted(&self) -> Vec<AccountId> {
		self.nodes.iter().filter(|(_, (_, admitted))| *admitted).map(|(who, _)| *who).collect()
	}

	/// Ends nominations, unless they hold all that is admitted.
	fn end(&mut self, ending: impl Fn(&AccountId, CoopId) -> bool) -> Result<(), Error> {
		let left: BTreeMap<_, _> = self
			.nodes
			.iter()
			.filter(|(who, (coop, _))| !ending(who, *coop))
			.map(|(who, node)| (*who, *node))
			.collect();
		if !self.admitted().is_empty() && !left.values().any(|(_, admitted)| *admitted) {
			return Err(Error::LastValidator);
		}
		self.nodes = left;
		Ok(())
	}

	fn node(&self, who: AccountId) -> Result<(CoopId, bool), Error> {
		self.nodes.get(&who).copied().ok_or(Error::NotNominated)
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
				self.end(|_, of| of == coop)?;
				self.members.remove(&coop);
				Ok(())
			},
			Command::SetVoting { coop, organ, majority } => {
				enough(majority)?;
				self.members.get_mut(&coop).ok_or(Error::NotMember)?.voting = organ;
				Ok(())
			},
			Command::Nominate { coop, .. } if !self.members.contains_key(&coop) => Err(Error::NotMember),
			Command::Nominate { who, .. } if self.nodes.contains_key(&who) => Err(Error::AlreadyNominated),
			Command::Nominate { coop, who } => {
				if self.nodes.values().filter(|(of, _)| *of == coop).count() == MAX_NOMINATIONS as usize {
					return Err(Error::TooManyNominations);
				}
				self.nodes.insert(who, (coop, false));
				Ok(())
			},
			Command::Withdraw { coop, who } => match self.node(who)? {
				(of, _) if of != coop => Err(Error::NotNominated),
				(_, true) => self.end(|node, _| *node == who),
				_ => {
					self.nodes.remove(&who);
					Ok(())
				},
			},
			Command::AdmitValidator { who, majority } => {
				enough(majority)?;
				let (coop, admitted) = self.node(who)?;
				if admitted {
					return Err(Error::AlreadyAdmitted);
				}
				if !self.keys.contains(&who) {
					return Err(Error::NoSessionKeys);
				}
				if self.admitted().len() == MAX_VALIDATORS as usize {
					return Err(Error::TooManyValidators);
				}
				self.nodes.insert(who, (coop, true));
				Ok(())
			},
			Command::RemoveValidator { who, majority } => {
				enough(majority)?;
				let (_, admitted) = self.node(who)?;
				if !admitted {
					return Err(Error::NotAdmitted);
				}
				self.end(|node, _| *node == who)
			},
			Command::ClearKeys { who } if self.nodes.contains_key(&who) => Err(Error::StillNominated),
			Command::ClearKeys { who } if self.at_work.contains(&who) => Err(Error::StillActive),
			Command::ClearKeys { who } => self.keys.remove(&who).then_some(()).ok_or(Error::NoSessionKeys),
			Command::SetKeys { who } => {
				if self.nodes.contains_key(&who) {
					self.keys.insert(who);
				}
				Ok(())
			},
			Command::EndSession => {
				let set = self.admitted();
				if !set.is_empty() {
					self.at_work = set.into_iter().collect();
				}
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
		self.check_validators();
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

impl Model {
	fn check_validators(&self) {
		let set = self.admitted();
		assert_eq!(Federation::admitted_validators(), set);
		assert_eq!(Federation::set_for_next_session(), (!set.is_empty()).then_some(set));
		for who in NODES {
			let details = Federation::validator(who);
			let read = details.map(|ValidatorDetails { coop, admitted_on, has_keys, active, .. }| {
				(coop, admitted_on.is_some(), has_keys, active)
			});
			let (has_keys, active) = (self.keys.contains(&who), self.at_work.contains(&who));
			let expected = self.nodes.get(&who).map(|(coop, admitted)| (*coop, *admitted, has_keys, active));
			assert_eq!(read, expected);
			// Whoever is at work has his keys, also when he was withdrawn.
			assert!(has_keys || !active);
		}
		for coop in COOPS {
			let mut own = Federation::validators_of(coop);
			own.sort();
			let expected: Vec<_> =
				self.nodes.iter().filter(|(_, (of, _))| *of == coop).map(|(who, _)| *who).collect();
			assert_eq!(own, expected);
		}
	}
}

fn run(check: impl Fn(&[Command])) {
	let config = Config { cases: 192, failure_persistence: None, ..Config::default() };
	let commands = prop::collection::vec(command(), 1..128);
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
		"AdmitValidator",
		"AdmitValidator AlreadyAdmitted",
		"AdmitValidator MajorityTooLow",
		"AdmitValidator NoSessionKeys",
		"AdmitValidator NotNominated",
		"AdmitValidator TooManyValidators",
		"ClearKeys",
		"ClearKeys NoSessionKeys",
		"ClearKeys StillActive",
		"ClearKeys StillNominated",
		"EndSession",
		"Exclude",
		"Exclude LastMember",
		"Exclude LastValidator",
		"Exclude MajorityTooLow",
		"Exclude NotMember",
		"Leave",
		"Leave LastMember",
		"Leave LastValidator",
		"Leave MajorityTooLow",
		"Leave NotMember",
		"Nominate",
		"Nominate AlreadyNominated",
		"Nominate NotMember",
		"Nominate TooManyNominations",
		"Pass",
		"RemoveValidator",
		"RemoveValidator LastValidator",
		"RemoveValidator MajorityTooLow",
		"RemoveValidator NotAdmitted",
		"RemoveValidator NotNominated",
		"SetKeys",
		"SetVoting",
		"SetVoting MajorityTooLow",
		"SetVoting NotMember",
		"Withdraw",
		"Withdraw LastValidator",
		"Withdraw NotNominated",
	];
	assert_eq!(reached.keys().map(String::as_str).collect::<Vec<_>>(), expected);
	assert!(reached.values().all(|count| *count > 0), "{reached:?}");
}
