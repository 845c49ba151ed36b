use crate::{mock::*, Actions, Call, Error, Event, OpenActions, WeightInfo};
use allmende_primitives::traits::Organs;
use codec::Encode;
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use sp_runtime::DispatchError;

fn approve(coop: u32, id: u32, who: AccountId) {
	let hash = call_hash(&probe_call());
	assert_ok!(Cooperatives::approve_action(signed(who), coop, id, hash, Weight::MAX));
}

#[test]
fn one_of_several_goes() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		approve(coop, id, 2);
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert_last(Event::ApprovalWithdrawn { coop, id, by: 1, approvals: 1 });
		assert_eq!(Actions::<Test>::get(coop, id).unwrap().approvals, seats(&[2]));
		// It can be given again, and then all three are there.
		approve(coop, id, 3);
		assert!(probe::Runs::<Test>::get().is_empty());
		approve(coop, id, 1);
		assert_eq!(probe::Runs::<Test>::get().len(), 1);
	});
}

#[test]
fn with_the_last_one_the_action_goes() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert_last(Event::ApprovalWithdrawn { coop, id, by: 1, approvals: 0 });
		assert!(!Actions::<Test>::contains_key(coop, id));
		assert_eq!(OpenActions::<Test>::iter().count(), 0);
		assert_noop!(Cooperatives::withdraw_approval(signed(1), coop, id), Error::<Test>::ActionNotFound);
	});
}

#[test]
fn a_lapsed_one_can_be_withdrawn_too() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		pass_days(ACTION_LIFETIME + 1);
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert!(!Actions::<Test>::contains_key(coop, id));
	});
}

/// What is left by people without a seat does not keep an action open.
#[test]
fn former_seat_holders_are_dropped_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		approve(coop, id, 2);
		Cooperatives::vacate(coop, &2);
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert_last(Event::ApprovalWithdrawn { coop, id, by: 1, approvals: 0 });
		assert!(!Actions::<Test>::contains_key(coop, id));
	});
}

/// Nor does what is left by people who are no members any more.
#[test]
fn former_members_are_dropped_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		approve(coop, id, 2);
		end_membership(coop, 1);
		end_membership(coop, 2);
		// Taking back is open to them.
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert!(!Actions::<Test>::contains_key(coop, id));
	});
}

#[test]
fn a_former_seat_holder_can_withdraw() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(3).activate();
		let id = propose(coop, 1);
		approve(coop, id, 2);
		Cooperatives::vacate(coop, &1);
		assert_ok!(Cooperatives::withdraw_approval(signed(1), coop, id));
		assert_eq!(Actions::<Test>::get(coop, id).unwrap().approvals, seats(&[2]));
	});
}

#[test]
fn who_cannot_withdraw() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_noop!(Cooperatives::withdraw_approval(signed(1), coop, 0), Error::<Test>::ActionNotFound);
		assert_noop!(Cooperatives::withdraw_approval(signed(1), 9, 0), Error::<Test>::ActionNotFound);
		let id = propose(coop, 1);
		assert_noop!(Cooperatives::withdraw_approval(signed(2), coop, id), Error::<Test>::NotApproved);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(coop)] {
			assert_noop!(Cooperatives::withdraw_approval(origin, coop, id), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_what_it_cost_is_charged() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let id = propose(coop, 1);
		let call = Call::<Test>::withdraw_approval { coop, id };
		assert_eq!(call.get_dispatch_info().call_weight, Weights::withdraw_approval(MAX_CALL_SIZE));
		let info = Cooperatives::withdraw_approval(signed(1), coop, id).unwrap();
		let length = probe_call().encoded_size() as u32;
		assert_eq!(info.actual_weight, Some(Weights::withdraw_approval(length)));
	});
}
