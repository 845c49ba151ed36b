//! A runtime with the allowances, the ordinary payment, and calls that do what a test needs. The pallets around it are
//! mocked in storage, so that they roll back with it.

use crate as pallet_allowance;
use crate::{AllowanceSizes, CarrierDetails, ChargeAllowance, Meter, Offices, WeightInfo};
use allmende_primitives::{
	traits::{Cooperatives, Register, Standing, StatuteInForce},
	Authority, CoopId, EnsureBoard, EnsureFederation, EnsureFederationOrBoard, LegalForm, Majority,
	MemberNumber, Name, Organ, Symbol,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	assert_ok, derive_impl,
	dispatch::{DispatchClass, DispatchInfo, GetDispatchInfo},
	parameter_types, storage_alias,
	traits::{ConstU16, ConstU32, ConstU64, ConstU8, Contains, Get, InstanceFilter},
	weights::{IdentityFee, Weight},
	Blake2_128Concat, Twox64Concat,
};
use pallet_transaction_payment::{ChargeTransactionPayment, FungibleAdapter};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{BlakeTwo256, DispatchTransaction, TransactionExtension},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
	ApplyExtrinsicResultWithInfo, BuildStorage, DispatchError, DispatchResult,
};

pub type AccountId = u64;
pub type Balance = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;
pub type Sizes = AllowanceSizes<Balance, u64>;
/// The ordinary payment, and what wraps it.
pub type Inner = ChargeTransactionPayment<Test>;
pub type Extension = ChargeAllowance<Test, Inner>;

/// The cooperative that the tests act in, and another one. Both are carried.
pub const COOP: CoopId = 7;
pub const OTHER: CoopId = 8;
/// A cooperative that is not carried.
pub const UNCARRIED: CoopId = 9;
/// A cooperative whose founders have not all ratified.
pub const BEING_FOUNDED: CoopId = 10;
/// Members of [`COOP`].
pub const ANNA: AccountId = 11;
pub const BEN: AccountId = 12;
/// A member of [`OTHER`].
pub const OLGA: AccountId = 13;
/// A member of [`UNCARRIED`].
pub const UWE: AccountId = 14;
/// People who are no members at first.
pub const GUEST: AccountId = 21;
pub const STRANGER: AccountId = 22;
/// Somebody with native money and nothing else.
pub const PAYER: AccountId = 31;
/// A validator who is no member.
pub const VALIDATOR: AccountId = 41;

pub const SIZES: Sizes = AllowanceSizes {
	invited: 1_000,
	founder: 3_000,
	member: 10_000,
	office: 50_000,
	cooperative: 20_000,
	refill: 1_000,
	quota: 300,
};
/// The native money of [`PAYER`] and of [`ANNA`].
pub const MONEY: Balance = 1_000_000;
/// The length of every transaction.
pub const LEN: u32 = 100;
/// What the calls declare.
pub const CALL: u64 = 500;
/// What every transaction weighs beside its call.
pub const BASE: u64 = 100;

