//! # Federation
//!
//! The member cooperatives of the federation, one cooperative, one vote; the validators that they nominate and admit; and
//! the upgrades of the runtime that they authorise.
//!
//! ## Terminology
//!
//! * **Federation** — the cooperatives that run the network together. A body of its own, see
//!   [`Body::Federation`](allmende_primitives::assembly::Body): it is no cooperative, has no organs but its assembly, and
//!   no members that are people.
//! * **Member** — a cooperative that was admitted. Belonging to the federation is apart from being founded here, and from
//!   being carried (`pallet-allowance`).
//! * **Number** — what a member is called by in votes. Given in sequence, never twice: a cooperative that comes back gets
//!   another one.
//! * **Voting organ** — who casts a member's vote: its board, or its own assembly.
//! * **Validator** — the account under which a member's node writes and finalises blocks. It is *nominated* by the member's
//!   board, *admitted* by the federation, and *active* from the session on for which the set was then made up.
//!
//! ## Overview
//!
//! This pallet is the federation's electorate: it implements [`Electorate`](allmende_primitives::assembly::Electorate)
//! for [`Body::Federation`](allmende_primitives::assembly::Body), and `pallet-assembly` does the rest, from the motion to
//! carrying it out. A cooperative takes part by an organ: the origin of its board, or of its assembly, *is* its vote.
//! Nobody votes for a cooperative alone.
//!
//! What the federation decides comes back here with the majority that was reached: [`admit`](Pallet::admit) takes any,
//! [`exclude`](Pallet::exclude), [`authorize_upgrade`](Pallet::authorize_upgrade),
//! [`admit_validator`](Pallet::admit_validator) and [`remove_validator`](Pallet::remove_validator) three quarters. A member
//! [`leave`](Pallet::leave)s by a decision of its own assembly, and says in the same way who votes for it
//! ([`set_voting`](Pallet::set_voting)): that takes as much as a change of its statute.
//!
//! The federation never loses its last member. There would be nobody to admit another one, and nobody to authorise an
//! upgrade, for ever.
//!
//! ### Validators
//!
//! A member's board nominates an account ([`nominate_validator`](Pallet::nominate_validator)), its operator registers the
//! node's keys by `session.set_keys`, and the federation admits it. The board takes it back at any time
//! ([`withdraw_validator`](Pallet::withdraw_validator)). Whoever validates decides which votes come into a block, so that
//! admission and removal take what an upgrade takes. The set is never empty: blocks would end for ever.
//!
//! The set is made up at the end of each session from [`Pallet::set_for_next_session`], and is at work one session later.
//!
//! ### Upgrades
//!
//! What is authorised is the hash of a code. Anybody then sends the code itself by `system.applyAuthorizedUpgrade`,
//! unsigned: the hash proves that it is wanted, so nobody pays. See the README for what becomes of it.
//!
//! ### Example
//!
//! ```ignore
//! // The board of one member moves to admit another cooperative,
//! let call = Box::new(pallet_federation::Call::admit { coop: newcomer }.into());
//! let content = Box::new(Content::Call(call));
//! Assembly::submit(board, Body::Federation, text, content, nobody, BallotMode::Open, None)?;
//! // the boards vote, and anybody has it carried out.
//! Assembly::vote(other_board, Body::Federation, motion, Ballot::Motion(Choice::Yes))?;
//! Assembly::enact(anybody, Body::Federation, motion, max_weight)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod electorate;
mod functions;
#[cfg(test)]
mod mock;
pub mod sessions;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod validators;
mod views;
pub mod weights;

