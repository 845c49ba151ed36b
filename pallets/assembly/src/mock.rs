//! A runtime with the assembly alone. The pallets around it are mocked in storage, so that they roll back with it.

use crate as pallet_assembly;
pub use crate::BallotMode;
use crate::{
	Actor, Ballot, Choice, Concerned, Content, Counts, Form, MotionOf, Named, Plan, ProposalOf, Status, Tally,
};
use allmende_primitives::{
	assembly::{
		Amendment, Amendments, Body, Electorate, EnsureAuthority, Installation, Offices, Roll, Voter,
		VoterClass, VoterNumber,
	},
	models,
	statute::StatuteSource,
	traits::{Calendar, Organs},
	AssemblyTerms, Authority, CoopId, DocumentRef, EnsureFederationOrBoard, Fraction, LegalForm, Majority,
	Organ, Subject, UnixSeconds,
};
use codec::{Decode, Encode};
use frame_support::{
	assert_ok, derive_impl, parameter_types, storage_alias,
	traits::{ConstU32, ConstU64, Contains},
	weights::Weight,
	Twox64Concat,
};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	BoundedVec, BuildStorage, DispatchError, DispatchResult,
};

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// The cooperative that the tests act in: members 1 to 12, whose numbers are their accounts.
pub const COOP: CoopId = 7;
/// Another one, whose members are 3, 2 and 1, in this order.
pub const OTHER: CoopId = 8;
pub const BODY: Body = Body::Members(COOP);
pub const FEDERATION: Body = Body::Federation;
pub const BOARD: [AccountId; 2] = [1, 2];
pub const SUPERVISORY: [AccountId; 3] = [3, 4, 5];
pub const OFFICERS: [AccountId; 3] = [6, 7, 8];
/// Nobody's account.
pub const STRANGER: AccountId = 99;

pub const DAY: UnixSeconds = 86_400;
pub const HOUR: UnixSeconds = 3_600;
/// Two weeks and one week as notices, in the strictest reading.
pub const TWO_WEEKS: UnixSeconds = 15 * DAY + HOUR;
pub const ONE_WEEK: UnixSeconds = 8 * DAY + HOUR;
/// Midnight of 1 March 2026.
pub const START: UnixSeconds = 1_772_323_200;
pub const LEAST_WINDOW: u64 = 10;
pub const LOT_DELAY: u64 = 5;
pub const MOST: Weight = Weight::from_parts(1_000_000_000, u64::MAX);

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

/// Calls for an assembly to decide.
#[frame_support::pallet(dev_mode)]
pub mod probe {
	use super::{Authority, Majority};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeOrigin: Into<Result<Authority, Self::RuntimeOrigin>>>
	{
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::storage]
	pub type Ran<T> = StorageValue<_, Vec<(u32, Authority)>, ValueQuery>;

	#[pallet::error]
	pub enum Error<T> {
		MajorityTooLow,
		AfterAll,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Notes what it was run as, if the majority is enough.
		pub fn note(origin: OriginFor<T>, what: u32, least: Majority) -> DispatchResult {
			let authority = origin.into().map_err(|_| DispatchError::BadOrigin)?;
			let (Authority::Assembly { majority, .. } | Authority::Federation { majority }) = authority
			else {
				return Err(DispatchError::BadOrigin);
			};
			ensure!(majority >= least, Error::<T>::MajorityTooLow);
			Ran::<T>::append((what, authority));
			Ok(())
		}

		/// Writes, and fails then.
		pub fn fail(_origin: OriginFor<T>) -> DispatchResult {
			Ran::<T>::append((0, Authority::Board { coop: 0 }));
			Err(Error::<T>::AfterAll.into())
		}

		/// Weighs something and holds many bytes.
		#[pallet::weight(Weight::from_parts(5_000, 0))]
		pub fn weigh(_origin: OriginFor<T>, _bytes: Vec<u8>) -> DispatchResultWithPostInfo {
			Ok(Some(Weight::from_parts(2_000, 0)).into())
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
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(3)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(4)]
	pub type Authorities = authorities;
	#[runtime::pallet_index(5)]
	pub type Probe = probe;
	#[runtime::pallet_index(6)]
	pub type Assembly = pallet_assembly;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
	type BlockHashCount = ConstU64<50>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type ExistentialDeposit = ConstU64<10>;
}

impl pallet_preimage::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type Currency = Balances;
	type ManagerOrigin = frame_system::EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

impl authorities::Config for Test {}
impl probe::Config for Test {}

parameter_types! {
	pub const MaxOpenMotions: u32 = 3;
}

/// Refuses batches that can fail in part.
pub struct NoBatch;
impl Contains<RuntimeCall> for NoBatch {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Utility(pallet_utility::Call::batch { .. })) && !Closed::exists()
	}
}

