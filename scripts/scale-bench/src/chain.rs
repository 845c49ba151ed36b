//! A chain of one author in a ParityDB, without network, pool and consensus.
//!
//! The database is opened as the node opens it, the runtime is the node's wasm with the node's host functions, and a block
//! is built by the calls that an author makes. What is left out is what has nothing to do with the state: gossip, the pool's
//! own validation, seals, finality.

use crate::{text, wallet};
use allmende_runtime::{
	constants::time::{SESSION_LENGTH, SLOT_DURATION},
	AccountId, Block, BlockNumber, Hash, Header, Nonce, Runtime, RuntimeCall, UncheckedExtrinsic, VERSION,
};
use codec::{Decode, DecodeAll, Encode};
use frame_support::{
	storage::storage_prefix,
	traits::{CallMetadata, GetCallMetadata},
	view_functions::{ViewFunction, ViewFunctionDispatchError},
};
use sc_client_api::backend::{Backend as _, BlockImportOperation as _, NewBlockState, TrieCacheContext};
use sc_client_db::{Backend, BlocksPruning, DatabaseSettings, DatabaseSource};
use sc_executor::WasmExecutor;
use sp_core::{
	sr25519,
	storage::Storage,
	traits::{CallContext, RuntimeCode},
	Pair as _,
};
use sp_externalities::Extensions;
use sp_runtime::{
	generic::{Digest, DigestItem},
	traits::BlakeTwo256,
	ApplyExtrinsicResult,
};
use sp_state_machine::{
	backend::{Backend as StateBackend, BackendRuntimeCode, TryPendingCode},
	OverlayedChanges, StateMachine, StorageChanges,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	os::unix::fs::MetadataExt,
	path::{Path, PathBuf},
	time::{Duration, Instant},
};

/// Runs the runtime's wasm with the functions of a node.
pub type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;
/// A key of the state and what lies there.
pub type Entry = (Vec<u8>, Vec<u8>);

type State = <Backend<Block> as sc_client_api::Backend<Block>>::State;
type Operation = <Backend<Block> as sc_client_api::Backend<Block>>::BlockImportOperation;
/// Keys with what stands there afterwards; `None`: nothing.
type Changes = Vec<(Vec<u8>, Option<Vec<u8>>)>;

/// Entries that are written in one block: about a hundred megabytes of memory.
const CHUNK: usize = 100_000;
/// The length of the part of a key that names the pallet.
const PALLET: usize = 16;
/// What the node keeps of the trie in memory, in bytes: its default.
const TRIE_CACHE: usize = 1024 * 1024 * 1024;
/// Blocks after which a block's state is kept whatever finality says: the node's constant.
const CANONICALISATION_DELAY: u64 = 4_096;
/// Bytes of the unit in which the file system counts what a file takes.
const SECTOR: u64 = 512;

const APPLY: &str = "BlockBuilder_apply_extrinsic";
const AUTHORING: CallContext = CallContext::Onchain { import: false };

/// What one transaction took.
#[derive(Clone, Copy, Default)]
pub struct Cost {
	/// The transaction itself: its signature, its payment, its call.
	pub call: Duration,
	/// The same transaction once more on the same state, so that whatever it reads lies in the node's cache.
	pub again: Duration,
	/// The whole block that has nothing else in it, with the root of the new state.
	pub block: Duration,
	/// Values that the transaction has read from the database or the node's cache of it.
	pub reads: u64,
	/// Keys that nothing in the block had changed before the transaction.
	pub writes: usize,
	/// Values that the whole block has read, with what is done at its beginning and at its end.
	pub block_reads: u64,
	/// Keys that the whole block has changed.
	pub block_writes: usize,
	/// Nodes of the trie that the block adds to the database.
	pub nodes: usize,
}

/// A block that is not part of the chain yet.
struct Built {
	header: Header,
	body: Vec<UncheckedExtrinsic>,
	changes: StorageChanges<BlakeTwo256>,
	cost: Cost,
}

/// What a transaction has done.
pub struct Sent {
	pub cost: Cost,
	/// The keys that its block has changed, with their new values.
	pub changes: Changes,
}

impl Sent {
	/// Sees that the block has left these entries in the state, and nothing else in the parts of their pallets.
	pub fn expect(&self, entries: Vec<Entry>) -> Result<(), String> {
		let pallets: BTreeSet<_> = entries.iter().map(|(key, _)| key[..PALLET].to_vec()).collect();
		let of_these = |key: &[u8]| key.get(..PALLET).is_some_and(|pallet| pallets.contains(pallet));
		let mut found: Vec<_> = self.changes.iter().filter(|(key, _)| of_these(key)).cloned().collect();
		let mut expected: Vec<_> = entries.into_iter().map(|(key, value)| (key, Some(value))).collect();
		found.sort_unstable();
		expected.sort_unstable();
		match found == expected {
			true => Ok(()),
			false => Err("a call does something else than is written here".into()),
		}
	}

