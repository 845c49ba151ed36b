//! Unit tests, a module for each call; the electorate; the assembly in which the federation decides; and the properties
//! that hold after any sequence of calls.

mod admit;
mod assembly;
mod authorize_upgrade;
mod electorate;
mod exclude;
mod genesis;
mod invariants;
mod leave;
mod properties;
mod set_voting;
mod views;
