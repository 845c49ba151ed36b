//! Opening the token and joining.

use crate::{mock::*, Config, Error, Event, Holding, Permitted, Subscription, Subscriptions, Totals};
use allmende_primitives::{models, traits::Shareholding, Name};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungibles::metadata::Inspect as _, fungibles::roles::Inspect as _, Hooks},
};
use pallet_assets::{Asset, NextAssetId};

#[test]
fn opening_makes_a_token_that_wallets_show_and_nobody_owns() {
	build_and_execute(|| {
		let token = token();
		assert_eq!(token, FIRST_TOKEN);
		assert_eq!(crate::TokenCooperatives::<Test>::get(token), Some(COOP));
		assert_eq!(Assets::name(token), b"Buergergenossenschaft Musterstadt shares".to_vec());
		assert_eq!(Assets::symbol(token), b"BGM".to_vec());
		assert_eq!(Assets::decimals(token), 0);
		let details = Asset::<Test>::get(token).unwrap();
		assert!(details.is_sufficient);
		assert_eq!((details.min_balance, details.supply), (1, 0));
		let owner = Shares::account_id();
		assert_eq!(Assets::owner(token), Some(owner));
		assert_eq!(Assets::issuer(token), Some(owner));
		assert_eq!(Assets::admin(token), Some(owner));
		assert_eq!(Assets::freezer(token), Some(owner));
		// The next cooperative took the next id; the association none.
		assert_eq!(crate::ShareTokens::<Test>::get(OTHER), Some(FIRST_TOKEN + 1));
		assert_eq!(crate::ShareTokens::<Test>::get(CLUB), None);
		assert_eq!(NextAssetId::<Test>::get(), Some(FIRST_TOKEN + 2));
	});
}

#[test]
fn opening_tells_of_it() {
	build_and_execute(|| {
		book::Statutes::<Test>::insert(20, (1, statute_hash(), models::citizens_cooperative()));
		book::Names::<Test>::insert(20, Name::truncate_from(b"Neu".to_vec()));
		assert_ok!(Shares::open(20));
		assert_eq!(events(), vec![Event::ShareTokenOpened { coop: 20, token: FIRST_TOKEN + 2 }]);
		assert_eq!(Totals::<Test>::get(20), Default::default());
	});
}

#[test]
fn opening_refuses() {
	build_and_execute(|| {
		assert_noop!(Shares::open(COOP), Error::<Test>::AlreadyExists);
		assert_noop!(Shares::open(NOWHERE), Error::<Test>::NotFound);
		// A statute without a name to it.
		book::Statutes::<Test>::insert(20, (1, statute_hash(), models::citizens_cooperative()));
		assert_noop!(Shares::open(20), Error::<Test>::NotFound);
		book::Names::<Test>::insert(20, Name::truncate_from(b"Neu".to_vec()));
		NextAssetId::<Test>::kill();
		assert_noop!(Shares::open(20), Error::<Test>::TokenIdUnavailable);
	});
}

#[test]
fn a_long_name_is_cut_between_characters() {
	build_and_execute(|| {
		let limit = TokenNameLimit::get() as usize - " shares".len();
		// Two bytes each, so that the limit of 43 bytes falls into the middle of one.
		let name = "ä".repeat(60);
		book::Statutes::<Test>::insert(20, (1, statute_hash(), models::citizens_cooperative()));
		book::Names::<Test>::insert(20, Name::truncate_from(name.into_bytes()));
		assert_ok!(Shares::open(20));
		let shown = String::from_utf8(Assets::name(FIRST_TOKEN + 2)).unwrap();
		assert_eq!(shown, format!("{} shares", "ä".repeat(limit / 2)));
		assert_eq!(limit % 2, 1);
	});
}

#[test]
fn a_name_that_just_fits_is_whole() {
	build_and_execute(|| {
		let limit = TokenNameLimit::get() as usize - " shares".len();
		for (coop, length, shown) in [(20, limit, limit), (21, limit + 1, limit), (22, limit - 1, limit - 1)]
		{
			book::Statutes::<Test>::insert(coop, (1, statute_hash(), models::citizens_cooperative()));
			book::Names::<Test>::insert(coop, Name::truncate_from(vec![b'a'; length]));
			assert_ok!(Shares::open(coop));
			let token = crate::ShareTokens::<Test>::get(coop).unwrap();
			assert_eq!(Assets::name(token), [vec![b'a'; shown], b" shares".to_vec()].concat());
		}
	});
}

#[test]
fn the_configuration_fits() {
	build_and_execute(Shares::integrity_test);
	assert_eq!(<Test as Config>::TokenNameLimit::get(), <Test as pallet_assets::Config>::StringLimit::get());
}

#[test]
#[should_panic(expected = "TokenNameLimit")]
fn a_configuration_in_which_no_symbol_fits_is_refused() {
	TokenNameLimit::set(18);
	Shares::integrity_test();
}

#[test]
fn joining_takes_the_shares_and_mints_the_tokens() {
	build_and_execute(|| {
		enter(COOP, ALICE);
		assert_ok!(Shares::ensure_joinable(COOP, 1));
		assert_ok!(Shares::join(COOP, &ALICE, 1));
		assert_eq!(events(), vec![Event::SharesTaken { coop: COOP, who: ALICE, old: 0, new: 1 }]);
		assert_eq!(held(ALICE), (1, 0));
		assert_eq!(tokens(ALICE), 1);
		assert_eq!(Shares::shares(COOP, &ALICE), 1);
		assert_eq!(Shares::shares(OTHER, &ALICE), 0);
		let total = Totals::<Test>::get(COOP);
		assert_eq!((total.shares, total.holders, total.credit), (1, 1, 0));
		assert_eq!(pending(ALICE), 0);
	});
}

