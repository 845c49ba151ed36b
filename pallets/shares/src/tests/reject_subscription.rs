//! `reject_subscription`.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_board_rejects_with_a_reason() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
		events();
		assert_ok!(Shares::reject_subscription(board(COOP), ALICE, reference(5)));
		assert_eq!(
			events(),
			vec![Event::SubscriptionRejected { coop: COOP, who: ALICE, shares: 4, reason: reference(5) }]
		);
		assert_eq!((held(ALICE), pending(ALICE)), ((1, 0), 0));
		// He can ask again.
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 1, statute_hash()));
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		let reject = |origin| Shares::reject_subscription(origin, ALICE, reference(5));
		assert_noop!(reject(board(COOP)), Error::<Test>::NotSubscribed);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
		assert_noop!(reject(board(OTHER)), Error::<Test>::NotSubscribed);
		for origin in not_a_board() {
			assert_noop!(reject(origin), DispatchError::BadOrigin);
		}
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 4));
		assert_noop!(reject(board(COOP)), Error::<Test>::AlreadyAdmitted);
	});
}
