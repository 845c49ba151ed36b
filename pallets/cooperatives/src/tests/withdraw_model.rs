//! The federation withdraws a model statute.

use crate::{mock::*, Event, Model, Sponsor, StatuteSource, WithdrawnModels};
use allmende_primitives::{assembly::Amendments, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

type Error = crate::Error<Test>;

/// A cooperative that offers model 1, in two versions.
fn sponsor() -> u32 {
	let sponsor = Request::lean(2).activate();
	assert_ok!(offer(sponsor, 3, "first"));
	assert_ok!(offer_version(sponsor, 1, 6, "second"));
	sponsor
}

#[test]
fn three_quarters_withdraw_whoevers_it_is() {
	for majority in [Majority::ThreeQuarters, Majority::NineTenths] {
		ExtBuilder::default().build_and_execute(|| {
			let coop = sponsor();
			assert_ok!(offer_by(federation_origin(Majority::Simple), 4, "federation"));
			let sponsors = [None, Some(Sponsor::Cooperative(coop)), Some(Sponsor::Federation)];
			for (id, sponsor) in (0..).zip(sponsors) {
				let reason = hash("reasons");
				assert_ok!(Cooperatives::withdraw_model(federation_origin(majority), id, reason));
				assert_last(Event::ModelWithdrawn { id, sponsor, reason, majority });
			}
			// They stay readable, and a list tells.
			let today = Cooperatives::today().unwrap().date;
			let listed = Cooperatives::models(0, 10).items;
			assert_eq!(listed.len(), 3);
			assert!(listed.iter().all(|(_, (_, _, withdrawn))| *withdrawn == Some(today)));
			assert_eq!(Cooperatives::model(1, 1).map(|model| model.text), Some(document("first")));
			assert!(Cooperatives::models_of(Sponsor::Cooperative(coop)).is_empty());
			assert!(Cooperatives::models_of(Sponsor::Federation).is_empty());
		});
	}
}

#[test]
fn nothing_begins_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		let coop = Request::lean(2).activate();
		assert_ok!(withdraw_model(1));
		for version in [1, 2] {
			let founding = Request::lean(2).with(|r| r.source = of_model(1, version));
			assert_noop!(founding.submit(), Error::ModelWithdrawn);
			assert_noop!(Cooperatives::adopt(coop, motion(1, of_model(1, version))), Error::ModelWithdrawn);
		}
		let amendment = motion(1, of_model(1, 2));
		assert_noop!(Cooperatives::required(coop, &amendment), Error::ModelWithdrawn);
		// With a name filled in, or by its text.
		let filled_in = StatuteSource::Model { id: 1, version: 1, text: Some(document("filled in")) };
		let Model { parameters, text, .. } = Cooperatives::model(1, 1).unwrap();
		for source in [filled_in, StatuteSource::Own { parameters, text }] {
			assert_noop!(Request::lean(2).with(|r| r.source = source).submit(), Error::ModelWithdrawn);
		}
		assert_noop!(offer_version(sponsor, 1, 4, "third"), Error::ModelWithdrawn);
		// Nor does it become another model's.
		assert_noop!(offer(sponsor, 3, "first"), Error::TextOfModel);
	});
}

#[test]
fn who_has_it_keeps_it() {
	ExtBuilder::default().build_and_execute(|| {
		sponsor();
		let coop = Request::lean(2).with(|r| r.source = of_model(1, 1)).activate();
		let under_way = Request::lean(2).with(|r| r.source = of_model(1, 2)).found();
		let adopting = Request::lean(2).activate();
		assert_ok!(Cooperatives::adopt(adopting, motion(1, of_model(1, 1))), 2);
		let before = [coop, under_way].map(statute);

		assert_ok!(withdraw_model(1));
		assert_eq!([coop, under_way].map(statute), before);
		for founder in 1..=3 {
			assert_ok!(ratify(under_way, founder));
		}
		assert_eq!(statute(under_way).text, document("second"));
		// What was adopted before comes into force.
		assert_ok!(confirm(adopting, 2));
		assert_eq!(statute(adopting).text, document("first"));
		// And who has it changes it, and can come back to what it said.
		let changed = amended(coop, "own", |p| p.notice_months = 9);
		assert_ok!(Cooperatives::adopt(coop, motion(1, changed)), 2);
		assert_ok!(confirm(coop, 2));
		let back = StatuteSource::Own { parameters: before[0].parameters, text: document("first") };
		assert_ok!(Cooperatives::adopt(coop, motion(2, back)), 3);
	});
}

#[test]
fn its_place_is_free_again() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		for number in 1..=MAX_MODELS {
			assert_ok!(offer(coop, 3, &number.to_string()));
		}
		assert_noop!(offer(coop, 3, "another"), Error::TooManyModels);
		assert_ok!(withdraw_model(2));
		assert_ok!(offer(coop, 3, "another"));
		assert_eq!(Cooperatives::models_of(Sponsor::Cooperative(coop)), [1, 3, MAX_MODELS + 1]);
	});
}

#[test]
fn a_simple_majority_is_not_enough() {
	ExtBuilder::default().build_and_execute(|| {
		sponsor();
		let simple = federation_origin(Majority::Simple);
		assert_noop!(Cooperatives::withdraw_model(simple, 1, hash("reasons")), Error::MajorityTooLow);
	});
}

#[test]
fn nobody_but_the_federation_withdraws() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(1),
			board_origin(sponsor),
			supervisory_origin(sponsor),
			mediators_origin(sponsor),
			assembly_origin(sponsor),
		] {
			assert_noop!(Cooperatives::withdraw_model(origin, 1, hash("reasons")), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn once_and_only_what_is_there() {
	ExtBuilder::default().build_and_execute(|| {
		sponsor();
		assert_noop!(withdraw_model(2), Error::ModelNotFound);
		assert_ok!(withdraw_model(1));
		let day = WithdrawnModels::<Test>::get(1);
		assert_noop!(withdraw_model(1), Error::ModelWithdrawn);
		assert_eq!(WithdrawnModels::<Test>::get(1), day);
	});
}
