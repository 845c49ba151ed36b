//! Each invariant notices its corruption.

use crate::{mock::*, Account, Accounts, Carriers, HandedOut, Meter, Offices, Sizes as SizesStorage};
use allmende_primitives::{traits::Standing, CoopId, Organ};
use frame_support::assert_ok;

/// An account of each kind, points handed out, an office, meters in use. Then the state is corrupted, and the invariant
/// must say how.
fn corrupted(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		set_up();
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 150));
		assert_ok!(Allowance::adjust(board(COOP), BEN, 25));
		seat(COOP, ANNA);
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_ok!(Allowance::sponsored(OTHER, &STRANGER));
		assert_ok!(Allowance::carry(board(OTHER), UNCARRIED));
		assert_ok!(Allowance::do_try_state());

		corrupt();
		assert_eq!(Allowance::do_try_state(), Err(expected.into()));
	});
}

fn change(who: AccountId, change: impl FnOnce(&mut crate::AccountOf<Test>)) {
	Accounts::<Test>::mutate(who, change);
}

const NOBODYS: CoopId = 99;

#[test]
fn i1_sizes() {
	corrupted(|| SizesStorage::<Test>::put(Sizes { refill: 0, ..SIZES }), "I1: the sizes are invalid");
}

#[test]
fn i2_percentages() {
	corrupted(|| change(BEN, |account| account.percent = 24), "I2: a percentage is out of range");
	corrupted(|| change(ANNA, |account| account.percent = 1_001), "I2: a percentage is out of range");
	corrupted(
		|| change(GUEST, |account| account.percent = 99),
		"I2: an account without a home has a percentage",
	);
}

#[test]
fn i3_handed_out() {
	let not_those = "I3: the points handed out are not those of the accounts";
	corrupted(|| HandedOut::<Test>::insert(COOP, 51), not_those);
	corrupted(|| HandedOut::<Test>::insert(COOP, 49), not_those);
	corrupted(|| HandedOut::<Test>::insert(NOBODYS, 1), not_those);
	corrupted(|| change(ANNA, |account| account.home = Some(OTHER)), not_those);
	corrupted(|| change(BEN, |account| account.percent = 101), not_those);
	corrupted(|| HandedOut::<Test>::remove(COOP), "I3: points that an account has were not handed out");
}

#[test]
fn i4_carriers() {
	corrupted(|| Active::remove(UNCARRIED), "I4: a carrier has not been founded");
	corrupted(
		|| Carriers::<Test>::mutate(COOP, |carrier| carrier.as_mut().unwrap().sponsor = Some(COOP)),
		"I4: a carrier is its own sponsor",
	);
}

#[test]
fn i5_meters() {
	let ahead = Meter { used: 1, at: 2 };
	corrupted(
		|| change(ANNA, |account| account.meter = ahead),
		"I5: an account's meter is ahead of the chain",
	);
	corrupted(
		|| Carriers::<Test>::mutate(OTHER, |carrier| carrier.as_mut().unwrap().meter = ahead),
		"I5: a carrier's meter is ahead of the chain",
	);
}

#[test]
fn i6_emptiness() {
	corrupted(
		|| Accounts::<Test>::insert(PAYER, Account::default()),
		"I6: an account is stored that says nothing",
	);
	corrupted(|| HandedOut::<Test>::insert(OTHER, 0), "I6: points are stored that are none");
	corrupted(
		|| Offices::<Test>::insert(BEN, COOP, crate::OrgansHeld::default()),
		"I6: offices are stored that are none",
	);
	corrupted(
		|| Offices::<Test>::mutate(ANNA, COOP, |organs| organs.force_push(Organ::Board)),
		"I6: an organ is stored twice",
	);
}
