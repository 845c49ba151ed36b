//! A cooperative that votes on a motion and elects two for its board.

mod ballots;
mod course;
mod measure;

use crate::{chain, genesis, members::Admission, report::Figures, rounds::WARM_UP, Args};
use course::Course;

/// Fills the cooperatives and measures.
pub fn run(args: &Args) -> Result<Vec<Figures>, String> {
	let admission = Admission::observe(genesis::state(|_| Ok(()))?)?;
	let executor = chain::Executor::builder().build();
	let actors = args.samples + WARM_UP;
	let courses =
		args.fill(|directory, members| Course::prepare(directory, &executor, &admission, members, actors))?;
	measure::run(courses, args.samples)
}
