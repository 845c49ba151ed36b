//! Reading calls, each bounded.

use crate::{
	Config, Covers, Currencies, CurrencyInfo, GatewayInfo, Gateways, HoldingInfo, NextRedemptionId, Page,
	Pallet, PastPolicies, PolicyVersion, RedemptionId, RedemptionOf, Redemptions,
};
use allmende_primitives::{
	currency::{Currencies as _, CurrencyId, CurrencyPolicy},
	MAX_PAGE,
};
use frame_support::traits::fungibles::{metadata::Inspect as _, Inspect};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_currency(currency: CurrencyId) -> Option<CurrencyInfo<T::AccountId>> {
		let details = Currencies::<T>::get(currency)?;
		let pot = Self::pot_account(currency);
		Some(CurrencyInfo {
			community: details.community,
			name: T::Assets::name(currency),
			symbol: T::Assets::symbol(currency),
			decimals: T::Assets::decimals(currency),
			policy: details.policy,
			version: details.version,
			paused: details.paused,
			backing: Self::backing(currency),
			in_pot: T::Assets::balance(currency, &pot),
			pot,
		})
	}

	pub(crate) fn view_policy(currency: CurrencyId, version: PolicyVersion) -> Option<CurrencyPolicy> {
		let details = Currencies::<T>::get(currency)?;
		if details.version == version {
			return Some(details.policy);
		}
		PastPolicies::<T>::get(currency, version)
	}

	pub(crate) fn view_holding(currency: CurrencyId, who: &T::AccountId) -> Option<HoldingInfo> {
		let details = Currencies::<T>::get(currency)?;
		let standing = Self::standing(currency, &details, who);
		Some(HoldingInfo {
			balance: standing.balance,
			spendable: standing.spendable(),
			accrued: standing.accrued,
			escrowed: standing.escrowed,
			sent_today: standing.sent,
			may_hold: Self::can_hold(currency, &details, who),
		})
	}

	pub(crate) fn view_gateway(currency: CurrencyId) -> Option<GatewayInfo> {
		let gateway = Gateways::<T>::get(currency)?;
		Some(GatewayInfo {
			issuer: gateway.issuer,
			open: gateway.open,
			most_reserve: gateway.most_reserve,
			reserve: Covers::<T>::get(currency).reserve,
			pending: gateway.pending,
		})
	}

	pub(crate) fn view_redemptions(
		currency: CurrencyId,
		from: RedemptionId,
		limit: u32,
	) -> Page<RedemptionOf<T>> {
		let end = NextRedemptionId::<T>::get(currency);
		let stop = from.saturating_add(limit.min(MAX_PAGE)).min(end);
		let items = (from..stop)
			.filter_map(|id| Redemptions::<T>::get(currency, id).map(|redemption| (id, redemption)))
			.collect();
		Page { items, next: (stop < end).then_some(stop) }
	}
}
