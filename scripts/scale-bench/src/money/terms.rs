//! The currency that is measured, and what the chain begins with for it.

use crate::{genesis, members::COOP};
use allmende_primitives::{
	currency::{ConsensusRule, CurrencyId, Holders, Units},
	Address, Authority, Date, DocumentRef, Fraction, Majority,
};
use allmende_runtime::{
	constants::{allowance, calendar::DEMO_FOUNDED, currency::UNIT, FIRST_ASSET_ID},
	Projects, Runtime, RuntimeGenesisConfig, RuntimeOrigin,
};
use pallet_allowance::AllowanceSizes;
use pallet_pledges::{Claimants, Terms};
use sp_core::{storage::Storage, H256};
use sp_state_machine::BasicExternalities;

/// The currency of the preset's cooperative: the first asset is its share token.
pub const TALER: CurrencyId = FIRST_ASSET_ID + 1;
/// The smallest units of a taler.
pub const ONE: Units = 100;
/// Days for which a pledge is open to the members' votes.
pub const WINDOW: u16 = 14;

/// No sum that is reached: of the gateway's reserve, of the board's budgets for rounds, and of what is paid in a day.
const ENOUGH: Units = 1 << 64;
/// What the board may open rounds with lasts for so many days.
const ENVELOPE: u32 = 365;
/// What volunteers are paid, each and all together: less than the pot has at the beginning.
pub const VOLUNTEERED: Units = 2;
const VOLUNTEERS: Units = 500 * ONE;
/// An account acts here in a few hours as often as others do in months, so its allowance is as large.
const ALLOWANCE: Units = 1_000 * UNIT;

/// The state of the first block: the preset's currency with a daily limit, for members, whose pledges one vote carries; and the
/// assembly has approved a budget.
pub fn state() -> Result<Storage, String> {
	let mut state = genesis::state(set)?;
	BasicExternalities::execute_with_storage(&mut state, || {
		let until = founded().plus_days(ENVELOPE);
		let assembly = || RuntimeOrigin::from(Authority::Assembly { coop: COOP, majority: Majority::Simple });
		Projects::approve_volunteer_budget(assembly(), TALER, VOLUNTEERS, until, VOLUNTEERED)?;
		Projects::approve_budget(assembly(), TALER, ENOUGH, until)
	})
	.map_err(|error| format!("no budget can be approved: {error:?}"))?;
	Ok(state)
}

fn set(config: &mut RuntimeGenesisConfig) -> Result<(), String> {
	let currency = config.currencies.currencies.first_mut().ok_or("the preset has no currency")?;
	let policy = &mut currency.policy;
	policy.consensus = ConsensusRule {
		// One vote in a cooperative of a million, so that a pledge can be accepted without writing votes for each.
		turnout: Fraction::new(1, 1_000_000),
		approval: Fraction::new(51, 100),
		most_objections: u32::MAX,
		witnesses: 1,
		window_days: WINDOW,
	};
	policy.holders = Holders::Members;
	// One of them pays income for all.
	policy.daily_limit = Some(ENOUGH);
	currency.gateway.as_mut().ok_or("the preset's currency has no gateway")?.most_reserve = ENOUGH;
	config.allowance.sizes = Some(AllowanceSizes {
		member: ALLOWANCE,
		office: ALLOWANCE,
		cooperative: ALLOWANCE,
		..allowance::SIZES
	});
	Ok(())
}

/// A pledge of ten service units to the members.
pub fn pledge(value: Units, until: Date) -> Terms<<Runtime as frame_system::Config>::AccountId> {
	Terms { value, quantity: 10, until, deliver_within_days: 30, claimants: Claimants::Members }
}

/// The day on which the calendar begins.
pub fn founded() -> Date {
	Date::from_unix(DEMO_FOUNDED)
}

/// A text somewhere.
pub fn document() -> DocumentRef {
	DocumentRef {
		hash: H256::repeat_byte(3),
		address: Address::truncate_from(b"https://example.org/document".to_vec()),
	}
}
