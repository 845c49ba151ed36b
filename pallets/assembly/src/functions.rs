//! Who acts, and how time is reckoned.

use crate::{
	Actor, Assemblies, AssemblyId, AssemblyOf, BoundedCallOf, Config, Content, Error, MotionId, MotionOf,
	Motions, Obstacle, OpenMotions, Pallet, Window,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Voter},
	traits::Calendar,
	AssemblyTerms, Authority, Date, DocumentRef, UnixSeconds,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get, QueryPreimage},
};
use frame_system::{
	ensure_signed,
	pallet_prelude::{BlockNumberFor, OriginFor},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	ArithmeticError, DispatchError, DispatchResult,
};

/// Seconds of a day.
pub(crate) const DAY: UnixSeconds = 86_400;
/// Seconds of an hour.
const HOUR: UnixSeconds = 3_600;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::Calendar::now()
	}

	pub(crate) fn block() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// The seconds that a notice of so many days takes. Its days are whole days between the notice and the assembly, in
	/// the strictest reading of any time zone: a day more, for the two days that have begun and are not whole, and an
	/// hour, for the day on which the clocks are put forward.
	pub(crate) fn notice(days: u16) -> UnixSeconds {
		UnixSeconds::from(days).saturating_add(1).saturating_mul(DAY).saturating_add(HOUR)
	}

	/// So many days in seconds.
	pub(crate) fn days(days: u32) -> UnixSeconds {
		UnixSeconds::from(days).saturating_mul(DAY)
	}

	/// The last day, a motion's lifetime from today, and the block that has to pass, too, before it is over.
	pub(crate) fn deadline() -> (Date, BlockNumberFor<T>) {
		let block = Self::block().saturating_add(T::LeastWindow::get());
		(T::Calendar::today().plus_days(T::MotionLifetime::get()), block)
	}

	/// Whether both the day and the block have passed.
	pub(crate) fn lapsed(until: Date, open_until_block: BlockNumberFor<T>) -> bool {
		T::Calendar::today() > until && Self::block() > open_until_block
	}

	/// Whether no vote is cast in the window any more.
	pub(crate) fn is_over(window: &Window<BlockNumberFor<T>>) -> bool {
		Self::now() >= window.until && Self::block() > window.open_until_block
	}

	/// Whether no vote is entered in the window any more either.
	pub(crate) fn is_counted(window: &Window<BlockNumberFor<T>>) -> bool {
		Self::now() >= window.entries_until && Self::block() > window.open_until_block
	}

	/// Who acts, by what the origin proves: an organ of this very body, or a voter of it.
	pub(crate) fn ensure_actor(origin: OriginFor<T>, body: Body) -> Result<Actor, DispatchError> {
		let signed = match T::AuthorityOrigin::try_origin(origin) {
			Ok(authority) => return Self::acting(body, &authority).ok_or(Error::<T>::NotAuthorised.into()),
			Err(origin) => ensure_signed(origin)?,
		};
		let voter = T::Electorate::voter(body, &signed).ok_or(Error::<T>::NotEntitled)?;
		Ok(Actor::Voter(voter.number))
	}

	/// As whom an authority acts in a body. That of another cooperative does not, unless it is a voter there.
	fn acting(body: Body, authority: &Authority) -> Option<Actor> {
		match (body, authority) {
			(Body::Members(coop), Authority::Assembly { coop: by, .. }) if coop == *by => {
				Some(Actor::Assembly)
			},
			(Body::Members(coop), Authority::Board { coop: by }) if coop == *by => Some(Actor::Board),
			(Body::Members(coop), Authority::Supervisory { coop: by }) if coop == *by => {
				Some(Actor::Supervisory)
			},
			(Body::Federation, Authority::Federation { .. }) => Some(Actor::Assembly),
			(Body::Federation, authority) => {
				T::Electorate::represented(body, authority).map(|voter| Actor::Voter(voter.number))
			},
			_ => None,
		}
	}

	/// An organ of this very body.
	pub(crate) fn ensure_organ(origin: OriginFor<T>, body: Body) -> Result<Actor, DispatchError> {
		let authority = T::AuthorityOrigin::ensure_origin(origin)?;
		let actor = Self::acting(body, &authority).ok_or(Error::<T>::NotAuthorised)?;
		ensure!(actor.is_organ(), Error::<T>::NotAuthorised);
		Ok(actor)
	}

	/// Somebody who is entitled today: the account itself, or in the federation the organ for its cooperative.
	pub(crate) fn ensure_voter(origin: OriginFor<T>, body: Body) -> Result<Voter, DispatchError> {
		let voter = match T::AuthorityOrigin::try_origin(origin) {
			Ok(authority) => T::Electorate::represented(body, &authority).ok_or(Error::<T>::NotAuthorised)?,
			Err(origin) => {
				let who = ensure_signed(origin)?;
				T::Electorate::voter(body, &who).ok_or(Error::<T>::NotEntitled)?
			},
		};
		Ok(voter)
	}

	pub(crate) fn terms(body: Body) -> Result<AssemblyTerms, Error<T>> {
		T::Electorate::terms(body).ok_or(Error::<T>::NotFound)
	}

	pub(crate) fn motion_of(body: Body, id: MotionId) -> Result<MotionOf<T>, Error<T>> {
		Motions::<T>::get(body, id).ok_or(Error::<T>::MotionNotFound)
	}

	pub(crate) fn assembly_of(body: Body, id: AssemblyId) -> Result<AssemblyOf<T>, Error<T>> {
		Assemblies::<T>::get(body, id).ok_or(Error::<T>::AssemblyNotFound)
	}

	pub(crate) fn ensure_address(reference: &DocumentRef) -> Result<(), Error<T>> {
		let text = core::str::from_utf8(&reference.address).map_err(|_| Error::<T>::InvalidAddress)?;
		ensure!(!text.trim().is_empty(), Error::<T>::InvalidAddress);
		Ok(())
	}

	/// Takes one of the author's places for open motions.
	pub(crate) fn take_place(body: Body, author: Actor) -> DispatchResult {
		OpenMotions::<T>::try_mutate(body, author, |open| {
			ensure!(*open < T::MaxOpenMotions::get(), Error::<T>::TooManyOpenMotions);
			*open = open.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})
	}

	/// Gives it back.
	pub(crate) fn free_place(body: Body, author: Actor) -> DispatchResult {
		OpenMotions::<T>::try_mutate_exists(body, author, |open| {
			let left = open.and_then(|open| open.checked_sub(1)).ok_or(DispatchError::Corruption)?;
			*open = (!left.is_zero()).then_some(left);
			Ok(())
		})
	}

	/// One item less is to be decided.
	pub(crate) fn decide_item(body: Body, assembly: AssemblyId) -> DispatchResult {
		Assemblies::<T>::try_mutate(body, assembly, |assembly| {
			let assembly = assembly.as_mut().ok_or(Error::<T>::AssemblyNotFound)?;
			assembly.undecided = assembly.undecided.checked_sub(1).ok_or(DispatchError::Corruption)?;
			Ok(())
		})
	}

	/// Lets go of the call that nobody will carry out any more. Its hash stays.
	pub(crate) fn drop_call(content: &Content<T::AccountId, BoundedCallOf<T>>) {
		if let Content::Call(call) = content {
			T::Preimages::drop(call);
		}
	}

	/// The hash of a motion's call.
	pub(crate) fn call_hash(content: &Content<T::AccountId, BoundedCallOf<T>>) -> Option<T::Hash> {
		match content {
			Content::Call(call) => Some(call.hash()),
			_ => None,
		}
	}
}

impl<T> From<Obstacle> for Error<T> {
	fn from(obstacle: Obstacle) -> Self {
		match obstacle {
			Obstacle::MotionNotFound => Self::MotionNotFound,
			Obstacle::NotVoting => Self::NotVoting,
			Obstacle::NotOpened => Self::NotOpened,
			Obstacle::VotingOver => Self::VotingOver,
			Obstacle::HallOnly => Self::HallOnly,
			Obstacle::PaperOnly => Self::PaperOnly,
			Obstacle::NotEntitled => Self::NotEntitled,
			Obstacle::JoinedAfterOpening => Self::JoinedAfterOpening,
			Obstacle::Concerned => Self::Concerned,
			Obstacle::AlreadyEntered => Self::AlreadyEntered,
		}
	}
}
