//! Each invariant notices its corruption.

use crate::{mock::*, *};
use allmende_primitives::{CoopId, MemberNumber};
use frame_support::assert_ok;

/// A cooperative with a member of each state: present, leaving, stalled, former; an invitation and an application.
/// Then the state is corrupted, and the invariant must say how.
fn corrupted(corrupt: impl FnOnce(), expected: &'static str) {
	new_test_ext().execute_with(|| {
		set_today(date(2026, 3, 1));
		found(COOP, &[1, 2, 3, 4]);
		let_leave(COOP, 4);
		idle(frame_support::weights::Weight::MAX);
		Unsettleable::insert(COOP, 3, ());
		let_leave(COOP, 3);
		idle(frame_support::weights::Weight::MAX);
		assert_ok!(Membership::give_notice(signed(2), COOP));
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		apply(BEN);
		assert_ok!(Membership::do_try_state());

		corrupt();
		assert_eq!(Membership::do_try_state(), Err(expected.into()));
	});
}

fn change(number: MemberNumber, change: impl FnOnce(&mut Entry<AccountId>)) {
	Entries::<Test>::mutate(COOP, number, |entry| change(entry.as_mut().unwrap()));
}

const NOBODYS: CoopId = 99;

#[test]
fn i1_numbers() {
	corrupted(|| NextNumber::<Test>::insert(COOP, 4), "I1: an entry's number was never given");
	corrupted(|| Entries::<Test>::remove(COOP, 4), "I1: a number that was given has no entry");
	corrupted(|| NextNumber::<Test>::insert(COOP, 6), "I1: a number that was given has no entry");
	corrupted(|| NextNumber::<Test>::insert(NOBODYS, 0), "I1: a number that was given has no entry");
	corrupted(
		|| {
			let entry = Entries::<Test>::take(COOP, 4).unwrap();
			Entries::<Test>::insert(COOP, 0, entry);
		},
		"I1: an entry's number was never given",
	);
}

#[test]
fn i2_counts() {
	let counts =
		|ordinary, investing| move || Counts::<Test>::insert(COOP, MemberCounts { ordinary, investing });
	corrupted(counts(4, 0), "I2: the counts are not those of the entries");
	corrupted(counts(2, 1), "I2: the counts are not those of the entries");
	corrupted(|| Counts::<Test>::remove(COOP), "I2: a cooperative with members has no counts");
	corrupted(
		|| Counts::<Test>::insert(NOBODYS, MemberCounts { ordinary: 1, investing: 0 }),
		"I2: the counts are not those of the entries",
	);
	corrupted(
		|| change(1, |entry| entry.kind = MemberKind::Investing),
		"I2: the counts are not those of the entries",
	);
}

#[test]
fn i3_member_numbers() {
	corrupted(|| MemberNumbers::<Test>::remove(COOP, 1), "I3: a present member's number is not known");
	corrupted(|| MemberNumbers::<Test>::insert(COOP, 1, 2), "I3: a present member's number is not known");
	corrupted(
		|| MemberNumbers::<Test>::insert(COOP, 4, 4),
		"I3: a member's number has no present entry of that member",
	);
	corrupted(
		|| MemberNumbers::<Test>::insert(COOP, 50, 1),
		"I3: a member's number has no present entry of that member",
	);
}

#[test]
fn i4_memberships() {
	corrupted(|| Memberships::<Test>::remove(1, COOP), "I4: a membership is missing in the index by account");
	corrupted(
		|| Memberships::<Test>::insert(4, COOP, 4),
		"I4: the index by account has a membership that is none",
	);
}

