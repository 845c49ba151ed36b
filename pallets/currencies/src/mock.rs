//! A runtime with the real assets pallet and its holder. Registry, calendar and register are one small pallet, so that what
//! it keeps rolls back like everything else. Blocks end as the runtime ends them.

use crate::{touched, Event, Holding, Holdings};
use allmende_primitives::{
	currency::{
		Backing, ConsensusRule, CreditRule, Currencies as _, CurrencyId, CurrencyPolicy, DemurragePoint,
		Holders, Units,
	},
	traits::{Calendar, Cooperatives, Register, StatuteInForce},
	Authority, CoopId, Date, EnsureAssembly, EnsureBoard, Fraction, LegalForm, Majority, MemberNumber, Name,
	Symbol, UnixSeconds,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Contains},
	PalletId,
};
use frame_system::{mocking::MockBlock, EnsureRoot, EnsureSigned};
use pallet_assets::AutoIncAssetId;
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, BuildStorage, DispatchError, DispatchResult, Permill};
use std::{cell::RefCell, collections::BTreeSet};

/// As long as the seed of a pot's account.
pub type AccountId = u128;

/// Members of [`TOWN`].
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CHARLIE: AccountId = 3;
/// A member of [`VALLEY`].
pub const DAVE: AccountId = 4;
/// Never a member.
pub const EVE: AccountId = 9;

/// The community whose currencies are tested: an association.
pub const TOWN: CoopId = 7;
/// Another community.
pub const VALLEY: CoopId = 8;
/// The issuer of gateways.
pub const BANK: CoopId = 9;
/// Founded, and nobody is a member.
pub const EMPTY: CoopId = 10;
/// Not founded.
pub const NOWHERE: CoopId = 99;

/// The id that the first token takes.
pub const FIRST_TOKEN: u32 = 40;
/// Midnight of 1 March 2027, on which each test begins.
pub const START: UnixSeconds = 1_803_859_200;
pub const HOUR: UnixSeconds = 3_600;
pub const DAY: UnixSeconds = 86_400;
pub const YEAR: UnixSeconds = 365 * DAY;
/// How far the demurrage of a new currency has come, and always that of one without.
pub const BEGINNING: DemurragePoint = DemurragePoint(0);
/// Days that an issuer has to answer.
pub const ANSWER_DAYS: u32 = 14;
pub const LEAST_WINDOW: u64 = 3;
/// Most redemptions of one account.
pub const MAX_REDEMPTIONS: u32 = 3;

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
	pub type Active<T> = StorageMap<_, Twox64Concat, CoopId, ()>;
	#[pallet::storage]
	pub type Members<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, AccountId, ()>;
	#[pallet::storage]
	pub type Now<T> = StorageValue<_, UnixSeconds, ValueQuery>;
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
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(4)]
	pub type Book = book;
	#[runtime::pallet_index(5)]
	pub type Currencies = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<u128>;
	type BaseCallFilter = WalletFilter;
}

/// What the runtime lets wallets do, as far as it is about currencies.
pub struct WalletFilter;
impl Contains<RuntimeCall> for WalletFilter {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_assets::Call::*;
		let RuntimeCall::Assets(call) = call else {
			return true;
		};
		match call {
			transfer { id, target, .. } | transfer_keep_alive { id, target, .. } => {
				Currencies::may_receive(*id, target)
			},
			transfer_all { id, dest, .. } => Currencies::may_receive(*id, dest),
			transfer_approved { id, destination, .. } => Currencies::may_receive(*id, destination),
			refund { allow_burn, .. } => !allow_burn,
			_ => true,
		}
	}
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = u128;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
}

parameter_types! {
	pub const PotsPalletId: PalletId = PalletId(*b"al/potpt");
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
	type Freezer = Currencies;
	type Holder = AssetsHolder;
	type AssetIdAllocator = AutoIncAssetId<Test>;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl book::Config for Test {}

impl crate::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Assets = Assets;
	type Holds = AssetsHolder;
	type TokenIds = AutoIncAssetId<Test>;
	type Cooperatives = Book;
	type Calendar = Book;
	type Register = Book;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type PalletId = PotsPalletId;
	type TokenNameLimit = TokenNameLimit;
	type AnswerDays = ConstU32<ANSWER_DAYS>;
	type LeastWindow = ConstU64<LEAST_WINDOW>;
	type MaxRedemptions = ConstU32<MAX_REDEMPTIONS>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}

impl Calendar for Book {
	fn now() -> UnixSeconds {
		book::Now::<Test>::get()
	}
}

impl Cooperatives for Book {
	fn is_active(coop: CoopId) -> bool {
		book::Active::<Test>::contains_key(coop)
	}
	fn form(_: CoopId) -> Option<LegalForm> {
		Some(LegalForm::Association)
	}
	fn name(_: CoopId) -> Option<Name> {
		None
	}
	fn symbol(_: CoopId) -> Option<Symbol> {
		None
	}
	fn statute(_: CoopId) -> Option<StatuteInForce> {
		None
	}
}

