//! Why a call is refused.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the macro puts into the pallet.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such currency.
		NotFound,
		/// The currency is another community's.
		NotAuthorised,
		/// The community has as many currencies as one can have.
		TooManyCurrencies,
		/// The name is blank, not UTF-8, or has control characters.
		InvalidName,
		/// The name is longer than that of a token can be.
		NameTooLong,
		/// The symbol is empty, or has something else than letters and digits.
		InvalidSymbol,
		/// More decimals than wallets show.
		TooManyDecimals,
		/// The assets pallet gives out no id for the token.
		TokenIdUnavailable,
		/// The turnout is nothing, or more than the whole.
		TurnoutOutOfRange,
		/// The approval is no more than half, or more than the whole.
		ApprovalOutOfRange,
		/// The window is no day, or longer than a year.
		WindowOutOfRange,
		/// The advance is more than the whole.
		AdvanceOutOfRange,
		/// The credit rule contradicts itself.
		CreditOutOfRange,
		/// A community is listed twice among the holders.
		ListedTwice,
		/// A demurrage of nothing.
		DemurrageOutOfRange,
		/// A daily limit of nothing.
		DailyLimitOutOfRange,
		/// A community that is listed, or the issuer, is not founded.
		NotActive,
		/// The policy is the one in force.
		PolicyUnchanged,
		/// The currency is paused.
		Paused,
		/// The currency is not paused.
		NotPaused,
		/// No units at all.
		ZeroAmount,
		/// The payee is the payer.
		TransferToSelf,
		/// The currency's policy does not let the account receive it.
		NotAllowedToHold,
		/// The account has not so many units that are neither owed as demurrage nor in escrow.
		InsufficientBalance,
		/// The account has not so many units in escrow.
		InsufficientEscrow,
		/// One unit has to stay outside the escrow as long as there is one.
		LastUnit,
		/// More than the account can still send today.
		DailyLimitExceeded,
		/// Nothing has accrued that makes a whole unit.
		NothingAccrued,
		/// More than is outstanding.
		ExceedsOutstanding,
		/// More than is written off.
		ExceedsWrittenOff,
		/// The currency has no gateway.
		NoGateway,
		/// The gateway takes no deposits.
		GatewayClosed,
		/// The gateway is what it should be.
		GatewayUnchanged,
		/// The gateway has a reserve, for which its issuer answers. Another one cannot take its place.
		ReserveNotEmpty,
		/// The board is not that of the gateway's issuer.
		NotIssuer,
		/// The issuer has used this bank record.
		ReferenceUsed,
		/// The reserve would exceed its ceiling.
		ReserveLimitExceeded,
		/// More than the reserve that is not asked for already.
		ExceedsReserve,
		/// The account has as many redemptions open as one can have.
		TooManyRedemptions,
		/// There is no such redemption, or it was answered.
		RedemptionNotFound,
		/// The redemption is somebody else's.
		NotRedeemer,
		/// The issuer still has time to answer, and may have paid already.
		AnswerPending,
	}
}
