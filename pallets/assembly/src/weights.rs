//! What the calls weigh. The runtime brings measured weights; see `runtime/src/weights`.

use frame_support::weights::Weight;

macro_rules! weight_info {
	($($(#[$doc:meta])* fn $name:ident($($arg:ident),*);)*) => {
		/// Weights of this pallet's calls. None depends on the size of the electorate.
		pub trait WeightInfo {
			$($(#[$doc])* fn $name($($arg: u32),*) -> Weight;)*
		}

		/// For mocks only.
		impl WeightInfo for () {
			$(fn $name($(_: weight_info!(@u32 $arg)),*) -> Weight { Weight::from_parts(10_000, 0) })*
		}
	};
	(@u32 $arg:ident) => { u32 };
}

weight_info! {
	/// `c`: length of the encoded call.
	fn submit(c);
	/// A change of the statute.
	fn submit_amendment();
	/// `c`: length of the new encoded call. The old one is of the greatest length.
	fn amend_motion(c);
	fn withdraw_motion();
	fn second();
	fn sign();
	fn clear_motion();
	/// `m`: motions on the agenda.
	fn convene(m);
	fn add_item();
	fn cancel_assembly();
	fn name_chair();
	fn open_voting();
	/// `n`: candidates named. A vote on a motion is not heavier than one that names nobody.
	fn vote(n);
	/// `n`: candidates named.
	fn vote_as_proxy(n);
	fn give_proxy();
	/// Or returning it, which does the same from the other side.
	fn revoke_proxy();
	/// `n`: voters of the bloc.
	fn propose_entry(n);
	/// A signature after which others are still missing. `n`: voters of the bloc.
	fn approve_entry(n);
	/// The last signature. `n`: voters of the bloc.
	fn approve_entry_last(n);
	fn close();
	/// An election, of `n` candidates.
	fn close_election(n);
	/// `c`: length of the encoded call. Without the weight of that call.
	fn enact_call(c);
	/// `n`: people elected, to an organ whose seats are taken by others.
	fn enact_election(n);
	/// `n`: delegates elected, where others have all seats.
	fn enact_delegates(n);
	fn enact_recall();
	fn enact_amendment();
	fn confirm_registration();
	fn nominate();
	fn accept_nomination();
	fn draw_lots();
	fn resign();
	fn record_minutes();
	fn countersign_minutes();
	fn contest();
	fn annul();
	fn revoke_amendment();
}
