//! Puts the node together from its parts.

use std::sync::Arc;

use allmende_runtime::{
	apis::RuntimeApi,
	opaque::{Block, Hash},
};
use futures::{channel::mpsc, FutureExt};
use sc_client_api::{Backend, BlockBackend};
use sc_consensus_aura::{ImportQueueParams, StartAuraParams};
use sc_consensus_grandpa::{FinalityProofProvider, SharedVoterState};
use sc_network::{service::traits::NetworkBackend, NotificationService, ProtocolName};
use sc_service::{
	error::Error as ServiceError, Configuration, PartialComponents, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;

use crate::{
	cli::Sealing,
	consensus,
	rpc::{self, FullDeps, GrandpaDeps},
	sealing::{self, SealingParams},
};

/// What the runtime may call in the node.
#[cfg(not(feature = "runtime-benchmarks"))]
type HostFunctions = sp_io::SubstrateHostFunctions;
/// What the runtime may call in the node, benchmarks included.
#[cfg(feature = "runtime-benchmarks")]
type HostFunctions = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// The chain: blocks, states, the runtime.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<HostFunctions>>;
/// Where the chain is stored.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// The rule that picks the best block: the longest chain that contains what is final.
pub type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// The queue of transactions.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;

type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;

/// The parts that every command needs, not only the running node.
pub type Partial = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	(GrandpaBlockImport, GrandpaLink, Option<Telemetry>),
>;

/// Opens the chain.
pub fn new_partial(config: &Configuration) -> Result<Partial, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			consensus::pruning_filters(),
		)?;
	let client = Arc::new(client);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());

	let transaction_pool = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		consensus::JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(|telemetry| telemetry.handle()),
	)?;

	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let import_queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: grandpa_block_import.clone(),
		justification_import: Some(Box::new(grandpa_block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |_, ()| async move { Ok(aura_inherents(slot_duration)) },
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
		compatibility_mode: Default::default(),
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (grandpa_block_import, grandpa_link, telemetry),
	})
}

/// The slot of this moment, and this moment.
fn aura_inherents(
	slot_duration: sp_consensus_aura::SlotDuration,
) -> (sp_consensus_aura::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider) {
	let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
	let slot = sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
		*timestamp,
		slot_duration,
	);
	(slot, timestamp)
}

