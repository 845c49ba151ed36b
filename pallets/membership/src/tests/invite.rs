//! A member invites somebody.

use crate::{mock::*, Invitation, Invitations, OpenInvitations, References};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn an_invited_account_exists() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));

		let until = today().plus_days(90);
		assert_eq!(Invitations::<Test>::get(COOP, ANNA), Some(Invitation { inviter: 1, until }));
		assert_eq!(OpenInvitations::<Test>::get(COOP, 1), 1);
		assert_eq!(System::providers(&ANNA), 1);
		assert_eq!(events(), [Event::Invited { coop: COOP, who: ANNA, inviter: 1, until }]);
	});
}
