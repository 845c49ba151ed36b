//! View functions.

use crate::{mock::*, HoldingInfo, Total};
use allmende_primitives::{traits::Shareholding, MAX_PAGE};
use frame_support::assert_ok;
use sp_core::H256;

#[test]
fn a_member_reads_his_holding() {
	build_and_execute(|| {
		assert_eq!(Shares::holding(COOP, ALICE), None);
		join(COOP, ALICE, 5);
		join(COOP, BOB, 1);
		let info = HoldingInfo {
			token: FIRST_TOKEN,
			shares: 2,
			credit: 0,
			nominal: NOMINAL,
			unpaid: 200_00,
			unpaid_first: 20_00,
			pending: 3,
			pending_admitted: true,
			offered: 0,
			owed: 0,
		};
		assert_eq!(Shares::holding(COOP, ALICE), Some(info));
		pay(ALICE, 115_00);
		assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, 1));
		let info = HoldingInfo {
			shares: 3,
			credit: 115_00,
			unpaid: 185_00,
			unpaid_first: 0,
			pending: 2,
			offered: 1,
			..info
		};
		assert_eq!(Shares::holding(COOP, ALICE), Some(info));
		assert_ok!(Shares::subscribe(signed(BOB), COOP, 7, statute_hash()));
		let info = Shares::holding(COOP, BOB).unwrap();
		assert_eq!((info.pending, info.pending_admitted, info.unpaid_first), (7, false, 10_00));
	});
}

/// A statute that makes more shares compulsory leaves members who hold fewer with a duty, and with everything that they
/// could do before (GenG 16(2) no. 3).
#[test]
fn further_compulsory_shares_are_owed() {
	build_and_execute(|| {
		join(COOP, ALICE, 1);
		join(COOP, BOB, 1);
		pay(ALICE, NOMINAL);
		pay(BOB, NOMINAL / 2);
		amend(|terms| terms.compulsory = 4);
		let read = |who| Shares::holding(COOP, who).unwrap();
		assert_eq!((read(ALICE).shares, read(ALICE).owed, read(ALICE).unpaid), (1, 3, 0));
		// Payments, transfers and leaving go on.
		pay(BOB, NOMINAL / 2);
		let hash = H256::repeat_byte(0xa5);
		assert_ok!(Shares::transfer(signed(BOB), COOP, ALICE, 1));
		assert_ok!(Shares::accept_transfer(signed(ALICE), COOP, BOB, 1, NOMINAL));
		assert_eq!((read(ALICE).shares, read(ALICE).owed), (2, 2));
		assert_ok!(Shares::subscribe(signed(ALICE), COOP, 2, hash));
		assert_eq!((read(ALICE).pending, read(ALICE).owed), (2, 2));
		// Compulsory ones are taken at once, whatever is paid in on them (GenG 15b(2)).
		assert_ok!(Shares::admit_subscription(board(COOP), ALICE, 2));
		assert_eq!((read(ALICE).shares, read(ALICE).pending, read(ALICE).owed), (4, 0, 0));
		// Asking for some of them is allowed, too.
		join(COOP, EVE, 4);
		amend(|terms| terms.compulsory = 6);
		assert_eq!(read(EVE).owed, 2);
		assert_ok!(Shares::subscribe(signed(EVE), COOP, 1, hash));
		assert_ok!(Shares::admit_subscription(board(COOP), EVE, 1));
		assert_eq!(read(EVE).owed, 1);
		assert_ok!(Shares::leave(COOP, &EVE, date(2027, 12, 31)));
	});
}

#[test]
fn sums_and_tokens_are_there_for_cooperatives_with_shares() {
	build_and_execute(|| {
		assert_eq!(Shares::totals(COOP), Some(Total::default()));
		join(COOP, ALICE, 1);
		assert_eq!(Shares::totals(COOP), Some(Total { shares: 1, holders: 1, ..Default::default() }));
		assert_eq!((Shares::totals(CLUB), Shares::totals(NOWHERE)), (None, None));
		assert_eq!(Shares::share_token(COOP), Some(FIRST_TOKEN));
		assert_eq!(Shares::share_token(CLUB), None);
		assert_eq!(Shares::token_cooperative(FIRST_TOKEN), Some(COOP));
		assert_eq!(Shares::token_cooperative(FIRST_TOKEN - 1), None);
	});
}

/// Reads all pages of a list and answers its keys, sorted.
fn read_all<K: Ord + Clone, V>(page: impl Fn(Option<K>) -> Vec<(K, V)>) -> Vec<K> {
	let mut keys = Vec::<K>::new();
	loop {
		let found = page(keys.last().cloned());
		if found.is_empty() {
			break;
		}
		keys.extend(found.into_iter().map(|(key, _)| key));
	}
	keys.sort();
	keys
}

#[test]
fn subscriptions_and_transfers_are_read_page_by_page() {
	build_and_execute(|| {
		let members: Vec<AccountId> = (100..100 + u64::from(MAX_PAGE) + 7).collect();
		for who in &members {
			join(COOP, *who, 5);
			pay(*who, NOMINAL);
		}
		// Of another cooperative: not to be found among them.
		join(OTHER, ALICE, 5);
		for who in &members[1..] {
			assert_ok!(Shares::transfer(signed(*who), COOP, members[0], 1));
		}
		assert_eq!(Shares::subscriptions(COOP, None, 3).len(), 3);
		assert_eq!(Shares::subscriptions(COOP, None, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(Shares::transfers(COOP, None, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(Shares::transfers(COOP, None, 0).len(), 0);
		assert_eq!(read_all(|after| Shares::subscriptions(COOP, after, 10)), members);
		assert_eq!(read_all(|after| Shares::transfers(COOP, after, 10)), members[1..]);
	});
}

#[test]
fn settlements_are_read_page_by_page_of_all_and_of_one() {
	build_and_execute(|| {
		// Alice leaves with every even id, Bob with every odd one.
		for round in 0..(2 * u64::from(MAX_PAGE) + 2) {
			let who = if round % 2 == 0 { ALICE } else { BOB };
			join(COOP, who, 1);
			pay(who, round + 1);
			assert_ok!(Shares::leave(COOP, &who, date(2027, 12, 31)));
			end_membership(COOP, who);
		}
		let ids = |page: Vec<(u32, _)>| page.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
		assert_eq!(ids(Shares::settlements(COOP, 0, 3)), vec![0, 1, 2]);
		assert_eq!(ids(Shares::settlements(COOP, 200, 10)), vec![200, 201]);
		assert_eq!(ids(Shares::settlements(COOP, 202, 10)), Vec::<u32>::new());
		assert_eq!(Shares::settlements(COOP, 0, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(Shares::settlements(COOP, 1, 1)[0].1.amount, 2);
		assert_eq!(Shares::settlements(OTHER, 0, 10), vec![]);

		assert_eq!(ids(Shares::settlements_of(COOP, ALICE, None, 3)), vec![200, 198, 196]);
		assert_eq!(ids(Shares::settlements_of(COOP, ALICE, Some(196), 2)), vec![194, 192]);
		assert_eq!(ids(Shares::settlements_of(COOP, BOB, Some(3), 9)), vec![1]);
		assert_eq!(ids(Shares::settlements_of(COOP, BOB, Some(1), 9)), Vec::<u32>::new());
		// Another's settlement leads nowhere.
		assert_eq!(ids(Shares::settlements_of(COOP, BOB, Some(4), 9)), Vec::<u32>::new());
		assert_eq!(Shares::settlements_of(COOP, ALICE, None, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(Shares::settlements_of(COOP, EVE, None, 9), vec![]);
	});
}
