//! Times of day with their zones.

use std::ops::Range;

use crate::annotate::words::Words;
use crate::model::TimeKind;

use super::calendar::plus_days;
use super::expression::{Anchor, Expression};
use super::vocabulary::weekday;

/// Offsets from Universal Time of the zones that news names.
fn zone(word: &str) -> Option<&'static str> {
    Some(match word {
        "utc" | "gmt" => "Z",
        "bst" | "cet" | "wat" => "+01:00",
        "cest" | "eet" | "sast" => "+02:00",
        "msk" => "+03:00",
        "jst" => "+09:00",
        "est" | "cdt" => "-05:00",
        "edt" => "-04:00",
        "cst" | "mdt" => "-06:00",
        "mst" | "pdt" => "-07:00",
        "pst" => "-08:00",
        _ => return None,
    })
}

/// "10:30", "10:30 a.m.", "5 pm GMT", "0800 UTC", "noon", "5 o'clock on Monday".
pub(super) fn clock_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let (mut hour, minute, mut next) = face(words, sentence, at)?;
    if let Some((afternoon, after)) = meridiem(words, next) {
        if hour > 12 {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        next = after;
    }
    let bracket = usize::from(words.is(next, &["("]));
    let mut zoned = "";
    if let Some(offset) = zone(words.lower(next + bracket))
        .filter(|_| next + bracket < sentence.end && words.raw(next + bracket).chars().all(char::is_uppercase))
    {
        zoned = offset;
        next += 1 + bracket;
        if bracket == 1 {
            while next < sentence.end && !words.is(next, &[")"]) && !words.is_letters(next) {
                next += 1;
            }
        }
        next += usize::from(bracket == 1 && words.is(next, &[")"]));
    } else if words.is(next, &["et", "pt", "ct"]) && words.is_capitalised(next) {
        next += 1;
    } else if words.is(next, &["local"]) && words.is(next + 1, &["time"]) {
        next += 2;
    }
    let next = next.min(sentence.end);
    let (day, next) = day_after(words, sentence, next, anchor);
    let date = day.map_or_else(|| "XXXX-XX-XX".to_owned(), |day| day.to_string());
    Some(Expression {
        end: next,
        kind: TimeKind::Time,
        value: format!("{date}T{hour:02}:{minute:02}{zoned}"),
        days: day.map(|day| (day, day)),
    })
}

/// Hour, minute and one past the last word of a clock time's digits.
fn face(words: &Words, sentence: &Range<usize>, at: usize) -> Option<(u8, u8, usize)> {
    match words.lower(at) {
        "noon" | "midday" => return Some((12, 0, at + 1)),
        "midnight" => return Some((0, 0, at + 1)),
        _ => {}
    }
    if words.is_digits(at) {
        let raw = words.raw(at);
        let colon = words.is(at + 1, &[":"])
            && words.is_glued(at + 1)
            && words.is_digits(at + 2)
            && words.is_glued(at + 2)
            && words.raw(at + 2).len() == 2;
        if colon && at + 2 < sentence.end {
            let (hour, minute) = (raw.parse().ok()?, words.raw(at + 2).parse().ok()?);
            let seconds = words.is(at + 3, &[":"]) && words.is_digits(at + 4) && words.is_glued(at + 4);
            // A score or ratio ("3:1") has no two digits after the colon; a verse ("11:75") no such minute.
            return (raw.len() <= 2 && hour < 24 && minute < 60).then_some((
                hour,
                minute,
                at + if seconds { 5 } else { 3 },
            ));
        }
        if let Some((hour, minute)) = raw.split_once('.').filter(|(_, minute)| minute.len() == 2)
            && meridiem(words, at + 1).is_some()
        {
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            return (hour < 13 && minute < 60).then_some((hour, minute, at + 1));
        }
        if raw.len() == 4
            && (zone(words.lower(at + 1)).is_some() && words.is_capitalised(at + 1)
                || words.is(at + 1, &["hours", "hrs"])
                    && raw.starts_with(['0', '1', '2'])
                    && words.is(at.saturating_sub(1), &["at"]))
        {
            let (hour, minute) = (raw[..2].parse().ok()?, raw[2..].parse().ok()?);
            return (hour < 24 && minute < 60).then_some((
                hour,
                minute,
                at + 1 + usize::from(words.is(at + 1, &["hours", "hrs"])),
            ));
        }
        let hour: u8 = (raw.len() <= 2).then(|| raw.parse().ok()).flatten()?;
        if (1..=12).contains(&hour) {
            if meridiem(words, at + 1).is_some() {
                return Some((hour, 0, at + 1));
            }
            if words.is(at + 1, &["o'clock", "o’clock"]) {
                return Some((hour, 0, at + 2));
            }
        }
        return None;
    }
    let hour =
        (1..=12_u8).find(|hour| crate::lexicon::numbers::small_number(words.lower(at)) == Some(f64::from(*hour)))?;
    let oclock = words.is(at + 1, &["o'clock", "o’clock"]);
    (meridiem(words, at + 1).is_some() || oclock).then_some((hour, 0, at + 1 + usize::from(oclock)))
}

/// "a.m.", "pm": whether after noon, and one past the last word.
fn meridiem(words: &Words, at: usize) -> Option<(bool, usize)> {
    if words.is(at, &["am", "pm"]) {
        // "I am" is no time: capital letters or glued digits tell it.
        return Some((words.is(at, &["pm"]), at + 1));
    }
    let dotted = words.is(at, &["a", "p"])
        && words.is(at + 1, &["."])
        && words.is_glued(at + 1)
        && words.is(at + 2, &["m"])
        && words.is_glued(at + 2);
    dotted.then(|| {
        let stop = usize::from(words.is(at + 3, &["."]) && words.is_glued(at + 3));
        (words.is(at, &["p"]), at + 3 + stop)
    })
}

/// The day that a clock time belongs to: one named right after, else the one spoken of, else the article's.
fn day_after(
    words: &Words,
    sentence: &Range<usize>,
    next: usize,
    anchor: Anchor,
) -> (Option<jiff::civil::Date>, usize) {
    let on = usize::from(words.is(next, &["on"]));
    let at = next + on;
    if at < sentence.end {
        if words.is(at, &["today"]) {
            return (anchor.reference, at + 1);
        }
        if words.is(at, &["yesterday"]) {
            return (anchor.reference.and_then(|day| plus_days(day, -1)), at + 1);
        }
        if let (Some(day), Some(reference)) = (
            weekday(words.lower(at)).filter(|_| words.is_capitalised(at)),
            anchor.reference,
        ) {
            let back = i64::from((reference.weekday().to_monday_zero_offset() - day).rem_euclid(7));
            let shift = if anchor.future && back > 0 { 7 - back } else { -back };
            return (plus_days(reference, shift), at + 1);
        }
    }
    (anchor.last.or(anchor.reference), next)
}
