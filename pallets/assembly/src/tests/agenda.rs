//! Assemblies: notice, agenda, opening.

use crate::{
	mock::{Event, *},
	Actor, Call, Content, Form, Opening, Plan, Stage, Status, Window,
};
use allmende_primitives::{assembly::Roll, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{traits::BadOrigin, DispatchResult};

fn convene_raw(origin: RuntimeOrigin, plan: Plan<AccountId>, motions: &[u32]) -> DispatchResult {
	dispatch(Call::convene { body: BODY, plan: Box::new(plan), motions: items(motions) }, origin)
}

fn planned(change: impl FnOnce(&mut Plan<AccountId>)) -> Plan<AccountId> {
	let mut plan = plan();
	change(&mut plan);
	plan
}

/// A plan so many days later than the earliest.
fn ahead(days: u64) -> Plan<AccountId> {
	planned(|plan| {
		plan.starts_at += days * DAY;
		plan.voting_from += days * DAY;
		plan.voting_until += days * DAY;
		plan.entries_until += days * DAY;
	})
}

#[test]
fn the_board_convenes_with_two_weeks_notice() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		events();
		let plan = plan();
		assert_eq!(convene_with(plan.clone(), &[id]), 0);
		assert_eq!(assembly(0).items, 1);
		assert_eq!(assembly(0).undecided, 1);
		assert_eq!(assembly(0).convened_by, Actor::Board);
		assert_eq!(status(id), Status::OnAgenda { late: false });
		assert_eq!(Assembly::agenda(BODY, 0), [id]);
		let Plan { starts_at, voting_from, voting_until, invitation, .. } = plan;
		assert_eq!(
			events(),
			[
				Event::AssemblyConvened {
					body: BODY,
					assembly: 0,
					by: Actor::Board,
					form: Form::Virtual,
					starts_at,
					voting_from,
					voting_until,
					invitation: invitation.hash,
				},
				Event::ItemAnnounced { body: BODY, assembly: 0, motion: id, late: false },
			]
		);
	});
}

#[test]
fn the_notice_is_counted_strictly() {
	build_and_execute(|| {
		let at = |starts_at: u64| Plan {
			starts_at,
			voting_from: starts_at,
			voting_until: starts_at + DAY,
			entries_until: starts_at + DAY,
			..plan()
		};
		let short = convene_raw(board(COOP), at(START + TWO_WEEKS - 1), &[]);
		assert_eq!(short, Err(Error::NoticeTooShort.into()));
		assert_ok!(convene_raw(board(COOP), at(START + TWO_WEEKS), &[]));
		// A statute with a longer notice.
		set_terms(|terms| terms.notice_days = 21);
		let short = convene_raw(board(COOP), at(START + TWO_WEEKS), &[]);
		assert_eq!(short, Err(Error::NoticeTooShort.into()));
		assert_ok!(convene_raw(board(COOP), at(START + TWO_WEEKS + 7 * DAY), &[]));
	});
}

#[test]
fn the_times_must_be_in_order_and_near() {
	build_and_execute(|| {
		for plan in [
			planned(|plan| plan.voting_from = plan.starts_at - 1),
			planned(|plan| plan.voting_until = plan.voting_from),
			planned(|plan| plan.entries_until = plan.voting_until - 1),
			planned(|plan| plan.entries_until = plan.voting_until + 14 * DAY + 1),
			planned(|plan| {
				plan.voting_until = plan.starts_at + 60 * DAY + 1;
				plan.entries_until = plan.voting_until;
			}),
			planned(|plan| {
				let shift = 200 * DAY + 1 - TWO_WEEKS;
				plan.starts_at += shift;
				plan.voting_from += shift;
				plan.voting_until += shift;
				plan.entries_until += shift;
			}),
		] {
			assert_noop!(convene_raw(board(COOP), plan, &[]), Error::TimesOutOfRange);
		}
		// Discussion first, and a voting phase after it.
		let staged = planned(|plan| {
			plan.form = Form::Staged;
			plan.voting_from = plan.starts_at + 7 * DAY;
			plan.voting_until = plan.starts_at + 60 * DAY;
			plan.entries_until = plan.voting_until + 14 * DAY;
		});
		assert_ok!(convene_raw(board(COOP), staged, &[]));
	});
}

