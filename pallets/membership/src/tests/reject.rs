//! An organ rejects an applicant.

use crate::{mock::*, Applications, Invitations, MemberKind};
use allmende_primitives::{traits::Register, AdmissionBody};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError;

const REASON: H256 = H256::repeat_byte(9);

#[test]
fn the_application_and_the_invitation_end() {
	build_and_execute(|| {
		assert_ok!(Membership::invite(signed(1), COOP, ANNA));
		apply(ANNA);
		events();
		assert_ok!(Membership::reject(board(COOP), ANNA, REASON));

		assert!(!Applications::<Test>::contains_key(COOP, ANNA));
		assert!(!Invitations::<Test>::contains_key(COOP, ANNA));
		assert!(!Membership::is_member(COOP, &ANNA));
		assert_eq!(events(), [Event::ApplicationRejected { coop: COOP, who: ANNA, reason: REASON }]);
		// It is no ban.
		apply(ANNA);
	});
}

#[test]
fn a_changed_statute_is_no_hindrance() {
	build_and_execute(|| {
		apply(ANNA);
		amend(COOP, |_| ());
		assert_ok!(Membership::reject(board(COOP), ANNA, REASON));
	});
}

#[test]
fn the_statute_says_which_organ_rejects() {
	build_and_execute(|| {
		let origins = || [board(COOP), supervisory(COOP), assembly(COOP)];
		let bodies = [AdmissionBody::Board, AdmissionBody::Supervisory, AdmissionBody::Assembly];
		for (rejecting, body) in bodies.into_iter().enumerate() {
			amend(COOP, |parameters| parameters.admission = body);
			apply(ANNA);
			for (organ, origin) in origins().into_iter().enumerate() {
				if organ != rejecting {
					assert_noop!(Membership::reject(origin, ANNA, REASON), Error::NotAuthorised);
				}
			}
			assert_ok!(Membership::reject(origins()[rejecting].clone(), ANNA, REASON));
		}
	});
}

#[test]
fn those_who_admit_investing_members_reject_them_too() {
	build_and_execute(|| {
		let origins = || [board(COOP), supervisory(COOP), assembly(COOP)];
		let bodies = [AdmissionBody::Board, AdmissionBody::Supervisory, AdmissionBody::Assembly];
		for (admitting, body) in bodies.into_iter().enumerate() {
			amend(COOP, |parameters| {
				parameters.admission = body;
				parameters.investing_members = true;
			});
			for (organ, origin) in origins().into_iter().enumerate() {
				assert_ok!(apply_as(COOP, ANNA, 2, MemberKind::Investing));
				let rejected = Membership::reject(origin, ANNA, REASON);
				if organ == admitting || organ > 0 {
					assert_ok!(rejected);
				} else {
					assert_noop!(rejected, Error::NotAuthorised);
					assert_ok!(Membership::withdraw(signed(ANNA), COOP));
				}
			}
		}
	});
}

#[test]
fn an_organ_rejects_in_its_own_cooperative_only() {
	build_and_execute(|| {
		apply(ANNA);
		assert_noop!(Membership::reject(board(OTHER), ANNA, REASON), Error::ApplicationNotFound);
		assert_noop!(Membership::reject(board(99), ANNA, REASON), Error::NotFound);
		assert_noop!(Membership::reject(board(COOP), BEN, REASON), Error::ApplicationNotFound);
		for origin in origins_of_no_organ() {
			assert_noop!(Membership::reject(origin, ANNA, REASON), DispatchError::BadOrigin);
		}
	});
}
