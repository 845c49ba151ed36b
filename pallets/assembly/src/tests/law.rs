//! The law's rules, row by row (GenG).

use crate::{
	mock::{probe, *},
	Ballot, Call, Choice, Concerned, Content, Form, Method, Motions, Rejection, Status,
};
use allmende_primitives::{Date, DelegateTerms, Fraction, LegalForm, Majority, Organ, StatuteFault};
use frame_support::assert_ok;

/// The result of a motion whose call asks for a majority, among a hundred who vote.
fn outcome(least: Majority, in_favour: u64, against: u64, abstentions: u64) -> Option<bool> {
	let mut enacted = None;
	build_and_execute(|| {
		(13..=100).for_each(|who| {
			join(who);
		});
		let id = submit(calls(note(1, least)));
		let assembly = voting(&[id]);
		yes(1..=in_favour, id);
		no(in_favour + 1..=in_favour + against, id);
		abstain(in_favour + against + 1..=in_favour + against + abstentions, id);
		let_pass(assembly);
		close(id);
		if matches!(status(id), Status::Adopted { .. }) {
			enact(id);
			enacted = Some(matches!(status(id), Status::Enacted { .. }));
			assert_eq!(enacted, Some(ran() == [1]));
		}
	});
	enacted
}

/// 16(2), (3), 43(2): which decision stands. `None`: rejected; `Some(false)`: adopted, but not enough for its call.
#[test]
fn p16_and_p43_majorities_of_the_votes_cast() {
	use Majority::*;
	for (least, in_favour, against, abstentions, expected) in [
		// 43(2): more yes than no; abstentions are not cast.
		(Simple, 51, 49, 0, Some(true)),
		(Simple, 50, 50, 0, None),
		(Simple, 49, 51, 0, None),
		(Simple, 2, 1, 97, Some(true)),
		(Simple, 1, 0, 99, Some(true)),
		(Simple, 0, 0, 100, None),
		// 16(2): three quarters of the votes cast.
		(ThreeQuarters, 75, 25, 0, Some(true)),
		(ThreeQuarters, 74, 26, 0, Some(false)),
		(ThreeQuarters, 3, 1, 96, Some(true)),
		(ThreeQuarters, 50, 50, 0, None),
		// 16(3): nine tenths.
		(NineTenths, 90, 10, 0, Some(true)),
		(NineTenths, 89, 11, 0, Some(false)),
		(NineTenths, 9, 1, 90, Some(true)),
		(NineTenths, 75, 25, 0, Some(false)),
	] {
		let row = outcome(least, in_favour, against, abstentions);
		assert_eq!(row, expected, "{least:?}: {in_favour} to {against}");
	}
}

/// 43(3): one vote each. 43(5): a proxy stands for two at most, each vote its own.
#[test]
fn p43_one_member_one_vote() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		for (principal, allowed) in [(10, true), (11, true), (12, false)] {
			let give = Assembly::give_proxy(signed(principal), BODY, assembly, 9, None);
			assert_eq!(give.is_ok(), allowed);
		}
		open(assembly);
		for _ in 0..3 {
			yes([9], id);
			for principal in [10, 11] {
				let ballot = Ballot::Motion(Choice::Yes);
				assert_ok!(Assembly::vote_as_proxy(signed(9), BODY, id, principal, ballot));
			}
		}
		assert_eq!(tally(id).ordinary, counts(3, 0, 0));
	});
}

/// 43(6): no vote on one's own discharge, release or claim, for oneself or for others.
#[test]
fn p43_nobody_decides_in_his_own_matter() {
	for (organ, voters, who, excluded) in [
		(Some(Organ::Board), vec![], 1, true),
		(Some(Organ::Board), vec![], 3, false),
		(Some(Organ::Supervisory), vec![], 3, true),
		// Who has left the board is named.
		(Some(Organ::Board), vec![9], 9, true),
		(None, vec![12], 12, true),
		(None, vec![], 1, false),
	] {
		build_and_execute(|| {
			let concerned = Concerned { organ, voters: voters.clone().try_into().unwrap() };
			let id = submit_to(BODY, supervisory(COOP), Content::Text, concerned);
			voting(&[id]);
			let expected = if excluded { Err(Error::Concerned.into()) } else { Ok(()) };
			assert_eq!(vote(who, id, Choice::Yes), expected);
		});
	}
}

