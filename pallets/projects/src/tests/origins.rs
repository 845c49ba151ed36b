//! Whoever is no caller of a call is refused.

use crate::{mock::*, Call};
use frame_support::assert_noop;
use sp_runtime::{traits::Dispatchable, DispatchError};

fn refused(call: Call<Test>, origins: Vec<RuntimeOrigin>) {
	let call = RuntimeCall::Projects(call);
	for origin in origins {
		let result = call.clone().dispatch(origin.clone()).map(|_| ()).map_err(|error| error.error);
		assert_eq!(result, Err(DispatchError::BadOrigin), "{call:?} by {origin:?}");
	}
}

fn some_plan() -> Box<Plan> {
	Box::new(plan(&[5], PayTo::Lead))
}

#[test]
fn who_must_sign() {
	build_and_execute(|| {
		let (project, milestone, contribution, amount) = (0, 0, 0, 1);
		let calls = [
			Call::propose { currency: MINUTE, plan: some_plan() },
			Call::amend_proposal { project, plan: some_plan() },
			Call::withdraw_proposal { project },
			Call::discuss { project, text_hash: some_hash(1) },
			Call::allot { round: 0, points: points(&[]) },
			Call::close_round { round: 0, limit: 1 },
			Call::report_milestone { project, milestone, evidence: some_hash(1) },
			Call::vote_on_milestone { project, milestone, accept: true },
			Call::close_milestone { project, milestone },
			Call::lapse_milestone { project, milestone },
			Call::contribute { project, work: Work::Deliverable, amount, evidence: some_hash(1) },
			Call::withdraw_contribution { project, contribution },
			Call::transfer_participation { project, to: BEN, amount },
			Call::distribute_income { project, amount },
			Call::claim_income { project },
			Call::accept_lead { project },
		];
		for call in calls {
			refused(call, unsigned());
		}
	});
}

#[test]
fn who_must_be_an_organ() {
	build_and_execute(|| {
		let also = |more: Vec<RuntimeOrigin>| [no_organs(), vec![signed(ANNA)], more].concat();
		let until = START;
		refused(Call::approve_budget { currency: MINUTE, amount: 1, until }, also(vec![board()]));
		refused(
			Call::approve_volunteer_budget { currency: MINUTE, amount: 1, until, most_per_person: 1 },
			also(vec![board()]),
		);
		refused(
			Call::pay_volunteer { budget: 0, who: BEN, amount: 1, reason: some_hash(1) },
			also(vec![assembly()]),
		);
		refused(Call::open_round { currency: MINUTE, budget: 1, until, projects: ids(&[0]) }, also(vec![]));
		refused(Call::accept_milestone { project: 0, milestone: 0 }, also(vec![]));
		refused(Call::appoint_lead { project: 0, lead: BEN }, also(vec![]));
	});
}

#[test]
fn who_must_sign_or_be_an_organ() {
	build_and_execute(|| {
		let (project, contribution) = (0, 0);
		refused(Call::close_project { project }, no_organs());
		refused(Call::cancel_project { project }, no_organs());
		refused(Call::confirm_contribution { project, contribution, amount: 1 }, no_organs());
		refused(Call::reject_contribution { project, contribution, reason: some_hash(1) }, no_organs());
		refused(Call::close_volunteer_budget { budget: 0 }, no_organs());
		// The others come to what there is.
		assert_noop!(Projects::close_project(signed(ANNA), 0), Error::ProjectNotFound);
	});
}
