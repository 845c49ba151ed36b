//! Elections: candidates, who is elected, run-offs, lots.

use crate::{
	ballots::Polling, Actor, CandidateLists, Candidates, Config, Content, Error, Event, LeftSeats, MotionId,
	MotionOf, Motions, Nominations, Outcomes, Pallet, Poll, Rejection, Status, Tallies, Tally, Window,
	FIRST_ROUND, RUN_OFF,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Offices},
	traits::Organs,
	CoopId, Majority, Organ,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, Saturating},
	DispatchError, DispatchResult, SaturatedConversion,
};

/// A candidate as the votes rank him: votes of ordinary members, and the place in the list.
type Ranked = (u32, u8);

/// What a round has decided.
struct Count {
	/// Elected without a doubt, by place.
	elected: Vec<u8>,
	/// Those who have as many votes as one another at the last seats.
	tied: Vec<u8>,
	/// Everybody else, most votes first.
	rest: Vec<Ranked>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_nominate(body: Body, id: MotionId, by: Actor, who: T::AccountId) -> DispatchResult {
		let (coop, organ) = Self::standing(body, id)?;
		T::Offices::ensure_eligible(coop, organ, &who)?;
		ensure!(!Nominations::<T>::contains_key((body, id), &who), Error::<T>::AlreadyNominated);
		Nominations::<T>::insert((body, id), &who, ());
		Self::deposit_event(Event::Nominated { body, motion: id, who, by });
		Ok(())
	}

	pub(crate) fn do_accept_nomination(body: Body, id: MotionId, who: T::AccountId) -> DispatchResult {
		let (coop, organ) = Self::standing(body, id)?;
		ensure!(Nominations::<T>::contains_key((body, id), &who), Error::<T>::NotNominated);
		T::Offices::ensure_eligible(coop, organ, &who)?;
		let place = CandidateLists::<T>::try_mutate((body, id, FIRST_ROUND), |list| {
			ensure!(!list.contains(&who), Error::<T>::AlreadyNominated);
			let place = list.len().saturated_into();
			list.try_push(who.clone()).map_err(|_| Error::<T>::TooManyCandidates)?;
			Ok::<u32, Error<T>>(place)
		})?;
		Self::deposit_event(Event::NominationAccepted { body, motion: id, who, place });
		Ok(())
	}

	/// The cooperative and the organ of an election that people can still stand in: its voting has not been opened.
	fn standing(body: Body, id: MotionId) -> Result<(CoopId, Organ), DispatchError> {
		let motion = Self::motion_of(body, id)?;
		let Content::Election { organ, .. } = motion.content else {
			return Err(Error::<T>::WrongStatus.into());
		};
		let before = match motion.status {
			Status::Submitted { .. } | Status::Seconded { .. } => true,
			Status::OnAgenda { .. } => {
				let assembly = motion.assembly.ok_or(DispatchError::Corruption)?;
				!matches!(Self::assembly_of(body, assembly)?.stage, crate::Stage::Opened(_))
			},
			_ => false,
		};
		ensure!(before, Error::<T>::WrongStatus);
		Ok((body.coop().ok_or(Error::<T>::NoOrgans)?, organ))
	}

	/// Closes a round. Answers how many candidates it looked at.
	pub(crate) fn close_election(
		polling: Polling<T>,
		tally: &Tally,
		seats: u8,
	) -> Result<u32, DispatchError> {
		let (body, id, round) = polling.poll;
		let list = CandidateLists::<T>::get(polling.poll);
		let candidates = list.len().saturated_into();
		let mut outcome = Outcomes::<T>::get(body, id);
		let seats = usize::from(seats).saturating_sub(outcome.elected.len());
		let absolute = Self::takes_half(&polling);
		let count = Self::rank(tally, seats, absolute);
		for who in Self::named(&list, &count.elected) {
			outcome.elected.try_push(who).map_err(|_| DispatchError::Corruption)?;
		}
		let left = seats.saturating_sub(count.elected.len());

		if !count.tied.is_empty() {
			let block = Self::block().saturating_add(T::LotDelay::get());
			let (tied, seats) = (count.tied.len().saturated_into(), left.saturated_into());
			outcome.tied = Candidates::truncate_from(Self::named(&list, &count.tied).collect());
			Outcomes::<T>::insert(body, id, outcome);
			Motions::<T>::insert(
				body,
				id,
				MotionOf::<T> { status: Status::DrawingLots { block }, ..polling.motion },
			);
			Self::deposit_event(Event::Tied { body, motion: id, tied, seats, block });
		} else if round == FIRST_ROUND && absolute && left > 0 && count.rest.len() > left {
			let elected = outcome.elected.len().saturated_into();
			Outcomes::<T>::insert(body, id, outcome);
			Self::begin_run_off(polling, &list, &count.rest, left, elected);
		} else if outcome.elected.is_empty() {
			Self::reject(polling, tally, Rejection::NoMajority)?;
		} else {
			Outcomes::<T>::insert(body, id, outcome);
			Self::adopt(polling, tally, Majority::Simple)?;
		}
		Ok(candidates)
	}

