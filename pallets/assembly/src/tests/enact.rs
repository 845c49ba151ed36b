//! Carrying out what was adopted.

use crate::{
	mock::{probe, Event, *},
	Call, Concerned, Content, Status,
};
use allmende_primitives::{Authority, Date, Majority, Organ};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	storage::{with_transaction, TransactionOutcome},
	traits::QueryPreimage,
	weights::Weight,
};
use sp_runtime::{traits::BadOrigin, DispatchError, TransactionalError};

#[test]
fn a_call_runs_with_the_authority_of_its_body() {
	build_and_execute(|| {
		let id = decided(calls(note(5, Majority::ThreeQuarters)), 3, 1);
		events();
		for origin in unsigned_origins() {
			assert_noop!(Assembly::enact(origin, BODY, id, MOST), BadOrigin);
		}
		enact(id);
		let authority = Authority::Assembly { coop: COOP, majority: Majority::ThreeQuarters };
		assert_eq!(probe::Ran::<Test>::get(), [(5, authority)]);
		assert_eq!(status(id), Status::Enacted { at: now() });
		assert_eq!(events(), [Event::Enacted { body: BODY, motion: id }]);
	});
}

#[test]
fn nothing_is_enacted_twice() {
	build_and_execute(|| {
		let id = decided(calls(note(5, Majority::Simple)), 1, 0);
		enact(id);
		assert_noop!(try_enact(id), Error::WrongStatus);
		let failed = decided(calls(RuntimeCall::Probe(probe::Call::fail {})), 1, 0);
		enact(failed);
		assert_noop!(try_enact(failed), Error::WrongStatus);
		assert_eq!(ran(), [5]);
	});
}

#[test]
fn a_majority_that_does_not_suffice_fails_and_is_recorded() {
	build_and_execute(|| {
		// 74 of 100 would be 8.88 of 12.
		let id = decided(calls(note(5, Majority::ThreeQuarters)), 8, 3);
		events();
		enact(id);
		let error: DispatchError = probe::Error::<Test>::MajorityTooLow.into();
		assert_eq!(status(id), Status::Failed { at: now(), error });
		assert_eq!(events(), [Event::EnactmentFailed { body: BODY, motion: id, error }]);
		assert!(ran().is_empty());
	});
}

#[test]
fn of_what_fails_nothing_is_done() {
	build_and_execute(|| {
		let id = decided(calls(RuntimeCall::Probe(probe::Call::fail {})), 1, 0);
		enact(id);
		assert_eq!(status(id), Status::Failed { at: now(), error: probe::Error::<Test>::AfterAll.into() });
		assert!(ran().is_empty());
		// A batch is all or nothing too.
		let batch = vec![note(1, Majority::Simple), RuntimeCall::Probe(probe::Call::fail {})];
		let id = decided(calls(RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: batch })), 1, 0);
		enact(id);
		assert!(matches!(status(id), Status::Failed { .. }));
		assert!(ran().is_empty());
	});
}

#[test]
fn only_what_was_adopted_is_enacted() {
	build_and_execute(|| {
		let id = submit(calls(note(5, Majority::Simple)));
		let refused = |error: Error| {
			assert_noop!(try_enact(id), error);
		};
		refused(Error::WrongStatus);
		let assembly = voting(&[id]);
		refused(Error::WrongStatus);
		yes([1], id);
		let_pass(assembly);
		refused(Error::WrongStatus);
		assert_noop!(try_enact(99), Error::MotionNotFound);
		let rejected = decided(calls(note(6, Majority::Simple)), 1, 1);
		assert_noop!(try_enact(rejected), Error::WrongStatus);
		let resolution = decided(Content::Text, 1, 0);
		let nothing = dispatch(Call::enact { body: BODY, motion: resolution, max_weight: MOST }, signed(1));
		assert_noop!(nothing, Error::NothingToEnact);
		assert!(matches!(status(resolution), Status::Adopted { .. }));
		assert!(ran().is_empty());
	});
}

