//! The trait by which the assembly changes a statute, a module for each of its functions.

mod adopt;
mod confirm_registration;
mod discard;
mod required;

use crate::{mock::*, StatuteSource};
use allmende_primitives::{
	assembly::{Amendment, Amendments},
	LegalForm, StatuteParameters, StatuteVersion,
};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

type Error = crate::Error<Test>;

/// Adopts a change of version 1, with nothing that only the text says.
fn adopt(coop: u32, source: StatuteSource) -> Result<StatuteVersion, DispatchError> {
	Cooperatives::adopt(coop, motion(1, source))
}

/// When the motion is submitted, and when it is carried out.
fn assert_refused(coop: u32, amendment: Amendment, error: Error) {
	let error = DispatchError::from(error);
	assert_noop!(Cooperatives::required(coop, &amendment), error);
	assert_noop!(Cooperatives::adopt(coop, amendment), error);
}

fn longer_notice(parameters: &mut StatuteParameters) {
	parameters.notice_months = 6;
}

/// Three founders of this form, none of which has shares.
fn without_shares(form: LegalForm) -> u32 {
	let parameters = StatuteParameters { shares: None, ..lean(3, 2) };
	Request::lean(2)
		.with(|r| {
			r.form = form;
			r.source = StatuteSource::Own { parameters, text: document("first") };
		})
		.activate()
}

/// Three founders without a legal form, who have no register to ask.
fn initiative() -> u32 {
	without_shares(LegalForm::Initiative)
}
