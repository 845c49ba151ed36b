//! # Shares
//!
//! The shares of a cooperative's members and what is paid in on them: subscription, pay-in, transfer and settlement,
//! with a token for each share that every wallet shows and none can move.
//!
//! ## Terminology
//!
//! - **Share** (*Geschaeftsanteil*): the amount that a member may take part with. Counted in whole shares of one
//!   nominal value.
//! - **Credit balance** (*Geschaeftsguthaben*): what was really paid in on the shares; at most shares x nominal.
//! - **Holding**: a member's shares and credit balance.
//! - **Compulsory shares** (*Pflichtbeteiligung*): those that every member has to take (GenG 7a(2)).
//! - **Subscription**: a member's declaration that he takes part with further shares (GenG 15b(1)). The board admits
//!   it; the shares are *taken up* as soon as the law lets them.
//! - **Transfer**: a credit balance goes to another member, whole or in part, with the shares it is paid in on (GenG 76).
//! - **Settlement** (*Auseinandersetzung*): what a former member has to get (GenG 73).
//! - **Share token**: the asset that stands for the shares of one cooperative, without decimals.
//!
//! ## Overview
//!
//! Whoever joins takes his shares at once, as many as the law permits while nothing is paid in on them; the rest waits
//! as an admitted subscription. A further share may be taken only when all but the newest are fully paid, the
//! compulsory ones aside (GenG 15b(2)): with `f` shares fully paid a member can hold `f + 2`, see [`Permitted`]. Each
//! payment that the board confirms takes up what has become lawful.
//!
//! While a member there is no payout, no pledge and no set-off of the credit balance (GenG 22): no call does any of it.
//! The ways out are the transfer to another member and the settlement after leaving.
//!
//! What was agreed is what is done: whoever answers another's declaration repeats its terms, so that a declaration
//! that was replaced in the meantime is refused and not accepted unread.
//!
//! ### The tokens
//!
//! [`Config::Assets`] asks this pallet, as its `Freezer`, how many shares an account holds, and keeps them from every
//! wallet. To move tokens, this pallet lowers its own book first, with which the freeze falls, and burns; on the other
//! side it mints first and then raises its book. The owner, issuer, admin and freezer of the tokens is an account that
//! nobody has a key to, [`Pallet::account_id`]. So the tokens of an account are its registered shares, always.
//!
//! ### Money
//!
//! No money moves on this ledger: the board confirms what the bank account shows, by the hash of the record, and each
//! record is used once. What was paid in is in the credit balances, due as settlements, or paid out ([`Total`]).
//!
//! ### Example
//!
//! A share costs 100 euro, one is compulsory, a member joins with five. Two are his at once. When the first 100 euro are
//! confirmed he takes up the third, and with 300 euro the fifth.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod functions;
mod impls;
mod ledger;
mod transfers;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping)] // Cents of euro: 100_00 is a hundred.
mod mock;
#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use allmende_primitives::{
		traits::{Calendar, Cooperatives, Register},
		Cents, CoopId, Date, MAX_PAGE, MAX_SYMBOL,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungibles::{metadata, Create, Inspect, Mutate},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use pallet_assets::AssetIdAllocator;
	use sp_core::H256;
	use sp_runtime::traits::AccountIdConversion;

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Where the share tokens are. It must ask this pallet as its `Freezer`, and take no deposit for an asset or
		/// its metadata: the account that owns the tokens has nothing.
		type Assets: Inspect<Self::AccountId, AssetId = TokenId, Balance = u128>
			+ Mutate<Self::AccountId>
			+ Create<Self::AccountId>
			+ metadata::Mutate<Self::AccountId>;

		/// Says which id the next token has to take.
		type TokenIds: AssetIdAllocator<TokenId>;

		/// The registry with the statutes.
		type Cooperatives: Cooperatives;

		/// The chain's calendar.
		type Calendar: Calendar;

		/// The register of members.
		type Register: Register<Self::AccountId>;

		/// The board of a cooperative.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// From it comes the account, without a key, that owns the share tokens.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The longest name of a token that [`Config::Assets`] takes, in bytes. Longer names of cooperatives are cut.
		#[pallet::constant]
		type TokenNameLimit: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Founds cooperatives and admits members in benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: allmende_primitives::traits::BenchmarkSetUp<Self::AccountId>;
	}

	/// The share token of each cooperative that has shares.
	#[pallet::storage]
	pub type ShareTokens<T: Config> = StorageMap<_, Twox64Concat, CoopId, TokenId>;

	/// The cooperative of each share token.
	#[pallet::storage]
	pub type TokenCooperatives<T: Config> = StorageMap<_, Twox64Concat, TokenId, CoopId>;

	/// What each member holds.
	#[pallet::storage]
	pub type Holdings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, Holding>;

	/// The sums of each cooperative.
	#[pallet::storage]
	pub type Totals<T: Config> = StorageMap<_, Twox64Concat, CoopId, Total, ValueQuery>;

	/// Further shares that members have asked for, one subscription for each.
	#[pallet::storage]
	pub type Subscriptions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, Subscription>;

	/// The payments that were confirmed, by the hash of their record. Pay-ins and payouts alike.
	#[pallet::storage]
	pub type PaymentReferences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, H256, ()>;

	/// Transfers agreed on and not yet carried out, by who gives, one for each.
	#[pallet::storage]
	pub type Transfers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, Transfer<T::AccountId>>;

	/// What former members have to get, or have got.
	#[pallet::storage]
	pub type Settlements<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, SettlementId, Settlement<T::AccountId>>;

	/// The id of each cooperative's next settlement.
	#[pallet::storage]
	pub type NextSettlementId<T: Config> = StorageMap<_, Twox64Concat, CoopId, SettlementId, ValueQuery>;

	/// The newest settlement of each former member, from which his earlier ones are found.
	#[pallet::storage]
	pub type LastSettlements<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, SettlementId>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A cooperative has got its share token.
		ShareTokenOpened { coop: CoopId, token: TokenId },
		/// A member asks for further shares.
		SharesSubscribed { coop: CoopId, who: T::AccountId, shares: u32, statute_hash: H256 },
		/// A member has withdrawn what was not yet taken up of his subscription.
		SubscriptionWithdrawn { coop: CoopId, who: T::AccountId, shares: u32 },
		/// A subscription is admitted: by the board, or with the membership itself, where it is the part of the shares
		/// that could not be taken at once.
		SubscriptionAdmitted { coop: CoopId, who: T::AccountId, shares: u32 },
		/// The board has rejected a subscription. The reason is the hash of its letter.
		SubscriptionRejected { coop: CoopId, who: T::AccountId, shares: u32, reason: H256 },
		/// A member has taken shares: he held `old` and holds `new`.
		SharesTaken { coop: CoopId, who: T::AccountId, old: u32, new: u32 },
		/// A payment on shares is confirmed: the credit balance was `old` and is `new`.
		PaymentConfirmed {
			coop: CoopId,
			who: T::AccountId,
			amount: Cents,
			reference: H256,
			old: Cents,
			new: Cents,
		},
		/// A member offers to transfer shares with their credit balance to another.
		TransferAgreed { coop: CoopId, from: T::AccountId, to: T::AccountId, shares: u32, credit: Cents },
		/// The buyer has accepted; the board's consent is still missing.
		TransferAccepted { coop: CoopId, from: T::AccountId, to: T::AccountId, shares: u32, credit: Cents },
		/// A transfer was called off by one of the two.
		TransferCancelled { coop: CoopId, from: T::AccountId, to: T::AccountId, by: T::AccountId },
		/// Shares have gone to another member with their credit balance. If none are left, the seller's subscription is
		/// dropped with them.
		SharesTransferred { coop: CoopId, from: T::AccountId, to: T::AccountId, shares: u32, credit: Cents },
		/// The shares of a former member have ended, and with them his subscription and his offer, if any were open.
		SharesEnded { coop: CoopId, who: T::AccountId, shares: u32, credit: Cents },
		/// A former member has to get a settlement.
		SettlementOpened {
			coop: CoopId,
			id: SettlementId,
			who: T::AccountId,
			amount: Cents,
			left_on: Date,
			due_on: Date,
		},
		/// A settlement was paid.
		SettlementPaid { coop: CoopId, id: SettlementId, who: T::AccountId, amount: Cents, reference: H256 },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such cooperative, or no such settlement.
		NotFound,
		/// The cooperative's form has no shares.
		SharesNotAllowed,
		/// The cooperative has a share token already.
		AlreadyExists,
		/// The assets pallet gives out no id for the token.
		TokenIdUnavailable,
		/// Not a member today.
		NotMember,
		/// Holds no shares.
		NotHolder,
		/// Holds shares already.
		AlreadyHolder,
		/// The hash is not that of the statute in force.
		StatuteMismatch,
		/// The statute has changed since the declaration.
		StatuteChanged,
		/// No shares at all.
		ZeroShares,
		/// No money at all.
		ZeroAmount,
		/// Fewer shares than the statute makes compulsory.
		BelowCompulsory,
		/// More shares than the statute lets one member take, with those already asked for.
		AboveMaximum,
		/// A further share only once the earlier ones are fully paid (GenG 15b(2)).
		EarlierSharesNotPaid,
		/// A subscription is open already.
		AlreadySubscribed,
		/// No subscription is open.
		NotSubscribed,
		/// The subscription is admitted already.
		AlreadyAdmitted,
		/// The payment was confirmed before.
		ReferenceUsed,
		/// More than the shares held and admitted come to.
		MoreThanSubscribed,
		/// The statute bars transfers (GenG 76(2)).
		TransferBarred,
		/// The buyer is the seller.
		TransferToSelf,
		/// More shares than the member holds.
		MoreThanHeld,
		/// The shares that go are not fully paid. Only the whole holding can go otherwise.
		NotFullyPaid,
		/// There is no credit balance that could go (GenG 76(1)).
		NothingPaidIn,
		/// A transfer of this member is open already.
		AlreadyOffered,
		/// No transfer of this member is open.
		NotOffered,
		/// Not one of the two whom the transfer is between.
		NotAuthorised,
		/// The declaration in the books says something else: other shares, another credit balance, another buyer.
		TermsMismatch,
		/// The holding or the buyer's membership is no longer what the transfer was agreed on.
		TermsChanged,
		/// The buyer has accepted already.
		AlreadyAccepted,
		/// The buyer has not accepted yet.
		NotAccepted,
		/// The settlement is paid already.
		AlreadyPaid,
		/// What remains would be less than the minimum capital of the statute (GenG 8a(2)). The settlement waits.
		BelowMinimumCapital,
		/// A date beyond the calendar.
		DateOutOfRange,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::TokenNameLimit::get() >= MAX_SYMBOL.saturating_add(crate::ledger::NAME_SUFFIX_LEN),
				"TokenNameLimit: a token's symbol, or the end of its name, does not fit"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Asks for further shares (*Beteiligungserklaerung*, GenG 15b(1)).
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of `coop`.
		///
		/// ## Details
		///
		/// - `shares`: how many more.
		/// - `statute_hash`: the hash of the text of the statute in force.
		///
		/// The shares held and asked for stay within the statute's maximum. One subscription can be open at a time.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::SharesNotAllowed`]: no cooperative, or one without shares.
		/// - [`Error::NotMember`], [`Error::NotHolder`]: the caller is no member.
		/// - [`Error::ZeroShares`]: nothing asked for.
		/// - [`Error::StatuteMismatch`]: another statute is in force.
		/// - [`Error::AlreadySubscribed`]: one is open, perhaps the rest of an admitted one.
		/// - [`Error::AboveMaximum`]: more than the statute allows.
		///
		/// ## Events
		///
		/// [`Event::SharesSubscribed`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::subscribe())]
		pub fn subscribe(
			origin: OriginFor<T>,
			coop: CoopId,
			shares: u32,
			statute_hash: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_subscribe(coop, who, shares, statute_hash)
		}

		/// Withdraws what is not yet taken up of the caller's subscription.
		///
		/// ## Dispatch Origin
		///
		/// Signed by who has subscribed.
		///
		/// ## Details
		///
		/// An admitted rest can be withdrawn too: the law does not let it be taken yet, so it binds nobody.
		///
		/// ## Errors
		///
		/// - [`Error::NotSubscribed`]: nothing is open.
		///
		/// ## Events
		///
		/// [`Event::SubscriptionWithdrawn`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_subscription())]
		pub fn withdraw_subscription(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_subscription(coop, who)
		}

		/// Admits a member's subscription.
		///
		/// ## Dispatch Origin
		///
		/// The board.
		///
		/// ## Details
		///
		/// - `who`, `shares`: whose subscription, and how many shares it is for. A subscription that was replaced while
		///   the board was deciding is not admitted unread.
		///
		/// What the law permits is taken up at once, the rest as payments come in.
		///
		/// ## Errors
		///
		/// - [`Error::NotSubscribed`], [`Error::AlreadyAdmitted`]: nothing to admit.
		/// - [`Error::TermsMismatch`]: it is for another number of shares.
		/// - [`Error::NotMember`], [`Error::NotHolder`]: no longer a member.
		/// - [`Error::StatuteChanged`]: it refers to a statute that is no longer in force.
		/// - [`Error::AboveMaximum`]: more than the statute allows, with what the member has received since.
		///
		/// ## Events
		///
		/// [`Event::SubscriptionAdmitted`]; [`Event::SharesTaken`] if some were taken up.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::admit_subscription())]
		pub fn admit_subscription(origin: OriginFor<T>, who: T::AccountId, shares: u32) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_admit_subscription(coop, who, shares)
		}

		/// Rejects a member's subscription.
		///
		/// ## Dispatch Origin
		///
		/// The board.
		///
		/// ## Details
		///
		/// - `who`: whose.
		/// - `reason`: the hash of the letter that tells him why.
		///
		/// ## Errors
		///
		/// - [`Error::NotSubscribed`]: nothing is open.
		/// - [`Error::AlreadyAdmitted`]: what is admitted cannot be rejected any more.
		///
		/// ## Events
		///
		/// [`Event::SubscriptionRejected`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::reject_subscription())]
		pub fn reject_subscription(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_reject_subscription(coop, who, reason)
		}

		/// Confirms that a member has paid in on his shares.
		///
		/// ## Dispatch Origin
		///
		/// The board.
		///
		/// ## Details
		///
		/// - `who`: on whose shares.
		/// - `amount`: in cents, at most what the shares held and admitted still lack.
		/// - `reference`: the hash of the bank's record. Each is used once in a cooperative.
		///
		/// Admitted shares that the payment makes lawful are taken up. Someone whose membership has ended and who is not
		/// settled yet can still have a payment confirmed on the shares that he holds.
		///
		/// ## Errors
		///
		/// - [`Error::ZeroAmount`]: nothing paid.
		/// - [`Error::NotHolder`]: holds no shares.
		/// - [`Error::ReferenceUsed`]: the payment was confirmed before.
		/// - [`Error::MoreThanSubscribed`]: more than the shares come to.
		///
		/// ## Events
		///
		/// [`Event::PaymentConfirmed`]; [`Event::SharesTaken`] if some were taken up.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::confirm_payment())]
		pub fn confirm_payment(
			origin: OriginFor<T>,
			who: T::AccountId,
			amount: Cents,
			reference: H256,
		) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_confirm_payment(coop, who, amount, reference)
		}

		/// Offers to transfer shares with their credit balance to another member (GenG 76).
		///
		/// ## Dispatch Origin
		///
		/// Signed by the member who gives.
		///
		/// ## Details
		///
		/// - `to`: the member who is to get them.
		/// - `shares`: how many. Either fully paid ones, so that at least the compulsory ones remain, or the whole holding
		///   with whatever is paid in on it. With the whole holding the membership ends when the transfer is carried out.
		///
		/// The credit balance that goes is fixed now: should the holding change so that another would go, the two agree
		/// anew. Nothing moves until the buyer accepts.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::SharesNotAllowed`]: no cooperative, or one without shares.
		/// - [`Error::TransferBarred`]: the statute bars it.
		/// - [`Error::TransferToSelf`], [`Error::ZeroShares`]: nothing would move.
		/// - [`Error::NotMember`]: one of the two is no member today.
		/// - [`Error::AlreadyOffered`]: cancel the open one first.
		/// - [`Error::NotHolder`], [`Error::MoreThanHeld`], [`Error::BelowCompulsory`], [`Error::NotFullyPaid`],
		///   [`Error::NothingPaidIn`]: these shares cannot go.
		///
		/// ## Events
		///
		/// [`Event::TransferAgreed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::transfer())]
		pub fn transfer(origin: OriginFor<T>, coop: CoopId, to: T::AccountId, shares: u32) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_transfer(coop, from, to, shares)
		}

		/// Accepts a transfer.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the buyer.
		///
		/// ## Details
		///
		/// - `from`: who gives.
		/// - `shares`, `credit`: what the buyer accepts, as [`Event::TransferAgreed`] names it. What is not paid in on the
		///   shares becomes his to pay, so he does not accept an offer that was replaced in the meantime.
		///
		/// Everything is checked again, with the buyer's maximum and the pay-in of his earlier shares. Where the
		/// statute leaves transfers free it is carried out; where it demands the board's consent it waits for that.
		///
		/// ## Errors
		///
		/// - [`Error::NotOffered`]: no transfer of `from` is open.
		/// - [`Error::NotAuthorised`]: it is to somebody else.
		/// - [`Error::TermsMismatch`]: it is for other shares or another credit balance.
		/// - [`Error::AlreadyAccepted`]: the board's consent is what is missing.
		/// - [`Error::TermsChanged`]: the seller's holding has changed, agree anew.
		/// - [`Error::AboveMaximum`], [`Error::EarlierSharesNotPaid`]: the buyer cannot take so many.
		/// - those of [`Call::transfer`].
		///
		/// ## Events
		///
		/// [`Event::TransferAccepted`], or [`Event::SharesTransferred`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::accept_transfer())]
		pub fn accept_transfer(
			origin: OriginFor<T>,
			coop: CoopId,
			from: T::AccountId,
			shares: u32,
			credit: Cents,
		) -> DispatchResult {
			let to = ensure_signed(origin)?;
			Self::do_accept_transfer(coop, from, to, shares, credit)
		}

		/// Consents to a transfer that the buyer has accepted, which carries it out.
		///
		/// ## Dispatch Origin
		///
		/// The board.
		///
		/// ## Details
		///
		/// - `from`, `to`, `shares`: what the board consents to. A transfer that was replaced while it was deciding is not
		///   carried out unread.
		///
		/// ## Errors
		///
		/// - [`Error::NotOffered`]: no transfer of `from` is open.
		/// - [`Error::TermsMismatch`]: it is to somebody else or for other shares.
		/// - [`Error::NotAccepted`]: the buyer has not accepted yet.
		/// - those of [`Call::accept_transfer`].
		///
		/// ## Events
		///
		/// [`Event::SharesTransferred`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::consent_transfer())]
		pub fn consent_transfer(
			origin: OriginFor<T>,
			from: T::AccountId,
			to: T::AccountId,
			shares: u32,
		) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_consent_transfer(coop, from, to, shares)
		}

		/// Calls off a transfer that is not carried out yet.
		///
		/// ## Dispatch Origin
		///
		/// Signed by one of the two.
		///
		/// ## Errors
		///
		/// - [`Error::NotOffered`]: no transfer of `from` is open.
		/// - [`Error::NotAuthorised`]: the caller is neither of the two.
		///
		/// ## Events
		///
		/// [`Event::TransferCancelled`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::cancel_transfer())]
		pub fn cancel_transfer(origin: OriginFor<T>, coop: CoopId, from: T::AccountId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_cancel_transfer(coop, from, by)
		}

		/// Records that a settlement was paid, the whole amount at once.
		///
		/// ## Dispatch Origin
		///
		/// The board.
		///
		/// ## Details
		///
		/// - `id`: which one of the board's cooperative.
		/// - `reference`: the hash of the bank's record, used once in a cooperative.
		///
		/// It may be paid before it is due.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`]: no such settlement.
		/// - [`Error::AlreadyPaid`]: it was paid.
		/// - [`Error::BelowMinimumCapital`]: it has to wait until more is paid in.
		/// - [`Error::ReferenceUsed`]: the record belongs to another payment.
		///
		/// ## Events
		///
		/// [`Event::SettlementPaid`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::pay_settlement())]
		pub fn pay_settlement(origin: OriginFor<T>, id: SettlementId, reference: H256) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_pay_settlement(coop, id, reference)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What a member holds, has still to pay in and has asked for. `None` if he holds nothing.
		pub fn holding(coop: CoopId, who: T::AccountId) -> Option<HoldingInfo> {
			Self::holding_info(coop, &who)
		}

		/// The sums of a cooperative that has shares.
		pub fn totals(coop: CoopId) -> Option<Total> {
			ShareTokens::<T>::contains_key(coop).then(|| Totals::<T>::get(coop))
		}

		/// The share token of a cooperative.
		pub fn share_token(coop: CoopId) -> Option<TokenId> {
			ShareTokens::<T>::get(coop)
		}

		/// The cooperative whose shares a token stands for.
		pub fn token_cooperative(token: TokenId) -> Option<CoopId> {
			TokenCooperatives::<T>::get(token)
		}

		/// Open subscriptions, in the order of storage, a page of at most [`MAX_PAGE`] after the given account.
		pub fn subscriptions(
			coop: CoopId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<(T::AccountId, Subscription)> {
			let entries = match after {
				Some(who) => {
					Subscriptions::<T>::iter_prefix_from(coop, Subscriptions::<T>::hashed_key_for(coop, who))
				},
				None => Subscriptions::<T>::iter_prefix(coop),
			};
			entries.zip(0..limit.min(MAX_PAGE)).map(|(entry, _)| entry).collect()
		}

		/// Open transfers with who gives, in the order of storage, a page of at most [`MAX_PAGE`] after the given account.
		pub fn transfers(
			coop: CoopId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<(T::AccountId, Transfer<T::AccountId>)> {
			let entries = match after {
				Some(from) => {
					Transfers::<T>::iter_prefix_from(coop, Transfers::<T>::hashed_key_for(coop, from))
				},
				None => Transfers::<T>::iter_prefix(coop),
			};
			entries.zip(0..limit.min(MAX_PAGE)).map(|(entry, _)| entry).collect()
		}

		/// Settlements in the order of their ids, a page of at most [`MAX_PAGE`] from the given one.
		pub fn settlements(
			coop: CoopId,
			from: SettlementId,
			limit: u32,
		) -> Vec<(SettlementId, Settlement<T::AccountId>)> {
			(from..NextSettlementId::<T>::get(coop))
				.zip(0..limit.min(MAX_PAGE))
				.filter_map(|(id, _)| Settlements::<T>::get(coop, id).map(|settlement| (id, settlement)))
				.collect()
		}

		/// Settlements of one account, the newest first, a page of at most [`MAX_PAGE`] before the given one.
		pub fn settlements_of(
			coop: CoopId,
			who: T::AccountId,
			before: Option<SettlementId>,
			limit: u32,
		) -> Vec<(SettlementId, Settlement<T::AccountId>)> {
			Self::settlements_before(coop, &who, before, limit.min(MAX_PAGE))
		}
	}

	impl<T: Config> Pallet<T> {
		/// The account that owns, issues and administers the share tokens. Nobody has a key to it.
		pub fn account_id() -> T::AccountId {
			T::PalletId::get().into_account_truncating()
		}
	}
}
