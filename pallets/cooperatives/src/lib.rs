//! # Cooperatives
//!
//! The registry of cooperatives: their founding, statutes, organs, joint decisions and documents, the origins by
//! which they act, and the chain's calendar.
//!
//! Other pallets meet this one through the traits [`Calendar`](allmende_primitives::traits::Calendar),
//! [`Cooperatives`](allmende_primitives::traits::Cooperatives), [`Organs`](allmende_primitives::traits::Organs),
//! [`Offices`](allmende_primitives::assembly::Offices) and [`Amendments`](allmende_primitives::assembly::Amendments).
//!
//! ## Terminology
//!
//! * **Founding** — a cooperative that was called into life and waits for its founders to ratify.
//! * **Ratify** — a founder's signature under the statute (GenG 11(2) no. 1), with the declaration how many shares the
//!   founder takes (GenG 15a, 15b).
//! * **Model statute** (*Mustersatzung*) — parameters and text from which anybody can found a cooperative. Its *sponsor* is
//!   the cooperative that offers it, or the federation.
//! * **Amendment** (*Satzungsaenderung*, GenG 16) — another version of the statute, adopted by the assembly. It is
//!   *pending* until its registration is confirmed and its day has come.
//! * **Organ** — the board (*Vorstand*), the supervisory board (*Aufsichtsrat*), the mediators, the returning officers or the
//!   delegates (*Vertreter*, GenG 43a); each has seats with a term.
//! * **Action** — a call that an organ decides jointly: it runs when as many seat holders have approved it as the
//!   statute asks for (*Gesamtvertretung*, GenG 25), or more than half of the mediators.
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
//! A cooperative whose statute has proved itself offers it as a model ([`offer_model`](Pallet::offer_model)), and further
//! versions of it ([`offer_model_version`](Pallet::offer_model_version)). Whoever has founded on one keeps what was
//! ratified; to a later version leads an amendment of its own. The federation offers models in the same way, and withdraws
//! whichever should not be founded on any more ([`withdraw_model`](Pallet::withdraw_model)).
//!
//! Members of an organ decide with [`propose_action`](Pallet::propose_action) and
//! [`approve_action`](Pallet::approve_action). The approval that completes the signatories runs the call with the
//! organ's [`Authority`](allmende_primitives::Authority). If the call fails, so does that approval: the action stays
//! open and can be approved again later. Only those count who are seated, and members, when the call runs.
//!
//! The assembly changes the statute. It holds the change as a motion and counts the votes; this pallet says which part of
//! them it takes, adopts it, and puts it in force once its registration is confirmed
//! ([`Amendments`](allmende_primitives::assembly::Amendments)). From its day on every reader gets the new version, without
//! anybody's doing. Until then everything goes by the version in force.
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
mod amendments;
mod calls;
mod errors;
mod events;
mod founding;
mod functions;
mod genesis;
mod impls;
mod models;
mod offices;
mod seating;
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

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use allmende_primitives::{
		assembly::Electorate,
		statute::Subject,
		traits::{OnFounded, Register, Standing},
		Address, Authority, CoopId, Date, DocumentRef, Fraction, LegalForm, Majority, Name, Organ,
		StatuteParameters, StatuteVersion, Symbol, UnixSeconds,
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

		/// Who votes in an assembly. Tells investing members from others, and how many members there are.
		type Electorate: Electorate<Self::AccountId>;

		/// What accounts may send without paying for it, to be told of seats.
		type Standing: Standing<Self::AccountId>;

		/// The calls that an organ may decide. To be closed to whatever answers `Ok` when a part of it has failed.
		type ActionFilter: Contains<<Self as Config>::RuntimeCall>;

		/// The board of a cooperative, which it answers.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// The assembly of a cooperative, with the majority that it has reached.
		type AssemblyOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (CoopId, Majority)>;

		/// The federation, which answers the majority that it has reached.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Majority>;

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

		/// Most models that one cooperative offers, or the federation, without those that were withdrawn. Bounds what is kept
		/// under its name; versions take a decision each.
		#[pallet::constant]
		type MaxModels: Get<u32>;

		/// Days that an amendment can be decided ahead of the day from which it is to be in force. Until it is, no other one
		/// can be adopted.
		#[pallet::constant]
		type MaxAmendmentLead: Get<u32>;

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

	/// The statutes by cooperative and version. Former versions stay; an amendment that was withdrawn does not.
	#[pallet::storage]
	pub type Statutes<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, StatuteVersion, Statute>;

	/// The id of the next model statute.
	#[pallet::storage]
	pub type NextModelId<T> = StorageValue<_, ModelId, ValueQuery>;

	/// The newest version of each model statute.
	#[pallet::storage]
	pub type Models<T> = StorageMap<_, Twox64Concat, ModelId, ModelVersion>;

	/// The model statutes by id and version. Former versions stay.
	#[pallet::storage]
	pub type ModelStatutes<T> = StorageDoubleMap<_, Twox64Concat, ModelId, Twox64Concat, ModelVersion, Model>;

	/// The model that a text is of, by the text's hash. Another statute cannot go by it.
	#[pallet::storage]
	pub type ModelTexts<T> = StorageMap<_, Identity, H256, ModelRef>;

	/// The models that a cooperative or the federation offers, in the order of their ids. Without those that were withdrawn.
	#[pallet::storage]
	pub type SponsoredModels<T: Config> =
		StorageMap<_, Twox64Concat, Sponsor, BoundedVec<ModelId, T::MaxModels>, ValueQuery>;

	/// The models that the federation has withdrawn, and when.
	#[pallet::storage]
	pub type WithdrawnModels<T> = StorageMap<_, Twox64Concat, ModelId, Date>;

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

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MaxFounders::get() >= LegalForm::RegisteredCooperative.least_founders(),
				"the fewest founders of a cooperative must fit into MaxFounders"
			);
			assert!(T::MaxCallSize::get() > 0, "an action must be able to hold a call");
			assert!(T::MaxOpenActions::get() > 0, "an organ must be able to propose an action");
			assert!(T::MaxModels::get() > 0, "a cooperative must be able to offer a model");
			assert!(T::ActionLifetime::get() > 0, "an action must live for a day at least");
			assert!(T::FoundingPeriod::get() > 0, "founders must have a day at least to ratify");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A cooperative, with the version of the statute that is in force today.
		pub fn cooperative(coop: CoopId) -> Option<CooperativeOf<T>> {
			Self::settled(coop)
		}

		/// The cooperatives of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn cooperatives(from: CoopId, limit: u32) -> Page<CooperativeOf<T>> {
			Self::page(from, limit, NextCoopId::<T>::get(), Self::settled)
		}

		/// The statute in force, with its version; of a cooperative being founded, the one to ratify.
		pub fn statute_in_force(coop: CoopId) -> Option<(StatuteVersion, Statute)> {
			let version = Self::settled(coop)?.statute_version;
			Statutes::<T>::get(coop, version).map(|statute| (version, statute))
		}

		/// A version of a statute.
		pub fn statute(coop: CoopId, version: StatuteVersion) -> Option<Statute> {
			Statutes::<T>::get(coop, version)
		}

		/// The versions of a statute, former ones and one that is pending too, of `limit` numbers from `from` on, of at most
		/// [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn statutes(coop: CoopId, from: StatuteVersion, limit: u32) -> Page<Statute> {
			Self::view_statutes(coop, from, limit)
		}

		/// The amendment of the statute that is adopted and not in force yet.
		pub fn pending_amendment(coop: CoopId) -> Option<PendingAmendment> {
			Self::view_pending_amendment(coop)
		}

		/// The newest versions of the model statutes of `limit` ids from `from` on, of at most
		/// [`MAX_PAGE`](allmende_primitives::MAX_PAGE), each with the day on which the federation has withdrawn it, if it has.
		pub fn models(from: ModelId, limit: u32) -> Page<(ModelVersion, Model, Option<Date>)> {
			Self::view_models(from, limit)
		}

		/// A version of a model statute.
		pub fn model(id: ModelId, version: ModelVersion) -> Option<Model> {
			ModelStatutes::<T>::get(id, version)
		}

		/// The models that a cooperative or the federation offers, as many as [`Config::MaxModels`] bounds, without those that
		/// were withdrawn.
		pub fn models_of(sponsor: Sponsor) -> Vec<ModelId> {
			SponsoredModels::<T>::get(sponsor).into_inner()
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
