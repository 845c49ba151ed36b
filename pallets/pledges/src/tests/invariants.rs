//! Each invariant notices its corruption.

use crate::{
	mock::{Pledges, *},
	*,
};
use allmende_primitives::{
	assembly::VoterClass,
	currency::{Currencies, Units},
};
use frame_support::assert_ok;

/// Pledge 0 of Anna's is accepted, with a claim that was delivered, one that waits, and Ben as its guarantor. Pledge 1 of
/// Carla's is voted on. Pledge 2 of Dora's was written off. Then the state is corrupted, and the invariant must say how.
fn corrupted(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		let mut long = terms(100);
		long.until = today().plus_days(500);
		assert_eq!(accepted_on(ANNA, long), 0);
		let mut open = terms(50);
		open.until = today().plus_days(500);
		assert_ok!(Pledges::guarantee(signed(BEN), CUR, 0, 30));
		let first = claim(BEN, 0, 3);
		confirm(0, first);
		claim(CARLA, 0, 2);
		let lost = accepted(DORA, 40);
		spend(DORA);
		pass_grace();
		assert_ok!(Pledges::write_off(assembly_of(COOP), CUR, lost, hash(1)));
		let vote_on = pledge_on(CARLA, open);
		assert_ok!(Pledges::approve(signed(ANNA), CUR, vote_on));
		assert_ok!(Pledges::witness(signed(BEN), CUR, vote_on));
		assert_ok!(Pledges::object(signed(DORA), CUR, vote_on, hash(1)));
		check_state();

		corrupt();
		assert_eq!(Pledges::do_try_state(), Err(expected.into()));
	});
}

fn change(id: u32, change: impl FnOnce(&mut PledgeOf<Test>)) {
	crate::Pledges::<Test>::mutate(CUR, id, |pledge| change(pledge.as_mut().unwrap()));
}

fn change_credit(who: AccountId, change: impl FnOnce(&mut Credit)) {
	Credits::<Test>::mutate(CUR, who, change);
}

fn change_claim(claim: u32, change: impl FnOnce(&mut ClaimOf<Test>)) {
	Claims::<Test>::mutate((CUR, 0), claim, |claim| change(claim.as_mut().unwrap()));
}

const OPEN: u32 = 2;
const LOST: u32 = 1;

#[test]
fn i1_ids() {
	corrupted(|| NextPledgeId::<Test>::insert(CUR, 2), "I1: a pledge has an id that was not given");
	corrupted(|| NextPledgeId::<Test>::insert(CUR, 4), "I1: an id was given and its pledge is missing");
	corrupted(|| NextPledgeId::<Test>::insert(NONE, 1), "I1: an id was given and its pledge is missing");
	corrupted(|| Descriptions::<Test>::remove(CUR, 0), "I1: a pledge has no documents");
	let orphan = "I1: documents or votes without a pledge";
	corrupted(|| Tallies::<Test>::insert(CUR, 9, Tally::default()), orphan);
	corrupted(
		|| {
			let description = Descriptions::<Test>::get(CUR, 0).unwrap();
			Descriptions::<Test>::insert(CUR, 9, description);
		},
		orphan,
	);
	let vote = Vote { class: VoterClass::Ordinary, choice: Choice::Approve };
	corrupted(|| Votes::<Test>::insert((CUR, 9), 1, vote), orphan);
	corrupted(|| Witnesses::<Test>::insert((CUR, 9), 1, VoterClass::Ordinary), orphan);
	corrupted(|| Claims::<Test>::insert((CUR, 9), 0, claim_info(0, 0)), orphan);
}

#[test]
fn i2_votes() {
	let not_those = "I2: the counters are not the votes";
	corrupted(|| Tallies::<Test>::mutate(CUR, OPEN, |tally| tally.ordinary.approvals += 1), not_those);
	corrupted(|| Tallies::<Test>::mutate(CUR, OPEN, |tally| tally.investing.objections += 1), not_those);
	corrupted(|| Votes::<Test>::remove((CUR, OPEN), 1), not_those);
	corrupted(|| Witnesses::<Test>::remove((CUR, OPEN), 2), not_those);
	let nobody = "I2: somebody has voted who does not";
	let vote = Vote { class: VoterClass::Ordinary, choice: Choice::Approve };
	corrupted(|| Votes::<Test>::insert((CUR, OPEN), 3, vote), nobody);
	corrupted(|| Votes::<Test>::insert((CUR, OPEN), 10, vote), nobody);
	corrupted(|| Witnesses::<Test>::insert((CUR, OPEN), 10, VoterClass::Ordinary), nobody);
}

#[test]
fn i3_books() {
	corrupted(
		|| change(OPEN, |pledge| pledge.books.left = 1),
		"I3: nothing was minted, and something is in the books",
	);
	corrupted(|| change(0, |pledge| pledge.books.left += 1), "I3: the books are not the value");
	corrupted(|| change(0, |pledge| pledge.terms.value += 1), "I3: the books are not the value");
	let worth = "I3: a service unit is worth nothing, or something is left without one";
	corrupted(|| change(0, |pledge| pledge.books.left_units = 0), worth);
	corrupted(|| change(0, |pledge| pledge.books.left_units = 51), worth);
	corrupted(|| change(0, |pledge| pledge.books.left_units = 9), "I3: more service units than were pledged");
}

