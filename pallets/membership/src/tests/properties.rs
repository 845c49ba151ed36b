//! Any sequence of calls and of time passing does what a simple model says, refusals included.

use crate::{
	mock::{Event, *},
	Call, Error, *,
};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, VoterClass},
	traits::{Register, Shareholding},
	AdmissionBody, CoopId, Date, MemberNumber, Month,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::{
	prelude::*,
	test_runner::{Config, TestRunner},
};
use sp_core::H256;
use sp_runtime::{DispatchError, TokenError};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

const COOPS: [CoopId; 2] = [COOP, OTHER];
/// The founders, and three more.
const PEOPLE: std::ops::RangeInclusive<AccountId> = 1..=6;
const MONTHS: [Month; 12] = [
	Month::January,
	Month::February,
	Month::March,
	Month::April,
	Month::May,
	Month::June,
	Month::July,
	Month::August,
	Month::September,
	Month::October,
	Month::November,
	Month::December,
];
const BODIES: [AdmissionBody; 3] =
	[AdmissionBody::Board, AdmissionBody::Supervisory, AdmissionBody::Assembly];

/// Whom a command is about.
#[derive(Clone, Copy, Debug)]
enum Aim {
	/// Somebody.
	At(AccountId),
	/// One of those whom the command fits, if there are any, so that not nearly everything is refused.
	Fitting(usize),
}

impl Aim {
	fn pick(self, fitting: impl IntoIterator<Item = AccountId>) -> AccountId {
		match self {
			Self::At(who) => who,
			Self::Fitting(index) => {
				let fitting: Vec<_> = fitting.into_iter().collect();
				fitting.get(index % fitting.len().max(1)).copied().unwrap_or(1)
			},
		}
	}
}

fn aim() -> impl Strategy<Value = Aim> {
	prop_oneof![1 => PEOPLE.prop_map(Aim::At), 2 => (0..6usize).prop_map(Aim::Fitting)]
}

#[derive(Clone, Debug)]
enum Command {
	Invite {
		coop: CoopId,
		by: Aim,
		who: Aim,
	},
	/// By somebody, or by the inviter.
	Revoke {
		coop: CoopId,
		by: Option<AccountId>,
		who: Aim,
	},
	Apply {
		coop: CoopId,
		who: Aim,
		shares: u32,
		investing: bool,
		stale: bool,
	},
	Withdraw {
		coop: CoopId,
		who: Aim,
	},
	/// By the organ that is so many places after the right one.
	Admit {
		coop: CoopId,
		off: usize,
		who: Aim,
	},
	Reject {
		coop: CoopId,
		off: usize,
		who: Aim,
	},
	Notice {
		coop: CoopId,
		who: AccountId,
	},
	CompleteExit {
		coop: CoopId,
		who: Aim,
	},
	Transfer {
		coop: CoopId,
		who: AccountId,
	},
	Pass {
		days: u32,
	},
	Idle {
		exits: u64,
	},
	Amend {
		coop: CoopId,
		year_end: usize,
		notice_months: u8,
		body: usize,
		investing: bool,
	},
	Settleable {
		coop: CoopId,
		who: AccountId,
		settleable: bool,
	},
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let coop = || prop_oneof![4 => Just(COOP), 1 => Just(OTHER)];
	let off = || prop_oneof![3 => Just(0usize), 1 => 1..3usize];
	let often = |sure: bool| prop_oneof![9 => Just(sure), 1 => Just(!sure)];
	let shares = prop_oneof![12 => 1..=MAX_SHARES, 1 => Just(0), 1 => Just(MAX_SHARES + 1)];
	let days = prop_oneof![2 => Just(1u32), 2 => Just(30), 1 => Just(91), 1 => Just(200), 1 => Just(366)];
	// Mostly the first member, who comes to the limit.
	let by = prop_oneof![3 => Just(Aim::Fitting(0)), 1 => PEOPLE.prop_map(Aim::At)];
	let invite = (coop(), by, aim()).prop_map(|(coop, by, who)| Invite { coop, by, who });
	let revoke =
		(coop(), prop::option::of(PEOPLE), aim()).prop_map(|(coop, by, who)| Revoke { coop, by, who });
	let apply = (coop(), aim(), shares, any::<bool>(), often(false))
		.prop_map(|(coop, who, shares, investing, stale)| Apply { coop, who, shares, investing, stale });
	let complete = (coop(), aim()).prop_map(|(coop, who)| CompleteExit { coop, who });
	let amend = (coop(), 0..12usize, 0..=60u8, 0..3usize, often(true));
	let amend = amend.prop_map(|(coop, year_end, notice_months, body, investing)| Amend {
		coop,
		year_end,
		notice_months,
		body,
		investing,
	});
	let settleable = (coop(), PEOPLE, any::<bool>());
	let settleable = settleable.prop_map(|(coop, who, settleable)| Settleable { coop, who, settleable });
	prop_oneof![
		12 => invite,
		6 => revoke,
		8 => apply,
		1 => (coop(), aim()).prop_map(|(coop, who)| Withdraw { coop, who }),
		8 => (coop(), off(), aim()).prop_map(|(coop, off, who)| Admit { coop, off, who }),
		1 => (coop(), off(), aim()).prop_map(|(coop, off, who)| Reject { coop, off, who }),
		4 => (coop(), PEOPLE).prop_map(|(coop, who)| Notice { coop, who }),
		6 => complete,
		1 => (coop(), PEOPLE).prop_map(|(coop, who)| Transfer { coop, who }),
		6 => days.prop_map(|days| Pass { days }),
		3 => (0..4u64).prop_map(|exits| Idle { exits }),
		1 => amend,
		2 => settleable,
	]
}

