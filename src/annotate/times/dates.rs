//! Dates as the calendar writes them: day, month and year in figures or by the month's name.
//!
//! Owns the year that is meant where none is told. It must never count from another day.

use std::ops::Range;

use jiff::civil::Date;

use crate::annotate::words::Words;
use crate::lexicon::calendar::month;

use super::calendar::Stretch;
use super::expression::{Anchor, Expression};

/// "2024-01-03", "1/3/2024", "Jan. 3, 2024", "3 January", "January 2024", "January".
pub(super) fn calendar_date(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let end = sentence.end;
    if words.is_digits(at) {
        return iso_date(words, at, end)
            .or_else(|| slash_date(words, at))
            .or_else(|| day_first(words, at, end, anchor));
    }
    let (month, next) = month_name(words, at)?;
    if let Some((day, after)) = day_of_month(words, next).filter(|_| next < end) {
        return day_and_month(words, end, after, (month, day), anchor);
    }
    let of = usize::from(words.is(next, &["of", ","]));
    if let Some(year) = year(words, next + of).filter(|_| next + of < end) {
        return Some(Expression::date(next + of + 1, Stretch::Month(year, month)));
    }
    bare_month(words, sentence, at, (month, next), anchor)
}

/// A day and a month, with the year after them or else the year that is meant.
fn day_and_month(
    words: &Words,
    end: usize,
    after: usize,
    (month, day): (i8, i8),
    anchor: Anchor,
) -> Option<Expression> {
    let year_at = after + usize::from(words.is(after, &[","]));
    let given = (year_at < end).then(|| year(words, year_at)).flatten();
    if let Some(year) = given {
        return Some(Expression::date(
            year_at + 1,
            Stretch::Day(Date::new(year, month, day).ok()?),
        ));
    }
    match year_for(month, anchor) {
        Some(year) => Some(Expression::date(after, Stretch::Day(Date::new(year, month, day).ok()?))),
        None => Some(Expression::vague(after, &format!("XXXX-{month:02}-{day:02}"))),
    }
}

/// A month without a day or a year, whose name ends before word `next`; none where it is no month.
fn bare_month(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    (month, next): (i8, usize),
    anchor: Anchor,
) -> Option<Expression> {
    // A bare "May" or "March" is a month only where a month can stand.
    let doubtful =
        matches!(words.lower(at), "may" | "march" | "mar" | "jan" | "jun" | "dec" | "sat") || words.raw(at).len() < 4;
    let placed = at > sentence.start
        && words.is(
            at - 1,
            &[
                "in", "since", "last", "next", "this", "early", "late", "mid", "until", "by", "of", "from", "between",
                "during", "through", "and", "to", "before", "after", "-",
            ],
        );
    if doubtful && !placed
        || words.is_capitalised(next)
            && words.is_letters(next)
            && !words.is(next, &["and", "in"])
            && at > sentence.start
            && !placed
    {
        return None;
    }
    let shifted = at > sentence.start && words.is(at - 1, &["last", "next", "this"]);
    let anchor = if shifted {
        Anchor {
            future: words.is(at - 1, &["next"]),
            ..anchor
        }
    } else {
        anchor
    };
    match year_for(month, anchor) {
        Some(year) => Some(Expression::date(next, Stretch::Month(year, month))),
        None => Some(Expression::vague(next, &format!("XXXX-{month:02}"))),
    }
}

fn iso_date(words: &Words, at: usize, end: usize) -> Option<Expression> {
    let year = year(words, at)?;
    if !words.is_dash(at + 1) || !words.is_dash(at + 3) || !words.is_glued(at + 4) || at + 4 >= end {
        return None;
    }
    let (month, day) = (small(words, at + 2, 12)?, small(words, at + 4, 31)?);
    Some(Expression::date(
        at + 5,
        Stretch::Day(Date::new(year, month, day).ok()?),
    ))
}

/// "7/8/07": month first as in the United States, unless that cannot be.
fn slash_date(words: &Words, at: usize) -> Option<Expression> {
    let slash = |at: usize| words.is(at, &["/"]) && words.is_glued(at) && words.is_glued(at + 1);
    if !slash(at + 1) || !slash(at + 3) {
        return None;
    }
    let (first, second) = (small(words, at, 31)?, small(words, at + 2, 31)?);
    let raw = words.raw(at + 4);
    let year: i16 = matches!(raw.len(), 2 | 4).then(|| raw.parse().ok()).flatten()?;
    let year = match raw.len() {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    };
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    Some(Expression::date(
        at + 5,
        Stretch::Day(Date::new(year, month, day).ok()?),
    ))
}

/// "3 January 2024", "the 3rd of January".
fn day_first(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
    let (day, next) = day_of_month(words, at)?;
    let of = usize::from(words.is(next, &["of"]));
    let (month, after) = month_name(words, next + of).filter(|_| next + of < end)?;
    day_and_month(words, end, after, (month, day), anchor)
}

/// The year of a month or day named without one: the nearest, rather in the past unless the clause looks ahead.
///
/// News names the year of a month that lies far ahead; so up to four months ahead are believed
/// without a sign of the future, more are last year's.
fn year_for(month: i8, anchor: Anchor) -> Option<i16> {
    let reference = anchor.reference?;
    let ahead = i32::from(month) - i32::from(reference.month());
    // Last December read in January, next January planned in December.
    let wraps = ahead <= -10;
    Some(if (anchor.future && (-10..-1).contains(&ahead)) || wraps {
        reference.year() + 1
    } else if ahead > 4 && !anchor.future {
        reference.year() - 1
    } else {
        reference.year()
    })
}

/// A month's name, with the full stop of a short form.
fn month_name(words: &Words, at: usize) -> Option<(i8, usize)> {
    let number = month(words.lower(at))?;
    if !words.is_capitalised(at) {
        return None;
    }
    let short = words.raw(at).len() <= 4 && number != 5;
    let stop = short && words.is(at + 1, &["."]) && words.is_glued(at + 1);
    Some((number, at + 1 + usize::from(stop)))
}

/// A day of the month with its ending: "3", "3rd".
fn day_of_month(words: &Words, at: usize) -> Option<(i8, usize)> {
    let day = small(words, at, 31)?;
    let ending = words.is_glued(at + 1) && words.is(at + 1, &["st", "nd", "rd", "th"]);
    let next = at + 1 + usize::from(ending);
    // "3.5" and "3:30" are no days; neither is "5bn".
    let glued = words.is_glued(next)
        && (words.is_letters(next) && !words.is(next, &["'s", "’s"]) || words.is(next, &[":", "%"]));
    (!glued).then_some((day, next))
}

/// A year in four figures.
pub(super) fn year(words: &Words, at: usize) -> Option<i16> {
    let raw = words.raw(at);
    let value: i16 = (words.is_digits(at) && raw.len() == 4)
        .then(|| raw.parse().ok())
        .flatten()?;
    let glued = words.is_glued(at + 1)
        && (words.is_letters(at + 1) && !words.is(at + 1, &["'s", "’s"]) || words.is(at + 1, &["%", "/"]));
    ((1000..=2199).contains(&value) && !glued).then_some(value)
}

fn small(words: &Words, at: usize, greatest: i8) -> Option<i8> {
    let raw = words.raw(at);
    let value: i8 = (words.is_digits(at) && raw.len() <= 2)
        .then(|| raw.parse().ok())
        .flatten()?;
    (1..=greatest).contains(&value).then_some(value)
}
