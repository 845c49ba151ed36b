//! How each pallet is set up on this chain: a file for each family, the reason beside the setting.

pub mod allowance;
pub mod assembly;
pub mod assets;
pub mod balances;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod call_filter;
pub mod consensus;
pub mod cooperatives;
pub mod currencies;
pub mod federation;
pub mod migrations;
pub mod offences;
pub mod pledges;
pub mod projects;
pub mod session;
pub mod system;
pub mod transaction_payment;
pub mod wallet;
