//! The cooperatives of a network decide together, and upgrade its runtime.

use allmende_primitives::{
	assembly::Body, models, Authority, CoopId, DocumentRef, LegalForm, Majority, Name, Organ,
	StatuteParameters, Symbol,
};
use codec::Encode;
use frame_support::{assert_ok, dispatch::DispatchClass, traits::GetCallMetadata, weights::Weight};
use pallet_assembly::{Ballot, BallotMode, Choice, Concerned, Content, Form, Plan};
use pallet_cooperatives::{Sponsor, StatuteSource};
use sp_core::{
	storage::well_known_keys,
	traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
	H256,
};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, BobStash, Eve, FerdieStash, One};
use sp_runtime::traits::{BlakeTwo256, Hash};

use super::{
	journey::{date, found, id, set_day, signed, sound},
	new_test_ext,
	payment::{transaction, validate, CANNOT_PAY},
};
use crate::{
	configs::assembly::LeastVotingWindow,
	genesis_presets::{DEV, LOCAL},
	Allowance, Assembly, Cooperatives, Executive, Federation, Runtime, RuntimeCall, System,
	UncheckedExtrinsic,
};

type AssemblyCall = pallet_assembly::Call<Runtime>;
type CooperativesCall = pallet_cooperatives::Call<Runtime>;
type FederationCall = pallet_federation::Call<Runtime>;

const FEDERATION: Body = Body::Federation;
/// Two of each board, in the order of the cooperatives.
const BOARDS: [[Sr25519Keyring; 2]; 2] = [[Alice, AliceStash], [Bob, BobStash]];

/// The board of a cooperative decides, and its call runs.
pub fn board(coop: CoopId, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let name = call.get_call_metadata();
	let [one, other] = BOARDS[coop as usize];
	let action = pallet_cooperatives::NextActionId::<Runtime>::get(coop);
	let hash = BlakeTwo256::hash(&call.encode());
	assert_ok!(Cooperatives::propose_action(signed(one), coop, Organ::Board, Box::new(call)));
	let approved = Cooperatives::approve_action(signed(other), coop, action, hash, Weight::MAX);
	assert!(approved.is_ok(), "{name:?}: {approved:?}");
}

/// The first two cooperatives decide that a call is to run, in an assembly without a place, and anybody has it run.
pub fn decide(call: impl Into<RuntimeCall>) {
	let text = DocumentRef { hash: H256::repeat_byte(1), address: b"motion".to_vec().try_into().unwrap() };
	set_day(date(2027, 2, 1));
	let content = Box::new(Content::Call(Box::new(call.into())));
	let submit = AssemblyCall::submit {
		body: FEDERATION,
		text: text.clone(),
		content,
		concerned: Concerned::default(),
		mode: BallotMode::Open,
		effective_from: None,
	};
	board(0, submit);
	let starts_at = date(2027, 3, 1).starts_at();
	let plan = Plan {
		form: Form::Virtual,
		invitation: text,
		chair: id(Alice),
		starts_at,
		voting_from: starts_at,
		voting_until: date(2027, 3, 15).starts_at(),
		entries_until: date(2027, 3, 15).starts_at(),
	};
	let motions = vec![0].try_into().unwrap();
	board(0, AssemblyCall::convene { body: FEDERATION, plan: Box::new(plan), motions });
	set_day(date(2027, 3, 1));
	assert_ok!(Assembly::open_voting(signed(One), FEDERATION, 0));
	for coop in [0, 1] {
		let ballot = Ballot::Motion(Choice::Yes);
		board(coop, AssemblyCall::vote { body: FEDERATION, motion: 0, ballot });
	}
	set_day(date(2027, 3, 15));
	let window = <LeastVotingWindow as frame_support::traits::Get<crate::BlockNumber>>::get();
	System::set_block_number(System::block_number() + window + 1);
	assert_ok!(Assembly::close(signed(One), FEDERATION, 0));
	assert_ok!(Assembly::enact(signed(One), FEDERATION, 0, Weight::MAX));
	let status = Assembly::motion(FEDERATION, 0).unwrap().status;
	assert!(matches!(status, pallet_assembly::Status::Enacted { .. }), "{status:?}");
}

#[test]
fn the_cooperatives_of_a_preset_are_its_federation() {
	for (preset, count) in [(DEV, 1), (LOCAL, 4)] {
		new_test_ext(preset).execute_with(|| {
			assert_eq!(Federation::count(), count);
			let members = Federation::members(0, 100).items;
			let expected: Vec<_> = (0..count).map(|coop| (coop + 1, coop)).collect();
			assert_eq!(
				members.into_iter().map(|(number, (coop, _))| (number, coop)).collect::<Vec<_>>(),
				expected
			);
		});
	}
}

