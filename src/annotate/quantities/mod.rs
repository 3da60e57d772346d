//! Numbers with modifiers and units, and what they count.

mod around;
mod closing;
mod context;
mod draft;
mod number;
mod role;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use crate::model::{Article, Config, Interval, Notice, Quantity, QuantityId, Syntax, Trigger, TriggerId};
use crate::text::IndexVec;

use super::words::Words;
use around::{currency_before, sign_at};
use draft::{Draft, age, draft, score};
use number::{digits_value, numeral_at};
use role::Triggers;

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
        && let Some((sides, next)) = score(words, sentence, at, &found)
    {
        for draft in sides {
            out.push(finish(words, sentence, draft, triggers));
        }
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

fn finish(words: &Words, sentence: &Range<usize>, draft: Draft, triggers: &Triggers) -> Quantity {
    let mut first = draft.number.start;
    if draft.unit_name.is_some() && currency_before(words, sentence, first).is_some()
        || first > sentence.start && draft.unit.is_some() && currency_before(words, sentence, first).is_some()
    {
        first = sign_at(words, sentence, first);
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
