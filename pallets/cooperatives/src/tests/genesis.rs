use crate::{mock::*, GenesisConfig, GenesisCooperative, GenesisModel, ModelRef, Status, StatuteSource};
use allmende_primitives::{models, traits::Founder, Fraction, LegalForm, Organ, StatuteParameters};
use sp_runtime::traits::{BlakeTwo256, Hash};

const EPOCH: u64 = 1_793_491_200; // 2026-11-01

fn demo() -> GenesisCooperative<AccountId> {
	GenesisCooperative {
		name: "Demo eG".into(),
		symbol: "DEMO".into(),
		form: LegalForm::RegisteredCooperative,
		statute: model_source(),
		founders: (1..=5).map(|account| (account, account as u32, data_hash(account))).collect(),
		board: vec![1, 2],
		supervisory: vec![3, 4, 5],
	}
}

fn model() -> GenesisModel {
	GenesisModel {
		name: "Musterverein".into(),
		form: LegalForm::Association,
		parameters: StatuteParameters { shares: None, ..models::citizens_cooperative() },
		text: document("association"),
	}
}

#[test]
fn the_built_in_model_is_always_there() {
	ExtBuilder::default().build_and_execute(|| {
		let model = Cooperatives::model(0, 1).unwrap();
		assert_eq!(model.name, name("Muster-Buergergenossenschaft"));
		assert_eq!(model.form, LegalForm::RegisteredCooperative);
		assert_eq!(model.parameters, models::citizens_cooperative());
		let path = core::str::from_utf8(&model.text.address).unwrap();
		let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
		assert_eq!(model.text.hash, BlakeTwo256::hash(&std::fs::read(file).unwrap()));
		assert!(model.parameters.check(model.form, u32::MAX).is_ok());
		assert_eq!(crate::Models::<Test>::get(0), Some(1));
		let by_text = crate::ModelTexts::<Test>::get(model.text.hash);
		assert_eq!(by_text, Some(ModelRef { id: 0, version: 1 }));
	});
}

/// The text states what the parameters enforce.
#[test]
fn the_models_text_matches_its_parameters() {
	let text = include_str!("../../../../docs/statutes/citizens-cooperative.md").replace('\n', " ");
	let model = models::citizens_cooperative();
	let shares = model.shares.unwrap();
	let euro = |cents: u64| cents / 100;
	for sentence in [
		format!("Der Geschäftsanteil beträgt {} Euro", euro(shares.nominal)),
		format!("mit bis zu {} Geschäftsanteilen", shares.maximum),
		format!(
			"sind {} Euro innerhalb von {} Tagen",
			euro(shares.pay_in.first),
			shares.pay_in.first_within_days
		),
	] {
		assert!(text.contains(&sentence), "{sentence}");
	}
	assert_eq!(shares.compulsory, 1);
	assert!(text.contains("mindestens einen Geschäftsanteil"));
	assert_eq!(shares.pay_in.rest_within_months, Some(12));
	assert!(text.contains("innerhalb von zwölf Monaten"));
	assert_eq!(shares.reserve.yearly, Fraction::ONE_TENTH);
	assert_eq!(shares.reserve.least, 1_000_000);
	assert!(text.contains("mindestens ein Zehntel des Jahresüberschusses"));
	assert!(text.contains("bis sie 10.000 Euro erreicht"));
	assert_eq!(shares.minimum_capital, None);
	assert!(text.contains("Ein Mindestkapital wird nicht bestimmt"));
	assert_eq!(model.notice_months, 3);
	assert!(text.contains("Die Kündigungsfrist beträgt drei Monate"));
	assert_eq!(model.settlement_months, 6);
	assert!(text.contains("binnen sechs Monaten nach dem Ausscheiden"));
	assert!(!model.investing_members);
	assert!(text.contains("Investierende Mitglieder werden nicht zugelassen"));
	assert_eq!((model.board.least, model.board.most, model.board.signatories), (2, 5, 2));
	assert!(text.contains("Der Vorstand besteht aus zwei bis fünf Mitgliedern"));
	assert!(text.contains("Zwei Mitglieder des Vorstands vertreten die Genossenschaft gemeinsam"));
	let supervisory = model.supervisory.unwrap();
	assert_eq!((supervisory.least, supervisory.most, supervisory.signatories), (3, 9, 2));
	assert!(text.contains("Der Aufsichtsrat besteht aus drei bis neun Mitgliedern"));
	assert!(model.supervisory_waived_while_small);
	assert!(text.contains("nicht mehr als zwanzig Mitglieder hat, kann der Aufsichtsrat unbesetzt bleiben"));
	assert_eq!((model.board.term_months, supervisory.term_months), (36, 36));
	assert!(text.contains("für drei Jahre"));
	assert_eq!((model.assembly.notice_days, model.assembly.added_item_days), (14, 7));
	assert!(text.contains("mindestens zwei Wochen") && text.contains("mindestens eine Woche"));
	assert_eq!(model.assembly.petition, Fraction::ONE_TENTH);
	assert!(text.contains("Ein Zehntel der Mitglieder"));
	assert_eq!(model.assembly.amendment, Fraction::THREE_QUARTERS);
	assert!(text.contains("mit drei Vierteln der abgegebenen Stimmen geändert"));
	assert_eq!(model.assembly.quorum, None);
	assert!(text.contains("unabhängig von der Zahl der Teilnehmenden beschlussfähig"));
	assert!(model.assembly.most_votes);
	assert!(text.contains("wer die meisten Stimmen erhält"));
	assert!(!model.assembly.written_votes);
	assert!(text.contains("Beschlüsse werden nur in einer Versammlung gefasst"));
	assert!(!model.assembly.running_tally_published);
	assert!(text.contains("Zwischenstände werden während der Abstimmung nicht bekannt gegeben"));
}

