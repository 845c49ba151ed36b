//! Votes: who may cast one, the record that he has, the open ballot, the counters.
//!
//! Three things are kept apart. The *participation* says that somebody has voted, in which manner, and to whose count it
//! goes; quorum, proxies and entries look at nothing else. The *ballot* says what; only this file reads it, to take its
//! old content out of the count when somebody votes anew. The *tally* is what decides.

use crate::{
	Assemblies, AssemblyOf, Ballot, BallotMode, CandidateLists, Choice, Config, Content, Counts, Error,
	Event, Form, LeftSeats, Manner, Method, MotionId, MotionOf, Motions, Obstacle, OpenBallots, OpeningOf,
	Outcomes, Pallet, Participation, Participations, Poll, Proxies, Stage, Status, Support, Tallies, Tally,
	Turnouts, WindowOf, FIRST_ROUND, RUN_OFF,
};
use allmende_primitives::{
	assembly::{Body, Electorate, VoterClass, VoterNumber},
	traits::Organs,
};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};

/// A ballot that is being taken, or waits to be closed.
pub(crate) struct Polling<T: Config> {
	pub poll: Poll,
	pub motion: MotionOf<T>,
	pub assembly: AssemblyOf<T>,
	pub opening: OpeningOf<T>,
	/// The window of this round.
	pub window: WindowOf<T>,
}

impl<T: Config> Polling<T> {
	pub fn body(&self) -> Body {
		self.poll.0
	}

	pub fn motion_id(&self) -> MotionId {
		self.poll.1
	}
}

impl<T: Config> Pallet<T> {
	/// The ballot on a motion, from the opening until it is closed.
	pub(crate) fn polling(body: Body, id: MotionId) -> Result<Polling<T>, Obstacle> {
		let motion = Motions::<T>::get(body, id).ok_or(Obstacle::MotionNotFound)?;
		let assembly = motion.assembly.and_then(|assembly| Assemblies::<T>::get(body, assembly));
		let assembly = assembly.ok_or(Obstacle::NotVoting)?;
		let opening = match &assembly.stage {
			Stage::Opened(opening) => *opening,
			Stage::Convened => return Err(Obstacle::NotOpened),
			Stage::Cancelled => return Err(Obstacle::NotVoting),
		};
		let (round, window) = match motion.status {
			Status::OnAgenda { .. } => (FIRST_ROUND, opening.window),
			Status::RunOff { window } => (RUN_OFF, window),
			_ => return Err(Obstacle::NotVoting),
		};
		Ok(Polling { poll: (body, id, round), motion, assembly, opening, window })
	}

	/// Ensures that votes are cast by wallet.
	pub(crate) fn ensure_casting(polling: &Polling<T>) -> Result<(), Obstacle> {
		if Self::is_over(&polling.window) {
			return Err(Obstacle::VotingOver);
		}
		if polling.motion.mode == BallotMode::Paper {
			return Err(Obstacle::PaperOnly);
		}
		// In an assembly at one place only who is there votes (GenG 43b(1) no. 1), and who that is the chain cannot know.
		if polling.assembly.plan.form == Form::Physical {
			return Err(Obstacle::HallOnly);
		}
		Ok(())
	}

	/// Ensures that the vote of a voter is counted: entitled at the opening and today, and not voting in his own matter.
	/// Answers the class.
	pub(crate) fn ensure_counted(polling: &Polling<T>, number: VoterNumber) -> Result<VoterClass, Obstacle> {
		// Numbers are given in sequence and never twice.
		if number >= polling.opening.roll.next {
			return Err(Obstacle::JoinedAfterOpening);
		}
		let class = T::Electorate::class(polling.body(), number).ok_or(Obstacle::NotEntitled)?;
		Self::ensure_unconcerned(polling, number)?;
		Ok(class)
	}

