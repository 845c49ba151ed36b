use crate::{mock::*, Books, Credit, Deadline, GenesisConfig, GenesisPledge, Status, Tally, Terms};
use allmende_primitives::{currency::Backing, DocumentRef};
use frame_support::{assert_ok, traits::BuildGenesisConfig};

fn pledge_of(pledger: AccountId, value: u128) -> GenesisPledge<AccountId> {
	let (service, claiming) = (text("garden work"), text("call in the morning"));
	GenesisPledge { currency: CUR, pledger, service, claiming, terms: terms(value) }
}

fn build(pledges: Vec<GenesisPledge<AccountId>>) {
	GenesisConfig::<Test> { pledges }.build();
}

/// Builds it as the second one and expects it to fail.
fn fails(pledge: impl FnOnce() -> GenesisPledge<AccountId>) {
	new_test_ext().execute_with(|| build(vec![pledge_of(BEN, 100), pledge()]));
}

#[test]
fn a_chain_begins_with_pledges_that_are_minted() {
	build_and_execute(|| {
		System::set_block_number(0);
		build(vec![pledge_of(ANNA, 101), pledge_of(BEN, 200), pledge_of(ANNA, 899)]);
		// No event is kept of the genesis.
		System::set_block_number(1);
		assert_eq!(events(), []);

		let pledge = info(0);
		assert_eq!((pledge.pledger, pledge.status, pledge.opened_on), (ANNA, Status::Accepted, today()));
		assert_eq!(pledge.books, Books { left: 101, left_units: 10, ..Default::default() });
		assert_eq!(pledge.due, Some(Deadline { day: pledge.terms.until, block: LEAST_WINDOW }));
		assert_eq!(tally(0), Tally::default());
		assert_eq!(backing(), Backing { supply: 1_200, outstanding: 1_200, reserve: 0, written_off: 0 });
		assert_eq!((purse(ANNA), purse(BEN), purse(pot())), (50 + 449, 100, 51 + 100 + 450));
		let expected = Credit { outstanding: 1_000, running: 2, pledges: 2, ..Default::default() };
		assert_eq!(credit(ANNA), expected);
		assert_eq!(Pledges::pledges_of(CUR, ANNA, 0, 10).items, [(0, 0), (1, 2)]);
	});
}

#[test]
fn they_are_claimed_and_delivered_as_every_other() {
	build_and_execute(|| {
		build(vec![pledge_of(ANNA, 100), pledge_of(BEN, 200)]);
		let claim = claim(BEN, 0, 5);
		deliver(0, claim);
		confirm(0, claim);
		assert_eq!((info(0).books.delivered, backing().outstanding), (50, 250));
		assert_ok!(Pledges::buy_back(signed(ANNA), CUR, 0, 50));
		assert_eq!(info(0).status, Status::Closed { outcome: crate::Outcome::Kept });
	});
}

#[test]
#[should_panic(expected = "genesis pledge 1, of 1: Module")]
fn the_limit_binds_them() {
	fails(|| pledge_of(ANNA, FIRST + 1));
}

#[test]
#[should_panic(expected = "CreditExceeded")]
fn the_limit_is_for_all_of_them() {
	new_test_ext().execute_with(|| build(vec![pledge_of(ANNA, FIRST), pledge_of(ANNA, 10)]));
}

#[test]
#[should_panic(expected = "CurrencyNotFound")]
fn the_currency_has_to_be_there() {
	fails(|| GenesisPledge { currency: NONE, ..pledge_of(ANNA, 100) });
}

#[test]
#[should_panic(expected = "NotEntitled")]
fn pledgers_have_to_be_voters() {
	fails(|| pledge_of(STRANGER, 100));
}

#[test]
#[should_panic(expected = "InvalidAddress")]
fn documents_have_to_lie_somewhere() {
	fails(|| GenesisPledge {
		service: DocumentRef { address: Default::default(), ..text("garden work") },
		..pledge_of(ANNA, 100)
	});
}

#[test]
#[should_panic(expected = "ValueOutOfRange")]
fn each_service_unit_has_to_be_worth_something() {
	fails(|| pledge_of(ANNA, 9));
}

#[test]
#[should_panic(expected = "UntilOutOfRange")]
fn they_have_to_end_in_time() {
	new_test_ext().execute_with(|| {
		let terms = Terms { until: today().plus_days(100_000), ..terms(100) };
		build(vec![GenesisPledge { terms, ..pledge_of(ANNA, 100) }]);
	});
}

#[test]
#[should_panic(expected = "Paused")]
fn nothing_is_minted_in_a_paused_currency() {
	new_test_ext().execute_with(|| {
		PausedCurrencies::insert(CUR, ());
		build(vec![pledge_of(ANNA, 100)]);
	});
}
