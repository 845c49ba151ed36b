//! How this network agrees: the numbers behind authoring and finality. Reasons and alternatives are in
//! `docs/decisions/0002-finality-and-authoring.md`.

use std::{sync::Arc, time::Duration};

use allmende_runtime::{opaque::Block, BlockNumber};
use sc_consensus_aura::SlotProportion;
use sc_consensus_grandpa::{VotingRule, VotingRulesBuilder};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;

use crate::service::FullClient;

/// How long a vote is expected to take to everybody. Waiting times of a GRANDPA round are twice and four times this,
/// so that a round fits into a slot of two seconds.
pub const GOSSIP_DURATION: Duration = Duration::from_millis(250);

/// A proof of finality is kept at least every so many blocks (about 17 minutes), besides each change of validators.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// The part of a slot in which a block is put together. The rest is for its way to the others.
pub const PROPOSAL_SLOT_PORTION: f32 = 2f32 / 3f32;

/// [`PROPOSAL_SLOT_PORTION`] as Aura takes it.
pub fn proposal_slot_portion() -> SlotProportion {
	SlotProportion::new(PROPOSAL_SLOT_PORTION)
}

/// What a validator votes for: its best block, without keeping a distance.
pub fn voting_rule() -> impl VotingRule<Block, FullClient> + Clone {
	VotingRulesBuilder::<Block, FullClient>::new().build()
}

/// How authors slow down while finality stands still: after five minutes of blocks, in steps, down to a block every
/// thirty seconds. Never to a halt, since the way out may be a vote on the chain itself.
pub fn backoff() -> BackoffAuthoringOnFinalizedHeadLagging<BlockNumber> {
	BackoffAuthoringOnFinalizedHeadLagging { unfinalized_slack: 150, authoring_bias: 2, max_interval: 15 }
}

/// The proofs which warp sync needs survive the pruning of blocks.
pub fn pruning_filters() -> Vec<Arc<dyn sc_service::PruningFilter>> {
	vec![Arc::new(sc_consensus_grandpa::GrandpaPruningFilter)]
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_consensus_slots::BackoffAuthoringBlocksStrategy;

	/// Slots from one block to the next while `unfinalized` blocks wait.
	fn interval(unfinalized: BlockNumber) -> u64 {
		(1u64..)
			.find(|slots| {
				!backoff().should_backoff(1_000 + unfinalized, 0.into(), 1_000, (*slots).into(), "test")
			})
			.unwrap()
	}

	#[test]
	fn authors_slow_down_in_steps_and_never_stop() {
		assert_eq!(interval(0), 1);
		assert_eq!(interval(151), 1);
		assert_eq!(interval(152), 2);
		assert_eq!(interval(170), 11);
		assert_eq!(interval(1_000_000), 16);
	}
}
