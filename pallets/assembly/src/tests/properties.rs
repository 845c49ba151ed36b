//! Any sequence of joining, leaving, voting, changing, proxies, paper votes and closing does what a simple model says,
//! refusals included: the counters are a recount of the votes, nobody counts twice, nothing is enacted twice.

use crate::{
	mock::{Assembly, *},
	*,
};
use allmende_primitives::{
	assembly::{VoterClass, VoterNumber},
	Majority, Organ,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::{
	prelude::*,
	test_runner::{Config, TestRunner},
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchResult,
};
use std::collections::BTreeMap;

/// The motion that is voted on on paper, beside the open one.
const ON_PAPER: u32 = 1;

/// The people, and two officers who are members as well.
const PEOPLE: std::ops::RangeInclusive<AccountId> = 1..=9;
const OFFICERS: [AccountId; 2] = [51, 52];

#[derive(Clone, Debug)]
enum Command {
	Join { who: AccountId, investing: bool },
	Leave { who: AccountId },
	Open,
	Vote { who: AccountId, motion: u32, choice: Choice },
	Give { principal: AccountId, holder: AccountId, only: Option<u32> },
	Revoke { principal: AccountId },
	VoteFor { holder: AccountId, principal: AccountId, motion: u32, choice: Choice },
	Enter { who: Vec<AccountId>, motion: u32, in_favour: usize },
	End,
	Close { motion: u32 },
	Enact { motion: u32 },
	Contest { who: AccountId, motion: u32 },
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let motion = || 0..2u32;
	let choice = || prop_oneof![Just(Choice::Yes), Just(Choice::No), Just(Choice::Abstain)];
	prop_oneof![
		3 => (PEOPLE, any::<bool>()).prop_map(|(who, investing)| Join { who, investing }),
		2 => PEOPLE.prop_map(|who| Leave { who }),
		3 => Just(Open),
		12 => (PEOPLE, motion(), choice()).prop_map(|(who, motion, choice)| Vote { who, motion, choice }),
		6 => (PEOPLE, PEOPLE, prop::option::of(motion()))
			.prop_map(|(principal, holder, only)| Give { principal, holder, only }),
		3 => PEOPLE.prop_map(|principal| Revoke { principal }),
		12 => (PEOPLE, PEOPLE, motion(), choice())
			.prop_map(|(holder, principal, motion, choice)| VoteFor { holder, principal, motion, choice }),
		4 => (prop::collection::vec(PEOPLE, 1..4), motion(), 0..4usize)
			.prop_map(|(who, motion, in_favour)| Enter { who, motion, in_favour }),
		// Several of those who are there from the beginning, each once.
		6 => (prop::sample::subsequence(vec![1, 2, 3, 4, 5, 6], 4..=6), 0..7usize)
			.prop_map(|(who, in_favour)| Enter { who, motion: ON_PAPER, in_favour }),
		1 => Just(End),
		2 => motion().prop_map(|motion| Close { motion }),
		2 => motion().prop_map(|motion| Enact { motion }),
		1 => (PEOPLE, motion()).prop_map(|(who, motion)| Contest { who, motion }),
	]
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum By {
	Self_,
	Proxy,
	Paper,
}

/// What became of a motion.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Fate {
	Open,
	Adopted,
	Rejected,
	Enacted,
}

/// The assembly as the model sees it: lists that are searched from one end to the other.
struct Model {
	/// By number, from 1: account, class, and whether still a member.
	members: Vec<(AccountId, VoterClass, bool)>,
	/// How many numbers were given at the opening.
	opened: Option<u32>,
	over: bool,
	fates: [Fate; 2],
	votes: BTreeMap<(u32, VoterNumber), (VoterClass, Choice, By)>,
	proxies: BTreeMap<VoterNumber, (VoterNumber, Option<u32>, bool)>,
	contests: Vec<(VoterNumber, u32)>,
}

impl Model {
	fn number(&self, who: AccountId) -> Option<VoterNumber> {
		let place = self.members.iter().position(|(account, _, present)| *account == who && *present)?;
		Some(place as u32 + 1)
	}

	/// The class of a voter whose vote counts today.
	fn counted(&self, number: VoterNumber) -> Option<VoterClass> {
		let (_, class, present) = self.members.get(number as usize - 1)?;
		(*present && Some(number) <= self.opened).then_some(*class)
	}

	fn is_voting(&self, motion: u32) -> bool {
		self.opened.is_some() && !self.over && self.fates[motion as usize] == Fate::Open
	}

	/// Whether votes are cast by wallet.
	fn is_casting(&self, motion: u32) -> bool {
		self.is_voting(motion) && motion != ON_PAPER
	}

	/// A vote stays with the class in which it was counted first.
	fn put(&mut self, motion: u32, number: VoterNumber, class: VoterClass, choice: Choice, by: By) {
		let class = self.votes.get(&(motion, number)).map_or(class, |(class, _, _)| *class);
		self.votes.insert((motion, number), (class, choice, by));
	}

	fn count(&self, motion: u32, class: VoterClass, choice: Choice) -> u32 {
		let same = |(m, c, v): (u32, VoterClass, Choice)| m == motion && c == class && v == choice;
		self.votes.iter().filter(|((m, _), (c, v, _))| same((*m, *c, *v))).count() as u32
	}

	fn tally(&self, motion: u32) -> Tally {
		let of = |class| Counts {
			yes: self.count(motion, class, Choice::Yes),
			no: self.count(motion, class, Choice::No),
			abstain: self.count(motion, class, Choice::Abstain),
		};
		Tally {
			ordinary: of(VoterClass::Ordinary),
			investing: of(VoterClass::Investing),
			..Default::default()
		}
	}

	/// Whether the command is carried out, and what follows from it.
	fn run(&mut self, command: &Command) -> bool {
		match command {
			Command::Join { who, investing } => {
				if self.number(*who).is_some() {
					return false;
				}
				let class = if *investing { VoterClass::Investing } else { VoterClass::Ordinary };
				self.members.push((*who, class, true));
				true
			},
			Command::Leave { who } => {
				let Some(number) = self.number(*who) else { return false };
				self.members[number as usize - 1].2 = false;
				true
			},
			Command::Open => {
				let first = self.opened.is_none();
				self.opened = self.opened.or(Some(self.members.len() as u32));
				first
			},
			Command::Vote { who, motion, choice } => {
				let Some(number) = self.number(*who) else { return false };
				let Some(class) = self.counted(number).filter(|_| self.is_casting(*motion)) else {
					return false;
				};
				if self.votes.get(&(*motion, number)).is_some_and(|(_, _, by)| *by == By::Paper) {
					return false;
				}
				self.put(*motion, number, class, *choice, By::Self_);
				true
			},
			Command::Give { principal, holder, only } => {
				let (Some(principal), Some(holder)) = (self.number(*principal), self.number(*holder)) else {
					return false;
				};
				let open = only.is_none_or(|only| self.fates[only as usize] == Fate::Open);
				let held = self.proxies.values().filter(|(other, _, _)| *other == holder).count();
				let chain = self.proxies.contains_key(&holder)
					|| self.proxies.values().any(|(other, _, _)| *other == principal);
				let given = self.proxies.contains_key(&principal);
				if principal == holder || self.over || !open || given || chain || held >= 2 {
					return false;
				}
				self.proxies.insert(principal, (holder, *only, false));
				true
			},
			Command::Revoke { principal } => {
				let Some(principal) = self.number(*principal) else { return false };
				let unused = self.proxies.get(&principal).is_some_and(|(_, _, used)| !used);
				if unused {
					self.proxies.remove(&principal);
				}
				unused
			},
			Command::VoteFor { holder, principal, motion, choice } => {
				let Some(holder) = self.number(*holder) else { return false };
				// Whose membership ended has no number to vote for.
				let Some(principal) = self.number(*principal) else { return false };
				let Some(class) = self.counted(principal).filter(|_| self.is_casting(*motion)) else {
					return false;
				};
				let Some(proxy) = self.proxies.get_mut(&principal) else { return false };
				let covers = proxy.0 == holder && proxy.1.is_none_or(|only| only == *motion);
				let own = self.votes.get(&(*motion, principal)).is_some_and(|(_, _, by)| *by != By::Proxy);
				if !covers || own {
					return false;
				}
				proxy.2 = true;
				self.put(*motion, principal, class, *choice, By::Proxy);
				true
			},
			Command::Enter { who, motion, in_favour } => {
				let numbers: Option<Vec<_>> = who.iter().map(|who| self.number(*who)).collect();
				let Some(numbers) = numbers else { return false };
				let distinct =
					numbers.iter().collect::<std::collections::BTreeSet<_>>().len() == numbers.len();
				let sound = numbers.iter().all(|number| {
					// The bloc is counted as one of ordinary members.
					self.counted(*number) == Some(VoterClass::Ordinary)
						&& !self.votes.contains_key(&(*motion, *number))
				});
				let told = *motion == ON_PAPER && numbers.len() < LEAST_SECRET_BLOC as usize;
				if !self.is_voting(*motion) || !distinct || !sound || told {
					return false;
				}
				for (place, number) in numbers.into_iter().enumerate() {
					let choice = if place < *in_favour { Choice::Yes } else { Choice::No };
					self.put(*motion, number, VoterClass::Ordinary, choice, By::Paper);
				}
				true
			},
			Command::End => {
				self.over |= self.opened.is_some();
				self.opened.is_some()
			},
			Command::Close { motion } => {
				if !self.over || self.fates[*motion as usize] != Fate::Open {
					return false;
				}
				let Counts { yes, no, .. } = self.tally(*motion).ordinary;
				self.fates[*motion as usize] = if yes > no { Fate::Adopted } else { Fate::Rejected };
				true
			},
			Command::Enact { motion } => {
				let adopted = self.fates[*motion as usize] == Fate::Adopted;
				if adopted {
					self.fates[*motion as usize] = Fate::Enacted;
				}
				adopted
			},
			Command::Contest { who, motion } => {
				let Some(number) = self.number(*who) else { return false };
				let decided = self.fates[*motion as usize] != Fate::Open;
				let first = !self.contests.contains(&(number, *motion));
				let contests = decided && first && Some(number) <= self.opened;
				if contests {
					self.contests.push((number, *motion));
				}
				contests
			},
		}
	}
}

/// The number that an account has, or had last.
fn number(who: AccountId) -> VoterNumber {
	Numbers::get(COOP, who).unwrap_or(999)
}

fn carry_out(command: &Command) -> DispatchResult {
	let present = |who: AccountId| Members::get(COOP, number(who)).is_some_and(|member| member.present);
	let refused = Err(sp_runtime::DispatchError::Unavailable);
	match command.clone() {
		Command::Join { who, .. } if present(who) => refused,
		Command::Join { who, investing } => {
			let class = if investing { VoterClass::Investing } else { VoterClass::Ordinary };
			join_to(COOP, who, class);
			Ok(())
		},
		Command::Leave { who } if !present(who) => refused,
		Command::Leave { who } => {
			leave(who);
			Ok(())
		},
		Command::Open => {
			set_now(now().max(START + TWO_WEEKS));
			Assembly::open_voting(signed(STRANGER), BODY, 0)
		},
		Command::Vote { who, motion, choice } => vote(who, motion, choice),
		Command::Give { principal, holder, only } => {
			Assembly::give_proxy(signed(principal), BODY, 0, number(holder), only)
		},
		Command::Revoke { principal } => Assembly::revoke_proxy(signed(principal), BODY, 0),
		Command::VoteFor { holder, principal, motion, choice } => {
			let ballot = Ballot::Motion(choice);
			Assembly::vote_as_proxy(signed(holder), BODY, motion, number(principal), ballot)
		},
		Command::Enter { who, motion, in_favour } => {
			let voters: Vec<_> = who.iter().map(|who| number(*who)).collect();
			let yes = in_favour.min(voters.len()) as u32;
			let ordinary = Counts { yes, no: voters.len() as u32 - yes, abstain: 0 };
			let counts = Tally { ordinary, ..Default::default() };
			let bloc = Bloc { voters: voters.try_into().unwrap(), counts, record: H256::zero() };
			let hash = BlakeTwo256::hash_of(&bloc);
			Assembly::propose_entry(signed(OFFICERS[0]), BODY, motion, Box::new(bloc))?;
			Assembly::approve_entry(signed(OFFICERS[1]), BODY, motion, OFFICERS[0], hash)
				.map(|_| ())
				.map_err(|refused| refused.error)
		},
		Command::End => {
			let Stage::Opened(opening) = assembly(0).stage else { return refused };
			set_now(now().max(opening.window.until));
			pass_blocks(LEAST_WINDOW + 1);
			Ok(())
		},
		Command::Close { motion } => dispatch(Call::close { body: BODY, motion }, signed(STRANGER)),
		Command::Enact { motion } => {
			dispatch(Call::enact { body: BODY, motion, max_weight: MOST }, signed(STRANGER))
		},
		Command::Contest { who, motion } => Assembly::contest(signed(who), BODY, motion, H256::zero()),
	}
}

/// Answers how many votes were entered on the motion that is voted on on paper.
fn check(commands: Vec<Command>) -> usize {
	let mut on_paper = 0;
	new_test_ext().execute_with(|| {
		Terms::insert(BODY, allmende_primitives::models::citizens_cooperative().assembly);
		OFFICERS.into_iter().chain(1..=6).for_each(|who| {
			join(who);
		});
		Seats::insert(COOP, Organ::ReturningOfficers, OFFICERS.to_vec());
		let motions = [
			submit(calls(note(0, Majority::Simple))),
			submit_on_paper(calls(note(ON_PAPER, Majority::Simple))),
		];
		convene_with(Plan { form: Form::Hybrid, ..plan() }, &motions);
		let mut model = Model {
			members: OFFICERS.into_iter().chain(1..=6).map(|who| (who, VoterClass::Ordinary, true)).collect(),
			opened: None,
			over: false,
			fates: [Fate::Open; 2],
			votes: BTreeMap::new(),
			proxies: BTreeMap::new(),
			contests: Vec::new(),
		};
		for command in &commands {
			let expected = model.run(command);
			let done = with_storage_layer(|| carry_out(command));
			assert_eq!(done.is_ok(), expected, "{command:?}: {done:?}");
			assert_ok!(Assembly::do_try_state());
			for motion in motions {
				let mut shown = tally(motion);
				shown.candidates = Default::default();
				assert_eq!(shown, model.tally(motion), "{command:?}");
				let turnout = Turnouts::<Test>::get((BODY, motion, 1)).total();
				let votes = model.votes.keys().filter(|(of, _)| *of == motion).count();
				assert_eq!(turnout, votes as u64);
				let fate = match status(motion) {
					Status::Adopted { .. } => Fate::Adopted,
					Status::Rejected { .. } => Fate::Rejected,
					Status::Enacted { .. } => Fate::Enacted,
					_ => Fate::Open,
				};
				assert_eq!(fate, model.fates[motion as usize]);
			}
			// Nothing runs twice.
			let mut ran = ran();
			ran.sort();
			ran.dedup();
			let enacted = model.fates.iter().filter(|fate| **fate == Fate::Enacted).count();
			assert_eq!((ran.len(), crate::mock::ran().len()), (enacted, enacted));
			on_paper = model.votes.iter().filter(|((motion, _), _)| *motion == ON_PAPER).count();
			assert!(model
				.votes
				.iter()
				.all(|((motion, _), (.., by))| *motion != ON_PAPER || *by == By::Paper));
		}
	});
	on_paper
}

#[test]
fn counters_are_a_recount_and_nobody_counts_twice() {
	let on_paper = std::cell::Cell::new(0);
	let mut runner = TestRunner::new(Config { cases: 120, failure_persistence: None, ..Config::default() });
	runner
		.run(&prop::collection::vec(command(), 1..60), |commands| {
			on_paper.set(on_paper.get() + check(commands));
			Ok(())
		})
		.unwrap();
	assert!(on_paper.get() > 20, "the test has come to votes on paper: {on_paper:?}");
}

/// Elections: whoever is elected has more votes than whoever is not, or as many and was drawn.
#[test]
fn nobody_with_more_votes_is_passed_over() {
	let ballots = prop::collection::vec(prop::collection::btree_set(0..5u8, 0..3usize), 0..12);
	let strategy = (1..4u8, any::<bool>(), ballots);
	let mut runner = TestRunner::new(Config { cases: 100, failure_persistence: None, ..Config::default() });
	runner
		.run(&strategy, |(seats, approval, ballots)| {
			build_and_execute(|| {
				let method = if approval { Method::Approval } else { Method::MostVotes };
				let id = submit(Content::Election { organ: Organ::Mediators, seats, method });
				let candidates: [AccountId; 5] = [1, 2, 3, 4, 5];
				for who in candidates {
					assert_ok!(Assembly::nominate(signed(12), BODY, id, who));
					assert_ok!(Assembly::accept_nomination(signed(who), BODY, id));
				}
				let assembly = voting(&[id]);
				let mut votes = [0u32; 5];
				let mut valid = 0;
				for (who, places) in (1..).zip(&ballots) {
					let places: Vec<u8> = places.iter().copied().take(seats.into()).collect();
					assert_ok!(Assembly::vote(signed(who), BODY, id, names(&places)));
					valid += u32::from(!places.is_empty());
					places.into_iter().for_each(|place| votes[usize::from(place)] += 1);
				}
				let_pass(assembly);
				close(id);
				assert_ok!(Assembly::do_try_state());
				let drawing = matches!(status(id), Status::DrawingLots { .. });
				if drawing {
					pass_blocks(LOT_DELAY + 1);
					assert_ok!(Assembly::draw_lots(signed(STRANGER), BODY, id));
				}
				let elected = Outcomes::<Test>::get(BODY, id).elected;
				let votes_of = |who: &AccountId| votes[(*who - 1) as usize];
				let least = elected.iter().map(votes_of).min();
				let most = candidates.iter().filter(|who| !elected.contains(who)).map(votes_of).max();
				if let (Some(least), Some(most)) = (least, most) {
					assert!(least > most || (drawing && least == most));
				}
				for who in &elected {
					assert!(if approval { votes_of(who) * 2 > valid } else { votes_of(who) > 0 });
				}
				assert!(elected.len() <= usize::from(seats));
				// A seat stays empty only if nobody was good enough for it.
				if elected.len() < usize::from(seats) {
					let enough = |votes: &u32| if approval { votes * 2 > valid } else { *votes > 0 };
					assert_eq!(votes.iter().filter(|votes| enough(votes)).count(), elected.len());
				}
			});
			Ok(())
		})
		.unwrap();
}
