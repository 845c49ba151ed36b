//! A runtime with the federation, and the assembly in which it decides. The pallets around them are mocked in storage, so
//! that they roll back with it.

use crate as pallet_federation;
use crate::{FederationMember, Sessions, VotingOrgan};
use allmende_primitives::{
	assembly::{EnsureAuthority, VoterNumber},
	models,
	traits::{Calendar, Cooperatives, StatuteInForce},
	AssemblyTerms, Authority, CoopId, Date, EnsureAssembly, EnsureBoard, EnsureFederation,
	EnsureFederationOrBoard, LegalForm, Majority, Name, Symbol, UnixSeconds,
};
use codec::Encode;
use frame_support::{
	assert_ok, derive_impl, parameter_types, storage_alias,
	traits::{BuildGenesisConfig, ConstU32, ConstU64, Everything, Get},
	Twox64Concat,
};
use sp_core::traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt};
use sp_runtime::{BuildStorage, DispatchResult};

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// Members from the beginning, with the numbers 1 and 2.
pub const NORTH: CoopId = 11;
pub const EAST: CoopId = 12;
/// Cooperatives that are no members.
pub const SOUTH: CoopId = 13;
pub const WEST: CoopId = 14;
/// A cooperative whose founders have not all ratified.
pub const BEING_FOUNDED: CoopId = 15;
/// Every majority, weakest first.
pub const MAJORITIES: [Majority; 3] = [Majority::Simple, Majority::ThreeQuarters, Majority::NineTenths];
/// Validators that are admitted at most, and nominations of a member.
pub const MAX_VALIDATORS: u32 = 4;
pub const MAX_NOMINATIONS: u32 = 3;
/// Midnight of 1 March 2026.
pub const START: UnixSeconds = 1_772_323_200;
pub const DAY: UnixSeconds = 86_400;
/// Blocks for which a vote stays open at least.
pub const LEAST_WINDOW: u64 = 10;

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
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(3)]
	pub type Authorities = authorities;
	#[runtime::pallet_index(4)]
	pub type Assembly = pallet_assembly;
	#[runtime::pallet_index(5)]
	pub type Federation = pallet_federation;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

impl pallet_preimage::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type Currency = Balances;
	type ManagerOrigin = frame_system::EnsureRoot<AccountId>;
	type Consideration = ();
}

impl authorities::Config for Test {}

impl pallet_assembly::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Preimages = Preimage;
	type Calendar = MockCalendar;
	type Electorate = Federation;
	type Organs = ();
	type Offices = ();
	type Amendments = ();
	type CallFilter = Everything;
	type AuthorityOrigin = EnsureAuthority<RuntimeOrigin>;
	type AnnulOrigin = EnsureFederationOrBoard<RuntimeOrigin>;
	type MaxCallSize = ConstU32<1_024>;
	type MaxAgenda = ConstU32<4>;
	type MaxBloc = ConstU32<8>;
	type MaxOpenMotions = ConstU32<8>;
	type MotionLifetime = ConstU32<90>;
	type LongestLead = ConstU32<200>;
	type LongestVoting = ConstU32<60>;
	type LongestCounting = ConstU32<14>;
	type LeastWindow = ConstU64<LEAST_WINDOW>;
	type LotDelay = ConstU64<5>;
	type DelegatesAbove = ConstU32<1_500>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockSetUp;
}

parameter_types! {
	pub storage Terms: AssemblyTerms = models::citizens_cooperative().assembly;
}

impl pallet_federation::Config for Test {
	type Cooperatives = MockCooperatives;
	type Calendar = MockCalendar;
	type Sessions = MockSessions;
	type FederationOrigin = EnsureFederation<RuntimeOrigin>;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type Terms = Terms;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type MaxNominations = ConstU32<MAX_NOMINATIONS>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockSetUp;
}

#[storage_alias]
type Now = StorageValue<Mock, UnixSeconds, frame_support::pallet_prelude::ValueQuery>;
/// Cooperatives that have been founded.
#[storage_alias]
pub type Active = StorageMap<Mock, Twox64Concat, CoopId, ()>;

/// Accounts that have registered session keys.
#[storage_alias]
pub type Keys = StorageMap<Mock, Twox64Concat, AccountId, ()>;
/// Accounts in the set of this session or of the next one.
#[storage_alias]
pub type AtWork = StorageMap<Mock, Twox64Concat, AccountId, ()>;

