//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the macro puts into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such currency.
		CurrencyNotFound,
		/// There is no such pledge.
		PledgeNotFound,
		/// There is no such claim.
		ClaimNotFound,
		/// The account is not entitled to vote in the community today, which is what it takes to pledge, too.
		NotEntitled,
		/// The voter was entitled after the opening only.
		JoinedAfterOpening,
		/// Nobody votes on his own pledge, claims it or guarantees it.
		OwnPledge,
		/// Another community's organ, or the federation where the community's own mediators can act.
		NotAuthorised,
		/// A mediator is a party to the dispute: the federation decides it.
		OwnCause,
		/// The document's address is blank or not UTF-8.
		InvalidAddress,
		/// There must be a service unit, and a unit of the currency for each.
		ValueOutOfRange,
		/// The date is not after the vote, or too far off.
		UntilOutOfRange,
		/// The time for delivering is no day at all, or too long.
		DeliveryOutOfRange,
		/// The member has as many running pledges as one can have.
		TooManyRunning,
		/// More than the member's limit.
		CreditExceeded,
		/// A pledge is in default: the member promises nothing more until it is settled, and nobody guarantees it any more.
		InDefault,
		/// The currency is paused. The pledge can be finalised when it is not, until its date.
		Paused,
		/// The pledge is not, or no longer, in the state that this needs.
		WrongStatus,
		/// The window is over.
		VotingOver,
		/// The window is not over.
		VotingNotOver,
		/// The voter vouches for it already.
		AlreadyWitnessed,
		/// Who objects does not vouch for it. He can approve it first.
		HasObjected,
		/// Not the one who has made the pledge.
		NotPledger,
		/// Not the one who has made the claim.
		NotClaimant,
		/// Neither the pledger nor the claimant.
		NotParty,
		/// The service is not pledged to this account.
		NotAddressed,
		/// The date until which it could be claimed has passed.
		ClaimingOver,
		/// No service units at all.
		ZeroUnits,
		/// No units of the currency at all.
		ZeroAmount,
		/// More than is left of the pledge.
		MoreThanLeft,
		/// The service units are worth more than the claimant wants to give.
		ValueTooHigh,
		/// The claim is not, or no longer, at the stage that this needs.
		WrongStage,
		/// The time for it has passed.
		DeadlinePassed,
		/// The time for it has not passed.
		DeadlineNotPassed,
		/// Not a part of a whole.
		InvalidPart,
		/// The pledge is not overdue: its date and the days of grace have not passed, or nothing of it is left.
		NotOverdue,
		/// The pledge is in default already.
		AlreadyInDefault,
		/// The account guarantees nothing of this pledge.
		GuaranteeNotFound,
		/// A guarantee for an accepted pledge is not lowered.
		GuaranteeStands,
		/// More than the account guarantees still.
		MoreThanGuaranteed,
		/// More than was written off and not made good.
		MoreThanWrittenOff,
		/// The pledger has no units of his own that could be taken.
		NothingToCollect,
	}
}
