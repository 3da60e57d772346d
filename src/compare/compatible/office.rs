//! An office told in full and in short: "a director" / "the director of wholesale products".

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::offices::{Office, PARTIES, is_office, offices};
use crate::compare::view::View;
use crate::compare::wording::{heading, list};
use crate::lexicon::gazetteer;
use crate::model::{Dimension, Finding, Kind, Rule};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Actor,
    rule: Rule("office-precision"),
    topic: "Office",
};

/// Chance that a reader asks whether two ways to tell an office are one.
const SURE: f32 = 0.3;

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
            "The harbour bill President Nils Berg signed was sound.",
            "President Nils Berg signed it.",
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
