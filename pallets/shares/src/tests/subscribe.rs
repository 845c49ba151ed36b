//! `subscribe`.

use crate::{mock::*, Error, Event, Subscription, Subscriptions};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError;

#[test]
fn a_member_asks_for_further_shares() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		events();
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 4, statute_hash()));
		assert_eq!(
			events(),
			vec![Event::SharesSubscribed { coop: COOP, who: ALICE, shares: 4, statute_hash: statute_hash() }]
		);
		assert_eq!(
			Subscriptions::<Test>::get(COOP, ALICE),
			Some(Subscription {
				shares: 4,
				requested_on: date(2027, 3, 1),
				statute_hash: statute_hash(),
				admitted: false
			})
		);
		// Nothing is taken before the board has admitted it.
		assert_eq!((held(ALICE), tokens(ALICE)), ((1, 0), 1));
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		let ask = |who, coop, shares, hash| Shares::subscribe(signed(who), coop, shares, hash);
		assert_noop!(ask(ALICE, NOWHERE, 1, statute_hash()), Error::<Test>::NotFound);
		assert_noop!(ask(ALICE, CLUB, 1, statute_hash()), Error::<Test>::SharesNotAllowed);
		assert_noop!(ask(EVE, COOP, 1, statute_hash()), Error::<Test>::NotMember);
		assert_noop!(ask(ALICE, OTHER, 1, statute_hash()), Error::<Test>::NotMember);
		assert_noop!(ask(ALICE, COOP, 0, statute_hash()), Error::<Test>::ZeroShares);
		assert_noop!(ask(ALICE, COOP, 1, H256::zero()), Error::<Test>::StatuteMismatch);
		assert_noop!(ask(ALICE, COOP, 100, statute_hash()), Error::<Test>::AboveMaximum);
		assert_noop!(ask(ALICE, COOP, u32::MAX, statute_hash()), Error::<Test>::AboveMaximum);
		// In the register, but never given shares.
		enter(COOP, BOB);
		assert_noop!(ask(BOB, COOP, 1, statute_hash()), Error::<Test>::NotHolder);
		assert_ok!(ask(ALICE, COOP, 1, statute_hash()));
		assert_noop!(ask(ALICE, COOP, 1, statute_hash()), Error::<Test>::AlreadySubscribed);
	});
}

#[test]
fn the_maximum_itself_is_allowed() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 99, statute_hash()));
	});
}

#[test]
fn the_rest_of_joining_is_an_open_subscription() {
	build_and_execute(|| {
		join(COOP, ALICE, 3);
		assert_noop!(
			Shares::subscribe(signed(ALICE), COOP, 1, statute_hash()),
			Error::<Test>::AlreadySubscribed
		);
	});
}

#[test]
fn a_membership_that_has_ended_takes_no_further_shares() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		end_membership(COOP, ALICE);
		assert_noop!(Shares::subscribe(signed(ALICE), COOP, 1, statute_hash()), Error::<Test>::NotMember);
	});
}

#[test]
fn only_a_signed_origin() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)] {
			assert_noop!(Shares::subscribe(origin, COOP, 1, statute_hash()), DispatchError::BadOrigin);
		}
	});
}
