//! The worst case of each call.

use super::*;
use crate::motions::Draft;
use allmende_primitives::{
	assembly::{Amendments, AssemblySetUp, Body, VoterNumber},
	statute::MOST_DELEGATES,
	traits::BenchmarkSetUp,
	Address, Authority, CoopId, Date, DocumentRef, Majority, Organ, StatuteVersion, MAX_ADDRESS,
};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash, One, Saturating};

/// Founders of the cooperative that is measured. One of them is more than a tenth.
const FOUNDERS: u32 = 6;
/// Members with whom one is less than a tenth and two are more.
const MEMBERS: u32 = 12;
/// The day on which everything begins, and when the voting begins.
const FIRST: Date = Date(22_000);
const VOTING: Date = Date(22_030);

fn members<T: Config>(count: u32) -> (CoopId, Body, Vec<T::AccountId>) {
	T::BenchmarkHelper::set_today(FIRST);
	let people: Vec<T::AccountId> =
		(0..count.max(FOUNDERS)).map(|index| account("member", index, 0)).collect();
	let (founders, others) = people.split_at(FOUNDERS as usize);
	let coop = T::BenchmarkHelper::active_cooperative(founders.to_vec());
	others.iter().for_each(|who| T::BenchmarkHelper::admit(coop, who));
	(coop, Body::Members(coop), people)
}

/// A document with the longest address.
fn text() -> DocumentRef {
	let address = Address::try_from(vec![b'a'; MAX_ADDRESS as usize]).unwrap();
	DocumentRef { hash: H256::repeat_byte(1), address }
}

/// A call of about so many bytes.
fn call<T: Config>(length: u32) -> ProposalOf<T> {
	let remark = vec![7; length.saturating_sub(8) as usize];
	Content::Call(Box::new(frame_system::Call::<T>::remark { remark }.into()))
}

fn longest<T: Config>() -> ProposalOf<T> {
	call::<T>(T::MaxCallSize::get())
}

fn amendment<T: Config>(coop: CoopId) -> ProposalOf<T> {
	Content::Amendment(T::BenchmarkHelper::amendment(coop))
}

/// A change of the statute that waits for its registration, with the version that it makes.
fn registering<T: Config>(
	body: Body,
	coop: CoopId,
	people: &[T::AccountId],
) -> Result<(MotionId, StatuteVersion), BenchmarkError> {
	let id = adopted::<T>(body, people, amendment::<T>(coop))?;
	Pallet::<T>::do_enact(body, id, Weight::zero())
		.map_err(|_| BenchmarkError::Stop("the amendment was not adopted"))?;
	match Motions::<T>::get(body, id).map(|motion| motion.status) {
		Some(Status::PendingRegistration { version }) => Ok((id, version)),
		_ => Err(BenchmarkError::Stop("the amendment does not wait for its registration")),
	}
}

fn concerned() -> Concerned {
	let voters = vec![VoterNumber::MAX; MAX_CONCERNED as usize].try_into().unwrap();
	Concerned { organ: Some(Organ::Mediators), voters }
}

fn submit<T: Config>(body: Body, author: Actor, content: ProposalOf<T>) -> Result<MotionId, BenchmarkError> {
	let excludes = matches!(content, Content::Text | Content::Call(_));
	let concerned = if excludes { concerned() } else { Concerned::default() };
	Ok(Pallet::<T>::do_submit(
		body,
		author,
		Draft { text: text(), content, concerned, mode: BallotMode::Open, effective_from: None },
	)?)
}

/// Has a motion voted on on paper, for which there are as many returning officers as can be.
fn on_paper<T: Config>(coop: CoopId, body: Body, motions: &[MotionId], people: &[T::AccountId]) {
	for id in motions {
		Motions::<T>::mutate(body, id, |motion| {
			if let Some(motion) = motion {
				motion.mode = BallotMode::Paper;
			}
		});
	}
	for who in people.iter().take(MAX_OFFICERS as usize) {
		T::BenchmarkHelper::seat(coop, Organ::ReturningOfficers, who);
	}
}

