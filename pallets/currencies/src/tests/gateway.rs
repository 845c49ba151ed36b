//! Setting and closing a gateway, and deposits.

use crate::{mock::*, Error, Event, GatewayInfo};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_assembly_gives_a_currency_a_gateway() {
	build_and_execute(|| {
		let id = create();
		events();
		assert_eq!(Currencies::gateway(id), None);
		assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 100));
		let info = GatewayInfo { issuer: BANK, open: true, most_reserve: 100, reserve: 0, pending: 0 };
		assert_eq!(Currencies::gateway(id), Some(info));
		assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 200));
		// While nothing is in it, another issuer takes over: the community itself.
		assert_ok!(Currencies::set_gateway(assembly(TOWN), id, TOWN, 200));
		let set = |issuer, most_reserve, old_issuer, old_most_reserve| Event::GatewaySet {
			currency: id,
			issuer,
			most_reserve,
			old_issuer,
			old_most_reserve,
		};
		assert_eq!(
			events(),
			[
				set(BANK, 100, None, None),
				set(BANK, 200, Some(BANK), Some(100)),
				set(TOWN, 200, Some(BANK), Some(200)),
			]
		);
	});
}

#[test]
fn only_its_own_assembly() {
	build_and_execute(|| {
		let id = create();
		for origin in not_an_assembly() {
			assert_noop!(Currencies::set_gateway(origin.clone(), id, BANK, 100), DispatchError::BadOrigin);
			assert_noop!(Currencies::close_gateway(origin, id), DispatchError::BadOrigin);
		}
		let other = || assembly(VALLEY);
		assert_noop!(Currencies::set_gateway(other(), id, BANK, 1), Error::<Test>::NotAuthorised);
		assert_noop!(Currencies::close_gateway(other(), id), Error::<Test>::NotAuthorised);
		let own = || assembly(TOWN);
		assert_noop!(Currencies::set_gateway(own(), id + 1, BANK, 1), Error::<Test>::NotFound);
		assert_noop!(Currencies::close_gateway(own(), id + 1), Error::<Test>::NotFound);
		assert_noop!(Currencies::set_gateway(own(), id, NOWHERE, 1), Error::<Test>::NotActive);
		assert_noop!(Currencies::close_gateway(own(), id), Error::<Test>::NoGateway);
		assert_ok!(Currencies::set_gateway(own(), id, BANK, 1));
		assert_noop!(Currencies::set_gateway(own(), id, BANK, 1), Error::<Test>::GatewayUnchanged);
	});
}

#[test]
fn the_issuer_attests_deposits() {
	build_and_execute(|| {
		let id = create_gateway();
		events();
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 500, reference(1)));
		assert_ok!(Currencies::attest_deposit(board(BANK), id, BOB, 300, reference(2)));
		let attested = |to, amount, number, reserve| Event::DepositAttested {
			currency: id,
			issuer: BANK,
			to,
			amount,
			reference: reference(number),
			reserve,
		};
		assert_eq!(events(), [attested(ALICE, 500, 1, 500), attested(BOB, 300, 2, 800)]);
		assert_eq!((balance(id, ALICE), balance(id, BOB)), (500, 300));
		assert_eq!(backing(id), (800, 0, 800, 0));
		assert!(Currencies::is_reference_used(BANK, reference(1)));
		assert!(!Currencies::is_reference_used(BANK, reference(3)));
	});
}

