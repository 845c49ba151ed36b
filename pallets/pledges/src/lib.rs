//! # Pledges
//!
//! Service pledges (*Leistungszusagen*): promised by a member, agreed to by the others, minted, claimed, delivered, and what
//! becomes of those that are not.
//!
//! ## Terminology
//!
//! * **Pledge** — a member's promise of a service that is worth so many units of a currency, until a date. It is divided into
//!   whole *service units*.
//! * **Pledger**, **claimant** — who promises, and who asks for the service.
//! * **Witness** — vouches that the pledger can deliver. Witnesses can vote too.
//! * **Outstanding** — the part of a pledge for which currency is in circulation and no service was given yet: what is *left*,
//!   and what is *claimed*.
//! * **Overdue** — the date and the days of grace have passed, and something is left. Anybody can then put the pledge into
//!   **default**, once.
//! * **Guarantor** — has agreed to pay out of his own units what a pledge in default leaves and its pledger does not have.
//! * **Credit** — what a member has promised, how he has kept it, and the limit for it.
//!
//! ## Overview
//!
//! A member [`pledge`](Pallet::pledge)s within his limit. The others [`witness`](Pallet::witness),
//! [`approve`](Pallet::approve) and [`object`](Pallet::object) in the electorate of their assembly: who was entitled at the
//! opening and is today, one vote each, counters only. After the window anybody [`finalise`](Pallet::finalise)s it. Only
//! there is currency minted, through [`Currencies::issue`](allmende_primitives::currency::Currencies::issue).
//!
//! A [`claim`](Pallet::claim) puts the value of the service units that it asks for into escrow, without asking the pledger. He
//! [`deliver`](Pallet::deliver)s, the claimant [`confirm`](Pallet::confirm)s, and what was in escrow is retired. Each side has
//! a time; a rule decides when it stays silent ([`reclaim`](Pallet::reclaim), [`settle_claim`](Pallet::settle_claim)). Either
//! side can [`dispute`](Pallet::dispute), and the mediators [`resolve`](Pallet::resolve).
//!
//! What is left when the date has passed is owed: the pledger [`buy_back`](Pallet::buy_back)s it, or anybody
//! [`collect`](Pallet::collect)s it from him; guarantors are called ([`call_guarantor`](Pallet::call_guarantor)), the assembly
//! has the pot [`cover`](Pallet::cover) it or [`write_off`](Pallet::write_off)s it, and anybody can
//! [`make_good`](Pallet::make_good) that later. Whoever of these pays or bears it, the pledger's own units are taken first. A
//! default lowers the limit; deliveries to different members raise it.
//!
//! Leaving the community ends no promise: a pledge that is voted on lapses when it is finalised, one that was accepted stays
//! owed by the account.
//!
//! ## Example
//!
//! ```ignore
//! // Ten hours of garden work, worth 200.00, until the end of the year.
//! Pledges::pledge(signed(anna), currency, service, claiming, terms)?;
//! Pledges::witness(signed(ben), currency, pledge)?;
//! Pledges::approve(signed(carla), currency, pledge)?;
//! Pledges::finalise(signed(anybody), currency, pledge)?;
//! // Dora takes two of them: 40.00 go into escrow, and are retired when she confirms.
//! Pledges::claim(signed(dora), currency, pledge, 2, 40_00, request)?;
//! Pledges::deliver(signed(anna), currency, pledge, claim, proof)?;
//! Pledges::confirm(signed(dora), currency, pledge, claim)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod books;
mod calls;
mod claims;
mod credit;
mod defaults;
mod errors;
mod events;
mod functions;
#[cfg(test)]
mod mock;
mod pledging;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
mod votes;
pub mod weights;