/// One line of the model's register.
#[derive(Clone, PartialEq, Debug)]
struct Line {
	who: AccountId,
	kind: MemberKind,
	since: Date,
	leaves_on: Option<Date>,
	end: Option<(Date, Exit)>,
	stalled: bool,
}

/// A cooperative as the model sees it: lists that are searched from one end to the other.
struct Model {
	version: u32,
	year_end: usize,
	notice_months: u8,
	body: usize,
	investing: bool,
	register: Vec<Line>,
	invitations: BTreeMap<AccountId, (AccountId, Date)>,
	/// Who invited somebody, and when: every time, in order.
	issued: Vec<(AccountId, Date)>,
	/// How many ordinary members were left each time that this was to be told.
	alarms: Vec<u32>,
	/// Version, shares, kind, day.
	applications: BTreeMap<AccountId, (u32, u32, MemberKind, Date)>,
	shares: BTreeMap<AccountId, u32>,
	seats: BTreeSet<AccountId>,
	settled: Vec<(AccountId, Date)>,
	unsettleable: BTreeSet<AccountId>,
}

type Answer = Result<(), DispatchError>;

fn refuse(error: Error<Test>) -> Answer {
	Err(error.into())
}

impl Model {
	fn new(today: Date) -> Self {
		let line = |who| Line {
			who,
			kind: MemberKind::Ordinary,
			since: today,
			leaves_on: None,
			end: None,
			stalled: false,
		};
		Self {
			version: 1,
			year_end: 11,
			notice_months: 3,
			body: 0,
			investing: false,
			register: FOUNDERS.into_iter().map(line).collect(),
			invitations: BTreeMap::new(),
			issued: Vec::new(),
			alarms: Vec::new(),
			applications: BTreeMap::new(),
			shares: FOUNDERS.into_iter().map(|who| (who, 1)).collect(),
			seats: FOUNDERS.into_iter().take(2).collect(),
			settled: Vec::new(),
			unsettleable: BTreeSet::new(),
		}
	}

	/// The line of someone whose end has not been entered.
	fn line(&mut self, who: AccountId) -> Option<&mut Line> {
		self.register.iter_mut().find(|line| line.who == who && line.end.is_none())
	}