#[test]
fn who_convenes() {
	build_and_execute(|| {
		for origin in foreign_origins() {
			assert!(convene_raw(origin, plan(), &[]).is_err());
		}
		assert_ok!(convene_raw(supervisory(COOP), plan(), &[]));
		assert_ok!(convene_raw(assembly_of(COOP), plan(), &[]));
		// A member does not, not even for a motion that the board has seconded.
		let id = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::second(board(COOP), BODY, id));
		assert_noop!(convene_raw(signed(9), plan(), &[]), Error::NotAuthorised);
		assert_noop!(convene_raw(signed(9), plan(), &[id]), Error::NotAuthorised);
		// With a tenth behind him he does, for this motion and no other.
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert_noop!(convene_raw(signed(10), plan(), &[id]), Error::NotAuthorised);
		let boards = submit(Content::Text);
		assert_noop!(convene_raw(signed(9), plan(), &[id, boards]), Error::NotAuthorised);
		assert_ok!(convene_raw(signed(9), plan(), &[id]));
		assert_eq!(assembly(2).convened_by, voter(9));
	});
}

#[test]
fn only_seconded_motions_come_on_an_agenda() {
	build_and_execute(|| {
		let id = submit_as(signed(9), Content::Text);
		assert_noop!(convene_raw(board(COOP), plan(), &[id]), Error::WrongStatus);
		assert_noop!(convene_raw(board(COOP), plan(), &[5]), Error::MotionNotFound);
		assert_ok!(Assembly::second(board(COOP), BODY, id));
		// Not twice on one, and not on two.
		assert_noop!(convene_raw(board(COOP), plan(), &[id, id]), Error::WrongStatus);
		convene(&[id]);
		assert_noop!(convene_raw(board(COOP), plan(), &[id]), Error::WrongStatus);
		// Not after its time.
		let old = submit(Content::Text);
		set_now(START + 91 * DAY);
		pass_blocks(LEAST_WINDOW + 1);
		assert_noop!(convene_raw(board(COOP), plan(), &[old]), Error::MotionExpired);
	});
}

#[test]
fn the_agenda_freezes() {
	build_and_execute(|| {
		let id = convene(&[]);
		let [in_time, late] = [submit(Content::Text), submit(Content::Text)];
		let forced = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		set_now(assembly(id).plan.starts_at - ONE_WEEK);
		for origin in foreign_origins().into_iter().chain([signed(9)]) {
			assert!(Assembly::add_item(origin, BODY, id, in_time).is_err());
		}
		assert_ok!(Assembly::add_item(supervisory(COOP), BODY, id, in_time));
		assert_eq!(status(in_time), Status::OnAgenda { late: false });
		set_now(assembly(id).plan.starts_at - ONE_WEEK + 1);
		assert_noop!(Assembly::add_item(signed(9), BODY, id, forced), Error::AgendaFrozen);
		assert_ok!(Assembly::add_item(board(COOP), BODY, id, late));
		assert_eq!(status(late), Status::OnAgenda { late: true });
		assert_noop!(Assembly::add_item(board(COOP), BODY, 5, late), Error::AssemblyNotFound);
		open(id);
		assert_noop!(Assembly::add_item(board(COOP), BODY, id, forced), Error::AssemblyFixed);
	});
}

#[test]
fn a_petition_forces_an_item() {
	build_and_execute(|| {
		let id = convene(&[]);
		let forced = submit_as(signed(9), Content::Text);
		assert_noop!(Assembly::add_item(signed(9), BODY, id, forced), Error::NotAuthorised);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		assert_noop!(Assembly::add_item(signed(10), BODY, id, forced), Error::NotAuthorised);
		set_now(assembly(id).plan.starts_at - ONE_WEEK);
		assert_ok!(Assembly::add_item(signed(9), BODY, id, forced));
		assert_eq!(status(forced), Status::OnAgenda { late: false });
	});
}

#[test]
fn no_organ_puts_a_petition_off() {
	build_and_execute(|| {
		let forced = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		let far = ahead(150);
		let later = convene_with(far, &[forced]);
		assert_noop!(Assembly::add_item(signed(9), BODY, later, forced), Error::WrongStatus);
		// Others do not take it away, its author does.
		assert_noop!(convene_raw(board(COOP), plan(), &[forced]), Error::WrongStatus);
		assert_noop!(convene_raw(signed(10), plan(), &[forced]), Error::NotAuthorised);
		assert_ok!(convene_raw(signed(9), plan(), &[forced]));
		assert_eq!(assembly(later).undecided, 0);
		assert_eq!(motion(forced).assembly, Some(later + 1));
		assert_ok!(Assembly::do_try_state());
		open(later + 1);
		assert_noop!(convene_raw(signed(9), plan(), &[forced]), Error::WrongStatus);
		yes([1], forced);
		let_pass(later + 1);
		close(forced);
		assert_eq!(assembly(later + 1).undecided, 0);
		open(later);
		assert_ok!(Assembly::record_minutes(signed(3), BODY, later, text("nothing was decided")));
	});
}

