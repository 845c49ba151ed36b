//! Income: distributed by the tokens, claimed by their holders, exact to the last part of a unit.

use crate::{
	mock::*,
	participation::{accrue, divide, whole_units},
};
use allmende_primitives::currency::Units;
use frame_support::{assert_noop, assert_ok};
use proptest::prelude::*;
use sp_core::U256;
use sp_runtime::{DispatchError, TokenError};

fn distribute(project: ProjectId, amount: Units) {
	assert_ok!(Projects::distribute_income(signed(DORA), project, amount));
}

fn claimable(project: ProjectId, who: AccountId) -> Units {
	Projects::participation(project, who).map_or(0, |view| view.claimable)
}

#[test]
fn holders_get_their_part() {
	build_and_execute(|| {
		let project = shared();
		events();
		distribute(project, 100);
		assert_eq!(events(), [Event::IncomeDistributed { project, from: DORA, amount: 100, tokens: 400 }]);
		assert_eq!(purse(DORA), PURSE - 100);
		// 600 of the project, and 100 of income.
		assert_eq!(Projects::reserved(MINUTE), 700);
		assert_eq!((claimable(project, BEN), claimable(project, CLARA)), (75, 25));

		assert_ok!(Projects::claim_income(signed(BEN), project));
		assert_eq!(events(), [Event::IncomeClaimed { project, who: BEN, amount: 75 }]);
		assert_eq!(purse(BEN), PURSE + 375);
		assert_noop!(Projects::claim_income(signed(BEN), project), Error::NothingToClaim);
		distribute(project, 4);
		assert_ok!(Projects::claim_income(signed(BEN), project));
		assert_ok!(Projects::claim_income(signed(CLARA), project));
		assert_eq!((purse(BEN), purse(CLARA)), (PURSE + 378, PURSE + 126));
		assert_eq!(Projects::reserved(MINUTE), 600);
	});
}

#[test]
fn parts_of_a_unit_add_up() {
	build_and_execute(|| {
		let project = shared();
		// A quarter of a unit each time for Clara, three for Ben.
		for _ in 0..3 {
			distribute(project, 1);
		}
		assert_eq!((claimable(project, BEN), claimable(project, CLARA)), (2, 0));
		assert_noop!(Projects::claim_income(signed(CLARA), project), Error::NothingToClaim);
		assert_ok!(Projects::claim_income(signed(BEN), project));
		distribute(project, 1);
		assert_eq!((claimable(project, BEN), claimable(project, CLARA)), (1, 1));
	});
}

#[test]
fn what_cannot_be_divided_is_carried() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		accepted(project, 0);
		confirmed(BEN, project, 1);
		confirmed(CLARA, project, 2);
		distribute(project, 1);
		// A third of 10^18 leaves one part over.
		let income = Projects::income(project).unwrap();
		assert_eq!((income.index, income.carried), (U256::from(SCALE / 3), U256::one()));
		distribute(project, 1);
		distribute(project, 1);
		let income = Projects::income(project).unwrap();
		assert_eq!((income.index, income.carried), (U256::from(SCALE), U256::zero()));
		assert_eq!((claimable(project, BEN), claimable(project, CLARA)), (1, 2));
	});
}

#[test]
fn new_tokens_bear_what_comes_later() {
	build_and_execute(|| {
		let project = shared();
		distribute(project, 40);
		confirmed(EMIL, project, 100);
		confirmed(BEN, project, 100);
		assert_eq!((claimable(project, EMIL), claimable(project, BEN)), (0, 30));
		distribute(project, 60);
		assert_eq!(claimable(project, EMIL), 10);
		assert_eq!((claimable(project, BEN), claimable(project, CLARA)), (70, 20));
	});
}

#[test]
fn who_leaves_keeps_what_he_is_owed() {
	build_and_execute(|| {
		let project = shared();
		distribute(project, 100);
		leave(COOP, BEN);
		distribute(project, 100);
		// This currency is for members. What is his waits for him.
		assert_noop!(Projects::claim_income(signed(BEN), project), TokenError::Blocked);
		assert_eq!(claimable(project, BEN), 150);
		enter(COOP, BEN);
		assert_ok!(Projects::claim_income(signed(BEN), project));
		assert_eq!(purse(BEN), PURSE + 450);
	});
}

