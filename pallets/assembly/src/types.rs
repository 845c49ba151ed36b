//! What assemblies, motions and votes are made of.

use allmende_primitives::{
	assembly::{Amendment, Body, Roll, VoterClass, VoterNumber},
	Date, DocumentRef, Fraction, Majority, Organ, StatuteVersion, UnixSeconds,
};
use alloc::{boxed::Box, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::DispatchError;

/// A motion of a body. Given in sequence, never reused.
pub type MotionId = u32;
/// An assembly of a body, or a written vote. Given in sequence, never reused.
pub type AssemblyId = u32;
/// A ballot on a motion, from 1. Only an election that goes to a run-off has a second one.
pub type Round = u8;

/// The first ballot.
pub const FIRST_ROUND: Round = 1;
/// The run-off.
pub const RUN_OFF: Round = 2;

/// Members that one proxy stands for at most (GenG 43(5)).
pub const MAX_PRINCIPALS: u32 = 2;
/// Most members whom a motion can exclude from voting because it is about themselves: as many as an organ has seats. Every
/// vote looks at each of them.
pub const MAX_CONCERNED: u32 = 32;
/// Most candidates of an election. Closing it looks at each of them, and every vote at those it names.
pub const MAX_CANDIDATES: u32 = 64;
/// Most seats that one election fills: as many as an organ can have, but for the delegates. These are elected in several
/// elections, by constituencies or in parts.
pub const MAX_SEATS: u32 = 32;
/// Most returning officers who sign an entry, likewise.
pub const MAX_OFFICERS: u32 = 32;

/// Fewest votes of a class in a bloc of secret votes, unless there are none of it: fewer would tell whose they are.
pub const LEAST_SECRET_BLOC: u32 = 5;

/// One ballot that is taken: body, motion, round.
pub type Poll = (Body, MotionId, Round);

/// Who acts towards the assembly: submits, convenes, seconds.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Actor {
	/// Somebody who is entitled to vote.
	Voter(VoterNumber),
	Board,
	Supervisory,
	/// The body itself, by an earlier decision.
	Assembly,
}

impl Actor {
	pub const fn is_organ(&self) -> bool {
		!matches!(self, Self::Voter(_))
	}
}

/// How a ballot is cast. Belongs to the motion; ballots that are secret by a proof are appended.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum BallotMode {
	/// Everybody can read who voted what by wallet.
	#[codec(index = 0)]
	Open,
	/// On paper, in secret: nothing is cast by wallet. The returning officers enter blocs of [`LEAST_SECRET_BLOC`] and more,
	/// which say who took part and not who voted what.
	#[codec(index = 1)]
	Paper,
}

/// How an election is decided.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Method {
	/// Each voter approves as many candidates as he likes, or rejects all of them. Elected is whom more than half of the
	/// valid ballots approve (GenG 43(2) sentence 1). A run-off fills the rest: by most votes if the statute lets them elect,
	/// otherwise again by more than half of the valid ballots.
	Approval,
	/// Each voter names as many candidates as there are seats. Elected are those with most votes, if the statute has it so
	/// (GenG 43(2) sentence 2).
	MostVotes,
}

/// What a motion would have the body decide. `Call` is a call, boxed where it is given and bounded where it is stored.
// Boxed where it is given, and one of its kind in a motion.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum Content<AccountId, Call> {
	/// What the text says, which people carry out: a resolution, an instruction to the board, a discharge.
	#[codec(index = 0)]
	Text,
	/// A call, which the chain carries out with the body's authority.
	#[codec(index = 1)]
	Call(Call),
	/// To fill so many seats.
	#[codec(index = 2)]
	Election { organ: Organ, seats: u8, method: Method },
	/// To take a seat from somebody.
	#[codec(index = 3)]
	Recall { organ: Organ, who: AccountId },
	/// To change the statute, its purpose included (GenG 16).
	#[codec(index = 4)]
	Amendment(Amendment),
}

