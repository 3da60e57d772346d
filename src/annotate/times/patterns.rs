//! The shapes of time expressions, longest first.

use std::ops::Range;

use jiff::civil::Date;

use crate::annotate::words::Words;
use crate::model::TimeKind;

use super::calendar::{Stretch, Unit, moved, plus_days};
use super::clock;
use super::duration;
use super::vocabulary::{count, month, part_of_day, rank, season, unit, weekday};

/// What is known while reading: the days by which relative expressions resolve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// Publication or reference date.
    pub reference: Option<Date>,
    /// The day that the text spoke of last.
    pub last: Option<Date>,
    /// Whether the clause speaks of the future.
    pub future: bool,
}

/// An expression as it was recognised.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    /// One past its last word.
    pub end: usize,
    pub kind: TimeKind,
    pub value: String,
    pub days: Option<(Date, Date)>,
}

impl Expression {
    pub fn date(end: usize, stretch: Stretch) -> Self {
        Self {
            end,
            kind: TimeKind::Date,
            value: stretch.value(),
            days: stretch.days(),
        }
    }

    pub fn vague(end: usize, value: &str) -> Self {
        Self {
            end,
            kind: TimeKind::Date,
            value: value.to_owned(),
            days: None,
        }
    }
}

/// The expression that begins at word `at`.
pub(super) fn expression_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let end = sentence.end;
    clock::clock_at(words, sentence, at, anchor)
        .or_else(|| calendar_date(words, sentence, at, anchor))
        .or_else(|| weekday_at(words, sentence, at, anchor))
        .or_else(|| deictic(words, at, end, anchor))
        .or_else(|| quarter_at(words, at, end, anchor))
        .or_else(|| season_at(words, sentence, at, anchor))
        .or_else(|| modified_unit(words, at, end, anchor))
        .or_else(|| offset(words, sentence, at, anchor))
        .or_else(|| duration::duration_at(words, sentence, at))
        .or_else(|| year_at(words, sentence, at))
        .or_else(|| vague_at(words, sentence, at))
}

fn small(words: &Words, at: usize, greatest: i8) -> Option<i8> {
    let raw = words.raw(at);
    let value: i8 = (words.is_digits(at) && raw.len() <= 2)
        .then(|| raw.parse().ok())
        .flatten()?;
    (1..=greatest).contains(&value).then_some(value)
}

