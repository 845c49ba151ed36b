//! Which majority changes a statute (GenG 16, BGB 33).
//!
//! What the parameters show is read from them. What only the text says is declared by whoever proposes the amendment, as
//! its [`Subject`]: the members vote on the declaration with the text, and a false one can be contested (GenG 51).

use super::{LegalForm, StatuteParameters};
use crate::{Cents, Fraction};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A notice that is longer than so many months is a subject of its own (GenG 16(2) no. 5): two years.
const LONG_NOTICE_MONTHS: u8 = 24;

/// What the text of an amendment changes that is no parameter. Of several the one that takes the most votes.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Subject {
	/// Nothing that the law names (GenG 16(4)).
	#[codec(index = 0)]
	Other,
	/// Another one of those that the law names and that is no parameter: further contributions (*Nachschuesse*), a part
	/// in the reserve for those who leave, plural votes, the payout of settlements (GenG 16(2) nos. 4, 6, 7, 10).
	#[codec(index = 1)]
	Named,
	/// A duty to pay running fees, or a wider one (GenG 16(3) sentence 2).
	#[codec(index = 2)]
	RunningFees,
	/// The object of the enterprise (GenG 16(2) no. 1), or the purpose (BGB 33(1) sentence 2).
	#[codec(index = 3)]
	Object,
	/// A duty to use what the cooperative offers, or to deliver goods or services, or a wider one (GenG 16(3) sentence 1).
	#[codec(index = 4)]
	DutyToUse,
}

impl Subject {
	/// The part of the votes cast that the law asks for at least.
	///
	/// The purpose of an association takes the consent of all members, unless its statute says otherwise (BGB 33(1), 40).
	/// No vote shows the consent of those who did not cast one, and the parameters do not show what the statute says:
	/// nine tenths are asked for here, and the rest is for the register to see.
	pub const fn least(self, form: LegalForm) -> Fraction {
		match (self, form) {
			(Self::DutyToUse, LegalForm::RegisteredCooperative) | (Self::Object, LegalForm::Association) => {
				Fraction::NINE_TENTHS
			},
			_ => Fraction::THREE_QUARTERS,
		}
	}
}

/// What an amendment changes in the parameters, by the subject that the law gives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterChange {
	/// The share is raised (GenG 16(2) no. 2).
	NominalRaised,
	/// Every member has to take several shares, or more of them than before (no. 3).
	CompulsorySharesRaised,
	/// The notice becomes longer than two years, or longer still (no. 5).
	NoticeBeyondTwoYears,
	/// A minimum capital is introduced or raised (no. 9).
	MinimumCapitalRaised,
	/// Settlements are due later than before (no. 10).
	PayoutRestricted,
	/// Investing members can be admitted (no. 11).
	InvestingMembersAdmitted,
	/// Anything else (GenG 16(4)).
	Other,
}

impl ParameterChange {
	/// Every one of them.
	pub const ALL: [Self; 7] = [
		Self::NominalRaised,
		Self::CompulsorySharesRaised,
		Self::NoticeBeyondTwoYears,
		Self::MinimumCapitalRaised,
		Self::PayoutRestricted,
		Self::InvestingMembersAdmitted,
		Self::Other,
	];

	/// The part of the votes cast that the law asks for at least. For all of them the same today; they are apart because
	/// the law has them apart, and lets a statute of its own ask for less only in the last (GenG 16(4)), which this chain's
	/// floors do not ([`StatuteFault::AmendmentMajorityTooLow`](super::StatuteFault)).
	pub const fn least(self) -> Fraction {
		Fraction::THREE_QUARTERS
	}

