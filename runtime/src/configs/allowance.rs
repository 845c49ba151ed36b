//! `pallet-allowance`: what members, guests and validators send without paying for it.

use allmende_primitives::{EnsureBoard, EnsureFederation, EnsureFederationOrBoard};
use frame_support::traits::{ConstU16, ConstU32, Contains};

use crate::{
	constants::allowance, weights, AccountId, Cooperatives, Federation, Membership, Runtime, RuntimeCall,
	RuntimeOrigin,
};

/// What a guest's credit pays for: the way into a cooperative, or to a new one, and back out; and to register the keys of a
/// node, so that its account need not be a member's.
///
/// Not wrapped: a batch or a proxy could carry anything beside it, and a guest needs neither.
pub struct GuestCalls;

impl Contains<RuntimeCall> for GuestCalls {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_cooperatives::Call as C;
		use pallet_membership::Call as M;
		matches!(
			call,
			RuntimeCall::Membership(M::apply { .. } | M::withdraw { .. })
				| RuntimeCall::Cooperatives(C::found { .. } | C::ratify { .. } | C::decline { .. })
				| RuntimeCall::Session(pallet_session::Call::set_keys { .. })
		)
	}
}

/// The validators whom the federation has admitted. Not yet those who are nominated only: a board nominates and withdraws as
/// often as it likes, and each of them would have a whole allowance.
pub struct Validators;

impl Contains<AccountId> for Validators {
	fn contains(who: &AccountId) -> bool {
		Federation::is_admitted(who)
	}
}

impl pallet_allowance::Config for Runtime {
	type Cooperatives = Cooperatives;
	type Register = Membership;
	type FederationOrigin = EnsureFederation<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type CarrierOrigin = EnsureFederationOrBoard<RuntimeOrigin>;
	type GuestCalls = GuestCalls;
	type Validators = Validators;
	type LeastPercent = ConstU16<{ allowance::LEAST_PERCENT }>;
	type MostPercent = ConstU16<{ allowance::MOST_PERCENT }>;
	type MaxAhead = ConstU32<{ allowance::MAX_AHEAD }>;
	type WeightInfo = weights::pallet_allowance::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}
