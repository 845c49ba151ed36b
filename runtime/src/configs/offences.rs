//! `pallet-offences`: the record of proven faults of validators.

use pallet_grandpa::Call as GrandpaCall;
use pallet_session::historical::IdentificationTuple;

use crate::{Runtime, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = IdentificationTuple<Self>;
	/// Recorded, not punished. Nothing is bonded that could be taken, and most double votes come from a restored
	/// backup rather than from malice. Whether a cooperative's node stays is for the federation to decide, with the
	/// record on the table.
	type OnOffenceHandler = ();
}

impl frame_system::offchain::CreateTransactionBase<GrandpaCall<Runtime>> for Runtime {
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

/// How a node submits a report: without a signature, since the proof speaks for itself.
impl frame_system::offchain::CreateBare<GrandpaCall<Runtime>> for Runtime {
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
