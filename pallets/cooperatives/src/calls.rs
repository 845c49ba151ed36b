//! The calls. What each does is in the file of its concern.

use frame_support::pallet_macros::pallet_section;

/// The calls, which the macro puts into the pallet.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Begin to found a cooperative.
		///
		/// ## Dispatch Origin
		///
		/// Signed by one of the founders, who ratifies afterwards like everybody.
		///
		/// ## Details
		///
		/// The statute, taken from a model or the founders' own, is checked against the floors of the legal form. The
		/// people for the organs are among the founders, nobody on the board and on the supervisory board at once. A
		/// statute that goes by a model's text has that model's form and parameters. The founders have
		/// [`Config::FoundingPeriod`] days to ratify, and [`Config::LeastWindow`] blocks at least.
		///
		/// ## Errors
		///
		/// - [`Error::DuplicateFounder`], [`Error::TooFewFounders`], [`Error::NotAFounder`]: the list of founders, or
		///   the caller or a seat outside of it.
		/// - [`Error::InvalidName`], [`Error::InvalidSymbol`], [`Error::InvalidAddress`]: a text that cannot stand.
		/// - [`Error::ModelNotFound`], [`Error::FormMismatch`], [`Error::ModelWithdrawn`]: the model.
		/// - [`Error::TextOfModel`]: the text of a model that says something else.
		/// - [`Error::SeatsOutOfRange`], [`Error::DuplicateSeat`], [`Error::NoSuchOrgan`],
		///   [`Error::IncompatibleOffices`]: the seats.
		/// - [`Error::SharesRequired`] to [`Error::QuorumOutOfRange`]: the floor that a parameter undercuts.
		///
		/// ## Events
		///
		/// [`Event::FoundingStarted`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::found(founders.len().saturated_into()))]
		#[allow(clippy::too_many_arguments)]
		pub fn found(
			origin: OriginFor<T>,
			source: Box<StatuteSource>,
			form: LegalForm,
			name: Name,
			symbol: Symbol,
			founders: FoundersOf<T>,
			board: SeatAccounts<T::AccountId>,
			supervisory: SeatAccounts<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			ensure!(founders.contains(&who), Error::<T>::NotAFounder);
			Self::do_found(who, *source, form, name, symbol, &founders, board, supervisory)?;
			Ok(())
		}

		/// Ratify the statute of a cooperative that is being founded, and declare how many shares to take.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a founder who has not ratified yet.
		///
		/// ## Details
		///
		/// With the last ratification the cooperative is active: the statute is in force, the seats are taken, the
		/// founders become members in the order in which they were named. If that cannot be done, the last
		/// ratification fails. `data_hash` is a salted hash of the founder's personal data, which stays off the chain.
		/// Charged for the last ratification of the most founders, the rest is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotFounding`], [`Error::FoundingLapsed`]: nothing to ratify, or not any more.
		/// - [`Error::NotAFounder`], [`Error::AlreadyRatified`]: the caller.
		/// - [`Error::StatuteMismatch`]: `statute_hash` is not that of the statute's text.
		/// - Those of [`OnFounded`]: the shares cannot be taken.
		///
		/// ## Events
		///
		/// [`Event::Ratified`]; with the last one [`Event::SeatTaken`] for each seat and [`Event::Founded`]
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::ratify_last(T::MaxFounders::get()).max(T::WeightInfo::ratify())
		)]
		pub fn ratify(
			origin: OriginFor<T>,
			coop: CoopId,
			statute_hash: H256,
			shares: u32,
			data_hash: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let founded = Self::do_ratify(coop, who, statute_hash, shares, data_hash)?;
			let weight = founded.map_or_else(T::WeightInfo::ratify, T::WeightInfo::ratify_last);
			Ok(Some(weight).into())
		}

		/// Decline to found a cooperative. The founding is over.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a founder, whether he has ratified or not.
		///
		/// ## Details
		///
		/// The founding and everything declared for it is removed. Charged for the most founders, the rest is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotFounding`]: no founding, or not any more.
		/// - [`Error::NotAFounder`]: the caller.
		///
		/// ## Events
		///
		/// [`Event::FoundingDeclined`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::decline(T::MaxFounders::get()))]
		pub fn decline(origin: OriginFor<T>, coop: CoopId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let founders = Self::do_decline(coop, who)?;
			Ok(Some(T::WeightInfo::decline(founders)).into())
		}

		/// Remove a founding whose time has passed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Charged for the most founders, the rest is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotFounding`]: no founding, or not any more.
		/// - [`Error::NotLapsed`]: the founders can still ratify.
		///
		/// ## Events
		///
		/// [`Event::FoundingCleared`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::clear_lapsed(T::MaxFounders::get()))]
		pub fn clear_lapsed(origin: OriginFor<T>, coop: CoopId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let founders = Self::do_clear_lapsed(coop)?;
			Ok(Some(T::WeightInfo::clear_lapsed(founders)).into())
		}

		/// Propose a call that the caller's organ is to decide.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a seat holder of `organ`, the board, the supervisory board or the mediators, who is a member.
		///
		/// ## Details
		///
		/// It counts as the first approval. Where one signatory is enough, by the statute or because there is one mediator
		/// only, the call runs at once and nothing is stored; otherwise it waits for [`Config::ActionLifetime`] days, and [`Config::LeastWindow`] blocks
		/// at least, and the call's weight is refunded. It takes one of the caller's [`Config::MaxOpenActions`] places
		/// until it is executed, withdrawn by everybody or cleared.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotActive`]: the cooperative.
		/// - [`Error::NoAuthority`], [`Error::NotSeated`]: the organ, the caller.
		/// - [`Error::CallNotAllowed`]: [`Config::ActionFilter`] refuses the call.
		/// - [`Error::CallTooLarge`], [`Error::TooManyOpenActions`]: the limits.
		/// - The call's own, where it runs at once.
		///
		/// ## Events
		///
		/// [`Event::ActionProposed`], or [`Event::ActionExecuted`] where it ran at once
		#[pallet::call_index(4)]
		#[pallet::weight({
			let length = call.encoded_size().saturated_into();
			T::WeightInfo::propose_action(length)
				.max(T::WeightInfo::propose_action_alone(length))
				.saturating_add(Pallet::<T>::counting(*organ))
				.saturating_add(call.get_dispatch_info().call_weight)
		})]
		pub fn propose_action(
			origin: OriginFor<T>,
			coop: CoopId,
			organ: Organ,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_propose_action(coop, organ, who, *call)
		}

		/// Approve an action. The approval that completes the signatories runs the call.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a seat holder of the action's organ, a member, who has not approved it yet.
		///
		/// ## Details
		///
		/// Approvals of people who have lost their seat or their membership since do not count and are dropped. Of the
		/// board and the supervisory board it takes as many as the statute says, of the mediators more than half. The call
		/// runs with the organ's [`Authority`]. If it fails, its error is that of this call and nothing has changed: the
		/// action stays open. `max_weight` is what the caller allows for the call and is charged for; what was not used
		/// is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotActive`], [`Error::ActionNotFound`], [`Error::ActionLapsed`]: no such
		///   action, or not any more.
		/// - [`Error::CallMismatch`]: `call_hash` is not that of the action's call.
		/// - [`Error::NotSeated`], [`Error::AlreadyApproved`]: the caller.
		/// - [`Error::CallUndecodable`], [`Error::CallNotAllowed`], [`Error::MaxWeightTooLow`]: the call cannot run.
		/// - The call's own.
		///
		/// ## Events
		///
		/// [`Event::ActionApproved`]; with the last one [`Event::ActionExecuted`] too
		#[pallet::call_index(5)]
		#[pallet::weight(
			T::WeightInfo::approve_action(T::MaxCallSize::get())
				.max(T::WeightInfo::approve_action_last(T::MaxCallSize::get()))
				.saturating_add(Pallet::<T>::counting(Organ::Mediators))
				.saturating_add(*max_weight)
		)]
		pub fn approve_action(
			origin: OriginFor<T>,
			coop: CoopId,
			id: ActionId,
			call_hash: H256,
			max_weight: Weight,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_approve_action(coop, id, who, call_hash, max_weight)
		}

		/// Take back an approval. With the last one the action is removed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by someone who has approved the action, seated still or not.
		///
		/// ## Details
		///
		/// Approvals of people who have lost their seat or their membership since are dropped, too.
		///
		/// ## Errors
		///
		/// - [`Error::ActionNotFound`]: the action.
		/// - [`Error::NotApproved`]: the caller.
		///
		/// ## Events
		///
		/// [`Event::ApprovalWithdrawn`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::withdraw_approval(T::MaxCallSize::get()))]
		pub fn withdraw_approval(
			origin: OriginFor<T>,
			coop: CoopId,
			id: ActionId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let length = Self::do_withdraw_approval(coop, id, who)?;
			Ok(Some(T::WeightInfo::withdraw_approval(length)).into())
		}

		/// Remove an action whose time has passed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Charged for the longest call, the rest is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::ActionNotFound`]: the action.
		/// - [`Error::NotLapsed`]: it can still be approved.
		///
		/// ## Events
		///
		/// [`Event::ActionCleared`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::clear_action(T::MaxCallSize::get()))]
		pub fn clear_action(origin: OriginFor<T>, coop: CoopId, id: ActionId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let length = Self::do_clear_action(coop, id)?;
			Ok(Some(T::WeightInfo::clear_action(length)).into())
		}

		/// Publish a document of the cooperative, in the place of the old one of its kind.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`], which says which cooperative it is.
		///
		/// ## Details
		///
		/// The chain keeps kind, hash, address, version and day; former versions, with their addresses, are in the events.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotActive`]: the cooperative.
		/// - [`Error::InvalidAddress`]: the address.
		///
		/// ## Events
		///
		/// [`Event::DocumentPublished`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::publish_document())]
		pub fn publish_document(
			origin: OriginFor<T>,
			kind: DocumentKind,
			reference: DocumentRef,
		) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_publish_document(coop, kind, reference)
		}

		/// Offer a model statute, from which anybody can found.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`], by any majority, which says which cooperative offers it, or
		/// [`Config::FederationOrigin`], likewise: its sponsor.
		///
		/// ## Details
		///
		/// `parameters` are checked against the floors of `form`, for the smallest group that can be founded. `text` is a
		/// new one, which stands for this model from then on. A sponsor offers [`Config::MaxModels`] models at most. None
		/// can be taken back by it: statutes refer to it.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotActive`]: the cooperative.
		/// - [`Error::InvalidName`], [`Error::InvalidAddress`]: a text that cannot stand.
		/// - [`Error::TextOfModel`]: the text is another model's.
		/// - [`Error::SharesRequired`] to [`Error::QuorumOutOfRange`]: the floor that a parameter undercuts.
		/// - [`Error::TooManyModels`]: the limit.
		///
		/// ## Events
		///
		/// [`Event::ModelOffered`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::offer_model())]
		// Boxed, since a call takes as much memory as its largest argument.
		#[allow(clippy::boxed_local)]
		pub fn offer_model(
			origin: OriginFor<T>,
			form: LegalForm,
			name: Name,
			parameters: Box<StatuteParameters>,
			text: DocumentRef,
		) -> DispatchResult {
			let sponsor = Self::ensure_offering(origin)?;
			Self::do_offer_model(sponsor, form, name, *parameters, text)
		}

		/// Offer a further version of a model statute.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the model's sponsor, by any majority, or [`Config::FederationOrigin`] where that is the
		/// sponsor.
		///
		/// ## Details
		///
		/// Form and name stay. Nothing changes for those who have a former version, which stays as it was: they adopt this one
		/// by an amendment of their own, or leave it.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`], [`Error::NotActive`]: the cooperative.
		/// - [`Error::ModelNotFound`], [`Error::NotSponsor`]: the model is not there, or another's.
		/// - [`Error::ModelWithdrawn`]: the federation has withdrawn it.
		/// - [`Error::InvalidAddress`], [`Error::TextOfModel`]: the text, which is a new one.
		/// - [`Error::SharesRequired`] to [`Error::QuorumOutOfRange`]: the floor that a parameter undercuts.
		///
		/// ## Events
		///
		/// [`Event::ModelOffered`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::offer_model_version())]
		// Likewise.
		#[allow(clippy::boxed_local)]
		pub fn offer_model_version(
			origin: OriginFor<T>,
			id: ModelId,
			parameters: Box<StatuteParameters>,
			text: DocumentRef,
		) -> DispatchResult {
			let sponsor = Self::ensure_offering(origin)?;
			Self::do_offer_model_version(sponsor, id, *parameters, text)
		}

		/// Withdraw a model statute, whoever offers it.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`], by three quarters: it takes something from its sponsor, and from those who want to found.
		///
		/// ## Details
		///
		/// Nobody founds on it any more, by its number or by one of its texts, nobody adopts a version of it, and there are no
		/// further ones. Who has it keeps it, and foundings under way go on. All its versions stay readable, and its texts are
		/// nobody else's. A motion that would adopt a version of it fails when it is carried out. Its sponsor's place for
		/// it is free again. `reason` is the hash of the document that gives the reasons.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		/// - [`Error::ModelNotFound`]: there is no such model.
		/// - [`Error::ModelWithdrawn`]: it was withdrawn before.
		///
		/// ## Events
		///
		/// [`Event::ModelWithdrawn`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_model())]
		pub fn withdraw_model(origin: OriginFor<T>, id: ModelId, reason: H256) -> DispatchResult {
			let majority = T::FederationOrigin::ensure_origin(origin)?;
			let sponsor = Self::do_withdraw_model(id, majority)?;
			Self::deposit_event(Event::ModelWithdrawn { id, sponsor, reason, majority });
			Ok(())
		}
	}
}
