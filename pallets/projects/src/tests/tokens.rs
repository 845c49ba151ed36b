//! Participation tokens in wallets, and their transfer.

use crate::mock::*;
use allmende_primitives::currency::Currencies as _;
use frame_support::{
	assert_noop, assert_ok,
	traits::fungibles::{metadata::Inspect as _, Inspect},
};
use pallet_assets::FrozenBalance;

#[test]
fn a_token_is_named_after_its_project() {
	build_and_execute(|| {
		let project = shared();
		let token = self::project(project).token.unwrap();
		assert_eq!(
			<Assets as frame_support::traits::fungibles::metadata::Inspect<_>>::name(token),
			b"Participation 0"
		);
		assert_eq!(Assets::symbol(token), b"P0");
		assert_eq!(Assets::minimum_balance(token), 1);
		assert_eq!(Assets::total_issuance(token), 400);
	});
}

#[test]
fn wallets_cannot_move_a_token() {
	build_and_execute(|| {
		let project = shared();
		let token = self::project(project).token.unwrap();
		let calls = [
			pallet_assets::Call::transfer { id: token, target: CLARA, amount: 1 },
			pallet_assets::Call::transfer { id: token, target: CLARA, amount: 300 },
			pallet_assets::Call::transfer_keep_alive { id: token, target: CLARA, amount: 1 },
			pallet_assets::Call::burn { id: token, who: BEN, amount: 1 },
			pallet_assets::Call::mint { id: token, beneficiary: BEN, amount: 1 },
			pallet_assets::Call::force_transfer { id: token, source: BEN, dest: CLARA, amount: 1 },
			pallet_assets::Call::refund { id: token, allow_burn: true },
			pallet_assets::Call::start_destroy { id: token },
			pallet_assets::Call::freeze { id: token, who: BEN },
		];
		for call in calls {
			let call = RuntimeCall::Assets(call);
			let result = sp_runtime::traits::Dispatchable::dispatch(call.clone(), signed(BEN));
			assert!(result.is_err(), "{call:?}");
		}
		// Sends nothing of it, and an approval lets nobody take any.
		assert_ok!(Assets::transfer_all(signed(BEN), token, CLARA, false));
		assert_ok!(Assets::approve_transfer(signed(BEN), token, CLARA, 10));
		assert!(Assets::transfer_approved(signed(CLARA), token, BEN, CLARA, 10).is_err());
		assert_eq!((tokens(project, BEN), tokens(project, CLARA)), (300, 100));
	});
}

#[test]
fn other_assets_are_none_of_its_business() {
	build_and_execute(|| {
		let project = shared();
		let token = self::project(project).token.unwrap();
		assert_eq!(Projects::frozen_balance(token, &BEN), Some(300));
		assert_eq!(Projects::frozen_balance(token, &DORA), None);
		assert_eq!(Projects::frozen_balance(MINUTE, &BEN), None);
		assert!(Projects::contains_freezes(token) && !Projects::contains_freezes(MINUTE));
	});
}

#[test]
fn holders_transfer_and_keep_their_income() {
	build_and_execute(|| {
		let project = shared();
		assert_ok!(Projects::distribute_income(signed(DORA), project, 40));
		events();
		assert_ok!(Projects::transfer_participation(signed(BEN), project, CLARA, 100));
		assert_ok!(Projects::transfer_participation(signed(BEN), project, EMIL, 200));
		assert_eq!(
			events(),
			[
				Event::ParticipationTransferred { project, from: BEN, to: CLARA, amount: 100 },
				Event::ParticipationTransferred { project, from: BEN, to: EMIL, amount: 200 },
			]
		);
		assert_eq!([BEN, CLARA, EMIL].map(|who| tokens(project, who)), [0, 200, 200]);
		assert_ok!(Projects::distribute_income(signed(DORA), project, 40));
		let claimable = |who| Projects::participation(project, who).unwrap().claimable;
		assert_eq!([BEN, CLARA, EMIL].map(claimable), [30, 30, 20]);
		for who in [BEN, CLARA, EMIL] {
			assert_ok!(Projects::claim_income(signed(who), project));
		}
		// Nothing is kept of who has nothing.
		assert_eq!(Projects::participation(project, BEN), None);
		assert_noop!(Projects::claim_income(signed(BEN), project), Error::NotParticipant);
		assert!(Participations::<Test>::contains_key(project, CLARA));
	});
}

#[test]
fn who_has_left_can_give_his_tokens_away() {
	build_and_execute(|| {
		let project = shared();
		leave(COOP, BEN);
		assert_ok!(Projects::transfer_participation(signed(BEN), project, CLARA, 300));
		assert!(!Participations::<Test>::contains_key(project, BEN));
	});
}

#[test]
fn a_transfer_must_be_possible() {
	build_and_execute(|| {
		let transfer =
			|who, project, to, amount| Projects::transfer_participation(signed(who), project, to, amount);
		assert_noop!(transfer(BEN, 0, CLARA, 1), Error::ProjectNotFound);
		let lead = funded(&[5], PayTo::Lead);
		assert_noop!(transfer(BEN, lead, CLARA, 1), Error::NoParticipation);
		let project = shared();
		assert_noop!(transfer(BEN, project, CLARA, 0), Error::ZeroAmount);
		assert_noop!(transfer(BEN, project, BEN, 1), Error::TransferToSelf);
		assert_noop!(transfer(DORA, project, CLARA, 1), Error::NotParticipant);
		assert_noop!(transfer(BEN, project, CLARA, 301), Error::MoreThanHeld);
		assert_noop!(transfer(BEN, project, STRANGER, 1), Error::MayNotHold);
		// The pot can hold the currency, and nobody could claim for it.
		assert_noop!(transfer(BEN, project, Ledger::pot(MINUTE), 1), Error::MayNotHold);
		assert_ok!(transfer(BEN, project, CLARA, 300));
	});
}
