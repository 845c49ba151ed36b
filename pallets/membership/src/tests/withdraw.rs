//! An applicant takes the application back.

use crate::{mock::*, Applications, Invitations};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_applicant_takes_it_back() {
	build_and_execute(|| {
		apply(ANNA);
		assert_ok!(apply_to(OTHER, ANNA, 2));
		apply(BEN);
		events();
		assert_ok!(Membership::withdraw(signed(ANNA), COOP));

		assert!(!Applications::<Test>::contains_key(COOP, ANNA));
		assert!(Applications::<Test>::contains_key(OTHER, ANNA));
		assert!(Applications::<Test>::contains_key(COOP, BEN));
		assert_eq!(events(), [Event::ApplicationWithdrawn { coop: COOP, who: ANNA }]);
		// And thinks again.
		apply(ANNA);
	});
}

#[test]
fn the_invitation_ends_with_it() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_ok!(Membership::invite(signed(1), OTHER, ANNA));
		apply(ANNA);
		assert_ok!(Membership::withdraw(signed(ANNA), COOP));
		assert!(!Invitations::<Test>::contains_key(COOP, ANNA));
		assert!(Invitations::<Test>::contains_key(OTHER, ANNA));
	});
}

#[test]
fn there_must_be_one() {
	build_and_execute(|| {
		apply(ANNA);
		assert_noop!(Membership::withdraw(signed(ANNA), OTHER), Error::ApplicationNotFound);
		assert_noop!(Membership::withdraw(signed(BEN), COOP), Error::ApplicationNotFound);
		assert_ok!(Membership::admit(board(COOP), ANNA));
		assert_noop!(Membership::withdraw(signed(ANNA), COOP), Error::ApplicationNotFound);
	});
}

#[test]
fn the_applicant_signs() {
	build_and_execute(|| {
		for origin in unsigned_origins() {
			assert_noop!(Membership::withdraw(origin, COOP), DispatchError::BadOrigin);
		}
	});
}
