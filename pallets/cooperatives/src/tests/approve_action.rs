use crate::{
	mock::*, ActionId, Actions, Call, Error, Event, OpenActions, Seat, Seats, Statutes, WeightInfo, MAX_SEATS,
};
use allmende_primitives::{traits::Organs, Authority, CoopId, Organ};
use codec::Encode;
use frame_support::{
	assert_err_ignore_postinfo, assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	weights::Weight,
};
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	DispatchError,
};

const PROBE_WEIGHT: Weight = Weight::from_parts(1_000, 0);

fn approve(coop: CoopId, id: ActionId, who: AccountId) -> DispatchResultWithPostInfo {
	Cooperatives::approve_action(signed(who), coop, id, call_hash(&probe_call()), PROBE_WEIGHT)
}

/// As a transaction does it: a failure takes back what was written.
fn approve_extrinsic(coop: CoopId, id: ActionId, who: AccountId) -> DispatchResultWithPostInfo {
	let call_hash = call_hash(&probe_call());
	RuntimeCall::Cooperatives(Call::approve_action { coop, id, call_hash, max_weight: PROBE_WEIGHT })
		.dispatch(signed(who))
}

#[test]
fn the_last_signatory_runs_it() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		assert_ok!(approve(coop, id, 2));
		assert_last(Event::ActionApproved { coop, id, by: 2, approvals: 2 });
		assert!(probe::Runs::<Test>::get().is_empty());
		assert_eq!(Actions::<Test>::get(coop, id).unwrap().approvals, seats(&[1, 2]));

		System::reset_events();
		assert_ok!(approve(coop, id, 3));
		assert_eq!(probe::Runs::<Test>::get(), [Authority::Board { coop }]);
		let call_hash = call_hash(&probe_call());
		assert_eq!(
			events(),
			vec![
				Event::ActionApproved { coop, id, by: 3, approvals: 3 },
				Event::ActionExecuted { coop, id: Some(id), organ: Organ::Board, by: 3, call_hash },
			]
		);
		assert_eq!(Actions::<Test>::get(coop, id), None);
		assert_eq!(OpenActions::<Test>::iter().count(), 0);
		// It ran once.
		assert_noop!(approve(coop, id, 2), Error::<Test>::ActionNotFound);
	});
}

#[test]
fn a_failure_is_the_calls_and_leaves_the_action_open() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		let before = Actions::<Test>::get(coop, id);
		probe::Broken::<Test>::put(true);
		let failed = approve_extrinsic(coop, id, 2).unwrap_err();
		assert_eq!(failed.error, probe::Error::<Test>::Broken.into());
		let length = probe_call().encoded_size() as u32;
		assert_eq!(
			failed.post_info.actual_weight,
			Some(Weights::approve_action_last(length) + Weight::from_parts(300, 0))
		);
		assert_eq!(Actions::<Test>::get(coop, id), before);
		assert!(probe::Runs::<Test>::get().is_empty());

		probe::Broken::<Test>::put(false);
		assert_ok!(approve_extrinsic(coop, id, 2));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

#[test]
fn who_cannot_approve() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(approve(0, 0, 1), Error::<Test>::NotFound);
		let founding = Request::model().found();
		assert_noop!(approve(founding, 0, 1), Error::<Test>::NotActive);
		let coop = Request::model().activate();
		assert_noop!(approve(coop, 0, 1), Error::<Test>::ActionNotFound);
		let id = propose(coop, 1);
		assert_noop!(approve(coop, id, 1), Error::<Test>::AlreadyApproved);
		assert_noop!(approve(coop, id, 3), Error::<Test>::NotSeated);
		assert_noop!(approve(coop, id, 6), Error::<Test>::NotSeated);
		let another = call_hash(&RuntimeCall::System(frame_system::Call::remark { remark: vec![] }));
		assert_noop!(
			Cooperatives::approve_action(signed(2), coop, id, another, PROBE_WEIGHT),
			Error::<Test>::CallMismatch
		);
		let hash = call_hash(&probe_call());
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(
				Cooperatives::approve_action(origin, coop, id, hash, PROBE_WEIGHT),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_last_day_still_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		pass_days(ACTION_LIFETIME);
		assert_ok!(approve(coop, id, 2));
		pass_days(1);
		assert_noop!(approve(coop, id, 3), Error::<Test>::ActionLapsed);
	});
}

