//! A runtime with the pallet, a clock that tests set, a register that records, and a pallet that organs can call.

use crate::{
	self as pallet_cooperatives, ActionId, GenesisConfig, GenesisCooperative, GenesisModel, ModelId,
	ModelVersion, SeatAccounts, Statute, StatuteSource,
};
use allmende_primitives::{
	assembly::{Amendment, Amendments, Body, Electorate, Roll, Voter, VoterClass, VoterNumber},
	models,
	traits::{Cooperatives as _, Founder, OnFounded, Register, Standing},
	AssemblyTerms, Authority, CoopId, Date, DocumentRef, EnsureAssembly, EnsureBoard, EnsureFederation,
	LegalForm, Majority, MemberNumber, Name, Organ, OrganTerms, StatuteParameters, StatuteVersion, Subject,
	Symbol,
};
use codec::Encode;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, Contains, OnTimestampSet, Time},
	weights::Weight,
};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	BuildStorage, DispatchError, DispatchResult,
};

pub type AccountId = u64;

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
	pub type Cooperatives = pallet_cooperatives;
	#[runtime::pallet_index(2)]
	pub type Probe = probe;
	#[runtime::pallet_index(3)]
	pub type Members = members;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

/// A call that records by whose authority it ran, and that fails or costs what the test wants.
#[frame_support::pallet(dev_mode)]
pub mod probe {
	use allmende_primitives::{Authority, EnsureOrgan};
	use frame_support::{dispatch::WithPostDispatchInfo, pallet_prelude::*};
	use frame_system::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeOrigin: From<Authority> + Into<Result<Authority, OriginFor<Self>>>>
	{
	}

	#[pallet::storage]
	pub type Runs<T> = StorageValue<_, Vec<Authority>, ValueQuery>;

	#[pallet::storage]
	pub type Broken<T> = StorageValue<_, bool, ValueQuery>;

	#[pallet::error]
	pub enum Error<T> {
		Broken,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Declares 1000 and uses 400.
		#[pallet::weight(Weight::from_parts(1_000, 0))]
		pub fn run(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let (_, authority) = EnsureOrgan::<OriginFor<T>>::ensure_origin(origin)?;
			// Written before it fails, to see whether the failure takes it back.
			Runs::<T>::append(authority);
			ensure!(!Broken::<T>::get(), Error::<T>::Broken.with_weight(Weight::from_parts(300, 0)));
			Ok(Some(Weight::from_parts(400, 0)).into())
		}

		/// What no organ may decide.
		#[pallet::weight(Weight::from_parts(1_000, 0))]
		pub fn run_in_part(origin: OriginFor<T>) -> DispatchResult {
			let (_, authority) = EnsureOrgan::<OriginFor<T>>::ensure_origin(origin)?;
			Runs::<T>::append(authority);
			Ok(())
		}
	}
}

impl probe::Config for Test {}

/// Who is a member: the founders, until a test has it otherwise.
#[frame_support::pallet(dev_mode)]
pub mod members {
	use allmende_primitives::CoopId;
	use frame_support::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::storage]
	pub type Entries<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, T::AccountId, ()>;

	/// Those among them who only invest.
	#[pallet::storage]
	pub type Investing<T: Config> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, T::AccountId, ()>;
}

impl members::Config for Test {}

/// Somebody joins.
pub fn admit(coop: CoopId, who: AccountId) {
	members::Entries::<Test>::insert(coop, who, ());
}

/// Somebody joins who only invests.
pub fn admit_investing(coop: CoopId, who: AccountId) {
	admit(coop, who);
	members::Investing::<Test>::insert(coop, who, ());
}

/// A membership ends, and its exit is not completed yet.
pub fn end_membership(coop: CoopId, who: AccountId) {
	members::Entries::<Test>::remove(coop, who);
}

parameter_types! {
	/// Real time in milliseconds.
	pub static RealTime: u64 = 0;
	/// What was entered into the register.
	pub static Entered: Vec<(CoopId, Vec<Founder<AccountId>>)> = Vec::new();
	/// Whose seats were told of: taken or given up.
	pub static SeatsTold: Vec<(CoopId, Organ, AccountId, bool)> = Vec::new();
	/// Whether the register refuses the founders.
	pub static RegisterBroken: bool = false;
}

