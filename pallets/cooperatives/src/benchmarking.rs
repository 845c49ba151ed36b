//! The worst case of each call, and set-up for the benchmarks of other pallets.

use super::*;
use allmende_primitives::{
	models, statute::MOST_DELEGATES, traits::Standing, Address, Authority, CoopId, Date, DelegateTerms,
	DocumentRef, LegalForm, Majority, Name, Organ, OrganTerms, StatuteParameters, Symbol, MAX_ADDRESS,
	MAX_NAME, MAX_SYMBOL,
};
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, weights::Weight};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash, One, Saturating},
	DispatchError,
};

const SEED: u32 = 0;
/// Shares that each founder takes.
const SHARES: u32 = 1;
/// What the statute of the cooperatives says that are founded here.
const STATUTE: &[u8] = b"statute";

/// For the set-up of other pallets' benchmarks.
impl<T: Config> Pallet<T> {
	/// An active registered cooperative on the parameters of the built-in model, with these founders as members, three at
	/// least and at most [`Config::MaxFounders`]. The first two form its board and the next three its supervisory board,
	/// whose seats stay empty with fewer than five.
	pub fn benchmark_cooperative(founders: Vec<T::AccountId>) -> Result<CoopId, DispatchError> {
		let parameters = models::citizens_cooperative();
		let board: Vec<_> = founders.iter().take(2).cloned().collect();
		let mut supervisory: Vec<_> = founders.iter().skip(2).take(3).cloned().collect();
		if supervisory.len() < 3 {
			supervisory.clear();
		}
		let coop = Self::benchmark_founding(parameters, &founders, board, supervisory)?;
		for founder in founders {
			Self::do_ratify(coop, founder, statute_hash(), SHARES, H256::zero())?;
		}
		Ok(coop)
	}

	/// Gives an active cooperative an amendment whose day has come, which is the longest way to the statute in force: the
	/// same parameters and the same text in another version, with delegates, so that every organ can have seats.
	pub fn benchmark_amendment(coop: CoopId) -> Result<(), DispatchError> {
		let (old, mut statute) = Self::statute_in_force(coop).ok_or(Error::<T>::NotFound)?;
		let version = old.saturating_add(1);
		let in_force_from = Self::day();
		let (least, most) = (MOST_DELEGATES, MOST_DELEGATES);
		statute.parameters.delegates = Some(DelegateTerms { least, most, term_months: 48 });
		statute.in_force_from = Some(in_force_from);
		statute.registration = Some(H256::zero());
		Statutes::<T>::insert(coop, version, statute);
		Cooperatives::<T>::mutate(coop, |cooperative| {
			if let Some(cooperative) = cooperative {
				cooperative.newest_version = version;
				let progress = Progress::Confirmed { in_force_from };
				cooperative.amendment = Some(Amendment { version, progress });
			}
		});
		Ok(())
	}

	/// A statute for a registered cooperative that is neither the built-in model nor that of
	/// [`benchmark_cooperative`](Pallet::benchmark_cooperative): a model's parameters with a text that another model is
	/// known by, which is the longest way to find that the two agree.
	pub fn benchmark_source() -> Result<StatuteSource, DispatchError> {
		let model = |text| Model {
			name: longest_name(),
			form: LegalForm::RegisteredCooperative,
			sponsor: None,
			parameters: everybody_seated(),
			text,
		};
		let ModelRef { id, version } = Self::enter_first(model(text(b"model")))?;
		let filled_in = text(b"filled in");
		Self::enter_first(model(filled_in.clone()))?;
		Ok(StatuteSource::Model { id, version, text: Some(filled_in) })
	}

	/// Moves the calendar to the first second of the day.
	pub fn benchmark_set_today(today: Date) {
		Anchor::<T>::kill();
		Epoch::<T>::put(today.starts_at());
	}

	/// Gives somebody a seat, whatever the statute says of their number.
	pub fn benchmark_seat(coop: CoopId, organ: Organ, who: &T::AccountId) -> Result<(), DispatchError> {
		let today = Self::day();
		Seats::<T>::try_mutate(coop, organ, |seats| {
			let seat = Seat { account: who.clone(), since: today, until: today };
			seats.try_push(seat).map_err(|_| DispatchError::Exhausted)
		})?;
		if organ != Organ::Delegates {
			T::Standing::seated(coop, organ, who);
		}
		Ok(())
	}

