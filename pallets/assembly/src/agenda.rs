//! Assemblies: convened with notice, an agenda that freezes, the opening of the voting.

use crate::{
	Actor, Agendas, Assemblies, AssemblyId, AssemblyOf, Config, Error, Event, Form, MotionId, MotionOf,
	Motions, NextAssemblyId, Opening, Pallet, Plan, Stage, Status, Window,
};
use allmende_primitives::{
	assembly::{Body, Electorate},
	AssemblyTerms, UnixSeconds,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{traits::Saturating, ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_convene(
		body: Body,
		by: Actor,
		plan: Plan<T::AccountId>,
		motions: &[MotionId],
	) -> DispatchResult {
		let terms = Self::terms(body)?;
		Self::ensure_address(&plan.invitation)?;
		Self::ensure_times(&plan, &terms)?;
		// Who is no organ convenes for what he was given the signatures for.
		ensure!(by.is_organ() || !motions.is_empty(), Error::<T>::NotAuthorised);
		if plan.form == Form::Written {
			ensure!(terms.written_votes, Error::<T>::NoWrittenVotes);
			ensure!(motions.len() == 1, Error::<T>::SingleMotion);
		}
		let id = NextAssemblyId::<T>::get(body);
		NextAssemblyId::<T>::insert(body, id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let Plan { form, starts_at, voting_from, voting_until, .. } = plan;
		Self::deposit_event(Event::AssemblyConvened {
			body,
			assembly: id,
			by,
			form,
			starts_at,
			voting_from,
			voting_until,
			invitation: plan.invitation.hash,
		});
		let mut assembly = AssemblyOf::<T> {
			convened_by: by,
			convened_at: Self::now(),
			plan,
			items: 0,
			undecided: 0,
			stage: Stage::Convened,
		};
		for motion in motions {
			Self::announce(body, id, &mut assembly, *motion, by, false)?;
		}
		Assemblies::<T>::insert(body, id, assembly);
		Ok(())
	}

	pub(crate) fn do_add_item(body: Body, id: AssemblyId, by: Actor, motion: MotionId) -> DispatchResult {
		let mut assembly = Self::assembly_of(body, id)?;
		ensure!(matches!(assembly.stage, Stage::Convened), Error::<T>::AssemblyFixed);
		ensure!(assembly.plan.form != Form::Written, Error::<T>::SingleMotion);
		let late = !Self::can_add(body, &assembly)?;
		// What comes late is for the organs, which know whether everybody will be there.
		ensure!(!late || by.is_organ(), Error::<T>::AgendaFrozen);
		Self::announce(body, id, &mut assembly, motion, by, late)?;
		Assemblies::<T>::insert(body, id, assembly);
		Ok(())
	}

	pub(crate) fn do_cancel_assembly(body: Body, id: AssemblyId, by: Actor) -> DispatchResult {
		let mut assembly = Self::assembly_of(body, id)?;
		ensure!(matches!(assembly.stage, Stage::Convened), Error::<T>::AssemblyFixed);
		let now = Self::now();
		if now <= Self::latest_opening(&assembly) {
			ensure!(assembly.convened_by == by, Error::<T>::NotAuthorised);
			// What has begun is not called off for the course that it takes.
			let Plan { starts_at, voting_until, .. } = assembly.plan;
			ensure!(now < starts_at || now >= voting_until, Error::<T>::AssemblyFixed);
		}
		assembly.stage = Stage::Cancelled;
		assembly.undecided = 0;
		Assemblies::<T>::insert(body, id, assembly);
		Self::deposit_event(Event::AssemblyCancelled { body, assembly: id });
		Ok(())
	}

	pub(crate) fn do_name_chair(body: Body, id: AssemblyId, by: Actor, new: T::AccountId) -> DispatchResult {
		let mut assembly = Self::assembly_of(body, id)?;
		ensure!(!matches!(assembly.stage, Stage::Cancelled), Error::<T>::AssemblyFixed);
		ensure!(!crate::MinutesOf::<T>::contains_key(body, id), Error::<T>::MinutesFixed);
		// Or the board would have both signatures under the minutes of what has happened (GenG 47(2)).
		let opened = matches!(assembly.stage, Stage::Opened(_));
		ensure!(!opened || by != Actor::Board, Error::<T>::NotAuthorised);
		let old = core::mem::replace(&mut assembly.plan.chair, new.clone());
		Assemblies::<T>::insert(body, id, assembly);
		Self::deposit_event(Event::ChairNamed { body, assembly: id, old, new });
		Ok(())
	}

	/// Opens the voting: fixes the electorate, the rules and the window. Who opens late shortens nothing; and who opens
	/// after the announced end, when nobody expects it any more, gives everybody the notice of an added item.
	pub(crate) fn do_open_voting(body: Body, id: AssemblyId) -> DispatchResult {
		let mut assembly = Self::assembly_of(body, id)?;
		ensure!(matches!(assembly.stage, Stage::Convened), Error::<T>::AssemblyFixed);
		let Plan { voting_from, voting_until, entries_until, .. } = assembly.plan;
		let at = Self::now();
		ensure!(at >= voting_from, Error::<T>::TooEarly);
		ensure!(at <= Self::latest_opening(&assembly), Error::<T>::OpeningMissed);
		let terms = Self::terms(body)?;
		let roll = T::Electorate::roll(body);

		let announced = voting_until.saturating_sub(voting_from);
		let length = match at < voting_until {
			true => announced,
			false => announced.max(Self::notice(terms.added_item_days)),
		};
		let until = at.saturating_add(length);
		let window = Window {
			until,
			entries_until: until.saturating_add(entries_until.saturating_sub(voting_until)),
			open_until_block: Self::block().saturating_add(T::LeastWindow::get()),
		};
		assembly.stage = Stage::Opened(Opening {
			at,
			roll,
			quorum: terms.quorum,
			most_votes: terms.most_votes,
			tally_published: terms.running_tally_published,
			window,
		});
		Assemblies::<T>::insert(body, id, assembly);
		let Window { until, entries_until, open_until_block } = window;
		Self::deposit_event(Event::VotingOpened {
			body,
			assembly: id,
			roll,
			until,
			entries_until,
			open_until_block,
		});
		Ok(())
	}

	/// The last second at which the voting can be opened. An assembly that nobody has opened for so long is convened anew
	/// (GenG 46(1)).
	fn latest_opening(assembly: &AssemblyOf<T>) -> UnixSeconds {
		assembly.plan.starts_at.saturating_add(Self::days(T::LongestVoting::get()))
	}

	/// Whether an item added now is announced in time (GenG 46(2)).
	pub(crate) fn can_add(body: Body, assembly: &AssemblyOf<T>) -> Result<bool, Error<T>> {
		let days = Self::terms(body)?.added_item_days;
		Ok(Self::now().saturating_add(Self::notice(days)) <= assembly.plan.starts_at)
	}

	/// Puts a motion on an agenda, if it is free and the actor may.
	fn announce(
		body: Body,
		id: AssemblyId,
		assembly: &mut AssemblyOf<T>,
		motion_id: MotionId,
		by: Actor,
		late: bool,
	) -> DispatchResult {
		ensure!(assembly.items < T::MaxAgenda::get(), Error::<T>::AgendaFull);
		let mut motion = Self::motion_of(body, motion_id)?;
		// What comes late is rejected unless everybody votes: nobody has that done to another's motion.
		ensure!(!late || motion.author == by, Error::<T>::AgendaFrozen);
		// A petition's motion is forced onto the agenda by its author (GenG 45); everything else is put there by an organ.
		let forced = motion.petitioned && motion.author == by;
		ensure!(by.is_organ() || forced, Error::<T>::NotAuthorised);
		Self::take_free(body, id, assembly, &motion, forced)?;
		// Asked again: another statute may be in force by now, the officers gone, the members fewer.
		Self::ensure_votable(body, &motion.content, motion.mode)?;

		motion.status = Status::OnAgenda { late };
		motion.assembly = Some(id);
		motion.announced_by = Some(by);
		Motions::<T>::insert(body, motion_id, motion);
		Agendas::<T>::insert((body, id), assembly.items, motion_id);
		assembly.items = assembly.items.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		assembly.undecided = assembly.undecided.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::deposit_event(Event::ItemAnnounced { body, assembly: id, motion: motion_id, late });
		Ok(())
	}

	/// Takes a motion that waits for an agenda, or whose assembly was cancelled.
	///
	/// A petition's author also takes his own from the agenda of an assembly that is still to come, where an organ has put
	/// it: no organ chooses a date far ahead for it, or an hour at which nobody comes (GenG 45). Where he has put it himself
	/// he takes it to an earlier assembly only: those who have signed it wait for it, too.
	fn take_free(
		body: Body,
		id: AssemblyId,
		to: &AssemblyOf<T>,
		motion: &MotionOf<T>,
		forced: bool,
	) -> DispatchResult {
		match motion.status {
			Status::Seconded { until, open_until_block } => {
				ensure!(!Self::lapsed(until, open_until_block), Error::<T>::MotionExpired);
			},
			Status::OnAgenda { .. } => {
				let from = motion.assembly.ok_or(DispatchError::Corruption)?;
				ensure!(from != id, Error::<T>::WrongStatus);
				let AssemblyOf::<T> { stage, plan, .. } = Self::assembly_of(body, from)?;
				let by_organ = motion.announced_by.is_some_and(|by| by.is_organ());
				let movable = by_organ || to.plan.starts_at < plan.starts_at;
				match stage {
					Stage::Cancelled => {},
					Stage::Convened if forced && movable && Self::now() < plan.starts_at => {
						Self::decide_item(body, from)?;
					},
					_ => return Err(Error::<T>::WrongStatus.into()),
				}
			},
			_ => return Err(Error::<T>::WrongStatus.into()),
		}
		Ok(())
	}

	/// The times are in order and not too far off, and the notice is long enough (GenG 46(1)).
	fn ensure_times(plan: &Plan<T::AccountId>, terms: &AssemblyTerms) -> DispatchResult {
		let Plan { starts_at, voting_from, voting_until, entries_until, .. } = *plan;
		let now = Self::now();
		let in_order =
			starts_at <= voting_from && voting_from < voting_until && voting_until <= entries_until;
		ensure!(in_order, Error::<T>::TimesOutOfRange);
		let ahead = starts_at.saturating_sub(now) <= Self::days(T::LongestLead::get());
		let voting = voting_until.saturating_sub(starts_at) <= Self::days(T::LongestVoting::get());
		let counting = entries_until.saturating_sub(voting_until) <= Self::days(T::LongestCounting::get());
		ensure!(ahead && voting && counting, Error::<T>::TimesOutOfRange);
		let notice = now.saturating_add(Self::notice(terms.notice_days));
		ensure!(notice <= starts_at, Error::<T>::NoticeTooShort);
		Ok(())
	}
}
