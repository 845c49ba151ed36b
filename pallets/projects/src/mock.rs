//! A runtime with the real assets pallet. Currencies, register, board and calendar are one small pallet, so that what
//! it keeps rolls back like everything else.

pub use crate::{
	pallet::{
		Allotments, Contributions, Incomes, MilestonePlans, MilestoneStateOf, MilestoneStates,
		MilestoneVotes, NextBudgetId, NextContributionId, NextProjectId, NextRoundId, OpenContributions,
		OpenProposals, OpenRounds, Participations, ProjectCounts, ProjectOf, Projects as ProjectRecords,
		ProjectsOf, Reserved, RoundOf, Rounds, Tallies, TokenProjects, VolunteerBudgetCounts,
		VolunteerBudgets,
	},
	types::*,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, Voter, VoterClass, VoterNumber},
	currency::{Backing, Currencies, CurrencyId, CurrencyPolicy, DemurragePoint, Source, Split, Units},
	traits::{Calendar, Organs},
	AssemblyTerms, Authority, CoopId, Date, DocumentRef, EnsureAssembly, EnsureBoard, Fraction, Majority,
	Organ, UnixSeconds,
};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64},
	weights::Weight,
	PalletId,
};
use frame_system::{mocking::MockBlock, EnsureRoot, EnsureSigned};
use pallet_assets::AutoIncAssetId;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, TokenError};

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// The community that the tests act in: members 1 to 9, whose numbers are their accounts. 1 and 2 are its board.
pub const COOP: CoopId = 7;
/// Another one, whose members are 8 and 1, in this order.
pub const OTHER: CoopId = 8;
/// Anna leads the project of most tests.
pub const ANNA: AccountId = 3;
pub const BEN: AccountId = 4;
pub const CLARA: AccountId = 5;
pub const DORA: AccountId = 6;
pub const EMIL: AccountId = 7;
/// A board member.
pub const FRIDA: AccountId = 1;
/// An investing member.
pub const INVESTOR: AccountId = 9;
/// Never a member.
pub const STRANGER: AccountId = 99;

/// The currency of [`COOP`], and that of [`OTHER`].
pub const MINUTE: CurrencyId = 40;
pub const TALER: CurrencyId = 41;
/// The id that the first participation token takes. None of the currencies'.
pub const FIRST_TOKEN: TokenId = 42;
/// What each pot begins with.
pub const POT: Units = 100_000;
/// What the end of a block weighs for an account whose units have moved.
pub const SETTLEMENT: Weight = Weight::from_parts(7, 0);
/// What asking about the other communities that are listed weighs.
pub const LISTED: Weight = Weight::from_parts(5, 0);
/// What each member begins with.
pub const PURSE: Units = 1_000;

/// The day that each test begins on.
pub const START: Date = Date(20_000);
/// Days that a round in the tests is open.
pub const ROUND_DAYS: u32 = 14;
pub const LEAST_WINDOW: u64 = 10;

/// Stands for the pallets currencies, membership and cooperatives.
#[frame_support::pallet(dev_mode)]
pub mod ledger {
	use super::*;
	use frame_support::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::origin]
	pub type Origin = Authority;

	#[pallet::storage]
	pub type Communities<T> = StorageMap<_, Twox64Concat, CurrencyId, CoopId>;
	/// What accounts can spend.
	#[pallet::storage]
	pub type Free<T> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, AccountId, Units, ValueQuery>;
	#[pallet::storage]
	pub type Escrow<T> =
		StorageDoubleMap<_, Twox64Concat, CurrencyId, Twox64Concat, AccountId, Units, ValueQuery>;
	#[pallet::storage]
	pub type Paused<T> = StorageValue<_, bool, ValueQuery>;
	/// Members by account.
	#[pallet::storage]
	pub type Members<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, AccountId, VoterNumber>;
	#[pallet::storage]
	pub type LastNumber<T> = StorageMap<_, Twox64Concat, CoopId, VoterNumber, ValueQuery>;
	#[pallet::storage]
	pub type Investing<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, AccountId, ()>;
	#[pallet::storage]
	pub type Board<T> = StorageDoubleMap<_, Twox64Concat, CoopId, Twox64Concat, AccountId, ()>;
	#[pallet::storage]
	pub type Today<T> = StorageValue<_, u32, ValueQuery>;
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
	pub type Ledger = ledger;
	#[runtime::pallet_index(4)]
	pub type Projects = crate;
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
	pub const ProjectsPalletId: PalletId = PalletId(*b"al/prjct");
	pub const LeastTurnout: Fraction = Fraction::new(1, 2);
	pub static Confirmers: u32 = 2;
	pub static NoTokenIds: bool = false;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type Freezer = Projects;
	type AssetIdAllocator = AutoIncAssetId<Test>;
}