	fn benchmark_founding(
		parameters: StatuteParameters,
		founders: &[T::AccountId],
		board: Vec<T::AccountId>,
		supervisory: Vec<T::AccountId>,
	) -> Result<CoopId, DispatchError> {
		let by = founders.first().cloned().ok_or(Error::<T>::TooFewFounders)?;
		Self::do_found(
			by,
			StatuteSource::Own { parameters, text: text(STATUTE) },
			LegalForm::RegisteredCooperative,
			longest_name(),
			longest_symbol(),
			founders,
			board.try_into().map_err(|_| DispatchError::Exhausted)?,
			supervisory.try_into().map_err(|_| DispatchError::Exhausted)?,
		)
	}
}

fn statute_hash() -> H256 {
	text(STATUTE).hash
}

/// A text with the longest address.
fn text(says: &[u8]) -> DocumentRef {
	let address = Address::try_from(vec![b'a'; MAX_ADDRESS as usize]).unwrap();
	DocumentRef { hash: BlakeTwo256::hash(says), address }
}

fn longest_name() -> Name {
	vec![b'n'; MAX_NAME as usize].try_into().unwrap()
}

fn longest_symbol() -> Symbol {
	vec![b'S'; MAX_SYMBOL as usize].try_into().unwrap()
}

fn people<T: Config>(count: u32) -> Vec<T::AccountId> {
	(0..count).map(|index| account("founder", index, SEED)).collect()
}

/// A statute that gives every founder a seat: half of them on the board, half on the supervisory board.
fn everybody_seated() -> StatuteParameters {
	let most = MAX_SEATS as u8;
	let terms = OrganTerms { least: 2, most, signatories: 2, term_months: 36 };
	StatuteParameters {
		board: terms,
		supervisory: Some(OrganTerms { least: 3, ..terms }),
		..models::citizens_cooperative()
	}
}

/// A founding by `n` people that `ratified` of them have ratified.
fn founding<T: Config>(n: u32, ratified: u32) -> Result<(CoopId, Vec<T::AccountId>), BenchmarkError> {
	founding_with_board::<T>(n, n / 2, ratified)
}

/// A founding by `n` people, `board` of them on the board and the others on the supervisory board.
fn founding_with_board<T: Config>(
	n: u32,
	board: u32,
	ratified: u32,
) -> Result<(CoopId, Vec<T::AccountId>), BenchmarkError> {
	let founders = people::<T>(n);
	let (board, supervisory) = founders.split_at(board as usize);
	let coop =
		Pallet::<T>::benchmark_founding(everybody_seated(), &founders, board.to_vec(), supervisory.to_vec())?;
	for founder in founders.iter().take(ratified as usize) {
		Pallet::<T>::do_ratify(coop, founder.clone(), statute_hash(), SHARES, H256::zero())?;
	}
	Ok((coop, founders))
}

/// An active cooperative with a full board, all of it members, of which so many sign.
fn full_board<T: Config>(signatories: u32) -> Result<(CoopId, Vec<T::AccountId>), BenchmarkError> {
	// With the fewest on the supervisory board.
	let n = MAX_SEATS + 3;
	let (coop, mut board) = founding_with_board::<T>(n, MAX_SEATS, n)?;
	board.truncate(MAX_SEATS as usize);
	Pallet::<T>::benchmark_amendment(coop)?;
	Statutes::<T>::mutate(coop, 2, |statute| {
		if let Some(statute) = statute {
			statute.parameters.board.signatories = signatories as u8;
			statute.parameters.board.least = signatories as u8;
		}
	});
	Ok((coop, board))
}

/// A cooperative whose statute was amended offers a model with the longest name. Answers the model's id.
fn offer<T: Config>(coop: CoopId, says: &[u8]) -> Result<ModelId, BenchmarkError> {
	let id = NextModelId::<T>::get();
	let form = LegalForm::RegisteredCooperative;
	let sponsor = Sponsor::Cooperative(coop);
	Pallet::<T>::do_offer_model(sponsor, form, longest_name(), everybody_seated(), text(says))?;
	Ok(id)
}

fn assembly<T: Config>(coop: CoopId) -> T::RuntimeOrigin {
	Authority::Assembly { coop, majority: Majority::Simple }.into()
}

/// Lets the days pass, and the blocks.
fn lapse<T: Config>(days: u32) {
	Pallet::<T>::benchmark_set_today(Pallet::<T>::day().plus_days(days.saturating_add(1)));
	let passed = frame_system::Pallet::<T>::block_number()
		.saturating_add(T::LeastWindow::get())
		.saturating_add(One::one());
	frame_system::Pallet::<T>::set_block_number(passed);
}