fn plan<T: Config>(chair: T::AccountId) -> Plan<T::AccountId> {
	let starts_at = VOTING.starts_at();
	let voting_until = VOTING.plus_days(1).starts_at();
	Plan {
		form: Form::Hybrid,
		invitation: text(),
		chair,
		starts_at,
		voting_from: starts_at,
		voting_until,
		entries_until: voting_until,
	}
}

fn convene<T: Config>(body: Body, motions: &[MotionId], chair: T::AccountId) -> Result<(), BenchmarkError> {
	Ok(Pallet::<T>::do_convene(body, Actor::Board, plan::<T>(chair), motions)?)
}

/// A motion of the board that is voted on, in the assembly 0.
fn voting<T: Config>(
	body: Body,
	people: &[T::AccountId],
	content: ProposalOf<T>,
) -> Result<MotionId, BenchmarkError> {
	let id = submit::<T>(body, Actor::Board, content)?;
	convene::<T>(body, &[id], people[0].clone())?;
	T::BenchmarkHelper::set_today(VOTING);
	Pallet::<T>::do_open_voting(body, 0)?;
	Ok(id)
}

/// An election with as many candidates as can be, in which somebody looks whether voters are concerned.
fn electing<T: Config>(
	body: Body,
	people: &[T::AccountId],
	candidates: u32,
) -> Result<MotionId, BenchmarkError> {
	let content = Content::Election { organ: Organ::Board, seats: 1, method: Method::Approval };
	let id = voting::<T>(body, people, content)?;
	Motions::<T>::mutate(body, id, |motion| {
		if let Some(motion) = motion {
			motion.concerned = concerned();
		}
	});
	CandidateLists::<T>::insert((body, id, FIRST_ROUND), strangers::<T>(candidates));
	Ok(id)
}

fn strangers<T: Config>(count: u32) -> Candidates<T::AccountId> {
	Candidates::truncate_from((0..count).map(|index| account("candidate", index, 0)).collect())
}

fn naming(count: u32) -> Ballot {
	Ballot::Election((0..count as u8).collect::<Vec<_>>().try_into().unwrap())
}

/// Lets the voting pass.
fn end<T: Config>() {
	T::BenchmarkHelper::set_today(VOTING.plus_days(2));
	pass::<T>(T::LeastWindow::get().saturating_add(One::one()));
}

fn pass<T: Config>(blocks: BlockNumberFor<T>) {
	let block = frame_system::Pallet::<T>::block_number().saturating_add(blocks);
	frame_system::Pallet::<T>::set_block_number(block);
}

/// A motion of the board that was adopted, by votes that are not there.
fn adopted<T: Config>(
	body: Body,
	people: &[T::AccountId],
	content: ProposalOf<T>,
) -> Result<MotionId, BenchmarkError> {
	let id = voting::<T>(body, people, content)?;
	Motions::<T>::mutate(body, id, |motion| {
		if let Some(motion) = motion {
			motion.concerned = Concerned::default();
		}
	});
	let ordinary = Counts { yes: 1, ..Default::default() };
	Tallies::<T>::insert((body, id, FIRST_ROUND), Tally { ordinary, ..Default::default() });
	end::<T>();
	Pallet::<T>::do_close(body, id).map_err(|_| BenchmarkError::Stop("the motion was not closed"))?;
	Ok(id)
}

/// A bloc of the last `n` members in an election, each of whom names everybody.
fn bloc<T: Config>(n: u32, of: u32) -> BlocOf<T> {
	let voters: Vec<VoterNumber> = (of.saturating_sub(n).saturating_add(1)..=of).collect();
	let support = Support { ordinary: n, investing: 0 };
	let counts = Tally {
		ordinary: Counts { yes: n, ..Default::default() },
		candidates: vec![support; MAX_CANDIDATES as usize].try_into().unwrap(),
		..Default::default()
	};
	Bloc { voters: voters.try_into().unwrap(), counts, record: H256::zero() }
}

