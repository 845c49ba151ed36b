//! What each command does.

use sc_cli::{Result, SubstrateCli};
use sc_network::config::{NetworkBackendType, TransportConfig};
use sc_service::PartialComponents;

use allmende_runtime::opaque::{Block, Hash};

use crate::{
	cli::{self, sealing_for, Cli, Subcommand},
	service,
};

/// Reads the command line and does what it says, as version `version`.
pub fn run(version: &'static str) -> Result<()> {
	cli::set_version(version);
	let cli = Cli::from_args();

	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		#[allow(deprecated)]
		Some(Subcommand::BuildSpec(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.chain_spec, config.network))
		},
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::CheckBlock(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::ExportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.database), task_manager))
			})
		},
		Some(Subcommand::ExportState(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((cmd.run(client, config.chain_spec), task_manager))
			})
		},
		Some(Subcommand::ImportBlocks(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((cmd.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::PurgeChain(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.database))
		},
		Some(Subcommand::Revert(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let PartialComponents { client, task_manager, backend, .. } = service::new_partial(&config)?;
				// What the voter remembers has to go back with the blocks.
				let revert_voter = Box::new(|client, _, blocks| {
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
				Ok((cmd.run(client, backend, Some(revert_voter)), task_manager))
			})
		},
		Some(Subcommand::ChainInfo(cmd)) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run::<Block>(&config))
		},
	}
}

fn run_node(cli: &Cli) -> Result<()> {
	let mut runner = cli.create_runner(&cli.run)?;
	if let TransportConfig::Normal { enable_mdns, .. } = &mut runner.config_mut().network.transport {
		*enable_mdns = cli.mdns;
	}
	let sealing = sealing_for(cli.sealing, runner.config().chain_spec.chain_type())?;

	runner.run_node_until_exit(|config| async move {
		match config.network.network_backend {
			NetworkBackendType::Libp2p => {
				service::new_full::<sc_network::NetworkWorker<Block, Hash>>(config, sealing)
			},
			NetworkBackendType::Litep2p => {
				service::new_full::<sc_network::Litep2pNetworkBackend>(config, sealing)
			},
		}
		.map_err(sc_cli::Error::Service)
	})
}
