//! Reading calls, each bounded.

use crate::{
	CalendarDay, Config, Cooperatives, Document, DocumentKind, Documents, Founders, FoundingProgress,
	Foundings, Model, ModelId, ModelStatutes, ModelVersion, Models, NextModelId, Page, Pallet, Statute,
	Statutes, WithdrawnModels,
};
use allmende_primitives::{CoopId, Date, StatuteVersion, MAX_PAGE};
use alloc::vec::Vec;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// What exists of `limit` ids from `from` on, where `end` is the first id not given yet.
	pub(crate) fn page<Item>(
		from: u32,
		limit: u32,
		end: u32,
		get: impl Fn(u32) -> Option<Item>,
	) -> Page<Item> {
		let stop = from.saturating_add(limit.min(MAX_PAGE)).min(end);
		let items = (from..stop).filter_map(|id| get(id).map(|item| (id, item))).collect();
		Page { items, next: (stop < end).then_some(stop) }
	}

	pub(crate) fn view_statutes(coop: CoopId, from: StatuteVersion, limit: u32) -> Page<Statute> {
		// Versions are counted from 1.
		let end = Cooperatives::<T>::get(coop)
			.map_or(0, |cooperative| cooperative.newest_version.saturating_add(1));
		Self::page(from.max(1), limit, end, |version| Statutes::<T>::get(coop, version))
	}

	pub(crate) fn view_models(from: ModelId, limit: u32) -> Page<(ModelVersion, Model, Option<Date>)> {
		Self::page(from, limit, NextModelId::<T>::get(), |id| {
			let version = Models::<T>::get(id)?;
			ModelStatutes::<T>::get(id, version).map(|model| (version, model, WithdrawnModels::<T>::get(id)))
		})
	}

	pub(crate) fn view_founding(coop: CoopId) -> Option<FoundingProgress<T::AccountId, BlockNumberFor<T>>> {
		let (_, until, open_until_block) = Self::ensure_founding(coop).ok()?;
		let founding = Foundings::<T>::get(coop)?;
		// As many as MaxFounders bounds.
		let mut founders: Vec<_> = Founders::<T>::iter_prefix(coop).collect();
		founders.sort_by_key(|(_, founder)| founder.position);
		Some(FoundingProgress {
			until,
			open_until_block,
			founders: founders.into_iter().map(|(who, founder)| (who, founder.declaration)).collect(),
			board: founding.board.into_inner(),
			supervisory: founding.supervisory.into_inner(),
		})
	}

	pub(crate) fn view_documents(
		coop: CoopId,
		after: Option<DocumentKind>,
		limit: u32,
	) -> Vec<(DocumentKind, Document)> {
		let documents = match after {
			Some(kind) => Documents::<T>::iter_prefix_from(coop, Documents::<T>::hashed_key_for(coop, kind)),
			None => Documents::<T>::iter_prefix(coop),
		};
		documents.take(limit.min(MAX_PAGE).saturated_into()).collect()
	}

	pub(crate) fn view_today() -> Option<CalendarDay> {
		let date = Self::day();
		let (year, month, day) = date.ymd()?;
		Some(CalendarDay { date, year, month, day })
	}
}
