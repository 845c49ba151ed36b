//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the macro puts into the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A member has pledged a service. It is open to votes until the day and the block have passed.
		Pledged {
			currency: CurrencyId,
			pledge: PledgeId,
			pledger: T::AccountId,
			value: Units,
			quantity: u32,
			until: Date,
			service: H256,
			voters: u32,
			window: DeadlineOf<T>,
		},
		/// A voter vouches for a pledge.
		Witnessed { currency: CurrencyId, pledge: PledgeId, voter: VoterNumber, class: VoterClass },
		/// A voter has voted on a pledge, in the place of what he has voted before.
		Voted {
			currency: CurrencyId,
			pledge: PledgeId,
			voter: VoterNumber,
			class: VoterClass,
			old: Option<Choice>,
			choice: Choice,
		},
		/// A pledger has taken a pledge back before it was decided.
		PledgeWithdrawn { currency: CurrencyId, pledge: PledgeId, value: Units },
		/// A pledge was accepted and its value minted and split. It can be claimed until the day and the block have passed.
		PledgeAccepted {
			currency: CurrencyId,
			pledge: PledgeId,
			value: Units,
			split: Split,
			tally: Tally,
			due: DeadlineOf<T>,
		},
		/// A pledge was refused. Nothing was minted.
		PledgeRefused { currency: CurrencyId, pledge: PledgeId, value: Units, reason: Refusal, tally: Tally },
		/// Somebody has claimed service units, and their value is in escrow.
		Claimed {
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			claimant: T::AccountId,
			units: u32,
			value: Units,
			request: H256,
			until: DeadlineOf<T>,
		},
		/// The pledger says that a claim was delivered.
		Delivered {
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			proof: H256,
			until: DeadlineOf<T>,
		},
		/// A delivery was confirmed, by the claimant or by his silence, and its value retired.
		Confirmed {
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			retired: Units,
			by_silence: bool,
			outstanding: Units,
		},
		/// The pledger, or the mediators, were silent: the claimant has his units back, and the pledge is owed as before.
		Reclaimed {
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			released: Units,
			disputed: bool,
			outstanding: Units,
		},
		/// One of the two has called the mediators.
		Disputed {
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			by: T::AccountId,
			reason: H256,
			until: DeadlineOf<T>,
		},
		/// The mediators, or the federation, have decided a dispute.
		Resolved {
			currency: CurrencyId,
			pledge: PledgeId,
			claim: ClaimId,
			by: Option<CoopId>,
			part: Fraction,
			reason: H256,
			retired: Units,
			released: Units,
			outstanding: Units,
		},
		/// So much less is left of a pledge, without a claim: it was bought back by its pledger, who has paid or from whom it was
		/// collected, paid by the guarantor `by`, covered from the pot, or written off.
		Relieved {
			currency: CurrencyId,
			pledge: PledgeId,
			how: Relief,
			by: Option<T::AccountId>,
			amount: Units,
			outstanding: Units,
		},
		/// The assembly has decided that the pot covers, or that what is left of a pledge is written off, for reasons that have
		/// this hash. What is paid by whom, and what is written off, the events after it tell.
		Decided {
			currency: CurrencyId,
			pledge: PledgeId,
			coop: CoopId,
			majority: Majority,
			how: Relief,
			reason: H256,
		},
		/// Somebody has made good so much of what was written off; `written_off` is what was not.
		MadeGood {
			currency: CurrencyId,
			pledge: PledgeId,
			by: T::AccountId,
			amount: Units,
			written_off: Units,
		},
		/// Somebody guarantees so much of a pledge.
		Guaranteed {
			currency: CurrencyId,
			pledge: PledgeId,
			guarantor: T::AccountId,
			old: Units,
			amount: Units,
		},
		/// A guarantee has ended with its pledge.
		GuaranteeReleased { currency: CurrencyId, pledge: PledgeId, guarantor: T::AccountId, amount: Units },
		/// A pledge is in default.
		Defaulted { currency: CurrencyId, pledge: PledgeId, pledger: T::AccountId, left: Units },
		/// Nothing of a pledge is outstanding any more.
		PledgeClosed { currency: CurrencyId, pledge: PledgeId, pledger: T::AccountId, outcome: Outcome },
		/// A member can promise more, or less, than before.
		LimitChanged { currency: CurrencyId, who: T::AccountId, old: Units, limit: Units },
	}
}