	/// Ranks the candidates by the ordinary members' votes (GenG 8(2)). `absolute`: whoever is elected has more than half
	/// of the valid ballots, those that reject everybody included; otherwise one vote at least.
	fn rank(tally: &Tally, seats: usize, absolute: bool) -> Count {
		let ballots = u64::from(tally.ordinary.yes).saturating_add(tally.ordinary.no.into());
		let enough = |votes: u32| match absolute {
			true => u64::from(votes).saturating_mul(2) > ballots,
			false => votes > 0,
		};
		let places = 0..=u8::MAX;
		let mut ranked: Vec<Ranked> =
			tally.candidates.iter().map(|support| support.ordinary).zip(places).collect();
		ranked.sort_by_key(|(votes, place)| (core::cmp::Reverse(*votes), *place));
		let (over, rest): (Vec<Ranked>, Vec<Ranked>) =
			ranked.into_iter().partition(|(votes, _)| enough(*votes));
		let places = |of: &[Ranked]| of.iter().map(|(_, place)| *place).collect::<Vec<_>>();

		// The votes of the first who gets no seat. Whoever has as many is no better.
		let Some((next, _)) = over.get(seats).copied() else {
			return Count { elected: places(&over), tied: Vec::new(), rest };
		};
		let (sure, others): (Vec<Ranked>, Vec<Ranked>) =
			over.into_iter().partition(|(votes, _)| *votes > next);
		if sure.len() >= seats {
			return Count { elected: places(&sure), tied: Vec::new(), rest: Vec::new() };
		}
		let tied: Vec<Ranked> = others.into_iter().filter(|(votes, _)| *votes == next).collect();
		Count { elected: places(&sure), tied: places(&tied), rest: Vec::new() }
	}

	/// A second ballot between the best of those who were not elected, twice as many as there are seats left, and whoever
	/// has as many votes as the last of them. It lasts as long as the first one was to.
	fn begin_run_off(
		polling: Polling<T>,
		list: &Candidates<T::AccountId>,
		rest: &[Ranked],
		left: usize,
		elected: u32,
	) {
		let (body, id, _) = polling.poll;
		let last = rest.get(left.saturating_mul(2).saturating_sub(1)).or(rest.last());
		let least = last.map_or(0, |(votes, _)| *votes);
		let places: Vec<u8> =
			rest.iter().filter(|(votes, _)| *votes >= least).map(|(_, place)| *place).collect();
		let stands = Candidates::truncate_from(Self::named(list, &places).collect());
		let candidates = stands.len().saturated_into();
		let plan = &polling.assembly.plan;
		let until = Self::now().saturating_add(plan.voting_until.saturating_sub(plan.voting_from));
		let open_until_block = Self::block().saturating_add(T::LeastWindow::get());
		let entries_until = until.saturating_add(plan.entries_until.saturating_sub(plan.voting_until));
		let window = Window { until, entries_until, open_until_block };
		CandidateLists::<T>::insert((body, id, RUN_OFF), stands);
		Motions::<T>::insert(body, id, MotionOf::<T> { status: Status::RunOff { window }, ..polling.motion });
		Self::deposit_event(Event::RunOffBegun {
			body,
			motion: id,
			elected,
			candidates,
			until,
			open_until_block,
		});
	}

