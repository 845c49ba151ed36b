use crate::{mock::*, Books, Claim, Claimants, Deadline, Stage};
use allmende_primitives::currency::{DemurragePoint, Holders};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

#[test]
fn the_value_goes_into_escrow() {
	build_and_execute(|| {
		let id = accepted(ANNA, 101);
		deposit(BEN, 100);
		events();
		assert_ok!(Pledges::claim(signed(BEN), CUR, id, 3, 30, hash(5)));
		let until = Deadline { day: today().plus_days(10), block: System::block_number() + LEAST_WINDOW };
		let claim = Claim {
			claimant: BEN,
			units: 3,
			value: 30,
			// The first that the mocked ledger answers.
			since: DemurragePoint(1),
			request: hash(5),
			claimed_on: today(),
			stage: Stage::Claimed { until },
		};
		assert_eq!(claim_info(id, 0), claim);
		assert_eq!((purse(BEN), escrow(BEN)), (70, 30));
		let books = Books { left: 71, left_units: 7, claimed: 30, claimed_units: 3, ..Default::default() };
		assert_eq!(info(id).books, books);
		// It is outstanding still.
		assert_eq!((backing().outstanding, credit(ANNA).outstanding), (101, 101));
		assert_eq!(
			events(),
			[Event::Claimed {
				currency: CUR,
				pledge: id,
				claim: 0,
				claimant: BEN,
				units: 3,
				value: 30,
				request: hash(5),
				until,
			}]
		);
	});
}

#[test]
fn the_last_claim_takes_the_rest() {
	build_and_execute(|| {
		let id = accepted(ANNA, 109);
		for _ in 0..9 {
			let claim = claim(BEN, id, 1);
			assert!([10, 11].contains(&claim_info(id, claim).value));
		}
		claim(CARLA, id, 1);
		assert_eq!((info(id).books.left, info(id).books.claimed), (0, 109));
		assert_noop!(try_claim(BEN, id, 1), Error::MoreThanLeft);
	});
}

#[test]
fn how_much() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		deposit(BEN, 20);
		assert_noop!(try_claim(BEN, id, 0), Error::ZeroUnits);
		assert_noop!(try_claim(BEN, id, 11), Error::MoreThanLeft);
		let most = |most| Pledges::claim(signed(BEN), CUR, id, 1, most, hash(1));
		assert_noop!(most(9), Error::ValueTooHigh);
		assert_noop!(try_claim(BEN, id, 2), Ledger::POOR);
		assert_ok!(most(10));
	});
}

fn pledged_to(claimants: Claimants<AccountId>) -> u32 {
	let mut terms = terms(100);
	terms.claimants = claimants;
	accepted_on(ANNA, terms)
}

fn may_claim(who: AccountId, id: u32) -> DispatchResult {
	deposit(who, 11);
	try_claim(who, id, 1)
}

#[test]
fn whom_it_is_pledged_to() {
	build_and_execute(|| {
		let members = pledged_to(Claimants::Members);
		assert_ok!(may_claim(BEN, members));
		for who in [NEIGHBOUR, STRANGER] {
			assert_eq!(may_claim(who, members), Err(Error::NotAddressed.into()));
		}
		let one = pledged_to(Claimants::Account(NEIGHBOUR));
		assert_ok!(may_claim(NEIGHBOUR, one));
		assert_eq!(may_claim(BEN, one), Err(Error::NotAddressed.into()));

		let holders = pledged_to(Claimants::Holders);
		assert_ok!(may_claim(STRANGER, holders));
		set_policy(|policy| policy.holders = Holders::Listed(vec![OTHER].try_into().unwrap()));
		assert_ok!(may_claim(NEIGHBOUR, holders));
		assert_eq!(may_claim(STRANGER, holders), Err(Error::NotAddressed.into()));
		set_policy(|policy| policy.holders = Holders::Members);
		assert_eq!(may_claim(NEIGHBOUR, holders), Err(Error::NotAddressed.into()));
		assert_ok!(may_claim(BEN, holders));
	});
}

#[test]
fn nobody_claims_his_own() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		assert_noop!(try_claim(ANNA, id, 1), Error::OwnPledge);
	});
}

#[test]
fn only_signed_on_what_was_accepted() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		only_signed(|origin| Pledges::claim(origin, CUR, id, 1, 100, hash(1)));
		assert_noop!(try_claim(BEN, 7, 1), Error::PledgeNotFound);
		assert_noop!(try_claim(BEN, id, 1), Error::WrongStatus);
		pass(WINDOW);
		finalise(id);
		assert_noop!(try_claim(BEN, id, 1), Error::WrongStatus);
	});
}

#[test]
fn not_after_its_date() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		deposit(BEN, 100);
		pass_days(100 - WINDOW - 1);
		pass_blocks(LEAST_WINDOW);
		assert_ok!(try_claim(BEN, id, 1));
		pass_days(1);
		assert_eq!(today(), info(id).terms.until.plus_days(1));
		assert_ok!(try_claim(BEN, id, 1));
		pass_blocks(1);
		assert_noop!(try_claim(BEN, id, 1), Error::ClaimingOver);
	});
}

/// No step of it asks the pledger, a member or not.
#[test]
fn the_pledger_cannot_keep_anybody_from_it() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		leave(ANNA);
		let claim = claim(BEN, id, 4);
		PausedCurrencies::insert(CUR, ());
		pass(10);
		assert_ok!(Pledges::reclaim(signed(STRANGER), CUR, id, claim));
		assert_eq!((purse(BEN), escrow(BEN)), (41, 0));
	});
}
