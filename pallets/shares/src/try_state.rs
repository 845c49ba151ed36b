//! What must always be true.
//!
//! - I1: tokens and cooperatives belong to each other one to one, and each token exists.
//! - I2: the shares of the holdings, the sum of them and the issuance of the token are the same.
//! - I3: each holder has as many tokens as shares.
//! - I4: no holding is empty, and no credit balance exceeds the nominal value of its shares.
//! - I5: while the first statute is in force, everybody holds the compulsory shares at least and the maximum at most,
//!   with what he has asked for.
//! - I6: holders and credit balances add up to the sums.
//! - I7: settlements are numbered without a gap, and open and paid ones add up to the sums.
//! - I8: what was paid in is in the credit balances, due or paid out.
//! - I9: a subscription is for something, of a holder, and while the first statute is in force nothing admitted waits
//!   that the law permits a member.
//! - I10: a transfer is of shares that its member holds, and not to himself.
//! - I11: the settlements of each account hang together.
//! - I12: while the first statute is in force, nobody holds more shares than his credit balance permits (GenG 15b(2)).

use crate::{
	Config, Holdings, LastSettlements, NextSettlementId, Pallet, Permitted, Settlements, ShareTokens,
	Subscriptions, TokenCooperatives, Total, Totals, Transfers,
};
use allmende_primitives::{traits::Register, CoopId, StatuteVersion};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungibles::Inspect};
use sp_runtime::TryRuntimeError;

