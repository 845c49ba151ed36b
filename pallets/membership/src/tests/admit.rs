//! An organ admits an applicant.

use crate::{
	mock::*, Applications, Call, Entry, Invitations, MemberCounts, MemberKind, Memberships, NextNumber,
	References,
};
use allmende_primitives::{traits::Register, AdmissionBody};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError;

#[test]
fn the_applicant_becomes_a_member() {
	build_and_execute(|| {
		apply(ANNA);
		set_today(date(2026, 3, 20));
		events();
		assert!(!Membership::is_member(COOP, &ANNA));
		assert_ok!(Membership::admit(board(COOP), ANNA));

		assert!(Membership::is_member(COOP, &ANNA));
		assert_eq!(Membership::number(COOP, &ANNA), Some(4));
		assert_eq!(Memberships::<Test>::get(ANNA, COOP), Some(4));
		assert_eq!(
			entry_of(COOP, ANNA),
			Entry {
				account: ANNA,
				kind: MemberKind::Ordinary,
				data_hash: data_of(ANNA),
				since: date(2026, 3, 20),
				leaves_on: None,
				left_on: None,
				left_by: None,
			}
		);
		assert_eq!(NextNumber::<Test>::get(COOP), 5);
		assert_eq!(Membership::counts(COOP), MemberCounts { ordinary: 4, investing: 0 });
		assert_eq!(Held::get(COOP, ANNA), Some(2));
		assert!(!Applications::<Test>::contains_key(COOP, ANNA));
		assert_eq!(
			events(),
			[Event::MemberEntered {
				coop: COOP,
				who: ANNA,
				number: 4,
				kind: MemberKind::Ordinary,
				since: date(2026, 3, 20),
				shares: 2,
			}]
		);
		// And nowhere else.
		assert!(!Membership::is_member(OTHER, &ANNA));
		assert_eq!(Membership::counts(OTHER), MemberCounts { ordinary: 3, investing: 0 });
	});
}

#[test]
fn an_account_is_given_its_reference_with_or_without_an_invitation() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		for who in [ANNA, BEN] {
			admit(who);
			assert!(References::<Test>::contains_key(who));
			assert_eq!(System::providers(&who), 1);
			assert!(!Invitations::<Test>::contains_key(COOP, who));
		}
		admit_to(OTHER, ANNA, 2);
		assert_eq!(System::providers(&ANNA), 1);
	});
}

#[test]
fn a_lapsed_invitation_ends_too() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		set_today(today().plus_days(200));
		admit(ANNA);
		assert!(!Invitations::<Test>::contains_key(COOP, ANNA));
	});
}

#[test]
fn investing_members_are_counted_apart() {
	build_and_execute(|| {
		amend(COOP, |parameters| parameters.investing_members = true);
		assert_ok!(apply_as(COOP, ANNA, 9, MemberKind::Investing));
		assert_ok!(Membership::admit(supervisory(COOP), ANNA));
		assert_eq!(entry_of(COOP, ANNA).kind, MemberKind::Investing);
		assert_eq!(Membership::counts(COOP), MemberCounts { ordinary: 3, investing: 1 });
	});
}

#[test]
fn who_comes_back_gets_a_new_number() {
	build_and_execute(|| {
		admit(ANNA);
		let left_on = let_leave(COOP, ANNA);
		assert_ok!(Membership::complete_exit(signed(1), COOP, ANNA));
		admit(ANNA);
		assert_eq!(number_of(COOP, ANNA), 5);
		assert_eq!(entry_of(COOP, ANNA).since, left_on.plus_days(1));
		assert_eq!(end_of(COOP, 4), Some((left_on, crate::Exit::Notice)));
		assert_eq!(System::providers(&ANNA), 1);
	});
}

