//! What must be true of the storage at any time.
//!
//! - I1: every cooperative's id was given, and everything that is kept by cooperative belongs to one.
//! - I2: a cooperative has a day of founding exactly if it is active.
//! - I3: its statute exists, is in force exactly if it is active, and keeps the legal floors; versions are counted from 1,
//!   and each was given.
//! - I4: a founding is kept exactly for those being founded; its founders and their ratifications are as many as
//!   counted, their positions dense, and one ratification at least is missing.
//! - I5: seats are of active cooperatives, of distinct people, not more than the statute has allowed in any version that has
//!   been in force, and nobody sits in two of these: the board, the supervisory board, the delegates.
//! - I6: an action's id was given, its organ decides by joint approval, its hash is that of its call, and somebody has
//!   approved it, nobody twice.
//! - I7: of every proposer the open actions are as many as counted, and within the limit.
//! - I8: documents are counted from 1 and have an address.
//! - I9: every model's id was given and none is missing; of each all versions up to the newest exist and none beyond, of
//!   one name, form and sponsor; and each keeps the legal floors.
//! - I10: the calendar runs forward from an anchor that real time has reached.
//! - I11: the hash of every model's text leads to a model with that text, of the same form and with the same
//!   parameters, and no other hash leads to a model.
//! - I12: an amendment is of an active cooperative, comes after the version in force and has a statute, which has a day
//!   exactly if it is confirmed.
//! - I13: every other version has been in force, in the order of the numbers; of all whose day has come the last one is
//!   in force. A first statute has no registration, a later one has one exactly where the form has a register.
//! - I14: a sponsor is an active cooperative or the federation, and keeps the models that it offers, each once, and no others;
//!   what was withdrawn is offered no more, and was there by that day.