#[test]
fn nobody_else_attests() {
	build_and_execute(|| {
		let id = create_gateway();
		let plain = create();
		let attest = |origin, id, amount| Currencies::attest_deposit(origin, id, ALICE, amount, reference(1));
		for origin in not_a_board() {
			assert_noop!(attest(origin, id, 1), DispatchError::BadOrigin);
		}
		assert_noop!(attest(board(TOWN), id, 1), Error::<Test>::NotIssuer);
		assert_noop!(attest(board(BANK), plain, 1), Error::<Test>::NoGateway);
		assert_noop!(attest(board(BANK), 1, 1), Error::<Test>::NotFound);
		assert_noop!(attest(board(BANK), id, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn no_deposit_exceeds_the_ceiling() {
	build_and_execute(|| {
		let id = create_gateway();
		let most = 10_000_00;
		let attest =
			|amount, number| Currencies::attest_deposit(board(BANK), id, ALICE, amount, reference(number));
		assert_noop!(attest(most + 1, 1), Error::<Test>::ReserveLimitExceeded);
		assert_ok!(attest(most - 1, 1));
		assert_noop!(attest(2, 2), Error::<Test>::ReserveLimitExceeded);
		assert_noop!(attest(u128::MAX, 2), Error::<Test>::ReserveLimitExceeded);
		assert_ok!(attest(1, 2));
		// A lower ceiling takes nothing from what is there.
		assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 5));
		assert_noop!(attest(1, 3), Error::<Test>::ReserveLimitExceeded);
		assert_eq!(backing(id).2, most);
	});
}

/// By one issuer, over all its currencies; another issuer has its own books.
#[test]
fn each_record_counts_once() {
	build_and_execute(|| {
		let (first, second, third) = (create_gateway(), create_gateway(), create());
		assert_ok!(Currencies::set_gateway(assembly(TOWN), third, TOWN, 100));
		let attest =
			|coop, id, number| Currencies::attest_deposit(board(coop), id, ALICE, 10, reference(number));
		assert_ok!(attest(BANK, first, 1));
		assert_noop!(attest(BANK, first, 1), Error::<Test>::ReferenceUsed);
		assert_noop!(attest(BANK, second, 1), Error::<Test>::ReferenceUsed);
		assert_ok!(attest(TOWN, third, 1));
		assert_ok!(attest(BANK, second, 2));
		// Nor for a payout.
		assert_ok!(Currencies::request_redemption(signed(ALICE), first, 5, reference(0)));
		assert_noop!(
			Currencies::confirm_redemption(board(BANK), first, 0, reference(2)),
			Error::<Test>::ReferenceUsed
		);
		assert_ok!(Currencies::confirm_redemption(board(BANK), first, 0, reference(3)));
		assert_noop!(attest(BANK, first, 3), Error::<Test>::ReferenceUsed);
	});
}

#[test]
fn a_closed_gateway_pays_out_and_takes_nothing() {
	build_and_execute(|| {
		let id = create_gateway();
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 500, reference(1)));
		events();
		assert_ok!(Currencies::close_gateway(assembly(TOWN), id));
		assert_eq!(events(), [Event::GatewayClosed { currency: id, issuer: BANK }]);
		assert_noop!(Currencies::close_gateway(assembly(TOWN), id), Error::<Test>::GatewayClosed);
		assert_noop!(
			Currencies::attest_deposit(board(BANK), id, ALICE, 1, reference(2)),
			Error::<Test>::GatewayClosed
		);
		assert_ok!(Currencies::request_redemption(signed(ALICE), id, 100, reference(3)));
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(4)));
		// It opens as it was.
		assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 10_000_00));
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 1, reference(2)));
	});
}

#[test]
fn an_issuer_answers_for_its_reserve() {
	build_and_execute(|| {
		let id = create_gateway();
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 500, reference(1)));
		assert_ok!(Currencies::attest_deposit(board(BANK), id, BOB, 1, reference(2)));
		let replace = || Currencies::set_gateway(assembly(TOWN), id, VALLEY, 100);
		assert_noop!(replace(), Error::<Test>::ReserveNotEmpty);
		assert_ok!(send(id, BOB, ALICE, 1));
		assert_ok!(Currencies::request_redemption(signed(ALICE), id, 500, reference(3)));
		assert_noop!(replace(), Error::<Test>::ReserveNotEmpty);
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(4)));
		// One unit is out there, and the bank answers for it.
		assert_noop!(replace(), Error::<Test>::ReserveNotEmpty);
		assert_eq!(backing(id), (1, 0, 1, 0));
	});
}

/// What a deposit brings does not pay for the time before it.
#[test]
fn demurrage_is_settled_before_a_deposit() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 1_000_00));
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 100_00, reference(1)));
		pass(YEAR);
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 100_00, reference(2)));
		assert_eq!((balance(id, ALICE), in_pot(id)), (190_00, 10_00));
	});
}
