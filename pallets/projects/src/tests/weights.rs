//! What the calls weigh beside what they do themselves.

use crate::{mock::*, Call, WeightInfo};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};

type Weights = <Test as crate::Config>::WeightInfo;

fn weight(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

/// Whose units move is settled at the end of the block: whoever moves them pays for that as well.
#[test]
fn who_moves_units_pays_for_settling_them() {
	let (project, milestone, contribution, budget, amount) = (0, 0, 0, 0, 1);
	let moving = [
		(weight(Call::accept_milestone { project, milestone }), Weights::accept_milestone()),
		(weight(Call::close_milestone { project, milestone }), Weights::close_milestone()),
		(
			weight(Call::confirm_contribution { project, contribution, amount }),
			Weights::confirm_contribution(),
		),
		(weight(Call::claim_income { project }), Weights::claim_income()),
		(
			weight(Call::pay_volunteer { budget, who: BEN, amount, reason: some_hash(1) }),
			Weights::pay_volunteer(),
		),
	];
	for (number, (weight, own)) in moving.into_iter().enumerate() {
		assert_eq!(weight, own.saturating_add(SETTLEMENT).saturating_add(LISTED), "call {number}");
	}
	// The pot is settled never, and may hold its currency in any case.
	let distributing = weight(Call::distribute_income { project, amount });
	assert_eq!(distributing, Weights::distribute_income().saturating_add(SETTLEMENT));
	// Only whether somebody can hold them.
	let listed = [
		(
			weight(Call::transfer_participation { project, to: BEN, amount }),
			Weights::transfer_participation(),
		),
		(weight(Call::accept_lead { project }), Weights::accept_lead(MAX_MILESTONES)),
	];
	for (number, (weight, own)) in listed.into_iter().enumerate() {
		assert_eq!(weight, own.saturating_add(LISTED), "call {number}");
	}
	// The pot's alone, which has no record.
	assert_eq!(weight(Call::lapse_milestone { project, milestone }), Weights::lapse_milestone());
}