pub use pallet::*;
pub use sessions::Sessions;
pub use types::{FederationMember, Page, Validator, ValidatorDetails, VotingOrgan};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "runtime-benchmarks")]
	use allmende_primitives::traits::BenchmarkSetUp;
	use allmende_primitives::{
		assembly::VoterNumber,
		models,
		statute::StatuteParameters,
		traits::{Calendar, Cooperatives},
		AssemblyTerms, CoopId, LegalForm, Majority,
	};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_core::H256;

	/// The version of the storage that this code writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The registry of cooperatives.
		type Cooperatives: Cooperatives;
		/// The chain's calendar.
		type Calendar: Calendar;
		/// The keys of validators, and who is at work.
		type Sessions: Sessions<Self::AccountId>;

		/// The federation, which answers the majority that it has reached.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Majority>;
		/// The assembly of a cooperative, which answers the cooperative and the majority.
		type AssemblyOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (CoopId, Majority)>;
		/// The board of a cooperative, which it answers.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// How the federation is called and decides. It has no statute on chain: whoever wants to change this changes the
		/// runtime, which takes three quarters.
		#[pallet::constant]
		type Terms: Get<AssemblyTerms>;

		/// Most validators that are admitted. Each sends its votes on every block to all others.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Most accounts that one member has nominated, admitted ones included.
		#[pallet::constant]
		type MaxNominations: Get<u32>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;

		/// Founds the cooperatives that are measured.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkSetUp<Self::AccountId>;
	}

	/// The number of the first member.
	pub struct FirstNumber;
	impl Get<VoterNumber> for FirstNumber {
		fn get() -> VoterNumber {
			1
		}
	}

	/// The members.
	#[pallet::storage]
	pub type Members<T: Config> = StorageMap<_, Twox64Concat, CoopId, FederationMember>;

	/// Which cooperative was given which number. Kept for good: votes are recorded under numbers, and whose they were must
	/// be told after the cooperative has left.
	#[pallet::storage]
	pub type Numbers<T: Config> = StorageMap<_, Twox64Concat, VoterNumber, CoopId>;

	/// The number that the next member gets.
	#[pallet::storage]
	pub type NextNumber<T: Config> = StorageValue<_, VoterNumber, ValueQuery, FirstNumber>;

	/// How many members there are.
	#[pallet::storage]
	pub type MemberCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The accounts that members have nominated as validators, those that are admitted included.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Validator>;

	/// The same by member, in the order of their nomination.
	#[pallet::storage]
	pub type Nominations<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<T::AccountId, T::MaxNominations>, ValueQuery>;

	/// The admitted ones, in the order of their accounts: the set of the next session that is not made up yet.
	#[pallet::storage]
	pub type Admitted<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

	/// The federation that the chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The cooperatives that are members from the beginning, in the order of their numbers. Founded by then: the
		/// registry's genesis is built before this one. None is no federation, and nobody could ever begin one.
		pub members: Vec<CoopId>,
		/// The validators from the beginning, each with the member that answers for it: those, and no others, who have keys in
		/// the genesis of sessions, which is built before this one. None is for chains without sessions: whoever has keys
		/// then goes on.
		pub validators: Vec<(CoopId, T::AccountId)>,
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for coop in &self.members {
				if let Err(error) = Pallet::<T>::do_admit(*coop) {
					panic!("genesis member {coop} of the federation: {error:?}");
				}
			}
			for (coop, who) in &self.validators {
				if let Err(error) = Pallet::<T>::enter_genesis_validator(*coop, who) {
					panic!("genesis validator {who:?} of the federation: {error:?}");
				}
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A cooperative is a member of the federation from now on.
		CooperativeAdmitted { coop: CoopId, number: VoterNumber, majority: Majority },
		/// A cooperative has left the federation by its own decision.
		CooperativeLeft { coop: CoopId, number: VoterNumber, majority: Majority },
		/// The federation has excluded a cooperative, for reasons that have this hash.
		CooperativeExcluded { coop: CoopId, number: VoterNumber, reason: H256, majority: Majority },
		/// A member's assembly has decided who casts its vote.
		VotingSet {
			coop: CoopId,
			number: VoterNumber,
			old: VotingOrgan,
			new: VotingOrgan,
			majority: Majority,
		},
		/// The federation has authorised an upgrade of the runtime to the code that has this hash.
		UpgradeAuthorized { code_hash: T::Hash, majority: Majority },
		/// A member's board has put an account forward as a validator.
		ValidatorNominated { coop: CoopId, who: T::AccountId },
		/// A nomination has ended: the board has taken it back, or the cooperative is no member any more. If the account was
		/// admitted, it is left out of the next set.
		ValidatorWithdrawn { coop: CoopId, who: T::AccountId, admitted: bool },
		/// The federation has admitted a validator; so many are admitted now. It is at work when the next set is.
		ValidatorAdmitted { coop: CoopId, who: T::AccountId, validators: u32, majority: Majority },
		/// The federation has removed a validator, for reasons that have this hash; so many are left. It is left out of the
		/// next set.
		ValidatorRemoved {
			coop: CoopId,
			who: T::AccountId,
			validators: u32,
			reason: H256,
			majority: Majority,
		},
		/// The session keys of a former validator were removed.
		KeysCleared { who: T::AccountId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The cooperative has not been founded yet.
		NotActive,
		/// The cooperative is a member already.
		AlreadyMember,
		/// The cooperative is not a member.
		NotMember,
		/// It takes three quarters of the votes cast.
		MajorityTooLow,
		/// The federation would be left without a member, and could never decide anything again.
		LastMember,
		/// The account is nominated already, be it by another cooperative.
		AlreadyNominated,
		/// The account is not nominated, or not by this cooperative.
		NotNominated,
		/// The cooperative has nominated as many as it can.
		TooManyNominations,
		/// The account has no session keys.
		NoSessionKeys,
		/// The validator is admitted already.
		AlreadyAdmitted,
		/// The federation has not admitted this validator.
		NotAdmitted,
		/// As many validators are admitted as there can be.
		TooManyValidators,
		/// Nobody would be left to write blocks: another validator has to be admitted first.
		LastValidator,
		/// The account is nominated, and needs its keys.
		StillNominated,
		/// The account validates in this session or in the next one, and its keys prove what it does there.
		StillActive,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			// The federation is held to what the law asks of the assembly of a cooperative, as its members are, but for
			// the form: it is no registered cooperative, and can vote in writing.
			let assembly = AssemblyTerms { written_votes: false, ..T::Terms::get() };
			let statute = StatuteParameters { assembly, ..models::citizens_cooperative() };
			let form = LegalForm::RegisteredCooperative;
			assert!(
				statute.check(form, form.least_founders()).is_ok(),
				"the federation's terms undercut a legal floor"
			);
			assert!(T::MaxValidators::get() > 0, "somebody must be able to validate");
			assert!(T::MaxNominations::get() > 0, "a member must be able to nominate a validator");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// What belongs to a member stands in maps of its own, by cooperative or number, and ends in `do_remove`.
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admit a cooperative to the federation.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`], by any majority.
		///
		/// ## Details
		///
		/// It gets the next number and votes in what is opened from now on. One that was a member before gets a new
		/// number, so that it does not vote in what was opened before it came back. Its board votes for it until its
		/// assembly decides otherwise.
		///
		/// That the network carries the transactions of its members is another decision (`pallet-allowance`). A motion can
		/// hold both in a batch.
		///
		/// ## Errors
		///
		/// - [`Error::NotActive`]: the cooperative has not been founded yet.
		/// - [`Error::AlreadyMember`]: it is a member.
		///
		/// ## Events
		///
		/// - [`Event::CooperativeAdmitted`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit())]
		pub fn admit(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let majority = T::FederationOrigin::ensure_origin(origin)?;
			let number = Self::do_admit(coop)?;
			Self::deposit_event(Event::CooperativeAdmitted { coop, number, majority });
			Ok(())
		}

		/// Leave the federation.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the cooperative itself, by three quarters: its board alone does not end what its
		/// members have entered into.
		///
		/// ## Details
		///
		/// At once. There is nothing that a notice would protect: a member holds no share in the federation and owes it
		/// nothing, so that nothing is to be settled, and no decision waits for its vote. What it has voted stays cast,
		/// and its members keep their allowances. Its validators are left out of the next set.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		/// - [`Error::NotMember`]: the cooperative is not a member.
		/// - [`Error::LastMember`]: it is the only one.
		/// - [`Error::LastValidator`]: nobody else's validators are admitted.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorWithdrawn`] for each that it has nominated.
		/// - [`Event::CooperativeLeft`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let (coop, majority) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::ensure_three_quarters(majority)?;
			let number = Self::do_remove(coop)?;
			Self::deposit_event(Event::CooperativeLeft { coop, number, majority });
			Ok(())
		}

		/// Exclude a cooperative from the federation.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`], by three quarters.
		///
		/// ## Details
		///
		/// At once, as for [`Pallet::leave`]. `reason` is the hash of the document that gives the reasons. The cooperative
		/// votes on it like the others: a motion that names it as concerned counts as one of simple majority
		/// (`pallet-assembly`), which is not enough here. Nor could the members keep each other from voting otherwise.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		/// - [`Error::NotMember`]: the cooperative is not a member.
		/// - [`Error::LastMember`]: it is the only one.
		/// - [`Error::LastValidator`]: nobody else's validators are admitted.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorWithdrawn`] for each that it has nominated.
		/// - [`Event::CooperativeExcluded`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::exclude())]
		pub fn exclude(origin: OriginFor<T>, coop: CoopId, reason: H256) -> DispatchResult {
			let majority = T::FederationOrigin::ensure_origin(origin)?;
			Self::ensure_three_quarters(majority)?;
			let number = Self::do_remove(coop)?;
			Self::deposit_event(Event::CooperativeExcluded { coop, number, reason, majority });
			Ok(())
		}

		/// Decide who casts the cooperative's vote in the federation.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AssemblyOrigin`] of the cooperative itself, by three quarters, as for a change of its statute: this is
		/// how the statute says it.
		///
		/// ## Details
		///
		/// At once, also in what is being voted on. The cooperative keeps its number, so that the organ which votes now can
		/// change what the other one has cast, and there is one vote in any case.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		/// - [`Error::NotMember`]: the cooperative is not a member.
		///
		/// ## Events
		///
		/// - [`Event::VotingSet`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_voting())]
		pub fn set_voting(origin: OriginFor<T>, organ: VotingOrgan) -> DispatchResult {
			let (coop, majority) = T::AssemblyOrigin::ensure_origin(origin)?;
			Self::ensure_three_quarters(majority)?;
			let (number, old) = Self::do_set_voting(coop, organ)?;
			Self::deposit_event(Event::VotingSet { coop, number, old, new: organ, majority });
			Ok(())
		}

		/// Authorise an upgrade of the runtime to the code that has this hash.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`], by three quarters.
		///
		/// ## Details
		///
		/// Nothing changes yet. Anybody then sends the code by `system.applyAuthorizedUpgrade`, unsigned and free. It has
		/// to be of the same chain (`spec_name`) and of a higher version (`spec_version`); a code that is not is refused
		/// there, and the authorisation is used up.
		///
		/// There is one authorisation at a time: another one takes its place. It is withdrawn by authorising the hash of the
		/// present code, which is of no higher version.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		///
		/// ## Events
		///
		/// - [`Event::UpgradeAuthorized`], beside that of `frame-system`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::authorize_upgrade())]
		pub fn authorize_upgrade(origin: OriginFor<T>, code_hash: T::Hash) -> DispatchResult {
			let majority = T::FederationOrigin::ensure_origin(origin)?;
			Self::ensure_three_quarters(majority)?;
			frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
			Self::deposit_event(Event::UpgradeAuthorized { code_hash, majority });
			Ok(())
		}

		/// Nominate a validator.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`] of a member, which answers for the node.
		///
		/// ## Details
		///
		/// `who` is the account of the node's operator. It can register the node's keys from now on, by `session.set_keys` and
		/// without a deposit; nobody else can. Nothing else follows before the federation admits it.
		///
		/// A member nominates [`Config::MaxNominations`] accounts at most, and each account is nominated once.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: the cooperative is not a member of the federation.
		/// - [`Error::AlreadyNominated`]: the account is, by this or another member.
		/// - [`Error::TooManyNominations`]: the limit.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorNominated`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::nominate_validator())]
		pub fn nominate_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_nominate_validator(coop, &who)?;
			Self::deposit_event(Event::ValidatorNominated { coop, who });
			Ok(())
		}

		/// Take a validator back that the cooperative has nominated.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`] of the cooperative itself.
		///
		/// ## Details
		///
		/// Nobody is made to run a node. One that is admitted is left out of the next set: it goes on for one to two sessions,
		/// and should be kept running as long.
		///
		/// ## Errors
		///
		/// - [`Error::NotNominated`]: the cooperative has not nominated this account.
		/// - [`Error::LastValidator`]: it is the only one that is admitted.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorWithdrawn`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::withdraw_validator())]
		pub fn withdraw_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			let admitted = Self::do_withdraw_validator(coop, &who)?;
			Self::deposit_event(Event::ValidatorWithdrawn { coop, who, admitted });
			Ok(())
		}

		/// Admit a validator that a member has nominated.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`], by three quarters: whoever has two thirds of the validators decides which votes come
		/// into a block, and so about everything else.
		///
		/// ## Details
		///
		/// It belongs to the next set that is made up, at the end of this session, and is at work one session later. Its node
		/// has to run by then, since finality takes more than two thirds of the set.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		/// - [`Error::NotNominated`]: no member has nominated this account.
		/// - [`Error::AlreadyAdmitted`]: it is admitted.
		/// - [`Error::NoSessionKeys`]: its operator has not registered the node's keys.
		/// - [`Error::TooManyValidators`]: the limit.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorAdmitted`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::admit_validator())]
		pub fn admit_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let majority = T::FederationOrigin::ensure_origin(origin)?;
			Self::ensure_three_quarters(majority)?;
			let (coop, validators) = Self::do_admit_validator(&who)?;
			Self::deposit_event(Event::ValidatorAdmitted { coop, who, validators, majority });
			Ok(())
		}

		/// Remove a validator.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`], by three quarters, as for its admission.
		///
		/// ## Details
		///
		/// `reason` is the hash of the document that gives the reasons. It is left out of the next set, and its nomination ends.
		/// The cooperative stays a member, and can nominate the account again.
		///
		/// ## Errors
		///
		/// - [`Error::MajorityTooLow`]: fewer than three quarters.
		/// - [`Error::NotNominated`], [`Error::NotAdmitted`]: there is no such validator, or it is not admitted.
		/// - [`Error::LastValidator`]: it is the only one.
		///
		/// ## Events
		///
		/// - [`Event::ValidatorRemoved`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::remove_validator())]
		pub fn remove_validator(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let majority = T::FederationOrigin::ensure_origin(origin)?;
			Self::ensure_three_quarters(majority)?;
			let (coop, validators) = Self::do_remove_validator(&who)?;
			Self::deposit_event(Event::ValidatorRemoved { coop, who, validators, reason, majority });
			Ok(())
		}

		/// Remove the session keys of a former validator.
		///
		/// ## Dispatch Origin
		///
		/// Anybody who signs.
		///
		/// ## Details
		///
		/// They stay when a nomination ends, since the set in which the account validates is at work for up to two more
		/// sessions, and what it does there is proven by its keys. Once it is over, nothing needs them.
		///
		/// ## Errors
		///
		/// - [`Error::StillNominated`]: the account is nominated.
		/// - [`Error::StillActive`]: it is in the set of this session or of the next one.
		/// - [`Error::NoSessionKeys`]: it has no keys.
		///
		/// ## Events
		///
		/// - [`Event::KeysCleared`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::clear_keys())]
		pub fn clear_keys(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_keys(&who)?;
			Self::deposit_event(Event::KeysCleared { who });
			Ok(())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A member: its number, since when, who casts its vote. `None`: the cooperative is not one.
		pub fn member(coop: CoopId) -> Option<FederationMember> {
			Members::<T>::get(coop)
		}

		/// The members of `limit` numbers from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn members(from: VoterNumber, limit: u32) -> Page<(CoopId, FederationMember)> {
			Self::view_members(from, limit)
		}

		/// How many members there are.
		pub fn count() -> u32 {
			MemberCount::<T>::get()
		}

		/// The cooperative that was given a number, also if it has left since or votes under another one.
		pub fn cooperative(number: VoterNumber) -> Option<CoopId> {
			Numbers::<T>::get(number)
		}

		/// A validator: whose it is, since when it is nominated and admitted, whether it has keys and is at work. `None`: the
		/// account is not nominated. It can be at work still when its nomination has ended in this session or the last.
		pub fn validator(who: T::AccountId) -> Option<ValidatorDetails> {
			Self::view_validator(&who)
		}

		/// The validators after `after`, at most `limit`, and [`MAX_PAGE`](allmende_primitives::MAX_PAGE). In the order of the
		/// storage: a page begins after the last account of the one before, and an empty one is the end.
		pub fn validators(after: Option<T::AccountId>, limit: u32) -> Vec<(T::AccountId, ValidatorDetails)> {
			Self::view_validators(after, limit)
		}

		/// The accounts that a member has nominated, at most [`Config::MaxNominations`].
		pub fn validators_of(coop: CoopId) -> Vec<T::AccountId> {
			Nominations::<T>::get(coop).into_inner()
		}

		/// The admitted validators, at most [`Config::MaxValidators`], in the order of their accounts.
		pub fn admitted_validators() -> Vec<T::AccountId> {
			Admitted::<T>::get().into_inner()
		}
	}
}
