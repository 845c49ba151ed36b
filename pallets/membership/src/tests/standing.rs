//! What the allowances are told.

use crate::{mock::*, Call, Invitations, Issued, References};
use allmende_primitives::traits::{Founder, OnFounded, Register};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn of_an_invitation() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		assert_eq!(told(), [Told::Invited { inviter: 1, who: ANNA }]);
	});
}

#[test]
fn who_has_nothing_left_to_give_invites_nobody() {
	build_and_execute(|| {
		Spent::insert(1, ());
		assert_noop!(dispatch(Call::invite { coop: COOP, who: ANNA }, signed(1)), DispatchError::Exhausted);
		assert!(!Invitations::<Test>::contains_key(COOP, ANNA));
		assert!(!Issued::<Test>::contains_key(COOP, 1));
		assert!(!References::<Test>::contains_key(ANNA));
	});
}

#[test]
fn of_a_founding_before_the_founders_join() {
	build_and_execute(|| {
		let founders = [ANNA, BEN].map(|account| Founder { account, shares: 1, data_hash: data_of(account) });
		assert_ok!(Membership::founded(20, founders.to_vec()));
		assert_eq!(
			told(),
			[
				Told::Founded { coop: 20, founders: vec![ANNA, BEN] },
				Told::Joined { coop: 20, who: ANNA },
				Told::Joined { coop: 20, who: BEN },
			]
		);
	});
}

#[test]
fn of_joining_and_leaving() {
	build_and_execute(|| {
		admit(ANNA);
		assert_eq!(told(), [Told::Joined { coop: COOP, who: ANNA }]);
		admit_to(OTHER, ANNA, 1);
		assert_eq!(told(), [Told::Joined { coop: OTHER, who: ANNA }]);

		let_leave(COOP, ANNA);
		assert_eq!(told(), [], "the end is told when it is entered");
		assert_ok!(Membership::complete_exit(signed(BEN), COOP, ANNA));
		assert_eq!(told(), [Told::Left { coop: COOP, who: ANNA, other: Some(OTHER) }]);

		// Ended, and not yet entered: the other one still counts as an entry.
		assert_ok!(Membership::end_by_transfer(OTHER, &ANNA));
		assert_eq!(told(), [Told::Left { coop: OTHER, who: ANNA, other: None }]);
	});
}
