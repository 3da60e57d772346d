//! Words of the calendar and the clock.

use crate::annotate::words::Words;
use crate::lexicon::numbers::{ordinal, small_number};

use super::calendar::Unit;

/// 0 for Monday to 6 for Sunday.
pub(super) fn weekday(word: &str) -> Option<i8> {
    Some(match word {
        "monday" | "mondays" | "mon" => 0,
        "tuesday" | "tuesdays" | "tue" | "tues" => 1,
        "wednesday" | "wednesdays" | "wed" => 2,
        "thursday" | "thursdays" | "thu" | "thur" | "thurs" => 3,
        "friday" | "fridays" | "fri" => 4,
        "saturday" | "saturdays" | "sat" => 5,
        "sunday" | "sundays" => 6,
        _ => return None,
    })
}

/// A unit of time, singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "second" | "seconds" => Unit::Second,
        "minute" | "minutes" | "min" | "mins" => Unit::Minute,
        "hour" | "hours" | "hr" | "hrs" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" | "weekends" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

/// 0 spring to 3 winter.
pub(super) fn season(word: &str) -> Option<u8> {
    Some(match word {
        "spring" => 0,
        "summer" => 1,
        "autumn" | "fall" => 2,
        "winter" => 3,
        _ => return None,
    })
}

/// TIMEX3 mark of a part of the day.
pub(super) fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" | "mornings" | "dawn" | "daybreak" => "TMO",
        "afternoon" | "afternoons" => "TAF",
        "evening" | "evenings" | "dusk" => "TEV",
        "night" | "nights" | "overnight" => "TNI",
        _ => return None,
    })
}

/// A count before a unit of time: digits or words, "a" as one, with "half" after; its value, one past its last word.
pub(super) fn count(words: &Words, at: usize, end: usize) -> Option<(f64, usize)> {
    if at >= end {
        return None;
    }
    if words.is_digits(at) {
        let raw = words.raw(at).replace(',', "");
        let value: f64 = (raw.len() < 9).then(|| raw.parse().ok()).flatten()?;
        return Some((value, at + 1));
    }
    if words.is(at, &["a", "an"]) {
        return match words.lower(at + 1) {
            "couple" => Some((2.0, at + 2 + usize::from(words.is(at + 2, &["of"])))),
            "dozen" => Some((12.0, at + 2)),
            "hundred" => Some((100.0, at + 2)),
            _ => Some((1.0, at + 1)),
        };
    }
    let mut value = small_number(words.lower(at))?;
    let mut next = at + 1;
    if value >= 20.0 && (words.is_dash(next) && words.is_glued(next)) && next + 1 < end {
        if let Some(more) = small_number(words.lower(next + 1)).filter(|more| (1.0..10.0).contains(more)) {
            value += more;
            next += 2;
        }
    } else if words.is(next, &["hundred"]) {
        value *= 100.0;
        next += 1;
    }
    if words.is(next, &["and"]) && words.is(next + 1, &["a"]) && words.is(next + 2, &["half"]) {
        value += 0.5;
        next += 3;
    }
    Some((value, next))
}

/// An ordinal word or digits with their ending: its value, one past its last word.
pub(super) fn rank(words: &Words, at: usize) -> Option<(i16, usize)> {
    let word = words.lower(at);
    let simple = match word {
        "first" => Some(1.0),
        "second" => Some(2.0),
        _ => ordinal(word),
    };
    if let Some(value) = simple {
        return Some((value as i16, at + 1));
    }
    if words.is_digits(at) && words.is_glued(at + 1) && words.is(at + 1, &["st", "nd", "rd", "th"]) {
        return Some((words.raw(at).parse().ok()?, at + 2));
    }
    let tens = small_number(word).filter(|value| *value >= 20.0)?;
    let ones = (words.is_dash(at + 1))
        .then(|| rank_word(words.lower(at + 2)))
        .flatten()?;
    Some((tens as i16 + ones, at + 3))
}

fn rank_word(word: &str) -> Option<i16> {
    match word {
        "first" => Some(1),
        "second" => Some(2),
        _ => ordinal(word).map(|value| value as i16),
    }
}
