//! `pallet-federation`, and the electorates of all bodies put together.

use allmende_primitives::{
	assembly::{Body, Electorate, Roll, Voter, VoterClass, VoterNumber},
	AssemblyTerms, Authority, EnsureAssembly, EnsureBoard, EnsureFederation,
};
use frame_support::{parameter_types, traits::ConstU32};

use crate::{
	constants::federation, weights, AccountId, Cooperatives, Federation, Membership, Runtime, RuntimeOrigin,
};

parameter_types! {
	pub const FederationTerms: AssemblyTerms = federation::TERMS;
}

impl pallet_federation::Config for Runtime {
	type Cooperatives = Cooperatives;
	type Calendar = Cooperatives;
	type Sessions = super::session::SessionsOfRuntime;
	type FederationOrigin = EnsureFederation<RuntimeOrigin>;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type Terms = FederationTerms;
	type MaxValidators = ConstU32<{ federation::MAX_VALIDATORS }>;
	type MaxNominations = ConstU32<{ federation::MAX_NOMINATIONS }>;
	type WeightInfo = weights::pallet_federation::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarking::CooperativeSetUp;
}

/// The members of a cooperative by its register, the federation by its own.
pub struct Electorates;

impl Electorate<AccountId> for Electorates {
	fn terms(body: Body) -> Option<AssemblyTerms> {
		match body {
			Body::Members(_) => Membership::terms(body),
			Body::Federation => Federation::terms(body),
		}
	}

	fn roll(body: Body) -> Roll {
		match body {
			Body::Members(_) => Membership::roll(body),
			Body::Federation => Federation::roll(body),
		}
	}

	fn voter(body: Body, who: &AccountId) -> Option<Voter> {
		match body {
			Body::Members(_) => Membership::voter(body, who),
			Body::Federation => Federation::voter(body, who),
		}
	}

	fn represented(body: Body, authority: &Authority) -> Option<Voter> {
		match body {
			Body::Members(_) => Membership::represented(body, authority),
			Body::Federation => Federation::represented(body, authority),
		}
	}

	fn class(body: Body, number: VoterNumber) -> Option<VoterClass> {
		match body {
			Body::Members(_) => Membership::class(body, number),
			Body::Federation => Federation::class(body, number),
		}
	}

	fn account(body: Body, number: VoterNumber) -> Option<AccountId> {
		match body {
			Body::Members(_) => Membership::account(body, number),
			Body::Federation => Federation::account(body, number),
		}
	}
}
