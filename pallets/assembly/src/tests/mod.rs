//! Unit tests, a module for each group of calls, the law's rules row by row, and the properties that hold after any sequence.

mod agenda;
mod amendments;
mod elections;
mod enact;
mod federation;
mod invariants;
mod law;
mod minutes;
mod motions;
mod officers;
mod properties;
mod proxies;
mod secrecy;
mod views;
mod votes;
