//! Each invariant notices its corruption.

use crate::{
	mock::{Assembly, *},
	*,
};
use allmende_primitives::{assembly::VoterClass, Organ, Subject};
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

/// Motion 0 is being voted on: 1 personally, 10 through 9, 2 and 3 on paper. Motion 1 is an election with a candidate and a
/// ballot. Motion 2 was adopted, contested, and is in minutes; it holds a long call. Motion 3 waits for signatures.
/// Then the state is corrupted, and the invariant must say how.
fn corrupted(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		set_up();
		let vote_on = submit(Content::Text);
		let election = submit(Content::Election { organ: Organ::Board, seats: 1, method: Method::Approval });
		assert_ok!(Assembly::nominate(signed(12), BODY, election, 9));
		assert_ok!(Assembly::accept_nomination(signed(9), BODY, election));
		let adopted = decided(calls(heavy(500)), 1, 0);
		assert_ok!(Assembly::contest(signed(4), BODY, adopted, H256::zero()));
		assert_ok!(Assembly::record_minutes(signed(3), BODY, 0, text("minutes")));
		submit_as(signed(9), Content::Text);

		let assembly = convene(&[vote_on, election]);
		assert_ok!(Assembly::give_proxy(signed(10), BODY, assembly, 9, None));
		open(assembly);
		yes([1], vote_on);
		let ballot = Ballot::Motion(Choice::Abstain);
		assert_ok!(Assembly::vote_as_proxy(signed(9), BODY, vote_on, 10, ballot));
		let counts = Tally { ordinary: counts(1, 1, 0), ..Default::default() };
		let bloc = Bloc { voters: vec![2, 3].try_into().unwrap(), counts, record: H256::zero() };
		assert_ok!(Assembly::propose_entry(signed(6), BODY, vote_on, Box::new(bloc.clone())));
		let hash = BlakeTwo256::hash_of(&bloc);
		assert_ok!(Assembly::approve_entry(signed(7), BODY, vote_on, 6, hash));
		assert_ok!(Assembly::vote(signed(1), BODY, election, names(&[0])));
		assert_ok!(Assembly::do_try_state());

		corrupt();
		assert_eq!(Assembly::do_try_state(), Err(expected.into()));
	});
}

const VOTE: Poll = (BODY, 0, 1);
const ELECTION: Poll = (BODY, 1, 1);

fn change(id: MotionId, change: impl FnOnce(&mut MotionOf<Test>)) {
	Motions::<Test>::mutate(BODY, id, |motion| change(motion.as_mut().unwrap()));
}

fn change_assembly(id: AssemblyId, change: impl FnOnce(&mut AssemblyOf<Test>)) {
	Assemblies::<Test>::mutate(BODY, id, |assembly| change(assembly.as_mut().unwrap()));
}

#[test]
fn i1_ids() {
	corrupted(|| NextMotionId::<Test>::insert(BODY, 3), "I1: a motion's id was never given");
	corrupted(|| NextMotionId::<Test>::insert(BODY, 5), "I1: a motion is missing");
	corrupted(|| NextAssemblyId::<Test>::insert(BODY, 1), "I1: an assembly's id was never given");
	corrupted(|| NextAssemblyId::<Test>::insert(BODY, 3), "I1: an assembly is missing");
}

#[test]
fn i2_open_motions() {
	let expected = "I2: an author's open motions are not counted";
	corrupted(|| OpenMotions::<Test>::insert(BODY, Actor::Board, 3), expected);
	corrupted(|| OpenMotions::<Test>::remove(BODY, Actor::Board), expected);
	corrupted(|| OpenMotions::<Test>::insert(BODY, voter(1), 1), expected);
}

#[test]
fn i3_signatures() {
	let expected = "I3: a motion's signatures are not those of its wording";
	corrupted(|| Signatures::<Test>::insert((BODY, 3, 0), 1, ()), expected);
	corrupted(|| change(3, |motion| motion.revision = 1), expected);
	corrupted(|| Signatures::<Test>::insert((BODY, 77, 0), 1, ()), "I3: a signature is under no motion");
}

#[test]
fn i4_agendas() {
	corrupted(|| change_assembly(1, |a| a.items = 3), "I4: the items of an agenda are not those counted");
	corrupted(|| Agendas::<Test>::insert((BODY, 1), 0, 77), "I4: an item is no motion");
	corrupted(|| change_assembly(1, |a| a.undecided = 1), "I4: the undecided items are not counted");
	corrupted(|| Agendas::<Test>::insert((BODY, 9), 0, 0), "I4: an agenda is of no assembly");
	corrupted(|| change(2, |motion| motion.assembly = Some(1)), "I4: a motion is not on its agenda");
	corrupted(
		|| change(3, |motion| motion.status = Status::OnAgenda { late: false }),
		"I4: a motion is on no agenda",
	);
}

