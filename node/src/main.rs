//! # The Allmende node
//!
//! Runs the ledger that cooperatives share: keeps the chain, finds its peers, answers wallets, and, as a validator,
//! writes and finalises blocks. What the ledger means is the runtime's business; nothing of it is here.

mod chain_spec;
mod cli;
mod command;
mod consensus;
mod rpc;
mod sealing;
mod service;

fn main() -> sc_cli::Result<()> {
	command::run()
}
