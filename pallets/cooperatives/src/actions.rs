//! Joint decisions: as many members of an organ as it takes approve the same call, which then runs.
//!
//! How many it takes the statute says, for the board and the supervisory board. It has no terms for the mediators: more
//! than half of them have to agree, of those who hold a seat and are members when the call would run.

use crate::{
	authority_of, Action, ActionId, ActionOf, Actions, CallBytes, Config, Error, Event, NextActionId,
	OpenActions, Pallet, SeatAccounts, Seating, Seats, Statutes, WeightInfo, MAX_SEATS,
};
use allmende_primitives::{traits::Register, Authority, CoopId, Organ};
use codec::{DecodeLimit, Encode};
use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
	ensure,
	traits::{Contains, Get},
	weights::Weight,
	MAX_EXTRINSIC_DEPTH,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	ArithmeticError, DispatchError, DispatchResult, SaturatedConversion,
};

/// How an organ acts.
struct Acting {
	authority: Authority,
	/// How many of its members have to agree.
	signatories: u32,
	/// What it weighed to count those of whom it is a part.
	counting: Weight,
}

/// Who decided what, for running it.
struct Decision<AccountId> {
	coop: CoopId,
	/// `None`: one signatory was enough and nothing was stored.
	id: Option<ActionId>,
	organ: Organ,
	authority: Authority,
	/// The one whose approval was the last.
	by: AccountId,
	call_hash: H256,
}

impl<T: Config> Pallet<T> {
	/// What it weighs at most to count those of an organ of whom more than half have to agree.
	pub(crate) fn counting(organ: Organ) -> Weight {
		match organ {
			Organ::Mediators => T::WeightInfo::count_mediators(MAX_SEATS),
			Organ::Board | Organ::Supervisory | Organ::ReturningOfficers | Organ::Delegates => Weight::zero(),
		}
	}

	/// How an organ of an active cooperative acts.
	fn acting(coop: CoopId, organ: Organ) -> Result<Acting, Error<T>> {
		let cooperative = Self::ensure_active(coop)?;
		let authority = authority_of(coop, organ).ok_or(Error::<T>::NoAuthority)?;
		let statute = || Statutes::<T>::get(coop, cooperative.statute_version).ok_or(Error::<T>::NotFound);
		let terms = match organ {
			Organ::Board => Some(statute()?.parameters.board),
			Organ::Supervisory => statute()?.parameters.supervisory,
			Organ::Mediators => {
				let (signatories, seats) = Self::more_than_half(coop, organ);
				let counting = T::WeightInfo::count_mediators(seats);
				return Ok(Acting { authority, signatories, counting });
			},
			Organ::ReturningOfficers | Organ::Delegates => None,
		};
		// Without the organ nobody is seated in it.
		let signatories = terms.ok_or(Error::<T>::NotSeated)?.signatories.into();
		Ok(Acting { authority, signatories, counting: Weight::zero() })
	}

	/// Whether as many members of an organ as it takes could approve an action today.
	pub(crate) fn can_decide(coop: CoopId, organ: Organ) -> bool {
		Self::acting(coop, organ).is_ok_and(|acting| acting.signatories <= Self::members_in(coop, organ).0)
	}

	/// More than half of those in an organ who are members, one at least; and how many seats are taken.
	pub(crate) fn more_than_half(coop: CoopId, organ: Organ) -> (u32, u32) {
		let (members, seats) = Self::members_in(coop, organ);
		((members / 2).saturating_add(1), seats)
	}

	/// How many of those in an organ are members and can act by their seats; and how many seats are taken.
	fn members_in(coop: CoopId, organ: Organ) -> (u32, u32) {
		let seats = Seats::<T>::get(coop, organ);
		let members = seats.iter().filter(|seat| T::Register::is_member(coop, &seat.account)).count();
		(members.saturated_into(), seats.len().saturated_into())
	}

