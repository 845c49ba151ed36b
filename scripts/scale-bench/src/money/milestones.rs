//! Votes on a milestone of those who do not act, written as entries.

use crate::{
	chain::{Chain, Entry, Sent},
	text,
};
use allmende_primitives::assembly::VoterNumber;
use allmende_runtime::Runtime;
use codec::Encode;
use pallet_projects::{
	MilestoneNumber, MilestoneState, MilestoneStateOf, MilestoneStates, MilestoneVotes, ProjectId,
};

/// A milestone of a project.
pub type Milestone = (ProjectId, MilestoneNumber);
/// The first report of it is the one that is voted on.
const ATTEMPT: u32 = 1;

/// Has each of them vote for it.
pub fn fill(chain: &mut Chain, milestone: Milestone, voters: &[VoterNumber]) -> Result<(), String> {
	let count = u32::try_from(voters.len()).map_err(text)?;
	let counter = counted(state(chain, milestone)?, milestone, (true, count))?;
	chain.fill(voters.iter().map(|number| vote(milestone, *number, true)).collect())?;
	chain.write(&[counter])
}

/// The state of a milestone.
pub fn state(chain: &Chain, (project, number): Milestone) -> Result<MilestoneStateOf<Runtime>, String> {
	chain.there(&MilestoneStates::<Runtime>::hashed_key_for(project, number))
}

/// Sees that somebody's first vote has left what is written here, and nothing else.
pub fn check(
	sent: &Sent,
	milestone: Milestone,
	(number, accept): (VoterNumber, bool),
	before: MilestoneStateOf<Runtime>,
) -> Result<(), String> {
	sent.expect(vec![vote(milestone, number, accept), counted(before, milestone, (accept, 1))?])
}

fn vote((project, milestone): Milestone, number: VoterNumber, accept: bool) -> Entry {
	(MilestoneVotes::<Runtime>::hashed_key_for((project, milestone, ATTEMPT), number), accept.encode())
}

/// The state with so many more votes for it, or against.
fn counted(
	state: MilestoneStateOf<Runtime>,
	(project, number): Milestone,
	(accept, more): (bool, u32),
) -> Result<Entry, String> {
	let MilestoneState::Reported(mut report) = state else {
		return Err("the milestone is not voted on".into());
	};
	let votes = if accept { &mut report.yes } else { &mut report.no };
	*votes += more;
	let state = MilestoneStateOf::<Runtime>::Reported(report);
	Ok((MilestoneStates::<Runtime>::hashed_key_for(project, number), state.encode()))
}
