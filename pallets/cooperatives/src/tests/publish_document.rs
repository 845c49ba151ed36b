use crate::{mock::*, Document, DocumentKind, Documents, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_newest_of_a_kind_counts() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let kind = DocumentKind::AnnualStatement { year: 2026 };
		assert_ok!(Cooperatives::publish_document(board_origin(coop), kind, document("first")));
		let (first, second) = (document("first"), document("second"));
		assert_last(Event::DocumentPublished {
			coop,
			kind,
			version: 1,
			old_hash: None,
			old_address: None,
			hash: first.hash,
			address: first.address.clone(),
		});
		pass_days(3);
		assert_ok!(Cooperatives::publish_document(board_origin(coop), kind, document("second")));
		assert_last(Event::DocumentPublished {
			coop,
			kind,
			version: 2,
			old_hash: Some(first.hash),
			old_address: Some(first.address),
			hash: second.hash,
			address: second.address,
		});
		assert_eq!(
			Documents::<Test>::get(coop, kind),
			Some(Document {
				reference: document("second"),
				version: 2,
				published_on: start_day().plus_days(3)
			})
		);
	});
}

#[test]
fn kinds_and_years_are_kept_apart() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let kinds = [
			DocumentKind::Imprint,
			DocumentKind::Terms,
			DocumentKind::Privacy,
			DocumentKind::AnnualStatement { year: 2026 },
			DocumentKind::AnnualStatement { year: 2027 },
			DocumentKind::AuditReport { year: 2026 },
			DocumentKind::RegisterExcerpt,
			DocumentKind::Other(0),
			DocumentKind::Other(255),
		];
		for (index, kind) in kinds.into_iter().enumerate() {
			let reference = document(&index.to_string());
			assert_ok!(Cooperatives::publish_document(board_origin(coop), kind, reference));
		}
		for (index, kind) in kinds.into_iter().enumerate() {
			let kept = Cooperatives::document(coop, kind).unwrap();
			assert_eq!((kept.reference, kept.version), (document(&index.to_string()), 1));
		}
	});
}

#[test]
fn it_is_the_boards_call() {
	ExtBuilder::default().build_and_execute(|| {
		let coop = Request::lean(2).activate();
		let organs = [supervisory_origin(coop), mediators_origin(coop)];
		for origin in organs.into_iter().chain([signed(1), RuntimeOrigin::root(), RuntimeOrigin::none()]) {
			assert_noop!(
				Cooperatives::publish_document(origin, DocumentKind::Imprint, document("imprint")),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn what_cannot_be_published() {
	ExtBuilder::default().build_and_execute(|| {
		let publish = |coop, reference| {
			Cooperatives::publish_document(board_origin(coop), DocumentKind::Terms, reference)
		};
		assert_noop!(publish(0, document("terms")), Error::<Test>::NotFound);
		let coop = Request::lean(2).found();
		assert_noop!(publish(coop, document("terms")), Error::<Test>::NotActive);
		let coop = Request::lean(2).activate();
		for address in [vec![], b"  ".to_vec(), vec![0xff]] {
			let mut reference = document("terms");
			reference.address = address.try_into().unwrap();
			assert_noop!(publish(coop, reference), Error::<Test>::InvalidAddress);
		}
		assert_ok!(publish(coop, document("terms")));
		Documents::<Test>::mutate(coop, DocumentKind::Terms, |d| d.as_mut().unwrap().version = u32::MAX);
		assert_noop!(publish(coop, document("terms")), sp_runtime::ArithmeticError::Overflow);
	});
}