	/// What the block has left at a key.
	pub fn left_at(&self, key: &[u8]) -> Result<Vec<u8>, String> {
		let change = self.changes.iter().find(|(changed, _)| changed == key);
		change
			.and_then(|(_, value)| value.clone())
			.ok_or_else(|| "a call leaves nothing where it should".into())
	}
}

/// The chain. Every block is final at once.
pub struct Chain {
	directory: PathBuf,
	backend: Backend<Block>,
	executor: Executor,
	genesis: Hash,
	head: Header,
	/// The last block's time, in milliseconds since 1970.
	clock: u64,
	nonces: BTreeMap<AccountId, Nonce>,
}

impl Chain {
	/// Begins a chain with this state at this time, in seconds, in a new folder.
	pub fn begin(directory: &Path, executor: Executor, state: Storage, clock: u64) -> Result<Self, String> {
		let backend = open(directory)?;
		let mut operation = backend.begin_operation().map_err(text)?;
		backend.begin_state_operation(&mut operation, Hash::default()).map_err(text)?;
		let root = operation.set_genesis_state(state, true, VERSION.state_version()).map_err(text)?;
		let head = header(0, root, Hash::default(), Digest::default());
		operation
			.set_block_data(head.clone(), Some(Vec::new()), None, None, NewBlockState::Final, true)
			.map_err(text)?;
		backend.commit_operation(operation).map_err(text)?;
		Ok(Self {
			directory: directory.into(),
			backend,
			executor,
			genesis: head.hash(),
			head,
			clock: clock * 1_000,
			nonces: BTreeMap::new(),
		})
	}

	/// Closes the database, with which it writes all that it still holds in memory, and opens it again.
	pub fn reopen(mut self) -> Result<Self, String> {
		drop(self.backend);
		self.backend = open(&self.directory)?;
		Ok(self)
	}

	pub fn number(&self) -> BlockNumber {
		self.head.number
	}

	/// The time, in seconds.
	pub fn now(&self) -> u64 {
		self.clock / 1_000
	}

	/// Lets slots pass without a block, so that the next block comes at this second.
	pub fn wait_until(&mut self, seconds: u64) {
		self.clock = self.clock.max((seconds * 1_000).saturating_sub(SLOT_DURATION));
	}

	/// What the database takes on the disk, in bytes.
	pub fn size(&self) -> Result<u64, String> {
		size(&self.directory)
	}

