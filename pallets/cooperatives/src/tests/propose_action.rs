use crate::{mock::*, Action, Actions, Call, Error, Event, NextActionId, OpenActions, WeightInfo};
use allmende_primitives::{traits::Organs, Authority, Organ};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use sp_runtime::{DispatchError, DispatchErrorWithPostInfo};

fn probe_box() -> Box<RuntimeCall> {
	Box::new(probe_call())
}

/// A call of so many bytes encoded.
fn sized(length: u32) -> Box<RuntimeCall> {
	let remark =
		|bytes: u32| RuntimeCall::System(frame_system::Call::remark { remark: vec![0; bytes as usize] });
	let around = remark(length).encoded_size() as u32 - length;
	let call = remark(length - around);
	assert_eq!(call.encoded_size() as u32, length);
	Box::new(call)
}

#[test]
fn it_waits_for_the_second_signatory() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		assert_ok!(Cooperatives::propose_action(signed(2), coop, Organ::Board, probe_box()));
		let (call_hash, until) = (call_hash(&probe_call()), start_day().plus_days(ACTION_LIFETIME));
		let open_until_block = System::block_number() + LEAST_WINDOW;
		assert_last(Event::ActionProposed {
			coop,
			id: 0,
			organ: Organ::Board,
			by: 2,
			call_hash,
			until,
			open_until_block,
		});
		assert_eq!(
			Actions::<Test>::get(coop, 0),
			Some(Action {
				organ: Organ::Board,
				call: probe_call().encode().try_into().unwrap(),
				call_hash,
				proposer: 2,
				approvals: seats(&[2]),
				until,
				open_until_block,
			})
		);
		assert_eq!(OpenActions::<Test>::iter().collect::<Vec<_>>(), [(coop, 2, 1)]);
		assert!(probe::Runs::<Test>::get().is_empty());
	});
}

#[test]
fn a_lone_signatory_runs_it_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(1).activate();
		assert_ok!(Cooperatives::propose_action(signed(3), coop, Organ::Board, probe_box()));
		assert_eq!(probe::Runs::<Test>::get(), [Authority::Board { coop }]);
		let call_hash = call_hash(&probe_call());
		assert_last(Event::ActionExecuted { coop, id: None, organ: Organ::Board, by: 3, call_hash });
		assert_eq!(NextActionId::<Test>::get(coop), 0);
		assert_eq!(OpenActions::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_lone_signatorys_failure_is_the_calls() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(1).activate();
		probe::Broken::<Test>::put(true);
		let length = probe_call().encoded_size() as u32;
		let result = Cooperatives::propose_action(signed(1), coop, Organ::Board, probe_box());
		let DispatchErrorWithPostInfo { post_info, error } = result.unwrap_err();
		assert_eq!(error, probe::Error::<Test>::Broken.into());
		assert_eq!(
			post_info.actual_weight,
			Some(Weights::propose_action_alone(length) + Weight::from_parts(300, 0))
		);
		// As an extrinsic, what the call wrote is gone with it.
		let extrinsic =
			RuntimeCall::Cooperatives(Call::propose_action { coop, organ: Organ::Board, call: probe_box() });
		use sp_runtime::traits::Dispatchable;
		probe::Runs::<Test>::kill();
		assert!(extrinsic.dispatch(signed(1)).is_err());
		assert!(probe::Runs::<Test>::get().is_empty());
	});
}

#[test]
fn each_organ_acts_by_its_own_authority() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		assert_ok!(Cooperatives::propose_action(signed(3), coop, Organ::Supervisory, probe_box()));
		assert_ok!(Cooperatives::approve_action(signed(4), coop, 0, call_hash(&probe_call()), Weight::MAX));
		assert_eq!(probe::Runs::<Test>::get(), [Authority::Supervisory { coop }]);
	});
}

#[test]
fn who_cannot_propose() {
	ExtBuilder::default().build_and_execute(|| {
		let propose = |who, coop, organ| Cooperatives::propose_action(signed(who), coop, organ, probe_box());
		assert_noop!(propose(1, 0, Organ::Board), Error::<Test>::NotFound);
		let coop = Request::model().found();
		assert_noop!(propose(1, coop, Organ::Board), Error::<Test>::NotActive);
		let coop = Request::model().activate();
		assert_noop!(propose(1, coop, Organ::ReturningOfficers), Error::<Test>::NoAuthority);
		assert_noop!(propose(1, coop, Organ::Mediators), Error::<Test>::NotSeated);
		// On the supervisory board, on the board, on none.
		assert_noop!(propose(3, coop, Organ::Board), Error::<Test>::NotSeated);
		assert_noop!(propose(1, coop, Organ::Supervisory), Error::<Test>::NotSeated);
		assert_noop!(propose(6, coop, Organ::Board), Error::<Test>::NotSeated);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(
				Cooperatives::propose_action(origin, coop, Organ::Board, probe_box()),
				DispatchError::BadOrigin
			);
		}
		Cooperatives::vacate(coop, &2);
		assert_noop!(propose(2, coop, Organ::Board), Error::<Test>::NotSeated);
		// Seated still, but no member any more.
		end_membership(coop, 1);
		assert_noop!(propose(1, coop, Organ::Board), Error::<Test>::NotSeated);
		// Without a supervisory board nobody acts for it.
		let coop = Request::lean(2).activate();
		assert_noop!(propose(1, coop, Organ::Supervisory), Error::<Test>::NotSeated);
	});
}

