//! What the calls of our own pallets weigh on this chain, measured by `scripts/weights`.
//!
//! Ready-made pallets keep the weights that come with them.

pub mod pallet_allowance;
pub mod pallet_assembly;
pub mod pallet_cooperatives;
pub mod pallet_currencies;
pub mod pallet_federation;
pub mod pallet_membership;
pub mod pallet_pledges;
pub mod pallet_projects;
pub mod pallet_shares;
