//! What wallets can do with share tokens: nothing. Every call of the assets pallet is tried by a holder, by another
//! member, by a stranger, and where it makes a difference by root and by the account that owns the tokens.

use crate::{mock::*, Config};
use allmende_primitives::traits::Shareholding;
use frame_support::{assert_err, assert_ok, dispatch::DispatchResult};
use pallet_assets::{Account, Asset, AssetDetails, Error, FrozenBalance, Metadata};
use sp_runtime::{DispatchError, TokenError};
use std::collections::BTreeMap;

type Snapshot = (BTreeMap<AccountId, u128>, AssetDetails<u128, AccountId, u128>, Vec<u8>);

/// Balances, roles, status and name of the token. Entries without a balance and approvals are no shares.
fn snapshot() -> Snapshot {
	let balances = Account::<Test>::iter_prefix(token())
		.filter(|(_, entry)| entry.balance > 0)
		.map(|(who, entry)| {
			assert!(!entry.status.is_frozen(), "an entry is frozen or blocked");
			(who, entry.balance)
		})
		.collect();
	let mut details = Asset::<Test>::get(token()).unwrap();
	(details.accounts, details.approvals) = (0, 0);
	(balances, details, Metadata::<Test>::get(token()).name.into_inner())
}

/// Tries a call, and checks that it answers what is expected and leaves every share where it is.
fn try_call(call: pallet_assets::Call<Test>, origin: RuntimeOrigin, expected: DispatchResult) {
	use frame_support::traits::UnfilteredDispatchable;
	let before = snapshot();
	let answer = call.clone().dispatch_bypass_filter(origin).map(|_| ()).map_err(|failed| failed.error);
	assert_eq!(answer, expected, "{call:?}");
	assert_eq!(snapshot(), before, "{call:?}");
	check_state();
}

fn refused(error: Error<Test>) -> DispatchResult {
	Err(error.into())
}

/// Alice holds three shares, Bob one. Charlie and Eve hold none; Eve has opened an entry for the token.
fn members() {
	join(COOP, ALICE, 3);
	pay(ALICE, 3 * NOMINAL);
	join(COOP, BOB, 1);
	assert_ok!(Assets::touch(signed(EVE), token()));
	assert_eq!((tokens(ALICE), tokens(BOB), tokens(EVE)), (3, 1, 0));
}

use pallet_assets::Call;

#[test]
fn no_transfer_moves_a_share() {
	build_and_execute(|| {
		members();
		let id = token();
		for target in [BOB, CHARLIE, EVE, Shares::account_id()] {
			for amount in [1, 2, 3] {
				let low = || refused(Error::BalanceLow);
				try_call(Call::transfer { id, target, amount }, signed(ALICE), low());
				try_call(Call::transfer_keep_alive { id, target, amount }, signed(ALICE), low());
				// Not even by the account that administers the token, if it had a key.
				for by in [ALICE, target, Shares::account_id()] {
					let call = Call::force_transfer { id, source: ALICE, dest: target, amount };
					try_call(call, signed(by), low());
				}
			}
			// All that is not frozen is nothing, which opens no entry either.
			let has_entry = Account::<Test>::contains_key(id, target);
			let nothing = if has_entry { Ok(()) } else { Err(TokenError::BelowMinimum.into()) };
			for keep_alive in [false, true] {
				try_call(Call::transfer_all { id, dest: target, keep_alive }, signed(ALICE), nothing);
			}
			try_call(Call::transfer { id, target, amount: 0 }, signed(ALICE), Ok(()));
		}
		try_call(Call::transfer { id, target: ALICE, amount: 1 }, signed(ALICE), refused(Error::BalanceLow));
		try_call(Call::transfer { id, target: BOB, amount: 1 }, signed(CHARLIE), refused(Error::NoAccount));
		try_call(Call::transfer { id, target: BOB, amount: 1 }, signed(EVE), refused(Error::BalanceLow));
	});
}

#[test]
fn an_approval_is_worth_nothing() {
	build_and_execute(|| {
		members();
		let id = token();
		for delegate in [BOB, EVE] {
			try_call(Call::approve_transfer { id, delegate, amount: 3 }, signed(ALICE), Ok(()));
			for destination in [BOB, EVE, delegate] {
				try_call(
					Call::transfer_approved { id, owner: ALICE, destination, amount: 1 },
					signed(delegate),
					refused(Error::BalanceLow),
				);
			}
			try_call(
				Call::transfer_approved { id, owner: ALICE, destination: EVE, amount: 0 },
				signed(delegate),
				Ok(()),
			);
		}
		let no = Err(DispatchError::BadOrigin);
		let permission = || refused(Error::NoPermission);
		let call = Call::force_cancel_approval { id, owner: ALICE, delegate: BOB };
		try_call(call.clone(), signed(EVE), permission());
		try_call(call, RuntimeOrigin::none(), no);
		try_call(Call::cancel_approval { id, delegate: BOB }, signed(ALICE), Ok(()));
		// An approval outlives the shares, and is as little worth when there are others.
		assert_ok!(Shares::leave(COOP, &ALICE, date(2027, 12, 31)));
		assert_ok!(Shares::join(COOP, &ALICE, 1));
		try_call(
			Call::transfer_approved { id, owner: ALICE, destination: EVE, amount: 1 },
			signed(EVE),
			refused(Error::BalanceLow),
		);
	});
}