pub use books::{Books, Relief};
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
	#[cfg(feature = "runtime-benchmarks")]
	use allmende_primitives::currency::CurrencySetUp;
	use allmende_primitives::{
		assembly::{Electorate, Offices, VoterClass, VoterNumber},
		currency::{Currencies, CurrencyId, Split, Units},
		traits::{Calendar, Organs, Register},
		CoopId, Date, DocumentRef, Fraction, Majority,
	};
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::BuildGenesisConfig};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;

	/// A pledge of this runtime.
	pub type PledgeOf<T> = Pledge<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A claim of this runtime.
	pub type ClaimOf<T> = Claim<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A deadline of this runtime.
	pub type DeadlineOf<T> = Deadline<BlockNumberFor<T>>;
	/// The terms of a pledge in this runtime.
	pub type TermsOf<T> = Terms<<T as frame_system::Config>::AccountId>;

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The currencies.
		type Currencies: Currencies<Self::AccountId>;

		/// Who votes. Whoever votes can pledge.
		type Electorate: Electorate<Self::AccountId>;

		/// Who is a member, and can claim what is pledged to members.
		type Register: Register<Self::AccountId>;

		/// Who is a mediator: nobody decides his own dispute.
		type Organs: Organs<Self::AccountId>;

		/// Whether a cooperative has mediators who can act.
		type Offices: Offices<Self::AccountId>;

		/// The chain's calendar.
		type Calendar: Calendar;

		/// The assembly of a cooperative, which answers the cooperative and the majority.
		type AssemblyOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (CoopId, Majority)>;

		/// The mediators of a cooperative, which answer it; or the federation: `None`, where none of its mediators can act, and
		/// where it would be their own cause.
		type MediatorsOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Option<CoopId>>;

		/// Most pledges of one member in one currency that are voted on or outstanding.
		#[pallet::constant]
		type MaxRunning: Get<u32>;

		/// Days that a pledge can be made ahead.
		#[pallet::constant]
		type LongestPledge: Get<u32>;

		/// Most days that a pledger can take for delivering a claim.
		#[pallet::constant]
		type LongestDelivery: Get<u16>;

		/// Days that a claimant has for confirming a delivery. Silence confirms.
		#[pallet::constant]
		type ConfirmationDays: Get<u32>;

		/// Days that the mediators have for a dispute. Silence gives the units back to the claimant.
		#[pallet::constant]
		type MediationDays: Get<u32>;

		/// Days after a pledge's date in which its pledger can still buy it back before it is overdue. Counted from the acceptance
		/// there are twice [`Config::LeastWindow`] blocks by then.
		#[pallet::constant]
		type GraceDays: Get<u32>;

		/// Blocks for which each period lasts at least, beside its days. No constant: it may go by the chain's calendar.
		type LeastWindow: Get<BlockNumberFor<Self>>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;

		/// Sets up what is measured.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: CurrencySetUp<Self::AccountId>;
	}

	/// The id of a currency's next pledge.
	#[pallet::storage]
	pub type NextPledgeId<T> = StorageMap<_, Twox64Concat, CurrencyId, PledgeId, ValueQuery>;

	/// The pledges, those that have ended included.
	#[pallet::storage]
	pub type Pledges<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, PledgeId, PledgeOf<T>>;

	/// What is pledged, in words. Apart from the pledges, since no call needs it.
	#[pallet::storage]
	pub type Descriptions<T> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, PledgeId, Description>;

	/// The pledges of each account in a currency, in order.
	#[pallet::storage]
	pub type PledgesOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, (CurrencyId, T::AccountId), Twox64Concat, u32, PledgeId>;

	/// What was voted.
	#[pallet::storage]
	pub type Tallies<T> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, PledgeId, Tally, ValueQuery>;

	/// Who has voted what.
	#[pallet::storage]
	pub type Votes<T> =
		StorageDoubleMap<_, Twox64Concat, (CurrencyId, PledgeId), Twox64Concat, VoterNumber, Vote>;

	/// Who vouches for a pledge, and to whose counters it went.
	#[pallet::storage]
	pub type Witnesses<T> =
		StorageDoubleMap<_, Twox64Concat, (CurrencyId, PledgeId), Twox64Concat, VoterNumber, VoterClass>;

	/// The claims, those that are settled included.
	#[pallet::storage]
	pub type Claims<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (CurrencyId, PledgeId), Twox64Concat, ClaimId, ClaimOf<T>>;

	/// Who guarantees how much of a pledge, less what he has paid. Never nought.
	#[pallet::storage]
	pub type Guarantees<T: Config> =
		StorageDoubleMap<_, Twox64Concat, (CurrencyId, PledgeId), Blake2_128Concat, T::AccountId, Units>;

	/// What each account has promised in a currency, and how it has kept it. By account and not by member: who leaves and
	/// comes back finds it again.
	#[pallet::storage]
	pub type Credits<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Blake2_128Concat, T::AccountId, Credit, ValueQuery>;

	/// When a delivery to a member has last raised a pledger's limit.
	#[pallet::storage]
	pub type Counterparties<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		(CurrencyId, T::AccountId),
		Blake2_128Concat,
		T::AccountId,
		Date,
	>;

	/// The pledges that the chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Entered in this order, as pledged and accepted on the calendar's first day, within the limits of their pledgers.
		/// Their currencies and their pledgers' memberships are there by then: those geneses are built before this one.
		pub pledges: Vec<GenesisPledge<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (place, pledge) in self.pledges.iter().enumerate() {
				if let Err(error) = Pallet::<T>::accept_at_genesis(pledge) {
					panic!("genesis pledge {place}, of {:?}: {error:?}", pledge.pledger);
				}
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxRunning::get() > 0, "everybody must be able to pledge");
			assert!(T::LongestPledge::get() > 0, "a pledge must be able to last for a day");
			assert!(T::LongestDelivery::get() > 0, "a pledger must have a day for delivering");
			assert!(T::ConfirmationDays::get() > 0, "a claimant must have a day for confirming");
			assert!(T::MediationDays::get() > 0, "the mediators must have a day for deciding");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A pledge with its documents and its tally.
		pub fn pledge_info(currency: CurrencyId, pledge: PledgeId) -> Option<PledgeView<PledgeOf<T>>> {
			Self::view_pledge(currency, pledge)
		}

		/// The pledges of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE); or those of them
		/// that are voted on or outstanding.
		pub fn pledges(
			currency: CurrencyId,
			from: PledgeId,
			limit: u32,
			running: bool,
		) -> Page<PledgeView<PledgeOf<T>>> {
			Self::view_pledges(currency, from, limit, running)
		}

		/// The ids of an account's pledges, oldest first, a page of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE) from
		/// the one in place `from` on.
		pub fn pledges_of(currency: CurrencyId, who: T::AccountId, from: u32, limit: u32) -> Page<PledgeId> {
			Self::view_pledges_of(currency, &who, from, limit)
		}

		/// The claims on a pledge of `limit` ids from `from` on, of at most [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn claims(currency: CurrencyId, pledge: PledgeId, from: ClaimId, limit: u32) -> Page<ClaimOf<T>> {
			Self::view_claims(currency, pledge, from, limit)
		}

		/// What an account has promised in a currency, how it has kept it, and its limit. `None`: there is no such currency.
		pub fn credit(currency: CurrencyId, who: T::AccountId) -> Option<CreditView> {
			Self::view_credit(currency, &who)
		}

		/// Whether an account can vote on a pledge, and why not.
		pub fn may_vote(currency: CurrencyId, pledge: PledgeId, who: T::AccountId) -> Result<(), Obstacle> {
			Self::counted(currency, pledge, &who).map(|_| ())
		}

		/// What was voted on a pledge so far.
		pub fn tally(currency: CurrencyId, pledge: PledgeId) -> Option<Tally> {
			Pledges::<T>::contains_key(currency, pledge).then(|| Tallies::<T>::get(currency, pledge))
		}

		/// How a voter has voted on a pledge.
		pub fn vote_of(currency: CurrencyId, pledge: PledgeId, voter: VoterNumber) -> Option<Vote> {
			Votes::<T>::get((currency, pledge), voter)
		}

		/// What service units of a pledge would cost who claims them now. `None`: so many are not left.
		pub fn value_of(currency: CurrencyId, pledge: PledgeId, units: u32) -> Option<Units> {
			let books = Pledges::<T>::get(currency, pledge)?.books;
			(units <= books.left_units).then(|| books.value_of(units)).flatten()
		}

		/// How much of a pledge an account guarantees still.
		pub fn guarantee_of(currency: CurrencyId, pledge: PledgeId, who: T::AccountId) -> Option<Units> {
			Guarantees::<T>::get((currency, pledge), who)
		}
	}
}
