//! What a number counts or measures.

use std::ops::Range;

use crate::annotate::words::Words;
use crate::lexicon::{is_plural, singular, unit_at};
use crate::model::{Deprel, Upos};

use super::closing::is_closing;

/// A unit in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    /// Singular lemma, or the measure's name.
    pub unit: String,
    /// The head noun's position.
    pub head: usize,
    /// One past its last word.
    pub end: usize,
}

/// Words between a number and what it counts.
const BETWEEN: &[&str] = &[
    "of",
    "the",
    "these",
    "those",
    "more",
    "other",
    "additional",
    "further",
    "different",
    "such",
    "his",
    "her",
    "its",
    "their",
    "our",
];

/// The measure or counted noun that begins at `from`, right after a number; `one` tells that the number is 1.
pub(super) fn counted_at(words: &Words, sentence: &Range<usize>, from: usize, one: bool) -> Option<Counted> {
    measure_at(words, sentence, from)
        .or_else(|| hyphenated(words, sentence, from))
        .or_else(|| noun_at(words, sentence, from, one))
}

/// "a 48-page indictment", "a six-man crew": what is counted is what the hyphen ties to the number.
fn hyphenated(words: &Words, sentence: &Range<usize>, from: usize) -> Option<Counted> {
    let head = from + 1;
    let tied = words.is_dash(from) && words.is_glued(from) && words.is_glued(head) && head < sentence.end;
    let noun = matches!(words.upos(head), Upos::Noun | Upos::X) && words.is_letters(head);
    // "six-week-old" and "30-odd" go on or count nothing.
    let closed = !(words.is_dash(head + 1) && words.is_glued(head + 1));
    (tied && noun && closed && !is_closing(words, head) && !looks_like_adjective(words, head)).then(|| Counted {
        unit: singular(words.lower(head)),
        head,
        end: head + 1,
    })
}

/// A measure such as "km", "per cent" or "dollars".
pub(super) fn measure_at(words: &Words, sentence: &Range<usize>, from: usize) -> Option<Counted> {
    let mut start = from;
    if words.is_dash(start) && words.is_glued(start) && words.is_glued(start + 1) {
        start += 1;
    }
    // "US dollars" and a full stop after "per cent." are no matter.
    start += usize::from(words.is(start, &["us", "u", "american"]) && words.is(start + 1, &["dollars", "dollar"]));
    if words.is(start, &["%"]) {
        let point = usize::from(words.is(start + 1, &["points", "point"]));
        let unit = if point == 1 { "percentage point" } else { "percent" };
        return Some(Counted {
            unit: unit.to_owned(),
            head: start,
            end: start + 1 + point,
        });
    }
    let (unit, length) = unit_at(|offset| (start + offset < sentence.end).then(|| words.lower(start + offset)))?;
    // "The second man", "10 won": a word of another trade needs no number before it.
    Some(Counted {
        unit: unit.name.to_owned(),
        head: start,
        end: start + length,
    })
}

/// The noun counted: the head of the noun phrase that the number opens.
fn noun_at(words: &Words, sentence: &Range<usize>, from: usize, one: bool) -> Option<Counted> {
    let mut at = from;
    while at < sentence.end && at - from < 3 && words.is(at, BETWEEN) {
        at += 1;
    }
    let of = (from..at).any(|between| words.is(between, &["of"]));
    let tagged = words.upos(at) != Upos::X;
    let head = head_of_phrase(words, sentence, at, tagged, one)?;
    // "30 Iranian": a name alone is counted only in its plural ("14 Palestinians").
    let lower = words.lower(head);
    let plural = is_plural(lower);
    if !plural && !one && !of && !tagged {
        return None;
    }
    if words.is_capitalised(head) && !plural && !one {
        return None;
    }
    let unit = singular(lower);
    Some(Counted {
        unit,
        head,
        end: head + 1,
    })
}

/// The last noun of the phrase that begins at word `at`.
fn head_of_phrase(words: &Words, sentence: &Range<usize>, mut at: usize, tagged: bool, one: bool) -> Option<usize> {
    let mut head = None;
    let mut length = 0;
    while at < sentence.end && length < 7 {
        let joins_compound =
            words.is_dash(at) && words.is_glued(at) && words.is_glued(at + 1) && words.is_letters(at + 1);
        if joins_compound {
            at += 1;
            continue;
        }
        if words.is(at, &["'s", "’s"]) || words.is(at, &["’", "'"]) && words.is_glued(at) && !words.is_glued(at + 1)
        {
            // "three soldiers' bodies": the owner is not what is counted; without a noun after, it is.
            at += 1;
            head = None;
            continue;
        }
        if !words.is_letters(at) || is_closing(words, at) {
            // "14 men, women", "six-week-old": stop at anything else; a list of adjectives goes on.
            if words.is(at, &[",", "and"]) && head.is_none() && length > 0 && is_adjective(words, at + 1) {
                at += 1;
                continue;
            }
            break;
        }
        let fits = if tagged {
            fits_by_tag(words, at, &mut head)
        } else {
            fits_by_form(words, at, &mut head, one)
        };
        if !fits {
            break;
        }
        at += 1;
        length += 1;
    }
    head
}

/// Whether the tagged word `at` goes on with the phrase, whose head it may be.
fn fits_by_tag(words: &Words, at: usize, head: &mut Option<usize>) -> bool {
    match words.upos(at) {
        Upos::Noun | Upos::Propn => {
            *head = Some(at);
            true
        }
        Upos::Adj | Upos::Num => head.is_none() || words.deprel(at) == Deprel::Compound,
        Upos::Verb => head.is_none() && words.lower(at).ends_with("ed") && is_noun(words, at + 1),
        Upos::Adv => head.is_none(),
        _ => false,
    }
}

/// The same of a word without a tag, by its form.
fn fits_by_form(words: &Words, at: usize, head: &mut Option<usize>, one: bool) -> bool {
    let plural = is_plural(words.lower(at));
    let stop = head.is_some_and(|head: usize| {
        is_plural(words.lower(head)) && !words.is(head, &["police", "sports", "series"]) && !one
    });
    if stop {
        return false;
    }
    let name = words.is_capitalised(at) && !plural;
    if plural || one && !name || head.is_none() && !name && !looks_like_adjective(words, at) {
        *head = Some(at);
    }
    true
}

fn is_noun(words: &Words, at: usize) -> bool {
    matches!(words.upos(at), Upos::Noun | Upos::Propn)
}

fn is_adjective(words: &Words, at: usize) -> bool {
    words.upos(at) == Upos::Adj
}

fn looks_like_adjective(words: &Words, at: usize) -> bool {
    let word = words.lower(at);
    [
        "ed", "ing", "al", "ous", "ive", "ful", "less", "ic", "ary", "ant", "ent", "able", "ible", "ish",
    ]
    .iter()
    .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
        || matches!(
            word,
            "young"
                | "old"
                | "new"
                | "other"
                | "senior"
                | "armed"
                | "dead"
                | "separate"
                | "large"
                | "small"
                | "big"
                | "major"
                | "heavy"
                | "foreign"
        )
}