/// 43(2): who stands alone needs a majority of the votes cast as well.
#[test]
fn p43_one_candidate_for_one_seat() {
	for (in_favour, against, abstentions, elected) in
		[(1, 0, 5, true), (2, 1, 0, true), (1, 1, 0, false), (1, 2, 0, false), (0, 1, 0, false)]
	{
		build_and_execute(|| {
			let id = submit(Content::Election { organ: Organ::Board, seats: 1, method: Method::Approval });
			assert_ok!(Assembly::nominate(signed(9), BODY, id, 9));
			assert_ok!(Assembly::accept_nomination(signed(9), BODY, id));
			let assembly = voting(&[id]);
			let named = |who, places: &[u8]| {
				assert_ok!(Assembly::vote(signed(who), BODY, id, names(places)));
			};
			(1..=in_favour).for_each(|who| named(who, &[0]));
			no(in_favour + 1..=in_favour + against, id);
			(7..7 + abstentions).for_each(|who| named(who, &[]));
			let_pass(assembly);
			close(id);
			let adopted = matches!(status(id), Status::Adopted { majority: Majority::Simple, .. });
			assert_eq!(adopted, elected, "{in_favour} to {against}");
		});
	}
}

/// 43(2) sentence 2: without a rule of the statute more than half of the votes cast elect, in every ballot.
#[test]
fn p43_most_votes_by_statute() {
	for (most_votes, method, first, elected) in [
		(true, Method::MostVotes, [4, 3, 2], Some(true)),
		(true, Method::Approval, [4, 3, 2], None),
		(true, Method::Approval, [5, 3, 1], Some(true)),
		(false, Method::Approval, [4, 3, 2], None),
		(false, Method::Approval, [5, 3, 1], Some(true)),
		(false, Method::MostVotes, [5, 3, 1], Some(false)),
	] {
		build_and_execute(|| {
			set_terms(|terms| terms.most_votes = most_votes);
			let content = Box::new(Content::Election { organ: Organ::Board, seats: 1, method });
			let concerned = Concerned::default();
			let call = Call::submit {
				body: BODY,
				text: text("x"),
				content,
				concerned,
				mode: BallotMode::Open,
				effective_from: None,
			};
			assert_eq!(dispatch(call, board(COOP)).is_ok(), elected != Some(false));
			if elected == Some(false) {
				return;
			}
			for who in [10, 11, 12] {
				assert_ok!(Assembly::nominate(signed(9), BODY, 0, who));
				assert_ok!(Assembly::accept_nomination(signed(who), BODY, 0));
			}
			let assembly = voting(&[0]);
			let ballots = (0..).zip(first).flat_map(|(place, votes)| (0..votes).map(move |_| place));
			for (who, place) in (1..).zip(ballots) {
				assert_ok!(Assembly::vote(signed(who), BODY, 0, names(&[place])));
			}
			let_pass(assembly);
			close(0);
			let run_off = matches!(status(0), Status::RunOff { .. });
			assert_eq!(run_off, elected.is_none(), "{most_votes} {method:?} {first:?}");
		});
	}
}