/// Starts the node on the network backend `N`.
pub fn new_full<N>(mut config: Configuration, sealing: Option<Sealing>) -> Result<TaskManager, ServiceError>
where
	N: NetworkBackend<Block, Hash>,
{
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, mut telemetry),
	} = new_partial(&config)?;

	// Blocks on demand carry no author's seal: no peer could verify them.
	if sealing.is_some() {
		config.network.default_peers_set.in_peers = 0;
		config.network.default_peers_set.out_peers = 0;
	}

	let mut net_config = sc_network::config::FullNetworkConfiguration::<_, _, N>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let metrics = N::register_notification_metrics(config.prometheus_registry());

	let genesis_hash =
		client.block_hash(0)?.ok_or_else(|| ServiceError::Other("the chain has no genesis block".into()))?;
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_peers, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
		grandpa_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_peers);

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	if config.offchain_worker.enabled {
		let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			is_validator: config.role.is_authority(),
			keystore: Some(keystore_container.keystore()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
			network_provider: Arc::new(network.clone()),
			enable_http_requests: true,
			custom_extensions: |_| vec![],
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let enable_grandpa = !config.disable_grandpa && sealing.is_none();
	let prometheus_registry = config.prometheus_registry().cloned();

	let voter_state = SharedVoterState::empty();
	let (orders_tx, orders_rx) = mpsc::channel(1_000);
	let rpc_builder = {
		let client = client.clone();
		let pool = transaction_pool.clone();
		let backend = backend.clone();
		let voter_state = voter_state.clone();
		let authority_set = grandpa_link.shared_authority_set().clone();
		let justification_stream = grandpa_link.justification_stream();
		let orders = sealing.map(|_| orders_tx);

		Box::new(move |executor: sc_rpc::SubscriptionTaskExecutor| {
			let deps = FullDeps {
				client: client.clone(),
				pool: pool.clone(),
				grandpa: GrandpaDeps {
					voter_state: voter_state.clone(),
					authority_set: authority_set.clone(),
					justification_stream: justification_stream.clone(),
					finality_provider: FinalityProofProvider::new_for_service(
						backend.clone(),
						Some(authority_set.clone()),
					),
				},
				sealing: orders.clone(),
			};
			rpc::create_full(deps, executor).map_err(Into::into)
		})
	};

	let _rpc_handlers = sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		network: network.clone(),
		client: client.clone(),
		keystore: keystore_container.keystore(),
		task_manager: &mut task_manager,
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		backend,
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		config,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() || sealing.is_some() {
		let proposer = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			prometheus_registry.as_ref(),
			telemetry.as_ref().map(|telemetry| telemetry.handle()),
		);

		if let Some(sealing) = sealing {
			let params = SealingParams {
				sealing,
				client: client.clone(),
				pool: transaction_pool.clone(),
				select_chain,
				orders: orders_rx,
				proposer,
			};
			sealing::start(params, &task_manager)?;
		} else {
			let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
			let aura =
				sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
					slot_duration,
					client,
					select_chain,
					block_import,
					proposer_factory: proposer,
					create_inherent_data_providers: move |_, ()| async move { Ok(aura_inherents(slot_duration)) },
					force_authoring,
					backoff_authoring_blocks: Some(consensus::backoff()),
					keystore: keystore_container.keystore(),
					sync_oracle: sync_service.clone(),
					justification_sync_link: sync_service.clone(),
					block_proposal_slot_portion: consensus::proposal_slot_portion(),
					max_block_proposal_slot_portion: None,
					telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
					compatibility_mode: Default::default(),
				})?;
			// Without blocks from this node it is of no use as a validator, so the node ends with it.
			task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
		}
	}

	if enable_grandpa {
		let voter = Voter {
			role,
			name,
			// A node that only follows has no votes to sign.
			keystore: role.is_authority().then(|| keystore_container.keystore()),
			protocol: grandpa_protocol,
			link: grandpa_link,
			notifications: grandpa_notifications,
			state: voter_state,
		};
		start_voter(
			voter,
			network,
			sync_service,
			prometheus_registry,
			telemetry.as_ref().map(|telemetry| telemetry.handle()),
			OffchainTransactionPoolFactory::new(transaction_pool),
			&task_manager,
		)?;
	}

	Ok(task_manager)
}

/// Who votes on finality, and with what.
struct Voter {
	role: sc_service::Role,
	name: String,
	keystore: Option<sp_keystore::KeystorePtr>,
	protocol: ProtocolName,
	link: GrandpaLink,
	notifications: Box<dyn NotificationService>,
	state: SharedVoterState,
}

/// Starts voting on finality; or following the votes, on a node that is not a validator.
fn start_voter(
	voter: Voter,
	network: Arc<dyn sc_network::service::traits::NetworkService>,
	sync: Arc<sc_network_sync::SyncingService<Block>>,
	prometheus_registry: Option<substrate_prometheus_endpoint::Registry>,
	telemetry: Option<sc_telemetry::TelemetryHandle>,
	offchain_tx_pool_factory: OffchainTransactionPoolFactory<Block>,
	task_manager: &TaskManager,
) -> Result<(), ServiceError> {
	let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
		config: sc_consensus_grandpa::Config {
			gossip_duration: consensus::GOSSIP_DURATION,
			justification_generation_period: consensus::JUSTIFICATION_PERIOD,
			name: Some(voter.name),
			observer_enabled: false,
			keystore: voter.keystore,
			local_role: voter.role,
			telemetry: telemetry.clone(),
			protocol_name: voter.protocol,
		},
		link: voter.link,
		network,
		sync,
		notification_service: voter.notifications,
		voting_rule: consensus::voting_rule(),
		prometheus_registry,
		shared_voter_state: voter.state,
		telemetry,
		offchain_tx_pool_factory,
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
