//! Who takes a seat in an election, who keeps one, and who leaves.

use crate::{offices::excluded_by, offices::Tenure, Config, Error, Pallet, Seat, Seating, Seats};
use allmende_primitives::{
	assembly::{Body, Electorate, VoterClass},
	traits::Register,
	CoopId, Date, Organ,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::ensure;
use sp_runtime::SaturatedConversion;

/// Of so many members of the supervisory board one can be an investing member (GenG 8(2) sentence 4).
const SUPERVISORY_TO_INVESTING: usize = 4;

/// Somebody who was elected and gets no seat, and why.
type LeftOut<T> = (<T as frame_system::Config>::AccountId, Error<T>);

/// How the seats of an organ are filled by an election.
pub(crate) struct Filling<T: Config> {
	/// The elected who take a seat or keep theirs, in the order of the election.
	pub(crate) seated: Vec<T::AccountId>,
	/// Whose term is over and who leaves.
	pub(crate) leaving: Vec<T::AccountId>,
	/// The elected for whom there is nothing to wait for.
	pub(crate) unfit: Vec<LeftOut<T>>,
	/// The elected who find no free seat.
	pub(crate) crowded: Vec<T::AccountId>,
}

/// The seats before an election, and what bounds them after it.
struct Before<'a, T: Config> {
	least: usize,
	most: usize,
	today: Date,
	old: &'a [Seat<T::AccountId>],
	/// Those of the old and of the elected who count towards the quarter of investing members.
	investing: BTreeSet<T::AccountId>,
	/// Those of the old who could stay in office beyond their term.
	staying: Vec<T::AccountId>,
}

impl<T: Config> Pallet<T> {
	/// Nobody is a member of an organ who does not belong to the cooperative, or holds an office that excludes this one.
	/// A seat in the excluded organ counts as long as it is taken, whether its term is over or not: who wants to change
	/// from one to the other resigns first.
	pub(crate) fn ensure_fit(
		coop: CoopId,
		excluding: &[Seating<T::AccountId>],
		who: &T::AccountId,
	) -> Result<(), Error<T>> {
		ensure!(T::Register::is_member(coop, who), Error::<T>::NotMember);
		let elsewhere = excluding.iter().flatten().any(|seat| &seat.account == who);
		ensure!(!elsewhere, Error::<T>::IncompatibleOffices);
		Ok(())
	}

	/// The seats of the organs that exclude this one.
	pub(crate) fn excluding(coop: CoopId, organ: Organ) -> Vec<Seating<T::AccountId>> {
		excluded_by(organ).iter().map(|other| Seats::<T>::get(coop, other)).collect()
	}

	/// Fills the seats of an organ, in three steps. Who cannot sit there is left out. Of the others those with fewest votes
	/// find no free seat, if there are too few. Investing members are left out of the supervisory board, again those with
	/// fewest votes first, until they make up a quarter at most (GenG 8(2) sentence 4).
	pub(crate) fn fill(
		coop: CoopId,
		organ: Organ,
		tenure: &Tenure,
		old: &[Seat<T::AccountId>],
		elected: Vec<T::AccountId>,
		today: Date,
	) -> Filling<T> {
		let excluding = Self::excluding(coop, organ);
		let (mut fit, mut unfit) = (Vec::new(), Vec::new());
		for who in elected {
			match Self::ensure_fit(coop, &excluding, &who) {
				Ok(()) => fit.push(who),
				Err(error) => unfit.push((who, error)),
			}
		}
		let class = |who: &T::AccountId| T::Electorate::voter(Body::Members(coop), who).map(|v| v.class);
		let invests =
			|who: &&T::AccountId| organ == Organ::Supervisory && class(who) == Some(VoterClass::Investing);
		let seats = old.iter().map(|seat| &seat.account);
		let investing: BTreeSet<_> = seats.chain(&fit).filter(invests).cloned().collect();
		let before = Before::<T> {
			least: tenure.least.saturated_into(),
			most: tenure.most.saturated_into(),
			today,
			old,
			staying: Self::staying(coop, organ, old, &investing, today),
			investing,
		};
		loop {
			let crowded = before.crowded(&fit);
			let stay = before.stay(&fit, &unfit, &crowded);
			let Some(place) = before.too_many(&fit, &crowded, &stay) else {
				fit.retain(|who| !crowded.contains(who));
				let leaving = before.over().filter(|who| !fit.contains(who) && !stay.contains(who)).cloned();
				return Filling { leaving: leaving.collect(), seated: fit, unfit, crowded };
			};
			unfit.push((fit.remove(place), Error::<T>::TooManyInvestingMembers));
		}
	}