/// 8(2): investing members neither outvote the others nor block three quarters of them.
#[test]
fn p8_investing_members() {
	for (ordinary, investing, expected) in [
		((3, 1), (0, 90), Some(Majority::ThreeQuarters)),
		((9, 1), (0, 90), Some(Majority::NineTenths)),
		((2, 1), (0, 90), Some(Majority::Simple)),
		((1, 2), (90, 0), None),
		((2, 1), (90, 0), Some(Majority::Simple)),
		((1, 1), (90, 0), None),
		((0, 0), (90, 0), None),
	] {
		build_and_execute(|| {
			(101..=190).for_each(|who| {
				join_investing(who);
			});
			let id = submit(Content::Text);
			let assembly = voting(&[id]);
			yes(1..=ordinary.0, id);
			no(ordinary.0 + 1..=ordinary.0 + ordinary.1, id);
			yes(101..101 + investing.0, id);
			no(101 + investing.0..101 + investing.0 + investing.1, id);
			let_pass(assembly);
			close(id);
			let reached = match status(id) {
				Status::Adopted { majority, .. } => Some(majority),
				_ => None,
			};
			assert_eq!(reached, expected, "{ordinary:?} {investing:?}");
		});
	}
}

/// 43b(1): the forms, and where votes are cast by wallet. A discussion can lie between the beginning and the voting.
#[test]
fn p43b_forms() {
	for (form, by_wallet) in
		[(Form::Physical, false), (Form::Virtual, true), (Form::Hybrid, true), (Form::Staged, true)]
	{
		for discussion in [0, 7 * DAY] {
			build_and_execute(|| {
				let id = submit(Content::Text);
				let mut plan = plan();
				plan.form = form;
				plan.voting_from += discussion;
				plan.voting_until += discussion;
				plan.entries_until += discussion;
				let starts_at = plan.starts_at;
				let assembly = convene_with(plan, &[id]);
				set_now(starts_at);
				let begun = Assembly::open_voting(signed(1), BODY, assembly);
				assert_eq!(begun.is_ok(), discussion == 0);
				if discussion > 0 {
					open(assembly);
				}
				let expected = if by_wallet { Ok(()) } else { Err(Error::HallOnly.into()) };
				assert_eq!(vote(9, id, Choice::Yes), expected, "{form:?}");
			});
		}
	}
}

/// 43a(1), (4): delegates are elected where there are more than 1,500 members, and in secret.
#[test]
fn p43a_many_members_and_secrecy() {
	for (members, mode, allowed) in [
		(1_500, BallotMode::Paper, Err(Error::TooFewMembers.into())),
		(1_501, BallotMode::Paper, Ok(())),
		(1_501, BallotMode::Open, Err(Error::SecrecyRequired.into())),
	] {
		build_and_execute(|| {
			(13..=members).for_each(|who| {
				join(who);
			});
			let content =
				Box::new(Content::Election { organ: Organ::Delegates, seats: 32, method: Method::Approval });
			let concerned = Concerned::default();
			let call =
				Call::submit { body: BODY, text: text("x"), content, concerned, mode, effective_from: None };
			assert_eq!(dispatch(call, board(COOP)), allowed);
		});
	}
}

/// 43a(2): a member who sits neither on the board nor on the supervisory board; and whoever is a delegate is elected to
/// neither.
#[test]
fn p43a_who_is_a_delegate() {
	for (organ, who, eligible) in [
		(Organ::Delegates, 9, true),
		(Organ::Delegates, 6, true),
		(Organ::Delegates, 1, false),
		(Organ::Delegates, 3, false),
		(Organ::Delegates, STRANGER, false),
		(Organ::Board, 10, false),
		(Organ::Supervisory, 10, false),
		(Organ::Mediators, 10, true),
	] {
		build_and_execute(|| {
			Unregistered::put(());
			Seats::insert(COOP, Organ::Delegates, vec![10]);
			let id = submit_on_paper(Content::Election { organ, seats: 1, method: Method::Approval });
			assert_eq!(Assembly::nominate(signed(12), BODY, id, who).is_ok(), eligible, "{organ:?} {who}");
		});
	}
}

