//! Who speaks: the words around a verb of saying that name its subject.

use std::ops::Range;

use crate::annotate::clause::{BE, HAVE, MODAL, is_between};
use crate::annotate::words::Words;
use crate::lexicon::calendar::WEEKDAYS;
use crate::lexicon::{EventWord, cues, event_senses};
use crate::model::{Deprel, Upos};

/// Longest phrase that names a speaker, in words.
const LONGEST: usize = 18;

/// Words that cannot stand inside the name of a speaker.
const BREAKS: &[&str] = &[
    "that", "but", "because", "when", "if", "while", "although", "though", "as", "whether", "where", "how", "why",
    "what", "which", "so", "then", "than", "after", "before", "until", "since", "or",
];

/// Words that, with the days of the week, end the phrase after the verb ("said Brandt in a statement").
const ENDS: &[&str] = &[
    "in",
    "on",
    "at",
    "after",
    "during",
    "as",
    "when",
    "while",
    "before",
    "to",
    "that",
    "by",
    "for",
    "with",
    "about",
    "late",
    "early",
    "today",
    "yesterday",
    "adding",
    "but",
    "earlier",
    "last",
    "this",
    "referring",
    "speaking",
    "who",
];

/// The subject that stands before the cue at word `cue`, not before word `from`.
pub(super) fn before(words: &Words, from: usize, cue: usize) -> Option<Range<usize>> {
    let mut end = cue;
    while end > from
        && (is_between(words, end - 1)
            || words.is(end - 1, HAVE)
            || words.is(end - 1, BE)
            || words.is(end - 1, MODAL)
            || words.is(
                end - 1,
                &["also", "later", "then", "further", "himself", "herself", "to"],
            ))
    {
        end -= 1;
    }
    if end == from {
        return None;
    }
    // "Brandt, the mayor, said": the name stands before the apposition.
    if words.is(end - 1, &[","]) {
        let comma = (from.max(end.saturating_sub(LONGEST))..end - 1)
            .rev()
            .find(|at| words.is(*at, &[","]))?;
        let start = phrase_start(words, from, comma);
        return (start < comma && words.is_capitalised(comma - 1)).then_some(start..end - 1);
    }
    if words.is(end - 1, &[")"]) {
        let bracket = (from..end - 1).rev().take(8).find(|at| words.is(*at, &["("]))?;
        let start = phrase_start(words, from, bracket);
        return (start < bracket).then_some(start..bracket);
    }
    let start = phrase_start(words, from, end);
    (start < end).then_some(start..end)
}

/// Whether a phrase can be one who speaks: it has a noun, a name or a pronoun, is no adverbial ("at around noon", "five days") and
/// does not break off ("years of", "too close").
pub(super) fn is_speaker(words: &Words, phrase: &Range<usize>) -> bool {
    let mut inside = phrase
        .clone()
        .filter(|at| words.is_letters(*at) || words.is_digits(*at));
    let (Some(first), last) = (inside.next(), inside.next_back()) else {
        return false;
    };
    let last = last.unwrap_or(first);
    let nominal = phrase.clone().any(|at| match words.upos(at) {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::X => true,
        Upos::Pron => !words.is(at, &["this", "what", "there", "you"]),
        _ => false,
    });
    let some = first == last && words.is(first, &["many", "few", "several", "some", "others", "most"]);
    let breaks_off = matches!(
        words.upos(last),
        Upos::Adp | Upos::Part | Upos::Adv | Upos::Adj | Upos::Sconj | Upos::Cconj
    );
    let while_long = words.is(
        last,
        &[
            "day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years",
        ],
    );
    some || nominal && !breaks_off && !while_long && words.upos(first) != Upos::Adp
}