#[test]
fn it_waits_for_its_day() {
	build_and_execute(|| {
		let day = Date::from_unix(START).plus_days(60);
		let id = 0;
		assert_ok!(Assembly::submit(
			board(COOP),
			BODY,
			text("x"),
			Box::new(calls(note(5, Majority::Simple))),
			Concerned::default(),
			BallotMode::Open,
			Some(day)
		));
		let assembly = voting(&[id]);
		yes([1], id);
		let_pass(assembly);
		close(id);
		let early = || dispatch(Call::enact { body: BODY, motion: id, max_weight: MOST }, signed(1));
		assert_noop!(early(), Error::NotInForceYet);
		set_now(day.starts_at() - 1);
		assert_noop!(early(), Error::NotInForceYet);
		set_now(day.starts_at());
		assert_ok!(early());
		assert_eq!(ran(), [5]);
	});
}

#[test]
fn nobody_is_excluded_to_get_it_done() {
	build_and_execute(|| {
		// The board names everybody who is against.
		let concerned = Concerned { organ: None, voters: (6..=12).collect::<Vec<_>>().try_into().unwrap() };
		let [id, contested] = [5, 6]
			.map(|what| submit_to(BODY, board(COOP), calls(note(what, Majority::Simple)), concerned.clone()));
		let assembly = voting(&[id, contested]);
		yes(1..=5, id);
		yes(1..=5, contested);
		let_pass(assembly);
		close(id);
		close(contested);
		let early = |motion| dispatch(Call::enact { body: BODY, motion, max_weight: MOST }, signed(1));
		assert_noop!(early(id), Error::NotInForceYet);
		// They have a month to contest that, before anything is done.
		let last = Date::from_unix(motion(id).decided_at.unwrap()).plus_months(1).unwrap();
		assert_ok!(Assembly::contest(signed(9), BODY, contested, Default::default()));
		set_now(last.plus_days(1).starts_at() - 1);
		assert_noop!(early(id), Error::NotInForceYet);
		let federation = Authority::Federation { majority: Majority::Simple };
		assert_ok!(Assembly::annul(federation.into(), BODY, contested, Default::default()));
		set_now(last.plus_days(1).starts_at());
		assert_ok!(early(id));
		assert_noop!(early(contested), Error::WrongStatus);
		assert_eq!(ran(), [5]);
	});
}

#[test]
fn the_caller_allows_for_the_weight() {
	build_and_execute(|| {
		let id = decided(calls(heavy(10)), 1, 0);
		let enact = |max_weight| RuntimeCall::Assembly(Call::enact { body: BODY, motion: id, max_weight });
		let low = Weight::from_parts(4_999, 0);
		let refused = Assembly::enact(signed(1), BODY, id, low);
		let refused = refused.unwrap_err();
		assert_eq!(refused.error, Error::MaxWeightTooLow.into());
		// What it takes to look at the call, and not what it takes to elect.
		assert_eq!(refused.post_info.actual_weight, Some(Weight::from_parts(10_000, 0)));
		let allowed = Weight::from_parts(1_000_000, 0);
		assert!(enact(allowed).get_dispatch_info().call_weight.all_gte(allowed));
	});
	build_and_execute(|| {
		let id = decided(calls(heavy(10)), 1, 0);
		// What was not used is refunded: the call says that it took 2,000.
		let post = Assembly::enact(signed(1), BODY, id, MOST).unwrap();
		assert_eq!(post.actual_weight, Some(Weight::from_parts(12_000, 0)));
		let again = Assembly::enact(signed(1), BODY, id, MOST).unwrap_err();
		assert_eq!(again.error, Error::WrongStatus.into());
		assert_eq!(again.post_info.actual_weight, Some(Weight::from_parts(10_000, 0)));
	});
}

#[test]
fn the_call_is_kept_as_long_as_it_is_needed() {
	build_and_execute(|| {
		let kept = |id| match motion(id).content {
			Content::Call(call) => Preimage::have(&call),
			_ => panic!("no call"),
		};
		let adopted = decided(calls(heavy(500)), 1, 0);
		assert!(kept(adopted));
		enact(adopted);
		assert!(!kept(adopted));
		let rejected = decided(calls(heavy(501)), 0, 1);
		assert!(!kept(rejected));
		// The same call in two motions.
		let [first, second] = [submit(calls(heavy(502))), submit(calls(heavy(502)))];
		assert_ok!(Assembly::withdraw_motion(board(COOP), BODY, first));
		assert!(kept(second));
		let third = submit(calls(heavy(502)));
		for id in [second, third] {
			assert!(kept(third));
			assert_ok!(Assembly::withdraw_motion(board(COOP), BODY, id));
		}
		assert!(!kept(third));
	});
}

