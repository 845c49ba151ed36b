use crate::{mock::*, Declaration, DocumentKind, Page};
use allmende_primitives::{Organ, MAX_PAGE};
use frame_support::assert_ok;

#[test]
fn cooperatives_come_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Cooperatives::cooperatives(0, 10), Page { items: vec![], next: None });
		for _ in 0..5 {
			Request::lean(2).found();
		}
		assert_ok!(Cooperatives::decline(signed(1), 1));
		let ids = |page: &Page<_>| page.items.iter().map(|(id, _)| *id).collect::<Vec<_>>();
		let first = Cooperatives::cooperatives(0, 3);
		assert_eq!((ids(&first), first.next), (vec![0, 2], Some(3)));
		let second = Cooperatives::cooperatives(3, 3);
		assert_eq!((ids(&second), second.next), (vec![3, 4], None));
		assert_eq!(second.items[0].1, Cooperatives::cooperative(3).unwrap());
		let beyond = Cooperatives::cooperatives(9, 3);
		assert_eq!((ids(&beyond), beyond.next), (vec![], None));
		let none = Cooperatives::cooperatives(0, 0);
		assert_eq!((ids(&none), none.next), (vec![], Some(0)));
	});
}

#[test]
fn no_page_is_longer_than_the_longest() {
	ExtBuilder::default().build().execute_with(|| {
		for _ in 0..=MAX_PAGE {
			Request::lean(2).found();
		}
		let page = Cooperatives::cooperatives(0, u32::MAX);
		assert_eq!((page.items.len() as u32, page.next), (MAX_PAGE, Some(MAX_PAGE)));
	});
}

#[test]
fn a_statute_is_read_by_version() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Cooperatives::statute_in_force(0), None);
		let coop = Request::lean(2).activate();
		let (version, statute) = Cooperatives::statute_in_force(coop).unwrap();
		assert_eq!(version, 1);
		assert_eq!(crate::Pallet::<Test>::statute(coop, 1), Some(statute));
		assert_eq!(crate::Pallet::<Test>::statute(coop, 2), None);
	});
}

#[test]
fn models_come_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let page = Cooperatives::models(0, 10);
		assert_eq!(page.items, vec![(0, (1, Cooperatives::model(0, 1).unwrap(), None))]);
		assert_eq!(page.next, None);
		assert_eq!(Cooperatives::models(0, 0).next, Some(0));
		assert!(Cooperatives::models(1, 10).items.is_empty());
	});
}

#[test]
fn a_founding_shows_who_is_missing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Cooperatives::founding(0), None);
		let coop = Request::lean(2).with(|r| r.founders = vec![3, 1, 2]).found();
		assert_ok!(ratify(coop, 2));
		let progress = Cooperatives::founding(coop).unwrap();
		let declaration = Declaration { shares: 1, data_hash: data_hash(2), ratified_on: start_day() };
		assert_eq!(progress.founders, vec![(3, None), (1, None), (2, Some(declaration))]);
		assert_eq!(progress.until, start_day().plus_days(FOUNDING_PERIOD));
		assert_eq!(progress.open_until_block, System::block_number() + LEAST_WINDOW);
		assert_eq!(progress.board, vec![1, 2, 3]);
		assert!(progress.supervisory.is_empty());
		assert_ok!(ratify(coop, 1));
		assert_ok!(ratify(coop, 3));
		assert_eq!(Cooperatives::founding(coop), None);
	});
}

#[test]
fn actions_come_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		for _ in 0..3 {
			propose(coop, 1);
		}
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, 1));
		let page = Cooperatives::actions(coop, 0, 2);
		assert_eq!(page.items.len(), 1);
		assert_eq!((page.items[0].0, page.next), (0, Some(2)));
		assert_eq!(page.items[0].1.call_hash, call_hash(&probe_call()));
		let page = Cooperatives::actions(coop, 2, 2);
		assert_eq!((page.items[0].0, page.next), (2, None));
		assert!(Cooperatives::actions(9, 0, 2).items.is_empty());
	});
}

#[test]
fn documents_come_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let other = Request::lean(2).activate();
		assert_ok!(Cooperatives::publish_document(board_origin(other), DocumentKind::Terms, document("t")));
		for number in 0..10 {
			let kind = DocumentKind::Other(number);
			let reference = document(&number.to_string());
			assert_ok!(Cooperatives::publish_document(board_origin(coop), kind, reference));
		}
		let mut seen = Vec::new();
		let mut after = None;
		loop {
			let page = Cooperatives::documents(coop, after, 3);
			assert!(page.len() <= 3);
			let Some((last, _)) = page.last() else { break };
			after = Some(*last);
			seen.extend(page.into_iter().map(|(kind, _)| kind));
		}
		seen.sort();
		assert_eq!(seen, (0..10).map(DocumentKind::Other).collect::<Vec<_>>());
		assert_eq!(Cooperatives::document(coop, DocumentKind::Terms), None);
	});
}

#[test]
fn seats_show_their_terms() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		let board = Cooperatives::seats(coop, Organ::Board);
		assert_eq!((board[1].account, board[1].until), (2, date(2029, 11, 21)));
		assert!(Cooperatives::seats(coop, Organ::Mediators).is_empty());
	});
}