#[test]
fn there_must_be_somebody_to_pay() {
	build_and_execute(|| {
		let pay = |project, amount| Projects::distribute_income(signed(DORA), project, amount);
		assert_noop!(pay(0, 1), Error::ProjectNotFound);
		let lead = funded(&[5], PayTo::Lead);
		assert_noop!(pay(lead, 1), Error::NoParticipation);
		assert_noop!(Projects::claim_income(signed(BEN), lead), Error::NoParticipation);
		let empty = funded(&[5], SHARED);
		assert_noop!(pay(empty, 1), Error::NoParticipation);
		let project = shared();
		assert_noop!(pay(project, 0), Error::ZeroAmount);
		assert_noop!(pay(project, PURSE + 1), TokenError::FundsUnavailable);
		assert_noop!(Projects::claim_income(signed(BEN), 9), Error::ProjectNotFound);
		assert_noop!(Projects::claim_income(signed(DORA), project), Error::NotParticipant);
		ledger::Paused::<Test>::put(true);
		assert_noop!(pay(project, 1), DispatchError::Unavailable);
	});
}

#[test]
fn nothing_overflows() {
	let mut income = Income { tokens: 1, ..Default::default() };
	divide(&mut income, Units::MAX).unwrap();
	let held = accrue(Participation { tokens: 1, ..Default::default() }, income.index).unwrap();
	assert_eq!(whole_units(held.accrued), Some((Units::MAX, U256::zero())));

	let mut income = Income { tokens: Units::MAX, ..Default::default() };
	divide(&mut income, Units::MAX).unwrap();
	let held = accrue(Participation { tokens: Units::MAX, ..Default::default() }, income.index).unwrap();
	assert_eq!(whole_units(held.accrued), Some((Units::MAX, U256::zero())));
}

/// An exact part of a whole number: numerator and denominator. Large enough for the sequences below.
#[derive(Clone, Copy, Debug)]
struct Ratio(U256, U256);

impl Ratio {
	fn plus(self, numerator: U256, denominator: U256) -> Self {
		let (top, bottom) = (self.0 * denominator + numerator * self.1, self.1 * denominator);
		let (mut left, mut right) = (top, bottom);
		while !right.is_zero() {
			(left, right) = (right, left % right);
		}
		Ratio(top / left, bottom / left)
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

	/// Against exact fractions: whatever is distributed among changing holders, each one can claim what the fractions say,
	/// up to the parts that 10^18 cannot show; nothing is lost or made.
	#[test]
	fn claims_are_the_exact_parts(
		steps in proptest::collection::vec((0usize..3, 1u128..60, 0u128..2_000, any::<bool>()), 1..12)
	) {
		let mut income = Income::default();
		let mut held = [Participation::default(); 3];
		let mut exact = [Ratio(U256::zero(), U256::one()); 3];
		let mut claimed = [0u128; 3];
		let mut distributions = 0u128;
		for (who, tokens, amount, claims) in steps {
			// Somebody earns tokens, then income comes in, then he may claim.
			held[who] = accrue(held[who], income.index).unwrap();
			held[who].tokens += tokens;
			income.tokens += tokens;
			if amount > 0 {
				divide(&mut income, amount).unwrap();
				income.distributed += amount;
				distributions += 1;
				for (held, exact) in held.iter().zip(exact.iter_mut()) {
					let part = U256::from(held.tokens) * U256::from(amount);
					*exact = exact.plus(part, income.tokens.into());
				}
			}
			if claims {
				held[who] = accrue(held[who], income.index).unwrap();
				let (whole, rest) = whole_units(held[who].accrued).unwrap();
				held[who].accrued = rest;
				claimed[who] += whole;
				income.claimed += whole;
			}
		}

		let scale = U256::from(SCALE);
		let mut sum = income.carried;
		for who in 0..3 {
			let settled = accrue(held[who], income.index).unwrap();
			let got = U256::from(claimed[who]) * scale + settled.accrued;
			sum += got;
			// What the fractions say, in the parts of a unit.
			let said = exact[who].0 * scale / exact[who].1;
			let apart = if got > said { got - said } else { said - got };
			// Each distribution leaves less than one part for each token.
			let bound = U256::from(distributions + 1) * U256::from(income.tokens);
			prop_assert!(apart <= bound, "{got} is not {said}");
		}
		prop_assert_eq!(sum, U256::from(income.distributed) * scale);
		prop_assert!(income.carried < income.tokens.into());
	}
}