/// Set when a new version of the runtime closes what was open.
#[storage_alias]
pub type Closed = StorageValue<Mock, ()>;

impl pallet_assembly::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Preimages = Preimage;
	type Calendar = MockCalendar;
	type Electorate = MockElectorate;
	type Organs = MockOrgans;
	type Offices = MockOrgans;
	type Amendments = MockAmendments;
	type CallFilter = NoBatch;
	type AuthorityOrigin = EnsureAuthority<RuntimeOrigin>;
	// The board stands in for the mediators.
	type AnnulOrigin = EnsureFederationOrBoard<RuntimeOrigin>;
	type MaxCallSize = ConstU32<1_024>;
	type MaxAgenda = ConstU32<4>;
	type MaxBloc = ConstU32<8>;
	type DelegatesAbove = ConstU32<1_500>;
	type MaxOpenMotions = MaxOpenMotions;
	type MotionLifetime = ConstU32<90>;
	type LongestLead = ConstU32<200>;
	type LongestVoting = ConstU32<60>;
	type LongestCounting = ConstU32<14>;
	type LeastWindow = ConstU64<LEAST_WINDOW>;
	type LotDelay = ConstU64<LOT_DELAY>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = MockSetUp;
}

#[storage_alias]
type Now = StorageValue<Mock, UnixSeconds, frame_support::pallet_prelude::ValueQuery>;

pub struct MockCalendar;
impl Calendar for MockCalendar {
	fn now() -> UnixSeconds {
		Now::get()
	}
}

#[derive(Clone, Encode, Decode, TypeInfo)]
pub struct Member {
	pub account: AccountId,
	pub class: VoterClass,
	pub present: bool,
}

#[storage_alias]
pub type Members = StorageDoubleMap<Mock, Twox64Concat, CoopId, Twox64Concat, VoterNumber, Member>;
#[storage_alias]
pub type Numbers = StorageDoubleMap<Mock, Twox64Concat, CoopId, Twox64Concat, AccountId, VoterNumber>;
#[storage_alias]
pub type Rolls = StorageMap<Mock, Twox64Concat, Body, Roll, frame_support::pallet_prelude::ValueQuery>;
#[storage_alias]
pub type Terms = StorageMap<Mock, Twox64Concat, Body, AssemblyTerms>;
/// The member cooperatives: their number, and whether their own assembly votes for them.
#[storage_alias]
pub type Federated = StorageMap<Mock, Twox64Concat, CoopId, (VoterNumber, bool)>;
#[storage_alias]
pub type Seats = StorageDoubleMap<
	Mock,
	Twox64Concat,
	CoopId,
	Twox64Concat,
	Organ,
	Vec<AccountId>,
	frame_support::pallet_prelude::ValueQuery,
>;

pub struct MockElectorate;
impl Electorate<AccountId> for MockElectorate {
	fn terms(body: Body) -> Option<AssemblyTerms> {
		Terms::get(body)
	}
	fn roll(body: Body) -> Roll {
		Rolls::get(body)
	}
	fn voter(body: Body, who: &AccountId) -> Option<Voter> {
		let number = Numbers::get(body.coop()?, who)?;
		Self::class(body, number).map(|class| Voter { number, class })
	}
	fn represented(body: Body, authority: &Authority) -> Option<Voter> {
		let (number, by_assembly) = match body {
			Body::Federation => Federated::get(authority.coop()?)?,
			Body::Members(_) => return None,
		};
		let votes = match authority {
			Authority::Board { .. } => !by_assembly,
			Authority::Assembly { .. } => by_assembly,
			_ => false,
		};
		votes.then_some(Voter { number, class: VoterClass::Ordinary })
	}
	fn class(body: Body, number: VoterNumber) -> Option<VoterClass> {
		match body.coop() {
			Some(coop) => {
				Members::get(coop, number).filter(|member| member.present).map(|member| member.class)
			},
			None => {
				Federated::iter_values().any(|(other, _)| other == number).then_some(VoterClass::Ordinary)
			},
		}
	}
	fn account(body: Body, number: VoterNumber) -> Option<AccountId> {
		Members::get(body.coop()?, number).filter(|member| member.present).map(|member| member.account)
	}
}

