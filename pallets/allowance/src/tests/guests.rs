//! What an invitation and a sponsor give, and who pays for it.

use crate::{mock::*, Accounts};
use allmende_primitives::traits::Standing;
use frame_support::{assert_noop, assert_ok, assert_storage_noop};

fn given(who: AccountId, amount: Balance, credit: Balance) -> Event {
	Event::CreditGiven { who, amount, credit }
}

#[test]
fn the_inviter_pays_for_the_credit() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_eq!(events(), [given(GUEST, SIZES.invited, SIZES.invited)]);
		assert_eq!(left(ANNA), SIZES.member - SIZES.invited);
		assert_eq!(left(GUEST), SIZES.invited);
		assert_eq!(Allowance::capacity(&GUEST), 0);
	});
}

#[test]
fn only_what_is_missing_is_paid() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		assert_eq!(left(BEN), SIZES.member);
		assert_ok!(Allowance::take_credit(&GUEST, 300));
		events();
		assert_ok!(Allowance::invited(&BEN, &GUEST));
		assert_eq!(events(), [given(GUEST, 300, SIZES.invited)]);
		assert_eq!(left(BEN), SIZES.member - 300);
		assert_eq!(left(GUEST), SIZES.invited);
	});
}

#[test]
fn an_empty_inviter_cannot_invite() {
	build_and_execute(|| {
		spend(ANNA, SIZES.member - SIZES.invited + 1);
		assert_noop!(Allowance::invited(&ANNA, &GUEST), Error::AllowanceExhausted);
		// One unit comes back.
		pass(1);
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
	});
}

/// Who pays for everything can invite, and gives nothing with it.
#[test]
fn an_inviter_without_an_allowance_gives_nothing() {
	build_and_execute(|| {
		assert_storage_noop!(assert_ok!(Allowance::invited(&UWE, &GUEST)));
		assert_storage_noop!(assert_ok!(Allowance::invited(&PAYER, &GUEST)));
	});
}

#[test]
fn a_member_elsewhere_is_no_guest() {
	build_and_execute(|| {
		assert_storage_noop!(assert_ok!(Allowance::invited(&ANNA, &OLGA)));
		// One whose home is not carried is.
		assert_ok!(Allowance::invited(&ANNA, &UWE));
		assert_eq!(left(UWE), SIZES.invited);
	});
}

#[test]
fn without_sizes_nothing_is_given() {
	genesis(None, vec![COOP]).execute_with(|| {
		set_up();
		assert_storage_noop!(assert_ok!(Allowance::invited(&ANNA, &GUEST)));
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_eq!(left(GUEST), 0);
		assert_ok!(Allowance::do_try_state());
	});
}

#[test]
fn a_credit_does_not_come_back() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_ok!(Allowance::take_credit(&GUEST, 999));
		pass(10 * SIZES.refill);
		assert_eq!(left(GUEST), 1);
		assert_ok!(Allowance::take_credit(&GUEST, 1));
		assert!(!Accounts::<Test>::contains_key(GUEST));
	});
}

#[test]
fn a_credit_ends_with_the_membership() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		join(COOP, GUEST);
		assert_eq!(account(GUEST).credit, 0);
		assert_eq!(left(GUEST), SIZES.member);
	});
}

/// Of one that is not carried it does not: the guest would have nothing to apply to others with.
#[test]
fn a_credit_outlasts_joining_one_that_is_not_carried() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		join(UNCARRIED, GUEST);
		assert_eq!(left(GUEST), SIZES.invited);
	});
}

#[test]
fn the_cooperative_pays_for_those_whom_it_sponsors() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_eq!(events(), [given(GUEST, SIZES.founder, SIZES.founder)]);
		assert_eq!(carrier(COOP).left, SIZES.cooperative - SIZES.founder);
		assert_eq!(left(GUEST), SIZES.founder);
		assert_eq!(account(GUEST).sponsor, Some(COOP));
		// And no more than once.
		assert_ok!(Allowance::sponsored(OTHER, &GUEST));
		assert_eq!(carrier(OTHER).left, SIZES.cooperative);
		assert_eq!(account(GUEST).sponsor, Some(OTHER));
	});
}

#[test]
fn a_sponsor_tops_an_invitation_up() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_eq!(left(GUEST), SIZES.founder);
		assert_eq!(carrier(COOP).left, SIZES.cooperative - SIZES.founder + SIZES.invited);
		// Which is more than another invitation would give.
		assert_storage_noop!(assert_ok!(Allowance::invited(&BEN, &GUEST)));
	});
}

#[test]
fn a_member_is_sponsored_without_credit() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &OLGA));
		assert_eq!(carrier(COOP).left, SIZES.cooperative);
		assert_eq!((account(OLGA).sponsor, account(OLGA).credit), (Some(COOP), 0));
	});
}

#[test]
fn a_sponsor_has_to_be_carried() {
	build_and_execute(|| {
		assert_noop!(Allowance::sponsored(UNCARRIED, &GUEST), Error::NotCarried);
		assert_noop!(Allowance::sponsored(UNCARRIED, &OLGA), Error::NotCarried);
	});
}

#[test]
fn an_empty_cooperative_cannot_sponsor() {
	build_and_execute(|| {
		for who in 100..106 {
			assert_ok!(Allowance::sponsored(COOP, &who));
		}
		assert_eq!(carrier(COOP).left, 2_000);
		assert_noop!(Allowance::sponsored(COOP, &GUEST), Error::AllowanceExhausted);
		assert_ok!(Allowance::sponsored(OTHER, &GUEST));
		pass(50);
		assert_ok!(Allowance::sponsored(COOP, &STRANGER));
		assert_eq!(carrier(COOP).left, 0);
		pass(SIZES.refill);
		assert_eq!(carrier(COOP).left, SIZES.cooperative);
	});
}
