//! Any sequence of calls of the currencies, the pledges and the projects, of plain transfers, of people who leave: what stands
//! behind the units is their supply, and every unit is somebody's.

use allmende_primitives::{
	currency::{CurrencyId, Holders, Units},
	Authority, CoopId, Date, Fraction, Majority, Name, Symbol,
};
use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	traits::{fungibles::InspectHold, Hooks, PostTransactions},
	weights::Weight,
};
use pallet_pledges::{Claimants, Terms};
use pallet_projects::{PayTo, Work};
use proptest::prelude::*;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One};
use sp_runtime::traits::Dispatchable;

use super::{
	currencies::policy,
	journey::{admit, date, found, id, set_day, signed, sound},
	new_test_ext,
	weights::plan,
};
use crate::{
	configs::currencies::SettleTouched, constants::time::MINUTES, genesis_presets::DEV, Assets, AssetsHolder,
	Currencies, Membership, Pledges, Projects, Runtime, RuntimeCall, RuntimeOrigin, System,
};

/// Alice, Bob and Charlie are the board, Dave, Eve and Ferdie members who may leave, One is a stranger.
const PEOPLE: [Sr25519Keyring; 7] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One];
/// Kinds of steps.
const KINDS: u8 = 49;

/// A call, with the people, the thing and the amount that it is about.
#[derive(Clone, Debug)]
struct Step {
	kind: u8,
	one: usize,
	other: usize,
	number: u32,
	amount: u32,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = (0..KINDS, 0..PEOPLE.len(), 0..PEOPLE.len(), 0u32..3, 0u32..400);
	prop::collection::vec(
		step.prop_map(|(kind, one, other, number, amount)| Step { kind, one, other, number, amount }),
		1..120,
	)
}

/// What a world of steps is about.
struct World {
	coop: CoopId,
	currency: CurrencyId,
	/// The id of its first project: the demo cooperative has some already.
	project: u32,
	today: Date,
}

impl World {
	/// A community with a currency whose pledges two approvals carry.
	fn new() -> Self {
		let today = date(2027, 1, 4);
		set_day(today);
		let coop = found();
		for member in [Dave, Eve, Ferdie] {
			admit(coop, member);
		}
		let (name, symbol) = (Name::truncate_from(b"Taler".to_vec()), Symbol::truncate_from(b"TAL".to_vec()));
		let mut policy = policy(Holders::Anybody);
		policy.consensus.turnout = Fraction::new(1, 10);
		policy.consensus.witnesses = 0;
		policy.consensus.window_days = 1;
		policy.daily_limit = Some(300);
		let origin = RuntimeOrigin::from(Authority::Assembly { coop, majority: Majority::Simple });
		assert_ok!(Currencies::create(origin, name, symbol, 2, Box::new(policy)));
		let currency = Currencies::currencies_of(coop)[0];
		let project = pallet_projects::NextProjectId::<Runtime>::get();
		let mut world = Self { coop, currency, project, today };
		// Something to begin with: each of the three has promised, and Dave and Eve have approved.
		for (number, who) in (0..).zip([Alice, Bob, Charlie]) {
			world.signed(who, world.pledge(450));
			world.signed(Dave, pallet_pledges::Call::approve { currency, pledge: number }.into());
			world.signed(Eve, pallet_pledges::Call::approve { currency, pledge: number }.into());
		}
		world.pass(2);
		for pledge in 0..3 {
			assert_ok!(Pledges::finalise(signed(Eve), currency, pledge));
		}
		world.end_block();
		assert!(world.supply() > 0);
		world.fund_project();
		world
	}

	/// A project whose contributors are paid, and hold a part of its income: Dave leads it, Eve has given it all her points.
	fn fund_project(&mut self) {
		use pallet_projects::Call as J;
		let Self { coop, currency, project, today } = *self;
		let assembly = Authority::Assembly { coop, majority: Majority::Simple };
		let pay_to = PayTo::Contributors { participation: true };
		let plan = Box::new(plan(300, today.plus_days(300), pay_to));
		assert_ok!(Projects::propose(signed(Dave), currency, plan));
		let (until, projects) = (today.plus_days(15), vec![project].try_into().unwrap());
		assert_ok!(Projects::open_round(assembly.into(), currency, 300, until, projects));
		assert_ok!(Projects::allot(signed(Eve), 0, vec![(project, 100)].try_into().unwrap()));
		self.pass(16);
		assert_ok!(Projects::close_round(signed(Eve), 0, 32));
		self.signed(Dave, J::report_milestone { project, milestone: 0, evidence: H256::zero() }.into());
		assert_ok!(Projects::accept_milestone(assembly.into(), project, 0));
		self.end_block();
	}

	fn supply(&self) -> Units {
		Assets::total_supply(self.currency)
	}

	fn signed(&self, who: Sr25519Keyring, call: RuntimeCall) {
		let _ = with_storage_layer(|| call.dispatch(signed(who)).map_err(|error| error.error));
	}

	/// An organ has decided. How it does so is tested elsewhere.
	fn decided(&self, authority: Authority, call: RuntimeCall) {
		let _ = with_storage_layer(|| call.dispatch(authority.into()).map_err(|error| error.error));
	}