/// What it weighs to tell whether an organ can act.
pub const CAN_ACT: Weight = Weight::from_parts(3, 0);

/// Set while the terms of all organs, of two seats each, run on.
#[storage_alias]
pub type TermsRun = StorageValue<Mock, ()>;

pub struct MockOrgans;
impl Organs<AccountId> for MockOrgans {
	fn is_seated(coop: CoopId, organ: Organ, who: &AccountId) -> bool {
		Seats::get(coop, organ).contains(who) && is_member(coop, *who)
	}
	fn vacate(coop: CoopId, who: &AccountId) {
		Organ::ALL
			.into_iter()
			.for_each(|organ| Seats::mutate(coop, organ, |seats| seats.retain(|s| s != who)));
	}
}

impl Offices<AccountId> for MockOrgans {
	fn seated(coop: CoopId, organ: Organ) -> u32 {
		Seats::get(coop, organ).len() as u32
	}
	fn can_act(coop: CoopId, organ: Organ) -> bool {
		Seats::get(coop, organ).into_iter().any(|who| is_member(coop, who))
	}
	fn can_act_weight() -> Weight {
		CAN_ACT
	}
	fn ensure_eligible(coop: CoopId, organ: Organ, who: &AccountId) -> DispatchResult {
		if !is_member(coop, *who) {
			return Err(DispatchError::Other("no member"));
		}
		let exclusive = [Organ::Board, Organ::Supervisory, Organ::Delegates];
		let elsewhere = |other: &Organ| *other != organ && Seats::get(coop, other).contains(who);
		match exclusive.contains(&organ) && exclusive.iter().any(elsewhere) {
			true => Err(DispatchError::Other("incompatible offices")),
			false => Ok(()),
		}
	}
	fn needs_many(_: CoopId, organ: Organ) -> bool {
		organ == Organ::Delegates && !Unregistered::exists()
	}
	/// Everybody's term is over when somebody else is elected, unless the terms run on.
	fn install(
		coop: CoopId,
		organ: Organ,
		elected: Vec<AccountId>,
	) -> Result<Installation<AccountId>, DispatchError> {
		let mut done = Installation::default();
		let mut seats = Seats::get(coop, organ);
		if !TermsRun::exists() {
			let fit = |who: &AccountId| elected.contains(who) && is_member(coop, *who);
			(seats, done.replaced) = seats.into_iter().partition(fit);
		}
		for who in &elected {
			let eligible = Self::ensure_eligible(coop, organ, who);
			if let Err(error) = eligible {
				done.left_out.push((*who, error));
			} else if TermsRun::exists() && seats.len() >= 2 {
				let full = DispatchError::Other("no free seat");
				done.left_out.push((*who, full));
				done.waiting = Some(full);
			} else if !seats.contains(who) {
				seats.push(*who);
			}
		}
		if let Some((_, error)) = done.left_out.first().filter(|_| done.left_out.len() == elected.len()) {
			return Err(*error);
		}
		Seats::insert(coop, organ, seats);
		Ok(done)
	}
	fn unseat(coop: CoopId, organ: Organ, who: &AccountId) -> DispatchResult {
		if !Seats::get(coop, organ).contains(who) {
			return Err(DispatchError::Other("not seated"));
		}
		Seats::mutate(coop, organ, |seats| seats.retain(|seat| seat != who));
		Ok(())
	}
}

/// The version of the statute in force, with what confirmed its registration.
#[storage_alias]
pub type InForce = StorageValue<Mock, (u32, Option<H256>), frame_support::pallet_prelude::ValueQuery>;
#[storage_alias]
pub type PendingStatute = StorageValue<Mock, (u32, Amendment)>;
/// The newest version that was given.
#[storage_alias]
pub type NewestStatute = StorageValue<Mock, u32, frame_support::pallet_prelude::ValueQuery>;
/// Set for a form that stands in no register.
#[storage_alias]
pub type Unregistered = StorageValue<Mock, ()>;

