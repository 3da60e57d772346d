//! Word-level differences between passages.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::Span;

/// The words of `text` that `other` lacks at that place, joined where they stand together, as spans of `text`.
///
/// Words are compared without regard to case, as a capital at the start of a sentence is no difference.
#[must_use]
pub fn own_words(text: &str, other: &str) -> Vec<Span> {
    let (own, theirs) = (words(text), words(other));
    let fold = |words: &[(usize, &str)]| -> Vec<String> { words.iter().map(|(_, word)| word.to_lowercase()).collect() };
    let ops = capture_diff_slices(Algorithm::Myers, &fold(&own), &fold(&theirs));
    let mut spans: Vec<Span> = Vec::new();
    for op in ops {
        let (DiffOp::Delete { old_index, old_len, .. } | DiffOp::Replace { old_index, old_len, .. }) = op else {
            continue;
        };
        if old_len == 0 {
            continue;
        }
        let (first, last) = (own[old_index], own[old_index + old_len - 1]);
        spans.push(Span::of(text, first.0, last.0 + last.1.len()));
    }
    spans
}

/// The words of a text with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.unicode_word_indices().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
        own_words(text, other).iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn differing_words_stand_out() {
        let (a, b) = (
            "Fourteen people were hurt on Monday.",
            "The crash hurt nineteen people on Monday.",
        );
        assert_eq!(own("The mayor left early.", "The mayor left late."), ["early"]);
        assert!(own(a, b)[0].starts_with("Fourteen"));
        assert!(!own(a, b).iter().any(|words| words.contains("Monday")));
    }

    #[test]
    fn case_and_punctuation_are_no_difference() {
        assert!(own("Police, they said", "police they said.").is_empty());
        assert!(own("", "anything").is_empty());
        assert_eq!(own("anything at all", ""), ["anything at all"]);
    }
}
