//! Lengths of time and repetitions.

use std::ops::Range;

use crate::annotate::words::Words;
use crate::model::TimeKind;

use super::calendar::Unit;
use super::expression::Expression;
use super::vocabulary::{count, unit, weekday};

/// "three weeks", "a six-month", "the past five years", "decades", "every Monday", "daily".
pub(super) fn duration_at(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    repetition(words, sentence, at)
        .or_else(|| stretch_of_units(words, sentence, at))
        .or_else(|| counted_units(words, sentence, at))
        .or_else(|| bare_units(words, sentence, at))
}

/// TIMEX3 value of a length: "P3D", "PT2H", "P2.5Y"; "X" for a number not told.
fn value(number: &str, unit: Unit) -> String {
    let (number, letter) = match unit {
        Unit::Second => return format!("PT{number}S"),
        Unit::Minute => return format!("PT{number}M"),
        Unit::Hour => return format!("PT{number}H"),
        Unit::Day => (number.to_owned(), "D"),
        Unit::Weekend => (number.to_owned(), "WE"),
        Unit::Week => (number.to_owned(), "W"),
        Unit::Month => (number.to_owned(), "M"),
        Unit::Quarter => (number.to_owned(), "Q"),
        Unit::Year => (number.to_owned(), "Y"),
        // Ten and a hundred years: the standard has letters for unnumbered ones only.
        Unit::Decade => {
            return number
                .parse::<f64>()
                .map_or_else(|_| "PXDE".to_owned(), |number| format!("P{}Y", number * 10.0));
        }
        Unit::Century => {
            return number
                .parse::<f64>()
                .map_or_else(|_| "PXCE".to_owned(), |number| format!("P{}Y", number * 100.0));
        }
    };
    format!("P{number}{letter}")
}

fn length(end: usize, number: &str, unit: Unit) -> Expression {
    Expression {
        end,
        kind: TimeKind::Duration,
        value: value(number, unit),
        days: None,
    }
}

fn set(end: usize, value: String) -> Expression {
    Expression {
        end,
        kind: TimeKind::Set,
        value,
        days: None,
    }
}

fn repetition(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let adverb = match words.lower(at) {
        "daily" => Some("P1D"),
        "weekly" => Some("P1W"),
        "monthly" => Some("P1M"),
        "quarterly" => Some("P1Q"),
        "yearly" | "annual" | "annually" => Some("P1Y"),
        "hourly" => Some("PT1H"),
        _ => None,
    };
    if let Some(value) = adverb {
        // "The Daily Mail" is a paper.
        let name = words.is_capitalised(at) && at > sentence.start;
        return (!name).then(|| set(at + 1, value.to_owned()));
    }
    if !words.is(at, &["every", "each"]) {
        return None;
    }
    let (number, next) = match count(words, at + 1, sentence.end) {
        Some((number, next)) => (number, next),
        None if words.is(at + 1, &["other"]) => (2.0, at + 2),
        None => (1.0, at + 1),
    };
    if next >= sentence.end {
        return None;
    }
    if let Some(day) = weekday(words.lower(next)) {
        return Some(set(next + 1, format!("XXXX-WXX-{}", day + 1)));
    }
    unit(words.lower(next)).map(|unit| set(next + 1, value(&format!("{number}"), unit)))
}

/// "the past five years", "the next few weeks", "the last decade", "recent months".
fn stretch_of_units(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let the = usize::from(words.is(at, &["the", "these", "his", "her", "its"]));
    let lead = at + the;
    if !words.is(
        lead,
        &[
            "past",
            "last",
            "next",
            "coming",
            "first",
            "final",
            "previous",
            "following",
        ],
    ) || lead + 1 >= sentence.end
    {
        return None;
    }
    if words.is(lead + 1, &["few", "several", "couple"]) {
        let next = lead + 2 + usize::from(words.is(lead + 2, &["of"]));
        return unit(words.lower(next))
            .filter(|_| next < sentence.end)
            .map(|unit| length(next + 1, "X", unit));
    }
    if let Some((number, next)) = count(words, lead + 1, sentence.end).filter(|_| !words.is(lead + 1, &["a", "an"])) {
        return unit(words.lower(next))
            .filter(|_| next < sentence.end)
            .map(|unit| length(next + 1, &format!("{number}"), unit));
    }
    let past = words.is(lead, &["past", "coming", "last", "next"]);
    let unit = unit(words.lower(lead + 1)).filter(|_| past)?;
    if words.lower(lead + 1).ends_with('s') {
        return Some(length(lead + 2, "X", unit));
    }
    (the == 1 && (words.is(lead, &["past", "coming"]) || matches!(unit, Unit::Decade | Unit::Century)))
        .then(|| length(lead + 2, "1", unit))
}