pub struct MockAmendments;
impl Amendments for MockAmendments {
	fn required(coop: CoopId, amendment: &Amendment) -> Result<Fraction, DispatchError> {
		let form = LegalForm::RegisteredCooperative;
		let StatuteSource::Own { parameters, .. } = &amendment.source else {
			return Err(DispatchError::Unavailable);
		};
		parameters.check(form, 12).map_err(|_| DispatchError::CannotLookup)?;
		if amendment.amended != InForce::get().0 {
			return Err(DispatchError::Other("statute changed"));
		}
		let own = Terms::get(Body::Members(coop)).ok_or(DispatchError::CannotLookup)?.amendment;
		let law = amendment.subject.least(form);
		Ok(if own.at_least(law) { own } else { law })
	}
	fn needs_registration(_: CoopId) -> bool {
		!Unregistered::exists()
	}
	fn adopt(coop: CoopId, amendment: Amendment) -> Result<u32, DispatchError> {
		if PendingStatute::exists() {
			return Err(DispatchError::Unavailable);
		}
		let version = NewestStatute::mutate(|newest| {
			*newest += 1;
			*newest
		});
		if Self::needs_registration(coop) {
			PendingStatute::put((version, amendment));
		} else {
			InForce::put((version, None::<H256>));
		}
		Ok(version)
	}
	fn confirm_registration(_: CoopId, version: u32, document: H256) -> DispatchResult {
		match PendingStatute::take() {
			Some((pending, _)) if pending == version => {
				InForce::put((version, Some(document)));
				Ok(())
			},
			_ => Err(DispatchError::CannotLookup),
		}
	}
	fn discard(_: CoopId, version: u32) -> DispatchResult {
		match PendingStatute::take() {
			Some((pending, _)) if pending == version => Ok(()),
			_ => Err(DispatchError::CannotLookup),
		}
	}
}

fn is_member(coop: CoopId, who: AccountId) -> bool {
	MockElectorate::voter(Body::Members(coop), &who).is_some()
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockSetUp;
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::traits::BenchmarkSetUp<AccountId> for MockSetUp {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		Terms::insert(Body::Members(42), models::citizens_cooperative().assembly);
		founders.into_iter().for_each(|who| {
			join_to(42, who, VoterClass::Ordinary);
		});
		42
	}
	fn admit(coop: CoopId, who: &AccountId) {
		join_to(coop, *who, VoterClass::Ordinary);
	}
	fn pay_in(_: CoopId, _: &AccountId) {}
	fn set_today(today: allmende_primitives::Date) {
		Now::put(today.starts_at());
	}
}
#[cfg(feature = "runtime-benchmarks")]
impl allmende_primitives::assembly::AssemblySetUp<AccountId> for MockSetUp {
	fn seat(coop: CoopId, organ: Organ, who: &AccountId) {
		Seats::append(coop, organ, who);
	}
	fn amendment(_: CoopId) -> Amendment {
		amendment(Subject::Other)
	}
}

/// A change of the statute: two compulsory shares, and another text.
pub fn amendment(subject: Subject) -> Amendment {
	let mut parameters = models::citizens_cooperative();
	if let Some(shares) = &mut parameters.shares {
		shares.compulsory = 2;
	}
	let source = StatuteSource::Own { parameters, text: text("statute 2") };
	Amendment { amended: InForce::get().0, source, subject, from: None }
}

pub fn now() -> UnixSeconds {
	Now::get()
}

pub fn set_now(now: UnixSeconds) {
	assert!(now >= Now::get(), "the calendar never goes back");
	Now::put(now);
}

/// Lets so many blocks pass, each with its hash.
pub fn pass_blocks(count: u64) {
	for _ in 0..count {
		let block = System::block_number();
		frame_system::BlockHash::<Test>::insert(block, H256::from_low_u64_be(1_000 + block));
		System::set_block_number(block + 1);
	}
}

pub fn join_to(coop: CoopId, who: AccountId, class: VoterClass) -> VoterNumber {
	let body = Body::Members(coop);
	let mut roll = Rolls::get(body);
	let number = roll.next.max(1);
	roll.next = number + 1;
	match class {
		VoterClass::Ordinary => roll.ordinary += 1,
		VoterClass::Investing => roll.investing += 1,
	}
	Rolls::insert(body, roll);
	Numbers::insert(coop, who, number);
	Members::insert(coop, number, Member { account: who, class, present: true });
	number
}

pub fn join(who: AccountId) -> VoterNumber {
	join_to(COOP, who, VoterClass::Ordinary)
}

pub fn join_investing(who: AccountId) -> VoterNumber {
	join_to(COOP, who, VoterClass::Investing)
}

