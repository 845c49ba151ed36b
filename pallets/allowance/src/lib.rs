//! # Allowance pallet
//!
//! Feeless transactions for members, metered: who can send how much without paying, and who vouches for it.
//!
//! ## Terminology
//!
//! * **Allowance**: what an account can send without paying, in the unit of the ordinary fee (weight and length, as
//!   `pallet-transaction-payment` reckons them without a tip). It comes back in proportion to the blocks that pass.
//! * **Capacity**: the allowance when nothing of it is used. It follows from what the account is: member, officer, validator.
//! * **To carry**: the network carries the transactions of a cooperative's members. A cooperative that is not carried
//!   gives its members nothing, so that nobody can found cooperatives of invented people and take block space with them.
//! * **Home**: the one cooperative that carries an account, however many it is a member of.
//! * **Points**: the percentage points above 100 that a cooperative's board gives members of whom it asks more. Their
//!   number is limited by the cooperative's **quota**.
//! * **Credit**: what an invited person, a **guest**, can apply with, or found a cooperative. It comes from the
//!   allowance of the member who invites, or of the cooperative that sponsors, and it does not come back.
//!
//! ## Overview
//!
//! Two extensions do the work; both are invisible to wallets. [`ChargeAllowance`] wraps the ordinary payment: it charges
//! the allowance of the signer if there is one, and leaves everybody else to the ordinary fee. What is charged is what
//! the call's weight was in the end, also if the call fails. An allowance that does not suffice makes the transaction
//! invalid, and nobody's money is taken instead; a tip says that the signer prefers to pay. [`CheckNonceAhead`] keeps an
//! account from filling the pool with transactions that it can afford one by one, but not together.
//!
//! There is one allowance for each account. It is the home that carries it: the cooperative that it joined first, unless
//! that one is not carried or the account was moved. Being a member of many gives no more, and an office gives more only
//! in the home. What was used stays used whatever becomes of the capacity, so that moving, leaving and coming back
//! gain nothing.
//!
//! A cooperative is carried from its founding if all its founders have a home that is carried, or were asked to found it
//! by one that is (its **sponsor**). Otherwise the federation can decide to carry it, or the board of a cooperative that
//! is carried. Who stands for whom is kept in [`Carriers`], so that the federation can see where misuse comes from.
//!
//! ## Example
//!
//! ```ignore
//! // The runtime wraps the two ordinary extensions.
//! pub type TxExtension = (
//!     ..,
//!     pallet_allowance::CheckNonceAhead<Runtime>,
//!     frame_system::CheckWeight<Runtime>,
//!     pallet_allowance::ChargeAllowance<Runtime, ChargeTransactionPayment<Runtime>>,
//!     ..
//! );
//! // A board asks for a new cooperative in its neighbourhood to be carried.
//! Allowance::carry(Authority::Board { coop }.into(), neighbour)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod extension;
mod functions;
mod impls;
pub mod meter;
#[cfg(test)]
mod mock;
pub mod nonce;
pub mod priority;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use extension::{ChargeAllowance, Tip};
pub use meter::{Allowance, Meter};
pub use nonce::CheckNonceAhead;
pub use pallet::*;
pub use types::{
	Account, AllowanceDetails, AllowanceSizes, AllowanceSource, Carrier, CarrierDetails, OrgansHeld,
	FULL_PERCENT,
};
pub use weights::WeightInfo;