/// Whom the decision is about, in the sense of GenG 43(6): discharge, release from an obligation, a claim. They vote
/// neither for themselves nor for others, and nobody votes for them.
#[derive(
	Clone, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Concerned {
	/// Whoever sits in this organ when he would vote, or has resigned, been recalled or been replaced since the motion was
	/// submitted.
	pub organ: Option<Organ>,
	/// And these, seated or not: those who have left the organ before, or a debtor.
	pub voters: BoundedVec<VoterNumber, ConstU32<MAX_CONCERNED>>,
}

impl Concerned {
	pub fn is_nobody(&self) -> bool {
		self.organ.is_none() && self.voters.is_empty()
	}
}

/// Why a motion was not adopted.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Rejection {
	/// Not more yes than no among the ordinary members, or nobody was elected.
	NoMajority,
	/// Fewer took part than the statute asks for.
	NoQuorum,
	/// It was not announced in time, and not everybody took part (GenG 46(2)).
	NotAnnounced,
}

/// How far a motion has come.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum Status<BlockNumber> {
	/// It waits for the board, or for a petition, up to and including the day, and as long as the block has not passed.
	#[codec(index = 0)]
	Submitted { until: Date, open_until_block: BlockNumber },
	/// It can be put on an agenda, likewise.
	#[codec(index = 1)]
	Seconded { until: Date, open_until_block: BlockNumber },
	/// It is on the agenda of an assembly, and voted on while that one votes. `late`: after the time for announcing it. If
	/// that assembly was cancelled the motion is free for another one.
	#[codec(index = 2)]
	OnAgenda { late: bool },
	/// An election whose rest is filled by a run-off, in this window.
	#[codec(index = 3)]
	RunOff { window: Window<BlockNumber> },
	/// An election with a tie, which the hash of this block decides.
	#[codec(index = 4)]
	DrawingLots { block: BlockNumber },
	/// Adopted. If there is anything to carry out, anybody can have it carried out from this time on.
	#[codec(index = 5)]
	Adopted { majority: Majority, enact_from: UnixSeconds },
	/// A change of the statute that is adopted and takes effect when its registration is confirmed (GenG 16(6)).
	#[codec(index = 12)]
	PendingRegistration { version: StatuteVersion },
	/// Adopted and carried out.
	#[codec(index = 6)]
	Enacted { at: UnixSeconds },
	/// Adopted, but it could not be carried out, for this reason. Nothing of it was done, and it is not tried again.
	#[codec(index = 7)]
	Failed { at: UnixSeconds, error: DispatchError },
	#[codec(index = 8)]
	Rejected { reason: Rejection },
	/// Taken back by its author.
	#[codec(index = 9)]
	Withdrawn,
	/// Nobody put it on an agenda in time.
	#[codec(index = 10)]
	Lapsed,
	/// The decision is void, by this finding of the mediators or of a court.
	#[codec(index = 11)]
	Annulled { at: UnixSeconds, finding: H256 },
	/// A change of the statute that the body has given up by a later decision, before it was in force.
	#[codec(index = 13)]
	Revoked { at: UnixSeconds },
}

impl<BlockNumber> Status<BlockNumber> {
	/// Whether it is still to be decided, and takes one of its author's places.
	pub const fn is_open(&self) -> bool {
		matches!(
			self,
			Self::Submitted { .. }
				| Self::Seconded { .. }
				| Self::OnAgenda { .. }
				| Self::RunOff { .. }
				| Self::DrawingLots { .. }
		)
	}

	/// Whether what the motion holds may still be carried out.
	pub const fn is_pending(&self) -> bool {
		self.is_open() || matches!(self, Self::Adopted { .. })
	}
}