pub struct Clock;

impl Time for Clock {
	type Moment = u64;
	fn now() -> u64 {
		RealTime::get()
	}
}

/// A register that takes everybody who takes one share at least.
pub struct RecordedRegister;

pub const REFUSED: DispatchError = DispatchError::Other("refused by the register");

impl OnFounded<AccountId> for RecordedRegister {
	fn ensure_enterable(coop: CoopId, shares: u32) -> DispatchResult {
		assert!(
			Cooperatives::statute_in_force(coop).is_some(),
			"the statute can be read before the founding is complete"
		);
		frame_support::ensure!(shares > 0, REFUSED);
		Ok(())
	}

	fn founded(coop: CoopId, founders: Vec<Founder<AccountId>>) -> DispatchResult {
		assert!(Cooperatives::is_active(coop), "the founders enter an active cooperative");
		frame_support::ensure!(!RegisterBroken::get(), REFUSED);
		founders.iter().for_each(|founder| admit(coop, founder.account));
		Entered::mutate(|entered| entered.push((coop, founders)));
		Ok(())
	}
}

/// Hears of seats, and of nothing else.
pub struct RecordedStanding;

impl Standing<AccountId> for RecordedStanding {
	fn invited(_: &AccountId, _: &AccountId) -> DispatchResult {
		Err(REFUSED)
	}

	fn sponsored(_: CoopId, _: &AccountId) -> DispatchResult {
		Err(REFUSED)
	}

	fn founded(_: CoopId, _: &[AccountId]) {}

	fn joined(_: CoopId, _: &AccountId) {}

	fn left(_: CoopId, _: &AccountId, _: Option<CoopId>) {}

	fn seated(coop: CoopId, organ: Organ, who: &AccountId) {
		SeatsTold::mutate(|told| told.push((coop, organ, *who, true)));
	}

	fn unseated(coop: CoopId, organ: Organ, who: &AccountId) {
		SeatsTold::mutate(|told| told.push((coop, organ, *who, false)));
	}
}

impl Register<AccountId> for RecordedRegister {
	fn is_member(coop: CoopId, who: &AccountId) -> bool {
		members::Entries::<Test>::contains_key(coop, who)
	}

	fn number(_: CoopId, _: &AccountId) -> Option<MemberNumber> {
		None
	}

	fn end_by_transfer(_: CoopId, _: &AccountId) -> DispatchResult {
		Err(REFUSED)
	}
}

impl Electorate<AccountId> for RecordedRegister {
	fn terms(_: Body) -> Option<AssemblyTerms> {
		None
	}

	fn roll(body: Body) -> Roll {
		let all = body.coop().map_or(0, |coop| members::Entries::<Test>::iter_prefix(coop).count());
		Roll { ordinary: u32::try_from(all).unwrap(), ..Roll::default() }
	}

	fn voter(body: Body, who: &AccountId) -> Option<Voter> {
		let coop = body.coop().filter(|coop| Self::is_member(*coop, who))?;
		let invests = members::Investing::<Test>::contains_key(coop, who);
		let class = if invests { VoterClass::Investing } else { VoterClass::Ordinary };
		Some(Voter { number: 0, class })
	}

	fn represented(_: Body, _: &Authority) -> Option<Voter> {
		None
	}

	fn class(_: Body, _: VoterNumber) -> Option<VoterClass> {
		None
	}

	fn account(_: Body, _: VoterNumber) -> Option<AccountId> {
		None
	}
}

/// Closed to the call that stands for those which report success after a failure.
pub struct Decidable;

impl Contains<RuntimeCall> for Decidable {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Probe(probe::Call::run_in_part {}))
	}
}

/// Room for full organs, which the benchmarks ask for.
pub const MAX_FOUNDERS: u32 = 40;
pub const MAX_CALL_SIZE: u32 = 512;
pub const MAX_OPEN_ACTIONS: u32 = 4;
pub const ACTION_LIFETIME: u32 = 28;
pub const FOUNDING_PERIOD: u32 = 180;
pub const MAX_MODELS: u32 = 3;
pub const MAX_AMENDMENT_LEAD: u32 = 730;
pub const LEAST_WINDOW: u64 = 10;

