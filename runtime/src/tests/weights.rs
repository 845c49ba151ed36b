//! Weights are this runtime's, measured, and leave room for others.

use allmende_primitives::{DocumentRef, LegalForm, Name, Organ, Subject, Symbol};
use frame_support::{
	dispatch::GetDispatchInfo,
	weights::{RuntimeDbWeight, Weight},
};
use pallet_cooperatives::{DocumentKind, StatuteSource};
use pallet_membership::MemberKind;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

use crate::{constants::block, Runtime, RuntimeCall};

/// One of each call of our pallets.
pub fn calls() -> Vec<RuntimeCall> {
	use pallet_allowance::Call as A;
	use pallet_cooperatives::Call as C;
	use pallet_membership::Call as M;
	use pallet_shares::Call as S;
	let (who, other) = (Alice.to_account_id(), Bob.to_account_id());
	let hash = H256::zero();
	let coop = 0;
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
	vec![
		A::set_sizes { sizes: crate::constants::allowance::SIZES }.into(),
		A::set_quota { coop, quota: Some(1) }.into(),
		A::carry { coop }.into(),
		A::stop_carrying { coop }.into(),
		A::adjust { who: who.clone(), percent: 100 }.into(),
		A::move_home { who: who.clone(), coop }.into(),
		C::found {
			source: Box::new(StatuteSource::Model { id: 0, version: 1, text: None }),
			form: LegalForm::RegisteredCooperative,
			name: Name::default(),
			symbol: Symbol::default(),
			founders: vec![who.clone(); 50].try_into().unwrap(),
			board: Default::default(),
			supervisory: Default::default(),
		}
		.into(),
		C::ratify { coop, statute_hash: hash, shares: 1, data_hash: hash }.into(),
		C::decline { coop }.into(),
		C::clear_lapsed { coop }.into(),
		C::propose_action { coop, organ: Organ::Board, call: Box::new(remark) }.into(),
		C::approve_action { coop, id: 0, call_hash: hash, max_weight: Weight::zero() }.into(),
		C::withdraw_approval { coop, id: 0 }.into(),
		C::clear_action { coop, id: 0 }.into(),
		C::publish_document {
			kind: DocumentKind::Imprint,
			reference: DocumentRef { hash, address: Default::default() },
		}
		.into(),
		C::amend_statute {
			amended: 1,
			source: Box::new(StatuteSource::Model { id: 0, version: 1, text: None }),
			subject: Subject::Other,
			from: None,
		}
		.into(),
		C::confirm_registration { version: 2, document: hash }.into(),
		C::withdraw_amendment { version: 2 }.into(),
		M::invite { coop, who: who.clone() }.into(),
		M::revoke_invitation { coop, who: who.clone() }.into(),
		M::apply { coop, statute_hash: hash, shares: 1, data_hash: hash, kind: MemberKind::Ordinary }.into(),
		M::withdraw { coop }.into(),
		M::admit { who: who.clone() }.into(),
		M::reject { who: who.clone(), reason: hash }.into(),
		M::give_notice { coop }.into(),
		M::complete_exit { coop, who: who.clone() }.into(),
		M::invite_founders { founders: vec![who.clone(); 50].try_into().unwrap() }.into(),
		S::subscribe { coop, shares: 1, statute_hash: hash }.into(),
		S::withdraw_subscription { coop }.into(),
		S::admit_subscription { who: who.clone(), shares: 1 }.into(),
		S::reject_subscription { who: who.clone(), reason: hash }.into(),
		S::confirm_payment { who: who.clone(), amount: 1, reference: hash }.into(),
		S::transfer { coop, to: other.clone(), shares: 1 }.into(),
		S::accept_transfer { coop, from: who.clone(), shares: 1, credit: 1 }.into(),
		S::consent_transfer { from: who.clone(), to: other, shares: 1 }.into(),
		S::cancel_transfer { coop, from: who }.into(),
		S::pay_settlement { id: 0, reference: hash }.into(),
	]
}

#[test]
fn every_call_declares_what_it_reads_and_writes() {
	use frame_support::traits::{GetCallMetadata, GetCallName};

	let calls = calls();
	let existing = pallet_allowance::Call::<Runtime>::get_call_names().len()
		+ pallet_cooperatives::Call::<Runtime>::get_call_names().len()
		+ pallet_membership::Call::<Runtime>::get_call_names().len()
		+ pallet_shares::Call::<Runtime>::get_call_names().len();
	assert_eq!(calls.len(), existing, "a call is missing here");
	let RuntimeDbWeight { read, write } = <Runtime as frame_system::Config>::DbWeight::get();
	for call in calls {
		let declared = call.get_dispatch_info().call_weight.ref_time();
		let name = call.get_call_metadata();
		assert!(declared > read + write, "{name:?} declares {declared}");
		// Ten of the heaviest fit into a block.
		assert!(declared < block::MAX_WEIGHT.ref_time() / 10, "{name:?} declares {declared}");
	}
}
