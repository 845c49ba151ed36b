//! What the calls cost. The runtime brings measured weights.

use frame_support::weights::Weight;

/// The weight of each call and of the two steps of the exit queue.
pub trait WeightInfo {
	fn invite() -> Weight;
	fn revoke_invitation() -> Weight;
	fn apply() -> Weight;
	fn withdraw() -> Weight;
	fn admit() -> Weight;
	fn reject() -> Weight;
	fn give_notice() -> Weight;
	fn complete_exit() -> Weight;
	/// `n` founders.
	fn invite_founders(n: u32) -> Weight;
	/// A look at the exit queue that finds nothing due.
	fn on_idle_base() -> Weight;
	/// One exit completed from the queue.
	fn on_idle_exit() -> Weight;
}

/// The same small weight for everything: for mocks only.
impl WeightInfo for () {
	fn invite() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn revoke_invitation() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn apply() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn admit() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn reject() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn give_notice() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn complete_exit() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn invite_founders(n: u32) -> Weight {
		Weight::from_parts(10_000, 0).saturating_mul(n.into())
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn on_idle_exit() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