/// Calls for the tests, and the origin of the pallet for cooperatives.
#[frame_support::pallet(dev_mode)]
pub mod acts {
	use super::{Authority, CoopId, DispatchClass, DispatchError, Standing, Weight, CALL};
	use frame_support::{
		dispatch::{DispatchErrorWithPostInfo, DispatchResult, PostDispatchInfo},
		pallet_prelude::*,
	};
	use frame_system::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config + crate::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::origin]
	pub type Origin = Authority;

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Weighs what it says in the end, costs something or not, succeeds or fails.
		#[pallet::weight(Weight::from_parts(CALL, 0))]
		pub fn work(
			_: OriginFor<T>,
			actual: Option<u64>,
			pays: Pays,
			fails: bool,
		) -> DispatchResultWithPostInfo {
			let actual_weight = actual.map(|weight| Weight::from_parts(weight, 0));
			let post_info = PostDispatchInfo { actual_weight, pays_fee: pays };
			match fails {
				true => Err(DispatchErrorWithPostInfo { post_info, error: DispatchError::Other("it fails") }),
				false => Ok(post_info),
			}
		}

		/// Costs nothing.
		#[pallet::weight((Weight::from_parts(CALL, 0), Pays::No))]
		pub fn free(_: OriginFor<T>) -> DispatchResult {
			Ok(())
		}

		/// Is of the class `Operational`.
		#[pallet::weight((Weight::from_parts(CALL, 0), DispatchClass::Operational))]
		pub fn urgent(_: OriginFor<T>) -> DispatchResult {
			Ok(())
		}

		/// Invites somebody.
		#[pallet::weight(Weight::from_parts(CALL, 0))]
		pub fn invite(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			crate::Pallet::<T>::invited(&ensure_signed(origin)?, &who)
		}

		/// Is what applying is: a guest's credit pays for it. The signer joins at once.
		#[pallet::weight(Weight::from_parts(CALL, 0))]
		pub fn join(origin: OriginFor<T>, coop: CoopId) -> DispatchResult {
			crate::Pallet::<T>::joined(coop, &ensure_signed(origin)?);
			Ok(())
		}

		/// The signer leaves.
		#[pallet::weight(Weight::from_parts(CALL, 0))]
		pub fn leave(origin: OriginFor<T>, coop: CoopId, other: Option<CoopId>) -> DispatchResult {
			crate::Pallet::<T>::left(coop, &ensure_signed(origin)?, other);
			Ok(())
		}
	}
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
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(3)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(4)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(5)]
	pub type Acts = acts;
	#[runtime::pallet_index(6)]
	pub type Allowance = pallet_allowance;
}

/// Every transaction weighs [`BASE`] beside its call.
pub struct BlockWeights;
impl Get<frame_system::limits::BlockWeights> for BlockWeights {
	fn get() -> frame_system::limits::BlockWeights {
		frame_system::limits::BlockWeights::builder()
			.base_block(Weight::zero())
			.for_class(DispatchClass::all(), |weights| {
				weights.base_extrinsic = Weight::from_parts(BASE, 0);
			})
			.for_class(DispatchClass::non_mandatory(), |weights| {
				weights.max_total = Some(Weight::from_parts(2_000_000_000_000, u64::MAX));
			})
			.build_or_panic()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type BlockWeights = BlockWeights;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

/// A unit of the fee is a unit of weight, or a byte.
#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = IdentityFee<Balance>;
	type LengthToFee = IdentityFee<Balance>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = MockWeights;
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

#[derive(
	Clone,
	Copy,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
)]
pub struct AnyProxy;
impl InstanceFilter<RuntimeCall> for AnyProxy {
	fn filter(&self, _: &RuntimeCall) -> bool {
		true
	}
}

impl pallet_proxy::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = AnyProxy;
	type ProxyDepositBase = ConstU64<1>;
	type ProxyDepositFactor = ConstU64<1>;
	type MaxProxies = ConstU32<4>;
	type WeightInfo = ();
	type CallHasher = BlakeTwo256;
	type MaxPending = ConstU32<2>;
	type AnnouncementDepositBase = ConstU64<1>;
	type AnnouncementDepositFactor = ConstU64<1>;
	type BlockNumberProvider = System;
}

impl acts::Config for Test {}

parameter_types! {
	pub const MaxAhead: u32 = 5;
}

impl pallet_allowance::Config for Test {
	type Cooperatives = MockCooperatives;
	type Register = MockRegister;
	type GuestCalls = GuestCalls;
	type Validators = Validators;
	type FederationOrigin = EnsureFederation<RuntimeOrigin>;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type CarrierOrigin = EnsureFederationOrBoard<RuntimeOrigin>;
	type LeastPercent = ConstU16<25>;
	type MostPercent = ConstU16<1_000>;
	type MaxAhead = MaxAhead;
	type WeightInfo = MockWeights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockSetUp;
}

/// The ways through the extensions differ, so that a test sees which of them was paid for.
pub struct MockWeights;
/// The payment inside.
pub const INNER_WEIGHT: u64 = 50;
/// The costliest way through the extension itself.
pub const OWN_WEIGHT: u64 = 30;
/// What a look costs that leaves the payment to the one inside.
pub const ORDINARY_WEIGHT: u64 = 5;
/// A guest's way.
pub const CREDIT_WEIGHT: u64 = 20;

impl pallet_transaction_payment::WeightInfo for MockWeights {
	fn charge_transaction_payment() -> Weight {
		Weight::from_parts(INNER_WEIGHT, 0)
	}
}

