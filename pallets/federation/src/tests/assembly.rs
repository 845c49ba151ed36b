//! The federation in assembly: its members decide, the chain carries it out.

use crate::{mock::*, VotingOrgan};
use allmende_primitives::{
	assembly::{Body, VoterNumber},
	CoopId, DocumentRef, Majority, UnixSeconds,
};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use pallet_assembly::{Ballot, BallotMode, Call, Choice, Concerned, Content, Counts, Form, Plan, Status};
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

type AssemblyError = pallet_assembly::Error<Test>;

const FEDERATION: Body = Body::Federation;
/// Whoever sends what anybody can send.
const STRANGER: AccountId = 99;
/// Two weeks' notice in the strictest reading.
const NOTICE: UnixSeconds = 15 * DAY + 3_600;
const REASON: H256 = H256::repeat_byte(7);

/// As a transaction does: in a layer of storage that an error undoes.
fn send(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	RuntimeCall::Assembly(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

fn text() -> DocumentRef {
	DocumentRef { hash: H256::repeat_byte(1), address: b"motion".to_vec().try_into().unwrap() }
}

/// A motion of [`NORTH`]'s board, which concerns these, in an assembly whose voting is open.
fn open_about(call: crate::Call<Test>, concerned: Vec<VoterNumber>) -> u32 {
	let motion = pallet_assembly::NextMotionId::<Test>::get(FEDERATION);
	let assembly = pallet_assembly::NextAssemblyId::<Test>::get(FEDERATION);
	let submit = Call::submit {
		body: FEDERATION,
		text: text(),
		content: Box::new(Content::Call(Box::new(call.into()))),
		concerned: Concerned { organ: None, voters: concerned.try_into().unwrap() },
		mode: BallotMode::Open,
		effective_from: None,
	};
	assert_ok!(send(submit, board(NORTH)));
	let starts_at = today().starts_at() + NOTICE;
	let plan = Plan {
		form: Form::Virtual,
		invitation: text(),
		chair: 1,
		starts_at,
		voting_from: starts_at,
		voting_until: starts_at + DAY,
		entries_until: starts_at + DAY,
	};
	// One of a few is more than a tenth: what a member moves can come on an agenda at once.
	let motions = vec![motion].try_into().unwrap();
	assert_ok!(send(Call::convene { body: FEDERATION, plan: Box::new(plan), motions }, board(NORTH)));
	pass(NOTICE);
	assert_ok!(Assembly::open_voting(signed(STRANGER), FEDERATION, assembly));
	motion
}

fn open(call: crate::Call<Test>) -> u32 {
	open_about(call, vec![])
}

fn vote(origin: RuntimeOrigin, motion: u32, choice: Choice) -> DispatchResult {
	send(Call::vote { body: FEDERATION, motion, ballot: Ballot::Motion(choice) }, origin)
}

/// These boards vote yes, those no.
fn votes(motion: u32, yes: &[CoopId], no: &[CoopId]) {
	yes.iter().for_each(|coop| {
		assert_ok!(vote(board(*coop), motion, Choice::Yes));
	});
	no.iter().for_each(|coop| {
		assert_ok!(vote(board(*coop), motion, Choice::No));
	});
}

/// Lets the voting pass, has the decision carried out, and answers what became of the motion. The calendar shows a
/// midnight again, from which the next notice is reckoned.
fn enact(motion: u32) -> Status<u64> {
	enact_after(motion, 0)
}

/// Likewise, so many days after it was decided.
fn enact_after(motion: u32, days: u64) -> Status<u64> {
	pass(DAY);
	pass_blocks(LEAST_WINDOW + 1);
	assert_ok!(Assembly::close(signed(STRANGER), FEDERATION, motion));
	pass(days * DAY);
	assert_ok!(Assembly::enact(signed(STRANGER), FEDERATION, motion, Weight::MAX));
	pass(DAY - 3_600);
	status(motion)
}

fn status(motion: u32) -> Status<u64> {
	pallet_assembly::Motions::<Test>::get(FEDERATION, motion).unwrap().status
}

fn counts(motion: u32) -> Counts {
	pallet_assembly::Tallies::<Test>::get((FEDERATION, motion, 1)).ordinary
}

fn admit(coop: CoopId) {
	assert_ok!(Federation::admit(federation(Majority::Simple), coop));
}

fn failed(status: Status<u64>) -> bool {
	matches!(status, Status::Failed { error, .. } if error == DispatchError::from(Error::MajorityTooLow))
}

#[test]
fn two_boards_admit_a_third() {
	build_and_execute(|| {
		let motion = open(crate::Call::admit { coop: SOUTH });
		votes(motion, &[NORTH, EAST], &[]);
		assert!(Federation::member(SOUTH).is_none());
		assert!(matches!(enact(motion), Status::Enacted { .. }));
		let majority = Majority::NineTenths;
		assert_eq!(events(), [Event::CooperativeAdmitted { coop: SOUTH, number: 3, majority }]);

		// From now on it decides with them.
		let motion = open(crate::Call::admit { coop: WEST });
		votes(motion, &[NORTH, SOUTH], &[EAST]);
		assert!(matches!(enact(motion), Status::Enacted { .. }));
		let majority = Majority::Simple;
		assert_eq!(events(), [Event::CooperativeAdmitted { coop: WEST, number: 4, majority }]);
	});
}

#[test]
fn what_was_opened_before_is_decided_without_the_newcomer() {
	build_and_execute(|| {
		let motion = open(crate::Call::admit { coop: WEST });
		admit(SOUTH);
		assert_noop!(vote(board(SOUTH), motion, Choice::Yes), AssemblyError::JoinedAfterOpening);
	});
}

/// Nor does a cooperative vote twice by leaving and coming back. What it has cast stays.
#[test]
fn coming_back_gives_no_second_vote() {
	build_and_execute(|| {
		let motion = open(crate::Call::admit { coop: WEST });
		votes(motion, &[EAST], &[]);
		assert_ok!(Federation::leave(assembly_of(EAST, Majority::ThreeQuarters)));
		assert_noop!(vote(board(EAST), motion, Choice::No), AssemblyError::NotAuthorised);
		admit(EAST);
		assert_noop!(vote(board(EAST), motion, Choice::Yes), AssemblyError::JoinedAfterOpening);
		assert_eq!(counts(motion), Counts { yes: 1, no: 0, abstain: 0 });
	});
}

#[test]
fn an_own_assembly_votes_where_it_has_said_so() {
	build_and_execute(|| {
		let motion = open(crate::Call::admit { coop: SOUTH });
		assert_ok!(vote(board(EAST), motion, Choice::No));
		let own = |majority| assembly_of(EAST, majority);
		assert_noop!(vote(own(Majority::Simple), motion, Choice::Yes), AssemblyError::NotAuthorised);

		// Also while the vote runs, and what the board has cast is the assembly's to change.
		assert_ok!(Federation::set_voting(own(Majority::ThreeQuarters), VotingOrgan::Assembly));
		assert_noop!(vote(board(EAST), motion, Choice::No), AssemblyError::NotAuthorised);
		assert_ok!(vote(own(Majority::Simple), motion, Choice::Yes));
		assert_eq!(counts(motion), Counts { yes: 1, no: 0, abstain: 0 });
	});
}

#[test]
fn a_decision_that_aims_too_low_fails() {
	build_and_execute(|| {
		admit(SOUTH);
		let exclude = || crate::Call::exclude { coop: EAST, reason: REASON };
		let motion = open(exclude());
		votes(motion, &[NORTH, SOUTH], &[EAST]);
		assert!(failed(enact(motion)));
		assert!(Federation::member(EAST).is_some());

		// Three of four are enough.
		admit(WEST);
		events();
		let motion = open(exclude());
		votes(motion, &[NORTH, SOUTH, WEST], &[EAST]);
		assert!(matches!(enact(motion), Status::Enacted { .. }));
		let majority = Majority::ThreeQuarters;
		assert_eq!(
			events(),
			[Event::CooperativeExcluded { coop: EAST, number: 2, reason: REASON, majority }]
		);
	});
}

/// Nobody is kept from voting in order to be excluded. Such a decision waits for the month to contest it, and then fails.
#[test]
fn who_is_named_as_concerned_is_not_excluded() {
	build_and_execute(|| {
		admit(SOUTH);
		let motion = open_about(crate::Call::exclude { coop: EAST, reason: REASON }, vec![2]);
		assert_noop!(vote(board(EAST), motion, Choice::No), AssemblyError::Concerned);
		votes(motion, &[NORTH, SOUTH], &[]);
		assert!(failed(enact_after(motion, 32)));
	});
}

#[test]
fn an_upgrade_is_authorised() {
	build_and_execute(|| {
		let code_hash = H256::repeat_byte(9);
		let motion = open(crate::Call::authorize_upgrade { code_hash });
		votes(motion, &[NORTH, EAST], &[]);
		assert!(matches!(enact(motion), Status::Enacted { .. }));
		assert_eq!(System::authorized_upgrade().map(|upgrade| *upgrade.code_hash()), Some(code_hash));
	});
}
