//! Proxies (*Stimmvollmacht*, GenG 43(5)): given for an assembly, or for one of its motions.

use crate::{
	AssemblyId, Config, Error, Event, MotionId, Motions, Pallet, PrincipalsOf, Proxies, Proxy, Stage, Status,
};
use allmende_primitives::assembly::{Body, Electorate, VoterNumber};
use frame_support::ensure;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_give_proxy(
		body: Body,
		id: AssemblyId,
		principal: VoterNumber,
		holder: VoterNumber,
		only: Option<MotionId>,
	) -> DispatchResult {
		let assembly = Self::assembly_of(body, id)?;
		match assembly.stage {
			Stage::Cancelled => return Err(Error::<T>::AssemblyFixed.into()),
			Stage::Opened(opening) => ensure!(!Self::is_over(&opening.window), Error::<T>::VotingOver),
			Stage::Convened => {},
		}
		ensure!(principal != holder, Error::<T>::OwnProxy);
		ensure!(T::Electorate::class(body, holder).is_some(), Error::<T>::NotEntitled);
		if let Some(motion) = only {
			let motion = Motions::<T>::get(body, motion).ok_or(Error::<T>::MotionNotFound)?;
			let on_agenda = motion.assembly == Some(id) && matches!(motion.status, Status::OnAgenda { .. });
			ensure!(on_agenda, Error::<T>::NotVoting);
		}
		let key = (body, id);
		ensure!(!Proxies::<T>::contains_key(key, principal), Error::<T>::ProxyAlreadyGiven);
		let chained =
			Proxies::<T>::contains_key(key, holder) || PrincipalsOf::<T>::contains_key(key, principal);
		ensure!(!chained, Error::<T>::NoProxyChains);
		PrincipalsOf::<T>::try_mutate(key, holder, |held| held.try_push(principal))
			.map_err(|_| Error::<T>::TooManyPrincipals)?;
		Proxies::<T>::insert(key, principal, Proxy { holder, only, used: false });
		Self::deposit_event(Event::ProxyGiven { body, assembly: id, principal, holder, only });
		Ok(())
	}

	pub(crate) fn do_revoke_proxy(body: Body, id: AssemblyId, principal: VoterNumber) -> DispatchResult {
		let proxy = Proxies::<T>::get((body, id), principal).ok_or(Error::<T>::ProxyNotFound)?;
		Self::end_proxy((body, id), principal, proxy)?;
		let holder = proxy.holder;
		Self::deposit_event(Event::ProxyRevoked { body, assembly: id, principal, holder });
		Ok(())
	}

	/// Nobody has to stand for somebody: who is given a proxy cannot give his own, and has room for two.
	pub(crate) fn do_return_proxy(
		body: Body,
		id: AssemblyId,
		holder: VoterNumber,
		principal: VoterNumber,
	) -> DispatchResult {
		let proxy = Proxies::<T>::get((body, id), principal).filter(|proxy| proxy.holder == holder);
		Self::end_proxy((body, id), principal, proxy.ok_or(Error::<T>::ProxyNotFound)?)?;
		Self::deposit_event(Event::ProxyReturned { body, assembly: id, principal, holder });
		Ok(())
	}

	/// Ends a proxy that has not been used.
	fn end_proxy(key: (Body, AssemblyId), principal: VoterNumber, proxy: Proxy) -> DispatchResult {
		ensure!(!proxy.used, Error::<T>::ProxyUsed);
		Proxies::<T>::remove(key, principal);
		PrincipalsOf::<T>::mutate_exists(key, proxy.holder, |held| {
			*held = held.take().and_then(|mut held| {
				held.retain(|other| *other != principal);
				(!held.is_empty()).then_some(held)
			});
		});
		Ok(())
	}
}
