//! Time expressions, resolved to TIMEX3 values.

mod calendar;
mod clock;
mod dates;
mod duration;
mod expression;
mod patterns;
mod relative;
mod stretches;
mod vocabulary;

pub(super) use calendar::Stretch;

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::{EventWord, VerbForm, event_senses};
use crate::model::{Article, Config, Notice, Syntax, Time, TimeId, TimeKind, Trigger, TriggerId};
use crate::text::{Idx, IndexVec};

use super::clause::{BE, HAVE, is_boundary};
use super::words::Words;
use expression::{Anchor, Expression};
use patterns::expression_at;

/// How far from a time its verb is looked for, in words.
const REACH: usize = 9;

/// Time expressions in reading order, resolved against `config.reference_date`, else the article's
/// own date, else the first full date of its first sentences.
///
/// Weekdays without more lie in the past, unless the clause speaks of the future. "The day" and "a
/// week later" count from the day that the text spoke of last.
#[must_use]
pub fn times(
    article: &Article,
    syntax: &Syntax,
    triggers: &IndexVec<TriggerId, Trigger>,
    config: &Config,
) -> (IndexVec<TimeId, Time>, Vec<Notice>) {
    let words = Words::new(&article.text, syntax);
    let given = config.reference_date.or(article.published);
    let reference = given.or_else(|| first_full_date(&words));
    let mut anchor = Anchor {
        reference,
        last: reference,
        future: false,
    };
    let mut found = IndexVec::new();
    let mut undated = false;
    for sentence in &words.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            anchor.future = false;
            let mut expression = expression_at(&words, sentence, at, anchor);
            if expression.is_some() && looks_ahead(&words, sentence, at) {
                anchor.future = true;
                expression = expression_at(&words, sentence, at, anchor);
            }
            let Some(expression) = expression else {
                at += 1;
                continue;
            };
            undated |= expression.days.is_none() && expression.value.starts_with("XXXX");
            let next = expression.end.max(at + 1);
            anchor.last = spoken_day(&expression).or(anchor.last);
            found.push(finish(&words, sentence, at, expression, triggers));
            at = next;
        }
    }
    let notices = if undated && reference.is_none() {
        vec![Notice::new(Notice::UNDATED)]
    } else {
        Vec::new()
    };
    (found, notices)
}

/// The first date with its year in a dateline or in the first sentences.
fn first_full_date(words: &Words) -> Option<Date> {
    let anchor = Anchor {
        reference: None,
        last: None,
        future: false,
    };
    words
        .sentences
        .iter()
        .take(8)
        .flat_map(|sentence| sentence.clone().map(move |at| (sentence, at)))
        .take(400)
        .find_map(|(sentence, at)| {
            let expression = expression_at(words, sentence, at, anchor)?;
            spoken_day(&expression).filter(|_| expression.kind == TimeKind::Date)
        })
}

/// The single day that an expression names, for what follows to count from.
fn spoken_day(expression: &Expression) -> Option<Date> {
    expression
        .days
        .filter(|(first, last)| first == last)
        .map(|(first, _)| first)
}

fn finish(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    expression: Expression,
    triggers: &IndexVec<TriggerId, Trigger>,
) -> Time {
    let end = expression.end.min(sentence.end);
    Time {
        span: words.cover(at, end - 1),
        kind: expression.kind,
        value: expression.value,
        days: expression.days,
        trigger: dated_by(words, sentence, at, end, triggers),
    }
}

/// The event that a time at words `at..end` dates: the nearest before it in the clause, else the nearest after.
fn dated_by(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    end: usize,
    triggers: &IndexVec<TriggerId, Trigger>,
) -> Option<TriggerId> {
    let list = triggers.as_slice();
    let (start, stop) = (words.all[at].span.start, words.all[end - 1].span.end);
    let clear = |between: Range<usize>| !between.clone().any(|at| is_boundary(words, at)) && between.len() <= 2 * REACH;
    let after = list.partition_point(|trigger| trigger.span.start < stop);
    let before = list.partition_point(|trigger| trigger.span.end <= start);
    let word_at = |offset: u32| words.all.partition_point(|word| word.span.start < offset);
    let left = before.checked_sub(1).filter(|index| {
        list[*index].span.start >= words.all[sentence.start].span.start && clear(word_at(list[*index].span.end)..at)
    });
    let right = list
        .get(after)
        .filter(|trigger| word_at(trigger.span.start) < sentence.end && clear(end..word_at(trigger.span.start)))
        .map(|_| after);
    // At the head of a sentence a time dates what follows: "On Tuesday, troops entered".
    left.or(right).map(TriggerId::from_usize)
}

/// Whether the clause around word `at` speaks of the future.
fn looks_ahead(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    let start = at.saturating_sub(REACH).max(sentence.start);
    for back in (start..at).rev() {
        if is_boundary(words, back) {
            break;
        }
        if is_future_cue(words, back) {
            return true;
        }
        if is_past_verb(words, sentence, back) {
            return false;
        }
    }
    (at..sentence.end.min(at + REACH))
        .take_while(|ahead| !is_boundary(words, *ahead))
        .find_map(|ahead| {
            if is_future_cue(words, ahead) {
                Some(true)
            } else {
                is_past_verb(words, sentence, ahead).then_some(false)
            }
        })
        .unwrap_or(false)
}

fn is_future_cue(words: &Words, at: usize) -> bool {
    words.is(
        at,
        &[
            "will",
            "shall",
            "'ll",
            "’ll",
            "won't",
            "upcoming",
            "scheduled",
            "due",
            "plans",
            "planned",
            "planning",
            "expected",
            "slated",
            "starting",
            "beginning",
            "until",
            "deadline",
        ],
    ) || words.is(at, &["to"])
        && (words.is(at + 1, BE)
            || event_senses(words.lower(at + 1))
                .iter()
                .any(|sense| sense.word == EventWord::Verb(VerbForm::Base)))
        || words.is(at, &["would"])
}

/// A verb in the past tense: not a participle after "be" or "have" in another tense.
fn is_past_verb(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    if words.is(at, &["was", "were", "had", "did"]) {
        return true;
    }
    if words.token(at).is_some_and(|token| token.xpos == "VBD") {
        return true;
    }
    let past = event_senses(words.lower(at))
        .iter()
        .any(|sense| matches!(sense.word, EventWord::Verb(form) if form.is_tensed() && form != VerbForm::Third));
    let bound = at > sentence.start && (words.is(at - 1, BE) || words.is(at - 1, HAVE));
    past && !bound
}

#[cfg(test)]
mod tests;
