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
///
/// The space between two words that were both replaced counts as replaced too, so that a phrase is told as a phrase.
#[must_use]
pub fn difference(first: &str, second: &str) -> Vec<(Side, String)> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .deadline(Instant::now() + PATIENCE)
        .diff_unicode_words(first, second);
    let mut pieces = Pieces::default();
    for change in diff.iter_all_changes() {
        let words = change.value();
        match change.tag() {
            ChangeTag::Delete => pieces.change(words, ""),
            ChangeTag::Insert => pieces.change("", words),
            ChangeTag::Equal => pieces.keep(words),
        }
    }
    pieces.end()
}

/// The pieces so far, and the change that may still go on.
#[derive(Default)]
struct Pieces {
    done: Vec<(Side, String)>,
    first: String,
    second: String,
    /// Space after the change, in both texts.
    space: String,
}

impl Pieces {
    fn change(&mut self, first: &str, second: &str) {
        let space = std::mem::take(&mut self.space);
        for (own, words) in [(&mut self.first, first), (&mut self.second, second)] {
            own.push_str(&space);
            own.push_str(words);
        }
    }

    fn keep(&mut self, words: &str) {
        let changed = !self.first.is_empty() && !self.second.is_empty();
        if changed && words.chars().all(|letter| letter.is_whitespace() && letter != '\n') {
            self.space.push_str(words);
            return;
        }
        self.flush();
        self.push(Side::Both, words);
    }

    fn flush(&mut self) {
        let (first, second) = (std::mem::take(&mut self.first), std::mem::take(&mut self.second));
        let space = std::mem::take(&mut self.space);
        self.push(Side::First, &first);
        self.push(Side::Second, &second);
        self.push(Side::Both, &space);
    }

    fn push(&mut self, side: Side, words: &str) {
        match self.done.last_mut() {
            _ if words.is_empty() => {}
            Some((last, so_far)) if *last == side => so_far.push_str(words),
            _ => self.done.push((side, words.to_owned())),
        }
    }

    fn end(mut self) -> Vec<(Side, String)> {
        self.flush();
        self.done
    }
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
        // A phrase that was put for another is told whole, not word by word in turn.
        check(
            "It was shut for six weeks.\n\nThe board met.",
            "It was shut for three months.\n\nThe board met.",
            &[(Side::First, "six weeks"), (Side::Second, "three months")],
        );
        // Words that both have keep two changes apart, and so does the end of a paragraph.
        check(
            "Six boats and two cars",
            "Five boats and three cars",
            &[
                (Side::First, "Six"),
                (Side::Second, "Five"),
                (Side::First, "two"),
                (Side::Second, "three"),
            ],
        );
        check(
            "The board met early\n\nMonday was dry.",
            "The board met late\n\nTuesday was dry.",
            &[
                (Side::First, "early"),
                (Side::Second, "late"),
                (Side::First, "Monday"),
                (Side::Second, "Tuesday"),
            ],
        );
        check("same é", "same é", &[]);
        check("", "new", &[(Side::Second, "new")]);
    }
}
