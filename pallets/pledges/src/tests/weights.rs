//! What the calls weigh beside what they do themselves.

use crate::{mock::*, Call, WeightInfo};
use allmende_primitives::Fraction;
use frame_support::{assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use sp_core::H256;

type Weights = <Test as crate::Config>::WeightInfo;

fn weight(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

/// Whose units move is settled at the end of the block: whoever moves them pays for that as well.
#[test]
fn who_moves_units_pays_for_settling_them() {
	let (currency, pledge, claim, amount, hash) = (CUR, 0, 0, 1, H256::zero());
	let part = Fraction::new(1, 2);
	let moving = [
		// Whether the pledger may hold the units is asked.
		(weight(Call::finalise { currency, pledge }), Weights::finalise().saturating_add(LISTED)),
		(weight(Call::claim { currency, pledge, units: 1, most: 1, request: hash }), Weights::claim()),
		(weight(Call::reclaim { currency, pledge, claim }), Weights::reclaim()),
		(
			weight(Call::resolve { currency, pledge, claim, part, reason: hash }),
			Weights::resolve().saturating_add(CAN_ACT),
		),
		(weight(Call::buy_back { currency, pledge, amount }), Weights::buy_back()),
		(
			weight(Call::call_guarantor { currency, pledge, guarantor: BEN, amount }),
			// The pledger's and the guarantor's.
			Weights::call_guarantor().saturating_add(SETTLEMENT),
		),
		(weight(Call::cover { currency, pledge, amount, reason: hash }), Weights::cover()),
		(weight(Call::write_off { currency, pledge, reason: hash }), Weights::write_off()),
		(weight(Call::make_good { currency, pledge, amount }), Weights::make_good()),
		(weight(Call::collect { currency, pledge }), Weights::collect()),
	];
	for (number, (weight, own)) in moving.into_iter().enumerate() {
		assert_eq!(weight, own.saturating_add(SETTLEMENT), "call {number}");
	}
	// Burned in escrow: nobody's record is behind.
	assert_eq!(weight(Call::confirm { currency, pledge, claim }), Weights::confirm());
	assert_eq!(weight(Call::settle_claim { currency, pledge, claim }), Weights::settle_claim());
}

/// The federation pays for asking whether the mediators can act, and they do not.
#[test]
fn who_asks_for_the_mediators_pays_for_it() {
	for by_federation in [false, true] {
		build_and_execute(|| {
			let id = accepted(ANNA, 100);
			let claim = claim(BEN, id, 10);
			assert_ok!(Pledges::dispute(signed(BEN), CUR, id, claim, H256::zero()));
			let origin = match by_federation {
				true => federation(),
				false => mediators_of(COOP),
			};
			let part = Fraction::new(1, 2);
			let done = Pledges::resolve(origin, CUR, id, claim, part, H256::zero()).unwrap();
			let used = Weights::resolve().saturating_add(SETTLEMENT);
			assert_eq!(done.actual_weight, (!by_federation).then_some(used));
		});
	}
}
