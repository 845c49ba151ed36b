//! The legal floors: what no statute and no decision can undercut.

use super::{
	AdmissionBody, AssemblyTerms, DelegateTerms, LegalForm, OrganTerms, ShareTerms, StatuteParameters,
};
use crate::{Cents, Fraction};

/// Up to so many members a cooperative can have a board of one and no supervisory board (GenG 9(1), 24(2)).
const SMALL_COOPERATIVE: u32 = 20;
/// Fewest members of the board (GenG 24(2)).
const LEAST_BOARD: u8 = 2;
/// Fewest members of the supervisory board (GenG 36(1)).
const LEAST_SUPERVISORY: u8 = 3;
/// Shortest notice of a member of a cooperative, in months (GenG 65(2)).
const LEAST_NOTICE_MONTHS: u8 = 3;
/// Longest notice of a member of a cooperative, in months (GenG 65(2)): five years.
const MOST_NOTICE_MONTHS: u8 = 60;
/// Longest notice of a member of an association, in months (BGB 39(2)): two years.
const MOST_NOTICE_MONTHS_ASSOCIATION: u8 = 24;
/// Longest time from leaving to the settlement, in months (GenG 73(2)).
const MOST_SETTLEMENT_MONTHS: u8 = 6;
/// Shortest notice of an assembly, in days (GenG 46(1)).
const LEAST_NOTICE_DAYS: u16 = 14;
/// Shortest notice of an added item, in days (GenG 46(2)).
const LEAST_ADDED_ITEM_DAYS: u16 = 7;
/// At least so much of a share must have a fixed date of payment: one tenth (GenG 7 no. 1).
const FIXED_PAY_IN_PARTS: Cents = 10;
/// Most seats of an organ. A joint decision looks at each of them.
pub(crate) const MOST_SEATS: u8 = 32;
/// Fewest delegates of a registered cooperative (GenG 43a(3)).
const LEAST_DELEGATES: u8 = 50;
/// Most delegates. Each election of some looks at all of them, and so does each exit.
pub const MOST_DELEGATES: u8 = 128;
/// Longest term of delegates of a registered cooperative, in months. To the discharge for the fourth fiscal year after the
/// one in which a term begins (GenG 43a(4)) it is some five years; the exact end is reckoned when they take their seats.
const MOST_DELEGATE_MONTHS: u16 = 60;
/// Most shares a member can hold. Keeps every product of shares and nominal within the type.
const MOST_SHARES: u32 = 1_000_000;
/// Highest nominal value: ten million euro. Likewise.
const MOST_NOMINAL: Cents = 1_000_000_000;

/// The parameter that undercuts a legal floor or contradicts another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatuteFault {
	/// A registered cooperative must have shares (GenG 7).
	SharesRequired,
	/// This form has no shares.
	SharesNotAllowed,
	/// The nominal value is nothing, or beyond what the books can hold.
	NominalOutOfRange,
	/// Every member takes one share at least (GenG 7a).
	CompulsorySharesTooFew,
	/// A member must be able to take the compulsory shares, and no more than the books can hold.
	MaximumSharesOutOfRange,
	/// At least a tenth of the share must be due at a fixed date, and not more than the share (GenG 7 no. 1).
	PayInOutOfRange,
	/// Some part of the surplus must go to the reserve, and not more than all of it (GenG 7 no. 2).
	ReserveOutOfRange,
	/// The notice is shorter or longer than the law allows (GenG 65(2), BGB 39(2)).
	NoticePeriodOutOfRange,
	/// The settlement is due within six months of leaving (GenG 73(2)).
	SettlementTooLate,
	/// Only a registered cooperative can have investing members (GenG 8(2)).
	InvestingMembersNotAllowed,
	/// The board has too few or too many seats (GenG 24(2)).
	BoardSizeOutOfRange,
	/// The supervisory board has too few or too many seats (GenG 36(1)).
	SupervisorySizeOutOfRange,
	/// A cooperative of more than twenty members has a supervisory board (GenG 9(1)).
	SupervisoryRequired,
	/// An organ must be able to act with its fewest members, and with one at least.
	SignatoriesOutOfRange,
	/// A term of office must have a length.
	TermOfOfficeTooShort,
	/// There are too few or too many delegates (GenG 43a(3)).
	DelegatesOutOfRange,
	/// The delegates' term has no length, or is longer than the law allows (GenG 43a(4)).
	DelegateTermOutOfRange,
	/// There is no supervisory board that could admit members.
	AdmissionBodyMissing,
	/// Two weeks' notice of an assembly at least (GenG 46(1)).
	AssemblyNoticeTooShort,
	/// One week's notice of an added item at least, and not more than that of the assembly (GenG 46(2)).
	AddedItemNoticeOutOfRange,
	/// A tenth of the members must be enough for a petition (GenG 45(1)).
	PetitionTooHigh,
	/// Three quarters of the votes cast at least change the statute (GenG 16(2)).
	AmendmentMajorityTooLow,
	/// More than all votes cast are not to be had: nothing could change the statute.
	AmendmentMajorityTooHigh,
	/// A quorum is more than nothing and at most all members.
	QuorumOutOfRange,
	/// The members of a registered cooperative decide in assembly, in the forms of GenG 43b: a written vote is none of them,
	/// and a statute deviates only where the law says so (18).
	WrittenVotesNotAllowed,
}

