//! The command line.

use std::sync::OnceLock;

use clap::{builder::ArgPredicate, Parser, ValueEnum};
use sc_cli::{RunCmd, SubstrateCli};
use sc_service::ChainType;

use crate::chain_spec;

/// How a development chain gets its blocks, if not from Aura's clock.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Sealing {
	/// A block for each transaction, at once, and final.
	Instant,
	/// A block when `engine_createBlock` is called.
	Manual,
}

/// Run the node, or one of the tools below.
#[derive(Debug, Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: RunCmd,

	/// Write blocks on demand instead of every two seconds: for tests and demonstrations on a development chain.
	///
	/// Each block gets a slot of its own, so the chain's clock runs ahead of the wall clock when blocks come quickly.
	/// The node is alone then: nobody could verify its blocks.
	#[arg(long, value_enum, value_name = "WHEN")]
	pub sealing: Option<Sealing>,

	/// Look for peers in the local network by multicast.
	///
	/// Off unless asked for: a federation's nodes know each other by name, and a computing centre does not want their
	/// calls.
	#[arg(long, conflicts_with = "no_mdns")]
	pub mdns: bool,
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print a chain's specification (older form of `export-chain-spec`).
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Print a chain's specification, or write it to a file.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Execute a block again and check it.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state at a block to a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the chain's data.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back blocks that are not final.
	Revert(sc_cli::RevertCmd),

	/// Show how far the stored chain goes.
	ChainInfo(sc_cli::ChainInfoCmd),
}

/// How blocks are to be made on a chain of this kind. On demand only where nothing is at stake: elsewhere it would be
/// a chain of its own that nobody else accepts, and an operator would notice late.
pub fn sealing_for(sealing: Option<Sealing>, chain: ChainType) -> Result<Option<Sealing>, String> {
	match (sealing, chain) {
		(Some(_), ChainType::Development) | (None, _) => Ok(sealing),
		(Some(_), other) => Err(format!(
			"--sealing is for development chains only, and this chain is of type {other:?}. \
			 Use --dev (or --chain dev), or leave --sealing away."
		)),
	}
}

static VERSION: OnceLock<&'static str> = OnceLock::new();

/// What `--version`, the log and the network show. The trait asks the type for it and not a value, so it has to stand
/// somewhere; the first one stays.
pub fn set_version(version: &'static str) {
	let _ = VERSION.set(version);
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Allmende Node".into()
	}

	fn impl_version() -> String {
		VERSION.get().copied().unwrap_or(env!("CARGO_PKG_VERSION")).into()
	}

	fn description() -> String {
		"The Allmende node: runs the ledger that cooperatives share".into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"your federation's operators".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		chain_spec::load(id)
	}

	/// As in the trait, plus our own default for the network's backend: libp2p, which has carried such networks for
	/// years. The SDK's default is litep2p, one argument away.
	///
	/// And for the queue of transactions where blocks are made on demand: there are no forks, and the fork-aware queue
	/// loses transactions, or says that it has them already, when blocks come faster than it follows.
	fn setup_command(command: clap::Command) -> clap::Command {
		command
			.name(Self::executable_name())
			.version(Self::impl_version())
			.author(Self::author())
			.about(Self::description())
			.long_about(Self::description())
			.after_help(format!("Support: {}", Self::support_url()))
			.propagate_version(true)
			.args_conflicts_with_subcommands(true)
			.subcommand_negates_reqs(true)
			.mut_arg("network_backend", |argument| argument.default_value("libp2p"))
			.mut_arg("pool_type", |argument| {
				argument.default_value_if("sealing", ArgPredicate::IsPresent, "single-state")
			})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_cli::{arg_enums::NetworkBackendType, TransactionPoolType};

	fn parse(arguments: &[&str]) -> Result<Cli, clap::Error> {
		Cli::try_from_iter(std::iter::once(&"allmende-node").chain(arguments))
	}

	#[test]
	fn command_is_consistent() {
		use clap::CommandFactory;
		Cli::setup_command(Cli::command()).debug_assert();
	}

	#[test]
	fn network_backend_is_libp2p_unless_asked() {
		let backend = |arguments: &[&str]| parse(arguments).unwrap().run.network_params.network_backend;
		assert!(matches!(backend(&[]), NetworkBackendType::Libp2p));
		assert!(matches!(backend(&["--dev"]), NetworkBackendType::Libp2p));
		assert!(matches!(backend(&["--network-backend", "litep2p"]), NetworkBackendType::Litep2p));
	}

	#[test]
	fn queue_knows_no_forks_where_blocks_are_made_on_demand() {
		let pool = |arguments: &[&str]| parse(arguments).unwrap().run.pool_config.pool_type;
		assert!(matches!(pool(&["--dev"]), TransactionPoolType::ForkAware));
		assert!(matches!(pool(&["--dev", "--sealing", "instant"]), TransactionPoolType::SingleState));
		let asked = pool(&["--dev", "--sealing", "manual", "--pool-type", "fork-aware"]);
		assert!(matches!(asked, TransactionPoolType::ForkAware));
	}

	#[test]
	fn multicast_is_off_unless_asked() {
		assert!(!parse(&[]).unwrap().mdns);
		assert!(parse(&["--mdns"]).unwrap().mdns);
		assert!(parse(&["--mdns", "--no-mdns"]).is_err());
	}

	#[test]
	fn sealing_is_aura_unless_asked() {
		assert_eq!(parse(&["--dev"]).unwrap().sealing, None);
		assert_eq!(parse(&["--dev", "--sealing", "instant"]).unwrap().sealing, Some(Sealing::Instant));
		assert_eq!(parse(&["--dev", "--sealing", "manual"]).unwrap().sealing, Some(Sealing::Manual));
		assert!(parse(&["--dev", "--sealing", "sometimes"]).is_err());
	}

	#[test]
	fn sealing_is_refused_outside_development() {
		for sealing in [Sealing::Instant, Sealing::Manual] {
			assert_eq!(sealing_for(Some(sealing), ChainType::Development), Ok(Some(sealing)));
			for chain in [ChainType::Local, ChainType::Live, ChainType::Custom("x".into())] {
				let error = sealing_for(Some(sealing), chain).unwrap_err();
				assert!(error.contains("development chains only"), "{error}");
			}
		}
		assert_eq!(sealing_for(None, ChainType::Live), Ok(None));
	}

	#[test]
	fn the_usual_tools_are_there() {
		use clap::CommandFactory;
		let command = Cli::command();
		for name in [
			"key",
			"build-spec",
			"export-chain-spec",
			"check-block",
			"export-blocks",
			"export-state",
			"import-blocks",
			"purge-chain",
			"revert",
			"chain-info",
		] {
			assert!(command.find_subcommand(name).is_some(), "{name}");
		}
	}
}
