//! What is measured of a vote, in which order.

use super::course::{naming, Course, ELECTION, MOTION};
use crate::{report::Figures, rounds::Rounds};
use pallet_assembly::{Ballot, Choice};

/// Measures so many calls of each kind in each cooperative.
pub fn run(courses: Vec<Course>, samples: u32) -> Result<Vec<Figures>, String> {
	let no = |_| Ballot::Motion(Choice::No);
	let yes = |_| Ballot::Motion(Choice::Yes);
	let mut rounds = Rounds::new(courses, samples)?;
	rounds.measure("a vote", |course, place| course.vote(place, MOTION, no, true))?;
	rounds.measure("a vote changed", |course, place| course.vote(place, MOTION, yes, false))?;
	rounds.measure("a ballot of an election", |course, place| course.vote(place, ELECTION, naming, true))?;

	rounds.each(Course::pass_voting)?;
	for (name, poll) in [("closing the motion", MOTION), ("closing the election", ELECTION)] {
		rounds.measure(name, |course, place| course.attempt_close(place, poll))?;
		rounds.each(|course| course.close(poll))?;
	}
	for (name, poll) in [("reading the motion's tally", MOTION), ("reading the election's tally", ELECTION)] {
		rounds.read(name, |course, _| course.read_tally(poll))?;
	}
	rounds.read("reading the motion", |course, _| course.read_motion())?;
	Ok(rounds.figures())
}
