//! Measures what calls cost in cooperatives of different size.
//!
//! `scripts/scale` builds and runs it, and says what is measured. `docs/decisions/0005-weights.md` says why it is done
//! like this.

mod assembly;
mod board;
mod chain;
mod genesis;
mod members;
mod money;
mod observed;
mod report;
mod rounds;
mod votes;
mod wallet;

use clap::{Parser, ValueEnum};
use std::{
	path::{Path, PathBuf},
	process::ExitCode,
};

/// Measures calls in cooperatives of different size.
#[derive(Parser)]
struct Args {
	/// What is measured.
	#[arg(value_enum, default_value_t = Subject::Votes)]
	subject: Subject,
	/// How many members, for each cooperative that is measured. Of a currency they are the holders.
	#[arg(long, visible_alias = "holders", num_args = 1.., default_values_t = [1_000, 100_000, 1_000_000])]
	members: Vec<u32>,
	/// How many calls of each kind are measured.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
	samples: u32,
	/// A folder for the databases, one below it for each size. They stay there.
	#[arg(long)]
	directory: PathBuf,
}

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
enum Subject {
	/// A motion and an election.
	Votes,
	/// A currency, its pledges, and the projects that its pot pays for.
	Currencies,
}

impl Args {
	/// Prepares each cooperative in a folder of its own.
	fn fill<C>(&self, prepare: impl Fn(&Path, u32) -> Result<C, String>) -> Result<Vec<C>, String> {
		let mut courses = Vec::new();
		for (place, members) in self.members.iter().enumerate() {
			eprint!("{members} members: filling ");
			courses.push(prepare(&self.directory.join(place.to_string()), *members)?);
			eprintln!(" done");
		}
		eprintln!("measuring");
		Ok(courses)
	}
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
	let figures = match args.subject {
		Subject::Votes => votes::run(args)?,
		Subject::Currencies => money::run(args)?,
	};
	print!("{}\n{}", report::table(&figures), report::comparison(&figures));
	Ok(())
}

/// An error as text.
fn text(error: impl ToString) -> String {
	error.to_string()
}
