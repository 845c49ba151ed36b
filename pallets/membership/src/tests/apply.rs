//! Somebody declares to join.

use crate::{mock::*, Application, Applications, MemberKind};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{DispatchError, TokenError};

#[test]
fn everybody_applies() {
	build_and_execute(|| {
		amend(COOP, |_| ());
		let statute_hash = statute_hash(COOP);
		assert_eq!(statute_hash, text_hash(COOP, 2));
		assert_ok!(Membership::apply(
			signed(ANNA),
			COOP,
			statute_hash,
			2,
			data_of(ANNA),
			MemberKind::Ordinary
		));

		assert_eq!(
			Applications::<Test>::get(COOP, ANNA),
			Some(Application {
				statute_version: 2,
				statute_hash,
				shares: 2,
				data_hash: data_of(ANNA),
				kind: MemberKind::Ordinary,
				applied_on: date(2026, 3, 1),
			})
		);
		assert_eq!(
			events(),
			[Event::Applied {
				coop: COOP,
				who: ANNA,
				statute_version: 2,
				statute_hash,
				shares: 2,
				data_hash: data_of(ANNA),
				kind: MemberKind::Ordinary,
			}]
		);
	});
}

#[test]
fn the_statute_must_be_the_one_in_force() {
	build_and_execute(|| {
		let apply = |hash| Membership::apply(signed(ANNA), COOP, hash, 2, H256::zero(), MemberKind::Ordinary);
		amend(COOP, |_| ());
		assert_noop!(apply(text_hash(COOP, 1)), Error::StatuteMismatch);
		assert_noop!(apply(text_hash(COOP, 3)), Error::StatuteMismatch);
		assert_noop!(apply(text_hash(OTHER, 2)), Error::StatuteMismatch);
		assert_ok!(apply(text_hash(COOP, 2)));
	});
}

#[test]
fn the_cooperative_must_have_been_founded() {
	build_and_execute(|| {
		assert_noop!(apply_to(BEING_FOUNDED, ANNA, 2), Error::NotActive);
		assert_noop!(
			Membership::apply(signed(ANNA), 99, H256::zero(), 2, H256::zero(), MemberKind::Ordinary),
			Error::NotFound
		);
	});
}

#[test]
fn a_member_does_not_apply() {
	build_and_execute(|| {
		assert_noop!(apply_to(COOP, 1, 2), Error::AlreadyMember);
		assert_ok!(Membership::give_notice(signed(1), COOP));
		set_today(date(2026, 12, 31));
		assert_noop!(apply_to(COOP, 1, 2), Error::AlreadyMember);
		set_today(date(2027, 1, 1));
		assert_noop!(apply_to(COOP, 1, 2), Error::ExitNotCompleted);
		assert_ok!(Membership::complete_exit(signed(2), COOP, 1));
		assert_ok!(apply_to(COOP, 1, 2));
	});
}

#[test]
fn one_application_for_each_cooperative() {
	build_and_execute(|| {
		apply(ANNA);
		assert_noop!(apply_to(COOP, ANNA, 3), Error::AlreadyApplied);
		assert_ok!(apply_to(OTHER, ANNA, 3));
	});
}

#[test]
fn investing_members_only_by_the_statute() {
	build_and_execute(|| {
		let invest = || {
			Membership::apply(signed(ANNA), COOP, statute_hash(COOP), 5, data_of(ANNA), MemberKind::Investing)
		};
		assert_noop!(invest(), Error::InvestingNotAllowed);
		amend(COOP, |parameters| parameters.investing_members = true);
		assert_ok!(invest());
		assert_eq!(Applications::<Test>::get(COOP, ANNA).unwrap().kind, MemberKind::Investing);
	});
}

#[test]
fn the_shares_decide_how_many() {
	build_and_execute(|| {
		assert_noop!(apply_to(COOP, ANNA, 0), TokenError::BelowMinimum);
		assert_noop!(apply_to(COOP, ANNA, MAX_SHARES + 1), DispatchError::Exhausted);
		assert_ok!(apply_to(COOP, ANNA, 1));
		assert_ok!(apply_to(COOP, BEN, MAX_SHARES));
	});
}

#[test]
fn the_applicant_signs() {
	build_and_execute(|| {
		for origin in unsigned_origins() {
			assert_noop!(
				Membership::apply(origin, COOP, statute_hash(COOP), 2, H256::zero(), MemberKind::Ordinary),
				DispatchError::BadOrigin
			);
		}
	});
}
