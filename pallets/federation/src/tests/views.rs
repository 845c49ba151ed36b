use crate::{mock::*, FederationMember, Page, ValidatorDetails, Validators};
use allmende_primitives::{CoopId, Majority, MAX_PAGE};
use frame_support::assert_ok;

fn admit(coop: CoopId) {
	Active::insert(coop, ());
	assert_ok!(Federation::admit(federation(Majority::Simple), coop));
}

#[test]
fn a_member_is_read_by_its_cooperative() {
	build_and_execute(|| {
		assert_eq!(Federation::member(EAST), Some(fresh(2)));
		assert_eq!(Federation::member(SOUTH), None);
	});
}

#[test]
fn members_come_in_pages() {
	build_and_execute(|| {
		[SOUTH, WEST, 21].into_iter().for_each(admit);
		assert_ok!(Federation::leave(assembly_of(EAST, Majority::NineTenths)));
		type Members = Page<(CoopId, FederationMember)>;
		let coops = |page: &Members| page.items.iter().map(|(_, (coop, _))| *coop).collect::<Vec<_>>();
		let first = Federation::members(0, 3);
		assert_eq!(first.items, [(1, (NORTH, member(NORTH))), (3, (SOUTH, member(SOUTH)))]);
		assert_eq!(first.next, Some(4));
		let second = Federation::members(4, 3);
		assert_eq!((coops(&second), second.next), (vec![WEST, 21], None));
		let beyond = Federation::members(9, 3);
		assert_eq!((coops(&beyond), beyond.next), (vec![], None));
		let none = Federation::members(2, 0);
		assert_eq!((coops(&none), none.next), (vec![], Some(2)));
	});
}

/// One that has come back stands under its present number only.
#[test]
fn nobody_is_listed_twice() {
	build_and_execute(|| {
		assert_ok!(Federation::leave(assembly_of(NORTH, Majority::NineTenths)));
		admit(NORTH);
		let page = Federation::members(1, 10);
		assert_eq!(page.items, [(2, (EAST, member(EAST))), (3, (NORTH, member(NORTH)))]);
		assert_eq!((Federation::cooperative(1), Federation::cooperative(3)), (Some(NORTH), Some(NORTH)));
	});
}

#[test]
fn no_page_is_longer_than_the_longest() {
	build_and_execute(|| {
		(100..100 + MAX_PAGE).for_each(admit);
		let page = Federation::members(1, u32::MAX);
		assert_eq!((page.items.len() as u32, page.next), (MAX_PAGE, Some(MAX_PAGE + 1)));
	});
}

#[test]
fn there_is_nobody_before_the_first() {
	build_and_execute(|| {
		assert_eq!([0, 3].map(Federation::cooperative), [None, None]);
		assert_eq!(Federation::count(), 2);
	});
}

#[test]
fn a_validator_is_read_by_its_account() {
	build_and_execute(|| {
		let since = today();
		assert_ok!(Federation::nominate_validator(board(EAST), 7));
		let nominated = ValidatorDetails {
			coop: EAST,
			nominated_on: since,
			admitted_on: None,
			has_keys: false,
			active: false,
		};
		assert_eq!(Federation::validator(7), Some(nominated));
		Keys::insert(7, ());
		assert_eq!(Federation::validator(7), Some(ValidatorDetails { has_keys: true, ..nominated }));
		pass(DAY);
		assert_ok!(Federation::admit_validator(federation(Majority::NineTenths), 7));
		AtWork::insert(7, ());
		let admitted_on = Some(today());
		let active = ValidatorDetails { has_keys: true, active: true, admitted_on, ..nominated };
		assert_eq!(Federation::validator(7), Some(active));
		assert_eq!(Federation::validator(8), None);
	});
}

#[test]
fn validators_come_in_pages() {
	build_and_execute(|| {
		for (coop, who) in [(EAST, 1), (NORTH, 2), (EAST, 3), (NORTH, 4), (EAST, 5)] {
			nominate(coop, who);
		}
		let all = Federation::validators(None, 10);
		let mut accounts: Vec<_> = all.iter().map(|(who, _)| *who).collect();
		let (mut after, mut read) = (None, Vec::new());
		loop {
			let page = Federation::validators(after, 2);
			assert!(page.len() <= 2);
			let Some((last, _)) = page.last() else { break };
			after = Some(*last);
			read.extend(page);
		}
		assert_eq!(read, all);
		accounts.sort();
		assert_eq!(accounts, [1, 2, 3, 4, 5]);
		assert!(all.iter().all(|(who, details)| Some(*details) == Federation::validator(*who)));
		assert!(Federation::validators(None, 0).is_empty());
	});
}

#[test]
fn no_page_of_validators_is_longer_than_the_longest() {
	new_test_ext().execute_with(|| {
		nominate(EAST, 1);
		let validator = Validators::<Test>::get(1).unwrap();
		(2..200).for_each(|who| Validators::<Test>::insert(who, validator));
		assert_eq!(Federation::validators(None, u32::MAX).len() as u32, MAX_PAGE);
	});
}