impl Register<AccountId> for Book {
	fn is_member(coop: CoopId, who: &AccountId) -> bool {
		book::Members::<Test>::contains_key(coop, who)
	}
	fn number(_: CoopId, _: &AccountId) -> Option<MemberNumber> {
		None
	}
	fn end_by_transfer(_: CoopId, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for BenchmarkHelper {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		for who in &founders {
			enter(EMPTY, *who);
		}
		EMPTY
	}
	fn admit(coop: CoopId, who: &AccountId) {
		enter(coop, *who);
	}
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(today: Date) {
		book::Now::<Test>::put(today.starts_at());
	}
}

thread_local! {
	/// The pallet's events of blocks that have ended, which no test has looked at.
	static LOG: RefCell<Vec<Event<Test>>> = const { RefCell::new(Vec::new()) };
	/// How many of this block's events a test has looked at.
	static SEEN: RefCell<usize> = const { RefCell::new(0) };
}

/// Three communities and a bank on 1 March 2027, without a currency.
pub fn new_test_ext() -> sp_io::TestExternalities {
	TokenNameLimit::set(50);
	LOG.take();
	SEEN.set(0);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		// Members need none; these own some, so that no wallet call fails for want of a deposit.
		balances: [ALICE, BOB, CHARLIE, DAVE, EVE].map(|who| (who, 1_000)).to_vec(),
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
		book::Now::<Test>::put(START);
		for coop in [TOWN, VALLEY, BANK, EMPTY] {
			book::Active::<Test>::insert(coop, ());
		}
		for who in [ALICE, BOB, CHARLIE] {
			enter(TOWN, who);
		}
		enter(VALLEY, DAVE);
	});
	ext
}

/// Runs a test, ends its last block and checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_state();
	});
}

/// Ends the block and checks the invariants of this pallet and of the tokens.
pub fn check_state() {
	end_block();
	frame_support::assert_ok!(Currencies::do_try_state());
	#[cfg(feature = "try-runtime")]
	frame_support::assert_ok!(Assets::do_try_state());
}

/// Ends the block as the runtime does: settles whom an event of the assets pallet names.
pub fn end_block() {
	let changed: BTreeSet<_> = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Assets(event) => Some(touched::<Test, ()>(&event)),
			_ => None,
		})
		.flatten()
		.collect();
	for (asset, who) in changed {
		Currencies::settle_touched(asset, &who);
	}
	let told = own_events();
	LOG.with_borrow_mut(|log| log.extend(told));
	SEEN.set(0);
	System::reset_events();
	System::set_block_number(System::block_number() + 1);
}

/// Ends the block and lets so many seconds pass until the next one.
pub fn pass(seconds: UnixSeconds) {
	end_block();
	book::Now::<Test>::mutate(|now| *now += seconds);
}

