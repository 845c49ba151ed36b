//! `withdraw_subscription`.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn a_member_withdraws_what_the_board_has_not_admitted() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
		events();
		assert_ok!(Shares::withdraw_subscription(signed(ALICE), COOP));
		assert_eq!(events(), vec![Event::SubscriptionWithdrawn { coop: COOP, who: ALICE, shares: 4 }]);
		assert_eq!((held(ALICE), pending(ALICE)), ((1, 0), 0));
	});
}

#[test]
fn an_admitted_rest_can_be_withdrawn_and_what_was_taken_up_stays() {
	build_and_execute(|| {
		join(COOP, ALICE, 5);
		pay(ALICE, NOMINAL);
		assert_eq!((held(ALICE), pending(ALICE)), ((3, NOMINAL), 2));
		events();
		assert_ok!(Shares::withdraw_subscription(signed(ALICE), COOP));
		assert_eq!(events(), vec![Event::SubscriptionWithdrawn { coop: COOP, who: ALICE, shares: 2 }]);
		assert_eq!((held(ALICE), pending(ALICE)), ((3, NOMINAL), 0));
		// The next payment takes nothing up any more.
		pay(ALICE, NOMINAL);
		assert_eq!(held(ALICE), (3, 2 * NOMINAL));
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		assert_noop!(Shares::withdraw_subscription(signed(ALICE), COOP), Error::<Test>::NotSubscribed);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
		assert_noop!(Shares::withdraw_subscription(signed(BOB), COOP), Error::<Test>::NotSubscribed);
		assert_noop!(Shares::withdraw_subscription(signed(ALICE), OTHER), Error::<Test>::NotSubscribed);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)] {
			assert_noop!(Shares::withdraw_subscription(origin, COOP), DispatchError::BadOrigin);
		}
	});
}