	/// What lies at a key.
	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		let state = self.backend.state_at(self.head.hash(), TrieCacheContext::Untrusted).map_err(text)?;
		state.storage(key).map_err(text)
	}

	/// What lies at a key, as what it is. What is not there is the default.
	pub fn get<Value: Decode + Default>(&self, key: &[u8]) -> Result<Value, String> {
		self.find(key).map(Option::unwrap_or_default)
	}

	/// What lies at a key, as what it is. An error if it is not there.
	pub fn there<Value: Decode>(&self, key: &[u8]) -> Result<Value, String> {
		self.find(key)?.ok_or_else(|| "something is not in the state that should be there".into())
	}

	fn find<Value: Decode>(&self, key: &[u8]) -> Result<Option<Value>, String> {
		let value = self.value(key)?.map(|value| Value::decode_all(&mut &value[..]));
		value.transpose().map_err(text)
	}

	/// Adds blocks that have nothing in them but these changes of the state. In the order of the keys, so that each node of
	/// the trie is written once.
	pub fn fill(&mut self, mut entries: Vec<Entry>) -> Result<(), String> {
		entries.sort_unstable();
		entries.chunks(CHUNK).try_for_each(|chunk| self.write(chunk))
	}

	/// Adds a block that has nothing in it but these changes of the state.
	pub fn write(&mut self, entries: &[Entry]) -> Result<(), String> {
		let number = self.head.number + 1;
		let (counter, value) = (storage_prefix(b"System", b"Number"), number.encode());
		let delta = entries.iter().map(|(key, value)| (&key[..], Some(&value[..])));
		let delta = delta.chain([(&counter[..], Some(&value[..]))]);
		let mut operation = self.operation()?;
		let state = operation.state().map_err(text)?.ok_or("the state is not there")?;
		let (root, nodes) = state.storage_root(delta, VERSION.state_version());
		operation.update_db_storage(nodes).map_err(text)?;
		let header = header(number, root, self.head.hash(), Digest::default());
		self.import(operation, header, Vec::new())
	}

	/// Adds blocks that change nothing but the height.
	pub fn reach(&mut self, height: BlockNumber) -> Result<(), String> {
		while self.number() < height {
			self.write(&[])?;
		}
		Ok(())
	}

	/// Adds a block without transactions.
	pub fn pass(&mut self) -> Result<(), String> {
		let built = self.build(None)?;
		self.add(built).map(|_| ())
	}

	/// Builds an empty block and drops it, so that the processor has at hand what every block needs.
	pub fn rehearse(&self) -> Result<(), String> {
		self.build(None).map(|_| ())
	}

	/// Adds an empty block if it would end a session: such a block takes no transactions.
	pub fn pass_session_end(&mut self) -> Result<(), String> {
		match (self.head.number + 1).is_multiple_of(SESSION_LENGTH) {
			true => self.pass(),
			false => Ok(()),
		}
	}

	/// Adds a block with this transaction. An error if it, or its call, fails.
	pub fn send(&mut self, key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> Result<Sent, String> {
		self.pass_session_end()?;
		let built = self.build_twice(key, call.into())?;
		*self.nonces.entry(key.public().into()).or_default() += 1;
		let cost = built.cost;
		Ok(Sent { cost, changes: self.add(built)? })
	}

	/// Builds a block with this transaction and drops it.
	pub fn attempt(&self, key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> Result<Cost, String> {
		Ok(self.build_twice(key, call.into())?.cost)
	}

	/// Asks the runtime, as a wallet does by RPC. Only the time of the call is counted.
	pub fn view<V: ViewFunction + Encode>(&self, query: V) -> Result<(V::ReturnType, Cost), String>
	where
		V::ReturnType: Decode,
	{
		let state = self.backend.state_at(self.head.hash(), TrieCacheContext::Untrusted).map_err(text)?;
		let code = BackendRuntimeCode::new(&state, TryPendingCode::No);
		let code = code.runtime_code()?;
		let question = (V::id(), query.encode()).encode();
		let mut overlay = OverlayedChanges::default();
		state.usage_info();
		let begun = Instant::now();
		let method = "RuntimeViewFunction_execute_view_function";
		let answer = self.call(&state, &mut overlay, &code, method, &question, CallContext::Offchain)?;
		let call = begun.elapsed();
		let reads = state.usage_info().reads.ops;
		let answer = Result::<Vec<u8>, ViewFunctionDispatchError>::decode(&mut &answer[..]).map_err(text)?;
		let answer = answer.map_err(|error| format!("{error:?}"))?;
		let answer = V::ReturnType::decode(&mut &answer[..]).map_err(text)?;
		Ok((answer, Cost { call, reads, ..Default::default() }))
	}

	/// Builds a block with this call of somebody, and once more. The second one is answered, with the cost of the first.
	fn build_twice(&self, key: &sr25519::Pair, call: RuntimeCall) -> Result<Built, String> {
		let first = self.build_signed(key, call.clone())?.cost;
		let mut built = self.build_signed(key, call)?;
		built.cost = Cost { again: built.cost.call, ..first };
		Ok(built)
	}

	/// Builds a block with this call of somebody.
	fn build_signed(&self, key: &sr25519::Pair, call: RuntimeCall) -> Result<Built, String> {
		let nonce = self.nonces.get(&key.public().into()).copied().unwrap_or_default();
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		let transaction = wallet::sign(key, nonce, self.genesis, call);
		self.build(Some(transaction)).map_err(|error| format!("{pallet_name}.{function_name}: {error}"))
	}

	/// Builds the next block, with a transaction or none.
	fn build(&self, transaction: Option<UncheckedExtrinsic>) -> Result<Built, String> {
		let state = self.backend.state_at(self.head.hash(), TrieCacheContext::Trusted).map_err(text)?;
		let code = BackendRuntimeCode::new(&state, TryPendingCode::No);
		let code = code.runtime_code()?;
		let mut overlay = OverlayedChanges::default();
		let moment = self.clock + SLOT_DURATION;
		let slot =
			DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, (moment / SLOT_DURATION).encode());
		let digest = Digest { logs: vec![slot] };
		let header = header(self.head.number + 1, Hash::default(), self.head.hash(), digest);
		let inherent =
			UncheckedExtrinsic::new_bare(pallet_timestamp::Call::<Runtime>::set { now: moment }.into());
		let mut cost = Cost::default();

		let (first, second) = (header.encode(), inherent.encode());
		state.usage_info();
		let begun = Instant::now();
		self.call(&state, &mut overlay, &code, "Core_initialize_block", &first, AUTHORING)?;
		let answer = self.call(&state, &mut overlay, &code, APPLY, &second, AUTHORING)?;
		cost.block += begun.elapsed();
		applied(&answer)?;

		let mut body = vec![inherent];
		if let Some(transaction) = transaction {
			let bytes = transaction.encode();
			let changed = overlay.changes().count();
			cost.block_reads += state.usage_info().reads.ops;
			let begun = Instant::now();
			let answer = self.call(&state, &mut overlay, &code, APPLY, &bytes, AUTHORING)?;
			cost.call = begun.elapsed();
			cost.block += cost.call;
			cost.reads = state.usage_info().reads.ops;
			cost.block_reads += cost.reads;
			cost.writes = overlay.changes().count() - changed;
			applied(&answer)?;
			body.push(transaction);
		}

		let begun = Instant::now();
		let answer = self.call(&state, &mut overlay, &code, "BlockBuilder_finalize_block", &[], AUTHORING)?;
		cost.block += begun.elapsed();
		cost.block_reads += state.usage_info().reads.ops;
		cost.block_writes = overlay.changes().count();
		let header = Header::decode(&mut &answer[..]).map_err(text)?;
		let changes = overlay.drain_storage_changes(&state, VERSION.state_version()).map_err(text)?;
		if changes.transaction_storage_root != header.state_root {
			return Err("the runtime's root of the state is not that of its changes".into());
		}
		cost.nodes = changes.transaction.keys().values().filter(|references| **references > 0).count();
		Ok(Built { header, body, changes, cost })
	}

	/// Adds a block to the chain. Answers what it changes.
	fn add(&mut self, built: Built) -> Result<Changes, String> {
		let (main, child, offchain, nodes, _, _) = built.changes.into_inner();
		let mut operation = self.operation()?;
		operation.update_db_storage(nodes).map_err(text)?;
		operation.update_storage(main.clone(), child).map_err(text)?;
		operation.update_offchain_storage(offchain).map_err(text)?;
		self.import(operation, built.header, built.body)?;
		self.clock += SLOT_DURATION;
		Ok(main)
	}

	fn operation(&self) -> Result<Operation, String> {
		let mut operation = self.backend.begin_operation().map_err(text)?;
		self.backend.begin_state_operation(&mut operation, self.head.hash()).map_err(text)?;
		Ok(operation)
	}

	fn import(
		&mut self,
		mut operation: Operation,
		header: Header,
		body: Vec<UncheckedExtrinsic>,
	) -> Result<(), String> {
		operation
			.set_block_data(header.clone(), Some(body), None, None, NewBlockState::Final, true)
			.map_err(text)?;
		self.backend.commit_operation(operation).map_err(text)?;
		self.head = header;
		Ok(())
	}

	fn call(
		&self,
		state: &State,
		overlay: &mut OverlayedChanges<BlakeTwo256>,
		code: &RuntimeCode,
		method: &str,
		parameters: &[u8],
		context: CallContext,
	) -> Result<Vec<u8>, String> {
		let mut extensions = Extensions::default();
		let mut machine = StateMachine::new(
			state,
			overlay,
			&self.executor,
			method,
			parameters,
			&mut extensions,
			code,
			context,
		);
		machine.execute().map_err(|error| format!("{method}: {error}"))
	}
}

