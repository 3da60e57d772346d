//! What narrows a number down: "two senior executives" are no count of executives.
//!
//! Owns the words around a counted noun that make a number one of a part, of a difference, of an addition, or of what one
//! person did. It must never compare values.

use std::collections::BTreeSet;

use crate::lexicon::unit;
use crate::model::{Deprel, EntityId, EntityKind, Token, Upos};
use crate::text::{Idx, Location};

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

/// Words before a number that make it one of some among more.
const SOME_OF: &[&str] = &[
    "first",
    "last",
    "final",
    "next",
    "other",
    "remaining",
    "past",
    "previous",
    "previously",
];

/// Stretches of a game, of which each has counts of its own.
const OF_A_GAME: &[&str] = &["round", "inning", "innings", "quarter", "overtime"];

/// Stretches of a game or a career of which each has counts of its own, but of people.
const STRETCHES: &[&str] = &[
    "half", "minutes", "stretch", "streak", "season", "career", "week", "record",
];

/// Whether two numbers of one noun count different things by the words that narrow it, or what two persons did.
pub(super) fn apart(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    is_difference(view, one) != is_difference(view, other)
        || narrowing(view, one) != narrowing(view, other)
        || some_of(view, one) != some_of(view, other)
        || stretches(view, one) != stretches(view, other)
        || matches!((measured(view, one), measured(view, other)), (Some(one), Some(other)) if one != other)
        || matches!((doer(view, one), doer(view, other)), (Some(one), Some(other)) if one != other)
}

/// The noun that a measure glued to its number stands before: "yacht" of "a 10-metre yacht".
fn measured<'c>(view: &View<'c>, filled: Filled<'_>) -> Option<&'c str> {
    let article = view.article(filled.sentence.article);
    let tokens = article.syntax.tokens.as_slice();
    let own = article.syntax.tokens_in(filled.quantity.span);
    let glued = unit(filled.quantity.unit.as_deref()?).is_some() && article.slice(filled.quantity.span).contains('-');
    let outside = own.clone().filter_map(|place| tokens[place].head.map(Idx::index));
    let noun = outside
        .into_iter()
        .find(|head| !own.contains(head) && *head >= own.end)?;
    (glued && tokens[noun].upos == Upos::Noun).then(|| &*tokens[noun].lemma)
}

/// The word before a number that makes it one of some among more.
fn some_of(view: &View<'_>, filled: Filled<'_>) -> Option<&'static str> {
    let article = view.article(filled.sentence.article);
    let before = article.syntax.tokens_in(filled.quantity.number).start.checked_sub(1)?;
    let word = article
        .slice(article.syntax.tokens.as_slice()[before].span)
        .to_lowercase();
    SOME_OF.iter().copied().find(|known| *known == word)
}

/// The stretches of a game or a career that the sentence of a count tells of.
fn stretches(view: &View<'_>, filled: Filled<'_>) -> BTreeSet<String> {
    let people = filled.quantity.unit.as_deref() == Some("person");
    let article = view.article(filled.sentence.article);
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(filled.sentence.span)];
    let words = tokens.iter().map(|token| article.slice(token.span).to_lowercase());
    let known = |word: &str| OF_A_GAME.contains(&word) || !people && STRETCHES.contains(&word);
    words.filter(|word| known(word)).collect()
}

/// The person who does what is counted: the subject of the verb that a number hangs on.
fn doer(view: &View<'_>, filled: Filled<'_>) -> Option<EntityId> {
    let article = view.article(filled.sentence.article);
    let tokens = article.syntax.tokens.as_slice();
    let sentence = article.syntax.tokens_in(filled.sentence.span);
    let mut place = article.syntax.tokens_in(filled.quantity.number).start;
    for _ in 0..CLIMB {
        if tokens[place].upos == Upos::Verb {
            break;
        }
        place = tokens[place].head?.index();
    }
    let is_subject =
        |at: &usize| tokens[*at].deprel == Deprel::Nsubj && tokens[*at].head.is_some_and(|head| head.index() == place);
    let subject = sentence.into_iter().find(is_subject)?;
    let entity = view.entity_of(Location::new(filled.sentence.article, tokens[subject].span))?;
    (view.all.entities[entity].kind == EntityKind::Person).then_some(entity)
}

/// Steps from a number up to the verb that it hangs on.
const CLIMB: usize = 5;

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
    fn two_persons_or_two_stretches() {
        let told = "Anna Berg scored 14 points for the harbour team in the final of the Lindholm league.";
        check(
            "number-interval",
            told,
            "Ida Moe scored 16 points for the harbour team in the final of the Lindholm league.",
            false,
        );
        check(
            "number-interval",
            told,
            "Anna Berg scored 8 points for the harbour team in the first half of the final of the Lindholm league.",
            false,
        );
        check(
            "number-interval",
            told,
            "Anna Berg scored 16 points for the harbour team in the final of the Lindholm league.",
            true,
        );
    }

    #[test]
    fn measures_of_two_things() {
        check(
            "number-interval",
            "A 60-metre ferry hit the quay of Lindholm in the fog.",
            "A 10-metre yacht hit the quay of Lindholm in the fog.",
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
