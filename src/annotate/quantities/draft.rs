//! A number on its way to a quantity: its value with the interval that its modifier leaves, its unit.
//!
//! Owns what a quantity says by itself. It must never look for the event that it belongs to.

use std::ops::Range;

use crate::annotate::words::Words;
use crate::lexicon::is_plural;
use crate::lexicon::numbers::Bound;

use super::around::{Suffix, magnitude, modifier, range, suffix_of};
use super::number::{Found, Numeral, digits_value};
use super::unit::{Counted, counted_at, measure_at};

/// Least and greatest value, none where an end is open.
type Ends = (Option<f64>, Option<f64>);

/// Number, value and unit; positions are of words.
pub(super) struct Draft {
    /// First and one past the last word of the number.
    pub(super) number: Range<usize>,
    pub(super) value: f64,
    pub(super) interval: Ends,
    pub(super) unit: Option<Counted>,
    /// Unit that needs no word of its own.
    pub(super) unit_name: Option<&'static str>,
    pub(super) role: Option<&'static str>,
    /// First and one past the last word of the modifier.
    pub(super) modifier: Option<Range<usize>>,
}

/// Number, range, unit and modifiers; none where letters tied to the digits make them a code.
pub(super) fn draft(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    found: Found,
    money: Option<&'static str>,
) -> Option<Draft> {
    let mut number = at..found.end;
    let mut unit_name = money;
    let mut numeral = found.numeral;
    if let (Some(suffix), Numeral::Cardinal(value)) = (found.suffix, numeral) {
        match suffix_of(words, suffix, money.is_some(), value) {
            Some(Suffix::Scale(factor)) => numeral = Numeral::Cardinal(value * factor),
            Some(Suffix::Unit(name)) => unit_name = Some(name),
            None => return None,
        }
    }
    let (mut value, mut interval) = match numeral {
        Numeral::Cardinal(value) => (value, (Some(value), Some(value))),
        Numeral::Share(share) => {
            unit_name = Some("percent");
            (share * 100.0, Bound::Exact.interval(share * 100.0))
        }
        Numeral::Vague(low, high) => (low, (Some(low), Some(high))),
        Numeral::Ordinal(value) => return ordinal(words, sentence, number, value),
    };
    if let Some((end, low, high)) = range(words, sentence, &number, value, money.is_some()) {
        number.end = end;
        value = low;
        interval = (Some(low), Some(high));
    }
    let modifier = modifier(words, sentence, &number, money.is_some());
    if let Some((bound, _)) = &modifier {
        interval = bounded(*bound, numeral, value, interval);
    }
    let modifier = modifier.map(|(_, words)| words);
    let (unit, unit_name) = measured(words, sentence, &number, modifier.as_ref(), value, (money, unit_name));
    let mut draft = Draft {
        number,
        value,
        interval,
        unit,
        unit_name,
        role: None,
        modifier,
    };
    mark_age(words, sentence, &mut draft);
    Some(draft)
}

/// Least and greatest value, as a modifier leaves them.
fn bounded(bound: Bound, numeral: Numeral, value: f64, interval: Ends) -> Ends {
    match numeral {
        Numeral::Vague(low, _) if matches!(bound, Bound::AtMost | Bound::Below) => (None, Some(low)),
        _ if interval.0 == interval.1 => bound.interval(value),
        _ => interval,
    }
}

/// What is counted or measured, in words of its own or by a name that needs none.
fn measured(
    words: &Words,
    sentence: &Range<usize>,
    number: &Range<usize>,
    modifier: Option<&Range<usize>>,
    value: f64,
    (money, unit_name): (Option<&'static str>, Option<&'static str>),
) -> (Option<Counted>, Option<&'static str>) {
    let of_money =
        |counted: &Counted| crate::lexicon::unit(&counted.unit).is_some_and(|unit| unit.dimension.starts_with("money"));
    if money.is_some()
        && let Some(counted) = measure_at(words, sentence, number.end).filter(of_money)
    {
        return (Some(counted), None);
    }
    if unit_name.is_some() {
        return (None, unit_name);
    }
    let after = modifier.map_or(number.end, |words| {
        if words.start >= number.end {
            words.end
        } else {
            number.end
        }
    });
    let counted = magnitude(words, sentence, number).or_else(|| counted_at(words, sentence, after, value == 1.0));
    (counted, None)
}