	/// Ensures that the decision is not about the voter himself (GenG 43(6)).
	pub(crate) fn ensure_unconcerned(polling: &Polling<T>, number: VoterNumber) -> Result<(), Obstacle> {
		let concerned = &polling.motion.concerned;
		let of_organ = || {
			let (Some(organ), Some(coop)) = (concerned.organ, polling.body().coop()) else { return false };
			// Nobody resigns to vote on his own discharge.
			let left = LeftSeats::<T>::get((coop, organ), number);
			left.is_some_and(|at| at >= polling.motion.submitted_at)
				|| T::Electorate::account(polling.body(), number)
					.is_some_and(|who| T::Organs::is_seated(coop, organ, &who))
		};
		match concerned.voters.contains(&number) || of_organ() {
			true => Err(Obstacle::Concerned),
			false => Ok(()),
		}
	}

	pub(crate) fn do_vote(body: Body, id: MotionId, number: VoterNumber, ballot: Ballot) -> DispatchResult {
		let polling = Self::polling(body, id).map_err(Error::<T>::from)?;
		Self::ensure_casting(&polling).map_err(Error::<T>::from)?;
		let class = Self::ensure_counted(&polling, number).map_err(Error::<T>::from)?;
		let before = Participations::<T>::get(polling.poll, number);
		let entered = before.is_some_and(|before| matches!(before.manner, Manner::Entered(_)));
		ensure!(!entered, Error::<T>::AlreadyEntered);
		// The principal's own vote replaces what the proxy has cast.
		Self::cast(&polling, number, class, before, Manner::Personally, ballot)
	}

	pub(crate) fn do_vote_as_proxy(
		body: Body,
		id: MotionId,
		holder: VoterNumber,
		principal: VoterNumber,
		ballot: Ballot,
	) -> DispatchResult {
		let polling = Self::polling(body, id).map_err(Error::<T>::from)?;
		Self::ensure_casting(&polling).map_err(Error::<T>::from)?;
		let assembly = (body, polling.motion.assembly.ok_or(DispatchError::Corruption)?);
		let mut proxy = Proxies::<T>::get(assembly, principal).ok_or(Error::<T>::ProxyNotFound)?;
		let covers = proxy.only.is_none_or(|only| only == id);
		ensure!(proxy.holder == holder && covers, Error::<T>::ProxyNotFound);
		Self::ensure_unconcerned(&polling, holder).map_err(Error::<T>::from)?;
		let class = Self::ensure_counted(&polling, principal).map_err(Error::<T>::from)?;
		let before = Participations::<T>::get(polling.poll, principal);
		match before.map(|before| before.manner) {
			None | Some(Manner::ByProxy(_)) => {},
			Some(Manner::Personally) => return Err(Error::<T>::PrincipalHasVoted.into()),
			Some(Manner::Entered(_)) => return Err(Error::<T>::AlreadyEntered.into()),
		}
		if !proxy.used {
			proxy.used = true;
			Proxies::<T>::insert(assembly, principal, proxy);
		}
		Self::cast(&polling, principal, class, before, Manner::ByProxy(holder), ballot)
	}

	/// Records that somebody has voted and what, in the place of what he has voted before.
	fn cast(
		polling: &Polling<T>,
		number: VoterNumber,
		class: VoterClass,
		before: Option<Participation>,
		manner: Manner,
		ballot: Ballot,
	) -> DispatchResult {
		let candidates = Self::ensure_ballot(polling, &ballot)?;
		let poll = polling.poll;
		// A vote stays with the class that it was first counted in.
		let class = before.map_or(class, |before| before.class);
		if before.is_none() {
			Self::count_turnout(poll, class, 1)?;
		}
		Participations::<T>::insert(poll, number, Participation { class, manner });
		let old = OpenBallots::<T>::get(poll, number);
		Tallies::<T>::try_mutate(poll, |tally| -> DispatchResult {
			if let Some(old) = old {
				Self::count(tally, class, &old, candidates, |count| count.checked_sub(1))?;
			}
			Self::count(tally, class, &ballot, candidates, |count| count.checked_add(1))
		})?;
		OpenBallots::<T>::insert(poll, number, ballot);
		let (body, motion, round) = poll;
		Self::deposit_event(Event::Voted { body, motion, round, voter: number, manner });
		Ok(())
	}

