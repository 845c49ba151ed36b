//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the macro puts into the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member proposes a project.
		ProjectProposed {
			project: ProjectId,
			currency: CurrencyId,
			lead: T::AccountId,
			text_hash: H256,
			budget: Units,
			least: Units,
			pay_to: PayTo,
		},
		/// A proposal has another wording. It has changed so often.
		ProposalAmended {
			project: ProjectId,
			revision: u32,
			old_text_hash: H256,
			text_hash: H256,
			old_budget: Units,
			budget: Units,
			least: Units,
			pay_to: PayTo,
		},
		/// The lead has taken a proposal back.
		ProposalWithdrawn { project: ProjectId },
		/// An organ appoints somebody to lead a project, in the place of `old`. Until he accepts, `lead` does; he can until both
		/// have passed.
		LeadAppointed {
			project: ProjectId,
			lead: T::AccountId,
			old: Option<T::AccountId>,
			nominee: T::AccountId,
			by: Judge,
			until: Date,
			open_until_block: BlockNumberFor<T>,
		},
		/// An organ takes back that `nominee` was appointed to lead a project. `lead` stays.
		LeadNominationWithdrawn { project: ProjectId, lead: T::AccountId, nominee: T::AccountId, by: Judge },
		/// A project has another lead, whom an organ has appointed.
		LeadChanged {
			project: ProjectId,
			old_lead: T::AccountId,
			old_number: VoterNumber,
			lead: T::AccountId,
			number: VoterNumber,
			by: Judge,
		},
		/// A member has said something about a project. This event is all that is kept of it.
		ProjectDiscussed { project: ProjectId, who: T::AccountId, text_hash: H256 },
		/// The assembly lets the board open rounds with so much. `old` could still be used before.
		BudgetApproved { currency: CurrencyId, old: Units, amount: Units, until: Date },
		/// A round is open. Its budget is in escrow of the pot.
		RoundOpened {
			round: RoundId,
			currency: CurrencyId,
			budget: Units,
			until: Date,
			open_until_block: BlockNumberFor<T>,
			projects: RoundProjects,
			by: Judge,
		},
		/// A proposal that was named for a round is not in it: it is not free any more, its lead has left, or its first
		/// milestone is due before the end.
		ProjectLeftOut { project: ProjectId, round: RoundId },
		/// A member has allotted points. They replace all that he had allotted in this round.
		PointsAllotted { round: RoundId, voter: VoterNumber, old: Allotment, points: Allotment },
		/// A project gets money from a round.
		ProjectFunded {
			project: ProjectId,
			round: RoundId,
			points: u64,
			funders: u32,
			share: Units,
			amount: Units,
		},
		/// A project gets nothing from a round: its share is less than what it needs at least.
		ProjectNotFunded { project: ProjectId, round: RoundId, points: u64, share: Units },
		/// A project has got its participation token.
		ParticipationOpened { project: ProjectId, token: TokenId },
		/// Every project of a round knows what it gets. The rest is the pot's again.
		RoundClosed { round: RoundId, currency: CurrencyId, granted: Units, returned: Units },
		/// The lead reports a milestone.
		MilestoneReported {
			project: ProjectId,
			milestone: MilestoneNumber,
			attempt: u32,
			evidence: H256,
			until: Date,
			open_until_block: BlockNumberFor<T>,
		},
		/// A funder has voted on a milestone.
		MilestoneVoted {
			project: ProjectId,
			milestone: MilestoneNumber,
			voter: VoterNumber,
			old: Option<bool>,
			accept: bool,
		},
		/// A funder leads the project now: his vote on a report that waits does not count any more.
		MilestoneVoteRemoved {
			project: ProjectId,
			milestone: MilestoneNumber,
			voter: VoterNumber,
			accept: bool,
		},
		/// A milestone is accepted, and so much paid to the lead or put into the pool.
		MilestoneAccepted {
			project: ProjectId,
			milestone: MilestoneNumber,
			by: Judge,
			amount: Units,
			yes: u32,
			no: u32,
		},
		/// The funders have refused a milestone. So much is the pot's again.
		MilestoneRefused {
			project: ProjectId,
			milestone: MilestoneNumber,
			returned: Units,
			yes: u32,
			no: u32,
		},
		/// Too few funders have voted. The milestone can be reported again.
		MilestoneUndecided { project: ProjectId, milestone: MilestoneNumber, yes: u32, no: u32 },
		/// A milestone was not reported in time. So much is the pot's again.
		MilestoneLapsed { project: ProjectId, milestone: MilestoneNumber, returned: Units },
		/// Nothing is to be done in a project any more. So much of its pool is the pot's again.
		ProjectClosed { project: ProjectId, returned: Units },
		/// A project is given up. So much is the pot's again.
		ProjectCancelled { project: ProjectId, by: Judge, returned: Units },
		/// A member has entered a contribution.
		ContributionRecorded {
			project: ProjectId,
			contribution: ContributionId,
			who: T::AccountId,
			work: Work,
			amount: Units,
			evidence: H256,
		},
		/// A funder confirms what the lead has contributed; so many more have to.
		ContributionSupported {
			project: ProjectId,
			contribution: ContributionId,
			voter: VoterNumber,
			missing: u32,
		},
		/// A contribution is confirmed and paid. `tokens` were issued for it.
		ContributionConfirmed {
			project: ProjectId,
			contribution: ContributionId,
			who: T::AccountId,
			by: Judge,
			amount: Units,
			tokens: Units,
		},
		/// A contribution is rejected, for reasons that have this hash.
		ContributionRejected {
			project: ProjectId,
			contribution: ContributionId,
			who: T::AccountId,
			by: Judge,
			reason: H256,
		},
		/// A contribution is taken back.
		ContributionWithdrawn { project: ProjectId, contribution: ContributionId, who: T::AccountId },
		/// A project that is over keeps no more than is still asked for. So much is the pot's again.
		PoolReturned { project: ProjectId, returned: Units },
		/// Participation tokens have changed hands. Income until then stays with who has had them.
		ParticipationTransferred { project: ProjectId, from: T::AccountId, to: T::AccountId, amount: Units },
		/// Somebody has paid income to the holders of a project's tokens.
		IncomeDistributed { project: ProjectId, from: T::AccountId, amount: Units, tokens: Units },
		/// A holder has got his income.
		IncomeClaimed { project: ProjectId, who: T::AccountId, amount: Units },
		/// The assembly lets the board pay volunteers. The budget is in escrow of the pot.
		VolunteerBudgetApproved {
			budget: BudgetId,
			currency: CurrencyId,
			amount: Units,
			until: Date,
			most_per_person: Units,
		},
		/// A volunteer is paid, and has got so much from the budget now.
		VolunteerPaid { budget: BudgetId, who: T::AccountId, amount: Units, total: Units, reason: H256 },
		/// A budget for volunteers is over. So much is the pot's again.
		VolunteerBudgetClosed { budget: BudgetId, returned: Units },
	}
}
