//! Days as a reader writes them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month's name.
fn month_name(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// "5 May 2020".
#[must_use]
pub fn day_month(date: Date) -> String {
    let month = month_name(date);
    let short = if month.len() > 4 { &month[..3] } else { month };
    format!("{} {short} {}", date.day(), date.year())
}

/// "Tuesday".
#[must_use]
pub fn weekday(date: Date) -> &'static str {
    WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
}

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A TIMEX3 value without a year in words: "1 December", "Wednesday", "September"; none if it is another.
fn open_ended(value: &str) -> Option<String> {
    let rest = value.strip_prefix("XXXX-")?;
    let parts: Vec<&str> = rest.split('-').collect();
    let month = |digits: &str| {
        let at = digits.parse::<usize>().ok()?.checked_sub(1)?;
        MONTHS.get(at).copied()
    };
    match parts.as_slice() {
        ["WXX", day] => {
            let at = day.parse::<usize>().ok()?.checked_sub(1)?;
            WEEKDAYS.get(at).map(|day| (*day).to_owned())
        }
        [digits] => month(digits).map(str::to_owned),
        [digits, day] => Some(format!("{} {}", day.parse::<u8>().ok()?, month(digits)?)),
        _ => None,
    }
}

/// A TIMEX3 day with its weekday: "Tuesday, 5 May 2020"; a month or a value without a year in words; others as they are.
#[must_use]
pub fn spelled(value: &str) -> String {
    let day = value.get(..10).and_then(|day| day.parse::<Date>().ok());
    match day {
        Some(date) => {
            let weekday = weekday(date);
            let month = month_name(date);
            format!("{weekday}, {} {month} {}", date.day(), date.year())
        }
        None => open_ended(value)
            .or_else(|| {
                let first = format!("{value}-01").parse::<Date>().ok()?;
                Some(format!("{} {}", month_name(first), first.year()))
            })
            .unwrap_or_else(|| value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_out() {
        assert_eq!(day_month(jiff::civil::date(2020, 5, 5)), "5 May 2020");
        assert_eq!(day_month(jiff::civil::date(2020, 9, 30)), "30 Sep 2020");
        assert_eq!(spelled("2020-05-05"), "Tuesday, 5 May 2020");
        assert_eq!(spelled("2020-05-05T10:00"), "Tuesday, 5 May 2020");
        assert_eq!(spelled("2020-W19"), "2020-W19");
        assert_eq!(spelled("2026-02"), "February 2026");
        assert_eq!(spelled("XXXX-12-01"), "1 December");
        assert_eq!(spelled("XXXX-WXX-3"), "Wednesday");
        assert_eq!(spelled("XXXX-09"), "September");
        assert_eq!(spelled("é"), "é");
    }
}