/// A call of `length` bytes encoded.
fn remark<T: Config>(length: u32) -> <T as Config>::RuntimeCall {
	let call = |bytes: u32| -> <T as Config>::RuntimeCall {
		frame_system::Call::<T>::remark { remark: vec![0; bytes as usize] }.into()
	};
	let around = (call(length).encoded_size() as u32).saturating_sub(length);
	call(length.saturating_sub(around))
}

/// The cooperative, the action, the board's members, the hash of the call.
type Proposed<T> = (CoopId, ActionId, Vec<<T as frame_system::Config>::AccountId>, H256);

/// An action of a full board that `approvals` of it have approved.
fn action<T: Config>(length: u32, signatories: u32, approvals: u32) -> Result<Proposed<T>, BenchmarkError> {
	let (coop, board) = full_board::<T>(signatories)?;
	let call = remark::<T>(length);
	let hash = BlakeTwo256::hash(&call.encode());
	Pallet::<T>::do_propose_action(coop, Organ::Board, board[0].clone(), call).map_err(|e| e.error)?;
	Actions::<T>::mutate(coop, 0, |action| {
		if let Some(action) = action {
			let approved = board.iter().take(approvals as usize).cloned().collect();
			action.approvals = SeatAccounts::<T::AccountId>::truncate_from(approved);
		}
	});
	Ok((coop, 0, board, hash))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// From six founders on both organs can be filled.
	#[benchmark]
	fn found(n: Linear<6, { T::MaxFounders::get() }>) -> Result<(), BenchmarkError> {
		let founders = people::<T>(n);
		let (board, supervisory) = founders.split_at(n as usize / 2);
		let source = Pallet::<T>::benchmark_source()?;
		let coop = NextCoopId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(founders[0].clone()),
			Box::new(source),
			LegalForm::RegisteredCooperative,
			longest_name(),
			longest_symbol(),
			FoundersOf::<T>::truncate_from(founders.clone()),
			SeatAccounts::<T::AccountId>::truncate_from(board.to_vec()),
			SeatAccounts::<T::AccountId>::truncate_from(supervisory.to_vec()),
		);

		assert_eq!(Foundings::<T>::get(coop).map(|founding| founding.founders), Some(n));
		Ok(())
	}

	#[benchmark]
	fn ratify() -> Result<(), BenchmarkError> {
		let n = T::MaxFounders::get();
		let (coop, founders) = founding::<T>(n, n - 2)?;
		let who = founders[n as usize - 2].clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop, statute_hash(), SHARES, H256::zero());

		assert_eq!(Foundings::<T>::get(coop).map(|founding| founding.ratified), Some(n - 1));
		Ok(())
	}

	#[benchmark]
	fn ratify_last(n: Linear<6, { T::MaxFounders::get() }>) -> Result<(), BenchmarkError> {
		let (coop, founders) = founding::<T>(n, n - 1)?;
		let who = founders[n as usize - 1].clone();

		#[extrinsic_call]
		ratify(RawOrigin::Signed(who), coop, statute_hash(), SHARES, H256::zero());

		assert!(Pallet::<T>::ensure_active(coop).is_ok());
		Ok(())
	}

	#[benchmark]
	fn decline(n: Linear<6, { T::MaxFounders::get() }>) -> Result<(), BenchmarkError> {
		let (coop, founders) = founding::<T>(n, n - 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(founders[0].clone()), coop);

		assert!(!Cooperatives::<T>::contains_key(coop));
		Ok(())
	}

	#[benchmark]
	fn clear_lapsed(n: Linear<6, { T::MaxFounders::get() }>) -> Result<(), BenchmarkError> {
		let (coop, _) = founding::<T>(n, n - 1)?;
		lapse::<T>(T::FoundingPeriod::get());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), coop);

		assert!(!Cooperatives::<T>::contains_key(coop));
		Ok(())
	}

	// The shortest call in question takes a few bytes.
	#[benchmark]
	fn propose_action(c: Linear<8, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, board) = full_board::<T>(2)?;
		let who = board[board.len() - 1].clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop, Organ::Board, Box::new(remark::<T>(c)));

		assert!(Actions::<T>::contains_key(coop, 0));
		Ok(())
	}

	#[benchmark]
	fn propose_action_alone(c: Linear<8, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, board) = full_board::<T>(1)?;
		let who = board[board.len() - 1].clone();

		#[extrinsic_call]
		propose_action(RawOrigin::Signed(who), coop, Organ::Board, Box::new(remark::<T>(c)));

		assert_eq!(NextActionId::<T>::get(coop), 0);
		Ok(())
	}

	#[benchmark]
	fn approve_action(c: Linear<8, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, id, board, hash) = action::<T>(c, MAX_SEATS, MAX_SEATS - 2)?;
		let who = board[board.len() - 1].clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop, id, hash, Weight::MAX);

		assert_eq!(
			Actions::<T>::get(coop, id).map(|action| action.approvals.len() as u32),
			Some(MAX_SEATS - 1)
		);
		Ok(())
	}

	#[benchmark]
	fn approve_action_last(c: Linear<8, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, id, board, hash) = action::<T>(c, MAX_SEATS, MAX_SEATS - 1)?;
		let who = board[board.len() - 1].clone();

		#[extrinsic_call]
		approve_action(RawOrigin::Signed(who), coop, id, hash, Weight::MAX);

		assert!(!Actions::<T>::contains_key(coop, id));
		Ok(())
	}

	#[benchmark]
	fn count_mediators(s: Linear<1, { MAX_SEATS }>) -> Result<(), BenchmarkError> {
		let (coop, board) = full_board::<T>(2)?;
		for member in board.iter().take(s as usize) {
			Pallet::<T>::benchmark_seat(coop, Organ::Mediators, member)?;
		}
		let counted;

		#[block]
		{
			counted = Pallet::<T>::more_than_half(coop, Organ::Mediators);
		}

		assert_eq!(counted, (s / 2 + 1, s));
		Ok(())
	}

	#[benchmark]
	fn withdraw_approval(c: Linear<8, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, id, board, _) = action::<T>(c, MAX_SEATS, MAX_SEATS - 1)?;
		let who = board[MAX_SEATS as usize - 2].clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), coop, id);

		assert_eq!(
			Actions::<T>::get(coop, id).map(|action| action.approvals.len() as u32),
			Some(MAX_SEATS - 2)
		);
		Ok(())
	}

	#[benchmark]
	fn clear_action(c: Linear<8, { T::MaxCallSize::get() }>) -> Result<(), BenchmarkError> {
		let (coop, id, _, _) = action::<T>(c, MAX_SEATS, MAX_SEATS - 1)?;
		lapse::<T>(T::ActionLifetime::get());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), coop, id);

		assert!(!Actions::<T>::contains_key(coop, id));
		Ok(())
	}

	#[benchmark]
	fn publish_document() -> Result<(), BenchmarkError> {
		let (coop, _) = founding::<T>(6, 6)?;
		Pallet::<T>::benchmark_amendment(coop)?;
		let kind = DocumentKind::AnnualStatement { year: 2026 };
		Pallet::<T>::do_publish_document(coop, kind, text(b"first"))?;
		let origin: T::RuntimeOrigin = Authority::Board { coop }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, kind, text(b"second"));

		assert_eq!(Documents::<T>::get(coop, kind).map(|document| document.version), Some(2));
		Ok(())
	}

	#[benchmark]
	fn offer_model() -> Result<(), BenchmarkError> {
		let (coop, _) = founding::<T>(6, 6)?;
		Pallet::<T>::benchmark_amendment(coop)?;
		for number in 1..T::MaxModels::get() {
			offer::<T>(coop, &number.encode())?;
		}
		let id = NextModelId::<T>::get();
		let form = LegalForm::RegisteredCooperative;
		let parameters = Box::new(everybody_seated());
		let origin = assembly::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, form, longest_name(), parameters, text(b"last"));

		assert_eq!(Models::<T>::get(id), Some(1));
		Ok(())
	}

	#[benchmark]
	fn offer_model_version() -> Result<(), BenchmarkError> {
		let (coop, _) = founding::<T>(6, 6)?;
		Pallet::<T>::benchmark_amendment(coop)?;
		let id = offer::<T>(coop, b"first")?;
		let parameters = Box::new(everybody_seated());
		let origin = assembly::<T>(coop);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, parameters, text(b"second"));

		assert_eq!(Models::<T>::get(id), Some(2));
		Ok(())
	}

	#[benchmark]
	fn withdraw_model() -> Result<(), BenchmarkError> {
		let (coop, _) = founding::<T>(6, 6)?;
		Pallet::<T>::benchmark_amendment(coop)?;
		let id = offer::<T>(coop, b"first")?;
		for number in 1..T::MaxModels::get() {
			offer::<T>(coop, &number.encode())?;
		}
		let origin: T::RuntimeOrigin = Authority::Federation { majority: Majority::NineTenths }.into();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, H256::repeat_byte(1));

		assert!(WithdrawnModels::<T>::contains_key(id));
		assert!(!SponsoredModels::<T>::get(Sponsor::Cooperative(coop)).contains(&id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
