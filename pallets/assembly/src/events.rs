//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events, which the macro puts into the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A motion was submitted. `call_hash` is that of its call, if it has one; `concerned` do not vote on it.
		MotionSubmitted {
			body: Body,
			motion: MotionId,
			author: Actor,
			text_hash: H256,
			call_hash: Option<T::Hash>,
			concerned: Concerned,
			mode: BallotMode,
		},
		/// A motion has a new wording. Signatures under the old one have lapsed.
		MotionAmended {
			body: Body,
			motion: MotionId,
			revision: u32,
			old_text_hash: H256,
			text_hash: H256,
			call_hash: Option<T::Hash>,
			concerned: Concerned,
			old_mode: BallotMode,
			mode: BallotMode,
		},
		/// A voter signed a motion; so many have now.
		MotionSigned { body: Body, motion: MotionId, by: VoterNumber, signatures: u32 },
		/// An organ seconded a motion.
		MotionSeconded { body: Body, motion: MotionId, by: Actor },
		/// As many of the voters have signed a motion as can force it onto an agenda (GenG 45).
		MotionPetitioned { body: Body, motion: MotionId, signatures: u32, voters: u64 },
		/// A motion was taken back.
		MotionWithdrawn { body: Body, motion: MotionId },
		/// A motion that nobody had put on an agenda in time was closed.
		MotionLapsed { body: Body, motion: MotionId },
		/// An assembly was convened, or a written vote called. This is the notice on chain.
		AssemblyConvened {
			body: Body,
			assembly: AssemblyId,
			by: Actor,
			form: Form,
			starts_at: UnixSeconds,
			voting_from: UnixSeconds,
			voting_until: UnixSeconds,
			invitation: H256,
		},
		/// A motion was put on the agenda. A late one is decided only if everybody takes part (GenG 46(2)).
		ItemAnnounced { body: Body, assembly: AssemblyId, motion: MotionId, late: bool },
		/// An assembly does not take place. Its motions are free for another one.
		AssemblyCancelled { body: Body, assembly: AssemblyId },
		/// Somebody else takes the chair.
		ChairNamed { body: Body, assembly: AssemblyId, old: T::AccountId, new: T::AccountId },
		/// The voting was opened, with this electorate. It lasts until the time and the block have passed.
		VotingOpened {
			body: Body,
			assembly: AssemblyId,
			roll: Roll,
			until: UnixSeconds,
			entries_until: UnixSeconds,
			open_until_block: BlockNumberFor<T>,
		},
		/// Somebody has voted, or voted anew.
		Voted { body: Body, motion: MotionId, round: Round, voter: VoterNumber, manner: Manner },
		/// A proxy was given, for one motion or for all of the assembly's.
		ProxyGiven {
			body: Body,
			assembly: AssemblyId,
			principal: VoterNumber,
			holder: VoterNumber,
			only: Option<MotionId>,
		},
		/// A proxy was revoked.
		ProxyRevoked { body: Body, assembly: AssemblyId, principal: VoterNumber, holder: VoterNumber },
		/// A proxy was returned by its holder.
		ProxyReturned { body: Body, assembly: AssemblyId, principal: VoterNumber, holder: VoterNumber },
		/// A returning officer proposed to enter so many votes.
		EntryProposed {
			body: Body,
			motion: MotionId,
			by: T::AccountId,
			bloc_hash: H256,
			record: H256,
			votes: u32,
		},
		/// A returning officer signed an entry; so many signatures count now.
		EntryApproved { body: Body, motion: MotionId, by: T::AccountId, bloc_hash: H256, approvals: u32 },
		/// Votes cast in the hall or on paper were entered.
		VotesEntered { body: Body, motion: MotionId, round: Round, entry: u32, votes: u32, record: H256 },
		/// Somebody was nominated.
		Nominated { body: Body, motion: MotionId, who: T::AccountId, by: Actor },
		/// Somebody accepted a nomination and has this place in the list of candidates.
		NominationAccepted { body: Body, motion: MotionId, who: T::AccountId, place: u32 },
		/// A motion was adopted. What it would have carried out can be from `enact_from` on.
		Adopted {
			body: Body,
			motion: MotionId,
			majority: Majority,
			ordinary: Counts,
			investing: Counts,
			enact_from: UnixSeconds,
		},
		/// A motion was not adopted.
		Rejected { body: Body, motion: MotionId, reason: Rejection, ordinary: Counts, investing: Counts },
		/// Some seats of an election are still to be filled: a run-off has begun.
		RunOffBegun {
			body: Body,
			motion: MotionId,
			elected: u32,
			candidates: u32,
			until: UnixSeconds,
			open_until_block: BlockNumberFor<T>,
		},
		/// Candidates have as many votes as one another: the hash of this block decides between them.
		Tied { body: Body, motion: MotionId, tied: u32, seats: u32, block: BlockNumberFor<T> },
		/// The lots were not drawn while the hash was known. Another block decides.
		LotsPostponed { body: Body, motion: MotionId, block: BlockNumberFor<T> },
		/// The lots were drawn.
		LotsDrawn { body: Body, motion: MotionId, seed: H256, elected: Vec<T::AccountId> },
		/// A change of the statute was adopted as this version, and is pending until its registration is confirmed.
		RegistrationPending { body: Body, motion: MotionId, version: StatuteVersion },
		/// The registration of a change of the statute was confirmed by this document: the version is in force.
		RegistrationConfirmed { body: Body, motion: MotionId, version: StatuteVersion, document: H256 },
		/// A change of the statute was given up before it was in force.
		AmendmentRevoked { body: Body, motion: MotionId, version: StatuteVersion },
		/// An adopted motion was carried out.
		Enacted { body: Body, motion: MotionId },
		/// An adopted motion could not be carried out. Nothing of it was done.
		EnactmentFailed { body: Body, motion: MotionId, error: DispatchError },
		/// Somebody who was elected could not take the seat. The others have taken theirs.
		LeftOut { body: Body, motion: MotionId, who: T::AccountId, error: DispatchError },
		/// Somebody resigned from an office.
		Resigned { coop: CoopId, organ: Organ, who: T::AccountId },
		/// The chair signed the minutes.
		MinutesRecorded { body: Body, assembly: AssemblyId, document: H256, chair: T::AccountId },
		/// A second person signed the minutes: they are complete.
		MinutesCountersigned { body: Body, assembly: AssemblyId, document: H256, by: T::AccountId },
		/// Somebody contests a decision (GenG 51), with this statement.
		Contested { body: Body, motion: MotionId, by: Actor, statement: H256 },
		/// A decision was annulled. What it had carried out already stands until an organ undoes it.
		Annulled { body: Body, motion: MotionId, finding: H256, had_been_enacted: bool },
	}
}