#[test]
fn what_a_new_runtime_has_closed_fails() {
	build_and_execute(|| {
		let id = decided(calls(note(5, Majority::Simple)), 1, 0);
		Closed::put(());
		enact(id);
		assert_eq!(status(id), Status::Failed { at: now(), error: Error::CallNotAllowed.into() });
		assert!(ran().is_empty());
	});
}

/// Runs something with so many layers of storage around it.
fn nested<R>(layers: u32, run: &mut dyn FnMut() -> R) -> Result<R, DispatchError> {
	match layers {
		0 => Ok(run()),
		_ => with_transaction(|| TransactionOutcome::Commit(nested(layers - 1, run))),
	}
}

#[test]
fn nobody_makes_it_fail_by_nesting_it() {
	build_and_execute(|| {
		let batch =
			RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: vec![note(5, Majority::Simple)] });
		let id = decided(calls(batch), 1, 0);
		// So deep that no layer is left: for the enactment itself, or for what it runs.
		for layers in [255, 254, 253] {
			let run = || Assembly::enact(signed(1), BODY, id, MOST).map_err(|refused| refused.error);
			let result = nested(layers, &mut || {
				with_transaction(|| {
					let result = run();
					TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
				})
				.unwrap_or_else(Err)
			});
			if let Ok(Ok(_)) = result {
				continue;
			}
			let limit = DispatchError::Transactional(TransactionalError::LimitReached);
			assert_eq!(result.and_then(|inner| inner.map(|_| ())), Err(limit));
			assert!(matches!(status(id), Status::Adopted { .. }));
		}
		enact(id);
		assert_eq!(ran(), [5]);
	});
}

#[test]
fn a_motion_cannot_meet_itself() {
	build_and_execute(|| {
		// A motion whose call enacts motions is refused as no signed caller.
		let call = Call::enact { body: BODY, motion: 0, max_weight: Weight::zero() };
		let call = RuntimeCall::Assembly(call);
		let id = decided(calls(call), 1, 0);
		enact(id);
		assert_eq!(status(id), Status::Failed { at: now(), error: BadOrigin.into() });
	});
}

#[test]
fn an_assembly_convenes_another_one() {
	build_and_execute(|| {
		let mut plan = plan();
		let shift = 60 * DAY;
		plan.starts_at += shift;
		plan.voting_from += shift;
		plan.voting_until += shift;
		plan.entries_until += shift;
		let call =
			RuntimeCall::Assembly(Call::convene { body: BODY, plan: Box::new(plan), motions: items(&[]) });
		let id = decided(calls(call), 1, 0);
		enact(id);
		assert_eq!(assembly(1).convened_by, crate::Actor::Assembly);
	});
}

#[test]
fn a_recall_takes_the_seat() {
	for (organ, who, in_favour, against, recalled) in [
		(Organ::Board, 1, 2, 1, true),
		(Organ::Supervisory, 4, 2, 1, false),
		(Organ::Supervisory, 4, 3, 1, true),
		(Organ::ReturningOfficers, 6, 2, 1, true),
	] {
		build_and_execute(|| {
			let id = decided(Content::Recall { organ, who }, in_favour, against);
			enact(id);
			assert_eq!(Seats::get(COOP, organ).contains(&who), !recalled);
			let failed = Status::Failed { at: now(), error: Error::MajorityTooLow.into() };
			assert_eq!(status(id), if recalled { Status::Enacted { at: now() } } else { failed });
		});
	}
	// Who has gone by himself is not recalled any more.
	build_and_execute(|| {
		let id = decided(Content::Recall { organ: Organ::Board, who: 1 }, 1, 0);
		assert_ok!(Assembly::resign(signed(1), COOP, Organ::Board));
		enact(id);
		assert!(matches!(status(id), Status::Failed { .. }));
	});
}