/// 43a(3), (4): fifty at least, for five years at most. To the day the end of a term is reckoned where seats are filled.
#[test]
fn p43a_what_the_statute_can_say() {
	for (least, term_months, allowed) in [
		(49, 48, Err(StatuteFault::DelegatesOutOfRange)),
		(50, 48, Ok(())),
		(50, 60, Ok(())),
		(50, 61, Err(StatuteFault::DelegateTermOutOfRange)),
	] {
		let mut parameters = allmende_primitives::models::citizens_cooperative();
		parameters.delegates = Some(DelegateTerms { least, most: 60, term_months });
		assert_eq!(parameters.check(LegalForm::RegisteredCooperative, 1_501), allowed);
	}
}

/// 45(1), (2): a tenth of the members, or fewer by statute.
#[test]
fn p45_petitions() {
	for (members, petition, signatures) in [
		(12, Fraction::ONE_TENTH, 2),
		(20, Fraction::ONE_TENTH, 2),
		(21, Fraction::ONE_TENTH, 3),
		(100, Fraction::ONE_TENTH, 10),
		(100, Fraction::new(1, 20), 5),
	] {
		build_and_execute(|| {
			(13..=members).for_each(|who| {
				join(who);
			});
			set_terms(|terms| terms.petition = petition);
			let id = submit_as(signed(1), Content::Text);
			for who in 2..=signatures {
				assert!(!motion(id).petitioned, "{} of {members}", who - 1);
				assert_ok!(Assembly::sign(signed(who), BODY, id));
			}
			assert!(motion(id).petitioned, "{signatures} of {members}");
			let call = Call::convene { body: BODY, plan: Box::new(plan()), motions: items(&[id]) };
			assert_ok!(dispatch(call, signed(1)));
		});
	}
}

/// 46: two weeks' notice, one week for added items, both in the strictest reading.
#[test]
fn p46_notice() {
	for (notice_days, lead, allowed) in [
		(14, 14 * DAY, false),
		(14, 15 * DAY, false),
		(14, 15 * DAY + HOUR - 1, false),
		(14, 15 * DAY + HOUR, true),
		(30, 30 * DAY, false),
		(30, 31 * DAY + HOUR, true),
	] {
		build_and_execute(|| {
			set_terms(|terms| terms.notice_days = notice_days);
			let mut plan = plan();
			plan.starts_at = START + lead;
			plan.voting_from = plan.starts_at;
			plan.voting_until = plan.starts_at + DAY;
			plan.entries_until = plan.voting_until;
			let call = Call::convene { body: BODY, plan: Box::new(plan), motions: items(&[]) };
			assert_eq!(dispatch(call, board(COOP)).is_ok(), allowed, "{lead}");
		});
	}
	for (before, late) in [(8 * DAY + HOUR, false), (8 * DAY + HOUR - 1, true), (7 * DAY, true)] {
		build_and_execute(|| {
			let assembly = convene(&[]);
			let id = submit(Content::Text);
			set_now(crate::mock::assembly(assembly).plan.starts_at - before);
			assert_ok!(Assembly::add_item(board(COOP), BODY, assembly, id));
			assert_eq!(status(id), Status::OnAgenda { late });
		});
	}
}

/// 46(2): what was not announced in time is decided only if all take part.
#[test]
fn p46_what_was_not_announced() {
	for (voters, decided) in [(12, true), (11, false), (0, false)] {
		build_and_execute(|| {
			let assembly = convene(&[]);
			let id = submit(Content::Text);
			set_now(crate::mock::assembly(assembly).plan.starts_at - HOUR);
			assert_ok!(Assembly::add_item(board(COOP), BODY, assembly, id));
			open(assembly);
			yes(1..=voters, id);
			let_pass(assembly);
			close(id);
			let rejected = Status::Rejected { reason: Rejection::NotAnnounced };
			assert_eq!(status(id) == rejected, !decided);
		});
	}
}