	/// Draws the lots by the hash of the block that was determined when the ballot was closed.
	///
	/// Each candidate's lot is the hash of the seed and his place among those tied; the lowest win. Nobody could know the
	/// seed when the ballot was closed, and everybody can reckon it afterwards. It is weak against one person: the author of
	/// that block can try several versions of it. He is known, and answers for it.
	pub(crate) fn do_draw_lots(body: Body, id: MotionId) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		let Status::DrawingLots { block } = motion.status else {
			return Err(Error::<T>::WrongStatus.into());
		};
		ensure!(Self::block() > block, Error::<T>::LotsNotReady);
		let hash = frame_system::Pallet::<T>::block_hash(block);
		if hash == T::Hash::default() {
			// The chain does not know so old a hash any more.
			let block = Self::block().saturating_add(T::LotDelay::get());
			motion.status = Status::DrawingLots { block };
			Motions::<T>::insert(body, id, motion);
			Self::deposit_event(Event::LotsPostponed { body, motion: id, block });
			return Ok(());
		}
		let Content::Election { seats, .. } = motion.content else {
			return Err(DispatchError::Corruption);
		};
		let seed = BlakeTwo256::hash_of(&(hash, body, id));
		let mut outcome = Outcomes::<T>::get(body, id);
		let mut lots: Vec<(H256, &T::AccountId)> =
			outcome.tied.iter().zip(0u32..).map(|(who, place)| (Self::lot(seed, place), who)).collect();
		lots.sort_by_key(|(lot, _)| *lot);
		let left = usize::from(seats).saturating_sub(outcome.elected.len());
		let drawn: Vec<T::AccountId> = lots.into_iter().take(left).map(|(_, who)| who.clone()).collect();
		for who in drawn {
			outcome.elected.try_push(who).map_err(|_| DispatchError::Corruption)?;
		}
		outcome.seed = Some(seed);
		let elected = outcome.elected.clone().into_inner();
		Outcomes::<T>::insert(body, id, outcome);
		Self::deposit_event(Event::LotsDrawn { body, motion: id, seed, elected });

		let round =
			if CandidateLists::<T>::contains_key((body, id, RUN_OFF)) { RUN_OFF } else { FIRST_ROUND };
		let tally = Tallies::<T>::get((body, id, round));
		let polling = Self::drawn((body, id, round), motion)?;
		Self::adopt(polling, &tally, Majority::Simple)
	}

	/// The lot of somebody who is tied.
	pub(crate) fn lot(seed: H256, place: u32) -> H256 {
		BlakeTwo256::hash_of(&(seed, place))
	}

	/// The ballot that the lots have decided.
	fn drawn(poll: Poll, motion: MotionOf<T>) -> Result<Polling<T>, DispatchError> {
		let id = motion.assembly.ok_or(DispatchError::Corruption)?;
		let assembly = Self::assembly_of(poll.0, id)?;
		let crate::Stage::Opened(opening) = assembly.stage else { return Err(DispatchError::Corruption) };
		Ok(Polling { poll, motion, assembly, opening, window: opening.window })
	}

	pub(crate) fn do_resign(coop: CoopId, organ: Organ, who: T::AccountId) -> DispatchResult {
		ensure!(T::Organs::is_seated(coop, organ, &who), Error::<T>::NotSeated);
		Self::unseat(coop, organ, &who)?;
		Self::deposit_event(Event::Resigned { coop, organ, who });
		Ok(())
	}

	/// Takes a seat away, and keeps the time of it.
	pub(crate) fn unseat(coop: CoopId, organ: Organ, who: &T::AccountId) -> DispatchResult {
		T::Offices::unseat(coop, organ, who)?;
		Self::note_leaving(coop, organ, who);
		Ok(())
	}

	/// Keeps the time at which somebody has lost a seat.
	pub(crate) fn note_leaving(coop: CoopId, organ: Organ, who: &T::AccountId) {
		if let Some(voter) = T::Electorate::voter(Body::Members(coop), who) {
			LeftSeats::<T>::insert((coop, organ), voter.number, Self::now());
		}
	}

	/// The candidates at these places.
	fn named<'a>(
		list: &'a Candidates<T::AccountId>,
		places: &'a [u8],
	) -> impl Iterator<Item = T::AccountId> + 'a {
		places.iter().filter_map(|place| list.get(usize::from(*place)).cloned())
	}
}
