//! An act told whole in one account and nearly or partly in another: "destroyed" / "virtually destroyed".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::parties;
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule, Token, Trigger, Upos};
use crate::text::{Idx, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Other,
    rule: Rule("degree"),
    topic: "How far",
};

/// Fit of two sentences from which they may tell of one act.
const SAME_POINT: f32 = 0.2;

/// Adverbs that say how far something went.
const DEGREES: &[&str] = &[
    "almost",
    "nearly",
    "virtually",
    "practically",
    "largely",
    "mostly",
    "partly",
    "partially",
    "half",
];

/// How far back from the verb the adverb may stand, in words.
const REACH: usize = 3;

/// Differences of degree.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in view.triggers(one) {
            for theirs in view.triggers(other).filter(|theirs| theirs.lemma == ours.lemma) {
                let apart = parties(view, (one.article, ours), (other.article, theirs)) == Some(false);
                if apart || upos(view, one, ours) != upos(view, other, theirs) {
                    continue;
                }
                let (our, their) = (degree(view, one, ours), degree(view, other, theirs));
                if our.0 != their.0 {
                    found.push(Difference::new((one, our.1), (other, their.1), 0.2 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same act is told as {}; the accounts differ in how far it went, not in what it was.",
            list(sides)
        )
    })
}

/// What sort of word a trigger is.
fn upos(view: &View<'_>, at: Location, trigger: &Trigger) -> Upos {
    let syntax = &view.article(at.article).syntax;
    syntax.tokens.as_slice()[syntax.tokens_in(trigger.span).start].upos
}

/// The adverbs of degree right before a trigger, and the words from the first of them to the trigger.
fn degree(view: &View<'_>, at: Location, trigger: &Trigger) -> (Vec<String>, Span) {
    let article = view.article(at.article);
    let place = article.syntax.tokens_in(trigger.span).start;
    let first = article.syntax.tokens_in(at.span).start.max(place.saturating_sub(REACH));
    // "Nearly doubled the search" says nothing of how far the search went, "half the fight" nothing of the fight.
    let tokens = article.syntax.tokens.as_slice();
    let head = |token: &Token| token.head.map(Idx::index);
    let qualifies = |token: &Token| {
        head(token) == Some(place)
            || head(token).is_some_and(|adverb| {
                (first..place).contains(&adverb)
                    && tokens[adverb].upos == Upos::Adv
                    && head(&tokens[adverb]) == Some(place)
            })
    };
    let adverbs: Vec<(String, Span)> = tokens[first..place]
        .iter()
        .skip_while(|token| token.upos != Upos::Adv || !qualifies(token))
        .map(|token| (article.slice(token.span).to_lowercase(), token.span))
        .skip_while(|(word, _)| !DEGREES.contains(&word.as_str()))
        .collect();
    let key = adverbs
        .first()
        .map_or(trigger.span, |(_, span)| span.cover(trigger.span));
    let words = adverbs
        .into_iter()
        .map(|(word, _)| word)
        .filter(|word| DEGREES.contains(&word.as_str()));
    (words.collect(), key)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn whole_or_nearly() {
        check(
            "degree",
            "The blaze virtually destroyed the engine room of the ship.",
            "The blaze destroyed the engine room of the ship.",
            true,
        );
    }

    #[test]
    fn the_same_degree() {
        check(
            "degree",
            "The blaze destroyed the engine room of the ship.",
            "The blaze destroyed the engine room of the ship.",
            false,
        );
    }

    #[test]
    fn the_degree_of_something_else() {
        check(
            "degree",
            "The harbour office nearly doubled the search for the ship.",
            "The harbour office ended the search for the ship.",
            false,
        );
    }
}