impl pallet_cooperatives::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Time = Clock;
	type OnFounded = RecordedRegister;
	type Register = RecordedRegister;
	type Electorate = RecordedRegister;
	type Standing = RecordedStanding;
	type ActionFilter = Decidable;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type FederationOrigin = EnsureFederation<RuntimeOrigin>;
	type MaxFounders = ConstU32<MAX_FOUNDERS>;
	type MaxCallSize = ConstU32<MAX_CALL_SIZE>;
	type MaxOpenActions = ConstU32<MAX_OPEN_ACTIONS>;
	type ActionLifetime = ConstU32<ACTION_LIFETIME>;
	type FoundingPeriod = ConstU32<FOUNDING_PERIOD>;
	type MaxModels = ConstU32<MAX_MODELS>;
	type MaxAmendmentLead = ConstU32<MAX_AMENDMENT_LEAD>;
	type LeastWindow = ConstU64<LEAST_WINDOW>;
	type WeightInfo = Weights;
}

/// Weights that tell the calls and their sizes apart.
pub struct Weights;

const fn weight(call: u64, size: u32) -> Weight {
	Weight::from_parts(call * 1_000_000 + size as u64 * 1_000, 0)
}

impl crate::WeightInfo for Weights {
	fn found(n: u32) -> Weight {
		weight(1, n)
	}
	fn ratify() -> Weight {
		weight(2, 0)
	}
	fn ratify_last(n: u32) -> Weight {
		weight(3, n)
	}
	fn decline(n: u32) -> Weight {
		weight(4, n)
	}
	fn clear_lapsed(n: u32) -> Weight {
		weight(5, n)
	}
	fn propose_action(c: u32) -> Weight {
		weight(6, c)
	}
	fn propose_action_alone(c: u32) -> Weight {
		weight(7, c)
	}
	fn approve_action(c: u32) -> Weight {
		weight(8, c)
	}
	fn approve_action_last(c: u32) -> Weight {
		weight(9, c)
	}
	fn count_mediators(s: u32) -> Weight {
		weight(13, s)
	}
	fn withdraw_approval(c: u32) -> Weight {
		weight(10, c)
	}
	fn clear_action(c: u32) -> Weight {
		weight(11, c)
	}
	fn publish_document() -> Weight {
		weight(12, 0)
	}
	fn offer_model() -> Weight {
		weight(14, 0)
	}
	fn offer_model_version() -> Weight {
		weight(15, 0)
	}
	fn withdraw_model() -> Weight {
		weight(16, 0)
	}
}

/// The first timestamp: 2026-11-21, noon.
pub const START: u64 = 1_795_262_400;
/// The day of it.
pub const START_DAY: (i32, u32, u32) = (2026, 11, 21);

pub fn date(year: i32, month: u32, day: u32) -> Date {
	Date::from_ymd(year, month, day).unwrap()
}

pub fn start_day() -> Date {
	date(START_DAY.0, START_DAY.1, START_DAY.2)
}

#[derive(Default)]
pub struct ExtBuilder {
	genesis: GenesisConfig<Test>,
	no_timestamp: bool,
}

impl ExtBuilder {
	pub fn time_ratio(mut self, ratio: u32) -> Self {
		self.genesis.time_ratio = ratio;
		self
	}

	pub fn epoch(mut self, epoch: u64) -> Self {
		self.genesis.epoch = epoch;
		self
	}

	pub fn model(mut self, model: GenesisModel) -> Self {
		self.genesis.models.push(model);
		self
	}

	pub fn cooperative(mut self, cooperative: GenesisCooperative<AccountId>) -> Self {
		self.genesis.cooperatives.push(cooperative);
		self
	}

	/// Without the first block's timestamp.
	pub fn before_the_first_block(mut self) -> Self {
		self.no_timestamp = true;
		self
	}

	pub fn build(self) -> TestExternalities {
		RealTime::set(0);
		Entered::set(Vec::new());
		RegisterBroken::set(false);
		let genesis = RuntimeGenesisConfig { system: Default::default(), cooperatives: self.genesis };
		let mut ext = TestExternalities::new(genesis.build_storage().unwrap());
		ext.execute_with(|| {
			System::set_block_number(1);
			if !self.no_timestamp {
				set_real_time(START * 1_000);
			}
		});
		ext
	}