#[test]
fn nor_does_its_author() {
	build_and_execute(|| {
		let forced = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		// Where the board has put it he does not have to leave it.
		convene_with(ahead(5), &[forced]);
		let first = convene_with(ahead(20), &[]);
		assert_ok!(Assembly::add_item(signed(9), BODY, first, forced));
		let [same, later] = [convene_with(ahead(20), &[]), convene_with(ahead(40), &[])];
		for another in [same, later] {
			assert_noop!(Assembly::add_item(signed(9), BODY, another, forced), Error::WrongStatus);
		}
		assert_noop!(convene_raw(signed(9), ahead(30), &[forced]), Error::WrongStatus);
		assert_eq!(motion(forced).assembly, Some(first));
		let earlier = convene_with(ahead(10), &[]);
		assert_ok!(Assembly::add_item(signed(9), BODY, earlier, forced));
	});
	// Not from one that has begun.
	build_and_execute(|| {
		let forced = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		let id = convene(&[forced]);
		set_now(assembly(id).plan.starts_at);
		assert_noop!(convene_raw(signed(9), plan(), &[forced]), Error::WrongStatus);
	});
}

#[test]
fn who_can_force_motions_fills_no_agenda() {
	build_and_execute(|| {
		// Each member is enough for a petition, as in a cooperative of ten.
		set_terms(|terms| terms.petition = allmende_primitives::Fraction::new(1, 12));
		let id = convene(&[]);
		for _ in 0..3 {
			let forced = submit_as(signed(9), Content::Text);
			assert_ok!(Assembly::add_item(signed(9), BODY, id, forced));
			assert_noop!(Assembly::withdraw_motion(signed(9), BODY, forced), Error::Petitioned);
		}
		let submit_more = Call::submit {
			body: BODY,
			text: text("more"),
			content: Box::new(Content::Text),
			concerned: Default::default(),
			mode: BallotMode::Open,
			effective_from: None,
		};
		assert_noop!(dispatch(submit_more, signed(9)), Error::TooManyOpenMotions);
		let boards = submit(Content::Text);
		assert_ok!(Assembly::add_item(board(COOP), BODY, id, boards));
	});
}

#[test]
fn nobody_wastes_anothers_motion_by_adding_it_late() {
	build_and_execute(|| {
		let id = convene(&[]);
		let forced = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		let seconded = submit_as(signed(11), Content::Text);
		assert_ok!(Assembly::second(board(COOP), BODY, seconded));
		let boards = submit(Content::Text);
		set_now(assembly(id).plan.starts_at - HOUR);
		for motion in [forced, seconded] {
			assert_noop!(Assembly::add_item(board(COOP), BODY, id, motion), Error::AgendaFrozen);
		}
		assert_noop!(Assembly::add_item(supervisory(COOP), BODY, id, boards), Error::AgendaFrozen);
		assert_ok!(Assembly::add_item(board(COOP), BODY, id, boards));
		assert_eq!(status(boards), Status::OnAgenda { late: true });
	});
}

#[test]
fn no_organ_keeps_a_motion_from_being_signed() {
	build_and_execute(|| {
		// Before enough have signed it, the board puts it on an agenda of a day far ahead.
		let id = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::second(board(COOP), BODY, id));
		let far = ahead(150);
		let later = convene_with(far, &[id]);
		assert_noop!(convene_raw(signed(9), plan(), &[id]), Error::NotAuthorised);
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert!(motion(id).petitioned);
		assert_eq!(status(id), Status::OnAgenda { late: false });
		assert_ok!(convene_raw(signed(9), plan(), &[id]));
		assert_eq!(assembly(later).undecided, 0);
	});
	build_and_execute(|| {
		// Or on one that it calls off.
		let id = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::second(board(COOP), BODY, id));
		let cancelled = convene(&[id]);
		assert_ok!(Assembly::cancel_assembly(board(COOP), BODY, cancelled));
		assert_ok!(Assembly::sign(signed(10), BODY, id));
		assert_ok!(convene_raw(signed(9), plan(), &[id]));
		// While it is voted on there is nothing to force.
		let id = submit_as(signed(11), Content::Text);
		assert_ok!(Assembly::second(board(COOP), BODY, id));
		voting(&[id]);
		assert_noop!(Assembly::sign(signed(10), BODY, id), Error::WrongStatus);
	});
}