/// The events of this block that no test has looked at.
fn own_events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.skip(SEEN.take())
		.filter_map(|record| match record.event {
			RuntimeEvent::Currencies(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// The pallet's events since the last look.
pub fn events() -> Vec<Event<Test>> {
	let mut events = LOG.take();
	events.extend(own_events());
	SEEN.set(System::events().len());
	events
}

/// Enters somebody into a register.
pub fn enter(coop: CoopId, who: AccountId) {
	book::Members::<Test>::insert(coop, who, ());
}

/// Lets a membership end.
pub fn leave(coop: CoopId, who: AccountId) {
	book::Members::<Test>::remove(coop, who);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn assembly(coop: CoopId) -> RuntimeOrigin {
	Authority::Assembly { coop, majority: Majority::Simple }.into()
}

pub fn board(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

/// Everybody but the assembly of a community.
pub fn not_an_assembly() -> Vec<RuntimeOrigin> {
	vec![
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		signed(ALICE),
		board(TOWN),
		Authority::Supervisory { coop: TOWN }.into(),
		Authority::Mediators { coop: TOWN }.into(),
		Authority::Federation { majority: Majority::NineTenths }.into(),
	]
}

/// Everybody but the board of a cooperative.
pub fn not_a_board() -> Vec<RuntimeOrigin> {
	vec![
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		signed(ALICE),
		assembly(BANK),
		Authority::Supervisory { coop: BANK }.into(),
		Authority::Mediators { coop: BANK }.into(),
		Authority::Federation { majority: Majority::NineTenths }.into(),
	]
}

/// Sixty of a hundred in advance, for members only, nothing with time and no limit.
pub fn policy() -> CurrencyPolicy {
	CurrencyPolicy {
		consensus: ConsensusRule {
			turnout: Fraction::ONE_TENTH,
			approval: Fraction::new(2, 3),
			most_objections: 3,
			witnesses: 2,
			window_days: 14,
		},
		advance: Fraction::new(3, 5),
		credit: CreditRule {
			first: 100_00,
			most: 1_000_00,
			raise: Fraction::ONE_TENTH,
			keep: Fraction::new(1, 2),
			period_days: 90,
		},
		holders: Holders::Members,
		demurrage: None,
		daily_limit: None,
	}
}

pub fn name(text: &str) -> Name {
	Name::try_from(text.as_bytes().to_vec()).unwrap()
}

pub fn symbol(text: &str) -> Symbol {
	Symbol::try_from(text.as_bytes().to_vec()).unwrap()
}

/// A currency of [`TOWN`] with this policy.
pub fn create_with(policy: CurrencyPolicy) -> CurrencyId {
	let id = pallet_assets::NextAssetId::<Test>::get().unwrap();
	let origin = assembly(TOWN);
	Currencies::create(origin, name("Town hours"), symbol("TWN"), 2, Box::new(policy)).unwrap();
	id
}

/// A currency of [`TOWN`].
pub fn create() -> CurrencyId {
	create_with(policy())
}

/// A currency with so many millionths of demurrage in a year.
pub fn create_melting(millionths: u32) -> CurrencyId {
	create_with(CurrencyPolicy { demurrage: Some(Permill::from_parts(millionths)), ..policy() })
}

/// A currency with a daily limit.
pub fn create_limited(limit: Units) -> CurrencyId {
	create_with(CurrencyPolicy { daily_limit: Some(limit), ..policy() })
}

/// A currency with a gateway of [`BANK`] up to ten thousand, and no demurrage.
pub fn create_gateway() -> CurrencyId {
	let currency = create();
	Currencies::set_gateway(assembly(TOWN), currency, BANK, 10_000_00).unwrap();
	currency
}

/// Changes the policy of a currency of [`TOWN`].
pub fn change_policy(currency: CurrencyId, change: impl FnOnce(&mut CurrencyPolicy)) -> DispatchResult {
	let mut policy = Currencies::policy(currency).unwrap();
	change(&mut policy);
	Currencies::set_policy(assembly(TOWN), currency, Box::new(policy))
}

/// Gives somebody units, by a pledge whose whole value is in advance.
pub fn fund(currency: CurrencyId, who: AccountId, amount: Units) {
	let before = crate::Currencies::<Test>::get(currency).unwrap().policy.advance;
	set_advance(currency, Fraction::new(1, 1));
	Currencies::issue(currency, &who, amount).unwrap();
	set_advance(currency, before);
}

fn set_advance(currency: CurrencyId, advance: Fraction) {
	crate::Currencies::<Test>::mutate(currency, |details| {
		details.as_mut().unwrap().policy.advance = advance;
	});
}

/// What wallets show.
pub fn balance(currency: CurrencyId, who: AccountId) -> Units {
	Assets::balance(currency, who)
}

pub fn pot(currency: CurrencyId) -> AccountId {
	Currencies::pot(currency)
}

pub fn in_pot(currency: CurrencyId) -> Units {
	balance(currency, pot(currency))
}

pub fn spendable(currency: CurrencyId, who: AccountId) -> Units {
	Currencies::spendable(currency, &who)
}

/// What other pallets have put into escrow.
pub fn escrowed(currency: CurrencyId, who: AccountId) -> Units {
	Currencies::escrowed(currency, &who)
}

/// What an account owes and has not paid, in whole units.
pub fn accrued(currency: CurrencyId, who: AccountId) -> Units {
	Currencies::holding(currency, who).unwrap().accrued
}

pub fn record(currency: CurrencyId, who: AccountId) -> Option<Holding> {
	Holdings::<Test>::get(currency, who)
}

/// Supply, outstanding, reserve, written off.
pub fn backing(currency: CurrencyId) -> (Units, Units, Units, Units) {
	let Backing { supply, outstanding, reserve, written_off } = Currencies::backing(currency);
	(supply, outstanding, reserve, written_off)
}

/// The hash of some record, by number.
pub fn reference(number: u64) -> H256 {
	H256::from_low_u64_be(number)
}

/// Sends a call of the assets pallet as a wallet does, through the runtime's filter.
pub fn wallet(who: AccountId, call: pallet_assets::Call<Test>) -> DispatchResult {
	let call = RuntimeCall::Assets(call);
	call.dispatch(signed(who)).map(|_| ()).map_err(|failed| failed.error)
}

/// A plain transfer.
pub fn send(currency: CurrencyId, from: AccountId, to: AccountId, amount: Units) -> DispatchResult {
	wallet(from, pallet_assets::Call::transfer { id: currency, target: to, amount })
}