pub struct MockSessions;
impl Sessions<AccountId> for MockSessions {
	fn has_keys(who: &AccountId) -> bool {
		Keys::contains_key(who)
	}
	fn is_active(who: &AccountId) -> bool {
		AtWork::contains_key(who)
	}
	fn clear_keys(who: &AccountId) -> DispatchResult {
		Keys::remove(who);
		Ok(())
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_keys(who: &AccountId) {
		Keys::insert(who, ());
	}
}

pub struct MockCalendar;
impl Calendar for MockCalendar {
	fn now() -> UnixSeconds {
		Now::get()
	}
}

pub struct MockCooperatives;
impl Cooperatives for MockCooperatives {
	fn is_active(coop: CoopId) -> bool {
		Active::contains_key(coop)
	}
	fn form(_: CoopId) -> Option<LegalForm> {
		None
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

#[cfg(feature = "runtime-benchmarks")]
pub struct MockSetUp;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for MockSetUp {
	fn active_cooperative(_: Vec<AccountId>) -> CoopId {
		Active::insert(42, ());
		42
	}
	fn admit(_: CoopId, _: &AccountId) {}
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(today: Date) {
		Now::put(today.starts_at());
	}
}
/// The assembly's own benchmarks do not run here.
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::assembly::AssemblySetUp<AccountId> for MockSetUp {
	fn seat(_: CoopId, _: allmende_primitives::Organ, _: &AccountId) {}
	fn amendment(_: CoopId) -> allmende_primitives::assembly::Amendment {
		unreachable!("nothing is amended here")
	}
}

/// Reads every code as one of the next version.
struct NextVersion;
impl ReadRuntimeVersion for NextVersion {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Ok(next_version::<Test>())
	}
}

fn next_version<T: frame_system::Config>() -> Vec<u8> {
	let mut version = T::Version::get();
	version.spec_version += 1;
	version.encode()
}

pub fn today() -> Date {
	MockCalendar::today()
}

/// Lets so many seconds of the calendar pass.
pub fn pass(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
}

/// Lets so many blocks pass.
pub fn pass_blocks(count: u64) {
	System::set_block_number(System::block_number() + count);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn federation(majority: Majority) -> RuntimeOrigin {
	Authority::Federation { majority }.into()
}

pub fn assembly_of(coop: CoopId, majority: Majority) -> RuntimeOrigin {
	Authority::Assembly { coop, majority }.into()
}

pub fn board(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

/// A member nominates an account, which registers its keys.
pub fn nominate(coop: CoopId, who: AccountId) {
	assert_ok!(Federation::nominate_validator(board(coop), who));
	Keys::insert(who, ());
}

/// A validator of a member is nominated and admitted.
pub fn validate(coop: CoopId, who: AccountId) {
	nominate(coop, who);
	assert_ok!(Federation::admit_validator(federation(Majority::ThreeQuarters), who));
}

/// Those who decide neither for the federation nor for the members of a cooperative.
pub fn origins_without_a_say() -> [RuntimeOrigin; 6] {
	[
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		signed(1),
		board(NORTH),
		Authority::Supervisory { coop: NORTH }.into(),
		Authority::Mediators { coop: NORTH }.into(),
	]
}

/// A member.
pub fn member(coop: CoopId) -> FederationMember {
	Federation::member(coop).unwrap()
}

/// A member whose board votes for it, since today.
pub fn fresh(number: VoterNumber) -> FederationMember {
	FederationMember { number, since: today(), voting: VotingOrgan::Board }
}

/// The federation's events since the last look.
pub fn events() -> Vec<Event> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Federation(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

/// Builds the genesis of the federation.
pub fn build_genesis(members: &[CoopId]) {
	crate::GenesisConfig::<Test> { members: members.to_vec(), ..Default::default() }.build();
}

/// Builds the genesis of a federation of two with validators that have keys.
pub fn build_genesis_with(validators: &[(CoopId, AccountId)]) {
	validators.iter().for_each(|(_, who)| Keys::insert(who, ()));
	crate::GenesisConfig::<Test> {
		members: vec![NORTH, EAST],
		validators: validators.to_vec(),
		..Default::default()
	}
	.build();
}

/// The cooperatives on 1 March 2026, and no federation yet.
pub fn without_members() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut externalities = sp_io::TestExternalities::new(storage);
	externalities.register_extension(ReadRuntimeVersionExt::new(NextVersion));
	externalities.execute_with(|| {
		Now::put(START);
		[NORTH, EAST, SOUTH, WEST].into_iter().for_each(|coop| Active::insert(coop, ()));
	});
	externalities
}

/// A federation of two, in the first block.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut externalities = without_members();
	externalities.execute_with(|| {
		build_genesis(&[NORTH, EAST]);
		System::set_block_number(1);
	});
	externalities
}

/// Runs a test with a federation of two, and checks the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Federation::do_try_state());
	});
}