	pub(crate) fn do_propose_action(
		coop: CoopId,
		organ: Organ,
		who: T::AccountId,
		call: <T as Config>::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let Acting { authority, signatories, counting } = Self::acting(coop, organ)?;
		ensure!(Self::holds_seat(coop, organ, &who), Error::<T>::NotSeated);
		ensure!(T::ActionFilter::contains(&call), Error::<T>::CallNotAllowed);
		let bytes = CallBytes::<T>::try_from(call.encode()).map_err(|_| Error::<T>::CallTooLarge)?;
		let length: u32 = bytes.len().saturated_into();
		let call_hash = BlakeTwo256::hash(&bytes);
		if signatories <= 1 {
			let decision = Decision { coop, id: None, organ, authority, by: who, call_hash };
			let base = T::WeightInfo::propose_action_alone(length).saturating_add(counting);
			return Self::run(decision, call, base);
		}

		let open = OpenActions::<T>::get(coop, &who);
		ensure!(open < T::MaxOpenActions::get(), Error::<T>::TooManyOpenActions);
		let id = NextActionId::<T>::get(coop);
		NextActionId::<T>::insert(coop, id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		OpenActions::<T>::insert(coop, &who, open.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let mut approvals = SeatAccounts::<T::AccountId>::new();
		approvals.try_push(who.clone()).map_err(|_| DispatchError::Corruption)?;
		let (until, open_until_block) = Self::deadline(T::ActionLifetime::get());
		let proposer = who.clone();
		let action = Action { organ, call: bytes, call_hash, proposer, approvals, until, open_until_block };
		Actions::<T>::insert(coop, id, action);
		Self::deposit_event(Event::ActionProposed {
			coop,
			id,
			organ,
			by: who,
			call_hash,
			until,
			open_until_block,
		});
		Ok(Some(T::WeightInfo::propose_action(length).saturating_add(counting)).into())
	}

	pub(crate) fn do_approve_action(
		coop: CoopId,
		id: ActionId,
		who: T::AccountId,
		call_hash: H256,
		max_weight: Weight,
	) -> DispatchResultWithPostInfo {
		Self::ensure_active(coop)?;
		let mut action = Actions::<T>::get(coop, id).ok_or(Error::<T>::ActionNotFound)?;
		ensure!(!Self::lapsed(action.until, action.open_until_block), Error::<T>::ActionLapsed);
		ensure!(action.call_hash == call_hash, Error::<T>::CallMismatch);
		let organ = action.organ;
		let Acting { authority, signatories, counting } = Self::acting(coop, organ)?;
		ensure!(Self::holds_seat(coop, organ, &who), Error::<T>::NotSeated);
		ensure!(!action.approvals.contains(&who), Error::<T>::AlreadyApproved);

		Self::drop_unseated(coop, &mut action);
		// Approvals are of distinct seat holders now, so that there is room for one more.
		action.approvals.try_push(who.clone()).map_err(|_| DispatchError::Corruption)?;
		let approvals: u32 = action.approvals.len().saturated_into();
		let length: u32 = action.call.len().saturated_into();
		Self::deposit_event(Event::ActionApproved { coop, id, by: who.clone(), approvals });
		if approvals < signatories {
			Actions::<T>::insert(coop, id, action);
			return Ok(Some(T::WeightInfo::approve_action(length).saturating_add(counting)).into());
		}

		let call = <T as Config>::RuntimeCall::decode_all_with_depth_limit(
			MAX_EXTRINSIC_DEPTH,
			&mut action.call.as_slice(),
		)
		.map_err(|_| Error::<T>::CallUndecodable)?;
		// Asked again: the runtime may have been upgraded since it was proposed.
		ensure!(T::ActionFilter::contains(&call), Error::<T>::CallNotAllowed);
		ensure!(call.get_dispatch_info().call_weight.all_lte(max_weight), Error::<T>::MaxWeightTooLow);
		// Removed before it runs, so that no call can meet its own action.
		Self::remove_action(coop, id, &action.proposer)?;
		let decision = Decision { coop, id: Some(id), organ, authority, by: who, call_hash };
		Self::run(decision, call, T::WeightInfo::approve_action_last(length).saturating_add(counting))
	}

	/// Takes an approval back. Answers the length of the action's call.
	pub(crate) fn do_withdraw_approval(
		coop: CoopId,
		id: ActionId,
		who: T::AccountId,
	) -> Result<u32, DispatchError> {
		let mut action = Actions::<T>::get(coop, id).ok_or(Error::<T>::ActionNotFound)?;
		ensure!(action.approvals.contains(&who), Error::<T>::NotApproved);
		action.approvals.retain(|account| account != &who);
		Self::drop_unseated(coop, &mut action);
		let approvals: u32 = action.approvals.len().saturated_into();
		let length = action.call.len().saturated_into();
		if action.approvals.is_empty() {
			Self::remove_action(coop, id, &action.proposer)?;
		} else {
			Actions::<T>::insert(coop, id, action);
		}
		Self::deposit_event(Event::ApprovalWithdrawn { coop, id, by: who, approvals });
		Ok(length)
	}

	/// Removes a lapsed action. Answers the length of its call.
	pub(crate) fn do_clear_action(coop: CoopId, id: ActionId) -> Result<u32, DispatchError> {
		let action = Actions::<T>::get(coop, id).ok_or(Error::<T>::ActionNotFound)?;
		ensure!(Self::lapsed(action.until, action.open_until_block), Error::<T>::NotLapsed);
		Self::remove_action(coop, id, &action.proposer)?;
		Self::deposit_event(Event::ActionCleared { coop, id });
		Ok(action.call.len().saturated_into())
	}

	/// Whether the account can act in the organ: it holds a seat there and is a member today.
	pub(crate) fn holds_seat(coop: CoopId, organ: Organ, who: &T::AccountId) -> bool {
		Self::counts(coop, &Seats::<T>::get(coop, organ), who)
	}

	/// A seat stays taken until the exit of its holder is completed, but only a member acts by it (GenG 9(2)).
	fn counts(coop: CoopId, seats: &Seating<T::AccountId>, who: &T::AccountId) -> bool {
		seats.iter().any(|seat| &seat.account == who) && T::Register::is_member(coop, who)
	}

	/// Drops the approvals of those who cannot act in the organ any more.
	fn drop_unseated(coop: CoopId, action: &mut ActionOf<T>) {
		let seats = Seats::<T>::get(coop, action.organ);
		action.approvals.retain(|account| Self::counts(coop, &seats, account));
	}

	/// Removes an action and gives its place back to the proposer.
	fn remove_action(coop: CoopId, id: ActionId, proposer: &T::AccountId) -> DispatchResult {
		Actions::<T>::remove(coop, id);
		OpenActions::<T>::try_mutate_exists(coop, proposer, |open| {
			let left = open.and_then(|open| open.checked_sub(1)).ok_or(DispatchError::Corruption)?;
			*open = (left > 0).then_some(left);
			Ok(())
		})
	}

	/// Runs what an organ has decided. `base` is the weight of everything but the call.
	fn run(
		decision: Decision<T::AccountId>,
		call: <T as Config>::RuntimeCall,
		base: Weight,
	) -> DispatchResultWithPostInfo {
		let Decision { coop, id, organ, authority, by, call_hash } = decision;
		let declared = call.get_dispatch_info().call_weight;
		let total = |actual: Option<Weight>| Some(base.saturating_add(actual.unwrap_or(declared)));
		match call.dispatch(authority.into()) {
			Ok(post) => {
				Self::deposit_event(Event::ActionExecuted { coop, id, organ, by, call_hash });
				Ok(total(post.actual_weight).into())
			},
			Err(failed) => Err(DispatchErrorWithPostInfo {
				post_info: total(failed.post_info.actual_weight).into(),
				error: failed.error,
			}),
		}
	}
}
