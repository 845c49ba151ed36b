//! What raises a limit, and what does not.

use crate::{mock::*, Claimants};
use allmende_primitives::{assembly::VoterClass, Fraction};
use frame_support::assert_ok;

/// Somebody takes everything of a pledge.
fn served(pledger: AccountId, who: AccountId, value: u128) {
	let id = accepted(pledger, value);
	let claim = claim(who, id, 10);
	deliver(id, claim);
	confirm(id, claim);
}

#[test]
fn different_people_raise_a_limit() {
	build_and_execute(|| {
		served(ANNA, BEN, 400);
		assert_eq!(limit(ANNA), 1_100);
		served(ANNA, CARLA, 401);
		// Rounded down.
		assert_eq!(limit(ANNA), 1_200);
		assert_eq!(credit(ANNA).kept, 2);
	});
}

/// Two members who serve each other over and over raise each other's limit once in a period.
#[test]
fn two_cannot_farm_it() {
	build_and_execute(|| {
		set_policy(|policy| policy.consensus.window_days = 1);
		let serve = |pledger: AccountId, who| {
			let id = pledge(pledger, 400);
			carry(id);
			pass_days(2);
			pass_blocks(LEAST_WINDOW + 1);
			finalise(id);
			let claim = claim(who, id, 10);
			confirm(id, claim);
		};
		for _ in 0..7 {
			serve(ANNA, BEN);
			serve(BEN, ANNA);
		}
		// Four weeks.
		assert_eq!((limit(ANNA), limit(BEN)), (1_100, 1_100));
		serve(CARLA, DORA);
		// Thirty days after Anna's first, which was two days after the beginning.
		serve(ANNA, BEN);
		assert_eq!((limit(ANNA), limit(BEN)), (1_200, 1_100));
		serve(BEN, ANNA);
		assert_eq!((limit(ANNA), limit(BEN)), (1_200, 1_200));
	});
}

/// One member can have many accounts that hold a currency. Only members are counted.
#[test]
fn accounts_are_not_people() {
	build_and_execute(|| {
		for who in [STRANGER, 201, 202, NEIGHBOUR] {
			served(ANNA, who, 400);
		}
		assert_eq!((limit(ANNA), credit(ANNA).kept), (FIRST, 4));
		join_to(COOP, 203, VoterClass::Investing);
		served(ANNA, 203, 400);
		assert_eq!(limit(ANNA), 1_100);
	});
}

#[test]
fn parts_of_a_pledge_count_for_who_takes_them() {
	build_and_execute(|| {
		let id = accepted(ANNA, 400);
		for who in [BEN, CARLA] {
			let claim = claim(who, id, 5);
			confirm(id, claim);
		}
		assert_eq!(limit(ANNA), 1_100);
		// What raises nothing uses no period up.
		let id = accepted(ANNA, 400);
		let claim_of_one = |units| {
			let claim = claim(DORA, id, units);
			confirm(id, claim);
		};
		set_policy(|policy| policy.credit.raise = Fraction::new(1, 100));
		claim_of_one(1);
		assert_eq!(limit(ANNA), 1_100);
		set_policy(|policy| policy.credit.raise = Fraction::new(1, 4));
		claim_of_one(1);
		assert_eq!(limit(ANNA), 1_110);
	});
}

#[test]
fn there_is_a_highest_limit() {
	build_and_execute(|| {
		set_policy(|policy| policy.credit.most = 1_050);
		served(ANNA, BEN, 400);
		assert_eq!(limit(ANNA), 1_050);
		// Lowered, it holds for all; raised, each has what he has earned.
		set_policy(|policy| policy.credit.most = 700);
		assert_eq!((limit(ANNA), limit(BEN)), (700, 700));
		set_policy(|policy| policy.credit.most = MOST);
		assert_eq!((limit(ANNA), limit(BEN)), (1_050, FIRST));
	});
}

/// What was earned or lost stays when the policy for beginners changes.
#[test]
fn a_new_policy_is_for_beginners() {
	build_and_execute(|| {
		served(ANNA, BEN, 400);
		set_policy(|policy| policy.credit.first = 2_000);
		assert_eq!((limit(ANNA), limit(BEN)), (1_100, 2_000));
	});
}

/// A rule that cannot be reckoned never stands in the way of a delivery.
#[test]
fn a_delivery_never_fails_for_the_limit() {
	build_and_execute(|| {
		set_policy(|policy| policy.credit.raise = Fraction::new(u32::MAX, 0));
		served(ANNA, BEN, 400);
		assert_eq!(limit(ANNA), FIRST);
	});
}

#[test]
fn a_pledge_to_one_account_counts_once_like_others() {
	build_and_execute(|| {
		for _ in 0..2 {
			let mut terms = terms(400);
			terms.claimants = Claimants::Account(BEN);
			let id = accepted_on(ANNA, terms);
			let claim = claim(BEN, id, 10);
			deliver(id, claim);
			pass(CONFIRMATION);
			assert_ok!(Pledges::settle_claim(signed(ANNA), CUR, id, claim));
		}
		// The second one comes 30 days after the first: 14 to confirm, 15 to vote, 1 to pass.
		assert_eq!(limit(ANNA), 1_200);
	});
}

/// A promise that was broken is not kept any more by what is delivered later, whoever finds that it was.
#[test]
fn what_comes_after_the_default_raises_nothing() {
	build_and_execute(|| {
		let id = accepted(ANNA, 400);
		pass_days(80);
		let (confirmed, silent, disputed) = (claim(BEN, id, 2), claim(CARLA, id, 2), claim(DORA, id, 2));
		deliver(id, silent);
		assert_ok!(Pledges::dispute(signed(DORA), CUR, id, disputed, hash(1)));
		pass(5);
		pass(GRACE);
		assert_ok!(Pledges::declare_default(signed(BEN), CUR, id));
		confirm(id, confirmed);
		Mediators::insert(COOP, vec![EMIL]);
		let whole = Fraction::new(1, 1);
		assert_ok!(Pledges::resolve(mediators_of(COOP), CUR, id, disputed, whole, hash(2)));
		pass(CONFIRMATION);
		assert_ok!(Pledges::settle_claim(signed(ANNA), CUR, id, silent));
		assert_eq!(info(id).books.delivered, 240);
		assert_eq!(limit(ANNA), FIRST / 2);
		// Nor is their period used up: another pledge that she keeps counts.
		assert_eq!(crate::Counterparties::<Test>::iter().count(), 0);
	});
}
