//! A runtime with the real assets pallet. Registry, calendar and register are one small pallet, so that what it keeps
//! rolls back like everything else.

use crate::{Event, Holdings};
use allmende_primitives::{
	models,
	traits::{Calendar, Cooperatives, Register, Shareholding, StatuteInForce},
	Authority, Cents, CoopId, Date, EnsureBoard, LegalForm, MemberNumber, Name, ShareTerms,
	StatuteParameters, Symbol, TransferRule, UnixSeconds,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128},
	PalletId,
};
use frame_system::{mocking::MockBlock, EnsureRoot, EnsureSigned};
use pallet_assets::AutoIncAssetId;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};

pub type AccountId = u64;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CHARLIE: AccountId = 3;
/// Never a member.
pub const EVE: AccountId = 9;

/// The citizens' cooperative of the model: one compulsory share of 100 euro, at most 100, transfer free.
pub const COOP: CoopId = 7;
/// Another one on the same model.
pub const OTHER: CoopId = 8;
/// An association, without shares.
pub const CLUB: CoopId = 9;
/// Not there.
pub const NOWHERE: CoopId = 99;

/// The nominal value of a share of [`COOP`].
pub const NOMINAL: Cents = 100_00;
/// The id that the first token takes. None of the cooperatives'.
pub const FIRST_TOKEN: u32 = 40;
/// The day that each test begins on: 1 March 2027.
pub const START: (i32, u32, u32) = (2027, 3, 1);

/// Stands for the pallets cooperatives and membership.
#[frame_support::pallet(dev_mode)]
pub mod book {
	use super::*;
	use frame_support::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::origin]
	pub type Origin = Authority;

	#[pallet::storage]
	pub type Statutes<T> = StorageMap<_, Twox64Concat, CoopId, (u32, H256, StatuteParameters)>;
	#[pallet::storage]
	pub type Members<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, AccountId, MemberNumber>;
	#[pallet::storage]
	pub type LastNumber<T> = StorageValue<_, MemberNumber, ValueQuery>;
	#[pallet::storage]
	pub type Today<T> = StorageValue<_, u32, ValueQuery>;
	/// Lets the register refuse to end a membership.
	#[pallet::storage]
	pub type Stubborn<T> = StorageValue<_, bool, ValueQuery>;
	#[pallet::storage]
	pub type Names<T> = StorageMap<_, Twox64Concat, CoopId, Name>;
}

#[frame_support::runtime]
mod test_runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Book = book;
	#[runtime::pallet_index(4)]
	pub type Shares = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = u128;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
}

parameter_types! {
	pub const SharesPalletId: PalletId = PalletId(*b"al/share");
	pub static TokenNameLimit: u32 = 50;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type StringLimit = TokenNameLimit;
	type Freezer = Shares;
	type AssetIdAllocator = AutoIncAssetId<Test>;
}

impl book::Config for Test {}

impl crate::Config for Test {
	type Assets = Assets;
	type TokenIds = AutoIncAssetId<Test>;
	type Cooperatives = Book;
	type Calendar = Book;
	type Register = Book;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type PalletId = SharesPalletId;
	type TokenNameLimit = TokenNameLimit;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}

impl Calendar for Book {
	fn now() -> UnixSeconds {
		Date(book::Today::<Test>::get()).starts_at()
	}
}

impl Cooperatives for Book {
	fn is_active(coop: CoopId) -> bool {
		book::Statutes::<Test>::contains_key(coop)
	}
	fn form(coop: CoopId) -> Option<LegalForm> {
		Self::statute(coop).map(|statute| match statute.parameters.shares {
			Some(_) => LegalForm::RegisteredCooperative,
			None => LegalForm::Association,
		})
	}
	fn name(coop: CoopId) -> Option<Name> {
		book::Names::<Test>::get(coop)
	}
	fn symbol(coop: CoopId) -> Option<Symbol> {
		Self::is_active(coop).then(|| b"BGM".to_vec().try_into().unwrap())
	}
	fn statute(coop: CoopId) -> Option<StatuteInForce> {
		let (version, text_hash, parameters) = book::Statutes::<Test>::get(coop)?;
		Some(StatuteInForce { version, text_hash, parameters })
	}
}