	/// Runs the test and checks all invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Cooperatives::do_try_state().unwrap();
		});
	}
}

pub fn new_test_ext() -> TestExternalities {
	ExtBuilder::default().build()
}

/// What the timestamp pallet does in a block.
pub fn set_real_time(millis: u64) {
	RealTime::set(millis);
	Cooperatives::on_timestamp_set(millis);
}

/// A block a day, which is few.
pub fn pass_days(days: u32) {
	pass_days_without_blocks(days);
	pass_blocks(days.into());
}

/// As on a compressed calendar, or while the chain stands still.
pub fn pass_days_without_blocks(days: u32) {
	set_real_time(RealTime::get() + u64::from(days) * 86_400_000);
}

pub fn pass_blocks(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn hash(text: &str) -> H256 {
	BlakeTwo256::hash(text.as_bytes())
}

pub fn document(text: &str) -> DocumentRef {
	DocumentRef {
		hash: hash(text),
		address: format!("https://example.org/{text}").into_bytes().try_into().unwrap(),
	}
}

pub fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn symbol(text: &str) -> Symbol {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn seats(accounts: &[AccountId]) -> SeatAccounts<AccountId> {
	accounts.to_vec().try_into().unwrap()
}

/// The built-in model.
pub fn model_source() -> StatuteSource {
	of_model(0, 1)
}

/// The model's parameters for a small group: no supervisory board, so many on the board, so many signatories.
pub fn lean(board: u8, signatories: u8) -> StatuteParameters {
	StatuteParameters {
		supervisory: None,
		board: OrganTerms { least: signatories, most: board, signatories, term_months: 36 },
		..models::citizens_cooperative()
	}
}

pub fn own(parameters: StatuteParameters) -> StatuteSource {
	StatuteSource::Own { parameters, text: document("statute") }
}

/// What `found` is asked for, valid until a test changes it.
#[derive(Clone)]
pub struct Request {
	pub caller: AccountId,
	pub source: StatuteSource,
	pub form: LegalForm,
	pub name: Name,
	pub symbol: Symbol,
	pub founders: Vec<AccountId>,
	pub board: Vec<AccountId>,
	pub supervisory: Vec<AccountId>,
}

impl Request {
	/// Five founders on the model statute: 1 and 2 on the board, 3 to 5 on the supervisory board.
	pub fn model() -> Self {
		Self {
			caller: 1,
			source: model_source(),
			form: LegalForm::RegisteredCooperative,
			name: name("Bürgergenossenschaft Musterdorf eG"),
			symbol: symbol("MUSTER"),
			founders: vec![1, 2, 3, 4, 5],
			board: vec![1, 2],
			supervisory: vec![3, 4, 5],
		}
	}

	/// Three founders, all on the board, on their own statute.
	pub fn lean(signatories: u8) -> Self {
		Self {
			source: own(lean(3, signatories)),
			founders: vec![1, 2, 3],
			board: vec![1, 2, 3],
			supervisory: vec![],
			..Self::model()
		}
	}

	pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
		change(&mut self);
		self
	}

	pub fn submit(self) -> DispatchResult {
		Cooperatives::found(
			signed(self.caller),
			Box::new(self.source),
			self.form,
			self.name,
			self.symbol,
			self.founders.try_into().unwrap(),
			self.board.try_into().unwrap(),
			self.supervisory.try_into().unwrap(),
		)
	}

	/// Begins the founding and answers its id.
	pub fn found(self) -> CoopId {
		let coop = crate::NextCoopId::<Test>::get();
		assert_ok!(self.submit());
		coop
	}

	/// Founds it, with the ratification of all.
	pub fn activate(self) -> CoopId {
		let founders = self.founders.clone();
		let coop = self.found();
		for founder in founders {
			assert_ok!(ratify(coop, founder));
		}
		coop
	}
}

pub fn statute(coop: CoopId) -> Statute {
	Cooperatives::statute_in_force(coop).unwrap().1
}

/// Ratifies with one share and the hash that is right.
pub fn ratify(coop: CoopId, who: AccountId) -> frame_support::dispatch::DispatchResultWithPostInfo {
	let statute_hash = statute(coop).text.hash;
	Cooperatives::ratify(signed(who), coop, statute_hash, 1, data_hash(who))
}

pub fn data_hash(who: AccountId) -> H256 {
	hash(&format!("data of {who}"))
}

/// The call that records by whose authority it ran.
pub fn probe_call() -> RuntimeCall {
	RuntimeCall::Probe(probe::Call::run {})
}

/// The call that the filter refuses.
pub fn refused_call() -> RuntimeCall {
	RuntimeCall::Probe(probe::Call::run_in_part {})
}

pub fn call_hash(call: &RuntimeCall) -> H256 {
	BlakeTwo256::hash(&call.encode())
}

/// Proposes the probe's call in the board and answers the action's id.
pub fn propose(coop: CoopId, who: AccountId) -> ActionId {
	let id = crate::NextActionId::<Test>::get(coop);
	assert_ok!(Cooperatives::propose_action(signed(who), coop, Organ::Board, Box::new(probe_call())));
	id
}

pub fn events() -> Vec<crate::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Cooperatives(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn assert_last(event: crate::Event<Test>) {
	System::assert_last_event(event.into());
}

pub fn board_origin(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

pub fn assembly_origin(coop: CoopId) -> RuntimeOrigin {
	Authority::Assembly { coop, majority: Majority::Simple }.into()
}

pub fn federation_origin(majority: Majority) -> RuntimeOrigin {
	Authority::Federation { majority }.into()
}

pub fn mediators_origin(coop: CoopId) -> RuntimeOrigin {
	Authority::Mediators { coop }.into()
}

pub fn supervisory_origin(coop: CoopId) -> RuntimeOrigin {
	Authority::Supervisory { coop }.into()
}

/// A source that changes the parameters of the statute in force, with a text of its own.
pub fn amended(coop: CoopId, text: &str, change: impl FnOnce(&mut StatuteParameters)) -> StatuteSource {
	let mut parameters = statute(coop).parameters;
	change(&mut parameters);
	StatuteSource::Own { parameters, text: document(text) }
}

/// The parameters of a model for small groups, with so many months' notice.
pub fn small(notice_months: u8) -> StatuteParameters {
	StatuteParameters { notice_months, ..lean(3, 2) }
}

/// A cooperative offers a model for small groups.
pub fn offer(sponsor: CoopId, notice_months: u8, text: &str) -> DispatchResult {
	offer_by(assembly_origin(sponsor), notice_months, text)
}

/// Somebody offers a model for small groups.
pub fn offer_by(origin: RuntimeOrigin, notice_months: u8, text: &str) -> DispatchResult {
	Cooperatives::offer_model(
		origin,
		LegalForm::RegisteredCooperative,
		name("Muster-Kleingenossenschaft"),
		Box::new(small(notice_months)),
		document(text),
	)
}

/// A cooperative offers a further version of a model.
pub fn offer_version(sponsor: CoopId, id: ModelId, notice_months: u8, text: &str) -> DispatchResult {
	offer_version_by(assembly_origin(sponsor), id, notice_months, text)
}

/// Somebody offers a further version of a model.
pub fn offer_version_by(origin: RuntimeOrigin, id: ModelId, notice_months: u8, text: &str) -> DispatchResult {
	Cooperatives::offer_model_version(origin, id, Box::new(small(notice_months)), document(text))
}

/// The federation withdraws a model by three quarters.
pub fn withdraw_model(id: ModelId) -> DispatchResult {
	Cooperatives::withdraw_model(federation_origin(Majority::ThreeQuarters), id, hash("reasons"))
}

/// The statute of a model.
pub fn of_model(id: ModelId, version: ModelVersion) -> StatuteSource {
	StatuteSource::Model { id, version, text: None }
}

/// A change of a version of the statute, as a motion holds it: with nothing that only the text says, as soon as can be.
pub fn motion(amended: StatuteVersion, source: StatuteSource) -> Amendment {
	Amendment { amended, source, subject: Subject::Other, from: None }
}

/// Confirms that a version is registered.
pub fn confirm(coop: CoopId, version: StatuteVersion) -> DispatchResult {
	<Cooperatives as Amendments>::confirm_registration(coop, version, hash("excerpt"))
}

/// The version in force.
pub fn version(coop: CoopId) -> StatuteVersion {
	<Cooperatives as allmende_primitives::traits::Cooperatives>::statute(coop).unwrap().version
}
