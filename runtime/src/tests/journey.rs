//! A cooperative's life in the runtime as it is put together: each step by the call that a wallet sends.

use allmende_primitives::{traits::Calendar, CoopId, Date, LegalForm, Name, Organ, Symbol};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::Hooks, weights::Weight};
use pallet_cooperatives::StatuteSource;
use pallet_membership::MemberKind;
use sp_consensus_aura::Slot;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::traits::{BlakeTwo256, Hash};

use super::new_test_ext;
use crate::{
	constants::time::SLOT_DURATION, genesis_presets::DEV, AccountId, Assets, Cooperatives, Membership,
	Runtime, RuntimeCall, RuntimeOrigin, Shares, Timestamp,
};

const DATA: H256 = H256::repeat_byte(7);

pub fn signed(key: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(key.to_account_id())
}

pub fn id(key: Sr25519Keyring) -> AccountId {
	key.to_account_id()
}

/// Sets the clock so that the calendar shows the first second of `day`, as the first block would have to.
pub fn set_day(day: Date) {
	pallet_cooperatives::TimeRatio::<Runtime>::put(1);
	pallet_cooperatives::Anchor::<Runtime>::put(0);
	set_clock(day.starts_at());
	assert_eq!(Cooperatives::today().map(|today| today.date), Some(day));
}

/// Sets real time, in seconds, and Aura's slot with it.
fn set_clock(seconds: u64) {
	pallet_timestamp::Now::<Runtime>::put(seconds * 1_000);
	pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(seconds * 1_000 / SLOT_DURATION));
}

pub fn date(year: i32, month: u32, day: u32) -> Date {
	Date::from_ymd(year, month, day).unwrap()
}

/// Founds a cooperative on the model with Alice, Bob and Charlie as its board.
pub fn found() -> CoopId {
	let coop = pallet_cooperatives::NextCoopId::<Runtime>::get();
	let founders = [Alice, Bob, Charlie];
	let accounts: Vec<_> = founders.iter().map(|key| id(*key)).collect();
	assert_ok!(Cooperatives::found(
		signed(Alice),
		Box::new(StatuteSource::Model { id: 0, version: 1, text: None }),
		LegalForm::RegisteredCooperative,
		Name::truncate_from(b"Testgenossenschaft eG".to_vec()),
		Symbol::truncate_from(b"TEST".to_vec()),
		accounts.clone().try_into().unwrap(),
		accounts.try_into().unwrap(),
		Default::default(),
	));
	for founder in founders {
		assert_ok!(Cooperatives::ratify(signed(founder), coop, statute_hash(coop), 1, DATA));
	}
	coop
}

pub fn statute_hash(coop: CoopId) -> H256 {
	Cooperatives::statute_in_force(coop).unwrap().1.text.hash
}

/// Two of the three board members decide.
pub fn board(coop: CoopId, call: RuntimeCall) -> frame_support::dispatch::DispatchResultWithPostInfo {
	let action = pallet_cooperatives::NextActionId::<Runtime>::get(coop);
	assert_ok!(Cooperatives::propose_action(signed(Alice), coop, Organ::Board, Box::new(call.clone())));
	let hash = BlakeTwo256::hash(&call.encode());
	frame_support::storage::with_storage_layer(|| {
		Cooperatives::approve_action(signed(Bob), coop, action, hash, Weight::MAX)
	})
}

pub fn admit(coop: CoopId, who: Sr25519Keyring) {
	assert_ok!(Membership::apply(signed(who), coop, statute_hash(coop), 1, DATA, MemberKind::Ordinary));
	let call = pallet_membership::Call::admit { who: id(who) };
	assert_ok!(board(coop, call.into()));
}

pub fn sound() {
	#[cfg(feature = "try-runtime")]
	{
		use frame_support::traits::{TryState, TryStateSelect};
		crate::AllPalletsWithSystem::try_state(1, TryStateSelect::All).unwrap();
	}
}

fn pay(coop: CoopId, who: Sr25519Keyring, amount: u64, reference: u8) {
	let reference = H256::repeat_byte(reference);
	assert_ok!(board(coop, pallet_shares::Call::confirm_payment { who: id(who), amount, reference }.into()));
}

