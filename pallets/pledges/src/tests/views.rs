use crate::{mock::*, Page, Tally};
use frame_support::assert_ok;

#[test]
fn a_pledge_with_all_that_belongs_to_it() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let view = Pledges::pledge_info(CUR, id).unwrap();
		assert_eq!((view.pledge, view.tally, view.overdue), (info(id), tally(id), false));
		assert_eq!(view.description.service, text("garden work"));
		assert_eq!(view.description.claiming, text("call in the morning"));
		pass_grace();
		assert!(Pledges::pledge_info(CUR, id).unwrap().overdue);
		assert_eq!(Pledges::pledge_info(CUR, 1), None);
		assert_eq!(Pledges::tally(CUR, id), Some(tally(id)));
		assert_eq!(Pledges::tally(CUR, 1), None);
		assert_ne!(tally(id), Tally::default());
	});
}

fn ids<Item>(page: Page<Item>) -> (Vec<u32>, Option<u32>) {
	(page.items.into_iter().map(|(id, _)| id).collect(), page.next)
}

#[test]
fn pages() {
	build_and_execute(|| {
		for round in 0..30 {
			for who in 1..=4 {
				let id = pledge(who, 10);
				if round < 29 {
					assert_ok!(Pledges::withdraw(signed(who), CUR, id));
				}
			}
		}
		assert_eq!(ids(Pledges::pledges(CUR, 0, 3, false)), (vec![0, 1, 2], Some(3)));
		assert_eq!(ids(Pledges::pledges(CUR, 118, 3, false)), (vec![118, 119], None));
		let (page, next) = ids(Pledges::pledges(CUR, 0, u32::MAX, false));
		assert_eq!((page.len(), next), (100, Some(100)));
		assert_eq!(ids(Pledges::pledges(CUR, 100, 100, true)), (vec![116, 117, 118, 119], None));
		assert_eq!(ids(Pledges::pledges(NONE, 0, 100, false)), (vec![], None));
		let of_ben = Pledges::pledges_of(CUR, BEN, 27, 2);
		assert_eq!(of_ben, Page { items: vec![(27, 109), (28, 113)], next: Some(29) });
		assert_eq!(Pledges::pledges_of(CUR, BEN, 29, 2).next, None);
		assert_eq!(Pledges::pledges_of(CUR, STRANGER, 0, 2), Page { items: vec![], next: None });
	});
}

#[test]
fn claims_and_what_they_cost() {
	build_and_execute(|| {
		let id = accepted(ANNA, 109);
		assert_eq!(Pledges::value_of(CUR, id, 1), Some(10));
		assert_eq!(Pledges::value_of(CUR, id, 10), Some(109));
		assert_eq!(Pledges::value_of(CUR, id, 11), None);
		assert_eq!(Pledges::value_of(CUR, 9, 1), None);
		for who in [BEN, CARLA, DORA] {
			claim(who, id, 1);
		}
		let page = Pledges::claims(CUR, id, 1, 1);
		assert_eq!(page, Page { items: vec![(1, claim_info(id, 1))], next: Some(2) });
		assert_eq!(ids(Pledges::claims(CUR, id, 0, 100)), (vec![0, 1, 2], None));
		assert_eq!(ids(Pledges::claims(CUR, 9, 0, 100)), (vec![], None));
	});
}

#[test]
fn the_history_of_a_member() {
	build_and_execute(|| {
		accepted(ANNA, 100);
		let view = Pledges::credit(CUR, ANNA).unwrap();
		assert_eq!((view.limit, view.credit), (FIRST, credit(ANNA)));
		assert_eq!(view.credit.committed(), Some(100));
		assert_eq!(Pledges::credit(CUR, STRANGER).unwrap().credit, Default::default());
		assert_eq!(Pledges::credit(NONE, ANNA), None);
	});
}
