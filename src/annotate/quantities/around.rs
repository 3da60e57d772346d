//! What stands around a number and belongs to it: currency sign, letters close to the digits, the other end of a range,
//! modifier, the scale it is read on.
//!
//! Owns the reading of these. It must never ask what the number counts.

use std::ops::Range;

use crate::annotate::words::Words;
use crate::lexicon::numbers::{Bound, modifier_after, modifier_before, scale};
use crate::lexicon::{currency, glued_unit, is_plural};

use super::number::{Numeral, numeral_at};
use super::unit::Counted;

/// The currency whose sign stands before word `at` ("$", "US$", "USD").
pub(super) fn currency_before(words: &Words, sentence: &Range<usize>, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let sign = words.raw(before).chars().next().and_then(currency);
    sign.or_else(|| match words.raw(before) {
        "USD" => Some("USD"),
        "EUR" => Some("EUR"),
        "GBP" => Some("GBP"),
        _ => None,
    })
}

/// The first word of the currency sign right before word `at`: the "US" of "US$".
pub(super) fn sign_at(words: &Words, sentence: &Range<usize>, at: usize) -> usize {
    let sign = at - 1;
    let country = sign > sentence.start && words.is_glued(sign) && words.is(sign - 1, &["us", "a", "c", "hk", "nz"]);
    sign - usize::from(country)
}

pub(super) enum Suffix {
    Scale(f64),
    Unit(&'static str),
}

/// Letters close to the digits: "$5m" is money, "5m people" people, "a 5m wave" a measure.
pub(super) fn suffix_of(words: &Words, suffix: usize, money: bool, value: f64) -> Option<Suffix> {
    let letters = words.lower(suffix);
    if money {
        return Some(Suffix::Scale(match letters {
            "m" => 1e6,
            "b" => 1e9,
            "t" => 1e12,
            _ => return None,
        }));
    }
    if letters == "m" {
        let next = suffix + 1;
        let counted = words.is(next, &["people", "of"])
            || words.is_letters(next) && is_plural(words.lower(next)) && !words.is(next, &["hurdles"]);
        return Some(
            if counted || value.fract() != 0.0 && !words.is(next, &["high", "tall", "long", "wide", "deep", "away"]) {
                Suffix::Scale(1e6)
            } else {
                Suffix::Unit("metre")
            },
        );
    }
    if let Some(unit) = glued_unit(letters) {
        return Some(Suffix::Unit(unit.name));
    }
    crate::lexicon::unit_at(|offset| (offset == 0).then_some(letters)).map(|(unit, _)| Suffix::Unit(unit.name))
}

/// "10 to 12", "10-12", "between 5 and 7", "five or six": one past the last word, least, greatest.
pub(super) fn range(
    words: &Words,
    sentence: &Range<usize>,
    number: &Range<usize>,
    low: f64,
    money: bool,
) -> Option<(usize, f64, f64)> {
    let joint = number.end;
    if joint + 1 >= sentence.end {
        return None;
    }
    let between = number.start > sentence.start && words.is(number.start - 1, &["between"])
        || money && number.start > sentence.start + 1 && words.is(number.start - 2, &["between"]);
    let joined = words.is_dash(joint) || words.is(joint, &["to", "or"]) || between && words.is(joint, &["and"]);
    // "rose from 5 to 7" tells of two numbers, not of a range.
    let from = number.start > sentence.start && words.is(number.start - 1, &["from"]);
    if !joined || from {
        return None;
    }
    let mut second_at = joint + 1;
    if money && words.raw(second_at).chars().next().and_then(currency).is_some() {
        second_at += 1;
    }
    let second = numeral_at(words, second_at, sentence.end)?;
    let Numeral::Cardinal(mut high) = second.numeral else {
        return None;
    };
    if let Some(suffix) = second.suffix {
        match suffix_of(words, suffix, money, high)? {
            Suffix::Scale(factor) => high *= factor,
            Suffix::Unit(_) => return None,
        }
    }
    let scaled = scale(words.lower(second.end - 1))
        .or(second.suffix.map(|_| 1e6))
        .unwrap_or(1.0);
    let mut low = low;
    // "2 to 3 million" counts millions on both sides.
    if scaled > 1.0 && low < 1000.0 && low * scaled < high {
        low *= scaled;
    }
    let year_like = words.is_dash(joint) && low >= 1500.0 && high <= 2100.0 && low.fract() == 0.0;
    (low < high && !year_like).then_some((second.end, low, high))
}

/// The modifier of a number and its words, before the number or after it.
pub(super) fn modifier(
    words: &Words,
    sentence: &Range<usize>,
    number: &Range<usize>,
    money: bool,
) -> Option<(Bound, Range<usize>)> {
    let mut edge = if money {
        sign_at(words, sentence, number.start)
    } else {
        number.start
    };
    while edge > sentence.start
        && edge > number.start.saturating_sub(2)
        && words.is(edge - 1, &["the", "a", "an"])
        && !words.is(edge, &["a"])
    {
        // "about a hundred" has its "a" inside the number; "over the 100" is rare.
        edge -= 1;
    }
    let before = modifier_before(|back| {
        edge.checked_sub(back + 1)
            .filter(|at| *at >= sentence.start)
            .map(|at| words.lower(at))
    });
    if let Some((bound, length)) = before {
        return Some((bound, edge - length..edge));
    }
    let end = number.end;
    let after = modifier_after(|offset| (end + offset < sentence.end).then(|| words.lower(end + offset)));
    after.map(|(bound, length)| (bound, end..end + length))
}

/// "6.1-magnitude", "magnitude 6.1", "category 4", "6.1 on the Richter scale".
pub(super) fn magnitude(words: &Words, sentence: &Range<usize>, number: &Range<usize>) -> Option<Counted> {
    let after = number.end + usize::from(words.is_dash(number.end));
    if words.is(after, &["magnitude"]) && after < sentence.end {
        return Some(Counted {
            unit: "magnitude".to_owned(),
            head: after,
            end: after + 1,
        });
    }
    let named = |at: usize| {
        ["magnitude", "category"]
            .into_iter()
            .find(|name| words.lower(at) == *name)
    };
    let mut before = number.start.checked_sub(1).filter(|at| *at >= sentence.start)?;
    if words.is_dash(before) || words.is(before, &["of", "a"]) {
        before = before.checked_sub(1).filter(|at| *at >= sentence.start)?;
    }
    let richter = words.is(number.end, &["on"]) && words.is(number.end + 2, &["richter"]);
    let name = named(before).or(richter.then_some("magnitude"))?;
    Some(Counted {
        unit: name.to_owned(),
        head: number.start,
        end: number.end,
    })
}
