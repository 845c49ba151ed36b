//! The sponsor of a model offers a further version of it.

use crate::{mock::*, Event, Model, ModelRef, ModelTexts, Models, Sponsor, StatuteSource};
use allmende_primitives::{assembly::Amendments, Fraction, Majority};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{ArithmeticError, DispatchError};

type Error = crate::Error<Test>;

/// A cooperative that offers model 1.
fn sponsor() -> u32 {
	let sponsor = Request::lean(2).activate();
	assert_ok!(offer(sponsor, 3, "first"));
	sponsor
}

#[test]
fn the_former_version_stays() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		let first = Cooperatives::model(1, 1).unwrap();
		assert_ok!(offer_version(sponsor, 1, 6, "second"));
		assert_last(Event::ModelOffered {
			sponsor: Sponsor::Cooperative(sponsor),
			id: 1,
			version: 2,
			name: first.name.clone(),
			hash: hash("second"),
		});
		let second = Model { parameters: small(6), text: document("second"), ..first.clone() };
		assert_eq!(
			(Cooperatives::model(1, 1), Cooperatives::model(1, 2)),
			(Some(first), Some(second.clone()))
		);
		assert_eq!(Cooperatives::models(1, 1).items, [(1, (2, second, None))]);
		assert_eq!(ModelTexts::<Test>::get(hash("first")), Some(ModelRef { id: 1, version: 1 }));
		assert_eq!(ModelTexts::<Test>::get(hash("second")), Some(ModelRef { id: 1, version: 2 }));
		// Both can be founded on.
		for (version, notice) in [(1, 3), (2, 6)] {
			let coop = Request::lean(2).with(|r| r.source = of_model(1, version)).activate();
			assert_eq!(statute(coop).parameters.notice_months, notice);
		}
	});
}

/// Whoever founded on a model has what was ratified. The way to a later version is an amendment.
#[test]
fn those_who_have_an_earlier_one_adopt_it_themselves() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		let found = || Request::lean(2).with(|r| r.source = of_model(1, 1)).activate();
		let (coop, neighbour) = (found(), found());
		let under_way = Request::lean(2).with(|r| r.source = of_model(1, 1)).found();
		let before = [sponsor, coop, neighbour, under_way].map(statute);

		assert_ok!(offer_version(sponsor, 1, 6, "second"));
		assert_eq!([sponsor, coop, neighbour, under_way].map(statute), before);

		// The former one is not adopted again: it is in force.
		assert_noop!(Cooperatives::adopt(coop, motion(1, of_model(1, 1))), Error::StatuteUnchanged);
		let adoption = motion(1, of_model(1, 2));
		assert_ok!(Cooperatives::required(coop, &adoption), Fraction::THREE_QUARTERS);
		assert_ok!(Cooperatives::adopt(coop, adoption), 2);
		assert_eq!(statute(coop), before[1]);
		assert_ok!(confirm(coop, 2));
		let adopted = statute(coop);
		assert_eq!(adopted.model, Some(ModelRef { id: 1, version: 2 }));
		assert_eq!((adopted.parameters, adopted.text), (small(6), document("second")));
		assert_eq!(statute(neighbour), before[2]);

		// Or with the own name filled in, and back again.
		let filled_in = StatuteSource::Model { id: 1, version: 2, text: Some(document("filled in")) };
		assert_ok!(Cooperatives::adopt(neighbour, motion(1, filled_in)), 2);
		assert_ok!(confirm(neighbour, 2));
		assert_eq!(statute(neighbour).text, document("filled in"));
		assert_ok!(Cooperatives::adopt(neighbour, motion(2, of_model(1, 1))), 3);
		assert_ok!(confirm(neighbour, 3));
		assert_eq!(statute(neighbour).model, Some(ModelRef { id: 1, version: 1 }));
		// The founders under way ratify what they were asked.
		for founder in 1..=3 {
			assert_ok!(ratify(under_way, founder));
		}
		assert_eq!(statute(under_way).text, document("first"));
	});
}

#[test]
fn only_its_sponsor() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		let other = Request::lean(2).with(|r| r.source = of_model(1, 1)).activate();
		assert_noop!(offer_version(other, 1, 6, "second"), Error::NotSponsor);
		// The built-in one is nobody's.
		assert_noop!(offer_version(sponsor, 0, 6, "second"), Error::NotSponsor);
		assert_noop!(offer_version(sponsor, 2, 6, "second"), Error::ModelNotFound);
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(1),
			board_origin(sponsor),
			supervisory_origin(sponsor),
			mediators_origin(sponsor),
		] {
			assert_noop!(
				Cooperatives::offer_model_version(origin, 1, Box::new(small(6)), document("second")),
				DispatchError::BadOrigin
			);
		}
		let founding = Request::lean(2).found();
		assert_noop!(offer_version(founding, 1, 6, "second"), Error::NotActive);
		assert_noop!(offer_version(99, 1, 6, "second"), Error::NotFound);
	});
}

#[test]
fn the_federation_goes_on_with_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		let federation = || federation_origin(Majority::Simple);
		assert_ok!(offer_by(federation(), 3, "federation"));
		assert_ok!(offer_version_by(federation(), 2, 6, "federation, second"));
		assert_last(Event::ModelOffered {
			sponsor: Sponsor::Federation,
			id: 2,
			version: 2,
			name: name("Muster-Kleingenossenschaft"),
			hash: hash("federation, second"),
		});
		// Neither goes on with the other's, nor the federation with the built-in one.
		assert_noop!(offer_version(sponsor, 2, 5, "third"), Error::NotSponsor);
		for id in [0, 1] {
			assert_noop!(offer_version_by(federation(), id, 5, "third"), Error::NotSponsor);
		}
	});
}

#[test]
fn it_is_checked_like_the_first() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = sponsor();
		assert_noop!(offer_version(sponsor, 1, 2, "second"), Error::NoticePeriodOutOfRange);
		// The text is a new one, whatever the parameters say.
		assert_noop!(offer_version(sponsor, 1, 3, "first"), Error::TextOfModel);
		assert_noop!(offer_version(sponsor, 1, 6, "first"), Error::TextOfModel);
		assert_ok!(offer(sponsor, 4, "other"));
		assert_noop!(offer_version(sponsor, 1, 4, "other"), Error::TextOfModel);
		let mut nowhere = document("second");
		nowhere.address = Default::default();
		let origin = assembly_origin(sponsor);
		assert_noop!(
			Cooperatives::offer_model_version(origin, 1, Box::new(small(6)), nowhere),
			Error::InvalidAddress
		);
		// A change of the text alone is a version.
		assert_ok!(offer_version(sponsor, 1, 3, "second"));
	});
}

#[test]
fn the_last_version_is_not_given() {
	ExtBuilder::default().build().execute_with(|| {
		let sponsor = sponsor();
		let model = Cooperatives::model(1, 1).unwrap();
		crate::ModelStatutes::<Test>::insert(1, u32::MAX, model);
		Models::<Test>::insert(1, u32::MAX);
		assert_noop!(offer_version(sponsor, 1, 6, "second"), ArithmeticError::Overflow);
	});
}
