//! One deliberate corruption for each thing that an invariant checks.

use crate::{
	mock::*, Actions, Amendment, Anchor, Cooperatives as Registry, DocumentKind, Documents, Founders,
	Foundings, ModelRef, ModelStatutes, ModelTexts, Models, NextActionId, NextCoopId, NextModelId,
	OpenActions, Progress, Seat, Seats, Sponsor, SponsoredModels, Status, Statutes, TimeRatio,
	WithdrawnModels,
};
use allmende_primitives::{assembly::Amendments, Date, DelegateTerms, Organ};
use frame_support::{assert_ok, BoundedVec};
use sp_core::H256;
use sp_runtime::TryRuntimeError;

/// An active cooperative (0) with an open action and a document, and one being founded (1) that one has ratified.
fn corrupted(error: &'static str, corrupt: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_eq!(Request::model().activate(), 0);
		propose(0, 1);
		assert_ok!(Cooperatives::publish_document(
			board_origin(0),
			DocumentKind::Imprint,
			document("imprint")
		));
		let coop = Request::lean(2).found();
		assert_ok!(ratify(coop, 1));
		assert_ok!(Cooperatives::do_try_state());
		corrupt();
		assert_eq!(Cooperatives::do_try_state(), Err(TryRuntimeError::Other(error)));
	});
}

fn change<Value>(value: &mut Option<Value>, change: impl FnOnce(&mut Value)) {
	change(value.as_mut().unwrap());
}

#[test]
fn i1_ids() {
	corrupted("I1: a cooperative's id was not given", || NextCoopId::<Test>::put(1));
	corrupted("I1: something is kept for no cooperative", || {
		OpenActions::<Test>::insert(9, 1, 1);
	});
	corrupted("I1: something is kept for no cooperative", || {
		let statute = Statutes::<Test>::get(0, 1).unwrap();
		Statutes::<Test>::insert(9, 1, statute);
	});
}

#[test]
fn i2_day_of_founding() {
	let error = "I2: the day of founding does not fit the status";
	corrupted(error, || Registry::<Test>::mutate(0, |c| change(c, |c| c.founded_on = None)));
	corrupted(error, || Registry::<Test>::mutate(1, |c| change(c, |c| c.founded_on = Some(Date(1)))));
}

#[test]
fn i3_statutes() {
	corrupted("I3: a cooperative has no statute", || Statutes::<Test>::remove(0, 1));
	let error = "I3: the statute in force does not fit the status";
	corrupted(error, || Statutes::<Test>::mutate(0, 1, |s| change(s, |s| s.in_force_from = None)));
	corrupted(error, || Statutes::<Test>::mutate(1, 1, |s| change(s, |s| s.in_force_from = Some(Date(1)))));
	let add = |version| {
		let statute = Statutes::<Test>::get(0, 1).unwrap();
		Statutes::<Test>::insert(0, version, statute);
	};
	corrupted("I3: a statute's version is counted from 1", || add(0));
	corrupted("I3: a statute's version was not given", || add(2));
	corrupted("I3: a statute undercuts a legal floor", || {
		Statutes::<Test>::mutate(0, 1, |s| change(s, |s| s.parameters.notice_months = 0))
	});
}

#[test]
fn i4_foundings() {
	corrupted("I4: the founding does not fit the status", || Foundings::<Test>::remove(1));
	corrupted("I4: a founder without a founding", || {
		let founder = Founders::<Test>::get(1, 1).unwrap();
		Founders::<Test>::insert(0, 1, founder);
	});
	corrupted("I4: two founders in one position", || {
		Founders::<Test>::mutate(1, 1, |f| change(f, |f| f.position = 1))
	});
	let error = "I4: the founders are not as many as counted";
	corrupted(error, || Founders::<Test>::mutate(1, 1, |f| change(f, |f| f.position = 3)));
	corrupted(error, || Founders::<Test>::remove(1, 3));
	corrupted("I4: the ratifications are not as many as counted", || {
		Foundings::<Test>::mutate(1, |f| change(f, |f| f.ratified = 2))
	});
	corrupted("I4: a complete founding is not active", || {
		for who in 1..=3 {
			let declaration = Founders::<Test>::get(1, 1).unwrap().declaration;
			Founders::<Test>::mutate(1, who, |f| change(f, |f| f.declaration = declaration));
		}
		Foundings::<Test>::mutate(1, |f| change(f, |f| f.ratified = 3));
	});
	corrupted("I4: a seat is meant for somebody else than a founder", || {
		Foundings::<Test>::mutate(1, |f| change(f, |f| f.board = seats(&[1, 9])))
	});
}

