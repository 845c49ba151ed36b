//! Measures what a vote, closing it and reading its tally cost in cooperatives of different size.
//!
//! `scripts/scale` builds and runs it, and says what is measured. `docs/decisions/0005-weights.md` says why it is done
//! like this.

mod ballots;
mod chain;
mod course;
mod genesis;
mod members;
mod report;
mod wallet;

use clap::Parser;
use members::Admission;
use std::{fs, path::PathBuf, process::ExitCode};

/// Measures votes in cooperatives of different size.
#[derive(Parser)]
struct Args {
	/// How many members, for each cooperative that is measured.
	#[arg(long, num_args = 1.., default_values_t = [1_000, 100_000, 1_000_000])]
	members: Vec<u32>,
	/// How many calls of each kind are measured.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
	samples: u32,
	/// An existing folder for the databases, which are removed when they are done with.
	#[arg(long)]
	directory: PathBuf,
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
	let admission = Admission::observe(genesis::state()?)?;
	let executor = chain::Executor::builder().build();
	let mut figures = Vec::new();
	for members in &args.members {
		eprint!("{members} members: filling ");
		let directory = args.directory.join(members.to_string());
		let measured = course::run(&directory, &executor, &admission, *members, args.samples);
		// Also when it has failed.
		let removed = fs::remove_dir_all(&directory);
		figures.push(measured?);
		removed.map_err(text)?;
	}
	print!("{}", report::table(&figures));
	Ok(())
}

/// An error as text.
fn text(error: impl ToString) -> String {
	error.to_string()
}