pub fn leave(who: AccountId) {
	let number = Numbers::get(COOP, who).unwrap();
	let mut member = Members::get(COOP, number).unwrap();
	member.present = false;
	Rolls::mutate(BODY, |roll| match member.class {
		VoterClass::Ordinary => roll.ordinary -= 1,
		VoterClass::Investing => roll.investing -= 1,
	});
	Members::insert(COOP, number, member);
}

pub fn set_terms(change: impl FnOnce(&mut AssemblyTerms)) {
	Terms::mutate(BODY, |terms| change(terms.as_mut().unwrap()));
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn board(coop: CoopId) -> RuntimeOrigin {
	Authority::Board { coop }.into()
}

pub fn supervisory(coop: CoopId) -> RuntimeOrigin {
	Authority::Supervisory { coop }.into()
}

pub fn assembly_of(coop: CoopId) -> RuntimeOrigin {
	Authority::Assembly { coop, majority: Majority::NineTenths }.into()
}

/// Every origin that acts neither for the members of [`COOP`] nor as one of them.
pub fn foreign_origins() -> [RuntimeOrigin; 6] {
	let federation = Authority::Federation { majority: Majority::NineTenths };
	[
		board(OTHER),
		supervisory(OTHER),
		assembly_of(OTHER),
		federation.into(),
		RuntimeOrigin::root(),
		signed(STRANGER),
	]
}

/// Every origin that a call for signed callers must refuse.
pub fn unsigned_origins() -> [RuntimeOrigin; 3] {
	[RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)]
}

pub fn text(what: &str) -> DocumentRef {
	DocumentRef {
		hash: BlakeTwo256::hash(what.as_bytes()),
		address: what.as_bytes().to_vec().try_into().unwrap(),
	}
}

pub fn note(what: u32, least: Majority) -> RuntimeCall {
	RuntimeCall::Probe(probe::Call::note { what, least })
}

/// A call of so many bytes.
pub fn heavy(bytes: usize) -> RuntimeCall {
	RuntimeCall::Probe(probe::Call::weigh { bytes: vec![7; bytes] })
}

pub fn calls(call: RuntimeCall) -> ProposalOf<Test> {
	Content::Call(Box::new(call))
}

/// What has run, in order.
pub fn ran() -> Vec<u32> {
	probe::Ran::<Test>::get().into_iter().map(|(what, _)| what).collect()
}

/// Submits as somebody and answers the motion.
pub fn submit_as(origin: RuntimeOrigin, content: ProposalOf<Test>) -> u32 {
	submit_to(BODY, origin, content, Concerned::default())
}

pub fn submit_to(body: Body, origin: RuntimeOrigin, content: ProposalOf<Test>, concerned: Concerned) -> u32 {
	let id = crate::NextMotionId::<Test>::get(body);
	let (text, content) = (text("motion"), Box::new(content));
	assert_ok!(Assembly::submit(origin, body, text, content, concerned, BallotMode::Open, None));
	id
}

/// A motion of the board that is voted on on paper.
pub fn submit_on_paper(content: ProposalOf<Test>) -> u32 {
	let id = crate::NextMotionId::<Test>::get(BODY);
	let (text, content, concerned) = (text("motion"), Box::new(content), Concerned::default());
	assert_ok!(Assembly::submit(board(COOP), BODY, text, content, concerned, BallotMode::Paper, None));
	id
}

/// A motion of the board.
pub fn submit(content: ProposalOf<Test>) -> u32 {
	submit_as(board(COOP), content)
}

pub fn motion(id: u32) -> MotionOf<Test> {
	crate::Motions::<Test>::get(BODY, id).unwrap()
}

pub fn status(id: u32) -> Status<u64> {
	motion(id).status
}

/// The earliest virtual assembly with a day for voting.
pub fn plan() -> Plan<AccountId> {
	let starts_at = now() + TWO_WEEKS;
	Plan {
		form: Form::Virtual,
		invitation: text("invitation"),
		chair: 3,
		starts_at,
		voting_from: starts_at,
		voting_until: starts_at + DAY,
		entries_until: starts_at + DAY,
	}
}

pub fn items(motions: &[u32]) -> BoundedVec<u32, ConstU32<4>> {
	motions.to_vec().try_into().unwrap()
}

pub fn convene_with(plan: Plan<AccountId>, motions: &[u32]) -> u32 {
	let id = crate::NextAssemblyId::<Test>::get(BODY);
	assert_ok!(Assembly::convene(board(COOP), BODY, Box::new(plan), items(motions)));
	id
}

