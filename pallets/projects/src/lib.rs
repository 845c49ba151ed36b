//! # Projects
//!
//! Members direct the community pot into projects: everybody allots the same number of points, milestones and
//! contributions are paid when others have confirmed them, and who has contributed shares the project's income.
//!
//! ## Terminology
//!
//! * **Pot** — the currency that belongs to all, see [`Currencies::pot`](allmende_primitives::currency::Currencies::pot).
//! * **Lead** — the member who proposes a project, or takes it over, and answers for it.
//! * **Round** (*Buergerhaushalt*) — a vote by which members divide a budget over projects.
//! * **Points** — what a member allots. Everybody has [`Config::Points`] of them in each round.
//! * **Funders** — the members who have allotted points to a project in the round that has funded it.
//! * **Milestone** — a part of a project that is reported, accepted and paid by itself.
//! * **Pool** — what was accepted and waits to be paid to contributors.
//! * **Contribution** — what a member has done for a project, and asks for.
//! * **Participation token** — one for each unit that a contributor was paid. Bears a part of the project's income.
//! * **Envelope** — leave that the assembly gives the board to open rounds, up to an amount and a day.
//!
//! ## Overview
//!
//! A member [`propose`](Pallet::propose)s a project with a budget in milestones. The board, within an envelope, or the
//! assembly [`open_round`](Pallet::open_round)s with a budget from the pot and some of the projects; who was a member then
//! [`allot`](Pallet::allot)s points. When the window is over anybody [`close_round`](Pallet::close_round)s it, some projects
//! at a time: each gets the part of the budget that its points are of all points, rounded down, and its own budget at
//! most. A share that is less than what the project says it needs at [`least`](Plan::least) is not paid. What is left
//! goes back to the pot. Where less than the budget is granted, the milestones are funded in order, as far as it goes.
//!
//! The lead [`report_milestone`](Pallet::report_milestone)s; the funders
//! [`vote_on_milestone`](Pallet::vote_on_milestone), or the board [`accept_milestone`](Pallet::accept_milestone)s. More than
//! half of the votes cast accept, by [`Config::LeastTurnout`] of the funders at least, the lead not counted; half refuses,
//! and the money goes back to the pot; silence does neither, and the lead reports again. Nobody decides in his own cause:
//! not the lead, nor a board that he sits on, nor who has led the project when he reported.
//!
//! A lead who has left is replaced: the board [`appoint_lead`](Pallet::appoint_lead)s a member, who
//! [`accept_lead`](Pallet::accept_lead)s, or not. The assembly can do so at any time. Who is appointed has twice
//! [`Config::AcceptanceDays`] for it. As long as he has, and the assembly has appointed him, a lead whom milestones pay reports
//! none: what he has reported before is decided, and then the way is free.
//!
//! ### Money
//!
//! What a round, a project or a volunteers' budget has is in escrow of the pot, by
//! [`Currencies::escrow`](allmende_primitives::currency::Currencies::escrow), and in this pallet's books. Nobody else can
//! spend it, and no account without a key has to hold the currency. [`Reserved`] is the sum of it.
//!
//! ### Income
//!
//! Income is divided by an index: what one token has earned since the first one, in units times [`SCALE`]. Each
//! account's tokens are settled by the index whenever their number changes and when income is claimed, so nothing
//! loops over accounts. What the tokens do not divide is carried into the next distribution; whoever claims gets whole
//! units, and the rest of a unit stays his. So what was distributed is what was claimed, what can be claimed and what is
//! carried, to the last part of a unit.
//!
//! ### Example
//!
//! ```ignore
//! Projects::propose(signed(anna), currency, plan)?;
//! Projects::approve_budget(assembly, currency, 10_000_00, until)?;
//! Projects::open_round(board, currency, 5_000_00, until, vec![project])?;
//! Projects::allot(signed(ben), round, vec![(project, 60)])?;
//! // When the window is over:
//! Projects::close_round(signed(ben), round, 1)?;
//! Projects::report_milestone(signed(anna), project, 0, evidence)?;
//! Projects::accept_milestone(board, project, 0)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod contributions;
mod errors;
mod events;
mod functions;
mod impls;
mod leads;
mod milestones;
#[cfg(test)]
mod mock;
mod participation;
mod proposals;
mod rounds;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
mod volunteers;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "runtime-benchmarks")]
	use allmende_primitives::currency::CurrencySetUp;
	use allmende_primitives::{
		assembly::{Electorate, VoterNumber},
		currency::{Currencies, CurrencyId, Units},
		traits::{Calendar, Organs},
		CoopId, Date, Fraction, Majority,
	};
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungibles::{metadata, Create, Inspect, Mutate},
			BuildGenesisConfig,
		},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use pallet_assets::AssetIdAllocator;
	use sp_core::H256;
	use sp_runtime::{traits::AccountIdConversion, SaturatedConversion};

	/// A project of this runtime.
	pub type ProjectOf<T> = Project<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A contribution of this runtime.
	pub type ContributionOf<T> = Contribution<<T as frame_system::Config>::AccountId>;
	/// A round of this runtime.
	pub type RoundOf<T> = Round<BlockNumberFor<T>>;
	/// The state of a milestone of this runtime.
	pub type MilestoneStateOf<T> = MilestoneState<BlockNumberFor<T>>;

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The currencies and their pots.
		type Currencies: Currencies<Self::AccountId>;

		/// Who is entitled to allot points: ordinary members, as in the assembly.
		type Electorate: Electorate<Self::AccountId>;

		/// Who sits on the board. A board does not decide for those who do.
		type Organs: Organs<Self::AccountId>;

		/// The chain's calendar.
		type Calendar: Calendar;

		/// Where the participation tokens are. It must ask this pallet as its `Freezer`, and take no deposit for an asset
		/// or its metadata: the account that owns the tokens has nothing.
		type Assets: Inspect<Self::AccountId, AssetId = TokenId, Balance = Units>
			+ Mutate<Self::AccountId>
			+ Create<Self::AccountId>
			+ metadata::Inspect<Self::AccountId>
			+ metadata::Mutate<Self::AccountId>;

		/// Says which id the next token has to take.
		type TokenIds: AssetIdAllocator<TokenId>;

		/// The board of a cooperative.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// The assembly of a cooperative. Any majority does.
		type AssemblyOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (CoopId, Majority)>;

		/// From it comes the account, without a key, that owns the participation tokens.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The points that every member has in each round.
		#[pallet::constant]
		type Points: Get<u32>;

		/// Most projects of one member in one currency that are neither funded nor withdrawn.
		#[pallet::constant]
		type MaxOpenProposals: Get<u32>;

		/// Most contributions of one account to one project that nobody has decided.
		#[pallet::constant]
		type MaxOpenContributions: Get<u32>;

		/// How many funders confirm together what the lead has contributed himself. At most [`MAX_CONFIRMERS`].
		#[pallet::constant]
		type Confirmers: Get<u32>;

		/// Days that a round is open at least, after the day on which it is opened.
		#[pallet::constant]
		type ShortestRound: Get<u32>;

		/// Days that a round is open at most, likewise.
		#[pallet::constant]
		type LongestRound: Get<u32>;

		/// Days that funders have to vote on a milestone, after the day of the report. Who is appointed to lead a project has
		/// twice as many to accept.
		#[pallet::constant]
		type AcceptanceDays: Get<u32>;

		/// The part of the funders who have to vote on a milestone, the lead and who has reported it not counted. With fewer
		/// nothing is decided.
		#[pallet::constant]
		type LeastTurnout: Get<Fraction>;

		/// Days after its due day until a milestone that is not reported can be lapsed.
		#[pallet::constant]
		type MilestoneGrace: Get<u32>;

		/// Blocks for which a window stays open at least, beside its days. No constant: it may go by the chain's calendar.
		type LeastWindow: Get<BlockNumberFor<Self>>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;

		/// Sets up what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: CurrencySetUp<Self::AccountId>;
	}

	/// What this pallet has in escrow of the pot of a currency: for open rounds, projects, income and volunteers.
	#[pallet::storage]
	pub type Reserved<T> = StorageMap<_, Twox64Concat, CurrencyId, Units, ValueQuery>;

	/// The id of the next project.
	#[pallet::storage]
	pub type NextProjectId<T> = StorageValue<_, ProjectId, ValueQuery>;

	/// The projects, those that are over included.
	#[pallet::storage]
	pub type Projects<T: Config> = StorageMap<_, Twox64Concat, ProjectId, ProjectOf<T>>;

	/// How many projects were proposed in a currency.
	#[pallet::storage]
	pub type ProjectCounts<T> = StorageMap<_, Twox64Concat, CurrencyId, u32, ValueQuery>;

	/// The projects of a currency, from 0 in the order in which they were proposed.
	#[pallet::storage]
	pub type ProjectsOf<T> = StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, u32, ProjectId>;

	/// The milestones of each project, as proposed.
	#[pallet::storage]
	pub type MilestonePlans<T> = StorageMap<_, Twox64Concat, ProjectId, Milestones, ValueQuery>;

	/// What has become of the milestones. None is entered before it is reported.
	#[pallet::storage]
	pub type MilestoneStates<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ProjectId,
		Twox64Concat,
		MilestoneNumber,
		MilestoneStateOf<T>,
		ValueQuery,
	>;

	/// How a funder has voted on which report of a milestone: project, milestone, report.
	#[pallet::storage]
	pub type MilestoneVotes<T> =
		StorageDoubleMap<_, Twox64Concat, (ProjectId, MilestoneNumber, u32), Twox64Concat, VoterNumber, bool>;

	/// How many projects of a member are neither funded nor withdrawn.
	#[pallet::storage]
	pub type OpenProposals<T> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, VoterNumber, u32, ValueQuery>;

	/// What the board may open rounds with.
	#[pallet::storage]
	pub type Envelopes<T> = StorageMap<_, Twox64Concat, CurrencyId, Envelope>;

	/// The id of the next round.
	#[pallet::storage]
	pub type NextRoundId<T> = StorageValue<_, RoundId, ValueQuery>;

	/// The rounds.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// The round of a currency that is not closed. One at a time.
	#[pallet::storage]
	pub type OpenRounds<T> = StorageMap<_, Twox64Concat, CurrencyId, RoundId>;

	/// What was allotted to the projects of a round.
	#[pallet::storage]
	pub type Tallies<T> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, ProjectId, Tally, ValueQuery>;

	/// What each member has allotted in a round.
	#[pallet::storage]
	pub type Allotments<T> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, VoterNumber, Allotment, ValueQuery>;

	/// The id of a project's next contribution.
	#[pallet::storage]
	pub type NextContributionId<T> = StorageMap<_, Twox64Concat, ProjectId, ContributionId, ValueQuery>;

	/// The contributions to each project.
	#[pallet::storage]
	pub type Contributions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ProjectId, Twox64Concat, ContributionId, ContributionOf<T>>;

	/// How many contributions of an account nobody has decided yet.
	#[pallet::storage]
	pub type OpenContributions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ProjectId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The project of each participation token.
	#[pallet::storage]
	pub type TokenProjects<T> = StorageMap<_, Twox64Concat, TokenId, ProjectId>;

	/// The income of each project.
	#[pallet::storage]
	pub type Incomes<T> = StorageMap<_, Twox64Concat, ProjectId, Income, ValueQuery>;

	/// Who holds how many participation tokens, and what they have earned him.
	#[pallet::storage]
	pub type Participations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ProjectId, Blake2_128Concat, T::AccountId, Participation>;

	/// The id of the next budget for volunteers.
	#[pallet::storage]
	pub type NextBudgetId<T> = StorageValue<_, BudgetId, ValueQuery>;

	/// The budgets for volunteers.
	#[pallet::storage]
	pub type VolunteerBudgets<T> = StorageMap<_, Twox64Concat, BudgetId, VolunteerBudget>;

	/// How many budgets for volunteers were approved in a currency.
	#[pallet::storage]
	pub type VolunteerBudgetCounts<T> = StorageMap<_, Twox64Concat, CurrencyId, u32, ValueQuery>;

	/// The budgets for volunteers of a currency, from 0 in the order in which they were approved.
	#[pallet::storage]
	pub type VolunteerBudgetsOf<T> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, u32, BudgetId>;

	/// What each volunteer has got from a budget.
	#[pallet::storage]
	pub type VolunteerPay<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BudgetId, Blake2_128Concat, T::AccountId, Units, ValueQuery>;

	/// The projects that the chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Proposed in this order, on the calendar's first day. Their currencies and their leads' memberships are there by
		/// then: those geneses are built before this one.
		pub projects: Vec<GenesisProject<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (place, GenesisProject { currency, lead, plan }) in self.projects.iter().enumerate() {
				if let Err(error) = Pallet::<T>::do_propose(lead.clone(), *currency, plan.clone()) {
					panic!("genesis project {place}, of {lead:?}: {error:?}");
				}
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::Points::get() >= MAX_ROUND_PROJECTS,
				"a member must be able to allot something to every project"
			);
			assert!(T::MaxOpenProposals::get() > 0, "a member must be able to propose");
			assert!(T::MaxOpenContributions::get() > 0, "a member must be able to contribute");
			assert!(
				(1..=MAX_CONFIRMERS).contains(&T::Confirmers::get()),
				"as many confirmers as a contribution records"
			);
			assert!(T::ShortestRound::get() > 0, "a round must be open for a whole day");
			assert!(T::LongestRound::get() >= T::ShortestRound::get(), "no round would be possible");
			assert!(T::AcceptanceDays::get() > 0, "funders must have a whole day");
			assert!(T::LeastTurnout::get().is_proper(), "a part of the funders");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What this pallet has in escrow of the pot of a currency.
		pub fn reserved(currency: CurrencyId) -> Units {
			Reserved::<T>::get(currency)
		}

		/// A project.
		pub fn project(project: ProjectId) -> Option<ProjectOf<T>> {
			Projects::<T>::get(project)
		}

		/// The projects of a currency in the order in which they were proposed, `limit` from the one at `from` on, of at
		/// most [`MAX_PAGE`](allmende_primitives::MAX_PAGE). Each with its id.
		pub fn projects(currency: CurrencyId, from: u32, limit: u32) -> Page<(ProjectId, ProjectOf<T>)> {
			Self::view_projects(currency, from, limit)
		}

		/// The milestones of a project, in order.
		pub fn milestones(project: ProjectId) -> Vec<MilestoneView<BlockNumberFor<T>>> {
			Self::view_milestones(project)
		}

		/// How a funder has voted on the report of a milestone that is open.
		pub fn milestone_vote(
			project: ProjectId,
			milestone: MilestoneNumber,
			voter: VoterNumber,
		) -> Option<bool> {
			Self::view_milestone_vote(project, milestone, voter)
		}

		/// How many funders the least turnout on a milestone is a part of: all but the lead and who has reported it. Where it is
		/// not reported, all but the lead.
		pub fn milestone_electorate_of(project: ProjectId, milestone: MilestoneNumber) -> Option<u32> {
			Self::view_milestone_electorate(project, milestone)
		}

		/// What the board may open rounds with.
		pub fn envelope(currency: CurrencyId) -> Option<Envelope> {
			Envelopes::<T>::get(currency)
		}

		/// The round of a currency that is not closed.
		pub fn open_round_of(currency: CurrencyId) -> Option<RoundId> {
			OpenRounds::<T>::get(currency)
		}

		/// A round with its tally.
		pub fn round(round: RoundId) -> Option<RoundView<BlockNumberFor<T>>> {
			Self::view_round(round)
		}

		/// The points that a member has allotted in a round.
		pub fn allotment(round: RoundId, voter: VoterNumber) -> Allotment {
			Allotments::<T>::get(round, voter)
		}

		/// The contributions of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn contributions(
			project: ProjectId,
			from: ContributionId,
			limit: u32,
		) -> Page<ContributionOf<T>> {
			Self::view_contributions(project, from, limit)
		}

		/// The income of a project that issues tokens.
		pub fn income(project: ProjectId) -> Option<Income> {
			Incomes::<T>::contains_key(project).then(|| Incomes::<T>::get(project))
		}

		/// The tokens that somebody has in a project, and the income that he can claim.
		pub fn participation(project: ProjectId, who: T::AccountId) -> Option<ParticipationView> {
			Self::view_participation(project, &who)
		}

		/// The project of a participation token.
		pub fn token_project(token: TokenId) -> Option<ProjectId> {
			TokenProjects::<T>::get(token)
		}

		/// A budget for volunteers.
		pub fn volunteer_budget(budget: BudgetId) -> Option<VolunteerBudget> {
			VolunteerBudgets::<T>::get(budget)
		}

		/// The budgets for volunteers of a currency, paged as [`Self::projects`].
		pub fn volunteer_budgets(
			currency: CurrencyId,
			from: u32,
			limit: u32,
		) -> Page<(BudgetId, VolunteerBudget)> {
			Self::view_volunteer_budgets(currency, from, limit)
		}

		/// What a volunteer has got from a budget.
		pub fn volunteer_pay(budget: BudgetId, who: T::AccountId) -> Units {
			VolunteerPay::<T>::get(budget, who)
		}
	}

	impl<T: Config> Pallet<T> {
		/// The account that owns, issues and administers the participation tokens. Nobody has a key to it.
		pub fn account_id() -> T::AccountId {
			T::PalletId::get().into_account_truncating()
		}
	}
}