/// A body, its election, the officers, and a bloc.
type Entering<T> = (Body, MotionId, Vec<<T as frame_system::Config>::AccountId>, BlocOf<T>);

/// An election and a bloc of `n` of its voters, which so many of as many officers as can be have signed.
fn entering<T: Config>(n: u32, signed: u32) -> Result<Entering<T>, BenchmarkError> {
	let (coop, body, people) = members::<T>(MAX_OFFICERS.saturating_add(n));
	let officers: Vec<_> = people.iter().take(MAX_OFFICERS as usize).cloned().collect();
	officers.iter().for_each(|who| T::BenchmarkHelper::seat(coop, Organ::ReturningOfficers, who));
	let id = electing::<T>(body, &people, MAX_CANDIDATES)?;
	let bloc = bloc::<T>(n, MAX_OFFICERS.saturating_add(n));
	let approvals = officers.iter().take(signed as usize).cloned().collect::<Vec<_>>();
	let approvals = approvals.try_into().map_err(|_| BenchmarkError::Stop("too many officers"))?;
	let proposed = ProposedEntry { bloc: bloc.clone(), approvals };
	ProposedEntries::<T>::insert((body, id), &officers[0], proposed);
	Ok((body, id, officers, bloc))
}

/// An election to an organ that was decided for so many, while others hold so many seats, whose terms are over.
fn elected<T: Config>(organ: Organ, taken: u32, count: u32) -> Result<(Body, MotionId), BenchmarkError> {
	let (coop, body, people) = members::<T>(taken.saturating_add(count));
	let (old, new) = people.split_at(taken as usize);
	let id = voting::<T>(body, &people, Content::Text)?;
	old.iter().for_each(|who| T::BenchmarkHelper::seat(coop, organ, who));
	let elected = Candidates::truncate_from(new.iter().take(count as usize).cloned().collect());
	Outcomes::<T>::insert(body, id, Outcome { elected, ..Default::default() });
	Motions::<T>::mutate(body, id, |motion| {
		if let Some(motion) = motion {
			let (seats, method) = (MAX_SEATS as u8, Method::MostVotes);
			motion.content = Content::Election { organ, seats, method };
			motion.status = Status::Adopted { majority: Majority::Simple, enact_from: 0 };
			motion.mode = BallotMode::Paper;
		}
	});
	Ok((body, id))
}

