//! What the calls weigh. The runtime brings measured weights; see `runtime/src/weights`.

use frame_support::weights::Weight;

macro_rules! weight_info {
	($(fn $name:ident();)*) => {
		/// Weights of this pallet's calls. None depends on how many members there are; those about validators hold for as many as
		/// there can be.
		pub trait WeightInfo {
			$(fn $name() -> Weight;)*
		}

		/// For mocks only.
		impl WeightInfo for () {
			$(fn $name() -> Weight { Weight::from_parts(10_000, 0) })*
		}
	};
}

weight_info! {
	fn admit();
	fn leave();
	fn exclude();
	fn set_voting();
	fn authorize_upgrade();
	fn nominate_validator();
	fn withdraw_validator();
	fn admit_validator();
	fn remove_validator();
	fn clear_keys();
}
