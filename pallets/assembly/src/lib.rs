//! # Assembly
//!
//! One member, one vote: motions, assemblies with notice and agenda, votes, proxies, elections, minutes; and the chain
//! carries out what was decided.
//!
//! ## Terminology
//!
//! * **Body** — who decides: the members of a cooperative, or the member cooperatives of the federation.
//! * **Motion** (*Antrag*) — a text, a call, an election or a recall that a body is asked to decide.
//! * **Second** — to support a motion so that it comes on an agenda: the board, the supervisory board, or by *petition* as
//!   many voters as can force it (a tenth, or fewer by statute; GenG 45).
//! * **Assembly** (*Generalversammlung*) — the meeting that decides, in one of the forms of GenG 43b, or a written vote.
//! * **Notice** (*Einberufungsfrist*, GenG 46) — the time between convening, or announcing an item, and the assembly.
//! * **Participation** — the record that somebody has voted. Apart from the *ballot*, which says what.
//! * **Proxy** (*Stimmvollmacht*, GenG 43(5)) — stands for at most two voters in an assembly.
//! * **Bloc** — votes cast in the hall or on paper, entered by the returning officers.
//! * **Mode** — how the ballots of a motion are cast: *open*, or *on paper* in secret, where nothing is cast by wallet.
//! * **Enact** — to carry out what was adopted.
//!
//! ## Overview
//!
//! A motion is [`submit`](Pallet::submit)ted, [`second`](Pallet::second)ed or [`sign`](Pallet::sign)ed, and put on the agenda
//! of an assembly by [`convene`](Pallet::convene) or [`add_item`](Pallet::add_item). When its time has come anybody
//! [`open_voting`](Pallet::open_voting): that fixes the electorate, the quorum and the window for all items at once. Voters
//! [`vote`](Pallet::vote), and can change their vote until the window is over. Anybody [`close`](Pallet::close)s each item,
//! which reads counters and nothing else, and has it [`enact`](Pallet::enact)ed: a call runs with the
//! [`Authority`](allmende_primitives::Authority) of the body and the highest majority that was reached. If the call asks
//! for more, or fails, nothing of it is done and the motion is recorded as failed with the error.
//!
//! Who was a member at the opening has a number below [`Roll::next`](allmende_primitives::assembly::Roll), because numbers
//! are given in sequence and never twice. So no list of voters is kept, and neither a vote nor closing depends on how many
//! there are.
//!
//! ## Example
//!
//! ```ignore
//! let body = Body::Members(coop);
//! let content = Box::new(Content::Call(call));
//! Assembly::submit(signed(anna), body, text, content, nobody, BallotMode::Open, None)?;
//! Assembly::second(board, body, motion)?;
//! Assembly::convene(board, body, plan, vec![motion])?;
//! // Two weeks later:
//! Assembly::open_voting(signed(anna), body, assembly)?;
//! Assembly::vote(signed(ben), body, motion, Ballot::Motion(Choice::Yes))?;
//! // When the window is over:
//! Assembly::close(signed(anna), body, motion)?;
//! Assembly::enact(signed(anna), body, motion, max_weight)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
mod ballots;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod decisions;
mod elections;
mod enactment;
mod errors;
mod events;
mod functions;
mod minutes;
#[cfg(test)]
mod mock;
mod motions;
mod officers;
mod proxies;
mod secrecy;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use views::MinutesViewOf;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "runtime-benchmarks")]
	use allmende_primitives::assembly::AssemblySetUp;
	use allmende_primitives::{
		assembly::{Amendments, Body, Electorate, Offices, Roll, VoterNumber},
		traits::{Calendar, Organs},
		Authority, CoopId, Date, DocumentRef, Majority, Organ, StatuteVersion, UnixSeconds,
	};
	use alloc::{boxed::Box, vec::Vec};
	use codec::Encode;
	use frame_support::{
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::{Bounded, Contains, QueryPreimage, StorePreimage},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{traits::Dispatchable, SaturatedConversion};

	/// The account of this runtime.
	type AccountOf<T> = <T as frame_system::Config>::AccountId;
	/// A call as a motion keeps it.
	pub type BoundedCallOf<T> = Bounded<<T as Config>::RuntimeCall, <T as frame_system::Config>::Hashing>;
	/// A motion's content as it is submitted.
	pub type ProposalOf<T> = Content<AccountOf<T>, Box<<T as Config>::RuntimeCall>>;
	/// A motion's content as it is kept.
	pub type ContentOf<T> = Content<AccountOf<T>, BoundedCallOf<T>>;
	/// A motion of this runtime.
	pub type MotionOf<T> = Motion<AccountOf<T>, BoundedCallOf<T>, BlockNumberFor<T>>;
	/// An assembly of this runtime.
	pub type AssemblyOf<T> = Assembly<AccountOf<T>, BlockNumberFor<T>>;
	/// The opening of a vote.
	pub type OpeningOf<T> = Opening<BlockNumberFor<T>>;
	/// A window for voting.
	pub type WindowOf<T> = Window<BlockNumberFor<T>>;
	/// A bloc of votes.
	pub type BlocOf<T> = Bloc<BoundedVec<VoterNumber, <T as Config>::MaxBloc>>;
	/// A bloc that is to be signed.
	pub type ProposedEntryOf<T> =
		ProposedEntry<AccountOf<T>, BoundedVec<VoterNumber, <T as Config>::MaxBloc>>;

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeOrigin: From<Authority>>
	{
		/// The calls that a body can decide.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Where the calls of motions are kept.
		type Preimages: QueryPreimage<H = Self::Hashing> + StorePreimage;

		/// The chain's calendar.
		type Calendar: Calendar;

		/// Who is entitled to vote, and by which terms.
		type Electorate: Electorate<Self::AccountId>;

		/// Who holds which office.
		type Organs: Organs<Self::AccountId>;

		/// Filling the offices.
		type Offices: Offices<Self::AccountId>;

		/// Changing the statutes.
		type Amendments: Amendments;

		/// The calls that a body may decide. To be closed to whatever answers `Ok` when a part of it has failed.
		type CallFilter: Contains<<Self as Config>::RuntimeCall>;

		/// Every authority, which it answers.
		type AuthorityOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// Who annuls decisions by the mediators' or a court's finding, and of which cooperative; `None`: the federation, of its
		/// own body, where a cooperative has no mediators, and where it would be their own cause.
		type AnnulOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Option<CoopId>>;

		/// Longest encoded call of a motion, in bytes. It is kept until the motion is decided and carried out.
		#[pallet::constant]
		type MaxCallSize: Get<u32>;

		/// Most items of an agenda. Convening puts each of them there, and the minutes list them.
		#[pallet::constant]
		type MaxAgenda: Get<u32>;

		/// Most voters of a bloc. Entering it records each of them.
		#[pallet::constant]
		type MaxBloc: Get<u32>;

		/// Most motions of one author that are not decided. Bounds what is stored undecided, and nobody can take the others'
		/// places.
		#[pallet::constant]
		type MaxOpenMotions: Get<u32>;

		/// A registered cooperative elects delegates if it has more members than this (GenG 43a(1)).
		#[pallet::constant]
		type DelegatesAbove: Get<u32>;

		/// Days until a motion lapses that is not seconded, or that nobody puts on an agenda after it was.
		#[pallet::constant]
		type MotionLifetime: Get<u32>;

		/// Days that an assembly can be convened ahead. Motions wait for it.
		#[pallet::constant]
		type LongestLead: Get<u32>;

		/// Days from the beginning of an assembly to the announced end of the voting at most, and to its opening.
		#[pallet::constant]
		type LongestVoting: Get<u32>;

		/// Days that the returning officers have for counting at most.
		#[pallet::constant]
		type LongestCounting: Get<u32>;

		/// Blocks for which a vote, or a motion that waits, stays open at least, beside its times. No constant: it may go by
		/// the chain's calendar.
		type LeastWindow: Get<BlockNumberFor<Self>>;

		/// Blocks from closing an election to the block whose hash draws the lots.
		#[pallet::constant]
		type LotDelay: Get<BlockNumberFor<Self>>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;

		/// Sets up what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: AssemblySetUp<Self::AccountId>;
	}

	/// The id of a body's next motion.
	#[pallet::storage]
	pub type NextMotionId<T> = StorageMap<_, Twox64Concat, Body, MotionId, ValueQuery>;

	/// The motions, those decided included.
	#[pallet::storage]
	pub type Motions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, MotionId, MotionOf<T>>;

	/// How many motions of an author are not decided.
	#[pallet::storage]
	pub type OpenMotions<T> = StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, Actor, u32, ValueQuery>;

	/// Who has signed which wording of a motion.
	#[pallet::storage]
	pub type Signatures<T> =
		StorageDoubleMap<_, Twox64Concat, (Body, MotionId, u32), Twox64Concat, VoterNumber, ()>;

	/// The id of a body's next assembly.
	#[pallet::storage]
	pub type NextAssemblyId<T> = StorageMap<_, Twox64Concat, Body, AssemblyId, ValueQuery>;

	/// The assemblies and written votes.
	#[pallet::storage]
	pub type Assemblies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, AssemblyId, AssemblyOf<T>>;

	/// The agendas, item by item.
	#[pallet::storage]
	pub type Agendas<T> = StorageDoubleMap<_, Twox64Concat, (Body, AssemblyId), Twox64Concat, u32, MotionId>;

	/// Who has voted on what, in which manner. Says nothing of the ballot.
	#[pallet::storage]
	pub type Participations<T> =
		StorageDoubleMap<_, Twox64Concat, Poll, Twox64Concat, VoterNumber, Participation>;

	/// How many have voted.
	#[pallet::storage]
	pub type Turnouts<T> = StorageMap<_, Twox64Concat, Poll, Turnout, ValueQuery>;

	/// The open ballots cast by wallet.
	#[pallet::storage]
	pub type OpenBallots<T> = StorageDoubleMap<_, Twox64Concat, Poll, Twox64Concat, VoterNumber, Ballot>;

	/// What was voted.
	#[pallet::storage]
	pub type Tallies<T> = StorageMap<_, Twox64Concat, Poll, Tally, ValueQuery>;

	/// The proxies by who has given them.
	#[pallet::storage]
	pub type Proxies<T> =
		StorageDoubleMap<_, Twox64Concat, (Body, AssemblyId), Twox64Concat, VoterNumber, Proxy>;

	/// Whom a proxy stands for.
	#[pallet::storage]
	pub type PrincipalsOf<T> = StorageDoubleMap<
		_,
		Twox64Concat,
		(Body, AssemblyId),
		Twox64Concat,
		VoterNumber,
		Principals,
		ValueQuery,
	>;

	/// The bloc that a returning officer has proposed last, until enough have signed it.
	#[pallet::storage]
	pub type ProposedEntries<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(Body, MotionId),
		Blake2_128Concat,
		T::AccountId,
		ProposedEntryOf<T>,
	>;

	/// How many blocs were entered.
	#[pallet::storage]
	pub type EntryCounts<T> = StorageMap<_, Twox64Concat, Poll, u32, ValueQuery>;

	/// The blocs that were entered.
	#[pallet::storage]
	pub type Entries<T> = StorageDoubleMap<_, Twox64Concat, Poll, Twox64Concat, u32, Entry>;

	/// Who is nominated in an election.
	#[pallet::storage]
	pub type Nominations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (Body, MotionId), Blake2_128Concat, T::AccountId, ()>;

	/// Who stands in a round of an election.
	#[pallet::storage]
	pub type CandidateLists<T: Config> =
		StorageMap<_, Twox64Concat, Poll, Candidates<T::AccountId>, ValueQuery>;

	/// Who is elected.
	#[pallet::storage]
	pub type Outcomes<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, MotionId, Outcome<T::AccountId>, ValueQuery>;

	/// Which motion has made which version of the statute, those given up included.
	#[pallet::storage]
	pub type Adoptions<T> = StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, StatuteVersion, MotionId>;

	/// When somebody has given up a seat, or lost it by recall or to a successor. What was submitted before about those who sit there is
	/// about him still (GenG 43(6)).
	#[pallet::storage]
	pub type LeftSeats<T> =
		StorageDoubleMap<_, Twox64Concat, (CoopId, Organ), Twox64Concat, VoterNumber, UnixSeconds>;

	/// The minutes.
	#[pallet::storage]
	pub type MinutesOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Body, Twox64Concat, AssemblyId, Minutes<T::AccountId>>;

	/// Who contests a decision, with the hash of the statement.
	#[pallet::storage]
	pub type Contests<T> = StorageDoubleMap<_, Twox64Concat, (Body, MotionId), Twox64Concat, Actor, H256>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxCallSize::get() > 0, "a motion must be able to hold a call");
			assert!(
				T::MaxCallSize::get().saturated_into::<usize>()
					<= <T::Preimages as StorePreimage>::MAX_LENGTH,
				"the longest call of a motion must be kept"
			);
			assert!(T::MaxAgenda::get() > 0, "an agenda must have an item");
			assert!(T::MaxBloc::get() >= LEAST_SECRET_BLOC, "a bloc of secret votes must fit");
			assert!(T::MaxOpenMotions::get() > 0, "everybody must be able to submit a motion");
			assert!(T::MotionLifetime::get() > 0, "a motion must live for a day at least");
			assert!(T::LongestVoting::get() > 0, "a vote must be able to last for a day");
			assert!(T::LotDelay::get() > 0u32.into(), "the block of the lots must lie ahead");
			assert!(
				T::LotDelay::get() < T::BlockHashCount::get(),
				"the hash of the block of the lots must still be known"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A motion.
		pub fn motion(body: Body, motion: MotionId) -> Option<MotionOf<T>> {
			Motions::<T>::get(body, motion)
		}

		/// The motions of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE); or those of
		/// them that are not decided.
		pub fn motions(body: Body, from: MotionId, limit: u32, open: bool) -> Page<MotionOf<T>> {
			Self::view_motions(body, from, limit, open)
		}

		/// An assembly.
		pub fn assembly(body: Body, assembly: AssemblyId) -> Option<AssemblyOf<T>> {
			Assemblies::<T>::get(body, assembly)
		}

		/// The assemblies of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn assemblies(body: Body, from: AssemblyId, limit: u32) -> Page<AssemblyOf<T>> {
			Self::view_assemblies(body, from, limit)
		}

		/// The items of an agenda, in order.
		pub fn agenda(body: Body, assembly: AssemblyId) -> Vec<MotionId> {
			Self::view_agenda(body, assembly)
		}

		/// The tallies of a motion by round: who could vote, how many have, and what they have voted, unless the vote is
		/// running and the statute does not publish it.
		pub fn tallies(body: Body, motion: MotionId) -> Vec<TallyView> {
			Self::view_tallies(body, motion)
		}

		/// Whether an account can vote on a motion now, and why not.
		pub fn may_vote(body: Body, motion: MotionId, who: T::AccountId) -> Result<(), Obstacle> {
			Self::view_may_vote(body, motion, &who)
		}

		/// The proxies that a voter has given and holds in an assembly. `None`: the account is no voter today.
		pub fn proxies(body: Body, assembly: AssemblyId, who: T::AccountId) -> Option<ProxiesView> {
			Self::view_proxies(body, assembly, &who)
		}

		/// Who stands in a round of an election, in the order by which ballots name them.
		pub fn candidates(body: Body, motion: MotionId, round: Round) -> Candidates<T::AccountId> {
			CandidateLists::<T>::get((body, motion, round))
		}

		/// Who is elected, and between whom lots are drawn. `None`: it is no election that has been decided.
		pub fn outcome(body: Body, motion: MotionId) -> Option<Outcome<T::AccountId>> {
			Outcomes::<T>::contains_key(body, motion).then(|| Outcomes::<T>::get(body, motion))
		}

		/// Whether somebody is nominated in an election. Who has accepted is among the candidates too.
		pub fn is_nominated(body: Body, motion: MotionId, who: T::AccountId) -> bool {
			Nominations::<T>::contains_key((body, motion), who)
		}

		/// How a voter has taken part in a round of a vote, and the ballot, if it was cast by wallet and is open.
		pub fn participation(
			body: Body,
			motion: MotionId,
			round: Round,
			voter: VoterNumber,
		) -> Option<(Participation, Option<Ballot>)> {
			let poll = (body, motion, round);
			Participations::<T>::get(poll, voter)
				.map(|participation| (participation, OpenBallots::<T>::get(poll, voter)))
		}

		/// The bloc that a returning officer has proposed last and others are to sign.
		pub fn proposed_entry(
			body: Body,
			motion: MotionId,
			proposer: T::AccountId,
		) -> Option<ProposedEntryOf<T>> {
			ProposedEntries::<T>::get((body, motion), proposer)
		}

		/// The statement, by its hash, with which a voter or an organ contests a decision.
		pub fn contest_of(body: Body, motion: MotionId, by: Actor) -> Option<H256> {
			Contests::<T>::get((body, motion), by)
		}

		/// The motion that has made a version of the statute. `None`: the founders have, or there is none.
		pub fn adoption(body: Body, version: StatuteVersion) -> Option<MotionId> {
			Adoptions::<T>::get(body, version)
		}

		/// Everything that the minutes of an assembly are made of (GenG 47), and the minutes.
		pub fn minutes(body: Body, assembly: AssemblyId) -> Option<MinutesViewOf<T>> {
			Self::view_minutes(body, assembly)
		}
	}

	/// The length of the call that is submitted.
	fn call_length<T: Config>(content: &ProposalOf<T>) -> u32 {
		match content {
			Content::Call(call) => call.encoded_size().saturated_into(),
			_ => 0,
		}
	}

	/// How many candidates a ballot names.
	fn named(ballot: &Ballot) -> u32 {
		match ballot {
			Ballot::Election(named) => named.len().saturated_into(),
			Ballot::Motion(_) => 0,
		}
	}
}