#[test]
fn a_member_joins_pays_transfers_leaves_and_is_settled() {
	new_test_ext(DEV).execute_with(|| {
		set_day(date(2027, 2, 1));
		let coop = found();
		let token = Shares::share_token(coop).unwrap();
		for founder in [Alice, Bob, Charlie] {
			assert_eq!(Assets::balance(token, id(founder)), 1);
		}
		admit(coop, Dave);
		admit(coop, Eve);
		assert_eq!(Membership::member(coop, id(Dave)).unwrap().number, 4);

		// A second share, paid in full with the first.
		assert_ok!(Shares::subscribe(signed(Dave), coop, 1, statute_hash(coop)));
		assert_ok!(board(coop, pallet_shares::Call::admit_subscription { who: id(Dave), shares: 1 }.into()));
		pay(coop, Dave, 20_000, 1);
		assert_eq!(Assets::balance(token, id(Dave)), 2);
		assert_eq!(Shares::holding(coop, id(Dave)).unwrap().credit, 20_000);

		// The wallet's own way is closed, the cooperative's is open and needs the other side.
		assert!(Assets::transfer(signed(Dave), token, id(Eve).into(), 1).is_err());
		assert_ok!(Shares::transfer(signed(Dave), coop, id(Eve), 1));
		assert_eq!(Assets::balance(token, id(Eve)), 1);
		assert_ok!(Shares::accept_transfer(signed(Eve), coop, id(Dave), 1, 10_000));
		assert_eq!((Assets::balance(token, id(Dave)), Assets::balance(token, id(Eve))), (1, 2));

		// Notice on the last day that reaches this year's close.
		set_day(date(2027, 9, 30));
		assert_ok!(Membership::give_notice(signed(Dave), coop));
		let close = date(2027, 12, 31);
		assert_eq!(Membership::member(coop, id(Dave)).unwrap().entry.leaves_on, Some(close));
		set_day(close);
		Membership::on_idle(1, Weight::MAX);
		assert!(Membership::member(coop, id(Dave)).is_some());
		sound();

		set_day(date(2028, 1, 1));
		assert!(Membership::member(coop, id(Dave)).is_none());
		Membership::on_idle(1, Weight::MAX);
		assert_eq!(Assets::balance(token, id(Dave)), 0);
		let (settlement, what) = Shares::settlements(coop, 0, 10).into_iter().next().unwrap();
		assert_eq!((what.amount, what.due_on), (10_000, date(2028, 6, 30)));
		let reference = H256::repeat_byte(2);
		assert_ok!(board(coop, pallet_shares::Call::pay_settlement { id: settlement, reference }.into()));
		sound();
		// The account outlives the membership, and its nonce with it.
		assert!(frame_system::Pallet::<Runtime>::providers(&id(Dave)) > 0);
	});
}

#[test]
fn one_board_member_alone_decides_nothing() {
	new_test_ext(DEV).execute_with(|| {
		set_day(date(2027, 2, 1));
		let coop = found();
		assert_ok!(Membership::apply(signed(Dave), coop, statute_hash(coop), 1, DATA, MemberKind::Ordinary));
		let admit = pallet_membership::Call::admit { who: id(Dave) };
		assert_ok!(Cooperatives::propose_action(
			signed(Alice),
			coop,
			Organ::Board,
			Box::new(admit.clone().into())
		));
		assert!(Membership::member(coop, id(Dave)).is_none());
		// Neither does signing the call itself, for oneself or as another cooperative's board.
		assert!(Membership::admit(signed(Alice), id(Dave)).is_err());
		let elsewhere = RuntimeOrigin::from(allmende_primitives::Authority::Board { coop: 0 });
		assert!(Membership::admit(elsewhere, id(Dave)).is_err());
	});
}

#[test]
fn a_failing_decision_fails_with_its_own_error_and_stays_open() {
	new_test_ext(DEV).execute_with(|| {
		set_day(date(2027, 2, 1));
		let coop = found();
		let admit = pallet_membership::Call::admit { who: id(Dave) };
		let error = board(coop, admit.into()).unwrap_err().error;
		assert_eq!(error, pallet_membership::Error::<Runtime>::ApplicationNotFound.into());
		assert_eq!(Cooperatives::actions(coop, 0, 10).items.len(), 1);
		sound();
	});
}

#[test]
fn a_cooperative_below_a_legal_floor_cannot_be_founded() {
	new_test_ext(DEV).execute_with(|| {
		let mut parameters = allmende_primitives::models::citizens_cooperative();
		parameters.notice_months = 2;
		let text = Cooperatives::model(0, 1).unwrap().text;
		let accounts: Vec<_> = [Alice, Bob, Charlie].map(id).to_vec();
		assert_noop!(
			Cooperatives::found(
				signed(Alice),
				Box::new(StatuteSource::Own { parameters, text }),
				LegalForm::RegisteredCooperative,
				Name::truncate_from(b"Unter der Grenze eG".to_vec()),
				Symbol::truncate_from(b"LOW".to_vec()),
				accounts.clone().try_into().unwrap(),
				accounts.try_into().unwrap(),
				Default::default(),
			),
			pallet_cooperatives::Error::<Runtime>::NoticePeriodOutOfRange
		);
	});
}

#[test]
fn the_calendar_runs_by_its_ratio_from_the_first_timestamp() {
	new_test_ext(DEV).execute_with(|| {
		let start = date(2027, 2, 1).starts_at();
		pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(start * 1_000 / SLOT_DURATION));
		assert_ok!(Timestamp::set(RuntimeOrigin::none(), start * 1_000));
		assert_eq!(<Cooperatives as Calendar>::now(), start);
		set_clock(start + 300);
		// Five minutes are a year of 365 days.
		assert_eq!(<Cooperatives as Calendar>::now(), start + 365 * 86_400);
	});
}
