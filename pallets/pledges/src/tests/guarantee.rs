use crate::{mock::*, Outcome, Refusal, Relief, Status};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn guarantee(who: AccountId, id: u32, amount: u128) -> DispatchResult {
	Pledges::guarantee(signed(who), CUR, id, amount)
}

fn call(who: AccountId, id: u32, amount: u128) -> DispatchResult {
	Pledges::call_guarantor(signed(STRANGER), CUR, id, who, amount)
}

fn release(who: AccountId, id: u32) -> DispatchResult {
	Pledges::release_guarantee(signed(STRANGER), CUR, id, who)
}

fn guaranteed(who: AccountId, id: u32) -> (Option<u128>, u128) {
	(Pledges::guarantee_of(CUR, id, who), credit(who).guaranteed)
}

#[test]
fn a_guarantee_counts_against_the_limit() {
	build_and_execute(|| {
		let id = pledge(ANNA, 1_000);
		events();
		assert_ok!(guarantee(BEN, id, 300));
		assert_eq!(guaranteed(BEN, id), (Some(300), 300));
		let told = Event::Guaranteed { currency: CUR, pledge: id, guarantor: BEN, old: 0, amount: 300 };
		assert_eq!(events(), [told]);
		pledge(BEN, 600);
		assert_noop!(guarantee(BEN, id, 401), Error::CreditExceeded);
		assert_ok!(guarantee(BEN, id, 400));
		assert_eq!(guaranteed(BEN, id), (Some(400), 400));
	});
}

/// As long as members can vote it can be lowered and withdrawn. Then they have relied on it.
#[test]
fn it_stands_from_the_end_of_the_vote_on() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		assert_noop!(guarantee(BEN, id, 0), Error::ZeroAmount);
		assert_ok!(guarantee(BEN, id, 50));
		assert_ok!(guarantee(BEN, id, 20));
		assert_ok!(guarantee(CARLA, id, 100));
		assert_ok!(guarantee(CARLA, id, 0));
		assert_eq!(guaranteed(CARLA, id), (None, 0));
		carry(id);
		pass(WINDOW);
		// Nobody can change his vote any more, whether it was counted or not.
		assert_noop!(guarantee(BEN, id, 0), Error::GuaranteeStands);
		assert_noop!(guarantee(BEN, id, 19), Error::GuaranteeStands);
		assert_ok!(guarantee(BEN, id, 20));
		finalise(id);
		assert_noop!(guarantee(BEN, id, 19), Error::GuaranteeStands);
		assert_ok!(guarantee(BEN, id, 21));
		assert_ok!(guarantee(DORA, id, 100));
		assert_noop!(guarantee(EMIL, id, 101), Error::MoreThanLeft);
		let claim = claim(FRIDA, id, 4);
		confirm(id, claim);
		assert_noop!(guarantee(EMIL, id, 61), Error::MoreThanLeft);
		assert_ok!(guarantee(EMIL, id, 60));
	});
}

#[test]
fn who_can_guarantee_what() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		only_signed(|origin| Pledges::guarantee(origin, CUR, id, 1));
		assert_noop!(guarantee(ANNA, id, 1), Error::OwnPledge);
		assert_noop!(guarantee(STRANGER, id, 1), Error::NotEntitled);
		assert_noop!(guarantee(BEN, 9, 1), Error::PledgeNotFound);
		assert_noop!(guarantee(BEN, id, 101), Error::MoreThanLeft);
		pass(WINDOW);
		finalise(id);
		assert_noop!(guarantee(BEN, id, 1), Error::WrongStatus);
	});
	build_and_execute(|| {
		let id = overdue(100);
		assert_ok!(guarantee(CARLA, id, 1));
		assert_ok!(Pledges::declare_default(signed(BEN), CUR, id));
		assert_noop!(guarantee(BEN, id, 1), Error::InDefault);
		// Nor does who is in default himself.
		let other = pledge(BEN, 100);
		assert_noop!(guarantee(ANNA, other, 1), Error::InDefault);
	});
}