/// Convenes an assembly for these, and answers it.
pub fn convene(motions: &[u32]) -> u32 {
	convene_with(plan(), motions)
}

pub fn assembly(id: u32) -> crate::AssemblyOf<Test> {
	crate::Assemblies::<Test>::get(BODY, id).unwrap()
}

pub fn open(id: u32) {
	set_now(assembly(id).plan.voting_from);
	assert_ok!(Assembly::open_voting(signed(STRANGER), BODY, id));
}

/// An assembly of the board on these motions, in which people vote.
pub fn voting(motions: &[u32]) -> u32 {
	let id = convene(motions);
	open(id);
	id
}

/// Lets the voting of an assembly, and the counting, pass.
pub fn let_pass(id: u32) {
	let crate::Stage::Opened(opening) = assembly(id).stage else { panic!("the voting was not opened") };
	set_now(now().max(opening.window.entries_until));
	pass_blocks(LEAST_WINDOW + 1);
}

pub fn vote(who: AccountId, motion: u32, choice: Choice) -> DispatchResult {
	Assembly::vote(signed(who), BODY, motion, Ballot::Motion(choice))
}

pub fn yes(who: impl IntoIterator<Item = AccountId>, motion: u32) {
	for who in who {
		assert_ok!(vote(who, motion, Choice::Yes));
	}
}

pub fn no(who: impl IntoIterator<Item = AccountId>, motion: u32) {
	for who in who {
		assert_ok!(vote(who, motion, Choice::No));
	}
}

pub fn abstain(who: impl IntoIterator<Item = AccountId>, motion: u32) {
	for who in who {
		assert_ok!(vote(who, motion, Choice::Abstain));
	}
}

/// A ballot that names these places.
pub fn names(places: &[u8]) -> Ballot {
	Ballot::Election(Named::try_from(places.to_vec()).unwrap())
}

/// Puts a motion of the board to the vote and answers it decided: so many yes, so many no.
pub fn decided(content: ProposalOf<Test>, in_favour: u64, against: u64) -> u32 {
	let id = submit(content);
	let assembly = voting(&[id]);
	yes(1..=in_favour, id);
	no(in_favour + 1..=in_favour + against, id);
	let_pass(assembly);
	close(id);
	id
}

pub fn close(id: u32) {
	assert_ok!(Assembly::close(signed(STRANGER), BODY, id));
}

pub fn enact(id: u32) {
	assert_ok!(Assembly::enact(signed(STRANGER), BODY, id, MOST));
}

pub fn tally(id: u32) -> Tally {
	crate::Tallies::<Test>::get((BODY, id, 1))
}

pub fn counts(yes: u32, no: u32, abstain: u32) -> Counts {
	Counts { yes, no, abstain }
}

pub fn voter(number: VoterNumber) -> Actor {
	Actor::Voter(number)
}

/// Runs a call as a transaction does: in a layer of storage that an error undoes.
pub fn dispatch(call: crate::Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	RuntimeCall::Assembly(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// Has a motion carried out, and answers without what it weighed.
pub fn try_enact(motion: u32) -> DispatchResult {
	dispatch(crate::Call::enact { body: BODY, motion, max_weight: MOST }, signed(1))
}

/// The events of the assembly since the last look.
pub fn events() -> Vec<Event> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Assembly(event) => Some(event),
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
		set_now(START);
	});
	externalities
}

/// [`COOP`] with twelve members and its organs, [`OTHER`], and both in the federation.
pub fn set_up() {
	let terms = models::citizens_cooperative().assembly;
	for body in [BODY, Body::Members(OTHER), FEDERATION] {
		Terms::insert(body, terms);
	}
	(1..=12).for_each(|who| assert_eq!(join(who), who as u32));
	[3, 2, 1].into_iter().for_each(|who| {
		join_to(OTHER, who, VoterClass::Ordinary);
	});
	Seats::insert(COOP, Organ::Board, BOARD.to_vec());
	Seats::insert(COOP, Organ::Supervisory, SUPERVISORY.to_vec());
	Seats::insert(COOP, Organ::ReturningOfficers, OFFICERS.to_vec());
	Federated::insert(COOP, (1, false));
	Federated::insert(OTHER, (2, true));
	Rolls::insert(FEDERATION, Roll { next: 3, ordinary: 2, investing: 0 });
	System::reset_events();
}

/// Runs a test at midnight of 1 March 2026 and checks the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		set_up();
		test();
		assert_ok!(Assembly::do_try_state());
	});
}
