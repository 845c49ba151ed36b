use crate::{mock::*, CurrencyInfo, HoldingInfo};
use allmende_primitives::{
	currency::{Backing, Currencies as _},
	MAX_PAGE,
};
use frame_support::assert_ok;

#[test]
fn a_currency_is_read_whole() {
	build_and_execute(|| {
		assert_eq!(Currencies::currency(FIRST_TOKEN), None);
		assert!(Currencies::currencies_of(TOWN).is_empty());
		let id = create();
		assert_ok!(Currencies::issue(id, &ALICE, 100));
		assert_ok!(Currencies::write_off(id, 10));
		let info = CurrencyInfo {
			community: TOWN,
			name: b"Town hours".to_vec(),
			symbol: b"TWN".to_vec(),
			decimals: 2,
			policy: policy(),
			version: 1,
			paused: false,
			backing: Backing { supply: 100, outstanding: 90, reserve: 0, written_off: 10 },
			pot: pot(id),
			in_pot: 40,
		};
		assert_eq!(Currencies::currency(id), Some(info.clone()));
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		assert_eq!(Currencies::currency(id), Some(CurrencyInfo { paused: true, ..info }));
		assert_eq!(Currencies::currencies_of(TOWN), [id]);
		assert!(Currencies::currencies_of(VALLEY).is_empty());
	});
}

#[test]
fn a_holding_is_read_whole() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		assert_ok!(change_policy(id, |policy| policy.daily_limit = Some(50_00)));
		fund(id, ALICE, 100_00);
		assert_ok!(Currencies::escrow(id, &ALICE, 20_00));
		pass(YEAR);
		assert_ok!(send(id, ALICE, BOB, 10_00));
		let info = HoldingInfo {
			balance: 70_00,
			spendable: 40_00,
			accrued: 8_00,
			escrowed: 20_00,
			sent_today: 10_00,
			may_hold: true,
		};
		assert_eq!(Currencies::holding(id, ALICE), Some(info));
		let nothing =
			HoldingInfo { balance: 0, spendable: 0, accrued: 0, escrowed: 0, sent_today: 0, may_hold: false };
		assert_eq!(Currencies::holding(id, EVE), Some(nothing));
		assert_eq!(Currencies::holding(id + 1, ALICE), None);
	});
}

#[test]
fn redemptions_are_read_page_by_page() {
	build_and_execute(|| {
		let id = create_gateway();
		let holders = 100..100 + u128::from(MAX_PAGE) + 7;
		for who in holders.clone() {
			enter(TOWN, who);
			let hash = sp_core::H256::from_low_u64_be(who as u64);
			assert_ok!(Currencies::attest_deposit(board(BANK), id, who, 10, hash));
			assert_ok!(Currencies::request_redemption(signed(who), id, 5, hash));
		}
		assert_ok!(Currencies::reject_redemption(board(BANK), id, 1, reference(1)));
		let ids = |page: &crate::Page<_>| page.items.iter().map(|(id, _)| *id).collect::<Vec<_>>();
		let first = Currencies::redemptions(id, 0, 3);
		assert_eq!((ids(&first), first.next), (vec![0, 2], Some(3)));
		let whole = Currencies::redemptions(id, 0, u32::MAX);
		assert_eq!((whole.items.len(), whole.next), (MAX_PAGE as usize - 1, Some(MAX_PAGE)));
		let last = Currencies::redemptions(id, MAX_PAGE, u32::MAX);
		assert_eq!((last.items.len(), last.next), (7, None));
		assert_eq!(Currencies::redemptions(id, u32::MAX, 3).items, []);
		assert_eq!(Currencies::redemptions(id + 1, 0, 3).items, []);
		assert_eq!(first.items[0].1.who, 100);
	});
}
