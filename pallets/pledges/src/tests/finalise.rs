use crate::{mock::*, Books, Counts, Credit, Deadline, Refusal, Status, Tally};
use allmende_primitives::{
	assembly::VoterClass,
	currency::{Backing, Split},
	Fraction,
};
use frame_support::{assert_noop, assert_ok};

/// So many approve, object and vouch, then it is finalised.
fn decided(approvals: u64, objections: u64, witnesses: u64) -> Status {
	let id = pledge(ANNA, 101);
	for who in 2..2 + approvals {
		assert_ok!(Pledges::approve(signed(who), CUR, id));
	}
	for who in 2 + approvals..2 + approvals + objections {
		assert_ok!(Pledges::object(signed(who), CUR, id, hash(1)));
	}
	for who in 2..2 + witnesses {
		assert_ok!(Pledges::witness(signed(who), CUR, id));
	}
	pass(WINDOW);
	finalise(id);
	info(id).status
}

fn refused(reason: Refusal) -> Status {
	Status::Refused { reason }
}

#[test]
fn what_is_accepted_is_minted_and_split() {
	build_and_execute(|| {
		let id = pledge(ANNA, 101);
		carry(id);
		pass(WINDOW);
		events();
		finalise(id);
		let due = Deadline { day: info(id).terms.until, block: System::block_number() + LEAST_WINDOW };
		let pledge = info(id);
		assert_eq!((pledge.status, pledge.due), (Status::Accepted, Some(due)));
		assert_eq!(pledge.books, Books { left: 101, left_units: 10, ..Default::default() });
		assert_eq!(backing(), Backing { supply: 101, outstanding: 101, reserve: 0, written_off: 0 });
		assert_eq!((purse(ANNA), purse(pot())), (50, 51));
		let expected = Credit { outstanding: 101, running: 1, pledges: 1, ..Default::default() };
		assert_eq!(credit(ANNA), expected);
		let tally =
			Tally { ordinary: Counts { approvals: 4, objections: 0, witnesses: 1 }, ..Default::default() };
		let split = Split { advance: 50, pot: 51 };
		let accepted = Event::PledgeAccepted { currency: CUR, pledge: id, value: 101, split, tally, due };
		assert_eq!(events(), [accepted]);
		assert_noop!(Pledges::finalise(signed(BEN), CUR, id), Error::WrongStatus);
	});
}

/// Four of eight, two thirds, one objection, one witness.
#[test]
fn the_rule_decides() {
	let table = [
		(0, 0, 0, refused(Refusal::Turnout)),
		(3, 0, 1, refused(Refusal::Turnout)),
		(4, 0, 1, Status::Accepted),
		(3, 1, 1, Status::Accepted),
		(4, 2, 1, refused(Refusal::Objections)),
		(2, 2, 1, refused(Refusal::Objections)),
		(4, 0, 0, refused(Refusal::Witnesses)),
		(8, 0, 8, Status::Accepted),
	];
	for (approvals, objections, witnesses, status) in table {
		build_and_execute(|| {
			assert_eq!(decided(approvals, objections, witnesses), status);
			let minted = if status == Status::Accepted { 101 } else { 0 };
			assert_eq!((backing().supply, credit(ANNA).outstanding, credit(ANNA).open), (minted, minted, 0));
		});
	}
}

#[test]
fn approval_is_a_part_of_those_who_take_part() {
	for (approvals, objections, status) in
		[(4, 2, Status::Accepted), (3, 2, refused(Refusal::Approval)), (5, 3, refused(Refusal::Approval))]
	{
		build_and_execute(|| {
			set_policy(|policy| policy.consensus.most_objections = 9);
			assert_eq!(decided(approvals, objections, 1), status);
		});
	}
}

#[test]
fn a_refusal_is_told() {
	build_and_execute(|| {
		decided(1, 0, 0);
		let tally = Tally { ordinary: Counts { approvals: 1, ..Default::default() }, ..Default::default() };
		let reason = Refusal::Turnout;
		let refused = Event::PledgeRefused { currency: CUR, pledge: 0, value: 101, reason, tally };
		assert_eq!(events().last(), Some(&refused));
		assert_eq!(credit(ANNA), Credit { pledges: 1, ..Default::default() });
		assert_eq!(backing(), Backing::default());
	});
}

#[test]
fn investing_members_neither_carry_nor_block() {
	build_and_execute(|| {
		(20..30).for_each(|who| {
			join_to(COOP, who, VoterClass::Investing);
		});
		let for_it = pledge(ANNA, 100);
		let against = pledge(BEN, 100);
		for who in 20..30 {
			assert_ok!(Pledges::approve(signed(who), CUR, for_it));
			assert_ok!(Pledges::witness(signed(who), CUR, for_it));
			assert_ok!(Pledges::object(signed(who), CUR, against, hash(1)));
		}
		carry(against);
		pass(WINDOW);
		finalise(for_it);
		finalise(against);
		assert_eq!(info(for_it).status, refused(Refusal::Turnout));
		assert_eq!(info(against).status, Status::Accepted);
	});
}

