//! Dates in articles that are not in English: in digits, with the name of the month, and years alone.
//!
//! Owns the calendar of the recognised languages' dates; weekdays and relative times are not read.

use jiff::civil::Date;

use crate::annotate::times::Stretch;
use crate::lexicon::foreign::{Word, word};
use crate::model::{Time, TimeKind};
use crate::text::Span;

use super::pieces::Piece;

/// Years that stand for themselves without a month.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2099;

/// The dates of a sentence in reading order; `published` gives the year where none is written.
pub(super) fn dates(language: &str, pieces: &[Piece<'_>], published: Option<Date>) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match in_digits(pieces, at)
            .map(|(stretch, next)| (Read::Known(stretch), next))
            .or_else(|| with_month(language, pieces, at, published))
        {
            Some((read, next)) => {
                let span = pieces[at].span.cover(pieces[next - 1].span);
                found.push(read.time(span));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// What a date's words say.
enum Read {
    Known(Stretch),
    /// Month and day of a year that nothing tells.
    Yearless(i8, u16),
}

impl Read {
    fn time(&self, span: Span) -> Time {
        let (value, days) = match self {
            Self::Known(stretch) => (stretch.value(), stretch.days()),
            Self::Yearless(month, day) => (format!("XXXX-{month:02}-{day:02}"), None),
        };
        Time {
            span,
            kind: TimeKind::Date,
            value,
            days,
            trigger: None,
        }
    }
}

/// "26.11.2026", "26/11/2026", "2026-11-26", "2026年11月26日", "2026".
fn in_digits(pieces: &[Piece<'_>], at: usize) -> Option<(Stretch, usize)> {
    let first = &pieces[at];
    if !first.is_digits() {
        return None;
    }
    let dotted: Vec<&str> = first.raw.split('.').collect();
    if let [day, month, year] = dotted.as_slice() {
        let day = day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        return Some((Stretch::Day(day), at + 1));
    }
    let mark = pieces.get(at + 1).map_or("", |mark| mark.raw);
    let part = |place: usize, mark: &str| {
        let is_tied = pieces.get(place - 1).is_some_and(|tie| tie.raw == mark);
        pieces.get(place).filter(|_| is_tied).and_then(Piece::small)
    };
    if matches!(mark, "/" | "-" | ".")
        && let (Some(one), Some(month), Some(three)) = (first.small(), part(at + 2, mark), part(at + 4, mark))
    {
        let (year, day) = if YEARS.contains(&one) {
            (one, three)
        } else {
            (three, one)
        };
        return Some((Stretch::Day(day_of(year, month, day)?), at + 5));
    }
    if mark == "年" {
        let year = first.small()?;
        let month = pieces
            .get(at + 2)
            .and_then(Piece::small)
            .filter(|_| pieces.get(at + 3).is_some_and(|mark| mark.raw == "月"));
        let Some(month) = month else {
            return Some((Stretch::Year(year.try_into().ok()?), at + 2));
        };
        let day = pieces
            .get(at + 4)
            .and_then(Piece::small)
            .filter(|_| pieces.get(at + 5).is_some_and(|mark| mark.raw == "日"));
        return match day {
            Some(day) => Some((Stretch::Day(day_of(year, month, day)?), at + 6)),
            None => Some((Stretch::Month(year.try_into().ok()?, month.try_into().ok()?), at + 4)),
        };
    }
    let stands_alone = pieces
        .get(at + 1)
        .is_none_or(|next| !matches!(next.raw, "%" | "€" | "$"));
    let year = first
        .small()
        .filter(|year| YEARS.contains(year) && stands_alone && first.raw.len() == 4)?;
    Some((Stretch::Year(year.try_into().ok()?), at + 1))
}

/// "26. November 2026", "le 1er novembre", "26 de noviembre de 2026", "novembre 2026".
fn with_month(language: &str, pieces: &[Piece<'_>], at: usize, published: Option<Date>) -> Option<(Read, usize)> {
    let day = day_number(&pieces[at]);
    let mut next = at;
    if day.is_some() {
        next += 1;
        next += usize::from(is_one_of(pieces, next, &[".", "º", "°"]));
        next += usize::from(is_one_of(pieces, next, &["de", "di"]));
    }
    let Word::Month(month) = word(language, &pieces.get(next)?.lower)? else {
        return None;
    };
    next += 1;
    let of = usize::from(is_one_of(pieces, next, &["de", "del"]));
    let year = pieces
        .get(next + of)
        .and_then(Piece::small)
        .filter(|year| YEARS.contains(year));
    if let Some(year) = year {
        let end = next + of + 1;
        let stretch = match day {
            Some(day) => Stretch::Day(day_of(year, month.try_into().ok()?, day)?),
            None => Stretch::Month(year.try_into().ok()?, month),
        };
        return Some((Read::Known(stretch), end));
    }
    // A month's name alone may be a person's or a common word ("mars", "mai").
    let day = day?;
    let Some(published) = published else {
        return Some((Read::Yearless(month, day), next));
    };
    let in_year = |years: i16| day_of((published.year() + years).try_into().ok()?, month.try_into().ok()?, day);
    let nearest = [-1, 0, 1]
        .into_iter()
        .filter_map(in_year)
        .min_by_key(|date| (*date - published).get_days().abs())?;
    Some((Read::Known(Stretch::Day(nearest)), next))
}

/// "26", "1er", "1.".
fn day_number(piece: &Piece<'_>) -> Option<u16> {
    let digits = piece.lower.strip_suffix("er").unwrap_or(&piece.lower);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn is_one_of(pieces: &[Piece<'_>], at: usize, words: &[&str]) -> bool {
    pieces.get(at).is_some_and(|piece| words.contains(&piece.raw))
}

fn day_of(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    fn check(language: &str, text: &str, expected: &[&str]) {
        let pieces = pieces(text, Span::of(text, 0, text.len()));
        let found = dates(language, &pieces, Some(Date::constant(2026, 1, 10)));
        let found: Vec<&str> = found.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_of_many_languages() {
        check(
            "de",
            "am 26. November 2026 und am 3. Januar",
            &["2026-11-26", "2026-01-03"],
        );
        check(
            "de",
            "seit dem 26.11.2026, also 26/11/2026",
            &["2026-11-26", "2026-11-26"],
        );
        check("fr", "le 1er décembre, en novembre 2026", &["2025-12-01", "2026-11"]);
        check("es", "el 26 de noviembre de 2026", &["2026-11-26"]);
        check("ru", "26 ноября 2026 года", &["2026-11-26"]);
        check("ja", "2026年11月26日に", &["2026-11-26"]);
        check("it", "nel 1998", &["1998"]);
    }

    #[test]
    fn a_year_that_nothing_tells_stays_open() {
        let text = "am 3. Mai";
        let found = dates("de", &pieces(text, Span::of(text, 0, text.len())), None);
        assert_eq!((found[0].value.as_str(), found[0].days), ("XXXX-05-03", None));
    }

    #[test]
    fn no_dates() {
        check("fr", "la planète Mars et 40 personnes", &[]);
        check("de", "1234 Menschen, 45.11.2026", &[]);
    }
}
