use crate::{mock::*, Deadline, Stage};
use frame_support::{assert_noop, assert_ok};

#[test]
fn the_pledger_says_that_he_has_delivered() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 2);
		events();
		assert_ok!(Pledges::deliver(signed(ANNA), CUR, id, claim, hash(7)));
		let block = System::block_number() + LEAST_WINDOW;
		let until = Deadline { day: today().plus_days(CONFIRMATION), block };
		assert_eq!(claim_info(id, claim).stage, Stage::Delivered { proof: hash(7), until });
		let proof = hash(7);
		assert_eq!(events(), [Event::Delivered { currency: CUR, pledge: id, claim, proof, until }]);
		// Nothing has moved.
		assert_eq!((escrow(BEN), info(id).books.claimed), (20, 20));
		let again = Pledges::deliver(signed(ANNA), CUR, id, claim, hash(7));
		assert_eq!(again, Err(Error::WrongStage.into()));
	});
}

#[test]
fn also_when_he_has_left() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 10);
		leave(ANNA);
		deliver(id, claim);
		confirm(id, claim);
	});
}

#[test]
fn nobody_else_and_nothing_else() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let claim = claim(BEN, id, 2);
		let by = |origin, id, claim| Pledges::deliver(origin, CUR, id, claim, hash(7));
		only_signed(|origin| by(origin, id, claim));
		assert_noop!(by(signed(BEN), id, claim), Error::NotPledger);
		assert_noop!(by(signed(ANNA), id, 9), Error::ClaimNotFound);
		assert_noop!(by(signed(ANNA), 9, claim), Error::PledgeNotFound);
		confirm(id, claim);
		assert_noop!(by(signed(ANNA), id, claim), Error::WrongStage);
	});
}

#[test]
fn in_time() {
	build_and_execute(|| {
		let id = accepted(ANNA, 100);
		let (first, second) = (claim(BEN, id, 1), claim(BEN, id, 1));
		pass_days(11);
		pass_blocks(LEAST_WINDOW);
		deliver(id, first);
		pass_blocks(1);
		let late = Pledges::deliver(signed(ANNA), CUR, id, second, hash(7));
		assert_eq!(late, Err(Error::DeadlinePassed.into()));
	});
}
