//! The worst case of each call.

use super::*;
use crate::{defaults::Decision, Pallet as PledgesPallet};
use allmende_primitives::{
	currency::{Currencies, CurrencyId, CurrencySetUp, Units},
	traits::BenchmarkSetUp,
	Address, Authority, CoopId, Date, DocumentRef, Fraction, Majority, MAX_ADDRESS,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::H256;
use sp_runtime::traits::{One, Saturating};

const FIRST: Date = Date(22_000);
const UNTIL: u32 = 100;
/// So much that demurrage of a day is more than a unit of it.
const VALUE: Units = 1_000_000;
const QUANTITY: u32 = 4;
const REASON: H256 = H256::repeat_byte(3);
const MAJORITY: Majority = Majority::Simple;

/// A community with a currency, and who takes part.
struct Scene<T: Config> {
	coop: CoopId,
	currency: CurrencyId,
	pledger: T::AccountId,
	other: T::AccountId,
	people: Vec<T::AccountId>,
}

fn scene<T: Config>() -> Scene<T> {
	T::BenchmarkHelper::set_today(FIRST);
	let people: Vec<T::AccountId> = (0..4).map(|index| account("member", index, 0)).collect();
	let coop = T::BenchmarkHelper::active_cooperative(people.clone());
	let currency = T::BenchmarkHelper::currency(coop);
	let (pledger, other) = (people[0].clone(), people[1].clone());
	Scene { coop, currency, pledger, other, people }
}

fn document() -> DocumentRef {
	let address = Address::truncate_from(vec![b'a'; MAX_ADDRESS as usize]);
	DocumentRef { hash: H256::repeat_byte(1), address }
}

fn terms<T: Config>() -> TermsOf<T> {
	let today = <T::Calendar as allmende_primitives::traits::Calendar>::today();
	Terms {
		value: VALUE,
		quantity: QUANTITY,
		until: today.plus_days(UNTIL.min(T::LongestPledge::get())),
		deliver_within_days: 1,
		claimants: Claimants::Holders,
	}
}

fn pledged<T: Config>(scene: &Scene<T>) -> Result<PledgeId, BenchmarkError> {
	let id = NextPledgeId::<T>::get(scene.currency);
	let description = Description { service: document(), claiming: document() };
	PledgesPallet::<T>::do_pledge(scene.currency, scene.pledger.clone(), description, terms::<T>())?;
	Ok(id)
}

/// Lets days pass, and as many blocks as a period lasts at least.
fn pass<T: Config>(days: u32) {
	let today = <T::Calendar as allmende_primitives::traits::Calendar>::today();
	T::BenchmarkHelper::set_today(today.plus_days(days.saturating_add(1)));
	let blocks = T::LeastWindow::get().saturating_add(BlockNumberFor::<T>::one());
	let block = frame_system::Pallet::<T>::block_number().saturating_add(blocks);
	frame_system::Pallet::<T>::set_block_number(block);
}

fn window<T: Config>(scene: &Scene<T>) -> u32 {
	T::Currencies::policy(scene.currency).map_or(0, |policy| policy.consensus.window_days.into())
}

/// All but the pledger approve and vouch, and the window is over.
fn voted<T: Config>(scene: &Scene<T>) -> Result<PledgeId, BenchmarkError> {
	let id = pledged(scene)?;
	for who in &scene.people[1..] {
		PledgesPallet::<T>::do_witness(scene.currency, id, who)?;
		PledgesPallet::<T>::do_vote(scene.currency, id, who, Choice::Approve)?;
	}
	pass::<T>(window(scene));
	Ok(id)
}

fn accepted<T: Config>(scene: &Scene<T>) -> Result<PledgeId, BenchmarkError> {
	let id = voted(scene)?;
	PledgesPallet::<T>::do_finalise(scene.currency, id)?;
	Ok(id)
}

/// An overdue pledge of which everything is left, with a guarantor. The pledger has what he got for it, which is not enough,
/// the guarantor has more than that, and both owe demurrage.
fn overdue<T: Config>(scene: &Scene<T>) -> Result<PledgeId, BenchmarkError> {
	let id = accepted(scene)?;
	PledgesPallet::<T>::do_guarantee(scene.currency, id, scene.other.clone(), VALUE)?;
	T::BenchmarkHelper::fund(scene.currency, &scene.other, 2 * VALUE);
	pass::<T>(UNTIL);
	pass::<T>(T::GraceDays::get());
	let has = available(scene, &scene.pledger);
	assert!(has > 0 && has < VALUE);
	Ok(id)
}

fn available<T: Config>(scene: &Scene<T>, who: &T::AccountId) -> Units {
	T::Currencies::available(scene.currency, who)
}

/// That units given back out of an escrow have cost demurrage, in a currency that has some.
fn assert_charged<T: Config>(scene: &Scene<T>, before: Units, released: Units) {
	let policy = T::Currencies::policy(scene.currency);
	let free_of_charge = policy.is_none_or(|policy| policy.demurrage.is_none());
	assert!(free_of_charge || available(scene, &scene.other) < before.saturating_add(released));
}

/// A claim on all of a pledge, so that it ends with it.
fn claimed<T: Config>(scene: &Scene<T>) -> Result<PledgeId, BenchmarkError> {
	let id = accepted(scene)?;
	T::BenchmarkHelper::fund(scene.currency, &scene.other, 2 * VALUE);
	let who = scene.other.clone();
	PledgesPallet::<T>::do_claim(scene.currency, id, who, QUANTITY, VALUE, REASON)?;
	Ok(id)
}

fn delivered<T: Config>(scene: &Scene<T>) -> Result<PledgeId, BenchmarkError> {
	let id = claimed(scene)?;
	PledgesPallet::<T>::do_deliver((scene.currency, id, 0), &scene.pledger, REASON)?;
	Ok(id)
}

fn signed<T: Config>(who: &T::AccountId) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(who.clone())
}