#[test]
fn i4_claims() {
	corrupted(|| change(0, |pledge| pledge.next_claim = 1), "I4: a claim has an id that was not given");
	corrupted(|| change(0, |pledge| pledge.next_claim = 3), "I4: an id was given and its claim is missing");
	corrupted(|| change_claim(1, |claim| claim.claimant = ANNA), "I4: a pledger claims his own pledge");
	let on = today;
	corrupted(
		|| change_claim(0, |claim| claim.stage = Stage::Settled { on: on(), retired: 31 }),
		"I4: more was delivered than claimed",
	);
	let not_those = "I4: the books are not the claims";
	corrupted(|| change_claim(0, |claim| claim.stage = Stage::Settled { on: on(), retired: 29 }), not_those);
	corrupted(|| change_claim(1, |claim| claim.value += 1), not_those);
	corrupted(|| change_claim(1, |claim| claim.units += 1), not_those);
}

#[test]
fn i5_status() {
	let not_that = "I5: the status is not that of the books";
	corrupted(|| change(0, |pledge| pledge.status = Status::Open), not_that);
	corrupted(|| change(0, |pledge| pledge.status = Status::Closed { outcome: Outcome::Kept }), not_that);
	corrupted(|| change(OPEN, |pledge| pledge.status = Status::Accepted), not_that);
	corrupted(|| change(LOST, |pledge| pledge.status = Status::Accepted), not_that);
	corrupted(
		|| change(LOST, |pledge| pledge.status = Status::Closed { outcome: Outcome::Late }),
		"I5: a pledge has not ended as it was kept",
	);
	corrupted(
		|| {
			change(LOST, |pledge| {
				pledge.defaulted_on = None;
				pledge.status = Status::Closed { outcome: Outcome::Kept };
			});
		},
		"I5: others have paid for a pledge that is not in default",
	);
}

#[test]
fn i6_backing() {
	corrupted(
		|| Backings::mutate(CUR, |backing| backing.outstanding += 1),
		"I6: the currency says that something else is outstanding",
	);
	corrupted(
		|| Backings::mutate(CUR, |backing| backing.written_off -= 1),
		"I6: the currency says that something else is written off",
	);
}

#[test]
fn i7_credit() {
	let not_those = "I7: a credit is not that of the pledges";
	corrupted(|| change_credit(ANNA, |credit| credit.outstanding -= 1), not_those);
	corrupted(|| change_credit(CARLA, |credit| credit.open += 1), not_those);
	corrupted(|| change_credit(BEN, |credit| credit.guaranteed = 0), not_those);
	corrupted(|| change_credit(ANNA, |credit| credit.running = 0), not_those);
	corrupted(|| change_credit(ANNA, |credit| credit.kept = 1), not_those);
	corrupted(|| change_credit(ANNA, |credit| credit.late = 1), not_those);
	corrupted(|| change_credit(DORA, |credit| credit.broken = 0), not_those);
	corrupted(|| change_credit(DORA, |credit| credit.in_default = 1), not_those);
	corrupted(|| change_credit(DORA, |credit| credit.pledges = 2), not_those);
	corrupted(|| Credits::<Test>::remove(CUR, DORA), "I7: a pledge or a guarantee is in nobody's credit");
	let twice = "I7: a pledge is in the index twice";
	corrupted(|| PledgesOf::<Test>::insert((CUR, ANNA), 1, 0), twice);
	corrupted(
		|| PledgesOf::<Test>::insert((CUR, ANNA), 0, OPEN),
		"I7: somebody else's pledge is in an index",
	);
	corrupted(|| PledgesOf::<Test>::remove((CUR, ANNA), 0), "I7: a pledge is in no index");
}

#[test]
fn i8_guarantees() {
	let set = |id: u32, who: AccountId, amount: Units| {
		let old = Guarantees::<Test>::get((CUR, id), who).unwrap_or_default();
		Guarantees::<Test>::insert((CUR, id), who, amount);
		change_credit(who, |credit| credit.guaranteed = credit.guaranteed - old + amount);
	};
	corrupted(|| set(9, BEN, 1), "I8: a guarantee for nothing");
	corrupted(|| set(0, ANNA, 1), "I8: a pledger guarantees his own pledge");
	let amount = "I8: a guarantee for nothing, or for more than everything";
	corrupted(|| set(0, BEN, 0), amount);
	corrupted(|| set(0, BEN, 101), amount);
}

#[test]
fn i9_counterparties() {
	corrupted(
		|| Counterparties::<Test>::insert((CUR, ANNA), BEN, today().plus_days(1)),
		"I9: a limit was raised on a day to come",
	);
	corrupted(
		|| Counterparties::<Test>::insert((CUR, ANNA), ANNA, today()),
		"I9: somebody has raised his own limit",
	);
}

#[test]
fn i10_escrows() {
	let missing = "I10: more is claimed than is in escrow";
	corrupted(|| Escrows::mutate(CUR, CARLA, |held| *held -= 1), missing);
	corrupted(|| Escrows::remove(CUR, CARLA), missing);
	// Two claims of one account count together.
	let second = || {
		claim(CARLA, 0, 1);
		Escrows::mutate(CUR, CARLA, |held| *held -= 1);
	};
	corrupted(second, missing);
}

/// What another pallet has put there is none of this one's business.
#[test]
fn i10_leaves_room_for_others() {
	new_test_ext().execute_with(|| {
		let id = accepted(ANNA, 100);
		claim(BEN, id, 2);
		deposit(BEN, 5);
		assert_ok!(Ledger::escrow(CUR, &BEN, 5));
		assert_ok!(Pledges::do_try_state());
	});
}