	/// Whether the step from one statute to another is this change.
	pub fn is_made(self, old: &StatuteParameters, new: &StatuteParameters) -> bool {
		let of_shares = |read: fn(&super::ShareTerms) -> Cents| {
			let read = |statute: &StatuteParameters| statute.shares.as_ref().map_or(0, read);
			read(new) > read(old)
		};
		match self {
			Self::NominalRaised => of_shares(|shares| shares.nominal),
			// One share for everybody is no such duty; the floors have every member take one.
			Self::CompulsorySharesRaised => of_shares(|shares| shares.compulsory.into()),
			Self::NoticeBeyondTwoYears => {
				new.notice_months > old.notice_months && new.notice_months > LONG_NOTICE_MONTHS
			},
			Self::MinimumCapitalRaised => of_shares(|shares| shares.minimum_capital.unwrap_or_default()),
			Self::PayoutRestricted => new.settlement_months > old.settlement_months,
			Self::InvestingMembersAdmitted => new.investing_members && !old.investing_members,
			// Even where nothing but the text changes.
			Self::Other => true,
		}
	}
}

impl StatuteParameters {
	/// The part of the votes cast that it takes to put `new` in the place of this statute: what the law asks for the
	/// gravest of what changes, or this statute's own fraction where that is stricter.
	pub fn amendment_majority(&self, form: LegalForm, new: &Self, subject: Subject) -> Fraction {
		ParameterChange::ALL
			.into_iter()
			.filter(|change| change.is_made(self, new))
			.map(ParameterChange::least)
			.chain([subject.least(form)])
			.fold(self.assembly.amendment, |most, least| if least.at_least(most) { least } else { most })
	}

	/// Whether `new` lowers the nominal value of the share. That gives up capital, so that creditors have to be asked first
	/// (GenG 22), or splits the shares of every member.
	pub fn lowers_nominal(&self, new: &Self) -> bool {
		matches!((&self.shares, &new.shares), (Some(old), Some(new)) if new.nominal < old.nominal)
	}
}

