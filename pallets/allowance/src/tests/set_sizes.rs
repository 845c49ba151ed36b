use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_federation_sets_the_sizes() {
	build_and_execute(|| {
		let new = Sizes { member: 20_000, refill: 10, ..SIZES };
		assert_ok!(Allowance::set_sizes(federation(), new));
		assert_eq!(events(), [Event::SizesSet { old: Some(SIZES), new }]);
		assert_eq!(Allowance::sizes(), Some(new));
		assert_eq!(Allowance::capacity(&ANNA), 20_000);
	});
}

#[test]
fn the_first_sizes_have_no_predecessor() {
	genesis(None, vec![COOP]).execute_with(|| {
		set_up();
		assert_eq!(Allowance::capacity(&ANNA), 0);
		assert_ok!(Allowance::set_sizes(federation(), SIZES));
		assert_eq!(events(), [Event::SizesSet { old: None, new: SIZES }]);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.member);
		assert_ok!(Allowance::do_try_state());
	});
}

#[test]
fn nobody_else_sets_them() {
	build_and_execute(|| {
		for origin in origins_without_a_say().into_iter().chain([board(COOP)]) {
			assert_noop!(Allowance::set_sizes(origin, SIZES), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn sizes_have_to_make_sense() {
	build_and_execute(|| {
		for invalid in [
			Sizes { refill: 0, ..SIZES },
			Sizes { invited: 0, ..SIZES },
			Sizes { member: SIZES.invited - 1, ..SIZES },
			Sizes { founder: SIZES.invited - 1, ..SIZES },
			Sizes { office: SIZES.member - 1, ..SIZES },
			Sizes { cooperative: SIZES.founder - 1, ..SIZES },
		] {
			assert_noop!(Allowance::set_sizes(federation(), invalid), Error::InvalidSizes);
		}
		let least =
			Sizes { invited: 1, founder: 1, member: 1, office: 1, cooperative: 1, refill: 1, quota: 0 };
		assert_ok!(Allowance::set_sizes(federation(), least));
	});
}

/// What was used stays used, in units and not in parts.
#[test]
fn what_is_used_stays_used() {
	build_and_execute(|| {
		spend(ANNA, 6_000);
		assert_ok!(Allowance::set_sizes(federation(), Sizes { member: 20_000, ..SIZES }));
		assert_eq!(left(ANNA), 14_000);
		assert_ok!(Allowance::set_sizes(federation(), Sizes { member: 5_000, ..SIZES }));
		assert_eq!(left(ANNA), 0);
		assert_ok!(Allowance::set_sizes(federation(), SIZES));
		assert_eq!(left(ANNA), 4_000);
	});
}
