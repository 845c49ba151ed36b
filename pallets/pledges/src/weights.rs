//! What the calls weigh. The runtime brings measured weights; see `runtime/src/weights`.

use frame_support::weights::Weight;

macro_rules! weight_info {
	($(fn $name:ident();)*) => {
		/// Weights of this pallet's calls. None depends on how many members, pledges or claims there are.
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
	fn pledge();
	fn witness();
	fn approve();
	fn object();
	fn withdraw();
	fn finalise();
	fn claim();
	fn deliver();
	fn confirm();
	fn reclaim();
	fn settle_claim();
	fn dispute();
	fn resolve();
	fn buy_back();
	fn guarantee();
	fn call_guarantor();
	fn release_guarantee();
	fn declare_default();
	fn cover();
	fn write_off();
	fn make_good();
	fn collect();
}