#[test]
fn the_statute_says_which_organ_admits() {
	build_and_execute(|| {
		let origins = || [board(COOP), supervisory(COOP), assembly(COOP)];
		let bodies = [AdmissionBody::Board, AdmissionBody::Supervisory, AdmissionBody::Assembly];
		for (admitting, body) in bodies.into_iter().enumerate() {
			amend(COOP, |parameters| parameters.admission = body);
			let who = 20 + u64::try_from(admitting).unwrap();
			apply(who);
			for (organ, origin) in origins().into_iter().enumerate() {
				if organ != admitting {
					assert_noop!(Membership::admit(origin, who), Error::NotAuthorised);
				}
			}
			assert_ok!(Membership::admit(origins()[admitting].clone(), who));
		}
	});
}

/// Whatever the statute says: they settle disputes and are named nowhere else.
#[test]
fn mediators_admit_and_reject_nobody() {
	build_and_execute(|| {
		for body in [AdmissionBody::Board, AdmissionBody::Supervisory, AdmissionBody::Assembly] {
			amend(COOP, |parameters| {
				parameters.admission = body;
				parameters.investing_members = true;
			});
			for kind in [MemberKind::Ordinary, MemberKind::Investing] {
				assert_ok!(apply_as(COOP, ANNA, 2, kind));
				assert_noop!(Membership::admit(mediators(COOP), ANNA), Error::NotAuthorised);
				let reason = H256::repeat_byte(1);
				assert_noop!(Membership::reject(mediators(COOP), ANNA, reason), Error::NotAuthorised);
				assert_ok!(Membership::withdraw(signed(ANNA), COOP));
			}
		}
	});
}

/// GenG 8(2) sentence 3.
#[test]
fn investing_members_are_never_the_boards_to_admit() {
	build_and_execute(|| {
		for body in [AdmissionBody::Board, AdmissionBody::Supervisory, AdmissionBody::Assembly] {
			amend(COOP, |parameters| {
				parameters.admission = body;
				parameters.investing_members = true;
			});
			for origin in [supervisory(COOP), assembly(COOP)] {
				let who = 20 + u64::from(Membership::counts(COOP).investing);
				assert_ok!(apply_as(COOP, who, 2, MemberKind::Investing));
				assert_noop!(Membership::admit(board(COOP), who), Error::NotAuthorised);
				assert_ok!(Membership::admit(origin, who));
			}
		}
		assert_eq!(Membership::counts(COOP), MemberCounts { ordinary: 3, investing: 6 });
	});
}

#[test]
fn an_organ_admits_to_its_own_cooperative_only() {
	build_and_execute(|| {
		apply(ANNA);
		assert_noop!(Membership::admit(board(OTHER), ANNA), Error::ApplicationNotFound);
		assert_noop!(Membership::admit(board(99), ANNA), Error::NotFound);
		for origin in origins_of_no_organ() {
			assert_noop!(Membership::admit(origin, ANNA), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn there_must_be_an_application() {
	build_and_execute(|| {
		assert_noop!(Membership::admit(board(COOP), ANNA), Error::ApplicationNotFound);
		assert_noop!(Membership::admit(board(COOP), 1), Error::ApplicationNotFound);
		admit(ANNA);
		assert_noop!(Membership::admit(board(COOP), ANNA), Error::ApplicationNotFound);
	});
}

#[test]
fn nobody_joins_under_a_statute_he_has_not_seen() {
	build_and_execute(|| {
		apply(ANNA);
		amend(COOP, |_| ());
		assert_noop!(Membership::admit(board(COOP), ANNA), Error::StatuteChanged);
		assert_ok!(Membership::withdraw(signed(ANNA), COOP));
		admit(ANNA);
	});
}

#[test]
fn the_shares_can_refuse() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		apply(ANNA);
		Tokens::remove(COOP);
		assert_noop!(dispatch(Call::admit { who: ANNA }, board(COOP)), DispatchError::CannotLookup);
	});
}

#[test]
fn numbers_end_where_their_type_does() {
	build_and_execute(|| {
		apply(ANNA);
		let next = NextNumber::<Test>::get(COOP);
		NextNumber::<Test>::insert(COOP, u32::MAX);
		assert_noop!(dispatch(Call::admit { who: ANNA }, board(COOP)), sp_runtime::ArithmeticError::Overflow);
		NextNumber::<Test>::insert(COOP, next);
	});
}