	/// The line of someone who is a member.
	fn member(&mut self, who: AccountId, today: Date) -> Option<&mut Line> {
		self.line(who).filter(|line| line.leaves_on.is_none_or(|last| today <= last))
	}

	fn outside(&mut self, who: AccountId, today: Date) -> Answer {
		if self.member(who, today).is_some() {
			return refuse(Error::AlreadyMember);
		}
		match self.line(who) {
			Some(_) => refuse(Error::ExitNotCompleted),
			None => Ok(()),
		}
	}

	/// Year by year, the first close whose last day of notice has not passed.
	fn close(&self, today: Date) -> Date {
		let last_of = |month: i32| {
			let first_of_next = date((month + 1) / 12, u32::try_from((month + 1) % 12).unwrap() + 1, 1);
			Date(first_of_next.0 - 1)
		};
		let mut close = 2020 * 12 + i32::try_from(self.year_end).unwrap();
		while today > last_of(close - i32::from(self.notice_months)) {
			close += 12;
		}
		last_of(close)
	}

	/// The first day of a member's latest window and how many it holds, from all that was ever given.
	fn window(&self, by: AccountId) -> Option<(Date, usize)> {
		let given: Vec<_> =
			self.issued.iter().filter(|(inviter, _)| *inviter == by).map(|(_, day)| day).collect();
		let mut first = *given.first()?;
		for day in &given {
			if day.0 > first.0 + 90 {
				first = day;
			}
		}
		Some((*first, given.iter().filter(|day| **day >= first).count()))
	}

	/// Notes an alarm if somebody of this kind has left too few behind.
	fn alarm(&mut self, kind: MemberKind) {
		let left = self.present(MemberKind::Ordinary);
		if kind == MemberKind::Ordinary && left < 3 {
			self.alarms.push(left);
		}
	}

	/// How many there are of a kind whose end has not been entered.
	fn present(&self, kind: MemberKind) -> u32 {
		let lines = self.register.iter().filter(|line| line.end.is_none() && line.kind == kind);
		u32::try_from(lines.count()).unwrap()
	}

	/// Whether the organ so many places after the one that the statute names admits, or rejects, this kind.
	fn decides(&self, off: usize, kind: MemberKind, admits: bool) -> bool {
		const BOARD: usize = 0;
		match kind {
			MemberKind::Ordinary => off == 0,
			MemberKind::Investing => (self.body + off) % 3 != BOARD || (off == 0 && !admits),
		}
	}

	fn invite(&mut self, by: AccountId, who: AccountId, today: Date) -> Answer {
		if self.member(by, today).is_none() {
			return refuse(Error::NotMember);
		}
		self.outside(who, today)?;
		if self.invitations.get(&who).is_some_and(|(_, until)| today <= *until) {
			return refuse(Error::AlreadyInvited);
		}
		if self.window(by).is_some_and(|(since, count)| today.0 - since.0 <= 90 && count == 3) {
			return refuse(Error::TooManyInvitations);
		}
		self.issued.push((by, today));
		self.invitations.insert(who, (by, Date(today.0 + 90)));
		Ok(())
	}

	fn revoke(&mut self, by: AccountId, who: AccountId, today: Date) -> Answer {
		match self.invitations.get(&who) {
			None => refuse(Error::InvitationNotFound),
			Some((inviter, until)) if *inviter != by && today <= *until => refuse(Error::NotAuthorised),
			Some(_) => {
				self.invitations.remove(&who);
				Ok(())
			},
		}
	}

	fn apply(&mut self, who: AccountId, shares: u32, kind: MemberKind, stale: bool, today: Date) -> Answer {
		if stale {
			return refuse(Error::StatuteMismatch);
		}
		self.outside(who, today)?;
		if self.applications.contains_key(&who) {
			return refuse(Error::AlreadyApplied);
		}
		if kind == MemberKind::Investing && !self.investing {
			return refuse(Error::InvestingNotAllowed);
		}
		match shares {
			0 => return Err(TokenError::BelowMinimum.into()),
			1..=MAX_SHARES => {},
			_ => return Err(DispatchError::Exhausted),
		}
		self.applications.insert(who, (self.version, shares, kind, today));
		Ok(())
	}

