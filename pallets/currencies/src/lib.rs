//! # Currencies
//!
//! The currencies of communities: their policies, what stands behind their units, demurrage, and gateways to bank money.
//!
//! ## Terminology
//!
//! * **Currency** — a token of the assets pallet that belongs to a community: a cooperative, an association or an
//!   initiative. Every wallet shows it.
//! * **Policy** — its rules, see [`CurrencyPolicy`](allmende_primitives::currency::CurrencyPolicy). Only the community's
//!   assembly changes them.
//! * **Outstanding** — the part of pledges for which units are in circulation and no service was given yet.
//! * **Reserve** — deposits in a bank that the issuer of the gateway has attested.
//! * **Written off** — what was promised, never delivered, and given up by the assembly.
//! * **Community pot** — an account without a key that belongs to all members. Pledges, demurrage and gifts fill it.
//! * **Demurrage** (*Umlaufsicherung*) — the part of a balance that goes to the pot with time.
//! * **Escrow** — units that are still their owner's and that he cannot spend.
//! * **Point** — how far demurrage had come when units went into escrow. It is kept with the claim or the redemption.
//! * **Gateway** — a currency whose issuer takes deposits and pays out.
//!
//! ## Overview
//!
//! Units come into being in two ways: for an accepted pledge ([`Currencies::issue`](allmende_primitives::currency::Currencies),
//! by `pallet-pledges`), and for a deposit that the issuer of a gateway attests ([`Pallet::attest_deposit`]). They end by
//! delivery, buying back or covering (`retire`), by making good what was given up (`recover`), and by redemption. Nothing
//! else changes a supply, so that it always is the sum of what is [outstanding, in reserve and written off](Cover).
//!
//! Members pay each other by `assets.transfer`, or by [`Pallet::transfer`], which carries a memo and says by name why it is
//! refused.
//!
//! ### Demurrage
//!
//! The assets pallet calls nobody when units move. So there is a [record](Holdings) of every account, with its balance at
//! the end of the last block in which it changed. At the end of each block the runtime tells which accounts had their
//! balances changed ([`Pallet::settle_touched`], [`touched`]); what has accrued on the recorded balance goes to the pot,
//! and the record is brought up to date. Time stands still within a block, so the record is exact. Until then the accrued
//! units are frozen: this pallet is the assets pallet's `Freezer`. Nothing ever runs over all accounts.
//!
//! The rate is in millionths of a year of 365 days, and what one unit owes is an [index](DemurrageIndex) that only grows.
//! What is owed below a unit is carried on, so that in any sequence of payments what was collected is the exact sum of what
//! has accrued, rounded down, in the holder's favour. An account that was emptied keeps that rest; on a later day anybody can
//! tidy its record away ([`Pallet::settle`]).
//!
//! Nothing is collected from an escrow while it stands. What is used out of it, retired, paid or redeemed, owes nothing for
//! its time there. What comes back owes for the whole time, as units do that lie still: whoever puts units into escrow keeps
//! the [point](allmende_primitives::currency::DemurragePoint) that he is given, and shows it on
//! [release](allmende_primitives::currency::Currencies::release). So nobody parks units to be spared demurrage.
//!
//! ### Own movements
//!
//! What this pallet moves for itself is not frozen: it has settled the account before and checked what may go. While it
//! does so, [`Lifted`] holds the currency. Payments by other pallets do not count towards the daily limit, which is about
//! wallets: what a member owes by a pledge or has to claim is not to wait for tomorrow.
//!
//! ### Example
//!
//! ```ignore
//! // The assembly has voted for a currency,
//! Currencies::create(assembly, name, symbol, 2, policy)?;
//! // a pledge was accepted: 60 to its pledger, 40 to the pot,
//! let split = <Currencies as CurrenciesTrait<_>>::issue(currency, &anna, 100_00)?;
//! // Anna pays Ben, and when she has kept her promise the units are burned.
//! Currencies::transfer(anna, currency, ben, 20_00, memo)?;
//! <Currencies as CurrenciesTrait<_>>::retire(currency, Source::Escrow(&ben), 20_00)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod demurrage;
mod errors;
mod events;
mod functions;
mod gateway;
mod impls;
#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping)] // Two decimals: 100_00 is a hundred.
mod mock;
mod payments;
#[cfg(test)]
#[allow(clippy::inconsistent_digit_grouping)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use demurrage::touched;
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
		currency::{Currencies as _, CurrencyId, CurrencyPolicy, Units, MAX_CURRENCIES},
		traits::{Calendar, Cooperatives, Register},
		CoopId, Date, Majority, Name, Symbol, MAX_SYMBOL,
	};
	use alloc::{boxed::Box, vec::Vec};
	use codec::Encode;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungibles::{hold, metadata, Create, Inspect, Mutate},
			BuildGenesisConfig,
		},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use pallet_assets::AssetIdAllocator;
	use sp_core::H256;

	/// The version of the storage that this code writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The runtime's hold reasons.
		type RuntimeHoldReason: From<HoldReason> + Encode + TypeInfo + 'static;

		/// Where the units are. It must ask this pallet as its `Freezer`, and take no deposit for an asset or its
		/// metadata: the accounts that own the tokens have nothing else.
		type Assets: Inspect<Self::AccountId, AssetId = CurrencyId, Balance = Units>
			+ Mutate<Self::AccountId>
			+ Create<Self::AccountId>
			+ metadata::Mutate<Self::AccountId>;

		/// Where units are held. It must be the `Holder` of [`Config::Assets`].
		type Holds: hold::Inspect<
				Self::AccountId,
				AssetId = CurrencyId,
				Balance = Units,
				Reason = Self::RuntimeHoldReason,
			> + hold::Mutate<Self::AccountId>;

		/// Says which id the next token has to take.
		type TokenIds: AssetIdAllocator<CurrencyId>;
		/// The registry of cooperatives.
		type Cooperatives: Cooperatives;
		/// The chain's calendar.
		type Calendar: Calendar;
		/// The register of members.
		type Register: Register<Self::AccountId>;

		/// The assembly of a community, which answers the community and the majority.
		type AssemblyOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = (CoopId, Majority)>;
		/// The board of a cooperative: that of a gateway's issuer.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = CoopId>;

		/// From it come the pots, one for each currency, which own their tokens and have no key.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// The longest name of a token that [`Config::Assets`] takes, in bytes.
		#[pallet::constant]
		type TokenNameLimit: Get<u32>;
		/// Days that an issuer has to answer a redemption, after the one on which it was asked for. Whoever pays must have
		/// said so by then: from the next day on the holder can cancel.
		#[pallet::constant]
		type AnswerDays: Get<u32>;
		/// Blocks that it has at least, beside these days: a chain that stands still takes them from nobody. No constant: it
		/// may go by the chain's calendar.
		type LeastWindow: Get<BlockNumberFor<Self>>;
		/// Most redemptions that one account can have open in one currency.
		#[pallet::constant]
		type MaxRedemptions: Get<u32>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;

		/// Founds the communities that are measured.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: allmende_primitives::traits::BenchmarkSetUp<Self::AccountId>;
	}

	/// A redemption of this runtime.
	pub type RedemptionOf<T> = Redemption<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// Why units are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// By another pallet: for a claim, an order.
		#[codec(index = 0)]
		Escrow,
		/// Until the issuer of a gateway has paid them out.
		#[codec(index = 1)]
		Redemption,
	}

	/// The currencies, by the ids of their tokens.
	#[pallet::storage]
	pub type Currencies<T: Config> = StorageMap<_, Twox64Concat, CurrencyId, Currency>;

	/// The currencies of each community, in the order in which they were made.
	#[pallet::storage]
	pub type CurrenciesOf<T: Config> =
		StorageMap<_, Twox64Concat, CoopId, BoundedVec<CurrencyId, ConstU32<MAX_CURRENCIES>>, ValueQuery>;

	/// Policies that are no longer in force.
	#[pallet::storage]
	pub type PastPolicies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, PolicyVersion, CurrencyPolicy>;

	/// What stands behind each currency.
	#[pallet::storage]
	pub type Covers<T: Config> = StorageMap<_, Twox64Concat, CurrencyId, Cover, ValueQuery>;

	/// The record of each account but the pots.
	#[pallet::storage]
	pub type Holdings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Blake2_128Concat, T::AccountId, Holding>;

	/// The currency whose units this pallet is moving. Only while it does so.
	#[pallet::storage]
	pub type Lifted<T: Config> = StorageValue<_, CurrencyId>;

	/// The gateway of each currency that has one.
	#[pallet::storage]
	pub type Gateways<T: Config> = StorageMap<_, Twox64Concat, CurrencyId, Gateway>;

	/// The bank records by which deposits and payouts were attested, once for each issuer, over all its currencies.
	#[pallet::storage]
	pub type References<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Blake2_128Concat, H256, ()>;

	/// Redemptions that wait.
	#[pallet::storage]
	pub type Redemptions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, RedemptionId, RedemptionOf<T>>;

	/// The id of each currency's next redemption.
	#[pallet::storage]
	pub type NextRedemptionId<T: Config> = StorageMap<_, Twox64Concat, CurrencyId, RedemptionId, ValueQuery>;

	/// How many redemptions of each account wait.
	#[pallet::storage]
	pub type OpenRedemptions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The currencies that the chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Made in this order. Their communities are founded by then: the registry's genesis is built before this one, and
		/// so is that of the assets pallet.
		pub currencies: Vec<GenesisCurrency>,
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for currency in &self.currencies {
				if let Err(error) = Pallet::<T>::create_at_genesis(currency) {
					panic!("genesis currency {}: {error:?}", currency.name);
				}
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::TokenNameLimit::get() >= MAX_SYMBOL, "TokenNameLimit: a symbol does not fit");
			assert!(T::AnswerDays::get() > 0, "AnswerDays: no time to answer");
			assert!(T::MaxRedemptions::get() > 0, "MaxRedemptions: nobody could redeem");
			// Ids beside each other have pots apart: the account type holds the whole seed.
			assert!(
				Pallet::<T>::pot_account(0) != Pallet::<T>::pot_account(CurrencyId::MAX)
					&& Pallet::<T>::pot_account(0) != Pallet::<T>::pot_account(1),
				"PalletId: the pots of two currencies are the same account"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A currency: whose, its names, its rules, what stands behind it, its pot.
		pub fn currency(currency: CurrencyId) -> Option<CurrencyInfo<T::AccountId>> {
			Self::view_currency(currency)
		}

		/// The policy of a version, in force or not.
		pub fn policy_at(currency: CurrencyId, version: PolicyVersion) -> Option<CurrencyPolicy> {
			Self::view_policy(currency, version)
		}

		/// The currencies of a community, of which there are at most [`MAX_CURRENCIES`].
		pub fn currencies_of(coop: CoopId) -> Vec<CurrencyId> {
			CurrenciesOf::<T>::get(coop).into_inner()
		}

		/// How an account stands in a currency. Zeros for one that has nothing.
		pub fn holding(currency: CurrencyId, who: T::AccountId) -> Option<HoldingInfo> {
			Self::view_holding(currency, &who)
		}

		/// The gateway of a currency, with the reserve that its issuer has attested.
		pub fn gateway(currency: CurrencyId) -> Option<GatewayInfo> {
			Self::view_gateway(currency)
		}

		/// A redemption that waits.
		pub fn redemption(currency: CurrencyId, id: RedemptionId) -> Option<RedemptionOf<T>> {
			Redemptions::<T>::get(currency, id)
		}

		/// The redemptions that wait of `limit` ids from `from` on, of at most
		/// [`MAX_PAGE`](allmende_primitives::MAX_PAGE).
		pub fn redemptions(currency: CurrencyId, from: RedemptionId, limit: u32) -> Page<RedemptionOf<T>> {
			Self::view_redemptions(currency, from, limit)
		}

		/// Whether an issuer has used the hash of a bank record.
		pub fn is_reference_used(issuer: CoopId, reference: H256) -> bool {
			References::<T>::contains_key(issuer, reference)
		}
	}
}
