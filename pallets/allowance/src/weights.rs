//! What the calls and the extensions cost. The runtime brings measured weights.

use frame_support::weights::Weight;

/// The weight of each call, and of each way through the extensions.
pub trait WeightInfo {
	fn set_sizes() -> Weight;
	fn set_quota() -> Weight;
	fn carry() -> Weight;
	fn stop_carrying() -> Weight;
	fn adjust() -> Weight;
	fn move_home() -> Weight;
	/// A transaction that the allowance pays for. Without the payment extension inside.
	fn charge_allowance() -> Weight;
	/// A transaction that a guest's credit pays for. Without the payment extension inside.
	fn charge_credit() -> Weight;
	/// A look at an account that has neither. What the payment extension inside then does is not in it.
	fn charge_ordinary() -> Weight;
	/// The check of the nonce, with the ordinary one inside.
	fn check_nonce_ahead() -> Weight;
}

/// The same small weight for everything: for mocks only.
impl WeightInfo for () {
	fn set_sizes() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn set_quota() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn carry() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn stop_carrying() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn adjust() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn move_home() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn charge_allowance() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn charge_credit() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn charge_ordinary() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn check_nonce_ahead() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