#[test]
fn i5_seats() {
	let seat = |account| Seat { account, since: Date(1), until: Date(2) };
	let put = |coop, organ, accounts: &[AccountId]| {
		let seating: Vec<_> = accounts.iter().map(|account| seat(*account)).collect();
		Seats::<Test>::insert(coop, organ, crate::Seating::<AccountId>::try_from(seating).unwrap());
	};
	corrupted("I5: seats of a cooperative that is not active", || put(1, Organ::Board, &[1]));
	corrupted("I5: an empty list of seats is kept", || put(0, Organ::Board, &[]));
	corrupted("I5: somebody holds two seats in one organ", || put(0, Organ::Board, &[1, 1]));
	corrupted("I5: a term ends before it begins", || {
		Seats::<Test>::mutate(0, Organ::Board, |seats| seats[0].until = Date(0))
	});
	let error = "I5: more seats than the statute has allowed";
	corrupted(error, || put(0, Organ::Board, &[1, 2, 11, 12, 13, 14]));
	corrupted(error, || {
		put(0, Organ::Supervisory, &(11..=20).collect::<Vec<_>>());
	});
	corrupted("I5: somebody holds two offices that exclude each other", || put(0, Organ::Board, &[1, 2, 3]));
	corrupted("I5: somebody holds two offices that exclude each other", || {
		Statutes::<Test>::mutate(0, 1, |statute| {
			let delegates = DelegateTerms { least: 50, most: 60, term_months: 48 };
			change(statute, |statute| statute.parameters.delegates = Some(delegates));
		});
		put(0, Organ::Delegates, &[11, 1]);
	});
	// Not even with a seat that does not count any more.
	corrupted("I5: somebody holds two offices that exclude each other", || {
		end_membership(0, 3);
		put(0, Organ::Board, &[1, 2, 3])
	});
}

#[test]
fn i6_actions() {
	corrupted("I6: an action of a cooperative that is not active", || {
		let action = Actions::<Test>::get(0, 0).unwrap();
		Actions::<Test>::insert(1, 0, action);
	});
	corrupted("I6: an action's id was not given", || NextActionId::<Test>::insert(0, 0));
	let with =
		|corrupt: fn(&mut crate::ActionOf<Test>)| Actions::<Test>::mutate(0, 0, |a| change(a, corrupt));
	corrupted("I6: an organ without authority decides an action", || {
		with(|a| a.organ = Organ::ReturningOfficers)
	});
	corrupted("I6: an action's hash is wrong", || with(|a| a.call_hash = H256::zero()));
	corrupted("I6: nobody has approved an action", || with(|a| a.approvals = seats(&[])));
	corrupted("I6: somebody has approved an action twice", || with(|a| a.approvals = seats(&[1, 1])));
}

#[test]
fn i7_open_actions() {
	let error = "I7: the open actions are not as many as counted";
	corrupted(error, || OpenActions::<Test>::insert(0, 1, 2));
	corrupted(error, || OpenActions::<Test>::remove(0, 1));
	// As many in all, but another's.
	corrupted(error, || OpenActions::<Test>::swap(0, 1, 0, 2));
	corrupted(error, || OpenActions::<Test>::insert(0, 2, 0));
	corrupted("I7: more open actions than the limit", || {
		let action = Actions::<Test>::get(0, 0).unwrap();
		for id in 1..=MAX_OPEN_ACTIONS {
			Actions::<Test>::insert(0, id, action.clone());
		}
		NextActionId::<Test>::insert(0, MAX_OPEN_ACTIONS + 1);
		OpenActions::<Test>::insert(0, 1, MAX_OPEN_ACTIONS + 1);
	});
}

