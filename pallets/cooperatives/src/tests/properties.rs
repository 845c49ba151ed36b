//! Sequences of commands. Commands may fail, the invariants may not.

use crate::{mock::*, Actions, DocumentKind, Founders, NextActionId, NextCoopId, Seats, Status};
use allmende_primitives::{
	traits::{Calendar, Cooperatives as _, Organs},
	Organ,
};
use frame_support::weights::Weight;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Command {
	Found { signatories: u8, model: bool, caller: AccountId },
	Ratify { coop: u32, who: AccountId, shares: u32, right: bool },
	Decline { coop: u32, who: AccountId },
	ClearLapsed { coop: u32 },
	Propose { coop: u32, who: AccountId, supervisory: bool },
	Approve { coop: u32, id: u32, who: AccountId },
	Withdraw { coop: u32, id: u32, who: AccountId },
	Clear { coop: u32, id: u32 },
	Publish { coop: u32, number: u8 },
	Vacate { coop: u32, who: AccountId },
	Break { register: bool, call: bool },
	Pass { days: u32 },
}

fn command() -> impl Strategy<Value = Command> {
	let (coop, id, who) = (0u32..4, 0u32..6, 1u64..7);
	prop_oneof![
		2 => (1u8..=3, any::<bool>(), who.clone())
			.prop_map(|(signatories, model, caller)| Command::Found { signatories, model, caller }),
		12 => (coop.clone(), who.clone(), 0u32..3, prop::bool::weighted(0.9))
			.prop_map(|(coop, who, shares, right)| Command::Ratify { coop, who, shares, right }),
		1 => (coop.clone(), who.clone()).prop_map(|(coop, who)| Command::Decline { coop, who }),
		1 => coop.clone().prop_map(|coop| Command::ClearLapsed { coop }),
		6 => (coop.clone(), who.clone(), any::<bool>())
			.prop_map(|(coop, who, supervisory)| Command::Propose { coop, who, supervisory }),
		12 => (coop.clone(), id.clone(), who.clone())
			.prop_map(|(coop, id, who)| Command::Approve { coop, id, who }),
		2 => (coop.clone(), id.clone(), who.clone())
			.prop_map(|(coop, id, who)| Command::Withdraw { coop, id, who }),
		2 => (coop.clone(), id).prop_map(|(coop, id)| Command::Clear { coop, id }),
		1 => (coop.clone(), 0u8..3).prop_map(|(coop, number)| Command::Publish { coop, number }),
		1 => (coop, who).prop_map(|(coop, who)| Command::Vacate { coop, who }),
		1 => (any::<bool>(), any::<bool>()).prop_map(|(register, call)| Command::Break { register, call }),
		2 => (0u32..60).prop_map(|days| Command::Pass { days }),
	]
}

/// Whether the chain took it. Each runs as a transaction does: what fails leaves nothing behind.
fn run(command: Command) -> bool {
	frame_support::storage::with_storage_layer(|| apply(command)).is_ok()
}

fn apply(command: Command) -> Result<(), sp_runtime::DispatchError> {
	let done =
		|result: frame_support::dispatch::DispatchResultWithPostInfo| result.map(drop).map_err(|e| e.error);
	match command {
		Command::Found { signatories, model, caller } => {
			let request = if model { Request::model() } else { Request::lean(signatories) };
			request.with(|r| r.caller = caller).submit()
		},
		Command::Ratify { coop, who, shares, right } => {
			let statute = Cooperatives::statute_in_force(coop).map(|(_, statute)| statute.text.hash);
			let statute_hash = statute.filter(|_| right).unwrap_or_default();
			done(Cooperatives::ratify(signed(who), coop, statute_hash, shares, data_hash(who)))
		},
		Command::Decline { coop, who } => done(Cooperatives::decline(signed(who), coop)),
		Command::ClearLapsed { coop } => done(Cooperatives::clear_lapsed(signed(9), coop)),
		Command::Propose { coop, who, supervisory } => {
			let organ = if supervisory { Organ::Supervisory } else { Organ::Board };
			done(Cooperatives::propose_action(signed(who), coop, organ, Box::new(probe_call())))
		},
		Command::Approve { coop, id, who } => {
			let hash = call_hash(&probe_call());
			done(Cooperatives::approve_action(signed(who), coop, id, hash, Weight::MAX))
		},
		Command::Withdraw { coop, id, who } => done(Cooperatives::withdraw_approval(signed(who), coop, id)),
		Command::Clear { coop, id } => done(Cooperatives::clear_action(signed(9), coop, id)),
		Command::Publish { coop, number } => {
			Cooperatives::publish_document(board_origin(coop), DocumentKind::Other(number), document("other"))
		},
		Command::Vacate { coop, who } => {
			Cooperatives::vacate(coop, &who);
			Ok(())
		},
		Command::Break { register, call } => {
			RegisterBroken::set(register);
			probe::Broken::<Test>::put(call);
			Ok(())
		},
		Command::Pass { days } => {
			pass_days(days);
			Ok(())
		},
	}
}

