//! A runtime with pledges alone. The pallets around them are mocked in storage, so that they roll back with them; the
//! currencies are a small ledger without demurrage.

use crate as pallet_pledges;
use crate::{Claimants, PledgeOf, Terms};
use allmende_primitives::{
	assembly::{Body, Electorate, Installation, Offices, Roll, Voter, VoterClass, VoterNumber},
	currency::{
		Backing, ConsensusRule, CreditRule, Currencies, CurrencyId, CurrencyPolicy, DemurragePoint, Holders,
		Source, Split, Units,
	},
	traits::{Calendar, Organs, Register},
	AssemblyTerms, Authority, CoopId, Date, DocumentRef, EnsureAssembly, EnsureMediatorsOrFederation,
	Fraction, Majority, MemberNumber, Organ, UnixSeconds,
};
use frame_support::{
	assert_ok, derive_impl, ensure,
	pallet_prelude::ValueQuery,
	storage_alias,
	traits::{ConstU16, ConstU32, ConstU64},
	weights::Weight,
	Twox64Concat,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	BuildStorage, DispatchError, DispatchResult,
};
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// The community of the tests: members 1 to 9, whose numbers are their accounts.
pub const COOP: CoopId = 7;
/// Another one, whose only member is [`NEIGHBOUR`].
pub const OTHER: CoopId = 8;
/// The currency of [`COOP`].
pub const CUR: CurrencyId = 40;
/// The currency of [`OTHER`].
pub const FOREIGN: CurrencyId = 41;
/// There is none.
pub const NONE: CurrencyId = 99;

pub const ANNA: AccountId = 1;
pub const BEN: AccountId = 2;
pub const CARLA: AccountId = 3;
pub const DORA: AccountId = 4;
pub const EMIL: AccountId = 5;
pub const FRIDA: AccountId = 6;
pub const MEMBERS: u64 = 9;
pub const NEIGHBOUR: AccountId = 50;
/// Nobody's account.
pub const STRANGER: AccountId = 99;
/// Where members spend what they have.
pub const SHOP: AccountId = 77;

pub const DAY: UnixSeconds = 86_400;
/// Midnight of 1 March 2026.
pub const START: UnixSeconds = 1_772_323_200;
pub const LEAST_WINDOW: u64 = 10;
pub const CONFIRMATION: u32 = 14;
pub const MEDIATION: u32 = 30;
pub const GRACE: u32 = 7;
pub const WINDOW: u32 = 14;
pub const MAX_RUNNING: u32 = 4;
/// What the end of a block weighs for an account whose units have moved.
pub const SETTLEMENT: Weight = Weight::from_parts(7, 0);
/// What asking about the other communities that are listed weighs.
pub const LISTED: Weight = Weight::from_parts(5, 0);
/// What it weighs to tell whether the mediators can act.
pub const CAN_ACT: Weight = Weight::from_parts(3, 0);
/// The limit of a beginner, and the highest.
pub const FIRST: Units = 1_000;
pub const MOST: Units = 5_000;

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
	pub type Pledges = pallet_pledges;
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

impl authorities::Config for Test {}

impl pallet_pledges::Config for Test {
	type Currencies = Ledger;
	type Electorate = People;
	type Register = People;
	type Organs = People;
	type Offices = People;
	type Calendar = MockCalendar;
	type AssemblyOrigin = EnsureAssembly<RuntimeOrigin>;
	type MediatorsOrigin = EnsureMediatorsOrFederation<RuntimeOrigin>;
	type MaxRunning = ConstU32<MAX_RUNNING>;
	type LongestPledge = ConstU32<1_000>;
	type LongestDelivery = ConstU16<90>;
	type ConfirmationDays = ConstU32<CONFIRMATION>;
	type MediationDays = ConstU32<MEDIATION>;
	type GraceDays = ConstU32<GRACE>;
	type LeastWindow = ConstU64<LEAST_WINDOW>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockSetUp;
}

#[storage_alias]
type Now = StorageValue<Mock, UnixSeconds, ValueQuery>;

pub struct MockCalendar;
impl Calendar for MockCalendar {
	fn now() -> UnixSeconds {
		Now::get()
	}
}

