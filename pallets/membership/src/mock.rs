//! A runtime with the register alone. The pallets around it are mocked in storage, so that they roll back with it.

use crate as pallet_membership;
use crate::{Entries, Entry, Exit, MemberKind, MemberNumbers, WeightInfo};
use allmende_primitives::{
	models,
	traits::{Calendar, Cooperatives, Founder, OnFounded, Organs, Shareholding, Standing, StatuteInForce},
	Authority, CoopId, Date, EnsureBoard, EnsureOrgan, LegalForm, Majority, MemberNumber, Name, Organ,
	StatuteParameters, Symbol, UnixSeconds,
};
use codec::{Decode, Encode};
use frame_support::{
	assert_ok, derive_impl, parameter_types, storage_alias,
	traits::{ConstU64, Hooks},
	weights::{constants::RocksDbWeight, Weight},
	Blake2_128Concat, Twox64Concat,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, BuildStorage, DispatchError, DispatchResult, TokenError};

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// The cooperative that the tests act in, and another one.
pub const COOP: CoopId = 7;
pub const OTHER: CoopId = 8;
/// A cooperative whose founders have not all ratified.
pub const BEING_FOUNDED: CoopId = 9;
/// Its founders. The first two are the board.
pub const FOUNDERS: [AccountId; 3] = [1, 2, 3];
/// People who are no members at first.
pub const ANNA: AccountId = 11;
pub const BEN: AccountId = 12;
pub const CLARA: AccountId = 13;

/// Most shares a member can have.
pub const MAX_SHARES: u32 = 100;

/// Standing in for the origins of the pallet for cooperatives.
#[frame_support::pallet(dev_mode)]
pub mod authorities {
	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::origin]
	pub type Origin = allmende_primitives::Authority;
}

#[frame_support::runtime]
mod runtime {
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
	pub type Authorities = authorities;
	#[runtime::pallet_index(3)]
	pub type Membership = pallet_membership;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type DbWeight = RocksDbWeight;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type ExistentialDeposit = ConstU64<10>;
}

impl authorities::Config for Test {}

parameter_types! {
	pub const MaxFounders: u32 = 5;
	pub const MaxInvitations: u32 = 3;
	pub const InvitationPeriod: u32 = 90;
}

impl pallet_membership::Config for Test {
	type Cooperatives = MockCooperatives;
	type Calendar = MockCalendar;
	type Organs = MockOrgans;
	type Shares = MockShares;
	type Standing = MockStanding;
	type AdmissionOrigin = EnsureOrgan<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type MaxFounders = MaxFounders;
	type MaxInvitations = MaxInvitations;
	type InvitationPeriod = InvitationPeriod;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockSetUp;
}

#[storage_alias]
type Today = StorageValue<Mock, Date, frame_support::pallet_prelude::ValueQuery>;

pub struct MockCalendar;
impl Calendar for MockCalendar {
	fn now() -> UnixSeconds {
		Today::get().starts_at()
	}
}

#[derive(Clone, Encode, Decode, TypeInfo)]
pub struct MockCoop {
	pub active: bool,
	pub version: u32,
	pub parameters: StatuteParameters,
}

#[storage_alias]
pub type Coops = StorageMap<Mock, Twox64Concat, CoopId, MockCoop>;

/// The hash of the text of a version of a cooperative's statute.
pub fn text_hash(coop: CoopId, version: u32) -> H256 {
	H256::from_low_u64_be(u64::from(coop) * 1_000 + u64::from(version))
}

pub struct MockCooperatives;
impl Cooperatives for MockCooperatives {
	fn is_active(coop: CoopId) -> bool {
		Coops::get(coop).is_some_and(|coop| coop.active)
	}
	fn form(coop: CoopId) -> Option<LegalForm> {
		Coops::get(coop).map(|_| LegalForm::RegisteredCooperative)
	}
	fn name(_: CoopId) -> Option<Name> {
		None
	}
	fn symbol(_: CoopId) -> Option<Symbol> {
		None
	}
	fn statute(coop: CoopId) -> Option<StatuteInForce> {
		let MockCoop { version, parameters, .. } = Coops::get(coop)?;
		Some(StatuteInForce { version, text_hash: text_hash(coop, version), parameters })
	}
}

#[storage_alias]
pub type Seats = StorageDoubleMap<Mock, Twox64Concat, CoopId, Blake2_128Concat, AccountId, Organ>;

pub struct MockOrgans;
impl Organs<AccountId> for MockOrgans {
	fn is_seated(coop: CoopId, organ: Organ, who: &AccountId) -> bool {
		Seats::get(coop, who) == Some(organ)
	}
	fn vacate(coop: CoopId, who: &AccountId) {
		Seats::remove(coop, who);
	}
}

