//! What the federation has to know of sessions, and the one thing that it does there.

use sp_runtime::DispatchResult;

/// The keys with which validators write and finalise blocks, and who does so now. The runtime answers by its pallet for
/// sessions.
pub trait Sessions<AccountId> {
	/// Whether the account has registered session keys.
	fn has_keys(who: &AccountId) -> bool;

	/// Whether the account validates in the present session, or will in the next one, for which the set is made up already.
	/// Its keys have to stay as long.
	fn is_active(who: &AccountId) -> bool;

	/// Removes the keys of an account that has some. Another one can then register them.
	fn clear_keys(who: &AccountId) -> DispatchResult;

	/// Gives an account keys of its own.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(who: &AccountId);
}

/// Nobody validates.
impl<AccountId> Sessions<AccountId> for () {
	fn has_keys(_: &AccountId) -> bool {
		false
	}

	fn is_active(_: &AccountId) -> bool {
		false
	}

	fn clear_keys(_: &AccountId) -> DispatchResult {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(_: &AccountId) {}
}