impl ledger::Config for Test {}

/// The ids of the assets pallet, or none.
pub struct TokenIds;
impl pallet_assets::AssetIdAllocator<TokenId> for TokenIds {
	fn next() -> Option<TokenId> {
		AutoIncAssetId::<Test>::next().filter(|_| !NoTokenIds::get())
	}
	fn advance() -> Result<(), ()> {
		AutoIncAssetId::<Test>::advance()
	}
	fn advance_from(id: &TokenId) -> Result<(), ()> {
		AutoIncAssetId::<Test>::advance_from(id)
	}
}

impl crate::Config for Test {
	type Currencies = Ledger;
	type Electorate = Ledger;
	type Organs = Ledger;
	type Calendar = Ledger;
	type Assets = Assets;
	type TokenIds = TokenIds;
	type BoardOrigin = EnsureBoard<RuntimeOrigin>;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type PalletId = ProjectsPalletId;
	type Points = ConstU32<100>;
	type MaxOpenProposals = ConstU32<40>;
	type MaxOpenContributions = ConstU32<3>;
	type Confirmers = Confirmers;
	type ShortestRound = ConstU32<7>;
	type LongestRound = ConstU32<60>;
	type AcceptanceDays = ConstU32<14>;
	type LeastTurnout = LeastTurnout;
	type MilestoneGrace = ConstU32<30>;
	type LeastWindow = ConstU64<LEAST_WINDOW>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}

impl Calendar for Ledger {
	fn now() -> UnixSeconds {
		Date(ledger::Today::<Test>::get()).starts_at()
	}
}

impl Organs<AccountId> for Ledger {
	fn is_seated(coop: CoopId, organ: Organ, who: &AccountId) -> bool {
		organ == Organ::Board && ledger::Board::<Test>::contains_key(coop, who)
	}
	fn vacate(coop: CoopId, who: &AccountId) {
		ledger::Board::<Test>::remove(coop, who);
	}
}

impl Electorate<AccountId> for Ledger {
	fn terms(_: Body) -> Option<AssemblyTerms> {
		None
	}
	fn roll(body: Body) -> Roll {
		let Some(coop) = body.coop() else { return Roll::default() };
		let next = ledger::LastNumber::<Test>::get(coop) + 1;
		Roll { next, ordinary: ledger::Members::<Test>::iter_prefix(coop).count() as u32, investing: 0 }
	}
	fn voter(body: Body, who: &AccountId) -> Option<Voter> {
		let coop = body.coop()?;
		let number = ledger::Members::<Test>::get(coop, who)?;
		let class = match ledger::Investing::<Test>::contains_key(coop, who) {
			true => VoterClass::Investing,
			false => VoterClass::Ordinary,
		};
		Some(Voter { number, class })
	}
	fn represented(_: Body, _: &Authority) -> Option<Voter> {
		None
	}
	fn class(body: Body, number: VoterNumber) -> Option<VoterClass> {
		Self::voter(body, &Self::account(body, number)?).map(|voter| voter.class)
	}
	fn account(body: Body, number: VoterNumber) -> Option<AccountId> {
		let mut members = ledger::Members::<Test>::iter_prefix(body.coop()?);
		members.find(|(_, other)| *other == number).map(|(who, _)| who)
	}
}

fn take(from: Source<AccountId>, currency: CurrencyId, amount: Units) -> DispatchResult {
	let lower = |left: &mut Units| {
		*left = left.checked_sub(amount).ok_or(TokenError::FundsUnavailable)?;
		Ok(())
	};
	match from {
		Source::Free(who) => ledger::Free::<Test>::try_mutate(currency, who, lower),
		Source::Escrow(who) => ledger::Escrow::<Test>::try_mutate(currency, who, lower),
	}
}

