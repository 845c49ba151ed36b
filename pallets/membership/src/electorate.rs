//! The members of a cooperative as its electorate: who votes, and by which terms.
//!
//! Nothing here counts or lists members, so that every answer costs the same for thirty and for three million. Who was a
//! member when a vote was opened has a number below [`Roll::next`]; who is one still has an entry that lasts.
//!
//! The federation has no electorate here: its voters are cooperatives, and their register is not this one.

use crate::{Config, Counts, Entries, Entry, MemberKind, NextNumber, Pallet};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, Voter, VoterClass, VoterNumber},
	traits::{Calendar, Cooperatives},
	AssemblyTerms, Authority,
};

impl<T: Config> Electorate<T::AccountId> for Pallet<T> {
	/// By the statute in force. A cooperative that is being founded has no assembly yet: its founders ratify, each of them.
	fn terms(body: Body) -> Option<AssemblyTerms> {
		let coop = body.coop().filter(|coop| T::Cooperatives::is_active(*coop))?;
		T::Cooperatives::statute(coop).map(|statute| statute.parameters.assembly)
	}

	/// The members by the register's counts: those whose end has not been entered.
	///
	/// Between the last day of a membership and its entry, which the chain makes in the next idle time, somebody who
	/// does not vote any more is counted. So a quorum or a petition can ask for one too many and never for one too few, and
	/// whoever minds has the exits completed first, by [`Pallet::complete_exit`]. The exact number would have to be found by
	/// looking at each exit that is due.
	fn roll(body: Body) -> Roll {
		let Some(coop) = body.coop() else { return Roll::default() };
		let counts = Counts::<T>::get(coop);
		Roll { next: NextNumber::<T>::get(coop), ordinary: counts.ordinary, investing: counts.investing }
	}

	fn voter(body: Body, who: &T::AccountId) -> Option<Voter> {
		let (number, entry) = Self::current(body.coop()?, who)?;
		Some(Voter { number, class: entry.kind.into() })
	}

	/// Nobody: a member votes for himself or gives a proxy, and no organ votes in its own assembly.
	fn represented(_: Body, _: &Authority) -> Option<Voter> {
		None
	}

	fn class(body: Body, number: VoterNumber) -> Option<VoterClass> {
		Self::entitled(body, number).map(|entry| entry.kind.into())
	}

	fn account(body: Body, number: VoterNumber) -> Option<T::AccountId> {
		Self::entitled(body, number).map(|entry| entry.account)
	}
}

impl<T: Config> Pallet<T> {
	/// The entry of a member who is entitled to vote today. Whoever has given notice is, to the last day.
	fn entitled(body: Body, number: VoterNumber) -> Option<Entry<T::AccountId>> {
		Entries::<T>::get(body.coop()?, number).filter(|entry| entry.lasts_on(T::Calendar::today()))
	}
}

impl From<MemberKind> for VoterClass {
	fn from(kind: MemberKind) -> Self {
		match kind {
			MemberKind::Ordinary => Self::Ordinary,
			MemberKind::Investing => Self::Investing,
		}
	}
}
