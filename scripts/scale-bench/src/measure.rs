//! Measures all sizes in turn: one call in each cooperative, then the next one in each. So whatever else the machine does
//! falls on all of them alike.

use crate::{
	chain::Cost,
	course::{naming, Course, ELECTION, MOTION},
	report::{Figures, Row},
};
use pallet_assembly::{Ballot, Choice};

/// Calls of each kind that come first and are not counted.
pub const WARM_UP: u32 = 20;

/// Measures so many calls of each kind in each cooperative.
pub fn run(mut courses: Vec<Course>, samples: u32) -> Result<Vec<Figures>, String> {
	let no = |_| Ballot::Motion(Choice::No);
	let yes = |_| Ballot::Motion(Choice::Yes);
	let mut rounds = Rounds { samples, rows: courses.iter().map(|_| Vec::new()).collect() };
	rounds.of(&mut courses, "a vote", true, |course, place| course.vote(place, MOTION, no, true))?;
	rounds
		.of(&mut courses, "a vote changed", true, |course, place| course.vote(place, MOTION, yes, false))?;
	rounds.of(&mut courses, "a ballot of an election", true, |course, place| {
		course.vote(place, ELECTION, naming, true)
	})?;

	courses.iter_mut().try_for_each(Course::pass_voting)?;
	for (name, poll) in [("closing the motion", MOTION), ("closing the election", ELECTION)] {
		rounds.of(&mut courses, name, true, |course, place| course.attempt_close(place, poll))?;
		courses.iter_mut().try_for_each(|course| course.close(poll))?;
	}
	for (name, poll) in [("reading the motion's tally", MOTION), ("reading the election's tally", ELECTION)] {
		rounds.of(&mut courses, name, false, |course, _| course.read_tally(poll))?;
	}
	rounds.of(&mut courses, "reading the motion", false, |course, _| course.read_motion())?;

	let figures = |(course, rows): (&Course, _)| Figures {
		members: course.count,
		filling: course.filling,
		size: course.size,
		rows,
	};
	Ok(courses.iter().zip(rounds.rows).map(figures).collect())
}

/// What was measured so far, by cooperative.
struct Rounds {
	samples: u32,
	rows: Vec<Vec<Row>>,
}

impl Rounds {
	/// One kind of call.
	fn of(
		&mut self,
		courses: &mut [Course],
		name: &'static str,
		in_block: bool,
		call: impl Fn(&mut Course, usize) -> Result<Cost, String>,
	) -> Result<(), String> {
		let mut costs: Vec<Vec<Cost>> = courses.iter().map(|_| Vec::new()).collect();
		for place in 0..(self.samples + WARM_UP) as usize {
			for (course, costs) in courses.iter_mut().zip(&mut costs) {
				costs
					.push(call(course, place).map_err(|error| format!("{} members: {error}", course.count))?);
			}
		}
		for (rows, costs) in self.rows.iter_mut().zip(costs) {
			rows.push(Row::of(name, &costs[WARM_UP as usize..], in_block));
		}
		Ok(())
	}
}
