//! A round over two projects, from the proposals to the income, as a community goes through it.

use crate::mock::*;
use frame_support::assert_ok;

#[test]
fn a_community_invests_its_pot() {
	build_and_execute(|| {
		// Anna plants an orchard that bears income; Ben mends a roof.
		let orchard = propose(ANNA, plan(&[3_000, 1_000], SHARED));
		let roof = propose(BEN, plan(&[2_000], PayTo::Lead));
		assert_ok!(Projects::discuss(signed(CLARA), orchard, some_hash(9)));
		assert_ok!(Projects::approve_budget(assembly(), MINUTE, 8_000, START.plus_days(30)));
		assert_ok!(Projects::open_round(
			board(),
			MINUTE,
			6_000,
			START.plus_days(ROUND_DAYS),
			ids(&[orchard, roof])
		));
		allot(CLARA, 0, &[(orchard, 50), (roof, 50)]);
		allot(DORA, 0, &[(orchard, 100)]);
		allot(EMIL, 0, &[(orchard, 30), (roof, 70)]);
		close(0);
		// 180 of 300 points, and 120: 3,600 for the orchard; the roof costs less than its 2,400.
		assert_eq!(project(orchard).funds.funding, 3_600);
		assert_eq!(project(roof).funds.funding, 2_000);
		assert_eq!(pot(), POT - 5_600);

		// The roof is done, and Ben is paid.
		assert_ok!(Projects::report_milestone(signed(BEN), roof, 0, some_hash(1)));
		assert_ok!(Projects::accept_milestone(board(), roof, 0));
		assert_eq!(purse(BEN), PURSE + 2_000);

		// The trees stand; the funders say so. Dora and Anna have planted them.
		reported(orchard, 0);
		for (who, accept) in [(CLARA, true), (DORA, true), (EMIL, false)] {
			assert_ok!(Projects::vote_on_milestone(signed(who), orchard, 0, accept));
		}
		pass(15);
		assert_ok!(Projects::close_milestone(signed(STRANGER), orchard, 0));
		confirmed(DORA, orchard, 1_500);
		let own = contributed(ANNA, orchard, 500);
		for who in [CLARA, EMIL] {
			assert_ok!(Projects::confirm_contribution(signed(who), orchard, own, 500));
		}
		assert_eq!((tokens(orchard, DORA), tokens(orchard, ANNA)), (1_500, 500));

		// The first apples are sold. Dora moves away.
		assert_ok!(Projects::distribute_income(signed(EMIL), orchard, 100));
		assert_ok!(Projects::transfer_participation(signed(DORA), orchard, CLARA, 1_500));
		assert_ok!(Projects::distribute_income(signed(EMIL), orchard, 100));
		for (who, amount) in [(DORA, 75), (CLARA, 75), (ANNA, 50)] {
			let before = purse(who);
			assert_ok!(Projects::claim_income(signed(who), orchard));
			assert_eq!(purse(who), before + amount);
		}

		// The rest is not needed.
		assert_ok!(Projects::cancel_project(signed(ANNA), orchard));
		assert_eq!((pot(), Projects::reserved(MINUTE)), (POT - 4_000, 0));
	});
}