/// A motion (*Antrag*).
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Motion<AccountId, Call, BlockNumber> {
	pub author: Actor,
	/// Its wording and its reasons (GenG 45(1)).
	pub text: DocumentRef,
	pub content: Content<AccountId, Call>,
	pub concerned: Concerned,
	pub mode: BallotMode,
	/// The day from which it is to be carried out. `None`: at once.
	pub effective_from: Option<Date>,
	pub submitted_at: UnixSeconds,
	/// Counts the wordings. Signatures are under one of them.
	pub revision: u32,
	/// Who has signed the present wording, in number.
	pub signatures: u32,
	/// The organ that seconded it. Its own motions are seconded.
	pub seconded_by: Option<Actor>,
	/// Whether as many have signed as can force it onto an agenda (GenG 45).
	pub petitioned: bool,
	/// The assembly on whose agenda it is, or that decided it.
	pub assembly: Option<AssemblyId>,
	/// Who has put it there.
	pub announced_by: Option<Actor>,
	/// When it was decided. From then the month runs in which it can be contested (GenG 51(1)).
	pub decided_at: Option<UnixSeconds>,
	/// How many have contested it.
	pub contests: u32,
	pub status: Status<BlockNumber>,
}

/// How people come together (GenG 43b).
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Form {
	/// At one place. Votes are cast there, and the returning officers enter them.
	Physical,
	/// Without a place.
	Virtual,
	/// At one place, and without.
	Hybrid,
	/// A discussion first and a voting phase after it (*gestreckt*, GenG 43b(1) no. 4).
	Staged,
	/// No assembly: a single motion that is voted on in writing, if the statute allows it. That of a registered cooperative
	/// cannot.
	Written,
}

/// What an assembly is convened with. All times are seconds of the calendar.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Plan<AccountId> {
	pub form: Form,
	/// The invitation (*Einladung*): place, access, agenda, papers (GenG 46(1)).
	pub invitation: DocumentRef,
	/// Who takes the chair, and signs the minutes (GenG 47).
	pub chair: AccountId,
	/// When it begins. The notice is counted to here.
	pub starts_at: UnixSeconds,
	/// When the voting begins.
	pub voting_from: UnixSeconds,
	/// When the voting ends.
	pub voting_until: UnixSeconds,
	/// Until when the returning officers enter what was cast in the hall or on paper. Nothing is decided earlier.
	pub entries_until: UnixSeconds,
}

/// A time for voting. It is over when both its time and its block have passed.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Window<BlockNumber> {
	/// The first second at which no vote is cast any more.
	pub until: UnixSeconds,
	/// The first second at which no vote is entered any more.
	pub entries_until: UnixSeconds,
	/// The last block in which votes are cast whatever the time.
	pub open_until_block: BlockNumber,
}

/// The opening of the voting: who votes, by which rules, until when.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Opening<BlockNumber> {
	pub at: UnixSeconds,
	/// The electorate at the opening. Who joins later does not vote.
	pub roll: Roll,
	/// The quorum of the statute in force at the opening.
	pub quorum: Option<Fraction>,
	/// Whether most votes elect by the statute in force at the opening, in a run-off too.
	pub most_votes: bool,
	/// Whether the tally is shown while people vote.
	pub tally_published: bool,
	pub window: Window<BlockNumber>,
}

/// How far an assembly has come.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Stage<BlockNumber> {
	#[codec(index = 0)]
	Convened,
	/// Voting, or after it.
	#[codec(index = 1)]
	Opened(Opening<BlockNumber>),
	#[codec(index = 2)]
	Cancelled,
}

/// An assembly (*Generalversammlung*), or a written vote.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Assembly<AccountId, BlockNumber> {
	pub convened_by: Actor,
	pub convened_at: UnixSeconds,
	pub plan: Plan<AccountId>,
	/// Items on the agenda, those withdrawn included.
	pub items: u32,
	/// Items that are still to be decided.
	pub undecided: u32,
	pub stage: Stage<BlockNumber>,
}

/// What a voter says to a motion.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Choice {
	Yes,
	No,
	Abstain,
}

/// The places of candidates in their list, each once.
pub type Named = BoundedVec<u8, ConstU32<MAX_CANDIDATES>>;