use crate::{
	authority_of,
	offices::{excluded_by, tenure},
	Actions, Amendment, Anchor, Config, Cooperatives, Documents, Founders, Foundings, ModelId, ModelStatutes,
	ModelTexts, Models, NextActionId, NextCoopId, NextModelId, OpenActions, Pallet, Progress, Seats, Sponsor,
	SponsoredModels, Status, Statute, Statutes, TimeRatio, WithdrawnModels,
};
use allmende_primitives::{traits::Calendar, CoopId, StatuteVersion};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{Get, Time},
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	SaturatedConversion, TryRuntimeError,
};

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub(crate) fn do_try_state() -> Checked {
		Self::check_cooperatives()?;
		Self::check_statutes()?;
		Self::check_foundings()?;
		Self::check_seats()?;
		Self::check_actions()?;
		Self::check_open_actions()?;
		Self::check_documents()?;
		Self::check_models()?;
		Self::check_calendar()?;
		Self::check_model_texts()?;
		Self::check_amendments()?;
		Self::check_versions()?;
		Self::check_sponsors()
	}

	fn active(coop: CoopId) -> bool {
		Cooperatives::<T>::get(coop).is_some_and(|cooperative| cooperative.status == Status::Active)
	}

	/// I1, I2.
	fn check_cooperatives() -> Checked {
		let next = NextCoopId::<T>::get();
		for (coop, cooperative) in Cooperatives::<T>::iter() {
			ensure!(coop < next, "I1: a cooperative's id was not given");
			ensure!(
				cooperative.founded_on.is_some() == (cooperative.status == Status::Active),
				"I2: the day of founding does not fit the status"
			);
		}
		let known = Statutes::<T>::iter_keys()
			.map(|(coop, _)| coop)
			.chain(Foundings::<T>::iter_keys())
			.chain(Founders::<T>::iter_keys().map(|(coop, _)| coop))
			.chain(Seats::<T>::iter_keys().map(|(coop, _)| coop))
			.chain(Actions::<T>::iter_keys().map(|(coop, _)| coop))
			.chain(NextActionId::<T>::iter_keys())
			.chain(OpenActions::<T>::iter_keys().map(|(coop, _)| coop))
			.chain(Documents::<T>::iter_keys().map(|(coop, _)| coop))
			.chain(SponsoredModels::<T>::iter_keys().filter_map(|sponsor| sponsor.coop()));
		for coop in known {
			ensure!(Cooperatives::<T>::contains_key(coop), "I1: something is kept for no cooperative");
		}
		Ok(())
	}

	/// I3.
	fn check_statutes() -> Checked {
		for (coop, cooperative) in Cooperatives::<T>::iter() {
			let statute = Statutes::<T>::get(coop, cooperative.statute_version)
				.ok_or("I3: a cooperative has no statute")?;
			ensure!(
				statute.in_force_from.is_some() == (cooperative.status == Status::Active),
				"I3: the statute in force does not fit the status"
			);
		}
		for (coop, version, statute) in Statutes::<T>::iter() {
			let cooperative =
				Cooperatives::<T>::get(coop).ok_or("I1: something is kept for no cooperative")?;
			ensure!(version > 0, "I3: a statute's version is counted from 1");
			ensure!(version <= cooperative.newest_version, "I3: a statute's version was not given");
			// The floors that hold for any number of members; those of more than twenty depend on the register.
			ensure!(
				statute.parameters.check(cooperative.form, 0).is_ok(),
				"I3: a statute undercuts a legal floor"
			);
		}
		Ok(())
	}

	/// I12.
	fn check_amendments() -> Checked {
		for (coop, cooperative) in Cooperatives::<T>::iter() {
			let Some(Amendment { version, progress }) = cooperative.amendment else { continue };
			ensure!(
				cooperative.status == Status::Active,
				"I12: an amendment of a cooperative that is not active"
			);
			ensure!(version > cooperative.statute_version, "I12: an amendment before the statute in force");
			let statute = Statutes::<T>::get(coop, version).ok_or("I12: an amendment has no statute")?;
			let day = match progress {
				Progress::Adopted { .. } => None,
				Progress::Confirmed { in_force_from } => Some(in_force_from),
			};
			ensure!(statute.in_force_from == day, "I12: an amendment's day is not that of its statute");
		}
		Ok(())
	}

	/// I13.
	fn check_versions() -> Checked {
		let mut versions = BTreeMap::<CoopId, BTreeMap<StatuteVersion, Statute>>::new();
		for (coop, version, statute) in Statutes::<T>::iter() {
			versions.entry(coop).or_default().insert(version, statute);
		}
		let today = <Self as Calendar>::today();
		for (coop, versions) in versions {
			let cooperative =
				Cooperatives::<T>::get(coop).ok_or("I1: something is kept for no cooperative")?;
			if cooperative.status != Status::Active {
				continue;
			}
			let amendment = cooperative.amendment.map(|amendment| amendment.version);
			let (mut last, mut in_force) = (None, None);
			for (version, statute) in &versions {
				let pending = amendment == Some(*version);
				ensure!(
					pending || (statute.in_force_from.is_some() && *version <= cooperative.statute_version),
					"I13: a version is neither pending nor has it been in force"
				);
				let Some(day) = statute.in_force_from else { continue };
				ensure!(last.is_none_or(|last| last <= day), "I13: a version before the one that it follows");
				last = Some(day);
				if day <= today {
					in_force = Some(*version);
				}
				ensure!(
					statute.registration.is_some()
						== (*version > 1 && cooperative.form.registers_amendments()),
					"I13: a registration is missing, or there is nothing to register"
				);
			}
			ensure!(
				Self::statute_in_force(coop).map(|(version, _)| version) == in_force,
				"I13: another version is in force than the last one whose day has come"
			);
		}
		Ok(())
	}

	/// I4.
	fn check_foundings() -> Checked {
		for (coop, cooperative) in Cooperatives::<T>::iter() {
			ensure!(
				Foundings::<T>::contains_key(coop) == (cooperative.status != Status::Active),
				"I4: the founding does not fit the status"
			);
		}
		let mut positions = BTreeMap::<CoopId, BTreeSet<u32>>::new();
		let mut ratified = BTreeMap::<CoopId, u32>::new();
		for (coop, _, founder) in Founders::<T>::iter() {
			ensure!(Foundings::<T>::contains_key(coop), "I4: a founder without a founding");
			ensure!(
				positions.entry(coop).or_default().insert(founder.position),
				"I4: two founders in one position"
			);
			let count = ratified.entry(coop).or_default();
			*count = count.saturating_add(u32::from(founder.declaration.is_some()));
		}
		for (coop, founding) in Foundings::<T>::iter() {
			let of_coop = positions.remove(&coop).unwrap_or_default();
			ensure!(
				of_coop.len().saturated_into::<u32>() == founding.founders
					&& of_coop.iter().all(|position| *position < founding.founders),
				"I4: the founders are not as many as counted"
			);
			ensure!(
				ratified.get(&coop).copied().unwrap_or_default() == founding.ratified,
				"I4: the ratifications are not as many as counted"
			);
			ensure!(founding.ratified < founding.founders, "I4: a complete founding is not active");
			ensure!(
				founding
					.board
					.iter()
					.chain(&founding.supervisory)
					.all(|seat| Founders::<T>::contains_key(coop, seat)),
				"I4: a seat is meant for somebody else than a founder"
			);
		}
		Ok(())
	}

	/// I5.
	fn check_seats() -> Checked {
		for (coop, organ, seats) in Seats::<T>::iter() {
			ensure!(Self::active(coop), "I5: seats of a cooperative that is not active");
			ensure!(!seats.is_empty(), "I5: an empty list of seats is kept");
			let people: BTreeSet<_> = seats.iter().map(|seat| &seat.account).collect();
			ensure!(people.len() == seats.len(), "I5: somebody holds two seats in one organ");
			ensure!(seats.iter().all(|seat| seat.since <= seat.until), "I5: a term ends before it begins");
			// What an amendment takes from an organ ends with the terms of those who sit in it.
			let most = Statutes::<T>::iter_prefix(coop)
				.filter(|(_, statute)| statute.in_force_from.is_some())
				.filter_map(|(_, statute)| tenure(&statute.parameters, organ).map(|tenure| tenure.most))
				.max()
				.unwrap_or_default();
			ensure!(
				seats.len().saturated_into::<u32>() <= most,
				"I5: more seats than the statute has allowed"
			);
			// Whether they are members still or not.
			for other in excluded_by(organ) {
				let excluded = Seats::<T>::get(coop, other);
				ensure!(
					!excluded.iter().any(|seat| people.contains(&seat.account)),
					"I5: somebody holds two offices that exclude each other"
				);
			}
		}
		Ok(())
	}

	/// I6.
	fn check_actions() -> Checked {
		for (coop, id, action) in Actions::<T>::iter() {
			ensure!(Self::active(coop), "I6: an action of a cooperative that is not active");
			ensure!(id < NextActionId::<T>::get(coop), "I6: an action's id was not given");
			ensure!(
				authority_of(coop, action.organ).is_some(),
				"I6: an organ without authority decides an action"
			);
			ensure!(BlakeTwo256::hash(&action.call) == action.call_hash, "I6: an action's hash is wrong");
			let people: BTreeSet<_> = action.approvals.iter().collect();
			ensure!(!people.is_empty(), "I6: nobody has approved an action");
			ensure!(people.len() == action.approvals.len(), "I6: somebody has approved an action twice");
		}
		Ok(())
	}

	/// I7.
	fn check_open_actions() -> Checked {
		let mut counts = BTreeMap::<(CoopId, T::AccountId), u32>::new();
		for (coop, _, action) in Actions::<T>::iter() {
			let count = counts.entry((coop, action.proposer)).or_default();
			*count = count.saturating_add(1);
		}
		ensure!(
			OpenActions::<T>::iter().map(|(coop, who, open)| ((coop, who), open)).collect::<BTreeMap<_, _>>()
				== counts,
			"I7: the open actions are not as many as counted"
		);
		ensure!(
			counts.values().all(|count| *count <= T::MaxOpenActions::get()),
			"I7: more open actions than the limit"
		);
		Ok(())
	}

	/// I8.
	fn check_documents() -> Checked {
		for (coop, _, document) in Documents::<T>::iter() {
			ensure!(Self::active(coop), "I8: a document of a cooperative that is not active");
			ensure!(document.version > 0, "I8: a document's version is counted from 1");
			ensure!(Self::ensure_address(&document.reference).is_ok(), "I8: a document has no address");
		}
		Ok(())
	}

	/// I9.
	fn check_models() -> Checked {
		let mut versions = 0u64;
		let next = NextModelId::<T>::get();
		ensure!((0..next).all(Models::<T>::contains_key), "I9: a model is missing");
		for (id, newest) in Models::<T>::iter() {
			ensure!(id < next, "I9: a model's id was not given");
			let first = ModelStatutes::<T>::get(id, 1).ok_or("I9: a version of a model is missing")?;
			ensure!(newest > 0, "I9: a version of a model is missing");
			for version in 1..=newest {
				let model =
					ModelStatutes::<T>::get(id, version).ok_or("I9: a version of a model is missing")?;
				ensure!(
					(&model.name, model.form, model.sponsor) == (&first.name, first.form, first.sponsor),
					"I9: two versions are of different models"
				);
			}
			versions = versions.saturating_add(newest.into());
		}
		let mut kept = 0u64;
		for (_, _, model) in ModelStatutes::<T>::iter() {
			kept = kept.saturating_add(1);
			ensure!(model.parameters.check(model.form, 0).is_ok(), "I9: a model undercuts a legal floor");
		}
		ensure!(kept == versions, "I9: a version of a model beyond the newest");
		Ok(())
	}

	/// I14.
	fn check_sponsors() -> Checked {
		for (id, day) in WithdrawnModels::<T>::iter() {
			ensure!(Models::<T>::contains_key(id), "I14: a model was withdrawn that is not there");
			ensure!(day <= Self::day(), "I14: a model was withdrawn on a day to come");
		}
		let mut offered = BTreeMap::<Sponsor, Vec<ModelId>>::new();
		for id in 0..NextModelId::<T>::get() {
			if let Some(sponsor) = ModelStatutes::<T>::get(id, 1).and_then(|model| model.sponsor) {
				let acts = sponsor.coop().is_none_or(Self::active);
				ensure!(acts, "I14: a model's sponsor is not active");
				if !WithdrawnModels::<T>::contains_key(id) {
					offered.entry(sponsor).or_default().push(id);
				}
			}
		}
		let kept: BTreeMap<_, _> =
			SponsoredModels::<T>::iter().map(|(sponsor, models)| (sponsor, models.into_inner())).collect();
		ensure!(kept == offered, "I14: a sponsor keeps other models than it offers");
		Ok(())
	}

	/// I10.
	fn check_calendar() -> Checked {
		ensure!(TimeRatio::<T>::get() > 0, "I10: the calendar stands still");
		if let Some(anchor) = Anchor::<T>::get() {
			ensure!(
				anchor.saturating_mul(1_000) <= T::Time::now(),
				"I10: the calendar's anchor lies in the future"
			);
			ensure!(<Self as Calendar>::now() >= anchor, "I10: the calendar has run backwards");
		}
		Ok(())
	}

	/// I11.
	fn check_model_texts() -> Checked {
		for (text_hash, model) in ModelTexts::<T>::iter() {
			ensure!(
				ModelStatutes::<T>::get(model.id, model.version)
					.is_some_and(|model| model.text.hash == text_hash),
				"I11: a text leads to a model that has another"
			);
		}
		for (_, _, model) in ModelStatutes::<T>::iter() {
			ensure!(ModelTexts::<T>::contains_key(model.text.hash), "I11: a model's text leads nowhere");
			ensure!(
				Self::ensure_text(model.form, &model.parameters, model.text.hash).is_ok(),
				"I11: two models of one text differ"
			);
		}
		Ok(())
	}
}
