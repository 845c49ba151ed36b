//! Weights are this runtime's, measured, and leave room for others.

use allmende_primitives::{
	assembly::Body,
	currency::{CurrencyId, Holders, Units},
	models::citizens_cooperative,
	CoopId, Date, DocumentRef, Fraction, LegalForm, Name, Organ, Symbol,
};
use frame_support::{
	dispatch::GetDispatchInfo,
	weights::{RuntimeDbWeight, Weight},
};
use pallet_assembly::{Ballot, BallotMode, Bloc, Choice, Concerned, Content, Form, Plan, Tally};
use pallet_cooperatives::{DocumentKind, StatuteSource};
use pallet_federation::VotingOrgan;
use pallet_membership::MemberKind;
use pallet_projects::{Milestone, PayTo, ProjectId};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

use super::journey::date;
use crate::{constants::block, AccountId, Runtime, RuntimeCall};

/// One of each call about a currency.
pub fn currency_calls(currency: CurrencyId, issuer: CoopId, who: AccountId) -> Vec<RuntimeCall> {
	use pallet_currencies::Call as U;
	let (reference, reason) = (H256::repeat_byte(1), H256::repeat_byte(2));
	let policy = || Box::new(super::currencies::policy(Holders::Anybody));
	let (name, symbol) = (Name::truncate_from(b"Taler".to_vec()), Symbol::truncate_from(b"TAL".to_vec()));
	vec![
		U::create { name, symbol, decimals: 2, policy: policy() }.into(),
		U::set_policy { currency, policy: policy() }.into(),
		U::pause { currency }.into(),
		U::resume { currency }.into(),
		U::transfer { currency, to: who.clone(), amount: 1, memo: Default::default() }.into(),
		U::settle { currency, who: who.clone() }.into(),
		U::set_gateway { currency, issuer, most_reserve: 1 }.into(),
		U::close_gateway { currency }.into(),
		U::attest_deposit { currency, to: who, amount: 1, reference }.into(),
		U::request_redemption { currency, amount: 1, account_reference: reference }.into(),
		U::cancel_redemption { currency, id: 0 }.into(),
		U::confirm_redemption { currency, id: 0, reference }.into(),
		U::reject_redemption { currency, id: 0, reason }.into(),
	]
}

/// One of each call about a pledge in a currency.
pub fn pledge_calls(currency: CurrencyId, who: AccountId) -> Vec<RuntimeCall> {
	use pallet_pledges::{Call as P, Claimants, Terms};
	let hash = H256::repeat_byte(5);
	let text = || DocumentRef { hash, address: b"a".to_vec().try_into().unwrap() };
	let until = date(2027, 12, 31);
	let terms =
		Terms { value: 100, quantity: 2, until, deliver_within_days: 1, claimants: Claimants::Members };
	vec![
		P::pledge { currency, service: text(), claiming: text(), terms }.into(),
		P::witness { currency, pledge: 0 }.into(),
		P::approve { currency, pledge: 0 }.into(),
		P::object { currency, pledge: 0, reasons: hash }.into(),
		P::withdraw { currency, pledge: 0 }.into(),
		P::finalise { currency, pledge: 0 }.into(),
		P::claim { currency, pledge: 0, units: 1, most: 50, request: hash }.into(),
		P::deliver { currency, pledge: 0, claim: 0, proof: hash }.into(),
		P::confirm { currency, pledge: 0, claim: 0 }.into(),
		P::reclaim { currency, pledge: 0, claim: 0 }.into(),
		P::settle_claim { currency, pledge: 0, claim: 0 }.into(),
		P::dispute { currency, pledge: 0, claim: 0, reason: hash }.into(),
		P::resolve { currency, pledge: 0, claim: 0, part: Fraction::new(1, 2), reason: hash }.into(),
		P::buy_back { currency, pledge: 0, amount: 1 }.into(),
		P::guarantee { currency, pledge: 0, amount: 1 }.into(),
		P::call_guarantor { currency, pledge: 0, guarantor: who.clone(), amount: 1 }.into(),
		P::release_guarantee { currency, pledge: 0, guarantor: who }.into(),
		P::declare_default { currency, pledge: 0 }.into(),
		P::cover { currency, pledge: 0, amount: 1, reason: hash }.into(),
		P::write_off { currency, pledge: 0, reason: hash }.into(),
		P::make_good { currency, pledge: 0, amount: 1 }.into(),
		P::collect { currency, pledge: 0 }.into(),
	]
}