#[test]
fn he_pays_what_he_has_promised() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		assert_ok!(guarantee(BEN, id, 60));
		carry(id);
		pass(WINDOW);
		finalise(id);
		spend(ANNA);
		deposit(BEN, 45);
		assert_noop!(call(BEN, id, 45), Error::NotOverdue);
		pass_grace();
		assert_noop!(call(CARLA, id, 1), Error::GuaranteeNotFound);
		assert_noop!(call(BEN, id, 0), Error::ZeroAmount);
		assert_noop!(call(BEN, id, 61), Error::MoreThanGuaranteed);
		assert_noop!(call(BEN, id, 101), Error::MoreThanLeft);
		assert_noop!(call(BEN, id, 46), Ledger::POOR);
		events();
		assert_ok!(call(BEN, id, 45));
		// What he has; the rest he owes still.
		assert_eq!((purse(BEN), guaranteed(BEN, id)), (0, (Some(15), 15)));
		assert_eq!((info(id).books.stood_in, backing().outstanding), (45, 55));
		let told = events();
		assert!(matches!(told[0], Event::Defaulted { left: 100, .. }));
		let (how, by, amount, outstanding) = (Relief::StoodIn, Some(BEN), 45, 55);
		let relieved = Event::Relieved { currency: CUR, pledge: id, how, by, amount, outstanding };
		assert_eq!(told.last(), Some(&relieved));
		deposit(BEN, 100);
		assert_noop!(call(BEN, id, 16), Error::MoreThanGuaranteed);
		assert_ok!(call(BEN, id, 15));
		assert_eq!((purse(BEN), guaranteed(BEN, id)), (85, (None, 0)));
		assert_noop!(call(BEN, id, 1), Error::GuaranteeNotFound);
		assert_eq!((info(id).books.left, credit(ANNA).broken), (40, 1));
	});
}

/// Each is liable up to his own amount, whoever is called first, and nobody for more than is left.
#[test]
fn several_guarantee_the_same() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		for who in [BEN, CARLA] {
			assert_ok!(guarantee(who, id, 80));
			deposit(who, 100);
		}
		carry(id);
		pass(WINDOW);
		finalise(id);
		spend(ANNA);
		pass_grace();
		assert_ok!(call(CARLA, id, 80));
		assert_noop!(call(BEN, id, 21), Error::MoreThanLeft);
		assert_ok!(call(BEN, id, 20));
		assert_eq!((purse(CARLA), purse(BEN)), (20, 80));
		assert_eq!(info(id).status, Status::Closed { outcome: Outcome::Broken });
		// What Ben did not have to pay comes off his limit.
		assert_eq!(guaranteed(BEN, id), (Some(60), 60));
		assert_ok!(release(BEN, id));
		assert_eq!(guaranteed(BEN, id), (None, 0));
	});
}

#[test]
fn a_guarantee_ends_with_the_pledge() {
	build_and_execute(|| {
		let refused = pledge(ANNA, 100);
		assert_ok!(guarantee(BEN, refused, 60));
		assert_noop!(release(BEN, refused), Error::WrongStatus);
		pass(WINDOW);
		finalise(refused);
		assert_eq!(info(refused).status, Status::Refused { reason: Refusal::Turnout });
		events();
		assert_ok!(release(BEN, refused));
		let amount = 60;
		let told = Event::GuaranteeReleased { currency: CUR, pledge: refused, guarantor: BEN, amount };
		assert_eq!(events(), [told]);
		assert_eq!(guaranteed(BEN, refused), (None, 0));
		assert_noop!(release(BEN, refused), Error::GuaranteeNotFound);
		assert_noop!(release(BEN, 9), Error::PledgeNotFound);
		only_signed(|origin| Pledges::release_guarantee(origin, CUR, refused, BEN));

		let id = accepted(ANNA, 100);
		assert_ok!(guarantee(BEN, id, 60));
		assert_noop!(release(BEN, id), Error::WrongStatus);
		deposit(ANNA, 100);
		assert_ok!(Pledges::buy_back(signed(ANNA), CUR, id, 100));
		assert_ok!(release(BEN, id));
	});
}

#[test]
fn calling_is_for_what_was_accepted() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		assert_ok!(guarantee(BEN, id, 60));
		only_signed(|origin| Pledges::call_guarantor(origin, CUR, id, BEN, 1));
		assert_noop!(call(BEN, id, 1), Error::WrongStatus);
		assert_noop!(call(BEN, 9, 1), Error::PledgeNotFound);
	});
}
