//! Numbers with modifiers and units, and what they count.

mod context;
mod number;
mod role;
mod unit;

use std::ops::Range;

use crate::lexicon::numbers::{Bound, modifier_after, modifier_before, scale};
use crate::lexicon::{currency, glued_unit, is_plural};
use crate::model::{Article, Config, Interval, Notice, Quantity, QuantityId, Syntax, Trigger, TriggerId};
use crate::text::IndexVec;

use super::words::Words;
use number::{Found, Numeral, digits_value, numeral_at};
use role::Triggers;
use unit::{Counted, counted_at, measure_at};

/// Quantities in reading order.
///
/// Every number that counts or measures something: `role` says what happens to the counted in the
/// nearest governing event, or "age", "ordinal", "for" and "against" (of scores and votes). Shares
/// ("half of", "one in five") are given in percent. An approximate number has an interval of
/// [`crate::lexicon::numbers::TOLERANCE`] around it.
#[must_use]
pub fn quantities(
    article: &Article,
    syntax: &Syntax,
    triggers: &IndexVec<TriggerId, Trigger>,
    _config: &Config,
) -> (IndexVec<QuantityId, Quantity>, Vec<Notice>) {
    let words = Words::new(&article.text, syntax);
    let mut found = IndexVec::new();
    for sentence in &words.sentences {
        let triggers = Triggers::of(&words, sentence, triggers);
        let mut at = sentence.start;
        while at < sentence.end {
            at = recognise(&words, sentence, at, &triggers, &mut found);
        }
    }
    (found, Vec::new())
}

/// A number on its way to a quantity; positions are of words.
struct Draft {
    /// First and one past the last word of the number.
    number: Range<usize>,
    value: f64,
    interval: (Option<f64>, Option<f64>),
    unit: Option<Counted>,
    /// Unit that needs no word of its own.
    unit_name: Option<&'static str>,
    role: Option<&'static str>,
    /// First and one past the last word of the modifier.
    modifier: Option<Range<usize>>,
}

/// Reads the number that may stand at `at` and returns where to go on.
fn recognise(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    triggers: &Triggers,
    out: &mut IndexVec<QuantityId, Quantity>,
) -> usize {
    let Some(found) = numeral_at(words, at, sentence.end) else {
        return at + 1;
    };
    if words.is_digits(at) && digits_value(words, at).is_none() {
        return at + 1;
    }
    let money = currency_before(words, sentence, at);
    if money.is_none() {
        if context::is_bare_age(words, sentence, at, found.end) {
            let draft = age(words, at..found.end, found);
            out.push(finish(words, sentence, draft, triggers));
            return found.end;
        }
        if context::is_no_quantity(words, sentence, at, &found) {
            return found.end.max(at + 1);
        }
    }
    if money.is_none()
        && let Some(next) = score(words, sentence, at, &found, triggers, out)
    {
        return next;
    }
    let Some(draft) = draft(words, sentence, at, found, money) else {
        return found.end.max(at + 1);
    };
    let next = draft
        .unit
        .as_ref()
        .map_or(draft.number.end, |unit| unit.end.min(draft.number.end.max(unit.end)));
    let go_on = draft.number.end.max(if draft.unit.is_some() {
        next.min(draft.number.end + 1)
    } else {
        0
    });
    out.push(finish(words, sentence, draft, triggers));
    go_on
}

/// The currency whose sign stands before word `at` ("$", "US$", "USD").
fn currency_before(words: &Words, sentence: &Range<usize>, at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let sign = words.raw(before).chars().next().and_then(currency);
    sign.or_else(|| match words.raw(before) {
        "USD" => Some("USD"),
        "EUR" => Some("EUR"),
        "GBP" => Some("GBP"),
        _ => None,
    })
}

/// Number, range, unit and modifiers; none where letters tied to the digits make them a code.
fn draft(
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
    if matches!(numeral, Numeral::Ordinal(_)) {
        return ordinal(words, sentence, number, numeral);
    }
    let (mut value, mut interval) = match numeral {
        Numeral::Cardinal(value) => (value, (Some(value), Some(value))),
        Numeral::Share(share) => {
            unit_name = Some("percent");
            (share * 100.0, Bound::Exact.interval(share * 100.0))
        }
        Numeral::Vague(low, high) => (low, (Some(low), Some(high))),
        Numeral::Ordinal(_) => return None,
    };
    if let Some((end, low, high)) = range(words, sentence, &number, value, money.is_some()) {
        number.end = end;
        value = low;
        interval = (Some(low), Some(high));
    }
    let modifier = modifier(words, sentence, &number, money.is_some());
    if let Some((bound, _)) = &modifier
        && interval.0 == interval.1
    {
        interval = bound.interval(value);
    }
    if let (Some((bound, _)), Numeral::Vague(low, _)) = (&modifier, numeral)
        && matches!(bound, Bound::AtMost | Bound::Below)
    {
        interval = (None, Some(low));
    }
    let after = match &modifier {
        Some((_, words)) if words.start >= number.end => words.end,
        _ => number.end,
    };
    let mut unit = if unit_name.is_some() {
        None
    } else {
        magnitude(words, sentence, &number).or_else(|| counted_at(words, sentence, after, value == 1.0))
    };
    if money.is_some()
        && let Some(counted) = measure_at(words, sentence, number.end).filter(|counted| {
            crate::lexicon::unit(&counted.unit).is_some_and(|unit| unit.dimension.starts_with("money"))
        })
    {
        unit = Some(counted);
        unit_name = None;
    }
    let mut draft = Draft {
        number,
        value,
        interval,
        unit,
        unit_name,
        role: None,
        modifier: modifier.map(|(_, words)| words),
    };
    mark_age(words, sentence, &mut draft);
    Some(draft)
}

