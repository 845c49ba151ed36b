use crate::{mock::*, Error, GatewayInfo, GenesisConfig, GenesisCurrency, GenesisGateway};
use allmende_primitives::currency::Currencies as _;
use frame_support::{assert_ok, traits::BuildGenesisConfig};

fn currency() -> GenesisCurrency {
	GenesisCurrency {
		community: TOWN,
		name: "Town hours".into(),
		symbol: "TWN".into(),
		decimals: 2,
		policy: policy(),
		gateway: None,
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
		assert_eq!(Currencies::gateway(FIRST_TOKEN), None);
	});
}

#[test]
fn a_gateway_is_open_and_empty() {
	build_and_execute(|| {
		let gateway = Some(GenesisGateway { issuer: BANK, most_reserve: 100 });
		build(vec![GenesisCurrency { gateway, ..currency() }]);
		let info = GatewayInfo { issuer: BANK, open: true, most_reserve: 100, reserve: 0, pending: 0 };
		assert_eq!(Currencies::gateway(FIRST_TOKEN), Some(info));
		assert_eq!(Currencies::backing(FIRST_TOKEN).supply, 0);
		// Its issuer attests what is paid in from then on, and nothing above the ceiling.
		assert_ok!(Currencies::attest_deposit(board(BANK), FIRST_TOKEN, ALICE, 100, reference(1)));
		assert_eq!(Currencies::backing(FIRST_TOKEN).reserve, 100);
		let more = Currencies::attest_deposit(board(BANK), FIRST_TOKEN, ALICE, 1, reference(2));
		assert_eq!(more, Err(Error::<Test>::ReserveLimitExceeded.into()));
	});
}

#[test]
#[should_panic(expected = "genesis currency Town hours: ")]
fn its_issuer_has_to_be_founded() {
	let gateway = Some(GenesisGateway { issuer: NOWHERE, most_reserve: 100 });
	new_test_ext().execute_with(|| build(vec![GenesisCurrency { gateway, ..currency() }]));
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
