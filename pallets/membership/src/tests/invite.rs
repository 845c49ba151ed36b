//! A member invites somebody.

use crate::{mock::*, Call, Invitation, InvitationWindow, Invitations, Issued, References};
use allmende_primitives::traits::Register;
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
		assert_eq!(Issued::<Test>::get(COOP, 1), Some(InvitationWindow { since: today(), count: 1 }));
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
		assert_eq!(Invitations::<Test>::get(COOP, ANNA).unwrap().inviter, 2);
	});
}

#[test]
fn a_member_gives_so_many_in_each_cooperative() {
	build_and_execute(|| {
		for who in 20..23 {
			assert_ok!(Membership::invite(signed(1), COOP, who));
		}
		assert_noop!(Membership::invite(signed(1), COOP, 23), Error::TooManyInvitations);
		assert!(!References::<Test>::contains_key(23));
		assert_ok!(Membership::invite(signed(2), COOP, 23));
		assert_ok!(Membership::invite(signed(1), OTHER, 23));
	});
}

/// However often a member invites and takes back: no more accounts come into existence than invitations are allowed.
#[test]
fn taking_back_frees_no_place() {
	build_and_execute(|| {
		for who in 20..40 {
			let invite = dispatch(Call::invite { coop: COOP, who }, signed(1));
			if who < 23 {
				assert_ok!(invite);
				assert_ok!(dispatch(Call::revoke_invitation { coop: COOP, who }, signed(1)));
			} else {
				assert_eq!(invite, Err(Error::TooManyInvitations.into()));
			}
		}
		assert_eq!((20..40).filter(System::account_exists).count(), 3);
		assert_eq!(Invitations::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn no_other_end_of_an_invitation_frees_its_place() {
	build_and_execute(|| {
		for who in [ANNA, BEN, CLARA] {
			assert_ok!(Membership::invite(signed(1), COOP, who));
			apply(who);
		}
		assert_ok!(Membership::admit(board(COOP), ANNA));
		assert_ok!(Membership::reject(board(COOP), BEN, Default::default()));
		assert_ok!(Membership::withdraw(signed(CLARA), COOP));
		assert_eq!(Invitations::<Test>::iter_keys().count(), 0);
		assert_noop!(Membership::invite(signed(1), COOP, BEN), Error::TooManyInvitations);
		// Nor does leaving and coming back.
		assert_ok!(Membership::end_by_transfer(COOP, &1));
		admit(1);
		assert_noop!(Membership::invite(signed(1), COOP, BEN), Error::TooManyInvitations);
	});
}

#[test]
fn the_window_lasts_from_its_first_invitation() {
	build_and_execute(|| {
		let since = today();
		assert_ok!(Membership::invite(signed(1), COOP, 20));
		set_today(since.plus_days(80));
		assert_ok!(Membership::invite(signed(1), COOP, 21));
		set_today(since.plus_days(90));
		assert_ok!(Membership::invite(signed(1), COOP, 22));
		assert_eq!(Issued::<Test>::get(COOP, 1), Some(InvitationWindow { since, count: 3 }));
		assert_noop!(Membership::invite(signed(1), COOP, 23), Error::TooManyInvitations);

		// The next one begins when somebody is invited again, and holds as many.
		set_today(since.plus_days(100));
		let since = today();
		for who in 23..26 {
			assert_ok!(Membership::invite(signed(1), COOP, who));
		}
		assert_eq!(Issued::<Test>::get(COOP, 1), Some(InvitationWindow { since, count: 3 }));
		for days in [0, 1, 90] {
			set_today(since.plus_days(days));
			assert_noop!(Membership::invite(signed(1), COOP, 26), Error::TooManyInvitations);
		}
		set_today(since.plus_days(91));
		assert_ok!(Membership::invite(signed(1), COOP, 26));
		assert_eq!(Issued::<Test>::get(COOP, 1), Some(InvitationWindow { since: today(), count: 1 }));
	});
}

#[test]
fn inviting_anew_after_the_lapse_counts() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		set_today(today().plus_days(91));
		for who in 20..22 {
			assert_ok!(Membership::invite(signed(1), COOP, who));
		}
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_eq!(Issued::<Test>::get(COOP, 1), Some(InvitationWindow { since: today(), count: 3 }));
		assert_noop!(Membership::invite(signed(1), COOP, 22), Error::TooManyInvitations);
	});
}
