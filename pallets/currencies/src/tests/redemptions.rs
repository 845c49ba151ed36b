use crate::{mock::*, Error, Event, Redemption};
use allmende_primitives::{currency::Currencies as _, traits::Calendar};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

/// A currency with a reserve of 500, all of it Alice's.
fn reserved() -> u32 {
	let id = create_gateway();
	Currencies::attest_deposit(board(BANK), id, ALICE, 500, reference(1)).unwrap();
	id
}

fn request(id: u32, who: AccountId, amount: u128) -> frame_support::dispatch::DispatchResult {
	Currencies::request_redemption(signed(who), id, amount, reference(77))
}

#[test]
fn a_holder_asks_and_the_issuer_pays() {
	build_and_execute(|| {
		let id = reserved();
		events();
		assert_ok!(request(id, ALICE, 200));
		let today = Book::today();
		let answer_until = today.plus_days(ANSWER_DAYS);
		let redemption = Redemption {
			who: ALICE,
			amount: 200,
			since: BEGINNING,
			account_reference: reference(77),
			requested_on: today,
			answer_until,
			answer_until_block: System::block_number() + LEAST_WINDOW,
		};
		assert_eq!(Currencies::redemption(id, 0), Some(redemption));
		assert_eq!((balance(id, ALICE), backing(id)), (300, (500, 0, 500, 0)));
		assert_eq!(Currencies::gateway(id).unwrap().pending, 200);
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(2)));
		assert_eq!(
			events(),
			[
				Event::RedemptionRequested {
					currency: id,
					id: 0,
					who: ALICE,
					amount: 200,
					account_reference: reference(77),
					answer_until,
					answer_until_block: System::block_number() + LEAST_WINDOW,
				},
				Event::RedemptionConfirmed {
					currency: id,
					id: 0,
					who: ALICE,
					amount: 200,
					reference: reference(2),
					reserve: 300,
				},
			]
		);
		assert_eq!(Currencies::redemption(id, 0), None);
		assert_eq!((balance(id, ALICE), backing(id)), (300, (300, 0, 300, 0)));
		assert_eq!(Currencies::gateway(id).unwrap().pending, 0);
	});
}

#[test]
fn the_issuer_rejects() {
	build_and_execute(|| {
		let id = reserved();
		assert_ok!(request(id, ALICE, 200));
		events();
		assert_ok!(Currencies::reject_redemption(board(BANK), id, 0, reference(5)));
		assert_eq!(
			events(),
			[Event::RedemptionRejected {
				currency: id,
				id: 0,
				who: ALICE,
				amount: 200,
				reason: reference(5)
			}]
		);
		assert_eq!((balance(id, ALICE), backing(id)), (500, (500, 0, 500, 0)));
		// The whole reserve can be asked for again, but the last unit of the account.
		assert_ok!(request(id, ALICE, 499));
	});
}

/// The money may be under way. From the next day on it is the issuer's fault if it has not said so.
#[test]
fn silence_gives_the_units_back() {
	build_and_execute(|| {
		let id = reserved();
		assert_ok!(request(id, ALICE, 200));
		let last_block = System::block_number() + LEAST_WINDOW;
		let cancel = |who| Currencies::cancel_redemption(signed(who), id, 0);
		assert_noop!(cancel(ALICE), Error::<Test>::AnswerPending);
		pass(u64::from(ANSWER_DAYS + 1) * DAY - 1);
		assert_noop!(cancel(ALICE), Error::<Test>::AnswerPending);
		pass(1);
		assert_noop!(cancel(BOB), Error::<Test>::NotRedeemer);
		// A chain that has stood still takes no time from the issuer.
		System::set_block_number(last_block);
		assert_noop!(cancel(ALICE), Error::<Test>::AnswerPending);
		System::set_block_number(last_block + 1);
		events();
		assert_ok!(cancel(ALICE));
		assert_eq!(events(), [Event::RedemptionCancelled { currency: id, id: 0, who: ALICE, amount: 200 }]);
		assert_eq!((balance(id, ALICE), backing(id)), (500, (500, 0, 500, 0)));
		assert_noop!(cancel(ALICE), Error::<Test>::RedemptionNotFound);
		assert_noop!(
			Currencies::confirm_redemption(board(BANK), id, 0, reference(2)),
			Error::<Test>::RedemptionNotFound
		);
		assert!(!Currencies::is_reference_used(BANK, reference(2)));
	});
}

/// As long as the holder has not taken it back.
#[test]
fn a_late_answer_counts() {
	build_and_execute(|| {
		let id = reserved();
		assert_ok!(request(id, ALICE, 200));
		pass(100 * DAY);
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(2)));
		assert_eq!(backing(id).0, 300);
	});
}

#[test]
fn each_refusal_of_a_request_has_its_name() {
	build_and_execute(|| {
		let plain = create();
		let id = reserved();
		fund(id, BOB, 1_000);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(BANK), assembly(TOWN)] {
			assert_noop!(
				Currencies::request_redemption(origin.clone(), id, 1, reference(1)),
				DispatchError::BadOrigin
			);
			assert_noop!(Currencies::cancel_redemption(origin, id, 0), DispatchError::BadOrigin);
		}
		assert_noop!(request(1, ALICE, 1), Error::<Test>::NotFound);
		assert_noop!(request(plain, ALICE, 1), Error::<Test>::NoGateway);
		assert_noop!(request(id, ALICE, 0), Error::<Test>::ZeroAmount);
		assert_noop!(request(id, ALICE, 500), Error::<Test>::LastUnit);
		assert_noop!(request(id, CHARLIE, 1), Error::<Test>::InsufficientBalance);
		// Bob's are promises: there is no money for them beyond the reserve.
		assert_noop!(request(id, BOB, 501), Error::<Test>::ExceedsReserve);
		assert_ok!(request(id, BOB, 300));
		assert_noop!(request(id, ALICE, 201), Error::<Test>::ExceedsReserve);
		assert_ok!(request(id, ALICE, 200));
	});
}

