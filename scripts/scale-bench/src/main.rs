//! Measures what a vote, closing it and reading its tally cost in cooperatives of different size.
//!
//! `scripts/scale` builds and runs it, and says what is measured. `docs/decisions/0005-weights.md` says why it is done
//! like this.

mod ballots;
mod chain;
mod course;
mod genesis;
mod measure;
mod members;
mod report;
mod wallet;

use clap::Parser;
use course::Course;
use members::Admission;
use std::{path::PathBuf, process::ExitCode};

/// Measures votes in cooperatives of different size.
#[derive(Parser)]
struct Args {
	/// How many members, for each cooperative that is measured.
	#[arg(long, num_args = 1.., default_values_t = [1_000, 100_000, 1_000_000])]
	members: Vec<u32>,
	/// How many calls of each kind are measured.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
	samples: u32,
	/// A folder for the databases, one below it for each size. They stay there.
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
	let mut courses = Vec::new();
	for (place, members) in args.members.iter().enumerate() {
		eprint!("{members} members: filling ");
		let directory = args.directory.join(place.to_string());
		let actors = args.samples + measure::WARM_UP;
		courses.push(Course::prepare(&directory, &executor, &admission, *members, actors)?);
		eprintln!(" done");
	}
	eprintln!("measuring");
	let figures = measure::run(courses, args.samples)?;
	print!("{}", report::table(&figures));
	Ok(())
}

/// An error as text.
fn text(error: impl ToString) -> String {
	error.to_string()
}