#[test]
fn joining_needs_no_native_token() {
	build_and_execute(|| {
		let poor = 77;
		join(COOP, poor, 1);
		assert_eq!(tokens(poor), 1);
		assert_eq!(System::sufficients(&poor), 1);
	});
}

#[test]
fn what_is_not_yet_lawful_waits_as_admitted() {
	build_and_execute(|| {
		join(COOP, ALICE, 5);
		assert_eq!(
			events(),
			vec![
				Event::SharesTaken { coop: COOP, who: ALICE, old: 0, new: 2 },
				Event::SubscriptionAdmitted { coop: COOP, who: ALICE, shares: 3 },
			]
		);
		assert_eq!(held(ALICE), (2, 0));
		assert_eq!(
			Subscriptions::<Test>::get(COOP, ALICE),
			Some(Subscription {
				shares: 3,
				requested_on: date(2027, 3, 1),
				statute_hash: statute_hash(),
				admitted: true
			})
		);
		join(COOP, BOB, 2);
		assert_eq!((held(BOB), pending(BOB)), ((2, 0), 0));
		join(COOP, CHARLIE, 100);
		assert_eq!((held(CHARLIE), pending(CHARLIE)), ((2, 0), 98));
	});
}

#[test]
fn compulsory_shares_are_taken_at_once_however_many() {
	build_and_execute(|| {
		set_terms(|terms| terms.compulsory = 4);
		join(COOP, ALICE, 4);
		join(COOP, BOB, 6);
		assert_eq!((held(ALICE), pending(ALICE)), ((4, 0), 0));
		assert_eq!((held(BOB), pending(BOB)), ((4, 0), 2));
	});
}

#[test]
fn joining_refuses() {
	build_and_execute(|| {
		set_terms(|terms| (terms.compulsory, terms.maximum) = (2, 6));
		for (shares, error) in [
			(0, Error::<Test>::BelowCompulsory),
			(1, Error::BelowCompulsory),
			(7, Error::AboveMaximum),
			(u32::MAX, Error::AboveMaximum),
		] {
			assert_noop!(Shares::ensure_joinable(COOP, shares), error);
		}
		assert_noop!(Shares::join(COOP, &ALICE, 1), Error::<Test>::BelowCompulsory);
		assert_noop!(Shares::join(COOP, &ALICE, 7), Error::<Test>::AboveMaximum);
		assert_ok!(Shares::ensure_joinable(COOP, 2));
		assert_ok!(Shares::ensure_joinable(COOP, 6));
		assert_noop!(Shares::ensure_joinable(NOWHERE, 1), Error::<Test>::NotFound);
		assert_noop!(Shares::join(NOWHERE, &ALICE, 1), Error::<Test>::NotFound);
		join(COOP, ALICE, 2);
		assert_noop!(Shares::join(COOP, &ALICE, 2), Error::<Test>::AlreadyHolder);
		// A cooperative whose token was never opened.
		book::Statutes::<Test>::insert(20, (1, statute_hash(), models::citizens_cooperative()));
		assert_noop!(Shares::join(20, &ALICE, 1), Error::<Test>::NotFound);
	});
}

#[test]
fn a_form_without_shares_takes_none() {
	build_and_execute(|| {
		assert_ok!(Shares::ensure_joinable(CLUB, 0));
		assert_noop!(Shares::ensure_joinable(CLUB, 1), Error::<Test>::SharesNotAllowed);
		assert_noop!(Shares::join(CLUB, &ALICE, 1), Error::<Test>::SharesNotAllowed);
		assert_ok!(Shares::join(CLUB, &ALICE, 0));
		assert_eq!(Shares::shares(CLUB, &ALICE), 0);
		assert_ok!(Shares::leave(CLUB, &ALICE, date(2027, 12, 31)));
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn the_law_permits_two_more_than_are_fully_paid() {
	let mut terms = models::citizens_cooperative().shares.unwrap();
	let n = terms.nominal;
	for (credit, permitted) in [(0, 2), (n - 1, 2), (n, 3), (2 * n - 1, 3), (2 * n, 4), (97 * n, 99)] {
		assert_eq!(terms.permitted(credit), permitted);
	}
	// Never above the maximum, never below the compulsory ones.
	assert_eq!(terms.permitted(98 * n), 100);
	assert_eq!(terms.permitted(u64::MAX), 100);
	terms.compulsory = 4;
	for (credit, permitted) in [(0, 4), (2 * n, 4), (3 * n, 5)] {
		assert_eq!(terms.permitted(credit), permitted);
	}
	terms.maximum = 1;
	terms.compulsory = 1;
	assert_eq!(terms.permitted(0), 1);
}

#[test]
fn holdings_of_two_cooperatives_are_apart() {
	build_and_execute(|| {
		join(COOP, ALICE, 2);
		join(OTHER, ALICE, 1);
		pay(ALICE, 50_00);
		assert_eq!(crate::Holdings::<Test>::get(COOP, ALICE), Some(Holding { shares: 2, credit: 50_00 }));
		assert_eq!(crate::Holdings::<Test>::get(OTHER, ALICE), Some(Holding { shares: 1, credit: 0 }));
		assert_eq!(Totals::<Test>::get(OTHER).paid_in, 0);
	});
}