#[test]
fn the_weight_must_be_allowed_for() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		let short = PROBE_WEIGHT - Weight::from_parts(1, 0);
		let approve_with = |max_weight| {
			let call_hash = call_hash(&probe_call());
			RuntimeCall::Cooperatives(Call::approve_action { coop, id, call_hash, max_weight })
				.dispatch(signed(2))
		};
		assert_err_ignore_postinfo!(approve_with(short), Error::<Test>::MaxWeightTooLow);
		assert!(Actions::<Test>::contains_key(coop, id));
		assert_ok!(approve_with(PROBE_WEIGHT));
	});
}

/// Before the last signatory nothing runs, so that nothing has to be allowed for.
#[test]
fn an_approval_that_runs_nothing_needs_no_weight() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		assert_ok!(Cooperatives::approve_action(
			signed(2),
			coop,
			id,
			call_hash(&probe_call()),
			Weight::zero()
		));
	});
}

#[test]
fn only_what_it_cost_is_charged() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		let call = Call::<Test>::approve_action {
			coop,
			id,
			call_hash: call_hash(&probe_call()),
			max_weight: PROBE_WEIGHT,
		};
		assert_eq!(
			call.get_dispatch_info().call_weight,
			Weights::approve_action_last(MAX_CALL_SIZE) + Weights::count_mediators(MAX_SEATS) + PROBE_WEIGHT
		);
		let length = probe_call().encoded_size() as u32;
		assert_eq!(approve(coop, id, 2).unwrap().actual_weight, Some(Weights::approve_action(length)));
		assert_eq!(
			approve(coop, id, 3).unwrap().actual_weight,
			Some(Weights::approve_action_last(length) + Weight::from_parts(400, 0))
		);
	});
}

#[test]
fn who_has_lost_the_seat_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		Cooperatives::vacate(coop, &1);
		// 2 is the only one of the two who is still seated.
		assert_ok!(approve(coop, id, 2));
		assert_last(Event::ActionApproved { coop, id, by: 2, approvals: 1 });
		assert!(probe::Runs::<Test>::get().is_empty());
		assert_noop!(approve(coop, id, 1), Error::<Test>::NotSeated);
		assert_ok!(approve(coop, id, 3));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

/// The seat is still taken, for the exit is not completed; only members sit on a board (GenG 9(2)).
#[test]
fn whose_membership_has_ended_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		end_membership(coop, 3);
		assert_noop!(approve(coop, id, 3), Error::<Test>::NotSeated);
		end_membership(coop, 1);
		assert_eq!(Cooperatives::seats(coop, Organ::Board).len(), 3);
		assert_ok!(approve(coop, id, 2));
		assert_last(Event::ActionApproved { coop, id, by: 2, approvals: 1 });
		assert!(probe::Runs::<Test>::get().is_empty());
		// A membership in another cooperative is none in this one.
		admit(coop + 1, 3);
		assert_noop!(approve(coop, id, 3), Error::<Test>::NotSeated);
		admit(coop, 3);
		assert_ok!(approve(coop, id, 3));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

/// The days alone do not end it: on a compressed calendar, or after a standstill, there is time to sign.
#[test]
fn it_stays_open_for_the_least_window() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		pass_days_without_blocks(ACTION_LIFETIME + 1);
		pass_blocks(LEAST_WINDOW);
		assert_ok!(approve(coop, id, 2));
		pass_blocks(1);
		assert_noop!(approve(coop, id, 3), Error::<Test>::ActionLapsed);
	});
}

/// The filter in force when the call would run is asked, not only the one at the time of the proposal.
#[test]
fn what_no_organ_may_decide_does_not_run() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		let hash = call_hash(&refused_call());
		Actions::<Test>::mutate(coop, id, |action| {
			let action = action.as_mut().unwrap();
			action.call = refused_call().encode().try_into().unwrap();
			action.call_hash = hash;
		});
		let call = Call::approve_action { coop, id, call_hash: hash, max_weight: PROBE_WEIGHT };
		let result = RuntimeCall::Cooperatives(call).dispatch(signed(2));
		assert_err_ignore_postinfo!(result, Error::<Test>::CallNotAllowed);
		assert!(probe::Runs::<Test>::get().is_empty());
	});
}

