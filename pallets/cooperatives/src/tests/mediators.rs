//! Mediators decide jointly, by more than half of them.

use crate::{
	mock::*, ActionId, Actions, Call, Error, Event, NextActionId, OpenActions, Seats, WeightInfo, MAX_SEATS,
};
use allmende_primitives::{assembly::Offices, traits::Organs, Authority, CoopId, Organ};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	weights::Weight,
};

/// A cooperative with further members, of whom these are its mediators.
fn with_mediators(mediators: &[AccountId]) -> CoopId {
	let coop = Request::model().activate();
	(6..=60).for_each(|who| admit(coop, who));
	assert_ok!(Cooperatives::install(coop, Organ::Mediators, mediators.to_vec()));
	coop
}

fn propose_as(coop: CoopId, who: AccountId) -> DispatchResultWithPostInfo {
	Cooperatives::propose_action(signed(who), coop, Organ::Mediators, Box::new(probe_call()))
}

fn approve(coop: CoopId, id: ActionId, who: AccountId) -> DispatchResultWithPostInfo {
	Cooperatives::approve_action(signed(who), coop, id, call_hash(&probe_call()), Weight::MAX)
}

fn runs() -> usize {
	probe::Runs::<Test>::get().len()
}

/// How many sign until the call runs.
fn signatures(coop: CoopId, mediators: &[AccountId]) -> usize {
	let id = NextActionId::<Test>::get(coop);
	let before = runs();
	for (signed, who) in mediators.iter().enumerate() {
		assert_ok!(if signed == 0 { propose_as(coop, *who) } else { approve(coop, id, *who) });
		if runs() > before {
			return signed + 1;
		}
	}
	unreachable!("all of them have signed");
}

#[test]
fn it_takes_more_than_half_of_them() {
	for (mediators, needed) in [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (31, 16), (32, 17)] {
		ExtBuilder::default().build_and_execute(|| {
			let people: Vec<_> = (11..11 + mediators).collect();
			let coop = with_mediators(&people);
			assert_eq!(signatures(coop, &people), needed, "of {mediators}");
			assert_eq!(probe::Runs::<Test>::get(), [Authority::Mediators { coop }]);
			assert_eq!(OpenActions::<Test>::iter().count(), 0);
		});
	}
}

#[test]
fn a_decision_of_theirs_is_told_as_theirs() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_mediators(&[11, 12, 13]);
		assert_ok!(propose_as(coop, 12));
		assert_eq!(Actions::<Test>::get(coop, 0).unwrap().organ, Organ::Mediators);
		assert_ok!(approve(coop, 0, 13));
		let call_hash = call_hash(&probe_call());
		assert_last(Event::ActionExecuted { coop, id: Some(0), organ: Organ::Mediators, by: 13, call_hash });
	});
}

/// GenG 9(2) holds for every office: who has left counts on neither side, whether the seat is free already or not.
#[test]
fn who_is_no_member_any_more_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_mediators(&[11, 12, 13, 14, 15]);
		// Three of five.
		assert_ok!(propose_as(coop, 11));
		assert_ok!(approve(coop, 0, 12));
		assert_eq!(runs(), 0);
		// Two of the three who are left, and the approval of one who has gone is none.
		end_membership(coop, 12);
		end_membership(coop, 13);
		assert_noop!(approve(coop, 0, 13), Error::<Test>::NotSeated);
		assert_ok!(approve(coop, 0, 14));
		assert_eq!(runs(), 1);
		// With the seats gone it is the same.
		Cooperatives::vacate(coop, &12);
		Cooperatives::vacate(coop, &13);
		assert_eq!(signatures(coop, &[15, 11, 14]), 2);
		// The last one decides alone.
		end_membership(coop, 14);
		end_membership(coop, 15);
		assert_eq!(signatures(coop, &[11]), 1);
		end_membership(coop, 11);
		assert_noop!(propose_as(coop, 11), Error::<Test>::NotSeated);
	});
}

/// Those who sit when the call would run say how many it takes.
#[test]
fn whoever_is_elected_since_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_mediators(&[11, 12, 13]);
		assert_ok!(propose_as(coop, 11));
		assert_ok!(Cooperatives::install(coop, Organ::Mediators, vec![14, 15]));
		assert_ok!(approve(coop, 0, 12));
		assert_eq!(runs(), 0);
		assert_ok!(approve(coop, 0, 15));
		assert_eq!(runs(), 1);
	});
}

#[test]
fn nobody_else_acts_for_them() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_mediators(&[11, 12]);
		// Board, supervisory board, a member.
		for who in [1, 3, 20] {
			assert_noop!(propose_as(coop, who), Error::<Test>::NotSeated);
		}
		assert_ok!(propose_as(coop, 11));
		for who in [1, 3, 20] {
			assert_noop!(approve(coop, 0, who), Error::<Test>::NotSeated);
		}
		// Nor they for the board.
		let id = propose(coop, 1);
		assert_noop!(approve(coop, id, 11), Error::<Test>::NotSeated);
		// Where nobody was elected there is nobody.
		let without = Request::lean(2).activate();
		assert_noop!(propose_as(without, 1), Error::<Test>::NotSeated);
	});
}

