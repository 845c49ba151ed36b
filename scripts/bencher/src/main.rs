//! Measures the calls of our pallets and writes the runtime's weights.
//!
//! The SDK's own `frame-benchmarking-cli` compiles more than a hundred crates of relay chain and bridges that this
//! chain does not have. What is left without them is small: run each benchmark in the wasm through the runtime's
//! `Benchmark` API, fit a line with the SDK's own analysis, write it down. See
//! `docs/decisions/0005-weights.md`.

mod genesis;
mod measure;
mod write;

use clap::Parser;
use measure::Bench;
use std::{fs, path::PathBuf, process::ExitCode};

/// Generates weights from benchmarks.
#[derive(Parser)]
struct Args {
	/// The runtime's wasm, built with the feature `runtime-benchmarks`.
	#[arg(long)]
	runtime: PathBuf,
	/// Folder for the weights, one file for each pallet.
	#[arg(long)]
	output: PathBuf,
	/// The genesis preset whose state the benchmarks start from.
	#[arg(long, default_value = "dev")]
	preset: String,
	/// The pallets to measure, by the names in the runtime's list of benchmarks.
	#[arg(long, required = true, num_args = 1..)]
	pallets: Vec<String>,
	/// How many values of each component are measured.
	#[arg(long, default_value_t = 20)]
	steps: u32,
	/// How often each value is measured.
	#[arg(long, default_value_t = 20)]
	repeat: u32,
}

fn main() -> ExitCode {
	match run(&Args::parse()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		},
	}
}

fn run(args: &Args) -> Result<(), String> {
	let wasm = fs::read(&args.runtime).map_err(|e| format!("{}: {e}", args.runtime.display()))?;
	let bench = Bench::new(&wasm, &args.preset)?;
	let available = bench.list()?;
	for pallet in &args.pallets {
		let benchmarks: Vec<_> = available.iter().filter(|benchmark| benchmark.pallet == *pallet).collect();
		if benchmarks.is_empty() {
			return Err(format!("the runtime has no benchmarks of '{pallet}'"));
		}
		let mut lines = Vec::new();
		for benchmark in benchmarks {
			eprintln!("{pallet}::{}", benchmark.name);
			lines.push(bench.measure(benchmark, args.steps.max(2), args.repeat.max(1))?);
		}
		let path = args.output.join(format!("{pallet}.rs"));
		fs::write(&path, write::weights(pallet, &lines, args.steps, args.repeat))
			.map_err(|e| format!("{}: {e}", path.display()))?;
	}
	Ok(())
}
