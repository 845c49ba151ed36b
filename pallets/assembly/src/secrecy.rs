//! Ballots on paper, in secret: nothing is cast by wallet, and what the returning officers enter tells who has taken part and
//! not who voted what.
//!
//! A bloc tells the votes of its voters as a sum. So it is to be of several, of each class that is counted apart; that all
//! of them may have voted alike is what every count in a hall can tell as well.

use crate::{
	officers::LEAST_SIGNATURES, BallotMode, BlocOf, Config, Content, Error, Method, Pallet, LEAST_SECRET_BLOC,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Offices},
	Organ,
};
use frame_support::{ensure, traits::Get};

impl<T: Config> Pallet<T> {
	/// Ensures that a body can vote on something in this way, by the statute in force. Asked when it is submitted, and again
	/// when it comes on an agenda.
	pub(crate) fn ensure_votable<Call>(
		body: Body,
		content: &Content<T::AccountId, Call>,
		mode: BallotMode,
	) -> Result<(), Error<T>> {
		if mode == BallotMode::Paper {
			let coop = body.coop().ok_or(Error::<T>::NoOrgans)?;
			let officers = T::Offices::seated(coop, Organ::ReturningOfficers);
			ensure!(officers >= LEAST_SIGNATURES, Error::<T>::NoOfficers);
		}
		let Content::Election { organ, method, .. } = content else { return Ok(()) };
		let coop = body.coop().ok_or(Error::<T>::NoOrgans)?;
		let by_most = *method == Method::MostVotes;
		ensure!(!by_most || Self::terms(body)?.most_votes, Error::<T>::MostVotesNotAllowed);
		if *organ == Organ::Delegates {
			ensure!(mode == BallotMode::Paper, Error::<T>::SecrecyRequired);
			let many = T::Electorate::roll(body).total() > T::DelegatesAbove::get().into();
			ensure!(many || !T::Offices::needs_many(coop, *organ), Error::<T>::TooFewMembers);
		}
		Ok(())
	}

	/// Ensures that a bloc of secret votes tells nobody's: of each class there are several in it, or none.
	pub(crate) fn ensure_untold(bloc: &BlocOf<T>) -> Result<(), Error<T>> {
		let untold = [&bloc.counts.ordinary, &bloc.counts.investing]
			.into_iter()
			.map(|counts| counts.total())
			.all(|votes| votes == 0 || votes >= LEAST_SECRET_BLOC.into());
		ensure!(untold, Error::<T>::BlocTooSmall);
		Ok(())
	}
}
