use crate::{mock::*, FederationMember, Page};
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