pub(super) fn year(words: &Words, at: usize) -> Option<i16> {
    let raw = words.raw(at);
    let value: i16 = (words.is_digits(at) && raw.len() == 4)
        .then(|| raw.parse().ok())
        .flatten()?;
    let glued = words.is_glued(at + 1)
        && (words.is_letters(at + 1) && !words.is(at + 1, &["'s", "’s"]) || words.is(at + 1, &["%", "/"]));
    ((1000..=2199).contains(&value) && !glued).then_some(value)
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

/// "2024-01-03", "1/3/2024", "Jan. 3, 2024", "3 January", "January 2024", "January".
fn calendar_date(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let end = sentence.end;
    if words.is_digits(at) {
        return iso_date(words, at, end)
            .or_else(|| slash_date(words, at))
            .or_else(|| day_first(words, at, end, anchor));
    }
    let (month, next) = month_name(words, at)?;
    if let Some((day, after)) = day_of_month(words, next).filter(|_| next < end) {
        let comma = usize::from(words.is(after, &[","]));
        let given = (after + comma < end).then(|| year(words, after + comma)).flatten();
        if let Some(year) = given {
            return Some(Expression::date(
                after + comma + 1,
                Stretch::Day(Date::new(year, month, day).ok()?),
            ));
        }
        return year_for(month, anchor).map_or_else(
            || Some(Expression::vague(after, &format!("XXXX-{month:02}-{day:02}"))),
            |year| {
                Date::new(year, month, day)
                    .ok()
                    .map(|date| Expression::date(after, Stretch::Day(date)))
            },
        );
    }
    let of = usize::from(words.is(next, &["of", ","]));
    if let Some(year) = year(words, next + of).filter(|_| next + of < end) {
        return Some(Expression::date(next + of + 1, Stretch::Month(year, month)));
    }
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
    let comma = usize::from(words.is(after, &[","]) && year(words, after + 1).is_some());
    if let Some(year) = year(words, after + comma).filter(|_| after + comma < end) {
        return Some(Expression::date(
            after + comma + 1,
            Stretch::Day(Date::new(year, month, day).ok()?),
        ));
    }
    match year_for(month, anchor) {
        Some(year) => Some(Expression::date(after, Stretch::Day(Date::new(year, month, day).ok()?))),
        None => Some(Expression::vague(after, &format!("XXXX-{month:02}-{day:02}"))),
    }
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

/// "Tuesday", "last Friday", "Monday night", "on Friday, Jan. 5".
fn weekday_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let start = at;
    let direction = match words.lower(at) {
        "last" | "past" => Some(false),
        "next" | "coming" => Some(true),
        _ => None,
    };
    let this = words.is(at, &["this"]);
    let at = at + usize::from(direction.is_some() || this);
    let day = weekday(words.lower(at)).filter(|_| at < sentence.end && words.is_capitalised(at))?;
    let short = words.raw(at).len() <= 5 && !words.lower(at).ends_with("day");
    if short && !(words.is(at + 1, &[".", ","])) || is_title(words, at) {
        return None;
    }
    let mut next = at + 1 + usize::from(short && words.is(at + 1, &["."]));
    // A full date after the weekday says which one it is.
    let comma = usize::from(words.is(next, &[","]));
    if let Some(date) = calendar_date(words, sentence, next + comma, anchor)
        .filter(|date| next + comma < sentence.end && date.value.len() == 10)
    {
        return Some(date);
    }
    let part = part_of_day(words.lower(next)).filter(|_| next < sentence.end);
    next += usize::from(part.is_some());
    if words.lower(at).ends_with('s') && start == at {
        return Some(Expression {
            end: next,
            kind: TimeKind::Set,
            value: format!("XXXX-WXX-{}", day + 1),
            days: None,
        });
    }
    let Some(reference) = anchor.reference else {
        let value = format!("XXXX-WXX-{}{}", day + 1, part.unwrap_or_default());
        return Some(Expression::vague(next, &value));
    };
    let back = i64::from((reference.weekday().to_monday_zero_offset() - day).rem_euclid(7));
    let date = match direction {
        Some(false) => plus_days(reference, if back == 0 { -7 } else { -back }),
        Some(true) => plus_days(reference, 7 - back),
        None if anchor.future && back > 0 => plus_days(reference, 7 - back),
        None => plus_days(reference, -back),
    }?;
    Some(with_part(next, date, part))
}

/// "The Sunday Times", "Black Friday": a name, no day.
fn is_title(words: &Words, at: usize) -> bool {
    words.is(
        at + 1,
        &[
            "times",
            "telegraph",
            "mirror",
            "mail",
            "herald",
            "night",
            "express",
            "independent",
            "post",
        ],
    ) && words.is_capitalised(at + 1)
        || at > 0
            && words.is_capitalised(at - 1)
            && words.is(
                at - 1,
                &[
                    "black", "super", "bloody", "cyber", "good", "easter", "ash", "fat", "joe", "ruby",
                ],
            )
}

fn with_part(end: usize, day: Date, part: Option<&'static str>) -> Expression {
    let mut found = Expression::date(end, Stretch::Day(day));
    if let Some(part) = part {
        found.value.push_str(part);
        found.kind = TimeKind::Time;
    }
    found
}

/// "today", "yesterday morning", "last night", "this afternoon", "the same day".
fn deictic(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
    let unknown = |end: usize| Some(Expression::vague(end, "XXXX-XX-XX"));
    let (shift, next) = match words.lower(at) {
        "earlier" | "later" if words.is(at + 1, &["today"]) && at + 1 < end => (0, at + 2),
        "today" => (0, at + 1),
        "yesterday" => (-1, at + 1),
        "tomorrow" => (1, at + 1),
        "tonight" => {
            let Some(day) = anchor.reference else {
                return unknown(at + 1);
            };
            return Some(with_part(at + 1, day, Some("TNI")));
        }
        "this" | "last" | "that" => {
            let early = usize::from(words.is(at + 1, &["early", "late"]));
            let part = part_of_day(words.lower(at + 1 + early)).filter(|_| at + 1 + early < end)?;
            let day = if words.is(at, &["that"]) {
                anchor.last
            } else {
                anchor.reference
            };
            let shift = -i64::from(words.is(at, &["last"]));
            let Some(day) = day.and_then(|day| plus_days(day, shift)) else {
                return unknown(at + 2 + early);
            };
            return Some(with_part(at + 2 + early, day, Some(part)));
        }
        _ => return None,
    };
    let part = part_of_day(words.lower(next)).filter(|_| next < end);
    let next = next + usize::from(part.is_some());
    let Some(day) = anchor.reference.and_then(|day| plus_days(day, shift)) else {
        return unknown(next);
    };
    Some(with_part(next, day, part))
}

/// "the third quarter of 2009", "third-quarter", "Q3 2009".
fn quarter_at(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
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
fn season_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
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

/// "this week", "last month", "the previous year", "next weekend", "the past decade", "the day".
fn modified_unit(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
    let the = usize::from(words.is(at, &["the"]));
    let head = at + the;
    let word = words.lower(head);
    // "the start of this year" takes its own words in.
    let mut unit_at = head + 1 + usize::from(words.is(head + 1, &["same", "whole", "entire", "very"]));
    if unit_at >= end {
        return None;
    }
    if the == 1 && matches!(word, "day" | "weekend") {
        let day = if word == "day" {
            anchor.last
        } else {
            anchor.last.or(anchor.reference)
        };
        let next = head + 1;
        // "the day before", "the day after": counted from the day spoken of.
        if word == "day" && words.is(next, &["before", "after"]) && next < end && !words.is_letters(next + 1) {
            let shift = if words.is(next, &["before"]) { -1 } else { 1 };
            return Some(Expression::date(
                next + 1,
                Stretch::Day(plus_days(anchor.last.or(anchor.reference)?, shift)?),
            ));
        }
        if word == "day" && words.is(next, &["after", "before", "that", "when", "of", "he", "she", "they"]) {
            return None;
        }
        return Some(Expression::date(next, Stretch::around(day?, unit(word)?)));
    }
    let unit = unit(words.lower(unit_at)).filter(|unit| *unit >= Unit::Day)?;
    unit_at += 1;
    if words.lower(unit_at - 1).ends_with('s') {
        return None;
    }
    let (day, shift) = match word {
        "this" | "current" => (anchor.reference, 0),
        "last" => (anchor.reference, -1),
        "previous" | "preceding" if the == 1 => (anchor.last.or(anchor.reference), -1),
        "next" | "following" if the == 1 => (anchor.last.or(anchor.reference), 1),
        "next" | "coming" => (anchor.reference, 1),
        "same" | "that" => (anchor.last.or(anchor.reference), 0),
        _ => return None,
    };
    // "the past year" and "the last day" are lengths of time, or idle.
    if unit == Unit::Day && matches!(word, "this" | "last" | "current") {
        return None;
    }
    let Some(day) = day else {
        return Some(Expression::vague(
            unit_at,
            match shift {
                -1 => "PAST_REF",
                1 => "FUTURE_REF",
                _ => "PRESENT_REF",
            },
        ));
    };
    Some(Expression::date(
        unit_at,
        Stretch::around(moved(day, shift, unit)?, unit),
    ))
}

/// "four years ago", "a day earlier", "two weeks later", "in three days' time", "the year before".
fn offset(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let (value, next) = count(words, at, sentence.end)?;
    let unit = unit(words.lower(next)).filter(|_| next < sentence.end)?;
    let after = next + 1;
    let step = if words.is(after, &["and"]) { return None } else { after };
    let (from, sign, end) = match words.lower(step) {
        "ago" => (anchor.reference, -1, step + 1),
        "earlier" | "previously" | "prior" | "beforehand" if step < sentence.end => {
            (anchor.last.or(anchor.reference), -1, step + 1)
        }
        "before" if !words.is_letters(step + 1) => (anchor.last.or(anchor.reference), -1, step + 1),
        "later" | "afterwards" | "afterward" => (anchor.last.or(anchor.reference), 1, step + 1),
        "from" if words.is(step + 1, &["now", "today"]) => (anchor.reference, 1, step + 2),
        _ => return None,
    };
    if end > sentence.end {
        return None;
    }
    let whole = value.round() as i64 * sign;
    let Some(day) = from else {
        return Some(Expression::vague(end, if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }));
    };
    if unit < Unit::Day {
        return Some(Expression {
            end,
            kind: TimeKind::Time,
            value: if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned(),
            days: Some((day, day)),
        });
    }
    let target = moved(day, whole, unit)?;
    // Weeks are counted to the day, longer units to the unit.
    let grain = if unit == Unit::Week { Unit::Day } else { unit };
    Some(Expression::date(end, Stretch::around(target, grain)))
}

/// "2012", "the 1990s", "the 20th century", "'82".
fn year_at(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
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

/// "now", "recently", "in the future", "at present".
fn vague_at(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let the = words.is(at, &["the"]);
    let word = words.lower(at + usize::from(the));
    let next = at + 1 + usize::from(the);
    let value = match (the, word) {
        (false, "now" | "currently" | "nowadays" | "presently") => "PRESENT_REF",
        (false, "recently" | "lately" | "formerly") => "PAST_REF",
        (false, "soon" | "shortly")
            if !words.is(next, &["after", "before", "as", "afterwards", "afterward"])
                && !words.is(at.saturating_sub(1), &["as", "so", "too"]) =>
        {
            "FUTURE_REF"
        }
        (false, "recent") => {
            let unit = usize::from(unit(words.lower(next)).is_some() || words.is(next, &["times", "past"]));
            return Some(Expression::vague(next + unit, "PAST_REF"));
        }
        (true, "past") if at > sentence.start && words.is(at - 1, &["in"]) && !words.is_letters(next) => "PAST_REF",
        (true, "future") if !words.is(next, &["of"]) => "FUTURE_REF",
        (true, "near" | "foreseeable" | "distant") if words.is(next, &["future", "term"]) => {
            return Some(Expression::vague(next + 1, "FUTURE_REF"));
        }
        _ => return None,
    };
    Some(Expression::vague(next, value))
}
