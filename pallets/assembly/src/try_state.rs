//! The invariants of the assembly.
//!
//! * I1: motions and assemblies have ids that were given, all of them.
//! * I2: the open motions of each author are counted.
//! * I3: a motion's signatures are those under its present wording.
//! * I4: an agenda has as many items as are counted, a motion on an agenda stands there, and those undecided are counted.
//! * I5: the turnout is that of the participations, by class.
//! * I6: the tally is that of the ballots cast by wallet and the blocs entered, by class, and there is one vote for everybody
//!   who has taken part.
//! * I7: everybody who has voted by wallet has a ballot, and nobody else has.
//! * I8: a bloc has as many voters as votes.
//! * I9: nobody takes part who was not entitled at the opening.
//! * I10: proxies and those whom they stand for agree; nobody stands for more than two, and nobody who has given a proxy
//!   holds one; who has voted through a proxy has given it, and it is used.
//! * I11: the call of a motion that can still be carried out is there; what was decided has a time, and nothing else.
//! * I12: the candidates of an election are distinct, not more are elected than there are seats, and who was left out was
//!   elected, and is named once.
//! * I13: contests are counted; minutes are of assemblies that have decided everything.
//! * I14: a version of the statute was made by a motion that changes it, and one that waits for its registration has made
//!   the version that it waits for.
//! * I15: delegates are elected in secret; nobody has cast a secret vote by wallet, and a bloc of them has several of each
//!   class or none.

