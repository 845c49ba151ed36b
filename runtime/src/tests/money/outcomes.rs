//! What a sequence can come to, by the events that tell it.

use std::collections::BTreeMap;

use pallet_currencies::Event as Currency;
use pallet_pledges::{Event as Pledge, Outcome, Relief};
use pallet_projects::{Event as Project, Judge};

use crate::RuntimeEvent;

/// How often each outcome was reached.
pub type Outcomes = BTreeMap<&'static str, u32>;

/// The outcome of an event, if it is one.
pub fn outcome(event: &RuntimeEvent) -> Option<&'static str> {
	match event {
		RuntimeEvent::Currencies(event) => currency(event),
		RuntimeEvent::Pledges(event) => pledge(event),
		RuntimeEvent::Projects(event) => project(event),
		_ => None,
	}
}

fn currency(event: &Currency<crate::Runtime>) -> Option<&'static str> {
	Some(match event {
		Currency::Paid { .. } => "paid",
		Currency::DemurrageCollected { .. } => "demurrage collected",
		Currency::DepositAttested { .. } => "deposited",
		Currency::RedemptionRequested { .. } => "redemption requested",
		Currency::RedemptionCancelled { .. } => "redemption cancelled",
		Currency::RedemptionConfirmed { .. } => "redemption confirmed",
		Currency::RedemptionRejected { .. } => "redemption rejected",
		Currency::CurrencyPaused { .. } => "paused",
		Currency::CurrencyResumed { .. } => "resumed",
		Currency::PolicySet { .. } => "policy set",
		_ => return None,
	})
}

fn pledge(event: &Pledge<crate::Runtime>) -> Option<&'static str> {
	Some(match event {
		Pledge::PledgeAccepted { .. } => "pledge accepted",
		Pledge::PledgeRefused { .. } => "pledge refused",
		Pledge::PledgeWithdrawn { .. } => "pledge withdrawn",
		Pledge::Claimed { .. } => "claimed",
		Pledge::Delivered { .. } => "delivered",
		Pledge::Confirmed { by_silence: false, .. } => "confirmed",
		Pledge::Confirmed { by_silence: true, .. } => "confirmed by silence",
		Pledge::Reclaimed { disputed: false, .. } => "reclaimed",
		Pledge::Reclaimed { disputed: true, .. } => "reclaimed, disputed",
		Pledge::Disputed { .. } => "disputed",
		Pledge::Resolved { retired: 0, .. } => "resolved, nothing delivered",
		Pledge::Resolved { released: 0, .. } => "resolved, all delivered",
		Pledge::Resolved { .. } => "resolved, a part delivered",
		Pledge::Guaranteed { .. } => "guaranteed",
		Pledge::GuaranteeReleased { .. } => "guarantee released",
		Pledge::Defaulted { .. } => "defaulted",
		Pledge::Relieved { how: Relief::BoughtBack, .. } => "bought back",
		Pledge::Relieved { how: Relief::StoodIn, .. } => "paid by a guarantor",
		Pledge::Relieved { how: Relief::Covered, .. } => "covered by the pot",
		Pledge::Relieved { how: Relief::WrittenOff, .. } => "written off",
		Pledge::MadeGood { .. } => "made good",
		Pledge::PledgeClosed { outcome: Outcome::Kept, .. } => "pledge kept",
		Pledge::PledgeClosed { outcome: Outcome::Late, .. } => "pledge kept late",
		Pledge::PledgeClosed { outcome: Outcome::Broken, .. } => "pledge broken",
		_ => return None,
	})
}

fn project(event: &Project<crate::Runtime>) -> Option<&'static str> {
	Some(match event {
		Project::RoundClosed { .. } => "round closed",
		Project::ProjectFunded { .. } => "project funded",
		Project::ProjectNotFunded { .. } => "project not funded",
		Project::MilestoneReported { .. } => "milestone reported",
		Project::MilestoneAccepted { by: Judge::Funders, .. } => "milestone accepted by funders",
		Project::MilestoneAccepted { .. } => "milestone accepted by an organ",
		Project::MilestoneRefused { .. } => "milestone refused",
		Project::MilestoneUndecided { .. } => "milestone undecided",
		Project::MilestoneLapsed { .. } => "milestone lapsed",
		Project::ContributionConfirmed { .. } => "contribution confirmed",
		Project::ContributionRejected { .. } => "contribution rejected",
		Project::ContributionWithdrawn { .. } => "contribution withdrawn",
		Project::ParticipationTransferred { .. } => "participation transferred",
		Project::IncomeDistributed { .. } => "income distributed",
		Project::IncomeClaimed { .. } => "income claimed",
		Project::ProjectClosed { .. } => "project closed",
		Project::ProjectCancelled { .. } => "project cancelled",
		Project::VolunteerPaid { .. } => "volunteer paid",
		Project::VolunteerBudgetClosed { .. } => "volunteer budget closed",
		_ => return None,
	})
}

/// How often each has to be reached at least, far below what the sequences do today.
pub const REACHED: [(&str, u32); 53] = [
	("paid", 10),
	("demurrage collected", 10),
	("deposited", 10),
	("redemption requested", 10),
	("redemption cancelled", 10),
	("redemption confirmed", 10),
	("redemption rejected", 10),
	("paused", 5),
	("resumed", 5),
	("policy set", 5),
	("pledge accepted", 10),
	("pledge refused", 5),
	("pledge withdrawn", 5),
	("claimed", 10),
	("delivered", 10),
	("confirmed", 10),
	("confirmed by silence", 10),
	("reclaimed", 10),
	("reclaimed, disputed", 10),
	("disputed", 10),
	("resolved, nothing delivered", 5),
	("resolved, all delivered", 5),
	("resolved, a part delivered", 5),
	("guaranteed", 10),
	("guarantee released", 5),
	("defaulted", 10),
	("bought back", 10),
	("paid by a guarantor", 5),
	("covered by the pot", 5),
	("written off", 5),
	("made good", 5),
	("pledge kept", 5),
	("pledge kept late", 5),
	("pledge broken", 5),
	("round closed", 10),
	("project funded", 10),
	("project not funded", 5),
	("milestone reported", 10),
	("milestone accepted by funders", 5),
	("milestone accepted by an organ", 10),
	("milestone refused", 5),
	("milestone undecided", 5),
	("milestone lapsed", 5),
	("contribution confirmed", 10),
	("contribution rejected", 5),
	("contribution withdrawn", 5),
	("participation transferred", 5),
	("income distributed", 10),
	("income claimed", 10),
	("project closed", 5),
	("project cancelled", 5),
	("volunteer paid", 10),
	("volunteer budget closed", 5),
];
