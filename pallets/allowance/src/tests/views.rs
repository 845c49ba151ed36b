use crate::{mock::*, AllowanceDetails, AllowanceSource, CarrierDetails};
use allmende_primitives::{traits::Standing, CoopId, MAX_PAGE};
use frame_support::assert_ok;

#[test]
fn a_member_reads_the_allowance() {
	build_and_execute(|| {
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 150));
		spend(ANNA, 3_000);
		pass(10);
		let details = AllowanceDetails {
			source: AllowanceSource::Member,
			home: Some(COOP),
			capacity: 15_000,
			left: 12_150,
			full_at: 1 + 200,
			percent: 150,
		};
		assert_eq!(Allowance::allowance(ANNA), Some(details));
		pass(190);
		assert_eq!(Allowance::allowance(ANNA).unwrap().left, 15_000);
		pass(1);
		assert_eq!(Allowance::allowance(ANNA).unwrap().full_at, 202);
	});
}

#[test]
fn officers_and_validators_read_theirs() {
	build_and_execute(|| {
		seat(COOP, ANNA);
		let details = Allowance::allowance(ANNA).unwrap();
		assert_eq!((details.source, details.home), (AllowanceSource::Office, Some(COOP)));
		let details = Allowance::allowance(VALIDATOR).unwrap();
		assert_eq!((details.source, details.home), (AllowanceSource::Office, None));
		assert_eq!((details.capacity, details.left, details.full_at), (SIZES.office, SIZES.office, 1));
	});
}

#[test]
fn a_guest_reads_the_credit() {
	build_and_execute(|| {
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_ok!(Allowance::take_credit(&GUEST, 400));
		pass(5);
		let details = AllowanceDetails {
			source: AllowanceSource::Invited,
			home: None,
			capacity: 600,
			left: 600,
			full_at: 6,
			percent: 100,
		};
		assert_eq!(Allowance::allowance(GUEST), Some(details));
	});
}

#[test]
fn who_pays_for_everything_reads_nothing() {
	build_and_execute(|| {
		assert_eq!(Allowance::allowance(PAYER), None);
		assert_eq!(Allowance::allowance(UWE), None);
	});
}

#[test]
fn a_carrier_is_read_with_what_is_left() {
	build_and_execute(|| {
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 150));
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		pass(100);
		let left = SIZES.cooperative - 1_000;
		let details = CarrierDetails { sponsor: None, quota: SIZES.quota, handed_out: 50, left };
		assert_eq!(Allowance::carrier(COOP), Some(details));
		assert_eq!(Allowance::carrier(UNCARRIED), None);
	});
}

#[test]
fn carriers_come_in_pages() {
	build_and_execute(|| {
		for coop in 100..300 {
			Active::insert(coop, ());
			assert_ok!(Allowance::carry(board(COOP), coop));
		}
		assert_eq!(Allowance::carriers(None, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(Allowance::carriers(None, 0), []);
		let mut found: Vec<(CoopId, _)> = Vec::new();
		loop {
			let page = Allowance::carriers(found.last().map(|(coop, _)| *coop), 70);
			if page.is_empty() {
				break;
			}
			found.extend(page);
		}
		found.sort_by_key(|(coop, _)| *coop);
		let expected: Vec<_> = [COOP, OTHER].into_iter().chain(100..300).collect();
		assert_eq!(found.iter().map(|(coop, _)| *coop).collect::<Vec<_>>(), expected);
		assert!(found.iter().all(|(coop, details)| *details == carrier(*coop)));
	});
}
