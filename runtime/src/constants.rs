//! The numbers of this network, each with its unit and its reason. Policy that a cooperative decides for itself is
//! not here but in its statute.

/// What a wallet has to know to show the chain: the native token and the form of its addresses.
pub mod properties {
	/// The native token's symbol. It is an operating credit of the federation, not a currency of a community.
	pub const TOKEN_SYMBOL: &str = "ALM";

	/// Decimals of the native token.
	///
	/// Twelve is what Substrate's own fee constants are calibrated to, and 2^128 units leave ample head-room.
	pub const TOKEN_DECIMALS: u8 = 12;

	/// The first byte of an address (SS58 prefix): 42, "any Substrate chain".
	///
	/// Every wallet and hardware signer accepts it without having heard of the network, and an account has the same
	/// address here as in the wallet's generic view. The cost (an address does not name its network) is small while
	/// there is no registered prefix; see `docs/decisions/0003-chain-properties.md`.
	pub const SS58_PREFIX: u16 = 42;
}

/// Time, where it is technical. Periods of law and statute are dates, never blocks.
pub mod time {
	use crate::BlockNumber;

	/// Milliseconds from one block to the next, and so the length of an Aura slot.
	///
	/// Two seconds feel immediate to somebody who pays, and leave enough of the slot to send a block around a
	/// country over ordinary lines.
	pub const SLOT_DURATION: u64 = 2_000;

	/// Blocks in a minute.
	pub const MINUTES: BlockNumber = 30;
	/// Blocks in an hour.
	pub const HOURS: BlockNumber = MINUTES * 60;
	/// Blocks in a day.
	pub const DAYS: BlockNumber = HOURS * 24;

	/// Blocks in a session, after which a change of validators or of their keys takes effect.
	///
	/// Ten minutes: short enough to replace a lost key the same hour, long enough that GRANDPA's change of
	/// authorities stays rare.
	pub const SESSION_LENGTH: BlockNumber = 10 * MINUTES;

	/// Sessions for which a double vote can still be reported: seven days.
	///
	/// Membership proofs of that many sessions are kept. Finality does not get slower to attack with time here
	/// (nothing is bonded), so a week, in which some operator looks at his logs, is enough.
	pub const REPORT_SESSIONS: u32 = 7 * DAYS / SESSION_LENGTH;

	/// Blocks for which a joint decision or a founding stays open at least, beside its days: ten minutes.
	///
	/// On a development chain four weeks pass in 23 seconds, too few to find the wallet; and a standstill of the chain
	/// takes none of these blocks from anybody. In production the days are longer by far.
	pub const LEAST_WINDOW: BlockNumber = 10 * MINUTES;

	/// Block hashes that the state remembers: the longest life of a mortal transaction, about two and a quarter hours.
	pub const BLOCK_HASH_COUNT: BlockNumber = 4_096;
}

/// Amounts of the native token.
pub mod currency {
	use super::properties::TOKEN_DECIMALS;
	use crate::Balance;

	/// One ALM.
	pub const UNIT: Balance = 10u128.pow(TOKEN_DECIMALS as u32);
	/// A thousandth of an ALM.
	pub const MILLI: Balance = UNIT / 1_000;
	/// A millionth of an ALM.
	pub const MICRO: Balance = MILLI / 1_000;

	/// The least balance that keeps an account alive by itself. Small, since a member's account lives by its
	/// membership and not by a balance; above zero, since forgotten crumbs would stay in every node's state.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLI;

	/// What is set aside for state that somebody outside the cooperatives' own calls has written: `items` entries
	/// with `bytes` bytes in total. It comes back when the state is cleared. Small, yet a flood of entries costs.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		(items as Balance) * 10 * MILLI + (bytes as Balance) * 100 * MICRO
	}
}

/// What a transaction costs those who pay for it with the native token.
pub mod fees {
	use super::currency::MICRO;
	use crate::Balance;

	/// Price of a picosecond of a validator's computing time, in the smallest unit: 10 ALM for a second.
	///
	/// A transfer declares about 400 microseconds and so costs about 4 thousandths of an ALM.
	pub const PER_PICOSECOND: Balance = 10;

	/// Price of a byte of a transaction: every node keeps it for ever.
	pub const PER_BYTE: Balance = 10 * MICRO;

	/// How much more an operational transaction counts for its place in the queue.
	pub const OPERATIONAL_MULTIPLIER: u8 = 5;
}

