use crate::{mock::*, Choice, Counts, Obstacle, Tally, Vote};
use allmende_primitives::assembly::VoterClass;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn witness(who: AccountId, id: u32) -> DispatchResult {
	Pledges::witness(signed(who), CUR, id)
}

fn approve(who: AccountId, id: u32) -> DispatchResult {
	Pledges::approve(signed(who), CUR, id)
}

fn object(who: AccountId, id: u32) -> DispatchResult {
	Pledges::object(signed(who), CUR, id, hash(9))
}

fn counts(approvals: u32, objections: u32, witnesses: u32) -> Counts {
	Counts { approvals, objections, witnesses }
}

const OBJECT: Choice = Choice::Object { reasons: sp_core::H256::repeat_byte(9) };

#[test]
fn votes_are_counted() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		events();
		assert_ok!(witness(BEN, id));
		assert_ok!(approve(BEN, id));
		assert_ok!(approve(CARLA, id));
		assert_ok!(object(DORA, id));
		assert_eq!(tally(id), Tally { ordinary: counts(2, 1, 1), ..Default::default() });
		let class = VoterClass::Ordinary;
		let voted =
			|voter, choice| Event::Voted { currency: CUR, pledge: id, voter, class, old: None, choice };
		assert_eq!(
			events(),
			[
				Event::Witnessed { currency: CUR, pledge: id, voter: 2, class },
				voted(2, Choice::Approve),
				voted(3, Choice::Approve),
				voted(4, OBJECT),
			]
		);
	});
}

#[test]
fn a_vote_takes_the_place_of_the_last_one() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		assert_ok!(approve(BEN, id));
		assert_ok!(approve(BEN, id));
		assert_eq!(tally(id).ordinary, counts(1, 0, 0));
		assert_ok!(object(BEN, id));
		assert_eq!(tally(id).ordinary, counts(0, 1, 0));
		assert_ok!(approve(BEN, id));
		assert_eq!(tally(id).ordinary, counts(1, 0, 0));
		assert!(matches!(events().last(), Some(Event::Voted { old: Some(old), .. }) if *old == OBJECT));
		let vote = Vote { class: VoterClass::Ordinary, choice: Choice::Approve };
		assert_eq!(Pledges::vote_of(CUR, id, 2), Some(vote));
	});
}

#[test]
fn who_objects_does_not_vouch() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		assert_ok!(witness(BEN, id));
		assert_noop!(witness(BEN, id), Error::AlreadyWitnessed);
		assert_ok!(object(BEN, id));
		assert_eq!(tally(id).ordinary, counts(0, 1, 0));
		assert_noop!(witness(BEN, id), Error::HasObjected);
		assert_ok!(approve(BEN, id));
		assert_ok!(witness(BEN, id));
		assert_eq!(tally(id).ordinary, counts(1, 0, 1));
	});
}

#[test]
fn investing_members_are_counted_apart() {
	build_and_execute(|| {
		join_to(COOP, 20, VoterClass::Investing);
		let id = pledge(ANNA, 100);
		assert_ok!(witness(20, id));
		assert_ok!(approve(20, id));
		assert_eq!(tally(id), Tally { ordinary: counts(0, 0, 0), investing: counts(1, 0, 1) });
		// The record stays with the counters that it went to, whatever the voter has become.
		Numbers::insert(COOP, 20, (10, VoterClass::Ordinary));
		assert_ok!(object(20, id));
		assert_eq!(tally(id), Tally { ordinary: counts(0, 0, 0), investing: counts(0, 1, 0) });
		// Also when he has vouched only.
		join_to(COOP, 21, VoterClass::Investing);
		let id = pledge(BEN, 100);
		assert_ok!(witness(21, id));
		Numbers::insert(COOP, 21, (11, VoterClass::Ordinary));
		assert_ok!(approve(21, id));
		assert_eq!(tally(id), Tally { ordinary: counts(0, 0, 0), investing: counts(1, 0, 1) });
	});
}

/// Every reason for which somebody has no vote, by each call, and as the view tells it.
#[test]
fn who_has_no_vote() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		let refused = |who: AccountId, id: u32, error: Error, obstacle: Obstacle| {
			assert_noop!(witness(who, id), error);
			assert_noop!(approve(who, id), Error::from(obstacle));
			assert_noop!(object(who, id), Error::from(obstacle));
			assert_eq!(Pledges::may_vote(CUR, id, who), Err(obstacle));
		};
		assert_eq!(Pledges::may_vote(CUR, id, BEN), Ok(()));
		refused(BEN, 1, Error::PledgeNotFound, Obstacle::PledgeNotFound);
		refused(ANNA, id, Error::OwnPledge, Obstacle::OwnPledge);
		refused(STRANGER, id, Error::NotEntitled, Obstacle::NotEntitled);
		refused(NEIGHBOUR, id, Error::NotEntitled, Obstacle::NotEntitled);
		join(30);
		refused(30, id, Error::JoinedAfterOpening, Obstacle::JoinedAfterOpening);
		leave(BEN);
		refused(BEN, id, Error::NotEntitled, Obstacle::NotEntitled);
		// Who comes back has a new number.
		join(BEN);
		refused(BEN, id, Error::JoinedAfterOpening, Obstacle::JoinedAfterOpening);
		// The pledger has no vote with another key either.
		leave(ANNA);
		Numbers::insert(COOP, 31, (1, VoterClass::Ordinary));
		refused(31, id, Error::OwnPledge, Obstacle::OwnPledge);
		pass(WINDOW);
		refused(CARLA, id, Error::VotingOver, Obstacle::VotingOver);
		finalise(id);
		refused(CARLA, id, Error::WrongStatus, Obstacle::WrongStatus);
	});
}

#[test]
fn only_signed_votes() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		only_signed(|origin| Pledges::witness(origin, CUR, id));
		only_signed(|origin| Pledges::approve(origin, CUR, id));
		only_signed(|origin| Pledges::object(origin, CUR, id, hash(1)));
	});
}

/// The window is over when both its last day and its last block have passed.
#[test]
fn a_standstill_takes_no_vote() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		pass_blocks(2 * LEAST_WINDOW);
		pass_days(WINDOW);
		assert_ok!(approve(BEN, id));
		pass_days(1);
		assert_noop!(approve(CARLA, id), Error::VotingOver);

		let id = pledge(DORA, 100);
		pass_days(2 * WINDOW);
		assert_ok!(approve(BEN, id));
		pass_blocks(LEAST_WINDOW);
		assert_ok!(approve(CARLA, id));
		pass_blocks(1);
		assert_noop!(approve(EMIL, id), Error::VotingOver);
	});
}
