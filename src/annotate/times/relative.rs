//! Times counted from another day: the day of writing, or the day that the text spoke of last.
//!
//! Owns weekdays, "today", "last month", "a week later", "now". It must never read a date that says itself which it is,
//! except behind a weekday that it belongs to.

use std::ops::Range;

use jiff::civil::Date;

use crate::annotate::words::Words;
use crate::model::TimeKind;

use super::calendar::{Stretch, Unit, moved, plus_days};
use super::dates::calendar_date;
use super::expression::{Anchor, Expression};
use super::vocabulary::{count, part_of_day, unit, weekday};

/// "Tuesday", "last Friday", "Monday night", "on Friday, Jan. 5".
pub(super) fn weekday_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
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

/// "today", "yesterday morning", "last night", "this afternoon", "the same day".
pub(super) fn deictic(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
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

fn with_part(end: usize, day: Date, part: Option<&'static str>) -> Expression {
    let mut found = Expression::date(end, Stretch::Day(day));
    if let Some(part) = part {
        found.value.push_str(part);
        found.kind = TimeKind::Time;
    }
    found
}

/// "this week", "last month", "the previous year", "next weekend", "the past decade", "the day".
pub(super) fn modified_unit(words: &Words, at: usize, end: usize, anchor: Anchor) -> Option<Expression> {
    let the = usize::from(words.is(at, &["the"]));
    let head = at + the;
    let word = words.lower(head);
    // "the start of this year" takes its own words in.
    let mut unit_at = head + 1 + usize::from(words.is(head + 1, &["same", "whole", "entire", "very"]));
    if unit_at >= end {
        return None;
    }
    if the == 1 && matches!(word, "day" | "weekend") {
        return the_day(words, head, end, anchor);
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

/// "the day", "the weekend", "the day before": the noun is word `head`.
fn the_day(words: &Words, head: usize, end: usize, anchor: Anchor) -> Option<Expression> {
    let word = words.lower(head);
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
    Some(Expression::date(next, Stretch::around(day?, unit(word)?)))
}

/// "four years ago", "a day earlier", "two weeks later", "in three days' time", "the year before".
pub(super) fn offset(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
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

/// "now", "recently", "in the future", "at present".
pub(super) fn vague_at(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
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
