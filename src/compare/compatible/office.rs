//! An office told in full and in short: "a director" / "the director of wholesale products".

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::difference::{Difference, Said, Shape, findings};
use crate::compare::ranks::stations;
use crate::compare::view::View;
use crate::compare::wording::{heading, list};
use crate::lexicon::gazetteer;
use crate::lexicon::nouns::{NounKind, noun};
use crate::model::{Dimension, EntityId, Finding, Form, Kind, Rule, Upos};
use crate::text::{ArticleId, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Actor,
    rule: Rule("office-precision"),
    topic: "Office",
};

/// Chance that a reader asks whether two ways to tell an office are one.
const SURE: f32 = 0.3;

/// Words that begin what the holder of an office is the head of.
const OF: &[&str] = &["of", "for"];

/// Parties and their people, and words that only date an office.
const PARTIES: &[&str] = &[
    "republican",
    "democrat",
    "democratic",
    "conservative",
    "labour",
    "labor",
    "liberal",
    "socialist",
    "green",
    "independent",
    "former",
    "then",
    "current",
    "late",
    "ex",
    "incumbent",
];

/// Look-alike offices.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for by_article in offices(view).into_values() {
        let all: Vec<&Office> = by_article.values().flatten().collect();
        // One finding a person: the fullest way against the shortest, the earliest of these.
        let widest = all
            .iter()
            .flat_map(|one| all.iter().map(move |other| (*one, *other)))
            .filter(|(short, full)| {
                short.said.sentence.article != full.said.sentence.article
                    && short.words.len() < full.words.len()
                    && in_short(&short.words, &full.words)
            })
            .min_by_key(|(short, full)| {
                let more = full.words.len() - short.words.len();
                (
                    std::cmp::Reverse(more),
                    view.rank(full.said.place()),
                    view.rank(short.said.place()),
                )
            });
        found.extend(widest.map(|(one, other)| Difference {
            one: one.said,
            other: other.said,
            sure: SURE,
        }));
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same person's office is told as {}; one tells it in full, the other in short.",
            list(sides)
        )
    })
}

/// Whether `full` tells the office of `short` and more. A place, a people or a party before it says nothing more of
/// the office.
fn in_short(short: &BTreeSet<String>, full: &BTreeSet<String>) -> bool {
    let says = |word: &&String| !PARTIES.contains(&word.as_str()) && !gazetteer::knows(&heading(word));
    short.is_subset(full) && short.iter().any(|word| is_office(word)) && full.difference(short).any(|word| says(&word))
}

fn is_office(word: &str) -> bool {
    // "Lady" is a form of address, or part of a ship's name.
    let office = |class: &str| !matches!(class, "man" | "woman" | "boy" | "girl" | "child" | "person" | "friend");
    !PARTIES.contains(&word)
        && noun(word).is_some_and(|noun| noun.class.kind == NounKind::Person && !noun.plural && office(noun.class.name))
}

/// An office as an account tells it.
struct Office {
    said: Said,
    /// Its nouns and names in lower case.
    words: BTreeSet<String>,
}

/// For each person, the offices that stand behind or before the name in each account, once each.
fn offices(view: &View<'_>) -> BTreeMap<EntityId, BTreeMap<ArticleId, Vec<Office>>> {
    let mut found: BTreeMap<EntityId, BTreeMap<ArticleId, Vec<Office>>> = BTreeMap::new();
    for (entity, place, form) in stations(view) {
        let place = match form {
            Form::Nominal => Location::new(place.article, in_full(view, place)),
            _ => place,
        };
        let known = found.entry(entity).or_default().entry(place.article).or_default();
        if let Some(office) = office(view, place)
            && !known.iter().any(|other| other.words == office.words)
        {
            known.push(office);
        }
    }
    found
}

/// A short apposition with the words behind it that say what the office is of.
fn in_full(view: &View<'_>, at: Location) -> Span {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let end = article.syntax.tokens_in(view.sentence(at).span).end;
    let next = article.syntax.tokens_in(at.span).end;
    if next >= end || !OF.contains(&article.slice(tokens[next].span)) {
        return at.span;
    }
    let last = (next + 1..end)
        .take_while(|place| {
            matches!(
                tokens[*place].upos,
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num
            )
        })
        .last();
    last.map_or(at.span, |last| at.span.cover(tokens[last].span))
}

fn office(view: &View<'_>, place: Location) -> Option<Office> {
    let article = view.article(place.article);
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(place.span)];
    let words: BTreeSet<String> = tokens
        .iter()
        .filter(|token| matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj))
        .map(|token| article.slice(token.span).to_lowercase())
        .filter(|word| word.len() > 2 && !word.ends_with('.'))
        .collect();
    let held = words.iter().any(|word| is_office(word));
    (held && !place.span.is_empty()).then(|| Office {
        said: Said {
            sentence: view.sentence(place),
            key: place.span,
        },
        words,
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn in_short_and_in_full() {
        check(
            "office-precision",
            "The ship was sound, said Nils Berg, a director at the shipping line.",
            "The ship was sound, said Nils Berg, director of passenger services.",
            true,
        );
    }

    #[test]
    fn the_same_or_another_office() {
        check(
            "office-precision",
            "The Lady Berg was sound. Lady Berg had sailed for years.",
            "The ageing Lady Berg was sound. Lady Berg had sailed for years.",
            false,
        );
        check(
            "office-precision",
            "The ship was sound, said Nils Berg, a director at the shipping line.",
            "The ship was sound, said Nils Berg, a director at the shipping line.",
            false,
        );
        check(
            "office-precision",
            "The ship was sound, said Nils Berg, a lawyer for the owner.",
            "The ship was sound, said Nils Berg, director of passenger services.",
            false,
        );
    }
}
