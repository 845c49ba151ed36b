//! Votes on a pledge of those who do not act, written as entries.

use super::terms::TALER;
use crate::chain::{Chain, Entry, Sent};
use allmende_primitives::assembly::{VoterClass, VoterNumber};
use allmende_runtime::Runtime;
use codec::Encode;
use pallet_pledges::{Choice, PledgeId, Tallies, Tally, Vote, Votes};
use sp_core::H256;

/// Has each of them vote.
pub fn fill(chain: &mut Chain, pledge: PledgeId, voters: &[VoterNumber]) -> Result<(), String> {
	let mut tally = counted(chain, pledge)?;
	let votes = voters.iter().map(|number| {
		let choice = choice(*number);
		count(&mut tally, &choice);
		vote(pledge, *number, choice)
	});
	let votes = votes.collect();
	chain.fill(votes)?;
	chain.write(&[tallied(pledge, &tally)])
}

/// What is counted of a vote.
pub fn counted(chain: &Chain, pledge: PledgeId) -> Result<Tally, String> {
	chain.get(&Tallies::<Runtime>::hashed_key_for(TALER, pledge))
}

/// Sees that somebody's first vote has left what is written here, and nothing else. `tally` is the one before it.
pub fn check(
	sent: &Sent,
	pledge: PledgeId,
	number: VoterNumber,
	choice: Choice,
	mut tally: Tally,
) -> Result<(), String> {
	count(&mut tally, &choice);
	sent.expect(vec![vote(pledge, number, choice), tallied(pledge, &tally)])
}

/// One in ten objects.
fn choice(number: VoterNumber) -> Choice {
	match number.is_multiple_of(10) {
		true => Choice::Object { reasons: H256::repeat_byte(5) },
		false => Choice::Approve,
	}
}

fn vote(pledge: PledgeId, number: VoterNumber, choice: Choice) -> Entry {
	let vote = Vote { class: VoterClass::Ordinary, choice };
	(Votes::<Runtime>::hashed_key_for((TALER, pledge), number), vote.encode())
}

fn tallied(pledge: PledgeId, tally: &Tally) -> Entry {
	(Tallies::<Runtime>::hashed_key_for(TALER, pledge), tally.encode())
}

fn count(tally: &mut Tally, choice: &Choice) {
	match choice {
		Choice::Approve => tally.ordinary.approvals += 1,
		Choice::Object { .. } => tally.ordinary.objections += 1,
	}
}
