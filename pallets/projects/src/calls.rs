//! The calls. What each does is in the file of its concern.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the macro puts into the pallet. What weighs at the end of the block for the account whose units move is
/// added to each that moves some.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Propose a project.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of the community, who becomes its lead.
		///
		/// ## Details
		///
		/// - `plan`: the text, the budget in milestones, the least with which it can be begun, and whom accepted
		///   milestones go to.
		///
		/// Anybody can discuss it, and the lead change it, until a round takes it.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotMember`]: currency and caller.
		/// - [`Error::InvalidAddress`], [`Error::NoMilestones`], [`Error::MilestoneDue`], [`Error::ZeroAmount`],
		///   [`Error::MilestonesNotSorted`], [`Error::BudgetMismatch`], [`Error::LeastOutOfRange`]: the plan.
		/// - [`Error::TooManyOpenProposals`]: the limit.
		///
		/// ## Events
		///
		/// [`Event::ProjectProposed`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::propose())]
		pub fn propose(origin: OriginFor<T>, currency: CurrencyId, plan: Box<Plan>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose(who, currency, *plan).map(|_| ())
		}

		/// Give a proposal another plan.
		///
		/// ## Dispatch Origin
		///
		/// Its lead.
		///
		/// ## Details
		///
		/// Until a round takes it, and again when that round has not funded it.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotLead`], [`Error::NotProposed`]: project and caller.
		/// - Those of the plan, as in [`Pallet::propose`].
		///
		/// ## Events
		///
		/// [`Event::ProposalAmended`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::amend_proposal())]
		pub fn amend_proposal(origin: OriginFor<T>, project: ProjectId, plan: Box<Plan>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_amend_proposal(who, project, *plan)
		}

		/// Take a proposal back.
		///
		/// ## Dispatch Origin
		///
		/// Its lead.
		///
		/// ## Details
		///
		/// As long as it can be amended.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotLead`], [`Error::NotProposed`]: project and caller.
		///
		/// ## Events
		///
		/// [`Event::ProposalWithdrawn`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw_proposal())]
		pub fn withdraw_proposal(origin: OriginFor<T>, project: ProjectId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_proposal(who, project)
		}

		/// Say something about a project.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of its community.
		///
		/// ## Details
		///
		/// The text lies elsewhere. Of its hash an event is kept, and nothing in the state.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotMember`]: project and caller.
		///
		/// ## Events
		///
		/// [`Event::ProjectDiscussed`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::discuss())]
		pub fn discuss(origin: OriginFor<T>, project: ProjectId, text_hash: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_discuss(who, project, text_hash)
		}

		/// Let the board open rounds.
		///
		/// ## Dispatch Origin
		///
		/// The assembly of the community.
		///
		/// ## Details
		///
		/// The budgets of the rounds that it opens until the last day come to `amount` at most, whatever of them is
		/// granted. Replaces what was approved before; 0 ends it. Nothing is taken from the pot yet.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotAuthorised`]: another community's currency.
		/// - [`Error::WindowOutOfRange`]: a day that has passed.
		///
		/// ## Events
		///
		/// [`Event::BudgetApproved`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::approve_budget())]
		pub fn approve_budget(
			origin: OriginFor<T>,
			currency: CurrencyId,
			amount: Units,
			until: Date,
		) -> DispatchResult {
			let (coop, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_approve_budget(coop, currency, amount, until)
		}

		/// Open a budget round.
		///
		/// ## Dispatch Origin
		///
		/// The assembly of the community; or its board, within what the assembly has approved.
		///
		/// ## Details
		///
		/// The budget goes into escrow of the pot, of which one unit has to stay outside. Whoever is a member now can allot
		/// points until the end of `until`, and for [`Config::LeastWindow`] blocks at least. One round of a currency is open at
		/// a time.
		///
		/// A project that is not free any more, whose lead has left, or whose first milestone is due before the end is
		/// left out, and the round is between the others.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotAuthorised`]: another community's currency.
		/// - [`Error::ZeroAmount`], [`Error::NoProjects`], [`Error::WindowOutOfRange`], [`Error::RoundOpen`],
		///   [`Error::EnvelopeTooSmall`], [`Error::PotTooSmall`]: the round.
		/// - [`Error::ProjectNotFound`], [`Error::NamedTwice`]: a project that is not of this currency, or named twice.
		///
		/// ## Events
		///
		/// [`Event::RoundOpened`]; before it [`Event::ProjectLeftOut`] for each that is left out
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::open_round(projects.len().saturated_into()))]
		pub fn open_round(
			origin: OriginFor<T>,
			currency: CurrencyId,
			budget: Units,
			until: Date,
			projects: RoundProjects,
		) -> DispatchResult {
			let organ = Self::ensure_organ(origin)?;
			Self::do_open_round(organ, currency, budget, until, projects).map(|_| ())
		}

		/// Allot points to projects of a round.
		///
		/// ## Dispatch Origin
		///
		/// Signed by an ordinary member of the community since before the opening.
		///
		/// ## Details
		///
		/// Replaces what the member has allotted in this round; nothing at all takes it back. At most
		/// [`Config::Points`], in ascending order of the projects.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`], [`Error::RoundOver`]: the round.
		/// - [`Error::NotMember`], [`Error::InvestingMember`], [`Error::JoinedAfterOpening`]: the caller.
		/// - [`Error::AllotmentNotSorted`], [`Error::ZeroPoints`], [`Error::NotInRound`], [`Error::TooManyPoints`]:
		///   the points.
		///
		/// ## Events
		///
		/// [`Event::PointsAllotted`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::allot(points.len().saturated_into()))]
		pub fn allot(origin: OriginFor<T>, round: RoundId, points: Allotment) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_allot(who, round, points)
		}

		/// Give the projects of a round what was allotted to them.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody, when the window is over.
		///
		/// ## Details
		///
		/// So many more projects at most, in their order. With the last one the rest of the budget goes back to the
		/// pot.
		///
		/// A project gets the part of the round's budget that its points are of all points, rounded down, and its
		/// own budget at most; nothing if that is less than its least, or if its lead has left: then it is a
		/// proposal again.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`], [`Error::RoundClosed`], [`Error::RoundNotOver`], [`Error::ZeroLimit`]:
		///   nothing to do.
		/// - [`Error::TokenIdUnavailable`], and those of the assets: no participation token.
		///
		/// ## Events
		///
		/// [`Event::ProjectFunded`], [`Event::ProjectNotFunded`], [`Event::ParticipationOpened`],
		/// [`Event::RoundClosed`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::close_round((*limit).clamp(1, MAX_ROUND_PROJECTS)))]
		pub fn close_round(origin: OriginFor<T>, round: RoundId, limit: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let done = Self::do_close_round(round, limit)?;
			Ok(Some(T::WeightInfo::close_round(done)).into())
		}

		/// Report a milestone.
		///
		/// ## Dispatch Origin
		///
		/// The lead.
		///
		/// ## Details
		///
		/// Until [`Config::MilestoneGrace`] days after it was due. Opens the funders' window. After one in which
		/// too few have voted it can be reported again.
		///
		/// Where milestones pay the lead, none is reported as long as somebody whom the assembly has appointed can
		/// still accept to lead the project.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotLead`], [`Error::NotRunning`], [`Error::LeadChanging`]: project
		///   and caller.
		/// - [`Error::MilestoneNotFound`], [`Error::NotGranted`], [`Error::NotOpen`], [`Error::MilestoneOverdue`]:
		///   the milestone.
		///
		/// ## Events
		///
		/// [`Event::MilestoneReported`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::report_milestone())]
		pub fn report_milestone(
			origin: OriginFor<T>,
			project: ProjectId,
			milestone: MilestoneNumber,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_milestone(who, project, milestone, evidence)
		}

		/// Vote on a milestone, or change a vote.
		///
		/// ## Dispatch Origin
		///
		/// A funder: an ordinary member who has allotted points to the project.
		///
		/// ## Details
		///
		/// The lead does not vote on his own, nor does who has led the project when he reported the milestone.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotRunning`], [`Error::MilestoneNotFound`],
		///   [`Error::NotReported`], [`Error::VotingOver`]: nothing to vote on.
		/// - [`Error::NotMember`], [`Error::InvestingMember`], [`Error::NotFunder`], [`Error::OwnCause`]: the
		///   caller.
		///
		/// ## Events
		///
		/// [`Event::MilestoneVoted`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::vote_on_milestone())]
		pub fn vote_on_milestone(
			origin: OriginFor<T>,
			project: ProjectId,
			milestone: MilestoneNumber,
			accept: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote_on_milestone(who, project, milestone, accept)
		}

		/// Accept a milestone in the funders' place.
		///
		/// ## Dispatch Origin
		///
		/// The board of the community, or its assembly.
		///
		/// ## Details
		///
		/// A board that the lead or who has reported it sits on does not, nor one against the funders: when more of
		/// them are against than for it. The assembly always can, as long as the milestone is reported and not decided:
		/// also when the funders' window has ended without enough votes, if the lead still is who has reported it.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotAuthorised`], [`Error::OwnCause`]: project and caller.
		/// - [`Error::NotRunning`], [`Error::MilestoneNotFound`], [`Error::NotReported`],
		///   [`Error::FundersAgainst`]: the milestone.
		/// - Those of the currency: the lead cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::MilestoneAccepted`], [`Event::ProjectClosed`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::accept_milestone().saturating_add(T::Currencies::receipt()))]
		pub fn accept_milestone(
			origin: OriginFor<T>,
			project: ProjectId,
			milestone: MilestoneNumber,
		) -> DispatchResult {
			let organ = Self::ensure_organ(origin)?;
			Self::do_accept_milestone(organ, project, milestone)
		}

		/// Count the funders' votes on a milestone.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody, when the window is over.
		///
		/// ## Details
		///
		/// Accepted by more than half of the votes cast, refused otherwise; neither if fewer than
		/// [`Config::LeastTurnout`] of the funders have voted. The lead and who has reported are not counted among
		/// them; who has left since is. Where nobody else has funded the project nothing is decided here, but by an
		/// organ. What is accepted is paid to the lead or goes into the pool; what is refused goes back to the pot.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotRunning`], [`Error::MilestoneNotFound`],
		///   [`Error::NotReported`], [`Error::VotingNotOver`]: nothing to count.
		/// - Those of the currency: the lead cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::MilestoneAccepted`], [`Event::MilestoneRefused`], [`Event::MilestoneUndecided`],
		/// [`Event::ProjectClosed`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::close_milestone().saturating_add(T::Currencies::receipt()))]
		pub fn close_milestone(
			origin: OriginFor<T>,
			project: ProjectId,
			milestone: MilestoneNumber,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_milestone(project, milestone)
		}

		/// Give a milestone up that was not reported in time.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// From [`Config::MilestoneGrace`] days after it was due. What it was to release goes back to the pot.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotRunning`], [`Error::MilestoneNotFound`],
		///   [`Error::NotGranted`], [`Error::NotOpen`], [`Error::MilestoneNotOverdue`]: nothing to give up.
		///
		/// ## Events
		///
		/// [`Event::MilestoneLapsed`], [`Event::ProjectClosed`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::lapse_milestone())]
		pub fn lapse_milestone(
			origin: OriginFor<T>,
			project: ProjectId,
			milestone: MilestoneNumber,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_lapse_milestone(project, milestone)
		}

		/// Close a project in which nothing is left to be done.
		///
		/// ## Dispatch Origin
		///
		/// The lead; or the board or the assembly of the community.
		///
		/// ## Details
		///
		/// When no milestone is open. What the pool has beyond what contributors have asked for goes back to the
		/// pot. A project with nothing in its pool closes by itself.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotLead`], [`Error::NotAuthorised`]: project and caller.
		/// - [`Error::NotRunning`], [`Error::MilestonesOpen`]: it cannot be closed.
		///
		/// ## Events
		///
		/// [`Event::ProjectClosed`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::close_project())]
		pub fn close_project(origin: OriginFor<T>, project: ProjectId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			Self::do_close_project(caller, project)
		}

		/// Give a project up.
		///
		/// ## Dispatch Origin
		///
		/// The lead, or the assembly of the community.
		///
		/// ## Details
		///
		/// What milestones would have released goes back to the pot, and what the pool has beyond what contributors
		/// have asked for.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotLead`], [`Error::NotAuthorised`], [`Error::NotRunning`]:
		///   project and caller.
		///
		/// ## Events
		///
		/// [`Event::ProjectCancelled`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::cancel_project())]
		pub fn cancel_project(origin: OriginFor<T>, project: ProjectId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			Self::do_cancel_project(caller, project)
		}

		/// Enter what one has done for a project.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of its community.
		///
		/// ## Details
		///
		/// Paid from the pool when others have confirmed it. The pool need not have as much yet.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotMember`], [`Error::NotRunning`], [`Error::NoContributors`]:
		///   project and caller.
		/// - [`Error::ZeroAmount`]: nothing done, or nothing asked for.
		/// - [`Error::MoreThanFunded`]: more than the project has, pool and open milestones together.
		/// - [`Error::TooManyOpenContributions`]: the limit.
		///
		/// ## Events
		///
		/// [`Event::ContributionRecorded`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::contribute())]
		pub fn contribute(
			origin: OriginFor<T>,
			project: ProjectId,
			work: Work,
			amount: Units,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute(who, project, work, amount, evidence).map(|_| ())
		}

		/// Confirm and pay a contribution.
		///
		/// ## Dispatch Origin
		///
		/// The lead, the board or the assembly; for what the lead has done, also [`Config::Confirmers`] funders,
		/// one after another.
		///
		/// ## Details
		///
		/// - `amount`: what it asks for, repeated, so that nothing is confirmed unread.
		///
		/// Nobody confirms his own, nor a board that of somebody who sits on it. Where the project issues
		/// participation tokens, the contributor gets as many as units.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::ContributionNotFound`], [`Error::AlreadyDecided`],
		///   [`Error::TermsMismatch`]: the contribution.
		/// - [`Error::NotAuthorised`], [`Error::OwnCause`], [`Error::NotMember`], [`Error::InvestingMember`],
		///   [`Error::NotFunder`], [`Error::AlreadyConfirmed`]: the caller.
		/// - [`Error::PoolTooSmall`], and those of the currency: it cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::ContributionConfirmed`], [`Event::ContributionSupported`], [`Event::ProjectClosed`],
		/// [`Event::PoolReturned`]
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::confirm_contribution().saturating_add(T::Currencies::receipt()))]
		pub fn confirm_contribution(
			origin: OriginFor<T>,
			project: ProjectId,
			contribution: ContributionId,
			amount: Units,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			Self::do_confirm_contribution(caller, project, contribution, amount)
		}

		/// Reject a contribution.
		///
		/// ## Dispatch Origin
		///
		/// The lead, the board or the assembly.
		///
		/// ## Details
		///
		/// The reason is the hash of a letter.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::ContributionNotFound`], [`Error::AlreadyDecided`]: the
		///   contribution.
		/// - [`Error::NotAuthorised`], [`Error::NotLead`]: the caller.
		///
		/// ## Events
		///
		/// [`Event::ContributionRejected`], [`Event::ProjectClosed`], [`Event::PoolReturned`]
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::reject_contribution())]
		pub fn reject_contribution(
			origin: OriginFor<T>,
			project: ProjectId,
			contribution: ContributionId,
			reason: H256,
		) -> DispatchResult {
			let caller = Self::caller(origin)?;
			Self::do_reject_contribution(caller, project, contribution, reason)
		}

		/// Take a contribution back.
		///
		/// ## Dispatch Origin
		///
		/// Its contributor.
		///
		/// ## Details
		///
		/// As long as nobody has decided it.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::ContributionNotFound`], [`Error::AlreadyDecided`],
		///   [`Error::NotAuthorised`]: the contribution and the caller.
		///
		/// ## Events
		///
		/// [`Event::ContributionWithdrawn`], [`Event::ProjectClosed`], [`Event::PoolReturned`]
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::withdraw_contribution())]
		pub fn withdraw_contribution(
			origin: OriginFor<T>,
			project: ProjectId,
			contribution: ContributionId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_contribution(who, project, contribution)
		}

		/// Give participation tokens to somebody.
		///
		/// ## Dispatch Origin
		///
		/// Signed by their holder.
		///
		/// ## Details
		///
		/// To whoever can hold the currency, but for its pot, which claims no income. Income until now stays the giver's
		/// to claim.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NoParticipation`], [`Error::NotParticipant`],
		///   [`Error::MoreThanHeld`]: the tokens.
		/// - [`Error::ZeroAmount`], [`Error::TransferToSelf`], [`Error::MayNotHold`]: the transfer.
		///
		/// ## Events
		///
		/// [`Event::ParticipationTransferred`]
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::transfer_participation().saturating_add(T::Currencies::listed()))]
		pub fn transfer_participation(
			origin: OriginFor<T>,
			project: ProjectId,
			to: T::AccountId,
			amount: Units,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_transfer_participation(who, project, to, amount)
		}

		/// Pay income of a project to the holders of its tokens.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody who has the units.
		///
		/// ## Details
		///
		/// They go into escrow of the pot, and the holders claim them. What their tokens do not divide is carried
		/// into the next distribution.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NoParticipation`], [`Error::ZeroAmount`]: nobody to pay, or
		///   nothing.
		/// - Those of the currency: the caller cannot pay, or the pot has no unit that would stay outside its escrow.
		///
		/// ## Events
		///
		/// [`Event::IncomeDistributed`]
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::distribute_income().saturating_add(T::Currencies::settlement()))]
		pub fn distribute_income(origin: OriginFor<T>, project: ProjectId, amount: Units) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_distribute_income(who, project, amount)
		}

		/// Claim the income of one's tokens.
		///
		/// ## Dispatch Origin
		///
		/// Signed by who holds tokens, or has held some.
		///
		/// ## Details
		///
		/// Whole units, rounded down; the rest of a unit stays the caller's.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NoParticipation`], [`Error::NotParticipant`],
		///   [`Error::NothingToClaim`]: nothing there.
		/// - Those of the currency: the caller cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::IncomeClaimed`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::claim_income().saturating_add(T::Currencies::receipt()))]
		pub fn claim_income(origin: OriginFor<T>, project: ProjectId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_income(who, project)
		}

		/// Let the board pay volunteers.
		///
		/// ## Dispatch Origin
		///
		/// The assembly of the community.
		///
		/// ## Details
		///
		/// The budget goes into escrow of the pot, of which one unit has to stay outside.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotAuthorised`]: another community's currency.
		/// - [`Error::ZeroAmount`], [`Error::WindowOutOfRange`], [`Error::PotTooSmall`]: the budget.
		///
		/// ## Events
		///
		/// [`Event::VolunteerBudgetApproved`]
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::approve_volunteer_budget())]
		pub fn approve_volunteer_budget(
			origin: OriginFor<T>,
			currency: CurrencyId,
			amount: Units,
			until: Date,
			most_per_person: Units,
		) -> DispatchResult {
			let (coop, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_approve_volunteer_budget(coop, currency, amount, until, most_per_person).map(|_| ())
		}

		/// Pay a volunteer.
		///
		/// ## Dispatch Origin
		///
		/// The board of the community.
		///
		/// ## Details
		///
		/// Within the budget, its last day and the most per person. Nobody who sits on the board. The reason is the
		/// hash of what was done.
		///
		/// ## Errors
		///
		/// - [`Error::BudgetNotFound`], [`Error::NotAuthorised`], [`Error::BudgetEnded`]: budget and caller.
		/// - [`Error::ZeroAmount`], [`Error::OwnCause`], [`Error::AboveMostPerPerson`], [`Error::BudgetTooSmall`]:
		///   the payment.
		/// - Those of the currency: the volunteer cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::VolunteerPaid`]
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::pay_volunteer().saturating_add(T::Currencies::receipt()))]
		pub fn pay_volunteer(
			origin: OriginFor<T>,
			budget: BudgetId,
			who: T::AccountId,
			amount: Units,
			reason: H256,
		) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_pay_volunteer(coop, budget, who, amount, reason)
		}

		/// End a budget for volunteers.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody after its last day; the assembly of the community at any time.
		///
		/// ## Details
		///
		/// What is left goes back to the pot.
		///
		/// ## Errors
		///
		/// - [`Error::BudgetNotFound`], [`Error::BudgetEnded`], [`Error::BudgetNotEnded`]: nothing to end.
		///
		/// ## Events
		///
		/// [`Event::VolunteerBudgetClosed`]
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::close_volunteer_budget())]
		pub fn close_volunteer_budget(origin: OriginFor<T>, budget: BudgetId) -> DispatchResult {
			let caller = Self::caller(origin)?;
			Self::do_close_volunteer_budget(caller, budget)
		}

		/// Appoint the next lead of a project.
		///
		/// ## Dispatch Origin
		///
		/// The assembly of the community; or its board, when the lead has left.
		///
		/// ## Details
		///
		/// - `lead`: a member, who leads the project when he accepts. Until then the present lead does. Or the present
		///   lead: then whom the organ has appointed, and the assembly whoever is appointed, is so no more.
		///
		/// Who is appointed can accept for twice [`Config::AcceptanceDays`]. Replaces whom the same organ has
		/// appointed before. The assembly replaces the board's choice, but the board the assembly's only when that
		/// member has left, or has not accepted in time. A board appoints nobody who sits on it.
		///
		/// Where milestones pay the lead, he reports none as long as the assembly's choice can accept.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotAuthorised`], [`Error::ProjectOver`]: the project.
		/// - [`Error::NotMember`], [`Error::AlreadyLead`], [`Error::OwnCause`]: the next lead.
		/// - [`Error::LeadPresent`], [`Error::AppointedByAssembly`]: not the board's to decide.
		///
		/// ## Events
		///
		/// [`Event::LeadAppointed`], [`Event::LeadNominationWithdrawn`]
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::appoint_lead())]
		pub fn appoint_lead(origin: OriginFor<T>, project: ProjectId, lead: T::AccountId) -> DispatchResult {
			let organ = Self::ensure_organ(origin)?;
			Self::do_appoint_lead(organ, project, lead)
		}

		/// Lead a project from now on.
		///
		/// ## Dispatch Origin
		///
		/// Signed by whom an organ has appointed.
		///
		/// ## Details
		///
		/// All that is the lead's is the caller's: reports, confirmations, and what milestones pay to the lead. What
		/// the old lead has confirmed stays. A proposal takes one of the caller's places. In a project that runs the
		/// votes of the caller on reported milestones do not count any more; those of the others do.
		///
		/// As long as the old lead is a member, a milestone that he has reported and that would pay him is decided
		/// first. If he has left, it pays the caller; but where its window is over and the old lead can hold the
		/// currency, it is decided first, too.
		///
		/// ## Errors
		///
		/// - [`Error::ProjectNotFound`], [`Error::NotNominated`], [`Error::NominationOver`], [`Error::NotMember`]:
		///   project and caller.
		/// - [`Error::OwnCause`]: the board has appointed somebody who sits on it by now.
		/// - [`Error::TooManyOpenProposals`]: the caller has no place for a proposal.
		/// - [`Error::MilestoneReported`]: one would pay the old lead.
		///
		/// ## Events
		///
		/// [`Event::LeadChanged`], [`Event::MilestoneVoteRemoved`]
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::accept_lead(MAX_MILESTONES).saturating_add(T::Currencies::listed()))]
		pub fn accept_lead(origin: OriginFor<T>, project: ProjectId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let milestones = Self::do_accept_lead(who, project)?;
			Ok(Some(T::WeightInfo::accept_lead(milestones).saturating_add(T::Currencies::listed())).into())
		}
	}
}