/// What was true before a command, to compare with what is true after it.
struct Before {
	runs: usize,
	/// The approvals of the action in question by people who are seated, once the command's is added.
	would_count: usize,
	signatories: usize,
}

fn before(command: &Command) -> Option<Before> {
	let Command::Approve { coop, id, who } = command else { return None };
	let action = Actions::<Test>::get(coop, id)?;
	let seated = Seats::<Test>::get(coop, action.organ);
	let parameters = Cooperatives::statute_in_force(*coop)?.1.parameters;
	let terms = if action.organ == Organ::Board { parameters.board } else { parameters.supervisory.unwrap() };
	let would_count =
		seated.iter().filter(|seat| seat.account == *who || action.approvals.contains(&seat.account)).count();
	Some(Before {
		runs: probe::Runs::<Test>::get().len(),
		would_count,
		signatories: terms.signatories.into(),
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn invariants_hold_after_any_sequence(commands in prop::collection::vec(command(), 1..120)) {
		ExtBuilder::default().build_and_execute(|| {
			let mut active = Vec::new();
			for command in commands {
				let expected = before(&command);
				let (coops, now) = (NextCoopId::<Test>::get(), Cooperatives::now());
				let taken = run(command.clone());
				Cooperatives::do_try_state().unwrap();

				// A call runs exactly when enough people who are seated have approved it.
				if let (Some(before), true) = (expected, taken) {
					let ran = probe::Runs::<Test>::get().len() - before.runs;
					assert_eq!(ran == 1, before.would_count >= before.signatories);
				}
				// What is active stays active, and was entered into the register once, whole.
				for coop in &active {
					assert!(Cooperatives::is_active(*coop));
				}
				for coop in 0..NextCoopId::<Test>::get() {
					if Cooperatives::is_active(coop) && !active.contains(&coop) {
						active.push(coop);
					}
				}
				let entered: Vec<_> = Entered::get().into_iter().map(|(coop, _)| coop).collect();
				assert_eq!(entered, active);
				// Nothing goes back.
				assert!(NextCoopId::<Test>::get() >= coops && <Cooperatives as Calendar>::now() >= now);
			}
			for (coop, founders) in Entered::get() {
				assert!(founders.iter().all(|founder| founder.shares > 0));
				assert_eq!(Founders::<Test>::iter_prefix(coop).count(), 0);
				assert!(NextActionId::<Test>::get(coop) as usize >= Actions::<Test>::iter_prefix(coop).count());
			}
		});
	}

	/// Only all founders together make it active, in whatever order and whatever happens between.
	#[test]
	fn every_founder_is_needed(order in Just(vec![1u64, 2, 3, 4, 5]).prop_shuffle(), missing in 0usize..5) {
		ExtBuilder::default().build_and_execute(|| {
			let coop = Request::model().found();
			for (index, founder) in order.iter().enumerate() {
				if index != missing {
					assert!(ratify(coop, *founder).is_ok());
					assert!(ratify(coop, *founder).is_err());
				}
			}
			assert!(matches!(
				Cooperatives::cooperative(coop).unwrap().status,
				Status::Founding { .. }
			));
			assert!(ratify(coop, order[missing]).is_ok());
			assert_eq!(Cooperatives::cooperative(coop).unwrap().status, Status::Active);
			let numbered: Vec<_> = Entered::get()[0].1.iter().map(|founder| founder.account).collect();
			assert_eq!(numbered, vec![1, 2, 3, 4, 5]);
		});
	}
}