/// What a benchmark needs from the runtime: a call that a guest's credit pays for.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkGuestCall<Call> {
	/// The call.
	fn guest_call() -> Call;
}

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	#[cfg(feature = "runtime-benchmarks")]
	use allmende_primitives::traits::BenchmarkSetUp;
	use allmende_primitives::{
		traits::{Cooperatives, Register},
		CoopId,
	};
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::Contains,
	};
	use frame_system::pallet_prelude::*;
	use pallet_transaction_payment::OnChargeTransaction;
	use sp_runtime::traits::{AsSystemOriginSigner, Dispatchable};

	/// An amount in the unit of the ordinary fee.
	pub type BalanceOf<T> =
		<<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;
	/// The sizes of this runtime.
	pub type SizesOf<T> = AllowanceSizes<BalanceOf<T>, BlockNumberFor<T>>;
	/// An account of this runtime.
	pub type AccountOf<T> = Account<BalanceOf<T>, BlockNumberFor<T>>;
	/// A carrier of this runtime.
	pub type CarrierOf<T> = Carrier<BalanceOf<T>, BlockNumberFor<T>>;
	/// An allowance of this runtime.
	pub type AllowanceOf<T> = Allowance<BalanceOf<T>, BlockNumberFor<T>>;

	/// The version of the storage that this code writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The ordinary fee, from `pallet-transaction-payment`, is the unit of the allowance and what everybody else pays.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<
			RuntimeEvent: From<Event<Self>>,
			RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
			RuntimeOrigin: AsSystemOriginSigner<Self::AccountId>,
		> + pallet_transaction_payment::Config
		+ Send
		+ Sync
	{
		/// The registry of cooperatives.
		type Cooperatives: Cooperatives;
		/// Who is a member of which cooperative.
		type Register: Register<Self::AccountId>;
		/// The calls that a guest's credit pays for: to apply, to found a cooperative, and to take either back.
		type GuestCalls: Contains<Self::RuntimeCall>;
		/// The accounts that are admitted to produce blocks. They have an officer's allowance without a home.
		type Validators: Contains<Self::AccountId>;

		/// The federation, which sets the sizes and the quotas and decides who is carried.
		type FederationOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The board of a cooperative, which it answers.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;
		/// Who can have a cooperative carried: the federation (None), or the board of a cooperative, which it answers.
		type CarrierOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Option<CoopId>>;

		/// The least percentage to which a board can lower a member's allowance. Above 0, so that no board can keep a
		/// member from voting, applying to the others or leaving.
		#[pallet::constant]
		type LeastPercent: Get<u16>;
		/// The highest percentage to which a board can raise a member's allowance, so that no single account can use
		/// up what a block has room for.
		#[pallet::constant]
		type MostPercent: Get<u16>;
		/// How far a transaction's nonce can be ahead of the account's. Bounds what one account can have waiting in the
		/// pool. At most [`priority::MOST_AHEAD`].
		#[pallet::constant]
		type MaxAhead: Get<u32>;

		/// What the calls and the extensions cost.
		type WeightInfo: WeightInfo;

		/// Founds the cooperatives that are measured, and knows a guest's call.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkSetUp<Self::AccountId>
			+ BenchmarkGuestCall<<Self as frame_system::Config>::RuntimeCall>;
	}

	/// How large the allowances are. While there are none, nobody has an allowance.
	#[pallet::storage]
	pub type Sizes<T: Config> = StorageValue<_, SizesOf<T>>;

	/// The accounts of which there is something to remember.
	#[pallet::storage]
	pub type Accounts<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AccountOf<T>, ValueQuery>;

	/// The organs in which an account holds a seat, by cooperative.
	#[pallet::storage]
	pub type Offices<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, CoopId, OrgansHeld, ValueQuery>;

	/// The cooperatives whose members' transactions the network carries.
	#[pallet::storage]
	pub type Carriers<T: Config> = StorageMap<_, Twox64Concat, CoopId, CarrierOf<T>>;

	/// The percentage points that a cooperative has handed out among those whose home it is. Kept while it is not
	/// carried, for it can be carried again.
	#[pallet::storage]
	pub type HandedOut<T: Config> = StorageMap<_, Twox64Concat, CoopId, u32, ValueQuery>;

	/// The allowances that the chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The sizes. None gives nobody an allowance until the federation sets some.
		pub sizes: Option<SizesOf<T>>,
		/// The cooperatives that are carried from the beginning, founded before or after this.
		pub carried: Vec<CoopId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(sizes) = self.sizes {
				assert!(sizes.is_valid(), "the genesis sizes of allowances are invalid");
				Sizes::<T>::put(sizes);
			}
			for coop in &self.carried {
				Pallet::<T>::enter_carrier(*coop, None);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A transaction was paid from the allowance, or the credit, of its signer.
		Charged { who: T::AccountId, amount: BalanceOf<T> },
		/// A guest was given so much credit, and has `credit` now.
		CreditGiven { who: T::AccountId, amount: BalanceOf<T>, credit: BalanceOf<T> },
		/// Another cooperative carries the account from now on, or none does. Its percentage is 100 again.
		HomeMoved { who: T::AccountId, old: Option<CoopId>, new: Option<CoopId> },
		/// The home's board changed the account's percentage.
		AllowanceAdjusted { coop: CoopId, who: T::AccountId, old: u16, new: u16 },
		/// The network carries a cooperative's members from now on, on the word of `sponsor`; the federation is none.
		CooperativeCarried { coop: CoopId, sponsor: Option<CoopId> },
		/// The network does not carry a cooperative's members any more.
		CarryingStopped { coop: CoopId, sponsor: Option<CoopId> },
		/// The federation changed what a cooperative can hand out. None is as much as the others.
		QuotaSet { coop: CoopId, old: Option<u32>, new: Option<u32> },
		/// The federation changed how large the allowances are.
		SizesSet { old: Option<SizesOf<T>>, new: SizesOf<T> },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The sizes give nothing back, nothing to a guest, or less to somebody than to those on the step below.
		InvalidSizes,
		/// The cooperative has not been founded yet.
		NotActive,
		/// The cooperative is not carried.
		NotCarried,
		/// The cooperative is carried already.
		AlreadyCarried,
		/// The cooperative is not the account's home.
		NotHome,
		/// The cooperative is the account's home already.
		AlreadyHome,
		/// The account is not a member of the cooperative today.
		NotMember,
		/// It is another account's home, and it is carried.
		NotAuthorised,
		/// The percentage is lower or higher than a board can set.
		PercentOutOfRange,
		/// The cooperative has not so many points left to hand out.
		QuotaExceeded,
		/// Less of the allowance is left than this takes.
		AllowanceExhausted,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let (least, most) = (T::LeastPercent::get(), T::MostPercent::get());
			assert!(least > 0, "no board may take the whole allowance from a member");
			assert!(least <= FULL_PERCENT && FULL_PERCENT <= most, "100 percent must be possible");
			assert!(T::MaxAhead::get() > 0, "wallets send transactions one after the other");
			assert!(
				T::MaxAhead::get() <= priority::MOST_AHEAD,
				"the nonce must not count for more than who pays"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Set how large the allowances are and how fast they come back.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`].
		///
		/// ## Details
		///
		/// Applies to everybody at once, and to what has come back since an account's last transaction. Credits that
		/// were given stay as they are.
		///
		/// ## Errors
		///
		/// - [`Error::InvalidSizes`]: they give nothing back (`refill` is 0), nothing to a guest (`invited` is 0), or
		///   less to somebody than to those on the step below.
		///
		/// ## Events
		///
		/// - [`Event::SizesSet`]
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_sizes())]
		pub fn set_sizes(origin: OriginFor<T>, sizes: SizesOf<T>) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			ensure!(sizes.is_valid(), Error::<T>::InvalidSizes);
			let old = Sizes::<T>::get();
			Sizes::<T>::put(sizes);
			Self::deposit_event(Event::SizesSet { old, new: sizes });
			Ok(())
		}

		/// Set how many percentage points a cooperative can hand out among its members.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`].
		///
		/// ## Details
		///
		/// None is as many as the sizes say for everybody. What is handed out already stays, even if it is more; nothing
		/// is handed out then until members have given enough of it back.
		///
		/// ## Errors
		///
		/// - [`Error::NotCarried`]: the cooperative is not carried.
		///
		/// ## Events
		///
		/// - [`Event::QuotaSet`]
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::set_quota())]
		pub fn set_quota(origin: OriginFor<T>, coop: CoopId, quota: Option<u32>) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			let mut carrier = Carriers::<T>::get(coop).ok_or(Error::<T>::NotCarried)?;
			let old = core::mem::replace(&mut carrier.quota, quota);
			Carriers::<T>::insert(coop, carrier);
			Self::deposit_event(Event::QuotaSet { coop, old, new: quota });
			Ok(())
		}

		/// Have the network carry the members of a cooperative.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CarrierOrigin`]: the federation, or the board of a cooperative that is carried, which becomes the
		/// sponsor.
		///
		/// ## Errors
		///
		/// - [`Error::NotCarried`]: the board's own cooperative is not carried.
		/// - [`Error::NotActive`]: the cooperative has not been founded yet.
		/// - [`Error::AlreadyCarried`]: it is carried.
		///
		/// ## Events
		///
		/// - [`Event::CooperativeCarried`]
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::carry())]
		pub fn carry(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			let sponsor = T::CarrierOrigin::ensure_origin(origin)?;
			ensure!(sponsor.is_none_or(Self::is_carried), Error::<T>::NotCarried);
			ensure!(T::Cooperatives::is_active(coop), Error::<T>::NotActive);
			ensure!(!Self::is_carried(coop), Error::<T>::AlreadyCarried);
			Self::enter_carrier(coop, sponsor);
			Ok(())
		}

		/// Have the network no longer carry the members of a cooperative.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FederationOrigin`].
		///
		/// ## Details
		///
		/// Those whose home it is pay the ordinary fee from now on, unless they move to another cooperative of theirs
		/// that is carried. The cooperatives that it is the sponsor of stay as they are; each is a decision of its own.
		///
		/// ## Errors
		///
		/// - [`Error::NotCarried`]: it is not carried.
		///
		/// ## Events
		///
		/// - [`Event::CarryingStopped`]
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::stop_carrying())]
		pub fn stop_carrying(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			T::FederationOrigin::ensure_origin(origin)?;
			let carrier = Carriers::<T>::take(coop).ok_or(Error::<T>::NotCarried)?;
			Self::deposit_event(Event::CarryingStopped { coop, sponsor: carrier.sponsor });
			Ok(())
		}

		/// Set a member's part of the member's allowance, in percent.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::BoardOrigin`], of the account's home.
		///
		/// ## Details
		///
		/// What is above 100 is handed out of the cooperative's quota and comes back to it when it is lowered, or when
		/// the member moves or leaves. Less than 100 gives nothing to others. What the member has used stays used.
		///
		/// ## Errors
		///
		/// - [`Error::NotCarried`]: the cooperative is not carried.
		/// - [`Error::NotHome`]: it is not the account's home.
		/// - [`Error::PercentOutOfRange`]: less than [`Config::LeastPercent`] or more than [`Config::MostPercent`].
		/// - [`Error::QuotaExceeded`]: it takes more points than the cooperative has left.
		///
		/// ## Events
		///
		/// - [`Event::AllowanceAdjusted`]
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::adjust())]
		pub fn adjust(origin: OriginFor<T>, who: T::AccountId, percent: u16) -> DispatchResult {
			let coop = T::BoardOrigin::ensure_origin(origin)?;
			Self::do_adjust(coop, who, percent)
		}

		/// Let another cooperative carry an account.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the account itself; by anybody while its present home is not carried, so that a member who has
		/// nothing left to send with can be helped.
		///
		/// ## Details
		///
		/// The percentage is 100 again, and the points go back to the former home. What is used stays used.
		///
		/// ## Errors
		///
		/// - [`Error::NotAuthorised`]: it is another's account, and its home is carried.
		/// - [`Error::AlreadyHome`]: the cooperative is its home.
		/// - [`Error::NotCarried`]: the cooperative is not carried.
		/// - [`Error::NotMember`]: the account is not a member of it today.
		///
		/// ## Events
		///
		/// - [`Event::HomeMoved`]
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::move_home())]
		pub fn move_home(origin: OriginFor<T>, who: T::AccountId, coop: CoopId) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_move_home(caller, who, coop)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What an account can send without paying. None if it pays for everything.
		pub fn allowance(who: T::AccountId) -> Option<AllowanceDetails<BalanceOf<T>, BlockNumberFor<T>>> {
			Self::view_allowance(who)
		}

		/// How large the allowances are.
		pub fn sizes() -> Option<SizesOf<T>> {
			Sizes::<T>::get()
		}

		/// A cooperative that is carried.
		pub fn carrier(coop: CoopId) -> Option<CarrierDetails<BalanceOf<T>>> {
			Carriers::<T>::get(coop).map(|carrier| Self::carrier_details(coop, carrier))
		}

		/// A page of the cooperatives that are carried, in no order that means anything; the next page begins after the
		/// last one. At most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn carriers(after: Option<CoopId>, limit: u32) -> Vec<(CoopId, CarrierDetails<BalanceOf<T>>)> {
			Self::carriers_page(after, limit)
		}
	}
}