/// A plan of one milestone.
pub fn plan(budget: Units, due: Date, pay_to: PayTo) -> pallet_projects::Plan {
	let text_hash = H256::repeat_byte(6);
	let text = DocumentRef { hash: text_hash, address: b"a".to_vec().try_into().unwrap() };
	let milestones = vec![Milestone { text_hash, amount: budget, due }].try_into().unwrap();
	pallet_projects::Plan { text, budget, least: 1, milestones, pay_to }
}

/// One of each call about a project in a currency, with the same number for all that has one.
pub fn project_calls(currency: CurrencyId, project: ProjectId, who: AccountId) -> Vec<RuntimeCall> {
	use pallet_projects::{Call as J, Work};
	let hash = H256::repeat_byte(5);
	let (round, budget, until) = (project, project, date(2027, 6, 30));
	let plan = || Box::new(plan(10, date(2027, 12, 31), PayTo::Lead));
	vec![
		J::propose { currency, plan: plan() }.into(),
		J::amend_proposal { project, plan: plan() }.into(),
		J::withdraw_proposal { project }.into(),
		J::discuss { project, text_hash: hash }.into(),
		J::approve_budget { currency, amount: 10, until }.into(),
		J::open_round { currency, budget: 10, until, projects: vec![project].try_into().unwrap() }.into(),
		J::allot { round, points: vec![(project, 100)].try_into().unwrap() }.into(),
		J::close_round { round, limit: 32 }.into(),
		J::report_milestone { project, milestone: 0, evidence: hash }.into(),
		J::vote_on_milestone { project, milestone: 0, accept: true }.into(),
		J::accept_milestone { project, milestone: 0 }.into(),
		J::close_milestone { project, milestone: 0 }.into(),
		J::lapse_milestone { project, milestone: 0 }.into(),
		J::close_project { project }.into(),
		J::cancel_project { project }.into(),
		J::contribute { project, work: Work::Minutes(60), amount: 1, evidence: hash }.into(),
		J::confirm_contribution { project, contribution: 0, amount: 1 }.into(),
		J::reject_contribution { project, contribution: 0, reason: hash }.into(),
		J::withdraw_contribution { project, contribution: 0 }.into(),
		J::transfer_participation { project, to: who.clone(), amount: 1 }.into(),
		J::distribute_income { project, amount: 1 }.into(),
		J::claim_income { project }.into(),
		J::approve_volunteer_budget { currency, amount: 10, until, most_per_person: 5 }.into(),
		J::pay_volunteer { budget, who: who.clone(), amount: 1, reason: hash }.into(),
		J::close_volunteer_budget { budget }.into(),
		J::appoint_lead { project, lead: who }.into(),
		J::accept_lead { project }.into(),
	]
}