impl LegalForm {
	/// Whether a change of the statute has no effect before it is registered (GenG 16(6), BGB 71(1)).
	pub const fn registers_amendments(self) -> bool {
		match self {
			Self::RegisteredCooperative | Self::Association => true,
			Self::Initiative => false,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::{super::ShareTerms, *};
	use crate::models;

	const FORMS: [LegalForm; 3] =
		[LegalForm::RegisteredCooperative, LegalForm::Association, LegalForm::Initiative];

	fn statute(change: impl FnOnce(&mut StatuteParameters)) -> StatuteParameters {
		let mut parameters = models::citizens_cooperative();
		change(&mut parameters);
		parameters
	}

	fn shares(change: impl FnOnce(&mut ShareTerms)) -> StatuteParameters {
		statute(|s| change(s.shares.as_mut().unwrap()))
	}

	/// What the step is, beside [`ParameterChange::Other`].
	fn changes(old: &StatuteParameters, new: &StatuteParameters) -> Vec<ParameterChange> {
		ParameterChange::ALL
			.into_iter()
			.filter(|change| *change != ParameterChange::Other && change.is_made(old, new))
			.collect()
	}

	/// GenG 16(2): each row of the list that is a parameter, made and unmade.
	#[test]
	fn each_subject_of_the_law_is_read_from_its_parameter() {
		use ParameterChange::*;
		let model = models::citizens_cooperative;
		let rows: &[(StatuteParameters, StatuteParameters, &[ParameterChange])] = &[
			(model(), shares(|s| s.nominal += 1), &[NominalRaised]),
			(shares(|s| s.nominal += 1), model(), &[]),
			(model(), shares(|s| s.compulsory = 2), &[CompulsorySharesRaised]),
			(shares(|s| s.compulsory = 2), shares(|s| s.compulsory = 3), &[CompulsorySharesRaised]),
			(shares(|s| s.compulsory = 3), shares(|s| s.compulsory = 2), &[]),
			(model(), statute(|s| s.notice_months = 24), &[]),
			(model(), statute(|s| s.notice_months = 25), &[NoticeBeyondTwoYears]),
			(statute(|s| s.notice_months = 36), statute(|s| s.notice_months = 48), &[NoticeBeyondTwoYears]),
			(statute(|s| s.notice_months = 48), statute(|s| s.notice_months = 36), &[]),
			(model(), shares(|s| s.minimum_capital = Some(1)), &[MinimumCapitalRaised]),
			(
				shares(|s| s.minimum_capital = Some(1)),
				shares(|s| s.minimum_capital = Some(2)),
				&[MinimumCapitalRaised],
			),
			(shares(|s| s.minimum_capital = Some(2)), shares(|s| s.minimum_capital = Some(1)), &[]),
			(shares(|s| s.minimum_capital = Some(2)), model(), &[]),
			(statute(|s| s.settlement_months = 5), model(), &[PayoutRestricted]),
			(model(), statute(|s| s.settlement_months = 5), &[]),
			(model(), statute(|s| s.investing_members = true), &[InvestingMembersAdmitted]),
			(statute(|s| s.investing_members = true), model(), &[]),
			(model(), statute(|s| s.board.most = 9), &[]),
			(model(), model(), &[]),
			(
				model(),
				shares(|s| {
					s.nominal += 1;
					s.compulsory = 2;
				}),
				&[NominalRaised, CompulsorySharesRaised],
			),
		];
		for (old, new, expected) in rows {
			assert_eq!(&changes(old, new), expected);
			assert!(ParameterChange::Other.is_made(old, new));
			for form in FORMS {
				let least = old.amendment_majority(form, new, Subject::Other);
				assert_eq!(least, Fraction::THREE_QUARTERS);
			}
		}
	}

	/// GenG 16(2) no. 1, (3), (4) and BGB 33(1): what only the text says.
	#[test]
	fn each_declared_subject_has_its_majority() {
		use LegalForm::*;
		use Subject::*;
		let (three, nine) = (Fraction::THREE_QUARTERS, Fraction::NINE_TENTHS);
		let model = models::citizens_cooperative();
		for (subject, form, least) in [
			(Other, RegisteredCooperative, three),
			(Named, RegisteredCooperative, three),
			(RunningFees, RegisteredCooperative, three),
			(Object, RegisteredCooperative, three),
			(DutyToUse, RegisteredCooperative, nine),
			(Other, Association, three),
			(Named, Association, three),
			(RunningFees, Association, three),
			(Object, Association, nine),
			(DutyToUse, Association, three),
			(Other, Initiative, three),
			(Object, Initiative, three),
			(DutyToUse, Initiative, three),
		] {
			assert_eq!(subject.least(form), least, "{subject:?} {form:?}");
			assert_eq!(model.amendment_majority(form, &model, subject), least);
		}
	}

	/// GenG 16(2) sentence 2: a statute can ask for more, not for less; and it is the one in force that is asked.
	#[test]
	fn the_stricter_of_law_and_statute_counts() {
		let form = LegalForm::RegisteredCooperative;
		let four_fifths = Fraction::new(4, 5);
		let stricter = statute(|s| s.assembly.amendment = four_fifths);
		let model = models::citizens_cooperative();
		assert_eq!(stricter.amendment_majority(form, &model, Subject::Other), four_fifths);
		assert_eq!(model.amendment_majority(form, &stricter, Subject::Other), Fraction::THREE_QUARTERS);
		assert_eq!(stricter.amendment_majority(form, &model, Subject::DutyToUse), Fraction::NINE_TENTHS);
		let weak = statute(|s| s.assembly.amendment = Fraction::new(1, 2));
		assert_eq!(weak.amendment_majority(form, &model, Subject::Other), Fraction::THREE_QUARTERS);
		let unanimous = statute(|s| s.assembly.amendment = Fraction::new(1, 1));
		assert_eq!(unanimous.amendment_majority(form, &model, Subject::DutyToUse), Fraction::new(1, 1));
	}

	#[test]
	fn a_share_that_becomes_smaller_is_noticed() {
		let model = models::citizens_cooperative();
		assert!(model.lowers_nominal(&shares(|s| s.nominal -= 1)));
		assert!(!model.lowers_nominal(&model));
		assert!(!model.lowers_nominal(&shares(|s| s.nominal += 1)));
		assert!(!statute(|s| s.shares = None).lowers_nominal(&model));
	}

	#[test]
	fn a_register_is_asked_where_there_is_one() {
		assert!(LegalForm::RegisteredCooperative.registers_amendments());
		assert!(LegalForm::Association.registers_amendments());
		assert!(!LegalForm::Initiative.registers_amendments());
	}
}