impl StatuteParameters {
	/// Checks every parameter against the floors of `form`, for an organisation of `members` members.
	///
	/// Answers the first fault in the order of the parameters.
	pub fn check(&self, form: LegalForm, members: u32) -> Result<(), StatuteFault> {
		let small = members <= SMALL_COOPERATIVE;
		self.check_membership(form)?;
		match (form, &self.shares) {
			(LegalForm::RegisteredCooperative, Some(shares)) => shares.check()?,
			(LegalForm::RegisteredCooperative, None) => return Err(StatuteFault::SharesRequired),
			(_, Some(_)) => return Err(StatuteFault::SharesNotAllowed),
			(_, None) => {},
		}
		self.check_organs(form, small)?;
		if let Some(delegates) = &self.delegates {
			delegates.check(form)?;
		}
		self.assembly.check(form)
	}

	/// Whether a supervisory board of `seats` members is in order while there are `members` members: as many as the
	/// statute says, or none where it can do without.
	pub fn supervisory_in_order(&self, seats: u32, members: u32) -> bool {
		match &self.supervisory {
			None => seats == 0,
			Some(terms) => {
				terms.in_order(seats)
					|| (seats == 0 && self.supervisory_waived_while_small && members <= SMALL_COOPERATIVE)
			},
		}
	}

	fn check_membership(&self, form: LegalForm) -> Result<(), StatuteFault> {
		use StatuteFault::*;
		let (least, most) = match form {
			LegalForm::RegisteredCooperative => (LEAST_NOTICE_MONTHS, MOST_NOTICE_MONTHS),
			LegalForm::Association | LegalForm::Initiative => (0, MOST_NOTICE_MONTHS_ASSOCIATION),
		};
		ensure(self.notice_months >= least && self.notice_months <= most, NoticePeriodOutOfRange)?;
		ensure(self.settlement_months <= MOST_SETTLEMENT_MONTHS, SettlementTooLate)?;
		ensure(
			!self.investing_members || form == LegalForm::RegisteredCooperative,
			InvestingMembersNotAllowed,
		)
	}

	fn check_organs(&self, form: LegalForm, small: bool) -> Result<(), StatuteFault> {
		use StatuteFault::*;
		let cooperative = form == LegalForm::RegisteredCooperative;
		let least_board = if cooperative && !small { LEAST_BOARD } else { 1 };
		self.board.check(least_board, BoardSizeOutOfRange)?;
		match &self.supervisory {
			Some(supervisory) => {
				let least = if cooperative { LEAST_SUPERVISORY } else { 1 };
				supervisory.check(least, SupervisorySizeOutOfRange)
			},
			None if cooperative && !small => Err(SupervisoryRequired),
			None => ensure(self.admission != AdmissionBody::Supervisory, AdmissionBodyMissing),
		}
	}
}

impl ShareTerms {
	fn check(&self) -> Result<(), StatuteFault> {
		use StatuteFault::*;
		ensure(self.nominal > 0 && self.nominal <= MOST_NOMINAL, NominalOutOfRange)?;
		ensure(self.compulsory > 0, CompulsorySharesTooFew)?;
		ensure(self.maximum >= self.compulsory && self.maximum <= MOST_SHARES, MaximumSharesOutOfRange)?;
		let first = self.pay_in.first;
		ensure(
			first.saturating_mul(FIXED_PAY_IN_PARTS) >= self.nominal && first <= self.nominal,
			PayInOutOfRange,
		)?;
		ensure(self.reserve.yearly.is_proper() && self.reserve.least > 0, ReserveOutOfRange)
	}
}