	fn end_application(&mut self, who: AccountId) -> Answer {
		match self.applications.remove(&who) {
			None => refuse(Error::ApplicationNotFound),
			Some(_) => {
				self.invitations.remove(&who);
				Ok(())
			},
		}
	}

	fn admit(&mut self, off: usize, who: AccountId, today: Date) -> Answer {
		let Some((version, shares, kind, _)) = self.applications.get(&who).copied() else {
			return refuse(Error::ApplicationNotFound);
		};
		if !self.decides(off, kind, true) {
			return refuse(Error::NotAuthorised);
		}
		if version != self.version {
			return refuse(Error::StatuteChanged);
		}
		self.end_application(who)?;
		self.register.push(Line { who, kind, since: today, leaves_on: None, end: None, stalled: false });
		self.shares.insert(who, shares);
		Ok(())
	}

	fn reject(&mut self, off: usize, who: AccountId) -> Answer {
		match self.applications.get(&who) {
			Some((_, _, kind, _)) if !self.decides(off, *kind, false) => refuse(Error::NotAuthorised),
			_ => self.end_application(who),
		}
	}

	fn notice(&mut self, who: AccountId, today: Date) -> Answer {
		let close = self.close(today);
		match self.member(who, today) {
			None => refuse(Error::NotMember),
			Some(Line { leaves_on: Some(_), .. }) => refuse(Error::AlreadyLeaving),
			Some(line) => {
				line.leaves_on = Some(close);
				Ok(())
			},
		}
	}

	fn complete_exit(&mut self, who: AccountId, today: Date) -> Answer {
		let unsettleable = self.unsettleable.contains(&who);
		let Some(line) = self.line(who) else { return refuse(Error::NotMember) };
		let Some(last) = line.leaves_on else { return refuse(Error::NotLeaving) };
		if today <= last {
			return refuse(Error::ExitNotDue);
		}
		if unsettleable {
			return Err(DispatchError::Unavailable);
		}
		line.end = Some((last, Exit::Notice));
		line.stalled = false;
		let kind = line.kind;
		self.alarm(kind);
		self.shares.remove(&who);
		self.seats.remove(&who);
		self.settled.push((who, last));
		Ok(())
	}

	fn transfer(&mut self, who: AccountId, today: Date) -> Answer {
		let Some(line) = self.member(who, today) else { return refuse(Error::NotMember) };
		line.end = Some((today, Exit::Transfer));
		let kind = line.kind;
		self.alarm(kind);
		self.shares.remove(&who);
		self.seats.remove(&who);
		Ok(())
	}

	/// Those whose last day has passed and whose end has not been entered.
	fn overdue(&self, today: Date) -> Vec<AccountId> {
		let lines = self.register.iter().filter(|line| line.end.is_none());
		lines.filter(|line| line.leaves_on.is_some_and(|last| last < today)).map(|line| line.who).collect()
	}

	/// Numbers and last days of the exits that the chain completes by itself now.
	fn due(&self, today: Date) -> Vec<(MemberNumber, Date)> {
		(1..)
			.zip(&self.register)
			.filter(|(_, line)| line.end.is_none() && !line.stalled)
			.filter_map(|(number, line)| Some((number, line.leaves_on.filter(|last| *last < today)?)))
			.collect()
	}
}

struct World {
	coops: BTreeMap<CoopId, Model>,
	/// Whoever was invited or entered anywhere.
	referenced: BTreeSet<AccountId>,
	/// How often it was told that members are too few.
	alarms: usize,
}

impl World {
	/// The first cooperative takes investing members from the start, the other one none.
	fn new() -> Self {
		amend(COOP, |parameters| parameters.investing_members = true);
		let mut world = Self {
			coops: COOPS.into_iter().map(|coop| (coop, Model::new(today()))).collect(),
			referenced: FOUNDERS.into_iter().collect(),
			alarms: 0,
		};
		(world.coop(COOP).version, world.coop(COOP).investing) = (2, true);
		world
	}