#[test]
fn nobody_mints_or_burns() {
	build_and_execute(|| {
		members();
		let id = token();
		for by in [ALICE, BOB, EVE] {
			for amount in [1, 3] {
				let permission = || refused(Error::NoPermission);
				try_call(Call::mint { id, beneficiary: by, amount }, signed(by), permission());
				try_call(Call::burn { id, who: ALICE, amount }, signed(by), permission());
			}
			// With nothing to do, the assets pallet asks nobody for permission, and tells of 0 in an event.
			try_call(Call::mint { id, beneficiary: by, amount: 0 }, signed(by), Ok(()));
			try_call(Call::burn { id, who: ALICE, amount: 0 }, signed(by), Ok(()));
		}
		// The account that administers the token, if it had a key, would burn what is not frozen: nothing.
		try_call(Call::burn { id, who: ALICE, amount: 3 }, signed(Shares::account_id()), Ok(()));
	});
}

#[test]
fn no_refund_burns_a_share() {
	build_and_execute(|| {
		// Charlie opened the entry himself, Bob's was opened by Eve, Alice's came with the shares.
		let id = token();
		assert_ok!(Assets::touch(signed(CHARLIE), id));
		assert_ok!(Assets::touch_other(signed(EVE), id, BOB));
		for who in [ALICE, BOB, CHARLIE] {
			join(COOP, who, 2);
		}
		for allow_burn in [false, true] {
			try_call(Call::refund { id, allow_burn }, signed(ALICE), refused(Error::NoDeposit));
			try_call(Call::refund { id, allow_burn }, signed(BOB), refused(Error::NoDeposit));
		}
		try_call(Call::refund { id, allow_burn: false }, signed(CHARLIE), refused(Error::WouldBurn));
		try_call(Call::refund { id, allow_burn: true }, signed(CHARLIE), refused(Error::ContainsFreezes));
		for (who, by, error) in [
			(ALICE, ALICE, Error::NoDeposit),
			(BOB, EVE, Error::WouldBurn),
			(BOB, Shares::account_id(), Error::WouldBurn),
			(BOB, BOB, Error::NoPermission),
			(CHARLIE, CHARLIE, Error::NoDeposit),
		] {
			try_call(Call::refund_other { id, who }, signed(by), refused(error));
		}
		// The entries stay when the shares go, empty, and give the deposit back then.
		for who in [ALICE, BOB, CHARLIE] {
			assert_ok!(Shares::leave(COOP, &who, date(2027, 12, 31)));
			end_membership(COOP, who);
		}
		check_state();
		assert!(!Account::<Test>::contains_key(id, ALICE));
		assert_eq!(Account::<Test>::get(id, BOB).unwrap().balance, 0);
		assert_eq!(Account::<Test>::get(id, CHARLIE).unwrap().balance, 0);
		try_call(Call::refund { id, allow_burn: false }, signed(CHARLIE), Ok(()));
		try_call(Call::refund_other { id, who: BOB }, signed(EVE), Ok(()));
		assert_eq!((Balances::free_balance(CHARLIE), Balances::free_balance(EVE)), (1_000, 1_000));
	});
}

#[test]
fn an_entry_that_a_non_member_opens_stays_empty() {
	build_and_execute(|| {
		members();
		let id = token();
		try_call(Call::touch { id }, signed(ALICE), refused(Error::AlreadyExists));
		try_call(Call::touch_other { id, who: BOB }, signed(EVE), refused(Error::AlreadyExists));
		try_call(Call::touch { id }, signed(CHARLIE), Ok(()));
		try_call(Call::refund { id, allow_burn: true }, signed(CHARLIE), Ok(()));
		// It is in nobody's way when its owner joins and leaves.
		join(COOP, EVE, 2);
		assert_eq!((tokens(EVE), Shares::shares(COOP, &EVE)), (2, 2));
		assert_ok!(Shares::leave(COOP, &EVE, date(2027, 12, 31)));
		assert_eq!(tokens(EVE), 0);
		try_call(Call::refund { id, allow_burn: true }, signed(EVE), Ok(()));
	});
}

