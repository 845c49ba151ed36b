//! What the benchmarks of one pallet need from the others, made by their own calls.

use allmende_primitives::{
	assembly::{Amendment, AssemblySetUp},
	currency::{
		ConsensusRule, CreditRule, CurrencyId, CurrencyPolicy, CurrencySetUp, Holders, Units, MAX_LISTED,
	},
	traits::BenchmarkSetUp,
	Authority, CoopId, Date, Fraction, LegalForm, Majority, Name, Organ, Subject, Symbol,
};
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::account;
use frame_system::RawOrigin;
use pallet_cooperatives::StatuteSource;
use pallet_membership::MemberKind;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	Permill,
};

use crate::{
	constants::allowance, AccountId, Allowance, Cooperatives, Currencies, Membership, Runtime, RuntimeCall,
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

impl CurrencySetUp<AccountId> for CooperativeSetUp {
	fn currency(coop: CoopId) -> CurrencyId {
		let listed: Vec<CoopId> = (0..MAX_LISTED)
			.map(|index| {
				Self::active_cooperative((0..3).map(|seed| account("listed", index, seed)).collect())
			})
			.collect();
		let policy = CurrencyPolicy {
			consensus: ConsensusRule {
				turnout: Fraction::new(1, u32::MAX),
				approval: Fraction::new(1, 1),
				most_objections: 0,
				witnesses: 0,
				window_days: 1,
			},
			advance: Fraction::new(1, 2),
			credit: CreditRule {
				first: Units::MAX / 4,
				most: Units::MAX / 2,
				raise: Fraction::ONE_TENTH,
				keep: Fraction::new(1, 2),
				period_days: 1,
			},
			holders: Holders::Listed(listed.try_into().expect("as many as can be listed")),
			demurrage: Some(Permill::from_percent(5)),
			daily_limit: Some(Units::MAX / 2),
		};
		let origin = Authority::Assembly { coop, majority: Majority::Simple }.into();
		let (name, symbol) = (Name::truncate_from(b"Bench".to_vec()), Symbol::truncate_from(b"BEN".to_vec()));
		Currencies::create(origin, name, symbol, 2, Box::new(policy)).expect("the policy is sound");
		*Currencies::currencies_of(coop).last().expect("just created")
	}

	fn fund(currency: CurrencyId, who: &AccountId, amount: Units) {
		issue(currency, who, amount, Fraction::new(1, 1));
	}

	fn fund_pot(currency: CurrencyId, by: &AccountId, amount: Units) {
		issue(currency, by, amount, Fraction::new(0, 1));
	}
}

/// Issues units as for a pledge, of which this part is paid in advance.
fn issue(currency: CurrencyId, who: &AccountId, amount: Units, advance: Fraction) {
	use allmende_primitives::currency::Currencies as _;
	let set = |part| {
		pallet_currencies::Currencies::<Runtime>::mutate(currency, |details| {
			let details = details.as_mut().expect("it exists");
			core::mem::replace(&mut details.policy.advance, part)
		})
	};
	let before = set(advance);
	Currencies::issue(currency, who, amount).expect("a member can hold it");
	set(before);
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
