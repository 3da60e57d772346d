//! Small questions about a clause, asked of its words: where it ends, whether a verb is passive.

use std::ops::Range;

use super::words::Words;

/// Forms of "be".
pub(super) const BE: &[&str] = &[
    "be",
    "am",
    "is",
    "are",
    "was",
    "were",
    "been",
    "being",
    "'s",
    "’s",
    "'re",
    "’re",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "isn’t",
    "aren’t",
    "wasn’t",
    "weren’t",
];

/// Forms of "have".
pub(super) const HAVE: &[&str] = &[
    "have", "has", "had", "having", "'ve", "’ve", "hasn't", "haven't", "hadn't",
];

/// Modal verbs and forms of "do".
pub(super) const MODAL: &[&str] = &[
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "shall",
    "should",
    "must",
    "do",
    "does",
    "did",
    "cannot",
    "won't",
    "wouldn't",
    "can't",
    "couldn't",
    "shouldn't",
    "don't",
    "doesn't",
    "didn't",
    "'ll",
    "’ll",
    "'d",
    "’d",
];

/// Words that stand between an auxiliary and its verb.
const BETWEEN: &[&str] = &[
    "not",
    "n't",
    "also",
    "already",
    "all",
    "both",
    "since",
    "then",
    "still",
    "never",
    "later",
    "now",
    "ever",
    "once",
    "either",
    "reportedly",
    "allegedly",
    "just",
    "again",
    "even",
    "only",
    "subsequently",
];

/// Whether the words at `at` may be skipped between an auxiliary and its verb.
pub(super) fn is_between(words: &Words, at: usize) -> bool {
    words.is(at, BETWEEN) || (words.lower(at).ends_with("ly") && words.is_letters(at))
}

/// The nearest auxiliary before word `at`, with only adverbs between.
pub(super) fn auxiliary_before(words: &Words, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let mut back = at;
    while back > sentence.start {
        back -= 1;
        if words.is(back, BE)
            || words.is(back, HAVE)
            || words.is(back, MODAL)
            || words.is(back, &["get", "gets", "got", "getting"])
        {
            return Some(back);
        }
        if at - back > 4 || !is_between(words, back) {
            return None;
        }
    }
    None
}

/// Whether the participle at `at` is passive: after "be" or "get", or bare before "by" or after a noun.
pub(super) fn is_passive(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    match auxiliary_before(words, sentence, at) {
        Some(aux) => words.is(aux, BE) || words.is(aux, &["get", "gets", "got", "getting"]),
        None => at + 1 < sentence.end && words.is(at + 1, &["by"]),
    }
}

/// Whether word `at` ends a clause for the purposes of looking around a verb.
pub(super) fn is_boundary(words: &Words, at: usize) -> bool {
    words.is(
        at,
        &[
            ";", ":", "—", "–", "(", ")", "[", "]", "?", "!", "…", "\"", "“", "”", "«", "»",
        ],
    ) || (words.is(at, &["."]) && !words.is_glued(at + 1))
        || (words.is(at, &["-"]) && !words.is_glued(at) && !words.is_glued(at + 1))
}
