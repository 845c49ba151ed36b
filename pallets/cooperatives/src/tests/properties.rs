//! Sequences of commands. Commands may fail, the invariants may not.

use crate::{
	mock::*, Actions, DocumentKind, Event, Founders, ModelStatutes, Models, NextActionId, NextCoopId,
	NextModelId, Seats, Sponsor, Status, Statutes, WithdrawnModels,
};
use allmende_primitives::{
	assembly::{Amendment, Amendments, Offices},
	traits::{Cooperatives as _, Organs},
	Authority, DelegateTerms, Fraction, LegalForm, Majority, Organ, StatuteParameters, Subject,
};
use frame_support::weights::Weight;
use proptest::{prelude::*, test_runner::TestRunner};
use std::{cell::RefCell, collections::BTreeSet};

#[derive(Clone, Debug)]
enum Command {
	Found {
		signatories: u8,
		model: bool,
		caller: AccountId,
	},
	Ratify {
		coop: u32,
		who: AccountId,
		shares: u32,
		right: bool,
	},
	Decline {
		coop: u32,
		who: AccountId,
	},
	ClearLapsed {
		coop: u32,
	},
	/// In the organ at this place.
	Propose {
		coop: u32,
		who: AccountId,
		organ: usize,
	},
	Approve {
		coop: u32,
		id: u32,
		who: AccountId,
	},
	Withdraw {
		coop: u32,
		id: u32,
		who: AccountId,
	},
	Clear {
		coop: u32,
		id: u32,
	},
	Publish {
		coop: u32,
		number: u8,
	},
	Vacate {
		coop: u32,
		who: AccountId,
	},
	Membership {
		coop: u32,
		who: AccountId,
		member: bool,
	},
	/// Elects these, or takes a seat away.
	Install {
		coop: u32,
		organ: usize,
		elected: BTreeSet<AccountId>,
	},
	Unseat {
		coop: u32,
		organ: usize,
		who: AccountId,
	},
	/// By so many twentieths of the votes cast, from so many days on.
	Amend {
		coop: u32,
		twentieths: u32,
		duty: bool,
		stale: bool,
		notice: u8,
		board: u8,
		from: Option<u32>,
	},
	Confirm {
		coop: u32,
	},
	Discard {
		coop: u32,
	},
	/// With a text at this place.
	Offer {
		coop: u32,
		notice: u8,
		text: u32,
	},
	/// Of the model so many ids back.
	OfferVersion {
		coop: u32,
		model: u32,
		notice: u8,
		text: u32,
	},
	OfferByFederation {
		notice: u8,
		text: u32,
	},
	/// The model so many ids back.
	WithdrawModel {
		model: u32,
	},
	/// Founds on the newest version of the model so many ids back.
	FoundOn {
		model: u32,
	},
	/// Amends the statute to the newest version of the model so many ids back.
	Copy {
		coop: u32,
		model: u32,
	},
	Break {
		register: bool,
		call: bool,
	},
	Pass {
		days: u32,
		blocks: u64,
	},
}

fn coop_of() -> std::ops::Range<u32> {
	0..4
}