/// The statute that a cooperative was founded with.
const FIRST_STATUTE: StatuteVersion = 1;

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_tokens()?;
		Self::check_holdings()?;
		Self::check_subscriptions()?;
		Self::check_transfers()?;
		Self::check_settlements()?;
		Self::check_totals()
	}

	fn check_tokens() -> Result<(), TryRuntimeError> {
		for (coop, token) in ShareTokens::<T>::iter() {
			ensure!(TokenCooperatives::<T>::get(token) == Some(coop), "I1: token without its cooperative");
			ensure!(T::Assets::asset_exists(token), "I1: token does not exist");
		}
		for (token, coop) in TokenCooperatives::<T>::iter() {
			ensure!(ShareTokens::<T>::get(coop) == Some(token), "I1: cooperative without its token");
		}
		Ok(())
	}

	fn check_holdings() -> Result<(), TryRuntimeError> {
		for (coop, who, held) in Holdings::<T>::iter() {
			let token = ShareTokens::<T>::get(coop).ok_or("I1: holding without a token")?;
			let terms = Self::terms(coop)?;
			ensure!(T::Assets::balance(token, &who) == held.shares.into(), "I3: tokens differ from shares");
			ensure!(held.shares > 0, "I4: empty holding");
			ensure!(held.credit <= terms.value(held.shares)?, "I4: credit exceeds the shares");
			if terms.statute.version == FIRST_STATUTE {
				let pending = Subscriptions::<T>::get(coop, &who).map_or(0, |pending| pending.shares);
				let all = held.shares.saturating_add(pending);
				ensure!(held.shares >= terms.shares.compulsory, "I5: fewer than the compulsory shares");
				ensure!(all <= terms.shares.maximum, "I5: more than the maximum of shares");
				let permitted = terms.shares.permitted(held.credit);
				ensure!(held.shares <= permitted, "I12: more shares than the credit balance permits");
			}
		}
		Ok(())
	}

	fn check_subscriptions() -> Result<(), TryRuntimeError> {
		for (coop, who, pending) in Subscriptions::<T>::iter() {
			ensure!(pending.shares > 0, "I9: empty subscription");
			let held = Holdings::<T>::get(coop, &who).ok_or("I9: subscription without a holding")?;
			let terms = Self::terms(coop)?;
			if pending.admitted
				&& terms.statute.version == FIRST_STATUTE
				&& T::Register::is_member(coop, &who)
			{
				ensure!(
					held.shares >= terms.shares.permitted(held.credit),
					"I9: admitted shares wait that the law permits"
				);
			}
		}
		Ok(())
	}

	fn check_transfers() -> Result<(), TryRuntimeError> {
		for (coop, from, offer) in Transfers::<T>::iter() {
			let held = Holdings::<T>::get(coop, &from).ok_or("I10: transfer without a holding")?;
			ensure!(offer.shares > 0 && offer.shares <= held.shares, "I10: transfer of shares not held");
			ensure!(offer.credit <= held.credit, "I10: transfer of credit not there");
			ensure!(offer.to != from, "I10: transfer to oneself");
		}
		Ok(())
	}

	fn check_settlements() -> Result<(), TryRuntimeError> {
		let mut of_account = BTreeMap::new();
		let mut of_coop = BTreeMap::<CoopId, u32>::new();
		for (coop, id, settlement) in Settlements::<T>::iter() {
			ensure!(id < NextSettlementId::<T>::get(coop), "I7: settlement beyond the next id");
			ensure!(settlement.amount > 0, "I7: settlement of nothing");
			let count = of_coop.entry(coop).or_default();
			*count = count.saturating_add(1);
			let count = of_account.entry((coop, settlement.account)).or_insert(0u32);
			*count = count.saturating_add(1);
		}
		for (coop, next) in NextSettlementId::<T>::iter() {
			ensure!(of_coop.get(&coop).copied().unwrap_or_default() == next, "I7: gap in the settlements");
		}
		for (coop, who, _) in LastSettlements::<T>::iter() {
			ensure!(of_account.contains_key(&(coop, who)), "I11: last settlement without one");
		}
		for ((coop, who), count) in of_account {
			let found = Self::settlements_before(coop, &who, None, count.saturating_add(1));
			ensure!(u32::try_from(found.len()) == Ok(count), "I11: settlements do not hang together");
		}
		Ok(())
	}

	fn check_totals() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<CoopId, Total>::new();
		for (coop, _, held) in Holdings::<T>::iter() {
			let sum = sums.entry(coop).or_default();
			sum.shares = sum.shares.saturating_add(held.shares.into());
			sum.credit = sum.credit.saturating_add(held.credit.into());
			sum.holders = sum.holders.saturating_add(1);
		}
		for (coop, _, settlement) in Settlements::<T>::iter() {
			let sum = sums.entry(coop).or_default();
			let amount = u128::from(settlement.amount);
			if settlement.paid.is_some() {
				sum.paid_out = sum.paid_out.saturating_add(amount);
			} else {
				sum.settlements_open = sum.settlements_open.saturating_add(1);
				sum.settlements_due = sum.settlements_due.saturating_add(amount);
			}
		}
		for (coop, _) in Totals::<T>::iter() {
			sums.entry(coop).or_default();
		}
		for (coop, _) in ShareTokens::<T>::iter() {
			sums.entry(coop).or_default();
		}
		for (coop, sum) in sums {
			let total = Totals::<T>::get(coop);
			let token = ShareTokens::<T>::get(coop).ok_or("I1: sums without a token")?;
			ensure!(sum.shares == total.shares, "I2: shares differ from their sum");
			ensure!(
				T::Assets::total_issuance(token) == total.shares.into(),
				"I2: issuance differs from shares"
			);
			ensure!(sum.holders == total.holders, "I6: holders differ from their sum");
			ensure!(sum.credit == total.credit, "I6: credit balances differ from their sum");
			ensure!(sum.settlements_open == total.settlements_open, "I7: open settlements differ");
			ensure!(
				sum.settlements_due == total.settlements_due,
				"I7: settlements due differ from their sum"
			);
			ensure!(sum.paid_out == total.paid_out, "I7: settlements paid differ from their sum");
			let kept = total.credit.saturating_add(total.settlements_due).saturating_add(total.paid_out);
			ensure!(total.paid_in == kept, "I8: paid in differs from what is kept, due and paid out");
		}
		Ok(())
	}
}
