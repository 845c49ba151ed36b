//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the macro puts into the pallet.
#[pallet_section]
mod events {
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
		/// Someone was elected to his seat again: the term that was to last until `old_until` is a new one until `until`.
		TermRenewed { coop: CoopId, organ: Organ, who: T::AccountId, old_until: Date, until: Date },
		/// Someone lost a seat; so many of the organ are still taken.
		SeatVacated { coop: CoopId, organ: Organ, who: T::AccountId, left: u32 },
		/// An election has left an organ with fewer members than the statute asks for: so many seats are taken. Another
		/// election fills them.
		OrganIncomplete { coop: CoopId, organ: Organ, taken: u32, least: u32 },
		/// The assembly has adopted an amendment of the statute: version `new` is to follow on version `old`, from the day
		/// `from` on if that is set. It took the part `least` of the votes cast. In force it is not before
		/// [`Event::AmendmentConfirmed`] says so.
		AmendmentAdopted {
			coop: CoopId,
			old: StatuteVersion,
			new: StatuteVersion,
			old_hash: H256,
			new_hash: H256,
			subject: Subject,
			least: Fraction,
			from: Option<Date>,
		},
		/// An amendment is registered, or needs no registration: version `new` is in force in the place of version `old`
		/// from this day on, be it today or later. `registration` is the hash of the document that shows it.
		AmendmentConfirmed {
			coop: CoopId,
			old: StatuteVersion,
			new: StatuteVersion,
			in_force_from: Date,
			registration: Option<H256>,
		},
		/// The assembly has withdrawn an amendment that was not in force. `hash` is that of the text.
		AmendmentWithdrawn { coop: CoopId, version: StatuteVersion, hash: H256 },
		/// A cooperative or the federation offers a version of a model statute for others to copy. `hash` is that of the text.
		ModelOffered { sponsor: Sponsor, id: ModelId, version: ModelVersion, name: Name, hash: H256 },
		/// The federation has withdrawn a model of `sponsor`, for reasons that have this hash.
		ModelWithdrawn { id: ModelId, sponsor: Option<Sponsor>, reason: H256, majority: Majority },
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
}
