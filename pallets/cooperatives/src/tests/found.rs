use crate::{mock::*, Error, Event, GenesisModel, ModelRef, Status, StatuteSource};
use allmende_primitives::{
	models, AdmissionBody, DelegateTerms, DocumentRef, Fraction, LegalForm, Organ, OrganTerms, ShareTerms,
	StatuteFault, StatuteParameters,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn refused(request: Request, error: Error<Test>) {
	assert_noop!(request.submit(), error);
}

#[test]
fn from_the_model_it_waits_for_the_founders() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		let until = start_day().plus_days(FOUNDING_PERIOD);
		let cooperative = Cooperatives::cooperative(coop).unwrap();
		let open_until_block = System::block_number() + LEAST_WINDOW;
		assert_eq!(cooperative.status, Status::Founding { until, open_until_block });
		assert_eq!(cooperative.founded_on, None);
		assert_eq!(cooperative.name, name("Bürgergenossenschaft Musterdorf eG"));
		assert_eq!(cooperative.symbol, symbol("MUSTER"));
		assert_eq!(cooperative.form, LegalForm::RegisteredCooperative);
		assert_eq!(statute(coop).model, Some(ModelRef { id: 0, version: 1 }));
		assert_eq!(cooperative.statute_version, 1);
		let adopted = statute(coop);
		assert_eq!(adopted.parameters, models::citizens_cooperative());
		assert_eq!(adopted.text, Cooperatives::model(0, 1).unwrap().text);
		assert_eq!(adopted.adopted_on, start_day());
		assert_eq!(adopted.in_force_from, None);
		assert!(Cooperatives::seats(coop, Organ::Board).is_empty());
		assert_last(Event::FoundingStarted {
			coop,
			by: 1,
			form: LegalForm::RegisteredCooperative,
			founders: 5,
			statute_hash: adopted.text.hash,
			until,
			open_until_block,
		});
	});
}

#[test]
fn the_models_text_can_be_filled_in() {
	ExtBuilder::default().build_and_execute(|| {
		let text = document("filled-in");
		let source = StatuteSource::Model { id: 0, version: 1, text: Some(text.clone()) };
		let coop = Request::model().with(|r| r.source = source).found();
		assert_eq!(statute(coop).text, text);
		assert_eq!(statute(coop).parameters, models::citizens_cooperative());
	});
}

#[test]
fn from_own_parameters_three_are_enough() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).found();
		assert_eq!(statute(coop).model, None);
		assert_eq!(statute(coop).parameters, lean(3, 2));
		assert_eq!(statute(coop).text, document("statute"));
	});
}

#[test]
fn ids_are_given_in_sequence_and_never_again() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Request::model().found(), 0);
		assert_eq!(Request::lean(2).found(), 1);
		assert_ok!(Cooperatives::decline(signed(1), 1));
		assert_eq!(Request::lean(2).found(), 2);
	});
}