/// 47(2): the chair and one member of the board.
#[test]
fn p47_two_signatures() {
	for (chair, second, complete) in [(3, 1, true), (1, 2, true), (1, 1, false), (3, 4, false), (3, 9, false)]
	{
		build_and_execute(|| {
			let assembly = convene(&[]);
			assert_ok!(Assembly::name_chair(board(COOP), BODY, assembly, chair));
			open(assembly);
			assert_ok!(Assembly::record_minutes(signed(chair), BODY, assembly, text("minutes")));
			let document = text("minutes").hash;
			let signed = Assembly::countersign_minutes(signed(second), BODY, assembly, document);
			assert_eq!(signed.is_ok(), complete);
		});
	}
}

/// 51(1): a month. It ends with the day of the next month that has the same number, or with its last.
#[test]
fn p51_a_month_to_contest() {
	for (decided_on, hour, last) in [
		((2026, 4, 17), 1, (2026, 5, 17)),
		((2026, 5, 31), 1, (2026, 6, 30)),
		((2026, 12, 31), 1, (2027, 1, 31)),
		((2027, 1, 31), 1, (2027, 2, 28)),
		// It was 1 June in Germany.
		((2026, 5, 31), 22, (2026, 7, 1)),
	] {
		build_and_execute(|| {
			let day = |(year, month, day)| Date::from_ymd(year, month, day).unwrap();
			let id = decided(Content::Text, 1, 0);
			set_now(day(decided_on).starts_at() + hour * HOUR);
			Motions::<Test>::mutate(BODY, id, |motion| motion.as_mut().unwrap().decided_at = Some(now()));
			set_now(day(last).plus_days(1).starts_at() - 1);
			assert_ok!(Assembly::contest(signed(4), BODY, id, Default::default()));
			set_now(day(last).plus_days(1).starts_at());
			let late = Assembly::contest(signed(5), BODY, id, Default::default());
			assert_eq!(late, Err(Error::ContestOver.into()));
		});
	}
}

/// 51(2): a member of that time, the board, the supervisory board.
#[test]
fn p51_who_contests() {
	for (origin, contests) in [
		(signed(9), true),
		(board(COOP), true),
		(supervisory(COOP), true),
		(assembly_of(COOP), false),
		(board(OTHER), false),
		(supervisory(OTHER), false),
		(signed(STRANGER), false),
		// Who has joined since.
		(signed(30), false),
	] {
		build_and_execute(|| {
			let id = decided(Content::Text, 3, 1);
			join(30);
			let contest = || {
				dispatch(
					Call::contest { body: BODY, motion: id, statement: Default::default() },
					origin.clone(),
				)
			};
			assert_eq!(contest().is_ok(), contests);
			if contests {
				assert_eq!(contest(), Err(Error::AlreadyContested.into()));
			}
		});
	}
}

/// 36(3): three quarters recall a member of the supervisory board; others by simple majority (24, 43(2)).
#[test]
fn p36_recall() {
	for (organ, who, in_favour, against, recalled) in [
		(Organ::Supervisory, 3, 3, 1, true),
		(Organ::Supervisory, 3, 8, 3, false),
		(Organ::Board, 1, 6, 5, true),
	] {
		build_and_execute(|| {
			let id = decided(Content::Recall { organ, who }, in_favour, against);
			enact(id);
			assert_eq!(!Seats::get(COOP, organ).contains(&who), recalled);
		});
	}
}

/// What was decided at one majority gives no call a higher one.
#[test]
fn excluding_people_gives_no_higher_majority() {
	build_and_execute(|| {
		let concerned = Concerned { organ: None, voters: vec![10, 11, 12].try_into().unwrap() };
		let id = submit_to(BODY, board(COOP), calls(note(1, Majority::ThreeQuarters)), concerned);
		let assembly = voting(&[id]);
		yes(1..=9, id);
		let_pass(assembly);
		close(id);
		set_now(now() + 40 * DAY);
		enact(id);
		let error = probe::Error::<Test>::MajorityTooLow.into();
		assert_eq!(status(id), Status::Failed { at: now(), error });
	});
}
