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

/// A TIMEX3 day with its weekday: "Tuesday, 5 May 2020"; other values as they are.
#[must_use]
pub fn spelled(value: &str) -> String {
    let day = value.get(..10).and_then(|day| day.parse::<Date>().ok());
    match day {
        Some(date) => {
            let weekday = format!("{:?}", date.weekday());
            let month = month_name(date);
            format!("{weekday}, {} {month} {}", date.day(), date.year())
        }
        None => value.to_owned(),
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
        assert_eq!(spelled("é"), "é");
    }
}
