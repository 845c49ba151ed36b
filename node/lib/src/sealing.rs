//! Blocks on demand, for tests and demonstrations.
//!
//! The runtime is the same as everywhere, so each block needs a slot of Aura's later than its parent's, and a time
//! that belongs to the slot. The time is taken from the wall clock, or from the slot after the parent's where that is
//! later: so time never stands still between two blocks, and never falls behind.

use std::{
	sync::Arc,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

use allmende_runtime::opaque::{Block, Hash};
use futures::{channel::mpsc::Receiver, future, stream, Stream, StreamExt};
use sc_consensus_manual_seal::{
	consensus::aura::AuraConsensusDataProvider, run_manual_seal, EngineCommand, ManualSealParams,
};
use sc_service::{error::Error, TaskManager};
use sc_transaction_pool_api::TransactionPool;
use sp_consensus_aura::{sr25519::AuthoritySignature, Slot, SlotDuration};
use sp_timestamp::Timestamp;

use crate::{
	cli::Sealing,
	service::{FullClient, FullPool, FullSelectChain},
};

/// How often instant sealing looks for transactions whose announcement it missed.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The parts of the node that make blocks.
pub struct SealingParams {
	pub sealing: Sealing,
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
	pub select_chain: FullSelectChain,
	/// What was ordered through `engine_createBlock` and `engine_finalizeBlock`.
	pub orders: Receiver<EngineCommand<Hash>>,
	pub proposer: sc_basic_authorship::ProposerFactory<FullPool, FullClient>,
}

/// Starts making blocks, as long as the node runs.
pub fn start(params: SealingParams, task_manager: &TaskManager) -> Result<(), Error> {
	let SealingParams { sealing, client, pool, select_chain, orders, proposer } = params;
	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;

	let commands_stream: std::pin::Pin<Box<dyn Stream<Item = _> + Send>> = match sealing {
		Sealing::Manual => Box::pin(orders),
		Sealing::Instant => Box::pin(stream::select(orders, on_transactions(pool.clone()))),
	};

	let times = client.clone();
	let seal = run_manual_seal(ManualSealParams {
		block_import: client.clone(),
		env: proposer,
		client,
		pool,
		commands_stream,
		select_chain,
		consensus_data_provider: Some(Box::new(AuraConsensusDataProvider::<Block>::new_with_slot_duration(
			slot_duration,
		))),
		create_inherent_data_providers: move |parent, ()| {
			future::ready(
				timestamp_after(&times, parent, slot_duration).map(sp_timestamp::InherentDataProvider::new),
			)
		},
	});
	task_manager.spawn_essential_handle().spawn_blocking("sealing", Some("block-authoring"), seal);
	Ok(())
}

/// An order for a block whenever there is something to put into it.
///
/// The announcement alone is not enough: the queue may announce a transaction before it has caught up with the last
/// block, and then have nothing ready. So it is looked at again after a moment.
fn on_transactions(pool: Arc<FullPool>) -> impl Stream<Item = EngineCommand<Hash>> + Send {
	let announced = pool.import_notification_stream().map(|_| ());
	let clock = stream::unfold((), |()| async {
		futures_timer::Delay::new(LOOK_AGAIN).await;
		Some(((), ()))
	});
	stream::select(announced, clock).filter_map(move |()| {
		future::ready((pool.status().ready > 0).then_some(EngineCommand::SealNewBlock {
			create_empty: false,
			finalize: true,
			parent_hash: None,
			sender: None,
		}))
	})
}

fn timestamp_after(
	client: &FullClient,
	parent: Hash,
	slot_duration: SlotDuration,
) -> Result<Timestamp, Box<dyn std::error::Error + Send + Sync>> {
	let header =
		client.header(parent)?.ok_or_else(|| format!("the block {parent} to build on is not known"))?;
	let parent_slot = sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&header)?;
	let now = Timestamp::new(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as u64);
	Ok(next_timestamp(now, parent_slot, slot_duration)?)
}

/// The start of the present slot, or of the one after the parent's if that is later.
fn next_timestamp(
	now: Timestamp,
	parent: Slot,
	slot_duration: SlotDuration,
) -> Result<Timestamp, &'static str> {
	Slot::from_timestamp(now, slot_duration)
		.max(parent.saturating_add(1u64))
		.timestamp(slot_duration)
		.ok_or("the slot after the parent's has no time")
}

#[cfg(test)]
mod tests {
	use super::*;

	const SLOT: SlotDuration = SlotDuration::from_millis(2_000);

	fn next(now: u64, parent: u64) -> u64 {
		next_timestamp(now.into(), parent.into(), SLOT).unwrap().as_millis()
	}

	#[test]
	fn follows_the_wall_clock_when_that_is_ahead() {
		assert_eq!(next(1_000_500, 0), 1_000_000);
		assert_eq!(next(1_000_500, 499), 1_000_000);
	}

	#[test]
	fn each_block_has_a_slot_of_its_own() {
		assert_eq!(next(1_000_500, 500), 1_002_000);
		assert_eq!(next(1_000_500, 501), 1_004_000);
	}

	#[test]
	fn end_of_time_is_an_error() {
		assert!(next_timestamp(0.into(), u64::MAX.into(), SLOT).is_err());
	}
}
