//! Why a call is refused. What the currencies and the assets refuse comes through with their own errors.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the macro puts into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such currency.
		CurrencyNotFound,
		/// There is no such project.
		ProjectNotFound,
		/// There is no such round.
		RoundNotFound,
		/// The project has no such milestone.
		MilestoneNotFound,
		/// The project has no such contribution.
		ContributionNotFound,
		/// There is no such budget.
		BudgetNotFound,
		/// The caller has no say in this.
		NotAuthorised,
		/// Not a member today.
		NotMember,
		/// Not the lead, or not a member any more.
		NotLead,
		/// Leads the project already.
		AlreadyLead,
		/// The lead is a member still: only the assembly replaces him.
		LeadPresent,
		/// The assembly has appointed somebody who can still accept: the board appoints nobody else.
		AppointedByAssembly,
		/// Nobody is appointed to lead the project, or somebody else, or the member that the caller was before he left.
		NotNominated,
		/// It is too late to accept the lead.
		NominationOver,
		/// A milestone is reported that would pay the present lead. It is decided first.
		MilestoneReported,
		/// The assembly has appointed somebody who can still accept. Until then nothing is reported that would pay the
		/// present lead.
		LeadChanging,
		/// An investing member: ordinary members allot points and vote on milestones.
		InvestingMember,
		/// A member since the opening of the round only.
		JoinedAfterOpening,
		/// Has not allotted points to the project.
		NotFunder,
		/// It would be a decision in one's own cause.
		OwnCause,
		/// The document's address is blank or not UTF-8.
		InvalidAddress,
		/// Nothing at all is asked for or given.
		ZeroAmount,
		/// No milestone.
		NoMilestones,
		/// The milestones are not in the order of their days.
		MilestonesNotSorted,
		/// A milestone is due today or has been.
		MilestoneDue,
		/// The budget is not the sum of the milestones.
		BudgetMismatch,
		/// The least is nothing, or more than the budget.
		LeastOutOfRange,
		/// The member has as many open proposals as he can have.
		TooManyOpenProposals,
		/// The project is not a proposal that waits for a round.
		NotProposed,
		/// The project is withdrawn, closed or cancelled.
		ProjectOver,
		/// The project does not run.
		NotRunning,
		/// A day that has passed, or a window that is too short or too long.
		WindowOutOfRange,
		/// The pot has not so much to put into escrow. Its last unit stays outside.
		PotTooSmall,
		/// The assembly has not approved such a budget, or only until a day that has passed.
		EnvelopeTooSmall,
		/// A round with no projects, or with none that can be in it.
		NoProjects,
		/// A project is named twice for the same round.
		NamedTwice,
		/// A round of the currency is open already.
		RoundOpen,
		/// The window is over.
		RoundOver,
		/// The window is not over yet.
		RoundNotOver,
		/// The round is closed already.
		RoundClosed,
		/// No project at all is to be settled.
		ZeroLimit,
		/// The project is not one of the round's.
		NotInRound,
		/// The projects are not in ascending order, or one is named twice.
		AllotmentNotSorted,
		/// A project with no points.
		ZeroPoints,
		/// More points than a member has.
		TooManyPoints,
		/// The milestone is not funded.
		NotGranted,
		/// The milestone is reported, or decided.
		NotOpen,
		/// The milestone is not reported, or decided.
		NotReported,
		/// It is too late to report the milestone.
		MilestoneOverdue,
		/// The milestone could still be reported.
		MilestoneNotOverdue,
		/// The funders' window is over.
		VotingOver,
		/// The funders' window is not over yet.
		VotingNotOver,
		/// More funders are against than for it.
		FundersAgainst,
		/// Milestones are open.
		MilestonesOpen,
		/// The project pays its lead, and no contributors.
		NoContributors,
		/// The account has as many contributions open as it can have.
		TooManyOpenContributions,
		/// The contribution is decided already.
		AlreadyDecided,
		/// What is repeated is not what the books say.
		TermsMismatch,
		/// The funder has confirmed already.
		AlreadyConfirmed,
		/// The project's pool has less than that.
		PoolTooSmall,
		/// The project has less than that, what is locked for its milestones included.
		MoreThanFunded,
		/// The assets pallet gives out no id for the token.
		TokenIdUnavailable,
		/// The project has no participation tokens, or nobody holds any.
		NoParticipation,
		/// Holds no participation tokens and never has.
		NotParticipant,
		/// More tokens than the account holds.
		MoreThanHeld,
		/// From an account to itself.
		TransferToSelf,
		/// Whoever cannot hold the currency could not claim the income, nor could its pot.
		MayNotHold,
		/// No whole unit can be claimed.
		NothingToClaim,
		/// The budget has less than that.
		BudgetTooSmall,
		/// More than one person gets from the budget.
		AboveMostPerPerson,
		/// The budget's last day has passed, or it is closed.
		BudgetEnded,
		/// The budget's last day has not passed.
		BudgetNotEnded,
	}
}
