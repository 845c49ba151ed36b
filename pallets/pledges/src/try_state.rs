//! The invariants of pledges.
//!
//! * I1: pledges are numbered from 0 without a gap, and each has its documents.
//! * I2: the counters of a vote are the votes that are recorded, of voters of the electorate, none of them the pledger's.
//! * I3: the value that was minted for a pledge is in its books, and each service unit left is worth something.
//! * I4: what its books say is claimed is in its claims.
//! * I5: a pledge runs as long as something of it is outstanding, and its status is that of its books.
//! * I6: what is outstanding and what is written off is what the currency says.
//! * I7: a member's credit is that of his pledges and guarantees.
//! * I8: a guarantee is for a pledge of somebody else, and not for more than it was worth.
//! * I9: no limit was raised on a day to come, and nobody raises his own.
//! * I10: what an account has claimed is in its escrow. Other pallets may have put more there.

use crate::{
	Books, Claims, Config, Counterparties, Credit, Credits, Descriptions, Guarantees, NextPledgeId, Outcome,
	Pallet, PledgeId, PledgeOf, Pledges, PledgesOf, Stage, Status, Tallies, Tally, Votes, Witnesses,
};
use allmende_primitives::{
	currency::{Currencies, CurrencyId, Units},
	traits::Calendar,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant and answers the first that does not hold.
	pub(crate) fn do_try_state() -> Checked {
		Self::check_ids()?;
		for (currency, id, pledge) in Pledges::<T>::iter() {
			Self::check_votes(currency, id, &pledge)?;
			Self::check_books(&pledge)?;
			Self::check_claims(currency, id, &pledge)?;
			Self::check_status(&pledge)?;
		}
		Self::check_backing()?;
		Self::check_credits()?;
		Self::check_guarantees()?;
		Self::check_counterparties()?;
		Self::check_escrows()
	}

	fn check_ids() -> Checked {
		let mut pledges = BTreeMap::<CurrencyId, u32>::new();
		for (currency, id) in Pledges::<T>::iter_keys() {
			ensure!(id < NextPledgeId::<T>::get(currency), "I1: a pledge has an id that was not given");
			ensure!(Descriptions::<T>::contains_key(currency, id), "I1: a pledge has no documents");
			let count = pledges.entry(currency).or_default();
			*count = count.saturating_add(1);
		}
		for (currency, next) in NextPledgeId::<T>::iter() {
			let given = pledges.get(&currency).copied().unwrap_or_default();
			ensure!(next == given, "I1: an id was given and its pledge is missing");
		}
		let documents = Descriptions::<T>::iter_keys();
		for (currency, id) in documents.chain(Tallies::<T>::iter_keys()) {
			ensure!(Pledges::<T>::contains_key(currency, id), "I1: documents or votes without a pledge");
		}
		let votes = Votes::<T>::iter_keys().chain(Witnesses::<T>::iter_keys()).map(|(key, _)| key);
		let claims = Claims::<T>::iter_keys().map(|(key, _)| key);
		for (currency, id) in votes.chain(claims) {
			ensure!(Pledges::<T>::contains_key(currency, id), "I1: documents or votes without a pledge");
		}
		Ok(())
	}

	fn check_votes(currency: CurrencyId, id: PledgeId, pledge: &PledgeOf<T>) -> Checked {
		let mut tally = Tally::default();
		let increase = |count: &mut u32| *count = count.saturating_add(1);
		let entitled = |number| number < pledge.poll.roll.next && number != pledge.number;
		for (number, vote) in Votes::<T>::iter_prefix((currency, id)) {
			ensure!(entitled(number), "I2: somebody has voted who does not");
			increase(tally.of(vote.class).of(&vote.choice));
		}
		for (number, class) in Witnesses::<T>::iter_prefix((currency, id)) {
			ensure!(entitled(number), "I2: somebody has voted who does not");
			increase(&mut tally.of(class).witnesses);
		}
		ensure!(tally == Tallies::<T>::get(currency, id), "I2: the counters are not the votes");
		Ok(())
	}

	fn check_books(pledge: &PledgeOf<T>) -> Checked {
		let books = &pledge.books;
		if pledge.due.is_none() {
			ensure!(*books == Books::default(), "I3: nothing was minted, and something is in the books");
			return Ok(());
		}
		ensure!(books.value() == Some(pledge.terms.value), "I3: the books are not the value");
		let worth =
			u128::from(books.left_units) <= books.left && (books.left == 0) == (books.left_units == 0);
		ensure!(worth, "I3: a service unit is worth nothing, or something is left without one");
		let units = books.left_units.checked_add(books.claimed_units);
		let promised = units.is_some_and(|units| units <= pledge.terms.quantity);
		ensure!(promised, "I3: more service units than were pledged");
		Ok(())
	}

	fn check_claims(currency: CurrencyId, id: PledgeId, pledge: &PledgeOf<T>) -> Checked {
		let (mut units, mut claimed, mut delivered) = (0u32, Units::MIN, Units::MIN);
		let mut count = 0u32;
		for (claim_id, claim) in Claims::<T>::iter_prefix((currency, id)) {
			ensure!(claim_id < pledge.next_claim, "I4: a claim has an id that was not given");
			ensure!(claim.claimant != pledge.pledger, "I4: a pledger claims his own pledge");
			count = count.saturating_add(1);
			match claim.stage {
				Stage::Settled { retired, .. } => {
					ensure!(retired <= claim.value, "I4: more was delivered than claimed");
					delivered = delivered.saturating_add(retired);
				},
				_ => {
					units = units.saturating_add(claim.units);
					claimed = claimed.saturating_add(claim.value);
				},
			}
		}
		ensure!(count == pledge.next_claim, "I4: an id was given and its claim is missing");
		let books = &pledge.books;
		let agree = (units, claimed, delivered) == (books.claimed_units, books.claimed, books.delivered);
		ensure!(agree, "I4: the books are not the claims");
		Ok(())
	}

	fn check_status(pledge: &PledgeOf<T>) -> Checked {
		let outstanding = pledge.books.outstanding().is_none_or(|outstanding| outstanding > 0);
		let minted = pledge.due.is_some();
		let agrees = match pledge.status {
			Status::Open | Status::Refused { .. } | Status::Withdrawn => !minted,
			Status::Accepted => minted && outstanding,
			Status::Closed { .. } => minted && !outstanding,
		};
		ensure!(agrees, "I5: the status is not that of the books");
		let broken = pledge.defaulted_on.is_some();
		if let Status::Closed { outcome } = pledge.status {
			let expected = match (broken, pledge.late) {
				(true, _) => Outcome::Broken,
				(false, true) => Outcome::Late,
				(false, false) => Outcome::Kept,
			};
			ensure!(outcome == expected, "I5: a pledge has not ended as it was kept");
		}
		let given_up = pledge.books.written_off.saturating_add(pledge.books.recovered);
		let relieved = [pledge.books.stood_in, pledge.books.covered, given_up];
		let untold = !broken && relieved.into_iter().any(|amount| amount > 0);
		ensure!(!untold, "I5: others have paid for a pledge that is not in default");
		Ok(())
	}

	fn check_backing() -> Checked {
		let mut sums = BTreeMap::<CurrencyId, (Units, Units)>::new();
		for (currency, _, pledge) in Pledges::<T>::iter() {
			let outstanding = pledge.books.outstanding().ok_or("I6: more is outstanding than can be")?;
			let sum = sums.entry(currency).or_default();
			sum.0 = sum.0.saturating_add(outstanding);
			sum.1 = sum.1.saturating_add(pledge.books.written_off);
		}
		for (currency, sum) in sums {
			let backing = T::Currencies::backing(currency);
			ensure!(sum.0 == backing.outstanding, "I6: the currency says that something else is outstanding");
			ensure!(sum.1 == backing.written_off, "I6: the currency says that something else is written off");
		}
		Ok(())
	}

	fn check_credits() -> Checked {
		let mut sums = BTreeMap::<_, Credit>::new();
		for (currency, _, pledge) in Pledges::<T>::iter() {
			let credit = sums.entry((currency, pledge.pledger.clone())).or_default();
			let outstanding = pledge.books.outstanding().unwrap_or_default();
			credit.outstanding = credit.outstanding.saturating_add(outstanding);
			let one = |count: &mut u32, is: bool| *count = count.saturating_add(is.into());
			one(&mut credit.pledges, true);
			one(&mut credit.running, pledge.status.is_running());
			let broken = pledge.defaulted_on.is_some();
			one(&mut credit.broken, broken);
			one(&mut credit.in_default, broken && pledge.status == Status::Accepted);
			one(&mut credit.kept, pledge.status == Status::Closed { outcome: Outcome::Kept });
			one(&mut credit.late, pledge.status == Status::Closed { outcome: Outcome::Late });
			if pledge.status == Status::Open {
				credit.open = credit.open.saturating_add(pledge.terms.value);
			}
		}
		for ((currency, _), who, amount) in Guarantees::<T>::iter() {
			let credit = sums.entry((currency, who)).or_default();
			credit.guaranteed = credit.guaranteed.saturating_add(amount);
		}
		for (currency, who, credit) in Credits::<T>::iter() {
			let sum = sums.remove(&(currency, who.clone())).unwrap_or_default();
			let same = Credit { limit: credit.limit, ..sum } == credit;
			ensure!(same, "I7: a credit is not that of the pledges");
		}
		ensure!(sums.is_empty(), "I7: a pledge or a guarantee is in nobody's credit");
		Self::check_index()
	}

	fn check_index() -> Checked {
		let mut indexed = BTreeSet::new();
		for ((currency, who), place, id) in PledgesOf::<T>::iter() {
			let own = Pledges::<T>::get(currency, id).is_some_and(|pledge| pledge.pledger == who);
			ensure!(own, "I7: somebody else's pledge is in an index");
			let given = place < Credits::<T>::get(currency, &who).pledges;
			ensure!(given && indexed.insert((currency, id)), "I7: a pledge is in the index twice");
		}
		let count = Pledges::<T>::iter_keys().count();
		ensure!(indexed.len() == count, "I7: a pledge is in no index");
		Ok(())
	}

	fn check_guarantees() -> Checked {
		for ((currency, id), who, amount) in Guarantees::<T>::iter() {
			let pledge = Pledges::<T>::get(currency, id).ok_or("I8: a guarantee for nothing")?;
			ensure!(pledge.pledger != who, "I8: a pledger guarantees his own pledge");
			let fits = amount > 0 && amount <= pledge.terms.value;
			ensure!(fits, "I8: a guarantee for nothing, or for more than everything");
		}
		Ok(())
	}

	fn check_counterparties() -> Checked {
		for ((_, pledger), claimant, day) in Counterparties::<T>::iter() {
			ensure!(day <= T::Calendar::today(), "I9: a limit was raised on a day to come");
			ensure!(pledger != claimant, "I9: somebody has raised his own limit");
		}
		Ok(())
	}

	fn check_escrows() -> Checked {
		let mut sums = BTreeMap::<_, Units>::new();
		for ((currency, _), _, claim) in Claims::<T>::iter() {
			if !matches!(claim.stage, Stage::Settled { .. }) {
				let sum = sums.entry((currency, claim.claimant)).or_default();
				*sum = sum.saturating_add(claim.value);
			}
		}
		for ((currency, who), claimed) in sums {
			let there = claimed <= T::Currencies::escrowed(currency, &who);
			ensure!(there, "I10: more is claimed than is in escrow");
		}
		Ok(())
	}
}