	fn pledge(&self, value: Units) -> RuntimeCall {
		let text = || allmende_primitives::DocumentRef {
			hash: H256::repeat_byte(1),
			address: b"a".to_vec().try_into().unwrap(),
		};
		let until = self.today.plus_days(150);
		let terms =
			Terms { value, quantity: 3, until, deliver_within_days: 5, claimants: Claimants::Holders };
		pallet_pledges::Call::pledge { currency: self.currency, service: text(), claiming: text(), terms }
			.into()
	}

	/// Lets days pass, and the blocks for which a vote lasts at least.
	fn pass(&mut self, days: u32) {
		self.end_block();
		self.today = self.today.plus_days(days);
		set_day(self.today);
		System::set_block_number(System::block_number() + 60 * MINUTES + 1);
		Membership::on_idle(1, Weight::MAX);
	}

	fn end_block(&self) {
		SettleTouched::post_transactions();
		System::reset_events();
		self.check();
	}

	/// Every unit stands for something, and is somebody's.
	fn check(&self) {
		let backing = Currencies::currency(self.currency).unwrap().backing;
		assert_eq!(backing.supply, self.supply());
		assert_eq!(backing.supply, backing.outstanding + backing.reserve + backing.written_off);
		let pot = Currencies::currency(self.currency).unwrap().pot;
		let held = |who| {
			Assets::balance(self.currency, &who) + AssetsHolder::total_balance_on_hold(self.currency, &who)
		};
		let all = PEOPLE.iter().map(|key| held(id(*key))).sum::<Units>() + held(pot);
		assert_eq!(all, self.supply());
	}

	/// What happens in a step. Whether it succeeds does not matter here.
	fn play(&mut self, at: usize, step: &Step) {
		use pallet_assets::Call as A;
		use pallet_currencies::Call as U;
		use pallet_pledges::Call as P;
		use pallet_projects::Call as J;
		let Self { coop, currency, project: first, today } = *self;
		let (one, other) = (PEOPLE[step.one], PEOPLE[step.other]);
		let (to, target) = (id(other), id(other).into());
		let amount = Units::from(step.amount);
		let (pledge, project, round) = (step.number, first + step.number, step.number);
		let claim = u32::from(!step.other.is_multiple_of(2));
		let reference = H256::from_low_u64_be(at as u64);
		let board = Authority::Board { coop };
		let assembly = Authority::Assembly { coop, majority: Majority::Simple };
		let call: RuntimeCall = match step.kind {
			0 => A::transfer { id: currency, target, amount }.into(),
			1 => A::transfer_keep_alive { id: currency, target, amount }.into(),
			2 => A::transfer_all { id: currency, dest: target, keep_alive: false }.into(),
			3 => A::refund { id: currency, allow_burn: step.number == 0 }.into(),
			4 => A::burn { id: currency, who: target, amount }.into(),
			5 => U::transfer { currency, to, amount, memo: Default::default() }.into(),
			6 => U::settle { currency, who: to }.into(),
			7 => {
				return self
					.decided(assembly, U::set_gateway { currency, issuer: coop, most_reserve: 900 }.into())
			},
			8 => return self.decided(board, U::attest_deposit { currency, to, amount, reference }.into()),
			9 => U::request_redemption { currency, amount, account_reference: reference }.into(),
			10 => U::cancel_redemption { currency, id: step.number }.into(),
			11 => {
				let id = step.number;
				return self.decided(board, U::confirm_redemption { currency, id, reference }.into());
			},
			12 => {
				let (id, reason) = (step.number, reference);
				return self.decided(board, U::reject_redemption { currency, id, reason }.into());
			},
			13 if step.amount < 40 => return self.decided(assembly, U::pause { currency }.into()),
			13 => return self.decided(assembly, U::resume { currency }.into()),
			// Seldom, so that the other rules are in force most of the time.
			14 if step.amount > 60 => return,
			14 => {
				let mut policy = policy(Holders::Members);
				policy.consensus.turnout = Fraction::new(1, 10);
				policy.demurrage = None;
				policy.credit.first = amount.min(policy.credit.most);
				return self.decided(assembly, U::set_policy { currency, policy: Box::new(policy) }.into());
			},
			15 => self.pledge(amount),
			16 | 17 => P::approve { currency, pledge: self.last_pledge() }.into(),
			18 => P::object { currency, pledge: self.last_pledge(), reasons: reference }.into(),
			19 => P::withdraw { currency, pledge: self.last_pledge() }.into(),
			20 => P::finalise { currency, pledge: self.last_pledge() }.into(),
			21 | 22 => P::claim { currency, pledge, units: 1, most: Units::MAX, request: reference }.into(),
			23 | 43 => {
				let deliver = P::deliver { currency, pledge, claim, proof: reference };
				return self.signed(self.pledger(pledge).unwrap_or(one), deliver.into());
			},
			24 => {
				let confirm = P::confirm { currency, pledge, claim };
				return self.signed(self.claimant(pledge, claim).unwrap_or(one), confirm.into());
			},
			25 => P::reclaim { currency, pledge, claim }.into(),
			26 => P::settle_claim { currency, pledge, claim }.into(),
			27 => {
				let dispute = P::dispute { currency, pledge, claim, reason: reference };
				return self.signed(self.claimant(pledge, claim).unwrap_or(one), dispute.into());
			},
			28 => {
				let (part, reason) = (Fraction::new(step.amount % 4, 3), reference);
				let by = Authority::Federation { majority: Majority::Simple };
				return self.decided(by, P::resolve { currency, pledge, claim, part, reason }.into());
			},
			29 => {
				let buy_back = P::buy_back { currency, pledge, amount };
				return self.signed(self.pledger(pledge).unwrap_or(one), buy_back.into());
			},
			30 => P::guarantee { currency, pledge, amount }.into(),
			31 => P::call_guarantor { currency, pledge, guarantor: to, amount }.into(),
			32 if step.number == 2 => P::make_good { currency, pledge, amount }.into(),
			32 if step.number == 1 => P::collect { currency, pledge }.into(),
			32 => P::declare_default { currency, pledge }.into(),
			33 => {
				return self
					.decided(assembly, P::cover { currency, pledge, amount, reason: reference }.into())
			},
			34 => return self.decided(assembly, P::write_off { currency, pledge, reason: reference }.into()),
			35 => {
				let participation = step.number > 0;
				let pay_to = PayTo::Contributors { participation };
				J::propose { currency, plan: Box::new(plan(amount, today.plus_days(100), pay_to)) }.into()
			},
			36 => {
				let (until, projects) = (today.plus_days(15), vec![project].try_into().unwrap());
				let open = J::open_round { currency, budget: amount, until, projects };
				return self.decided(assembly, open.into());
			},
			37 => J::allot { round, points: vec![(project, 100)].try_into().unwrap() }.into(),
			38 => J::close_round { round, limit: 32 }.into(),
			39 => {
				let report = J::report_milestone { project, milestone: 0, evidence: reference };
				self.signed(self.lead(project).unwrap_or(one), report.into());
				return self.decided(assembly, J::accept_milestone { project, milestone: 0 }.into());
			},
			40 => {
				let contribution = pallet_projects::NextContributionId::<Runtime>::get(project);
				let evidence = reference;
				self.signed(one, J::contribute { project, work: Work::Deliverable, amount, evidence }.into());
				return self
					.decided(assembly, J::confirm_contribution { project, contribution, amount }.into());
			},
			41 if step.number == 0 => J::distribute_income { project, amount }.into(),
			41 if step.number == 1 => J::transfer_participation { project, to, amount }.into(),
			41 => J::claim_income { project }.into(),
			42 if step.number == 0 => pallet_membership::Call::give_notice { coop }.into(),
			42 if step.number == 1 => J::cancel_project { project }.into(),
			42 => {
				let until = today.plus_days(20);
				let approve =
					J::approve_volunteer_budget { currency, amount, until, most_per_person: amount };
				self.decided(assembly, approve.into());
				let pay = J::pay_volunteer { budget: 0, who: to, amount: amount / 2, reason: reference };
				return self.decided(assembly, pay.into());
			},
			44 => {
				let by = if step.number == 0 { board } else { assembly };
				self.decided(by, J::appoint_lead { project, lead: to }.into());
				return self.signed(other, J::accept_lead { project }.into());
			},
			_ => return self.pass(1 + step.amount / 16),
		};
		self.signed(one, call);
	}