#[storage_alias]
pub type Rolls = StorageMap<Mock, Twox64Concat, CoopId, Roll, ValueQuery>;
/// The members of today.
#[storage_alias]
pub type Numbers =
	StorageDoubleMap<Mock, Twox64Concat, CoopId, Twox64Concat, AccountId, (VoterNumber, VoterClass)>;
#[storage_alias]
pub type Mediators = StorageMap<Mock, Twox64Concat, CoopId, Vec<AccountId>, ValueQuery>;

pub struct People;
impl Electorate<AccountId> for People {
	fn terms(_: Body) -> Option<AssemblyTerms> {
		None
	}
	fn roll(body: Body) -> Roll {
		body.coop().map(Rolls::get).unwrap_or_default()
	}
	fn voter(body: Body, who: &AccountId) -> Option<Voter> {
		Numbers::get(body.coop()?, who).map(|(number, class)| Voter { number, class })
	}
	fn represented(_: Body, _: &Authority) -> Option<Voter> {
		None
	}
	fn class(body: Body, number: VoterNumber) -> Option<VoterClass> {
		let voter = |(other, class)| (other == number).then_some(class);
		Numbers::iter_prefix_values(body.coop()?).find_map(voter)
	}
	fn account(body: Body, number: VoterNumber) -> Option<AccountId> {
		Numbers::iter_prefix(body.coop()?).find(|(_, (other, _))| *other == number).map(|(who, _)| who)
	}
}
impl Register<AccountId> for People {
	fn is_member(coop: CoopId, who: &AccountId) -> bool {
		Numbers::contains_key(coop, who)
	}
	fn number(coop: CoopId, who: &AccountId) -> Option<MemberNumber> {
		Numbers::get(coop, who).map(|(number, _)| number)
	}
	fn end_by_transfer(_: CoopId, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}
impl Organs<AccountId> for People {
	fn is_seated(coop: CoopId, organ: Organ, who: &AccountId) -> bool {
		organ == Organ::Mediators && Mediators::get(coop).contains(who) && Self::is_member(coop, who)
	}
	fn vacate(_: CoopId, _: &AccountId) {}
}
impl Offices<AccountId> for People {
	fn seated(coop: CoopId, organ: Organ) -> u32 {
		if organ == Organ::Mediators {
			Mediators::get(coop).len() as u32
		} else {
			0
		}
	}
	fn can_act(coop: CoopId, organ: Organ) -> bool {
		Mediators::get(coop).iter().any(|who| Self::is_seated(coop, organ, who))
	}
	fn can_act_weight() -> Weight {
		CAN_ACT
	}
	fn ensure_eligible(_: CoopId, _: Organ, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
	fn needs_many(_: CoopId, _: Organ) -> bool {
		false
	}
	fn install(_: CoopId, _: Organ, _: Vec<AccountId>) -> Result<Installation<AccountId>, DispatchError> {
		Err(DispatchError::Unavailable)
	}
	fn unseat(_: CoopId, _: Organ, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}
}

#[storage_alias]
pub type Policies = StorageMap<Mock, Twox64Concat, CurrencyId, (CoopId, CurrencyPolicy)>;
#[storage_alias]
pub type PausedCurrencies = StorageMap<Mock, Twox64Concat, CurrencyId, ()>;
#[storage_alias]
pub type Backings = StorageMap<Mock, Twox64Concat, CurrencyId, Backing, ValueQuery>;
/// What accounts can spend.
#[storage_alias]
pub type Purses =
	StorageDoubleMap<Mock, Twox64Concat, CurrencyId, Twox64Concat, AccountId, Units, ValueQuery>;
#[storage_alias]
pub type Escrows =
	StorageDoubleMap<Mock, Twox64Concat, CurrencyId, Twox64Concat, AccountId, Units, ValueQuery>;
/// What each point was answered for, less what was given back with it. Every escrow has a point of its own.
#[storage_alias]
pub type Points = StorageDoubleMap<
	Mock,
	Twox64Concat,
	(CurrencyId, AccountId),
	Twox64Concat,
	DemurragePoint,
	Units,
	ValueQuery,
>;
/// The point of the last escrow.
#[storage_alias]
pub type LastPoint = StorageValue<Mock, DemurragePoint, ValueQuery>;

pub struct Ledger;
impl Ledger {
	pub const POOR: DispatchError = DispatchError::Other("too few units");
	pub const OTHER_POINT: DispatchError = DispatchError::Other("put there at another time");
	pub const LAST_UNIT: DispatchError = DispatchError::Other("the last unit stays beside an escrow");
	pub const PAUSED: DispatchError = DispatchError::Other("paused");