/// What members send without paying, in the unit of the ordinary fee: what it would cost whoever pays for it.
///
/// With the prices above, an ordinary call of a member comes to 8 to 20 thousandths of an ALM.
pub mod allowance {
	use super::{
		currency::{MILLI, UNIT},
		time,
	};
	use crate::{Balance, BlockNumber};

	/// A guest's credit: an application costs 9 thousandths and withdrawing it 8, so that somebody can err once, and
	/// apply again.
	pub const INVITED: Balance = 45 * MILLI;

	/// A founder's credit. Ratifying declares what the last of fifty founders sets off, about 350 thousandths, and gives
	/// nearly all of it back; founding takes 50 at most. Who sends both in a row needs the former twice for the moment.
	pub const FOUNDER: Balance = 800 * MILLI;

	/// A member's allowance: about a hundred calls in a row, and as many on the next day. All of it at once takes a
	/// seventh of a block.
	pub const MEMBER: Balance = UNIT;

	/// That of an office: a board of three admits two hundred members in a day, and approvals declare more than they
	/// use.
	pub const OFFICE: Balance = 5 * UNIT;

	/// A cooperative's own, to sponsor as many founders as one founding can have.
	pub const COOPERATIVE: Balance = super::organisation::MAX_FOUNDERS as Balance * FOUNDER;

	/// Blocks in which an empty allowance is full again: a day.
	pub const REFILL: BlockNumber = time::DAYS;

	/// Percentage points that a cooperative can hand out among its members: two active ones can have twice the size.
	pub const QUOTA: u32 = 200;

	/// The least that a board can lower a member to, in percent of the size: enough for every call that is a member's own,
	/// to vote, to leave, and to ratify the founding of another cooperative, which declares the most.
	pub const LEAST_PERCENT: u16 = 50;

	/// The most that a board can raise a member to, in percent of the size.
	pub const MOST_PERCENT: u16 = 1_000;

	/// Transactions that an account can have in the pool beyond its next one. The pool keeps 819 that wait for an earlier
	/// one, and drops the oldest for the newest: a few people must not fill that.
	pub const MAX_AHEAD: u32 = 32;

	/// The sizes that a network begins with.
	pub const SIZES: pallet_allowance::AllowanceSizes<Balance, BlockNumber> =
		pallet_allowance::AllowanceSizes {
			invited: INVITED,
			founder: FOUNDER,
			member: MEMBER,
			office: OFFICE,
			cooperative: COOPERATIVE,
			refill: REFILL,
			quota: QUOTA,
		};
}

/// What fits into a block.
pub mod block {
	use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight};
	use sp_runtime::Perbill;

	/// Computing time in a block: 0.9 seconds, 45 % of a slot.
	///
	/// A block is executed twice before the next one may be built on it, by its author and by the next author. The
	/// two together, and the way between them, have to fit into the slot. There is no proof to size on a chain that
	/// validates itself, so the second dimension is without limit.
	pub const MAX_WEIGHT: Weight = Weight::from_parts(900 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);

	/// The part of a block that ordinary transactions may fill. The rest stays for runtime upgrades and the like, so
	/// that a flood of payments cannot keep the federation from repairing the chain.
	pub const NORMAL_RATIO: Perbill = Perbill::from_percent(75);

	/// Bytes in a block. A runtime of half a megabyte and a full block of payments are well below.
	pub const MAX_LENGTH: u32 = 5 * 1024 * 1024;

	/// The part of a block that a running migration may take; its own inherents need the rest.
	pub const MIGRATION_RATIO: Perbill = Perbill::from_percent(80);
}

/// What every cooperative is bound by, whatever its statute. Periods in days of the calendar.
pub mod organisation {
	/// Founders of a cooperative. All become members in one block; who joins later is not bounded.
	pub const MAX_FOUNDERS: u32 = 50;

	/// Bytes of a call that a board decides jointly. A statute with all its parameters and addresses fits twice.
	pub const MAX_ACTION_CALL: u32 = 4_096;

	/// Joint decisions that one seat holder has proposed and that wait for signatures: a full agenda of a meeting.
	pub const MAX_OPEN_ACTIONS: u32 = 16;

	/// Days until a joint decision lapses that nobody completes: the four weeks between two meetings of a board.
	pub const ACTION_LIFETIME: u32 = 28;

	/// Days in which all founders have to ratify: half a year.
	pub const FOUNDING_PERIOD: u32 = 180;

