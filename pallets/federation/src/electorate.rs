//! The member cooperatives as the federation's electorate: one cooperative, one vote.
//!
//! Nothing here counts or lists members, so that every answer costs the same for four and for ten thousand.
//!
//! The members of a cooperative have no electorate here: the register knows them. The runtime puts both together.

use crate::{Config, FederationMember, MemberCount, Members, NextNumber, Numbers, Pallet, VotingOrgan};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, Voter, VoterClass, VoterNumber},
	AssemblyTerms, Authority,
};
use frame_support::traits::Get;
use sp_runtime::traits::Zero;

impl<T: Config> Electorate<T::AccountId> for Pallet<T> {
	/// A federation that nobody belongs to does not act.
	fn terms(body: Body) -> Option<AssemblyTerms> {
		let acts = body == Body::Federation && !MemberCount::<T>::get().is_zero();
		acts.then(T::Terms::get)
	}

	fn roll(body: Body) -> Roll {
		match body {
			Body::Federation => {
				Roll { next: NextNumber::<T>::get(), ordinary: MemberCount::<T>::get(), investing: 0 }
			},
			Body::Members(_) => Roll::default(),
		}
	}

	/// Nobody: whoever somebody is in a cooperative, its vote is cast by an organ.
	fn voter(_: Body, _: &T::AccountId) -> Option<Voter> {
		None
	}

	/// The board of a member cooperative, or its assembly, whichever of the two casts its vote.
	fn represented(body: Body, authority: &Authority) -> Option<Voter> {
		let organ = match (body, authority) {
			(Body::Federation, Authority::Board { .. }) => VotingOrgan::Board,
			// By whatever majority its members have decided how to vote.
			(Body::Federation, Authority::Assembly { .. }) => VotingOrgan::Assembly,
			_ => return None,
		};
		let FederationMember { number, voting, .. } = Members::<T>::get(authority.coop()?)?;
		(voting == organ).then_some(Voter { number, class: VoterClass::Ordinary })
	}

	fn class(body: Body, number: VoterNumber) -> Option<VoterClass> {
		if body != Body::Federation {
			return None;
		}
		// A number stays with its cooperative when that leaves, so that it need not be the present one.
		let member = Members::<T>::get(Numbers::<T>::get(number)?)?;
		(member.number == number).then_some(VoterClass::Ordinary)
	}

	/// Nobody's: a cooperative has none.
	fn account(_: Body, _: VoterNumber) -> Option<T::AccountId> {
		None
	}
}
