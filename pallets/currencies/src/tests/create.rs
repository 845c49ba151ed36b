use crate::{mock::*, CurrenciesOf, Error, Event, MAX_DECIMALS};
use allmende_primitives::{
	currency::{Currencies as _, CurrencyPolicy, Holders, MAX_CURRENCIES},
	Fraction, Majority, Name,
};
use frame_support::{assert_noop, assert_ok};
use pallet_assets::{Asset, Metadata};
use sp_runtime::{DispatchError, Permill};

#[test]
fn a_community_gets_a_currency() {
	build_and_execute(|| {
		let id = create();
		assert_eq!(id, FIRST_TOKEN);
		assert_eq!(
			events(),
			[Event::CurrencyCreated {
				currency: id,
				community: TOWN,
				name: name("Town hours"),
				symbol: symbol("TWN"),
				decimals: 2,
				policy: Box::new(policy()),
			}]
		);
		assert_eq!(Currencies::community(id), Some(TOWN));
		assert_eq!(Currencies::policy(id), Some(policy()));
		assert!(!Currencies::is_paused(id));
		assert_eq!(backing(id), (0, 0, 0, 0));
		assert_eq!(CurrenciesOf::<Test>::get(TOWN).into_inner(), [id]);
	});
}

/// Nobody has a key to the account that owns it, and wallets show it.
#[test]
fn its_token_is_nobodys() {
	build_and_execute(|| {
		let id = create();
		let details = Asset::<Test>::get(id).unwrap();
		for role in [&details.owner, &details.issuer, &details.admin, &details.freezer] {
			assert_eq!(*role, pot(id));
		}
		assert!(details.is_sufficient);
		assert_eq!(details.min_balance, 1);
		let shown = Metadata::<Test>::get(id);
		assert_eq!(
			(&shown.name[..], &shown.symbol[..], shown.decimals),
			(&b"Town hours"[..], &b"TWN"[..], 2)
		);
		assert_eq!(shown.deposit, 0);
	});
}

#[test]
fn any_majority_is_enough() {
	for majority in [Majority::Simple, Majority::ThreeQuarters, Majority::NineTenths] {
		build_and_execute(|| {
			let origin = allmende_primitives::Authority::Assembly { coop: TOWN, majority };
			let (name, symbol) = (name("Town hours"), symbol("TWN"));
			assert_ok!(Currencies::create(origin.into(), name, symbol, 2, Box::new(policy())));
		});
	}
}

#[test]
fn nobody_but_an_assembly_makes_one() {
	build_and_execute(|| {
		for origin in not_an_assembly() {
			assert_noop!(
				Currencies::create(origin, name("Town hours"), symbol("TWN"), 2, Box::new(policy())),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn each_has_its_own_pot() {
	build_and_execute(|| {
		let (first, second) = (create(), create());
		assert_ne!(pot(first), pot(second));
		assert_eq!(CurrenciesOf::<Test>::get(TOWN).into_inner(), [first, second]);
	});
}

#[test]
fn a_community_has_so_many_and_no_more() {
	build_and_execute(|| {
		for _ in 0..MAX_CURRENCIES {
			create();
		}
		assert_noop!(
			Currencies::create(assembly(TOWN), name("Town hours"), symbol("TWN"), 2, Box::new(policy())),
			Error::<Test>::TooManyCurrencies
		);
		// Another community has its own.
		let origin = assembly(VALLEY);
		assert_ok!(Currencies::create(origin, name("Valley"), symbol("VAL"), 2, Box::new(policy())));
	});
}

fn named(text: Name, sign: &str, decimals: u8) -> frame_support::dispatch::DispatchResult {
	Currencies::create(assembly(TOWN), text, symbol(sign), decimals, Box::new(policy()))
}

#[test]
fn names_are_what_wallets_can_show() {
	build_and_execute(|| {
		let fine = || name("Town hours");
		for blank in ["", "  ", "tab\there", "line\n"] {
			assert_noop!(named(name(blank), "TWN", 2), Error::<Test>::InvalidName);
		}
		let not_text = Name::try_from(vec![0xff, 0xfe]).unwrap();
		assert_noop!(named(not_text, "TWN", 2), Error::<Test>::InvalidName);
		assert_noop!(named(name(&"n".repeat(51)), "TWN", 2), Error::<Test>::NameTooLong);
		for strange in ["", "T-W", "T W", "€"] {
			assert_noop!(named(fine(), strange, 2), Error::<Test>::InvalidSymbol);
		}
		assert_noop!(named(fine(), "TWN", MAX_DECIMALS + 1), Error::<Test>::TooManyDecimals);

		assert_ok!(named(name(&"n".repeat(50)), "TWN", 0));
		assert_ok!(named(name("Müller-Taler"), "TWN123456789", MAX_DECIMALS));
	});
}

#[test]
fn the_policy_has_to_be_one() {
	build_and_execute(|| {
		let faulty = |error: Error<Test>, change: fn(&mut CurrencyPolicy)| {
			let mut policy = policy();
			change(&mut policy);
			assert_noop!(
				Currencies::create(assembly(TOWN), name("T"), symbol("T"), 2, Box::new(policy)),
				error
			);
		};
		let listed = |coops: &[u32]| Holders::Listed(coops.to_vec().try_into().unwrap());
		faulty(Error::TurnoutOutOfRange, |policy| policy.consensus.turnout = Fraction::new(0, 1));
		faulty(Error::ApprovalOutOfRange, |policy| policy.consensus.approval = Fraction::new(1, 2));
		faulty(Error::WindowOutOfRange, |policy| policy.consensus.window_days = 0);
		faulty(Error::AdvanceOutOfRange, |policy| policy.advance = Fraction::new(2, 1));
		faulty(Error::CreditOutOfRange, |policy| policy.credit.period_days = 0);
		faulty(Error::DemurrageOutOfRange, |policy| policy.demurrage = Some(Permill::zero()));
		faulty(Error::DailyLimitOutOfRange, |policy| policy.daily_limit = Some(0));
		for (error, holders) in [
			(Error::<Test>::ListedTwice, listed(&[VALLEY, VALLEY])),
			(Error::<Test>::NotActive, listed(&[VALLEY, NOWHERE])),
		] {
			let policy = CurrencyPolicy { holders, ..policy() };
			assert_noop!(
				Currencies::create(assembly(TOWN), name("T"), symbol("T"), 2, Box::new(policy)),
				error
			);
		}
	});
}

#[test]
fn the_assets_pallet_gives_the_id() {
	new_test_ext().execute_with(|| {
		pallet_assets::NextAssetId::<Test>::kill();
		assert_noop!(named(name("Town hours"), "TWN", 2), Error::<Test>::TokenIdUnavailable);
	});
}