/// In one motion, since it is one decision for those who vote.
#[test]
fn boards_admit_a_cooperative_and_have_it_carried() {
	new_test_ext(LOCAL).execute_with(|| {
		set_day(date(2027, 1, 1));
		let coop = found();
		let federation = || Authority::Federation { majority: Majority::Simple }.into();
		// Its founders belong to others, so that it was carried from the beginning.
		assert_ok!(Allowance::stop_carrying(federation(), coop));
		let calls =
			vec![FederationCall::admit { coop }.into(), pallet_allowance::Call::carry { coop }.into()];
		decide(pallet_utility::Call::<Runtime>::batch_all { calls });
		assert_eq!(Federation::member(coop).map(|member| member.number), Some(5));
		assert!(Allowance::carrier(coop).is_some());
		sound();
	});
}

/// A text that many have worked out, for everybody; the chain's own founders take it.
#[test]
fn boards_offer_a_model_that_somebody_founds_on() {
	new_test_ext(LOCAL).execute_with(|| {
		let text = DocumentRef { hash: H256::repeat_byte(9), address: b"model".to_vec().try_into().unwrap() };
		let parameters = StatuteParameters { notice_months: 6, ..models::citizens_cooperative() };
		decide(CooperativesCall::offer_model {
			form: LegalForm::RegisteredCooperative,
			name: Name::truncate_from(b"Muster-Dorfladen".to_vec()),
			parameters: Box::new(parameters),
			text: text.clone(),
		});
		assert_eq!(Cooperatives::models_of(Sponsor::Federation), [1]);

		let founders: Vec<_> = [Alice, Bob, Eve].map(id).to_vec();
		let found = |source| {
			Cooperatives::found(
				signed(Alice),
				Box::new(source),
				LegalForm::RegisteredCooperative,
				Name::truncate_from(b"Dorfladen Mitte eG".to_vec()),
				Symbol::truncate_from(b"MITTE".to_vec()),
				founders.clone().try_into().unwrap(),
				founders.clone().try_into().unwrap(),
				Default::default(),
			)
		};
		let source = || StatuteSource::Model { id: 1, version: 1, text: None };
		assert_ok!(found(source()));
		let (_, statute) = Cooperatives::statute_in_force(4).unwrap();
		assert_eq!((statute.parameters, statute.text), (parameters, text));

		let federation = Authority::Federation { majority: Majority::ThreeQuarters };
		assert_ok!(Cooperatives::withdraw_model(federation.into(), 1, H256::zero()));
		assert_eq!(found(source()), Err(pallet_cooperatives::Error::<Runtime>::ModelWithdrawn.into()));
		sound();
	});
}

/// Reads every code as one of the next version.
struct NextVersion;
impl ReadRuntimeVersion for NextVersion {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		let mut version = crate::VERSION.clone();
		version.spec_version += 1;
		Ok(version.encode())
	}
}

/// As long as the real one, compressed. Nobody pays for it, also in a block that is full of ordinary transactions; signed
/// it would have to be paid in advance, which no allowance can.
#[test]
fn the_federation_upgrades_the_runtime() {
	let mut ext = new_test_ext(LOCAL);
	ext.register_extension(ReadRuntimeVersionExt::new(NextVersion));
	ext.execute_with(|| {
		let code = vec![7; 800_000];
		let call = frame_system::Call::apply_authorized_upgrade { code: code.clone() };
		let bare = || UncheckedExtrinsic::new_bare(call.clone().into());
		assert!(validate(&bare()).is_err());

		decide(FederationCall::authorize_upgrade { code_hash: BlakeTwo256::hash(&code) });
		let valid = validate(&bare()).unwrap();
		assert_eq!(valid.priority, u64::MAX);
		// A member of a board, and nobody at all.
		for key in [Eve, FerdieStash] {
			assert_eq!(validate(&transaction(key, call.clone())), Err(CANNOT_PAY));
		}

		let weights = <Runtime as frame_system::Config>::BlockWeights::get();
		let lengths = <Runtime as frame_system::Config>::BlockLength::get();
		let normal = weights.get(DispatchClass::Normal).max_total.unwrap();
		System::set_block_consumed_resources(normal, *lengths.max.get(DispatchClass::Normal) as usize);
		assert_eq!(Executive::apply_extrinsic(bare()), Ok(Ok(())));
		assert_eq!(sp_io::storage::get(well_known_keys::CODE).unwrap().to_vec(), code);
	});
}
