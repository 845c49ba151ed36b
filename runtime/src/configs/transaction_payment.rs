//! `pallet-transaction-payment`: what those pay who are not members. Members get an allowance instead.

use frame_support::{
	parameter_types,
	traits::ConstU8,
	weights::{ConstantMultiplier, Weight, WeightToFee},
};
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_runtime::traits::One;

use crate::{constants::fees, Balance, Balances, Runtime, RuntimeEvent};

/// A fee in proportion to the declared computing time, with nothing to tune and nothing to round.
pub struct RefTimeToFee;

impl WeightToFee for RefTimeToFee {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		Balance::from(weight.ref_time()).saturating_mul(fees::PER_PICOSECOND)
	}
}

parameter_types! {
	pub const FeePerByte: Balance = fees::PER_BYTE;
	pub FeeMultiplier: Multiplier = Multiplier::one();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	/// Fees are burned: the credit that was bought for a service is used up with the service. No validator earns
	/// from them, so none gains by preferring a payer.
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = RefTimeToFee;
	type LengthToFee = ConstantMultiplier<Balance, FeePerByte>;
	/// Prices do not rise when blocks are full: a cooperative budgets for a year, and the queue is kept fair by the
	/// members' allowances, not by whoever bids more.
	type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
	type OperationalFeeMultiplier = ConstU8<{ fees::OPERATIONAL_MULTIPLIER }>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