fn command() -> impl Strategy<Value = Command> {
	let (coop, id, who) = (0u32..4, 0u32..3, 1u64..7);
	prop_oneof![
		2 => (1u8..=3, any::<bool>(), 1u64..4)
			.prop_map(|(signatories, model, caller)| Command::Found { signatories, model, caller }),
		20 => (0u32..2, 1u64..6, 0u32..6, prop::bool::weighted(0.95))
			.prop_map(|(coop, who, shares, right)| Command::Ratify { coop, who, shares, right }),
		1 => (0u32..2, who.clone()).prop_map(|(coop, who)| Command::Decline { coop, who }),
		1 => (0u32..2).prop_map(|coop| Command::ClearLapsed { coop }),
		12 => (coop.clone(), who.clone(), 0usize..3)
			.prop_map(|(coop, who, organ)| Command::Propose { coop, who, organ }),
		20 => (coop.clone(), id.clone(), who.clone())
			.prop_map(|(coop, id, who)| Command::Approve { coop, id, who }),
		3 => (coop.clone(), id.clone(), who.clone())
			.prop_map(|(coop, id, who)| Command::Withdraw { coop, id, who }),
		3 => (coop.clone(), id).prop_map(|(coop, id)| Command::Clear { coop, id }),
		1 => (coop.clone(), 0u8..3).prop_map(|(coop, number)| Command::Publish { coop, number }),
		2 => (coop.clone(), who.clone()).prop_map(|(coop, who)| Command::Vacate { coop, who }),
		4 => (coop, who, any::<bool>())
			.prop_map(|(coop, who, member)| Command::Membership { coop, who, member }),
		6 => (coop_of(), 0usize..5, prop::collection::btree_set(1u64..7, 0..3))
			.prop_map(|(coop, organ, elected)| Command::Install { coop, organ, elected }),
		2 => (coop_of(), 0usize..5, 1u64..7)
			.prop_map(|(coop, organ, who)| Command::Unseat { coop, organ, who }),
		8 => (
			(coop_of(), 14u32..=20, prop::bool::weighted(0.2), prop::bool::weighted(0.1)),
			(2u8..9, 1u8..6, prop::option::of(0u32..60)),
		)
			.prop_map(|((coop, twentieths, duty, stale), (notice, board, from))| {
				Command::Amend { coop, twentieths, duty, stale, notice, board, from }
			}),
		4 => coop_of().prop_map(|coop| Command::Confirm { coop }),
		1 => coop_of().prop_map(|coop| Command::Discard { coop }),
		3 => (coop_of(), 2u8..9, 0u32..20)
			.prop_map(|(coop, notice, text)| Command::Offer { coop, notice, text }),
		4 => (coop_of(), 0u32..4, 2u8..9, 0u32..20)
			.prop_map(|(coop, model, notice, text)| Command::OfferVersion { coop, model, notice, text }),
		1 => (2u8..9, 0u32..20).prop_map(|(notice, text)| Command::OfferByFederation { notice, text }),
		1 => (0u32..6).prop_map(|model| Command::WithdrawModel { model }),
		1 => (0u32..3).prop_map(|model| Command::FoundOn { model }),
		4 => (coop_of(), 0u32..3).prop_map(|(coop, model)| Command::Copy { coop, model }),
		1 => (prop::bool::weighted(0.2), prop::bool::weighted(0.2))
			.prop_map(|(register, call)| Command::Break { register, call }),
		2 => (0u32..40, 0u64..20).prop_map(|(days, blocks)| Command::Pass { days, blocks }),
		// A term of office.
		1 => Just(Command::Pass { days: 1_100, blocks: 5 }),
	]
}

