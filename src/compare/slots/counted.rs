//! What a number of an article counts, as its own words have it.
//!
//! Owns the reading of the words around one number: its noun, its unit, whether it is a share, a sum, a length of time.
//! It must never set two numbers against one another.

use std::collections::BTreeSet;

use crate::lexicon::singular;
use crate::model::{Deprel, Quantity, Token, Upos};
use crate::text::Location;

use crate::compare::view::View;

/// Words after a number among which the noun that it counts is looked for.
const COUNTED: usize = 7;

/// Units of which an article may give many values for many things.
pub(super) const MEASURES: &[&str] = &["person", "percent", "percentage point", "USD", "dollar", "time", "vote"];

/// A number in its sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Filled<'c> {
    /// Where the sentence stands.
    pub(in crate::compare) sentence: Location,
    /// The number.
    pub(in crate::compare) quantity: &'c Quantity,
}

/// The words from a number to the last of the nouns that it counts: "absentee and provisional ballots".
pub(super) fn counted_words<'c>(view: &View<'c>, filled: Filled<'_>) -> Vec<&'c Token> {
    let article = view.article(filled.sentence.article);
    let tokens = article.syntax.tokens.as_slice();
    let sentence = article.syntax.tokens_in(filled.sentence.span);
    let first = article.syntax.tokens_in(filled.quantity.number).end.min(sentence.end);
    let last = (first + COUNTED).min(sentence.end);
    let belongs = |place: &usize| {
        let token = &tokens[*place];
        matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn)
            || matches!(token.xpos, "VBN" | "VBG" | "HYPH")
            || matches!(token.deprel, Deprel::Amod | Deprel::Compound)
            || article.slice(token.span) == "and" && matches!(tokens[*place - 1].xpos, "JJ" | "NN")
    };
    // "Two cities mourning shootings": what a plural does or suffers is not counted with it.
    let ends = |place: usize| matches!(tokens[place].xpos, "VBN" | "VBG") && tokens[place - 1].xpos == "NNS";
    (first..last)
        .take_while(|place| belongs(place) && !(*place > first && ends(*place)))
        .map(|place| &tokens[place])
        .collect()
}

/// The nouns that a number counts, in the singular: "absentee", "ballot" of "8,000 absentee and provisional ballots".
pub(in crate::compare) fn counted(view: &View<'_>, filled: Filled<'_>) -> BTreeSet<String> {
    let run = counted_words(view, filled);
    let ends = |at: usize| {
        let next = run.get(at + 1);
        next.is_none_or(|next| !matches!(next.upos, Upos::Noun | Upos::Propn))
    };
    let nouns = run
        .iter()
        .enumerate()
        .filter(|(at, token)| token.upos == Upos::Noun && ends(*at));
    nouns.map(|(_, token)| token.lemma.to_string()).collect()
}

/// The noun that is glued to a number: "vote" of "a 1,700-vote lead".
pub(super) fn compound(view: &View<'_>, filled: Filled<'_>) -> Option<String> {
    let words = view
        .slice(Location::new(filled.sentence.article, filled.quantity.span))
        .to_lowercase();
    let glued = words
        .split_whitespace()
        .find(|word| word.contains('-') && word.starts_with(|letter: char| letter.is_ascii_digit()))?;
    glued
        .rsplit_once('-')
        .map(|(_, noun)| noun.to_owned())
        .filter(|noun| !noun.is_empty())
}

/// The nouns and units by which a number may be known to count the same as another: its unit, its own nouns, or the noun of
/// a compound ("a 1,700-vote lead" / "1,700 votes").
pub(super) fn units(view: &View<'_>, filled: Filled<'_>) -> BTreeSet<String> {
    let compound = compound(view, filled).map(|noun| singular(&noun));
    let unit = filled
        .quantity
        .unit
        .as_deref()
        .map(|unit| if unit == "USD" { "dollar" } else { unit });
    unit.map(str::to_owned)
        .into_iter()
        .chain(compound)
        .chain(counted(view, filled))
        .collect()
}

pub(super) fn is_dozen(view: &View<'_>, filled: Filled<'_>) -> bool {
    let words = view
        .slice(Location::new(filled.sentence.article, filled.quantity.number))
        .to_lowercase();
    words.contains("dozen") || words.contains("couple")
}

/// Whether a number is a share of something, which its own noun need not name.
pub(super) fn is_share(quantity: &Quantity) -> bool {
    matches!(quantity.unit.as_deref(), Some("percent" | "percentage point"))
}

/// Whether a number is a share or a sum of money.
pub(super) fn is_amount(quantity: &Quantity) -> bool {
    is_share(quantity)
        || matches!(
            quantity.unit.as_deref(),
            Some("USD" | "dollar" | "EUR" | "GBP" | "euro" | "pound")
        )
}

/// Lengths of time belong to the rules on dates.
pub(super) fn is_time(quantity: &Quantity) -> bool {
    let units = [
        "second", "minute", "hour", "day", "week", "month", "year", "decade", "century",
    ];
    quantity.unit.as_deref().is_some_and(|unit| units.contains(&unit))
}

/// Whether a number counts things, and is no amount of a measure.
pub(super) fn counts_things(quantity: &Quantity) -> bool {
    let unit = quantity.unit.as_deref();
    unit.is_some_and(|unit| (unit == "person" || !MEASURES.contains(&unit)) && crate::lexicon::unit(unit).is_none())
}