enum Suffix {
    Scale(f64),
    Unit(&'static str),
}

/// Letters close to the digits: "$5m" is money, "5m people" people, "a 5m wave" a measure.
fn suffix_of(words: &Words, suffix: usize, money: bool, value: f64) -> Option<Suffix> {
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
fn range(
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
fn modifier(
    words: &Words,
    sentence: &Range<usize>,
    number: &Range<usize>,
    money: bool,
) -> Option<(Bound, Range<usize>)> {
    let mut edge = number.start;
    if money {
        edge -= 1;
        edge -= usize::from(
            edge > sentence.start && words.is_glued(edge) && words.is(edge - 1, &["us", "a", "c", "hk", "nz"]),
        );
    }
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
fn magnitude(words: &Words, sentence: &Range<usize>, number: &Range<usize>) -> Option<Counted> {
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

/// "a third attack": the rank of what is counted.
fn ordinal(words: &Words, sentence: &Range<usize>, number: Range<usize>, numeral: Numeral) -> Option<Draft> {
    let Numeral::Ordinal(value) = numeral else {
        return None;
    };
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

fn age(words: &Words, number: Range<usize>, found: Found) -> Draft {
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

/// "3-0", "52-48", "won 52 to 48": two numbers, for and against. Returns where to go on.
fn score(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    found: &Found,
    triggers: &Triggers,
    out: &mut IndexVec<QuantityId, Quantity>,
) -> Option<usize> {
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
    for (number, value, role) in [(at, first, "for"), (joint + 1, second, "against")] {
        let draft = Draft {
            number: number..number + 1,
            value,
            interval: (Some(value), Some(value)),
            unit: None,
            unit_name: Some("score"),
            role: Some(role),
            modifier: None,
        };
        out.push(finish(words, sentence, draft, triggers));
    }
    Some(next)
}

fn finish(words: &Words, sentence: &Range<usize>, draft: Draft, triggers: &Triggers) -> Quantity {
    let mut first = draft.number.start;
    if draft.unit_name.is_some() && currency_before(words, sentence, first).is_some()
        || first > sentence.start && draft.unit.is_some() && currency_before(words, sentence, first).is_some()
    {
        first -= 1;
        first -= usize::from(
            first > sentence.start && words.is_glued(first) && words.is(first - 1, &["us", "a", "c", "hk", "nz"]),
        );
    }
    let mut last = draft.number.end;
    if let Some(modifier) = &draft.modifier {
        first = first.min(modifier.start);
        last = last.max(modifier.end);
    }
    let number = words.cover(draft.number.start, draft.number.end - 1);
    let head = draft.unit.as_ref().map(|unit| unit.head);
    if let Some(unit) = &draft.unit {
        last = last.max(unit.end);
    }
    let governor = match draft.role {
        Some("age" | "ordinal") => None,
        _ if draft.unit.as_ref().is_some_and(|unit| unit.unit == "magnitude") => None,
        _ => triggers.governor(words, sentence, first, last, head),
    };
    let class = governor.and_then(|governor| triggers.class(governor.trigger));
    let undergone = governor
        .is_some_and(|governor| governor.undergoes)
        .then_some(class)
        .flatten();
    let counts_victims = undergone.is_some_and(|class| class.of_people)
        && head.is_some()
        && governor.is_some_and(|governor| triggers.is_at(governor.trigger, head));
    let mut unit = draft.unit_name.map(str::to_owned).or(draft.unit.map(|unit| unit.unit));
    if undergone.is_some_and(|class| class.of_people) && (unit.is_none() || counts_victims) {
        unit = Some("person".to_owned());
    }
    Quantity {
        span: words.cover(first, last - 1),
        number,
        value: draft.value,
        interval: Interval {
            low: draft.interval.0,
            high: draft.interval.1,
        },
        unit,
        modifier: draft
            .modifier
            .map(|modifier| words.cover(modifier.start, modifier.end - 1)),
        trigger: governor.map(|governor| governor.trigger),
        role: draft.role.or(undergone.and_then(|class| class.role)).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests;