/// Aims at what is there: foundings are counted back from the newest, decisions go to an active cooperative and its
/// newest actions, by somebody who is seated for most numbers of `who`.
fn aimed(command: Command, active: &[u32]) -> Command {
	let newest = |next: u32, back: u32| next.saturating_sub(back.saturating_add(1));
	let founding = |back: u32| newest(NextCoopId::<Test>::get(), back);
	let model_of = |back: u32| newest(NextModelId::<Test>::get(), back);
	let acting = |coop: u32| active[coop as usize % active.len()];
	let action = |coop: u32, back: u32| newest(NextActionId::<Test>::get(coop), back);
	let seated = |coop: u32, organ: Organ, who: AccountId| {
		let seats = Seats::<Test>::get(coop, organ);
		seats.get(who as usize % (seats.len() + 1)).map_or(who, |seat| seat.account)
	};
	match command {
		Command::Ratify { coop, who, shares, right } => {
			Command::Ratify { coop: founding(coop), who, shares, right }
		},
		Command::Decline { coop, who } => Command::Decline { coop: founding(coop), who },
		Command::ClearLapsed { coop } => Command::ClearLapsed { coop: founding(coop) },
		Command::Propose { coop, who, organ } => {
			let coop = acting(coop);
			Command::Propose { coop, who: seated(coop, Organ::ALL[organ], who), organ }
		},
		Command::Approve { coop, id, who } => {
			let coop = acting(coop);
			let id = action(coop, id);
			let organ = Actions::<Test>::get(coop, id).map_or(Organ::Board, |action| action.organ);
			Command::Approve { coop, id, who: seated(coop, organ, who) }
		},
		Command::Withdraw { coop, id, who } => {
			let coop = acting(coop);
			Command::Withdraw { coop, id: action(coop, id), who }
		},
		Command::Clear { coop, id } => {
			let coop = acting(coop);
			Command::Clear { coop, id: action(coop, id) }
		},
		Command::Vacate { coop, who } => Command::Vacate { coop: acting(coop), who },
		Command::Install { coop, organ, elected } => Command::Install { coop: acting(coop), organ, elected },
		Command::Unseat { coop, organ, who } => Command::Unseat { coop: acting(coop), organ, who },
		Command::Amend { coop, twentieths, duty, stale, notice, board, from } => {
			Command::Amend { coop: acting(coop), twentieths, duty, stale, notice, board, from }
		},
		Command::Confirm { coop } => Command::Confirm { coop: acting(coop) },
		Command::Discard { coop } => Command::Discard { coop: acting(coop) },
		Command::Offer { coop, notice, text } => Command::Offer { coop: acting(coop), notice, text },
		Command::OfferVersion { coop, model, notice, text } => {
			Command::OfferVersion { coop: acting(coop), model: model_of(model), notice, text }
		},
		Command::WithdrawModel { model } => Command::WithdrawModel { model: model_of(model) },
		Command::FoundOn { model } => Command::FoundOn { model: model_of(model) },
		Command::Copy { coop, model } => Command::Copy { coop: acting(coop), model: model_of(model) },
		Command::Membership { coop, who, member } => Command::Membership { coop: acting(coop), who, member },
		other => other,
	}
}

