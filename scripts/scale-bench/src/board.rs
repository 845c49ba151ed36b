//! What two of the board decide together: Alice proposes, Bob approves, and with that it is carried out.

use crate::{chain::Chain, members::COOP};
use allmende_primitives::Organ;
use allmende_runtime::{Runtime, RuntimeCall};
use frame_support::dispatch::GetDispatchInfo;
use pallet_cooperatives::{ActionId, Call, NextActionId};
use sp_core::sr25519;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Who approves.
pub fn approver() -> sr25519::Pair {
	Bob.pair()
}

/// Proposes a decision. Answers the call that approves it.
pub fn propose(chain: &mut Chain, decision: impl Into<RuntimeCall>) -> Result<Call<Runtime>, String> {
	let id: ActionId = chain.get(&NextActionId::<Runtime>::hashed_key_for(COOP))?;
	let decision = decision.into();
	let call_hash = BlakeTwo256::hash_of(&decision);
	let max_weight = decision.get_dispatch_info().call_weight;
	let (coop, organ, call) = (COOP, Organ::Board, Box::new(decision));
	chain.send(&Alice.pair(), Call::<Runtime>::propose_action { coop, organ, call })?;
	Ok(Call::approve_action { coop, id, call_hash, max_weight })
}

/// Decides something.
pub fn decide(chain: &mut Chain, decision: impl Into<RuntimeCall>) -> Result<(), String> {
	let approval = propose(chain, decision)?;
	chain.send(&approver(), approval).map(|_| ())
}
