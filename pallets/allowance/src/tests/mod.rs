//! Unit tests, a module for each call and each way through the extensions, and the properties that hold after any
//! sequence of them.

mod adjust;
mod carry;
mod charge;
mod founding;
mod genesis;
mod guests;
mod invariants;
mod invisible;
mod membership;
mod meter;
mod move_home;
mod nonce;
mod offices;
mod priority;
mod properties;
mod set_quota;
mod set_sizes;
mod stop_carrying;
mod views;