#[test]
fn i5_turnout() {
	let expected = "I5: the turnout is not that of the participations";
	corrupted(|| Turnouts::<Test>::mutate(VOTE, |turnout| turnout.ordinary += 1), expected);
	corrupted(|| Turnouts::<Test>::mutate(VOTE, |turnout| turnout.investing += 1), expected);
	corrupted(|| Turnouts::<Test>::remove(VOTE), expected);
	corrupted(
		|| {
			let mut participation = Participations::<Test>::get(VOTE, 1).unwrap();
			participation.class = VoterClass::Investing;
			Participations::<Test>::insert(VOTE, 1, participation);
		},
		expected,
	);
}

#[test]
fn i6_tallies() {
	let expected = "I6: the tally is not that of the votes";
	corrupted(|| Tallies::<Test>::mutate(VOTE, |tally| tally.ordinary.yes += 1), expected);
	corrupted(|| Tallies::<Test>::mutate(VOTE, |tally| tally.investing.no += 1), expected);
	corrupted(|| Tallies::<Test>::remove(VOTE), expected);
	corrupted(|| Tallies::<Test>::mutate(ELECTION, |tally| tally.candidates[0].ordinary += 1), expected);
	corrupted(|| OpenBallots::<Test>::insert(VOTE, 1, Ballot::Motion(Choice::No)), expected);
	corrupted(
		|| {
			OpenBallots::<Test>::insert(VOTE, 5, Ballot::Motion(Choice::Yes));
			Tallies::<Test>::mutate(VOTE, |tally| tally.ordinary.yes += 1);
		},
		"I6: there is not one vote for everybody who has taken part",
	);
}

#[test]
fn i7_ballots() {
	let expected = "I7: who has voted by wallet has no ballot, or somebody else has";
	corrupted(
		|| {
			// A ballot that is one of the paper votes as well.
			OpenBallots::<Test>::remove(VOTE, 1);
			OpenBallots::<Test>::insert(VOTE, 2, Ballot::Motion(Choice::Yes));
		},
		expected,
	);
}

#[test]
fn i8_blocs() {
	corrupted(|| EntryCounts::<Test>::remove(VOTE), "I8: a bloc's number was never given");
	corrupted(
		|| {
			let participation = Participation { class: VoterClass::Ordinary, manner: Manner::Entered(5) };
			Participations::<Test>::insert(VOTE, 2, participation);
		},
		"I8: a bloc has not as many voters as votes",
	);
}

#[test]
fn i9_electorate() {
	corrupted(
		|| {
			change_assembly(1, |assembly| {
				let Stage::Opened(opening) = &mut assembly.stage else { panic!() };
				opening.roll.next = 10;
			})
		},
		"I9: somebody has voted who was not entitled at the opening",
	);
	corrupted(
		|| change_assembly(1, |assembly| assembly.stage = Stage::Convened),
		"I9: somebody has voted where no voting was opened",
	);
}

#[test]
fn i10_proxies() {
	let disagree = "I10: proxies do not agree with those whom they stand for";
	let assembly = (BODY, 1);
	corrupted(|| PrincipalsOf::<Test>::remove(assembly, 9), disagree);
	corrupted(|| PrincipalsOf::<Test>::insert(assembly, 8, Principals::default()), disagree);
	corrupted(|| PrincipalsOf::<Test>::mutate(assembly, 9, |held| held.try_push(11).unwrap()), disagree);
	corrupted(
		|| Proxies::<Test>::insert(assembly, 9, Proxy { holder: 8, only: None, used: false }),
		"I10: who has given a proxy holds one",
	);
	corrupted(
		|| Proxies::<Test>::insert(assembly, 10, Proxy { holder: 9, only: None, used: false }),
		"I10: a vote by proxy has no proxy",
	);
	corrupted(
		|| Proxies::<Test>::insert(assembly, 10, Proxy { holder: 9, only: Some(1), used: true }),
		"I10: a vote by proxy has no proxy",
	);
}

#[test]
fn i11_decisions() {
	corrupted(
		|| Assembly::drop_call(&crate::mock::motion(2).content),
		"I11: the call of a motion is missing",
	);
	let time = "I11: the time of a decision does not fit the motion";
	corrupted(|| change(2, |motion| motion.decided_at = None), time);
	corrupted(|| change(3, |motion| motion.decided_at = Some(1)), time);
}