#[test]
fn nobody_administers_the_token() {
	build_and_execute(|| {
		members();
		let id = token();
		let (name, symbol, decimals) = (b"X".to_vec(), b"X".to_vec(), 2);
		for by in [ALICE, BOB, EVE] {
			for call in [
				Call::freeze { id, who: ALICE },
				Call::block { id, who: ALICE },
				Call::thaw { id, who: ALICE },
				Call::freeze_asset { id },
				Call::thaw_asset { id },
				Call::transfer_ownership { id, owner: by },
				Call::set_team { id, issuer: by, admin: by, freezer: by },
				Call::set_metadata { id, name: name.clone(), symbol: symbol.clone(), decimals },
				Call::clear_metadata { id },
				Call::set_min_balance { id, min_balance: 2 },
				Call::set_reserves { id, reserves: vec![()].try_into().unwrap() },
				Call::start_destroy { id },
			] {
				try_call(call, signed(by), refused(Error::NoPermission));
			}
			for call in [
				Call::force_create { id, owner: by, is_sufficient: true, min_balance: 1 },
				Call::force_set_metadata {
					id,
					name: name.clone(),
					symbol: symbol.clone(),
					decimals,
					is_frozen: false,
				},
				Call::force_clear_metadata { id },
				Call::force_asset_status {
					id,
					owner: by,
					issuer: by,
					admin: by,
					freezer: by,
					min_balance: 1,
					is_sufficient: true,
					is_frozen: false,
				},
			] {
				try_call(call, signed(by), Err(DispatchError::BadOrigin));
			}
			try_call(Call::create { id, admin: by, min_balance: 1 }, signed(by), refused(Error::InUse));
		}
	});
}

#[test]
fn a_share_token_is_never_destroyed() {
	build_and_execute(|| {
		members();
		let id = token();
		// By root, with and without holders, and for the account that owns it, if it had a key.
		for origin in [RuntimeOrigin::root(), signed(Shares::account_id())] {
			try_call(Call::start_destroy { id }, origin.clone(), refused(Error::ContainsFreezes));
			let id = crate::ShareTokens::<Test>::get(OTHER).unwrap();
			try_call(Call::start_destroy { id }, origin, refused(Error::ContainsFreezes));
		}
		for call in
			[Call::destroy_accounts { id }, Call::destroy_approvals { id }, Call::finish_destroy { id }]
		{
			try_call(call, signed(EVE), refused(Error::IncorrectStatus));
		}
	});
}

/// A call that a later version of the assets pallet brings must be looked at: it is not among those tried above.
#[test]
fn every_call_of_the_assets_pallet_is_tried() {
	use frame_support::traits::GetCallName;
	let tried = [
		"create",
		"force_create",
		"start_destroy",
		"destroy_accounts",
		"destroy_approvals",
		"finish_destroy",
		"mint",
		"burn",
		"transfer",
		"transfer_keep_alive",
		"force_transfer",
		"freeze",
		"thaw",
		"freeze_asset",
		"thaw_asset",
		"transfer_ownership",
		"set_team",
		"set_metadata",
		"clear_metadata",
		"force_set_metadata",
		"force_clear_metadata",
		"force_asset_status",
		"approve_transfer",
		"cancel_approval",
		"force_cancel_approval",
		"transfer_approved",
		"touch",
		"refund",
		"set_min_balance",
		"touch_other",
		"refund_other",
		"block",
		"transfer_all",
		"set_reserves",
	];
	let mut names = Call::<Test>::get_call_names().to_vec();
	names.sort();
	let mut tried = tried.to_vec();
	tried.sort();
	assert_eq!(names, tried);
}

#[test]
fn the_freeze_is_the_registered_shares() {
	build_and_execute(|| {
		members();
		let frozen = |token, who| <Shares as FrozenBalance<u32, u64, u128>>::frozen_balance(token, &who);
		assert_eq!(frozen(token(), ALICE), Some(3));
		// None, not Some(0).
		assert_eq!(frozen(token(), EVE), None);
		assert_eq!(frozen(token() + 1, ALICE), None);
		// A token that is not ours is not frozen.
		assert_eq!(frozen(FIRST_TOKEN - 1, ALICE), None);
		let contains = <Shares as FrozenBalance<u32, u64, u128>>::contains_freezes;
		assert!(contains(token()));
		assert!(contains(token() + 1));
		assert!(!contains(FIRST_TOKEN - 1));
	});
}

#[test]
fn tokens_that_are_not_shares_move_as_ever() {
	build_and_execute(|| {
		members();
		let id = FIRST_TOKEN + 2;
		assert_ok!(Assets::create(signed(ALICE), id, ALICE, 1));
		assert_ok!(Assets::mint(signed(ALICE), id, ALICE, 5));
		assert_ok!(Assets::transfer(signed(ALICE), id, BOB, 5));
		assert_eq!(Assets::balance(id, BOB), 5);
		assert_ok!(Assets::start_destroy(signed(ALICE), id));
	});
}

#[test]
fn the_pallets_own_burning_respects_the_register_too() {
	use frame_support::traits::{
		fungibles::Mutate,
		tokens::{Fortitude, Precision, Preservation},
	};
	build_and_execute(|| {
		members();
		// Another pallet that burns or moves by the trait, by force, gets nothing either.
		assert_err!(
			<Test as Config>::Assets::burn_from(
				token(),
				&ALICE,
				1,
				Preservation::Expendable,
				Precision::Exact,
				Fortitude::Force
			),
			TokenError::FundsUnavailable
		);
		assert_err!(
			<Assets as Mutate<_>>::transfer(token(), &ALICE, &EVE, 1, Preservation::Expendable),
			TokenError::Frozen
		);
		assert_eq!(tokens(ALICE), 3);
	});
}
