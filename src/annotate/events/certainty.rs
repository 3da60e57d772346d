//! How surely an event is told, and whether it is denied.

use std::ops::Range;

use crate::annotate::clause::is_boundary;
use crate::annotate::words::Words;
use crate::lexicon::{Effect, certainty_cue, event_senses};
use crate::model::Certainty;

/// How far before a trigger a cue is looked for, in words.
const REACH: usize = 12;

/// Certainty and negation of the event told at word `at`; `verbs` are the first words of the sentence's verb triggers.
///
/// A cue reaches the first verb after it and that verb's nouns; "if" reaches to the end of its
/// clause. Of several cues the strongest shift counts: condition, then plan, then hedge. Two
/// negations cancel ("no reason to believe that it was not").
pub(in crate::annotate) fn modality(
    words: &Words,
    sentence: &Range<usize>,
    at: usize,
    verbs: &[usize],
) -> (Certainty, bool) {
    let mut certainty = Certainty::Asserted;
    let mut negated = false;
    let mut cue_at = clause_start(words, sentence, at);
    while cue_at < at {
        let cue = certainty_cue(|offset| {
            if cue_at + offset < at {
                words.lower(cue_at + offset)
            } else {
                ""
            }
        });
        let Some((effect, length)) = cue else {
            cue_at += 1;
            continue;
        };
        let after = cue_at + length;
        if reaches(words, effect, cue_at, after, at, verbs) {
            match effect {
                Effect::Negated => negated = !negated,
                Effect::Hedged => certainty = stronger(certainty, Certainty::Hedged),
                Effect::Planned => certainty = stronger(certainty, Certainty::Planned),
                Effect::Hypothetical if is_reported_future(words, sentence, cue_at) => {
                    certainty = stronger(certainty, Certainty::Planned);
                }
                Effect::Hypothetical => certainty = stronger(certainty, Certainty::Hypothetical),
            }
        }
        cue_at = after;
    }
    // What is planned or supposed may be so in words too: "the planned visit", "alleged fraud".
    if certainty == Certainty::Asserted
        && at > sentence.start
        && words.is(at - 1, &["planned", "proposed", "upcoming", "scheduled"])
    {
        certainty = Certainty::Planned;
    }
    (certainty, negated)
}

/// The stronger shift of two: condition, then plan, then hedge.
fn stronger(one: Certainty, other: Certainty) -> Certainty {
    let rank = |certainty| match certainty {
        Certainty::Asserted => 0,
        Certainty::Hedged => 1,
        Certainty::Planned => 2,
        Certainty::Hypothetical => 3,
    };
    if rank(other) > rank(one) { other } else { one }
}

fn clause_start(words: &Words, sentence: &Range<usize>, at: usize) -> usize {
    let mut start = at;
    while start > sentence.start && at - start < REACH {
        let before = start - 1;
        let coordinated = words.is(
            before,
            &[
                "but", "while", "although", "though", "because", "after", "before", "until", "since",
            ],
        );
        if is_boundary(words, before) || coordinated || is_clause_comma(words, sentence, before) {
            break;
        }
        start -= 1;
    }
    start
}

/// A comma after which a new clause begins: not one inside a list of adjectives or adverbs.
fn is_clause_comma(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    words.is(at, &[","]) && {
        let next = at + 1;
        next < sentence.end
            && (words.is(
                next,
                &[
                    "and", "but", "who", "which", "he", "she", "it", "they", "we", "i", "the", "a", "an", "said",
                    "says",
                ],
            ) || words.is_capitalised(next))
    }
}

fn reaches(words: &Words, effect: Effect, cue: usize, after: usize, at: usize, verbs: &[usize]) -> bool {
    let first = verbs.partition_point(|verb| *verb < after);
    let between = verbs[first..].iter().take_while(|verb| **verb < at).count();
    let cue_word = words.lower(cue);
    if cue_word == "if" || cue_word == "unless" || cue_word == "whether" {
        return true;
    }
    if words.is(cue, &["no", "neither", "none", "without"]) {
        // A determiner reaches its noun and the verb that noun is the subject of.
        return at - after < 5 && between == 0;
    }
    match effect {
        Effect::Negated if words.is(cue, &["not", "never", "n't"]) || cue_word.ends_with("n't") => {
            between == 0 && at - after < 7
        }
        _ => between == 0,
    }
}

/// "He said it would close": the future seen from the past, no condition.
fn is_reported_future(words: &Words, sentence: &Range<usize>, cue: usize) -> bool {
    words.is(cue, &["would", "'d", "’d"])
        && (sentence.start..cue).rev().take(10).any(|at| {
            event_senses(words.lower(at)).iter().any(|sense| {
                matches!(
                    sense.class.name,
                    "say" | "announce" | "promise" | "report" | "confirm" | "warn" | "expect"
                )
            })
        })
        && !(sentence.clone().take(60).any(|at| words.is(at, &["if", "unless"])))
}
