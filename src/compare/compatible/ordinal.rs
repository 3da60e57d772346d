//! A rank within another circle: "the country's first female mayor" / "the city's first female mayor", "the largest
//! port in the north" / "the largest port in Norway".

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::lexicon::is_function_word;
use crate::lexicon::numbers::ordinal;
use crate::model::{Deprel, Dimension, Finding, Kind, Rule, Token, Upos};
use crate::text::{Idx as _, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("rank-scope"),
    topic: "Rank",
};

/// Fit of two sentences from which they may rank one thing.
const SAME_POINT: f32 = 0.2;

/// Fit that they need where the circles have no word in common.
const ALIKE: f32 = 0.35;

/// Words after the noun among which the circle may be told.
const REACH: usize = 9;

/// Words that end the phrase.
const ENDS: &[&str] = &[
    "that", "who", "which", "when", "where", "while", "after", "before", "and", "but",
];

/// Nouns by which an account counts days, hours and parts of its own text, not the things that it tells of.
const NOT_RANKED: &[&str] = &[
    "time", "day", "week", "month", "year", "hour", "half", "quarter", "place", "step", "floor", "century", "term",
];

/// Look-alike ranks.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in ranked(view, one) {
            for theirs in ranked(view, other) {
                let known = ours.circle.intersection(&theirs.circle).count() > 0;
                if ours.differs(&theirs) && (known || fit >= ALIKE) {
                    found.push(Difference::new((one, ours.span), (other, theirs.span), 0.3 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same is ranked as {}; the accounts rank it among others, so both can hold.",
            list(sides)
        )
    })
}

/// Something with its rank.
struct Ranked {
    span: Span,
    /// The ordinal, or the lemma of a superlative.
    rank: String,
    noun: String,
    /// Content words around the noun, in lower case.
    circle: BTreeSet<String>,
}

impl Ranked {
    /// Whether both rank one sort of thing, each within a circle of its own.
    fn differs(&self, other: &Self) -> bool {
        let only = |one: &Self, other: &Self| one.circle.difference(&other.circle).count();
        self.noun == other.noun
            && self.rank == other.rank
            && only(self, other) > 0
            && only(other, self) > 0
            && !self.circle.is_empty()
    }
}

/// The phrases of a sentence that rank something.
fn ranked(view: &View<'_>, at: Location) -> Vec<Ranked> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    range
        .clone()
        .filter_map(|place| {
            let rank = rank(&tokens[place], &word(place))?;
            let noun = tokens[place].head.map(crate::text::Idx::index)?;
            let is_noun =
                tokens[noun].upos == Upos::Noun && noun > place && !NOT_RANKED.contains(&&*tokens[noun].lemma);
            if !is_noun {
                return None;
            }
            let first = (range.start..place)
                .rev()
                .take_while(|before| place - before <= 4 && in_phrase(&tokens[*before], noun))
                .last()
                .unwrap_or(place);
            let last = (noun + 1..range.end.min(noun + 1 + REACH))
                .take_while(|after| tokens[*after].upos != Upos::Punct && !ENDS.contains(&word(*after).as_str()))
                .last()
                .unwrap_or(noun);
            let circle = (first..=last)
                .filter(|inside| *inside != place && *inside != noun)
                .map(word)
                .filter(|word| !is_function_word(word) && word.chars().any(char::is_alphabetic))
                .collect();
            Some(Ranked {
                span: tokens[first].span.cover(tokens[last].span),
                rank,
                noun: tokens[noun].lemma.to_string(),
                circle,
            })
        })
        .collect()
}

fn rank(token: &Token, word: &str) -> Option<String> {
    if matches!(token.deprel, Deprel::Amod) && token.xpos == "JJS" {
        return Some(token.lemma.to_string());
    }
    let hangs = matches!(
        token.deprel,
        Deprel::Amod | Deprel::Advmod | Deprel::Nummod | Deprel::Compound
    );
    (hangs && (matches!(word, "first" | "second" | "only") || ordinal(word).is_some())).then(|| word.to_owned())
}

/// Whether a token before a rank belongs to the phrase of its noun: an owner, an article, an adjective.
fn in_phrase(token: &Token, noun: usize) -> bool {
    let hangs = token.head.is_some_and(|head| head.index() == noun);
    hangs || matches!(token.xpos, "POS" | "DT" | "NNP" | "NN" | "NNPS")
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn among_others() {
        check(
            "rank-scope",
            "Karin Dahl, the region's first female harbour master, led the search for the missing.",
            "Karin Dahl, the country's first female harbour master, led the search for the missing.",
            true,
        );
    }

    #[test]
    fn among_the_same_or_of_another_sort() {
        check(
            "rank-scope",
            "Karin Dahl, the region's first female harbour master, led the search for the missing.",
            "Karin Dahl, the region's first female harbour master, led the search.",
            false,
        );
        check(
            "rank-scope",
            "Karin Dahl, the region's first female harbour master, led the search for the missing.",
            "Karin Dahl, who led the search, spoke of the country's first winter storm.",
            false,
        );
    }
}