use crate::{
	Actor, Adoptions, Agendas, Assemblies, Ballot, BallotMode, CandidateLists, Config, Content, Contests,
	Counts, Entries, Entry, EntryCounts, Manner, MinutesOf, MotionId, Motions, NextAssemblyId, NextMotionId,
	OpenBallots, OpenMotions, Outcomes, Pallet, Participations, Poll, PrincipalsOf, Proxies, Signatures,
	Stage, Status, Support, Tallies, Tally, Turnout, Turnouts, LEAST_SECRET_BLOC,
};
use allmende_primitives::{
	assembly::{Body, VoterClass, VoterNumber},
	Organ,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::{ensure, traits::QueryPreimage};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;
/// A recount: ordinary, investing, and the candidates' support.
type Recount = (Counts, Counts, Vec<Support>);

impl<T: Config> Pallet<T> {
	/// Checks every invariant and answers the first that does not hold.
	pub(crate) fn do_try_state() -> Checked {
		Self::check_ids()?;
		Self::check_open_motions()?;
		Self::check_signatures()?;
		Self::check_agendas()?;
		Self::check_turnouts()?;
		Self::check_tallies()?;
		Self::check_ballots()?;
		Self::check_blocs()?;
		Self::check_electorate()?;
		Self::check_proxies()?;
		Self::check_decisions()?;
		Self::check_elections()?;
		Self::check_minutes()?;
		Self::check_adoptions()?;
		Self::check_secrecy()
	}

	fn check_ids() -> Checked {
		let mut motions = BTreeMap::<Body, u32>::new();
		for (body, id) in Motions::<T>::iter_keys() {
			ensure!(id < NextMotionId::<T>::get(body), "I1: a motion's id was never given");
			let count = motions.entry(body).or_default();
			*count = count.saturating_add(1);
		}
		for (body, next) in NextMotionId::<T>::iter() {
			ensure!(motions.get(&body).copied() == Some(next), "I1: a motion is missing");
		}
		let mut assemblies = BTreeMap::<Body, u32>::new();
		for (body, id) in Assemblies::<T>::iter_keys() {
			ensure!(id < NextAssemblyId::<T>::get(body), "I1: an assembly's id was never given");
			let count = assemblies.entry(body).or_default();
			*count = count.saturating_add(1);
		}
		for (body, next) in NextAssemblyId::<T>::iter() {
			ensure!(assemblies.get(&body).copied() == Some(next), "I1: an assembly is missing");
		}
		Ok(())
	}

	fn check_open_motions() -> Checked {
		let mut open = BTreeMap::<(Body, Vec<u8>), u32>::new();
		for (body, _, motion) in Motions::<T>::iter() {
			if motion.status.is_open() {
				let count = open.entry((body, motion.author.encode())).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (body, author, count) in OpenMotions::<T>::iter() {
			let author: Actor = author;
			let expected = open.remove(&(body, author.encode()));
			ensure!(expected == Some(count), "I2: an author's open motions are not counted");
		}
		ensure!(open.is_empty(), "I2: an author's open motions are not counted");
		Ok(())
	}

	fn check_signatures() -> Checked {
		let mut signatures = BTreeMap::<(Body, MotionId, u32), u32>::new();
		for (wording, _, ()) in Signatures::<T>::iter() {
			let count = signatures.entry(wording).or_default();
			*count = count.saturating_add(1);
		}
		for (body, id, motion) in Motions::<T>::iter() {
			let signed = signatures.get(&(body, id, motion.revision)).copied().unwrap_or_default();
			ensure!(signed == motion.signatures, "I3: a motion's signatures are not those of its wording");
		}
		let known = |(body, id, _): &(Body, MotionId, u32)| Motions::<T>::contains_key(body, id);
		ensure!(signatures.keys().all(known), "I3: a signature is under no motion");
		Ok(())
	}

	fn check_agendas() -> Checked {
		for (body, id, assembly) in Assemblies::<T>::iter() {
			let items: BTreeMap<u32, MotionId> = Agendas::<T>::iter_prefix((body, id)).collect();
			let numbered = items.keys().copied().eq(0..assembly.items);
			ensure!(numbered, "I4: the items of an agenda are not those counted");
			let mut undecided = 0u32;
			for motion in items.values() {
				let motion = Motions::<T>::get(body, motion).ok_or("I4: an item is no motion")?;
				if motion.assembly == Some(id) && motion.status.is_open() {
					undecided = undecided.saturating_add(1);
				}
			}
			let cancelled = matches!(assembly.stage, Stage::Cancelled);
			let expected = if cancelled { 0 } else { undecided };
			ensure!(assembly.undecided == expected, "I4: the undecided items are not counted");
		}
		for ((body, id), _, _) in Agendas::<T>::iter() {
			ensure!(Assemblies::<T>::contains_key(body, id), "I4: an agenda is of no assembly");
		}
		for (body, id, motion) in Motions::<T>::iter() {
			let on_agenda = matches!(
				motion.status,
				Status::OnAgenda { .. } | Status::RunOff { .. } | Status::DrawingLots { .. }
			);
			let Some(assembly) = motion.assembly else {
				ensure!(!on_agenda, "I4: a motion is on no agenda");
				continue;
			};
			let listed = Agendas::<T>::iter_prefix((body, assembly)).any(|(_, item)| item == id);
			ensure!(listed, "I4: a motion is not on its agenda");
		}
		Ok(())
	}

	fn check_turnouts() -> Checked {
		let mut turnouts = BTreeMap::<Poll, Turnout>::new();
		for (poll, _, participation) in Participations::<T>::iter() {
			let count = turnouts.entry(poll).or_default().of(participation.class);
			*count = count.saturating_add(1);
		}
		for (poll, turnout) in Turnouts::<T>::iter() {
			let expected = turnouts.remove(&poll).unwrap_or_default();
			ensure!(turnout == expected, "I5: the turnout is not that of the participations");
		}
		ensure!(turnouts.is_empty(), "I5: the turnout is not that of the participations");
		Ok(())
	}

	fn check_tallies() -> Checked {
		let mut recounts = BTreeMap::<Poll, Recount>::new();
		for (poll, number, ballot) in OpenBallots::<T>::iter() {
			let class = Participations::<T>::get(poll, number).map(|participation| participation.class);
			let (ordinary, investing, support) = recounts.entry(poll).or_default();
			let class = class.unwrap_or(VoterClass::Ordinary);
			let counts = match class {
				VoterClass::Ordinary => ordinary,
				VoterClass::Investing => investing,
			};
			let count = match &ballot {
				Ballot::Motion(choice) => counts.of(*choice),
				Ballot::Election(named) if named.is_empty() => &mut counts.abstain,
				Ballot::Election(_) => &mut counts.yes,
			};
			*count = count.saturating_add(1);
			let Ballot::Election(named) = ballot else { continue };
			for place in named {
				let place = usize::from(place);
				if support.len() <= place {
					support.resize(place.saturating_add(1), Support::default());
				}
				let Some(support) = support.get_mut(place) else { continue };
				let votes = support.of(class);
				*votes = votes.saturating_add(1);
			}
		}
		for (poll, _, entry) in Entries::<T>::iter() {
			let (ordinary, investing, support) = recounts.entry(poll).or_default();
			for (counts, more) in [(ordinary, entry.counts.ordinary), (investing, entry.counts.investing)] {
				counts.yes = counts.yes.saturating_add(more.yes);
				counts.no = counts.no.saturating_add(more.no);
				counts.abstain = counts.abstain.saturating_add(more.abstain);
			}
			if support.len() < entry.counts.candidates.len() {
				support.resize(entry.counts.candidates.len(), Support::default());
			}
			for (support, more) in support.iter_mut().zip(entry.counts.candidates) {
				support.ordinary = support.ordinary.saturating_add(more.ordinary);
				support.investing = support.investing.saturating_add(more.investing);
			}
		}
		for (poll, tally) in Tallies::<T>::iter() {
			let (ordinary, investing, mut support) = recounts.remove(&poll).unwrap_or_default();
			let places = tally.candidates.len();
			ensure!(support.len() <= places, "I6: the tally is not that of the votes");
			support.resize(places, Support::default());
			let Tally { ordinary: o, investing: i, candidates } = tally;
			let same = (o, i) == (ordinary, investing) && candidates.into_inner() == support;
			ensure!(same, "I6: the tally is not that of the votes");
			let turnout = Turnouts::<T>::get(poll);
			let each = o.total() == u64::from(turnout.ordinary) && i.total() == u64::from(turnout.investing);
			ensure!(each, "I6: there is not one vote for everybody who has taken part");
		}
		ensure!(recounts.is_empty(), "I6: the tally is not that of the votes");
		Ok(())
	}

	fn check_ballots() -> Checked {
		for (poll, number, participation) in Participations::<T>::iter() {
			let by_wallet = !matches!(participation.manner, Manner::Entered(_));
			let has = OpenBallots::<T>::contains_key(poll, number);
			ensure!(by_wallet == has, "I7: who has voted by wallet has no ballot, or somebody else has");
		}
		for (poll, number) in OpenBallots::<T>::iter_keys() {
			let has = Participations::<T>::contains_key(poll, number);
			ensure!(has, "I7: who has voted by wallet has no ballot, or somebody else has");
		}
		Ok(())
	}

	fn check_blocs() -> Checked {
		let mut voters = BTreeMap::<(Poll, u32), u64>::new();
		for (poll, _, participation) in Participations::<T>::iter() {
			if let Manner::Entered(entry) = participation.manner {
				let count = voters.entry((poll, entry)).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (poll, id, entry) in Entries::<T>::iter() {
			ensure!(id < EntryCounts::<T>::get(poll), "I8: a bloc's number was never given");
			let votes = entry.counts.ordinary.total().saturating_add(entry.counts.investing.total());
			ensure!(voters.remove(&(poll, id)) == Some(votes), "I8: a bloc has not as many voters as votes");
		}
		ensure!(voters.is_empty(), "I8: somebody was entered in no bloc");
		Ok(())
	}

	fn check_electorate() -> Checked {
		for ((body, id, _), number) in Participations::<T>::iter_keys() {
			let assembly = Motions::<T>::get(body, id).and_then(|motion| motion.assembly);
			let assembly = assembly.and_then(|assembly| Assemblies::<T>::get(body, assembly));
			let Some(Stage::Opened(opening)) = assembly.map(|assembly| assembly.stage) else {
				return Err("I9: somebody has voted where no voting was opened".into());
			};
			ensure!(number < opening.roll.next, "I9: somebody has voted who was not entitled at the opening");
		}
		Ok(())
	}

	fn check_proxies() -> Checked {
		let mut held = BTreeMap::<((Body, u32), VoterNumber), BTreeSet<VoterNumber>>::new();
		for (assembly, principal, proxy) in Proxies::<T>::iter() {
			ensure!(
				!Proxies::<T>::contains_key(assembly, proxy.holder) && proxy.holder != principal,
				"I10: who has given a proxy holds one"
			);
			held.entry((assembly, proxy.holder)).or_default().insert(principal);
		}
		for (assembly, holder, principals) in PrincipalsOf::<T>::iter() {
			let expected = held.remove(&(assembly, holder)).unwrap_or_default();
			let same =
				principals.len() == expected.len() && principals.into_iter().all(|p| expected.contains(&p));
			ensure!(same && !expected.is_empty(), "I10: proxies do not agree with those whom they stand for");
		}
		ensure!(held.is_empty(), "I10: proxies do not agree with those whom they stand for");
		for ((body, id, _), number, participation) in Participations::<T>::iter() {
			let Manner::ByProxy(holder) = participation.manner else { continue };
			let assembly = Motions::<T>::get(body, id).and_then(|motion| motion.assembly);
			let proxy = assembly.and_then(|assembly| Proxies::<T>::get((body, assembly), number));
			let stands = proxy.is_some_and(|proxy| {
				proxy.holder == holder && proxy.used && proxy.only.is_none_or(|only| only == id)
			});
			ensure!(stands, "I10: a vote by proxy has no proxy");
		}
		Ok(())
	}

	fn check_decisions() -> Checked {
		for (_, _, motion) in Motions::<T>::iter() {
			if let Content::Call(call) = &motion.content {
				let there = !motion.status.is_pending() || T::Preimages::have(call);
				ensure!(there, "I11: the call of a motion is missing");
			}
			let undecided =
				motion.status.is_open() || matches!(motion.status, Status::Withdrawn | Status::Lapsed);
			ensure!(
				undecided == motion.decided_at.is_none(),
				"I11: the time of a decision does not fit the motion"
			);
		}
		Ok(())
	}

	fn check_adoptions() -> Checked {
		for (body, version, id) in Adoptions::<T>::iter() {
			let motion = Motions::<T>::get(body, id).ok_or("I14: a statute was made by no motion")?;
			let amends = matches!(motion.content, Content::Amendment(_)) && motion.decided_at.is_some();
			ensure!(amends, "I14: a statute was made by a motion that does not change it");
			if let Status::PendingRegistration { version: pending } = motion.status {
				ensure!(pending == version, "I14: a motion waits for the registration of another version");
			}
		}
		for (body, id, motion) in Motions::<T>::iter() {
			let Status::PendingRegistration { version } = motion.status else { continue };
			let made = Adoptions::<T>::get(body, version) == Some(id);
			ensure!(made, "I14: a motion waits for the registration of another version");
		}
		Ok(())
	}

	fn check_elections() -> Checked {
		for ((body, id, _), list) in CandidateLists::<T>::iter() {
			let election = Motions::<T>::get(body, id)
				.is_some_and(|motion| matches!(motion.content, Content::Election { .. }));
			ensure!(election, "I12: candidates stand in no election");
			let distinct: BTreeSet<_> = list.iter().map(|who| who.encode()).collect();
			ensure!(distinct.len() == list.len(), "I12: somebody stands twice");
		}
		for (body, id, outcome) in Outcomes::<T>::iter() {
			let Some(Content::Election { seats, .. }) =
				Motions::<T>::get(body, id).map(|motion| motion.content)
			else {
				return Err("I12: somebody is elected in no election".into());
			};
			let distinct: BTreeSet<_> = outcome.elected.iter().map(|who| who.encode()).collect();
			ensure!(distinct.len() == outcome.elected.len(), "I12: somebody is elected twice");
			ensure!(
				outcome.elected.len() <= usize::from(seats),
				"I12: more are elected than there are seats"
			);
			let left_out: BTreeSet<_> = outcome.not_seated.iter().map(|entry| entry.who.encode()).collect();
			ensure!(left_out.len() == outcome.not_seated.len(), "I12: somebody is left out twice");
			ensure!(left_out.is_subset(&distinct), "I12: somebody is left out who was not elected");
		}
		Ok(())
	}

	fn check_secrecy() -> Checked {
		for (_, _, motion) in Motions::<T>::iter() {
			let delegates = matches!(motion.content, Content::Election { organ: Organ::Delegates, .. });
			let secret = motion.mode == BallotMode::Paper;
			ensure!(secret || !delegates, "I15: delegates are not elected in secret");
		}
		let secret = |(body, id, _): Poll| {
			Motions::<T>::get(body, id).is_some_and(|motion| motion.mode == BallotMode::Paper)
		};
		for (poll, _, participation) in Participations::<T>::iter() {
			let entered = matches!(participation.manner, Manner::Entered(_));
			ensure!(entered || !secret(poll), "I15: a secret vote was cast by wallet");
		}
		for (poll, _, Entry { counts, .. }) in Entries::<T>::iter() {
			let several = |votes: u64| votes == 0 || votes >= LEAST_SECRET_BLOC.into();
			let untold = several(counts.ordinary.total()) && several(counts.investing.total());
			ensure!(untold || !secret(poll), "I15: a bloc of secret votes tells whose they are");
		}
		Ok(())
	}

	fn check_minutes() -> Checked {
		let mut contests = BTreeMap::<(Body, MotionId), u32>::new();
		for (motion, _, _) in Contests::<T>::iter() {
			let count = contests.entry(motion).or_default();
			*count = count.saturating_add(1);
		}
		for (body, id, motion) in Motions::<T>::iter() {
			let expected = contests.remove(&(body, id)).unwrap_or_default();
			ensure!(motion.contests == expected, "I13: contests are not counted");
		}
		ensure!(contests.is_empty(), "I13: contests are not counted");
		for (body, id) in MinutesOf::<T>::iter_keys() {
			let assembly = Assemblies::<T>::get(body, id).ok_or("I13: minutes are of no assembly")?;
			ensure!(
				assembly.undecided == 0,
				"I13: minutes are of an assembly that has not decided everything"
			);
		}
		Ok(())
	}
}
