//! What the node answers beyond what `sc-service` already brings.

use std::sync::Arc;

use allmende_runtime::{
	opaque::{Block, Hash},
	AccountId, Balance, BlockNumber, Nonce,
};
use futures::channel::mpsc::Sender;
use jsonrpsee::RpcModule;
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_manual_seal::{
	rpc::{ManualSeal, ManualSealApiServer},
	EngineCommand,
};
use sc_rpc::SubscriptionTaskExecutor;
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::{Error as BlockChainError, HeaderBackend, HeaderMetadata};

/// What the finality calls look at.
pub struct GrandpaDeps<B> {
	/// The state of the running vote.
	pub voter_state: SharedVoterState,
	/// Who votes.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// New proofs as they come.
	pub justification_stream: GrandpaJustificationStream<Block>,
	/// Stored proofs.
	pub finality_provider: Arc<FinalityProofProvider<B, Block>>,
}

/// What the calls look at.
pub struct FullDeps<C, P, B> {
	/// The chain.
	pub client: Arc<C>,
	/// The queue.
	pub pool: Arc<P>,
	/// Finality.
	pub grandpa: GrandpaDeps<B>,
	/// Where blocks can be ordered, on a chain that makes them on demand.
	pub sealing: Option<Sender<EngineCommand<Hash>>>,
}

/// All calls of this node in one module.
pub fn create_full<C, P, B>(
	deps: FullDeps<C, P, B>,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = BlockChainError>
		+ Send
		+ Sync
		+ 'static,
	C::Api: substrate_frame_rpc_system::AccountNonceApi<Block, AccountId, Nonce>
		+ pallet_transaction_payment_rpc::TransactionPaymentRuntimeApi<Block, Balance>
		+ BlockBuilder<Block>,
	P: TransactionPool + 'static,
	B: sc_client_api::Backend<Block> + Send + Sync + 'static,
{
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let FullDeps { client, pool, grandpa, sealing } = deps;
	let mut module = RpcModule::new(());

	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(
		Grandpa::new(
			executor,
			grandpa.authority_set,
			grandpa.voter_state,
			grandpa.justification_stream,
			grandpa.finality_provider,
		)
		.into_rpc(),
	)?;
	if let Some(orders) = sealing {
		module.merge(ManualSeal::new(orders).into_rpc())?;
	}

	Ok(module)
}
