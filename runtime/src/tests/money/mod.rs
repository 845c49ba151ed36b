//! Any sequence of calls of the currencies, the pledges and the projects, of plain transfers, of people who leave: what stands
//! behind the units is their supply, every unit is somebody's, and what is in escrow is there for something.
//!
//! Steps say what is done, and choose from what there is at that moment; few of them are refused.

mod outcomes;
mod steps;
mod world;

use std::{cell::RefCell, collections::BTreeMap};

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{journey::sound, new_test_ext};
use crate::genesis_presets::DEV;
use outcomes::{Outcomes, REACHED};
use steps::{steps, Step};
use world::World;

/// Plays sequences, checks after each block, and answers how often each outcome was reached over all of them.
fn play(mut runner: TestRunner) -> Outcomes {
	let reached = RefCell::new(BTreeMap::new());
	let every_unit_stands_for_something = |steps: Vec<Step>| {
		new_test_ext(DEV).execute_with(|| {
			let mut world = World::new();
			for (at, step) in steps.iter().enumerate() {
				world.play(at, step);
				// Some blocks have several transactions.
				if !step.amount.is_multiple_of(3) {
					world.end_block();
				}
			}
			world.end_block();
			sound();
			for (outcome, count) in world.reached {
				*reached.borrow_mut().entry(outcome).or_default() += count;
			}
		});
		Ok(())
	};
	runner.run(&steps(), every_unit_stands_for_something).unwrap();
	reached.into_inner()
}

fn config(cases: u32) -> Config {
	Config { cases, failure_persistence: None, ..Config::default() }
}

/// Other sequences each time. A failure prints the shortest steps that lead to it.
#[test]
fn every_unit_stands_for_something() {
	play(TestRunner::new(config(40)));
}

/// The same sequences each time, which come to every end that units can come to: else the test above would show little.
#[test]
fn the_sequences_reach_every_outcome() {
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let reached = play(TestRunner::new_with_rng(config(40), rng));
	for (outcome, least) in REACHED {
		let times = reached.get(outcome).copied().unwrap_or_default();
		assert!(times >= least, "{outcome}: reached {times} times, not {least}: {reached:#?}");
	}
	for outcome in reached.keys() {
		assert!(REACHED.iter().any(|(name, _)| name == outcome), "{outcome} is asked for nowhere");
	}
}