/// Approvals of former seat holders leave room for those who are seated now, even in a full list.
#[test]
fn a_full_list_of_former_seat_holders_is_no_obstacle() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		Actions::<Test>::mutate(coop, id, |action| {
			action.as_mut().unwrap().approvals = (101..=132).collect::<Vec<_>>().try_into().unwrap()
		});
		assert_ok!(approve(coop, id, 2));
		assert_eq!(Actions::<Test>::get(coop, id).unwrap().approvals, seats(&[2]));
		assert_ok!(approve(coop, id, 3));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

/// Without a successor the holder stays in office: a cooperative can always act.
#[test]
fn a_term_that_has_run_out_leaves_nobody_without_a_board() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let until = Seats::<Test>::get(coop, Organ::Board)[0].until;
		assert_eq!(until, date(2029, 11, 21));
		set_real_time(until.plus_days(1).starts_at() * 1_000);
		let id = propose(coop, 1);
		assert_ok!(approve(coop, id, 2));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

/// The statute that is in force when the call would run says how many it takes.
#[test]
fn the_signatories_are_those_of_the_statute_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		Statutes::<Test>::mutate(coop, 1, |statute| {
			let board = &mut statute.as_mut().unwrap().parameters.board;
			(board.least, board.signatories) = (3, 3);
		});
		assert_ok!(approve(coop, id, 2));
		assert!(probe::Runs::<Test>::get().is_empty());
		assert_ok!(approve(coop, id, 3));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

#[test]
fn a_call_that_means_nothing_any_more_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		let bytes = vec![255, 255, 0];
		let hash = BlakeTwo256::hash(&bytes);
		Actions::<Test>::mutate(coop, id, |action| {
			let action = action.as_mut().unwrap();
			action.call = bytes.try_into().unwrap();
			action.call_hash = hash;
		});
		let extrinsic = RuntimeCall::Cooperatives(Call::approve_action {
			coop,
			id,
			call_hash: hash,
			max_weight: PROBE_WEIGHT,
		});
		assert_err_ignore_postinfo!(extrinsic.dispatch(signed(2)), Error::<Test>::CallUndecodable);
		assert!(Actions::<Test>::contains_key(coop, id));
	});
}

/// A call with something appended is not the call that was approved.
#[test]
fn trailing_bytes_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		let mut bytes = probe_call().encode();
		bytes.push(0);
		let hash = BlakeTwo256::hash(&bytes);
		Actions::<Test>::mutate(coop, id, |action| {
			let action = action.as_mut().unwrap();
			action.call = bytes.try_into().unwrap();
			action.call_hash = hash;
		});
		let extrinsic = RuntimeCall::Cooperatives(Call::approve_action {
			coop,
			id,
			call_hash: hash,
			max_weight: PROBE_WEIGHT,
		});
		assert_err_ignore_postinfo!(extrinsic.dispatch(signed(2)), Error::<Test>::CallUndecodable);
	});
}

/// An organ cannot propose or approve: only people sign.
#[test]
fn an_action_cannot_act_for_a_seat_holder() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(1).activate();
		let nested = RuntimeCall::Cooperatives(Call::propose_action {
			coop,
			organ: Organ::Board,
			call: Box::new(probe_call()),
		});
		let result = Cooperatives::propose_action(signed(1), coop, Organ::Board, Box::new(nested));
		assert_err_ignore_postinfo!(result, DispatchError::BadOrigin);
	});
}

/// The real thing: a document published by two of three.
#[test]
fn the_board_reaches_its_own_calls() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let kind = crate::DocumentKind::Imprint;
		let publish =
			RuntimeCall::Cooperatives(Call::publish_document { kind, reference: document("imprint") });
		let hash = call_hash(&publish);
		let weight = publish.get_dispatch_info().call_weight;
		assert_ok!(Cooperatives::propose_action(signed(3), coop, Organ::Board, Box::new(publish)));
		assert_ok!(Cooperatives::approve_action(signed(1), coop, 0, hash, weight));
		assert_eq!(Cooperatives::document(coop, kind).unwrap().reference, document("imprint"));
	});
}

#[test]
fn a_new_seat_holder_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		Cooperatives::vacate(coop, &3);
		Seats::<Test>::mutate(coop, Organ::Board, |board| {
			let seat = Seat { account: 9, since: start_day(), until: start_day().plus_days(900) };
			board.try_push(seat).unwrap();
		});
		// A seat without a membership is none.
		assert_noop!(approve(coop, id, 9), Error::<Test>::NotSeated);
		admit(coop, 9);
		assert_noop!(approve(coop, id, 3), Error::<Test>::NotSeated);
		assert_ok!(approve(coop, id, 9));
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}