impl WeightInfo for MockWeights {
	fn set_sizes() -> Weight {
		<()>::set_sizes()
	}
	fn set_quota() -> Weight {
		<()>::set_quota()
	}
	fn carry() -> Weight {
		<()>::carry()
	}
	fn stop_carrying() -> Weight {
		<()>::stop_carrying()
	}
	fn adjust() -> Weight {
		<()>::adjust()
	}
	fn move_home() -> Weight {
		<()>::move_home()
	}
	fn charge_allowance() -> Weight {
		Weight::from_parts(OWN_WEIGHT, 0)
	}
	fn charge_credit() -> Weight {
		Weight::from_parts(CREDIT_WEIGHT, 0)
	}
	fn charge_ordinary() -> Weight {
		Weight::from_parts(ORDINARY_WEIGHT, 0)
	}
	fn check_nonce_ahead() -> Weight {
		<()>::check_nonce_ahead()
	}
}

/// Cooperatives that have been founded.
#[storage_alias]
pub type Active = StorageMap<Mock, Twox64Concat, CoopId, ()>;
/// Who is a member of which.
#[storage_alias]
pub type Members = StorageDoubleMap<Mock, Twox64Concat, CoopId, Blake2_128Concat, AccountId, ()>;
/// Who produces blocks.
#[storage_alias]
pub type Authoring = StorageMap<Mock, Blake2_128Concat, AccountId, ()>;

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

pub struct MockRegister;
impl Register<AccountId> for MockRegister {
	fn is_member(coop: CoopId, who: &AccountId) -> bool {
		Members::contains_key(coop, who)
	}
	fn number(_: CoopId, _: &AccountId) -> Option<MemberNumber> {
		None
	}
	fn end_by_transfer(_: CoopId, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

pub struct GuestCalls;
impl Contains<RuntimeCall> for GuestCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Acts(acts::Call::join { .. }))
	}
}