#[test]
fn i8_documents() {
	let with = |corrupt: fn(&mut crate::Document)| {
		Documents::<Test>::mutate(0, DocumentKind::Imprint, |d| change(d, corrupt))
	};
	corrupted("I8: a document's version is counted from 1", || with(|d| d.version = 0));
	corrupted("I8: a document has no address", || with(|d| d.reference.address = Default::default()));
	corrupted("I8: a document of a cooperative that is not active", || {
		let document = Documents::<Test>::get(0, DocumentKind::Imprint).unwrap();
		Documents::<Test>::insert(1, DocumentKind::Imprint, document);
	});
}

#[test]
fn i9_models() {
	corrupted("I9: a version of a model is missing", || Models::<Test>::insert(0, 2));
	corrupted("I9: a version of a model is missing", || Models::<Test>::insert(0, 0));
	corrupted("I9: a version of a model is missing", || ModelStatutes::<Test>::remove(0, 1));
	corrupted("I9: a model is missing", || NextModelId::<Test>::put(2));
	corrupted("I9: a model's id was not given", || NextModelId::<Test>::put(0));
	corrupted("I9: two versions are of different models", || {
		let mut model = ModelStatutes::<Test>::get(0, 1).unwrap();
		model.name = name("another");
		ModelStatutes::<Test>::insert(0, 2, model);
		Models::<Test>::insert(0, 2);
	});
	corrupted("I9: a version of a model beyond the newest", || {
		let model = ModelStatutes::<Test>::get(0, 1).unwrap();
		ModelStatutes::<Test>::insert(0, 2, model);
	});
	corrupted("I9: a model undercuts a legal floor", || {
		ModelStatutes::<Test>::mutate(0, 1, |m| change(m, |m| m.parameters.settlement_months = 7))
	});
}

#[test]
fn i10_calendar() {
	corrupted("I10: the calendar stands still", || TimeRatio::<Test>::put(0));
	corrupted("I10: the calendar's anchor lies in the future", || Anchor::<Test>::put(START + 1));
}

#[test]
fn i11_model_texts() {
	let text_hash = || ModelStatutes::<Test>::get(0, 1).unwrap().text.hash;
	let error = "I11: a text leads to a model that has another";
	corrupted(error, || ModelTexts::<Test>::insert(hash("another"), ModelRef { id: 0, version: 1 }));
	corrupted(error, || ModelTexts::<Test>::insert(text_hash(), ModelRef { id: 0, version: 2 }));
	corrupted("I11: a model's text leads nowhere", || ModelTexts::<Test>::remove(text_hash()));
	corrupted("I11: two models of one text differ", || {
		let mut model = ModelStatutes::<Test>::get(0, 1).unwrap();
		model.parameters.notice_months = 4;
		ModelStatutes::<Test>::insert(1, 1, model);
		Models::<Test>::insert(1, 1);
		NextModelId::<Test>::put(2);
	});
}

#[test]
fn i14_sponsors() {
	let sponsor = |by| ModelStatutes::<Test>::mutate(0, 1, |m| change(m, |m| m.sponsor = by));
	let keeps = |by, models: &[u32]| {
		SponsoredModels::<Test>::insert(by, BoundedVec::truncate_from(models.to_vec()));
	};
	let [first, founding, nobody] = [0, 1, 9].map(Sponsor::Cooperative);
	corrupted("I14: a model's sponsor is not active", || sponsor(Some(nobody)));
	corrupted("I14: a model's sponsor is not active", || sponsor(Some(founding)));
	let error = "I14: a sponsor keeps other models than it offers";
	for by in [first, Sponsor::Federation] {
		corrupted(error, || sponsor(Some(by)));
		corrupted(error, || keeps(by, &[0]));
		corrupted(error, || keeps(by, &[]));
		corrupted(error, || {
			sponsor(Some(by));
			keeps(by, &[0, 0]);
		});
	}
	corrupted("I1: something is kept for no cooperative", || keeps(nobody, &[0]));
	// What was withdrawn is nobody's offer any more.
	let today = || Cooperatives::today().unwrap().date;
	corrupted(error, || {
		sponsor(Some(first));
		keeps(first, &[0]);
		WithdrawnModels::<Test>::insert(0, today());
	});
	corrupted("I14: a model was withdrawn that is not there", || WithdrawnModels::<Test>::insert(1, today()));
	corrupted("I14: a model was withdrawn on a day to come", || {
		WithdrawnModels::<Test>::insert(0, today().plus_days(1));
	});
}