/// What an open ballot says.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum Ballot {
	/// On a motion. `No` is also for elections in which it takes more than half of the valid ballots: it rejects everybody
	/// who stands.
	#[codec(index = 0)]
	Motion(Choice),
	/// In an election: the candidates who are named, by their place in the list. Nobody is an abstention.
	#[codec(index = 1)]
	Election(Named),
}

/// How somebody has voted: that, and not what.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub enum Manner {
	Personally,
	/// Through this proxy.
	ByProxy(VoterNumber),
	/// In the hall or on paper, by this entry of the returning officers.
	Entered(u32),
}

/// The record that somebody has voted. Kept apart from the ballot, and for good.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Participation {
	/// The class under which the vote is counted.
	pub class: VoterClass,
	pub manner: Manner,
}

/// How many have voted, whatever they said.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Turnout {
	pub ordinary: u32,
	pub investing: u32,
}

impl Turnout {
	pub fn total(&self) -> u64 {
		u64::from(self.ordinary).saturating_add(self.investing.into())
	}

	pub(crate) fn of(&mut self, class: VoterClass) -> &mut u32 {
		match class {
			VoterClass::Ordinary => &mut self.ordinary,
			VoterClass::Investing => &mut self.investing,
		}
	}
}

/// Votes on a motion. In an election, `yes` counts the ballots that name somebody, and `no` those that reject everybody.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Counts {
	pub yes: u32,
	pub no: u32,
	pub abstain: u32,
}

impl Counts {
	pub(crate) fn of(&mut self, choice: Choice) -> &mut u32 {
		match choice {
			Choice::Yes => &mut self.yes,
			Choice::No => &mut self.no,
			Choice::Abstain => &mut self.abstain,
		}
	}

	/// How many votes these are, abstentions included.
	pub fn total(&self) -> u64 {
		u64::from(self.yes).saturating_add(self.no.into()).saturating_add(self.abstain.into())
	}
}

/// The votes that name a candidate.
#[derive(
	Clone, Copy, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Support {
	pub ordinary: u32,
	pub investing: u32,
}

impl Support {
	pub(crate) fn of(&mut self, class: VoterClass) -> &mut u32 {
		match class {
			VoterClass::Ordinary => &mut self.ordinary,
			VoterClass::Investing => &mut self.investing,
		}
	}
}

/// The candidates' votes, in the order of their list.
pub type Supports = BoundedVec<Support, ConstU32<MAX_CANDIDATES>>;

/// The count of a ballot, ordinary and investing members apart (GenG 8(2)).
#[derive(
	Clone, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Tally {
	pub ordinary: Counts,
	pub investing: Counts,
	/// The candidates' votes. Empty unless it is an election that somebody has been named in.
	pub candidates: Supports,
}

impl Tally {
	pub(crate) fn of(&mut self, class: VoterClass) -> &mut Counts {
		match class {
			VoterClass::Ordinary => &mut self.ordinary,
			VoterClass::Investing => &mut self.investing,
		}
	}
}

/// A proxy (*Stimmvollmacht*, GenG 43(5)) that a voter has given for an assembly.
#[derive(
	Clone, Copy, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
pub struct Proxy {
	pub holder: VoterNumber,
	/// The only motion that it is for. `None`: for all of the assembly's.
	pub only: Option<MotionId>,
	/// Whether the holder has voted by it. From then on it stands.
	pub used: bool,
}

/// Those whom a proxy stands for in an assembly.
pub type Principals = BoundedVec<VoterNumber, ConstU32<MAX_PRINCIPALS>>;

/// Votes cast in the hall or on paper, as the returning officers have counted them: who has voted, and how many votes of
/// which kind there were, but not whose. A bloc of one names the vote of one, so that there is none where they are secret.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Bloc<Voters> {
	/// Who has voted, each once.
	pub voters: Voters,
	/// What they have voted, as many as they are.
	pub counts: Tally,
	/// The hash of the paper record.
	pub record: H256,
}

