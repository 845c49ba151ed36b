//! Ballots of those who do not act, written like the members' entries, so that a vote is not one of few.

use crate::chain::{Chain, Entry, Sent};
use allmende_primitives::assembly::{VoterClass, VoterNumber};
use allmende_runtime::Runtime;
use codec::Encode;
use pallet_assembly::{
	Ballot, Choice, Manner, OpenBallots, Participation, Participations, Poll, Support, Tallies, Tally,
	Turnout, Turnouts,
};

/// Casts a ballot for each of these voters.
pub fn fill(
	chain: &mut Chain,
	(poll, candidates): (Poll, usize),
	voters: impl Iterator<Item = VoterNumber>,
	ballot: impl Fn(VoterNumber) -> Ballot,
) -> Result<(), String> {
	let mut entries = [Vec::new(), Vec::new()];
	let (mut turnout, mut tally) = (Turnout::default(), Tally::default());
	for number in voters {
		let ballot = ballot(number);
		count(&mut turnout, &mut tally, &ballot, candidates);
		for (entries, entry) in entries.iter_mut().zip(cast(poll, number, &ballot)) {
			entries.push(entry);
		}
	}
	entries.into_iter().try_for_each(|entries| chain.fill(entries))?;
	chain.write(&counted(poll, &turnout, &tally))
}

/// What is counted of a poll.
pub fn counts(chain: &Chain, poll: Poll) -> Result<(Turnout, Tally), String> {
	let [(turnout, _), (tally, _)] = counted(poll, &Turnout::default(), &Tally::default());
	Ok((chain.get(&turnout)?, chain.get(&tally)?))
}

/// Sees that a vote has left in the assembly's part of the state what is written here, and nothing else.
pub fn check(
	vote: &Sent,
	(poll, candidates): (Poll, usize),
	number: VoterNumber,
	ballot: &Ballot,
	(mut turnout, mut tally): (Turnout, Tally),
) -> Result<(), String> {
	count(&mut turnout, &mut tally, ballot, candidates);
	let mut expected: Vec<Entry> = cast(poll, number, ballot).into();
	expected.extend(counted(poll, &turnout, &tally));
	vote.expect(expected)
}

/// The record that somebody has voted, and the ballot.
fn cast(poll: Poll, number: VoterNumber, ballot: &Ballot) -> [Entry; 2] {
	let participation = Participation { class: VoterClass::Ordinary, manner: Manner::Personally };
	[
		(Participations::<Runtime>::hashed_key_for(poll, number), participation.encode()),
		(OpenBallots::<Runtime>::hashed_key_for(poll, number), ballot.encode()),
	]
}

fn counted(poll: Poll, turnout: &Turnout, tally: &Tally) -> [Entry; 2] {
	[
		(Turnouts::<Runtime>::hashed_key_for(poll), turnout.encode()),
		(Tallies::<Runtime>::hashed_key_for(poll), tally.encode()),
	]
}

/// Counts a ballot of an ordinary member, of so many candidates.
fn count(turnout: &mut Turnout, tally: &mut Tally, ballot: &Ballot, candidates: usize) {
	turnout.ordinary += 1;
	tally.candidates.bounded_resize(candidates, Support::default());
	match ballot {
		Ballot::Motion(Choice::Yes) => tally.ordinary.yes += 1,
		Ballot::Motion(Choice::No) => tally.ordinary.no += 1,
		Ballot::Motion(Choice::Abstain) => tally.ordinary.abstain += 1,
		Ballot::Election(named) if named.is_empty() => tally.ordinary.abstain += 1,
		Ballot::Election(named) => {
			tally.ordinary.yes += 1;
			named.iter().for_each(|place| tally.candidates[usize::from(*place)].ordinary += 1);
		},
	}
}
