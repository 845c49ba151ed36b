use crate::{mock::*, Credit, Status};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_pledger_takes_it_back() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		carry(id);
		events();
		assert_ok!(Pledges::withdraw(signed(ANNA), CUR, id));
		assert_eq!(info(id).status, Status::Withdrawn);
		assert_eq!(credit(ANNA), Credit { pledges: 1, ..Default::default() });
		assert_eq!(events(), [Event::PledgeWithdrawn { currency: CUR, pledge: id, value: 100 }]);
		assert_eq!(backing().supply, 0);
		assert_noop!(Pledges::withdraw(signed(ANNA), CUR, id), Error::WrongStatus);
		pass(WINDOW);
		assert_noop!(Pledges::finalise(signed(ANNA), CUR, id), Error::WrongStatus);
	});
}

#[test]
fn also_when_he_has_left() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		leave(ANNA);
		assert_ok!(Pledges::withdraw(signed(ANNA), CUR, id));
	});
}

#[test]
fn only_his_own_and_in_time() {
	build_and_execute(|| {
		let id = pledge(ANNA, 100);
		only_signed(|origin| Pledges::withdraw(origin, CUR, id));
		assert_noop!(Pledges::withdraw(signed(BEN), CUR, id), Error::NotPledger);
		assert_noop!(Pledges::withdraw(signed(ANNA), CUR, 1), Error::PledgeNotFound);
		assert_noop!(Pledges::withdraw(signed(ANNA), NONE, id), Error::PledgeNotFound);
		pass(WINDOW);
		assert_noop!(Pledges::withdraw(signed(ANNA), CUR, id), Error::VotingOver);
		let id = accepted(BEN, 100);
		assert_noop!(Pledges::withdraw(signed(BEN), CUR, id), Error::WrongStatus);
	});
}
