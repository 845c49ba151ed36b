//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the macro puts into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such cooperative.
		NotFound,
		/// The cooperative is not active yet.
		NotActive,
		/// The cooperative is founded already.
		NotFounding,
		/// The time for founding it has passed.
		FoundingLapsed,
		/// Its time has not passed.
		NotLapsed,
		/// There is no such model statute in this version.
		ModelNotFound,
		/// The model is written for another legal form.
		FormMismatch,
		/// The form asks for more founders (GenG 4).
		TooFewFounders,
		/// A founder is named twice.
		DuplicateFounder,
		/// The account is not among the founders.
		NotAFounder,
		/// The text is a model's. A statute with it has that model's form and parameters, and no other model has it.
		TextOfModel,
		/// Whoever has decided does not offer this model.
		NotSponsor,
		/// The sponsor offers as many models as it can.
		TooManyModels,
		/// The federation has withdrawn the model: nothing begins with it any more.
		ModelWithdrawn,
		/// It takes three quarters of the votes cast.
		MajorityTooLow,
		/// The name is blank, not UTF-8, or holds control characters.
		InvalidName,
		/// The symbol is empty or holds something else than letters and digits of ASCII.
		InvalidSymbol,
		/// The document's address is blank or not UTF-8.
		InvalidAddress,
		/// The statute asks for fewer or for more seats, or nobody would be seated.
		SeatsOutOfRange,
		/// Someone is named twice for the same organ.
		DuplicateSeat,
		/// Only a member holds an office (GenG 9(2)).
		NotMember,
		/// Investing members make up a quarter of the supervisory board at most (GenG 8(2) sentence 4).
		TooManyInvestingMembers,
		/// Nobody sits in two of these: the board, the supervisory board, the delegates (GenG 37(1), 43a(2)).
		IncompatibleOffices,
		/// The statute knows no such organ.
		NoSuchOrgan,
		/// The hash is not that of the statute's text.
		StatuteMismatch,
		/// Another version of the statute is in force than the one that was to be amended.
		StatuteChanged,
		/// The text is that of the statute in force.
		StatuteUnchanged,
		/// The share cannot become smaller here: that gives up capital and asks the creditors first (GenG 22).
		NominalLowered,
		/// The day lies too far ahead.
		DateOutOfRange,
		/// An amendment of the statute was adopted and is not in force yet.
		AmendmentPending,
		/// There is no such amendment, or not any more.
		AmendmentNotFound,
		/// The amendment is registered. Only another one can undo it.
		AmendmentRegistered,
		/// The founder has ratified already.
		AlreadyRatified,
		/// This organ does not act by joint decision.
		NoAuthority,
		/// The account holds no seat in the organ, or is no member any more (GenG 9(2)).
		NotSeated,
		/// The encoded call is too long.
		CallTooLarge,
		/// An organ does not decide such a call.
		CallNotAllowed,
		/// The account has proposed too many actions that are still open.
		TooManyOpenActions,
		/// There is no such action.
		ActionNotFound,
		/// The time for approving it has passed.
		ActionLapsed,
		/// The hash is not that of the action's call.
		CallMismatch,
		/// The account has approved already.
		AlreadyApproved,
		/// The account has not approved.
		NotApproved,
		/// The call weighs more than allowed for.
		MaxWeightTooLow,
		/// The stored call means nothing any more, since the runtime was upgraded.
		CallUndecodable,
		/// A registered cooperative must have shares (GenG 7).
		SharesRequired,
		/// This form has no shares.
		SharesNotAllowed,
		/// The nominal value is nothing, or beyond what the books can hold.
		NominalOutOfRange,
		/// Every member takes one share at least (GenG 7a).
		CompulsorySharesTooFew,
		/// A member must be able to take the compulsory shares, and no more than the books can hold.
		MaximumSharesOutOfRange,
		/// At least a tenth of the share must be due at a fixed date, and not more than the share (GenG 7 no. 1).
		PayInOutOfRange,
		/// Some part of the surplus must go to the reserve, and not more than all of it (GenG 7 no. 2).
		ReserveOutOfRange,
		/// The notice is shorter or longer than the law allows (GenG 65(2), BGB 39(2)).
		NoticePeriodOutOfRange,
		/// The settlement is due within six months of leaving (GenG 73(2)).
		SettlementTooLate,
		/// Only a registered cooperative can have investing members (GenG 8(2)).
		InvestingMembersNotAllowed,
		/// The board has too few or too many seats (GenG 24(2)).
		BoardSizeOutOfRange,
		/// The supervisory board has too few or too many seats (GenG 36(1)).
		SupervisorySizeOutOfRange,
		/// A cooperative of more than twenty members has a supervisory board (GenG 9(1)).
		SupervisoryRequired,
		/// An organ must be able to act with its fewest members, and with one at least.
		SignatoriesOutOfRange,
		/// A term of office must have a length.
		TermOfOfficeTooShort,
		/// There are too few or too many delegates (GenG 43a(3)).
		DelegatesOutOfRange,
		/// The delegates' term has no length, or is longer than the law allows (GenG 43a(4)).
		DelegateTermOutOfRange,
		/// There is no supervisory board that could admit members.
		AdmissionBodyMissing,
		/// Two weeks' notice of an assembly at least (GenG 46(1)).
		AssemblyNoticeTooShort,
		/// One week's notice of an added item at least, and not more than that of the assembly (GenG 46(2)).
		AddedItemNoticeOutOfRange,
		/// A tenth of the members must be enough for a petition (GenG 45(1)).
		PetitionTooHigh,
		/// Three quarters of the votes cast at least change the statute (GenG 16(2)).
		AmendmentMajorityTooLow,
		/// More than all votes cast are not to be had: nothing could change the statute.
		AmendmentMajorityTooHigh,
		/// A quorum is more than nothing and at most all members.
		QuorumOutOfRange,
		/// The members of a registered cooperative decide in assembly (GenG 43b): they have no written votes.
		WrittenVotesNotAllowed,
	}
}
