//! # The Allmende node
//!
//! Runs the ledger that cooperatives share: keeps the chain, finds its peers, answers wallets, and, as a validator,
//! writes and finalises blocks. What the ledger means is the runtime's business; nothing of it is here.
//!
//! The program itself is the package above this one: it adds the commit to the version, which changes more often than
//! all of this.

mod chain_spec;
mod cli;
mod command;
mod consensus;
mod rpc;
mod sealing;
mod service;

pub use command::run;
pub use sc_cli::Result;
