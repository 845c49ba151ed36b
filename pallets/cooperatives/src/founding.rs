//! From the first founder's call to the active cooperative.

use crate::{
	Config, Cooperative, CooperativeOf, Cooperatives, Declaration, Error, Event, Founders, Founding,
	Foundings, NamedFounder, NextCoopId, Pallet, Seat, SeatAccounts, Seating, Seats, Status, Statute,
	StatuteSource, Statutes,
};
use allmende_primitives::{
	traits::{OnFounded, Standing},
	CoopId, Date, LegalForm, Name, Organ, OrganTerms, StatuteVersion, Symbol,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};

/// A cooperative's first statute.
const FIRST_VERSION: StatuteVersion = 1;

impl<T: Config> Pallet<T> {
	/// Checks everything and begins the founding. That `by` is a founder is the caller's to check.
	#[allow(clippy::too_many_arguments)]
	pub(crate) fn do_found(
		by: T::AccountId,
		source: StatuteSource,
		form: LegalForm,
		name: Name,
		symbol: Symbol,
		founders: &[T::AccountId],
		board: SeatAccounts<T::AccountId>,
		supervisory: SeatAccounts<T::AccountId>,
	) -> Result<CoopId, DispatchError> {
		let distinct = Self::ensure_founders(form, founders)?;
		let count: u32 = founders.len().saturated_into();
		Self::ensure_name(&name)?;
		Self::ensure_symbol(&symbol)?;
		let (parameters, text, model) = Self::resolve_statute(source, form)?;
		parameters.check(form, count).map_err(Error::<T>::from)?;
		Self::ensure_text_of_founding(form, &parameters, text.hash)?;
		let on_board = Self::ensure_seats(&board, &distinct)?;
		ensure!(parameters.board.in_order(board.len().saturated_into()), Error::<T>::SeatsOutOfRange);
		let on_supervisory = Self::ensure_seats(&supervisory, &distinct)?;
		ensure!(supervisory.is_empty() || parameters.supervisory.is_some(), Error::<T>::NoSuchOrgan);
		// The statute may leave the supervisory board open while there are few members (GenG 9(1)).
		ensure!(
			parameters.supervisory_in_order(supervisory.len().saturated_into(), count),
			Error::<T>::SeatsOutOfRange
		);
		ensure!(on_board.is_disjoint(&on_supervisory), Error::<T>::IncompatibleOffices);

		let coop = NextCoopId::<T>::get();
		NextCoopId::<T>::put(coop.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (until, open_until_block) = Self::deadline(T::FoundingPeriod::get());
		let statute_hash = text.hash;
		Cooperatives::<T>::insert(
			coop,
			Cooperative {
				form,
				name,
				symbol,
				status: Status::Founding { until, open_until_block },
				founded_on: None,
				statute_version: FIRST_VERSION,
				newest_version: FIRST_VERSION,
				amendment: None,
			},
		);
		let statute = Statute {
			parameters,
			text,
			model,
			adopted_on: Self::day(),
			in_force_from: None,
			registration: None,
		};
		Statutes::<T>::insert(coop, FIRST_VERSION, statute);
		for (position, founder) in (0u32..).zip(founders) {
			Founders::<T>::insert(coop, founder, NamedFounder { position, declaration: None });
		}
		Foundings::<T>::insert(coop, Founding { founders: count, ratified: 0, board, supervisory });
		Self::deposit_event(Event::FoundingStarted {
			coop,
			by,
			form,
			founders: count,
			statute_hash,
			until,
			open_until_block,
		});
		Ok(coop)
	}

	/// Records a founder's ratification. The last one makes the cooperative active; then the answer is how many
	/// founders became members.
	pub(crate) fn do_ratify(
		coop: CoopId,
		who: T::AccountId,
		statute_hash: H256,
		shares: u32,
		data_hash: H256,
	) -> Result<Option<u32>, DispatchError> {
		let (cooperative, until, open_until_block) = Self::ensure_founding(coop)?;
		ensure!(!Self::lapsed(until, open_until_block), Error::<T>::FoundingLapsed);
		let today = Self::day();
		let mut founder = Founders::<T>::get(coop, &who).ok_or(Error::<T>::NotAFounder)?;
		ensure!(founder.declaration.is_none(), Error::<T>::AlreadyRatified);
		let statute =
			Statutes::<T>::get(coop, cooperative.statute_version).ok_or(DispatchError::Corruption)?;
		ensure!(statute.text.hash == statute_hash, Error::<T>::StatuteMismatch);
		T::OnFounded::ensure_enterable(coop, shares)?;

		founder.declaration = Some(Declaration { shares, data_hash, ratified_on: today });
		Founders::<T>::insert(coop, &who, founder);
		let mut founding = Foundings::<T>::get(coop).ok_or(DispatchError::Corruption)?;
		founding.ratified = founding.ratified.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let (ratified, founders) = (founding.ratified, founding.founders);
		Self::deposit_event(Event::Ratified { coop, who, shares, ratified, founders });
		if ratified < founders {
			Foundings::<T>::insert(coop, founding);
			return Ok(None);
		}
		Self::activate(coop, cooperative, founding, statute, today)?;
		Ok(Some(founders))
	}

	fn activate(
		coop: CoopId,
		mut cooperative: CooperativeOf<T>,
		founding: Founding<T::AccountId>,
		mut statute: Statute,
		today: Date,
	) -> DispatchResult {
		let mut entries = Founders::<T>::drain_prefix(coop)
			.map(|(account, founder)| {
				let declaration = founder.declaration.ok_or(DispatchError::Corruption)?;
				let Declaration { shares, data_hash, .. } = declaration;
				Ok((founder.position, allmende_primitives::traits::Founder { account, shares, data_hash }))
			})
			.collect::<Result<Vec<_>, DispatchError>>()?;
		entries.sort_by_key(|(position, _)| *position);
		Foundings::<T>::remove(coop);

		cooperative.status = Status::Active;
		cooperative.founded_on = Some(today);
		statute.adopted_on = today;
		statute.in_force_from = Some(today);
		let parameters = statute.parameters;
		Statutes::<T>::insert(coop, cooperative.statute_version, statute);
		Cooperatives::<T>::insert(coop, cooperative);
		Self::take_seats(coop, Organ::Board, &parameters.board, founding.board, today)?;
		if let Some(terms) = &parameters.supervisory {
			Self::take_seats(coop, Organ::Supervisory, terms, founding.supervisory, today)?;
		}
		T::OnFounded::founded(coop, entries.into_iter().map(|(_, entry)| entry).collect())?;
		Self::deposit_event(Event::Founded { coop, founders: founding.founders, founded_on: today });
		Ok(())
	}

	fn take_seats(
		coop: CoopId,
		organ: Organ,
		terms: &OrganTerms,
		accounts: SeatAccounts<T::AccountId>,
		since: Date,
	) -> DispatchResult {
		let until = since.plus_months(terms.term_months.into()).ok_or(ArithmeticError::Overflow)?;
		let mut seating = Seating::<T::AccountId>::new();
		for account in accounts {
			T::Standing::seated(coop, organ, &account);
			Self::deposit_event(Event::SeatTaken { coop, organ, who: account.clone(), until });
			seating.try_push(Seat { account, since, until }).map_err(|_| Error::<T>::SeatsOutOfRange)?;
		}
		if !seating.is_empty() {
			Seats::<T>::insert(coop, organ, seating);
		}
		Ok(())
	}

	/// Ends a founding at the wish of a founder. Answers how many there were.
	pub(crate) fn do_decline(coop: CoopId, who: T::AccountId) -> Result<u32, DispatchError> {
		Self::ensure_founding(coop)?;
		ensure!(Founders::<T>::contains_key(coop, &who), Error::<T>::NotAFounder);
		let founders = Self::remove_founding(coop)?;
		Self::deposit_event(Event::FoundingDeclined { coop, by: who });
		Ok(founders)
	}

	/// Ends a founding whose time has passed. Answers how many founders there were.
	pub(crate) fn do_clear_lapsed(coop: CoopId) -> Result<u32, DispatchError> {
		let (_, until, open_until_block) = Self::ensure_founding(coop)?;
		ensure!(Self::lapsed(until, open_until_block), Error::<T>::NotLapsed);
		let founders = Self::remove_founding(coop)?;
		Self::deposit_event(Event::FoundingCleared { coop });
		Ok(founders)
	}

	/// Removes everything of a founding. It has no seats, actions or documents yet, and one statute.
	fn remove_founding(coop: CoopId) -> Result<u32, DispatchError> {
		let founding = Foundings::<T>::take(coop).ok_or(DispatchError::Corruption)?;
		let cooperative = Cooperatives::<T>::take(coop).ok_or(DispatchError::Corruption)?;
		Statutes::<T>::remove(coop, cooperative.statute_version);
		// As many as MaxFounders bounds.
		Founders::<T>::drain_prefix(coop).for_each(drop);
		Ok(founding.founders)
	}
}
