use crate::{mock::*, GenesisConfig, GenesisCurrency};
use allmende_primitives::currency::Currencies as _;
use frame_support::traits::BuildGenesisConfig;

fn currency() -> GenesisCurrency {
	GenesisCurrency {
		community: TOWN,
		name: "Town hours".into(),
		symbol: "TWN".into(),
		decimals: 2,
		policy: policy(),
	}
}

fn build(currencies: Vec<GenesisCurrency>) {
	GenesisConfig::<Test> { currencies, ..Default::default() }.build();
}

#[test]
fn a_chain_begins_with_currencies() {
	build_and_execute(|| {
		build(vec![currency(), GenesisCurrency { community: VALLEY, ..currency() }]);
		assert_eq!(Currencies::currencies_of(TOWN), [FIRST_TOKEN]);
		assert_eq!(Currencies::currencies_of(VALLEY), [FIRST_TOKEN + 1]);
		assert_eq!(Currencies::policy(FIRST_TOKEN), Some(policy()));
		assert_eq!(Currencies::currency(FIRST_TOKEN).unwrap().symbol, b"TWN");
	});
}

#[test]
#[should_panic(expected = "genesis currency Town hours")]
fn its_community_has_to_be_founded() {
	new_test_ext().execute_with(|| build(vec![GenesisCurrency { community: NOWHERE, ..currency() }]));
}

#[test]
#[should_panic(expected = "NameTooLong")]
fn its_name_has_to_fit() {
	new_test_ext().execute_with(|| build(vec![GenesisCurrency { name: "n".repeat(200), ..currency() }]));
}

#[test]
#[should_panic(expected = "InvalidSymbol")]
fn its_symbol_has_to_fit() {
	new_test_ext().execute_with(|| build(vec![GenesisCurrency { symbol: "S".repeat(13), ..currency() }]));
}

#[test]
#[should_panic(expected = "DailyLimitOutOfRange")]
fn its_policy_has_to_be_one() {
	let policy = allmende_primitives::currency::CurrencyPolicy { daily_limit: Some(0), ..policy() };
	new_test_ext().execute_with(|| build(vec![GenesisCurrency { policy, ..currency() }]));
}