/// The contract of the trait, without demurrage and daily limits. Nobody but members can hold.
impl Currencies<AccountId> for Ledger {
	fn community(currency: CurrencyId) -> Option<CoopId> {
		ledger::Communities::<Test>::get(currency)
	}
	fn policy(_: CurrencyId) -> Option<CurrencyPolicy> {
		None
	}
	fn is_paused(_: CurrencyId) -> bool {
		ledger::Paused::<Test>::get()
	}
	fn pot(currency: CurrencyId) -> AccountId {
		1_000_000 + u64::from(currency)
	}
	fn spendable(currency: CurrencyId, who: &AccountId) -> Units {
		match ledger::Paused::<Test>::get() {
			true => 0,
			false => Self::available(currency, who),
		}
	}
	fn available(currency: CurrencyId, who: &AccountId) -> Units {
		let last = Units::from(Self::escrowed(currency, who) > 0);
		ledger::Free::<Test>::get(currency, who).saturating_sub(last)
	}
	fn escrowed(currency: CurrencyId, who: &AccountId) -> Units {
		ledger::Escrow::<Test>::get(currency, who)
	}
	fn may_hold(currency: CurrencyId, who: &AccountId) -> bool {
		Self::community(currency).is_some_and(|coop| ledger::Members::<Test>::contains_key(coop, who))
			|| *who == Self::pot(currency)
	}
	fn backing(_: CurrencyId) -> Backing {
		Backing::default()
	}
	fn listed() -> Weight {
		LISTED
	}
	fn settlement() -> Weight {
		SETTLEMENT
	}
	fn issue(_: CurrencyId, _: &AccountId, _: Units) -> Result<Split, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn retire(_: CurrencyId, _: Source<AccountId>, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn write_off(_: CurrencyId, _: Units) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn pay(currency: CurrencyId, from: Source<AccountId>, to: &AccountId, amount: Units) -> DispatchResult {
		frame_support::ensure!(!Self::is_paused(currency), DispatchError::Unavailable);
		frame_support::ensure!(Self::may_hold(currency, to), TokenError::Blocked);
		take(from, currency, amount)?;
		ledger::Free::<Test>::mutate(currency, to, |free| *free += amount);
		Ok(())
	}
	fn escrow(currency: CurrencyId, who: &AccountId, amount: Units) -> Result<DemurragePoint, DispatchError> {
		take(Source::Free(who), currency, amount)?;
		frame_support::ensure!(ledger::Free::<Test>::get(currency, who) > 0, TokenError::NotExpendable);
		ledger::Escrow::<Test>::mutate(currency, who, |held| *held += amount);
		Ok(DemurragePoint::default())
	}
	fn release(currency: CurrencyId, who: &AccountId, amount: Units, _: DemurragePoint) -> DispatchResult {
		take(Source::Escrow(who), currency, amount)?;
		ledger::Free::<Test>::mutate(currency, who, |free| *free += amount);
		Ok(())
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for BenchmarkHelper {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		for (index, who) in founders.iter().enumerate() {
			enter(COOP, *who);
			if index < 2 {
				ledger::Board::<Test>::insert(COOP, who, ());
			}
		}
		COOP
	}
	fn admit(coop: CoopId, who: &AccountId) {
		enter(coop, *who);
	}
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(today: Date) {
		ledger::Today::<Test>::put(today.0);
	}
}
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::currency::CurrencySetUp<AccountId> for BenchmarkHelper {
	/// A benchmark with a range begins again with an empty state.
	fn currency(coop: CoopId) -> CurrencyId {
		ledger::Communities::<Test>::insert(MINUTE, coop);
		if !pallet_assets::NextAssetId::<Test>::exists() {
			pallet_assets::NextAssetId::<Test>::put(FIRST_TOKEN);
		}
		MINUTE
	}
	fn fund(currency: CurrencyId, who: &AccountId, amount: Units) {
		ledger::Free::<Test>::mutate(currency, who, |free| *free += amount);
	}
	fn fund_pot(currency: CurrencyId, _: &AccountId, amount: Units) {
		Self::fund(currency, &Ledger::pot(currency), amount);
	}
}

/// The state that each test begins with: two communities with their currencies and members.
pub fn new_test_ext() -> sp_io::TestExternalities {
	Confirmers::set(2);
	NoTokenIds::set(false);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		// Members need none; these own some, so that no wallet call fails for want of a deposit.
		balances: [ANNA, BEN, CLARA, STRANGER].map(|who| (who, 1_000)).to_vec(),
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
		ledger::Today::<Test>::put(START.0);
		for (currency, coop) in [(MINUTE, COOP), (TALER, OTHER)] {
			ledger::Communities::<Test>::insert(currency, coop);
			ledger::Free::<Test>::insert(currency, Ledger::pot(currency), POT);
		}
		(1..=9).for_each(|who| enter(COOP, who));
		[8, 1].into_iter().for_each(|who| enter(OTHER, who));
		ledger::Investing::<Test>::insert(COOP, INVESTOR, ());
		[1, 2].into_iter().for_each(|who| ledger::Board::<Test>::insert(COOP, who, ()));
		for who in (1..=9).chain([STRANGER]) {
			ledger::Free::<Test>::insert(MINUTE, who, PURSE);
		}
	});
	ext
}