pub struct Validators;
impl Contains<AccountId> for Validators {
	fn contains(who: &AccountId) -> bool {
		Authoring::contains_key(who)
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockSetUp;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for MockSetUp {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		Active::insert(42, ());
		founders.iter().for_each(|who| Members::insert(42, who, ()));
		42
	}
	fn admit(coop: CoopId, who: &AccountId) {
		Members::insert(coop, who, ());
	}
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(_: allmende_primitives::Date) {}
}
#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkGuestCall<RuntimeCall> for MockSetUp {
	fn guest_call() -> RuntimeCall {
		joining(COOP)
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn board(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

pub fn federation() -> RuntimeOrigin {
	Authority::Federation { majority: Majority::Simple }.into()
}

/// The assembly and the supervisory board of [`COOP`], which decide nothing here, and those who are no organ.
pub fn origins_without_a_say() -> [RuntimeOrigin; 5] {
	let assembly = Authority::Assembly { coop: COOP, majority: Majority::NineTenths };
	let supervisory = Authority::Supervisory { coop: COOP };
	[RuntimeOrigin::root(), RuntimeOrigin::none(), signed(ANNA), assembly.into(), supervisory.into()]
}

/// A call that succeeds and weighs what it declares.
pub fn work() -> RuntimeCall {
	acts::Call::work { actual: None, pays: Default::default(), fails: false }.into()
}

/// A call that weighs less in the end.
pub fn light(actual: u64) -> RuntimeCall {
	acts::Call::work { actual: Some(actual), pays: Default::default(), fails: false }.into()
}

/// A call that fails and weighs what it declares.
pub fn failure() -> RuntimeCall {
	acts::Call::work { actual: None, pays: Default::default(), fails: true }.into()
}

/// A guest's call.
pub fn joining(coop: CoopId) -> RuntimeCall {
	acts::Call::join { coop }.into()
}

/// The extension with a tip.
pub fn extension(tip: Balance) -> Extension {
	Inner::from(tip).into()
}

/// What a call weighs together with the extension.
pub fn info_of(call: &RuntimeCall) -> DispatchInfo {
	DispatchInfo { extension_weight: extension(0).weight(call), ..call.get_dispatch_info() }
}

/// The ordinary fee of a call as it is taken before the dispatch.
pub fn fee_of(call: &RuntimeCall) -> Balance {
	TransactionPayment::compute_fee(LEN, &info_of(call), 0)
}

/// What is charged in the end for a call of so much weight, by the way through the extension.
pub fn charge(call_weight: u64, extension_weight: u64) -> Balance {
	BASE + u64::from(LEN) + call_weight + extension_weight
}

/// Has the pool look at a transaction.
pub fn validate(
	who: AccountId,
	call: &RuntimeCall,
	tip: Balance,
) -> Result<ValidTransaction, TransactionValidityError> {
	let (info, source) = (info_of(call), TransactionSource::External);
	extension(tip)
		.validate_only(signed(who), call, &info, LEN as usize, source, 0)
		.map(|(validity, ..)| validity)
}

/// Sends a transaction with a tip.
pub fn send_with_tip(
	who: AccountId,
	call: RuntimeCall,
	tip: Balance,
) -> ApplyExtrinsicResultWithInfo<frame_support::dispatch::PostDispatchInfo> {
	let info = info_of(&call);
	extension(tip).dispatch_transaction(signed(who), call, &info, LEN as usize, 0)
}

/// Sends a transaction.
pub fn send(
	who: AccountId,
	call: RuntimeCall,
) -> ApplyExtrinsicResultWithInfo<frame_support::dispatch::PostDispatchInfo> {
	send_with_tip(who, call, 0)
}

/// Makes somebody a member.
pub fn join(coop: CoopId, who: AccountId) {
	Members::insert(coop, who, ());
	Allowance::joined(coop, &who);
}

/// Ends a membership.
pub fn leave(coop: CoopId, who: AccountId, other: Option<CoopId>) {
	Members::remove(coop, who);
	Allowance::left(coop, &who, other);
}

pub fn seat(coop: CoopId, who: AccountId) {
	Allowance::seated(coop, Organ::Board, &who);
}

pub fn unseat(coop: CoopId, who: AccountId) {
	Allowance::unseated(coop, Organ::Board, &who);
}

/// What an account has left.
pub fn left(who: AccountId) -> Balance {
	Allowance::spendable(&who)
}

/// Uses some of an account's allowance.
pub fn spend(who: AccountId, amount: Balance) {
	assert_ok!(Allowance::take_allowance(&who, amount));
}

pub fn account(who: AccountId) -> crate::AccountOf<Test> {
	crate::Accounts::<Test>::get(who)
}

pub fn home(who: AccountId) -> Option<CoopId> {
	account(who).home
}

pub fn handed_out(coop: CoopId) -> u32 {
	crate::HandedOut::<Test>::get(coop)
}

pub fn carrier(coop: CoopId) -> CarrierDetails<Balance> {
	Allowance::carrier(coop).unwrap()
}

pub fn organs(coop: CoopId, who: AccountId) -> Vec<Organ> {
	Offices::<Test>::get(who, coop).into_inner()
}

/// What is used as of now.
pub fn used(used: Balance) -> Meter<Balance, u64> {
	Meter { used, at: System::block_number() }
}

/// Lets blocks pass.
pub fn pass(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// The allowances' events since the last look.
pub fn events() -> Vec<Event> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Allowance(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

/// Forgets the events, and lets the work begin.
pub fn reset_events() {
	System::reset_events();
}

/// Genesis with these sizes and carriers.
pub fn genesis(sizes: Option<Sizes>, carried: Vec<CoopId>) -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = vec![(PAYER, MONEY), (ANNA, MONEY)];
	let balances = pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() };
	balances.assimilate_storage(&mut storage).unwrap();
	let config = crate::GenesisConfig::<Test> { sizes, carried };
	config.assimilate_storage(&mut storage).unwrap();
	let mut externalities = sp_io::TestExternalities::new(storage);
	externalities.execute_with(|| System::set_block_number(1));
	externalities
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis(Some(SIZES), vec![COOP, OTHER])
}

/// Runs a test with three cooperatives, of which [`COOP`] and [`OTHER`] are carried, and checks the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		set_up();
		test();
		assert_ok!(Allowance::do_try_state());
	});
}

/// The cooperatives and their members.
pub fn set_up() {
	[COOP, OTHER, UNCARRIED].into_iter().for_each(|coop| Active::insert(coop, ()));
	join(COOP, ANNA);
	join(COOP, BEN);
	join(OTHER, OLGA);
	join(UNCARRIED, UWE);
	Authoring::insert(VALIDATOR, ());
	reset_events();
}
