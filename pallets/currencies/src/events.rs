//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the macro puts into the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A community has a currency from now on.
		CurrencyCreated {
			currency: CurrencyId,
			community: CoopId,
			name: Name,
			symbol: Symbol,
			decimals: u8,
			policy: Box<CurrencyPolicy>,
		},
		/// An assembly has changed the policy of its currency, which is this version now.
		PolicySet {
			currency: CurrencyId,
			version: PolicyVersion,
			old: Box<CurrencyPolicy>,
			policy: Box<CurrencyPolicy>,
		},
		/// An assembly has stopped payments in its currency.
		CurrencyPaused { currency: CurrencyId },
		/// Payments go on.
		CurrencyResumed { currency: CurrencyId },
		/// Somebody has paid somebody, by the call that carries a memo.
		Paid { currency: CurrencyId, from: T::AccountId, to: T::AccountId, amount: Units, memo: Memo },
		/// Accrued demurrage has gone to the pot.
		DemurrageCollected { currency: CurrencyId, who: T::AccountId, amount: Units },
		/// At the end of a block an account could not be settled. Its next use settles it.
		SettlementFailed { currency: CurrencyId, who: T::AccountId, error: DispatchError },
		/// A pledge was accepted: so many units for its pledger, so many for the pot. `outstanding` is what it is now.
		UnitsIssued {
			currency: CurrencyId,
			pledger: T::AccountId,
			advance: Units,
			pot: Units,
			outstanding: Units,
		},
		/// Units were burned for what was delivered, bought back or covered. `outstanding` is what it is now.
		UnitsRetired { currency: CurrencyId, who: T::AccountId, amount: Units, outstanding: Units },
		/// So much of a pledge was given up. What is outstanding and what is written off now.
		UnitsWrittenOff { currency: CurrencyId, amount: Units, outstanding: Units, written_off: Units },
		/// Units were burned to make good what was given up. `written_off` is what it is now.
		UnitsRecovered { currency: CurrencyId, who: T::AccountId, amount: Units, written_off: Units },
		/// An assembly has given its currency a gateway, or changed it: the issuer, and the reserve that no deposit exceeds.
		GatewaySet {
			currency: CurrencyId,
			issuer: CoopId,
			most_reserve: Units,
			old_issuer: Option<CoopId>,
			old_most_reserve: Option<Units>,
		},
		/// A gateway takes no deposits any more. Redemptions go on.
		GatewayClosed { currency: CurrencyId, issuer: CoopId },
		/// The issuer attests a deposit, and units were made for it. `reserve` is what it is now.
		DepositAttested {
			currency: CurrencyId,
			issuer: CoopId,
			to: T::AccountId,
			amount: Units,
			reference: H256,
			reserve: Units,
		},
		/// A holder asks the issuer to pay so much out.
		RedemptionRequested {
			currency: CurrencyId,
			id: RedemptionId,
			who: T::AccountId,
			amount: Units,
			account_reference: H256,
			answer_until: Date,
			answer_until_block: BlockNumberFor<T>,
		},
		/// A holder has taken a redemption back to which the issuer had not answered in time.
		RedemptionCancelled { currency: CurrencyId, id: RedemptionId, who: T::AccountId, amount: Units },
		/// The issuer attests that it has paid, and the units were burned. `reserve` is what it is now.
		RedemptionConfirmed {
			currency: CurrencyId,
			id: RedemptionId,
			who: T::AccountId,
			amount: Units,
			reference: H256,
			reserve: Units,
		},
		/// The issuer does not pay, for reasons that have this hash. The units are the holder's again.
		RedemptionRejected {
			currency: CurrencyId,
			id: RedemptionId,
			who: T::AccountId,
			amount: Units,
			reason: H256,
		},
	}
}