/// One of each call of our other pallets, about a cooperative and two people.
pub fn calls(coop: CoopId, who: AccountId, other: AccountId) -> Vec<RuntimeCall> {
	use pallet_allowance::Call as A;
	use pallet_assembly::Call as G;
	use pallet_cooperatives::Call as C;
	use pallet_federation::Call as F;
	use pallet_membership::Call as M;
	use pallet_shares::Call as S;
	let hash = H256::zero();
	let body = Body::Members(coop);
	let text = || DocumentRef { hash, address: b"a".to_vec().try_into().unwrap() };
	let concerned = Concerned::default;
	let plan = Plan {
		form: Form::Virtual,
		invitation: text(),
		chair: who.clone(),
		starts_at: 0,
		voting_from: 0,
		voting_until: 0,
		entries_until: 0,
	};
	let bloc = Bloc { voters: vec![0; 100].try_into().unwrap(), counts: Tally::default(), record: hash };
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
		C::offer_model {
			form: LegalForm::RegisteredCooperative,
			name: Name::default(),
			parameters: Box::new(citizens_cooperative()),
			text: text(),
		}
		.into(),
		C::offer_model_version { id: 0, parameters: Box::new(citizens_cooperative()), text: text() }.into(),
		C::withdraw_model { id: 0, reason: hash }.into(),
		M::invite { coop, who: who.clone() }.into(),
		M::revoke_invitation { coop, who: who.clone() }.into(),
		M::apply { coop, statute_hash: hash, shares: 1, data_hash: hash, kind: MemberKind::Ordinary }.into(),
		M::withdraw { coop }.into(),
		M::admit { who: who.clone() }.into(),
		M::reject { who: who.clone(), reason: hash }.into(),
		M::give_notice { coop }.into(),
		M::complete_exit { coop, who: who.clone() }.into(),
		M::invite_founders { founders: vec![who.clone(); 50].try_into().unwrap() }.into(),
		G::submit {
			body,
			text: text(),
			content: Box::new(Content::Text),
			concerned: concerned(),
			mode: BallotMode::Open,
			effective_from: None,
		}
		.into(),
		G::amend_motion {
			body,
			motion: 0,
			text: text(),
			content: Box::new(Content::Text),
			concerned: concerned(),
			mode: BallotMode::Open,
			effective_from: None,
		}
		.into(),
		G::withdraw_motion { body, motion: 0 }.into(),
		G::second { body, motion: 0 }.into(),
		G::sign { body, motion: 0 }.into(),
		G::clear_motion { body, motion: 0 }.into(),
		G::convene { body, plan: Box::new(plan), motions: vec![0; 32].try_into().unwrap() }.into(),
		G::add_item { body, assembly: 0, motion: 0 }.into(),
		G::cancel_assembly { body, assembly: 0 }.into(),
		G::name_chair { body, assembly: 0, chair: who.clone() }.into(),
		G::open_voting { body, assembly: 0 }.into(),
		G::vote { body, motion: 0, ballot: Ballot::Motion(Choice::Yes) }.into(),
		G::vote_as_proxy { body, motion: 0, principal: 0, ballot: Ballot::Motion(Choice::Yes) }.into(),
		G::give_proxy { body, assembly: 0, holder: 0, only: None }.into(),
		G::revoke_proxy { body, assembly: 0 }.into(),
		G::propose_entry { body, motion: 0, bloc: Box::new(bloc) }.into(),
		G::approve_entry { body, motion: 0, proposer: who.clone(), bloc_hash: hash }.into(),
		G::close { body, motion: 0 }.into(),
		G::enact { body, motion: 0, max_weight: Weight::zero() }.into(),
		G::confirm_registration { body, motion: 0, document: hash }.into(),
		G::nominate { body, motion: 0, who: who.clone() }.into(),
		G::accept_nomination { body, motion: 0 }.into(),
		G::draw_lots { body, motion: 0 }.into(),
		G::resign { coop, organ: Organ::Board }.into(),
		G::record_minutes { body, assembly: 0, document: text() }.into(),
		G::countersign_minutes { body, assembly: 0, document: hash }.into(),
		G::contest { body, motion: 0, statement: hash }.into(),
		G::annul { body, motion: 0, finding: hash }.into(),
		G::revoke_amendment { body, version: 2 }.into(),
		G::return_proxy { body, assembly: 0, principal: 0 }.into(),
		F::admit { coop }.into(),
		F::leave {}.into(),
		F::exclude { coop, reason: hash }.into(),
		F::set_voting { organ: VotingOrgan::Assembly }.into(),
		F::authorize_upgrade { code_hash: hash }.into(),
		F::nominate_validator { who: who.clone() }.into(),
		F::withdraw_validator { who: who.clone() }.into(),
		F::admit_validator { who: who.clone() }.into(),
		F::remove_validator { who: who.clone(), reason: hash }.into(),
		F::clear_keys { who: who.clone() }.into(),
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

	let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
	let mut calls = calls(0, alice.clone(), bob);
	calls.extend(currency_calls(0, 0, alice.clone()));
	calls.extend(pledge_calls(0, alice.clone()));
	calls.extend(project_calls(0, 0, alice));
	let existing = pallet_allowance::Call::<Runtime>::get_call_names().len()
		+ pallet_assembly::Call::<Runtime>::get_call_names().len()
		+ pallet_cooperatives::Call::<Runtime>::get_call_names().len()
		+ pallet_currencies::Call::<Runtime>::get_call_names().len()
		+ pallet_federation::Call::<Runtime>::get_call_names().len()
		+ pallet_membership::Call::<Runtime>::get_call_names().len()
		+ pallet_pledges::Call::<Runtime>::get_call_names().len()
		+ pallet_projects::Call::<Runtime>::get_call_names().len()
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