/// Runs a test and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = units();
		test();
		check_state();
		assert_eq!(units(), before, "units were lost or made");
	});
}

/// Checks the invariants of this pallet and of the tokens, and its books against the ledger.
pub fn check_state() {
	Projects::do_try_state().expect("an invariant is broken");
	#[cfg(feature = "try-runtime")]
	Assets::do_try_state().expect("an invariant of the assets pallet is broken");
	for currency in [MINUTE, TALER] {
		assert_eq!(
			ledger::Escrow::<Test>::get(currency, Ledger::pot(currency)),
			Reserved::<Test>::get(currency),
			"the pot's escrow is not what this pallet has reserved"
		);
	}
}

/// All units that there are.
pub fn units() -> Units {
	ledger::Free::<Test>::iter_values().sum::<Units>() + ledger::Escrow::<Test>::iter_values().sum::<Units>()
}

/// Enters a member.
pub fn enter(coop: CoopId, who: AccountId) {
	let number = ledger::LastNumber::<Test>::mutate(coop, |last| {
		*last += 1;
		*last
	});
	ledger::Members::<Test>::insert(coop, who, number);
}

/// A member leaves.
pub fn leave(coop: CoopId, who: AccountId) {
	ledger::Members::<Test>::remove(coop, who);
	ledger::Board::<Test>::remove(coop, who);
}

