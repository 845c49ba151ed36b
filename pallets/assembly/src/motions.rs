//! Motions before they are voted on: submitted, reworded, signed, seconded, withdrawn.

use crate::{
	Actor, BallotMode, BoundedCallOf, Concerned, Config, Content, ContentOf, Error, Event, MotionId,
	MotionOf, Motions, NextMotionId, Pallet, ProposalOf, Signatures, Stage, Status, MAX_SEATS,
};
use allmende_primitives::{
	assembly::{Amendments, Body, Electorate},
	traits::Organs,
	Date, DocumentRef,
};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{Contains, Get, QueryPreimage, StorePreimage},
};
use sp_runtime::{traits::Hash, ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};

/// What an author gives a motion.
pub(crate) struct Draft<T: Config> {
	pub text: DocumentRef,
	pub content: ProposalOf<T>,
	pub concerned: Concerned,
	pub mode: BallotMode,
	pub effective_from: Option<Date>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit(body: Body, author: Actor, draft: Draft<T>) -> Result<MotionId, DispatchError> {
		Self::terms(body)?;
		Self::ensure_draft(body, &draft)?;
		Self::take_place(body, author)?;
		let id = NextMotionId::<T>::get(body);
		NextMotionId::<T>::insert(body, id.checked_add(1).ok_or(ArithmeticError::Overflow)?);

		let (until, open_until_block) = Self::deadline();
		let content = Self::bind(draft.content)?;
		let call_hash = Self::call_hash(&content);
		let text_hash = draft.text.hash;
		let organ = author.is_organ();
		let mut motion = MotionOf::<T> {
			author,
			text: draft.text,
			content,
			concerned: draft.concerned,
			mode: draft.mode,
			effective_from: draft.effective_from,
			submitted_at: Self::now(),
			revision: 0,
			signatures: 0,
			seconded_by: organ.then_some(author),
			petitioned: false,
			assembly: None,
			announced_by: None,
			decided_at: None,
			contests: 0,
			status: match organ {
				true => Status::Seconded { until, open_until_block },
				false => Status::Submitted { until, open_until_block },
			},
		};
		let (concerned, mode) = (motion.concerned.clone(), motion.mode);
		Self::deposit_event(Event::MotionSubmitted {
			body,
			motion: id,
			author,
			text_hash,
			call_hash,
			concerned,
			mode,
		});
		Self::sign_own(body, id, &mut motion)?;
		Motions::<T>::insert(body, id, motion);
		Ok(id)
	}

	pub(crate) fn do_amend_motion(body: Body, id: MotionId, actor: Actor, draft: Draft<T>) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		ensure!(motion.author == actor, Error::<T>::NotAuthorised);
		ensure!(!Self::is_shared(&motion), Error::<T>::Petitioned);
		let election = matches!(motion.content, Content::Election { .. })
			|| matches!(draft.content, Content::Election { .. });
		ensure!(!election, Error::<T>::ElectionFixed);
		match motion.status {
			Status::Submitted { until, open_until_block } => {
				ensure!(!Self::lapsed(until, open_until_block), Error::<T>::MotionExpired);
			},
			Status::Seconded { .. } if actor.is_organ() => {},
			// What an organ seconded, it has seconded as it was worded. What the author's own signature was enough for
			// (every voter is a tenth of ten) is signed anew.
			Status::Seconded { .. } => {
				ensure!(motion.seconded_by.is_none(), Error::<T>::WrongStatus);
				let (until, open_until_block) = Self::deadline();
				motion.status = Status::Submitted { until, open_until_block };
			},
			Status::OnAgenda { late } => {
				ensure!(actor.is_organ() && !late, Error::<T>::WrongStatus);
				Self::ensure_agenda_open(body, &motion)?;
			},
			_ => return Err(Error::<T>::WrongStatus.into()),
		}
		Self::ensure_draft(body, &draft)?;

