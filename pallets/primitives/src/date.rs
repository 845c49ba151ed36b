//! The chain's calendar: days, months and the ends of fiscal years.
//!
//! The law speaks of dates, so the pallets keep dates, in UTC. Leap years and month lengths come from a calendar
//! library; what is computed here is what the law says about months.

use chrono::{Datelike, NaiveDate};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01 00:00 UTC on the chain's calendar.
pub type UnixSeconds = u64;

/// Seconds of a day. The calendar knows no leap seconds, as unix time does not.
const DAY: u64 = 86_400;
/// Months of a year.
const YEAR: i64 = 12;

/// A month of the year.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
	Serialize,
	Deserialize,
)]
pub enum Month {
	January,
	February,
	March,
	April,
	May,
	June,
	July,
	August,
	September,
	October,
	November,
	December,
}

impl Month {
	/// From 0 for January.
	const fn index0(self) -> i64 {
		match self {
			Self::January => 0,
			Self::February => 1,
			Self::March => 2,
			Self::April => 3,
			Self::May => 4,
			Self::June => 5,
			Self::July => 6,
			Self::August => 7,
			Self::September => 8,
			Self::October => 9,
			Self::November => 10,
			Self::December => 11,
		}
	}
}

/// A day of the calendar: whole days since 1970-01-01, UTC.
#[derive(
	Clone,
	Copy,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Serialize,
	Deserialize,
)]
pub struct Date(pub u32);

impl Date {
	/// The day that the given second lies in. Seconds past the calendar's end answer its last day.
	pub fn from_unix(seconds: UnixSeconds) -> Self {
		Self(u32::try_from(seconds / DAY).unwrap_or(u32::MAX))
	}

	/// The first second of this day.
	pub fn starts_at(self) -> UnixSeconds {
		u64::from(self.0).saturating_mul(DAY)
	}

