//! The calls. What each does is in the file of its concern.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the macro puts into the pallet.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Submit a motion.
		///
		/// ## Dispatch Origin
		///
		/// A voter of the body, or its board, supervisory board or assembly.
		///
		/// ## Details
		///
		/// A voter's motion carries its author's signature and waits to be seconded; an organ's is seconded. `text`
		/// is its wording with its reasons. `concerned` are those whom a discharge, a release or a claim is about:
		/// they do not vote, and the decision then counts as one of simple majority whatever it reached, and is carried
		/// out when the month to contest it has passed. `mode` says how the ballots are cast: on paper where they have to be
		/// secret, as those for delegates (GenG 43a(4)). A call is kept as a preimage, at nobody's expense. It takes one of the author's [`Config::MaxOpenMotions`] places
		/// until it is decided.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotEntitled`], [`Error::NotAuthorised`]: body and caller.
		/// - [`Error::InvalidAddress`], [`Error::CallNotAllowed`], [`Error::CallTooLarge`], [`Error::NoOrgans`],
		///   [`Error::NoStatute`], [`Error::SeatsOutOfRange`], [`Error::NotSeated`], [`Error::ConcernedNotAllowed`]:
		///   the content.
		/// - [`Error::MostVotesNotAllowed`], [`Error::NoOfficers`], [`Error::SecrecyRequired`],
		///   [`Error::TooFewMembers`]: it cannot be voted on in this way.
		/// - Those of [`Amendments::required`]: a change of the statute that cannot be adopted.
		/// - [`Error::TooManyOpenMotions`]: the limit.
		///
		/// ## Events
		///
		/// [`Event::MotionSubmitted`], [`Event::MotionSigned`], [`Event::MotionPetitioned`]
		#[pallet::call_index(0)]
		#[pallet::weight(match &**content {
			Content::Amendment(_) => T::WeightInfo::submit_amendment(),
			// An election of delegates counts the members.
			_ => T::WeightInfo::submit(call_length::<T>(content)).saturating_add(T::DbWeight::get().reads(2)),
		})]
		pub fn submit(
			origin: OriginFor<T>,
			body: Body,
			text: DocumentRef,
			content: Box<ProposalOf<T>>,
			concerned: Concerned,
			mode: BallotMode,
			effective_from: Option<Date>,
		) -> DispatchResult {
			let author = Self::ensure_actor(origin, body)?;
			let draft = motions::Draft { text, content: *content, concerned, mode, effective_from };
			Self::do_submit(body, author, draft).map(|_| ())
		}

		/// Give a motion another wording or content.
		///
		/// ## Dispatch Origin
		///
		/// Its author.
		///
		/// ## Details
		///
		/// A voter's until it is seconded; an organ's until the agenda freezes. Signatures under the old wording
		/// lapse.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::NotAuthorised`]: no such motion, or another's.
		/// - [`Error::Petitioned`], [`Error::ElectionFixed`], [`Error::WrongStatus`], [`Error::MotionExpired`],
		///   [`Error::AgendaFrozen`]: it stands as it is.
		/// - Those of the content, as in [`Pallet::submit`].
		///
		/// ## Events
		///
		/// [`Event::MotionAmended`], [`Event::MotionSigned`], [`Event::MotionPetitioned`]
		#[pallet::call_index(1)]
		#[pallet::weight(match &**content {
			// Whatever the old content is, a call of the greatest length is dropped and this is checked.
			Content::Amendment(_) => {
				T::WeightInfo::amend_motion(0).saturating_add(T::WeightInfo::submit_amendment())
			},
			_ => T::WeightInfo::amend_motion(call_length::<T>(content)),
		})]
		#[allow(clippy::too_many_arguments)]
		pub fn amend_motion(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			text: DocumentRef,
			content: Box<ProposalOf<T>>,
			concerned: Concerned,
			mode: BallotMode,
			effective_from: Option<Date>,
		) -> DispatchResult {
			let actor = Self::ensure_actor(origin, body)?;
			let draft = motions::Draft { text, content: *content, concerned, mode, effective_from };
			Self::do_amend_motion(body, motion, actor, draft)
		}

		/// Take a motion back.
		///
		/// ## Dispatch Origin
		///
		/// Its author.
		///
		/// ## Details
		///
		/// Until the agenda freezes, unless others have signed enough to force it. What its author can force stays on an
		/// agenda where it is.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::NotAuthorised`]: no such motion, or another's.
		/// - [`Error::Petitioned`], [`Error::WrongStatus`], [`Error::AgendaFrozen`]: it stands.
		///
		/// ## Events
		///
		/// [`Event::MotionWithdrawn`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw_motion())]
		pub fn withdraw_motion(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResult {
			let actor = Self::ensure_actor(origin, body)?;
			Self::do_withdraw_motion(body, motion, actor)
		}

		/// Second a motion, so that it can come on an agenda.
		///
		/// ## Dispatch Origin
		///
		/// The board, the supervisory board or the assembly of the body.
		///
		/// ## Errors
		///
		/// - [`Error::NotAuthorised`], [`Error::MotionNotFound`]: caller and motion.
		/// - [`Error::WrongStatus`], [`Error::MotionExpired`]: it is seconded, or over.
		///
		/// ## Events
		///
		/// [`Event::MotionSeconded`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::second())]
		pub fn second(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResult {
			let by = Self::ensure_organ(origin, body)?;
			Self::do_second(body, motion, by)
		}

		/// Sign a motion: petition for it (GenG 45).
		///
		/// ## Dispatch Origin
		///
		/// A voter of the body.
		///
		/// ## Details
		///
		/// When as many have signed as the statute asks for, reckoned by the voters there are then, the motion is
		/// seconded, and its author can convene an assembly for it or put it on the agenda of one. A voter's motion that
		/// an organ has seconded, or put on an agenda, can be signed, too, until the voting is opened; an organ's own
		/// cannot.
		///
		/// ## Errors
		///
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::MotionNotFound`]: caller and motion.
		/// - [`Error::WrongStatus`], [`Error::MotionExpired`], [`Error::Petitioned`]: nothing to sign any more.
		/// - [`Error::AlreadySigned`]: one signature each.
		///
		/// ## Events
		///
		/// [`Event::MotionSigned`], [`Event::MotionPetitioned`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::sign())]
		pub fn sign(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResult {
			let voter = Self::ensure_voter(origin, body)?;
			Self::do_sign(body, motion, Actor::Voter(voter.number))
		}

		/// Close a motion that nobody has put on an agenda in time.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::NotLapsed`]: nothing to close.
		///
		/// ## Events
		///
		/// [`Event::MotionLapsed`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::clear_motion())]
		pub fn clear_motion(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_motion(body, motion)
		}

		/// Convene an assembly, or call a written vote (GenG 44 to 46).
		///
		/// ## Dispatch Origin
		///
		/// The board, the supervisory board or the assembly of the body; or the author of motions that are petitioned
		/// for, for these.
		///
		/// ## Details
		///
		/// The notice counts from now, in the strictest reading: for two weeks 15 days and an hour. A written vote is
		/// on a single motion, if the statute has such votes.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotEntitled`], [`Error::NotAuthorised`]: body and caller, also towards a
		///   motion.
		/// - [`Error::InvalidAddress`], [`Error::TimesOutOfRange`], [`Error::NoticeTooShort`],
		///   [`Error::NoWrittenVotes`], [`Error::SingleMotion`]: the plan.
		/// - [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::MotionExpired`], [`Error::AgendaFull`],
		///   [`Error::MostVotesNotAllowed`], [`Error::NoOfficers`], [`Error::TooFewMembers`]: the agenda.
		///
		/// ## Events
		///
		/// [`Event::AssemblyConvened`], [`Event::ItemAnnounced`]
		#[pallet::call_index(6)]
		// An election of delegates counts the members.
		#[pallet::weight(
			T::WeightInfo::convene(motions.len().saturated_into()).saturating_add(T::DbWeight::get().reads(2))
		)]
		pub fn convene(
			origin: OriginFor<T>,
			body: Body,
			plan: Box<Plan<T::AccountId>>,
			motions: BoundedVec<MotionId, T::MaxAgenda>,
		) -> DispatchResult {
			let by = Self::ensure_actor(origin, body)?;
			Self::do_convene(body, by, *plan, &motions)
		}

		/// Put a motion on the agenda of an assembly.
		///
		/// ## Dispatch Origin
		///
		/// As for [`Pallet::convene`].
		///
		/// ## Details
		///
		/// Until an added item could no longer be announced in time (GenG 46(2); a week is 8 days and an hour). The
		/// author of a petition can take it from where an organ has put it, before that assembly begins; from where he
		/// has put it himself, to an earlier assembly.
		/// Later, and until the voting is opened, an organ can add a late item of its own, which is decided only if
		/// everybody takes part.
		///
		/// ## Errors
		///
		/// - [`Error::AssemblyNotFound`], [`Error::MotionNotFound`], [`Error::NotEntitled`],
		///   [`Error::NotAuthorised`]: who and what.
		/// - [`Error::AssemblyFixed`], [`Error::SingleMotion`], [`Error::AgendaFrozen`], [`Error::AgendaFull`]: the
		///   agenda takes none.
		/// - [`Error::WrongStatus`], [`Error::MotionExpired`], [`Error::MostVotesNotAllowed`], [`Error::NoOfficers`],
		///   [`Error::TooFewMembers`]: the motion is not seconded, not free, or cannot be voted on.
		///
		/// ## Events
		///
		/// [`Event::ItemAnnounced`]
		#[pallet::call_index(7)]
		// Likewise.
		#[pallet::weight(T::WeightInfo::add_item().saturating_add(T::DbWeight::get().reads(2)))]
		pub fn add_item(
			origin: OriginFor<T>,
			body: Body,
			assembly: AssemblyId,
			motion: MotionId,
		) -> DispatchResult {
			let by = Self::ensure_actor(origin, body)?;
			Self::do_add_item(body, assembly, by, motion)
		}

		/// Call an assembly off. Its motions are free for another one.
		///
		/// ## Dispatch Origin
		///
		/// Who has convened it; any voter or organ, when the voting can no longer be opened.
		///
		/// ## Details
		///
		/// Until it begins; or when the announced time for voting is over and nobody has opened it.
		///
		/// ## Errors
		///
		/// - [`Error::AssemblyNotFound`], [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::AssemblyFixed`]:
		///   not this one, not by the caller, or not any more.
		///
		/// ## Events
		///
		/// [`Event::AssemblyCancelled`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::cancel_assembly())]
		pub fn cancel_assembly(origin: OriginFor<T>, body: Body, assembly: AssemblyId) -> DispatchResult {
			let by = Self::ensure_actor(origin, body)?;
			Self::do_cancel_assembly(body, assembly, by)
		}

		/// Name somebody else for the chair of an assembly.
		///
		/// ## Dispatch Origin
		///
		/// The board, the supervisory board or the assembly of the body.
		///
		/// ## Details
		///
		/// Until the minutes are recorded; by the board, which signs them too, until the voting is opened.
		///
		/// ## Errors
		///
		/// - [`Error::AssemblyNotFound`], [`Error::NotAuthorised`], [`Error::AssemblyFixed`],
		///   [`Error::MinutesFixed`]: not this one, not by the caller, or not any more.
		///
		/// ## Events
		///
		/// [`Event::ChairNamed`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::name_chair())]
		pub fn name_chair(
			origin: OriginFor<T>,
			body: Body,
			assembly: AssemblyId,
			chair: T::AccountId,
		) -> DispatchResult {
			let by = Self::ensure_organ(origin, body)?;
			Self::do_name_chair(body, assembly, by, chair)
		}

		/// Open the voting on all items of an assembly.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// From `voting_from` on, until [`Config::LongestVoting`] after the beginning. Fixes the electorate, the quorum
		/// and the window. The window is as long as it was announced, and [`Config::LeastWindow`] blocks at least,
		/// however late it is opened. After the announced end it is as long as the notice of an added item at least.
		///
		/// ## Errors
		///
		/// - [`Error::AssemblyNotFound`], [`Error::AssemblyFixed`], [`Error::TooEarly`],
		///   [`Error::OpeningMissed`], [`Error::NotFound`]: not this one, or not now.
		///
		/// ## Events
		///
		/// [`Event::VotingOpened`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::open_voting())]
		pub fn open_voting(origin: OriginFor<T>, body: Body, assembly: AssemblyId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_open_voting(body, assembly)
		}

		/// Vote on an item, or change a vote.
		///
		/// ## Dispatch Origin
		///
		/// A voter of the body; in the federation the organ that votes for a cooperative.
		///
		/// ## Details
		///
		/// Counts if the voter was entitled at the opening and is today. Replaces what the voter's proxy has cast. In an
		/// election in which it takes more than half of the valid ballots `No` rejects everybody who stands.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::NotVoting`], [`Error::NotOpened`], [`Error::VotingOver`],
		///   [`Error::HallOnly`], [`Error::PaperOnly`]: no vote by wallet now.
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::JoinedAfterOpening`], [`Error::Concerned`],
		///   [`Error::AlreadyEntered`]: not of this voter.
		/// - [`Error::InvalidBallot`]: the ballot.
		///
		/// ## Events
		///
		/// [`Event::Voted`]
		#[pallet::call_index(11)]
		// Measured is the longer one, a vote changed; the first one counts towards the turnout instead of reading the old.
		#[pallet::weight(
			T::WeightInfo::vote(named(ballot)).saturating_add(T::DbWeight::get().reads_writes(1, 1))
		)]
		pub fn vote(origin: OriginFor<T>, body: Body, motion: MotionId, ballot: Ballot) -> DispatchResult {
			let voter = Self::ensure_voter(origin, body)?;
			Self::do_vote(body, motion, voter.number, ballot)
		}

		/// Vote for a principal, or change that vote.
		///
		/// ## Dispatch Origin
		///
		/// The holder of the proxy.
		///
		/// ## Details
		///
		/// The principal's own vote wins. From the first vote on the proxy stands.
		///
		/// ## Errors
		///
		/// - As in [`Pallet::vote`], for the holder and for the principal.
		/// - [`Error::ProxyNotFound`], [`Error::PrincipalHasVoted`]: no proxy for this, or none any more.
		///
		/// ## Events
		///
		/// [`Event::Voted`]
		#[pallet::call_index(12)]
		// Likewise; and the first one marks the proxy as used.
		#[pallet::weight(
			T::WeightInfo::vote_as_proxy(named(ballot))
				.saturating_add(T::DbWeight::get().reads_writes(1, 2))
		)]
		pub fn vote_as_proxy(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			principal: VoterNumber,
			ballot: Ballot,
		) -> DispatchResult {
			let holder = Self::ensure_voter(origin, body)?;
			Self::do_vote_as_proxy(body, motion, holder.number, principal, ballot)
		}

		/// Give another voter a proxy, for an assembly or for one of its motions (GenG 43(5)).
		///
		/// ## Dispatch Origin
		///
		/// A voter of the body.
		///
		/// ## Details
		///
		/// A proxy stands for two at most, passes nothing on, and has given none himself.
		///
		/// ## Errors
		///
		/// - [`Error::AssemblyNotFound`], [`Error::AssemblyFixed`], [`Error::VotingOver`], [`Error::MotionNotFound`],
		///   [`Error::NotVoting`]: what it is for.
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::OwnProxy`]: from whom and to whom.
		/// - [`Error::ProxyAlreadyGiven`], [`Error::NoProxyChains`], [`Error::TooManyPrincipals`]: the limits.
		///
		/// ## Events
		///
		/// [`Event::ProxyGiven`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::give_proxy())]
		pub fn give_proxy(
			origin: OriginFor<T>,
			body: Body,
			assembly: AssemblyId,
			holder: VoterNumber,
			only: Option<MotionId>,
		) -> DispatchResult {
			let principal = Self::ensure_voter(origin, body)?;
			Self::do_give_proxy(body, assembly, principal.number, holder, only)
		}

		/// Revoke a proxy that has not been used.
		///
		/// ## Dispatch Origin
		///
		/// The voter who has given it.
		///
		/// ## Errors
		///
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::ProxyNotFound`], [`Error::ProxyUsed`]:
		///   nothing to revoke.
		///
		/// ## Events
		///
		/// [`Event::ProxyRevoked`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::revoke_proxy())]
		pub fn revoke_proxy(origin: OriginFor<T>, body: Body, assembly: AssemblyId) -> DispatchResult {
			let principal = Self::ensure_voter(origin, body)?;
			Self::do_revoke_proxy(body, assembly, principal.number)
		}

		/// Propose to enter votes that were cast in the hall or on paper.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a returning officer.
		///
		/// ## Details
		///
		/// In the place of what the officer has proposed before and nobody has completed. It counts as the first
		/// signature. Secret votes come in blocs of [`LEAST_SECRET_BLOC`] of a class at least.
		///
		/// ## Errors
		///
		/// - [`Error::NoOrgans`], [`Error::NotAuthorised`]: the caller.
		/// - [`Error::MotionNotFound`], [`Error::NotVoting`], [`Error::NotOpened`], [`Error::VotingOver`]: no vote is
		///   entered now.
		/// - [`Error::DuplicateVoter`], [`Error::CountsMismatch`], [`Error::BlocTooSmall`]: the bloc.
		///
		/// ## Events
		///
		/// [`Event::EntryProposed`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::propose_entry(bloc.voters.len().saturated_into()))]
		pub fn propose_entry(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			bloc: Box<BlocOf<T>>,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_propose_entry(body, motion, by, *bloc)
		}

		/// Sign an entry. The signature that makes it more than half of the returning officers, and two at least,
		/// enters it.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a returning officer who has not signed it.
		///
		/// ## Details
		///
		/// Signatures of those who have lost their seat since do not count. All of the bloc is entered, or nothing.
		/// Charged for the largest bloc, the rest is refunded.
		///
		/// ## Errors
		///
		/// - As in [`Pallet::propose_entry`].
		/// - [`Error::EntryNotFound`], [`Error::AlreadyApproved`]: no such entry, or signed.
		/// - [`Error::NotEntitled`], [`Error::JoinedAfterOpening`], [`Error::Concerned`], [`Error::AlreadyVoted`],
		///   [`Error::CountsMismatch`]: somebody of the bloc does not vote, or has.
		///
		/// ## Events
		///
		/// [`Event::EntryApproved`], [`Event::VotesEntered`]
		#[pallet::call_index(16)]
		#[pallet::weight({
	let most = T::MaxBloc::get();
	T::WeightInfo::approve_entry(most).max(T::WeightInfo::approve_entry_last(most))
})]
		pub fn approve_entry(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			proposer: T::AccountId,
			bloc_hash: H256,
		) -> DispatchResultWithPostInfo {
			let by = ensure_signed(origin)?;
			Self::do_approve_entry(body, motion, by, proposer, bloc_hash)
		}

		/// Close the vote on an item: decide it by its counters.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// When voting and counting are over. Costs the same however many have voted. An election can go on to a
		/// run-off or to lots.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::NotVoting`], [`Error::NotOpened`], [`Error::VotingNotOver`]: nothing
		///   to close, or not yet.
		///
		/// ## Events
		///
		/// [`Event::Adopted`], [`Event::Rejected`], [`Event::RunOffBegun`] or [`Event::Tied`]
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::close().max(T::WeightInfo::close_election(MAX_CANDIDATES)))]
		pub fn close(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_close(body, motion)
		}

		/// Carry out what was adopted.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Once, in a layer of storage of its own. If it fails, nothing of it is done, and the motion is recorded as
		/// failed with the error: this call then has succeeded. Who was elected and cannot take the seat is left out, and
		/// the outcome says why. An election whose seats are still taken can be carried out later instead, within a month
		/// of the decision; after it those are seated for whom there is a seat. `max_weight` is what the caller allows for the
		/// motion's call; what was not used is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::NothingToEnact`], [`Error::NotInForceYet`]:
		///   nothing to carry out, or not yet.
		/// - [`Error::MaxWeightTooLow`]: the call weighs more.
		/// - Those of [`Offices::install`]: the seats are not free yet.
		///
		/// ## Events
		///
		/// [`Event::Enacted`] or [`Event::EnactmentFailed`]; [`Event::LeftOut`]
		#[pallet::call_index(18)]
		#[pallet::weight(
			T::WeightInfo::enact_call(T::MaxCallSize::get())
				.saturating_add(*max_weight)
				.max(T::WeightInfo::enact_election(MAX_SEATS))
				.max(T::WeightInfo::enact_delegates(MAX_SEATS))
				.max(T::WeightInfo::enact_recall())
				.max(T::WeightInfo::enact_amendment())
		)]
		pub fn enact(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			max_weight: Weight,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_enact(body, motion, max_weight)
		}

		/// Confirm that a change of the statute is registered: it is in force (GenG 16(6)).
		///
		/// ## Dispatch Origin
		///
		/// The board of the cooperative.
		///
		/// ## Details
		///
		/// `document` is the hash of what confirms it, such as the register's extract.
		///
		/// ## Errors
		///
		/// - [`Error::NotAuthorised`], [`Error::MotionNotFound`], [`Error::WrongStatus`]: not by the caller, or
		///   nothing waits for it.
		/// - Those of [`Amendments::confirm_registration`].
		///
		/// ## Events
		///
		/// [`Event::RegistrationConfirmed`], [`Event::Enacted`]
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::confirm_registration())]
		pub fn confirm_registration(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			document: H256,
		) -> DispatchResult {
			let by = Self::ensure_organ(origin, body)?;
			Self::do_confirm_registration(body, motion, by, document)
		}

		/// Nominate somebody in an election.
		///
		/// ## Dispatch Origin
		///
		/// A voter of the body, or one of its organs.
		///
		/// ## Details
		///
		/// Until the voting is opened.
		///
		/// ## Errors
		///
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::MotionNotFound`], [`Error::WrongStatus`],
		///   [`Error::AlreadyNominated`]: who and what.
		/// - Those of [`Offices::ensure_eligible`].
		///
		/// ## Events
		///
		/// [`Event::Nominated`]
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::nominate())]
		pub fn nominate(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			who: T::AccountId,
		) -> DispatchResult {
			let by = Self::ensure_actor(origin, body)?;
			Self::do_nominate(body, motion, by, who)
		}

		/// Accept a nomination: stand in the election.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the one who is nominated.
		///
		/// ## Details
		///
		/// Until the voting is opened. Ballots name candidates by the order of acceptance.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::NotNominated`], [`Error::AlreadyNominated`],
		///   [`Error::TooManyCandidates`]: no place to take.
		/// - Those of [`Offices::ensure_eligible`].
		///
		/// ## Events
		///
		/// [`Event::NominationAccepted`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::accept_nomination())]
		pub fn accept_nomination(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_nomination(body, motion, who)
		}

		/// Draw the lots of an election that ended in a tie.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// By the hash of the block that was determined when the vote was closed. If the chain has forgotten that
		/// hash, another block is determined.
		///
		/// ## Errors
		///
		/// - [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::LotsNotReady`]: nothing to draw, or not yet.
		///
		/// ## Events
		///
		/// [`Event::LotsDrawn`] and [`Event::Adopted`], or [`Event::LotsPostponed`]
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::draw_lots())]
		pub fn draw_lots(origin: OriginFor<T>, body: Body, motion: MotionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_draw_lots(body, motion)
		}

		/// Resign from an office.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the one who holds it.
		///
		/// ## Errors
		///
		/// - [`Error::NotSeated`]: the caller holds no such office.
		///
		/// ## Events
		///
		/// [`Event::Resigned`]
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(origin: OriginFor<T>, coop: CoopId, organ: Organ) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(coop, organ, who)
		}

		/// Record the minutes of an assembly, signed by its chair (GenG 47).
		///
		/// ## Dispatch Origin
		///
		/// Signed by the chair.
		///
		/// ## Details
		///
		/// When every item is decided. Until the second signature they can be replaced.
		///
		/// ## Errors
		///
		/// - [`Error::AssemblyNotFound`], [`Error::NotAuthorised`], [`Error::NotOpened`], [`Error::UndecidedItems`],
		///   [`Error::MinutesFixed`], [`Error::InvalidAddress`]: not by the caller, not now, or not so.
		///
		/// ## Events
		///
		/// [`Event::MinutesRecorded`]
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::record_minutes())]
		pub fn record_minutes(
			origin: OriginFor<T>,
			body: Body,
			assembly: AssemblyId,
			document: DocumentRef,
		) -> DispatchResult {
			let chair = ensure_signed(origin)?;
			Self::do_record_minutes(body, assembly, chair, document)
		}

		/// Sign the minutes as a member of the board (GenG 47(2)).
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of the board other than the chair.
		///
		/// ## Errors
		///
		/// - [`Error::NoOrgans`], [`Error::NotAuthorised`], [`Error::SecondSignature`]: the caller.
		/// - [`Error::MinutesNotFound`], [`Error::MinutesFixed`]: `document` is not the hash of the minutes, or they
		///   are signed.
		///
		/// ## Events
		///
		/// [`Event::MinutesCountersigned`]
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::countersign_minutes())]
		pub fn countersign_minutes(
			origin: OriginFor<T>,
			body: Body,
			assembly: AssemblyId,
			document: H256,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_countersign_minutes(body, assembly, by, document)
		}

		/// Contest a decision within a month (GenG 51).
		///
		/// ## Dispatch Origin
		///
		/// A voter of the body who was entitled at the opening, its board or its supervisory board.
		///
		/// ## Details
		///
		/// Records it; mediators or a court find. `statement` is the hash of the reasons.
		///
		/// ## Errors
		///
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::JoinedAfterOpening`],
		///   [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::ContestOver`],
		///   [`Error::AlreadyContested`]: who and what.
		///
		/// ## Events
		///
		/// [`Event::Contested`]
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::contest())]
		pub fn contest(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			statement: H256,
		) -> DispatchResult {
			let by = Self::ensure_actor(origin, body)?;
			Self::do_contest(body, motion, by, statement)
		}

		/// Annul a decision by a finding, whose hash it names.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AnnulOrigin`], which says for which cooperative: its mediators, unless they are elected, recalled
		/// or discharged; the federation in that case, and where there are none who can act.
		///
		/// ## Details
		///
		/// Within the month, or later if somebody has contested within it. What was not carried out never will be;
		/// what was stands until an organ undoes it.
		///
		/// ## Errors
		///
		/// - [`Error::NotAuthorised`], [`Error::MotionNotFound`], [`Error::WrongStatus`], [`Error::ContestOver`]: not
		///   this one, or not any more.
		///
		/// ## Events
		///
		/// [`Event::Annulled`]
		#[pallet::call_index(27)]
		#[pallet::weight(
			T::WeightInfo::annul()
				.max(T::WeightInfo::revoke_amendment())
				.saturating_add(T::Offices::can_act_weight())
		)]
		pub fn annul(
			origin: OriginFor<T>,
			body: Body,
			motion: MotionId,
			finding: H256,
		) -> DispatchResultWithPostInfo {
			let by = T::AnnulOrigin::ensure_origin(origin)?;
			Self::do_annul(body, motion, by, finding)?;
			// Whether the mediators can act is asked where the federation finds.
			Ok(by.map(|_| T::WeightInfo::annul().max(T::WeightInfo::revoke_amendment())).into())
		}

		/// Give up a change of the statute that was adopted and is neither registered nor in force.
		///
		/// ## Dispatch Origin
		///
		/// The body, by another decision, whatever its majority: the statute stays as it is.
		///
		/// ## Details
		///
		/// What is registered, or in force, is undone by another change of the statute.
		///
		/// ## Errors
		///
		/// - [`Error::NotAuthorised`], [`Error::NoStatute`], [`Error::AmendmentNotFound`]: not by the caller, or no
		///   decision of this body has made that version.
		/// - Those of [`Amendments::discard`].
		///
		/// ## Events
		///
		/// [`Event::AmendmentRevoked`]
		#[pallet::call_index(28)]
		#[pallet::weight(T::WeightInfo::revoke_amendment())]
		pub fn revoke_amendment(origin: OriginFor<T>, body: Body, version: StatuteVersion) -> DispatchResult {
			let by = Self::ensure_organ(origin, body)?;
			Self::do_revoke_amendment(body, version, by)
		}

		/// Return a proxy that has not been used.
		///
		/// ## Dispatch Origin
		///
		/// Its holder.
		///
		/// ## Errors
		///
		/// - [`Error::NotEntitled`], [`Error::NotAuthorised`], [`Error::ProxyNotFound`], [`Error::ProxyUsed`]:
		///   nothing to return.
		///
		/// ## Events
		///
		/// [`Event::ProxyReturned`]
		#[pallet::call_index(29)]
		#[pallet::weight(T::WeightInfo::revoke_proxy())]
		pub fn return_proxy(
			origin: OriginFor<T>,
			body: Body,
			assembly: AssemblyId,
			principal: VoterNumber,
		) -> DispatchResult {
			let holder = Self::ensure_voter(origin, body)?;
			Self::do_return_proxy(body, assembly, holder.number, principal)
		}
	}
}