	/// Counts so many more who have voted.
	pub(crate) fn count_turnout(poll: Poll, class: VoterClass, votes: u32) -> DispatchResult {
		Turnouts::<T>::try_mutate(poll, |turnout| {
			let count = turnout.of(class);
			*count = count.checked_add(votes).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}

	/// Changes the counters that a ballot goes to.
	fn count(
		tally: &mut Tally,
		class: VoterClass,
		ballot: &Ballot,
		candidates: u32,
		change: impl Fn(u32) -> Option<u32>,
	) -> DispatchResult {
		let apply = |count: &mut u32| -> DispatchResult {
			*count = change(*count).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		};
		match ballot {
			Ballot::Motion(choice) => apply(tally.of(class).of(*choice)),
			Ballot::Election(named) => {
				let Counts { yes, abstain, .. } = tally.of(class);
				apply(if named.is_empty() { abstain } else { yes })?;
				Self::make_room(tally, candidates);
				for place in named {
					let support = tally.candidates.get_mut(usize::from(*place));
					apply(support.ok_or(DispatchError::Corruption)?.of(class))?;
				}
				Ok(())
			},
		}
	}

	/// A counter for every candidate.
	pub(crate) fn make_room(tally: &mut Tally, candidates: u32) {
		let places = candidates.saturated_into::<usize>().max(tally.candidates.len());
		tally.candidates.bounded_resize(places, Support::default());
	}

	/// Ensures that a ballot is of the kind that the motion asks for. Answers how many candidates there are.
	fn ensure_ballot(polling: &Polling<T>, ballot: &Ballot) -> Result<u32, DispatchError> {
		match (&polling.motion.content, ballot) {
			(Content::Election { .. }, Ballot::Election(named)) => {
				let candidates = CandidateLists::<T>::decode_len(polling.poll).unwrap_or_default();
				let distinct: BTreeSet<_> = named.iter().collect();
				let sound = distinct.len() == named.len()
					&& named.iter().all(|place| usize::from(*place) < candidates)
					&& Self::most_named(polling).is_none_or(|most| named.len() <= most);
				ensure!(sound, Error::<T>::InvalidBallot);
				Ok(candidates.saturated_into())
			},
			(_, Ballot::Motion(Choice::No)) if Self::takes_half(polling) => Ok(0),
			(Content::Election { .. }, _) | (_, Ballot::Election(_)) => Err(Error::<T>::InvalidBallot.into()),
			(_, Ballot::Motion(_)) => Ok(0),
		}
	}

	/// Whether it takes more than half of the valid ballots to be elected (GenG 43(2) sentence 1), by the statute in force at
	/// the opening. A ballot can then reject everybody who stands: a majority of the votes cast takes votes against, also
	/// where no more people stand than there are seats.
	pub(crate) fn takes_half(polling: &Polling<T>) -> bool {
		match polling.motion.content {
			Content::Election { method: Method::Approval, .. } if polling.poll.2 == FIRST_ROUND => true,
			Content::Election { .. } => !polling.opening.most_votes,
			_ => false,
		}
	}

	/// How many candidates a ballot can name: as many as there are seats to fill, unless everybody can be approved.
	pub(crate) fn most_named(polling: &Polling<T>) -> Option<usize> {
		let (body, id, round) = polling.poll;
		match polling.motion.content {
			Content::Election { method: Method::Approval, .. } if round == FIRST_ROUND => None,
			Content::Election { seats, .. } => {
				let elected = Outcomes::<T>::get(body, id).elected.len();
				Some(usize::from(seats).saturating_sub(elected))
			},
			_ => Some(0),
		}
	}

	pub(crate) fn view_may_vote(body: Body, id: MotionId, who: &T::AccountId) -> Result<(), Obstacle> {
		let polling = Self::polling(body, id)?;
		Self::ensure_casting(&polling)?;
		let voter = T::Electorate::voter(body, who).ok_or(Obstacle::NotEntitled)?;
		Self::ensure_counted(&polling, voter.number)?;
		match Participations::<T>::get(polling.poll, voter.number).map(|before| before.manner) {
			Some(Manner::Entered(_)) => Err(Obstacle::AlreadyEntered),
			_ => Ok(()),
		}
	}
}
