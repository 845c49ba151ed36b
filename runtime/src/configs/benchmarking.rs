//! What the benchmarks of one pallet need from the others, made by their own calls.

use allmende_primitives::{
	assembly::{Amendment, AssemblySetUp},
	traits::BenchmarkSetUp,
	Authority, CoopId, Date, LegalForm, Majority, Name, Organ, Subject, Symbol,
};
use alloc::{boxed::Box, vec::Vec};
use frame_system::RawOrigin;
use pallet_cooperatives::StatuteSource;
use pallet_membership::MemberKind;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{
	constants::allowance, AccountId, Allowance, Cooperatives, Membership, Runtime, RuntimeCall,
	RuntimeOrigin, Shares,
};

/// Founds cooperatives, admits members, and sets the calendar.
pub struct CooperativeSetUp;

const DATA_HASH: H256 = H256::repeat_byte(1);

impl BenchmarkSetUp<AccountId> for CooperativeSetUp {
	fn active_cooperative(founders: Vec<AccountId>) -> CoopId {
		let coop = pallet_cooperatives::NextCoopId::<Runtime>::get();
		let first = founders.first().cloned().expect("a founder");
		let board: Vec<_> = founders.iter().take(2).cloned().collect();
		Cooperatives::found(
			RawOrigin::Signed(first).into(),
			Box::new(StatuteSource::Model { id: 0, version: 1, text: None }),
			LegalForm::RegisteredCooperative,
			Name::truncate_from(b"Benchmark eG".to_vec()),
			Symbol::truncate_from(b"BENCH".to_vec()),
			founders.clone().try_into().expect("few founders"),
			board.try_into().expect("two seats"),
			Default::default(),
		)
		.expect("the model statute can be founded on");
		for founder in founders {
			Cooperatives::ratify(
				RawOrigin::Signed(founder).into(),
				coop,
				statute(coop).text.hash,
				compulsory(coop),
				DATA_HASH,
			)
			.expect("a founder ratifies");
		}
		// Its statute is read the longest way.
		Cooperatives::benchmark_amendment(coop).expect("it is active");
		// Its members have allowances, which is what costs.
		Allowance::set_sizes(federation(), allowance::SIZES).expect("the chain's own sizes are valid");
		Allowance::carry(federation(), coop).expect("nobody has sponsored it");
		coop
	}

	fn admit(coop: CoopId, who: &AccountId) {
		Membership::apply(
			RawOrigin::Signed(who.clone()).into(),
			coop,
			statute(coop).text.hash,
			compulsory(coop),
			DATA_HASH,
			MemberKind::Ordinary,
		)
		.expect("anybody can apply");
		Membership::admit(Authority::Board { coop }.into(), who.clone()).expect("the board admits");
	}

	fn pay_in(coop: CoopId, who: &AccountId) {
		let nominal = statute(coop).parameters.shares.map_or(0, |shares| shares.nominal);
		let amount = nominal.saturating_mul(compulsory(coop).into());
		// The account's own hash: a reference counts once in a cooperative.
		let reference = BlakeTwo256::hash_of(who);
		Shares::confirm_payment(Authority::Board { coop }.into(), who.clone(), amount, reference)
			.expect("nothing was paid in before");
	}

	fn set_today(today: Date) {
		// At ratio 1 the calendar is the timestamp.
		pallet_cooperatives::TimeRatio::<Runtime>::put(1);
		pallet_cooperatives::Epoch::<Runtime>::put(0);
		pallet_cooperatives::Anchor::<Runtime>::put(0);
		pallet_timestamp::Now::<Runtime>::put(today.starts_at().saturating_mul(1_000));
	}
}

impl AssemblySetUp<AccountId> for CooperativeSetUp {
	fn seat(coop: CoopId, organ: Organ, who: &AccountId) {
		Cooperatives::benchmark_seat(coop, organ, who).expect("an organ has room");
	}

	fn amendment(coop: CoopId) -> Amendment {
		let (amended, _) = Cooperatives::statute_in_force(coop).expect("every cooperative has a statute");
		let source = Cooperatives::benchmark_source().expect("models have ids");
		Amendment { amended, source, subject: Subject::DutyToUse, from: None }
	}
}

impl pallet_allowance::BenchmarkGuestCall<RuntimeCall> for CooperativeSetUp {
	fn guest_call() -> RuntimeCall {
		pallet_membership::Call::withdraw { coop: 0 }.into()
	}
}

fn federation() -> RuntimeOrigin {
	Authority::Federation { majority: Majority::NineTenths }.into()
}

fn statute(coop: CoopId) -> pallet_cooperatives::Statute {
	let (_, statute) = Cooperatives::statute_in_force(coop).expect("every cooperative has a statute");
	statute
}

fn compulsory(coop: CoopId) -> u32 {
	statute(coop).parameters.shares.map_or(0, |shares| shares.compulsory)
}