	/// Model statutes that one cooperative offers, or the federation: one for each legal form, and several sizes of each.
	pub const MAX_MODELS: u32 = 16;

	/// Days that an amendment of the statute can be decided ahead of its day: the present fiscal year and the next.
	pub const MAX_AMENDMENT_LEAD: u32 = 731;

	/// Invitations that a member can give in one cooperative within a period. Each makes an account exist, for good.
	pub const MAX_INVITATIONS: u32 = 16;

	/// Days until an invitation lapses, and until the member can give as many again.
	pub const INVITATION_PERIOD: u32 = 90;
}

/// Service pledges. What a community decides for itself stands in the policy of its currency.
pub mod pledges {
	/// Pledges of one member and currency that are voted on or outstanding.
	pub const MAX_RUNNING: u32 = 32;

	/// Days that a pledge can be made ahead: three years. What lies further ahead nobody can promise, nor judge.
	pub const LONGEST_PLEDGE: u32 = 3 * 365;

	/// Days that a pledger can take for delivering what is claimed.
	pub const LONGEST_DELIVERY: u16 = 90;

	/// Days that a claimant has for looking at what was delivered: two weeks bridge a holiday.
	pub const CONFIRMATION_DAYS: u32 = 14;

	/// Days that the mediators have: they are volunteers, and hear both sides.
	pub const MEDIATION_DAYS: u32 = 42;

	/// Days after a pledge's date in which its pledger can still buy it back.
	pub const GRACE_DAYS: u32 = 30;
}

/// Projects.
pub mod projects {
	use allmende_primitives::Fraction;
	use frame_support::PalletId;

	/// From it comes the account that owns the participation tokens.
	pub const PALLET_ID: PalletId = PalletId(*b"alm/proj");

	/// The points of each member in a round: a percentage, which everybody can reckon with.
	pub const POINTS: u32 = 100;

	/// Projects of one member and currency that are neither funded nor withdrawn.
	pub const MAX_OPEN_PROPOSALS: u32 = 8;

	/// Contributions of one account to one project that nobody has decided.
	pub const MAX_OPEN_CONTRIBUTIONS: u32 = 32;

	/// Funders who confirm together what the lead has contributed himself.
	pub const CONFIRMERS: u32 = 2;

	/// Days that a round is open at least: as long as the notice of an assembly.
	pub const SHORTEST_ROUND: u32 = 14;

	/// Days that a round is open at most.
	pub const LONGEST_ROUND: u32 = 92;

	/// Days that the funders have for a milestone. Who is appointed to lead a project has twice as many to accept.
	pub const ACCEPTANCE_DAYS: u32 = 14;

	/// The part of the funders who have to vote on a milestone, but for the lead and who has reported it. With fewer votes
	/// nothing is decided, and the lead reports again.
	pub const LEAST_TURNOUT: Fraction = Fraction::new(1, 5);

	/// Days after its due day until a milestone that is not reported can be lapsed.
	pub const MILESTONE_GRACE: u32 = 30;
}

/// Community currencies.
pub mod currencies {
	use allmende_primitives::currency::LISTED_READS;
	use frame_support::PalletId;

	/// From it come the pots.
	pub const PALLET_ID: PalletId = PalletId(*b"alm/curr");

	/// Days that the issuer of a gateway has to pay out and say so. A transfer between banks takes one working day; two
	/// weeks bridge holidays and an illness.
	pub const ANSWER_DAYS: u32 = 14;

	/// Redemptions of one account and currency that wait. Somebody who asks more often is not paid any sooner.
	pub const MAX_REDEMPTIONS: u32 = 16;

	/// Most values that are read to say whether an account may receive a currency: the currency, and of its own community and
	/// of each that is listed the membership and the day on which it ends.
	pub const MAY_RECEIVE_READS: u64 = 1 + 2 + LISTED_READS;
}

/// Assemblies, whatever the statute. Periods in days of the calendar.
pub mod assembly {
	use super::time;
	use crate::BlockNumber;

	/// Bytes of a call that an assembly decides: a batch of a few dozen calls, or a statute several times over.
	pub const MAX_CALL: u32 = 16 * 1_024;

	/// Items of an agenda. Ordinary ones have ten.
	pub const MAX_AGENDA: u32 = 32;

	/// Voters of a bloc that the returning officers enter at once: three of them sign a hall of a thousand with thirty calls.
	pub const MAX_BLOC: u32 = 100;