	/// Of whom a pledge is.
	fn pledger(&self, pledge: u32) -> Option<Sr25519Keyring> {
		let pledge = pallet_pledges::Pledges::<Runtime>::get(self.currency, pledge)?;
		PEOPLE.into_iter().find(|key| id(*key) == pledge.pledger)
	}

	/// Who has claimed.
	fn claimant(&self, pledge: u32, claim: u32) -> Option<Sr25519Keyring> {
		let claim = pallet_pledges::Claims::<Runtime>::get((self.currency, pledge), claim)?;
		PEOPLE.into_iter().find(|key| id(*key) == claim.claimant)
	}

	/// Who leads a project.
	fn lead(&self, project: u32) -> Option<Sr25519Keyring> {
		let project = pallet_projects::Projects::<Runtime>::get(project)?;
		PEOPLE.into_iter().find(|key| id(*key) == project.lead)
	}

	fn last_pledge(&self) -> u32 {
		pallet_pledges::NextPledgeId::<Runtime>::get(self.currency).saturating_sub(1)
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn every_unit_stands_for_something(steps in steps()) {
		new_test_ext(DEV).execute_with(|| {
			let mut world = World::new();
			for (at, step) in steps.iter().enumerate() {
				world.play(at, step);
				// Some blocks have several transactions.
				if !step.amount.is_multiple_of(3) {
					world.end_block();
				}
			}
			world.end_block();
			sound();
			assert_eq!(Projects::reserved(world.currency), escrowed(&world));
		});
	}
}

/// What is in escrow of the pot.
fn escrowed(world: &World) -> Units {
	let pot = Currencies::currency(world.currency).unwrap().pot;
	AssetsHolder::total_balance_on_hold(world.currency, &pot)
}
