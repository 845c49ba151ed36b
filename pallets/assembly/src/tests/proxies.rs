//! Proxies (GenG 43(5)).

use crate::{
	mock::{Event, *},
	Ballot, Call, Choice, Content, Manner, OpenBallots, Participations, Principals, Proxies, ProxiesView,
	Proxy,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn give(principal: AccountId, assembly: u32, holder: u32, only: Option<u32>) -> DispatchResult {
	dispatch(Call::give_proxy { body: BODY, assembly, holder, only }, signed(principal))
}

fn revoke(principal: AccountId, assembly: u32) -> DispatchResult {
	dispatch(Call::revoke_proxy { body: BODY, assembly }, signed(principal))
}

fn vote_for(holder: AccountId, motion: u32, principal: u32, choice: Choice) -> DispatchResult {
	let ballot = Ballot::Motion(choice);
	dispatch(Call::vote_as_proxy { body: BODY, motion, principal, ballot }, signed(holder))
}

#[test]
fn a_proxy_votes_for_each_principal_apart() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		events();
		assert_ok!(give(10, assembly, 9, None));
		let given = Event::ProxyGiven { body: BODY, assembly, principal: 10, holder: 9, only: None };
		assert_eq!(events(), [given]);
		assert_ok!(give(11, assembly, 9, None));
		open(assembly);
		assert_ok!(vote(9, id, Choice::Abstain));
		assert_ok!(vote_for(9, id, 10, Choice::Yes));
		assert_ok!(vote_for(9, id, 11, Choice::No));
		assert_eq!(tally(id).ordinary, counts(1, 1, 1));
		let poll = (BODY, id, 1);
		assert_eq!(Participations::<Test>::get(poll, 10).unwrap().manner, Manner::ByProxy(9));
		assert_eq!(OpenBallots::<Test>::get(poll, 11), Some(Ballot::Motion(Choice::No)));
		// And changes it.
		assert_ok!(vote_for(9, id, 11, Choice::Yes));
		assert_eq!(tally(id).ordinary, counts(2, 0, 1));
	});
}

#[test]
fn a_proxy_stands_for_two_at_most() {
	build_and_execute(|| {
		let [id, other] = [submit(Content::Text), submit(Content::Text)];
		let assembly = convene(&[id, other]);
		assert_ok!(give(10, assembly, 9, None));
		assert_ok!(give(11, assembly, 9, Some(id)));
		// Neither for another motion of the same assembly.
		assert_noop!(give(12, assembly, 9, Some(other)), Error::TooManyPrincipals);
		assert_ok!(revoke(10, assembly));
		assert_ok!(give(12, assembly, 9, Some(other)));
	});
}

#[test]
fn no_chains() {
	build_and_execute(|| {
		let assembly = convene(&[]);
		assert_noop!(give(9, assembly, 9, None), Error::OwnProxy);
		assert_ok!(give(10, assembly, 9, None));
		assert_noop!(give(9, assembly, 8, None), Error::NoProxyChains);
		assert_noop!(give(11, assembly, 10, None), Error::NoProxyChains);
		assert_noop!(give(10, assembly, 8, None), Error::ProxyAlreadyGiven);
		// Each assembly by itself.
		let another = convene(&[]);
		assert_ok!(give(9, another, 10, None));
	});
}

#[test]
fn who_gives_and_to_whom() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let elsewhere = submit(Content::Text);
		let assembly = convene(&[id]);
		assert_noop!(give(STRANGER, assembly, 9, None), Error::NotEntitled);
		assert_noop!(give(10, assembly, 55, None), Error::NotEntitled);
		assert_noop!(give(10, 5, 9, None), Error::AssemblyNotFound);
		assert_noop!(give(10, assembly, 9, Some(elsewhere)), Error::NotVoting);
		assert_noop!(give(10, assembly, 9, Some(55)), Error::MotionNotFound);
		let by_board =
			dispatch(Call::give_proxy { body: BODY, assembly, holder: 9, only: None }, board(COOP));
		assert_eq!(by_board, Err(Error::NotAuthorised.into()));
		let cancelled = convene(&[]);
		assert_ok!(Assembly::cancel_assembly(board(COOP), BODY, cancelled));
		assert_noop!(give(10, cancelled, 9, None), Error::AssemblyFixed);
		open(assembly);
		assert_ok!(give(10, assembly, 9, Some(id)));
		let_pass(assembly);
		assert_noop!(give(11, assembly, 9, None), Error::VotingOver);
	});
}

#[test]
fn a_proxy_is_for_what_it_was_given_for() {
	build_and_execute(|| {
		let [id, other] = [submit(Content::Text), submit(Content::Text)];
		let assembly = convene(&[id, other]);
		assert_ok!(give(10, assembly, 9, Some(id)));
		open(assembly);
		assert_noop!(vote_for(9, other, 10, Choice::Yes), Error::ProxyNotFound);
		assert_noop!(vote_for(8, id, 10, Choice::Yes), Error::ProxyNotFound);
		assert_noop!(vote_for(9, id, 11, Choice::Yes), Error::ProxyNotFound);
		assert_ok!(vote_for(9, id, 10, Choice::Yes));
	});
}

