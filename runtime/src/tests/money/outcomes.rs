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
		Project::ProjectLeftOut { .. } => "project left out",
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
		Project::LeadChanged { .. } => "lead changed",
		Project::ProjectClosed { .. } => "project closed",
		Project::ProjectCancelled { .. } => "project cancelled",
		Project::VolunteerPaid { .. } => "volunteer paid",
		Project::VolunteerBudgetClosed { .. } => "volunteer budget closed",
		_ => return None,
	})
}

/// How often each has to be reached at least: ten times, or a fourth of what the sequences do today.
pub const REACHED: [(&str, u32); 55] = [
	("paid", 9),
	("demurrage collected", 10),
	("deposited", 10),
	("redemption requested", 10),
	("redemption cancelled", 6),
	("redemption confirmed", 7),
	("redemption rejected", 8),
	("paused", 6),
	("resumed", 5),
	("policy set", 7),
	("pledge accepted", 8),
	("pledge refused", 10),
	("pledge withdrawn", 1),
	("claimed", 10),
	("delivered", 10),
	("confirmed", 8),
	("confirmed by silence", 8),
	("reclaimed", 7),
	("reclaimed, disputed", 2),
	("disputed", 10),
	("resolved, nothing delivered", 1),
	("resolved, all delivered", 1),
	("resolved, a part delivered", 1),
	("guaranteed", 10),
	("guarantee released", 8),
	("defaulted", 10),
	("bought back", 10),
	("paid by a guarantor", 10),
	("covered by the pot", 7),
	("written off", 9),
	("made good", 10),
	("pledge kept", 2),
	("pledge kept late", 1),
	("pledge broken", 10),
	("round closed", 5),
	("project funded", 5),
	("project left out", 1),
	("project not funded", 1),
	("milestone reported", 10),
	("milestone accepted by funders", 2),
	("milestone accepted by an organ", 4),
	("milestone refused", 1),
	("milestone undecided", 2),
	("milestone lapsed", 2),
	("contribution confirmed", 10),
	("contribution rejected", 6),
	("contribution withdrawn", 7),
	("participation transferred", 10),
	("income distributed", 10),
	("income claimed", 10),
	("lead changed", 6),
	("project closed", 2),
	("project cancelled", 6),
	("volunteer paid", 6),
	("volunteer budget closed", 10),
];
