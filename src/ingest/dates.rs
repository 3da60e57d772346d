//! Calendar dates as newspapers and pages print them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that stand beside a date on a line of its own.
const BESIDE: &[&str] = &[
    "a",
    "am",
    "and",
    "at",
    "by",
    "created",
    "date",
    "dated",
    "edt",
    "est",
    "et",
    "gmt",
    "bst",
    "cet",
    "utc",
    "pst",
    "pdt",
    "first",
    "for",
    "from",
    "ist",
    "hours",
    "hrs",
    "last",
    "local",
    "m",
    "modified",
    "on",
    "p",
    "pm",
    "post",
    "posted",
    "print",
    "publication",
    "published",
    "released",
    "release",
    "story",
    "th",
    "the",
    "time",
    "updated",
    "update",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "edited",
    "ago",
    "min",
    "read",
    "minute",
    "minutes",
];

/// The first full date (day, month and year) in `text`: "Jan. 4, 2024", "4 January 2024", "2024-01-04T10:30:00Z".
///
/// A date of figures alone counts only where it cannot be read in two ways: "13/01/2024", not "04/01/2024".
#[must_use]
pub fn find(text: &str) -> Option<Date> {
    let words = words(text);
    (0..words.len()).find_map(|at| date_at(&words[at..]).map(|(date, _)| date))
}

/// Whether `text` says hardly more than a full date: at most `others` words that do not belong to dates and times.
#[must_use]
pub fn is_date_line(text: &str, others: usize) -> bool {
    let words = words(text);
    let mut rest = 0;
    let mut found = false;
    let mut at = 0;
    while at < words.len() {
        if let Some((_, taken)) = date_at(&words[at..]) {
            found = true;
            at += taken;
            continue;
        }
        let word = words[at].to_ascii_lowercase();
        if !BESIDE.contains(&word.as_str()) && !word.bytes().all(|byte| byte.is_ascii_digit()) && !is_clock(&word) {
            rest += 1;
        }
        at += 1;
    }
    found && rest <= others
}

/// Runs of letters and figures; figures keep the marks inside them ("2024-01-04", "13/01/2024", "10:30").
fn words(text: &str) -> Vec<&str> {
    let inside = |character: char| character.is_alphanumeric() || matches!(character, '-' | '/' | ':');
    text.split(|character: char| !inside(character))
        .map(|word| word.trim_matches(['-', '/', ':']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// A date that begins with the first word, and how many words it takes.
fn date_at(words: &[&str]) -> Option<(Date, usize)> {
    if let Some(date) = figures(words[0]) {
        return Some((date, 1));
    }
    let at = |index: usize| words.get(index).copied().unwrap_or_default();
    let ymd = |year, month, day| Date::new(year, month, day).ok();
    if let (Some(month), Some(day), Some(year)) = (month(at(0)), day(at(1)), year(at(2))) {
        return Some((ymd(year, month, day)?, 3));
    }
    let of = usize::from(at(1).eq_ignore_ascii_case("of"));
    if let (Some(day), Some(month), Some(year)) = (day(at(0)), month(at(1 + of)), year(at(2 + of))) {
        return Some((ymd(year, month, day)?, 3 + of));
    }
    None
}

/// A date written in figures alone.
fn figures(word: &str) -> Option<Date> {
    // "2024-01-04T10:30": the time is not looked at, nor the zone, for a paper's day is the day where it is printed.
    let word = word.split_once(['T', 't']).map_or(word, |(day, _)| day);
    let mark = if word.contains('-') { '-' } else { '/' };
    let mut parts = word.split(mark);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let small = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
    if let Some(year) = year(first) {
        return Date::new(year, small(second)?, small(third)?).ok();
    }
    let (first, second, year) = (small(first)?, small(second)?, year(third)?);
    match (first, second) {
        (day, month) if day > 12 || day == month => Date::new(year, month, day).ok(),
        (month, day) if day > 12 => Date::new(year, month, day).ok(),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let short = word.len() >= 3;
    let index = MONTHS
        .iter()
        .position(|month| word == *month || short && word.len() <= 4 && month.starts_with(&word))?;
    Some(index as i8 + 1)
}

fn day(word: &str) -> Option<i8> {
    let figures = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    if !matches!(
        word[figures.len()..].to_ascii_lowercase().as_str(),
        "" | "st" | "nd" | "rd" | "th"
    ) {
        return None;
    }
    figures.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1800..=2199).contains(&year).then_some(year)
}

/// "10:30", "10:30am", "1030pm", "3pm".
fn is_clock(word: &str) -> bool {
    let figures = word.trim_end_matches("am").trim_end_matches("pm");
    !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<&str>) {
        assert_eq!(find(text).map(|date| date.to_string()).as_deref(), want, "{text:?}");
    }

    #[test]
    fn dates_in_many_dresses() {
        check("Jan 4, 2024", Some("2024-01-04"));
        check("Published: Thursday, January 4th, 2024 10:30 AM", Some("2024-01-04"));
        check("Sept. 30, 2019", Some("2019-09-30"));
        check("4 January 2024", Some("2024-01-04"));
        check("the 4th of July 1976", Some("1976-07-04"));
        check("2024-01-04T23:30:00-05:00", Some("2024-01-04"));
        check("2024/1/4", Some("2024-01-04"));
        check("13/01/2024", Some("2024-01-13"));
        check("01/13/2024", Some("2024-01-13"));
    }

    #[test]
    fn what_is_no_date_or_could_be_two() {
        check("04/05/2024", None);
        check("February 30, 2024", None);
        check("in January 2024", None);
        check("He may 4, 2024", Some("2024-05-04"));
        check("1234-56-78", None);
        check("a 24-7-2 defence", None);
        check("", None);
    }

    #[test]
    fn lines_that_are_a_date() {
        assert!(is_date_line("Updated: Jan 4, 2024, 10:30 a.m. GMT", 0));
        assert!(is_date_line("Harrow Bay, 4 January 2024", 3));
        assert!(!is_date_line("The fire of 4 January 2024 destroyed the hall", 3));
        assert!(!is_date_line("10:30 a.m.", 3));
    }
}