/// A bloc that returning officers are still to sign.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct ProposedEntry<AccountId, Voters> {
	pub bloc: Bloc<Voters>,
	/// Who has signed, the one who proposed it first. Only those count who are still seated.
	pub approvals: BoundedVec<AccountId, ConstU32<MAX_OFFICERS>>,
}

/// A bloc that was entered.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Entry {
	pub counts: Tally,
	/// The hash of the paper record.
	pub record: H256,
}

/// Candidates of an election, in the order in which they accepted. Ballots name them by their place.
pub type Candidates<AccountId> = BoundedVec<AccountId, ConstU32<MAX_CANDIDATES>>;

/// Somebody who was elected and has not taken a seat.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct NotSeated<AccountId> {
	pub who: AccountId,
	pub reason: DispatchError,
}

/// Who is elected so far.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Outcome<AccountId> {
	pub elected: Candidates<AccountId>,
	/// Between whom lots are drawn, or were.
	pub tied: Candidates<AccountId>,
	/// The seed of the lots, once they were drawn.
	pub seed: Option<H256>,
	/// Which of the elected were left out when the others took their seats, and why.
	pub not_seated: BoundedVec<NotSeated<AccountId>, ConstU32<MAX_SEATS>>,
}

impl<AccountId> Default for Outcome<AccountId> {
	fn default() -> Self {
		Self {
			elected: BoundedVec::new(),
			tied: BoundedVec::new(),
			seed: None,
			not_seated: BoundedVec::new(),
		}
	}
}

/// The minutes (*Niederschrift*, GenG 47).
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Minutes<AccountId> {
	pub document: DocumentRef,
	/// The chair, who signed them first.
	pub chair: AccountId,
	pub signed_at: UnixSeconds,
	/// The member of the board who signed them too, and when.
	pub countersigned: Option<(AccountId, UnixSeconds)>,
}

/// Why somebody cannot vote on a motion.
#[derive(Clone, Copy, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub enum Obstacle {
	/// There is no such motion.
	MotionNotFound,
	/// It is not on the agenda of an assembly that takes place, or has been decided.
	NotVoting,
	/// The voting has not been opened.
	NotOpened,
	/// The voting is over.
	VotingOver,
	/// Votes are cast in the hall only.
	HallOnly,
	/// Votes are cast on paper only.
	PaperOnly,
	/// The account is not entitled today.
	NotEntitled,
	/// The voter was entitled after the opening only.
	JoinedAfterOpening,
	/// The decision is about the voter himself, or about the one who votes for him (GenG 43(6)).
	Concerned,
	/// The voter's vote was entered by the returning officers.
	AlreadyEntered,
}

/// What a page of a reading call answers.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Page<Item> {
	pub items: Vec<(u32, Item)>,
	/// Where the next page begins, if there is one.
	pub next: Option<u32>,
}

/// The tally as it is read.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct TallyView {
	pub round: Round,
	/// The electorate at the opening.
	pub roll: Roll,
	pub turnout: Turnout,
	/// `None` while the vote is running, unless the statute publishes it.
	pub tally: Option<Tally>,
}

/// The proxies of a voter in an assembly.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct ProxiesView {
	/// The one that he has given.
	pub given: Option<Proxy>,
	/// Those whom he stands for.
	pub held: Principals,
}

/// What the minutes have to say of one item.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct ItemView<Motion, AccountId> {
	pub motion: MotionId,
	pub content: Box<Motion>,
	/// The tallies by round, as far as they can be read.
	pub tallies: Vec<TallyView>,
	/// Of an election.
	pub outcome: Option<Outcome<AccountId>>,
}

/// All that the minutes are made of.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct MinutesView<Assembly, Motion, AccountId> {
	pub assembly: Assembly,
	pub items: Vec<ItemView<Motion, AccountId>>,
	pub minutes: Option<Minutes<AccountId>>,
}