fn known<T: Config>(scene: &Scene<T>, id: PledgeId) -> Result<PledgeOf<T>, BenchmarkError> {
	Ok(Pledges::<T>::get(scene.currency, id).ok_or("the pledge is there")?)
}

fn is_closed<T: Config>(scene: &Scene<T>, id: PledgeId) -> Result<bool, BenchmarkError> {
	Ok(matches!(known(scene, id)?.status, Status::Closed { .. }))
}

#[benchmarks(where T::RuntimeOrigin: From<Authority>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn pledge() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let terms = terms::<T>();

		#[extrinsic_call]
		_(signed::<T>(&scene.pledger), scene.currency, document(), document(), terms);

		assert_eq!(known(&scene, 0)?.status, Status::Open);
		Ok(())
	}

	#[benchmark]
	fn witness() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = pledged(&scene)?;
		PledgesPallet::<T>::do_vote(scene.currency, id, &scene.other, Choice::Approve)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id);

		assert_eq!(Tallies::<T>::get(scene.currency, id).ordinary.witnesses, 1);
		Ok(())
	}

	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = pledged(&scene)?;
		let choice = Choice::Object { reasons: REASON };
		PledgesPallet::<T>::do_vote(scene.currency, id, &scene.other, choice)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id);

		assert_eq!(Tallies::<T>::get(scene.currency, id).ordinary.approvals, 1);
		Ok(())
	}

	#[benchmark]
	fn object() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = pledged(&scene)?;
		PledgesPallet::<T>::do_witness(scene.currency, id, &scene.other)?;
		PledgesPallet::<T>::do_vote(scene.currency, id, &scene.other, Choice::Approve)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id, REASON);

		let counts = Tallies::<T>::get(scene.currency, id).ordinary;
		assert_eq!(counts, Counts { objections: 1, ..Default::default() });
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = pledged(&scene)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.pledger), scene.currency, id);

		assert_eq!(known(&scene, id)?.status, Status::Withdrawn);
		Ok(())
	}

	#[benchmark]
	fn finalise() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = voted(&scene)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id);

		assert_eq!(known(&scene, id)?.status, Status::Accepted);
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = accepted(&scene)?;
		T::BenchmarkHelper::fund(scene.currency, &scene.other, 2 * VALUE);
		let stranger: T::AccountId = account("stranger", 0, 0);
		let origin = signed::<T>(&scene.other);

		#[block]
		{
			// Whether somebody can hold the currency takes longest to tell of who is in none of its communities.
			let _ = T::Currencies::may_hold(scene.currency, &stranger);
			PledgesPallet::<T>::claim(origin.into(), scene.currency, id, 1, VALUE, REASON)?;
		}

		assert_eq!(known(&scene, id)?.books.claimed_units, 1);
		Ok(())
	}

	#[benchmark]
	fn deliver() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = claimed(&scene)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.pledger), scene.currency, id, 0, REASON);

		let asked = Claims::<T>::get((scene.currency, id), 0).ok_or("the claim is there")?;
		assert!(matches!(asked.stage, Stage::Delivered { .. }));
		Ok(())
	}

	#[benchmark]
	fn confirm() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = delivered(&scene)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id, 0);

		assert!(is_closed(&scene, id)?);
		Ok(())
	}

	#[benchmark]
	fn reclaim() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = claimed(&scene)?;
		pass::<T>(1);
		let before = available(&scene, &scene.other);

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id, 0);

		assert_eq!(known(&scene, id)?.books.left, VALUE);
		assert_charged(&scene, before, VALUE);
		Ok(())
	}

	#[benchmark]
	fn settle_claim() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = delivered(&scene)?;
		pass::<T>(T::ConfirmationDays::get());

		#[extrinsic_call]
		_(signed::<T>(&scene.pledger), scene.currency, id, 0);

		assert!(is_closed(&scene, id)?);
		Ok(())
	}

	#[benchmark]
	fn dispute() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = delivered(&scene)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id, 0, REASON);

		let asked = Claims::<T>::get((scene.currency, id), 0).ok_or("the claim is there")?;
		assert!(matches!(asked.stage, Stage::Disputed { .. }));
		Ok(())
	}

	/// A part is retired and the rest released, which owes for a day. More is written than when all of it is delivered.
	#[benchmark]
	fn resolve() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = delivered(&scene)?;
		PledgesPallet::<T>::do_dispute((scene.currency, id, 0), scene.other.clone(), REASON)?;
		let origin: T::RuntimeOrigin = Authority::Mediators { coop: scene.coop }.into();
		let part = Fraction::new(1, 2);
		let promised = known(&scene, id)?;
		pass::<T>(0);
		let before = available(&scene, &scene.other);

		#[block]
		{
			PledgesPallet::<T>::resolve(origin, scene.currency, id, 0, part, REASON)?;
			// What a whole delivery does beside it.
			PledgesPallet::<T>::reward(scene.currency, &promised, &scene.other, VALUE)?;
		}

		assert_eq!(known(&scene, id)?.books.left, VALUE / 2);
		assert_charged(&scene, before, VALUE / 2);
		Ok(())
	}

	#[benchmark]
	fn buy_back() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = accepted(&scene)?;
		T::BenchmarkHelper::fund(scene.currency, &scene.pledger, 2 * VALUE);
		pass::<T>(UNTIL);

		#[extrinsic_call]
		_(signed::<T>(&scene.pledger), scene.currency, id, VALUE);

		assert!(is_closed(&scene, id)?);
		Ok(())
	}

	#[benchmark]
	fn guarantee() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = accepted(&scene)?;
		PledgesPallet::<T>::do_guarantee(scene.currency, id, scene.other.clone(), 1)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id, VALUE);

		assert_eq!(Guarantees::<T>::get((scene.currency, id), &scene.other), Some(VALUE));
		Ok(())
	}

	/// All that the pledger has, so that his account ends, and the rest of the guarantor.
	#[benchmark]
	fn call_guarantor() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;
		let own = available(&scene, &scene.pledger);

		#[extrinsic_call]
		_(signed::<T>(&scene.people[2]), scene.currency, id, scene.other.clone(), VALUE);

		assert!(is_closed(&scene, id)?);
		let books = known(&scene, id)?.books;
		assert_eq!((books.bought_back, books.stood_in), (own, VALUE - own));
		Ok(())
	}

	#[benchmark]
	fn release_guarantee() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;
		let decision = Decision { coop: scene.coop, majority: MAJORITY, reason: REASON };
		PledgesPallet::<T>::do_write_off(decision, scene.currency, id)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.pledger), scene.currency, id, scene.other.clone());

		assert_eq!(Guarantees::<T>::get((scene.currency, id), &scene.other), None);
		Ok(())
	}

	#[benchmark]
	fn declare_default() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id);

		assert!(known(&scene, id)?.defaulted_on.is_some());
		Ok(())
	}

	/// All that the pledger has, and the rest of the pot.
	#[benchmark]
	fn cover() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;
		T::BenchmarkHelper::fund_pot(scene.currency, &scene.other, 2 * VALUE);
		let own = available(&scene, &scene.pledger);

		#[extrinsic_call]
		_(Authority::Assembly { coop: scene.coop, majority: MAJORITY }, scene.currency, id, VALUE, REASON);

		assert!(is_closed(&scene, id)?);
		let books = known(&scene, id)?.books;
		assert_eq!((books.bought_back, books.covered), (own, VALUE - own));
		Ok(())
	}

	/// All that the pledger has, and nothing behind the rest.
	#[benchmark]
	fn write_off() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;
		let own = available(&scene, &scene.pledger);

		#[extrinsic_call]
		_(Authority::Assembly { coop: scene.coop, majority: MAJORITY }, scene.currency, id, REASON);

		assert!(is_closed(&scene, id)?);
		let books = known(&scene, id)?.books;
		assert_eq!((books.bought_back, books.written_off), (own, VALUE - own));
		Ok(())
	}

	#[benchmark]
	fn make_good() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;
		let decision = Decision { coop: scene.coop, majority: MAJORITY, reason: REASON };
		PledgesPallet::<T>::do_write_off(decision, scene.currency, id)?;
		let lost = known(&scene, id)?.books.written_off;

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id, lost);

		let books = known(&scene, id)?.books;
		assert_eq!((books.recovered, books.written_off), (lost, 0));
		Ok(())
	}

	/// All that the pledger has, so that his account ends.
	#[benchmark]
	fn collect() -> Result<(), BenchmarkError> {
		let scene = scene::<T>();
		let id = overdue(&scene)?;
		let own = available(&scene, &scene.pledger);

		#[extrinsic_call]
		_(signed::<T>(&scene.other), scene.currency, id);

		assert_eq!(known(&scene, id)?.books.bought_back, own);
		assert_eq!(available(&scene, &scene.pledger), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(PledgesPallet, crate::mock::new_test_ext(), crate::mock::Test);
}