impl OrganTerms {
	/// Whether so many seats are within what the statute says.
	pub fn in_order(&self, seats: u32) -> bool {
		seats >= self.least.into() && seats <= self.most.into()
	}

	fn check(&self, least: u8, size: StatuteFault) -> Result<(), StatuteFault> {
		ensure(self.least >= least && self.most >= self.least && self.most <= MOST_SEATS, size)?;
		ensure(self.signatories > 0 && self.signatories <= self.least, StatuteFault::SignatoriesOutOfRange)?;
		ensure(self.term_months > 0, StatuteFault::TermOfOfficeTooShort)
	}
}

impl DelegateTerms {
	fn check(&self, form: LegalForm) -> Result<(), StatuteFault> {
		use StatuteFault::*;
		let (least, longest) = match form {
			LegalForm::RegisteredCooperative => (LEAST_DELEGATES, MOST_DELEGATE_MONTHS),
			LegalForm::Association | LegalForm::Initiative => (1, u16::MAX),
		};
		ensure(
			self.least >= least && self.most >= self.least && self.most <= MOST_DELEGATES,
			DelegatesOutOfRange,
		)?;
		ensure(self.term_months > 0 && self.term_months <= longest, DelegateTermOutOfRange)
	}
}

impl AssemblyTerms {
	fn check(&self, form: LegalForm) -> Result<(), StatuteFault> {
		use StatuteFault::*;
		if form == LegalForm::RegisteredCooperative {
			ensure(self.notice_days >= LEAST_NOTICE_DAYS, AssemblyNoticeTooShort)?;
			ensure(self.added_item_days >= LEAST_ADDED_ITEM_DAYS, AddedItemNoticeOutOfRange)?;
		}
		ensure(self.notice_days > 0, AssemblyNoticeTooShort)?;
		ensure(
			self.added_item_days > 0 && self.added_item_days <= self.notice_days,
			AddedItemNoticeOutOfRange,
		)?;
		ensure(self.petition.is_proper() && Fraction::ONE_TENTH.at_least(self.petition), PetitionTooHigh)?;
		ensure(self.amendment.numerator <= self.amendment.denominator, AmendmentMajorityTooHigh)?;
		ensure(
			self.amendment.is_proper() && self.amendment.at_least(Fraction::THREE_QUARTERS),
			AmendmentMajorityTooLow,
		)?;
		ensure(self.quorum.is_none_or(|quorum| quorum.is_proper()), QuorumOutOfRange)?;
		// Members of an association can all agree in writing, and its statute can have it otherwise (BGB 32(3), 40).
		ensure(!self.written_votes || form != LegalForm::RegisteredCooperative, WrittenVotesNotAllowed)
	}
}

