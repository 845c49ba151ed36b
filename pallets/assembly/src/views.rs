//! Reading calls, each bounded.

use crate::{
	Agendas, Assemblies, AssemblyId, AssemblyOf, CandidateLists, Config, Content, ItemView, MinutesOf,
	MinutesView, MotionId, MotionOf, Motions, NextAssemblyId, NextMotionId, OpeningOf, Outcomes, Page,
	Pallet, PrincipalsOf, Proxies, ProxiesView, Stage, Status, Tallies, TallyView, Turnouts, FIRST_ROUND,
	RUN_OFF,
};
use allmende_primitives::{
	assembly::{Body, Electorate},
	MAX_PAGE,
};
use alloc::{boxed::Box, vec::Vec};

/// The minutes' content in this runtime.
pub type MinutesViewOf<T> = MinutesView<AssemblyOf<T>, MotionOf<T>, <T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	/// What exists of `limit` ids from `from` on, where `end` is the first id not given yet.
	fn page<Item>(from: u32, limit: u32, end: u32, get: impl Fn(u32) -> Option<Item>) -> Page<Item> {
		let stop = from.saturating_add(limit.min(MAX_PAGE)).min(end);
		let items = (from..stop).filter_map(|id| get(id).map(|item| (id, item))).collect();
		Page { items, next: (stop < end).then_some(stop) }
	}

	pub(crate) fn view_motions(body: Body, from: MotionId, limit: u32, open: bool) -> Page<MotionOf<T>> {
		Self::page(from, limit, NextMotionId::<T>::get(body), |id| {
			Motions::<T>::get(body, id).filter(|motion| !open || motion.status.is_open())
		})
	}

	pub(crate) fn view_assemblies(body: Body, from: AssemblyId, limit: u32) -> Page<AssemblyOf<T>> {
		Self::page(from, limit, NextAssemblyId::<T>::get(body), |id| Assemblies::<T>::get(body, id))
	}

	/// The items of an agenda, in order. As many as [`Config::MaxAgenda`] bounds.
	pub(crate) fn view_agenda(body: Body, id: AssemblyId) -> Vec<MotionId> {
		let items = Assemblies::<T>::get(body, id).map_or(0, |assembly| assembly.items);
		(0..items).filter_map(|item| Agendas::<T>::get((body, id), item)).collect()
	}

	pub(crate) fn view_tallies(body: Body, id: MotionId) -> Vec<TallyView> {
		let Some(motion) = Motions::<T>::get(body, id) else { return Vec::new() };
		let assembly = motion.assembly.and_then(|assembly| Assemblies::<T>::get(body, assembly));
		let Some(Stage::Opened(opening)) = assembly.map(|assembly| assembly.stage) else { return Vec::new() };
		let run_off = CandidateLists::<T>::contains_key((body, id, RUN_OFF));
		let rounds = if run_off { FIRST_ROUND..=RUN_OFF } else { FIRST_ROUND..=FIRST_ROUND };
		rounds.map(|round| Self::view_tally(body, id, round, &motion, &opening)).collect()
	}

	fn view_tally(
		body: Body,
		id: MotionId,
		round: u8,
		motion: &MotionOf<T>,
		opening: &OpeningOf<T>,
	) -> TallyView {
		let poll = (body, id, round);
		let running = matches!(
			(&motion.status, round),
			(Status::OnAgenda { .. }, _) | (Status::RunOff { .. }, RUN_OFF)
		);
		let shown = !running || opening.tally_published;
		TallyView {
			round,
			roll: opening.roll,
			turnout: Turnouts::<T>::get(poll),
			tally: shown.then(|| Tallies::<T>::get(poll)),
		}
	}

	pub(crate) fn view_proxies(body: Body, id: AssemblyId, who: &T::AccountId) -> Option<ProxiesView> {
		let number = T::Electorate::voter(body, who)?.number;
		let given = Proxies::<T>::get((body, id), number);
		let held = PrincipalsOf::<T>::get((body, id), number);
		Some(ProxiesView { given, held })
	}

	pub(crate) fn view_minutes(body: Body, id: AssemblyId) -> Option<MinutesViewOf<T>> {
		let assembly = Assemblies::<T>::get(body, id)?;
		let item = |motion| {
			// What a petition has taken to another assembly was not decided here.
			let content = Motions::<T>::get(body, motion).filter(|motion| motion.assembly == Some(id))?;
			let election = matches!(content.content, Content::Election { .. });
			let outcome = election.then(|| Outcomes::<T>::get(body, motion));
			let tallies = Self::view_tallies(body, motion);
			Some(ItemView { motion, content: Box::new(content), tallies, outcome })
		};
		let items = Self::view_agenda(body, id).into_iter().filter_map(item).collect();
		Some(MinutesView { assembly, items, minutes: MinutesOf::<T>::get(body, id) })
	}
}
