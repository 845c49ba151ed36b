//! The calls. What each does is in the file of its concern.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the macro puts into the pallet. What weighs at the end of the block for the account whose units move is
/// added to each that moves some.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Pledge a service.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a voter of the currency's community.
		///
		/// ## Details
		///
		/// - `service`: what it is. `claiming`: how it is claimed.
		/// - `terms`: value, service units, date, time for delivering, and to whom.
		///
		/// The vote begins at once, by the rule that is in force now, among those who are entitled now. The value counts against
		/// the pledger's limit. The date has to lie after the vote, [`Config::LongestPledge`] from today at most.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotEntitled`]: currency and caller.
		/// - [`Error::InvalidAddress`]: a document without an address.
		/// - [`Error::ValueOutOfRange`], [`Error::UntilOutOfRange`], [`Error::DeliveryOutOfRange`], [`Error::OwnPledge`]: the
		///   terms; the last one for a service pledged to oneself.
		/// - [`Error::TooManyRunning`], [`Error::InDefault`], [`Error::CreditExceeded`]: what the member can promise.
		///
		/// ## Events
		///
		/// [`Event::Pledged`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::pledge())]
		pub fn pledge(
			origin: OriginFor<T>,
			currency: CurrencyId,
			service: DocumentRef,
			claiming: DocumentRef,
			terms: TermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pledge(currency, who, Description { service, claiming }, terms).map(|_| ())
		}

		/// Vouch for a pledge: the caller knows that the pledger can deliver.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a voter who was entitled at the opening and is today, not by the pledger.
		///
		/// ## Details
		///
		/// It is no vote: a witness votes by [`Pallet::approve`]. Investing members are counted apart, as in votes. Who objects
		/// later does not vouch any more.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::VotingOver`]: the vote.
		/// - [`Error::NotEntitled`], [`Error::JoinedAfterOpening`], [`Error::OwnPledge`]: the caller.
		/// - [`Error::AlreadyWitnessed`], [`Error::HasObjected`]: what he has said before.
		///
		/// ## Events
		///
		/// [`Event::Witnessed`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::witness())]
		pub fn witness(origin: OriginFor<T>, currency: CurrencyId, pledge: PledgeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_witness(currency, pledge, &who)
		}

		/// Approve a pledge.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a voter who was entitled at the opening and is today, not by the pledger.
		///
		/// ## Details
		///
		/// One vote each. The last one before the window is over counts. Who leaves afterwards keeps the vote that was cast.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::VotingOver`]: the vote.
		/// - [`Error::NotEntitled`], [`Error::JoinedAfterOpening`], [`Error::OwnPledge`]: the caller.
		///
		/// ## Events
		///
		/// [`Event::Voted`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::approve())]
		pub fn approve(origin: OriginFor<T>, currency: CurrencyId, pledge: PledgeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote(currency, pledge, &who, Choice::Approve)
		}

		/// Object to a pledge, for reasons that have this hash.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a voter who was entitled at the opening and is today, not by the pledger.
		///
		/// ## Details
		///
		/// As [`Pallet::approve`]. Who vouches for the pledge does not any more.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::VotingOver`]: the vote.
		/// - [`Error::NotEntitled`], [`Error::JoinedAfterOpening`], [`Error::OwnPledge`]: the caller.
		///
		/// ## Events
		///
		/// [`Event::Voted`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::object())]
		pub fn object(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			reasons: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote(currency, pledge, &who, Choice::Object { reasons })
		}

		/// Take a pledge back.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the pledger, a member or not.
		///
		/// ## Details
		///
		/// Until the window is over. Nothing was minted; the value does not count against the limit any more.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::NotPledger`]: no such pledge, or another's.
		/// - [`Error::WrongStatus`], [`Error::VotingOver`]: it is too late.
		///
		/// ## Events
		///
		/// [`Event::PledgeWithdrawn`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, currency: CurrencyId, pledge: PledgeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(currency, pledge, &who)
		}

		/// Decide a pledge by what was voted.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// When the window is over. Accepted, its value is minted and split by the currency's policy. Refused, nothing is: by the
		/// counters under the rule of the opening, because its date has passed, because the pledger has left, or because his
		/// limit has fallen meanwhile. While the currency is paused nothing is accepted; it can be finalised afterwards.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::VotingNotOver`]: the vote.
		/// - [`Error::Paused`]: it would be accepted, and the currency is paused.
		/// - Those of [`Currencies::issue`].
		///
		/// ## Events
		///
		/// [`Event::PledgeAccepted`] or [`Event::PledgeRefused`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::finalise().saturating_add(T::Currencies::receipt()))]
		pub fn finalise(origin: OriginFor<T>, currency: CurrencyId, pledge: PledgeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finalise(currency, pledge)
		}

		/// Claim service units of a pledge, with their value in escrow.
		///
		/// ## Dispatch Origin
		///
		/// Signed by whom the service is pledged to, not by the pledger.
		///
		/// ## Details
		///
		/// - `units`: how many of those that are left.
		/// - `most`: the highest value at which the claimant wants them.
		/// - `request`: the hash of what is asked for in particular.
		///
		/// The pledger is not asked: he has promised. He has the days of the terms for delivering.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::ClaimingOver`]: the pledge.
		/// - [`Error::OwnPledge`], [`Error::NotAddressed`]: the caller.
		/// - [`Error::ZeroUnits`], [`Error::MoreThanLeft`], [`Error::ValueTooHigh`]: how much.
		/// - Those of [`Currencies::escrow`], for want of units above all: one has to stay outside the escrow.
		///
		/// ## Events
		///
		/// [`Event::Claimed`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::claim().saturating_add(T::Currencies::settlement()))]
		pub fn claim(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			units: u32,
			most: Units,
			request: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim(currency, pledge, who, units, most, request)
		}

		/// Say that a claim was delivered.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the pledger.
		///
		/// ## Details
		///
		/// Within the time for delivering. `proof` is the hash of what shows it. From now on the claimant's silence confirms.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::ClaimNotFound`], [`Error::NotPledger`]: no such claim, or on another's pledge.
		/// - [`Error::WrongStage`], [`Error::DeadlinePassed`]: it is too late.
		///
		/// ## Events
		///
		/// [`Event::Delivered`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::deliver())]
		pub fn deliver(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			proof: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deliver((currency, pledge, claim), &who, proof)
		}

		/// Confirm that a claim was delivered.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the claimant.
		///
		/// ## Details
		///
		/// At any stage until it is settled, whether the pledger has said so or not, and in a dispute too. The value in escrow is
		/// retired. The pledger's limit rises, if the claimant is a member and has not raised it within the period, and the pledge
		/// is not in default.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::ClaimNotFound`], [`Error::NotClaimant`]: no such claim, or another's.
		/// - [`Error::WrongStage`]: it is settled.
		///
		/// ## Events
		///
		/// [`Event::Confirmed`], [`Event::LimitChanged`], [`Event::PledgeClosed`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::confirm())]
		pub fn confirm(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm((currency, pledge, claim), &who)
		}

		/// Give the claimant his units back, because the pledger or the mediators were silent.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// When the time for delivering, or for deciding the dispute, is over. The pledge is owed as before, and can be claimed
		/// again until its date. If it was the pledger who was silent, the pledge counts as late.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::ClaimNotFound`]: no such claim.
		/// - [`Error::WrongStage`], [`Error::DeadlineNotPassed`]: nobody was silent.
		///
		/// ## Events
		///
		/// [`Event::Reclaimed`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reclaim().saturating_add(T::Currencies::settlement()))]
		pub fn reclaim(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim((currency, pledge, claim))
		}

		/// Take a delivery as confirmed, because the claimant was silent.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// [`Config::ConfirmationDays`] after the pledger has said that he delivered. It is as if the claimant had confirmed.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::ClaimNotFound`]: no such claim.
		/// - [`Error::WrongStage`], [`Error::DeadlineNotPassed`]: nobody was silent.
		///
		/// ## Events
		///
		/// [`Event::Confirmed`], [`Event::LimitChanged`], [`Event::PledgeClosed`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::settle_claim())]
		pub fn settle_claim(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle_claim((currency, pledge, claim))
		}

		/// Call the mediators, for a reason that has this hash.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the pledger or by the claimant.
		///
		/// ## Details
		///
		/// While the time for delivering or for confirming runs. The units stay in escrow until the mediators have decided, for
		/// [`Config::MediationDays`] at most.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::ClaimNotFound`], [`Error::NotParty`]: no such claim, or others'.
		/// - [`Error::WrongStage`], [`Error::DeadlinePassed`]: it is too late.
		///
		/// ## Events
		///
		/// [`Event::Disputed`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			reason: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute((currency, pledge, claim), who, reason)
		}

		/// Decide a dispute.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::MediatorsOrigin`]: the mediators of the currency's community; the federation, where it has none who can act
		/// and where one of them is a party.
		///
		/// ## Details
		///
		/// `part` of the value counts as delivered and is retired, rounded down. The rest is released to the claimant, and the
		/// pledge is owed for it as before. `reason` is the hash of the decision's reasons. Less than the whole makes the pledge
		/// late, unless it was the claimant who did not wait for the delivery.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::ClaimNotFound`]: no such claim.
		/// - [`Error::NotAuthorised`], [`Error::OwnCause`]: others decide this.
		/// - [`Error::WrongStage`], [`Error::DeadlinePassed`]: there is no dispute, or not any more.
		/// - [`Error::InvalidPart`]: more than the whole, or of nothing.
		///
		/// ## Events
		///
		/// [`Event::Resolved`], [`Event::LimitChanged`], [`Event::PledgeClosed`]
		#[pallet::call_index(12)]
		#[pallet::weight(
			T::WeightInfo::resolve()
				.saturating_add(T::Currencies::settlement())
				.saturating_add(T::Offices::can_act_weight())
		)]
		pub fn resolve(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			part: Fraction,
			reason: H256,
		) -> DispatchResultWithPostInfo {
			let by = T::MediatorsOrigin::ensure_origin(origin)?;
			Self::do_resolve(by, (currency, pledge, claim), part, reason)?;
			// Whether the mediators can act is asked where the federation decides.
			let resolved = T::WeightInfo::resolve().saturating_add(T::Currencies::settlement());
			Ok(by.map(|_| resolved).into())
		}

		/// Buy back what is left of a pledge, or a part of it.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the pledger, a member or not.
		///
		/// ## Details
		///
		/// `amount` of his own units is retired. As many service units stay as are worth the rest, rounded up. At any time while
		/// something is left; after the date it makes the pledge late.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::NotPledger`], [`Error::WrongStatus`]: the pledge.
		/// - [`Error::ZeroAmount`], [`Error::MoreThanLeft`]: the amount.
		/// - Those of [`Currencies::retire`], for want of units above all.
		///
		/// ## Events
		///
		/// [`Event::Relieved`], [`Event::PledgeClosed`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::buy_back().saturating_add(T::Currencies::settlement()))]
		pub fn buy_back(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			amount: Units,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_buy_back(currency, pledge, who, amount)
		}

		/// Guarantee a pledge: if it comes into default, the caller pays up to so much of it.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a voter of the community, not by the pledger.
		///
		/// ## Details
		///
		/// `amount` takes the place of what the caller has guaranteed of this pledge before, and counts against his own limit
		/// until the pledge has ended. As long as members can vote on the pledge he can change it, and withdraw it by 0; afterwards
		/// only raise it. Several members can guarantee one pledge; each is liable up to his own amount, whoever is called first (BGB 769).
		/// The pledger's own units are taken before anybody's (BGB 771).
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::InDefault`]: the pledge, or his own in default.
		/// - [`Error::NotEntitled`], [`Error::OwnPledge`]: the caller.
		/// - [`Error::ZeroAmount`], [`Error::GuaranteeStands`], [`Error::MoreThanLeft`], [`Error::CreditExceeded`]: the amount.
		///
		/// ## Events
		///
		/// [`Event::Guaranteed`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::guarantee())]
		pub fn guarantee(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			amount: Units,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_guarantee(currency, pledge, who, amount)
		}

		/// Have a guarantor pay for an overdue pledge.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody: the guarantor has signed for this.
		///
		/// ## Details
		///
		/// `amount` is paid. The pledger pays of it what he has himself (BGB 771), as in [`Pallet::collect`]; units of the
		/// guarantor are retired for the rest, and for nothing if there is none. What he cannot pay today he owes still: then
		/// less is to be asked for. Of several guarantors whoever calls chooses (BGB 769). The pledge comes into default, if it is
		/// not yet.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::NotOverdue`]: the pledge.
		/// - [`Error::GuaranteeNotFound`]: the guarantor.
		/// - [`Error::ZeroAmount`], [`Error::MoreThanLeft`], [`Error::MoreThanGuaranteed`]: the amount.
		/// - Those of [`Currencies::retire`], for want of the guarantor's units above all.
		///
		/// ## Events
		///
		/// [`Event::Defaulted`], [`Event::LimitChanged`], [`Event::Relieved`] for each who pays, [`Event::PledgeClosed`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::call_guarantor().saturating_add(T::Currencies::settlement().saturating_mul(2)))]
		pub fn call_guarantor(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			guarantor: T::AccountId,
			amount: Units,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_call_guarantor(currency, pledge, guarantor, amount)
		}

		/// Take a guarantee off the guarantor's limit, because its pledge has ended.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`]: the pledge is running.
		/// - [`Error::GuaranteeNotFound`]: the account guarantees nothing of it.
		///
		/// ## Events
		///
		/// [`Event::GuaranteeReleased`]
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::release_guarantee())]
		pub fn release_guarantee(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			guarantor: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_guarantee(currency, pledge, guarantor)
		}

		/// Put an overdue pledge into default.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Once for each pledge: it counts as broken, whoever makes up for it, and the pledger's limit falls by the policy. Until
		/// nothing of it is outstanding he can promise nothing more.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::NotOverdue`]: the pledge.
		/// - [`Error::AlreadyInDefault`]: it is.
		///
		/// ## Events
		///
		/// [`Event::Defaulted`], [`Event::LimitChanged`]
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::declare_default())]
		pub fn declare_default(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_declare_default(currency, pledge)
		}

		/// Have the pot make up for an overdue pledge, or for a part of it.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority.
		///
		/// ## Details
		///
		/// `amount` is paid, or what is left if that is less by now. The pledger pays of it what he has himself, as in
		/// [`Pallet::collect`]; units of the pot are retired for the rest, and for nothing if there is none. The pledge comes into
		/// default, if it is not yet. `reason` is the hash of the decision's reasons.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotAuthorised`]: not this community's currency.
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::NotOverdue`]: the pledge.
		/// - [`Error::ZeroAmount`]: the amount.
		/// - Those of [`Currencies::retire`], for want of units in the pot above all.
		///
		/// ## Events
		///
		/// [`Event::Defaulted`], [`Event::LimitChanged`], [`Event::Decided`], [`Event::Relieved`] for each who pays,
		/// [`Event::PledgeClosed`]
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::cover().saturating_add(T::Currencies::settlement()))]
		pub fn cover(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			amount: Units,
			reason: H256,
		) -> DispatchResult {
			let (coop, majority) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_cover(defaults::Decision { coop, majority, reason }, currency, pledge, amount)
		}

		/// Give up what is left of an overdue pledge.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the currency's community, by any majority.
		///
		/// ## Details
		///
		/// The pledger pays what he has himself, as in [`Pallet::collect`]. For the rest no unit is burned: they are in circulation
		/// with nothing behind them, and the currency says how many. If there is no rest, nothing is written off, and no event tells
		/// of it. What is claimed stays outstanding until it is settled. The pledge comes into default, if it is not yet, and stays
		/// broken. `reason` is the hash of the decision's reasons.
		///
		/// ## Errors
		///
		/// - [`Error::CurrencyNotFound`], [`Error::NotAuthorised`]: not this community's currency.
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::NotOverdue`]: the pledge.
		/// - Those of [`Currencies::write_off`].
		///
		/// ## Events
		///
		/// [`Event::Defaulted`], [`Event::LimitChanged`], [`Event::Decided`], [`Event::Relieved`] for what the pledger has paid and
		/// for what is written off, [`Event::PledgeClosed`]
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::write_off().saturating_add(T::Currencies::settlement()))]
		pub fn write_off(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			reason: H256,
		) -> DispatchResult {
			let (coop, majority) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::do_write_off(defaults::Decision { coop, majority, reason }, currency, pledge)
		}

		/// Make good what was written off of a pledge, or a part of it.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody, with his own units: the pledger, who has them by now, a guarantor, a friend.
		///
		/// ## Details
		///
		/// `amount` is burned, and so much less is in circulation with nothing behind it. The pledge stays broken.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`]: no such pledge.
		/// - [`Error::ZeroAmount`], [`Error::MoreThanWrittenOff`]: the amount.
		/// - Those of [`Currencies::recover`], for want of units above all.
		///
		/// ## Events
		///
		/// [`Event::MadeGood`]
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::make_good().saturating_add(T::Currencies::settlement()))]
		pub fn make_good(
			origin: OriginFor<T>,
			currency: CurrencyId,
			pledge: PledgeId,
			amount: Units,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_make_good(currency, pledge, who, amount)
		}

		/// Have the pledger of an overdue pledge pay what he has.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody: the pledger has promised.
		///
		/// ## Details
		///
		/// So much of his free units is retired as is left of the pledge, or all that he has: neither demurrage that has accrued, nor
		/// what is in escrow, nor the last unit beside it. It is a late buy-back. The pledge comes into default, if it is not yet.
		///
		/// ## Errors
		///
		/// - [`Error::PledgeNotFound`], [`Error::WrongStatus`], [`Error::NotOverdue`]: the pledge.
		/// - [`Error::NothingToCollect`]: the pledger has nothing.
		/// - Those of [`Currencies::retire`].
		///
		/// ## Events
		///
		/// [`Event::Defaulted`], [`Event::LimitChanged`], [`Event::Relieved`], [`Event::PledgeClosed`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::collect().saturating_add(T::Currencies::settlement()))]
		pub fn collect(origin: OriginFor<T>, currency: CurrencyId, pledge: PledgeId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect(currency, pledge)
		}
	}
}