/// The database in a folder as a node with default settings has it.
fn open(directory: &Path) -> Result<Backend<Block>, String> {
	let settings = DatabaseSettings {
		trie_cache_maximum_size: Some(TRIE_CACHE),
		state_pruning: None,
		source: DatabaseSource::ParityDb { path: directory.into() },
		blocks_pruning: BlocksPruning::KeepFinalized,
		pruning_filters: Vec::new(),
		metrics_registry: None,
	};
	Backend::new(settings, CANONICALISATION_DELAY).map_err(text)
}

/// A header without transactions.
fn header(number: BlockNumber, state_root: Hash, parent_hash: Hash, digest: Digest) -> Header {
	Header { number, parent_hash, state_root, extrinsics_root: Hash::default(), digest }
}

/// An error if a transaction was not taken into the block, or its call has failed.
fn applied(answer: &[u8]) -> Result<(), String> {
	match ApplyExtrinsicResult::decode(&mut &answer[..]).map_err(text)? {
		Ok(Ok(())) => Ok(()),
		Ok(Err(error)) => Err(format!("a call failed: {error:?}")),
		Err(error) => Err(format!("a transaction was refused: {error:?}")),
	}
}

/// What the files below a path take on the disk, in bytes.
fn size(path: &Path) -> Result<u64, String> {
	let mut bytes = 0;
	for entry in fs::read_dir(path).map_err(text)? {
		let entry = entry.map_err(text)?;
		let metadata = entry.metadata().map_err(text)?;
		bytes += if metadata.is_dir() { size(&entry.path())? } else { metadata.blocks() * SECTOR };
	}
	Ok(bytes)
}
