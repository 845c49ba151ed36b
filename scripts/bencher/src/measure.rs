//! Runs benchmarks in the wasm and fits lines to what they took.

use crate::genesis;
use codec::{Decode, Encode};
use frame_benchmarking::{
	benchmarking::HostFunctions as BenchmarkingHost, Analysis, BenchmarkBatch, BenchmarkList,
	BenchmarkParameter, BenchmarkResult, BenchmarkSelector,
};
use sc_client_db::BenchmarkingState;
use sc_executor::WasmExecutor;
use sp_core::traits::{CallContext, ReadRuntimeVersionExt};
use sp_externalities::Extensions;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::traits::BlakeTwo256;
use sp_state_machine::{
	backend::{BackendRuntimeCode, TryPendingCode},
	StateMachine,
};

/// Runs wasm, with the functions of a node and those that benchmarks call.
pub type Executor = WasmExecutor<(sp_io::SubstrateHostFunctions, BenchmarkingHost)>;
type Components = Vec<(BenchmarkParameter, u32)>;

/// A benchmark that the runtime offers.
pub struct Benchmark {
	pub pallet: String,
	pub name: String,
	instance: String,
	components: Vec<(BenchmarkParameter, u32, u32)>,
}

/// A fitted line: a base, and what each unit of a component adds.
pub struct Line {
	pub base: u128,
	pub slopes: Vec<(String, u128)>,
}

/// What a call costs: time in picoseconds, and accesses of the database.
pub struct Cost {
	pub name: String,
	pub components: Vec<(String, u32, u32)>,
	pub time: Line,
	pub reads: Line,
	pub writes: Line,
}

/// A runtime, and the state that its benchmarks start from.
pub struct Bench {
	executor: Executor,
	/// Follows which keys are touched; slow.
	tracking: BenchmarkingState<BlakeTwo256>,
	/// Does not, for measuring time.
	timing: BenchmarkingState<BlakeTwo256>,
}

impl Bench {
	pub fn new(wasm: &[u8], preset: &str) -> Result<Self, String> {
		let executor = Executor::builder().build();
		let genesis = genesis::state(&executor, wasm, preset)?;
		Ok(Self {
			executor,
			tracking: BenchmarkingState::new(genesis.clone(), None, false, true)?,
			timing: BenchmarkingState::new(genesis, None, false, false)?,
		})
	}

	/// Every benchmark that the runtime offers.
	pub fn list(&self) -> Result<Vec<Benchmark>, String> {
		// The API answers a pair; what describes the storage is of no use here.
		let encoded = self.call(&self.timing, "Benchmark_benchmark_metadata", &false.encode())?;
		let lists = Vec::<BenchmarkList>::decode(&mut &encoded[..]).map_err(|e| e.to_string())?;
		let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
		Ok(lists
			.into_iter()
			.flat_map(|list| {
				let (pallet, instance) = (text(list.pallet), text(list.instance));
				list.benchmarks.into_iter().map(move |benchmark| Benchmark {
					pallet: pallet.clone(),
					instance: instance.clone(),
					name: text(benchmark.name),
					components: benchmark.components,
				})
			})
			.collect())
	}

	/// Measures one benchmark: each component over its range, the others at their highest.
	pub fn measure(&self, benchmark: &Benchmark, steps: u32, repeat: u32) -> Result<Cost, String> {
		let points = points(&benchmark.components, steps);
		let mut timed = Vec::new();
		let mut tracked = Vec::new();
		for (index, point) in points.iter().enumerate() {
			if index == 0 {
				self.dispatch(&self.timing, benchmark, point, true, 1)?;
			}
			tracked.extend(self.dispatch(&self.tracking, benchmark, point, false, 1)?);
			timed.extend(self.dispatch(&self.timing, benchmark, point, false, repeat)?);
		}
		let fit = |results: &Vec<BenchmarkResult>, selector| {
			Analysis::min_squares_iqr(results, selector)
				.map(|analysis| Line {
					base: analysis.base,
					slopes: analysis
						.names
						.into_iter()
						.zip(analysis.slopes)
						.filter(|(_, slope)| *slope > 0)
						.collect(),
				})
				.map_err(|error| format!("{}: {error}", benchmark.name))
		};
		Ok(Cost {
			name: benchmark.name.clone(),
			components: benchmark
				.components
				.iter()
				.map(|(name, low, high)| (name.to_string(), *low, *high))
				.collect(),
			time: fit(&timed, BenchmarkSelector::ExtrinsicTime)?,
			reads: fit(&tracked, BenchmarkSelector::Reads)?,
			writes: fit(&tracked, BenchmarkSelector::Writes)?,
		})
	}

