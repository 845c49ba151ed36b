//! What the calls weigh. The runtime brings measured weights; see `runtime/src/weights`.

use frame_support::weights::Weight;

/// Weights of this pallet's calls.
pub trait WeightInfo {
	/// `n`: founders.
	fn found(n: u32) -> Weight;
	/// A ratification after which others are still missing.
	fn ratify() -> Weight;
	/// The last ratification, of `n` founders, who become members.
	fn ratify_last(n: u32) -> Weight;
	/// `n`: founders.
	fn decline(n: u32) -> Weight;
	/// `n`: founders.
	fn clear_lapsed(n: u32) -> Weight;
	/// `c`: length of the encoded call, which is stored.
	fn propose_action(c: u32) -> Weight;
	/// `c`: length of the encoded call, which runs at once. Without the weight of that call.
	fn propose_action_alone(c: u32) -> Weight;
	/// `c`: length of the encoded call, which waits for others.
	fn approve_action(c: u32) -> Weight;
	/// `c`: length of the encoded call, which runs. Without the weight of that call.
	fn approve_action_last(c: u32) -> Weight;
	/// `s`: seats of the mediators. What it takes to know how many of them must sign, beside reading the seats once.
	fn count_mediators(s: u32) -> Weight;
	/// `c`: length of the encoded call.
	fn withdraw_approval(c: u32) -> Weight;
	/// `c`: length of the encoded call.
	fn clear_action(c: u32) -> Weight;
	fn publish_document() -> Weight;
	fn offer_model() -> Weight;
	fn offer_model_version() -> Weight;
	fn withdraw_model() -> Weight;
}

/// For mocks only.
impl WeightInfo for () {
	fn found(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn ratify() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn ratify_last(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn decline(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn clear_lapsed(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn propose_action(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn propose_action_alone(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn approve_action(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn approve_action_last(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn count_mediators(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw_approval(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn clear_action(_: u32) -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn publish_document() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn offer_model() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn offer_model_version() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw_model() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