fn ensure(holds: bool, fault: StatuteFault) -> Result<(), StatuteFault> {
	if holds {
		Ok(())
	} else {
		Err(fault)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{models, Majority};
	use StatuteFault::*;

	const COOPERATIVE: LegalForm = LegalForm::RegisteredCooperative;

	fn statute(change: impl FnOnce(&mut StatuteParameters)) -> StatuteParameters {
		let mut parameters = models::citizens_cooperative();
		change(&mut parameters);
		parameters
	}

	fn delegates(least: u8, most: u8, term_months: u16) -> StatuteParameters {
		statute(|s| s.delegates = Some(DelegateTerms { least, most, term_months }))
	}

	fn shares(change: impl FnOnce(&mut ShareTerms)) -> StatuteParameters {
		statute(|s| change(s.shares.as_mut().unwrap()))
	}

	/// Each row sits just below its floor; its counterpart in the next test just on it.
	#[test]
	fn each_floor_refuses_what_undercuts_it() {
		let rows: &[(StatuteParameters, StatuteFault)] = &[
			(statute(|s| s.shares = None), SharesRequired),
			(shares(|s| s.nominal = 0), NominalOutOfRange),
			(shares(|s| s.nominal = MOST_NOMINAL + 1), NominalOutOfRange),
			(shares(|s| s.compulsory = 0), CompulsorySharesTooFew),
			(shares(|s| s.maximum = s.compulsory - 1), MaximumSharesOutOfRange),
			(shares(|s| s.maximum = MOST_SHARES + 1), MaximumSharesOutOfRange),
			(shares(|s| s.pay_in.first = s.nominal / 10 - 1), PayInOutOfRange),
			(shares(|s| s.pay_in.first = s.nominal + 1), PayInOutOfRange),
			(shares(|s| s.reserve.yearly = Fraction::new(0, 10)), ReserveOutOfRange),
			(shares(|s| s.reserve.least = 0), ReserveOutOfRange),
			(statute(|s| s.notice_months = 2), NoticePeriodOutOfRange),
			(statute(|s| s.notice_months = 61), NoticePeriodOutOfRange),
			(statute(|s| s.settlement_months = 7), SettlementTooLate),
			(statute(|s| s.board.least = 1), BoardSizeOutOfRange),
			(statute(|s| s.board.most = MOST_SEATS + 1), BoardSizeOutOfRange),
			(statute(|s| s.board.most = s.board.least - 1), BoardSizeOutOfRange),
			(statute(|s| s.board.signatories = 0), SignatoriesOutOfRange),
			(statute(|s| s.board.signatories = s.board.least + 1), SignatoriesOutOfRange),
			(statute(|s| s.board.term_months = 0), TermOfOfficeTooShort),
			(statute(|s| s.supervisory.as_mut().unwrap().least = 2), SupervisorySizeOutOfRange),
			(statute(|s| s.supervisory = None), SupervisoryRequired),
			(delegates(49, 60, 48), DelegatesOutOfRange),
			(delegates(60, 59, 48), DelegatesOutOfRange),
			(delegates(50, MOST_DELEGATES + 1, 48), DelegatesOutOfRange),
			(delegates(50, 60, 0), DelegateTermOutOfRange),
			(delegates(50, 60, 61), DelegateTermOutOfRange),
			(statute(|s| s.assembly.notice_days = 13), AssemblyNoticeTooShort),
			(statute(|s| s.assembly.added_item_days = 6), AddedItemNoticeOutOfRange),
			(statute(|s| s.assembly.added_item_days = s.assembly.notice_days + 1), AddedItemNoticeOutOfRange),
			(statute(|s| s.assembly.petition = Fraction::new(11, 100)), PetitionTooHigh),
			(statute(|s| s.assembly.petition = Fraction::new(0, 10)), PetitionTooHigh),
			(statute(|s| s.assembly.amendment = Fraction::new(74, 100)), AmendmentMajorityTooLow),
			(statute(|s| s.assembly.amendment = Fraction::new(0, 0)), AmendmentMajorityTooLow),
			(statute(|s| s.assembly.amendment = Fraction::new(101, 100)), AmendmentMajorityTooHigh),
			(statute(|s| s.assembly.amendment = Fraction::new(1, 0)), AmendmentMajorityTooHigh),
			(statute(|s| s.assembly.quorum = Some(Fraction::new(3, 2))), QuorumOutOfRange),
			(statute(|s| s.assembly.written_votes = true), WrittenVotesNotAllowed),
		];
		for (parameters, fault) in rows {
			assert_eq!(parameters.check(COOPERATIVE, SMALL_COOPERATIVE + 1), Err(*fault));
		}
	}

	#[test]
	fn each_floor_itself_is_allowed() {
		let rows: &[StatuteParameters] = &[
			shares(|s| s.nominal = MOST_NOMINAL.min(s.pay_in.first * 10)),
			shares(|s| s.maximum = s.compulsory),
			shares(|s| s.maximum = MOST_SHARES),
			shares(|s| s.pay_in.first = s.nominal / 10),
			shares(|s| s.pay_in.first = s.nominal),
			statute(|s| s.notice_months = LEAST_NOTICE_MONTHS),
			statute(|s| s.notice_months = MOST_NOTICE_MONTHS),
			statute(|s| s.settlement_months = MOST_SETTLEMENT_MONTHS),
			statute(|s| s.settlement_months = 0),
			statute(|s| s.board.most = MOST_SEATS),
			statute(|s| s.board.signatories = s.board.least),
			delegates(LEAST_DELEGATES, LEAST_DELEGATES, 1),
			delegates(LEAST_DELEGATES, MOST_DELEGATES, MOST_DELEGATE_MONTHS),
			statute(|s| s.assembly.notice_days = LEAST_NOTICE_DAYS),
			statute(|s| s.assembly.added_item_days = LEAST_ADDED_ITEM_DAYS),
			statute(|s| s.assembly.petition = Fraction::ONE_TENTH),
			statute(|s| s.assembly.amendment = Fraction::THREE_QUARTERS),
			statute(|s| s.assembly.amendment = Fraction::new(19, 20)),
			statute(|s| s.assembly.amendment = Fraction::new(1, 1)),
			statute(|s| s.assembly.quorum = Some(Fraction::new(1, 1))),
		];
		for parameters in rows {
			assert_eq!(parameters.check(COOPERATIVE, SMALL_COOPERATIVE + 1), Ok(()));
		}
	}

	#[test]
	fn a_small_cooperative_can_do_with_less() {
		let lean = statute(|s| {
			s.supervisory = None;
			s.board = OrganTerms { least: 1, most: 1, signatories: 1, term_months: 36 };
		});
		assert_eq!(lean.check(COOPERATIVE, SMALL_COOPERATIVE), Ok(()));
		assert_eq!(lean.check(COOPERATIVE, SMALL_COOPERATIVE + 1), Err(BoardSizeOutOfRange));
	}

	#[test]
	fn the_supervisory_board_can_wait_while_the_cooperative_is_small() {
		let parameters = statute(|_| ());
		assert!(parameters.supervisory_in_order(0, SMALL_COOPERATIVE));
		assert!(!parameters.supervisory_in_order(0, SMALL_COOPERATIVE + 1));
		assert!(!parameters.supervisory_in_order(2, SMALL_COOPERATIVE));
		assert!(parameters.supervisory_in_order(3, SMALL_COOPERATIVE + 1));
		assert!(!statute(|s| s.supervisory_waived_while_small = false).supervisory_in_order(0, 3));
		assert!(statute(|s| s.supervisory = None).supervisory_in_order(0, 3));
		assert!(!statute(|s| s.supervisory = None).supervisory_in_order(3, 3));
	}

	#[test]
	fn other_forms_have_no_shares_and_no_investing_members() {
		for form in [LegalForm::Association, LegalForm::Initiative] {
			let parameters = statute(|s| s.shares = None);
			assert_eq!(parameters.check(form, 3), Ok(()));
			assert_eq!(statute(|_| ()).check(form, 3), Err(SharesNotAllowed));
			let parameters = statute(|s| {
				s.shares = None;
				s.investing_members = true;
			});
			assert_eq!(parameters.check(form, 3), Err(InvestingMembersNotAllowed));
			let parameters = statute(|s| {
				s.shares = None;
				s.notice_months = 25;
			});
			assert_eq!(parameters.check(form, 3), Err(NoticePeriodOutOfRange));
		}
	}

	#[test]
	fn other_forms_have_as_many_delegates_as_they_like() {
		for form in [LegalForm::Association, LegalForm::Initiative] {
			let check = |parameters: StatuteParameters| {
				StatuteParameters { shares: None, ..parameters }.check(form, 3)
			};
			assert_eq!(check(delegates(1, 1, 120)), Ok(()));
			assert_eq!(check(delegates(0, 1, 12)), Err(DelegatesOutOfRange));
			assert_eq!(check(delegates(1, MOST_DELEGATES + 1, 12)), Err(DelegatesOutOfRange));
			assert_eq!(check(delegates(1, 1, 0)), Err(DelegateTermOutOfRange));
		}
	}

	#[test]
	fn other_forms_can_vote_in_writing() {
		let parameters = statute(|s| {
			s.shares = None;
			s.assembly.written_votes = true;
		});
		for form in [LegalForm::Association, LegalForm::Initiative] {
			assert_eq!(parameters.check(form, SMALL_COOPERATIVE + 1), Ok(()));
		}
	}

	#[test]
	fn an_organ_that_is_not_there_admits_nobody() {
		let parameters = statute(|s| {
			s.supervisory = None;
			s.admission = AdmissionBody::Supervisory;
		});
		assert_eq!(parameters.check(COOPERATIVE, 3), Err(AdmissionBodyMissing));
	}

	#[test]
	fn the_model_keeps_the_majority_of_the_law() {
		let amendment = models::citizens_cooperative().assembly.amendment;
		assert_eq!(amendment.reached_by(75, 100), Majority::ThreeQuarters.reached_by(75, 25));
	}
}