/// What the allowances were told.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Told {
	Invited { inviter: AccountId, who: AccountId },
	Sponsored { coop: CoopId, who: AccountId },
	Founded { coop: CoopId, founders: Vec<AccountId> },
	Joined { coop: CoopId, who: AccountId },
	Left { coop: CoopId, who: AccountId, other: Option<CoopId> },
}

#[storage_alias]
type Heard = StorageValue<Mock, Vec<Told>, frame_support::pallet_prelude::ValueQuery>;
/// Those who have no allowance left to give.
#[storage_alias]
pub type Spent = StorageMap<Mock, Twox64Concat, AccountId, ()>;

/// What the allowances were told since the last look.
pub fn told() -> Vec<Told> {
	Heard::take()
}

pub struct MockStanding;
impl Standing<AccountId> for MockStanding {
	fn invited(inviter: &AccountId, who: &AccountId) -> DispatchResult {
		Heard::append(Told::Invited { inviter: *inviter, who: *who });
		frame_support::ensure!(!Spent::contains_key(inviter), DispatchError::Exhausted);
		Ok(())
	}
	fn sponsored(coop: CoopId, who: &AccountId) -> DispatchResult {
		Heard::append(Told::Sponsored { coop, who: *who });
		// The account whose number is the cooperative's stands for it.
		frame_support::ensure!(!Spent::contains_key(u64::from(coop)), DispatchError::Exhausted);
		Ok(())
	}
	fn founded(coop: CoopId, founders: &[AccountId]) {
		Heard::append(Told::Founded { coop, founders: founders.to_vec() });
	}
	fn joined(coop: CoopId, who: &AccountId) {
		Heard::append(Told::Joined { coop, who: *who });
	}
	fn left(coop: CoopId, who: &AccountId, other: Option<CoopId>) {
		Heard::append(Told::Left { coop, who: *who, other });
	}
	fn seated(_: CoopId, _: Organ, _: &AccountId) {}
	fn unseated(_: CoopId, _: Organ, _: &AccountId) {}
}

/// Cooperatives that have a share token.
#[storage_alias]
pub type Tokens = StorageMap<Mock, Twox64Concat, CoopId, ()>;
/// Shares held.
#[storage_alias]
pub type Held = StorageDoubleMap<Mock, Twox64Concat, CoopId, Blake2_128Concat, AccountId, u32>;
/// Settlements, in their order: whose, and the day of leaving.
#[storage_alias]
pub type Settlements =
	StorageMap<Mock, Twox64Concat, CoopId, Vec<(AccountId, Date)>, frame_support::pallet_prelude::ValueQuery>;
/// Whose settlement fails after having begun.
#[storage_alias]
pub type Unsettleable = StorageDoubleMap<Mock, Twox64Concat, CoopId, Blake2_128Concat, AccountId, ()>;

