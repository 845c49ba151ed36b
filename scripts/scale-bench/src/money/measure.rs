//! What is measured of a currency, in which order.

use super::{course::Course, decisions::DECISIONS, pledges, projects};
use crate::{report::Figures, rounds::Rounds};

/// So many days pass between payments, so that everybody owes demurrage again.
const BETWEEN: u32 = 10;
/// Longer than the votes on pledges, the round and an issuer's time to answer, whatever hour of the day it is.
const VOTED: u32 = 16;

/// Measures so many calls of each kind in each community.
pub fn run(courses: Vec<Course>, samples: u32) -> Result<Vec<Figures>, String> {
	let mut rounds = Rounds::new(courses, samples)?;
	payments(&mut rounds)?;
	votes(&mut rounds)?;
	allotting(&mut rounds)?;
	rounds.each(|course| course.pass_periods(VOTED, 1))?;
	promises(&mut rounds)?;
	funding(&mut rounds)?;
	// The time for claiming, and that of grace.
	rounds.each(|course| course.pass_periods(pledges::OVERDUE, 2))?;
	ends(&mut rounds)?;
	income(&mut rounds)?;
	rounds.each(|course| course.pass_days(projects::LAPSED))?;
	late(&mut rounds)?;
	rounds.each(|course| course.check_backing())?;
	decisions(&mut rounds)?;
	rounds.each(|course| course.check_backing())?;
	Ok(rounds.figures())
}

fn payments(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.read("reading a holding", |course, place| course.read_holding(place))?;
	rounds.measure("assets.transfer", Course::transfer)?;
	rounds.each(|course| course.pass_days(BETWEEN))?;
	rounds.measure("currencies.transfer", Course::pay)?;
	rounds.each(|course| course.pass_days(BETWEEN))?;
	rounds.measure("currencies.settle", Course::settle)?;
	rounds.measure("currencies.attest_deposit", Course::attest_deposit)?;
	rounds.measure("currencies.request_redemption", Course::request_redemption)?;
	rounds.measure("currencies.confirm_redemption", Course::confirm_redemption)?;
	rounds.all(Course::request_redemption)?;
	rounds.all(Course::request_redemption)?;
	rounds.measure("currencies.reject_redemption", Course::reject_redemption)
}

/// Votes on a pledge on which half of the members have voted before.
fn votes(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("pledges.pledge", Course::pledge)?;
	rounds.each(Course::open_poll)?;
	rounds.measure("pledges.object", Course::object)?;
	rounds.measure("pledges.approve, a vote changed", Course::approve)?;
	rounds.measure("pledges.witness", Course::witness)?;
	rounds.read("reading the pledge", |course, place| course.read_poll(place))?;
	rounds.read("reading a hundred pledges", |course, place| course.read_pledges(place))?;
	rounds.read("reading a credit", |course, place| course.read_credit(place))?;
	rounds.measure("pledges.withdraw", Course::attempt_withdraw)?;
	rounds.all(Course::agree)
}

/// Points in a round in which half of the members have allotted before.
fn allotting(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("projects.pay_volunteer", Course::pay_volunteer)?;
	rounds.measure("projects.propose", Course::propose)?;
	rounds.measure("projects.amend_proposal", Course::attempt_amend)?;
	rounds.measure("projects.withdraw_proposal", Course::attempt_withdraw_proposal)?;
	rounds.measure("projects.discuss", Course::discuss)?;
	rounds.each(Course::enlarge_garden)?;
	rounds.measure("projects.open_round", Course::attempt_open_round)?;
	rounds.each(Course::open_round)?;
	rounds.measure("projects.allot", Course::allot)?;
	rounds.measure("projects.allot, points changed", Course::allot_anew)?;
	rounds.read("reading the round", |course, place| course.read_round(place))
}

/// A pledge of each from the mint on.
fn promises(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("currencies.cancel_redemption", Course::cancel_redemption)?;
	rounds.measure("pledges.finalise, half voting", Course::attempt_poll)?;
	rounds.measure("pledges.finalise", Course::finalise)?;
	rounds.measure("pledges.claim", Course::claim)?;
	rounds.measure("pledges.deliver", Course::deliver)?;
	rounds.measure("pledges.confirm", Course::confirm)?;
	rounds.all(Course::claim)?;
	rounds.measure("pledges.dispute", Course::dispute)?;
	rounds.all(Course::leave_to_silence)?;
	rounds.measure("pledges.buy_back", Course::buy_back)?;
	rounds.measure("pledges.guarantee", Course::guarantee)
}

/// From the round to the vote on a milestone, on which half of the members have voted before.
fn funding(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("projects.close_round", Course::attempt_close_round)?;
	rounds.each(Course::close_round)?;
	rounds.measure("projects.report_milestone", Course::attempt_report)?;
	rounds.each(Course::report)?;
	rounds.measure("projects.vote_on_milestone", Course::vote_on_milestone)?;
	rounds.measure("projects.vote_on_milestone, again", Course::vote_otherwise)?;
	rounds.measure("projects.accept_milestone", Course::attempt_accept)
}

/// What comes of what nobody has done in time.
fn ends(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("pledges.settle_claim", Course::settle_claim)?;
	rounds.all(Course::spend)?;
	rounds.measure("pledges.declare_default", Course::attempt_default)?;
	rounds.measure("pledges.collect", Course::attempt_collect)?;
	rounds.measure("pledges.call_guarantor", Course::attempt_call_guarantor)?;
	// At last: what comes back has a grace of its own.
	rounds.measure("pledges.reclaim", Course::reclaim)
}

/// From the milestone to the income, in which half of the members take part.
fn income(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("projects.close_milestone", Course::attempt_close_milestone)?;
	rounds.each(Course::work)?;
	rounds.measure("projects.contribute", Course::contribute)?;
	rounds.measure("projects.withdraw_contribution", Course::attempt_withdraw_contribution)?;
	rounds.measure("projects.reject_contribution", Course::attempt_reject_contribution)?;
	rounds.measure("projects.confirm_contribution", Course::confirm_contribution)?;
	rounds.each(Course::earn)?;
	rounds.measure("projects.distribute_income", Course::distribute)?;
	rounds.measure("projects.transfer_participation", Course::transfer_participation)?;
	rounds.measure("projects.claim_income", Course::claim_income)?;
	rounds.measure("projects.cancel_project", Course::attempt_cancel_project)?;
	rounds.read("reading a participation", |course, place| course.read_participation(place))
}

/// What ends when its days are over.
fn late(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.measure("projects.lapse_milestone", Course::attempt_lapse)?;
	rounds.each(Course::lapse)?;
	rounds.measure("projects.close_project", Course::attempt_close_project)?;
	rounds.measure("projects.close_volunteer_budget", Course::attempt_close_budget)
}

/// What the assembly decides, what follows from it, and what its mediator decides.
fn decisions(rounds: &mut Rounds<Course>) -> Result<(), String> {
	rounds.each(Course::decide_in_assembly)?;
	for (name, motion) in DECISIONS.into_iter().zip(0..) {
		rounds.measure(name, move |course, place| course.attempt_to_enact(place, motion))?;
		rounds.each(move |course| course.enact(motion))?;
	}
	rounds.measure("pledges.make_good", Course::attempt_make_good)?;
	rounds.measure("pledges.release_guarantee", Course::attempt_release_guarantee)?;
	rounds.measure("projects.accept_lead", Course::attempt_accept_lead)?;
	rounds.each(Course::quarrel)?;
	rounds.measure("pledges.resolve, by the mediator", Course::attempt_resolve)
}