	/// The day of a year, a month (from 1) and a day of the month (from 1), if there is such a day and it is not
	/// before 1970.
	pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
		Self::from_naive(NaiveDate::from_ymd_opt(year, month, day)?)
	}

	/// Year, month (from 1) and day of the month (from 1). `None` past the year 262142, where the library ends.
	pub fn ymd(self) -> Option<(i32, u32, u32)> {
		let date = self.naive()?;
		Some((date.year(), date.month(), date.day()))
	}

	/// This day and `days` more.
	pub fn plus_days(self, days: u32) -> Self {
		Self(self.0.saturating_add(days))
	}

	/// The same day of the month `months` later, or that month's last day where it has no such day (BGB 188(2), (3)).
	pub fn plus_months(self, months: u32) -> Option<Self> {
		Self::from_naive(self.naive()?.checked_add_months(chrono::Months::new(months))?)
	}

	/// The last day of the month `months` after this day's. From the end of one month to the end of another, as
	/// periods run that the law counts from the close of a fiscal year.
	pub fn end_of_month_after(self, months: u32) -> Option<Self> {
		Self::last_of_month(self.month_number()?.checked_add(months.into())?)
	}

	/// The close of the first fiscal year to which a member can still give notice on this day (GenG 65(2)).
	///
	/// The notice must be in at least `notice_months` before the close, which is the last day of `year_end`. Counted
	/// from the close, that is until the end of the month `notice_months` earlier: for 31 December and three months,
	/// 30 September; for 31 May, 28 or 29 February.
	pub fn fiscal_close_after_notice(self, year_end: Month, notice_months: u8) -> Option<Self> {
		let earliest = self.month_number()?.checked_add(notice_months.into())?;
		let ahead = year_end.index0().checked_sub(earliest)?.rem_euclid(YEAR);
		Self::last_of_month(earliest.checked_add(ahead)?)
	}

	/// The close of the fiscal year that this day belongs to.
	pub fn fiscal_close(self, year_end: Month) -> Option<Self> {
		self.fiscal_close_after_notice(year_end, 0)
	}

	fn naive(self) -> Option<NaiveDate> {
		NaiveDate::default().checked_add_days(chrono::Days::new(self.0.into()))
	}

	fn from_naive(date: NaiveDate) -> Option<Self> {
		let days = date.signed_duration_since(NaiveDate::default()).num_days();
		u32::try_from(days).ok().map(Self)
	}

	/// Months since January of the year 0.
	fn month_number(self) -> Option<i64> {
		let date = self.naive()?;
		i64::from(date.year()).checked_mul(YEAR)?.checked_add(date.month0().into())
	}

	fn last_of_month(month_number: i64) -> Option<Self> {
		let next = month_number.checked_add(1)?;
		let year = i32::try_from(next.div_euclid(YEAR)).ok()?;
		let month0 = u32::try_from(next.rem_euclid(YEAR)).ok()?;
		let first_of_next = NaiveDate::from_ymd_opt(year, month0.checked_add(1)?, 1)?;
		Self::from_naive(first_of_next.pred_opt()?)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn date(year: i32, month: u32, day: u32) -> Date {
		Date::from_ymd(year, month, day).unwrap()
	}

	#[test]
	fn unix_time_maps_to_days() {
		assert_eq!(Date::from_unix(0), date(1970, 1, 1));
		assert_eq!(Date::from_unix(86_399), date(1970, 1, 1));
		assert_eq!(Date::from_unix(86_400), date(1970, 1, 2));
		assert_eq!(date(2026, 11, 21).starts_at(), 1_795_219_200);
	}

	#[test]
	fn notice_reaches_the_year_it_is_early_enough_for() {
		let close = |d: Date| d.fiscal_close_after_notice(Month::December, 3).unwrap();
		assert_eq!(close(date(2026, 9, 30)), date(2026, 12, 31));
		assert_eq!(close(date(2026, 10, 1)), date(2027, 12, 31));
		assert_eq!(close(date(2026, 1, 1)), date(2026, 12, 31));
	}

	#[test]
	fn notice_counts_back_to_the_end_of_february() {
		let close = |d: Date| d.fiscal_close_after_notice(Month::May, 3).unwrap();
		// 2028 is a leap year.
		assert_eq!(close(date(2028, 2, 29)), date(2028, 5, 31));
		assert_eq!(close(date(2028, 3, 1)), date(2029, 5, 31));
		assert_eq!(close(date(2027, 2, 28)), date(2027, 5, 31));
	}

	#[test]
	fn a_fiscal_year_can_close_in_february() {
		let close = |d: Date| d.fiscal_close_after_notice(Month::February, 3).unwrap();
		assert_eq!(close(date(2027, 11, 30)), date(2028, 2, 29));
		assert_eq!(close(date(2028, 11, 30)), date(2029, 2, 28));
		assert_eq!(close(date(2027, 12, 1)), date(2029, 2, 28));
	}

	#[test]
	fn the_longest_notice_is_five_years() {
		assert_eq!(
			date(2026, 12, 31).fiscal_close_after_notice(Month::December, 60).unwrap(),
			date(2031, 12, 31)
		);
	}

	#[test]
	fn six_months_after_the_close_is_a_months_end() {
		assert_eq!(date(2026, 12, 31).end_of_month_after(6).unwrap(), date(2027, 6, 30));
		assert_eq!(date(2027, 8, 31).end_of_month_after(6).unwrap(), date(2028, 2, 29));
		assert_eq!(date(2027, 8, 31).plus_months(6).unwrap(), date(2028, 2, 29));
		assert_eq!(date(2027, 8, 15).plus_months(6).unwrap(), date(2028, 2, 15));
	}

	proptest! {
		#[test]
		fn notice_is_never_short(day in 0u32..200_000, month in 0usize..12, period in 0u8..=60) {
			let months = [
				Month::January, Month::February, Month::March, Month::April, Month::May, Month::June,
				Month::July, Month::August, Month::September, Month::October, Month::November,
				Month::December,
			];
			let given = Date(day);
			let close = given.fiscal_close_after_notice(months[month], period).unwrap();
			// The close is a month's last day, in the statute's month.
			let (_, m, _) = close.ymd().unwrap();
			prop_assert_eq!(m as usize, month + 1);
			prop_assert_eq!(close.plus_days(1).ymd().unwrap().2, 1);
			// Counted forward, the period has run out at the close, and would not have a year earlier.
			prop_assert!(given.end_of_month_after(period.into()).unwrap() <= close);
			prop_assert!(given.end_of_month_after(u32::from(period) + 12).unwrap() > close);
		}
	}
}