/// "half an hour", "half-century": in the next smaller unit.
fn half_a_unit(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let unit = unit(words.lower(at + 2)).filter(|_| at + 2 < sentence.end)?;
    let (number, smaller) = match unit {
        Unit::Hour => ("30", Unit::Minute),
        Unit::Day => ("12", Unit::Hour),
        Unit::Year => ("6", Unit::Month),
        Unit::Decade => ("5", Unit::Year),
        Unit::Century => ("50", Unit::Year),
        Unit::Minute => ("30", Unit::Second),
        _ => return None,
    };
    Some(length(at + 3, number, smaller))
}

/// The number before a unit, "X" where it is not told, where its unit may begin, and whether it is no more than "a".
fn number_of_units(words: &Words, sentence: &Range<usize>, at: usize) -> Option<(String, usize, bool)> {
    let untold = |next: usize| Some(("X".to_owned(), next, false));
    if words.is(at, &["several", "few", "many"]) {
        untold(at + 1)
    } else if words.is(at, &["a"]) && words.is(at + 1, &["few", "number"]) {
        untold(at + 2 + usize::from(words.is(at + 2, &["of"])))
    } else if words.is(at, &["hundreds", "thousands", "millions", "dozens"]) && words.is(at + 1, &["of"]) {
        untold(at + 2)
    } else {
        let (number, next) = count(words, at, sentence.end)?;
        Some((format!("{number}"), next, words.is(at, &["a", "an"]) && number == 1.0))
    }
}

/// Words between a number and its unit: "18 more months", "five straight days".
const BETWEEN: &[&str] = &[
    "more",
    "consecutive",
    "straight",
    "full",
    "whole",
    "long",
    "additional",
    "further",
    "trading",
    "working",
    "successive",
];

/// "three weeks", "a six-month", "two and a half years", "half an hour", "several days".
fn counted_units(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    if words.is(at, &["half"]) && (words.is(at + 1, &["a", "an"]) || words.is_dash(at + 1)) {
        return half_a_unit(words, sentence, at);
    }
    let (number, mut next, indefinite) = number_of_units(words, sentence, at)?;
    // "a four-day"
    let dashed = words.is_dash(next);
    next += usize::from(dashed);
    next += usize::from(!indefinite && words.is(next, BETWEEN));
    if next >= sentence.end || indefinite && count(words, next, sentence.end).is_some() {
        return None;
    }
    let unit = unit(words.lower(next))?;
    let plural = words.lower(next).ends_with('s');
    if unit == Unit::Second && !(plural && words.is_digits(at)) && !dashed
        || unit == Unit::Quarter && (indefinite || number == "1" || !plural)
    {
        return None;
    }
    let end = next + 1;
    if is_age(words, end) {
        return None;
    }
    if indefinite && at > sentence.start && is_counted(words, at - 1) {
        return Some(set(end, value("1", unit)));
    }
    Some(length(end, &number, unit))
}

/// "$5 a year", "twice a week": whether word `at` tells how often.
fn is_counted(words: &Words, at: usize) -> bool {
    words.is_digits(at)
        || words.is(
            at,
            &[
                "once", "twice", "times", "%", "dollars", "euros", "pounds", "people", "percent", "million", "billion",
            ],
        )
}

/// "54 years old", "54-year-old".
fn is_age(words: &Words, at: usize) -> bool {
    words.is(at + usize::from(words.is_dash(at)), &["old", "olds"])
}

/// "for years", "decades of", "hours later": plurals with no number.
fn bare_units(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Expression> {
    let word = words.lower(at);
    let long = matches!(
        word,
        "years" | "decades" | "months" | "weeks" | "days" | "hours" | "minutes" | "centuries"
    );
    if word == "decade" && words.is_dash(at + 1) && words.is(at + 2, &["long", "old"])
        || word == "year" && words.is_dash(at + 1) && words.is(at + 2, &["long"])
    {
        return Some(length(at + 1, "1", unit(word)?));
    }
    if !long {
        return None;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let led = before.is_none_or(|before| {
        words.is(
            before,
            &[
                "for", "of", "in", "over", "within", "after", "took", "take", "takes", "spent", "last", "lasted",
                "many", "some", ",", "and", "or", "from", "the", "these", "those",
            ],
        )
    });
    let followed = words.is(
        at + 1,
        &["of", "later", "ago", "before", "after", "earlier", "-", "long"],
    );
    (led || followed).then(|| length(at + 1, "X", unit(word).unwrap_or(Unit::Day)))
}
