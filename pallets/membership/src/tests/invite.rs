//! A member invites somebody.

use crate::{mock::*, Invitation, Invitations, OpenInvitations, References};
use frame_support::{
	assert_noop, assert_ok, traits::fungible::Mutate, traits::tokens::Preservation::Expendable,
};
use sp_runtime::DispatchError;

#[test]
fn an_invited_account_exists() {
	build_and_execute(|| {
		assert!(!System::account_exists(&ANNA));
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));

		let until = today().plus_days(90);
		assert_eq!(Invitations::<Test>::get(COOP, ANNA), Some(Invitation { inviter: 1, until }));
		assert_eq!(OpenInvitations::<Test>::get(COOP, 1), 1);
		assert!(System::account_exists(&ANNA));
		assert_eq!(events(), [Event::Invited { coop: COOP, who: ANNA, inviter: 1, until }]);
	});
}

#[test]
fn the_reference_is_given_once_and_outlives_every_balance() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_ok!(Membership::invite(signed(1), OTHER, ANNA));
		assert_ok!(Membership::revoke_invitation(signed(1), COOP, ANNA));
		assert_ok!(Membership::invite(signed(2), COOP, ANNA));
		assert_eq!(System::providers(&ANNA), 1);

		// A balance that comes and goes does not take the account's nonce with it.
		System::inc_account_nonce(ANNA);
		assert_ok!(Balances::mint_into(&ANNA, 100));
		assert_eq!(System::providers(&ANNA), 2);
		assert_ok!(<Balances as Mutate<_>>::transfer(&ANNA, &BEN, 100, Expendable));
		assert_eq!(System::providers(&ANNA), 1);
		assert_eq!(System::account_nonce(ANNA), 1);
	});
}

#[test]
fn only_a_member_invites() {
	build_and_execute(|| {
		assert_noop!(Membership::invite(signed(ANNA), COOP, BEN), Error::NotMember);
		// Neither where nobody is a member yet, nor where there is no cooperative.
		assert_noop!(Membership::invite(signed(1), BEING_FOUNDED, BEN), Error::NotMember);
		assert_noop!(Membership::invite(signed(1), 99, BEN), Error::NotMember);
		for origin in unsigned_origins() {
			assert_noop!(Membership::invite(origin, COOP, BEN), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a_leaving_member_invites_until_the_last_day() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(3), COOP));
		set_today(date(2026, 12, 31));
		assert_ok!(Membership::invite(signed(3), COOP, ANNA));
		set_today(date(2027, 1, 1));
		assert_noop!(Membership::invite(signed(3), COOP, BEN), Error::NotMember);
		// What was given while a member stands.
		assert!(Membership::invitation(COOP, ANNA).is_some());
	});
}

#[test]
fn a_member_is_not_invited() {
	build_and_execute(|| {
		assert_noop!(Membership::invite(signed(1), COOP, 2), Error::AlreadyMember);
		assert_noop!(Membership::invite(signed(1), COOP, 1), Error::AlreadyMember);
		let_leave(COOP, 3);
		assert_noop!(Membership::invite(signed(1), COOP, 3), Error::ExitNotCompleted);
		assert_ok!(Membership::complete_exit(signed(1), COOP, 3));
		assert_ok!(Membership::invite(signed(1), COOP, 3));
	});
}

#[test]
fn nobody_is_invited_twice_until_the_invitation_has_lapsed() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_noop!(Membership::invite(signed(1), COOP, ANNA), Error::AlreadyInvited);
		set_today(today().plus_days(90));
		assert_noop!(Membership::invite(signed(2), COOP, ANNA), Error::AlreadyInvited);
		set_today(today().plus_days(1));
		assert_ok!(Membership::invite(signed(2), COOP, ANNA));
		// The place goes from the one to the other.
		assert_eq!(OpenInvitations::<Test>::get(COOP, 1), 0);
		assert_eq!(OpenInvitations::<Test>::get(COOP, 2), 1);
	});
}

#[test]
fn open_invitations_are_limited_by_inviter_and_cooperative() {
	build_and_execute(|| {
		for who in 20..23 {
			assert_ok!(Membership::invite(signed(1), COOP, who));
		}
		assert_noop!(Membership::invite(signed(1), COOP, 23), Error::TooManyInvitations);
		assert!(!References::<Test>::contains_key(23));
		assert_ok!(Membership::invite(signed(2), COOP, 23));
		assert_ok!(Membership::invite(signed(1), OTHER, 23));

		assert_ok!(Membership::revoke_invitation(signed(1), COOP, 20));
		assert_ok!(Membership::invite(signed(1), COOP, 24));
		assert_noop!(Membership::invite(signed(1), COOP, 25), Error::TooManyInvitations);
	});
}

#[test]
fn a_lapsed_invitation_keeps_its_place_but_can_be_renewed() {
	build_and_execute(|| {
		for who in 20..23 {
			assert_ok!(Membership::invite(signed(1), COOP, who));
		}
		set_today(today().plus_days(91));
		assert_noop!(Membership::invite(signed(1), COOP, 23), Error::TooManyInvitations);
		assert_ok!(Membership::invite(signed(1), COOP, 20));
		assert_eq!(OpenInvitations::<Test>::get(COOP, 1), 3);
	});
}
