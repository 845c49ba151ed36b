//! What the calls weigh. The runtime brings measured weights; see `runtime/src/weights`.

use frame_support::weights::Weight;

macro_rules! weight_info {
	($($(#[$doc:meta])* fn $name:ident();)*) => {
		/// Weights of this pallet's calls. None depends on how many accounts hold a currency.
		pub trait WeightInfo {
			$($(#[$doc])* fn $name() -> Weight;)*
		}

		/// For mocks only.
		impl WeightInfo for () {
			$(fn $name() -> Weight { Weight::from_parts(10_000, 0) })*
		}
	};
}

weight_info! {
	fn create();
	fn set_policy();
	fn pause();
	fn resume();
	fn transfer();
	fn settle();
	fn set_gateway();
	fn close_gateway();
	fn attest_deposit();
	fn request_redemption();
	fn cancel_redemption();
	fn confirm_redemption();
	fn reject_redemption();
	/// What the end of a block does for one account whose balance has changed in it.
	fn settle_touched();
}
