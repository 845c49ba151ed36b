use crate::{mock::*, Claimants, Credit, Deadline, Status};
use allmende_primitives::{
	assembly::{Roll, VoterClass},
	currency::Units,
	DocumentRef,
};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_member_pledges() {
	build_and_execute(|| {
		let id = pledge(ANNA, 400);
		let pledge = info(id);
		assert_eq!((pledge.pledger, pledge.number, pledge.status), (ANNA, 1, Status::Open));
		assert_eq!(pledge.poll.rule, policy().consensus);
		assert_eq!(pledge.poll.roll, Roll { next: 10, ordinary: 9, investing: 0 });
		let window = Deadline { day: today().plus_days(WINDOW), block: 1 + LEAST_WINDOW };
		// The pledger does not vote.
		assert_eq!((pledge.poll.voters, pledge.poll.window), (8, window));
		assert_eq!(credit(ANNA), Credit { open: 400, running: 1, pledges: 1, ..Default::default() });
		assert_eq!(backing().supply, 0);
		let service = text("garden work").hash;
		assert_eq!(
			events(),
			[Event::Pledged {
				currency: CUR,
				pledge: 0,
				pledger: ANNA,
				value: 400,
				quantity: 10,
				until: today().plus_days(100),
				service,
				voters: 8,
				window,
			}]
		);
	});
}

#[test]
fn ids_go_on_in_each_currency() {
	build_and_execute(|| {
		assert_eq!((pledge(ANNA, 10), pledge(BEN, 10), pledge(ANNA, 10)), (0, 1, 2));
		assert_ok!(Pledges::pledge(signed(NEIGHBOUR), FOREIGN, text("a"), text("b"), terms(10)));
		assert_eq!(crate::NextPledgeId::<Test>::get(FOREIGN), 1);
	});
}

#[test]
fn an_investing_member_pledges_to_all_the_others() {
	build_and_execute(|| {
		join_to(COOP, 20, VoterClass::Investing);
		assert_eq!(info(pledge(20, 10)).poll.voters, 9);
	});
}

#[test]
fn only_signed_by_a_voter_of_the_community() {
	build_and_execute(|| {
		only_signed(|origin| Pledges::pledge(origin, CUR, text("a"), text("b"), terms(10)));
		for who in [STRANGER, NEIGHBOUR] {
			assert_noop!(try_pledge(who, terms(10)), Error::NotEntitled);
		}
		leave(ANNA);
		assert_noop!(try_pledge(ANNA, terms(10)), Error::NotEntitled);
		let nowhere = Pledges::pledge(signed(BEN), NONE, text("a"), text("b"), terms(10));
		assert_eq!(nowhere, Err(Error::CurrencyNotFound.into()));
	});
}

#[test]
fn documents_have_addresses() {
	build_and_execute(|| {
		let blank = text("  ");
		let bytes = DocumentRef { hash: hash(1), address: vec![0xff].try_into().unwrap() };
		for document in [blank, bytes] {
			let call = Pledges::pledge(signed(ANNA), CUR, document.clone(), text("b"), terms(10));
			assert_noop!(call, Error::InvalidAddress);
			let call = Pledges::pledge(signed(ANNA), CUR, text("a"), document, terms(10));
			assert_noop!(call, Error::InvalidAddress);
		}
	});
}

#[test]
fn each_service_unit_is_worth_something() {
	build_and_execute(|| {
		let mut none = terms(10);
		none.quantity = 0;
		assert_noop!(try_pledge(ANNA, none), Error::ValueOutOfRange);
		assert_noop!(try_pledge(ANNA, terms(9)), Error::ValueOutOfRange);
		assert_ok!(try_pledge(ANNA, terms(10)));
	});
}

#[test]
fn the_date_lies_after_the_vote() {
	build_and_execute(|| {
		let until = |days| {
			let mut terms = terms(10);
			terms.until = today().plus_days(days);
			try_pledge(ANNA, terms)
		};
		assert_noop!(until(WINDOW), Error::UntilOutOfRange);
		assert_noop!(until(1_001), Error::UntilOutOfRange);
		assert_ok!(until(WINDOW + 1));
		assert_ok!(until(1_000));
	});
}

#[test]
fn the_time_for_delivering_is_bounded() {
	build_and_execute(|| {
		let within = |days| {
			let mut terms = terms(10);
			terms.deliver_within_days = days;
			try_pledge(ANNA, terms)
		};
		assert_noop!(within(0), Error::DeliveryOutOfRange);
		assert_noop!(within(91), Error::DeliveryOutOfRange);
		assert_ok!(within(1));
		assert_ok!(within(90));
	});
}

#[test]
fn nobody_pledges_to_himself() {
	build_and_execute(|| {
		let mut own = terms(10);
		own.claimants = Claimants::Account(ANNA);
		assert_noop!(try_pledge(ANNA, own), Error::OwnPledge);
	});
}

#[test]
fn places_are_bounded() {
	build_and_execute(|| {
		for _ in 0..MAX_RUNNING {
			pledge(ANNA, 10);
		}
		assert_noop!(try_pledge(ANNA, terms(10)), Error::TooManyRunning);
		// Each one has his own, and a pledge that has ended gives its place back.
		pledge(BEN, 10);
		assert_ok!(Pledges::withdraw(signed(ANNA), CUR, 0));
		pledge(ANNA, 10);
	});
}

#[test]
fn the_sum_stays_within_the_limit() {
	build_and_execute(|| {
		assert_noop!(try_pledge(ANNA, terms(FIRST + 1)), Error::CreditExceeded);
		accepted(ANNA, 600);
		pledge(ANNA, 300);
		assert_noop!(try_pledge(ANNA, terms(101)), Error::CreditExceeded);
		assert_noop!(try_pledge(ANNA, terms(Units::MAX)), Error::CreditExceeded);
		pledge(ANNA, 100);
		// What he guarantees counts, too.
		let id = pledge(CARLA, 100);
		assert_ok!(Pledges::guarantee(signed(BEN), CUR, id, 100));
		assert_noop!(try_pledge(BEN, terms(FIRST - 99)), Error::CreditExceeded);
		pledge(BEN, FIRST - 100);
	});
}

#[test]
fn nobody_promises_while_in_default() {
	build_and_execute(|| {
		let id = overdue(100);
		assert_ok!(try_pledge(ANNA, terms(10)));
		assert_ok!(Pledges::declare_default(signed(STRANGER), CUR, id));
		assert_noop!(try_pledge(ANNA, terms(10)), Error::InDefault);
		deposit(ANNA, 100);
		assert_ok!(Pledges::buy_back(signed(ANNA), CUR, id, 100));
		assert_ok!(try_pledge(ANNA, terms(10)));
	});
}
