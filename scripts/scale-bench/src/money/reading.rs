//! What wallets read. Each answer is looked at: a question that finds nothing is no measure.

use super::{course::Course, garden::GARDEN, terms::TALER};
use crate::chain::Cost;
use allmende_primitives::MAX_PAGE;
use allmende_runtime::Runtime;
use pallet_currencies::HoldingViewFunction;
use pallet_pledges::{CreditViewFunction, PledgeInfoViewFunction, PledgesViewFunction};
use pallet_projects::{ParticipationViewFunction, RoundViewFunction};

impl Course {
	/// How a holder stands.
	pub fn read_holding(&self, place: usize) -> Result<Cost, String> {
		let who = self.members.neighbour(place)?.account;
		let (holding, cost) = self.chain.view(HoldingViewFunction::<Runtime>::new(TALER, who))?;
		found(holding.is_some_and(|holding| holding.balance > 0), cost)
	}

	/// A page of the pledges that are voted on or outstanding, from the middle.
	pub fn read_pledges(&self, _: usize) -> Result<Cost, String> {
		let from = self.members.count / 2;
		let question = PledgesViewFunction::<Runtime>::new(TALER, from, MAX_PAGE, true);
		let (page, cost) = self.chain.view(question)?;
		found(page.items.len() == MAX_PAGE as usize, cost)
	}

	/// The pledge on which half of the members have voted.
	pub fn read_poll(&self, _: usize) -> Result<Cost, String> {
		let (info, cost) = self.chain.view(PledgeInfoViewFunction::<Runtime>::new(TALER, self.poll))?;
		let voted = info.map(|info| info.tally.ordinary).map(|votes| votes.approvals + votes.objections);
		found(voted == Some(self.voters), cost)
	}

	/// What a member has promised.
	pub fn read_credit(&self, place: usize) -> Result<Cost, String> {
		let who = self.members.neighbour(place)?.account;
		let (credit, cost) = self.chain.view(CreditViewFunction::<Runtime>::new(TALER, who))?;
		found(credit.is_some_and(|view| view.credit.outstanding > 0), cost)
	}

	/// The round with its tally.
	pub fn read_round(&self, _: usize) -> Result<Cost, String> {
		let (view, cost) = self.chain.view(RoundViewFunction::<Runtime>::new(self.round))?;
		let voters = view.map(|view| view.round.voters);
		found(voters == Some(self.voters), cost)
	}

	/// What somebody takes part in a project with.
	pub fn read_participation(&self, place: usize) -> Result<Cost, String> {
		let who = self.members.neighbour(place)?.account;
		let (part, cost) = self.chain.view(ParticipationViewFunction::<Runtime>::new(GARDEN, who))?;
		found(part.is_some_and(|part| part.tokens > 0), cost)
	}
}

fn found(is: bool, cost: Cost) -> Result<Cost, String> {
	match is {
		true => Ok(cost),
		false => Err("a question is not answered as it should be".into()),
	}
}
