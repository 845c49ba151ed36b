//! Votes cast in the hall or on paper: returning officers enter them, more than half of them together.
//!
//! An entry names who has voted and how many votes of which kind there were. Nobody is entered twice, nobody who has voted
//! by wallet is entered, and who was entered does not vote by wallet any more. Where the votes are secret there is no other
//! way, see `secrecy.rs`.

use crate::{
	ballots::Polling, BallotMode, BlocOf, CandidateLists, Config, Content, Counts, Entries, Entry,
	EntryCounts, Error, Event, Manner, MotionId, Pallet, Participation, Participations, ProposedEntries,
	ProposedEntry, Tallies, Tally, WeightInfo,
};
use allmende_primitives::{
	assembly::{Body, Offices, VoterClass},
	traits::Organs,
	CoopId, Organ,
};
use alloc::collections::BTreeSet;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, BoundedVec};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	ArithmeticError, DispatchError, DispatchResult, SaturatedConversion,
};

/// Fewest officers who sign an entry: nobody enters votes alone.
pub(crate) const LEAST_SIGNATURES: u32 = 2;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_propose_entry(
		body: Body,
		id: MotionId,
		by: T::AccountId,
		bloc: BlocOf<T>,
	) -> DispatchResult {
		Self::ensure_officer(body, &by)?;
		let polling = Self::entering(body, id)?;
		Self::ensure_bloc(&polling, &bloc)?;
		let bloc_hash = BlakeTwo256::hash_of(&bloc);
		let record = bloc.record;
		let votes = bloc.voters.len().saturated_into();
		let mut approvals = BoundedVec::new();
		approvals.try_push(by.clone()).map_err(|_| DispatchError::Corruption)?;
		ProposedEntries::<T>::insert((body, id), &by, ProposedEntry { bloc, approvals });
		Self::deposit_event(Event::EntryProposed { body, motion: id, by, bloc_hash, record, votes });
		Ok(())
	}

	pub(crate) fn do_approve_entry(
		body: Body,
		id: MotionId,
		by: T::AccountId,
		proposer: T::AccountId,
		bloc_hash: H256,
	) -> DispatchResultWithPostInfo {
		let coop = Self::ensure_officer(body, &by)?;
		let polling = Self::entering(body, id)?;
		let mut proposed =
			ProposedEntries::<T>::get((body, id), &proposer).ok_or(Error::<T>::EntryNotFound)?;
		// The proposer can have put another one in its place.
		ensure!(BlakeTwo256::hash_of(&proposed.bloc) == bloc_hash, Error::<T>::EntryNotFound);
		ensure!(!proposed.approvals.contains(&by), Error::<T>::AlreadyApproved);
		proposed.approvals.retain(|officer| T::Organs::is_seated(coop, Organ::ReturningOfficers, officer));
		proposed.approvals.try_push(by.clone()).map_err(|_| DispatchError::Corruption)?;
		let approvals: u32 = proposed.approvals.len().saturated_into();
		let votes: u32 = proposed.bloc.voters.len().saturated_into();
		Self::deposit_event(Event::EntryApproved { body, motion: id, by, bloc_hash, approvals });

		let half = T::Offices::seated(coop, Organ::ReturningOfficers) / 2;
		if approvals < LEAST_SIGNATURES || approvals <= half {
			ProposedEntries::<T>::insert((body, id), &proposer, proposed);
			return Ok(Some(T::WeightInfo::approve_entry(votes)).into());
		}
		ProposedEntries::<T>::remove((body, id), &proposer);
		Self::enter(&polling, proposed.bloc)?;
		Ok(Some(T::WeightInfo::approve_entry_last(votes)).into())
	}

	fn ensure_officer(body: Body, who: &T::AccountId) -> Result<CoopId, Error<T>> {
		let coop = body.coop().ok_or(Error::<T>::NoOrgans)?;
		ensure!(T::Organs::is_seated(coop, Organ::ReturningOfficers, who), Error::<T>::NotAuthorised);
		Ok(coop)
	}

	/// The ballot on a motion, while votes are entered.
	fn entering(body: Body, id: MotionId) -> Result<Polling<T>, Error<T>> {
		let polling = Self::polling(body, id)?;
		ensure!(!Self::is_counted(&polling.window), Error::<T>::VotingOver);
		Ok(polling)
	}

	/// Counts a bloc and records who has voted.
	fn enter(polling: &Polling<T>, bloc: BlocOf<T>) -> DispatchResult {
		let poll = polling.poll;
		let number = EntryCounts::<T>::get(poll);
		let mut expected = Tally::default();
		for voter in &bloc.voters {
			let class = Self::ensure_counted(polling, *voter).map_err(Error::<T>::from)?;
			ensure!(!Participations::<T>::contains_key(poll, voter), Error::<T>::AlreadyVoted);
			let manner = Manner::Entered(number);
			Participations::<T>::insert(poll, voter, Participation { class, manner });
			let Counts { yes, .. } = expected.of(class);
			*yes = yes.saturating_add(1);
		}
		for class in [VoterClass::Ordinary, VoterClass::Investing] {
			let mut counts = bloc.counts.clone();
			let votes = expected.of(class).yes;
			ensure!(counts.of(class).total() == u64::from(votes), Error::<T>::CountsMismatch);
			if votes > 0 {
				Self::count_turnout(poll, class, votes)?;
			}
		}
		Tallies::<T>::try_mutate(poll, |tally| Self::add(tally, &bloc.counts))?;
		EntryCounts::<T>::insert(poll, number.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (body, motion, round) = poll;
		let votes = bloc.voters.len().saturated_into();
		let record = bloc.record;
		Entries::<T>::insert(poll, number, Entry { counts: bloc.counts, record });
		Self::deposit_event(Event::VotesEntered { body, motion, round, entry: number, votes, record });
		Ok(())
	}

	/// Adds a count to another.
	fn add(tally: &mut Tally, more: &Tally) -> DispatchResult {
		let sum = |count: &mut u32, more: u32| -> DispatchResult {
			*count = count.checked_add(more).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		};
		for (counts, more) in [(&mut tally.ordinary, &more.ordinary), (&mut tally.investing, &more.investing)]
		{
			sum(&mut counts.yes, more.yes)?;
			sum(&mut counts.no, more.no)?;
			sum(&mut counts.abstain, more.abstain)?;
		}
		Self::make_room(tally, more.candidates.len().saturated_into());
		for (support, more) in tally.candidates.iter_mut().zip(&more.candidates) {
			sum(&mut support.ordinary, more.ordinary)?;
			sum(&mut support.investing, more.investing)?;
		}
		Ok(())
	}

	/// Ensures that a bloc is one: distinct voters, as many votes, of the kind that the motion asks for.
	fn ensure_bloc(polling: &Polling<T>, bloc: &BlocOf<T>) -> DispatchResult {
		let distinct: BTreeSet<_> = bloc.voters.iter().collect();
		ensure!(distinct.len() == bloc.voters.len(), Error::<T>::DuplicateVoter);
		let Tally { ordinary, investing, candidates } = &bloc.counts;
		let votes = ordinary.total().saturating_add(investing.total());
		let voters: u64 = bloc.voters.len().saturated_into();
		ensure!(voters > 0 && votes == voters, Error::<T>::CountsMismatch);
		if polling.motion.mode == BallotMode::Paper {
			Self::ensure_untold(bloc)?;
		}
		if !matches!(polling.motion.content, Content::Election { .. }) {
			ensure!(candidates.is_empty(), Error::<T>::CountsMismatch);
			return Ok(());
		}
		let places = CandidateLists::<T>::decode_len(polling.poll).unwrap_or_default();
		let rejecting = ordinary.no > 0 || investing.no > 0;
		ensure!(!rejecting || Self::takes_half(polling), Error::<T>::CountsMismatch);
		ensure!(candidates.len() == places, Error::<T>::CountsMismatch);
		// A ballot names each candidate once, somebody, and not more than it can.
		let most: u64 = Self::most_named(polling).unwrap_or(places).min(places).saturated_into();
		let named = |counts: &Counts, of: fn(&crate::Support) -> u32| {
			let ballots = u64::from(counts.yes);
			let votes: u64 = candidates.iter().map(|support| u64::from(of(support))).sum();
			votes >= ballots
				&& votes <= ballots.saturating_mul(most)
				&& candidates.iter().all(|support| u64::from(of(support)) <= ballots)
		};
		let sound =
			named(ordinary, |support| support.ordinary) && named(investing, |support| support.investing);
		ensure!(sound, Error::<T>::CountsMismatch);
		Ok(())
	}
}