/// A seat in one cooperative is worth nothing in another.
#[test]
fn a_seat_counts_in_its_own_cooperative_only() {
	ExtBuilder::default().build_and_execute(|| {
		let first = Request::lean(1).activate();
		let second = Request::lean(1)
			.with(|r| {
				r.caller = 11;
				r.founders = vec![11, 12, 13];
				r.board = vec![11, 12, 13];
			})
			.activate();
		assert_noop!(
			Cooperatives::propose_action(signed(11), first, Organ::Board, probe_box()),
			Error::<Test>::NotSeated
		);
		assert_ok!(Cooperatives::propose_action(signed(11), second, Organ::Board, probe_box()));
		assert_eq!(probe::Runs::<Test>::get(), [Authority::Board { coop: second }]);
	});
}

#[test]
fn calls_are_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		for signatories in [1, 2] {
			let coop = Request::lean(signatories).activate();
			let propose = |call| Cooperatives::propose_action(signed(1), coop, Organ::Board, call);
			assert_noop!(propose(sized(MAX_CALL_SIZE + 1)), Error::<Test>::CallTooLarge);
			assert_ok!(propose(sized(MAX_CALL_SIZE)));
		}
	});
}

/// Not even where one signatory is enough.
#[test]
fn what_no_organ_may_decide_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		for signatories in [1, 2] {
			let coop = Request::lean(signatories).activate();
			assert_noop!(
				Cooperatives::propose_action(signed(1), coop, Organ::Board, Box::new(refused_call())),
				Error::<Test>::CallNotAllowed
			);
			assert_noop!(
				Cooperatives::propose_action(signed(9), coop, Organ::Board, Box::new(refused_call())),
				Error::<Test>::NotSeated
			);
		}
	});
}

#[test]
fn open_actions_are_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let other = Request::lean(2).activate();
		for _ in 0..MAX_OPEN_ACTIONS {
			propose(coop, 1);
		}
		let again = || Cooperatives::propose_action(signed(1), coop, Organ::Board, probe_box());
		assert_noop!(again(), Error::<Test>::TooManyOpenActions);
		propose(other, 1);
		// One withdrawn, decided or cleared makes room for one.
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, 2));
		assert_ok!(again());
		assert_noop!(again(), Error::<Test>::TooManyOpenActions);
		assert_ok!(Cooperatives::approve_action(signed(3), coop, 0, call_hash(&probe_call()), Weight::MAX));
		assert_ok!(again());
		assert_noop!(again(), Error::<Test>::TooManyOpenActions);
		pass_days(ACTION_LIFETIME + 1);
		assert_noop!(again(), Error::<Test>::TooManyOpenActions);
		assert_ok!(Cooperatives::clear_action(signed(9), coop, 1));
		assert_ok!(again());
	});
}

/// Whoever fills his places takes none from the others, on either organ.
#[test]
fn nobody_takes_the_others_places() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		for _ in 0..MAX_OPEN_ACTIONS {
			propose(coop, 1);
		}
		for _ in 0..MAX_OPEN_ACTIONS {
			propose(coop, 2);
		}
		assert_ok!(Cooperatives::propose_action(signed(3), coop, Organ::Supervisory, probe_box()));
		let open = |who| OpenActions::<Test>::get(coop, who);
		assert_eq!([open(1), open(2), open(3)], [MAX_OPEN_ACTIONS, MAX_OPEN_ACTIONS, 1]);
	});
}

/// It stays the proposer's until it is gone, whoever has approved it.
#[test]
fn a_place_is_the_proposers_until_the_action_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		let hash = call_hash(&probe_call());
		assert_ok!(Cooperatives::approve_action(signed(2), coop, id, hash, Weight::MAX));
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert_eq!(OpenActions::<Test>::iter().collect::<Vec<_>>(), [(coop, 1, 1)]);
		assert_ok!(Cooperatives::withdraw_approval(signed(2), coop, id));
		assert_eq!(OpenActions::<Test>::iter().count(), 0);
	});
}

#[test]
fn only_what_it_cost_is_charged() {
	ExtBuilder::default().build_and_execute(|| {
		let length = probe_call().encoded_size() as u32;
		let coop = Request::lean(1).activate();
		let call = Call::<Test>::propose_action { coop, organ: Organ::Board, call: probe_box() };
		let alone = Weights::propose_action_alone(length);
		assert_eq!(call.get_dispatch_info().call_weight, alone + Weight::from_parts(1_000, 0));
		let info = Cooperatives::propose_action(signed(1), coop, Organ::Board, probe_box()).unwrap();
		assert_eq!(info.actual_weight, Some(alone + Weight::from_parts(400, 0)));
		let coop = Request::lean(2).activate();
		let info = Cooperatives::propose_action(signed(1), coop, Organ::Board, probe_box()).unwrap();
		assert_eq!(info.actual_weight, Some(Weights::propose_action(length)));
	});
}

#[test]
fn the_last_action_id_is_not_given() {
	ExtBuilder::default().build().execute_with(|| {
		let coop = Request::lean(2).activate();
		NextActionId::<Test>::insert(coop, u32::MAX);
		assert_noop!(
			Cooperatives::propose_action(signed(1), coop, Organ::Board, probe_box()),
			sp_runtime::ArithmeticError::Overflow
		);
	});
}
