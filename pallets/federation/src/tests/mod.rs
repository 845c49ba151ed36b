//! Unit tests, a module for each call; the electorate; the assembly in which the federation decides; and the properties
//! that hold after any sequence of calls.

mod admit;
mod admit_validator;
mod assembly;
mod authorize_upgrade;
mod clear_keys;
mod electorate;
mod exclude;
mod genesis;
mod invariants;
mod leave;
mod nominate_validator;
mod properties;
mod remove_validator;
mod set_voting;
mod views;
mod withdraw_validator;