	/// Motions of one author that are not decided. A board's agenda of a year fits.
	pub const MAX_OPEN_MOTIONS: u32 = 16;

	/// A registered cooperative elects delegates if it has more members than this (GenG 43a(1)).
	pub const DELEGATES_ABOVE: u32 = 1_500;

	/// Days until a motion lapses that nobody seconds or puts on an agenda: there is an ordinary assembly in each year.
	pub const MOTION_LIFETIME: u32 = 365;

	/// Days that an assembly can be convened ahead: the next ordinary one.
	pub const LONGEST_LEAD: u32 = 366;

	/// Days from the beginning of an assembly to the end of the voting: two months, for a discussion with a voting phase
	/// after it.
	pub const LONGEST_VOTING: u32 = 62;

	/// Days for counting what was cast on paper.
	pub const LONGEST_COUNTING: u32 = 31;

	/// Blocks from closing an election with a tie to the block that draws the lots: long enough that its author is not the
	/// one who closes, short enough to wait for.
	pub const LOT_DELAY: BlockNumber = time::MINUTES / 3;
}

/// The federation of the cooperatives that run the network.
pub mod federation {
	use allmende_primitives::{AssemblyTerms, Fraction};

	/// Validators whom the federation admits at most. Each sends two messages to all others in each round of GRANDPA, of which
	/// one falls into each slot, and each waits for its slot: with a hundred, three and a half minutes.
	pub const MAX_VALIDATORS: u32 = 100;

	/// Validators that a member has nominated at most: one at work, the one that takes its place, and as many for a
	/// federation of two or three, which finality asks for four of.
	pub const MAX_NOMINATIONS: u32 = 4;

	/// How it is called and decides. It has no statute on chain: these are the rules of a cooperative's own assembly, which
	/// every board knows.
	pub const TERMS: AssemblyTerms = AssemblyTerms {
		// So that nobody upgrades the chain while the others are on holiday; and no more than a third, so that it can still be
		// repaired: with fewer at work, blocks are not final any more.
		quorum: Some(Fraction::new(1, 3)),
		// There is no board that could put a motion on an agenda, so this is the only way to one. Of ten members each can alone.
		petition: Fraction::ONE_TENTH,
		// Two weeks, in which a board meets (GenG 46(1)). A member whose own assembly votes needs as long again: whoever
		// convenes leaves the voting open for that.
		notice_days: 14,
		added_item_days: 7,
		// Nothing here is amended; what takes three quarters asks for them itself. The floor of the law.
		amendment: Fraction::THREE_QUARTERS,
		// It elects nobody; what a cooperative's own assembly can have.
		most_votes: true,
		// The law's four forms of an assembly (GenG 43b) bind cooperatives, and the federation is none: boards that sit in
		// different places need not meet for each question.
		written_votes: true,
		// A vote is an act of an organ, signed by its members on the open chain: there is nothing to keep from anybody.
		running_tally_published: true,
	};
}

/// The calendar of the development chains.
pub mod calendar {
	use allmende_primitives::UnixSeconds;

	/// Seconds of the calendar in a second: a year in five minutes, two weeks in eleven seconds.
	pub const DEVELOPMENT_RATIO: u32 = 105_120;

	/// 2026-01-01, when the demo cooperatives were founded. Before the first block of every development chain.
	pub const DEMO_FOUNDED: UnixSeconds = 1_767_225_600;
}

/// Bounds of lists.
pub mod bounds {
	/// Authorities that Aura and GRANDPA can hold. The federation admits fewer validators, and a list that were longer would
	/// be cut.
	pub const MAX_AUTHORITIES: u32 = 256;
	const _: () = assert!(super::federation::MAX_VALIDATORS <= MAX_AUTHORITIES);

	/// Signatories of a multisig account; the conventional bound, which keeps its address derivable in a wallet.
	pub const MAX_SIGNATORIES: u32 = 100;

	/// Proxies of an account, and announcements of one proxy that wait; the conventional bound.
	pub const MAX_PROXIES: u32 = 32;

	/// Bytes of an asset's name and symbol: names of registered cooperatives are long.
	pub const ASSET_STRING_LIMIT: u32 = 128;

	/// Accounts that one step of an asset's removal clears, so that a step fits well into a block.
	pub const ASSET_REMOVE_ITEMS: u32 = 500;
}

/// The first asset's id. Zero stays free, since wallets are apt to read it as "no asset".
pub const FIRST_ASSET_ID: crate::AssetId = 1;
