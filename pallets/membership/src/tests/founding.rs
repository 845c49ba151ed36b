//! The founders become members.

use crate::{mock::*, Call, MemberCounts, MemberKind, References};
use allmende_primitives::traits::{Founder, OnFounded, Register};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

const NEW: u32 = 20;

fn founders(shares: [u32; 3]) -> Vec<Founder<AccountId>> {
	[ANNA, BEN, CLARA]
		.into_iter()
		.zip(shares)
		.map(|(account, shares)| Founder { account, shares, data_hash: data_of(account) })
		.collect()
}

#[test]
fn the_founders_are_entered_in_their_order() {
	build_and_execute(|| {
		assert_ok!(Membership::founded(NEW, founders([1, 2, 3])));

		assert!(Tokens::contains_key(NEW));
		assert_eq!(Membership::counts(NEW), MemberCounts { ordinary: 3, investing: 0 });
		let mut expected = Vec::new();
		for (who, number) in [ANNA, BEN, CLARA].into_iter().zip(1..) {
			assert_eq!(Membership::number(NEW, &who), Some(number));
			assert_eq!(Held::get(NEW, who), Some(number));
			assert!(References::<Test>::contains_key(who));
			let entry = entry_of(NEW, who);
			assert_eq!((entry.since, entry.data_hash), (today(), data_of(who)));
			expected.push(Event::MemberEntered {
				coop: NEW,
				who,
				number,
				kind: MemberKind::Ordinary,
				since: today(),
				shares: number,
			});
		}
		assert_eq!(events(), expected);
	});
}

#[test]
fn all_or_nothing() {
	build_and_execute(|| {
		assert_noop!(Membership::founded(NEW, founders([1, 2, 0])), TokenError::BelowMinimum);
		let mut twice = founders([1, 1, 1]);
		twice[2].account = ANNA;
		assert_noop!(Membership::founded(NEW, twice), Error::AlreadyMember);
	});
}

#[test]
fn the_shares_say_whether_a_founder_can_be_entered() {
	build_and_execute(|| {
		assert_ok!(Membership::ensure_enterable(NEW, 1));
		assert_ok!(Membership::ensure_enterable(NEW, MAX_SHARES));
		assert_noop!(Membership::ensure_enterable(NEW, 0), TokenError::BelowMinimum);
		assert_noop!(Membership::ensure_enterable(NEW, MAX_SHARES + 1), DispatchError::Exhausted);
	});
}

#[test]
fn a_founder_is_a_member_like_any_other() {
	build_and_execute(|| {
		assert_ok!(dispatch(Call::give_notice { coop: COOP }, signed(1)));
		assert_ok!(dispatch(Call::invite { coop: COOP, who: ANNA }, signed(1)));
	});
}