impl Register<AccountId> for Book {
	fn is_member(coop: CoopId, who: &AccountId) -> bool {
		book::Members::<Test>::contains_key(coop, who)
	}
	fn number(coop: CoopId, who: &AccountId) -> Option<MemberNumber> {
		book::Members::<Test>::get(coop, who)
	}
	fn end_by_transfer(coop: CoopId, who: &AccountId) -> DispatchResult {
		frame_support::ensure!(!book::Stubborn::<Test>::get(), DispatchError::Unavailable);
		// The contract: the shares are gone already.
		frame_support::ensure!(Shares::shares(coop, who) == 0, DispatchError::ConsumerRemaining);
		book::Members::<Test>::take(coop, who).map(|_| ()).ok_or(DispatchError::CannotLookup)
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for BenchmarkHelper {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		for who in &founders {
			join(COOP, *who, 1);
		}
		COOP
	}
	fn admit(coop: CoopId, who: &AccountId) {
		join(coop, *who, 1);
	}
	fn pay_in(coop: CoopId, who: &AccountId) {
		let reference = sp_core::H256::from_low_u64_be(*who);
		frame_support::assert_ok!(Shares::confirm_payment(board(coop), *who, 10_000, reference));
	}
	fn set_today(today: Date) {
		book::Today::<Test>::put(today.0);
	}
}

/// The state that each test begins with: three cooperatives, no members.
pub fn new_test_ext() -> sp_io::TestExternalities {
	TokenNameLimit::set(50);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		// Members need none; these own some, so that no wallet call fails for want of a deposit.
		balances: [ALICE, BOB, CHARLIE, EVE].map(|who| (who, 1_000)).to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_assets::GenesisConfig::<Test> { next_asset_id: Some(FIRST_TOKEN), ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		book::Today::<Test>::put(date(START.0, START.1, START.2).0);
		let mut without = models::citizens_cooperative();
		without.shares = None;
		for (coop, parameters) in
			[(COOP, models::citizens_cooperative()), (OTHER, models::citizens_cooperative()), (CLUB, without)]
		{
			book::Statutes::<Test>::insert(coop, (1, statute_hash(), parameters));
			book::Names::<Test>::insert(
				coop,
				Name::truncate_from(b"Buergergenossenschaft Musterstadt".to_vec()),
			);
			Shares::open(coop).unwrap();
		}
		System::reset_events();
	});
	ext
}

/// Runs a test and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_state();
	});
}

/// Checks the invariants of this pallet and of the tokens.
pub fn check_state() {
	Shares::do_try_state().expect("an invariant is broken");
	#[cfg(feature = "try-runtime")]
	Assets::do_try_state().expect("an invariant of the assets pallet is broken");
}

pub fn date(year: i32, month: u32, day: u32) -> Date {
	Date::from_ymd(year, month, day).unwrap()
}

pub fn statute_hash() -> H256 {
	H256::repeat_byte(0x5a)
}

/// The hash of some record, by number.
pub fn reference(number: u64) -> H256 {
	H256::from_low_u64_be(number)
}

/// Changes what the statute of [`COOP`] says about shares, as if it had been founded so.
pub fn set_terms(change: impl FnOnce(&mut ShareTerms)) {
	book::Statutes::<Test>::mutate(COOP, |statute| {
		change(statute.as_mut().unwrap().2.shares.as_mut().unwrap());
	});
}

pub fn set_rule(rule: TransferRule) {
	set_terms(|terms| terms.transfer = rule);
}

/// Puts another statute in force in [`COOP`].
pub fn amend(change: impl FnOnce(&mut ShareTerms)) {
	set_terms(change);
	book::Statutes::<Test>::mutate(COOP, |statute| {
		let statute = statute.as_mut().unwrap();
		statute.0 += 1;
		statute.1 = H256::repeat_byte(0xa5);
	});
}

/// Enters someone into the register without shares.
pub fn enter(coop: CoopId, who: AccountId) {
	let number = book::LastNumber::<Test>::mutate(|last| {
		*last += 1;
		*last
	});
	book::Members::<Test>::insert(coop, who, number);
}

/// A new member with so many shares.
pub fn join(coop: CoopId, who: AccountId, shares: u32) {
	enter(coop, who);
	Shares::join(coop, &who, shares).unwrap();
}

/// Lets a membership end without completing the exit.
pub fn end_membership(coop: CoopId, who: AccountId) {
	book::Members::<Test>::remove(coop, who);
}

pub fn board(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Everybody but the board of a cooperative.
pub fn not_a_board() -> Vec<RuntimeOrigin> {
	vec![
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		signed(ALICE),
		Authority::Supervisory { coop: COOP }.into(),
		Authority::Assembly { coop: COOP, majority: allmende_primitives::Majority::Simple }.into(),
		Authority::Federation { majority: allmende_primitives::Majority::Simple }.into(),
	]
}

/// Confirms a payment in [`COOP`], with a record that was not used before.
pub fn pay(who: AccountId, amount: Cents) {
	let count = crate::PaymentReferences::<Test>::iter_prefix(COOP).count() as u64;
	Shares::confirm_payment(board(COOP), who, amount, reference(1_000 + count)).unwrap();
}

/// Shares and credit balance in [`COOP`].
pub fn held(who: AccountId) -> (u32, Cents) {
	Holdings::<Test>::get(COOP, who).map_or((0, 0), |held| (held.shares, held.credit))
}

/// Shares asked for and not yet taken up in [`COOP`].
pub fn pending(who: AccountId) -> u32 {
	crate::Subscriptions::<Test>::get(COOP, who).map_or(0, |pending| pending.shares)
}

/// The token of [`COOP`].
pub fn token() -> u32 {
	crate::ShareTokens::<Test>::get(COOP).unwrap()
}

/// What a wallet shows of the shares of [`COOP`].
pub fn tokens(who: AccountId) -> u128 {
	Assets::balance(token(), who)
}

/// The events of this pallet since the test began or since they were asked for last.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Shares(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}
