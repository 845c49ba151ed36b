//! # Membership pallet
//!
//! Who is a member of which cooperative: invitation, application, admission, the register, notice.
//!
//! ## Terminology
//!
//! * **Register** (*Mitgliederliste*, GenG 30): the entries of all members a cooperative has and had, by member number.
//!   An entry is pseudonymous: an account and a salted hash of personal data that stays with the cooperative.
//! * **Member number** (*Mitgliedsnummer*): from 1, without gaps, never given twice. Who joins again gets a new one.
//! * **Application** (*Beitrittserklaerung*, GenG 15, 15a): the declaration of joining. It names the hash of the statute
//!   that the applicant has read, the number of shares, and the hash of the personal data.
//! * **Admission** (*Zulassung*): the decision of the organ that the statute names. With it the membership begins.
//! * **Notice** (*Kuendigung*, GenG 65): a member's declaration of leaving, which takes effect at the close of a fiscal year.
//! * **Exit**: the end of a membership. It takes effect by itself with its day; *completing* it enters it in the
//!   register, vacates the member's seats, and turns the shares into a settlement.
//!
//! ## Overview
//!
//! Membership is open: anybody can apply, and the organ that the statute names decides. An invitation is not needed for
//! that; what it gives is a *reference*, by which the invited account exists without owning the native token. The
//! reference is given once for each account and outlives invitation and membership, so that no transaction can be
//! replayed. Because it is for good, invitations are limited by how many a member gives, not by how many are open.
//!
//! The statute names the organ that admits. Investing members are the exception: the law asks for the assembly's consent
//! or, where the statute says so, for the supervisory board's (GenG 8(2) sentence 3), so one of these admits them whatever
//! the statute says of ordinary members. Whether its text calls on the supervisory board is not a parameter; that the
//! supervisory board keeps to it is for the audit.
//!
//! A member who has given notice stays one, with all rights, until the last day has passed. From the next day on
//! [`Register::is_member`](allmende_primitives::traits::Register) says no, whether or not the exit has been completed. The
//! chain completes exits by itself in idle time, earliest first. One that fails is reported by [`Event::ExitFailed`] and
//! set aside in [`StalledExits`]; anybody can try again with [`Pallet::complete_exit`]. Members can leave until nobody is
//! left; when fewer remain than the form must have, [`Event::FellBelowLeastMembers`] tells.
//!
//! All days are days of the chain's calendar, UTC.
//!
//! ## Example
//!
//! ```ignore
//! // Somebody joins with two shares.
//! Membership::apply(signed(anna), coop, statute_hash, 2, data_hash, MemberKind::Ordinary)?;
//! Membership::admit(Authority::Board { coop }.into(), anna)?;
//! // And leaves with the close of the fiscal year.
//! Membership::give_notice(signed(anna), coop)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod electorate;
mod exits;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{
	Application, Entry, Exit, ExitDay, Invitation, InvitationWindow, MemberCounts, MemberDetails, MemberKind,
};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "runtime-benchmarks")]
	use allmende_primitives::traits::BenchmarkSetUp;
	use allmende_primitives::{
		traits::{Calendar, Cooperatives, Organs, Shareholding, Standing},
		Authority, CoopId, Date, MemberNumber, StatuteVersion,
	};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	/// The version of the storage that this code writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The registry of cooperatives and their statutes.
		type Cooperatives: Cooperatives;
		/// The chain's calendar.
		type Calendar: Calendar;
		/// The seats of the organs, which an exit vacates.
		type Organs: Organs<Self::AccountId>;
		/// The shares that members join with and leave.
		type Shares: Shareholding<Self::AccountId>;
		/// What accounts may send without paying for it.
		type Standing: Standing<Self::AccountId>;

		/// An organ of a cooperative. Statute and law say which one admits.
		type AdmissionOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (CoopId, Authority)>;

		/// The board of a cooperative, which asks people to found another one.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// Most founders whom the board of a cooperative can invite within [`Config::InvitationPeriod`]: as many as one
		/// founding can have.
		#[pallet::constant]
		type MaxFounders: Get<u32>;
		/// Most invitations that a member can give in one cooperative within [`Config::InvitationPeriod`], whatever
		/// becomes of them. Each one gives an account its existence for good, so that a single member must not give any
		/// number of them.
		#[pallet::constant]
		type MaxInvitations: Get<u32>;
		/// Days for which an invitation stands after the day it was given on, and for which the first one opens a window
		/// of [`Config::MaxInvitations`].
		#[pallet::constant]
		type InvitationPeriod: Get<u32>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Founds the cooperatives that are measured.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkSetUp<Self::AccountId>;
	}

	/// The number of the first member.
	pub struct FirstNumber;
	impl Get<MemberNumber> for FirstNumber {
		fn get() -> MemberNumber {
			1
		}
	}

	/// Accounts that exist by a reference of ours. Given once, never taken back.
	#[pallet::storage]
	pub type References<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// Who is invited where. A lapsed invitation stays until somebody revokes or renews it.
	#[pallet::storage]
	pub type Invitations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, Invitation<T::AccountId>>;

	/// How many invitations a member has given lately. It stays until the member's next invitation after it has passed.
	#[pallet::storage]
	pub type Issued<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, InvitationWindow>;

	/// How many founders the board of a cooperative has invited lately. It stays until the board's next invitation after
	/// it has passed.
	#[pallet::storage]
	pub type FoundersInvited<T: Config> = StorageMap<_, Twox64Concat, CoopId, InvitationWindow>;

	/// Applications that are not decided.
	#[pallet::storage]
	pub type Applications<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, Application>;

	/// The number of everybody whose end has not been entered.
	#[pallet::storage]
	pub type MemberNumbers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, T::AccountId, MemberNumber>;

	/// [`MemberNumbers`] by account, to find the cooperatives of one account.
	#[pallet::storage]
	pub type Memberships<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CoopId, MemberNumber>;

	/// The register: every member a cooperative has or had. Nothing is ever removed.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNumber, Entry<T::AccountId>>;

	/// The number that the next member gets.
	#[pallet::storage]
	pub type NextNumber<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, MemberNumber, ValueQuery, FirstNumber>;

	/// How many members there are whose end has not been entered.
	#[pallet::storage]
	pub type Counts<T: Config> = StorageMap<_, Twox64Concat, CoopId, MemberCounts, ValueQuery>;

	/// Exits that the chain completes by itself after their day, earliest first.
	#[pallet::storage]
	pub type ExitQueue<T: Config> = StorageNMap<
		_,
		(NMapKey<Identity, ExitDay>, NMapKey<Twox64Concat, CoopId>, NMapKey<Twox64Concat, MemberNumber>),
		(),
	>;

	/// Exits that the chain tried to complete in vain, with the reason. They wait for [`Pallet::complete_exit`].
	#[pallet::storage]
	pub type StalledExits<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, MemberNumber, DispatchError>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member invited somebody, until the end of a day.
		Invited { coop: CoopId, who: T::AccountId, inviter: T::AccountId, until: Date },
		/// The board of a cooperative asked somebody to found another one, with what that takes.
		FounderInvited { coop: CoopId, who: T::AccountId },
		/// An invitation was taken back, or cleared after it had lapsed.
		InvitationRevoked { coop: CoopId, who: T::AccountId, inviter: T::AccountId },
		/// Somebody declared to join under a statute.
		Applied {
			coop: CoopId,
			who: T::AccountId,
			statute_version: StatuteVersion,
			statute_hash: H256,
			shares: u32,
			data_hash: H256,
			kind: MemberKind,
		},
		/// An applicant took the application back.
		ApplicationWithdrawn { coop: CoopId, who: T::AccountId },
		/// An application was rejected. The reason is the hash of a text.
		ApplicationRejected { coop: CoopId, who: T::AccountId, reason: H256 },
		/// A member, admitted or a founder, was entered in the register.
		MemberEntered {
			coop: CoopId,
			who: T::AccountId,
			number: MemberNumber,
			kind: MemberKind,
			since: Date,
			shares: u32,
		},
		/// A member gave notice. The membership lasts until the end of a day.
		NoticeGiven { coop: CoopId, who: T::AccountId, number: MemberNumber, leaves_on: Date },
		/// The end of a membership was entered.
		MemberLeft { coop: CoopId, who: T::AccountId, number: MemberNumber, left_on: Date, by: Exit },
		/// The chain could not complete an exit by itself. Nothing of it was done; it waits for somebody to try again.
		ExitFailed { coop: CoopId, number: MemberNumber, error: DispatchError },
		/// An ordinary member left, and fewer than `least` remain: those that the form must have (GenG 4). The court of
		/// the register can dissolve a cooperative that stays so (GenG 80). Nothing follows from it by itself.
		FellBelowLeastMembers { coop: CoopId, members: u32, least: u32 },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such cooperative.
		NotFound,
		/// The cooperative has not been founded yet.
		NotActive,
		/// The decision is another organ's by statute or law, or the invitation is another member's and still stands.
		NotAuthorised,
		/// The account is not a member today.
		NotMember,
		/// There is no such invitation.
		InvitationNotFound,
		/// There is no such application.
		ApplicationNotFound,
		/// The account is a member already.
		AlreadyMember,
		/// The account is invited already.
		AlreadyInvited,
		/// The account has applied already.
		AlreadyApplied,
		/// The member has given notice already.
		AlreadyLeaving,
		/// The member, or the board, has given as many invitations lately as one can give.
		TooManyInvitations,
		/// The list of founders to invite is empty.
		NobodyInvited,
		/// The hash is not that of the statute in force.
		StatuteMismatch,
		/// The statute has changed since the application.
		StatuteChanged,
		/// The statute admits no investing members.
		InvestingNotAllowed,
		/// The member has not given notice.
		NotLeaving,
		/// The last day of the membership has not passed.
		ExitNotDue,
		/// The account's earlier membership has ended, but its exit must be completed first.
		ExitNotCompleted,
		/// The day lies outside the calendar.
		DateOutOfRange,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			Self::complete_due_exits(limit)
		}

		fn integrity_test() {
			assert!(T::MaxFounders::get() > 0, "boards must be able to invite founders");
			assert!(T::MaxInvitations::get() > 0, "members must be able to invite");
			assert!(T::InvitationPeriod::get() > 0, "an invitation must outlast its day");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Invite somebody to join.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of the cooperative.
		///
		/// ## Details
		///
		/// The invited account gets a reference, once and for good, so that it exists and can apply without the native
		/// token. An invitation ends with the application, however that is decided. One that has lapsed is replaced.
		///
		/// What is limited is the giving: a member's first invitation opens a window that lasts as long as the invitation
		/// would stand, and the first one after that opens the next. No window holds more than
		/// [`Config::MaxInvitations`], and taking an invitation back frees no place in it. Twice as many can fall
		/// together where one window ends and the next begins.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: the caller is not a member today.
		/// - [`Error::AlreadyMember`]: the account is a member.
		/// - [`Error::ExitNotCompleted`]: the account was a member and its exit must be completed first.
		/// - [`Error::AlreadyInvited`]: an invitation stands.
		/// - [`Error::TooManyInvitations`]: the caller has given [`Config::MaxInvitations`] in this window.
		///
		/// ## Events
		///
		/// - [`Event::Invited`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::invite())]
		pub fn invite(origin: OriginFor<T>, coop: CoopId, who: T::AccountId) -> DispatchResult {
			let inviter = ensure_signed(origin)?;
			Self::do_invite(coop, inviter, who)
		}

		/// Take an invitation back, or clear one that has lapsed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the inviter; by anybody once the invitation has lapsed.
		///
		/// ## Details
		///
		/// The account keeps its reference, and the invitation still counts among those that the inviter has given.
		///
		/// ## Errors
		///
		/// - [`Error::InvitationNotFound`]: the account is not invited.
		/// - [`Error::NotAuthorised`]: the invitation is another member's and stands.
		///
		/// ## Events
		///
		/// - [`Event::InvitationRevoked`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::revoke_invitation())]
		pub fn revoke_invitation(origin: OriginFor<T>, coop: CoopId, who: T::AccountId) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_revoke_invitation(coop, caller, who)
		}

		/// Apply for membership (GenG 15, 15a).
		///
		/// ## Dispatch Origin
		///
		/// Signed by the applicant. Everybody can apply.
		///
		/// ## Details
		///
		/// The declaration is for the statute whose text has the given hash. `shares` is how many shares the applicant
		/// takes, 0 where the form has none; `data_hash` is the salted hash of the personal data, which the
		/// cooperative gets outside the chain.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`]: there is no such cooperative.
		/// - [`Error::NotActive`]: it has not been founded yet.
		/// - [`Error::StatuteMismatch`]: another statute is in force.
		/// - [`Error::AlreadyMember`]: the caller is a member.
		/// - [`Error::ExitNotCompleted`]: the caller was a member and the exit must be completed first.
		/// - [`Error::AlreadyApplied`]: an application waits for its decision.
		/// - [`Error::InvestingNotAllowed`]: the statute admits no investing members.
		/// - What the shares answer, when nobody can join with so many.
		///
		/// ## Events
		///
		/// - [`Event::Applied`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::apply())]
		pub fn apply(
			origin: OriginFor<T>,
			coop: CoopId,
			statute_hash: H256,
			shares: u32,
			data_hash: H256,
			kind: MemberKind,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_apply(coop, who, statute_hash, shares, data_hash, kind)
		}

		/// Take one's application back.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the applicant.
		///
		/// ## Details
		///
		/// An invitation ends with it.
		///
		/// ## Errors
		///
		/// - [`Error::ApplicationNotFound`]: the caller has not applied.
		///
		/// ## Events
		///
		/// - [`Event::ApplicationWithdrawn`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::close_application(coop, &who)?;
			Self::deposit_event(Event::ApplicationWithdrawn { coop, who });
			Ok(())
		}

		/// Admit an applicant: the membership begins (GenG 15).
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdmissionOrigin`], of the cooperative that is joined: the organ that the statute names; for an
		/// investing member the assembly or the supervisory board, whatever the statute names (GenG 8(2) sentence 3).
		///
		/// ## Details
		///
		/// Enters the applicant in the register with the next member number, from today, and gives the account its
		/// reference if it has none. The shares are taken with it.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`]: the cooperative has no statute in force.
		/// - [`Error::ApplicationNotFound`]: the account has not applied.
		/// - [`Error::NotAuthorised`]: this member is another organ's to admit.
		/// - [`Error::StatuteChanged`]: the application is for an earlier statute.
		/// - What the shares answer, when the member cannot join with so many.
		///
		/// ## Events
		///
		/// - [`Event::MemberEntered`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::admit())]
		pub fn admit(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let (coop, authority) = T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_admit(coop, authority, who)
		}

		/// Reject an applicant.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdmissionOrigin`], of the cooperative that was applied to: the organ that the statute names; for an
		/// investing member also the assembly or the supervisory board.
		///
		/// ## Details
		///
		/// `reason` is the hash of a text that the applicant gets outside the chain. An invitation ends with it. The
		/// account can apply again.
		///
		/// ## Errors
		///
		/// - [`Error::NotFound`]: the cooperative has no statute in force.
		/// - [`Error::ApplicationNotFound`]: the account has not applied.
		/// - [`Error::NotAuthorised`]: this applicant is another organ's to reject.
		///
		/// ## Events
		///
		/// - [`Event::ApplicationRejected`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::reject())]
		pub fn reject(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let (coop, authority) = T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_reject(coop, authority, who, reason)
		}

		/// Give notice of leaving (GenG 65).
		///
		/// ## Dispatch Origin
		///
		/// Signed by a member of the cooperative.
		///
		/// ## Details
		///
		/// The membership lasts to the close of the first fiscal year for which the statute's period is kept, and ends
		/// with that day by itself.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: the caller is not a member today.
		/// - [`Error::AlreadyLeaving`]: the caller has given notice before.
		/// - [`Error::NotFound`]: the cooperative has no statute in force.
		/// - [`Error::DateOutOfRange`]: the calendar ends before the fiscal year does.
		///
		/// ## Events
		///
		/// - [`Event::NoticeGiven`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::give_notice())]
		pub fn give_notice(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_give_notice(coop, who)
		}

		/// Complete an exit whose day has passed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// The chain does this by itself when it is idle. The call is for those who will not wait, and for exits that
		/// failed before.
		///
		/// ## Errors
		///
		/// - [`Error::NotMember`]: the account is in the register of no present members.
		/// - [`Error::NotLeaving`]: the member has not given notice.
		/// - [`Error::ExitNotDue`]: the last day of the membership has not passed.
		/// - What the shares answer, when they cannot be settled.
		///
		/// ## Events
		///
		/// - [`Event::MemberLeft`]
		/// - [`Event::FellBelowLeastMembers`], when fewer ordinary members remain than the form must have.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::complete_exit())]
		pub fn complete_exit(origin: OriginFor<T>, coop: CoopId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			let number = MemberNumbers::<T>::get(coop, &who).ok_or(Error::<T>::NotMember)?;
			Self::do_complete_exit(coop, number)
		}

		/// Ask people to found another cooperative, as its sponsor.
		///
		/// ## Dispatch Origin
		///
		/// The board of a cooperative.
		///
		/// ## Details
		///
		/// Each account gets a reference, once and for good, and out of the cooperative's own allowance what a founding
		/// takes: enough to found, to ratify or to decline. Whom it asks is the board's to answer for. Nobody becomes
		/// a member of anything by it.
		///
		/// A board's first invitation opens a window as a member's does; no window holds more than
		/// [`Config::MaxFounders`].
		///
		/// ## Errors
		///
		/// - [`Error::NobodyInvited`]: the list is empty.
		/// - [`Error::TooManyInvitations`]: the window does not hold so many more.
		/// - What the allowance answers, when the cooperative has none or not enough left.
		///
		/// ## Events
		///
		/// - [`Event::FounderInvited`] for each account.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::invite_founders(founders.len().saturated_into()))]
		pub fn invite_founders(
			origin: OriginFor<T>,
			founders: BoundedVec<T::AccountId, T::MaxFounders>,
		) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_invite_founders(coop, &founders)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Someone who is a member today: number, entry and shares.
		pub fn member(coop: CoopId, who: T::AccountId) -> Option<MemberDetails<T::AccountId>> {
			let (number, entry) = Self::current(coop, &who)?;
			Some(Self::details(coop, number, entry))
		}

		/// A page of the register, present and former members, from a number on: numbers, entries and shares
		/// (GenG 30(2)). At most [`MAX_PAGE`](allmende_primitives::MAX_PAGE) lines; the next page begins after the last
		/// number.
		pub fn register(coop: CoopId, from: MemberNumber, limit: u32) -> Vec<MemberDetails<T::AccountId>> {
			Self::register_page(coop, from, limit)
		}

		/// How many members of each kind there are.
		pub fn counts(coop: CoopId) -> MemberCounts {
			Counts::<T>::get(coop)
		}

		/// A page of the open applications, in no order that means anything; the next page begins after the last
		/// account. At most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn applications(
			coop: CoopId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<(T::AccountId, Application)> {
			Self::applications_page(coop, after, limit)
		}

		/// A page of the cooperatives whose member an account is today, with the numbers; the next page begins after
		/// the last cooperative. At most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn memberships(
			who: T::AccountId,
			after: Option<CoopId>,
			limit: u32,
		) -> Vec<(CoopId, MemberNumber)> {
			Self::memberships_page(who, after, limit)
		}

		/// The invitation of an account, if it stands.
		pub fn invitation(coop: CoopId, who: T::AccountId) -> Option<Invitation<T::AccountId>> {
			Invitations::<T>::get(coop, who).filter(|invitation| !Self::has_lapsed(invitation))
		}

		/// The last day of a membership to which notice would be given today.
		pub fn notice_would_end_on(coop: CoopId) -> Option<Date> {
			Self::close_after_notice(coop).ok()
		}
	}
}
