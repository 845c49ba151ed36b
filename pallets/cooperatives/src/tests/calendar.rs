use crate::{mock::*, Anchor, CalendarDay};
use allmende_primitives::{traits::Calendar, Date};
use frame_support::traits::OnTimestampSet;
use proptest::prelude::*;

#[test]
fn in_production_it_is_real_time() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Cooperatives::now(), START);
		for later in [1u64, 999, 1_000, 86_400_000, 40_000_000_000_000] {
			set_real_time(START * 1_000 + later);
			assert_eq!(Cooperatives::now(), START + later / 1_000);
			assert_eq!(<Cooperatives as Calendar>::today(), Date::from_unix(START + later / 1_000));
		}
		assert_eq!(Cooperatives::time_ratio(), 1);
	});
}

#[test]
fn a_ratio_compresses_time_from_the_first_block_on() {
	// A year in an hour.
	ExtBuilder::default().time_ratio(8_760).build_and_execute(|| {
		assert_eq!(Cooperatives::now(), START);
		set_real_time(START * 1_000 + 1);
		// Nothing is lost below the second.
		assert_eq!(Cooperatives::now(), START + 8);
		set_real_time(START * 1_000 + 3_600_000);
		assert_eq!(Cooperatives::now(), START + 365 * 86_400);
		assert_eq!(
			Cooperatives::today(),
			Some(CalendarDay { date: date(2027, 11, 21), year: 2027, month: 11, day: 21 })
		);
		assert_eq!(Cooperatives::time_ratio(), 8_760);
	});
}

#[test]
fn before_the_first_block_it_shows_the_epoch() {
	let epoch = date(2026, 10, 1).starts_at();
	ExtBuilder::default().epoch(epoch).before_the_first_block().build_and_execute(|| {
		assert_eq!(Cooperatives::now(), epoch);
		set_real_time(START * 1_000);
		assert_eq!(Cooperatives::now(), START);
	});
	ExtBuilder::default().before_the_first_block().build_and_execute(|| {
		assert_eq!(Cooperatives::now(), 0);
		assert_eq!(Cooperatives::today().unwrap().year, 1970);
	});
}

#[test]
fn it_does_not_fall_behind_the_epoch() {
	let epoch = START + 100;
	ExtBuilder::default().epoch(epoch).build_and_execute(|| {
		assert_eq!(Cooperatives::now(), epoch);
		set_real_time((START + 101) * 1_000);
		assert_eq!(Cooperatives::now(), START + 101);
	});
}

#[test]
fn the_first_timestamp_is_the_anchor_and_stays_it() {
	ExtBuilder::default().before_the_first_block().build_and_execute(|| {
		assert_eq!(Anchor::<Test>::get(), None);
		set_real_time(START * 1_000 + 700);
		assert_eq!(Anchor::<Test>::get(), Some(START));
		set_real_time(START * 1_000 + 5_700);
		Cooperatives::on_timestamp_set(START * 1_000 + 5_700);
		assert_eq!(Anchor::<Test>::get(), Some(START));
	});
}

#[test]
fn the_end_of_time_is_not_passed() {
	ExtBuilder::default().time_ratio(u32::MAX).build_and_execute(|| {
		set_real_time(u64::MAX);
		assert_eq!(Cooperatives::now(), u64::MAX);
		assert_eq!(<Cooperatives as Calendar>::today(), Date(u32::MAX));
		// The calendar library has no such year.
		assert_eq!(Cooperatives::today(), None);
	});
}

proptest! {
	#[test]
	fn it_never_runs_backwards(
		ratio in 1u32..1_000_000,
		epoch in 0u64..3_000_000_000,
		steps in prop::collection::vec(0u64..10_000_000_000, 1..20),
	) {
		ExtBuilder::default().time_ratio(ratio).epoch(epoch).build_and_execute(|| {
			let mut real = START * 1_000;
			let mut before = Cooperatives::now();
			for step in steps {
				real += step;
				set_real_time(real);
				let now = Cooperatives::now();
				assert!(now >= before);
				// Exactly what the ratio says, unless the epoch is still ahead.
				let exact = u128::from(START) + u128::from(real - START * 1_000) * u128::from(ratio) / 1_000;
				assert_eq!(u128::from(now), exact.max(epoch.into()));
				before = now;
			}
		});
	}
}