/// Lets days pass, and with each of them a block.
pub fn pass(days: u32) {
	ledger::Today::<Test>::mutate(|today| *today += days);
	System::set_block_number(System::block_number() + u64::from(days));
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn board() -> RuntimeOrigin {
	Authority::Board { coop: COOP }.into()
}

pub fn assembly() -> RuntimeOrigin {
	Authority::Assembly { coop: COOP, majority: Majority::Simple }.into()
}

/// The organs of [`OTHER`].
pub fn others() -> [RuntimeOrigin; 2] {
	[
		Authority::Board { coop: OTHER }.into(),
		Authority::Assembly { coop: OTHER, majority: Majority::NineTenths }.into(),
	]
}

/// Nobody who could decide for a community.
pub fn no_organs() -> Vec<RuntimeOrigin> {
	vec![
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		Authority::Supervisory { coop: COOP }.into(),
		Authority::Mediators { coop: COOP }.into(),
		Authority::Federation { majority: Majority::NineTenths }.into(),
	]
}

/// Nobody who signs.
pub fn unsigned() -> Vec<RuntimeOrigin> {
	no_organs().into_iter().chain([board(), assembly()]).collect()
}

pub fn some_hash(number: u64) -> H256 {
	H256::from_low_u64_be(number)
}

pub fn text(number: u64) -> DocumentRef {
	DocumentRef { hash: some_hash(number), address: b"ipfs://text".to_vec().try_into().unwrap() }
}

/// Milestones of these amounts, due 100, 200, ... days after the start.
pub fn milestones(amounts: &[Units]) -> Milestones {
	let milestone = |(number, amount): (u32, &Units)| Milestone {
		text_hash: some_hash(number.into()),
		amount: *amount,
		due: START.plus_days(number * 100),
	};
	(1u32..).zip(amounts).map(milestone).collect::<Vec<_>>().try_into().unwrap()
}

/// Contributors are paid, and participate.
pub const SHARED: PayTo = PayTo::Contributors { participation: true };

/// A plan with milestones of these amounts, which can be begun with any of it.
pub fn plan(amounts: &[Units], pay_to: PayTo) -> Plan {
	Plan { text: text(1), budget: amounts.iter().sum(), least: 1, milestones: milestones(amounts), pay_to }
}

/// A proposal in [`MINUTE`].
pub fn propose(lead: AccountId, plan: Plan) -> ProjectId {
	let id = NextProjectId::<Test>::get();
	assert_ok!(Projects::propose(signed(lead), MINUTE, Box::new(plan)));
	id
}

pub fn ids(projects: &[ProjectId]) -> RoundProjects {
	projects.to_vec().try_into().unwrap()
}

pub fn points(points: &[(ProjectId, u32)]) -> Allotment {
	points.to_vec().try_into().unwrap()
}

/// A round of the assembly over these projects, for [`ROUND_DAYS`].
pub fn open(budget: Units, projects: &[ProjectId]) -> RoundId {
	let id = NextRoundId::<Test>::get();
	let until = Projects::today().plus_days(ROUND_DAYS);
	assert_ok!(Projects::open_round(assembly(), MINUTE, budget, until, ids(projects)));
	id
}

pub fn allot(who: AccountId, round: RoundId, given: &[(ProjectId, u32)]) {
	assert_ok!(Projects::allot(signed(who), round, points(given)));
}

/// Lets the window of a round pass and closes it.
pub fn close(round: RoundId) {
	pass(ROUND_DAYS + 1);
	assert_ok!(Projects::close_round(signed(STRANGER), round, MAX_ROUND_PROJECTS));
}

/// A project of Anna that Ben, Clara, Dora and Emil have funded with the whole of its budget.
pub fn funded(amounts: &[Units], pay_to: PayTo) -> ProjectId {
	let project = propose(ANNA, plan(amounts, pay_to));
	let round = open(amounts.iter().sum(), &[project]);
	[BEN, CLARA, DORA, EMIL].into_iter().for_each(|who| allot(who, round, &[(project, 50)]));
	close(round);
	project
}

/// A milestone that Anna has reported.
pub fn reported(project: ProjectId, milestone: MilestoneNumber) {
	assert_ok!(Projects::report_milestone(signed(ANNA), project, milestone, some_hash(5)));
}

/// A milestone that the board has accepted.
pub fn accepted(project: ProjectId, milestone: MilestoneNumber) {
	reported(project, milestone);
	assert_ok!(Projects::accept_milestone(board(), project, milestone));
}

/// A contribution that is recorded.
pub fn contributed(who: AccountId, project: ProjectId, amount: Units) -> ContributionId {
	let id = NextContributionId::<Test>::get(project);
	assert_ok!(Projects::contribute(signed(who), project, Work::Minutes(60), amount, some_hash(6)));
	id
}

/// A contribution that Anna has confirmed.
pub fn confirmed(who: AccountId, project: ProjectId, amount: Units) {
	let id = contributed(who, project, amount);
	assert_ok!(Projects::confirm_contribution(signed(ANNA), project, id, amount));
}

/// A project of 1,000 in which Ben has earned 300 tokens and Clara 100.
pub fn shared() -> ProjectId {
	let project = funded(&[600, 400], SHARED);
	accepted(project, 0);
	confirmed(BEN, project, 300);
	confirmed(CLARA, project, 100);
	project
}

pub fn project(id: ProjectId) -> ProjectOf<Test> {
	ProjectRecords::<Test>::get(id).unwrap()
}

pub fn round(id: RoundId) -> RoundOf<Test> {
	Rounds::<Test>::get(id).unwrap()
}

/// What somebody can spend of [`MINUTE`].
pub fn purse(who: AccountId) -> Units {
	ledger::Free::<Test>::get(MINUTE, who)
}

/// What the pot of [`MINUTE`] can spend.
pub fn pot() -> Units {
	purse(Ledger::pot(MINUTE))
}

/// The participation tokens that a wallet shows.
pub fn tokens(project: ProjectId, who: AccountId) -> u128 {
	Assets::balance(self::project(project).token.unwrap(), who)
}

/// The events of this pallet since they were asked for last.
pub fn events() -> Vec<Event> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Projects(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}