fn phrase_start(words: &Words, from: usize, end: usize) -> usize {
    let mut start = end;
    while start > from && end - start < LONGEST {
        let at = start - 1;
        let inner_mark = words.is(at, &["-", "'", "’", "&", "/", "."]) && words.is_glued(at);
        if !words.is_letters(at) && !words.is_digits(at) && !inner_mark || words.is(at, BREAKS) {
            break;
        }
        if words.is(at, &["and"]) && !(words.is_capitalised(at + 1) && at > from && words.is_capitalised(at - 1)) {
            break;
        }
        if is_verb(words, at) {
            break;
        }
        if words.is(at, &["who", "whom"]) {
            // A relative clause: the name is before it, and its verb has stopped the way back already.
            break;
        }
        start -= 1;
    }
    while start < end
        && (words.is(start, &[".", "-", "'", "’", "and", "in", "on", "'s", "’s", "of", "to"])
            || words.lower(start).ends_with("ly") && !words.is_capitalised(start))
    {
        start += 1;
    }
    start
}

fn is_verb(words: &Words, at: usize) -> bool {
    match words.upos(at) {
        Upos::Verb | Upos::Aux => return true,
        Upos::X => {}
        _ => return false,
    }
    if words.is(at, BE) && !words.is(at, &["'s", "’s"]) || words.is(at, HAVE) || words.is(at, MODAL) {
        return true;
    }
    !words.is_capitalised(at)
        && event_senses(words.lower(at))
            .iter()
            .any(|sense| matches!(sense.word, EventWord::Verb(form) if form.is_tensed()))
        && !event_senses(words.lower(at))
            .iter()
            .any(|sense| sense.word == EventWord::Noun)
        || cues(words.lower(at)).iter().any(|cue| cue.form.is_tensed())
            && !words.is_capitalised(at)
            && !words.is(at, &["charges", "reports", "claims", "notes"])
}

/// The subject that stands after the cue, from word `at` on ("said Brandt, the mayor").
pub(super) fn after(words: &Words, at: usize, end: usize) -> Option<Range<usize>> {
    let mut stop = at;
    while stop < end && stop - at < LONGEST {
        let inner_mark =
            words.is(stop, &["-", "'", "’", "&", "."]) && words.is_glued(stop) && stop > at && words.is_glued(stop + 1);
        let initial = words.is(stop, &["."])
            && stop > at
            && words.raw(stop - 1).len() <= 3
            && words.is_capitalised(stop - 1)
            && words.is_capitalised(stop + 1);
        if !words.is_letters(stop) && !words.is_digits(stop) && !inner_mark && !initial
            || words.is(stop, ENDS)
            || words.is(stop, &WEEKDAYS)
        {
            break;
        }
        if is_verb(words, stop) {
            break;
        }
        stop += 1;
    }
    (stop > at).then_some(at..stop)
}

/// The subject by the grammar: the phrase under the cue's `nsubj`, cut at the cue.
pub(super) fn by_parse(words: &Words, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let token = words.all[cue].token;
    let near = cue.saturating_sub(40).max(sentence.start)..sentence.end.min(cue + 40);
    let subject = near
        .into_iter()
        .find(|at| words.head(*at) == Some(token) && words.deprel(*at) == Deprel::Nsubj)?;
    // The phrase runs over the neighbours that lead to the subject by their heads.
    let leads = |at: usize| {
        let mut position = words.all[at].token;
        for _ in 0..8 {
            if position == words.all[subject].token {
                return true;
            }
            match words.syntax.tokens.as_slice()[position].head {
                Some(head) => position = crate::text::Idx::index(head),
                None => return false,
            }
        }
        false
    };
    let mut start = subject;
    while start > sentence.start && subject - start < LONGEST && leads(start - 1) {
        start -= 1;
    }
    let mut end = subject + 1;
    while end < sentence.end && end - subject < LONGEST && end != cue && leads(end) {
        end += 1;
    }
    while end > start + 1 && !words.is_letters(end - 1) {
        end -= 1;
    }
    while start < subject && !words.is_letters(start) {
        start += 1;
    }
    (!(start..end).contains(&cue)).then_some(start..end)
}
