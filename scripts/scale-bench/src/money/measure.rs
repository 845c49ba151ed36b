//! What is measured of a currency, in which order.

use super::{course::Course, pledges};
use crate::{report::Figures, rounds::Rounds};

/// So many days pass between payments, so that everybody owes demurrage again.
const BETWEEN: u32 = 10;
/// Longer than the votes on pledges, the round and an issuer's time to answer, whatever hour of the day it is.
const VOTED: u32 = 16;

/// Measures so many calls of each kind in each community.
pub fn run(courses: Vec<Course>, samples: u32) -> Result<Vec<Figures>, String> {
	let mut rounds = Rounds::new(courses, samples);
	payments(&mut rounds)?;
	votes(&mut rounds)?;
	rounds.each(|course| course.pass_period(VOTED))?;
	promises(&mut rounds)?;
	funding(&mut rounds)?;
	rounds.each(|course| course.pass_period(pledges::OVERDUE))?;
	ends(&mut rounds)?;
	income(&mut rounds)?;
	rounds.each(Course::check_backing)?;
	Ok(rounds.figures())
}

fn payments(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.read("reading a holding", |course, place| course.read_holding(place))?;
	rounds.measure("assets.transfer", Course::transfer)?;
	rounds.each(|course| course.pass_days(BETWEEN))?;
	rounds.measure("currencies.transfer", Course::pay)?;
	rounds.each(|course| course.pass_days(BETWEEN))?;
	rounds.measure("currencies.settle", Course::settle)?;
	rounds.measure("  attest_deposit, approved", Course::attest_deposit)?;
	rounds.measure("  request_redemption", Course::request_redemption)?;
	rounds.measure("  confirm_redemption, approved", Course::confirm_redemption)?;
	rounds.all(Course::request_redemption)
}

/// On a pledge and in a round, in each of which half of the members have voted before.
fn votes(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("pledges.pledge", Course::pledge)?;
	rounds.each(Course::open_poll)?;
	rounds.measure("  object", Course::object)?;
	rounds.measure("  approve, a vote changed", Course::approve)?;
	rounds.measure("  witness", Course::witness)?;
	rounds.read("  reading the pledge", |course, place| course.read_poll(place))?;
	rounds.read("  reading a page of pledges", |course, place| course.read_pledges(place))?;
	rounds.read("  reading a credit", |course, place| course.read_credit(place))?;
	rounds.all(Course::agree)?;

	rounds.measure("projects.propose", Course::propose)?;
	rounds.each(Course::open_round)?;
	rounds.measure("  allot", Course::allot)?;
	rounds.measure("  allot, changed", Course::allot_anew)?;
	rounds.read("  reading the round", |course, place| course.read_round(place))
}

/// A pledge of each from the mint on.
fn promises(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("currencies.cancel_redemption", Course::cancel_redemption)?;
	rounds.measure("pledges.finalise, half voting", Course::attempt_poll)?;
	rounds.measure("  finalise", Course::finalise)?;
	rounds.measure("  claim", Course::claim)?;
	rounds.measure("  deliver", Course::deliver)?;
	rounds.measure("  confirm", Course::confirm)?;
	rounds.all(Course::claim)?;
	rounds.measure("  dispute", Course::dispute)?;
	rounds.all(Course::leave_to_silence)?;
	rounds.measure("  buy_back", Course::buy_back)?;
	rounds.measure("  guarantee", Course::guarantee)
}

/// From the round to the vote on a milestone.
fn funding(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("projects.close_round", Course::attempt_close_round)?;
	rounds.each(Course::close_round)?;
	rounds.measure("  report_milestone", Course::attempt_report)?;
	rounds.each(Course::report)?;
	rounds.measure("  vote_on_milestone", Course::vote_on_milestone)?;
	rounds.measure("  vote_on_milestone, changed", Course::vote_otherwise)
}

/// What comes of what nobody has done in time.
fn ends(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("pledges.settle_claim", Course::settle_claim)?;
	rounds.measure("  reclaim", Course::reclaim)?;
	rounds.measure("  declare_default", Course::attempt_default)?;
	rounds.measure("  call_guarantor", Course::call_guarantor)
}

/// From the milestone to the income, in which half of the members take part.
fn income(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("projects.close_milestone", Course::attempt_close_milestone)?;
	rounds.each(Course::work)?;
	rounds.measure("  contribute", Course::contribute)?;
	rounds.measure("  confirm_contribution", Course::confirm_contribution)?;
	rounds.each(Course::earn)?;
	rounds.measure("  distribute_income", Course::distribute)?;
	rounds.measure("  transfer_participation", Course::transfer_participation)?;
	rounds.measure("  claim_income", Course::claim_income)?;
	rounds.read("  reading a participation", |course, place| course.read_participation(place))
}
