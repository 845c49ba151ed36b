//! Weights. What the runtime charges is generated there from the benchmarks.

use frame_support::weights::Weight;

/// The weight of each call.
pub trait WeightInfo {
	fn propose() -> Weight;
	fn amend_proposal() -> Weight;
	fn withdraw_proposal() -> Weight;
	fn discuss() -> Weight;
	fn approve_budget() -> Weight;
	fn open_round(p: u32) -> Weight;
	fn allot(p: u32) -> Weight;
	fn close_round(p: u32) -> Weight;
	fn report_milestone() -> Weight;
	fn vote_on_milestone() -> Weight;
	fn accept_milestone() -> Weight;
	fn close_milestone() -> Weight;
	fn lapse_milestone() -> Weight;
	fn close_project() -> Weight;
	fn cancel_project() -> Weight;
	fn contribute() -> Weight;
	fn confirm_contribution() -> Weight;
	fn reject_contribution() -> Weight;
	fn withdraw_contribution() -> Weight;
	fn transfer_participation() -> Weight;
	fn distribute_income() -> Weight;
	fn claim_income() -> Weight;
	fn approve_volunteer_budget() -> Weight;
	fn pay_volunteer() -> Weight;
	fn close_volunteer_budget() -> Weight;
	fn appoint_lead() -> Weight;
	fn accept_lead(m: u32) -> Weight;
}

/// For mocks only: every call weighs the same, whatever it does.
impl WeightInfo for () {
	fn propose() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn amend_proposal() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw_proposal() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn discuss() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn approve_budget() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn open_round(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn allot(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	/// A little for each project, so that tests see what is given back.
	fn close_round(p: u32) -> Weight {
		Weight::from_parts(10_000, 0).saturating_mul(p.into())
	}
	fn report_milestone() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn vote_on_milestone() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn accept_milestone() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn close_milestone() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn lapse_milestone() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn close_project() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn cancel_project() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn contribute() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn confirm_contribution() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn reject_contribution() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw_contribution() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn transfer_participation() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn distribute_income() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn claim_income() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn approve_volunteer_budget() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn pay_volunteer() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn close_volunteer_budget() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn appoint_lead() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	/// A little for each milestone, so that tests see what is given back.
	fn accept_lead(m: u32) -> Weight {
		Weight::from_parts(10_000, 0).saturating_mul(u64::from(m).saturating_add(1))
	}
}
