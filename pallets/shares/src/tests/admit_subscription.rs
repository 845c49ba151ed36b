//! `admit_subscription`.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

/// Alice holds one share and asks for four more.
fn asked() {
	join(COOP, ALICE, 1);
	assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
	events();
}

#[test]
fn the_board_admits_and_what_is_lawful_is_taken_up() {
	build_and_execute(|| {
		asked();
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 4));
		assert_eq!(
			events(),
			vec![
				Event::SubscriptionAdmitted { coop: COOP, who: ALICE, shares: 4 },
				Event::SharesTaken { coop: COOP, who: ALICE, old: 1, new: 2 },
			]
		);
		assert_eq!((held(ALICE), tokens(ALICE), pending(ALICE)), ((2, 0), 2, 3));
	});
}

#[test]
fn who_has_paid_takes_all_of_it() {
	build_and_execute(|| {
		join(COOP, ALICE, 3);
		pay(ALICE, 3 * NOMINAL);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 2, statute_hash()));
		events();
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 2));
		assert_eq!(
			events(),
			vec![
				Event::SubscriptionAdmitted { coop: COOP, who: ALICE, shares: 2 },
				Event::SharesTaken { coop: COOP, who: ALICE, old: 3, new: 5 },
			]
		);
		assert_eq!((held(ALICE), pending(ALICE)), ((5, 3 * NOMINAL), 0));
	});
}

#[test]
fn who_has_not_paid_waits_with_all_of_it() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 1, statute_hash()));
		events();
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 1));
		assert_eq!(events(), vec![Event::SubscriptionAdmitted { coop: COOP, who: ALICE, shares: 1 }]);
		assert_eq!((held(ALICE), pending(ALICE)), ((2, 0), 1));
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 4), Error::<Test>::NotSubscribed);
		asked();
		// The board of another cooperative has no say.
		assert_noop!(Shares::admit_subscription(board(OTHER), ALICE, 4), Error::<Test>::NotSubscribed);
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 3), Error::<Test>::TermsMismatch);
		for origin in not_a_board() {
			assert_noop!(Shares::admit_subscription(origin, ALICE, 4), DispatchError::BadOrigin);
		}
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 4));
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 3), Error::<Test>::AlreadyAdmitted);
	});
}

#[test]
fn a_subscription_replaced_in_the_meantime_is_not_admitted_unread() {
	build_and_execute(|| {
		asked();
		assert_ok!(Shares::withdraw_subscription(signed(ALICE), COOP));
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 90, statute_hash()));
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 4), Error::<Test>::TermsMismatch);
	});
}

#[test]
fn it_refuses_after_another_statute_has_come_into_force() {
	build_and_execute(|| {
		asked();
		amend(|_| ());
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 4), Error::<Test>::StatuteChanged);
	});
}

#[test]
fn it_refuses_who_is_no_longer_a_member() {
	build_and_execute(|| {
		asked();
		end_membership(COOP, ALICE);
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 4), Error::<Test>::NotMember);
	});
}

#[test]
fn it_refuses_beyond_the_maximum() {
	build_and_execute(|| {
		asked();
		// As if the statute's parameters were corrected without a new text.
		set_terms(|terms| terms.maximum = 4);
		assert_noop!(Shares::admit_subscription(board(COOP), ALICE, 4), Error::<Test>::AboveMaximum);
		set_terms(|terms| terms.maximum = 5);
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 4));
	});
}