	fn coop(&mut self, coop: CoopId) -> &mut Model {
		self.coops.get_mut(&coop).unwrap()
	}

	/// Does a command in the model and on the chain, compares the answers and gives them.
	fn step(&mut self, command: Command) -> Answer {
		use Command::*;
		let today = today();
		let signed_by = |call, who| dispatch(call, signed(who));
		let (expected, got) = match command {
			Invite { coop, by, who } => {
				let model = self.coop(coop);
				let by = by.pick(PEOPLE.filter(|who| model.member(*who, today).is_some()));
				let who = who.pick(
					PEOPLE.filter(|who| model.line(*who).is_none() && !model.invitations.contains_key(who)),
				);
				let expected = model.invite(by, who, today);
				if expected.is_ok() {
					self.referenced.insert(who);
				}
				(expected, signed_by(Call::invite { coop, who }, by))
			},
			Revoke { coop, by, who } => {
				let model = self.coop(coop);
				let who = who.pick(model.invitations.keys().copied());
				let inviter = model.invitations.get(&who).map(|(inviter, _)| *inviter);
				let by = by.or(inviter).unwrap_or(1);
				(model.revoke(by, who, today), signed_by(Call::revoke_invitation { coop, who }, by))
			},
			Apply { coop, who, shares, investing, stale } => {
				let kind = if investing { MemberKind::Investing } else { MemberKind::Ordinary };
				let model = self.coop(coop);
				let who = who.pick(
					PEOPLE.filter(|who| model.line(*who).is_none() && !model.applications.contains_key(who)),
				);
				let statute_hash = if stale { H256::zero() } else { text_hash(coop, model.version) };
				let expected = model.apply(who, shares, kind, stale, today);
				if expected.is_ok() {
					self.referenced.insert(who);
				}
				(
					expected,
					signed_by(Call::apply { coop, statute_hash, shares, data_hash: data_of(who), kind }, who),
				)
			},
			Withdraw { coop, who } => {
				let model = self.coop(coop);
				let who = who.pick(model.applications.keys().copied());
				(model.end_application(who), signed_by(Call::withdraw { coop }, who))
			},
			Admit { coop, off, who } => {
				let organ = self.organ(coop, off);
				let who = who.pick(self.coop(coop).applications.keys().copied());
				let expected = self.coop(coop).admit(off, who, today);
				if expected.is_ok() {
					self.referenced.insert(who);
				}
				(expected, dispatch(Call::admit { who }, organ))
			},
			Reject { coop, off, who } => {
				let organ = self.organ(coop, off);
				let who = who.pick(self.coop(coop).applications.keys().copied());
				let expected = self.coop(coop).reject(off, who);
				(expected, dispatch(Call::reject { who, reason: H256::zero() }, organ))
			},
			Notice { coop, who } => {
				(self.coop(coop).notice(who, today), signed_by(Call::give_notice { coop }, who))
			},
			CompleteExit { coop, who } => {
				let model = self.coop(coop);
				let who = who.pick(model.overdue(today));
				(model.complete_exit(who, today), signed_by(Call::complete_exit { coop, who }, 6))
			},
			Transfer { coop, who } => {
				let end = || {
					Membership::end_by_transfer(coop, &who)?;
					Held::remove(coop, who);
					Ok(())
				};
				(self.coop(coop).transfer(who, today), with_storage_layer(end))
			},
			Pass { days } => {
				set_today(today.plus_days(days));
				(Ok(()), Ok(()))
			},
			Idle { exits } => return self.idle(exits),
			Amend { coop, year_end, notice_months, body, investing } => {
				let model = self.coop(coop);
				model.version += 1;
				(model.year_end, model.notice_months, model.body) = (year_end, notice_months, body);
				model.investing = investing;
				amend(coop, |parameters| {
					parameters.fiscal_year_end = MONTHS[year_end];
					parameters.notice_months = notice_months;
					parameters.admission = BODIES[body];
					parameters.investing_members = investing;
				});
				(Ok(()), Ok(()))
			},
			Settleable { coop, who, settleable } => {
				if settleable {
					self.coop(coop).unsettleable.remove(&who);
					Unsettleable::remove(coop, who);
				} else {
					self.coop(coop).unsettleable.insert(who);
					Unsettleable::insert(coop, who, ());
				}
				(Ok(()), Ok(()))
			},
		};
		assert_eq!(got, expected);
		got
	}