/// The same with an amendment of cooperative 0: version 2, adopted and not yet confirmed.
fn corrupted_amendment(error: &'static str, corrupt: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_eq!(Request::model().activate(), 0);
		assert_eq!(Request::lean(2).activate(), 1);
		Request::lean(2).found();
		let source = amended(0, "second", |p| p.notice_months = 6);
		assert_ok!(Cooperatives::adopt(0, motion(1, source)));
		assert_ok!(Cooperatives::do_try_state());
		corrupt();
		assert_eq!(Cooperatives::do_try_state(), Err(TryRuntimeError::Other(error)));
	});
}

#[test]
fn i12_amendments() {
	let with = |coop, amendment| Registry::<Test>::mutate(coop, |c| change(c, |c| c.amendment = amendment));
	let adopted = |version| Some(Amendment { version, progress: Progress::Adopted { from: None } });
	corrupted_amendment("I12: an amendment of a cooperative that is not active", || with(2, adopted(2)));
	corrupted_amendment("I12: an amendment before the statute in force", || with(0, adopted(1)));
	corrupted_amendment("I12: an amendment has no statute", || Statutes::<Test>::remove(0, 2));
	let error = "I12: an amendment's day is not that of its statute";
	let progress = Progress::Confirmed { in_force_from: start_day() };
	corrupted_amendment(error, || with(0, Some(Amendment { version: 2, progress })));
	corrupted_amendment(error, || {
		Statutes::<Test>::mutate(0, 2, |s| change(s, |s| s.in_force_from = Some(start_day())))
	});
}

#[test]
fn i13_versions() {
	let confirm = || {
		assert_ok!(confirm(0, 2));
	};
	let second = |corrupt: fn(&mut crate::Statute)| Statutes::<Test>::mutate(0, 2, |s| change(s, corrupt));
	corrupted_amendment("I13: a version is neither pending nor has it been in force", || {
		Registry::<Test>::mutate(0, |c| change(c, |c| c.amendment = None))
	});
	corrupted_amendment("I3: the statute in force does not fit the status", || {
		confirm();
		second(|s| s.in_force_from = None);
	});
	corrupted_amendment("I13: a version before the one that it follows", || {
		confirm();
		second(|s| s.in_force_from = Some(Date(1)));
	});
	let error = "I13: a registration is missing, or there is nothing to register";
	corrupted_amendment(error, || {
		confirm();
		second(|s| s.registration = None);
	});
	corrupted_amendment(error, || {
		Statutes::<Test>::mutate(0, 1, |s| change(s, |s| s.registration = Some(H256::zero())))
	});
	corrupted_amendment("I13: another version is in force than the last one whose day has come", || {
		confirm();
		second(|s| s.in_force_from = Some(start_day().plus_days(1)));
	});
}

#[test]
fn a_founding_is_no_active_cooperative() {
	corrupted("I2: the day of founding does not fit the status", || {
		Registry::<Test>::mutate(1, |c| change(c, |c| c.status = Status::Active))
	});
}

#[test]
fn the_configuration_is_checked() {
	use frame_support::traits::Hooks;
	ExtBuilder::default().build_and_execute(<Cooperatives as Hooks<_>>::integrity_test);
}