	fn take(currency: CurrencyId, from: Source<AccountId>, amount: Units) -> DispatchResult {
		let take = |have: &mut Units| -> DispatchResult {
			*have = have.checked_sub(amount).ok_or(Self::POOR)?;
			Ok(())
		};
		match from {
			Source::Free(who) => {
				Purses::try_mutate(currency, who, take)?;
				let lives = Purses::get(currency, who) > 0 || Self::escrowed(currency, who) == 0;
				ensure!(lives || amount == 0, Self::LAST_UNIT);
				Ok(())
			},
			Source::Escrow(who) => Escrows::try_mutate(currency, who, take),
		}
	}
	fn give(currency: CurrencyId, to: &AccountId, amount: Units) {
		Purses::mutate(currency, to, |have| *have += amount);
	}
}
impl Currencies<AccountId> for Ledger {
	fn community(currency: CurrencyId) -> Option<CoopId> {
		Policies::get(currency).map(|(coop, _)| coop)
	}
	fn policy(currency: CurrencyId) -> Option<CurrencyPolicy> {
		Policies::get(currency).map(|(_, policy)| policy)
	}
	fn is_paused(currency: CurrencyId) -> bool {
		PausedCurrencies::contains_key(currency)
	}
	fn pot(currency: CurrencyId) -> AccountId {
		1_000 + u64::from(currency)
	}
	fn spendable(currency: CurrencyId, who: &AccountId) -> Units {
		Purses::get(currency, who)
	}
	fn available(currency: CurrencyId, who: &AccountId) -> Units {
		let least = Units::from(Self::escrowed(currency, who) > 0);
		Purses::get(currency, who).saturating_sub(least)
	}
	fn escrowed(currency: CurrencyId, who: &AccountId) -> Units {
		Escrows::get(currency, who)
	}
	fn may_hold(currency: CurrencyId, who: &AccountId) -> bool {
		let Some((coop, policy)) = Policies::get(currency) else { return false };
		People::is_member(coop, who)
			|| match policy.holders {
				Holders::Members => false,
				Holders::Listed(coops) => coops.iter().any(|coop| People::is_member(*coop, who)),
				Holders::Anybody => true,
			}
	}
	fn backing(currency: CurrencyId) -> Backing {
		Backings::get(currency)
	}
	fn listed() -> Weight {
		LISTED
	}
	fn settlement() -> Weight {
		SETTLEMENT
	}
	fn issue(currency: CurrencyId, pledger: &AccountId, value: Units) -> Result<Split, DispatchError> {
		ensure!(!Self::is_paused(currency), Self::PAUSED);
		let policy = Self::policy(currency).ok_or(DispatchError::CannotLookup)?;
		let (part, whole) = (u128::from(policy.advance.numerator), u128::from(policy.advance.denominator));
		let advance = value * part / whole;
		let split = Split { advance, pot: value - advance };
		Self::give(currency, pledger, split.advance);
		Self::give(currency, &Self::pot(currency), split.pot);
		Backings::mutate(currency, |backing| {
			backing.supply += value;
			backing.outstanding += value;
		});
		Ok(split)
	}
	fn retire(currency: CurrencyId, from: Source<AccountId>, amount: Units) -> DispatchResult {
		Self::take(currency, from, amount)?;
		Backings::try_mutate(currency, |backing| {
			backing.supply = backing.supply.checked_sub(amount).ok_or(DispatchError::Corruption)?;
			backing.outstanding = backing.outstanding.checked_sub(amount).ok_or(DispatchError::Corruption)?;
			Ok(())
		})
	}
	fn write_off(currency: CurrencyId, amount: Units) -> DispatchResult {
		Backings::try_mutate(currency, |backing| {
			backing.outstanding = backing.outstanding.checked_sub(amount).ok_or(DispatchError::Corruption)?;
			backing.written_off += amount;
			Ok(())
		})
	}
	fn recover(currency: CurrencyId, from: Source<AccountId>, amount: Units) -> DispatchResult {
		Self::take(currency, from, amount)?;
		Backings::try_mutate(currency, |backing| {
			backing.supply = backing.supply.checked_sub(amount).ok_or(DispatchError::Corruption)?;
			backing.written_off = backing.written_off.checked_sub(amount).ok_or(DispatchError::Corruption)?;
			Ok(())
		})
	}
	fn pay(currency: CurrencyId, from: Source<AccountId>, to: &AccountId, amount: Units) -> DispatchResult {
		let known = Self::may_hold(currency, to) || *to == Self::pot(currency);
		ensure!(known, DispatchError::Other("cannot hold"));
		Self::take(currency, from, amount)?;
		Self::give(currency, to, amount);
		Ok(())
	}
	fn escrow(currency: CurrencyId, who: &AccountId, amount: Units) -> Result<DemurragePoint, DispatchError> {
		// The account lives by the unit that stays outside.
		ensure!(Purses::get(currency, who) > amount, Self::POOR);
		Self::take(currency, Source::Free(who), amount)?;
		Escrows::mutate(currency, who, |held| *held += amount);
		let point = LastPoint::mutate(|point| {
			point.0 += 1;
			*point
		});
		Points::insert((currency, *who), point, amount);
		Ok(point)
	}
	fn release(
		currency: CurrencyId,
		who: &AccountId,
		amount: Units,
		since: DemurragePoint,
	) -> DispatchResult {
		Points::try_mutate((currency, *who), since, |put| {
			*put = put.checked_sub(amount).ok_or(Self::OTHER_POINT)?;
			Ok::<(), DispatchError>(())
		})?;
		Self::take(currency, Source::Escrow(who), amount)?;
		Self::give(currency, who, amount);
		Ok(())
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockSetUp;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for MockSetUp {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		founders.into_iter().for_each(|who| {
			join_to(42, who, VoterClass::Ordinary);
		});
		42
	}
	fn admit(coop: CoopId, who: &AccountId) {
		join_to(coop, *who, VoterClass::Ordinary);
	}
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(today: Date) {
		Now::put(today.starts_at());
	}
}
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::currency::CurrencySetUp<AccountId> for MockSetUp {
	fn currency(coop: CoopId) -> CurrencyId {
		let mut policy = policy();
		policy.consensus.turnout = Fraction::ONE_TENTH;
		policy.consensus.witnesses = 0;
		(policy.credit.first, policy.credit.most) = (Units::MAX / 4, Units::MAX / 2);
		Policies::insert(43, (coop, policy));
		43
	}
	fn fund(currency: CurrencyId, who: &AccountId, amount: Units) {
		Ledger::give(currency, who, amount);
		Backings::mutate(currency, |backing| {
			backing.supply += amount;
			backing.outstanding += amount;
		});
	}
	fn fund_pot(currency: CurrencyId, _: &AccountId, amount: Units) {
		Self::fund(currency, &Ledger::pot(currency), amount);
	}
}

/// Half takes part, two thirds approve, one objection is borne, one vouches; half in advance.
pub fn policy() -> CurrencyPolicy {
	CurrencyPolicy {
		consensus: ConsensusRule {
			turnout: Fraction::new(1, 2),
			approval: Fraction::new(2, 3),
			most_objections: 1,
			witnesses: 1,
			window_days: WINDOW as u16,
		},
		advance: Fraction::new(1, 2),
		credit: CreditRule {
			first: FIRST,
			most: MOST,
			raise: Fraction::new(1, 4),
			keep: Fraction::new(1, 2),
			period_days: 30,
		},
		holders: Holders::Anybody,
		demurrage: None,
		daily_limit: None,
	}
}

pub fn set_policy(change: impl FnOnce(&mut CurrencyPolicy)) {
	Policies::mutate(CUR, |policy| change(&mut policy.as_mut().unwrap().1));
}

pub fn join_to(coop: CoopId, who: AccountId, class: VoterClass) -> VoterNumber {
	let mut roll = Rolls::get(coop);
	let number = roll.next.max(1);
	roll.next = number + 1;
	match class {
		VoterClass::Ordinary => roll.ordinary += 1,
		VoterClass::Investing => roll.investing += 1,
	}
	Rolls::insert(coop, roll);
	Numbers::insert(coop, who, (number, class));
	number
}

pub fn join(who: AccountId) -> VoterNumber {
	join_to(COOP, who, VoterClass::Ordinary)
}

pub fn leave(who: AccountId) {
	let (_, class) = Numbers::take(COOP, who).unwrap();
	Rolls::mutate(COOP, |roll| match class {
		VoterClass::Ordinary => roll.ordinary -= 1,
		VoterClass::Investing => roll.investing -= 1,
	});
}

pub fn today() -> Date {
	MockCalendar::today()
}

/// Lets days pass, in no block.
pub fn pass_days(days: u32) {
	Now::mutate(|now| *now += UnixSeconds::from(days) * DAY);
}

pub fn pass_blocks(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// Lets a period of so many days pass, whenever it has begun today.
pub fn pass(days: u32) {
	pass_days(days + 1);
	pass_blocks(LEAST_WINDOW + 1);
}

/// Lets the days of [`terms`] pass, and those of grace.
pub fn pass_grace() {
	pass(100);
	pass(GRACE);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn assembly_of(coop: CoopId) -> RuntimeOrigin {
	Authority::Assembly { coop, majority: Majority::Simple }.into()
}

pub fn mediators_of(coop: CoopId) -> RuntimeOrigin {
	Authority::Mediators { coop }.into()
}

pub fn federation() -> RuntimeOrigin {
	Authority::Federation { majority: Majority::Simple }.into()
}

/// Every origin that a call for signed callers must refuse.
pub fn unsigned_origins() -> [RuntimeOrigin; 5] {
	[
		RuntimeOrigin::root(),
		RuntimeOrigin::none(),
		Authority::Board { coop: COOP }.into(),
		assembly_of(COOP),
		mediators_of(COOP),
	]
}

/// Refuses all of these, whatever the call is about.
pub fn only_signed(call: impl Fn(RuntimeOrigin) -> DispatchResult) {
	for origin in unsigned_origins() {
		frame_support::assert_noop!(call(origin), DispatchError::BadOrigin);
	}
}

pub fn text(what: &str) -> DocumentRef {
	DocumentRef {
		hash: BlakeTwo256::hash(what.as_bytes()),
		address: what.as_bytes().to_vec().try_into().unwrap(),
	}
}

pub fn hash(byte: u8) -> H256 {
	H256::repeat_byte(byte)
}

/// Ten service units for everybody, in a hundred days, delivered within ten.
pub fn terms(value: Units) -> Terms<AccountId> {
	Terms {
		value,
		quantity: 10,
		until: today().plus_days(100),
		deliver_within_days: 10,
		claimants: Claimants::Holders,
	}
}

pub fn try_pledge(who: AccountId, terms: Terms<AccountId>) -> DispatchResult {
	Pledges::pledge(signed(who), CUR, text("garden work"), text("call in the morning"), terms)
}

/// A pledge of somebody, and its id.
pub fn pledge_on(who: AccountId, terms: Terms<AccountId>) -> u32 {
	let id = crate::NextPledgeId::<Test>::get(CUR);
	assert_ok!(try_pledge(who, terms));
	id
}

pub fn pledge(who: AccountId, value: Units) -> u32 {
	pledge_on(who, terms(value))
}

/// As many members as it takes approve a pledge, and one vouches.
pub fn carry(id: u32) {
	let pledger = info(id).pledger;
	let others: Vec<_> = (1..=MEMBERS).filter(|who| *who != pledger).collect();
	assert_ok!(Pledges::witness(signed(others[0]), CUR, id));
	for who in others.into_iter().take(4) {
		assert_ok!(Pledges::approve(signed(who), CUR, id));
	}
}

pub fn finalise(id: u32) {
	assert_ok!(Pledges::finalise(signed(STRANGER), CUR, id));
}

/// A pledge on which the members have agreed.
pub fn accepted_on(who: AccountId, terms: Terms<AccountId>) -> u32 {
	let id = pledge_on(who, terms);
	carry(id);
	pass(WINDOW);
	finalise(id);
	assert_eq!(info(id).status, crate::Status::Accepted);
	id
}

pub fn accepted(who: AccountId, value: Units) -> u32 {
	accepted_on(who, terms(value))
}

/// A pledge of Anna's that is overdue, with nothing claimed. She has spent what she got for it.
pub fn overdue(value: Units) -> u32 {
	let id = accepted(ANNA, value);
	spend(ANNA);
	pass_grace();
	id
}

pub fn try_claim(who: AccountId, id: u32, units: u32) -> DispatchResult {
	Pledges::claim(signed(who), CUR, id, units, Units::MAX, hash(1))
}

/// A claim by somebody who is given what it takes.
pub fn claim(who: AccountId, id: u32, units: u32) -> u32 {
	let claim = info(id).next_claim;
	deposit(who, Pledges::value_of(CUR, id, units).unwrap() + u128::from(purse(who) == 0));
	assert_ok!(try_claim(who, id, units));
	claim
}

pub fn deliver(id: u32, claim: u32) {
	assert_ok!(Pledges::deliver(signed(info(id).pledger), CUR, id, claim, hash(2)));
}

pub fn confirm(id: u32, claim: u32) {
	assert_ok!(Pledges::confirm(signed(claim_info(id, claim).claimant), CUR, id, claim));
}

/// Units for a deposit, as a gateway attests it.
pub fn deposit(who: AccountId, amount: Units) {
	Ledger::give(CUR, &who, amount);
	Backings::mutate(CUR, |backing| {
		backing.supply += amount;
		backing.reserve += amount;
	});
}

/// Somebody spends all that he can.
pub fn spend(who: AccountId) {
	let all = Ledger::available(CUR, &who);
	assert_ok!(Ledger::pay(CUR, Source::Free(&who), &SHOP, all));
}

pub fn purse(who: AccountId) -> Units {
	Purses::get(CUR, who)
}

pub fn escrow(who: AccountId) -> Units {
	Escrows::get(CUR, who)
}

pub fn pot() -> AccountId {
	Ledger::pot(CUR)
}

pub fn backing() -> Backing {
	Backings::get(CUR)
}

pub fn info(id: u32) -> PledgeOf<Test> {
	crate::Pledges::<Test>::get(CUR, id).unwrap()
}

pub fn claim_info(id: u32, claim: u32) -> crate::ClaimOf<Test> {
	crate::Claims::<Test>::get((CUR, id), claim).unwrap()
}

pub fn credit(who: AccountId) -> crate::Credit {
	crate::Credits::<Test>::get(CUR, who)
}

pub fn limit(who: AccountId) -> Units {
	Pledges::credit(CUR, who).unwrap().limit
}

pub fn tally(id: u32) -> crate::Tally {
	crate::Tallies::<Test>::get(CUR, id)
}

/// The events of pledges since the last look.
pub fn events() -> Vec<Event> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Pledges(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut externalities = sp_io::TestExternalities::new(storage);
	externalities.execute_with(|| {
		System::set_block_number(1);
		Now::put(START);
		(1..=MEMBERS).for_each(|who| assert_eq!(join(who), who as u32));
		join_to(OTHER, NEIGHBOUR, VoterClass::Ordinary);
		Policies::insert(CUR, (COOP, policy()));
		Policies::insert(FOREIGN, (OTHER, policy()));
	});
	externalities
}

/// Checks the invariants, and what only the mocked ledger knows: the supply is the sum of what stands behind it and of what
/// is in purses and in escrow, what is in escrow is what is claimed, and each claim keeps the point of its own escrow.
pub fn check_state() {
	assert_ok!(Pledges::do_try_state());
	for currency in [CUR, FOREIGN] {
		let backing = Backings::get(currency);
		assert_eq!(backing.supply, backing.outstanding + backing.reserve + backing.written_off);
		let held: Units = Purses::iter_prefix_values(currency).sum();
		let in_escrow: BTreeMap<AccountId, Units> =
			Escrows::iter_prefix(currency).filter(|(_, amount)| *amount > 0).collect();
		assert_eq!(backing.supply, held + in_escrow.values().sum::<Units>());
		let mut claimed = BTreeMap::<AccountId, Units>::new();
		for ((of, _), _, claim) in crate::Claims::<Test>::iter() {
			if of == currency && !matches!(claim.stage, crate::Stage::Settled { .. }) {
				assert_eq!(Points::get((currency, claim.claimant), claim.since), claim.value);
				*claimed.entry(claim.claimant).or_default() += claim.value;
			}
		}
		assert_eq!(in_escrow, claimed, "what is in escrow is not what is claimed");
	}
}

/// Runs a test at midnight of 1 March 2026 and checks the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_state();
	});
}
