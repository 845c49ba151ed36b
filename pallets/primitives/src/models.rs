//! Model statutes that come with the chain.

use crate::{
	statute::{
		AdmissionBody, AssemblyTerms, OrganTerms, PayInTerms, ReserveTerms, ShareTerms, StatuteParameters,
		TransferRule,
	},
	Fraction, Month,
};

/// The citizens' cooperative (*Muster-Buergergenossenschaft*), a registered cooperative for the people of a place.
///
/// A share of 100 euro, one for each member and up to 100; a tenth due within a month and all within a year; three
/// months' notice; a board of two to five, of whom two act together; a supervisory board of three to nine, which
/// can wait until there are more than twenty members.
pub const fn citizens_cooperative() -> StatuteParameters {
	StatuteParameters {
		fiscal_year_end: Month::December,
		admission: AdmissionBody::Board,
		notice_months: 3,
		settlement_months: 6,
		investing_members: false,
		shares: Some(ShareTerms {
			nominal: 10_000,
			compulsory: 1,
			maximum: 100,
			pay_in: PayInTerms { first: 1_000, first_within_days: 30, rest_within_months: Some(12) },
			transfer: TransferRule::Free,
			reserve: ReserveTerms { yearly: Fraction::ONE_TENTH, least: 1_000_000 },
			minimum_capital: None,
		}),
		board: OrganTerms { least: 2, most: 5, signatories: 2, term_months: 36 },
		supervisory: Some(OrganTerms { least: 3, most: 9, signatories: 2, term_months: 36 }),
		supervisory_waived_while_small: true,
		delegates: None,
		assembly: AssemblyTerms {
			quorum: None,
			petition: Fraction::ONE_TENTH,
			notice_days: 14,
			added_item_days: 7,
			amendment: Fraction::THREE_QUARTERS,
			most_votes: true,
			written_votes: false,
			running_tally_published: false,
		},
	}
}
