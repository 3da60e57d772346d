//! What narrows a number down: "two senior executives" are no count of executives.
//!
//! Owns the words around a counted noun that make a number one of a part, of a difference or of an addition. It must
//! never compare values.

use std::collections::BTreeSet;

use crate::model::{Token, Upos};

use super::counted::{Filled, counted_words};
use crate::compare::view::View;

/// Adjectives that pick a part of what a noun stands for, each against others of its row.
const CONTRASTS: &[&[&str]] = &[
    &["senior", "junior", "top"],
    &["state", "federal", "local", "national", "municipal", "regional"],
    &["likely", "registered", "eligible"],
    &["foreign", "domestic", "international"],
    &["civilian", "military"],
    &["male", "female"],
    &["new", "old", "existing", "remaining", "outstanding"],
    &["annual", "monthly", "weekly", "daily"],
    &["direct", "indirect"],
    &["public", "private"],
    &["first", "second", "third", "final"],
];

/// Words that make a number what comes to another number, or the difference between two.
const ADDED: &[&str] = &["additional", "another", "extra", "further", "more"];

/// Words behind a counted noun that make it a difference.
const COMPARED: &[&str] = &[
    "longer", "shorter", "higher", "lower", "more", "less", "fewer", "older", "younger", "larger", "bigger", "smaller",
    "earlier", "later", "above", "below", "ahead", "behind",
];

/// Whether two numbers of one noun count different things by the words that narrow it.
pub(super) fn apart(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    is_difference(view, one) != is_difference(view, other) || narrowing(view, one) != narrowing(view, other)
}

/// The names and the contrasting adjectives before a counted noun, in lower case.
fn narrowing(view: &View<'_>, filled: Filled<'_>) -> BTreeSet<String> {
    let words = counted_words(view, filled);
    let before = words.split_last().map_or(&[][..], |(_, before)| before);
    let article = view.article(filled.sentence.article);
    before
        .iter()
        .map(|token: &&Token| (token.upos, article.slice(token.span).to_lowercase()))
        .filter(|(upos, word)| *upos == Upos::Propn || CONTRASTS.iter().any(|row| row.contains(&word.as_str())))
        .map(|(_, word)| word)
        .collect()
}

/// Whether a number adds to another one or gives the difference to it: "an additional 13 million", "six pages longer".
fn is_difference(view: &View<'_>, filled: Filled<'_>) -> bool {
    let article = view.article(filled.sentence.article);
    let tokens = article.syntax.tokens.as_slice();
    let lower = |token: Option<&Token>| token.map(|token| article.slice(token.span).to_lowercase());
    let number = article.syntax.tokens_in(filled.quantity.number);
    let behind = article.syntax.tokens_in(filled.quantity.span).end.max(number.end);
    let modifier = filled.quantity.modifier.map(|span| article.slice(span).to_lowercase());
    let adds = |words: String| {
        words
            .split_whitespace()
            .any(|word| ADDED.contains(&word) && word != "more")
    };
    let before = number.start.checked_sub(1).and_then(|at| tokens.get(at));
    modifier.or(lower(before)).is_some_and(adds)
        || lower(tokens.get(number.end)).is_some_and(|word| ADDED.contains(&word.as_str()))
        || lower(tokens.get(behind)).is_some_and(|word| COMPARED.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_part_or_a_difference_is_another_count() {
        let told = "The harbour office dismissed three pilots over the sinking.";
        check(
            "number-interval",
            told,
            "The harbour office dismissed two pilots over the sinking.",
            true,
        );
        check(
            "number-interval",
            told,
            "The harbour office dismissed two senior pilots over the sinking.",
            false,
        );
        check(
            "number-interval",
            told,
            "The harbour office dismissed two Lindholm pilots over the sinking.",
            false,
        );
        check(
            "number-interval",
            told,
            "The harbour office dismissed another two pilots over the sinking.",
            false,
        );
    }

    #[test]
    fn polls_of_likely_and_of_registered_voters() {
        check(
            "number-interval",
            "The poll on the harbour asked 1,133 likely voters.",
            "The poll on the harbour asked 1,048 registered voters.",
            false,
        );
    }
}
