//! Blocks on demand, for tests and demonstrations.
//!
//! The runtime is the same as everywhere, so each block needs a slot of Aura's later than its parent's, and a time
//! that belongs to the slot. The time is taken from the wall clock, or from the slot after the parent's where that is
//! later: so time never stands still between two blocks, and never falls behind.

use std::{
	collections::HashMap,
	sync::Arc,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use allmende_runtime::opaque::{Block, Hash};
use futures::{
	channel::mpsc::Receiver,
	future,
	stream::{self, PollNext},
	Stream, StreamExt,
};
use sc_client_api::{BlockBackend, BlockchainEvents};
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

/// How often instant sealing looks at the queue without being told to.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// How long a transaction may wait while no block comes.
const PATIENCE: Duration = Duration::from_millis(200);

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
		Sealing::Instant => Box::pin(stream::select(orders, on_transactions(client.clone(), pool.clone()))),
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

/// What instant sealing hears.
enum Signal {
	/// The queue has this transaction, and somewhere it is ready.
	Announced(Hash),
	/// The chain has this block.
	Block(Hash),
	/// It is time to look again.
	Clock,
}

/// An order for a block whenever there is something to put into it.
///
/// The announcement of a transaction alone is not enough: the queue may announce it before it has caught up with the
/// last block, and then have nothing ready. So it is looked at again after a moment.
///
/// Nor is a block with something in it. The transactions may have to wait for one without, which nobody else orders
/// here:
/// - The block that ends a session has no room, since the session pallet declares the whole of it as its own.
/// - What arrives while the queue prepares its view of a new block is put into the view of the block before, where it
///   is announced, and into the next one: that comes with the next block.
///
/// So a block is made in any case when a transaction is overdue, once for each of them.
fn on_transactions(
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
) -> impl Stream<Item = EngineCommand<Hash>> + Send {
	// The queue drops a listener that falls behind.
	let announcements = pool.clone();
	let announced = stream::repeat_with(move || announcements.import_notification_stream())
		.flatten()
		.map(Signal::Announced);
	let blocks = client.import_notification_stream().map(|block| Signal::Block(block.hash));
	let clock = stream::unfold((), |()| async {
		futures_timer::Delay::new(LOOK_AGAIN).await;
		Some((Signal::Clock, ()))
	});

	// In the order in which they came about: a transaction before its block, and what is overdue after both. Signals
	// pile up while a block is made.
	let first = |_: &mut ()| PollNext::Left;
	let signals =
		stream::select_with_strategy(announced, stream::select_with_strategy(blocks, clock, first), first);

	let mut waiting = Waiting::default();
	signals.filter_map(move |signal| {
		let now = Instant::now();
		let ready = pool.status().ready > 0;
		let create_empty = match signal {
			Signal::Announced(transaction) => {
				waiting.announced(transaction, now);
				ready.then_some(false)
			},
			Signal::Block(block) => {
				let body = client.block_body(block).ok().flatten().unwrap_or_default();
				waiting.sealed(body.iter().map(|transaction| pool.hash_of(transaction)), now);
				None
			},
			Signal::Clock if waiting.overdue(now) => Some(true),
			Signal::Clock => ready.then_some(false),
		};
		future::ready(create_empty.map(|create_empty| EngineCommand::SealNewBlock {
			create_empty,
			finalize: true,
			parent_hash: None,
			sender: None,
		}))
	})
}

/// The transactions that were announced and are in no block. One that can only come after another is announced after
/// it, so none of these waits for something that its sender has yet to send.
#[derive(Default)]
struct Waiting {
	since: HashMap<Hash, Instant>,
	last_block: Option<Instant>,
}

impl Waiting {
	fn announced(&mut self, transaction: Hash, now: Instant) {
		self.since.insert(transaction, now);
	}

	fn sealed(&mut self, transactions: impl Iterator<Item = Hash>, now: Instant) {
		for transaction in transactions {
			self.since.remove(&transaction);
		}
		self.last_block = Some(now);
	}

	/// Whether some of them need a block in any case. Forgets those: more cannot be done for them, and one that has
	/// left the queue for another reason must not cost a block each time.
	fn overdue(&mut self, now: Instant) -> bool {
		let late = |since: Instant| now.saturating_duration_since(since) >= PATIENCE;
		if !self.last_block.is_none_or(late) {
			return false;
		}
		let before = self.since.len();
		self.since.retain(|_, since| !late(*since));
		self.since.len() < before
	}
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

	const fn after(millis: u64) -> Duration {
		Duration::from_millis(millis)
	}

	fn transaction(number: u8) -> Hash {
		Hash::repeat_byte(number)
	}

	#[test]
	fn overdue_transaction_is_worth_one_block() {
		let mut waiting = Waiting::default();
		let start = Instant::now();
		assert!(!waiting.overdue(start + after(1_000)));
		waiting.announced(transaction(1), start);
		waiting.announced(transaction(2), start + after(10));
		assert!(!waiting.overdue(start + after(199)));
		assert!(waiting.overdue(start + after(210)));
		assert!(!waiting.overdue(start + after(10_000)));
	}

	#[test]
	fn transaction_in_a_block_is_not_overdue() {
		let mut waiting = Waiting::default();
		let start = Instant::now();
		waiting.announced(transaction(1), start);
		waiting.sealed([transaction(1), transaction(3)].into_iter(), start + after(50));
		assert!(!waiting.overdue(start + after(10_000)));
	}

	#[test]
	fn queue_has_time_to_catch_up_with_a_block() {
		let mut waiting = Waiting::default();
		let start = Instant::now();
		waiting.announced(transaction(1), start);
		waiting.sealed([transaction(2)].into_iter(), start + after(150));
		assert!(!waiting.overdue(start + after(349)));
		assert!(waiting.overdue(start + after(350)));
	}

	#[test]
	fn end_of_time_is_an_error() {
		assert!(next_timestamp(0.into(), u64::MAX.into(), SLOT).is_err());
	}
}
