//! Named stretches of the calendar longer than a month: quarters, seasons, years, decades, centuries.
//!
//! Owns which digits are a year. It must never read days.

use std::ops::Range;

use crate::annotate::words::Words;

use super::calendar::Stretch;
use super::dates::year;
use super::expression::{Anchor, Expression};
use super::vocabulary::{rank, season};

/// "the third quarter of 2009", "third-quarter", "Q3 2009".
pub(super) fn quarter_at(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
    let the = usize::from(words.is(at, &["the"]));
    let lower = words.lower(at + the);
    let (quarter, mut next) = if let Some(digit) = lower.strip_prefix('q').and_then(|digit| digit.parse::<i8>().ok()) {
        (digit, at + the + 1)
    } else {
        let (value, next) = if words.is(at + the, &["final"]) {
            (4, at + the + 1)
        } else {
            rank(words, at + the)?
        };
        let dash = usize::from(words.is_dash(next));
        if !words.is(next + dash, &["quarter"]) {
            return None;
        }
        (i8::try_from(value).ok()?, next + dash + 1)
    };
    if !(1..=4).contains(&quarter) || next > end {
        return None;
    }
    let of = usize::from(words.is(next, &["of", ","]));
    if let Some(year) = year(words, next + of).filter(|_| next + of < end) {
        return Some(Expression::date(next + of + 1, Stretch::Quarter(year, quarter)));
    }
    let reference = anchor.reference?;
    if of == 1 && words.is(next + 1, &["this", "last", "next"]) && words.is(next + 2, &["year"]) {
        let year =
            reference.year() + i16::from(words.is(next + 1, &["next"])) - i16::from(words.is(next + 1, &["last"]));
        return Some(Expression::date(next + 3, Stretch::Quarter(year, quarter)));
    }
    next = next.min(end);
    let now = (reference.month() - 1) / 3 + 1;
    let year = reference.year() - i16::from(quarter > now && !anchor.future);
    Some(Expression::date(next, Stretch::Quarter(year, quarter)))
}

/// "last summer", "the spring of 2009", "in winter".
pub(super) fn season_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let lead = usize::from(words.is(at, &["last", "next", "this", "the"]));
    let name = words.lower(at + lead);
    let season = season(name).filter(|_| at + lead < sentence.end)?;
    let after = at + lead + 1;
    let of = usize::from(words.is(after, &["of"]));
    if let Some(year) = year(words, after + of).filter(|_| after + of < sentence.end) {
        return Some(Expression::date(after + of + 1, Stretch::Season(year, season)));
    }
    let placed = lead == 1 && !words.is(at, &["the"])
        || at > sentence.start
            && words.is(at - 1, &["in", "since", "by", "during", "until", "early", "late"])
            && !words.is_letters(after);
    // "spring" and "fall" are verbs and other nouns as well.
    if !placed
        || matches!(name, "fall" | "spring")
            && lead == 0
            && !words.is_capitalised(at)
            && words.is(at.saturating_sub(1), &["by", "during"])
    {
        return None;
    }
    let reference = anchor.reference?;
    let first_month = [3, 6, 9, 12][usize::from(season)];
    let year = match words.lower(at) {
        "last" => reference.year() - i16::from(first_month + 2 >= reference.month()),
        "next" => reference.year() + i16::from(first_month <= reference.month()),
        _ => reference.year(),
    };
    Some(Expression::date(after, Stretch::Season(year, season)))
}

/// "2012", "the 1990s", "the 20th century", "'82".
pub(super) fn year_at(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let the = usize::from(words.is(at, &["the"]));
    let first = at + the;
    if words.is(first, &["'", "’", "‘"])
        && words.is_glued(first + 1)
        && words.is_digits(first + 1)
        && words.raw(first + 1).len() == 2
    {
        let short: i16 = words.raw(first + 1).parse().ok()?;
        let year = if short < 30 { 2000 + short } else { 1900 + short };
        if words.is_glued(first + 2) && words.is(first + 2, &["s"]) {
            return Some(Expression::date(first + 3, Stretch::Decade(year / 10 * 10)));
        }
        return Some(Expression::date(first + 2, Stretch::Year(year)));
    }
    if let Some((rank, next)) = rank(words, first)
        && words.is(next + usize::from(words.is_dash(next)), &["century"])
        && (1..=30).contains(&rank)
    {
        return Some(Expression::date(
            next + 1 + usize::from(words.is_dash(next)),
            Stretch::Century((rank - 1) * 100),
        ));
    }
    if !words.is_digits(first) || first >= sentence.end {
        return None;
    }
    if words.is_glued(first + 1) && words.is(first + 1, &["s"]) {
        let value: i16 = words.raw(first).parse().ok()?;
        return match words.raw(first).len() {
            4 if (1000..2200).contains(&value) => Some(Expression::date(first + 2, Stretch::Decade(value / 10 * 10))),
            2 if value % 10 == 0
                && value >= 20
                && !(first > sentence.start
                    && words.is(
                        first - 1,
                        &["his", "her", "their", "my", "in", "mid", "-", "early", "late"],
                    )) =>
            {
                Some(Expression::date(first + 2, Stretch::Decade(1900 + value)))
            }
            _ => None,
        };
    }
    if the == 1 && !words.is_letters(first + 1) {
        return None;
    }
    bare_year(words, sentence, first)
}

fn bare_year(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let year = year(words, at).filter(|year| (1500..=2099).contains(year))?;
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let before_is = |list: &[&str]| before.is_some_and(|before| words.is(before, list));
    let in_place = before_is(&[
        "in", "since", "until", "till", "by", "of", "from", "during", "early", "late", "mid", "before", "after", "and",
        "to", "the", "(", ",", "-", "–", "year", "around", "through", "spring", "summer", "autumn", "winter", "fall",
        "back", "between",
    ]);
    let counted =
        words.is_letters(at + 1) && !words.is_capitalised(at + 1) && crate::lexicon::is_plural(words.lower(at + 1));
    let code = words.is_glued(at)
        && before.is_some_and(|before| !words.is_dash(before) && !words.is(before, &["(", "[", "“", "\"", "'"]))
        || before_is(&[
            "$", "€", "£", "no", "#", "about", "over", "than", "least", "nearly", "some", "almost", "room", "flight",
        ]);
    let plausible = in_place || (1900..=2059).contains(&year);
    (!code && plausible && (!counted || in_place && before_is(&["in", "since", "the", "of"])))
        .then(|| Expression::date(at + 1, Stretch::Year(year)))
}
