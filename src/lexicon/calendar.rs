//! Names of days and months.

/// Days of the week in lower case, Sunday first.
pub const WEEKDAYS: [&str; 7] = [
    "sunday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
];

/// Months in lower case, January first.
pub const MONTHS: [&str; 12] = [
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

/// 1 to 12, for a month's name or its short form without a full stop, in lower case.
#[must_use]
pub fn month(word: &str) -> Option<i8> {
    let word = if word == "sept" { "sep" } else { word };
    let number = MONTHS
        .iter()
        .position(|month| word == *month || word.len() == 3 && month.starts_with(word))?;
    i8::try_from(number + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_their_names() {
        let check = |word: &str, number: Option<i8>| assert_eq!(month(word), number, "{word}");
        check("january", Some(1));
        check("may", Some(5));
        check("sep", Some(9));
        check("sept", Some(9));
        check("dec", Some(12));
        check("ma", None);
        check("mars", None);
        check("monday", None);
    }
}
