//! The calls. What each does is in the file of its concern.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the macro puts into the pallet. What weighs at the end of the block for the accounts whose balances
/// change is added to each.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Make a currency of the community.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`], by any majority: associations and initiatives as well as registered cooperatives.
		///
		/// ## Details
		///
		/// Its token is sufficient and has the minimum balance 1, so that every member has an account in it at once and a
		/// payment arrives exactly. `decimals` are for wallets; amounts are counted in the smallest unit.
		///
		/// ## Errors
		///
		/// - [`Error::TooManyCurrencies`]: the community has [`MAX_CURRENCIES`].
		/// - [`Error::InvalidName`], [`Error::NameTooLong`], [`Error::InvalidSymbol`], [`Error::TooManyDecimals`]: what
		///   wallets would show.
		/// - [`Error::TokenIdUnavailable`]: the assets pallet gives out no id.
		/// - Those of [`Pallet::set_policy`] about the policy itself.
		///
		/// ## Events
		///
		/// - [`Event::CurrencyCreated`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(
			origin: OriginFor<T>,
			name: Name,
			symbol: Symbol,
			decimals: u8,
			policy: Box<CurrencyPolicy>,
		) -> DispatchResult {
			let (community, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_create(community, name, symbol, decimals, *policy).map(|_| ())
		}

		/// Change the policy of a currency.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority.
		///
		/// ## Details
		///
		/// At once: who can receive it, the daily limit, and the rate of demurrage from now on, while what has accrued stays
		/// owed at the old rate. A pledge keeps the rule under which it was opened. Who holds units and could not receive
		/// any more keeps them and can spend them. The old policy can be read for good.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotAuthorised`]: the currency.
		/// - [`Error::TurnoutOutOfRange`], [`Error::ApprovalOutOfRange`], [`Error::WindowOutOfRange`],
		///   [`Error::AdvanceOutOfRange`], [`Error::CreditOutOfRange`], [`Error::ListedTwice`], [`Error::NotActive`],
		///   [`Error::DemurrageOutOfRange`], [`Error::DailyLimitOutOfRange`]: the policy.
		/// - [`Error::PolicyUnchanged`]: it is in force.
		///
		/// ## Events
		///
		/// - [`Event::PolicySet`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(
			origin: OriginFor<T>,
			currency: CurrencyId,
			policy: Box<CurrencyPolicy>,
		) -> DispatchResult {
			let (community, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_set_policy(community, currency, *policy)
		}

		/// Stop payments in a currency.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority. The board cannot: pausing is a part of
		/// the policy.
		///
		/// ## Details
		///
		/// Nobody sends and nothing is made. What was promised can still be claimed, delivered, bought back and redeemed,
		/// and what is in escrow is released. No demurrage accrues meanwhile.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotAuthorised`]: the currency.
		/// - [`Error::Paused`]: it is paused.
		///
		/// ## Events
		///
		/// - [`Event::CurrencyPaused`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, currency: CurrencyId) -> DispatchResult {
			let (community, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_pause(community, currency)
		}

		/// Let payments in a currency go on.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotAuthorised`]: the currency.
		/// - [`Error::NotPaused`]: it is not paused.
		///
		/// ## Events
		///
		/// - [`Event::CurrencyResumed`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, currency: CurrencyId) -> DispatchResult {
			let (community, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_resume(community, currency)
		}

		/// Pay somebody, with a memo.
		///
		/// ## Dispatch Origin
		///
		/// Signed by who pays.
		///
		/// ## Details
		///
		/// What `assets.transfer` does, and bound by the same: it counts towards the daily limit, and the demurrage that has
		/// accrued to the two is collected at the end of the block. The memo is public for good: no personal data belongs
		/// into it. A gift to the pot is a payment to its account.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`]: no such currency.
		/// - [`Error::ZeroAmount`], [`Error::TransferToSelf`]: nothing would move.
		/// - [`Error::Paused`]: the assembly has stopped payments.
		/// - [`Error::NotAllowedToHold`]: the payee cannot receive it.
		/// - [`Error::InsufficientBalance`], [`Error::LastUnit`], [`Error::DailyLimitExceeded`]: the payer has not so much
		///   that he could send.
		///
		/// ## Events
		///
		/// - [`Event::Paid`], beside that of the assets pallet
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::transfer()
				.saturating_add(Pallet::<T>::receipt())
				.saturating_add(T::WeightInfo::settle_touched())
		)]
		pub fn transfer(
			origin: OriginFor<T>,
			currency: CurrencyId,
			to: T::AccountId,
			amount: Units,
			memo: Memo,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_transfer(currency, from, to, amount, memo)
		}

		/// Take the demurrage that an account owes to the pot.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Nobody has to: the account's next use does the same. It removes the record of an account that was emptied on an
		/// earlier day.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`]: no such currency.
		/// - [`Error::NothingAccrued`]: there is nothing to collect.
		///
		/// ## Events
		///
		/// - [`Event::DemurrageCollected`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::settle().saturating_add(T::WeightInfo::settle_touched()))]
		pub fn settle(origin: OriginFor<T>, currency: CurrencyId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(currency, &who)
		}

		/// Give a currency a gateway, or change the one that it has.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority.
		///
		/// ## Details
		///
		/// The board of `issuer`, a cooperative bank or the community itself, attests deposits and pays out. No deposit lifts
		/// the reserve above `most_reserve`; a lower ceiling takes nothing from the reserve that is there. It opens a gateway
		/// that was closed. Another issuer takes over only when the reserve is empty.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotAuthorised`]: the currency.
		/// - [`Error::NotActive`]: the issuer has not been founded.
		/// - [`Error::ReserveNotEmpty`]: the present issuer answers for a reserve.
		/// - [`Error::GatewayUnchanged`]: it is so already.
		///
		/// ## Events
		///
		/// - [`Event::GatewaySet`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_gateway())]
		pub fn set_gateway(
			origin: OriginFor<T>,
			currency: CurrencyId,
			issuer: CoopId,
			most_reserve: Units,
		) -> DispatchResult {
			let (community, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_set_gateway(community, currency, issuer, most_reserve)
		}

		/// Close a gateway to deposits.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority.
		///
		/// ## Details
		///
		/// Redemptions go on until the reserve is empty. [`Pallet::set_gateway`] opens it again.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotAuthorised`], [`Error::NoGateway`]: the currency.
		/// - [`Error::GatewayClosed`]: it is closed.
		///
		/// ## Events
		///
		/// - [`Event::GatewayClosed`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::close_gateway())]
		pub fn close_gateway(origin: OriginFor<T>, currency: CurrencyId) -> DispatchResult {
			let (community, _) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_close_gateway(community, currency)
		}

		/// Attest that somebody has paid money in, and make units for it.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`] of the gateway's issuer.
		///
		/// ## Details
		///
		/// `reference` is the hash of the bank's record, used once by an issuer over all its currencies, for deposits and
		/// payouts alike.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NoGateway`], [`Error::NotIssuer`]: the gateway.
		/// - [`Error::ZeroAmount`]: nothing paid in.
		/// - [`Error::GatewayClosed`], [`Error::Paused`]: nothing is made now.
		/// - [`Error::ReserveLimitExceeded`]: the ceiling.
		/// - [`Error::NotAllowedToHold`]: `to` cannot receive the currency.
		/// - [`Error::ReferenceUsed`]: the record was used.
		///
		/// ## Events
		///
		/// - [`Event::DepositAttested`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::attest_deposit().saturating_add(Pallet::<T>::receipt()))]
		pub fn attest_deposit(
			origin: OriginFor<T>,
			currency: CurrencyId,
			to: T::AccountId,
			amount: Units,
			reference: H256,
		) -> DispatchResult {
			let issuer = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_attest_deposit(issuer, currency, to, amount, reference)
		}

		/// Ask the issuer of a gateway to pay units out.
		///
		/// ## Dispatch Origin
		///
		/// Signed by who holds them, member or not.
		///
		/// ## Details
		///
		/// They go into escrow. `account_reference` is the salted hash of the bank account to which the issuer is to pay.
		/// While the currency is paused, too: a promise is kept. The daily limit does not bind it.
		///
		/// The issuer has [`Config::AnswerDays`] to answer, and [`Config::LeastWindow`] blocks at least. Until then the holder
		/// cannot take the request back, since the money may be under way; from then on he can, and an issuer that has paid and
		/// not said so bears the loss.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NoGateway`]: the gateway.
		/// - [`Error::ZeroAmount`]: nothing to pay.
		/// - [`Error::TooManyRedemptions`]: the account has as many open as it can.
		/// - [`Error::ExceedsReserve`]: the reserve does not cover it, beside what is asked for already.
		/// - [`Error::InsufficientBalance`], [`Error::LastUnit`]: the caller has not so much.
		///
		/// ## Events
		///
		/// - [`Event::RedemptionRequested`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::request_redemption().saturating_add(T::WeightInfo::settle_touched()))]
		pub fn request_redemption(
			origin: OriginFor<T>,
			currency: CurrencyId,
			amount: Units,
			account_reference: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_redemption(currency, who, amount, account_reference)
		}

		/// Take a redemption back that the issuer has left without an answer.
		///
		/// ## Dispatch Origin
		///
		/// Signed by who has asked for it.
		///
		/// ## Details
		///
		/// The units are the holder's again, less the demurrage that has accrued on them since the request.
		///
		/// ## Errors
		///
		/// - [`Error::RedemptionNotFound`], [`Error::NotRedeemer`]: the redemption.
		/// - [`Error::AnswerPending`]: the issuer still has time.
		///
		/// ## Events
		///
		/// - [`Event::DemurrageCollected`], if any has accrued
		/// - [`Event::RedemptionCancelled`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::cancel_redemption().saturating_add(T::WeightInfo::settle_touched()))]
		pub fn cancel_redemption(
			origin: OriginFor<T>,
			currency: CurrencyId,
			id: RedemptionId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_redemption(currency, id, who)
		}

		/// Attest that a redemption was paid, and burn its units.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`] of the gateway's issuer.
		///
		/// ## Details
		///
		/// `reference` is the hash of the bank's record, as for deposits. As long as the holder has not taken the request
		/// back it is never too late. No demurrage is owed for the time that it took.
		///
		/// ## Errors
		///
		/// - [`Error::NoGateway`], [`Error::NotIssuer`], [`Error::RedemptionNotFound`]: the redemption.
		/// - [`Error::ReferenceUsed`]: the record was used.
		///
		/// ## Events
		///
		/// - [`Event::RedemptionConfirmed`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::confirm_redemption())]
		pub fn confirm_redemption(
			origin: OriginFor<T>,
			currency: CurrencyId,
			id: RedemptionId,
			reference: H256,
		) -> DispatchResult {
			let issuer = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_confirm_redemption(issuer, currency, id, reference)
		}

		/// Refuse a redemption, so that its units are the holder's again.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`] of the gateway's issuer.
		///
		/// ## Details
		///
		/// `reason` is the hash of the letter that tells why. The units are the holder's again, less the demurrage that has
		/// accrued on them since the request.
		///
		/// ## Errors
		///
		/// - [`Error::NoGateway`], [`Error::NotIssuer`], [`Error::RedemptionNotFound`]: the redemption.
		///
		/// ## Events
		///
		/// - [`Event::DemurrageCollected`], if any has accrued
		/// - [`Event::RedemptionRejected`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::reject_redemption().saturating_add(T::WeightInfo::settle_touched()))]
		pub fn reject_redemption(
			origin: OriginFor<T>,
			currency: CurrencyId,
			id: RedemptionId,
			reason: H256,
		) -> DispatchResult {
			let issuer = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_reject_redemption(issuer, currency, id, reason)
		}
	}
}