#[test]
fn i5_days() {
	let end = "I5: the end of a membership does not fit its entry";
	corrupted(
		|| change(2, |entry| entry.since = date(2030, 1, 1)),
		"I5: a member leaves before having joined",
	);
	corrupted(|| change(1, |entry| entry.left_by = Some(Exit::Transfer)), end);
	corrupted(|| change(4, |entry| entry.left_by = None), end);
	corrupted(|| change(4, |entry| entry.left_on = Some(date(2027, 1, 1))), end);
	corrupted(|| change(4, |entry| entry.leaves_on = None), end);
	corrupted(
		|| {
			change(4, |entry| {
				entry.left_by = Some(Exit::Transfer);
				entry.left_on = Some(date(2027, 1, 1));
			})
		},
		end,
	);
	corrupted(
		|| {
			change(4, |entry| {
				entry.left_by = Some(Exit::Transfer);
				entry.left_on = Some(date(2025, 1, 1));
			})
		},
		end,
	);
}

#[test]
fn i6_references() {
	corrupted(|| References::<Test>::remove(1), "I6: a member has no reference");
	corrupted(|| References::<Test>::remove(4), "I6: a member has no reference");
	corrupted(|| References::<Test>::remove(ANNA), "I6: an invited account has no reference");
	corrupted(|| References::<Test>::remove(BEN), "I6: an applicant has no reference");
	corrupted(|| References::<Test>::insert(50, ()), "I6: an account with a reference does not exist");
	corrupted(
		|| {
			System::dec_providers(&ANNA).unwrap();
		},
		"I6: an account with a reference does not exist",
	);
}

#[test]
fn i7_issued() {
	let uncounted = "I7: an inviter's invitations are not counted";
	let impossible = "I7: an inviter has given none, or more than one can give";
	let window = |inviter, count| move || Issued::<Test>::insert(COOP, inviter, window_of(count));
	corrupted(|| Issued::<Test>::remove(COOP, 1), uncounted);
	corrupted(window(2, 0), impossible);
	corrupted(window(1, 0), impossible);
	corrupted(window(1, MaxInvitations::get() + 1), impossible);
	corrupted(
		|| {
			let invitation = Invitations::<Test>::get(COOP, ANNA).unwrap();
			Invitations::<Test>::insert(COOP, BEN, invitation);
		},
		"I7: more invitations are stored than were given",
	);
	let founders = "I7: a board has invited no founders, or more than it can";
	let window = |count| move || FoundersInvited::<Test>::insert(COOP, window_of(count));
	corrupted(window(0), founders);
	corrupted(window(MaxFounders::get() + 1), founders);
}

fn window_of(count: u32) -> InvitationWindow {
	InvitationWindow { since: today(), count }
}

#[test]
fn i8_exits() {
	let lost = "I8: an exit to come is neither queued nor stalled";
	let surplus = "I8: an exit is queued or stalled that is not to come";
	let day = ExitDay::from(date(2027, 12, 31));
	let queued = move || entry_of(COOP, 2).leaves_on.map(ExitDay::from).unwrap();
	corrupted(move || ExitQueue::<Test>::remove((queued(), COOP, 2)), lost);
	corrupted(|| StalledExits::<Test>::remove(COOP, 3), lost);
	corrupted(|| change(2, |entry| entry.leaves_on = Some(date(2050, 12, 31))), lost);
	corrupted(
		|| {
			let stalled = ExitDay::from(entry_of(COOP, 3).leaves_on.unwrap());
			ExitQueue::<Test>::insert((stalled, COOP, 3), ());
		},
		"I8: an exit is both queued and stalled",
	);
	corrupted(move || ExitQueue::<Test>::insert((day, COOP, 1), ()), surplus);
	corrupted(move || ExitQueue::<Test>::insert((day, COOP, 4), ()), surplus);
	corrupted(|| change(2, |entry| entry.leaves_on = None), surplus);
}

#[test]
fn i9_openness() {
	corrupted(
		|| {
			let application = Applications::<Test>::get(COOP, BEN).unwrap();
			Applications::<Test>::insert(COOP, 1, application);
		},
		"I9: a member has an application",
	);
	corrupted(
		|| {
			let invitation = Invitations::<Test>::take(COOP, ANNA).unwrap();
			Invitations::<Test>::insert(COOP, 1, invitation);
		},
		"I9: a member has an invitation",
	);
}

#[test]
fn an_empty_register_is_in_order() {
	new_test_ext().execute_with(|| {
		assert_ok!(Membership::do_try_state());
	});
}
