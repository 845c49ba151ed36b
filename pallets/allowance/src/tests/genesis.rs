use crate::{mock::*, GenesisConfig};
use allmende_primitives::traits::Standing;
use frame_support::{assert_ok, traits::BuildGenesisConfig};

fn build(sizes: Option<Sizes>, carried: &[u32]) {
	GenesisConfig::<Test> { sizes, carried: carried.to_vec() }.build();
}

/// The pallets that tell run their genesis before this one, or after it.
#[test]
fn the_order_does_not_matter() {
	for before in [true, false] {
		sp_io::TestExternalities::default().execute_with(|| {
			if before {
				build(Some(SIZES), &[COOP]);
			}
			Active::insert(COOP, ());
			Allowance::founded(COOP, &[ANNA, BEN]);
			seat(COOP, ANNA);
			join(COOP, ANNA);
			join(COOP, BEN);
			if !before {
				assert_eq!((left(ANNA), left(BEN)), (0, 0));
				build(Some(SIZES), &[COOP]);
			}
			assert_eq!((left(ANNA), left(BEN)), (SIZES.office, SIZES.member));
			assert_eq!(carrier(COOP).sponsor, None);
			assert_ok!(Allowance::do_try_state());
		});
	}
}

#[test]
fn nothing_need_be_said() {
	sp_io::TestExternalities::default().execute_with(|| {
		GenesisConfig::<Test>::default().build();
		assert_eq!(Allowance::sizes(), None);
		assert_eq!(Allowance::carriers(None, 10), []);
		assert_ok!(Allowance::do_try_state());
	});
}

#[test]
#[should_panic = "the genesis sizes of allowances are invalid"]
fn invalid_sizes_stop_the_build() {
	sp_io::TestExternalities::default().execute_with(|| build(Some(Sizes { refill: 0, ..SIZES }), &[]));
}
