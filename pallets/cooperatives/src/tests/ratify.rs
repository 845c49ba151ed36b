use crate::{
	mock::*, Call, Cooperative, Declaration, Error, Event, Founders, Foundings, Status, Statutes, WeightInfo,
};
use allmende_primitives::{
	traits::{Founder, Organs},
	Organ,
};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use sp_core::H256;
use sp_runtime::DispatchError;

#[test]
fn a_founder_is_recorded_and_the_others_awaited() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		assert_ok!(ratify(coop, 3));
		assert_last(Event::Ratified { coop, who: 3, shares: 1, ratified: 1, founders: 5 });
		let declaration = Declaration { shares: 1, data_hash: data_hash(3), ratified_on: start_day() };
		assert_eq!(Founders::<Test>::get(coop, 3).unwrap().declaration, Some(declaration));
		assert!(matches!(Cooperatives::cooperative(coop).unwrap().status, Status::Founding { .. }));
		assert!(Entered::get().is_empty());
		assert!(!Cooperatives::is_seated(coop, Organ::Board, &1));
	});
}

#[test]
fn the_last_founder_makes_it_active() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		pass_days(10);
		// In any order; the register follows the list of founders.
		for founder in [4, 1, 5, 3] {
			assert_ok!(ratify(coop, founder));
		}
		System::reset_events();
		let statute_hash = statute(coop).text.hash;
		assert_ok!(Cooperatives::ratify(signed(2), coop, statute_hash, 7, data_hash(2)));

		let today = start_day().plus_days(10);
		let Cooperative { status, founded_on, .. } = Cooperatives::cooperative(coop).unwrap();
		assert_eq!((status, founded_on), (Status::Active, Some(today)));
		let statute = statute(coop);
		assert_eq!((statute.adopted_on, statute.in_force_from), (today, Some(today)));
		let founders = (1..=5)
			.map(|account| Founder {
				account,
				shares: if account == 2 { 7 } else { 1 },
				data_hash: data_hash(account),
			})
			.collect();
		assert_eq!(Entered::get(), vec![(coop, founders)]);
		assert!(!Foundings::<Test>::contains_key(coop));
		assert_eq!(Founders::<Test>::iter_prefix(coop).count(), 0);

		let until = date(2029, 12, 1);
		let board = Cooperatives::seats(coop, Organ::Board);
		assert_eq!(board.iter().map(|seat| seat.account).collect::<Vec<_>>(), [1, 2]);
		assert!(board.iter().all(|seat| (seat.since, seat.until) == (today, until)));
		let supervisory = Cooperatives::seats(coop, Organ::Supervisory);
		assert_eq!(supervisory.iter().map(|seat| seat.account).collect::<Vec<_>>(), [3, 4, 5]);

		let taken = |organ, who| Event::SeatTaken { coop, organ, who, until };
		assert_eq!(
			events(),
			vec![
				Event::Ratified { coop, who: 2, shares: 7, ratified: 5, founders: 5 },
				taken(Organ::Board, 1),
				taken(Organ::Board, 2),
				taken(Organ::Supervisory, 3),
				taken(Organ::Supervisory, 4),
				taken(Organ::Supervisory, 5),
				Event::Founded { coop, founders: 5, founded_on: today },
			]
		);
	});
}

#[test]
fn without_a_supervisory_board_only_the_board_is_seated() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_eq!(Cooperatives::seats(coop, Organ::Board).len(), 3);
		assert!(Cooperatives::seats(coop, Organ::Supervisory).is_empty());
		assert_eq!(Cooperatives::cooperative(coop).unwrap().status, Status::Active);
	});
}

#[test]
fn who_cannot_ratify() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Cooperatives::ratify(signed(1), 0, H256::zero(), 1, H256::zero()),
			Error::<Test>::NotFound
		);
		let coop = Request::model().found();
		let right = statute(coop).text.hash;
		assert_noop!(
			Cooperatives::ratify(signed(6), coop, right, 1, H256::zero()),
			Error::<Test>::NotAFounder
		);
		assert_noop!(
			Cooperatives::ratify(signed(1), coop, hash("another"), 1, H256::zero()),
			Error::<Test>::StatuteMismatch
		);
		assert_noop!(Cooperatives::ratify(signed(1), coop, right, 0, H256::zero()), REFUSED);
		assert_ok!(ratify(coop, 1));
		assert_noop!(ratify(coop, 1), Error::<Test>::AlreadyRatified);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(
				Cooperatives::ratify(origin, coop, right, 1, H256::zero()),
				DispatchError::BadOrigin
			);
		}
		for founder in 2..=5 {
			assert_ok!(ratify(coop, founder));
		}
		assert_noop!(ratify(coop, 1), Error::<Test>::NotFounding);
	});
}

#[test]
fn the_last_day_still_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		pass_days(FOUNDING_PERIOD);
		assert_ok!(ratify(coop, 1));
		pass_days(1);
		assert_noop!(ratify(coop, 2), Error::<Test>::FoundingLapsed);
	});
}

/// The days alone do not end it: on a compressed calendar, or after a standstill, there is time to sign.
#[test]
fn it_stays_open_for_the_least_window() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		pass_days_without_blocks(FOUNDING_PERIOD + 1);
		pass_blocks(LEAST_WINDOW);
		assert_ok!(ratify(coop, 1));
		pass_blocks(1);
		assert_noop!(ratify(coop, 2), Error::<Test>::FoundingLapsed);
	});
}

#[test]
fn a_register_that_refuses_the_founders_keeps_it_open() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).found();
		assert_ok!(ratify(coop, 1));
		assert_ok!(ratify(coop, 2));
		RegisterBroken::set(true);
		assert_noop!(ratify(coop, 3), REFUSED);
		RegisterBroken::set(false);
		assert_ok!(ratify(coop, 3));
		assert_eq!(Entered::get().len(), 1);
	});
}

#[test]
fn a_term_beyond_the_calendar_is_refused() {
	ExtBuilder::default().build().execute_with(|| {
		let coop = Request::lean(2).found();
		assert_ok!(ratify(coop, 1));
		assert_ok!(ratify(coop, 2));
		Statutes::<Test>::mutate(coop, 1, |s| s.as_mut().unwrap().parameters.board.term_months = u16::MAX);
		crate::Cooperatives::<Test>::mutate(coop, |c| {
			c.as_mut().unwrap().status =
				Status::Founding { until: allmende_primitives::Date(u32::MAX), open_until_block: 0 }
		});
		// The calendar library ends in the year 262142.
		set_real_time(date(262_000, 1, 1).starts_at() * 1_000);
		assert_noop!(ratify(coop, 3), sp_runtime::ArithmeticError::Overflow);
	});
}

#[test]
fn only_what_it_cost_is_charged() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).found();
		let call =
			Call::<Test>::ratify { coop, statute_hash: H256::zero(), shares: 1, data_hash: H256::zero() };
		assert_eq!(call.get_dispatch_info().call_weight, Weights::ratify_last(MAX_FOUNDERS));
		assert_eq!(ratify(coop, 1).unwrap().actual_weight, Some(Weights::ratify()));
		assert_ok!(ratify(coop, 2));
		assert_eq!(ratify(coop, 3).unwrap().actual_weight, Some(Weights::ratify_last(3)));
	});
}