	/// Whose term is over and who could stay in office all the same: members, in the supervisory board ordinary ones. Whose
	/// term has ended last comes first. No delegate is one for longer than the law allows (GenG 43a(4)).
	fn staying(
		coop: CoopId,
		organ: Organ,
		old: &[Seat<T::AccountId>],
		investing: &BTreeSet<T::AccountId>,
		today: Date,
	) -> Vec<T::AccountId> {
		if organ == Organ::Delegates {
			return Vec::new();
		}
		let mut over: Vec<_> = old.iter().filter(|seat| seat.until <= today).collect();
		over.sort_by_key(|seat| core::cmp::Reverse(seat.until));
		over.into_iter()
			.map(|seat| seat.account.clone())
			.filter(|who| !investing.contains(who) && T::Register::is_member(coop, who))
			.collect()
	}
}

impl<T: Config> Before<'_, T> {
	/// Whose term is over.
	fn over(&self) -> impl Iterator<Item = &T::AccountId> {
		self.old.iter().filter(|seat| seat.until <= self.today).map(|seat| &seat.account)
	}

	/// Who keeps a seat whatever becomes of those whose term is over: its term runs, or he is elected again.
	fn kept<'a>(&'a self, fit: &'a [T::AccountId]) -> impl Iterator<Item = &'a T::AccountId> {
		let keeps = |seat: &&Seat<T::AccountId>| seat.until > self.today || fit.contains(&seat.account);
		self.old.iter().filter(keeps).map(|seat| &seat.account)
	}

	fn holds_seat(&self, who: &T::AccountId) -> bool {
		self.old.iter().any(|seat| &seat.account == who)
	}

	/// Who finds no free seat.
	fn crowded(&self, fit: &[T::AccountId]) -> Vec<T::AccountId> {
		let room = self.most.saturating_sub(self.kept(fit).count());
		fit.iter().filter(|who| !self.holds_seat(who)).skip(room).cloned().collect()
	}

	/// How many seats are taken when those whose term is over have left.
	fn taken(&self, fit: &[T::AccountId], crowded: &[T::AccountId]) -> usize {
		let newcomers = fit.iter().filter(|who| !self.holds_seat(who)).count();
		self.kept(fit).count().saturating_add(newcomers).saturating_sub(crowded.len())
	}

	/// Who stays in office although the term is over: one for each of the elected who is left out, and as many as the
	/// statute asks for at least. Nobody takes their seats, and an organ that could act can go on.
	fn stay(
		&self,
		fit: &[T::AccountId],
		unfit: &[LeftOut<T>],
		crowded: &[T::AccountId],
	) -> Vec<T::AccountId> {
		let taken = self.taken(fit, crowded);
		let wanted = unfit.len().max(self.least.saturating_sub(taken));
		self.staying
			.iter()
			.filter(|who| !fit.contains(who) && !unfit.iter().any(|(other, _)| other == *who))
			.take(wanted.min(self.most.saturating_sub(taken)))
			.cloned()
			.collect()
	}

	/// The place of the last one among the elected who has to give way to the quarter. Whose term runs on has his seat
	/// whether he is elected again or not.
	fn too_many(
		&self,
		fit: &[T::AccountId],
		crowded: &[T::AccountId],
		stay: &[T::AccountId],
	) -> Option<usize> {
		let newcomers = fit.iter().filter(|who| !self.holds_seat(who) && !crowded.contains(who));
		let investing = self.kept(fit).chain(newcomers).filter(|who| self.investing.contains(who)).count();
		let all = self.taken(fit, crowded).saturating_add(stay.len());
		if investing.saturating_mul(SUPERVISORY_TO_INVESTING) <= all {
			return None;
		}
		let runs =
			|who: &T::AccountId| self.old.iter().any(|seat| &seat.account == who && seat.until > self.today);
		fit.iter().rposition(|who| self.investing.contains(who) && !runs(who) && !crowded.contains(who))
	}
}
