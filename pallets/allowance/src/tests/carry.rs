use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_federation_has_a_cooperative_carried() {
	build_and_execute(|| {
		assert_eq!(Allowance::capacity(&UWE), 0);
		assert_ok!(Allowance::carry(federation(), UNCARRIED));
		assert_eq!(events(), [Event::CooperativeCarried { coop: UNCARRIED, sponsor: None }]);
		assert_eq!(carrier(UNCARRIED).sponsor, None);
		assert_eq!(Allowance::capacity(&UWE), SIZES.member);
	});
}

#[test]
fn a_board_of_one_that_is_carried_becomes_the_sponsor() {
	build_and_execute(|| {
		assert_ok!(Allowance::carry(board(OTHER), UNCARRIED));
		assert_eq!(events(), [Event::CooperativeCarried { coop: UNCARRIED, sponsor: Some(OTHER) }]);
		assert_eq!(carrier(UNCARRIED).sponsor, Some(OTHER));
	});
}

#[test]
fn a_board_of_one_that_is_not_cannot() {
	build_and_execute(|| {
		assert_noop!(Allowance::carry(board(UNCARRIED), UNCARRIED), Error::NotCarried);
		assert_noop!(Allowance::carry(board(BEING_FOUNDED), UNCARRIED), Error::NotCarried);
	});
}

#[test]
fn nobody_else_can() {
	build_and_execute(|| {
		for origin in origins_without_a_say() {
			assert_noop!(Allowance::carry(origin, UNCARRIED), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn it_has_to_be_founded() {
	build_and_execute(|| {
		assert_noop!(Allowance::carry(federation(), BEING_FOUNDED), Error::NotActive);
		assert_noop!(Allowance::carry(board(COOP), BEING_FOUNDED), Error::NotActive);
	});
}

#[test]
fn once_is_enough() {
	build_and_execute(|| {
		assert_noop!(Allowance::carry(federation(), COOP), Error::AlreadyCarried);
		assert_noop!(Allowance::carry(board(COOP), OTHER), Error::AlreadyCarried);
		assert_noop!(Allowance::carry(board(COOP), COOP), Error::AlreadyCarried);
	});
}