	/// The organ so many places after the one that admits.
	fn organ(&mut self, coop: CoopId, off: usize) -> RuntimeOrigin {
		match (self.coop(coop).body + off) % 3 {
			0 => board(coop),
			1 => supervisory(coop),
			_ => assembly(coop),
		}
	}

	/// Idle time for so many exits. Of exits that are due on the same day, the chain takes any.
	fn idle(&mut self, exits: u64) -> Answer {
		let today = today();
		let mut due: Vec<(CoopId, MemberNumber, Date)> = Vec::new();
		for (coop, model) in &self.coops {
			due.extend(model.due(today).into_iter().map(|(number, last)| (*coop, number, last)));
		}
		idle(weight_for(exits));

		let (done, left): (Vec<_>, Vec<_>) = due.iter().copied().partition(|(coop, number, last)| {
			!ExitQueue::<Test>::contains_key((ExitDay::from(*last), *coop, *number))
		});
		assert_eq!(done.len(), due.len().min(usize::try_from(exits).unwrap()));
		let latest_done = done.iter().map(|(.., last)| *last).max();
		let earliest_left = left.iter().map(|(.., last)| *last).min();
		if let (Some(done), Some(left)) = (latest_done, earliest_left) {
			assert!(done <= left, "an exit was overtaken");
		}
		for (coop, number, _) in &done {
			let model = self.coop(*coop);
			let index = usize::try_from(*number).unwrap() - 1;
			let who = model.register[index].who;
			if model.complete_exit(who, today).is_err() {
				model.register[index].stalled = true;
			}
		}
		match done.len() {
			0 => Err(DispatchError::Other("NothingDue")),
			_ => Ok(()),
		}
	}

