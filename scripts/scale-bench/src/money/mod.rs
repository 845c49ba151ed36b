//! A community with a currency: everybody holds it, has pledged, and claims something of another one's pledge; the members vote on
//! one pledge, allot points in a budget round, vote on a milestone, and take part in what a project earns.

mod allotments;
mod course;
mod decisions;
mod garden;
mod life;
mod measure;
mod milestones;
mod participations;
mod payments;
mod pledges;
mod polls;
mod projects;
mod reading;
mod terms;
mod volunteers;

use crate::{chain, members::Admission, report::Figures, rounds::WARM_UP, Args};
use course::Course;
use life::Life;

/// Fills the communities and measures.
pub fn run(args: &Args) -> Result<Vec<Figures>, String> {
	let genesis = terms::state()?;
	let admission = Admission::observe(genesis.clone())?;
	let life = Life::observe(genesis, &admission)?;
	let executor = chain::Executor::builder().build();
	let actors = args.samples + WARM_UP;
	let courses = args.fill(|directory, members| {
		Course::prepare(directory, &executor, (&admission, &life), members, actors)
	})?;
	measure::run(courses, args.samples)
}