/// Carries an election out: everybody is seated or left out, and no organ is worse off than it was, or than the statute
/// asks for.
fn install(coop: u32, organ: Organ, elected: Vec<AccountId>) -> Result<(), sp_runtime::DispatchError> {
	let seated = || -> BTreeSet<AccountId> {
		Seats::<Test>::get(coop, organ).into_iter().map(|seat| seat.account).collect()
	};
	let members = |seats: &BTreeSet<AccountId>| {
		seats.iter().filter(|who| members::Entries::<Test>::contains_key(coop, who)).count()
	};
	let before = seated();
	let done = Cooperatives::install(coop, organ, elected.clone())?;
	let after = seated();
	let left_out: BTreeSet<_> = done.left_out.iter().map(|(who, _)| *who).collect();
	assert!(left_out.len() < elected.len());
	for who in &elected {
		// Who is left out can still have the seat of a term that runs.
		assert!(after.contains(who) || left_out.contains(who));
		assert!(!left_out.contains(who) || !after.contains(who) || before.contains(who));
	}
	let replaced: BTreeSet<_> = done.replaced.into_iter().collect();
	assert_eq!(before.difference(&after).copied().collect::<BTreeSet<_>>(), replaced);
	let parameters = statute(coop).parameters;
	let least = match organ {
		Organ::Board => parameters.board.least,
		Organ::Supervisory => parameters.supervisory.map_or(0, |terms| terms.least),
		_ => 0,
	};
	assert!(members(&after) >= members(&before).min(least.into()));
	Ok(())
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
		Command::Propose { coop, who, organ } => {
			let call = Box::new(probe_call());
			done(Cooperatives::propose_action(signed(who), coop, Organ::ALL[organ], call))
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
		Command::Membership { coop, who, member } => {
			if member {
				admit(coop, who);
			} else {
				end_membership(coop, who);
			}
			Ok(())
		},
		Command::Install { coop, organ, elected } => {
			install(coop, Organ::ALL[organ], elected.into_iter().collect())
		},
		Command::Unseat { coop, organ, who } => Cooperatives::unseat(coop, Organ::ALL[organ], &who),
		Command::Amend { coop, twentieths, duty, stale, notice, board, from } => {
			let number = Cooperatives::cooperative(coop).unwrap().newest_version;
			let source = amended(coop, &format!("after {number}"), |p| {
				p.notice_months = notice;
				p.board.most = board;
			});
			let amended = version(coop) + u32::from(stale);
			let from = from.map(|days| Cooperatives::day().plus_days(days));
			let subject = if duty { Subject::DutyToUse } else { Subject::Other };
			let amendment = Amendment { subject, from, ..motion(amended, source) };
			// As the assembly does when it carries out what was decided.
			let required = Cooperatives::required(coop, &amendment)?;
			frame_support::ensure!(required.reached_by(twentieths.into(), 20), REFUSED);
			// What it takes is told of every change that is adopted, and nothing else stands in the way of one.
			let pending = Cooperatives::pending_amendment(coop).is_some();
			let adopted = Cooperatives::adopt(coop, amendment);
			assert_eq!(adopted.is_err(), pending);
			adopted.map(drop)
		},
		Command::Confirm { coop } => {
			let newest = Cooperatives::cooperative(coop).unwrap().newest_version;
			confirm(coop, newest)
		},
		Command::Discard { coop } => {
			let newest = Cooperatives::cooperative(coop).unwrap().newest_version;
			Cooperatives::discard(coop, newest)
		},
		Command::Offer { coop, notice, text } => offer(coop, notice, &format!("model {text}")),
		Command::OfferVersion { coop, model, notice, text } => {
			let known = Models::<Test>::get(model);
			offer_version(coop, model, notice, &format!("model {text}"))?;
			// Nobody offers versions of another's model.
			assert!(Cooperatives::models_of(Sponsor::Cooperative(coop)).contains(&model));
			assert_eq!(Models::<Test>::get(model), known.map(|version| version + 1));
			Ok(())
		},
		Command::OfferByFederation { notice, text } => {
			offer_by(federation_origin(Majority::Simple), notice, &format!("model {text}"))
		},
		Command::WithdrawModel { model } => withdraw_model(model),
		Command::FoundOn { model } => {
			let version = Models::<Test>::get(model).unwrap_or_default();
			Request::lean(2).with(|r| r.source = of_model(model, version)).submit()?;
			assert!(!WithdrawnModels::<Test>::contains_key(model));
			Ok(())
		},
		Command::Copy { coop, model } => {
			let source = of_model(model, Models::<Test>::get(model).unwrap_or_default());
			Cooperatives::adopt(coop, motion(version(coop), source))?;
			assert!(!WithdrawnModels::<Test>::contains_key(model));
			Ok(())
		},
		Command::Break { register, call } => {
			RegisterBroken::set(register);
			probe::Broken::<Test>::put(call);
			Ok(())
		},
		Command::Pass { days, blocks } => {
			pass_days_without_blocks(days);
			pass_blocks(blocks);
			Ok(())
		},
	}
}

/// What was true before a command, to compare with what is true after it.
struct Before {
	runs: usize,
	/// How many had approved.
	approved: usize,
	/// The approvals of the action in question by members who are seated, once the command's is added.
	would_count: usize,
	signatories: usize,
}