#[test]
fn the_principals_own_vote_wins() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		assert_ok!(give(10, assembly, 9, None));
		assert_ok!(give(11, assembly, 9, None));
		open(assembly);
		// After the proxy's,
		assert_ok!(vote_for(9, id, 10, Choice::Yes));
		assert_ok!(vote(10, id, Choice::No));
		assert_eq!(tally(id).ordinary, counts(0, 1, 0));
		assert_noop!(vote_for(9, id, 10, Choice::Yes), Error::PrincipalHasVoted);
		// and before it.
		assert_ok!(vote(11, id, Choice::No));
		assert_noop!(vote_for(9, id, 11, Choice::Yes), Error::PrincipalHasVoted);
		assert_eq!(tally(id).ordinary, counts(0, 2, 0));
	});
}

#[test]
fn a_proxy_is_revoked_until_it_is_used() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		assert_ok!(give(10, assembly, 9, None));
		events();
		assert_ok!(revoke(10, assembly));
		assert_eq!(events(), [Event::ProxyRevoked { body: BODY, assembly, principal: 10, holder: 9 }]);
		assert_noop!(revoke(10, assembly), Error::ProxyNotFound);
		open(assembly);
		assert_noop!(vote_for(9, id, 10, Choice::Yes), Error::ProxyNotFound);
		assert_ok!(give(10, assembly, 8, None));
		assert_ok!(vote_for(8, id, 10, Choice::Yes));
		assert_noop!(revoke(10, assembly), Error::ProxyUsed);
		assert_eq!(
			Proxies::<Test>::get((BODY, assembly), 10),
			Some(Proxy { holder: 8, only: None, used: true })
		);
	});
}

#[test]
fn nobody_is_made_a_proxy_against_his_will() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		let give_back =
			|who, principal| dispatch(Call::return_proxy { body: BODY, assembly, principal }, signed(who));
		// Two strangers take the places that the holder has, and he cannot give a proxy himself.
		assert_ok!(give(10, assembly, 9, None));
		assert_ok!(give(11, assembly, 9, None));
		assert_noop!(give(12, assembly, 9, None), Error::TooManyPrincipals);
		assert_noop!(give(9, assembly, 8, None), Error::NoProxyChains);
		assert_noop!(give_back(8, 10), Error::ProxyNotFound);
		assert_noop!(give_back(9, 12), Error::ProxyNotFound);
		assert_noop!(give_back(STRANGER, 10), Error::NotEntitled);
		events();
		assert_ok!(give_back(9, 10));
		let returned = Event::ProxyReturned { body: BODY, assembly, principal: 10, holder: 9 };
		assert_eq!(events(), [returned]);
		assert_ok!(give(12, assembly, 9, None));
		assert_ok!(give_back(9, 11));
		open(assembly);
		assert_ok!(vote_for(9, id, 12, Choice::Yes));
		assert_noop!(give_back(9, 12), Error::ProxyUsed);
		// Who has given it votes himself, or gives it to somebody else.
		assert_ok!(vote(10, id, Choice::Yes));
		assert_ok!(give(11, assembly, 8, None));
	});
	build_and_execute(|| {
		let assembly = convene(&[]);
		assert_ok!(give(10, assembly, 9, None));
		assert_ok!(Assembly::return_proxy(signed(9), BODY, assembly, 10));
		assert_ok!(give(9, assembly, 8, None));
	});
}

#[test]
fn a_proxy_ends_with_the_membership_of_either() {
	build_and_execute(|| {
		let id = submit(Content::Text);
		let assembly = convene(&[id]);
		assert_ok!(give(10, assembly, 9, None));
		assert_ok!(give(11, assembly, 8, None));
		open(assembly);
		leave(10);
		leave(8);
		assert_noop!(vote_for(9, id, 10, Choice::Yes), Error::NotEntitled);
		assert_noop!(vote_for(8, id, 11, Choice::Yes), Error::NotEntitled);
		// Who joins after the opening can stand for others, who were there, but has no vote himself.
		join(30);
		assert_ok!(revoke(11, assembly));
		assert_ok!(give(11, assembly, 13, None));
		assert_ok!(vote_for(30, id, 11, Choice::Yes));
		assert_noop!(vote(30, id, Choice::Yes), Error::JoinedAfterOpening);
	});
}

#[test]
fn proxies_are_read() {
	build_and_execute(|| {
		let assembly = convene(&[]);
		assert_ok!(give(10, assembly, 9, None));
		let given = Some(Proxy { holder: 9, only: None, used: false });
		let held: Principals = vec![10].try_into().unwrap();
		let view = |who| Assembly::proxies(BODY, assembly, who);
		assert_eq!(view(10), Some(ProxiesView { given, held: Principals::new() }));
		assert_eq!(view(9), Some(ProxiesView { given: None, held }));
		assert_eq!(view(STRANGER), None);
	});
}