#[test]
fn an_account_asks_so_often_and_no_more() {
	build_and_execute(|| {
		let id = reserved();
		for _ in 0..MAX_REDEMPTIONS {
			assert_ok!(request(id, ALICE, 10));
		}
		assert_noop!(request(id, ALICE, 10), Error::<Test>::TooManyRedemptions);
		assert_ok!(send(id, ALICE, BOB, 50));
		assert_ok!(request(id, BOB, 10));
		assert_ok!(Currencies::reject_redemption(board(BANK), id, 1, reference(5)));
		assert_ok!(request(id, ALICE, 10));
		assert_eq!(Currencies::redemption(id, 4).unwrap().who, ALICE);
	});
}

#[test]
fn nobody_else_answers() {
	build_and_execute(|| {
		let plain = create();
		let id = reserved();
		assert_ok!(request(id, ALICE, 200));
		let confirm = |origin, id, number| Currencies::confirm_redemption(origin, id, number, reference(2));
		let reject = |origin, id, number| Currencies::reject_redemption(origin, id, number, reference(2));
		for origin in not_a_board() {
			assert_noop!(confirm(origin.clone(), id, 0), DispatchError::BadOrigin);
			assert_noop!(reject(origin, id, 0), DispatchError::BadOrigin);
		}
		assert_noop!(confirm(board(TOWN), id, 0), Error::<Test>::NotIssuer);
		assert_noop!(reject(board(TOWN), id, 0), Error::<Test>::NotIssuer);
		assert_noop!(confirm(board(BANK), plain, 0), Error::<Test>::NoGateway);
		assert_noop!(reject(board(BANK), plain, 0), Error::<Test>::NoGateway);
		assert_noop!(confirm(board(BANK), id, 1), Error::<Test>::RedemptionNotFound);
		assert_noop!(reject(board(BANK), id, 1), Error::<Test>::RedemptionNotFound);
		assert_noop!(Currencies::cancel_redemption(signed(ALICE), id, 1), Error::<Test>::RedemptionNotFound);
	});
}

/// A currency with a daily limit of 10 and a tenth of demurrage, and a reserve of 500, all of it Alice's, who asks for 400.
fn melting() -> u32 {
	let id = create_limited(10);
	assert_ok!(Currencies::set_gateway(assembly(TOWN), id, BANK, 1_000));
	assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 500, reference(1)));
	assert_ok!(change_policy(id, |policy| {
		policy.demurrage = Some(sp_runtime::Permill::from_percent(10));
	}));
	assert_ok!(request(id, ALICE, 400));
	assert_eq!((spendable(id, ALICE), Currencies::holding(id, ALICE).unwrap().sent_today), (10, 0));
	id
}

/// Neither the limit nor what is owed on the escrow keeps anybody from asking. What comes back owes for the time.
#[test]
fn what_comes_back_owes_demurrage() {
	let cancel = |id| Currencies::cancel_redemption(signed(ALICE), id, 0);
	let reject = |id| Currencies::reject_redemption(board(BANK), id, 0, reference(5));
	let ways: [&dyn Fn(u32) -> frame_support::dispatch::DispatchResult; 2] = [&cancel, &reject];
	for way in ways {
		build_and_execute(|| {
			let id = melting();
			let since = Currencies::redemption(id, 0).unwrap().since;
			assert_eq!(since, Currencies::escrow(id, &BOB, 0).unwrap());
			pass(YEAR);
			System::set_block_number(System::block_number() + LEAST_WINDOW);
			events();
			assert_ok!(way(id));
			// On what stayed outside, and on what was asked for.
			let collected = |amount| Event::DemurrageCollected { currency: id, who: ALICE, amount };
			let told = events();
			assert_eq!(told[..2], [collected(10), collected(40)]);
			assert_eq!(told.len(), 3);
			assert_eq!((balance(id, ALICE), in_pot(id)), (450, 50));
			// It counts towards no limit, and at the end of the block nothing more is owed.
			check_state();
			assert_eq!(events(), []);
			let holding = Currencies::holding(id, ALICE).unwrap();
			assert_eq!((holding.sent_today, holding.spendable, holding.accrued), (0, 10, 0));
			assert_eq!((balance(id, ALICE), in_pot(id)), (450, 50));
		});
	}
}

#[test]
fn what_is_paid_out_owes_none() {
	build_and_execute(|| {
		let id = melting();
		pass(YEAR);
		events();
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(2)));
		assert_eq!(events().len(), 1);
		assert_eq!((balance(id, ALICE), in_pot(id), backing(id).0), (100, 0, 100));
		// Only on what stayed outside.
		assert_ok!(Currencies::settle(signed(EVE), id, ALICE));
		assert_eq!((balance(id, ALICE), in_pot(id)), (90, 10));
	});
}