pub struct MockShares;
impl Shareholding<AccountId> for MockShares {
	fn open(coop: CoopId) -> DispatchResult {
		Tokens::insert(coop, ());
		Ok(())
	}
	fn ensure_joinable(_: CoopId, shares: u32) -> DispatchResult {
		match shares {
			0 => Err(TokenError::BelowMinimum.into()),
			1..=MAX_SHARES => Ok(()),
			_ => Err(DispatchError::Exhausted),
		}
	}
	fn join(coop: CoopId, who: &AccountId, shares: u32) -> DispatchResult {
		Self::ensure_joinable(coop, shares)?;
		Tokens::get(coop).ok_or(DispatchError::CannotLookup)?;
		Held::insert(coop, who, shares);
		Ok(())
	}
	fn leave(coop: CoopId, who: &AccountId, left_on: Date) -> DispatchResult {
		Held::remove(coop, who);
		Settlements::append(coop, (who, left_on));
		match Unsettleable::get(coop, who) {
			Some(()) => Err(DispatchError::Unavailable),
			None => Ok(()),
		}
	}
	fn shares(coop: CoopId, who: &AccountId) -> u32 {
		Held::get(coop, who).unwrap_or_default()
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockSetUp;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for MockSetUp {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		found(42, &founders);
		42
	}
	fn admit(coop: CoopId, who: &AccountId) {
		admit_to(coop, *who, 1);
	}
	/// The mocked shares know no money.
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(today: Date) {
		set_today(today);
	}
}

/// A day of the calendar.
pub fn date(year: i32, month: u32, day: u32) -> Date {
	Date::from_ymd(year, month, day).unwrap()
}

pub fn today() -> Date {
	MockCalendar::today()
}

pub fn set_today(day: Date) {
	assert!(day >= today(), "the calendar never goes back");
	Today::put(day);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Every origin that a call for signed callers must refuse.
pub fn unsigned_origins() -> [RuntimeOrigin; 3] {
	[RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)]
}

/// Every origin that a call for the board of [`COOP`] must refuse as such, before looking at anything.
pub fn origins_of_no_organ() -> [RuntimeOrigin; 4] {
	let federation = Authority::Federation { majority: Majority::NineTenths };
	[RuntimeOrigin::root(), RuntimeOrigin::none(), signed(FOUNDERS[0]), federation.into()]
}

pub fn supervisory(coop: CoopId) -> RuntimeOrigin {
	Authority::Supervisory { coop }.into()
}

pub fn mediators(coop: CoopId) -> RuntimeOrigin {
	Authority::Mediators { coop }.into()
}

pub fn assembly(coop: CoopId) -> RuntimeOrigin {
	Authority::Assembly { coop, majority: Majority::Simple }.into()
}

pub fn board(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

/// The salted hash of somebody's personal data.
pub fn data_of(who: AccountId) -> H256 {
	H256::repeat_byte(who.to_le_bytes()[0])
}

/// The hash of the statute in force.
pub fn statute_hash(coop: CoopId) -> H256 {
	MockCooperatives::statute(coop).unwrap().text_hash
}

/// Puts another statute in force.
pub fn amend(coop: CoopId, change: impl FnOnce(&mut StatuteParameters)) {
	Coops::mutate(coop, |stored| {
		let stored = stored.as_mut().unwrap();
		stored.version += 1;
		change(&mut stored.parameters);
	});
}

/// Founds a cooperative on the model statute, the first two founders being its board.
pub fn found(coop: CoopId, founders: &[AccountId]) {
	let parameters = models::citizens_cooperative();
	Coops::insert(coop, MockCoop { active: true, version: 1, parameters });
	founders.iter().take(2).for_each(|who| Seats::insert(coop, who, Organ::Board));
	let founders = founders
		.iter()
		.map(|account| Founder { account: *account, shares: 1, data_hash: data_of(*account) })
		.collect();
	assert_ok!(Membership::founded(coop, founders));
}

pub fn apply_to(coop: CoopId, who: AccountId, shares: u32) -> DispatchResult {
	apply_as(coop, who, shares, MemberKind::Ordinary)
}

pub fn apply_as(coop: CoopId, who: AccountId, shares: u32, kind: MemberKind) -> DispatchResult {
	Membership::apply(signed(who), coop, statute_hash(coop), shares, data_of(who), kind)
}

pub fn apply(who: AccountId) {
	assert_ok!(apply_to(COOP, who, 2));
}

pub fn admit_to(coop: CoopId, who: AccountId, shares: u32) {
	assert_ok!(apply_to(coop, who, shares));
	assert_ok!(Membership::admit(board(coop), who));
}

/// Makes somebody a member with two shares.
pub fn admit(who: AccountId) {
	admit_to(COOP, who, 2);
}

/// Lets a member give notice and the last day pass, and answers that day.
pub fn let_leave(coop: CoopId, who: AccountId) -> Date {
	assert_ok!(Membership::give_notice(signed(who), coop));
	let leaves_on = entry_of(coop, who).leaves_on.unwrap();
	set_today(leaves_on.plus_days(1));
	leaves_on
}

pub fn number_of(coop: CoopId, who: AccountId) -> MemberNumber {
	MemberNumbers::<Test>::get(coop, who).unwrap()
}

pub fn entry_of(coop: CoopId, who: AccountId) -> Entry<AccountId> {
	Entries::<Test>::get(coop, number_of(coop, who)).unwrap()
}

/// How and when a membership ended, from the register.
pub fn end_of(coop: CoopId, number: MemberNumber) -> Option<(Date, Exit)> {
	let entry = Entries::<Test>::get(coop, number).unwrap();
	entry.left_on.zip(entry.left_by)
}

/// The weight that idle time needs for a look at the queue and so many exits.
pub fn weight_for(exits: u64) -> Weight {
	let exit = <()>::on_idle_exit().saturating_add(RocksDbWeight::get().writes(1));
	<()>::on_idle_base().saturating_add(exit.saturating_mul(exits))
}

/// Runs the idle time of a block.
pub fn idle(limit: Weight) -> Weight {
	Membership::on_idle(System::block_number(), limit)
}

/// Runs a call as a transaction does: in a layer of storage that an error undoes.
pub fn dispatch(call: crate::Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	RuntimeCall::Membership(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// The events of the register since the last look.
pub fn events() -> Vec<Event> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Membership(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut externalities = sp_io::TestExternalities::new(storage);
	externalities.execute_with(|| System::set_block_number(1));
	externalities
}

/// Runs a test on 1 March 2026 with [`COOP`] and [`OTHER`] founded by the same people, and checks the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		set_today(date(2026, 3, 1));
		found(COOP, &FOUNDERS);
		found(OTHER, &FOUNDERS);
		let parameters = models::citizens_cooperative();
		Coops::insert(BEING_FOUNDED, MockCoop { active: false, version: 1, parameters });
		System::reset_events();
		told();
		test();
		assert_ok!(Membership::do_try_state());
	});
}