	/// Compares everything that can be read.
	fn compare(&mut self) {
		let (today, told) = (today(), events());
		for (coop, model) in &mut self.coops {
			let coop = *coop;
			let register: Vec<_> = (1..)
				.zip(&model.register)
				.map(|(number, line)| {
					let entry = Entry {
						account: line.who,
						kind: line.kind,
						data_hash: data_of(line.who),
						since: line.since,
						leaves_on: line.leaves_on,
						left_on: line.end.map(|(day, _)| day),
						left_by: line.end.map(|(_, by)| by),
					};
					let shares = if line.end.is_none() { model.shares[&line.who] } else { 0 };
					MemberDetails { number, entry, shares }
				})
				.collect();
			assert_eq!(Membership::register(coop, 1, 100), register);
			let counts = MemberCounts {
				ordinary: model.present(MemberKind::Ordinary),
				investing: model.present(MemberKind::Investing),
			};
			assert_eq!(Membership::counts(coop), counts);
			let body = Body::Members(coop);
			let next = u32::try_from(model.register.len()).unwrap() + 1;
			let MemberCounts { ordinary, investing } = counts;
			assert_eq!(Membership::roll(body), Roll { next, ordinary, investing });
			for (number, line) in (1..).zip(&model.register) {
				let lasts = line.end.is_none() && line.leaves_on.is_none_or(|last| today <= last);
				let class = lasts.then_some(VoterClass::from(line.kind));
				assert_eq!(Membership::class(body, number), class);
				assert_eq!(Membership::account(body, number), lasts.then_some(line.who));
			}
			let told: Vec<_> = told
				.iter()
				.filter_map(|event| match event {
					Event::FellBelowLeastMembers { coop: of, members, least: 3 } if *of == coop => {
						Some(*members)
					},
					_ => None,
				})
				.collect();
			assert_eq!(told, std::mem::take(&mut model.alarms));
			self.alarms += told.len();

			for who in PEOPLE {
				assert_eq!(Membership::is_member(coop, &who), model.member(who, today).is_some());
				let voter = Membership::voter(body, &who);
				assert_eq!(voter.is_some(), model.member(who, today).is_some());
				// The number is the account's own: the electorate's answers agree.
				let account = voter.and_then(|voter| Membership::account(body, voter.number));
				assert_eq!(account, voter.map(|_| who));
				assert_eq!(MockShares::shares(coop, &who), model.shares.get(&who).copied().unwrap_or(0));
				assert_eq!(Seats::contains_key(coop, who), model.seats.contains(&who));
				let invitation = model
					.invitations
					.get(&who)
					.map(|(inviter, until)| Invitation { inviter: *inviter, until: *until });
				assert_eq!(Invitations::<Test>::get(coop, who), invitation);
				let window = Issued::<Test>::get(coop, who)
					.map(|InvitationWindow { since, count }| (since, usize::try_from(count).unwrap()));
				assert_eq!(window, model.window(who));
				let application =
					model.applications.get(&who).map(|(version, shares, kind, day)| Application {
						statute_version: *version,
						statute_hash: text_hash(coop, *version),
						shares: *shares,
						data_hash: data_of(who),
						kind: *kind,
						applied_on: *day,
					});
				assert_eq!(Applications::<Test>::get(coop, who), application);
			}
			let mut settled = Settlements::get(coop);
			settled.sort();
			model.settled.sort();
			assert_eq!(settled, model.settled);
		}
		for who in PEOPLE {
			let expected: BTreeSet<_> = self
				.coops
				.iter_mut()
				.filter_map(|(coop, model)| model.member(who, today).map(|_| *coop))
				.collect();
			let read: BTreeSet<_> =
				Membership::memberships(who, None, 100).into_iter().map(|(coop, _)| coop).collect();
			assert_eq!(read, expected);
			assert_eq!(System::providers(&who), u32::from(self.referenced.contains(&who)));
		}
	}
}

#[test]
fn the_register_does_what_the_model_does() {
	let done = RefCell::new(BTreeMap::<String, usize>::new());
	let mut runner = TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
	let outcome = runner.run(&prop::collection::vec(command(), 1..120), |commands| {
		build_and_execute(|| {
			let mut world = World::new();
			for command in commands {
				let name = format!("{command:?}").split(' ').next().unwrap().to_owned();
				let reached = match world.step(command) {
					Ok(()) => name,
					Err(error) => <&str>::from(error).to_owned(),
				};
				*done.borrow_mut().entry(reached).or_default() += 1;
				world.compare();
				assert_ok!(Membership::do_try_state());
			}
			let mut done = done.borrow_mut();
			*done.entry("alarms".into()).or_default() += world.alarms;
			let models = world.coops.values();
			let investing =
				|model: &Model| model.register.iter().any(|line| line.kind == MemberKind::Investing);
			*done.entry("investing members".into()).or_default() +=
				models.filter(|model| investing(model)).count();
		});
		Ok(())
	});
	if let Err(failure) = outcome {
		panic!("{failure}");
	}
	// A sequence in which everything is refused would prove little.
	let done = done.into_inner();
	for name in [
		"Invite",
		"Revoke",
		"Apply",
		"Withdraw",
		"Admit",
		"Reject",
		"Notice",
		"CompleteExit",
		"Transfer",
		"Pass",
		"Idle",
		"Amend",
		"Settleable",
		"TooManyInvitations",
		"NotAuthorised",
		"alarms",
		"investing members",
	] {
		assert!(done.get(name).is_some_and(|times| *times >= 5), "hardly ever done: {name}, {done:?}");
	}
}
