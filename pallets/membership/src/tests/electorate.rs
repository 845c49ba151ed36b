//! The members as those who vote.

use crate::{mock::*, MemberKind};
use allmende_primitives::{
	assembly::{Body, Electorate, Roll, Voter, VoterClass},
	models,
	traits::Register,
	Authority, Fraction, Majority,
};
use frame_support::{assert_ok, weights::Weight};

const BODY: Body = Body::Members(COOP);
/// A cooperative that there is not.
const NOWHERE: Body = Body::Members(99);

fn ordinary(number: u32) -> Option<Voter> {
	Some(Voter { number, class: VoterClass::Ordinary })
}

fn roll() -> Roll {
	Membership::roll(BODY)
}

/// Admits an investing member.
fn invest(who: AccountId) {
	amend(COOP, |parameters| parameters.investing_members = true);
	assert_ok!(apply_as(COOP, who, 1, MemberKind::Investing));
	assert_ok!(Membership::admit(supervisory(COOP), who));
}

#[test]
fn the_terms_are_those_of_the_statute_in_force() {
	build_and_execute(|| {
		let model = models::citizens_cooperative().assembly;
		assert_eq!(Membership::terms(BODY), Some(model));
		amend(COOP, |parameters| parameters.assembly.quorum = Some(Fraction::ONE_TENTH));
		assert_eq!(Membership::terms(BODY).unwrap().quorum, Some(Fraction::ONE_TENTH));
		assert_eq!(Membership::terms(Body::Members(OTHER)), Some(model));
		// There is no assembly before the founding, and none of a cooperative that is not there.
		assert_eq!(Membership::terms(Body::Members(BEING_FOUNDED)), None);
		assert_eq!(Membership::terms(NOWHERE), None);
	});
}

#[test]
fn a_member_votes_under_the_number_in_the_register() {
	build_and_execute(|| {
		admit(ANNA);
		assert_eq!(Membership::voter(BODY, &1), ordinary(1));
		assert_eq!(Membership::voter(BODY, &ANNA), ordinary(4));
		assert_eq!(Membership::class(BODY, 4), Some(VoterClass::Ordinary));
		assert_eq!(Membership::account(BODY, 4), Some(ANNA));
		// Not where she is no member, and not before she is one.
		assert_eq!(Membership::voter(Body::Members(OTHER), &ANNA), None);
		assert_eq!(Membership::account(Body::Members(OTHER), 4), None);
		apply(BEN);
		assert_eq!(Membership::voter(BODY, &BEN), None);
		assert_eq!(Membership::class(BODY, 5), None);
		assert_eq!(Membership::class(BODY, 0), None);
		assert_eq!(Membership::voter(NOWHERE, &1), None);
	});
}

#[test]
fn an_investing_member_is_told_apart() {
	build_and_execute(|| {
		invest(ANNA);
		let class = VoterClass::Investing;
		assert_eq!(Membership::voter(BODY, &ANNA), Some(Voter { number: 4, class }));
		assert_eq!(Membership::class(BODY, 4), Some(class));
		assert_eq!(roll(), Roll { next: 5, ordinary: 3, investing: 1 });
		assert_eq!(roll().total(), 4);
	});
}

/// Whoever joins after the opening has a number that the roll did not know.
#[test]
fn the_roll_tells_who_joined_later() {
	build_and_execute(|| {
		let opened = roll();
		assert_eq!(opened, Roll { next: 4, ordinary: 3, investing: 0 });
		admit(ANNA);
		assert!(Membership::voter(BODY, &ANNA).unwrap().number >= opened.next);
		assert!(FOUNDERS.iter().all(|who| Membership::voter(BODY, who).unwrap().number < opened.next));
		assert_eq!(roll(), Roll { next: 5, ordinary: 4, investing: 0 });
		assert_eq!(Membership::roll(NOWHERE).total(), 0);
		assert_eq!(Membership::roll(Body::Members(BEING_FOUNDED)).total(), 0);
	});
}

/// Somebody who came back after the opening does not vote under the old number.
#[test]
fn who_comes_back_is_another_voter() {
	build_and_execute(|| {
		admit(ANNA);
		let opened = roll();
		assert_ok!(Membership::end_by_transfer(COOP, &ANNA));
		assert_eq!(Membership::voter(BODY, &ANNA), None);
		assert_eq!(Membership::account(BODY, 4), None);
		Held::remove(COOP, ANNA);
		admit(ANNA);
		assert_eq!(Membership::voter(BODY, &ANNA), ordinary(5));
		assert_eq!(Membership::class(BODY, 4), None);
		assert_eq!(opened.next, 5);
	});
}

/// A member who leaves votes to the last day; from the next one on nobody does for him, entered or not.
#[test]
fn notice_takes_the_vote_with_the_last_day() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(2), COOP));
		let leaves_on = entry_of(COOP, 2).leaves_on.unwrap();
		set_today(leaves_on);
		assert_eq!(Membership::voter(BODY, &2), ordinary(2));
		set_today(leaves_on.plus_days(1));
		assert_eq!(Membership::voter(BODY, &2), None);
		assert_eq!(Membership::class(BODY, 2), None);
		assert_eq!(Membership::account(BODY, 2), None);
		// The roll counts him until the end is entered: one too many, never one too few.
		assert_eq!(roll(), Roll { next: 4, ordinary: 3, investing: 0 });
		idle(Weight::MAX);
		assert_eq!(roll(), Roll { next: 4, ordinary: 2, investing: 0 });
	});
}

/// No organ votes in the assembly of its own members, and the federation has no register here.
#[test]
fn nobody_is_represented_and_the_federation_has_no_voters() {
	build_and_execute(|| {
		let majority = Majority::NineTenths;
		for authority in [
			Authority::Board { coop: COOP },
			Authority::Supervisory { coop: COOP },
			Authority::Assembly { coop: COOP, majority },
			Authority::Federation { majority },
		] {
			assert_eq!(Membership::represented(BODY, &authority), None);
			assert_eq!(Membership::represented(Body::Federation, &authority), None);
		}
		assert_eq!(Membership::terms(Body::Federation), None);
		assert_eq!(Membership::roll(Body::Federation), Roll::default());
		assert_eq!(Membership::voter(Body::Federation, &1), None);
		assert_eq!(Membership::class(Body::Federation, 1), None);
		assert_eq!(Membership::account(Body::Federation, 1), None);
	});
}
