//! An invitation is taken back.

use crate::{mock::*, Invitations, References};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_inviter_takes_it_back() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_ok!(Membership::invite(signed(1), OTHER, ANNA));
		events();
		assert_ok!(Membership::revoke_invitation(signed(1), COOP, ANNA));

		assert!(!Invitations::<Test>::contains_key(COOP, ANNA));
		assert!(Invitations::<Test>::contains_key(OTHER, ANNA));
		// The account stays in existence.
		assert!(References::<Test>::contains_key(ANNA));
		assert!(System::account_exists(&ANNA));
		assert_eq!(events(), [Event::InvitationRevoked { coop: COOP, who: ANNA, inviter: 1 }]);
	});
}

#[test]
fn anybody_clears_it_once_it_has_lapsed() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		set_today(today().plus_days(90));
		for caller in [2, ANNA, BEN] {
			assert_noop!(Membership::revoke_invitation(signed(caller), COOP, ANNA), Error::NotAuthorised);
		}
		set_today(today().plus_days(1));
		events();
		assert_ok!(Membership::revoke_invitation(signed(BEN), COOP, ANNA));
		assert_eq!(events(), [Event::InvitationRevoked { coop: COOP, who: ANNA, inviter: 1 }]);
	});
}

#[test]
fn a_former_member_takes_back_what_still_stands() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(3), COOP));
		set_today(date(2026, 12, 31));
		assert_ok!(Membership::invite(signed(3), COOP, ANNA));
		set_today(date(2027, 1, 1));
		assert_ok!(Membership::complete_exit(signed(1), COOP, 3));
		assert_ok!(Membership::revoke_invitation(signed(3), COOP, ANNA));
	});
}

#[test]
fn there_must_be_one() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_noop!(Membership::revoke_invitation(signed(1), COOP, BEN), Error::InvitationNotFound);
		assert_noop!(Membership::revoke_invitation(signed(1), OTHER, ANNA), Error::InvitationNotFound);
	});
}

#[test]
fn the_caller_signs() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		for origin in unsigned_origins() {
			assert_noop!(Membership::revoke_invitation(origin, COOP, ANNA), DispatchError::BadOrigin);
		}
	});
}