#[test]
fn an_agenda_is_bounded() {
	build_and_execute(|| {
		let motions: Vec<u32> = [board(COOP), supervisory(COOP)]
			.into_iter()
			.flat_map(|origin| [0, 1, 2].map(|_| submit_as(origin.clone(), Content::Text)))
			.collect();
		let id = convene(&motions[..4]);
		assert_noop!(Assembly::add_item(board(COOP), BODY, id, motions[4]), Error::AgendaFull);
	});
}

#[test]
fn who_has_convened_cancels() {
	build_and_execute(|| {
		let motion = submit(calls(note(1, Majority::Simple)));
		let id = convene(&[motion]);
		for origin in foreign_origins().into_iter().chain([supervisory(COOP), signed(1)]) {
			assert!(Assembly::cancel_assembly(origin, BODY, id).is_err());
		}
		assert_ok!(Assembly::cancel_assembly(board(COOP), BODY, id));
		assert_eq!(assembly(id).stage, Stage::Cancelled);
		assert_noop!(Assembly::cancel_assembly(board(COOP), BODY, id), Error::AssemblyFixed);
		set_now(assembly(id).plan.voting_from);
		assert_noop!(Assembly::open_voting(signed(1), BODY, id), Error::AssemblyFixed);
		assert_noop!(vote(1, motion, crate::Choice::Yes), Error::NotVoting);
		// The motion is free for another one.
		let next = voting(&[motion]);
		assert_noop!(Assembly::cancel_assembly(board(COOP), BODY, next), Error::AssemblyFixed);
		yes(1..=3, motion);
	});
}

#[test]
fn a_motion_of_a_cancelled_assembly_can_be_withdrawn() {
	build_and_execute(|| {
		let motion = submit(Content::Text);
		let id = convene(&[motion]);
		assert_ok!(Assembly::cancel_assembly(board(COOP), BODY, id));
		set_now(START + 30 * DAY);
		assert_ok!(Assembly::withdraw_motion(board(COOP), BODY, motion));
		assert_eq!(status(motion), Status::Withdrawn);
	});
}

#[test]
fn an_organ_names_the_chair() {
	build_and_execute(|| {
		let id = convene(&[]);
		events();
		for origin in foreign_origins().into_iter().chain([signed(3)]) {
			assert!(Assembly::name_chair(origin, BODY, id, 9).is_err());
		}
		assert_ok!(Assembly::name_chair(supervisory(COOP), BODY, id, 4));
		assert_eq!(assembly(id).plan.chair, 4);
		assert_eq!(events(), [Event::ChairNamed { body: BODY, assembly: id, old: 3, new: 4 }]);
		// Who took the chair is not replaced afterwards by those who sign beside him.
		open(id);
		assert_noop!(Assembly::name_chair(board(COOP), BODY, id, 2), Error::NotAuthorised);
		assert_ok!(Assembly::name_chair(supervisory(COOP), BODY, id, 3));
		assert_ok!(Assembly::name_chair(assembly_of(COOP), BODY, id, 4));
	});
}

#[test]
fn opening_fixes_electorate_and_rules() {
	build_and_execute(|| {
		let id = convene(&[]);
		let Plan { voting_from, voting_until, .. } = assembly(id).plan;
		set_now(voting_from - 1);
		assert_noop!(Assembly::open_voting(signed(1), BODY, id), Error::TooEarly);
		set_now(voting_from);
		for origin in unsigned_origins() {
			assert_noop!(Assembly::open_voting(origin, BODY, id), BadOrigin);
		}
		join_investing(21);
		assert_ok!(Assembly::open_voting(signed(STRANGER), BODY, id));
		let roll = Roll { next: 14, ordinary: 12, investing: 1 };
		let window =
			Window { until: voting_until, entries_until: voting_until, open_until_block: 1 + LEAST_WINDOW };
		let opening =
			Opening { at: voting_from, roll, quorum: None, most_votes: true, tally_published: false, window };
		assert_eq!(assembly(id).stage, Stage::Opened(opening));
		assert_noop!(Assembly::open_voting(signed(1), BODY, id), Error::AssemblyFixed);
	});
}

