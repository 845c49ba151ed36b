//! Who acts for a cooperative. An authority is proved by the way it came about and never taken from an argument.

use crate::{CoopId, Majority};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::traits::EnsureOrigin;
use scale_info::TypeInfo;

/// The origin of a call that an organ of a cooperative, or the federation, has decided.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Authority {
	/// The assembly of members (*Generalversammlung*), with the majority that the vote reached.
	Assembly { coop: CoopId, majority: Majority },
	/// The board, with as many of its members as the statute asks for.
	Board { coop: CoopId },
	/// The supervisory board, likewise.
	Supervisory { coop: CoopId },
	/// The member cooperatives of the federation, each with one vote.
	Federation { majority: Majority },
	/// The mediators whom the assembly has elected, more than half of them.
	Mediators { coop: CoopId },
}

impl Authority {
	/// The cooperative that acts. The federation is none.
	pub const fn coop(&self) -> Option<CoopId> {
		match self {
			Self::Assembly { coop, .. }
			| Self::Board { coop }
			| Self::Supervisory { coop }
			| Self::Mediators { coop } => Some(*coop),
			Self::Federation { .. } => None,
		}
	}
}

/// Lets the board of a cooperative through and answers which one it is.
pub struct EnsureBoard<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureBoard<O> {
	type Success = CoopId;

	fn try_origin(origin: O) -> Result<CoopId, O> {
		match origin.into()? {
			Authority::Board { coop } => Ok(coop),
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Board { coop: 0 }.into())
	}
}

/// Lets the supervisory board of a cooperative through and answers which one it is.
pub struct EnsureSupervisory<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureSupervisory<O> {
	type Success = CoopId;

	fn try_origin(origin: O) -> Result<CoopId, O> {
		match origin.into()? {
			Authority::Supervisory { coop } => Ok(coop),
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Supervisory { coop: 0 }.into())
	}
}

/// Lets the assembly of a cooperative through and answers which one it is and with which majority it has decided. Whether
/// that is enough, the call has to say.
pub struct EnsureAssembly<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureAssembly<O> {
	type Success = (CoopId, Majority);

	fn try_origin(origin: O) -> Result<(CoopId, Majority), O> {
		match origin.into()? {
			Authority::Assembly { coop, majority } => Ok((coop, majority)),
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Assembly { coop: 0, majority: Majority::NineTenths }.into())
	}
}

/// Lets the mediators of a cooperative through and answers which one it is, or the federation: `None`.
pub struct EnsureMediatorsOrFederation<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureMediatorsOrFederation<O> {
	type Success = Option<CoopId>;

	fn try_origin(origin: O) -> Result<Option<CoopId>, O> {
		match origin.into()? {
			Authority::Mediators { coop } => Ok(Some(coop)),
			Authority::Federation { .. } => Ok(None),
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Mediators { coop: 0 }.into())
	}
}

/// Lets any organ of a cooperative through, for calls where the statute says which organ it must be.
pub struct EnsureOrgan<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureOrgan<O> {
	type Success = (CoopId, Authority);

	fn try_origin(origin: O) -> Result<(CoopId, Authority), O> {
		let authority = origin.into()?;
		match authority.coop() {
			Some(coop) => Ok((coop, authority)),
			None => Err(authority.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Board { coop: 0 }.into())
	}
}

/// Lets the federation through, and the board of a cooperative, and answers which of them it is: `None` is the
/// federation.
pub struct EnsureFederationOrBoard<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureFederationOrBoard<O> {
	type Success = Option<CoopId>;

	fn try_origin(origin: O) -> Result<Option<CoopId>, O> {
		match origin.into()? {
			Authority::Federation { .. } => Ok(None),
			Authority::Board { coop } => Ok(Some(coop)),
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Board { coop: 0 }.into())
	}
}

/// Lets the federation through, whatever the majority: for what its cooperatives decide by a simple one.
pub struct EnsureFederation<Origin>(PhantomData<Origin>);

impl<O: Into<Result<Authority, O>> + From<Authority>> EnsureOrigin<O> for EnsureFederation<O> {
	type Success = Majority;

	fn try_origin(origin: O) -> Result<Majority, O> {
		match origin.into()? {
			Authority::Federation { majority } => Ok(majority),
			other => Err(other.into()),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Authority::Federation { majority: Majority::NineTenths }.into())
	}
}
