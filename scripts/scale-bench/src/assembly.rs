//! An assembly of the cooperative: the board puts motions on its agenda, and they are voted on.

use crate::{board, chain::Chain, members::COOP};
use allmende_primitives::{assembly::Body, Address, DocumentRef};
use allmende_runtime::{Runtime, RuntimeCall};
use frame_support::BoundedVec;
use pallet_assembly::{
	AssemblyId, AssemblyViewFunction, BallotMode, Call, Content, Form, MotionId, Plan, Stage,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Alice;

pub const BODY: Body = Body::Members(COOP);
/// Ids are given in sequence.
const ASSEMBLY: AssemblyId = 0;

const DAY: u64 = 86_400;
/// From convening to the assembly: more than the notice of two weeks in its strictest reading.
const NOTICE: u64 = 16 * DAY;
/// For which votes can be cast.
const VOTING: u64 = DAY;

/// What a motion is about.
pub type ContentOf = Content<<Runtime as frame_system::Config>::AccountId, Box<RuntimeCall>>;

/// The board submits a motion.
pub fn submit(chain: &mut Chain, content: ContentOf) -> Result<(), String> {
	let motion = Call::<Runtime>::submit {
		body: BODY,
		text: document(),
		content: Box::new(content),
		concerned: Default::default(),
		mode: BallotMode::Open,
		effective_from: None,
	};
	board::decide(chain, motion)
}

/// The board convenes the first assembly, on these motions. When its time has come the voting is opened.
pub fn convene(chain: &mut Chain, motions: Vec<MotionId>) -> Result<(), String> {
	let starts_at = chain.now() + NOTICE;
	let plan = Plan {
		form: Form::Virtual,
		invitation: document(),
		chair: Alice.to_account_id(),
		starts_at,
		voting_from: starts_at,
		voting_until: starts_at + VOTING,
		entries_until: starts_at + VOTING,
	};
	let (plan, motions) = (Box::new(plan), BoundedVec::truncate_from(motions));
	board::decide(chain, Call::<Runtime>::convene { body: BODY, plan, motions })?;
	chain.wait_until(starts_at);
	chain.send(&Alice.pair(), Call::<Runtime>::open_voting { body: BODY, assembly: ASSEMBLY })?;
	Ok(())
}

/// Lets the time for voting pass, and the blocks for which it lasts at least.
pub fn pass_voting(chain: &mut Chain) -> Result<(), String> {
	let (assembly, _) = chain.view(AssemblyViewFunction::<Runtime>::new(BODY, ASSEMBLY))?;
	let Some(Stage::Opened(opening)) = assembly.map(|assembly| assembly.stage) else {
		return Err("the voting was not opened".into());
	};
	chain.wait_until(opening.window.entries_until);
	while chain.number() < opening.window.open_until_block {
		chain.pass()?;
	}
	chain.pass_session_end()
}

/// Closes a ballot.
pub fn close(chain: &mut Chain, motion: MotionId) -> Result<(), String> {
	chain.send(&Alice.pair(), Call::<Runtime>::close { body: BODY, motion })?;
	chain.pass_session_end()
}

fn document() -> DocumentRef {
	DocumentRef {
		hash: H256::repeat_byte(3),
		address: Address::truncate_from(b"https://example.org/motion".to_vec()),
	}
}