fn before(command: &Command) -> Option<Before> {
	let Command::Approve { coop, id, who } = command else { return None };
	let action = Actions::<Test>::get(coop, id)?;
	let seated = Seats::<Test>::get(coop, action.organ);
	let parameters = Cooperatives::statute_in_force(*coop)?.1.parameters;
	let members: Vec<_> = seated
		.iter()
		.map(|seat| seat.account)
		.filter(|account| members::Entries::<Test>::contains_key(coop, account))
		.collect();
	let signatories = match action.organ {
		Organ::Board => parameters.board.signatories.into(),
		Organ::Supervisory => {
			// Without the organ nobody acts for it.
			parameters.supervisory.map_or(usize::MAX, |terms| terms.signatories.into())
		},
		_ => members.len() / 2 + 1,
	};
	let approves = |account: &&AccountId| *account == who || action.approvals.contains(account);
	Some(Before {
		runs: probe::Runs::<Test>::get().len(),
		approved: action.approvals.len(),
		would_count: members.iter().filter(approves).count(),
		signatories,
	})
}

/// How often the commands came to what matters, so that no change of theirs makes the test idle.
#[derive(Default, Debug)]
struct Reached {
	founded: usize,
	ran: usize,
	still_open: usize,
	failed: usize,
	/// An approval after which fewer counted than had approved, because somebody had lost the seat or the membership.
	dropped: usize,
	amended: usize,
	/// A statute that came into force without anybody's doing.
	came_into_force: usize,
	installed: usize,
	/// A call that the mediators decided.
	mediated: usize,
	offered: usize,
	/// A further version of a model that was offered.
	versions: usize,
	/// A model that was withdrawn.
	withdrawn: usize,
	/// A statute that is an offered model's.
	copied: usize,
}

fn statute_now(coop: u32) -> (u32, crate::Statute) {
	Cooperatives::statute_in_force(coop).unwrap()
}

/// How many twentieths of the votes a statute is to be amended by, and whether to a duty that takes more.
fn voted(command: &Command) -> Option<(u32, bool)> {
	match command {
		Command::Amend { coop, twentieths, duty, .. } => {
			let form = <Cooperatives as allmende_primitives::traits::Cooperatives>::form(*coop);
			Some((*twentieths, *duty && form == Some(LegalForm::RegisteredCooperative)))
		},
		_ => None,
	}
}

/// Who sits where, by what was told of it in events.
fn seats_told() -> BTreeSet<(u32, Organ, AccountId)> {
	let mut seats = BTreeSet::new();
	for event in events() {
		match event {
			Event::SeatTaken { coop, organ, who, .. } => assert!(seats.insert((coop, organ, who))),
			Event::SeatVacated { coop, organ, who, .. } => assert!(seats.remove(&(coop, organ, who))),
			Event::TermRenewed { coop, organ, who, .. } => assert!(seats.contains(&(coop, organ, who))),
			_ => {},
		}
	}
	seats
}

/// An association with delegates.
fn association() -> u32 {
	let delegates = Some(DelegateTerms { least: 1, most: 3, term_months: 12 });
	let source = own(StatuteParameters { shares: None, delegates, ..lean(3, 2) });
	Request::lean(2).with(|r| (r.form, r.source) = (LegalForm::Association, source)).activate()
}

