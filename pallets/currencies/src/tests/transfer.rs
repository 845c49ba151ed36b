use crate::{mock::*, Error, Event, Memo, MAX_MEMO};
use allmende_primitives::currency::Currencies as _;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn memo(text: &str) -> Memo {
	Memo::try_from(text.as_bytes().to_vec()).unwrap()
}

fn pay(id: u32, from: AccountId, to: AccountId, amount: u128) -> frame_support::dispatch::DispatchResult {
	Currencies::transfer(signed(from), id, to, amount, Memo::default())
}

#[test]
fn it_pays_and_tells_the_memo() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		events();
		assert_ok!(Currencies::transfer(signed(ALICE), id, BOB, 40, memo("bread")));
		assert_eq!(
			events(),
			[Event::Paid { currency: id, from: ALICE, to: BOB, amount: 40, memo: memo("bread") }]
		);
		assert_eq!((balance(id, ALICE), balance(id, BOB)), (60, 40));
		System::assert_has_event(
			pallet_assets::Event::Transferred { asset_id: id, from: ALICE, to: BOB, amount: 40 }.into(),
		);
		// The last unit, too, and to the pot.
		assert_ok!(pay(id, ALICE, pot(id), 60));
		assert_eq!(in_pot(id), 60);
		let longest = Memo::try_from(vec![b'm'; MAX_MEMO as usize]).unwrap();
		assert_ok!(Currencies::transfer(signed(BOB), id, ALICE, 1, longest));
	});
}

#[test]
fn each_refusal_has_its_name() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), assembly(TOWN), board(TOWN)] {
			assert_noop!(Currencies::transfer(origin, id, BOB, 1, Memo::default()), DispatchError::BadOrigin);
		}
		assert_noop!(pay(id + 1, ALICE, BOB, 1), Error::<Test>::NotFound);
		assert_noop!(pay(id, ALICE, BOB, 0), Error::<Test>::ZeroAmount);
		assert_noop!(pay(id, ALICE, ALICE, 1), Error::<Test>::TransferToSelf);
		assert_noop!(pay(id, ALICE, EVE, 1), Error::<Test>::NotAllowedToHold);
		assert_noop!(pay(id, ALICE, BOB, 101), Error::<Test>::InsufficientBalance);
		assert_noop!(pay(id, BOB, ALICE, 1), Error::<Test>::InsufficientBalance);
		assert_ok!(Currencies::escrow(id, &ALICE, 30));
		assert_noop!(pay(id, ALICE, BOB, 70), Error::<Test>::LastUnit);
		assert_ok!(pay(id, ALICE, BOB, 69));
	});
}

#[test]
fn accrued_demurrage_cannot_be_paid_with() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		assert_noop!(pay(id, ALICE, BOB, 90_01), Error::<Test>::InsufficientBalance);
		assert_ok!(pay(id, ALICE, BOB, 90_00));
		end_block();
		assert_eq!((balance(id, ALICE), balance(id, BOB), in_pot(id)), (0, 90_00, 10_00));
	});
}

#[test]
fn the_limit_is_told_apart_from_poverty() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 100);
		assert_noop!(pay(id, ALICE, BOB, 51), Error::<Test>::DailyLimitExceeded);
		assert_noop!(pay(id, ALICE, BOB, 101), Error::<Test>::InsufficientBalance);
		assert_ok!(pay(id, ALICE, BOB, 30));
		assert_noop!(pay(id, ALICE, BOB, 21), Error::<Test>::DailyLimitExceeded);
		end_block();
		assert_noop!(pay(id, ALICE, BOB, 21), Error::<Test>::DailyLimitExceeded);
		assert_ok!(pay(id, ALICE, BOB, 20));
		pass(DAY);
		assert_ok!(pay(id, ALICE, BOB, 50));
	});
}
