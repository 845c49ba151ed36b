//! A cooperative offers a model statute for others to copy.

use crate::{
	mock::*, Event, Model, ModelRef, ModelTexts, Models, NextModelId, Sponsor, SponsoredModels, StatuteSource,
};
use allmende_primitives::{
	assembly::Amendments, Authority, Fraction, LegalForm, Majority, StatuteParameters,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

type Error = crate::Error<Test>;

/// A registered cooperative's model with these parameters.
fn offer_with(sponsor: u32, change: impl FnOnce(&mut StatuteParameters)) -> DispatchResult {
	let mut parameters = small(3);
	change(&mut parameters);
	Cooperatives::offer_model(
		assembly_origin(sponsor),
		LegalForm::RegisteredCooperative,
		name("model"),
		Box::new(parameters),
		document("model"),
	)
}

#[test]
fn whoever_offers_it_is_its_sponsor() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = Request::lean(2).activate();
		assert_ok!(offer(sponsor, 6, "small"));
		assert_last(Event::ModelOffered {
			sponsor: Sponsor::Cooperative(sponsor),
			id: 1,
			version: 1,
			name: name("Muster-Kleingenossenschaft"),
			hash: hash("small"),
		});
		let model = Model {
			name: name("Muster-Kleingenossenschaft"),
			form: LegalForm::RegisteredCooperative,
			sponsor: Some(Sponsor::Cooperative(sponsor)),
			parameters: small(6),
			text: document("small"),
		};
		assert_eq!(Cooperatives::model(1, 1), Some(model.clone()));
		assert_eq!(ModelTexts::<Test>::get(hash("small")), Some(ModelRef { id: 1, version: 1 }));
		assert_eq!(Cooperatives::models_of(Sponsor::Cooperative(sponsor)), [1]);
		// Beside the built-in one, which nobody offers.
		let page = Cooperatives::models(0, 10);
		let (_, (_, built_in, _)) = &page.items[0];
		assert_eq!(built_in.sponsor, None);
		assert_eq!((&page.items[1], page.next), (&(1, (1, model, None)), None));
	});
}

/// The design's measure: six hundred others copy it.
#[test]
fn others_found_on_it() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = Request::lean(2).activate();
		assert_ok!(offer(sponsor, 6, "small"));
		let copy = || Request::lean(2).with(|r| r.source = of_model(1, 1)).activate();
		let copies: Vec<_> = (0..600).map(|_| copy()).collect();
		for coop in copies {
			assert_eq!(statute(coop).model, Some(ModelRef { id: 1, version: 1 }));
			assert_eq!((statute(coop).parameters, statute(coop).text), (small(6), document("small")));
		}
		// With its own name filled in, and not for another form.
		let filled_in = StatuteSource::Model { id: 1, version: 1, text: Some(document("filled in")) };
		let coop = Request::lean(2).with(|r| r.source = filled_in).activate();
		assert_eq!((statute(coop).parameters, statute(coop).text), (small(6), document("filled in")));
		let association = Request::lean(2).with(|r| {
			r.source = of_model(1, 1);
			r.form = LegalForm::Association;
		});
		assert_noop!(association.submit(), Error::FormMismatch);
		// Nobody says something else by its text.
		let other = StatuteSource::Own { parameters: small(7), text: document("small") };
		assert_noop!(Request::lean(2).with(|r| r.source = other).submit(), Error::TextOfModel);
	});
}

/// What the sponsor itself goes by is what it can offer best.
#[test]
fn a_cooperative_offers_its_own_statute() {
	ExtBuilder::default().build_and_execute(|| {
		let sponsor = Request::lean(2).activate();
		let own = statute(sponsor);
		assert_ok!(Cooperatives::offer_model(
			assembly_origin(sponsor),
			LegalForm::RegisteredCooperative,
			name("ours"),
			Box::new(own.parameters),
			own.text.clone(),
		));
		assert_eq!(statute(sponsor), own);
		let coop = Request::lean(2).with(|r| r.source = of_model(1, 1)).activate();
		assert_eq!((statute(coop).parameters, statute(coop).text), (own.parameters, own.text));
	});
}

#[test]
fn any_majority_of_an_assembly_is_enough_and_no_other_organ() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let offer = |origin: RuntimeOrigin, text: &str| {
			let form = LegalForm::RegisteredCooperative;
			Cooperatives::offer_model(origin, form, name("model"), Box::new(small(3)), document(text))
		};
		for origin in [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(1),
			board_origin(coop),
			supervisory_origin(coop),
			mediators_origin(coop),
		] {
			assert_noop!(offer(origin, "model"), DispatchError::BadOrigin);
		}
		for (majority, text) in
			[(Majority::Simple, "1"), (Majority::ThreeQuarters, "2"), (Majority::NineTenths, "3")]
		{
			assert_ok!(offer(Authority::Assembly { coop, majority }.into(), text));
		}
	});
}

