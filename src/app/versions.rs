//! Two versions of one article, as an edited page or a syndicated copy: where they differ.

use std::time::{Duration, Instant};

use similar::{Algorithm, ChangeTag, TextDiff};

/// Longest that a difference is refined; what is then left is told more coarsely.
const PATIENCE: Duration = Duration::from_millis(300);

/// A stretch of the two texts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// In the first alone.
    First,
    /// In the second alone.
    Second,
}

/// Both texts as one, word by word: what both have, what one alone has.
#[must_use]
pub fn difference(first: &str, second: &str) -> Vec<(Side, String)> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .deadline(Instant::now() + PATIENCE)
        .diff_unicode_words(first, second);
    let mut pieces: Vec<(Side, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::First,
            ChangeTag::Insert => Side::Second,
        };
        match pieces.last_mut() {
            Some((last, words)) if *last == side => words.push_str(change.value()),
            _ => pieces.push((side, change.value().to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first: &str, second: &str, own: &[(Side, &str)]) {
        let pieces = difference(first, second);
        let side = |wanted: Side| -> String {
            let of = pieces.iter().filter(|(side, _)| *side == Side::Both || *side == wanted);
            of.map(|(_, words)| words.as_str()).collect()
        };
        assert_eq!(
            (side(Side::First), side(Side::Second)),
            (first.to_owned(), second.to_owned())
        );
        let told: Vec<_> = pieces
            .iter()
            .filter(|(side, _)| *side != Side::Both)
            .map(|(side, words)| (*side, words.trim()))
            .collect();
        assert_eq!(told, own);
    }

    #[test]
    fn what_an_edit_changed_is_told_and_nothing_is_lost() {
        check(
            "The mill burned. Two were hurt.",
            "The mill burned. Three were hurt.",
            &[(Side::First, "Two"), (Side::Second, "Three")],
        );
        check("same é", "same é", &[]);
        check("", "new", &[(Side::Second, "new")]);
    }
}
