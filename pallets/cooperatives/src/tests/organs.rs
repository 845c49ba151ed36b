use crate::{mock::*, Event, Seats};
use allmende_primitives::{
	traits::{Cooperatives as _, Organs},
	LegalForm, Organ,
};

#[test]
fn seats_are_known_by_organ_and_cooperative() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		let other = Request::lean(2).activate();
		assert!(Cooperatives::is_seated(coop, Organ::Board, &1));
		assert!(!Cooperatives::is_seated(coop, Organ::Supervisory, &1));
		assert!(Cooperatives::is_seated(coop, Organ::Supervisory, &5));
		assert!(!Cooperatives::is_seated(coop, Organ::Board, &3));
		assert!(Cooperatives::is_seated(other, Organ::Board, &3));
		assert!(!Cooperatives::is_seated(9, Organ::Board, &1));
	});
}

/// Between the end of a membership and its completed exit the seat is taken, and worth nothing.
#[test]
fn who_is_no_member_is_not_seated() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		end_membership(coop, 1);
		assert!(!Cooperatives::is_seated(coop, Organ::Board, &1));
		assert!(Cooperatives::is_seated(coop, Organ::Board, &2));
		assert_eq!(Cooperatives::seats(coop, Organ::Board).len(), 2);
		// A member without a seat is not seated either.
		admit(coop, 9);
		assert!(!Cooperatives::is_seated(coop, Organ::Board, &9));
		Cooperatives::vacate(coop, &1);
		assert_eq!(Cooperatives::seats(coop, Organ::Board).len(), 1);
	});
}

#[test]
fn vacating_takes_every_seat_in_one_cooperative() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		let other = Request::lean(2).activate();
		System::reset_events();
		Cooperatives::vacate(coop, &1);
		assert_eq!(events(), vec![Event::SeatVacated { coop, organ: Organ::Board, who: 1, left: 1 }]);
		assert!(!Cooperatives::is_seated(coop, Organ::Board, &1));
		assert!(Cooperatives::is_seated(coop, Organ::Board, &2));
		assert!(Cooperatives::is_seated(other, Organ::Board, &1));

		// The last seat leaves no empty list behind.
		Cooperatives::vacate(coop, &2);
		assert_last(Event::SeatVacated { coop, organ: Organ::Board, who: 2, left: 0 });
		assert!(!Seats::<Test>::contains_key(coop, Organ::Board));
	});
}

#[test]
fn vacating_takes_the_seats_of_all_organs() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		let mediators = Seats::<Test>::get(coop, Organ::Board);
		Seats::<Test>::insert(coop, Organ::Mediators, mediators);
		System::reset_events();
		Cooperatives::vacate(coop, &1);
		assert_eq!(
			events(),
			vec![
				Event::SeatVacated { coop, organ: Organ::Board, who: 1, left: 1 },
				Event::SeatVacated { coop, organ: Organ::Mediators, who: 1, left: 1 },
			]
		);
		let given_up = SeatsTold::get().into_iter().filter(|(.., taken)| !taken).collect::<Vec<_>>();
		assert_eq!(given_up, [(coop, Organ::Board, 1, false), (coop, Organ::Mediators, 1, false)]);
	});
}

#[test]
fn taken_seats_are_told() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().found();
		assert_eq!(SeatsTold::take(), [], "nobody is seated before all have ratified");
		for founder in 1..=5 {
			frame_support::assert_ok!(ratify(coop, founder));
		}
		let told = SeatsTold::take();
		let mut seated = Vec::new();
		for organ in [Organ::Board, Organ::Supervisory] {
			let seats = Seats::<Test>::get(coop, organ);
			seated.extend(seats.into_iter().map(|seat| (coop, organ, seat.account, true)));
		}
		assert!(seated.len() > 2);
		assert_eq!(told, seated);
	});
}

#[test]
fn vacating_nobodys_seat_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::model().activate();
		System::reset_events();
		let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
		Cooperatives::vacate(coop, &9);
		Cooperatives::vacate(9, &1);
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
		assert!(events().is_empty());
	});
}

#[test]
fn other_pallets_read_the_registry() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(!Cooperatives::is_active(0));
		assert_eq!(Cooperatives::form(0), None);
		assert_eq!(Cooperatives::name(0), None);
		assert_eq!(Cooperatives::symbol(0), None);
		assert_eq!(<Cooperatives as allmende_primitives::traits::Cooperatives>::statute(0), None);

		let coop = Request::model().found();
		let read = || <Cooperatives as allmende_primitives::traits::Cooperatives>::statute(coop).unwrap();
		assert!(!Cooperatives::is_active(coop));
		assert_eq!(Cooperatives::form(coop), Some(LegalForm::RegisteredCooperative));
		assert_eq!(Cooperatives::name(coop), Some(name("Bürgergenossenschaft Musterdorf eG")));
		assert_eq!(Cooperatives::symbol(coop), Some(symbol("MUSTER")));
		let founding = read();
		assert_eq!(founding.version, 1);
		assert_eq!(founding.text_hash, statute(coop).text.hash);
		assert_eq!(founding.parameters, statute(coop).parameters);

		for founder in 1..=5 {
			frame_support::assert_ok!(ratify(coop, founder));
		}
		assert!(Cooperatives::is_active(coop));
		assert_eq!(read(), founding);
	});
}