/// For everybody, and under the same rules.
#[test]
fn the_federation_offers_by_any_majority() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let federation = Sponsor::Federation;
		let majorities = [Majority::Simple, Majority::ThreeQuarters, Majority::NineTenths];
		for (id, majority) in (1..).zip(majorities) {
			let text = id.to_string();
			assert_ok!(offer_by(federation_origin(majority), 6, &text));
			assert_last(Event::ModelOffered {
				sponsor: federation,
				id,
				version: 1,
				name: name("Muster-Kleingenossenschaft"),
				hash: hash(&text),
			});
			assert_eq!(Cooperatives::model(id, 1).unwrap().sponsor, Some(federation));
		}
		assert_eq!(Cooperatives::models_of(federation), [1, 2, 3]);
		// It has as many places as a cooperative, and none of theirs.
		let again = |text| offer_by(federation_origin(Majority::NineTenths), 6, text);
		assert_noop!(again("4"), Error::TooManyModels);
		assert_noop!(again("1"), Error::TextOfModel);
		assert_ok!(offer(coop, 3, "small"));
		assert_eq!(Cooperatives::models_of(Sponsor::Cooperative(coop)), [4]);
		// Others found on it.
		let founded = Request::lean(2).with(|r| r.source = of_model(2, 1)).activate();
		assert_eq!(statute(founded).model, Some(ModelRef { id: 2, version: 1 }));
	});
}

#[test]
fn only_an_active_cooperative_offers() {
	ExtBuilder::default().build_and_execute(|| {
		let founding = Request::lean(2).found();
		assert_noop!(offer(founding, 3, "model"), Error::NotActive);
		assert_noop!(offer(99, 3, "model"), Error::NotFound);
	});
}

#[test]
fn name_and_address_must_stand() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let offer = |text: &str, address: &[u8]| {
			let mut reference = document("model");
			reference.address = address.to_vec().try_into().unwrap();
			let form = LegalForm::RegisteredCooperative;
			let parameters = Box::new(small(3));
			Cooperatives::offer_model(assembly_origin(coop), form, name(text), parameters, reference)
		};
		for text in ["", "  ", "a\nb"] {
			assert_noop!(offer(text, b"address"), Error::InvalidName);
		}
		for address in [&b""[..], b"  ", &[0xff]] {
			assert_noop!(offer("model", address), Error::InvalidAddress);
		}
		assert_ok!(offer("model", b"address"));
	});
}

/// Of the smallest group; what a larger one needs it is told when it founds.
#[test]
fn floors_hold_for_the_smallest_group() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		assert_noop!(offer_with(coop, |p| p.notice_months = 2), Error::NoticePeriodOutOfRange);
		assert_noop!(offer_with(coop, |p| p.shares = None), Error::SharesRequired);
		assert_noop!(offer_with(coop, |p| p.board.signatories = 0), Error::SignatoriesOutOfRange);
		let half = Fraction::new(1, 2);
		assert_noop!(offer_with(coop, |p| p.assembly.amendment = half), Error::AmendmentMajorityTooLow);
		// A board of one and no supervisory board: for twenty people at most.
		assert_ok!(offer_with(coop, |p| (p.board.least, p.board.signatories) = (1, 1)));
		let large = Request::lean(2).with(|r| {
			r.source = of_model(1, 1);
			r.founders = (1..=21).collect();
		});
		assert_noop!(large.submit(), Error::BoardSizeOutOfRange);
	});
}

#[test]
fn a_text_is_one_models() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let other = Request::lean(2).activate();
		assert_ok!(offer(coop, 3, "small"));
		let built_in = Cooperatives::model(0, 1).unwrap();
		// Not even with the same parameters, nor one's own again.
		for sponsor in [coop, other] {
			assert_noop!(offer(sponsor, 3, "small"), Error::TextOfModel);
			let again = || {
				let Model { form, name, parameters, text, .. } = built_in.clone();
				Cooperatives::offer_model(assembly_origin(sponsor), form, name, Box::new(parameters), text)
			};
			assert_noop!(again(), Error::TextOfModel);
		}
	});
}

/// A motion can be read for weeks. Its text is nobody's to take away before it is carried out.
#[test]
fn nobody_stops_an_amendment_by_offering_its_text() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let amendment = motion(1, amended(coop, "second", |p| p.notice_months = 6));
		let required = Cooperatives::required(coop, &amendment).unwrap();
		let other = Request::lean(2).activate();
		assert_ok!(offer(other, 5, "second"));
		assert_ok!(Cooperatives::required(coop, &amendment), required);
		assert_ok!(Cooperatives::adopt(coop, amendment), 2);
		assert_ok!(confirm(coop, 2));
		assert_eq!(statute(coop).model, None);
		// Who is asked to ratify by the text alone is asked for what the model says.
		let founding = Request::lean(2).with(|r| {
			r.source = StatuteSource::Own { parameters: small(6), text: document("second") };
		});
		assert_noop!(founding.submit(), Error::TextOfModel);
	});
}

#[test]
fn a_cooperative_offers_so_many() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		for number in 1..=MAX_MODELS {
			assert_ok!(offer(coop, 3, &number.to_string()));
		}
		assert_noop!(offer(coop, 3, "another"), Error::TooManyModels);
		// Versions are not counted, and others have places of their own.
		assert_ok!(offer_version(coop, 1, 4, "another"));
		let other = Request::lean(2).activate();
		assert_ok!(offer(other, 3, "others"));
		assert_eq!(Cooperatives::models_of(Sponsor::Cooperative(coop)), (1..=MAX_MODELS).collect::<Vec<_>>());
		assert_eq!(Cooperatives::models_of(Sponsor::Cooperative(other)), [MAX_MODELS + 1]);
		assert!(Cooperatives::models_of(Sponsor::Cooperative(99)).is_empty());
	});
}

#[test]
fn the_last_id_is_not_given() {
	ExtBuilder::default().build().execute_with(|| {
		let coop = Request::lean(2).activate();
		NextModelId::<Test>::put(u32::MAX);
		assert_noop!(offer(coop, 3, "small"), ArithmeticError::Overflow);
		assert_eq!(Models::<Test>::iter().count(), 1);
		assert_eq!(SponsoredModels::<Test>::iter().count(), 0);
	});
}
