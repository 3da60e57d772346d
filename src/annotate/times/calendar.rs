//! Stretches of the calendar, their TIMEX3 values and the days they cover.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Stretch {
    Day(Date),
    /// The week of a day, Monday to Sunday.
    Week(Date),
    /// Saturday and Sunday of the week of a day.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    /// Year and season: 0 spring, 1 summer, 2 autumn, 3 winter.
    Season(i16, u8),
    Year(i16),
    /// First year of the decade.
    Decade(i16),
    /// First year of the century, as in "19" for the twentieth.
    Century(i16),
}

/// Units of the calendar and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Stretch {
    /// The stretch of size `unit` that holds `day`.
    pub(super) fn around(day: Date, unit: Unit) -> Self {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(day),
            Unit::Week => Self::Week(day),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10) * 10),
            Unit::Century => Self::Century(day.year().div_euclid(100) * 100),
        }
    }

    /// TIMEX3 value (ISO 8601 with the standard's own marks for seasons, quarters and weekends).
    pub fn value(self) -> String {
        const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(day) => {
                let week = day.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Weekend(day) => {
                let week = day.iso_week_date();
                format!("{:04}-W{:02}-WE", week.year(), week.week())
            }
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Season(year, season) => format!("{year:04}-{}", SEASONS[usize::from(season.min(3))]),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(year) => format!("{:03}", year / 10),
            Self::Century(year) => format!("{:02}", year / 100),
        }
    }

    /// First and last day; none past the calendar's end.
    pub fn days(self) -> Option<(Date, Date)> {
        let months = |year: i16, first: i8, count: i8| {
            let start = Date::new(year, first, 1).ok()?;
            let end = start.checked_add(Span::new().months(count)).ok()?.yesterday().ok()?;
            Some((start, end))
        };
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Week(day) => {
                let monday = monday_of(day)?;
                Some((monday, plus_days(monday, 6)?))
            }
            Self::Weekend(day) => {
                let monday = monday_of(day)?;
                Some((plus_days(monday, 5)?, plus_days(monday, 6)?))
            }
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, (quarter - 1) * 3 + 1, 3),
            // Meteorological seasons of the north; winter is named after the year it begins in.
            Self::Season(year, season) => months(year, [3, 6, 9, 12][usize::from(season.min(3))], 3),
            Self::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
            Self::Decade(year) => Some((
                Date::new(year, 1, 1).ok()?,
                Date::new(year.checked_add(9)?, 12, 31).ok()?,
            )),
            Self::Century(year) => Some((
                Date::new(year, 1, 1).ok()?,
                Date::new(year.checked_add(99)?, 12, 31).ok()?,
            )),
        }
    }
}

/// Monday of the week of `day`.
fn monday_of(day: Date) -> Option<Date> {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// `day` and so many days more.
pub(super) fn plus_days(day: Date, days: i64) -> Option<Date> {
    (days.abs() < 3_000_000)
        .then(|| day.checked_add(days.days()).ok())
        .flatten()
}

/// `day` moved by so many units, forth or back.
pub(super) fn moved(day: Date, count: i64, unit: Unit) -> Option<Date> {
    if count.abs() > 9000 {
        return None;
    }
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Day => Span::new().days(count),
        Unit::Week | Unit::Weekend => Span::new().weeks(count),
        Unit::Month => Span::new().months(count),
        Unit::Quarter => Span::new().months(count * 3),
        Unit::Year => Span::new().years(count),
        Unit::Decade if count.abs() < 900 => Span::new().years(count * 10),
        Unit::Century if count.abs() < 90 => Span::new().years(count * 100),
        Unit::Decade | Unit::Century => return None,
    };
    day.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_and_days_agree() {
        let check = |stretch: Stretch, value: &str, first: Date, last: Date| {
            assert_eq!(stretch.value(), value);
            assert_eq!(stretch.days(), Some((first, last)));
        };
        let day = date(2024, 1, 3);
        check(Stretch::Week(day), "2024-W01", date(2024, 1, 1), date(2024, 1, 7));
        check(Stretch::Weekend(day), "2024-W01-WE", date(2024, 1, 6), date(2024, 1, 7));
        check(Stretch::Month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29));
        check(
            Stretch::Quarter(2024, 4),
            "2024-Q4",
            date(2024, 10, 1),
            date(2024, 12, 31),
        );
        check(
            Stretch::Season(2023, 3),
            "2023-WI",
            date(2023, 12, 1),
            date(2024, 2, 29),
        );
        check(Stretch::Decade(1990), "199", date(1990, 1, 1), date(1999, 12, 31));
        assert_eq!(Stretch::around(day, Unit::Quarter).value(), "2024-Q1");
        assert_eq!(moved(day, -1, Unit::Month), Some(date(2023, 12, 3)));
        assert_eq!(moved(day, i64::MAX, Unit::Day), None);
    }
}
