//! From the promise to the mint, or to the refusal.

use crate::{
	Books, Claimants, Config, Credits, Description, Descriptions, Error, Event, GenesisPledge, NextPledgeId,
	Pallet, Pledge, PledgeId, PledgeOf, Pledges, PledgesOf, Poll, Refusal, Status, Tallies, Tally, TermsOf,
};
use allmende_primitives::{
	assembly::{Body, Electorate, VoterClass},
	currency::{Currencies, CurrencyId},
	Date,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pledge(
		currency: CurrencyId,
		pledger: T::AccountId,
		description: Description,
		terms: TermsOf<T>,
	) -> Result<PledgeId, DispatchError> {
		let body = Body::Members(Self::community(currency)?);
		let policy = Self::policy(currency)?;
		let voter = T::Electorate::voter(body, &pledger).ok_or(Error::<T>::NotEntitled)?;
		Self::ensure_address(&description.service)?;
		Self::ensure_address(&description.claiming)?;
		let window = Self::days_from_now(policy.consensus.window_days.into());
		Self::ensure_terms(&terms, window.day)?;
		ensure!(terms.claimants != Claimants::Account(pledger.clone()), Error::<T>::OwnPledge);
		let place = Self::take_place(currency, &pledger, &policy.credit, terms.value)?;

		let id = NextPledgeId::<T>::get(currency);
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let roll = T::Electorate::roll(body);
		let own = u32::from(voter.class == VoterClass::Ordinary);
		let voters = roll.ordinary.saturating_sub(own);
		Self::deposit_event(Event::Pledged {
			currency,
			pledge: id,
			pledger: pledger.clone(),
			value: terms.value,
			quantity: terms.quantity,
			until: terms.until,
			service: description.service.hash,
			voters,
			window,
		});
		NextPledgeId::<T>::insert(currency, next);
		Descriptions::<T>::insert(currency, id, description);
		PledgesOf::<T>::insert((currency, pledger.clone()), place, id);
		let pledge = Pledge {
			pledger,
			number: voter.number,
			terms,
			opened_on: Self::today(),
			poll: Poll { rule: policy.consensus, roll, voters, window },
			status: Status::Open,
			due: None,
			returned: None,
			books: Books::default(),
			next_claim: 0,
			late: false,
			defaulted_on: None,
		};
		Pledges::<T>::insert(currency, id, pledge);
		Ok(id)
	}

	/// Enters a pledge of the chain's preset: it is pledged and accepted as every other, only that nobody votes on it.
	pub(crate) fn accept_at_genesis(config: &GenesisPledge<T::AccountId>) -> DispatchResult {
		let GenesisPledge { currency, pledger, service, claiming, terms } = config.clone();
		let description = Description { service, claiming };
		let id = Self::do_pledge(currency, pledger, description, terms)?;
		Self::accept(currency, id, Self::pledge_of(currency, id)?, Tally::default())
	}

	/// Ensures that something is promised that can be claimed after the vote, and delivered.
	fn ensure_terms(terms: &TermsOf<T>, voted: Date) -> Result<(), Error<T>> {
		ensure!(terms.quantity > 0 && terms.value >= terms.quantity.into(), Error::<T>::ValueOutOfRange);
		let latest = Self::today().plus_days(T::LongestPledge::get());
		ensure!(terms.until > voted && terms.until <= latest, Error::<T>::UntilOutOfRange);
		let days = terms.deliver_within_days;
		ensure!(days > 0 && days <= T::LongestDelivery::get(), Error::<T>::DeliveryOutOfRange);
		Ok(())
	}

	pub(crate) fn do_withdraw(currency: CurrencyId, id: PledgeId, who: &T::AccountId) -> DispatchResult {
		let pledge = Self::pledge_of(currency, id)?;
		ensure!(*who == pledge.pledger, Error::<T>::NotPledger);
		ensure!(pledge.status == Status::Open, Error::<T>::WrongStatus);
		ensure!(!Self::has_passed(&pledge.poll.window), Error::<T>::VotingOver);
		Self::deposit_event(Event::PledgeWithdrawn { currency, pledge: id, value: pledge.terms.value });
		Self::end_vote(currency, id, pledge, Status::Withdrawn)
	}

	pub(crate) fn do_finalise(currency: CurrencyId, id: PledgeId) -> DispatchResult {
		let pledge = Self::pledge_of(currency, id)?;
		ensure!(pledge.status == Status::Open, Error::<T>::WrongStatus);
		ensure!(Self::has_passed(&pledge.poll.window), Error::<T>::VotingNotOver);
		let tally = Tallies::<T>::get(currency, id);
		if let Some(reason) = Self::refusal(currency, &pledge, &tally)? {
			let value = pledge.terms.value;
			Self::deposit_event(Event::PledgeRefused { currency, pledge: id, value, reason, tally });
			return Self::end_vote(currency, id, pledge, Status::Refused { reason });
		}
		Self::accept(currency, id, pledge, tally)
	}

	/// Mints the value of a pledge on which the members have agreed. Nothing else mints.
	fn accept(currency: CurrencyId, id: PledgeId, pledge: PledgeOf<T>, tally: Tally) -> DispatchResult {
		let value = pledge.terms.value;
		ensure!(!T::Currencies::is_paused(currency), Error::<T>::Paused);
		let split = T::Currencies::issue(currency, &pledge.pledger, value)?;
		Self::change_credit(currency, &pledge.pledger, |credit| {
			credit.open = credit.open.checked_sub(value)?;
			credit.outstanding = credit.outstanding.checked_add(value)?;
			Some(())
		})?;
		let due = Self::lasting_to(pledge.terms.until);
		Self::deposit_event(Event::PledgeAccepted { currency, pledge: id, value, split, tally, due });
		let books = Books::opened(value, pledge.terms.quantity);
		let accepted = PledgeOf::<T> { status: Status::Accepted, due: Some(due), books, ..pledge };
		Pledges::<T>::insert(currency, id, accepted);
		Ok(())
	}

	/// Why a pledge is not accepted. The ordinary members' counters decide alone: investing members neither outvote the
	/// others nor block (GenG 8(2)).
	fn refusal(
		currency: CurrencyId,
		pledge: &PledgeOf<T>,
		tally: &Tally,
	) -> Result<Option<Refusal>, Error<T>> {
		let (rule, counts) = (&pledge.poll.rule, tally.ordinary);
		let cast = u64::from(counts.approvals).saturating_add(counts.objections.into());
		let body = Body::Members(Self::community(currency)?);
		let member = || T::Electorate::voter(body, &pledge.pledger).is_some();
		let credit_rule = Self::policy(currency)?.credit;
		let credit = || Credits::<T>::get(currency, &pledge.pledger);
		Ok(match () {
			() if Self::today() > pledge.terms.until => Some(Refusal::Expired),
			() if !member() => Some(Refusal::PledgerLeft),
			() if !rule.turnout.reached_by(cast, pledge.poll.voters.into()) => Some(Refusal::Turnout),
			() if counts.objections > rule.most_objections => Some(Refusal::Objections),
			() if !rule.approval.reached_by(counts.approvals.into(), cast) => Some(Refusal::Approval),
			() if counts.witnesses < rule.witnesses => Some(Refusal::Witnesses),
			// It counts as open already.
			() if Self::ensure_room(&credit(), &credit_rule, 0).is_err() => Some(Refusal::Credit),
			() => None,
		})
	}

	/// Ends a vote from which nothing was minted.
	fn end_vote(currency: CurrencyId, id: PledgeId, pledge: PledgeOf<T>, status: Status) -> DispatchResult {
		Self::change_credit(currency, &pledge.pledger, |credit| {
			credit.open = credit.open.checked_sub(pledge.terms.value)?;
			credit.running = credit.running.checked_sub(1)?;
			Some(())
		})?;
		Pledges::<T>::insert(currency, id, PledgeOf::<T> { status, ..pledge });
		Ok(())
	}
}