/// A community of one has nobody to agree, and nothing cast passes nothing.
#[test]
fn nobody_agrees_with_himself() {
	build_and_execute(|| {
		Policies::mutate(FOREIGN, |policy| {
			let rule = &mut policy.as_mut().unwrap().1.consensus;
			(rule.witnesses, rule.turnout) = (0, Fraction::new(1, 1_000));
		});
		assert_ok!(Pledges::pledge(signed(NEIGHBOUR), FOREIGN, text("a"), text("b"), terms(10)));
		pass(WINDOW);
		assert_ok!(Pledges::finalise(signed(NEIGHBOUR), FOREIGN, 0));
		let pledge = crate::Pledges::<Test>::get(FOREIGN, 0).unwrap();
		assert_eq!((pledge.poll.voters, pledge.status), (0, refused(Refusal::Turnout)));
	});
}

#[test]
fn the_rule_of_the_opening_decides() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		carry(id);
		set_policy(|policy| policy.consensus.turnout = Fraction::new(1, 1));
		pass(WINDOW);
		finalise(id);
		assert_eq!(info(id).status, Status::Accepted);
	});
}

#[test]
fn who_has_voted_and_left_is_counted() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		carry(id);
		(2..=5).for_each(leave);
		pass(WINDOW);
		finalise(id);
		assert_eq!(info(id).status, Status::Accepted);
	});
}

#[test]
fn not_before_the_window_is_over() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		carry(id);
		only_signed(|origin| Pledges::finalise(origin, CUR, id));
		assert_noop!(Pledges::finalise(signed(BEN), CUR, 7), Error::PledgeNotFound);
		assert_noop!(Pledges::finalise(signed(BEN), CUR, id), Error::VotingNotOver);
		pass_days(WINDOW + 1);
		assert_noop!(Pledges::finalise(signed(BEN), CUR, id), Error::VotingNotOver);
		pass_blocks(LEAST_WINDOW + 1);
		assert_ok!(Pledges::finalise(signed(BEN), CUR, id));
	});
}

#[test]
fn what_nobody_finalises_expires() {
	build_and_execute(|| {
		let (on_the_last_day, late) = (pledge(ANNA, 100), pledge(BEN, 100));
		carry(on_the_last_day);
		carry(late);
		pass_blocks(LEAST_WINDOW + 1);
		pass_days(100);
		finalise(on_the_last_day);
		assert_eq!(info(on_the_last_day).status, Status::Accepted);
		pass_days(1);
		finalise(late);
		assert_eq!(info(late).status, refused(Refusal::Expired));
		assert_eq!(backing().supply, 100);
		// It can be claimed for the least number of blocks.
		deposit(CARLA, 100);
		assert_ok!(try_claim(CARLA, on_the_last_day, 1));
	});
}

#[test]
fn who_has_left_promises_nothing() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		carry(id);
		leave(ANNA);
		pass(WINDOW);
		finalise(id);
		assert_eq!(info(id).status, refused(Refusal::PledgerLeft));
		assert_eq!(credit(ANNA).open, 0);
	});
}

#[test]
fn the_limit_is_looked_at_again() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		carry(id);
		pass(WINDOW);
		set_policy(|policy| policy.credit.first = 99);
		finalise(id);
		assert_eq!(info(id).status, refused(Refusal::Credit));
	});
}

#[test]
fn nothing_is_minted_for_who_is_in_default() {
	build_and_execute(|| {
		let old = overdue(100);
		let id = pledge(ANNA, 100);
		carry(id);
		pass(WINDOW);
		assert_ok!(Pledges::declare_default(signed(BEN), CUR, old));
		finalise(id);
		assert_eq!(info(id).status, refused(Refusal::Credit));
	});
}

#[test]
fn a_paused_currency_postpones() {
	build_and_execute(|| {
		let (good, bad) = (pledge(ANNA, 100), pledge(BEN, 100));
		carry(good);
		pass(WINDOW);
		PausedCurrencies::insert(CUR, ());
		assert_noop!(Pledges::finalise(signed(BEN), CUR, good), Error::Paused);
		finalise(bad);
		assert_eq!(info(bad).status, refused(Refusal::Turnout));
		PausedCurrencies::remove(CUR);
		finalise(good);
		assert_eq!(info(good).status, Status::Accepted);
	});
}