/// Their office excludes no other: who sits in both acts in each for itself.
#[test]
fn a_board_member_can_be_one_of_them() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_mediators(&[1, 11]);
		assert_ok!(propose_as(coop, 1));
		assert_noop!(approve(coop, 0, 2), Error::<Test>::NotSeated);
		assert_ok!(approve(coop, 0, 11));
		assert_eq!(probe::Runs::<Test>::get(), [Authority::Mediators { coop }]);
	});
}

#[test]
fn returning_officers_decide_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = with_mediators(&[11]);
		assert_ok!(Cooperatives::install(coop, Organ::ReturningOfficers, vec![11]));
		let call = Box::new(probe_call());
		assert_noop!(
			Cooperatives::propose_action(signed(11), coop, Organ::ReturningOfficers, call),
			Error::<Test>::NoAuthority
		);
	});
}

/// Counting them is charged at its most and what was counted stays; the board pays nothing for it.
#[test]
fn counting_them_is_paid_by_them() {
	ExtBuilder::default().build_and_execute(|| {
		let length = probe_call().encoded_size() as u32;
		let declared = |organ| {
			let call = Call::<Test>::propose_action { coop: 0, organ, call: Box::new(probe_call()) };
			call.get_dispatch_info().call_weight
		};
		let most = Weights::count_mediators(MAX_SEATS);
		assert_eq!(declared(Organ::Mediators), declared(Organ::Board) + most);
		assert_eq!(declared(Organ::Supervisory), declared(Organ::Board));

		let coop = with_mediators(&[11, 12, 13]);
		let counted = Weights::count_mediators(3);
		let used = |result: DispatchResultWithPostInfo| result.unwrap().actual_weight.unwrap();
		let ran = Weight::from_parts(400, 0);
		assert_eq!(used(propose_as(coop, 11)), Weights::propose_action(length) + counted);
		assert_eq!(used(approve(coop, 0, 12)), Weights::approve_action_last(length) + counted + ran);

		assert_ok!(Cooperatives::install(coop, Organ::Mediators, vec![14, 15]));
		let counted = Weights::count_mediators(5);
		assert_ok!(propose_as(coop, 11));
		assert_eq!(used(approve(coop, 1, 12)), Weights::approve_action(length) + counted);
		(12..=15).for_each(|who| Cooperatives::vacate(coop, &who));
		let alone = Weights::propose_action_alone(length) + Weights::count_mediators(1) + ran;
		assert_eq!(used(propose_as(coop, 11)), alone);
	});
}

/// Others decide for them only where none of them could: seats alone do not count, nor do terms.
#[test]
fn they_can_act_as_long_as_one_of_them_can_approve() {
	ExtBuilder::default().build_and_execute(|| {
		let organ = Organ::Mediators;
		let coop = with_mediators(&[11, 12, 13]);
		assert!(Cooperatives::can_act(coop, organ));
		// Beyond their term they stay in office until others are elected.
		let until = Seats::<Test>::get(coop, organ)[0].until;
		pass_days(until.0 - start_day().0 + 1);
		assert!(Cooperatives::can_act(coop, organ));
		assert_eq!(signatures(coop, &[11, 12]), 2);
		end_membership(coop, 11);
		end_membership(coop, 12);
		assert!(Cooperatives::can_act(coop, organ));
		assert_eq!(signatures(coop, &[13]), 1);
		end_membership(coop, 13);
		assert_eq!(Cooperatives::seated(coop, organ), 3);
		assert!(!Cooperatives::can_act(coop, organ));
		assert_noop!(propose_as(coop, 13), Error::<Test>::NotSeated);
		assert_ok!(Cooperatives::install(coop, organ, vec![14]));
		assert!(Cooperatives::can_act(coop, organ));
		assert!(!Cooperatives::can_act(99, organ));
	});
}

#[test]
fn any_organ_can_act_that_could_carry_an_action_through() {
	ExtBuilder::default().build_and_execute(|| {
		// All three are on the board, and two have to sign.
		let coop = Request::lean(2).activate();
		let can_act = |organ| Cooperatives::can_act(coop, organ);
		assert!(can_act(Organ::Board));
		end_membership(coop, 1);
		assert!(can_act(Organ::Board));
		end_membership(coop, 2);
		assert!(!can_act(Organ::Board));
		assert_eq!(Cooperatives::seated(coop, Organ::Board), 3);
		// Its statute has no supervisory board, nobody was elected a mediator, and these decide nothing.
		assert_ok!(Cooperatives::install(coop, Organ::ReturningOfficers, vec![3]));
		for organ in [Organ::Supervisory, Organ::Mediators, Organ::ReturningOfficers, Organ::Delegates] {
			assert!(!can_act(organ), "{organ:?}");
		}
		let founding = Request::model().found();
		assert!(!Cooperatives::can_act(founding, Organ::Board));
	});
}