fn by_board<T: Config>(coop: CoopId) -> T::RuntimeOrigin {
	Authority::Board { coop }.into()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn submit(c: Linear<0, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(MAX_OFFICERS);
		on_paper::<T>(coop, body, &[], &people);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(people[0].clone()),
			body,
			text(),
			Box::new(call::<T>(c)),
			concerned(),
			BallotMode::Paper,
			Some(VOTING),
		);

		assert!(Motions::<T>::contains_key(body, 0));
		Ok(())
	}

	#[benchmark]
	fn submit_amendment() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let content = Box::new(amendment::<T>(coop));
		let caller = people[0].clone();

		#[extrinsic_call]
		submit(
			RawOrigin::Signed(caller),
			body,
			text(),
			content,
			Concerned::default(),
			BallotMode::Open,
			Some(VOTING),
		);

		assert!(Motions::<T>::contains_key(body, 0));
		Ok(())
	}

	#[benchmark]
	fn amend_motion(c: Linear<0, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(MAX_OFFICERS);
		on_paper::<T>(coop, body, &[], &people);
		let id = super::submit::<T>(body, Actor::Board, longest::<T>())?;
		super::convene::<T>(body, &[id], people[0].clone())?;
		let origin = by_board::<T>(coop);
		let (content, mode) = (Box::new(call::<T>(c)), BallotMode::Paper);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, id, text(), content, concerned(), mode, Some(VOTING));

		assert_eq!(Motions::<T>::get(body, id).map(|motion| motion.revision), Some(1));
		Ok(())
	}

	#[benchmark]
	fn withdraw_motion() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let id = super::submit::<T>(body, Actor::Board, longest::<T>())?;
		super::convene::<T>(body, &[id], people[0].clone())?;
		let origin = by_board::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, id);

		assert!(Motions::<T>::get(body, id).is_some_and(|motion| motion.status == Status::Withdrawn));
		Ok(())
	}

	#[benchmark]
	fn second() -> Result<(), BenchmarkError> {
		let (coop, body, _) = members::<T>(MEMBERS);
		let id = super::submit::<T>(body, Actor::Voter(1), longest::<T>())?;
		let origin = by_board::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, id);

		assert!(Motions::<T>::get(body, id).is_some_and(|motion| motion.seconded_by.is_some()));
		Ok(())
	}

	#[benchmark]
	fn sign() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(MEMBERS);
		let id = super::submit::<T>(body, Actor::Voter(1), longest::<T>())?;
		// On an agenda already, where an organ has put it.
		Pallet::<T>::do_second(body, id, Actor::Board)?;
		super::convene::<T>(body, &[id], people[0].clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[1].clone()), body, id);

		assert!(Motions::<T>::get(body, id).is_some_and(|motion| motion.petitioned));
		Ok(())
	}

	#[benchmark]
	fn clear_motion() -> Result<(), BenchmarkError> {
		let (_, body, _) = members::<T>(FOUNDERS);
		let id = super::submit::<T>(body, Actor::Board, longest::<T>())?;
		T::BenchmarkHelper::set_today(FIRST.plus_days(T::MotionLifetime::get().saturating_add(1)));
		pass::<T>(T::LeastWindow::get().saturating_add(One::one()));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), body, id);

		assert!(Motions::<T>::get(body, id).is_some_and(|motion| motion.status == Status::Lapsed));
		Ok(())
	}

	#[benchmark]
	fn convene(m: Linear<1, { T::MaxAgenda::get() }>) -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let mut motions = Vec::new();
		// Each forced, and taken from another agenda.
		for _ in 0..m {
			let id = super::submit::<T>(body, Actor::Voter(1), longest::<T>())?;
			OpenMotions::<T>::remove(body, Actor::Voter(1));
			super::convene::<T>(body, &[id], people[0].clone())?;
			motions.push(id);
		}
		on_paper::<T>(coop, body, &motions, &people);
		let motions = motions.try_into().map_err(|_| BenchmarkError::Stop("too many motions"))?;
		let by = RawOrigin::Signed(people[0].clone());

		#[extrinsic_call]
		_(by, body, Box::new(plan::<T>(people[0].clone())), motions);

		assert_eq!(Assemblies::<T>::get(body, m).map(|assembly| assembly.items), Some(m));
		Ok(())
	}

	#[benchmark]
	fn add_item() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let id = super::submit::<T>(body, Actor::Voter(1), longest::<T>())?;
		on_paper::<T>(coop, body, &[id], &people);
		// Forced, and taken from another agenda.
		super::convene::<T>(body, &[id], people[0].clone())?;
		super::convene::<T>(body, &[], people[0].clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[0].clone()), body, 1, id);

		assert_eq!(Assemblies::<T>::get(body, 1).map(|assembly| assembly.items), Some(1));
		Ok(())
	}

	#[benchmark]
	fn cancel_assembly() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		super::convene::<T>(body, &[], people[0].clone())?;
		let origin = by_board::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, 0);

		assert!(Assemblies::<T>::get(body, 0).is_some_and(|assembly| assembly.stage == Stage::Cancelled));
		Ok(())
	}

	#[benchmark]
	fn name_chair() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		super::convene::<T>(body, &[], people[0].clone())?;
		let origin = by_board::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, 0, people[1].clone());

		assert!(Assemblies::<T>::get(body, 0).is_some_and(|assembly| assembly.plan.chair == people[1]));
		Ok(())
	}

	#[benchmark]
	fn open_voting() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		super::convene::<T>(body, &[], people[0].clone())?;
		T::BenchmarkHelper::set_today(VOTING);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), body, 0);

		let assembly = Assemblies::<T>::get(body, 0);
		assert!(assembly.is_some_and(|assembly| matches!(assembly.stage, Stage::Opened(_))));
		Ok(())
	}

	#[benchmark]
	fn vote(n: Linear<0, { MAX_CANDIDATES }>) -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = electing::<T>(body, &people, MAX_CANDIDATES)?;
		Pallet::<T>::do_vote(body, id, 1, naming(MAX_CANDIDATES))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[0].clone()), body, id, naming(n));

		assert_eq!(OpenBallots::<T>::get((body, id, FIRST_ROUND), 1), Some(naming(n)));
		Ok(())
	}

	#[benchmark]
	fn vote_as_proxy(n: Linear<0, { MAX_CANDIDATES }>) -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = electing::<T>(body, &people, MAX_CANDIDATES)?;
		Pallet::<T>::do_give_proxy(body, 0, 1, 2, Some(id))?;
		Pallet::<T>::do_vote_as_proxy(body, id, 2, 1, naming(MAX_CANDIDATES))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[1].clone()), body, id, 1, naming(n));

		assert_eq!(OpenBallots::<T>::get((body, id, FIRST_ROUND), 1), Some(naming(n)));
		Ok(())
	}

	#[benchmark]
	fn give_proxy() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = voting::<T>(body, &people, longest::<T>())?;
		Pallet::<T>::do_give_proxy(body, 0, 1, 3, None)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[1].clone()), body, 0, 3, Some(id));

		assert!(Proxies::<T>::contains_key((body, 0), 2));
		Ok(())
	}

	#[benchmark]
	fn revoke_proxy() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		super::convene::<T>(body, &[], people[0].clone())?;
		Pallet::<T>::do_give_proxy(body, 0, 1, 3, None)?;
		Pallet::<T>::do_give_proxy(body, 0, 2, 3, None)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[0].clone()), body, 0);

		assert!(!Proxies::<T>::contains_key((body, 0), 1));
		Ok(())
	}

	#[benchmark]
	fn propose_entry(n: Linear<1, { T::MaxBloc::get() }>) -> Result<(), BenchmarkError> {
		let (body, id, officers, bloc) = entering::<T>(n, 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(officers[0].clone()), body, id, Box::new(bloc));

		assert!(ProposedEntries::<T>::contains_key((body, id), &officers[0]));
		Ok(())
	}

	#[benchmark]
	fn approve_entry(n: Linear<1, { T::MaxBloc::get() }>) -> Result<(), BenchmarkError> {
		let half = MAX_OFFICERS / 2;
		let (body, id, officers, bloc) = entering::<T>(n, half.saturating_sub(1))?;
		let hash = BlakeTwo256::hash_of(&bloc);
		let last = officers[officers.len() - 1].clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(last), body, id, officers[0].clone(), hash);

		assert!(ProposedEntries::<T>::contains_key((body, id), &officers[0]));
		Ok(())
	}

	#[benchmark]
	fn approve_entry_last(n: Linear<1, { T::MaxBloc::get() }>) -> Result<(), BenchmarkError> {
		let (body, id, officers, bloc) = entering::<T>(n, MAX_OFFICERS.saturating_sub(1))?;
		let hash = BlakeTwo256::hash_of(&bloc);
		let last = officers[officers.len() - 1].clone();

		#[extrinsic_call]
		approve_entry(RawOrigin::Signed(last), body, id, officers[0].clone(), hash);

		assert_eq!(Turnouts::<T>::get((body, id, FIRST_ROUND)).ordinary, n);
		Ok(())
	}

	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = voting::<T>(body, &people, longest::<T>())?;
		let ordinary = Counts { yes: 1, ..Default::default() };
		Tallies::<T>::insert((body, id, FIRST_ROUND), Tally { ordinary, ..Default::default() });
		end::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), body, id);

		assert!(Motions::<T>::get(body, id).is_some_and(|motion| motion.decided_at.is_some()));
		Ok(())
	}

	#[benchmark]
	fn close_election(n: Linear<2, { MAX_CANDIDATES }>) -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = electing::<T>(body, &people, n)?;
		// Nobody has more than half, and all are level: everybody comes into the run-off.
		let candidates = vec![Support { ordinary: 1, investing: 0 }; n as usize].try_into().unwrap();
		let ordinary = Counts { yes: 1_000, ..Default::default() };
		let tally = Tally { ordinary, candidates, ..Default::default() };
		Tallies::<T>::insert((body, id, FIRST_ROUND), tally);
		end::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		close(RawOrigin::Signed(caller), body, id);

		assert_eq!(CandidateLists::<T>::get((body, id, RUN_OFF)).len(), n as usize);
		Ok(())
	}

	#[benchmark]
	fn enact_call(c: Linear<0, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = adopted::<T>(body, &people, call::<T>(c))?;
		let caller: T::AccountId = whitelisted_caller();

		// Whatever the call makes of the body's authority: its weight is its own.
		#[extrinsic_call]
		enact(RawOrigin::Signed(caller), body, id, Weight::MAX);

		assert!(!Motions::<T>::get(body, id).is_some_and(|motion| motion.status.is_pending()));
		Ok(())
	}

	#[benchmark]
	fn enact_election(n: Linear<1, { MAX_SEATS }>) -> Result<(), BenchmarkError> {
		let (body, id) = elected::<T>(Organ::ReturningOfficers, MAX_SEATS, n)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		enact(RawOrigin::Signed(caller), body, id, Weight::zero());

		assert!(
			Motions::<T>::get(body, id).is_some_and(|motion| matches!(motion.status, Status::Enacted { .. }))
		);
		Ok(())
	}

	#[benchmark]
	fn enact_delegates(n: Linear<1, { MAX_SEATS }>) -> Result<(), BenchmarkError> {
		let (body, id) = elected::<T>(Organ::Delegates, MOST_DELEGATES.into(), n)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		enact(RawOrigin::Signed(caller), body, id, Weight::zero());

		assert!(
			Motions::<T>::get(body, id).is_some_and(|motion| matches!(motion.status, Status::Enacted { .. }))
		);
		Ok(())
	}

	#[benchmark]
	fn enact_recall() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(MAX_SEATS);
		people.iter().for_each(|who| T::BenchmarkHelper::seat(coop, Organ::ReturningOfficers, who));
		let content = Content::Recall { organ: Organ::ReturningOfficers, who: people[0].clone() };
		let id = adopted::<T>(body, &people, content)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		enact(RawOrigin::Signed(caller), body, id, Weight::zero());

		assert!(!Motions::<T>::get(body, id).is_some_and(|motion| motion.status.is_pending()));
		Ok(())
	}

	#[benchmark]
	fn enact_amendment() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let id = adopted::<T>(body, &people, amendment::<T>(coop))?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		enact(RawOrigin::Signed(caller), body, id, Weight::zero());

		let motion = Motions::<T>::get(body, id);
		assert!(motion.is_some_and(|motion| matches!(motion.status, Status::PendingRegistration { .. })));
		Ok(())
	}

	#[benchmark]
	fn confirm_registration() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let (id, _) = registering::<T>(body, coop, &people)?;
		let origin = by_board::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, id, H256::zero());

		let motion = Motions::<T>::get(body, id);
		assert!(motion.is_some_and(|motion| matches!(motion.status, Status::Enacted { .. })));
		Ok(())
	}

	#[benchmark]
	fn nominate() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let content = Content::Election { organ: Organ::Mediators, seats: 1, method: Method::Approval };
		let id = super::submit::<T>(body, Actor::Board, content)?;
		super::convene::<T>(body, &[id], people[0].clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[1].clone()), body, id, people[2].clone());

		assert!(Nominations::<T>::contains_key((body, id), &people[2]));
		Ok(())
	}

	#[benchmark]
	fn accept_nomination() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let content = Content::Election { organ: Organ::Mediators, seats: 1, method: Method::Approval };
		let id = super::submit::<T>(body, Actor::Board, content)?;
		super::convene::<T>(body, &[id], people[0].clone())?;
		Pallet::<T>::do_nominate(body, id, Actor::Board, people[2].clone())?;
		let others = strangers::<T>(MAX_CANDIDATES.saturating_sub(1));
		CandidateLists::<T>::insert((body, id, FIRST_ROUND), others);

		#[extrinsic_call]
		_(RawOrigin::Signed(people[2].clone()), body, id);

		assert_eq!(CandidateLists::<T>::get((body, id, FIRST_ROUND)).len(), MAX_CANDIDATES as usize);
		Ok(())
	}

	#[benchmark]
	fn draw_lots() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = electing::<T>(body, &people, MAX_CANDIDATES)?;
		let tied = strangers::<T>(MAX_CANDIDATES);
		Outcomes::<T>::insert(body, id, Outcome { tied, ..Default::default() });
		let block = frame_system::Pallet::<T>::block_number();
		frame_system::BlockHash::<T>::insert(block, <T as frame_system::Config>::Hashing::hash(b"block"));
		Motions::<T>::mutate(body, id, |motion| {
			if let Some(motion) = motion {
				motion.status = Status::DrawingLots { block };
			}
		});
		pass::<T>(One::one());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), body, id);

		assert_eq!(Outcomes::<T>::get(body, id).elected.len(), 1);
		Ok(())
	}

	#[benchmark]
	fn resign() -> Result<(), BenchmarkError> {
		let (coop, _, people) = members::<T>(MAX_SEATS);
		people.iter().for_each(|who| T::BenchmarkHelper::seat(coop, Organ::ReturningOfficers, who));
		let who = people[0].clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop, Organ::ReturningOfficers);

		Ok(())
	}

	#[benchmark]
	fn record_minutes() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		adopted::<T>(body, &people, longest::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[0].clone()), body, 0, text());

		assert!(MinutesOf::<T>::contains_key(body, 0));
		Ok(())
	}

	#[benchmark]
	fn countersign_minutes() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		adopted::<T>(body, &people, longest::<T>())?;
		Pallet::<T>::do_record_minutes(body, 0, people[0].clone(), text())?;
		let who = people[FOUNDERS as usize - 1].clone();
		T::BenchmarkHelper::seat(coop, Organ::Board, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), body, 0, text().hash);

		assert!(MinutesOf::<T>::get(body, 0).is_some_and(|minutes| minutes.countersigned.is_some()));
		Ok(())
	}

	#[benchmark]
	fn contest() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = adopted::<T>(body, &people, longest::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(people[0].clone()), body, id, H256::zero());

		assert!(Contests::<T>::contains_key((body, id), Actor::Voter(1)));
		Ok(())
	}

	#[benchmark]
	fn annul() -> Result<(), BenchmarkError> {
		let (_, body, people) = members::<T>(FOUNDERS);
		let id = adopted::<T>(body, &people, longest::<T>())?;
		let origin = T::AnnulOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Stop("nobody annuls in this runtime"))?;
		// Whatever cooperative the origin is of: the motion is one of its.
		let by = T::AnnulOrigin::ensure_origin(origin.clone())
			.map_err(|_| BenchmarkError::Stop("the origin that annuls does not"))?;
		let of = by.map_or(body, Body::Members);
		let motion = Motions::<T>::take(body, id).ok_or(BenchmarkError::Stop("no motion"))?;
		Motions::<T>::insert(of, id, motion);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, of, id, H256::zero());

		let motion = Motions::<T>::get(of, id);
		assert!(motion.is_some_and(|motion| matches!(motion.status, Status::Annulled { .. })));
		Ok(())
	}

	#[benchmark]
	fn revoke_amendment() -> Result<(), BenchmarkError> {
		let (coop, body, people) = members::<T>(FOUNDERS);
		let (id, version) = registering::<T>(body, coop, &people)?;
		let origin = T::RuntimeOrigin::from(Authority::Assembly { coop, majority: Majority::Simple });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, body, version);

		let motion = Motions::<T>::get(body, id);
		assert!(motion.is_some_and(|motion| matches!(motion.status, Status::Revoked { .. })));
		assert!(T::Amendments::discard(coop, version).is_err());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