	fn dispatch(
		&self,
		state: &BenchmarkingState<BlakeTwo256>,
		benchmark: &Benchmark,
		components: &Components,
		verify: bool,
		repeat: u32,
	) -> Result<Vec<BenchmarkResult>, String> {
		let parameters = (
			benchmark.pallet.as_bytes(),
			benchmark.instance.as_bytes(),
			benchmark.name.as_bytes(),
			components,
			verify,
			repeat,
		)
			.encode();
		let encoded = self.call(state, "Benchmark_dispatch_benchmark", &parameters)?;
		let batches = Result::<Vec<BenchmarkBatch>, String>::decode(&mut &encoded[..])
			.map_err(|e| e.to_string())?
			.map_err(|e| format!("{}::{}: {e}", benchmark.pallet, benchmark.name))?;
		Ok(batches.into_iter().flat_map(|batch| batch.results).collect())
	}

	fn call(
		&self,
		state: &BenchmarkingState<BlakeTwo256>,
		method: &str,
		parameters: &[u8],
	) -> Result<Vec<u8>, String> {
		let code = BackendRuntimeCode::new(state, TryPendingCode::No);
		let code = code.runtime_code().map_err(str::to_string)?;
		let mut extensions = Extensions::default();
		extensions.register(KeystoreExt::new(MemoryKeystore::new()));
		extensions.register(ReadRuntimeVersionExt::new(self.executor.clone()));
		let answer = StateMachine::new(
			state,
			&mut Default::default(),
			&self.executor,
			method,
			parameters,
			&mut extensions,
			&code,
			CallContext::Offchain,
		)
		.execute()
		.map_err(|e| format!("{method}: {e}"));
		// By its name, so that what it borrows is still there when it is dropped.
		answer
	}
}

/// The values at which a benchmark is measured.
fn points(components: &[(BenchmarkParameter, u32, u32)], steps: u32) -> Vec<Components> {
	if components.is_empty() {
		return vec![Vec::new()];
	}
	let mut points = Vec::new();
	for (name, low, high) in components {
		let range = u64::from(high.saturating_sub(*low));
		let mut last = None;
		for step in 0..steps {
			let value = low + (range * u64::from(step) / u64::from(steps - 1)) as u32;
			// A short range has fewer values than steps.
			if last.replace(value) == Some(value) {
				continue;
			}
			points.push(
				components
					.iter()
					.map(|(other, _, highest)| (*other, if other == name { value } else { *highest }))
					.collect(),
			);
		}
	}
	points
}

#[cfg(test)]
mod tests {
	use super::*;
	use BenchmarkParameter::{a, b};

	#[test]
	fn each_component_runs_over_its_range_while_the_others_stay_highest() {
		let points = points(&[(a, 0, 10), (b, 3, 4)], 3);
		let expected: Vec<Components> = vec![
			vec![(a, 0), (b, 4)],
			vec![(a, 5), (b, 4)],
			vec![(a, 10), (b, 4)],
			vec![(a, 10), (b, 3)],
			vec![(a, 10), (b, 4)],
		];
		assert_eq!(points, expected);
	}

	#[test]
	fn a_benchmark_without_components_is_measured_at_one_point() {
		assert_eq!(points(&[], 20), vec![Components::new()]);
	}
}