/// "a third attack": the rank of what is counted.
fn ordinal(words: &Words, sentence: &Range<usize>, number: Range<usize>, value: f64) -> Option<Draft> {
    let counted = counted_at(words, sentence, number.end, true)?;
    Some(Draft {
        number,
        value,
        interval: (Some(value), Some(value)),
        unit: Some(counted),
        unit_name: None,
        role: Some("ordinal"),
        modifier: None,
    })
}

pub(super) fn age(words: &Words, number: Range<usize>, found: Found) -> Draft {
    let value = match found.numeral {
        Numeral::Cardinal(value) => value,
        _ => digits_value(words, number.start).unwrap_or_default(),
    };
    Draft {
        number,
        value,
        interval: (Some(value), Some(value)),
        unit: None,
        unit_name: Some("year"),
        role: Some("age"),
        modifier: None,
    }
}

/// "aged 54", "54-year-old", "54 years old", "at the age of 54".
fn mark_age(words: &Words, sentence: &Range<usize>, draft: &mut Draft) {
    let start = draft
        .modifier
        .as_ref()
        .map_or(draft.number.start, |modifier| modifier.start.min(draft.number.start));
    let before = |back: usize| start.checked_sub(back).filter(|at| *at >= sentence.start);
    let aged = before(1).is_some_and(|at| words.is(at, &["aged", "age", "ages"]))
        || before(1).is_some_and(|at| words.is(at, &["of", "between"]))
            && before(2).is_some_and(|at| words.is(at, &["age", "ages", "aged"]));
    let old = draft.unit.as_ref().is_some_and(|unit| {
        let after = unit.end + usize::from(words.is_dash(unit.end));
        words.is(after, &["old", "olds"]) && matches!(unit.unit.as_str(), "year" | "month" | "week" | "day")
    });
    if aged && draft.unit_name.is_none() {
        draft.unit = None;
        draft.unit_name = Some("year");
        draft.role = Some("age");
    } else if old {
        draft.role = Some("age");
    }
}

/// "3-0", "52-48", "won 52 to 48": two numbers, for and against. Their drafts, and where to go on.
pub(super) fn score(words: &Words, sentence: &Range<usize>, at: usize, found: &Found) -> Option<([Draft; 2], usize)> {
    let Numeral::Cardinal(first) = found.numeral else {
        return None;
    };
    let joint = found.end;
    if found.suffix.is_some() || joint + 1 >= sentence.end || !words.is_digits(joint + 1) || found.end != at + 1 {
        return None;
    }
    let dashed = words.is_dash(joint) && words.is_glued(joint) && words.is_glued(joint + 1);
    let contest = || {
        (at.saturating_sub(8).max(sentence.start)..sentence.end.min(joint + 8)).any(|near| {
            words.is(
                near,
                &[
                    "vote", "voted", "votes", "voting", "won", "win", "beat", "defeated", "lost", "victory", "score",
                    "lead", "led", "ruling", "ruled", "decision", "approved", "passed", "draw", "goals", "senate",
                    "margin",
                ],
            )
        })
    };
    let spoken = words.is(joint, &["to"]) && contest() && words.is_letters(at.saturating_sub(1));
    let second = digits_value(words, joint + 1)?;
    let next = joint + 2;
    let counted = words.is_letters(next) && is_plural(words.lower(next))
        || words.is(next, &["%", "percent", "per", "million", "billion"])
        || words.is_dash(next)
        || words.is_glued(next) && words.is_letters(next);
    let is_score = (dashed && (second < first || contest()) || spoken)
        && !counted
        && first < 1000.0
        && first.fract() == 0.0
        && second.fract() == 0.0;
    if !is_score {
        return None;
    }
    let side = |number: usize, value: f64, role: &'static str| Draft {
        number: number..number + 1,
        value,
        interval: (Some(value), Some(value)),
        unit: None,
        unit_name: Some("score"),
        role: Some(role),
        modifier: None,
    };
    Some(([side(at, first, "for"), side(joint + 1, second, "against")], next))
}
