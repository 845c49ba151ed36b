//! What the board pays volunteers, from a budget that the assembly has approved before the chain began.

use super::{course::Course, terms::VOLUNTEERED};
use crate::chain::Cost;
use allmende_runtime::Runtime;
use pallet_projects::{BudgetId, Call};
use sp_core::{Pair, H256};

/// Ids are given in sequence.
const BUDGET: BudgetId = 0;

impl Course {
	/// The approval with which the board pays somebody.
	pub fn pay_volunteer(&mut self, place: usize) -> Result<Cost, String> {
		let who = self.key(place)?.public().into();
		let reason = H256::repeat_byte(15);
		self.decide(Call::<Runtime>::pay_volunteer { budget: BUDGET, who, amount: VOLUNTEERED, reason })
	}

	/// Closes the budget after its last day, in a block that is dropped.
	pub fn attempt_close_budget(&mut self, place: usize) -> Result<Cost, String> {
		let key = self.key(place)?;
		self.attempt(&key, Call::<Runtime>::close_volunteer_budget { budget: BUDGET })
	}
}