fn play(commands: Vec<Command>, reached: &mut Reached) {
	let mut active = vec![Request::lean(3).activate(), Request::model().activate(), association()];
	for command in commands {
		let command = aimed(command, &active);
		let expected = before(&command);
		let (coops, now) = (NextCoopId::<Test>::get(), Cooperatives::now());
		let statutes: Vec<_> = active.iter().map(|coop| (*coop, statute_now(*coop))).collect();
		let (kind, given) = (command.clone(), voted(&command));
		let models: Vec<_> =
			ModelStatutes::<Test>::iter().map(|(id, version, model)| ((id, version), model)).collect();
		let taken = run(command);
		Cooperatives::do_try_state().unwrap();

		// A call runs exactly when enough members who are seated have approved it.
		if let Some(before) = expected {
			let ran = probe::Runs::<Test>::get().len() - before.runs;
			if taken {
				assert_eq!(ran == 1, before.would_count >= before.signatories);
				reached.ran += ran;
				reached.still_open += 1 - ran;
				reached.dropped += usize::from(before.would_count <= before.approved);
			} else {
				assert_eq!(ran, 0);
				reached.failed += 1;
			}
		}
		// A statute changes by the confirmation of an amendment, or by its day, and by nothing else.
		for (coop, before) in statutes {
			let after = statute_now(coop);
			match kind {
				Command::Confirm { coop: confirmed } if taken && confirmed == coop => {},
				Command::Pass { .. } => {
					reached.came_into_force += usize::from(before != after);
				},
				_ => assert_eq!(before, after),
			}
			assert!(after.0 >= before.0);
		}
		if let (Some((twentieths, duty)), true) = (given, taken) {
			let least = if duty { Fraction::NINE_TENTHS } else { Fraction::THREE_QUARTERS };
			assert!(
				least.reached_by(twentieths.into(), 20),
				"no statute changes by less than the law asks for"
			);
			reached.amended += 1;
		}
		reached.installed += usize::from(taken && matches!(kind, Command::Install { .. }));
		reached.offered += usize::from(taken && matches!(kind, Command::Offer { .. }));
		reached.versions += usize::from(taken && matches!(kind, Command::OfferVersion { .. }));
		reached.withdrawn += usize::from(taken && matches!(kind, Command::WithdrawModel { .. }));
		// What a model says is never changed.
		for ((id, version), model) in models {
			assert_eq!(Cooperatives::model(id, version), Some(model));
		}
		// What is active stays active, and was entered into the register once, whole.
		for coop in &active {
			assert!(Cooperatives::is_active(*coop));
		}
		for coop in 0..NextCoopId::<Test>::get() {
			if Cooperatives::is_active(coop) && !active.contains(&coop) {
				active.push(coop);
				reached.founded += 1;
			}
		}
		let entered: Vec<_> = Entered::get().into_iter().map(|(coop, _)| coop).collect();
		assert_eq!(entered, active);
		// Nothing goes back.
		assert!(NextCoopId::<Test>::get() >= coops && Cooperatives::now() >= now);
	}
	let offered = |id| Cooperatives::model(id, 1).is_some_and(|model| model.sponsor.is_some());
	reached.copied += Statutes::<Test>::iter()
		.filter(|(.., statute)| statute.model.is_some_and(|model| offered(model.id)))
		.count();
	let by_mediators = |authority: &&Authority| matches!(authority, Authority::Mediators { .. });
	reached.mediated += probe::Runs::<Test>::get().iter().filter(by_mediators).count();
	let seats: BTreeSet<_> = Seats::<Test>::iter()
		.flat_map(|(coop, organ, seats)| seats.into_iter().map(move |seat| (coop, organ, seat.account)))
		.collect();
	assert_eq!(seats_told(), seats);
	for (coop, founders) in Entered::get() {
		assert!(founders.iter().all(|founder| founder.shares > 0));
		assert_eq!(Founders::<Test>::iter_prefix(coop).count(), 0);
	}
}

#[test]
fn invariants_hold_after_any_sequence() {
	let reached = RefCell::new(Reached::default());
	let sequences = prop::collection::vec(command(), 60..140);
	TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })
		.run(&sequences, |commands| {
			ExtBuilder::default().build_and_execute(|| play(commands, &mut reached.borrow_mut()));
			Ok(())
		})
		.unwrap();
	let reached = reached.into_inner();
	println!("{reached:?}");
	let Reached { founded, ran, still_open, failed, dropped, .. } = reached;
	assert!(founded >= 8 && ran >= 50 && still_open >= 50 && failed >= 50 && dropped >= 3);
	let Reached { amended, came_into_force, installed, mediated, .. } = reached;
	assert!(amended >= 50 && came_into_force >= 3 && installed >= 50 && mediated >= 10);
	let Reached { offered, versions, withdrawn, copied, .. } = reached;
	assert!(offered >= 50 && versions >= 20 && withdrawn >= 20 && copied >= 20);
}

proptest! {
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