#[test]
fn only_a_founder_can_begin() {
	ExtBuilder::default().build_and_execute(|| {
		refused(Request::model().with(|r| r.caller = 6), Error::NotAFounder);
		let request = Request::model();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board_origin(0)] {
			let request = request.clone();
			assert_noop!(
				Cooperatives::found(
					origin,
					Box::new(request.source),
					request.form,
					request.name,
					request.symbol,
					request.founders.try_into().unwrap(),
					seats(&request.board),
					seats(&request.supervisory),
				),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_list_of_founders_is_checked() {
	ExtBuilder::default().build_and_execute(|| {
		let two = Request::lean(2).with(|r| {
			r.founders = vec![1, 2];
			r.board = vec![1, 2];
		});
		refused(two, Error::TooFewFounders);
		// Named twice, nobody is two.
		refused(Request::lean(2).with(|r| r.founders = vec![1, 2, 2]), Error::DuplicateFounder);
		for form in [LegalForm::Association, LegalForm::Initiative] {
			let two = Request::lean(2).with(|r| {
				r.form = form;
				r.source = own(StatuteParameters { shares: None, ..lean(3, 2) });
				r.founders = vec![1, 2];
				r.board = vec![1, 2];
			});
			refused(two.clone(), Error::TooFewFounders);
			assert_ok!(two.with(|r| r.founders = vec![1, 2, 3]).submit());
		}
	});
}

#[test]
fn the_most_founders_can_found() {
	ExtBuilder::default().build_and_execute(|| {
		let many = Request::model().with(|r| r.founders = (1..=u64::from(MAX_FOUNDERS)).collect());
		let coop = many.found();
		assert_eq!(Cooperatives::founding(coop).unwrap().founders.len() as u32, MAX_FOUNDERS);
	});
}

#[test]
fn the_texts_are_checked() {
	ExtBuilder::default().build_and_execute(|| {
		for bad in ["", "  ", "a\nb", "tab\t"] {
			refused(Request::model().with(|r| r.name = name(bad)), Error::InvalidName);
		}
		let broken = vec![b'a', 0xff].try_into().unwrap();
		refused(Request::model().with(|r| r.name = broken), Error::InvalidName);
		for bad in ["", "A B", "A-1", "MÜ"] {
			refused(Request::model().with(|r| r.symbol = symbol(bad)), Error::InvalidSymbol);
		}
		let mut text = document("statute");
		text.address = Default::default();
		let source = StatuteSource::Own { parameters: lean(3, 2), text: text.clone() };
		refused(Request::lean(2).with(|r| r.source = source), Error::InvalidAddress);
		let source = StatuteSource::Model { id: 0, version: 1, text: Some(text) };
		refused(Request::model().with(|r| r.source = source), Error::InvalidAddress);
		assert_ok!(Request::model()
			.with(|r| {
				r.name = vec![b'a'; 128].try_into().unwrap();
				r.symbol = symbol("abcXYZ012345");
			})
			.submit());
	});
}

#[test]
fn the_model_must_exist_and_fit() {
	ExtBuilder::default().build_and_execute(|| {
		for (id, version) in [(0, 0), (0, 2), (1, 1)] {
			let source = StatuteSource::Model { id, version, text: None };
			refused(Request::model().with(|r| r.source = source), Error::ModelNotFound);
		}
		refused(Request::model().with(|r| r.form = LegalForm::Association), Error::FormMismatch);
	});
}

/// Who recognises the hash of a model's text knows what to ratify.
#[test]
fn the_text_of_a_model_goes_with_its_parameters() {
	let association = GenesisModel {
		name: "Musterverein".into(),
		form: LegalForm::Association,
		parameters: StatuteParameters { shares: None, ..models::citizens_cooperative() },
		text: document("association"),
	};
	let of_model = |id| Cooperatives::model(id, 1).unwrap();
	ExtBuilder::default().model(association).build_and_execute(|| {
		let text = of_model(0).text;
		let own = |parameters| StatuteSource::Own { parameters, text: text.clone() };
		refused(Request::lean(2).with(|r| r.source = own(lean(3, 2))), Error::TextOfModel);
		let mut slightly = models::citizens_cooperative();
		slightly.notice_months = 4;
		refused(Request::model().with(|r| r.source = own(slightly)), Error::TextOfModel);
		// Not by another address either.
		let moved = DocumentRef { hash: text.hash, ..document("elsewhere") };
		let source = StatuteSource::Own { parameters: lean(3, 2), text: moved };
		refused(Request::lean(2).with(|r| r.source = source), Error::TextOfModel);
		// A floor that is undercut is told first.
		let mut below = models::citizens_cooperative();
		below.notice_months = 2;
		refused(Request::model().with(|r| r.source = own(below)), Error::NoticePeriodOutOfRange);

		// One model's parameters under the other's text.
		let source = StatuteSource::Model { id: 0, version: 1, text: Some(of_model(1).text) };
		refused(Request::model().with(|r| r.source = source), Error::TextOfModel);
		// The right parameters for another legal form.
		let source = StatuteSource::Own { parameters: of_model(1).parameters, text: of_model(1).text };
		let club = Request::model().with(|r| r.source = source);
		refused(club.clone().with(|r| r.form = LegalForm::Initiative), Error::TextOfModel);
		assert_ok!(club.with(|r| r.form = LegalForm::Association).submit());

		// What says the same is the same.
		let source = own(models::citizens_cooperative());
		assert_ok!(Request::model().with(|r| r.source = source).submit());
		let source = StatuteSource::Model { id: 0, version: 1, text: Some(text.clone()) };
		assert_ok!(Request::model().with(|r| r.source = source).submit());
	});
}

#[test]
fn the_seats_are_checked() {
	ExtBuilder::default().build_and_execute(|| {
		let request = || Request::model().with(|r| r.founders = (1..=20).collect());
		// Two to five on the board, three to nine on the supervisory board.
		refused(request().with(|r| r.board = vec![1]), Error::SeatsOutOfRange);
		refused(request().with(|r| r.board = vec![1, 2, 6, 7, 8, 9]), Error::SeatsOutOfRange);
		refused(request().with(|r| r.supervisory = vec![3, 4]), Error::SeatsOutOfRange);
		refused(request().with(|r| r.supervisory = (3..13).collect()), Error::SeatsOutOfRange);
		refused(request().with(|r| r.board = vec![1, 1]), Error::DuplicateSeat);
		refused(request().with(|r| r.supervisory = vec![3, 4, 4]), Error::DuplicateSeat);
		refused(request().with(|r| r.board = vec![1, 21]), Error::NotAFounder);
		refused(request().with(|r| r.supervisory = vec![3, 4, 21]), Error::NotAFounder);
		refused(request().with(|r| r.supervisory = vec![2, 3, 4]), Error::IncompatibleOffices);
		refused(
			Request::lean(2).with(|r| {
				r.founders = vec![1, 2, 3, 4, 5, 6];
				r.supervisory = vec![4, 5, 6];
			}),
			Error::NoSuchOrgan,
		);
		assert_ok!(request().with(|r| r.supervisory = (6..15).collect()).submit());
		assert_ok!(request().with(|r| r.board = vec![1, 2, 6, 7, 8]).submit());
	});
}

/// A statute below a floor cannot be founded: each fault has its error, by the same name.
#[test]
fn no_parameter_undercuts_a_floor() {
	let base = || Request::model().with(|r| r.founders = (1..=21).collect());
	let with = |change: &dyn Fn(&mut StatuteParameters)| {
		let mut parameters = models::citizens_cooperative();
		change(&mut parameters);
		base().with(|r| r.source = own(parameters))
	};
	let shares = |change: &dyn Fn(&mut ShareTerms)| with(&|s| change(s.shares.as_mut().unwrap()));
	let lone = OrganTerms { least: 1, most: 5, signatories: 1, term_months: 36 };
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(with(&|_| ()).submit());
		refused(with(&|s| s.shares = None), Error::SharesRequired);
		refused(with(&|_| ()).with(|r| r.form = LegalForm::Association), Error::SharesNotAllowed);
		refused(shares(&|s| s.nominal = 0), Error::NominalOutOfRange);
		refused(shares(&|s| s.compulsory = 0), Error::CompulsorySharesTooFew);
		refused(shares(&|s| s.maximum = 0), Error::MaximumSharesOutOfRange);
		refused(shares(&|s| s.pay_in.first = s.nominal / 10 - 1), Error::PayInOutOfRange);
		refused(shares(&|s| s.reserve.least = 0), Error::ReserveOutOfRange);
		refused(with(&|s| s.notice_months = 2), Error::NoticePeriodOutOfRange);
		refused(with(&|s| s.settlement_months = 7), Error::SettlementTooLate);
		refused(
			with(&|s| {
				s.shares = None;
				s.investing_members = true;
			})
			.with(|r| r.form = LegalForm::Initiative),
			Error::InvestingMembersNotAllowed,
		);
		refused(with(&|s| s.board = lone), Error::BoardSizeOutOfRange);
		refused(with(&|s| s.supervisory = Some(lone)), Error::SupervisorySizeOutOfRange);
		refused(with(&|s| s.supervisory = None), Error::SupervisoryRequired);
		refused(with(&|s| s.board.signatories = 0), Error::SignatoriesOutOfRange);
		refused(with(&|s| s.board.term_months = 0), Error::TermOfOfficeTooShort);
		refused(
			with(&|s| {
				s.supervisory = None;
				s.admission = AdmissionBody::Supervisory;
			})
			.with(|r| r.founders = (1..=20).collect()),
			Error::AdmissionBodyMissing,
		);
		refused(with(&|s| s.assembly.notice_days = 13), Error::AssemblyNoticeTooShort);
		refused(with(&|s| s.assembly.added_item_days = 6), Error::AddedItemNoticeOutOfRange);
		refused(with(&|s| s.assembly.petition = Fraction::new(2, 10)), Error::PetitionTooHigh);
		refused(with(&|s| s.assembly.amendment = Fraction::new(2, 3)), Error::AmendmentMajorityTooLow);
		refused(with(&|s| s.assembly.quorum = Some(Fraction::new(2, 1))), Error::QuorumOutOfRange);
		refused(with(&|s| s.assembly.written_votes = true), Error::WrittenVotesNotAllowed);
		let delegates = |least, term_months| Some(DelegateTerms { least, most: 60, term_months });
		refused(with(&|s| s.delegates = delegates(49, 48)), Error::DelegatesOutOfRange);
		refused(with(&|s| s.delegates = delegates(50, 61)), Error::DelegateTermOutOfRange);
	});
}

/// A small cooperative can do without a supervisory board; the number of founders decides.
#[test]
fn twenty_founders_need_no_supervisory_board() {
	ExtBuilder::default().build_and_execute(|| {
		let request = |founders: u64| Request::lean(2).with(|r| r.founders = (1..=founders).collect());
		refused(request(21), Error::SupervisoryRequired);
		assert_ok!(request(20).submit());
	});
}

/// The model leaves the supervisory board open while there are at most twenty; then it must be there, and whole.
#[test]
fn three_found_from_the_model() {
	ExtBuilder::default().build_and_execute(|| {
		let request = |founders: u64, supervisory: &[AccountId]| {
			Request::model().with(|r| {
				r.founders = (1..=founders).collect();
				r.supervisory = supervisory.to_vec();
			})
		};
		let coop = request(3, &[]).activate();
		assert_eq!(statute(coop).parameters, models::citizens_cooperative());
		assert_eq!(Cooperatives::seats(coop, Organ::Board).len(), 2);
		assert!(Cooperatives::seats(coop, Organ::Supervisory).is_empty());
		refused(request(4, &[3, 4]), Error::SeatsOutOfRange);
		assert_ok!(request(20, &[]).submit());
		refused(request(21, &[]), Error::SeatsOutOfRange);
		assert_ok!(request(21, &[3, 4, 5]).submit());
		// A statute that does not waive it needs it from the first member on.
		let mut parameters = models::citizens_cooperative();
		parameters.supervisory_waived_while_small = false;
		refused(request(3, &[]).with(|r| r.source = own(parameters)), Error::SeatsOutOfRange);
	});
}

#[test]
fn every_fault_has_the_error_of_its_name() {
	use StatuteFault::*;
	for fault in [
		SharesRequired,
		SharesNotAllowed,
		NominalOutOfRange,
		CompulsorySharesTooFew,
		MaximumSharesOutOfRange,
		PayInOutOfRange,
		ReserveOutOfRange,
		NoticePeriodOutOfRange,
		SettlementTooLate,
		InvestingMembersNotAllowed,
		BoardSizeOutOfRange,
		SupervisorySizeOutOfRange,
		SupervisoryRequired,
		SignatoriesOutOfRange,
		TermOfOfficeTooShort,
		DelegatesOutOfRange,
		DelegateTermOutOfRange,
		AdmissionBodyMissing,
		AssemblyNoticeTooShort,
		AddedItemNoticeOutOfRange,
		PetitionTooHigh,
		AmendmentMajorityTooLow,
		QuorumOutOfRange,
		WrittenVotesNotAllowed,
	] {
		let DispatchError::Module(error) = Error::<Test>::from(fault).into() else {
			panic!("a pallet's error is a module's")
		};
		assert_eq!(error.message, Some(format!("{fault:?}").as_str()));
	}
}

#[test]
fn the_last_id_is_not_given() {
	ExtBuilder::default().build().execute_with(|| {
		crate::NextCoopId::<Test>::put(u32::MAX);
		assert_noop!(Request::model().submit(), sp_runtime::ArithmeticError::Overflow);
	});
}
