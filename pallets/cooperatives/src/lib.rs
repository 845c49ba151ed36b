//! # Cooperatives
//!
//! The registry of cooperatives: their founding, statutes, organs, joint decisions and documents, the origins by
//! which they act, and the chain's calendar.
//!
//! Other pallets meet this one through the traits [`Calendar`](allmende_primitives::traits::Calendar),
//! [`Cooperatives`](allmende_primitives::traits::Cooperatives) and [`Organs`](allmende_primitives::traits::Organs).
//!
//! ## Terminology
//!
//! * **Founding** — a cooperative that was called into life and waits for its founders to ratify.
//! * **Ratify** — a founder's signature under the statute (GenG 11(2) no. 1), with the declaration how many shares the
//!   founder takes (GenG 15a, 15b).
//! * **Model statute** (*Mustersatzung*) — parameters and text from which anybody can found a cooperative.
//! * **Organ** — the board (*Vorstand*) or the supervisory board (*Aufsichtsrat*); each has seats with a term.
//! * **Action** — a call that an organ decides jointly: it runs when as many seat holders have approved it as the
//!   statute asks for (*Gesamtvertretung*, GenG 25).
//! * **Authority** — the origin that such a call runs with. It names the cooperative, so that no call has to take it
//!   from an argument.
//!
//! ## Overview
//!
//! A founder calls [`found`](Pallet::found) with a model statute or with parameters of the group's own. Every parameter
//! is checked against the floors of the legal form, so that nothing below the law can be founded. Each founder then
//! [`ratify`](Pallet::ratify)s. The last ratification makes the cooperative active: the founders become members
//! through [`Config::OnFounded`], the named people take their seats. A founder who no longer wants to
//! [`decline`](Pallet::decline)s, which ends the founding; one that was not completed in time is cleared by anybody.
//!
//! Members of an organ decide with [`propose_action`](Pallet::propose_action) and
//! [`approve_action`](Pallet::approve_action). The approval that completes the signatories runs the call with the
//! organ's [`Authority`](allmende_primitives::Authority). If the call fails, so does that approval: the action stays
//! open and can be approved again later. Only those count who are seated, and members, when the call runs.
//!
//! ### Calendar
//!
//! Everything that the law or a statute states in days runs on the calendar kept here: unix time, multiplied from the
//! first block on by a ratio that genesis fixes. In production the ratio is 1 and the calendar is real time. What has a
//! last day stays open for [`Config::LeastWindow`] blocks at least, however fast the days pass.
//!
//! ### Example
//!
//! ```ignore
//! let source = StatuteSource::Model { id: 0, version: 1, text: None };
//! let anna = RuntimeOrigin::signed(anna);
//! Cooperatives::found(anna.clone(), Box::new(source), form, name, symbol, founders, board, supervisory)?;
//! // Each founder, Anna too:
//! Cooperatives::ratify(anna, coop, statute_hash, 1, salted_hash)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod actions;
mod founding;
mod functions;
mod genesis;
mod impls;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use allmende_primitives::{
		traits::{OnFounded, Register, Standing},
		Address, Authority, CoopId, Date, DocumentRef, LegalForm, Name, Organ, StatuteVersion, Symbol,
		UnixSeconds,
	};
	use alloc::{boxed::Box, vec::Vec};
	use codec::Encode;
	use frame_support::{
		dispatch::{GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::{Contains, Time},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{traits::Dispatchable, SaturatedConversion};

	/// The encoded call of an action.
	pub type CallBytes<T> = BoundedVec<u8, <T as Config>::MaxCallSize>;
	/// An action of this runtime.
	pub type ActionOf<T> = Action<<T as frame_system::Config>::AccountId, CallBytes<T>, BlockNumberFor<T>>;
	/// A cooperative of this runtime.
	pub type CooperativeOf<T> = Cooperative<BlockNumberFor<T>>;
	/// The list of founders.
	pub type FoundersOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as Config>::MaxFounders>;

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeOrigin: From<Authority>>
	{
		/// The calls that an organ can decide.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = Self::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ From<frame_system::Call<Self>>;

		/// Real time, in milliseconds since 1970-01-01 UTC.
		type Time: Time<Moment = u64>;

		/// Makes the founders members when a cooperative is founded.
		type OnFounded: OnFounded<Self::AccountId>;

		/// Who is a member. A seat counts as long as its holder is one (GenG 9(2)).
		type Register: Register<Self::AccountId>;

		/// What accounts may send without paying for it, to be told of seats.
		type Standing: Standing<Self::AccountId>;

		/// The calls that an organ may decide. To be closed to whatever answers `Ok` when a part of it has failed.
		type ActionFilter: Contains<<Self as Config>::RuntimeCall>;

		/// The board of a cooperative, which it answers.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// Most founders of a cooperative. All of them become members in one call.
		#[pallet::constant]
		type MaxFounders: Get<u32>;

		/// Longest encoded call of an action, in bytes. It is stored until the organ has decided.
		#[pallet::constant]
		type MaxCallSize: Get<u32>;

		/// Most open actions that one seat holder has proposed in a cooperative. Bounds what is stored undecided, and
		/// nobody can take the others' places.
		#[pallet::constant]
		type MaxOpenActions: Get<u32>;

		/// Days until an action lapses that nobody completes.
		#[pallet::constant]
		type ActionLifetime: Get<u32>;

		/// Days that the founders have to ratify.
		#[pallet::constant]
		type FoundingPeriod: Get<u32>;

		/// Blocks for which an action or a founding stays open at least, beside its days. They leave people the time to
		/// sign where the calendar is compressed, and a standstill of the chain takes none of them away.
		#[pallet::constant]
		type LeastWindow: Get<BlockNumberFor<Self>>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;
	}

	/// The origin of a call that an organ of a cooperative, or the federation, has decided.
	#[pallet::origin]
	pub type Origin = Authority;

	/// The id of the next cooperative.
	#[pallet::storage]
	pub type NextCoopId<T> = StorageValue<_, CoopId, ValueQuery>;

	/// The cooperatives, those being founded included.
	#[pallet::storage]
	pub type Cooperatives<T: Config> = StorageMap<_, Twox64Concat, CoopId, CooperativeOf<T>>;

	/// The statutes by cooperative and version. Former versions stay.
	#[pallet::storage]
	pub type Statutes<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, StatuteVersion, Statute>;

	/// The newest version of each model statute.
	#[pallet::storage]
	pub type Models<T> = StorageMap<_, Twox64Concat, ModelId, ModelVersion>;

	/// The model statutes by id and version. Former versions stay.
	#[pallet::storage]
	pub type ModelStatutes<T> = StorageDoubleMap<_, Twox64Concat, ModelId, Twox64Concat, ModelVersion, Model>;

	/// The model that a text is of, by the text's hash. Another statute cannot go by it.
	#[pallet::storage]
	pub type ModelTexts<T> = StorageMap<_, Identity, H256, ModelRef>;

	/// The seats that are taken, by cooperative and organ.
	#[pallet::storage]
	pub type Seats<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, Organ, Seating<T::AccountId>, ValueQuery>;

	/// The foundings under way.
	#[pallet::storage]
	pub type Foundings<T: Config> = StorageMap<_, Twox64Concat, CoopId, Founding<T::AccountId>>;

	/// The founders of the foundings under way.
	#[pallet::storage]
	pub type Founders<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, NamedFounder>;

	/// The actions that lack signatories.
	#[pallet::storage]
	pub type Actions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, ActionId, ActionOf<T>>;

	/// The id of a cooperative's next action.
	#[pallet::storage]
	pub type NextActionId<T> = StorageMap<_, Twox64Concat, CoopId, ActionId, ValueQuery>;

	/// How many actions of a cooperative are open, by who has proposed them.
	#[pallet::storage]
	pub type OpenActions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The newest document of each kind.
	#[pallet::storage]
	pub type Documents<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, DocumentKind, Document>;

	/// How many seconds of the calendar pass in a second of real time. 1 in production. Set at genesis.
	#[pallet::storage]
	pub type TimeRatio<T> = StorageValue<_, u32, ValueQuery, ConstU32<1>>;

	/// What the calendar shows before the first block has a timestamp, and the least that it ever shows. Set at genesis.
	#[pallet::storage]
	pub type Epoch<T> = StorageValue<_, UnixSeconds, ValueQuery>;

	/// The second of real time from which the calendar runs by the ratio: the first timestamp of the chain.
	#[pallet::storage]
	pub type Anchor<T> = StorageValue<_, UnixSeconds>;

	/// What the chain begins with. The built-in model statute is always there.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Seconds of the calendar for a second of real time, at least 1.
		pub time_ratio: u32,
		/// What the calendar shows at genesis, in seconds since 1970-01-01 UTC. It dates the founding of `cooperatives`
		/// and is to lie before the first block.
		pub epoch: UnixSeconds,
		/// Further model statutes, which get the ids from 1.
		pub models: Vec<GenesisModel>,
		/// Cooperatives that are active from the start. They need `epoch`.
		pub cooperatives: Vec<GenesisCooperative<T::AccountId>>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { time_ratio: 1, epoch: 0, models: Vec::new(), cooperatives: Vec::new() }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			genesis::build(self);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A founding was begun. The founders can ratify the statute up to and including the day `until`, and as long
		/// as the block `open_until_block` has not passed.
		FoundingStarted {
			coop: CoopId,
			by: T::AccountId,
			form: LegalForm,
			founders: u32,
			statute_hash: H256,
			until: Date,
			open_until_block: BlockNumberFor<T>,
		},
		/// A founder ratified and takes so many shares; `ratified` of `founders` have now.
		Ratified { coop: CoopId, who: T::AccountId, shares: u32, ratified: u32, founders: u32 },
		/// All founders have ratified: the cooperative is active.
		Founded { coop: CoopId, founders: u32, founded_on: Date },
		/// A founder declined; the founding is over.
		FoundingDeclined { coop: CoopId, by: T::AccountId },
		/// A founding that had lapsed was removed.
		FoundingCleared { coop: CoopId },
		/// Someone took a seat, for a term up to and including the day `until`.
		SeatTaken { coop: CoopId, organ: Organ, who: T::AccountId, until: Date },
		/// Someone lost a seat; so many of the organ are still taken.
		SeatVacated { coop: CoopId, organ: Organ, who: T::AccountId, left: u32 },
		/// An action was proposed and waits for approvals, up to and including the day `until`, and as long as the
		/// block `open_until_block` has not passed.
		ActionProposed {
			coop: CoopId,
			id: ActionId,
			organ: Organ,
			by: T::AccountId,
			call_hash: H256,
			until: Date,
			open_until_block: BlockNumberFor<T>,
		},
		/// An action was approved; so many approvals count now.
		ActionApproved { coop: CoopId, id: ActionId, by: T::AccountId, approvals: u32 },
		/// An organ's call ran. `id` is `None` where one signatory was enough.
		ActionExecuted { coop: CoopId, id: Option<ActionId>, organ: Organ, by: T::AccountId, call_hash: H256 },
		/// An approval was taken back; so many are left. With none left the action is gone.
		ApprovalWithdrawn { coop: CoopId, id: ActionId, by: T::AccountId, approvals: u32 },
		/// An action that had lapsed was removed.
		ActionCleared { coop: CoopId, id: ActionId },
		/// A document was published in the place of the old one of its kind.
		DocumentPublished {
			coop: CoopId,
			kind: DocumentKind,
			version: u32,
			old_hash: Option<H256>,
			old_address: Option<Address>,
			hash: H256,
			address: Address,
		},
	}

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
		/// The text is a model's, and the statute has another form or other parameters than that model.
		TextOfModel,
		/// The name is blank, not UTF-8, or holds control characters.
		InvalidName,
		/// The symbol is empty or holds something else than letters and digits of ASCII.
		InvalidSymbol,
		/// The document's address is blank or not UTF-8.
		InvalidAddress,
		/// The statute asks for fewer or for more seats.
		SeatsOutOfRange,
		/// Someone is named twice for the same organ.
		DuplicateSeat,
		/// Nobody sits on the board and on the supervisory board (GenG 37(1)).
		IncompatibleOffices,
		/// The statute knows no such organ.
		NoSuchOrgan,
		/// The hash is not that of the statute's text.
		StatuteMismatch,
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
		/// A quorum is more than nothing and at most all members.
		QuorumOutOfRange,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxFounders::get() >= LegalForm::RegisteredCooperative.least_founders(),
				"the fewest founders of a cooperative must fit into MaxFounders"
			);
			assert!(T::MaxCallSize::get() > 0, "an action must be able to hold a call");
			assert!(T::MaxOpenActions::get() > 0, "an organ must be able to propose an action");
			assert!(T::ActionLifetime::get() > 0, "an action must live for a day at least");
			assert!(T::FoundingPeriod::get() > 0, "founders must have a day at least to ratify");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

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
		/// - [`Error::ModelNotFound`], [`Error::FormMismatch`]: the model.
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
		/// Signed by a seat holder of `organ`, the board or the supervisory board, who is a member.
		///
		/// ## Details
		///
		/// It counts as the first approval. Where the statute asks for one signatory only, the call runs at once and
		/// nothing is stored; otherwise it waits for [`Config::ActionLifetime`] days, and [`Config::LeastWindow`] blocks
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
		/// Approvals of people who have lost their seat or their membership since do not count and are dropped. The call
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
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A cooperative.
		pub fn cooperative(coop: CoopId) -> Option<CooperativeOf<T>> {
			Cooperatives::<T>::get(coop)
		}

		/// The cooperatives of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn cooperatives(from: CoopId, limit: u32) -> Page<CooperativeOf<T>> {
			Self::page(from, limit, NextCoopId::<T>::get(), Cooperatives::<T>::get)
		}

		/// The statute in force, with its version; of a cooperative being founded, the one to ratify.
		pub fn statute_in_force(coop: CoopId) -> Option<(StatuteVersion, Statute)> {
			let version = Cooperatives::<T>::get(coop)?.statute_version;
			Statutes::<T>::get(coop, version).map(|statute| (version, statute))
		}

		/// A version of a statute.
		pub fn statute(coop: CoopId, version: StatuteVersion) -> Option<Statute> {
			Statutes::<T>::get(coop, version)
		}

		/// The newest versions of the model statutes of `limit` ids from `from` on, of at most
		/// [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn models(from: ModelId, limit: u32) -> Page<(ModelVersion, Model)> {
			Self::view_models(from, limit)
		}

		/// A version of a model statute.
		pub fn model(id: ModelId, version: ModelVersion) -> Option<Model> {
			ModelStatutes::<T>::get(id, version)
		}

		/// The seats of an organ that are taken.
		pub fn seats(coop: CoopId, organ: Organ) -> Seating<T::AccountId> {
			Seats::<T>::get(coop, organ)
		}

		/// A founding under way: who has ratified, who has not.
		pub fn founding(coop: CoopId) -> Option<FoundingProgress<T::AccountId, BlockNumberFor<T>>> {
			Self::view_founding(coop)
		}

		/// The open actions of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn actions(coop: CoopId, from: ActionId, limit: u32) -> Page<ActionOf<T>> {
			Self::page(from, limit, NextActionId::<T>::get(coop), |id| Actions::<T>::get(coop, id))
		}

		/// The newest document of a kind.
		pub fn document(coop: CoopId, kind: DocumentKind) -> Option<Document> {
			Documents::<T>::get(coop, kind)
		}

		/// At most `limit` documents after `after`, or from the first on; at most
		/// [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn documents(
			coop: CoopId,
			after: Option<DocumentKind>,
			limit: u32,
		) -> Vec<(DocumentKind, Document)> {
			Self::view_documents(coop, after, limit)
		}

		/// Now, in seconds of the calendar since 1970-01-01 UTC.
		pub fn now() -> UnixSeconds {
			<Self as allmende_primitives::traits::Calendar>::now()
		}

		/// The calendar's day.
		pub fn today() -> Option<CalendarDay> {
			Self::view_today()
		}

		/// How many seconds of the calendar pass in a second of real time.
		pub fn time_ratio() -> u32 {
			TimeRatio::<T>::get()
		}
	}
}