		Self::drop_call(&motion.content);
		motion.content = Self::bind(draft.content)?;
		let old_text_hash = motion.text.hash;
		let text_hash = draft.text.hash;
		motion.text = draft.text;
		let concerned = draft.concerned.clone();
		motion.concerned = draft.concerned;
		let old_mode = core::mem::replace(&mut motion.mode, draft.mode);
		motion.effective_from = draft.effective_from;
		motion.revision = motion.revision.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		motion.signatures = 0;
		motion.petitioned = false;
		let (revision, call_hash) = (motion.revision, Self::call_hash(&motion.content));
		Self::deposit_event(Event::MotionAmended {
			body,
			motion: id,
			revision,
			old_text_hash,
			text_hash,
			call_hash,
			concerned,
			old_mode,
			mode: draft.mode,
		});
		Self::sign_own(body, id, &mut motion)?;
		Motions::<T>::insert(body, id, motion);
		Ok(())
	}

	pub(crate) fn do_withdraw_motion(body: Body, id: MotionId, actor: Actor) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		ensure!(motion.author == actor, Error::<T>::NotAuthorised);
		ensure!(!Self::is_shared(&motion), Error::<T>::Petitioned);
		match motion.status {
			Status::Submitted { .. } | Status::Seconded { .. } => {},
			Status::OnAgenda { .. } => {
				if let Some(assembly) = Self::ensure_agenda_open(body, &motion)? {
					// It has taken a place there. Who can force motions would fill agendas with what he takes back.
					ensure!(!motion.petitioned, Error::<T>::Petitioned);
					Self::decide_item(body, assembly)?;
				}
			},
			_ => return Err(Error::<T>::WrongStatus.into()),
		}
		Self::drop_call(&motion.content);
		Self::free_place(body, motion.author)?;
		motion.status = Status::Withdrawn;
		Motions::<T>::insert(body, id, motion);
		Self::deposit_event(Event::MotionWithdrawn { body, motion: id });
		Ok(())
	}

	pub(crate) fn do_second(body: Body, id: MotionId, by: Actor) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		let Status::Submitted { until, open_until_block } = motion.status else {
			return Err(Error::<T>::WrongStatus.into());
		};
		ensure!(!Self::lapsed(until, open_until_block), Error::<T>::MotionExpired);
		let (until, open_until_block) = Self::deadline();
		motion.status = Status::Seconded { until, open_until_block };
		motion.seconded_by = Some(by);
		Motions::<T>::insert(body, id, motion);
		Self::deposit_event(Event::MotionSeconded { body, motion: id, by });
		Ok(())
	}

	pub(crate) fn do_sign(body: Body, id: MotionId, by: Actor) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		// A petition is for what its author can force; whoever wants an organ's motion to come submits his own.
		ensure!(!motion.author.is_organ(), Error::<T>::WrongStatus);
		match motion.status {
			// Also what an organ has seconded, so that members can force what the organ leaves lying,
			Status::Submitted { until, open_until_block } | Status::Seconded { until, open_until_block } => {
				ensure!(!Self::lapsed(until, open_until_block), Error::<T>::MotionExpired);
			},
			// and what it has put on an agenda, of a day far ahead, or of an assembly that it calls off.
			Status::OnAgenda { .. } => {
				let assembly = motion.assembly.ok_or(DispatchError::Corruption)?;
				let opened = matches!(Self::assembly_of(body, assembly)?.stage, Stage::Opened(_));
				ensure!(!opened, Error::<T>::WrongStatus);
			},
			_ => return Err(Error::<T>::WrongStatus.into()),
		}
		ensure!(!motion.petitioned, Error::<T>::Petitioned);
		Self::add_signature(body, id, &mut motion, by)?;
		Motions::<T>::insert(body, id, motion);
		Ok(())
	}

	pub(crate) fn do_clear_motion(body: Body, id: MotionId) -> DispatchResult {
		let mut motion = Self::motion_of(body, id)?;
		let (Status::Submitted { until, open_until_block } | Status::Seconded { until, open_until_block }) =
			motion.status
		else {
			return Err(Error::<T>::WrongStatus.into());
		};
		ensure!(Self::lapsed(until, open_until_block), Error::<T>::NotLapsed);
		Self::drop_call(&motion.content);
		Self::free_place(body, motion.author)?;
		motion.status = Status::Lapsed;
		Motions::<T>::insert(body, id, motion);
		Self::deposit_event(Event::MotionLapsed { body, motion: id });
		Ok(())
	}

	/// Whether others than its author have signed enough to force it, so that it is no longer the author's alone.
	fn is_shared(motion: &MotionOf<T>) -> bool {
		motion.petitioned && motion.signatures > 1
	}

	/// A voter's motion carries its author's signature.
	fn sign_own(body: Body, id: MotionId, motion: &mut MotionOf<T>) -> DispatchResult {
		match motion.author {
			author @ Actor::Voter(_) => Self::add_signature(body, id, motion, author),
			_ => Ok(()),
		}
	}

	/// Adds a signature under the present wording. With enough of them the motion is petitioned for.
	fn add_signature(body: Body, id: MotionId, motion: &mut MotionOf<T>, by: Actor) -> DispatchResult {
		let Actor::Voter(number) = by else { return Err(Error::<T>::NotAuthorised.into()) };
		let wording = (body, id, motion.revision);
		ensure!(!Signatures::<T>::contains_key(wording, number), Error::<T>::AlreadySigned);
		Signatures::<T>::insert(wording, number, ());
		motion.signatures = motion.signatures.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let signatures = motion.signatures;
		Self::deposit_event(Event::MotionSigned { body, motion: id, by: number, signatures });

		let voters = T::Electorate::roll(body).total();
		if Self::terms(body)?.petition.reached_by(signatures.into(), voters) {
			motion.petitioned = true;
			if !matches!(motion.status, Status::OnAgenda { .. }) {
				let (until, open_until_block) = Self::deadline();
				motion.status = Status::Seconded { until, open_until_block };
			}
			Self::deposit_event(Event::MotionPetitioned { body, motion: id, signatures, voters });
		}
		Ok(())
	}

	/// Ensures that a motion on an agenda can still be changed: its assembly was cancelled, or an added item could
	/// still be announced in time. Answers the assembly if it takes place.
	fn ensure_agenda_open(
		body: Body,
		motion: &MotionOf<T>,
	) -> Result<Option<crate::AssemblyId>, DispatchError> {
		let id = motion.assembly.ok_or(DispatchError::Corruption)?;
		let assembly = Self::assembly_of(body, id)?;
		match assembly.stage {
			Stage::Cancelled => Ok(None),
			Stage::Opened(_) => Err(Error::<T>::AgendaFrozen.into()),
			Stage::Convened => {
				ensure!(Self::can_add(body, &assembly)?, Error::<T>::AgendaFrozen);
				Ok(Some(id))
			},
		}
	}

	fn ensure_draft(body: Body, draft: &Draft<T>) -> DispatchResult {
		Self::ensure_address(&draft.text)?;
		Self::ensure_votable(body, &draft.content, draft.mode)?;
		let nobodys_own = match &draft.content {
			Content::Text => false,
			Content::Call(call) => {
				ensure!(T::CallFilter::contains(call), Error::<T>::CallNotAllowed);
				let length: u32 = call.encoded_size().saturated_into();
				ensure!(length <= T::MaxCallSize::get(), Error::<T>::CallTooLarge);
				false
			},
			Content::Election { seats, .. } => {
				ensure!(*seats > 0 && u32::from(*seats) <= MAX_SEATS, Error::<T>::SeatsOutOfRange);
				true
			},
			Content::Recall { organ, who } => {
				let coop = body.coop().ok_or(Error::<T>::NoOrgans)?;
				ensure!(T::Organs::is_seated(coop, *organ, who), Error::<T>::NotSeated);
				true
			},
			Content::Amendment(amendment) => {
				let coop = body.coop().ok_or(Error::<T>::NoStatute)?;
				// What cannot be adopted, such as what undercuts a floor, is refused before anybody votes on it.
				T::Amendments::required(coop, amendment)?;
				true
			},
		};
		// The law names discharge, release and claim, and nothing else (GenG 43(6)).
		ensure!(!nobodys_own || draft.concerned.is_nobody(), Error::<T>::ConcernedNotAllowed);
		Ok(())
	}

	/// Keeps the call, if there is one.
	fn bind(content: ProposalOf<T>) -> Result<ContentOf<T>, DispatchError> {
		Ok(match content {
			Content::Text => Content::Text,
			Content::Call(call) => Content::Call(Self::keep_call(*call)?),
			Content::Election { organ, seats, method } => Content::Election { organ, seats, method },
			Content::Recall { organ, who } => Content::Recall { organ, who },
			Content::Amendment(amendment) => Content::Amendment(amendment),
		})
	}

	/// Keeps a call for one more motion.
	///
	/// Noting what is noted already does not count as another request, so that the first motion to be over would take the
	/// call away from the others: anybody could do that to a motion by submitting the same call and withdrawing it.
	fn keep_call(call: <T as Config>::RuntimeCall) -> Result<BoundedCallOf<T>, DispatchError> {
		let hash = <T as frame_system::Config>::Hashing::hash_of(&call);
		let kept = T::Preimages::is_requested(&hash);
		let bounded = T::Preimages::bound(call)?;
		if kept {
			T::Preimages::hold(&bounded);
		}
		Ok(bounded)
	}
}