#[test]
fn i12_elections() {
	let list = |who: &[AccountId]| Candidates::<AccountId>::try_from(who.to_vec()).unwrap();
	let outcome = |who: &[AccountId]| Outcome { elected: list(who), ..Default::default() };
	corrupted(|| CandidateLists::<Test>::insert(ELECTION, list(&[9, 9])), "I12: somebody stands twice");
	corrupted(|| CandidateLists::<Test>::insert(VOTE, list(&[9])), "I12: candidates stand in no election");
	corrupted(|| Outcomes::<Test>::insert(BODY, 0, outcome(&[9])), "I12: somebody is elected in no election");
	corrupted(|| Outcomes::<Test>::insert(BODY, 1, outcome(&[9, 9])), "I12: somebody is elected twice");
	corrupted(
		|| Outcomes::<Test>::insert(BODY, 1, outcome(&[9, 10])),
		"I12: more are elected than there are seats",
	);
	let leave_out = |who: &[AccountId]| {
		let entry = |who: &AccountId| NotSeated { who: *who, reason: DispatchError::Unavailable };
		let not_seated = who.iter().map(entry).collect::<Vec<_>>().try_into().unwrap();
		Outcomes::<Test>::insert(BODY, 1, Outcome { not_seated, ..outcome(&[9]) });
	};
	corrupted(|| leave_out(&[9, 9]), "I12: somebody is left out twice");
	corrupted(|| leave_out(&[10]), "I12: somebody is left out who was not elected");
}

#[test]
fn i13_minutes() {
	corrupted(|| change(2, |motion| motion.contests = 2), "I13: contests are not counted");
	corrupted(
		|| Contests::<Test>::insert((BODY, 77), voter(1), H256::zero()),
		"I13: contests are not counted",
	);
	corrupted(
		|| {
			let minutes = MinutesOf::<Test>::get(BODY, 0).unwrap();
			MinutesOf::<Test>::insert(BODY, 1, minutes);
		},
		"I13: minutes are of an assembly that has not decided everything",
	);
	corrupted(
		|| {
			let minutes = MinutesOf::<Test>::get(BODY, 0).unwrap();
			MinutesOf::<Test>::insert(BODY, 9, minutes);
		},
		"I13: minutes are of no assembly",
	);
}

#[test]
fn i14_adoptions() {
	let corrupted = |corrupt: fn(MotionId), expected: &'static str| {
		new_test_ext().execute_with(|| {
			set_up();
			let id = decided(Content::Amendment(amendment(Subject::Other)), 3, 1);
			enact(id);
			assert_ok!(Assembly::do_try_state());
			corrupt(id);
			assert_eq!(Assembly::do_try_state(), Err(expected.into()));
		});
	};
	corrupted(|_| Adoptions::<Test>::insert(BODY, 7, 99), "I14: a statute was made by no motion");
	corrupted(
		|id| change(id, |motion| motion.content = Content::Text),
		"I14: a statute was made by a motion that does not change it",
	);
	let another = "I14: a motion waits for the registration of another version";
	corrupted(|id| Adoptions::<Test>::insert(BODY, 7, id), another);
	corrupted(|_| Adoptions::<Test>::remove(BODY, 1), another);
}

#[test]
fn i15_secrecy() {
	corrupted(
		|| change(0, |motion| motion.mode = BallotMode::Paper),
		"I15: a secret vote was cast by wallet",
	);
	corrupted(
		|| {
			change(1, |motion| {
				let (organ, method) = (Organ::Delegates, Method::MostVotes);
				motion.content = Content::Election { organ, seats: 1, method };
			})
		},
		"I15: delegates are not elected in secret",
	);
	new_test_ext().execute_with(|| {
		set_up();
		let id = submit(Content::Text);
		voting(&[id]);
		let counts = Tally { ordinary: counts(2, 0, 0), ..Default::default() };
		let bloc = Bloc { voters: vec![2, 3].try_into().unwrap(), counts, record: H256::zero() };
		let hash = BlakeTwo256::hash_of(&bloc);
		assert_ok!(Assembly::propose_entry(signed(6), BODY, id, Box::new(bloc)));
		assert_ok!(Assembly::approve_entry(signed(7), BODY, id, 6, hash));
		assert_ok!(Assembly::do_try_state());
		change(id, |motion| motion.mode = BallotMode::Paper);
		let told = "I15: a bloc of secret votes tells whose they are";
		assert_eq!(Assembly::do_try_state(), Err(told.into()));
	});
}
