//! Tests, a module for each concern, and for what crosses them.

mod contributions;
mod genesis;
mod income;
mod invariants;
mod journey;
mod leads;
mod milestones;
mod origins;
mod projects;
mod properties;
mod proposals;
mod rounds;
mod tokens;
mod views;
mod volunteers;
mod weights;
