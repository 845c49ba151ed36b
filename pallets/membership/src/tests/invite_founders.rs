//! A board asks people to found another cooperative.

use crate::{mock::*, Call, FoundersInvited, InvitationWindow, Invitations, References};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use sp_runtime::{traits::BadOrigin, DispatchError};

fn list(founders: &[AccountId]) -> BoundedVec<AccountId, MaxFounders> {
	founders.to_vec().try_into().unwrap()
}

fn invite(founders: &[AccountId]) -> sp_runtime::DispatchResult {
	dispatch(Call::invite_founders { founders: list(founders) }, board(COOP))
}

#[test]
fn each_gets_a_reference_and_what_a_founding_takes() {
	build_and_execute(|| {
		assert_ok!(invite(&[ANNA, BEN]));

		let window = InvitationWindow { since: today(), count: 2 };
		assert_eq!(FoundersInvited::<Test>::get(COOP), Some(window));
		for who in [ANNA, BEN] {
			assert!(References::<Test>::contains_key(who));
			assert_eq!(System::providers(&who), 1);
			// To found, not to join.
			assert!(!Invitations::<Test>::contains_key(COOP, who));
		}
		assert_eq!(
			told(),
			[Told::Sponsored { coop: COOP, who: ANNA }, Told::Sponsored { coop: COOP, who: BEN }]
		);
		assert_eq!(
			events(),
			[Event::FounderInvited { coop: COOP, who: ANNA }, Event::FounderInvited { coop: COOP, who: BEN }]
		);
	});
}

#[test]
fn the_window_holds_as_many_as_a_founding() {
	build_and_execute(|| {
		assert_ok!(invite(&[21, 22, 23, 24]));
		assert_noop!(invite(&[25, 26]), Error::TooManyInvitations);
		assert_ok!(invite(&[25]));
		assert_noop!(invite(&[26]), Error::TooManyInvitations);
		// Another cooperative's is its own.
		assert_ok!(dispatch(Call::invite_founders { founders: list(&[26]) }, board(OTHER)));

		set_today(today().plus_days(InvitationPeriod::get()));
		assert_noop!(invite(&[27]), Error::TooManyInvitations);
		set_today(today().plus_days(1));
		assert_ok!(invite(&[27]));
		let window = InvitationWindow { since: today(), count: 1 };
		assert_eq!(FoundersInvited::<Test>::get(COOP), Some(window));
	});
}

#[test]
fn a_reference_is_given_once() {
	build_and_execute(|| {
		assert_ok!(invite(&[ANNA]));
		assert_ok!(invite(&[ANNA, 1]));
		assert_eq!(System::providers(&ANNA), 1);
		assert_eq!(System::providers(&1), 1);
	});
}

#[test]
fn nobody_is_nothing_to_decide() {
	build_and_execute(|| {
		assert_noop!(invite(&[]), Error::NobodyInvited);
	});
}

#[test]
fn nothing_happens_when_the_cooperative_has_nothing_left() {
	build_and_execute(|| {
		Spent::insert(u64::from(COOP), ());
		assert_noop!(invite(&[ANNA]), DispatchError::Exhausted);
		assert!(!References::<Test>::contains_key(ANNA));
	});
}

#[test]
fn only_a_board_can() {
	build_and_execute(|| {
		let refused = [supervisory(COOP), assembly(COOP), mediators(COOP)];
		for origin in origins_of_no_organ().into_iter().chain(refused) {
			assert_noop!(Membership::invite_founders(origin, list(&[ANNA])), BadOrigin);
		}
	});
}
