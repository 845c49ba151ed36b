//! Reading.

use crate::{mock::*, MemberDetails};
use allmende_primitives::{Month, MAX_PAGE};
use frame_support::{assert_ok, weights::Weight};

#[test]
fn a_member_reads_the_membership() {
	build_and_execute(|| {
		admit(ANNA);
		let entry = entry_of(COOP, ANNA);
		let details = MemberDetails { number: 4, entry, shares: 2 };
		assert_eq!(Membership::member(COOP, ANNA), Some(details));
		assert_eq!(Membership::member(OTHER, ANNA), None);
		let_leave(COOP, ANNA);
		assert_eq!(Membership::member(COOP, ANNA), None);
	});
}

#[test]
fn the_register_is_read_in_pages() {
	build_and_execute(|| {
		for who in 1_000..1_150 {
			admit(who);
		}
		let_leave(COOP, 1_000);
		idle(Weight::MAX);

		let numbers = |from, limit| -> Vec<u32> {
			Membership::register(COOP, from, limit).into_iter().map(|line| line.number).collect()
		};
		assert_eq!(numbers(1, 3), [1, 2, 3]);
		assert_eq!(numbers(0, 2), [1, 2]);
		assert_eq!(numbers(151, 10), [151, 152, 153]);
		assert!(numbers(154, 10).is_empty());
		assert!(numbers(u32::MAX, u32::MAX).is_empty());
		assert!(numbers(1, 0).is_empty());
		assert_eq!(numbers(1, u32::MAX), (1..=MAX_PAGE).collect::<Vec<_>>());
		// Former members stay in it.
		let former = Membership::register(COOP, 4, 1).remove(0).entry;
		assert_eq!((former.account, former.left_on), (1_000, Some(date(2026, 12, 31))));
		assert_eq!(Membership::register(99, 1, 10), []);
	});
}

#[test]
fn the_register_tells_the_shares() {
	build_and_execute(|| {
		let shares = || -> Vec<u32> {
			Membership::register(COOP, 1, 10).into_iter().map(|line| line.shares).collect()
		};
		admit_to(COOP, ANNA, 5);
		assert_eq!(shares(), [1, 1, 1, 5]);
		// They are held until the end has been entered.
		let_leave(COOP, ANNA);
		assert_eq!(shares(), [1, 1, 1, 5]);
		idle(Weight::MAX);
		assert_eq!(shares(), [1, 1, 1, 0]);
		// Those of somebody who came back belong to the new entry.
		admit_to(COOP, ANNA, 7);
		assert_eq!(shares(), [1, 1, 1, 0, 7]);
	});
}

#[test]
fn applications_are_read_in_pages() {
	build_and_execute(|| {
		(1_000..1_150).for_each(apply);
		assert_ok!(apply_to(OTHER, ANNA, 1));
		assert_eq!(Membership::applications(COOP, None, u32::MAX).len(), usize::try_from(MAX_PAGE).unwrap());
		let (mut seen, mut after) = (Vec::new(), None);
		loop {
			let page = Membership::applications(COOP, after, 40);
			let Some((last, _)) = page.last() else { break };
			after = Some(*last);
			seen.extend(page.into_iter().map(|(who, application)| {
				assert_eq!(application.data_hash, data_of(who));
				who
			}));
		}
		seen.sort();
		assert_eq!(seen, (1_000..1_150).collect::<Vec<_>>());
	});
}

#[test]
fn an_account_finds_its_cooperatives() {
	build_and_execute(|| {
		for coop in 100..110 {
			found(coop, &[ANNA, BEN, CLARA]);
		}
		let_leave(104, ANNA);
		let (mut seen, mut after) = (Vec::new(), None);
		loop {
			let page = Membership::memberships(ANNA, after, 4);
			let Some((last, _)) = page.last() else { break };
			assert!(page.len() <= 4);
			after = Some(*last);
			seen.extend(page);
		}
		seen.sort();
		let expected: Vec<_> = (100..110).filter(|coop| *coop != 104).map(|coop| (coop, 1)).collect();
		assert_eq!(seen, expected);
		assert_eq!(Membership::memberships(ANNA, None, 0), []);
		assert_eq!(Membership::memberships(50, None, 10), []);
	});
}

#[test]
fn an_invitation_is_shown_while_it_stands() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		set_today(today().plus_days(90));
		assert_eq!(Membership::invitation(COOP, ANNA).unwrap().inviter, 1);
		assert_eq!(Membership::invitation(OTHER, ANNA), None);
		set_today(today().plus_days(1));
		assert_eq!(Membership::invitation(COOP, ANNA), None);
	});
}

#[test]
fn the_end_is_told_before_notice_is_given() {
	build_and_execute(|| {
		amend(COOP, |parameters| parameters.fiscal_year_end = Month::May);
		assert_eq!(Membership::notice_would_end_on(COOP), Some(date(2027, 5, 31)));
		assert_eq!(Membership::notice_would_end_on(99), None);
		assert_ok!(Membership::give_notice(signed(1), COOP));
		assert_eq!(entry_of(COOP, 1).leaves_on, Membership::notice_would_end_on(COOP));
	});
}
