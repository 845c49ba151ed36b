//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the macro puts into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such body, or it does not act yet.
		NotFound,
		/// There is no such motion.
		MotionNotFound,
		/// There is no such assembly.
		AssemblyNotFound,
		/// The caller has no say in this.
		NotAuthorised,
		/// The account, or the voter, is not entitled today.
		NotEntitled,
		/// The voter was entitled after the opening only.
		JoinedAfterOpening,
		/// The decision is about the voter himself, or about the one who votes for him (GenG 43(6)).
		Concerned,
		/// The document's address is blank or not UTF-8.
		InvalidAddress,
		/// An assembly does not decide such a call.
		CallNotAllowed,
		/// The encoded call is too long.
		CallTooLarge,
		/// This body has no organs to elect.
		NoOrgans,
		/// This body has no statute of its own.
		NoStatute,
		/// No decision of this body has made such a version of the statute.
		AmendmentNotFound,
		/// An election fills one seat at least, and not more than an organ can have.
		SeatsOutOfRange,
		/// The statute does not let most votes elect (GenG 43(2) sentence 2).
		MostVotesNotAllowed,
		/// Delegates are elected in secret (GenG 43a(4)), which is on paper.
		SecrecyRequired,
		/// A registered cooperative elects delegates if it has more than 1,500 members (GenG 43a(1)).
		TooFewMembers,
		/// There are not two returning officers who could enter what is cast on paper.
		NoOfficers,
		/// The account holds no seat in the organ.
		NotSeated,
		/// Nobody is excluded from voting on an election or a recall.
		ConcernedNotAllowed,
		/// The author has as many open motions as one can have.
		TooManyOpenMotions,
		/// The motion is not, or no longer, in the state that this needs.
		WrongStatus,
		/// The motion's time has passed.
		MotionExpired,
		/// Its time has not passed.
		NotLapsed,
		/// The voter has signed this wording already.
		AlreadySigned,
		/// The motion is carried by a petition and no longer its author's alone, or stands on an agenda by force of it.
		Petitioned,
		/// An election cannot be reworded; withdraw it and submit another one.
		ElectionFixed,
		/// The agenda is frozen: an added item could not be announced in time (GenG 46(2)).
		AgendaFrozen,
		/// The agenda has as many items as one can have.
		AgendaFull,
		/// The notice is too short (GenG 46(1)).
		NoticeTooShort,
		/// The times are not in order, or too far off.
		TimesOutOfRange,
		/// The statute has no written votes.
		NoWrittenVotes,
		/// A written vote is on a single motion.
		SingleMotion,
		/// The assembly has been opened or cancelled already.
		AssemblyFixed,
		/// It is too early for the voting.
		TooEarly,
		/// Nobody has opened the voting in time: the assembly is to be convened anew.
		OpeningMissed,
		/// The motion is not being voted on.
		NotVoting,
		/// The voting has not been opened.
		NotOpened,
		/// The voting is over.
		VotingOver,
		/// The voting, or the counting, is not over.
		VotingNotOver,
		/// Votes are cast in the hall only, and entered by the returning officers.
		HallOnly,
		/// The votes are secret: they are cast on paper, and the returning officers enter them in blocs.
		PaperOnly,
		/// A bloc of secret votes has several of each class in it, or none.
		BlocTooSmall,
		/// The ballot is not of the kind that the motion asks for, or names somebody twice, too many, or nobody there.
		InvalidBallot,
		/// The voter's vote was entered by the returning officers.
		AlreadyEntered,
		/// The voter has voted already.
		AlreadyVoted,
		/// The principal has voted personally, which wins.
		PrincipalHasVoted,
		/// There is no such proxy.
		ProxyNotFound,
		/// The voter has given a proxy for this assembly already.
		ProxyAlreadyGiven,
		/// Who has given a proxy cannot hold one, and who holds one cannot pass it on.
		NoProxyChains,
		/// A proxy stands for two at most (GenG 43(5)).
		TooManyPrincipals,
		/// Nobody is his own proxy.
		OwnProxy,
		/// The proxy has voted: it stands. The principal can vote personally.
		ProxyUsed,
		/// The counts are not those of so many voters, or not of these.
		CountsMismatch,
		/// Somebody is named twice.
		DuplicateVoter,
		/// There is no such entry, or it is another one by now.
		EntryNotFound,
		/// The officer has signed already.
		AlreadyApproved,
		/// The account is nominated already, or stands already.
		AlreadyNominated,
		/// The account is not nominated.
		NotNominated,
		/// As many stand as can.
		TooManyCandidates,
		/// The block whose hash decides is not known yet.
		LotsNotReady,
		/// The motion has nothing to carry out.
		NothingToEnact,
		/// Its day has not come.
		NotInForceYet,
		/// The call weighs more than allowed for.
		MaxWeightTooLow,
		/// The decision lacks the majority that this asks for.
		MajorityTooLow,
		/// Items of the agenda are still to be decided.
		UndecidedItems,
		/// The minutes are signed by both and fixed.
		MinutesFixed,
		/// There are no such minutes.
		MinutesNotFound,
		/// The minutes are signed by two people.
		SecondSignature,
		/// The month for contesting it has passed (GenG 51(1)).
		ContestOver,
		/// The voter, or the organ, has contested it already.
		AlreadyContested,
	}
}
