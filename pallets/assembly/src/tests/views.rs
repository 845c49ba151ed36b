//! Reading calls.

use crate::{
	mock::*, Ballot, Bloc, Choice, Content, Manner, Method, Obstacle, Page, Tally, TallyView, Turnout,
};
use allmende_primitives::{assembly::Roll, Organ, MAX_PAGE};
use frame_support::assert_ok;
use sp_core::H256;

#[test]
fn motions_are_paged_and_those_open_picked() {
	build_and_execute(|| {
		let done = decided(Content::Text, 1, 0);
		let open = submit(Content::Text);
		let ids = |page: Page<_>| (page.items.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), page.next);
		assert_eq!(ids(Assembly::motions(BODY, 0, 10, false)), (vec![done, open], None));
		assert_eq!(ids(Assembly::motions(BODY, 0, 10, true)), (vec![open], None));
		assert_eq!(ids(Assembly::motions(BODY, 0, 1, false)), (vec![done], Some(1)));
		assert_eq!(ids(Assembly::motions(BODY, 1, 1, false)), (vec![open], None));
		assert_eq!(ids(Assembly::motions(FEDERATION, 0, 10, false)), (vec![], None));
		assert_eq!(Assembly::assemblies(BODY, 0, u32::MAX).items.len(), 1);
		crate::NextMotionId::<Test>::insert(FEDERATION, 1_000);
		assert_eq!(Assembly::motions(FEDERATION, 0, u32::MAX, true).next, Some(MAX_PAGE));
		crate::NextMotionId::<Test>::remove(FEDERATION);
	});
}

#[test]
fn the_tally_is_shown_when_it_is_over_or_published() {
	for published in [false, true] {
		build_and_execute(|| {
			set_terms(|terms| terms.running_tally_published = published);
			let id = submit(Content::Text);
			assert_eq!(Assembly::tallies(BODY, id), []);
			let assembly = voting(&[id]);
			yes(1..=3, id);
			let view = |tally| TallyView {
				round: 1,
				roll: Roll { next: 13, ordinary: 12, investing: 0 },
				turnout: Turnout { ordinary: 3, investing: 0 },
				tally,
			};
			assert_eq!(Assembly::tallies(BODY, id), [view(published.then(|| tally(id)))]);
			let_pass(assembly);
			close(id);
			assert_eq!(Assembly::tallies(BODY, id), [view(Some(tally(id)))]);
		});
	}
}

#[test]
fn who_may_vote_is_told_why_not() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let may = |who| Assembly::may_vote(BODY, id, who);
		assert_eq!(Assembly::may_vote(BODY, 77, 1), Err(Obstacle::MotionNotFound));
		assert_eq!(may(1), Err(Obstacle::NotVoting));
		let assembly = convene(&[id]);
		assert_eq!(may(1), Err(Obstacle::NotOpened));
		open(assembly);
		assert_eq!(may(1), Ok(()));
		assert_ok!(vote(1, id, Choice::Yes));
		assert_eq!(may(1), Ok(()));
		assert_eq!(may(STRANGER), Err(Obstacle::NotEntitled));
		join(30);
		assert_eq!(may(30), Err(Obstacle::JoinedAfterOpening));
		let_pass(assembly);
		assert_eq!(may(1), Err(Obstacle::VotingOver));
		close(id);
		assert_eq!(may(1), Err(Obstacle::NotVoting));
	});
}

#[test]
fn everything_for_the_minutes_is_in_one_place() {
	build_and_execute(|| {
		let [first, second] = [submit(Content::Text), submit(Content::Text)];
		let id = voting(&[first, second]);
		yes(1..=3, first);
		let_pass(id);
		close(first);
		close(second);
		assert_ok!(Assembly::record_minutes(signed(3), BODY, id, text("minutes")));
		let view = Assembly::minutes(BODY, id).unwrap();
		assert_eq!(view.assembly, assembly(id));
		assert_eq!(view.minutes.unwrap().document, text("minutes"));
		assert_eq!(view.items.iter().map(|item| item.motion).collect::<Vec<_>>(), [first, second]);
		assert_eq!(view.items[0].tallies[0].tally.as_ref().unwrap().ordinary, counts(3, 0, 0));
		assert_eq!(*view.items[1].content, motion(second));
		assert!(Assembly::minutes(BODY, 9).is_none());
	});
}

#[test]
fn what_a_petition_has_taken_elsewhere_is_not_in_the_minutes() {
	build_and_execute(|| {
		let forced = submit_as(signed(9), Content::Text);
		assert_ok!(Assembly::sign(signed(10), BODY, forced));
		let mut later = plan();
		later.starts_at += DAY;
		later.voting_from += DAY;
		later.voting_until += DAY;
		later.entries_until += DAY;
		let later = convene_with(later, &[forced]);
		assert_ok!(Assembly::convene(signed(9), BODY, Box::new(plan()), items(&[forced])));
		let motions = |id| {
			let view = Assembly::minutes(BODY, id).unwrap();
			view.items.iter().map(|item| item.motion).collect::<Vec<_>>()
		};
		assert_eq!(motions(later), [] as [u32; 0]);
		assert_eq!(motions(later + 1), [forced]);
		// The agenda as it was announced.
		assert_eq!(Assembly::agenda(BODY, later), [forced]);
	});
}

#[test]
fn what_others_have_to_see_before_they_sign() {
	build_and_execute(|| {
		let id = submit(Content::Election { organ: Organ::Board, seats: 1, method: Method::MostVotes });
		assert!(!Assembly::is_nominated(BODY, id, 9));
		assert_ok!(Assembly::nominate(signed(12), BODY, id, 9));
		assert!(Assembly::is_nominated(BODY, id, 9));
		assert_ok!(Assembly::accept_nomination(signed(9), BODY, id));
		assert!(Assembly::is_nominated(BODY, id, 9));

		let paper = submit(Content::Text);
		let assembly = voting(&[id, paper]);
		let counts = Tally { ordinary: counts(1, 0, 0), ..Default::default() };
		let bloc = Bloc { voters: vec![2].try_into().unwrap(), counts, record: H256::zero() };
		assert_eq!(Assembly::proposed_entry(BODY, paper, 6), None);
		assert_ok!(Assembly::propose_entry(signed(6), BODY, paper, Box::new(bloc.clone())));
		let proposed = Assembly::proposed_entry(BODY, paper, 6).unwrap();
		assert_eq!((proposed.bloc, proposed.approvals.into_inner()), (bloc, vec![6]));

		assert_eq!(Assembly::participation(BODY, paper, 1, 1), None);
		yes([1], paper);
		let (participation, ballot) = Assembly::participation(BODY, paper, 1, 1).unwrap();
		assert_eq!(participation.manner, Manner::Personally);
		assert_eq!(ballot, Some(Ballot::Motion(Choice::Yes)));
		assert_ok!(Assembly::vote(signed(1), BODY, id, names(&[0])));

		let_pass(assembly);
		assert_eq!(Assembly::outcome(BODY, id), None);
		close(id);
		close(paper);
		assert_eq!(Assembly::outcome(BODY, id).unwrap().elected.into_inner(), [9]);
		assert_eq!(Assembly::outcome(BODY, paper), None);
		let statement = H256::repeat_byte(4);
		assert_eq!(Assembly::contest_of(BODY, paper, voter(1)), None);
		assert_ok!(Assembly::contest(signed(1), BODY, paper, statement));
		assert_eq!(Assembly::contest_of(BODY, paper, voter(1)), Some(statement));
	});
}
