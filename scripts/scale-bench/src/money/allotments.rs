//! Points that those have allotted who do not act, written as entries.

use crate::chain::{Chain, Entry, Sent};
use allmende_primitives::assembly::VoterNumber;
use allmende_runtime::Runtime;
use codec::Encode;
use pallet_projects::{Allotment, Allotments, ProjectId, RoundId, RoundOf, Rounds, Tallies, Tally};
use std::collections::BTreeMap;

/// What is counted of a round.
pub struct Counted {
	id: RoundId,
	round: RoundOf<Runtime>,
	tallies: BTreeMap<ProjectId, Tally>,
}

impl Counted {
	/// What is counted so far.
	pub fn read(chain: &Chain, id: RoundId) -> Result<Self, String> {
		let round: RoundOf<Runtime> = chain.there(&Rounds::<Runtime>::hashed_key_for(id))?;
		let tally = |project| Ok((project, chain.get(&Tallies::<Runtime>::hashed_key_for(id, project))?));
		let tallies = round.projects.iter().copied().map(tally).collect::<Result<_, String>>()?;
		Ok(Self { id, round, tallies })
	}

	/// Counts the points of somebody who has not allotted any before. Answers the tallies that change.
	fn count(&mut self, allotment: &Allotment) -> Result<Vec<Entry>, String> {
		let mut changed = Vec::new();
		for (project, points) in allotment {
			let tally = self.tallies.get_mut(project).ok_or("the project is not in the round")?;
			tally.points += u64::from(*points);
			tally.funders += 1;
			self.round.points += u64::from(*points);
			changed.push((Tallies::<Runtime>::hashed_key_for(self.id, project), tally.encode()));
		}
		self.round.voters += 1;
		Ok(changed)
	}

	fn round(&self) -> Entry {
		(Rounds::<Runtime>::hashed_key_for(self.id), self.round.encode())
	}

	/// Sees that somebody's first points have left what is written here, and nothing else.
	pub fn check(mut self, sent: &Sent, number: VoterNumber, points: &Allotment) -> Result<(), String> {
		let mut expected = self.count(points)?;
		expected.extend([self.round(), allotted(self.id, number, points)]);
		sent.expect(expected)
	}
}

/// Has each of them allot points.
pub fn fill(
	chain: &mut Chain,
	id: RoundId,
	voters: &[VoterNumber],
	allotment: impl Fn(VoterNumber) -> Allotment,
) -> Result<(), String> {
	let mut counted = Counted::read(chain, id)?;
	let (mut entries, mut counters) = (Vec::new(), BTreeMap::new());
	for number in voters {
		let points = allotment(*number);
		counters.extend(counted.count(&points)?);
		entries.push(allotted(id, *number, &points));
	}
	counters.extend([counted.round()]);
	chain.fill(entries)?;
	chain.fill(counters.into_iter().collect())
}

fn allotted(id: RoundId, number: VoterNumber, points: &Allotment) -> Entry {
	(Allotments::<Runtime>::hashed_key_for(id, number), points.encode())
}
