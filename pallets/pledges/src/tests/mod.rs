//! Unit tests, a module for each concern; who is silent; and the properties that hold after any sequence of calls.

mod claim;
mod collect;
mod confirm;
mod credit;
mod defaults;
mod deliver;
mod dispute;
mod finalise;
mod genesis;
mod guarantee;
mod invariants;
mod pledge;
mod properties;
mod silence;
mod views;
mod votes;
mod weights;
mod withdraw;
