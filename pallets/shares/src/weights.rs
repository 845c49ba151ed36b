//! Weights. What the runtime charges is generated there from the benchmarks.

use frame_support::weights::Weight;

/// The weight of each call.
pub trait WeightInfo {
	fn subscribe() -> Weight;
	fn withdraw_subscription() -> Weight;
	fn admit_subscription() -> Weight;
	fn reject_subscription() -> Weight;
	fn confirm_payment() -> Weight;
	fn transfer() -> Weight;
	fn accept_transfer() -> Weight;
	fn consent_transfer() -> Weight;
	fn cancel_transfer() -> Weight;
	fn pay_settlement() -> Weight;
}

/// For mocks only: every call weighs the same, whatever it does.
impl WeightInfo for () {
	fn subscribe() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw_subscription() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn admit_subscription() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn reject_subscription() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn confirm_payment() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn transfer() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn consent_transfer() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn pay_settlement() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