#[test]
fn further_models_follow_the_built_in_one() {
	ExtBuilder::default().model(model()).build_and_execute(|| {
		let found = Cooperatives::model(1, 1).unwrap();
		assert_eq!(found.name, name("Musterverein"));
		assert_eq!(found.text, document("association"));
		let coop = Request::lean(2)
			.with(|r| {
				r.form = LegalForm::Association;
				r.source = StatuteSource::Model { id: 1, version: 1, text: None };
				r.founders = vec![1, 2, 3, 4, 5];
				r.board = vec![1, 2];
				r.supervisory = vec![3, 4, 5];
			})
			.found();
		let model = statute(coop).model;
		assert_eq!(model, Some(ModelRef { id: 1, version: 1 }));
	});
}

#[test]
fn a_genesis_cooperative_is_active_and_its_founders_entered() {
	let ext = ExtBuilder::default().epoch(EPOCH).cooperative(demo());
	ext.build_and_execute(|| {
		let cooperative = Cooperatives::cooperative(0).unwrap();
		assert_eq!(cooperative.status, Status::Active);
		assert_eq!(cooperative.founded_on, Some(date(2026, 11, 1)));
		assert_eq!(cooperative.name, name("Demo eG"));
		assert_eq!(statute(0).in_force_from, Some(date(2026, 11, 1)));
		let founders = (1..=5)
			.map(|account| Founder { account, shares: account as u32, data_hash: data_hash(account) })
			.collect();
		assert_eq!(Entered::get(), vec![(0, founders)]);
		assert_eq!(Cooperatives::seats(0, Organ::Board).len(), 2);
		assert_eq!(Cooperatives::seats(0, Organ::Supervisory).len(), 3);
		assert_eq!(Request::lean(2).found(), 1);
	});
}

#[test]
#[should_panic(expected = "needs a date")]
fn a_genesis_cooperative_needs_a_date() {
	ExtBuilder::default().cooperative(demo()).build();
}

#[test]
#[should_panic(expected = "genesis cooperative Demo eG")]
fn a_genesis_cooperative_is_checked_like_any_other() {
	let lacking = GenesisCooperative { supervisory: vec![3, 4], ..demo() };
	ExtBuilder::default().epoch(EPOCH).cooperative(lacking).build();
}

#[test]
#[should_panic(expected = "genesis cooperative Demo eG")]
fn a_genesis_founder_is_checked_like_any_other() {
	let mut shareless = demo();
	shareless.founders[2].1 = 0;
	ExtBuilder::default().epoch(EPOCH).cooperative(shareless).build();
}

#[test]
#[should_panic(expected = "genesis model 1")]
fn a_genesis_model_below_a_floor_stops_the_build() {
	let mut below = model();
	below.parameters.board.signatories = 0;
	ExtBuilder::default().model(below).build();
}

#[test]
#[should_panic(expected = "TextOfModel")]
fn two_genesis_models_of_one_text_stop_the_build() {
	let mut another = model();
	another.parameters.notice_months = 2;
	ExtBuilder::default().model(model()).model(another).build();
}

/// The text is known by the first of them.
#[test]
fn a_genesis_model_that_says_the_same_shares_the_text() {
	ExtBuilder::default().model(model()).model(model()).build_and_execute(|| {
		let by_text = crate::ModelTexts::<Test>::get(document("association").hash);
		assert_eq!(by_text, Some(ModelRef { id: 1, version: 1 }));
		assert!(Cooperatives::model(2, 1).is_some());
	});
}

#[test]
#[should_panic(expected = "a calendar must run")]
fn a_calendar_that_stands_still_stops_the_build() {
	ExtBuilder::default().time_ratio(0).build();
}

#[test]
fn the_default_is_production() {
	let config = GenesisConfig::<Test>::default();
	assert_eq!((config.time_ratio, config.epoch), (1, 0));
	assert!(config.models.is_empty() && config.cooperatives.is_empty());
}