#[test]
fn who_opens_late_shortens_nothing() {
	build_and_execute(|| {
		let id = convene(&[]);
		let Plan { voting_from, voting_until, .. } = assembly(id).plan;
		set_now(voting_from + 5 * HOUR);
		assert_ok!(Assembly::open_voting(signed(1), BODY, id));
		let Stage::Opened(opening) = assembly(id).stage else { panic!() };
		assert_eq!(opening.window.until, voting_until + 5 * HOUR);
	});
}

#[test]
fn who_opens_after_the_end_takes_nobody_by_surprise() {
	build_and_execute(|| {
		// For an hour, for three weeks with a day for counting, and one that is forgotten.
		let hour = convene_with(planned(|plan| plan.voting_until = plan.voting_from + HOUR), &[]);
		let weeks = planned(|plan| {
			plan.voting_until = plan.voting_from + 21 * DAY;
			plan.entries_until = plan.voting_until + DAY;
		});
		let weeks = convene_with(weeks, &[]);
		let id = submit(Content::Text);
		let forgotten = convene(&[id]);
		let Plan { starts_at, .. } = assembly(hour).plan;
		let opened = |id| match assembly(id).stage {
			Stage::Opened(opening) => (opening.window.until, opening.window.entries_until),
			_ => panic!("not opened"),
		};
		set_now(starts_at + HOUR);
		assert_ok!(Assembly::open_voting(signed(1), BODY, hour));
		assert_eq!(opened(hour), (now() + ONE_WEEK, now() + ONE_WEEK + DAY - HOUR));
		set_now(starts_at + 60 * DAY);
		assert_ok!(Assembly::open_voting(signed(1), BODY, weeks));
		assert_eq!(opened(weeks), (now() + 21 * DAY, now() + 22 * DAY));
		// Anybody who is entitled then calls off what nobody has opened.
		assert_noop!(Assembly::cancel_assembly(signed(9), BODY, forgotten), Error::NotAuthorised);
		set_now(now() + 1);
		assert_noop!(Assembly::open_voting(signed(1), BODY, forgotten), Error::OpeningMissed);
		for origin in foreign_origins() {
			assert!(Assembly::cancel_assembly(origin, BODY, forgotten).is_err());
		}
		assert_ok!(Assembly::cancel_assembly(signed(9), BODY, forgotten));
		convene(&[id]);
	});
}

#[test]
fn what_has_begun_is_not_called_off() {
	build_and_execute(|| {
		let staged = || {
			planned(|plan| {
				plan.form = Form::Staged;
				plan.voting_from += 7 * DAY;
				plan.voting_until += 14 * DAY;
				plan.entries_until = plan.voting_until;
			})
		};
		let [first, second] = [convene_with(staged(), &[]), convene_with(staged(), &[])];
		let Plan { starts_at, voting_until, .. } = assembly(first).plan;
		set_now(starts_at - 1);
		assert_ok!(Assembly::cancel_assembly(board(COOP), BODY, first));
		for time in [starts_at, voting_until - 1] {
			set_now(time);
			assert_noop!(Assembly::cancel_assembly(board(COOP), BODY, second), Error::AssemblyFixed);
		}
		set_now(voting_until);
		assert_ok!(Assembly::cancel_assembly(board(COOP), BODY, second));
	});
}

#[test]
fn a_written_vote_is_on_one_motion_if_the_statute_has_them() {
	build_and_execute(|| {
		let [first, second] = [submit(Content::Text), submit(Content::Text)];
		let written = || planned(|plan| plan.form = Form::Written);
		assert_noop!(convene_raw(board(COOP), written(), &[first]), Error::NoWrittenVotes);
		// As an association's statute can have it.
		set_terms(|terms| terms.written_votes = true);
		assert_noop!(convene_raw(board(COOP), written(), &[first, second]), Error::SingleMotion);
		assert_noop!(convene_raw(board(COOP), written(), &[]), Error::SingleMotion);
		let id = convene_with(written(), &[first]);
		assert_noop!(Assembly::add_item(board(COOP), BODY, id, second), Error::SingleMotion);
		open(id);
		yes(1..=2, first);
		no([3], first);
		let_pass(id);
		close(first);
		assert!(matches!(status(first), Status::Adopted { .. }));
	});
}
